/* test-panel-resolve.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core-support.h"
#include "ptero-certificate-dialog.h"
#include "ptero-dialog.h"
#include "ptero-error.h"
#include "ptero-format.h"
#include "ptero-key-form.h"
#include "ptero-panel-resolve.h"
#include "ptero-test-panels.h"

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
set_state (PteroPanelState state,
           GQuark          domain,
           int             code)
{
  g_autoptr(GError) error = domain != 0 ? g_error_new_literal (domain, code, "Raw words") : NULL;

  ptero_panel_set_state (panel, state, error, 0);
}

static void
present (PteroTestPanels *self)
{
  ptero_test_panels_present (self, ptero_panel_resolve_new (self->store, panel));
}

static void
test_every_state (PteroTestPanels *self,
                          gconstpointer    user_data)
{
  const struct
  {
    PteroPanelState state;
    GQuark          domain;
    int             code;
    PteroCheckState check;
    const char     *text;
  } cases[] = {
    { PTERO_PANEL_STATE_KEYRING, PTERO_KEYRING_ERROR, PTERO_KEYRING_ERROR_LOCKED, PTERO_CHECK_ERROR,
      "locked" },
    { PTERO_PANEL_STATE_KEYRING, PTERO_KEYRING_ERROR, PTERO_KEYRING_ERROR_UNAVAILABLE,
      PTERO_CHECK_ERROR, "No keyring" },
    { PTERO_PANEL_STATE_NO_KEY, PTERO_API_ERROR, PTERO_API_ERROR_NO_KEY, PTERO_CHECK_INFO,
      "no key" },
    { PTERO_PANEL_STATE_NO_KEY, PTERO_KEYRING_ERROR, PTERO_KEYRING_ERROR_OTHER_ADDRESS,
      PTERO_CHECK_WARNING, "another address" },
    { PTERO_PANEL_STATE_KEY_REFUSED, PTERO_API_ERROR, PTERO_API_ERROR_UNAUTHENTICATED,
      PTERO_CHECK_ERROR, "does not know" },
    { PTERO_PANEL_STATE_KEY_REFUSED, PTERO_API_ERROR, PTERO_API_ERROR_TWO_FACTOR_REQUIRED,
      PTERO_CHECK_ERROR, "two-factor" },
    { PTERO_PANEL_STATE_CERTIFICATE, PTERO_API_ERROR, PTERO_API_ERROR_UNTRUSTED_CERTIFICATE,
      PTERO_CHECK_WARNING, "fingerprint" },
    { PTERO_PANEL_STATE_CERTIFICATE, PTERO_API_ERROR, PTERO_API_ERROR_CERTIFICATE_CHANGED,
      PTERO_CHECK_ERROR, "not the one" },
    { PTERO_PANEL_STATE_UNREACHABLE, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, PTERO_CHECK_ERROR,
      "No answer" },
    { PTERO_PANEL_STATE_UNREACHABLE, PTERO_API_ERROR, PTERO_API_ERROR_CHALLENGED, PTERO_CHECK_ERROR,
      "let its API" },
    { PTERO_PANEL_STATE_UNREACHABLE, 0, 0, PTERO_CHECK_ERROR, "does not answer" },
    { PTERO_PANEL_STATE_RATE_LIMITED, PTERO_API_ERROR, PTERO_API_ERROR_RATE_LIMITED,
      PTERO_CHECK_WARNING, "by itself" },
    { PTERO_PANEL_STATE_CONNECTING, 0, 0, PTERO_CHECK_BUSY, "Connecting" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      set_state (cases[i].state, cases[i].domain, cases[i].code);
      present (self);
      ptero_test_await_state (self, "state-check", cases[i].check);
      ptero_test_assert_text (self, "state-check", cases[i].text);
      ptero_dialog_close (self->content);
      ptero_test_await_closed (self);
    }
}

/* The window on older platforms, else a part of it. */
static char *
dup_dialog_title (GtkWidget *content)
{
  GtkWidget *widget = content;
  char *title;

  do
    widget = gtk_widget_get_parent (widget);
  while (g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "title") == NULL);

  g_object_get (widget, "title", &title, NULL);

  return title;
}

