/* ptero-demo-faults.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-faults.h"

#include <string.h>

/* What goes wrong on request. */

typedef enum
{
  NO_VALUE,
  NUMBER,            /* must be given */
  OPTIONAL_NUMBER,
  TEXT,              /* must be given */
} ValueKind;

static const struct
{
  const char *name;
  ValueKind value;
  guint standard;
} kinds[PTERO_DEMO_N_FAULTS] = {
  [PTERO_DEMO_FAULT_LATENCY] = { "latency", NUMBER, 0 },
  [PTERO_DEMO_FAULT_STATUS] = { "status", NUMBER, 0 },
  [PTERO_DEMO_FAULT_HTML] = { "html", NUMBER, 0 },
  [PTERO_DEMO_FAULT_CHALLENGE] = { "challenge", OPTIONAL_NUMBER, 403 },
  [PTERO_DEMO_FAULT_TRUNCATE] = { "truncate", NO_VALUE, 0 },
  [PTERO_DEMO_FAULT_DROP] = { "drop", NO_VALUE, 0 },
  [PTERO_DEMO_FAULT_RESET_BODY] = { "reset-body", NO_VALUE, 0 },
  [PTERO_DEMO_FAULT_WRONG_TYPES] = { "wrong-types", NO_VALUE, 0 },
  [PTERO_DEMO_FAULT_WRONG_ITEM] = { "wrong-item", NO_VALUE, 0 },
  [PTERO_DEMO_FAULT_HUGE] = { "huge", OPTIONAL_NUMBER, 17 },
  [PTERO_DEMO_FAULT_DEEP] = { "deep", OPTIONAL_NUMBER, 20000 },
  [PTERO_DEMO_FAULT_REDIRECT] = { "redirect", TEXT, 0 },
  [PTERO_DEMO_FAULT_RATE_LIMIT] = { "rate-limit", OPTIONAL_NUMBER, 5 },
  [PTERO_DEMO_FAULT_DAEMON_DOWN] = { "daemon-down", NO_VALUE, 0 },
  [PTERO_DEMO_FAULT_SLOW_BODY] = { "slow-body", OPTIONAL_NUMBER, 3000 },
  [PTERO_DEMO_FAULT_THROTTLE] = { "throttle", NO_VALUE, 0 },
};

static void
free_fault (gpointer data)
{
  PteroDemoFault *fault = data;

  g_free (fault->value);
  g_free (fault->prefix);
  g_free (fault);
}

/* Cuts "*3" off the end of @text; returns -1 if there is none. */
static gint64
cut_times (char *text)
{
  char *star = strrchr (text, '*');
  guint64 times;

  if (star == NULL || !g_ascii_string_to_unsigned (star + 1, 10, 1, G_MAXINT, &times, NULL))
    return -1;

  *star = '\0';

  return (gint64) times;
}

static char *
cut_prefix (char *text)
{
  char *at = g_strrstr (text, "@/");

  if (at == NULL)
    return NULL;

  *at = '\0';

  return g_strdup (at + 1);
}

static gboolean
read_value (PteroDemoFault  *fault,
            const char      *value,
            GError         **error)
{
  ValueKind kind = kinds[fault->kind].value;
  guint64 number;

  fault->number = kinds[fault->kind].standard;
  fault->value = g_strdup (value);

  if (value == NULL ? kind == NO_VALUE || kind == OPTIONAL_NUMBER : kind == TEXT)
    return TRUE;

  if (value == NULL || kind == NO_VALUE)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "The fault %s %s",
                   kinds[fault->kind].name,
                   value == NULL ? "needs a value" : "takes no value");
      return FALSE;
    }

  if (!g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT, &number, error))
    return FALSE;

  fault->number = (guint) number;

  return TRUE;
}

static PteroDemoFault *
parse_one (const char  *text,
           GError     **error)
{
  PteroDemoFault *fault = g_new0 (PteroDemoFault, 1);
  g_autofree char *name = g_strstrip (g_strdup (text));
  char *value;

  fault->remaining = cut_times (name);
  fault->prefix = cut_prefix (name);
  value = strchr (name, '=');
  if (value != NULL)
    *value++ = '\0';

  for (fault->kind = 0; fault->kind < PTERO_DEMO_N_FAULTS; fault->kind++)
    {
      if (g_str_equal (kinds[fault->kind].name, name))
        break;
    }

  if (fault->kind == PTERO_DEMO_N_FAULTS)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "There is no fault called “%s”",
                 name);
  else if (read_value (fault, value, error))
    return fault;

  free_fault (fault);

  return NULL;
}

/**
 * ptero_demo_faults_parse:
 * @text: faults separated by commas, each "name[=value][@path-prefix][*times]"
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type PteroDemoFault): the faults
 */
GPtrArray *
ptero_demo_faults_parse (const char  *text,
                         GError     **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (free_fault);
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      PteroDemoFault *fault;

      if (*g_strstrip (parts[i]) == '\0')
        continue;

      fault = parse_one (parts[i], error);
      if (fault == NULL)
        return NULL;

      g_ptr_array_add (faults, fault);
    }

  return g_steal_pointer (&faults);
}

/**
 * ptero_demo_faults_take:
 * @faults: (nullable) (element-type PteroDemoFault): the faults
 * @kind: what could go wrong now
 * @path: the path of the request
 *
 * Returns: (nullable) (transfer none): the fault that happens, counted
 */
PteroDemoFault *
ptero_demo_faults_take (GPtrArray          *faults,
                        PteroDemoFaultKind  kind,
                        const char         *path)
{
  for (guint i = 0; faults != NULL && i < faults->len; i++)
    {
      PteroDemoFault *fault = g_ptr_array_index (faults, i);

      if (fault->kind != kind || fault->remaining == 0 ||
          (fault->prefix != NULL && !g_str_has_prefix (path, fault->prefix)))
        continue;

      if (fault->remaining > 0)
        fault->remaining--;

      return fault;
    }

  return NULL;
}
