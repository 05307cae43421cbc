/* ptero-panel-link.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "ptero-alert.h"
#include "ptero-error-text.h"
#include "ptero-panel-link.h"

typedef struct
{
  GtkWidget *widget;
  char      *heading;
} Launch;

static void
launch_free (Launch *launch)
{
  g_object_unref (launch->widget);
  g_free (launch->heading);
  g_free (launch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Launch, launch_free)

static void
launch_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Launch) launch = user_data;
  g_autoptr(GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error) &&
      gtk_widget_get_root (launch->widget) != NULL)
    {
      g_autofree char *text = ptero_error_describe (error);

      ptero_alert_show (launch->widget, launch->heading, text);
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
  ptero_panel_link_launch (widget, uri, _("The Browser Could Not Be Opened"));
}

/**
 * ptero_panel_link_launch:
 * @widget: a widget in the window that opens it
 * @uri: an address
 * @heading: what is said where that fails
 *
 * Opens @uri in what opens such addresses.
 */
void
ptero_panel_link_launch (GtkWidget  *widget,
                         const char *uri,
                         const char *heading)
{
  g_autoptr(GdkAppLaunchContext) context = NULL;
  Launch *launch;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (uri != NULL);

  launch = g_new0 (Launch, 1);
  launch->widget = g_object_ref (widget);
  launch->heading = g_strdup (heading);
  context = gdk_display_get_app_launch_context (gtk_widget_get_display (widget));
  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, launch_cb,
                                           launch);
}
