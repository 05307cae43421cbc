/* ptero-look-group.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "ptero-check-row.h"
#include "ptero-look-group.h"
#include "ptero-panel-list.h"
#include "ptero-panel.h"

/**
 * PteroLookGroup:
 *
 * The name and the colour by which a panel is told from the others.
 */

struct _PteroLookGroup
{
  AdwPreferencesGroup  parent_instance;

  PteroCheckRow       *check_row;
  GtkWidget           *colors;
  GtkWidget           *entry;

  GtkWidget           *buttons[PTERO_N_PANEL_COLORS];
};

enum {
  ACTIVATED,
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroLookGroup, ptero_look_group, ADW_TYPE_PREFERENCES_GROUP)

static guint signals[N_SIGNALS];

/* In the order of the palette that panel marks are drawn with. */
static const char * const color_names[PTERO_N_PANEL_COLORS] = {
  N_("Blue"), N_("Green"), N_("Yellow"), N_("Orange"), N_("Red"), N_("Purple"), N_("Brown"),
  N_("Gray"),
};

static void
name_changed_cb (PteroLookGroup *self)
{
  g_autofree char *name = ptero_look_group_dup_name (self);

  if (ptero_panel_name_is_valid (name))
    ptero_check_row_set (self->check_row, PTERO_CHECK_NONE, NULL, NULL, NULL);
  else
    ptero_check_row_set (self->check_row, PTERO_CHECK_ERROR,
                         *name == '\0'
                           ? _("A panel needs a name.")
                           : _("A name has no more than 100 characters, all on one line."),
                         NULL, NULL);

  g_signal_emit (self, signals[CHANGED], 0);
}

static void
entry_activated_cb (PteroLookGroup *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
color_toggled_cb (PteroLookGroup  *self,
                  GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_color (PteroLookGroup *self,
           guint           color)
{
  g_autofree char *css_class = g_strdup_printf ("panel-color-%u", color);
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (button), "ptero-check-symbolic");
  gtk_widget_add_css_class (button, "panel-color");
  gtk_widget_add_css_class (button, css_class);
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_name (button, css_class);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _(color_names[color]));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(color_names[color]), -1);

  if (color > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (self->buttons[0]));
  else
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);

  g_signal_connect_object (button, "toggled", G_CALLBACK (color_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->colors), button);
  self->buttons[color] = button;
}

static void
ptero_look_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PTERO_TYPE_LOOK_GROUP);

  G_OBJECT_CLASS (ptero_look_group_parent_class)->dispose (object);
}

static void
ptero_look_group_class_init (PteroLookGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_look_group_dispose;

  /**
   * PteroLookGroup::activated:
   * @self: a look group
   *
   * Enter was pressed in the name.
   */
  signals[ACTIVATED] =
    g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PteroLookGroup::changed:
   * @self: a look group
   *
   * The name or the colour is another one.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PTERO_TYPE_CHECK_ROW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/ptero-look-group.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroLookGroup, check_row);
  gtk_widget_class_bind_template_child (widget_class, PteroLookGroup, colors);
  gtk_widget_class_bind_template_child (widget_class, PteroLookGroup, entry);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
}

static void
ptero_look_group_init (PteroLookGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ptero_check_row_set_entry (self->check_row, self->entry);

  for (guint i = 0; i < PTERO_N_PANEL_COLORS; i++)
    add_color (self, i);
}

/**
 * ptero_look_group_dup_name:
 * @self: a look group
 *
 * Gets the name without blanks around it.
 *
 * Returns: (transfer full): the name, may be empty
 */
char *
ptero_look_group_dup_name (PteroLookGroup *self)
{
  g_return_val_if_fail (PTERO_IS_LOOK_GROUP (self), NULL);

  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

/**
 * ptero_look_group_set_name:
 * @self: a group
 * @name: the name of the panel
 */
void
ptero_look_group_set_name (PteroLookGroup *self,
                           const char     *name)
{
  g_return_if_fail (PTERO_IS_LOOK_GROUP (self));
  g_return_if_fail (name != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), name);
}

/**
 * ptero_look_group_get_color:
 * @self: a group
 *
 * Returns: the colour that was chosen
 */
guint
ptero_look_group_get_color (PteroLookGroup *self)
{
  g_return_val_if_fail (PTERO_IS_LOOK_GROUP (self), 0);

  for (guint i = 0; i < PTERO_N_PANEL_COLORS; i++)
    {
      if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->buttons[i])))
        return i;
    }

  return 0;
}

/**
 * ptero_look_group_set_color:
 * @self: a group
 * @color: which of the colours
 */
void
ptero_look_group_set_color (PteroLookGroup *self,
                            guint           color)
{
  g_return_if_fail (PTERO_IS_LOOK_GROUP (self));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[color % PTERO_N_PANEL_COLORS]),
                                TRUE);
}

/**
 * ptero_look_group_focus:
 * @self: a group
 *
 * Moves the focus to where it is typed.
 */
void
ptero_look_group_focus (PteroLookGroup *self)
{
  g_return_if_fail (PTERO_IS_LOOK_GROUP (self));

  gtk_widget_grab_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))));
}
