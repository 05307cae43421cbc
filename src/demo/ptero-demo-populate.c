/* ptero-demo-populate.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-world.h"

#include "ptero-demo-catalogue.h"

/* Invents the people, machines and servers of the demo. */

#define DEFAULT_SERVERS 40
#define DAY (24 * 60 * 60)

static const struct
{
  const char *short_name;
  const char *long_name;
} location_seeds[] = {
  { "eu.fsn", "Falkenstein, Germany" },
  { "us.ash", "Ashburn, Virginia" },
  { "ap.sgp", NULL },
};

static const struct
{
  const char *name;
  guint location;
} node_seeds[] = {
  { "Falkenstein 1", 0 }, { "Ashburn 1", 1 }, { "Falkenstein 2", 0 }, { "Singapore 1", 2 },
  { "Ashburn 2", 1 }, { "Falkenstein 3", 0 }, { "Singapore 2", 2 }, { "Ashburn 3", 1 },
};

/* What happens to the first servers of the default world; the index repeats in large ones. */
static const struct
{
  guint at;
  const char *status;
  gboolean transferring;
  const char *name;
} oddities[] = {
  { 5, "installing", FALSE, NULL },
  { 9, "suspended", FALSE, NULL },
  { 13, "install_failed", FALSE, NULL },
  { 17, NULL, TRUE, NULL },
  { 21, "restoring_backup", FALSE, NULL },
  { 25, "reinstall_failed", FALSE, NULL },
  { 3, NULL, FALSE,
    "Vanilla Survival with Friends, Family and the Whole Neighbourhood – Season 4, Now with Data Packs, Dynamic Map and a Name That Is Far Too Long for Any Column" },
  { 6, NULL, FALSE, "خادم ماينكرافت العربي" },
  { 10, NULL, FALSE, "🦖 Dino Park 🌋" },
  { 14, NULL, FALSE, "<b>Bold & Brave</b> &amp; \"Quoted\"" },
};

static const char * const shared_permissions[] = {
  "control.console", "control.start", "file.read", "file.read-content", "file.create",
  "backup.read", "startup.read", "database.read", "schedule.read", "activity.read",
  "websocket.connect", NULL,
};

static const char * const basic_permissions[] = {
  "websocket.connect", "control.start", "control.stop", "control.restart", NULL,
};

static void
add_players (PteroDemoWorld *self,
             guint           begin,
             guint           end)
{
  static const char * const first[] = { "Mara", "Jonas", "Priya", "Tomás", "Ewa", "Kenji", "Lucía",
                                        "Ola" };
  static const char * const last[] = { "Okafor", "Lindqvist", "Sharma", "Nowak", "Costa", "Tanaka",
                                       "Moreau" };

  for (guint i = begin; i < end; i++)
    {
      g_autofree char *username = g_strdup_printf ("player%u", i);
      g_autofree char *email = g_strdup_printf ("player%u@example.org", i);
      PteroDemoUser *user = ptero_demo_world_add_user (self, username, email,
                                                       first[i % G_N_ELEMENTS (first)],
                                                       last[i / 2 % G_N_ELEMENTS (last)]);

      if (i % 10 == 0)
        user->external_id = g_strdup_printf ("ext-%u", i);
      user->two_factor = i % 5 == 0;
    }
}

/* More people who own nothing, until there are so many. */
void
ptero_demo_world_add_players (PteroDemoWorld *self,
                              guint           n_users)
{
  add_players (self, self->users->len, n_users);
}

static void
add_users (PteroDemoWorld *self,
           guint           n_servers)
{
  guint n_users = MIN (8 + n_servers / 8, 400);
  PteroDemoUser *user;

  user = ptero_demo_world_add_user (self, "admin", "admin@example.com", "Ada", "Admin");
  user->root_admin = TRUE;
  user = ptero_demo_world_add_user (self, "alice", "alice@example.com", "Alice", "Subuser");
  g_ptr_array_add (user->roles, ptero_demo_find_id (self->roles, 2));
  user = ptero_demo_world_add_user (self, "bob", "bob@example.com", "Bob", "Nobody");
  user = ptero_demo_world_add_user (self, "carol", "carol@example.com", "Carol", "Careful");
  user->demands_two_factor = TRUE;

  add_players (self, 4, n_users);

  for (guint i = 0; i < self->users->len; i++)
    {
      user = g_ptr_array_index (self->users, i);
      user->created_at -= (900 - (gint64) i) * DAY;
      user->updated_at = user->created_at + 3 * DAY;
    }
}

