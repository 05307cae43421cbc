/* test-file-editor-save.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gtksourceview/gtksource.h>

#include "ptero-diff-view.h"
#include "ptero-form-dialog.h"
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
  g_assert_nonnull (ptero_test_find_label (self->editor,
                                           "2 lines are only there, 2 only here. Nothing was saved."));
  g_assert_nonnull (ptero_test_find_label (self->editor, "Difference 1 of 3"));

  return self;
}

static void
test_overwrite (void)
{
  PteroTestDesk *self = open_conflict ();

  ptero_test_wait_label (self->editor, "read only · written just now");
  ptero_test_spin (300);
  ptero_test_screenshot (GTK_WIDGET (ptero_test_desk_get_window (self)), "editor-conflict");
  ptero_diff_view_step (PTERO_DIFF_VIEW (ptero_test_find_type (self->editor, PTERO_TYPE_DIFF_VIEW)),
                        1);
  g_assert_nonnull (ptero_test_find_label (self->editor, "Difference 2 of 3"));
  ptero_diff_view_set_inline (PTERO_DIFF_VIEW (ptero_test_find_type (self->editor,
                                                                     PTERO_TYPE_DIFF_VIEW)), TRUE);
  gtk_window_set_default_size (ptero_test_desk_get_window (self), 360, 600);
  ptero_test_spin (300);
  ptero_test_screenshot (GTK_WIDGET (ptero_test_desk_get_window (self)), "editor-conflict-narrow");
  ptero_test_desk_run (self, "editor.overwrite");
  ptero_test_answer_alert (self->editor, "Overwrite");
  ptero_test_wait (ptero_test_desk_is_saved, self);
  ptero_test_desk_assert_file (self, "/conflict.cfg", MINE, -1);
  ptero_test_desk_free (self);
}

static double
get_scrolled (GtkWidget *pane)
{
  GtkWidget *scroller = ptero_test_find_type (pane, GTK_TYPE_SCROLLED_WINDOW);

  return gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
}

static gboolean
is_scrolled (gpointer paned)
{
  const double theirs = get_scrolled (gtk_paned_get_start_child (paned));

  return theirs > 10 && ABS (theirs - get_scrolled (gtk_paned_get_end_child (paned))) < 2;
}

/* Texts of which one is a little higher than the place for it are laid out once and for all: GTK
 * warns where they are not. */
static void
test_heights (void)
{
  PteroTestDesk *self = ptero_test_desk_new (PTERO_DEMO_KEY_ADMIN);
  g_autoptr(GString) before = g_string_new ("#Properties\n");
  g_autoptr(GString) after = g_string_new ("#Properties\n");

  for (guint i = 1; i < 30; i++)
    {
      g_string_append_printf (before, "key-%u=value %u\n", i, i);
      if (i != 5 && i != 6)
        g_string_append_printf (after, i == 9 ? "key-%u=value nine %u\n" : "key-%u=value %u\n", i,
                                i);
      if (i == 15)
        g_string_append (after, "added=1\nadded=2\n");
    }
  ptero_test_desk_write_file (self, "/heights.properties", before->str, -1);
  ptero_test_desk_open_file (self, "/heights.properties");
  ptero_test_desk_insert (self, 30, "mine=1");
  ptero_test_desk_write_file (self, "/heights.properties", after->str, -1);
  ptero_test_desk_run (self, "editor.save");
  ptero_test_wait (ptero_test_desk_has_diff, self->editor);
  for (int height = 500; height < 760; height += 20)
    {
      gtk_window_set_default_size (ptero_test_desk_get_window (self), height % 100 == 0 ? 400 : 940,
                                   height);
      ptero_test_spin (100);
    }

  gtk_window_set_default_size (ptero_test_desk_get_window (self), 940, 400);
  ptero_test_spin (300);
  for (guint i = 0; i < 3; i++)
    ptero_diff_view_step (PTERO_DIFF_VIEW (ptero_test_find_type (self->editor,
                                                                 PTERO_TYPE_DIFF_VIEW)), 1);
  ptero_test_wait (is_scrolled, ptero_test_find_type (self->editor, GTK_TYPE_PANED));
  ptero_test_desk_free (self);
}

