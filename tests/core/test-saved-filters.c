/* test-saved-filters.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-favorites.h"
#include "ptero-saved-filters.h"

#include "fleet-support.h"

typedef struct
{
  GSettings         *settings;
  PteroSavedFilters *filters;
  Mirror             mirror;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->settings = g_settings_new (APPLICATION_ID);
  g_settings_reset (fixture->settings, "saved-filters");
  g_settings_reset (fixture->settings, "favorite-servers");
  fixture->filters = ptero_saved_filters_new (fixture->settings);
  mirror_init (&fixture->mirror, G_LIST_MODEL (fixture->filters));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  mirror_clear (&fixture->mirror);
  g_assert_finalize_object (fixture->filters);
  g_object_unref (fixture->settings);
}

static gboolean
add (Fixture    *fixture,
     const char *name,
     const char *text)
{
  g_autoptr(PteroSavedFilter) filter = ptero_saved_filter_new (name, text, "running", "", FALSE);

  return ptero_saved_filters_insert (fixture->filters, G_MAXUINT, filter);
}

/* The names in their order, of what a new start would read. */
static char *
join_kept (Fixture *fixture)
{
  g_autoptr(PteroSavedFilters) kept = ptero_saved_filters_new (fixture->settings);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (kept)); i++)
    {
      g_autoptr(PteroSavedFilter) filter = g_list_model_get_item (G_LIST_MODEL (kept), i);

      g_string_append_printf (names, "%s%s", i > 0 ? "," : "",
                              ptero_saved_filter_get_name (filter));
    }

  return g_string_free (names, FALSE);
}

static void
check_kept (Fixture    *fixture,
            const char *expected)
{
  g_autofree char *names = join_kept (fixture);

  g_assert_cmpstr (names, ==, expected);
}

static void
test_keep (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(PteroSavedFilter) filter = ptero_saved_filter_new ("Ümläut \"x\"", "node:fra mem>80",
                                                               "attention", "panel-1", TRUE);
  g_autoptr(PteroSavedFilters) kept = NULL;
  PteroSavedFilter *read;

  g_assert_true (ptero_saved_filters_insert (fixture->filters, 0, filter));
  kept = ptero_saved_filters_new (fixture->settings);
  read = ptero_saved_filters_find (kept, "Ümläut \"x\"");
  g_assert_nonnull (read);
  g_assert_cmpstr (ptero_saved_filter_get_text (read), ==, "node:fra mem>80");
  g_assert_cmpstr (ptero_saved_filter_get_group (read), ==, "attention");
  g_assert_cmpstr (ptero_saved_filter_get_panel (read), ==, "panel-1");
  g_assert_true (ptero_saved_filter_get_favorites (read));
}

static void
test_change (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(PteroSavedFilter) filter = NULL;
  g_autoptr(PteroSavedFilter) other = ptero_saved_filter_new ("b", "new", "all", "", FALSE);
  guint position;

  g_assert_true (add (fixture, "a", "one"));
  g_assert_true (add (fixture, "b", "two"));
  g_assert_true (add (fixture, "c", "three"));
  check_kept (fixture, "a,b,c");

  /* names */
  g_assert_false (add (fixture, "b", "again"));
  g_assert_false (add (fixture, "", "nameless"));
  g_set_object (&filter, ptero_saved_filters_find (fixture->filters, "b"));
  g_assert_false (ptero_saved_filters_rename (fixture->filters, filter, "c"));
  g_assert_false (ptero_saved_filters_rename (fixture->filters, filter, ""));
  g_assert_true (ptero_saved_filters_rename (fixture->filters, filter, "b"));
  g_assert_true (ptero_saved_filters_rename (fixture->filters, filter, "B"));
  check_kept (fixture, "a,B,c");

  /* order */
  ptero_saved_filters_move (fixture->filters, 2, 0);
  check_kept (fixture, "c,a,B");
  ptero_saved_filters_move (fixture->filters, 0, 1);
  check_kept (fixture, "a,c,B");

  /* removed, and back where it was */
  g_assert_true (ptero_saved_filters_remove (fixture->filters,
                                             ptero_saved_filters_find (fixture->filters, "c"),
                                             &position));
  g_assert_cmpuint (position, ==, 1);
  check_kept (fixture, "a,B");
  g_assert_false (ptero_saved_filters_remove (fixture->filters, other, NULL));
  g_assert_true (ptero_saved_filters_insert (fixture->filters, 1, other));
  check_kept (fixture, "a,b,B");
}

