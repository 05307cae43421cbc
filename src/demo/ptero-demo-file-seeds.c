/* ptero-demo-file-seeds.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-files.h"

#include <string.h>

/* What a server has on its disk to begin with. */

#define MIB G_GINT64_CONSTANT (1048576)
#define DAY 86400

typedef struct
{
  const char *path;
  const char *text;   /* NULL: made of a repeated line, or of noise */
  gint64 size;
  guint mode;
} Seed;

static const Seed java_seeds[] = {
  { "eula.txt",
    "#By changing the setting below to TRUE you are indicating your agreement to our EULA.\neula=true\n" },
  { "ops.json",
    "[\n  {\n    \"uuid\": \"069a79f4-44e9-4726-a5be-fca90e38aaf5\",\n    \"name\": \"Notch\",\n    \"level\": 4\n  }\n]\n" },
  { "whitelist.json", "[]\n" },
  { "banned-players.json", "[]\n" },
  { "bukkit.yml",
    "settings:\n  allow-end: true\n  warn-on-overload: true\nspawn-limits:\n  monsters: 70\n" },
  { "spigot.yml",
    "settings:\n  debug: false\nworld-settings:\n  default:\n    view-distance: default\n" },
  { "config/paper-global.yml",
    "_version: 29\nproxies:\n  velocity:\n    enabled: false\n    secret: ''\n" },
  { "plugins/EssentialsX-2.20.1.jar", NULL, 3 * MIB / 2 },
  { "plugins/LuckPerms-Bukkit-5.4.102.jar", NULL, MIB },
  { "plugins/WorldEdit/config.yml", "limits:\n  max-blocks-changed:\n    default: -1\n" },
  { "plugins/Essentials/config.yml", "ops-name-color: '4'\nnickname-prefix: '~'\n" },
  { "world/level.dat", NULL, 2211 },
  { "world/session.lock", "\342\230\203" },
  { "world/region/r.0.0.mca", NULL, 5 * MIB },
  { "world/region/r.-1.0.mca", NULL, 3 * MIB },
  { "world/playerdata/069a79f4-44e9-4726-a5be-fca90e38aaf5.dat", NULL, 4096 },
  { "world_nether/level.dat", NULL, 2170 },
  { "world_the_end/level.dat", NULL, 2168 },
  { "server.jar", NULL, 47 * MIB },
};

static const Seed other_seeds[] = {
  { "start.sh", "#!/bin/sh\nexec ./server -config server.cfg\n", 0, 0755 },
  { "server.cfg", "hostname \"A demo server\"\nsv_lan 0\nrcon_password \"\"\n" },
  { "data/save.db", NULL, 6 * MIB },
  { "mods/readme.txt", "Put mods here.\n" },
};

/* Names that a file manager has to bear. */
static const Seed odd_seeds[] = {
  { "backup notes & to-do #1.txt", "Wipe on Thursday?\n" },
  { "odd names/Gr\303\274\303\237e \346\227\245\346\234\254.txt", "Gr\303\274\303\237e\n" },
  { "odd names/100% sure?.txt", "%41 is not A\n" },
  { "odd names/\"quoted\".txt", "\"\n" },
  { "odd names/.hidden", "hidden\n" },
  { "odd names/empty.txt", "" },
  { "odd names/a name so long that no column of any file manager shows all of it without an ellipsis somewhere in it.txt", "long\n" },
};

static GBytes *
make_noise (PteroDemoServer *server,
            gsize            size)
{
  guchar *data = g_malloc (size);
  guint32 state = server->noise | 1;

  for (gsize i = 0; i < size; i++)
    {
      state = state * 1664525 + 1013904223;
      data[i] = (guchar) (state >> 24);
    }

  return g_bytes_new_take (data, size);
}

/* Up to 64 KiB are kept; what is larger is made of a line. */
static void
add_seed (PteroDemoServer *server,
          PteroDemoFile   *root,
          const Seed      *seed)
{
  g_autoptr (GBytes) bytes = seed->text != NULL
                               ? g_bytes_new_static (seed->text, strlen (seed->text))
                               : make_noise (server, (gsize) MIN (seed->size, 4096));
  PteroDemoFile *file = ptero_demo_file_write (root, seed->path, bytes);

  if (seed->size > 4096)
    {
      g_clear_pointer (&file->bytes, g_bytes_unref);
      file->size = seed->size;
    }

  if (seed->mode != 0)
    file->mode = seed->mode;
}

static void
add_text (PteroDemoFile *root,
          const char    *path,
          char          *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  ptero_demo_file_write (root, path, bytes);
}

static char *
make_properties (PteroDemoServer *server)
{
  PteroDemoAllocation *primary = g_ptr_array_index (server->allocations, 0);

  return g_strdup_printf ("#Minecraft server properties\nserver-port=%u\nserver-ip=0.0.0.0\nmotd=%s\nmax-players=20\n"
                          "difficulty=normal\ngamemode=survival\nonline-mode=true\nview-distance=10\nlevel-name=world\n"
                          "enable-rcon=false\nspawn-protection=16\n", primary->port, server->name);
}

static void
make_older (PteroDemoFile *self,
            gint64         when)
{
  self->created_at = self->modified_at = when + (gint64) strlen (self->name) * 7211;
  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    make_older (g_ptr_array_index (self->children, i), when + i * 3600);
}

/**
 * ptero_demo_files_fill:
 * @world: the world
 * @server: a server
 * @root: its volume, empty
 *
 * Puts in what a server of its kind has. The server that is the twelfth of its hundred has no room
 * left.
 */
void
ptero_demo_files_fill (PteroDemoWorld  *world,
                       PteroDemoServer *server,
                       PteroDemoFile   *root)
{
  const Seed large = { "logs/huge.log", NULL, 24 * MIB };
  const Seed full = { "world.bin", NULL, server->disk * MIB };
  gboolean is_java = server->egg->nest->id == 1;
  const Seed *seeds = is_java ? java_seeds : other_seeds;
  guint n_seeds = is_java ? G_N_ELEMENTS (java_seeds) : G_N_ELEMENTS (other_seeds);
  PteroDemoFile *link;

  for (guint i = 0; i < n_seeds; i++)
    add_seed (server, root, &seeds[i]);
  for (guint i = 0; i < G_N_ELEMENTS (odd_seeds); i++)
    add_seed (server, root, &odd_seeds[i]);

  if (is_java)
    add_text (root, "server.properties", make_properties (server));
  add_text (root, "logs/latest.log",
            g_strdup_printf ("[12:00:01] [main/INFO]: Starting %s\n[12:00:09] [Server thread/INFO]: Done\n", server->name));
  add_seed (server, root, &large);
  add_text (root, "logs/2026-01-07-1.log.gz", g_strdup ("\037\213 not really"));

  if (server->id % 100 == 12 && server->disk > 0)
    add_seed (server, root, &full);

  add_text (root, "link-to-logs", g_strdup (""));
  link = ptero_demo_file_get_child (root, "link-to-logs");
  link->is_link = TRUE;
  link->mode = 0777;
  make_older (root, world->born_at - 20 * DAY);
}
