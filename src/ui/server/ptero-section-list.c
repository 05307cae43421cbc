/* ptero-section-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-section-list.h"

#include <glib/gi18n.h>

#include "ptero-css-class.h"
#include "ptero-list-pane.h"
#include "ptero-sections.h"

#define COUNT_CHARS 3  /* of what is counted, as in "2/3" */
#define N_NARROW 4   /* sections that are always there where there is little place */

/**
 * PteroSectionList:
 *
 * Chooses a section of a server's page through the action `server.section`: a
 * list beside the section or, where there is little place, a bar below it. What
 * the account may not use is not there.
 */
struct _PteroSectionList
{
  GtkWidget    parent_instance;

  PteroAccess *access;
  GtkWidget   *scroller;
  GtkWidget   *box;
  gboolean     narrow;
  guint        allowed;      /* a bit for each section that may be seen */
  const char  *shown;        /* name of the section, from the list of all */
  GHashTable  *hidden;       /* names of the sections that are in the menu */
  GHashTable  *widgets;      /* of the sections that were made, by their names */
  GHashTable  *counts;       /* labels, by the names of sections */
  GtkWidget   *more_button;  /* in the box; nothing if there is none */
};

G_DEFINE_FINAL_TYPE (PteroSectionList, ptero_section_list, GTK_TYPE_WIDGET)

static GtkWidget *
create_content (PteroSectionList *self,
                const char       *icon_name,
                const char       *title)
{
  GtkWidget *box =
    gtk_box_new (self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL,
                 self->narrow ? 3 : 12);
  GtkWidget *label = gtk_label_new (title);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon_name));
  gtk_box_append (GTK_BOX (box), label);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (self->narrow)
    gtk_widget_add_css_class (label, "caption");

  return box;
}

static void
update_counts (PteroSectionList *self)
{
  GHashTableIter iter;
  gpointer name;
  gpointer label;

  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &name, &label))
    {
      g_autofree char *text = ptero_section_dup_count (ptero_sections_find (name), self->access,
                                                       g_hash_table_lookup (self->widgets, name));

      gtk_label_set_text (label, text != NULL ? text : "");
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_ancestor (label, GTK_TYPE_TOGGLE_BUTTON)),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "",
                                      -1);
    }
}

/* Beside the title; there is no place for it below an icon. */
static void
add_count (PteroSectionList   *self,
           const PteroSection *section,
           GtkWidget          *content)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_halign (label, GTK_ALIGN_END);
  /* the section beside the list does not move when a count comes */
  gtk_label_set_width_chars (GTK_LABEL (label), COUNT_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_box_append (GTK_BOX (content), label);
  g_hash_table_insert (self->counts, (gpointer) section->name, label);
}

static void
add_section (PteroSectionList   *self,
             const PteroSection *section)
{
  GtkWidget *button = gtk_toggle_button_new ();
  const char *title = g_dgettext (GETTEXT_PACKAGE, section->title);
  GtkWidget *content = create_content (self, section->icon_name, title);

  if (section->count != NULL && !self->narrow)
    add_count (self, section, content);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "server.section");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", section->name);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_box_append (GTK_BOX (self->box), button);
}

/* The button for more bears the title of what is shown, if it is one of those. */
static void
update_more (PteroSectionList *self)
{
  const PteroSection *section = self->shown != NULL ? ptero_sections_find (self->shown) : NULL;
  const char *title = section != NULL ? g_dgettext (GETTEXT_PACKAGE, section->title) : NULL;

  if (self->more_button == NULL)
    return;

  if (section != NULL && !g_hash_table_contains (self->hidden, section->name))
    title = NULL;

  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->more_button),
                             create_content (self, "view-more-horizontal-symbolic",
                                             title != NULL ? title : _("More")));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more_button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title != NULL ? title : "",
                                  -1);
  ptero_css_class_set (self->more_button, "chosen", title != NULL);
}

static void
add_more (PteroSectionList *self,
          GMenu            *menu)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More"),
                                  -1);
  gtk_box_append (GTK_BOX (self->box), button);
  self->more_button = button;
  update_more (self);
}

/* Returns: a bit for each section that may be seen */
static guint
find_allowed (PteroSectionList *self)
{
  guint allowed = 0;
  guint n_sections;
  const PteroSection *sections = ptero_sections_get (&n_sections);

  for (guint i = 0; i < n_sections; i++)
    if (self->access == NULL || ptero_access_allows (self->access, sections[i].permission))
      allowed |= 1u << i;

  return allowed;
}

