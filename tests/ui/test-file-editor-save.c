/* test-file-editor-save.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gtksourceview/gtksource.h>

#include "ptero-diff-view.h"
#include "ptero-test-desk.h"

#define BEFORE "one=1\ntwo=2\nthree=3\nfour=4\nfive=5\nsix=6\n"
#define THEIRS "one=1\ntwo=22\nthree=3\nfour=4\nfive=5\nfive-and-a-half=true\nsix=6\n"
#define MINE "zero=0\n" BEFORE

static PteroTestDesk *
open_conflict (void)
{
  PteroTestDesk *self = ptero_test_desk_new (PTERO_DEMO_KEY_ADMIN);

  ptero_test_desk_write_file (self, "/conflict.cfg", BEFORE, -1);
  ptero_test_desk_open_file (self, "/conflict.cfg");
  ptero_test_desk_insert (self, 0, "zero=0\n");
  ptero_test_desk_write_file (self, "/conflict.cfg", THEIRS, -1);
  ptero_test_desk_run (self, "editor.save");
  ptero_test_wait (ptero_test_desk_has_diff, self->editor);
  ptero_test_desk_assert_file (self, "/conflict.cfg", THEIRS, -1);
  g_assert_nonnull (ptero_test_find_label (self->editor, "2 lines are only there, 2 only here. Nothing was saved."));
  g_assert_nonnull (ptero_test_find_label (self->editor, "Difference 1 of 3"));

  return self;
}

static void
test_overwrite (void)
{
  PteroTestDesk *self = open_conflict ();

  ptero_test_spin (300);
  ptero_test_screenshot (GTK_WIDGET (ptero_test_desk_get_window (self)), "editor-conflict");
  ptero_diff_view_step (PTERO_DIFF_VIEW (ptero_test_find_type (self->editor, PTERO_TYPE_DIFF_VIEW)), 1);
  g_assert_nonnull (ptero_test_find_label (self->editor, "Difference 2 of 3"));
  ptero_diff_view_set_inline (PTERO_DIFF_VIEW (ptero_test_find_type (self->editor, PTERO_TYPE_DIFF_VIEW)), TRUE);
  gtk_window_set_default_size (ptero_test_desk_get_window (self), 360, 600);
  ptero_test_spin (300);
  ptero_test_screenshot (GTK_WIDGET (ptero_test_desk_get_window (self)), "editor-conflict-narrow");
  ptero_test_desk_run (self, "editor.overwrite");
  ptero_test_answer_alert (self->editor, "Overwrite");
  ptero_test_wait (ptero_test_desk_is_saved, self);
  ptero_test_desk_assert_file (self, "/conflict.cfg", MINE, -1);
  ptero_test_desk_free (self);
}

static void
test_take_theirs (void)
{
  PteroTestDesk *self = open_conflict ();

  ptero_test_desk_run (self, "editor.take-theirs");
  ptero_test_desk_assert_text (self, THEIRS);
  g_assert_true (ptero_test_desk_is_saved (self));
  ptero_test_desk_run (self, "editor.undo");
  ptero_test_desk_assert_text (self, MINE);
  ptero_test_desk_save (self);
  ptero_test_desk_assert_file (self, "/conflict.cfg", MINE, -1);
  ptero_test_desk_free (self);
}

/* One difference is taken, the others stay as they were typed. */
static void
test_take_one (void)
{
  PteroTestDesk *self = open_conflict ();

  ptero_diff_view_step (PTERO_DIFF_VIEW (ptero_test_find_type (self->editor, PTERO_TYPE_DIFF_VIEW)), 1);
  ptero_test_desk_run (self, "editor.take-difference");
  g_assert_nonnull (ptero_test_find_label (self->editor, "1 line is only there, 1 only here. Nothing was saved."));
  g_assert_nonnull (ptero_test_find_label (self->editor, "Difference 2 of 2"));
  ptero_test_desk_run (self, "editor.overwrite");
  ptero_test_answer_alert (self->editor, "Overwrite");
  ptero_test_wait (ptero_test_desk_is_saved, self);
  ptero_test_desk_assert_file (self, "/conflict.cfg", "zero=0\none=1\ntwo=22\nthree=3\nfour=4\nfive=5\nsix=6\n", -1);
  ptero_test_desk_free (self);
}