/* A name may turn around what stands behind it. */
static void
test_unsafe_name (PteroTestPanels *self,
                  gconstpointer    user_data)
{
  const char *name = "Basalt \u202eEU";
  g_autofree char *safe = ptero_text_make_safe (name);
  g_autofree char *dialog_title = NULL;
  AdwWindowTitle *title;

  g_assert_cmpstr (safe, !=, name);
  ptero_panel_set_name (panel, name);
  set_state (PTERO_PANEL_STATE_UNREACHABLE, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  ptero_panel_resolve (self->store, panel, self->window);
  g_set_weak_pointer (&self->content, ptero_test_find_anywhere (PTERO_TYPE_PANEL_RESOLVE));
  dialog_title = dup_dialog_title (self->content);
  g_assert_cmpstr (dialog_title, ==, safe);
  title = ADW_WINDOW_TITLE (ptero_test_find_type (self->content, ADW_TYPE_WINDOW_TITLE));
  g_assert_cmpstr (adw_window_title_get_title (title), ==, safe);
  ptero_panel_set_name (panel, "Other");
  g_assert_cmpstr (adw_window_title_get_title (title), ==, "Other");
  ptero_dialog_close (self->content);
  ptero_test_await_closed (self);
}

/* Nobody counts minutes by the second. */
static void
test_countdown (PteroTestPanels *self,
                        gconstpointer    user_data)
{
  g_autoptr(GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "test");
  AdwActionRow *row;

  ptero_panel_set_state (panel, PTERO_PANEL_STATE_UNREACHABLE, error,
                         g_get_monotonic_time () + 275 * G_USEC_PER_SEC);
  present (self);
  ptero_test_await_state (self, "state-check", PTERO_CHECK_ERROR);
  row = ADW_ACTION_ROW (ptero_test_find_name (self->content, "since-row"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (row),
                            "next try in 4\u202fmin 40\u202fs"));
  ptero_dialog_close (self->content);
  ptero_test_await_closed (self);
}

static void
refreshed_cb (gboolean *refreshed)
{
  *refreshed = TRUE;
}

/* What goes on by itself can be tried at once all the same. */
static void
test_try_now (PteroTestPanels *self,
                      gconstpointer    user_data)
{
  GtkWidget *try_now;
  gboolean refreshed = FALSE;
  gulong handler = g_signal_connect_swapped (panel, "refresh-requested", G_CALLBACK (refreshed_cb),
                                             &refreshed);

  set_state (PTERO_PANEL_STATE_RATE_LIMITED, PTERO_API_ERROR, PTERO_API_ERROR_RATE_LIMITED);
  present (self);
  ptero_test_await_state (self, "state-check", PTERO_CHECK_WARNING);
  try_now = ptero_test_find_label (self->content, "Try Now");
  g_assert_nonnull (try_now);
  ptero_test_click_button (gtk_widget_get_ancestor (try_now, GTK_TYPE_BUTTON));
  g_assert_true (refreshed);
  g_signal_handler_disconnect (panel, handler);
  ptero_dialog_close (self->content);
  ptero_test_await_closed (self);
}

/* The dialog follows the panel and goes when there is nothing left to do. */
static void
test_follows (PteroTestPanels *self,
                      gconstpointer    user_data)
{
  set_state (PTERO_PANEL_STATE_UNREACHABLE, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  present (self);
  set_state (PTERO_PANEL_STATE_CONNECTING, 0, 0);
  ptero_test_await_state (self, "state-check", PTERO_CHECK_BUSY);
  set_state (PTERO_PANEL_STATE_KEY_REFUSED, PTERO_API_ERROR, PTERO_API_ERROR_UNAUTHENTICATED);
  ptero_test_await_state (self, "state-check", PTERO_CHECK_ERROR);
  set_state (PTERO_PANEL_STATE_ONLINE, 0, 0);
  ptero_test_await_closed (self);
}

static void
set_moved (const char *location)
{
  g_autoptr(SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autoptr(GError) error = NULL;

  soup_message_headers_append (headers, "Location", location);
  error = ptero_api_error_new_from_answer (SOUP_STATUS_MOVED_PERMANENTLY, headers, NULL);
  g_assert_cmpstr (ptero_api_error_get_location (error), ==, location);
  ptero_panel_set_state (panel, PTERO_PANEL_STATE_UNREACHABLE, error, 0);
}

static const char *
get_text (PteroTestPanels *self,
          const char      *name)
{
  return gtk_editable_get_text (GTK_EDITABLE (ptero_test_find_name (self->content, name)));
}

/* What is tried by itself stays in the state that it is in, whatever the reason is by now. */
static void
test_follows_error (PteroTestPanels *self,
                    gconstpointer    user_data)
{
  set_state (PTERO_PANEL_STATE_KEY_REFUSED, PTERO_API_ERROR, PTERO_API_ERROR_UNAUTHENTICATED);
  present (self);
  ptero_test_assert_text (self, "state-check", "does not know");
  set_state (PTERO_PANEL_STATE_KEY_REFUSED, PTERO_API_ERROR, PTERO_API_ERROR_TWO_FACTOR_REQUIRED);
  ptero_test_assert_text (self, "state-check", "two-factor");
  g_assert_nonnull (ptero_test_find_button ("Open Account Page"));

  set_state (PTERO_PANEL_STATE_CERTIFICATE, PTERO_API_ERROR, PTERO_API_ERROR_UNTRUSTED_CERTIFICATE);
  set_state (PTERO_PANEL_STATE_CERTIFICATE, PTERO_API_ERROR, PTERO_API_ERROR_CERTIFICATE_CHANGED);
  ptero_test_assert_text (self, "state-check", "not the one");

  set_state (PTERO_PANEL_STATE_UNREACHABLE, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_assert_nonnull (ptero_test_find_button ("Change Address…"));
  set_moved ("https://moved.invalid/");
  g_assert_null (ptero_test_find_button ("Change Address…"));
  g_assert_cmpstr (get_text (self, "address-entry"), ==, "https://moved.invalid/");
  ptero_dialog_close (self->content);
  ptero_test_await_closed (self);
}

static gboolean
is_mapped (PteroTestPanels *self,
           const char      *name)
{
  return gtk_widget_get_mapped (ptero_test_find_name (self->content, name));
}

/* A key that somebody types is neither hidden nor lost because of what the panel does meanwhile. */
static void
test_typed_key_stays (PteroTestPanels *self,
                      gconstpointer    user_data)
{
  set_state (PTERO_PANEL_STATE_KEY_REFUSED, PTERO_API_ERROR, PTERO_API_ERROR_UNAUTHENTICATED);
  present (self);
  ptero_test_type (self, "account-key-entry", get_key (self, PTERO_DEMO_KEY_APPLICATION));
  ptero_test_await_state (self, "application-key-check", PTERO_CHECK_OK);
  set_state (PTERO_PANEL_STATE_UNREACHABLE, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  ptero_test_spin (50);
  g_assert_true (is_mapped (self, "application-key-entry"));
  ptero_test_screenshot (self->content, "resolve-typed-key");
  set_state (PTERO_PANEL_STATE_RATE_LIMITED, PTERO_API_ERROR, PTERO_API_ERROR_RATE_LIMITED);
  set_moved ("https://moved.invalid/");
  ptero_test_spin (50);
  g_assert_true (is_mapped (self, "application-key-entry"));
  g_assert_false (is_mapped (self, "address-entry"));
  set_state (PTERO_PANEL_STATE_ONLINE, 0, 0);
  ptero_test_spin (50);
  g_assert_true (is_mapped (self, "application-key-entry"));

  set_moved ("https://moved.invalid/");
  ptero_test_click_button (ptero_test_find_button ("Change Address…"));
  g_assert_cmpstr (get_text (self, "address-entry"), ==, "https://moved.invalid/");
  ptero_test_spin (50);
  g_assert_false (is_mapped (self, "application-key-entry"));
  ptero_dialog_close (self->content);
  ptero_test_answer (self, "_Discard");
  ptero_test_await_closed (self);
}

static gboolean
is_true (gpointer value)
{
  return *(gboolean *) value;
}

static void
test_new_key (PteroTestPanels *self,
                      gconstpointer    user_data)
{
  gboolean refreshed = FALSE;

  g_signal_connect_swapped (panel, "refresh-requested", G_CALLBACK (refreshed_cb), &refreshed);
  set_state (PTERO_PANEL_STATE_KEY_REFUSED, PTERO_API_ERROR, PTERO_API_ERROR_UNAUTHENTICATED);
  present (self);
  g_assert_false (ptero_test_is_sensitive (self, "apply-button"));
  ptero_test_type (self, "account-key-entry", get_key (self, PTERO_DEMO_KEY_ADMIN));
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_OK);
  ptero_test_click (self, "apply-button");
  ptero_test_wait (is_true, &refreshed);
  g_assert_true (ptero_panel_has_key (panel, PTERO_API_CLIENT));
  g_signal_handlers_disconnect_by_data (panel, &refreshed);
}

/* A key that was checked at one address is not given to another one that the panel has by now. */
static void
test_moved_meanwhile (PteroTestPanels *self,
                              gconstpointer    user_data)
{
  g_autoptr(PteroDemoPanel) other = ptero_demo_panel_new (0, 2);
  g_autoptr(GError) error = NULL;

  g_assert_true (ptero_demo_panel_start (other, &error));
  set_state (PTERO_PANEL_STATE_KEY_REFUSED, PTERO_API_ERROR, PTERO_API_ERROR_UNAUTHENTICATED);
  present (self);
  ptero_test_type (self, "account-key-entry", get_key (self, PTERO_DEMO_KEY_ADMIN));
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_OK);
  g_assert_true (ptero_test_is_sensitive (self, "apply-button"));
  ptero_panel_set_address (panel, ptero_demo_panel_get_address (other));
  g_assert_false (ptero_test_is_sensitive (self, "apply-button"));
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_ERROR);
  ptero_test_type (self, "account-key-entry",
                   ptero_demo_panel_get_key (other, PTERO_DEMO_KEY_ADMIN));
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_OK);
  ptero_demo_panel_stop (other);
}

static void
remove_key (PteroTestPanels *self)
{
  g_autoptr(GAsyncResult) result = NULL;

  ptero_panel_store_set_key_async (self->store, panel, PTERO_API_CLIENT, NULL, NULL, TRUE,
                                   NULL, core_support_result_cb, &result);
  g_assert_true (ptero_panel_store_set_key_finish (self->store, core_support_wait (&result), NULL));
}

/* The first key is enough to be online, and the second one is stored all the same. */
static void
test_two_keys (PteroTestPanels *self,
                       gconstpointer    user_data)
{
  remove_key (self);
  set_state (PTERO_PANEL_STATE_NO_KEY, PTERO_API_ERROR, PTERO_API_ERROR_NO_KEY);
  present (self);
  ptero_test_type (self, "account-key-entry", get_key (self, PTERO_DEMO_KEY_ADMIN));
  ptero_test_type (self, "application-key-entry", get_key (self, PTERO_DEMO_KEY_APPLICATION));
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_OK);
  ptero_test_await_state (self, "application-key-check", PTERO_CHECK_OK);
  adw_combo_row_set_selected (ADW_COMBO_ROW (ptero_test_find_name (self->content, "keep-combo")),
                              1);
  ptero_test_click (self, "apply-button");
  set_state (PTERO_PANEL_STATE_ONLINE, 0, 0);
  g_assert_nonnull (gtk_widget_get_root (self->content));
  ptero_test_await_closed (self);
  g_assert_true (ptero_panel_has_key (panel, PTERO_API_CLIENT));
  g_assert_true (ptero_panel_has_key (panel, PTERO_API_APPLICATION));
}

