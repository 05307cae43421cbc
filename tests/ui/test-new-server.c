/* test-new-server.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-app-server.h"
#include "ptero-banner.h"
#include "ptero-form-dialog.h"
#include "ptero-form-steps.h"
#include "ptero-list-pane.h"
#include "ptero-preset-dialog.h"
#include "ptero-test-pages.h"
#include "ptero-variable-row.h"

static GtkWidget *
get_first_step (PteroForm *form)
{
  return gtk_widget_get_first_child (GTK_WIDGET (ptero_form_get_steps (form)));
}

/* Nothing is left for the banner: it is said where it belongs. */
static void
assert_marked (PteroForm  *form,
               const char *field)
{
  g_autoptr(GError) error = ptero_test_create_problem (field);
  g_autofree char *rest = ptero_form_mark_problems (form, error);
  g_autofree char *words = g_strdup_printf ("About %s.", field);
  g_autoptr(GPtrArray) problems = ptero_form_list_problems (form);
  gboolean is_said = FALSE;

  g_assert_null (rest);
  g_assert_cmpuint (problems->len, >, 0);
  for (GtkWidget *step = get_first_step (form); step != NULL;
       step = gtk_widget_get_next_sibling (step))
    {
      gtk_stack_set_visible_child (ptero_form_get_steps (form), step);
      is_said |= ptero_test_has_text (step, words);
    }
  g_assert_true (is_said);
}

static gboolean
has_variables (gpointer form)
{
  return ptero_test_find_in_step (form, "variables", "Server Jar File") != NULL;
}

static PteroForm *
open_assistant (PteroTestPage *self)
{
  PteroForm *form;

  ptero_test_wait_complete (self->pane);
  ptero_test_run_verb (self->pane, "create");
  form = ptero_test_page_wait_form (self);
  ptero_test_wait (has_variables, form);
  gtk_stack_set_visible_child_name (ptero_form_get_steps (form), "basics");

  return form;
}

static void
close_assistant (PteroForm *form)
{
  ptero_form_set_unchanged (form);
  gtk_widget_activate_action (GTK_WIDGET (form), "form.close", NULL);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
}

static const char *
get_step (PteroForm *form)
{
  return gtk_stack_get_visible_child_name (ptero_form_get_steps (form));
}

/* What the list at the side says of a step. */
static const char *
get_count (PteroForm *form,
           guint      step)
{
  GtkWidget *list =
    ptero_test_find_type (gtk_widget_get_ancestor (GTK_WIDGET (form), PTERO_TYPE_FORM_STEPS),
                          GTK_TYPE_LIST_BOX);
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) step));
  GtkWidget *count = gtk_widget_get_last_child (gtk_widget_get_first_child (row));
  GtkWidget *icon = gtk_widget_get_prev_sibling (count);

  if (gtk_widget_get_visible (count))
    return gtk_label_get_text (GTK_LABEL (count));

  return gtk_widget_get_visible (icon) ? "done" : "";
}

static void
assert_counts (PteroForm  *form,
               const char *basics,
               const char *game,
               const char *resources,
               const char *placement,
               const char *variables)
{
  g_assert_cmpstr (get_count (form, 0), ==, basics);
  g_assert_cmpstr (get_count (form, 1), ==, game);
  g_assert_cmpstr (get_count (form, 2), ==, resources);
  g_assert_cmpstr (get_count (form, 3), ==, placement);
  g_assert_cmpstr (get_count (form, 4), ==, variables);
  g_assert_cmpstr (get_count (form, 5), ==, "");
}

static gboolean
has_focus_in (PteroForm  *form,
              const char *name)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (form)));

  return focus != NULL && (focus == ptero_form_get_row (form, name) ||
                           gtk_widget_is_ancestor (focus, ptero_form_get_row (form, name)));
}

static void
run (PteroForm  *form,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), action, NULL));
}

static GtkWidget *
find_banner (PteroForm *form)
{
  return ptero_test_find_type (gtk_widget_get_ancestor (GTK_WIDGET (form), PTERO_TYPE_FORM_DIALOG),
                               PTERO_TYPE_BANNER);
}

static PteroVariableRow *
get_variable (PteroForm  *form,
              const char *name)
{
  GtkWidget *label = ptero_test_find_in_step (form, "variables", name);

  g_assert_nonnull (label);

  return PTERO_VARIABLE_ROW (gtk_widget_get_ancestor (label, PTERO_TYPE_VARIABLE_ROW));
}

