/* test-panel-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core-support.h"
#include "ptero-certificate-dialog.h"
#include "ptero-dialog.h"
#include "ptero-panel-dialog.h"
#include "ptero-panel-list.h"
#include "ptero-panel-list-file.h"
#include "ptero-panel-move.h"
#include "ptero-panel-remove.h"
#include "ptero-request-job.h"
#include "ptero-test-panels.h"

#define FINGERPRINT "AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99"

static PteroPanel *panel;

static void
set_up (PteroTestPanels *self,
        gconstpointer    user_data)
{
  ptero_test_panels_set_up (self, FALSE);
  panel = ptero_test_panels_add (self, "Before", PTERO_DEMO_KEY_USER);
}

static void
tear_down (PteroTestPanels *self,
           gconstpointer    user_data)
{
  panel = NULL;
  ptero_test_panels_tear_down (self);
}

static void
present_editor (PteroTestPanels *self)
{
  ptero_test_panels_present (self, ptero_panel_dialog_new (self->store, NULL, panel));
}

static const char *
get_key (PteroTestPanels *self,
         PteroDemoKey     key)
{
  return ptero_demo_panel_get_key (self->demo, key);
}

static gboolean
has_key_in_use (PteroApi api)
{
  return ptero_client_has_key (ptero_panel_get_client (panel), api);
}

static void
test_look (PteroTestPanels *self,
           gconstpointer    user_data)
{
  present_editor (self);
  g_assert_false (ptero_test_is_sensitive (self, "save-button"));
  ptero_test_type (self, "name-entry", "   ");
  g_assert_false (ptero_test_is_sensitive (self, "save-button"));
  ptero_test_await_state (self, "name-check", PTERO_CHECK_ERROR);
  ptero_test_assert_text (self, "name-check", "needs a name");
  ptero_test_screenshot (self->content, "panel-without-name");
  ptero_test_type (self, "name-entry", " After ");
  ptero_test_await_state (self, "name-check", PTERO_CHECK_NONE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ptero_test_find_name (self->content,
                                                                         "panel-color-6")), TRUE);
  g_assert_cmpstr (ptero_panel_get_name (panel), ==, "Before");
  ptero_test_click (self, "save-button");
  ptero_test_await_closed (self);
  g_assert_cmpstr (ptero_panel_get_name (panel), ==, "After");
  g_assert_cmpuint (ptero_panel_get_color (panel), ==, 6);
}

static void
test_tab (PteroTestPanels *self,
          gconstpointer    user_data)
{
  const char *const stops[] = {
    "name-entry", "panel-color-0", "address-entry", "address-check", "account-key-replace",
    "account-key-entry", "account-key-check", "application-key-replace", "remove-button",
    "cancel-button", "name-entry",
  };

  present_editor (self);
  ptero_test_await_state (self, "address-check", PTERO_CHECK_OK);
  ptero_test_click (self, "account-key-replace");
  ptero_test_type (self, "account-key-entry", "foo");
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_ERROR);
  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      if (!ptero_test_tab_reaches (self, stops[i]))
        g_error ("Tab does not come to “%s”", stops[i]);
    }
}

static void
test_address (PteroTestPanels *self,
              gconstpointer    user_data)
{
  g_autoptr(PteroDemoPanel) other = ptero_demo_panel_new (0, 2);
  g_autoptr(GError) error = NULL;

  g_assert_true (ptero_demo_panel_start (other, &error));
  present_editor (self);
  ptero_test_type (self, "address-entry", "nothing good");
  ptero_test_await_state (self, "address-check", PTERO_CHECK_ERROR);
  g_assert_false (ptero_test_is_sensitive (self, "save-button"));

  ptero_test_type (self, "address-entry", ptero_demo_panel_get_address (other));
  ptero_test_await_state (self, "address-check", PTERO_CHECK_OK);
  ptero_test_click (self, "save-button");
  ptero_test_answer (self, "_Cancel");
  g_assert_cmpstr (ptero_panel_get_address (panel), ==, ptero_demo_panel_get_address (self->demo));
  g_assert_nonnull (self->content);

  ptero_test_click (self, "save-button");
  ptero_test_screenshot (self->content, "panel-move");
  ptero_test_answer (self, "_Send Key");
  ptero_test_await_closed (self);
  g_assert_cmpstr (ptero_panel_get_address (panel), ==, ptero_demo_panel_get_address (other));
  g_assert_true (has_key_in_use (PTERO_API_CLIENT));
  ptero_demo_panel_stop (other);
}

/* A new key for the new address takes no other one along, so that nothing is asked. */
static void
test_address_with_key (PteroTestPanels *self,
                       gconstpointer    user_data)
{
  g_autoptr(PteroDemoPanel) other = ptero_demo_panel_new (0, 2);
  g_autoptr(GError) error = NULL;

  g_assert_true (ptero_demo_panel_start (other, &error));
  present_editor (self);
  ptero_test_type (self, "address-entry", ptero_demo_panel_get_address (other));
  ptero_test_await_state (self, "address-check", PTERO_CHECK_OK);
  ptero_test_click (self, "account-key-replace");
  ptero_test_type (self, "account-key-entry",
                   ptero_demo_panel_get_key (other, PTERO_DEMO_KEY_USER));
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_OK);
  ptero_test_click (self, "save-button");
  ptero_test_await_closed (self);
  g_assert_cmpstr (ptero_panel_get_address (panel), ==, ptero_demo_panel_get_address (other));
  g_assert_true (has_key_in_use (PTERO_API_CLIENT));
  ptero_demo_panel_stop (other);
}

