/* ptero-task-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-task-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-format.h"
#include "ptero-task-dialog.h"
#include "ptero-task-text.h"

/**
 * PteroTaskList:
 *
 * The tasks of a schedule that is being edited. They are moved by dragging, by
 * their menu, or by Alt with the arrow keys.
 */
struct _PteroTaskList
{
  GtkWidget           parent_instance;

  PteroScheduleDraft *draft;
  GtkWidget          *group;
  GtkWidget          *count;
  GtkWidget          *list;
};

enum {
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroTaskList, ptero_task_list, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static guint
get_n_tasks (PteroTaskList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->draft->tasks));
}

static PteroTaskDraft *
get_task (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "task");
}

/* What depends on the place of a row among the others. */
static void
update_row (PteroTaskList *self,
            GtkWidget     *row,
            guint          position)
{
  GtkLabel *number = g_object_get_data (G_OBJECT (row), "number");
  GtkLabel *delay = g_object_get_data (G_OBJECT (row), "delay");
  g_autofree char *text = g_strdup_printf ("%u", position + 1);
  g_autofree char *when = ptero_task_draft_dup_delay (get_task (row), position);

  gtk_label_set_text (number, text);
  gtk_label_set_text (delay, when);
  gtk_widget_action_set_enabled (row, "task.move-up", position > 0);
  gtk_widget_action_set_enabled (row, "task.move-down", position + 1 < get_n_tasks (self));
}

static void
update (PteroTaskList *self)
{
  guint n_tasks = get_n_tasks (self);
  g_autofree char *text = NULL;

  for (guint i = 0; i < n_tasks; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) i);

      if (row != NULL)
        update_row (self, GTK_WIDGET (row), i);
    }

  /* Translators: how many tasks there are, of how many there may be */
  text = g_strdup_printf (_("%u of %u"), n_tasks, PTERO_SCHEDULE_MAX_TASKS);
  gtk_label_set_text (GTK_LABEL (self->count), text);
  gtk_widget_set_visible (self->list, n_tasks > 0);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group),
                                         n_tasks > 0 ? NULL : _("A schedule without tasks does nothing"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tasks.add", n_tasks < PTERO_SCHEDULE_MAX_TASKS);
}

static void
changed (PteroTaskList *self)
{
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
insert (PteroTaskList  *self,
        guint           position,
        PteroTaskDraft *task)
{
  if (get_n_tasks (self) < PTERO_SCHEDULE_MAX_TASKS)
    g_list_store_insert (self->draft->tasks, position, task);
  changed (self);
}

static void
focus_row (PteroTaskList *self,
           guint          position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) position);

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
move (PteroTaskList *self,
      guint          from,
      guint          to)
{
  ptero_schedule_draft_move (self->draft, from, to);
  changed (self);
  focus_row (self, to);
}

/* The row is made anew. */
static void
edited_cb (PteroTaskList *self)
{
  PteroTaskDraft *task = g_object_get_data (G_OBJECT (self), "edited");
  gpointer items[] = { task };
  guint position;

  if (task == NULL || !g_list_store_find (self->draft->tasks, task, &position))
    return;
  g_list_store_splice (self->draft->tasks, position, 1, items, 1);
  changed (self);
  focus_row (self, position);
}

static void
added_cb (PteroTaskList *self)
{
  PteroTaskDraft *task = g_object_get_data (G_OBJECT (self), "edited");

  insert (self, get_n_tasks (self), task);
  focus_row (self, get_n_tasks (self) - 1);
}

static void
set_edited (PteroTaskList  *self,
            PteroTaskDraft *task)
{
  g_object_set_data_full (G_OBJECT (self), "edited", g_object_ref (task), g_object_unref);
}

static void
edit (PteroTaskList  *self,
      PteroTaskDraft *task)
{
  set_edited (self, task);
  ptero_task_dialog_present (task, FALSE, GTK_WIDGET (self), G_CALLBACK (edited_cb), self);
}

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  const char *action = g_variant_get_string (parameter, NULL);
  PteroTaskList *self = PTERO_TASK_LIST (widget);
  g_autoptr(PteroTaskDraft) task = ptero_task_draft_new (action, g_str_equal (action, "power") ? "restart" : "", 0, FALSE);

  set_edited (self, task);
  ptero_task_dialog_present (task, TRUE, widget, G_CALLBACK (added_cb), self);
}

