/* ptero-key-editor.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-format.h"
#include "ptero-key-editor.h"
#include "ptero-key-group.h"
#include "ptero-panel-focus.h"
#include "ptero-reveal.h"

/**
 * PteroKeyEditor:
 *
 * One key of a panel that is there: whether it is set and whose it is, and what
 * is to become of it when the form is saved.
 */

typedef enum
{
  CHANGE_NONE,
  CHANGE_REPLACE,
  CHANGE_REMOVE,
} Change;

struct _PteroKeyEditor
{
  GtkBox      parent_instance;

  GtkWidget  *group;          /* the entry, while a new key is typed */
  GtkWidget  *remove_button;
  GtkWidget  *replace_button;
  GtkWidget  *row;
  GtkWidget  *row_group;

  PteroPanel *panel;
  PteroApi    api;
  Change      change;
};

enum {
  PROP_0,
  PROP_API,
  N_PROPS
};

enum {
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroKeyEditor, ptero_key_editor, GTK_TYPE_BOX)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static char *
describe_key (PteroKeyEditor *self)
{
  PteroAccount *account = ptero_panel_get_account (self->panel);
  g_autofree char *owner = NULL;

  if (!ptero_panel_has_key (self->panel, self->api))
    return g_strdup (_("None"));

  if (self->api == PTERO_API_CLIENT && account != NULL && account->username != NULL)
    {
      owner = ptero_text_make_safe (account->username);

      /* Translators: %s is the name of an account */
      return g_strdup_printf (_("Belongs to %s"), owner);
    }

  return g_strdup (ptero_panel_get_session_only (self->panel)
                     ? _("Kept for this session")
                     : _("Kept in the keyring"));
}

static void
update (PteroKeyEditor *self)
{
  gboolean has_key = ptero_panel_has_key (self->panel, self->api);
  g_autofree char *subtitle = NULL;

  if (self->change == CHANGE_REMOVE)
    subtitle = g_strdup (_("Will be removed when you save"));
  else if (self->change == CHANGE_REPLACE && has_key)
    subtitle = g_strdup (_("Will be replaced when you save"));
  else if (self->change == CHANGE_REPLACE)
    subtitle = g_strdup (_("Will be added when you save"));
  else
    subtitle = describe_key (self);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), subtitle);

  if (self->change != CHANGE_NONE)
    gtk_button_set_label (GTK_BUTTON (self->replace_button), has_key ? _("_Keep") : _("_Cancel"));
  else
    gtk_button_set_label (GTK_BUTTON (self->replace_button), has_key ? _("_Replace…") : _("_Add…"));

  gtk_widget_set_visible (self->remove_button, has_key && self->change == CHANGE_NONE);
  gtk_widget_set_visible (self->group, self->change == CHANGE_REPLACE);
}

