/* ptero-fleet.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-private.h"

#define LIVE_INTERVAL  G_USEC_PER_SEC
#define LIVE_DELAY     100

/* ms between exchanges of many servers, and how many there may be at once */
#define PLACING_INTERVAL 250
#define MAX_PLACING      1000

/* What nobody shows. */
#define UNSEEN         (PTERO_FLEET_CHANGE_WATCHED | PTERO_FLEET_CHANGE_ASKED | \
                        PTERO_FLEET_CHANGE_EXPECTED)

/**
 * PteroFleet:
 *
 * All servers of all panels: a [iface@Gio.ListModel] of
 * [class@Ptero.FleetServer], in the order of the panels and by name, that
 * keeps itself fresh.
 *
 * For each panel a [class@Ptero.PanelSync] has the list and a
 * [class@Ptero.LivePoller] the live state. What is known is kept in a
 * [class@Ptero.Store] and is there at once on the next start, marked as stale
 * until its panel was reached.
 */

enum
{
  PROP_0,
  PROP_LOADING,
  PROP_N_ATTENTION,
  PROP_N_SERVERS,
  PROP_RESTORING,
  N_PROPS
};

enum
{
  SIGNAL_LIVE_CHANGED,
  SIGNAL_SERVER_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroFleet, ptero_fleet, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
update_loading (PteroFleet *self)
{
  /* until it is started the lists of the panels are still to come */
  gboolean loading = self->restoring || (self->restored && !self->connected);

  for (guint i = 0; !loading && i < self->members->len; i++)
    {
      PteroFleetMember *member = g_ptr_array_index (self->members, i);

      loading = ptero_panel_sync_get_loading (member->sync);
    }

  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
set_restoring (PteroFleet *self,
               gboolean    restoring)
{
  self->restoring = restoring;
  update_loading (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RESTORING]);
}

static void
update_n_attention (PteroFleet *self)
{
  const guint n_attention = g_list_model_get_n_items (G_LIST_MODEL (self->attention));

  if (self->n_attention == n_attention)
    return;

  self->n_attention = n_attention;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ATTENTION]);
}

static gboolean
live_changed_cb (gpointer user_data)
{
  PteroFleet *self = PTERO_FLEET (user_data);

  self->live_id = 0;
  self->live_at = g_get_monotonic_time ();
  update_n_attention (self);
  g_signal_emit (self, signals[SIGNAL_LIVE_CHANGED], 0);

  return G_SOURCE_REMOVE;
}

/* Soon, but not within a second of the last time. */
static void
queue_live_changed (PteroFleet *self)
{
  gint64 wait;

  if (self->live_id != 0)
    return;

  wait = (self->live_at + LIVE_INTERVAL - g_get_monotonic_time ()) / 1000;
  self->live_id = g_timeout_add (CLAMP (wait, LIVE_DELAY, LIVE_INTERVAL / 1000), live_changed_cb,
                                 self);
}

static guint
get_offset (PteroFleet       *self,
            PteroFleetMember *wanted)
{
  guint offset = 0;

  for (guint i = 0; i < self->members->len; i++)
    {
      PteroFleetMember *member = g_ptr_array_index (self->members, i);

      if (member == wanted)
        break;

      offset += ptero_server_list_get_n_items (member->servers);
    }

  return offset;
}

static void
emit_items_changed (PteroFleet *self,
                    guint       position,
                    guint       n_removed,
                    guint       n_added)
{
  if (n_removed == 0 && n_added == 0)
    return;

  self->n_servers = self->n_servers - n_removed + n_added;
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);

  if (n_removed != n_added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SERVERS]);

  queue_live_changed (self);
}

/* What is new gets its star and its place before anybody sees it. */
static void
take_servers (PteroFleet       *self,
              PteroFleetMember *member,
              guint             position,
              guint             n_servers)
{
  const gboolean starred = self->favorites != NULL && ptero_favorites_get_n (self->favorites) > 0;

  self->taking = TRUE;
  for (guint i = position; i < position + n_servers; i++)
    {
      PteroFleetServer *server = ptero_server_list_peek (member->servers, i);

      if (starred &&
          ptero_favorites_contains (self->favorites, ptero_fleet_server_get_key (server)))
        ptero_fleet_server_set_favorite (server, TRUE);
      ptero_attention_list_update (self->attention, server);
    }
  self->taking = FALSE;
}

