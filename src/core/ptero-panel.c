/* ptero-panel.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-panel-private.h"

/**
 * PteroPanel:
 *
 * One configured connection to a panel: its address, the keys for it, and how
 * it is shown. Two logins at one address are two panels, told apart by their
 * identifier only.
 *
 * What a person chose is kept by [class@Ptero.PanelStore]; the rest describes
 * the live connection. All of it are properties that notify when, and only
 * when, they change.
 *
 * The keys are held here, too, so that they can be handed to a new client when
 * the address changes. They are not readable. Each is for one origin, and is
 * withheld from a client for another one: whoever changes an address, be it in
 * the file, does not get the keys sent there.
 */

enum
{
  SIGNAL_REFRESH_REQUESTED,
  N_SIGNALS
};

G_DEFINE_ENUM_TYPE (PteroPanelState, ptero_panel_state,
                    G_DEFINE_ENUM_VALUE (PTERO_PANEL_STATE_IDLE, "idle"),
                    G_DEFINE_ENUM_VALUE (PTERO_PANEL_STATE_CONNECTING, "connecting"),
                    G_DEFINE_ENUM_VALUE (PTERO_PANEL_STATE_ONLINE, "online"),
                    G_DEFINE_ENUM_VALUE (PTERO_PANEL_STATE_NO_KEY, "no-key"),
                    G_DEFINE_ENUM_VALUE (PTERO_PANEL_STATE_KEYRING, "keyring"),
                    G_DEFINE_ENUM_VALUE (PTERO_PANEL_STATE_KEY_REFUSED, "key-refused"),
                    G_DEFINE_ENUM_VALUE (PTERO_PANEL_STATE_CERTIFICATE, "certificate"),
                    G_DEFINE_ENUM_VALUE (PTERO_PANEL_STATE_RATE_LIMITED, "rate-limited"),
                    G_DEFINE_ENUM_VALUE (PTERO_PANEL_STATE_UNREACHABLE, "unreachable"))

G_DEFINE_FINAL_TYPE (PteroPanel, ptero_panel, G_TYPE_OBJECT)

GParamSpec *ptero_panel_properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
change_string (char       **member,
               const char  *value)
{
  if (g_strcmp0 (*member, value) == 0)
    return FALSE;

  g_free (*member);
  *member = g_strdup (value);

  return TRUE;
}

static void
update_latency (PteroPanel *self)
{
  if (ptero_panel_change_uint (&self->latency, ptero_client_get_latency (self->client)))
    ptero_panel_notify (self, PROP_LATENCY);
}

static void
latency_changed_cb (PteroClient *client,
                    GParamSpec  *pspec,
                    PteroPanel  *self)
{
  if (client == self->client)
    update_latency (self);
}

static void
flavour_changed_cb (PteroPanel *self)
{
  ptero_panel_notify (self, PROP_FLAVOUR);
}

static void
create_client (PteroPanel *self)
{
  g_autoptr(PteroClient) old = g_steal_pointer (&self->client);
  PteroCapabilities *capabilities;

  self->client = ptero_client_new (self->address);
  capabilities = ptero_client_get_capabilities (self->client);
  g_signal_connect_object (self->client, "notify::latency", G_CALLBACK (latency_changed_cb), self,
                           0);
  g_signal_connect_object (capabilities, "notify::flavour", G_CALLBACK (flavour_changed_cb), self,
                           G_CONNECT_SWAPPED);

  if (old != NULL)
    {
      PteroCapabilities *old_capabilities = ptero_client_get_capabilities (old);

      g_signal_handlers_disconnect_by_func (old, latency_changed_cb, self);
      g_signal_handlers_disconnect_by_func (old_capabilities, flavour_changed_cb, self);
      ptero_capabilities_set_flavour (capabilities,
                                      ptero_capabilities_get_flavour (old_capabilities));
    }

  ptero_client_set_pinned_fingerprint (self->client, self->fingerprint);
  ptero_client_set_node_pins (self->client, self->node_pins);
  ptero_panel_give_keys (self);
}

static void
ptero_panel_constructed (GObject *object)
{
  PteroPanel *self = PTERO_PANEL (object);

  G_OBJECT_CLASS (ptero_panel_parent_class)->constructed (object);

  if (self->id == NULL)
    self->id = g_uuid_string_random ();

  if (self->name == NULL)
    self->name = g_strdup ("");

  create_client (self);
}