/* What is not changed is not in the way, even if the panel is down. */
static void
test_name_while_down (PteroTestPanels *self,
                      gconstpointer    user_data)
{
  ptero_demo_panel_stop (self->demo);
  present_editor (self);
  ptero_test_await_state (self, "address-check", PTERO_CHECK_ERROR);
  ptero_test_type (self, "name-entry", "After");
  ptero_test_click (self, "save-button");
  ptero_test_await_closed (self);
  g_assert_cmpstr (ptero_panel_get_name (panel), ==, "After");
}

static void
test_replace_key (PteroTestPanels *self,
                  gconstpointer    user_data)
{
  present_editor (self);
  ptero_test_click (self, "account-key-replace");
  g_assert_false (ptero_test_is_sensitive (self, "save-button"));
  ptero_test_type (self, "account-key-entry", "ptlc_0000000000000000000000000000000000000000000");
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_ERROR);
  g_assert_false (ptero_test_is_sensitive (self, "save-button"));

  ptero_test_type (self, "account-key-entry", get_key (self, PTERO_DEMO_KEY_ADMIN));
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_OK);
  ptero_test_click (self, "application-key-replace");
  ptero_test_type (self, "application-key-entry", get_key (self, PTERO_DEMO_KEY_APPLICATION));
  ptero_test_await_state (self, "application-key-check", PTERO_CHECK_OK);
  ptero_test_click (self, "save-button");
  ptero_test_await_closed (self);
  g_assert_true (ptero_panel_has_key (panel, PTERO_API_CLIENT));
  g_assert_true (ptero_panel_has_key (panel, PTERO_API_APPLICATION));
}

static void
assert_in_sight (PteroTestPanels *self,
                 const char      *name)
{
  GtkWidget *widget = ptero_test_find_name (self->content, name);
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, viewport, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (viewport));
}

/* What is asked for comes into sight, and what is wrong with it, too. */
static void
test_reveal (PteroTestPanels *self,
             gconstpointer    user_data)
{
  present_editor (self);
  ptero_test_await_state (self, "address-check", PTERO_CHECK_OK);
  ptero_test_spin (200);
  ptero_test_click (self, "application-key-replace");
  ptero_test_spin (300);
  ptero_test_screenshot (self->content, "panel-dialog-reveal");
  assert_in_sight (self, "application-key-entry");

  ptero_test_type (self, "application-key-entry", "mine");
  ptero_test_await_state (self, "application-key-check", PTERO_CHECK_ERROR);
  ptero_test_spin (300);
  ptero_test_screenshot (self->content, "panel-dialog-reveal-error");
  assert_in_sight (self, "application-key-entry");
  assert_in_sight (self, "application-key-check");
}