static PteroFleetMember *
find_member (GPtrArray  *members,
             PteroPanel *panel)
{
  for (guint i = 0; i < members->len; i++)
    {
      PteroFleetMember *member = g_ptr_array_index (members, i);

      if (member->panel == panel)
        return member;
    }

  return NULL;
}

/* Widens a range of the fleet to the servers that are to be looked at again. */
static void
cover_placing (PteroFleet *self,
               guint      *first,
               guint      *end)
{
  for (guint i = 0; i < self->placing->len; i++)
    {
      PteroFleetServer *server = g_ptr_array_index (self->placing, i);
      PteroFleetMember *member = find_member (self->members, ptero_fleet_server_get_panel (server));
      guint position;

      if (member == NULL || !ptero_server_list_get_position (member->servers, server, &position))
        continue;

      position += get_offset (self, member);
      *first = MIN (*first, position);
      *end = MAX (*end, position + 1);
    }
}

/* Whoever notes what is selected does so just before that goes with the old places. */
static void
tell_placing (PteroFleet *self,
              GPtrArray  *placing)
{
  for (guint i = 0; i < placing->len; i++)
    {
      PteroFleetServer *server = g_ptr_array_index (placing, i);

      if (!ptero_fleet_server_get_gone (server))
        g_signal_emit (self, signals[SIGNAL_SERVER_CHANGED], 0, server, PTERO_FLEET_CHANGE_WORDS);
    }
}

/* Tells of a change in the list together with the servers that are to be looked at again: of no
 * other must have changed what is sorted by when a list looks. They are exchanged for themselves,
 * at once with all between the first and the last. */
static void
emit_changes (PteroFleet *self,
              guint       position,
              guint       n_removed,
              guint       n_added)
{
  const gboolean changed = n_removed > 0 || n_added > 0;
  g_autoptr(GPtrArray) placing = self->placing;
  guint first = changed ? position : G_MAXUINT;
  guint end = changed ? position + n_added : 0;

  cover_placing (self, &first, &end);
  first = MIN (first, end);
  self->placing = g_ptr_array_new_with_free_func (g_object_unref);
  tell_placing (self, placing);
  emit_items_changed (self, first, end - first - n_added + n_removed, end - first);
  ptero_attention_list_exchange (self->attention, (PteroFleetServer *const *) placing->pdata,
                                 placing->len);
}

/* They may have other places now. */
static void
exchange (PteroFleet              *self,
          PteroFleetServer *const *servers,
          guint                    n_servers)
{
  for (guint i = 0; i < n_servers; i++)
    g_ptr_array_add (self->placing, g_object_ref (servers[i]));

  emit_changes (self, 0, 0, 0);
}

static gboolean
placing_cb (gpointer user_data)
{
  PteroFleet *self = PTERO_FLEET (user_data);

  if (self->placing->len > 0)
    {
      exchange (self, NULL, 0);
      return G_SOURCE_CONTINUE;
    }

  self->placing_id = 0;

  return G_SOURCE_REMOVE;
}

/* Thousands may have other names in the answers of a panel, and whoever sorts and filters goes
 * through all servers for each exchange: those that come soon after another one wait for more. */
static void
exchange_soon (PteroFleet       *self,
               PteroFleetServer *server)
{
  if (self->placing_id == 0)
    self->placing_id = g_timeout_add (PLACING_INTERVAL, placing_cb, self);
  else if (self->placing->len < MAX_PLACING)
    {
      g_ptr_array_add (self->placing, g_object_ref (server));
      return;
    }

  exchange (self, &server, 1);
}

static void
items_changed_cb (PteroFleetMember *member,
                  guint             position,
                  guint             n_removed,
                  guint             n_added)
{
  take_servers (member->fleet, member, position, n_added);
  emit_changes (member->fleet, get_offset (member->fleet, member) + position, n_removed, n_added);
}

