/* ptero-fleet-page-search.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-page-private.h"

#include "ptero-fleet-query.h"

/* What is searched is what is in the entry, and the terms before it that were typed there and
 * became chips: a term does as soon as it is followed by a space or Enter. Backspace at the start
 * of the entry takes the last one back. */

static void
scroll_to_top (PteroFleetPage *self)
{
  GtkWidget *view = ptero_fleet_page_get_list_view (self);

  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)), 0);
}

static const char *
get_text (PteroFleetPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

static char *
join (PteroFleetPage *self)
{
  return ptero_fleet_query_join ((const char * const *) self->terms->pdata, get_text (self));
}

static gboolean
has_term (PteroFleetPage *self,
          const char     *term)
{
  return g_strv_contains ((const char * const *) self->terms->pdata, term);
}

static void
append_term (PteroFleetPage *self,
             const char     *term)
{
  if (!has_term (self, term))
    g_ptr_array_insert (self->terms, (int) self->terms->len - 1, g_strdup (term));
}

static void
show_terms (PteroFleetPage *self)
{
  ptero_fleet_chips_set_terms (self->chips, (const char * const *) self->terms->pdata);
}

static void
grab_entry_focus (PteroFleetPage *self)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->search));

  gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
}

/* One that the cursor is in, or just behind, is being typed yet. */
static gboolean
is_finished (PteroFleetPage *self,
             const char     *text,
             gsize           start,
             gsize           end)
{
  const int position = gtk_editable_get_position (GTK_EDITABLE (self->search));
  const char *cursor = g_utf8_offset_to_pointer (text, position);

  return text[end] != '\0' && (cursor <= text + start || cursor > text + end);
}

/* Takes a term out of the entry, with a space behind it. */
static void
cut (PteroFleetPage *self,
     const char     *text,
     gsize           start,
     gsize           end)
{
  const int first = (int) g_utf8_pointer_to_offset (text, text + start);
  const int last = (int) g_utf8_pointer_to_offset (text, text + end);

  gtk_editable_delete_text (GTK_EDITABLE (self->search), first, last + (text[end] != '\0' ? 1 : 0));
}

static void
take_terms (PteroFleetPage *self,
            gboolean        all)
{
  g_autofree char *text = g_strdup (get_text (self));
  gsize start = 0;
  gsize end = 0;

  while (ptero_fleet_query_find_term (text, &start, &end))
    {
      g_autofree char *term = g_strndup (text + start, end - start);

      if (!all && !is_finished (self, text, start, end))
        {
          start = end;
          continue;
        }

      append_term (self, term);
      cut (self, text, start, end);
      g_free (text);
      text = g_strdup (get_text (self));
    }
}

static void
note_searched (PteroFleetPage *self,
               const char     *text)
{
  g_free (self->searched);
  self->searched = g_strdup (text);
}

/* The first of what is found, or where somebody was before. */
static void
scroll (PteroFleetPage *self)
{
  if (ptero_fleet_page_return (self))
    return;

  ptero_fleet_page_stay (self);
  scroll_to_top (self);
}

static void
apply (PteroFleetPage *self)
{
  g_autofree char *text = join (self);
  const gboolean had_words = self->has_words;

  self->has_words = *get_text (self) != '\0';
  if (g_str_equal (text, self->searched))
    return;

  if (*self->searched == '\0' || (!had_words && self->has_words))
    ptero_fleet_page_note_place (self);
  note_searched (self, text);
  ptero_fleet_filter_set_text (self->filter, text);
  scroll (self);
}

static void search_changed_cb (PteroFleetPage *self);

/* An entry that loses text is empty for a moment, and tells so: the filter would take that. */
static void
hold_search (PteroFleetPage *self,
             gboolean        hold)
{
  if (hold)
    g_signal_handlers_block_by_func (self->search, search_changed_cb, self);
  else
    g_signal_handlers_unblock_by_func (self->search, search_changed_cb, self);
}

static void
update (PteroFleetPage *self,
        gboolean        all)
{
  hold_search (self, TRUE);
  take_terms (self, all);
  hold_search (self, FALSE);
  show_terms (self);
  apply (self);
}

static void
search_changed_cb (PteroFleetPage *self)
{
  update (self, FALSE);
}

