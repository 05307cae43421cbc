/* ptero-startup.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-startup.h"

#include <glib/gi18n.h>

#include "ptero-content.h"
#include "ptero-egg-variable.h"
#include "ptero-error-text.h"
#include "ptero-format.h"
#include "ptero-image-row.h"
#include "ptero-panel-toast.h"
#include "ptero-part.h"
#include "ptero-variable-row.h"

/**
 * PteroStartup:
 *
 * How a server is started: its command, its Docker image and the variables of
 * its egg, each filled in with what fits its rules.
 *
 * A variable is set by itself. What somebody is just filling in survives a
 * refresh.
 */
struct _PteroStartup
{
  GtkWidget             parent_instance;

  PteroAccess          *access;
  GCancellable         *cancellable;
  gboolean              loading;
  gboolean              loaded;
  gboolean              applying;     /* all that is changed */
  guint                 n_sending;
  GError               *error;

  PteroContent         *content;
  AdwPreferencesPage   *page;
  GtkLabel             *command;
  GtkWidget            *raw_button;
  GtkWidget            *copy_button;
  char                 *filled;
  char                 *raw;
  PteroImageRow        *image;
  AdwPreferencesGroup  *variables;
  GPtrArray            *rows;         /* of PteroVariableRow, not owned */
  char                 *shape;        /* which variables the rows are for */
};

static void part_iface_init (PteroPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroStartup, ptero_startup, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (PTERO_TYPE_PART, part_iface_init))

static void
update_content (PteroStartup *self)
{
  ptero_content_update (self->content, self->loading, self->error, self->loaded ? 1 : 0,
                        self->loaded ? 1 : 0);
}

static const char *
get_command (PteroStartup *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->raw_button))
           ? self->raw
           : self->filled;
}

static void
update_command (PteroStartup *self)
{
  const char *command = get_command (self);
  g_autofree char *safe = command != NULL ? ptero_text_make_safe (command) : NULL;

  gtk_label_set_text (self->command, safe != NULL && *safe != '\0' ? safe : PTERO_NO_VALUE);
  gtk_widget_set_sensitive (self->copy_button, safe != NULL && *safe != '\0');
}

static void
copy_clicked_cb (PteroStartup *self)
{
  const char *command = get_command (self);

  if (command == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), command);
  ptero_panel_toast (GTK_WIDGET (self), "%s", _("Copied"));
}

static const char *
get_member (JsonObject *meta,
            const char *name)
{
  JsonNode *node = meta != NULL ? json_object_get_member (meta, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/* Both answers of a panel have the commands beside them. */
static void
take_commands (PteroStartup *self,
               JsonObject   *meta)
{
  const char *filled = get_member (meta, "startup_command");
  const char *raw = get_member (meta, "raw_startup_command");

  if (filled != NULL)
    {
      g_free (self->filled);
      self->filled = g_strdup (filled);
    }
  if (raw != NULL)
    {
      g_free (self->raw);
      self->raw = g_strdup (raw);
    }
  update_command (self);
}

static const char *
get_reason (PteroStartup     *self,
            PteroEggVariable *variable)
{
  if (!variable->is_editable)
    return _("Only an administrator can change this");

  /* said once, above all of them */
  return ptero_access_allows (self->access, "startup.update") ? NULL : "";
}

static PteroVariableRow *
find_row (PteroStartup *self,
          const char   *env_variable)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (ptero_variable_row_get_env_variable (self->rows->pdata[i]), env_variable) == 0)
      return self->rows->pdata[i];

  return NULL;
}

typedef struct
{
  GWeakRef          startup;
  PteroVariableRow *row;
  char             *value;
} Setting;

