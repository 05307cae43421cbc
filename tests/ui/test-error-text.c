/* test-error-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <libsoup/soup.h>

#include "ptero-error.h"
#include "ptero-error-text.h"
#include "ptero-fleet-text.h"
#include "ptero-job-text.h"
#include "ptero-key-text.h"
#include "ptero-keyring.h"

#define RAW "raw words of a library"

static char *
describe (GQuark domain,
          int    code)
{
  g_autoptr(GError) error = g_error_new_literal (domain, code, RAW);

  return ptero_error_describe (error);
}

/* A sentence of ours, not the message of a library. */
static void
assert_sentence (GQuark domain,
                 int    code)
{
  g_autofree char *text = describe (domain, code);

  g_assert_nonnull (text);
  g_test_message ("%s %d: %s", g_quark_to_string (domain), code, text);
  g_assert_true (g_ascii_isupper (text[0]));
  g_assert_cmpstr (text, !=, RAW);
  g_assert_true (g_str_has_suffix (text, ".") || g_str_has_suffix (text, "”"));
}

static void
test_every_code (void)
{
  const int io_codes[] = {
    G_IO_ERROR_CONNECTION_REFUSED, G_IO_ERROR_TIMED_OUT, G_IO_ERROR_HOST_UNREACHABLE,
    G_IO_ERROR_NETWORK_UNREACHABLE, G_IO_ERROR_HOST_NOT_FOUND, G_IO_ERROR_CONNECTION_CLOSED,
  };

  for (int code = PTERO_API_ERROR_FAILED; code <= PTERO_API_ERROR_NO_KEY; code++)
    assert_sentence (PTERO_API_ERROR, code);

  for (int code = PTERO_KEYRING_ERROR_UNAVAILABLE; code <= PTERO_KEYRING_ERROR_FAILED; code++)
    assert_sentence (PTERO_KEYRING_ERROR, code);

  for (int code = G_RESOLVER_ERROR_NOT_FOUND; code <= G_RESOLVER_ERROR_INTERNAL; code++)
    assert_sentence (G_RESOLVER_ERROR, code);

  for (guint i = 0; i < G_N_ELEMENTS (io_codes); i++)
    assert_sentence (G_IO_ERROR, io_codes[i]);

  assert_sentence (G_TLS_ERROR, G_TLS_ERROR_UNAVAILABLE);
  assert_sentence (G_TLS_ERROR, G_TLS_ERROR_NOT_TLS);
  assert_sentence (G_TLS_ERROR, G_TLS_ERROR_HANDSHAKE);
  assert_sentence (G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE);
}

/* An authority may vouch for a certificate that has expired. */
static void
test_flaws (void)
{
  const struct { GTlsCertificateFlags flaws; const char *text; } cases[] = {
    { G_TLS_CERTIFICATE_UNKNOWN_CA, "not from an authority" },
    { G_TLS_CERTIFICATE_UNKNOWN_CA | G_TLS_CERTIFICATE_EXPIRED, "has expired" },
    { G_TLS_CERTIFICATE_NOT_ACTIVATED, "not valid yet" },
    { G_TLS_CERTIFICATE_BAD_IDENTITY, "another name" },
    { G_TLS_CERTIFICATE_UNKNOWN_CA | G_TLS_CERTIFICATE_BAD_IDENTITY, "not from an authority" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error =
        ptero_api_error_new_for_certificate (PTERO_API_ERROR_UNTRUSTED_CERTIFICATE, "AA:BB",
                                             cases[i].flaws);
      g_autofree char *text = ptero_error_describe (error);

      g_assert_nonnull (strstr (text, cases[i].text));
      g_assert_nonnull (strstr (text, "fingerprint"));
    }
}

static void
test_distinct (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int code = PTERO_API_ERROR_FAILED; code <= PTERO_API_ERROR_NO_KEY; code++)
    g_assert_true (g_hash_table_add (seen, describe (PTERO_API_ERROR, code)));

  for (int code = PTERO_KEYRING_ERROR_UNAVAILABLE; code <= PTERO_KEYRING_ERROR_FAILED; code++)
    g_assert_true (g_hash_table_add (seen, describe (PTERO_KEYRING_ERROR, code)));
}

