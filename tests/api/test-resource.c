/* test-resource.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>

#include "ptero-account.h"
#include "ptero-allocation.h"
#include "ptero-container.h"
#include "ptero-egg-variable.h"
#include "ptero-error.h"
#include "ptero-feature-limits.h"
#include "ptero-identity-map.h"
#include "ptero-server.h"
#include "ptero-stats.h"
#include "ptero-permissions.h"

/* A resource with a field of every kind that those of the panel do not have all at once. */
#define TEST_TYPE_THING (test_thing_get_type ())

G_DECLARE_FINAL_TYPE (TestThing, test_thing, TEST, THING, PteroResource)

struct _TestThing
{
  PteroResource  parent_instance;

  gint64         id;
  gint64         limit;
  double         load;
  gboolean       on;
  char          *text;
  char          *rules;
  char         **tags;
  GDateTime     *made_at;
  JsonNode      *open;
  TestThing     *parent;
  GListModel    *children;
  GListModel    *kin;
};

G_DEFINE_FINAL_TYPE (TestThing, test_thing, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (TestThing, id, ptero_type_int),
  PTERO_FIELD_FULL (TestThing, "limit", limit, ptero_type_int, PTERO_FIELD_NULLABLE),
  PTERO_FIELD (TestThing, load, ptero_type_double),
  PTERO_FIELD (TestThing, on, ptero_type_boolean),
  PTERO_FIELD_OR (TestThing, text, "words", ptero_type_string),
  PTERO_FIELD_FULL (TestThing, "rules", rules, ptero_type_string,
                    PTERO_FIELD_JOINED | PTERO_FIELD_SHARED),
  PTERO_FIELD (TestThing, tags, g_strv_get_type),
  PTERO_FIELD (TestThing, made_at, g_date_time_get_type),
  PTERO_FIELD_AS (TestThing, "2open", open, ptero_type_json),
  PTERO_FIELD_FULL (TestThing, "parent", parent, test_thing_get_type,
                    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED),
  { "children", "children", g_list_model_get_type, test_thing_get_type,
    G_STRUCT_OFFSET (TestThing, children),
    PTERO_FIELD_NOT_RECORDED },
  { "kin", "kin", g_list_model_get_type, test_thing_get_type, G_STRUCT_OFFSET (TestThing, kin),
    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED },
};

