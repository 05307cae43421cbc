/* ptero-error-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-error-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Wings' words without the panel's frame around them. */
static char *
unwrap_daemon_words (const char *detail)
{
  const char *prefix = "An error occurred on the remote host: ";
  g_autoptr(GString) words = NULL;
  const char *end;

  if (g_str_has_prefix (detail, prefix))
    detail += strlen (prefix);

  end = strstr (detail, " (request id: ");
  if (end == NULL)
    end = strstr (detail, " (request_id: ");

  words = g_string_new_len (detail, end != NULL ? end - detail : (gssize) strlen (detail));
  if (g_str_has_suffix (words->str, ".."))
    g_string_truncate (words, words->len - 1);

  return g_strdup (words->str);
}

/* What to say where the panel's words alone do not; NULL: they do. */
static const char *
get_preamble (PteroApiError code)
{
  switch (code)
    {
    case PTERO_API_ERROR_UNAUTHENTICATED:
      return _("The panel does not accept the key");

    case PTERO_API_ERROR_FORBIDDEN:
      return _("The key does not allow this");

    case PTERO_API_ERROR_ADDRESS_NOT_ALLOWED:
      return _("The key may not be used from this computer’s address");

    case PTERO_API_ERROR_WRONG_KEY:
      return _("The key is of the wrong kind for this");

    case PTERO_API_ERROR_NOT_FOUND:
      return _("The panel does not have this");

    case PTERO_API_ERROR_TOO_LARGE:
      return _("This is too large for the panel");

    case PTERO_API_ERROR_RATE_LIMITED:
      return _("The panel asks to wait");

    case PTERO_API_ERROR_MAINTENANCE:
      return _("The panel is down for maintenance");

    case PTERO_API_ERROR_PANEL:
      return _("The panel failed");

    case PTERO_API_ERROR_MOVED:
      return _("The panel is at another address");

    case PTERO_API_ERROR_NOT_A_PANEL:
      return _("The answer does not come from a panel");

    case PTERO_API_ERROR_CHALLENGED:
      return _("A protection in front of the panel lets only web browsers through");

    case PTERO_API_ERROR_FAILED:
    case PTERO_API_ERROR_INVALID_ANSWER:
      return _("The panel gave an answer that Ptero does not know");

    default:
      return NULL;
    }
}

/* What to say when the panel says nothing. */
static const char *
get_fallback (PteroApiError code)
{
  switch (code)
    {
    case PTERO_API_ERROR_TWO_FACTOR_REQUIRED:
      return _("The panel demands two-factor authentication for this account");

    case PTERO_API_ERROR_CONFLICT:
      return _("The state of the server does not allow this now");

    case PTERO_API_ERROR_VALIDATION:
      return _("The panel does not accept these values");

    case PTERO_API_ERROR_DAEMON:
      return _("The node does not answer the panel");

    case PTERO_API_ERROR_SERVER_OFFLINE:
      return _("The server is offline");

    default:
      return _("The panel refused this");
    }
}

static char *
describe_problems (GPtrArray *problems)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < MIN (problems->len, 3); i++)
    {
      PteroProblem *problem = g_ptr_array_index (problems, i);

      if (*problem->message != '\0')
        g_string_append_printf (string, "%s%s", string->len > 0 ? " " : "", problem->message);
    }

  return g_string_free (string, FALSE);
}

/* The panel's words that belong into the message. */
static char *
get_words (PteroApiError               code,
           const PteroApiErrorPrivate *priv)
{
  switch (code)
    {
    case PTERO_API_ERROR_MOVED:
      return g_strdup (priv->location != NULL ? priv->location : "");

    case PTERO_API_ERROR_VALIDATION:
      return describe_problems (priv->problems);

    case PTERO_API_ERROR_DAEMON:
      return unwrap_daemon_words (priv->detail);

    case PTERO_API_ERROR_UNAUTHENTICATED:
      /* "Unauthenticated." adds nothing */
      return g_strdup ("");

    default:
      return g_strdup (priv->detail);
    }
}

/* A sentence for people, with the panel's words in it. */
char *
ptero_api_error_compose_message (PteroApiError               code,
                                 const PteroApiErrorPrivate *priv)
{
  const char *preamble = get_preamble (code);
  g_autofree char *words = get_words (code, priv);

  if (*words != '\0')
    /* Translators: what is wrong, then the panel's own words about it */
    return preamble != NULL ? g_strdup_printf (_("%s: %s"), preamble,
                                               words) : g_steal_pointer (&words);

  if (preamble == NULL)
    preamble = get_fallback (code);

  if (code == PTERO_API_ERROR_UNAUTHENTICATED || code == PTERO_API_ERROR_MOVED)
    /* Translators: makes a sentence */
    return g_strdup_printf (_("%s."), preamble);

  /* Translators: what is wrong, then the number of the HTTP status */
  return g_strdup_printf (_("%s (HTTP %u)."), preamble, priv->status);
}
