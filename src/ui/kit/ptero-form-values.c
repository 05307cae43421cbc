/* ptero-form-values.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-form-private.h"

/* What is filled in: from the program, into a request, and kept for another time. */

/**
 * ptero_form_show:
 * @self: a form
 * @resource: what it is about
 *
 * Fills in what the panel says of @resource under the names of the fields: the
 * reverse of [method@Ptero.Form.fill]. Others stay as they are.
 */
void
ptero_form_show (PteroForm     *self,
                 PteroResource *resource)
{
  g_return_if_fail (PTERO_IS_FORM (self));
  g_return_if_fail (PTERO_IS_RESOURCE (resource));

  for (guint i = 0; i < self->n_fields; i++)
    {
      g_autoptr(JsonNode) node = NULL;

      if (self->rows[i].row != NULL && self->fields[i].name != NULL)
        node = ptero_resource_member_to_json (resource, self->fields[i].name);
      if (node != NULL)
        ptero_form_row_set_node (&self->rows[i], node);
    }
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

  ptero_form_row_set_string (ptero_form_find_row (self, name), value);
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

  ptero_form_row_set_int (ptero_form_find_row (self, name), value);
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

  gtk_switch_set_active (GTK_SWITCH (ptero_form_find_row (self, name)->input), value);
}

/**
 * ptero_form_set_picked:
 * @self: a form
 * @name: something that is chosen elsewhere
 * @id: its number
 * @title: what it is called
 */
void
ptero_form_set_picked (PteroForm  *self,
                       const char *name,
                       gint64      id,
                       const char *title)
{
  g_return_if_fail (PTERO_IS_FORM (self));

  ptero_form_row_set_picked (ptero_form_find_row (self, name), id, title);
  ptero_form_set_changed (self);
}

/**
 * ptero_form_set_usual:
 * @self: a form
 *
 * Fills in the numbers that have a usual one.
 */
void
ptero_form_set_usual (PteroForm *self)
{
  g_return_if_fail (PTERO_IS_FORM (self));

  for (guint i = 0; i < self->n_fields; i++)
    if (self->fields[i].kind == PTERO_FORM_INTEGER && self->fields[i].usual != 0)
      ptero_form_row_set_int (&self->rows[i], self->fields[i].usual);
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

  ptero_form_row_set_choices (ptero_form_find_row (self, name), values, titles);
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
  ptero_form_set_choices (self, name, (const char *const *) values->pdata,
                          (const char *const *) titles->pdata);
}

/**
 * ptero_form_dup_complaint:
 * @self: a form
 * @name: a field
 *
 * Unlike when the form is sent, nothing is marked.
 *
 * Returns: (transfer full) (nullable): what is wrong with what was filled in
 */
char *
ptero_form_dup_complaint (PteroForm  *self,
                          const char *name)
{
  g_return_val_if_fail (PTERO_IS_FORM (self), NULL);

  return ptero_form_row_dup_complaint (ptero_form_find_row (self, name));
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

  return ptero_form_row_dup_string (ptero_form_find_row (self, name));
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

  return ptero_form_row_get_int (ptero_form_find_row (self, name));
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

  return ptero_form_row_peek_int (ptero_form_find_row (self, name));
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

  return gtk_switch_get_active (GTK_SWITCH (ptero_form_find_row (self, name)->input));
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

static gboolean
is_left_out (PteroFormRow *row)
{
  g_autofree char *text = row->field->left_out ? ptero_form_row_dup_string (row) : NULL;

  return text != NULL && *text == '\0';
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
  g_autoptr(GHashTable) objects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                         (GDestroyNotify) json_object_unref);
  GHashTableIter iter;
  gpointer outer;
  gpointer object;

  g_return_if_fail (PTERO_IS_FORM (self));

  for (guint i = 0; i < self->n_fields; i++)
    {
      g_autoptr(JsonNode) value = NULL;

      if (self->rows[i].row == NULL || self->fields[i].name == NULL ||
          *self->fields[i].name == '_' || !gtk_widget_get_visible (self->rows[i].row) ||
          is_left_out (&self->rows[i]))
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
 * Returns: (transfer full): what is filled in, by the names of the fields, also of those that are
 *   not sent; without passwords
 */
JsonObject *
ptero_form_dup_choices (PteroForm *self)
{
  JsonObject *choices = json_object_new ();

  g_return_val_if_fail (PTERO_IS_FORM (self), choices);

  for (guint i = 0; i < self->n_fields; i++)
    if (self->rows[i].row != NULL && self->fields[i].name != NULL &&
        self->fields[i].kind != PTERO_FORM_PASSWORD)
      json_object_set_member (choices, self->fields[i].name,
                              ptero_form_row_dup_node (&self->rows[i]));

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

  return node == NULL || ptero_form_row_set_node (ptero_form_find_row (self, name), node);
}
