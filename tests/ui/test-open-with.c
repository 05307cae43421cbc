/* test-open-with.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "ptero-folder.h"
#include "ptero-open-with.h"
#include "ptero-test-desk.h"

typedef struct
{
  PteroTestDesk *desk;
  const char    *path;
  const char    *text;
} Expected;

static gboolean
has_text (gpointer user_data)
{
  Expected *expected = user_data;
  g_autoptr(GBytes) bytes = ptero_test_desk_read_file (expected->desk, expected->path);

  ptero_test_spin (100);

  return g_bytes_get_size (bytes) == strlen (expected->text) &&
         memcmp (g_bytes_get_data (bytes, NULL), expected->text, strlen (expected->text)) == 0;
}

static gboolean
is_there (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
launch (PteroTestDesk *self,
        const char    *path,
        const char    *script)
{
  g_autofree char *quoted = g_shell_quote (script);
  g_autofree char *line = g_strdup_printf ("sh -c %s sh %%f", quoted);
  g_autoptr(GError) error = NULL;
  g_autoptr(GAppInfo) app = g_app_info_create_from_commandline (line, "Test",
                                                                G_APP_INFO_CREATE_NONE, &error);

  g_assert_no_error (error);
  ptero_open_with_launch (self->label, self->access, path, app);
}

/* Another application saves it twice, once over the file and once in its place. */
static void
test_open_with (void)
{
  PteroTestDesk *self = ptero_test_desk_new (PTERO_DEMO_KEY_ADMIN);
  Expected first = { self, "/with.txt", "a\nb\n" };
  Expected second = { self, "/with.txt", "a\nb\nc\n" };

  ptero_test_desk_write_file (self, "/with.txt", "a\n", -1);
  launch (self, "/with.txt",
          "sleep 0.3; echo b >> \"$1\"; sleep 1.5; cp \"$1\" \"$1.new\"; echo c >> \"$1.new\"; mv \"$1.new\" \"$1\"");
  ptero_test_wait (has_text, &first);
  ptero_test_wait (has_text, &second);
  ptero_test_desk_free (self);
}

/* Programs outside of a sandbox see the cache, not a folder for temporary files; nothing is left
 * there. */
