/* test-file-editor.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gtksourceview/gtksource.h>

#include "ptero-editor-search.h"
#include "ptero-editor-status.h"
#include "ptero-file-browser.h"
#include "ptero-file-editor.h"
#include "ptero-file-window.h"
#include "ptero-folder.h"
#include "ptero-test-desk.h"

static void
test_edit (void)
{
  PteroTestDesk *self = ptero_test_desk_new (PTERO_DEMO_KEY_ADMIN);

  ptero_test_desk_write_file (self, "/edit.yml", "a: 1\nb: 2\n\n", -1);
  ptero_test_desk_open_file (self, "/edit.yml");
  ptero_test_desk_assert_text (self, "a: 1\nb: 2\n\n");
  g_assert_cmpstr (gtk_window_get_title (ptero_test_desk_get_window (self)), ==, "edit.yml");
  g_assert_nonnull (ptero_test_find_label (self->editor, "UTF-8 · LF"));
  g_assert_cmpstr (gtk_source_language_get_id (gtk_source_buffer_get_language (GTK_SOURCE_BUFFER (ptero_test_desk_get_buffer (self)))), ==, "yaml");

  ptero_test_desk_insert (self, 1, "new: true\n");
  g_assert_cmpstr (gtk_window_get_title (ptero_test_desk_get_window (self)), ==, "• edit.yml");
  ptero_test_desk_run (self, "editor.undo");
  g_assert_false (gtk_text_buffer_get_modified (ptero_test_desk_get_buffer (self)));
  ptero_test_desk_run (self, "editor.redo");
  ptero_test_desk_assert_text (self, "a: 1\nnew: true\nb: 2\n\n");
  ptero_test_desk_save (self);
  ptero_test_desk_assert_file (self, "/edit.yml", "a: 1\nnew: true\nb: 2\n\n", -1);

  /* saved twice, it is still what was saved */
  ptero_test_desk_insert (self, 0, "# first\n");
  ptero_test_desk_save (self);
  ptero_test_desk_assert_file (self, "/edit.yml", "# first\na: 1\nnew: true\nb: 2\n\n", -1);

  /* the same file is open once */
  ptero_file_editor_open (self->label, self->access, "/edit.yml", 10, FALSE);
  g_assert_true (ptero_test_desk_find_editor () == self->editor);
  ptero_test_desk_close_editor (self);
  ptero_test_desk_free (self);
}

