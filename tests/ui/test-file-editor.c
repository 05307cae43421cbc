/* test-file-editor.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <gtksourceview/gtksource.h>

#include "ptero-diff-view.h"
#include "ptero-editor-search.h"
#include "ptero-editor-status.h"
#include "ptero-file-browser.h"
#include "ptero-file-editor.h"
#include "ptero-file-window.h"
#include "ptero-folder.h"
#include "ptero-form-dialog.h"
#include "ptero-open-with.h"
#include "ptero-test-sections.h"

/* A server, what may be done with it, and a window to open editors from. */
typedef struct
{
  PteroTestFleet *fleet;
  PteroAccess    *access;
  GtkWidget      *window;
  GtkWidget      *label;
  GtkWidget      *editor;
} Desk;

static PteroFleetServer *
find_server (PteroTestFleet *fleet,
             gboolean        owned)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fleet->fleet)); i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (fleet->fleet), i);

      if (owned ? ptero_fleet_server_get_server (server)->internal_id == 1
                : !ptero_fleet_server_get_server (server)->server_owner &&
                  !ptero_server_state_is_conflict (ptero_fleet_server_get_state (server)))
        return server;
    }

  return NULL;
}

static gboolean
is_known (gpointer access)
{
  return ptero_access_get_known (access);
}

static Desk *
desk_new (PteroDemoKey key)
{
  Desk *self = g_new0 (Desk, 1);

  self->fleet = ptero_test_fleet_new (0, key);
  ptero_test_fleet_start (self->fleet);
  self->access = ptero_access_new (find_server (self->fleet, key == PTERO_DEMO_KEY_ADMIN));
  ptero_access_refresh (self->access);
  ptero_test_wait (is_known, self->access);
  self->label = gtk_label_new ("Files");
  self->window = ptero_test_present (self->label);

  return self;
}

static void
desk_free (Desk *self)
{
  if (self->editor != NULL)
    {
      g_object_ref (self->editor);
      gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (self->editor)));
      ptero_test_await_finalize (self->editor);
    }
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->access);
  ptero_test_fleet_free (self->fleet);
  g_free (self);
}

typedef struct
{
  gboolean  is_done;
  GBytes   *bytes;
} Sent;

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Sent *sent = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);

  g_assert_no_error (error);
  if (ptero_answer_get_bytes (answer) != NULL)
    sent->bytes = g_bytes_ref (ptero_answer_get_bytes (answer));
  sent->is_done = TRUE;
}

static gboolean
is_sent (gpointer sent)
{
  return ((Sent *) sent)->is_done;
}

/* Somebody else writes it. */
static void
write_file (Desk       *self,
            const char *path,
            const char *data,
            gssize      length)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_FILE_WRITE, "server", ptero_access_get_uuid (self->access), NULL);
  g_autoptr(GBytes) bytes = g_bytes_new (data, length < 0 ? strlen (data) : (gsize) length);
  Sent sent = { FALSE, NULL };

  ptero_request_set_query (request, "file", path);
  ptero_request_set_body (request, "text/plain", bytes);
  ptero_client_send_async (ptero_panel_get_client (self->fleet->panel), request, NULL, sent_cb, &sent);
  ptero_test_wait (is_sent, &sent);
  g_clear_pointer (&sent.bytes, g_bytes_unref);
}

static GBytes *
read_file (Desk       *self,
           const char *path)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_FILE_CONTENTS,
                                                       "server", ptero_access_get_uuid (self->access), "file", path, NULL);
  Sent sent = { FALSE, NULL };

  ptero_client_send_async (ptero_panel_get_client (self->fleet->panel), request, NULL, sent_cb, &sent);
  ptero_test_wait (is_sent, &sent);

  return sent.bytes;
}

static void
assert_file (Desk       *self,
             const char *path,
             const char *data,
             gssize      length)
{
  g_autoptr(GBytes) bytes = read_file (self, path);
  gsize size = length < 0 ? strlen (data) : (gsize) length;

  /* the macro compares with 0, which is constant where strlen() is */
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), data, size);
}

static void
delete_file (Desk       *self,
             const char *name)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_FILES_DELETE, "server", ptero_access_get_uuid (self->access), "root", "/", NULL);
  g_autoptr(JsonNode) names = json_node_new (JSON_NODE_ARRAY);
  Sent sent = { FALSE, NULL };

  json_node_take_array (names, json_array_new ());
  json_array_add_string_element (json_node_get_array (names), name);
  ptero_request_set_node (request, "files", names);
  ptero_client_send_async (ptero_panel_get_client (self->fleet->panel), request, NULL, sent_cb, &sent);
  ptero_test_wait (is_sent, &sent);
  g_clear_pointer (&sent.bytes, g_bytes_unref);
}

static GtkWidget *
find_editor (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (toplevels, i);
      GtkWidget *editor = ptero_test_find_type (window, PTERO_TYPE_FILE_EDITOR);

      if (editor != NULL)
        return editor;
    }

  return NULL;
}

static gboolean
has_editor (gpointer unused)
{
  return find_editor () != NULL;
}

static gboolean
has_no_editor (gpointer unused)
{
  return find_editor () == NULL;
}

