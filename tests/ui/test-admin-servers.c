/* test-admin-servers.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-server-addresses.h"
#include "ptero-allocation.h"
#include "ptero-app-server.h"
#include "ptero-facts.h"
#include "ptero-form-dialog.h"
#include "ptero-list-pane.h"
#include "ptero-page.h"
#include "ptero-secret-dialog.h"
#include "ptero-test-pages.h"

static const char *
get_subtitle (GtkWidget  *widget,
              const char *title)
{
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (ptero_test_get_action_row (widget, title)));
}

/* What is free counts what the server has already, and is said while it is typed. */
static void
try_room (PteroForm   *form,
          PteroNode   *node,
          PteroLimits *limits)
{
  gint64 size = node->disk * (100 + node->disk_overallocate) / 100;
  gint64 rest = size - node->allocated_resources->disk + limits->disk;
  g_autofree char *fitting = g_strdup_printf ("%" G_GINT64_FORMAT, rest);
  g_autofree char *lacking = g_strdup_printf ("%" G_GINT64_FORMAT, rest + 2048);

  ptero_test_type_number (form, "limits.disk", fitting);
  g_assert_true (ptero_test_has_text (GTK_WIDGET (form), "Fits: "));
  g_assert_false (ptero_test_has_text (GTK_WIDGET (form), "2.0\u202fGiB too much: "));
  ptero_test_type_number (form, "limits.disk", lacking);
  g_assert_true (ptero_test_has_text (GTK_WIDGET (form), "2.0\u202fGiB too much: "));
  ptero_test_spin (50);
  ptero_test_picture_form (form, "admin-build-too-much");
  ptero_test_type_number (form, "limits.disk", "0");
  g_assert_true (ptero_test_has_text (GTK_WIDGET (form), "Unlimited counts as nothing: "));
  ptero_form_set_int (form, "limits.disk", limits->disk);
}

static char *
join (PteroAllocation *allocation)
{
  return g_strdup_printf ("%s:%" G_GINT64_FORMAT, allocation->ip, allocation->port);
}

/* Two free addresses of the node come from a list; one of them is to be the primary. */
static void
add_two (PteroTestPage *self,
         PteroForm     *form,
         char         **titles)
{
  g_autoptr(GPtrArray) chosen = NULL;
  GtkWidget *pane;
  GtkWidget *view;

  ptero_test_click (GTK_WIDGET (form), "Add…");
  pane = ptero_test_wait_picker (self->pane);
  ptero_test_wait_complete (pane);
  view = ptero_test_find_type (pane, GTK_TYPE_COLUMN_VIEW);
  gtk_selection_model_select_range (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)), 0, 2, TRUE);
  chosen = ptero_table_dup_selected (ptero_list_pane_get_table (PTERO_LIST_PANE (pane)));
  g_assert_cmpuint (chosen->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_false (PTERO_ALLOCATION (chosen->pdata[i])->assigned);
      titles[i] = join (chosen->pdata[i]);
    }
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (pane)), "admin-choose-addresses");
  ptero_test_run_verb (pane, "choose");
  ptero_test_wait_no_picker (self->pane);
  g_assert_cmpstr (get_subtitle (GTK_WIDGET (form), titles[0]), ==, "Will be added");
}

static PteroForm *
open_build (PteroTestPage *self)
{
  ptero_test_click (self->page, "Build…");

  return ptero_test_page_wait_form (self);
}

static PteroAppServer *
open_server (PteroTestPage *self)
{
  g_autoptr(PteroAppServer) server = NULL;

  ptero_test_wait_complete (self->pane);
  server = g_list_model_get_item (ptero_test_get_items (self->pane), 0);
  g_assert_true (ptero_test_select_item (self->pane, server->name));
  ptero_test_run_verb (self->pane, "open");
  ptero_test_page_wait_item (self);

  return PTERO_APP_SERVER (ptero_facts_get_item (PTERO_FACTS (ptero_test_find_type (self->page,
                                                                                    PTERO_TYPE_FACTS))));
}

