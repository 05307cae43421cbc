/* ptero-server-picker.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-server-picker.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-dialog.h"
#include "ptero-format.h"
#include "ptero-place.h"
#include "ptero-search-capture.h"
#include "ptero-toolbar-view.h"
#include "ptero-words.h"

#define WIDTH 480
#define HEIGHT 600

/**
 * PteroServerPicker:
 *
 * A dialog in which servers of all panels are ticked.
 */
struct _PteroServerPicker
{
  GtkWidget         parent_instance;

  PteroFleetServer *without;
  GHashTable       *chosen;      /* of PteroFleetServer */
  GHashTable       *checks;      /* PteroFleetServer → GtkCheckButton, of the rows there are */
  char            **words;
  GtkWidget        *view;
  GtkWidget        *search;
  GtkWidget        *list;
  GtkWidget        *stack;
  GtkLabel         *count;
  GtkLabel         *note;
  GtkFilter        *filter;
  GListModel       *shown;
};

enum {
  DONE,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroServerPicker, ptero_server_picker, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
update (PteroServerPicker *self)
{
  guint n_chosen = g_hash_table_size (self->chosen);
  g_autofree char *text = g_strdup_printf (ngettext ("%u server chosen", "%u servers chosen",
                                                     n_chosen), n_chosen);

  gtk_label_set_text (self->count, n_chosen > 0 ? text : _("No server chosen"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "picker.accept", n_chosen > 0);
}

static gboolean
filter_cb (gpointer item,
           gpointer user_data)
{
  PteroServerPicker *self = user_data;

  return item != self->without &&
         (self->words == NULL ||
          ptero_fleet_server_matches (item, (const char *const *) self->words));
}

static void
search_changed_cb (PteroServerPicker *self)
{
  g_strfreev (self->words);
  self->words = ptero_words_split (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
shown_changed_cb (PteroServerPicker *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    g_list_model_get_n_items (self->shown) > 0 ? "list" : "empty");
}

static void
setup_cb (PteroServerPicker *self,
          GtkListItem       *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *panel = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (panel), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (panel), 20);
  gtk_widget_add_css_class (panel, "caption");
  gtk_widget_add_css_class (panel, "dim-label");
  /* the row is what has the focus, and Return and a click tick it */
  gtk_widget_set_focusable (check, FALSE);
  gtk_widget_set_can_target (check, FALSE);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), panel);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_cb (PteroServerPicker *self,
         GtkListItem       *list_item)
{
  PteroFleetServer *server = gtk_list_item_get_item (list_item);
  GtkWidget *check = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *name = gtk_widget_get_next_sibling (check);
  GtkWidget *panel = gtk_widget_get_next_sibling (name);
  g_autofree char *safe_name = ptero_text_make_safe (ptero_fleet_server_get_server (server)->name);
  g_autofree char *safe_panel =
    ptero_text_make_safe (ptero_panel_get_name (ptero_fleet_server_get_panel (server)));
  /* Translators: a server, and the panel it is on */
  g_autofree char *both = g_strdup_printf (_("%s on %s"), safe_name, safe_panel);

  gtk_label_set_text (GTK_LABEL (name), safe_name);
  gtk_label_set_text (GTK_LABEL (panel), safe_panel);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, both, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               g_hash_table_contains (self->chosen, server));
  g_hash_table_insert (self->checks, server, check);
}

static void
unbind_cb (PteroServerPicker *self,
           GtkListItem       *list_item)
{
  g_hash_table_remove (self->checks, gtk_list_item_get_item (list_item));
}

static void
activate_cb (PteroServerPicker *self,
             guint              position)
{
  g_autoptr(PteroFleetServer) server = g_list_model_get_item (self->shown, position);

  if (server != NULL)
    ptero_server_picker_set_chosen (self, server, !g_hash_table_contains (self->chosen, server));
}

static void
accept_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_signal_emit (widget, signals[DONE], 0);
  ptero_dialog_force_close (widget);
}

static void
close_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  ptero_dialog_close (widget);
}

static gboolean
ptero_server_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PTERO_SERVER_PICKER (widget)->search);
}

static void
ptero_server_picker_dispose (GObject *object)
{
  PteroServerPicker *self = PTERO_SERVER_PICKER (object);

  if (self->shown != NULL)
    g_signal_handlers_disconnect_by_data (self->shown, self);
  g_clear_pointer (&self->view, gtk_widget_unparent);
  g_clear_object (&self->shown);
  g_clear_object (&self->without);

  G_OBJECT_CLASS (ptero_server_picker_parent_class)->dispose (object);
}

static void
ptero_server_picker_finalize (GObject *object)
{
  PteroServerPicker *self = PTERO_SERVER_PICKER (object);

  g_hash_table_unref (self->chosen);
  g_hash_table_unref (self->checks);
  g_strfreev (self->words);

  G_OBJECT_CLASS (ptero_server_picker_parent_class)->finalize (object);
}

