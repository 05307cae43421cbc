/* fuzz-file-name.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "fuzz.h"

#include "ptero-file-name.h"

/* A Content-Disposition, and names that others chose. */

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = size > 0 ? g_strndup ((const char *) data, size) : g_strdup ("");
  g_autofree char *name = ptero_file_name_from_disposition (text);

  ptero_file_name_is_safe (text);
  if (name == NULL)
    return 0;

  /* what comes out can be made below a folder, and nowhere else */
  g_assert_true (ptero_file_name_is_safe (name));
  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_cmpuint (strlen (name), <=, 255);
  g_assert_null (strpbrk (name, "/\\\r\n"));
  g_assert_cmpstr (name, !=, "");
  g_assert_cmpstr (name, !=, ".");
  g_assert_cmpstr (name, !=, "..");

  return 0;
}
