/* ptero-demo-catalogue.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-catalogue.h"

/* The games the demo's host offers: nests, eggs with their variables, and what people call such
 * servers. */

#define JAVA_IMAGES \
  "{\"Java 21\":\"ghcr.io\\/pterodactyl\\/yolks:java_21\"," \
  "\"Java 17\":\"ghcr.io\\/pterodactyl\\/yolks:java_17\"," \
  "\"Java 11\":\"ghcr.io\\/pterodactyl\\/yolks:java_11\"," \
  "\"Java 8\":\"ghcr.io\\/pterodactyl\\/yolks:java_8\"}"
#define JAVA_IMAGE "ghcr.io/pterodactyl/yolks:java_21"
#define JAVA_FEATURES "[\"eula\",\"java_version\",\"pid_limit\"]"
#define PROPERTIES_FILE \
  "{\"server.properties\":{\"parser\":\"properties\",\"find\":{\"server-ip\":\"0.0.0.0\"," \
  "\"server-port\":\"{{server.build.default.port}}\"}}}"

typedef struct
{
  guint nest;
  PteroDemoEgg egg;
  const char *names[12];
} EggSeed;

static const struct
{
  const char *uuid;
  const char *name;
  const char *description;
} nest_seeds[] = {
  { "486f15cc-97e0-4ef0-a7af-2b77f781b82d", "Minecraft",
    "Minecraft - the classic game from Mojang." },
  { "75d10a4c-83fd-42dc-88e3-831f8f887d3a", "Source Engine", "Source dedicated servers." },
  { "2b9f4d53-4c1f-4b60-9c8d-0e7c4e1f7a53", "Steam", "Games installed with SteamCMD." },
  { "d4f7be5a-2b3f-4a8d-8a39-6a5b2c1f9e80", "Standalone", "Games that bring their own server." },
};

