/* ptero-demo-world.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-world.h"

#include <string.h>

#include "ptero-demo-catalogue.h"
#include "ptero-demo-console.h"
#include "ptero-demo-files.h"
#include "ptero-demo-plugins.h"
#include "ptero-demo-roles.h"

/* The things the panel knows. Everything belongs to the world and is only touched by the server's
 * thread. */

#define LATEST_LOG 200

static void
free_account_key (gpointer data)
{
  PteroDemoAccountKey *key = data;

  g_free (key->identifier);
  g_free (key->description);
  g_free (key->secret);
  g_strfreev (key->allowed_ips);
  g_free (key);
}

static void
free_ssh_key (gpointer data)
{
  PteroDemoSshKey *key = data;

  g_free (key->name);
  g_free (key->fingerprint);
  g_free (key->public_key);
  g_free (key);
}

static void
free_activity (gpointer data)
{
  PteroDemoActivity *entry = data;

  g_free (entry->event);
  g_free (entry->properties);
  g_free (entry);
}

static void
free_user (gpointer data)
{
  PteroDemoUser *user = data;

  g_free (user->uuid);
  g_free (user->external_id);
  g_free (user->username);
  g_free (user->email);
  g_free (user->first_name);
  g_free (user->last_name);
  g_free (user->password);
  g_free (user->totp_secret);
  g_ptr_array_unref (user->keys);
  g_ptr_array_unref (user->ssh_keys);
  g_ptr_array_unref (user->activity);
  g_ptr_array_unref (user->roles);
  g_free (user);
}

static void
free_location (gpointer data)
{
  PteroDemoLocation *location = data;

  g_free (location->short_name);
  g_free (location->long_name);
  g_free (location);
}

static void
free_node (gpointer data)
{
  PteroDemoNode *node = data;

  g_free (node->uuid);
  g_free (node->name);
  g_free (node->description);
  g_free (node->fqdn);
  g_free (node->scheme);
  g_free (node->daemon_base);
  g_free (node->token_id);
  g_free (node->token);
  g_free (node->daemon_sftp_alias);
  g_free (node->tags);
  g_ptr_array_unref (node->allocations);
  g_free (node);
}

static void
free_allocation (gpointer data)
{
  PteroDemoAllocation *allocation = data;

  g_free (allocation->ip);
  g_free (allocation->alias);
  g_free (allocation->notes);
  g_free (allocation);
}

static void
free_nest (gpointer data)
{
  PteroDemoNest *nest = data;

  g_ptr_array_unref (nest->eggs);
  g_free (nest);
}

static void
free_host (gpointer data)
{
  PteroDemoHost *host = data;

  g_free (host->name);
  g_free (host->host);
  g_free (host->username);
  g_free (host->password);
  g_ptr_array_unref (host->nodes);
  g_free (host);
}

static void
free_mount (gpointer data)
{
  PteroDemoMount *mount = data;

  g_free (mount->uuid);
  g_free (mount->name);
  g_free (mount->description);
  g_free (mount->source);
  g_free (mount->target);
  g_ptr_array_unref (mount->eggs);
  g_ptr_array_unref (mount->nodes);
  g_ptr_array_unref (mount->servers);
  g_free (mount);
}

static void
free_subuser (gpointer data)
{
  PteroDemoSubuser *subuser = data;

  g_ptr_array_unref (subuser->permissions);
  g_free (subuser);
}

static void
free_server (gpointer data)
{
  PteroDemoServer *server = data;

  g_free (server->external_id);
  g_free (server->name);
  g_free (server->description);
  g_free (server->image);
  g_free (server->startup);
  for (guint i = 0; i < PTERO_DEMO_MAX_VARIABLES; i++)
    g_free (server->values[i]);
  g_ptr_array_unref (server->allocations);
  g_clear_pointer (&server->subusers, g_ptr_array_unref);
  g_clear_pointer (&server->activity, g_ptr_array_unref);
  g_clear_pointer (&server->databases, g_ptr_array_unref);
  g_clear_pointer (&server->backups, g_ptr_array_unref);
  g_clear_pointer (&server->schedules, g_ptr_array_unref);
  g_clear_pointer (&server->console, ptero_demo_console_free);
  g_clear_pointer (&server->files, ptero_demo_file_free);
  g_free (server);
}

