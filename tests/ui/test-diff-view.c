/* test-diff-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-diff-decisions.h"
#include "ptero-diff-pane.h"
#include "ptero-diff-view.h"
#include "ptero-test-sections.h"

#define N_LINES 20000

static PteroDiffView *
create_view (PteroDiff *diff,
             gboolean   is_inline)
{
  PteroDiffView *view = PTERO_DIFF_VIEW (ptero_diff_view_new ());

  ptero_diff_view_set_inline (view, is_inline);
  ptero_diff_view_set_diff (view, diff, NULL);

  return view;
}

static void
find_panes (GtkWidget  *widget,
            GtkWidget **panes)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (PTERO_IS_DIFF_PANE (child))
      panes[panes[0] != NULL] = child;
    else
      find_panes (child, panes);
}

/* Returns: (transfer full): what a text is shown as */
static char *
dup_shown (PteroDiffView *view,
           guint          position)
{
  GtkWidget *panes[2] = { NULL };
  char *text;

  find_panes (GTK_WIDGET (view), panes);
  g_object_get (gtk_text_view_get_buffer (ptero_diff_pane_get_view (PTERO_DIFF_PANE (panes[position]))), "text", &text, NULL);

  return text;
}

static char *
create_text (guint       n_lines,
             guint       step,
             const char *name)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_lines; i++)
    g_string_append_printf (text, "%s %u\n", i % step == 0 ? name : "line", i);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_ready (gpointer view)
{
  return ptero_test_find_label (view, "Difference 1 of 10000") != NULL;
}

/* The window answers while long texts come into it, and nothing is decided before they are
 * there. */
