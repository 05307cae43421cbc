/* ptero-demo-panel.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PTERO_TYPE_DEMO_PANEL (ptero_demo_panel_get_type ())

/* A panel on loopback with an in-memory world. The server runs in a thread of its own; these functions may be called from any thread.
 * Independent of src/api on purpose: a mistake in one shows against the other. */
G_DECLARE_FINAL_TYPE (PteroDemoPanel, ptero_demo_panel, PTERO, DEMO_PANEL, GObject)

/* Keys are random, made anew at each start, in the form of real ones (ptlc_ / ptla_ + 43 characters). */
typedef enum
{
  PTERO_DEMO_KEY_ADMIN,        /* account key of the root administrator who owns some servers */
  PTERO_DEMO_KEY_USER,         /* account key of a user who is no administrator: subuser with part of the permissions, owner of some */
  PTERO_DEMO_KEY_APPLICATION,  /* application key with all rights */
  PTERO_DEMO_KEY_READ_ONLY,    /* application key that may only read */
  PTERO_DEMO_KEY_IP_LOCKED,    /* account key for other addresses */
  PTERO_DEMO_KEY_TWO_FACTOR,   /* account key of a user of whom two-factor is demanded */
  PTERO_DEMO_KEY_NO_SERVERS,   /* account key of a user who has no server at all */
  PTERO_DEMO_KEY_PARTIAL,      /* application key that may only read users and nodes */
  PTERO_DEMO_N_KEYS
} PteroDemoKey;

PteroDemoPanel *ptero_demo_panel_new         (guint n_servers, guint64 seed);    /* 0 servers: the default world of 40 */
void            ptero_demo_panel_set_tls     (PteroDemoPanel *self, gboolean tls);  /* before start: self-signed, for localhost */
gboolean        ptero_demo_panel_set_certificate (PteroDemoPanel *self, guint which, GError **error);  /* 1 or 2: plays a changed certificate */
void            ptero_demo_panel_set_port    (PteroDemoPanel *self, guint port);    /* before start; 0: any */
gboolean        ptero_demo_panel_start       (PteroDemoPanel *self, GError **error);
void            ptero_demo_panel_stop        (PteroDemoPanel *self);               /* closes the port; start() opens it again on the same port */
const char     *ptero_demo_panel_get_address (PteroDemoPanel *self);               /* "http://127.0.0.1:PORT" */
const char     *ptero_demo_panel_get_key     (PteroDemoPanel *self, PteroDemoKey which);
void            ptero_demo_panel_revoke_key  (PteroDemoPanel *self, PteroDemoKey which, gboolean revoked);
void            ptero_demo_panel_set_rate    (PteroDemoPanel *self, guint per_minute);   /* both APIs; 0: the panel's defaults */
/* Faults, "" for none; several separated by commas, each "name[=value][@path-prefix][*times]":
 *  latency=MS  status=CODE (the panel's own JSON error)  html=CODE (an HTML page with that status)  truncate (body cut)
 *  drop (connection closed without an answer)  reset-body (closed inside the body)  wrong-types  huge (a body over the cap)
 *  deep (nesting)  redirect=URL  rate-limit (429 + Retry-After)  daemon-down (504 of routes that need Wings)  slow-body */
gboolean        ptero_demo_panel_set_faults  (PteroDemoPanel *self, const char *faults, GError **error);
guint           ptero_demo_panel_get_n_requests (PteroDemoPanel *self, const char *path_prefix);   /* counted since start */
guint           ptero_demo_panel_get_n_refused  (PteroDemoPanel *self);                            /* 429s given */
void            ptero_demo_panel_set_cache  (PteroDemoPanel *self, guint milliseconds);   /* of resources; 20 s as real panels unless set */
/* Makes things happen: power state of a server ("offline", "running", "crash"), status ("suspended", NULL …). */
gboolean        ptero_demo_panel_set_server_state  (PteroDemoPanel *self, const char *uuid, const char *state);
gboolean        ptero_demo_panel_set_server_status (PteroDemoPanel *self, const char *uuid, const char *status);
GStrv           ptero_demo_panel_list_servers      (PteroDemoPanel *self, guint n_servers);   /* "uuid identifier name" of the first */

G_END_DECLS
