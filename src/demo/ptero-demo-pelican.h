/* ptero-demo-pelican.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-call.h"

G_BEGIN_DECLS

gboolean ptero_demo_pelican_has_route  (const PteroDemoRoute *route,
                                        gboolean              is_pelican);
void     ptero_demo_pelican_mark_keys  (GPtrArray            *credentials);
gboolean ptero_demo_pelican_check_pace (PteroDemoCall        *call);
void     ptero_demo_pelican_change     (PteroDemoCall        *call);

G_END_DECLS