static EggSeed egg_seeds[] = {
  { 0, { .uuid = "5da37ef6-58da-4169-90a6-e683e1721247", .name = "Paper",
         .description = "High performance Spigot fork that aims to fix gameplay and mechanics inconsistencies.",
         .images = JAVA_IMAGES, .image = JAVA_IMAGE, .features = JAVA_FEATURES,
         .startup = "java -Xms128M -XX:MaxRAMPercentage=95.0 -Dterminal.jline=false -Dterminal.ansi=true -jar {{SERVER_JARFILE}}",
         .stop = "stop", .done = ")! For help, type ", .config_files = PROPERTIES_FILE,
         .variables = {
           { .name = "Minecraft Version", .description = "The version of Minecraft to download.",
             .env_variable = "MINECRAFT_VERSION", .default_value = "latest", .user_viewable = TRUE,
             .user_editable = TRUE, .rules = "nullable|string|max:20" },
           { .name = "Server Jar File",
             .description = "The name of the server jarfile to run the server with.",
             .env_variable = "SERVER_JARFILE", .default_value = "server.jar", .user_viewable = TRUE,
             .user_editable = TRUE, .rules = "required|string|max:20" },
           { .name = "Build Number", .description = "The build number for the paper release.",
             .env_variable = "BUILD_NUMBER", .default_value = "latest", .user_viewable = TRUE,
             .user_editable = FALSE, .rules = "required|string|max:20" },
           { .name = "View Distance", .description = "Chunks sent to the players around them.",
             .env_variable = "VIEW_DISTANCE", .default_value = "10", .user_viewable = TRUE,
             .user_editable = TRUE, .rules = "required|integer|between:2,32" },
           { .name = "Aikar Flags", .description = "Tuned garbage collection.",
             .env_variable = "AIKAR_FLAGS", .default_value = "0", .user_viewable = TRUE,
             .user_editable = TRUE, .rules = "required|boolean" },
           { .name = "Download Path", .description = "Only used by the installer.",
             .env_variable = "DL_PATH", .default_value = "s3cr3t", .user_viewable = FALSE,
             .user_editable = FALSE, .rules = "nullable|string" },
         }, .n_variables = 6 },
    { "Survival", "Skyblock", "Creative Plots", "Bedwars", "Lobby", "Hardcore SMP", "Build Team",
      "Anarchy", "Vanilla+", "Season 5", "Minigames" } },
  { 0, { .uuid = "18668bc0-c9d8-4728-be98-98115e88a56f", .name = "Velocity",
         .description = "Velocity is a Minecraft server proxy with unparalleled server support and scalability.",
         .images = JAVA_IMAGES, .image = JAVA_IMAGE, .features = JAVA_FEATURES,
         .startup = "java -Xms128M -XX:MaxRAMPercentage=95.0 -jar {{SERVER_JARFILE}}",
         .stop = "end", .done = "Done", .config_files = "{}",
         .variables = {
           { .name = "Velocity Version", .description = "The version of Velocity to download.",
             .env_variable = "VELOCITY_VERSION", .default_value = "latest", .user_viewable = TRUE,
             .user_editable = TRUE, .rules = "required|string|between:3,15" },
           { .name = "Server Jar File", .description = "The name of the jarfile.",
             .env_variable = "SERVER_JARFILE", .default_value = "velocity.jar",
             .user_viewable = TRUE, .user_editable = TRUE, .rules = "required|string|max:20" },
         }, .n_variables = 2 },
    { "Proxy", "Network Entry", "Proxy Frankfurt", "Proxy Ashburn", "Event Proxy" } },
  { 0, { .uuid = "ed072427-f209-4603-875c-f540c6dd5a65", .name = "Forge Minecraft",
         .description = "Minecraft Forge is a modding API which makes it easier to create mods.",
         .images = JAVA_IMAGES, .image = "ghcr.io/pterodactyl/yolks:java_17",
         .features = JAVA_FEATURES,
         .startup = "java -Xms128M -XX:MaxRAMPercentage=95.0 -jar {{SERVER_JARFILE}} nogui",
         .stop = "stop", .done = ")! For help, type ", .config_files = PROPERTIES_FILE,
         .variables = {
           { .name = "Minecraft Version",
             .description = "The version of Minecraft you want to install for.",
             .env_variable = "MC_VERSION", .default_value = "1.20.1", .user_viewable = TRUE,
             .user_editable = TRUE, .rules = "required|string|max:9" },
           { .name = "Server Jar File", .description = "The name of the jarfile.",
             .env_variable = "SERVER_JARFILE", .default_value = "server.jar", .user_viewable = TRUE,
             .user_editable = TRUE, .rules = "required|string|max:20" },
           { .name = "Build Type", .description = "The type of server jar to download.",
             .env_variable = "BUILD_TYPE", .default_value = "recommended", .user_viewable = TRUE,
             .user_editable = TRUE, .rules = "required|string|in:recommended,latest" },
         }, .n_variables = 3 },
    { "All the Mods 9", "Create: Astral", "RLCraft", "Pixelmon", "SkyFactory 4", "Enigmatica" } },
  { 1, { .uuid = "437c367d-06be-498f-a604-fdad135504d7", .name = "Counter-Strike 2",
         .description = "For over two decades, Counter-Strike has offered an elite competitive experience.",
         .images = "{\"Sniper\":\"ghcr.io\\/ptero-eggs\\/steamcmd:sniper\"}",
         .image = "ghcr.io/ptero-eggs/steamcmd:sniper",
         .features = "[\"gsl_token\",\"steam_disk_space\"]",
         .startup = "./game/cs2.sh -dedicated -port {{SERVER_PORT}} +map {{SRCDS_MAP}} -maxplayers {{SRCDS_MAXPLAYERS}} +sv_setsteamaccount {{STEAM_ACC}}",
         .stop = "quit", .done = "Connection to Steam servers successful", .config_files = "{}",
         .variables = {
           { .name = "Map", .description = "The map the server starts with.",
             .env_variable = "SRCDS_MAP", .default_value = "de_dust2", .user_viewable = TRUE,
             .user_editable = TRUE, .rules = "required|string|alpha_dash" },
           { .name = "Max Players", .description = "The maximum amount of players.",
             .env_variable = "SRCDS_MAXPLAYERS", .default_value = "16", .user_viewable = TRUE,
             .user_editable = TRUE, .rules = "required|integer|between:1,64" },
           { .name = "Steam Account Token", .description = "The token of the game server login.",
             .env_variable = "STEAM_ACC", .default_value = "", .user_viewable = TRUE,
             .user_editable = TRUE, .rules = "nullable|string|size:32" },
         }, .n_variables = 3 },
    { "Competitive 5v5", "Retakes", "Deathmatch EU", "1v1 Arena", "Surf", "KZ Climb", "Scrim" } },
  { 2, { .uuid = "d4ea48ae-bc3b-4e0a-8be4-1d6bcf0d9df6", .name = "Valheim",
         .description = "A brutal exploration and survival game for 1-10 players.",
         .images = "{\"Debian\":\"ghcr.io\\/ptero-eggs\\/games:valheim\"}",
         .image = "ghcr.io/ptero-eggs/games:valheim",
         .features = "null",
         .startup = "./valheim_server.x86_64 -nographics -batchmode -name \"{{SERVER_NAME}}\" -port {{SERVER_PORT}} -world \"{{WORLD}}\" -password \"{{PASSWORD}}\"",
         .stop = "^C", .done = "Game server connected", .config_files = "{}",
         .variables = {
           { .name = "Server Name", .description = "Name shown in the server list.",
             .env_variable = "SERVER_NAME", .default_value = "A Pterodactyl Hosted Server",
             .user_viewable = TRUE, .user_editable = TRUE, .rules = "required|string|max:60" },
           { .name = "World Name", .description = "The world to load.", .env_variable = "WORLD",
             .default_value = "Dedicated", .user_viewable = TRUE, .user_editable = TRUE,
             .rules = "required|string|max:20" },
           { .name = "Server Password", .description = "At least five characters.",
             .env_variable = "PASSWORD", .default_value = "secret", .user_viewable = TRUE,
             .user_editable = TRUE, .rules = "required|string|min:5|max:20" },
         }, .n_variables = 3 },
    { "Midgard", "Friday Vikings", "Ashlands Expedition", "Yggdrasil", "Plains Raiders" } },
  { 2, { .uuid = "bace2dfb-209c-452a-9459-7d6f340b07ae", .name = "Rust",
         .description = "The only aim in Rust is to survive.",
         .images = "{\"Rust\":\"ghcr.io\\/pterodactyl\\/games:rust\"}",
         .image = "ghcr.io/pterodactyl/games:rust",
         .features = "[\"steam_disk_space\"]",
         .startup = "./RustDedicated -batchmode +server.port {{SERVER_PORT}} +server.hostname \"{{HOSTNAME}}\" +server.worldsize {{WORLD_SIZE}} +server.maxplayers {{MAX_PLAYERS}}",
         .stop = "quit", .done = "Server startup complete", .config_files = "{}",
         .variables = {
           { .name = "Server Name",
             .description = "The name of your server in the public server list.",
             .env_variable = "HOSTNAME", .default_value = "A Rust Server", .user_viewable = TRUE,
             .user_editable = TRUE, .rules = "required|string|max:60" },
           { .name = "World Size", .description = "The world size for a procedural map.",
             .env_variable = "WORLD_SIZE", .default_value = "3000", .user_viewable = TRUE,
             .user_editable = TRUE, .rules = "required|integer|between:1000,6000" },
           { .name = "Max Players", .description = "The maximum amount of players.",
             .env_variable = "MAX_PLAYERS", .default_value = "40", .user_viewable = TRUE,
             .user_editable = TRUE, .rules = "required|integer" },
         }, .n_variables = 3 },
    { "Rust Weekly", "Solo/Duo Monday", "Rustafied-like 3x", "Creative Sandbox",
      "Hardcore Wipe" } },
  { 2, { .uuid = "a1c0b5de-7f6e-4a35-8c0a-90b13b4a5e61", .name = "Palworld",
         .description = "Fight, farm, build and work alongside mysterious creatures called Pals.",
         .images = "{\"Debian\":\"ghcr.io\\/ptero-eggs\\/games:palworld\"}",
         .image = "ghcr.io/ptero-eggs/games:palworld",
         .features = "null",
         .startup = "./Pal/Binaries/Linux/PalServer-Linux-Shipping Pal -port={{SERVER_PORT}} -players={{MAX_PLAYERS}}",
         .stop = "^C", .done = "Running Palworld dedicated server", .config_files = "{}",
         .variables = {
           { .name = "Max Players", .description = "The maximum amount of players.",
             .env_variable = "MAX_PLAYERS", .default_value = "32", .user_viewable = TRUE,
             .user_editable = TRUE, .rules = "required|integer|between:1,32" },
         }, .n_variables = 1 },
    { "Palworld Coop", "Pal Ranch", "Lamball Farm", "Palpagos" } },
  { 3, { .uuid = "b2bdc2a6-d1b7-4f27-9c64-8ac1e9f3a0d2", .name = "Factorio",
         .description = "A game in which you build and maintain factories.",
         .images = "{\"Debian\":\"ghcr.io\\/ptero-eggs\\/yolks:debian\"}",
         .image = "ghcr.io/ptero-eggs/yolks:debian",
         .features = "null",
         .startup = "./bin/x64/factorio --port {{SERVER_PORT}} --start-server saves/{{SAVE_NAME}}.zip",
         .stop = "/quit", .done = "Hosting game at", .config_files = "{}",
         .variables = {
           { .name = "Save Name", .description = "The save to load.", .env_variable = "SAVE_NAME",
             .default_value = "gamesave", .user_viewable = TRUE, .user_editable = TRUE,
             .rules = "required|alpha_dash|between:1,100" },
           { .name = "Maximum Slots", .description = "Total number of players.",
             .env_variable = "MAX_SLOTS", .default_value = "20", .user_viewable = TRUE,
             .user_editable = TRUE, .rules = "required|integer|between:1,100" },
         }, .n_variables = 2 },
    { "Megabase", "Space Age", "Krastorio 2", "The Factory Must Grow", "Deathworld" } },
  { 3, { .uuid = "e0f6d2b9-3a5c-4c8d-9fd2-7b1a64c7f0e3", .name = "Terraria",
         .description = "Dig, fight, explore, build!",
         .images = "{\"Debian\":\"ghcr.io\\/ptero-eggs\\/yolks:debian\"}",
         .image = "ghcr.io/ptero-eggs/yolks:debian",
         .features = "null",
         .startup = "./TerrariaServer.bin.x86_64 -config serverconfig.txt -port {{SERVER_PORT}} -maxplayers {{MAX_PLAYERS}}",
         .stop = "exit", .done = "Type 'help' for a list of commands", .config_files = "{}",
         .variables = {
           { .name = "World Name", .description = "The name of the world.",
             .env_variable = "WORLD_NAME", .default_value = "world", .user_viewable = TRUE,
             .user_editable = TRUE, .rules = "required|string|max:20" },
           { .name = "Max Players", .description = "The maximum number of players.",
             .env_variable = "MAX_PLAYERS", .default_value = "8", .user_viewable = TRUE,
             .user_editable = TRUE, .rules = "required|numeric|max:255" },
         }, .n_variables = 2 },
    { "Terraria Master Mode", "Calamity", "Corruption", "Hallow & Friends" } },
};