static void
setting_free (Setting *setting)
{
  g_weak_ref_clear (&setting->startup);
  g_clear_object (&setting->row);
  g_free (setting->value);
  g_free (setting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Setting, setting_free)

/* What cannot be applied any more is nothing to ask about. */
static gboolean
is_to_apply (PteroStartup     *self,
             PteroVariableRow *row)
{
  return ptero_variable_row_get_changed (row) &&
         get_reason (self, g_object_get_data (G_OBJECT (row), "variable")) == NULL;
}

static gboolean
ptero_startup_get_changed (PteroPart *part)
{
  PteroStartup *self = PTERO_STARTUP (part);

  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    if (is_to_apply (self, self->rows->pdata[i]))
      return TRUE;

  return FALSE;
}

/* What the rules or the panel refused stays, and says why. */
static void
end_applying (PteroStartup *self)
{
  if (!self->applying || self->n_sending > 0)
    return;

  self->applying = FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    if (is_to_apply (self, self->rows->pdata[i]))
      {
        gtk_widget_grab_focus (self->rows->pdata[i]);
        break;
      }
  ptero_part_applied (PTERO_PART (self), !ptero_startup_get_changed (PTERO_PART (self)));
}

/* The words of the panel about the value, or what else went wrong. */
static char *
describe_failure (const GError *error)
{
  GPtrArray *problems = ptero_api_error_get_problems (error);

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      PteroProblem *problem = g_ptr_array_index (problems, i);

      if (g_strcmp0 (problem->field, "value") == 0)
        return g_strdup (problem->message);
    }

  return ptero_error_describe (error);
}

static void
set_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(Setting) setting = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);
  g_autoptr(PteroStartup) self = g_weak_ref_get (&setting->startup);
  PteroEggVariable *variable;

  if (self == NULL || self->rows == NULL)
    return;

  self->n_sending--;
  ptero_variable_row_set_busy (setting->row, FALSE);
  if (error != NULL)
    {
      g_autofree char *reason = describe_failure (error);

      ptero_variable_row_complain (setting->row, reason);
      gtk_widget_grab_focus (GTK_WIDGET (setting->row));
      end_applying (self);
      return;
    }

  variable = ptero_answer_get_resource (answer);
  take_commands (self, ptero_answer_get_meta (answer));
  ptero_variable_row_take_value (setting->row,
                                 PTERO_IS_EGG_VARIABLE (variable) && variable->server_value != NULL
                                   ? variable->server_value
                                   : setting->value,
                                 setting->value);
  ptero_panel_toast (GTK_WIDGET (self), "%s",
                     _("Saved. It takes effect when the server is started next."));
  end_applying (self);
}

static void
apply_cb (PteroVariableRow *row,
          PteroStartup     *self)
{
  Setting *setting = g_new0 (Setting, 1);
  g_autoptr(PteroRequest) request = NULL;

  g_weak_ref_init (&setting->startup, self);
  setting->row = g_object_ref (row);
  setting->value = ptero_variable_row_dup_value (row);
  request = ptero_request_new (PTERO_ENDPOINT_STARTUP_SET_VARIABLE, "server",
                               ptero_access_get_uuid (self->access),
                               "key", ptero_variable_row_get_env_variable (row), "value",
                               setting->value, NULL);
  self->n_sending++;
  ptero_variable_row_set_busy (row, TRUE);
  ptero_client_send_async (ptero_panel_get_client (ptero_access_get_panel (self->access)), request,
                           NULL, set_cb, setting);
}

static void
add_variable (PteroStartup     *self,
              PteroEggVariable *variable)
{
  const PteroVariableInfo info = { variable->name, variable->description, variable->env_variable,
                                   variable->default_value, variable->rules };
  GtkWidget *row = ptero_variable_row_new (&info);

  ptero_variable_row_set_applied (PTERO_VARIABLE_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "variable", g_object_ref (variable), g_object_unref);
  g_signal_connect_object (row, "apply", G_CALLBACK (apply_cb), self, 0);
  adw_preferences_group_add (self->variables, row);
  g_ptr_array_add (self->rows, row);
}

/* What has no name cannot be set, and of two with one name a panel sets the first. */
static GPtrArray *
choose_variables (GPtrArray *variables)
{
  GPtrArray *chosen = g_ptr_array_new ();
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < variables->len; i++)
    {
      PteroEggVariable *variable = variables->pdata[i];

      if (variable->env_variable != NULL && g_hash_table_add (names, variable->env_variable))
        g_ptr_array_add (chosen, variable);
    }

  return chosen;
}

/* What rows depend on beside the values. */
static char *
describe_shape (GPtrArray *variables)
{
  GString *shape = g_string_new (NULL);

  for (guint i = 0; i < variables->len; i++)
    {
      PteroEggVariable *variable = variables->pdata[i];

      g_string_append_printf (shape, "%s\n%s\n%s\n%s\n%s\n\n", variable->env_variable,
                              variable->name, variable->description,
                              variable->default_value, variable->rules);
    }

  return g_string_free (shape, FALSE);
}

