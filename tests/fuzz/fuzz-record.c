/* fuzz-record.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "ptero-resource.h"

/* A record of the cache, damaged or not, of the type of the row that the first byte names. */

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  const PteroEndpointInfo *info = fuzz_take_row (&data, &size);
  g_autoptr(PteroResource) resource = NULL;
  g_autoptr(PteroResource) again = NULL;
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GBytes) written = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (info == NULL)
    return 0;

  bytes = g_bytes_new (data, size);
  resource = ptero_resource_new_from_record (info->type (), bytes);
  if (resource == NULL)
    return 0;

  node = ptero_resource_to_json (resource);
  written = ptero_resource_to_record (resource);
  again = ptero_resource_new_from_record (info->type (), written);
  g_assert_nonnull (again);

  return 0;
}
