/* ptero-fleet-server.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-server-private.h"

#include "ptero-address.h"
#include "ptero-server-order.h"

#define MEBIBYTE (G_GINT64_CONSTANT (1) << 20)

/**
 * PteroFleetServer:
 *
 * A server as one panel shows it, with its live state: an item of the
 * [class@Ptero.Fleet].
 *
 * The object stays the same for as long as the server is known, so that what
 * is bound to it survives every refresh.
 */
GParamSpec *ptero_fleet_server_properties[N_PROPS];
guint ptero_fleet_server_changed_signal;

G_DEFINE_FINAL_TYPE (PteroFleetServer, ptero_fleet_server, G_TYPE_OBJECT)

/* Returns: (transfer full) (nullable) */
PteroAllocation *
ptero_fleet_server_find_allocation (PteroServer *server)
{
  guint n_allocations;

  if (server->allocations == NULL)
    return NULL;

  n_allocations = g_list_model_get_n_items (server->allocations);
  for (guint i = 0; i < n_allocations; i++)
    {
      g_autoptr(PteroAllocation) allocation = g_list_model_get_item (server->allocations, i);

      if (allocation->is_default)
        return g_steal_pointer (&allocation);
    }

  return NULL;
}

static char *
format_address (PteroServer *server)
{
  g_autoptr(PteroAllocation) allocation = ptero_fleet_server_find_allocation (server);
  const char *host;

  if (allocation == NULL)
    return NULL;

  host = allocation->ip_alias != NULL && *allocation->ip_alias != '\0'
           ? allocation->ip_alias
           : allocation->ip;

  return host != NULL ? ptero_address_join_port (host, allocation->port) : NULL;
}

static gint64
count_bytes (gint64 mebibytes)
{
  return CLAMP (mebibytes, 0, G_MAXINT64 / MEBIBYTE) * MEBIBYTE;
}

static void
update_details (PteroFleetServer *self)
{
  PteroLimits *limits = self->server->limits;
  gint64 memory_limit = limits != NULL ? count_bytes (limits->memory) : 0;
  gint64 disk_limit = limits != NULL ? count_bytes (limits->disk) : 0;
  gint64 cpu_limit = limits != NULL ? limits->cpu : 0;
  g_autofree char *address = format_address (self->server);

  if (self->memory_limit != memory_limit || self->disk_limit != disk_limit ||
      self->cpu_limit != cpu_limit)
    {
      self->memory_limit = memory_limit;
      self->disk_limit = disk_limit;
      self->cpu_limit = cpu_limit;
      self->changes |= PTERO_FLEET_CHANGE_DETAILS;
    }

  if (g_strcmp0 (self->address, address) != 0)
    {
      g_free (self->address);
      self->address = g_steal_pointer (&address);
      ptero_fleet_server_forget_words (self);
      ptero_fleet_server_notify (self, PROP_ADDRESS,
                                 PTERO_FLEET_CHANGE_DETAILS | PTERO_FLEET_CHANGE_WORDS);
    }
}

/* What is searched of it. */
static gboolean
is_searched (GParamSpec *pspec)
{
  static const char *const searched[] = { "name", "identifier", "uuid", "node", "description",
                                          "allocations", NULL };

  return g_strv_contains (searched, g_param_spec_get_name (pspec));
}

static void
server_notify_cb (PteroFleetServer *self,
                  GParamSpec       *pspec)
{
  ptero_fleet_server_begin (self);
  self->changes |= PTERO_FLEET_CHANGE_DETAILS;
  if (is_searched (pspec))
    {
      self->changes |= PTERO_FLEET_CHANGE_WORDS;
      ptero_fleet_server_forget_words (self);
    }
  update_details (self);
  ptero_fleet_server_commit (self);
}

