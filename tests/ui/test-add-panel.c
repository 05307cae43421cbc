/* test-add-panel.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core-support.h"
#include "ptero-add-panel-dialog.h"
#include "ptero-address-group.h"
#include "ptero-certificate-dialog.h"
#include "ptero-dialog.h"
#include "ptero-keep-group.h"
#include "ptero-test-panels.h"

static void
set_up (PteroTestPanels *self,
        gconstpointer    user_data)
{
  ptero_test_panels_set_up (self, GPOINTER_TO_INT (user_data));
  ptero_test_panels_present (self, ptero_add_panel_dialog_new (self->store, NULL));
}

static void
tear_down (PteroTestPanels *self,
           gconstpointer    user_data)
{
  ptero_test_panels_tear_down (self);
}

static const char *
get_key (PteroTestPanels *self,
         PteroDemoKey     key)
{
  return ptero_demo_panel_get_key (self->demo, key);
}

static void
go_to_keys (PteroTestPanels *self)
{
  ptero_test_type (self, "address-entry", ptero_demo_panel_get_address (self->demo));
  ptero_test_enter (self, "address-entry");
  ptero_test_wait (gtk_widget_get_mapped,
                   ptero_test_find_name (self->content, "account-key-entry"));
}

static void
go_to_summary (PteroTestPanels *self,
               PteroDemoKey     key)
{
  go_to_keys (self);
  ptero_test_type (self, "account-key-entry", get_key (self, key));
  ptero_test_enter (self, "account-key-entry");
  ptero_test_wait (gtk_widget_get_mapped, ptero_test_find_name (self->content, "name-entry"));
}

static guint
count_panels (PteroTestPanels *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->store));
}

static gboolean
is_session_only (gpointer widget)
{
  return ptero_keep_group_get_session_only (widget);
}

static void
await_session_only (PteroTestPanels *self)
{
  ptero_test_wait (is_session_only, ptero_test_find_type (self->content, PTERO_TYPE_KEEP_GROUP));
}

/* Address with a path pasted from the browser, then Enter all the way. */
static void
test_right_key (PteroTestPanels *self,
                gconstpointer    user_data)
{
  g_autofree char *pasted = g_strconcat ("  ", ptero_demo_panel_get_address (self->demo),
                                         "/server/1a2b3c4d/files  ", NULL);
  g_autofree char *key = g_strconcat ("\"Bearer ", get_key (self, PTERO_DEMO_KEY_ADMIN), "\"\n",
                                      NULL);
  g_autoptr(PteroPanel) panel = NULL;

  g_assert_false (ptero_test_is_sensitive (self, "next-button"));
  ptero_test_type (self, "address-entry", pasted);
  ptero_test_enter (self, "address-entry");
  ptero_test_await_state (self, "address-check", PTERO_CHECK_OK);
  ptero_test_assert_text (self, "address-check", "A panel answers");

  ptero_test_wait (gtk_widget_get_mapped,
                   ptero_test_find_name (self->content, "account-key-entry"));
  g_assert_false (ptero_test_is_sensitive (self, "next-button"));
  ptero_test_type (self, "account-key-entry", key);
  ptero_test_enter (self, "account-key-entry");
  ptero_test_wait (gtk_widget_get_mapped, ptero_test_find_name (self->content, "name-entry"));
  ptero_test_assert_text (self, "account-key-check", "an administrator");
  g_assert_nonnull (ptero_test_find_label (self->content, "All Servers of the Panel"));

  await_session_only (self);
  ptero_test_type (self, "name-entry", "My Panel");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ptero_test_find_name (self->content,
                                                                         "panel-color-5")), TRUE);
  ptero_test_enter (self, "name-entry");
  ptero_test_await_closed (self);

  g_assert_cmpuint (count_panels (self), ==, 1);
  panel = g_list_model_get_item (G_LIST_MODEL (self->store), 0);
  g_assert_cmpstr (ptero_panel_get_name (panel), ==, "My Panel");
  g_assert_cmpuint (ptero_panel_get_color (panel), ==, 5);
  g_assert_cmpstr (ptero_panel_get_address (panel), ==, ptero_demo_panel_get_address (self->demo));
  g_assert_true (ptero_panel_get_session_only (panel));
  g_assert_true (ptero_panel_has_key (panel, PTERO_API_CLIENT));
  g_assert_false (ptero_panel_has_key (panel, PTERO_API_APPLICATION));
  g_assert_cmpint (ptero_panel_get_flavour (panel), ==, PTERO_FLAVOUR_PTERODACTYL);

  ptero_panel_store_flush (self->store);
  g_assert_false (core_support_home_contains (get_key (self, PTERO_DEMO_KEY_ADMIN)));
}

