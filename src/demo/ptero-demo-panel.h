/* ptero-demo-panel.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PTERO_TYPE_DEMO_PANEL (ptero_demo_panel_get_type ())

G_DECLARE_FINAL_TYPE (PteroDemoPanel, ptero_demo_panel, PTERO, DEMO_PANEL, GObject)

/**
 * PteroDemoKey:
 * @PTERO_DEMO_KEY_ADMIN: account key of the root administrator, who owns some servers
 * @PTERO_DEMO_KEY_USER: account key of a user who is no administrator: owner of some servers,
 *   subuser of others with part of the permissions
 * @PTERO_DEMO_KEY_APPLICATION: application key with all rights
 * @PTERO_DEMO_KEY_READ_ONLY: application key that may only read
 * @PTERO_DEMO_KEY_IP_LOCKED: account key of the administrator, for other addresses
 * @PTERO_DEMO_KEY_TWO_FACTOR: account key of a user of whom two-factor is demanded
 * @PTERO_DEMO_KEY_NO_SERVERS: account key of a user who has no server at all
 * @PTERO_DEMO_KEY_PARTIAL: application key that may only read users and nodes
 * @PTERO_DEMO_KEY_NO_RIGHTS: application key that may do nothing at all
 *
 * The keys a demo panel is made with.
 */
typedef enum
{
  PTERO_DEMO_KEY_ADMIN,
  PTERO_DEMO_KEY_USER,
  PTERO_DEMO_KEY_APPLICATION,
  PTERO_DEMO_KEY_READ_ONLY,
  PTERO_DEMO_KEY_IP_LOCKED,
  PTERO_DEMO_KEY_TWO_FACTOR,
  PTERO_DEMO_KEY_NO_SERVERS,
  PTERO_DEMO_KEY_PARTIAL,
  PTERO_DEMO_KEY_NO_RIGHTS,
  PTERO_DEMO_N_KEYS
} PteroDemoKey;

PteroDemoPanel *ptero_demo_panel_new               (guint            n_servers,
                                                    guint64          seed);
void            ptero_demo_panel_set_tls           (PteroDemoPanel  *self,
                                                    gboolean         tls);
void            ptero_demo_panel_set_pelican       (PteroDemoPanel  *self);
gboolean        ptero_demo_panel_set_certificate   (PteroDemoPanel  *self,
                                                    guint            which,
                                                    GError         **error);
void            ptero_demo_panel_set_port          (PteroDemoPanel  *self,
                                                    guint            port);
gboolean        ptero_demo_panel_start             (PteroDemoPanel  *self,
                                                    GError         **error);
void            ptero_demo_panel_stop              (PteroDemoPanel  *self);
const char     *ptero_demo_panel_get_address       (PteroDemoPanel  *self);
const char     *ptero_demo_panel_get_key           (PteroDemoPanel  *self,
                                                    PteroDemoKey     which);
void            ptero_demo_panel_revoke_key        (PteroDemoPanel  *self,
                                                    PteroDemoKey     which,
                                                    gboolean         revoked);
void            ptero_demo_panel_set_rate          (PteroDemoPanel  *self,
                                                    guint            per_minute);
void            ptero_demo_panel_add_users         (PteroDemoPanel  *self,
                                                    guint            n_users);
void            ptero_demo_panel_set_backup_pace   (PteroDemoPanel  *self,
                                                    guint            n_backups,
                                                    guint            seconds);
void            ptero_demo_panel_set_job_time      (PteroDemoPanel  *self,
                                                    guint            milliseconds);
void            ptero_demo_panel_set_cache         (PteroDemoPanel  *self,
                                                    guint            milliseconds);
gboolean        ptero_demo_panel_set_faults        (PteroDemoPanel  *self,
                                                    const char      *faults,
                                                    GError         **error);
guint           ptero_demo_panel_get_n_requests    (PteroDemoPanel  *self,
                                                    const char      *path_prefix);
guint           ptero_demo_panel_get_n_refused     (PteroDemoPanel  *self);
gboolean        ptero_demo_panel_set_server_state  (PteroDemoPanel  *self,
                                                    const char      *uuid,
                                                    const char      *state);
gboolean        ptero_demo_panel_set_server_status (PteroDemoPanel  *self,
                                                    const char      *uuid,
                                                    const char      *status);
gboolean        ptero_demo_panel_print             (PteroDemoPanel  *self,
                                                    const char      *uuid,
                                                    const char      *event,
                                                    const char      *text,
                                                    guint            n_times);
GStrv           ptero_demo_panel_list_servers      (PteroDemoPanel  *self,
                                                    guint            n_servers);

G_END_DECLS
