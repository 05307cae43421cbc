/* ptero-admin-variables.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-variables.h"

#include <glib/gi18n.h>

#include "ptero-app-variable.h"
#include "ptero-form.h"
#include "ptero-format.h"
#include "ptero-server-presets.h"
#include "ptero-variable-row.h"

#define PREFIX "environment."

/**
 * PteroAdminVariables:
 *
 * The variables of an egg, or of a server, as a group below a form. Whoever has
 * the form checks them before it is sent, and tells them what the panel
 * complains of.
 */
struct _PteroAdminVariables
{
  GtkWidget  parent_instance;

  GtkWidget  *group;
  GPtrArray  *rows;       /* not owned */
  GHashTable *secrets;    /* of names for the server: values that are not to be kept */
};

G_DEFINE_FINAL_TYPE (PteroAdminVariables, ptero_admin_variables, GTK_TYPE_WIDGET)

static PteroVariableRow *
find_row (PteroAdminVariables *self,
          const char          *env_variable)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (ptero_variable_row_get_env_variable (self->rows->pdata[i]), env_variable))
      return self->rows->pdata[i];

  return NULL;
}

static void
changed_cb (PteroAdminVariables *self)
{
  GtkWidget *form = gtk_widget_get_ancestor (GTK_WIDGET (self), PTERO_TYPE_FORM);

  if (form != NULL)
    ptero_form_set_changed (PTERO_FORM (form));
}

static void
tell_marked (PteroAdminVariables *self)
{
  GtkWidget *form = gtk_widget_get_ancestor (GTK_WIDGET (self), PTERO_TYPE_FORM);

  if (form != NULL)
    ptero_form_marked (PTERO_FORM (form));
}

static void
add_variable (PteroAdminVariables *self,
              PteroAppVariable    *variable)
{
  const PteroVariableInfo info = {
    .name = variable->name,
    .description = variable->description,
    .env_variable = variable->env_variable,
    .default_value = variable->default_value,
    .rules = variable->rules,
  };
  GtkWidget *row;

  /* nothing could be sent for it */
  if (variable->env_variable == NULL || find_row (self, variable->env_variable) != NULL)
    return;

  row = ptero_variable_row_new (&info);
  ptero_variable_row_set_value (PTERO_VARIABLE_ROW (row), variable->server_value != NULL
                                  ? variable->server_value
                                  : variable->default_value);
  g_object_set_data_full (G_OBJECT (row), "variable-name", g_strdup (variable->name), g_free);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
  g_ptr_array_add (self->rows, row);
  if (ptero_variable_may_be_secret (variable->env_variable) ||
      ptero_variable_may_be_secret (variable->name))
    g_hash_table_add (self->secrets, g_strdup (variable->env_variable));
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
ptero_admin_variables_dispose (GObject *object)
{
  PteroAdminVariables *self = PTERO_ADMIN_VARIABLES (object);

  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->group, gtk_widget_unparent);

  G_OBJECT_CLASS (ptero_admin_variables_parent_class)->dispose (object);
}

static void
ptero_admin_variables_finalize (GObject *object)
{
  g_ptr_array_unref (PTERO_ADMIN_VARIABLES (object)->rows);
  g_hash_table_unref (PTERO_ADMIN_VARIABLES (object)->secrets);

  G_OBJECT_CLASS (ptero_admin_variables_parent_class)->finalize (object);
}

