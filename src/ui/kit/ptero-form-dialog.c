/* ptero-form-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-form-dialog.h"

#include <glib/gi18n.h>
#include <libsoup/soup.h>

#include "ptero-alert.h"
#include "ptero-banner.h"
#include "ptero-content.h"
#include "ptero-dialog.h"
#include "ptero-discard.h"
#include "ptero-error-text.h"
#include "ptero-form-steps.h"
#include "ptero-panel-focus.h"
#include "ptero-place.h"
#include "ptero-toolbar-view.h"

#define WIDTH 480
#define MIN_HEIGHT 150
#define MAX_GROWN_HEIGHT 420
#define HEADER_HEIGHT 100   /* and what else is above the form */
#define WIDE_WIDTH 860
#define WIDE_HEIGHT 720
#define STEPS_WIDTH 880
#define STEPS_HEIGHT 760

/**
 * PteroFormDialog:
 *
 * A form, and a button that sends it. It stays open, with what was typed, until
 * the panel has taken it; what the panel complains of is said in its rows.
 */
struct _PteroFormDialog
{
  GtkWidget        parent_instance;

  PteroPanel      *panel;
  PteroRequest    *request;
  PteroRequest    *look;        /* (nullable): answers with what is edited */
  char            *seen;        /* (nullable): tells of when what the form shows was changed */
  char            *found;       /* (nullable): what tells of it after that */
  PteroFormFill    fill;
  PteroFormCheck   check;
  PteroFormFailed  failed;
  PteroFormExplain explain;
  GCancellable    *cancellable;

  GtkWidget       *view;
  PteroBanner     *banner;
  GtkStack        *stack;       /* the form, and what is there before it */
  PteroContent    *waiting;     /* (nullable): what is there before the form */
  PteroForm       *form;
  GtkWidget       *scroller;    /* (nullable) of a form without steps */
  PteroFormSteps  *steps;       /* (nullable): that the form is in */
  AdwWindowTitle  *title;
  GtkWidget       *button;
  GtkSpinner      *spinner;
  GtkWidget       *focus;       /* (weak) what had it before it was sent */
  gboolean         sending;
  gboolean         tells_problems;   /* the banner does */
};

enum {
  DONE,
  RETRY,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroFormDialog, ptero_form_dialog, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

/* GTK warns about an entry that keeps the focus while it is insensitive. */
static void
release_focus (PteroFormDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->form)))
    return;

  g_set_weak_pointer (&self->focus, focus);
  ptero_panel_focus_release (GTK_WIDGET (self->form));
}

static void
set_sending (PteroFormDialog *self,
             gboolean         sending)
{
  self->sending = sending;
  if (sending)
    release_focus (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), !sending);
  gtk_widget_set_sensitive (self->button, !sending);
  gtk_spinner_set_spinning (self->spinner, sending);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), sending);
}

/* Some may be at other steps than the one that is shown. */
static void
show_problems (PteroFormDialog *self,
               gboolean         by_panel)
{
  guint n_problems = ptero_form_steps_show_problem (self->steps, TRUE);
  g_autofree char *title = NULL;

  if (n_problems == 0)
    return;

  if (by_panel)
    title = g_strdup_printf (ngettext ("The panel did not accept %u value.",
                                       "The panel did not accept %u values.", n_problems),
                             n_problems);
  else
    title = g_strdup_printf (ngettext ("%u value is not right yet.", "%u values are not right yet.",
                                       n_problems), n_problems);
  ptero_banner_set_title (self->banner, title);
  ptero_banner_set_subtitle (self->banner,
                             by_panel ? ngettext ("It is marked below, the rest is kept.",
                                                  "They are marked below, the rest is kept.",
                                                  n_problems)
                                                    : ngettext ("It is marked below.",
                                                                "They are marked below.",
                                                                n_problems));
  ptero_banner_clear_buttons (self->banner);
  ptero_banner_add_button (self->banner, _("Next _Problem"), "form.problem");
  ptero_banner_set_revealed (self->banner, TRUE);
  self->tells_problems = TRUE;
}

