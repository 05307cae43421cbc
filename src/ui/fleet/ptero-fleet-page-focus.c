/* ptero-fleet-page-focus.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-page-private.h"

#include "ptero-search-capture.h"

/* Where the focus goes that is given to the page, and not to anything in it: to the list, and while
 * there is none to the search, from which the list takes it over when it comes. Whoever moved the
 * focus meanwhile keeps it. */

static GtkWidget *
get_focus (PteroFleetPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

static gboolean
has_focus_in (PteroFleetPage *self,
              GtkWidget      *widget)
{
  GtkWidget *focus = get_focus (self);

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* Also at a row that is out of sight, which has no server. */
gboolean
ptero_fleet_page_has_focus (PteroFleetPage *self)
{
  return has_focus_in (self, ptero_fleet_page_get_list_view (self));
}

/* Returns whether somebody moved it: GTK moves it, too, when its row is no longer there. */
gboolean
ptero_fleet_page_follow_focus (PteroFleetPage *self)
{
  GtkWidget *view = ptero_fleet_page_get_list_view (self);
  GtkWidget *focus = get_focus (self);
  const gboolean lost = self->in_list &&
                        (self->in_front == NULL || !gtk_widget_is_ancestor (self->in_front, view));

  if (focus != NULL)
    {
      self->in_list = ptero_fleet_page_has_focus (self);
      g_set_weak_pointer (&self->in_front, self->in_list ? focus : NULL);
    }

  return !lost;
}

/* Whether it is where it was given to, be it after a menu. */
gboolean
ptero_fleet_page_is_focus_given (PteroFleetPage *self)
{
  return self->last_focused == NULL && self->given != NULL && get_focus (self) == self->given;
}

/* Whether it is somewhere in the page, and not only in the window. */
gboolean
ptero_fleet_page_has_focus_within (PteroFleetPage *self)
{
  return has_focus_in (self, GTK_WIDGET (self));
}

static gboolean
has_list (PteroFleetPage *self)
{
  const char *state = gtk_stack_get_visible_child_name (self->stack);

  return g_strcmp0 (state, "table") == 0 || g_strcmp0 (state, "list") == 0;
}

/* Where nobody was in the list before, nobody has meant the row that gets the focus. */
static gboolean
give_to_list (PteroFleetPage *self)
{
  gboolean focused;

  self->awaits_list = FALSE;
  self->returning = self->last_focused == NULL;
  focused = gtk_widget_grab_focus (ptero_fleet_page_get_list_view (self));
  self->returning = FALSE;
  g_set_weak_pointer (&self->given, focused ? get_focus (self) : NULL);

  return focused;
}

static gboolean
focus_search (PteroFleetPage *self)
{
  gboolean focused;

  self->returning = TRUE;
  focused = gtk_widget_grab_focus (self->search);
  self->returning = FALSE;
  self->awaits_list = focused;

  return focused;
}

/* The focus does not stay with buttons that come and go. */
void
ptero_fleet_page_focus_list (PteroFleetPage *self)
{
  if (get_focus (self) == NULL ||
      (self->action_bar != NULL && has_focus_in (self, GTK_WIDGET (self->action_bar))))
    gtk_widget_grab_focus (ptero_fleet_page_get_list_view (self));
}

gboolean
ptero_fleet_page_take_focus (PteroFleetPage *self)
{
  if (!has_list (self))
    return focus_search (self);

  return give_to_list (self);
}

/* Called when the list is there, which it may have been before. */
void
ptero_fleet_page_pass_focus (PteroFleetPage *self)
{
  if (!self->awaits_list || !has_list (self))
    return;

  self->awaits_list = FALSE;
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0' &&
      has_focus_in (self, self->search))
    give_to_list (self);
}

/* The buttons are outside of the page, in the header of the window. */
void
ptero_fleet_page_capture_search (PteroFleetPage *self)
{
  ptero_search_capture (self->search, GTK_WIDGET (self));
  ptero_search_capture (self->search, self->refresh_button);
  ptero_search_capture (self->search, self->selecting_buttons);
  ptero_search_capture (self->search, gtk_widget_get_first_child (self->header_end));
}
