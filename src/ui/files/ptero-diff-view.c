/* ptero-diff-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-diff-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ptero-bar-button.h"
#include "ptero-diff-gutter.h"
#include "ptero-diff-text.h"
#include "ptero-format.h"
#include "ptero-source.h"

/* Lines of a place that are compared word by word. */
#define MAX_WORD_LINES 500

typedef enum
{
  TAG_REMOVED,
  TAG_ADDED,
  TAG_REMOVED_WORD,
  TAG_ADDED_WORD,
  TAG_FILLER,
  N_TAGS
} Tag;

/* Light enough for both schemes. */
static const GdkRGBA tag_colors[N_TAGS] = {
  [TAG_REMOVED] = { 0.88, 0.11, 0.14, 0.13 },
  [TAG_ADDED] = { 0.18, 0.76, 0.49, 0.17 },
  [TAG_REMOVED_WORD] = { 0.88, 0.11, 0.14, 0.30 },
  [TAG_ADDED_WORD] = { 0.18, 0.76, 0.49, 0.40 },
  [TAG_FILLER] = { 0.5, 0.5, 0.5, 0.06 },
};

/* One of two views beside each other. */
typedef struct
{
  GtkWidget       *box;
  GtkWidget       *title;
  GtkWidget       *subtitle;
  GtkWidget       *scroller;
  GtkTextView     *view;
  GtkTextBuffer   *buffer;
  GtkTextTag      *tags[N_TAGS];
  PteroDiffGutter *gutter;
  GString         *text;
  guint            n_lines;
} Pane;

/**
 * PteroDiffView:
 *
 * What differs between the file on the server and one's own text, beside each
 * other or below each other, a way from one difference to the next, and what is
 * decided of each: to take what is on the server, or to keep what is here.
 */
struct _PteroDiffView
{
  GtkWidget        parent_instance;

  GtkWidget       *box;
  GtkWidget       *paned;
  GtkWidget       *beside;
  GtkWidget       *within;
  GtkLabel        *position_label;
  GtkWidget       *layouts;
  GtkWidget       *edit;
  GtkWidget       *decisions;
  GtkWidget       *take;
  GtkWidget       *keep;
  char            *old_title;
  char            *written;    /* what is said of what is on the server */
  char            *both;       /* the title of both texts as one */
  Pane             theirs;
  Pane             mine;

  PteroDiff       *diff;
  GArray          *places;     /* the line of the view where each difference begins */
  GArray          *kept;       /* of each of them, whether it stays as it is here */
  int              position;
  gboolean         taking;     /* what is compared next is what is here, but for one difference */
  gboolean         touched;    /* something is decided */
  gboolean         compares;   /* nothing can be */
  gboolean         decided;
  gboolean         is_inline;
  Pane            *leader;     /* where the other text is scrolled to */
  guint            follow;
  guint            tick;
};

