/* ptero-admin-plugins.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-plugins.h"

#include <glib/gi18n.h>

#include "ptero-admin-columns.h"
#include "ptero-admin-elsewhere.h"
#include "ptero-admin-plugin-deeds.h"
#include "ptero-admin-plugin-import.h"
#include "ptero-admin-plugin-words.h"
#include "ptero-admin-rights.h"
#include "ptero-alert.h"
#include "ptero-facts.h"
#include "ptero-format.h"
#include "ptero-list-pane.h"
#include "ptero-panel-link.h"
#include "ptero-panel-page.h"

PTERO_ADMIN_DEFINE_TEXT (dup_id, PteroPlugin, id)
PTERO_ADMIN_DEFINE_TEXT (dup_name, PteroPlugin, name)
PTERO_ADMIN_DEFINE_TEXT (dup_version, PteroPlugin, version)
PTERO_ADMIN_DEFINE_TEXT (dup_author, PteroPlugin, author)
PTERO_ADMIN_DEFINE_TEXT (dup_description, PteroPlugin, description)

/* Whoever has written the plugin has written it: it is only followed if it is that of a website. */
static char *
dup_url (gpointer item)
{
  const char *address = PTERO_PLUGIN (item)->url;
  const char *scheme = address != NULL ? g_uri_peek_scheme (address) : NULL;

  return g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "http") == 0
           ? g_strdup (address)
           : NULL;
}

PTERO_ADMIN_DEFINE_TEXT (dup_update_url, PteroPlugin, update_url)

static char *
dup_class (gpointer item)
{
  PteroPlugin *plugin = item;

  return plugin->namespace != NULL && plugin->class != NULL
           ? g_strconcat (plugin->namespace, "\\", plugin->class, NULL)
           : g_strdup (plugin->class);
}

static char *
dup_panels (gpointer item)
{
  const char *panels = PTERO_PLUGIN (item)->panels;

  return g_strdup (panels != NULL && *panels != '\0' ? panels : _("All"));
}

static char *
dup_panel_version (gpointer item)
{
  const char *version = PTERO_PLUGIN (item)->panel_version;

  return g_strdup (version != NULL && *version != '\0' ? version : _("Any"));
}

static char *
dup_compatible (gpointer item)
{
  return g_strdup (PTERO_PLUGIN (item)->is_compatible ? _("Yes") : _("No"));
}

PTERO_ADMIN_DEFINE_TEXT (dup_message, PteroPlugin, status_message)

static char *
dup_load_order (gpointer item)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, PTERO_PLUGIN (item)->load_order);
}

static char *
dup_settings (gpointer item)
{
  return g_strdup (PTERO_PLUGIN (item)->has_settings ? _("In the Panel") : _("None"));
}

static const PteroColumn columns[] = {
  { "name", N_("Name"), dup_name, PTERO_COLUMN_EXPAND | PTERO_COLUMN_NAME, .server_sort = "name" },
  { "status", N_("State"), ptero_admin_plugin_dup_status, PTERO_COLUMN_DEFAULT,
    .get_icon = ptero_admin_plugin_get_status_icon },
  { "version", N_("Version"), dup_version, PTERO_COLUMN_DETAIL },
  { "update", N_("Update"), ptero_admin_plugin_dup_update, PTERO_COLUMN_DEFAULT,
    .get_icon = ptero_admin_plugin_get_update_icon },
  { "category", N_("Kind"), ptero_admin_plugin_dup_category, PTERO_COLUMN_DETAIL,
    .server_sort = "category" },
  { "author", N_("Author"), dup_author, PTERO_COLUMN_DETAIL, .server_sort = "author" },
  { "id", N_("ID"), dup_id, PTERO_COLUMN_DETAIL | PTERO_COLUMN_MONOSPACE, .server_sort = "id" },
};

