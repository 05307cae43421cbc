/* test-list-pane.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-keep-time.h"
#include "ptero-list-pane.h"
#include "ptero-test-sections.h"
#include "ptero-user.h"

static GtkWidget *
get_table (GtkWidget *pane)
{
  return GTK_WIDGET (ptero_list_pane_get_table (PTERO_LIST_PANE (pane)));
}

/* No row moves when one is selected: whoever clicks twice would meet two rows. */
static void
test_place (void)
{
  PteroTestSection *self = ptero_test_section_new ("network", 950, 700);
  GtkWidget *pane = self->section;
  GtkWidget *label;
  int minimum;
  int natural;
  int height;

  ptero_test_wait_complete (pane);
  ptero_test_spin (200);
  label = ptero_test_find_label (pane, "Nothing selected");
  g_assert_nonnull (label);
  g_assert_true (gtk_widget_get_mapped (label));
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, natural);  /* it is whole or not there */
  g_assert_cmpint (gtk_widget_get_width (label), ==, natural);
  height = gtk_widget_get_height (get_table (pane));
  ptero_test_screenshot (self->window, "list-nothing-selected");

  gtk_widget_activate_action (gtk_widget_get_last_child (ptero_test_find_type (get_table (pane),
                                                                               GTK_TYPE_COLUMN_VIEW)), "list.select-item", "(ubb)", 0, FALSE, FALSE);
  ptero_test_spin (200);
  ptero_test_screenshot (self->window, "list-selected");
  g_assert_cmpuint (ptero_table_get_n_selected (PTERO_TABLE (get_table (pane))), ==, 1);
  g_assert_nonnull (ptero_test_find_label (pane, "1 of 1"));
  g_assert_false (gtk_widget_get_mapped (label));
  g_assert_cmpint (gtk_widget_get_height (get_table (pane)), ==, height);

  ptero_test_section_free (self);
}

/* Where there is nothing, nothing is said of it. */
static void
test_empty (void)
{
  PteroTestSection *self = ptero_test_section_new ("backups", 950, 700);
  GtkWidget *label;

  ptero_test_wait_complete (self->section);
  ptero_test_spin (100);
  label = ptero_test_find_label (self->section, "Nothing selected");
  g_assert_true (label == NULL || !gtk_widget_get_mapped (label));

  ptero_test_section_free (self);
}

typedef struct { PteroDemoPanel *demo; const char *path; guint n_before; } Count;

static gboolean
was_asked (gpointer user_data)
{
  Count *count = user_data;

  return ptero_demo_panel_get_n_requests (count->demo, count->path) > count->n_before;
}

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

static void
look_elsewhere_and_back (PteroTestSection *self)
{
  gtk_widget_activate_action (self->page, "server.section", "s", "settings");
  ptero_test_spin (50);
  g_assert_false (gtk_widget_get_mapped (self->section));
  gtk_widget_activate_action (self->page, "server.section", "s", "network");
  ptero_test_spin (50);
  g_assert_true (gtk_widget_get_mapped (self->section));
}

/* What others change is seen by whoever comes back after a while; what is selected stays so. */
static void
test_shown_again (void)
{
  PteroTestSection *self = ptero_test_section_new ("network", 950, 700);
  g_autofree char *path = g_strdup_printf ("/api/client/servers/%s/network",
                                           ptero_fleet_server_get_uuid (self->server));
  PteroTable *table = ptero_list_pane_get_table (PTERO_LIST_PANE (self->section));
  Count count = { self->fleet->demo, path, 0 };

  ptero_test_wait_complete (self->section);
  gtk_widget_activate_action (gtk_widget_get_last_child (ptero_test_find_type (GTK_WIDGET (table),
                                                                               GTK_TYPE_COLUMN_VIEW)), "list.select-item", "(ubb)", 0, FALSE, FALSE);
  ptero_test_spin (50);
  count.n_before = ptero_demo_panel_get_n_requests (count.demo, path);
  g_assert_cmpuint (count.n_before, >, 0);

  /* not each time */
  look_elsewhere_and_back (self);
  g_assert_false (was_asked (&count));

  ptero_keep_time_set (0);
  look_elsewhere_and_back (self);
  ptero_test_wait (was_asked, &count);
  ptero_test_wait_complete (self->section);
  ptero_test_spin (100);
  g_assert_cmpuint (ptero_table_get_n_selected (table), ==, 1);

  /* the window is gone back to */
  count.n_before = ptero_demo_panel_get_n_requests (count.demo, path);
  ptero_test_wait (is_active, self->window);
  g_object_notify (G_OBJECT (self->window), "is-active");
  ptero_test_wait (was_asked, &count);
  ptero_test_wait_complete (self->section);
  g_assert_cmpuint (ptero_table_get_n_selected (table), ==, 1);

  /* a section that is not shown does not care */
  gtk_widget_activate_action (self->page, "server.section", "s", "settings");
  ptero_test_spin (50);
  count.n_before = ptero_demo_panel_get_n_requests (count.demo, path);
  g_object_notify (G_OBJECT (self->window), "is-active");
  ptero_test_spin (200);
  g_assert_false (was_asked (&count));

  ptero_keep_time_set (60000);
  ptero_test_section_free (self);
}

static char *
dup_username (gpointer item)
{
  return g_strdup (PTERO_USER (item)->username);
}

static const PteroColumn user_columns[] = {
  { "username", "User Name", dup_username, PTERO_COLUMN_EXPAND },
};

static const PteroListFilter no_filters[] = { { NULL } };

/* The panel gives it page by page. */
static const PteroListInfo users_info = {
  .id = "test-users",
  .columns = user_columns,
  .n_columns = G_N_ELEMENTS (user_columns),
  .empty_title = "None",
  .empty_description = "None",
  .per_page = 50,
  .filters = no_filters,
};

static gboolean
has_page (gpointer listing)
{
  return g_list_model_get_n_items (listing) > 0 && !ptero_listing_get_loading (listing);
}

/* Whoever comes back to a long list is where they were: it does not begin with its first page
 * again. */
static void
test_long_shown_again (void)
{
  PteroTestSection *self = ptero_test_section_new ("network", 950, 700);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_USERS_LIST, NULL);
  GtkWidget *pane = ptero_list_pane_new (&users_info, self->fleet->panel, request,
                                         self->fleet->jobs);
  PteroListing *listing = ptero_list_pane_get_listing (PTERO_LIST_PANE (pane));
  GtkWidget *window;

  ptero_demo_panel_add_users (self->fleet->demo, 2000);
  window = ptero_test_present_sized (pane, 400, 300);
  ptero_test_wait (has_page, listing);
  ptero_test_spin (100);
  g_assert_false (ptero_listing_get_complete (listing));

  ptero_keep_time_set (0);
  ptero_test_wait (is_active, window);
  ptero_test_wait (has_page, listing);
  g_object_notify (G_OBJECT (window), "is-active");
  g_assert_false (ptero_listing_get_loading (listing));

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_keep_time_set (60000);
  ptero_test_section_free (self);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/list-pane/place", test_place);
  g_test_add_func ("/list-pane/empty", test_empty);
  g_test_add_func ("/list-pane/shown-again", test_shown_again);
  g_test_add_func ("/list-pane/long-shown-again", test_long_shown_again);

  return g_test_run ();
}
