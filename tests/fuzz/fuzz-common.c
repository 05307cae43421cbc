/* fuzz-common.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

/* A critical is a finding. */
int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_FATAL_MASK);

  return 0;
}

/* Takes the first byte for a row of the endpoint table that has a type.
 *
 * Returns: (nullable): the row */
const PteroEndpointInfo *
fuzz_take_row (const guint8 **data,
               gsize         *size)
{
  const PteroEndpointInfo *info;

  if (*size == 0 || **data >= PTERO_N_ENDPOINTS)
    return NULL;

  info = ptero_endpoint_get_info (**data);
  (*data)++;
  (*size)--;

  return info->type != NULL ? info : NULL;
}
