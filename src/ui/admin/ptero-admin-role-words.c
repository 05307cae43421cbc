/* ptero-admin-role-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-role-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ptero-role-permission.h"

/* What a role allows, for people. A permission is what is done and what it is done to: "viewList
 * server". Plugins bring more of both. */

#define ROOT_ROLE "Root Admin"

static const struct
{
  const char *word;
  const char *title;
} things[] = {
  { "server", N_("Servers") },
  { "node", N_("Nodes") },
  { "allocation", N_("Allocations") },
  { "user", N_("Users") },
  { "role", N_("Roles") },
  { "egg", N_("Eggs") },
  { "mount", N_("Mounts") },
  { "database", N_("Databases") },
  { "databaseHost", N_("Database Hosts") },
  { "apiKey", N_("Application Keys") },
  { "webhook", N_("Webhooks") },
  { "plugin", N_("Plugins") },
  { "settings", N_("Settings of the Panel") },
  { "health", N_("Health of the Panel") },
  { "activity", N_("Activity") },
};

static const struct
{
  const char *word;
  const char *title;
} deeds[] = {
  { "viewList", N_("list") },
  { "view", N_("see") },
  { "create", N_("create") },
  { "update", N_("change") },
  { "delete", N_("delete") },
  { "import", N_("import") },
  { "export", N_("export") },
  { "seeIps", N_("see IP addresses") },
};

static const char *
find_thing (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    if (g_str_equal (things[i].word, word))
      return g_dgettext (GETTEXT_PACKAGE, things[i].title);

  return word;
}

static const char *
find_deed (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (g_str_equal (deeds[i].word, word))
      return g_dgettext (GETTEXT_PACKAGE, deeds[i].title);

  return word;
}

/**
 * ptero_admin_role_is_root:
 * @role: a role
 *
 * Returns: whether it is that of root administrators, which allows everything and cannot be changed
 */
gboolean
ptero_admin_role_is_root (PteroRole *role)
{
  g_return_val_if_fail (PTERO_IS_ROLE (role), FALSE);

  return g_strcmp0 (role->name, ROOT_ROLE) == 0;
}

/**
 * ptero_admin_role_count:
 * @role: a role
 *
 * Returns: (transfer full) (nullable): how much it allows; %NULL if that is not known
 */
char *
ptero_admin_role_count (PteroRole *role)
{
  g_return_val_if_fail (PTERO_IS_ROLE (role), NULL);

  if (ptero_admin_role_is_root (role))
    return g_strdup (_("Everything"));

  return role->permissions != NULL
           ? g_strdup_printf ("%u", g_list_model_get_n_items (role->permissions))
           : NULL;
}

/* What is done to each thing, in the order in which the panel lists it. */
static GPtrArray *
group_permissions (GListModel *permissions,
                   GHashTable *deeds_of)
{
  GPtrArray *order = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (permissions); i++)
    {
      g_autoptr(PteroRolePermission) permission = g_list_model_get_item (permissions, i);
      const char *space = permission->name != NULL ? strchr (permission->name, ' ') : NULL;
      g_autofree char *deed = NULL;
      const char *thing;
      GString *text;

      if (permission->name == NULL)
        continue;

      /* one of another form is a thing of its own */
      deed = space != NULL ? g_strndup (permission->name, space - permission->name) : NULL;
      thing = space != NULL ? space + 1 : permission->name;
      text = g_hash_table_lookup (deeds_of, thing);
      if (text == NULL)
        {
          text = g_string_new (NULL);
          g_ptr_array_add (order, g_strdup (thing));
          g_hash_table_insert (deeds_of, g_strdup (thing), text);
        }
      if (deed != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", find_deed (deed));
    }

  return order;
}

static void
free_text (gpointer text)
{
  g_string_free (text, TRUE);
}

/**
 * ptero_admin_role_list_permissions:
 * @facts: the facts of a role
 * @role: the role
 *
 * Lists what it allows, a row for each kind of thing.
 */
void
ptero_admin_role_list_permissions (PteroFacts *facts,
                                   PteroRole  *role)
{
  g_autoptr(GHashTable) deeds_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                          free_text);
  g_autoptr(GPtrArray) order = NULL;

  g_return_if_fail (PTERO_IS_ROLE (role));

  if (ptero_admin_role_is_root (role))
    {
      ptero_facts_add_link (facts, _("Permissions"), _("Everything"),
                            _("Whoever has this role is an administrator of the panel"), NULL,
                            NULL);
      return;
    }
  if (role->permissions == NULL)
    return;

  order = group_permissions (role->permissions, deeds_of);
  for (guint i = 0; i < order->len; i++)
    {
      const GString *text = g_hash_table_lookup (deeds_of, order->pdata[i]);

      ptero_facts_add_link (facts, _("Permissions"), find_thing (order->pdata[i]),
                            text->len > 0 ? text->str : NULL, NULL, NULL);
    }
  if (order->len == 0)
    ptero_facts_add_link (facts, _("Permissions"), _("None"),
                          _("A role allows nothing until the panel is told what"), NULL, NULL);
}
