/* ptero-part.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-part.h"

/**
 * PteroPart:
 *
 * A part of a page that takes its place: a section of a server's page, or what
 * a page of a panel shows. The page passes the commands on that every page has.
 */
G_DEFINE_INTERFACE (PteroPart, ptero_part, GTK_TYPE_WIDGET)

static void
ptero_part_default_init (PteroPartInterface *iface)
{
}

/**
 * ptero_part_refresh:
 * @self: a part
 *
 * Fetches anew what it shows.
 */
void
ptero_part_refresh (PteroPart *self)
{
  PteroPartInterface *iface;

  g_return_if_fail (PTERO_IS_PART (self));

  iface = PTERO_PART_GET_IFACE (self);
  if (iface->refresh != NULL)
    iface->refresh (self);
}

/**
 * ptero_part_start_search:
 * @self: a part
 *
 * Moves the focus to its search.
 *
 * Returns: whether it has one
 */
gboolean
ptero_part_start_search (PteroPart *self)
{
  PteroPartInterface *iface;

  g_return_val_if_fail (PTERO_IS_PART (self), FALSE);

  iface = PTERO_PART_GET_IFACE (self);

  return iface->start_search != NULL && iface->start_search (self);
}

/**
 * ptero_part_go_back:
 * @self: a part
 *
 * Goes back one step inside it.
 *
 * Returns: whether there was one
 */
gboolean
ptero_part_go_back (PteroPart *self)
{
  PteroPartInterface *iface;

  g_return_val_if_fail (PTERO_IS_PART (self), FALSE);

  iface = PTERO_PART_GET_IFACE (self);

  return iface->go_back != NULL && iface->go_back (self);
}
