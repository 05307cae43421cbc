/* test-banners.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-error.h"
#include "ptero-panel-banners.h"
#include "ptero-panel-status.h"
#include "ptero-test-ui.h"

typedef struct
{
  GListStore        *panels;
  PteroPanel        *lost;
  PteroPanel        *refused;
  PteroPanelBanners *banners;
  GtkWidget         *window;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr(GError) silent = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "silent");
  g_autoptr(GError) refusal = g_error_new_literal (PTERO_API_ERROR,
                                                   PTERO_API_ERROR_UNAUTHENTICATED, "refused");

  self->panels = g_list_store_new (PTERO_TYPE_PANEL);
  self->lost = ptero_panel_new (NULL, "Basalt", "https://basalt.example");
  self->refused = ptero_panel_new (NULL, "Granite", "https://granite.example");
  g_list_store_append (self->panels, self->lost);
  g_list_store_append (self->panels, self->refused);
  ptero_panel_set_state (self->lost, PTERO_PANEL_STATE_UNREACHABLE, silent, 0);
  ptero_panel_set_state (self->refused, PTERO_PANEL_STATE_KEY_REFUSED, refusal, 0);

  self->banners = g_object_new (PTERO_TYPE_PANEL_BANNERS, NULL);
  ptero_panel_banners_set_panels (self->banners, G_LIST_MODEL (self->panels));
  gtk_widget_set_size_request (GTK_WIDGET (self->banners), 400, -1);
  self->window = g_object_ref (ptero_test_present (GTK_WIDGET (self->banners)));
  ptero_test_spin (400);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  ptero_test_await_finalize (self->window);
  g_object_unref (self->lost);
  g_object_unref (self->refused);
  g_object_unref (self->panels);
}

static gboolean
says (Fixture    *self,
      const char *text)
{
  return ptero_test_find_label (self->window, text) != NULL;
}

/* In a narrow window the most important one is seen, and how many others there are. */
static void
test_compact (Fixture       *self,
              gconstpointer  data)
{
  g_assert_true (says (self, "Basalt does not answer"));
  g_assert_true (says (self, "A panel needs your help"));

  g_object_set (self->banners, "compact", TRUE, NULL);
  ptero_test_spin (400);
  ptero_test_screenshot (self->window, "banners-compact");
  g_assert_true (says (self, "Basalt does not answer"));
  g_assert_false (says (self, "A panel needs your help"));
  g_assert_true (says (self, "and 1 more…"));

  gtk_widget_activate_action (GTK_WIDGET (self->banners), "banners.unfold", NULL);
  ptero_test_spin (400);
  g_assert_true (says (self, "A panel needs your help"));
  g_assert_false (says (self, "and 1 more…"));

  /* what is left is not one of several */
  ptero_panel_set_state (self->lost, PTERO_PANEL_STATE_ONLINE, NULL, 0);
  ptero_test_spin (400);
  g_assert_false (says (self, "Basalt does not answer"));
  g_assert_true (says (self, "A panel needs your help"));
}

static char *
dup_countdown (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      strstr (gtk_label_get_label (GTK_LABEL (widget)), "Next try in") != NULL)
    return g_strdup (gtk_label_get_label (GTK_LABEL (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      char *text = dup_countdown (child);

      if (text != NULL)
        return text;
    }

  return NULL;
}

/* What was behind a notice counts down once that is gone. */
static void
test_countdown (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr(GError) silent = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "silent");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_object_set (self->banners, "compact", TRUE, NULL);
  ptero_panel_banners_set_notice (self->banners, PTERO_NOTICE_DATA, "Look at this");
  ptero_panel_set_state (self->lost, PTERO_PANEL_STATE_UNREACHABLE, silent,
                         g_get_monotonic_time () + 40 * G_USEC_PER_SEC);
  ptero_test_spin (1500);
  g_assert_null (dup_countdown (self->window));

  ptero_panel_banners_set_notice (self->banners, PTERO_NOTICE_DATA, NULL);
  ptero_test_spin (400);
  first = dup_countdown (self->window);
  ptero_test_spin (2200);
  second = dup_countdown (self->window);
  g_assert_nonnull (first);
  g_assert_nonnull (second);
  g_assert_cmpstr (first, !=, second);
}

/* Beside a server nothing is said of other panels. */
static void
test_panel (Fixture       *self,
            gconstpointer  data)
{
  ptero_panel_banners_set_panel (self->banners, self->refused);
  ptero_test_spin (400);
  g_assert_false (says (self, "Basalt does not answer"));
  g_assert_true (says (self, "A panel needs your help"));

  ptero_panel_banners_set_panel (self->banners, NULL);
  ptero_test_spin (400);
  g_assert_true (says (self, "Basalt does not answer"));
}

