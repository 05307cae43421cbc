/* ptero-demo-panel.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-panel.h"

#include <libsoup/soup.h>

#include "ptero-demo-backend.h"
#include "ptero-demo-certificate.h"
#include "ptero-demo-errand.h"
#include "ptero-demo-exchange.h"
#include "ptero-demo-faults.h"
#include "ptero-demo-mounts.h"
#include "ptero-demo-pelican.h"
#include "ptero-demo-power.h"

#define PELICAN_RATE 256

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
  PteroDemoExchange *exchange;
  char *address;
  guint port;
  guint certificate;
  gboolean tls;
};

G_DEFINE_FINAL_TYPE (PteroDemoPanel, ptero_demo_panel, G_TYPE_OBJECT)

/* Runs @run in the server's thread and waits for it. */
static void
run_there (PteroDemoPanel  *self,
           void           (*run) (PteroDemoPanel *self,
                                  gpointer        data),
           gpointer         data)
{
  ptero_demo_errand_run (self->context, (PteroDemoErrandFunc) run, self, data);
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

  g_clear_pointer (&self->exchange, ptero_demo_exchange_free);
  ptero_demo_backend_clear (&self->backend);
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
  self->certificate = 1;
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

  ptero_demo_backend_init (&self->backend, n_servers, seed);
  self->exchange = ptero_demo_exchange_new (&self->backend);
  self->thread = g_thread_new ("demo-panel", thread_main, self);

  return self;
}

/* Before the first start: TLS with a self-signed certificate for localhost, so "https"
 * addresses. */
void
ptero_demo_panel_set_tls (PteroDemoPanel *self,
                          gboolean        tls)
{
  g_return_if_fail (PTERO_IS_DEMO_PANEL (self));
  g_return_if_fail (self->server == NULL);

  self->tls = tls;
}

/**
 * ptero_demo_panel_set_certificate:
 * @self: a panel with TLS
 * @which: 1 or 2
 * @error: return location for an error
 *
 * Changes the certificate the panel shows. An open port is closed and opened again, so that no
 * connection with the old one lives on.
 *
 * Returns: %FALSE if the port could not be had again
 */
gboolean
ptero_demo_panel_set_certificate (PteroDemoPanel  *self,
                                  guint            which,
                                  GError         **error)
{
  gboolean listening;

  g_return_val_if_fail (PTERO_IS_DEMO_PANEL (self), FALSE);
  g_return_val_if_fail (which >= 1 && which <= PTERO_DEMO_N_CERTIFICATES, FALSE);

  listening = self->server != NULL;
  if (listening)
    ptero_demo_panel_stop (self);

  self->certificate = which;

  return !listening || ptero_demo_panel_start (self, error);
}

static void
set_cache_there (PteroDemoPanel *self,
                 gpointer        data)
{
  self->backend.world->cache_time = GPOINTER_TO_UINT (data) * (gint64) 1000;
  for (guint i = 0; i < self->backend.world->servers->len; i++)
    ((PteroDemoServer *) g_ptr_array_index (self->backend.world->servers, i))->cached_until = 0;
}

/* How long the panel repeats a server's resources; 20,000 ms as real ones do unless this is
 * called. */
void
ptero_demo_panel_set_cache (PteroDemoPanel *self,
                            guint           milliseconds)
{
  g_return_if_fail (PTERO_IS_DEMO_PANEL (self));

  run_there (self, set_cache_there, GUINT_TO_POINTER (milliseconds));
}

static void
add_users_there (PteroDemoPanel *self,
                 gpointer        data)
{
  ptero_demo_world_add_players (self->backend.world, GPOINTER_TO_UINT (data));
}

/* More people, who own no servers, until there are so many. */
void
ptero_demo_panel_add_users (PteroDemoPanel *self,
                            guint           n_users)
{
  g_return_if_fail (PTERO_IS_DEMO_PANEL (self));

  run_there (self, add_users_there, GUINT_TO_POINTER (n_users));
}

