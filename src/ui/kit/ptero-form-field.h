/* ptero-form-field.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-form.h"

G_BEGIN_DECLS

/*< private >
 * PteroFormRow:
 * @field: the field
 * @row: its row
 * @input: what is filled in: an editable, a spin button, a switch, a combo row, a text view or the
 *   button that chooses
 * @fix: (nullable): of a number: a button that fills in what would be accepted
 * @note: what is wrong with it
 * @remark: (nullable): what is said below it while nothing is wrong
 * @warns: whether @remark is a warning
 * @values: of a choice: what is sent
 * @complained: whether something is wrong
 * @refused: (nullable): what was filled in when it was complained of
 * @better: of a number: what @fix fills in
 * @number: of a number, or of what was chosen: what it was set to
 * @shown: what the input made of @number
 */
typedef struct
{
  const PteroFormField  *field;
  GtkWidget             *row;
  GtkWidget             *input;
  GtkWidget             *fix;
  GtkLabel              *note;
  char                  *remark;
  gboolean               warns;
  char                 **values;
  gboolean               complained;
  char                  *refused;
  gint64                 better;
  gint64                 number;
  double                 shown;
} PteroFormRow;

void     ptero_form_row_init        (PteroFormRow         *row,
                                     const PteroFormField *field,
                                     AdwPreferencesGroup  *group,
                                     GCallback             changed,
                                     gpointer              user_data);
void     ptero_form_row_clear       (PteroFormRow         *row);
void     ptero_form_row_set_string  (PteroFormRow         *row,
                                     const char           *value);
void     ptero_form_row_set_int     (PteroFormRow         *row,
                                     gint64                value);
void     ptero_form_row_set_picked  (PteroFormRow         *row,
                                     gint64                id,
                                     const char           *title);
void     ptero_form_row_set_choices (PteroFormRow         *row,
                                     const char *const    *values,
                                     const char *const    *titles);
char    *ptero_form_row_dup_string  (PteroFormRow         *row);
gint64   ptero_form_row_get_int     (PteroFormRow         *row);
gint64   ptero_form_row_peek_int    (PteroFormRow         *row);
void     ptero_form_row_grab_focus  (PteroFormRow         *row);
void     ptero_form_row_complain    (PteroFormRow         *row,
                                     const char           *complaint);
void     ptero_form_row_suggest     (PteroFormRow         *row,
                                     const PteroProblem   *problem);
void     ptero_form_row_recheck     (PteroFormRow         *row);
void     ptero_form_row_remark      (PteroFormRow         *row,
                                     const char           *remark,
                                     gboolean              warns);
char    *ptero_form_row_dup_complaint (PteroFormRow       *row);
gboolean ptero_form_row_check       (PteroFormRow         *row);
JsonNode *ptero_form_row_dup_node   (PteroFormRow         *row);
gboolean ptero_form_row_set_node    (PteroFormRow         *row,
                                     JsonNode             *node);

G_END_DECLS
