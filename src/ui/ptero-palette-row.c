/* ptero-palette-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-palette-row.h"

#include <glib/gi18n.h>

#include "ptero-palette-words.h"
#include "ptero-panel-mark.h"
#include "ptero-state-icon.h"

/* An icon, and what is between it and the title. */
#define INDENT 28

/**
 * PteroPaletteRow:
 *
 * Shows an item of the palette: its icon or the mark of its panel, its title
 * with what was typed in bold, what belongs to it, and at the end the keys that
 * do the same, or the state of a server and where to press for what can be done
 * with it.
 */
struct _PteroPaletteRow
{
  GtkWidget         parent_instance;

  PteroPaletteItem *item;
  GtkWidget        *box;
  GtkWidget        *icon;
  GtkWidget        *mark;
  GtkWidget        *texts;
  GtkLabel         *title;
  GtkLabel         *detail;
  GtkWidget        *state;
  GtkWidget        *more;
  GtkLabel         *keys;
  gboolean          narrow;
};

enum {
  PROP_0,
  PROP_NARROW,
};

G_DEFINE_FINAL_TYPE (PteroPaletteRow, ptero_palette_row, GTK_TYPE_WIDGET)

static void
mark_range (PangoAttrList *attributes,
            gsize          start,
            gsize          end)
{
  PangoAttribute *made[] = { pango_attr_weight_new (PANGO_WEIGHT_BOLD),
                             pango_attr_underline_new (PANGO_UNDERLINE_SINGLE) };

  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    {
      made[i]->start_index = start;
      made[i]->end_index = end;
      pango_attr_list_insert (attributes, made[i]);
    }
}

static void
mark_word (PangoAttrList *attributes,
           const char    *text,
           const char    *word)
{
  const char *end;
  const char *start = ptero_palette_find_word (text, word, &end);

  if (start != NULL)
    mark_range (attributes, start - text, end - text);
}

static void
mark_words (GtkLabel           *label,
            const char * const *words)
{
  PangoAttrList *attributes;

  if ((words == NULL || words[0] == NULL || !gtk_widget_get_visible (GTK_WIDGET (label))) &&
      gtk_label_get_attributes (label) == NULL)
    return;

  attributes = pango_attr_list_new ();
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    mark_word (attributes, gtk_label_get_text (label), words[i]);
  gtk_label_set_attributes (label, attributes);
  pango_attr_list_unref (attributes);
}

static void
update_state (PteroPaletteRow *self)
{
  ptero_state_icon_show_server (PTERO_STATE_ICON (self->state), self->item->server);
}

static void
disconnect (PteroPaletteRow *self)
{
  if (self->item != NULL && self->item->server != NULL)
    g_signal_handlers_disconnect_by_func (self->item->server, update_state, self);
}

static void
update_look (PteroPaletteRow *self)
{
  PteroPaletteItem *item = self->item;

  /* one below the other where there is little place */
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->texts), self->narrow
                                    ? GTK_ORIENTATION_VERTICAL
                                    : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->texts), self->narrow ? 0 : 12);
  gtk_widget_set_margin_start (self->box, item->nested ? INDENT : 0);
  gtk_widget_set_visible (self->icon, item->panel == NULL && !item->heading);
  gtk_widget_set_visible (self->mark, item->panel != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), item->detail != NULL);
  gtk_widget_set_visible (self->state, item->server != NULL);
  gtk_widget_set_visible (self->more, item->server != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->keys), item->keys != NULL && !self->narrow);
  if (item->heading)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "heading-row");
      gtk_widget_add_css_class (GTK_WIDGET (self->title), "caption-heading");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "heading-row");
      gtk_widget_remove_css_class (GTK_WIDGET (self->title), "caption-heading");
    }
}

static void
ptero_palette_row_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (prop_id == PROP_NARROW)
    g_value_set_boolean (value, PTERO_PALETTE_ROW (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
ptero_palette_row_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  PteroPaletteRow *self = PTERO_PALETTE_ROW (object);

  if (prop_id != PROP_NARROW)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }

  self->narrow = g_value_get_boolean (value);
  if (self->item != NULL)
    update_look (self);
}

static void
ptero_palette_row_dispose (GObject *object)
{
  PteroPaletteRow *self = PTERO_PALETTE_ROW (object);

  disconnect (self);
  g_clear_object (&self->item);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (ptero_palette_row_parent_class)->dispose (object);
}