/* What is not wrong any more is not told of. */
static void
marked_cb (PteroFormDialog *self)
{
  g_autoptr(GPtrArray) problems = ptero_form_list_problems (self->form);

  if (!self->tells_problems || problems->len > 0)
    return;

  self->tells_problems = FALSE;
  ptero_banner_set_revealed (self->banner, FALSE);
}

static gboolean
is_post (PteroFormDialog *self)
{
  return self->request != NULL &&
         g_str_equal (ptero_endpoint_get_info (ptero_request_get_endpoint (self->request))->method,
                      "POST");
}

static gboolean
has_problems (const GError *error)
{
  GPtrArray *problems = ptero_api_error_get_problems (error);

  return problems != NULL && problems->len > 0;
}

/* The height that the form may ask for: what the dialog is for may be a low window. */
static int
get_room (PteroFormDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWindow *parent = GTK_IS_WINDOW (root)
                        ? gtk_window_get_transient_for (GTK_WINDOW (root))
                        : NULL;
  int height = gtk_widget_get_height (parent != NULL ? GTK_WIDGET (parent) : GTK_WIDGET (root));

  return CLAMP (height - HEADER_HEIGHT, MIN_HEIGHT, MAX_GROWN_HEIGHT);
}

/* What is wrong is said below a row, also below the last: a dialog that has the height of its form
 * grows by it, as a window does only where it must.
   What is wide has a height of its own. */
static void
make_place (PteroFormDialog *self)
{
  GtkWidget *content;
  int natural;

  if (self->scroller == NULL || gtk_widget_get_width (self->scroller) <= 0)
    return;

  content = gtk_widget_get_first_child (self->scroller);
  gtk_widget_measure (content, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (self->scroller),
                      NULL, &natural, NULL, NULL);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                              CLAMP (natural, MIN_HEIGHT, get_room (self)));
}

static void
show_error (PteroFormDialog *self,
            const GError    *error)
{
  g_autofree char *rest = NULL;
  g_autofree char *explained = self->explain != NULL ? self->explain (self->form, error) : NULL;
  g_autofree char *reason = explained != NULL ? NULL : ptero_error_describe (error);

  /* The person goes on where they were, or in the row that is complained of. */
  if (self->focus != NULL)
    gtk_widget_grab_focus (self->focus);
  g_clear_weak_pointer (&self->focus);
  rest = ptero_form_mark_problems (self->form, error);
  make_place (self);

  /* What is said in a row needs no banner, if it is seen. */
  if (has_problems (error) && rest == NULL)
    {
      if (self->steps != NULL)
        show_problems (self, TRUE);
      return;
    }

  self->tells_problems = FALSE;
  ptero_banner_clear_buttons (self->banner);
  ptero_banner_set_title (self->banner,
                          rest != NULL ? rest : explained != NULL ? explained : reason);
  ptero_banner_set_subtitle (self->banner, explained == NULL && is_post (self)
                               ? ptero_error_get_doubt (error)
                               : NULL);
  ptero_banner_set_revealed (self->banner, TRUE);
  if (self->steps != NULL)
    ptero_form_steps_show_problem (self->steps, TRUE);
}

/* Whoever has closed the dialog, or its window, does not see it any more; what was sent may still
 * have a hold on it. */
