/* ptero-file-editor-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtksourceview/gtksource.h>

#include "ptero-banner.h"
#include "ptero-diff-view.h"
#include "ptero-editor-search.h"
#include "ptero-editor-status.h"
#include "ptero-file-editor.h"
#include "ptero-text-format.h"

G_BEGIN_DECLS

struct _PteroFileEditor
{
  AdwWindow          parent_instance;

  PteroRemoteFile   *file;
  PteroTextFormat    format;
  GtkSourceLanguage *language;
  GCancellable      *cancellable;
  GtkWidget         *opener;         /* weak */

  AdwToastOverlay   *toasts;
  AdwWindowTitle    *title;
  PteroBanner       *banner;
  GtkStack          *stack;
  AdwStatusPage     *status_page;
  GtkWidget         *status_buttons;
  GtkWidget         *save_button;
  GtkSpinner        *spinner;
  GtkWidget         *tools;
  GtkSourceView     *view;
  GtkTextBuffer     *buffer;
  PteroEditorSearch *search;
  PteroEditorStatus *status;
  PteroDiffView     *diff;

  guint              n_changes;      /* of the text, to know whether it changed while it was saved */
  guint              n_saved;
  guint              wrong_line;
  gboolean           saving;
  gboolean           wrap;
};

void ptero_file_editor_build (PteroFileEditor *self);

G_END_DECLS
