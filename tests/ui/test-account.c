/* test-account.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-facts.h"
#include "ptero-list-pane.h"
#include "ptero-parts.h"
#include "ptero-secret-dialog.h"
#include "ptero-test-pages.h"
#include "ptero-two-factor-group.h"

static PteroTestPage *
open_part (const char *name)
{
  PteroTestPage *self = ptero_test_page_new ("account");
  GtkWidget *parts = ptero_test_find_type (self->page, PTERO_TYPE_PARTS);

  ptero_test_page_wait_item (self);
  ptero_parts_show (PTERO_PARTS (parts), name);
  for (GtkWidget *child = gtk_widget_get_first_child (parts); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    self->pane = ptero_test_find_type (child, PTERO_TYPE_LIST_PANE);

  return self;
}

static GtkWidget *
find_secret (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (toplevels, i);
      GtkWidget *dialog = ptero_test_find_type (window, PTERO_TYPE_SECRET_DIALOG);

      if (dialog != NULL)
        return dialog;
    }

  return NULL;
}

static gboolean
has_secret (gpointer unused)
{
  return find_secret () != NULL;
}

/* In whatever window. */
static gboolean
is_said (gpointer text)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (ptero_test_find_label (window, text) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
click (GtkWidget  *widget,
       const char *label)
{
  GtkWidget *child = ptero_test_find_label (widget, label);

  g_assert_nonnull (child);
  g_signal_emit_by_name (gtk_widget_get_ancestor (child, GTK_TYPE_BUTTON), "clicked");
}

/* All of the form that a row is in can be seen. */
static void
assert_seen_whole (GtkWidget *form)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (form, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), <=,
                     gtk_adjustment_get_page_size (adjustment));
}

/* The wrong password is refused, with what was typed kept; the right one changes the e-mail. */
static void
test_profile (void)
{
  PteroTestPage *self = open_part ("profile");
  PteroForm *form;

  ptero_test_screenshot (self->window, "account-profile");
  click (self->page, "Change E-mail…");
  form = ptero_test_page_wait_form (self);
  ptero_form_set_string (form, "email", "new@example.com");
  ptero_test_spin (300);
  ptero_test_send (form);
  ptero_test_wait_label (GTK_WIDGET (form), "This is needed");
  ptero_test_spin (300);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (form))),
                         "account-email-needed");
  assert_seen_whole (GTK_WIDGET (form));
  ptero_form_set_string (form, "password", "wrong");
  ptero_test_send (form);
  ptero_test_wait_label (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (form))),
                         "The panel refused this. “The password provided was invalid for this account.”");
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (form))), "account-email");
  ptero_form_set_string (form, "password", "demo-password");
  ptero_test_send (form);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_wait_label (self->page, "new@example.com");

  ptero_test_wait_label (self->page, "Off: the password alone is enough to sign in to the panel");
  g_assert_null (ptero_test_find_button (self->page, "Turn Off…"));
  ptero_test_screenshot (self->window, "account-two-factor-off");
  /* twice, before the panel has answered: there is one secret and one dialog */
  click (self->page, "Set Up…");
  click (self->page, "Set Up…");
  form = ptero_test_page_wait_form (self);
  ptero_test_spin (300);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (form))),
                         "account-two-factor");
  gtk_widget_activate_action (GTK_WIDGET (form), "form.close", NULL);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);

  ptero_test_page_free (self);
}

/* Where the panel does not tell whether it is on, that is said and both is offered. */
static void
test_two_factor_unknown (void)
{
  PteroTestPage *self = open_part ("profile");
  PteroPanel *panel =
    ptero_facts_get_panel (PTERO_FACTS (ptero_test_find_type (self->page, PTERO_TYPE_FACTS)));
  GtkWidget *group = ptero_two_factor_group_new (panel);
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), g_object_ref (group));
  gtk_window_present (GTK_WINDOW (window));
  g_assert_nonnull (ptero_test_find_label (group, "The panel does not tell whether it is on"));
  g_assert_nonnull (ptero_test_find_button (group, "Set Up…"));
  g_assert_nonnull (ptero_test_find_button (group, "Turn Off…"));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (group);
  ptero_test_page_free (self);
}

