/* ptero-admin-egg-picker.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-egg-picker.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-admin-egg.h"
#include "ptero-content.h"
#include "ptero-dialog.h"
#include "ptero-listing.h"
#include "ptero-narrow-bin.h"
#include "ptero-panel-pages.h"
#include "ptero-place.h"
#include "ptero-search-capture.h"
#include "ptero-table.h"
#include "ptero-toolbar-view.h"

#define WIDTH 640
#define HEIGHT 520

#define PER_PAGE 100
#define SETTLE_INTERVAL 20    /* ms */

/**
 * PteroAdminEggPicker:
 *
 * A dialog in which an egg of one of several panels is chosen.
 */
struct _PteroAdminEggPicker
{
  GtkWidget     parent_instance;

  PteroPanel   *panel;
  char         *without;      /* an egg of that panel */
  GQueue        waiting;      /* panels that were not asked yet */
  GQueue        failed;       /* panels that did not tell of their eggs */
  GError       *error;        /* (nullable): why the first of them did not */
  PteroPanel   *asked;
  GListStore   *offers;
  GCancellable *cancellable;
  GtkWidget    *view;
  GtkWidget    *search;
  GtkWidget    *table;
  GtkWidget    *content;
  GtkWidget    *bin;
  guint         source;
};

enum {
  CHOSEN,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroAdminEggPicker, ptero_admin_egg_picker, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static char *
dup_name (gpointer item)
{
  return g_strdup (ptero_admin_egg_offer_get_egg (item)->name);
}

static char *
dup_nest (gpointer item)
{
  return g_strdup (ptero_admin_egg_offer_get_nest (item));
}

static char *
dup_panel (gpointer item)
{
  return g_strdup (ptero_panel_get_name (ptero_admin_egg_offer_get_panel (item)));
}

static const PteroColumn columns[] = {
  { "name", N_("Egg"), dup_name, PTERO_COLUMN_EXPAND },
  { "nest", N_("Nest"), dup_nest, PTERO_COLUMN_DETAIL },
  { "panel", N_("Panel"), dup_panel, PTERO_COLUMN_DEFAULT },
};

static void
update (PteroAdminEggPicker *self)
{
  if (self->view == NULL)
    return;

  ptero_content_update (PTERO_CONTENT (self->content), self->asked != NULL, self->error,
                        g_list_model_get_n_items (G_LIST_MODEL (self->offers)),
                        g_list_model_get_n_items (ptero_table_get_items (PTERO_TABLE (self->table))));
}

static void
add_egg (PteroAdminEggPicker *self,
         PteroEgg            *egg,
         const char          *nest)
{
  g_autoptr(PteroAdminEggOffer) offer = NULL;

  if (self->asked == self->panel && g_strcmp0 (egg->uuid, self->without) == 0)
    return;

  offer = ptero_admin_egg_offer_new (self->asked, egg, nest);
  g_list_store_append (self->offers, offer);
}

static void
add_answer (PteroAdminEggPicker *self,
            gpointer             item)
{
  GListModel *eggs = PTERO_IS_NEST (item) ? PTERO_NEST (item)->eggs : NULL;

  if (PTERO_IS_EGG (item))
    add_egg (self, item, NULL);
  for (guint i = 0; eggs != NULL && i < g_list_model_get_n_items (eggs); i++)
    {
      g_autoptr(PteroEgg) egg = g_list_model_get_item (eggs, i);

      add_egg (self, egg, PTERO_NEST (item)->name);
    }
}

static void ask_next (PteroAdminEggPicker *self);

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PteroAdminEggPicker) self = user_data;
  g_autoptr(GError) error = NULL;
  GListModel *items = G_LIST_MODEL (source);

  ptero_listing_load_all_finish (PTERO_LISTING (source), result, &error);
  if (self->view == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error != NULL)
    {
      g_queue_push_tail (&self->failed, g_object_ref (self->asked));
      if (self->error == NULL)
        self->error = g_steal_pointer (&error);
    }
  else
    {
      for (guint i = 0; i < g_list_model_get_n_items (items); i++)
        {
          g_autoptr(GObject) item = g_list_model_get_item (items, i);

          add_answer (self, item);
        }
    }
  ask_next (self);
}

