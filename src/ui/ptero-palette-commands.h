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

/**
 * PteroPaletteVerbFunc:
 * @verb: number of a verb
 * @exact: whether its name was typed, whole and nothing else
 * @rest: (array zero-terminated=1): the words that are left
 * @user_data: as given
 */
typedef void (*PteroPaletteVerbFunc) (guint                verb,
                                      gboolean             exact,
                                      const char * const  *rest,
                                      gpointer             user_data);

void              ptero_palette_find_verbs          (const char * const   *words,
                                                     PteroPaletteVerbFunc  found,
                                                     gpointer              user_data);
PteroPaletteItem *ptero_palette_verb_apply          (guint                 verb,
                                                     PteroFleetServer     *server,
                                                     gboolean              named);
PteroPaletteItem *ptero_palette_verb_apply_selected (guint                 verb,
                                                     GPtrArray            *servers);
char             *ptero_palette_describe_server     (PteroFleetServer     *server);

G_END_DECLS