static void
test_plain_user (PteroTestPanels *self,
                 gconstpointer    user_data)
{
  go_to_summary (self, PTERO_DEMO_KEY_USER);
  g_assert_nonnull (ptero_test_find_label (self->content, "Only for administrators"));
  g_assert_nonnull (ptero_test_find_label (self->content, "Servers of Others"));
}

/* It is not looked up as a host name, which would tell it to everybody on the way. */
static void
test_key_as_address (PteroTestPanels *self,
                     gconstpointer    user_data)
{
  PteroCheckRow *check = PTERO_CHECK_ROW (ptero_test_find_name (self->content, "address-check"));

  ptero_test_type (self, "address-entry", get_key (self, PTERO_DEMO_KEY_USER));
  g_assert_cmpint (ptero_check_row_get_state (check), ==, PTERO_CHECK_ERROR);
  ptero_test_assert_text (self, "address-check", "This is a key");
  ptero_test_assert_text (self, "address-check", "Account Key");
  ptero_test_enter (self, "address-entry");
  ptero_test_spin (700);
  g_assert_cmpint (ptero_check_row_get_state (check), ==, PTERO_CHECK_ERROR);
  ptero_test_assert_text (self, "address-check", "This is a key");
  g_assert_null (ptero_test_find_button ("Try Again"));
  g_assert_false (ptero_test_is_sensitive (self, "next-button"));

  ptero_test_type (self, "address-entry", get_key (self, PTERO_DEMO_KEY_APPLICATION));
  ptero_test_assert_text (self, "address-check", "Application Key");
  ptero_test_screenshot (self->content, "add-panel-key-as-address");

  ptero_test_type (self, "address-entry", ptero_demo_panel_get_address (self->demo));
  ptero_test_await_state (self, "address-check", PTERO_CHECK_OK);
}

static void
test_wrong_key (PteroTestPanels *self,
                gconstpointer    user_data)
{
  go_to_keys (self);
  ptero_test_type (self, "account-key-entry", "ptlc_0000000000000000000000000000000000000000000");
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_ERROR);
  ptero_test_assert_text (self, "account-key-check", "does not know this key");
  g_assert_false (ptero_test_is_sensitive (self, "next-button"));

  ptero_test_type (self, "account-key-entry", "no key at all");
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_ERROR);
  ptero_test_assert_text (self, "account-key-check", "not a key");

  ptero_test_type (self, "account-key-entry", ptero_demo_panel_get_address (self->demo));
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_NONE);
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_ERROR);
  ptero_test_assert_text (self, "account-key-check", "was not sent anywhere");
}

/* What it is for is known before the panel says that it does not know it. */
static void
test_wrong_key_in_other_row (PteroTestPanels *self,
                             gconstpointer    user_data)
{
  go_to_keys (self);
  ptero_test_type (self, "application-key-entry",
                   "ptlc_0000000000000000000000000000000000000000000");
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_ERROR);
  ptero_test_assert_text (self, "account-key-check", "does not know this key");
  ptero_test_assert_text (self, "application-key-check", "moved to its row");
}

