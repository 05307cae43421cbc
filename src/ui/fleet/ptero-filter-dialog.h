/* ptero-filter-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-form-dialog.h"
#include "ptero-saved-filters.h"

G_BEGIN_DECLS

PteroFormDialog *ptero_filter_dialog_new      (PteroSavedFilters *filters,
                                               PteroSavedFilter  *filter,
                                               const char        *action);
char            *ptero_filter_dialog_dup_name (PteroFormDialog   *dialog);

G_END_DECLS
