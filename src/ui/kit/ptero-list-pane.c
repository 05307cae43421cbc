/* ptero-list-pane.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-list-pane-private.h"

#include <glib/gi18n.h>

#include "ptero-format.h"
#include "ptero-keep-time.h"
#include "ptero-narrow-bin.h"
#include "ptero-panel-toast.h"
#include "ptero-part.h"

#define POLL_SECONDS 4
#define MAX_POLL     60    /* what takes long is looked at less and less often */
#define SEARCH_DELAY 300   /* milliseconds, where the panel searches */

/**
 * PteroListPane:
 *
 * A list of resources that a panel keeps, and what can be done with them, made
 * from a description: a bar with the search and what needs no item, the table,
 * and a bar with what can be done with the selection.
 *
 * It is fetched when it is first shown, and again while something in it is
 * under way. The panel does not tell of what others change: a list that is there
 * as a whole is also fetched again when it, or its window, is gone back to after
 * a while. A long one, which comes in pages, is not: it would lose its place.
 */
enum {
  CHANGED,
  N_SIGNALS
};

static void part_iface_init (PteroPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroListPane, ptero_list_pane, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (PTERO_TYPE_PART, part_iface_init))

static guint signals[N_SIGNALS];

static gboolean
is_paged (PteroListPane *self)
{
  return self->info->filters != NULL;
}

/**
 * ptero_list_pane_is_searched_by_panel:
 * @self: a pane
 *
 * What comes in pages may be searched here nevertheless.
 *
 * Returns: whether the panel looks for what is typed
 */
gboolean
ptero_list_pane_is_searched_by_panel (PteroListPane *self)
{
  return is_paged (self) && self->info->filters[0].query != NULL;
}

/* Returns: (nullable): what is searched by, if there is a choice of that */
static const PteroListFilter *
get_filter (PteroListPane *self)
{
  return ptero_list_pane_is_searched_by_panel (self)
           ? &self->info->filters[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->filter_choice))]
           : NULL;
}

static gboolean
has_search (PteroListPane *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0';
}

/**
 * ptero_list_pane_has_part:
 * @self: a pane
 *
 * Returns: whether only a part of the list is shown, which is chosen from all of it here
 */
gboolean
ptero_list_pane_has_part (PteroListPane *self)
{
  const PteroListFilter *filter = get_filter (self);

  return self->has_only || (self->choice != NULL && self->choice->fits != NULL) ||
         (filter != NULL && filter->column != NULL && has_search (self));
}

/* How many there are is known when all were looked at. */
static char *
dup_part_summary (PteroListPane *self)
{
  guint n_shown = g_list_model_get_n_items (ptero_table_get_items (self->table));
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->listing));

  if (ptero_listing_get_complete (self->listing))
    return g_strdup_printf (ngettext ("%'u entry", "%'u entries", n_shown), n_shown);

  /* Translators: how many entries of a long list were looked at, while the rest is still on its
   * way */
  return g_strdup_printf (_("%'u of %'u looked at"), n_items,
                          MAX (ptero_listing_get_total (self->listing), n_items));
}

/* Nothing is counted before anything is known. */
static gboolean
is_counted (PteroListPane *self)
{
  return ptero_listing_get_complete (self->listing) ||
         g_list_model_get_n_items (G_LIST_MODEL (self->listing)) > 0;
}

/* How many there may be matters also where there is no place for it beside the search. */
static void
update_narrow_summary (PteroListPane *self)
{
  gboolean narrow = ptero_narrow_bin_get_narrow (PTERO_NARROW_BIN (self->bin));
  gboolean says_something = *gtk_label_get_text (self->narrow_summary) != '\0';

  gtk_widget_set_visible (GTK_WIDGET (self->narrow_summary), narrow &&
                          self->info->summarize != NULL && says_something);
}

static void
update_summary (PteroListPane *self)
{
  g_autofree char *text = NULL;

  if (self->info->summarize != NULL && !is_counted (self))
    text = NULL;
  else if (self->info->summarize != NULL)
    text = self->info->summarize (self);
  else if (ptero_list_pane_has_part (self))
    text = dup_part_summary (self);
  else if (ptero_listing_get_total (self->listing) > 0)
    text = g_strdup_printf (ngettext ("%'u entry", "%'u entries",
                                      ptero_listing_get_total (self->listing)),
                            ptero_listing_get_total (self->listing));
  gtk_label_set_text (self->summary, text != NULL ? text : "");
  gtk_label_set_text (self->narrow_summary, text != NULL ? text : "");
  update_narrow_summary (self);
}