/* What could not be stored stays where it is, although the panel is online by now. */
static void
test_two_keys_failed (PteroTestPanels *self,
                              gconstpointer    user_data)
{
  remove_key (self);
  set_state (PTERO_PANEL_STATE_NO_KEY, PTERO_API_ERROR, PTERO_API_ERROR_NO_KEY);
  present (self);
  ptero_test_type (self, "account-key-entry", get_key (self, PTERO_DEMO_KEY_ADMIN));
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_OK);
  adw_combo_row_set_selected (ADW_COMBO_ROW (ptero_test_find_name (self->content, "keep-combo")),
                              0);
  ptero_test_click (self, "apply-button");
  set_state (PTERO_PANEL_STATE_ONLINE, 0, 0);
  ptero_test_await_state (self, "keep-check", PTERO_CHECK_ERROR);
  ptero_test_await_focus (self, "keep-check");
  ptero_test_screenshot (self->content, "resolve-keyring-failed");
  ptero_test_assert_text (self, "state-check", "connected");
  g_assert_true (gtk_widget_get_mapped (ptero_test_find_name (self->content, "account-key-entry")));

  ptero_test_click_button (ptero_test_find_button ("Keep for This Session"));
  ptero_test_await_closed (self);
  g_assert_true (ptero_panel_has_key (panel, PTERO_API_CLIENT));
}