static void
ptero_panel_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  PteroPanel *self = PTERO_PANEL (object);

  switch (prop_id)
    {
    case PROP_ACCOUNT:
      g_value_set_object (value, self->account);
      break;
    case PROP_ADDRESS:
      g_value_set_string (value, self->address);
      break;
    case PROP_ADMIN_ALL:
      g_value_set_boolean (value, self->admin_all);
      break;
    case PROP_CLIENT:
      g_value_set_object (value, self->client);
      break;
    case PROP_COLOR:
      g_value_set_uint (value, self->color);
      break;
    case PROP_DEMO:
      g_value_set_boolean (value, self->demo);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_FINGERPRINT:
      g_value_set_string (value, self->fingerprint);
      break;
    case PROP_FLAVOUR:
      g_value_set_enum (value, ptero_panel_get_flavour (self));
      break;
    case PROP_HAS_ACCOUNT_KEY:
      g_value_set_boolean (value, self->has_keys[PTERO_API_CLIENT]);
      break;
    case PROP_HAS_APPLICATION_KEY:
      g_value_set_boolean (value, self->has_keys[PTERO_API_APPLICATION]);
      break;
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_IS_ADMIN:
      g_value_set_boolean (value, self->is_admin);
      break;
    case PROP_LATENCY:
      g_value_set_uint (value, self->latency);
      break;
    case PROP_N_SERVERS:
      g_value_set_uint (value, self->n_servers);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_NODE_PINS:
      g_value_set_object (value, self->node_pins);
      break;
    case PROP_REFRESHED_AT:
      g_value_set_boxed (value, self->refreshed_at);
      break;
    case PROP_RETRY_AT:
      g_value_set_int64 (value, self->retry_at);
      break;
    case PROP_SESSION_ONLY:
      g_value_set_boolean (value, self->session_only);
      break;
    case PROP_SINCE:
      g_value_set_boxed (value, self->since);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_panel_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  PteroPanel *self = PTERO_PANEL (object);

  switch (prop_id)
    {
    case PROP_ACCOUNT:
      ptero_panel_set_account (self, g_value_get_object (value));
      break;
    case PROP_ADDRESS:
      ptero_panel_set_address (self, g_value_get_string (value));
      break;
    case PROP_ADMIN_ALL:
      ptero_panel_set_admin_all (self, g_value_get_boolean (value));
      break;
    case PROP_COLOR:
      ptero_panel_set_color (self, g_value_get_uint (value));
      break;
    case PROP_DEMO:
      ptero_panel_set_demo (self, g_value_get_boolean (value));
      break;
    case PROP_FINGERPRINT:
      ptero_panel_set_fingerprint (self, g_value_get_string (value));
      break;
    case PROP_FLAVOUR:
      ptero_panel_set_flavour (self, g_value_get_enum (value));
      break;
    case PROP_ID:
      self->id = g_value_dup_string (value);
      break;
    case PROP_N_SERVERS:
      ptero_panel_set_n_servers (self, g_value_get_uint (value));
      break;
    case PROP_NAME:
      ptero_panel_set_name (self, g_value_get_string (value));
      break;
    case PROP_REFRESHED_AT:
      ptero_panel_set_refreshed_at (self, g_value_get_boxed (value));
      break;
    case PROP_SESSION_ONLY:
      ptero_panel_set_session_only (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_panel_finalize (GObject *object)
{
  PteroPanel *self = PTERO_PANEL (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->keys); i++)
    {
      g_clear_pointer (&self->keys[i], secret_value_unref);
      g_clear_pointer (&self->key_origins[i], g_free);
    }

  g_clear_object (&self->client);
  g_clear_object (&self->account);
  g_clear_error (&self->error);
  g_clear_pointer (&self->since, g_date_time_unref);
  g_clear_pointer (&self->refreshed_at, g_date_time_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->fingerprint, g_free);
  g_clear_object (&self->node_pins);
  g_clear_weak_pointer (&self->fleet);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (ptero_panel_parent_class)->finalize (object);
}

static void
install_kept_properties (void)
{
  const GParamFlags read_only = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags read_write = read_only | G_PARAM_WRITABLE;

  /**
   * PteroPanel:id:
   *
   * A uuid that identifies the panel for good, in files and in the keyring.
   */
  ptero_panel_properties[PROP_ID] =
    g_param_spec_string ("id", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * PteroPanel:address:
   *
   * The address, as ptero_address_normalize() gives it. Another one brings a
   * new client, which gets the keys that are for its origin.
   */
  ptero_panel_properties[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, NULL,
                                                              read_write | G_PARAM_CONSTRUCT);

  /**
   * PteroPanel:name:
   *
   * What the person calls it.
   */
  ptero_panel_properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL,
                                                           read_write | G_PARAM_CONSTRUCT);

  /**
   * PteroPanel:admin-all:
   *
   * Whether to list all servers of the panel, not only the person's own.
   */
  ptero_panel_properties[PROP_ADMIN_ALL] = g_param_spec_boolean ("admin-all", NULL, NULL, FALSE,
                                                                 read_write);

  /**
   * PteroPanel:color:
   *
   * The panel's colour, as an index into the palette.
   */
  ptero_panel_properties[PROP_COLOR] = g_param_spec_uint ("color", NULL, NULL, 0,
                                                          PTERO_N_PANEL_COLORS - 1, 0, read_write);

  /**
   * PteroPanel:demo:
   *
   * Whether this is the demo panel, which is never saved.
   */
  ptero_panel_properties[PROP_DEMO] = g_param_spec_boolean ("demo", NULL, NULL, FALSE, read_write);

  /**
   * PteroPanel:fingerprint:
   *
   * SHA-256 of a certificate that is trusted although it does not verify.
   */
  ptero_panel_properties[PROP_FINGERPRINT] = g_param_spec_string ("fingerprint", NULL, NULL, NULL,
                                                                  read_write);

  /**
   * PteroPanel:node-pins:
   *
   * The same for nodes. Notified when another one is trusted.
   */
  ptero_panel_properties[PROP_NODE_PINS] = g_param_spec_object ("node-pins", NULL, NULL,
                                                                PTERO_TYPE_NODE_PINS, read_only);

  /**
   * PteroPanel:flavour:
   *
   * Which program the panel is, as far as its answers tell.
   */
  ptero_panel_properties[PROP_FLAVOUR] =
    g_param_spec_enum ("flavour", NULL, NULL, PTERO_TYPE_FLAVOUR, PTERO_FLAVOUR_UNKNOWN,
                       read_write);

  /**
   * PteroPanel:has-account-key:
   *
   * Whether there is an account key: in memory, or, before it was read, in the
   * keyring.
   */
  ptero_panel_properties[PROP_HAS_ACCOUNT_KEY] = g_param_spec_boolean ("has-account-key", NULL,
                                                                       NULL, FALSE, read_only);

  /**
   * PteroPanel:has-application-key:
   *
   * Whether there is an application key: in memory, or, before it was read, in
   * the keyring.
   */
  ptero_panel_properties[PROP_HAS_APPLICATION_KEY] =
    g_param_spec_boolean ("has-application-key", NULL, NULL, FALSE, read_only);

  /**
   * PteroPanel:session-only:
   *
   * Whether a key of the panel is in memory only, not in the keyring.
   */
  ptero_panel_properties[PROP_SESSION_ONLY] = g_param_spec_boolean ("session-only", NULL, NULL,
                                                                    FALSE, read_write);
}

static void
ptero_panel_class_init (PteroPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = ptero_panel_constructed;
  object_class->get_property = ptero_panel_get_property;
  object_class->set_property = ptero_panel_set_property;
  object_class->finalize = ptero_panel_finalize;

  install_kept_properties ();
  ptero_panel_install_live_properties ();
  g_object_class_install_properties (object_class, N_PROPS, ptero_panel_properties);

  /**
   * PteroPanel::refresh-requested:
   * @self: the panel
   *
   * Somebody wants the panel to be read again now, or it has got a key.
   */
  signals[SIGNAL_REFRESH_REQUESTED] =
    g_signal_new ("refresh-requested", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                  NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
node_pins_changed_cb (PteroNodePins *pins,
                      PteroPanel    *self)
{
  ptero_panel_notify (self, PROP_NODE_PINS);
}

static void
ptero_panel_init (PteroPanel *self)
{
  self->node_pins = ptero_node_pins_new ();
  g_signal_connect_object (self->node_pins, "changed", G_CALLBACK (node_pins_changed_cb), self, 0);
  self->since = g_date_time_new_now_local ();
}

/**
 * ptero_panel_new:
 * @id: (nullable): the uuid of a panel that was saved, %NULL for a new one
 * @name: the name, for people
 * @address: the address, as ptero_address_normalize() gives it
 *
 * Returns: (transfer full): a panel without keys
 */
PteroPanel *
ptero_panel_new (const char *id,
                 const char *name,
                 const char *address)
{
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (address != NULL, NULL);

  return g_object_new (PTERO_TYPE_PANEL,
                       "id", id,
                       "name", name,
                       "address", address,
                       NULL);
}

/**
 * ptero_panel_get_id:
 * @self: a panel
 *
 * Returns: (transfer none): what tells it from all others, for as long as it is in the list
 */
const char *
ptero_panel_get_id (PteroPanel *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL (self), NULL);

  return self->id;
}

/**
 * ptero_panel_get_name:
 * @self: a panel
 *
 * Returns: (transfer none): what the person calls it; not safe to show as it is
 */
const char *
ptero_panel_get_name (PteroPanel *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL (self), NULL);

  return self->name;
}

/**
 * ptero_panel_set_name:
 * @self: a panel
 * @name: what the person calls it
 */
void
ptero_panel_set_name (PteroPanel *self,
                      const char *name)
{
  g_return_if_fail (PTERO_IS_PANEL (self));

  if (change_string (&self->name, name))
    ptero_panel_notify (self, PROP_NAME);
}

/**
 * ptero_panel_get_address:
 * @self: a panel
 *
 * Returns: (transfer none): where the panel is, as [property@Ptero.Panel:address]
 */
const char *
ptero_panel_get_address (PteroPanel *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL (self), NULL);

  return self->address;
}

/**
 * ptero_panel_set_address:
 * @self: a panel
 * @address: the address, as ptero_address_normalize() gives it
 *
 * Another address means another client: what is under way with the old one is
 * not to be trusted any more. It gets the keys that are for its origin, see
 * ptero_panel_store_move_keys().
 */
void
ptero_panel_set_address (PteroPanel *self,
                         const char *address)
{
  g_return_if_fail (PTERO_IS_PANEL (self));
  g_return_if_fail (address != NULL);

  if (!change_string (&self->address, address))
    return;

  g_object_freeze_notify (G_OBJECT (self));
  ptero_panel_notify (self, PROP_ADDRESS);

  /* The first address is set before the panel is complete. */
  if (self->client != NULL)
    {
      create_client (self);
      ptero_panel_notify (self, PROP_CLIENT);
      update_latency (self);
      ptero_panel_say_if_withheld (self);
    }

  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * ptero_panel_get_color:
 * @self: a panel
 *
 * Returns: which of the colours the panel is shown in
 */
guint
ptero_panel_get_color (PteroPanel *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL (self), 0);

  return self->color;
}

/**
 * ptero_panel_set_color:
 * @self: a panel
 * @color: which of the colours
 */
void
ptero_panel_set_color (PteroPanel *self,
                       guint       color)
{
  g_return_if_fail (PTERO_IS_PANEL (self));
  g_return_if_fail (color < PTERO_N_PANEL_COLORS);

  if (ptero_panel_change_uint (&self->color, color))
    ptero_panel_notify (self, PROP_COLOR);
}

/**
 * ptero_panel_get_admin_all:
 * @self: a panel
 *
 * Returns: whether the servers of everybody are listed, see [property@Ptero.Panel:admin-all]
 */
gboolean
ptero_panel_get_admin_all (PteroPanel *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL (self), FALSE);

  return self->admin_all;
}

