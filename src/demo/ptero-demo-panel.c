/* ptero-demo-panel.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-panel.h"

#include <libsoup/soup.h>

#include "ptero-demo-call.h"
#include "ptero-demo-power.h"
#include "ptero-demo-router.h"

/**
 * PteroDemoPanel:
 *
 * A panel on loopback with an in-memory world, speaking the Client and the Application API.
 *
 * It is what "Try the Demo Panel" opens and what the tests run against, and knows nothing of the
 * code it is used to test. The server runs in a thread of its own; the functions here may be
 * called from any other thread. They hand over to that thread and wait.
 *
 * Keys are random, made anew for each panel, in the form of real ones. They stay the same over
 * [method@DemoPanel.stop] and [method@DemoPanel.start].
 */

struct _PteroDemoPanel
{
  GObject parent_instance;

  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  SoupServer *server;
  PteroDemoBackend backend;
  GHashTable *n_requests;   /* by path */
  char *address;
  guint port;
  gboolean tls;
};

G_DEFINE_FINAL_TYPE (PteroDemoPanel, ptero_demo_panel, G_TYPE_OBJECT)

typedef struct
{
  void (*run) (PteroDemoPanel *self,
               gpointer        data);
  PteroDemoPanel *self;
  gpointer data;
  GMutex mutex;
  GCond cond;
  gboolean done;
} Errand;

static gboolean
errand_cb (gpointer data)
{
  Errand *errand = data;

  errand->run (errand->self, errand->data);

  g_mutex_lock (&errand->mutex);
  errand->done = TRUE;
  g_cond_signal (&errand->cond);
  g_mutex_unlock (&errand->mutex);

  return G_SOURCE_REMOVE;
}

/* Runs @run in the server's thread and waits for it. */
static void
run_there (PteroDemoPanel  *self,
           void           (*run) (PteroDemoPanel *self,
                                  gpointer        data),
           gpointer         data)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Errand errand = { run, self, data };

  g_mutex_init (&errand.mutex);
  g_cond_init (&errand.cond);

  g_source_set_priority (source, G_PRIORITY_HIGH);
  g_source_set_callback (source, errand_cb, &errand, NULL);
  g_source_attach (source, self->context);

  g_mutex_lock (&errand.mutex);
  while (!errand.done)
    g_cond_wait (&errand.cond, &errand.mutex);
  g_mutex_unlock (&errand.mutex);

  g_mutex_clear (&errand.mutex);
  g_cond_clear (&errand.cond);
}

static gpointer
thread_main (gpointer data)
{
  PteroDemoPanel *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  g_main_context_pop_thread_default (self->context);

  return NULL;
}

static void
send_answer (PteroDemoPanel    *self,
             SoupServerMessage *message,
             PteroDemoCall     *call)
{
  soup_server_message_set_status (message, call->status, NULL);
  if (call->content_type != NULL)
    soup_message_headers_replace (call->headers, "Content-Type", call->content_type);

  if (call->answer != NULL)
    {
      soup_message_body_append_take (soup_server_message_get_response_body (message),
                                     (guchar *) g_steal_pointer (&call->answer), call->length);
      soup_message_body_complete (soup_server_message_get_response_body (message));
    }
}

static void
count_request (PteroDemoPanel *self,
               const char     *path)
{
  gpointer count = g_hash_table_lookup (self->n_requests, path);

  g_hash_table_replace (self->n_requests, g_strdup (path), GUINT_TO_POINTER (GPOINTER_TO_UINT (count) + 1));
}

static void
request_cb (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           data)
{
  PteroDemoPanel *self = data;
  PteroDemoCall *call = ptero_demo_call_new (&self->backend, message);

  count_request (self, call->path);
  ptero_demo_router_answer (call);
  send_answer (self, message, call);
  ptero_demo_call_free (call);
}

