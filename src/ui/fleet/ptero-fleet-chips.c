/* ptero-fleet-chips.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-chips.h"

#include <glib/gi18n.h>

#include "ptero-format.h"
#include "ptero-panel-mark.h"
#include "ptero-tooltip.h"

#define SHORT_NAME 12   /* characters; a longer name of a panel may be cut to */
#define CUT_NAME   8
#define MENU_MAX   100  /* panels; more are not looked through in a menu, whose making takes a time with the square of them */

/**
 * PteroFleetChips:
 *
 * The groups of states and the panels that the server list can be narrowed
 * down to, each with how many servers it has. What is chosen is the state of
 * the actions `fleet.group`, `fleet.favorites` and `fleet.filter-panel`.
 */
struct _PteroFleetChips
{
  GtkWidget        parent_instance;

  GtkWidget       *scroller;
  GtkWidget       *spinner;
  GtkLabel        *all_count;
  GtkLabel        *running_count;
  GtkLabel        *offline_count;
  GtkLabel        *attention_count;
  GtkLabel        *unknown_count;
  GtkMenuButton   *panel_button;
  PteroPanelMark  *panel_mark;
  GtkLabel        *panel_label;
  GtkToggleButton *favorites;
  GtkLabel        *favorites_count;
  GtkLabel        *favorites_label;
  GtkMenuButton   *filter_button;
  GBindingGroup   *window;       /* of the window the chips are in */
  GMenu           *panels_menu;
  guint            n_panels;
};

G_DEFINE_FINAL_TYPE (PteroFleetChips, ptero_fleet_chips, GTK_TYPE_WIDGET)

static void
append_panel (GMenu      *menu,
              const char *label,
              const char *id)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "fleet.filter-panel", "s", id);
  g_menu_append_item (menu, item);
}

static GtkWidget *
get_chip (GtkLabel *label)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (label), GTK_TYPE_TOGGLE_BUTTON);
}

/* A child that is moved is another one for assistive technologies, so it is moved only where that changes something. */
static void
place_after (GtkWidget *chip,
             GtkWidget *sibling)
{
  if (gtk_widget_get_prev_sibling (chip) != sibling)
    gtk_box_reorder_child_after (GTK_BOX (gtk_widget_get_parent (chip)), chip, sibling);
}

/* Assistive technologies do not find the words inside of a button. */
static void
name_chip (GtkWidget  *child,
           const char *name,
           const char *count)
{
  GtkWidget *chip = gtk_widget_get_ancestor (child, GTK_TYPE_TOGGLE_BUTTON);
  g_autofree char *label = g_strdup_printf ("%s, %s", name, count);

  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
ptero_fleet_chips_root (GtkWidget *widget)
{
  PteroFleetChips *self = PTERO_FLEET_CHIPS (widget);
  GtkRoot *root;

  GTK_WIDGET_CLASS (ptero_fleet_chips_parent_class)->root (widget);

  root = gtk_widget_get_root (widget);
  g_binding_group_set_source (self->window, GTK_IS_WINDOW (root) ? root : NULL);
}

static void
ptero_fleet_chips_unroot (GtkWidget *widget)
{
  PteroFleetChips *self = PTERO_FLEET_CHIPS (widget);

  if (self->window != NULL)
    g_binding_group_set_source (self->window, NULL);

  GTK_WIDGET_CLASS (ptero_fleet_chips_parent_class)->unroot (widget);
}

static void
ptero_fleet_chips_dispose (GObject *object)
{
  g_clear_object (&PTERO_FLEET_CHIPS (object)->window);
  g_clear_object (&PTERO_FLEET_CHIPS (object)->panels_menu);
  gtk_widget_dispose_template (GTK_WIDGET (object), PTERO_TYPE_FLEET_CHIPS);

  G_OBJECT_CLASS (ptero_fleet_chips_parent_class)->dispose (object);
}

static void
ptero_fleet_chips_class_init (PteroFleetChipsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_fleet_chips_dispose;
  widget_class->root = ptero_fleet_chips_root;
  widget_class->unroot = ptero_fleet_chips_unroot;

  g_type_ensure (PTERO_TYPE_PANEL_MARK);
  g_type_ensure (PTERO_TYPE_TOOLTIP);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ptero-fleet-chips.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, all_count);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, attention_count);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, favorites);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, favorites_count);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, favorites_label);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, filter_button);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, offline_count);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, panel_button);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, panel_label);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, panel_mark);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, running_count);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, scroller);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, spinner);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, unknown_count);
}

