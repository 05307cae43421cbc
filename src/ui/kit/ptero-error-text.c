/* ptero-error-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <libsoup/soup.h>

#include "ptero-error.h"
#include "ptero-error-text.h"
#include "ptero-format.h"
#include "ptero-keyring.h"

/* In characters, of what a panel says: laying out more of it would keep the window. */
#define MAX_WORDS    500
#define MAX_LOCATION 200   /* an address that is advised */
#define MAX_REQUEST  100

/* Whether the panel's own words add to what we say. */
typedef enum
{
  WORDS_NO,
  WORDS_YES,
} Words;

typedef struct
{
  GQuark     (*domain) (void);
  int          code;
  Words        words;
  const char  *text;
} Sentence;

static const Sentence sentences[] = {
  { ptero_api_error_quark, PTERO_API_ERROR_FAILED, WORDS_YES,
    N_("The panel did not do this; try again, or do it on the panel’s website.") },
  { ptero_api_error_quark, PTERO_API_ERROR_UNAUTHENTICATED, WORDS_NO,
    N_("The panel does not know this key: it may be mistyped, deleted or expired, so enter another one.") },
  { ptero_api_error_quark, PTERO_API_ERROR_FORBIDDEN, WORDS_YES,
    N_("This key has no right to do this; use one that has it.") },
  { ptero_api_error_quark, PTERO_API_ERROR_ADDRESS_NOT_ALLOWED, WORDS_YES,
    N_("This key is for other network addresses; allow the address of this computer on the panel, or use another key.") },
  { ptero_api_error_quark, PTERO_API_ERROR_WRONG_KEY, WORDS_NO,
    N_("This key is of the wrong kind: your servers need an account key, the administration needs an application key or the account key of an administrator.") },
  { ptero_api_error_quark, PTERO_API_ERROR_TWO_FACTOR_REQUIRED, WORDS_NO,
    N_("The panel demands two-factor sign-in for this account; turn it on on the panel’s account page, then try again.") },
  { ptero_api_error_quark, PTERO_API_ERROR_REFUSED, WORDS_YES,
    N_("The panel refused this.") },
  { ptero_api_error_quark, PTERO_API_ERROR_NOT_FOUND, WORDS_NO,
    N_("The panel has no such thing, or this account may not see it; refresh to see what is there.") },
  { ptero_api_error_quark, PTERO_API_ERROR_CONFLICT, WORDS_YES,
    N_("The state of the server does not allow this now; try again when it has changed.") },
  { ptero_api_error_quark, PTERO_API_ERROR_TOO_LARGE, WORDS_NO,
    N_("This is larger than what the panel takes or Ptero accepts; use SFTP for large files.") },
  { ptero_api_error_quark, PTERO_API_ERROR_VALIDATION, WORDS_YES,
    N_("The panel does not accept what was entered; correct it and try again.") },
  { ptero_api_error_quark, PTERO_API_ERROR_RATE_LIMITED, WORDS_NO,
    N_("The panel allows no more requests for now; try again in a minute.") },
  { ptero_api_error_quark, PTERO_API_ERROR_DAEMON, WORDS_YES,
    N_("The node of the server does not answer the panel; try again, or have its Wings looked at.") },
  { ptero_api_error_quark, PTERO_API_ERROR_SERVER_OFFLINE, WORDS_NO,
    N_("The server is offline; start it first.") },
  { ptero_api_error_quark, PTERO_API_ERROR_MAINTENANCE, WORDS_NO,
    N_("The panel is in maintenance; try again later.") },
  { ptero_api_error_quark, PTERO_API_ERROR_PANEL, WORDS_YES,
    N_("The panel itself has failed; try again, and tell its administrator if it stays so.") },
  { ptero_api_error_quark, PTERO_API_ERROR_MOVED, WORDS_NO,
    N_("The panel has moved; use the address where it is now.") },
  { ptero_api_error_quark, PTERO_API_ERROR_NOT_A_PANEL, WORDS_NO,
    N_("What answers is a website, but not a Pterodactyl or Pelican panel; check the address.") },
  { ptero_api_error_quark, PTERO_API_ERROR_CHALLENGED, WORDS_NO,
    N_("A protection in front of the panel asks for a web browser; whoever runs the panel has to let its API (the addresses that begin with /api) pass without that check.") },
  { ptero_api_error_quark, PTERO_API_ERROR_INVALID_ANSWER, WORDS_NO,
    N_("The panel’s answer cannot be understood; it may be a version that Ptero does not know.") },
  { ptero_api_error_quark, PTERO_API_ERROR_UNTRUSTED_CERTIFICATE, WORDS_NO,
    N_("The certificate is not from an authority this computer knows; compare its fingerprint before trusting it.") },
  { ptero_api_error_quark, PTERO_API_ERROR_CERTIFICATE_CHANGED, WORDS_NO,
    N_("The certificate is not the one you trust, so nothing is sent; ask whoever runs the panel whether it was replaced.") },
  { ptero_api_error_quark, PTERO_API_ERROR_INSECURE, WORDS_NO,
    N_("A key would cross the internet unencrypted; use https for this address.") },
  { ptero_api_error_quark, PTERO_API_ERROR_NO_KEY, WORDS_NO,
    N_("There is no key for this; add one to the panel.") },

  { ptero_keyring_error_quark, PTERO_KEYRING_ERROR_UNAVAILABLE, WORDS_NO,
    N_("No keyring is running on this desktop; start one, or keep keys for this session only.") },
  { ptero_keyring_error_quark, PTERO_KEYRING_ERROR_LOCKED, WORDS_NO,
    N_("The keyring is locked; unlock it, or keep keys for this session only.") },
  { ptero_keyring_error_quark, PTERO_KEYRING_ERROR_NOT_FOUND, WORDS_NO,
    N_("The keyring has no key for this panel; enter it again.") },
  { ptero_keyring_error_quark, PTERO_KEYRING_ERROR_OTHER_ADDRESS, WORDS_NO,
    N_("The key was given for another address and is not sent to this one; enter a key for this address, or change the address back.") },
  { ptero_keyring_error_quark, PTERO_KEYRING_ERROR_FAILED, WORDS_YES,
    N_("The keyring failed; try again, or keep keys for this session only.") },

  { g_resolver_error_quark, G_RESOLVER_ERROR_NOT_FOUND, WORDS_NO,
    N_("No computer has this name; check the address and the network.") },
  { g_resolver_error_quark, G_RESOLVER_ERROR_TEMPORARY_FAILURE, WORDS_NO,
    N_("The name cannot be looked up; check the network and try again.") },
  { g_resolver_error_quark, G_RESOLVER_ERROR_INTERNAL, WORDS_NO,
    N_("The name cannot be looked up; check the network and try again.") },

  { g_io_error_quark, G_IO_ERROR_HOST_NOT_FOUND, WORDS_NO,
    N_("No computer has this name; check the address and the network.") },
  { g_io_error_quark, G_IO_ERROR_CONNECTION_REFUSED, WORDS_NO,
    N_("The computer is there, but nothing answers at this port; check the port and whether the panel is running.") },
  { g_io_error_quark, G_IO_ERROR_TIMED_OUT, WORDS_NO,
    N_("No answer came in time; check the address and whether the panel is running.") },
  { g_io_error_quark, G_IO_ERROR_HOST_UNREACHABLE, WORDS_NO,
    N_("There is no way to this computer; check the network, or the VPN if it needs one.") },
  { g_io_error_quark, G_IO_ERROR_NETWORK_UNREACHABLE, WORDS_NO,
    N_("The network cannot be reached; check whether this computer is online.") },
  { g_io_error_quark, G_IO_ERROR_CONNECTION_CLOSED, WORDS_NO,
    N_("The connection was closed before the answer was complete; try again.") },
  { g_io_error_quark, G_IO_ERROR_NOT_CONNECTED, WORDS_NO,
    N_("The connection was closed before the answer was complete; try again.") },
  { g_io_error_quark, G_IO_ERROR_PARTIAL_INPUT, WORDS_NO,
    N_("The connection was closed before the answer was complete; try again.") },
  { g_io_error_quark, G_IO_ERROR_PROXY_FAILED, WORDS_NO,
    N_("The proxy does not let this through; check the network settings of the desktop.") },
  { g_io_error_quark, G_IO_ERROR_PROXY_AUTH_FAILED, WORDS_NO,
    N_("The proxy wants a sign-in; check the network settings of the desktop.") },
  { g_io_error_quark, G_IO_ERROR_PROXY_NEED_AUTH, WORDS_NO,
    N_("The proxy wants a sign-in; check the network settings of the desktop.") },
  { g_io_error_quark, G_IO_ERROR_PROXY_NOT_ALLOWED, WORDS_NO,
    N_("The proxy does not let this through; check the network settings of the desktop.") },
  { g_io_error_quark, G_IO_ERROR_NO_SPACE, WORDS_NO,
    N_("There is no space left on the disk; free some and try again.") },
  { g_io_error_quark, G_IO_ERROR_NOT_FOUND, WORDS_NO,
    N_("The file is not there any more; choose another one.") },
  { g_io_error_quark, G_IO_ERROR_PERMISSION_DENIED, WORDS_NO,
    N_("This is not allowed here; choose another place or ask whoever administers this computer.") },

  { g_tls_error_quark, G_TLS_ERROR_UNAVAILABLE, WORDS_NO,
    N_("This system cannot do encrypted connections; install the package glib-networking.") },
  { g_tls_error_quark, G_TLS_ERROR_NOT_TLS, WORDS_NO,
    N_("There is no encryption at this port; check the port, or use http:// for a panel in your own network.") },
  { g_tls_error_quark, G_TLS_ERROR_BAD_CERTIFICATE, WORDS_NO,
    N_("The certificate is not valid for this address; check the address, or tell whoever runs the panel.") },
  { g_tls_error_quark, G_TLS_ERROR_HANDSHAKE, WORDS_NO,
    N_("No encrypted connection could be agreed on; check the address and the port.") },
  { g_tls_error_quark, G_TLS_ERROR_CERTIFICATE_REQUIRED, WORDS_NO,
    N_("The address demands a client certificate, which Ptero does not have; use another address of the panel.") },
  { g_tls_error_quark, G_TLS_ERROR_EOF, WORDS_NO,
    N_("The connection was closed before the answer was complete; try again.") },
  { g_tls_error_quark, G_TLS_ERROR_MISC, WORDS_NO,
    N_("No encrypted connection could be agreed on; check the address and the port.") },

  { soup_session_error_quark, SOUP_SESSION_ERROR_PARSING, WORDS_NO,
    N_("What answers is not a website; check the address and the port.") },
  { soup_session_error_quark, SOUP_SESSION_ERROR_ENCODING, WORDS_NO,
    N_("What answers is not a website; check the address and the port.") },
};