/* What was asked for through one login is expected by the others at that panel, too. */
static void
tell_expected (PteroFleet       *self,
               PteroFleetServer *server)
{
  const char *uuid = ptero_fleet_server_get_uuid (server);

  for (guint i = 0; i < self->members->len; i++)
    {
      PteroFleetMember *member = g_ptr_array_index (self->members, i);
      PteroFleetServer *other = ptero_server_list_find (member->servers, uuid);

      if (other != NULL && other != server && ptero_fleet_server_is_same (other, server))
        ptero_fleet_server_expect_like (other, server);
    }
}

static void
server_changed_cb (PteroFleetMember *member,
                   PteroFleetServer *server,
                   guint             changes)
{
  PteroFleet *self = member->fleet;
  const guint told = self->starring ? changes : changes & ~PTERO_FLEET_CHANGE_WORDS;

  if (self->taking)
    return;

  if (self->keeper != NULL)
    ptero_fleet_keeper_take_change (self->keeper, server, changes);
  if ((changes & PTERO_FLEET_CHANGE_EXPECTED) != 0)
    tell_expected (self, server);
  if ((changes & PTERO_FLEET_CHANGE_ATTENTION) != 0)
    ptero_attention_list_update (self->attention, server);
  if ((changes & PTERO_FLEET_CHANGE_FAVORITE) != 0 && self->favorites != NULL && !self->starring)
    ptero_favorites_set (self->favorites, ptero_fleet_server_get_key (server),
                         ptero_fleet_server_get_favorite (server));

  if (told != 0)
    g_signal_emit (self, signals[SIGNAL_SERVER_CHANGED], 0, server, told);
  if ((changes & PTERO_FLEET_CHANGE_FAVORITE) != 0 && !self->starring)
    exchange (self, &server, 1);
  else if ((changes & PTERO_FLEET_CHANGE_WORDS) != 0 && !self->starring)
    exchange_soon (self, server);

  if ((changes & ~UNSEEN) != 0)
    queue_live_changed (self);
}

static void
server_removed_cb (PteroFleetMember *member,
                   PteroFleetServer *server)
{
  ptero_attention_list_remove (member->fleet->attention, server);
  if (member->fleet->keeper != NULL)
    ptero_fleet_keeper_forget_server (member->fleet->keeper, server);
}

/* Lists are sorted and searched by the names of panels, too. */
static void
panel_renamed_cb (PteroFleetMember *member)
{
  g_autoptr(GPtrArray) servers = g_ptr_array_new ();

  for (guint i = 0; i < ptero_server_list_get_n_items (member->servers); i++)
    g_ptr_array_add (servers, ptero_server_list_peek (member->servers, i));

  exchange (member->fleet, (PteroFleetServer *const *) servers->pdata, servers->len);
}

static void
panel_state_changed_cb (PteroFleetMember *member)
{
  queue_live_changed (member->fleet);
}

static void
loading_changed_cb (PteroFleetMember *member)
{
  update_loading (member->fleet);
}

static void
refreshed_cb (PteroFleetMember *member)
{
  if (member->fleet->keeper != NULL)
    ptero_fleet_keeper_take_list (member->fleet->keeper, member->panel, member->servers);
}

static PteroFleetMember *
member_new (PteroFleet *self,
            PteroPanel *panel)
{
  PteroFleetMember *member = g_new0 (PteroFleetMember, 1);

  member->fleet = self;
  member->panel = g_object_ref (panel);
  member->sync = ptero_panel_sync_new (panel);
  member->servers = g_object_ref (ptero_panel_sync_get_servers (member->sync));
  member->poller = ptero_live_poller_new (member->sync);

  ptero_panel_set_fleet (panel, G_LIST_MODEL (self));
  ptero_panel_sync_set_active (member->sync, self->active);
  ptero_live_poller_set_active (member->poller, self->active);

  g_signal_connect_swapped (member->servers, "items-changed", G_CALLBACK (items_changed_cb),
                            member);
  g_signal_connect_swapped (member->servers, "server-changed", G_CALLBACK (server_changed_cb),
                            member);
  g_signal_connect_swapped (member->servers, "server-removed", G_CALLBACK (server_removed_cb),
                            member);
  /* the list of its servers, which was connected before, has forgotten their words by then */
  g_signal_connect_swapped (member->panel, "notify::name", G_CALLBACK (panel_renamed_cb), member);
  g_signal_connect_swapped (member->panel, "notify::state", G_CALLBACK (panel_state_changed_cb),
                            member);
  g_signal_connect_swapped (member->panel, "notify::error", G_CALLBACK (panel_state_changed_cb),
                            member);
  g_signal_connect_swapped (member->sync, "notify::loading", G_CALLBACK (loading_changed_cb),
                            member);
  g_signal_connect_swapped (member->sync, "refreshed", G_CALLBACK (refreshed_cb), member);

  return member;
}