static void
add_nodes (PteroDemoWorld *self,
           guint           n_servers)
{
  guint n_nodes = CLAMP (n_servers / 10 + 1, 4, G_N_ELEMENTS (node_seeds));

  for (guint i = 0; i < G_N_ELEMENTS (location_seeds); i++)
    {
      PteroDemoLocation *location = ptero_demo_world_add_location (self, location_seeds[i].short_name,
                                                                   location_seeds[i].long_name);

      location->created_at -= 950 * DAY;
      location->updated_at = location->created_at;
    }

  for (guint i = 0; i < n_nodes; i++)
    {
      g_autofree char *fqdn = g_strdup_printf ("node%u.example.net", i + 1);
      PteroDemoNode *node = ptero_demo_world_add_node (self, node_seeds[i].name,
                                                       g_ptr_array_index (self->locations,
                                                                          node_seeds[i].location),
                                                       fqdn);

      node->memory = 65536 << (i % 3);
      node->disk = 1048576 << (i % 2);
      node->memory *= MAX (1, n_servers / 80);
      node->disk *= MAX (1, n_servers / 80);
      node->created_at -= (920 - (gint64) i * 40) * DAY;
      node->updated_at = node->created_at + 30 * DAY;
      node->maintenance_mode = i == 2;
      node->daemon_down = i == 3;
      node->is_public = i != 2;
    }

  ((PteroDemoNode *) g_ptr_array_index (self->nodes,
                                        0))->description = g_strdup ("The first machine, AMD EPYC");
}

/* Most on healthy machines; one in ten in maintenance, one in fourteen where the daemon is down. */
static PteroDemoNode *
pick_node (PteroDemoWorld *self,
           guint           at)
{
  guint n_healthy = self->nodes->len - 2;

  if (at % 10 == 8)
    return g_ptr_array_index (self->nodes, 2);

  if (at % 14 == 11)
    return g_ptr_array_index (self->nodes, 3);

  at %= n_healthy;

  return g_ptr_array_index (self->nodes, at < 2 ? at : at + 2);
}

static PteroDemoAllocation *
next_allocation (PteroDemoWorld *self,
                 PteroDemoNode  *node)
{
  guint n = node->allocations->len;
  g_autofree char *ip = g_strdup_printf ("203.0.%u.%u", 112 + node->id, 10 + n / 2000);
  PteroDemoAllocation *allocation = ptero_demo_world_add_allocation (self, node, ip,
                                                                     25565 + n % 2000);

  if (n % 3 == 1)
    allocation->alias = g_strdup_printf ("play%u.example.net", node->id);

  return allocation;
}

static void
set_limits (PteroDemoWorld  *self,
            PteroDemoServer *server)
{
  static const gint64 memories[] = { 1024, 2048, 4096, 6144, 8192, 12288, 16384, 0 };
  static const gint64 cpus[] = { 100, 200, 150, 400, 0 };

  server->memory = memories[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (memories))];
  server->disk = g_rand_int_range (self->rand, 0, 9) == 0 ? 0 : MAX (server->memory, 2048) * 5;
  server->cpu = cpus[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (cpus))];
  server->swap = server->id % 7 == 0 ? -1 : server->id % 3 == 0 ? 512 : 0;
  server->threads = server->id % 11 == 0 ? "0-1,3" : NULL;
  server->oom_disabled = server->id % 9 == 0;
  server->max_databases = server->id % 8 == 0 ? -1 : (gint64) server->id % 4;
  server->max_allocations = server->id % 6 == 0 ? -1 : (gint64) server->id % 5 + 1;
  server->max_backups = server->id % 4;

  /* the first server has room for everything */
  if (server->id == 1)
    server->max_databases = server->max_backups = 3;
}

