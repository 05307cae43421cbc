/* ptero-demo-world.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PteroDemoWorld PteroDemoWorld;
typedef struct _PteroDemoServer PteroDemoServer;
typedef struct _PteroDemoNode PteroDemoNode;
typedef struct _PteroDemoNest PteroDemoNest;
typedef struct _PteroDemoFile PteroDemoFile;
typedef struct _PteroDemoConsole PteroDemoConsole;

#define PTERO_DEMO_MAX_VARIABLES 16

typedef struct
{
  guint id;
  const char *name;
  const char *description;
  const char *env_variable;
  const char *default_value;
  gboolean user_viewable;
  gboolean user_editable;
  const char *rules;
} PteroDemoVariable;

typedef struct
{
  guint id;
  PteroDemoNest *nest;
  const char *uuid;
  const char *name;
  const char *description;
  const char *images;        /* JSON object, label to image */
  const char *image;         /* the first of them */
  const char *features;      /* JSON list, or "null" */
  const char *startup;
  const char *stop;
  const char *done;
  const char *config_files;  /* JSON object */
  const char *author;        /* NULL, as are those of the script: the usual */
  const char *script;
  const char *container;
  const char *entry;
  PteroDemoVariable variables[PTERO_DEMO_MAX_VARIABLES];
  guint n_variables;
} PteroDemoEgg;

struct _PteroDemoNest
{
  guint id;
  const char *uuid;
  const char *name;
  const char *description;
  GPtrArray *eggs;
};

typedef struct
{
  char *identifier;
  char *description;
  char *secret;
  GStrv allowed_ips;
  gint64 created_at;
  gint64 last_used_at;
} PteroDemoAccountKey;

typedef struct
{
  char *name;
  char *fingerprint;
  char *public_key;
  gint64 created_at;
} PteroDemoSshKey;

typedef struct
{
  guint id;
  char *event;
  char *properties;   /* JSON object */
  guint user;         /* id of the actor; 0 for the system */
  gboolean is_api;
  gint64 timestamp;
} PteroDemoActivity;

/* Of Pelican: what users may do beyond their own servers. */
typedef struct
{
  guint id;
  char *name;
  const char *permissions;  /* with commas between them */
  gint64 created_at;
  gint64 updated_at;
} PteroDemoRole;

/* Of Pelican: what was added to the panel. */
typedef struct
{
  char *id;
  char *name;
  const char *author;
  const char *version;
  const char *newer;        /* the version that can be had; or NULL */
  const char *description;
  const char *category;
  const char *url;
  const char *panel_version;
  const char *status;
  char *status_message;
  guint load_order;
  gboolean incompatible;
  gboolean has_settings;
  gboolean fails;           /* cannot be installed */
} PteroDemoPlugin;

typedef struct
{
  guint id;
  char *uuid;
  char *external_id;
  char *username;
  char *email;
  char *first_name;
  char *last_name;
  char *password;
  gboolean root_admin;
  gboolean two_factor;
  gboolean demands_two_factor;
  char *totp_secret;        /* base32; NULL until asked for */
  gint64 created_at;
  gint64 updated_at;
  GPtrArray *keys;
  GPtrArray *ssh_keys;
  GPtrArray *activity;
  GPtrArray *roles;         /* of Pelican, without that of root administrators; not owned */
} PteroDemoUser;

typedef struct
{
  guint id;
  char *short_name;
  char *long_name;
  gint64 created_at;
  gint64 updated_at;
} PteroDemoLocation;

typedef struct
{
  guint id;
  PteroDemoNode *node;
  char *ip;
  char *alias;
  char *notes;
  guint port;
  PteroDemoServer *server;
} PteroDemoAllocation;

struct _PteroDemoNode
{
  guint id;
  char *uuid;
  char *name;
  char *description;
  char *fqdn;
  char *scheme;
  char *daemon_base;
  char *token_id;
  char *token;
  PteroDemoLocation *location;
  char *daemon_sftp_alias;   /* Pelican; may be NULL */
  char *tags;                /* Pelican: JSON list; NULL: none */
  gint64 cpu;                /* Pelican */
  gint64 cpu_overallocate;
  guint daemon_connect;      /* Pelican; 0: as daemon_listen */
  gboolean is_public;
  gboolean behind_proxy;
  gboolean maintenance_mode;
  gboolean daemon_down;
  gint64 memory;
  gint64 memory_overallocate;
  gint64 disk;
  gint64 disk_overallocate;
  gint64 upload_size;
  guint daemon_listen;
  guint daemon_sftp;
  gint64 created_at;
  gint64 updated_at;
  GPtrArray *allocations;
};