/* Its place is kept while there are rows: they would move under the pointer of whoever clicks twice
 * if it came with the selection. */
static void
update_selection_bar (PteroListPane *self)
{
  gboolean has_rows = g_list_model_get_n_items (G_LIST_MODEL (self->listing)) > 0;
  gboolean awaits_rows = ptero_listing_get_loading (self->listing) &&
                         gtk_widget_get_visible (self->selection_bar);

  gtk_widget_set_visible (self->selection_bar, has_rows || awaits_rows);
}

static void
update_content (PteroListPane *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->listing));
  gboolean searching = ptero_list_pane_is_searched_by_panel (self) && has_search (self);
  gboolean loading = ptero_listing_get_loading (self->listing);
  const GError *error = ptero_listing_get_error (self->listing);

  update_selection_bar (self);
  if (ptero_list_pane_has_part (self))
    {
      /* what does not fit may be followed by what does */
      guint n_shown = g_list_model_get_n_items (ptero_table_get_items (self->table));

      loading |= error == NULL && !ptero_listing_get_complete (self->listing);
      if (!loading && error == NULL && !(self->has_only && !has_search (self)))
        n_items = MAX (n_items, 1);
      else
        n_items = n_shown;
      ptero_content_update (self->content, loading, error, n_items, n_shown);
      update_summary (self);
      return;
    }

  /* What the panel found nothing of is not empty. */
  searching |= self->choice != NULL && self->choice->query != NULL;
  if (searching && n_items == 0 && !loading && error == NULL)
    ptero_content_update (self->content, FALSE, NULL, 1, 0);
  else
    ptero_content_update (self->content, loading || (n_items == 0 && error == NULL &&
                                                     !ptero_listing_get_complete (self->listing)),
                          error, n_items, ptero_table_get_pending (self->table)
                            ? 1
                            : g_list_model_get_n_items (ptero_table_get_items (self->table)));
  update_summary (self);
}

static void
selection_changed_cb (PteroListPane *self)
{
  ptero_list_pane_update_verbs (self);
  update_content (self);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  /* The listing keeps its error, and tells of it. */
  ptero_listing_load_all_finish (PTERO_LISTING (source), result, NULL);
}

static void
fetch (PteroListPane *self)
{
  if (is_paged (self))
    ptero_listing_refresh (self->listing);
  else
    ptero_listing_load_all_async (self->listing, NULL, loaded_cb, NULL);
}

static gboolean
poll_cb (gpointer user_data)
{
  PteroListPane *self = user_data;

  self->poll = 0;
  self->n_polls++;
  fetch (self);

  return G_SOURCE_REMOVE;
}

/* Watches what is under way, while somebody looks. */
static void
update_poll (PteroListPane *self)
{
  if (self->poll != 0 || self->info->is_busy == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  /* to peek at one fetches no page */
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->listing)); i++)
    if (self->info->is_busy (ptero_listing_peek_item (self->listing, i)))
      {
        self->poll = g_timeout_add_seconds (MIN (POLL_SECONDS + self->n_polls / 2, MAX_POLL),
                                            poll_cb, self);
        return;
      }
}

/* What is not there yet is fetched; what was may have changed meanwhile. */
static void
fetch_if_old (PteroListPane *self)
{
  const gboolean is_old = !is_paged (self) && ptero_keep_time_is_over (self->fetched_at);

  if (!ptero_listing_get_loading (self->listing) &&
      (is_old || !ptero_listing_get_complete (self->listing)))
    ptero_list_pane_refresh (self);
}

static void
window_active_cb (PteroListPane *self,
                  GParamSpec    *pspec,
                  GtkWindow     *window)
{
  /* Of what comes in pages, those that nobody has come to yet are not missed: the list would lose
   * its place for them */
  if (gtk_window_is_active (window) &&
      (!is_paged (self) || ptero_listing_get_error (self->listing) != NULL))
    fetch_if_old (self);
}

