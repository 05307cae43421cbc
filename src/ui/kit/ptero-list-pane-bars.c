/* ptero-list-pane-bars.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-list-pane-private.h"

#include <glib/gi18n.h>

#include "ptero-fold-box.h"
#include "ptero-list-copy.h"
#include "ptero-search-capture.h"
#include "ptero-sideways.h"

/**
 * ptero_verb_needs_items:
 * @verb: a verb
 *
 * Returns: whether it is done with what is selected
 */
gboolean
ptero_verb_needs_items (const PteroVerb *verb)
{
  return (verb->flags & (PTERO_VERB_FOR_ONE | PTERO_VERB_FOR_MANY)) != 0;
}

/* On the bar, or in the menu where it does not belong there. */
static gboolean
is_shown (PteroListPane   *self,
          const PteroVerb *verb,
          gboolean         for_items,
          gboolean         on_bar)
{
  if (ptero_verb_needs_items (verb) != for_items ||
      !ptero_panel_offers (self->panel, verb->flavour))
    return FALSE;

  return on_bar
           ? (verb->flags & PTERO_VERB_MENU) == 0
           : for_items || (verb->flags & PTERO_VERB_MENU) != 0;
}

static GtkWidget *
create_button (PteroListPane   *self,
               const PteroVerb *verb)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (g_dgettext (GETTEXT_PACKAGE, verb->title));
  g_autofree char *action = g_strconcat ("pane.", verb->name, NULL);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if ((verb->flags & PTERO_VERB_DESTRUCTIVE) != 0)
    gtk_widget_add_css_class (button, "delete-selected");
  if ((verb->flags & PTERO_VERB_SUGGESTED) != 0)
    gtk_widget_add_css_class (button, "suggested-action");
  g_object_set_data (G_OBJECT (button), "verb", (gpointer) verb);
  g_ptr_array_add (self->verb_buttons, button);

  return button;
}

/**
 * ptero_list_pane_create_menu:
 * @self: a pane
 * @for_items: whether it is for what is selected, or for the list
 *
 * Returns: (transfer full): what can be done, without what the bar has
 */
GMenuModel *
ptero_list_pane_create_menu (PteroListPane *self,
                             gboolean       for_items)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) verbs = g_menu_new ();
  g_autoptr(GMenu) links = g_menu_new ();
  g_autoptr(GMenu) destructive = g_menu_new ();
  g_autoptr(GMenu) common = g_menu_new ();

  for (guint i = 0; i < self->info->n_verbs; i++)
    {
      const PteroVerb *verb = &self->info->verbs[i];
      g_autofree char *action = g_strconcat ("pane.", verb->name, NULL);

      if (is_shown (self, verb, for_items, FALSE))
        g_menu_append ((verb->flags & PTERO_VERB_DESTRUCTIVE) != 0 ? destructive : (verb->flags & PTERO_VERB_LINK) != 0 ? links : verbs,
                       g_dgettext (GETTEXT_PACKAGE, verb->title), action);
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (links)) > 0)
    g_menu_append_submenu (verbs, _("_Go To"), G_MENU_MODEL (links));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (verbs));
  if (for_items)
    {
      g_autoptr(GMenuModel) values = ptero_list_copy_create_menu (self->table);

      g_menu_append (common, _("_Copy"), "pane.copy");
      g_menu_append_submenu (common, _("Copy _Value"), values);
    }
  else
    {
      g_menu_append (common, _("_Refresh"), "pane.refresh");
      g_menu_append (common, _("Export as _CSV…"), "pane.export::csv");
      g_menu_append (common, _("Export as _JSON…"), "pane.export::json");
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (common));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (destructive));

  return G_MENU_MODEL (menu);
}

static void
build_filters (PteroListPane *self,
               GtkBox        *bar)
{
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; self->info->filters[i].title != NULL; i++)
    gtk_string_list_append (titles, g_dgettext (GETTEXT_PACKAGE, self->info->filters[i].title));
  self->filter_choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filter_choice),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search By"), -1);
  gtk_box_append (bar, self->filter_choice);
}