/* One after the other, so that those of the panel one comes from are first there. */
static void
ask_next (PteroAdminEggPicker *self)
{
  g_autoptr(PteroRequest) request = NULL;
  g_autoptr(PteroListing) listing = NULL;

  g_clear_object (&self->asked);
  self->asked = g_queue_pop_head (&self->waiting);
  update (self);
  if (self->asked == NULL)
    return;

  request = ptero_admin_egg_create_list (self->asked);
  listing = ptero_listing_new (ptero_panel_get_client (self->asked), request, PER_PAGE);
  ptero_listing_load_all_async (listing, self->cancellable, loaded_cb, g_object_ref (self));
}

/* Those that answered are not asked again. */
static void
retry_cb (PteroAdminEggPicker *self)
{
  PteroPanel *panel;

  if (self->asked != NULL)
    return;

  g_clear_error (&self->error);
  while ((panel = g_queue_pop_head (&self->failed)) != NULL)
    g_queue_push_tail (&self->waiting, panel);
  ask_next (self);
}

static void
activate_cb (PteroAdminEggPicker *self,
             gpointer             offer)
{
  g_autoptr(PteroAdminEggPicker) alive = g_object_ref (self);

  g_signal_emit (self, signals[CHOSEN], 0, offer);
  ptero_dialog_close (GTK_WIDGET (self));
}

static void
choose_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PteroAdminEggPicker *self = PTERO_ADMIN_EGG_PICKER (widget);
  g_autoptr(GPtrArray) selected = ptero_table_dup_selected (PTERO_TABLE (self->table));

  if (selected->len == 1)
    activate_cb (self, selected->pdata[0]);
}

static void
selection_changed_cb (PteroAdminEggPicker *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "picker.choose",
                                 ptero_table_get_n_selected (PTERO_TABLE (self->table)) == 1);
}

static void
narrow_cb (PteroAdminEggPicker *self)
{
  ptero_table_set_narrow (PTERO_TABLE (self->table),
                          ptero_narrow_bin_get_narrow (PTERO_NARROW_BIN (self->bin)));
}

