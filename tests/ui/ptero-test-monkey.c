/* ptero-test-monkey.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-test-monkey.h"

#include <adwaita.h>

static const char *const nonsense[] = {
  "", " ", "<b>bold</b> & <", "\u202egnp.exe", "../../etc/passwd", "/", ".", "..", "-1", "0", "1",
  "99999999999999999999", "1e999",
  "1-65535", "25565, 25566-25570", "0.0.0.0/0", "::1", "[::1]:80", "127.0.0.1", "%s%n%d", "\\",
  "required|regex:/(/", "a@b.c",
  "server", "new-name", "https://example.com/a.json", "\xf0\x9f\x92\xa5", "* * * * *", "*/0 99 - L",
};

static gboolean
is_model_button (GtkWidget *widget)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton");
}

static gboolean
is_usable (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_TEXT (widget) || GTK_IS_SWITCH (widget) ||
         GTK_IS_DROP_DOWN (widget) ||
         GTK_IS_CHECK_BUTTON (widget) || GTK_IS_COLUMN_VIEW (widget) || GTK_IS_SPIN_BUTTON (widget) ||
         (GTK_IS_LIST_BOX_ROW (widget) &&
          gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget))) || is_model_button (widget);
}

/* Nothing that leads out of the program. What pops up has to know where, but without a window
 * manager a window may be on no monitor, which GTK does not expect. */
static void
collect (GtkWidget *widget,
         GPtrArray *found)
{
  if (GTK_IS_FILE_CHOOSER (widget) || GTK_IS_LINK_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) ||
      !gtk_widget_get_mapped (widget))
    return;
  if (is_usable (widget) && gtk_widget_is_sensitive (widget))
    g_ptr_array_add (found, g_object_ref (widget));
  if (GTK_IS_DROP_DOWN (widget))
    return;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, found);
}

static void
press (GtkWidget *widget)
{
  guint times = g_test_rand_int_range (0, 4) == 0 ? 2 : 1;

  for (guint i = 0; i < times && gtk_widget_get_mapped (widget) &&
       gtk_widget_is_sensitive (widget); i++)
    g_signal_emit_by_name (widget, "clicked");
}

static void
type (GtkWidget *widget)
{
  g_autofree char *endless = g_strnfill (5000, 'x');
  guint which = g_test_rand_int_range (0, G_N_ELEMENTS (nonsense) + 1);

  if (!gtk_editable_get_editable (GTK_EDITABLE (widget)))
    return;
  gtk_editable_set_text (GTK_EDITABLE (widget),
                         which < G_N_ELEMENTS (nonsense) ? nonsense[which] : endless);
  if (g_test_rand_int_range (0, 3) == 0)
    gtk_widget_activate (widget);
}

static void
use_list (GtkColumnView *view)
{
  GtkSelectionModel *model = gtk_column_view_get_model (view);
  guint n_items = model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (model)) : 0;
  guint position;

  if (n_items == 0)
    return;
  position = g_test_rand_int_range (0, n_items);
  if (g_test_rand_int_range (0, 6) == 0)
    gtk_selection_model_select_all (model);
  else
    gtk_selection_model_select_item (model, position, g_test_rand_bit ());
  if (g_test_rand_bit ())
    g_signal_emit_by_name (view, "activate", position);
}

/* @widget: a drop-down or a combo row */
static void
choose (GtkWidget *widget)
{
  g_autoptr(GListModel) model = NULL;
  guint n_items;

  g_object_get (widget, "model", &model, NULL);
  n_items = model != NULL ? g_list_model_get_n_items (model) : 0;
  if (n_items > 0)
    g_object_set (widget, "selected", (guint) g_test_rand_int_range (0, (int) n_items), NULL);
}

static void
use (GtkWidget *widget)
{
  g_test_message ("%s in %s", G_OBJECT_TYPE_NAME (widget),
                  G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
  if (ADW_IS_COMBO_ROW (widget) || GTK_IS_DROP_DOWN (widget))
    choose (widget);
  else if (GTK_IS_COLUMN_VIEW (widget))
    use_list (GTK_COLUMN_VIEW (widget));
  else if (GTK_IS_TEXT (widget))
    type (widget);
  else if (GTK_IS_SPIN_BUTTON (widget))
    gtk_spin_button_spin (GTK_SPIN_BUTTON (widget),
                          g_test_rand_int_range (0, GTK_SPIN_USER_DEFINED), 1);
  else if (GTK_IS_BUTTON (widget) || is_model_button (widget))
    press (widget);
  else
    gtk_widget_activate (widget);
}

void
ptero_test_monkey (GtkWidget *widget)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  collect (widget, found);
  if (found->len > 0)
    use (g_ptr_array_index (found, g_test_rand_int_range (0, found->len)));
}
