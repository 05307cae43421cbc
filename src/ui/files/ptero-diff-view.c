/* ptero-diff-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-diff-view.h"

#include <glib/gi18n.h>

#include "ptero-bar-button.h"
#include "ptero-diff-decisions.h"
#include "ptero-diff-filler.h"
#include "ptero-diff-pane.h"
#include "ptero-editor-search.h"
#include "ptero-format.h"

/* How long the window may be kept from answering while texts come into it, in microseconds */
#define FILL_BUDGET 8000

/* More than the title of a text needs. */
#define PANE_WIDTH 240

/* Lines of a difference that is taken without showing both texts anew. */
#define MAX_SETTLED 1000

/**
 * PteroDiffView:
 *
 * What differs between the file on the server and one's own text, beside each
 * other or below each other, a way from one difference to the next, and what is
 * decided of each: to take what is on the server, or to keep what is here.
 */
struct _PteroDiffView
{
  GtkWidget           parent_instance;

  GtkWidget          *box;
  GtkWidget          *paned;
  GtkWidget          *beside;
  GtkWidget          *within;
  GtkLabel           *position_label;
  GtkWidget          *layouts;
  GtkWidget          *edit;
  GtkWidget          *decisions;
  GtkWidget          *take;
  GtkWidget          *keep;
  char               *old_title;
  char               *written;    /* what is said of what is on the server */
  char               *both;       /* the title of both texts as one */
  GtkWidget          *progress;
  PteroDiffPane      *theirs;
  PteroDiffPane      *mine;
  PteroEditorSearch  *theirs_search;
  PteroEditorSearch  *mine_search;

  PteroDiff          *diff;
  PteroDiffFiller    *filler;     /* what brings it into the panes, as long as it does */
  guint               fill;
  int                 next;       /* what is shown then */
  GArray             *places;     /* the line of the view where each difference begins */
  PteroDiffDecisions *choices;    /* what is decided of each of them */
  int                 position;
  gboolean            waits;      /* for another diff */
  gboolean            compares;   /* nothing can be */
  gboolean            decided;
  gboolean            is_inline;
  PteroDiffPane      *leader;     /* where the other text is scrolled to */
  guint               follow;
  guint               tick;
};

enum {
  PROP_0,
  PROP_DECIDED,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PteroDiffView, ptero_diff_view, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  PteroDiffView *self = PTERO_DIFF_VIEW (widget);
  GtkTextView *view = ptero_diff_pane_get_view (self->theirs);

  self->tick = 0;
  gtk_adjustment_set_value (ptero_diff_pane_get_vadjustment (self->theirs), 0);
  gtk_text_view_scroll_to_mark (view, gtk_text_buffer_get_insert (gtk_text_view_get_buffer (view)),
                                0, TRUE, 0, 0.3);

  return G_SOURCE_REMOVE;
}

/* Once the texts are laid out: before, what is scrolled as one is as high as nothing. */
static void
scroll_to_cursor (PteroDiffView *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

/* Whether all of it is shown, so that it can be walked through and decided. */
static gboolean
is_ready (PteroDiffView *self)
{
  return self->diff != NULL && self->filler == NULL && !self->waits;
}

static void
update_decided (PteroDiffView *self)
{
  const guint n = ptero_diff_decisions_count_open (self->choices);
  const gboolean decided = is_ready (self) && ptero_diff_decisions_is_done (self->choices);
  g_autofree char *text = NULL;

  if (decided)
    text = g_strdup (_("All is decided: it can be saved"));
  else if (n > 0)
    text = g_strdup_printf (ngettext ("can be saved when %u difference is decided",
                                      "can be saved when %u differences are decided", n), n);
  if (!self->compares)
    {
      ptero_diff_pane_set_subtitle (self->mine, text != NULL ? text : "");
      ptero_diff_pane_set_subtitle (self->theirs,
                                    !self->is_inline ? self->written : text != NULL ? text : "");
    }
  if (self->decided == decided)
    return;

  self->decided = decided;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DECIDED]);
}

