/* store-support.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sqlite3.h>

#include "ptero-store.h"

G_BEGIN_DECLS

/* What the tests of the store share: the place of a file in a folder of its own. */
typedef struct
{
  char *folder;
  char *path;
} Fixture;

void               set_up          (Fixture          *fixture,
                                    gconstpointer     data);
void               tear_down       (Fixture          *fixture,
                                    gconstpointer     data);

/* What is stored, waited for. */
GPtrArray         *load            (PteroStore       *store);
GPtrArray         *load_jobs       (PteroStore       *store);
PteroStoredServer *find            (GPtrArray        *fleet,
                                    const char       *panel_id,
                                    guint             number);

void               save            (PteroStore       *store,
                                    const char       *panel_id,
                                    guint             number,
                                    const char       *extra,
                                    PteroServerState  state);
void               save_job        (PteroStore       *store,
                                    const char       *id,
                                    const char       *panel_id);

char              *check_new_store (Fixture          *fixture);

/* What is in the folder of the file, and in the file, without a store. */
guint              count_files     (Fixture          *fixture,
                                    const char       *part);
guint              count_servers   (Fixture          *fixture);
void               execute         (Fixture          *fixture,
                                    const char       *sql);
sqlite3           *lock            (Fixture          *fixture);

G_END_DECLS
