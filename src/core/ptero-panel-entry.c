/* ptero-panel-entry.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-panel-entry.h"

#include "ptero-address.h"
#include "ptero-certificate.h"
#include "ptero-panel-list.h"

/**
 * ptero_panel_entry_new:
 * @panel: a panel
 *
 * Returns: (transfer full): an entry for @panel, of whose keys none is stored
 */
PteroPanelEntry *
ptero_panel_entry_new (PteroPanel *panel)
{
  PteroPanelEntry *entry = g_new0 (PteroPanelEntry, 1);

  entry->panel = g_object_ref (panel);

  return entry;
}

/**
 * ptero_panel_entry_free:
 * @entry: an entry
 *
 * Frees an entry.
 */
void
ptero_panel_entry_free (PteroPanelEntry *entry)
{
  ptero_panel_entry_forget_move (entry, PTERO_API_CLIENT);
  ptero_panel_entry_forget_move (entry, PTERO_API_APPLICATION);

  g_object_unref (entry->panel);
  g_free (entry);
}

/**
 * ptero_panel_entry_forget_move:
 * @entry: an entry
 * @api: which of the two keys
 *
 * Forgets where a key may go that was still to be read: it has been, or there
 * is another one or none by now.
 */
void
ptero_panel_entry_forget_move (PteroPanelEntry *entry,
                               PteroApi         api)
{
  g_clear_pointer (&entry->moved_from[api], g_free);
  g_clear_pointer (&entry->moved_to[api], g_free);
}

static void
set_string (GKeyFile   *key_file,
            const char *group,
            const char *key,
            const char *value)
{
  if (value != NULL)
    g_key_file_set_string (key_file, group, key, value);
  else
    g_key_file_remove_key (key_file, group, key, NULL);
}

/* Takes @values. */
static void
set_strings (GKeyFile    *key_file,
             const char  *group,
             const char  *key,
             char       **values)
{
  g_auto(GStrv) owned = values;

  if (*owned != NULL)
    g_key_file_set_string_list (key_file, group, key, (const char *const *)owned,
                                g_strv_length (owned));
  else
    g_key_file_remove_key (key_file, group, key, NULL);
}

/**
 * ptero_panel_entry_format:
 * @entry: an entry
 * @key_file: what is to be written
 * @group: the group of the panel
 *
 * Writes @entry into its group, and leaves there what is none of its.
 */
void
ptero_panel_entry_format (PteroPanelEntry *entry,
                          GKeyFile        *key_file,
                          const char      *group)
{
  PteroPanel *panel = entry->panel;
  g_autoptr(GEnumClass) flavours = g_type_class_ref (PTERO_TYPE_FLAVOUR);

  g_key_file_set_string (key_file, group, "name", ptero_panel_get_name (panel));
  g_key_file_set_string (key_file, group, "address", ptero_panel_get_address (panel));
  g_key_file_set_integer (key_file, group, "color", ptero_panel_get_color (panel));
  g_key_file_set_boolean (key_file, group, "admin-all", ptero_panel_get_admin_all (panel));
  set_string (key_file, group, "fingerprint", ptero_panel_get_fingerprint (panel));
  set_strings (key_file, group, "node-fingerprints",
               ptero_node_pins_to_strv (ptero_panel_get_node_pins (panel)));
  set_string (key_file, group, "flavour",
              g_enum_get_value (flavours, ptero_panel_get_flavour (panel))->value_nick);
  g_key_file_set_boolean (key_file, group, "session-only", ptero_panel_get_session_only (panel));
  g_key_file_set_boolean (key_file, group, "has-account-key", entry->stored[PTERO_API_CLIENT]);
  g_key_file_set_boolean (key_file, group, "has-application-key",
                          entry->stored[PTERO_API_APPLICATION]);
}

/**
 * ptero_panel_entry_parse:
 * @key_file: what was read
 * @group: the group of the panel
 * @id: the id of the panel
 *
 * Returns: (transfer full) (nullable): the entry, %NULL if @group is not there
 *   or not that of a panel
 */
