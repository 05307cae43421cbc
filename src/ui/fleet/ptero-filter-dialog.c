/* ptero-filter-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-filter-dialog.h"

#include <glib/gi18n.h>

#include "ptero-form-name.h"

static const PteroFormField fields[] = {
  PTERO_FORM_NAME (PTERO_SAVED_FILTER_MAX_NAME),
};

static gboolean
check_name (PteroForm *form)
{
  PteroSavedFilters *filters = g_object_get_data (G_OBJECT (form), "filters");
  g_autofree char *name = ptero_form_dup_name (form);
  PteroSavedFilter *other = ptero_saved_filters_find (filters, name);

  if (other == NULL || other == g_object_get_data (G_OBJECT (form), "filter"))
    return TRUE;

  ptero_form_complain (form, "name", _("There is a filter of this name already"));

  return FALSE;
}

/**
 * ptero_filter_dialog_new:
 * @filters: the saved filters
 * @filter: (nullable): the one that gets another name, %NULL for one that is to be saved
 * @action: the label of the button, with a mnemonic
 *
 * Returns: (transfer floating): a question for a name that no other filter has, to be presented
 */
PteroFormDialog *
ptero_filter_dialog_new (PteroSavedFilters *filters,
                         PteroSavedFilter  *filter,
                         const char        *action)
{
  PteroForm *form;
  PteroFormDialog *dialog;

  g_return_val_if_fail (PTERO_IS_SAVED_FILTERS (filters), NULL);
  g_return_val_if_fail (filter == NULL || PTERO_IS_SAVED_FILTER (filter), NULL);

  form = PTERO_FORM (ptero_form_new (fields, G_N_ELEMENTS (fields)));
  g_object_set_data_full (G_OBJECT (form), "filters", g_object_ref (filters), g_object_unref);
  if (filter != NULL)
    {
      g_object_set_data_full (G_OBJECT (form), "filter", g_object_ref (filter), g_object_unref);
      ptero_form_set_string (form, "name", ptero_saved_filter_get_name (filter));
      ptero_form_set_unchanged (form);
    }
  dialog = ptero_form_dialog_new (form, NULL, NULL, action);
  ptero_form_dialog_set_check (dialog, check_name);

  return dialog;
}

/**
 * ptero_filter_dialog_dup_name:
 * @dialog: the question, answered
 *
 * Returns: (transfer full): the name
 */
char *
ptero_filter_dialog_dup_name (PteroFormDialog *dialog)
{
  g_return_val_if_fail (PTERO_IS_FORM_DIALOG (dialog), NULL);

  return ptero_form_dup_name (ptero_form_dialog_get_form (dialog));
}
