/* ptero-form-steps.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-form-steps.h"

#include <glib/gi18n.h>

#include "ptero-narrow-bin.h"
#include "ptero-step-list.h"

#define SIDE_WIDTH 196

/**
 * PteroFormSteps:
 *
 * A form of several steps: their list and a summary at its start, the fields of
 * one step beside it, and buttons to the next one and the one before. Where
 * there is little place the list is in a menu above. A step that was left is
 * checked; the last one looks back at all of them.
 */
struct _PteroFormSteps
{
  GtkWidget       parent_instance;

  PteroForm      *form;
  GtkStack       *steps;
  GtkWidget      *bin;
  GtkWidget      *side;
  GtkWidget      *separator;
  GtkWidget      *top;
  GtkMenuButton  *menu;
  GtkWidget      *menu_mark;
  GtkLabel       *menu_title;
  PteroStepList  *lists[2];    /* at the side, and in the menu */
  GtkWidget      *back;
  GtkWidget      *next;
  guint           n_steps;
  guint           step;
  gboolean       *seen;
  GtkWidget      *problem;     /* (weak): the last one that was gone to */
};

G_DEFINE_FINAL_TYPE (PteroFormSteps, ptero_form_steps, GTK_TYPE_WIDGET)

static GtkWidget *
get_page (PteroFormSteps *self,
          guint           step)
{
  GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->steps));

  while (step-- > 0)
    page = gtk_widget_get_next_sibling (page);

  return page;
}

static const char *
get_name (PteroFormSteps *self,
          guint           step)
{
  return gtk_stack_page_get_name (gtk_stack_get_page (self->steps, get_page (self, step)));
}

static const char *
get_title (PteroFormSteps *self,
           guint           step)
{
  return gtk_stack_page_get_title (gtk_stack_get_page (self->steps, get_page (self, step)));
}

static guint
count_problems (PteroFormSteps *self,
                GPtrArray      *problems,
                guint           step)
{
  GtkWidget *page = get_page (self, step);
  guint n_problems = 0;

  for (guint i = 0; i < problems->len; i++)
    n_problems += gtk_widget_is_ancestor (problems->pdata[i], page) ? 1 : 0;

  return n_problems;
}

static void
update (PteroFormSteps *self)
{
  g_autoptr(GPtrArray) problems = ptero_form_list_problems (self->form);
  g_autofree char *title = NULL;

  for (guint i = 0; i < self->n_steps; i++)
    {
      guint n_problems = count_problems (self, problems, i);
      PteroStepState state =
        n_problems > 0 ? PTERO_STEP_WRONG : self->seen[i] && i + 1 < self->n_steps ? PTERO_STEP_DONE : PTERO_STEP_OPEN;

      for (guint j = 0; j < G_N_ELEMENTS (self->lists); j++)
        ptero_step_list_set_state (self->lists[j], i, state, n_problems);
    }

  /* Translators: the number of a step, how many there are, and its title */
  title = g_strdup_printf (_("%u of %u · %s"), self->step + 1, self->n_steps,
                           get_title (self, self->step));
  gtk_label_set_text (self->menu_title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_widget_set_visible (self->menu_mark, problems->len > 0);
  gtk_widget_set_visible (self->back, self->step > 0);
  gtk_widget_set_visible (self->next, self->step + 1 < self->n_steps);
}

static void
see (PteroFormSteps *self,
     guint           step)
{
  self->seen[step] = TRUE;
  ptero_form_check_step (self->form, get_name (self, step));
}

static void
step_changed_cb (PteroFormSteps *self)
{
  guint left = self->step;

  for (guint i = 0; i < self->n_steps; i++)
    if (get_page (self, i) == gtk_stack_get_visible_child (self->steps))
      self->step = i;
  if (left != self->step)
    see (self, left);
  if (self->step + 1 == self->n_steps)
    ptero_form_steps_see_all (self);
  update (self);
}

static void
go (PteroFormSteps *self,
    int             distance)
{
  int step = (int) self->step + distance;

  if (step >= 0 && step < (int) self->n_steps)
    gtk_stack_set_visible_child (self->steps, get_page (self, (guint) step));
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  go (PTERO_FORM_STEPS (widget), -1);
}

static void
next_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  go (PTERO_FORM_STEPS (widget), 1);
}