static GtkWidget *
build_search (PteroListPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->search_entry = gtk_search_entry_new ();
  g_object_set (self->search_entry, "placeholder-text", _("Search"), "hexpand", TRUE, "width-chars",
                6, "max-width-chars", 6, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search"), -1);
  ptero_search_capture (self->search_entry, GTK_WIDGET (self->table));
  gtk_box_append (GTK_BOX (box), self->search_entry);
  if (ptero_list_pane_is_searched_by_panel (self))
    build_filters (self, GTK_BOX (box));

  return box;
}

/* As wide as it is where there is place for it. */
static GtkWidget *
scroll_sideways (GtkWidget *bar)
{
  GtkWidget *scroller = ptero_sideways_new (bar);

  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);

  return scroller;
}

static guint
get_n_choices (PteroListPane *self)
{
  guint n_choices = 0;

  while (self->info->choices != NULL && self->info->choices[n_choices].id != NULL)
    n_choices++;

  return n_choices;
}

/**
 * ptero_list_pane_forget_counts:
 * @self: a pane
 *
 * Something was done with what it lists: only what is fetched now can be counted.
 */
void
ptero_list_pane_forget_counts (PteroListPane *self)
{
  for (guint i = 0; i < get_n_choices (self); i++)
    self->counts[i] = -1;
}

static gint64
count_fitting (PteroListPane         *self,
               const PteroListChoice *choice)
{
  gint64 n_fitting = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->listing)); i++)
    n_fitting += choice->fits (ptero_listing_peek_item (self->listing, i)) ? 1 : 0;

  return n_fitting;
}

/* Those of which all are listed now, or of which the panel has told how many there are. */
static void
count (PteroListPane *self,
       guint          i)
{
  const PteroListChoice *choice = &self->info->choices[i];
  gboolean has_all = self->choice == NULL || self->choice->query == NULL;
  gboolean is_complete = ptero_listing_get_complete (self->listing);

  if (choice->fits != NULL && has_all && is_complete)
    self->counts[i] = count_fitting (self, choice);
  else if (choice->fits == NULL && (choice == self->choice || (has_all && choice->query == NULL)) &&
           (is_complete || ptero_listing_get_total (self->listing) > 0))
    self->counts[i] = is_complete
                        ? g_list_model_get_n_items (G_LIST_MODEL (self->listing))
                        : ptero_listing_get_total (self->listing);
}

/**
 * ptero_list_pane_update_counts:
 * @self: a pane
 *
 * Says beside each choice how many there are, where that is known: nothing is
 * fetched for it.
 */
void
ptero_list_pane_update_counts (PteroListPane *self)
{
  gboolean is_searched = *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0';

  if (is_searched || ptero_listing_get_loading (self->listing) ||
      ptero_listing_get_error (self->listing) != NULL)
    return;

  for (guint i = 0; i < get_n_choices (self); i++)
    {
      g_autofree char *text = NULL;

      count (self, i);
      text = self->counts[i] >= 0 ? g_strdup_printf ("%'" G_GINT64_FORMAT,
                                                     self->counts[i]) : g_strdup ("");
      gtk_label_set_text (self->count_labels->pdata[i], text);
      gtk_widget_set_visible (self->count_labels->pdata[i], *text != '\0');
    }
}

static GtkWidget *
create_chip (PteroListPane         *self,
             const PteroListChoice *choice)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  const char *title = g_dgettext (GETTEXT_PACKAGE, choice->title);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_visible (label, FALSE);
  g_ptr_array_add (self->count_labels, label);
  gtk_box_append (GTK_BOX (box), gtk_label_new (title));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "pane.choose");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", choice->id);
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);

  return button;
}

static GtkWidget *
build_choices (PteroListPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *scroller;

  self->counts = g_new (gint64, get_n_choices (self));
  ptero_list_pane_forget_counts (self);
  for (const PteroListChoice *choice = self->info->choices; choice->id != NULL; choice++)
    gtk_box_append (GTK_BOX (box), create_chip (self, choice));
  scroller = scroll_sideways (box);
  gtk_widget_set_hexpand (scroller, TRUE);

  return scroller;
}

