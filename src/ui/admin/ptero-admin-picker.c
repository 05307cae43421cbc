/* ptero-admin-picker.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-picker.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-address.h"
#include "ptero-admin-allocations.h"
#include "ptero-admin-columns.h"
#include "ptero-admin-role-words.h"
#include "ptero-allocation.h"
#include "ptero-database-host.h"
#include "ptero-dialog.h"
#include "ptero-list-pane.h"
#include "ptero-place.h"
#include "ptero-toolbar-view.h"

PTERO_ADMIN_DEFINE_TEXT (dup_username, PteroUser, username)
PTERO_ADMIN_DEFINE_TEXT (dup_email, PteroUser, email)

static const PteroColumn user_columns[] = {
  { "username", N_("User Name"), dup_username, PTERO_COLUMN_DEFAULT },
  { "email", N_("E-mail"), dup_email, PTERO_COLUMN_EXPAND },
};

/* Who is told of the choice. */
typedef struct
{
  GWeakRef         receiver;
  PteroAdminPicked picked;
} Picking;

static void
picking_free (gpointer data)
{
  Picking *picking = data;

  g_weak_ref_clear (&picking->receiver);
  g_free (picking);
}

static void
choose_run (PteroListPane *pane,
            GPtrArray     *items)
{
  Picking *picking = g_object_get_data (G_OBJECT (pane), "picking");
  g_autoptr(GObject) receiver = g_weak_ref_get (&picking->receiver);

  if (receiver != NULL)
    picking->picked (receiver, items);
  ptero_dialog_close (GTK_WIDGET (pane));
}