static void
test_thing_class_init (TestThingClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  resource_class->identity = "id";
  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
test_thing_init (TestThing *self)
{
}

#define WHOLE \
  "{\"id\":7,\"limit\":3,\"load\":0.5,\"on\":true,\"text\":\"One\",\"rules\":\"a|b\",\"tags\":[\"x\",\"y\"]," \
  "\"made_at\":\"2026-11-23T07:31:28+01:00\",\"2open\":{\"a\":[1]},\"children\":[{\"id\":1,\"text\":\"c\"}]," \
  "\"relationships\":{\"parent\":{\"object\":\"thing\",\"attributes\":{\"id\":9,\"text\":\"Dad\"}}," \
  "\"kin\":{\"object\":\"list\",\"data\":[{\"object\":\"thing\",\"attributes\":{\"id\":4}}," \
  "{\"object\":\"thing\",\"attributes\":{\"id\":5}}]}}}"

static JsonNode *
parse (const char *text)
{
  g_autoptr(GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);

  return node;
}

static gpointer
read_as (GType       type,
         const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = parse (text);
  PteroResource *resource = ptero_resource_new_from_json (type, node, &error);

  g_assert_no_error (error);

  return resource;
}

static void
update (gpointer    resource,
        const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = parse (text);

  g_assert_true (ptero_resource_update (resource, node, &error));
  g_assert_no_error (error);
}

static char *
dup_json (gpointer resource)
{
  g_autoptr(JsonNode) node = ptero_resource_to_json (resource);

  return json_to_string (node, FALSE);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_resource_read (void)
{
  g_autoptr(TestThing) thing =
    read_as (TEST_TYPE_THING, "{\"object\":\"thing\",\"attributes\":" WHOLE ",\"meta\":{}}");
  g_autoptr(TestThing) kin = g_list_model_get_item (thing->kin, 1);
  g_autofree char *identity = ptero_resource_dup_identity (PTERO_RESOURCE (thing));

  g_assert_cmpint (thing->id, ==, 7);
  g_assert_cmpint (thing->limit, ==, 3);
  g_assert_cmpfloat (thing->load, ==, 0.5);
  g_assert_true (thing->on);
  g_assert_cmpstr (thing->text, ==, "One");
  g_assert_cmpstr (thing->rules, ==, "a|b");
  g_assert_cmpstr (thing->tags[1], ==, "y");
  g_assert_cmpint (g_date_time_to_unix (thing->made_at), ==, 1795415488);
  g_assert_cmpint (g_date_time_get_hour (thing->made_at), ==, 7);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (thing->open));
  g_assert_cmpstr (thing->parent->text, ==, "Dad");
  g_assert_cmpuint (g_list_model_get_n_items (thing->children), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (thing->kin), ==, 2);
  g_assert_cmpint (kin->id, ==, 5);
  g_assert_cmpstr (identity, ==, "7");
}

static void
test_resource_properties (void)
{
  g_autoptr(TestThing) thing = read_as (TEST_TYPE_THING, WHOLE);
  g_autoptr(GDateTime) date = NULL;
  g_autoptr(JsonNode) open = NULL;
  g_autoptr(TestThing) parent = NULL;
  g_autoptr(GListModel) kin = NULL;
  g_auto(GStrv) tags = NULL;
  g_autofree char *text = NULL;
  gboolean on;
  gint64 id;
  double load;

  g_object_get (thing,
                "id", &id, "load", &load, "on", &on, "text", &text, "tags", &tags, "made-at", &date,
                "open", &open, "parent", &parent, "kin", &kin, NULL);
  g_assert_cmpint (id, ==, 7);
  g_assert_cmpfloat (load, ==, 0.5);
  g_assert_true (on);
  g_assert_cmpstr (text, ==, "One");
  g_assert_cmpstr (tags[0], ==, "x");
  g_assert_true (date == thing->made_at);
  g_assert_nonnull (open);
  g_assert_true (parent == thing->parent);
  g_assert_true (kin == thing->kin);
  g_assert_false (g_object_class_find_property (G_OBJECT_GET_CLASS (thing),
                                                "made-at")->flags & G_PARAM_WRITABLE);
}

/* What PHP makes of things. */
static void
test_resource_tolerance (void)
{
  static const struct { const char *text; const char *expected; } cases[] = {
    { "{\"id\":\"12\"}", "\"id\":12," },
    { "{\"id\":\"-3\"}", "\"id\":-3," },
    { "{\"id\":5.0}", "\"id\":5," },
    { "{\"id\":null}", "\"id\":0," },
    { "{\"limit\":null}", "\"limit\":null," },
    { "{\"limit\":0}", "\"limit\":0," },
    { "{\"load\":3}", "\"load\":3.0," },
    { "{\"load\":\"1.5\"}", "\"load\":1.5," },
    { "{\"load\":null}", "\"load\":0.0," },
    { "{\"on\":1}", "\"on\":true," },
    { "{\"on\":0}", "\"on\":false," },
    { "{\"on\":\"1\"}", "\"on\":true," },
    { "{\"on\":null}", "\"on\":false," },
    { "{\"text\":5}", "\"text\":\"5\"," },
    { "{\"text\":1.5}", "\"text\":\"1.5\"," },
    { "{\"text\":null}", "\"text\":null," },
    { "{\"words\":\"w\"}", "\"text\":\"w\"," },
    { "{\"text\":\"t\",\"words\":\"w\"}", "\"text\":\"t\"," },
    { "{\"rules\":[\"required\",\"max:5\"]}", "\"rules\":\"required|max:5\"," },
    { "{\"rules\":[]}", "\"rules\":\"\"," },
    { "{\"tags\":{\"0\":\"a\",\"2\":\"b\"}}", "\"tags\":[\"a\",\"b\"]," },
    { "{\"tags\":{}}", "\"tags\":[]," },
    { "{\"tags\":null}", "\"tags\":null," },
    { "{\"made_at\":\"2026-11-23T06:31:28.000000Z\"}", "\"made_at\":\"2026-11-23T06:31:28Z\"," },
    { "{\"made_at\":null}", "\"made_at\":null," },
    { "{\"2open\":[]}", "\"2open\":[]," },
    { "{\"unknown\":[{}]}", "\"id\":0," },
    { "[]", "\"id\":0," },
    { "{\"object\":\"thing\",\"attributes\":[]}", "\"id\":0," },
    { "{\"data\":{\"id\":4}}", "\"id\":4," },
    { "{\"id\":2,\"relationships\":[]}", "\"id\":2," },
    { "{\"relationships\":{\"parent\":{\"object\":\"null_resource\",\"attributes\":null}}}",
      "\"parent\":null" },
    { "{\"relationships\":{\"kin\":{\"object\":\"null_resource\",\"attributes\":null}}}",
      "\"kin\":null" },
    { "{\"relationships\":{\"parent\":{\"object\":null,\"attributes\":{\"id\":6}}}}",
      "\"parent\":{\"id\":6," },
    { "{\"children\":{\"object\":\"list\",\"data\":[]}}",
      "\"children\":{\"object\":\"list\",\"data\":[]}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TestThing) thing = read_as (TEST_TYPE_THING, cases[i].text);
      g_autofree char *text = dup_json (thing);

      g_test_message ("%s: %s", cases[i].text, text);
      g_assert_nonnull (strstr (text, cases[i].expected));
    }
}

static void
test_resource_refusal (void)
{
  static const struct { const char *text; const char *place; } cases[] = {
    { "{\"id\":\"seven\"}", "“id”" },
    { "{\"id\":\"\"}", "“id”" },
    { "{\"id\":\"7 \"}", "“id”" },
    { "{\"id\":1.5}", "“id”" },
    { "{\"id\":1e300}", "“id”" },
    { "{\"id\":true}", "“id”" },
    { "{\"id\":[]}", "“id”" },
    { "{\"id\":{}}", "“id”" },
    { "{\"load\":\"fast\"}", "“load”" },
    { "{\"load\":\"inf\"}", "“load”" },
    { "{\"load\":\"\"}", "“load”" },
    { "{\"load\":[1]}", "“load”" },
    { "{\"load\":false}", "“load”" },
    { "{\"on\":2}", "“on”" },
    { "{\"on\":\"yes\"}", "“on”" },
    { "{\"on\":{}}", "“on”" },
    { "{\"text\":true}", "“text”" },
    { "{\"text\":[\"a\"]}", "“text”" },
    { "{\"text\":{}}", "“text”" },
    { "{\"rules\":[1]}", "“rules”" },
    { "{\"tags\":[1]}", "“tags”" },
    { "{\"made_at\":\"9999-12-31T23:59:59-01:00\"}", "“made_at”" },
    { "{\"made_at\":\"0001-01-01T00:00:00+01:00\"}", "“made_at”" },
    { "{\"tags\":[null]}", "“tags”" },
    { "{\"tags\":\"a\"}", "“tags”" },
    { "{\"tags\":{\"a\":\"b\"}}", "“tags”" },
    { "{\"tags\":{\"1\":[]}}", "“tags”" },
    { "{\"made_at\":\"yesterday\"}", "“made_at”" },
    { "{\"made_at\":1795415488}", "“made_at”" },
    { "{\"made_at\":{}}", "“made_at”" },
    { "{\"children\":{}}", "“children”" },
    { "{\"children\":\"\"}", "“children”" },
    { "{\"children\":[1]}", "“children[0]”" },
    { "{\"children\":[{},null]}", "“children[1]”" },
    { "{\"children\":[{\"object\":\"null_resource\",\"attributes\":null}]}", "“children[0]”" },
    { "{\"relationships\":1}", "“TestThing”" },
    { "{\"relationships\":{\"parent\":1}}", "“parent”" },
    { "{\"relationships\":{\"parent\":{\"id\":[]}}}", "“parent.id”" },
    { "{\"relationships\":{\"kin\":{\"object\":\"list\",\"data\":{}}}}", "“kin”" },
    { "{\"relationships\":{\"kin\":{\"data\":[{\"attributes\":1,\"object\":\"x\"}]}}}",
      "“kin[0]”" },
    { "{\"relationships\":{\"kin\":{\"data\":[{},{\"id\":\"x\"}]}}}", "“kin[1].id”" },
    { "{\"object\":\"thing\",\"attributes\":null}", "“TestThing”" },
    { "{\"object\":\"thing\",\"attributes\":\"x\"}", "“TestThing”" },
    { "[1]", "“TestThing”" },
    { "null", "“TestThing”" },
    { "\"text\"", "“TestThing”" },
    { "7", "“TestThing”" },
  };
  g_autoptr(TestThing) thing = read_as (TEST_TYPE_THING, WHOLE);
  g_autofree char *before = dup_json (thing);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GError) again = NULL;
      g_autoptr(JsonNode) node = parse (cases[i].text);
      g_autofree char *after = NULL;

      g_assert_null (ptero_resource_new_from_json (TEST_TYPE_THING, node, &error));
      g_test_message ("%s: %s", cases[i].text, error->message);
      g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER);
      g_assert_nonnull (strstr (error->message, cases[i].place));

      g_assert_false (ptero_resource_update (PTERO_RESOURCE (thing), node, &again));
      g_assert_error (again, PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER);

      after = dup_json (thing);
      g_assert_cmpstr (before, ==, after);
    }
}

