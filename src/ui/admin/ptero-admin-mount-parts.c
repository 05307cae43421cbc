/* ptero-admin-mount-parts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-mount-parts.h"

#include <glib/gi18n.h>

#include "ptero-admin-columns.h"
#include "ptero-admin-egg.h"
#include "ptero-admin-nodes.h"
#include "ptero-admin-picker.h"
#include "ptero-admin-rights.h"
#include "ptero-admin-servers.h"
#include "ptero-app-server.h"
#include "ptero-list-delete.h"
#include "ptero-node.h"

/* What a mount is attached to: its nodes, eggs and servers, each a part of its page. */

static void
open_egg (PteroListPane *pane,
          gpointer       item)
{
  ptero_admin_egg_open (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane),
                        ptero_list_pane_get_jobs (pane), item, "overview");
}

static void
open_node (PteroListPane *pane,
           gpointer       item)
{
  PteroNode *node = item;

  ptero_admin_kind_follow (&ptero_admin_node_kind, GTK_WIDGET (pane), node->id, node->name);
}

static void
open_server (PteroListPane *pane,
             gpointer       item)
{
  PteroAppServer *server = item;

  ptero_admin_kind_follow (&ptero_admin_server_kind, GTK_WIDGET (pane), server->id, server->name);
}

static char *
dup_attach_eggs (guint n)
{
  return g_strdup_printf (ngettext ("Attach %u Egg", "Attach %u Eggs", n), n);
}

static char *
dup_attach_nodes (guint n)
{
  return g_strdup_printf (ngettext ("Attach %u Node", "Attach %u Nodes", n), n);
}

static char *
dup_attach_servers (guint n)
{
  return g_strdup_printf (ngettext ("Attach %u Server", "Attach %u Servers", n), n);
}

static char *
dup_detach_eggs (guint n)
{
  return g_strdup_printf (ngettext ("Detach %u Egg", "Detach %u Eggs", n), n);
}

static char *
dup_detach_nodes (guint n)
{
  return g_strdup_printf (ngettext ("Detach %u Node", "Detach %u Nodes", n), n);
}

static char *
dup_detach_servers (guint n)
{
  return g_strdup_printf (ngettext ("Detach %u Server", "Detach %u Servers", n), n);
}

static void attach_run (PteroListPane *pane, GPtrArray *items);
static void open_run   (PteroListPane *pane, GPtrArray *items);
static void detach_run (PteroListPane *pane, GPtrArray *items);

