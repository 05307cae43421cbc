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
#include "ptero-narrow-bin.h"
#include "ptero-text-format.h"

G_BEGIN_DECLS

struct _PteroFileEditor
{
  GtkWidget           parent_instance;

  PteroRemoteFile    *file;
  PteroTextFormat     format;
  GtkSourceLanguage  *language;
  GCancellable       *cancellable;
  GSimpleActionGroup *actions;
  GtkWidget          *opener;         /* weak */
  GBinding           *collapsed;      /* not owned; of the back button */

  char               *title;
  char               *subtitle;
  GtkWidget          *header_start;
  GtkWidget          *header_end;
  GtkWidget          *back_button;
  GtkWidget          *save_button;
  GtkSpinner         *spinner;
  GtkWidget          *tools;

  PteroNarrowBin     *bin;
  AdwToastOverlay    *toasts;
  PteroBanner        *banner;
  GtkStack           *stack;
  AdwStatusPage      *status_page;
  GtkWidget          *status_buttons;
  GtkSourceView      *view;
  GtkTextBuffer      *buffer;
  PteroEditorSearch  *search;
  PteroEditorStatus  *status;
  PteroDiffView      *diff;
  GTask              *comparison;     /* (nullable): not owned; the one that is awaited */

  guint               n_changes;      /* of the text, to know whether it changed while it was saved */
  guint               n_saved;
  guint               wrong_line;
  gboolean            loading;
  gboolean            saving;
  gboolean            save_again;     /* what was changed while it was saved */
};

void      ptero_file_editor_build             (PteroFileEditor  *self);
void      ptero_file_editor_add_actions       (PteroFileEditor  *self);
void      ptero_file_editor_update_actions    (PteroFileEditor  *self);
void      ptero_file_editor_set_enabled       (PteroFileEditor  *self,
                                               const char       *name,
                                               gboolean          enabled);
gboolean  ptero_file_editor_is_shown          (PteroFileEditor  *self,
                                               const char       *page);
void      ptero_file_editor_show_page         (PteroFileEditor  *self,
                                               const char       *page);
void      ptero_file_editor_show_banner       (PteroFileEditor  *self,
                                               PteroBannerStyle  style,
                                               const char       *title,
                                               const char       *subtitle,
                                               ...) G_GNUC_NULL_TERMINATED;
void      ptero_file_editor_show_usual_banner (PteroFileEditor  *self);
void      ptero_file_editor_say               (PteroFileEditor  *self,
                                               const char       *text);
void      ptero_file_editor_load              (PteroFileEditor  *self);
gboolean  ptero_file_editor_show_bytes        (PteroFileEditor  *self,
                                               GBytes           *bytes);
char     *ptero_file_editor_dup_text          (PteroFileEditor  *self);
char     *ptero_file_editor_dup_unsaved       (PteroFileEditor  *self);
gboolean  ptero_file_editor_can_save          (PteroFileEditor  *self);
void      ptero_file_editor_save              (PteroFileEditor  *self);
void      ptero_file_editor_save_checked      (PteroFileEditor  *self);
void      ptero_file_editor_move_out          (PteroFileEditor  *self);
void      ptero_file_editor_refresh_opener    (PteroFileEditor  *self);
void      ptero_file_editor_save_copy_cb      (GSimpleAction    *action,
                                               GVariant         *parameter,
                                               gpointer          user_data);

/* When the file was changed on the server */
void      ptero_file_editor_show_conflict          (PteroFileEditor *self);
gboolean  ptero_file_editor_is_compared            (PteroFileEditor *self);
void      ptero_file_editor_compare_again          (PteroFileEditor *self);
void      ptero_file_editor_save_decided           (PteroFileEditor *self);
void      ptero_file_editor_overwrite_cb           (GSimpleAction   *action,
                                                    GVariant        *parameter,
                                                    gpointer         user_data);
void      ptero_file_editor_take_difference_cb     (GSimpleAction   *action,
                                                    GVariant        *parameter,
                                                    gpointer         user_data);
void      ptero_file_editor_keep_difference_cb     (GSimpleAction   *action,
                                                    GVariant        *parameter,
                                                    gpointer         user_data);
void      ptero_file_editor_take_theirs_cb         (GSimpleAction   *action,
                                                    GVariant        *parameter,
                                                    gpointer         user_data);
void      ptero_file_editor_keep_editing_cb        (GSimpleAction   *action,
                                                    GVariant        *parameter,
                                                    gpointer         user_data);

G_END_DECLS