static void
choose (PteroForm  *form,
        const char *name,
        guint       position)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (ptero_form_get_row (form, name)), position);
}

static gboolean
has_address (gpointer form)
{
  g_autofree char *address = ptero_form_dup_string (form, "_allocation");

  return *address != '\0';
}

static GtkWidget *
find_button_anywhere (const char *label)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);
      GtkWidget *found = ptero_test_find_button (window, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* A step that is left is checked, the last one looks at all. */
static void
test_steps (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-servers");
  PteroForm *form;

  ptero_test_wait_complete (self->pane);
  ptero_test_run_verb (self->pane, "create");
  form = ptero_test_page_wait_form (self);
  ptero_test_spin (500);
  assert_counts (form, "", "", "", "", "");
  g_assert_cmpstr (get_step (form), ==, "basics");
  g_assert_true (has_focus_in (form, "name"));
  run (form, "steps.back");
  g_assert_cmpstr (get_step (form), ==, "basics");
  run (form, "steps.next");
  g_assert_cmpstr (get_step (form), ==, "game");
  assert_counts (form, "1", "", "", "", "");
  g_assert_true (has_focus_in (form, "_egg"));
  run (form, "steps.back");
  assert_counts (form, "1", "done", "", "", "");
  ptero_form_set_string (form, "name", "Walked");
  assert_counts (form, "done", "done", "", "", "");
  ptero_form_set_string (form, "limits.threads", "none");
  ptero_form_set_string (form, "_ports", "25565-x");
  gtk_stack_set_visible_child_name (ptero_form_get_steps (form), "review");
  assert_counts (form, "done", "done", "1", "1", "done");
  ptero_test_wait_label (GTK_WIDGET (form), "2 values are not right yet.");
  run (form, "steps.next");
  g_assert_cmpstr (get_step (form), ==, "review");
  run (form, "steps.problem");
  g_assert_cmpstr (get_step (form), ==, "resources");
  g_assert_true (has_focus_in (form, "limits.threads"));
  run (form, "steps.problem");
  g_assert_true (has_focus_in (form, "_ports"));
  run (form, "steps.problem");
  g_assert_true (has_focus_in (form, "limits.threads"));
  ptero_form_set_string (form, "limits.threads", "0-1");
  assert_counts (form, "done", "done", "done", "1", "done");
  ptero_test_send (form);
  g_assert_true (ptero_banner_get_revealed (PTERO_BANNER (find_banner (form))));
  ptero_test_wait_label (find_banner (form), "1 value is not right yet.");
  g_assert_true (has_focus_in (form, "_ports"));
  ptero_form_set_string (form, "_ports", "25565");
  g_assert_false (ptero_banner_get_revealed (PTERO_BANNER (find_banner (form))));
  close_assistant (form);

  ptero_test_page_free (self);
}

/* The panel's own refusals are counted, walked through and mended one by one; what it would take is
 * offered. */
static void
test_problems (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-servers");
  PteroForm *form = open_assistant (self);
  GtkWidget *fix;

  ptero_form_set_string (form, "name", "Mended");
  ptero_form_set_int (form, "limits.io", 5000);
  ptero_form_set_int (form, "limits.cpu", -5);
  ptero_form_set_int (form, "feature_limits.backups", -1);
  ptero_test_send (form);
  ptero_test_wait_label (find_banner (form), "The panel did not accept 3 values.");
  ptero_test_wait_label (find_banner (form), "They are marked below, the rest is kept.");
  assert_counts (form, "done", "done", "3", "done", "done");
  g_assert_true (has_focus_in (form, "limits.cpu"));
  ptero_test_spin (100);
  ptero_test_picture_form (form, "admin-new-server-problems");
  fix = ptero_test_find_button (ptero_form_get_row (form, "limits.io"), "Use 500");
  g_assert_nonnull (fix);
  run (form, "form.problem");
  g_assert_true (has_focus_in (form, "limits.io"));
  g_signal_emit_by_name (fix, "clicked");
  g_assert_cmpint (ptero_form_get_int (form, "limits.io"), ==, 500);
  g_assert_null (ptero_test_find_button (ptero_form_get_row (form, "limits.io"), "Use 500"));
  assert_counts (form, "done", "done", "2", "done", "done");
  ptero_form_set_string (form, "description", "Another row");
  assert_counts (form, "done", "done", "2", "done", "done");
  run (form, "form.problem");
  g_assert_true (has_focus_in (form, "limits.cpu"));
  ptero_test_click (ptero_form_get_row (form, "limits.cpu"), "Use 100");
  run (form, "form.problem");
  g_assert_true (has_focus_in (form, "feature_limits.backups"));
  ptero_form_set_int (form, "feature_limits.backups", 1);
  assert_counts (form, "done", "done", "done", "done", "done");
  ptero_test_send (form);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_wait_item (self->pane, "Mended");

  ptero_test_page_free (self);
}

/* All that will be made is told before it is, and what speaks against it. */
static void
test_review (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-servers");
  PteroForm *form = open_assistant (self);

  ptero_form_set_string (form, "name", "Many <b>");
  ptero_form_set_string (form, "external_id", "shop");
  ptero_form_set_int (form, "_number", 3);
  ptero_form_set_int (form, "limits.memory", 0);
  ptero_form_set_boolean (form, "skip_scripts", TRUE);
  choose (form, "_place", 1);
  ptero_test_wait (has_address, form);
  gtk_stack_set_visible_child_name (ptero_form_get_steps (form), "review");
  ptero_test_wait_label (GTK_WIDGET (form), "Only the first server gets the external ID");
  g_assert_nonnull (ptero_test_find_label (GTK_WIDGET (form), "It may use all memory of its node"));
  g_assert_nonnull (ptero_test_find_label (GTK_WIDGET (form),
                                           "Without its install script a game is often not complete"));
  g_assert_null (ptero_test_find_label (GTK_WIDGET (form), "It may fill the disk of its node"));
  g_assert_true (ptero_test_has_text (GTK_WIDGET (form), "Many <b> · "));
  g_assert_true (ptero_test_has_text (GTK_WIDGET (form), "\nMany <b> 2 · "));
  g_assert_true (ptero_test_has_text (GTK_WIDGET (form), "\nMany <b> 3 · "));
  ptero_test_picture_form (form, "admin-new-server-review");
  gtk_widget_activate (ptero_test_get_action_row (GTK_WIDGET (form),
                                                  "Only the first server gets the external ID"));
  g_assert_cmpstr (get_step (form), ==, "basics");
  g_assert_true (has_focus_in (form, "external_id"));
  close_assistant (form);

  ptero_test_page_free (self);
}

/* Who asks twice, as the panel takes its time, has one assistant to close. */
static void
test_asked_twice (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-servers");
  PteroForm *form;

  ptero_test_wait_complete (self->pane);
  g_assert_true (ptero_demo_panel_set_faults (self->fleet->demo, "latency=200", NULL));
  ptero_test_run_verb (self->pane, "create");
  ptero_test_spin (100);
  ptero_test_run_verb (self->pane, "create");
  form = ptero_test_page_wait_form (self);
  ptero_test_spin (800);
  close_assistant (form);
  ptero_test_run_verb (self->pane, "create");
  close_assistant (ptero_test_page_wait_form (self));

  ptero_test_page_free (self);
}

static gboolean
says_room (gpointer form)
{
  return ptero_test_has_text (form, "Fits on ") && ptero_test_has_text (form, " free after this.");
}

static gboolean
says_no_room (gpointer form)
{
  return ptero_test_has_text (form, "No node for automatic deployment has that much room.");
}

static gboolean
is_refused (gpointer form)
{
  return gtk_widget_has_css_class (ptero_form_get_row (form, "_place"), "error");
}

/* What fits is told as it is typed, by the rules of the place; where nothing does the panel
 * refuses, and that is marked. */
static void
test_fit (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-servers");
  PteroForm *form = open_assistant (self);
  g_autofree char *place = NULL;

  ptero_form_set_string (form, "name", "Large");
  gtk_stack_set_visible_child_name (ptero_form_get_steps (form), "resources");
  ptero_test_wait (says_room, form);
  ptero_test_type_number (form, "limits.memory", "99999999");
  ptero_test_wait (says_no_room, form);
  ptero_test_send (form);
  ptero_test_wait (is_refused, form);
  g_assert_cmpstr (get_step (form), ==, "placement");
  assert_counts (form, "done", "done", "done", "1", "done");
  g_assert_true (ptero_banner_get_revealed (PTERO_BANNER (find_banner (form))));
  ptero_test_picture_form (form, "admin-new-server-no-room");
  ptero_form_set_int (form, "limits.memory", 1024);
  ptero_test_wait (says_room, form);
  ptero_test_click (GTK_WIDGET (form), "Show Nodes");
  ptero_test_spin (200);
  g_assert_nonnull (find_button_anywhere ("Use"));
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (find_button_anywhere ("Use"))),
                         "admin-new-server-nodes");
  g_signal_emit_by_name (find_button_anywhere ("Use"), "clicked");
  place = ptero_form_dup_string (form, "_place");
  g_assert_cmpstr (place, !=, "");
  ptero_test_wait (has_address, form);
  ptero_test_send (form);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_wait_item (self->pane, "Large");

  ptero_test_page_free (self);
}