static void
type_two_keys (PteroTestPanels *self)
{
  remove_key (self);
  set_state (PTERO_PANEL_STATE_NO_KEY, PTERO_API_ERROR, PTERO_API_ERROR_NO_KEY);
  present (self);
  ptero_test_type (self, "account-key-entry", get_key (self, PTERO_DEMO_KEY_ADMIN));
  ptero_test_type (self, "application-key-entry", get_key (self, PTERO_DEMO_KEY_APPLICATION));
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_OK);
  ptero_test_await_state (self, "application-key-check", PTERO_CHECK_OK);
}

static void
keep_keys (PteroTestPanels *self,
           gboolean         session_only)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (ptero_test_find_name (self->content, "keep-combo")),
                              session_only);
}

/* As in Add Panel: who closes the dialog stops waiting, and has what was typed. */
static void
test_mute_keyring (PteroTestPanels *self,
                   gconstpointer    user_data)
{
  core_support_start_mute_keyring ();
  type_two_keys (self);
  keep_keys (self, FALSE);
  ptero_test_click (self, "apply-button");
  ptero_test_await_state (self, "keep-check", PTERO_CHECK_BUSY);
  g_assert_false (ptero_test_is_sensitive (self, "apply-button"));
  ptero_dialog_close (self->content);
  ptero_test_await_state (self, "keep-check", PTERO_CHECK_NONE);
  g_assert_true (ptero_test_is_sensitive (self, "apply-button"));
  g_assert_cmpstr (get_text (self, "account-key-entry"), ==, get_key (self, PTERO_DEMO_KEY_ADMIN));
  core_support_stop_mute_keyring ();
  ptero_test_spin (100);
  g_assert_false (ptero_panel_has_key (panel, PTERO_API_CLIENT));

  ptero_dialog_close (self->content);
  ptero_test_answer (self, "_Discard");
  ptero_test_await_closed (self);
}

