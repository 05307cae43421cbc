/* ptero-answer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-answer.h"

#include <glib/gi18n-lib.h>

#include "ptero-error.h"
#include "ptero-json-reader.h"
#include "ptero-resource-private.h"

/* Panels give a hundred at most, whatever is asked for. Routes without pages may give more. */
#define MAX_PAGE_ITEMS 500

/**
 * PteroAnswer:
 *
 * What came back from a request that succeeded.
 */

struct _PteroAnswer
{
  GObject          parent_instance;

  guint            status;
  GBytes          *bytes;
  JsonNode        *json;
  PteroResource   *resource;
  GPtrArray       *items;
  char            *relation;       /* the property of a resource that the items are of, or NULL */
  guint            n_unread;       /* items that could not be read */
  GError          *item_error;     /* why the first of them could not */
  gboolean         has_pagination;
  PteroPagination  pagination;
};

G_DEFINE_FINAL_TYPE (PteroAnswer, ptero_answer, G_TYPE_OBJECT)

static void
ptero_answer_finalize (GObject *object)
{
  PteroAnswer *self = PTERO_ANSWER (object);

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->json, json_node_unref);
  g_clear_object (&self->resource);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->relation, g_free);
  g_clear_error (&self->item_error);

  G_OBJECT_CLASS (ptero_answer_parent_class)->finalize (object);
}

static void
ptero_answer_class_init (PteroAnswerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ptero_answer_finalize;
}

static void
ptero_answer_init (PteroAnswer *self)
{
}

/**
 * ptero_answer_new: (skip)
 * @status: the HTTP status
 * @bytes: the body
 * @json: (nullable): the body, parsed
 *
 * Returns: (transfer full): an answer whose objects are yet to be read
 */
PteroAnswer *
ptero_answer_new (guint     status,
                  GBytes   *bytes,
                  JsonNode *json)
{
  PteroAnswer *self = g_object_new (PTERO_TYPE_ANSWER, NULL);

  self->status = status;
  self->bytes = g_bytes_ref (bytes);
  self->json = json != NULL ? json_node_ref (json) : NULL;

  return self;
}

static void
set_shape_error (GError     **error,
                 const char  *member)
{
  g_set_error (error, PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER,
               /* Translators: the name of a member of the panel's answer, as "data" */
               _("The panel’s answer is not as agreed: “%s”."), member);
}

static PteroResource *
read_resource (const PteroEndpointInfo  *info,
               JsonNode                 *node,
               GError                  **error)
{
  PteroResource *resource;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      set_shape_error (error, "data");
      return NULL;
    }

  resource = ptero_resource_new_from_json (info->type (), node, error);
  if (resource != NULL && ptero_resource_get_present (resource) == 0)
    {
      /* all that is promised may be missing, but not at once */
      set_shape_error (error, "attributes");
      g_clear_object (&resource);
    }

  return resource;
}

/* What has no name of its own cannot be told from the others. */
static PteroResource *
read_item (const PteroEndpointInfo  *info,
           JsonNode                 *node,
           GError                  **error)
{
  g_autoptr(PteroResource) item = read_resource (info, node, error);
  const char *member = item != NULL ? PTERO_RESOURCE_GET_CLASS (item)->identity : NULL;
  g_autofree char *identity = member != NULL ? ptero_resource_dup_identity (item) : NULL;

  if (member == NULL || (identity != NULL && *identity != '\0'))
    return g_steal_pointer (&item);

  set_shape_error (error, member);

  return NULL;
}

static gboolean
read_count (JsonObject *object,
            const char *member,
            guint      *count)
{
  JsonNode *node = json_object_get_member (object, member);
  gint64 value;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;

  value = json_node_get_int (node);
  if (value < 0 || value > G_MAXINT)
    return FALSE;

  *count = value;

  return TRUE;
}

/* What may be missing, which PHP says in three ways, but not something else. */
static gboolean
find_object (JsonObject   *object,
             const char   *member,
             JsonObject  **found,
             GError      **error)
{
  JsonNode *node = json_object_get_member (object, member);

  *found = ptero_json_get_object_member (object, member);
  if (*found != NULL || node == NULL || JSON_NODE_HOLDS_NULL (node) ||
      (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) == 0))
    return TRUE;

  set_shape_error (error, member);

  return FALSE;
}