/* Whatever the panel complains of is said in its row. */
static void
test_marks (void)
{
  static const char *const fields[] = {
    "name", "external_id", "user", "egg", "docker_image", "startup", "limits.memory",
    "feature_limits.backups", "environment.SERVER_JARFILE",
    "deploy.locations.0", "deploy.port_range.0", "deploy.dedicated_ip", "start_on_completion",
  };
  PteroTestPage *self = ptero_test_page_new ("admin-servers");
  PteroForm *form = open_assistant (self);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    assert_marked (form, fields[i]);
  ptero_test_picture_form (form, "admin-new-server-marks");
  choose (form, "_place", 1);
  ptero_test_wait (has_address, form);
  assert_marked (form, "allocation.default");
  gtk_stack_set_visible_child_name (ptero_form_get_steps (form), "resources");
  g_assert_true (ptero_test_has_text (GTK_WIDGET (form), " are free"));
  close_assistant (form);

  ptero_test_page_free (self);
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  gboolean *done = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);

  g_assert_no_error (error);
  *done = TRUE;
}

static gboolean
is_done (gpointer done)
{
  return *(gboolean *) done;
}

/* Somebody else takes an address: the server gets it. */
static void
take_address (PteroTestPage *self,
              const char    *address)
{
  g_autoptr(PteroAppServer) server = g_list_model_get_item (ptero_test_get_items (self->pane), 0);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, server->id);
  g_autofree char *json = NULL;
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_SERVER_UPDATE_BUILD,
                                                       "server", id, NULL);
  g_autoptr(JsonNode) features =
    json_from_string ("{\"databases\":0,\"backups\":0,\"allocations\":5}", NULL);
  g_autoptr(JsonNode) limits =
    json_from_string ("{\"memory\":1024,\"swap\":0,\"io\":500,\"cpu\":0,\"disk\":1024}", NULL);
  g_autoptr(JsonNode) added = NULL;
  gboolean done = FALSE;

  json = g_strdup_printf ("[%s]", address);
  added = json_from_string (json, NULL);
  ptero_request_set_int (request, "allocation", server->allocation_id);
  ptero_request_set_node (request, "feature_limits", features);
  ptero_request_set_node (request, "limits", limits);
  ptero_request_set_node (request, "add_allocations", added);
  ptero_client_send_async (ptero_panel_get_client (self->fleet->panel), request, NULL, sent_cb,
                           &done);
  ptero_test_wait (is_done, &done);
}

