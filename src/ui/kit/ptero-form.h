/* ptero-form.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ptero-error.h"
#include "ptero-panel.h"
#include "ptero-request.h"
#include "ptero-resource.h"

G_BEGIN_DECLS

/**
 * PteroFormKind:
 * @PTERO_FORM_STEP: begins a page of a form of several steps, which is shown alone; such a form
 *   begins with one
 * @PTERO_FORM_HEADING: begins a group; its hint is the description of the group
 * @PTERO_FORM_TEXT: a line; limits are in characters
 * @PTERO_FORM_PASSWORD: a line that is not shown
 * @PTERO_FORM_INTEGER: a whole number
 * @PTERO_FORM_SWITCH: on or off
 * @PTERO_FORM_CHOICE: one of some, given by [method@Ptero.Form.set_choices]
 * @PTERO_FORM_LINES: a text of several lines
 * @PTERO_FORM_PICK: something that is chosen elsewhere, see [signal@Ptero.Form::pick]: its number
 *   is sent
 *
 * What a field of a form is.
 */
typedef enum
{
  PTERO_FORM_STEP,
  PTERO_FORM_HEADING,
  PTERO_FORM_TEXT,
  PTERO_FORM_PASSWORD,
  PTERO_FORM_INTEGER,
  PTERO_FORM_SWITCH,
  PTERO_FORM_CHOICE,
  PTERO_FORM_LINES,
  PTERO_FORM_PICK,
} PteroFormKind;

/**
 * PteroFormField:
 * @name: member of the request, and of the panel's complaints, with dots for a member of a member;
 *   one that begins with an underscore is only for the form itself
 * @title: what it is called, to be translated
 * @kind: what it is
 * @hint: (nullable): a line that explains it, to be translated
 * @min: the smallest number, or the fewest characters: one that needs at least one is required
 * @max: the largest number, or the most characters; 0 for no limit
 * @optional: whether an empty text, or the number −1, is sent as null
 * @left_out: whether an empty text is not sent at all
 * @check: (nullable): tells what is wrong with a text that is not empty, or %NULL
 * @unit: (nullable): what a number counts, to be translated
 * @usual: what a number is unless there is a reason for another
 * @left_to_right: whether a text is read from the left in every language, as a list of ports is
 * @flavour: the kind of panels that takes it, see [func@Ptero.Form.new_for]; 0 for both
 *
 * A field of a form.
 */
typedef struct
{
  const char    *name;
  const char    *title;
  PteroFormKind  kind;
  const char    *hint;
  gint64         min;
  gint64         max;
  gboolean       optional;
  gboolean       left_out;
  char        *(*check) (const char *text);
  const char    *unit;
  gint64         usual;
  gboolean       left_to_right;
  PteroFlavour   flavour;
} PteroFormField;

#define PTERO_TYPE_FORM (ptero_form_get_type ())

G_DECLARE_FINAL_TYPE (PteroForm, ptero_form, PTERO, FORM, GtkWidget)

/**
 * PteroFormMarker:
 * @form: a form
 * @problem: what a panel complains of
 *
 * Marks what none of the fields is named after.
 *
 * Returns: whether it did
 */
typedef gboolean (*PteroFormMarker) (PteroForm          *form,
                                     const PteroProblem *problem);

/**
 * PteroFormLister:
 * @form: a form
 * @rows: (element-type GtkWidget): where to add them
 *
 * Adds what is complained of and is none of the fields.
 */
typedef void (*PteroFormLister) (PteroForm *form,
                                 GPtrArray *rows);

GtkWidget  *ptero_form_new           (const PteroFormField *fields,
                                      guint                 n_fields);
GtkWidget  *ptero_form_new_for       (const PteroFormField *fields,
                                      guint                 n_fields,
                                      PteroPanel           *panel);
void        ptero_form_show          (PteroForm            *self,
                                      PteroResource        *resource);
void        ptero_form_set_string    (PteroForm            *self,
                                      const char           *name,
                                      const char           *value);
void        ptero_form_set_int       (PteroForm            *self,
                                      const char           *name,
                                      gint64                value);
void        ptero_form_set_boolean   (PteroForm            *self,
                                      const char           *name,
                                      gboolean              value);
void        ptero_form_set_picked    (PteroForm            *self,
                                      const char           *name,
                                      gint64                id,
                                      const char           *title);
void        ptero_form_set_usual     (PteroForm            *self);
void        ptero_form_set_choices   (PteroForm            *self,
                                      const char           *name,
                                      const char *const    *values,
                                      const char *const    *titles);
void        ptero_form_take_choices  (PteroForm            *self,
                                      const char           *name,
                                      GPtrArray            *values,
                                      GPtrArray            *titles);
char       *ptero_form_dup_string    (PteroForm            *self,
                                      const char           *name);
char       *ptero_form_dup_complaint (PteroForm            *self,
                                      const char           *name);
gint64      ptero_form_get_int       (PteroForm            *self,
                                      const char           *name);
gint64      ptero_form_peek_int      (PteroForm            *self,
                                      const char           *name);
gboolean    ptero_form_get_boolean   (PteroForm            *self,
                                      const char           *name);
void        ptero_form_set_visible   (PteroForm            *self,
                                      const char           *name,
                                      gboolean              visible);
GtkWidget  *ptero_form_get_row       (PteroForm            *self,
                                      const char           *name);
void        ptero_form_add_widget    (PteroForm            *self,
                                      GtkWidget            *widget);
void        ptero_form_add_guide     (PteroForm            *self,
                                      GtkWidget            *widget);
GtkStack   *ptero_form_get_steps     (PteroForm            *self);
void        ptero_form_add_to_step   (PteroForm            *self,
                                      const char           *step,
                                      GtkWidget            *widget);
void        ptero_form_check_step    (PteroForm            *self,
                                      const char           *step);
void        ptero_form_go_to         (PteroForm            *self,
                                      GtkWidget            *row);
GPtrArray  *ptero_form_list_problems (PteroForm            *self);
void        ptero_form_set_lister    (PteroForm            *self,
                                      PteroFormLister       lister);
void        ptero_form_marked        (PteroForm            *self);
gboolean    ptero_form_get_changed   (PteroForm            *self);
void        ptero_form_set_unchanged (PteroForm            *self);
void        ptero_form_set_changed   (PteroForm            *self);
gboolean    ptero_form_validate      (PteroForm            *self);
void        ptero_form_complain      (PteroForm            *self,
                                      const char           *name,
                                      const char           *complaint);
void        ptero_form_remark        (PteroForm            *self,
                                      const char           *name,
                                      const char           *remark,
                                      gboolean              warns);
void        ptero_form_set_marker    (PteroForm            *self,
                                      PteroFormMarker       marker);
char       *ptero_form_mark_problems (PteroForm            *self,
                                      const GError         *error);
void        ptero_form_fill          (PteroForm            *self,
                                      PteroRequest         *request);
JsonObject *ptero_form_dup_choices   (PteroForm            *self);
gboolean    ptero_form_take_choice   (PteroForm            *self,
                                      const char           *name,
                                      JsonObject           *choices);

G_END_DECLS
