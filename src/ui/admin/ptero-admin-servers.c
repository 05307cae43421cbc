/* ptero-admin-servers.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-servers.h"

#include <glib/gi18n.h>

#include "ptero-admin-columns.h"
#include "ptero-admin-databases.h"
#include "ptero-admin-egg.h"
#include "ptero-admin-new-server.h"
#include "ptero-admin-nodes.h"
#include "ptero-admin-rights.h"
#include "ptero-admin-server-facts.h"
#include "ptero-admin-server-state.h"
#include "ptero-admin-users.h"
#include "ptero-app-server.h"
#include "ptero-form-dialog.h"
#include "ptero-format.h"
#include "ptero-list-delete.h"

static char *
dup_owner (gpointer item)
{
  PteroAppServer *server = PTERO_APP_SERVER (item);

  return server->user != NULL
           ? g_strdup (server->user->username)
           : g_strdup_printf ("#%" G_GINT64_FORMAT, server->user_id);
}

static char *
dup_node (gpointer item)
{
  PteroAppServer *server = PTERO_APP_SERVER (item);

  return server->node != NULL
           ? g_strdup (server->node->name)
           : g_strdup_printf ("#%" G_GINT64_FORMAT, server->node_id);
}

static char *
dup_egg (gpointer item)
{
  PteroAppServer *server = PTERO_APP_SERVER (item);

  return server->egg != NULL
           ? g_strdup (server->egg->name)
           : g_strdup_printf ("#%" G_GINT64_FORMAT, server->egg_id);
}

static gint64
get_memory (gpointer item)
{
  return PTERO_APP_SERVER (item)->limits != NULL ? PTERO_APP_SERVER (item)->limits->memory : 0;
}

static char *
dup_memory (gpointer item)
{
  return ptero_admin_format_limit (get_memory (item));
}

static gint64
get_disk (gpointer item)
{
  return PTERO_APP_SERVER (item)->limits != NULL ? PTERO_APP_SERVER (item)->limits->disk : 0;
}

static char *
dup_disk (gpointer item)
{
  return ptero_admin_format_limit (get_disk (item));
}

static char *
dup_status (gpointer item)
{
  return g_strdup (ptero_admin_describe_status (PTERO_APP_SERVER (item)->status));
}

static const char *
get_status_icon (gpointer item)
{
  static const struct { const char *status; const char *icon_name; } icons[] = {
    { "installing", "ptero-state-installing-symbolic" },
    { "restoring_backup", "ptero-state-restoring-symbolic" },
    { "suspended", "ptero-state-suspended-symbolic" },
  };
  const char *status = PTERO_APP_SERVER (item)->status;

  if (status == NULL)
    return "ptero-check-symbolic";

  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_str_equal (status, icons[i].status))
      return icons[i].icon_name;

  return g_str_has_suffix (status, "failed") ? "ptero-failed-symbolic" : "ptero-warning-symbolic";
}

static char *
dup_identifier (gpointer item)
{
  return g_strdup (PTERO_APP_SERVER (item)->identifier);
}

static const PteroColumn columns[] = {
  { "id", N_("ID"), ptero_admin_dup_id, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_DETAIL,
    ptero_admin_get_id, .server_sort = "id" },
  { "name", N_("Name"), ptero_admin_dup_name, PTERO_COLUMN_EXPAND | PTERO_COLUMN_NAME },
  { "status", N_("State"), dup_status, PTERO_COLUMN_DEFAULT, .get_icon = get_status_icon },
  { "owner", N_("Owner"), dup_owner, PTERO_COLUMN_LINK },
  { "egg", N_("Egg"), dup_egg, PTERO_COLUMN_DETAIL | PTERO_COLUMN_LINK },
  { "memory", N_("Memory"), dup_memory, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_DETAIL, get_memory },
  { "disk", N_("Disk"), dup_disk, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_DETAIL, get_disk },
  { "identifier", N_("Identifier"), dup_identifier, PTERO_COLUMN_DETAIL | PTERO_COLUMN_MONOSPACE },
  { "node", N_("Node"), dup_node, PTERO_COLUMN_DETAIL | PTERO_COLUMN_LINK },
    /* last: on the page of a node all have the same */
};

static PteroRequest *
create_request (PteroEndpoint endpoint,
                gpointer      item)
{
  g_autofree char *id = ptero_admin_dup_id (item);

  return ptero_request_new (endpoint, "server", id, NULL);
}

