/* ptero-palette-item.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdk/gdk.h>

#include "ptero-fleet-server.h"

G_BEGIN_DECLS

/* What the id of a server begins with; its key follows. */
#define PTERO_PALETTE_SERVER_PREFIX "server:"

/**
 * PteroPaletteItem:
 * @heading: whether it only says what follows
 * @nested: whether it belongs to the server above it
 * @id: (nullable): what it is known by when it was used, %NULL: it is not remembered
 * @title: what it says
 * @detail: (nullable): what belongs to it, dimmed
 * @icon_name: (nullable): its icon
 * @keys: (nullable): its shortcut, in the words of the keyboard
 * @key: the key of its shortcut, 0: it has none
 * @modifiers: those of its shortcut
 * @action: (nullable): the action of the window it activates
 * @target: (nullable): the parameter of @action
 * @background_action: (nullable): the action that leaves the person where they are
 * @panel: (nullable): the panel whose mark it has
 * @server: (nullable): the server it is
 *
 * A row of the palette. Its texts are safe to be shown. The members are for
 * reading.
 */
#define PTERO_TYPE_PALETTE_ITEM (ptero_palette_item_get_type ())

G_DECLARE_FINAL_TYPE (PteroPaletteItem, ptero_palette_item, PTERO, PALETTE_ITEM, GObject)

struct _PteroPaletteItem
{
  GObject           parent_instance;

  gboolean          heading;
  gboolean          nested;
  char             *id;
  char             *title;
  char             *detail;
  const char       *icon_name;
  char             *keys;
  guint             key;
  GdkModifierType   modifiers;
  const char       *action;
  GVariant         *target;
  const char       *background_action;
  PteroPanel       *panel;
  PteroFleetServer *server;

  /*< private >*/
  char             *haystack;
};

PteroPaletteItem *ptero_palette_item_new_heading (const char          *title);
PteroPaletteItem *ptero_palette_item_new_server  (PteroFleetServer    *server,
                                                  const char * const  *words);
PteroPaletteItem *ptero_palette_item_new         (const char          *title,
                                                  const char          *detail,
                                                  const char          *icon_name,
                                                  const char          *action,
                                                  GVariant            *target);
void              ptero_palette_item_set_id      (PteroPaletteItem    *self,
                                                  const char          *id);
void              ptero_palette_item_set_keys    (PteroPaletteItem    *self,
                                                  const char          *accelerator);
void              ptero_palette_item_set_nested  (PteroPaletteItem    *self);
void              ptero_palette_item_set_panel   (PteroPaletteItem    *self,
                                                  PteroPanel          *panel);
PteroWordsMatch   ptero_palette_item_match       (PteroPaletteItem    *self,
                                                  const char * const  *words);

G_END_DECLS