static const char * const places[] = {
  "EU", "US East", "US West", "Frankfurt", "Helsinki", "Falkenstein", "Ashburn", "Singapore",
};

/* Fills in the nests and eggs. Ids count up from 1. */
void
ptero_demo_catalogue_fill (PteroDemoWorld *world)
{
  guint last_variable = 0;

  for (guint i = 0; i < G_N_ELEMENTS (nest_seeds); i++)
    {
      PteroDemoNest *nest = g_new0 (PteroDemoNest, 1);

      nest->id = i + 1;
      nest->uuid = nest_seeds[i].uuid;
      nest->name = nest_seeds[i].name;
      nest->description = nest_seeds[i].description;
      nest->eggs = g_ptr_array_new ();
      g_ptr_array_add (world->nests, nest);
    }

  for (guint i = 0; i < G_N_ELEMENTS (egg_seeds); i++)
    {
      PteroDemoEgg *egg = g_memdup2 (&egg_seeds[i].egg, sizeof (PteroDemoEgg));

      egg->id = i + 1;
      egg->nest = g_ptr_array_index (world->nests, egg_seeds[i].nest);
      for (guint j = 0; j < egg->n_variables; j++)
        egg->variables[j].id = ++last_variable;

      g_ptr_array_add (egg->nest->eggs, egg);
      g_ptr_array_add (world->eggs, egg);
    }
}

