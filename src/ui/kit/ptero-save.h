/* ptero-save.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PteroSaveWords:
 * @done: what a toast says when it is written, to be translated
 * @failed: what it says when that failed, to be translated; the reason follows
 *
 * What is told of a file by other words than the usual ones.
 */
typedef struct
{
  const char *done;
  const char *failed;
} PteroSaveWords;

void ptero_save       (GtkWidget            *widget,
                       const char           *title,
                       const char           *name,
                       GBytes               *bytes);
void ptero_save_to    (GtkWidget            *widget,
                       GFile                *file,
                       GBytes               *bytes);
void ptero_save_alone (GtkWidget            *widget,
                       const char           *title,
                       const char           *name,
                       GBytes               *bytes,
                       const PteroSaveWords *words);

G_END_DECLS