static void
test_portions (void)
{
  g_autofree char *theirs = create_text (N_LINES, 2, "theirs");
  g_autofree char *mine = create_text (N_LINES, 2, "mine");
  PteroDiffView *view = create_view (ptero_diff_new (theirs, mine), FALSE);
  GtkWidget *window = ptero_test_present (GTK_WIDGET (view));
  GtkWidget *progress = ptero_test_find_type (window, GTK_TYPE_PROGRESS_BAR);
  g_autofree char *shown = NULL;

  ptero_test_wait (gtk_widget_get_height, view);
  g_assert_cmpint (gtk_widget_get_height (ptero_test_find_type (window, PTERO_TYPE_DIFF_PANE)), >,
                   gtk_widget_get_height (GTK_WIDGET (view)) - 100);
  g_assert_nonnull (ptero_test_find_label (window, "Comparing…"));
  g_assert_true (gtk_widget_get_visible (progress));
  g_assert_null (ptero_diff_view_take (view));
  ptero_diff_view_keep (view);
  g_assert_false (ptero_diff_view_get_decided (view));

  ptero_test_wait (is_ready, view);
  g_assert_false (gtk_widget_get_visible (progress));
  shown = dup_shown (view, 1);
  g_assert_true (g_str_has_prefix (mine, shown));
  g_assert_cmpuint (strlen (shown) + 1, ==, strlen (mine));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is shown after one difference was taken is what a comparison of what came of it shows. */
static void
check_taken (const char *theirs,
             const char *mine,
             guint       position,
             gboolean    is_inline)
{
  g_autoptr(PteroDiffView) view =
    g_object_ref_sink (create_view (ptero_diff_new (theirs, mine), is_inline));
  g_autoptr(PteroDiffView) fresh = NULL;
  g_autofree char *taken = NULL;

  for (guint i = 0; i < position; i++)
    ptero_diff_view_step (view, 1);
  taken = ptero_diff_view_take (view);
  g_assert_nonnull (taken);
  fresh = g_object_ref_sink (create_view (ptero_diff_new (theirs, taken), is_inline));
  for (guint i = 0; i < (is_inline ? 1 : 2); i++)
    {
      g_autofree char *shown = dup_shown (view, i);
      g_autofree char *expected = dup_shown (fresh, i);

      g_assert_cmpstr (shown, ==, expected);
    }
}

static void
test_take (void)
{
  for (int is_inline = 0; is_inline < 2; is_inline++)
    {
      check_taken ("a\nb\nc\n", "a\nx\nc\ny\n", 0, is_inline);
      check_taken ("a\nb\nc\n", "a\nx\nc\ny\n", 1, is_inline);
      check_taken ("a\nb\nc\nd\n", "d\n", 0, is_inline);
      check_taken ("d\n", "a\nb\nd\nc\n", 0, is_inline);
      check_taken ("d\n", "a\nb\nd\nc\n", 1, is_inline);
      check_taken ("a\nb\n", "x\n", 0, is_inline);
      check_taken ("", "x\ny\n", 0, is_inline);
      check_taken ("x\ny\n", "", 0, is_inline);
      check_taken ("a\nb\nc\nd\ne\nf\n", "a\nB\nc\ne\nnew\nf\n", 1, is_inline);
    }
}

/* What was decided stays decided when one's own text changes elsewhere, and comes back with it. */
static void
test_decided (void)
{
  PteroDiffView *view = create_view (ptero_diff_new ("a\nb\nc\nd\ne\n", "A\nb\nC\nd\nE\n"), FALSE);
  GtkWidget *window = ptero_test_present (GTK_WIDGET (view));

  ptero_diff_view_step (view, 1);
  ptero_diff_view_keep (view);
  g_assert_nonnull (ptero_test_find_label (GTK_WIDGET (view), "Difference 3 of 3"));
  ptero_diff_view_wait (view);
  g_assert_null (ptero_diff_view_take (view));
  ptero_diff_view_update_diff (view, ptero_diff_new ("a\nb\nc\nd\ne\n", "a\nb\nC\nd\nE\n"));
  g_assert_nonnull (ptero_test_find_label (GTK_WIDGET (view),
                                           "can be saved when 1 difference is decided"));
  ptero_diff_view_update_diff (view, ptero_diff_new ("a\nb\nc\nd\ne\n", "A\nb\nC\nd\nE\n"));
  g_assert_nonnull (ptero_test_find_label (GTK_WIDGET (view),
                                           "can be saved when 2 differences are decided"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A line that nobody would read to its end is cut, so that the rest can be looked at. */
static void
test_long_line (void)
{
  g_autofree char *line = g_strnfill (1000000, 'x');
  g_autofree char *theirs = g_strconcat ("a\n", line, "b\nc\n", NULL);
  g_autofree char *mine = g_strconcat ("a\n", line, "d\nc\n", NULL);
  g_autoptr(PteroDiffView) view =
    g_object_ref_sink (create_view (ptero_diff_new (theirs, mine), FALSE));
  g_autofree char *shown = dup_shown (view, 1);
  g_autofree char *taken = ptero_diff_view_take (view);

  g_assert_true (g_str_has_suffix (shown, "x…\nc"));
  g_assert_cmpuint (strlen (shown), <, 11000);
  g_assert_cmpstr (taken, ==, theirs);
}

static char *
dup_cursor_line (PteroDiffView *view,
                 guint          position)
{
  GtkWidget *panes[2] = { NULL };
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;

  find_panes (GTK_WIDGET (view), panes);
  buffer = gtk_text_view_get_buffer (ptero_diff_pane_get_view (PTERO_DIFF_PANE (panes[position])));
  gtk_text_buffer_get_iter_at_mark (buffer, &start, gtk_text_buffer_get_insert (buffer));
  end = start;
  gtk_text_iter_forward_to_line_end (&end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* The number is that of the text that is edited, whatever was taken away before it. */
static void
test_go_to_line (void)
{
  for (guint is_inline = 0; is_inline < 2; is_inline++)
    {
      PteroDiffView *view = create_view (ptero_diff_new ("gone\ngone too\na\nb\nc\n", "a\nb\nc\n"),
                                         is_inline != 0);
      GtkWidget *window = ptero_test_present (GTK_WIDGET (view));
      g_autofree char *shown = NULL;
      g_autofree char *last = NULL;

      ptero_test_spin (100);
      ptero_diff_view_go_to_line (view, 2);
      ptero_test_spin (100);
      shown = dup_cursor_line (view, is_inline ? 0 : 1);
      g_assert_cmpstr (shown, ==, "b");

      /* beyond the end is the end */
      ptero_diff_view_go_to_line (view, 1000);
      ptero_test_spin (100);
      last = dup_cursor_line (view, is_inline ? 0 : 1);
      g_assert_true (g_str_equal (last, "c") || g_str_equal (last, ""));
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

/* What is kept stays so while others are taken, as long as it is the same difference. */
static void
test_decisions (void)
{
  g_autoptr(PteroDiffDecisions) decisions = ptero_diff_decisions_new ();
  PteroDiff *before = ptero_diff_new ("a\nb\nc\nd\ne\n", "A\nb\nC\nd\nE\n");
  PteroDiff *same = ptero_diff_new ("a\nb\nc\nd\ne\n", "a\nb\nC\nd\nE\n");
  PteroDiff *other = ptero_diff_new ("a\nb\nc\nd\ne\n", "a\nb\nd\nE\n");

  g_assert_cmpint (ptero_diff_decisions_find_open (decisions, 0), ==, -1);
  g_assert_false (ptero_diff_decisions_is_done (decisions));

  ptero_diff_decisions_reset (decisions, before);
  g_assert_cmpuint (ptero_diff_decisions_get_n (decisions), ==, 3);
  ptero_diff_decisions_keep (decisions, 1);
  g_assert_true (ptero_diff_decisions_is_kept (decisions, 1));
  g_assert_false (ptero_diff_decisions_is_kept (decisions, 3));
  g_assert_false (ptero_diff_decisions_is_kept (decisions, -1));
  g_assert_cmpint (ptero_diff_decisions_find_open (decisions, 1), ==, 2);

  /* the first was taken elsewhere */
  ptero_diff_decisions_carry (decisions, before, same);
  g_assert_cmpuint (ptero_diff_decisions_get_n (decisions), ==, 2);
  g_assert_true (ptero_diff_decisions_is_kept (decisions, 0));
  ptero_diff_decisions_take (decisions, 1);
  g_assert_true (ptero_diff_decisions_is_done (decisions));
  g_assert_cmpint (ptero_diff_decisions_find_open (decisions, 1), ==, 0);

  /* what became another is open again */
  ptero_diff_decisions_carry (decisions, same, other);
  g_assert_cmpuint (ptero_diff_decisions_count_open (decisions), ==, 2);
  g_assert_false (ptero_diff_decisions_is_done (decisions));

  ptero_diff_free (before);
  ptero_diff_free (same);
  ptero_diff_free (other);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/diff-view/decisions", test_decisions);
  g_test_add_func ("/diff-view/portions", test_portions);
  g_test_add_func ("/diff-view/take", test_take);
  g_test_add_func ("/diff-view/decided", test_decided);
  g_test_add_func ("/diff-view/long-line", test_long_line);
  g_test_add_func ("/diff-view/go-to-line", test_go_to_line);

  return g_test_run ();
}
