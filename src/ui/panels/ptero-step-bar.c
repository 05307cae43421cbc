/* ptero-step-bar.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "ptero-step-bar.h"

/**
 * PteroStepBar:
 *
 * A line that names the steps of an assistant: those that are done, the one
 * that is shown, and those to come.
 */

typedef struct
{
  GtkWidget *check;
  GtkWidget *number;
  GtkWidget *label;
} Step;

struct _PteroStepBar
{
  GtkBox    parent_instance;

  char    **titles;
  Step     *steps;
  guint     step;
};

enum {
  PROP_0,
  PROP_TITLES,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PteroStepBar, ptero_step_bar, GTK_TYPE_BOX)

static GParamSpec *properties[N_PROPS];

static void
add_step (PteroStepBar *self,
          guint         i)
{
  g_autofree char *number = g_strdup_printf ("%u", i + 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  Step *step = &self->steps[i];

  if (i > 0)
    {
      GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

      gtk_widget_add_css_class (arrow, "dim-label");
      gtk_box_append (GTK_BOX (self), arrow);
    }

  step->check = gtk_image_new_from_icon_name ("ptero-check-symbolic");
  gtk_widget_add_css_class (step->check, "success");
  gtk_widget_set_tooltip_text (step->check, _("Done"));
  step->number = gtk_label_new (number);
  gtk_widget_set_valign (step->number, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (step->number, "step-number");
  step->label = gtk_label_new (self->titles[i]);

  gtk_box_append (GTK_BOX (box), step->check);
  gtk_box_append (GTK_BOX (box), step->number);
  gtk_box_append (GTK_BOX (box), step->label);
  gtk_box_append (GTK_BOX (self), box);
}

static void
update (PteroStepBar *self)
{
  for (guint i = 0; self->titles[i] != NULL; i++)
    {
      Step *step = &self->steps[i];

      gtk_widget_set_visible (step->check, i < self->step);
      gtk_widget_set_visible (step->number, i == self->step);
      gtk_widget_remove_css_class (step->label, i == self->step ? "dim-label" : "heading");
      gtk_widget_add_css_class (step->label, i == self->step ? "heading" : "dim-label");
    }
}

static void
ptero_step_bar_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  PteroStepBar *self = PTERO_STEP_BAR (object);

  switch (prop_id)
    {
    case PROP_TITLES:
      self->titles = g_value_dup_boxed (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_step_bar_constructed (GObject *object)
{
  PteroStepBar *self = PTERO_STEP_BAR (object);
  guint n_steps;

  G_OBJECT_CLASS (ptero_step_bar_parent_class)->constructed (object);

  if (self->titles == NULL)
    self->titles = g_new0 (char *, 1);

  n_steps = g_strv_length (self->titles);
  self->steps = g_new0 (Step, n_steps);

  for (guint i = 0; i < n_steps; i++)
    add_step (self, i);

  update (self);
}

static void
ptero_step_bar_finalize (GObject *object)
{
  PteroStepBar *self = PTERO_STEP_BAR (object);

  g_clear_pointer (&self->steps, g_free);
  g_clear_pointer (&self->titles, g_strfreev);

  G_OBJECT_CLASS (ptero_step_bar_parent_class)->finalize (object);
}

static void
ptero_step_bar_class_init (PteroStepBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = ptero_step_bar_constructed;
  object_class->finalize = ptero_step_bar_finalize;
  object_class->set_property = ptero_step_bar_set_property;

  /**
   * PteroStepBar:titles:
   *
   * The names of the steps, translated.
   */
  properties[PROP_TITLES] =
    g_param_spec_boxed ("titles", NULL, NULL,
                        G_TYPE_STRV,
                        (G_PARAM_WRITABLE |
                         G_PARAM_CONSTRUCT_ONLY |
                         G_PARAM_STATIC_STRINGS));

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "stepbar");
}

static void
ptero_step_bar_init (PteroStepBar *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * ptero_step_bar_set_step:
 * @self: a step bar
 * @step: the step that is shown, from 0
 *
 * Marks the steps before @step as done and @step as the one that is shown.
 */
void
ptero_step_bar_set_step (PteroStepBar *self,
                         guint         step)
{
  g_return_if_fail (PTERO_IS_STEP_BAR (self));

  self->step = step;
  update (self);
}
