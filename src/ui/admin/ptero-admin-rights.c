/* ptero-admin-rights.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-rights.h"

#include <glib/gi18n.h>

#include "ptero-error.h"
#include "ptero-facts.h"
#include "ptero-list-pane.h"
#include "ptero-weak-ref.h"

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GtkWidget) widget = ptero_weak_ref_take (user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);

  if (widget == NULL || !g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_FORBIDDEN))
    return;

  if (PTERO_IS_LIST_PANE (widget))
    ptero_list_pane_set_read_only (PTERO_LIST_PANE (widget),
                                   _("The application key of this panel may not change this"));
  else
    ptero_facts_set_read_only (PTERO_FACTS (widget),
                               _("The application key of this panel may not change this"));
}

/* Once, when it is shown. */
static void
map_cb (GtkWidget *widget)
{
  PteroPanel *panel = g_object_get_data (G_OBJECT (widget), "rights-panel");
  PteroRequest *creation = g_object_get_data (G_OBJECT (widget), "rights-creation");

  g_signal_handlers_disconnect_by_func (widget, map_cb, NULL);
  ptero_client_send_async (ptero_panel_get_client (panel), creation, NULL, answered_cb,
                           ptero_weak_ref_new (widget));
}

/**
 * ptero_admin_rights_heed:
 * @widget: a [class@Ptero.ListPane] or [class@Ptero.Facts]
 * @panel: a panel
 * @creation: a request that creates one, with nothing set
 *
 * What the application key may not do is not offered. The panel checks the
 * rights before it complains of what is missing, so that @creation tells
 * without creating anything. The account key of an administrator may do all.
 */
void
ptero_admin_rights_heed (GtkWidget    *widget,
                         PteroPanel   *panel,
                         PteroRequest *creation)
{
  g_autoptr(GBytes) body = g_bytes_new_static ("{}", 2);

  g_return_if_fail (PTERO_IS_LIST_PANE (widget) || PTERO_IS_FACTS (widget));
  g_return_if_fail (PTERO_IS_PANEL (panel));

  if (!ptero_panel_has_key (panel, PTERO_API_APPLICATION))
    return;

  ptero_request_set_body (creation, "application/json", body);
  ptero_request_set_priority (creation, PTERO_PRIORITY_BACKGROUND);
  g_object_set_data_full (G_OBJECT (widget), "rights-panel", g_object_ref (panel), g_object_unref);
  g_object_set_data_full (G_OBJECT (widget), "rights-creation", g_object_ref (creation),
                          g_object_unref);
  g_signal_connect (widget, "map", G_CALLBACK (map_cb), NULL);
}