/* What comes before the member that does not fit is not stored either. */
static void
test_resource_all_or_nothing (void)
{
  g_autoptr(TestThing) thing = read_as (TEST_TYPE_THING, WHOLE);
  g_autoptr(JsonNode) node =
    parse ("{\"id\":8,\"text\":\"Two\",\"children\":[{\"id\":1,\"text\":\"new\"},{\"id\":[]}]}");
  g_autofree char *before = dup_json (thing);
  g_autofree char *after = NULL;
  guint n_notifies = 0;

  g_signal_connect_swapped (thing, "notify", G_CALLBACK (count_cb), &n_notifies);
  g_assert_false (ptero_resource_update (PTERO_RESOURCE (thing), node, NULL));
  after = dup_json (thing);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (n_notifies, ==, 0);
}

static void
test_resource_depth (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append (text, "{\"relationships\":{\"parent\":");
  g_string_append (text, "{}");
  for (guint i = 0; i < 200; i++)
    g_string_append (text, "}}");

  node = parse (text->str);
  g_assert_null (ptero_resource_new_from_json (TEST_TYPE_THING, node, &error));
  g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER);
}

/* Halves of surrogate pairs pass the parser, and would be criticals in GTK and no record. */
static void
test_resource_invalid_text (void)
{
  const char *text =
    "{\"text\":\"a\\ud800b\",\"tags\":[\"a\\ud800b\"],\"rules\":\"a\\ud800b\",\"2open\":{\"a\":\"a\\ud800b\"}}";
  g_autoptr(TestThing) thing = read_as (TEST_TYPE_THING, text);
  g_autoptr(GBytes) record = ptero_resource_to_record (PTERO_RESOURCE (thing));
  g_autoptr(PteroResource) again = ptero_resource_new_from_record (TEST_TYPE_THING, record);
  guint n_notifies = 0;

  g_assert_true (g_utf8_validate (thing->text, -1, NULL));
  g_assert_true (g_utf8_validate (thing->tags[0], -1, NULL));
  g_assert_true (g_utf8_validate (thing->rules, -1, NULL));
  g_assert_nonnull (again);

  g_signal_connect_swapped (thing, "notify", G_CALLBACK (count_cb), &n_notifies);
  update (thing, text);
  g_assert_cmpuint (n_notifies, ==, 0);
}