/**
 * ptero_demo_catalogue_pick_name:
 * @world: the world, for its random numbers
 * @egg: the game
 * @number: which server of its kind
 * @name: (out) (transfer full): a name somebody would give
 *
 * Returns: a description, may be empty
 */
const char *
ptero_demo_catalogue_pick_name (PteroDemoWorld *world,
                                PteroDemoEgg   *egg,
                                guint           number,
                                char          **name)
{
  static const char * const descriptions[] = {
    "", "", "Wiped every first Thursday", "Whitelist only",
    "Do not restart between 18:00 and 23:00",
    "Staging, safe to break", "Paid until March", "Backup before every update",
  };
  const EggSeed *seed = &egg_seeds[egg->id - 1];
  guint n_names = 0;

  while (seed->names[n_names] != NULL)
    n_names++;

  if (number < n_names)
    *name = g_strdup (seed->names[number]);
  else if (number < n_names * (1 + G_N_ELEMENTS (places)))
    *name = g_strdup_printf ("%s %s", seed->names[number % n_names], places[number / n_names - 1]);
  else
    *name = g_strdup_printf ("%s %s %02u", seed->names[number % n_names],
                             places[number / n_names % G_N_ELEMENTS (places)],
                             number / n_names / (guint) G_N_ELEMENTS (places) + 1);

  return descriptions[g_rand_int_range (world->rand, 0, G_N_ELEMENTS (descriptions))];
}