static void
ptero_fleet_server_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  PteroFleetServer *self = PTERO_FLEET_SERVER (object);

  switch (prop_id)
    {
    case PROP_ADDRESS:
      g_value_set_string (value, self->address);
      break;

    case PROP_ATTENTION:
      g_value_set_uint (value, self->attention);
      break;

    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;

    case PROP_FAVORITE:
      g_value_set_boolean (value, self->favorite);
      break;

    case PROP_GONE:
      g_value_set_boolean (value, self->gone);
      break;

    case PROP_KEY:
      g_value_set_string (value, self->key);
      break;

    case PROP_PANEL:
      g_value_set_object (value, self->panel);
      break;

    case PROP_PENDING:
      g_value_set_boolean (value, self->pending);
      break;

    case PROP_PENDING_SIGNAL:
      g_value_set_enum (value, self->pending_signal);
      break;

    case PROP_SERVER:
      g_value_set_object (value, self->server);
      break;

    case PROP_STALE:
      g_value_set_boolean (value, self->stale);
      break;

    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;

    case PROP_STATE_SINCE:
      g_value_set_boxed (value, self->state_since);
      break;

    case PROP_STATS:
      g_value_set_object (value, self->stats);
      break;

    case PROP_UPTIME:
      g_value_set_int64 (value, ptero_fleet_server_get_uptime (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_fleet_server_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  PteroFleetServer *self = PTERO_FLEET_SERVER (object);

  switch (prop_id)
    {
    case PROP_FAVORITE:
      ptero_fleet_server_set_favorite (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_fleet_server_dispose (GObject *object)
{
  PteroFleetServer *self = PTERO_FLEET_SERVER (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);

  if (self->server != NULL)
    g_signal_handlers_disconnect_by_func (self->server, server_notify_cb, self);

  G_OBJECT_CLASS (ptero_fleet_server_parent_class)->dispose (object);
}

static void
ptero_fleet_server_finalize (GObject *object)
{
  PteroFleetServer *self = PTERO_FLEET_SERVER (object);

  g_clear_object (&self->panel);
  g_clear_object (&self->server);
  g_clear_object (&self->stats);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->uuid, g_free);
  g_clear_pointer (&self->sort_key, g_free);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->haystack, g_free);
  g_clear_pointer (&self->state_since, g_date_time_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (ptero_fleet_server_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * PteroFleetServer:address: (nullable)
   *
   * Where players connect to: the alias or the number of the default
   * allocation, and its port.
   */
  ptero_fleet_server_properties[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, NULL,
                                                                     flags);

  /**
   * PteroFleetServer:attention:
   *
   * Why it wants a person, of [flags@Ptero.Attention]; 0 if it does not.
   */
  ptero_fleet_server_properties[PROP_ATTENTION] = g_param_spec_uint ("attention", NULL, NULL, 0,
                                                                     G_MAXUINT, 0, flags);

  /**
   * PteroFleetServer:error: (nullable)
   *
   * Why the state is not known, e.g. because the node does not answer.
   */
  ptero_fleet_server_properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR,
                                                                  flags);

  /**
   * PteroFleetServer:favorite:
   *
   * Whether the person put a star on it. The fleet keeps it.
   */
  ptero_fleet_server_properties[PROP_FAVORITE] =
    g_param_spec_boolean ("favorite", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * PteroFleetServer:gone:
   *
   * It is not on its panel any more, or the panel was removed.
   */
  ptero_fleet_server_properties[PROP_GONE] = g_param_spec_boolean ("gone", NULL, NULL, FALSE,
                                                                   flags);

  /**
   * PteroFleetServer:key:
   *
   * Names the server among those of all panels: the id of the panel, a slash,
   * the uuid of the server.
   */
  ptero_fleet_server_properties[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL, flags);

  /**
   * PteroFleetServer:panel:
   *
   * The panel it is on.
   */
  ptero_fleet_server_properties[PROP_PANEL] = g_param_spec_object ("panel", NULL, NULL,
                                                                   PTERO_TYPE_PANEL, flags);

  /**
   * PteroFleetServer:pending:
   *
   * A power action is under way: it was sent and has not got where it leads to.
   */
  ptero_fleet_server_properties[PROP_PENDING] = g_param_spec_boolean ("pending", NULL, NULL, FALSE,
                                                                      flags);

  /**
   * PteroFleetServer:pending-signal:
   *
   * The power action that is under way, or was last.
   */
  ptero_fleet_server_properties[PROP_PENDING_SIGNAL] =
    g_param_spec_enum ("pending-signal", NULL, NULL, PTERO_TYPE_POWER_SIGNAL, PTERO_POWER_START,
                       flags);

  /**
   * PteroFleetServer:server:
   *
   * What the panel says of it.
   */
  ptero_fleet_server_properties[PROP_SERVER] = g_param_spec_object ("server", NULL, NULL,
                                                                    PTERO_TYPE_SERVER, flags);

  /**
   * PteroFleetServer:stale:
   *
   * What it does is only known as it was when it was last seen: the panel was
   * not reached since then, or did not tell yet.
   */
  ptero_fleet_server_properties[PROP_STALE] = g_param_spec_boolean ("stale", NULL, NULL, FALSE,
                                                                    flags);

  /**
   * PteroFleetServer:state:
   *
   * What it does; what it did, while stale.
   */
  ptero_fleet_server_properties[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, PTERO_TYPE_SERVER_STATE, PTERO_SERVER_STATE_UNKNOWN,
                       flags);

  /**
   * PteroFleetServer:state-since: (nullable)
   *
   * Since when, where that is known.
   */
  ptero_fleet_server_properties[PROP_STATE_SINCE] = g_param_spec_boxed ("state-since", NULL, NULL,
                                                                        G_TYPE_DATE_TIME, flags);

  /**
   * PteroFleetServer:stats: (nullable)
   *
   * The newest statistics.
   */
  ptero_fleet_server_properties[PROP_STATS] = g_param_spec_object ("stats", NULL, NULL,
                                                                   PTERO_TYPE_STATS, flags);

  /**
   * PteroFleetServer:uptime:
   *
   * Seconds since it was started, -1 if it does not run. Notifies with each
   * reading, not with each second.
   */
  ptero_fleet_server_properties[PROP_UPTIME] = g_param_spec_int64 ("uptime", NULL, NULL, -1,
                                                                   G_MAXINT64, -1, flags);

  g_object_class_install_properties (object_class, N_PROPS, ptero_fleet_server_properties);
}

static void
ptero_fleet_server_class_init (PteroFleetServerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ptero_fleet_server_get_property;
  object_class->set_property = ptero_fleet_server_set_property;
  object_class->dispose = ptero_fleet_server_dispose;
  object_class->finalize = ptero_fleet_server_finalize;

  install_properties (object_class);

  /**
   * PteroFleetServer::changed:
   * @self: a server
   * @changes: what kinds of things changed, of [flags@Ptero.FleetChange]
   * @before: the state before
   *
   * Once for all that one answer changed, after its notifications.
   */
  ptero_fleet_server_changed_signal =
    g_signal_new ("changed", PTERO_TYPE_FLEET_SERVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_UINT, PTERO_TYPE_SERVER_STATE);
}

static void
ptero_fleet_server_init (PteroFleetServer *self)
{
  ptero_live_state_init (&self->live);
}

/**
 * ptero_fleet_server_get_key:
 * @self: a server
 *
 * Returns: the name of @self among the servers of all panels
 */
const char *
ptero_fleet_server_get_key (PteroFleetServer *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), NULL);

  return self->key;
}

/**
 * ptero_fleet_server_get_panel:
 * @self: a server
 *
 * Returns: (transfer none): the panel it is on
 */
PteroPanel *
ptero_fleet_server_get_panel (PteroFleetServer *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), NULL);

  return self->panel;
}

/**
 * ptero_fleet_server_get_server:
 * @self: a server
 *
 * Returns: (transfer none): what the panel says of it
 */
PteroServer *
ptero_fleet_server_get_server (PteroFleetServer *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), NULL);

  return self->server;
}

