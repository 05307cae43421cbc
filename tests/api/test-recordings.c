/* test-recordings.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "ptero-endpoint.h"
#include "ptero-resource-private.h"

/* What a real panel answered, through the classes of the rows that were asked. */

typedef struct
{
  GHashTable *ignored;
  GHashTable *missing;
  GHashTable *used;    /* what of the ignored was there */
  guint       n_files;
  guint       n_items;
  gboolean    rows[PTERO_N_ENDPOINTS];
} Census;

static void account_for (Census *census, PteroLayout *layout, JsonNode *node, PteroResource *resource);

static gboolean
path_matches (const char *template,
              const char *path,
              guint      *n_arguments)
{
  g_auto(GStrv) expected = g_strsplit (template, "/", -1);
  g_auto(GStrv) actual = g_strsplit (path, "/", -1);

  *n_arguments = 0;

  if (g_strv_length (expected) != g_strv_length (actual))
    return FALSE;

  for (guint i = 0; expected[i] != NULL; i++)
    {
      if (expected[i][0] == '{')
        (*n_arguments)++;
      else if (!g_str_equal (expected[i], actual[i]))
        return FALSE;
    }

  return TRUE;
}

static int
find_row (const char *method,
          const char *path)
{
  guint fewest = G_MAXUINT;
  int row = -1;

  for (guint i = 0; i < PTERO_N_ENDPOINTS; i++)
    {
      const PteroEndpointInfo *info = ptero_endpoint_get_info (i);
      guint n_arguments;

      if (g_str_equal (info->method, method) && path_matches (info->path, path, &n_arguments) && n_arguments < fewest)
        {
          fewest = n_arguments;
          row = i;
        }
    }

  return row;
}

/* The attributes of an item, by other means than those that are tested. */
static JsonObject *
get_attributes (JsonNode *node)
{
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  object = json_node_get_object (node);

  if (json_object_has_member (object, "attributes"))
    return JSON_NODE_HOLDS_OBJECT (json_object_get_member (object, "attributes"))
             ? json_object_get_object_member (object, "attributes") : NULL;

  if (json_object_get_size (object) == 1 && json_object_has_member (object, "data"))
    return json_object_get_object_member (object, "data");

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

static void
compare_text (const PteroSlot *slot,
              PteroResource   *resource,
              const char      *expected)
{
  g_autoptr(GDateTime) date = NULL;

  if (slot->kind == PTERO_KIND_STRING)
    {
      g_assert_cmpstr (PTERO_SLOT_VALUE (resource, slot, char *), ==, expected);
    }
  else if (slot->kind == PTERO_KIND_DATE)
    {
      date = g_date_time_new_from_iso8601 (expected, NULL);
      g_assert_nonnull (date);
      g_assert_true (g_date_time_equal (date, PTERO_SLOT_VALUE (resource, slot, GDateTime *)));
    }
  else
    {
      g_assert_cmpint (slot->kind, ==, PTERO_KIND_INT);
      g_assert_cmpint (PTERO_SLOT_VALUE (resource, slot, gint64), ==, g_ascii_strtoll (expected, NULL, 10));
    }
}

static void
compare_number (const PteroSlot *slot,
                PteroResource   *resource,
                JsonNode        *node)
{
  if (slot->kind == PTERO_KIND_DOUBLE)
    g_assert_cmpfloat (PTERO_SLOT_VALUE (resource, slot, double), ==, json_node_get_double (node));
  else if (slot->kind == PTERO_KIND_BOOLEAN)
    g_assert_cmpint (PTERO_SLOT_VALUE (resource, slot, gboolean), ==, json_node_get_int (node));
  else
    g_assert_cmpint (PTERO_SLOT_VALUE (resource, slot, gint64), ==, json_node_get_int (node));
}

static void
compare_strv (const PteroSlot *slot,
              PteroResource   *resource,
              JsonArray       *array)
{
  char **strv = PTERO_SLOT_VALUE (resource, slot, char **);

  g_assert_cmpuint (g_strv_length (strv), ==, json_array_get_length (array));

  for (guint i = 0; strv[i] != NULL; i++)
    g_assert_cmpstr (strv[i], ==, json_array_get_string_element (array, i));
}

static void
compare_value (const PteroSlot *slot,
               PteroResource   *resource,
               JsonNode        *node)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (slot->kind == PTERO_KIND_JSON)
    {
      JsonNode *value = PTERO_SLOT_VALUE (resource, slot, JsonNode *);

      g_assert_true (JSON_NODE_HOLDS_NULL (node) ? value == NULL : json_node_equal (value, node));
    }
  else if (JSON_NODE_HOLDS_NULL (node))
    {
      if (slot->kind == PTERO_KIND_INT)
        g_assert_cmpint (PTERO_SLOT_VALUE (resource, slot, gint64), <=, 0);
      else
        g_assert_null (PTERO_SLOT_VALUE (resource, slot, gpointer));
    }
  else if (type == G_TYPE_STRING)
    {
      compare_text (slot, resource, json_node_get_string (node));
    }
  else if (type == G_TYPE_BOOLEAN)
    {
      g_assert_cmpint (slot->kind, ==, PTERO_KIND_BOOLEAN);
      g_assert_cmpint (PTERO_SLOT_VALUE (resource, slot, gboolean), ==, json_node_get_boolean (node));
    }
  else if (type != G_TYPE_INVALID)
    {
      compare_number (slot, resource, node);
    }
  else
    {
      g_assert_cmpint (slot->kind, ==, PTERO_KIND_STRV);
      compare_strv (slot, resource, json_node_get_array (node));
    }
}

