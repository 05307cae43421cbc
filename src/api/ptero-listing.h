/* ptero-listing.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-client.h"

G_BEGIN_DECLS

#define PTERO_TYPE_LISTING (ptero_listing_get_type ())

G_DECLARE_FINAL_TYPE (PteroListing, ptero_listing, PTERO, LISTING, GObject)

PteroListing *ptero_listing_new             (PteroClient          *client,
                                             PteroRequest         *request,
                                             guint                 per_page);
gboolean      ptero_listing_get_loading     (PteroListing         *self);
gboolean      ptero_listing_get_complete    (PteroListing         *self);
guint         ptero_listing_get_total       (PteroListing         *self);
const GError *ptero_listing_get_error       (PteroListing         *self);
gpointer      ptero_listing_peek_item         (PteroListing         *self,
                                               guint                 position);
guint         ptero_listing_get_n_unread    (PteroListing         *self);
const GError *ptero_listing_get_item_error  (PteroListing         *self);
void          ptero_listing_load_all_async  (PteroListing         *self,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean      ptero_listing_load_all_finish (PteroListing         *self,
                                             GAsyncResult         *result,
                                             GError              **error);
void          ptero_listing_refresh         (PteroListing         *self);

G_END_DECLS
