/* ptero-late-style.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-late-style.h"

/**
 * ptero_late_style_load:
 *
 * Loads the style sheet of all that is not in the first frame, unless it was
 * loaded: GTK tries each rule on each widget, so that the start is faster
 * without. To be called before the first such thing is made.
 */
void
ptero_late_style_load (void)
{
  static GtkCssProvider *provider;

  if (provider != NULL)
    return;

  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, RESOURCE_PATH "/late.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}