static char *
describe_position (PteroDiffView *self)
{
  const guint n = ptero_diff_decisions_get_n (self->choices);

  if (!is_ready (self))
    return g_strdup (self->diff != NULL ? _("Comparing…") : "");
  if (n == 0)
    return g_strdup (_("The lines are the same"));
  if (self->position < 0)
    return g_strdup_printf (ngettext ("%u difference", "%u differences", n), n);
  if (ptero_diff_decisions_is_kept (self->choices, self->position))
    /* Translators: the second of four differences, which stays as it is here */
    return g_strdup_printf (_("%d of %u · kept"), self->position + 1, n);
  if (self->is_inline)
    /* Translators: the second of four differences, where there is little place */
    return g_strdup_printf (_("%d of %u"), self->position + 1, n);

  return g_strdup_printf (_("Difference %d of %u"), self->position + 1, n);
}

static void
update_position (PteroDiffView *self)
{
  const int n = is_ready (self) ? (int) ptero_diff_decisions_get_n (self->choices) : 0;
  g_autofree char *text = describe_position (self);

  gtk_widget_set_sensitive (self->decisions, self->position >= 0 && self->position < n);
  gtk_widget_set_sensitive (self->keep,
                            !ptero_diff_decisions_is_kept (self->choices, self->position));
  update_decided (self);
  gtk_label_set_label (self->position_label, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "diff.next", self->position + 1 < n);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "diff.previous", n > 0 && self->position > 0);
}

static void
show_place (PteroDiffView *self,
            int            position)
{
  self->position = MAX (position, 0) - 1;
  ptero_diff_view_step (self, 1);
  update_position (self);
}

static void
stop_filling (PteroDiffView *self)
{
  g_clear_handle_id (&self->fill, g_source_remove);
  g_clear_pointer (&self->filler, ptero_diff_filler_free);
  gtk_widget_set_visible (self->progress, FALSE);
}

/* Returns: whether there is more to come */
static gboolean
fill_portion (PteroDiffView *self)
{
  if (ptero_diff_filler_step (self->filler, FILL_BUDGET))
    {
      gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                     ptero_diff_filler_get_fraction (self->filler));
      return TRUE;
    }

  g_array_unref (self->places);
  self->places = g_array_ref (ptero_diff_filler_get_places (self->filler));
  stop_filling (self);
  show_place (self, self->next);

  return FALSE;
}

static gboolean
fill_cb (gpointer user_data)
{
  PteroDiffView *self = user_data;
  guint id = self->fill;

  /* which is not removed by who stops the filling, as it is done */
  self->fill = 0;
  if (!fill_portion (self))
    return G_SOURCE_REMOVE;

  self->fill = id;

  return G_SOURCE_CONTINUE;
}

/* At once where that is quick, else in portions, with the window answering between them. At the end
 * the difference @next is shown. */
static void
fill (PteroDiffView *self,
      int            next)
{
  stop_filling (self);
  self->next = next;
  self->position = -1;
  self->filler = ptero_diff_filler_new (self->diff, self->theirs,
                                        self->is_inline ? NULL : self->mine);
  if (!fill_portion (self))
    return;

  gtk_widget_set_visible (self->progress, TRUE);
  self->fill = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, fill_cb, self, NULL);
  update_position (self);
}

static void
update_title (PteroDiffView *self)
{
  ptero_diff_pane_set_title (self->theirs, self->is_inline ? self->both : self->old_title);
  update_decided (self);
}

static void
update_layout (PteroDiffView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->mine), !self->is_inline);
  ptero_editor_search_stop (self->theirs_search);
  ptero_editor_search_stop (self->mine_search);
  update_title (self);
  if (self->diff != NULL)
    fill (self, self->filler != NULL ? self->next : self->position);
}

static void
step_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  ptero_diff_view_step (PTERO_DIFF_VIEW (widget), g_str_equal (action_name, "diff.next") ? 1 : -1);
}

static void
within_toggled_cb (PteroDiffView *self)
{
  const gboolean is_inline = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->within));

  if (self->is_inline == is_inline)
    return;

  self->is_inline = is_inline;
  update_layout (self);
}