/* What was found of an address or a key is no trap on the way to the next entry. */
static void
test_tab (PteroTestPanels *self,
          gconstpointer    user_data)
{
  ptero_test_type (self, "address-entry", "nothing good");
  ptero_test_await_state (self, "address-check", PTERO_CHECK_ERROR);
  gtk_widget_grab_focus (ptero_test_find_name (self->content, "address-entry"));
  g_assert_true (ptero_test_tab_reaches (self, "address-check"));
  g_assert_true (ptero_test_tab_reaches (self, "back-button"));

  go_to_keys (self);
  ptero_test_type (self, "account-key-entry", get_key (self, PTERO_DEMO_KEY_IP_LOCKED));
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_ERROR);
  ptero_test_type (self, "application-key-entry", get_key (self, PTERO_DEMO_KEY_APPLICATION));
  ptero_test_await_state (self, "application-key-check", PTERO_CHECK_OK);
  gtk_widget_grab_focus (ptero_test_find_name (self->content, "account-key-entry"));
  g_assert_true (ptero_test_tab_reaches (self, "account-key-check"));
  g_assert_true (ptero_test_tab_reaches (self, "application-key-entry"));
  g_assert_true (ptero_test_tab_reaches (self, "back-button"));

  ptero_test_type (self, "account-key-entry", "");
  ptero_test_click (self, "next-button");
  ptero_test_wait (gtk_widget_get_mapped, ptero_test_find_name (self->content, "name-entry"));
  await_session_only (self);
  g_assert_true (ptero_test_tab_reaches (self, "name-entry"));
  g_assert_true (ptero_test_tab_reaches (self, "panel-color-0"));
  g_assert_true (ptero_test_tab_reaches (self, "keep-combo"));
  g_assert_true (ptero_test_tab_reaches (self, "next-button"));
}

static GtkWidget *
find_visible_button (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_visible (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_visible_button (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The eye is not called after its picture. */
static void
test_eye (PteroTestPanels *self,
          gconstpointer    user_data)
{
  GtkWidget *entry = ptero_test_find_name (self->content, "account-key-entry");
  GtkWidget *eye = find_visible_button (entry);
  const char *tooltip = gtk_widget_get_tooltip_text (eye);

  g_assert_nonnull (tooltip);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (eye), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       tooltip);

  ptero_test_click_button (eye);
  tooltip = gtk_widget_get_tooltip_text (eye);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (eye), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       tooltip);
}

static void
test_refused_keys (PteroTestPanels *self,
                   gconstpointer    user_data)
{
  go_to_keys (self);
  ptero_test_type (self, "account-key-entry", get_key (self, PTERO_DEMO_KEY_IP_LOCKED));
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_ERROR);
  ptero_test_assert_text (self, "account-key-check", "other network addresses");
  g_assert_nonnull (ptero_test_find_button ("Try Again"));

  ptero_test_type (self, "account-key-entry", get_key (self, PTERO_DEMO_KEY_TWO_FACTOR));
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_NONE);
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_ERROR);
  ptero_test_assert_text (self, "account-key-check", "two-factor");
  g_assert_nonnull (ptero_test_find_button ("Open Account Page"));
  g_assert_false (ptero_test_is_sensitive (self, "next-button"));
}

/* A key that the panel knows, but that opens nothing, may be kept beside one that does, not
 * alone. */
static void
test_key_without_rights (PteroTestPanels *self,
                         gconstpointer    user_data)
{
  go_to_keys (self);
  ptero_test_type (self, "application-key-entry", get_key (self, PTERO_DEMO_KEY_NO_RIGHTS));
  ptero_test_await_state (self, "application-key-check", PTERO_CHECK_WARNING);
  ptero_test_assert_text (self, "application-key-check", "no right at all");
  g_assert_nonnull (ptero_test_find_button ("Try Again"));
  g_assert_false (ptero_test_is_sensitive (self, "next-button"));
  ptero_test_screenshot (self->content, "add-panel-no-rights");

  ptero_test_type (self, "account-key-entry", get_key (self, PTERO_DEMO_KEY_USER));
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_OK);
  g_assert_true (ptero_test_is_sensitive (self, "next-button"));
}

static void
test_key_in_other_row (PteroTestPanels *self,
                       gconstpointer    user_data)
{
  GtkWidget *entry;

  go_to_keys (self);
  /* not over what is there */
  ptero_test_type (self, "application-key-entry", "wrong");
  ptero_test_type (self, "account-key-entry", get_key (self, PTERO_DEMO_KEY_READ_ONLY));
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_WARNING);
  g_assert_false (ptero_test_is_sensitive (self, "next-button"));
  g_assert_nonnull (ptero_test_find_button ("Use as Application Key"));

  ptero_test_type (self, "application-key-entry", "");
  ptero_test_type (self, "account-key-entry", "");
  ptero_test_type (self, "account-key-entry", get_key (self, PTERO_DEMO_KEY_READ_ONLY));
  ptero_test_await_state (self, "application-key-check", PTERO_CHECK_OK);

  entry = ptero_test_find_name (self->content, "account-key-entry");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_INFO);
  ptero_test_assert_text (self, "account-key-check", "moved to its row");
  ptero_test_assert_text (self, "account-key-check", "Without an account key");

  /* what is there then was not moved */
  ptero_test_type (self, "application-key-entry", "something else");
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_NONE);
  ptero_test_type (self, "application-key-entry", get_key (self, PTERO_DEMO_KEY_READ_ONLY));
  ptero_test_await_state (self, "application-key-check", PTERO_CHECK_OK);
  g_assert_null (strstr (ptero_check_row_get_text (PTERO_CHECK_ROW (ptero_test_find_name (self->content, "account-key-check"))), "moved"));

  ptero_test_click (self, "next-button");
  g_assert_nonnull (ptero_test_find_label (self->content, "Read only"));
  await_session_only (self);
  ptero_test_click (self, "next-button");
  ptero_test_await_closed (self);
  g_assert_cmpuint (count_panels (self), ==, 1);
}

