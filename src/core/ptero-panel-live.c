/* ptero-panel-live.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-panel-private.h"

static gboolean
change_time (GDateTime **member,
             GDateTime  *value)
{
  if (*member == value || (*member != NULL && value != NULL && g_date_time_equal (*member, value)))
    return FALSE;

  g_clear_pointer (member, g_date_time_unref);
  if (value != NULL)
    *member = g_date_time_ref (value);

  return TRUE;
}

static void
update_is_admin (PteroPanel *self)
{
  if (ptero_panel_change_boolean (&self->is_admin, self->account != NULL && self->account->admin))
    ptero_panel_notify (self, PROP_IS_ADMIN);
}

static void
admin_changed_cb (PteroAccount *account,
                  GParamSpec   *pspec,
                  PteroPanel   *self)
{
  if (account == self->account)
    update_is_admin (self);
}

void
ptero_panel_notify (PteroPanel *self,
                    guint       property)
{
  g_object_notify_by_pspec (G_OBJECT (self), ptero_panel_properties[property]);
}

gboolean
ptero_panel_change_boolean (gboolean *member,
                            gboolean  value)
{
  if (!*member == !value)
    return FALSE;

  *member = !!value;

  return TRUE;
}

gboolean
ptero_panel_change_uint (guint *member,
                         guint  value)
{
  if (*member == value)
    return FALSE;

  *member = value;

  return TRUE;
}

void
ptero_panel_install_live_properties (void)
{
  const GParamFlags read_only = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags read_write = read_only | G_PARAM_WRITABLE;

  /**
   * PteroPanel:account:
   *
   * Whom the account key belongs to, as soon as that is known.
   */
  ptero_panel_properties[PROP_ACCOUNT] = g_param_spec_object ("account", NULL, NULL,
                                                              PTERO_TYPE_ACCOUNT, read_write);

  /**
   * PteroPanel:client:
   *
   * What is asked of the panel goes through it; another one after the address
   * has changed.
   */
  ptero_panel_properties[PROP_CLIENT] = g_param_spec_object ("client", NULL, NULL,
                                                             PTERO_TYPE_CLIENT, read_only);

  /**
   * PteroPanel:error:
   *
   * Why the state is what it is, if it is a bad one.
   */
  ptero_panel_properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR,
                                                           read_only);

  /**
   * PteroPanel:is-admin:
   *
   * Whether the account key is that of an administrator.
   */
  ptero_panel_properties[PROP_IS_ADMIN] = g_param_spec_boolean ("is-admin", NULL, NULL, FALSE,
                                                                read_only);

  /**
   * PteroPanel:latency:
   *
   * How long the newest answer took, in milliseconds.
   */
  ptero_panel_properties[PROP_LATENCY] = g_param_spec_uint ("latency", NULL, NULL, 0, G_MAXUINT, 0,
                                                            read_only);

  /**
   * PteroPanel:n-servers:
   *
   * How many servers the panel listed when it was last read.
   */
  ptero_panel_properties[PROP_N_SERVERS] = g_param_spec_uint ("n-servers", NULL, NULL, 0, G_MAXUINT,
                                                              0, read_write);

  /**
   * PteroPanel:refreshed-at:
   *
   * When the whole list of servers was last read.
   */
  ptero_panel_properties[PROP_REFRESHED_AT] = g_param_spec_boxed ("refreshed-at", NULL, NULL,
                                                                  G_TYPE_DATE_TIME, read_write);

  /**
   * PteroPanel:retry-at:
   *
   * When the next attempt will be made, in microseconds of the monotonic
   * clock, or 0 if there is none.
   */
  ptero_panel_properties[PROP_RETRY_AT] = g_param_spec_int64 ("retry-at", NULL, NULL, 0, G_MAXINT64,
                                                              0, read_only);

  /**
   * PteroPanel:since:
   *
   * Since when the state is what it is.
   */
  ptero_panel_properties[PROP_SINCE] = g_param_spec_boxed ("since", NULL, NULL, G_TYPE_DATE_TIME,
                                                           read_only);

  /**
   * PteroPanel:state:
   *
   * How far the connection is, or what is in its way.
   */
  ptero_panel_properties[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, PTERO_TYPE_PANEL_STATE, PTERO_PANEL_STATE_IDLE,
                       read_only);
}

