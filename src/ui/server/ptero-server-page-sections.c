/* ptero-server-page-sections.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-server-page-private.h"

#include "ptero-console-view.h"
#include "ptero-part.h"
#include "ptero-sections.h"
#include "ptero-settings.h"

#define BACKUPS_DELAY 1   /* seconds until the panel knows what its node has told of a backup */

static gboolean
refresh_backups_cb (gpointer user_data)
{
  PteroServerPage *self = user_data;
  GtkWidget *backups = gtk_stack_get_child_by_name (self->sections, "backups");

  self->backups_later = 0;
  if (backups != NULL)
    ptero_part_refresh (PTERO_PART (backups));

  return G_SOURCE_REMOVE;
}

/* Whoever made it, be it a schedule: the list may not even know that there is another one. */
void
ptero_server_page_backup_completed (PteroServerPage *self)
{
  if (self->backups_later == 0)
    self->backups_later = g_timeout_add_seconds (BACKUPS_DELAY, refresh_backups_cb, self);
}

/* A section is made when it is first wanted. */
static GtkWidget *
get_section (PteroServerPage    *self,
             const PteroSection *section)
{
  if (gtk_stack_get_child_by_name (self->sections, section->name) == NULL)
    {
      GtkWidget *widget = section->create != NULL
                            ? section->create (self->access, self->jobs)
                            : ptero_console_view_new (self->console);

      gtk_stack_add_named (self->sections, widget, section->name);
      ptero_section_list_add_widget (self->section_list, section, widget);
    }

  return gtk_stack_get_child_by_name (self->sections, section->name);
}

void
ptero_server_page_show_section (PteroServerPage *self,
                                const char      *name)
{
  const PteroSection *section = ptero_sections_find (name);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "section");

  if (section == NULL || !ptero_access_allows (self->access, section->permission))
    section = ptero_sections_find ("overview");
  gtk_stack_set_visible_child (self->sections, get_section (self, section));
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (section->name));
  ptero_section_list_set_shown (self->section_list, section);
}

static void
choose_section (PteroServerPage *self,
                const char      *name)
{
  GSettings *settings = ptero_settings_get_default ();

  ptero_server_page_show_section (self, name);
  if (settings != NULL)
    g_settings_set_string (settings, "server-section", name);
}

static void
left_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autofree char *name = user_data;
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (source), PTERO_TYPE_SERVER_PAGE);

  if (ptero_part_leave_finish (PTERO_PART (source), result) && page != NULL)
    choose_section (PTERO_SERVER_PAGE (page), name);
}

/* What is filled in where the person is now is not left alone. */
void
ptero_server_page_change_section (GSimpleAction *action,
                                  GVariant      *parameter,
                                  gpointer       user_data)
{
  PteroServerPage *self = user_data;
  GtkWidget *section = gtk_stack_get_visible_child (self->sections);
  const char *name = g_variant_get_string (parameter, NULL);

  if (PTERO_IS_PART (section) &&
      g_strcmp0 (gtk_stack_get_visible_child_name (self->sections), name) != 0 &&
      ptero_part_get_changed (PTERO_PART (section)))
    ptero_part_leave_async (PTERO_PART (section), left_cb, g_strdup (name));
  else
    choose_section (self, name);
}
