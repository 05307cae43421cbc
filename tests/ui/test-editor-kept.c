/* test-editor-kept.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <gtksourceview/gtksource.h>

#include "ptero-diff-view.h"
#include "ptero-file-editor.h"
#include "ptero-file-window.h"
#include "ptero-page.h"
#include "ptero-part.h"
#include "ptero-test-sections.h"

/* What is written in an editor over the page of a server is not lost, whatever happens meanwhile,
 * and is sent once. */

#define PATH "/server.properties"

static GtkWidget *
find_editor (void)
{
  return ptero_test_find_anywhere (PTERO_TYPE_FILE_EDITOR);
}

static gboolean
has_text (gpointer unused)
{
  GtkWidget *editor = find_editor ();
  GtkWidget *view = editor != NULL ? ptero_test_find_type (editor, GTK_SOURCE_TYPE_VIEW) : NULL;

  return view != NULL && gtk_widget_get_mapped (view);
}

static GtkTextBuffer *
get_buffer (void)
{
  return ptero_file_editor_get_buffer (PTERO_FILE_EDITOR (find_editor ()));
}

static gboolean
is_saved (gpointer unused)
{
  return !gtk_text_buffer_get_modified (get_buffer ());
}

static void
insert (const char *text)
{
  GtkTextIter start;

  gtk_text_buffer_get_start_iter (get_buffer (), &start);
  gtk_text_buffer_begin_user_action (get_buffer ());
  gtk_text_buffer_insert (get_buffer (), &start, text, -1);
  gtk_text_buffer_end_user_action (get_buffer ());
}

static void
run (const char *action)
{
  g_assert_true (gtk_widget_activate_action (find_editor (), action, NULL));
}

static PteroTestSection *
open_editor (PteroAccess **access)
{
  PteroTestSection *self = ptero_test_section_new ("files", 900, 650);

  *access = ptero_access_new (self->server);
  ptero_access_refresh (*access);
  ptero_test_wait (ptero_access_get_known, *access);
  ptero_file_editor_open (self->section, *access, PATH, 100, FALSE);
  ptero_test_wait (has_text, NULL);
  g_assert_true (gtk_widget_is_ancestor (find_editor (), self->page));

  return self;
}

static void
set_slow (PteroTestSection *self,
          gboolean          slow)
{
  g_assert_true (ptero_demo_panel_set_faults (self->fleet->demo, slow ? "latency=400" : "", NULL));
}

/* What a header bar has to be at least. */
static int
get_width (void)
{
  int minimum;

  gtk_widget_measure (ptero_page_get_header_start (PTERO_PAGE (find_editor ())),
                      GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

static guint
count_writes (PteroTestSection *self)
{
  g_autofree char *path = g_strdup_printf ("/api/client/servers/%s/files/write",
                                           ptero_fleet_server_get_uuid (self->server));
  g_autofree char *short_path = g_strdup_printf ("/api/client/servers/%.8s/files/write",
                                                 ptero_fleet_server_get_uuid (self->server));

  return ptero_demo_panel_get_n_requests (self->fleet->demo,
                                          path) + ptero_demo_panel_get_n_requests (self->fleet->demo, short_path);
}

/* Undo leads back to what was opened, which is not what is on the server any more. */
static void
test_undo (void)
{
  g_autoptr(PteroAccess) access = NULL;
  PteroTestSection *self = open_editor (&access);

  set_slow (self, TRUE);
  insert ("# first\n");
  run ("editor.save");
  ptero_test_spin (50);
  insert ("# second\n");
  set_slow (self, FALSE);
  ptero_test_wait_label (find_editor (), "Saved");
  g_assert_false (is_saved (NULL));

  run ("editor.undo");
  run ("editor.undo");
  g_assert_false (is_saved (NULL));
  run ("editor.save");
  ptero_test_wait (is_saved, NULL);
  ptero_test_section_free (self);
}

/* Each way to save is one request, as long as that is on its way. */
static void
test_once (void)
{
  g_autoptr(PteroAccess) access = NULL;
  PteroTestSection *self = open_editor (&access);
  guint before = count_writes (self);
  int width;

  set_slow (self, TRUE);
  insert ("# first\n");
  width = get_width ();
  run ("editor.save-anyway");
  g_assert_cmpint (get_width (), ==, width);
  run ("editor.save-anyway");
  run ("editor.save-utf-8");
  set_slow (self, FALSE);
  ptero_test_wait (is_saved, NULL);
  ptero_test_spin (600);
  g_assert_cmpuint (count_writes (self), ==, before + 1);
  ptero_test_section_free (self);
}

static void
left_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(int *) user_data = ptero_part_leave_finish (PTERO_PART (source), result);
}

static gboolean
is_answered (gpointer left)
{
  return *(int *) left >= 0;
}

/* Who leaves while it is saved waits for that, and for what was written meanwhile. */
static void
test_leave (void)
{
  g_autoptr(PteroAccess) access = NULL;
  PteroTestSection *self = open_editor (&access);
  int left = -1;

  set_slow (self, TRUE);
  insert ("# first\n");
  run ("editor.save");
  insert ("# second\n");
  ptero_part_leave_async (PTERO_PART (find_editor ()), left_cb, &left);
  ptero_test_answer_alert (find_editor (), "Save");
  set_slow (self, FALSE);
  ptero_test_wait (is_answered, &left);
  g_assert_cmpint (left, ==, TRUE);
  g_assert_true (is_saved (NULL));
  ptero_test_section_free (self);
}

/* The page that it covers goes: the text stays, in a window of its own. */
static void
test_move_out (void)
{
  g_autoptr(PteroAccess) access = NULL;
  PteroTestSection *self = open_editor (&access);
  GtkWidget *editor = find_editor ();

  insert ("# first\n");
  ptero_part_move_out (PTERO_PART (editor));
  g_assert_true (PTERO_IS_FILE_WINDOW (gtk_widget_get_root (editor)));
  g_assert_nonnull (ptero_test_find_label (editor, "The server of this file is gone"));
  g_assert_false (is_saved (NULL));

  /* once more is no second window */
  ptero_part_move_out (PTERO_PART (editor));
  ptero_test_spin (100);
  g_object_ref (editor);
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (editor)));
  ptero_test_await_finalize (editor);
  ptero_test_section_free (self);
}

