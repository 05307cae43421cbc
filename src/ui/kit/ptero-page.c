/* ptero-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-page.h"

/**
 * PteroPage:
 *
 * A page in a tab of the window: a widget that tells the window's header bar
 * what to show while it is in front, and answers the commands that every page
 * has.
 *
 * The properties are read-only for others and notify; a page overrides all of
 * them. `header-start` and `header-end` are widgets that the page owns and the
 * window places in its header bar while the page is in front; they stay out of
 * the page's own tree. A page without any returns %NULL.
 */

G_DEFINE_INTERFACE (PteroPage, ptero_page, GTK_TYPE_WIDGET)

static void
ptero_page_default_init (PteroPageInterface *iface)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  g_object_interface_install_property (iface, g_param_spec_string ("title", NULL, NULL, NULL,
                                                                   flags));
  g_object_interface_install_property (iface, g_param_spec_string ("subtitle", NULL, NULL, NULL,
                                                                   flags));
  g_object_interface_install_property (iface, g_param_spec_object ("header-start", NULL, NULL,
                                                                   GTK_TYPE_WIDGET, flags));
  g_object_interface_install_property (iface, g_param_spec_object ("header-end", NULL, NULL,
                                                                   GTK_TYPE_WIDGET, flags));
}

/* What the page owns outlives the call, so a borrowed pointer is enough. */
static GtkWidget *
peek_widget (PteroPage  *self,
             const char *name)
{
  g_autoptr(GtkWidget) widget = NULL;

  g_object_get (self, name, &widget, NULL);

  return widget;
}

/**
 * ptero_page_dup_title:
 * @self: a page
 *
 * What the header bar shows while the page is in front.
 *
 * Returns: (transfer full) (nullable): the title, plain text
 */
char *
ptero_page_dup_title (PteroPage *self)
{
  char *title = NULL;

  g_return_val_if_fail (PTERO_IS_PAGE (self), NULL);

  g_object_get (self, "title", &title, NULL);

  return title;
}

/**
 * ptero_page_get_header_start:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): what stands at the start of the header bar
 */
GtkWidget *
ptero_page_get_header_start (PteroPage *self)
{
  g_return_val_if_fail (PTERO_IS_PAGE (self), NULL);

  return peek_widget (self, "header-start");
}

/**
 * ptero_page_get_header_end:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): what stands at the end of the header bar
 */
GtkWidget *
ptero_page_get_header_end (PteroPage *self)
{
  g_return_val_if_fail (PTERO_IS_PAGE (self), NULL);

  return peek_widget (self, "header-end");
}

/**
 * ptero_page_refresh:
 * @self: a page
 *
 * Fetches anew what the page shows (F5).
 */
void
ptero_page_refresh (PteroPage *self)
{
  PteroPageInterface *iface;

  g_return_if_fail (PTERO_IS_PAGE (self));

  iface = PTERO_PAGE_GET_IFACE (self);
  if (iface->refresh != NULL)
    iface->refresh (self);
}

/**
 * ptero_page_start_search:
 * @self: a page
 *
 * Moves the focus to the page's search (Ctrl+F).
 *
 * Returns: whether the page has one
 */
gboolean
ptero_page_start_search (PteroPage *self)
{
  PteroPageInterface *iface;

  g_return_val_if_fail (PTERO_IS_PAGE (self), FALSE);

  iface = PTERO_PAGE_GET_IFACE (self);

  return iface->start_search != NULL && iface->start_search (self);
}

/**
 * ptero_page_go_back:
 * @self: a page
 *
 * Goes back one step inside the page (Alt+Left).
 *
 * Returns: whether there was a step to go back
 */
gboolean
ptero_page_go_back (PteroPage *self)
{
  PteroPageInterface *iface;

  g_return_val_if_fail (PTERO_IS_PAGE (self), FALSE);

  iface = PTERO_PAGE_GET_IFACE (self);

  return iface->go_back != NULL && iface->go_back (self);
}

/**
 * ptero_page_get_changed_part:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the part in which something is filled in that is not applied
 */
PteroPart *
ptero_page_get_changed_part (PteroPage *self)
{
  PteroPageInterface *iface;

  g_return_val_if_fail (PTERO_IS_PAGE (self), NULL);

  iface = PTERO_PAGE_GET_IFACE (self);

  return iface->get_changed_part != NULL ? iface->get_changed_part (self) : NULL;
}

/**
 * ptero_page_cover:
 * @self: a page
 * @cover: (nullable): a page that takes its place, its title and its widgets in the header bar;
 *   %NULL for none
 *
 * Returns: whether @self can be covered
 */
gboolean
ptero_page_cover (PteroPage *self,
                  PteroPage *cover)
{
  PteroPageInterface *iface;

  g_return_val_if_fail (PTERO_IS_PAGE (self), FALSE);
  g_return_val_if_fail (cover == NULL || PTERO_IS_PAGE (cover), FALSE);

  iface = PTERO_PAGE_GET_IFACE (self);
  if (iface->cover != NULL)
    iface->cover (self, cover);

  return iface->cover != NULL;
}
