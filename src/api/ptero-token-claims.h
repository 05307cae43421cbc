/* ptero-token-claims.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PteroTokenClaims:
 * @lifetime: seconds from when it was made until it expires, 0 if it does not
 *   say
 * @permissions: (nullable): what it allows, %NULL if it does not say
 * @issuer: (nullable): the panel's own idea of its address
 *
 * What the token of a websocket says about itself. Nothing vouches for it:
 * it is good for deciding what to try.
 */
typedef struct
{
  guint    lifetime;
  char   **permissions;
  char    *issuer;
} PteroTokenClaims;

PteroTokenClaims *ptero_token_claims_read (const char             *token);
void              ptero_token_claims_free (PteroTokenClaims       *self);
gboolean          ptero_token_claims_can  (const PteroTokenClaims *self,
                                           const char             *permission);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PteroTokenClaims, ptero_token_claims_free)

G_END_DECLS