static GError *
create_error (guint       status,
              const char *code,
              const char *detail,
              const char *header,
              const char *value)
{
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autofree char *body = NULL;
  g_autoptr(GBytes) bytes = NULL;
  GError *error;

  body = g_strdup_printf ("{\"errors\":[{\"code\":\"%s\",\"status\":\"%u\",\"detail\":\"%s\"}]}",
                          code, status, detail);
  bytes = g_bytes_new (body, strlen (body));
  soup_message_headers_set_content_type (headers, "application/json", NULL);

  if (header != NULL)
    soup_message_headers_append (headers, header, value);

  error = ptero_api_error_new_from_answer (status, headers, bytes);
  soup_message_headers_unref (headers);

  return error;
}

static void
test_words (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  error = create_error (400, "DisplayException", "Cannot delete the primary allocation.", NULL,
                        NULL);
  text = ptero_error_describe (error);
  g_assert_cmpstr (text, ==, "The panel refused this. “Cannot delete the primary allocation.”");
}

/* What the log of the node has the request under is not in the midst of a sentence. */
static void
test_request (void)
{
  static const char *const details[] = {
    "An error occurred on the remote host: No. (request id: 7-a)",
    "No. (code: 500) (request_id: 7-a)",
  };
  g_autoptr(GError) bare = create_error (502, "HttpException", "No.", NULL, NULL);
  g_autoptr(GError) by_header = create_error (502, "HttpException", "No.", "X-Request-Id", "b\x1b");
  g_autofree char *hostile = ptero_error_dup_request (by_header);

  g_assert_null (ptero_error_dup_request (bare));
  g_assert_null (ptero_error_dup_request (NULL));
  g_assert_nonnull (hostile);
  g_assert_null (strchr (hostile, '\x1b'));

  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    {
      g_autoptr(GError) error = create_error (502, "DaemonConnectionException", details[i], NULL,
                                              NULL);
      g_autofree char *text = ptero_error_describe (error);
      g_autofree char *request = ptero_error_dup_request (error);

      g_assert_null (strstr (text, "7-a"));
      g_assert_nonnull (strstr (text, "No."));
      g_assert_cmpstr (request, ==, "Request: 7-a");
    }
}

static void
test_hostile_words (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  error = create_error (400, "DisplayException", "a\\u202eb\\u0000c\\n<b>d</b>\\u001b[31m", NULL,
                        NULL);
  text = ptero_error_describe (error);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_null (strstr (text, "\xe2\x80\xae"));
  g_assert_null (strchr (text, '\n'));
  g_assert_null (strchr (text, '\x1b'));
}

/* To lay out thousands of characters at each second of a countdown would keep the window. */
static void
test_long_words (void)
{
  g_autofree char *detail = g_strnfill (3000, 'x');
  g_autoptr(GError) error = create_error (400, "DisplayException", detail, "X-Request-Id", detail);
  g_autofree char *text = ptero_error_describe (error);
  g_autofree char *request = ptero_error_dup_request (error);

  g_assert_cmpuint (strlen (text), <, 600);
  g_assert_nonnull (strstr (text, "x…"));
  g_assert_cmpuint (strlen (request), <, 200);
}

static void
test_retry_after (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  error = create_error (429, "ThrottleRequestsException", "Too Many Attempts.", "Retry-After",
                        "37");
  text = ptero_error_describe (error);
  g_assert_cmpstr (text, ==, "The panel allows no more requests for now; try again in 37 seconds.");
}

static void
test_moved (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  error = create_error (301, "", "", "Location", "https://new.example/auth");
  text = ptero_error_describe (error);
  g_assert_nonnull (strstr (text, "https://new.example/auth"));
}

static char *
describe_move_to (const char *location)
{
  g_autoptr(GError) error = create_error (301, "", "", "Location", location);

  return ptero_error_describe (error);
}

static void
test_moved_hostile (void)
{
  g_autofree char *path = g_strnfill (900, 'a');
  g_autofree char *address = g_strconcat ("https://new.example/", path, NULL);
  g_autofree char *script = describe_move_to ("javascript:alert(1)");
  g_autofree char *file = describe_move_to ("file:///etc/passwd");
  g_autofree char *cut = describe_move_to (address);

  g_assert_null (strstr (script, "javascript"));
  g_assert_null (strstr (file, "passwd"));
  g_assert_nonnull (strstr (cut, "https://new.example/aaa"));
  g_assert_cmpint (g_utf8_strlen (cut, -1), <, 300);
}

