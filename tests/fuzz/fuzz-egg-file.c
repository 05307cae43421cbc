/* fuzz-egg-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "ptero-egg-compare.h"
#include "ptero-egg-export.h"
#include "ptero-egg-file.h"

/* Files that say they are eggs, as JSON or as YAML. */

static void
check_egg (PteroEgg *egg)
{
  g_autoptr(GDateTime) now = g_date_time_new_from_unix_utc (1795939200);
  g_autofree char *json = ptero_egg_export_to_json (egg, now);
  g_autoptr(GPtrArray) changes = ptero_egg_compare (egg, egg);

  g_assert_nonnull (json);
  g_assert_cmpuint (changes->len, ==, 0);
  for (guint part = PTERO_EGG_PART_SCRIPT; part < PTERO_N_EGG_PARTS; part++)
    g_free (ptero_egg_dup_text (egg, part));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroEggFile) file = ptero_egg_file_new (bytes, &error);

  g_assert_true ((file == NULL) == (error != NULL));
  if (file != NULL)
    check_egg (ptero_egg_file_get_egg (file));

  return 0;
}
