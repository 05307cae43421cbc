/* ptero-panel-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-panel.h"

#include <libsecret/secret.h>

G_BEGIN_DECLS

/* ptero-panel.c has what a person chose, ptero-panel-key.c the keys, ptero-panel-live.c the state
 * of the connection. */

struct _PteroPanel
{
  GObject          parent_instance;

  char            *id;
  char            *name;
  char            *address;
  guint            color;
  gboolean         admin_all;
  char            *fingerprint;
  PteroNodePins   *node_pins;
  gboolean         session_only;
  gboolean         demo;
  gboolean         has_keys[2];
  SecretValue     *keys[2];
  char            *key_origins[2];    /* that the keys were given for */

  PteroClient     *client;
  PteroAccount    *account;
  gboolean         is_admin;
  PteroPanelState  state;
  GError          *error;
  GDateTime       *since;
  gint64           retry_at;
  guint            latency;
  guint            n_servers;
  GDateTime       *refreshed_at;
  GListModel      *fleet;             /* weak */
  GTimeZone       *zone;
};

enum
{
  PROP_0,
  PROP_ACCOUNT,
  PROP_ADDRESS,
  PROP_ADMIN_ALL,
  PROP_CLIENT,
  PROP_COLOR,
  PROP_DEMO,
  PROP_ERROR,
  PROP_FINGERPRINT,
  PROP_FLAVOUR,
  PROP_HAS_ACCOUNT_KEY,
  PROP_HAS_APPLICATION_KEY,
  PROP_ID,
  PROP_IS_ADMIN,
  PROP_LATENCY,
  PROP_N_SERVERS,
  PROP_NAME,
  PROP_NODE_PINS,
  PROP_REFRESHED_AT,
  PROP_RETRY_AT,
  PROP_SESSION_ONLY,
  PROP_SINCE,
  PROP_STATE,
  N_PROPS
};

extern GParamSpec *ptero_panel_properties[N_PROPS];

void     ptero_panel_notify                  (PteroPanel *self, guint property);
gboolean ptero_panel_change_boolean          (gboolean *member, gboolean value);
gboolean ptero_panel_change_uint             (guint *member, guint value);
void     ptero_panel_give_keys               (PteroPanel *self);
void     ptero_panel_say_if_withheld         (PteroPanel *self);
void     ptero_panel_install_live_properties (void);

G_END_DECLS