static void
update_note (PteroStartup *self)
{
  if (self->rows->len == 0)
    adw_preferences_group_set_description (self->variables,
                                           _("The egg of this server has no variables that may be seen"));
  else if (ptero_access_allows (self->access, "startup.update"))
    adw_preferences_group_set_description (self->variables,
                                           _("A change takes effect when the server is started next"));
  else
    adw_preferences_group_set_description (self->variables,
                                           _("You have no permission to change them"));
}

/* Rows are made anew only if the egg has others now. */
static void
take_variables (PteroStartup *self,
                GPtrArray    *all)
{
  g_autoptr(GPtrArray) variables = choose_variables (all);
  g_autofree char *shape = describe_shape (variables);

  if (g_strcmp0 (shape, self->shape) != 0)
    {
      for (guint i = 0; i < self->rows->len; i++)
        adw_preferences_group_remove (self->variables, self->rows->pdata[i]);
      g_ptr_array_set_size (self->rows, 0);
      for (guint i = 0; i < variables->len; i++)
        add_variable (self, variables->pdata[i]);
      g_free (self->shape);
      self->shape = g_steal_pointer (&shape);
    }

  for (guint i = 0; i < variables->len; i++)
    {
      PteroEggVariable *variable = variables->pdata[i];
      PteroVariableRow *row = find_row (self, variable->env_variable);

      if (row == NULL)
        continue;
      if (!ptero_variable_row_get_changed (row))
        ptero_variable_row_set_value (row, variable->server_value);
      ptero_variable_row_set_read_only (row, get_reason (self, variable));
      g_object_set_data_full (G_OBJECT (row), "variable", g_object_ref (variable), g_object_unref);
    }
  update_note (self);
}

static void
access_changed_cb (PteroStartup *self)
{
  /* an answer may keep it for a while after it is gone from the window */
  if (self->rows == NULL)
    return;

  for (guint i = 0; i < self->rows->len; i++)
    ptero_variable_row_set_read_only (self->rows->pdata[i],
                                      get_reason (self, g_object_get_data (self->rows->pdata[i],
                                                                           "variable")));
  update_note (self);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PteroStartup) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);

  if (self->rows == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->loading = FALSE;
  g_clear_error (&self->error);
  self->error = g_steal_pointer (&error);
  if (answer != NULL)
    {
      JsonObject *meta = ptero_answer_get_meta (answer);

      self->loaded = TRUE;
      take_commands (self, meta);
      ptero_image_row_set_images (self->image, meta != NULL
                                    ? json_object_get_member (meta, "docker_images")
                                    : NULL);
      take_variables (self, ptero_answer_get_items (answer));
    }
  update_content (self);
}

static void
load (PteroStartup *self)
{
  g_autoptr(PteroRequest) request = NULL;

  if (self->loading)
    return;

  self->loading = TRUE;
  request = ptero_request_new (PTERO_ENDPOINT_STARTUP_LIST, "server",
                               ptero_access_get_uuid (self->access), NULL);
  ptero_request_set_priority (request, PTERO_PRIORITY_VISIBLE);
  ptero_client_send_async (ptero_panel_get_client (ptero_access_get_panel (self->access)), request,
                           self->cancellable,
                           loaded_cb, g_object_ref (self));
  update_content (self);
}

static GtkWidget *
create_command_row (PteroStartup *self)
{
  GtkWidget *row = adw_preferences_row_new ();

  self->command = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_selectable (self->command, TRUE);
  gtk_label_set_wrap (self->command, TRUE);
  gtk_label_set_wrap_mode (self->command, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->command, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->command), "monospace");
  gtk_widget_add_css_class (GTK_WIDGET (self->command), "startup-command");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->command), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Startup Command"), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Startup Command"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), GTK_WIDGET (self->command));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);

  return row;
}