/**
 * ptero_fleet_server_get_stats:
 * @self: a server
 *
 * Returns: (transfer none) (nullable): the newest statistics
 */
PteroStats *
ptero_fleet_server_get_stats (PteroFleetServer *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), NULL);

  return self->stats;
}

/**
 * ptero_fleet_server_get_state:
 * @self: a server
 *
 * Returns: what it does, or did when it was last seen
 */
PteroServerState
ptero_fleet_server_get_state (PteroFleetServer *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), PTERO_SERVER_STATE_UNKNOWN);

  return self->state;
}

/**
 * ptero_fleet_server_get_state_since:
 * @self: a server
 *
 * Returns: (transfer none) (nullable): since when it does that
 */
GDateTime *
ptero_fleet_server_get_state_since (PteroFleetServer *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), NULL);

  return self->state_since;
}

/**
 * ptero_fleet_server_get_stale:
 * @self: a server
 *
 * Returns: whether the state is only the last one known
 */
gboolean
ptero_fleet_server_get_stale (PteroFleetServer *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), FALSE);

  return self->stale;
}

/**
 * ptero_fleet_server_get_away:
 * @self: a server
 *
 * What is away is stale. What is stale need not be away: the panel may have
 * answered, but not told yet what the server does.
 *
 * Returns: whether all is as it was when the panel was last reached, so that
 *   nothing can be done with the server
 */
