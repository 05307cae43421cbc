/* ptero-database.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* A connection to a database of ours, used by one thread at a time. */
typedef struct _PteroDatabase PteroDatabase;

PteroDatabase *ptero_database_open        (const char     *path,
                                           char          **notice);
char          *ptero_database_set_aside   (const char     *path);
void           ptero_database_close       (PteroDatabase  *self);
sqlite3_stmt  *ptero_database_prepare     (PteroDatabase  *self,
                                           const char     *sql);
gboolean       ptero_database_run         (PteroDatabase  *self,
                                           sqlite3_stmt   *statement);
gboolean       ptero_database_execute     (PteroDatabase  *self,
                                           const char     *sql);
gboolean       ptero_database_is_locked   (PteroDatabase  *self);
void           ptero_database_copy        (PteroDatabase  *self,
                                           const char     *path);
void           ptero_database_roll_back   (PteroDatabase  *self);
void           ptero_database_note        (PteroDatabase  *self,
                                           int             result);
const char    *ptero_database_get_message (PteroDatabase  *self);
gboolean       ptero_database_is_damaged  (PteroDatabase  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PteroDatabase, ptero_database_close)

G_END_DECLS