static void
create_command (PteroStartup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->raw_button = gtk_toggle_button_new_with_mnemonic (_("_Placeholders"));
  gtk_widget_set_tooltip_text (self->raw_button, _("Show where the variables go"));
  gtk_widget_add_css_class (self->raw_button, "flat");
  gtk_widget_set_valign (self->raw_button, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->raw_button, "toggled", G_CALLBACK (update_command), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->raw_button);

  self->copy_button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  gtk_widget_set_tooltip_text (self->copy_button, _("Copy"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Copy the Startup Command"), -1);
  gtk_widget_add_css_class (self->copy_button, "flat");
  gtk_widget_set_valign (self->copy_button, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->copy_button, "clicked", G_CALLBACK (copy_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->copy_button);

  adw_preferences_group_set_title (group, _("Startup Command"));
  adw_preferences_group_set_header_suffix (group, box);
  adw_preferences_group_add (group, create_command_row (self));
  adw_preferences_page_add (self->page, group);
}

static void
create_image (PteroStartup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->image = PTERO_IMAGE_ROW (ptero_image_row_new (self->access));
  adw_preferences_group_set_title (group, _("Docker Image"));
  adw_preferences_group_add (group, GTK_WIDGET (self->image));
  adw_preferences_page_add (self->page, group);
}

static void
create_variables (PteroStartup *self)
{
  self->variables = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->variables, _("Variables"));
  adw_preferences_page_add (self->page, self->variables);
}

static void
ptero_startup_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ptero_startup_parent_class)->map (widget);

  load (PTERO_STARTUP (widget));
}

static gboolean
ptero_startup_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (PTERO_STARTUP (widget)->content), GTK_DIR_TAB_FORWARD);
}

static void
ptero_startup_part_refresh (PteroPart *part)
{
  load (PTERO_STARTUP (part));
}

static void
ptero_startup_discard (PteroPart *part)
{
  PteroStartup *self = PTERO_STARTUP (part);

  for (guint i = 0; i < self->rows->len; i++)
    ptero_variable_row_discard (self->rows->pdata[i]);
}

static void
ptero_startup_apply (PteroPart *part)
{
  PteroStartup *self = PTERO_STARTUP (part);

  self->applying = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    ptero_variable_row_apply (self->rows->pdata[i]);
  end_applying (self);
}

static void
part_iface_init (PteroPartInterface *iface)
{
  iface->apply = ptero_startup_apply;
  iface->discard = ptero_startup_discard;
  iface->get_changed = ptero_startup_get_changed;
  iface->refresh = ptero_startup_part_refresh;
}

static void
ptero_startup_dispose (GObject *object)
{
  PteroStartup *self = PTERO_STARTUP (object);
  GtkWidget *content = GTK_WIDGET (self->content);

  g_cancellable_cancel (self->cancellable);
  ptero_part_applied (PTERO_PART (self), FALSE);
  self->content = NULL;
  g_clear_pointer (&content, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->access);

  G_OBJECT_CLASS (ptero_startup_parent_class)->dispose (object);
}

static void
ptero_startup_finalize (GObject *object)
{
  PteroStartup *self = PTERO_STARTUP (object);

  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_free (self->filled);
  g_free (self->raw);
  g_free (self->shape);

  G_OBJECT_CLASS (ptero_startup_parent_class)->finalize (object);
}

static void
ptero_startup_class_init (PteroStartupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_startup_dispose;
  object_class->finalize = ptero_startup_finalize;
  widget_class->map = ptero_startup_map;
  widget_class->grab_focus = ptero_startup_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ptero_startup_init (PteroStartup *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
}

/**
 * ptero_startup_new:
 * @access: what may be done with a server
 * @jobs: where long work goes
 *
 * Returns: (transfer floating): how the server is started
 */
GtkWidget *
ptero_startup_new (PteroAccess   *access,
                   PteroJobQueue *jobs)
{
  PteroStartup *self;

  g_return_val_if_fail (PTERO_IS_ACCESS (access), NULL);

  self = g_object_new (PTERO_TYPE_STARTUP, NULL);
  self->access = g_object_ref (access);
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  create_command (self);
  create_image (self);
  create_variables (self);
  self->content = PTERO_CONTENT (ptero_content_new (GTK_WIDGET (self->page)));
  gtk_widget_set_parent (GTK_WIDGET (self->content), GTK_WIDGET (self));
  g_signal_connect_object (self->content, "retry", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (access, "changed", G_CALLBACK (access_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update_content (self);

  return GTK_WIDGET (self);
}
