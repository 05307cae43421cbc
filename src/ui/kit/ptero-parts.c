/* ptero-parts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-parts.h"

#include <glib/gi18n.h>

#include "ptero-narrow-bin.h"
#include "ptero-part.h"
#include "ptero-sideways.h"

/* More titles than these are chosen from a list where there is little place. */
#define MAX_NARROW 3

/**
 * PteroParts:
 *
 * A few parts of one page, one of which is shown, with their titles above.
 */
struct _PteroParts
{
  GtkWidget      parent_instance;

  GtkWidget     *bin;
  GtkStack      *stack;
  GtkWidget     *switcher;
  GtkWidget     *choice;
  GtkStringList *titles;
  GPtrArray     *parts;      /* not owned */
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
update_bar (PteroParts *self)
{
  gboolean as_list = self->parts->len > MAX_NARROW &&
                     ptero_narrow_bin_get_narrow (PTERO_NARROW_BIN (self->bin));

  gtk_widget_set_visible (self->choice, as_list);
  gtk_widget_set_visible (self->switcher, !as_list);
}

static void
chosen_cb (PteroParts *self)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));

  if (position < self->parts->len)
    gtk_stack_set_visible_child (self->stack, self->parts->pdata[position]);
}

static void
shown_cb (PteroParts *self)
{
  guint position;

  if (g_ptr_array_find (self->parts, gtk_stack_get_visible_child (self->stack), &position))
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), position);
}

static void
ptero_parts_dispose (GObject *object)
{
  PteroParts *self = PTERO_PARTS (object);

  if (self->stack != NULL)
    g_signal_handlers_disconnect_by_data (self->stack, self);
  self->stack = NULL;
  g_clear_pointer (&self->bin, gtk_widget_unparent);
  g_clear_pointer (&self->parts, g_ptr_array_unref);

  G_OBJECT_CLASS (ptero_parts_parent_class)->dispose (object);
}

static void
ptero_parts_class_init (PteroPartsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_parts_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
build_bar (PteroParts *self)
{
  GtkWidget *scroller;
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->titles = gtk_string_list_new (NULL);
  self->choice = gtk_drop_down_new (G_LIST_MODEL (self->titles), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What Is Shown"), -1);
  self->switcher = gtk_stack_switcher_new ();
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (self->switcher), self->stack);
  gtk_widget_set_halign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (bar, 6);
  gtk_widget_set_margin_bottom (bar, 6);
  gtk_box_append (GTK_BOX (bar), self->switcher);
  gtk_box_append (GTK_BOX (bar), self->choice);
  scroller = ptero_sideways_new (bar);
  gtk_widget_add_css_class (scroller, "page-bar");

  return scroller;
}

static void
ptero_parts_init (PteroParts *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->parts = g_ptr_array_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), build_bar (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  self->bin = g_object_new (PTERO_TYPE_NARROW_BIN, "child", box, NULL);
  gtk_widget_set_parent (self->bin, GTK_WIDGET (self));
  g_signal_connect_object (self->bin, "notify::narrow", G_CALLBACK (update_bar), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (shown_cb), self,
                           G_CONNECT_SWAPPED);
  update_bar (self);
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
  g_ptr_array_add (self->parts, part);
  gtk_string_list_append (self->titles, title);
  update_bar (self);
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
