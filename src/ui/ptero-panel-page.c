/* ptero-panel-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-panel-page.h"

#include <glib/gi18n.h>

#include "ptero-format.h"
#include "ptero-page.h"
#include "ptero-part.h"
#include "ptero-place.h"
#include "ptero-split-view.h"

/**
 * PteroPanelPage:
 *
 * A page of a panel: what it shows, and what was reached from there by links,
 * with a way back.
 */
struct _PteroPanelPage
{
  GtkWidget                 parent_instance;

  PteroPanel               *panel;
  PteroJobQueue            *jobs;
  const PteroPanelPageInfo *info;

  GtkStack                 *stack;
  GPtrArray                *parts;     /* not owned; the last is shown */
  GPtrArray                *titles;
  GtkWidget                *back;
  GBinding                 *collapsed;
  char                     *subtitle;
};

enum {
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_HEADER_START,
  PROP_HEADER_END,
};

static void page_iface_init (PteroPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroPanelPage, ptero_panel_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (PTERO_TYPE_PAGE, page_iface_init))

static PteroPart *
get_part (PteroPanelPage *self)
{
  GtkWidget *part = self->parts->pdata[self->parts->len - 1];

  return PTERO_IS_PART (part) ? PTERO_PART (part) : NULL;
}

static void
update (PteroPanelPage *self)
{
  g_object_notify (G_OBJECT (self), "title");
  g_object_notify (G_OBJECT (self), "header-start");
}

static void
push (PteroPanelPage *self,
      const char     *title,
      GtkWidget      *part)
{
  gtk_stack_add_child (self->stack, part);
  gtk_stack_set_visible_child (self->stack, part);
  g_ptr_array_add (self->parts, part);
  g_ptr_array_add (self->titles, ptero_text_make_safe (title));
  update (self);
}

static void
pop (PteroPanelPage *self)
{
  guint last = self->parts->len - 1;
  GtkWidget *part = self->parts->pdata[last];

  g_ptr_array_remove_index (self->parts, last);
  g_ptr_array_remove_index (self->titles, last);
  gtk_stack_set_visible_child (self->stack, self->parts->pdata[last - 1]);
  gtk_stack_remove (self->stack, part);
  update (self);
}

static void
ptero_panel_page_refresh (PteroPage *page)
{
  PteroPart *part = get_part (PTERO_PANEL_PAGE (page));

  if (part != NULL)
    ptero_part_refresh (part);
}

static gboolean
ptero_panel_page_start_search (PteroPage *page)
{
  PteroPart *part = get_part (PTERO_PANEL_PAGE (page));

  return part != NULL && ptero_part_start_search (part);
}

static gboolean
ptero_panel_page_go_back (PteroPage *page)
{
  PteroPanelPage *self = PTERO_PANEL_PAGE (page);
  PteroPart *part = get_part (self);

  if (part != NULL && ptero_part_go_back (part))
    return TRUE;
  if (self->parts->len < 2)
    return FALSE;

  pop (self);

  return TRUE;
}

/* Where the window is narrow, its own button leads back. */
static void
back_rooted_cb (PteroPanelPage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (self->back, PTERO_TYPE_SPLIT_VIEW);

  if (self->collapsed != NULL)
    g_binding_unbind (self->collapsed);
  g_clear_object (&self->collapsed);
  if (view != NULL)
    self->collapsed = g_object_ref (g_object_bind_property (view, "collapsed", self->back,
                                                            "visible", G_BINDING_SYNC_CREATE |
                                                            G_BINDING_INVERT_BOOLEAN));
}

static void
page_iface_init (PteroPageInterface *iface)
{
  iface->refresh = ptero_panel_page_refresh;
  iface->start_search = ptero_panel_page_start_search;
  iface->go_back = ptero_panel_page_go_back;
}

static void
update_subtitle (PteroPanelPage *self)
{
  g_free (self->subtitle);
  self->subtitle = ptero_text_make_safe (ptero_panel_get_name (self->panel));
  g_object_notify (G_OBJECT (self), "subtitle");
}

