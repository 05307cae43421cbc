/* ptero-test-pelican.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-test-pelican.h"

#include <libsoup/soup.h>
#include <string.h>

#include "ptero-list-pane.h"
#include "ptero-panel-page.h"
#include "ptero-test-fleet.h"

#define LOST "{\"errors\":[{\"code\":\"NotFoundHttpException\",\"status\":\"404\",\"detail\":\"The route could not be found.\"}]}"

static void
request_cb (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  PteroTestPelican *self = user_data;
  const char *encoded = g_uri_get_path (soup_server_message_get_uri (message));
  g_autofree char *request = g_strdup_printf ("%s %s", soup_server_message_get_method (message),
                                              encoded);
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  const char *json = g_hash_table_lookup (self->answers, request);
  guint status = GPOINTER_TO_UINT (g_hash_table_lookup (self->statuses, request));

  if (!g_str_has_prefix (request, "GET "))
    g_ptr_array_add (self->requests, g_strdup_printf ("%s %.*s", request, (int) body->length,
                                                      body->data != NULL ? body->data : ""));
  if (status == 0)
    {
      status = 404;
      json = LOST;
    }
  soup_server_message_set_status (message, status, NULL);
  if (json != NULL)
    soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, json,
                                      strlen (json));
}

PteroTestPelican *
ptero_test_pelican_new (void)
{
  PteroTestPelican *self = g_new0 (PteroTestPelican, 1);
  g_autoptr(GError) error = NULL;
  g_autofree char *address = NULL;
  GSList *uris;

  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->statuses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->requests = g_ptr_array_new_with_free_func (g_free);
  self->server = soup_server_new ("raw-paths", TRUE, NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);
  g_assert_true (soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error));
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  address = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  self->panel = ptero_panel_new (NULL, "Pelican", address);
  ptero_panel_set_flavour (self->panel, PTERO_FLAVOUR_PELICAN);
  for (PteroApi api = PTERO_API_CLIENT; api <= PTERO_API_APPLICATION; api++)
    {
      ptero_panel_set_key (self->panel, api,
                           api == PTERO_API_CLIENT
                             ? "pacc_0123456789abcdef0123456789abcdef"
                             : "papp_0123456789abcdef0123456789abcdef");
      ptero_panel_set_has_key (self->panel, api, TRUE);
    }
  self->jobs = ptero_job_queue_new ();

  return self;
}

void
ptero_test_pelican_free (PteroTestPelican *self)
{
  if (self->window != NULL)
    ptero_test_pelican_close (self);
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_object_unref (self->jobs);
  g_object_unref (self->panel);
  g_hash_table_unref (self->answers);
  g_hash_table_unref (self->statuses);
  g_ptr_array_unref (self->requests);
  g_free (self);
}

/* What it answers from now on. */
void
ptero_test_pelican_answer (PteroTestPelican *self,
                           const char       *request,
                           guint             status,
                           const char       *json)
{
  g_hash_table_insert (self->answers, g_strdup (request), g_strdup (json));
  g_hash_table_insert (self->statuses, g_strdup (request), GUINT_TO_POINTER (status));
}

void
ptero_test_pelican_open (PteroTestPelican *self,
                         const char       *page)
{
  GtkWidget *toasts = adw_toast_overlay_new ();

  self->page = g_object_ref_sink (ptero_panel_page_new (self->panel, self->jobs,
                                                        ptero_panel_pages_find (page)));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), self->page);
  self->window = ptero_test_present_sized (toasts, 950, 700);
  self->pane = ptero_test_find_type (self->page, PTERO_TYPE_LIST_PANE);
}

void
ptero_test_pelican_close (PteroTestPelican *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  self->window = NULL;
  ptero_test_await_finalize (self->page);
}

typedef struct { PteroTestPelican *self; const char *request; const char *found; } Wanted;

static gboolean
has_request (gpointer user_data)
{
  Wanted *wanted = user_data;

  for (guint i = 0; i < wanted->self->requests->len; i++)
    if (g_str_has_prefix (wanted->self->requests->pdata[i], wanted->request))
      wanted->found = wanted->self->requests->pdata[i];

  return wanted->found != NULL;
}

/* The last request of which that is the beginning, once there is one. */
const char *
ptero_test_pelican_wait (PteroTestPelican *self,
                         const char       *request)
{
  Wanted wanted = { self, request, NULL };

  ptero_test_wait (has_request, &wanted);

  return wanted.found;
}