static void
test_pictures (void)
{
  PteroTestDesk *self = ptero_test_desk_new (PTERO_DEMO_KEY_ADMIN);

  ptero_test_desk_open_file (self, "/server.properties");
  ptero_test_spin (300);
  ptero_test_screenshot (GTK_WIDGET (ptero_test_desk_get_window (self)), "editor");
  ptero_test_desk_run (self, "editor.replace");
  ptero_editor_search_set_text (PTERO_EDITOR_SEARCH (ptero_test_find_type (self->editor,
                                                                           PTERO_TYPE_EDITOR_SEARCH)), "false", "true");
  ptero_test_spin (300);
  ptero_test_screenshot (GTK_WIDGET (ptero_test_desk_get_window (self)), "editor-replace");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  ptero_test_spin (300);
  ptero_test_screenshot (GTK_WIDGET (ptero_test_desk_get_window (self)), "editor-dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  gtk_window_set_default_size (ptero_test_desk_get_window (self), 360, 600);
  ptero_test_spin (300);
  ptero_test_screenshot (GTK_WIDGET (ptero_test_desk_get_window (self)), "editor-narrow");
  ptero_test_desk_free (self);
}

/* What differs is what was edited, in any encoding and with any line ends. */
static void
check_kept (const char *before,
            gssize      length,
            const char *label,
            const char *after,
            gssize      after_length)
{
  PteroTestDesk *self = ptero_test_desk_new (PTERO_DEMO_KEY_ADMIN);

  ptero_test_desk_write_file (self, "/kept.txt", before, length);
  ptero_test_desk_open_file (self, "/kept.txt");
  g_assert_nonnull (ptero_test_find_label (self->editor, label));
  ptero_test_desk_insert (self, 1, "é\n");
  ptero_test_desk_save (self);
  ptero_test_desk_assert_file (self, "/kept.txt", after, after_length);
  ptero_test_desk_free (self);
}

static void
test_line_ends (void)
{
  check_kept ("a\r\nb", -1, "UTF-8 · CRLF", "a\r\n\303\251\r\nb", -1);
  check_kept ("\357\273\277a\nb\n", -1, "UTF-8 BOM · LF", "\357\273\277a\n\303\251\nb\n", -1);
  check_kept ("a\r\nb\nc", -1, "UTF-8 · mixed line ends", "a\r\n\303\251\nb\nc", -1);
}

static void
test_encodings (void)
{
  check_kept ("gr\374n\nb\n", -1, "ISO-8859-1 · LF", "gr\374n\n\351\nb\n", -1);
  check_kept ("5 \200\r\nb\r\n", -1, "Windows-1252 · CRLF", "5 \200\r\n\351\r\nb\r\n", -1);
}

/* Characters that the file's encoding does not have. */
static void
test_other_characters (void)
{
  PteroTestDesk *self = ptero_test_desk_new (PTERO_DEMO_KEY_ADMIN);

  ptero_test_desk_write_file (self, "/latin.txt", "gr\374n\n", -1);
  ptero_test_desk_open_file (self, "/latin.txt");
  ptero_test_desk_insert (self, 0, "日本\n");
  ptero_test_desk_run (self, "editor.save");
  ptero_test_wait_label (self->editor, "There are characters that ISO-8859-1 does not have");
  ptero_test_screenshot (GTK_WIDGET (ptero_test_desk_get_window (self)), "editor-encoding");
  ptero_test_desk_assert_file (self, "/latin.txt", "gr\374n\n", -1);
  ptero_test_desk_run (self, "editor.save-utf-8");
  ptero_test_wait (ptero_test_desk_is_saved, self);
  ptero_test_desk_assert_file (self, "/latin.txt", "日本\ngrün\n", -1);
  ptero_test_desk_free (self);
}

static void
test_refused (void)
{
  PteroTestDesk *self = ptero_test_desk_new (PTERO_DEMO_KEY_ADMIN);

  ptero_test_desk_open_page (self, "/world/level.dat", 2211);
  ptero_test_wait_label (self->editor, "Not a Text File");
  ptero_test_screenshot (GTK_WIDGET (ptero_test_desk_get_window (self)), "editor-binary");
  ptero_test_desk_close_editor (self);

  ptero_test_desk_open_page (self, "/logs/huge.log", 24 * 1024 * 1024);
  ptero_test_wait_label (self->editor, "Too Large to Edit");
  ptero_test_desk_close_editor (self);

  {
    g_autofree char *line = g_strnfill (200000, 'x');

    ptero_test_desk_write_file (self, "/line.txt", line, -1);
    ptero_test_desk_open_page (self, "/line.txt", 200000);
    ptero_test_wait_label (self->editor, "Open Very Long Lines?");
    ptero_test_desk_close_editor (self);
  }

  /* the panel refuses what is larger than it was said to be */
  ptero_test_desk_open_page (self, "/logs/huge.log", 5 * 1024 * 1024);
  ptero_test_wait_label (self->editor, "Open a Large File?");
  ptero_test_screenshot (GTK_WIDGET (ptero_test_desk_get_window (self)), "editor-large");
  ptero_test_desk_run (self, "editor.load");
  ptero_test_wait_label (self->editor, "Too Large to Edit");
  ptero_test_desk_close_editor (self);

  ptero_test_desk_open_page (self, "/nothing.txt", 1);
  ptero_test_wait_label (self->editor, "Cannot Open the File");
  ptero_test_desk_write_file (self, "/nothing.txt", "now\n", -1);
  ptero_test_desk_run (self, "editor.load");
  ptero_test_wait (ptero_test_desk_has_view, self->editor);
  ptero_test_desk_assert_text (self, "now\n");
  ptero_test_desk_free (self);
}

/* As much as a panel opens. */
static void
test_large (void)
{
  PteroTestDesk *self = ptero_test_desk_new (PTERO_DEMO_KEY_ADMIN);
  g_autoptr(GString) text = g_string_new (NULL);
  gint64 start;

  while (text->len < 4000000)
    g_string_append_printf (text, "[12:00:%02u] [Server thread/INFO]: line %" G_GSIZE_FORMAT "\n",
                            (guint) text->len % 60, text->len);
  ptero_test_desk_write_file (self, "/large.log", text->str, -1);
  start = g_get_monotonic_time ();
  ptero_test_desk_open_file (self, "/large.log");
  ptero_test_spin (50);
  g_test_message ("opened in %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - start) / 1000);
  ptero_test_desk_insert (self, 1, "new\n");
  ptero_test_desk_write_file (self, "/large.log", text->str + 100000, -1);
  start = g_get_monotonic_time ();
  ptero_test_desk_run (self, "editor.save");
  ptero_test_wait_label (self->editor, "Side by Side");
  g_test_message ("compared in %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - start) / 1000);
  ptero_test_desk_free (self);
}

static void
test_hidden (void)
{
  PteroTestDesk *self = ptero_test_desk_new (PTERO_DEMO_KEY_ADMIN);

  ptero_test_desk_write_file (self, "/hidden.txt", "safe\342\200\256evil\n", -1);
  ptero_test_desk_open_file (self, "/hidden.txt");
  g_assert_nonnull (ptero_test_find_label (self->editor,
                                           "Has invisible characters that turn the direction of text"));
  ptero_test_desk_free (self);
}

static void
test_read_only (void)
{
  PteroTestDesk *self = ptero_test_desk_new (PTERO_DEMO_KEY_USER);

  g_assert_false (ptero_access_allows (self->access, "file.update"));
  g_assert_true (ptero_access_allows (self->access, "file.read-content"));
  ptero_test_desk_open_file (self, "/backup notes & to-do #1.txt");
  g_assert_nonnull (ptero_test_find_label (self->editor,
                                           "You may read this file, but not change it"));
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (ptero_test_find_type (self->editor,
                                                                                   GTK_SOURCE_TYPE_VIEW))));
  ptero_test_spin (200);
  ptero_test_screenshot (GTK_WIDGET (ptero_test_desk_get_window (self)), "editor-read-only");
  ptero_test_desk_free (self);
}

static void
test_guard (void)
{
  PteroTestDesk *self = ptero_test_desk_new (PTERO_DEMO_KEY_ADMIN);

  ptero_test_desk_write_file (self, "/guard.txt", "a\n", -1);
  ptero_test_desk_open_file (self, "/guard.txt");
  ptero_test_desk_insert (self, 0, "b\n");
  gtk_window_close (ptero_test_desk_get_window (self));
  ptero_test_answer_alert (self->editor, "Cancel");
  ptero_test_spin (100);
  g_assert_true (ptero_test_desk_find_editor () == self->editor);

  /* it does not go with its window either */
  gtk_window_close (GTK_WINDOW (self->window));
  ptero_test_answer_alert (self->editor, "Cancel");
  ptero_test_spin (100);
  g_assert_true (gtk_widget_get_mapped (self->label));

  gtk_window_close (ptero_test_desk_get_window (self));
  ptero_test_answer_alert (self->editor, "Discard");
  ptero_test_wait (ptero_test_desk_has_no_editor, NULL);
  self->editor = NULL;
  ptero_test_desk_assert_file (self, "/guard.txt", "a\n", -1);

  ptero_test_desk_open_file (self, "/guard.txt");
  ptero_test_desk_insert (self, 0, "b\n");
  gtk_window_close (ptero_test_desk_get_window (self));
  ptero_test_answer_alert (self->editor, "Save");
  ptero_test_wait (ptero_test_desk_has_no_editor, NULL);
  self->editor = NULL;
  ptero_test_desk_assert_file (self, "/guard.txt", "b\na\n", -1);
  ptero_test_desk_free (self);
}

typedef struct
{
  PteroEditorSearch *search;
  int                n_found;
} Count;

static gboolean
is_counted (gpointer user_data)
{
  Count *count = user_data;

  return ptero_editor_search_get_n_found (count->search) == count->n_found;
}

static void
wait_count (PteroEditorSearch *search,
            int                n_found)
{
  Count count = { search, n_found };

  ptero_test_wait (is_counted, &count);
}

static void
test_search (void)
{
  PteroTestDesk *self = ptero_test_desk_new (PTERO_DEMO_KEY_ADMIN);
  PteroEditorSearch *search;

  ptero_test_desk_write_file (self, "/search.txt", "Alpha beta\nalpha 12\nbeta 345\n", -1);
  ptero_test_desk_open_file (self, "/search.txt");
  search = PTERO_EDITOR_SEARCH (ptero_test_find_type (self->editor, PTERO_TYPE_EDITOR_SEARCH));
  ptero_test_desk_run (self, "editor.replace");
  ptero_editor_search_set_text (search, "alpha", "omega");
  wait_count (search, 2);
  ptero_test_wait_label (self->editor, "1 of 2");
  ptero_editor_search_step (search, TRUE);
  ptero_test_wait_label (self->editor, "2 of 2");
  ptero_editor_search_step (search, FALSE);
  ptero_test_wait_label (self->editor, "1 of 2");
  g_object_set (search, "match-case", TRUE, NULL);
  wait_count (search, 1);
  g_assert_cmpuint (ptero_editor_search_replace_all (search), ==, 1);
  ptero_test_desk_assert_text (self, "Alpha beta\nomega 12\nbeta 345\n");

  g_object_set (search, "use-regex", TRUE, NULL);
  ptero_editor_search_set_text (search, "([0-9]+)", "<\\1>");
  wait_count (search, 2);
  ptero_test_wait_label (self->editor, "1 of 2");
  ptero_editor_search_replace (search);
  ptero_test_desk_assert_text (self, "Alpha beta\nomega <12>\nbeta 345\n");
  ptero_editor_search_set_text (search, "(", NULL);
  ptero_test_wait_label (self->editor, "Not a pattern");
  g_assert_true (ptero_editor_search_stop (search));
  g_assert_false (ptero_editor_search_stop (search));

  ptero_test_desk_free (self);
}

/* Far enough for the text to be scrolled. */
static void
test_line (void)
{
  PteroTestDesk *self = ptero_test_desk_new (PTERO_DEMO_KEY_ADMIN);
  g_autoptr(GString) text = g_string_new (NULL);
  GtkWidget *status;
  GtkWidget *entry;
  GtkTextIter iter;

  for (guint i = 1; i <= 100; i++)
    g_string_append_printf (text, "line %u\n", i);
  ptero_test_desk_write_file (self, "/lines.txt", text->str, -1);
  ptero_test_desk_open_file (self, "/lines.txt");
  status = ptero_test_find_type (self->editor, PTERO_TYPE_EDITOR_STATUS);
  for (guint i = 0; i < 2; i++)
    {
      ptero_test_desk_run (self, "editor.go-to-line");
      ptero_test_spin (300);
      ptero_test_screenshot (GTK_WIDGET (ptero_test_desk_get_window (self)), "editor-line");
      entry = ptero_test_find_type (status, GTK_TYPE_ENTRY);
      gtk_editable_set_text (GTK_EDITABLE (entry), i == 0 ? "42" : "3");
      g_signal_emit_by_name (entry, "activate");
      ptero_test_spin (500);
      gtk_text_buffer_get_iter_at_mark (ptero_test_desk_get_buffer (self), &iter,
                                        gtk_text_buffer_get_insert (ptero_test_desk_get_buffer (self)));
      g_assert_cmpint (gtk_text_iter_get_line (&iter), ==, i == 0 ? 41 : 2);
    }
  g_assert_nonnull (ptero_test_find_label (self->editor, "Line 3, Column 1"));
  ptero_test_desk_free (self);
}

static PteroFileObject *
find_file (GtkWidget  *browser,
           const char *name)
{
  GListModel *items =
    ptero_table_get_items (ptero_file_browser_get_table (PTERO_FILE_BROWSER (browser)));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(PteroFileObject) file = g_list_model_get_item (items, i);

      if (g_str_equal (file->name, name))
        return file;
    }

  return NULL;
}