/* Two complaints of the panel at once are said in their rows, and all that was typed stays. */
static void
test_refused (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-servers");
  g_autoptr(PteroAppServer) first = NULL;
  PteroForm *form = open_assistant (self);
  g_autofree char *address = NULL;
  g_autofree char *jar = NULL;
  g_autofree char *name = NULL;

  first = g_list_model_get_item (ptero_test_get_items (self->pane), 0);
  for (guint i = 1; i < 4 && address == NULL; i++)
    {
      g_autofree char *place = NULL;

      choose (form, "_place", i);
      place = ptero_form_dup_string (form, "_place");
      if (g_ascii_strtoll (place, NULL, 10) != first->node_id)
        continue;
      ptero_test_wait (has_address, form);
      address = ptero_form_dup_string (form, "_allocation");
    }
  g_assert_nonnull (address);
  take_address (self, address);
  ptero_form_set_string (form, "name", "Late");
  ptero_variable_row_fill_in (get_variable (form, "Server Jar File"), "late.jar");
  ptero_test_send (form);
  ptero_test_wait_label (GTK_WIDGET (form), "The selected allocation.default is invalid.");
  g_assert_true (gtk_widget_has_css_class (ptero_form_get_row (form, "_allocation"), "error"));
  ptero_test_picture_form (form, "admin-new-server-taken");
  jar = ptero_variable_row_dup_value (get_variable (form, "Server Jar File"));
  name = ptero_form_dup_string (form, "name");
  g_assert_cmpstr (jar, ==, "late.jar");
  g_assert_cmpstr (name, ==, "Late");
  choose (form, "_allocation", 1);
  ptero_test_send (form);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_wait_item (self->pane, "Late");

  ptero_test_page_free (self);
}