static void
test_resource_update_notifies (void)
{
  g_autoptr(TestThing) thing = read_as (TEST_TYPE_THING, WHOLE);
  TestThing *parent = thing->parent;
  guint n_notifies = 0;
  guint n_text = 0;
  guint n_parent = 0;

  g_signal_connect_swapped (thing, "notify", G_CALLBACK (count_cb), &n_notifies);
  g_signal_connect_swapped (thing, "notify::text", G_CALLBACK (count_cb), &n_text);
  g_signal_connect_swapped (parent, "notify", G_CALLBACK (count_cb), &n_parent);

  update (thing, WHOLE);
  g_assert_cmpuint (n_notifies, ==, 0);
  g_assert_cmpuint (n_parent, ==, 0);

  update (thing, "{\"text\":\"Two\",\"id\":7}");
  g_assert_cmpuint (n_notifies, ==, 1);
  g_assert_cmpuint (n_text, ==, 1);
  /* what is missing stays */
  g_assert_cmpfloat (thing->load, ==, 0.5);
  g_assert_true (thing->parent == parent);

  update (thing, "{\"relationships\":{\"parent\":{\"id\":9,\"text\":\"Pa\"}}}");
  g_assert_true (thing->parent == parent);
  g_assert_cmpstr (parent->text, ==, "Pa");
  g_assert_cmpuint (n_parent, ==, 1);
  g_assert_cmpuint (n_notifies, ==, 1);

  /* another parent is another object */
  update (thing, "{\"relationships\":{\"parent\":{\"id\":10}}}");
  g_assert_true (thing->parent != parent);
  g_assert_null (thing->parent->text);
  g_assert_cmpuint (n_notifies, ==, 2);

  update (thing, "{\"tags\":null,\"made_at\":\"2026-11-23T06:31:28+00:00\",\"2open\":null,\"limit\":null}");
  g_assert_cmpuint (n_notifies, ==, 6);
  g_assert_cmpint (thing->limit, ==, -1);
}

static void
both_stored_cb (TestThing  *thing,
                GParamSpec *pspec,
                gboolean   *seen)
{
  g_assert_cmpstr (thing->text, ==, "Two");
  g_assert_true (thing->on == FALSE);
  g_assert_cmpstr (thing->parent->text, ==, "Pa");
  *seen = TRUE;
}

static void
test_resource_update_is_one_step (void)
{
  g_autoptr(TestThing) thing = read_as (TEST_TYPE_THING, WHOLE);
  gboolean seen = FALSE;

  g_signal_connect (thing, "notify::on", G_CALLBACK (both_stored_cb), &seen);
  g_signal_connect (thing, "notify::text", G_CALLBACK (both_stored_cb), &seen);
  update (thing, "{\"on\":false,\"text\":\"Two\",\"relationships\":{\"parent\":{\"id\":9,\"text\":\"Pa\"}}}");
  g_assert_true (seen);
}

typedef struct
{
  guint n_signals;
  guint n_removed;
  guint n_added;
} ListChanges;

static void
items_changed_cb (GListModel  *list,
                  guint        position,
                  guint        removed,
                  guint        added,
                  ListChanges *changes)
{
  changes->n_signals++;
  changes->n_removed += removed;
  changes->n_added += added;
}

