/* ptero-job-record.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-job-record.h"

#include "ptero-secret.h"

#define MAX_TEXT    300    /* characters that are kept */
#define MAX_CHECKED 4096   /* bytes that are looked through for secrets */
#define MASK        "•••"

/* What gives itself away as a secret, whoever says it, and what is left of it. */
static const struct
{
  const char *pattern;
  const char *replacement;
} secrets[] = {
  /* a key of a panel */
  { "\\b(" PTERO_ACCOUNT_KEY "|" PTERO_APPLICATION_KEY "|"
    PTERO_PELICAN_ACCOUNT_KEY "|" PTERO_PELICAN_APPLICATION_KEY ")\\w+", "\\1" MASK },
  /* a signed token */
  { "\\beyJ[\\w-]+\\.[\\w-]+(\\.[\\w-]*)?", MASK },
  /* who signs in at an address, and what that ends with */
  { "(\\w://)[^\\s/?#@]+@", "\\1" MASK "@" },
  { "(\\w://[^\\s?#\"”’'<>]+)[?#][^\\s\"”’'<>]+", "\\1?" MASK },
  /* what is called one */
  { "(?i)((?:password|passwd|pwd|secret|token|api[_ -]?key)[\"”’']?\\s*[:=]\\s*)\\S+",
    "\\1" MASK },
};

static void
result_free (PteroJobResult *result)
{
  g_free (result->panel_id);
  g_free (result->server);
  g_free (result->name);
  g_free (result->message);
  g_free (result);
}

/**
 * ptero_job_record_new:
 * @id: which job
 * @title: what it did, for people
 *
 * Returns: (transfer full): a record without results
 */
PteroJobRecord *
ptero_job_record_new (const char *id,
                      const char *title)
{
  PteroJobRecord *self = g_new0 (PteroJobRecord, 1);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->results = g_ptr_array_new_with_free_func ((GDestroyNotify) result_free);

  return self;
}

/**
 * ptero_job_record_add_result:
 * @self: a record
 * @panel_id: the panel it was on
 * @name: (nullable): what it was called
 * @status: how it ended
 *
 * Returns: (transfer none): what became of another target, without what else is known of it
 */
PteroJobResult *
ptero_job_record_add_result (PteroJobRecord    *self,
                             const char        *panel_id,
                             const char        *name,
                             PteroTargetStatus  status)
{
  PteroJobResult *result = g_new0 (PteroJobResult, 1);

  result->panel_id = g_strdup (panel_id);
  result->name = g_strdup (name);
  result->status = status;
  g_ptr_array_add (self->results, result);

  return result;
}

/* Half a secret does not look like one: where it is cut, the whole word goes. */
static char *
dup_start (const char *text)
{
  gsize length = strnlen (text, MAX_CHECKED + 1);
  g_autofree char *valid = g_utf8_make_valid (text, MIN (length, MAX_CHECKED));
  gsize end = strlen (valid);

  if (length <= MAX_CHECKED)
    return g_steal_pointer (&valid);

  while (end > 0 && !g_ascii_isspace (valid[end - 1]))
    end--;
  valid[end] = '\0';

  return g_strconcat (valid, "…", NULL);
}

static void
shorten (char **text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (*text, -1) <= MAX_TEXT)
    return;

  start = g_utf8_substring (*text, 0, MAX_TEXT - 1);
  g_free (*text);
  *text = g_strconcat (start, "…", NULL);
}

static void
clean (char   **text,
       GRegex  *regexes[])
{
  char *start;

  if (*text == NULL)
    return;

  start = dup_start (*text);
  g_free (*text);
  *text = start;

  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      char *cleaned = g_regex_replace (regexes[i], *text, -1, 0, secrets[i].replacement, 0, NULL);

      /* what cannot be looked through is not kept */
      g_free (*text);
      *text = cleaned != NULL ? cleaned : g_strdup (MASK);
    }

  shorten (text);
}

/**
 * ptero_job_record_clean:
 * @self: a record
 *
 * Masks what looks like a secret in what is said there, and then shortens what
 * is long. Takes a while for many results, and may be called in any thread.
 */
void
ptero_job_record_clean (PteroJobRecord *self)
{
  GRegex *regexes[G_N_ELEMENTS (secrets)];

  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    regexes[i] = g_regex_new (secrets[i].pattern, G_REGEX_OPTIMIZE, 0, NULL);

  clean (&self->title, regexes);
  for (guint i = 0; i < self->results->len; i++)
    {
      PteroJobResult *result = g_ptr_array_index (self->results, i);

      clean (&result->name, regexes);
      clean (&result->message, regexes);
    }

  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_regex_unref (regexes[i]);
}

/**
 * ptero_job_record_free:
 * @self: (transfer full): a record
 *
 * Frees it.
 */
void
ptero_job_record_free (PteroJobRecord *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->kind);
  g_free (self->signal);
  g_ptr_array_unref (self->results);
  g_free (self);
}