enum {
  PROP_0,
  PROP_DECIDED,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PteroDiffView, ptero_diff_view, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

/* A line of the view has to be a line of the text, whatever GTK takes for the end of one. */
static void
append_text (GString    *text,
             const char *line)
{
  const char *strange;

  while ((strange = strpbrk (line, "\r\342")) != NULL)
    {
      g_string_append_len (text, line, strange - line);
      if (*strange == '\r')
        g_string_append (text, "␍"), line = strange + 1;
      else if (g_str_has_prefix (strange, "\342\200\251"))
        g_string_append (text, "¶"), line = strange + 3;
      else
        g_string_append_c (text, *strange), line = strange + 1;
    }
  g_string_append (text, line);
}

static void
add_line (Pane       *pane,
          const char *line,
          guint       number,
          const char *mark)
{
  if (pane->n_lines > 0)
    g_string_append_c (pane->text, '\n');
  /* GTK draws no background where there is no character */
  append_text (pane->text, *line != '\0' || (number > 0 && *mark == ' ') ? line : " ");
  ptero_diff_gutter_add (pane->gutter, number, mark);
  pane->n_lines++;
}

static void
begin_pane (Pane *pane)
{
  pane->text = g_string_new (NULL);
  pane->n_lines = 0;
  ptero_diff_gutter_clear (pane->gutter);
}

static void
end_pane (Pane *pane)
{
  gtk_text_buffer_set_text (pane->buffer, pane->text->str, (int) pane->text->len);
  g_string_free (g_steal_pointer (&pane->text), TRUE);
  ptero_diff_gutter_fit (pane->gutter);
}

static void
tag_lines (Pane  *pane,
           Tag    tag,
           guint  line,
           guint  n_lines)
{
  GtkTextIter start;
  GtkTextIter end;

  if (n_lines == 0)
    return;

  gtk_text_buffer_get_iter_at_line (pane->buffer, &start, (int) line);
  gtk_text_buffer_get_iter_at_line (pane->buffer, &end, (int) (line + n_lines - 1));
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  gtk_text_iter_forward_char (&end);
  gtk_text_buffer_apply_tag (pane->buffer, pane->tags[tag], &start, &end);
}

static void
tag_words (Pane  *pane,
           Tag    tag,
           guint  line,
           guint  start,
           guint  length)
{
  GtkTextIter from;
  GtkTextIter to;

  gtk_text_buffer_get_iter_at_line_offset (pane->buffer, &from, (int) line, (int) start);
  to = from;
  gtk_text_iter_forward_chars (&to, (int) length);
  gtk_text_buffer_apply_tag (pane->buffer, pane->tags[tag], &from, &to);
}

static Pane *
get_added_pane (PteroDiffView *self)
{
  return self->is_inline ? &self->theirs : &self->mine;
}

/* What was changed within lines that took each other's place. */
static void
compare_lines (PteroDiffView       *self,
               const PteroDiffHunk *hunk,
               guint                removed_line,
               guint                added_line)
{
  guint n_old, n_new;
  const char *const *old_lines = ptero_diff_get_old_lines (self->diff, &n_old);
  const char *const *new_lines = ptero_diff_get_new_lines (self->diff, &n_new);

  if (hunk->n_old != hunk->n_new || hunk->n_old > MAX_WORD_LINES)
    return;

  for (guint i = 0; i < hunk->n_old; i++)
    {
      guint start, n_removed, n_added;

      ptero_diff_compare_words (old_lines[hunk->old_start + i], new_lines[hunk->new_start + i], &start, &n_removed, &n_added);
      if (start == 0 && n_removed == g_utf8_strlen (old_lines[hunk->old_start + i], -1))
        continue;
      tag_words (&self->theirs, TAG_REMOVED_WORD, removed_line + i, start, n_removed);
      tag_words (get_added_pane (self), TAG_ADDED_WORD, added_line + i, start, n_added);
    }
}

static void
tag_hunk (PteroDiffView       *self,
          const PteroDiffHunk *hunk,
          guint                line)
{
  const guint n_lines = MAX (hunk->n_old, hunk->n_new);
  const guint added_line = self->is_inline ? line + hunk->n_old : line;

  tag_lines (&self->theirs, TAG_REMOVED, line, hunk->n_old);
  tag_lines (get_added_pane (self), TAG_ADDED, added_line, hunk->n_new);
  if (!self->is_inline)
    {
      tag_lines (&self->theirs, TAG_FILLER, line + hunk->n_old, n_lines - hunk->n_old);
      tag_lines (&self->mine, TAG_FILLER, line + hunk->n_new, n_lines - hunk->n_new);
    }
  compare_lines (self, hunk, line, added_line);
}

static void
add_hunk (PteroDiffView       *self,
          const PteroDiffHunk *hunk,
          const char *const   *old_lines,
          const char *const   *new_lines)
{
  Pane *added = get_added_pane (self);

  g_array_append_val (self->places, self->theirs.n_lines);
  for (guint i = 0; i < hunk->n_old; i++)
    add_line (&self->theirs, old_lines[hunk->old_start + i], hunk->old_start + i + 1, "−");
  for (guint i = 0; i < hunk->n_new; i++)
    add_line (added, new_lines[hunk->new_start + i], hunk->new_start + i + 1, "+");
  while (!self->is_inline && self->theirs.n_lines < self->mine.n_lines)
    add_line (&self->theirs, "", 0, " ");
  while (!self->is_inline && self->mine.n_lines < self->theirs.n_lines)
    add_line (&self->mine, "", 0, " ");
}

static void
add_same (PteroDiffView     *self,
          const char *const *lines,
          guint              start,
          guint              end,
          guint              shift)
{
  for (guint i = start; i < end; i++)
    {
      add_line (&self->theirs, lines[i], self->is_inline ? i + shift + 1 : i + 1, " ");
      if (!self->is_inline)
        add_line (&self->mine, lines[i], i + shift + 1, " ");
    }
}

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  PteroDiffView *self = PTERO_DIFF_VIEW (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->theirs.scroller));

  self->tick = 0;
  gtk_adjustment_set_value (adjustment, 0);
  gtk_text_view_scroll_to_mark (self->theirs.view, gtk_text_buffer_get_insert (self->theirs.buffer), 0, TRUE, 0, 0.3);

  return G_SOURCE_REMOVE;
}