static const PteroVerb user_verbs[] = {
  { "choose", N_("C_hoose"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT | PTERO_VERB_SUGGESTED,
    choose_run },
};

static const PteroListFilter user_filters[] = {
  { "filter[username]", N_("User Name") },
  { "filter[email]", N_("E-mail") },
  { "filter[external_id]", N_("External ID") },
  { NULL }
};

static const PteroListInfo user_info = {
  .id = "pick-user",
  .columns = user_columns,
  .n_columns = G_N_ELEMENTS (user_columns),
  .verbs = user_verbs,
  .n_verbs = G_N_ELEMENTS (user_verbs),
  .icon_name = "system-users-symbolic",
  .empty_title = N_("No Users"),
  .empty_description = N_("A user signs in to the panel and owns servers"),
  .per_page = 100,
  .filters = user_filters,
};

PTERO_ADMIN_DEFINE_TEXT (dup_role_name, PteroRole, name)

static char *
dup_role_permissions (gpointer item)
{
  return ptero_admin_role_count (item);
}

static const PteroColumn role_columns[] = {
  { "name", N_("Name"), dup_role_name, PTERO_COLUMN_EXPAND, .server_sort = "name" },
  { "permissions", N_("Permissions"), dup_role_permissions, PTERO_COLUMN_NUMERIC },
};

/* The panel skips that of its administrators without saying so. */
static gboolean
is_assignable (PteroListPane *pane,
               gpointer       item)
{
  return !ptero_admin_role_is_root (item);
}

static char *
explain_role (PteroListPane *pane,
              GPtrArray     *items)
{
  for (guint i = 0; i < items->len; i++)
    if (ptero_admin_role_is_root (items->pdata[i]))
      return g_strdup (_("Only the panel itself makes somebody its administrator"));

  return NULL;
}

static const PteroVerb role_verbs[] = {
  { "choose", N_("_Assign"), NULL, PTERO_VERB_FOR_MANY | PTERO_VERB_DEFAULT | PTERO_VERB_SUGGESTED,
    choose_run, is_assignable, NULL, explain_role },
};

static const PteroListFilter role_filters[] = {
  { "filter[name]", N_("Name") },
  { NULL }
};

static const PteroListInfo role_info = {
  .id = "pick-roles",
  .columns = role_columns,
  .n_columns = G_N_ELEMENTS (role_columns),
  .verbs = role_verbs,
  .n_verbs = G_N_ELEMENTS (role_verbs),
  .icon_name = "ptero-lock-symbolic",
  .empty_title = N_("No Roles"),
  .empty_description = N_("A role says what users may do on the panel beyond their own servers"),
  .per_page = 100,
  .filters = role_filters,
};

PTERO_ADMIN_DEFINE_TEXT (dup_host_name, PteroDatabaseHost, name)

static char *
dup_host_address (gpointer item)
{
  PteroDatabaseHost *host = item;

  return host->host != NULL ? ptero_address_join_port (host->host, host->port) : NULL;
}

static const PteroColumn host_columns[] = {
  { "name", N_("Name"), dup_host_name, PTERO_COLUMN_EXPAND | PTERO_COLUMN_NAME },
  { "address", N_("Address"), dup_host_address, PTERO_COLUMN_MONOSPACE },
};

static const PteroListFilter host_filters[] = {
  { "filter[name]", N_("Name") },
  { "filter[host]", N_("Host") },
  { NULL }
};

static const PteroListInfo host_info = {
  .id = "pick-host",
  .columns = host_columns,
  .n_columns = G_N_ELEMENTS (host_columns),
  .verbs = user_verbs,
  .n_verbs = G_N_ELEMENTS (user_verbs),
  .icon_name = "ptero-database-symbolic",
  .empty_title = N_("No Database Hosts"),
  .empty_description = N_("A database host is where the databases of servers are made"),
  .per_page = 100,
  .filters = host_filters,
};

/* A panel before 1.8 does not filter, so that some may be in use. */
static gboolean
is_free (PteroListPane *pane,
         gpointer       item)
{
  return !PTERO_ALLOCATION (item)->assigned;
}

static const PteroVerb allocation_verbs[] = {
  { "choose", N_("_Add"), NULL, PTERO_VERB_FOR_MANY | PTERO_VERB_DEFAULT | PTERO_VERB_SUGGESTED,
    choose_run, is_free },
};

static const PteroListFilter allocation_filters[] = {
  { "filter[ip]", N_("Address") },
  { "filter[port]", N_("Port") },
  { "filter[ip_alias]", N_("Alias") },
  { NULL }
};

static const PteroListInfo allocation_info = {
  .id = "pick-allocations",
  .columns = ptero_admin_allocation_columns,
  .n_columns = PTERO_ADMIN_ALLOCATION_N_ADDRESS_COLUMNS,
  .verbs = allocation_verbs,
  .n_verbs = G_N_ELEMENTS (allocation_verbs),
  .icon_name = "network-wired-symbolic",
  .empty_title = N_("No Free Address"),
  .empty_description = N_("All addresses of this node are in use. More are made with the node, under Allocations."),
  .per_page = 100,
  .filters = allocation_filters,
};

static const PteroListFilter node_filters[] = {
  { "filter[name]", N_("Name") },
  { "filter[fqdn]", N_("Host Name") },
  { NULL }
};

static const PteroListFilter server_filters[] = {
  { "filter[name]", N_("Name") },
  { "filter[uuid]", N_("UUID") },
  { "filter[external_id]", N_("External ID") },
  { NULL }
};

/* The eggs of Pelican are searched here: what its list can be asked for is not written down. */
static const struct
{
  PteroEndpoint endpoint;
  const char   *title;
  PteroListInfo info;
} more[] = {
  [PTERO_ADMIN_PICK_EGGS] = { PTERO_ENDPOINT_PELICAN_EGGS_LIST, N_("Choose Eggs"), {
    .id = "pick-eggs", .columns = ptero_admin_egg_columns, .n_columns = PTERO_ADMIN_N_COLUMNS,
    .icon_name = "view-grid-symbolic", .empty_title = N_("No More Eggs"),
    .empty_description = N_("All that the panel has are chosen already."),
    .per_page = 100 } },
  [PTERO_ADMIN_PICK_NODES] = { PTERO_ENDPOINT_APP_NODES_LIST, N_("Choose Nodes"), {
    .id = "pick-nodes", .columns = ptero_admin_node_columns, .n_columns = PTERO_ADMIN_N_COLUMNS,
    .icon_name = "network-server-symbolic", .empty_title = N_("No More Nodes"),
    .empty_description = N_("All that the panel has are chosen already."),
    .per_page = 100, .filters = node_filters } },
  [PTERO_ADMIN_PICK_SERVERS] = { PTERO_ENDPOINT_APP_SERVERS_LIST, N_("Choose Servers"), {
    .id = "pick-servers", .columns = ptero_admin_server_columns, .n_columns = PTERO_ADMIN_N_COLUMNS,
    .icon_name = "ptero-server-symbolic", .empty_title = N_("No More Servers"),
    .empty_description = N_("All that the panel has are chosen already."),
    .per_page = 100, .filters = server_filters } },
};

/* What one chooser of several is: its button is called what the one that opened it was. */
typedef struct
{
  PteroListInfo info;
  PteroVerb     verb;
} Chooser;

static Chooser *
chooser_new (PteroAdminPick  what,
             const char     *title)
{
  Chooser *chooser = g_new0 (Chooser, 1);

  chooser->verb = (PteroVerb) { "choose", title, NULL, PTERO_VERB_FOR_MANY | PTERO_VERB_DEFAULT |
                                PTERO_VERB_SUGGESTED, choose_run };
  chooser->info = more[what].info;
  chooser->info.verbs = &chooser->verb;
  chooser->info.n_verbs = 1;

  return chooser;
}

static gint64 *
dup_id (gpointer item)
{
  gint64 id = ptero_admin_get_id (item);

  return g_memdup2 (&id, sizeof id);
}

static gboolean
is_wanted (gpointer item,
           gpointer left_out)
{
  gint64 id = ptero_admin_get_id (item);

  return !g_hash_table_contains (left_out, &id);
}

static GtkWidget *
pick (const PteroListInfo *info,
      const char          *title,
      GtkWidget           *parent,
      PteroPanel          *panel,
      PteroRequest        *request,
      PteroAdminPicked     picked,
      gpointer             receiver)
{
  g_autoptr(PteroJobQueue) jobs = ptero_job_queue_new ();
  GtkWidget *view = g_object_new (PTERO_TYPE_TOOLBAR_VIEW, NULL);
  GtkWidget *pane = ptero_list_pane_new (info, panel, request, jobs);
  Picking *picking = g_new0 (Picking, 1);

  g_weak_ref_init (&picking->receiver, receiver);
  picking->picked = picked;
  g_object_set_data_full (G_OBJECT (pane), "picking", picking, picking_free);
  ptero_toolbar_view_add_top (PTERO_TOOLBAR_VIEW (view), adw_header_bar_new ());
  ptero_toolbar_view_set_content (PTERO_TOOLBAR_VIEW (view), pane);
  ptero_dialog_set_size (view, 520, 540);
  ptero_place_present (view, title, parent);

  return pane;
}

/**
 * ptero_admin_pick_more:
 * @parent: a widget in the window it is for
 * @panel: a panel
 * @what: what is chosen
 * @verb: what is done with those that are chosen, to be translated, with a mnemonic; a constant
 * @left_out: those that need not be chosen any more
 * @picked: (scope forever): called with those that were chosen
 * @receiver: (type GObject): given to @picked, which is not called if it is gone by then
 *
 * Lets the person choose some of what the panel has, which searches.
 */
void
ptero_admin_pick_more (GtkWidget        *parent,
                       PteroPanel       *panel,
                       PteroAdminPick    what,
                       const char       *verb,
                       GListModel       *left_out,
                       PteroAdminPicked  picked,
                       gpointer          receiver)
{
  g_autoptr(PteroRequest) request = NULL;
  GHashTable *ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Chooser *chooser;
  GtkWidget *pane;

  g_return_if_fail (what < G_N_ELEMENTS (more));
  g_return_if_fail (verb != NULL);

  for (guint i = 0; i < g_list_model_get_n_items (left_out); i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (left_out, i);

      g_hash_table_add (ids, dup_id (item));
    }
  request = ptero_request_new (more[what].endpoint, NULL);
  chooser = chooser_new (what, verb);
  pane = pick (&chooser->info, g_dgettext (GETTEXT_PACKAGE, more[what].title), parent, panel,
               request, picked, receiver);
  g_object_set_data_full (G_OBJECT (pane), "chooser", chooser, g_free);
  ptero_list_pane_set_only (PTERO_LIST_PANE (pane),
                            GTK_FILTER (gtk_custom_filter_new (is_wanted, ids,
                                                               (GDestroyNotify) g_hash_table_unref)));
}

/**
 * ptero_admin_pick_user:
 * @parent: a widget in the window it is for
 * @panel: a panel
 * @picked: (scope forever): called with a [class@Ptero.User] when one was chosen
 * @receiver: (type GObject): given to @picked, which is not called if it is gone by then
 *
 * Lets the person choose a user of the panel, which searches.
 */
void
ptero_admin_pick_user (GtkWidget        *parent,
                       PteroPanel       *panel,
                       PteroAdminPicked  picked,
                       gpointer          receiver)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_USERS_LIST, NULL);

  pick (&user_info, _("Choose a User"), parent, panel, request, picked, receiver);
}