static void
ptero_diff_view_dispose (GObject *object)
{
  PteroDiffView *self = PTERO_DIFF_VIEW (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_clear_handle_id (&self->fill, g_source_remove);
  g_clear_pointer (&self->filler, ptero_diff_filler_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  /* after the texts, which may scroll as they go */
  g_clear_handle_id (&self->follow, g_source_remove);
  g_clear_pointer (&self->diff, ptero_diff_free);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->choices, ptero_diff_decisions_free);
  g_clear_pointer (&self->old_title, g_free);
  g_clear_pointer (&self->written, g_free);
  g_clear_pointer (&self->both, g_free);

  G_OBJECT_CLASS (ptero_diff_view_parent_class)->dispose (object);
}

static void
ptero_diff_view_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DECIDED:
      g_value_set_boolean (value, PTERO_DIFF_VIEW (object)->decided);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Not to a button: what is looked at is the text. */
static gboolean
ptero_diff_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PTERO_DIFF_VIEW (widget)->theirs));
}

static void
ptero_diff_view_class_init (PteroDiffViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_diff_view_dispose;
  object_class->get_property = ptero_diff_view_get_property;
  widget_class->grab_focus = ptero_diff_view_grab_focus;

  /**
   * PteroDiffView:decided:
   *
   * Whether it was decided of each difference what becomes of it.
   */
  properties[PROP_DECIDED] = g_param_spec_boolean ("decided", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS |
                                                   G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "diff.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "diff.previous", NULL, step_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F7, 0, "diff.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F7, GDK_SHIFT_MASK, "diff.previous",
                                       NULL);
}

static GtkWidget *
build_step (const char *icon,
            const char *tooltip,
            const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

static GtkWidget *
build_decisions (PteroDiffView *self)
{
  self->decisions = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->take = ptero_bar_button_new ("go-next-symbolic", _("_Take Theirs"),
                                     "editor.take-difference");
  self->keep = ptero_bar_button_new ("ptero-check-symbolic", _("Keep _Mine"),
                                     "editor.keep-difference");
  gtk_box_append (GTK_BOX (self->decisions), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (self->decisions), self->take);
  gtk_box_append (GTK_BOX (self->decisions), self->keep);

  return self->decisions;
}

static GtkWidget *
build_linked (GtkWidget *first,
              GtkWidget *second)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);

  return box;
}

