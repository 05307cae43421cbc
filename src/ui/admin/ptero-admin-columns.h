/* ptero-admin-columns.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-table.h"

G_BEGIN_DECLS

/* What tells an egg, a node or a server from others, where they are chosen for something or
 * attached to it. */
#define PTERO_ADMIN_N_COLUMNS 3

extern const PteroColumn ptero_admin_egg_columns[];
extern const PteroColumn ptero_admin_node_columns[];
extern const PteroColumn ptero_admin_server_columns[];

gint64 ptero_admin_get_id      (gpointer    item);
char  *ptero_admin_dup_id      (gpointer    item);
char  *ptero_admin_dup_name    (gpointer    item);
char  *ptero_admin_dup_created (gpointer    item);
char  *ptero_admin_dup_changed (gpointer    item);
gint64 ptero_admin_count       (GListModel *list);
char  *ptero_admin_dup_count   (GListModel *list);

/* What a resource says in words. */
#define PTERO_ADMIN_DEFINE_TEXT(name, Type, member) \
  static char * \
  name (gpointer item) \
  { \
    return g_strdup (((Type *) item)->member); \
  }

/* How many a resource has of those that it lists: get_n_… as a number, dup_n_… in words. */
#define PTERO_ADMIN_DEFINE_COUNT(Type, list) \
  static gint64 \
  get_n_##list (gpointer item) \
  { \
    return ptero_admin_count (((Type *) item)->list); \
  } \
  \
  static char * \
  dup_n_##list (gpointer item) \
  { \
    return ptero_admin_dup_count (((Type *) item)->list); \
  }

G_END_DECLS
