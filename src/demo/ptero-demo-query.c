/* ptero-demo-query.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-query.h"

#include <string.h>

/* A query string as PHP reads it: the last value of a name counts, `name[]` collects. */

struct _PteroDemoQuery
{
  GPtrArray *names;     /* in the order they came */
  GHashTable *values;   /* by name */
  GStrv includes;
};

static char *
decode (const char *text,
        gsize       length)
{
  g_autofree char *spaced = g_strndup (text, length);
  char *decoded;

  g_strdelimit (spaced, "+", ' ');
  decoded = g_uri_unescape_string (spaced, NULL);
  if (decoded == NULL || !g_utf8_validate (decoded, -1, NULL))
    {
      g_free (decoded);
      return g_steal_pointer (&spaced);
    }

  return decoded;
}

static void
take_pair (PteroDemoQuery *self,
           char           *name,
           char           *value)
{
  const char *before;

  if (g_str_has_suffix (name, "[]"))
    {
      name[strlen (name) - 2] = '\0';
      before = g_hash_table_lookup (self->values, name);
      if (before != NULL)
        {
          char *joined = g_strconcat (before, ",", value, NULL);

          g_free (value);
          value = joined;
        }
    }

  if (!g_hash_table_contains (self->values, name))
    g_ptr_array_add (self->names, g_strdup (name));

  g_hash_table_replace (self->values, name, value);
}

PteroDemoQuery *
ptero_demo_query_new (const char *text)
{
  PteroDemoQuery *self = g_new0 (PteroDemoQuery, 1);
  g_auto (GStrv) pairs = g_strsplit (text != NULL ? text : "", "&", -1);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      const char *equals = strchr (pairs[i], '=');
      gsize length = equals != NULL ? (gsize) (equals - pairs[i]) : strlen (pairs[i]);

      if (length > 0)
        take_pair (self, decode (pairs[i], length),
                   equals != NULL ? decode (equals + 1, strlen (equals + 1)) : g_strdup (""));
    }

  self->includes = g_strsplit (g_hash_table_contains (self->values, "include")
                                 ? g_hash_table_lookup (self->values, "include") : "", ",", -1);

  return self;
}

void
ptero_demo_query_free (PteroDemoQuery *self)
{
  g_ptr_array_unref (self->names);
  g_hash_table_unref (self->values);
  g_strfreev (self->includes);
  g_free (self);
}

/* Returns: (nullable): the value of @name, "" for none given */
const char *
ptero_demo_query_get (PteroDemoQuery *self,
                      const char     *name)
{
  return g_hash_table_lookup (self->values, name);
}

GHashTable *
ptero_demo_query_get_all (PteroDemoQuery *self)
{
  return self->values;
}

/* Returns: (transfer full): the names in `filter[name]`, in the order they came */
GStrv
ptero_demo_query_get_filters (PteroDemoQuery *self)
{
  GPtrArray *filters = g_ptr_array_new ();

  for (guint i = 0; i < self->names->len; i++)
    {
      const char *name = g_ptr_array_index (self->names, i);

      if (g_str_has_prefix (name, "filter[") && g_str_has_suffix (name, "]"))
        g_ptr_array_add (filters, g_strndup (name + 7, strlen (name) - 8));
    }

  g_ptr_array_add (filters, NULL);

  return (GStrv) g_ptr_array_free (filters, FALSE);
}

/**
 * ptero_demo_query_includes:
 * @self: a query
 * @prefix: (nullable): the relation we are in, for nested includes
 * @name: the relation asked about
 *
 * Returns: whether `include` names @name, also as the first part of a dotted name
 */
gboolean
ptero_demo_query_includes (PteroDemoQuery *self,
                           const char     *prefix,
                           const char     *name)
{
  g_autofree char *path = prefix != NULL ? g_strconcat (prefix, ".", name, NULL) : g_strdup (name);
  gsize length = strlen (path);

  for (guint i = 0; self->includes[i] != NULL; i++)
    {
      if (strncmp (self->includes[i], path, length) == 0 &&
          (self->includes[i][length] == '\0' || self->includes[i][length] == '.'))
        return TRUE;
    }

  return FALSE;
}

/**
 * ptero_demo_query_build:
 * @self: a query
 * @keep: whether the other parameters stay
 * @page: the page to link to
 *
 * Returns: (transfer full): the query of a paging link
 */
char *
ptero_demo_query_build (PteroDemoQuery *self,
                        gboolean        keep,
                        guint           page)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; keep && i < self->names->len; i++)
    {
      const char *name = g_ptr_array_index (self->names, i);
      g_autofree char *escaped = g_uri_escape_string (name, NULL, FALSE);
      g_autofree char *value = g_uri_escape_string (g_hash_table_lookup (self->values, name), NULL,
                                                    FALSE);

      if (!g_str_equal (name, "page"))
        g_string_append_printf (text, "%s=%s&", escaped, value);
    }

  g_string_append_printf (text, "page=%u", page);

  return g_string_free (text, FALSE);
}
