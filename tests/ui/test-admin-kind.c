/* test-admin-kind.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-content.h"
#include "ptero-facts.h"
#include "ptero-form-dialog.h"
#include "ptero-list-pane.h"
#include "ptero-page.h"
#include "ptero-test-pages.h"
#include "ptero-test-pelican.h"

/* What the kinds of things that an administrator looks after have in common, on a panel that is
 * slow or fails. */

typedef struct
{
  const char *page;
  const char *item;
  const char *path;
  const char *field;
  const char *value;
} Kind;

static const Kind kinds[] = {
  { "admin-locations", "us.ash", "/api/application/locations/", "short", "us.ash" },
  { "admin-users", "alice", "/api/application/users/", "username", "alice" },
  { "admin-nodes", "Ashburn 1", "/api/application/nodes/", "name", "Ashburn 1" },
};

static void
set_fault (PteroTestPage *self,
           const char    *fault,
           const char    *path)
{
  g_autofree char *faults = g_strconcat (fault, path, NULL);

  g_assert_true (ptero_demo_panel_set_faults (self->fleet->demo, faults, NULL));
}

static guint
count_dialogs (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n_dialogs = 0;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      n_dialogs += ptero_test_find_type (window, PTERO_TYPE_FORM_DIALOG) != NULL;
    }

  return n_dialogs;
}

static gboolean
spins (gpointer widget)
{
  GtkWidget *spinner = ptero_test_find_mapped (widget, GTK_TYPE_SPINNER);

  return spinner != NULL && gtk_spinner_get_spinning (GTK_SPINNER (spinner));
}

static gboolean
shows_retry (gpointer dialog)
{
  GtkWidget *button = ptero_test_find_button (dialog, "Retry");

  return button != NULL && gtk_widget_get_mapped (button) &&
         ptero_test_has_text (dialog, "This key has no right to do this");
}

static void
assert_shows (PteroForm  *form,
              const Kind *kind)
{
  g_autofree char *value = ptero_form_dup_string (form, kind->field);

  g_assert_cmpstr (value, ==, kind->value);
}

static void
take_picture (GtkWidget  *dialog,
              const Kind *kind,
              const char *name)
{
  g_autofree char *picture = g_strconcat (kind->page, "-", name, NULL);

  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (dialog)), picture);
}

/* The form is there at once, says that it waits, and can be closed meanwhile; pressed twice it is
 * there once. */
static void
test_slow (gconstpointer data)
{
  const Kind *kind = data;
  PteroTestPage *self = ptero_test_page_new (kind->page);
  GtkWidget *dialog;
  PteroForm *form;

  ptero_test_wait_complete (self->pane);
  g_assert_true (ptero_test_select_item (self->pane, kind->item));
  set_fault (self, "latency=60000@", kind->path);
  ptero_test_run_verb (self->pane, "edit");
  dialog = ptero_test_find_dialog (self->window);
  g_assert_nonnull (dialog);
  form = ptero_form_dialog_get_form (PTERO_FORM_DIALOG (dialog));
  ptero_test_wait (spins, dialog);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (form)));
  ptero_test_run_verb (self->pane, "edit");
  g_assert_cmpuint (count_dialogs (), ==, 1);
  take_picture (dialog, kind, "waiting");

  gtk_widget_activate_action (dialog, "form.send", NULL);
  g_assert_cmpuint (count_dialogs (), ==, 1);
  gtk_widget_activate_action (dialog, "form.close", NULL);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  set_fault (self, "", "");
  ptero_test_run_verb (self->pane, "edit");
  form = ptero_test_page_wait_form (self);
  assert_shows (form, kind);

  ptero_test_page_free (self);
}

/* That it did not come is said where it was to be, and can be tried again. */
static void
test_failed (gconstpointer data)
{
  const Kind *kind = data;
  PteroTestPage *self = ptero_test_page_new (kind->page);
  GtkWidget *dialog;
  PteroForm *form;

  ptero_test_wait_complete (self->pane);
  g_assert_true (ptero_test_select_item (self->pane, kind->item));
  set_fault (self, "status=403@", kind->path);
  ptero_test_run_verb (self->pane, "edit");
  dialog = ptero_test_find_dialog (self->window);
  ptero_test_wait (shows_retry, dialog);
  take_picture (dialog, kind, "failed");
  g_assert_false (gtk_widget_is_sensitive (ptero_test_find_button (dialog, "Save")));

  set_fault (self, "", "");
  ptero_test_click (dialog, "Retry");
  form = ptero_test_page_wait_form (self);
  assert_shows (form, kind);
  g_assert_true (gtk_widget_is_sensitive (ptero_test_find_button (dialog, "Save")));
  g_assert_false (ptero_form_get_changed (form));

  ptero_test_page_free (self);
}

