/* test-recordings.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>

#include "answer-census.h"

static void
assert_no_findings (Census *census)
{
  for (guint i = 0; i < census->findings->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (census->findings, i));

  g_assert_cmpuint (census->findings->len, ==, 0);
}

/* What a real panel answered, through the classes of the rows that were asked: nothing is lost,
 * each class is exercised. */
static void
test_recordings (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "fixtures", "recordings", NULL);
  g_autoptr(Census) census = census_new ();

  census_read_folder (census, folder);

  assert_no_findings (census);
  /* the list names nothing that is not there */
  g_assert_cmpuint (g_hash_table_size (census->used), ==, g_hash_table_size (census->ignored));

  for (guint i = 0; i < PTERO_N_ENDPOINTS; i++)
    {
      const PteroEndpointInfo *info = ptero_endpoint_get_info (i);

      /* of Pelican there are none */
      if (info->type != NULL && !census->rows[i] && !g_str_has_prefix (info->name, "PELICAN_"))
        g_error ("No recording of %s", info->name);
    }

  g_test_message ("%u answers, %u resources, %u errors", census->n_answers, census->n_items,
                  census->n_errors);
  g_assert_cmpuint (census->n_answers, >=, 250);
  g_assert_cmpuint (census->n_errors, >=, 200);
}

/* Each class has a recorded form, and reads what is empty. */
static void
test_recordings_classes (void)
{
  g_autoptr(JsonNode) empty = json_from_string ("[]", NULL);
  g_autoptr(Census) census = census_new ();

  for (guint i = 0; i < PTERO_N_ENDPOINTS; i++)
    {
      const PteroEndpointInfo *info = ptero_endpoint_get_info (i);
      g_autoptr(PteroResource) resource = NULL;
      g_autoptr(GError) error = NULL;

      if (info->type == NULL)
        continue;

      g_assert_nonnull (ptero_resource_get_record_format (info->type ()));
      resource = ptero_resource_new_from_json (info->type (), empty, &error);
      g_assert_no_error (error);
      census_check_round_trip (census, resource);
    }

  assert_no_findings (census);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/recordings/parse", test_recordings);
  g_test_add_func ("/recordings/classes", test_recordings_classes);

  return g_test_run ();
}