static void
answer (Fixture *self,
        guint    status)
{
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  const char *text = "{\"errors\":[{\"code\":\"HttpException\",\"detail\":\"No.\"}]}";
  g_autoptr(GBytes) body = g_bytes_new_static (text, strlen (text));
  g_autoptr(GError) error = NULL;

  soup_message_headers_set_content_type (headers, "application/json", NULL);
  error = ptero_api_error_new_from_answer (status, headers, body);
  soup_message_headers_unref (headers);
  ptero_panel_set_state (self->lost, PTERO_PANEL_STATE_UNREACHABLE, error, 0);
  ptero_test_spin (400);
}

/* A panel that refuses does answer; what is in front of one that does not says so. */
static void
test_answers (Fixture       *self,
              gconstpointer  data)
{
  answer (self, 500);
  g_assert_true (says (self, "Basalt answers with errors"));
  answer (self, 404);
  g_assert_true (says (self, "Basalt answers with errors"));
  answer (self, 502);
  g_assert_true (says (self, "Basalt does not answer"));
}

/* Where nothing is encrypted, something does answer. */
static void
test_not_encrypted (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr(GError) error = g_error_new_literal (G_TLS_ERROR, G_TLS_ERROR_MISC, "not TLS");
  g_autofree char *row = NULL;

  ptero_panel_set_state (self->lost, PTERO_PANEL_STATE_UNREACHABLE, error, 0);
  row = ptero_panel_status_describe (self->lost);
  ptero_test_spin (400);
  ptero_test_screenshot (self->window, "banners-not-encrypted");
  g_assert_cmpstr (row, ==, "Encryption failed");
  g_assert_true (says (self, "No encrypted connection to Basalt"));
  g_assert_true (says (self, "basalt.example: No encrypted connection could be agreed on; "
                             "check the address and the port."));
}

static void
test_cut_off (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "cut");
  g_autofree char *row = NULL;

  ptero_panel_set_state (self->lost, PTERO_PANEL_STATE_UNREACHABLE, error, 0);
  row = ptero_panel_status_describe (self->lost);
  ptero_test_spin (400);
  g_assert_cmpstr (row, ==, "Answer cut off");
  g_assert_true (says (self, "The answer of Basalt was cut off"));
}

/* A sentence has one end, in whichever quotation marks it is. */
static void
test_ends (Fixture       *self,
           gconstpointer  data)
{
  static const struct { const char *reason; const char *text; } cases[] = {
    { "no answer", "basalt.example: no answer." },
    { "No answer.", "basalt.example: No answer." },
    { "It says: “Later.”", "basalt.example: It says: “Later.”" },
    { "Es sagt: „Später.“", "basalt.example: Es sagt: „Später.“" },
    { "Es sagt: „später“", "basalt.example: Es sagt: „später“." },
    { "Il dit : «Non !»", "basalt.example: Il dit : «Non !»" },
    { "Starting…", "basalt.example: Starting…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED,
                                                     cases[i].reason);

      ptero_panel_set_state (self->lost, PTERO_PANEL_STATE_UNREACHABLE, error, 0);
      ptero_test_spin (50);
      if (!says (self, cases[i].text))
        g_error ("“%s” is not said", cases[i].text);
    }
}

static void
count_cb (guint *n_changes)
{
  (*n_changes)++;
}

/* What a banner says is laid out anew each time. */
static void
test_subtitle (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr(GError) lack = g_error_new_literal (PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER,
                                                "One is missing");
  guint n_changes = 0;
  GtkWidget *label;

  ptero_panel_set_state (self->lost, PTERO_PANEL_STATE_ONLINE, lack, 0);
  ptero_test_spin (400);
  label = ptero_test_find_label (self->window, "Basalt: One is missing");
  g_assert_nonnull (label);

  g_signal_connect_swapped (label, "notify::label", G_CALLBACK (count_cb), &n_changes);
  ptero_panel_set_n_servers (self->lost, 4);
  ptero_test_spin (50);
  g_assert_cmpuint (n_changes, ==, 0);
  g_assert_true (says (self, "Basalt: One is missing"));
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add ("/ui/banners/answers", Fixture, NULL, set_up, test_answers, tear_down);
  g_test_add ("/ui/banners/compact", Fixture, NULL, set_up, test_compact, tear_down);
  g_test_add ("/ui/banners/countdown", Fixture, NULL, set_up, test_countdown, tear_down);
  g_test_add ("/ui/banners/cut-off", Fixture, NULL, set_up, test_cut_off, tear_down);
  g_test_add ("/ui/banners/ends", Fixture, NULL, set_up, test_ends, tear_down);
  g_test_add ("/ui/banners/not-encrypted", Fixture, NULL, set_up, test_not_encrypted, tear_down);
  g_test_add ("/ui/banners/subtitle", Fixture, NULL, set_up, test_subtitle, tear_down);
  g_test_add ("/ui/banners/panel", Fixture, NULL, set_up, test_panel, tear_down);

  return g_test_run ();
}
