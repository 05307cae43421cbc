/* test-activity.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-activity.h"
#include "ptero-activity-dialog.h"
#include "ptero-activity-text.h"
#include "ptero-export.h"
#include "ptero-parts.h"
#include "ptero-test-guest.h"
#include "ptero-test-pages.h"

static PteroActivityLog *
create_log (const char *event,
            const char *properties)
{
  g_autofree char *text = g_strdup_printf ("{\"event\": \"%s\", \"properties\": %s}", event,
                                           properties);
  g_autoptr(JsonNode) node = json_from_string (text, NULL);
  PteroActivityLog *log = g_object_new (PTERO_TYPE_ACTIVITY_LOG, NULL);

  log->event = g_strdup (event);
  if (node != NULL)
    log->properties = json_node_copy (json_object_get_member (json_node_get_object (node),
                                                              "properties"));

  return log;
}

/* What is done is told in words; whatever a panel makes of the properties. */
static void
test_words (void)
{
  static const struct
  {
    const char *event;
    const char *properties;
    const char *words;
  } cases[] = {
    { "server:power.kill", "{}", "Killed the server" },
    { "server:console.command", "{\"command\": \"say {name}\"}", "Sent the command “say {name}”" },
    { "server:settings.rename", "{\"old\": \"A\", \"new\": \"B\"}",
      "Renamed the server from “A” to “B”" },
    { "server:startup.edit", "{\"variable\": \"TICKS\", \"old\": \"\", \"new\": \"42\"}",
      "Changed the variable TICKS from “–” to “42”" },
    { "server:file.create-directory", "{\"name\": \"world\", \"directory\": \"/a/\"}",
      "Created the folder /a/world" },
    { "server:file.uploaded", "{\"file\": \"x.jar\", \"directory\": \"/plugins\"}",
      "Uploaded /plugins/x.jar" },
    { "server:file.rename", "{\"directory\": \"/\", \"files\": [{\"from\": \"a\", \"to\": \"b\"}]}",
      "Renamed or moved a → b in /" },
    { "server:file.delete",
      "{\"directory\": \"/\", \"files\": [\"a\", \"b\", \"c\", \"d\", \"e\"], \"count\": 5}",
      "Deleted a, b, c and 2 more in /" },
    { "server:file.decompress", "{\"directory\": \"/\", \"files\": \"a.zip\"}",
      "Unpacked a.zip in /" },
    { "server:allocation.notes", "{\"allocation\": \"127.0.0.1:1\", \"old\": null, \"new\": \"q\"}",
      "Changed the note of 127.0.0.1:1 from “–” to “q”" },
    { "server:backup.start", "{}", "Began the backup “–”" },
    { "server:backup.start", "[]", "Began the backup “–”" },
    { "server:backup.start", "null", "Began the backup “–”" },
    { "server:backup.start", "{\"name\": {\"a\": [1, true]}}",
      "Began the backup “{\"a\":[1,true]}”" },
    { "server:made.up", "{}", "server:made.up" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PteroActivityLog) log = create_log (cases[i].event, cases[i].properties);
      g_autofree char *words = ptero_activity_describe (log);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static gboolean
has_all (gpointer pane)
{
  return g_list_model_get_n_items (ptero_test_get_items (pane)) > 110;
}

static gboolean
has_one (gpointer pane)
{
  return g_list_model_get_n_items (ptero_test_get_items (pane)) == 1;
}

static gboolean
has_only_power (gpointer pane)
{
  GListModel *items = ptero_test_get_items (pane);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(PteroActivityLog) log = g_list_model_get_item (items, i);

      if (!g_str_has_prefix (log->event, "server:power."))
        return FALSE;
    }

  return g_list_model_get_n_items (items) > 0;
}

static gboolean
has_dialog (gpointer unused)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (ptero_test_find_type (window, PTERO_TYPE_ACTIVITY_DIALOG) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* A header, and a line for each. */
static gboolean
has_all_lines (gpointer path)
{
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;

  lines = g_strsplit (text, "\r\n", -1);

  return g_strv_length (lines) > 110;
}

/* All of it is exported, whatever was fetched to be shown. */
static void
test_export (void)
{
  PteroTestSection *self = ptero_test_section_new ("activity", 950, 700);
  PteroActivity *activity = PTERO_ACTIVITY (ptero_test_find_type (self->page, PTERO_TYPE_ACTIVITY));
  GtkWidget *pane = GTK_WIDGET (ptero_activity_get_pane (activity));
  g_autofree char *folder = g_dir_make_tmp ("ptero-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "activity.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  ptero_test_wait_item (pane, "Restarted the server");
  g_assert_false (has_all (pane));
  ptero_export_write (PTERO_TABLE (ptero_test_find_type (pane, PTERO_TYPE_TABLE)), file);
  ptero_test_wait (has_all_lines, path);
  g_file_delete (file, NULL, NULL);

  ptero_test_section_free (self);
}

/* Also of a list that takes the place of the one that was there when it was asked for. */
static void
test_export_another (void)
{
  PteroTestSection *self = ptero_test_section_new ("activity", 950, 700);
  PteroActivity *activity = PTERO_ACTIVITY (ptero_test_find_type (self->page, PTERO_TYPE_ACTIVITY));
  GtkWidget *pane = GTK_WIDGET (ptero_activity_get_pane (activity));
  g_autofree char *folder = g_dir_make_tmp ("ptero-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "activity.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  ptero_test_wait_item (pane, "Restarted the server");
  ptero_export_write (PTERO_TABLE (ptero_test_find_type (pane, PTERO_TYPE_TABLE)), file);
  ptero_list_pane_set_filter (PTERO_LIST_PANE (pane), "sort", "-timestamp");
  ptero_test_wait (has_all_lines, path);
  g_file_delete (file, NULL, NULL);

  ptero_test_section_free (self);
}

/* Looks again until it is listed. */
static gboolean
is_restart_first (gpointer pane)
{
  g_autoptr(PteroActivityLog) first = g_list_model_get_item (ptero_test_get_items (pane), 0);

  if (first != NULL && g_strcmp0 (first->event, "server:power.restart") == 0)
    return TRUE;
  if (!ptero_listing_get_loading (ptero_list_pane_get_listing (pane)))
    ptero_list_pane_refresh (pane);

  return FALSE;
}

static gboolean
has_nine (gpointer pane)
{
  return g_list_model_get_n_items (ptero_test_get_items (pane)) == 9;
}

/* What a person does is listed first, with its details; the list is filtered by kind and by
 * words. */
static void
test_life (void)
{
  PteroTestSection *self = ptero_test_section_new ("activity", 950, 700);
  PteroActivity *activity = PTERO_ACTIVITY (ptero_test_find_type (self->page, PTERO_TYPE_ACTIVITY));
  GtkWidget *pane = GTK_WIDGET (ptero_activity_get_pane (activity));

  ptero_test_wait_item (pane, "Restarted the server");
  ptero_test_spin (300);
  ptero_test_screenshot (self->window, "activity");

  g_assert_true (gtk_widget_activate_action (self->page, "server.power", "s", "restart"));
  ptero_test_wait (is_restart_first, pane);

  ptero_activity_set_kind (activity, "server:power");
  ptero_test_wait (has_only_power, pane);
  ptero_test_spin (200);
  ptero_test_screenshot (self->window, "activity-power");
  ptero_activity_set_kind (activity, NULL);
  ptero_test_wait_item (pane, "Sent the command “say hello”");

  /* words are searched in all of it */
  ptero_list_pane_search (PTERO_LIST_PANE (pane), "from “8” to");
  ptero_test_wait (has_nine, pane);
  ptero_list_pane_search (PTERO_LIST_PANE (pane), "");
  ptero_test_wait (has_all, pane);

  g_assert_true (ptero_test_select_item (pane, "Deleted old.log.gz in /logs/"));
  ptero_test_run_verb (pane, "details");
  ptero_test_wait (has_dialog, NULL);
  ptero_test_spin (300);
  for (guint i = 0; i < g_list_model_get_n_items (gtk_window_get_toplevels ()); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (gtk_window_get_toplevels (), i);

      if (ptero_test_find_type (window, PTERO_TYPE_ACTIVITY_DIALOG) != NULL)
        {
          g_assert_nonnull (ptero_test_find_label (window, "server:file.delete"));
          ptero_test_screenshot (window, "activity-details");
        }
    }

  ptero_test_section_free (self);
}

static gboolean
is_by_one (gpointer pane)
{
  GListModel *items = ptero_test_get_items (pane);
  guint n_items = g_list_model_get_n_items (items);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(PteroActivityLog) log = g_list_model_get_item (items, i);

      if (log->actor != NULL)
        return FALSE;
    }

  return n_items == 9;
}

/* Of all pages those are shown that one did. */
static void
test_person (void)
{
  PteroTestSection *self = ptero_test_section_new ("activity", 360, 700);
  PteroActivity *activity = PTERO_ACTIVITY (ptero_test_find_type (self->page, PTERO_TYPE_ACTIVITY));
  GtkWidget *pane = GTK_WIDGET (ptero_activity_get_pane (activity));
  int minimum;

  ptero_test_wait_item (pane, "The backup “Before the update” was completed");
  ptero_test_spin (300);
  ptero_test_screenshot (self->window, "activity-narrow");
  gtk_widget_measure (GTK_WIDGET (activity), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 360);

  g_assert_true (ptero_test_select_item (pane, "The backup “Before the update” was completed"));
  ptero_test_run_verb (pane, "person");
  ptero_test_wait (is_by_one, pane);
  ptero_test_screenshot (self->window, "activity-person");
  ptero_activity_set_person (activity, NULL);
  ptero_test_wait (has_all, pane);

  ptero_test_section_free (self);
}

/* A guest who may see it sees no addresses of others. */
static void
test_guest (void)
{
  PteroTestSection *self = ptero_test_section_new_guest ("activity", 950, 700);
  PteroActivity *activity = PTERO_ACTIVITY (ptero_test_find_type (self->page, PTERO_TYPE_ACTIVITY));
  GtkWidget *pane;

  g_assert_nonnull (activity);
  pane = GTK_WIDGET (ptero_activity_get_pane (activity));
  ptero_test_wait_item (pane, "Restarted the server");
  g_assert_nonnull (ptero_test_find_item (pane, "System"));
  ptero_test_spin (200);
  ptero_test_screenshot (self->window, "activity-guest");

  ptero_test_section_free (self);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, NULL);

  *(gboolean *) user_data = answer != NULL;
}

static gboolean
is_set (gpointer user_data)
{
  return *(gboolean *) user_data;
}

/* The same of an account. */
static void
test_account (void)
{
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_ACCOUNT_API_KEY_CREATE,
                                                       "description", "test", NULL);
  gboolean answered = FALSE;
  GtkWidget *activity;
  GtkWidget *pane;
  GtkWidget *window;

  ptero_test_fleet_start (fleet);
  ptero_client_send_async (ptero_panel_get_client (fleet->panel), request, NULL, answered_cb,
                           &answered);
  ptero_test_wait (is_set, &answered);
  activity = g_object_ref_sink (ptero_activity_new_for_panel (fleet->panel, fleet->jobs));
  window = ptero_test_present_sized (activity, 700, 500);
  pane = GTK_WIDGET (ptero_activity_get_pane (PTERO_ACTIVITY (activity)));
  ptero_test_wait_complete (pane);
  ptero_activity_set_kind (PTERO_ACTIVITY (activity), "user:api-key");
  ptero_test_wait (has_one, pane);
  ptero_test_screenshot (window, "activity-account");

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (activity);
  ptero_test_fleet_free (fleet);
}

/* It is a part of the page of the account. */
static void
test_account_page (void)
{
  PteroTestPage *self = ptero_test_page_new ("account");
  GtkWidget *parts = ptero_test_find_type (self->page, PTERO_TYPE_PARTS);
  GtkWidget *activity;

  ptero_test_page_wait_item (self);
  ptero_parts_show (PTERO_PARTS (parts), "activity");
  activity = ptero_test_find_type (parts, PTERO_TYPE_ACTIVITY);
  g_assert_nonnull (activity);
  ptero_test_wait_complete (GTK_WIDGET (ptero_activity_get_pane (PTERO_ACTIVITY (activity))));
  ptero_test_wait_label (activity, "No Activity");
  ptero_test_screenshot (self->window, "activity-account-empty");

  ptero_test_page_free (self);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/activity/words", test_words);
  g_test_add_func ("/activity/life", test_life);
  g_test_add_func ("/activity/export", test_export);
  g_test_add_func ("/activity/export-another", test_export_another);
  g_test_add_func ("/activity/person", test_person);
  g_test_add_func ("/activity/guest", test_guest);
  g_test_add_func ("/activity/account", test_account);
  g_test_add_func ("/activity/account-page", test_account_page);

  return g_test_run ();
}
