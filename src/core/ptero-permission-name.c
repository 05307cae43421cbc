/* ptero-permission-name.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-permission-name.h"

/* What the two kinds of panels call differently: api/differences.md, 3.2 */
static const struct
{
  const char *pterodactyl;
  const char *pelican;
} pairs[] = {
  { "database.view_password", "database.view-password" },
};

/**
 * ptero_permission_name_get_other:
 * @name: a permission, e.g. `backup.create`
 *
 * Returns: (transfer none) (nullable): what the other kind of panel calls it, %NULL if it is the
 *   same
 */
const char *
ptero_permission_name_get_other (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      if (g_str_equal (name, pairs[i].pterodactyl))
        return pairs[i].pelican;
      if (g_str_equal (name, pairs[i].pelican))
        return pairs[i].pterodactyl;
    }

  return NULL;
}

static const char *
translate (const char   *name,
           PteroFlavour  flavour)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      if (flavour == PTERO_FLAVOUR_PELICAN && g_str_equal (name, pairs[i].pterodactyl))
        return pairs[i].pelican;
      if (flavour == PTERO_FLAVOUR_PTERODACTYL && g_str_equal (name, pairs[i].pelican))
        return pairs[i].pterodactyl;
    }

  return name;
}

/**
 * ptero_permission_names_translate:
 * @names: permissions, as whatever panel calls them
 * @flavour: a kind of panel
 *
 * Returns: (transfer full): the same, as a panel of that kind calls them
 */
GStrv
ptero_permission_names_translate (const char * const *names,
                                  PteroFlavour        flavour)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    g_strv_builder_add (builder, translate (names[i], flavour));

  return g_strv_builder_end (builder);
}
