/* ptero-form.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-form.h"

#include <glib/gi18n.h>

#include "ptero-error.h"
#include "ptero-form-field.h"
#include "ptero-format.h"

/**
 * PteroForm:
 *
 * Rows to fill in, made from a table, that fill a request. What is wrong is
 * said under the row it is about: what the field itself knows at once, what the
 * panel complains of when it has answered.
 */
struct _PteroForm
{
  GtkWidget             parent_instance;

  const PteroFormField *fields;
  guint                 n_fields;
  GtkWidget            *box;
  PteroFormRow         *rows;
  PteroFormMarker       marker;
  gboolean              changed;
};

enum {
  CHANGED,
  TYPED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroForm, ptero_form, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static PteroFormRow *
find_row (PteroForm  *self,
          const char *name)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (self->fields[i].kind != PTERO_FORM_HEADING && g_strcmp0 (self->fields[i].name, name) == 0)
      return &self->rows[i];

  return NULL;
}

static void
row_changed_cb (PteroForm *self)
{
  self->changed = TRUE;
  for (guint i = 0; i < self->n_fields; i++)
    if (self->rows[i].row != NULL && self->rows[i].complained)
      ptero_form_row_check (&self->rows[i]);
  g_signal_emit (self, signals[CHANGED], 0);
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
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), g_dgettext (GETTEXT_PACKAGE, heading->title));
  if (heading != NULL && heading->hint != NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), g_dgettext (GETTEXT_PACKAGE, heading->hint));
  gtk_box_append (GTK_BOX (self->box), group);

  return ADW_PREFERENCES_GROUP (group);
}