/* Addresses come and go, the primary is another one; the primary cannot go. */
static void
test_build (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-servers");
  PteroAppServer *server = open_server (self);
  g_autoptr(PteroAllocation) first = g_list_model_get_item (server->allocations, 0);
  g_autofree char *old = NULL;
  g_auto(GStrv) titles = g_new0 (char *, 3);
  PteroForm *form = open_build (self);
  guint n_before = g_list_model_get_n_items (server->allocations);
  gboolean kills;

  try_room (form, server->node, server->limits);
  g_assert_cmpint (first->id, ==, server->allocation_id);
  old = join (first);
  g_assert_true (g_str_has_prefix (get_subtitle (GTK_WIDGET (form), old), "Primary"));
  g_assert_null (ptero_test_find_tooltip (ptero_test_get_action_row (GTK_WIDGET (form), old),
                                          "Remove"));

  add_two (self, form, titles);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (ptero_test_find_type (ptero_test_get_action_row (GTK_WIDGET (form), titles[0]), GTK_TYPE_CHECK_BUTTON)), TRUE);
  g_assert_cmpstr (get_subtitle (GTK_WIDGET (form), titles[0]), ==, "Primary · Will be added");
  g_signal_emit_by_name (ptero_test_find_tooltip (ptero_test_get_action_row (GTK_WIDGET (form),
                                                                             titles[1]), "Remove"),
                         "clicked");
  g_assert_null (ptero_test_find_label (GTK_WIDGET (form), titles[1]));
  g_signal_emit_by_name (ptero_test_find_tooltip (ptero_test_get_action_row (GTK_WIDGET (form),
                                                                             old), "Remove"),
                         "clicked");
  g_assert_true (g_str_has_prefix (get_subtitle (GTK_WIDGET (form), old), "Will be removed"));
  g_signal_emit_by_name (ptero_test_find_tooltip (ptero_test_get_action_row (GTK_WIDGET (form),
                                                                             old), "Keep"),
                         "clicked");
  g_signal_emit_by_name (ptero_test_find_tooltip (ptero_test_get_action_row (GTK_WIDGET (form),
                                                                             old), "Remove"),
                         "clicked");
  gtk_widget_child_focus (ptero_test_find_type (GTK_WIDGET (form),
                                                PTERO_TYPE_ADMIN_SERVER_ADDRESSES),
                          GTK_DIR_TAB_FORWARD);
  ptero_test_spin (100);
  ptero_test_picture_form (form, "admin-build-addresses");
  g_assert_false (ptero_form_get_boolean (form, "_oom") == server->limits->oom_disabled);
  ptero_form_set_boolean (form, "_oom", server->limits->oom_disabled);
  kills = server->limits->oom_disabled;
  ptero_test_send (form);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_wait_label (self->page, titles[0]);
  ptero_test_spin (500);
  g_assert_null (ptero_test_find_label (self->page, old));
  g_assert_cmpuint (g_list_model_get_n_items (server->allocations), ==, n_before);
  g_assert_cmpint (server->limits->oom_disabled, ==, !kills);
  ptero_test_screenshot (self->window, "admin-server-addresses");

  ptero_test_page_free (self);
}

static gboolean
is_suspended (gpointer server)
{
  return g_strcmp0 (PTERO_APP_SERVER (server)->status, "suspended") == 0;
}

static gboolean
is_normal (gpointer server)
{
  return PTERO_APP_SERVER (server)->status == NULL;
}

static gboolean
is_installing (gpointer server)
{
  return g_strcmp0 (PTERO_APP_SERVER (server)->status, "installing") == 0;
}

/* What is said of a server in trouble comes with what helps. */
static void
test_state (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-servers");
  PteroAppServer *server = open_server (self);
  PteroForm *form;

  ptero_test_click (self->page, "Suspend…");
  ptero_test_answer_alert (self->window, "Suspend");
  ptero_test_wait (is_suspended, server);
  ptero_test_spin (300);
  ptero_test_screenshot (self->window, "admin-server-suspended");
  ptero_test_click (self->page, "Unsuspend");
  ptero_test_wait (is_normal, server);
  ptero_test_spin (300);

  ptero_test_click (self->page, "Reinstall…");
  form = ptero_test_page_wait_form (self);
  ptero_form_set_string (form, "name", server->name);
  ptero_test_send (form);
  ptero_test_wait (is_installing, server);

  ptero_test_page_free (self);
}

static gboolean
is_list_shown (gpointer self)
{
  return gtk_widget_get_mapped (((PteroTestPage *) self)->pane);
}

