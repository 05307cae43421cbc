/* ptero-server-tab.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-server-tab.h"

#include "ptero-late-style.h"
#include "ptero-server-page.h"

/**
 * PteroServerTab:
 *
 * What is in the tab of a server: its page, once somebody comes to see it. Most
 * tabs that are brought back are not looked at, and a page has many widgets.
 */
struct _PteroServerTab
{
  GtkWidget         parent_instance;

  PteroFleetServer *server;
  PteroJobQueue    *jobs;
  GtkWidget        *page;     /* NULL until it is asked for */
};

enum {
  PAGE_MADE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PteroServerTab, ptero_server_tab, GTK_TYPE_WIDGET)

/* The view moves the focus to what it selects before it tells that it did. */
static gboolean
ptero_server_tab_focus (GtkWidget        *widget,
                        GtkDirectionType  direction)
{
  PteroPage *page = ptero_server_tab_ensure_page (PTERO_SERVER_TAB (widget));

  return gtk_widget_child_focus (GTK_WIDGET (page), direction);
}

static gboolean
ptero_server_tab_grab_focus (GtkWidget *widget)
{
  PteroPage *page = ptero_server_tab_ensure_page (PTERO_SERVER_TAB (widget));

  return gtk_widget_grab_focus (GTK_WIDGET (page));
}

static void
ptero_server_tab_dispose (GObject *object)
{
  PteroServerTab *self = PTERO_SERVER_TAB (object);

  g_clear_pointer (&self->page, gtk_widget_unparent);
  g_clear_object (&self->jobs);
  g_clear_object (&self->server);

  G_OBJECT_CLASS (ptero_server_tab_parent_class)->dispose (object);
}

static void
ptero_server_tab_class_init (PteroServerTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_server_tab_dispose;
  widget_class->focus = ptero_server_tab_focus;
  widget_class->grab_focus = ptero_server_tab_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /**
   * PteroServerTab::page-made:
   *
   * There is a page now.
   */
  signals[PAGE_MADE] = g_signal_new ("page-made", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ptero_server_tab_init (PteroServerTab *self)
{
}

/**
 * ptero_server_tab_new:
 * @server: a server
 * @jobs: where power actions go
 *
 * Returns: (transfer floating): what is in its tab
 */
GtkWidget *
ptero_server_tab_new (PteroFleetServer *server,
                      PteroJobQueue    *jobs)
{
  PteroServerTab *self;

  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (server), NULL);
  g_return_val_if_fail (PTERO_IS_JOB_QUEUE (jobs), NULL);

  self = g_object_new (PTERO_TYPE_SERVER_TAB, NULL);
  self->server = g_object_ref (server);
  self->jobs = g_object_ref (jobs);

  return GTK_WIDGET (self);
}

/**
 * ptero_server_tab_peek_page:
 * @self: what is in a tab
 *
 * Returns: (transfer none) (nullable): the page, %NULL if nobody came to see it yet
 */
PteroPage *
ptero_server_tab_peek_page (PteroServerTab *self)
{
  g_return_val_if_fail (PTERO_IS_SERVER_TAB (self), NULL);

  return (PteroPage *) self->page;
}

/**
 * ptero_server_tab_ensure_page:
 * @self: what is in a tab
 *
 * Makes the page if there is none yet.
 *
 * Returns: (transfer none): the page
 */
PteroPage *
ptero_server_tab_ensure_page (PteroServerTab *self)
{
  g_return_val_if_fail (PTERO_IS_SERVER_TAB (self), NULL);

  if (self->page == NULL)
    {
      ptero_late_style_load ();
      self->page = ptero_server_page_new (self->server, self->jobs);
      gtk_widget_set_parent (self->page, GTK_WIDGET (self));
      g_signal_emit (self, signals[PAGE_MADE], 0);
    }

  return PTERO_PAGE (self->page);
}