/* Only while it is seen: of what is in other tabs nothing is fetched. */
static void
follow_window (PteroListPane *self,
               gboolean       follow)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!GTK_IS_WINDOW (root))
    return;

  if (follow)
    g_signal_connect_object (root, "notify::is-active", G_CALLBACK (window_active_cb), self,
                             G_CONNECT_SWAPPED);
  else
    g_signal_handlers_disconnect_by_func (root, window_active_cb, self);
}

static void
loading_changed_cb (PteroListPane *self)
{
  if (!ptero_listing_get_loading (self->listing))
    {
      self->fetched_at = g_get_monotonic_time ();
      ptero_table_resort (self->table);
      ptero_list_pane_update_verbs (self);
      update_poll (self);
    }
  ptero_list_pane_update_counts (self);
  update_content (self);
}

static gboolean
drop_cb (gpointer listing)
{
  return G_SOURCE_REMOVE;
}

/* Its thousands of items go when the table has let go of them: both at once takes too long. */
static void
drop_listing (PteroListPane *self)
{
  if (self->listing == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->listing, self);
  g_idle_add_full (G_PRIORITY_LOW, drop_cb, g_steal_pointer (&self->listing), g_object_unref);
}

/* The panel sorts what comes in pages. */
static void
set_listing (PteroListPane *self)
{
  g_autoptr(PteroRequest) request = ptero_request_copy (self->request);
  gboolean descending = FALSE;
  const char *id = ptero_table_get_sort (self->table, &descending);
  const PteroListFilter *filter = get_filter (self);

  drop_listing (self);
  for (guint i = 0; is_paged (self) && id != NULL && i < self->info->n_columns; i++)
    {
      g_autofree char *sort = NULL;

      if (!g_str_equal (self->info->columns[i].id, id) ||
          self->info->columns[i].server_sort == NULL)
        continue;
      sort = g_strdup_printf ("%s%s", descending ? "-" : "", self->info->columns[i].server_sort);
      ptero_request_set_query (request, "sort", sort);
    }
  if (self->choice != NULL && self->choice->query != NULL)
    ptero_request_set_query (request, self->choice->query, self->choice->value);
  self->is_query = filter != NULL && filter->query != NULL && has_search (self);
  if (self->is_query)
    ptero_request_set_query (request, filter->query,
                             gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));

  self->listing = ptero_listing_new (ptero_panel_get_client (self->panel), request,
                                     self->info->per_page);
  g_signal_connect_object (self->listing, "notify::loading", G_CALLBACK (loading_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->listing, "notify::error", G_CALLBACK (update_content), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->listing, "notify::complete", G_CALLBACK (update_content), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->listing, "items-changed", G_CALLBACK (update_content), self,
                           G_CONNECT_SWAPPED);
  ptero_table_set_model (self->table, G_LIST_MODEL (self->listing));
}

static void
restart (PteroListPane *self)
{
  set_listing (self);
  ptero_list_pane_refresh (self);
}

/* What the panel is searched by may be what makes a part of the list: it cannot be both. */
static gboolean
is_searched_by (PteroListPane         *self,
                const PteroListChoice *choice)
{
  const PteroListFilter *filter = self->filter_choice != NULL ? get_filter (self) : NULL;

  return filter != NULL && filter->query != NULL && choice != NULL &&
         g_strcmp0 (filter->query, choice->query) == 0 && has_search (self);
}

static gboolean
search_later_cb (gpointer user_data)
{
  PteroListPane *self = user_data;
  const PteroListFilter *filter = get_filter (self);

  self->search = 0;
  if (is_searched_by (self, self->choice))
    ptero_list_pane_choose (self, self->info->choices[0].id);
  ptero_table_set_searched_column (self->table, filter->column);
  ptero_table_set_search (self->table, filter->column != NULL
                            ? gtk_editable_get_text (GTK_EDITABLE (self->search_entry))
                            : NULL);
  if (filter->column == NULL || self->is_query)
    restart (self);
  else if (!ptero_listing_get_complete (self->listing))
    ptero_list_pane_refresh (self);
  else
    update_content (self);

  return G_SOURCE_REMOVE;
}

