/* ptero-node-certificate.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-node-certificate.h"

#include "ptero-certificate-dialog.h"

/* What is asked for, with the dialog. */
typedef struct
{
  PteroNodePins *pins;
  char          *authority;
} Question;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->pins);
  g_free (question->authority);
  g_free (question);
}

static void
trusted_cb (PteroCertificateDialog *dialog,
            const char             *fingerprint,
            gpointer                user_data)
{
  Question *question = user_data;

  ptero_node_pins_set (question->pins, question->authority, fingerprint);
}

/**
 * ptero_node_certificate_is_error:
 * @error: (nullable): an error
 *
 * Returns: whether it tells of the certificate of a node that can be looked at
 */
gboolean
ptero_node_certificate_is_error (const GError *error)
{
  return (g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_UNTRUSTED_CERTIFICATE) ||
          g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_CERTIFICATE_CHANGED)) &&
         ptero_api_error_get_fingerprint (error) != NULL && ptero_api_error_get_location (error) != NULL;
}

/**
 * ptero_node_certificate_view:
 * @parent: what asks
 * @pins: where it is kept which are trusted
 * @authority: the host and port of the node
 * @fingerprint: SHA-256 of the certificate that it shows
 *
 * Shows the certificate, and lets the person trust it for that host and port;
 * what waits for it tries again by itself.
 */
void
ptero_node_certificate_view (GtkWidget     *parent,
                             PteroNodePins *pins,
                             const char    *authority,
                             const char    *fingerprint)
{
  Question *question;
  GtkWidget *dialog;

  g_return_if_fail (PTERO_IS_NODE_PINS (pins));
  g_return_if_fail (authority != NULL);
  g_return_if_fail (fingerprint != NULL);

  question = g_new0 (Question, 1);
  question->pins = g_object_ref (pins);
  question->authority = g_strdup (authority);
  dialog = ptero_certificate_dialog_new_for_node (authority, fingerprint,
                                                  ptero_node_pins_get (question->pins, authority));
  g_signal_connect_data (dialog, "trusted", G_CALLBACK (trusted_cb), question, question_free, 0);
  ptero_certificate_dialog_present (PTERO_CERTIFICATE_DIALOG (dialog), parent);
}