static void
open_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autofree char *address = user_data;

  if (ptero_alert_confirm_finish (GTK_WIDGET (source), result, NULL))
    ptero_panel_link_open (GTK_WIDGET (source), address);
}

static void
open_url (PteroFacts *facts,
          gpointer    item)
{
  g_autofree char *address = dup_url (item);
  g_autofree char *safe = NULL;
  g_autofree char *body = NULL;

  if (address == NULL)
    return;

  safe = ptero_text_make_safe (address);
  /* Translators: %s is the address of a website */
  body = g_strdup_printf (_("The author of the plugin gives this address:\n\n%s"), safe);
  ptero_alert_ask_async (GTK_WIDGET (facts), _("Open the Link?"), body, _("_Open"), NULL, open_cb,
                         g_steal_pointer (&address));
}

static const PteroFact facts[] = {
  { N_("Plugin") },
  { N_("Name"), dup_name, TRUE },
  { N_("Description"), dup_description },
  { N_("Author"), dup_author },
  { N_("Kind"), ptero_admin_plugin_dup_category },
  { N_("Website"), dup_url, .open = open_url, .outside = TRUE },
  { N_("State") },
  { N_("State"), ptero_admin_plugin_dup_status },
  { N_("What the Panel Says"), dup_message, TRUE },
  { N_("Version"), dup_version, TRUE },
  { N_("Update"), ptero_admin_plugin_dup_update },
  { N_("Version of the Panel"), dup_panel_version },
  { N_("Made for This Panel"), dup_compatible },
  { N_("More") },
  { N_("Parts of the Panel"), dup_panels },
  { N_("Settings"), dup_settings },
  { N_("Loaded After"), dup_load_order },
  { N_("Updates Come From"), dup_update_url, TRUE },
  { N_("Class"), dup_class, TRUE },
  { N_("ID"), dup_id, TRUE },
};

#define DEED(name, DEED) \
  static gboolean \
  can_##name (gpointer item) \
  { \
    return ptero_admin_plugin_can (item, DEED); \
  } \
  \
  static gboolean \
  fits_##name (PteroListPane *pane, \
               gpointer       item) \
  { \
    return ptero_admin_plugin_can (item, DEED); \
  } \
  \
  static void \
  name##_run (PteroListPane *pane, \
              GPtrArray     *items) \
  { \
    ptero_admin_plugin_do_each (pane, items, DEED); \
  } \
  \
  static void \
  name##_facts (PteroFacts *self, \
                gpointer    item) \
  { \
    ptero_admin_plugin_do_one (self, item, DEED); \
  }

DEED (install, PTERO_ADMIN_INSTALL)
DEED (update, PTERO_ADMIN_UPDATE)
DEED (enable, PTERO_ADMIN_ENABLE)
DEED (disable, PTERO_ADMIN_DISABLE)
DEED (uninstall, PTERO_ADMIN_UNINSTALL)

static const PteroFactsVerb facts_verbs[] = {
  { N_("_Install…"), install_facts, .fits = can_install },
  { N_("_Update…"), update_facts, .fits = can_update },
  { N_("_Enable…"), enable_facts, .fits = can_enable },
  { N_("_Disable…"), disable_facts, .fits = can_disable },
  { N_("U_ninstall…"), uninstall_facts, .destructive = TRUE, .fits = can_uninstall },
};

static void
list_elsewhere (PteroFacts *self,
                gpointer    item)
{
  ptero_admin_elsewhere_add (self, PTERO_ADMIN_PLUGINS);
}

static const PteroFactsInfo facts_info = {
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .verbs = facts_verbs,
  .n_verbs = G_N_ELEMENTS (facts_verbs),
  .links = list_elsewhere,
};