static guint
get_next_id (GPtrArray *array)
{
  return array->len == 0 ? 1 : *(guint *) g_ptr_array_index (array, array->len - 1) + 1;
}

/**
 * ptero_demo_world_new:
 * @n_servers: how many servers; 0 for the default world
 * @seed: the same seed gives the same world
 *
 * Returns: (transfer full): a world with people, nodes and servers in it
 */
PteroDemoWorld *
ptero_demo_world_new (guint   n_servers,
                      guint64 seed)
{
  PteroDemoWorld *self = g_new0 (PteroDemoWorld, 1);
  const guint32 seeds[] = { (guint32) seed, (guint32) (seed >> 32) };

  self->rand = g_rand_new_with_seed_array (seeds, G_N_ELEMENTS (seeds));
  self->epoch = g_get_monotonic_time ();
  self->born_at = g_get_real_time () / G_USEC_PER_SEC;
  self->cache_time = 20 * G_USEC_PER_SEC;
  self->users = g_ptr_array_new_with_free_func (free_user);
  self->locations = g_ptr_array_new_with_free_func (free_location);
  self->nodes = g_ptr_array_new_with_free_func (free_node);
  self->allocations = g_ptr_array_new_with_free_func (free_allocation);
  self->nests = g_ptr_array_new_with_free_func (free_nest);
  self->eggs = g_ptr_array_new_with_free_func (g_free);
  self->strings = g_string_chunk_new (4096);
  self->servers = g_ptr_array_new_with_free_func (free_server);
  self->hosts = g_ptr_array_new_with_free_func (free_host);
  self->mounts = g_ptr_array_new_with_free_func (free_mount);
  self->by_uuid = g_hash_table_new (g_str_hash, g_str_equal);
  self->revoked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->used_tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->token_life = 600;
  self->backup_pace = 2;
  self->backup_period = 600;
  self->job_step = G_USEC_PER_SEC;
  self->roles = ptero_demo_roles_new (self);
  self->plugins = ptero_demo_plugins_new ();
  ptero_demo_world_populate (self, n_servers);

  return self;
}

void
ptero_demo_world_free (PteroDemoWorld *self)
{
  g_hash_table_unref (self->by_uuid);
  g_hash_table_unref (self->revoked);
  g_hash_table_unref (self->used_tokens);
  g_ptr_array_unref (self->mounts);
  g_ptr_array_unref (self->servers);
  g_ptr_array_unref (self->hosts);
  g_ptr_array_unref (self->eggs);
  g_string_chunk_free (self->strings);
  g_ptr_array_unref (self->nests);
  g_ptr_array_unref (self->allocations);
  g_ptr_array_unref (self->nodes);
  g_ptr_array_unref (self->locations);
  g_ptr_array_unref (self->users);
  g_ptr_array_unref (self->roles);
  g_ptr_array_unref (self->plugins);
  g_rand_free (self->rand);
  g_free (self);
}

/* A version 4 uuid out of the world's own random numbers. */
char *
ptero_demo_world_new_uuid (PteroDemoWorld *self)
{
  static const char digits[] = "0123456789abcdef";
  char text[37];
  guint32 bits = 0;

  for (guint i = 0; i < 36; i++)
    {
      if (i % 8 == 0)
        bits = g_rand_int (self->rand);

      text[i] = digits[bits & 15];
      bits >>= 4;
    }

  text[8] = text[13] = text[18] = text[23] = '-';
  text[14] = '4';
  text[19] = digits[8 | (strchr (digits, text[19]) - digits) % 4];
  text[36] = '\0';

  return g_strdup (text);
}