static GtkWidget *
build_bar (PteroDiffView *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *position = gtk_label_new (NULL);
  GtkWidget *steps = build_linked (build_step ("go-up-symbolic", _("Previous Difference"),
                                               "diff.previous"),
                                   build_step ("go-down-symbolic", _("Next Difference"),
                                               "diff.next"));

  self->position_label = GTK_LABEL (position);
  self->beside = gtk_toggle_button_new_with_label (_("Side by Side"));
  self->within = gtk_toggle_button_new_with_label (_("Inline"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->within), GTK_TOGGLE_BUTTON (self->beside));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->beside), TRUE);
  g_signal_connect_object (self->within, "toggled", G_CALLBACK (within_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (position, "dim-label");
  gtk_widget_add_css_class (position, "numeric");
  gtk_label_set_ellipsize (GTK_LABEL (position), PANGO_ELLIPSIZE_START);
  gtk_label_set_xalign (GTK_LABEL (position), 1);
  gtk_widget_set_hexpand (position, TRUE);
  gtk_widget_add_css_class (bar, "toolbar");
  self->layouts = build_linked (self->beside, self->within);
  self->edit = gtk_button_new_with_mnemonic (_("Keep _Editing"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->edit), "editor.keep-editing");
  gtk_box_append (GTK_BOX (bar), self->layouts);
  gtk_box_append (GTK_BOX (bar), self->edit);
  gtk_box_append (GTK_BOX (bar), position);
  gtk_box_append (GTK_BOX (bar), steps);
  gtk_box_append (GTK_BOX (bar), build_decisions (self));

  return bar;
}

static gboolean
follow_cb (gpointer user_data)
{
  PteroDiffView *self = user_data;
  PteroDiffPane *follower = self->leader == self->mine ? self->theirs : self->mine;

  gtk_adjustment_set_value (ptero_diff_pane_get_vadjustment (follower),
                            gtk_adjustment_get_value (ptero_diff_pane_get_vadjustment (self->leader)));
  self->follow = 0;

  return G_SOURCE_REMOVE;
}

/* Before the next frame, and not in the middle of an allocation, which is where a text may find out
 * how high it is. What follows leads nothing. */
static void
lead (PteroDiffView *self,
      PteroDiffPane *leader)
{
  if (self->follow != 0)
    return;

  self->leader = leader;
  self->follow = g_idle_add_full (G_PRIORITY_HIGH_IDLE, follow_cb, self, NULL);
}

static void
mine_scrolled_cb (PteroDiffView *self)
{
  lead (self, self->mine);
}

static void
theirs_scrolled_cb (PteroDiffView *self)
{
  lead (self, self->theirs);
}

/* Each by its own adjustment: where one text is higher than the other, be it by a pixel, one for
 * both has each laid out again whenever the other one is. What is not high enough yet follows once
 * it is. */
static void
scroll_together (PteroDiffView *self)
{
  GtkAdjustment *theirs = ptero_diff_pane_get_vadjustment (self->theirs);
  GtkAdjustment *mine = ptero_diff_pane_get_vadjustment (self->mine);

  g_signal_connect_object (theirs, "value-changed", G_CALLBACK (theirs_scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (mine, "value-changed", G_CALLBACK (mine_scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (mine, "notify::upper", G_CALLBACK (theirs_scrolled_cb), self,
                           G_CONNECT_SWAPPED);
}

/* How far the texts have come, over their upper edge: what is below does not move when it goes. */
static GtkWidget *
build_texts (PteroDiffView *self)
{
  GtkWidget *overlay = gtk_overlay_new ();

  /* Each has half of the place, as long as nobody moves what is between them: GTK divides by what
   * they need at least. No size group, by which one would ask for a new place when the other does,
   * which may be after it was given one for this frame. */
  gtk_widget_set_size_request (GTK_WIDGET (self->theirs), PANE_WIDTH, -1);
  gtk_widget_set_size_request (GTK_WIDGET (self->mine), PANE_WIDTH, -1);
  self->paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_start_child (GTK_PANED (self->paned), GTK_WIDGET (self->theirs));
  gtk_paned_set_end_child (GTK_PANED (self->paned), GTK_WIDGET (self->mine));
  self->progress = gtk_progress_bar_new ();
  gtk_widget_add_css_class (self->progress, "osd");
  gtk_widget_set_valign (self->progress, GTK_ALIGN_START);
  gtk_widget_set_can_target (self->progress, FALSE);
  gtk_widget_set_visible (self->progress, FALSE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->paned);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->progress);

  return overlay;
}

static PteroEditorSearch *
create_search (PteroDiffPane *pane)
{
  return PTERO_EDITOR_SEARCH (ptero_editor_search_new (GTK_SOURCE_VIEW (ptero_diff_pane_get_view (pane))));
}

static void
ptero_diff_view_init (PteroDiffView *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (guint));
  self->choices = ptero_diff_decisions_new ();
  self->position = -1;
  self->old_title = g_strdup (_("On the Server"));
  self->written = g_strdup (_("read only"));
  self->both = g_strdup (_("On the Server (−) and Your Version (+)"));
  self->theirs = PTERO_DIFF_PANE (ptero_diff_pane_new ("ptero-server-symbolic",
                                                       _("On the Server")));
  self->mine = PTERO_DIFF_PANE (ptero_diff_pane_new ("document-edit-symbolic", _("Your Version")));
  self->theirs_search = create_search (self->theirs);
  self->mine_search = create_search (self->mine);
  scroll_together (self);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), build_bar (self));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->theirs_search));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->mine_search));
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), build_texts (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  update_position (self);
}

/**
 * ptero_diff_view_new:
 *
 * Returns: (transfer floating): a view that compares nothing yet
 */
GtkWidget *
ptero_diff_view_new (void)
{
  return g_object_new (PTERO_TYPE_DIFF_VIEW, NULL);
}