static gboolean
is_gone (PteroFormDialog *self)
{
  return self->form == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL;
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(PteroFormDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);

  /* The dialog went. */
  if (self->form == NULL)
    return;

  set_sending (self, FALSE);
  if (error != NULL && (self->failed == NULL || !self->failed (self->form, error)))
    {
      if (!is_gone (self) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_error (self, error);
      return;
    }

  ptero_form_set_unchanged (self->form);
  g_signal_emit (self, signals[DONE], 0, answer);
  ptero_dialog_force_close (GTK_WIDGET (self));
}

static void
send (PteroFormDialog *self)
{
  g_autoptr(PteroRequest) request = ptero_request_copy (self->request);

  ptero_form_fill (self->form, request);
  if (self->fill != NULL)
    self->fill (self->form, request);
  ptero_client_send_async (ptero_panel_get_client (self->panel), request, self->cancellable,
                           sent_cb, g_object_ref (self));
}

/* Whoever stays with what the form has does not want to be asked of the same change again. */
static void
overwrite_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  PteroFormDialog *self = PTERO_FORM_DIALOG (source);
  gboolean confirmed = ptero_alert_confirm_finish (GTK_WIDGET (self), result, NULL);

  if (self->form == NULL || self->sending)
    return;

  if (!confirmed)
    {
      if (self->focus != NULL)
        gtk_widget_grab_focus (self->focus);
      g_clear_weak_pointer (&self->focus);
      return;
    }

  g_free (self->seen);
  self->seen = g_steal_pointer (&self->found);
  set_sending (self, TRUE);
  send (self);
}

/* What has no time when it was changed is compared itself, without what belongs to it. */
static char *
dup_values (GObject *resource)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint n_specs;
  g_autofree GParamSpec **specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (resource),
                                                                  &n_specs);

  for (guint i = 0; i < n_specs; i++)
    {
      GValue value = G_VALUE_INIT;
      g_autofree char *written = NULL;

      if (specs[i]->value_type != G_TYPE_STRING && specs[i]->value_type != G_TYPE_INT64 &&
          specs[i]->value_type != G_TYPE_BOOLEAN)
        continue;

      g_value_init (&value, specs[i]->value_type);
      g_object_get_property (resource, specs[i]->name, &value);
      written = g_strdup_value_contents (&value);
      g_string_append_printf (text, "%s %s\n", specs[i]->name, written);
      g_value_unset (&value);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_state (gpointer resource)
{
  g_autoptr(GDateTime) changed_at = NULL;

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (resource), "updated-at") == NULL)
    return dup_values (resource);

  g_object_get (resource, "updated-at", &changed_at, NULL);

  return changed_at != NULL ? g_date_time_format_iso8601 (changed_at) : NULL;
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PteroFormDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);
  gpointer resource = answer != NULL ? ptero_answer_get_resource (answer) : NULL;

  /* The dialog went. */
  if (is_gone (self))
    return;

  /* What is not known to be as it was seen is not overwritten */
  if (answer != NULL && resource == NULL)
    error = g_error_new_literal (PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER,
                                 _("The panel’s answer is empty."));

  if (resource == NULL)
    {
      set_sending (self, FALSE);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_error (self, error);
      return;
    }

  g_free (self->found);
  self->found = dup_state (resource);
  if (g_strcmp0 (self->seen, self->found) == 0)
    {
      send (self);
      return;
    }

  set_sending (self, FALSE);
  ptero_alert_confirm_async (GTK_WIDGET (self), _("Overwrite Changes?"),
                             _("This was changed on the panel after the form was opened. What was changed there is set to what the form shows."),
                             _("_Overwrite"), self->cancellable, overwrite_cb, NULL);
}

/* The panel knows no versions: what somebody else does between looking and sending is not
 * noticed. */
static void
look (PteroFormDialog *self)
{
  g_autoptr(PteroRequest) request = ptero_request_copy (self->look);

  ptero_client_send_async (ptero_panel_get_client (self->panel), request, self->cancellable,
                           looked_cb, g_object_ref (self));
}

/* Of several steps all is marked at once. */
static gboolean
validate (PteroFormDialog *self)
{
  gboolean valid;

  if (self->steps != NULL)
    ptero_form_steps_see_all (self->steps);
  valid = ptero_form_validate (self->form);
  if (self->check != NULL && (valid || self->steps != NULL))
    valid = self->check (self->form) && valid;
  if (!valid)
    make_place (self);

  return valid;
}

static void
problem_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PteroFormDialog *self = PTERO_FORM_DIALOG (widget);

  if (self->steps != NULL)
    ptero_form_steps_show_problem (self->steps, FALSE);
}

