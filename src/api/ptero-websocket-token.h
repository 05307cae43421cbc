/* ptero-websocket-token.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_WEBSOCKET_TOKEN (ptero_websocket_token_get_type ())

G_DECLARE_FINAL_TYPE (PteroWebsocketToken, ptero_websocket_token, PTERO, WEBSOCKET_TOKEN,
                      PteroResource)

struct _PteroWebsocketToken
{
  PteroResource   parent_instance;

  char           *token;
  char           *socket;
};

G_END_DECLS