/* Once the texts are laid out: before, what is scrolled as one is as high as nothing. */
static void
scroll_to_cursor (PteroDiffView *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

static gboolean
is_kept (PteroDiffView *self,
         int            position)
{
  return position >= 0 && position < (int) self->kept->len && g_array_index (self->kept, gboolean, position);
}

static guint
count_undecided (PteroDiffView *self)
{
  guint n_undecided = 0;

  for (int i = 0; i < (int) self->places->len; i++)
    n_undecided += !is_kept (self, i);

  return n_undecided;
}

static void
update_decided (PteroDiffView *self)
{
  const guint n = count_undecided (self);
  const gboolean decided = self->touched && n == 0;
  g_autofree char *text = NULL;

  if (decided)
    text = g_strdup (_("All is decided: it can be saved"));
  else if (n > 0)
    text = g_strdup_printf (ngettext ("can be saved when %u difference is decided", "can be saved when %u differences are decided", n), n);
  if (!self->compares)
    {
      gtk_label_set_label (GTK_LABEL (self->mine.subtitle), text != NULL ? text : "");
      gtk_label_set_label (GTK_LABEL (self->theirs.subtitle), !self->is_inline ? self->written : text != NULL ? text : "");
    }
  if (self->decided == decided)
    return;

  self->decided = decided;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DECIDED]);
}

static void
update_position (PteroDiffView *self)
{
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (self->decisions, self->position >= 0 && self->position < (int) self->places->len);
  gtk_widget_set_sensitive (self->keep, !is_kept (self, self->position));
  update_decided (self);

  if (self->places->len == 0)
    text = g_strdup (_("The lines are the same"));
  else if (self->position < 0)
    text = g_strdup_printf (ngettext ("%u difference", "%u differences", self->places->len), self->places->len);
  else if (is_kept (self, self->position))
    /* Translators: the second of four differences, which stays as it is here */
    text = g_strdup_printf (_("%d of %u · kept"), self->position + 1, self->places->len);
  else if (self->is_inline)
    /* Translators: the second of four differences, where there is little place */
    text = g_strdup_printf (_("%d of %u"), self->position + 1, self->places->len);
  else
    text = g_strdup_printf (_("Difference %d of %u"), self->position + 1, self->places->len);
  gtk_label_set_label (self->position_label, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "diff.next", self->position + 1 < (int) self->places->len);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "diff.previous", self->position > 0);
}

