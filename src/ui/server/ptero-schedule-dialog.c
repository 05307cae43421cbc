/* ptero-schedule-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-schedule-dialog.h"

#include <glib/gi18n.h>

#include "ptero-banner.h"
#include "ptero-cron-editor.h"
#include "ptero-dialog.h"
#include "ptero-discard.h"
#include "ptero-error-text.h"
#include "ptero-form.h"
#include "ptero-format.h"
#include "ptero-place.h"
#include "ptero-schedule-saver.h"
#include "ptero-task-list.h"
#include "ptero-toolbar-view.h"

#define WIDTH 640
#define HEIGHT 720

/**
 * PteroScheduleDialog:
 *
 * A schedule, and when it runs and what it does. It stays open, with what was
 * filled in, until the panel has all of it.
 */
struct _PteroScheduleDialog
{
  GtkWidget           parent_instance;

  PteroScheduleDraft *draft;
  PteroAccess        *access;
  GCancellable       *cancellable;
  gboolean            read_only;

  GtkWidget          *view;
  PteroBanner        *banner;
  GtkWidget          *box;
  PteroForm          *name;
  PteroCronEditor    *cron;
  PteroTaskList      *tasks;
  PteroForm          *flags;
  GtkWidget          *button;
  GtkSpinner         *spinner;
  gboolean            changed;
  gboolean            saving;
};

enum {
  SAVED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroScheduleDialog, ptero_schedule_dialog, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static const PteroFormField name_fields[] = {
  { "name", N_("Name"), PTERO_FORM_TEXT, .min = 1, .max = 191 },
};

static const PteroFormField flag_fields[] = {
  { "is_active", N_("Active"), PTERO_FORM_SWITCH, N_("Runs by itself when it is time") },
  { "only_when_online", N_("Only While the Server Runs"), PTERO_FORM_SWITCH,
    N_("Does nothing when the server is offline") },
};

static void
set_saving (PteroScheduleDialog *self,
            gboolean             saving)
{
  self->saving = saving;
  /* what cannot be used must not keep the focus */
  if (saving && gtk_widget_get_focus_child (self->box) != NULL)
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  gtk_widget_set_sensitive (self->box, !saving);
  gtk_widget_set_sensitive (self->button, !saving);
  gtk_spinner_set_spinning (self->spinner, saving);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), saving);
}

static void
show_banner (PteroScheduleDialog *self,
             const char          *text,
             const char          *doubt)
{
  g_autofree char *safe = ptero_text_make_safe (text);

  ptero_banner_set_title (self->banner, safe);
  ptero_banner_set_subtitle (self->banner, doubt);
  ptero_banner_set_revealed (self->banner, TRUE);
}

static char *
join_problems (const GError *error)
{
  GPtrArray *problems = ptero_api_error_get_problems (error);
  GString *text;

  if (problems == NULL || problems->len == 0)
    return ptero_error_describe (error);

  text = g_string_new (NULL);
  for (guint i = 0; i < problems->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            ((PteroProblem *) problems->pdata[i])->message);

  return g_string_free (text, FALSE);
}

/* A complaint goes to the row it is about, the rest into the banner. */
static void
show_error (PteroScheduleDialog *self,
            PteroTaskDraft      *task,
            const GError        *error)
{
  GPtrArray *problems = ptero_api_error_get_problems (error);
  g_autofree char *text = join_problems (error);
  gboolean placed = problems != NULL && problems->len > 0;

  if (task != NULL)
    {
      ptero_task_list_complain (self->tasks, task, text);
      show_banner (self, _("The panel did not take all of it. Saving again goes on where it stopped."), ptero_error_get_doubt (error));
      return;
    }

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      PteroProblem *problem = problems->pdata[i];

      placed = (ptero_cron_editor_complain (self->cron, problem->field, problem->message) ||
                g_strcmp0 (problem->field, "name") == 0) && placed;
    }
  g_free (ptero_form_mark_problems (self->name, error));
  if (!placed)
    show_banner (self, text, self->draft->id == 0 ? ptero_error_get_doubt (error) : NULL);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PteroScheduleDialog) self = user_data;
  g_autoptr(PteroTaskDraft) task = NULL;
  g_autoptr(GError) error = NULL;
  gboolean saved = ptero_schedule_draft_save_finish (PTERO_SCHEDULE_DRAFT (source), result, &task,
                                                     &error);

  /* The dialog went. */
  if (self->view == NULL)
    return;

  set_saving (self, FALSE);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* also a part of it is something new for the list */
  g_signal_emit (self, signals[SAVED], 0, saved);
  if (!saved)
    {
      /* what there is of a new one is there */
      if (self->draft->id != 0)
        gtk_button_set_label (GTK_BUTTON (self->button), _("_Save"));
      show_error (self, task, error);
      return;
    }
  ptero_dialog_force_close (GTK_WIDGET (self));
}