static void
member_free (PteroFleetMember *member)
{
  for (guint i = 0; i < ptero_server_list_get_n_items (member->servers); i++)
    ptero_attention_list_remove (member->fleet->attention,
                                 ptero_server_list_peek (member->servers, i));
  g_signal_handlers_disconnect_by_data (member->servers, member);
  g_signal_handlers_disconnect_by_data (member->sync, member);
  g_signal_handlers_disconnect_by_data (member->panel, member);
  ptero_live_poller_stop (member->poller);
  ptero_panel_sync_stop (member->sync);
  ptero_panel_set_fleet (member->panel, NULL);

  g_object_unref (member->poller);
  g_object_unref (member->servers);
  g_object_unref (member->sync);
  g_object_unref (member->panel);
  g_free (member);
}

static void
take_member (GPtrArray        *members,
             PteroFleetMember *member)
{
  guint index;

  if (g_ptr_array_find (members, member, &index))
    g_ptr_array_steal_index (members, index);
}

static guint
count_servers (GPtrArray *members,
               guint      first,
               guint      n_members)
{
  guint n_servers = 0;

  for (guint i = first; i < first + n_members; i++)
    {
      PteroFleetMember *member = g_ptr_array_index (members, i);

      n_servers += ptero_server_list_get_n_items (member->servers);
    }

  return n_servers;
}

/* Whoever waits for something that they do. */
static void
leave_servers (PteroFleetMember *member)
{
  g_signal_handlers_disconnect_by_data (member->servers, member);
  for (guint i = 0; i < ptero_server_list_get_n_items (member->servers); i++)
    ptero_fleet_server_leave (ptero_server_list_peek (member->servers, i));
}

static void
forget_panels (PteroFleet *self,
               GPtrArray  *removed)
{
  for (guint i = 0; i < removed->len; i++)
    {
      PteroFleetMember *member = g_ptr_array_index (removed, i);

      if (find_member (self->members, member->panel) != NULL)
        continue;

      if (self->keeper != NULL)
        ptero_fleet_keeper_forget_panel (self->keeper, member->panel, member->servers);
      if (self->favorites != NULL)
        ptero_favorites_forget_panel (self->favorites, ptero_panel_get_id (member->panel));
      leave_servers (member);
    }
}

/* A panel that only moved keeps its connection and its servers. */
static void
panels_changed_cb (PteroFleet *self,
                   guint       position,
                   guint       n_removed,
                   guint       n_added)
{
  g_autoptr(GPtrArray) removed = g_ptr_array_new_with_free_func ((GDestroyNotify)member_free);
  guint offset = count_servers (self->members, 0, position);
  guint n_before = count_servers (self->members, position, n_removed);

  for (guint i = 0; i < n_removed; i++)
    g_ptr_array_add (removed, g_ptr_array_steal_index (self->members, position));

  for (guint i = 0; i < n_added; i++)
    {
      g_autoptr(PteroPanel) panel = g_list_model_get_item (G_LIST_MODEL (self->panels),
                                                           position + i);
      PteroFleetMember *member = find_member (removed, panel);

      if (member != NULL)
        take_member (removed, member);
      else
        member = member_new (self, panel);

      g_ptr_array_insert (self->members, position + i, member);
    }

  emit_changes (self, offset, n_before, count_servers (self->members, position, n_added));
  forget_panels (self, removed);

  for (guint i = 0; self->connected && i < n_added; i++)
    {
      PteroFleetMember *member = g_ptr_array_index (self->members, position + i);

      ptero_panel_sync_start (member->sync);
    }

  update_loading (self);
}

