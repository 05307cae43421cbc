/* ptero-demo-filter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-call.h"

G_BEGIN_DECLS

gboolean    ptero_demo_filter_check   (PteroDemoCall *call,
                                       const char    *filters,
                                       const char    *sorts);
const char *ptero_demo_filter_get     (PteroDemoCall *call,
                                       const char    *name);
gboolean    ptero_demo_filter_partial (PteroDemoCall *call,
                                       const char    *name,
                                       const char    *value);
void        ptero_demo_filter_sort    (PteroDemoCall    *call,
                                       GPtrArray        *things,
                                       GCompareDataFunc  compare);

G_END_DECLS