/**
 * ptero_panel_set_admin_all:
 * @self: a panel
 * @admin_all: whether to list the servers of everybody
 */
void
ptero_panel_set_admin_all (PteroPanel *self,
                           gboolean    admin_all)
{
  g_return_if_fail (PTERO_IS_PANEL (self));

  if (ptero_panel_change_boolean (&self->admin_all, admin_all))
    ptero_panel_notify (self, PROP_ADMIN_ALL);
}

/**
 * ptero_panel_get_fingerprint:
 * @self: a panel
 *
 * Returns: (transfer none) (nullable): of the certificate that the person trusts
 */
const char *
ptero_panel_get_fingerprint (PteroPanel *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL (self), NULL);

  return self->fingerprint;
}

/**
 * ptero_panel_set_fingerprint:
 * @self: a panel
 * @fingerprint: (nullable): SHA-256 of the certificate to trust
 *
 * Pins a certificate. It is asked for anew on the next request.
 */
void
ptero_panel_set_fingerprint (PteroPanel *self,
                             const char *fingerprint)
{
  g_return_if_fail (PTERO_IS_PANEL (self));

  if (!change_string (&self->fingerprint, fingerprint))
    return;

  if (self->client != NULL)
    ptero_client_set_pinned_fingerprint (self->client, fingerprint);

  ptero_panel_notify (self, PROP_FINGERPRINT);
}