static GtkWindow *
get_window (Desk *self)
{
  return GTK_WINDOW (gtk_widget_get_root (self->editor));
}

static GtkTextBuffer *
get_buffer (Desk *self)
{
  return ptero_file_editor_get_buffer (PTERO_FILE_EDITOR (self->editor));
}

static gboolean
has_view (gpointer editor)
{
  GtkWidget *view = ptero_test_find_type (editor, GTK_SOURCE_TYPE_VIEW);

  return view != NULL && gtk_widget_get_mapped (view);
}

static void
open_page (Desk       *self,
           const char *path,
           gint64      size)
{
  ptero_file_editor_open (self->label, self->access, path, size);
  self->editor = find_editor ();
  g_assert_nonnull (self->editor);
  /* as in any other window of a test */
  gtk_widget_set_can_target (adw_window_get_content (ADW_WINDOW (get_window (self))), FALSE);
}

static void
open_file (Desk       *self,
           const char *path)
{
  open_page (self, path, 100);
  ptero_test_wait (has_view, self->editor);
}

static void
assert_text (Desk       *self,
             const char *text)
{
  g_autofree char *all = NULL;

  g_object_get (get_buffer (self), "text", &all, NULL);
  g_assert_cmpstr (all, ==, text);
}

static void
insert (Desk       *self,
        int         line,
        const char *text)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (get_buffer (self), &iter, line);
  gtk_text_buffer_begin_user_action (get_buffer (self));
  gtk_text_buffer_insert (get_buffer (self), &iter, text, -1);
  gtk_text_buffer_end_user_action (get_buffer (self));
}

static void
run (Desk       *self,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (self->editor, action, NULL));
}

static gboolean
is_saved (gpointer self)
{
  return !gtk_text_buffer_get_modified (get_buffer (self));
}

static void
save (Desk *self)
{
  run (self, "editor.save");
  ptero_test_wait (is_saved, self);
}

static void
close_editor (Desk *self)
{
  gtk_window_close (get_window (self));
  ptero_test_wait (has_no_editor, NULL);
  self->editor = NULL;
}

static void
test_edit (void)
{
  Desk *self = desk_new (PTERO_DEMO_KEY_ADMIN);

  write_file (self, "/edit.yml", "a: 1\nb: 2\n\n", -1);
  open_file (self, "/edit.yml");
  assert_text (self, "a: 1\nb: 2\n\n");
  g_assert_cmpstr (gtk_window_get_title (get_window (self)), ==, "edit.yml");
  g_assert_nonnull (ptero_test_find_label (self->editor, "UTF-8 · LF"));
  g_assert_cmpstr (gtk_source_language_get_id (gtk_source_buffer_get_language (GTK_SOURCE_BUFFER (get_buffer (self)))), ==, "yaml");

  insert (self, 1, "new: true\n");
  g_assert_cmpstr (gtk_window_get_title (get_window (self)), ==, "• edit.yml");
  run (self, "editor.undo");
  g_assert_false (gtk_text_buffer_get_modified (get_buffer (self)));
  run (self, "editor.redo");
  assert_text (self, "a: 1\nnew: true\nb: 2\n\n");
  save (self);
  assert_file (self, "/edit.yml", "a: 1\nnew: true\nb: 2\n\n", -1);

  /* saved twice, it is still what was saved */
  insert (self, 0, "# first\n");
  save (self);
  assert_file (self, "/edit.yml", "# first\na: 1\nnew: true\nb: 2\n\n", -1);

  /* the same file is open once */
  ptero_file_editor_open (self->label, self->access, "/edit.yml", 10);
  g_assert_true (find_editor () == self->editor);
  close_editor (self);
  desk_free (self);
}