static gboolean
is_in_own_window (gpointer unused)
{
  return PTERO_IS_FILE_WINDOW (gtk_widget_get_root (find_editor ()));
}

/* Who needs the list for another file keeps the first one, unsaved, in a window of its own. */
static void
test_aside (void)
{
  g_autoptr(PteroAccess) access = NULL;
  PteroTestSection *self = open_editor (&access);
  GtkWidget *editor = find_editor ();

  insert ("# kept\n");
  run ("editor.leave");
  ptero_test_answer_alert (editor, "Keep in Own Window");
  ptero_test_wait (is_in_own_window, NULL);
  ptero_test_spin (100);
  g_assert_true (find_editor () == editor);
  g_assert_false (is_saved (NULL));
  g_assert_true (gtk_widget_get_mapped (self->section));

  /* where it is now there is no such way */
  g_assert_null (PTERO_PART_GET_IFACE (editor)->get_aside (PTERO_PART (editor)));
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (editor)));
  ptero_test_section_free (self);
}

static gboolean
compares (gpointer editor)
{
  GtkWidget *diff = ptero_test_find_type (editor, PTERO_TYPE_DIFF_VIEW);

  return diff != NULL && gtk_widget_get_mapped (diff);
}

static char *
create_lines (const char *name)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "%s%u=%u\n", name, i, i);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Two long texts that share a scrollbar are laid out all the same, which GTK would complain
 * about. */
static void
test_many (void)
{
  g_autoptr(PteroAccess) access = NULL;
  PteroTestSection *self = open_editor (&access);
  g_autofree char *mine = create_lines ("mine");
  g_autofree char *theirs = create_lines ("theirs");
  g_autoptr(GBytes) bytes = g_bytes_new (theirs, strlen (theirs));
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_FILE_WRITE, "server",
                                                       ptero_access_get_uuid (access), NULL);

  gtk_text_buffer_set_text (get_buffer (), mine, -1);
  gtk_text_buffer_set_modified (get_buffer (), TRUE);
  ptero_request_set_query (request, "file", PATH);
  ptero_request_set_body (request, "text/plain", bytes);
  ptero_test_ask (ptero_panel_get_client (self->fleet->panel), request);
  run ("editor.save");
  ptero_test_wait (compares, find_editor ());
  ptero_test_spin (1000);
  ptero_test_section_free (self);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/editor-kept/undo", test_undo);
  g_test_add_func ("/ui/editor-kept/once", test_once);
  g_test_add_func ("/ui/editor-kept/leave", test_leave);
  g_test_add_func ("/ui/editor-kept/aside", test_aside);
  g_test_add_func ("/ui/editor-kept/move-out", test_move_out);
  g_test_add_func ("/ui/editor-kept/many", test_many);

  return g_test_run ();
}