static void
connect_panels (PteroFleet *self)
{
  self->connected = TRUE;

  for (guint i = 0; i < self->members->len; i++)
    {
      PteroFleetMember *member = g_ptr_array_index (self->members, i);

      ptero_panel_sync_start (member->sync);
    }

  update_loading (self);
}

static void
restored_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(PteroFleet) self = PTERO_FLEET (user_data);
  g_autoptr(GHashTable) servers = ptero_fleet_keeper_restore_finish (PTERO_FLEET_KEEPER (object),
                                                                     result, NULL);

  self->restored = TRUE;

  for (guint i = 0; servers != NULL && i < self->members->len; i++)
    {
      PteroFleetMember *member = g_ptr_array_index (self->members, i);
      GPtrArray *known = g_hash_table_lookup (servers, member->panel);

      if (known != NULL && ptero_server_list_get_n_items (member->servers) == 0)
        ptero_server_list_restore (member->servers, known);
    }

  if (self->started)
    connect_panels (self);
  set_restoring (self, FALSE);
}

static GType
ptero_fleet_get_item_type (GListModel *model)
{
  return PTERO_TYPE_FLEET_SERVER;
}

static guint
ptero_fleet_get_n_items (GListModel *model)
{
  return PTERO_FLEET (model)->n_servers;
}

static gpointer
ptero_fleet_get_item (GListModel *model,
                      guint       position)
{
  PteroFleet *self = PTERO_FLEET (model);

  for (guint i = 0; i < self->members->len; i++)
    {
      PteroFleetMember *member = g_ptr_array_index (self->members, i);
      guint n_items = ptero_server_list_get_n_items (member->servers);

      if (position < n_items)
        return g_object_ref (ptero_server_list_peek (member->servers, position));

      position -= n_items;
    }

  return NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = ptero_fleet_get_item_type;
  iface->get_n_items = ptero_fleet_get_n_items;
  iface->get_item = ptero_fleet_get_item;
}

static void
ptero_fleet_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  PteroFleet *self = PTERO_FLEET (object);

  switch (prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;

    case PROP_N_ATTENTION:
      g_value_set_uint (value, self->n_attention);
      break;

    case PROP_N_SERVERS:
      g_value_set_uint (value, self->n_servers);
      break;

    case PROP_RESTORING:
      g_value_set_boolean (value, self->restoring);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_fleet_dispose (GObject *object)
{
  PteroFleet *self = PTERO_FLEET (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->live_id, g_source_remove);
  g_clear_handle_id (&self->placing_id, g_source_remove);
  g_ptr_array_set_size (self->placing, 0);
  g_ptr_array_set_size (self->members, 0);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (ptero_fleet_parent_class)->dispose (object);
}

static void
ptero_fleet_finalize (GObject *object)
{
  PteroFleet *self = PTERO_FLEET (object);

  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->placing, g_ptr_array_unref);
  g_clear_object (&self->attention);
  g_clear_object (&self->favorites);
  g_clear_object (&self->panels);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (ptero_fleet_parent_class)->finalize (object);
}