static char *
make_children (const char *ids)
{
  g_autoptr(GString) text = g_string_new ("{\"children\":[");

  for (guint i = 0; ids[i] != '\0'; i++)
    g_string_append_printf (text, "%s{\"id\":%d,\"text\":\"%c\"}", i > 0 ? "," : "", ids[i],
                            ids[i]);

  g_string_append (text, "]}");

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_resource_update_list (void)
{
  static const struct { const char *before; const char *after; ListChanges expected; } cases[] = {
    { "abc", "abc", { 0, 0, 0 } },
    { "", "", { 0, 0, 0 } },
    { "abc", "abcd", { 1, 0, 1 } },
    { "abc", "xabc", { 1, 0, 1 } },
    { "abc", "axyzbc", { 1, 0, 3 } },
    { "abc", "ac", { 1, 1, 0 } },
    { "abcdef", "acf", { 2, 3, 0 } },
    { "abc", "", { 1, 3, 0 } },
    { "", "abc", { 1, 0, 3 } },
    { "abc", "xbz", { 4, 2, 2 } },
    { "abc", "cba", { 1, 3, 3 } },
    { "abc", "aab", { 2, 1, 1 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *before = make_children (cases[i].before);
      g_autofree char *after = make_children (cases[i].after);
      g_autoptr(TestThing) thing = read_as (TEST_TYPE_THING, before);
      g_autoptr(GHashTable) known = g_hash_table_new (NULL, NULL);
      ListChanges changes = { 0 };
      guint n_notifies = 0;

      for (guint j = 0; cases[i].before[j] != '\0'; j++)
        {
          g_autoptr(TestThing) child = g_list_model_get_item (thing->children, j);

          g_hash_table_insert (known, GINT_TO_POINTER ((int) child->id), child);
        }

      g_signal_connect (thing->children, "items-changed", G_CALLBACK (items_changed_cb), &changes);
      g_signal_connect_swapped (thing, "notify::children", G_CALLBACK (count_cb), &n_notifies);
      update (thing, after);
      g_assert_cmpuint (n_notifies, ==, g_str_equal (cases[i].before, cases[i].after) ? 0 : 1);

      g_test_message ("%s → %s: %u, -%u +%u", cases[i].before, cases[i].after,
                      changes.n_signals, changes.n_removed, changes.n_added);
      g_assert_cmpuint (changes.n_signals, ==, cases[i].expected.n_signals);
      g_assert_cmpuint (changes.n_removed, ==, cases[i].expected.n_removed);
      g_assert_cmpuint (changes.n_added, ==, cases[i].expected.n_added);
      g_assert_cmpuint (g_list_model_get_n_items (thing->children), ==, strlen (cases[i].after));

      for (guint j = 0; cases[i].after[j] != '\0'; j++)
        {
          g_autoptr(TestThing) child = g_list_model_get_item (thing->children, j);
          gpointer old = g_hash_table_lookup (known, GINT_TO_POINTER ((int) child->id));

          g_assert_cmpint (child->id, ==, cases[i].after[j]);

          if (old != NULL && strchr (cases[i].after, cases[i].after[j]) == &cases[i].after[j])
            g_assert_true (child == old);
        }
    }
}

static void
test_resource_update_list_items (void)
{
  g_autoptr(TestThing) thing = read_as (TEST_TYPE_THING,
                                        "{\"children\":[{\"id\":1,\"text\":\"a\"},{\"id\":2,\"text\":\"b\"}]}");
  g_autoptr(TestThing) second = g_list_model_get_item (thing->children, 1);
  guint n_notifies = 0;

  g_signal_connect_swapped (second, "notify::text", G_CALLBACK (count_cb), &n_notifies);
  update (thing, "{\"children\":[{\"id\":2,\"text\":\"B\"}]}");
  g_assert_cmpstr (second->text, ==, "B");
  g_assert_cmpuint (n_notifies, ==, 1);

  update (thing, "{\"children\":null}");
  g_assert_null (thing->children);
}

static void
test_resource_json_round_trip (void)
{
  g_autoptr(TestThing) thing = read_as (TEST_TYPE_THING, WHOLE);
  g_autofree char *first = dup_json (thing);
  g_autoptr(TestThing) again = read_as (TEST_TYPE_THING, first);
  g_autofree char *second = dup_json (again);
  g_autoptr(TestThing) empty = read_as (TEST_TYPE_THING, "{}");
  g_autofree char *nothing = dup_json (empty);

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (nothing, ==,
                   "{\"id\":0,\"limit\":0,\"load\":0.0,\"on\":false,\"text\":null,\"rules\":null,\"tags\":null,\"made_at\":null,"
                   "\"2open\":null,\"children\":null,\"relationships\":{\"parent\":null,\"kin\":null}}");
}

#define SERVER \
  "{\"object\":\"server\",\"attributes\":{\"server_owner\":true,\"identifier\":\"1a2b3c4d\",\"internal_id\":7," \
  "\"uuid\":\"1a2b3c4d-0000-4000-8000-000000000000\",\"name\":\"One\",\"node\":\"n1\",\"limits\":{\"memory\":1024,\"threads\":null}," \
  "\"sftp_details\":{\"ip\":\"n1.example\",\"port\":2022},\"egg_features\":[\"eula\"],\"feature_limits\":{\"databases\":null}," \
  "\"relationships\":{\"allocations\":{\"object\":\"list\",\"data\":[{\"object\":\"allocation\",\"attributes\":" \
  "{\"id\":1,\"ip\":\"10.0.0.1\",\"port\":25565,\"is_default\":true}}]},\"variables\":{\"object\":\"list\",\"data\":[" \
  "{\"object\":\"egg_variable\",\"attributes\":{\"name\":\"Jar\",\"env_variable\":\"JAR\"}}]}}}}"

/* Whatever date can be read can be recorded. */
static void
test_resource_dates (void)
{
  static const char *const dates[] = {
    "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-11-23T06:46:01+20:00",
    "2026-11-23T06:46:01+23:59", "2026-11-23T06:46:01-24:00",
    "9999-12-31T23:59:59+14:00", "0001-01-01T00:00:00-12:00",
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"made_at\":\"%s\"}", dates[i]);
      g_autoptr(TestThing) thing = read_as (TEST_TYPE_THING, text);
      g_autoptr(GBytes) record = ptero_resource_to_record (PTERO_RESOURCE (thing));
      g_autoptr(TestThing) again = (TestThing *) ptero_resource_new_from_record (TEST_TYPE_THING,
                                                                                 record);

      g_test_message ("%s", dates[i]);
      g_assert_nonnull (again);
      g_assert_true (g_date_time_equal (thing->made_at, again->made_at));
      g_assert_cmpint (g_date_time_get_utc_offset (thing->made_at), ==,
                       g_date_time_get_utc_offset (again->made_at));
    }
}

static void
test_resource_record (void)
{
  g_autoptr(PteroServer) server = read_as (PTERO_TYPE_SERVER, SERVER);
  g_autoptr(TestThing) thing = read_as (TEST_TYPE_THING, WHOLE);
  g_autoptr(GBytes) record = ptero_resource_to_record (PTERO_RESOURCE (server));
  g_autoptr(GBytes) other = ptero_resource_to_record (PTERO_RESOURCE (thing));
  g_autoptr(PteroResource) again = ptero_resource_new_from_record (PTERO_TYPE_SERVER, record);
  g_autoptr(TestThing) thing_again = (TestThing *) ptero_resource_new_from_record (TEST_TYPE_THING,
                                                                                   other);
  g_autofree char *second = dup_json (again);
  g_autofree char *first = NULL;

  g_assert_null (PTERO_SERVER (again)->variables);

  /* all but what is not recorded */
  update (server, "{\"relationships\":{\"variables\":null}}");
  first = dup_json (server);
  g_assert_cmpstr (first, ==, second);
  g_assert_true (g_date_time_equal (thing->made_at, thing_again->made_at));
  g_assert_cmpint (g_date_time_get_utc_offset (thing_again->made_at), ==, G_TIME_SPAN_HOUR);
  g_assert_true (json_node_equal (thing->open, thing_again->open));
  g_assert_null (thing_again->parent);
  g_assert_null (ptero_resource_new_from_record (PTERO_TYPE_SERVER, other));
}

static void
assert_format (GType       type,
               const char *layout)
{
  const char *format = ptero_resource_get_record_format (type);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, layout, -1);

  g_assert_cmpuint (strlen (format), ==, 16);
  g_assert_true (g_str_has_prefix (digest, format));
}

/* Records of another format are told from those that can be read, by the names of the fields, too:
 * two of the same kind may change places. */
static void
test_resource_record_format (void)
{
  assert_format (PTERO_TYPE_FEATURE_LIMITS, "(databases:x;allocations:x;backups:x;)");
  assert_format (TEST_TYPE_THING,
                 "(id:x;limit:x;load:d;on:b;text:s;rules:s;tags:v;made_at:t;2open:j;)");
  assert_format (PTERO_TYPE_STATS,
                 "(current_state:s;is_suspended:b;resources:r(memory_bytes:x;cpu_absolute:d;"
                 "disk_bytes:x;network_rx_bytes:x;network_tx_bytes:x;uptime:x;);)");
}

static void
try_bytes (const guint8 *bytes,
           gsize         size)
{
  g_autoptr(GBytes) copy = g_bytes_new (bytes, size);
  g_autoptr(PteroResource) resource = ptero_resource_new_from_record (TEST_TYPE_THING, copy);

  if (resource != NULL)
    {
      g_autofree char *text = dup_json (resource);

      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
}

static void
test_resource_record_hostile (void)
{
  g_autoptr(TestThing) thing = read_as (TEST_TYPE_THING, WHOLE);
  g_autoptr(GBytes) record = ptero_resource_to_record (PTERO_RESOURCE (thing));
  g_autoptr(GRand) random = g_rand_new_with_seed (20261123);
  gsize size;
  const guint8 *data = g_bytes_get_data (record, &size);

  for (gsize length = 0; length <= size; length++)
    try_bytes (data, length);

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree guint8 *bytes = g_memdup2 (data, size);

      for (int n = g_rand_int_range (random, 1, 4); n > 0; n--)
        bytes[g_rand_int_range (random, 0, size)] = g_rand_int_range (random, 0, 256);

      try_bytes (bytes, size);
    }
}

/* A number that JSON cannot write must not come as far as a record, which could not be read
 * again. */
static void
test_resource_infinite (void)
{
  g_autoptr(JsonNode) node = json_from_string ("{\"environment\":{\"A\":[1, {\"B\":-1e999}]}}",
                                               NULL);
  g_autoptr(GError) error = NULL;

  g_assert_null (ptero_resource_new_from_json (PTERO_TYPE_CONTAINER, node, &error));
  g_assert_nonnull (error);
}

/* json-glib counts who holds an object or a value in a way that is of one thread: a resource and
 * the answer it was read from, which may be freed in different ones, share none. */
static void
test_resource_own_json (void)
{
  g_autoptr(JsonNode) node =
    parse ("{\"environment\":{\"A\":[1,{\"B\":null}],\"C\":\"text\",\"D\":0.5,\"E\":true,\"F\":{},\"G\":[]}}");
  g_autoptr(PteroContainer) container =
    PTERO_CONTAINER (ptero_resource_new_from_json (PTERO_TYPE_CONTAINER, node, NULL));
  JsonNode *environment = json_object_get_member (json_node_get_object (node), "environment");
  JsonArray *array = json_object_get_array_member (json_node_get_object (environment), "A");
  JsonArray *own_array =
    json_object_get_array_member (json_node_get_object (container->environment), "A");
  g_autofree char *text = json_to_string (environment, FALSE);
  g_autofree char *own_text = json_to_string (container->environment, FALSE);

  g_assert_cmpstr (own_text, ==, text);
  g_assert_true (json_node_get_object (container->environment) != json_node_get_object (environment));
  g_assert_true (own_array != array);
  g_assert_true (json_array_get_object_element (own_array,
                                                1) != json_array_get_object_element (array, 1));
  /* text is of the value that holds it */
  g_assert_true (json_object_get_string_member (json_node_get_object (container->environment),
                                                "C") !=
                 json_object_get_string_member (json_node_get_object (environment), "C"));
}

static void
test_resource_server (void)
{
  g_autoptr(PteroServer) server = read_as (PTERO_TYPE_SERVER, SERVER);
  g_autoptr(PteroAllocation) allocation = g_list_model_get_item (server->allocations, 0);
  g_autoptr(PteroEggVariable) variable = g_list_model_get_item (server->variables, 0);
  g_autofree char *identity = ptero_resource_dup_identity (PTERO_RESOURCE (server));

  g_assert_cmpstr (identity, ==, "1a2b3c4d-0000-4000-8000-000000000000");
  g_assert_cmpint (server->limits->memory, ==, 1024);
  g_assert_null (server->limits->threads);
  g_assert_cmpint (server->feature_limits->databases, ==, -1);
  g_assert_cmpint (server->sftp_details->port, ==, 2022);
  g_assert_cmpint (allocation->port, ==, 25565);
  g_assert_cmpstr (variable->env_variable, ==, "JAR");
}

static void
test_resource_both_panels (void)
{
  g_autoptr(PteroAccount) account = read_as (PTERO_TYPE_ACCOUNT,
                                             "{\"object\":\"user\",\"attributes\":{\"uuid\":\"u\","
                                             "\"root_admin\":true,\"2fa_enabled\":true,\"username\":\"a\"}}");
  g_autoptr(PteroAllocation) allocation =
    read_as (PTERO_TYPE_ALLOCATION, "{\"id\":1,\"alias\":\"play.example\",\"assigned\":true}");
  g_autoptr(PteroEggVariable) variable = read_as (PTERO_TYPE_EGG_VARIABLE,
                                                  "{\"rules\":[\"required\",\"string\"]}");
  g_autoptr(PteroStats) stats = read_as (PTERO_TYPE_STATS,
                                         "{\"current_state\":\"running\",\"resources\":{\"cpu_absolute\":0}}");

  g_assert_true (account->admin);
  g_assert_true (account->two_factor_enabled);
  g_assert_cmpstr (allocation->ip_alias, ==, "play.example");
  g_assert_cmpstr (variable->rules, ==, "required|string");
  g_assert_cmpfloat (stats->resources->cpu_absolute, ==, 0);
}

/* As an answer is read: made first, then taken. */
static PteroResource *
read_into (PteroIdentityMap  *map,
           GType              type,
           JsonNode          *node,
           GError           **error)
{
  PteroResource *newer = ptero_resource_new_from_json (type, node, error);

  return newer != NULL ? ptero_identity_map_take (map, newer) : NULL;
}

static void
test_identity_map (void)
{
  g_autoptr(PteroIdentityMap) map = ptero_identity_map_new ();
  g_autoptr(JsonNode) node = parse (SERVER);
  g_autoptr(JsonNode) newer =
    parse ("{\"uuid\":\"1a2b3c4d-0000-4000-8000-000000000000\",\"name\":\"Two\"}");
  g_autoptr(JsonNode) bad =
    parse ("{\"uuid\":\"1a2b3c4d-0000-4000-8000-000000000000\",\"name\":[]}");
  g_autoptr(JsonNode) anonymous = parse ("{\"name\":\"Nobody\"}");
  g_autoptr(JsonNode) odd = parse ("{\"uuid\":{}}");
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroResource) first = read_into (map, PTERO_TYPE_SERVER, node, &error);
  g_autoptr(PteroResource) again = read_into (map, PTERO_TYPE_SERVER, newer, &error);
  g_autoptr(PteroResource) nobody = read_into (map, PTERO_TYPE_SERVER, anonymous, &error);
  g_autoptr(PteroResource) nobody_else = read_into (map, PTERO_TYPE_SERVER, anonymous, &error);
  g_autoptr(PteroResource) elsewhere = NULL;
  gpointer weak = first;

  g_assert_no_error (error);
  g_assert_true (first == again);
  g_assert_cmpstr (PTERO_SERVER (first)->name, ==, "Two");
  g_assert_cmpint (PTERO_SERVER (first)->internal_id, ==, 7);
  g_assert_true (nobody != nobody_else);

  g_assert_null (read_into (map, PTERO_TYPE_SERVER, bad, &error));
  g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER);
  g_clear_error (&error);
  g_assert_cmpstr (PTERO_SERVER (first)->name, ==, "Two");
  g_assert_null (read_into (map, PTERO_TYPE_SERVER, odd, &error));
  g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER);

  /* the same id of another type is another thing */
  g_assert_null (ptero_identity_map_lookup (map, PTERO_TYPE_ALLOCATION,
                                            "1a2b3c4d-0000-4000-8000-000000000000"));

  /* nobody is kept */
  g_object_add_weak_pointer (weak, &weak);
  g_clear_object (&again);
  g_clear_object (&first);
  g_assert_null (weak);
  g_assert_null (ptero_identity_map_lookup (map, PTERO_TYPE_SERVER,
                                            "1a2b3c4d-0000-4000-8000-000000000000"));

  elsewhere = read_as (PTERO_TYPE_SERVER, SERVER);
  g_assert_true (ptero_identity_map_add (map, elsewhere));
  g_assert_true (ptero_identity_map_add (map, elsewhere));
  g_clear_error (&error);
  again = read_into (map, PTERO_TYPE_SERVER, newer, &error);
  g_assert_true (again == elsewhere);

  /* the resources outlive the map */
  g_clear_object (&map);
}