/* Returns: (transfer full): @length characters out of @alphabet */
char *
ptero_demo_world_new_text (PteroDemoWorld *self,
                           const char     *alphabet,
                           guint           length)
{
  char *text = g_malloc0 (length + 1);

  for (guint i = 0; i < length; i++)
    text[i] = alphabet[g_rand_int_range (self->rand, 0, (gint32) strlen (alphabet))];

  return text;
}

PteroDemoUser *
ptero_demo_world_add_user (PteroDemoWorld *self,
                           const char     *username,
                           const char     *email,
                           const char     *first_name,
                           const char     *last_name)
{
  PteroDemoUser *user = g_new0 (PteroDemoUser, 1);

  user->id = get_next_id (self->users);
  user->uuid = ptero_demo_world_new_uuid (self);
  user->username = g_strdup (username);
  user->email = g_strdup (email);
  user->first_name = g_strdup (first_name);
  user->last_name = g_strdup (last_name);
  user->password = g_strdup ("demo-password");
  user->created_at = user->updated_at = self->born_at;
  user->keys = g_ptr_array_new_with_free_func (free_account_key);
  user->ssh_keys = g_ptr_array_new_with_free_func (free_ssh_key);
  user->activity = g_ptr_array_new_with_free_func (free_activity);
  user->roles = g_ptr_array_new ();
  g_ptr_array_add (self->users, user);

  return user;
}

PteroDemoLocation *
ptero_demo_world_add_location (PteroDemoWorld *self,
                               const char     *short_name,
                               const char     *long_name)
{
  PteroDemoLocation *location = g_new0 (PteroDemoLocation, 1);

  location->id = get_next_id (self->locations);
  location->short_name = g_strdup (short_name);
  location->long_name = g_strdup (long_name);
  location->created_at = location->updated_at = self->born_at;
  g_ptr_array_add (self->locations, location);

  return location;
}

PteroDemoNode *
ptero_demo_world_add_node (PteroDemoWorld    *self,
                           const char        *name,
                           PteroDemoLocation *location,
                           const char        *fqdn)
{
  PteroDemoNode *node = g_new0 (PteroDemoNode, 1);
  g_autofree char *secret = ptero_demo_world_new_uuid (self);
  g_autofree char *more = ptero_demo_world_new_uuid (self);

  node->id = get_next_id (self->nodes);
  node->uuid = ptero_demo_world_new_uuid (self);
  node->name = g_strdup (name);
  node->fqdn = g_strdup (fqdn);
  node->scheme = g_strdup ("https");
  node->daemon_base = g_strdup ("/var/lib/pterodactyl/volumes");
  node->token_id = g_compute_checksum_for_string (G_CHECKSUM_MD5, more, -1);
  node->token_id[16] = '\0';
  node->token = g_compute_checksum_for_string (G_CHECKSUM_SHA256, secret, -1);
  node->location = location;
  node->is_public = TRUE;
  node->memory = 131072;
  node->disk = 2097152;
  node->upload_size = 100;
  node->daemon_listen = 8080;
  node->daemon_sftp = 2022;
  node->created_at = node->updated_at = self->born_at;
  node->allocations = g_ptr_array_new ();
  g_ptr_array_add (self->nodes, node);

  return node;
}

PteroDemoAllocation *
ptero_demo_world_add_allocation (PteroDemoWorld *self,
                                 PteroDemoNode  *node,
                                 const char     *ip,
                                 guint           port)
{
  PteroDemoAllocation *allocation = g_new0 (PteroDemoAllocation, 1);

  allocation->id = get_next_id (self->allocations);
  allocation->node = node;
  allocation->ip = g_strdup (ip);
  allocation->port = port;
  g_ptr_array_add (self->allocations, allocation);
  g_ptr_array_add (node->allocations, allocation);

  return allocation;
}