/* What comes back after its name was given to another has a number. */
static void
test_restore (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(PteroSavedFilter) filter = NULL;
  g_autoptr(PteroSavedFilter) other = NULL;
  g_autofree char *name = g_strnfill (PTERO_SAVED_FILTER_MAX_NAME, 'n');
  g_autofree char *start = g_strnfill (PTERO_SAVED_FILTER_MAX_NAME - 4, 'n');
  g_autofree char *numbered = g_strconcat (start, " (2)", NULL);
  guint position;

  g_assert_true (add (fixture, "a", "one"));
  g_assert_true (add (fixture, "b", "two"));
  g_set_object (&filter, ptero_saved_filters_find (fixture->filters, "a"));
  g_assert_true (ptero_saved_filters_remove (fixture->filters, filter, &position));
  g_assert_true (ptero_saved_filters_restore (fixture->filters, position, filter));
  check_kept (fixture, "a,b");

  g_assert_true (ptero_saved_filters_remove (fixture->filters, filter, &position));
  g_assert_true (add (fixture, "a", "three"));
  g_assert_true (add (fixture, "a (2)", "four"));
  g_assert_true (ptero_saved_filters_restore (fixture->filters, position, filter));
  check_kept (fixture, "a (3),b,a,a (2)");
  g_assert_cmpstr (ptero_saved_filter_get_text (filter), ==, "one");

  /* as long as a name may be */
  g_assert_true (add (fixture, name, "five"));
  other = ptero_saved_filter_new (name, "six", "all", "", FALSE);
  g_assert_true (ptero_saved_filters_restore (fixture->filters, G_MAXUINT, other));
  g_assert_cmpstr (ptero_saved_filter_get_name (other), ==, numbered);
}

static void
test_limits (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *long_name = g_strnfill (PTERO_SAVED_FILTER_MAX_NAME + 1, 'x');
  g_autofree char *long_text = g_strnfill (PTERO_SAVED_FILTER_MAX_TEXT + 1, 'x');

  g_assert_false (add (fixture, long_name, ""));
  g_assert_false (add (fixture, "long", long_text));
  for (guint i = 0; i < PTERO_SAVED_FILTERS_MAX; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      g_assert_true (add (fixture, name, ""));
    }
  g_assert_false (add (fixture, "one more", ""));
}

/* Somebody else wrote the settings. */
static void
test_corrupt (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GVariant) value = NULL;

  value = g_variant_ref_sink (g_variant_new_parsed ("[@a{sv} {}, {'name': <'a'>, 'text': <7>, 'favorites': <'yes'>, 'more': <true>},"
                                                    " {'name': <5>}, {'name': <'a'>}, {'name': <''>}, {'name': <'b'>}]"));
  g_assert_true (g_settings_set_value (fixture->settings, "saved-filters", value));
  check_kept (fixture, "a,b");
}

static void
test_favorites (Fixture       *fixture,
                gconstpointer  data)
{
  PteroFavorites *favorites = ptero_favorites_new (fixture->settings);
  g_auto(GStrv) kept = NULL;

  ptero_favorites_set (favorites, "p1/b", TRUE);
  ptero_favorites_set (favorites, "p1/a", TRUE);
  ptero_favorites_set (favorites, "p1/a", TRUE);
  ptero_favorites_set (favorites, "p10/a", TRUE);
  ptero_favorites_set (favorites, "p1/b", FALSE);
  ptero_favorites_set (favorites, "p1/unknown", FALSE);
  g_assert_cmpuint (ptero_favorites_get_n (favorites), ==, 2);
  g_assert_finalize_object (favorites);

  favorites = ptero_favorites_new (fixture->settings);
  g_assert_true (ptero_favorites_contains (favorites, "p1/a"));
  g_assert_false (ptero_favorites_contains (favorites, "p1/b"));

  /* the id of another panel may begin the same */
  ptero_favorites_forget_panel (favorites, "p1");
  kept = g_settings_get_strv (fixture->settings, "favorite-servers");
  g_assert_cmpuint (g_strv_length (kept), ==, 1);
  g_assert_cmpstr (kept[0], ==, "p10/a");
  g_assert_finalize_object (favorites);
}

#define ADD(name, function) g_test_add ("/saved-filters/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("keep", test_keep);
  ADD ("change", test_change);
  ADD ("restore", test_restore);
  ADD ("limits", test_limits);
  ADD ("corrupt", test_corrupt);
  ADD ("favorites", test_favorites);

  return g_test_run ();
}