static void
fill (PteroDiffView *self)
{
  guint n_hunks, n_old, n_new;
  const PteroDiffHunk *hunks = ptero_diff_get_hunks (self->diff, &n_hunks);
  const char *const *old_lines = ptero_diff_get_old_lines (self->diff, &n_old);
  const char *const *new_lines = ptero_diff_get_new_lines (self->diff, &n_new);
  guint line = 0;
  guint shift = 0;

  g_array_set_size (self->places, 0);
  begin_pane (&self->theirs);
  begin_pane (&self->mine);
  for (guint i = 0; i < n_hunks; i++)
    {
      add_same (self, old_lines, line, hunks[i].old_start, shift);
      add_hunk (self, &hunks[i], old_lines, new_lines);
      line = hunks[i].old_start + hunks[i].n_old;
      shift = hunks[i].new_start + hunks[i].n_new - line;
    }
  add_same (self, old_lines, line, n_old, shift);
  end_pane (&self->theirs);
  end_pane (&self->mine);
  for (guint i = 0; i < n_hunks; i++)
    tag_hunk (self, &hunks[i], g_array_index (self->places, guint, i));

  self->position = -1;
  update_position (self);
}

static void
update_title (PteroDiffView *self)
{
  gtk_label_set_label (GTK_LABEL (self->theirs.title), self->is_inline ? self->both : self->old_title);
  update_decided (self);
}

/* The first from @position on that is not decided, or else before it, or else what is there. */
static void
show_undecided (PteroDiffView *self,
                int            position)
{
  const int n = (int) self->places->len;
  int shown = MIN (position, n - 1);

  for (int i = 0; i < n; i++)
    if (!is_kept (self, (position + i) % n))
      {
        shown = (position + i) % n;
        break;
      }

  self->position = MAX (shown, 0) - 1;
  ptero_diff_view_step (self, 1);
  update_position (self);
}

static void
update_layout (PteroDiffView *self)
{
  const int position = self->position;

  gtk_widget_set_visible (self->mine.box, !self->is_inline);
  update_title (self);
  if (self->diff == NULL)
    return;

  fill (self);
  self->position = MAX (position, 0) - 1;
  ptero_diff_view_step (self, 1);
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
  g_clear_handle_id (&self->follow, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->diff, ptero_diff_free);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->kept, g_array_unref);
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
  return gtk_widget_grab_focus (GTK_WIDGET (PTERO_DIFF_VIEW (widget)->theirs.view));
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
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "diff.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "diff.previous", NULL, step_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F7, 0, "diff.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F7, GDK_SHIFT_MASK, "diff.previous", NULL);
}

static GtkWidget *
build_titles (Pane       *pane,
              const char *icon_name,
              const char *title)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget **labels[] = { &pane->title, &pane->subtitle };

  g_object_set (icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      GtkWidget *label = gtk_label_new (i == 0 ? title : NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, i == 0 ? "heading" : "caption");
      gtk_box_append (GTK_BOX (box), label);
      *labels[i] = label;
    }
  gtk_widget_add_css_class (pane->subtitle, "dim-label");
  gtk_widget_add_css_class (header, "diff-title");
  gtk_box_append (GTK_BOX (header), icon);
  gtk_box_append (GTK_BOX (header), box);

  return header;
}

