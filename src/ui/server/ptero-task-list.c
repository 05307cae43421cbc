/* ptero-task-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-task-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-task-dialog.h"
#include "ptero-task-row.h"

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
  GtkWidget          *button;
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

/* A menu of nothing that can be chosen would say no word of why. */
static void
update_button (PteroTaskList *self,
               guint          n_tasks)
{
  const gboolean full = n_tasks >= PTERO_SCHEDULE_MAX_TASKS;
  g_autofree char *reason = NULL;

  if (full)
    reason = g_strdup_printf (ngettext ("A schedule may have %u task",
                                        "A schedule may have %u tasks", PTERO_SCHEDULE_MAX_TASKS),
                              PTERO_SCHEDULE_MAX_TASKS);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tasks.add", !full);
  gtk_widget_set_sensitive (self->button, !full);
  gtk_widget_set_tooltip_text (self->button, reason);
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
        ptero_task_row_update (PTERO_TASK_ROW (row), i, n_tasks);
    }

  /* Translators: how many tasks there are, of how many there may be */
  text = g_strdup_printf (_("%u of %u"), n_tasks, PTERO_SCHEDULE_MAX_TASKS);
  gtk_label_set_text (GTK_LABEL (self->count), text);
  gtk_widget_set_visible (self->list, n_tasks > 0);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group),
                                         n_tasks > 0
                                           ? NULL
                                           : _("A schedule without tasks does nothing"));
  update_button (self, n_tasks);
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
  g_autoptr(PteroTaskDraft) task = ptero_task_draft_new (action, g_str_equal (action, "power")
                                                           ? "restart"
                                                           : "", 0, FALSE);

  set_edited (self, task);
  ptero_task_dialog_present (task, TRUE, widget, G_CALLBACK (added_cb), self);
}

static void
verb_cb (PteroTaskList *self,
         const char    *verb,
         PteroTaskRow  *row)
{
  guint position = (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  if (g_str_equal (verb, "task.edit"))
    {
      edit (self, ptero_task_row_get_task (row));
    }
  else if (g_str_equal (verb, "task.duplicate"))
    {
      g_autoptr(PteroTaskDraft) copy = ptero_task_draft_copy (ptero_task_row_get_task (row));

      insert (self, position + 1, copy);
      focus_row (self, position + 1);
    }
  else if (g_str_equal (verb, "task.move-up"))
    {
      move (self, position, position - 1);
    }
  else if (g_str_equal (verb, "task.move-down"))
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

static void
dropped_cb (PteroTaskList  *self,
            PteroTaskDraft *task,
            PteroTaskRow   *row)
{
  guint from;

  if (g_list_store_find (self->draft->tasks, task, &from))
    move (self, from, (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  GtkWidget *row = ptero_task_row_new (item);

  g_signal_connect_object (row, "verb", G_CALLBACK (verb_cb), user_data, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "dropped", G_CALLBACK (dropped_cb), user_data, G_CONNECT_SWAPPED);

  return row;
}

static void
row_activated_cb (PteroTaskList *self,
                  GtkWidget     *row)
{
  edit (self, ptero_task_row_get_task (PTERO_TASK_ROW (row)));
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
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
create_header (PteroTaskList *self,
               gboolean       has_backups)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autoptr(GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("Send _Command…"), "tasks.add::command");
  g_menu_append (menu, _("_Power Action…"), "tasks.add::power");
  /* panels refuse it where no backups are allowed */
  if (has_backups)
    g_menu_append (menu, _("Create _Backup…"), "tasks.add::backup");
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), _("_Add Task"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "caption");
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), self->button);

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
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self->group),
                                           create_header (self, has_backups));
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_list_box_bind_model (GTK_LIST_BOX (self->list), G_LIST_MODEL (draft->tasks), create_row, self,
                           NULL);
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
  GtkListBoxRow *row;
  guint position;

  g_return_if_fail (PTERO_IS_TASK_LIST (self));

  if (!g_list_store_find (self->draft->tasks, task, &position))
    return;

  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) position);
  ptero_task_row_complain (PTERO_TASK_ROW (row), complaint);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}