static void
search_changed_cb (PteroListPane *self)
{
  g_clear_handle_id (&self->search, g_source_remove);
  if (ptero_list_pane_is_searched_by_panel (self))
    {
      self->search = g_timeout_add (SEARCH_DELAY, search_later_cb, self);
      return;
    }

  ptero_table_set_search (self->table, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  update_content (self);
}

static void
filter_choice_cb (PteroListPane *self)
{
  if (has_search (self))
    search_changed_cb (self);
}

static void
sort_changed_cb (PteroListPane *self)
{
  if (is_paged (self))
    restart (self);
}

static gboolean
belongs_cb (gpointer item,
            gpointer choice)
{
  return ((const PteroListChoice *) choice)->fits (item);
}

static void
choose_cb (GSimpleAction *action,
           GVariant      *state,
           gpointer       user_data)
{
  PteroListPane *self = user_data;
  const char *id = g_variant_get_string (state, NULL);
  const PteroListChoice *choice = self->info->choices;
  gboolean by_panel = self->choice != NULL && self->choice->query != NULL;

  while (choice != NULL && choice->id != NULL && !g_str_equal (choice->id, id))
    choice++;
  if (choice == NULL || choice->id == NULL || choice == self->choice)
    return;

  g_simple_action_set_state (action, state);
  if (is_searched_by (self, choice))
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  self->choice = choice;
  ptero_table_set_only (self->table,
                        choice->fits != NULL
                          ? GTK_FILTER (gtk_custom_filter_new (belongs_cb, (gpointer) choice, NULL))
                          : NULL);
  if (self->listing == NULL)
    return;
  if (by_panel || choice->query != NULL)
    set_listing (self);
  if (!ptero_listing_get_complete (self->listing) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    ptero_list_pane_refresh (self);
  update_content (self);
}

/* The search is over, and the list is there again. */
static void
stop_search (PteroListPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

/* Escape goes one step back: the selection, then the search. */
static gboolean
escape_cb (GtkWidget *table,
           GVariant  *arguments,
           gpointer   user_data)
{
  PteroListPane *self = user_data;

  if (ptero_table_get_n_selected (self->table) > 0)
    ptero_table_unselect (self->table);
  else if (has_search (self))
    stop_search (self);
  else
    return FALSE;

  return TRUE;
}

static const GActionEntry entries[] = {
  { "choose", NULL, "s", "''", choose_cb },
};

static void
add_actions (PteroListPane *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  if (self->info->choices != NULL)
    ptero_list_pane_choose (self, self->info->choices[0].id);
  /* last: a list without choices may have a verb of that name */
  ptero_list_pane_add_verbs (self);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape"), gtk_callback_action_new (escape_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->table), controller);
  g_signal_connect_object (self->search_entry, "stop-search", G_CALLBACK (stop_search), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "pane", G_ACTION_GROUP (self->actions));
}

/* What the panel searches by needs a place beside the text, and so do choices and buttons; a menu
 * alone needs no row. */
static gboolean
needs_two_rows (PteroListPane *self)
{
  if (self->info->choices != NULL)
    return TRUE;

  return ptero_list_pane_is_searched_by_panel (self) &&
         ptero_list_pane_find_first_verb (self) != NULL;
}

static void
narrow_changed_cb (PteroListPane *self)
{
  gboolean narrow = ptero_narrow_bin_get_narrow (PTERO_NARROW_BIN (self->bin));

  ptero_table_set_narrow (self->table, narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), !narrow);
  update_narrow_summary (self);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar), narrow && needs_two_rows (self)
                                    ? GTK_ORIENTATION_VERTICAL
                                    : GTK_ORIENTATION_HORIZONTAL);
}

/* Without the columns that the items of this panel would leave empty. The table may be there for
 * longer than the pane. */
static PteroTable *
create_table (PteroListPane *self)
{
  PteroColumn *columns = g_new0 (PteroColumn, self->info->n_columns);
  guint n_columns = 0;
  GtkWidget *table;

  for (guint i = 0; i < self->info->n_columns; i++)
    if (ptero_panel_offers (self->panel, self->info->columns[i].flavour))
      columns[n_columns++] = self->info->columns[i];
  table = ptero_table_new (self->info->id, columns, n_columns);
  g_object_set_data_full (G_OBJECT (table), "ptero-list-pane-columns", columns, g_free);

  return PTERO_TABLE (table);
}