/* All is decided one by one, and saved then, not before. */
static void
test_decide (void)
{
  PteroTestDesk *self = open_conflict ();
  PteroDiffView *diff = PTERO_DIFF_VIEW (ptero_test_find_type (self->editor, PTERO_TYPE_DIFF_VIEW));

  g_assert_nonnull (ptero_test_find_label (self->editor, "can be saved when 3 differences are decided"));
  ptero_test_desk_run (self, "editor.keep-difference");
  g_assert_nonnull (ptero_test_find_label (self->editor, "Difference 2 of 3"));
  ptero_test_desk_run (self, "editor.take-difference");
  g_assert_nonnull (ptero_test_find_label (self->editor, "Difference 2 of 2"));
  g_assert_nonnull (ptero_test_find_label (self->editor, "can be saved when 1 difference is decided"));
  ptero_diff_view_step (diff, -1);
  g_assert_nonnull (ptero_test_find_label (self->editor, "1 of 2 · kept"));
  g_assert_false (ptero_diff_view_get_decided (diff));
  ptero_test_desk_run (self, "editor.save");
  ptero_test_spin (200);
  ptero_test_desk_assert_file (self, "/conflict.cfg", THEIRS, -1);

  ptero_diff_view_step (diff, 1);
  ptero_test_desk_run (self, "editor.keep-difference");
  g_assert_true (ptero_diff_view_get_decided (diff));
  ptero_test_desk_save (self);
  ptero_test_desk_assert_file (self, "/conflict.cfg", "zero=0\none=1\ntwo=22\nthree=3\nfour=4\nfive=5\nsix=6\n", -1);
  g_assert_true (ptero_test_desk_has_view (self->editor));
  ptero_test_desk_free (self);
}

/* Where only the line ends differ there is nothing to decide, and what is there is not lost for that. */
static void
test_line_ends_differ (void)
{
  PteroTestDesk *self = ptero_test_desk_new (PTERO_DEMO_KEY_ADMIN);

  ptero_test_desk_write_file (self, "/ends.cfg", "a=1\nb=2\n", -1);
  ptero_test_desk_open_file (self, "/ends.cfg");
  ptero_test_desk_insert (self, 0, "z=0\n");
  ptero_test_desk_write_file (self, "/ends.cfg", "z=0\r\na=1\r\nb=2\r\n", -1);
  ptero_test_desk_run (self, "editor.save");
  ptero_test_wait (ptero_test_desk_has_diff, self->editor);
  ptero_test_desk_run (self, "editor.save");
  ptero_test_spin (200);
  ptero_test_desk_assert_file (self, "/ends.cfg", "z=0\r\na=1\r\nb=2\r\n", -1);
  ptero_test_desk_free (self);
}

static void
test_keep_editing (void)
{
  PteroTestDesk *self = open_conflict ();

  ptero_test_desk_run (self, "editor.keep-editing");
  ptero_test_desk_assert_text (self, MINE);
  g_assert_false (ptero_test_desk_is_saved (self));
  ptero_test_desk_run (self, "editor.save");
  ptero_test_wait (ptero_test_desk_has_diff, self->editor);
  ptero_test_desk_run (self, "editor.keep-editing");

  /* the other one thinks better of it */
  ptero_test_desk_write_file (self, "/conflict.cfg", BEFORE, -1);
  ptero_test_desk_save (self);
  ptero_test_desk_assert_file (self, "/conflict.cfg", MINE, -1);
  ptero_test_desk_free (self);
}

static void
test_deleted (void)
{
  PteroTestDesk *self = ptero_test_desk_new (PTERO_DEMO_KEY_ADMIN);

  ptero_test_desk_write_file (self, "/deleted.cfg", BEFORE, -1);
  ptero_test_desk_open_file (self, "/deleted.cfg");
  ptero_test_desk_insert (self, 0, "zero=0\n");
  ptero_test_desk_delete_file (self, "deleted.cfg");
  ptero_test_desk_run (self, "editor.save");
  ptero_test_wait_label (self->editor, "This file was deleted on the server after you opened it");
  ptero_test_desk_run (self, "editor.overwrite");
  ptero_test_answer_alert (self->editor, "Overwrite");
  ptero_test_wait (ptero_test_desk_is_saved, self);
  ptero_test_desk_assert_file (self, "/deleted.cfg", MINE, -1);
  ptero_test_desk_free (self);
}

