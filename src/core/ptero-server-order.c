/* ptero-server-order.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-server-order.h"

/* What servers are sorted by, kept with them: collating anew for every comparison would take most
 * of the time of sorting. The last-known servers have theirs from the thread that reads them, so
 * that the first frame does not wait for it. */
typedef struct
{
  char *name;         /* that the keys are of */
  char *key;
  char *folded_key;
} Order;

static G_DEFINE_QUARK (ptero-server-order, order)

static void
order_free (gpointer data)
{
  Order *self = data;

  g_free (self->name);
  g_free (self->key);
  g_free (self->folded_key);
  g_free (self);
}

static Order *
get_order (PteroServer *server)
{
  Order *order = g_object_get_qdata (G_OBJECT (server), order_quark ());
  const char *name = server->name != NULL ? server->name : "";

  if (order != NULL && g_str_equal (order->name, name))
    return order;

  order = g_new0 (Order, 1);
  order->name = g_strdup (name);
  g_object_set_qdata_full (G_OBJECT (server), order_quark (), order, order_free);

  return order;
}

/**
 * ptero_server_order_get_key:
 * @server: a server
 *
 * Returns: (transfer none): for strcmp(): where its name stands among others,
 *   numbers in it by their value; good until it has another name
 */
const char *
ptero_server_order_get_key (PteroServer *server)
{
  Order *order;

  g_return_val_if_fail (PTERO_IS_SERVER (server), NULL);

  order = get_order (server);
  if (order->key == NULL)
    order->key = g_utf8_collate_key_for_filename (order->name, -1);

  return order->key;
}

/**
 * ptero_server_order_get_folded_key:
 * @server: a server
 *
 * Returns: (transfer none): the same as [func@Ptero.server_order_get_key],
 *   whichever letters are capitals
 */
const char *
ptero_server_order_get_folded_key (PteroServer *server)
{
  g_autofree char *folded = NULL;
  Order *order;

  g_return_val_if_fail (PTERO_IS_SERVER (server), NULL);

  order = get_order (server);
  if (order->folded_key == NULL)
    {
      folded = g_utf8_casefold (order->name, -1);
      order->folded_key = g_utf8_collate_key_for_filename (folded, -1);
    }

  return order->folded_key;
}
