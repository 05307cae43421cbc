/* ptero-form.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-form-private.h"

#include <glib/gi18n.h>

#include "ptero-error.h"
#include "ptero-format.h"

#define STEP_WIDTH 680

/**
 * PteroForm:
 *
 * Rows to fill in, made from a table, that fill a request. What is wrong is
 * said under the row it is about: what the field itself knows at once, what the
 * panel complains of when it has answered.
 *
 * A form of several steps shows one of them at a time, see
 * [class@Ptero.FormSteps].
 */
enum {
  CHANGED,
  MARKED,
  PICK,
  TYPED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroForm, ptero_form, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static gboolean
is_input (const PteroFormField *field)
{
  return field->kind != PTERO_FORM_HEADING && field->kind != PTERO_FORM_STEP;
}

/**
 * ptero_form_find_row:
 * @self: a form
 * @name: a field
 *
 * Returns: (transfer none) (nullable): the row of the field
 */
PteroFormRow *
ptero_form_find_row (PteroForm  *self,
                     const char *name)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (is_input (&self->fields[i]) && g_strcmp0 (self->fields[i].name, name) == 0)
      return &self->rows[i];

  return NULL;
}

static void
row_changed_cb (PteroForm *self)
{
  self->changed = TRUE;
  for (guint i = 0; i < self->n_fields; i++)
    if (self->rows[i].row != NULL)
      ptero_form_row_recheck (&self->rows[i]);
  g_signal_emit (self, signals[CHANGED], 0);
  ptero_form_marked (self);
}

static void
pick_cb (PteroForm *self,
         GtkWidget *button)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (self->rows[i].input == button)
      g_signal_emit (self, signals[PICK], 0, self->fields[i].name);
}

static void
typed_cb (PteroForm *self)
{
  g_signal_emit (self, signals[TYPED], 0);
}

static AdwPreferencesGroup *
add_group (PteroForm            *self,
           const PteroFormField *heading)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (heading != NULL && heading->title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                     g_dgettext (GETTEXT_PACKAGE, heading->title));
  if (heading != NULL && heading->hint != NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                           g_dgettext (GETTEXT_PACKAGE, heading->hint));
  gtk_box_append (GTK_BOX (self->box), group);

  return ADW_PREFERENCES_GROUP (group);
}

/* What follows is added to a page of its own. */
static void
add_step (PteroForm            *self,
          const PteroFormField *step)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->box);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), STEP_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), STEP_WIDTH);
  gtk_widget_add_css_class (clamp, "form-step");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_stack_add_titled (self->steps, scroller, step->name,
                        g_dgettext (GETTEXT_PACKAGE, step->title));
}

static void
entered_cb (PteroForm *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.send", NULL);
}

