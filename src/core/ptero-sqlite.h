/* ptero-sqlite.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* A connection to a database of ours, used by one thread at a time. */
typedef struct _PteroSqlite PteroSqlite;

PteroSqlite   *ptero_sqlite_open        (const char    *path,
                                         char         **notice,
                                         GError       **error);
char          *ptero_sqlite_set_aside   (const char    *path,
                                         GError       **error);
void           ptero_sqlite_close       (PteroSqlite   *self);
sqlite3_stmt  *ptero_sqlite_prepare     (PteroSqlite   *self,
                                         const char    *sql);
gboolean       ptero_sqlite_run         (PteroSqlite   *self,
                                         sqlite3_stmt  *statement);
gboolean       ptero_sqlite_execute     (PteroSqlite   *self,
                                         const char    *sql);
gboolean       ptero_sqlite_has_moved   (PteroSqlite   *self);
void           ptero_sqlite_roll_back   (PteroSqlite   *self);
void           ptero_sqlite_note        (PteroSqlite   *self,
                                         int            result);
const char    *ptero_sqlite_get_message (PteroSqlite   *self);
gboolean       ptero_sqlite_is_damaged  (PteroSqlite   *self);
gboolean       ptero_sqlite_is_refused  (PteroSqlite   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PteroSqlite, ptero_sqlite_close)

G_END_DECLS