static graphene_rect_t
get_bounds (PteroTestPanels *self,
            const char      *name)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (ptero_test_find_name (self->content, name),
                                            self->content, &bounds));

  return bounds;
}

/* What is to be decided is in sight, below columns that do not depend on what they say. */
static void
check_summary (PteroTestPanels *self)
{
  graphene_rect_t account;
  graphene_rect_t application;
  graphene_rect_t color;

  ptero_test_spin (300);
  ptero_test_screenshot (self->content, "add-panel-summary");
  account = get_bounds (self, "account-group");
  application = get_bounds (self, "application-group");
  color = get_bounds (self, "panel-color-0");
  g_assert_cmpfloat (account.size.width, ==, application.size.width);
  g_assert_cmpfloat (account.origin.y, ==, application.origin.y);
  g_assert_cmpfloat (color.origin.y + color.size.height, <=, gtk_widget_get_height (self->content));
}

static void
test_both_keys (PteroTestPanels *self,
                gconstpointer    user_data)
{
  g_autoptr(PteroPanel) panel = NULL;

  go_to_keys (self);
  ptero_test_type (self, "account-key-entry", get_key (self, PTERO_DEMO_KEY_USER));
  ptero_test_type (self, "application-key-entry", get_key (self, PTERO_DEMO_KEY_APPLICATION));
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_OK);
  ptero_test_await_state (self, "application-key-check", PTERO_CHECK_OK);
  ptero_test_click (self, "next-button");
  g_assert_nonnull (ptero_test_find_label (self->content, "Read and write"));
  await_session_only (self);
  check_summary (self);
  ptero_test_click (self, "next-button");
  ptero_test_await_closed (self);

  panel = g_list_model_get_item (G_LIST_MODEL (self->store), 0);
  g_assert_true (ptero_panel_has_key (panel, PTERO_API_CLIENT));
  g_assert_true (ptero_panel_has_key (panel, PTERO_API_APPLICATION));
}

static void
assert_address_error (PteroTestPanels *self,
                      const char      *part)
{
  ptero_test_await_state (self, "address-check", PTERO_CHECK_ERROR);
  ptero_test_assert_text (self, "address-check", part);
  g_assert_false (ptero_test_is_sensitive (self, "next-button"));
}

static void
test_not_a_panel (PteroTestPanels *self,
                  gconstpointer    user_data)
{
  ptero_test_panels_fault (self, "html=200");
  ptero_test_type (self, "address-entry", ptero_demo_panel_get_address (self->demo));
  assert_address_error (self, "not a Pterodactyl or Pelican panel");
}

static void
test_not_an_address (PteroTestPanels *self,
                     gconstpointer    user_data)
{
  ptero_test_type (self, "address-entry", "what is this?");
  assert_address_error (self, "not the address of a website");
  ptero_test_type (self, "address-entry", "   ");
  ptero_test_enter (self, "address-entry");
  ptero_test_await_state (self, "address-check", PTERO_CHECK_NONE);
}

static void
test_down_and_back (PteroTestPanels *self,
                    gconstpointer    user_data)
{
  g_autoptr(GError) error = NULL;

  ptero_demo_panel_stop (self->demo);
  ptero_test_type (self, "address-entry", ptero_demo_panel_get_address (self->demo));
  assert_address_error (self, "nothing answers at this port");

  g_assert_true (ptero_demo_panel_start (self->demo, &error));
  ptero_test_click_button (ptero_test_find_button ("Try Again"));
  ptero_test_await_state (self, "address-check", PTERO_CHECK_OK);
}