static void
test_remove_key (PteroTestPanels *self,
                 gconstpointer    user_data)
{
  present_editor (self);
  ptero_test_click (self, "account-key-remove");
  ptero_test_click (self, "account-key-replace");
  g_assert_false (ptero_test_is_sensitive (self, "save-button"));

  ptero_test_click (self, "account-key-remove");
  g_assert_true (ptero_panel_has_key (panel, PTERO_API_CLIENT));
  ptero_test_click (self, "save-button");
  ptero_test_await_closed (self);
  g_assert_false (ptero_panel_has_key (panel, PTERO_API_CLIENT));
}

static void
test_key_without_keyring (PteroTestPanels *self,
                          gconstpointer    user_data)
{
  present_editor (self);
  ptero_test_click (self, "application-key-replace");
  ptero_test_type (self, "application-key-entry", get_key (self, PTERO_DEMO_KEY_READ_ONLY));
  ptero_test_await_state (self, "application-key-check", PTERO_CHECK_OK);
  adw_combo_row_set_selected (ADW_COMBO_ROW (ptero_test_find_name (self->content, "keep-combo")),
                              0);
  ptero_test_click (self, "save-button");
  ptero_test_await_state (self, "keep-check", PTERO_CHECK_ERROR);
  ptero_test_await_focus (self, "keep-check");
  g_assert_false (ptero_panel_has_key (panel, PTERO_API_APPLICATION));

  ptero_test_click_button (ptero_test_find_button ("Keep for This Session"));
  ptero_test_await_closed (self);
  g_assert_true (ptero_panel_has_key (panel, PTERO_API_APPLICATION));
}

static void
type_two_keys (PteroTestPanels *self,
               gboolean         session_only)
{
  present_editor (self);
  ptero_test_click (self, "account-key-replace");
  ptero_test_type (self, "account-key-entry", get_key (self, PTERO_DEMO_KEY_ADMIN));
  ptero_test_click (self, "application-key-replace");
  ptero_test_type (self, "application-key-entry", get_key (self, PTERO_DEMO_KEY_APPLICATION));
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_OK);
  ptero_test_await_state (self, "application-key-check", PTERO_CHECK_OK);
  adw_combo_row_set_selected (ADW_COMBO_ROW (ptero_test_find_name (self->content, "keep-combo")),
                              session_only);
}

/* As in Add Panel: who closes the dialog stops waiting, and has what was typed. */
static void
test_mute_keyring (PteroTestPanels *self,
                   gconstpointer    user_data)
{
  core_support_start_mute_keyring ();
  type_two_keys (self, FALSE);
  ptero_test_click (self, "save-button");
  ptero_test_await_state (self, "keep-check", PTERO_CHECK_BUSY);
  g_assert_false (ptero_test_is_sensitive (self, "save-button"));
  ptero_test_click (self, "cancel-button");
  ptero_test_await_state (self, "keep-check", PTERO_CHECK_NONE);
  g_assert_true (ptero_test_is_sensitive (self, "save-button"));
  g_assert_true (gtk_widget_get_mapped (ptero_test_find_name (self->content, "account-key-entry")));
  core_support_stop_mute_keyring ();
  ptero_test_spin (100);
  g_assert_false (ptero_panel_has_key (panel, PTERO_API_APPLICATION));

  ptero_test_click (self, "cancel-button");
  ptero_test_answer (self, "_Discard");
  ptero_test_await_closed (self);
}

/* There is nothing to give the second key to, and nothing stays that has it. */
static void
test_removed_while_storing (PteroTestPanels *self,
                            gconstpointer    user_data)
{
  const gboolean session_only = GPOINTER_TO_INT (user_data);

  core_support_start_mute_keyring ();
  type_two_keys (self, session_only);
  ptero_test_click (self, "save-button");
  ptero_panel_store_remove_async (self->store, panel, NULL, NULL, NULL);
  ptero_test_spin (300);
  g_assert_null (self->content);
  core_support_stop_mute_keyring ();
  ptero_test_spin (100);
}

