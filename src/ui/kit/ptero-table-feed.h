/* ptero-table-feed.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PTERO_TYPE_TABLE_FEED (ptero_table_feed_get_type ())

G_DECLARE_FINAL_TYPE (PteroTableFeed, ptero_table_feed, PTERO, TABLE_FEED, GObject)

PteroTableFeed *ptero_table_feed_new       (GListModel     *source);
void            ptero_table_feed_set_keeps (PteroTableFeed *self,
                                            gboolean        keeps);
void            ptero_table_feed_flush     (PteroTableFeed *self);
void            ptero_table_feed_drain     (PteroTableFeed *self,
                                            GtkBitset      *rows);

G_END_DECLS
