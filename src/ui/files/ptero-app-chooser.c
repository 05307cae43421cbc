/* ptero-app-chooser.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-app-chooser.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-dialog.h"
#include "ptero-format.h"
#include "ptero-toolbar-view.h"

#define WIDTH 420
#define HEIGHT 560

/* What the rows of a dialog share. */
typedef struct
{
  PteroAppChosen chosen;
  gpointer       user_data;
  GDestroyNotify destroy;
} Choice;

static void
choice_clear (gpointer data)
{
  Choice *choice = data;

  if (choice->destroy != NULL)
    choice->destroy (choice->user_data);
}

static void
drop_choice (gpointer data)
{
  g_rc_box_release_full (data, choice_clear);
}

static void
row_activated_cb (GtkWidget *row)
{
  Choice *choice = g_rc_box_acquire (g_object_get_data (G_OBJECT (row), "choice"));
  g_autoptr(GAppInfo) app = g_object_get_data (G_OBJECT (row), "app");

  if (app != NULL)
    g_object_ref (app);
  ptero_dialog_close (row);
  choice->chosen (app, choice->user_data);
  drop_choice (choice);
}

static void
add_row (GtkWidget  *group,
         GAppInfo   *app,
         const char *title,
         Choice     *choice)
{
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name ("application-x-executable-symbolic");

  if (app != NULL && g_app_info_get_icon (app) != NULL)
    gtk_image_set_from_gicon (GTK_IMAGE (image), g_app_info_get_icon (app));
  gtk_image_set_icon_size (GTK_IMAGE (image), GTK_ICON_SIZE_LARGE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "choice", g_rc_box_acquire (choice), drop_choice);
  if (app != NULL)
    g_object_set_data_full (G_OBJECT (row), "app", g_object_ref (app), g_object_unref);
  g_signal_connect (row, "activated", G_CALLBACK (row_activated_cb), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
build_group (AdwPreferencesPage *page,
             const char         *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));

  return group;
}

/* Those that are in no group yet. */
static void
add_apps (AdwPreferencesPage *page,
          const char         *title,
          GList              *apps,
          GHashTable         *known,
          Choice             *choice)
{
  GtkWidget *group = NULL;

  for (GList *link = apps; link != NULL; link = link->next)
    {
      GAppInfo *app = link->data;
      const char *id = g_app_info_get_id (app);

      if (id == NULL || !g_app_info_should_show (app) ||
          (!g_app_info_supports_files (app) && !g_app_info_supports_uris (app)) ||
          !g_hash_table_add (known, g_strdup (id)))
        continue;
      if (group == NULL)
        group = build_group (page, title);
      add_row (group, app, g_app_info_get_display_name (app), choice);
    }
}

static GtkWidget *
build_page (const char *name,
            Choice     *choice)
{
  g_autofree char *type = g_content_type_guess (name, NULL, 0, NULL);
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkWidget *page = adw_preferences_page_new ();
  GList *fitting = g_app_info_get_all_for_type (type);
  GList *all = g_app_info_get_all ();

  add_row (build_group (ADW_PREFERENCES_PAGE (page), ""), NULL, _("Default Application"), choice);
  add_apps (ADW_PREFERENCES_PAGE (page), _("Recommended"), fitting, known, choice);
  add_apps (ADW_PREFERENCES_PAGE (page), _("Others"), all, known, choice);
  g_list_free_full (fitting, g_object_unref);
  g_list_free_full (all, g_object_unref);

  return page;
}

/**
 * ptero_app_chooser_present:
 * @parent: a widget in the window that asks
 * @name: the name of a file
 * @chosen: (scope notified): called with what was chosen
 * @user_data: data for @chosen
 * @destroy: (nullable): called when @user_data isn't needed any more
 *
 * Asks which application is to open a file.
 */
void
ptero_app_chooser_present (GtkWidget      *parent,
                           const char     *name,
                           PteroAppChosen  chosen,
                           gpointer        user_data,
                           GDestroyNotify  destroy)
{
  g_autofree char *safe = ptero_text_make_safe (name);
  GtkWidget *view = g_object_new (PTERO_TYPE_TOOLBAR_VIEW, NULL);
  GtkWidget *header = adw_header_bar_new ();
  Choice *choice = g_rc_box_new0 (Choice);

  choice->chosen = chosen;
  choice->user_data = user_data;
  choice->destroy = destroy;
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   adw_window_title_new (_("Open With"), safe));
  ptero_toolbar_view_add_top (PTERO_TOOLBAR_VIEW (view), header);
  ptero_toolbar_view_set_content (PTERO_TOOLBAR_VIEW (view), build_page (name, choice));
  drop_choice (choice);
  ptero_dialog_set_size (view, WIDTH, HEIGHT);
  ptero_dialog_present (view, _("Open With"), parent);
}