static void
test_discard (PteroTestPanels *self,
              gconstpointer    user_data)
{
  present_editor (self);
  ptero_test_type (self, "name-entry", "After");
  ptero_test_click (self, "cancel-button");
  ptero_test_answer (self, "_Cancel");
  g_assert_nonnull (self->content);

  ptero_test_click (self, "cancel-button");
  ptero_test_answer (self, "_Discard");
  ptero_test_await_closed (self);
  g_assert_cmpstr (ptero_panel_get_name (panel), ==, "Before");
}

static void
test_forget_certificate (PteroTestPanels *self,
                         gconstpointer    user_data)
{
  ptero_panel_set_fingerprint (panel, FINGERPRINT);
  present_editor (self);
  ptero_test_click (self, "forget-button");
  g_assert_cmpstr (ptero_panel_get_fingerprint (panel), ==, FINGERPRINT);
  ptero_test_click (self, "save-button");
  ptero_test_await_closed (self);
  g_assert_null (ptero_panel_get_fingerprint (panel));
}

static void
test_admin_all (PteroTestPanels *self,
                gconstpointer    user_data)
{
  g_autoptr(PteroAccount) account = g_object_new (PTERO_TYPE_ACCOUNT, NULL);
  GtkWidget *admin_all;

  present_editor (self);
  g_assert_false (gtk_widget_get_mapped (ptero_test_find_name (self->content, "admin-all-switch")));
  ptero_dialog_force_close (self->content);
  ptero_test_await_closed (self);

  account->admin = TRUE;
  ptero_panel_set_account (panel, account);
  present_editor (self);
  admin_all = ptero_test_find_name (self->content, "admin-all-switch");
  g_assert_true (gtk_widget_get_mapped (admin_all));
  gtk_switch_set_active (GTK_SWITCH (admin_all), !ptero_panel_get_admin_all (panel));
  ptero_test_click (self, "save-button");
  ptero_test_await_closed (self);
  g_assert_true (ptero_panel_get_admin_all (panel));
}

static void
test_remove (PteroTestPanels *self,
             gconstpointer    user_data)
{
  present_editor (self);
  ptero_test_click (self, "remove-button");
  ptero_test_answer (self, "_Cancel");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->store)), ==, 1);

  ptero_test_click (self, "remove-button");
  ptero_test_answer (self, "_Remove");
  ptero_test_await_closed (self);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->store)), ==, 0);
}

static gboolean
is_shown (gpointer text)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (ptero_test_find_label (window, text) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
test_remove_busy (PteroTestPanels *self,
                  gconstpointer    user_data)
{
  g_autoptr(PteroJobQueue) jobs = ptero_job_queue_new ();
  g_autoptr(PteroRequestJob) job = PTERO_REQUEST_JOB (ptero_request_job_new ("Ask"));
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_ACCOUNT_GET, NULL);

  ptero_request_job_add (job, panel, request, "One");
  ptero_job_queue_add (jobs, PTERO_JOB (job));
  ptero_panel_remove_ask (self->store, jobs, panel, self->window);
  ptero_test_wait (is_shown,
                   (gpointer) "Its servers go from the list with their stars, and its keys from the keyring. Nothing changes on the "
                   "panel itself.\n\n1 job is still running there and may not come to its end.");
  present_editor (self);
  ptero_test_answer (self, "_Cancel");
  ptero_dialog_close (self->content);
  ptero_test_await_closed (self);
}

/* There is no other row where one key is edited. */
static void
test_replace_with_other_kind (PteroTestPanels *self,
                              gconstpointer    user_data)
{
  present_editor (self);
  ptero_test_click (self, "account-key-replace");
  ptero_test_type (self, "account-key-entry", get_key (self, PTERO_DEMO_KEY_APPLICATION));
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_WARNING);
  g_assert_null (ptero_test_find_button ("Use as Application Key"));
  g_assert_false (ptero_test_is_sensitive (self, "save-button"));
}

