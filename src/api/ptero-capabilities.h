/* ptero-capabilities.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "ptero-endpoint.h"

G_BEGIN_DECLS

typedef enum
{
  PTERO_FLAVOUR_UNKNOWN,
  PTERO_FLAVOUR_PTERODACTYL,
  PTERO_FLAVOUR_PELICAN,
} PteroFlavour;

#define PTERO_TYPE_FLAVOUR (ptero_flavour_get_type ())
GType ptero_flavour_get_type (void);

/**
 * PteroCapability:
 * @PTERO_CAPABILITY_MAINTENANCE: nodes can be under maintenance: since 1.11
 * @PTERO_CAPABILITY_SERVER_LIMITS: more routes have limits of their own, a
 *   server: since 1.12
 *
 * What only newer panels have, Pelican among them.
 */
typedef enum
{
  PTERO_CAPABILITY_MAINTENANCE,
  PTERO_CAPABILITY_SERVER_LIMITS,
  PTERO_N_CAPABILITIES
} PteroCapability;

#define PTERO_TYPE_CAPABILITIES (ptero_capabilities_get_type ())

G_DECLARE_FINAL_TYPE (PteroCapabilities, ptero_capabilities, PTERO, CAPABILITIES, GObject)

PteroCapabilities *ptero_capabilities_new             (void);
PteroFlavour       ptero_capabilities_get_flavour     (PteroCapabilities *self);
void               ptero_capabilities_set_flavour     (PteroCapabilities *self,
                                                       PteroFlavour       flavour);
gboolean           ptero_capabilities_lacks           (PteroCapabilities *self,
                                                       PteroCapability    capability);
gboolean           ptero_capabilities_takes_other     (PteroCapabilities *self,
                                                       PteroEndpoint      endpoint);
void               ptero_capabilities_set_takes_other (PteroCapabilities *self,
                                                       PteroEndpoint      endpoint,
                                                       gboolean           takes_other);
void               ptero_capabilities_learn_key       (PteroCapabilities *self,
                                                       const char        *key);
void               ptero_capabilities_learn_limit     (PteroCapabilities *self,
                                                       PteroApi           api,
                                                       guint              limit);
void               ptero_capabilities_learn_answer    (PteroCapabilities *self,
                                                       PteroEndpoint      endpoint,
                                                       JsonNode          *root);
void               ptero_capabilities_learn_route     (PteroCapabilities *self,
                                                       PteroEndpoint      endpoint,
                                                       gboolean           is_there);

G_END_DECLS