static void
open_run (PteroListPane *pane,
          GPtrArray     *items)
{
  PteroPlugin *plugin = items->pdata[0];
  PteroPanel *panel = ptero_list_pane_get_panel (pane);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_PELICAN_PLUGIN_GET, "plugin",
                                                       plugin->id, NULL);
  g_autoptr(PteroRequest) creation = ptero_request_new (PTERO_ENDPOINT_PELICAN_PLUGIN_IMPORT_URL,
                                                        NULL);
  GtkWidget *overview = ptero_facts_new (&facts_info, panel, request,
                                         ptero_list_pane_get_jobs (pane));

  ptero_admin_rights_heed (overview, panel, creation);
  ptero_panel_page_push (GTK_WIDGET (pane), plugin->name, overview);
}

static void
import_address_run (PteroListPane *pane,
                    GPtrArray     *items)
{
  ptero_admin_plugin_import_address (pane);
}

static void
import_file_run (PteroListPane *pane,
                 GPtrArray     *items)
{
  ptero_admin_plugin_import_chosen (pane);
}

/* Of a selection that does not fit, say which of it does not. */
static char *
explain_install (PteroListPane *pane,
                 GPtrArray     *items)
{
  for (guint i = 0; i < items->len; i++)
    if (!PTERO_PLUGIN (items->pdata[i])->is_compatible)
      return g_strdup (_("Not made for this version of the panel"));

  return items->len > 0 ? g_strdup (_("Installed already")) : NULL;
}

static char *
explain_update (PteroListPane *pane,
                GPtrArray     *items)
{
  return items->len > 0 ? g_strdup (_("There is no newer version")) : NULL;
}

static const PteroVerb verbs[] = {
  { "import-file", N_("Import _File…"), PTERO_ADMIN_WRITE, PTERO_VERB_SUGGESTED, import_file_run },
  { "import-address", N_("Import From _Address…"), PTERO_ADMIN_WRITE, PTERO_VERB_MENU,
    import_address_run },
  { "open", N_("_Open"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT, open_run },
  { "install", N_("_Install…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_MANY, install_run, fits_install,
    NULL, explain_install },
  { "update", N_("_Update…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_MANY, update_run, fits_update, NULL,
    explain_update },
  { "enable", N_("_Enable…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_MANY, enable_run, fits_enable },
  { "disable", N_("_Disable…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_MANY, disable_run, fits_disable },
  { "uninstall", N_("U_ninstall…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_MANY | PTERO_VERB_DESTRUCTIVE,
    uninstall_run, fits_uninstall, "Delete" },
};

static const PteroListFilter filters[] = {
  { "filter[name]", N_("Name") },
  { "filter[author]", N_("Author") },
  { "filter[id]", N_("ID") },
  { NULL }
};

static const PteroListChoice choices[] = {
  { "all", N_("All") },
  { "plugins", N_("Plugins"), "filter[category]", "plugin" },
  { "themes", N_("Themes"), "filter[category]", "theme" },
  { "languages", N_("Languages"), "filter[category]", "language" },
  { NULL }
};

static const PteroListInfo info = {
  .id = "plugins",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .verbs = verbs,
  .n_verbs = G_N_ELEMENTS (verbs),
  .icon_name = "application-x-addon-symbolic",
  .empty_title = N_("No Plugins"),
  .empty_description = N_("A plugin adds to what the panel can, a theme changes its looks, and a language its words"),
  .per_page = 100,
  .filters = filters,
  .choices = choices,
};

/**
 * ptero_admin_plugins_new:
 * @panel: a Pelican panel
 * @jobs: where long work goes
 *
 * Returns: (transfer floating): the plugins of the panel
 */
GtkWidget *
ptero_admin_plugins_new (PteroPanel    *panel,
                         PteroJobQueue *jobs)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_PELICAN_PLUGINS_LIST, NULL);
  g_autoptr(PteroRequest) creation = ptero_request_new (PTERO_ENDPOINT_PELICAN_PLUGIN_IMPORT_URL,
                                                        NULL);
  GtkWidget *pane = ptero_list_pane_new (&info, panel, request, jobs);

  ptero_admin_rights_heed (pane, panel, creation);

  return pane;
}
