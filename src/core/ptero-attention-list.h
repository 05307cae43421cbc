/* ptero-attention-list.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-fleet-server.h"

G_BEGIN_DECLS

#define PTERO_TYPE_ATTENTION_LIST (ptero_attention_list_get_type ())

G_DECLARE_FINAL_TYPE (PteroAttentionList, ptero_attention_list, PTERO, ATTENTION_LIST, GObject)

PteroAttentionList *ptero_attention_list_new      (void);
void                ptero_attention_list_update   (PteroAttentionList      *self,
                                                   PteroFleetServer        *server);
void                ptero_attention_list_remove   (PteroAttentionList      *self,
                                                   PteroFleetServer        *server);
void                ptero_attention_list_exchange (PteroAttentionList      *self,
                                                   PteroFleetServer *const *servers,
                                                   guint                    n_servers);

G_END_DECLS
