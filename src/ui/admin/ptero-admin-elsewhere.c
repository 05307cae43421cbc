/* ptero-admin-elsewhere.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-elsewhere.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-panel-link.h"

/* api/application.md 7: what the panel does not let a program do, and where it does it itself */
static const struct { const char *title; const char *reason; const char *path; const char *pelican_path; } things[] = {
  { N_("Mounts"), N_("Folders of a node that servers may see"), "/admin/mounts", "/admin/mounts" },
  { N_("Transfers"), N_("A server moves to another node on the page of the server"), "/admin/servers", "/admin/servers" },
  { N_("Nests and Eggs"), N_("They can be read and exported here, and changed in the panel"), "/admin/nests", "/admin/eggs" },
  { N_("Database Hosts"), N_("Where the databases of servers are made"), "/admin/databases", "/admin/database-hosts" },
  { N_("Application Keys"), N_("A key cannot make other keys of its kind"), "/admin/api", "/admin/api-keys" },
  { N_("Settings of the Panel"), N_("Name, mail, captcha, and what else holds for everybody"), "/admin/settings", "/admin/settings" },
};

static void
activated_cb (GtkWidget *row,
              gpointer   user_data)
{
  PteroPanel *panel = g_object_get_data (G_OBJECT (row), "panel");
  guint i = GPOINTER_TO_UINT (user_data);
  g_autofree char *uri = g_strconcat (ptero_panel_get_address (panel),
                                      ptero_panel_get_flavour (panel) == PTERO_FLAVOUR_PELICAN ? things[i].pelican_path : things[i].path, NULL);

  ptero_panel_link_open (row, uri);
}

/**
 * ptero_admin_elsewhere_new:
 * @panel: a panel
 * @jobs: where long work goes
 *
 * Returns: (transfer floating): what only the panel itself can do, with the way there
 */
GtkWidget *
ptero_admin_elsewhere_new (PteroPanel    *panel,
                           PteroJobQueue *jobs)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Only in the Panel"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _("Panels do not offer these to programs. They open in your browser."));
  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), g_dgettext (GETTEXT_PACKAGE, things[i].title));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), g_dgettext (GETTEXT_PACKAGE, things[i].reason));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("ptero-open-external-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "panel", g_object_ref (panel), g_object_unref);
      g_signal_connect (row, "activated", G_CALLBACK (activated_cb), GUINT_TO_POINTER (i));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));

  return page;
}