/* Where the status does not mean what it does of a form, or of a server. */
static const Sentence *
find_closer_sentence (const GError *error)
{
  static const Sentence question =
    { ptero_api_error_quark, PTERO_API_ERROR_VALIDATION, WORDS_YES,
      N_("The panel refused to answer what Ptero asked; try again, and tell its administrator "
         "if it stays so.") };
  static const Sentence elsewhere =
    { ptero_api_error_quark, PTERO_API_ERROR_CONFLICT, WORDS_YES,
      N_("The panel does not allow this now; refresh to see what is there, "
         "and try again.") };

  const gboolean asked = ptero_api_error_get_is_question (error);

  if (g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_VALIDATION))
    return asked ? &question : NULL;
  if (g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_CONFLICT) &&
      !ptero_api_error_get_is_of_server (error))
    return asked ? &question : &elsewhere;

  return NULL;
}

static const Sentence *
find_sentence (const GError *error)
{
  const Sentence *closer = find_closer_sentence (error);

  if (closer != NULL)
    return closer;

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      if (error->domain == sentences[i].domain () && error->code == sentences[i].code)
        return &sentences[i];
    }

  return NULL;
}

static const char *
find_words (const GError *error)
{
  GPtrArray *problems;
  const char *words;

  if (error->domain != PTERO_API_ERROR)
    return error->message;

  problems = ptero_api_error_get_problems (error);

  if (problems != NULL && problems->len > 0)
    words = ((PteroProblem *) g_ptr_array_index (problems, 0))->message;
  else
    words = ptero_api_error_get_detail (error);

  return words;
}

