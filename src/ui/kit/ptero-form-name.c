/* ptero-form-name.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-form-name.h"

#include <glib/gi18n.h>

/**
 * ptero_form_check_name:
 * @text: what was filled in
 *
 * Returns: (transfer full) (nullable): what is wrong with it as a name, %NULL if nothing is
 */
char *
ptero_form_check_name (const char *text)
{
  g_autofree char *name = g_strstrip (g_strdup (text));

  return *name == '\0' ? g_strdup (_("This is needed")) : NULL;
}

/**
 * ptero_form_dup_name:
 * @form: a form with a field made by %PTERO_FORM_NAME
 *
 * Returns: (transfer full): the name, without white space around it
 */
char *
ptero_form_dup_name (PteroForm *form)
{
  g_return_val_if_fail (PTERO_IS_FORM (form), NULL);

  return g_strstrip (ptero_form_dup_string (form, "name"));
}