static void
build_pane (Pane       *pane,
            const char *icon_name,
            const char *title)
{
  GtkWidget *view = ptero_source_view_new_of (PTERO_TYPE_DIFF_TEXT);
  GtkWidget *header = build_titles (pane, icon_name, title);

  pane->view = GTK_TEXT_VIEW (view);
  pane->buffer = gtk_text_view_get_buffer (pane->view);
  gtk_text_view_set_editable (pane->view, FALSE);
  gtk_text_view_set_cursor_visible (pane->view, FALSE);
  gtk_source_view_set_highlight_current_line (GTK_SOURCE_VIEW (view), FALSE);
  gtk_source_view_set_show_line_numbers (GTK_SOURCE_VIEW (view), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  pane->gutter = ptero_diff_gutter_new (GTK_SOURCE_VIEW (view));
  for (guint i = 0; i < N_TAGS; i++)
    {
      const gboolean is_word = i == TAG_REMOVED_WORD || i == TAG_ADDED_WORD;

      pane->tags[i] = gtk_text_buffer_create_tag (pane->buffer, NULL,
                                                  is_word ? "background-rgba" : "paragraph-background-rgba", &tag_colors[i],
                                                  NULL);
    }
  ptero_diff_text_set_filler (PTERO_DIFF_TEXT (view), pane->tags[TAG_FILLER]);

  pane->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (pane->scroller), view);
  gtk_widget_set_vexpand (pane->scroller, TRUE);
  pane->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_hexpand (pane->box, TRUE);
  gtk_box_append (GTK_BOX (pane->box), header);
  gtk_box_append (GTK_BOX (pane->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (pane->box), pane->scroller);
}

static GtkWidget *
build_step (const char *icon,
            const char *tooltip,
            const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

static GtkWidget *
build_decisions (PteroDiffView *self)
{
  self->decisions = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->take = ptero_bar_button_new ("go-next-symbolic", _("_Take Theirs"), "editor.take-difference");
  self->keep = ptero_bar_button_new ("ptero-check-symbolic", _("Keep _Mine"), "editor.keep-difference");
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
  GtkWidget *steps = build_linked (build_step ("go-up-symbolic", _("Previous Difference"), "diff.previous"),
                                   build_step ("go-down-symbolic", _("Next Difference"), "diff.next"));

  self->position_label = GTK_LABEL (position);
  self->beside = gtk_toggle_button_new_with_label (_("Side by Side"));
  self->within = gtk_toggle_button_new_with_label (_("Inline"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->within), GTK_TOGGLE_BUTTON (self->beside));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->beside), TRUE);
  g_signal_connect_object (self->within, "toggled", G_CALLBACK (within_toggled_cb), self, G_CONNECT_SWAPPED);
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
  Pane *follower = self->leader == &self->mine ? &self->theirs : &self->mine;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->leader->scroller));

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (follower->scroller)),
                            gtk_adjustment_get_value (adjustment));
  self->follow = 0;

  return G_SOURCE_REMOVE;
}

/* Before the next frame, and not in the middle of an allocation, which is where a text may find out how high it is. What follows
 * leads nothing. */
static void
lead (PteroDiffView *self,
      Pane          *leader)
{
  if (self->follow != 0)
    return;

  self->leader = leader;
  self->follow = g_idle_add_full (G_PRIORITY_HIGH_IDLE, follow_cb, self, NULL);
}

static void
mine_scrolled_cb (PteroDiffView *self)
{
  lead (self, &self->mine);
}

static void
theirs_scrolled_cb (PteroDiffView *self)
{
  lead (self, &self->theirs);
}

/* Each by its own adjustment: where one text is higher than the other, be it by a pixel, one for both has each laid out again
 * whenever the other one is. What is not high enough yet follows once it is. */
static void
scroll_together (PteroDiffView *self)
{
  GtkAdjustment *theirs = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->theirs.scroller));
  GtkAdjustment *mine = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->mine.scroller));

  g_signal_connect_object (theirs, "value-changed", G_CALLBACK (theirs_scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mine, "value-changed", G_CALLBACK (mine_scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mine, "notify::upper", G_CALLBACK (theirs_scrolled_cb), self, G_CONNECT_SWAPPED);
}

static void
ptero_diff_view_init (PteroDiffView *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (guint));
  self->kept = g_array_new (FALSE, TRUE, sizeof (gboolean));
  self->position = -1;
  self->old_title = g_strdup (_("On the Server"));
  self->written = g_strdup (_("read only"));
  self->both = g_strdup (_("On the Server (−) and Your Version (+)"));
  build_pane (&self->theirs, "ptero-server-symbolic", _("On the Server"));
  build_pane (&self->mine, "document-edit-symbolic", _("Your Version"));

  scroll_together (self);
  self->paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_start_child (GTK_PANED (self->paned), self->theirs.box);
  gtk_paned_set_end_child (GTK_PANED (self->paned), self->mine.box);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), build_bar (self));
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), self->paned);
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

