/* answer-census.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "answer-census.h"

#include "ptero-answer.h"
#include "ptero-resource-private.h"

/* What a panel answered, through the class of the row that was asked: each member of the answer
 * must be in a property, with the same value. */

static void account_for (Census *self, PteroLayout *layout, JsonNode *node,
                         PteroResource *resource);

/* The attributes of an item, by other means than those that are tested. */
static JsonObject *
get_attributes (JsonNode *node)
{
  JsonObject *object;
  JsonNode *inner;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  object = json_node_get_object (node);

  if (json_object_has_member (object, "attributes"))
    {
      inner = json_object_get_member (object, "attributes");
      return JSON_NODE_HOLDS_OBJECT (inner) ? json_node_get_object (inner) : NULL;
    }

  inner = json_object_get_member (object, "data");
  if (json_object_get_size (object) == 1 && inner != NULL)
    return JSON_NODE_HOLDS_OBJECT (inner) ? json_node_get_object (inner) : NULL;

  return object;
}

static const PteroSlot *
find_slot (PteroLayout *layout,
           const char  *member,
           gboolean     relation)
{
  for (guint i = 0; i < layout->n_slots; i++)
    {
      const PteroField *field = layout->slots[i].field;

      if (relation == ((field->flags & PTERO_FIELD_RELATION) != 0) &&
          (g_str_equal (field->member, member) || g_strcmp0 (field->other, member) == 0))
        return &layout->slots[i];
    }

  return NULL;
}

static gboolean
holds_text (const PteroSlot *slot,
            PteroResource   *resource,
            const char      *expected)
{
  g_autoptr(GDateTime) date = NULL;
  GDateTime *value;

  if (slot->kind == PTERO_KIND_STRING)
    return g_strcmp0 (PTERO_SLOT_VALUE (resource, slot, char *), expected) == 0;

  if (slot->kind == PTERO_KIND_INT)
    return PTERO_SLOT_VALUE (resource, slot, gint64) == g_ascii_strtoll (expected, NULL, 10);

  if (slot->kind != PTERO_KIND_DATE)
    return FALSE;

  date = g_date_time_new_from_iso8601 (expected, NULL);
  value = PTERO_SLOT_VALUE (resource, slot, GDateTime *);

  return date != NULL && value != NULL && g_date_time_equal (date, value);
}

static gboolean
holds_number (const PteroSlot *slot,
              PteroResource   *resource,
              JsonNode        *node)
{
  if (slot->kind == PTERO_KIND_DOUBLE)
    return PTERO_SLOT_VALUE (resource, slot, double) == json_node_get_double (node);

  if (slot->kind == PTERO_KIND_BOOLEAN)
    return PTERO_SLOT_VALUE (resource, slot, gboolean) == json_node_get_int (node);

  return slot->kind == PTERO_KIND_INT &&
         PTERO_SLOT_VALUE (resource, slot, gint64) == json_node_get_int (node);
}

static gboolean
holds_strv (const PteroSlot *slot,
            PteroResource   *resource,
            JsonNode        *node)
{
  char **strv;
  JsonArray *array;

  if (slot->kind != PTERO_KIND_STRV || !JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;

  strv = PTERO_SLOT_VALUE (resource, slot, char **);
  array = json_node_get_array (node);
  if (strv == NULL || g_strv_length (strv) != json_array_get_length (array))
    return FALSE;

  for (guint i = 0; strv[i] != NULL; i++)
    {
      JsonNode *item = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (item) || g_strcmp0 (strv[i], json_node_get_string (item)) != 0)
        return FALSE;
    }

  return TRUE;
}

static gboolean
holds_null (const PteroSlot *slot,
            PteroResource   *resource)
{
  if (slot->kind == PTERO_KIND_INT)
    return PTERO_SLOT_VALUE (resource, slot, gint64) <= 0;

  return slot->kind != PTERO_KIND_BOOLEAN && slot->kind != PTERO_KIND_DOUBLE &&
         PTERO_SLOT_VALUE (resource, slot, gpointer) == NULL;
}

