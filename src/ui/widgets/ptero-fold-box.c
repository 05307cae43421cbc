/* ptero-fold-box.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fold-box.h"

#define SPACING 6

/**
 * PteroFoldBox:
 *
 * Two widgets beside each other, one of which is there only where there is
 * place for both. It never asks for that place: what it is in can be made
 * narrower in one go, without waiting until something was hidden. It stands at
 * the start, or at the end, where the other one would rather have all the
 * place that it can use.
 */
struct _PteroFoldBox
{
  GtkWidget  parent_instance;

  GtkWidget *spare;
  GtkWidget *needed;
  gboolean   at_end;
};

G_DEFINE_FINAL_TYPE (PteroFoldBox, ptero_fold_box, GTK_TYPE_WIDGET)

static void
ptero_fold_box_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  PteroFoldBox *self = PTERO_FOLD_BOX (widget);
  int spare_minimum, spare_natural;

  gtk_widget_measure (self->needed, orientation, -1, minimum, natural, NULL, NULL);
  if (!gtk_widget_should_layout (self->spare))
    return;

  gtk_widget_measure (self->spare, orientation, -1, &spare_minimum, &spare_natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural += SPACING + spare_natural;
      return;
    }

  *minimum = MAX (*minimum, spare_minimum);
  *natural = MAX (*natural, spare_natural);
}

static void
allocate (GtkWidget *widget,
          GtkWidget *child,
          int        x,
          int        width,
          int        height)
{
  const gboolean is_reversed = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  gtk_widget_size_allocate (child, &(GtkAllocation) { is_reversed
                                                        ? gtk_widget_get_width (widget) - x - width
                                                        : x, 0, width, height }, -1);
}

static void
ptero_fold_box_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  PteroFoldBox *self = PTERO_FOLD_BOX (widget);
  int spare_width, needed_minimum, needed_natural, needed_width;
  gboolean fits;

  gtk_widget_measure (self->spare, GTK_ORIENTATION_HORIZONTAL, -1, &spare_width, NULL, NULL, NULL);
  gtk_widget_measure (self->needed, GTK_ORIENTATION_HORIZONTAL, -1, &needed_minimum,
                      &needed_natural, NULL, NULL);
  needed_width = self->at_end ? needed_natural : needed_minimum;
  fits = gtk_widget_get_visible (self->spare) && spare_width + SPACING + needed_width <= width;
  gtk_widget_set_child_visible (self->spare, fits);
  if (!fits)
    {
      allocate (widget, self->needed, 0, width, height);
      return;
    }

  needed_width = width - spare_width - SPACING;
  allocate (widget, self->spare, self->at_end ? needed_width + SPACING : 0, spare_width, height);
  allocate (widget, self->needed, self->at_end ? 0 : spare_width + SPACING, needed_width, height);
}

static void
ptero_fold_box_dispose (GObject *object)
{
  PteroFoldBox *self = PTERO_FOLD_BOX (object);

  g_clear_pointer (&self->spare, gtk_widget_unparent);
  g_clear_pointer (&self->needed, gtk_widget_unparent);

  G_OBJECT_CLASS (ptero_fold_box_parent_class)->dispose (object);
}

static void
ptero_fold_box_class_init (PteroFoldBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_fold_box_dispose;
  widget_class->measure = ptero_fold_box_measure;
  widget_class->size_allocate = ptero_fold_box_size_allocate;
}

static void
ptero_fold_box_init (PteroFoldBox *self)
{
}

static GtkWidget *
create (GtkWidget *spare,
        GtkWidget *needed,
        gboolean   at_end)
{
  PteroFoldBox *self = g_object_new (PTERO_TYPE_FOLD_BOX, NULL);

  self->spare = spare;
  self->needed = needed;
  self->at_end = at_end;
  gtk_widget_set_parent (at_end ? needed : spare, GTK_WIDGET (self));
  gtk_widget_set_parent (at_end ? spare : needed, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

/**
 * ptero_fold_box_new:
 * @spare: what goes where there is little place
 * @needed: what is always there
 *
 * Returns: (transfer floating): both
 */
GtkWidget *
ptero_fold_box_new (GtkWidget *spare,
                    GtkWidget *needed)
{
  g_return_val_if_fail (GTK_IS_WIDGET (spare), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (needed), NULL);

  return create (spare, needed, FALSE);
}

/**
 * ptero_fold_box_new_at_end:
 * @needed: what is always there
 * @spare: what goes where @needed could not be as wide as it would like to be
 *
 * Returns: (transfer floating): both
 */
GtkWidget *
ptero_fold_box_new_at_end (GtkWidget *needed,
                           GtkWidget *spare)
{
  g_return_val_if_fail (GTK_IS_WIDGET (needed), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (spare), NULL);

  return create (spare, needed, TRUE);
}
