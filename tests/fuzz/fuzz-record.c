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
  g_autoptr(GVariant) variant = NULL;
  g_autoptr(GVariant) written = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (info == NULL)
    return 0;

  bytes = g_bytes_new (data, size);
  variant = g_variant_ref_sink (g_variant_new_from_bytes (ptero_resource_get_variant_type (info->type ()), bytes, FALSE));
  resource = ptero_resource_new_from_variant (info->type (), variant);
  if (resource == NULL)
    return 0;

  node = ptero_resource_to_json (resource);
  written = g_variant_ref_sink (ptero_resource_to_variant (resource));
  again = ptero_resource_new_from_variant (info->type (), written);
  g_assert_nonnull (again);

  return 0;
}
