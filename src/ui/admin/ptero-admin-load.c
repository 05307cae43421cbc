/* ptero-admin-load.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-load.h"

#include "ptero-error-text.h"
#include "ptero-listing.h"
#include "ptero-panel-toast.h"

#define PER_PAGE 100

typedef struct
{
  GWeakRef          widget;
  GCancellable     *cancellable;   /* (nullable) */
  PteroAdminLoaded  loaded;
} Loading;

static void
loading_free (Loading *loading)
{
  g_weak_ref_clear (&loading->widget);
  g_clear_object (&loading->cancellable);
  g_free (loading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loading, loading_free)

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Loading) loading = user_data;
  g_autoptr(GtkWidget) widget = g_weak_ref_get (&loading->widget);
  g_autoptr(GError) error = NULL;
  gboolean is_complete = ptero_listing_load_all_finish (PTERO_LISTING (source), result, &error);

  /* what was there already when it was taken back is not wanted either */
  if (widget == NULL || gtk_widget_get_root (widget) == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_cancellable_is_cancelled (loading->cancellable))
    return;

  if (error != NULL)
    {
      g_autofree char *reason = ptero_error_describe (error);

      ptero_panel_toast (widget, "%s", reason);
    }
  loading->loaded (widget, is_complete ? G_LIST_MODEL (source) : NULL);
}

/**
 * ptero_admin_load_all:
 * @widget: what asks
 * @panel: a panel
 * @request: a request of a list route
 * @cancellable: (nullable): takes it back
 * @loaded: (scope async): called when all pages are there
 *
 * Fetches everything that a route lists, for a choice that must offer it all.
 */
void
ptero_admin_load_all (GtkWidget        *widget,
                      PteroPanel       *panel,
                      PteroRequest     *request,
                      GCancellable     *cancellable,
                      PteroAdminLoaded  loaded)
{
  g_autoptr(PteroListing) listing = NULL;
  Loading *loading;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (PTERO_IS_PANEL (panel));
  g_return_if_fail (loaded != NULL);

  loading = g_new0 (Loading, 1);
  g_weak_ref_init (&loading->widget, widget);
  loading->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  loading->loaded = loaded;
  listing = ptero_listing_new (ptero_panel_get_client (panel), request, PER_PAGE);
  ptero_listing_load_all_async (listing, cancellable, loaded_cb, loading);
}