/* The page of one does what the list does with it. */
static void
test_page (gconstpointer data)
{
  const Kind *kind = data;
  PteroTestPage *self = ptero_test_page_new (kind->page);
  GtkWidget *dialog;

  ptero_test_wait_complete (self->pane);
  g_assert_true (ptero_test_select_item (self->pane, kind->item));
  ptero_test_run_verb (self->pane, "open");
  ptero_test_page_wait_item (self);
  g_assert_true (gtk_widget_get_mapped (ptero_test_find_button (self->page, "Delete…")));
  set_fault (self, "latency=60000@", kind->path);
  ptero_test_click (self->page, "Edit…");
  ptero_test_click (self->page, "Edit…");
  dialog = ptero_test_find_dialog (self->window);
  ptero_test_wait (spins, dialog);
  g_assert_cmpuint (count_dialogs (), ==, 1);
  gtk_widget_activate_action (dialog, "form.close", NULL);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  set_fault (self, "", "");

  ptero_test_page_free (self);
}

/* Of a server, whose forms show parts of it, the page says that it is being fetched. */
static void
test_server (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-servers");

  ptero_test_wait_complete (self->pane);
  g_assert_true (ptero_test_select_item (self->pane, "Survival"));
  ptero_test_run_verb (self->pane, "open");
  ptero_test_page_wait_item (self);
  set_fault (self, "status=500@", "/api/application/servers/");
  ptero_test_click (self->page, "Details…");
  g_assert_true (spins (ptero_test_find_type (self->page, PTERO_TYPE_FACTS)));
  ptero_test_wait_label (self->page, "This could not be brought up to date");
  g_assert_false (spins (ptero_test_find_type (self->page, PTERO_TYPE_FACTS)));
  set_fault (self, "", "");
  ptero_test_click (self->page, "Details…");
  ptero_test_page_wait_form (self);
  g_assert_false (spins (ptero_test_find_type (self->page, PTERO_TYPE_FACTS)));

  ptero_test_page_free (self);
}

/* A node belongs to a location: that there is none is said where one would be chosen. */
static void
test_no_location (void)
{
  PteroTestPelican *self = ptero_test_pelican_new ();
  PteroForm *form;

  ptero_panel_set_flavour (self->panel, PTERO_FLAVOUR_PTERODACTYL);
  ptero_test_pelican_answer (self, "GET /api/application/nodes", 200,
                             "{\"object\":\"list\",\"data\":[]}");
  ptero_test_pelican_answer (self, "GET /api/application/locations", 200,
                             "{\"object\":\"list\",\"data\":[]}");
  ptero_test_pelican_open (self, "admin-nodes");
  ptero_test_wait_complete (self->pane);
  ptero_test_run_verb (self->pane, "create");
  form = ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_wait_dialog (self->window)));
  g_assert_nonnull (ptero_test_find_label (GTK_WIDGET (form),
                                           "A node needs a location: make one first"));
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (form))),
                         "admin-node-no-location");

  ptero_test_pelican_free (self);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *slow = g_strconcat ("/admin-kind/slow/", kinds[i].page, NULL);
      g_autofree char *failed = g_strconcat ("/admin-kind/failed/", kinds[i].page, NULL);
      g_autofree char *page = g_strconcat ("/admin-kind/page/", kinds[i].page, NULL);

      g_test_add_data_func (slow, &kinds[i], test_slow);
      g_test_add_data_func (failed, &kinds[i], test_failed);
      g_test_add_data_func (page, &kinds[i], test_page);
    }
  g_test_add_func ("/admin-kind/server", test_server);
  g_test_add_func ("/admin-kind/no-location", test_no_location);

  return g_test_run ();
}
