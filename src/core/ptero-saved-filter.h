/* ptero-saved-filter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PTERO_SAVED_FILTER_MAX_NAME  60
#define PTERO_SAVED_FILTER_MAX_TEXT  500

#define PTERO_TYPE_SAVED_FILTER (ptero_saved_filter_get_type ())

G_DECLARE_FINAL_TYPE (PteroSavedFilter, ptero_saved_filter, PTERO, SAVED_FILTER, GObject)

PteroSavedFilter *ptero_saved_filter_new           (const char       *name,
                                                    const char       *text,
                                                    const char       *group,
                                                    const char       *panel,
                                                    gboolean          favorites);
const char       *ptero_saved_filter_get_name      (PteroSavedFilter *self);
const char       *ptero_saved_filter_get_text      (PteroSavedFilter *self);
const char       *ptero_saved_filter_get_group     (PteroSavedFilter *self);
const char       *ptero_saved_filter_get_panel     (PteroSavedFilter *self);
gboolean          ptero_saved_filter_get_favorites (PteroSavedFilter *self);

/* For core only */
void              ptero_saved_filter_set_name      (PteroSavedFilter *self,
                                                    const char       *name);
GVariant         *ptero_saved_filter_to_variant    (PteroSavedFilter *self);
PteroSavedFilter *ptero_saved_filter_from_variant  (GVariant         *entry);

G_END_DECLS
