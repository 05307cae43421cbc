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
  GWeakRef             widget;
  GCancellable        *cancellable;   /* (nullable) */
  PteroAdminLoaded     loaded;
} Loading;

static void
loading_free (Loading *loading)
{
  g_weak_ref_clear (&loading->widget);
  g_clear_object (&loading->cancellable);
  g_free (loading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loading, loading_free)

static Loading *
loading_new (GtkWidget    *widget,
             GCancellable *cancellable)
{
  Loading *loading = g_new0 (Loading, 1);

  g_weak_ref_init (&loading->widget, widget);
  loading->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;

  return loading;
}

/* Returns: (transfer full) (nullable): who waits for it, and was told of an error. What was there
 * already when it was taken back is not wanted either. */
static GtkWidget *
take_error (Loading      *loading,
            const GError *error)
{
  g_autoptr(GtkWidget) widget = g_weak_ref_get (&loading->widget);

  if (widget == NULL || gtk_widget_get_root (widget) == NULL ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_cancellable_is_cancelled (loading->cancellable))
    return NULL;

  if (error != NULL)
    {
      g_autofree char *reason = ptero_error_describe (error);

      ptero_panel_toast (widget, "%s", reason);
    }

  return g_steal_pointer (&widget);
}

static void
take_back (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  g_object_unref (cancellable);
}

/**
 * ptero_admin_load_begin:
 * @widget: what asks
 *
 * Takes back what the widget asked for before, so that who presses a button
 * twice gets what comes of it once.
 *
 * Returns: (transfer none): for what is asked for now
 */
GCancellable *
ptero_admin_load_begin (GtkWidget *widget)
{
  GCancellable *cancellable;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  cancellable = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (widget), "admin-load", cancellable, take_back);

  return cancellable;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Loading) loading = user_data;
  g_autoptr(GError) error = NULL;
  gboolean is_complete = ptero_listing_load_all_finish (PTERO_LISTING (source), result, &error);
  g_autoptr(GtkWidget) widget = take_error (loading, error);

  if (widget != NULL)
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

  loading = loading_new (widget, cancellable);
  loading->loaded = loaded;
  listing = ptero_listing_new (ptero_panel_get_client (panel), request, PER_PAGE);
  ptero_listing_load_all_async (listing, cancellable, loaded_cb, loading);
}
