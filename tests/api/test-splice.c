/* test-splice.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-splice.h"

/* A model whose content the splice functions change. */
typedef struct
{
  GListStore *emitter;
  GPtrArray  *items;
  GPtrArray  *mirror;
  guint       n_changes;
} Spliced;

static void
spliced_cb (GListModel *model,
            guint       position,
            guint       removed,
            guint       added,
            gpointer    user_data)
{
  Spliced *spliced = user_data;

  spliced->n_changes++;
  g_assert_true (removed > 0 || added > 0);
  g_assert_cmpuint (position + removed, <=, spliced->mirror->len);
  if (removed > 0)
    g_ptr_array_remove_range (spliced->mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (spliced->mirror, position + i,
                        g_ptr_array_index (spliced->items, position + i));
  g_assert_cmpuint (spliced->mirror->len, ==, spliced->items->len);
  g_assert_cmpmem (spliced->mirror->pdata, spliced->mirror->len * sizeof (gpointer),
                   spliced->items->pdata, spliced->items->len * sizeof (gpointer));
}

/* Any content into any other, by changes that are true and few. */
static void
test_splice (void)
{
  g_autoptr(GPtrArray) pool = g_ptr_array_new_with_free_func (g_object_unref);
  Spliced spliced = {
    g_list_store_new (G_TYPE_OBJECT),
    g_ptr_array_new_with_free_func (g_object_unref),
    g_ptr_array_new (),
    0,
  };

  for (guint i = 0; i < 400; i++)
    g_ptr_array_add (pool, g_object_new (G_TYPE_OBJECT, NULL));
  g_signal_connect (spliced.emitter, "items-changed", G_CALLBACK (spliced_cb), &spliced);

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr(GPtrArray) wanted = g_ptr_array_new ();
      guint n_pool = i % 10 == 0 ? 400 : g_test_rand_int_range (1, 12);
      guint n_swaps = i % 3 == 0 ? 0 : g_test_rand_int_range (0, n_pool);

      for (guint j = 0; j < n_pool; j++)
        if (g_test_rand_int_range (0, 3) > 0)
          g_ptr_array_add (wanted, g_ptr_array_index (pool, j));

      for (guint j = 0; j < n_swaps && wanted->len > 0; j++)
        {
          guint a = g_test_rand_int_range (0, wanted->len);
          guint b = g_test_rand_int_range (0, wanted->len);
          gpointer swapped = wanted->pdata[a];

          wanted->pdata[a] = wanted->pdata[b];
          wanted->pdata[b] = swapped;
        }

      spliced.n_changes = 0;
      ptero_splice_update (G_LIST_MODEL (spliced.emitter), spliced.items, wanted);
      g_assert_cmpmem (spliced.items->pdata, spliced.items->len * sizeof (gpointer),
                       wanted->pdata, wanted->len * sizeof (gpointer));
      g_assert_cmpuint (spliced.n_changes, <=, 100);
    }

  g_object_unref (spliced.emitter);
  g_ptr_array_unref (spliced.items);
  g_ptr_array_unref (spliced.mirror);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/splice/update", test_splice);

  return g_test_run ();
}
