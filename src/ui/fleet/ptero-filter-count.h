/* ptero-filter-count.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-fleet.h"
#include "ptero-saved-filter.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FILTER_COUNT (ptero_filter_count_get_type ())

G_DECLARE_FINAL_TYPE (PteroFilterCount, ptero_filter_count, PTERO, FILTER_COUNT, GObject)

PteroFilterCount *ptero_filter_count_new       (PteroFleet       *fleet,
                                                PteroSavedFilter *saved);
PteroSavedFilter *ptero_filter_count_get_saved (PteroFilterCount *self);

G_END_DECLS