typedef struct
{
  guint id;
  PteroDemoUser *user;
  GPtrArray *permissions;   /* of strings, NULL-terminated */
  gint64 created_at;
} PteroDemoSubuser;

/* A server of databases. */
typedef struct
{
  guint id;
  char *name;
  char *host;
  guint port;
  char *username;
  char *password;
  GPtrArray *nodes;
  gint64 created_at;
  gint64 updated_at;
} PteroDemoHost;

/* A folder of nodes that servers may see. */
typedef struct
{
  guint id;
  char *uuid;
  char *name;
  char *description;
  char *source;
  char *target;
  gboolean read_only;
  gboolean user_mountable;
  GPtrArray *eggs;
  GPtrArray *nodes;
  GPtrArray *servers;
} PteroDemoMount;

typedef struct
{
  guint id;
  PteroDemoServer *server;
  PteroDemoHost *host;
  char *hash;               /* the id as the Client API writes it */
  char *name;
  char *username;
  char *remote;
  char *password;
  gboolean fresh;           /* made by the request that is being answered */
  gint64 created_at;
  gint64 updated_at;
} PteroDemoDatabase;

typedef enum
{
  PTERO_DEMO_OFFLINE,
  PTERO_DEMO_STARTING,
  PTERO_DEMO_RUNNING,
  PTERO_DEMO_STOPPING,
} PteroDemoState;

typedef struct
{
  PteroDemoState state;
  double memory_bytes;
  double cpu_absolute;
  double disk_bytes;
  double network_rx_bytes;
  double network_tx_bytes;
  gint64 uptime;
} PteroDemoStats;

struct _PteroDemoServer
{
  guint id;
  char uuid[37];
  char identifier[9];
  char *external_id;
  char *name;
  char *description;
  char *image;
  char *startup;            /* NULL: the egg's */
  PteroDemoNode *node;
  PteroDemoUser *owner;
  PteroDemoEgg *egg;
  GPtrArray *allocations;   /* the first is the primary */
  GPtrArray *subusers;      /* or NULL */
  GPtrArray *activity;      /* or NULL until looked at */
  GPtrArray *databases;     /* or NULL until looked at */
  GPtrArray *backups;       /* or NULL until looked at */
  GPtrArray *schedules;     /* or NULL until looked at */
  PteroDemoFile *files;     /* or NULL until looked at */
  PteroDemoConsole *console;   /* or NULL until looked at */
  char *values[PTERO_DEMO_MAX_VARIABLES];   /* NULL: the egg's default */
  gint64 memory;
  gint64 swap;
  gint64 disk;
  gint64 io;
  gint64 cpu;
  const char *threads;
  gboolean oom_disabled;
  gint64 max_databases;     /* -1: unlimited */
  gint64 max_allocations;   /* -1: null */
  gint64 max_backups;
  const char *status;       /* interned, or NULL */
  gboolean transferring;
  gint64 job_began;         /* monotonic µs of what "installing" or "restoring_backup" is about; 0: nothing is */
  guint job_done;           /* how many lines of it were printed */
  gint64 created_at;
  gint64 updated_at;

  PteroDemoState state;
  gboolean restarting;
  gint64 changes_at;        /* monotonic µs when starting or stopping ends */
  gint64 started_at;        /* monotonic µs */
  guint32 noise;
  PteroDemoStats cached;
  gint64 cached_until;      /* monotonic µs */
};

/* @event as on a server's websocket, with its one argument. */
typedef void (*PteroDemoEmitFunc) (gpointer         data,
                                   PteroDemoServer *server,
                                   const char      *event,
                                   const char      *argument);

struct _PteroDemoWorld
{
  GRand *rand;
  gint64 epoch;             /* monotonic µs when the world began */
  gint64 born_at;           /* unix seconds of the same moment */
  gint64 cache_time;        /* µs the panel keeps /resources */
  guint last_activity;
  guint last_database;
  guint last_schedule;
  guint last_task;
  guint backup_pace;        /* so many backups of a server … */
  guint backup_period;      /* … in so many seconds; 0: as many as wanted */
  GPtrArray *users;
  GPtrArray *locations;
  GPtrArray *nodes;
  GPtrArray *allocations;
  GPtrArray *nests;
  GPtrArray *eggs;
  GStringChunk *strings;    /* of eggs that were imported */
  GPtrArray *servers;
  GPtrArray *roles;         /* the first is that of root administrators */
  GPtrArray *plugins;
  GPtrArray *hosts;
  GPtrArray *mounts;
  GHashTable *by_uuid;      /* full and short form to server */
  GHashTable *revoked;      /* "user server" to the second when its tokens were revoked */
  GHashTable *used_tokens;  /* signed addresses are good once */
  gint64 token_life;        /* seconds a websocket's token is good */
  gint64 job_step;          /* µs between two lines of a job */
  PteroDemoEmitFunc emit;   /* what happens on servers; or NULL */
  gpointer emit_data;
};