static void
ptero_fleet_class_init (PteroFleetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = ptero_fleet_get_property;
  object_class->dispose = ptero_fleet_dispose;
  object_class->finalize = ptero_fleet_finalize;

  /**
   * PteroFleet:loading:
   *
   * A first list of some panel is still to come.
   */
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, readable);

  /**
   * PteroFleet:n-attention:
   *
   * How many servers want a person: those that Needs Attention lists.
   */
  properties[PROP_N_ATTENTION] = g_param_spec_uint ("n-attention", NULL, NULL, 0, G_MAXUINT, 0,
                                                    readable);

  /**
   * PteroFleet:n-servers:
   *
   * How many servers there are.
   */
  properties[PROP_N_SERVERS] = g_param_spec_uint ("n-servers", NULL, NULL, 0, G_MAXUINT, 0,
                                                  readable);

  /**
   * PteroFleet:restoring:
   *
   * The last-known fleet is being taken up.
   */
  properties[PROP_RESTORING] = g_param_spec_boolean ("restoring", NULL, NULL, FALSE, readable);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PteroFleet::live-changed:
   * @self: a fleet
   *
   * States, numbers or details of some servers changed; at most once a second.
   * For filters, sorters and counts.
   */
  signals[SIGNAL_LIVE_CHANGED] =
    g_signal_new ("live-changed", PTERO_TYPE_FLEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  /**
   * PteroFleet::server-changed:
   * @self: a fleet
   * @server: a server of it
   * @changes: what kinds of things changed, of [flags@Ptero.FleetChange]
   *
   * For each server, so not for what takes long; and at once, but for
   * %PTERO_FLEET_CHANGE_WORDS, which is told of just before the items-changed
   * that has lists look at the server again.
   */
  signals[SIGNAL_SERVER_CHANGED] =
    g_signal_new ("server-changed", PTERO_TYPE_FLEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, PTERO_TYPE_FLEET_SERVER, G_TYPE_UINT);
}

static void
ptero_fleet_init (PteroFleet *self)
{
  self->active = TRUE;
  self->cancellable = g_cancellable_new ();
  self->members = g_ptr_array_new_with_free_func ((GDestroyNotify)member_free);
  self->attention = ptero_attention_list_new ();
  self->placing = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * ptero_fleet_new:
 * @panels: the panels, which may change
 * @store: (nullable): what keeps the fleet for the next start
 *
 * Returns: (transfer full): a fleet that is not started
 */
PteroFleet *
ptero_fleet_new (PteroPanelStore *panels,
                 PteroStore      *store)
{
  PteroFleet *self;

  g_return_val_if_fail (PTERO_IS_PANEL_STORE (panels), NULL);
  g_return_val_if_fail (store == NULL || PTERO_IS_STORE (store), NULL);

  self = g_object_new (PTERO_TYPE_FLEET, NULL);
  self->panels = g_object_ref (panels);
  if (store != NULL)
    self->keeper = ptero_fleet_keeper_new (panels, store);

  g_signal_connect_object (panels, "items-changed", G_CALLBACK (panels_changed_cb), self,
                           G_CONNECT_SWAPPED);
  panels_changed_cb (self, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (panels)));

  return self;
}

/**
 * ptero_fleet_restore:
 * @self: a fleet
 *
 * Takes up the last-known fleet, without connecting to anything.
 */
void
ptero_fleet_restore (PteroFleet *self)
{
  g_return_if_fail (PTERO_IS_FLEET (self));

  if (self->keeper == NULL || self->restoring || self->restored)
    return;

  ptero_fleet_keeper_restore_async (self->keeper, self->cancellable, restored_cb,
                                    g_object_ref (self));
  set_restoring (self, TRUE);
}

/**
 * ptero_fleet_start:
 * @self: a fleet
 *
 * Takes up the last-known fleet, then connects to each panel that has a key,
 * and to the others as soon as they get one.
 */
void
ptero_fleet_start (PteroFleet *self)
{
  g_return_if_fail (PTERO_IS_FLEET (self));

  if (self->started)
    return;

  self->started = TRUE;
  ptero_fleet_restore (self);
  if (!self->restoring)
    connect_panels (self);
}

/**
 * ptero_fleet_stop:
 * @self: a fleet
 *
 * Drops the connections and writes what is known, before the program ends. A
 * fleet that was stopped is not started again.
 */
void
ptero_fleet_stop (PteroFleet *self)
{
  g_return_if_fail (PTERO_IS_FLEET (self));

  g_cancellable_cancel (self->cancellable);
  if (!self->started)
    return;

  self->started = FALSE;
  self->connected = FALSE;
  g_clear_handle_id (&self->live_id, g_source_remove);

  for (guint i = 0; i < self->members->len; i++)
    {
      PteroFleetMember *member = g_ptr_array_index (self->members, i);

      ptero_live_poller_stop (member->poller);
      ptero_panel_sync_stop (member->sync);
      if (self->keeper != NULL)
        ptero_fleet_keeper_save_all (self->keeper, member->servers);
    }

  if (self->keeper != NULL)
    ptero_fleet_keeper_flush (self->keeper);
}

