/* ptero-fleet-chips.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-chips.h"

#include <glib/gi18n.h>

#include "ptero-fleet-query.h"
#include "ptero-format.h"
#include "ptero-panel-mark.h"
#include "ptero-tooltip.h"

#define SHORT_NAME 12   /* characters; a longer name of a panel may be cut to */
#define CUT_NAME   8
#define LONG_TERM  24
#define MENU_MAX   100  /* panels; more are not looked through in a menu, whose making takes a time with the square of them */

/**
 * PteroFleetChips:
 *
 * The groups of states and the panels that the server list can be narrowed
 * down to, each with how many servers it has. What is chosen is the state of
 * the actions `fleet.group`, `fleet.favorites` and `fleet.filter-panel`.
 *
 * Before them, as they go on from the search, are the terms that were typed
 * there; each is taken away by `fleet.remove-term`. What there is too little
 * place for is scrolled to, but for the button that adds to the filter.
 */
struct _PteroFleetChips
{
  GtkWidget        parent_instance;

  GtkWidget       *box;
  GtkWidget       *scroller;
  GtkBox          *terms;
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
  GtkWidget       *filter_label;
  GBindingGroup   *window;       /* of the window the chips are in */
  GMenu           *panels_menu;
  guint            n_panels;
  gboolean         sparse;       /* only chips that there are servers for */
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

/* A child that is moved is another one for assistive technologies, so it is moved only where that
 * changes something. */
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

static const char *
get_term (GtkWidget *chip)
{
  GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (chip));

  return g_variant_get_string (target, NULL);
}

static GtkWidget *
find_term (PteroFleetChips *self,
           const char      *term)
{
  GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->terms));

  while (chip != NULL && !g_str_equal (get_term (chip), term))
    chip = gtk_widget_get_next_sibling (chip);

  return chip;
}

static GtkWidget *
add_term (PteroFleetChips *self,
          const char      *term)
{
  g_autofree char *text = ptero_fleet_query_describe_term (term);
  /* Translators: a chip for what is searched, as “Node: fra” */
  g_autofree char *name = g_strdup_printf (_("Remove “%s” from the Search"), text);
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *cross = g_object_new (GTK_TYPE_IMAGE, "icon-name", "window-close-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  if (g_utf8_strlen (text, -1) > LONG_TERM)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), LONG_TERM);
      gtk_label_set_max_width_chars (GTK_LABEL (label), LONG_TERM);
    }
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), cross);
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, "term");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "s", term);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "fleet.remove-term");
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  ptero_tooltip_set_text (chip, name);
  gtk_box_append (self->terms, chip);

  return chip;
}

/* The focus goes on to the next one, or the one before. */
static void
remove_term (PteroFleetChips *self,
             GtkWidget       *chip)
{
  GtkWidget *next = gtk_widget_get_next_sibling (chip);

  if (next == NULL)
    next = gtk_widget_get_prev_sibling (chip);
  if (gtk_widget_has_focus (chip) && next != NULL)
    gtk_widget_grab_focus (next);
  gtk_box_remove (self->terms, chip);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                PteroFleetChips       *self)
{
  const gboolean removes = keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete ||
                           keyval == GDK_KEY_BackSpace;
  GtkWidget *chip = gtk_widget_get_focus_child (GTK_WIDGET (self->terms));

  if (!removes || chip == NULL)
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_activate_action (chip, "fleet.remove-term", "s", get_term (chip));
}

/* What was added is to be seen. */
static void
scroll_to_terms (PteroFleetChips *self)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (self->scroller);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (scroller);
  const gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  gtk_adjustment_set_value (adjustment, mirrored ? gtk_adjustment_get_upper (adjustment) : 0);
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

/* As wide as there is place: chips that are out of sight make no window wider. */
static void
ptero_fleet_chips_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  gtk_widget_measure (PTERO_FLEET_CHIPS (widget)->box, orientation, for_size, minimum, natural,
                      NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = *minimum;
}

static void
ptero_fleet_chips_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  gtk_widget_allocate (PTERO_FLEET_CHIPS (widget)->box, width, height, baseline, NULL);
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
  widget_class->measure = ptero_fleet_chips_measure;
  widget_class->root = ptero_fleet_chips_root;
  widget_class->size_allocate = ptero_fleet_chips_size_allocate;
  widget_class->unroot = ptero_fleet_chips_unroot;

  g_type_ensure (PTERO_TYPE_PANEL_MARK);
  g_type_ensure (PTERO_TYPE_TOOLTIP);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/ptero-fleet-chips.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, all_count);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, attention_count);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, box);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, favorites);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, favorites_count);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, favorites_label);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, filter_button);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, filter_label);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, offline_count);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, panel_button);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, panel_label);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, panel_mark);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, running_count);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, scroller);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, spinner);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, terms);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetChips, unknown_count);
}

static void
ptero_fleet_chips_init (PteroFleetChips *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->terms), keys);

  /* With the keyboard one has to see where the focus is. With the pointer one does, and what was
   * chosen from a menu at the end must not scroll the first chips away as the focus comes back from
   * it. */
  self->window = g_binding_group_new ();
  g_binding_group_bind (self->window, "focus-visible",
                        gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->scroller)),
                        "scroll-to-focus", G_BINDING_SYNC_CREATE);
}

