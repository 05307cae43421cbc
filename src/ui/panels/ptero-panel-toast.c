/* ptero-panel-toast.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-format.h"
#include "ptero-panel-toast.h"
#include "ptero-window.h"

/**
 * ptero_panel_toast:
 * @widget: (nullable): a widget in the window
 * @format: what to say, as for printf()
 * @...: its arguments, which may be names that panels made up
 *
 * Says something in passing. The text is made safe and is not markup.
 */
void
ptero_panel_toast (GtkWidget  *widget,
                   const char *format,
                   ...)
{
  g_autofree char *text = NULL;
  g_autofree char *safe = NULL;
  g_autofree char *escaped = NULL;
  va_list args;

  if (widget == NULL)
    return;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);

  safe = ptero_text_make_safe (text);
  escaped = g_markup_escape_text (safe, -1);
  ptero_window_add_toast (widget, adw_toast_new (escaped));
}
