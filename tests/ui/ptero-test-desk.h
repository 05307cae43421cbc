/* ptero-test-desk.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-access.h"
#include "ptero-test-sections.h"

G_BEGIN_DECLS

/* A server, what may be done with it, and a window to open editors from. */
typedef struct
{
  PteroTestFleet *fleet;
  PteroAccess    *access;
  GtkWidget      *window;
  GtkWidget      *label;
  GtkWidget      *editor;
} PteroTestDesk;

PteroTestDesk *ptero_test_desk_new          (PteroDemoKey   key);
void           ptero_test_desk_free         (PteroTestDesk *self);
void           ptero_test_desk_write_file   (PteroTestDesk *self,
                                             const char    *path,
                                             const char    *data,
                                             gssize         length);
GBytes        *ptero_test_desk_read_file    (PteroTestDesk *self,
                                             const char    *path);
void           ptero_test_desk_assert_file  (PteroTestDesk *self,
                                             const char    *path,
                                             const char    *data,
                                             gssize         length);
void           ptero_test_desk_delete_file  (PteroTestDesk *self,
                                             const char    *name);
GtkWidget     *ptero_test_desk_find_editor  (void);
gboolean       ptero_test_desk_has_editor   (gpointer       unused);
gboolean       ptero_test_desk_has_no_editor (gpointer      unused);
gboolean       ptero_test_desk_has_view     (gpointer       editor);
gboolean       ptero_test_desk_has_diff     (gpointer       editor);
GtkWindow     *ptero_test_desk_get_window   (PteroTestDesk *self);
GtkTextBuffer *ptero_test_desk_get_buffer   (PteroTestDesk *self);
void           ptero_test_desk_open_page    (PteroTestDesk *self,
                                             const char    *path,
                                             gint64         size);
void           ptero_test_desk_open_file    (PteroTestDesk *self,
                                             const char    *path);
void           ptero_test_desk_assert_text  (PteroTestDesk *self,
                                             const char    *text);
void           ptero_test_desk_insert       (PteroTestDesk *self,
                                             int            line,
                                             const char    *text);
void           ptero_test_desk_run          (PteroTestDesk *self,
                                             const char    *action);
gboolean       ptero_test_desk_is_saved     (gpointer       self);
void           ptero_test_desk_save         (PteroTestDesk *self);
void           ptero_test_desk_close_editor (PteroTestDesk *self);

G_END_DECLS
