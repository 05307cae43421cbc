/* ptero-form-name.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-form.h"

G_BEGIN_DECLS

/**
 * PTERO_FORM_NAME:
 * @max_length: how many characters it may have
 *
 * The field of a form that asks for the name of something of the person's own.
 */
#define PTERO_FORM_NAME(max_length) \
  { "name", N_("Name"), PTERO_FORM_TEXT, .min = 1, .max = max_length, .check = ptero_form_check_name }

char *ptero_form_check_name (const char *text);
char *ptero_form_dup_name   (PteroForm  *form);

G_END_DECLS