static void
problem_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  ptero_form_steps_show_problem (PTERO_FORM_STEPS (widget), FALSE);
}

static void
narrow_changed_cb (PteroFormSteps *self)
{
  gboolean narrow = ptero_narrow_bin_get_narrow (PTERO_NARROW_BIN (self->bin));

  gtk_widget_set_visible (self->side, !narrow);
  gtk_widget_set_visible (self->separator, !narrow);
  gtk_widget_set_visible (self->top, narrow);
}

static void
ptero_form_steps_dispose (GObject *object)
{
  PteroFormSteps *self = PTERO_FORM_STEPS (object);

  g_clear_weak_pointer (&self->problem);
  g_clear_pointer (&self->bin, gtk_widget_unparent);

  G_OBJECT_CLASS (ptero_form_steps_parent_class)->dispose (object);
}

static void
ptero_form_steps_finalize (GObject *object)
{
  g_free (PTERO_FORM_STEPS (object)->seen);

  G_OBJECT_CLASS (ptero_form_steps_parent_class)->finalize (object);
}

static void
ptero_form_steps_class_init (PteroFormStepsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_form_steps_dispose;
  object_class->finalize = ptero_form_steps_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "steps.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "steps.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "steps.problem", NULL, problem_action);
}

/* They hold wherever the focus is in the window. */
static void
add_shortcuts (PteroFormSteps *self)
{
  static const struct { guint key; GdkModifierType modifiers; const char *action; } shortcuts[] = {
    { GDK_KEY_Page_Up, GDK_ALT_MASK, "steps.back" },
    { GDK_KEY_Page_Down, GDK_ALT_MASK, "steps.next" },
    { GDK_KEY_F8, 0, "steps.problem" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (shortcuts[i].key, shortcuts[i].modifiers),
                                                            gtk_named_action_new (shortcuts[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
ptero_form_steps_init (PteroFormSteps *self)
{
  add_shortcuts (self);
}

static GtkWidget *
build_side (PteroFormSteps *self,
            GtkWidget      *summary)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->lists[0]));
  if (summary != NULL)
    gtk_box_append (GTK_BOX (box), summary);
  gtk_widget_add_css_class (scroller, "form-side");
  gtk_widget_set_size_request (scroller, SIDE_WIDTH, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);

  return scroller;
}

/* Where there is little place. */
static GtkWidget *
build_top (PteroFormSteps *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *title = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->menu = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->menu_title = GTK_LABEL (gtk_label_new (NULL));
  self->menu_mark = gtk_image_new_from_icon_name ("ptero-error-symbolic");
  gtk_widget_add_css_class (self->menu_mark, "error");
  gtk_box_append (GTK_BOX (title), self->menu_mark);
  gtk_box_append (GTK_BOX (title), GTK_WIDGET (self->menu_title));
  gtk_box_append (GTK_BOX (title), arrow);
  gtk_menu_button_set_child (self->menu, title);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->lists[1]));
  gtk_widget_set_size_request (GTK_WIDGET (self->lists[1]), SIDE_WIDTH, -1);
  gtk_menu_button_set_popover (self->menu, popover);
  gtk_widget_add_css_class (GTK_WIDGET (self->menu), "flat");
  gtk_widget_set_hexpand (GTK_WIDGET (self->menu), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self->menu), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "page-bar");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->menu));
  g_signal_connect_object (self->lists[1], "chosen", G_CALLBACK (gtk_popover_popdown), popover,
                           G_CONNECT_SWAPPED);

  return box;
}

