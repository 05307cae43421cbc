/* ptero-websocket-token.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-websocket-token.h"

/**
 * PteroWebsocketToken:
 *
 * What opens the console of a server. It is a secret.
 */

G_DEFINE_FINAL_TYPE (PteroWebsocketToken, ptero_websocket_token, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD_FULL (PteroWebsocketToken, "token", token, ptero_type_string,
                    PTERO_FIELD_NOT_RECORDED),
  PTERO_FIELD (PteroWebsocketToken, socket, ptero_type_string),
};

static void
ptero_websocket_token_class_init (PteroWebsocketTokenClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_websocket_token_init (PteroWebsocketToken *self)
{
}

/**
 * PteroWebsocketToken:token:
 *
 * The token, good for ten minutes.
 */

/**
 * PteroWebsocketToken:socket:
 *
 * The address of the websocket.
 */
