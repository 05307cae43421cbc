/* ptero-demo-sort.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-sort.h"

#include <string.h>

/**
 * ptero_demo_sort:
 * @call: a call of a list route
 * @things: (element-type gpointer): what it lists
 * @compare: compares two of them by the name of a sort
 *
 * Sorts by the first name in `sort`; a "-" turns it round.
 */
void
ptero_demo_sort (PteroDemoCall    *call,
                 GPtrArray        *things,
                 GCompareDataFunc  compare)
{
  const char *sort = ptero_demo_query_get (call->query, "sort");
  gboolean descending = sort != NULL && *sort == '-';
  g_autofree char *name = NULL;

  if (sort == NULL)
    return;

  name = g_strndup (sort + (descending ? 1 : 0), strcspn (sort + (descending ? 1 : 0), ","));
  g_ptr_array_sort_with_data (things, compare, name);

  for (guint i = 0; descending && i < things->len / 2; i++)
    {
      gpointer other = things->pdata[i];

      things->pdata[i] = things->pdata[things->len - 1 - i];
      things->pdata[things->len - 1 - i] = other;
    }
}
