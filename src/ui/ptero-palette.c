/* ptero-palette.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-palette.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-dialog.h"
#include "ptero-narrow-bin.h"
#include "ptero-palette-finder.h"
#include "ptero-palette-row.h"
#include "ptero-sideways.h"

#define WIDTH       640
#define HEIGHT      570
#define PAGE_ROWS   8
#define MAX_RECENT  30

/**
 * PteroPalette:
 *
 * The command palette: finds servers, commands and pages by what is typed, and
 * opens or does the one that is chosen. The entry keeps the focus, the arrows
 * walk the rows, and Tab shows below a server what can be done with it: nothing
 * comes or goes by walking.
 */
struct _PteroPalette
{
  GtkWidget           parent_instance;

  PteroFleet         *fleet;
  GSettings          *settings;
  PteroPaletteFinder *finder;
  GtkWidget          *window;        /* weak */

  GtkWidget          *bin;
  GtkWidget          *entry;
  GtkLabel           *count;
  GtkWidget          *stack;
  GtkWidget          *list;
  GListStore         *store;
  GtkSingleSelection *selection;
  GHashTable         *rows;          /* PteroPaletteRow → the generation of words it shows */
  guint               generation;
  char              **words;

  /* what can be done with a server, below its row */
  PteroFleetServer   *actions_of;
  guint               actions_at;
  guint               n_actions;

  guint               update_id;
  gboolean            filling;
  gboolean            composing;     /* a letter, of which an input method has the keys */
};

G_DEFINE_FINAL_TYPE (PteroPalette, ptero_palette, GTK_TYPE_WIDGET)

static PteroPaletteItem *
dup_item (PteroPalette *self,
          guint         position)
{
  return g_list_model_get_item (G_LIST_MODEL (self->store), position);
}

static gboolean
is_choice (PteroPalette *self,
           guint         position)
{
  g_autoptr(PteroPaletteItem) item = dup_item (self, position);

  return item != NULL && !item->heading;
}

static guint
get_n_rows (PteroPalette *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->store));
}