/**
 * ptero_panel_get_account:
 * @self: a panel
 *
 * Returns: (transfer none) (nullable): whom the account key belongs to
 */
PteroAccount *
ptero_panel_get_account (PteroPanel *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL (self), NULL);

  return self->account;
}

/**
 * ptero_panel_get_is_admin:
 * @self: a panel
 *
 * Returns: whether the account of the key is an administrator
 */
gboolean
ptero_panel_get_is_admin (PteroPanel *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL (self), FALSE);

  return self->is_admin;
}

/**
 * ptero_panel_may_use:
 * @self: a panel
 * @api: an API
 *
 * The account key of an administrator is good for both.
 *
 * Returns: whether one of its keys is for @api
 */
gboolean
ptero_panel_may_use (PteroPanel *self,
                     PteroApi    api)
{
  g_return_val_if_fail (PTERO_IS_PANEL (self), FALSE);

  return ptero_panel_has_key (self, api) || (api == PTERO_API_APPLICATION && self->is_admin);
}

/**
 * ptero_panel_get_state:
 * @self: a panel
 *
 * Returns: the state of the connection
 */
PteroPanelState
ptero_panel_get_state (PteroPanel *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL (self), PTERO_PANEL_STATE_IDLE);

  return self->state;
}

/**
 * ptero_panel_get_error:
 * @self: a panel
 *
 * Returns: (transfer none) (nullable): why the state is what it is
 */
const GError *
ptero_panel_get_error (PteroPanel *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL (self), NULL);

  return self->error;
}

/**
 * ptero_panel_get_since:
 * @self: a panel
 *
 * Returns: (transfer none): since when the state is what it is
 */
GDateTime *
ptero_panel_get_since (PteroPanel *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL (self), NULL);

  return self->since;
}

/**
 * ptero_panel_get_retry_at:
 * @self: a panel
 *
 * Returns: when it is tried again, in microseconds of the monotonic clock, 0 if it is not
 */
gint64
ptero_panel_get_retry_at (PteroPanel *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL (self), 0);

  return self->retry_at;
}

/**
 * ptero_panel_get_latency:
 * @self: a panel
 *
 * Returns: milliseconds that the newest answer took, 0 before the first
 */
guint
ptero_panel_get_latency (PteroPanel *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL (self), 0);

  return self->latency;
}

/**
 * ptero_panel_get_n_servers:
 * @self: a panel
 *
 * Returns: how many servers are listed
 */
guint
ptero_panel_get_n_servers (PteroPanel *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL (self), 0);

  return self->n_servers;
}

/**
 * ptero_panel_get_refreshed_at:
 * @self: a panel
 *
 * Returns: (transfer none) (nullable): when the whole list was last read
 */
GDateTime *
ptero_panel_get_refreshed_at (PteroPanel *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL (self), NULL);

  return self->refreshed_at;
}

/**
 * ptero_panel_set_account:
 * @self: a panel
 * @account: (nullable): whom the account key belongs to
 *
 * Says whose key it is, which also decides on [property@Ptero.Panel:is-admin].
 */
