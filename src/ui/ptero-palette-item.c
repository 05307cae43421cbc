/* ptero-palette-item.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-palette-item.h"

#include <gtk/gtk.h>

#include "ptero-format.h"
#include "ptero-palette-words.h"

G_DEFINE_FINAL_TYPE (PteroPaletteItem, ptero_palette_item, G_TYPE_OBJECT)

static void
ptero_palette_item_finalize (GObject *object)
{
  PteroPaletteItem *self = PTERO_PALETTE_ITEM (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->detail);
  g_free (self->keys);
  g_free (self->haystack);
  g_clear_pointer (&self->target, g_variant_unref);
  g_clear_object (&self->panel);
  g_clear_object (&self->server);

  G_OBJECT_CLASS (ptero_palette_item_parent_class)->finalize (object);
}

static void
ptero_palette_item_class_init (PteroPaletteItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_palette_item_finalize;
}

static void
ptero_palette_item_init (PteroPaletteItem *self)
{
}

/* What of @server was found by @words and is not in sight. */
static char *
quote_reason (PteroFleetServer   *server,
              const char * const *words)
{
  const char *word;
  g_autofree char *reason = words != NULL
                              ? ptero_fleet_server_find_reason (server, words, &word)
                              : NULL;

  return reason != NULL ? ptero_palette_quote (reason, word) : NULL;
}

/* Panel, node and address, as far as there are any, and what else it was found by. */
static char *
describe_place (PteroFleetServer   *server,
                const char * const *words)
{
  g_autofree char *reason = quote_reason (server, words);
  const char *parts[] = {
    ptero_panel_get_name (ptero_fleet_server_get_panel (server)),
    reason,
    ptero_fleet_server_get_server (server)->node,
    ptero_fleet_server_get_address (server),
  };
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);

  return ptero_text_make_safe (text->str);
}

/**
 * ptero_palette_item_new_heading:
 * @title: what it says
 *
 * Returns: (transfer full): a heading
 */
PteroPaletteItem *
ptero_palette_item_new_heading (const char *title)
{
  PteroPaletteItem *self = g_object_new (PTERO_TYPE_PALETTE_ITEM, NULL);

  self->heading = TRUE;
  self->title = g_strdup (title);

  return self;
}

/**
 * ptero_palette_item_new_server:
 * @server: a server
 * @words: (nullable) (array zero-terminated=1): the case-folded words it was found by
 *
 * Returns: (transfer full): a row that opens @server
 */
PteroPaletteItem *
ptero_palette_item_new_server (PteroFleetServer   *server,
                               const char * const *words)
{
  PteroPaletteItem *self;

  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (server), NULL);

  self = g_object_new (PTERO_TYPE_PALETTE_ITEM, NULL);
  self->id = g_strconcat (PTERO_PALETTE_SERVER_PREFIX, ptero_fleet_server_get_key (server), NULL);
  self->title = ptero_text_make_safe (ptero_fleet_server_get_server (server)->name);
  self->detail = describe_place (server, words);
  self->action = "win.open-server";
  self->background_action = "win.open-server-in-background";
  self->target = g_variant_ref_sink (g_variant_new_string (ptero_fleet_server_get_key (server)));
  self->panel = g_object_ref (ptero_fleet_server_get_panel (server));
  self->server = g_object_ref (server);

  return self;
}

/**
 * ptero_palette_item_new:
 * @title: what it says; made safe here
 * @detail: (nullable): what belongs to it
 * @icon_name: its icon
 * @action: the action it activates
 * @target: (nullable): the parameter of @action
 *
 * Returns: (transfer full): a row that does something
 */
PteroPaletteItem *
ptero_palette_item_new (const char *title,
                        const char *detail,
                        const char *icon_name,
                        const char *action,
                        GVariant   *target)
{
  PteroPaletteItem *self = g_object_new (PTERO_TYPE_PALETTE_ITEM, NULL);
  g_autofree char *text = NULL;

  self->title = ptero_text_make_safe (title);
  self->detail = detail != NULL ? ptero_text_make_safe (detail) : NULL;
  self->icon_name = icon_name;
  self->action = action;
  self->target = target != NULL ? g_variant_ref_sink (target) : NULL;

  text = g_strdup_printf ("%s\n%s", self->title, self->detail != NULL ? self->detail : "");
  self->haystack = g_utf8_casefold (text, -1);

  return self;
}

/**
 * ptero_palette_item_set_id:
 * @self: an item
 * @id: what it is known by
 *
 * Has @self remembered when it is used.
 */
void
ptero_palette_item_set_id (PteroPaletteItem *self,
                           const char       *id)
{
  g_return_if_fail (PTERO_IS_PALETTE_ITEM (self));

  g_free (self->id);
  self->id = g_strdup (id);
}

/**
 * ptero_palette_item_set_keys:
 * @self: an item
 * @accelerator: (nullable): as in gtk_accelerator_parse()
 *
 * Tells the keys that do the same.
 */
void
ptero_palette_item_set_keys (PteroPaletteItem *self,
                             const char       *accelerator)
{
  g_return_if_fail (PTERO_IS_PALETTE_ITEM (self));

  g_clear_pointer (&self->keys, g_free);
  self->key = 0;
  if (accelerator != NULL && gtk_accelerator_parse (accelerator, &self->key, &self->modifiers))
    self->keys = gtk_accelerator_get_label (self->key, self->modifiers);
}

/**
 * ptero_palette_item_set_nested:
 * @self: an item
 *
 * Has @self belong to the server that is above it.
 */
void
ptero_palette_item_set_nested (PteroPaletteItem *self)
{
  g_return_if_fail (PTERO_IS_PALETTE_ITEM (self));

  self->nested = TRUE;
}

/**
 * ptero_palette_item_set_panel:
 * @self: an item
 * @panel: a panel
 *
 * Shows the mark of @panel in place of the icon.
 */
void
ptero_palette_item_set_panel (PteroPaletteItem *self,
                              PteroPanel       *panel)
{
  g_return_if_fail (PTERO_IS_PALETTE_ITEM (self));

  g_set_object (&self->panel, panel);
}

/**
 * ptero_palette_item_match:
 * @self: an item made by [ctor@Ptero.PaletteItem.new]
 * @words: (array zero-terminated=1): case-folded words
 *
 * Returns: how well it matches
 */
PteroWordsMatch
ptero_palette_item_match (PteroPaletteItem   *self,
                          const char * const *words)
{
  g_return_val_if_fail (PTERO_IS_PALETTE_ITEM (self), PTERO_WORDS_NONE);
  g_return_val_if_fail (self->haystack != NULL, PTERO_WORDS_NONE);

  return ptero_words_match (self->haystack, words);
}