static void
send_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PteroFormDialog *self = PTERO_FORM_DIALOG (widget);

  if (self->sending)
    return;
  ptero_banner_set_revealed (self->banner, FALSE);
  if (!validate (self))
    {
      if (self->steps != NULL)
        show_problems (self, FALSE);
      return;
    }

  /* Without a request the answer is what was filled in. */
  if (self->request == NULL)
    {
      ptero_form_set_unchanged (self->form);
      ptero_panel_focus_release (GTK_WIDGET (self->form));
      g_signal_emit (self, signals[DONE], 0, NULL);
      ptero_dialog_force_close (widget);
      return;
    }

  set_sending (self, TRUE);
  if (self->look != NULL)
    look (self);
  else
    send (self);
}

static void
retry_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  g_signal_emit (widget, signals[RETRY], 0);
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
  PteroFormDialog *self = PTERO_FORM_DIALOG (content);

  if (!ptero_form_get_changed (self->form))
    return TRUE;

  ptero_discard_ask (content, _("Discard Changes?"), _("What you filled in is not kept."),
                     self->cancellable);

  return FALSE;
}

static gboolean
shows_form (PteroFormDialog *self)
{
  return self->form != NULL &&
         g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "form") == 0;
}

static gboolean
ptero_form_dialog_grab_focus (GtkWidget *widget)
{
  PteroFormDialog *self = PTERO_FORM_DIALOG (widget);

  return shows_form (self) && gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

static void
ptero_form_dialog_dispose (GObject *object)
{
  PteroFormDialog *self = PTERO_FORM_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->focus);
  g_clear_pointer (&self->view, gtk_widget_unparent);
  self->form = NULL;
  self->stack = NULL;
  self->waiting = NULL;
  self->steps = NULL;
  g_clear_object (&self->cancellable);
  g_clear_object (&self->request);
  g_clear_object (&self->look);
  g_clear_pointer (&self->seen, g_free);
  g_clear_pointer (&self->found, g_free);
  g_clear_object (&self->panel);

  G_OBJECT_CLASS (ptero_form_dialog_parent_class)->dispose (object);
}

static void
ptero_form_dialog_class_init (PteroFormDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_form_dialog_dispose;
  widget_class->grab_focus = ptero_form_dialog_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "form.send", NULL, send_action);
  gtk_widget_class_install_action (widget_class, "form.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "form.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "form.problem", NULL, problem_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.send",
                                       NULL);

  /**
   * PteroFormDialog::done:
   * @answer: (nullable): what the panel answered
   *
   * The panel took it. The dialog closes afterwards.
   */
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL,
                                G_TYPE_NONE, 1, PTERO_TYPE_ANSWER);

  /**
   * PteroFormDialog::retry:
   *
   * What the form waits for did not come, and is to be asked for again.
   */
  signals[RETRY] = g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
build_header (PteroFormDialog *self,
              const char      *action)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "form.close");
  self->button = gtk_button_new_with_mnemonic (action);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "form.send");
  gtk_widget_add_css_class (self->button, "suggested-action");
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
  gtk_box_append (GTK_BOX (end), GTK_WIDGET (self->spinner));
  gtk_box_append (GTK_BOX (end), self->button);
  self->title = ADW_WINDOW_TITLE (adw_window_title_new ("", ""));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), end);

  return header;
}

static GtkWidget *
build_scroller (PteroFormDialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->form));
  gtk_widget_set_margin_top (clamp, 18);
  gtk_widget_set_margin_bottom (clamp, 18);
  gtk_widget_set_margin_start (clamp, 12);
  gtk_widget_set_margin_end (clamp, 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  /* a message above must not leave too little of a small form */
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), MIN_HEIGHT);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 640);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  self->scroller = scroller;

  return scroller;
}

