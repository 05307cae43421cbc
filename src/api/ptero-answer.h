/* ptero-answer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "ptero-resource.h"

G_BEGIN_DECLS

/* meta.pagination of a list */
typedef struct
{
  guint total;
  guint count;
  guint per_page;
  guint current_page;
  guint total_pages;
} PteroPagination;

#define PTERO_TYPE_ANSWER (ptero_answer_get_type ())

/* What came back from a request that succeeded. */
G_DECLARE_FINAL_TYPE (PteroAnswer, ptero_answer, PTERO, ANSWER, GObject)

guint                  ptero_answer_get_status     (PteroAnswer *self);
GBytes                *ptero_answer_get_bytes      (PteroAnswer *self);  /* (transfer none), never NULL */
JsonNode              *ptero_answer_get_json       (PteroAnswer *self);  /* (transfer none) (nullable): the root */
gpointer               ptero_answer_get_resource   (PteroAnswer *self);  /* (transfer none) (type PteroResource): of PTERO_ANSWER_ONE */
GPtrArray             *ptero_answer_get_items      (PteroAnswer *self);  /* (transfer none) (element-type PteroResource): of PTERO_ANSWER_LIST */
const PteroPagination *ptero_answer_get_pagination (PteroAnswer *self);  /* (nullable) */
JsonObject            *ptero_answer_get_meta       (PteroAnswer *self);  /* (nullable): "meta" beside the item or list */

G_END_DECLS