/* The question says what the key was given for, not where the panel is said to be by now. */
static void
test_move_withheld (PteroTestPanels *self,
                    gconstpointer    user_data)
{
  const gboolean kept[] = { TRUE, TRUE };
  g_autofree char *body = NULL;

  ptero_panel_set_address (panel, "https://planted.example");
  present_editor (self);
  g_assert_true (ptero_panel_move_ask (panel, "https://elsewhere.example", kept, self->content, NULL,
                                       NULL, NULL));
  body = g_strdup_printf ("The key was given for %s. Whoever runs the other address gets it, and can do all that it allows. Send it only if the panel has moved there.",
                          ptero_demo_panel_get_address (self->demo));
  ptero_test_wait (is_shown, body);
  ptero_test_answer (self, "_Cancel");
}

static void
trusted_cb (char       **trusted,
            const char  *fingerprint)
{
  *trusted = g_strdup (fingerprint);
}

static void
test_certificate (PteroTestPanels *self,
                  gconstpointer    user_data)
{
  const char *old_fingerprints[] = { NULL, "BB" FINGERPRINT };

  for (guint i = 0; i < G_N_ELEMENTS (old_fingerprints); i++)
    {
      g_autofree char *trusted = NULL;
      GtkWidget *dialog = ptero_certificate_dialog_new ("panel.example", FINGERPRINT,
                                                        old_fingerprints[i]);
      GtkWidget *button;

      g_signal_connect_swapped (dialog, "trusted", G_CALLBACK (trusted_cb), &trusted);
      self->content = dialog;
      g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &self->content);
      ptero_certificate_dialog_present (PTERO_CERTIFICATE_DIALOG (dialog), self->window);
      ptero_test_wait (gtk_widget_get_mapped, dialog);
      button = ptero_test_find_button ("_Trust for This Host");
      g_assert_nonnull (button);
      g_assert_cmpint (gtk_widget_has_css_class (button, "destructive-action"), ==, i == 1);
      g_assert_false (gtk_widget_has_focus (button));
      g_assert_true (ptero_test_tab_reaches (self, "help-label"));
      g_assert_true (ptero_test_tab_reaches (self, "trust-button"));
      ptero_test_click_button (button);
      ptero_test_await_closed (self);
      g_assert_cmpstr (trusted, ==, FINGERPRINT);
    }
}

/* Why it is not trusted is said beside the fingerprint, also where it took the place of another. */
static void
test_flaws (PteroTestPanels *self,
            gconstpointer    user_data)
{
  const struct
  {
    const char           *old_fingerprint;
    GTlsCertificateFlags  flaws;
    const char           *title;
    const char           *text;
  } cases[] = {
    { NULL, G_TLS_CERTIFICATE_UNKNOWN_CA, "Unknown Certificate", NULL },
    { NULL, G_TLS_CERTIFICATE_UNKNOWN_CA | G_TLS_CERTIFICATE_EXPIRED, "Unknown Certificate",
      "This certificate has expired." },
    { NULL, G_TLS_CERTIFICATE_EXPIRED | G_TLS_CERTIFICATE_BAD_IDENTITY, "Certificate Not Valid",
      "This certificate has expired.\nThis certificate is for another name than this address." },
    { "BB" FINGERPRINT, G_TLS_CERTIFICATE_NOT_ACTIVATED, "Certificate Changed",
      "This certificate is not valid yet, or the clock of this computer is wrong." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *picture = g_strdup_printf ("certificate-flaws-%u", i);
      GtkWidget *dialog = ptero_certificate_dialog_new ("panel.example", FINGERPRINT,
                                                        cases[i].old_fingerprint);

      ptero_certificate_dialog_set_flaws (PTERO_CERTIFICATE_DIALOG (dialog), cases[i].flaws);
      self->content = dialog;
      g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &self->content);
      ptero_certificate_dialog_present (PTERO_CERTIFICATE_DIALOG (dialog), self->window);
      ptero_test_wait (gtk_widget_get_mapped, dialog);
      ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (dialog)), picture);
      g_assert_nonnull (ptero_test_find_label (dialog, cases[i].title));
      if (cases[i].text != NULL)
        g_assert_nonnull (ptero_test_find_label (dialog, cases[i].text));
      else
        g_assert_null (ptero_test_find_label (dialog, "This certificate"));
      ptero_test_click_button (ptero_test_find_button ("_Stay Blocked"));
      ptero_test_await_closed (self);
    }
}