/* A list has nothing to do with SFTP, what was refused has. */
static void
test_too_large (void)
{
  g_autoptr(GError) sent = create_error (413, "", "", NULL, NULL);
  g_autofree char *sent_text = ptero_error_describe (sent);
  g_autofree char *read_text = describe (PTERO_API_ERROR, PTERO_API_ERROR_TOO_LARGE);

  g_assert_nonnull (strstr (sent_text, "SFTP"));
  g_assert_null (strstr (read_text, "SFTP"));
}

static char *
describe_asked (guint    status,
                gboolean is_question,
                gboolean is_of_server)
{
  g_autoptr(GError) error = create_error (status, "", "Words.", NULL, NULL);

  ptero_api_error_set_asked (error, is_question, is_of_server);

  return ptero_error_describe (error);
}

/* Nobody entered what a list is asked with, and it has no state. */
static void
test_asked (void)
{
  g_autofree char *form = describe_asked (422, FALSE, FALSE);
  g_autofree char *list = describe_asked (422, TRUE, FALSE);
  g_autofree char *busy = describe_asked (409, FALSE, TRUE);
  g_autofree char *stats = describe_asked (409, TRUE, TRUE);
  g_autofree char *busy_list = describe_asked (409, TRUE, FALSE);
  g_autofree char *node = describe_asked (409, FALSE, FALSE);

  g_assert_nonnull (strstr (form, "entered"));
  g_assert_cmpstr (list, ==, "The panel refused to answer what Ptero asked; try again, and tell "
                             "its administrator if it stays so. “Words.”");
  g_assert_nonnull (strstr (busy, "state of the server"));
  g_assert_cmpstr (stats, ==, busy);
  g_assert_cmpstr (busy_list, ==, list);
  g_assert_cmpstr (node, ==, "The panel does not allow this now; refresh to see what is there, "
                             "and try again. “Words.”");
}

static gboolean
is_in_doubt (GQuark domain,
             int    code)
{
  g_autoptr(GError) error = g_error_new_literal (domain, code, "words");

  return ptero_error_get_doubt (error) != NULL;
}

/* What is refused is not done; what is only answered wrongly may be. */
static void
test_doubt (void)
{
  g_autoptr(GError) refused = create_error (413, "", "", NULL, NULL);

  g_assert_true (is_in_doubt (PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER));
  g_assert_true (is_in_doubt (PTERO_API_ERROR, PTERO_API_ERROR_NOT_A_PANEL));
  g_assert_true (is_in_doubt (PTERO_API_ERROR, PTERO_API_ERROR_PANEL));
  g_assert_true (is_in_doubt (PTERO_API_ERROR, PTERO_API_ERROR_TOO_LARGE));
  g_assert_true (is_in_doubt (G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED));
  g_assert_false (is_in_doubt (PTERO_API_ERROR, PTERO_API_ERROR_DAEMON));
  g_assert_false (is_in_doubt (PTERO_API_ERROR, PTERO_API_ERROR_FORBIDDEN));
  g_assert_false (is_in_doubt (G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED));
  g_assert_null (ptero_error_get_doubt (refused));
}

static void
test_unknown_domain (void)
{
  g_autoptr(GError) error = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_FAILED,
                                                 "Words\nof\ta library");
  g_autofree char *text = ptero_error_describe (error);

  g_assert_nonnull (text);
  g_assert_null (strchr (text, '\n'));
}

static void
test_key_text (void)
{
  const char * const texts[] = {
    "ptlc_abc",
    "  ptlc_abc\n",
    "\"ptlc_abc\"",
    "“ptlc_abc”",
    "'ptlc_abc',",
    "Bearer ptlc_abc",
    "Authorization: bearer  ptlc_abc ",
    "\xe2\x80\x8bptlc_abc\xef\xbb\xbf",
    "\xc2\xa0`ptlc_abc`\r\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      char *key = ptero_key_clean (texts[i]);

      g_assert_cmpstr (key, ==, "ptlc_abc");
      ptero_key_free (key);
    }
}

static void
test_key_text_empty (void)
{
  const char * const texts[] = { "", " ", "\"\"", "\n\t", "“”" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      char *key = ptero_key_clean (texts[i]);

      g_assert_cmpstr (key, ==, "");
      ptero_key_free (key);
    }

  ptero_key_free (NULL);
}