/**
 * ptero_panel_get_node_pins:
 * @self: a panel
 *
 * Returns: (transfer none): the certificates of its nodes that are trusted
 *   although they do not verify
 */
PteroNodePins *
ptero_panel_get_node_pins (PteroPanel *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL (self), NULL);

  return self->node_pins;
}

/**
 * ptero_panel_get_flavour:
 * @self: a panel
 *
 * Returns: what kind of panel it is
 */
PteroFlavour
ptero_panel_get_flavour (PteroPanel *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL (self), PTERO_FLAVOUR_UNKNOWN);

  return ptero_capabilities_get_flavour (ptero_client_get_capabilities (self->client));
}

/**
 * ptero_panel_set_flavour:
 * @self: a panel
 * @flavour: what kind of panel it was when it was last seen, or a probe says
 *   that it is; its answers tell better
 */
void
ptero_panel_set_flavour (PteroPanel   *self,
                         PteroFlavour  flavour)
{
  g_return_if_fail (PTERO_IS_PANEL (self));

  ptero_capabilities_set_flavour (ptero_client_get_capabilities (self->client), flavour);
}

/**
 * ptero_panel_offers:
 * @self: a panel
 * @flavour: the kind of panels that has something; %PTERO_FLAVOUR_UNKNOWN for both
 *
 * A panel of which it is not known yet is taken for Pterodactyl.
 *
 * Returns: whether this panel has it
 */