static void
set_job_time_there (PteroDemoPanel *self,
                    gpointer        data)
{
  self->backend.world->job_step = GPOINTER_TO_UINT (data) * (gint64) 1000;
}

/* How long a step of an installation (which has five) or of a backup (two) takes; a second unless
 * this is called. */
void
ptero_demo_panel_set_job_time (PteroDemoPanel *self,
                               guint           milliseconds)
{
  g_return_if_fail (PTERO_IS_DEMO_PANEL (self));

  run_there (self, set_job_time_there, GUINT_TO_POINTER (milliseconds));
}

static void
set_backup_pace_there (PteroDemoPanel *self,
                       gpointer        data)
{
  const guint *pace = data;

  self->backend.world->backup_pace = pace[0];
  self->backend.world->backup_period = pace[1];
}

/* How many backups each server may have made in how many seconds: 2 in 600 unless this is called; 0
 * seconds for no limit. */
void
ptero_demo_panel_set_backup_pace (PteroDemoPanel *self,
                                  guint           n_backups,
                                  guint           seconds)
{
  guint pace[] = { n_backups, seconds };

  g_return_if_fail (PTERO_IS_DEMO_PANEL (self));

  run_there (self, set_backup_pace_there, pace);
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

/* The nodes are on a second port. */
static gboolean
listen_for_wings (PteroDemoPanel           *self,
                  SoupServerListenOptions   options,
                  GError                  **error)
{
  g_autoslist (GUri) uris = soup_server_get_uris (self->server);
  guint port = (guint) g_uri_get_port (uris->data);
  g_autoslist (GUri) all = NULL;

  if (!soup_server_listen_local (self->server, self->backend.wings_port, options, error))
    return FALSE;

  self->port = port;
  all = soup_server_get_uris (self->server);
  for (GSList *at = all; at != NULL; at = at->next)
    {
      if ((guint) g_uri_get_port (at->data) != port)
        self->backend.wings_port = (guint) g_uri_get_port (at->data);
    }

  return TRUE;
}

static gboolean
listen (PteroDemoPanel  *self,
        GError         **error)
{
  SoupServerListenOptions options = SOUP_SERVER_LISTEN_IPV4_ONLY;

  if (self->tls)
    {
      g_autoptr (GTlsCertificate) certificate = ptero_demo_certificate_new (self->certificate,
                                                                            error);

      if (certificate == NULL)
        return FALSE;

      soup_server_set_tls_certificate (self->server, certificate);
      options |= SOUP_SERVER_LISTEN_HTTPS;
    }

  return soup_server_listen_local (self->server, self->port, options, error) &&
         listen_for_wings (self, options, error);
}

/* The first node can be reached where its record says, as all are here; the others are said to be
 * somewhere else. */
static void
place_first_node (PteroDemoPanel *self)
{
  GPtrArray *nodes = self->backend.world->nodes;
  PteroDemoNode *node = nodes->len > 0 ? nodes->pdata[0] : NULL;

  if (node == NULL)
    return;

  g_free (node->fqdn);
  node->fqdn = g_strdup ("127.0.0.1");
  g_free (node->scheme);
  node->scheme = g_strdup (self->tls ? "https" : "http");
  node->daemon_listen = self->backend.wings_port;
}

static void
start_there (PteroDemoPanel *self,
             gpointer        data)
{
  GError **error = data;

  if (self->server != NULL)
    return;

  self->server = soup_server_new ("raw-paths", TRUE, NULL);
  ptero_demo_exchange_attach (self->exchange, self->server);

  if (!listen (self, error))
    {
      g_clear_object (&self->server);
      return;
    }

  if (self->address == NULL)
    {
      self->address = g_strdup_printf ("%s://127.0.0.1:%u", self->tls ? "https" : "http",
                                       self->port);
      self->backend.address = g_strdup (self->address);
      self->backend.wings_address = g_strdup_printf ("%s://127.0.0.1:%u", self->tls
                                                       ? "https"
                                                       : "http", self->backend.wings_port);
      place_first_node (self);
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

/* Plays Pelican: its keys, routes, shapes and limits. To be called before the first start. */
void
ptero_demo_panel_set_pelican (PteroDemoPanel *self)
{
  g_return_if_fail (PTERO_IS_DEMO_PANEL (self));
  g_return_if_fail (self->server == NULL);

  self->backend.is_pelican = TRUE;
  ptero_demo_pelican_mark_keys (self->backend.credentials);
  ptero_demo_mounts_populate (self->backend.world);
  ptero_demo_panel_set_rate (self, PELICAN_RATE);
}

static void
stop_there (PteroDemoPanel *self,
            gpointer        data)
{
  if (self->server == NULL)
    return;

  ptero_demo_exchange_forget_delayed (self->exchange);
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

/* Returns: a key; it stays the same as long as the panel lives */
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
set_faults_there (PteroDemoPanel *self,
                  gpointer        data)
{
  g_clear_pointer (&self->backend.faults, g_ptr_array_unref);
  self->backend.faults = data;
}

/**
 * ptero_demo_panel_set_faults:
 * @self: a panel
 * @faults: "" for none; several separated by commas, each "name[=value][@path-prefix][*times]"
 * @error: return location for an error
 *
 * Makes the panel misbehave, in place of the faults set before:
 *
 * - `latency=MS`: answers later
 * - `status=CODE`: the panel's own JSON error
 * - `html=CODE`: an HTML page with that status
 * - `challenge[=CODE]`: the page with which Cloudflare keeps out all but browsers
 * - `redirect=URL`: 302
 * - `rate-limit[=SECONDS]`: 429 with Retry-After
 * - `huge[=MIB]`: a body over every cap
 * - `deep[=LEVELS]`: lists in lists
 * - `wrong-types`: strings where numbers belong and the other way round
 * - `wrong-item`: the same in the first item of a list
 * - `truncate`: the JSON ends early, the transfer does not
 * - `reset-body`: the connection ends inside the body
 * - `slow-body[=MS]`: the body trickles in over that time
 * - `drop`: the connection ends without an answer
 * - `daemon-down`: 504 of the routes that need Wings
 * - `throttle`: a websocket says "throttled" and drops the event, as newer Wings do when too many
 *   come
 *
 * Returns: %FALSE if @faults could not be understood; then nothing changes
 */
gboolean
ptero_demo_panel_set_faults (PteroDemoPanel  *self,
                             const char      *faults,
                             GError         **error)
{
  GPtrArray *parsed;

  g_return_val_if_fail (PTERO_IS_DEMO_PANEL (self), FALSE);

  parsed = ptero_demo_faults_parse (faults != NULL ? faults : "", error);
  if (parsed == NULL)
    return FALSE;

  run_there (self, set_faults_there, parsed);

  return TRUE;
}

static void
count_there (PteroDemoPanel *self,
             gpointer        data)
{
  Arguments *arguments = data;

  arguments->answer = ptero_demo_exchange_count (self->exchange, arguments->text);
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
 *
 * Returns: %FALSE if there is no such server or state
 */
gboolean
ptero_demo_panel_set_server_state (PteroDemoPanel *self,
                                   const char     *uuid,
                                   const char     *state)
{
  Arguments arguments = { .text = uuid, .other = state };

  g_return_val_if_fail (PTERO_IS_DEMO_PANEL (self), FALSE);
  g_return_val_if_fail (uuid != NULL && state != NULL, FALSE);

  run_there (self, set_state_there, &arguments);

  return arguments.answer != 0;
}

/* The demo has no second node that a server could be taken to: in the end it stays where it was. */
static void
set_transferring (PteroDemoWorld  *world,
                  PteroDemoServer *server,
                  gboolean         transferring)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *date = g_date_time_format (now, "%d %b %y %H:%M UTC");
  g_autofree char *line = NULL;

  if (server->transferring == transferring)
    return;

  server->transferring = transferring;
  line = g_strdup_printf ("\033[33m\033[1m%s [Transfer System] [Source Node]:\033[0m %s", date,
                          transferring ? "Preparing to stream server data to destination..."
                                       : "Failed to connect to the destination.");
  ptero_demo_world_emit (world, server, "transfer status", transferring ? "processing" : "failure");
  ptero_demo_world_emit (world, server, "transfer logs", line);
}

static void
set_status_there (PteroDemoPanel *self,
                  gpointer        data)
{
  static const char * const known[] = {
    "suspended", "installing", "install_failed", "reinstall_failed", "restoring_backup",
    "transferring", NULL,
  };
  Arguments *arguments = data;
  PteroDemoServer *server = ptero_demo_world_find_server (self->backend.world, arguments->text);

  if (server == NULL || (arguments->other != NULL && !g_strv_contains (known, arguments->other)))
    return;

  arguments->answer = TRUE;
  set_transferring (self->backend.world, server, g_strcmp0 (arguments->other, "transferring") == 0);
  server->status = server->transferring ? NULL : g_intern_string (arguments->other);
  server->job_began = 0;
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
 *
 * Returns: %FALSE if there is no such server or status
 */
gboolean
ptero_demo_panel_set_server_status (PteroDemoPanel *self,
                                    const char     *uuid,
                                    const char     *status)
{
  Arguments arguments = { .text = uuid, .other = status };

  g_return_val_if_fail (PTERO_IS_DEMO_PANEL (self), FALSE);
  g_return_val_if_fail (uuid != NULL, FALSE);

  run_there (self, set_status_there, &arguments);

  return arguments.answer != 0;
}

typedef struct
{
  const char *uuid;
  const char *event;
  const char *text;
  guint n_times;
  gboolean found;
} Print;

static void
print_there (PteroDemoPanel *self,
             gpointer        data)
{
  static const char * const known[] = { "console output", "daemon message", "install output",
                                        "transfer logs", NULL };
  Print *print = data;
  PteroDemoServer *server = ptero_demo_world_find_server (self->backend.world, print->uuid);

  print->found = server != NULL && g_strv_contains (known, print->event);
  for (guint i = 0; print->found && i < print->n_times; i++)
    ptero_demo_world_emit (self->backend.world, server, print->event, print->text);
}

/**
 * ptero_demo_panel_print:
 * @self: a panel
 * @uuid: a server, by either id
 * @event: "console output", "daemon message", "install output" or "transfer logs"
 * @text: what to print, whatever it is
 * @n_times: how often, all at once
 *
 * Prints something to all who are connected to a server.
 *
 * Returns: %FALSE if there is no such server or event
 */
gboolean
ptero_demo_panel_print (PteroDemoPanel *self,
                        const char     *uuid,
                        const char     *event,
                        const char     *text,
                        guint           n_times)
{
  Print print = { uuid, event, text, n_times, FALSE };

  g_return_val_if_fail (PTERO_IS_DEMO_PANEL (self), FALSE);
  g_return_val_if_fail (uuid != NULL && event != NULL && text != NULL, FALSE);

  run_there (self, print_there, &print);

  return print.found;
}

typedef struct
{
  guint n_servers;
  GStrv lines;
} Listing;

static void
list_there (PteroDemoPanel *self,
            gpointer        data)
{
  Listing *listing = data;
  GPtrArray *servers = self->backend.world->servers;
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < MIN (listing->n_servers, servers->len); i++)
    {
      PteroDemoServer *server = g_ptr_array_index (servers, i);

      g_ptr_array_add (lines, g_strdup_printf ("%s %s %s", server->uuid, server->identifier,
                                               server->name));
    }

  g_ptr_array_add (lines, NULL);
  listing->lines = (GStrv) g_ptr_array_free (lines, FALSE);
}

/**
 * ptero_demo_panel_list_servers:
 * @self: a panel
 * @n_servers: at most so many
 *
 * Returns: (transfer full): "uuid identifier name" of the first servers
 */
GStrv
ptero_demo_panel_list_servers (PteroDemoPanel *self,
                               guint           n_servers)
{
  Listing listing = { n_servers };

  g_return_val_if_fail (PTERO_IS_DEMO_PANEL (self), NULL);

  run_there (self, list_there, &listing);

  return listing.lines;
}
