/* ptero-demo-files.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-world.h"

G_BEGIN_DECLS

/* A file or folder of a server. */
struct _PteroDemoFile
{
  char *name;
  PteroDemoFile *parent;
  GPtrArray *children;   /* of a folder; NULL for a file */
  GBytes *bytes;         /* of a file; NULL for one made of a repeated line */
  gint64 size;
  guint mode;
  gboolean is_link;
  gint64 created_at;
  gint64 modified_at;
};

void           ptero_demo_file_free       (PteroDemoFile   *self);
PteroDemoFile *ptero_demo_file_new_folder (const char      *name);
PteroDemoFile *ptero_demo_file_copy       (PteroDemoFile   *self);
PteroDemoFile *ptero_demo_file_get_child  (PteroDemoFile   *self,
                                           const char      *name);
void           ptero_demo_file_add        (PteroDemoFile   *self,
                                           PteroDemoFile   *child);
void           ptero_demo_file_remove     (PteroDemoFile   *self);
PteroDemoFile *ptero_demo_file_find       (PteroDemoFile   *root,
                                           const char      *path);
PteroDemoFile *ptero_demo_file_make_path  (PteroDemoFile   *root,
                                           const char      *path);
PteroDemoFile *ptero_demo_file_write      (PteroDemoFile   *root,
                                           const char      *path,
                                           GBytes          *bytes);
gint64         ptero_demo_file_measure    (PteroDemoFile   *self);
GBytes        *ptero_demo_file_read       (PteroDemoFile   *self,
                                           gint64           offset,
                                           gsize            length);
const char    *ptero_demo_file_get_type   (PteroDemoFile   *self);
char          *ptero_demo_file_resolve    (const char      *folder,
                                           const char      *path);
PteroDemoFile *ptero_demo_files_get       (PteroDemoWorld  *world,
                                           PteroDemoServer *server);
void           ptero_demo_files_fill      (PteroDemoWorld  *world,
                                           PteroDemoServer *server,
                                           PteroDemoFile   *root);

G_END_DECLS
