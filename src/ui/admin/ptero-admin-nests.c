/* ptero-admin-nests.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-nests.h"

#include <glib/gi18n.h>

#include "ptero-admin-columns.h"
#include "ptero-admin-egg.h"
#include "ptero-admin-egg-import.h"
#include "ptero-admin-elsewhere.h"
#include "ptero-admin-rights.h"
#include "ptero-admin-servers.h"
#include "ptero-egg.h"
#include "ptero-facts.h"
#include "ptero-list-delete.h"
#include "ptero-list-pane.h"
#include "ptero-nest.h"
#include "ptero-panel-page.h"
#include "ptero-parts.h"

PTERO_ADMIN_DEFINE_TEXT (dup_nest_description, PteroNest, description)
PTERO_ADMIN_DEFINE_COUNT (PteroNest, eggs)
PTERO_ADMIN_DEFINE_COUNT (PteroNest, servers)

static const PteroColumn nest_columns[] = {
  { "id", N_("ID"), ptero_admin_dup_id, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_DETAIL,
    ptero_admin_get_id },
  { "name", N_("Name"), ptero_admin_dup_name, PTERO_COLUMN_NAME },
  { "description", N_("Description"), dup_nest_description,
    PTERO_COLUMN_EXPAND | PTERO_COLUMN_DETAIL },
  { "eggs", N_("Eggs"), dup_n_eggs, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_LINK, get_n_eggs },
  { "servers", N_("Servers"), dup_n_servers, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_LINK,
    get_n_servers },
};

static void open_nest (PteroListPane *pane, PteroNest *nest, const char *part);

static void
open_nest_run (PteroListPane *pane,
               GPtrArray     *items)
{
  open_nest (pane, items->pdata[0], "eggs");
}

static void
open_nest_servers_run (PteroListPane *pane,
                       GPtrArray     *items)
{
  open_nest (pane, items->pdata[0], "servers");
}

/* The API only reads nests and eggs: api/application.md 6. Pelican takes and deletes whole eggs,
 * but changes none. */
static void
open_in_panel_run (PteroListPane *pane,
                   GPtrArray     *items)
{
  ptero_admin_elsewhere_open (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane),
                              PTERO_ADMIN_EGGS);
}

static const PteroVerb nest_verbs[] = {
  { "change", N_("_Change in Panel"), NULL, PTERO_VERB_FOR_NONE, open_in_panel_run },
  { "open", N_("_Open"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT, open_nest_run },
  { "eggs", N_("_Eggs"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_MENU | PTERO_VERB_LINK,
    open_nest_run },
  { "servers", N_("_Servers"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_MENU | PTERO_VERB_LINK,
    open_nest_servers_run },
};

static const PteroListInfo nest_info = {
  .id = "nests",
  .columns = nest_columns,
  .n_columns = G_N_ELEMENTS (nest_columns),
  .verbs = nest_verbs,
  .n_verbs = G_N_ELEMENTS (nest_verbs),
  .icon_name = "view-grid-symbolic",
  .empty_title = N_("No Nests"),
  .empty_description = N_("A nest groups eggs, which say how servers of a kind are installed and started"),
  .per_page = 100,
};

PTERO_ADMIN_DEFINE_TEXT (dup_egg_author, PteroEgg, author)
PTERO_ADMIN_DEFINE_TEXT (dup_egg_description, PteroEgg, description)

static gint64
get_egg_n_servers (gpointer item)
{
  return PTERO_EGG (item)->servers != NULL
           ? g_list_model_get_n_items (PTERO_EGG (item)->servers)
           : 0;
}

static char *
dup_egg_n_servers (gpointer item)
{
  return PTERO_EGG (item)->servers != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT,
                                                              get_egg_n_servers (item)) : NULL;
}

static const PteroColumn egg_columns[] = {
  { "id", N_("ID"), ptero_admin_dup_id, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_DETAIL,
    ptero_admin_get_id },
  { "name", N_("Name"), ptero_admin_dup_name, PTERO_COLUMN_NAME },
  { "description", N_("Description"), dup_egg_description,
    PTERO_COLUMN_EXPAND | PTERO_COLUMN_DETAIL },
  { "author", N_("Author"), dup_egg_author, PTERO_COLUMN_DETAIL },
  { "servers", N_("Servers"), dup_egg_n_servers, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_LINK,
    get_egg_n_servers },
};

static void
open_egg_run (PteroListPane *pane,
              GPtrArray     *items)
{
  ptero_admin_egg_open (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane),
                        ptero_list_pane_get_jobs (pane), items->pdata[0], "overview");
}

static void
open_egg_servers_run (PteroListPane *pane,
                      GPtrArray     *items)
{
  ptero_admin_egg_open (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane),
                        ptero_list_pane_get_jobs (pane), items->pdata[0], "servers");
}

static void
export_egg_run (PteroListPane *pane,
                GPtrArray     *items)
{
  ptero_admin_egg_export (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), items->pdata[0]);
}

static void
compare_egg_run (PteroListPane *pane,
                 GPtrArray     *items)
{
  ptero_admin_egg_compare (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), items->pdata[0]);
}

static PteroRequest *
create_egg_delete (PteroListPane *pane,
                   gpointer       item)
{
  g_autofree char *id = ptero_admin_dup_id (item);

  return ptero_request_new (PTERO_ENDPOINT_PELICAN_EGG_DELETE, "egg", id, NULL);
}

static void
delete_egg_run (PteroListPane *pane,
                GPtrArray     *items)
{
  g_autofree char *title = g_strdup_printf (ngettext ("Delete %u Egg", "Delete %u Eggs",
                                                      items->len), items->len);

  ptero_list_delete (pane, items, title, ptero_admin_egg_get_delete_body (), create_egg_delete,
                     ptero_admin_dup_name);
}

