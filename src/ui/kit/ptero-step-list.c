/* ptero-step-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-step-list.h"

#include <glib/gi18n.h>

/**
 * PteroStepList:
 *
 * The numbered steps of an assistant, one below the other, with a check or the
 * number of problems of each. A person goes to any of them at any time.
 */
struct _PteroStepList
{
  GtkWidget   parent_instance;

  GtkStack   *steps;
  GtkListBox *list;
  gboolean    updating;
};

enum {
  CHOSEN,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroStepList, ptero_step_list, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
add_step (PteroStepList *self,
          GtkStackPage  *page,
          guint          position)
{
  g_autofree char *number = g_strdup_printf ("%u", position + 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (gtk_stack_page_get_title (page));
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *count = create_label (NULL, "numeric");
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (count, "error");
  gtk_box_append (GTK_BOX (box), create_label (number, "step-badge"));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (self->list, row);
  g_object_set_data (G_OBJECT (row), "icon", icon);
  g_object_set_data (G_OBJECT (row), "count", count);
  ptero_step_list_set_state (self, position, PTERO_STEP_OPEN, 0);
}

static void
visible_changed_cb (PteroStepList *self)
{
  g_autoptr(GtkSelectionModel) pages = gtk_stack_get_pages (self->steps);

  self->updating = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    if (gtk_selection_model_is_selected (pages, i))
      gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) i));
  self->updating = FALSE;
}

static void
selected_cb (PteroStepList *self,
             GtkListBoxRow *row)
{
  g_autoptr(GtkSelectionModel) pages = NULL;

  if (self->updating || row == NULL)
    return;

  pages = gtk_stack_get_pages (self->steps);
  gtk_selection_model_select_item (pages, (guint) gtk_list_box_row_get_index (row), TRUE);
}

static void
activated_cb (PteroStepList *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
ptero_step_list_dispose (GObject *object)
{
  PteroStepList *self = PTERO_STEP_LIST (object);

  g_clear_object (&self->steps);
  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->list));
  self->list = NULL;

  G_OBJECT_CLASS (ptero_step_list_parent_class)->dispose (object);
}

static void
ptero_step_list_class_init (PteroStepListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_step_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /**
   * PteroStepList::chosen:
   *
   * Somebody went to a step.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
ptero_step_list_init (PteroStepList *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Steps"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
}

/**
 * ptero_step_list_new:
 * @steps: the steps, with their titles
 *
 * Returns: (transfer floating): a list of them
 */
GtkWidget *
ptero_step_list_new (GtkStack *steps)
{
  PteroStepList *self;
  g_autoptr(GtkSelectionModel) pages = NULL;

  g_return_val_if_fail (GTK_IS_STACK (steps), NULL);

  self = g_object_new (PTERO_TYPE_STEP_LIST, NULL);
  self->steps = g_object_ref (steps);
  pages = gtk_stack_get_pages (steps);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr(GObject) page = g_list_model_get_item (G_LIST_MODEL (pages), i);

      add_step (self, GTK_STACK_PAGE (page), i);
    }
  visible_changed_cb (self);
  g_signal_connect_object (steps, "notify::visible-child", G_CALLBACK (visible_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * ptero_step_list_set_state:
 * @self: a list
 * @step: a step, from 0
 * @state: how far it is
 * @n_problems: how much is wrong with it
 */
void
ptero_step_list_set_state (PteroStepList  *self,
                           guint           step,
                           PteroStepState  state,
                           guint           n_problems)
{
  static const struct { const char *icon_name; const char *css_class; } looks[] = {
    [PTERO_STEP_DONE] = { "ptero-check-symbolic", "success" },
    [PTERO_STEP_WRONG] = { "ptero-error-symbolic", "error" },
  };
  g_autofree char *count = g_strdup_printf ("%u", n_problems);
  g_autofree char *problems = NULL;
  GtkListBoxRow *row;
  GtkWidget *icon;
  GtkWidget *label;

  g_return_if_fail (PTERO_IS_STEP_LIST (self));

  row = gtk_list_box_get_row_at_index (self->list, (int) step);
  icon = g_object_get_data (G_OBJECT (row), "icon");
  label = g_object_get_data (G_OBJECT (row), "count");
  if (state == PTERO_STEP_WRONG)
    problems = g_strdup_printf (ngettext ("%u problem", "%u problems", n_problems), n_problems);
  gtk_label_set_text (GTK_LABEL (label), count);
  gtk_widget_set_visible (label, state == PTERO_STEP_WRONG);
  gtk_widget_set_visible (icon, state != PTERO_STEP_OPEN);
  gtk_widget_remove_css_class (icon, "success");
  gtk_widget_remove_css_class (icon, "error");
  if (state != PTERO_STEP_OPEN)
    {
      gtk_image_set_from_icon_name (GTK_IMAGE (icon), looks[state].icon_name);
      gtk_widget_add_css_class (icon, looks[state].css_class);
    }
  gtk_widget_set_tooltip_text (icon, state == PTERO_STEP_DONE ? _("Done") : problems);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  state == PTERO_STEP_DONE ? _("Done") : problems != NULL ? problems : "", -1);
}
