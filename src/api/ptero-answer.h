/* ptero-answer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "ptero-endpoint.h"
#include "ptero-identity-map.h"
#include "ptero-resource.h"

G_BEGIN_DECLS

/**
 * PteroPagination:
 * @total: items of all pages
 * @count: items of this page
 * @per_page: items of a full page
 * @current_page: 1 for the first
 * @total_pages: at least 1
 *
 * What a list says about its pages.
 */
typedef struct
{
  guint total;
  guint count;
  guint per_page;
  guint current_page;
  guint total_pages;
} PteroPagination;

#define PTERO_TYPE_ANSWER (ptero_answer_get_type ())

G_DECLARE_FINAL_TYPE (PteroAnswer, ptero_answer, PTERO, ANSWER, GObject)

guint                  ptero_answer_get_status     (PteroAnswer              *self);
GBytes                *ptero_answer_get_bytes      (PteroAnswer              *self);
JsonNode              *ptero_answer_get_json       (PteroAnswer              *self);
gpointer               ptero_answer_get_resource   (PteroAnswer              *self);
GPtrArray             *ptero_answer_get_items      (PteroAnswer              *self);
guint                  ptero_answer_get_n_unread   (PteroAnswer              *self);
const GError          *ptero_answer_get_item_error (PteroAnswer              *self);
const PteroPagination *ptero_answer_get_pagination (PteroAnswer              *self);
JsonObject            *ptero_answer_get_meta       (PteroAnswer              *self);

/*< private >*/
PteroAnswer           *ptero_answer_new            (guint                     status,
                                                    GBytes                   *bytes,
                                                    JsonNode                 *json);
gboolean               ptero_answer_make           (PteroAnswer              *self,
                                                    const PteroEndpointInfo  *info,
                                                    GError                  **error);
void                   ptero_answer_adopt          (PteroAnswer              *self,
                                                    PteroIdentityMap         *map);
gboolean               ptero_answer_list_relation  (PteroAnswer              *self,
                                                    const char               *relation,
                                                    GError                  **error);

G_END_DECLS