gboolean
ptero_fleet_server_get_away (PteroFleetServer *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), FALSE);

  return self->away;
}

/**
 * ptero_fleet_server_get_pending:
 * @self: a server
 *
 * Returns: whether a power action is under way
 */
gboolean
ptero_fleet_server_get_pending (PteroFleetServer *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), FALSE);

  return self->pending;
}

/**
 * ptero_fleet_server_get_pending_signal:
 * @self: a server
 *
 * Returns: the power action that is under way, or was last
 */
PteroPowerSignal
ptero_fleet_server_get_pending_signal (PteroFleetServer *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), PTERO_POWER_START);

  return self->pending_signal;
}

/**
 * ptero_fleet_server_get_address:
 * @self: a server
 *
 * Returns: (nullable): where players connect to, "play.example.com:25565"
 */
const char *
ptero_fleet_server_get_address (PteroFleetServer *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), NULL);

  return self->address;
}

/**
 * ptero_fleet_server_get_error:
 * @self: a server
 *
 * Returns: (nullable): why the state is not known
 */
const GError *
ptero_fleet_server_get_error (PteroFleetServer *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), NULL);

  return self->error;
}

/* Where nobody can tell whether it still runs, the clock does not go on. */
static gint64
get_last_uptime (PteroFleetServer *self)
{
  PteroResourceUsage *usage = self->stats != NULL ? self->stats->resources : NULL;

  if (usage == NULL || usage->uptime <= 0 || self->live.power == PTERO_SERVER_STATE_OFFLINE ||
      ptero_server_state_is_conflict (self->state))
    return -1;

  return usage->uptime / 1000;
}

/**
 * ptero_fleet_server_get_uptime:
 * @self: a server
 *
 * Returns: seconds since it was started, -1 if it does not run or that is not
 *   known. It goes on between readings; while stale it is that of the last one.
 */
gint64
ptero_fleet_server_get_uptime (PteroFleetServer *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), -1);

  if (self->stale)
    return get_last_uptime (self);

  return ptero_live_state_get_uptime (&self->live, g_get_monotonic_time ());
}

/**
 * ptero_fleet_server_get_attention:
 * @self: a server
 *
 * Returns: why it wants a person, of [flags@Ptero.Attention]; 0 if it does not
 */
guint
ptero_fleet_server_get_attention (PteroFleetServer *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), 0);

  return self->attention;
}

/**
 * ptero_fleet_server_get_favorite:
 * @self: a server
 *
 * Returns: whether it has a star
 */
gboolean
ptero_fleet_server_get_favorite (PteroFleetServer *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), FALSE);

  return self->favorite;
}

/**
 * ptero_fleet_server_set_favorite:
 * @self: a server
 * @favorite: whether it has a star
 */
void
ptero_fleet_server_set_favorite (PteroFleetServer *self,
                                 gboolean          favorite)
{
  g_return_if_fail (PTERO_IS_FLEET_SERVER (self));

  favorite = !!favorite;
  if (self->favorite == favorite)
    return;

  ptero_fleet_server_begin (self);
  self->favorite = favorite;
  ptero_fleet_server_notify (self, PROP_FAVORITE, PTERO_FLEET_CHANGE_FAVORITE);
  ptero_fleet_server_commit (self);
}

static PteroResourceUsage *
get_usage (PteroFleetServer *self)
{
  return self->stats != NULL ? self->stats->resources : NULL;
}

static gboolean
has_process (PteroFleetServer *self)
{
  return self->state == PTERO_SERVER_STATE_RUNNING ||
         self->state == PTERO_SERVER_STATE_STARTING ||
         self->state == PTERO_SERVER_STATE_STOPPING;
}

/**
 * ptero_fleet_server_get_cpu:
 * @self: a server
 *
 * Returns: percent of one core, -1 where not known or not running
 */
double
ptero_fleet_server_get_cpu (PteroFleetServer *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), -1);

  return has_process (self) && get_usage (self) != NULL ? get_usage (self)->cpu_absolute : -1;
}

