/* ptero-toplevel.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-toplevel.h"

/**
 * ptero_toplevel_is_hidden:
 * @surface: the surface of a window
 *
 * Tells whether nobody can see the window, as far as the compositor says:
 * minimized, and where GTK knows it (4.12) covered or on another workspace.
 * Changes notify as the surface's `state`.
 *
 * Returns: whether it is hidden
 */
gboolean
ptero_toplevel_is_hidden (GdkSurface *surface)
{
  GdkToplevelState hidden = GDK_TOPLEVEL_STATE_MINIMIZED;

#if GTK_CHECK_VERSION (4, 12, 0)
  hidden |= GDK_TOPLEVEL_STATE_SUSPENDED;
#endif

  g_return_val_if_fail (GDK_IS_TOPLEVEL (surface), FALSE);

  return (gdk_toplevel_get_state (GDK_TOPLEVEL (surface)) & hidden) != 0;
}
