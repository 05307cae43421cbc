/* ptero-file-bookmarks.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-file-bookmarks.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ptero-format.h"
#include "ptero-settings.h"

#define SETTING "folder-bookmarks"

/* The folders of a server that somebody wants to come back to: a button with a menu of them. They
 * are kept in the settings, each as the key of its server and its path, which begins with a
 * slash. */

static const char *
get_key (PteroFileBrowser *browser)
{
  return ptero_fleet_server_get_key (ptero_access_get_server (ptero_file_browser_get_access (browser)));
}

static char *
dup_here (PteroFileBrowser *browser)
{
  return g_strconcat (get_key (browser),
                      ptero_folder_get_path (ptero_file_browser_get_folder (browser)), NULL);
}

static void
append_folder (GMenu      *menu,
               const char *path)
{
  /* the top is called as the path bar calls it */
  g_autofree char *label = ptero_format_menu_label (g_str_equal (path, "/") ? _("Files") : path);
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "bookmarks.go", "s", path);
  g_menu_append_item (menu, item);
}

static void
create_menu_cb (GtkMenuButton *button,
                gpointer       user_data)
{
  PteroFileBrowser *browser = user_data;
  g_autofree char *here = dup_here (browser);
  g_auto(GStrv) all = g_settings_get_strv (ptero_settings_get_default (), SETTING);
  const char *key = get_key (browser);
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) folders = g_menu_new ();
  const gboolean is_marked = g_strv_contains ((const char *const *) all, here);

  for (guint i = 0; all[i] != NULL; i++)
    if (g_str_has_prefix (all[i], key) && all[i][strlen (key)] == '/')
      append_folder (folders, all[i] + strlen (key));
  g_menu_append (menu, is_marked ? _("_Remove the Bookmark") : _("_Bookmark This Folder"),
                 "bookmarks.toggle");
  if (g_menu_model_get_n_items (G_MENU_MODEL (folders)) > 0)
    g_menu_append_section (menu, _("Bookmarks"), G_MENU_MODEL (folders));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
go_cb (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       user_data)
{
  ptero_file_browser_open (user_data, g_variant_get_string (parameter, NULL));
}

static void
toggle_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  GSettings *settings = ptero_settings_get_default ();
  g_autofree char *here = dup_here (user_data);
  g_auto(GStrv) all = g_settings_get_strv (settings, SETTING);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) kept = NULL;
  gboolean was_marked = FALSE;

  for (guint i = 0; all[i] != NULL; i++)
    if (g_str_equal (all[i], here))
      was_marked = TRUE;
    else
      g_strv_builder_add (builder, all[i]);
  if (!was_marked)
    g_strv_builder_add (builder, here);
  kept = g_strv_builder_end (builder);
  g_settings_set_strv (settings, SETTING, (const char *const *) kept);
}

static const GActionEntry entries[] = {
  { "go", go_cb, "s" },
  { "toggle", toggle_cb },
};

/**
 * ptero_file_bookmarks_new:
 * @browser: a browser, which outlives it
 *
 * Returns: (transfer floating): a button with the bookmarks of its server
 */
GtkWidget *
ptero_file_bookmarks_new (PteroFileBrowser *browser)
{
  GtkWidget *button;
  g_autoptr(GSimpleActionGroup) actions = NULL;

  g_return_val_if_fail (PTERO_IS_FILE_BROWSER (browser), NULL);

  button = gtk_menu_button_new ();
  actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries),
                                   browser);
  gtk_widget_insert_action_group (button, "bookmarks", G_ACTION_GROUP (actions));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "user-bookmarks-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_menu_cb, browser, NULL);
  gtk_widget_set_tooltip_text (button, _("Bookmarks"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Bookmarks"), -1);
  gtk_widget_set_visible (button, ptero_settings_get_default () != NULL);

  return button;
}