static void
account_for_list (Census     *census,
                  GType       type,
                  JsonNode   *node,
                  GListModel *list)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonArray *array;

  if (object != NULL && !json_object_has_member (object, "data"))
    {
      g_assert_cmpstr (json_object_get_string_member (object, "object"), ==, "null_resource");
      g_assert_null (list);
      return;
    }

  array = json_object_get_array_member (object, "data");
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, json_array_get_length (array));

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autoptr(PteroResource) item = g_list_model_get_item (list, i);

      account_for (census, ptero_layout_get (type), json_array_get_element (array, i), item);
    }
}

static void
account_for_members (Census        *census,
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
        {
          account_for_members (census, layout, json_node_get_object (node), TRUE, resource);
        }
      else if (slot == NULL)
        {
          g_autofree char *name = g_strconcat (g_type_name (layout->type), ".", member, NULL);

          g_hash_table_add (g_hash_table_contains (census->ignored, name) ? census->used : census->missing, g_strdup (name));
        }
      else if (slot->kind == PTERO_KIND_LIST)
        {
          account_for_list (census, slot->type, node, PTERO_SLOT_VALUE (resource, slot, GListModel *));
        }
      else if (slot->kind == PTERO_KIND_RESOURCE)
        {
          PteroResource *child = PTERO_SLOT_VALUE (resource, slot, PteroResource *);

          g_assert_true ((child == NULL) == (get_attributes (node) == NULL));
          if (child != NULL)
            account_for (census, ptero_layout_get (slot->type), node, child);
        }
      else
        {
          compare_value (slot, resource, node);
        }
    }
}

static void
account_for (Census        *census,
             PteroLayout   *layout,
             JsonNode      *node,
             PteroResource *resource)
{
  JsonObject *attributes = get_attributes (node);

  g_assert_nonnull (attributes);
  account_for_members (census, layout, attributes, FALSE, resource);
}

static char *
dup_json (PteroResource *resource)
{
  g_autoptr(JsonNode) node = ptero_resource_to_json (resource);

  return json_to_string (node, FALSE);
}

static void
check_round_trips (PteroResource *resource)
{
  GType type = G_OBJECT_TYPE (resource);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = dup_json (resource);
  g_autoptr(JsonNode) node = json_from_string (text, NULL);
  g_autoptr(PteroResource) again = ptero_resource_new_from_json (type, node, &error);
  g_autofree char *text_again = NULL;
  g_autoptr(GVariant) variant = g_variant_ref_sink (ptero_resource_to_variant (resource));
  g_autoptr(GBytes) bytes = g_variant_get_data_as_bytes (variant);
  g_autoptr(GVariant) read = g_variant_ref_sink (g_variant_new_from_bytes (ptero_resource_get_variant_type (type), bytes, FALSE));
  g_autoptr(PteroResource) recorded = ptero_resource_new_from_variant (type, read);
  g_autoptr(GVariant) variant_again = NULL;

  g_assert_no_error (error);
  text_again = dup_json (again);
  g_assert_cmpstr (text, ==, text_again);

  g_assert_nonnull (recorded);
  variant_again = g_variant_ref_sink (ptero_resource_to_variant (recorded));
  g_assert_true (g_variant_equal (variant, variant_again));
}