static PteroRequest *
create_suspend (PteroListPane *pane,
                gpointer       item)
{
  return create_request (PTERO_ENDPOINT_APP_SERVER_SUSPEND, item);
}

static PteroRequest *
create_unsuspend (PteroListPane *pane,
                  gpointer       item)
{
  return create_request (PTERO_ENDPOINT_APP_SERVER_UNSUSPEND, item);
}

static PteroRequest *
create_reinstall (PteroListPane *pane,
                  gpointer       item)
{
  return create_request (PTERO_ENDPOINT_APP_SERVER_REINSTALL, item);
}

static PteroRequest *
create_delete (PteroListPane *pane,
               gpointer       item)
{
  return create_request (PTERO_ENDPOINT_APP_SERVER_DELETE, item);
}

static PteroRequest *
create_force_delete (PteroListPane *pane,
                     gpointer       item)
{
  return create_request (PTERO_ENDPOINT_APP_SERVER_DELETE_FORCE, item);
}

static gboolean
suspend_fits (PteroListPane *pane,
              gpointer       item)
{
  return ptero_admin_server_is_usable (item);
}

static gboolean
unsuspend_fits (PteroListPane *pane,
                gpointer       item)
{
  return ptero_admin_server_is_suspended (item);
}

static void
create_run (PteroListPane *pane,
            GPtrArray     *items)
{
  ptero_admin_new_server (pane);
}

static const PteroFormField find_fields[] = {
  { NULL, N_("External ID"), PTERO_FORM_HEADING,
    N_("Finds the one server that another program knows by exactly this id") },
  { "external_id", N_("External ID"), PTERO_FORM_TEXT, .min = 1, .max = 191 },
};

static void
open_owner_run (PteroListPane *pane,
                GPtrArray     *items)
{
  PteroAppServer *server = items->pdata[0];

  ptero_admin_kind_follow (&ptero_admin_user_kind, GTK_WIDGET (pane), server->user_id,
                           server->user != NULL ? server->user->username : _("User"));
}

static void
open_node_run (PteroListPane *pane,
               GPtrArray     *items)
{
  PteroAppServer *server = items->pdata[0];

  ptero_admin_kind_follow (&ptero_admin_node_kind, GTK_WIDGET (pane), server->node_id,
                           server->node != NULL ? server->node->name : _("Node"));
}

static void
open_egg_run (PteroListPane *pane,
              GPtrArray     *items)
{
  ptero_admin_egg_open_of (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane),
                           ptero_list_pane_get_jobs (pane), items->pdata[0]);
}

static void
suspend_run (PteroListPane *pane,
             GPtrArray     *items)
{
  g_autofree char *title = g_strdup_printf (ngettext ("Suspend %u Server", "Suspend %u Servers",
                                                      items->len), items->len);
  g_autofree char *heading = g_strdup_printf (ngettext ("Suspend %u Server?", "Suspend %u Servers?",
                                                        items->len), items->len);

  ptero_list_ask_each (pane, items, heading,
                       _("A suspended server is stopped and cannot be used until it is unsuspended."), _("_Suspend"),
                       title, create_suspend, ptero_admin_dup_name);
}

static void
unsuspend_run (PteroListPane *pane,
               GPtrArray     *items)
{
  g_autofree char *title = g_strdup_printf (ngettext ("Unsuspend %u Server", "Unsuspend %u Servers",
                                                      items->len), items->len);

  ptero_list_run_each (pane, items, title, create_unsuspend, ptero_admin_dup_name);
}

/* What is to be done with which servers once it was typed. */
typedef struct
{
  GPtrArray        *items;
  char             *title;
  PteroItemRequest  create;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_ptr_array_unref (question->items);
  g_free (question->title);
  g_free (question);
}

static void
confirmed_cb (PteroListPane *pane)
{
  Question *question = g_object_get_data (G_OBJECT (pane), "question");

  ptero_list_run_each (pane, question->items, question->title, question->create,
                       ptero_admin_dup_name);
}

/* One has its name typed, many their number. */
static void
ask_typed (PteroListPane    *pane,
           GPtrArray        *items,
           const char       *heading,
           const char       *body,
           const char       *action,
           const char       *title,
           PteroItemRequest  create)
{
  Question *question = g_new0 (Question, 1);
  const char *name = PTERO_APP_SERVER (items->pdata[0])->name;
  g_autofree char *typed = items->len == 1 && name != NULL
                             ? ptero_text_make_safe (name)
                             : g_strdup_printf ("%u", items->len);

  question->items = g_ptr_array_ref (items);
  question->title = g_strdup (title);
  question->create = create;
  g_object_set_data_full (G_OBJECT (pane), "question", question, question_free);
  ptero_confirm_name (GTK_WIDGET (pane), heading, body, typed, action, G_CALLBACK (confirmed_cb),
                      pane);
}

