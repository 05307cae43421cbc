/* ptero-file-verbs.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-file-browser.h"
#include "ptero-list-pane.h"

G_BEGIN_DECLS

/**
 * PteroFileVerb:
 * @name: name of its action in the group `files`
 * @title: its title, to be translated, with a mnemonic
 * @permission: (nullable): what a subuser needs for it
 * @flags: what it needs
 * @run: does it; @files are the selected ones
 * @fits: (nullable): whether it can be done with a file
 * @accel: (nullable): a key that does it
 * @icon_name: (nullable): its icon in the bar
 *
 * Something that can be done with the files of a [class@Ptero.FileBrowser].
 */
typedef struct
{
  const char      *name;
  const char      *title;
  const char      *permission;
  PteroVerbFlags   flags;
  void           (*run)  (PteroFileBrowser *browser,
                          GPtrArray        *files);
  gboolean       (*fits) (PteroFileBrowser *browser,
                          PteroFileObject  *file);
  const char      *accel;
  const char      *icon_name;
} PteroFileVerb;

const PteroFileVerb *ptero_file_verbs_get (guint            *n_verbs);
gboolean             ptero_file_verb_needs_files (const PteroFileVerb *verb);
gboolean             ptero_file_verb_fits (const PteroFileVerb *verb,
                                           PteroFileBrowser *browser,
                                           GPtrArray        *files);
void                 ptero_file_open      (PteroFileBrowser *browser,
                                           PteroFileObject  *file);

G_END_DECLS