/* What is here is put beside the file; neither the file nor what is there already is lost. */
static void
test_save_copy (void)
{
  PteroTestDesk *self = open_conflict ();
  g_autofree char *name = NULL;
  PteroForm *form;

  ptero_test_desk_write_file (self, "/taken.cfg", "kept\n", -1);
  ptero_test_desk_run (self, "editor.save-copy");
  form = PTERO_FORM (ptero_test_find_type (ptero_test_wait_dialog (self->editor), PTERO_TYPE_FORM));
  name = ptero_form_dup_string (form, "_name");
  g_assert_cmpstr (name, ==, "conflict copy.cfg");
  ptero_form_set_string (form, "_name", "taken.cfg");
  ptero_test_press_anywhere ("Save Copy");
  ptero_test_press_anywhere ("Close");
  ptero_test_desk_assert_file (self, "/taken.cfg", "kept\n", -1);

  ptero_test_desk_run (self, "editor.save-copy");
  ptero_test_wait_dialog (self->editor);
  ptero_test_press_anywhere ("Save Copy");
  ptero_test_wait_label (self->editor, "Saved as “conflict copy.cfg”");
  ptero_test_desk_assert_file (self, "/conflict copy.cfg", MINE, -1);
  ptero_test_desk_assert_file (self, "/conflict.cfg", THEIRS, -1);
  g_assert_true (ptero_test_desk_has_diff (self->editor));

  /* all of it can be reached where there is little place */
  gtk_window_set_default_size (ptero_test_desk_get_window (self), 360, 600);
  ptero_test_spin (300);
  g_assert_cmpint (gtk_widget_get_width (self->editor), <=, 360);
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

  ptero_diff_view_step (PTERO_DIFF_VIEW (ptero_test_find_type (self->editor, PTERO_TYPE_DIFF_VIEW)),
                        1);
  ptero_test_desk_run (self, "editor.take-difference");
  g_assert_nonnull (ptero_test_find_label (self->editor,
                                           "1 line is only there, 1 only here. Nothing was saved."));
  g_assert_nonnull (ptero_test_find_label (self->editor, "Difference 2 of 2"));
  ptero_test_desk_run (self, "editor.overwrite");
  ptero_test_answer_alert (self->editor, "Overwrite");
  ptero_test_wait (ptero_test_desk_is_saved, self);
  ptero_test_desk_assert_file (self, "/conflict.cfg",
                               "zero=0\none=1\ntwo=22\nthree=3\nfour=4\nfive=5\nsix=6\n", -1);
  ptero_test_desk_free (self);
}

static gboolean
has_three_differences (gpointer editor)
{
  return ptero_test_find_label (editor, "can be saved when 2 differences are decided") != NULL &&
         ptero_test_find_label (editor, "1 of 3 · kept") == NULL;
}

/* What was taken is given back by Undo, and what else was decided stays decided; what is compared
 * can be searched. */
static void
test_compared (void)
{
  PteroTestDesk *self = open_conflict ();
  PteroDiffView *diff = PTERO_DIFF_VIEW (ptero_test_find_type (self->editor, PTERO_TYPE_DIFF_VIEW));

  g_assert_nonnull (ptero_test_find_label (self->editor, "edited"));
  ptero_test_desk_run (self, "editor.keep-difference");
  ptero_test_desk_run (self, "editor.take-difference");
  g_assert_nonnull (ptero_test_find_label (self->editor,
                                           "can be saved when 1 difference is decided"));
  ptero_test_desk_run (self, "editor.undo");
  ptero_test_desk_assert_text (self, MINE);
  ptero_test_wait (has_three_differences, self->editor);
  ptero_diff_view_step (diff, -1);
  ptero_test_desk_run (self, "editor.redo");
  ptero_test_wait_label (self->editor, "can be saved when 1 difference is decided");
  ptero_test_spin (100);

  ptero_test_desk_run (self, "editor.find");
  ptero_test_spin (100);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (ptero_test_desk_get_window (self)),
                                         GTK_WIDGET (diff)));
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (ptero_test_desk_get_window (self))));
  ptero_test_screenshot (GTK_WIDGET (ptero_test_desk_get_window (self)), "editor-conflict-find");
  ptero_test_desk_free (self);
}

/* All is decided one by one, and saved then, not before. */
static void
test_decide (void)
{
  PteroTestDesk *self = open_conflict ();
  PteroDiffView *diff = PTERO_DIFF_VIEW (ptero_test_find_type (self->editor, PTERO_TYPE_DIFF_VIEW));

  g_assert_nonnull (ptero_test_find_label (self->editor,
                                           "can be saved when 3 differences are decided"));
  ptero_test_desk_run (self, "editor.keep-difference");
  g_assert_nonnull (ptero_test_find_label (self->editor, "Difference 2 of 3"));
  ptero_test_desk_run (self, "editor.take-difference");
  g_assert_nonnull (ptero_test_find_label (self->editor, "Difference 2 of 2"));
  g_assert_nonnull (ptero_test_find_label (self->editor,
                                           "can be saved when 1 difference is decided"));
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
  ptero_test_desk_assert_file (self, "/conflict.cfg",
                               "zero=0\none=1\ntwo=22\nthree=3\nfour=4\nfive=5\nsix=6\n", -1);
  g_assert_true (ptero_test_desk_has_view (self->editor));
  ptero_test_desk_free (self);
}

/* Where only the line ends differ there is nothing to decide, and what is there is not lost for
 * that. */
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
  g_test_add_func ("/file-editor-save/save-copy", test_save_copy);
  g_test_add_func ("/file-editor-save/heights", test_heights);
  g_test_add_func ("/file-editor-save/take-theirs", test_take_theirs);
  g_test_add_func ("/file-editor-save/take-one", test_take_one);
  g_test_add_func ("/file-editor-save/compared", test_compared);
  g_test_add_func ("/file-editor-save/decide", test_decide);
  g_test_add_func ("/file-editor-save/line-ends-differ", test_line_ends_differ);
  g_test_add_func ("/file-editor-save/keep-editing", test_keep_editing);
  g_test_add_func ("/file-editor-save/deleted", test_deleted);
  g_test_add_func ("/file-editor-save/json", test_json);
  g_test_add_func ("/file-editor-save/yaml", test_yaml);
  g_test_add_func ("/file-editor-save/empty", test_empty);

  return g_test_run ();
}
