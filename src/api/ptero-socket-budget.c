/* ptero-socket-budget.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-socket-budget.h"

/* A panel of version 1.12 gives five tokens a minute for each server, whichever connection asks */
#define N_TOKENS 5

typedef struct
{
  gint64 times[N_TOKENS];
  guint  next;
} Budget;

/* Budgets by server, kept with the client so that sockets of the same server share one. */
static GHashTable *
get_budgets (PteroClient *client)
{
  static GQuark quark;
  GHashTable *budgets;

  if (quark == 0)
    quark = g_quark_from_static_string ("ptero-socket-budgets");

  budgets = g_object_get_qdata (G_OBJECT (client), quark);
  if (budgets == NULL)
    {
      budgets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_object_set_qdata_full (G_OBJECT (client), quark, budgets,
                               (GDestroyNotify) g_hash_table_unref);
    }

  return budgets;
}

/**
 * ptero_socket_budget_take: (skip)
 * @client: a client
 * @server: the uuid of a server
 * @now: the monotonic time
 * @window: microseconds of a window
 *
 * Takes the right to fetch a token if there is one.
 *
 * Returns: 0 if it was taken, else how many microseconds there is none
 */
gint64
ptero_socket_budget_take (PteroClient *client,
                          const char  *server,
                          gint64       now,
                          gint64       window)
{
  GHashTable *budgets = get_budgets (client);
  Budget *budget = g_hash_table_lookup (budgets, server);

  if (budget == NULL)
    {
      budget = g_new0 (Budget, 1);
      g_hash_table_insert (budgets, g_strdup (server), budget);
    }

  /* The oldest of the last five */
  if (budget->times[budget->next] != 0 && now - budget->times[budget->next] < window)
    return budget->times[budget->next] + window - now;

  budget->times[budget->next] = now;
  budget->next = (budget->next + 1) % N_TOKENS;

  return 0;
}