static GtkWidget *
build_content (PteroFormDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content = self->steps != NULL ? GTK_WIDGET (self->steps) : build_scroller (self);

  self->banner = PTERO_BANNER (ptero_banner_new (PTERO_BANNER_ERROR, "ptero-error-symbolic"));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, content, "form");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->banner));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));

  return box;
}

static void
ptero_form_dialog_init (PteroFormDialog *self)
{
  self->cancellable = g_cancellable_new ();
}

static PteroFormDialog *
create (PteroForm      *form,
        PteroFormSteps *steps,
        PteroPanel     *panel,
        PteroRequest   *request,
        const char     *action)
{
  PteroFormDialog *self = g_object_new (PTERO_TYPE_FORM_DIALOG, NULL);

  self->form = form;
  self->steps = steps;
  g_set_object (&self->panel, panel);
  if (request != NULL)
    self->request = ptero_request_copy (request);

  self->view = g_object_new (PTERO_TYPE_TOOLBAR_VIEW, NULL);
  ptero_toolbar_view_add_top (PTERO_TOOLBAR_VIEW (self->view), build_header (self, action));
  ptero_toolbar_view_set_content (PTERO_TOOLBAR_VIEW (self->view), build_content (self));
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
  ptero_dialog_set_size (GTK_WIDGET (self), steps != NULL ? STEPS_WIDTH : WIDTH,
                         steps != NULL ? STEPS_HEIGHT : -1);
  ptero_dialog_set_guard (GTK_WIDGET (self), guard);

  return self;
}

/**
 * ptero_form_dialog_new:
 * @form: (transfer floating): the form
 * @panel: (nullable): the panel it is sent to
 * @request: (nullable): the request that the form fills; %NULL to send nothing
 * @action: the label of the button, with a mnemonic
 *
 * Returns: (transfer floating): a dialog to be presented
 */
PteroFormDialog *
ptero_form_dialog_new (PteroForm    *form,
                       PteroPanel   *panel,
                       PteroRequest *request,
                       const char   *action)
{
  g_return_val_if_fail (PTERO_IS_FORM (form), NULL);

  return create (form, NULL, panel, request, action);
}

/**
 * ptero_form_dialog_new_steps:
 * @form: (transfer floating): a form of several steps
 * @summary: (nullable) (transfer floating): what is shown below the list of the steps
 * @panel: the panel it is sent to
 * @request: the request that the form fills
 * @action: the label of the button, with a mnemonic
 *
 * Returns: (transfer floating): an assistant to be presented
 */
