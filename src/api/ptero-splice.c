/* ptero-splice.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-splice.h"

#include <string.h>

/* With more changes than this one change of everything between the first and the last is cheaper
 * for whoever listens */
#define MAX_CHANGES 100

static void
insert (GPtrArray *items,
        guint      position,
        gpointer  *added,
        guint      n_added)
{
  guint n_after = items->len - position;

  g_ptr_array_set_size (items, items->len + n_added);
  memmove (items->pdata + position + n_added, items->pdata + position, n_after * sizeof (gpointer));

  for (guint i = 0; i < n_added; i++)
    items->pdata[position + i] = g_object_ref (added[i]);
}

/**
 * ptero_splice_append:
 * @model: what @items are the content of
 * @items: the content, owning its objects
 * @more: objects to add
 *
 * Adds objects at the end, with one change.
 */
void
ptero_splice_append (GListModel *model,
                     GPtrArray  *items,
                     GPtrArray  *more)
{
  guint position = items->len;

  if (more->len == 0)
    return;

  insert (items, position, more->pdata, more->len);
  g_list_model_items_changed (model, position, 0, more->len);
}

/* Where each object is wanted. Positions are kept one too high, as 0 is for those that are not. */
static GHashTable *
index_objects (GPtrArray *wanted)
{
  GHashTable *positions = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < wanted->len; i++)
    g_hash_table_insert (positions, wanted->pdata[i], GUINT_TO_POINTER (i + 1));

  return positions;
}

/* Marks in @kept the longest run of @items, with gaps, that is wanted in the order which it already
 * has. */
static void
find_kept (GPtrArray  *items,
           GHashTable *positions,
           gboolean   *kept)
{
  g_autofree guint *tails = g_new (guint, items->len + 1);
  g_autofree int *previous = g_new (int, items->len + 1);
  guint length = 0;

  for (guint i = 0; i < items->len; i++)
    {
      guint position = GPOINTER_TO_UINT (g_hash_table_lookup (positions, items->pdata[i]));
      guint low = 0;
      guint high = length;

      kept[i] = FALSE;
      if (position == 0)
        continue;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (GPOINTER_TO_UINT (g_hash_table_lookup (positions,
                                                     items->pdata[tails[middle]])) < position)
            low = middle + 1;
          else
            high = middle;
        }

      previous[i] = low > 0 ? (int) tails[low - 1] : -1;
      tails[low] = i;
      length = MAX (length, low + 1);
    }

  for (int i = length > 0 ? (int) tails[length - 1] : -1; i >= 0; i = previous[i])
    kept[i] = TRUE;
}

static guint
count_changes (GPtrArray      *items,
               GPtrArray      *wanted,
               const gboolean *kept)
{
  guint n_changes = 0;
  guint n_kept = 0;

  for (guint i = 0; i < items->len; i++)
    {
      n_changes += !kept[i] && (i == 0 || kept[i - 1]);
      n_kept += kept[i];
    }

  /* As many insertions as there can be */
  return n_changes + MIN (wanted->len - n_kept, n_kept + 1);
}

static void
remove_others (GListModel *model,
               GPtrArray  *items,
               gboolean   *kept)
{
  guint end = items->len;

  while (end > 0)
    {
      guint begin = end;

      while (begin > 0 && !kept[begin - 1])
        begin--;

      if (begin < end)
        {
          g_ptr_array_remove_range (items, begin, end - begin);
          g_list_model_items_changed (model, begin, end - begin, 0);
        }

      end = begin > 0 ? begin - 1 : 0;
    }
}

static void
insert_missing (GListModel *model,
                GPtrArray  *items,
                GPtrArray  *wanted)
{
  guint begin = 0;

  while (begin < wanted->len)
    {
      guint end = begin;

      while (end < wanted->len &&
             (begin >= items->len || items->pdata[begin] != wanted->pdata[end]))
        end++;

      if (end > begin)
        {
          insert (items, begin, wanted->pdata + begin, end - begin);
          g_list_model_items_changed (model, begin, 0, end - begin);
        }

      begin = end + 1;
    }
}

static void
replace_middle (GListModel *model,
                GPtrArray  *items,
                GPtrArray  *wanted)
{
  guint n_before = 0;
  guint n_after = 0;
  guint n_removed;
  guint n_added;

  while (n_before < MIN (items->len, wanted->len) &&
         items->pdata[n_before] == wanted->pdata[n_before])
    n_before++;

  while (n_after < MIN (items->len, wanted->len) - n_before &&
         items->pdata[items->len - 1 - n_after] == wanted->pdata[wanted->len - 1 - n_after])
    n_after++;

  n_removed = items->len - n_before - n_after;
  n_added = wanted->len - n_before - n_after;

  if (n_removed > 0)
    g_ptr_array_remove_range (items, n_before, n_removed);
  insert (items, n_before, wanted->pdata + n_before, n_added);
  g_list_model_items_changed (model, n_before, n_removed, n_added);
}

/**
 * ptero_splice_update:
 * @model: what @items are the content of
 * @items: the content, owning its objects
 * @wanted: what shall be the content, each object once
 *
 * Makes the content what is wanted, with as few changes as possible: an
 * object that stays is not taken out and put back, so that what is selected
 * stays selected.
 */
void
ptero_splice_update (GListModel *model,
                     GPtrArray  *items,
                     GPtrArray  *wanted)
{
  g_autoptr(GHashTable) positions = index_objects (wanted);
  g_autofree gboolean *kept = g_new0 (gboolean, items->len + 1);

  find_kept (items, positions, kept);

  if (count_changes (items, wanted, kept) > MAX_CHANGES)
    {
      replace_middle (model, items, wanted);
      return;
    }

  remove_others (model, items, kept);
  insert_missing (model, items, wanted);
}