static GtkWidget *
find_presets (void)
{
  return ptero_test_find_anywhere (PTERO_TYPE_PRESET_DIALOG);
}

static gboolean
has_presets (gpointer unused)
{
  return find_presets () != NULL;
}

static gboolean
has_no_presets (gpointer unused)
{
  return find_presets () == NULL;
}

static GtkWidget *
open_presets (PteroForm *form)
{
  g_assert_nonnull (ptero_test_find_in_step (form, "basics", "Presets"));
  ptero_test_click (GTK_WIDGET (form), "Presets…");
  ptero_test_wait (has_presets, NULL);

  return find_presets ();
}

/* The form of a name, over the one of the server. */
static PteroForm *
find_naming (PteroForm *form)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);
      GtkWidget *found = ptero_test_find_type (window, PTERO_TYPE_FORM);

      if (found != NULL && found != GTK_WIDGET (form))
        return PTERO_FORM (found);
    }

  return NULL;
}

static gboolean
is_naming (gpointer form)
{
  return find_naming (form) != NULL;
}

static gboolean
is_not_naming (gpointer form)
{
  return !is_naming (form);
}

static void
give_name (PteroForm  *form,
           const char *name)
{
  PteroForm *naming;

  ptero_test_wait (is_naming, form);
  naming = find_naming (form);
  ptero_form_set_string (naming, "name", name);
  ptero_test_send (naming);
  ptero_test_wait (is_not_naming, form);
}

static gboolean
has_steam (gpointer form)
{
  return ptero_test_find_in_step (form, "variables", "Steam Account Token") != NULL;
}

static void
choose_egg (PteroForm  *form,
            const char *title)
{
  GListModel *titles = adw_combo_row_get_model (ADW_COMBO_ROW (ptero_form_get_row (form, "_egg")));

  for (guint i = 0; i < g_list_model_get_n_items (titles); i++)
    {
      g_autoptr(GtkStringObject) item = g_list_model_get_item (titles, i);

      if (strstr (gtk_string_object_get_string (item), title) != NULL)
        choose (form, "_egg", i);
    }
}

static gboolean
has_map (gpointer form)
{
  g_autofree char *map = has_steam (form)
                           ? ptero_variable_row_dup_value (get_variable (form, "Map"))
                           : NULL;

  return g_strcmp0 (map, "de_inferno") == 0;
}

static void
fill_in_steam (PteroForm *form)
{
  choose_egg (form, "Counter");
  ptero_test_wait (has_steam, form);
  ptero_form_set_string (form, "name", "Not Kept");
  ptero_form_set_int (form, "limits.memory", 6144);
  ptero_form_set_string (form, "_ports", "27015-27020");
  ptero_form_set_string (form, "limits.threads", "0-1");
  ptero_form_set_boolean (form, "_oom", TRUE);
  ptero_variable_row_fill_in (get_variable (form, "Map"), "de_inferno");
  ptero_variable_row_fill_in (get_variable (form, "Steam Account Token"),
                              "0123456789abcdef0123456789abcdef");
}