PteroFormDialog *
ptero_form_dialog_new_steps (PteroForm    *form,
                             GtkWidget    *summary,
                             PteroPanel   *panel,
                             PteroRequest *request,
                             const char   *action)
{
  PteroFormDialog *self;

  g_return_val_if_fail (PTERO_IS_FORM (form), NULL);

  self = create (form, PTERO_FORM_STEPS (ptero_form_steps_new (form, summary)), panel, request,
                 action);
  g_signal_connect_object (form, "marked", G_CALLBACK (marked_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * ptero_form_dialog_set_action:
 * @self: a dialog
 * @action: the label of the button, with a mnemonic
 *
 * Says more of what the button does, now that more is filled in.
 */
void
ptero_form_dialog_set_action (PteroFormDialog *self,
                              const char      *action)
{
  g_return_if_fail (PTERO_IS_FORM_DIALOG (self));

  gtk_button_set_label (GTK_BUTTON (self->button), action);
}

/**
 * ptero_form_dialog_set_fill:
 * @self: a dialog
 * @fill: (scope forever): sets what the fields alone do not say
 */
void
ptero_form_dialog_set_fill (PteroFormDialog *self,
                            PteroFormFill    fill)
{
  g_return_if_fail (PTERO_IS_FORM_DIALOG (self));

  self->fill = fill;
}

/**
 * ptero_form_dialog_set_check:
 * @self: a dialog
 * @check: (scope forever): checks what the fields alone do not know
 */
void
ptero_form_dialog_set_check (PteroFormDialog *self,
                             PteroFormCheck   check)
{
  g_return_if_fail (PTERO_IS_FORM_DIALOG (self));

  self->check = check;
}

/**
 * ptero_form_dialog_set_failed:
 * @self: a dialog
 * @failed: (scope forever): knows the errors of what was done nonetheless
 */
void
ptero_form_dialog_set_failed (PteroFormDialog *self,
                              PteroFormFailed  failed)
{
  g_return_if_fail (PTERO_IS_FORM_DIALOG (self));

  self->failed = failed;
}

/**
 * ptero_form_dialog_set_explain:
 * @self: a dialog
 * @explain: (scope forever): knows what some errors mean for this form
 */
void
ptero_form_dialog_set_explain (PteroFormDialog  *self,
                               PteroFormExplain  explain)
{
  g_return_if_fail (PTERO_IS_FORM_DIALOG (self));

  self->explain = explain;
}

/**
 * ptero_form_dialog_set_edited:
 * @self: a dialog
 * @look: a request that answers with what is edited
 * @resource: (type PteroResource): what is edited, as the form shows it
 *
 * Has the person asked before what was changed on the panel meanwhile is
 * overwritten: it is looked at once more right before it is sent.
 */
void
ptero_form_dialog_set_edited (PteroFormDialog *self,
                              PteroRequest    *look,
                              gpointer         resource)
{
  g_return_if_fail (PTERO_IS_FORM_DIALOG (self));
  g_return_if_fail (PTERO_IS_REQUEST (look) && G_IS_OBJECT (resource));

  g_set_object (&self->look, look);
  g_free (self->seen);
  self->seen = dup_state (resource);
}

static void
build_waiting (PteroFormDialog *self)
{
  self->waiting = PTERO_CONTENT (ptero_content_new (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0)));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->waiting), "waiting");
}

static void
tell_missing (PteroFormDialog *self,
              const GError    *error)
{
  g_autofree char *reason = error != NULL ? ptero_error_describe (error) : NULL;

  self->tells_problems = FALSE;
  ptero_banner_set_revealed (self->banner, error != NULL);
  if (error == NULL)
    return;

  ptero_banner_clear_buttons (self->banner);
  ptero_banner_set_title (self->banner, reason);
  ptero_banner_set_subtitle (self->banner, NULL);
  ptero_banner_add_button (self->banner, _("_Retry"), "form.retry");
}

/**
 * ptero_form_dialog_set_waiting:
 * @self: a dialog
 * @waiting: whether what the form is to show is still on its way
 * @error: (nullable): why it did not come
 *
 * Has a spinner in the place of the form. Where what it is to show did not
 * come that is said, with a way to try again: see
 * [signal@Ptero.FormDialog::retry]. When it is there what is in the form counts
 * as unchanged.
 */