static void
add_one_server (PteroDemoWorld *self,
                guint           at,
                guint          *n_of_egg)
{
  static const guchar egg_order[] = { 0, 1, 0, 4, 3, 0, 7, 5, 0, 2, 8, 0, 6, 2, 3, 0, 7, 4 };
  PteroDemoEgg *egg = g_ptr_array_index (self->eggs, egg_order[at % G_N_ELEMENTS (egg_order)]);
  PteroDemoNode *node = pick_node (self, at);
  PteroDemoUser *owner;
  PteroDemoServer *server;
  g_autofree char *name = NULL;
  const char *description;

  /* a third belongs to the administrator, some to alice, none to bob */
  if (at % 3 == 0)
    owner = g_ptr_array_index (self->users, 0);
  else if (at % 13 == 2)
    owner = g_ptr_array_index (self->users, 1);
  else
    owner = g_ptr_array_index (self->users, 4 + at % (self->users->len - 4));

  description = ptero_demo_catalogue_pick_name (self, egg, n_of_egg[egg->id - 1]++, &name);
  server = ptero_demo_world_add_server (self, name, egg, owner, next_allocation (self, node));
  server->description = (g_free (server->description), g_strdup (description));
  server->created_at -= (gint64) g_rand_int_range (self->rand, 2, 700) * DAY;
  server->updated_at = server->created_at + DAY;
  set_limits (self, server);

  if (at % 4 == 0)
    server->external_id = g_strdup_printf ("crm-%u", server->id);

  for (guint i = 0; i < at % 3; i++)
    {
      PteroDemoAllocation *allocation = next_allocation (self, node);

      allocation->server = server;
      allocation->notes = i == 0 ? g_strdup ("query") : NULL;
      g_ptr_array_add (server->allocations, allocation);
    }

  if (at % 5 == 0 && owner->id != 2)
    ptero_demo_world_add_subuser (self, server, g_ptr_array_index (self->users, 1),
                                  shared_permissions);
  if (at % 7 == 3 && owner->id != 5)
    ptero_demo_world_add_subuser (self, server, g_ptr_array_index (self->users, 4),
                                  basic_permissions);

  server->state = g_rand_int_range (self->rand, 0,
                                    10) < 7 || at == 0 ? PTERO_DEMO_RUNNING : PTERO_DEMO_OFFLINE;
  server->started_at = self->epoch - (gint64) g_rand_int_range (self->rand, 60,
                                                                9 * DAY) * G_USEC_PER_SEC;
}

static void
apply_oddities (PteroDemoWorld *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (oddities); i++)
    for (guint at = oddities[i].at; at < self->servers->len; at += 200)
      {
        PteroDemoServer *server = g_ptr_array_index (self->servers, at);

        server->status = oddities[i].status;
        server->transferring = oddities[i].transferring;
        if (oddities[i].name != NULL && at < 200)
          server->name = (g_free (server->name), g_strdup (oddities[i].name));
        else
          server->state = PTERO_DEMO_OFFLINE;
      }
}

static void
add_free_allocations (PteroDemoWorld *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    for (guint j = 0; j < 12; j++)
      next_allocation (self, g_ptr_array_index (self->nodes, i));
}

static void
add_main_host (PteroDemoWorld *self)
{
  PteroDemoHost *host = ptero_demo_world_add_host (self);

  host->name = g_strdup ("Main");
  host->host = g_strdup ("db1.example.net");
  host->port = 3306;
  host->username = g_strdup ("pterodactyl");
  host->created_at = host->updated_at = self->born_at - 800 * DAY;
}

/* Fills a new world: the same random numbers in the same order, so the same world. */
void
ptero_demo_world_populate (PteroDemoWorld *self,
                           guint           n_servers)
{
  guint n_of_egg[32] = { 0 };

  if (n_servers == 0)
    n_servers = DEFAULT_SERVERS;

  ptero_demo_catalogue_fill (self);
  add_users (self, n_servers);
  add_nodes (self, n_servers);

  for (guint i = 0; i < n_servers; i++)
    add_one_server (self, i, n_of_egg);

  apply_oddities (self);
  add_free_allocations (self);
  add_main_host (self);
}
