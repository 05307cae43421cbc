/* ptero-palette-commands.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-palette-item.h"
#include "ptero-panel-store.h"

G_BEGIN_DECLS

void ptero_palette_add_commands       (GPtrArray           *items,
                                       PteroPanelStore     *panels);
void ptero_palette_add_pages          (GPtrArray           *items,
                                       PteroPanelStore     *panels,
                                       PteroFleetServer    *front);
void ptero_palette_add_server_actions (GPtrArray           *items,
                                       PteroFleetServer    *server,
                                       gboolean             sections,
                                       guint                n_most);

typedef void (*PteroPaletteVerbFunc) (guint                verb,
                                      const char * const  *rest,
                                      gpointer             user_data);

void              ptero_palette_find_verbs (const char * const   *words,
                                            PteroPaletteVerbFunc  found,
                                            gpointer              user_data);
PteroPaletteItem *ptero_palette_verb_apply (guint                 verb,
                                            PteroFleetServer     *server,
                                            gboolean              named);

G_END_DECLS