/* What is chosen can be seen, and chosen off. */
static void
show_chip (GtkLabel *label,
           guint     count)
{
  GtkWidget *chip = get_chip (label);

  gtk_widget_set_visible (chip, count > 0 ||
                                gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)));
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
  const char * const names[] = { N_("All"), N_("Running"), N_("Offline"), N_("Attention"),
                                 N_("Unknown") };
  GtkLabel *labels[] = { self->all_count, self->running_count, self->offline_count,
                         self->attention_count, self->unknown_count };

  g_return_if_fail (PTERO_IS_FLEET_CHIPS (self));

  for (guint i = 0; i < PTERO_N_FLEET_GROUPS; i++)
    {
      g_autofree char *text = g_strdup_printf ("%'u", counts[i]);

      if (g_str_equal (gtk_label_get_text (labels[i]), text))
        continue;

      gtk_label_set_text (labels[i], text);
      name_chip (GTK_WIDGET (labels[i]), _(names[i]), text);
    }

  show_chip (self->unknown_count, counts[PTERO_FLEET_GROUP_UNKNOWN]);
  if (!self->sparse)
    return;

  show_chip (self->running_count, counts[PTERO_FLEET_GROUP_RUNNING]);
  show_chip (self->offline_count, counts[PTERO_FLEET_GROUP_OFFLINE]);
}

/**
 * ptero_fleet_chips_set_favorites:
 * @self: the chips
 * @n_favorites: how many servers have a star
 * @narrow: whether the star, and the button that adds to the filter, have to do without words
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
  gtk_widget_set_visible (self->filter_label, !narrow);
  /* what has to be scrolled to is what is needed the least */
  place_after (get_chip (self->offline_count),
               narrow ? GTK_WIDGET (self->favorites) : get_chip (self->running_count));
  ptero_tooltip_set_text (GTK_WIDGET (self->favorites), narrow ? _("Favorites") : NULL);
  /* what is chosen can be chosen off */
  gtk_widget_set_visible (GTK_WIDGET (self->favorites), n_favorites > 0 ||
                          gtk_toggle_button_get_active (self->favorites));
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
 * Returns: (transfer none) (nullable): a menu of the panels to choose from, %NULL if there are
 *   fewer than two
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
 * Leaves out what all servers of the page have in common, and what none of them is.
 */
void
ptero_fleet_chips_hide_attention (PteroFleetChips *self)
{
  g_return_if_fail (PTERO_IS_FLEET_CHIPS (self));

  self->sparse = TRUE;
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
  GtkLabel *labels[] = { self->running_count, self->offline_count, self->attention_count,
                         self->unknown_count };

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

/* A chip is as wide as a short name; only one that may be cut keeps a place that is wider than what
 * is left of it. */
static void
show_panel (PteroFleetChips *self,
            const char      *name)
{
  const gboolean is_short = g_utf8_strlen (name, -1) <= SHORT_NAME;

  gtk_label_set_text (self->panel_label, name);
  gtk_label_set_ellipsize (self->panel_label,
                           is_short ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
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
  g_autofree char *name = chosen != NULL
                            ? ptero_text_make_safe (ptero_panel_get_name (chosen))
                            : NULL;

  g_return_if_fail (PTERO_IS_FLEET_CHIPS (self));

  /* until one is chosen the menu of the filter has them */
  self->n_panels = n_panels;
  gtk_widget_set_visible (GTK_WIDGET (self->panel_button), n_panels > 1 && chosen != NULL);
  ptero_panel_mark_set_panel (self->panel_mark, chosen);
  show_panel (self, name != NULL ? name : _("All Panels"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->panel_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (self->panel_label), -1);

  g_clear_object (&self->panels_menu);
  self->panels_menu = g_menu_new ();
  append_panel (self->panels_menu, _("All Panels"), "");
  for (guint i = 0; i < MIN (n_panels, MENU_MAX); i++)
    {
      g_autoptr(PteroPanel) panel = g_list_model_get_item (panels, i);
      g_autofree char *label = ptero_format_menu_name (ptero_panel_get_name (panel));

      append_panel (self->panels_menu, label, ptero_panel_get_id (panel));
    }
  gtk_menu_button_set_menu_model (self->panel_button,
                                  chosen != NULL ? G_MENU_MODEL (self->panels_menu) : NULL);
}

/**
 * ptero_fleet_chips_set_terms:
 * @self: the chips
 * @terms: (array zero-terminated=1): what was typed into the search and is understood
 *
 * Shows a chip for each of @terms that takes it away. One that stays is not made anew.
 */
void
ptero_fleet_chips_set_terms (PteroFleetChips    *self,
                             const char * const *terms)
{
  GtkWidget *before = NULL;
  gboolean added = FALSE;
  GtkWidget *chip;
  GtkWidget *next;

  g_return_if_fail (PTERO_IS_FLEET_CHIPS (self));
  g_return_if_fail (terms != NULL);

  for (chip = gtk_widget_get_first_child (GTK_WIDGET (self->terms)); chip != NULL; chip = next)
    {
      next = gtk_widget_get_next_sibling (chip);
      if (!g_strv_contains (terms, get_term (chip)))
        remove_term (self, chip);
    }

  for (guint i = 0; terms[i] != NULL; i++)
    {
      chip = find_term (self, terms[i]);
      added |= chip == NULL;
      if (chip == NULL)
        chip = add_term (self, terms[i]);
      place_after (chip, before);
      before = chip;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->terms), terms[0] != NULL);
  if (added)
    scroll_to_terms (self);
}
