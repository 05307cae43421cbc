/* ptero-listing.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-client.h"

G_BEGIN_DECLS

#define PTERO_TYPE_LISTING (ptero_listing_get_type ())

/* A GListModel of the resources that a list route answers with. It fetches its next page when an item near the end of what
 * it has is asked for; a page that shifts between two fetches gives no duplicate and no hole.
 * Properties: "loading" (boolean), "error" (GError, nullable), "total" (uint), "complete" (boolean). */
G_DECLARE_FINAL_TYPE (PteroListing, ptero_listing, PTERO, LISTING, GObject)

/* @request: a request of a list route, with its filters; page and per_page are the listing's. */
PteroListing *ptero_listing_new             (PteroClient          *client,
                                             PteroRequest         *request,
                                             guint                 per_page);
gboolean      ptero_listing_get_loading     (PteroListing         *self);
gboolean      ptero_listing_get_complete    (PteroListing         *self);
guint         ptero_listing_get_total       (PteroListing         *self);
const GError *ptero_listing_get_error       (PteroListing         *self);

/* Fetches every page, several at once, and then replaces the content in one go with as few changes as there are:
 * items that stay keep their object and position. */
void          ptero_listing_load_all_async  (PteroListing         *self,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean      ptero_listing_load_all_finish (PteroListing         *self,
                                             GAsyncResult         *result,
                                             GError              **error);
/* Starts anew from the first page; the old content stays until the first page is there. */
void          ptero_listing_refresh         (PteroListing         *self);

G_END_DECLS
