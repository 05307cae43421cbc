/* ptero-panel-move.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "ptero-address.h"
#include "ptero-alert.h"
#include "ptero-format.h"
#include "ptero-panel-move.h"

static char *
dup_safe_origin (const char *address)
{
  g_autofree char *origin = ptero_address_get_origin (address);

  return ptero_text_make_safe (origin != NULL ? origin : address);
}

/* What the keys were given for that would go to @address: each once, and how many they are. */
static char *
find_origins (PteroPanel     *panel,
              const char     *address,
              const gboolean  kept[2],
              guint          *n_keys)
{
  g_autoptr(GPtrArray) origins = g_ptr_array_new_with_free_func (g_free);

  *n_keys = 0;
  for (PteroApi api = PTERO_API_CLIENT; api <= PTERO_API_APPLICATION; api++)
    {
      const char *known = ptero_panel_get_key_origin (panel, api);
      char *origin;

      if (!kept[api] || !ptero_panel_has_key (panel, api) ||
          ptero_panel_may_send_key (panel, api, address))
        continue;

      ++*n_keys;
      origin = dup_safe_origin (known != NULL ? known : ptero_panel_get_address (panel));
      if (g_ptr_array_find_with_equal_func (origins, origin, g_str_equal, NULL))
        g_free (origin);
      else
        g_ptr_array_add (origins, origin);
    }

  g_ptr_array_add (origins, NULL);

  return g_strjoinv (", ", (char **)origins->pdata);
}

/**
 * ptero_panel_move_ask:
 * @panel: a panel
 * @address: where it is said to be now
 * @kept: which of its keys are to be kept, by #PteroApi
 * @parent: a widget in the window that asks
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer, see ptero_alert_confirm_finish()
 * @user_data: for @callback
 *
 * Asks whether keys that were given for another address are to be sent to
 * @address.
 *
 * Returns: %FALSE if there are none, and nothing is asked
 */
gboolean
ptero_panel_move_ask (PteroPanel          *panel,
                      const char          *address,
                      const gboolean       kept[2],
                      GtkWidget           *parent,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  guint n_keys;

  g_return_val_if_fail (PTERO_IS_PANEL (panel), FALSE);
  g_return_val_if_fail (address != NULL, FALSE);
  g_return_val_if_fail (GTK_IS_WIDGET (parent), FALSE);

  from = find_origins (panel, address, kept, &n_keys);
  if (n_keys == 0)
    return FALSE;

  to = dup_safe_origin (address);
  /* Translators: %s is the address of a computer */
  heading = g_strdup_printf (ngettext ("Send the Key to %s?", "Send the Keys to %s?", n_keys), to);
  /* Translators: %s is the address of a computer */
  body = g_strdup_printf (ngettext ("The key was given for %s. Whoever runs the other address gets it, and can do all that it allows. Send it only if the panel has moved there.",
                                    "The keys were given for %s. Whoever runs the other address gets them, and can do all that they allow. Send them only if the panel has moved there.", n_keys),
                          from);
  ptero_alert_confirm_async (parent, heading, body, ngettext ("_Send Key", "_Send Keys", n_keys),
                             cancellable, callback, user_data);

  return TRUE;
}