static const PteroVerb egg_verbs[] = {
  { "import", N_("_Import…"), PTERO_ADMIN_WRITE, PTERO_VERB_SUGGESTED,
    ptero_admin_egg_import_choose, .flavour = PTERO_FLAVOUR_PELICAN },
  { "change-more", N_("C_hange in Panel"), NULL, PTERO_VERB_MENU, open_in_panel_run,
    .flavour = PTERO_FLAVOUR_PELICAN },
  { "change", N_("_Change in Panel"), NULL, PTERO_VERB_FOR_NONE, open_in_panel_run,
    .flavour = PTERO_FLAVOUR_PTERODACTYL },
  { "open", N_("_Open"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT, open_egg_run },
  { "servers", N_("_Servers"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_MENU | PTERO_VERB_LINK,
    open_egg_servers_run },
  { "export-egg", N_("_Export Egg…"), NULL, PTERO_VERB_FOR_ONE, export_egg_run },
  { "compare", N_("Com_pare With…"), NULL, PTERO_VERB_FOR_ONE, compare_egg_run },
  { "delete", N_("_Delete…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_MANY | PTERO_VERB_DESTRUCTIVE,
    delete_egg_run, NULL, "Delete",
    .flavour = PTERO_FLAVOUR_PELICAN },
};

static const PteroListInfo egg_info = {
  .id = "eggs",
  .columns = egg_columns,
  .n_columns = G_N_ELEMENTS (egg_columns),
  .verbs = egg_verbs,
  .n_verbs = G_N_ELEMENTS (egg_verbs),
  .icon_name = "view-grid-symbolic",
  .empty_title = N_("No Eggs"),
  .empty_description = N_("An egg says how servers of a kind are installed and started"),
};

/* Pelican has no nests; whether its list has pages, its answer says */
static const PteroListInfo all_eggs_info = {
  .id = "all-eggs",
  .columns = egg_columns,
  .n_columns = G_N_ELEMENTS (egg_columns),
  .verbs = egg_verbs,
  .n_verbs = G_N_ELEMENTS (egg_verbs),
  .icon_name = "view-grid-symbolic",
  .empty_title = N_("No Eggs"),
  .empty_description = N_("An egg says how servers of a kind are installed and started"),
  .per_page = 100,
};

PTERO_ADMIN_DEFINE_TEXT (dup_nest_author, PteroNest, author)
PTERO_ADMIN_DEFINE_TEXT (dup_nest_uuid, PteroNest, uuid)

static const PteroFact nest_facts[] = {
  { N_("Nest") },
  { N_("Name"), ptero_admin_dup_name },
  { N_("Description"), dup_nest_description },
  { N_("Author"), dup_nest_author, TRUE },
  { N_("Servers"), dup_n_servers },
  { N_("ID"), ptero_admin_dup_id, TRUE },
  { N_("UUID"), dup_nest_uuid, TRUE },
};

static void
list_elsewhere (PteroFacts *facts,
                gpointer    item)
{
  ptero_admin_elsewhere_add (facts, PTERO_ADMIN_EGGS);
}

static const PteroFactsInfo nest_facts_info = {
  .facts = nest_facts,
  .n_facts = G_N_ELEMENTS (nest_facts),
  .links = list_elsewhere,
};

static void
open_nest (PteroListPane *pane,
           PteroNest     *nest,
           const char    *part)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, nest->id);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_EGGS_LIST, "nest", id,
                                                       NULL);
  g_autoptr(PteroRequest) nest_request = ptero_request_new (PTERO_ENDPOINT_APP_NEST_GET, "nest", id,
                                                            NULL);
  GtkWidget *parts = ptero_parts_new ();
  PteroPanel *panel = ptero_list_pane_get_panel (pane);
  PteroJobQueue *jobs = ptero_list_pane_get_jobs (pane);

  ptero_request_set_query (request, "include", "servers,variables,config,script");
  ptero_parts_add (PTERO_PARTS (parts), "eggs", _("Eggs"),
                   ptero_list_pane_new (&egg_info, panel, request, jobs));
  ptero_admin_servers_add_part (PTERO_PARTS (parts), panel, jobs, nest_request);
  ptero_request_set_query (nest_request, "include", "servers");
  ptero_parts_add (PTERO_PARTS (parts), "overview", _("Overview"),
                   ptero_facts_new (&nest_facts_info, panel, nest_request, jobs));
  ptero_parts_show (PTERO_PARTS (parts), part);
  ptero_panel_page_push (GTK_WIDGET (pane), nest->name, parts);
}

/**
 * ptero_admin_eggs_new:
 * @panel: a Pelican panel
 * @jobs: where long work goes
 *
 * Returns: (transfer floating): the eggs of the panel
 */
GtkWidget *
ptero_admin_eggs_new (PteroPanel    *panel,
                      PteroJobQueue *jobs)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_PELICAN_EGGS_LIST, NULL);
  g_autoptr(PteroRequest) creation = ptero_request_new (PTERO_ENDPOINT_PELICAN_EGG_IMPORT, NULL);
  GtkWidget *pane;

  ptero_request_set_query (request, "include", "servers,variables");
  pane = ptero_list_pane_new (&all_eggs_info, panel, request, jobs);
  ptero_admin_rights_heed (pane, panel, creation);

  return pane;
}

/**
 * ptero_admin_nests_new:
 * @panel: a panel
 * @jobs: where long work goes
 *
 * Returns: (transfer floating): the nests of the panel
 */
GtkWidget *
ptero_admin_nests_new (PteroPanel    *panel,
                       PteroJobQueue *jobs)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_NESTS_LIST, NULL);

  ptero_request_set_query (request, "include", "eggs,servers");

  return ptero_list_pane_new (&nest_info, panel, request, jobs);
}
