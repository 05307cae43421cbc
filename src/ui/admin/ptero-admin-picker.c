/* ptero-admin-picker.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-picker.h"

#include <adwaita.h>
#include <glib/gi18n.h>

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

static const PteroColumn columns[] = {
  { "username", N_("User Name"), dup_username, PTERO_COLUMN_DEFAULT },
  { "email", N_("E-mail"), dup_email, PTERO_COLUMN_EXPAND },
};

/* Who is told of the choice. */
typedef struct
{
  GWeakRef             receiver;
  PteroAdminUserPicked picked;
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
    picking->picked (receiver, items->pdata[0]);
  ptero_dialog_close (GTK_WIDGET (pane));
}

static const PteroVerb verbs[] = {
  { "choose", N_("_Choose"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT | PTERO_VERB_SUGGESTED, choose_run },
};

static const PteroListFilter filters[] = {
  { "filter[username]", N_("User Name") },
  { "filter[email]", N_("E-mail") },
  { "filter[external_id]", N_("External ID") },
  { NULL }
};

static const PteroListInfo info = {
  .id = "pick-user",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .verbs = verbs,
  .n_verbs = G_N_ELEMENTS (verbs),
  .icon_name = "system-users-symbolic",
  .empty_title = N_("No Users"),
  .empty_description = N_("A user signs in to the panel and owns servers"),
  .per_page = 100,
  .filters = filters,
};

/**
 * ptero_admin_pick_user:
 * @parent: a widget in the window it is for
 * @panel: a panel
 * @picked: (scope forever): called when a user was chosen
 * @receiver: (type GObject): given to @picked, which is not called if it is gone by then
 *
 * Lets the person choose a user of the panel, which searches.
 */
void
ptero_admin_pick_user (GtkWidget            *parent,
                       PteroPanel           *panel,
                       PteroAdminUserPicked  picked,
                       gpointer              receiver)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_USERS_LIST, NULL);
  g_autoptr(PteroJobQueue) jobs = ptero_job_queue_new ();
  GtkWidget *view = g_object_new (PTERO_TYPE_TOOLBAR_VIEW, NULL);
  GtkWidget *pane = ptero_list_pane_new (&info, panel, request, jobs);
  Picking *picking = g_new0 (Picking, 1);

  g_weak_ref_init (&picking->receiver, receiver);
  picking->picked = picked;
  g_object_set_data_full (G_OBJECT (pane), "picking", picking, picking_free);
  ptero_toolbar_view_add_top (PTERO_TOOLBAR_VIEW (view), adw_header_bar_new ());
  ptero_toolbar_view_set_content (PTERO_TOOLBAR_VIEW (view), pane);
  ptero_dialog_set_size (view, 520, 480);
  ptero_dialog_present (view, _("Choose a User"), parent);
}