/* Whoever has no pointer, or never opens the menu of a row, finds here what is nowhere else. */
static GtkWidget *
create_more (PteroListPane *self,
             gboolean       for_items)
{
  GtkWidget *more = gtk_menu_button_new ();
  g_autoptr(GMenuModel) menu = ptero_list_pane_create_menu (self, for_items);
  const char *title = for_items ? _("More for the Selection") : _("More");

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (more), menu);
  gtk_widget_set_tooltip_text (more, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_valign (more, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_end (more, for_items ? 6 : 0);

  return more;
}

/**
 * ptero_list_pane_build_bar:
 * @self: a pane that has its table
 *
 * Makes the search, what needs no item and the summary.
 *
 * Returns: (transfer floating): the bar above the table
 */
GtkWidget *
ptero_list_pane_build_bar (PteroListPane *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->summary = GTK_LABEL (gtk_label_new (NULL));
  g_object_set (self->summary, "ellipsize", PANGO_ELLIPSIZE_END, "margin-start", 6, "margin-end", 6,
                NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "dim-label");
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->summary));
  for (guint i = 0; i < self->info->n_verbs; i++)
    if (is_shown (self, &self->info->verbs[i], FALSE, TRUE))
      gtk_box_append (GTK_BOX (bar), create_button (self, &self->info->verbs[i]));

  gtk_box_append (GTK_BOX (bar), create_more (self, FALSE));
  gtk_widget_set_halign (bar, GTK_ALIGN_END);

  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->bar, "toolbar");
  gtk_widget_add_css_class (self->bar, "page-bar");
  gtk_box_append (GTK_BOX (self->bar), build_search (self));
  gtk_widget_set_margin_start (bar, self->info->choices != NULL ? 6 : 0);
  gtk_widget_set_halign (sides, self->info->choices != NULL ? GTK_ALIGN_FILL : GTK_ALIGN_END);
  if (self->info->choices != NULL)
    gtk_box_append (GTK_BOX (sides), build_choices (self));
  /* rather a choice than a command is scrolled to */
  gtk_box_append (GTK_BOX (sides), self->info->choices != NULL ? bar : scroll_sideways (bar));
  gtk_box_append (GTK_BOX (self->bar), sides);

  return self->bar;
}

/**
 * ptero_list_pane_build_narrow_summary:
 * @self: a pane
 *
 * Returns: (transfer floating): the summary for where the bar has no place for it
 */
GtkWidget *
ptero_list_pane_build_narrow_summary (PteroListPane *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  self->narrow_summary = GTK_LABEL (label);
  g_object_set (label, "xalign", 0., "ellipsize", PANGO_ELLIPSIZE_END, "visible", FALSE, NULL);
  g_object_set (label, "margin-start", 12, "margin-end", 12, "margin-top", 6, "margin-bottom", 6,
                NULL);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");

  return label;
}

/* Beside the buttons, in whole. */
static GtkLabel *
create_words (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");

  return GTK_LABEL (label);
}

/**
 * ptero_list_pane_build_selection_bar:
 * @self: a pane
 *
 * Returns: (transfer floating): the bar of what can be done with the selection
 */
GtkWidget *
ptero_list_pane_build_selection_bar (PteroListPane *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *fold;

  gtk_widget_add_css_class (bar, "toolbar");
  for (guint i = 0; i < self->info->n_verbs; i++)
    if (is_shown (self, &self->info->verbs[i], TRUE, TRUE))
      gtk_box_append (GTK_BOX (bar), create_button (self, &self->info->verbs[i]));
  self->selected = create_words ();
  self->unselected = create_words ();
  gtk_label_set_text (self->unselected, _("Nothing selected"));

  self->selection_bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_visible (self->selection_bar, FALSE);
  gtk_widget_add_css_class (self->selection_bar, "selection-bar");
  /* that nothing is selected is seen by the buttons, too, but not how many are */
  fold = ptero_fold_box_new_at_end (scroll_sideways (bar), GTK_WIDGET (self->unselected));
  gtk_widget_set_hexpand (fold, TRUE);
  gtk_box_append (GTK_BOX (self->selection_bar), fold);
  gtk_box_append (GTK_BOX (self->selection_bar), GTK_WIDGET (self->selected));
  gtk_box_append (GTK_BOX (self->selection_bar),
                  create_more (self, TRUE));   /* in sight where the bar is not */

  return self->selection_bar;
}