static void
ptero_fleet_chips_init (PteroFleetChips *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  /* With the keyboard one has to see where the focus is. With the pointer one does, and what was chosen from a menu at the end must
   * not scroll the first chips away as the focus comes back from it. */
  self->window = g_binding_group_new ();
  g_binding_group_bind (self->window, "focus-visible",
                        gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->scroller)), "scroll-to-focus", G_BINDING_SYNC_CREATE);
}

/**
 * ptero_fleet_chips_set_counts:
 * @self: the chips
 * @counts: (array fixed-size=5): how many servers are in each [enum@Ptero.FleetGroup]
 */
void
ptero_fleet_chips_set_counts (PteroFleetChips *self,
                              const guint     *counts)
{
  const char * const names[] = { N_("All"), N_("Running"), N_("Offline"), N_("Attention"), N_("Unknown") };
  GtkLabel *labels[] = { self->all_count, self->running_count, self->offline_count, self->attention_count, self->unknown_count };
  GtkWidget *unknown = get_chip (self->unknown_count);

  g_return_if_fail (PTERO_IS_FLEET_CHIPS (self));

  for (guint i = 0; i < PTERO_N_FLEET_GROUPS; i++)
    {
      g_autofree char *text = g_strdup_printf ("%'u", counts[i]);

      if (g_str_equal (gtk_label_get_text (labels[i]), text))
        continue;

      gtk_label_set_text (labels[i], text);
      name_chip (GTK_WIDGET (labels[i]), _(names[i]), text);
    }

  /* What is chosen can be seen, and chosen off. */
  gtk_widget_set_visible (unknown, counts[PTERO_FLEET_GROUP_UNKNOWN] > 0 ||
                                   gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (unknown)));
}

/**
 * ptero_fleet_chips_set_favorites:
 * @self: the chips
 * @n_favorites: how many servers have a star
 * @narrow: whether the star has to do without the word
 */
void
ptero_fleet_chips_set_favorites (PteroFleetChips *self,
                                 guint            n_favorites,
                                 gboolean         narrow)
{
  g_autofree char *text = g_strdup_printf ("%'u", n_favorites);

  g_return_if_fail (PTERO_IS_FLEET_CHIPS (self));

  gtk_label_set_text (self->favorites_count, text);
  name_chip (GTK_WIDGET (self->favorites_count), _("Favorites"), text);
  gtk_widget_set_visible (GTK_WIDGET (self->favorites_label), !narrow);
  /* what has to be scrolled to is what is needed the least */
  place_after (get_chip (self->offline_count), narrow ? GTK_WIDGET (self->favorites) : get_chip (self->running_count));
  ptero_tooltip_set_text (GTK_WIDGET (self->favorites), narrow ? _("Favorites") : NULL);
  /* what is chosen can be chosen off */
  gtk_widget_set_visible (GTK_WIDGET (self->favorites), n_favorites > 0 || gtk_toggle_button_get_active (self->favorites));
}

/**
 * ptero_fleet_chips_get_filter_button:
 * @self: the chips
 *
 * Returns: (transfer none): the button whose menu adds to the filter
 */
GtkMenuButton *
ptero_fleet_chips_get_filter_button (PteroFleetChips *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_CHIPS (self), NULL);

  return self->filter_button;
}

/**
 * ptero_fleet_chips_get_panels_menu:
 * @self: the chips
 *
 * Returns: (transfer none) (nullable): a menu of the panels to choose from, %NULL if there are fewer than two
 */