static gboolean
has_one_panel (gpointer store)
{
  return g_list_model_get_n_items (store) == 1;
}

static gboolean
has_two_panels (gpointer store)
{
  return g_list_model_get_n_items (store) == 2;
}

static gboolean
file_exists (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Takes @text, and gives it with spaces behind it. */
static char *
pad (char  *text,
     gsize  length)
{
  gsize n = strlen (text);
  char *padded = g_realloc (text, length + 1);

  memset (padded + n, ' ', length - n);
  padded[length] = '\0';

  return padded;
}

static void
test_list_file (PteroTestPanels *self,
                gconstpointer    user_data)
{
  g_autofree char *path = g_build_filename (g_get_home_dir (), "panels.json", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autofree char *content = NULL;
  PteroPanel *second;

  second = ptero_test_panels_add (self, "Second", PTERO_DEMO_KEY_APPLICATION);
  ptero_panel_list_export_file (self->store, file, self->window);
  ptero_test_wait (file_exists, path);
  ptero_test_spin (50);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "Second"));
  g_assert_null (strstr (content, get_key (self, PTERO_DEMO_KEY_USER)));
  g_assert_null (strstr (content, get_key (self, PTERO_DEMO_KEY_APPLICATION)));

  ptero_panel_remove_ask (self->store, NULL, second, self->window);
  ptero_test_answer (self, "_Remove");
  ptero_test_wait (has_one_panel, self->store);

  /* as large as it may be, and then one byte more */
  content = pad (content, PTERO_PANEL_LIST_MAX_SIZE);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  ptero_panel_list_import_file (self->store, file, self->window);
  ptero_test_wait (has_two_panels, self->store);

  content = pad (content, PTERO_PANEL_LIST_MAX_SIZE + 1);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  ptero_panel_list_import_file (self->store, file, self->window);
  ptero_test_answer (self, "_Close");
}

static void
test_broken_list_file (PteroTestPanels *self,
                       gconstpointer    user_data)
{
  g_autofree char *path = g_build_filename (g_get_home_dir (), "broken.json", NULL);
  g_autofree char *missing = g_build_filename (g_get_home_dir (), "missing.json", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFile) missing_file = g_file_new_for_path (missing);

  g_assert_true (g_file_set_contents (path, "[1, 2", -1, NULL));
  ptero_panel_list_import_file (self->store, file, self->window);
  ptero_test_answer (self, "_Close");
  ptero_panel_list_import_file (self->store, missing_file, self->window);
  ptero_test_answer (self, "_Close");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->store)), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  ptero_test_panels_init (&argc, &argv);

#define ADD(name, function) \
  g_test_add ("/ui/panel-dialog/" name, PteroTestPanels, NULL, set_up, function, tear_down)

  ADD ("look", test_look);
  ADD ("tab", test_tab);
  ADD ("address", test_address);
  ADD ("address-with-key", test_address_with_key);
  ADD ("name-while-down", test_name_while_down);
  ADD ("replace-key", test_replace_key);
  ADD ("reveal", test_reveal);
  ADD ("replace-with-other-kind", test_replace_with_other_kind);
  ADD ("remove-key", test_remove_key);
  ADD ("key-without-keyring", test_key_without_keyring);
  ADD ("mute-keyring", test_mute_keyring);
  ADD ("removed-while-storing", test_removed_while_storing);
  g_test_add ("/ui/panel-dialog/removed-while-storing-for-session", PteroTestPanels,
              GINT_TO_POINTER (TRUE), set_up, test_removed_while_storing, tear_down);
  ADD ("discard", test_discard);
  ADD ("forget-certificate", test_forget_certificate);
  ADD ("admin-all", test_admin_all);
  ADD ("remove", test_remove);
  ADD ("remove-busy", test_remove_busy);
  ADD ("move-withheld", test_move_withheld);
  ADD ("certificate", test_certificate);
  ADD ("certificate-flaws", test_flaws);
  ADD ("list-file", test_list_file);
  ADD ("broken-list-file", test_broken_list_file);

  status = g_test_run ();
  core_support_remove_home ();

  return status;
}
