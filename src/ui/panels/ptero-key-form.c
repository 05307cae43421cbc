/* ptero-key-form.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-key-form.h"

#include "ptero-keep-group.h"
#include "ptero-key-group.h"
#include "ptero-key-text.h"

/**
 * PteroKeyForm:
 *
 * New keys for a panel that is there: entries for both kinds, and where they
 * are kept. It stores them one after the other.
 */

struct _PteroKeyForm
{
  GtkBox           parent_instance;

  GtkWidget       *account_group;
  GtkWidget       *application_group;
  GtkWidget       *keep_group;

  PteroPanelStore *store;
  PteroPanel      *panel;
  GCancellable    *saving;       /* NULL while nothing is being stored */
  PteroKeyGroup   *current;      /* whose key it is */
};

enum {
  PROP_0,
  PROP_SAVING,
  N_PROPS
};

enum {
  ACTIVATED,
  CHANGED,
  SAVED,
  TRUSTED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroKeyForm, ptero_key_form, GTK_TYPE_BOX)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
is_empty (GtkWidget *group)
{
  return ptero_key_group_is_empty (PTERO_KEY_GROUP (group));
}

/* Somebody types in it, or has done so. */
static gboolean
is_in_use (GtkWidget *group)
{
  return !is_empty (group) || gtk_widget_get_focus_child (group) != NULL;
}

static void
end_saving (PteroKeyForm *self)
{
  g_clear_object (&self->saving);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVING]);
}

static void save_next_key (PteroKeyForm *self);

/* Whoever stops the saving, or closes the form, has cancelled it: nobody waits for this then. */
static void
set_key_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  PteroKeyForm *self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean stored;

  stored = ptero_panel_store_set_key_finish (PTERO_PANEL_STORE (object), result, &error);
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  if (stored)
    {
      ptero_key_group_set_key (self->current, "");
      save_next_key (self);
    }
  else
    {
      end_saving (self);
      ptero_keep_group_show_error (PTERO_KEEP_GROUP (self->keep_group), error);
    }
}

static void
save_key (PteroKeyForm  *self,
          PteroKeyGroup *group)
{
  gboolean session_only = ptero_keep_group_get_session_only (PTERO_KEEP_GROUP (self->keep_group));
  char *key = ptero_key_group_dup_key (group);

  self->current = group;
  ptero_panel_store_set_key_async (self->store, self->panel, ptero_key_group_get_api (group), key,
                                   ptero_key_group_get_address (group), session_only, self->saving,
                                   set_key_cb, self);
  ptero_key_free (key);
}

static void
save_next_key (PteroKeyForm *self)
{
  if (ptero_key_group_get_ready (PTERO_KEY_GROUP (self->account_group)))
    {
      save_key (self, PTERO_KEY_GROUP (self->account_group));
    }
  else if (ptero_key_group_get_ready (PTERO_KEY_GROUP (self->application_group)))
    {
      save_key (self, PTERO_KEY_GROUP (self->application_group));
    }
  else
    {
      end_saving (self);
      g_signal_emit (self, signals[SAVED], 0);
    }
}