/**
 * ptero_admin_pick_roles:
 * @parent: a widget in the window it is for
 * @panel: a Pelican panel
 * @picked: (scope forever): called with [class@Ptero.Role] objects when some were chosen
 * @receiver: (type GObject): given to @picked, which is not called if it is gone by then
 *
 * Lets the person choose roles of the panel.
 */
void
ptero_admin_pick_roles (GtkWidget        *parent,
                        PteroPanel       *panel,
                        PteroAdminPicked  picked,
                        gpointer          receiver)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_PELICAN_ROLES_LIST, NULL);

  ptero_request_set_query (request, "include", "permissions");
  pick (&role_info, _("Choose Roles"), parent, panel, request, picked, receiver);
}

/**
 * ptero_admin_pick_host:
 * @parent: a widget in the window it is for
 * @panel: a Pelican panel
 * @picked: (scope forever): called with a [class@Ptero.DatabaseHost] when one was chosen
 * @receiver: (type GObject): given to @picked, which is not called if it is gone by then
 *
 * Lets the person choose a database host of the panel.
 */
void
ptero_admin_pick_host (GtkWidget        *parent,
                       PteroPanel       *panel,
                       PteroAdminPicked  picked,
                       gpointer          receiver)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_PELICAN_HOSTS_LIST, NULL);

  pick (&host_info, _("Choose a Database Host"), parent, panel, request, picked, receiver);
}

/**
 * ptero_admin_pick_allocations:
 * @parent: a widget in the window it is for
 * @panel: a panel
 * @node: the id of a node
 * @picked: (scope forever): called with [class@Ptero.Allocation] objects when some were chosen
 * @receiver: (type GObject): given to @picked, which is not called if it is gone by then
 *
 * Lets the person choose free allocations of a node, among which the panel searches.
 */
void
ptero_admin_pick_allocations (GtkWidget        *parent,
                              PteroPanel       *panel,
                              gint64            node,
                              PteroAdminPicked  picked,
                              gpointer          receiver)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, node);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_ALLOCATIONS_LIST, "node",
                                                       id, NULL);

  ptero_request_set_query (request, "filter[server_id]", "0");
  pick (&allocation_info, _("Choose Addresses"), parent, panel, request, picked, receiver);
}