static void
test_redirect (PteroTestPanels *self,
               gconstpointer    user_data)
{
  g_autoptr(PteroDemoPanel) other = ptero_demo_panel_new (0, 2);
  g_autofree char *fault = NULL;
  g_autoptr(GError) error = NULL;
  const char *text;

  g_assert_true (ptero_demo_panel_start (other, &error));
  fault = g_strconcat ("redirect=", ptero_demo_panel_get_address (other), "/", NULL);
  ptero_test_panels_fault (self, fault);
  ptero_test_type (self, "address-entry", ptero_demo_panel_get_address (self->demo));
  assert_address_error (self, ptero_demo_panel_get_address (other));

  ptero_test_click_button (ptero_test_find_button ("Use That Address"));
  ptero_test_await_state (self, "address-check", PTERO_CHECK_OK);
  text = gtk_editable_get_text (GTK_EDITABLE (ptero_test_find_name (self->content,
                                                                    "address-entry")));
  g_assert_true (g_str_has_prefix (text, ptero_demo_panel_get_address (other)));
  ptero_demo_panel_stop (other);
}

static void
test_plain_http (PteroTestPanels *self,
                 gconstpointer    user_data)
{
  ptero_test_type (self, "address-entry", "http://panel.example.com");
  assert_address_error (self, "unencrypted");
  g_assert_nonnull (ptero_test_find_button ("Use https"));
}

/* What was typed last counts, whatever comes in late. */
static void
test_last_one_counts (PteroTestPanels *self,
                      gconstpointer    user_data)
{
  g_autofree char *address = g_strdup (ptero_demo_panel_get_address (self->demo));

  ptero_test_panels_fault (self, "latency=700");
  ptero_test_type (self, "address-entry", address);
  ptero_test_enter (self, "address-entry");
  ptero_test_await_state (self, "address-check", PTERO_CHECK_BUSY);
  ptero_test_type (self, "address-entry", "no address");
  ptero_test_await_state (self, "address-check", PTERO_CHECK_ERROR);
  ptero_test_spin (900);
  ptero_test_await_state (self, "address-check", PTERO_CHECK_ERROR);
  g_assert_false (ptero_test_is_sensitive (self, "next-button"));
}

static gboolean
is_certificate_shown (gpointer user_data)
{
  return ptero_test_find_anywhere (PTERO_TYPE_CERTIFICATE_DIALOG) != NULL;
}

static gboolean
is_certificate_gone (gpointer user_data)
{
  return ptero_test_find_anywhere (PTERO_TYPE_CERTIFICATE_DIALOG) == NULL;
}

static void
test_unknown_certificate (PteroTestPanels *self,
                          gconstpointer    user_data)
{
  g_autoptr(PteroPanel) panel = NULL;
  GtkWidget *focus;
  GtkWidget *help;

  ptero_test_type (self, "address-entry", ptero_demo_panel_get_address (self->demo));
  ptero_test_await_state (self, "address-check", PTERO_CHECK_WARNING);
  ptero_test_assert_text (self, "address-check", "fingerprint");
  g_assert_false (ptero_test_is_sensitive (self, "next-button"));

  ptero_test_click_button (ptero_test_find_button ("View Certificate…"));
  ptero_test_wait (is_certificate_shown, NULL);
  ptero_test_spin (50);
  help = ptero_test_find_name (ptero_test_find_anywhere (PTERO_TYPE_CERTIFICATE_DIALOG),
                               "help-label");
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (help)), "<tt>openssl "));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (help)), "fullchain.pem"));
  ptero_test_click_button (ptero_test_find_button ("_Stay Blocked"));
  ptero_test_wait (is_certificate_gone, NULL);
  g_assert_false (ptero_test_is_sensitive (self, "next-button"));

  ptero_test_click_button (ptero_test_find_button ("View Certificate…"));
  ptero_test_wait (is_certificate_shown, NULL);
  ptero_test_spin (50);
  ptero_test_click_button (ptero_test_find_button ("_Trust for This Host"));
  ptero_test_await_state (self, "address-check", PTERO_CHECK_OK);
  ptero_test_wait (is_certificate_gone, NULL);

  /* Enter goes on from there */
  focus = gtk_root_get_focus (gtk_widget_get_root (self->content));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus,
                                         ptero_test_find_name (self->content, "address-entry")));
  ptero_test_enter (self, "address-entry");
  ptero_test_wait (gtk_widget_get_mapped,
                   ptero_test_find_name (self->content, "account-key-entry"));
  ptero_test_type (self, "account-key-entry", get_key (self, PTERO_DEMO_KEY_ADMIN));
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_OK);
  ptero_test_click (self, "next-button");
  await_session_only (self);
  ptero_test_click (self, "next-button");
  ptero_test_await_closed (self);

  panel = g_list_model_get_item (G_LIST_MODEL (self->store), 0);
  g_assert_nonnull (ptero_panel_get_fingerprint (panel));
}

