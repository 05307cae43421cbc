/* fuzz-answer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "ptero-answer.h"
#include "ptero-json-reader.h"

/* A body of JSON as the answer of a row, which its first byte names, read twice: the second time in
 * place. */

static void
use_resource (PteroResource *resource)
{
  g_autoptr(JsonNode) node = ptero_resource_to_json (resource);
  g_autoptr(GBytes) record = ptero_resource_to_record (resource);
  g_autoptr(PteroResource) again = ptero_resource_new_from_json (G_OBJECT_TYPE (resource), node,
                                                                 NULL);
  g_autoptr(PteroResource) recorded = ptero_resource_new_from_record (G_OBJECT_TYPE (resource),
                                                                      record);
  g_autofree char *identity = ptero_resource_dup_identity (resource);

  /* what was read can be written and read again */
  g_assert_nonnull (again);
  g_assert_nonnull (recorded);
}

static void
read_answer (const PteroEndpointInfo *info,
             PteroIdentityMap        *map,
             GBytes                  *bytes,
             JsonNode                *node)
{
  g_autoptr(PteroAnswer) answer = ptero_answer_new (200, bytes, node);
  g_autoptr(GError) error = NULL;

  if (!ptero_answer_make (answer, info, &error))
    {
      g_assert_nonnull (error);
      return;
    }

  ptero_answer_adopt (answer, map);
  if (ptero_answer_get_resource (answer) != NULL)
    use_resource (ptero_answer_get_resource (answer));

  for (guint i = 0; ptero_answer_get_items (answer) != NULL &&
       i < ptero_answer_get_items (answer)->len; i++)
    use_resource (g_ptr_array_index (ptero_answer_get_items (answer), i));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  const PteroEndpointInfo *info = fuzz_take_row (&data, &size);
  g_autoptr(PteroIdentityMap) map = ptero_identity_map_new ();
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(JsonNode) node = ptero_json_read (bytes, NULL);

  if (info == NULL || node == NULL)
    return 0;

  read_answer (info, map, bytes, node);
  read_answer (info, map, bytes, node);

  return 0;
}