static void
test_waiting (void)
{
  g_autoptr(PteroPanel) panel = ptero_panel_new (NULL, "Panel", "https://panel.example");

  g_assert_null (strstr (ptero_fleet_describe_waiting (panel), "keyring"));
  ptero_panel_set_has_key (panel, PTERO_API_CLIENT, TRUE);
  g_assert_nonnull (strstr (ptero_fleet_describe_waiting (panel), "keyring"));
  ptero_panel_set_key (panel, PTERO_API_CLIENT, "ptlc_storetest0000AbCdEfGhIjKlMnOpQrStUvWxYz0123");
  g_assert_null (strstr (ptero_fleet_describe_waiting (panel), "keyring"));
}

static void
test_job_refused (void)
{
  static const char body[] =
    "{\"errors\":[{\"code\":\"DisplayException\",\"status\":\"400\",\"detail\":\"It is on its way.\"}]}";
  g_autoptr(PteroJobTarget) target = ptero_job_target_new (NULL, "it", NULL);
  g_autoptr(SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autoptr(GBytes) bytes = g_bytes_new_static (body, sizeof body - 1);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  soup_message_headers_set_content_type (headers, "application/json", NULL);
  error = ptero_api_error_new_from_answer (400, headers, bytes);
  ptero_job_target_set_error (target, error);
  ptero_job_target_set_status (target, PTERO_TARGET_FAILED, NULL);
  text = ptero_job_describe_message (target);
  g_assert_cmpstr (text, ==, "It is on its way.");
}

/* What libraries say of the wire is not for people, also where the job says what it was about. */
static void
test_job_reason (void)
{
  static const struct { GQuark (*domain) (void); int code; const char *error; const char *message;
                        PteroTargetStatus status; const char *text; } cases[] = {
    { g_io_error_quark, G_IO_ERROR_CONNECTION_CLOSED, "Connection terminated unexpectedly", NULL,
      PTERO_TARGET_FAILED,
      "The connection was closed before the answer was complete; try again." },
    { g_io_error_quark, G_IO_ERROR_CONNECTION_CLOSED, "Connection terminated unexpectedly",
      "Task 2", PTERO_TARGET_FAILED,
      "Task 2: The connection was closed before the answer was complete; try again." },
    { ptero_api_error_quark, PTERO_API_ERROR_INVALID_ANSWER, "user: id: not a number", "a\033b",
      PTERO_TARGET_FAILED,
      "a␛b: The panel’s answer cannot be understood; it may be a version that Ptero does not know." },
    { g_io_error_quark, G_IO_ERROR_FAILED, "Another action was begun", NULL, PTERO_TARGET_FAILED,
      "Another action was begun" },
    { g_io_error_quark, G_IO_ERROR_CANCELLED, "Operation was cancelled", "Cancelled",
      PTERO_TARGET_LEFT_OUT, "Cancelled" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PteroJobTarget) target = ptero_job_target_new (NULL, "it", NULL);
      g_autoptr(GError) error = g_error_new_literal (cases[i].domain (), cases[i].code,
                                                     cases[i].error);
      g_autofree char *text = NULL;

      ptero_job_target_set_error (target, error);
      ptero_job_target_set_status (target, cases[i].status, cases[i].message);
      text = ptero_job_describe_message (target);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/error-text/every-code", test_every_code);
  g_test_add_func ("/ui/error-text/distinct", test_distinct);
  g_test_add_func ("/ui/error-text/flaws", test_flaws);
  g_test_add_func ("/ui/error-text/words", test_words);
  g_test_add_func ("/ui/error-text/request", test_request);
  g_test_add_func ("/ui/error-text/hostile-words", test_hostile_words);
  g_test_add_func ("/ui/error-text/long-words", test_long_words);
  g_test_add_func ("/ui/error-text/retry-after", test_retry_after);
  g_test_add_func ("/ui/fleet-text/waiting", test_waiting);
  g_test_add_func ("/ui/error-text/moved", test_moved);
  g_test_add_func ("/ui/error-text/moved-hostile", test_moved_hostile);
  g_test_add_func ("/ui/error-text/too-large", test_too_large);
  g_test_add_func ("/ui/error-text/asked", test_asked);
  g_test_add_func ("/ui/error-text/doubt", test_doubt);
  g_test_add_func ("/ui/error-text/unknown-domain", test_unknown_domain);
  g_test_add_func ("/ui/job-text/reason", test_job_reason);
  g_test_add_func ("/ui/job-text/refused", test_job_refused);
  g_test_add_func ("/ui/key-text/clean", test_key_text);
  g_test_add_func ("/ui/key-text/empty", test_key_text_empty);

  return g_test_run ();
}
