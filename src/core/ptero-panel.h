/* ptero-panel.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-account.h"
#include "ptero-client.h"

G_BEGIN_DECLS

typedef enum
{
  PTERO_PANEL_STATE_IDLE,          /* not started */
  PTERO_PANEL_STATE_CONNECTING,
  PTERO_PANEL_STATE_ONLINE,
  PTERO_PANEL_STATE_NO_KEY,        /* the keyring has none */
  PTERO_PANEL_STATE_KEYRING,       /* the keyring is locked, dismissed or absent: see "error" */
  PTERO_PANEL_STATE_KEY_REFUSED,   /* 401, 403, two-factor, address not allowed: see "error" */
  PTERO_PANEL_STATE_CERTIFICATE,   /* unknown or changed certificate: see "error" */
  PTERO_PANEL_STATE_RATE_LIMITED,
  PTERO_PANEL_STATE_UNREACHABLE,   /* transport, 5xx, HTML: see "error" */
} PteroPanelState;

#define PTERO_TYPE_PANEL_STATE (ptero_panel_state_get_type ())
#define PTERO_N_PANEL_COLORS   8

GType ptero_panel_state_get_type (void);

#define PTERO_TYPE_PANEL (ptero_panel_get_type ())

G_DECLARE_FINAL_TYPE (PteroPanel, ptero_panel, PTERO, PANEL, GObject)

PteroPanel      *ptero_panel_new              (const char *id,
                                               const char *name,
                                               const char *address);
const char      *ptero_panel_get_id           (PteroPanel *self);
const char      *ptero_panel_get_name         (PteroPanel *self);
void             ptero_panel_set_name         (PteroPanel *self, const char *name);
const char      *ptero_panel_get_address      (PteroPanel *self);
void             ptero_panel_set_address      (PteroPanel *self, const char *address);
guint            ptero_panel_get_color        (PteroPanel *self);
void             ptero_panel_set_color        (PteroPanel *self, guint color);
gboolean         ptero_panel_get_admin_all    (PteroPanel *self);
void             ptero_panel_set_admin_all    (PteroPanel *self, gboolean admin_all);
const char      *ptero_panel_get_fingerprint  (PteroPanel *self);
void             ptero_panel_set_fingerprint  (PteroPanel *self, const char *fingerprint);
PteroNodePins   *ptero_panel_get_node_pins    (PteroPanel *self);
PteroFlavour     ptero_panel_get_flavour      (PteroPanel *self);
void             ptero_panel_set_flavour      (PteroPanel *self, PteroFlavour flavour);
gboolean         ptero_panel_offers           (PteroPanel *self, PteroFlavour flavour);
gboolean         ptero_panel_get_session_only (PteroPanel *self);
gboolean         ptero_panel_get_demo         (PteroPanel *self);
gboolean         ptero_panel_has_key          (PteroPanel *self, PteroApi api);
gboolean         ptero_panel_uses_key         (PteroPanel *self, PteroApi api,
                                               const char *identifier);
gboolean         ptero_panel_get_awaits_key   (PteroPanel *self);
PteroClient     *ptero_panel_get_client       (PteroPanel *self);
PteroAccount    *ptero_panel_get_account      (PteroPanel *self);
gboolean         ptero_panel_get_is_admin     (PteroPanel *self);
gboolean         ptero_panel_may_use          (PteroPanel *self, PteroApi api);
PteroPanelState  ptero_panel_get_state        (PteroPanel *self);
const GError    *ptero_panel_get_error        (PteroPanel *self);
GDateTime       *ptero_panel_get_since        (PteroPanel *self);
gint64           ptero_panel_get_retry_at     (PteroPanel *self);
guint            ptero_panel_get_latency      (PteroPanel *self);
guint            ptero_panel_get_n_servers    (PteroPanel *self);
GDateTime       *ptero_panel_get_refreshed_at (PteroPanel *self);

GListModel      *ptero_panel_get_fleet        (PteroPanel *self);
GTimeZone       *ptero_panel_get_zone         (PteroPanel *self);
void             ptero_panel_set_zone         (PteroPanel *self, GTimeZone *zone);
gboolean         ptero_panel_get_incomplete   (PteroPanel *self);
void             ptero_panel_refresh          (PteroPanel *self);

/* For core only: the keys, and the state of the connection. */
void             ptero_panel_set_fleet        (PteroPanel *self, GListModel *fleet);
void             ptero_panel_set_session_only (PteroPanel *self, gboolean session_only);
void             ptero_panel_set_demo         (PteroPanel *self, gboolean demo);
void             ptero_panel_set_has_key      (PteroPanel *self, PteroApi api, gboolean has_key);
void             ptero_panel_set_key          (PteroPanel *self, PteroApi api, const char *key);
void             ptero_panel_set_key_of       (PteroPanel *self, PteroApi api, const char *key,
                                               const char *origin);
gboolean         ptero_panel_may_send_key     (PteroPanel *self, PteroApi api, const char *address);
const char      *ptero_panel_get_key_origin   (PteroPanel *self, PteroApi api);
gboolean         ptero_panel_withholds_key    (PteroPanel *self, PteroApi api);
void             ptero_panel_set_account      (PteroPanel *self, PteroAccount *account);
void             ptero_panel_set_state        (PteroPanel *self, PteroPanelState state,
                                               const GError *error, gint64 retry_at);
void             ptero_panel_set_n_servers    (PteroPanel *self, guint n_servers);
void             ptero_panel_set_refreshed_at (PteroPanel *self, GDateTime *refreshed_at);

G_END_DECLS
