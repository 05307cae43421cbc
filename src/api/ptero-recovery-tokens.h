/* ptero-recovery-tokens.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_RECOVERY_TOKENS (ptero_recovery_tokens_get_type ())

G_DECLARE_FINAL_TYPE (PteroRecoveryTokens, ptero_recovery_tokens, PTERO, RECOVERY_TOKENS,
                      PteroResource)

struct _PteroRecoveryTokens
{
  PteroResource    parent_instance;

  char           **tokens;
};

G_END_DECLS