static void
test_open_with_place (void)
{
  PteroTestDesk *self = ptero_test_desk_new (PTERO_DEMO_KEY_ADMIN);
  g_autofree char *place = g_build_filename (self->fleet->folder, "place", NULL);
  g_autofree char *script = g_strdup_printf ("printf %%s \"$1\" > '%s.new'; mv '%s.new' '%s'",
                                             place, place, place);
  g_autofree char *path = NULL;

  ptero_test_desk_write_file (self, "/with.txt", "a\n", -1);
  launch (self, "/with.txt", script);
  ptero_test_wait (is_there, place);
  g_assert_true (g_file_get_contents (place, &path, NULL, NULL));
  g_assert_true (g_str_has_prefix (path, g_get_user_cache_dir ()));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  ptero_test_desk_free (self);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_open_with_conflict (void)
{
  PteroTestDesk *self = ptero_test_desk_new (PTERO_DEMO_KEY_ADMIN);
  g_autofree char *go = g_build_filename (self->fleet->folder, "go", NULL);
  g_autofree char *once = NULL;
  g_autofree char *script = NULL;
  Expected last = { self, "/with.txt", "a\nb\nb\n" };

  once = g_strdup_printf ("while ! test -e '%s'; do sleep 0.1; done; rm '%s'; echo b >> \"$1\"", go,
                          go);
  script = g_strdup_printf ("%s; %s", once, once);
  ptero_test_desk_write_file (self, "/with.txt", "a\n", -1);
  launch (self, "/with.txt", script);
  ptero_test_spin (500);
  ptero_test_desk_write_file (self, "/with.txt", "z\n", -1);
  g_assert_true (g_file_set_contents (go, "", 0, NULL));
  ptero_test_wait (ptero_test_desk_has_editor, NULL);
  self->editor = ptero_test_desk_find_editor ();
  ptero_test_wait (ptero_test_desk_has_diff, self->editor);
  ptero_test_desk_assert_file (self, "/with.txt", "z\n", -1);
  ptero_test_desk_run (self, "editor.overwrite");
  ptero_test_answer_alert (self->editor, "Overwrite");
  ptero_test_wait (ptero_test_desk_is_saved, self);
  ptero_test_desk_assert_file (self, "/with.txt", "a\nb\n", -1);

  /* what was decided needs not be decided again */
  g_assert_true (g_file_set_contents (go, "", 0, NULL));
  ptero_test_wait (has_text, &last);
  ptero_test_desk_free (self);
}

static void
write_large (PteroTestDesk *self,
             const char    *path,
             char           byte)
{
  const gsize size = 5 * 1024 * 1024;
  g_autofree char *data = g_malloc (size);

  memset (data, byte, size);
  ptero_test_desk_write_file (self, path, data, (gssize) size);
}

/* Its contents cannot be read before it is small. */
static gboolean
is_small (gpointer user_data)
{
  PteroTestDesk *self = user_data;
  PteroAccess *access = self->access;
  g_autoptr(PteroFolder) folder =
    ptero_folder_new (ptero_panel_get_client (ptero_access_get_panel (access)),
                      ptero_access_get_uuid (access), "/");

  /* a panel does not answer for ever how it is */
  ptero_test_spin (200);
  ptero_folder_refresh (folder);
  for (guint i = 0; i < 100 && ptero_folder_get_loading (folder); i++)
    ptero_test_spin (50);

  return ptero_folder_find (folder, "large.txt")->size < 100;
}

/* What the panel does not read or write is downloaded and uploaded, and not over what somebody else
 * wrote. */
static void
test_open_with_large (void)
{
  PteroTestDesk *self = ptero_test_desk_new (PTERO_DEMO_KEY_ADMIN);
  g_autofree char *go = g_build_filename (self->fleet->folder, "go", NULL);
  g_autofree char *script = NULL;

  /* it does not outlive the test for long */
  script = g_strdup_printf ("sleep 0.3; n=$(wc -c < \"$1\"); echo $n > \"$1\"; i=0; for t in 'again and again' 'and last'; do "
                            "while ! test -e '%s'; do i=$((i+1)); test $i -lt 300 || exit; sleep 0.1; done; rm '%s'; echo $t > \"$1\"; done",
                            go, go);
  write_large (self, "/large.txt", 'x');
  launch (self, "/large.txt", script);
  ptero_test_wait (is_small, self);
  ptero_test_desk_assert_file (self, "/large.txt", "5242880\n", -1);
  ptero_test_spin (300);

  write_large (self, "/large.txt", 'y');
  g_assert_true (g_file_set_contents (go, "", 0, NULL));
  ptero_test_answer_alert (self->label, "Overwrite");
  ptero_test_wait (is_small, self);
  ptero_test_desk_assert_file (self, "/large.txt", "again and again\n", -1);
  ptero_test_spin (300);

  write_large (self, "/large.txt", 'z');
  g_assert_true (g_file_set_contents (go, "", 0, NULL));
  ptero_test_answer_alert (self->label, "Cancel");
  ptero_test_spin (300);
  g_assert_false (is_small (self));
  ptero_test_desk_free (self);
}

static void
test_app_chooser (void)
{
  PteroTestDesk *self = ptero_test_desk_new (PTERO_DEMO_KEY_ADMIN);

  ptero_test_desk_open_file (self, "/server.properties");
  ptero_test_desk_run (self, "editor.open-with");
  ptero_test_spin (300);
  for (guint i = 0; i < g_list_model_get_n_items (gtk_window_get_toplevels ()); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (gtk_window_get_toplevels (), i);
      GtkWidget *label = ptero_test_find_label (window, "Default Application");

      if (label != NULL)
        ptero_test_screenshot (window, "editor-open-with");
    }
  ptero_test_desk_free (self);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/open-with/open", test_open_with);
  g_test_add_func ("/open-with/place", test_open_with_place);
  g_test_add_func ("/open-with/conflict", test_open_with_conflict);
  g_test_add_func ("/open-with/large", test_open_with_large);
  g_test_add_func ("/open-with/app-chooser", test_app_chooser);

  return g_test_run ();
}
