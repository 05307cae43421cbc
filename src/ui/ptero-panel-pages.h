/* ptero-panel-pages.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-job-queue.h"
#include "ptero-panel.h"

G_BEGIN_DECLS

/**
 * PteroPanelPageInfo:
 * @name: its name in actions
 * @title: its title, to be translated
 * @icon_name: its icon
 * @api: the API whose key it needs
 * @flavour: the kind of panels that has it; 0 for both
 * @create: makes what it shows: a widget that may be a [iface@Ptero.Part]
 *
 * A page of a panel, beside the one of its servers.
 */
typedef struct
{
  const char  *name;
  const char  *title;
  const char  *icon_name;
  PteroApi     api;
  PteroFlavour flavour;
  GtkWidget *(*create) (PteroPanel    *panel,
                        PteroJobQueue *jobs);
} PteroPanelPageInfo;

const PteroPanelPageInfo *ptero_panel_pages_get   (guint      *n_pages);
const PteroPanelPageInfo *ptero_panel_pages_find  (const char *name);
gboolean                  ptero_panel_pages_offer (PteroPanel *panel,
                                                   PteroApi    api);
gboolean                  ptero_panel_pages_has   (PteroPanel *panel,
                                                   const PteroPanelPageInfo *info);

G_END_DECLS