static gboolean
is_web_address (const char *location)
{
  const char *scheme = g_uri_peek_scheme (location);

  return g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "http") == 0;
}

/* Only what could be a panel's address is advised, and no more of it than one can read. */
static char *
describe_moved (const GError *error)
{
  const char *full = ptero_api_error_get_location (error);
  g_autofree char *location = NULL;

  if (full == NULL || !is_web_address (full))
    return NULL;

  location = ptero_text_make_short (full, MAX_LOCATION);

  /* Translators: %s is an address */
  return g_strdup_printf (_("The panel has moved to “%s”; use that address."), location);
}

static char *
describe_rate (const GError *error)
{
  int seconds = ptero_api_error_get_retry_after (error);

  if (seconds <= 0)
    return NULL;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "The panel allows no more requests for now; try again in %d second.",
                                       "The panel allows no more requests for now; try again in %d seconds.",
                                       seconds),
                          seconds);
}

/* (nullable): what is the matter with a certificate for which an authority may well vouch. */
static const char *
describe_flaws (GTlsCertificateFlags flaws)
{
  if ((flaws & G_TLS_CERTIFICATE_EXPIRED) != 0)
    return _("The certificate has expired; tell whoever runs the panel, and compare its fingerprint before trusting it.");
  if ((flaws & G_TLS_CERTIFICATE_NOT_ACTIVATED) != 0)
    return _("The certificate is not valid yet; check the clock of this computer, and compare its fingerprint before trusting it.");
  if ((flaws & (G_TLS_CERTIFICATE_BAD_IDENTITY | G_TLS_CERTIFICATE_UNKNOWN_CA)) ==
      G_TLS_CERTIFICATE_BAD_IDENTITY)
    return _("The certificate is for another name than this address; check the address, and compare its fingerprint before trusting it.");

  return NULL;
}