/* A key is made, told once, and deleted. */
static void
test_keys (void)
{
  PteroTestPage *self = open_part ("api-keys");
  PteroForm *form;
  GtkWidget *pane = ptero_test_find_mapped (self->page, PTERO_TYPE_LIST_PANE);
  GtkWidget *dialog;

  ptero_test_wait_complete (pane);
  ptero_test_screenshot (self->window, "account-keys");
  ptero_test_run_verb (pane, "create");
  form = ptero_test_page_wait_form (self);
  ptero_form_set_string (form, "description", "night script");
  ptero_test_send (form);
  ptero_test_wait (has_secret, NULL);
  dialog = find_secret ();
  g_assert_cmpuint (strlen (ptero_secret_dialog_get_secret (PTERO_SECRET_DIALOG (dialog))), ==, 48);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (dialog)), "account-key-new");
  ptero_secret_dialog_set_hidden (PTERO_SECRET_DIALOG (dialog));
  g_assert_null (ptero_test_find_mapped (dialog, GTK_TYPE_TEXT_VIEW));
  click (dialog, "Reveal");
  g_assert_nonnull (ptero_test_find_mapped (dialog, GTK_TYPE_TEXT_VIEW));
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (dialog)));
  ptero_test_wait_item (pane, "night script");
  g_assert_true (ptero_test_select_item (pane, "night script"));
  ptero_test_run_verb (pane, "delete");
  ptero_test_wait (is_said, (gpointer) "What uses the key is refused from then on.");
  ptero_test_answer_alert (self->window, "Delete");
  ptero_test_wait_no_item (pane, "night script");

  /* without the one that is used nothing more would work */
  g_assert_true (ptero_test_select_item (pane, "Desktop"));
  ptero_test_run_verb (pane, "delete");
  ptero_test_wait (is_said,
                   (gpointer) "Ptero itself uses this key for the panel: you are asked for another one then.");
  ptero_test_answer_alert (self->window, "Cancel");

  ptero_test_page_free (self);
}

/* What is no key is refused in its row; a private key isn't even sent. */
static void
test_ssh_keys (void)
{
  PteroTestPage *self = open_part ("ssh-keys");
  PteroForm *form;
  GtkWidget *pane = ptero_test_find_mapped (self->page, PTERO_TYPE_LIST_PANE);

  ptero_test_wait_complete (pane);
  ptero_test_run_verb (pane, "create");
  form = ptero_test_page_wait_form (self);
  ptero_form_set_string (form, "name", "laptop");
  ptero_form_set_string (form, "public_key", "-----BEGIN OPENSSH PRIVATE KEY-----");
  ptero_test_send (form);
  g_assert_nonnull (ptero_test_find_label (GTK_WIDGET (form),
                                           "This is a private key: nobody else may have it. Give the public one, which ends in .pub."));
  ptero_form_set_string (form, "public_key", "nonsense");
  ptero_test_send (form);
  ptero_test_wait_label (GTK_WIDGET (form), "The public key provided is not valid.");
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (form))), "account-ssh-key");
  ptero_form_set_string (form, "public_key",
                         "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl me@laptop");
  ptero_test_send (form);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_wait_item (pane, "laptop");
  g_assert_true (ptero_test_select_item (pane, "laptop"));
  ptero_test_run_verb (pane, "delete");
  ptero_test_answer_alert (self->window, "Delete");
  ptero_test_wait_no_item (pane, "laptop");

  ptero_test_page_free (self);
}

/* Many lines are shown as such. */
static void
test_secret_dialog (void)
{
  GtkWidget *dialog =
    g_object_ref_sink (ptero_secret_dialog_new ("Explanation", "first: 1\nsec\x01ond: 2"));
  GtkWidget *view = ptero_test_find_type (dialog, GTK_TYPE_TEXT_VIEW);
  g_autofree char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "text", &text, NULL);
  g_assert_cmpstr (text, ==, "first: 1\nsec␁ond: 2");
  g_assert_cmpstr (ptero_secret_dialog_get_secret (PTERO_SECRET_DIALOG (dialog)), ==,
                   "first: 1\nsec\x01ond: 2");
  g_object_unref (dialog);
}

/* All recovery codes are seen at once, and no line break adds a character to what is read off. */
static void
test_secret_lines (void)
{
  static const char codes[] =
    "Q3X2LMM2WI\nUT5J7DPIIC\n6JD02DEGEM\nAAAAAAAAAA\nBBBBBBBBBB\nCCCCCCCCCC\nDDDDDDDDDD\nEEEEEEEEEE\nFFFFFFFFFF\nGGGGGGGGGG";
  GtkWidget *window = gtk_window_new ();
  GtkWidget *dialog = ptero_secret_dialog_new ("Explanation", codes);
  GtkWidget *view = ptero_test_find_type (dialog, GTK_TYPE_TEXT_VIEW);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  GtkTextIter start;
  g_autoptr(GSList) tags = NULL;
  gboolean hyphens = TRUE;

  gtk_window_set_child (GTK_WINDOW (window), dialog);
  gtk_window_set_default_size (GTK_WINDOW (window), 420, -1);
  gtk_window_present (GTK_WINDOW (window));
  ptero_test_spin (300);
  ptero_test_screenshot (window, "account-recovery-codes");
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), <=,
                     gtk_adjustment_get_page_size (adjustment));

  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &start);
  tags = gtk_text_iter_get_tags (&start);
  g_assert_nonnull (tags);
  g_object_get (tags->data, "insert-hyphens", &hyphens, NULL);
  g_assert_false (hyphens);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/account/profile", test_profile);
  g_test_add_func ("/account/two-factor-unknown", test_two_factor_unknown);
  g_test_add_func ("/account/keys", test_keys);
  g_test_add_func ("/account/secret-dialog", test_secret_dialog);
  g_test_add_func ("/account/secret-lines", test_secret_lines);
  g_test_add_func ("/account/ssh-keys", test_ssh_keys);

  return g_test_run ();
}