gboolean
ptero_panel_offers (PteroPanel   *self,
                    PteroFlavour  flavour)
{
  gboolean is_pelican;

  g_return_val_if_fail (PTERO_IS_PANEL (self), FALSE);

  is_pelican = ptero_panel_get_flavour (self) == PTERO_FLAVOUR_PELICAN;

  return flavour == PTERO_FLAVOUR_UNKNOWN || (flavour == PTERO_FLAVOUR_PELICAN) == is_pelican;
}

/**
 * ptero_panel_get_session_only:
 * @self: a panel
 *
 * Returns: whether a key is in memory only
 */
gboolean
ptero_panel_get_session_only (PteroPanel *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL (self), FALSE);

  return self->session_only;
}

/**
 * ptero_panel_get_demo:
 * @self: a panel
 *
 * Returns: whether it is the demo, which is never saved
 */
gboolean
ptero_panel_get_demo (PteroPanel *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL (self), FALSE);

  return self->demo;
}

static gboolean
is_unread (PteroPanel *self,
           PteroApi    api)
{
  return self->has_keys[api] && self->keys[api] == NULL;
}

/**
 * ptero_panel_get_awaits_key:
 * @self: a panel
 *
 * Returns: whether the keyring has a key of it that has not been read yet, as
 *   while it asks for its password
 */
gboolean
ptero_panel_get_awaits_key (PteroPanel *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL (self), FALSE);

  return self->state == PTERO_PANEL_STATE_IDLE &&
         (is_unread (self, PTERO_API_CLIENT) || is_unread (self, PTERO_API_APPLICATION));
}

/**
 * ptero_panel_get_client:
 * @self: a panel
 *
 * Returns: (transfer none): the client, which is another one after the address
 *   has changed
 */
PteroClient *
ptero_panel_get_client (PteroPanel *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL (self), NULL);

  return self->client;
}

/**
 * ptero_panel_get_incomplete:
 * @self: a panel
 *
 * Returns: whether the panel is online and part of its list could not be read,
 *   as its error says
 */
gboolean
ptero_panel_get_incomplete (PteroPanel *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL (self), FALSE);

  return self->state == PTERO_PANEL_STATE_ONLINE && self->error != NULL;
}

/**
 * ptero_panel_refresh:
 * @self: a panel
 *
 * Asks whoever keeps the panel fresh to read it again, now.
 */
void
ptero_panel_refresh (PteroPanel *self)
{
  g_return_if_fail (PTERO_IS_PANEL (self));

  g_signal_emit (self, signals[SIGNAL_REFRESH_REQUESTED], 0);
}

/**
 * ptero_panel_set_session_only:
 * @self: a panel
 * @session_only: whether a key is in memory only
 */
void
ptero_panel_set_session_only (PteroPanel *self,
                              gboolean    session_only)
{
  g_return_if_fail (PTERO_IS_PANEL (self));

  if (ptero_panel_change_boolean (&self->session_only, session_only))
    ptero_panel_notify (self, PROP_SESSION_ONLY);
}

/**
 * ptero_panel_set_demo:
 * @self: a panel
 * @demo: whether it is the demo
 */
void
ptero_panel_set_demo (PteroPanel *self,
                      gboolean    demo)
{
  g_return_if_fail (PTERO_IS_PANEL (self));

  if (ptero_panel_change_boolean (&self->demo, demo))
    ptero_panel_notify (self, PROP_DEMO);
}