static char *
describe_closer (const GError *error)
{
  if (g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_UNTRUSTED_CERTIFICATE))
    return g_strdup (describe_flaws (ptero_api_error_get_flaws (error)));

  if (g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_MOVED))
    return describe_moved (error);

  if (g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_RATE_LIMITED))
    return describe_rate (error);

  if (g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_CHALLENGED) &&
      ptero_api_error_get_from_node (error))
    return g_strdup (_("A protection in front of the node asks for a web browser; whoever runs the node has to let its address pass without that check."));

  if (g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_TOO_LARGE) &&
      ptero_api_error_get_status (error) != SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE)
    return g_strdup (g_dgettext (GETTEXT_PACKAGE, "This is larger than what Ptero accepts."));

  return NULL;
}

/* The number by which the request is found in the log of the node has a place of its own. */
static void
cut_request (char         *words,
             const GError *error)
{
  static const char *const openings[] = { "(request id: ", "(request_id: " };
  const char *id = ptero_api_error_get_request_id (error);

  for (guint i = 0; i < G_N_ELEMENTS (openings) && id != NULL; i++)
    {
      g_autofree char *part = g_strconcat (openings[i], id, ")", NULL);
      char *begin = strstr (words, part);

      if (begin != NULL)
        memmove (begin, begin + strlen (part), strlen (begin + strlen (part)) + 1);
    }
}

/**
 * ptero_error_dup_words:
 * @error: an error
 *
 * Gives the words of whoever refused, the panel or the system, as they came but
 * for the number of the request, and safe to show: on one line, with control
 * characters made visible.
 *
 * Returns: (transfer full) (nullable): plain text
 */
char *
ptero_error_dup_words (const GError *error)
{
  g_autofree char *plain = NULL;
  g_autofree char *words = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  if (find_words (error) == NULL)
    return NULL;

  plain = g_strdup (find_words (error));
  cut_request (plain, error);
  g_strstrip (plain);
  words = ptero_text_make_short (plain, MAX_WORDS);

  return *words != '\0' ? g_steal_pointer (&words) : NULL;
}