static void
build (PteroListPane *self)
{
  const PteroListInfo *info = self->info;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const PteroVerb *first = ptero_list_pane_find_first_verb (self);
  g_autofree char *action = first != NULL ? g_strconcat ("pane.", first->name, NULL) : NULL;
  g_autoptr(GMenuModel) menu = NULL;

  self->table = create_table (self);
  menu = ptero_list_pane_create_menu (self, TRUE);
  ptero_table_set_sorted (self->table, is_paged (self));
  ptero_table_set_menu (self->table, menu);
  self->content = PTERO_CONTENT (ptero_content_new (GTK_WIDGET (self->table)));
  ptero_content_set_panel (self->content, self->panel);
  ptero_content_set_empty (self->content, info->icon_name,
                           g_dgettext (GETTEXT_PACKAGE, info->empty_title),
                           g_dgettext (GETTEXT_PACKAGE, info->empty_description),
                           first != NULL ? g_dgettext (GETTEXT_PACKAGE, first->title) : NULL,
                           action);
  self->bar = ptero_list_pane_build_bar (self);
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), ptero_list_pane_build_narrow_summary (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->content));
  gtk_box_append (GTK_BOX (box), ptero_list_pane_build_selection_bar (self));

  self->bin = g_object_new (PTERO_TYPE_NARROW_BIN, "child", box, NULL);
  gtk_widget_set_parent (self->bin, GTK_WIDGET (self));
  g_signal_connect_swapped (self->bin, "notify::narrow", G_CALLBACK (narrow_changed_cb), self);
  g_signal_connect_swapped (self->search_entry, "search-changed", G_CALLBACK (search_changed_cb),
                            self);
  if (self->filter_choice != NULL)
    g_signal_connect_swapped (self->filter_choice, "notify::selected",
                              G_CALLBACK (filter_choice_cb), self);
  g_signal_connect_swapped (self->content, "retry", G_CALLBACK (ptero_list_pane_refresh), self);
  g_signal_connect_swapped (self->table, "selection-changed", G_CALLBACK (selection_changed_cb),
                            self);
  g_signal_connect_swapped (self->table, "sort-changed", G_CALLBACK (sort_changed_cb), self);
  add_actions (self);
}

static void
ptero_list_pane_map (GtkWidget *widget)
{
  PteroListPane *self = PTERO_LIST_PANE (widget);

  GTK_WIDGET_CLASS (ptero_list_pane_parent_class)->map (widget);
  /* What is selected may have changed where it was looked at meanwhile */
  ptero_list_pane_update_verbs (self);

  fetch_if_old (self);
  follow_window (self, TRUE);
  update_poll (self);
}

static void
ptero_list_pane_unmap (GtkWidget *widget)
{
  follow_window (PTERO_LIST_PANE (widget), FALSE);
  g_clear_handle_id (&PTERO_LIST_PANE (widget)->poll, g_source_remove);

  GTK_WIDGET_CLASS (ptero_list_pane_parent_class)->unmap (widget);
}

static gboolean
ptero_list_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PTERO_LIST_PANE (widget)->table));
}

static void
ptero_list_pane_part_refresh (PteroPart *part)
{
  ptero_list_pane_forget_counts (PTERO_LIST_PANE (part));
  ptero_list_pane_refresh (PTERO_LIST_PANE (part));
}

static gboolean
ptero_list_pane_start_search (PteroPart *part)
{
  return gtk_widget_grab_focus (PTERO_LIST_PANE (part)->search_entry);
}

static void
part_iface_init (PteroPartInterface *iface)
{
  iface->refresh = ptero_list_pane_part_refresh;
  iface->start_search = ptero_list_pane_start_search;
}

static void
ptero_list_pane_dispose (GObject *object)
{
  PteroListPane *self = PTERO_LIST_PANE (object);

  g_clear_handle_id (&self->poll, g_source_remove);
  g_clear_handle_id (&self->search, g_source_remove);
  if (self->listing != NULL)
    g_signal_handlers_disconnect_by_data (self->listing, self);
  if (self->table != NULL)
    g_signal_handlers_disconnect_by_data (self->table, self);
  g_clear_pointer (&self->bin, gtk_widget_unparent);
  self->table = NULL;
  g_clear_pointer (&self->verb_buttons, g_ptr_array_unref);
  g_clear_pointer (&self->count_labels, g_ptr_array_unref);
  g_clear_object (&self->actions);
  g_clear_object (&self->listing);
  g_clear_object (&self->access);
  g_clear_pointer (&self->read_only, g_free);
  g_clear_object (&self->jobs);
  g_clear_object (&self->request);
  g_clear_object (&self->panel);

  G_OBJECT_CLASS (ptero_list_pane_parent_class)->dispose (object);
}