PteroDemoServer *
ptero_demo_world_add_server (PteroDemoWorld      *self,
                             const char          *name,
                             PteroDemoEgg        *egg,
                             PteroDemoUser       *owner,
                             PteroDemoAllocation *allocation)
{
  PteroDemoServer *server = g_new0 (PteroDemoServer, 1);
  g_autofree char *uuid = ptero_demo_world_new_uuid (self);

  server->id = get_next_id (self->servers);
  memcpy (server->uuid, uuid, 37);
  memcpy (server->identifier, uuid, 8);
  server->name = g_strdup (name);
  server->description = g_strdup ("");
  server->image = g_strdup (egg->image);
  server->node = allocation->node;
  server->owner = owner;
  server->egg = egg;
  server->allocations = g_ptr_array_new ();
  server->io = 500;
  server->noise = g_rand_int (self->rand);
  server->created_at = server->updated_at = self->born_at;
  allocation->server = server;
  g_ptr_array_add (server->allocations, allocation);
  g_ptr_array_add (self->servers, server);
  g_hash_table_insert (self->by_uuid, server->uuid, server);
  g_hash_table_insert (self->by_uuid, server->identifier, server);

  return server;
}

/* Before @thing (a server, node or egg) goes: nothing is left that names it. */
void
ptero_demo_world_detach (PteroDemoWorld *self,
                         gpointer        thing)
{
  for (guint i = 0; i < self->mounts->len; i++)
    {
      PteroDemoMount *mount = g_ptr_array_index (self->mounts, i);

      g_ptr_array_remove (mount->eggs, thing);
      g_ptr_array_remove (mount->nodes, thing);
      g_ptr_array_remove (mount->servers, thing);
    }

  for (guint i = 0; i < self->hosts->len; i++)
    g_ptr_array_remove (((PteroDemoHost *) g_ptr_array_index (self->hosts, i))->nodes, thing);
}

/* The number that the next of @things gets, each of which begins with its own. */
static guint
find_next_id (GPtrArray *things)
{
  guint highest = 0;

  for (guint i = 0; i < things->len; i++)
    highest = MAX (highest, *(guint *) g_ptr_array_index (things, i));

  return highest + 1;
}

PteroDemoHost *
ptero_demo_world_add_host (PteroDemoWorld *self)
{
  PteroDemoHost *host = g_new0 (PteroDemoHost, 1);

  host->id = find_next_id (self->hosts);
  host->nodes = g_ptr_array_new ();
  host->created_at = host->updated_at = g_get_real_time () / G_USEC_PER_SEC;
  g_ptr_array_add (self->hosts, host);

  return host;
}

PteroDemoMount *
ptero_demo_world_add_mount (PteroDemoWorld *self)
{
  PteroDemoMount *mount = g_new0 (PteroDemoMount, 1);

  mount->id = find_next_id (self->mounts);
  mount->uuid = ptero_demo_world_new_uuid (self);
  mount->eggs = g_ptr_array_new ();
  mount->nodes = g_ptr_array_new ();
  mount->servers = g_ptr_array_new ();
  g_ptr_array_add (self->mounts, mount);

  return mount;
}

/* Deletes @server; its allocations become free. */
void
ptero_demo_world_remove_server (PteroDemoWorld  *self,
                                PteroDemoServer *server)
{
  ptero_demo_world_detach (self, server);
  for (guint i = 0; i < server->allocations->len; i++)
    ((PteroDemoAllocation *) g_ptr_array_index (server->allocations, i))->server = NULL;

  g_hash_table_remove (self->by_uuid, server->uuid);
  g_hash_table_remove (self->by_uuid, server->identifier);
  g_ptr_array_remove (self->servers, server);
}

