/* ptero-diff-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-diff-text.h"

/* From one stroke to the next, along each axis, and how much of that is a stroke */
#define HATCH_STEP  4
#define HATCH_PART  0.2f

/**
 * PteroDiffText:
 *
 * A part of a comparison, which hatches the lines that are there only to have
 * the others beside those that they are compared with.
 */
struct _PteroDiffText
{
  GtkSourceView  parent_instance;

  GtkTextTag    *filler;     /* not owned: of the table of the buffer */
};

G_DEFINE_FINAL_TYPE (PteroDiffText, ptero_diff_text, GTK_SOURCE_TYPE_VIEW)

/* Strokes begin at the same places everywhere, so that those of lines below each other are
 * whole. */
static void
hatch (GtkSnapshot           *snapshot,
       const graphene_rect_t *bounds)
{
  static const GskColorStop stops[] = {
    { 0, { 0.5, 0.5, 0.5, 0.4 } },
    { HATCH_PART, { 0.5, 0.5, 0.5, 0.4 } },
    { HATCH_PART, { 0.5, 0.5, 0.5, 0 } },
    { 1, { 0.5, 0.5, 0.5, 0 } },
  };

  gtk_snapshot_append_repeating_linear_gradient (snapshot, bounds, &GRAPHENE_POINT_INIT (0, 0),
                                                 &GRAPHENE_POINT_INIT (HATCH_STEP, HATCH_STEP),
                                                 stops, G_N_ELEMENTS (stops));
}

static void
hatch_visible (PteroDiffText *self,
               GtkSnapshot   *snapshot)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible;
  GtkTextIter iter;
  int y, height;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, visible.y, NULL);
  do
    {
      gtk_text_view_get_line_yrange (view, &iter, &y, &height);
      if (gtk_text_iter_has_tag (&iter, self->filler))
        hatch (snapshot, &GRAPHENE_RECT_INIT (visible.x, y, visible.width, height));
    }
  while (y + height < visible.y + visible.height && gtk_text_iter_forward_line (&iter));
}

static void
ptero_diff_text_snapshot_layer (GtkTextView      *view,
                                GtkTextViewLayer  layer,
                                GtkSnapshot      *snapshot)
{
  PteroDiffText *self = PTERO_DIFF_TEXT (view);

  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT && self->filler != NULL)
    hatch_visible (self, snapshot);

  GTK_TEXT_VIEW_CLASS (ptero_diff_text_parent_class)->snapshot_layer (view, layer, snapshot);
}

static void
ptero_diff_text_class_init (PteroDiffTextClass *klass)
{
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = ptero_diff_text_snapshot_layer;
}

static void
ptero_diff_text_init (PteroDiffText *self)
{
}

/**
 * ptero_diff_text_set_filler:
 * @self: a view
 * @filler: a tag of its buffer, which all lines have that are hatched
 */
void
ptero_diff_text_set_filler (PteroDiffText *self,
                            GtkTextTag    *filler)
{
  g_return_if_fail (PTERO_IS_DIFF_TEXT (self));
  g_return_if_fail (GTK_IS_TEXT_TAG (filler));

  self->filler = filler;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
