/* ptero-preset-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-presets.h"

G_BEGIN_DECLS

#define PTERO_TYPE_PRESET_DIALOG (ptero_preset_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PteroPresetDialog, ptero_preset_dialog, PTERO, PRESET_DIALOG, GtkWidget)

/**
 * PteroPresetInfo:
 * @title: the title of the dialog
 * @icon_name: what is shown where there is none
 * @about: what they are for, and how one comes to be
 * @deleted: what becomes of what they were used for once one is deleted
 * @describe: (nullable): tells what is in one
 * @give: (nullable): tells what is chosen now, without what may be secret, for whom they can be
 *   made here
 * @take: (nullable): chooses what was chosen once, for whom they can be used here
 *
 * What is said of one kind of presets and can be done with them.
 */
typedef struct
{
  const char  *title;
  const char  *icon_name;
  const char  *about;
  const char  *deleted;
  char      *(*describe) (PteroPreset *preset);
  JsonNode  *(*give)     (GtkWidget   *chooser);
  void       (*take)     (GtkWidget   *chooser,
                          JsonNode    *content);
} PteroPresetInfo;

void ptero_preset_dialog_present (const PteroPresetInfo *info,
                                  PteroPresets          *presets,
                                  GtkWidget             *chooser);

G_END_DECLS
