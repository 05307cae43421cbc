/* ptero-discard.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-discard.h"

#include <glib/gi18n.h>

#include "ptero-alert.h"
#include "ptero-dialog.h"

static void
confirmed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  if (ptero_alert_confirm_finish (GTK_WIDGET (source), result, NULL))
    ptero_dialog_force_close (GTK_WIDGET (source));
}

/**
 * ptero_discard_ask:
 * @content: the content of a dialog that may not close yet
 * @heading: the question
 * @body: what would be lost
 * @cancellable: (nullable): a cancellable
 *
 * Asks whether what was entered is to be lost, and closes the dialog if so.
 */
void
ptero_discard_ask (GtkWidget    *content,
                   const char   *heading,
                   const char   *body,
                   GCancellable *cancellable)
{
  g_return_if_fail (GTK_IS_WIDGET (content));

  ptero_alert_confirm_async (content, heading, body, _("_Discard"), cancellable, confirmed_cb,
                             NULL);
}
