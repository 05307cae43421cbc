/* ptero-access.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-access.h"

#include "ptero-permission-name.h"

/**
 * PteroAccess:
 *
 * What the account of a panel may do with one server.
 *
 * Asking for it also brings what the panel knows of the server up to date.
 */
struct _PteroAccess
{
  GObject           parent_instance;

  PteroFleetServer *server;
  GHashTable       *permissions;   /* NULL while they aren't known */
  GCancellable     *cancellable;
};

enum {
  PROP_0,
  PROP_KNOWN,
  N_PROPS
};

enum {
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroAccess, ptero_access, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* The newest one of a server. */
static GQuark access_quark (void);

G_DEFINE_QUARK (ptero-access, access)

static void
add_permission (GHashTable *permissions,
                JsonNode   *permission)
{
  if (json_node_get_value_type (permission) == G_TYPE_STRING)
    {
      char *name = json_node_dup_string (permission);

      /* Pelican writes all of them with hyphens */
      if (g_str_equal (name, "database.view-password"))
        {
          g_free (name);
          name = g_strdup ("database.view_password");
        }

      g_hash_table_add (permissions, name);
    }
}

/* PHP makes an object with numbers for names of a list that has gaps. */
static void
add_permissions (GHashTable *permissions,
                 JsonNode   *list)
{
  g_autoptr(GList) elements = NULL;

  if (JSON_NODE_HOLDS_ARRAY (list))
    elements = json_array_get_elements (json_node_get_array (list));
  else if (JSON_NODE_HOLDS_OBJECT (list))
    elements = json_object_get_values (json_node_get_object (list));
  for (GList *element = elements; element != NULL; element = element->next)
    add_permission (permissions, element->data);
}

/* The meta beside a server: api/client.md, GET /servers/{server} */
static GHashTable *
read_permissions (JsonObject *meta)
{
  g_autoptr(GHashTable) permissions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonNode *owner = json_object_get_member (meta, "is_server_owner");
  JsonNode *list = json_object_get_member (meta, "user_permissions");

  if (owner != NULL && JSON_NODE_HOLDS_VALUE (owner) && json_node_get_boolean (owner))
    g_hash_table_add (permissions, g_strdup ("*"));
  if (list != NULL)
    add_permissions (permissions, list);

  return g_steal_pointer (&permissions);
}

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PteroAccess) self = user_data;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, NULL);
  gboolean was_known = self->permissions != NULL;

  /* A failure is told by the section that is asked for; what was known stays. */
  if (answer == NULL || ptero_answer_get_meta (answer) == NULL)
    return;

  g_clear_pointer (&self->permissions, g_hash_table_unref);
  self->permissions = read_permissions (ptero_answer_get_meta (answer));
  if (!was_known)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KNOWN]);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
ptero_access_dispose (GObject *object)
{
  PteroAccess *self = PTERO_ACCESS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->server != NULL && ptero_access_find (self->server) == self)
    g_object_set_qdata (G_OBJECT (self->server), access_quark (), NULL);
  g_clear_object (&self->server);
  g_clear_pointer (&self->permissions, g_hash_table_unref);

  G_OBJECT_CLASS (ptero_access_parent_class)->dispose (object);
}

static void
ptero_access_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  PteroAccess *self = PTERO_ACCESS (object);

  switch (prop_id)
    {
    case PROP_KNOWN:
      g_value_set_boolean (value, self->permissions != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_access_class_init (PteroAccessClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ptero_access_dispose;
  object_class->get_property = ptero_access_get_property;

  /**
   * PteroAccess:known:
   *
   * Whether the panel has told.
   */
  properties[PROP_KNOWN] =
    g_param_spec_boolean ("known", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PteroAccess::changed:
   *
   * The panel told what is allowed.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
ptero_access_init (PteroAccess *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * ptero_access_new:
 * @server: a server
 *
 * Returns: (transfer full): what may be done with it, not yet known
 */
PteroAccess *
ptero_access_new (PteroFleetServer *server)
{
  PteroAccess *self;

  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (server), NULL);

  self = g_object_new (PTERO_TYPE_ACCESS, NULL);
  self->server = g_object_ref (server);
  g_object_set_qdata (G_OBJECT (server), access_quark (), self);

  return self;
}

/**
 * ptero_access_find:
 * @server: a server
 *
 * Returns: (transfer none) (nullable): what is known of what may be done with it, if somebody keeps
 *   that
 */
PteroAccess *
ptero_access_find (PteroFleetServer *server)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (server), NULL);

  return g_object_get_qdata (G_OBJECT (server), access_quark ());
}

/**
 * ptero_access_get_server:
 * @self: an access
 *
 * Returns: (transfer none): the server it is about
 */
PteroFleetServer *
ptero_access_get_server (PteroAccess *self)
{
  g_return_val_if_fail (PTERO_IS_ACCESS (self), NULL);

  return self->server;
}

/**
 * ptero_access_get_panel:
 * @self: an access
 *
 * Returns: (transfer none): the panel of the server
 */
PteroPanel *
ptero_access_get_panel (PteroAccess *self)
{
  g_return_val_if_fail (PTERO_IS_ACCESS (self), NULL);

  return ptero_fleet_server_get_panel (self->server);
}

/**
 * ptero_access_get_uuid:
 * @self: an access
 *
 * Returns: (transfer none): what all routes name the server by
 */
const char *
ptero_access_get_uuid (PteroAccess *self)
{
  g_return_val_if_fail (PTERO_IS_ACCESS (self), NULL);

  return ptero_fleet_server_get_uuid (self->server);
}

/**
 * ptero_access_get_known:
 * @self: an access
 *
 * Returns: whether the panel has told what is allowed
 */
gboolean
ptero_access_get_known (PteroAccess *self)
{
  g_return_val_if_fail (PTERO_IS_ACCESS (self), FALSE);

  return self->permissions != NULL;
}

/**
 * ptero_access_allows:
 * @self: an access
 * @permission: (nullable): a permission, e.g. `backup.create`
 *
 * While nothing is known everything is allowed: the panel decides. What
 * kinds of panels call differently is the same permission.
 *
 * Returns: whether @permission is given
 */
gboolean
ptero_access_allows (PteroAccess *self,
                     const char  *permission)
{
  const char *other;

  g_return_val_if_fail (PTERO_IS_ACCESS (self), FALSE);

  if (permission == NULL || self->permissions == NULL ||
      g_hash_table_contains (self->permissions, "*"))
    return TRUE;

  other = ptero_permission_name_get_other (permission);

  return g_hash_table_contains (self->permissions, permission) ||
         (other != NULL && g_hash_table_contains (self->permissions, other));
}

/**
 * ptero_access_refresh:
 * @self: an access
 *
 * Asks the panel.
 */
void
ptero_access_refresh (PteroAccess *self)
{
  g_autoptr(PteroRequest) request = NULL;

  g_return_if_fail (PTERO_IS_ACCESS (self));

  request = ptero_request_new (PTERO_ENDPOINT_SERVER_GET, "server", ptero_access_get_uuid (self),
                               NULL);
  ptero_request_set_priority (request, PTERO_PRIORITY_VISIBLE);
  ptero_client_send_async (ptero_panel_get_client (ptero_access_get_panel (self)), request,
                           self->cancellable,
                           fetched_cb, g_object_ref (self));
}
