/* ptero-request.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "ptero-endpoint.h"
#include "ptero-rate-limiter.h"

G_BEGIN_DECLS

#define PTERO_TYPE_REQUEST (ptero_request_get_type ())

G_DECLARE_FINAL_TYPE (PteroRequest, ptero_request, PTERO, REQUEST, GObject)

PteroRequest  *ptero_request_new            (PteroEndpoint   endpoint,
                                             ...) G_GNUC_NULL_TERMINATED;
PteroRequest  *ptero_request_copy           (PteroRequest   *self);
gboolean       ptero_request_equal          (PteroRequest   *self,
                                             PteroRequest   *other);
PteroEndpoint  ptero_request_get_endpoint   (PteroRequest   *self);
PteroPriority  ptero_request_get_priority   (PteroRequest   *self);
void           ptero_request_set_priority   (PteroRequest   *self,
                                             PteroPriority   priority);
gboolean       ptero_request_get_anonymous  (PteroRequest   *self);
void           ptero_request_set_anonymous  (PteroRequest   *self,
                                             gboolean        anonymous);
void           ptero_request_set_boolean    (PteroRequest   *self,
                                             const char     *name,
                                             gboolean        value);
void           ptero_request_set_int        (PteroRequest   *self,
                                             const char     *name,
                                             gint64          value);
void           ptero_request_set_string     (PteroRequest   *self,
                                             const char     *name,
                                             const char     *value);
void           ptero_request_set_node       (PteroRequest   *self,
                                             const char     *name,
                                             JsonNode       *value);
void           ptero_request_set_query      (PteroRequest   *self,
                                             const char     *name,
                                             const char     *value);
void           ptero_request_set_body       (PteroRequest   *self,
                                             const char     *content_type,
                                             GBytes         *body);
void           ptero_request_set_file       (PteroRequest   *self,
                                             const char     *field,
                                             const char     *name,
                                             const char     *content_type,
                                             GBytes         *bytes);
void           ptero_request_set_relation   (PteroRequest   *self,
                                             const char     *relation);
const char    *ptero_request_get_relation   (PteroRequest   *self);
const PteroEndpointInfo *
               ptero_request_get_info       (PteroRequest   *self);
void           ptero_request_turn           (PteroRequest   *self);
SoupMessage   *ptero_request_create_message (PteroRequest   *self,
                                             const char     *address,
                                             GError        **error);

G_END_DECLS