static void
activated_cb (PteroKeyForm *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
ready_cb (PteroKeyForm *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
trusted_cb (PteroKeyForm *self,
            const char   *fingerprint)
{
  g_signal_emit (self, signals[TRUSTED], 0, fingerprint);
}

static void
ptero_key_form_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  PteroKeyForm *self = PTERO_KEY_FORM (object);

  switch (prop_id)
    {
    case PROP_SAVING:
      g_value_set_boolean (value, ptero_key_form_get_saving (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_key_form_dispose (GObject *object)
{
  PteroKeyForm *self = PTERO_KEY_FORM (object);

  g_cancellable_cancel (self->saving);
  g_clear_object (&self->saving);
  gtk_widget_dispose_template (GTK_WIDGET (self), PTERO_TYPE_KEY_FORM);
  g_clear_object (&self->panel);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (ptero_key_form_parent_class)->dispose (object);
}

static void
install_signals (GType type)
{
  /**
   * PteroKeyForm::activated:
   * @self: a key form
   *
   * Enter was pressed in an entry, or the keyring is to be tried again.
   */
  signals[ACTIVATED] =
    g_signal_new ("activated", type, G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PteroKeyForm::changed:
   * @self: a key form
   *
   * What is in an entry, or whether it can be saved, has changed.
   */
  signals[CHANGED] =
    g_signal_new ("changed", type, G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PteroKeyForm::saved:
   * @self: a key form
   *
   * The panel has all the keys, and the entries are empty.
   */
  signals[SAVED] =
    g_signal_new ("saved", type, G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PteroKeyForm::trusted:
   * @self: a key form
   * @fingerprint: a certificate
   *
   * The person has decided to trust the certificate of the panel.
   */
  signals[TRUSTED] =
    g_signal_new ("trusted", type, G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ptero_key_form_class_init (PteroKeyFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_key_form_dispose;
  object_class->get_property = ptero_key_form_get_property;

  /**
   * PteroKeyForm:saving:
   *
   * Whether the keys are being stored.
   */
  properties[PROP_SAVING] =
    g_param_spec_boolean ("saving", NULL, NULL,
                          FALSE,
                          (G_PARAM_READABLE |
                           G_PARAM_EXPLICIT_NOTIFY |
                           G_PARAM_STATIC_STRINGS));

  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_signals (G_TYPE_FROM_CLASS (klass));

  g_type_ensure (PTERO_TYPE_KEEP_GROUP);
  g_type_ensure (PTERO_TYPE_KEY_GROUP);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/ptero-key-form.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroKeyForm, account_group);
  gtk_widget_class_bind_template_child (widget_class, PteroKeyForm, application_group);
  gtk_widget_class_bind_template_child (widget_class, PteroKeyForm, keep_group);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, ready_cb);
  gtk_widget_class_bind_template_callback (widget_class, trusted_cb);
}

static void
ptero_key_form_init (PteroKeyForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ptero_key_form_set_panel:
 * @self: a key form
 * @store: where the panel is
 * @panel: the panel that the keys are for
 *
 * Is called once.
 */
void
ptero_key_form_set_panel (PteroKeyForm    *self,
                          PteroPanelStore *store,
                          PteroPanel      *panel)
{
  g_return_if_fail (PTERO_IS_KEY_FORM (self));
  g_return_if_fail (PTERO_IS_PANEL_STORE (store));
  g_return_if_fail (PTERO_IS_PANEL (panel));
  g_return_if_fail (self->panel == NULL);

  self->store = g_object_ref (store);
  self->panel = g_object_ref (panel);
  ptero_key_form_update_target (self);
  ptero_key_form_set_session_only (self, ptero_panel_get_session_only (panel));
}

/**
 * ptero_key_form_set_session_only:
 * @self: a key form
 * @session_only: whether the keys are to stay in memory
 */
void
ptero_key_form_set_session_only (PteroKeyForm *self,
                                 gboolean      session_only)
{
  g_return_if_fail (PTERO_IS_KEY_FORM (self));

  ptero_keep_group_set_session_only (PTERO_KEEP_GROUP (self->keep_group), session_only);
}

/**
 * ptero_key_form_update_target:
 * @self: a key form
 *
 * Takes note of where the panel is by now: what was typed is checked anew there.
 */
void
ptero_key_form_update_target (PteroKeyForm *self)
{
  GtkWidget *groups[] = { self->account_group, self->application_group };

  g_return_if_fail (PTERO_IS_KEY_FORM (self));

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    ptero_key_group_set_target (PTERO_KEY_GROUP (groups[i]), ptero_panel_get_address (self->panel),
                                ptero_panel_get_fingerprint (self->panel),
                                ptero_panel_get_flavour (self->panel));
}

/**
 * ptero_key_form_update_rows:
 * @self: a key form
 *
 * Shows the entries for the keys that the panel has, or both where it has none,
 * and those that somebody types in.
 */
void
ptero_key_form_update_rows (PteroKeyForm *self)
{
  gboolean had_account;
  gboolean had_application;

  g_return_if_fail (PTERO_IS_KEY_FORM (self));

  had_account = ptero_panel_has_key (self->panel, PTERO_API_CLIENT);
  had_application = ptero_panel_has_key (self->panel, PTERO_API_APPLICATION);
  gtk_widget_set_visible (self->account_group,
                          had_account || !had_application || is_in_use (self->account_group));
  gtk_widget_set_visible (self->application_group,
                          had_application || !had_account || is_in_use (self->application_group));
}

/**
 * ptero_key_form_is_empty:
 * @self: a key form
 *
 * Returns: whether nothing was typed
 */
gboolean
ptero_key_form_is_empty (PteroKeyForm *self)
{
  g_return_val_if_fail (PTERO_IS_KEY_FORM (self), TRUE);

  return is_empty (self->account_group) && is_empty (self->application_group);
}

/**
 * ptero_key_form_get_ready:
 * @self: a key form
 *
 * Returns: whether what was typed can be saved
 */
gboolean
ptero_key_form_get_ready (PteroKeyForm *self)
{
  g_return_val_if_fail (PTERO_IS_KEY_FORM (self), FALSE);

  return ptero_key_group_is_pair_ready (PTERO_KEY_GROUP (self->account_group));
}

/**
 * ptero_key_form_get_saving:
 * @self: a key form
 *
 * Returns: whether the keys are being stored
 */
gboolean
ptero_key_form_get_saving (PteroKeyForm *self)
{
  g_return_val_if_fail (PTERO_IS_KEY_FORM (self), FALSE);

  return self->saving != NULL;
}

/**
 * ptero_key_form_focus:
 * @self: a key form
 *
 * Moves the focus to the first entry.
 */
void
ptero_key_form_focus (PteroKeyForm *self)
{
  GtkWidget *group;

  g_return_if_fail (PTERO_IS_KEY_FORM (self));

  group = gtk_widget_get_visible (self->account_group)
          ? self->account_group
          : self->application_group;
  ptero_key_group_focus (PTERO_KEY_GROUP (group));
}

/**
 * ptero_key_form_save:
 * @self: a key form that is ready
 *
 * Stores the keys. [signal@Ptero.KeyForm::saved] tells that it is done; where
 * the keyring fails the form says why.
 */
void
ptero_key_form_save (PteroKeyForm *self)
{
  g_return_if_fail (PTERO_IS_KEY_FORM (self));
  g_return_if_fail (self->saving == NULL);

  ptero_keep_group_show_busy (PTERO_KEEP_GROUP (self->keep_group));
  self->saving = g_cancellable_new ();
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVING]);
  save_next_key (self);
}

/**
 * ptero_key_form_stop:
 * @self: a key form
 *
 * Gives up storing, if it does. What is not stored yet stays in the entries.
 */
void
ptero_key_form_stop (PteroKeyForm *self)
{
  PteroKeepGroup *group;

  g_return_if_fail (PTERO_IS_KEY_FORM (self));

  if (self->saving == NULL)
    return;

  group = PTERO_KEEP_GROUP (self->keep_group);
  ptero_keep_group_set_session_only (group, ptero_keep_group_get_session_only (group));
  g_cancellable_cancel (self->saving);
  end_saving (self);
}