static void
set_change (PteroKeyEditor *self,
            Change          change)
{
  if (self->change == CHANGE_REPLACE && change != CHANGE_REPLACE)
    ptero_key_group_set_key (PTERO_KEY_GROUP (self->group), "");

  if (change != CHANGE_REPLACE)
    ptero_panel_focus_release (self->group);

  self->change = change;
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
replace_clicked_cb (PteroKeyEditor *self)
{
  if (self->change != CHANGE_NONE)
    {
      set_change (self, CHANGE_NONE);
      return;
    }

  set_change (self, CHANGE_REPLACE);
  ptero_key_group_focus (PTERO_KEY_GROUP (self->group));
  ptero_reveal (self->group);
}

static void
remove_clicked_cb (PteroKeyEditor *self)
{
  set_change (self, CHANGE_REMOVE);
  gtk_widget_grab_focus (self->replace_button);
}

static void
ready_cb (PteroKeyEditor *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
ptero_key_editor_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  PteroKeyEditor *self = PTERO_KEY_EDITOR (object);

  switch (prop_id)
    {
    case PROP_API:
      g_value_set_uint (value, self->api);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_key_editor_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  PteroKeyEditor *self = PTERO_KEY_EDITOR (object);

  switch (prop_id)
    {
    case PROP_API:
      self->api = g_value_get_uint (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_accessible_name (GtkWidget  *widget,
                     const char *name)
{
  gtk_widget_set_tooltip_text (widget, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
ptero_key_editor_constructed (GObject *object)
{
  PteroKeyEditor *self = PTERO_KEY_EDITOR (object);
  gboolean is_account = self->api == PTERO_API_CLIENT;

  G_OBJECT_CLASS (ptero_key_editor_parent_class)->constructed (object);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row),
                                 is_account ? _("Account Key") : _("Application Key"));
  set_accessible_name (self->remove_button,
                       is_account ? _("Remove Account Key") : _("Remove Application Key"));
  gtk_widget_set_name (self->remove_button,
                       is_account ? "account-key-remove" : "application-key-remove");
  gtk_widget_set_name (self->replace_button,
                       is_account ? "account-key-replace" : "application-key-replace");

  self->group = ptero_key_group_new (self->api);
  gtk_widget_set_visible (self->group, FALSE);
  g_signal_connect_object (self->group, "notify::ready", G_CALLBACK (ready_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), self->group);
}

static void
ptero_key_editor_dispose (GObject *object)
{
  PteroKeyEditor *self = PTERO_KEY_EDITOR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PTERO_TYPE_KEY_EDITOR);
  g_clear_object (&self->panel);

  G_OBJECT_CLASS (ptero_key_editor_parent_class)->dispose (object);
}

static void
ptero_key_editor_class_init (PteroKeyEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = ptero_key_editor_constructed;
  object_class->dispose = ptero_key_editor_dispose;
  object_class->get_property = ptero_key_editor_get_property;
  object_class->set_property = ptero_key_editor_set_property;

  /**
   * PteroKeyEditor:api:
   *
   * Which kind of key it is: [enum@Ptero.Api], 0 for an account key, 1 for an
   * application key.
   */
  properties[PROP_API] =
    g_param_spec_uint ("api", NULL, NULL,
                       PTERO_API_CLIENT, PTERO_API_APPLICATION, PTERO_API_CLIENT,
                       (G_PARAM_READWRITE |
                        G_PARAM_CONSTRUCT_ONLY |
                        G_PARAM_STATIC_STRINGS));

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PteroKeyEditor::changed:
   * @self: a key editor
   *
   * What is to become of the key, or whether the new one is good, has changed.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/ptero-key-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroKeyEditor, remove_button);
  gtk_widget_class_bind_template_child (widget_class, PteroKeyEditor, replace_button);
  gtk_widget_class_bind_template_child (widget_class, PteroKeyEditor, row);
  gtk_widget_class_bind_template_child (widget_class, PteroKeyEditor, row_group);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_clicked_cb);
}

static void
ptero_key_editor_init (PteroKeyEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ptero_key_editor_set_panel:
 * @self: an editor
 * @panel: the panel whose key it is
 */
void
ptero_key_editor_set_panel (PteroKeyEditor *self,
                            PteroPanel     *panel)
{
  g_return_if_fail (PTERO_IS_KEY_EDITOR (self));
  g_return_if_fail (PTERO_IS_PANEL (panel));

  g_set_object (&self->panel, panel);
  ptero_key_editor_set_target (self, ptero_panel_get_address (panel),
                               ptero_panel_get_fingerprint (panel));
  update (self);
}

/**
 * ptero_key_editor_set_target:
 * @self: a key editor
 * @address: the normalised address of the panel
 * @fingerprint: (nullable): the certificate that is trusted there
 *
 * Sets which panel a new key is for.
 */
void
ptero_key_editor_set_target (PteroKeyEditor *self,
                             const char     *address,
                             const char     *fingerprint)
{
  g_return_if_fail (PTERO_IS_KEY_EDITOR (self));

  ptero_key_group_set_target (PTERO_KEY_GROUP (self->group), address, fingerprint,
                              ptero_panel_get_flavour (self->panel));
}

/**
 * ptero_key_editor_get_address:
 * @self: a key editor
 *
 * Returns: (transfer none) (nullable): of the panel that a new key is for, where it was checked
 */
const char *
ptero_key_editor_get_address (PteroKeyEditor *self)
{
  g_return_val_if_fail (PTERO_IS_KEY_EDITOR (self), NULL);

  return ptero_key_group_get_address (PTERO_KEY_GROUP (self->group));
}

/**
 * ptero_key_editor_get_api:
 * @self: an editor
 *
 * Returns: which of the two keys it is for
 */
PteroApi
ptero_key_editor_get_api (PteroKeyEditor *self)
{
  g_return_val_if_fail (PTERO_IS_KEY_EDITOR (self), PTERO_API_CLIENT);

  return self->api;
}

/**
 * ptero_key_editor_get_changed:
 * @self: an editor
 *
 * Returns: whether there is something that would be lost
 */
gboolean
ptero_key_editor_get_changed (PteroKeyEditor *self)
{
  g_return_val_if_fail (PTERO_IS_KEY_EDITOR (self), FALSE);

  return self->change != CHANGE_NONE;
}

/**
 * ptero_key_editor_get_ready:
 * @self: a key editor
 *
 * Tells whether the change can be saved: a new key has been found good.
 *
 * Returns: whether it can
 */
gboolean
ptero_key_editor_get_ready (PteroKeyEditor *self)
{
  g_return_val_if_fail (PTERO_IS_KEY_EDITOR (self), FALSE);

  return self->change != CHANGE_REPLACE ||
         ptero_key_group_get_ready (PTERO_KEY_GROUP (self->group));
}

/**
 * ptero_key_editor_will_have:
 * @self: a key editor
 *
 * Tells whether there is such a key after saving.
 *
 * Returns: whether there is
 */
gboolean
ptero_key_editor_will_have (PteroKeyEditor *self)
{
  g_return_val_if_fail (PTERO_IS_KEY_EDITOR (self), FALSE);

  if (self->change == CHANGE_NONE)
    return ptero_panel_has_key (self->panel, self->api);

  return self->change == CHANGE_REPLACE;
}

/**
 * ptero_key_editor_dup_key:
 * @self: a key editor
 *
 * Gets the new key.
 *
 * Returns: (transfer full) (nullable): the key, to be freed with
 *   [func@Ptero.key_free]; %NULL if the key is to be removed
 */
char *
ptero_key_editor_dup_key (PteroKeyEditor *self)
{
  g_return_val_if_fail (PTERO_IS_KEY_EDITOR (self), NULL);

  return self->change == CHANGE_REPLACE
           ? ptero_key_group_dup_key (PTERO_KEY_GROUP (self->group))
           : NULL;
}

/**
 * ptero_key_editor_reset:
 * @self: a key editor
 *
 * Takes the change back, or takes note that it was saved.
 */
void
ptero_key_editor_reset (PteroKeyEditor *self)
{
  g_return_if_fail (PTERO_IS_KEY_EDITOR (self));

  set_change (self, CHANGE_NONE);
}