static gboolean
is_listed (gpointer browser)
{
  return find_file (browser, "eula.txt") != NULL;
}

static gboolean
is_longer (gpointer browser)
{
  PteroFileObject *file = find_file (browser, "eula.txt");

  /* while the list is sorted anew it may not be there */
  return file != NULL && file->size > 200;
}

/* From a double click in the list to the new size there. */
static void
test_browser (void)
{
  PteroTestSection *section = ptero_test_section_new ("files", 900, 600);
  PteroTestDesk desk = { section->fleet };
  g_autofree char *text = g_strnfill (200, '#');

  ptero_test_wait (is_listed, section->section);
  g_signal_emit_by_name (ptero_file_browser_get_table (PTERO_FILE_BROWSER (section->section)),
                         "activate",
                         find_file (section->section, "eula.txt"));
  desk.editor = ptero_test_desk_find_editor ();
  gtk_widget_set_can_target (desk.editor, FALSE);
  ptero_test_wait (ptero_test_desk_has_view, desk.editor);
  ptero_test_desk_insert (&desk, 0, text);
  ptero_test_desk_save (&desk);
  ptero_test_wait (is_longer, section->section);

  /* it is over the page of the server, and goes back to the list */
  g_assert_true (ptero_test_find_type (GTK_WIDGET (ptero_test_desk_get_window (&desk)),
                                       PTERO_TYPE_FILE_BROWSER) == section->section);
  g_assert_false (gtk_widget_get_mapped (section->section));
  ptero_test_screenshot (GTK_WIDGET (ptero_test_desk_get_window (&desk)), "editor-tab");
  ptero_test_desk_run (&desk, "editor.leave");
  ptero_test_wait (ptero_test_desk_has_no_editor, NULL);
  g_assert_true (gtk_widget_get_mapped (section->section));

  /* or goes on in a window of its own */
  ptero_test_wait (is_listed, section->section);
  g_signal_emit_by_name (ptero_file_browser_get_table (PTERO_FILE_BROWSER (section->section)),
                         "activate",
                         find_file (section->section, "eula.txt"));
  desk.editor = ptero_test_desk_find_editor ();
  ptero_test_wait (ptero_test_desk_has_view, desk.editor);
  ptero_test_desk_insert (&desk, 0, "mine");
  ptero_test_desk_run (&desk, "editor.own-window");
  g_assert_true (PTERO_IS_FILE_WINDOW (ptero_test_desk_get_window (&desk)));
  g_assert_true (gtk_widget_get_mapped (section->section));
  ptero_test_spin (200);
  ptero_test_screenshot (GTK_WIDGET (ptero_test_desk_get_window (&desk)), "editor-own-window");
  gtk_window_close (ptero_test_desk_get_window (&desk));
  ptero_test_answer_alert (desk.editor, "Discard");
  ptero_test_wait (ptero_test_desk_has_no_editor, NULL);
  ptero_test_section_free (section);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/file-editor/edit", test_edit);
  g_test_add_func ("/file-editor/pictures", test_pictures);
  g_test_add_func ("/file-editor/line-ends", test_line_ends);
  g_test_add_func ("/file-editor/encodings", test_encodings);
  g_test_add_func ("/file-editor/other-characters", test_other_characters);
  g_test_add_func ("/file-editor/refused", test_refused);
  g_test_add_func ("/file-editor/large", test_large);
  g_test_add_func ("/file-editor/hidden", test_hidden);
  g_test_add_func ("/file-editor/read-only", test_read_only);
  g_test_add_func ("/file-editor/guard", test_guard);
  g_test_add_func ("/file-editor/search", test_search);
  g_test_add_func ("/file-editor/line", test_line);
  g_test_add_func ("/file-editor/browser", test_browser);

  return g_test_run ();
}