PteroPanelEntry *
ptero_panel_entry_parse (GKeyFile   *key_file,
                         const char *group,
                         const char *id)
{
  g_autoptr(PteroPanel) panel = NULL;
  g_autoptr(GEnumClass) flavours = g_type_class_ref (PTERO_TYPE_FLAVOUR);
  g_autofree char *name = g_key_file_get_string (key_file, group, "name", NULL);
  g_autofree char *text = g_key_file_get_string (key_file, group, "address", NULL);
  g_autofree char *address = text != NULL ? ptero_address_normalize (text, NULL) : NULL;
  g_autofree char *fingerprint = g_key_file_get_string (key_file, group, "fingerprint", NULL);
  g_auto(GStrv) node_fingerprints = g_key_file_get_string_list (key_file, group,
                                                                "node-fingerprints", NULL, NULL);
  g_autofree char *flavour = g_key_file_get_string (key_file, group, "flavour", NULL);
  PteroPanelEntry *entry;
  GEnumValue *value;
  int color;

  if (address == NULL || !g_uuid_string_is_valid (id))
    return NULL;

  if (!ptero_panel_name_is_valid (name))
    {
      g_free (name);
      name = ptero_address_get_host (address);
    }

  panel = ptero_panel_new (id, name, address);
  color = g_key_file_get_integer (key_file, group, "color", NULL);
  ptero_panel_set_color (panel, CLAMP (color, 0, PTERO_N_PANEL_COLORS - 1));
  ptero_panel_set_admin_all (panel, g_key_file_get_boolean (key_file, group, "admin-all", NULL));
  ptero_panel_set_session_only (panel, g_key_file_get_boolean (key_file, group, "session-only",
                                                               NULL));
  ptero_panel_set_fingerprint (panel, ptero_fingerprint_is_valid (fingerprint)
                                 ? fingerprint
                                 : NULL);
  ptero_node_pins_load (ptero_panel_get_node_pins (panel), (const char *const *)node_fingerprints);

  value = flavour != NULL ? g_enum_get_value_by_nick (flavours, flavour) : NULL;
  ptero_panel_set_flavour (panel, value != NULL ? value->value : PTERO_FLAVOUR_UNKNOWN);

  entry = ptero_panel_entry_new (panel);
  entry->stored[PTERO_API_CLIENT] = g_key_file_get_boolean (key_file, group, "has-account-key",
                                                            NULL);
  entry->stored[PTERO_API_APPLICATION] = g_key_file_get_boolean (key_file, group,
                                                                 "has-application-key", NULL);

  for (PteroApi api = PTERO_API_CLIENT; api <= PTERO_API_APPLICATION; api++)
    ptero_panel_set_has_key (panel, api, entry->stored[api]);

  return entry;
}

/* What is in the keyring now is to be read; one that went is still good here, if it was. */
static gboolean
update_key (PteroPanelEntry *entry,
            PteroApi         api,
            gboolean         stored)
{
  gboolean read = ptero_panel_get_key_origin (entry->panel, api) != NULL;

  if (entry->stored[api] == stored)
    return FALSE;

  if (!stored)
    ptero_panel_entry_forget_move (entry, api);
  entry->stored[api] = stored;
  ptero_panel_set_has_key (entry->panel, api, stored || read);

  return TRUE;
}

/**
 * ptero_panel_entry_update:
 * @entry: an entry
 * @theirs: the same panel, as somebody else has written it
 *
 * Makes @entry what @theirs is.
 *
 * Returns: whether other keys than before are in the keyring
 */
gboolean
ptero_panel_entry_update (PteroPanelEntry *entry,
                          PteroPanelEntry *theirs)
{
  PteroPanel *panel = entry->panel;
  g_auto(GStrv) node_pins = ptero_node_pins_to_strv (ptero_panel_get_node_pins (theirs->panel));
  gboolean changed = FALSE;

  g_object_freeze_notify (G_OBJECT (panel));
  ptero_node_pins_load (ptero_panel_get_node_pins (panel), (const char *const *)node_pins);
  ptero_panel_set_name (panel, ptero_panel_get_name (theirs->panel));
  ptero_panel_set_address (panel, ptero_panel_get_address (theirs->panel));
  ptero_panel_set_color (panel, ptero_panel_get_color (theirs->panel));
  ptero_panel_set_admin_all (panel, ptero_panel_get_admin_all (theirs->panel));
  ptero_panel_set_fingerprint (panel, ptero_panel_get_fingerprint (theirs->panel));
  ptero_panel_set_flavour (panel, ptero_panel_get_flavour (theirs->panel));
  for (PteroApi api = PTERO_API_CLIENT; api <= PTERO_API_APPLICATION; api++)
    changed |= update_key (entry, api, theirs->stored[api]);
  g_object_thaw_notify (G_OBJECT (panel));

  return changed;
}