static void
ptero_server_picker_class_init (PteroServerPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_server_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = ptero_server_picker_finalize;
  widget_class->grab_focus = ptero_server_picker_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "picker.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "picker.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "picker.accept", NULL);

  /**
   * PteroServerPicker::done:
   *
   * The person is done and has chosen one server or more. The dialog closes
   * afterwards.
   */
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
ptero_server_picker_init (PteroServerPicker *self)
{
  self->chosen = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->checks = g_hash_table_new (NULL, NULL);
}

static GtkWidget *
build_header (const char *action)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *accept = gtk_button_new_with_mnemonic (action);

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "picker.close");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (accept), "picker.accept");
  gtk_widget_add_css_class (accept, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), accept);

  return header;
}

static GtkWidget *
build_list (PteroServerPicker *self,
            GListModel        *servers)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_cb, self, NULL));
  self->shown = G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (servers), self->filter));
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->list =
    gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (self->shown))),
                       factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "server-picker");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Servers"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->shown, "items-changed", G_CALLBACK (shown_changed_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);

  return scroller;
}

static GtkWidget *
build_content (PteroServerPicker *self,
               GListModel        *servers)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *empty = adw_status_page_new ();

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _("Search Servers"), NULL);
  gtk_widget_set_hexpand (self->search, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Search Servers"), -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  ptero_search_close_dialog (self->search);
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "caption");
  gtk_widget_add_css_class (bar, "toolbar");
  gtk_widget_add_css_class (bar, "page-bar");
  gtk_box_append (GTK_BOX (bar), self->search);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->count));

  self->note = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->note, TRUE);
  gtk_label_set_xalign (self->note, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "dim-label");
  gtk_widget_set_margin_start (GTK_WIDGET (self->note), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->note), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->note), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->note), 6);
  gtk_widget_set_visible (GTK_WIDGET (self->note), FALSE);
  self->stack = gtk_stack_new ();
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _("No Servers Found"));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "ptero-server-symbolic");
  gtk_stack_add_named (GTK_STACK (self->stack), build_list (self, servers), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (box), self->stack);

  return box;
}

/**
 * ptero_server_picker_new:
 * @servers: a list of [class@Ptero.FleetServer]
 * @without: (nullable): one that cannot be chosen
 * @action: the label of the button, with a mnemonic
 *
 * Returns: (transfer floating): a dialog to be presented
 */
GtkWidget *
ptero_server_picker_new (GListModel       *servers,
                         PteroFleetServer *without,
                         const char       *action)
{
  PteroServerPicker *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (servers), NULL);

  self = g_object_new (PTERO_TYPE_SERVER_PICKER, NULL);
  g_set_object (&self->without, without);
  self->view = g_object_new (PTERO_TYPE_TOOLBAR_VIEW, NULL);
  ptero_toolbar_view_add_top (PTERO_TOOLBAR_VIEW (self->view), build_header (action));
  ptero_toolbar_view_set_content (PTERO_TOOLBAR_VIEW (self->view), build_content (self, servers));
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
  ptero_dialog_set_size (GTK_WIDGET (self), WIDTH, HEIGHT);
  shown_changed_cb (self);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * ptero_server_picker_set_note:
 * @self: a picker
 * @note: what the person needs to know before they choose
 */
void
ptero_server_picker_set_note (PteroServerPicker *self,
                              const char        *note)
{
  g_return_if_fail (PTERO_IS_SERVER_PICKER (self));

  gtk_label_set_text (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), TRUE);
}

/**
 * ptero_server_picker_set_chosen:
 * @self: a picker
 * @server: one of its servers
 * @chosen: whether it is chosen
 */
void
ptero_server_picker_set_chosen (PteroServerPicker *self,
                                PteroFleetServer  *server,
                                gboolean           chosen)
{
  GtkCheckButton *check;

  g_return_if_fail (PTERO_IS_SERVER_PICKER (self));
  g_return_if_fail (PTERO_IS_FLEET_SERVER (server));

  check = g_hash_table_lookup (self->checks, server);
  if (check != NULL)
    gtk_check_button_set_active (check, chosen);
  if (chosen)
    g_hash_table_add (self->chosen, g_object_ref (server));
  else
    g_hash_table_remove (self->chosen, server);
  update (self);
}

/**
 * ptero_server_picker_dup_chosen:
 * @self: a picker
 *
 * Returns: (transfer full) (element-type PteroFleetServer): the servers that are chosen
 */
GPtrArray *
ptero_server_picker_dup_chosen (PteroServerPicker *self)
{
  GPtrArray *servers = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer server;

  g_return_val_if_fail (PTERO_IS_SERVER_PICKER (self), servers);

  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &server, NULL))
    g_ptr_array_add (servers, g_object_ref (server));

  return servers;
}

/**
 * ptero_server_picker_present:
 * @self: (transfer floating): a picker
 * @title: its title
 * @parent: a widget in the window it is for
 */
void
ptero_server_picker_present (PteroServerPicker *self,
                             const char        *title,
                             GtkWidget         *parent)
{
  g_return_if_fail (PTERO_IS_SERVER_PICKER (self));

  ptero_place_present (GTK_WIDGET (self), title, parent);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}