static gboolean
read_pagination (PteroAnswer  *self,
                 JsonObject   *pagination,
                 GError      **error)
{
  const struct { const char *member; guint *count; } counts[] = {
    { "total", &self->pagination.total },
    { "count", &self->pagination.count },
    { "per_page", &self->pagination.per_page },
    { "current_page", &self->pagination.current_page },
    { "total_pages", &self->pagination.total_pages },
  };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (!read_count (pagination, counts[i].member, counts[i].count))
      {
        set_shape_error (error, counts[i].member);
        return FALSE;
      }

  self->has_pagination = TRUE;

  return TRUE;
}

/* One bad item does not spoil the others. A first page on which none is good is no list of what was
 * asked for. */
static gboolean
judge_items (PteroAnswer  *self,
             GError      **error)
{
  gboolean is_first = !self->has_pagination || self->pagination.current_page <= 1;

  if (self->n_unread == 0 || self->items->len > 0 || !is_first)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->item_error));

  return FALSE;
}

static gboolean
read_list (PteroAnswer              *self,
           const PteroEndpointInfo  *info,
           JsonObject               *root,
           GError                  **error)
{
  JsonArray *data = ptero_json_get_array_member (root, "data");
  JsonObject *meta = NULL;
  JsonObject *pagination = NULL;

  if (data == NULL)
    {
      set_shape_error (error, "data");
      return FALSE;
    }

  if (!find_object (root, "meta", &meta, error) ||
      (meta != NULL && !find_object (meta, "pagination", &pagination, error)) ||
      (pagination != NULL && !read_pagination (self, pagination, error)))
    return FALSE;

  if (self->has_pagination && json_array_get_length (data) > MAX_PAGE_ITEMS)
    {
      g_set_error_literal (error, PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER,
                           _("The panel’s answer makes no sense: a page holds far more than was asked for."));
      return FALSE;
    }

  self->items = g_ptr_array_new_full (json_array_get_length (data), g_object_unref);

  for (guint i = 0; i < json_array_get_length (data); i++)
    {
      g_autoptr(GError) item_error = NULL;
      PteroResource *item = read_item (info, json_array_get_element (data, i), &item_error);

      if (item != NULL)
        g_ptr_array_add (self->items, item);
      else if (self->n_unread++ == 0)
        self->item_error = g_steal_pointer (&item_error);
    }

  return judge_items (self, error);
}

/**
 * ptero_answer_make: (skip)
 * @self: a new answer
 * @info: what was asked
 * @error: return location for an error
 *
 * Makes the objects that the answer describes, on any thread: they are of
 * nobody else before [method@Ptero.Answer.adopt].
 *
 * Returns: %FALSE with %PTERO_API_ERROR_INVALID_ANSWER if the answer is not of
 *   the kind that @info promises
 */
gboolean
ptero_answer_make (PteroAnswer              *self,
                   const PteroEndpointInfo  *info,
                   GError                  **error)
{
  g_return_val_if_fail (PTERO_IS_ANSWER (self), FALSE);

  if (info->answer != PTERO_ANSWER_ONE && info->answer != PTERO_ANSWER_LIST)
    return TRUE;

  if (self->json == NULL || !JSON_NODE_HOLDS_OBJECT (self->json))
    {
      set_shape_error (error, "object");
      return FALSE;
    }

  if (info->answer == PTERO_ANSWER_LIST)
    return read_list (self, info, json_node_get_object (self->json), error);

  self->resource = read_resource (info, self->json, error);

  return self->resource != NULL;
}

/**
 * ptero_answer_list_relation: (skip)
 * @self: an answer with one resource, which was made and is yet to be adopted
 * @relation: a property of the resource, which holds a list
 * @error: return location for an error
 *
 * Has [method@Ptero.Answer.adopt] make it an answer that lists what is related
 * to the resource. What the key may not see is left out by the panel: what is
 * known from an answer before does not stand in for it.
 *
 * Returns: %FALSE with %PTERO_API_ERROR_FORBIDDEN if the panel did not say
 */
gboolean
ptero_answer_list_relation (PteroAnswer  *self,
                            const char   *relation,
                            GError      **error)
{
  g_autoptr(GListModel) list = NULL;

  g_return_val_if_fail (PTERO_IS_ANSWER (self), FALSE);
  g_return_val_if_fail (self->resource != NULL, FALSE);

  g_object_get (self->resource, relation, &list, NULL);
  if (list == NULL)
    {
      g_set_error_literal (error, PTERO_API_ERROR, PTERO_API_ERROR_FORBIDDEN, "");
      return FALSE;
    }

  g_free (self->relation);
  self->relation = g_strdup (relation);

  return TRUE;
}