static void
rebuild (PteroSectionList *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  guint n_sections;
  guint n_added = 0;
  const PteroSection *sections = ptero_sections_get (&n_sections);
  GtkWidget *child;

  self->allowed = find_allowed (self);
  self->more_button = NULL;
  g_hash_table_remove_all (self->hidden);
  g_hash_table_remove_all (self->counts);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box), self->narrow
                                    ? GTK_ORIENTATION_HORIZONTAL
                                    : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_homogeneous (GTK_BOX (self->box), self->narrow);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller),
                                  self->narrow ? GTK_POLICY_EXTERNAL : GTK_POLICY_NEVER,
                                  self->narrow ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC);
  for (guint i = 0; i < n_sections; i++)
    {
      g_autofree char *action = NULL;

      if ((self->allowed & (1u << i)) == 0)
        continue;
      if (!self->narrow || n_added++ < N_NARROW)
        {
          add_section (self, &sections[i]);
          continue;
        }
      g_hash_table_add (self->hidden, (gpointer) sections[i].name);
      action = g_strdup_printf ("server.section::%s", sections[i].name);
      g_menu_append (menu, g_dgettext (GETTEXT_PACKAGE, sections[i].title), action);
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0)
    add_more (self, menu);
  update_counts (self);
}

/* What stays is not made anew: it may have the focus, or be pressed just now. */
static void
access_changed_cb (PteroSectionList *self)
{
  if (find_allowed (self) == self->allowed)
    update_counts (self);
  else
    rebuild (self);
}

/* To the section that is shown, or to the button that has it in its menu. */
static gboolean
ptero_section_list_grab_focus (GtkWidget *widget)
{
  PteroSectionList *self = PTERO_SECTION_LIST (widget);

  for (GtkWidget *button = gtk_widget_get_first_child (self->box); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    if (GTK_IS_TOGGLE_BUTTON (button) && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
      return gtk_widget_grab_focus (button);

  return gtk_widget_child_focus (self->more_button != NULL ? self->more_button : self->box,
                                 GTK_DIR_TAB_FORWARD);
}

static void
ptero_section_list_dispose (GObject *object)
{
  PteroSectionList *self = PTERO_SECTION_LIST (object);

  g_hash_table_remove_all (self->counts);
  g_hash_table_remove_all (self->widgets);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->access);

  G_OBJECT_CLASS (ptero_section_list_parent_class)->dispose (object);
}

static void
ptero_section_list_finalize (GObject *object)
{
  PteroSectionList *self = PTERO_SECTION_LIST (object);

  g_hash_table_unref (self->hidden);
  g_hash_table_unref (self->widgets);
  g_hash_table_unref (self->counts);

  G_OBJECT_CLASS (ptero_section_list_parent_class)->finalize (object);
}

static void
ptero_section_list_class_init (PteroSectionListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_section_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = ptero_section_list_finalize;
  widget_class->grab_focus = ptero_section_list_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "sectionlist");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ptero_section_list_init (PteroSectionList *self)
{
  self->hidden = g_hash_table_new (g_str_hash, g_str_equal);
  self->widgets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->counts = g_hash_table_new (g_str_hash, g_str_equal);
  self->scroller = gtk_scrolled_window_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * ptero_section_list_set_access:
 * @self: a list
 * @access: what may be done with the server
 */
void
ptero_section_list_set_access (PteroSectionList *self,
                               PteroAccess      *access)
{
  g_return_if_fail (PTERO_IS_SECTION_LIST (self));
  g_return_if_fail (PTERO_IS_ACCESS (access));

  g_set_object (&self->access, access);
  g_signal_connect_object (access, "changed", G_CALLBACK (access_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ptero_fleet_server_get_server (ptero_access_get_server (access)),
                           "notify::feature-limits",
                           G_CALLBACK (update_counts), self, G_CONNECT_SWAPPED);
  rebuild (self);
}

/**
 * ptero_section_list_set_narrow:
 * @self: a list
 * @narrow: whether it is a bar
 */
void
ptero_section_list_set_narrow (PteroSectionList *self,
                               gboolean          narrow)
{
  g_return_if_fail (PTERO_IS_SECTION_LIST (self));

  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  ptero_css_class_set (GTK_WIDGET (self), "narrow", narrow);
  rebuild (self);
}

/**
 * ptero_section_list_set_shown:
 * @self: a list
 * @section: the section that is shown
 *
 * Has it be said where it has no button of its own.
 */
void
ptero_section_list_set_shown (PteroSectionList   *self,
                              const PteroSection *section)
{
  g_return_if_fail (PTERO_IS_SECTION_LIST (self));
  g_return_if_fail (section != NULL);

  self->shown = section->name;
  update_more (self);
}

/**
 * ptero_section_list_add_widget:
 * @self: a list
 * @section: a section
 * @widget: what it made
 *
 * Has it be said how many there are of what @widget lists.
 */
void
ptero_section_list_add_widget (PteroSectionList   *self,
                               const PteroSection *section,
                               GtkWidget          *widget)
{
  g_return_if_fail (PTERO_IS_SECTION_LIST (self));
  g_return_if_fail (section != NULL);
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (section->count == NULL)
    return;

  g_hash_table_insert (self->widgets, (gpointer) section->name, g_object_ref (widget));
  g_signal_connect_object (ptero_list_pane_get_listing (PTERO_LIST_PANE (widget)), "items-changed",
                           G_CALLBACK (update_counts), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ptero_list_pane_get_listing (PTERO_LIST_PANE (widget)),
                           "notify::complete", G_CALLBACK (update_counts), self,
                           G_CONNECT_SWAPPED);
  update_counts (self);
}
