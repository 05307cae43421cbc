/* ptero-fleet-page-filters.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-page-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "ptero-filter-dialog.h"
#include "ptero-toast.h"

/* Stars, terms that are added to the search, and what is kept of it under a name. */

static const struct { const char *label; const char *term; } terms[] = {
  { N_("_Owned by Me"), "owner:me" },
  { N_("Owned by O_thers"), "owner:other" },
  { N_("_Memory Above 80\u202f%"), "mem>80" },
  { N_("_Disk Above 80\u202f%"), "disk>80" },
};

/* A filter that is saved is that of the list of all servers. */
gboolean
ptero_fleet_page_may_save (PteroFleetPage *self)
{
  return self->saved_filters != NULL && self->saved == NULL &&
         !ptero_fleet_filter_is_empty (self->filter);
}

static void
set_saved (PteroFleetPage   *self,
           PteroSavedFilter *saved)
{
  if (self->saved == saved)
    return;

  if (self->saved != NULL)
    g_signal_handlers_disconnect_by_func (self->saved, ptero_fleet_page_queue_update, self);
  g_set_object (&self->saved, saved);
  if (saved != NULL)
    g_signal_connect_object (saved, "notify::name", G_CALLBACK (ptero_fleet_page_queue_update),
                             self, G_CONNECT_SWAPPED);
  ptero_fleet_page_queue_update (self);
  g_object_notify (G_OBJECT (self), "saved-filter");
}

/* What is shown is not what was saved any more. */
void
ptero_fleet_page_check_saved (PteroFleetPage *self)
{
  if (!self->applying && self->saved != NULL &&
      !ptero_fleet_filter_is_saved (self->filter, self->saved))
    set_saved (self, NULL);
}

/* One that was removed is a filter like any other that was typed. */
static void
saved_filters_changed_cb (PteroFleetPage *self)
{
  if (self->saved != NULL &&
      ptero_saved_filters_find (self->saved_filters,
                                ptero_saved_filter_get_name (self->saved)) != self->saved)
    set_saved (self, NULL);
}

static void
say (PteroFleetPage *self,
     const char     *text)
{
  ptero_toast_show (GTK_WIDGET (self), adw_toast_new (text));
}

static void
named_cb (PteroFleetPage  *self,
          PteroAnswer     *answer,
          PteroFormDialog *dialog)
{
  PteroSavedFilter *wanted = g_object_get_data (G_OBJECT (dialog), "filter");
  g_autofree char *name = ptero_filter_dialog_dup_name (dialog);
  g_autoptr(PteroSavedFilter) saved = NULL;

  saved = ptero_saved_filter_new (name, ptero_saved_filter_get_text (wanted),
                                  ptero_saved_filter_get_group (wanted),
                                  ptero_saved_filter_get_panel (wanted),
                                  ptero_saved_filter_get_favorites (wanted));
  if (!ptero_saved_filters_insert (self->saved_filters, G_MAXUINT, saved))
    say (self, _("The filter could not be saved: it is too long, or there are too many"));
  else if (ptero_fleet_filter_is_saved (self->filter, saved))
    set_saved (self, saved);
}

static void
save_filter_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  PteroFleetPage *self = user_data;
  PteroFormDialog *dialog;

  if (!ptero_fleet_page_may_save (self))
    return;

  dialog = ptero_filter_dialog_new (self->saved_filters, NULL, _("_Save"));
  g_object_set_data_full (G_OBJECT (dialog), "filter",
                          ptero_fleet_filter_to_saved (self->filter, ""), g_object_unref);
  g_signal_connect_object (dialog, "done", G_CALLBACK (named_cb), self, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, _("Save Filter"), GTK_WIDGET (self));
}

static void
change_favorites_cb (GSimpleAction *action,
                     GVariant      *state,
                     gpointer       user_data)
{
  ptero_fleet_filter_set_favorites (PTERO_FLEET_PAGE (user_data)->filter,
                                    g_variant_get_boolean (state));
}

/* All get the star unless all have it. */
static void
toggle_favorite_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  PteroFleetPage *self = user_data;
  g_autoptr(GListModel) targets = ptero_fleet_page_dup_targets (self);

  ptero_fleet_star (self->fleet, targets, !ptero_fleet_page_all_favorites (targets));
}

static void
add_term_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  ptero_fleet_page_add_term (PTERO_FLEET_PAGE (user_data), g_variant_get_string (parameter, NULL));
}

static void
remove_term_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  PteroFleetPage *self = user_data;

  ptero_fleet_page_remove_term (self, g_variant_get_string (parameter, NULL));
}

static const GActionEntry entries[] = {
  { "add-term", add_term_cb, "s" },
  { "remove-term", remove_term_cb, "s" },
  { "favorites", NULL, NULL, "false", change_favorites_cb },
  { "save-filter", save_filter_cb },
  { "toggle-favorite", toggle_favorite_cb },
};

void
ptero_fleet_page_add_filter_actions (PteroFleetPage *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}

gboolean
ptero_fleet_page_all_favorites (GListModel *servers)
{
  const guint n_servers = g_list_model_get_n_items (servers);

  for (guint i = 0; i < n_servers; i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (servers, i);

      if (!ptero_fleet_server_get_favorite (server))
        return FALSE;
    }

  return n_servers > 0;
}

