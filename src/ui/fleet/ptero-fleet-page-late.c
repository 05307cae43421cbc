/* ptero-fleet-page-late.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-page-private.h"

#include "ptero-job-view.h"
#include "ptero-toast-place.h"

/* The parts of the page that most people rarely see, and that the start of the program need not
 * wait for. */

static GtkBuilder *
build (const char *id)
{
  const char *ids[] = { id, NULL };
  GtkBuilder *builder = gtk_builder_new ();
  g_autoptr(GError) error = NULL;

  if (!gtk_builder_add_objects_from_resource (builder, RESOURCE_PATH "/ui/ptero-fleet-page-late.ui",
                                              ids, &error))
    g_error ("%s", error->message);

  return builder;
}

/* What there is instead of the list. */
void
ptero_fleet_page_make_state (PteroFleetPage *self,
                             const char     *state)
{
  g_autoptr(GtkBuilder) builder = NULL;

  if (gtk_stack_get_child_by_name (self->stack, state) != NULL)
    return;

  builder = build (state);
  gtk_stack_add_named (self->stack, GTK_WIDGET (gtk_builder_get_object (builder, state)), state);

  if (g_str_equal (state, "empty"))
    {
      self->empty = ADW_STATUS_PAGE (gtk_builder_get_object (builder, "empty"));
      self->empty_button = GTK_BUTTON (gtk_builder_get_object (builder, "empty_button"));
      self->empty_admin_button = GTK_BUTTON (gtk_builder_get_object (builder,
                                                                     "empty_admin_button"));
    }
  else if (g_str_equal (state, "nothing"))
    {
      self->nothing = ADW_STATUS_PAGE (gtk_builder_get_object (builder, "nothing"));
    }
}

static void
job_popover_closed_cb (PteroFleetPage *self)
{
  self->job_seen = self->job != NULL && ptero_job_get_finished (self->job);
  ptero_fleet_page_focus_list (self);
  ptero_fleet_page_queue_update (self);
}

/* What can be done with what is selected, and how the job on that goes. */
void
ptero_fleet_page_make_action_bar (PteroFleetPage *self)
{
  g_autoptr(GtkBuilder) builder = NULL;
  GtkWidget *content;

  if (self->action_bar != NULL)
    return;

  g_type_ensure (PTERO_TYPE_JOB_VIEW);
  builder = build ("action_bar");
  self->action_bar = GTK_ACTION_BAR (gtk_builder_get_object (builder, "action_bar"));
  self->power_buttons[PTERO_POWER_START] =
    GTK_BUTTON (gtk_builder_get_object (builder, "start_button"));
  self->power_buttons[PTERO_POWER_RESTART] =
    GTK_BUTTON (gtk_builder_get_object (builder, "restart_button"));
  self->power_buttons[PTERO_POWER_STOP] =
    GTK_BUTTON (gtk_builder_get_object (builder, "stop_button"));
  self->orders = GTK_WIDGET (gtk_builder_get_object (builder, "orders"));
  self->command_button = GTK_WIDGET (gtk_builder_get_object (builder, "command_button"));
  self->backup_button = GTK_WIDGET (gtk_builder_get_object (builder, "backup_button"));
  self->more_button = GTK_MENU_BUTTON (gtk_builder_get_object (builder, "more_button"));
  self->job_button = GTK_MENU_BUTTON (gtk_builder_get_object (builder, "job_button"));
  self->hide_job_button = GTK_WIDGET (gtk_builder_get_object (builder, "hide_job_button"));
  self->job_label = GTK_LABEL (gtk_builder_get_object (builder, "job_label"));
  self->job_view = PTERO_JOB_VIEW (gtk_builder_get_object (builder, "job_view"));
  g_signal_connect_object (gtk_menu_button_get_popover (self->job_button), "closed",
                           G_CALLBACK (job_popover_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->content, GTK_WIDGET (self->action_bar));
  /* the bar is always there; what is in it is while it is revealed */
  content = gtk_widget_get_parent (GTK_WIDGET (self->power_buttons[PTERO_POWER_START]));
  ptero_toast_place_above (gtk_widget_get_parent (content));
}