static gpointer
make_and_drop (gpointer data)
{
  g_autoptr(JsonNode) node =
    parse ("{\"uuid\":\"x\",\"node\":\"Node\",\"docker_image\":\"Image\",\"status\":\"installing\"}");

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr(PteroServer) server =
        PTERO_SERVER (ptero_resource_new_from_json (PTERO_TYPE_SERVER, node, NULL));

      if (!g_str_equal (server->node, "Node") || !g_str_equal (server->docker_image, "Image"))
        return GINT_TO_POINTER (FALSE);
    }

  return GINT_TO_POINTER (TRUE);
}

/* What resources share is not freed by one thread while another finds it. */
static void
test_resource_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("resources", make_and_drop, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (GPOINTER_TO_INT (g_thread_join (threads[i])));
}

/* A variable of one server is not that of another of the same name. */
static void
test_resource_siblings (void)
{
  const char *one =
    "{\"relationships\":{\"variables\":{\"data\":[{\"env_variable\":\"A\"},{\"env_variable\":\"B\"}]}}}";
  const char *two =
    "{\"relationships\":{\"variables\":{\"data\":[{\"env_variable\":\"B\",\"server_value\":\"b\"}]}}}";
  g_autoptr(PteroServer) server = read_as (PTERO_TYPE_SERVER, one);
  g_autoptr(PteroEggVariable) second = g_list_model_get_item (server->variables, 1);
  g_autoptr(PteroEggVariable) left = NULL;
  g_autoptr(PteroIdentityMap) map = ptero_identity_map_new ();
  g_autoptr(JsonNode) node = parse ("{\"env_variable\":\"A\"}");
  g_autoptr(PteroResource) first = read_into (map, PTERO_TYPE_EGG_VARIABLE, node, NULL);
  g_autoptr(PteroResource) other = read_into (map, PTERO_TYPE_EGG_VARIABLE, node, NULL);

  update (server, two);
  left = g_list_model_get_item (server->variables, 0);
  g_assert_true (left == second);
  g_assert_cmpstr (second->server_value, ==, "b");

  g_assert_null (ptero_resource_dup_identity (PTERO_RESOURCE (second)));
  g_assert_true (first != other);
}