static GPtrArray *
list_related (PteroAnswer *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GListModel) list = NULL;

  g_object_get (self->resource, self->relation, &list, NULL);
  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (items, g_list_model_get_item (list, i));

  return items;
}

/**
 * ptero_answer_adopt: (skip)
 * @self: an answer that was made
 * @map: the objects of the panel
 *
 * Puts those that are known in the place of the answer's objects, updated from
 * them, on the thread of @map.
 */
void
ptero_answer_adopt (PteroAnswer      *self,
                    PteroIdentityMap *map)
{
  g_return_if_fail (PTERO_IS_ANSWER (self));

  if (self->resource != NULL)
    self->resource = ptero_identity_map_take (map, self->resource);

  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    self->items->pdata[i] = ptero_identity_map_take (map, self->items->pdata[i]);

  if (self->relation != NULL)
    self->items = list_related (self);
}

/**
 * ptero_answer_get_status:
 * @self: an answer
 *
 * Returns: the HTTP status, 2xx
 */
guint
ptero_answer_get_status (PteroAnswer *self)
{
  g_return_val_if_fail (PTERO_IS_ANSWER (self), 0);

  return self->status;
}

/**
 * ptero_answer_get_bytes:
 * @self: an answer
 *
 * Returns: (transfer none): the body; may be empty
 */
GBytes *
ptero_answer_get_bytes (PteroAnswer *self)
{
  g_return_val_if_fail (PTERO_IS_ANSWER (self), NULL);

  return self->bytes;
}

/**
 * ptero_answer_get_json:
 * @self: an answer
 *
 * Returns: (transfer none) (nullable): the root of an answer in JSON
 */
JsonNode *
ptero_answer_get_json (PteroAnswer *self)
{
  g_return_val_if_fail (PTERO_IS_ANSWER (self), NULL);

  return self->json;
}

/**
 * ptero_answer_get_resource:
 * @self: an answer
 *
 * Returns: (transfer none) (nullable) (type PteroResource): what a
 *   %PTERO_ANSWER_ONE brought
 */
gpointer
ptero_answer_get_resource (PteroAnswer *self)
{
  g_return_val_if_fail (PTERO_IS_ANSWER (self), NULL);

  return self->resource;
}

/**
 * ptero_answer_get_items:
 * @self: an answer
 *
 * Returns: (transfer none) (nullable) (element-type PteroResource): what a
 *   %PTERO_ANSWER_LIST brought
 */
GPtrArray *
ptero_answer_get_items (PteroAnswer *self)
{
  g_return_val_if_fail (PTERO_IS_ANSWER (self), NULL);

  return self->items;
}

/**
 * ptero_answer_get_n_unread:
 * @self: an answer
 *
 * Returns: how many items of the list could not be read and are missing from it
 */
guint
ptero_answer_get_n_unread (PteroAnswer *self)
{
  g_return_val_if_fail (PTERO_IS_ANSWER (self), 0);

  return self->n_unread;
}

/**
 * ptero_answer_get_item_error:
 * @self: an answer
 *
 * Returns: (nullable): why the first of those could not be read
 */
const GError *
ptero_answer_get_item_error (PteroAnswer *self)
{
  g_return_val_if_fail (PTERO_IS_ANSWER (self), NULL);

  return self->item_error;
}

/**
 * ptero_answer_get_pagination:
 * @self: an answer
 *
 * Returns: (nullable): `meta.pagination`; %NULL if the list has no pages
 */
const PteroPagination *
ptero_answer_get_pagination (PteroAnswer *self)
{
  g_return_val_if_fail (PTERO_IS_ANSWER (self), NULL);

  return self->has_pagination ? &self->pagination : NULL;
}

/**
 * ptero_answer_get_meta:
 * @self: an answer
 *
 * Returns: (transfer none) (nullable): `meta`, beside the item or the list
 */
JsonObject *
ptero_answer_get_meta (PteroAnswer *self)
{
  g_return_val_if_fail (PTERO_IS_ANSWER (self), NULL);

  if (self->json == NULL || !JSON_NODE_HOLDS_OBJECT (self->json))
    return NULL;

  return ptero_json_get_object_member (json_node_get_object (self->json), "meta");
}
