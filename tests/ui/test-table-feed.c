/* test-table-feed.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gtk/gtk.h>

#include "ptero-table-feed.h"
#include "ptero-test-ui.h"

/* A feed, and what the signals say that it hands on. */
typedef struct
{
  GtkStringList  *source;
  PteroTableFeed *feed;
  GPtrArray      *mirror;
} Fed;

/* Follows the changes and proves that they are true: what is not said to change has not. */
static void
fed_cb (Fed   *fed,
        guint  position,
        guint  n_removed,
        guint  n_added)
{
  GListModel *model = G_LIST_MODEL (fed->feed);

  g_assert_cmpuint (position + n_removed, <=, fed->mirror->len);
  if (n_removed > 0)
    g_ptr_array_remove_range (fed->mirror, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (fed->mirror, position + i, g_list_model_get_item (model, position + i));

  g_assert_cmpuint (fed->mirror->len, ==, g_list_model_get_n_items (model));
  for (guint i = 0; i < fed->mirror->len; i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (model, i);

      g_assert_true (item == fed->mirror->pdata[i]);
    }
}

static void
set_up_fed (Fed *fed)
{
  fed->source = gtk_string_list_new (NULL);
  fed->feed = ptero_table_feed_new (G_LIST_MODEL (fed->source));
  fed->mirror = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect_swapped (fed->feed, "items-changed", G_CALLBACK (fed_cb), fed);
}

static void
tear_down_fed (Fed *fed)
{
  g_ptr_array_unref (fed->mirror);
  g_assert_finalize_object (fed->feed);
  g_assert_finalize_object (fed->source);
}

static void
splice (Fed   *fed,
        guint  position,
        guint  n_removed,
        guint  n_added)
{
  g_autofree const char **names = g_new0 (const char *, n_added + 1);

  for (guint i = 0; i < n_added; i++)
    names[i] = "name";
  gtk_string_list_splice (fed->source, position, n_removed, names);
}

static gboolean
is_whole (gpointer user_data)
{
  Fed *fed = user_data;

  return fed->mirror->len == g_list_model_get_n_items (G_LIST_MODEL (fed->source));
}

/* Many that come at one place do not take away what is below them. */
static void
test_feed_between (void)
{
  g_autoptr(GObject) first = NULL;
  g_autoptr(GObject) last = NULL;
  Fed fed;

  set_up_fed (&fed);
  splice (&fed, 0, 0, 100);
  ptero_test_wait (is_whole, &fed);
  last = g_list_model_get_item (G_LIST_MODEL (fed.source), 99);

  splice (&fed, 10, 0, 60);
  g_assert_cmpuint (fed.mirror->len, ==, 120);
  g_assert_true (fed.mirror->pdata[119] == last);
  splice (&fed, 0, 0, 1);
  splice (&fed, 161, 0, 1);
  g_assert_cmpuint (fed.mirror->len, ==, 122);
  first = g_list_model_get_item (G_LIST_MODEL (fed.source), 0);
  g_assert_true (fed.mirror->pdata[0] == first);
  g_assert_true (fed.mirror->pdata[120] == last);
  ptero_test_wait (is_whole, &fed);
  g_assert_true (fed.mirror->pdata[160] == last);

  tear_down_fed (&fed);
}

/* Whatever comes and goes while others are yet to come, each is there once. */
static void
test_feed_random (void)
{
  Fed fed;

  set_up_fed (&fed);
  for (guint i = 0; i < 2000; i++)
    {
      const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (fed.source));
      const guint position = g_test_rand_int_range (0, n_items + 1);
      const guint n_wanted = i % 3 == 0 ? g_test_rand_int_range (0, 80) : 0;
      const guint n_removed = MIN (n_items - position, n_wanted);

      ptero_table_feed_set_keeps (fed.feed, i % 2 == 0);
      splice (&fed, position, n_removed, g_test_rand_int_range (0, 50));
      if (i % 100 == 0)
        splice (&fed, 0, g_list_model_get_n_items (G_LIST_MODEL (fed.source)), 0);
      if (i % 4 == 0)
        g_main_context_iteration (NULL, FALSE);
    }
  ptero_test_wait (is_whole, &fed);
  for (guint i = 0; i < fed.mirror->len; i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (fed.source), i);

      g_assert_true (item == fed.mirror->pdata[i]);
    }

  tear_down_fed (&fed);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/table/feed-between", test_feed_between);
  g_test_add_func ("/table/feed-random", test_feed_random);

  return g_test_run ();
}