static guint
find_server (PteroPalette *self,
             const char   *key)
{
  for (guint i = 0; i < get_n_rows (self); i++)
    {
      g_autoptr(PteroPaletteItem) item = dup_item (self, i);

      if (item->server != NULL && g_str_equal (ptero_fleet_server_get_key (item->server), key))
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static guint
find_keys (PteroPalette    *self,
           guint            key,
           GdkModifierType  modifiers)
{
  for (guint i = 0; i < get_n_rows (self); i++)
    {
      g_autoptr(PteroPaletteItem) item = dup_item (self, i);

      if (item->key != 0 && item->key == key && item->modifiers == modifiers)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static gboolean
is_within_actions (PteroPalette *self,
                   guint         position)
{
  return position >= self->actions_at && position - self->actions_at < self->n_actions;
}

static void
hide_actions (PteroPalette *self)
{
  if (self->actions_of == NULL)
    return;

  g_list_store_splice (self->store, self->actions_at, self->n_actions, NULL, 0);
  self->n_actions = 0;
  g_clear_object (&self->actions_of);
}

/* Below its row, in place of those of any other: their keys are those of one server. */
static void
show_actions (PteroPalette     *self,
              PteroFleetServer *server)
{
  g_autoptr(GPtrArray) actions = NULL;
  guint position;

  hide_actions (self);
  position = find_server (self, ptero_fleet_server_get_key (server));
  if (position == GTK_INVALID_LIST_POSITION)
    return;

  actions = ptero_palette_finder_actions (self->finder, server);
  for (guint i = 0; i < actions->len; i++)
    ptero_palette_item_set_nested (actions->pdata[i]);
  g_set_object (&self->actions_of, server);
  self->actions_at = position + 1;
  self->n_actions = actions->len;
  g_list_store_splice (self->store, self->actions_at, 0, actions->pdata, actions->len);
}

/* What is told of a row: under a heading the server it is about, too. */
static char *
describe_row (PteroPalette     *self,
              guint             position,
              PteroPaletteItem *item)
{
  g_autoptr(PteroPaletteItem) heading = is_within_actions (self, position)
                                          ? dup_item (self, self->actions_at)
                                          : NULL;

  if (heading != NULL)
    return g_strdup_printf ("%s: %s", heading->title, item->title);
  if (item->detail != NULL)
    return g_strdup_printf ("%s: %s", item->title, item->detail);

  return g_strdup (item->title);
}

static void
selected_cb (PteroPalette *self)
{
  g_autoptr(PteroPaletteItem) item = NULL;
  g_autofree char *text = NULL;
  guint position;

  if (self->filling)
    return;

  position = gtk_single_selection_get_selected (self->selection);
  item = dup_item (self, position);
  if (item == NULL || item->heading)
    return;

  /* the focus stays in the entry: what is selected is told as what the entry is about */
  text = describe_row (self, position, item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
}

static void
scroll_to (PteroPalette *self,
           guint         position)
{
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
}

static void
select_row (PteroPalette *self,
            guint         position)
{
  gtk_single_selection_set_selected (self->selection, position);
  /* a heading is shown with the first of its rows */
  scroll_to (self, position == 1 ? 0 : position);
  selected_cb (self);
}

/* To the next row that can be chosen, over headings and round the ends. */
static void
step (PteroPalette *self,
      gboolean      up)
{
  const guint n_rows = get_n_rows (self);
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position >= n_rows)
    position = up ? 0 : n_rows - 1;
  for (guint i = 0; i < n_rows; i++)
    {
      position = (position + (up ? n_rows - 1 : 1)) % n_rows;
      if (is_choice (self, position))
        {
          select_row (self, position);
          return;
        }
    }
}

static void
move_page (PteroPalette *self,
           gboolean      up)
{
  const guint n_rows = get_n_rows (self);
  const guint selected = gtk_single_selection_get_selected (self->selection);
  guint position;

  if (selected >= n_rows)
    return;

  position = up ? selected - MIN (selected, PAGE_ROWS) : MIN (selected + PAGE_ROWS, n_rows - 1);
  if (!is_choice (self, position))
    position = position + 1 < n_rows ? position + 1 : position - 1;
  select_row (self, position);
}

/* The row stays selected, and in sight with what is below it. */
static void
open_row (PteroPalette     *self,
          PteroFleetServer *server)
{
  guint position;

  show_actions (self, server);
  position = find_server (self, ptero_fleet_server_get_key (server));
  if (self->n_actions > 0)
    scroll_to (self, position + self->n_actions);
  select_row (self, position);
}

static void
close_row (PteroPalette *self)
{
  const guint position = self->actions_at - 1;

  hide_actions (self);
  select_row (self, position);
}

/* @open: whether to show what can be done with the server that is selected.
 * Returns: whether something changed */
static gboolean
set_open (PteroPalette *self,
          gboolean      open)
{
  const guint position = gtk_single_selection_get_selected (self->selection);
  g_autoptr(PteroPaletteItem) item = dup_item (self, position);
  gboolean is_open;

  if (item == NULL)
    return FALSE;

  is_open = is_within_actions (self, position) ||
            (item->server != NULL && item->server == self->actions_of);
  if (is_open == open || (open && item->server == NULL))
    return FALSE;

  if (open)
    open_row (self, item->server);
  else
    close_row (self);

  return TRUE;
}

static void
update_count (PteroPalette *self)
{
  const guint n_servers = ptero_palette_finder_count (self->finder);
  g_autofree char *text = NULL;

  text = g_strdup_printf (ngettext ("%'u server", "%'u servers", n_servers), n_servers);
  gtk_label_set_text (self->count, n_servers > 0 ? text : "");
}

/* Rows that stay keep their widget, and show anew where they match. */
static void
mark_rows (PteroPalette *self)
{
  GHashTableIter iter;
  gpointer row;
  gpointer generation;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, &generation))
    if (ptero_palette_row_get_item (row) != NULL &&
        GPOINTER_TO_UINT (generation) != self->generation)
      ptero_palette_row_set_item (row, ptero_palette_row_get_item (row),
                                  (const char * const *) self->words);
}

static void
fill (PteroPalette *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr(GPtrArray) rows = ptero_palette_finder_find (self->finder, text);

  g_strfreev (self->words);
  self->words = ptero_words_split (*text == '>' || *text == ':' ? text + 1 : text);

  self->generation++;
  self->filling = TRUE;
  g_clear_object (&self->actions_of);
  self->n_actions = 0;
  self->actions_at = 0;
  g_list_store_splice (self->store, 0, get_n_rows (self), rows->pdata, rows->len);
  mark_rows (self);
  self->filling = FALSE;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), rows->len > 0 ? "list" : "empty");
  update_count (self);
}

