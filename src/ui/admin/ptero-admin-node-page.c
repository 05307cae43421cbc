/* ptero-admin-node-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-node-page.h"

#include <glib/gi18n.h>

#include "ptero-admin-allocations.h"
#include "ptero-admin-node-head.h"
#include "ptero-admin-servers.h"
#include "ptero-list-pane.h"
#include "ptero-part.h"
#include "ptero-parts.h"

/**
 * PteroAdminNodePage:
 *
 * A node: how it is and how full, and below that what is known of it, its
 * servers and its allocations. What is done with these is seen above.
 */
struct _PteroAdminNodePage
{
  GtkWidget   parent_instance;

  GtkWidget  *box;
  GtkWidget  *head;
  GtkWidget  *parts;
  PteroFacts *overview;      /* not owned */
  GtkWidget  *servers;       /* not owned */
  GtkWidget  *allocations;   /* not owned */
};

static void part_iface_init (PteroPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroAdminNodePage, ptero_admin_node_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (PTERO_TYPE_PART, part_iface_init))

static void
node_changed_cb (PteroAdminNodePage *self)
{
  ptero_admin_node_head_set_node (PTERO_ADMIN_NODE_HEAD (self->head),
                                  ptero_facts_get_item (self->overview));
}

/* Something was given or taken. */
static void
look_again (PteroAdminNodePage *self)
{
  ptero_admin_node_head_count (PTERO_ADMIN_NODE_HEAD (self->head));
  ptero_facts_refresh (self->overview);
}

static void
ptero_admin_node_page_refresh (PteroPart *part)
{
  PteroAdminNodePage *self = PTERO_ADMIN_NODE_PAGE (part);

  look_again (self);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->overview)))
    ptero_part_refresh (PTERO_PART (self->parts));
}

static gboolean
ptero_admin_node_page_start_search (PteroPart *part)
{
  return ptero_part_start_search (PTERO_PART (PTERO_ADMIN_NODE_PAGE (part)->parts));
}

static gboolean
ptero_admin_node_page_go_back (PteroPart *part)
{
  return ptero_part_go_back (PTERO_PART (PTERO_ADMIN_NODE_PAGE (part)->parts));
}

static void
part_iface_init (PteroPartInterface *iface)
{
  iface->refresh = ptero_admin_node_page_refresh;
  iface->start_search = ptero_admin_node_page_start_search;
  iface->go_back = ptero_admin_node_page_go_back;
}

static void
ptero_admin_node_page_dispose (GObject *object)
{
  PteroAdminNodePage *self = PTERO_ADMIN_NODE_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (ptero_admin_node_page_parent_class)->dispose (object);
}

static void
ptero_admin_node_page_class_init (PteroAdminNodePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_admin_node_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ptero_admin_node_page_init (PteroAdminNodePage *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * ptero_admin_node_page_new:
 * @overview: (transfer floating): the facts of a node
 * @id: its id
 *
 * Returns: (transfer floating): the page of the node
 */
GtkWidget *
ptero_admin_node_page_new (PteroFacts *overview,
                           gint64      id)
{
  PteroAdminNodePage *self;
  PteroPanel *panel;
  PteroJobQueue *jobs;

  g_return_val_if_fail (PTERO_IS_FACTS (overview), NULL);

  self = g_object_new (PTERO_TYPE_ADMIN_NODE_PAGE, NULL);
  panel = ptero_facts_get_panel (overview);
  jobs = ptero_facts_get_jobs (overview);
  self->overview = overview;
  self->servers = ptero_admin_servers_new_for_node (panel, jobs, id);
  self->allocations = ptero_admin_allocations_new (panel, jobs, id);
  self->head = ptero_admin_node_head_new (panel, id);
  self->parts = ptero_parts_new ();
  ptero_parts_add (PTERO_PARTS (self->parts), "overview", _("Overview"), GTK_WIDGET (overview));
  ptero_parts_add (PTERO_PARTS (self->parts), "servers", _("Servers"), self->servers);
  ptero_parts_add (PTERO_PARTS (self->parts), "allocations", _("Allocations"), self->allocations);
  gtk_box_append (GTK_BOX (self->box), self->head);
  gtk_box_append (GTK_BOX (self->box), self->parts);
  gtk_widget_set_vexpand (self->parts, TRUE);
  ptero_admin_node_head_set_reach (PTERO_ADMIN_NODE_HEAD (self->head),
                                   g_object_get_data (G_OBJECT (overview), "reach"));
  g_signal_connect_object (overview, "changed", G_CALLBACK (node_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->servers, "changed", G_CALLBACK (look_again), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->allocations, "changed", G_CALLBACK (look_again), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * ptero_admin_node_page_show:
 * @self: a page
 * @part: the name of a part: `overview`, `servers` or `allocations`
 * @choice: (nullable): which of them are shown
 */
void
ptero_admin_node_page_show (PteroAdminNodePage *self,
                            const char         *part,
                            const char         *choice)
{
  g_return_if_fail (PTERO_IS_ADMIN_NODE_PAGE (self));
  g_return_if_fail (part != NULL);

  ptero_parts_show (PTERO_PARTS (self->parts), part);
  if (choice != NULL)
    ptero_list_pane_choose (PTERO_LIST_PANE (g_str_equal (part, "servers")
                                               ? self->servers
                                               : self->allocations), choice);
}
