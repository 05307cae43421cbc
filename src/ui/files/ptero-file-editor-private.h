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

void  ptero_file_editor_build             (PteroFileEditor  *self);
char *ptero_file_editor_dup_text          (PteroFileEditor  *self);
void  ptero_file_editor_show_page         (PteroFileEditor  *self,
                                           const char       *page);
void  ptero_file_editor_show_banner       (PteroFileEditor  *self,
                                           PteroBannerStyle  style,
                                           const char       *title,
                                           const char       *subtitle,
                                           ...);
void  ptero_file_editor_show_usual_banner (PteroFileEditor  *self);
void  ptero_file_editor_say               (PteroFileEditor  *self,
                                           const char       *text);
void  ptero_file_editor_save              (PteroFileEditor  *self);

/* When the file was changed on the server */
void  ptero_file_editor_show_conflict     (PteroFileEditor  *self);
void  ptero_file_editor_overwrite         (GtkWidget        *widget,
                                           const char       *action_name,
                                           GVariant         *parameter);
void  ptero_file_editor_take_difference   (GtkWidget        *widget,
                                           const char       *action_name,
                                           GVariant         *parameter);
void  ptero_file_editor_take_theirs       (GtkWidget        *widget,
                                           const char       *action_name,
                                           GVariant         *parameter);
void  ptero_file_editor_keep_editing      (GtkWidget        *widget,
                                           const char       *action_name,
                                           GVariant         *parameter);

G_END_DECLS
