/* ptero-capabilities.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-capabilities.h"

#include "ptero-json-reader.h"
#include "ptero-secret.h"

/**
 * PteroCapabilities:
 *
 * What one panel has and what it has otherwise than others, as far as it was
 * observed: no panel says what version it is.
 *
 * Nothing is asked for its sake. The [class@Ptero.Client] shows it each key,
 * each limit, each answer and each route that turned out not to be there; the
 * differences are those of the reference's differences.md, whose sections are
 * named where something is concluded.
 */

typedef enum
{
  NOT_KNOWN,
  LACKS,
  HAS,
} Knowledge;

struct _PteroCapabilities
{
  GObject      parent_instance;

  PteroFlavour flavour;
  Knowledge    capabilities[PTERO_N_CAPABILITIES];
  Knowledge    others[PTERO_N_ENDPOINTS];  /* the other route of each endpoint */
};

enum
{
  PROP_0,
  PROP_FLAVOUR,
  N_PROPS
};

G_DEFINE_ENUM_TYPE (PteroFlavour, ptero_flavour,
                    G_DEFINE_ENUM_VALUE (PTERO_FLAVOUR_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (PTERO_FLAVOUR_PTERODACTYL, "pterodactyl"),
                    G_DEFINE_ENUM_VALUE (PTERO_FLAVOUR_PELICAN, "pelican"))

G_DEFINE_FINAL_TYPE (PteroCapabilities, ptero_capabilities, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
ptero_capabilities_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  PteroCapabilities *self = PTERO_CAPABILITIES (object);

  switch (prop_id)
    {
    case PROP_FLAVOUR:
      g_value_set_enum (value, self->flavour);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_capabilities_class_init (PteroCapabilitiesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ptero_capabilities_get_property;

  /**
   * PteroCapabilities:flavour:
   *
   * What kind of panel it is.
   */
  properties[PROP_FLAVOUR] =
    g_param_spec_enum ("flavour", NULL, NULL, PTERO_TYPE_FLAVOUR, PTERO_FLAVOUR_UNKNOWN,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ptero_capabilities_init (PteroCapabilities *self)
{
}

/**
 * ptero_capabilities_new:
 *
 * Returns: (transfer full): of a panel of which nothing is known
 */
PteroCapabilities *
ptero_capabilities_new (void)
{
  return g_object_new (PTERO_TYPE_CAPABILITIES, NULL);
}

/**
 * ptero_capabilities_get_flavour:
 * @self: what is known
 *
 * Returns: what kind of panel it is
 */
PteroFlavour
ptero_capabilities_get_flavour (PteroCapabilities *self)
{
  g_return_val_if_fail (PTERO_IS_CAPABILITIES (self), PTERO_FLAVOUR_UNKNOWN);

  return self->flavour;
}

/**
 * ptero_capabilities_set_flavour:
 * @self: what is known
 * @flavour: what was known at an earlier time
 *
 * What is observed from now on tells better.
 */
void
ptero_capabilities_set_flavour (PteroCapabilities *self,
                                PteroFlavour       flavour)
{
  g_return_if_fail (PTERO_IS_CAPABILITIES (self));

  if (self->flavour == flavour)
    return;

  self->flavour = flavour;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FLAVOUR]);
}

/**
 * ptero_capabilities_lacks:
 * @self: what is known
 * @capability: something newer panels have
 *
 * Returns: whether the panel is known to be older
 */
gboolean
ptero_capabilities_lacks (PteroCapabilities *self,
                          PteroCapability    capability)
{
  g_return_val_if_fail (PTERO_IS_CAPABILITIES (self), FALSE);
  g_return_val_if_fail (capability < PTERO_N_CAPABILITIES, FALSE);

  return self->capabilities[capability] == LACKS;
}

/* Where to look first for what has another route elsewhere. */
static gboolean
guess_other (PteroCapabilities *self,
             PteroEndpoint      endpoint)
{
  switch (endpoint)
    {
    /* §3.2 */
    case PTERO_ENDPOINT_ACCOUNT_SSH_KEY_DELETE:
      return self->flavour == PTERO_FLAVOUR_PELICAN;

    /* §1: since 1.11.8; what is before 1.11 is before that */
    case PTERO_ENDPOINT_ACCOUNT_TWO_FACTOR_DISABLE:
      return self->capabilities[PTERO_CAPABILITY_MAINTENANCE] == LACKS;

    default:
      return FALSE;
    }
}

/**
 * ptero_capabilities_takes_other:
 * @self: what is known
 * @endpoint: an endpoint
 *
 * Returns: whether the panel has, or should have, the other route of @endpoint
 */
gboolean
ptero_capabilities_takes_other (PteroCapabilities *self,
                                PteroEndpoint      endpoint)
{
  g_return_val_if_fail (PTERO_IS_CAPABILITIES (self), FALSE);
  g_return_val_if_fail (endpoint < PTERO_N_ENDPOINTS, FALSE);

  return self->others[endpoint] == NOT_KNOWN
           ? guess_other (self, endpoint)
           : self->others[endpoint] == HAS;
}

/**
 * ptero_capabilities_set_takes_other:
 * @self: what is known
 * @endpoint: an endpoint
 * @takes_other: whether it was the other route that the panel has
 *
 * Notes which of the routes of @endpoint the panel has.
 */
void
ptero_capabilities_set_takes_other (PteroCapabilities *self,
                                    PteroEndpoint      endpoint,
                                    gboolean           takes_other)
{
  g_return_if_fail (PTERO_IS_CAPABILITIES (self));
  g_return_if_fail (endpoint < PTERO_N_ENDPOINTS);

  self->others[endpoint] = takes_other ? HAS : LACKS;
}

/**
 * ptero_capabilities_learn_key:
 * @self: what is known
 * @key: (nullable): a key of the panel
 *
 * Only Pelican makes keys that begin with `pacc_` or `papp_`; others prove
 * nothing, as Pelican keeps those of a Pterodactyl panel that became one (§3.1).
 */
void
ptero_capabilities_learn_key (PteroCapabilities *self,
                              const char        *key)
{
  g_return_if_fail (PTERO_IS_CAPABILITIES (self));

  if (key != NULL && (g_str_has_prefix (key, PTERO_PELICAN_ACCOUNT_KEY) ||
                      g_str_has_prefix (key, PTERO_PELICAN_APPLICATION_KEY)))
    ptero_capabilities_set_flavour (self, PTERO_FLAVOUR_PELICAN);
}

/**
 * ptero_capabilities_learn_limit:
 * @self: what is known
 * @api: an API
 * @limit: how many requests of it the panel allows a minute
 *
 * The numbers are those that panels come with (§1); who runs one may have
 * changed them, so they tell nothing against anything else.
 */
void
ptero_capabilities_learn_limit (PteroCapabilities *self,
                                PteroApi           api,
                                guint              limit)
{
  guint old_limit = api == PTERO_API_CLIENT ? 720 : 240;

  g_return_if_fail (PTERO_IS_CAPABILITIES (self));

  if (limit == 256)
    self->capabilities[PTERO_CAPABILITY_SERVER_LIMITS] = HAS;

  if (limit != old_limit)
    return;

  if (self->capabilities[PTERO_CAPABILITY_SERVER_LIMITS] == NOT_KNOWN &&
      self->flavour != PTERO_FLAVOUR_PELICAN)
    self->capabilities[PTERO_CAPABILITY_SERVER_LIMITS] = LACKS;

  if (self->flavour == PTERO_FLAVOUR_UNKNOWN)
    ptero_capabilities_set_flavour (self, PTERO_FLAVOUR_PTERODACTYL);
}

/* §1: a map of groups, or a flat list. An empty map may come as an empty list, as PHP has it. */
static void
learn_permissions (PteroCapabilities *self,
                   JsonObject        *attributes)
{
  JsonNode *permissions = json_object_get_member (attributes, "permissions");

  if (permissions == NULL)
    return;

  if (JSON_NODE_HOLDS_OBJECT (permissions))
    ptero_capabilities_set_flavour (self, PTERO_FLAVOUR_PTERODACTYL);
  else if (JSON_NODE_HOLDS_ARRAY (permissions) &&
           json_array_get_length (json_node_get_array (permissions)) > 0)
    ptero_capabilities_set_flavour (self, PTERO_FLAVOUR_PELICAN);
}

/* §3.2: the account has an id, or a uuid. */
static void
learn_account (PteroCapabilities *self,
               JsonObject        *attributes)
{
  if (json_object_has_member (attributes, "id"))
    ptero_capabilities_set_flavour (self, PTERO_FLAVOUR_PTERODACTYL);
  else if (json_object_has_member (attributes, "uuid"))
    ptero_capabilities_set_flavour (self, PTERO_FLAVOUR_PELICAN);
}

/* §3.3: a node is at a location, or has tags. A panel that had nothing to answer for a while is
 * known again by it. */
static void
learn_node (PteroCapabilities *self,
            JsonObject        *attributes)
{
  if (json_object_has_member (attributes, "location_id"))
    ptero_capabilities_set_flavour (self, PTERO_FLAVOUR_PTERODACTYL);
  else if (json_object_has_member (attributes, "tags"))
    ptero_capabilities_set_flavour (self, PTERO_FLAVOUR_PELICAN);
}

/* §1 and §3.2 */
static void
learn_server (PteroCapabilities *self,
              JsonObject        *attributes)
{
  JsonObject *limits = ptero_json_get_object_member (attributes, "limits");

  if (limits != NULL && json_object_has_member (limits, "oom_killer"))
    ptero_capabilities_set_flavour (self, PTERO_FLAVOUR_PELICAN);

  if (json_object_has_member (attributes, "uuid"))
    self->capabilities[PTERO_CAPABILITY_MAINTENANCE] =
      json_object_has_member (attributes, "is_node_under_maintenance") ? HAS : LACKS;
}

/* (nullable): of the answer, or of the first item of a list. */
static JsonObject *
find_attributes (JsonNode *root)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonArray *data = object != NULL ? ptero_json_get_array_member (object, "data") : NULL;

  if (data != NULL)
    {
      JsonNode *first = json_array_get_length (data) > 0 ? json_array_get_element (data, 0) : NULL;

      object = first != NULL && JSON_NODE_HOLDS_OBJECT (first)
                 ? json_node_get_object (first)
                 : NULL;
    }

  return object != NULL ? ptero_json_get_object_member (object, "attributes") : NULL;
}

/**
 * ptero_capabilities_learn_answer:
 * @self: what is known
 * @endpoint: what was asked
 * @root: (nullable): the answer, if it is JSON
 *
 * Looks at the attributes and their shape.
 */
void
ptero_capabilities_learn_answer (PteroCapabilities *self,
                                 PteroEndpoint      endpoint,
                                 JsonNode          *root)
{
  static const struct
  {
    PteroEndpoint   endpoint;
    void          (*learn) (PteroCapabilities *self, JsonObject *attributes);
  } lessons[] = {
    { PTERO_ENDPOINT_PERMISSIONS_GET, learn_permissions },
    { PTERO_ENDPOINT_ACCOUNT_GET, learn_account },
    { PTERO_ENDPOINT_SERVERS_LIST, learn_server },
    { PTERO_ENDPOINT_SERVER_GET, learn_server },
    { PTERO_ENDPOINT_APP_NODES_LIST, learn_node },
    { PTERO_ENDPOINT_APP_NODE_GET, learn_node },
  };
  JsonObject *attributes = NULL;

  g_return_if_fail (PTERO_IS_CAPABILITIES (self));

  for (guint i = 0; i < G_N_ELEMENTS (lessons); i++)
    {
      if (lessons[i].endpoint != endpoint)
        continue;

      attributes = root != NULL ? find_attributes (root) : NULL;
      if (attributes != NULL)
        lessons[i].learn (self, attributes);
    }
}

/**
 * ptero_capabilities_learn_route:
 * @self: what is known
 * @endpoint: what was asked
 * @is_there: whether the panel has the route, whatever it answered; rights are
 *   checked after that
 *
 * Pelican has no locations (§3.3).
 */
void
ptero_capabilities_learn_route (PteroCapabilities *self,
                                PteroEndpoint      endpoint,
                                gboolean           is_there)
{
  g_return_if_fail (PTERO_IS_CAPABILITIES (self));

  if (endpoint == PTERO_ENDPOINT_APP_LOCATIONS_LIST)
    ptero_capabilities_set_flavour (self, is_there
                                      ? PTERO_FLAVOUR_PTERODACTYL
                                      : PTERO_FLAVOUR_PELICAN);
}