static void
search_changed_cb (PteroAdminEggPicker *self)
{
  ptero_table_set_search (PTERO_TABLE (self->table),
                          gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static gboolean
choose_first (gpointer user_data)
{
  PteroAdminEggPicker *self = user_data;
  g_autoptr(GObject) offer = NULL;

  if (!ptero_table_get_settled (PTERO_TABLE (self->table)))
    return G_SOURCE_CONTINUE;

  self->source = 0;
  offer = g_list_model_get_item (ptero_table_get_items (PTERO_TABLE (self->table)), 0);
  if (offer != NULL)
    activate_cb (self, offer);

  return G_SOURCE_REMOVE;
}

/* Enter takes the first that is found, once what was typed has been searched for. */
static void
search_activate_cb (PteroAdminEggPicker *self)
{
  search_changed_cb (self);
  if (self->source == 0 && *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    self->source = g_timeout_add (SETTLE_INTERVAL, choose_first, self);
}

static void
ptero_admin_egg_picker_root (GtkWidget *widget)
{
  PteroAdminEggPicker *self = PTERO_ADMIN_EGG_PICKER (widget);

  GTK_WIDGET_CLASS (ptero_admin_egg_picker_parent_class)->root (widget);

  if (self->asked == NULL && !g_queue_is_empty (&self->waiting))
    ask_next (self);
}

static void
ptero_admin_egg_picker_dispose (GObject *object)
{
  PteroAdminEggPicker *self = PTERO_ADMIN_EGG_PICKER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->view, gtk_widget_unparent);
  g_queue_clear_full (&self->waiting, g_object_unref);
  g_queue_clear_full (&self->failed, g_object_unref);
  g_clear_error (&self->error);
  g_clear_object (&self->asked);
  g_clear_object (&self->offers);
  g_clear_object (&self->panel);
  g_clear_pointer (&self->without, g_free);

  G_OBJECT_CLASS (ptero_admin_egg_picker_parent_class)->dispose (object);
}

static void
ptero_admin_egg_picker_class_init (PteroAdminEggPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_admin_egg_picker_dispose;
  widget_class->root = ptero_admin_egg_picker_root;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "picker.choose", NULL, choose_action);

  /**
   * PteroAdminEggPicker::chosen:
   * @self: a picker
   * @offer: what was chosen
   *
   * Emitted when an egg was chosen; the dialog closes then.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL,
                                  G_TYPE_NONE, 1, PTERO_TYPE_ADMIN_EGG_OFFER);
}

static GtkWidget *
build_bar (PteroAdminEggPicker *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *choose = gtk_button_new_with_mnemonic (_("_Choose"));

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _("Search"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Search"), -1);
  gtk_widget_set_hexpand (self->search, TRUE);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (search_activate_cb), self,
                           G_CONNECT_SWAPPED);
  ptero_search_close_dialog (self->search);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (choose), "picker.choose");
  gtk_widget_add_css_class (choose, "suggested-action");
  gtk_widget_add_css_class (bar, "toolbar");
  gtk_widget_add_css_class (bar, "page-bar");
  gtk_box_append (GTK_BOX (bar), self->search);
  gtk_box_append (GTK_BOX (bar), choose);

  return bar;
}

static void
ptero_admin_egg_picker_init (PteroAdminEggPicker *self)
{
  g_queue_init (&self->waiting);
  g_queue_init (&self->failed);
  self->cancellable = g_cancellable_new ();
  self->offers = g_list_store_new (PTERO_TYPE_ADMIN_EGG_OFFER);
  self->table = ptero_table_new ("pick-egg", columns, G_N_ELEMENTS (columns));
  ptero_table_set_model (PTERO_TABLE (self->table), G_LIST_MODEL (self->offers));
  self->content = ptero_content_new (self->table);
  ptero_content_set_empty (PTERO_CONTENT (self->content), "view-grid-symbolic", _("No Eggs"),
                           _("There is no other egg on your panels"), NULL, NULL);
  g_signal_connect_object (self->content, "retry", G_CALLBACK (retry_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_vexpand (self->content, TRUE);
  self->bin = g_object_new (PTERO_TYPE_NARROW_BIN, "child", self->content, NULL);
  g_signal_connect_object (self->bin, "notify::narrow", G_CALLBACK (narrow_cb), self,
                           G_CONNECT_SWAPPED);
  self->view = g_object_new (PTERO_TYPE_TOOLBAR_VIEW, NULL);
  ptero_toolbar_view_add_top (PTERO_TOOLBAR_VIEW (self->view), adw_header_bar_new ());
  ptero_toolbar_view_add_top (PTERO_TOOLBAR_VIEW (self->view), build_bar (self));
  ptero_toolbar_view_set_content (PTERO_TOOLBAR_VIEW (self->view), self->bin);
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
  g_signal_connect_object (self->table, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ptero_table_get_items (PTERO_TABLE (self->table)), "items-changed",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  selection_changed_cb (self);
}

/**
 * ptero_admin_egg_picker_new:
 * @panels: (nullable): a list of [class@Ptero.Panel]
 * @panel: the panel whose eggs come first
 * @without: one of its eggs, which is not offered
 *
 * Returns: (transfer floating): a dialog with the eggs of those of the panels that show them
 */
GtkWidget *
ptero_admin_egg_picker_new (GListModel *panels,
                            PteroPanel *panel,
                            PteroEgg   *without)
{
  PteroAdminEggPicker *self;

  g_return_val_if_fail (PTERO_IS_PANEL (panel), NULL);
  g_return_val_if_fail (PTERO_IS_EGG (without), NULL);

  self = g_object_new (PTERO_TYPE_ADMIN_EGG_PICKER, NULL);
  self->panel = g_object_ref (panel);
  self->without = g_strdup (without->uuid);
  g_queue_push_tail (&self->waiting, g_object_ref (panel));
  for (guint i = 0; panels != NULL && i < g_list_model_get_n_items (panels); i++)
    {
      g_autoptr(PteroPanel) other = g_list_model_get_item (panels, i);

      if (other != panel && ptero_panel_pages_offer (other, PTERO_API_APPLICATION))
        g_queue_push_tail (&self->waiting, g_steal_pointer (&other));
    }

  return GTK_WIDGET (self);
}

/**
 * ptero_admin_egg_picker_present:
 * @self: a picker
 * @title: what it is for
 * @parent: a widget in the window it is for
 */
void
ptero_admin_egg_picker_present (PteroAdminEggPicker *self,
                                const char          *title,
                                GtkWidget           *parent)
{
  g_return_if_fail (PTERO_IS_ADMIN_EGG_PICKER (self));

  ptero_dialog_set_size (GTK_WIDGET (self), WIDTH, HEIGHT);
  ptero_place_present (GTK_WIDGET (self), title, parent);
  gtk_widget_grab_focus (self->search);
}