PteroDemoSubuser *
ptero_demo_world_add_subuser (PteroDemoWorld     *self,
                              PteroDemoServer    *server,
                              PteroDemoUser      *user,
                              const char * const *permissions)
{
  PteroDemoSubuser *subuser = g_new0 (PteroDemoSubuser, 1);

  if (server->subusers == NULL)
    server->subusers = g_ptr_array_new_with_free_func (free_subuser);

  subuser->id = server->id * 10 + server->subusers->len;
  subuser->user = user;
  subuser->created_at = self->born_at;
  subuser->permissions = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; permissions[i] != NULL; i++)
    g_ptr_array_add (subuser->permissions, g_strdup (permissions[i]));
  g_ptr_array_add (subuser->permissions, NULL);
  g_ptr_array_add (server->subusers, subuser);

  return subuser;
}

/**
 * ptero_demo_world_log:
 * @self: the world
 * @log: the log of a user or a server
 * @event: such as "server:power.start"
 * @properties: a JSON object, or %NULL for none
 * @user: id of the actor; 0 for the system
 *
 * Appends to an activity log; the oldest entries go.
 */
PteroDemoActivity *
ptero_demo_world_log (PteroDemoWorld *self,
                      GPtrArray      *log,
                      const char     *event,
                      const char     *properties,
                      guint           user)
{
  PteroDemoActivity *entry = g_new0 (PteroDemoActivity, 1);

  entry->id = ++self->last_activity;
  entry->event = g_strdup (event);
  entry->properties = g_strdup (properties != NULL ? properties : "{}");
  entry->user = user;
  entry->is_api = TRUE;
  entry->timestamp = g_get_real_time () / G_USEC_PER_SEC;

  if (log->len >= LATEST_LOG)
    g_ptr_array_remove_index (log, 0);

  g_ptr_array_add (log, entry);

  return entry;
}

/* Tells those who listen that something happened on @server. */
void
ptero_demo_world_emit (PteroDemoWorld  *self,
                       PteroDemoServer *server,
                       const char      *event,
                       const char      *argument)
{
  if (self->emit != NULL)
    self->emit (self->emit_data, server, event, argument);
}

/* Tokens of @user for @server made until now are no longer good. */
void
ptero_demo_world_revoke_tokens (PteroDemoWorld  *self,
                                PteroDemoServer *server,
                                PteroDemoUser   *user)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  g_hash_table_replace (self->revoked, g_strdup_printf ("%u %s", user->id, server->uuid),
                        g_memdup2 (&now, sizeof now));
}

/* Whether a token issued at @issued_at (unix seconds) was revoked since. */
gboolean
ptero_demo_world_is_revoked (PteroDemoWorld *self,
                             const char     *server,
                             guint           user,
                             gint64          issued_at)
{
  g_autofree char *key = g_strdup_printf ("%u %s", user, server);
  const gint64 *since = g_hash_table_lookup (self->revoked, key);

  return since != NULL && issued_at < *since;
}

PteroDemoServer *
ptero_demo_world_find_server (PteroDemoWorld *self,
                              const char     *uuid)
{
  return g_hash_table_lookup (self->by_uuid, uuid);
}

PteroDemoSubuser *
ptero_demo_server_get_subuser (PteroDemoServer *self,
                               PteroDemoUser   *user)
{
  for (guint i = 0; self->subusers != NULL && i < self->subusers->len; i++)
    {
      PteroDemoSubuser *subuser = g_ptr_array_index (self->subusers, i);

      if (subuser->user == user)
        return subuser;
    }

  return NULL;
}

gboolean
ptero_demo_subuser_may (PteroDemoSubuser *self,
                        const char       *permission)
{
  return g_strv_contains ((const char * const *) self->permissions->pdata, permission);
}

const char *
ptero_demo_server_get_value (PteroDemoServer *self,
                             guint            variable)
{
  return self->values[variable] != NULL ? self->values[variable]
                                        : self->egg->variables[variable].default_value;
}

const char *
ptero_demo_server_get_startup (PteroDemoServer *self)
{
  return self->startup != NULL ? self->startup : self->egg->startup;
}