static gboolean
is_power (PteroPaletteItem *item)
{
  return g_strcmp0 (item->action, "win.power-server") == 0 ||
         g_strcmp0 (item->action, "win.power-selected") == 0;
}

/* Return pressed too early must not stop a server: before one was named that is to be walked to. */
static void
select_first (PteroPalette *self)
{
  g_autoptr(PteroPaletteItem) first = dup_item (self, 1);
  gboolean named = self->words[0] != NULL && !ptero_palette_finder_get_guessed (self->finder);

  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  if (!named && first != NULL && is_power (first))
    scroll_to (self, 0);
  else if (get_n_rows (self) > 0)
    step (self, FALSE);
}

static void
text_changed_cb (PteroPalette *self)
{
  PteroFleetServer *only;

  fill (self);
  only = ptero_palette_finder_get_only (self->finder);
  if (only != NULL)
    show_actions (self, only);
  select_first (self);
}

static gboolean
is_like (PteroPaletteItem *item,
         PteroPaletteItem *other)
{
  return !item->heading && g_strcmp0 (item->title, other->title) == 0 &&
         item->server == other->server && g_strcmp0 (item->action, other->action) == 0 &&
         (item->target == other->target ||
          (item->target != NULL && other->target != NULL &&
           g_variant_equal (item->target, other->target)));
}

static guint
find_like (PteroPalette     *self,
           PteroPaletteItem *like)
{
  for (guint i = 0; i < get_n_rows (self); i++)
    {
      g_autoptr(PteroPaletteItem) item = dup_item (self, i);

      if (is_like (item, like))
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* Servers came or went: what is selected stays so. Where it is gone nothing is, as Enter may be on
 * its way. */
static void
update_cb (gpointer user_data)
{
  PteroPalette *self = user_data;
  g_autoptr(PteroPaletteItem) before =
    dup_item (self, gtk_single_selection_get_selected (self->selection));
  g_autoptr(PteroFleetServer) actions_of = NULL;
  guint position;

  self->update_id = 0;
  g_set_object (&actions_of, self->actions_of);
  fill (self);
  if (actions_of != NULL &&
      ptero_fleet_find (self->fleet, ptero_fleet_server_get_key (actions_of)) == actions_of)
    show_actions (self, actions_of);
  position = before != NULL ? find_like (self, before) : GTK_INVALID_LIST_POSITION;
  if (position != GTK_INVALID_LIST_POSITION)
    select_row (self, position);
  else if (before != NULL)
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  else
    select_first (self);
}

static void
fleet_changed_cb (PteroPalette *self)
{
  if (self->update_id == 0)
    self->update_id = g_timeout_add_once (200, update_cb, self);
}

static void
remember (PteroPalette *self,
          const char   *id)
{
  g_auto(GStrv) before = g_settings_get_strv (self->settings, "palette-recent");
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();

  g_ptr_array_add (ids, (char *) id);
  for (guint i = 0; before[i] != NULL && ids->len < MAX_RECENT; i++)
    if (!g_str_equal (before[i], id))
      g_ptr_array_add (ids, before[i]);
  g_ptr_array_add (ids, NULL);
  g_settings_set_strv (self->settings, "palette-recent", (const char * const *) ids->pdata);
}

/* The palette is gone before anything is done: that may open a dialog or move the focus. */
static void
activate (PteroPalette *self,
          guint         position,
          gboolean      background)
{
  g_autoptr(PteroPaletteItem) item = dup_item (self, position);
  g_autoptr(GtkWidget) window = self->window != NULL ? g_object_ref (self->window) : NULL;

  if (item == NULL || item->heading || window == NULL)
    return;

  if (item->id != NULL)
    remember (self, item->id);
  if (background && item->background_action != NULL)
    {
      gtk_widget_activate_action_variant (window, item->background_action, item->target);
      gtk_label_set_text (self->count, _("Opened in the background"));
      return;
    }

  ptero_dialog_force_close (GTK_WIDGET (self));
  gtk_widget_activate_action_variant (window, item->action, item->target);
}

static void
activate_selected (PteroPalette *self,
                   gboolean      background)
{
  activate (self, gtk_single_selection_get_selected (self->selection), background);
}

static void
entry_activate_cb (PteroPalette *self)
{
  activate_selected (self, FALSE);
}

static void
move_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  step (PTERO_PALETTE (widget), g_str_equal (action_name, "palette.up"));
}

static void
toggle (PteroPalette *self)
{
  if (!set_open (self, TRUE))
    set_open (self, FALSE);
}

static void
toggle_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  toggle (PTERO_PALETTE (widget));
}

