/* ptero-form-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-form.h"
#include "ptero-form-field.h"

G_BEGIN_DECLS

struct _PteroForm
{
  GtkWidget             parent_instance;

  const PteroFormField *fields;
  guint                 n_fields;
  PteroFormField       *own_fields; /* (nullable): the same, where they are its own */
  GtkWidget            *child;    /* the box, or the steps */
  GtkStack             *steps;    /* (nullable) */
  GtkWidget            *box;      /* what is added to: of the last step, if there are steps */
  PteroFormRow         *rows;
  PteroFormMarker       marker;
  PteroFormLister       lister;
  gboolean              changed;
};

PteroFormRow *ptero_form_find_row (PteroForm  *self,
                                   const char *name);

G_END_DECLS
