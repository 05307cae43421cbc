/* ptero-tab-button.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-tab-button.h"

#include <glib/gi18n.h>

#include "ptero-css-class.h"
#include "ptero-server-tabs.h"
#include "ptero-state-icon.h"
#include "ptero-text.h"
#include "ptero-tooltip.h"

#define LIST_WIDTH  300
#define LIST_HEIGHT 420

/**
 * PteroTabButton:
 *
 * What is in the place of the tabs where they have no room: a button that
 * counts them, with a list of them to choose from. A row says in which state
 * its server is, and has a button that closes the tab, as Delete does.
 *
 * It is the same everywhere, other than [class@Adw.TabButton], which is newer
 * than the oldest libadwaita: pictures of pages would not tell one console from
 * another.
 */
struct _PteroTabButton
{
  GtkWidget      parent_instance;

  GtkMenuButton *button;
  GtkLabel      *count;
  GtkPopover    *popover;   /* NULL until the list is opened, as is the next one */
  GtkListBox    *list;
  AdwTabView    *view;
};

G_DEFINE_FINAL_TYPE (PteroTabButton, ptero_tab_button, GTK_TYPE_WIDGET)

static GQuark page_quark (void);

G_DEFINE_QUARK (ptero-tab-button-page, page)

static AdwTabPage *
get_page (GtkListBoxRow *row)
{
  return g_object_get_qdata (G_OBJECT (row), page_quark ());
}

static gboolean
needs_attention (PteroTabButton *self)
{
  for (int i = 0; i < adw_tab_view_get_n_pages (self->view); i++)
    {
      if (adw_tab_page_get_needs_attention (adw_tab_view_get_nth_page (self->view, i)))
        return TRUE;
    }

  return FALSE;
}

static char *
describe (guint    n_pages,
          gboolean attention)
{
  g_autofree char *words = NULL;

  words = g_strdup_printf (ngettext ("%u Open Tab", "%u Open Tabs", n_pages), n_pages);
  if (!attention)
    return g_steal_pointer (&words);

  /* Translators: how many tabs are open, as “3 Open Tabs” */
  return g_strdup_printf (_("%s, One Wants a Look"), words);
}

static void
update_count (PteroTabButton *self)
{
  g_autofree char *count = NULL;
  g_autofree char *label = NULL;
  gboolean attention;
  guint n_pages;

  /* a window that goes loses its pages */
  if (self->view == NULL)
    return;

  n_pages = (guint) adw_tab_view_get_n_pages (self->view);
  attention = needs_attention (self);
  count = g_strdup_printf ("%u", n_pages);
  label = describe (n_pages, attention);
  gtk_label_set_text (self->count, count);
  ptero_css_class_set (GTK_WIDGET (self->count), "attention", attention);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  ptero_tooltip_set_text (GTK_WIDGET (self->button), label);
}

static void
attached_cb (PteroTabButton *self,
             AdwTabPage     *page)
{
  g_signal_connect_object (page, "notify::needs-attention", G_CALLBACK (update_count), self,
                           G_CONNECT_SWAPPED);
  update_count (self);
}

static char *
dup_state (AdwTabPage *page)
{
  PteroFleetServer *server = ptero_server_tabs_get_server (page);
  PteroPanel *panel = ptero_fleet_server_get_panel (server);
  g_autofree char *name = ptero_text_make_safe (ptero_panel_get_name (panel));
  const char *word = ptero_state_get_word (ptero_fleet_server_get_state (server),
                                           ptero_fleet_server_get_stale (server));

  /* Translators: a state, and the panel of the server */
  return g_strdup_printf (_("%s · %s"), word, name);
}

/* The tooltip of a tab is told anew with all that a row says. */
static void
update_state (GtkLabel   *label,
              GParamSpec *pspec,
              AdwTabPage *page)
{
  g_autofree char *state = dup_state (page);

  gtk_label_set_text (label, state);
}

