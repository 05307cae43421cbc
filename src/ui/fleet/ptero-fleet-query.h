/* ptero-fleet-query.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-fleet-server.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FLEET_QUERY (ptero_fleet_query_get_type ())

G_DECLARE_FINAL_TYPE (PteroFleetQuery, ptero_fleet_query, PTERO, FLEET_QUERY, GObject)

PteroFleetQuery    *ptero_fleet_query_new           (const char         *text);
gboolean            ptero_fleet_query_is_empty      (PteroFleetQuery    *self);
gboolean            ptero_fleet_query_is_live       (PteroFleetQuery    *self);
gboolean            ptero_fleet_query_is_part_of    (PteroFleetQuery    *self,
                                                     PteroFleetQuery    *other);
const char * const *ptero_fleet_query_get_words     (PteroFleetQuery    *self);
guint               ptero_fleet_query_n_tokens      (PteroFleetQuery    *self);
gboolean            ptero_fleet_query_matches       (PteroFleetQuery    *self,
                                                     PteroFleetServer   *server);

gboolean            ptero_fleet_query_find_term     (const char         *text,
                                                     gsize              *start,
                                                     gsize              *end);
char              **ptero_fleet_query_split         (const char         *text,
                                                     char              **words);
char               *ptero_fleet_query_join          (const char * const *terms,
                                                     const char         *words);
char               *ptero_fleet_query_tidy          (const char         *text);
char               *ptero_fleet_query_describe_term (const char         *term);

G_END_DECLS