/* Choices are kept without secrets, and chosen again in another form. */
static void
test_presets (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-servers");
  PteroForm *form = open_assistant (self);
  GtkWidget *presets;
  g_autofree char *token = NULL;
  g_autofree char *name = NULL;
  g_autofree char *ports = NULL;

  fill_in_steam (form);
  presets = open_presets (form);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (presets)), "admin-presets-none");
  ptero_test_click (presets, "Save Current Choices…");
  give_name (form, "Small <b>");
  ptero_test_wait_label (presets, "Small <b>");
  g_signal_emit_by_name (ptero_test_find_tooltip (presets, "Rename…"), "clicked");
  ptero_test_wait (is_naming, form);
  ptero_form_set_string (find_naming (form), "name", "  ");
  ptero_test_send (find_naming (form));
  g_assert_true (ptero_test_has_text (GTK_WIDGET (find_naming (form)), "This is needed"));
  give_name (form, " Arena ");
  ptero_test_wait_label (presets, "Arena");
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (presets)), "admin-presets");
  ptero_test_click (presets, "Use");
  ptero_test_wait (has_no_presets, NULL);
  ptero_form_set_unchanged (form);
  gtk_widget_activate_action (GTK_WIDGET (form), "form.close", NULL);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);

  form = open_assistant (self);
  ptero_form_set_string (form, "name", "Kept");
  presets = open_presets (form);
  gtk_widget_activate (gtk_widget_get_ancestor (ptero_test_find_label (presets, "Arena"),
                                                ADW_TYPE_ACTION_ROW));
  ptero_test_wait (has_no_presets, NULL);
  ptero_test_wait (has_map, form);
  token = ptero_variable_row_dup_value (get_variable (form, "Steam Account Token"));
  name = ptero_form_dup_string (form, "name");
  ports = ptero_form_dup_string (form, "_ports");
  g_assert_cmpstr (token, ==, "");
  g_assert_cmpstr (name, ==, "Kept");
  g_assert_cmpstr (ports, ==, "27015-27020");
  g_assert_cmpint (ptero_form_get_int (form, "limits.memory"), ==, 6144);
  g_assert_true (ptero_form_get_boolean (form, "_oom"));
  ptero_test_picture_form (form, "admin-new-server-preset");

  presets = open_presets (form);
  g_signal_emit_by_name (ptero_test_find_tooltip (presets, "Delete…"), "clicked");
  ptero_test_answer_alert (self->window, "Delete");
  ptero_test_wait_label (presets, "No Presets Yet");
  ptero_test_click (presets, "Save Current Choices…");
  give_name (form, "Again");
  ptero_test_wait_label (presets, "Again");
  ptero_test_click (presets, "Save Current Choices…");
  give_name (form, "Other");
  ptero_test_wait_label (presets, "Other");
  gtk_widget_activate_action (presets, "presets.rename", "s", "Other");
  ptero_test_wait (is_naming, form);
  ptero_form_set_string (find_naming (form), "name", "Again");
  ptero_test_send (find_naming (form));
  g_assert_true (ptero_test_has_text (GTK_WIDGET (find_naming (form)),
                                      "Another preset has this name"));
  ptero_form_set_unchanged (form);

  ptero_test_page_free (self);
}

static void
take_picture_of_steps (PteroForm *form)
{
  for (GtkWidget *step = get_first_step (form); step != NULL;
       step = gtk_widget_get_next_sibling (step))
    {
      g_autofree char *name = NULL;

      gtk_stack_set_visible_child (ptero_form_get_steps (form), step);
      ptero_test_spin (100);
      name = g_strdup_printf ("admin-new-server-rtl-%s", get_step (form));
      ptero_test_picture_form (form, name);
    }
}

/* From right to left, and with little place. */
static void
test_right_to_left (void)
{
  PteroTestPage *self;
  GtkWidget *ports;
  PteroForm *form;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  self = ptero_test_page_new ("admin-servers");
  gtk_window_set_default_size (GTK_WINDOW (self->window), 380, 700);
  ptero_test_spin (400);
  form = open_assistant (self);
  ptero_test_spin (300);
  /* the first of some ports stays the first */
  ports = ptero_form_get_row (form, "_ports");
  ptero_form_set_string (form, "_ports", "25565, 27000-27049");
  g_assert_cmpint (gtk_widget_get_direction (ports), ==, GTK_TEXT_DIR_RTL);
  g_assert_cmpint (gtk_widget_get_direction (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (ports)))), ==, GTK_TEXT_DIR_LTR);
  take_picture_of_steps (form);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (form)))), <=,
                   400);
  g_assert_nonnull (ptero_test_find_label (gtk_widget_get_ancestor (GTK_WIDGET (form),
                                                                    PTERO_TYPE_FORM_STEPS),
                                           "6 of 6 · Review"));
  close_assistant (form);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);

  ptero_test_page_free (self);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/new-server/steps", test_steps);
  g_test_add_func ("/new-server/problems", test_problems);
  g_test_add_func ("/new-server/review", test_review);
  g_test_add_func ("/new-server/asked-twice", test_asked_twice);
  g_test_add_func ("/new-server/fit", test_fit);
  g_test_add_func ("/new-server/marks", test_marks);
  g_test_add_func ("/new-server/refused", test_refused);
  g_test_add_func ("/new-server/presets", test_presets);
  g_test_add_func ("/new-server/right-to-left", test_right_to_left);

  return g_test_run ();
}