static void
add_keys (PteroDemoPanel *self)
{
  static const struct
  {
    guint user;
    gboolean application;
    guchar rights;
    gboolean elsewhere;
    const char *description;
  } seeds[PTERO_DEMO_N_KEYS] = {
    [PTERO_DEMO_KEY_ADMIN] = { 1, FALSE, 0, FALSE, "Desktop" },
    [PTERO_DEMO_KEY_USER] = { 2, FALSE, 0, FALSE, "Desktop" },
    [PTERO_DEMO_KEY_APPLICATION] = { 1, TRUE, 3, FALSE, NULL },
    [PTERO_DEMO_KEY_READ_ONLY] = { 1, TRUE, 1, FALSE, NULL },
    [PTERO_DEMO_KEY_IP_LOCKED] = { 1, FALSE, 0, TRUE, "Office only" },
    [PTERO_DEMO_KEY_TWO_FACTOR] = { 4, FALSE, 0, FALSE, "Desktop" },
    [PTERO_DEMO_KEY_NO_SERVERS] = { 3, FALSE, 0, FALSE, "Desktop" },
    [PTERO_DEMO_KEY_PARTIAL] = { 1, TRUE, 0, FALSE, NULL },
  };
  const char *elsewhere[] = { "198.51.100.7", NULL };
  const char *anywhere[] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (seeds); i++)
    {
      PteroDemoUser *user = ptero_demo_find_id (self->backend.world->users, seeds[i].user);
      PteroDemoCredential *key = ptero_demo_credential_new (user, seeds[i].application, seeds[i].rights);

      key->elsewhere = seeds[i].elsewhere;
      if (i == PTERO_DEMO_KEY_PARTIAL)
        key->rights[PTERO_DEMO_RIGHT_USERS] = key->rights[PTERO_DEMO_RIGHT_NODES] = 1;
      if (!seeds[i].application)
        ptero_demo_credential_publish (key, seeds[i].description, (GStrv) (key->elsewhere ? elsewhere : anywhere),
                                       self->backend.world->born_at - 86400);

      g_ptr_array_add (self->backend.credentials, key);
    }
}

static void
free_backend (PteroDemoBackend *backend)
{
  g_clear_pointer (&backend->credentials, g_ptr_array_unref);
  g_clear_pointer (&backend->throttle, ptero_demo_throttle_free);
  g_clear_pointer (&backend->world, ptero_demo_world_free);
  g_clear_pointer (&backend->address, g_free);
}

static void
ptero_demo_panel_dispose (GObject *object)
{
  PteroDemoPanel *self = PTERO_DEMO_PANEL (object);

  if (self->thread != NULL)
    {
      ptero_demo_panel_stop (self);
      g_main_loop_quit (self->loop);
      g_thread_join (g_steal_pointer (&self->thread));
    }

  G_OBJECT_CLASS (ptero_demo_panel_parent_class)->dispose (object);
}

static void
ptero_demo_panel_finalize (GObject *object)
{
  PteroDemoPanel *self = PTERO_DEMO_PANEL (object);

  free_backend (&self->backend);
  g_hash_table_unref (self->n_requests);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_free (self->address);

  G_OBJECT_CLASS (ptero_demo_panel_parent_class)->finalize (object);
}

static void
ptero_demo_panel_class_init (PteroDemoPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ptero_demo_panel_dispose;
  object_class->finalize = ptero_demo_panel_finalize;
}

