/* fuzz-driver.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

/* Runs a target without a fuzzer: each seed as it is, then a number of changed seeds, the same in
 * each run. Arguments: the number, and the folder of the seeds. */

static const char *const words[] = {
  "null", "true", "[]", "{}", "-1", "0", "1e999", "18446744073709551616", "\"\"", "\"\\u0000\"",
  "\"attributes\":", "\xff", "\xed\xa0\x80", "[[[[[[[[",
};

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char **) a, *(char **) b);
}

static GPtrArray *
read_seeds (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  GPtrArray *seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));

  /* the order of a folder is not the same everywhere */
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *file = g_build_filename (path, g_ptr_array_index (names, i), NULL);
      char *data;
      gsize length;

      if (g_file_get_contents (file, &data, &length, NULL))
        g_ptr_array_add (seeds, g_bytes_new_take (data, length));
    }

  return seeds;
}

static void
change_once (GByteArray *array,
             GPtrArray  *seeds,
             GRand      *rand)
{
  guint at = array->len > 0 ? (guint) g_rand_int_range (rand, 0, (gint32) array->len) : 0;
  guint wanted = (guint) g_rand_int_range (rand, 1, 32);
  guint length = MIN (array->len - at, wanted);
  GBytes *other = g_ptr_array_index (seeds, g_rand_int_range (rand, 0, (gint32) seeds->len));
  const char *word = words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];
  gsize size;
  const guint8 *data = g_bytes_get_data (other, &size);

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      if (length > 0)
        array->data[at] ^= (guint8) (1 << g_rand_int_range (rand, 0, 8));
      break;

    case 1:
      if (length > 0)
        array->data[at] = (guint8) g_rand_int_range (rand, 0, 256);
      break;

    case 2:
      if (length > 0)
        g_byte_array_remove_range (array, at, length);
      break;

    case 3:
      g_byte_array_set_size (array, at);
      break;

    case 4:
      g_byte_array_set_size (array, at);
      if (size > at)
        g_byte_array_append (array, data + at, (guint) size - at);
      break;

    default:
      if (strlen (word) <= array->len - at)
        memcpy (array->data + at, word, strlen (word));
      break;
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);
  g_autoptr(GPtrArray) seeds = NULL;

  if (argc != 3)
    return 2;

  LLVMFuzzerInitialize (&argc, &argv);
  seeds = read_seeds (argv[2]);
  g_assert_cmpuint (seeds->len, >, 0);

  for (guint i = 0; i < seeds->len; i++)
    LLVMFuzzerTestOneInput (g_bytes_get_data (seeds->pdata[i], NULL),
                            g_bytes_get_size (seeds->pdata[i]));

  for (int i = 0; i < atoi (argv[1]); i++)
    {
      GBytes *seed = seeds->pdata[g_rand_int_range (rand, 0, (gint32) seeds->len)];
      g_autoptr(GByteArray) array = g_byte_array_new ();

      g_byte_array_append (array, g_bytes_get_data (seed, NULL), (guint) g_bytes_get_size (seed));
      for (int n = g_rand_int_range (rand, 1, 5); n > 0; n--)
        change_once (array, seeds, rand);

      LLVMFuzzerTestOneInput (array->data, array->len);
    }

  g_print ("%u seeds, %s changed ones\n", seeds->len, argv[1]);

  return EXIT_SUCCESS;
}