static void
read_form (PteroScheduleDialog *self)
{
  PteroScheduleDraft *draft = self->draft;
  g_autofree char *name = ptero_form_dup_string (self->name, "name");
  gboolean is_active = ptero_form_get_boolean (self->flags, "is_active");
  gboolean only_when_online = ptero_form_get_boolean (self->flags, "only_when_online");

  ptero_schedule_draft_set_name (draft, name);
  for (guint i = 0; i < PTERO_CRON_N_FIELDS; i++)
    ptero_schedule_draft_set_field (draft, i, ptero_cron_editor_get_field (self->cron, i));
  draft->changed = draft->changed || draft->is_active != is_active ||
                   draft->only_when_online != only_when_online;
  draft->is_active = is_active;
  draft->only_when_online = only_when_online;
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PteroScheduleDialog *self = PTERO_SCHEDULE_DIALOG (widget);
  gboolean valid;

  if (self->saving || self->read_only)
    return;

  ptero_banner_set_revealed (self->banner, FALSE);
  valid = ptero_form_validate (self->name);
  if (!ptero_cron_editor_validate (self->cron) || !valid)
    return;

  read_form (self);
  set_saving (self, TRUE);
  ptero_schedule_draft_save_async (self->draft, ptero_access_get_panel (self->access),
                                   ptero_access_get_uuid (self->access),
                                   self->cancellable, saved_cb, g_object_ref (self));
}

static void
close_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  ptero_dialog_close (widget);
}

static gboolean
guard (GtkWidget *content)
{
  PteroScheduleDialog *self = PTERO_SCHEDULE_DIALOG (content);

  if (!self->changed || self->read_only)
    return TRUE;

  ptero_discard_ask (content, _("Discard Changes?"), _("What you filled in is not kept."),
                     self->cancellable);

  return FALSE;
}

static void
changed_cb (PteroScheduleDialog *self)
{
  self->changed = TRUE;
}

static gboolean
ptero_schedule_dialog_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PTERO_SCHEDULE_DIALOG (widget)->name));
}

static void
ptero_schedule_dialog_dispose (GObject *object)
{
  PteroScheduleDialog *self = PTERO_SCHEDULE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->view, gtk_widget_unparent);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->draft);
  g_clear_object (&self->access);

  G_OBJECT_CLASS (ptero_schedule_dialog_parent_class)->dispose (object);
}

static void
ptero_schedule_dialog_class_init (PteroScheduleDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_schedule_dialog_dispose;
  widget_class->grab_focus = ptero_schedule_dialog_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "schedule.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "schedule.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "schedule.save", NULL);

  /**
   * PteroScheduleDialog::saved:
   * @whole: whether the panel took all of it
   *
   * The panel has something new. If it has all, the dialog closes afterwards.
   */
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static GtkWidget *
build_header (PteroScheduleDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (self->read_only ? _("_Close") : _("_Cancel"));
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "schedule.close");
  self->button = gtk_button_new_with_mnemonic (self->draft->id == 0 ? _("C_reate") : _("_Save"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "schedule.save");
  gtk_widget_add_css_class (self->button, "suggested-action");
  gtk_widget_set_visible (self->button, !self->read_only);
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
  gtk_box_append (GTK_BOX (end), GTK_WIDGET (self->spinner));
  gtk_box_append (GTK_BOX (end), self->button);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), end);

  return header;
}

static gboolean
has_backups (PteroScheduleDialog *self)
{
  PteroServer *server = ptero_fleet_server_get_server (ptero_access_get_server (self->access));

  return server->feature_limits == NULL || server->feature_limits->backups > 0;
}