/* A certificate is trusted at the address it was shown for, whatever is in the entry by now. */
static void
test_trusted_meanwhile (PteroTestPanels *self,
                        gconstpointer    user_data)
{
  const char *address = ptero_demo_panel_get_address (self->demo);

  ptero_test_type (self, "address-entry", address);
  ptero_test_await_state (self, "address-check", PTERO_CHECK_WARNING);
  ptero_test_click_button (ptero_test_find_button ("View Certificate…"));
  ptero_test_wait (is_certificate_shown, NULL);
  ptero_test_spin (50);
  ptero_test_type (self, "address-entry", "elsewhere.invalid");
  ptero_test_click_button (ptero_test_find_button ("_Trust for This Host"));
  ptero_test_wait (is_certificate_gone, NULL);

  ptero_test_type (self, "address-entry", address);
  ptero_test_await_state (self, "address-check", PTERO_CHECK_OK);
}

static void
test_no_keyring (PteroTestPanels *self,
                 gconstpointer    user_data)
{
  go_to_summary (self, PTERO_DEMO_KEY_USER);
  await_session_only (self);
  ptero_test_assert_text (self, "keep-check", "No keyring");

  adw_combo_row_set_selected (ADW_COMBO_ROW (ptero_test_find_name (self->content, "keep-combo")),
                              0);
  ptero_test_click (self, "next-button");
  ptero_test_await_state (self, "keep-check", PTERO_CHECK_ERROR);
  ptero_test_await_focus (self, "keep-check");
  g_assert_cmpuint (count_panels (self), ==, 0);

  ptero_test_click_button (ptero_test_find_button ("Try Again"));
  ptero_test_await_state (self, "keep-check", PTERO_CHECK_ERROR);
  g_assert_true (ptero_test_is_sensitive (self, "next-button"));

  ptero_test_click_button (ptero_test_find_button ("Keep for This Session"));
  ptero_test_await_closed (self);
  g_assert_cmpuint (count_panels (self), ==, 1);
}

static void
test_duplicate (PteroTestPanels *self,
                gconstpointer    user_data)
{
  ptero_test_panels_add (self, "First", PTERO_DEMO_KEY_ADMIN);
  go_to_summary (self, PTERO_DEMO_KEY_ADMIN);
  ptero_test_await_state (self, "duplicate-check", PTERO_CHECK_WARNING);
  ptero_test_assert_text (self, "duplicate-check", "First");

  await_session_only (self);
  ptero_test_click (self, "next-button");
  ptero_test_await_closed (self);
  g_assert_cmpuint (count_panels (self), ==, 2);
}

static void
test_back_and_another_address (PteroTestPanels *self,
                               gconstpointer    user_data)
{
  g_autoptr(PteroDemoPanel) other = ptero_demo_panel_new (0, 2);
  g_autoptr(GError) error = NULL;

  g_assert_true (ptero_demo_panel_start (other, &error));
  go_to_summary (self, PTERO_DEMO_KEY_USER);
  ptero_test_click (self, "back-button");
  ptero_test_click (self, "back-button");

  /* The key is for the first panel, so that it is refused by the second one. */
  ptero_test_type (self, "address-entry", ptero_demo_panel_get_address (other));
  ptero_test_await_state (self, "address-check", PTERO_CHECK_OK);
  ptero_test_click (self, "next-button");
  ptero_test_await_state (self, "account-key-check", PTERO_CHECK_ERROR);
  g_assert_false (ptero_test_is_sensitive (self, "next-button"));
  ptero_demo_panel_stop (other);
}

