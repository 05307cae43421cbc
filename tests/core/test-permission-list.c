/* test-permission-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-permission-list.h"

/* (transfer full): the entries in a line: group (size) name: description */
static char *
describe (const char *json)
{
  g_autoptr(JsonNode) node = json != NULL ? json_from_string (json, NULL) : NULL;
  g_autoptr(GPtrArray) entries = ptero_permission_list_read (node);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      PteroPermissionEntry *entry = entries->pdata[i];

      g_string_append_printf (text, "%s(%s,%u).%s:%s;", entry->group,
                              entry->group_description != NULL ? entry->group_description : "-",
                              entry->group_size, entry->name,
                              entry->description != NULL ? entry->description : "-");
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_read (void)
{
  static const struct { const char *json; const char *expected; } cases[] = {
    { NULL, "" },
    { "null", "" },
    { "\"control.start\"", "" },
    { "{\"control\":{\"description\":\"Power\",\"keys\":{\"start\":\"Starts it\",\"stop\":null}}}",
      "control(Power,2).start:Starts it;control(Power,2).stop:-;" },
    { "{\"control\":{\"description\":7,\"keys\":[\"start\"]},\"user\":3,\"file\":{\"keys\":{\"read\":\"\"}}}", "file(-,1).read:;" },
    { "[\"control.start\",\"control.stop\",7,\"nothing\",\".x\",\"y.\",\"file.read\"]",
      "control(-,4).start:-;control(-,4).stop:-;file(-,4).read:-;" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = describe (cases[i].json);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

/* There is an end to how many, and to how long their names are. */
static void
test_hostile (void)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  g_autoptr(JsonArray) array = json_array_new ();
  g_autoptr(GPtrArray) entries = NULL;
  g_autofree char *wide = g_strnfill (5000, 'x');
  g_autofree char *long_name = g_strconcat ("file.", wide, NULL);

  json_array_add_string_element (array, long_name);
  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *name = g_strdup_printf ("file.number-%u", i);

      json_array_add_string_element (array, name);
    }
  json_node_set_array (node, array);
  entries = ptero_permission_list_read (node);
  g_assert_cmpuint (entries->len, ==, 500);
  g_assert_cmpstr (((PteroPermissionEntry *) entries->pdata[0])->name, ==, "number-0");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/permission-list/read", test_read);
  g_test_add_func ("/permission-list/hostile", test_hostile);

  return g_test_run ();
}
