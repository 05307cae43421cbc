/* ptero-recovery-tokens.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-recovery-tokens.h"

/**
 * PteroRecoveryTokens:
 *
 * What replaces the second factor, each once. They are secrets.
 */

G_DEFINE_FINAL_TYPE (PteroRecoveryTokens, ptero_recovery_tokens, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD_FULL (PteroRecoveryTokens, "tokens", tokens, g_strv_get_type,
                    PTERO_FIELD_NOT_RECORDED),
};

static void
ptero_recovery_tokens_class_init (PteroRecoveryTokensClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_recovery_tokens_init (PteroRecoveryTokens *self)
{
}

/**
 * PteroRecoveryTokens:tokens:
 *
 * The tokens.
 */
