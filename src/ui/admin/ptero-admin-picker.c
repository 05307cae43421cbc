/* ptero-admin-picker.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-picker.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-admin-allocations.h"
#include "ptero-allocation.h"
#include "ptero-dialog.h"
#include "ptero-list-pane.h"
#include "ptero-toolbar-view.h"

static char *
dup_username (gpointer item)
{
  return g_strdup (PTERO_USER (item)->username);
}

static char *
dup_email (gpointer item)
{
  return g_strdup (PTERO_USER (item)->email);
}

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
  { "choose", N_("C_hoose"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT | PTERO_VERB_SUGGESTED, choose_run },
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

/* A panel before 1.8 does not filter, so that some may be in use. */
static gboolean
is_free (PteroListPane *pane,
         gpointer       item)
{
  return !PTERO_ALLOCATION (item)->assigned;
}

static const PteroVerb allocation_verbs[] = {
  { "choose", N_("_Add"), NULL, PTERO_VERB_FOR_MANY | PTERO_VERB_DEFAULT | PTERO_VERB_SUGGESTED, choose_run, is_free },
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

static void
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
  ptero_dialog_set_size (view, 520, 480);
  ptero_dialog_present (view, title, parent);
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
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_ALLOCATIONS_LIST, "node", id, NULL);

  ptero_request_set_query (request, "filter[server_id]", "0");
  pick (&allocation_info, _("Choose Addresses"), parent, panel, request, picked, receiver);
}