/**
 * ptero_error_dup_request:
 * @error: (nullable): an error
 *
 * Says by which number the request is found in the log of the panel or the
 * node, for where there is the place to pass it on.
 *
 * Returns: (transfer full) (nullable): plain text, if that was said
 */
char *
ptero_error_dup_request (const GError *error)
{
  const char *id = error != NULL ? ptero_api_error_get_request_id (error) : NULL;
  g_autofree char *safe = id != NULL ? ptero_text_make_short (id, MAX_REQUEST) : NULL;

  if (safe == NULL || *safe == '\0')
    return NULL;

  /* Translators: the number that a request has in the log of the panel or the node */
  return g_strdup_printf (_("Request: %s"), safe);
}

/**
 * ptero_error_is_worded:
 * @error: an error
 *
 * Returns: whether @error is a refusal whose message says why, in the words of whoever refused
 */
gboolean
ptero_error_is_worded (const GError *error)
{
  g_autofree char *words = NULL;
  const Sentence *sentence;

  g_return_val_if_fail (error != NULL, FALSE);

  if (error->domain != PTERO_API_ERROR)
    return FALSE;

  sentence = find_sentence (error);
  words = ptero_error_dup_words (error);

  return sentence != NULL && sentence->words == WORDS_YES && words != NULL;
}

/**
 * ptero_error_describe:
 * @error: an error of a panel, the keyring, the network or the file system
 *
 * Says in a sentence for people what failed and what can be done, with the
 * panel's own words in quotes after it where they add something. Those are made
 * safe to show.
 *
 * Returns: (transfer full): plain text, not markup
 */
char *
ptero_error_describe (const GError *error)
{
  g_autofree char *special = NULL;
  g_autofree char *words = NULL;
  const Sentence *sentence;

  g_return_val_if_fail (error != NULL, NULL);

  special = describe_closer (error);

  if (special != NULL)
    return g_steal_pointer (&special);

  sentence = find_sentence (error);
  words = ptero_error_dup_words (error);

  if (sentence == NULL)
    return words != NULL ? g_steal_pointer (&words) : g_strdup (_("Something failed; try again."));

  if (sentence->words == WORDS_NO || words == NULL)
    return g_strdup (_(sentence->text));

  /* Translators: a sentence, then the words of the panel or the system, as they came */
  return g_strdup_printf (_("%s “%s”"), _(sentence->text), words);
}

/**
 * ptero_error_get_doubt:
 * @error: why something that makes a new thing failed
 *
 * Whoever just tries again makes a second one, if the answer was lost or is not
 * understood.
 *
 * Returns: (nullable): a sentence for the person, if it may be done nonetheless
 */
const char *
ptero_error_get_doubt (const GError *error)
{
  static const struct { GQuark (*domain) (void); int code; } in_doubt[] = {
    { g_io_error_quark, G_IO_ERROR_PARTIAL_INPUT },
    { g_io_error_quark, G_IO_ERROR_CONNECTION_CLOSED },
    { g_io_error_quark, G_IO_ERROR_TIMED_OUT },
    { ptero_api_error_quark, PTERO_API_ERROR_INVALID_ANSWER },
    { ptero_api_error_quark, PTERO_API_ERROR_NOT_A_PANEL },
    { ptero_api_error_quark, PTERO_API_ERROR_PANEL },
    { ptero_api_error_quark, PTERO_API_ERROR_TOO_LARGE },
  };

  g_return_val_if_fail (error != NULL, NULL);

  /* 413 is what the panel says of the request, and then it has done nothing */
  if (error->domain == PTERO_API_ERROR &&
      ptero_api_error_get_status (error) == SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (in_doubt); i++)
    if (g_error_matches (error, in_doubt[i].domain (), in_doubt[i].code))
      return g_dgettext (GETTEXT_PACKAGE,
                         "The panel may have done it nonetheless: look before you send it again.");

  return NULL;
}