static void
take_diff (PteroDiffView *self,
           PteroDiff     *diff)
{
  stop_filling (self);
  g_clear_pointer (&self->diff, ptero_diff_free);
  self->diff = diff;
  self->waits = FALSE;
}

static void
set_language (PteroDiffPane     *pane,
              GtkSourceLanguage *language)
{
  gtk_source_buffer_set_language (GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (ptero_diff_pane_get_view (pane))), language);
}

/**
 * ptero_diff_view_set_diff:
 * @self: a view
 * @diff: (transfer full): what is on the server, compared with one's own text
 * @language: (nullable): how the texts are highlighted
 *
 * Shows @diff, at its first difference, of which nothing is decided.
 */
void
ptero_diff_view_set_diff (PteroDiffView     *self,
                          PteroDiff         *diff,
                          GtkSourceLanguage *language)
{
  g_return_if_fail (PTERO_IS_DIFF_VIEW (self));
  g_return_if_fail (diff != NULL);

  take_diff (self, diff);
  ptero_diff_decisions_reset (self->choices, diff);
  set_language (self->theirs, language);
  set_language (self->mine, language);
  fill (self, 0);
}

/**
 * ptero_diff_view_update_diff:
 * @self: a view that shows a diff
 * @diff: (transfer full): what is on the server, compared with what became of
 *   one's own text
 *
 * Shows @diff; what was decided stays decided.
 */
void
ptero_diff_view_update_diff (PteroDiffView *self,
                             PteroDiff     *diff)
{
  int position;

  g_return_if_fail (PTERO_IS_DIFF_VIEW (self));
  g_return_if_fail (self->diff != NULL);

  position = MAX (self->filler != NULL ? self->next : self->position, 0);
  ptero_diff_decisions_carry (self->choices, self->diff, diff);
  take_diff (self, diff);
  fill (self, ptero_diff_decisions_find_open (self->choices, position));
}

/**
 * ptero_diff_view_wait:
 * @self: a view
 *
 * Has nothing decided until it shows another diff.
 */
void
ptero_diff_view_wait (PteroDiffView *self)
{
  g_return_if_fail (PTERO_IS_DIFF_VIEW (self));

  self->waits = TRUE;
  update_position (self);
}

/**
 * ptero_diff_view_get_diff:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what is shown
 */
PteroDiff *
ptero_diff_view_get_diff (PteroDiffView *self)
{
  g_return_val_if_fail (PTERO_IS_DIFF_VIEW (self), NULL);

  return self->diff;
}

/**
 * ptero_diff_view_set_edited:
 * @self: a view
 * @edited: whether one's own text is not saved
 */
void
ptero_diff_view_set_edited (PteroDiffView *self,
                            gboolean       edited)
{
  g_return_if_fail (PTERO_IS_DIFF_VIEW (self));

  /* Translators: a text that is not saved yet, in a small mark beside its title */
  ptero_diff_pane_set_pill (self->mine, edited ? _("edited") : NULL);
}

/* Where somebody is, or else what they wrote. */
static PteroEditorSearch *
get_search (PteroDiffView *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (self->paned);

  return self->is_inline || focus == GTK_WIDGET (self->theirs)
           ? self->theirs_search
           : self->mine_search;
}

/**
 * ptero_diff_view_start_search:
 * @self: a view
 *
 * Searches the text that has the focus, or else one's own.
 */
void
ptero_diff_view_start_search (PteroDiffView *self)
{
  PteroEditorSearch *search;

  g_return_if_fail (PTERO_IS_DIFF_VIEW (self));

  search = get_search (self);
  ptero_editor_search_stop (search == self->mine_search ? self->theirs_search : self->mine_search);
  ptero_editor_search_start (search, FALSE);
}

/**
 * ptero_diff_view_step_search:
 * @self: a view
 * @forward: whether to go to the next place that is found, not to the one before
 */
