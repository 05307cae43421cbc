/* ptero-socket-handshake.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-socket-handshake.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ptero-address.h"
#include "ptero-certificate.h"
#include "ptero-error.h"
#include "ptero-message.h"

#define DEADLINE    20            /* s */
#define MAX_PAYLOAD (1024 * 1024)

typedef struct
{
  SoupMessage  *message;
  char         *address;
  char         *fingerprint;
  char         *shown;        /* fingerprint of the certificate that was refused */
  GCancellable *cancellable;  /* of libsoup's work: cancelled by the caller and by the deadline */
  gulong        cancelled_id;
  guint         deadline_id;
  gboolean      is_late;
} Handshake;

static void
handshake_free (gpointer data)
{
  Handshake *handshake = data;

  g_clear_handle_id (&handshake->deadline_id, g_source_remove);
  g_clear_object (&handshake->message);
  g_clear_object (&handshake->cancellable);
  g_free (handshake->address);
  g_free (handshake->fingerprint);
  g_free (handshake->shown);
  g_free (handshake);
}

static gboolean
deadline_cb (gpointer user_data)
{
  Handshake *handshake = user_data;

  handshake->deadline_id = 0;
  handshake->is_late = TRUE;
  g_cancellable_cancel (handshake->cancellable);

  return G_SOURCE_REMOVE;
}

static gboolean
accept_certificate_cb (SoupMessage          *message,
                       GTlsCertificate      *certificate,
                       GTlsCertificateFlags  errors,
                       gpointer              user_data)
{
  Handshake *handshake = user_data;

  g_free (handshake->shown);
  handshake->shown = ptero_certificate_get_fingerprint (certificate);

  return ptero_fingerprint_equal (handshake->shown, handshake->fingerprint);
}

/* Takes @error. */
static GError *
translate_error (GTask  *task,
                 GError *error)
{
  Handshake *handshake = g_task_get_task_data (task);
  guint status = soup_message_get_status (handshake->message);
  SoupMessageHeaders *headers = soup_message_get_response_headers (handshake->message);
  const PteroApiError code = handshake->fingerprint != NULL ? PTERO_API_ERROR_CERTIFICATE_CHANGED
                                                            : PTERO_API_ERROR_UNTRUSTED_CERTIFICATE;
  GError *better = NULL;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    return error;

  if (handshake->is_late)
    better = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                                  _("The node did not answer in time."));
  else if (error->domain == G_TLS_ERROR && handshake->shown != NULL &&
           !ptero_fingerprint_equal (handshake->shown, handshake->fingerprint))
    better = ptero_api_error_new_for_node_certificate (code, handshake->shown, handshake->address);
  else if (status != SOUP_STATUS_NONE && status != SOUP_STATUS_SWITCHING_PROTOCOLS)
    better = ptero_api_error_new_from_node (status, headers, NULL);

  if (better == NULL)
    return error;

  g_error_free (error);

  return better;
}

/* A message may come in one frame or in many, and libsoup has a limit for each; 3.2 only that for
 * frames. There nothing can be done about a node that never ends a message: the first that is told
 * of one is "message", after its last frame; the counts are private; and the stream below is given
 * to the connection when that is made, so none that counts can be put between. A node that forgets
 * to answer pings meanwhile is dropped for its silence, see ptero-socket-link.c. */
static void
limit_payload (SoupWebsocketConnection *connection)
{
  soup_websocket_connection_set_max_incoming_payload_size (connection, MAX_PAYLOAD);

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (connection),
                                    "max-total-message-size") != NULL)
    g_object_set (connection, "max-total-message-size", (guint64) MAX_PAYLOAD, NULL);
}

static void
connected_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Handshake *handshake = g_task_get_task_data (task);
  g_autoptr(SoupWebsocketConnection) connection = NULL;
  GError *error = NULL;

  g_signal_handlers_disconnect_by_data (handshake->message, handshake);
  if (g_task_get_cancellable (task) != NULL)
    g_cancellable_disconnect (g_task_get_cancellable (task), handshake->cancelled_id);

  connection = soup_session_websocket_connect_finish (SOUP_SESSION (object), result, &error);
  if (connection == NULL)
    {
      g_task_return_error (task, translate_error (task, error));
      return;
    }

  limit_payload (connection);
  g_task_return_pointer (task, g_steal_pointer (&connection), g_object_unref);
}

static void
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  g_cancellable_cancel (user_data);
}

/* The token would be read by whoever listens; an address of this network is as safe as the panel's
 * own. */
static SoupMessage *
create_message (const char  *address,
                GError     **error)
{
  g_autoptr(SoupMessage) message = NULL;
  g_autofree char *web = NULL;

  if (g_str_has_prefix (address, "ws://"))
    web = g_strconcat ("http", address + strlen ("ws"), NULL);

  if (web != NULL || g_str_has_prefix (address, "wss://"))
    message = ptero_message_new (SOUP_METHOD_GET, address);

  if (message == NULL)
    g_set_error_literal (error, PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER,
                         _("The panel’s answer is damaged or incomplete."));
  else if (web != NULL && !ptero_address_is_private (web))
    {
      g_clear_object (&message);
      g_set_error_literal (error, PTERO_API_ERROR, PTERO_API_ERROR_INSECURE,
                           _("The node takes connections only without encryption, which is not safe over the Internet."));
    }

  return g_steal_pointer (&message);
}

/**
 * ptero_socket_handshake_async: (skip)
 * @session: a session that knows no key
 * @address: where the websocket is, as the panel said
 * @origin: the panel's address; Wings compares it with its own setting
 * @fingerprint: (nullable): the one certificate to accept
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Makes the connection of a websocket.
 */
void
ptero_socket_handshake_async (SoupSession         *session,
                              const char          *address,
                              const char          *origin,
                              const char          *fingerprint,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (session, cancellable, callback, user_data);
  g_autoptr(SoupMessage) message = NULL;
  Handshake *handshake;
  GError *error = NULL;

  g_task_set_source_tag (task, ptero_socket_handshake_async);

  message = create_message (address, &error);
  if (message == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  handshake = g_new0 (Handshake, 1);
  handshake->message = g_object_ref (message);
  handshake->address = g_strdup (address);
  handshake->fingerprint = g_strdup (fingerprint);
  handshake->cancellable = g_cancellable_new ();
  handshake->deadline_id = g_timeout_add_seconds (DEADLINE, deadline_cb, handshake);
  g_task_set_task_data (task, handshake, handshake_free);

  ptero_message_limit_informational (message, handshake->cancellable);
  g_signal_connect (message, "accept-certificate", G_CALLBACK (accept_certificate_cb), handshake);
  if (cancellable != NULL)
    handshake->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb),
                                                     g_object_ref (handshake->cancellable),
                                                     g_object_unref);

  soup_session_websocket_connect_async (session, message, origin, NULL, G_PRIORITY_DEFAULT,
                                        handshake->cancellable, connected_cb,
                                        g_steal_pointer (&task));
}

/**
 * ptero_socket_handshake_finish: (skip)
 * @session: the session
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): a connection that takes messages of up to 1 MiB,
 *   or %NULL with an error of the transport or, if the node or something
 *   before it answered, of %PTERO_API_ERROR with its HTTP status
 */
SoupWebsocketConnection *
ptero_socket_handshake_finish (SoupSession   *session,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
