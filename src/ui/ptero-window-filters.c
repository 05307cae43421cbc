/* ptero-window-filters.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-window-private.h"

#include <glib/gi18n.h>

#include "ptero-filter-dialog.h"
#include "ptero-fleet-page.h"
#include "ptero-format.h"
#include "ptero-toast.h"

/* What is done with a saved filter from its row in the sidebar. */

/* What a toast may bring back. */
typedef struct
{
  PteroSavedFilters *filters;
  PteroSavedFilter  *filter;
  guint              position;
  GtkWidget         *window;    /* weak */
} Removed;

static void
removed_free (gpointer  data,
              GClosure *closure)
{
  Removed *removed = data;

  g_object_unref (removed->filters);
  g_object_unref (removed->filter);
  g_clear_weak_pointer (&removed->window);
  g_free (removed);
}

static PteroSavedFilter *
find (PteroWindow *self,
      GVariant    *name)
{
  return ptero_saved_filters_find (self->filters, g_variant_get_string (name, NULL));
}

static PteroFleetPage *
get_all_page (PteroWindow *self)
{
  return PTERO_FLEET_PAGE (gtk_stack_get_child_by_name (self->home, "all"));
}

/*< private >
 * ptero_window_select_all_row:
 * @self: a window
 *
 * Marks the row of what the page of all servers shows, if that is in front.
 */
void
ptero_window_select_all_row (PteroWindow *self)
{
  PteroSavedFilter *saved = ptero_fleet_page_get_saved_filter (get_all_page (self));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->home), "all") != 0)
    return;

  ptero_sidebar_select (self->sidebar, saved != NULL ? PTERO_SIDEBAR_FILTER : PTERO_SIDEBAR_ALL,
                        NULL,
                        saved != NULL ? ptero_saved_filter_get_name (saved) : NULL);
}

void
ptero_window_show_filter_action (GtkWidget  *widget,
                                 const char *action_name,
                                 GVariant   *parameter)
{
  PteroWindow *self = PTERO_WINDOW (widget);
  PteroSavedFilter *saved = find (self, parameter);

  if (saved == NULL)
    return;

  ptero_fleet_page_show_saved (get_all_page (self), saved);
  ptero_window_show_page (self, NULL);
}

void
ptero_window_move_filter_action (GtkWidget  *widget,
                                 const char *action_name,
                                 GVariant   *parameter)
{
  PteroWindow *self = PTERO_WINDOW (widget);
  const guint n_filters = g_list_model_get_n_items (G_LIST_MODEL (self->filters));
  const int step = g_str_equal (action_name, "win.move-filter-up") ? -1 : 1;
  PteroSavedFilter *saved = find (self, parameter);

  for (guint i = 0; i < n_filters; i++)
    {
      g_autoptr(PteroSavedFilter) filter = g_list_model_get_item (G_LIST_MODEL (self->filters), i);

      if (filter != saved)
        continue;
      if ((step < 0 && i > 0) || (step > 0 && i + 1 < n_filters))
        ptero_saved_filters_move (self->filters, i, i + step);
      return;
    }
}

static void
undo_cb (AdwToast *toast,
         Removed  *removed)
{
  if (!ptero_saved_filters_restore (removed->filters, removed->position, removed->filter) &&
      removed->window != NULL)
    ptero_toast_show (removed->window,
                      adw_toast_new (_("There are too many saved filters by now")));
}

void
ptero_window_remove_filter_action (GtkWidget  *widget,
                                   const char *action_name,
                                   GVariant   *parameter)
{
  PteroWindow *self = PTERO_WINDOW (widget);
  g_autoptr(PteroSavedFilter) saved = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;
  Removed *removed;
  AdwToast *toast;
  guint position;

  g_set_object (&saved, find (self, parameter));
  if (saved == NULL || !ptero_saved_filters_remove (self->filters, saved, &position))
    return;

  removed = g_new0 (Removed, 1);
  removed->filters = g_object_ref (self->filters);
  removed->filter = g_object_ref (saved);
  removed->position = position;
  g_set_weak_pointer (&removed->window, widget);

  name = ptero_text_make_safe (ptero_saved_filter_get_name (saved));
  /* Translators: %s is the name of a saved filter */
  text = g_strdup_printf (_("Filter “%s” removed"), name);
  markup = g_markup_escape_text (text, -1);
  toast = adw_toast_new (markup);
  adw_toast_set_button_label (toast, _("_Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), removed, removed_free, 0);
  ptero_toast_show (widget, toast);
}

static void
renamed_cb (PteroSavedFilters *filters,
            PteroAnswer       *answer,
            PteroFormDialog   *dialog)
{
  g_autofree char *name = ptero_filter_dialog_dup_name (dialog);

  ptero_saved_filters_rename (filters, g_object_get_data (G_OBJECT (dialog), "filter"), name);
}

void
ptero_window_rename_filter_action (GtkWidget  *widget,
                                   const char *action_name,
                                   GVariant   *parameter)
{
  PteroWindow *self = PTERO_WINDOW (widget);
  PteroSavedFilter *saved = find (self, parameter);
  PteroFormDialog *dialog;

  if (saved == NULL)
    return;

  dialog = ptero_filter_dialog_new (self->filters, saved, _("_Rename"));
  g_object_set_data_full (G_OBJECT (dialog), "filter", g_object_ref (saved), g_object_unref);
  g_signal_connect_object (dialog, "done", G_CALLBACK (renamed_cb), self->filters,
                           G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, _("Rename Filter"), widget);
}
