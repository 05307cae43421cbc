/* ptero-database-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-database.h"

G_BEGIN_DECLS

char *ptero_database_dup_address (PteroDatabase *database);
const char *ptero_database_get_remote (PteroDatabase *database);
char *ptero_database_dup_jdbc    (PteroDatabase *database,
                                  const char    *password);
char *ptero_database_dup_uri     (PteroDatabase *database,
                                  const char    *password);
char *ptero_database_dup_command (PteroDatabase *database);
char *ptero_database_check_name  (const char    *name);
char *ptero_database_check_remote (const char   *remote);

G_END_DECLS
