/* ptero-sidebar-children.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-sidebar-children.h"

#include <glib/gi18n.h>

#include "ptero-panel-pages.h"

/* Returns: (transfer full): the item of a store that is that one, or a new one */
static PteroSidebarItem *
take_item (GListStore       *store,
           PteroPanel       *panel,
           PteroSidebarKind  kind,
           const char       *title,
           const char       *page)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr(PteroSidebarItem) item = g_list_model_get_item (G_LIST_MODEL (store), i);

      if (ptero_sidebar_item_get_kind (item) == kind &&
          g_strcmp0 (ptero_sidebar_item_get_page (item), page) == 0)
        return g_steal_pointer (&item);
    }

  return page != NULL
           ? ptero_sidebar_item_new_page (panel, page)
           : ptero_sidebar_item_new (kind, title, panel);
}

/* What was there already stays: it may be chosen, or unfolded. */
static void
set_items (GListStore *store,
           GPtrArray  *items)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (store)); i > 0; i--)
    {
      g_autoptr(PteroSidebarItem) item = g_list_model_get_item (G_LIST_MODEL (store), i - 1);

      if (!g_ptr_array_find (items, item, NULL))
        g_list_store_remove (store, i - 1);
    }

  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr(PteroSidebarItem) item = g_list_model_get_item (G_LIST_MODEL (store), i);

      if (item != items->pdata[i])
        g_list_store_insert (store, i, items->pdata[i]);
    }
}

/* The pages for which a key of @api is needed. */
static void
append_pages (GPtrArray  *items,
              GListStore *store,
              PteroPanel *panel,
              PteroApi    api)
{
  guint n_pages;
  const PteroPanelPageInfo *pages = ptero_panel_pages_get (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    if (pages[i].api == api && ptero_panel_pages_has (panel, &pages[i]))
      g_ptr_array_add (items, take_item (store, panel, PTERO_SIDEBAR_PAGE, NULL, pages[i].name));
}

/* What a panel offers, by the keys that there are. */
static void
update_pages (GListStore *store,
              GParamSpec *pspec,
              PteroPanel *panel)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (items, take_item (store, panel, PTERO_SIDEBAR_SERVERS, _("Servers"), NULL));
  if (ptero_panel_pages_offer (panel, PTERO_API_CLIENT))
    append_pages (items, store, panel, PTERO_API_CLIENT);
  if (ptero_panel_pages_offer (panel, PTERO_API_APPLICATION))
    g_ptr_array_add (items, take_item (store, panel, PTERO_SIDEBAR_ADMINISTRATION,
                                       _("Administration"), NULL));
  set_items (store, items);
}

/* What there is to administer. */
static void
update_administration (GListStore *store,
                       GParamSpec *pspec,
                       PteroPanel *panel)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  append_pages (items, store, panel, PTERO_API_APPLICATION);
  set_items (store, items);
}

/* Whenever what is there may be another thing. */
static void
follow_panel (GListStore *store,
              PteroPanel *panel,
              void      (*update) (GListStore *store,
                                   GParamSpec *pspec,
                                   PteroPanel *panel))
{
  static const char *const followed[] = { "notify::has-account-key", "notify::has-application-key",
                                          "notify::is-admin", "notify::flavour" };

  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_connect_object (panel, followed[i], G_CALLBACK (update), store, G_CONNECT_SWAPPED);
  update (store, NULL, panel);
}

/**
 * ptero_sidebar_children_new: (skip)
 * @object: a [class@Ptero.SidebarItem]
 * @user_data: unused
 *
 * What is below an item, as a `GtkTreeListModelCreateModelFunc`. It follows
 * what the panel offers.
 *
 * Returns: (transfer full) (nullable): items; %NULL: nothing can be below it
 */
GListModel *
ptero_sidebar_children_new (gpointer object,
                            gpointer user_data)
{
  PteroSidebarItem *item = object;
  PteroPanel *panel = ptero_sidebar_item_get_panel (item);
  g_autoptr(GListStore) children = g_list_store_new (PTERO_TYPE_SIDEBAR_ITEM);

  switch (ptero_sidebar_item_get_kind (item))
    {
    case PTERO_SIDEBAR_PANEL:
      follow_panel (children, panel, update_pages);
      break;
    case PTERO_SIDEBAR_ADMINISTRATION:
      follow_panel (children, panel, update_administration);
      break;
    default:
      return NULL;
    }

  return G_LIST_MODEL (g_steal_pointer (&children));
}
