/* ptero-fleet-page-place.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-page-private.h"

/* Where somebody was in the list before a search: the row that had the focus, whether it was
 * selected, and how far the list was scrolled. When the search ends without somebody having gone
 * on in what was found, the list is there again.
 *
 * How far is told by where one row is in the view: heights of rows that were never in sight are
 * only estimated, so that the value of the adjustment for the same rows changes. */

#define RETURN_LIMIT (3 * G_USEC_PER_SEC)

static GtkAdjustment *
get_adjustment (PteroFleetPage *self)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (ptero_fleet_page_get_list_view (self)));
}

static guint
find_position (PteroFleetPage   *self,
               PteroFleetServer *server)
{
  GListModel *servers = G_LIST_MODEL (self->selection);

  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr(PteroFleetServer) item = g_list_model_get_item (servers, i);

      if (item == server)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static gboolean
is_selected (PteroFleetPage   *self,
             PteroFleetServer *server)
{
  const guint position = find_position (self, server);

  return position != GTK_INVALID_LIST_POSITION &&
         gtk_selection_model_is_selected (self->selection, position);
}

void
ptero_fleet_page_forget_place (PteroFleetPage *self)
{
  g_clear_object (&self->place.server);
  g_clear_object (&self->place.anchor);
  g_clear_pointer (&self->place.text, g_free);
}

/* The row that had the focus, or whatever is in the middle where that is out of sight. */
static void
note_anchor (PteroFleetPage *self)
{
  PteroFleetServer *server = self->place.server;

  if (server == NULL || !ptero_fleet_page_get_row (self, server, &self->place.offset))
    server = ptero_fleet_page_get_middle (self);
  if (server != NULL && ptero_fleet_page_get_row (self, server, &self->place.offset))
    g_set_object (&self->place.anchor, server);
}

/* One that was noted before stays until somebody goes on in the list. */
void
ptero_fleet_page_note_place (PteroFleetPage *self)
{
  if (self->place.text != NULL)
    return;

  self->place.text = g_strdup (self->searched);
  g_set_object (&self->place.server, self->last_focused);
  self->place.selected = self->last_focused != NULL && self->n_selected == 1 &&
                         is_selected (self, self->last_focused);
  note_anchor (self);
}

/* The places of the list come a few at a time, and are laid out in the frame after. */
static gboolean
is_there (PteroFleetPage *self,
          guint           position)
{
  const guint n_places = g_list_model_get_n_items (G_LIST_MODEL (self->slots));
  const guint n_laid_out = MIN (n_places, self->back.n_places);

  self->back.n_places = n_places;

  return position == GTK_INVALID_LIST_POSITION || position < n_laid_out;
}

static void
scroll_to (PteroFleetPage *self,
           guint           position)
{
  GtkWidget *view = ptero_fleet_page_get_list_view (self);

  /* the rows of a table are a list in it */
  if (GTK_IS_COLUMN_VIEW (view))
    view = gtk_widget_get_last_child (view);
  gtk_widget_activate_action (view, "list.scroll-to-item", "u", position);
}

/* The row is in sight by now; it may be at another place there. */
static void
align (PteroFleetPage *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  double offset;

  if (ptero_fleet_page_get_row (self, self->back.anchor, &offset))
    gtk_adjustment_set_value (adjustment,
                              gtk_adjustment_get_value (adjustment) + offset - self->back.offset);
}

/* The first row where the one that was wanted is not there. */
static void
focus_row (PteroFleetPage *self)
{
  g_autoptr(PteroFleetServer) first = g_list_model_get_item (G_LIST_MODEL (self->selection), 0);
  PteroFleetServer *server = self->back.server;

  if (server == NULL || find_position (self, server) == GTK_INVALID_LIST_POSITION)
    server = first;
  if (ptero_fleet_page_has_focus (self) && server != NULL)
    ptero_fleet_page_give_focus (self, server);
}

/* Rows are where they belong in the frame after they were scrolled to. */
static gboolean
back_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  PteroFleetPage *self = PTERO_FLEET_PAGE (widget);
  const guint position = self->back.anchor != NULL ? find_position (self, self->back.anchor)
                                                   : GTK_INVALID_LIST_POSITION;

  if (self->back.step == 0 && !is_there (self, position) &&
      g_get_monotonic_time () < self->back.due)
    return G_SOURCE_CONTINUE;

  switch (self->back.step++)
    {
    case 0:
      if (position != GTK_INVALID_LIST_POSITION)
        scroll_to (self, position);
      return G_SOURCE_CONTINUE;
    case 1:
      if (self->back.offset >= 0 && position != GTK_INVALID_LIST_POSITION)
        align (self);
      return G_SOURCE_CONTINUE;
    default:
      focus_row (self);
      self->back.tick = 0;
      ptero_fleet_page_stay (self);
      return G_SOURCE_REMOVE;
    }
}

