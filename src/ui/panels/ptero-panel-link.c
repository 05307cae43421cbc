/* ptero-panel-link.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "ptero-alert.h"
#include "ptero-error-text.h"
#include "ptero-panel-link.h"

static void
launch_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GtkWidget) widget = user_data;
  g_autoptr(GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error) &&
      gtk_widget_get_root (widget) != NULL)
    {
      g_autofree char *text = ptero_error_describe (error);

      ptero_alert_show (widget, _("The Browser Could Not Be Opened"), text);
    }
}

/**
 * ptero_panel_link_open:
 * @widget: a widget in the window that opens it
 * @uri: the address of a page of a panel's website
 *
 * Opens @uri in the browser. Says so where that fails.
 */
void
ptero_panel_link_open (GtkWidget  *widget,
                       const char *uri)
{
  g_autoptr(GdkAppLaunchContext) context = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (uri != NULL);

  context = gdk_display_get_app_launch_context (gtk_widget_get_display (widget));
  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL,
                                           launch_cb, g_object_ref (widget));
}
