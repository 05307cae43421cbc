/* ptero-check-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PteroCheckState:
 * @PTERO_CHECK_NONE: there is nothing to say; the row is hidden
 * @PTERO_CHECK_BUSY: the answer is still to come
 * @PTERO_CHECK_OK: it is good
 * @PTERO_CHECK_INFO: something to know
 * @PTERO_CHECK_WARNING: it can be used, but
 * @PTERO_CHECK_ERROR: it can't be used
 *
 * What a check found.
 */
typedef enum
{
  PTERO_CHECK_NONE,
  PTERO_CHECK_BUSY,
  PTERO_CHECK_OK,
  PTERO_CHECK_INFO,
  PTERO_CHECK_WARNING,
  PTERO_CHECK_ERROR,
} PteroCheckState;

#define PTERO_TYPE_CHECK_ROW (ptero_check_row_get_type ())

G_DECLARE_FINAL_TYPE (PteroCheckRow, ptero_check_row, PTERO, CHECK_ROW, AdwPreferencesRow)

void             ptero_check_row_set       (PteroCheckRow   *self,
                                            PteroCheckState  state,
                                            const char      *text,
                                            const char      *button,
                                            const char      *other_button);
void             ptero_check_row_set_entry (PteroCheckRow   *self,
                                            GtkWidget       *entry);
void             ptero_check_row_focus     (PteroCheckRow   *self);
PteroCheckState  ptero_check_row_get_state (PteroCheckRow   *self);
const char      *ptero_check_row_get_text  (PteroCheckRow   *self);

G_END_DECLS