void
ptero_fleet_page_stay (PteroFleetPage *self)
{
  if (self->back.tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->back.tick);
  self->back.tick = 0;
  g_clear_object (&self->back.server);
  g_clear_object (&self->back.anchor);
}

/* Scrolls to where @anchor is @offset below the top, or just in sight if that is negative. The
 * focus goes to the row of @server if it is in the list then. */
static void
go_back (PteroFleetPage   *self,
         PteroFleetServer *server,
         PteroFleetServer *anchor,
         double            offset)
{
  ptero_fleet_page_stay (self);
  g_set_object (&self->back.server, server);
  g_set_object (&self->back.anchor, anchor);
  self->back.offset = offset;
  self->back.step = 0;
  self->back.n_places = 0;
  self->back.due = g_get_monotonic_time () + RETURN_LIMIT;
  self->back.tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), back_cb, NULL, NULL);
}

/* Returns %FALSE where nobody was while just this was searched. */
gboolean
ptero_fleet_page_return (PteroFleetPage *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  if (g_strcmp0 (self->place.text, self->searched) != 0)
    return FALSE;

  go_back (self, self->place.server, self->place.anchor, self->place.offset);
  if (self->place.selected && self->n_selected == 0)
    position = find_position (self, self->place.server);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_select_item (self->selection, position, TRUE);
  ptero_fleet_page_forget_place (self);

  return TRUE;
}

/* Has the focus in the list, at the row that had it last if that is there. */
void
ptero_fleet_page_focus_back (PteroFleetPage *self)
{
  self->returning = TRUE;
  gtk_widget_grab_focus (ptero_fleet_page_get_list_view (self));
  self->returning = FALSE;
  if (self->last_focused != NULL)
    ptero_fleet_page_give_focus (self, self->last_focused);
  if (self->back.tick == 0)
    go_back (self, self->last_focused, self->last_focused, -1);
}

/* Has the focus in the list, at the first row that is selected. */
void
ptero_fleet_page_go_on (PteroFleetPage *self)
{
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (self->selection);
  const guint position = gtk_bitset_get_minimum (selected);
  g_autoptr(PteroFleetServer) server = NULL;

  server = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  ptero_fleet_page_forget_place (self);
  g_set_object (&self->last_focused, server);
  ptero_fleet_page_focus_back (self);
}

/* After other servers came into the list. */
void
ptero_fleet_page_keep_focused (PteroFleetPage   *self,
                               PteroFleetServer *server)
{
  if (self->back.tick == 0 && ptero_fleet_page_has_focus (self))
    go_back (self, server, server, -1);
}

/* Without the person having gone there. */
void
ptero_fleet_page_give_focus (PteroFleetPage   *self,
                             PteroFleetServer *server)
{
  self->returning = TRUE;
  ptero_fleet_page_focus_server (self, server);
  self->returning = FALSE;
}

/* Where the focus goes in the list, somebody goes on from there. */
void
ptero_fleet_page_focus_changed (PteroFleetPage *self)
{
  PteroFleetServer *server = ptero_fleet_page_get_focused (self, NULL);
  const gboolean moved = ptero_fleet_page_follow_focus (self);

  if (!self->returning)
    self->awaits_list = FALSE;
  if (server == NULL && ptero_fleet_page_has_focus_within (self))
    g_clear_weak_pointer (&self->given);
  if (server == NULL || !moved || self->returning || self->back.tick != 0 ||
      ptero_fleet_page_is_focus_given (self))
    return;

  g_set_object (&self->last_focused, server);
  ptero_fleet_page_forget_place (self);
}