/* Only who types its name deletes a server in its details; the list comes back without it. */
static void
test_delete (void)
{
  static const char *const verbs[] = { "Delete…", "Force Deletion…" };
  PteroTestPage *self = ptero_test_page_new ("admin-servers");

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      PteroAppServer *server = open_server (self);
      g_autofree char *name = g_strdup (server->name);
      PteroForm *form;

      ptero_test_click (self->page, verbs[i]);
      form = ptero_test_page_wait_form (self);
      ptero_form_set_string (form, "name", "Another");
      ptero_test_send (form);
      g_assert_nonnull (ptero_test_find_dialog (NULL));
      ptero_form_set_string (form, "name", name);
      ptero_test_send (form);
      ptero_test_wait (ptero_test_has_no_dialog, NULL);
      ptero_test_wait (is_list_shown, self);
      ptero_test_wait_no_item (self->pane, name);
    }

  ptero_test_page_free (self);
}

/* Another owner is chosen by name. */
static void
test_owner (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-servers");
  PteroAppServer *server = open_server (self);
  PteroForm *form;
  GtkWidget *pane;

  ptero_test_click (self->page, "Details…");
  form = ptero_test_page_wait_form (self);
  g_assert_true (ptero_test_has_text (GTK_WIDGET (form), server->user->username));
  ptero_test_type_number (form, "user", "999");
  g_assert_false (ptero_test_has_text (GTK_WIDGET (form), server->user->username));
  ptero_test_click (GTK_WIDGET (form), "Choose Owner…");
  pane = ptero_test_wait_picker (self->pane);
  ptero_test_wait_complete (pane);
  g_assert_true (ptero_test_select_item (pane, "bob"));
  ptero_test_run_verb (pane, "choose");
  ptero_test_wait_label (GTK_WIDGET (form), "bob");
  ptero_test_picture_form (form, "admin-server-details");
  ptero_test_send (form);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_wait_label (self->page, "bob (bob@example.com)");

  ptero_test_page_free (self);
}

/* From right to left, and with little place. */
static void
test_right_to_left (void)
{
  g_autofree char *cpu = NULL;
  PteroTestPage *self;
  PteroForm *form;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  self = ptero_test_page_new ("admin-servers");
  ptero_test_wait_complete (self->pane);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 380, 700);
  ptero_test_spin (400);
  g_assert_cmpint (gtk_widget_get_width (self->window), <=, 400);
  ptero_test_screenshot (self->window, "admin-servers-narrow-rtl");
  cpu = g_strdup_printf ("\u200e%" G_GINT64_FORMAT "\u202f%%", open_server (self)->limits->cpu);
  ptero_test_wait_label (self->window, cpu);
  form = open_build (self);
  gtk_widget_child_focus (ptero_test_find_type (GTK_WIDGET (form),
                                                PTERO_TYPE_ADMIN_SERVER_ADDRESSES),
                          GTK_DIR_TAB_FORWARD);
  ptero_test_spin (100);
  ptero_test_picture_form (form, "admin-build-rtl");
  ptero_form_set_unchanged (form);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);

  ptero_test_page_free (self);
}

/* Whoever is at a link stays there while the panel is asked again. */
static void
test_refresh (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-servers");
  GtkWidget *row;

  open_server (self);
  row = gtk_widget_get_ancestor (ptero_test_find_label (self->page, "Mounts"), ADW_TYPE_ACTION_ROW);
  gtk_widget_grab_focus (row);
  ptero_facts_refresh (PTERO_FACTS (gtk_widget_get_ancestor (row, PTERO_TYPE_FACTS)));
  ptero_test_spin (600);
  g_assert_true (gtk_root_get_focus (gtk_widget_get_root (self->page)) == row);
  g_assert_true (gtk_widget_get_ancestor (ptero_test_find_label (self->page, "Mounts"),
                                          ADW_TYPE_ACTION_ROW) == row);

  ptero_test_page_free (self);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/admin-servers/build", test_build);
  g_test_add_func ("/admin-servers/state", test_state);
  g_test_add_func ("/admin-servers/delete", test_delete);
  g_test_add_func ("/admin-servers/owner", test_owner);
  g_test_add_func ("/admin-servers/refresh", test_refresh);
  g_test_add_func ("/admin-servers/right-to-left", test_right_to_left);

  return g_test_run ();
}