static void
ptero_list_pane_finalize (GObject *object)
{
  g_free (PTERO_LIST_PANE (object)->counts);

  G_OBJECT_CLASS (ptero_list_pane_parent_class)->finalize (object);
}

static void
ptero_list_pane_class_init (PteroListPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_list_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = ptero_list_pane_finalize;
  widget_class->grab_focus = ptero_list_pane_grab_focus;
  widget_class->map = ptero_list_pane_map;
  widget_class->unmap = ptero_list_pane_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /**
   * PteroListPane::changed:
   *
   * Something was done with what it lists.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
ptero_list_pane_init (PteroListPane *self)
{
  self->verb_buttons = g_ptr_array_new ();
  self->count_labels = g_ptr_array_new ();
}

/**
 * ptero_list_pane_new:
 * @info: what it lists, which outlives it
 * @panel: the panel that is asked
 * @request: a request of a list route
 * @jobs: where long work goes
 *
 * Returns: (transfer floating): a list that is fetched once it is shown
 */
GtkWidget *
ptero_list_pane_new (const PteroListInfo *info,
                     PteroPanel          *panel,
                     PteroRequest        *request,
                     PteroJobQueue       *jobs)
{
  PteroListPane *self;

  g_return_val_if_fail (info != NULL, NULL);
  g_return_val_if_fail (PTERO_IS_PANEL (panel), NULL);
  g_return_val_if_fail (PTERO_IS_REQUEST (request), NULL);

  self = g_object_new (PTERO_TYPE_LIST_PANE, NULL);
  self->info = info;
  self->panel = g_object_ref (panel);
  self->request = ptero_request_copy (request);
  self->jobs = g_object_ref (jobs);
  build (self);
  set_listing (self);
  update_content (self);
  ptero_list_pane_update_verbs (self);

  return GTK_WIDGET (self);
}

/**
 * ptero_list_pane_set_access:
 * @self: a pane
 * @access: what may be done with the server whose list it is
 */
void
ptero_list_pane_set_access (PteroListPane *self,
                            PteroAccess   *access)
{
  g_return_if_fail (PTERO_IS_LIST_PANE (self));
  g_return_if_fail (PTERO_IS_ACCESS (access));

  g_set_object (&self->access, access);
  g_signal_connect_object (access, "changed", G_CALLBACK (ptero_list_pane_update), self,
                           G_CONNECT_SWAPPED);
  ptero_list_pane_update (self);
}

/**
 * ptero_list_pane_set_read_only:
 * @self: a pane
 * @reason: (nullable): why nothing can be changed, %NULL if it can
 *
 * What has a permission, whichever it is, cannot be done then.
 */
void
ptero_list_pane_set_read_only (PteroListPane *self,
                               const char    *reason)
{
  g_return_if_fail (PTERO_IS_LIST_PANE (self));

  g_free (self->read_only);
  self->read_only = g_strdup (reason);
  ptero_list_pane_update (self);
}

/**
 * ptero_list_pane_get_access:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): what may be done with its server
 */
PteroAccess *
ptero_list_pane_get_access (PteroListPane *self)
{
  g_return_val_if_fail (PTERO_IS_LIST_PANE (self), NULL);

  return self->access;
}

/**
 * ptero_list_pane_get_panel:
 * @self: a pane
 *
 * Returns: (transfer none): the panel that is asked
 */
PteroPanel *
ptero_list_pane_get_panel (PteroListPane *self)
{
  g_return_val_if_fail (PTERO_IS_LIST_PANE (self), NULL);

  return self->panel;
}

/**
 * ptero_list_pane_get_jobs:
 * @self: a pane
 *
 * Returns: (transfer none): where long work goes
 */
PteroJobQueue *
ptero_list_pane_get_jobs (PteroListPane *self)
{
  g_return_val_if_fail (PTERO_IS_LIST_PANE (self), NULL);

  return self->jobs;
}

/**
 * ptero_list_pane_get_listing:
 * @self: a pane
 *
 * Returns: (transfer none): what it lists; another one after a search
 */
PteroListing *
ptero_list_pane_get_listing (PteroListPane *self)
{
  g_return_val_if_fail (PTERO_IS_LIST_PANE (self), NULL);

  return self->listing;
}

/**
 * ptero_list_pane_get_table:
 * @self: a pane
 *
 * Returns: (transfer none): its table
 */
PteroTable *
ptero_list_pane_get_table (PteroListPane *self)
{
  g_return_val_if_fail (PTERO_IS_LIST_PANE (self), NULL);

  return self->table;
}

/**
 * ptero_list_pane_set_filter:
 * @self: a pane
 * @query: a parameter of the route
 * @value: (nullable): its value, %NULL for none
 *
 * Has the panel list something else.
 */
void
ptero_list_pane_set_filter (PteroListPane *self,
                            const char    *query,
                            const char    *value)
{
  g_return_if_fail (PTERO_IS_LIST_PANE (self));

  ptero_request_set_query (self->request, query, value);
  restart (self);
}

/**
 * ptero_list_pane_set_only:
 * @self: a pane without choices
 * @filter: (transfer full): what an item has to pass
 *
 * Leaves out, for good, what the panel lists and is not wanted; all pages are fetched for that.
 */
void
ptero_list_pane_set_only (PteroListPane *self,
                          GtkFilter     *filter)
{
  g_return_if_fail (PTERO_IS_LIST_PANE (self));
  g_return_if_fail (self->info->choices == NULL);

  self->has_only = TRUE;
  ptero_table_set_only (self->table, filter);
}

/**
 * ptero_list_pane_choose:
 * @self: a pane
 * @choice: the name of one of its choices
 *
 * Shows a part of the list.
 */
void
ptero_list_pane_choose (PteroListPane *self,
                        const char    *choice)
{
  g_return_if_fail (PTERO_IS_LIST_PANE (self));

  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "choose",
                                      g_variant_new_string (choice));
}