static void
add_row (PteroForm           *self,
         guint                i,
         AdwPreferencesGroup *group)
{
  PteroFormRow *row = &self->rows[i];

  ptero_form_row_init (row, &self->fields[i], group, G_CALLBACK (row_changed_cb), self);
  if (self->fields[i].kind == PTERO_FORM_INTEGER)
    g_signal_connect_object (row->input, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  else if (self->fields[i].kind == PTERO_FORM_PICK)
    g_signal_connect_object (row->input, "clicked", G_CALLBACK (pick_cb), self, G_CONNECT_SWAPPED);

  /* of more than one entry Enter may come too early */
  if (self->n_fields == 1 && ADW_IS_ENTRY_ROW (row->input))
    g_signal_connect_object (row->input, "entry-activated", G_CALLBACK (entered_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
build (PteroForm *self)
{
  AdwPreferencesGroup *group = NULL;

  self->rows = g_new0 (PteroFormRow, self->n_fields);
  if (self->n_fields > 0 && self->fields[0].kind == PTERO_FORM_STEP)
    {
      self->child = gtk_stack_new ();
      self->steps = GTK_STACK (self->child);
      gtk_stack_set_vhomogeneous (self->steps, FALSE);
    }
  else
    {
      self->child = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
      self->box = self->child;
    }
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));

  for (guint i = 0; i < self->n_fields; i++)
    {
      if (self->fields[i].kind == PTERO_FORM_STEP)
        {
          add_step (self, &self->fields[i]);
          group = NULL;
          continue;
        }
      if (self->fields[i].kind == PTERO_FORM_HEADING || group == NULL)
        group = add_group (self, self->fields[i].kind == PTERO_FORM_HEADING
                             ? &self->fields[i]
                             : NULL);
      if (is_input (&self->fields[i]))
        add_row (self, i, group);
    }
}

static void
show_step_of (PteroForm *self,
              GtkWidget *widget)
{
  if (self->steps == NULL)
    return;
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->steps)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    if (gtk_widget_is_ancestor (widget, page))
      gtk_stack_set_visible_child (self->steps, page);
}

/* Brings its step to the front as well. */
static void
focus_row (PteroForm    *self,
           PteroFormRow *row)
{
  show_step_of (self, row->row);
  ptero_form_row_grab_focus (row);
}

static gboolean
ptero_form_grab_focus (GtkWidget *widget)
{
  PteroForm *self = PTERO_FORM (widget);

  for (guint i = 0; i < self->n_fields; i++)
    if (self->rows[i].row != NULL && gtk_widget_get_visible (self->rows[i].row) &&
        gtk_widget_get_sensitive (self->rows[i].row) &&
        (self->steps == NULL ||
         gtk_widget_is_ancestor (self->rows[i].row, gtk_stack_get_visible_child (self->steps))))
      {
        ptero_form_row_grab_focus (&self->rows[i]);
        return TRUE;
      }

  return FALSE;
}

static void
ptero_form_dispose (GObject *object)
{
  PteroForm *self = PTERO_FORM (object);

  for (guint i = 0; self->rows != NULL && i < self->n_fields; i++)
    ptero_form_row_clear (&self->rows[i]);
  g_clear_pointer (&self->rows, g_free);
  self->n_fields = 0;
  self->box = NULL;
  self->steps = NULL;
  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_pointer (&self->own_fields, g_free);

  G_OBJECT_CLASS (ptero_form_parent_class)->dispose (object);
}

static void
ptero_form_class_init (PteroFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_form_dispose;
  widget_class->grab_focus = ptero_form_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /**
   * PteroForm::changed:
   *
   * Something was filled in.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PteroForm::marked:
   *
   * What is wrong may not be the same any more.
   */
  signals[MARKED] = g_signal_new ("marked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PteroForm::pick:
   * @name: a field
   *
   * Something is to be chosen for it, which is told by [method@Ptero.Form.set_picked].
   */
  signals[PICK] = g_signal_new ("pick", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * PteroForm::typed:
   *
   * A number is being typed, which [method@Ptero.Form.peek_int] tells: it is filled in only when
   * its row is left.
   */
  signals[TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
ptero_form_init (PteroForm *self)
{
}

/**
 * ptero_form_new:
 * @fields: (array length=n_fields): its fields, which outlive it
 * @n_fields: how many
 *
 * Returns: (transfer floating): an empty form
 */
GtkWidget *
ptero_form_new (const PteroFormField *fields,
                guint                 n_fields)
{
  PteroForm *self;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_object_new (PTERO_TYPE_FORM, NULL);
  self->fields = fields;
  self->n_fields = n_fields;
  build (self);
  self->changed = FALSE;

  return GTK_WIDGET (self);
}

/**
 * ptero_form_new_for:
 * @fields: (array length=n_fields): its fields, which outlive it
 * @n_fields: how many
 * @panel: the panel it is for
 *
 * Leaves out what only another kind of panel takes. Two fields of one name,
 * each for one kind, are one that is not the same on both.
 *
 * Returns: (transfer floating): an empty form
 */
GtkWidget *
ptero_form_new_for (const PteroFormField *fields,
                    guint                 n_fields,
                    PteroPanel           *panel)
{
  g_autofree PteroFormField *taken = g_new0 (PteroFormField, n_fields);
  guint n_taken = 0;
  GtkWidget *self;

  g_return_val_if_fail (PTERO_IS_PANEL (panel), NULL);

  for (guint i = 0; i < n_fields; i++)
    if (ptero_panel_offers (panel, fields[i].flavour))
      taken[n_taken++] = fields[i];
  self = ptero_form_new (taken, n_taken);
  PTERO_FORM (self)->own_fields = g_steal_pointer (&taken);

  return self;
}

/**
 * ptero_form_set_visible:
 * @self: a form
 * @name: a field
 * @visible: whether it is asked for; one that isn't is not sent
 */
void
ptero_form_set_visible (PteroForm  *self,
                        const char *name,
                        gboolean    visible)
{
  g_return_if_fail (PTERO_IS_FORM (self));

  gtk_widget_set_visible (ptero_form_find_row (self, name)->row, visible);
}

/**
 * ptero_form_get_row:
 * @self: a form
 * @name: a field
 *
 * Returns: (transfer none): its row
 */
GtkWidget *
ptero_form_get_row (PteroForm  *self,
                    const char *name)
{
  g_return_val_if_fail (PTERO_IS_FORM (self), NULL);

  return ptero_form_find_row (self, name)->row;
}

/**
 * ptero_form_add_widget:
 * @self: a form
 * @widget: what is shown below the fields
 */
void
ptero_form_add_widget (PteroForm *self,
                       GtkWidget *widget)
{
  g_return_if_fail (PTERO_IS_FORM (self));

  gtk_box_append (GTK_BOX (self->box), widget);
}

/**
 * ptero_form_add_guide:
 * @self: a form
 * @widget: what is shown above the fields
 */
void
ptero_form_add_guide (PteroForm *self,
                      GtkWidget *widget)
{
  g_return_if_fail (PTERO_IS_FORM (self));

  gtk_box_prepend (GTK_BOX (self->box), widget);
}

/**
 * ptero_form_get_steps:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): its steps, by the names of their fields, or %NULL if it has
 *   only one
 */
GtkStack *
ptero_form_get_steps (PteroForm *self)
{
  g_return_val_if_fail (PTERO_IS_FORM (self), NULL);

  return self->steps;
}

/**
 * ptero_form_add_to_step:
 * @self: a form of several steps
 * @step: a step
 * @widget: (transfer floating): what is shown below the fields of the step
 */
void
ptero_form_add_to_step (PteroForm  *self,
                        const char *step,
                        GtkWidget  *widget)
{
  GtkWidget *viewport;
  GtkWidget *clamp;

  g_return_if_fail (PTERO_IS_FORM (self));

  viewport =
    gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (gtk_stack_get_child_by_name (self->steps,
                                                                                     step)));
  clamp = gtk_viewport_get_child (GTK_VIEWPORT (viewport));
  gtk_box_append (GTK_BOX (adw_clamp_get_child (ADW_CLAMP (clamp))), widget);
}

/**
 * ptero_form_check_step:
 * @self: a form of several steps
 * @step: a step
 *
 * Marks what is wrong with its fields, as somebody leaves it. What is marked already stays.
 */
void
ptero_form_check_step (PteroForm  *self,
                       const char *step)
{
  GtkWidget *page;

  g_return_if_fail (PTERO_IS_FORM (self));

  page = gtk_stack_get_child_by_name (self->steps, step);
  for (guint i = 0; i < self->n_fields; i++)
    if (self->rows[i].row != NULL && !self->rows[i].complained &&
        gtk_widget_get_visible (self->rows[i].row) &&
        gtk_widget_is_ancestor (self->rows[i].row, page))
      ptero_form_row_check (&self->rows[i]);
  ptero_form_marked (self);
}

/**
 * ptero_form_go_to:
 * @self: a form
 * @row: a row in it, of a field or of something else
 *
 * Brings the step to the front that has it, and gives it the focus.
 */
void
ptero_form_go_to (PteroForm *self,
                  GtkWidget *row)
{
  g_return_if_fail (PTERO_IS_FORM (self));

  for (guint i = 0; i < self->n_fields; i++)
    if (self->rows[i].row == row)
      {
        focus_row (self, &self->rows[i]);
        return;
      }

  show_step_of (self, row);
  if (gtk_widget_get_focus_child (row) == NULL)
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

/**
 * ptero_form_list_problems:
 * @self: a form
 *
 * Returns: (transfer full) (element-type GtkWidget): the rows that are complained of, from top to
 *   bottom
 */
GPtrArray *
ptero_form_list_problems (PteroForm *self)
{
  GPtrArray *rows = g_ptr_array_new ();

  g_return_val_if_fail (PTERO_IS_FORM (self), rows);

  for (guint i = 0; i < self->n_fields; i++)
    if (self->rows[i].row != NULL && self->rows[i].complained &&
        gtk_widget_get_visible (self->rows[i].row))
      g_ptr_array_add (rows, self->rows[i].row);
  if (self->lister != NULL)
    self->lister (self, rows);

  return rows;
}

/**
 * ptero_form_set_lister:
 * @self: a form
 * @lister: (scope forever): adds what is complained of and is none of the fields
 */
void
ptero_form_set_lister (PteroForm       *self,
                       PteroFormLister  lister)
{
  g_return_if_fail (PTERO_IS_FORM (self));

  self->lister = lister;
}

/**
 * ptero_form_marked:
 * @self: a form
 *
 * Something that is none of its fields is complained of, or not any more.
 */
void
ptero_form_marked (PteroForm *self)
{
  g_return_if_fail (PTERO_IS_FORM (self));

  g_signal_emit (self, signals[MARKED], 0);
}

/**
 * ptero_form_get_changed:
 * @self: a form
 *
 * Returns: whether something was filled in since [method@Ptero.Form.set_unchanged]
 */
gboolean
ptero_form_get_changed (PteroForm *self)
{
  g_return_val_if_fail (PTERO_IS_FORM (self), FALSE);

  return self->changed;
}

/**
 * ptero_form_set_unchanged:
 * @self: a form
 *
 * What is filled in now would not be missed.
 */
void
ptero_form_set_unchanged (PteroForm *self)
{
  g_return_if_fail (PTERO_IS_FORM (self));

  self->changed = FALSE;
}

/**
 * ptero_form_set_changed:
 * @self: a form
 *
 * Something was filled in that is not one of its fields.
 */
void
ptero_form_set_changed (PteroForm *self)
{
  g_return_if_fail (PTERO_IS_FORM (self));

  row_changed_cb (self);
}

/**
 * ptero_form_validate:
 * @self: a form
 *
 * Checks all fields and marks what is wrong; the first of them gets the focus.
 *
 * Returns: whether all is well
 */
gboolean
ptero_form_validate (PteroForm *self)
{
  gboolean valid = TRUE;

  g_return_val_if_fail (PTERO_IS_FORM (self), FALSE);

  for (guint i = 0; i < self->n_fields; i++)
    {
      if (self->rows[i].row == NULL || !gtk_widget_get_visible (self->rows[i].row) ||
          ptero_form_row_check (&self->rows[i]))
        continue;
      if (valid)
        focus_row (self, &self->rows[i]);
      valid = FALSE;
    }
  ptero_form_marked (self);

  return valid;
}

/**
 * ptero_form_complain:
 * @self: a form
 * @name: a field
 * @complaint: (nullable): what is wrong with it, %NULL if nothing is
 *
 * Says so below the field until it is changed.
 */
void
ptero_form_complain (PteroForm  *self,
                     const char *name,
                     const char *complaint)
{
  g_return_if_fail (PTERO_IS_FORM (self));

  ptero_form_row_complain (ptero_form_find_row (self, name), complaint);
  ptero_form_marked (self);
}

/**
 * ptero_form_remark:
 * @self: a form
 * @name: a field
 * @remark: (nullable): what is to be said of what is filled in
 * @warns: whether it is a warning
 *
 * Says so below the field while nothing is wrong with it.
 */
void
ptero_form_remark (PteroForm  *self,
                   const char *name,
                   const char *remark,
                   gboolean    warns)
{
  g_return_if_fail (PTERO_IS_FORM (self));

  ptero_form_row_remark (ptero_form_find_row (self, name), remark, warns);
}

/**
 * ptero_form_set_marker:
 * @self: a form
 * @marker: (scope forever): marks what none of the fields is named after
 */
void
ptero_form_set_marker (PteroForm       *self,
                       PteroFormMarker  marker)
{
  g_return_if_fail (PTERO_IS_FORM (self));

  self->marker = marker;
}

/* A panel may refuse something without a word. */
static char *
dup_complaint (const PteroProblem *problem)
{
  const char *words = problem->message != NULL && *problem->message != '\0'
                        ? problem->message
                        : _("The panel does not accept this");

  return ptero_text_make_safe (words);
}

/* Of what is filled in as a text and sent as a list the panel complains by the number:
 * "ports.0". */
static PteroFormRow *
find_problem_row (PteroForm  *self,
                  const char *name)
{
  PteroFormRow *row = ptero_form_find_row (self, name);
  const char *dot = row == NULL && name != NULL ? strrchr (name, '.') : NULL;
  g_autofree char *list = NULL;

  if (dot == NULL || !g_ascii_isdigit (dot[1]))
    return row;

  list = g_strndup (name, (gsize) (dot - name));

  return ptero_form_find_row (self, list);
}

/**
 * ptero_form_mark_problems:
 * @self: a form
 * @error: what a panel answered with
 *
 * Marks the rows that the panel complains of.
 *
 * Returns: (transfer full) (nullable): complaints that are about none of the rows, a line each
 */
char *
ptero_form_mark_problems (PteroForm    *self,
                          const GError *error)
{
  GPtrArray *problems = ptero_api_error_get_problems (error);
  g_autoptr(GString) rest = g_string_new (NULL);
  gboolean first = TRUE;

  g_return_val_if_fail (PTERO_IS_FORM (self), NULL);

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      PteroProblem *problem = g_ptr_array_index (problems, i);
      PteroFormRow *row = find_problem_row (self, problem->field);
      g_autofree char *complaint = dup_complaint (problem);

      if (row == NULL && self->marker != NULL && self->marker (self, problem))
        continue;
      if (row == NULL || !gtk_widget_get_visible (row->row))
        {
          g_string_append_printf (rest, "%s%s", rest->len > 0 ? "\n" : "", complaint);
          continue;
        }
      ptero_form_row_complain (row, complaint);
      ptero_form_row_suggest (row, problem);
      if (first)
        focus_row (self, row);
      first = FALSE;
    }
  ptero_form_marked (self);

  return rest->len > 0 ? g_string_free (g_steal_pointer (&rest), FALSE) : NULL;
}