void
ptero_panel_set_account (PteroPanel   *self,
                         PteroAccount *account)
{
  g_return_if_fail (PTERO_IS_PANEL (self));
  g_return_if_fail (account == NULL || PTERO_IS_ACCOUNT (account));

  if (self->account == account)
    return;

  if (self->account != NULL)
    g_signal_handlers_disconnect_by_func (self->account, admin_changed_cb, self);

  g_set_object (&self->account, account);

  if (account != NULL)
    g_signal_connect_object (account, "notify::admin", G_CALLBACK (admin_changed_cb), self, 0);

  g_object_freeze_notify (G_OBJECT (self));
  ptero_panel_notify (self, PROP_ACCOUNT);
  update_is_admin (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * ptero_panel_set_state:
 * @self: a panel
 * @state: the state of the connection
 * @error: (nullable): why, if it is a bad one
 * @retry_at: when the next attempt is made, in microseconds of the monotonic
 *   clock, 0 for never
 *
 * Sets the state and what belongs to it. [property@Ptero.Panel:since] stays as
 * it is when the state does.
 */
void
ptero_panel_set_state (PteroPanel      *self,
                       PteroPanelState  state,
                       const GError    *error,
                       gint64           retry_at)
{
  g_return_if_fail (PTERO_IS_PANEL (self));
  g_return_if_fail (retry_at >= 0);

  g_object_freeze_notify (G_OBJECT (self));

  if (self->state != state)
    {
      g_autoptr(GDateTime) now = g_date_time_new_now_local ();

      self->state = state;
      ptero_panel_notify (self, PROP_STATE);

      if (change_time (&self->since, now))
        ptero_panel_notify (self, PROP_SINCE);
    }

  if (ptero_error_replace (&self->error, error))
    ptero_panel_notify (self, PROP_ERROR);

  if (self->retry_at != retry_at)
    {
      self->retry_at = retry_at;
      ptero_panel_notify (self, PROP_RETRY_AT);
    }

  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * ptero_panel_set_n_servers:
 * @self: a panel
 * @n_servers: how many servers are listed
 */
void
ptero_panel_set_n_servers (PteroPanel *self,
                           guint       n_servers)
{
  g_return_if_fail (PTERO_IS_PANEL (self));

  if (ptero_panel_change_uint (&self->n_servers, n_servers))
    ptero_panel_notify (self, PROP_N_SERVERS);
}

/**
 * ptero_panel_set_refreshed_at:
 * @self: a panel
 * @refreshed_at: when its servers were last listed
 */
void
ptero_panel_set_refreshed_at (PteroPanel *self,
                              GDateTime  *refreshed_at)
{
  g_return_if_fail (PTERO_IS_PANEL (self));

  if (change_time (&self->refreshed_at, refreshed_at))
    ptero_panel_notify (self, PROP_REFRESHED_AT);
}

/**
 * ptero_panel_get_fleet:
 * @self: a panel
 *
 * Returns: (transfer none) (nullable): the [class@Ptero.Fleet] it is in
 */
GListModel *
ptero_panel_get_fleet (PteroPanel *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL (self), NULL);

  return self->fleet;
}

/*< private >
 * ptero_panel_set_fleet:
 * @self: a panel
 * @fleet: (nullable): the fleet that has it now, which is not kept alive
 */
void
ptero_panel_set_fleet (PteroPanel *self,
                       GListModel *fleet)
{
  g_return_if_fail (PTERO_IS_PANEL (self));

  g_set_weak_pointer (&self->fleet, fleet);
}

/**
 * ptero_panel_get_zone:
 * @self: a panel
 *
 * Returns: (transfer none) (nullable): the time zone of its clock, as far as is known
 */
GTimeZone *
ptero_panel_get_zone (PteroPanel *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL (self), NULL);

  return self->zone;
}

/**
 * ptero_panel_set_zone:
 * @self: a panel
 * @zone: (nullable): the time zone of its clock
 *
 * Keeps what was found out by [func@Ptero.panel_clock_guess].
 */
void
ptero_panel_set_zone (PteroPanel *self,
                      GTimeZone  *zone)
{
  g_return_if_fail (PTERO_IS_PANEL (self));

  if (zone != NULL)
    g_time_zone_ref (zone);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = zone;
}