static void
reinstall_run (PteroListPane *pane,
               GPtrArray     *items)
{
  g_autofree char *title = g_strdup_printf (ngettext ("Reinstall %u Server", "Reinstall %u Servers",
                                                      items->len), items->len);
  g_autofree char *heading = g_strdup_printf (ngettext ("Reinstall %u Server?",
                                                        "Reinstall %u Servers?", items->len),
                                              items->len);

  ask_typed (pane, items, heading,
             _("The server is stopped and the install script of its egg runs again, which may replace or delete files. A suspended server does not stay suspended."),
             _("_Reinstall"), title, create_reinstall);
}

static void
ask_delete (PteroListPane    *pane,
            GPtrArray        *items,
            const char       *body,
            PteroItemRequest  create)
{
  g_autofree char *title = g_strdup_printf (ngettext ("Delete %u Server", "Delete %u Servers",
                                                      items->len), items->len);

  ask_typed (pane, items, items->len == 1 ? _("Delete Server?") : _("Delete Servers?"), body,
             _("_Delete"), title, create);
}

static void
delete_run (PteroListPane *pane,
            GPtrArray     *items)
{
  ask_delete (pane, items,
              _("All files, databases and backups on the node are deleted for good. If the node cannot be reached nothing is deleted."), create_delete);
}

static void
force_delete_run (PteroListPane *pane,
                  GPtrArray     *items)
{
  ask_delete (pane, items,
              _("The panel forgets the server even if its node or database host does not answer; what is left there has to be removed by hand."),
              create_force_delete);
}