GMenuModel *
ptero_fleet_chips_get_panels_menu (PteroFleetChips *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_CHIPS (self), NULL);

  return self->n_panels > 1 ? G_MENU_MODEL (self->panels_menu) : NULL;
}

/**
 * ptero_fleet_chips_hide_attention:
 * @self: the chips
 *
 * Leaves out what all servers of the page have in common.
 */
void
ptero_fleet_chips_hide_attention (PteroFleetChips *self)
{
  g_return_if_fail (PTERO_IS_FLEET_CHIPS (self));

  gtk_widget_set_visible (get_chip (self->attention_count), FALSE);
}

/**
 * ptero_fleet_chips_set_stale:
 * @self: the chips
 * @stale: whether some of the states that are counted are not those of now
 */
void
ptero_fleet_chips_set_stale (PteroFleetChips *self,
                             gboolean         stale)
{
  GtkLabel *labels[] = { self->running_count, self->offline_count, self->attention_count, self->unknown_count };

  g_return_if_fail (PTERO_IS_FLEET_CHIPS (self));

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      GtkWidget *chip = get_chip (labels[i]);

      if (stale == gtk_widget_has_css_class (chip, "stale"))
        continue;

      ptero_tooltip_set_text (chip, stale ? _("What was running or offline when it was last seen is not counted") : NULL);
      if (stale)
        gtk_widget_add_css_class (chip, "stale");
      else
        gtk_widget_remove_css_class (chip, "stale");
    }
}

/**
 * ptero_fleet_chips_set_loading:
 * @self: the chips
 * @loading: whether a spinner takes the place of the count of all
 */
void
ptero_fleet_chips_set_loading (PteroFleetChips *self,
                               gboolean         loading)
{
  g_return_if_fail (PTERO_IS_FLEET_CHIPS (self));

  gtk_widget_set_visible (self->spinner, loading);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), loading);
  gtk_widget_set_visible (GTK_WIDGET (self->all_count), !loading);
}

/* A chip is as wide as a short name; only one that may be cut keeps a place that is wider than what is left of it. */
static void
show_panel (PteroFleetChips *self,
            const char      *name)
{
  const gboolean is_short = g_utf8_strlen (name, -1) <= SHORT_NAME;

  gtk_label_set_text (self->panel_label, name);
  gtk_label_set_ellipsize (self->panel_label, is_short ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (self->panel_label, is_short ? -1 : CUT_NAME);
}

/**
 * ptero_fleet_chips_set_panels:
 * @self: the chips
 * @panels: (nullable): the panels to choose from; %NULL for none, as with fewer than two
 * @chosen: (nullable): the only one that is shown
 */
void
ptero_fleet_chips_set_panels (PteroFleetChips *self,
                              GListModel      *panels,
                              PteroPanel      *chosen)
{
  guint n_panels = panels != NULL ? g_list_model_get_n_items (panels) : 0;
  g_autofree char *name = chosen != NULL ? ptero_text_make_safe (ptero_panel_get_name (chosen)) : NULL;

  g_return_if_fail (PTERO_IS_FLEET_CHIPS (self));

  /* until one is chosen the menu of the filter has them */
  self->n_panels = n_panels;
  gtk_widget_set_visible (GTK_WIDGET (self->panel_button), n_panels > 1 && chosen != NULL);
  ptero_panel_mark_set_panel (self->panel_mark, chosen);
  show_panel (self, name != NULL ? name : _("All Panels"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->panel_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (self->panel_label), -1);

  g_clear_object (&self->panels_menu);
  self->panels_menu = g_menu_new ();
  append_panel (self->panels_menu, _("All Panels"), "");
  for (guint i = 0; i < MIN (n_panels, MENU_MAX); i++)
    {
      g_autoptr(PteroPanel) panel = g_list_model_get_item (panels, i);
      g_autofree char *label = ptero_format_menu_name (ptero_panel_get_name (panel));

      append_panel (self->panels_menu, label, ptero_panel_get_id (panel));
    }
  gtk_menu_button_set_menu_model (self->panel_button, chosen != NULL ? G_MENU_MODEL (self->panels_menu) : NULL);
}
