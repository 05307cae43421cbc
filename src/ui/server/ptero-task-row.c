/* ptero-task-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-task-row.h"

#include <glib/gi18n.h>

#include "ptero-format.h"
#include "ptero-task-text.h"

/**
 * PteroTaskRow:
 *
 * A task of a schedule that is being edited, with a menu of what can be done
 * with it. The list it is in does it.
 */
struct _PteroTaskRow
{
  AdwActionRow    parent_instance;

  PteroTaskDraft *task;
  GtkLabel       *number;
  GtkLabel       *delay;
};

enum {
  DROPPED,
  VERB,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroTaskRow, ptero_task_row, ADW_TYPE_ACTION_ROW)

static guint signals[N_SIGNALS];

static const struct { const char *name; guint key; GdkModifierType modifiers; } actions[] = {
  { "task.edit", 0, 0 },
  { "task.duplicate", GDK_KEY_d, GDK_CONTROL_MASK },
  { "task.move-up", GDK_KEY_Up, GDK_ALT_MASK },
  { "task.move-down", GDK_KEY_Down, GDK_ALT_MASK },
  { "task.remove", GDK_KEY_Delete, 0 },
};

static void
verb_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  g_signal_emit (widget, signals[VERB], 0, action_name);
}

static void
ptero_task_row_finalize (GObject *object)
{
  g_object_unref (PTERO_TASK_ROW (object)->task);

  G_OBJECT_CLASS (ptero_task_row_parent_class)->finalize (object);
}

static void
ptero_task_row_class_init (PteroTaskRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ptero_task_row_finalize;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, verb_action);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                             actions[i].name, NULL);
    }

  /**
   * PteroTaskRow::dropped:
   * @task: another task
   *
   * That task was dropped here.
   */
  signals[DROPPED] = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL,
                                   G_TYPE_NONE, 1, PTERO_TYPE_TASK_DRAFT);

  /**
   * PteroTaskRow::verb:
   * @name: `task.edit`, `task.duplicate`, `task.move-up`, `task.move-down` or `task.remove`
   *
   * Something is to be done with it.
   */
  signals[VERB] = g_signal_new ("verb", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ptero_task_row_init (PteroTaskRow *self)
{
}

static GtkWidget *
create_menu_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) moving = g_menu_new ();
  g_autoptr(GMenu) removing = g_menu_new ();

  g_menu_append (menu, _("_Edit…"), "task.edit");
  g_menu_append (menu, _("D_uplicate"), "task.duplicate");
  g_menu_append (moving, _("Move _Up"), "task.move-up");
  g_menu_append (moving, _("Move _Down"), "task.move-down");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (moving));
  g_menu_append (removing, _("_Remove"), "task.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (removing));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More"),
                                  -1);

  return button;
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source,
                 double         x,
                 double         y,
                 PteroTaskRow  *self)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, paintable, (int) x, (int) y);

  return gdk_content_provider_new_typed (PTERO_TYPE_TASK_DRAFT, self->task);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         PteroTaskRow  *self)
{
  /* this row may be made anew meanwhile */
  g_autoptr(PteroTaskRow) kept = g_object_ref (self);

  g_signal_emit (kept, signals[DROPPED], 0, g_value_get_object (value));

  return TRUE;
}

static void
add_dragging (PteroTaskRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (PTERO_TYPE_TASK_DRAFT, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (drag_prepare_cb), self, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static GtkLabel *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "numeric");

  return GTK_LABEL (label);
}

/* When it runs, and that a failure does not matter, one above the other. */
static GtkWidget *
create_details (PteroTaskRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *goes_on = gtk_label_new (_("goes on after a failure"));

  self->delay = create_label ("caption");
  gtk_label_set_xalign (self->delay, 1);
  gtk_label_set_xalign (GTK_LABEL (goes_on), 1);
  gtk_label_set_wrap (GTK_LABEL (goes_on), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (goes_on), 10);
  gtk_label_set_max_width_chars (GTK_LABEL (goes_on), 22);
  gtk_label_set_justify (GTK_LABEL (goes_on), GTK_JUSTIFY_RIGHT);
  gtk_widget_add_css_class (goes_on, "caption");
  gtk_widget_add_css_class (goes_on, "dim-label");
  gtk_widget_set_visible (goes_on, self->task->continue_on_failure);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->delay));
  gtk_box_append (GTK_BOX (box), goes_on);

  return box;
}

/**
 * ptero_task_row_new:
 * @task: a task, which a row is made for anew when it changes
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
ptero_task_row_new (PteroTaskDraft *task)
{
  g_autofree char *title = ptero_task_draft_dup_title (task);
  g_autofree char *subtitle = ptero_task_draft_dup_subtitle (task);
  g_autofree char *escaped_title = g_markup_escape_text (title, -1);
  g_autofree char *escaped = g_markup_escape_text (subtitle, -1);
  PteroTaskRow *self = g_object_new (PTERO_TYPE_TASK_ROW, "activatable", TRUE, "title",
                                     escaped_title, "subtitle", escaped, NULL);
  AdwActionRow *row = ADW_ACTION_ROW (self);

  self->task = g_object_ref (task);
  self->number = create_label ("task-number");
  /* a label of lines complains of text that is narrower than its ellipsis */
  adw_action_row_set_subtitle_lines (row, g_utf8_strlen (subtitle, -1) > 6 ? 1 : 0);
  adw_action_row_add_prefix (row, gtk_image_new_from_icon_name (ptero_task_draft_get_icon (task)));
  adw_action_row_add_prefix (row, GTK_WIDGET (self->number));
  adw_action_row_add_prefix (row, gtk_image_new_from_icon_name ("list-drag-handle-symbolic"));
  adw_action_row_add_suffix (row, create_details (self));
  adw_action_row_add_suffix (row, create_menu_button ());
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), *subtitle != '\0' ? subtitle : NULL);
  add_dragging (self);

  return GTK_WIDGET (self);
}

/**
 * ptero_task_row_get_task:
 * @self: a row
 *
 * Returns: (transfer none): its task
 */
PteroTaskDraft *
ptero_task_row_get_task (PteroTaskRow *self)
{
  g_return_val_if_fail (PTERO_IS_TASK_ROW (self), NULL);

  return self->task;
}

/**
 * ptero_task_row_update:
 * @self: a row
 * @position: its place, from 0
 * @n_tasks: how many there are
 *
 * Shows what depends on its place among the others.
 */
void
ptero_task_row_update (PteroTaskRow *self,
                       guint         position,
                       guint         n_tasks)
{
  g_autofree char *number = NULL;
  g_autofree char *delay = NULL;

  g_return_if_fail (PTERO_IS_TASK_ROW (self));

  number = g_strdup_printf ("%u", position + 1);
  delay = ptero_task_draft_dup_delay (self->task, position);
  gtk_label_set_text (self->number, number);
  gtk_label_set_text (self->delay, delay);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "task.move-up", position > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "task.move-down", position + 1 < n_tasks);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "task.duplicate",
                                 n_tasks < PTERO_SCHEDULE_MAX_TASKS);
}

/**
 * ptero_task_row_complain:
 * @self: a row
 * @complaint: what is wrong with it
 */
void
ptero_task_row_complain (PteroTaskRow *self,
                         const char   *complaint)
{
  g_autofree char *safe = NULL;
  g_autofree char *escaped = NULL;

  g_return_if_fail (PTERO_IS_TASK_ROW (self));

  safe = ptero_text_make_safe (complaint);
  escaped = g_markup_escape_text (safe, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), escaped);
}