static void
move_page_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  move_page (PTERO_PALETTE (widget), g_str_equal (action_name, "palette.page-up"));
}

static void
activate_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  activate_selected (PTERO_PALETTE (widget),
                     g_str_equal (action_name, "palette.open-in-background"));
}

static void
close_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  ptero_dialog_close (widget);
}

static void
close_cb (PteroPalette *self)
{
  ptero_dialog_close (GTK_WIDGET (self));
}

static void
preedit_changed_cb (PteroPalette *self,
                    const char   *preedit)
{
  self->composing = *preedit != '\0';
}

/* Where the cursor cannot go on in the text, so that the arrow is free. */
static gboolean
is_at_end (PteroPalette *self)
{
  GtkEditable *editable = GTK_EDITABLE (self->entry);
  const char *text = gtk_editable_get_text (editable);

  return !gtk_editable_get_selection_bounds (editable, NULL, NULL) &&
         gtk_editable_get_position (editable) == (int) g_utf8_strlen (text, -1);
}

static gboolean
move_by_arrow (PteroPalette *self,
               guint         key)
{
  const gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const guint forward = rtl ? GDK_KEY_Left : GDK_KEY_Right;

  return is_at_end (self) && set_open (self, key == forward);
}

/* The keys that rows show do what they say, also here. */
static guint
find_pressed (PteroPalette          *self,
              GtkEventControllerKey *controller,
              guint                  key,
              GdkModifierType        modifiers)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));

  for (guint i = 0; event != NULL && i < get_n_rows (self); i++)
    {
      g_autoptr(PteroPaletteItem) item = dup_item (self, i);

      if (item->key != 0 &&
          gdk_key_event_matches (event, item->key, item->modifiers) == GDK_KEY_MATCH_EXACT)
        return i;
    }

  return find_keys (self, gdk_keyval_to_lower (key), modifiers);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                PteroPalette          *self)
{
  const GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  guint position;

  if (self->composing)
    return FALSE;
  if (modifiers == 0 && (key == GDK_KEY_Left || key == GDK_KEY_Right))
    return move_by_arrow (self, key);

  position = find_pressed (self, controller, key, modifiers);
  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;

  activate (self, position, FALSE);

  return TRUE;
}

static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             GtkListItem     *list_item)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  PteroPalette *self = PTERO_PALETTE (gtk_widget_get_ancestor (row, PTERO_TYPE_PALETTE));
  GdkModifierType modifiers =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  const gboolean middle =
    gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_MIDDLE;
  const guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  const guint position = gtk_list_item_get_position (list_item);

  if ((button != GDK_BUTTON_PRIMARY && !middle) || !gtk_widget_contains (row, x, y))
    return;

  if (button == GDK_BUTTON_PRIMARY && ptero_palette_row_is_more (PTERO_PALETTE_ROW (row), x, y))
    {
      select_row (self, position);
      toggle (self);
    }
  else
    {
      activate (self, position, middle || (modifiers & GDK_CONTROL_MASK) != 0);
    }
}

static void
forget_row (PteroPalette *self,
            GtkWidget    *row)
{
  g_hash_table_remove (self->rows, row);
}

