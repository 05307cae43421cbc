/* ptero-parts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-parts.h"

#include "ptero-part.h"

/**
 * PteroParts:
 *
 * A few parts of one page, one of which is shown, with their titles above.
 */
struct _PteroParts
{
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkStack  *stack;
};

static void part_iface_init (PteroPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroParts, ptero_parts, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (PTERO_TYPE_PART, part_iface_init))

static PteroPart *
get_part (PteroPart *part)
{
  GtkWidget *child = gtk_stack_get_visible_child (PTERO_PARTS (part)->stack);

  return PTERO_IS_PART (child) ? PTERO_PART (child) : NULL;
}

static void
ptero_parts_refresh (PteroPart *self)
{
  PteroPart *part = get_part (self);

  if (part != NULL)
    ptero_part_refresh (part);
}

static gboolean
ptero_parts_start_search (PteroPart *self)
{
  PteroPart *part = get_part (self);

  return part != NULL && ptero_part_start_search (part);
}

static gboolean
ptero_parts_go_back (PteroPart *self)
{
  PteroPart *part = get_part (self);

  return part != NULL && ptero_part_go_back (part);
}

static void
part_iface_init (PteroPartInterface *iface)
{
  iface->refresh = ptero_parts_refresh;
  iface->start_search = ptero_parts_start_search;
  iface->go_back = ptero_parts_go_back;
}

static void
ptero_parts_dispose (GObject *object)
{
  g_clear_pointer (&PTERO_PARTS (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (ptero_parts_parent_class)->dispose (object);
}

static void
ptero_parts_class_init (PteroPartsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_parts_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ptero_parts_init (PteroParts *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *switcher = gtk_stack_switcher_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);

  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->stack);
  gtk_widget_set_halign (switcher, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (switcher, 6);
  gtk_widget_set_margin_bottom (switcher, 6);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), switcher);
  gtk_widget_add_css_class (scroller, "page-bar");
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
}

/**
 * ptero_parts_new:
 *
 * Returns: (transfer floating): a page without parts
 */
GtkWidget *
ptero_parts_new (void)
{
  return g_object_new (PTERO_TYPE_PARTS, NULL);
}

/**
 * ptero_parts_add:
 * @self: parts
 * @name: a name
 * @title: a title
 * @part: (transfer floating): a widget that may be a [iface@Ptero.Part]
 */
void
ptero_parts_add (PteroParts *self,
                 const char *name,
                 const char *title,
                 GtkWidget  *part)
{
  g_return_if_fail (PTERO_IS_PARTS (self));

  gtk_stack_add_titled (self->stack, part, name, title);
}

/**
 * ptero_parts_show:
 * @self: parts
 * @name: the name of one of them
 */
void
ptero_parts_show (PteroParts *self,
                  const char *name)
{
  g_return_if_fail (PTERO_IS_PARTS (self));

  gtk_stack_set_visible_child_name (self->stack, name);
}
