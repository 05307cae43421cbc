/* test-network.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-allocation.h"
#include "ptero-dialog.h"
#include "ptero-form-dialog.h"
#include "ptero-list-pane.h"
#include "ptero-section-list.h"
#include "ptero-test-sections.h"
#include "ptero-tooltip.h"

static gboolean
has_two (gpointer pane)
{
  return g_list_model_get_n_items (ptero_test_get_items (pane)) == 2;
}

static gboolean
has_one (gpointer pane)
{
  return g_list_model_get_n_items (ptero_test_get_items (pane)) == 1;
}

static PteroAllocation *
find (GtkWidget *pane,
      gboolean   primary)
{
  for (guint i = 0; i < g_list_model_get_n_items (ptero_test_get_items (pane)); i++)
    {
      g_autoptr(PteroAllocation) allocation = g_list_model_get_item (ptero_test_get_items (pane),
                                                                     i);

      if (allocation->is_default == primary)
        return allocation;
    }

  return NULL;
}

static void
select_allocation (GtkWidget *pane,
                   gboolean   primary)
{
  ptero_table_select (ptero_list_pane_get_table (PTERO_LIST_PANE (pane)), find (pane, primary));
  ptero_test_spin (50);
}

static void
write_notes (GtkWidget  *pane,
             const char *notes)
{
  PteroForm *form;

  ptero_test_run_verb (pane, "notes");
  form = ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_wait_dialog (pane)));
  ptero_form_set_string (form, "notes", notes);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
}

static gboolean
has_moved (gpointer user_data)
{
  gpointer *wanted = user_data;

  return find (wanted[0], TRUE) == wanted[1] && find (wanted[0], FALSE) != NULL;
}

static gboolean
is_sensitive (gpointer widget)
{
  return gtk_widget_is_sensitive (widget);
}

static gboolean
is_insensitive (gpointer widget)
{
  return !gtk_widget_is_sensitive (widget);
}

static gboolean
has_note (gpointer pane)
{
  return find (pane, FALSE)->notes != NULL;
}

static gboolean
has_no_note (gpointer pane)
{
  return find (pane, FALSE)->notes == NULL;
}

/* A person adds a port, until there may be no more, notes what it is for, makes it the primary one
 * and removes the other. */
static void
test_life (void)
{
  PteroTestSection *self = ptero_test_section_new ("network", 950, 700);
  GtkWidget *pane = self->section;
  GtkWidget *add;
  GtkWidget *remove;
  PteroAllocation *second;
  g_autofree char *too_much = g_strnfill (192, 'x');

  ptero_test_wait_complete (pane);
  add = ptero_test_find_button (pane, "Add Port");
  g_assert_true (gtk_widget_is_sensitive (add));
  ptero_test_run_verb (pane, "add");
  ptero_test_wait (has_two, pane);
  ptero_test_wait (is_insensitive, add);
  g_assert_nonnull (strstr (ptero_tooltip_get_text (add), "all the 2 ports"));
  g_assert_nonnull (ptero_test_find_label (pane, "2 of 2 ports"));

  second = find (pane, FALSE);
  select_allocation (pane, FALSE);
  write_notes (pane, too_much);
  ptero_test_spin (300);
  g_assert_false (ptero_test_has_no_dialog (pane));
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (ptero_test_find_dialog (pane))),
                         "network-notes");
  ptero_dialog_force_close (ptero_test_find_dialog (pane));
  ptero_test_wait (ptero_test_has_no_dialog, pane);
  write_notes (pane, "for the <map>");
  ptero_test_wait_item (pane, "for the <map>");
  ptero_test_wait (has_note, pane);
  ptero_test_spin (100);
  ptero_test_screenshot (self->window, "network");
  write_notes (pane, "");
  ptero_test_wait (has_no_note, pane);

  ptero_test_run_verb (pane, "copy-address");
  ptero_test_run_verb (pane, "primary");
  ptero_test_wait (has_moved, ((gpointer[]) { pane, second }));
  select_allocation (pane, TRUE);
  remove = ptero_test_find_button (pane, "Remove…");
  ptero_test_wait (is_insensitive, remove);
  g_assert_nonnull (strstr (ptero_tooltip_get_text (remove), "primary port cannot be removed"));
  select_allocation (pane, FALSE);
  ptero_test_wait (is_sensitive, remove);
  ptero_test_run_verb (pane, "remove");
  ptero_test_answer_alert (pane, "Remove");
  ptero_test_wait (has_one, pane);
  g_assert_true (find (pane, TRUE) == second);

  ptero_test_section_free (self);
}

/* What there is place for is not scrolled out of sight. */
static void
assert_in_sight (GtkWidget *pane)
{
  GtkWidget *more = ptero_test_find_type (pane, GTK_TYPE_MENU_BUTTON);
  GtkWidget *scroller = gtk_widget_get_ancestor (more, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  g_assert_cmpstr (gtk_widget_get_tooltip_text (more), ==, "More");
  g_assert_true (gtk_widget_compute_bounds (more, scroller, &bounds));
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=,
                     (float) gtk_widget_get_width (scroller));
}

/* Who may only look changes nothing. */
static void
test_looking (void)
{
  static const char * const permissions[] = { "allocation.read", NULL };
  static const char * const buttons[] = { "Add Port", "Edit Notes…", "Make Primary", "Remove…" };
  PteroTestSection *self = ptero_test_section_new_for ("network", 360, 640, PTERO_DEMO_KEY_USER,
                                                       permissions);
  GtkWidget *pane = self->section;

  ptero_test_wait_item (pane, "Primary");
  select_allocation (pane, TRUE);
  ptero_test_screenshot (self->window, "network-narrow");
  assert_in_sight (pane);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button = ptero_test_find_button (pane, buttons[i]);

      g_assert_false (gtk_widget_is_sensitive (button));
      g_assert_nonnull (strstr (ptero_tooltip_get_text (button),
                                "lacks the permission “allocation."));
    }

  ptero_test_section_free (self);
}

static gboolean
is_overview (gpointer page)
{
  return ptero_test_find_type (page, PTERO_TYPE_LIST_PANE) == NULL ||
         !gtk_widget_get_mapped (ptero_test_find_type (page, PTERO_TYPE_LIST_PANE));
}

/* Who may not even look has no such section. */
static void
test_refused (void)
{
  PteroTestSection *self = ptero_test_section_new_for ("network", 950, 700, PTERO_DEMO_KEY_USER,
                                                       NULL);

  ptero_test_wait (is_overview, self->page);
  g_assert_null (ptero_test_find_label (ptero_test_find_type (self->page, PTERO_TYPE_SECTION_LIST),
                                        "Network"));

  ptero_test_section_free (self);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/network/life", test_life);
  g_test_add_func ("/network/looking", test_looking);
  g_test_add_func ("/network/refused", test_refused);

  return g_test_run ();
}
