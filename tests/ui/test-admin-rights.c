/* test-admin-rights.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-node-head.h"
#include "ptero-list-pane.h"
#include "ptero-node.h"
#include "ptero-parts.h"
#include "ptero-test-pages.h"
#include "ptero-tooltip.h"

static gboolean
is_read_only (gpointer pane)
{
  GtkWidget *button = ptero_test_find_button (pane, "New Node…");

  return !gtk_widget_is_sensitive (button) && ptero_tooltip_get_text (button) != NULL;
}

static gboolean
has_read_only_facts (gpointer page)
{
  return !gtk_widget_is_sensitive (ptero_test_find_button (page, "Edit…")) &&
         gtk_widget_is_sensitive (ptero_test_find_button (page, "Show Configuration"));
}

/* A key that may only read is not offered what it may not do. */
static void
test_read_only (void)
{
  PteroTestPage *self = ptero_test_page_new_for ("admin-nodes", PTERO_DEMO_KEY_READ_ONLY);
  g_autoptr(PteroNode) node = NULL;

  ptero_test_wait_complete (self->pane);
  ptero_test_wait (is_read_only, self->pane);
  node = g_list_model_get_item (ptero_test_get_items (self->pane), 0);
  g_assert_true (ptero_test_select_item (self->pane, node->name));
  ptero_test_screenshot (self->window, "admin-read-only");
  ptero_test_run_verb (self->pane, "open");
  ptero_test_page_wait_item (self);
  ptero_test_wait (has_read_only_facts, self->page);

  ptero_test_page_free (self);
}

/* A key that has the right may go on. */
static void
test_application_key (void)
{
  PteroTestPage *self = ptero_test_page_new_for ("admin-nodes", PTERO_DEMO_KEY_APPLICATION);

  ptero_test_wait_complete (self->pane);
  ptero_test_spin (500);
  g_assert_false (is_read_only (self->pane));

  ptero_test_page_free (self);
}

/* A list that the key may not see says so. */
static void
test_no_right (void)
{
  PteroTestPage *self = ptero_test_page_new_for ("admin-locations", PTERO_DEMO_KEY_PARTIAL);

  ptero_test_wait_label (self->page,
                         "This key has no right to do this; use one that has it. “This action is unauthorized.”");
  ptero_test_screenshot (self->window, "admin-no-right");

  ptero_test_page_free (self);
}

static gboolean
is_refused (gpointer pane)
{
  const GError *error = ptero_listing_get_error (ptero_list_pane_get_listing (pane));

  return g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_FORBIDDEN);
}

/* With a key that may do nothing each page says so, and offers nothing that would be refused. */
static void
test_no_right_at_all (void)
{
  static const char *const pages[] = { "admin-servers", "admin-users", "admin-nodes",
                                       "admin-locations", "admin-nests" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      PteroTestPage *self = ptero_test_page_new_for (pages[i], PTERO_DEMO_KEY_NO_RIGHTS);
      static const char *const refused[] = { "create", "find", "fit" };

      ptero_test_wait (is_refused, self->pane);
      ptero_test_wait_label (self->page,
                             "This key has no right to do this; use one that has it. “This action is unauthorized.”");
      for (guint verb = 0; verb < G_N_ELEMENTS (refused); verb++)
        {
          g_autofree char *action = g_strconcat ("pane.", refused[verb], NULL);

          gtk_widget_activate_action (gtk_widget_get_first_child (self->pane), action, NULL);
        }
      ptero_test_spin (100);
      g_assert_true (ptero_test_has_no_dialog (NULL));
      ptero_test_page_free (self);
    }
}

/* Of a node that may be seen its servers and allocations may not: each says so, and none is taken
 * for nothing. */
static void
test_partial_node (void)
{
  PteroTestPage *self = ptero_test_page_new_for ("admin-nodes", PTERO_DEMO_KEY_PARTIAL);
  const char *reason =
    "This key has no right to do this; use one that has it. “This action is unauthorized.”";
  GtkWidget *parts;
  GtkWidget *head;

  ptero_test_wait_complete (self->pane);
  g_assert_true (ptero_test_select_item (self->pane, "Ashburn 1"));
  ptero_test_run_verb (self->pane, "open");
  ptero_test_page_wait_item (self);
  head = ptero_test_find_type (self->page, PTERO_TYPE_ADMIN_NODE_HEAD);
  ptero_test_wait_label (head, reason);
  g_assert_null (ptero_test_find_label (head, "0 of 0 in use"));
  ptero_test_screenshot (self->window, "admin-node-partial");
  parts = ptero_test_find_type (self->page, PTERO_TYPE_PARTS);
  ptero_parts_show (PTERO_PARTS (parts), "servers");
  ptero_test_wait_label (ptero_test_find_mapped (parts, PTERO_TYPE_LIST_PANE),
                         "This key has no right to do this; use one that has it.");
  ptero_parts_show (PTERO_PARTS (parts), "allocations");
  ptero_test_wait_label (ptero_test_find_mapped (parts, PTERO_TYPE_LIST_PANE), reason);

  ptero_test_page_free (self);
}

/* Where nothing may be seen the overview says so once, and counts nothing. */
static void
test_no_right_overview (void)
{
  PteroTestPage *self = ptero_test_page_new_for ("admin-overview", PTERO_DEMO_KEY_NO_RIGHTS);

  ptero_test_wait_label (self->page,
                         "This key has no right to do this; use one that has it. “This action is unauthorized.”");
  ptero_test_spin (600);
  ptero_test_screenshot (self->window, "admin-no-right-overview");
  g_assert_null (ptero_test_find_label (self->page, "Free Allocations"));
  g_assert_null (ptero_test_find_label (self->page, "…"));
  g_assert_null (ptero_test_find_label (self->page, "0"));

  ptero_test_page_free (self);
}

static gboolean
has_counted_nodes (gpointer page)
{
  return ptero_test_find_label (page, "Nodes") != NULL &&
         ptero_test_find_label (ptero_test_get_action_row (page, "Nodes"), "…") == NULL;
}

/* What a key may not see is said in its row, beside what it may. */
static void
test_partial_overview (void)
{
  PteroTestPage *self = ptero_test_page_new_for ("admin-overview", PTERO_DEMO_KEY_PARTIAL);
  GtkWidget *row;

  ptero_test_wait (has_counted_nodes, self->page);
  ptero_test_spin (600);
  row = ptero_test_get_action_row (self->page, "Locations");
  g_assert_null (ptero_test_find_label (row, "…"));
  g_assert_null (ptero_test_find_label (row, "0"));
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)),
                                   "This key has no right"));

  ptero_test_page_free (self);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/admin-rights/read-only", test_read_only);
  g_test_add_func ("/admin-rights/application-key", test_application_key);
  g_test_add_func ("/admin-rights/no-right", test_no_right);
  g_test_add_func ("/admin-rights/no-right-at-all", test_no_right_at_all);
  g_test_add_func ("/admin-rights/no-right-overview", test_no_right_overview);
  g_test_add_func ("/admin-rights/partial-overview", test_partial_overview);
  g_test_add_func ("/admin-rights/partial-node", test_partial_node);

  return g_test_run ();
}