/**
 * ptero_fleet_server_get_memory:
 * @self: a server
 *
 * Returns: bytes in use, -1 where not known or not running
 */
gint64
ptero_fleet_server_get_memory (PteroFleetServer *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), -1);

  return has_process (self) && get_usage (self) != NULL ? get_usage (self)->memory_bytes : -1;
}

/**
 * ptero_fleet_server_get_disk:
 * @self: a server
 *
 * Returns: bytes in use, whether it runs or not; -1 where not known
 */
gint64
ptero_fleet_server_get_disk (PteroFleetServer *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), -1);

  return get_usage (self) != NULL ? get_usage (self)->disk_bytes : -1;
}

/**
 * ptero_fleet_server_get_cpu_limit:
 * @self: a server
 *
 * Returns: percent of one core, 0: unlimited
 */
gint64
ptero_fleet_server_get_cpu_limit (PteroFleetServer *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), 0);

  return self->cpu_limit;
}

/**
 * ptero_fleet_server_get_memory_limit:
 * @self: a server
 *
 * Returns: bytes, 0: unlimited
 */
gint64
ptero_fleet_server_get_memory_limit (PteroFleetServer *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), 0);

  return self->memory_limit;
}

/**
 * ptero_fleet_server_get_disk_limit:
 * @self: a server
 *
 * Returns: bytes, 0: unlimited
 */
gint64
ptero_fleet_server_get_disk_limit (PteroFleetServer *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), 0);

  return self->disk_limit;
}

/**
 * ptero_fleet_server_new:
 * @panel: the panel it is on
 * @server: what the panel says of it
 *
 * Returns: (transfer full): a server whose live state is not known
 */
PteroFleetServer *
ptero_fleet_server_new (PteroPanel  *panel,
                        PteroServer *server)
{
  PteroFleetServer *self;

  g_return_val_if_fail (PTERO_IS_PANEL (panel), NULL);
  g_return_val_if_fail (PTERO_IS_SERVER (server), NULL);
  g_return_val_if_fail (server->uuid != NULL, NULL);

  self = g_object_new (PTERO_TYPE_FLEET_SERVER, NULL);
  self->panel = g_object_ref (panel);
  self->uuid = g_strdup (server->uuid);
  self->key = g_strdup_printf ("%s/%s", ptero_panel_get_id (panel), server->uuid);
  self->sort_key = g_strdup (ptero_server_order_get_key (server));
  self->server = g_object_ref (server);
  g_signal_connect_swapped (server, "notify", G_CALLBACK (server_notify_cb), self);
  update_details (self);
  self->state = ptero_fleet_server_derive_state (self);
  self->attention = ptero_fleet_server_derive_attention (self);
  self->changes = 0;

  return self;
}

/**
 * ptero_fleet_server_get_uuid:
 * @self: a server
 *
 * Returns: the uuid by which the panel knows it
 */
const char *
ptero_fleet_server_get_uuid (PteroFleetServer *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), NULL);

  return self->uuid;
}

/**
 * ptero_fleet_server_get_sort_key:
 * @self: a server
 *
 * Returns: for strcmp(): where it stands among the servers of its panel. By
 *   the name that it had when it was first seen: a new name does not move it.
 */
const char *
ptero_fleet_server_get_sort_key (PteroFleetServer *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), NULL);

  return self->sort_key;
}

/**
 * ptero_fleet_server_set_server:
 * @self: a server
 * @server: what the panel says of it, with the same uuid
 *
 * Takes up a newer description, which may be the same object with other
 * content.
 */
void
ptero_fleet_server_set_server (PteroFleetServer *self,
                               PteroServer      *server)
{
  g_return_if_fail (PTERO_IS_FLEET_SERVER (self));
  g_return_if_fail (PTERO_IS_SERVER (server));

  ptero_fleet_server_begin (self);

  if (self->server != server)
    {
      g_signal_handlers_disconnect_by_func (self->server, server_notify_cb, self);
      g_set_object (&self->server, server);
      g_signal_connect_swapped (server, "notify", G_CALLBACK (server_notify_cb), self);
      ptero_fleet_server_forget_words (self);
      ptero_fleet_server_notify (self, PROP_SERVER,
                                 PTERO_FLEET_CHANGE_DETAILS | PTERO_FLEET_CHANGE_WORDS);
    }

  update_details (self);
  ptero_fleet_server_commit (self);
}