/* A row of the list, that the actions of its menu are about. */
#define PTERO_TYPE_TASK_ROW (ptero_task_row_get_type ())

G_DECLARE_FINAL_TYPE (PteroTaskRow, ptero_task_row, PTERO, TASK_ROW, AdwActionRow)

struct _PteroTaskRow
{
  AdwActionRow parent_instance;
};

G_DEFINE_FINAL_TYPE (PteroTaskRow, ptero_task_row, ADW_TYPE_ACTION_ROW)

static void
row_action (GtkWidget  *row,
            const char *action_name,
            GVariant   *parameter)
{
  PteroTaskList *self = PTERO_TASK_LIST (gtk_widget_get_ancestor (row, PTERO_TYPE_TASK_LIST));
  guint position = (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  if (g_str_equal (action_name, "task.edit"))
    {
      edit (self, get_task (row));
    }
  else if (g_str_equal (action_name, "task.duplicate"))
    {
      g_autoptr(PteroTaskDraft) copy = ptero_task_draft_copy (get_task (row));

      insert (self, position + 1, copy);
      focus_row (self, position + 1);
    }
  else if (g_str_equal (action_name, "task.move-up"))
    {
      move (self, position, position - 1);
    }
  else if (g_str_equal (action_name, "task.move-down"))
    {
      move (self, position, position + 1);
    }
  else
    {
      ptero_schedule_draft_remove (self->draft, position);
      changed (self);
      focus_row (self, MIN (position, MAX (get_n_tasks (self), 1) - 1));
    }
}

static const struct { const char *name; guint key; GdkModifierType modifiers; } row_actions[] = {
  { "task.edit", 0, 0 },
  { "task.duplicate", GDK_KEY_d, GDK_CONTROL_MASK },
  { "task.move-up", GDK_KEY_Up, GDK_ALT_MASK },
  { "task.move-down", GDK_KEY_Down, GDK_ALT_MASK },
  { "task.delete", GDK_KEY_Delete, 0 },
};

static void
ptero_task_row_class_init (PteroTaskRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  for (guint i = 0; i < G_N_ELEMENTS (row_actions); i++)
    {
      gtk_widget_class_install_action (widget_class, row_actions[i].name, NULL, row_action);
      if (row_actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, row_actions[i].key, row_actions[i].modifiers, row_actions[i].name, NULL);
    }
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
  g_menu_append (menu, _("_Duplicate"), "task.duplicate");
  g_menu_append (moving, _("Move _Up"), "task.move-up");
  g_menu_append (moving, _("Move D_own"), "task.move-down");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (moving));
  g_menu_append (removing, _("_Remove"), "task.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (removing));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More"), -1);

  return button;
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source,
                 double         x,
                 double         y,
                 GtkWidget     *row)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, paintable, (int) x, (int) y);

  return gdk_content_provider_new_typed (PTERO_TYPE_TASK_DRAFT, get_task (row));
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         GtkWidget     *row)
{
  PteroTaskList *self = PTERO_TASK_LIST (gtk_widget_get_ancestor (row, PTERO_TYPE_TASK_LIST));
  guint from;

  if (self == NULL || !g_list_store_find (self->draft->tasks, g_value_get_object (value), &from))
    return FALSE;
  move (self, from, (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));

  return TRUE;
}

static void
add_dragging (GtkWidget *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (PTERO_TYPE_TASK_DRAFT, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (drag_prepare_cb), row, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), row, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}

static GtkWidget *
create_label (GtkWidget  *row,
              const char *name,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "numeric");
  g_object_set_data (G_OBJECT (row), name, label);

  return label;
}