static char *
get_offered_name (PteroTestPanels *self)
{
  return gtk_editable_get_chars (GTK_EDITABLE (ptero_test_find_name (self->content, "name-entry")),
                                 0, -1);
}

static void
go_to_summary_of_other (PteroTestPanels *self,
                        PteroDemoPanel  *other)
{
  ptero_test_click (self, "back-button");
  ptero_test_click (self, "back-button");
  ptero_test_type (self, "address-entry", ptero_demo_panel_get_address (other));
  ptero_test_await_state (self, "address-check", PTERO_CHECK_OK);
  ptero_test_click (self, "next-button");
  ptero_test_type (self, "account-key-entry",
                   ptero_demo_panel_get_key (other, PTERO_DEMO_KEY_USER));
  ptero_test_enter (self, "account-key-entry");
  ptero_test_wait (gtk_widget_get_mapped, ptero_test_find_name (self->content, "name-entry"));
}

/* A colour that was picked stays, but it does not make the offered name the person's. */
static void
test_look_after_another_address (PteroTestPanels *self,
                                 gconstpointer    user_data)
{
  g_autoptr(PteroDemoPanel) other = ptero_demo_panel_new (0, 2);
  g_autoptr(GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  GtkWidget *color;

  g_assert_true (ptero_demo_panel_start (other, &error));
  go_to_summary (self, PTERO_DEMO_KEY_USER);
  first = get_offered_name (self);
  color = ptero_test_find_name (self->content, "panel-color-5");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (color), TRUE);

  go_to_summary_of_other (self, other);
  second = get_offered_name (self);
  g_assert_cmpstr (second, !=, first);
  g_assert_nonnull (strstr (ptero_demo_panel_get_address (other), second));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (color)));

  ptero_test_type (self, "name-entry", "Mine");
  go_to_summary_of_other (self, self->demo);
  third = get_offered_name (self);
  g_assert_cmpstr (third, ==, "Mine");
  ptero_demo_panel_stop (other);
}

static void
test_close_asks (PteroTestPanels *self,
                 gconstpointer    user_data)
{
  ptero_test_type (self, "address-entry", "panel.invalid");
  ptero_dialog_close (self->content);
  ptero_test_answer (self, "_Cancel");
  ptero_test_spin (100);
  g_assert_nonnull (self->content);

  ptero_dialog_close (self->content);
  ptero_test_answer (self, "_Discard");
  ptero_test_await_closed (self);
  g_assert_cmpuint (count_panels (self), ==, 0);
}

static void
test_close_empty (PteroTestPanels *self,
                  gconstpointer    user_data)
{
  ptero_test_click (self, "back-button");
  ptero_test_await_closed (self);
}

static void
test_close_while_checking (PteroTestPanels *self,
                           gconstpointer    user_data)
{
  ptero_test_panels_fault (self, "latency=2000");
  ptero_test_type (self, "address-entry", ptero_demo_panel_get_address (self->demo));
  ptero_test_enter (self, "address-entry");
  ptero_test_await_state (self, "address-check", PTERO_CHECK_BUSY);
  ptero_dialog_force_close (self->content);
  ptero_test_await_closed (self);
}

/* The entry forgets the key when the dialog goes, even while something else still holds on to
 * it. */
static void
test_keys_are_cleared (PteroTestPanels *self,
                       gconstpointer    user_data)
{
  g_autoptr(GtkWidget) entry = NULL;

  go_to_keys (self);
  entry = g_object_ref (ptero_test_find_name (self->content, "account-key-entry"));
  gtk_editable_set_text (GTK_EDITABLE (entry), get_key (self, PTERO_DEMO_KEY_ADMIN));
  ptero_dialog_force_close (self->content);
  ptero_test_spin (100);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
}