static void
test_json (void)
{
  PteroTestDesk *self = ptero_test_desk_new (PTERO_DEMO_KEY_ADMIN);

  ptero_test_desk_write_file (self, "/settings.json", "{\n  \"a\": 1\n}\n", -1);
  ptero_test_desk_open_file (self, "/settings.json");
  ptero_test_desk_insert (self, 2, "  \"b\" 2\n");
  ptero_test_desk_run (self, "editor.save");
  ptero_test_wait_label (self->editor, "Save Anyway");
  ptero_test_spin (200);
  ptero_test_screenshot (GTK_WIDGET (ptero_test_desk_get_window (self)), "editor-json");
  ptero_test_desk_assert_file (self, "/settings.json", "{\n  \"a\": 1\n}\n", -1);
  ptero_test_desk_run (self, "editor.show-problem");
  ptero_test_desk_run (self, "editor.save-anyway");
  ptero_test_wait (ptero_test_desk_is_saved, self);
  ptero_test_desk_assert_file (self, "/settings.json", "{\n  \"a\": 1\n  \"b\" 2\n}\n", -1);
  ptero_test_desk_run (self, "editor.undo");
  ptero_test_desk_save (self);
  g_assert_nonnull (ptero_test_find_label (self->editor, "Syntax checked: no problems"));
  ptero_test_desk_free (self);
}

static void
test_yaml (void)
{
  PteroTestDesk *self = ptero_test_desk_new (PTERO_DEMO_KEY_ADMIN);

  ptero_test_desk_write_file (self, "/tab.yml", "a:\n  b: 1\n", -1);
  ptero_test_desk_open_file (self, "/tab.yml");
  g_assert_true (gtk_source_view_get_insert_spaces_instead_of_tabs (GTK_SOURCE_VIEW (ptero_test_find_type (self->editor, GTK_SOURCE_TYPE_VIEW))));
  ptero_test_desk_insert (self, 2, "\tc: 2\n");
  ptero_test_desk_run (self, "editor.save");
  ptero_test_wait_label (self->editor, "Line 3 begins with a tab");
  ptero_test_desk_run (self, "editor.save-anyway");
  ptero_test_wait (ptero_test_desk_is_saved, self);
  ptero_test_desk_assert_file (self, "/tab.yml", "a:\n  b: 1\n\tc: 2\n", -1);
  ptero_test_desk_free (self);
}

static void
test_empty (void)
{
  PteroTestDesk *self = ptero_test_desk_new (PTERO_DEMO_KEY_ADMIN);
  GtkTextIter start;
  GtkTextIter end;

  ptero_test_desk_write_file (self, "/small.txt", "a", -1);
  ptero_test_desk_open_file (self, "/small.txt");
  gtk_text_buffer_get_bounds (ptero_test_desk_get_buffer (self), &start, &end);
  gtk_text_buffer_delete (ptero_test_desk_get_buffer (self), &start, &end);
  ptero_test_desk_run (self, "editor.save");
  ptero_test_wait_label (self->editor, "An empty file cannot be saved");
  ptero_test_desk_assert_file (self, "/small.txt", "a", -1);
  ptero_test_desk_free (self);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/file-editor-save/overwrite", test_overwrite);
  g_test_add_func ("/file-editor-save/take-theirs", test_take_theirs);
  g_test_add_func ("/file-editor-save/take-one", test_take_one);
  g_test_add_func ("/file-editor-save/decide", test_decide);
  g_test_add_func ("/file-editor-save/line-ends-differ", test_line_ends_differ);
  g_test_add_func ("/file-editor-save/keep-editing", test_keep_editing);
  g_test_add_func ("/file-editor-save/deleted", test_deleted);
  g_test_add_func ("/file-editor-save/json", test_json);
  g_test_add_func ("/file-editor-save/yaml", test_yaml);
  g_test_add_func ("/file-editor-save/empty", test_empty);

  return g_test_run ();
}