/* There is nothing to give the second key to, and nothing stays that has it. */
static void
test_removed_while_storing (PteroTestPanels *self,
                            gconstpointer    user_data)
{
  const gboolean session_only = GPOINTER_TO_INT (user_data);
  GtkWidget *form = NULL;

  core_support_start_mute_keyring ();
  type_two_keys (self);
  keep_keys (self, session_only);
  g_set_weak_pointer (&form, ptero_test_find_type (self->content, PTERO_TYPE_KEY_FORM));
  ptero_test_click (self, "apply-button");
  ptero_panel_store_remove_async (self->store, panel, NULL, NULL, NULL);
  ptero_test_await_closed (self);
  g_assert_null (form);
  core_support_stop_mute_keyring ();
  ptero_test_spin (100);
}

/* To try again does not take back that an address was found good. */
static void
test_redirect_again (PteroTestPanels *self,
                     gconstpointer    user_data)
{
  g_autoptr(PteroDemoPanel) other = ptero_demo_panel_new (0, 2);

  g_assert_true (ptero_demo_panel_start (other, NULL));
  set_moved (ptero_demo_panel_get_address (other));
  present (self);
  ptero_test_await_state (self, "address-check", PTERO_CHECK_OK);
  set_state (PTERO_PANEL_STATE_CONNECTING, 0, 0);
  set_moved (ptero_demo_panel_get_address (other));
  g_assert_true (ptero_test_is_sensitive (self, "apply-button"));
  ptero_demo_panel_stop (other);
}

