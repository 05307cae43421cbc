/* ptero-activity-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-activity-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-activity-text.h"
#include "ptero-dialog.h"
#include "ptero-format.h"
#include "ptero-place.h"
#include "ptero-toolbar-view.h"
#include "ptero-value-row.h"

#define MAX_PROPERTIES 100

/**
 * PteroActivityDialog:
 *
 * All that a panel tells of something that was done.
 */
struct _PteroActivityDialog
{
  GtkWidget           parent_instance;

  GtkWidget          *view;
  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (PteroActivityDialog, ptero_activity_dialog, GTK_TYPE_WIDGET)

static AdwPreferencesGroup *
add_group (PteroActivityDialog *self,
           const char          *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  if (title != NULL)
    adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (self->page, group);

  return group;
}

static void
add_row (AdwPreferencesGroup *group,
         const char          *title,
         const char          *value)
{
  GtkWidget *row;

  if (value == NULL || *value == '\0')
    return;

  row = ptero_value_row_new (title, TRUE);
  ptero_value_row_set_value (PTERO_VALUE_ROW (row), value);
  adw_preferences_group_add (group, row);
}

/* The names of properties are those of the panel. */
static void
add_properties (PteroActivityDialog *self,
                JsonNode            *properties)
{
  AdwPreferencesGroup *group = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  guint n_properties = 0;

  if (properties == NULL || !JSON_NODE_HOLDS_OBJECT (properties))
    return;

  json_object_iter_init_ordered (&iter, json_node_get_object (properties));
  while (json_object_iter_next_ordered (&iter, &name, &node) && n_properties++ < MAX_PROPERTIES)
    {
      g_autofree char *title = ptero_text_make_safe (name);
      g_autofree char *value = ptero_activity_describe_node (node);

      if (group == NULL)
        group = add_group (self, _("Details"));
      add_row (group, title, value);
    }
}

static void
fill (PteroActivityDialog *self,
      PteroActivityLog    *log)
{
  AdwPreferencesGroup *group = add_group (self, NULL);
  g_autofree char *what = ptero_activity_describe (log);
  g_autofree char *person = ptero_activity_dup_person (log);
  g_autofree char *relative = log->timestamp != NULL
                                ? ptero_format_relative (log->timestamp)
                                : NULL;
  g_autoptr(GDateTime) local = log->timestamp != NULL
                                 ? g_date_time_to_local (log->timestamp)
                                 : NULL;
  /* Translators: a moment as of g_date_time_format() */
  g_autofree char *time = local != NULL ? g_date_time_format (local, _("%x, %X")) : NULL;
  /* Translators: a moment, then how long ago that is */
  g_autofree char *moment = time != NULL ? g_strdup_printf (_("%s (%s)"), time, relative) : NULL;

  add_row (group, _("What"), what);
  add_row (group, _("Time"), moment);
  add_row (group, _("Person"), person);
  add_row (group, _("E-mail"), log->actor != NULL ? log->actor->email : NULL);
  add_row (group, _("Address"), log->ip);
  add_row (group, _("With an API Key"), log->is_api ? _("Yes") : _("No"));
  add_row (group, _("Event"), log->event);
  add_properties (self, log->properties);
}

static void
ptero_activity_dialog_dispose (GObject *object)
{
  g_clear_pointer (&PTERO_ACTIVITY_DIALOG (object)->view, gtk_widget_unparent);

  G_OBJECT_CLASS (ptero_activity_dialog_parent_class)->dispose (object);
}

static void
ptero_activity_dialog_class_init (PteroActivityDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_activity_dialog_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ptero_activity_dialog_init (PteroActivityDialog *self)
{
  self->view = g_object_new (PTERO_TYPE_TOOLBAR_VIEW, NULL);
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  ptero_toolbar_view_add_top (PTERO_TOOLBAR_VIEW (self->view), adw_header_bar_new ());
  ptero_toolbar_view_set_content (PTERO_TOOLBAR_VIEW (self->view), GTK_WIDGET (self->page));
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
  ptero_dialog_set_size (GTK_WIDGET (self), 520, 600);
}

/**
 * ptero_activity_dialog_present:
 * @log: something that was done
 * @parent: a widget in the window it is for
 *
 * Shows all that is known of it.
 */
void
ptero_activity_dialog_present (PteroActivityLog *log,
                               GtkWidget        *parent)
{
  PteroActivityDialog *self;

  g_return_if_fail (PTERO_IS_ACTIVITY_LOG (log));

  self = g_object_new (PTERO_TYPE_ACTIVITY_DIALOG, NULL);
  fill (self, log);
  ptero_place_present (GTK_WIDGET (self), _("Activity"), parent);
}