void
ptero_diff_view_step_search (PteroDiffView *self,
                             gboolean       forward)
{
  PteroEditorSearch *search;

  g_return_if_fail (PTERO_IS_DIFF_VIEW (self));

  /* the one that is open */
  search = gtk_widget_get_visible (gtk_widget_get_first_child (GTK_WIDGET (self->theirs_search)))
             ? self->theirs_search
             : self->mine_search;
  ptero_editor_search_step (search, forward);
}

/**
 * ptero_diff_view_set_written:
 * @self: a view
 * @time: (nullable): when what is on the server was written; %NULL if that isn't known
 */
void
ptero_diff_view_set_written (PteroDiffView *self,
                             GDateTime     *time)
{
  g_autofree char *ago = NULL;

  g_return_if_fail (PTERO_IS_DIFF_VIEW (self));

  g_free (self->written);
  ago = time != NULL ? ptero_format_relative (time) : NULL;
  /* Translators: "read only · written just now", "read only · written 5 minutes ago" */
  self->written = ago != NULL ? g_strdup_printf (_("read only · written %s"),
                                                 ago) : g_strdup (_("read only"));
  update_decided (self);
}

/**
 * ptero_diff_view_set_titles:
 * @self: a view
 * @old_title: what is the old text
 * @new_title: what is the new text
 *
 * Names two texts that are only compared: nothing can be taken from one into
 * the other.
 */
void
ptero_diff_view_set_titles (PteroDiffView *self,
                            const char    *old_title,
                            const char    *new_title)
{
  g_return_if_fail (PTERO_IS_DIFF_VIEW (self));

  g_free (self->old_title);
  g_free (self->both);
  self->old_title = g_strdup (old_title);
  /* Translators: two texts that are compared; what only the first has is marked −, what only the
   * second has + */
  self->both = g_strdup_printf (_("%s (−) and %s (+)"), old_title, new_title);
  ptero_diff_pane_set_title (self->mine, new_title);
  ptero_diff_pane_set_label (self->theirs, old_title);
  ptero_diff_pane_set_label (self->mine, new_title);
  gtk_widget_set_visible (self->decisions, FALSE);
  gtk_widget_set_visible (self->edit, FALSE);
  ptero_diff_pane_set_subtitle (self->theirs, NULL);
  ptero_diff_pane_set_subtitle (self->mine, NULL);
  self->compares = TRUE;
  update_title (self);
}

/**
 * ptero_diff_view_set_inline:
 * @self: a view
 * @is_inline: whether the texts are shown as one
 */
void
ptero_diff_view_set_inline (PteroDiffView *self,
                            gboolean       is_inline)
{
  g_return_if_fail (PTERO_IS_DIFF_VIEW (self));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (is_inline ? self->within : self->beside), TRUE);
}

/**
 * ptero_diff_view_set_narrow:
 * @self: a view
 * @narrow: whether there is little place, so that the texts are shown as one
 */
void
ptero_diff_view_set_narrow (PteroDiffView *self,
                            gboolean       narrow)
{
  g_return_if_fail (PTERO_IS_DIFF_VIEW (self));

  gtk_widget_set_visible (self->layouts, !narrow);
  ptero_bar_button_set_narrow (self->take, narrow);
  ptero_bar_button_set_narrow (self->keep, narrow);
  ptero_diff_view_set_inline (self, narrow);
}

/**
 * ptero_diff_view_get_decided:
 * @self: a view
 *
 * Returns: whether it was decided of each difference what becomes of it
 */
gboolean
ptero_diff_view_get_decided (PteroDiffView *self)
{
  g_return_val_if_fail (PTERO_IS_DIFF_VIEW (self), FALSE);

  return self->decided;
}

/**
 * ptero_diff_view_keep:
 * @self: a view
 *
 * Leaves the difference that is shown as it is here, and goes to the next one
 * that is not decided.
 */
void
ptero_diff_view_keep (PteroDiffView *self)
{
  g_return_if_fail (PTERO_IS_DIFF_VIEW (self));

  if (!is_ready (self) || self->position < 0 ||
      self->position >= (int) ptero_diff_decisions_get_n (self->choices))
    return;

  ptero_diff_decisions_keep (self->choices, self->position);
  show_place (self, ptero_diff_decisions_find_open (self->choices, self->position));
}