/* json-glib writes some numbers so that nobody reads them. */
static void
test_large_numbers (void)
{
  static const char *const texts[] = { "6e32", "[[-1e17]]",
                                       "{\"1e5.0\":\"1e17.0\\\"1e5.0\",\"a\":[1e-300,1.5e300,true,1e20,0.1,\"\\\\\"]}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *answer =
        g_strdup_printf ("{\"object\":\"system_permissions\",\"attributes\":{\"permissions\":%s}}",
                         texts[i]);
      g_autoptr(JsonNode) node = json_from_string (answer, NULL);
      g_autoptr(PteroPermissions) permissions =
        PTERO_PERMISSIONS (ptero_resource_new_from_json (PTERO_TYPE_PERMISSIONS, node, NULL));
      g_autoptr(GBytes) record = ptero_resource_to_record (PTERO_RESOURCE (permissions));
      g_autoptr(PteroPermissions) again =
        PTERO_PERMISSIONS (ptero_resource_new_from_record (PTERO_TYPE_PERMISSIONS, record));

      g_assert_nonnull (again);
      g_assert_true (json_node_equal (again->permissions, permissions->permissions));
    }
}

static char *
dup_member (gpointer    resource,
            const char *member)
{
  g_autoptr(JsonNode) node = ptero_resource_member_to_json (resource, member);

  return node != NULL ? json_to_string (node, FALSE) : NULL;
}