static GtkWidget *
build_bottom (PteroFormSteps *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->back = gtk_button_new_with_mnemonic (_("_Back"));
  self->next = gtk_button_new_with_mnemonic (_("_Next"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "steps.back");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->next), "steps.next");
  gtk_widget_set_tooltip_text (self->back, _("Alt+Page Up"));
  gtk_widget_set_tooltip_text (self->next, _("Alt+Page Down"));
  gtk_widget_set_hexpand (space, TRUE);
  gtk_widget_add_css_class (box, "form-bottom");
  gtk_box_append (GTK_BOX (box), self->back);
  gtk_box_append (GTK_BOX (box), space);
  gtk_box_append (GTK_BOX (box), self->next);

  return box;
}

/**
 * ptero_form_steps_new:
 * @form: (transfer floating): a form of several steps
 * @summary: (nullable) (transfer floating): what is shown below the list of the steps
 *
 * Returns: (transfer floating): the form with the list of its steps
 */
GtkWidget *
ptero_form_steps_new (PteroForm *form,
                      GtkWidget *summary)
{
  PteroFormSteps *self;
  g_autoptr(GtkSelectionModel) pages = NULL;
  GtkWidget *box;
  GtkWidget *main;

  g_return_val_if_fail (PTERO_IS_FORM (form), NULL);
  g_return_val_if_fail (ptero_form_get_steps (form) != NULL, NULL);

  self = g_object_new (PTERO_TYPE_FORM_STEPS, NULL);
  self->form = form;
  self->steps = ptero_form_get_steps (form);
  pages = gtk_stack_get_pages (self->steps);
  self->n_steps = g_list_model_get_n_items (G_LIST_MODEL (pages));
  self->seen = g_new0 (gboolean, self->n_steps);
  for (guint i = 0; i < G_N_ELEMENTS (self->lists); i++)
    self->lists[i] = PTERO_STEP_LIST (ptero_step_list_new (self->steps));

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  main = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->side = build_side (self, summary);
  self->separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  self->top = build_top (self);
  gtk_widget_set_visible (self->top, FALSE);
  gtk_widget_set_hexpand (main, TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (form), TRUE);
  gtk_box_append (GTK_BOX (main), self->top);
  gtk_box_append (GTK_BOX (main), GTK_WIDGET (form));
  gtk_box_append (GTK_BOX (main), build_bottom (self));
  gtk_box_append (GTK_BOX (box), self->side);
  gtk_box_append (GTK_BOX (box), self->separator);
  gtk_box_append (GTK_BOX (box), main);
  self->bin = g_object_new (PTERO_TYPE_NARROW_BIN, "child", box, NULL);
  gtk_widget_set_parent (self->bin, GTK_WIDGET (self));

  g_signal_connect_object (self->bin, "notify::narrow", G_CALLBACK (narrow_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->steps, "notify::visible-child", G_CALLBACK (step_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "marked", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * ptero_form_steps_see_all:
 * @self: a form of several steps
 *
 * Checks all steps, as if each had been left.
 */
void
ptero_form_steps_see_all (PteroFormSteps *self)
{
  g_return_if_fail (PTERO_IS_FORM_STEPS (self));

  for (guint i = 0; i < self->n_steps; i++)
    see (self, i);
}

/**
 * ptero_form_steps_show_problem:
 * @self: a form of several steps
 * @first: whether to begin at the first; else the one after that which was shown last comes
 *
 * Goes to something that is wrong.
 *
 * Returns: how much is wrong
 */
guint
ptero_form_steps_show_problem (PteroFormSteps *self,
                               gboolean        first)
{
  g_autoptr(GPtrArray) problems = NULL;
  guint position = 0;

  g_return_val_if_fail (PTERO_IS_FORM_STEPS (self), 0);

  problems = ptero_form_list_problems (self->form);
  if (problems->len == 0)
    return 0;

  if (!first && self->problem != NULL && g_ptr_array_find (problems, self->problem, &position))
    position = (position + 1) % problems->len;
  g_set_weak_pointer (&self->problem, problems->pdata[position]);
  ptero_form_go_to (self->form, self->problem);

  return problems->len;
}