static gboolean
is_certificate_shown (gpointer user_data)
{
  return ptero_test_find_anywhere (PTERO_TYPE_CERTIFICATE_DIALOG) != NULL;
}

static void
view_certificate (void)
{
  ptero_test_click_button (ptero_test_find_button ("View Certificate…"));
  ptero_test_wait (is_certificate_shown, NULL);
  ptero_test_spin (50);
}

/* A certificate is trusted at the address it was shown for, and nowhere else. */
static void
test_trusted_meanwhile (PteroTestPanels *self,
                        gconstpointer    user_data)
{
  g_autoptr(GError) error =
    ptero_api_error_new_for_certificate (PTERO_API_ERROR_UNTRUSTED_CERTIFICATE, "AA:BB", 0);

  ptero_panel_set_state (panel, PTERO_PANEL_STATE_CERTIFICATE, error, 0);
  present (self);
  view_certificate ();
  ptero_panel_set_address (panel, "https://elsewhere.invalid");
  ptero_test_answer (self, "_Trust for This Host");
  g_assert_null (ptero_panel_get_fingerprint (panel));

  ptero_panel_set_state (panel, PTERO_PANEL_STATE_CERTIFICATE, error, 0);
  view_certificate ();
  ptero_test_answer (self, "_Trust for This Host");
  g_assert_cmpstr (ptero_panel_get_fingerprint (panel), ==, "AA:BB");
}

/* So is one that came to light when a key was tried. */
static void
test_trusted_for_key_meanwhile (PteroTestPanels *self,
                                gconstpointer    user_data)
{
  g_autoptr(PteroDemoPanel) other = ptero_demo_panel_new (0, 2);

  ptero_demo_panel_set_tls (other, TRUE);
  g_assert_true (ptero_demo_panel_start (other, NULL));
  ptero_panel_set_address (panel, ptero_demo_panel_get_address (other));
  set_state (PTERO_PANEL_STATE_KEY_REFUSED, PTERO_API_ERROR, PTERO_API_ERROR_UNAUTHENTICATED);
  present (self);
  ptero_test_type (self, "account-key-entry", get_key (self, PTERO_DEMO_KEY_ADMIN));
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_WARNING);
  view_certificate ();
  ptero_panel_set_address (panel, "https://elsewhere.invalid");
  ptero_test_answer (self, "_Trust for This Host");
  g_assert_null (ptero_panel_get_fingerprint (panel));
  ptero_demo_panel_stop (other);
}

/* As after a start: the key of the panel is where it cannot be read yet. */
static void
put_key_into_keyring (PteroTestPanels *self)
{
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "ptero", "panels.conf", NULL);
  g_autoptr(PteroKeyring) keyring = ptero_keyring_new ();
  g_autoptr(GAsyncResult) result = NULL;

  core_support_start_keyring ("test");
  ptero_panel_store_set_key_async (self->store, panel, PTERO_API_CLIENT,
                                   get_key (self, PTERO_DEMO_KEY_USER), NULL, FALSE, NULL,
                                   core_support_result_cb, &result);
  g_assert_true (ptero_panel_store_set_key_finish (self->store, core_support_wait (&result), NULL));
  core_support_stop_keyring ();
  ptero_panel_store_flush (self->store);
  g_object_unref (self->store);

  self->store = ptero_panel_store_new (keyring, path);
  panel = g_list_model_get_item (G_LIST_MODEL (self->store), 0);
  g_object_unref (panel);
}

static void
start_to_unlock (PteroTestPanels *self)
{
  core_support_start_mute_keyring ();
  ptero_test_click_button (ptero_test_find_button ("Unlock…"));
  ptero_test_await_state (self, "state-check", PTERO_CHECK_BUSY);
  ptero_test_spin (200);
}

/* Last, since there was a keyring then. Whoever could not unlock it tries it again without looking
 * for the button, and nobody is waited for who does not unlock it. */
