/* ptero-store.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PTERO_TYPE_STORE (ptero_store_get_type ())

/* The local store: SQLite, WAL, in a worker thread. Last-known fleet now; metrics, archive and journal later. A corrupt or newer file is set
 * aside with a message ("notice"), never a crash, never a silent loss. */
G_DECLARE_FINAL_TYPE (PteroStore, ptero_store, PTERO, STORE, GObject)

PteroStore *ptero_store_new        (const char *path);   /* (nullable): NULL for $XDG_DATA_HOME/ptero/ptero.db */
const char *ptero_store_get_notice (PteroStore *self);   /* (nullable): what was set aside and why */
void        ptero_store_close      (PteroStore *self);   /* writes what is pending */

/* Rows of the last-known fleet: panel id, uuid, PteroServer and PteroStats as GVariants, state, when. Interface between
 * PteroFleet and PteroStore; shaped by whoever implements the two. */

G_END_DECLS