static void
setup_cb (PteroPalette *self,
          GtkListItem  *list_item)
{
  GtkWidget *row = ptero_palette_row_new ();
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), 0);
  g_signal_connect (gesture, "released", G_CALLBACK (released_cb), list_item);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (gesture));
  g_object_bind_property (self->bin, "narrow", row, "narrow", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (row, "destroy", G_CALLBACK (forget_row), self, G_CONNECT_SWAPPED);
  g_hash_table_insert (self->rows, row, NULL);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (PteroPalette *self,
         GtkListItem  *list_item)
{
  PteroPaletteItem *item = gtk_list_item_get_item (list_item);

  g_hash_table_insert (self->rows, gtk_list_item_get_child (list_item),
                       GUINT_TO_POINTER (self->generation));
  gtk_list_item_set_selectable (list_item, !item->heading);
  gtk_list_item_set_activatable (list_item, !item->heading);
  ptero_palette_row_set_item (PTERO_PALETTE_ROW (gtk_list_item_get_child (list_item)), item,
                              (const char * const *) self->words);
}

static void
unbind_cb (PteroPalette *self,
           GtkListItem  *list_item)
{
  ptero_palette_row_set_item (PTERO_PALETTE_ROW (gtk_list_item_get_child (list_item)), NULL, NULL);
}

static gboolean
ptero_palette_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PTERO_PALETTE (widget)->entry);
}

static void
ptero_palette_dispose (GObject *object)
{
  PteroPalette *self = PTERO_PALETTE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_weak_pointer (&self->window);
  g_clear_pointer (&self->bin, gtk_widget_unparent);
  g_clear_object (&self->actions_of);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  g_clear_object (&self->finder);
  g_clear_object (&self->settings);
  g_clear_object (&self->fleet);

  G_OBJECT_CLASS (ptero_palette_parent_class)->dispose (object);
}

static void
ptero_palette_finalize (GObject *object)
{
  PteroPalette *self = PTERO_PALETTE (object);

  g_hash_table_unref (self->rows);
  g_strfreev (self->words);

  G_OBJECT_CLASS (ptero_palette_parent_class)->finalize (object);
}

static void
ptero_palette_class_init (PteroPaletteClass *klass)
{
  static const struct { guint key; GdkModifierType modifiers; const char *action; } keys[] = {
    { GDK_KEY_Up, 0, "palette.up" },
    { GDK_KEY_KP_Up, 0, "palette.up" },
    { GDK_KEY_Down, 0, "palette.down" },
    { GDK_KEY_KP_Down, 0, "palette.down" },
    { GDK_KEY_Tab, 0, "palette.toggle-actions" },
    { GDK_KEY_KP_Tab, 0, "palette.toggle-actions" },
    { GDK_KEY_Page_Up, 0, "palette.page-up" },
    { GDK_KEY_Page_Down, 0, "palette.page-down" },
    { GDK_KEY_Return, GDK_CONTROL_MASK, "palette.open-in-background" },
    { GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "palette.open-in-background" },
    { GDK_KEY_k, GDK_CONTROL_MASK, "palette.close" },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_palette_dispose;
  G_OBJECT_CLASS (klass)->finalize = ptero_palette_finalize;
  widget_class->grab_focus = ptero_palette_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palette");
  gtk_widget_class_install_action (widget_class, "palette.up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "palette.down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "palette.toggle-actions", NULL, toggle_action);
  gtk_widget_class_install_action (widget_class, "palette.page-up", NULL, move_page_action);
  gtk_widget_class_install_action (widget_class, "palette.page-down", NULL, move_page_action);
  gtk_widget_class_install_action (widget_class, "palette.open", NULL, activate_action);
  gtk_widget_class_install_action (widget_class, "palette.open-in-background", NULL,
                                   activate_action);
  gtk_widget_class_install_action (widget_class, "palette.close", NULL, close_action);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);
}

static void
ptero_palette_init (PteroPalette *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* before the entry, which has its own use for some */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->rows = g_hash_table_new (NULL, NULL);
}

static GtkWidget *
build_bar (PteroPalette *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _("Servers, Commands and Pages"), "hexpand", TRUE,
                NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Servers, Commands and Pages"), -1);
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_widget_add_css_class (bar, "palette-bar");
  gtk_box_append (GTK_BOX (bar), self->entry);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->count));

  /* at once, not after the delay of search-changed */
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)),
                           "preedit-changed", G_CALLBACK (preedit_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (close_cb), self,
                           G_CONNECT_SWAPPED);

  return bar;
}

static GtkWidget *
build_list (PteroPalette *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  self->store = g_list_store_new (PTERO_TYPE_PALETTE_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->store)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_widget_set_focusable (self->list, FALSE);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Results"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);

  return scroller;
}