PteroDemoWorld      *ptero_demo_world_new               (guint               n_servers,
                                                         guint64             seed);
void                 ptero_demo_world_free              (PteroDemoWorld     *self);
char                *ptero_demo_world_new_uuid          (PteroDemoWorld     *self);
char                *ptero_demo_world_new_text          (PteroDemoWorld     *self,
                                                         const char         *alphabet,
                                                         guint               length);
PteroDemoUser       *ptero_demo_world_add_user          (PteroDemoWorld     *self,
                                                         const char         *username,
                                                         const char         *email,
                                                         const char         *first_name,
                                                         const char         *last_name);
PteroDemoLocation   *ptero_demo_world_add_location      (PteroDemoWorld     *self,
                                                         const char         *short_name,
                                                         const char         *long_name);
PteroDemoNode       *ptero_demo_world_add_node          (PteroDemoWorld     *self,
                                                         const char         *name,
                                                         PteroDemoLocation  *location,
                                                         const char         *fqdn);
PteroDemoAllocation *ptero_demo_world_add_allocation    (PteroDemoWorld     *self,
                                                         PteroDemoNode      *node,
                                                         const char         *ip,
                                                         guint               port);
PteroDemoServer     *ptero_demo_world_add_server        (PteroDemoWorld     *self,
                                                         const char         *name,
                                                         PteroDemoEgg       *egg,
                                                         PteroDemoUser      *owner,
                                                         PteroDemoAllocation *allocation);
void                 ptero_demo_world_remove_server     (PteroDemoWorld     *self,
                                                         PteroDemoServer    *server);
void                 ptero_demo_world_detach            (PteroDemoWorld     *self,
                                                         gpointer            thing);
PteroDemoHost       *ptero_demo_world_add_host          (PteroDemoWorld     *self);
PteroDemoMount      *ptero_demo_world_add_mount         (PteroDemoWorld     *self);
PteroDemoSubuser    *ptero_demo_world_add_subuser       (PteroDemoWorld     *self,
                                                         PteroDemoServer    *server,
                                                         PteroDemoUser      *user,
                                                         const char * const *permissions);
PteroDemoActivity   *ptero_demo_world_log               (PteroDemoWorld     *self,
                                                         GPtrArray          *log,
                                                         const char         *event,
                                                         const char         *properties,
                                                         guint               user);
PteroDemoServer     *ptero_demo_world_find_server       (PteroDemoWorld     *self,
                                                         const char         *uuid);
void                 ptero_demo_world_emit              (PteroDemoWorld     *self,
                                                         PteroDemoServer    *server,
                                                         const char         *event,
                                                         const char         *argument);
void                 ptero_demo_world_revoke_tokens     (PteroDemoWorld     *self,
                                                         PteroDemoServer    *server,
                                                         PteroDemoUser      *user);
gboolean             ptero_demo_world_is_revoked        (PteroDemoWorld     *self,
                                                         const char         *server,
                                                         guint               user,
                                                         gint64              issued_at);
void                 ptero_demo_world_add_players       (PteroDemoWorld     *self,
                                                         guint               n_users);
void                 ptero_demo_world_populate          (PteroDemoWorld     *self,
                                                         guint               n_servers);
PteroDemoSubuser    *ptero_demo_server_get_subuser      (PteroDemoServer    *self,
                                                         PteroDemoUser      *user);
gboolean             ptero_demo_subuser_may             (PteroDemoSubuser   *self,
                                                         const char         *permission);
const char          *ptero_demo_server_get_value        (PteroDemoServer    *self,
                                                         guint               variable);
const char          *ptero_demo_egg_get_author          (const PteroDemoEgg *self);
const char          *ptero_demo_egg_get_script          (const PteroDemoEgg *self);
const char          *ptero_demo_egg_get_container       (const PteroDemoEgg *self);
const char          *ptero_demo_egg_get_entry           (const PteroDemoEgg *self);
const char          *ptero_demo_server_get_startup      (PteroDemoServer    *self);
GPtrArray           *ptero_demo_server_get_activity     (PteroDemoWorld     *world,
                                                         PteroDemoServer    *self);
gboolean             ptero_demo_server_is_installing    (PteroDemoServer    *self);

gpointer             ptero_demo_find_id                 (GPtrArray          *array,
                                                         guint               id);

G_END_DECLS