static void
ptero_panel_page_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  PteroPanelPage *self = PTERO_PANEL_PAGE (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->titles->len > 0
                            ? self->titles->pdata[self->titles->len - 1]
                            : NULL);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;
    case PROP_HEADER_START:
      g_value_set_object (value, self->parts->len > 1 ? self->back : NULL);
      break;
    case PROP_HEADER_END:
      g_value_set_object (value, NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_panel_page_dispose (GObject *object)
{
  PteroPanelPage *self = PTERO_PANEL_PAGE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_ptr_array_set_size (self->parts, 0);
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->collapsed);
  g_clear_object (&self->back);
  g_clear_object (&self->jobs);
  g_clear_object (&self->panel);

  G_OBJECT_CLASS (ptero_panel_page_parent_class)->dispose (object);
}

static void
ptero_panel_page_finalize (GObject *object)
{
  PteroPanelPage *self = PTERO_PANEL_PAGE (object);

  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->titles);
  g_free (self->subtitle);

  G_OBJECT_CLASS (ptero_panel_page_parent_class)->finalize (object);
}

static void
ptero_panel_page_class_init (PteroPanelPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ptero_panel_page_dispose;
  object_class->finalize = ptero_panel_page_finalize;
  object_class->get_property = ptero_panel_page_get_property;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  g_object_class_override_property (object_class, PROP_TITLE, "title");
  g_object_class_override_property (object_class, PROP_SUBTITLE, "subtitle");
  g_object_class_override_property (object_class, PROP_HEADER_START, "header-start");
  g_object_class_override_property (object_class, PROP_HEADER_END, "header-end");
}

static void
ptero_panel_page_init (PteroPanelPage *self)
{
  self->parts = g_ptr_array_new ();
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  self->back = g_object_ref_sink (gtk_button_new_from_icon_name ("go-previous-symbolic"));
  gtk_widget_set_tooltip_text (self->back, _("Back"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Back"), -1);
  g_signal_connect_object (self->back, "notify::root", G_CALLBACK (back_rooted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->back, "clicked", G_CALLBACK (ptero_panel_page_go_back), self);
}

/**
 * ptero_panel_page_new:
 * @panel: a panel
 * @jobs: where long work goes
 * @info: which of its pages
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
ptero_panel_page_new (PteroPanel               *panel,
                      PteroJobQueue            *jobs,
                      const PteroPanelPageInfo *info)
{
  PteroPanelPage *self;

  g_return_val_if_fail (PTERO_IS_PANEL (panel), NULL);
  g_return_val_if_fail (info != NULL, NULL);

  self = g_object_new (PTERO_TYPE_PANEL_PAGE, NULL);
  self->panel = g_object_ref (panel);
  self->jobs = g_object_ref (jobs);
  self->info = info;
  ptero_place_set_panel (GTK_WIDGET (self), panel);
  g_signal_connect_object (panel, "notify::name", G_CALLBACK (update_subtitle), self,
                           G_CONNECT_SWAPPED);
  update_subtitle (self);
  push (self, g_dgettext (GETTEXT_PACKAGE, info->title), info->create (panel, jobs));

  return GTK_WIDGET (self);
}

/**
 * ptero_panel_page_get_panel:
 * @self: a page
 *
 * Returns: (transfer none): its panel
 */
PteroPanel *
ptero_panel_page_get_panel (PteroPanelPage *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL_PAGE (self), NULL);

  return self->panel;
}

/**
 * ptero_panel_page_get_name:
 * @self: a page
 *
 * Returns: (transfer none): which page of the panel it is
 */
const char *
ptero_panel_page_get_name (PteroPanelPage *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL_PAGE (self), NULL);

  return self->info->name;
}

/**
 * ptero_panel_page_show_first:
 * @self: a page
 *
 * Goes back from all that links led to.
 */
void
ptero_panel_page_show_first (PteroPanelPage *self)
{
  g_return_if_fail (PTERO_IS_PANEL_PAGE (self));

  while (self->parts->len > 1)
    pop (self);
}

/**
 * ptero_panel_page_push:
 * @widget: where a link was followed
 * @title: the title of what it leads to
 * @part: (transfer floating): what it leads to
 *
 * Shows @part in the place of what is shown, until the person goes back.
 */
void
ptero_panel_page_push (GtkWidget  *widget,
                       const char *title,
                       GtkWidget  *part)
{
  GtkWidget *page;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (GTK_IS_WIDGET (part));

  page = gtk_widget_get_ancestor (widget, PTERO_TYPE_PANEL_PAGE);
  g_return_if_fail (page != NULL);

  push (PTERO_PANEL_PAGE (page), title, part);
}