static void
test_unlocking (PteroTestPanels *self,
                gconstpointer    user_data)
{
  if (!core_support_has_keyring_daemon ())
    {
      g_test_skip ("no gnome-keyring-daemon");
      return;
    }

  put_key_into_keyring (self);
  set_state (PTERO_PANEL_STATE_KEYRING, PTERO_KEYRING_ERROR, PTERO_KEYRING_ERROR_LOCKED);
  present (self);
  gtk_widget_grab_focus (ptero_test_find_button ("Unlock…"));
  start_to_unlock (self);
  core_support_stop_mute_keyring ();
  ptero_test_await_state (self, "state-check", PTERO_CHECK_ERROR);
  ptero_test_await_focus (self, "state-check");

  set_state (PTERO_PANEL_STATE_KEYRING, PTERO_KEYRING_ERROR, PTERO_KEYRING_ERROR_LOCKED);
  start_to_unlock (self);
  ptero_dialog_close (self->content);
  ptero_test_spin (1000);
  g_assert_null (self->content);
  core_support_stop_mute_keyring ();
}

/* As in Add Panel: nothing that was typed is lost. */
static void
test_key_in_other_row (PteroTestPanels *self,
                               gconstpointer    user_data)
{
  remove_key (self);
  set_state (PTERO_PANEL_STATE_NO_KEY, PTERO_API_ERROR, PTERO_API_ERROR_NO_KEY);
  present (self);
  ptero_test_type (self, "application-key-entry", "typed");
  ptero_test_type (self, "account-key-entry", get_key (self, PTERO_DEMO_KEY_APPLICATION));
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_WARNING);
  ptero_test_click_button (ptero_test_find_button ("Use as Application Key"));
  ptero_test_await_state (self, "application-key-check", PTERO_CHECK_OK);
  g_assert_cmpstr (get_text (self, "account-key-entry"), ==, "typed");

  ptero_test_type (self, "account-key-entry", "");
  g_assert_true (ptero_test_is_sensitive (self, "apply-button"));
}

/* The row for the other kind comes with a key of that kind. */
static void
test_key_of_other_kind (PteroTestPanels *self,
                                gconstpointer    user_data)
{
  set_state (PTERO_PANEL_STATE_KEY_REFUSED, PTERO_API_ERROR, PTERO_API_ERROR_UNAUTHENTICATED);
  present (self);
  g_assert_false (gtk_widget_get_mapped (ptero_test_find_name (self->content,
                                                               "application-key-entry")));
  ptero_test_type (self, "account-key-entry", get_key (self, PTERO_DEMO_KEY_APPLICATION));
  ptero_test_await_state (self, "application-key-check", PTERO_CHECK_OK);
  g_assert_true (gtk_widget_get_mapped (ptero_test_find_name (self->content,
                                                              "application-key-entry")));
  g_assert_cmpstr (get_text (self, "account-key-entry"), ==, "");
  ptero_test_assert_text (self, "account-key-check", "moved to its row");

  /* and stays while somebody is in it */
  ptero_test_type (self, "application-key-entry", "");
  set_state (PTERO_PANEL_STATE_KEY_REFUSED, PTERO_API_ERROR, PTERO_API_ERROR_ADDRESS_NOT_ALLOWED);
  ptero_test_spin (50);
  g_assert_true (is_mapped (self, "application-key-entry"));
}

static void
test_keep_for_session (PteroTestPanels *self,
                               gconstpointer    user_data)
{
  set_state (PTERO_PANEL_STATE_KEYRING, PTERO_KEYRING_ERROR, PTERO_KEYRING_ERROR_UNAVAILABLE);
  present (self);
  g_assert_false (gtk_widget_get_mapped (ptero_test_find_name (self->content,
                                                               "account-key-entry")));
  ptero_test_click_button (ptero_test_find_button ("Keep for This Session…"));
  ptero_test_spin (50);
  g_assert_true (gtk_widget_get_mapped (ptero_test_find_name (self->content, "account-key-entry")));
  ptero_test_await_focus (self, "account-key-entry");
}

static gboolean
is_at_address (gpointer address)
{
  return g_str_equal (ptero_panel_get_address (panel), address);
}