static void
check_item (Census   *census,
            GType     type,
            JsonNode *node)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroResource) resource = ptero_resource_new_from_json (type, node, &error);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  account_for (census, ptero_layout_get (type), node, resource);
  check_round_trips (resource);

  before = dup_json (resource);
  g_assert_true (ptero_resource_update (resource, node, &error));
  after = dup_json (resource);
  g_assert_cmpstr (before, ==, after);

  census->n_items++;
}

static void
check_file (Census     *census,
            const char *path)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;
  const PteroEndpointInfo *info;
  JsonObject *root;
  JsonObject *request;
  JsonObject *response;
  JsonNode *body;
  int row;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  request = json_object_get_object_member (root, "request");
  response = json_object_get_object_member (root, "response");

  if (json_object_get_int_member (response, "status") / 100 != 2)
    return;

  row = find_row (json_object_get_string_member (request, "method"), json_object_get_string_member (request, "path"));
  if (row < 0)
    return;

  info = ptero_endpoint_get_info (row);
  body = json_object_get_member (response, "body");
  g_test_message ("%s: %s", path, info->name);

  if (info->answer == PTERO_ANSWER_ONE)
    {
      check_item (census, info->type (), body);
    }
  else if (info->answer == PTERO_ANSWER_LIST)
    {
      JsonArray *array = json_object_get_array_member (json_node_get_object (body), "data");

      for (guint i = 0; i < json_array_get_length (array); i++)
        check_item (census, info->type (), json_array_get_element (array, i));
    }
  else
    {
      return;
    }

  census->rows[row] = TRUE;
  census->n_files++;
}

static void
check_folder (Census     *census,
              const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "recordings", name, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) folder = g_dir_open (path, 0, &error);
  const char *file;

  g_assert_no_error (error);

  while ((file = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file_path = g_build_filename (path, file, NULL);

      if (g_str_has_suffix (file, ".json"))
        check_file (census, file_path);
    }
}

static GHashTable *
read_ignored (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "ignored-attributes.txt", NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  GHashTable *ignored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (lines[i][0] != '\0' && lines[i][0] != '#')
        g_hash_table_add (ignored, g_strdup (lines[i]));
    }

  return ignored;
}

static void
test_recordings (void)
{
  Census census = { NULL };
  GHashTableIter iter;
  gpointer name;

  census.ignored = read_ignored ();
  census.missing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  census.used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  check_folder (&census, "client");
  check_folder (&census, "client-wings");
  check_folder (&census, "application");

  g_hash_table_iter_init (&iter, census.missing);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_test_message ("No property carries %s", (const char *) name);

  g_assert_cmpuint (g_hash_table_size (census.missing), ==, 0);
  /* the list names nothing that is not there */
  g_assert_cmpuint (g_hash_table_size (census.used), ==, g_hash_table_size (census.ignored));

  for (guint i = 0; i < PTERO_N_ENDPOINTS; i++)
    {
      const PteroEndpointInfo *info = ptero_endpoint_get_info (i);

      if (info->type != NULL && !census.rows[i])
        g_error ("No recording of %s", info->name);
    }

  g_test_message ("%u answers, %u resources", census.n_files, census.n_items);
  g_assert_cmpuint (census.n_files, >=, 250);

  g_hash_table_unref (census.ignored);
  g_hash_table_unref (census.missing);
  g_hash_table_unref (census.used);
}

/* Each class has a recorded form, and reads what is empty. */
static void
test_recordings_classes (void)
{
  g_autoptr(JsonNode) empty = json_from_string ("[]", NULL);

  for (guint i = 0; i < PTERO_N_ENDPOINTS; i++)
    {
      const PteroEndpointInfo *info = ptero_endpoint_get_info (i);
      g_autoptr(PteroResource) resource = NULL;
      g_autoptr(GError) error = NULL;

      if (info->type == NULL)
        continue;

      g_assert_nonnull (ptero_resource_get_variant_type (info->type ()));
      resource = ptero_resource_new_from_json (info->type (), empty, &error);
      g_assert_no_error (error);
      check_round_trips (resource);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/recordings/parse", test_recordings);
  g_test_add_func ("/recordings/classes", test_recordings_classes);

  return g_test_run ();
}