static void
test_pictures (void)
{
  Desk *self = desk_new (PTERO_DEMO_KEY_ADMIN);

  open_file (self, "/server.properties");
  ptero_test_spin (300);
  ptero_test_screenshot (GTK_WIDGET (get_window (self)), "editor");
  run (self, "editor.replace");
  ptero_editor_search_set_text (PTERO_EDITOR_SEARCH (ptero_test_find_type (self->editor, PTERO_TYPE_EDITOR_SEARCH)), "false", "true");
  ptero_test_spin (300);
  ptero_test_screenshot (GTK_WIDGET (get_window (self)), "editor-replace");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  ptero_test_spin (300);
  ptero_test_screenshot (GTK_WIDGET (get_window (self)), "editor-dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  gtk_window_set_default_size (get_window (self), 360, 600);
  ptero_test_spin (300);
  ptero_test_screenshot (GTK_WIDGET (get_window (self)), "editor-narrow");
  desk_free (self);
}

/* What differs is what was edited, in any encoding and with any line ends. */
static void
check_kept (const char *before,
            gssize      length,
            const char *label,
            const char *after,
            gssize      after_length)
{
  Desk *self = desk_new (PTERO_DEMO_KEY_ADMIN);

  write_file (self, "/kept.txt", before, length);
  open_file (self, "/kept.txt");
  g_assert_nonnull (ptero_test_find_label (self->editor, label));
  insert (self, 1, "é\n");
  save (self);
  assert_file (self, "/kept.txt", after, after_length);
  desk_free (self);
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
  Desk *self = desk_new (PTERO_DEMO_KEY_ADMIN);

  write_file (self, "/latin.txt", "gr\374n\n", -1);
  open_file (self, "/latin.txt");
  insert (self, 0, "日本\n");
  run (self, "editor.save");
  ptero_test_wait_label (self->editor, "There are characters that ISO-8859-1 does not have");
  ptero_test_screenshot (GTK_WIDGET (get_window (self)), "editor-encoding");
  assert_file (self, "/latin.txt", "gr\374n\n", -1);
  run (self, "editor.save-utf-8");
  ptero_test_wait (is_saved, self);
  assert_file (self, "/latin.txt", "日本\ngrün\n", -1);
  desk_free (self);
}

static void
test_refused (void)
{
  Desk *self = desk_new (PTERO_DEMO_KEY_ADMIN);

  open_page (self, "/world/level.dat", 2211);
  ptero_test_wait_label (self->editor, "Not a Text File");
  ptero_test_screenshot (GTK_WIDGET (get_window (self)), "editor-binary");
  close_editor (self);

  open_page (self, "/logs/huge.log", 24 * 1024 * 1024);
  ptero_test_wait_label (self->editor, "Too Large to Edit");
  close_editor (self);

  {
    g_autofree char *line = g_strnfill (200000, 'x');

    write_file (self, "/line.txt", line, -1);
    open_page (self, "/line.txt", 200000);
    ptero_test_wait_label (self->editor, "Open Very Long Lines?");
    close_editor (self);
  }

  /* the panel refuses what is larger than it was said to be */
  open_page (self, "/logs/huge.log", 5 * 1024 * 1024);
  ptero_test_wait_label (self->editor, "Open a Large File?");
  ptero_test_screenshot (GTK_WIDGET (get_window (self)), "editor-large");
  run (self, "editor.load");
  ptero_test_wait_label (self->editor, "Too Large to Edit");
  close_editor (self);

  open_page (self, "/nothing.txt", 1);
  ptero_test_wait_label (self->editor, "Cannot Open the File");
  write_file (self, "/nothing.txt", "now\n", -1);
  run (self, "editor.load");
  ptero_test_wait (has_view, self->editor);
  assert_text (self, "now\n");
  desk_free (self);
}

/* As much as a panel opens. */
static void
test_large (void)
{
  Desk *self = desk_new (PTERO_DEMO_KEY_ADMIN);
  g_autoptr(GString) text = g_string_new (NULL);
  gint64 start;

  while (text->len < 4000000)
    g_string_append_printf (text, "[12:00:%02u] [Server thread/INFO]: line %" G_GSIZE_FORMAT "\n", (guint) text->len % 60, text->len);
  write_file (self, "/large.log", text->str, -1);
  start = g_get_monotonic_time ();
  open_file (self, "/large.log");
  ptero_test_spin (50);
  g_test_message ("opened in %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - start) / 1000);
  insert (self, 1, "new\n");
  write_file (self, "/large.log", text->str + 100000, -1);
  start = g_get_monotonic_time ();
  run (self, "editor.save");
  ptero_test_wait_label (self->editor, "Side by Side");
  g_test_message ("compared in %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - start) / 1000);
  desk_free (self);
}

static void
test_hidden (void)
{
  Desk *self = desk_new (PTERO_DEMO_KEY_ADMIN);

  write_file (self, "/hidden.txt", "safe\342\200\256evil\n", -1);
  open_file (self, "/hidden.txt");
  g_assert_nonnull (ptero_test_find_label (self->editor, "Has invisible characters that turn the direction of text"));
  desk_free (self);
}

static void
test_read_only (void)
{
  Desk *self = desk_new (PTERO_DEMO_KEY_USER);

  g_assert_false (ptero_access_allows (self->access, "file.update"));
  g_assert_true (ptero_access_allows (self->access, "file.read-content"));
  open_file (self, "/backup notes & to-do #1.txt");
  g_assert_nonnull (ptero_test_find_label (self->editor, "You may read this file, but not change it"));
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (ptero_test_find_type (self->editor, GTK_SOURCE_TYPE_VIEW))));
  ptero_test_spin (200);
  ptero_test_screenshot (GTK_WIDGET (get_window (self)), "editor-read-only");
  desk_free (self);
}

static gboolean
has_diff (gpointer editor)
{
  GtkWidget *view = ptero_test_find_type (editor, PTERO_TYPE_DIFF_VIEW);

  return view != NULL && gtk_widget_get_mapped (view);
}

#define BEFORE "one=1\ntwo=2\nthree=3\nfour=4\nfive=5\nsix=6\n"
#define THEIRS "one=1\ntwo=22\nthree=3\nfour=4\nfive=5\nfive-and-a-half=true\nsix=6\n"
#define MINE "zero=0\n" BEFORE

static Desk *
open_conflict (void)
{
  Desk *self = desk_new (PTERO_DEMO_KEY_ADMIN);

  write_file (self, "/conflict.cfg", BEFORE, -1);
  open_file (self, "/conflict.cfg");
  insert (self, 0, "zero=0\n");
  write_file (self, "/conflict.cfg", THEIRS, -1);
  run (self, "editor.save");
  ptero_test_wait (has_diff, self->editor);
  assert_file (self, "/conflict.cfg", THEIRS, -1);
  g_assert_nonnull (ptero_test_find_label (self->editor, "2 lines are only there, 2 only here. Nothing was saved."));
  g_assert_nonnull (ptero_test_find_label (self->editor, "Difference 1 of 3"));

  return self;
}

static void
test_overwrite (void)
{
  Desk *self = open_conflict ();

  ptero_test_wait_label (self->editor, "read only · written just now");
  ptero_test_spin (300);
  ptero_test_screenshot (GTK_WIDGET (get_window (self)), "editor-conflict");
  ptero_diff_view_step (PTERO_DIFF_VIEW (ptero_test_find_type (self->editor, PTERO_TYPE_DIFF_VIEW)), 1);
  g_assert_nonnull (ptero_test_find_label (self->editor, "Difference 2 of 3"));
  ptero_diff_view_set_inline (PTERO_DIFF_VIEW (ptero_test_find_type (self->editor, PTERO_TYPE_DIFF_VIEW)), TRUE);
  gtk_window_set_default_size (get_window (self), 360, 600);
  ptero_test_spin (300);
  ptero_test_screenshot (GTK_WIDGET (get_window (self)), "editor-conflict-narrow");
  run (self, "editor.overwrite");
  ptero_test_answer_alert (self->editor, "Overwrite");
  ptero_test_wait (is_saved, self);
  assert_file (self, "/conflict.cfg", MINE, -1);
  desk_free (self);
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

/* Texts of which one is a little higher than the place for it are laid out once and for all: GTK warns where they are not. */
static void
test_heights (void)
{
  Desk *self = desk_new (PTERO_DEMO_KEY_ADMIN);
  g_autoptr(GString) before = g_string_new ("#Properties\n");
  g_autoptr(GString) after = g_string_new ("#Properties\n");

  for (guint i = 1; i < 30; i++)
    {
      g_string_append_printf (before, "key-%u=value %u\n", i, i);
      if (i != 5 && i != 6)
        g_string_append_printf (after, i == 9 ? "key-%u=value nine %u\n" : "key-%u=value %u\n", i, i);
      if (i == 15)
        g_string_append (after, "added=1\nadded=2\n");
    }
  write_file (self, "/heights.properties", before->str, -1);
  open_file (self, "/heights.properties");
  insert (self, 30, "mine=1");
  write_file (self, "/heights.properties", after->str, -1);
  run (self, "editor.save");
  ptero_test_wait (has_diff, self->editor);
  for (int height = 500; height < 760; height += 20)
    {
      gtk_window_set_default_size (get_window (self), height % 100 == 0 ? 400 : 940, height);
      ptero_test_spin (100);
    }

  gtk_window_set_default_size (get_window (self), 940, 400);
  ptero_test_spin (300);
  for (guint i = 0; i < 3; i++)
    ptero_diff_view_step (PTERO_DIFF_VIEW (ptero_test_find_type (self->editor, PTERO_TYPE_DIFF_VIEW)), 1);
  ptero_test_wait (is_scrolled, ptero_test_find_type (self->editor, GTK_TYPE_PANED));
  desk_free (self);
}

/* What is here is put beside the file; neither the file nor what is there already is lost. */
static void
test_save_copy (void)
{
  Desk *self = open_conflict ();
  g_autofree char *name = NULL;
  PteroForm *form;

  write_file (self, "/taken.cfg", "kept\n", -1);
  run (self, "editor.save-copy");
  form = PTERO_FORM (ptero_test_find_type (ptero_test_wait_dialog (self->editor), PTERO_TYPE_FORM));
  name = ptero_form_dup_string (form, "_name");
  g_assert_cmpstr (name, ==, "conflict copy.cfg");
  ptero_form_set_string (form, "_name", "taken.cfg");
  ptero_test_press_anywhere ("Save Copy");
  ptero_test_press_anywhere ("Close");
  assert_file (self, "/taken.cfg", "kept\n", -1);

  run (self, "editor.save-copy");
  ptero_test_wait_dialog (self->editor);
  ptero_test_press_anywhere ("Save Copy");
  ptero_test_wait_label (self->editor, "Saved as “conflict copy.cfg”");
  assert_file (self, "/conflict copy.cfg", MINE, -1);
  assert_file (self, "/conflict.cfg", THEIRS, -1);
  g_assert_true (has_diff (self->editor));

  /* all of it can be reached where there is little place */
  gtk_window_set_default_size (get_window (self), 360, 600);
  ptero_test_spin (300);
  g_assert_cmpint (gtk_widget_get_width (self->editor), <=, 360);
  desk_free (self);
}

static void
test_take_theirs (void)
{
  Desk *self = open_conflict ();

  run (self, "editor.take-theirs");
  assert_text (self, THEIRS);
  g_assert_true (is_saved (self));
  run (self, "editor.undo");
  assert_text (self, MINE);
  save (self);
  assert_file (self, "/conflict.cfg", MINE, -1);
  desk_free (self);
}

/* One difference is taken, the others stay as they were typed. */
static void
test_take_one (void)
{
  Desk *self = open_conflict ();

  ptero_diff_view_step (PTERO_DIFF_VIEW (ptero_test_find_type (self->editor, PTERO_TYPE_DIFF_VIEW)), 1);
  run (self, "editor.take-difference");
  g_assert_nonnull (ptero_test_find_label (self->editor, "1 line is only there, 1 only here. Nothing was saved."));
  g_assert_nonnull (ptero_test_find_label (self->editor, "Difference 2 of 2"));
  run (self, "editor.overwrite");
  ptero_test_answer_alert (self->editor, "Overwrite");
  ptero_test_wait (is_saved, self);
  assert_file (self, "/conflict.cfg", "zero=0\none=1\ntwo=22\nthree=3\nfour=4\nfive=5\nsix=6\n", -1);
  desk_free (self);
}

/* All is decided one by one, and saved then, not before. */
static void
test_decide (void)
{
  Desk *self = open_conflict ();
  PteroDiffView *diff = PTERO_DIFF_VIEW (ptero_test_find_type (self->editor, PTERO_TYPE_DIFF_VIEW));

  g_assert_nonnull (ptero_test_find_label (self->editor, "can be saved when 3 differences are decided"));
  run (self, "editor.keep-difference");
  g_assert_nonnull (ptero_test_find_label (self->editor, "Difference 2 of 3"));
  run (self, "editor.take-difference");
  g_assert_nonnull (ptero_test_find_label (self->editor, "Difference 2 of 2"));
  g_assert_nonnull (ptero_test_find_label (self->editor, "can be saved when 1 difference is decided"));
  ptero_diff_view_step (diff, -1);
  g_assert_nonnull (ptero_test_find_label (self->editor, "1 of 2 · kept"));
  g_assert_false (ptero_diff_view_get_decided (diff));
  run (self, "editor.save");
  ptero_test_spin (200);
  assert_file (self, "/conflict.cfg", THEIRS, -1);

  ptero_diff_view_step (diff, 1);
  run (self, "editor.keep-difference");
  g_assert_true (ptero_diff_view_get_decided (diff));
  save (self);
  assert_file (self, "/conflict.cfg", "zero=0\none=1\ntwo=22\nthree=3\nfour=4\nfive=5\nsix=6\n", -1);
  g_assert_true (has_view (self->editor));
  desk_free (self);
}

/* Where only the line ends differ there is nothing to decide, and what is there is not lost for that. */
static void
test_line_ends_differ (void)
{
  Desk *self = desk_new (PTERO_DEMO_KEY_ADMIN);

  write_file (self, "/ends.cfg", "a=1\nb=2\n", -1);
  open_file (self, "/ends.cfg");
  insert (self, 0, "z=0\n");
  write_file (self, "/ends.cfg", "z=0\r\na=1\r\nb=2\r\n", -1);
  run (self, "editor.save");
  ptero_test_wait (has_diff, self->editor);
  run (self, "editor.save");
  ptero_test_spin (200);
  assert_file (self, "/ends.cfg", "z=0\r\na=1\r\nb=2\r\n", -1);
  desk_free (self);
}

static void
test_keep_editing (void)
{
  Desk *self = open_conflict ();

  run (self, "editor.keep-editing");
  assert_text (self, MINE);
  g_assert_false (is_saved (self));
  run (self, "editor.save");
  ptero_test_wait (has_diff, self->editor);
  run (self, "editor.keep-editing");

  /* the other one thinks better of it */
  write_file (self, "/conflict.cfg", BEFORE, -1);
  save (self);
  assert_file (self, "/conflict.cfg", MINE, -1);
  desk_free (self);
}

static void
test_deleted (void)
{
  Desk *self = desk_new (PTERO_DEMO_KEY_ADMIN);

  write_file (self, "/deleted.cfg", BEFORE, -1);
  open_file (self, "/deleted.cfg");
  insert (self, 0, "zero=0\n");
  delete_file (self, "deleted.cfg");
  run (self, "editor.save");
  ptero_test_wait_label (self->editor, "This file was deleted on the server after you opened it");
  run (self, "editor.overwrite");
  ptero_test_answer_alert (self->editor, "Overwrite");
  ptero_test_wait (is_saved, self);
  assert_file (self, "/deleted.cfg", MINE, -1);
  desk_free (self);
}

static void
test_json (void)
{
  Desk *self = desk_new (PTERO_DEMO_KEY_ADMIN);

  write_file (self, "/settings.json", "{\n  \"a\": 1\n}\n", -1);
  open_file (self, "/settings.json");
  insert (self, 2, "  \"b\" 2\n");
  run (self, "editor.save");
  ptero_test_wait_label (self->editor, "Save Anyway");
  ptero_test_spin (200);
  ptero_test_screenshot (GTK_WIDGET (get_window (self)), "editor-json");
  assert_file (self, "/settings.json", "{\n  \"a\": 1\n}\n", -1);
  run (self, "editor.show-problem");
  run (self, "editor.save-anyway");
  ptero_test_wait (is_saved, self);
  assert_file (self, "/settings.json", "{\n  \"a\": 1\n  \"b\" 2\n}\n", -1);
  run (self, "editor.undo");
  save (self);
  g_assert_nonnull (ptero_test_find_label (self->editor, "Syntax checked: no problems"));
  desk_free (self);
}

static void
test_yaml (void)
{
  Desk *self = desk_new (PTERO_DEMO_KEY_ADMIN);

  write_file (self, "/tab.yml", "a:\n  b: 1\n", -1);
  open_file (self, "/tab.yml");
  g_assert_true (gtk_source_view_get_insert_spaces_instead_of_tabs (GTK_SOURCE_VIEW (ptero_test_find_type (self->editor, GTK_SOURCE_TYPE_VIEW))));
  insert (self, 2, "\tc: 2\n");
  run (self, "editor.save");
  ptero_test_wait_label (self->editor, "Line 3 begins with a tab");
  run (self, "editor.save-anyway");
  ptero_test_wait (is_saved, self);
  assert_file (self, "/tab.yml", "a:\n  b: 1\n\tc: 2\n", -1);
  desk_free (self);
}

static void
test_empty (void)
{
  Desk *self = desk_new (PTERO_DEMO_KEY_ADMIN);
  GtkTextIter start;
  GtkTextIter end;

  write_file (self, "/small.txt", "a", -1);
  open_file (self, "/small.txt");
  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  gtk_text_buffer_delete (get_buffer (self), &start, &end);
  run (self, "editor.save");
  ptero_test_wait_label (self->editor, "An empty file cannot be saved");
  assert_file (self, "/small.txt", "a", -1);
  desk_free (self);
}

static void
test_guard (void)
{
  Desk *self = desk_new (PTERO_DEMO_KEY_ADMIN);

  write_file (self, "/guard.txt", "a\n", -1);
  open_file (self, "/guard.txt");
  insert (self, 0, "b\n");
  gtk_window_close (get_window (self));
  ptero_test_answer_alert (self->editor, "Cancel");
  ptero_test_spin (100);
  g_assert_true (find_editor () == self->editor);

  /* it does not go with its window either */
  gtk_window_close (GTK_WINDOW (self->window));
  ptero_test_answer_alert (self->editor, "Cancel");
  ptero_test_spin (100);
  g_assert_true (gtk_widget_get_mapped (self->label));

  gtk_window_close (get_window (self));
  ptero_test_answer_alert (self->editor, "Discard");
  ptero_test_wait (has_no_editor, NULL);
  self->editor = NULL;
  assert_file (self, "/guard.txt", "a\n", -1);

  open_file (self, "/guard.txt");
  insert (self, 0, "b\n");
  gtk_window_close (get_window (self));
  ptero_test_answer_alert (self->editor, "Save");
  ptero_test_wait (has_no_editor, NULL);
  self->editor = NULL;
  assert_file (self, "/guard.txt", "b\na\n", -1);
  desk_free (self);
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
  Desk *self = desk_new (PTERO_DEMO_KEY_ADMIN);
  PteroEditorSearch *search;

  write_file (self, "/search.txt", "Alpha beta\nalpha 12\nbeta 345\n", -1);
  open_file (self, "/search.txt");
  search = PTERO_EDITOR_SEARCH (ptero_test_find_type (self->editor, PTERO_TYPE_EDITOR_SEARCH));
  run (self, "editor.replace");
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
  assert_text (self, "Alpha beta\nomega 12\nbeta 345\n");

  g_object_set (search, "use-regex", TRUE, NULL);
  ptero_editor_search_set_text (search, "([0-9]+)", "<\\1>");
  wait_count (search, 2);
  ptero_test_wait_label (self->editor, "1 of 2");
  ptero_editor_search_replace (search);
  assert_text (self, "Alpha beta\nomega <12>\nbeta 345\n");
  ptero_editor_search_set_text (search, "(", NULL);
  ptero_test_wait_label (self->editor, "Not a pattern");
  g_assert_true (ptero_editor_search_stop (search));
  g_assert_false (ptero_editor_search_stop (search));

  desk_free (self);
}

/* Far enough for the text to be scrolled. */
static void
test_line (void)
{
  Desk *self = desk_new (PTERO_DEMO_KEY_ADMIN);
  g_autoptr(GString) text = g_string_new (NULL);
  GtkWidget *status;
  GtkWidget *entry;
  GtkTextIter iter;

  for (guint i = 1; i <= 100; i++)
    g_string_append_printf (text, "line %u\n", i);
  write_file (self, "/lines.txt", text->str, -1);
  open_file (self, "/lines.txt");
  status = ptero_test_find_type (self->editor, PTERO_TYPE_EDITOR_STATUS);
  for (guint i = 0; i < 2; i++)
    {
      run (self, "editor.go-to-line");
      ptero_test_spin (300);
      ptero_test_screenshot (GTK_WIDGET (get_window (self)), "editor-line");
      entry = ptero_test_find_type (status, GTK_TYPE_ENTRY);
      gtk_editable_set_text (GTK_EDITABLE (entry), i == 0 ? "42" : "3");
      g_signal_emit_by_name (entry, "activate");
      ptero_test_spin (500);
      gtk_text_buffer_get_iter_at_mark (get_buffer (self), &iter, gtk_text_buffer_get_insert (get_buffer (self)));
      g_assert_cmpint (gtk_text_iter_get_line (&iter), ==, i == 0 ? 41 : 2);
    }
  g_assert_nonnull (ptero_test_find_label (self->editor, "Line 3, Column 1"));
  desk_free (self);
}

typedef struct
{
  Desk       *desk;
  const char *path;
  const char *text;
} Expected;

static gboolean
has_text (gpointer user_data)
{
  Expected *expected = user_data;
  g_autoptr(GBytes) bytes = read_file (expected->desk, expected->path);

  ptero_test_spin (100);

  return g_bytes_get_size (bytes) == strlen (expected->text) &&
         memcmp (g_bytes_get_data (bytes, NULL), expected->text, strlen (expected->text)) == 0;
}

static void
launch (Desk       *self,
        const char *path,
        const char *script)
{
  g_autofree char *quoted = g_shell_quote (script);
  g_autofree char *line = g_strdup_printf ("sh -c %s sh %%f", quoted);
  g_autoptr(GError) error = NULL;
  g_autoptr(GAppInfo) app = g_app_info_create_from_commandline (line, "Test", G_APP_INFO_CREATE_NONE, &error);

  g_assert_no_error (error);
  ptero_open_with_launch (self->label, self->access, path, app);
}

/* Another application saves it twice, once over the file and once in its place. */
static void
test_open_with (void)
{
  Desk *self = desk_new (PTERO_DEMO_KEY_ADMIN);
  Expected first = { self, "/with.txt", "a\nb\n" };
  Expected second = { self, "/with.txt", "a\nb\nc\n" };

  write_file (self, "/with.txt", "a\n", -1);
  launch (self, "/with.txt", "sleep 0.3; echo b >> \"$1\"; sleep 1.5; cp \"$1\" \"$1.new\"; echo c >> \"$1.new\"; mv \"$1.new\" \"$1\"");
  ptero_test_wait (has_text, &first);
  ptero_test_wait (has_text, &second);
  desk_free (self);
}

static void
test_open_with_conflict (void)
{
  Desk *self = desk_new (PTERO_DEMO_KEY_ADMIN);
  g_autofree char *go = g_build_filename (self->fleet->folder, "go", NULL);
  g_autofree char *once = NULL;
  g_autofree char *script = NULL;
  Expected last = { self, "/with.txt", "a\nb\nb\n" };

  once = g_strdup_printf ("while ! test -e '%s'; do sleep 0.1; done; rm '%s'; echo b >> \"$1\"", go, go);
  script = g_strdup_printf ("%s; %s", once, once);
  write_file (self, "/with.txt", "a\n", -1);
  launch (self, "/with.txt", script);
  ptero_test_spin (500);
  write_file (self, "/with.txt", "z\n", -1);
  g_assert_true (g_file_set_contents (go, "", 0, NULL));
  ptero_test_wait (has_editor, NULL);
  self->editor = find_editor ();
  ptero_test_wait (has_diff, self->editor);
  assert_file (self, "/with.txt", "z\n", -1);
  run (self, "editor.overwrite");
  ptero_test_answer_alert (self->editor, "Overwrite");
  ptero_test_wait (is_saved, self);
  assert_file (self, "/with.txt", "a\nb\n", -1);

  /* what was decided needs not be decided again */
  g_assert_true (g_file_set_contents (go, "", 0, NULL));
  ptero_test_wait (has_text, &last);
  desk_free (self);
}

static void
write_large (Desk       *self,
             const char *path,
             char        byte)
{
  const gsize size = 5 * 1024 * 1024;
  g_autofree char *data = g_malloc (size);

  memset (data, byte, size);
  write_file (self, path, data, (gssize) size);
}

/* Its contents cannot be read before it is small. */
static gboolean
is_small (gpointer user_data)
{
  Desk *self = user_data;
  PteroAccess *access = self->access;
  g_autoptr(PteroFolder) folder = ptero_folder_new (ptero_panel_get_client (ptero_access_get_panel (access)), ptero_access_get_uuid (access), "/");

  /* a panel does not answer for ever how it is */
  ptero_test_spin (200);
  ptero_folder_refresh (folder);
  for (guint i = 0; i < 100 && ptero_folder_get_loading (folder); i++)
    ptero_test_spin (50);

  return ptero_folder_find (folder, "large.txt")->size < 100;
}

/* What the panel does not read or write is downloaded and uploaded, and not over what somebody else wrote. */
static void
test_open_with_large (void)
{
  Desk *self = desk_new (PTERO_DEMO_KEY_ADMIN);
  g_autofree char *go = g_build_filename (self->fleet->folder, "go", NULL);
  g_autofree char *script = NULL;

  /* it does not outlive the test for long */
  script = g_strdup_printf ("sleep 0.3; n=$(wc -c < \"$1\"); echo $n > \"$1\"; i=0; for t in 'again and again' 'and last'; do "
                            "while ! test -e '%s'; do i=$((i+1)); test $i -lt 300 || exit; sleep 0.1; done; rm '%s'; echo $t > \"$1\"; done",
                            go, go);
  write_large (self, "/large.txt", 'x');
  launch (self, "/large.txt", script);
  ptero_test_wait (is_small, self);
  assert_file (self, "/large.txt", "5242880\n", -1);
  ptero_test_spin (300);

  write_large (self, "/large.txt", 'y');
  g_assert_true (g_file_set_contents (go, "", 0, NULL));
  ptero_test_answer_alert (self->label, "Overwrite");
  ptero_test_wait (is_small, self);
  assert_file (self, "/large.txt", "again and again\n", -1);
  ptero_test_spin (300);

  write_large (self, "/large.txt", 'z');
  g_assert_true (g_file_set_contents (go, "", 0, NULL));
  ptero_test_answer_alert (self->label, "Cancel");
  ptero_test_spin (300);
  g_assert_false (is_small (self));
  desk_free (self);
}

static void
test_app_chooser (void)
{
  Desk *self = desk_new (PTERO_DEMO_KEY_ADMIN);

  open_file (self, "/server.properties");
  run (self, "editor.open-with");
  ptero_test_spin (300);
  for (guint i = 0; i < g_list_model_get_n_items (gtk_window_get_toplevels ()); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (gtk_window_get_toplevels (), i);
      GtkWidget *label = ptero_test_find_label (window, "Default Application");

      if (label != NULL)
        ptero_test_screenshot (window, "editor-open-with");
    }
  desk_free (self);
}

static PteroFileObject *
find_file (GtkWidget  *browser,
           const char *name)
{
  GListModel *items = ptero_table_get_items (ptero_file_browser_get_table (PTERO_FILE_BROWSER (browser)));

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
  Desk desk = { section->fleet };
  g_autofree char *text = g_strnfill (200, '#');

  ptero_test_wait (is_listed, section->section);
  g_signal_emit_by_name (ptero_file_browser_get_table (PTERO_FILE_BROWSER (section->section)), "activate",
                         find_file (section->section, "eula.txt"));
  desk.editor = find_editor ();
  gtk_widget_set_can_target (desk.editor, FALSE);
  ptero_test_wait (has_view, desk.editor);
  insert (&desk, 0, text);
  save (&desk);
  ptero_test_wait (is_longer, section->section);

  /* it is over the page of the server, and goes back to the list */
  g_assert_true (ptero_test_find_type (GTK_WIDGET (get_window (&desk)), PTERO_TYPE_FILE_BROWSER) == section->section);
  g_assert_false (gtk_widget_get_mapped (section->section));
  ptero_test_screenshot (GTK_WIDGET (get_window (&desk)), "editor-tab");
  run (&desk, "editor.leave");
  ptero_test_wait (has_no_editor, NULL);
  g_assert_true (gtk_widget_get_mapped (section->section));

  /* or goes on in a window of its own */
  ptero_test_wait (is_listed, section->section);
  g_signal_emit_by_name (ptero_file_browser_get_table (PTERO_FILE_BROWSER (section->section)), "activate",
                         find_file (section->section, "eula.txt"));
  desk.editor = find_editor ();
  ptero_test_wait (has_view, desk.editor);
  insert (&desk, 0, "mine");
  run (&desk, "editor.own-window");
  g_assert_true (PTERO_IS_FILE_WINDOW (get_window (&desk)));
  g_assert_true (gtk_widget_get_mapped (section->section));
  ptero_test_spin (200);
  ptero_test_screenshot (GTK_WIDGET (get_window (&desk)), "editor-own-window");
  gtk_window_close (get_window (&desk));
  ptero_test_answer_alert (desk.editor, "Discard");
  ptero_test_wait (has_no_editor, NULL);
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
  g_test_add_func ("/file-editor/overwrite", test_overwrite);
  g_test_add_func ("/file-editor/save-copy", test_save_copy);
  g_test_add_func ("/file-editor/heights", test_heights);
  g_test_add_func ("/file-editor/take-theirs", test_take_theirs);
  g_test_add_func ("/file-editor/take-one", test_take_one);
  g_test_add_func ("/file-editor/decide", test_decide);
  g_test_add_func ("/file-editor/line-ends-differ", test_line_ends_differ);
  g_test_add_func ("/file-editor/keep-editing", test_keep_editing);
  g_test_add_func ("/file-editor/deleted", test_deleted);
  g_test_add_func ("/file-editor/json", test_json);
  g_test_add_func ("/file-editor/yaml", test_yaml);
  g_test_add_func ("/file-editor/empty", test_empty);
  g_test_add_func ("/file-editor/guard", test_guard);
  g_test_add_func ("/file-editor/search", test_search);
  g_test_add_func ("/file-editor/line", test_line);
  g_test_add_func ("/file-editor/open-with", test_open_with);
  g_test_add_func ("/file-editor/open-with-conflict", test_open_with_conflict);
  g_test_add_func ("/file-editor/open-with-large", test_open_with_large);
  g_test_add_func ("/file-editor/app-chooser", test_app_chooser);
  g_test_add_func ("/file-editor/browser", test_browser);

  return g_test_run ();
}
