/* ptero-mode-grid.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-mode-grid.h"

#include <glib/gi18n.h>

#define N_CLASSES 3
#define N_BITS    9

/**
 * PteroModeGrid:
 *
 * The permissions of a file as boxes to check: who may read, write and execute.
 */
struct _PteroModeGrid
{
  GtkWidget  parent_instance;

  GtkWidget *grid;
  GtkWidget *checks[N_BITS];     /* from the owner's reading on */
  guint      rest;               /* bits without a box */
  gboolean   setting;
};

enum {
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroModeGrid, ptero_mode_grid, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static const char * const classes[N_CLASSES] = { N_("Owner"), N_("Group"), N_("Others") };
static const char * const rights[N_CLASSES] = { N_("Read"), N_("Write"), N_("Execute") };

static void
toggled_cb (PteroModeGrid *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_check (PteroModeGrid *self,
           guint          i)
{
  g_autofree char *label = g_strdup_printf ("%s: %s", _(classes[i / 3]), _(rights[i % 3]));

  self->checks[i] = gtk_check_button_new ();
  gtk_widget_set_halign (self->checks[i], GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->checks[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  g_signal_connect_swapped (self->checks[i], "toggled", G_CALLBACK (toggled_cb), self);
  gtk_grid_attach (GTK_GRID (self->grid), self->checks[i], (int) (i % 3) + 1, (int) (i / 3) + 1, 1,
                   1);
}

static void
add_titles (PteroModeGrid *self)
{
  for (int i = 0; i < N_CLASSES; i++)
    {
      GtkWidget *row = gtk_label_new (_(classes[i]));
      GtkWidget *column = gtk_label_new (_(rights[i]));

      gtk_label_set_xalign (GTK_LABEL (row), 0);
      gtk_widget_add_css_class (column, "caption-heading");
      gtk_widget_set_hexpand (column, TRUE);
      gtk_grid_attach (GTK_GRID (self->grid), row, 0, i + 1, 1, 1);
      gtk_grid_attach (GTK_GRID (self->grid), column, i + 1, 0, 1, 1);
    }
}

static void
ptero_mode_grid_dispose (GObject *object)
{
  g_clear_pointer (&PTERO_MODE_GRID (object)->grid, gtk_widget_unparent);

  G_OBJECT_CLASS (ptero_mode_grid_parent_class)->dispose (object);
}

static void
ptero_mode_grid_class_init (PteroModeGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_mode_grid_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /**
   * PteroModeGrid::changed:
   *
   * The person checked or unchecked a box.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
ptero_mode_grid_init (PteroModeGrid *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  add_titles (self);
  for (guint i = 0; i < N_BITS; i++)
    add_check (self, i);
}

/**
 * ptero_mode_grid_new:
 *
 * Returns: (transfer floating): boxes, none of which is checked
 */
GtkWidget *
ptero_mode_grid_new (void)
{
  return g_object_new (PTERO_TYPE_MODE_GRID, NULL);
}

/**
 * ptero_mode_grid_get_mode:
 * @self: a grid
 *
 * Returns: the permissions
 */
guint
ptero_mode_grid_get_mode (PteroModeGrid *self)
{
  guint mode;

  g_return_val_if_fail (PTERO_IS_MODE_GRID (self), 0);

  mode = self->rest;
  for (guint i = 0; i < N_BITS; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checks[i])))
      mode |= 0400u >> i;

  return mode;
}

/**
 * ptero_mode_grid_set_mode:
 * @self: a grid
 * @mode: permissions
 */
void
ptero_mode_grid_set_mode (PteroModeGrid *self,
                          guint          mode)
{
  g_return_if_fail (PTERO_IS_MODE_GRID (self));

  self->setting = TRUE;
  self->rest = mode & ~0777u;
  for (guint i = 0; i < N_BITS; i++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->checks[i]), (mode & (0400u >> i)) != 0);
  self->setting = FALSE;
}