/* The log of a server, with a past made up on the first look. */
GPtrArray *
ptero_demo_server_get_activity (PteroDemoWorld  *world,
                                PteroDemoServer *self)
{
  static const struct
  {
    const char *event;
    const char *properties;
    gboolean    by_system;
  } past[] = {
    { "server:settings.rename", "{\"old\":\"New Server\",\"new\":\"Renamed\"}" },
    { "server:file.write", "{\"file\":\"\\/server.properties\"}" },
    { "server:power.start", NULL },
    { "server:console.command", "{\"command\":\"say hello\"}" },
    { "server:allocation.notes",
      "{\"allocation\":\"203.0.113.7:25566\",\"old\":null,\"new\":\"query\"}" },
    { "server:schedule.update", "{\"name\":\"Nightly restart\",\"active\":true}" },
    { "server:power.restart", NULL },
    { "server:backup.start", "{\"name\":\"Before the update\",\"locked\":false}" },
    { "server:backup.complete", "{\"name\":\"Before the update\"}", TRUE },
    { "server:file.delete",
      "{\"directory\":\"\\/logs\\/\",\"files\":[\"old.log.gz\"],\"count\":1}" },
    { "server:file.rename",
      "{\"directory\":\"\\/\",\"files\":[{\"from\":\"ops.json\",\"to\":\"ops.json.old\"}],\"count\":1}" },
    { "server:startup.edit", "{\"variable\":\"VIEW_DISTANCE\",\"old\":\"8\",\"new\":\"10\"}" },
    { "server:sftp.write",
      "{\"files\":[\"plugins\\/a.jar\",\"plugins\\/b.jar\",\"plugins\\/c.jar\",\"plugins\\/d.jar\"],\"count\":4}" },
  };

  if (self->activity == NULL)
    {
      const guint n_entries = G_N_ELEMENTS (past) * 9;

      self->activity = g_ptr_array_new_with_free_func (free_activity);
      for (guint i = 0; i < n_entries; i++)
        {
          guint which = (i + self->noise) % G_N_ELEMENTS (past);
          PteroDemoUser *user = self->subusers != NULL && self->subusers->len > 0 && i % 5 == 1
                                ? ((PteroDemoSubuser *) g_ptr_array_index (self->subusers,
                                                                           0))->user : self->owner;
          PteroDemoActivity *entry = ptero_demo_world_log (world, self->activity, past[which].event,
                                                           past[which].properties,
                                                           past[which].by_system ? 0 : user->id);

          entry->is_api = i % 3 == 0;
          entry->timestamp = world->born_at - (gint64) (n_entries - i) * 7919;
        }
    }

  return self->activity;
}

gboolean
ptero_demo_server_is_installing (PteroDemoServer *self)
{
  return g_strcmp0 (self->status, "installing") == 0 ||
         g_strcmp0 (self->status, "install_failed") == 0;
}

/**
 * ptero_demo_find_id:
 * @array: things whose first member is a `guint id`, ascending
 * @id: an id
 *
 * Returns: (nullable) (transfer none): the one with @id
 */
gpointer
ptero_demo_find_id (GPtrArray *array,
                    guint      id)
{
  guint low = 0;
  guint high = array->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      gpointer item = g_ptr_array_index (array, middle);
      guint found = *(guint *) item;

      if (found == id)
        return item;

      if (found < id)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

const char *
ptero_demo_egg_get_author (const PteroDemoEgg *self)
{
  return self->author != NULL ? self->author : "support@pterodactyl.io";
}

const char *
ptero_demo_egg_get_script (const PteroDemoEgg *self)
{
  return self->script != NULL ? self->script : "#!/bin/ash\ncd /mnt/server\n";
}

const char *
ptero_demo_egg_get_container (const PteroDemoEgg *self)
{
  return self->container != NULL ? self->container : "ghcr.io/pterodactyl/installers:alpine";
}

const char *
ptero_demo_egg_get_entry (const PteroDemoEgg *self)
{
  return self->entry != NULL ? self->entry : "ash";
}