/* Typed into the list: the entry takes over, as the list goes away when nothing is found. */
static void
search_started_cb (PteroFleetPage *self)
{
  grab_entry_focus (self);
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
}

/* Escape: the search is over, the list is there again, at the row where one was. */
static void
search_stopped_cb (PteroFleetPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  ptero_fleet_page_focus_back (self);
}

/* Down and Enter go on in the list. */
static void
search_activated_cb (PteroFleetPage *self)
{
  update (self, TRUE);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;

  if (self->n_selected == 0)
    gtk_selection_model_select_item (self->selection, 0, TRUE);
  ptero_fleet_page_go_on (self);
}

/* An input method that has letters of its own takes this key first. */
static void
backspace_cb (GtkText        *text,
              PteroFleetPage *self)
{
  GtkEditable *entry = GTK_EDITABLE (self->search);
  g_autofree char *term = NULL;
  int position = 0;

  if (self->terms->len <= 1 || gtk_editable_get_position (entry) > 0 ||
      gtk_editable_get_selection_bounds (entry, NULL, NULL))
    return;

  g_signal_stop_emission_by_name (text, "backspace");
  term = g_ptr_array_steal_index (self->terms, self->terms->len - 2);
  hold_search (self, TRUE);
  if (*get_text (self) != '\0')
    gtk_editable_insert_text (entry, " ", -1, &position);
  position = 0;
  gtk_editable_insert_text (entry, term, -1, &position);
  gtk_editable_set_position (entry, position);
  hold_search (self, FALSE);
  show_terms (self);
  apply (self);
}

void
ptero_fleet_page_set_up_search (PteroFleetPage *self)
{
  self->terms = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->terms, NULL);
  note_searched (self, "");

  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "search-started", G_CALLBACK (search_started_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (search_stopped_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (search_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (self->search)), "backspace",
                           G_CALLBACK (backspace_cb), self, 0);
}

gboolean
ptero_fleet_page_start_search (PteroPage *page)
{
  PteroFleetPage *self = PTERO_FLEET_PAGE (page);

  self->awaits_list = FALSE;
  gtk_widget_grab_focus (self->search);
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);

  return TRUE;
}

/* Shows what is searched where that was not typed: saved, or cleared. What is typed just now may
 * not be searched yet. */
void
ptero_fleet_page_show_search (PteroFleetPage *self)
{
  const char *text = ptero_fleet_filter_get_text (self->filter);
  g_autofree char *words = NULL;
  g_auto(GStrv) terms = NULL;

  if (g_str_equal (text, self->searched))
    return;

  note_searched (self, text);
  terms = ptero_fleet_query_split (text, &words);
  g_ptr_array_set_size (self->terms, 0);
  for (guint i = 0; terms[i] != NULL; i++)
    g_ptr_array_add (self->terms, g_steal_pointer (&terms[i]));
  g_ptr_array_add (self->terms, NULL);

  hold_search (self, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->search), words);
  hold_search (self, FALSE);
  self->has_words = *words != '\0';
  show_terms (self);
  scroll (self);
}

void
ptero_fleet_page_add_term (PteroFleetPage *self,
                           const char     *term)
{
  append_term (self, term);
  show_terms (self);
  apply (self);
}

static gboolean
has_focus_in (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* A chip that goes gives the focus to another one, the last one to the entry. */
void
ptero_fleet_page_remove_term (PteroFleetPage *self,
                              const char     *term)
{
  guint position = 0;

  if (!has_term (self, term))
    return;

  while (!g_str_equal (self->terms->pdata[position], term))
    position++;
  if (self->terms->len == 2 && has_focus_in (GTK_WIDGET (self->chips)))
    grab_entry_focus (self);
  g_ptr_array_remove_index (self->terms, position);
  show_terms (self);
  apply (self);
}

/**
 * ptero_fleet_page_search:
 * @self: a page
 * @text: what to search, as if it was typed
 *
 * Shows only the servers that @text finds.
 */
void
ptero_fleet_page_search (PteroFleetPage *self,
                         const char     *text)
{
  g_return_if_fail (PTERO_IS_FLEET_PAGE (self));
  g_return_if_fail (text != NULL);

  ptero_fleet_page_clear_filters (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  grab_entry_focus (self);
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
}