static void
test_address (PteroTestPanels *self,
                      gconstpointer    user_data)
{
  g_autoptr(PteroDemoPanel) other = ptero_demo_panel_new (0, 2);
  g_autoptr(GError) error = NULL;

  g_assert_true (ptero_demo_panel_start (other, &error));
  set_state (PTERO_PANEL_STATE_UNREACHABLE, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
  present (self);
  ptero_test_click_button (ptero_test_find_button ("Change Address…"));
  ptero_test_type (self, "address-entry", ptero_demo_panel_get_address (other));
  ptero_test_await_state (self, "address-check", PTERO_CHECK_OK);
  ptero_test_click (self, "apply-button");
  ptero_test_answer (self, "_Cancel");
  g_assert_cmpstr (ptero_panel_get_address (panel), ==, ptero_demo_panel_get_address (self->demo));
  ptero_test_click (self, "apply-button");
  ptero_test_answer (self, "_Send Key");
  ptero_test_wait (is_at_address, (gpointer) ptero_demo_panel_get_address (other));
  g_assert_true (has_key_in_use (PTERO_API_CLIENT));
  ptero_demo_panel_stop (other);
}

/* Where the panel sends us is an offer: what somebody typed stays, and a key goes nowhere but to the
 * address that was asked about. */
static void
test_redirect (PteroTestPanels *self,
                       gconstpointer    user_data)
{
  g_autoptr(PteroDemoPanel) other = ptero_demo_panel_new (0, 2);
  g_autoptr(PteroDemoPanel) third = ptero_demo_panel_new (0, 2);

  g_assert_true (ptero_demo_panel_start (other, NULL));
  g_assert_true (ptero_demo_panel_start (third, NULL));
  set_moved ("https://one.invalid/");
  present (self);
  g_assert_cmpstr (get_text (self, "address-entry"), ==, "https://one.invalid/");
  set_moved ("https://two.invalid/");
  g_assert_cmpstr (get_text (self, "address-entry"), ==, "https://two.invalid/");

  ptero_test_type (self, "address-entry", ptero_demo_panel_get_address (other));
  ptero_test_await_state (self, "address-check", PTERO_CHECK_OK);
  set_moved ("https://three.invalid/");
  g_assert_cmpstr (get_text (self, "address-entry"), ==, ptero_demo_panel_get_address (other));

  ptero_test_click (self, "apply-button");
  ptero_test_spin (100);
  ptero_test_type (self, "address-entry", ptero_demo_panel_get_address (third));
  ptero_test_await_state (self, "address-check", PTERO_CHECK_OK);
  ptero_test_answer (self, "_Send Key");
  ptero_test_spin (100);
  g_assert_cmpstr (ptero_panel_get_address (panel), ==, ptero_demo_panel_get_address (self->demo));
  ptero_demo_panel_stop (other);
  ptero_demo_panel_stop (third);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  ptero_test_panels_init (&argc, &argv);

#define ADD(name, function) \
  g_test_add ("/ui/panel-resolve/" name, PteroTestPanels, NULL, set_up, function, tear_down)

  ADD ("every-state", test_every_state);
  ADD ("unsafe-name", test_unsafe_name);
  ADD ("countdown", test_countdown);
  ADD ("try-now", test_try_now);
  ADD ("follows", test_follows);
  ADD ("follows-error", test_follows_error);
  ADD ("typed-key-stays", test_typed_key_stays);
  ADD ("new-key", test_new_key);
  ADD ("moved-meanwhile", test_moved_meanwhile);
  ADD ("two-keys", test_two_keys);
  ADD ("two-keys-failed", test_two_keys_failed);
  ADD ("mute-keyring", test_mute_keyring);
  ADD ("removed-while-storing", test_removed_while_storing);
  g_test_add ("/ui/panel-resolve/removed-while-storing-for-session", PteroTestPanels,
              GINT_TO_POINTER (TRUE), set_up, test_removed_while_storing, tear_down);
  ADD ("key-in-other-row", test_key_in_other_row);
  ADD ("key-of-other-kind", test_key_of_other_kind);
  ADD ("keep-for-session", test_keep_for_session);
  ADD ("address", test_address);
  ADD ("redirect", test_redirect);
  ADD ("redirect-again", test_redirect_again);
  ADD ("trusted-meanwhile", test_trusted_meanwhile);
  ADD ("trusted-for-key-meanwhile", test_trusted_for_key_meanwhile);
  ADD ("unlocking", test_unlocking);

  status = g_test_run ();
  core_support_remove_home ();

  return status;
}
