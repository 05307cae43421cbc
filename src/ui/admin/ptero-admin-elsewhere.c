/* ptero-admin-elsewhere.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-elsewhere.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-panel-link.h"

/* api/application.md 7 and api/differences.md 3.3: what a program cannot do, or what is not known
 * well enough, and where the panel does it itself; without a path it is done here, or there is
 * none */
static const struct
{
  const char *title;
  const char *reason;
  const char *path;
  const char *pelican_reason;
  const char *pelican_path;
  const char *pelican_title;    /* (nullable): the same */
} things[PTERO_ADMIN_N_THINGS] = {
  [PTERO_ADMIN_MOUNTS] = { N_("Mounts"),
                           N_("Folders of a node that servers may see. The API of the panel does not have them."), "/admin/mounts" },
  [PTERO_ADMIN_TRANSFERS] = { N_("Transfers"),
                              N_("A server moves to another node on its page in the panel. The API of the panel cannot do it."), "/admin/servers" },
  [PTERO_ADMIN_EGGS] = { N_("Nests and Eggs"),
                         N_("They can be read, compared and exported here. The API of the panel cannot change them."), "/admin/nests",
                         N_("They can be read, compared, exported, imported and deleted here, and made and changed in the panel."), "/admin/eggs",
                         N_("Eggs") },
  [PTERO_ADMIN_HOSTS] = { N_("Database Hosts"),
                          N_("Where the databases of servers are made. The API of the panel does not have them."), "/admin/databases",
                          N_("Which nodes a database host is for, and how many databases it may have, is changed in the panel."),
                          "/admin/database-hosts" },
  [PTERO_ADMIN_ROLES] = { N_("Permissions of Roles"), NULL, NULL,
                          N_("What a role allows is changed in the panel. The API of the panel only tells it."), "/admin/roles" },
  [PTERO_ADMIN_KEYS] = { N_("Application Keys"),
                         N_("A key cannot make other keys of its kind."), "/admin/api",
                         N_("A key cannot make other keys of its kind."), "/admin/api-keys" },
  [PTERO_ADMIN_PLUGINS] = { N_("Settings of Plugins"), NULL, NULL,
                            N_("Their settings, and the order in which they are loaded, are changed in the panel. The API of the panel does not have them."),
                            "/admin/plugins" },
  [PTERO_ADMIN_SETTINGS] = { N_("Settings of the Panel"),
                             N_("Name, mail, captcha, and what else holds for everybody. The API of the panel does not have them."), "/admin/settings",
                             N_("Name, mail, captcha, and what else holds for everybody. The API of the panel does not have them."), "/admin/settings" },
};

static const char *
get_path (PteroPanel      *panel,
          PteroAdminThing  thing)
{
  return ptero_panel_offers (panel, PTERO_FLAVOUR_PELICAN)
           ? things[thing].pelican_path
           : things[thing].path;
}

static void
activated_cb (GtkWidget *row,
              gpointer   user_data)
{
  ptero_admin_elsewhere_open (row, g_object_get_data (G_OBJECT (row), "panel"),
                              GPOINTER_TO_UINT (user_data));
}

/**
 * ptero_admin_elsewhere_create_row:
 * @panel: a panel
 * @thing: what is done there
 *
 * Returns: (transfer floating) (nullable): a row that says why it is done in the panel itself, and
 *   leads there; %NULL if it is not
 */
GtkWidget *
ptero_admin_elsewhere_create_row (PteroPanel      *panel,
                                  PteroAdminThing  thing)
{
  gboolean is_pelican;
  const char *title;
  const char *reason;
  GtkWidget *row;

  g_return_val_if_fail (PTERO_IS_PANEL (panel), NULL);

  if (get_path (panel, thing) == NULL)
    return NULL;

  is_pelican = ptero_panel_offers (panel, PTERO_FLAVOUR_PELICAN);
  title = is_pelican && things[thing].pelican_title != NULL
            ? things[thing].pelican_title
            : things[thing].title;
  reason = is_pelican ? things[thing].pelican_reason : things[thing].reason;
  row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), g_dgettext (GETTEXT_PACKAGE, title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), g_dgettext (GETTEXT_PACKAGE, reason));
  gtk_widget_set_tooltip_text (row, _("Open in Panel"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("ptero-open-external-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "panel", g_object_ref (panel), g_object_unref);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), GUINT_TO_POINTER (thing));

  return row;
}

/**
 * ptero_admin_elsewhere_add:
 * @facts: facts
 * @thing: what is done in the panel itself
 *
 * Says so in the facts of what it is about, from the function that lists links.
 */
void
ptero_admin_elsewhere_add (PteroFacts      *facts,
                           PteroAdminThing  thing)
{
  GtkWidget *row = ptero_admin_elsewhere_create_row (ptero_facts_get_panel (facts), thing);

  if (row != NULL)
    ptero_facts_add_row (facts, _("Only in the Panel"), row);
}

/**
 * ptero_admin_elsewhere_open:
 * @widget: where it was asked for
 * @panel: a panel
 * @thing: what is done there
 *
 * Opens the page of the panel in the browser.
 */
void
ptero_admin_elsewhere_open (GtkWidget       *widget,
                            PteroPanel      *panel,
                            PteroAdminThing  thing)
{
  g_autofree char *uri = NULL;

  g_return_if_fail (PTERO_IS_PANEL (panel));
  g_return_if_fail (get_path (panel, thing) != NULL);

  uri = g_strconcat (ptero_panel_get_address (panel), get_path (panel, thing), NULL);
  ptero_panel_link_open (widget, uri);
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
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("These are done in the panel itself, which opens in your browser."));
  for (PteroAdminThing thing = 0; thing < PTERO_ADMIN_N_THINGS; thing++)
    {
      GtkWidget *row = ptero_admin_elsewhere_create_row (panel, thing);

      if (row != NULL)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));

  return page;
}