static void
ptero_demo_panel_init (PteroDemoPanel *self)
{
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->n_requests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * ptero_demo_panel_new:
 * @n_servers: how many servers its world has; 0 for the default world of 40
 * @seed: the same seed gives the same world
 *
 * Returns: (transfer full): a panel that does not listen yet
 */
PteroDemoPanel *
ptero_demo_panel_new (guint   n_servers,
                      guint64 seed)
{
  PteroDemoPanel *self = g_object_new (PTERO_TYPE_DEMO_PANEL, NULL);

  self->backend.world = ptero_demo_world_new (n_servers, seed);
  self->backend.throttle = ptero_demo_throttle_new ();
  self->backend.credentials = g_ptr_array_new_with_free_func ((GDestroyNotify) ptero_demo_credential_free);
  add_keys (self);
  self->thread = g_thread_new ("demo-panel", thread_main, self);

  return self;
}

void
ptero_demo_panel_set_tls (PteroDemoPanel *self,
                          gboolean        tls)
{
  g_return_if_fail (PTERO_IS_DEMO_PANEL (self));
  g_return_if_fail (self->server == NULL);

  self->tls = tls;
}

/* Before the first start; 0 takes any free port. */
void
ptero_demo_panel_set_port (PteroDemoPanel *self,
                           guint           port)
{
  g_return_if_fail (PTERO_IS_DEMO_PANEL (self));
  g_return_if_fail (port <= G_MAXUINT16);

  self->port = port;
}

static void
start_there (PteroDemoPanel *self,
             gpointer        data)
{
  GError **error = data;
  g_autoslist (GUri) uris = NULL;

  if (self->server != NULL)
    return;

  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);

  if (!soup_server_listen_local (self->server, self->port, SOUP_SERVER_LISTEN_IPV4_ONLY, error))
    {
      g_clear_object (&self->server);
      return;
    }

  uris = soup_server_get_uris (self->server);
  self->port = (guint) g_uri_get_port (uris->data);

  if (self->address == NULL)
    {
      self->address = g_strdup_printf ("%s://127.0.0.1:%u", self->tls ? "https" : "http", self->port);
      self->backend.address = g_strdup (self->address);
    }
}

/**
 * ptero_demo_panel_start:
 * @self: a panel
 * @error: return location for an error
 *
 * Opens the port; after a stop the same one as before. Does nothing if it is open.
 *
 * Returns: %FALSE if the port could not be had
 */