static void
ptero_palette_row_class_init (PteroPaletteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_palette_row_dispose;
  G_OBJECT_CLASS (klass)->get_property = ptero_palette_row_get_property;
  G_OBJECT_CLASS (klass)->set_property = ptero_palette_row_set_property;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "paletterow");

  /**
   * PteroPaletteRow:narrow:
   *
   * There is little place: what can be left out is.
   */
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_NARROW,
                                   g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE |
                                                         G_PARAM_STATIC_STRINGS));
}

static GtkLabel *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return GTK_LABEL (label);
}

/* For the pointer, as the keyboard has Tab for it: while somebody types rows come and go, and a
 * button in each would be felt. */
static GtkWidget *
create_more (void)
{
  GtkWidget *image = gtk_image_new_from_icon_name ("view-more-symbolic");

  gtk_widget_set_tooltip_text (image, _("Show or Hide Actions"));
  gtk_widget_add_css_class (image, "palette-more");

  return image;
}

static void
ptero_palette_row_init (PteroPaletteRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->icon = gtk_image_new ();
  self->mark = ptero_panel_mark_new (NULL);
  self->texts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->title = create_label (NULL);
  self->detail = create_label ("caption");
  self->state = ptero_state_icon_new ();
  self->keys = GTK_LABEL (gtk_label_new (NULL));
  self->more = create_more ();

  gtk_widget_set_valign (self->mark, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->detail), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->keys), "palette-keys");
  gtk_widget_set_valign (GTK_WIDGET (self->keys), GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (self->texts, TRUE);
  gtk_widget_set_valign (self->texts, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self->keys), GTK_ALIGN_END);
  gtk_widget_set_halign (self->state, GTK_ALIGN_END);

  gtk_box_append (GTK_BOX (self->box), self->icon);
  gtk_box_append (GTK_BOX (self->box), self->mark);
  gtk_box_append (GTK_BOX (self->texts), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (self->texts), GTK_WIDGET (self->detail));
  gtk_box_append (GTK_BOX (self->box), self->texts);
  gtk_box_append (GTK_BOX (self->box), self->state);
  gtk_box_append (GTK_BOX (self->box), self->more);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->keys));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * ptero_palette_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
ptero_palette_row_new (void)
{
  return g_object_new (PTERO_TYPE_PALETTE_ROW, NULL);
}

/**
 * ptero_palette_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
PteroPaletteItem *
ptero_palette_row_get_item (PteroPaletteRow *self)
{
  g_return_val_if_fail (PTERO_IS_PALETTE_ROW (self), NULL);

  return self->item;
}

/**
 * ptero_palette_row_is_more:
 * @self: a row
 * @x: where, in @self
 * @y: where, in @self
 *
 * Returns: whether that asks for what can be done with the server
 */
gboolean
ptero_palette_row_is_more (PteroPaletteRow *self,
                           double           x,
                           double           y)
{
  graphene_rect_t bounds;

  g_return_val_if_fail (PTERO_IS_PALETTE_ROW (self), FALSE);

  return gtk_widget_get_visible (self->more) &&
         gtk_widget_compute_bounds (self->more, GTK_WIDGET (self), &bounds) &&
         graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float) x, (float) y));
}

/**
 * ptero_palette_row_set_item:
 * @self: a row
 * @item: (nullable): what to show
 * @words: (nullable) (array zero-terminated=1): what was typed, case-folded
 *
 * Shows @item, with @words marked in its title.
 */
void
ptero_palette_row_set_item (PteroPaletteRow    *self,
                            PteroPaletteItem   *item,
                            const char * const *words)
{
  g_return_if_fail (PTERO_IS_PALETTE_ROW (self));

  disconnect (self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  update_look (self);
  gtk_label_set_text (self->title, item->title);
  gtk_label_set_text (self->detail, item->detail != NULL ? item->detail : "");
  gtk_label_set_text (self->keys, item->keys != NULL ? item->keys : "");
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), item->icon_name);
  ptero_panel_mark_set_panel (PTERO_PANEL_MARK (self->mark), item->panel);
  mark_words (self->title, item->heading ? NULL : words);
  mark_words (self->detail, words);
  if (item->server != NULL)
    {
      g_signal_connect_object (item->server, "changed", G_CALLBACK (update_state), self,
                               G_CONNECT_SWAPPED);
      update_state (self);
    }
}