static const PteroVerb verbs[] = {
  { "attach", N_("_Attach…"), PTERO_ADMIN_WRITE, PTERO_VERB_SUGGESTED, attach_run },
  { "open", N_("_Open"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT, open_run },
  { "detach", N_("_Detach…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_MANY | PTERO_VERB_DESTRUCTIVE,
    detach_run, NULL, "Delete" },
};

/* One of the three kinds of things that a mount is attached to. */
typedef struct
{
  const char      *name;             /* of the part and of what is sent */
  const char      *title;
  const char      *argument;         /* what the path of a detached one names */
  PteroEndpoint    list;
  PteroEndpoint    attach;
  PteroEndpoint    detach;
  PteroAdminPick   pick;
  const char      *detach_body;
  char          *(*dup_attach_title) (guint n);
  char          *(*dup_detach_title) (guint n);
  void           (*open) (PteroListPane *pane,
                          gpointer       item);
  PteroListInfo    info;
} Kind;

static const Kind kinds[] = {
  { "nodes", N_("Nodes"), "node",
    PTERO_ENDPOINT_PELICAN_MOUNT_NODES_LIST, PTERO_ENDPOINT_PELICAN_MOUNT_NODES_ATTACH,
    PTERO_ENDPOINT_PELICAN_MOUNT_NODE_DETACH,
    PTERO_ADMIN_PICK_NODES, N_("Servers there can no longer be given the mount."), dup_attach_nodes,
    dup_detach_nodes, open_node,
    { .id = "mount-nodes", .columns = ptero_admin_node_columns, .n_columns = PTERO_ADMIN_N_COLUMNS,
      .verbs = verbs, .n_verbs = G_N_ELEMENTS (verbs),
      .icon_name = "network-server-symbolic", .empty_title = N_("No Nodes"),
      .empty_description = N_("The nodes that have this folder. Servers of others do not see the mount.") } },
  { "eggs", N_("Eggs"), "egg",
    PTERO_ENDPOINT_PELICAN_MOUNT_EGGS_LIST, PTERO_ENDPOINT_PELICAN_MOUNT_EGGS_ATTACH,
    PTERO_ENDPOINT_PELICAN_MOUNT_EGG_DETACH,
    PTERO_ADMIN_PICK_EGGS, N_("Servers made of it can no longer be given the mount."),
    dup_attach_eggs, dup_detach_eggs, open_egg,
    { .id = "mount-eggs", .columns = ptero_admin_egg_columns, .n_columns = PTERO_ADMIN_N_COLUMNS,
      .verbs = verbs, .n_verbs = G_N_ELEMENTS (verbs),
      .icon_name = "view-grid-symbolic", .empty_title = N_("No Eggs"),
      .empty_description = N_("The eggs whose servers may have this mount") } },
  { "servers", N_("Servers"), "server",
    PTERO_ENDPOINT_PELICAN_MOUNT_SERVERS_LIST, PTERO_ENDPOINT_PELICAN_MOUNT_SERVERS_ATTACH,
    PTERO_ENDPOINT_PELICAN_MOUNT_SERVER_DETACH,
    PTERO_ADMIN_PICK_SERVERS,
    N_("The server no longer sees the folder once it is restarted. What is in it stays on the node."),
    dup_attach_servers, dup_detach_servers, open_server,
    { .id = "mount-servers", .columns = ptero_admin_server_columns,
      .n_columns = PTERO_ADMIN_N_COLUMNS, .verbs = verbs, .n_verbs = G_N_ELEMENTS (verbs),
      .icon_name = "ptero-server-symbolic", .empty_title = N_("No Servers"),
      .empty_description = N_("The servers that see this folder. They see it once they are restarted.") } },
};

static const Kind *
get_kind (PteroListPane *pane)
{
  return g_object_get_data (G_OBJECT (pane), "kind");
}

static const char *
get_mount (PteroListPane *pane)
{
  return g_object_get_data (G_OBJECT (pane), "mount");
}

static void
open_run (PteroListPane *pane,
          GPtrArray     *items)
{
  get_kind (pane)->open (pane, items->pdata[0]);
}

/* Each for itself: of many at once, none would be attached if one is already. */
static PteroRequest *
create_attach (PteroListPane *pane,
               gpointer       item)
{
  PteroRequest *request = ptero_request_new (get_kind (pane)->attach, "mount", get_mount (pane),
                                             NULL);
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) ids = NULL;

  json_builder_begin_array (builder);
  json_builder_add_int_value (builder, ptero_admin_get_id (item));
  json_builder_end_array (builder);
  ids = json_builder_get_root (builder);
  ptero_request_set_node (request, get_kind (pane)->name, ids);

  return request;
}

static void
picked_cb (gpointer   receiver,
           GPtrArray *items)
{
  PteroListPane *pane = receiver;
  g_autofree char *title = get_kind (pane)->dup_attach_title (items->len);

  ptero_list_run_each (pane, items, title, create_attach, ptero_admin_dup_name);
}

static void
attach_run (PteroListPane *pane,
            GPtrArray     *items)
{
  ptero_admin_pick_more (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), get_kind (pane)->pick,
                         N_("_Attach"),
                         G_LIST_MODEL (ptero_list_pane_get_listing (pane)), picked_cb, pane);
}

static PteroRequest *
create_detach (PteroListPane *pane,
               gpointer       item)
{
  g_autofree char *id = ptero_admin_dup_id (item);

  return ptero_request_new (get_kind (pane)->detach, "mount", get_mount (pane),
                            get_kind (pane)->argument, id, NULL);
}

static void
detach_run (PteroListPane *pane,
            GPtrArray     *items)
{
  const Kind *kind = get_kind (pane);
  g_autofree char *title = kind->dup_detach_title (items->len);
  /* Translators: %s is e.g. "Detach 3 Nodes" */
  g_autofree char *heading = g_strdup_printf (_("%s?"), title);

  ptero_list_ask_each (pane, items, heading, g_dgettext (GETTEXT_PACKAGE, kind->detach_body),
                       _("_Detach"), title, create_detach, ptero_admin_dup_name);
}

/**
 * ptero_admin_mount_parts_add:
 * @parts: the parts of the page of a mount
 * @panel: a Pelican panel
 * @jobs: where long work goes
 * @mount: the id of the mount
 *
 * Adds its nodes, eggs and servers.
 */
void
ptero_admin_mount_parts_add (PteroParts    *parts,
                             PteroPanel    *panel,
                             PteroJobQueue *jobs,
                             gint64         mount)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, mount);

  g_return_if_fail (PTERO_IS_PARTS (parts));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(PteroRequest) request = ptero_request_new (kinds[i].list, "mount", id, NULL);
      g_autoptr(PteroRequest) creation = ptero_request_new (PTERO_ENDPOINT_PELICAN_MOUNT_CREATE,
                                                            NULL);
      GtkWidget *pane = ptero_list_pane_new (&kinds[i].info, panel, request, jobs);

      g_object_set_data (G_OBJECT (pane), "kind", (gpointer) &kinds[i]);
      g_object_set_data_full (G_OBJECT (pane), "mount", g_strdup (id), g_free);
      ptero_admin_rights_heed (pane, panel, creation);
      ptero_parts_add (parts, kinds[i].name, g_dgettext (GETTEXT_PACKAGE, kinds[i].title), pane);
    }
}