/**
 * ptero_diff_view_set_diff:
 * @self: a view
 * @diff: (transfer full): what is on the server, compared with one's own text
 * @language: (nullable): how the texts are highlighted
 *
 * Shows @diff, at its first difference. After one was taken, what was decided of
 * the others stays decided, and the next one is shown.
 */
void
ptero_diff_view_set_diff (PteroDiffView     *self,
                          PteroDiff         *diff,
                          GtkSourceLanguage *language)
{
  guint n_hunks;
  int position;

  g_return_if_fail (PTERO_IS_DIFF_VIEW (self));

  g_clear_pointer (&self->diff, ptero_diff_free);
  self->diff = diff;
  ptero_diff_get_hunks (diff, &n_hunks);
  if (!self->taking || n_hunks != self->kept->len)
    g_array_set_size (self->kept, 0);
  g_array_set_size (self->kept, n_hunks);
  position = self->taking ? self->position : 0;
  self->touched = self->taking;
  self->taking = FALSE;
  gtk_source_buffer_set_language (GTK_SOURCE_BUFFER (self->theirs.buffer), language);
  gtk_source_buffer_set_language (GTK_SOURCE_BUFFER (self->mine.buffer), language);
  fill (self);
  show_undecided (self, position);
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
  self->written = ago != NULL ? g_strdup_printf (_("read only · written %s"), ago) : g_strdup (_("read only"));
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
  /* Translators: two texts that are compared; what only the first has is marked −, what only the second has + */
  self->both = g_strdup_printf (_("%s (−) and %s (+)"), old_title, new_title);
  gtk_label_set_label (GTK_LABEL (self->mine.title), new_title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->theirs.view), GTK_ACCESSIBLE_PROPERTY_LABEL, old_title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->mine.view), GTK_ACCESSIBLE_PROPERTY_LABEL, new_title, -1);
  gtk_widget_set_visible (self->decisions, FALSE);
  gtk_widget_set_visible (self->edit, FALSE);
  gtk_widget_set_visible (self->theirs.subtitle, FALSE);
  gtk_widget_set_visible (self->mine.subtitle, FALSE);
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

  if (self->position < 0 || self->position >= (int) self->kept->len)
    return;

  g_array_index (self->kept, gboolean, self->position) = TRUE;
  self->touched = TRUE;
  show_undecided (self, self->position);
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
  const int position = self->position + step;
  GtkTextIter iter;

  g_return_if_fail (PTERO_IS_DIFF_VIEW (self));

  if (self->diff == NULL || position < 0 || position >= (int) self->places->len)
    return;

  self->position = position;
  gtk_text_buffer_get_iter_at_line (self->theirs.buffer, &iter, (int) g_array_index (self->places, guint, position));
  gtk_text_buffer_place_cursor (self->theirs.buffer, &iter);
  scroll_to_cursor (self);
  update_position (self);
}

/**
 * ptero_diff_view_take:
 * @self: a view
 *
 * Returns: (transfer full) (nullable): one's own text, with what is on the server
 *   at the difference that is shown
 */
char *
ptero_diff_view_take (PteroDiffView *self)
{
  g_return_val_if_fail (PTERO_IS_DIFF_VIEW (self), NULL);

  if (self->diff == NULL || self->position < 0 || self->position >= (int) self->places->len)
    return NULL;

  g_array_remove_index (self->kept, (guint) self->position);
  self->taking = TRUE;

  return ptero_diff_take_old (self->diff, (guint) self->position);
}