/* One member is told by its name on the wire, also one of a member; that there is none is not
 * null. */
static void
test_resource_member (void)
{
  g_autoptr(TestThing) thing = g_object_new (TEST_TYPE_THING, NULL);
  static const struct { const char *member; const char *json; } members[] = {
    { "id", "7" }, { "on", "true" }, { "text", "\"a\"" }, { "2open", "{\"x\":1}" },
    { "made_at", "null" },
    { "parent.text", "\"b\"" }, { "parent.parent.text", NULL }, { "text.more", NULL },
    { "nothing", NULL },
  };

  update (thing, "{\"object\":\"thing\",\"attributes\":{\"id\":7,\"on\":true,\"text\":\"a\",\"2open\":{\"x\":1},"
                 "\"relationships\":{\"parent\":{\"object\":\"thing\",\"attributes\":{\"id\":8,\"text\":\"b\"}}}}}");
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *json = dup_member (thing, members[i].member);

      g_assert_cmpstr (json, ==, members[i].json);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/resource/read", test_resource_read);
  g_test_add_func ("/resource/properties", test_resource_properties);
  g_test_add_func ("/resource/tolerance", test_resource_tolerance);
  g_test_add_func ("/resource/refusal", test_resource_refusal);
  g_test_add_func ("/resource/all-or-nothing", test_resource_all_or_nothing);
  g_test_add_func ("/resource/depth", test_resource_depth);
  g_test_add_func ("/resource/invalid-text", test_resource_invalid_text);
  g_test_add_func ("/resource/update-notifies", test_resource_update_notifies);
  g_test_add_func ("/resource/update-is-one-step", test_resource_update_is_one_step);
  g_test_add_func ("/resource/update-list", test_resource_update_list);
  g_test_add_func ("/resource/update-list-items", test_resource_update_list_items);
  g_test_add_func ("/resource/json-round-trip", test_resource_json_round_trip);
  g_test_add_func ("/resource/member", test_resource_member);
  g_test_add_func ("/resource/record", test_resource_record);
  g_test_add_func ("/resource/record-format", test_resource_record_format);
  g_test_add_func ("/resource/record-hostile", test_resource_record_hostile);
  g_test_add_func ("/resource/infinite", test_resource_infinite);
  g_test_add_func ("/resource/own-json", test_resource_own_json);
  g_test_add_func ("/resource/dates", test_resource_dates);
  g_test_add_func ("/resource/server", test_resource_server);
  g_test_add_func ("/resource/both-panels", test_resource_both_panels);
  g_test_add_func ("/resource/siblings", test_resource_siblings);
  g_test_add_func ("/resource/threads", test_resource_threads);
  g_test_add_func ("/resource/identity-map", test_identity_map);
  g_test_add_func ("/resource/large-numbers", test_large_numbers);

  return g_test_run ();
}
