/* ptero-admin-chosen.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-chosen.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-admin-columns.h"
#include "ptero-css-class.h"
#include "ptero-form.h"
#include "ptero-format.h"

/**
 * PteroAdminChosen:
 *
 * Some of what a panel has, chosen for a form: more are added from a list that
 * is searched, and each can be taken back.
 */
struct _PteroAdminChosen
{
  GtkWidget       parent_instance;

  PteroPanel     *panel;
  PteroAdminPick  what;
  GListStore     *items;
  GtkWidget      *group;
  char           *hint;
};

G_DEFINE_FINAL_TYPE (PteroAdminChosen, ptero_admin_chosen, GTK_TYPE_WIDGET)

static void
complain (PteroAdminChosen *self,
          const char       *complaint)
{
  g_autofree char *safe = ptero_text_make_safe (complaint != NULL ? complaint : self->hint);
  g_autofree char *escaped = g_markup_escape_text (safe, -1);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group), escaped);
  ptero_css_class_set (self->group, "error", complaint != NULL);
}

static void
changed (PteroAdminChosen *self)
{
  GtkWidget *form = gtk_widget_get_ancestor (GTK_WIDGET (self), PTERO_TYPE_FORM);

  complain (self, NULL);
  if (form != NULL)
    ptero_form_set_changed (PTERO_FORM (form));
}

static void
remove_cb (GtkWidget *button,
           gpointer   user_data)
{
  PteroAdminChosen *self = user_data;
  guint at;

  if (!g_list_store_find (self->items, g_object_get_data (G_OBJECT (button), "item"), &at))
    return;

  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_BACKWARD);
  g_list_store_remove (self->items, at);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->group),
                                gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW));
  changed (self);
}

static void
add_row (PteroAdminChosen *self,
         GObject          *item)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *name = ptero_admin_dup_name (item);
  g_autofree char *safe = ptero_text_make_safe (name);
  g_autofree char *escaped = g_markup_escape_text (safe, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Remove"));
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "item", g_object_ref (item), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
}

static void
picked_cb (gpointer   receiver,
           GPtrArray *items)
{
  PteroAdminChosen *self = receiver;

  /* the form may have gone meanwhile */
  if (self->items == NULL)
    return;

  for (guint i = 0; i < items->len; i++)
    if (!g_list_store_find (self->items, items->pdata[i], NULL))
      {
        g_list_store_append (self->items, items->pdata[i]);
        add_row (self, items->pdata[i]);
      }
  changed (self);
}

static void
add_cb (PteroAdminChosen *self)
{
  ptero_admin_pick_more (GTK_WIDGET (self), self->panel, self->what, N_("_Add"),
                         G_LIST_MODEL (self->items), picked_cb, self);
}

static void
ptero_admin_chosen_dispose (GObject *object)
{
  PteroAdminChosen *self = PTERO_ADMIN_CHOSEN (object);

  g_clear_pointer (&self->group, gtk_widget_unparent);
  g_clear_object (&self->items);
  g_clear_object (&self->panel);
  g_clear_pointer (&self->hint, g_free);

  G_OBJECT_CLASS (ptero_admin_chosen_parent_class)->dispose (object);
}

static void
ptero_admin_chosen_class_init (PteroAdminChosenClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_admin_chosen_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ptero_admin_chosen_init (PteroAdminChosen *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Add…"));

  self->items = g_list_store_new (G_TYPE_OBJECT);
  self->group = adw_preferences_group_new ();
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self->group), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->group, GTK_WIDGET (self));
}

/**
 * ptero_admin_chosen_new:
 * @panel: a panel
 * @what: what is chosen
 * @title: what they are called
 * @hint: a line that explains them
 *
 * Returns: (transfer floating): a part of a form in which none is chosen yet
 */
GtkWidget *
ptero_admin_chosen_new (PteroPanel     *panel,
                        PteroAdminPick  what,
                        const char     *title,
                        const char     *hint)
{
  PteroAdminChosen *self;

  g_return_val_if_fail (PTERO_IS_PANEL (panel), NULL);

  self = g_object_new (PTERO_TYPE_ADMIN_CHOSEN, NULL);
  self->panel = g_object_ref (panel);
  self->what = what;
  self->hint = g_strdup (hint);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), title);
  complain (self, NULL);

  return GTK_WIDGET (self);
}

/**
 * ptero_admin_chosen_mark:
 * @self: what was chosen
 * @name: what it is sent as
 * @problem: what a panel complains of
 *
 * Returns: whether it is about these, which say it then
 */
gboolean
ptero_admin_chosen_mark (PteroAdminChosen   *self,
                         const char         *name,
                         const PteroProblem *problem)
{
  g_return_val_if_fail (PTERO_IS_ADMIN_CHOSEN (self), FALSE);

  if (!g_str_has_prefix (problem->field, name))
    return FALSE;

  complain (self, problem->message);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);

  return TRUE;
}

/**
 * ptero_admin_chosen_fill:
 * @self: what was chosen
 * @name: what it is sent as
 * @request: a request
 *
 * Sets their numbers.
 */
void
ptero_admin_chosen_fill (PteroAdminChosen *self,
                         const char       *name,
                         PteroRequest     *request)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) ids = NULL;

  g_return_if_fail (PTERO_IS_ADMIN_CHOSEN (self));

  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      json_builder_add_int_value (builder, ptero_admin_get_id (item));
    }
  json_builder_end_array (builder);
  ids = json_builder_get_root (builder);
  ptero_request_set_node (request, name, ids);
}