/**
 * ptero_list_pane_search:
 * @self: a pane
 * @text: words
 *
 * Searches as if the person had typed it.
 */
void
ptero_list_pane_search (PteroListPane *self,
                        const char    *text)
{
  g_return_if_fail (PTERO_IS_LIST_PANE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), text);
}

/**
 * ptero_list_pane_refresh:
 * @self: a pane
 *
 * Fetches the list again.
 */
void
ptero_list_pane_refresh (PteroListPane *self)
{
  g_return_if_fail (PTERO_IS_LIST_PANE (self));

  self->n_polls = 0;
  fetch (self);
}

/**
 * ptero_list_pane_update:
 * @self: a pane
 *
 * To be called when something changed that its verbs or its summary depend on.
 */
void
ptero_list_pane_update (PteroListPane *self)
{
  g_return_if_fail (PTERO_IS_LIST_PANE (self));

  ptero_list_pane_update_verbs (self);
  update_summary (self);
}

/**
 * ptero_list_pane_take_job:
 * @self: a pane
 * @job: a job that is finished
 *
 * Fetches the list again, and says why where the job failed.
 */
void
ptero_list_pane_take_job (PteroListPane *self,
                          PteroJob      *job)
{
  g_return_if_fail (PTERO_IS_LIST_PANE (self));

  ptero_list_pane_update_verbs (self);
  ptero_list_pane_forget_counts (self);
  ptero_list_pane_refresh (self);
  g_signal_emit (self, signals[CHANGED], 0);
  ptero_panel_toast_job (GTK_WIDGET (self), job);
}

/**
 * ptero_list_pane_sent_cb:
 * @pane: a pane
 * @answer: what a panel answered
 *
 * A [callback@Ptero.SentFunc] that fetches the list again, as something in it
 * was changed.
 */
void
ptero_list_pane_sent_cb (GtkWidget   *pane,
                         PteroAnswer *answer)
{
  /* the answer may have changed what can be done with the selection */
  ptero_list_pane_update_verbs (PTERO_LIST_PANE (pane));
  ptero_list_pane_forget_counts (PTERO_LIST_PANE (pane));
  ptero_list_pane_refresh (PTERO_LIST_PANE (pane));
  g_signal_emit (pane, signals[CHANGED], 0);
}
