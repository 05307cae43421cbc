/* ptero-test-files.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-file-object.h"
#include "ptero-test-sections.h"

G_BEGIN_DECLS

/* What a person does in the list of files, and what is there then. */
gboolean         ptero_test_files_is_listed     (gpointer    browser);
PteroFileObject *ptero_test_files_find          (GtkWidget  *browser,
                                                 const char *name);
void             ptero_test_files_wait          (GtkWidget  *browser,
                                                 const char *name);
void             ptero_test_files_wait_none     (GtkWidget  *browser,
                                                 const char *name);
void             ptero_test_files_wait_selected (GtkWidget  *browser,
                                                 const char *name);
void             ptero_test_files_run           (GtkWidget  *browser,
                                                 const char *verb);
void             ptero_test_files_select        (GtkWidget  *browser,
                                                 const char *name);
void             ptero_test_files_fill          (GtkWidget  *browser,
                                                 const char *field,
                                                 const char *value);
void             ptero_test_files_open_folder   (GtkWidget  *browser,
                                                 const char *name);
const char      *ptero_test_files_get_path      (GtkWidget  *browser);
void             ptero_test_files_upload        (GtkWidget  *browser,
                                                 const char *folder,
                                                 const char *name);

G_END_DECLS
