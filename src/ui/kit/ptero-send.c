/* ptero-send.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-send.h"

#include "ptero-error-text.h"
#include "ptero-panel-toast.h"

#define LAST "last-sending"   /* of a widget: what it asked for last, if that is under way */

typedef struct
{
  GWeakRef       widget;
  PteroPanel    *panel;
  PteroRequest  *request;
  char          *done;
  PteroSentFunc  func;
} Sending;

static void
sending_free (Sending *sending)
{
  g_weak_ref_clear (&sending->widget);
  g_object_unref (sending->panel);
  g_object_unref (sending->request);
  g_free (sending->done);
  g_free (sending);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sending, sending_free)

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(Sending) sending = user_data;
  g_autoptr(GtkWidget) widget = g_weak_ref_get (&sending->widget);
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);

  if (widget != NULL && g_object_get_data (G_OBJECT (widget), LAST) == sending)
    g_object_set_data (G_OBJECT (widget), LAST, NULL);
  if (widget == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error != NULL)
    {
      g_autofree char *reason = ptero_error_describe (error);

      ptero_panel_toast (widget, "%s", reason);
      return;
    }

  if (sending->done != NULL)
    ptero_panel_toast (widget, "%s", sending->done);
  if (sending->func != NULL)
    sending->func (widget, answer);
}

/* A button was pressed twice, before the panel has answered to the first time. */
static gboolean
is_under_way (GtkWidget    *widget,
              PteroPanel   *panel,
              PteroRequest *request)
{
  Sending *last = g_object_get_data (G_OBJECT (widget), LAST);

  return last != NULL && last->panel == panel && ptero_request_equal (last->request, request);
}

/**
 * ptero_send:
 * @widget: what asks
 * @panel: a panel
 * @request: what to send
 * @done: (nullable): what a toast says when it went well
 * @func: (nullable) (scope async): called then
 *
 * Sends what the person asked for with a single action. A failure is told by a
 * toast. The request is not taken back when @widget goes. It is not sent again
 * while it is the last that @widget has sent and the panel is yet to answer.
 */
void
ptero_send (GtkWidget     *widget,
            PteroPanel    *panel,
            PteroRequest  *request,
            const char    *done,
            PteroSentFunc  func)
{
  Sending *sending;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (PTERO_IS_PANEL (panel));

  if (is_under_way (widget, panel, request))
    return;

  sending = g_new0 (Sending, 1);
  g_weak_ref_init (&sending->widget, widget);
  sending->panel = g_object_ref (panel);
  sending->request = ptero_request_copy (request);
  g_object_set_data (G_OBJECT (widget), LAST, sending);
  sending->done = g_strdup (done);
  sending->func = func;
  ptero_client_send_async (ptero_panel_get_client (panel), request, NULL, sent_cb, sending);
}
