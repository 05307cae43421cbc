/* ptero-saved-filters.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "ptero-saved-filter.h"

G_BEGIN_DECLS

#define PTERO_SAVED_FILTERS_MAX  100

#define PTERO_TYPE_SAVED_FILTERS (ptero_saved_filters_get_type ())

G_DECLARE_FINAL_TYPE (PteroSavedFilters, ptero_saved_filters, PTERO, SAVED_FILTERS, GObject)

PteroSavedFilters *ptero_saved_filters_new          (GSettings         *settings);
PteroSavedFilter  *ptero_saved_filters_find         (PteroSavedFilters *self,
                                                     const char        *name);
gboolean           ptero_saved_filters_insert       (PteroSavedFilters *self,
                                                     guint              position,
                                                     PteroSavedFilter  *filter);
gboolean           ptero_saved_filters_restore      (PteroSavedFilters *self,
                                                     guint              position,
                                                     PteroSavedFilter  *filter);
gboolean           ptero_saved_filters_rename       (PteroSavedFilters *self,
                                                     PteroSavedFilter  *filter,
                                                     const char        *name);
void               ptero_saved_filters_move         (PteroSavedFilters *self,
                                                     guint              from,
                                                     guint              to);
gboolean           ptero_saved_filters_remove       (PteroSavedFilters *self,
                                                     PteroSavedFilter  *filter,
                                                     guint             *position);

G_END_DECLS