/**
 * ptero_fleet_set_favorites:
 * @self: a fleet without servers
 * @favorites: which servers have a star, and where that is kept
 */
void
ptero_fleet_set_favorites (PteroFleet     *self,
                           PteroFavorites *favorites)
{
  g_return_if_fail (PTERO_IS_FLEET (self));
  g_return_if_fail (PTERO_IS_FAVORITES (favorites));
  g_return_if_fail (self->n_servers == 0);

  g_set_object (&self->favorites, favorites);
}

static void
star_member (PteroFleetMember *member,
             GPtrArray        *servers,
             gboolean          favorite)
{
  PteroFleet *self = member->fleet;
  g_autoptr(GPtrArray) starred = g_ptr_array_new ();

  self->starring = TRUE;
  for (guint i = 0; i < servers->len; i++)
    {
      PteroFleetServer *server = g_ptr_array_index (servers, i);

      if (ptero_fleet_server_get_panel (server) != member->panel ||
          ptero_fleet_server_get_favorite (server) == favorite)
        continue;

      ptero_fleet_server_set_favorite (server, favorite);
      g_ptr_array_add (starred, server);
    }
  self->starring = FALSE;

  exchange (self, (PteroFleetServer *const *) starred->pdata, starred->len);
}

/**
 * ptero_fleet_star:
 * @self: a fleet
 * @servers: (element-type Ptero.FleetServer): servers of the fleet
 * @favorite: whether each has a star from now on
 *
 * Like [method@Ptero.FleetServer.set_favorite] for each, but what is kept and
 * the servers of each panel in the list change once, not once for each.
 */
void
ptero_fleet_star (PteroFleet *self,
                  GListModel *servers,
                  gboolean    favorite)
{
  const guint n_servers = g_list_model_get_n_items (servers);
  g_autoptr(GPtrArray) starred = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) keys = g_ptr_array_new ();

  g_return_if_fail (PTERO_IS_FLEET (self));
  g_return_if_fail (!self->starring);

  favorite = !!favorite;
  for (guint i = 0; i < n_servers; i++)
    {
      PteroFleetServer *server = g_list_model_get_item (servers, i);

      g_ptr_array_add (starred, server);
      g_ptr_array_add (keys, (gpointer) ptero_fleet_server_get_key (server));
    }

  for (guint i = 0; i < self->members->len; i++)
    star_member (g_ptr_array_index (self->members, i), starred, favorite);

  g_ptr_array_add (keys, NULL);
  if (self->favorites != NULL)
    ptero_favorites_set_many (self->favorites, (const char *const *) keys->pdata, favorite);
}

/**
 * ptero_fleet_set_active:
 * @self: a fleet
 * @active: whether somebody looks
 *
 * To be %FALSE while no window is on screen: nothing is read then but what
 * follows a power action.
 */
void
ptero_fleet_set_active (PteroFleet *self,
                        gboolean    active)
{
  g_return_if_fail (PTERO_IS_FLEET (self));

  active = !!active;
  if (self->active == active)
    return;

  self->active = active;
  for (guint i = 0; i < self->members->len; i++)
    {
      PteroFleetMember *member = g_ptr_array_index (self->members, i);

      ptero_panel_sync_set_active (member->sync, active);
      ptero_live_poller_set_active (member->poller, active);
    }
}

/**
 * ptero_fleet_refresh:
 * @self: a fleet
 *
 * Reads every panel anew, now.
 */
void
ptero_fleet_refresh (PteroFleet *self)
{
  g_return_if_fail (PTERO_IS_FLEET (self));

  for (guint i = 0; i < self->members->len; i++)
    {
      PteroFleetMember *member = g_ptr_array_index (self->members, i);

      ptero_panel_refresh (member->panel);
    }
}