static GtkWidget *
build_stack (PteroPalette *self)
{
  GtkWidget *empty = adw_status_page_new ();

  self->stack = gtk_stack_new ();
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _("Nothing Found"));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "system-search-symbolic");
  gtk_stack_add_named (GTK_STACK (self->stack), build_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");

  return self->stack;
}

static void
add_hint (GtkWidget  *footer,
          const char *keys,
          const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (keys);

  gtk_widget_add_css_class (label, "palette-keys");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_label_new (words));
  gtk_widget_add_css_class (box, "caption");
  gtk_box_append (GTK_BOX (footer), box);
}

/* What the keys do; left out where there is little place. */
static GtkWidget *
build_footer (PteroPalette *self)
{
  g_autofree char *open = gtk_accelerator_get_label (GDK_KEY_Return, 0);
  g_autofree char *background = gtk_accelerator_get_label (GDK_KEY_Return, GDK_CONTROL_MASK);
  g_autofree char *actions = gtk_accelerator_get_label (GDK_KEY_Tab, 0);
  GtkWidget *footer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *scroller = ptero_sideways_new (footer);   /* it does not ask for its width */

  gtk_widget_add_css_class (footer, "palette-footer");
  add_hint (footer, open, _("open"));
  add_hint (footer, background, _("in the background"));
  add_hint (footer, actions, _("actions"));
  add_hint (footer, ">", _("only actions"));
  add_hint (footer, ":", _("only pages"));
  g_object_bind_property (self->bin, "narrow", scroller, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);

  return scroller;
}

static void
build (PteroPalette *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->bin = g_object_new (PTERO_TYPE_NARROW_BIN, "child", box, NULL);
  gtk_box_append (GTK_BOX (box), build_bar (self));
  gtk_box_append (GTK_BOX (box), build_stack (self));
  gtk_box_append (GTK_BOX (box), build_footer (self));
  gtk_widget_set_parent (self->bin, GTK_WIDGET (self));
  ptero_dialog_set_size (GTK_WIDGET (self), WIDTH, HEIGHT);
}

/**
 * ptero_palette_new:
 * @fleet: the servers
 * @front: (nullable): the server whose page is in front
 * @selected: (nullable): the servers that are selected in a list in front
 * @settings: where to remember what was used
 *
 * Returns: (transfer floating): a palette, to be presented
 */
GtkWidget *
ptero_palette_new (PteroFleet       *fleet,
                   PteroFleetServer *front,
                   GListModel       *selected,
                   GSettings        *settings)
{
  PteroPalette *self;
  g_auto(GStrv) recent = NULL;

  g_return_val_if_fail (PTERO_IS_FLEET (fleet), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  recent = g_settings_get_strv (settings, "palette-recent");
  self = g_object_new (PTERO_TYPE_PALETTE, NULL);
  self->fleet = g_object_ref (fleet);
  self->settings = g_object_ref (settings);
  self->finder = ptero_palette_finder_new (fleet, front, selected,
                                           (const char * const *) recent);
  build (self);
  text_changed_cb (self);
  g_signal_connect_object (fleet, "items-changed", G_CALLBACK (fleet_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * ptero_palette_present:
 * @self: (transfer floating): a palette
 * @window: the window whose actions it activates
 *
 * Shows the palette over @window.
 */
void
ptero_palette_present (PteroPalette *self,
                       GtkWidget    *window)
{
  g_return_if_fail (PTERO_IS_PALETTE (self));
  g_return_if_fail (GTK_IS_WIDGET (window));

  g_set_weak_pointer (&self->window, window);
  ptero_dialog_present (GTK_WIDGET (self), _("Command Palette"), window);
  gtk_widget_grab_focus (self->entry);
}

/**
 * ptero_palette_get_entry:
 * @self: a palette
 *
 * Returns: (transfer none): where the person types
 */
GtkWidget *
ptero_palette_get_entry (PteroPalette *self)
{
  g_return_val_if_fail (PTERO_IS_PALETTE (self), NULL);

  return self->entry;
}

/**
 * ptero_palette_get_rows:
 * @self: a palette
 *
 * Returns: (transfer none): the rows there are, a selection of [class@Ptero.PaletteItem]
 */
GListModel *
ptero_palette_get_rows (PteroPalette *self)
{
  g_return_val_if_fail (PTERO_IS_PALETTE (self), NULL);

  return G_LIST_MODEL (self->selection);
}