/* Assistive technologies do not find the words inside of a row. */
static void
update_row (GtkWidget  *row,
            GParamSpec *pspec,
            AdwTabPage *page)
{
  const gboolean has_server = ptero_server_tabs_get_server (page) != NULL;
  g_autofree char *state = has_server ? dup_state (page) : NULL;
  g_autofree char *name = g_strjoin (", ", adw_tab_page_get_title (page), state, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_close (GtkWidget  *button,
              GParamSpec *pspec,
              AdwTabPage *page)
{
  /* Translators: a server, whose tab it is */
  g_autofree char *label = g_strdup_printf (_("Close “%s”"), adw_tab_page_get_title (page));

  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* Who has something to ask about does so in the tab, which comes to the front. The list goes
 * before the button does with the last tab but one. */
static void
close_row (PteroTabButton *self,
           GtkListBoxRow  *row)
{
  AdwTabPage *page = get_page (row);
  const int position = gtk_list_box_row_get_index (row);
  const int n_pages = adw_tab_view_get_n_pages (self->view);
  GtkListBoxRow *next;

  if (adw_tab_page_get_pinned (page))
    return;

  if (n_pages <= 2)
    gtk_popover_popdown (self->popover);
  adw_tab_view_close_page (self->view, page);
  if (adw_tab_view_get_n_pages (self->view) == n_pages)
    {
      gtk_popover_popdown (self->popover);
      return;
    }

  next = gtk_list_box_get_row_at_index (self->list, MIN (position, n_pages - 2));
  if (next != NULL && gtk_widget_get_mapped (GTK_WIDGET (next)))
    gtk_widget_grab_focus (GTK_WIDGET (next));
}

static void
close_clicked_cb (PteroTabButton *self,
                  GtkWidget      *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  close_row (self, GTK_LIST_BOX_ROW (row));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                PteroTabButton        *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  if (!GTK_IS_LIST_BOX_ROW (row) || (keyval != GDK_KEY_Delete && keyval != GDK_KEY_KP_Delete))
    return GDK_EVENT_PROPAGATE;

  close_row (self, GTK_LIST_BOX_ROW (row));

  return GDK_EVENT_STOP;
}

static void
row_activated_cb (PteroTabButton *self,
                  GtkListBoxRow  *row)
{
  AdwTabPage *page = get_page (row);

  gtk_popover_popdown (self->popover);
  adw_tab_view_set_selected_page (self->view, page);
  gtk_widget_grab_focus (adw_tab_page_get_child (page));
}

static void
add_close_button (PteroTabButton *self,
                  GtkBox         *box,
                  AdwTabPage     *page)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  ptero_tooltip_set_text (button, _("Close Tab"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (close_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::title", G_CALLBACK (update_close), button,
                           G_CONNECT_SWAPPED);
  update_close (button, NULL, page);
  gtk_box_append (box, button);
}

static GtkWidget *
create_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static GtkWidget *
create_words (AdwTabPage *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = create_label (NULL);
  GtkWidget *state;

  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  g_object_bind_property (page, "title", title, "label", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), title);
  if (ptero_server_tabs_get_server (page) == NULL)
    return box;

  state = create_label ("caption");
  gtk_widget_add_css_class (state, "dim-label");
  gtk_box_append (GTK_BOX (box), state);
  g_signal_connect_object (page, "notify::tooltip", G_CALLBACK (update_state), state,
                           G_CONNECT_SWAPPED);
  update_state (GTK_LABEL (state), NULL, page);

  return box;
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  PteroTabButton *self = user_data;
  AdwTabPage *page = item;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = NULL;

  icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  g_object_set_qdata_full (G_OBJECT (row), page_quark (), g_object_ref (page), g_object_unref);
  g_object_bind_property (page, "icon", icon, "gicon", G_BINDING_SYNC_CREATE);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), create_words (page));
  if (!adw_tab_page_get_pinned (page))
    add_close_button (self, GTK_BOX (box), page);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_signal_connect_object (page, "notify::title", G_CALLBACK (update_row), row,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::tooltip", G_CALLBACK (update_row), row,
                           G_CONNECT_SWAPPED);
  update_row (row, NULL, page);

  return row;
}

static void
create_popover (PteroTabButton *self)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr(GtkSelectionModel) pages = adw_tab_view_get_pages (self->view);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Open Tabs"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (pages), create_row, self, NULL);

  gtk_scrolled_window_set_policy (scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (scroller, TRUE);
  gtk_scrolled_window_set_max_content_height (scroller, LIST_HEIGHT);
  gtk_widget_set_size_request (GTK_WIDGET (scroller), LIST_WIDTH, -1);
  gtk_scrolled_window_set_child (scroller, GTK_WIDGET (self->list));

  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, GTK_WIDGET (scroller));
  gtk_menu_button_set_popover (self->button, GTK_WIDGET (self->popover));
}

/* The list is made when it is first asked for; the row of the tab in front has the focus. */
static void
popup_cb (GtkMenuButton *button,
          gpointer       user_data)
{
  PteroTabButton *self = user_data;
  AdwTabPage *selected = adw_tab_view_get_selected_page (self->view);
  GtkListBoxRow *row;
  int position;

  if (self->popover == NULL)
    create_popover (self);

  position = adw_tab_view_get_page_position (self->view, selected);
  row = gtk_list_box_get_row_at_index (self->list, position);
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
ptero_tab_button_dispose (GObject *object)
{
  PteroTabButton *self = PTERO_TAB_BUTTON (object);

  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  g_clear_object (&self->view);

  G_OBJECT_CLASS (ptero_tab_button_parent_class)->dispose (object);
}

static void
ptero_tab_button_class_init (PteroTabButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_tab_button_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ptero_tab_button_init (PteroTabButton *self)
{
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "tab-count");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  gtk_widget_set_valign (GTK_WIDGET (self->count), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self->count), GTK_ALIGN_CENTER);

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_menu_button_set_child (self->button, GTK_WIDGET (self->count));
  gtk_menu_button_set_create_popup_func (self->button, popup_cb, self, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
}

/**
 * ptero_tab_button_set_view:
 * @self: a button
 * @view: whose tabs it lists
 *
 * Sets, once, what the button is for.
 */
void
ptero_tab_button_set_view (PteroTabButton *self,
                           AdwTabView     *view)
{
  g_return_if_fail (PTERO_IS_TAB_BUTTON (self));
  g_return_if_fail (ADW_IS_TAB_VIEW (view));
  g_return_if_fail (self->view == NULL);

  self->view = g_object_ref (view);
  g_signal_connect_object (view, "page-attached", G_CALLBACK (attached_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "page-detached", G_CALLBACK (update_count), self,
                           G_CONNECT_SWAPPED);
  update_count (self);
}