static void
filter_menu_cb (GtkMenuButton *button,
                gpointer       user_data)
{
  PteroFleetPage *self = user_data;
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) added = g_menu_new ();
  GMenuModel *panels = ptero_fleet_chips_get_panels_menu (self->chips);

  if (panels != NULL)
    g_menu_append_submenu (added, _("_Panel"), panels);
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (_(terms[i].label), NULL);

      g_menu_item_set_action_and_target (item, "fleet.add-term", "s", terms[i].term);
      g_menu_append_item (added, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (added));
  if (self->saved_filters != NULL)
    {
      g_autoptr(GMenu) kept = g_menu_new ();

      g_menu_append (kept, _("_Save Filter…"), "fleet.save-filter");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (kept));
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

void
ptero_fleet_page_set_up_filter_button (PteroFleetPage *self)
{
  gtk_menu_button_set_create_popup_func (ptero_fleet_chips_get_filter_button (self->chips),
                                         filter_menu_cb, self, NULL);
}

/* A server that is exchanged for itself in the list, as its name changed, is not selected any more.
 * Many may be at once, before the list says so: what is selected is noted with the first of
 * them. */
void
ptero_fleet_page_note_exchange (PteroFleetPage   *self,
                                PteroFleetServer *server,
                                guint             changes)
{
  g_autoptr(GListModel) selected = NULL;

  if ((changes & (PTERO_FLEET_CHANGE_WORDS | PTERO_FLEET_CHANGE_FAVORITE)) == 0 ||
      self->n_selected == 0 || self->exchanged != NULL)
    return;
  /* the list of this page stays as it is */
  if (self->panel != NULL && ptero_fleet_server_get_panel (server) != self->panel)
    return;

  selected = ptero_fleet_page_dup_selected (self);
  self->exchanged = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (selected); i++)
    g_hash_table_add (self->exchanged, g_list_model_get_item (selected, i));
}

void
ptero_fleet_page_restore_exchange (PteroFleetPage *self)
{
  g_autoptr(GHashTable) exchanged = g_steal_pointer (&self->exchanged);
  g_autoptr(GtkBitset) positions = NULL;

  if (exchanged == NULL)
    return;

  positions = gtk_bitset_new_empty ();
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr(PteroFleetServer) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (g_hash_table_contains (exchanged, item))
        gtk_bitset_add (positions, i);
    }

  if (!gtk_bitset_is_empty (positions))
    gtk_selection_model_set_selection (self->selection, positions, positions);
}

/**
 * ptero_fleet_page_set_saved_filters:
 * @self: a page of all servers
 * @filters: where filters are saved
 *
 * Lets the person save what is searched and chosen.
 */
void
ptero_fleet_page_set_saved_filters (PteroFleetPage    *self,
                                    PteroSavedFilters *filters)
{
  g_return_if_fail (PTERO_IS_FLEET_PAGE (self));
  g_return_if_fail (PTERO_IS_SAVED_FILTERS (filters));

  g_set_object (&self->saved_filters, filters);
  g_signal_connect_object (filters, "items-changed", G_CALLBACK (saved_filters_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * ptero_fleet_page_get_saved_filter:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the saved filter that is shown, and nothing else
 */
PteroSavedFilter *
ptero_fleet_page_get_saved_filter (PteroFleetPage *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_PAGE (self), NULL);

  return self->saved;
}

/* What is the same as what was saved has been moved there. */
static void
keep_own (PteroFleetPage   *self,
          PteroSavedFilter *saved)
{
  g_clear_object (&self->own);
  if (!ptero_fleet_filter_is_empty (self->filter) &&
      !ptero_fleet_filter_is_saved (self->filter, saved))
    self->own = ptero_fleet_filter_to_saved (self->filter, "");
}

static void
show_own (PteroFleetPage *self)
{
  g_autoptr(PteroSavedFilter) own = g_steal_pointer (&self->own);

  if (own == NULL ||
      !ptero_fleet_filter_set_saved (self->filter, own, ptero_fleet_get_panels (self->fleet)))
    ptero_fleet_page_clear_filters (self);
}

/**
 * ptero_fleet_page_show_saved:
 * @self: a page
 * @saved: (nullable): a saved filter, %NULL for what was shown before where one is shown
 *
 * Shows what @saved lets pass.
 */
void
ptero_fleet_page_show_saved (PteroFleetPage   *self,
                             PteroSavedFilter *saved)
{
  g_return_if_fail (PTERO_IS_FLEET_PAGE (self));
  g_return_if_fail (saved == NULL || PTERO_IS_SAVED_FILTER (saved));

  if (saved == NULL)
    {
      if (self->saved != NULL)
        show_own (self);
      return;
    }

  if (self->saved == NULL)
    keep_own (self, saved);
  self->applying = TRUE;
  if (ptero_fleet_filter_set_saved (self->filter, saved, ptero_fleet_get_panels (self->fleet)))
    set_saved (self, saved);
  else
    say (self, _("The panel of this filter was removed"));
  self->applying = FALSE;
  ptero_fleet_page_check_saved (self);
}
