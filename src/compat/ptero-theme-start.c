/* ptero-theme-start.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-theme-start.h"

#include <gtk/gtk.h>

/* GTK reads its own theme when it starts, which is a tenth of all that is done until the first
 * frame, and libadwaita drops that at once for the empty one beside which it has its own style. GTK
 * takes the empty one from the start where the environment says so. libadwaita does not put its
 * style beside what a person chose there, so it must be gone again by then; and no program that is
 * started from here may find it. */

#define VARIABLE "GTK_THEME"
#define EMPTY    "Adwaita-empty"

static gboolean is_set;

/**
 * ptero_theme_start_prepare:
 *
 * Has GTK not read a theme that is not used. To be called while there is no
 * other thread. What the person chose stays.
 */
void
ptero_theme_start_prepare (void)
{
  is_set = g_getenv (VARIABLE) == NULL && g_setenv (VARIABLE, EMPTY, FALSE);
}

/**
 * ptero_theme_start_gtk:
 *
 * Starts GTK. To be called before libadwaita is.
 */
void
ptero_theme_start_gtk (void)
{
  gtk_init ();
  gtk_settings_get_default ();
  /* a thread reads the themes, for which libadwaita would wait if it were the first to ask */
  gtk_icon_theme_get_for_display (gdk_display_get_default ());

  /* nothing is freed here that another thread may be reading */
  if (is_set)
    g_unsetenv (VARIABLE);
  is_set = FALSE;
}