static gboolean
holds_value (const PteroSlot *slot,
             PteroResource   *resource,
             JsonNode        *node)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (slot->kind == PTERO_KIND_JSON)
    {
      JsonNode *value = PTERO_SLOT_VALUE (resource, slot, JsonNode *);

      return JSON_NODE_HOLDS_NULL (node)
               ? value == NULL
               : value != NULL && json_node_equal (value, node);
    }

  if (JSON_NODE_HOLDS_NULL (node))
    return holds_null (slot, resource);

  if (type == G_TYPE_STRING)
    return holds_text (slot, resource, json_node_get_string (node));

  if (type == G_TYPE_BOOLEAN)
    return slot->kind == PTERO_KIND_BOOLEAN &&
           PTERO_SLOT_VALUE (resource, slot, gboolean) == json_node_get_boolean (node);

  if (type != G_TYPE_INVALID)
    return holds_number (slot, resource, node);

  return holds_strv (slot, resource, node);
}

static void
account_for_list (Census     *self,
                  GType       type,
                  const char *member,
                  JsonNode   *node,
                  GListModel *list)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *data = object != NULL ? json_object_get_member (object, "data") : NULL;
  JsonArray *array;

  if (object != NULL && data == NULL)
    {
      if (g_strcmp0 (recording_get_string (object, "object"), "null_resource") != 0 || list != NULL)
        census_report (self, "%s is no list", member);
      return;
    }

  if (data != NULL)
    node = data;

  if (!JSON_NODE_HOLDS_ARRAY (node) || list == NULL ||
      g_list_model_get_n_items (list) != json_array_get_length (json_node_get_array (node)))
    {
      census_report (self, "not each item of %s is there", member);
      return;
    }

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autoptr(PteroResource) item = g_list_model_get_item (list, i);

      account_for (self, ptero_layout_get (type), json_array_get_element (array, i), item);
    }
}

static void
account_for_resource (Census          *self,
                      const PteroSlot *slot,
                      const char      *member,
                      JsonNode        *node,
                      PteroResource   *child)
{
  if ((child == NULL) != (get_attributes (node) == NULL))
    census_report (self, "%s is there in one only", member);
  else if (child != NULL)
    account_for (self, ptero_layout_get (slot->type), node, child);
}

static void
note_missing (Census     *self,
              GType       type,
              const char *member)
{
  g_autofree char *name = g_strconcat (g_type_name (type), ".", member, NULL);

  if (g_hash_table_contains (self->ignored, name))
    g_hash_table_add (self->used, g_steal_pointer (&name));
  else if (g_hash_table_add (self->missing, g_strdup (name)))
    census_report (self, "no property carries %s", name);
}

static void
account_for_members (Census        *self,
                     PteroLayout   *layout,
                     JsonObject    *members,
                     gboolean       relations,
                     PteroResource *resource)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init (&iter, members);
  while (json_object_iter_next (&iter, &member, &node))
    {
      const PteroSlot *slot = find_slot (layout, member, relations);

      if (!relations && g_str_equal (member, "relationships") && JSON_NODE_HOLDS_OBJECT (node))
        account_for_members (self, layout, json_node_get_object (node), TRUE, resource);
      else if (slot == NULL)
        note_missing (self, layout->type, member);
      else if (slot->kind == PTERO_KIND_LIST)
        account_for_list (self, slot->type, member, node,
                          PTERO_SLOT_VALUE (resource, slot, GListModel *));
      else if (slot->kind == PTERO_KIND_RESOURCE)
        account_for_resource (self, slot, member, node,
                              PTERO_SLOT_VALUE (resource, slot, PteroResource *));
      else if (!holds_value (slot, resource, node))
        census_report (self, "%s.%s has another value", g_type_name (layout->type), member);
    }
}

static void
account_for (Census        *self,
             PteroLayout   *layout,
             JsonNode      *node,
             PteroResource *resource)
{
  JsonObject *attributes = get_attributes (node);

  if (attributes == NULL)
    census_report (self, "a %s has no attributes", g_type_name (layout->type));
  else
    account_for_members (self, layout, attributes, FALSE, resource);
}

/* Whether each member of @node is in a property of @resource */
void
census_check_attributes (Census        *self,
                         JsonNode      *node,
                         PteroResource *resource)
{
  account_for (self, ptero_layout_get (G_OBJECT_TYPE (resource)), node, resource);
}

static char *
dup_json (PteroResource *resource)
{
  g_autoptr(JsonNode) node = ptero_resource_to_json (resource);

  return json_to_string (node, FALSE);
}

