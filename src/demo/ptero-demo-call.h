/* ptero-demo-call.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "ptero-demo-backend.h"
#include "ptero-demo-json.h"
#include "ptero-demo-query.h"

G_BEGIN_DECLS

typedef struct _PteroDemoCall PteroDemoCall;

typedef enum
{
  PTERO_DEMO_ROUTE_DEFAULT = 0,
  PTERO_DEMO_ROUTE_NO_GATE = 1 << 0,          /* answers in every state of the server */
  PTERO_DEMO_ROUTE_ADMIN_GATE = 1 << 1,       /* administrators pass some states */
  PTERO_DEMO_ROUTE_NO_TWO_FACTOR = 1 << 2,    /* open while two-factor is demanded */
  PTERO_DEMO_ROUTE_NEEDS_WINGS = 1 << 3,
  PTERO_DEMO_ROUTE_PELICAN = 1 << 4,          /* Pterodactyl does not have it */
} PteroDemoRouteFlags;

typedef struct
{
  const char *method;
  const char *path;
  const char *permission;   /* Client API: what a subuser needs */
  PteroDemoRight right;     /* Application API: the column */
  PteroDemoRouteFlags flags;
  void (*handle) (PteroDemoCall *call);
} PteroDemoRoute;

/* One request on its way through the panel, and its answer. */
struct _PteroDemoCall
{
  PteroDemoBackend *backend;
  PteroDemoWorld *world;

  const char *method;
  char *path;
  char *remote_address;
  SoupMessageHeaders *request_headers;
  GBytes *request_body;
  PteroDemoQuery *query;
  JsonObject *input;          /* body over query, trimmed, "" turned into null */
  gboolean wants_json;
  gboolean is_session;        /* taken for a browser */

  const PteroDemoRoute *route;
  PteroDemoCredential *credential;
  PteroDemoUser *user;
  char *arguments[4];
  PteroDemoServer *server;
  PteroDemoSubuser *subuser;   /* set when the caller is no owner and no administrator */
  PteroDemoUser *other_user;
  PteroDemoNode *node;
  PteroDemoLocation *location;
  PteroDemoAllocation *allocation;
  PteroDemoNest *nest;
  PteroDemoEgg *egg;
  PteroDemoRole *role;
  PteroDemoPlugin *plugin;
  PteroDemoHost *database_host;
  PteroDemoMount *mount;

  guint status;
  const char *content_type;    /* NULL: none */
  SoupMessageHeaders *headers;
  char *answer;
  gsize length;
  PteroDemoFile *file;         /* sent in place of the answer */
};

typedef struct
{
  guint page;
  guint per_page;
  guint n_pages;
  guint total;
  guint first;
  guint count;
  gboolean keep_query;
} PteroDemoPage;

PteroDemoCall *ptero_demo_call_new           (PteroDemoBackend   *backend,
                                              SoupServerMessage  *message);
void           ptero_demo_call_free          (PteroDemoCall      *self);
void           ptero_demo_call_reply         (PteroDemoCall      *self,
                                              guint               status,
                                              PteroDemoJson      *json);
void           ptero_demo_call_reply_html    (PteroDemoCall      *self,
                                              guint               status,
                                              const char         *title,
                                              const char         *text);
void           ptero_demo_call_reply_nothing (PteroDemoCall      *self);
void           ptero_demo_call_reply_accepted (PteroDemoCall     *self);
void           ptero_demo_call_redirect      (PteroDemoCall      *self,
                                              const char         *location);
const char    *ptero_demo_call_get_string    (PteroDemoCall      *self,
                                              const char         *name);
gboolean       ptero_demo_call_may           (PteroDemoCall      *self,
                                              const char         *permission);
gboolean       ptero_demo_call_find_daemon   (PteroDemoCall      *self,
                                              PteroDemoNode      *node);
gboolean       ptero_demo_call_reach_daemon  (PteroDemoCall      *self);
void           ptero_demo_call_log           (PteroDemoCall      *self,
                                              const char         *event,
                                              const char         *properties);
void           ptero_demo_call_log_change    (PteroDemoCall      *self,
                                              const char         *event,
                                              const char         *variable,
                                              const char         *before,
                                              const char         *after);
void           ptero_demo_call_log_value     (PteroDemoCall      *self,
                                              const char         *event,
                                              const char         *name,
                                              const char         *value);

gboolean       ptero_demo_page_init          (PteroDemoPage      *self,
                                              PteroDemoCall      *call,
                                              guint               total);
void           ptero_demo_page_write         (PteroDemoPage      *self,
                                              PteroDemoCall      *call,
                                              PteroDemoJson      *json);

G_END_DECLS