static void
place_cursor (PteroDiffPane *pane,
              guint          line)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (ptero_diff_pane_get_view (pane));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (buffer, &iter, (int) line);
  gtk_text_buffer_place_cursor (buffer, &iter);
}

/* Both texts have as many lines in the view. */
static void
show_line (PteroDiffView *self,
           guint          line)
{
  place_cursor (self->theirs, line);
  if (!self->is_inline)
    place_cursor (self->mine, line);
  scroll_to_cursor (self);
}

/**
 * ptero_diff_view_step:
 * @self: a view
 * @step: 1 for the next difference, -1 for the one before
 *
 * Goes to another difference, if there is one.
 */
void
ptero_diff_view_step (PteroDiffView *self,
                      int            step)
{
  int position;

  g_return_if_fail (PTERO_IS_DIFF_VIEW (self));

  position = self->position + step;
  if (!is_ready (self) || position < 0 || position >= (int) self->places->len)
    return;

  self->position = position;
  show_line (self, g_array_index (self->places, guint, position));
  update_position (self);
}

/**
 * ptero_diff_view_go_to_line:
 * @self: a view
 * @number: the number of a line of the text that is edited, 1 for the first
 */
void
ptero_diff_view_go_to_line (PteroDiffView *self,
                            guint          number)
{
  int line;

  g_return_if_fail (PTERO_IS_DIFF_VIEW (self));

  line = is_ready (self) ? ptero_diff_pane_find_number (self->is_inline ? self->theirs : self->mine,
                                                        number) : -1;
  if (line >= 0)
    show_line (self, (guint) line);
}

/* Both texts have what is on the server there, and go on as before. */
static void
settle_place (PteroDiffView       *self,
              const PteroDiffHunk *hunk,
              guint                position)
{
  const guint line = g_array_index (self->places, guint, position);
  const guint n_rows = self->is_inline ? hunk->n_old + hunk->n_new : MAX (hunk->n_old, hunk->n_new);
  PteroDiffPane *pane = self->is_inline ? self->theirs : self->mine;
  const char *const *lines;
  guint n_lines;

  lines = ptero_diff_get_old_lines (self->diff, &n_lines);
  ptero_diff_pane_remove (pane, line, n_rows);
  ptero_diff_pane_insert (pane, line, lines + hunk->old_start, hunk->n_old, hunk->new_start + 1);
  ptero_diff_pane_renumber (pane, line + hunk->n_old, (int) hunk->n_old - (int) hunk->n_new);
  if (!self->is_inline)
    {
      ptero_diff_pane_settle (self->theirs, line, hunk->n_old);
      ptero_diff_pane_remove (self->theirs, line + hunk->n_old, n_rows - hunk->n_old);
    }

  g_array_remove_index (self->places, position);
  for (guint i = position; i < self->places->len; i++)
    g_array_index (self->places, guint, i) -= n_rows - hunk->n_old;
}

/**
 * ptero_diff_view_take:
 * @self: a view
 *
 * Decides that what is on the server is taken at the difference that is shown,
 * and goes to the next one that is not decided.
 *
 * Returns: (transfer full) (nullable): what becomes of one's own text
 */
char *
ptero_diff_view_take (PteroDiffView *self)
{
  PteroDiffHunk hunk;
  guint n_hunks;
  int next;
  char *text;

  g_return_val_if_fail (PTERO_IS_DIFF_VIEW (self), NULL);

  if (!is_ready (self) || self->position < 0 || self->position >= (int) self->places->len)
    return NULL;

  hunk = ptero_diff_get_hunks (self->diff, &n_hunks)[self->position];
  text = ptero_diff_take_old (self->diff, (guint) self->position);
  ptero_diff_decisions_take (self->choices, self->position);
  next = ptero_diff_decisions_find_open (self->choices, self->position);
  if (MAX (hunk.n_old, hunk.n_new) > MAX_SETTLED)
    {
      fill (self, next);
    }
  else
    {
      settle_place (self, &hunk, (guint) self->position);
      show_place (self, next);
    }

  return text;
}