static void
build_parts (PteroScheduleDialog *self)
{
  PteroScheduleDraft *draft = self->draft;

  self->name = PTERO_FORM (ptero_form_new (name_fields, G_N_ELEMENTS (name_fields)));
  ptero_form_set_string (self->name, "name", draft->name);
  self->cron = PTERO_CRON_EDITOR (ptero_cron_editor_new ());
  for (guint i = 0; i < PTERO_CRON_N_FIELDS; i++)
    ptero_cron_editor_set_field (self->cron, i, draft->fields[i]);
  ptero_cron_editor_set_zone (self->cron,
                              ptero_panel_get_zone (ptero_access_get_panel (self->access)));
  self->tasks = PTERO_TASK_LIST (ptero_task_list_new (draft, has_backups (self)));
  /* tasks are added by changing the schedule */
  gtk_widget_set_visible (GTK_WIDGET (self->tasks), draft->id != 0 ||
                          ptero_access_allows (self->access, "schedule.update"));
  self->flags = PTERO_FORM (ptero_form_new (flag_fields, G_N_ELEMENTS (flag_fields)));
  ptero_form_set_boolean (self->flags, "is_active", draft->is_active);
  ptero_form_set_boolean (self->flags, "only_when_online", draft->only_when_online);

  g_signal_connect_object (self->name, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cron, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tasks, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flags, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
build_content (PteroScheduleDialog *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  build_parts (self);
  self->banner = PTERO_BANNER (self->read_only ? ptero_banner_new (PTERO_BANNER_INFO,
                                                                   "ptero-eye-symbolic")
                                                : ptero_banner_new (PTERO_BANNER_ERROR,
                                                                    "ptero-error-symbolic"));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->cron));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->tasks));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->flags));
  gtk_widget_set_sensitive (self->box, !self->read_only);
  gtk_widget_set_margin_top (clamp, 18);
  gtk_widget_set_margin_bottom (clamp, 18);
  gtk_widget_set_margin_start (clamp, 12);
  gtk_widget_set_margin_end (clamp, 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (outer), GTK_WIDGET (self->banner));
  gtk_box_append (GTK_BOX (outer), scroller);

  return outer;
}

static void
ptero_schedule_dialog_init (PteroScheduleDialog *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * ptero_schedule_dialog_new:
 * @draft: the schedule to edit, which is changed
 * @access: what may be done with its server
 *
 * Returns: (transfer floating): a dialog to be presented
 */
GtkWidget *
ptero_schedule_dialog_new (PteroScheduleDraft *draft,
                           PteroAccess        *access)
{
  PteroScheduleDialog *self;

  g_return_val_if_fail (PTERO_IS_SCHEDULE_DRAFT (draft), NULL);
  g_return_val_if_fail (PTERO_IS_ACCESS (access), NULL);

  self = g_object_new (PTERO_TYPE_SCHEDULE_DIALOG, NULL);
  self->draft = g_object_ref (draft);
  self->access = g_object_ref (access);
  self->read_only = !ptero_access_allows (access, draft->id == 0
                                            ? "schedule.create"
                                            : "schedule.update");
  self->view = g_object_new (PTERO_TYPE_TOOLBAR_VIEW, NULL);
  ptero_toolbar_view_add_top (PTERO_TOOLBAR_VIEW (self->view), build_header (self));
  ptero_toolbar_view_set_content (PTERO_TOOLBAR_VIEW (self->view), build_content (self));
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
  ptero_dialog_set_size (GTK_WIDGET (self), WIDTH, HEIGHT);
  ptero_dialog_set_guard (GTK_WIDGET (self), guard);

  return GTK_WIDGET (self);
}

/**
 * ptero_schedule_dialog_present:
 * @self: (transfer floating): a dialog
 * @parent: a widget in the window it is for
 */
void
ptero_schedule_dialog_present (PteroScheduleDialog *self,
                               GtkWidget           *parent)
{
  g_return_if_fail (PTERO_IS_SCHEDULE_DIALOG (self));

  self->changed = FALSE;
  ptero_place_present (GTK_WIDGET (self),
                       self->draft->id == 0 ? _("New Schedule") : self->read_only ? _("Schedule") : _("Edit Schedule"), parent);
  if (self->read_only)
    show_banner (self, _("This account may not change it"), NULL);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self));
}
