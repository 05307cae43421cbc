/* ptero-bar-button.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-bar-button.h"

#include "ptero-tooltip.h"

/* A button of a bar, with an icon and a title that goes where there is little place.
 * AdwButtonContent would take the title away from assistive technologies, too. */

static GtkLabel *
get_label (GtkWidget *button)
{
  return GTK_LABEL (gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (button))));
}

/**
 * ptero_bar_button_new:
 * @icon_name: a symbolic icon
 * @title: what it does, with a mnemonic
 * @action: its action
 *
 * Returns: (transfer floating): a button
 */
GtkWidget *
ptero_bar_button_new (const char *icon_name,
                      const char *title,
                      const char *action)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *label = gtk_label_new_with_mnemonic (title);

  g_object_set (icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "raised");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (label)), -1);

  return button;
}

/**
 * ptero_bar_button_set_narrow:
 * @button: such a button
 * @narrow: whether there is place for the icon only
 */
void
ptero_bar_button_set_narrow (GtkWidget *button,
                             gboolean   narrow)
{
  GtkLabel *label;

  g_return_if_fail (GTK_IS_BUTTON (button));

  label = get_label (button);
  gtk_widget_set_visible (GTK_WIDGET (label), !narrow);
  ptero_tooltip_set_text (button, narrow ? gtk_label_get_text (label) : NULL);
}

/**
 * ptero_bar_button_update:
 * @button: such a button, or one of a template whose child is a box of an icon
 *   and a label
 * @title: what it does now
 * @tooltip: (nullable): what else is said of it
 * @narrow: whether there is place for the icon only
 *
 * Changes all of it at once. @title is its name for assistive technologies also
 * where it is not seen.
 */
void
ptero_bar_button_update (GtkWidget  *button,
                         const char *title,
                         const char *tooltip,
                         gboolean    narrow)
{
  GtkLabel *label;

  g_return_if_fail (GTK_IS_BUTTON (button));
  g_return_if_fail (title != NULL);

  label = get_label (button);
  gtk_label_set_text (label, title);
  gtk_widget_set_visible (GTK_WIDGET (label), !narrow);
  ptero_tooltip_set_text (button, tooltip != NULL ? tooltip : narrow ? title : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
}
