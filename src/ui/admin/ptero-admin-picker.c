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
#include "ptero-user.h"

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

static void
choose_run (PteroListPane *pane,
            GPtrArray     *items)
{
  GClosure *closure = g_object_get_data (G_OBJECT (pane), "picked");
  GValue value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_OBJECT);
  g_value_set_object (&value, items->pdata[0]);
  g_closure_invoke (closure, NULL, 1, &value, NULL);
  g_value_unset (&value);
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
 * @picked: called with the [class@Ptero.User] and @user_data
 * @user_data: (type GObject): not called if it is gone by then
 *
 * Lets the person choose a user of the panel, which searches.
 */
void
ptero_admin_pick_user (GtkWidget  *parent,
                       PteroPanel *panel,
                       GCallback   picked,
                       gpointer    user_data)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_USERS_LIST, NULL);
  g_autoptr(PteroJobQueue) jobs = ptero_job_queue_new ();
  GtkWidget *view = g_object_new (PTERO_TYPE_TOOLBAR_VIEW, NULL);
  GtkWidget *pane = ptero_list_pane_new (&info, panel, request, jobs);
  GClosure *closure = g_cclosure_new (picked, user_data, NULL);

  g_object_watch_closure (user_data, closure);
  g_closure_set_marshal (closure, g_cclosure_marshal_VOID__OBJECT);
  g_closure_ref (closure);
  g_closure_sink (closure);
  g_object_set_data_full (G_OBJECT (pane), "picked", closure, (GDestroyNotify) g_closure_unref);
  ptero_toolbar_view_add_top (PTERO_TOOLBAR_VIEW (view), adw_header_bar_new ());
  ptero_toolbar_view_set_content (PTERO_TOOLBAR_VIEW (view), pane);
  ptero_dialog_set_size (view, 520, 480);
  ptero_dialog_present (view, _("Choose a User"), parent);
}