void
ptero_form_dialog_set_waiting (PteroFormDialog *self,
                               gboolean         waiting,
                               const GError    *error)
{
  gboolean ready = !waiting && error == NULL;

  g_return_if_fail (PTERO_IS_FORM_DIALOG (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.send", ready);
  if (self->waiting == NULL && ready)
    return;

  if (self->waiting == NULL)
    build_waiting (self);
  tell_missing (self, error);
  ptero_content_update (self->waiting, waiting, NULL, waiting ? 0 : 1, waiting ? 0 : 1);
  gtk_stack_set_visible_child_name (self->stack, ready ? "form" : "waiting");
  if (!ready)
    return;

  ptero_form_set_unchanged (self->form);
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * ptero_form_dialog_set_wide:
 * @self: a dialog
 * @bottom: (nullable) (transfer floating): what is always seen, below the form
 *
 * Makes it as large as a page, for a form that is one.
 */
void
ptero_form_dialog_set_wide (PteroFormDialog *self,
                            GtkWidget       *bottom)
{
  GtkWidget *clamp;

  g_return_if_fail (PTERO_IS_FORM_DIALOG (self));

  clamp = gtk_widget_get_ancestor (GTK_WIDGET (self->form), ADW_TYPE_CLAMP);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDE_WIDTH);
  ptero_dialog_set_size (GTK_WIDGET (self), WIDE_WIDTH, WIDE_HEIGHT);
  if (bottom != NULL)
    ptero_toolbar_view_add_bottom (PTERO_TOOLBAR_VIEW (self->view), bottom);
}

/**
 * ptero_form_dialog_get_form:
 * @self: a dialog
 *
 * Returns: (transfer none): its form
 */
PteroForm *
ptero_form_dialog_get_form (PteroFormDialog *self)
{
  g_return_val_if_fail (PTERO_IS_FORM_DIALOG (self), NULL);

  return self->form;
}

/**
 * ptero_form_dialog_present:
 * @self: (transfer floating): a dialog
 * @title: its title
 * @parent: a widget in the window it is for
 *
 * Shows it, with the server and panel that @parent is for below the title. What
 * is in the form now counts as unchanged.
 */
void
ptero_form_dialog_present (PteroFormDialog *self,
                           const char      *title,
                           GtkWidget       *parent)
{
  g_autofree char *place = NULL;

  g_return_if_fail (PTERO_IS_FORM_DIALOG (self));

  ptero_place_inherit (GTK_WIDGET (self), parent);
  place = ptero_place_describe (GTK_WIDGET (self));
  ptero_form_set_unchanged (self->form);
  adw_window_title_set_title (self->title, title);
  if (place != NULL)
    adw_window_title_set_subtitle (self->title, place);
  ptero_dialog_present (GTK_WIDGET (self), title, parent);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
name_changed_cb (PteroForm *form)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (form), PTERO_TYPE_FORM_DIALOG);
  g_autofree char *typed = ptero_form_dup_string (form, "name");

  if (dialog != NULL)
    gtk_widget_action_set_enabled (dialog, "form.send",
                                   g_str_equal (typed, g_object_get_data (G_OBJECT (form),
                                                                          "wanted")));
}

/**
 * ptero_confirm_name:
 * @parent: a widget in the window the question is for
 * @heading: the question
 * @body: what will happen
 * @name: what has to be typed
 * @action: the label of the button, with a mnemonic
 * @confirmed: called, swapped, with @user_data when it was typed and the button pressed
 * @user_data: (type GObject): not called if it is gone by then
 *
 * Asks before something that loses a lot, and has its name typed.
 */
void
ptero_confirm_name (GtkWidget  *parent,
                    const char *heading,
                    const char *body,
                    const char *name,
                    const char *action,
                    GCallback   confirmed,
                    gpointer    user_data)
{
  static const PteroFormField fields[] = { { "name", N_("Name"), PTERO_FORM_TEXT, .min = 1 } };
  PteroForm *form = PTERO_FORM (ptero_form_new (fields, G_N_ELEMENTS (fields)));
  PteroFormDialog *dialog = ptero_form_dialog_new (form, NULL, NULL, action);
  AdwPreferencesGroup *group =
    ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (ptero_form_get_row (form, "name"),
                                                    ADW_TYPE_PREFERENCES_GROUP));
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  /* Translators: the consequences, then the name that has to be typed */
  text = g_strdup_printf (_("%s\n\nType “%s” to go on."), body, name);
  escaped = g_markup_escape_text (text, -1);
  adw_preferences_group_set_description (group, escaped);
  g_object_set_data_full (G_OBJECT (form), "wanted", g_strdup (name), g_free);
  gtk_widget_remove_css_class (dialog->button, "suggested-action");
  gtk_widget_add_css_class (dialog->button, "destructive-action");
  gtk_widget_action_set_enabled (GTK_WIDGET (dialog), "form.send", FALSE);
  ptero_dialog_set_guard (GTK_WIDGET (dialog), NULL);
  g_signal_connect (form, "changed", G_CALLBACK (name_changed_cb), NULL);
  g_signal_connect_object (dialog, "done", confirmed, user_data, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, heading, parent);
}