static void
ptero_admin_variables_class_init (PteroAdminVariablesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_admin_variables_dispose;
  G_OBJECT_CLASS (klass)->finalize = ptero_admin_variables_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ptero_admin_variables_init (PteroAdminVariables *self)
{
  self->rows = g_ptr_array_new ();
  self->secrets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _("Variables"));
  gtk_widget_set_parent (self->group, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * ptero_admin_variables_new:
 *
 * Returns: (transfer floating): no variables
 */
GtkWidget *
ptero_admin_variables_new (void)
{
  return g_object_new (PTERO_TYPE_ADMIN_VARIABLES, NULL);
}

/**
 * ptero_admin_variables_set:
 * @self: variables
 * @variables: (nullable): [class@Ptero.AppVariable] objects
 *
 * Shows others, with the values of the server or else what the egg has for them.
 */
void
ptero_admin_variables_set (PteroAdminVariables *self,
                           GListModel          *variables)
{
  g_return_if_fail (PTERO_IS_ADMIN_VARIABLES (self));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->group), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_hash_table_remove_all (self->secrets);
  for (guint i = 0; variables != NULL && i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr(PteroAppVariable) variable = g_list_model_get_item (variables, i);

      add_variable (self, variable);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
  tell_marked (self);
}

/**
 * ptero_admin_variables_check:
 * @self: variables
 *
 * Checks all and marks what breaks a rule; the first of them gets the focus.
 *
 * Returns: whether all is well, as far as is known here
 */
gboolean
ptero_admin_variables_check (PteroAdminVariables *self)
{
  gboolean valid = TRUE;

  g_return_val_if_fail (PTERO_IS_ADMIN_VARIABLES (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    {
      if (ptero_variable_row_check (self->rows->pdata[i]))
        continue;
      if (valid)
        gtk_widget_child_focus (self->rows->pdata[i], GTK_DIR_TAB_FORWARD);
      valid = FALSE;
    }
  tell_marked (self);

  return valid;
}

/**
 * ptero_admin_variables_look:
 * @self: variables
 *
 * Marks what breaks a rule, as somebody leaves them; what the panel complained of stays marked.
 */
void
ptero_admin_variables_look (PteroAdminVariables *self)
{
  g_return_if_fail (PTERO_IS_ADMIN_VARIABLES (self));

  for (guint i = 0; i < self->rows->len; i++)
    if (ptero_variable_row_get_complaint (self->rows->pdata[i]) == NULL)
      ptero_variable_row_check (self->rows->pdata[i]);
  tell_marked (self);
}

/**
 * ptero_admin_variables_list_problems:
 * @self: variables
 * @rows: (element-type GtkWidget): where to add the rows that are complained of
 */
void
ptero_admin_variables_list_problems (PteroAdminVariables *self,
                                     GPtrArray           *rows)
{
  g_return_if_fail (PTERO_IS_ADMIN_VARIABLES (self));

  for (guint i = 0; i < self->rows->len; i++)
    if (ptero_variable_row_get_complaint (self->rows->pdata[i]) != NULL)
      g_ptr_array_add (rows, self->rows->pdata[i]);
}

/**
 * ptero_admin_variables_review:
 * @self: variables
 * @review: (scope call): called for each
 * @user_data: for @review
 */
void
ptero_admin_variables_review (PteroAdminVariables       *self,
                              PteroAdminVariablesReview  review,
                              gpointer                   user_data)
{
  g_return_if_fail (PTERO_IS_ADMIN_VARIABLES (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *name = ptero_variable_row_get_env_variable (self->rows->pdata[i]);
      const char *title = g_object_get_data (self->rows->pdata[i], "variable-name");
      g_autofree char *value = ptero_variable_row_dup_value (self->rows->pdata[i]);
      gboolean is_secret = value != NULL && *value != '\0' &&
                           g_hash_table_contains (self->secrets, name);

      review (title != NULL && *title != '\0' ? title : name,
              is_secret ? "••••••••" : value != NULL ? value : "", user_data);
    }
}

/**
 * ptero_admin_variables_mark:
 * @self: variables
 * @problem: what a panel complains of
 *
 * Returns: whether it is about one of these, which says it then
 */
gboolean
ptero_admin_variables_mark (PteroAdminVariables *self,
                            const PteroProblem  *problem)
{
  g_autofree char *safe = NULL;
  PteroVariableRow *row;

  g_return_val_if_fail (PTERO_IS_ADMIN_VARIABLES (self), FALSE);

  row = g_str_has_prefix (problem->field,
                          PREFIX) ? find_row (self, problem->field + strlen (PREFIX)) : NULL;
  if (row == NULL)
    return FALSE;

  safe = ptero_text_make_safe (problem->message);
  ptero_variable_row_complain (row, safe);
  tell_marked (self);
  gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);

  return TRUE;
}

/**
 * ptero_admin_variables_fill:
 * @self: variables
 * @request: a request
 *
 * Sets `environment` to all of them: one that is left out would become empty.
 */
void
ptero_admin_variables_fill (PteroAdminVariables *self,
                            PteroRequest        *request)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) environment = NULL;

  g_return_if_fail (PTERO_IS_ADMIN_VARIABLES (self));

  json_builder_begin_object (builder);
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *value = ptero_variable_row_dup_value (self->rows->pdata[i]);

      json_builder_set_member_name (builder,
                                    ptero_variable_row_get_env_variable (self->rows->pdata[i]));
      json_builder_add_string_value (builder, value != NULL ? value : "");
    }
  json_builder_end_object (builder);
  environment = json_builder_get_root (builder);
  ptero_request_set_node (request, "environment", environment);
}

/**
 * ptero_admin_variables_dup_choices:
 * @self: variables
 *
 * Returns: (transfer full): their values, by their names for the server, without those that may be
 *   secret
 */
JsonObject *
ptero_admin_variables_dup_choices (PteroAdminVariables *self)
{
  JsonObject *choices = json_object_new ();

  g_return_val_if_fail (PTERO_IS_ADMIN_VARIABLES (self), choices);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *name = ptero_variable_row_get_env_variable (self->rows->pdata[i]);
      g_autofree char *value = ptero_variable_row_dup_value (self->rows->pdata[i]);

      if (!g_hash_table_contains (self->secrets, name))
        json_object_set_string_member (choices, name, value != NULL ? value : "");
    }

  return choices;
}

/**
 * ptero_admin_variables_take_choices:
 * @self: variables
 * @choices: values, by names for the server
 *
 * Fills in those that are there; the others stay as they are.
 */
void
ptero_admin_variables_take_choices (PteroAdminVariables *self,
                                    JsonObject          *choices)
{
  g_return_if_fail (PTERO_IS_ADMIN_VARIABLES (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      JsonNode *value = json_object_get_member (choices,
                                                ptero_variable_row_get_env_variable (self->rows->pdata[i]));

      if (value != NULL && json_node_get_value_type (value) == G_TYPE_STRING)
        ptero_variable_row_fill_in (self->rows->pdata[i], json_node_get_string (value));
    }
}
