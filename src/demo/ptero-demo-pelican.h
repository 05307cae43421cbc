/* ptero-demo-pelican.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-call.h"
#include "ptero-demo-validator.h"

G_BEGIN_DECLS

gboolean ptero_demo_pelican_has_route  (const PteroDemoRoute *route,
                                        gboolean              is_pelican);
void     ptero_demo_pelican_mark_keys  (GPtrArray            *credentials);
gboolean ptero_demo_pelican_check_pace (PteroDemoCall        *call);
void     ptero_demo_pelican_change     (PteroDemoCall        *call);

const PteroDemoRule *ptero_demo_pelican_get_node_rules (void);
void                 ptero_demo_pelican_take_node      (PteroDemoCall *call,
                                                        PteroDemoNode *node);
gboolean             ptero_demo_pelican_has_tag        (PteroDemoNode *node,
                                                        JsonNode      *tags);
void                 ptero_demo_pelican_change_node    (PteroDemoCall *call,
                                                        JsonObject    *attributes);

G_END_DECLS
