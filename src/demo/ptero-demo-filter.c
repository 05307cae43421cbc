/* ptero-demo-filter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-filter.h"

#include <string.h>

#include "ptero-demo-refusal.h"

static gboolean
is_listed (const char *list,
           const char *name)
{
  g_auto (GStrv) names = g_strsplit (list, ", ", -1);

  return g_strv_contains ((const char * const *) names, name);
}

static gboolean
check_filters (PteroDemoCall *call,
               const char    *allowed)
{
  g_auto (GStrv) asked = ptero_demo_query_get_filters (call->query);
  g_autoptr (GPtrArray) unknown = g_ptr_array_new ();
  g_autofree char *names = NULL;
  g_autofree char *detail = NULL;

  for (guint i = 0; asked[i] != NULL; i++)
    {
      if (!is_listed (allowed, asked[i]))
        g_ptr_array_add (unknown, asked[i]);
    }

  if (unknown->len == 0)
    return TRUE;

  g_ptr_array_add (unknown, NULL);
  names = g_strjoinv (", ", (char **) unknown->pdata);
  detail = g_strdup_printf ("Requested filter(s) `%s` are not allowed. Allowed filter(s) are `%s`.",
                            names, allowed);
  ptero_demo_refuse (call, SOUP_STATUS_BAD_REQUEST, "InvalidFilterQuery", detail);

  return FALSE;
}

static gboolean
check_sorts (PteroDemoCall *call,
             const char    *allowed)
{
  const char *sort = ptero_demo_query_get (call->query, "sort");
  g_auto (GStrv) asked = g_strsplit (sort != NULL ? sort : "", ",", -1);

  for (guint i = 0; asked[i] != NULL; i++)
    {
      const char *name = asked[i] + (*asked[i] == '-' ? 1 : 0);
      g_autofree char *detail = NULL;

      if (is_listed (allowed, name))
        continue;

      detail = g_strdup_printf ("Requested sort(s) `%s` is not allowed. Allowed sort(s) are `%s`.",
                                name, allowed);
      ptero_demo_refuse (call, SOUP_STATUS_BAD_REQUEST, "InvalidSortQuery", detail);
      return FALSE;
    }

  return TRUE;
}

/**
 * ptero_demo_filter_check:
 * @call: a call of a list route
 * @filters: the filters it has, separated by ", "
 * @sorts: (nullable): the sorts it has; %NULL where a sort is ignored
 *
 * Returns: %FALSE if something else was asked for; then the call is refused
 */
gboolean
ptero_demo_filter_check (PteroDemoCall *call,
                         const char    *filters,
                         const char    *sorts)
{
  return check_filters (call, filters) && (sorts == NULL || check_sorts (call, sorts));
}

/* Returns: (nullable): the value of `filter[name]`, %NULL also for an empty one */
const char *
ptero_demo_filter_get (PteroDemoCall *call,
                       const char    *name)
{
  g_autofree char *parameter = g_strdup_printf ("filter[%s]", name);
  const char *value = ptero_demo_query_get (call->query, parameter);

  return value != NULL && *value != '\0' ? value : NULL;
}

/**
 * ptero_demo_filter_partial:
 * @call: a call of a list route
 * @name: a filter
 * @value: (nullable): what a thing has there
 *
 * Returns: whether @value contains one of the comma separated values of the filter, or there is
 *   no such filter
 */
gboolean
ptero_demo_filter_partial (PteroDemoCall *call,
                           const char    *name,
                           const char    *value)
{
  const char *filter = ptero_demo_filter_get (call, name);
  g_autofree char *folded = NULL;
  g_auto (GStrv) parts = NULL;

  if (filter == NULL)
    return TRUE;

  if (value == NULL)
    return FALSE;

  folded = g_utf8_casefold (value, -1);
  parts = g_strsplit (filter, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = g_utf8_casefold (parts[i], -1);

      if (strstr (folded, part) != NULL)
        return TRUE;
    }

  return FALSE;
}

/**
 * ptero_demo_filter_sort:
 * @call: a call of a list route
 * @things: (element-type gpointer): what is listed
 * @compare: compares pointers to two things by what its data names
 *
 * Sorts by the first name in `sort`; a "-" turns it round.
 */
void
ptero_demo_filter_sort (PteroDemoCall    *call,
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