/* When it runs, and that a failure does not matter, one above the other. */
static GtkWidget *
create_details (GtkWidget      *row,
                PteroTaskDraft *task)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *delay = create_label (row, "delay", "caption");
  GtkWidget *goes_on = gtk_label_new (_("goes on after a failure"));

  gtk_label_set_xalign (GTK_LABEL (delay), 1);
  gtk_label_set_xalign (GTK_LABEL (goes_on), 1);
  gtk_label_set_wrap (GTK_LABEL (goes_on), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (goes_on), 10);
  gtk_label_set_max_width_chars (GTK_LABEL (goes_on), 22);
  gtk_label_set_justify (GTK_LABEL (goes_on), GTK_JUSTIFY_RIGHT);
  gtk_widget_add_css_class (goes_on, "caption");
  gtk_widget_add_css_class (goes_on, "dim-label");
  gtk_widget_set_visible (goes_on, task->continue_on_failure);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), delay);
  gtk_box_append (GTK_BOX (box), goes_on);

  return box;
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  PteroTaskDraft *task = item;
  g_autofree char *title = ptero_task_draft_dup_title (task);
  g_autofree char *subtitle = ptero_task_draft_dup_subtitle (task);
  g_autofree char *escaped_title = g_markup_escape_text (title, -1);
  g_autofree char *escaped = g_markup_escape_text (subtitle, -1);
  GtkWidget *row = g_object_new (PTERO_TYPE_TASK_ROW, "activatable", TRUE, "title", escaped_title, "subtitle", escaped, NULL);

  g_object_set_data_full (G_OBJECT (row), "task", g_object_ref (task), g_object_unref);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (ptero_task_draft_get_icon (task)));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_label (row, "number", "task-number"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("list-drag-handle-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_details (row, task));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_menu_button ());
  add_dragging (row);

  return row;
}

static void
row_activated_cb (PteroTaskList *self,
                  GtkWidget     *row)
{
  edit (self, get_task (row));
}

static void
ptero_task_list_dispose (GObject *object)
{
  PteroTaskList *self = PTERO_TASK_LIST (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (GTK_LIST_BOX (self->list), NULL, NULL, NULL, NULL);
  self->list = NULL;
  g_clear_pointer (&self->group, gtk_widget_unparent);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (ptero_task_list_parent_class)->dispose (object);
}

static void
ptero_task_list_class_init (PteroTaskListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_task_list_dispose;
  gtk_widget_class_set_css_name (widget_class, "tasklist");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "tasks.add", "s", add_action);

  /**
   * PteroTaskList::changed:
   *
   * A task was added, changed, moved or removed.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
create_header (PteroTaskList *self,
               gboolean       has_backups)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr(GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("Send _Command…"), "tasks.add::command");
  g_menu_append (menu, _("_Power Action…"), "tasks.add::power");
  /* panels refuse it where no backups are allowed */
  if (has_backups)
    g_menu_append (menu, _("Create _Backup…"), "tasks.add::backup");
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("_Add Task"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "caption");
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), button);

  return box;
}

static void
ptero_task_list_init (PteroTaskList *self)
{
}

/**
 * ptero_task_list_new:
 * @draft: the schedule whose tasks are edited
 * @has_backups: whether backups are allowed on its server
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
ptero_task_list_new (PteroScheduleDraft *draft,
                     gboolean            has_backups)
{
  PteroTaskList *self;

  g_return_val_if_fail (PTERO_IS_SCHEDULE_DRAFT (draft), NULL);

  self = g_object_new (PTERO_TYPE_TASK_LIST, NULL);
  self->draft = g_object_ref (draft);
  self->group = adw_preferences_group_new ();
  gtk_widget_set_parent (self->group, GTK_WIDGET (self));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _("Tasks"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self->group), create_header (self, has_backups));
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_list_box_bind_model (GTK_LIST_BOX (self->list), G_LIST_MODEL (draft->tasks), create_row, NULL, NULL);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), self->list);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * ptero_task_list_complain:
 * @self: a list
 * @task: one of its tasks
 * @complaint: what is wrong with it
 *
 * Marks it, until it is changed.
 */
void
ptero_task_list_complain (PteroTaskList  *self,
                          PteroTaskDraft *task,
                          const char     *complaint)
{
  g_autofree char *safe = NULL;
  g_autofree char *escaped = NULL;
  GtkListBoxRow *row;
  guint position;

  g_return_if_fail (PTERO_IS_TASK_LIST (self));

  if (!g_list_store_find (self->draft->tasks, task, &position))
    return;

  safe = ptero_text_make_safe (complaint);
  escaped = g_markup_escape_text (safe, -1);
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) position);
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}