gboolean
ptero_demo_panel_start (PteroDemoPanel  *self,
                        GError         **error)
{
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (PTERO_IS_DEMO_PANEL (self), FALSE);

  run_there (self, start_there, &local_error);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

static void
stop_there (PteroDemoPanel *self,
            gpointer        data)
{
  if (self->server == NULL)
    return;

  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
}

/* Closes the port and all connections. */
void
ptero_demo_panel_stop (PteroDemoPanel *self)
{
  g_return_if_fail (PTERO_IS_DEMO_PANEL (self));

  run_there (self, stop_there, NULL);
}

/* Returns: (nullable): "http://127.0.0.1:PORT"; %NULL before the first start */
const char *
ptero_demo_panel_get_address (PteroDemoPanel *self)
{
  g_return_val_if_fail (PTERO_IS_DEMO_PANEL (self), NULL);

  return self->address;
}

const char *
ptero_demo_panel_get_key (PteroDemoPanel *self,
                          PteroDemoKey    which)
{
  g_return_val_if_fail (PTERO_IS_DEMO_PANEL (self), NULL);
  g_return_val_if_fail (which < PTERO_DEMO_N_KEYS, NULL);

  return ((PteroDemoCredential *) g_ptr_array_index (self->backend.credentials, which))->text;
}

typedef struct
{
  guint number;
  gboolean flag;
  const char *text;
  const char *other;
  guint answer;
} Arguments;

static void
revoke_there (PteroDemoPanel *self,
              gpointer        data)
{
  Arguments *arguments = data;
  PteroDemoCredential *key = g_ptr_array_index (self->backend.credentials, arguments->number);

  key->revoked = arguments->flag;
}

/* A revoked key is answered with 401 until it is restored. */
void
ptero_demo_panel_revoke_key (PteroDemoPanel *self,
                             PteroDemoKey    which,
                             gboolean        revoked)
{
  Arguments arguments = { .number = which, .flag = revoked };

  g_return_if_fail (PTERO_IS_DEMO_PANEL (self));
  g_return_if_fail (which < PTERO_DEMO_N_KEYS);

  run_there (self, revoke_there, &arguments);
}

static void
set_rate_there (PteroDemoPanel *self,
                gpointer        data)
{
  Arguments *arguments = data;

  ptero_demo_throttle_set_rate (self->backend.throttle, arguments->number);
}

/* Requests a minute that each user has, for both APIs; 0 for the panel's own 720 and 240. */
void
ptero_demo_panel_set_rate (PteroDemoPanel *self,
                           guint           per_minute)
{
  Arguments arguments = { .number = per_minute };

  g_return_if_fail (PTERO_IS_DEMO_PANEL (self));

  run_there (self, set_rate_there, &arguments);
}

static void
count_there (PteroDemoPanel *self,
             gpointer        data)
{
  Arguments *arguments = data;
  GHashTableIter iter;
  gpointer path;
  gpointer count;

  g_hash_table_iter_init (&iter, self->n_requests);
  while (g_hash_table_iter_next (&iter, &path, &count))
    {
      if (arguments->text == NULL || g_str_has_prefix (path, arguments->text))
        arguments->answer += GPOINTER_TO_UINT (count);
    }
}

/* Requests that came, to paths that begin with @path_prefix. */
guint
ptero_demo_panel_get_n_requests (PteroDemoPanel *self,
                                 const char     *path_prefix)
{
  Arguments arguments = { .text = path_prefix };

  g_return_val_if_fail (PTERO_IS_DEMO_PANEL (self), 0);

  run_there (self, count_there, &arguments);

  return arguments.answer;
}

static void
count_refused_there (PteroDemoPanel *self,
                     gpointer        data)
{
  Arguments *arguments = data;

  arguments->answer = self->backend.n_refused;
}

/* Requests that were answered with 429. */
guint
ptero_demo_panel_get_n_refused (PteroDemoPanel *self)
{
  Arguments arguments = { 0 };

  g_return_val_if_fail (PTERO_IS_DEMO_PANEL (self), 0);

  run_there (self, count_refused_there, &arguments);

  return arguments.answer;
}

static void
set_state_there (PteroDemoPanel *self,
                 gpointer        data)
{
  Arguments *arguments = data;
  PteroDemoServer *server = ptero_demo_world_find_server (self->backend.world, arguments->text);

  arguments->answer = server != NULL && ptero_demo_power_force (server, arguments->other);
}

/**
 * ptero_demo_panel_set_server_state:
 * @self: a panel
 * @uuid: a server, by either id
 * @state: "running", "offline", "starting", "stopping" or "crash"
 *
 * Makes a server change its state without anybody asking; the panel's cache of its resources is
 * dropped, so that it shows at once. A crashed server stays offline.
 */
void
ptero_demo_panel_set_server_state (PteroDemoPanel *self,
                                   const char     *uuid,
                                   const char     *state)
{
  Arguments arguments = { .text = uuid, .other = state };

  g_return_if_fail (PTERO_IS_DEMO_PANEL (self));
  g_return_if_fail (uuid != NULL && state != NULL);

  run_there (self, set_state_there, &arguments);
}

static void
set_status_there (PteroDemoPanel *self,
                  gpointer        data)
{
  Arguments *arguments = data;
  PteroDemoServer *server = ptero_demo_world_find_server (self->backend.world, arguments->text);

  if (server == NULL)
    return;

  server->transferring = g_strcmp0 (arguments->other, "transferring") == 0;
  server->status = server->transferring ? NULL : g_intern_string (arguments->other);
  if (arguments->other != NULL)
    ptero_demo_power_force (server, "offline");
}

/**
 * ptero_demo_panel_set_server_status:
 * @self: a panel
 * @uuid: a server, by either id
 * @status: (nullable): "suspended", "installing", "install_failed", "reinstall_failed",
 *   "restoring_backup", "transferring", or %NULL for normal
 *
 * Puts a server into a state of conflict, or out of it.
 */
void
ptero_demo_panel_set_server_status (PteroDemoPanel *self,
                                    const char     *uuid,
                                    const char     *status)
{
  Arguments arguments = { .text = uuid, .other = status };

  g_return_if_fail (PTERO_IS_DEMO_PANEL (self));
  g_return_if_fail (uuid != NULL);

  run_there (self, set_status_there, &arguments);
}