/* What is written as JSON, or as a record, must be read again as the same. */
void
census_check_round_trip (Census        *self,
                         PteroResource *resource)
{
  GType type = G_OBJECT_TYPE (resource);
  g_autofree char *text = dup_json (resource);
  g_autoptr(JsonNode) node = json_from_string (text, NULL);
  g_autoptr(PteroResource) again = ptero_resource_new_from_json (type, node, NULL);
  g_autofree char *text_again = again != NULL ? dup_json (again) : NULL;
  g_autoptr(GBytes) record = ptero_resource_to_record (resource);
  g_autoptr(PteroResource) recorded = ptero_resource_new_from_record (type, record);
  g_autoptr(GBytes) record_again = recorded != NULL ? ptero_resource_to_record (recorded) : NULL;

  if (g_strcmp0 (text, text_again) != 0)
    census_report (self, "a %s is another when it is read again", g_type_name (type));

  if (record_again == NULL || !g_bytes_equal (record, record_again))
    census_report (self, "a %s is another when its record is read", g_type_name (type));
}

static void
check_item (Census   *self,
            GType     type,
            JsonNode *node)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroResource) resource = ptero_resource_new_from_json (type, node, &error);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  self->n_items++;
  if (resource == NULL)
    {
      census_report (self, "%s: %s", g_type_name (type), error->message);
      return;
    }

  account_for (self, ptero_layout_get (type), node, resource);
  census_check_round_trip (self, resource);

  before = dup_json (resource);
  if (!ptero_resource_update (resource, node, NULL))
    census_report (self, "a %s does not take its own answer", g_type_name (type));
  after = dup_json (resource);
  if (!g_str_equal (before, after))
    census_report (self, "a %s changes by its own answer", g_type_name (type));
}

/* By the way that a client reads it. */
static void
check_answer (Census                  *self,
              Recording               *recording,
              const PteroEndpointInfo *info)
{
  g_autoptr(GBytes) bytes = recording_make_body (recording);
  g_autoptr(PteroIdentityMap) map = ptero_identity_map_new ();
  g_autoptr(PteroAnswer) answer = ptero_answer_new (recording->status, bytes, recording->body);
  g_autoptr(GError) error = NULL;

  if (ptero_answer_make (answer, info, &error))
    ptero_answer_adopt (answer, map);
  else
    census_report (self, "%s", error->message);
}

/* By the contract, a 202 of the panel is an empty list, and that is nothing too. */
static void
check_nothing (Census    *self,
               Recording *recording)
{
  JsonNode *body = recording->body;

  if (JSON_NODE_HOLDS_NULL (body))
    return;

  if (JSON_NODE_HOLDS_ARRAY (body) && json_array_get_length (json_node_get_array (body)) == 0 &&
      recording->status == SOUP_STATUS_ACCEPTED)
    return;

  if (JSON_NODE_HOLDS_VALUE (body) && g_strcmp0 (json_node_get_string (body), "") == 0)
    return;

  census_report (self, "the row promises nothing, but there is a body");
}

/* Reads a 2xx. */
void
census_read_answer (Census    *self,
                    Recording *recording)
{
  int row = recording_find_row (recording->method, recording->path);
  const PteroEndpointInfo *info = row >= 0 ? ptero_endpoint_get_info (row) : NULL;
  JsonNode *data = NULL;

  if (info == NULL)
    {
      self->n_foreign++;
      if (JSON_NODE_HOLDS_OBJECT (recording->body))
        census_report (self, "no row of the endpoint table for %s %s", recording->method,
                       recording->path);
      return;
    }

  self->rows[row] = TRUE;
  if (info->answer == PTERO_ANSWER_NOTHING)
    check_nothing (self, recording);
  if (!recording_is_whole (recording))
    {
      self->n_partial++;
      return;
    }

  self->n_answers++;
  if (info->answer != PTERO_ANSWER_ONE && info->answer != PTERO_ANSWER_LIST)
    return;

  check_answer (self, recording, info);
  if (JSON_NODE_HOLDS_OBJECT (recording->body))
    data = json_object_get_member (json_node_get_object (recording->body), "data");

  if (info->answer == PTERO_ANSWER_ONE)
    check_item (self, info->type (), recording->body);
  else if (data != NULL && JSON_NODE_HOLDS_ARRAY (data))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (data)); i++)
      check_item (self, info->type (), json_array_get_element (json_node_get_array (data), i));
}