static const PteroVerb verbs[] = {
  { "create", N_("_New Server…"), PTERO_ADMIN_WRITE, PTERO_VERB_SUGGESTED, create_run },
  { "find", N_("_Find by External ID…"), NULL, PTERO_VERB_MENU | PTERO_VERB_READS,
    ptero_admin_kind_find_run },
  { "open", N_("_Open"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT, ptero_admin_kind_open_run },
  { "owner", N_("_Owner"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_MENU | PTERO_VERB_LINK,
    open_owner_run },
  { "egg", N_("_Egg"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_MENU | PTERO_VERB_LINK, open_egg_run },
  { "node", N_("_Node"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_MENU | PTERO_VERB_LINK,
    open_node_run },
  { "suspend", N_("_Suspend…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_MANY, suspend_run, suspend_fits },
  { "unsuspend", N_("_Unsuspend"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_MANY, unsuspend_run,
    unsuspend_fits },
  { "reinstall", N_("_Reinstall…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_MANY | PTERO_VERB_MENU,
    reinstall_run },
  { "delete", N_("_Delete…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_MANY | PTERO_VERB_DESTRUCTIVE,
    delete_run, NULL, "Delete" },
  { "force-delete", N_("_Force Deletion…"), PTERO_ADMIN_WRITE,
    PTERO_VERB_FOR_MANY | PTERO_VERB_DESTRUCTIVE | PTERO_VERB_MENU, force_delete_run },
};

static const PteroListFilter filters[] = {
  { "filter[name]", N_("Name") },
  { "filter[uuidShort]", N_("Identifier") },
  { "filter[uuid]", N_("UUID") },
  { "filter[description]", N_("Description") },
  { "filter[image]", N_("Docker Image") },
  { "filter[external_id]", N_("External ID") },
  { NULL }
};

/* The panel neither searches nor sorts by the state: api/application.md 4. */
static const PteroListChoice choices[] = {
  { "all", N_("All") },
  { "suspended", N_("Suspended"), .fits = ptero_admin_server_is_suspended },
  { "failed", N_("Failed"), .fits = ptero_admin_server_has_failed },
  { NULL }
};

static gboolean
is_busy (gpointer item)
{
  const char *status = PTERO_APP_SERVER (item)->status;

  return g_strcmp0 (status, "installing") == 0 || g_strcmp0 (status, "restoring_backup") == 0;
}

static const PteroListInfo info = {
  .id = "admin-servers",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .verbs = verbs,
  .n_verbs = G_N_ELEMENTS (verbs),
  .icon_name = "ptero-server-symbolic",
  .empty_title = N_("No Servers"),
  .empty_description = N_("All servers of the panel are listed here, whoever they belong to"),
  .per_page = 100,
  .filters = filters,
  .choices = choices,
  .is_busy = is_busy,
};

/* They come with what they belong to, all at once */
static const PteroListInfo related_info = {
  .id = "related-servers",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .verbs = verbs,
  .n_verbs = G_N_ELEMENTS (verbs),
  .icon_name = "ptero-server-symbolic",
  .empty_title = N_("No Servers"),
  .empty_description = N_("The servers that belong to this are listed here"),
  .choices = choices,
  .is_busy = is_busy,
};

static const PteroListInfo node_info = {
  .id = "node-servers",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns) - 1,
  .verbs = verbs,
  .n_verbs = G_N_ELEMENTS (verbs),
  .icon_name = "ptero-server-symbolic",
  .empty_title = N_("No Servers"),
  .empty_description = N_("The servers on this node are listed here, whoever they belong to"),
  .choices = choices,
  .is_busy = is_busy,
};

static void
add_parts (PteroParts    *parts,
           PteroPanel    *panel,
           PteroJobQueue *jobs,
           PteroRequest  *request,
           gint64         id,
           const char    *name)
{
  ptero_parts_add (parts, "databases", _("Databases"), ptero_admin_databases_new (panel, jobs, id));
}

/* It is not changed by one form, and its name is typed before it is deleted. */
const PteroAdminKind ptero_admin_server_kind = {
  .name = "server",
  .list = PTERO_ENDPOINT_APP_SERVERS_LIST,
  .get = PTERO_ENDPOINT_APP_SERVER_GET,
  .create = PTERO_ENDPOINT_APP_SERVER_CREATE,
  .find = PTERO_ENDPOINT_APP_SERVER_GET_EXTERNAL,
  .include = "user,node,egg",
  .page_include = "user,node,nest,egg,allocations,variables",
  .dup_name = ptero_admin_dup_name,
  .info = &info,
  .facts = &ptero_admin_server_facts_info,
  .find_fields = find_fields,
  .add_parts = add_parts,
};

/**
 * ptero_admin_servers_new:
 * @panel: a panel
 * @jobs: where long work goes
 *
 * Returns: (transfer floating): all servers of the panel, as its administrator sees them
 */
GtkWidget *
ptero_admin_servers_new (PteroPanel    *panel,
                         PteroJobQueue *jobs)
{
  return ptero_admin_kind_list_new (&ptero_admin_server_kind, panel, jobs);
}

static GtkWidget *
create_related (const PteroListInfo *list_info,
                PteroPanel          *panel,
                PteroJobQueue       *jobs,
                PteroRequest        *request,
                const char          *include)
{
  ptero_request_set_query (request, "include", include);
  ptero_request_set_relation (request, "servers");

  return ptero_admin_kind_list_new_of (&ptero_admin_server_kind, list_info, panel, jobs, request);
}

/**
 * ptero_admin_servers_add_part:
 * @parts: the parts of something that has servers: a user, a location, a nest, an egg
 * @panel: a panel
 * @jobs: where long work goes
 * @owner: a request that is answered with that thing
 *
 * Adds its servers as the part `servers`.
 *
 * Returns: (transfer none): the list of them
 */
GtkWidget *
ptero_admin_servers_add_part (PteroParts    *parts,
                              PteroPanel    *panel,
                              PteroJobQueue *jobs,
                              PteroRequest  *owner)
{
  g_autoptr(PteroRequest) request = NULL;
  GtkWidget *pane;

  g_return_val_if_fail (PTERO_IS_PARTS (parts), NULL);
  g_return_val_if_fail (PTERO_IS_REQUEST (owner), NULL);

  request = ptero_request_copy (owner);
  pane = create_related (&related_info, panel, jobs, request,
                         "servers,servers.user,servers.node,servers.egg");
  ptero_parts_add (parts, "servers", _("Servers"), pane);

  return pane;
}

/**
 * ptero_admin_servers_new_for_node:
 * @panel: a panel
 * @jobs: where long work goes
 * @node: the id of a node
 *
 * Returns: (transfer floating): the servers of the node
 */
GtkWidget *
ptero_admin_servers_new_for_node (PteroPanel    *panel,
                                  PteroJobQueue *jobs,
                                  gint64         node)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, node);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_NODE_GET, "node", id,
                                                       NULL);
  GtkWidget *pane;

  pane = create_related (&node_info, panel, jobs, request, "servers,servers.user,servers.egg");
  ptero_admin_new_server_begin_with (PTERO_LIST_PANE (pane), "_place", node, NULL);

  return pane;
}