/* Somebody whose keyring does not answer stops waiting for it, and goes on without it. */
static void
test_mute_keyring (PteroTestPanels *self,
                   gconstpointer    user_data)
{
  GtkWidget *group = ptero_test_find_type (self->content, PTERO_TYPE_KEEP_GROUP);

  core_support_start_mute_keyring ();
  go_to_summary (self, PTERO_DEMO_KEY_USER);
  ptero_test_type (self, "name-entry", "Patience");

  ptero_test_click (self, "next-button");
  ptero_test_await_state (self, "keep-check", PTERO_CHECK_BUSY);
  ptero_test_screenshot (self->content, "add-panel-waiting");
  ptero_test_spin (300);
  ptero_test_click (self, "back-button");
  g_assert_true (ptero_test_is_sensitive (self, "next-button"));
  ptero_test_await_state (self, "keep-check", PTERO_CHECK_NONE);

  /* closing is that, too, and not more */
  ptero_test_click (self, "next-button");
  ptero_test_await_state (self, "keep-check", PTERO_CHECK_BUSY);
  ptero_dialog_close (self->content);
  ptero_test_spin (300);
  g_assert_nonnull (self->content);
  g_assert_true (ptero_test_is_sensitive (self, "next-button"));
  g_assert_cmpuint (count_panels (self), ==, 0);

  ptero_keep_group_set_session_only (PTERO_KEEP_GROUP (group), TRUE);
  ptero_test_click (self, "next-button");
  core_support_stop_mute_keyring ();
  ptero_test_await_closed (self);
  g_assert_cmpuint (count_panels (self), ==, 1);
}

/* Last, since there is a keyring from here on. */
static void
test_keyring (PteroTestPanels *self,
              gconstpointer    user_data)
{
  g_autoptr(PteroPanel) panel = NULL;

  if (!core_support_has_keyring_daemon ())
    {
      g_test_skip ("no gnome-keyring-daemon");
      return;
    }

  core_support_start_keyring ("test");
  go_to_summary (self, PTERO_DEMO_KEY_USER);
  ptero_test_spin (300);
  g_assert_false (is_session_only (ptero_test_find_type (self->content, PTERO_TYPE_KEEP_GROUP)));
  ptero_test_click (self, "next-button");
  ptero_test_await_closed (self);

  panel = g_list_model_get_item (G_LIST_MODEL (self->store), 0);
  g_assert_false (ptero_panel_get_session_only (panel));
  ptero_panel_store_flush (self->store);
  g_assert_false (core_support_home_contains (get_key (self, PTERO_DEMO_KEY_USER)));
  core_support_stop_keyring ();
}

int
main (int   argc,
      char *argv[])
{
  int status;

  ptero_test_panels_init (&argc, &argv);

#define ADD(name, function, tls) \
  g_test_add ("/ui/add-panel/" name, PteroTestPanels, GINT_TO_POINTER (tls), set_up, function, tear_down)

  ADD ("right-key", test_right_key, FALSE);
  ADD ("plain-user", test_plain_user, FALSE);
  ADD ("key-as-address", test_key_as_address, FALSE);
  ADD ("wrong-key", test_wrong_key, FALSE);
  ADD ("wrong-key-in-other-row", test_wrong_key_in_other_row, FALSE);
  ADD ("key-without-rights", test_key_without_rights, FALSE);
  ADD ("tab", test_tab, FALSE);
  ADD ("eye", test_eye, FALSE);
  ADD ("refused-keys", test_refused_keys, FALSE);
  ADD ("key-in-other-row", test_key_in_other_row, FALSE);
  ADD ("both-keys", test_both_keys, FALSE);
  ADD ("not-a-panel", test_not_a_panel, FALSE);
  ADD ("not-an-address", test_not_an_address, FALSE);
  ADD ("down-and-back", test_down_and_back, FALSE);
  ADD ("redirect", test_redirect, FALSE);
  ADD ("plain-http", test_plain_http, FALSE);
  ADD ("last-one-counts", test_last_one_counts, FALSE);
  ADD ("unknown-certificate", test_unknown_certificate, TRUE);
  ADD ("trusted-meanwhile", test_trusted_meanwhile, TRUE);
  ADD ("no-keyring", test_no_keyring, FALSE);
  ADD ("duplicate", test_duplicate, FALSE);
  ADD ("back-and-another-address", test_back_and_another_address, FALSE);
  ADD ("look-after-another-address", test_look_after_another_address, FALSE);
  ADD ("close-asks", test_close_asks, FALSE);
  ADD ("close-empty", test_close_empty, FALSE);
  ADD ("close-while-checking", test_close_while_checking, FALSE);
  ADD ("keys-are-cleared", test_keys_are_cleared, FALSE);
  ADD ("mute-keyring", test_mute_keyring, FALSE);
  ADD ("keyring", test_keyring, FALSE);

  status = g_test_run ();
  core_support_remove_home ();

  return status;
}