static void
build (PteroForm *self)
{
  AdwPreferencesGroup *group = NULL;

  self->rows = g_new0 (PteroFormRow, self->n_fields);
  for (guint i = 0; i < self->n_fields; i++)
    {
      if (self->fields[i].kind == PTERO_FORM_HEADING || group == NULL)
        group = add_group (self, self->fields[i].kind == PTERO_FORM_HEADING ? &self->fields[i] : NULL);
      if (self->fields[i].kind != PTERO_FORM_HEADING)
        ptero_form_row_init (&self->rows[i], &self->fields[i], group, G_CALLBACK (row_changed_cb), self);
      if (self->fields[i].kind == PTERO_FORM_INTEGER)
        g_signal_connect_object (self->rows[i].input, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
    }
}

static gboolean
ptero_form_grab_focus (GtkWidget *widget)
{
  PteroForm *self = PTERO_FORM (widget);

  for (guint i = 0; i < self->n_fields; i++)
    if (self->rows[i].row != NULL && gtk_widget_get_visible (self->rows[i].row) && gtk_widget_get_sensitive (self->rows[i].row))
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
  g_clear_pointer (&self->box, gtk_widget_unparent);

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
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PteroForm::typed:
   *
   * A number is being typed, which [method@Ptero.Form.peek_int] tells: it is filled in only when its row is left.
   */
  signals[TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ptero_form_init (PteroForm *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
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
 * ptero_form_set_string:
 * @self: a form
 * @name: a text, or a choice
 * @value: (nullable): what it is
 */
void
ptero_form_set_string (PteroForm  *self,
                       const char *name,
                       const char *value)
{
  g_return_if_fail (PTERO_IS_FORM (self));

  ptero_form_row_set_string (find_row (self, name), value);
}

/**
 * ptero_form_set_int:
 * @self: a form
 * @name: a number
 * @value: what it is, which may be more or less than a person may choose
 */
void
ptero_form_set_int (PteroForm  *self,
                    const char *name,
                    gint64      value)
{
  g_return_if_fail (PTERO_IS_FORM (self));

  ptero_form_row_set_int (find_row (self, name), value);
}

/**
 * ptero_form_set_boolean:
 * @self: a form
 * @name: a switch
 * @value: whether it is on
 */
void
ptero_form_set_boolean (PteroForm  *self,
                        const char *name,
                        gboolean    value)
{
  g_return_if_fail (PTERO_IS_FORM (self));

  gtk_switch_set_active (GTK_SWITCH (find_row (self, name)->input), value);
}

/**
 * ptero_form_set_choices:
 * @self: a form
 * @name: a choice
 * @values: (array zero-terminated=1): what is sent
 * @titles: (array zero-terminated=1) (nullable): what is shown for each, %NULL for the values
 */
void
ptero_form_set_choices (PteroForm         *self,
                        const char        *name,
                        const char *const *values,
                        const char *const *titles)
{
  g_return_if_fail (PTERO_IS_FORM (self));

  ptero_form_row_set_choices (find_row (self, name), values, titles);
}

/**
 * ptero_form_take_choices:
 * @self: a form
 * @name: a choice
 * @values: (element-type utf8): what is sent; %NULL is added to it
 * @titles: (element-type utf8): what is shown for each; %NULL is added to it
 *
 * The same as [method@Ptero.Form.set_choices] with what was collected.
 */
void
ptero_form_take_choices (PteroForm  *self,
                         const char *name,
                         GPtrArray  *values,
                         GPtrArray  *titles)
{
  g_ptr_array_add (values, NULL);
  g_ptr_array_add (titles, NULL);
  ptero_form_set_choices (self, name, (const char *const *) values->pdata, (const char *const *) titles->pdata);
}

/**
 * ptero_form_dup_string:
 * @self: a form
 * @name: a text, or a choice
 *
 * Returns: (transfer full): what was filled in
 */
char *
ptero_form_dup_string (PteroForm  *self,
                       const char *name)
{
  g_return_val_if_fail (PTERO_IS_FORM (self), NULL);

  return ptero_form_row_dup_string (find_row (self, name));
}

/**
 * ptero_form_get_int:
 * @self: a form
 * @name: a number
 *
 * Returns: what was filled in
 */
gint64
ptero_form_get_int (PteroForm  *self,
                    const char *name)
{
  g_return_val_if_fail (PTERO_IS_FORM (self), 0);

  return ptero_form_row_get_int (find_row (self, name));
}

/**
 * ptero_form_peek_int:
 * @self: a form
 * @name: a number
 *
 * Returns: what is written there now, also while it is being typed
 */
gint64
ptero_form_peek_int (PteroForm  *self,
                     const char *name)
{
  g_return_val_if_fail (PTERO_IS_FORM (self), 0);

  return ptero_form_row_peek_int (find_row (self, name));
}

/**
 * ptero_form_get_boolean:
 * @self: a form
 * @name: a switch
 *
 * Returns: whether it is on
 */
gboolean
ptero_form_get_boolean (PteroForm  *self,
                        const char *name)
{
  g_return_val_if_fail (PTERO_IS_FORM (self), FALSE);

  return gtk_switch_get_active (GTK_SWITCH (find_row (self, name)->input));
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

  gtk_widget_set_visible (find_row (self, name)->row, visible);
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

  return find_row (self, name)->row;
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
      if (self->rows[i].row == NULL || !gtk_widget_get_visible (self->rows[i].row) || ptero_form_row_check (&self->rows[i]))
        continue;
      if (valid)
        ptero_form_row_grab_focus (&self->rows[i]);
      valid = FALSE;
    }

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

  ptero_form_row_complain (find_row (self, name), complaint);
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

  ptero_form_row_remark (find_row (self, name), remark, warns);
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
      PteroFormRow *row = find_row (self, problem->field);

      if (row == NULL && self->marker != NULL && self->marker (self, problem))
        continue;
      if (row == NULL || !gtk_widget_get_visible (row->row))
        {
          g_autofree char *safe = ptero_text_make_safe (problem->message);

          g_string_append_printf (rest, "%s%s", rest->len > 0 ? "\n" : "", safe);
          continue;
        }
      ptero_form_row_complain (row, problem->message);
      if (first)
        ptero_form_row_grab_focus (row);
      first = FALSE;
    }

  return rest->len > 0 ? g_string_free (g_steal_pointer (&rest), FALSE) : NULL;
}

/* Members of members are gathered before they are set. */
static void
add_nested (GHashTable *objects,
            const char *name,
            JsonNode   *value)
{
  const char *dot = strchr (name, '.');
  g_autofree char *outer = g_strndup (name, (gsize) (dot - name));
  JsonObject *object = g_hash_table_lookup (objects, outer);

  if (object == NULL)
    {
      object = json_object_new ();
      g_hash_table_insert (objects, g_steal_pointer (&outer), object);
    }
  json_object_set_member (object, dot + 1, value);
}

/**
 * ptero_form_fill:
 * @self: a form
 * @request: a request
 *
 * Sets the members that the fields are named after.
 */
void
ptero_form_fill (PteroForm    *self,
                 PteroRequest *request)
{
  g_autoptr(GHashTable) objects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_object_unref);
  GHashTableIter iter;
  gpointer outer;
  gpointer object;

  g_return_if_fail (PTERO_IS_FORM (self));

  for (guint i = 0; i < self->n_fields; i++)
    {
      g_autoptr(JsonNode) value = NULL;

      if (self->rows[i].row == NULL || self->fields[i].name == NULL || *self->fields[i].name == '_' || !gtk_widget_get_visible (self->rows[i].row))
        continue;
      value = ptero_form_row_dup_node (&self->rows[i]);
      if (strchr (self->fields[i].name, '.') != NULL)
        add_nested (objects, self->fields[i].name, g_steal_pointer (&value));
      else
        ptero_request_set_node (request, self->fields[i].name, value);
    }

  g_hash_table_iter_init (&iter, objects);
  while (g_hash_table_iter_next (&iter, &outer, &object))
    {
      g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);

      json_node_set_object (node, object);
      ptero_request_set_node (request, outer, node);
    }
}

/**
 * ptero_form_dup_choices:
 * @self: a form
 *
 * Returns: (transfer full): what is filled in, by the names of the fields, also of those that are not sent; without passwords
 */
JsonObject *
ptero_form_dup_choices (PteroForm *self)
{
  JsonObject *choices = json_object_new ();

  g_return_val_if_fail (PTERO_IS_FORM (self), choices);

  for (guint i = 0; i < self->n_fields; i++)
    if (self->rows[i].row != NULL && self->fields[i].name != NULL && self->fields[i].kind != PTERO_FORM_PASSWORD)
      json_object_set_member (choices, self->fields[i].name, ptero_form_row_dup_node (&self->rows[i]));

  return choices;
}

/**
 * ptero_form_take_choice:
 * @self: a form
 * @name: a field
 * @choices: what was filled in once, see [method@Ptero.Form.dup_choices]
 *
 * Fills in a field again, if there is something for it.
 *
 * Returns: %FALSE if that cannot be chosen, so that the field stays as it is
 */
gboolean
ptero_form_take_choice (PteroForm  *self,
                        const char *name,
                        JsonObject *choices)
{
  JsonNode *node;

  g_return_val_if_fail (PTERO_IS_FORM (self), FALSE);

  node = json_object_get_member (choices, name);

  return node == NULL || ptero_form_row_set_node (find_row (self, name), node);
}
