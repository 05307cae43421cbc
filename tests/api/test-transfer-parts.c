/* test-transfer-parts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <unistd.h>

#include "ptero-file-name.h"
#include "ptero-multipart-stream.h"
#include "ptero-part-file.h"

static void
test_name_is_safe (void)
{
  static const char *const good[] = { "a", "server.properties", ".hidden", "...",
                                      "Grüße 日本 & #1.txt", "a b", "🦖", "-rf", "%2e%2e" };
  static const char *const bad[] = {
    "", ".", "..", "/", "a/b", "../a", "/etc/passwd", "a\\b", "..\\a", "a\nb", "a\tb", "\x7f",
    "\x01", "a\xff", "\xc0\xaf",
    "evil\xe2\x80\xaetxt.exe", "a\xe2\x80\x8f", "a\xe2\x81\xa6" "b", "a\xd8\x9c",
    "a\xe2\x80\xa8" "b", "a\xef\xbb\xbf", "a\xc2\x85",
    "a\xe2\x80\x8b" "b",
  };
  g_autofree char *longest = g_strnfill (255, 'x');
  g_autofree char *longer = g_strnfill (256, 'x');
  g_autofree char *none = ptero_file_name_make_safe (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (ptero_file_name_is_safe (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (ptero_file_name_is_safe (bad[i]));

  g_assert_true (ptero_file_name_is_safe (longest));
  g_assert_false (ptero_file_name_is_safe (longer));
  g_assert_false (ptero_file_name_is_safe (NULL));
  g_assert_cmpstr (none, ==, "_");
}

static void
test_disposition (void)
{
  static const struct { const char *header; const char *name; } cases[] = {
    { NULL, NULL },
    { "", NULL },
    { "attachment", NULL },
    { "attachment;", NULL },
    { "attachment; filename", NULL },
    { "attachment; filename=", NULL },
    { "attachment; filename=\"\"", NULL },
    { "attachment; filename=\"server.properties\"", "server.properties" },
    { "attachment;filename=plain.txt;size=3", "plain.txt" },
    { "ATTACHMENT ; size=3 ; FileName = \"a;b=c.txt\" ; x", "a;b=c.txt" },
    { "attachment; filename=\"say \\\"hi\\\".txt\"", "say \"hi\".txt" },
    { "attachment; filename=\"a\\tb\"", NULL },
    { "attachment; filename=\"a\\x07b\"", NULL },
    { "attachment; filename=\"evil\\u202etxt.exe\"", NULL },
    { "attachment; filename=\"\\xff\"", NULL },
    { "attachment; filename=\"\\u00e4.txt\"", "ä.txt" },
    { "attachment; filename=\"\\U0001f996.txt\"", "🦖.txt" },
    { "attachment; filename=\"\\UFFFFFFFF\"", "\xef\xbf\xbd" },
    /* a backslash at the very end is one, and so not safe */
    { "attachment; filename=\"a\\", NULL },
    { "attachment; filename=\"open", "open" },
    { "attachment; filename=\"../../etc/passwd\"", NULL },
    { "attachment; filename=\"..\\\\..\\\\boot.ini\"", NULL },
    { "attachment; filename=\"a\\\\b\"", NULL },
    { "attachment; filename=x; filename*=UTF-8''na%C3%AFve%20plan.txt", "naïve plan.txt" },
    { "attachment; filename=x; filename*=UTF-8''..%2Fy", "x" },
    { "attachment; filename=x; filename*=UTF-8''a%00b", "x" },
    { "attachment; filename=x; filename*=ISO-8859-1''y", "x" },
    { "attachment; filename*=UTF-8", NULL },
    { "attachment; xfilename=\"y\"", NULL },
    { "attachment; filename=first; filename=second", "first" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = ptero_file_name_from_disposition (cases[i].header);

      g_test_message ("%s", cases[i].header != NULL ? cases[i].header : "(none)");
      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

/* The headers of real answers. */
static void
test_disposition_recorded (void)
{
  static const struct { const char *file; const char *name; } cases[] = {
    { "001-download-file.json", "server.properties" },
    { "005-download-file-utf8-name.json", "Grüße 日本 & #1.txt" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "recordings",
                                                     "wings-signed", cases[i].file, NULL);
      g_autoptr(JsonParser) parser = json_parser_new ();
      g_autofree char *bytes = NULL;
      g_autofree char *name = NULL;
      JsonObject *headers;

      g_assert_true (json_parser_load_from_file (parser, path, NULL));
      headers = json_object_get_object_member (json_object_get_object_member (json_node_get_object (json_parser_get_root (parser)),
                                                                              "response"),
                                               "headers");
      /* The recorder took the bytes for Latin-1 */
      bytes = g_convert (json_object_get_string_member (headers, "Content-Disposition"), -1,
                         "ISO-8859-1", "UTF-8", NULL, NULL, NULL);
      name = ptero_file_name_from_disposition (bytes);
      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

static void
test_multipart (void)
{
  const char content[] = "the\0content of the file";
  const gsize sizes[] = { 1, 2, 7, 100, 10000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(GInputStream) file = g_memory_input_stream_new_from_data (content, sizeof content,
                                                                          NULL);
      g_autoptr(PteroMultipartStream) stream = ptero_multipart_stream_new (file, sizeof content,
                                                                           "a \"b\".txt");
      g_autofree char *type = ptero_multipart_stream_dup_content_type (stream);
      const char *boundary = strchr (type, '=') + 1;
      g_autofree char *head = g_strdup_printf ("--%s\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a \\\"b\\\".txt\"\r\n"
                                               "Content-Type: application/octet-stream\r\n\r\n",
                                               boundary);
      g_autofree char *tail = g_strdup_printf ("\r\n--%s--\r\n", boundary);
      g_autoptr(GByteArray) expected = g_byte_array_new ();
      g_autoptr(GByteArray) actual = g_byte_array_new ();
      g_autofree guint8 *buffer = g_malloc (sizes[i]);
      gssize n_read;

      g_byte_array_append (expected, (const guint8 *) head, strlen (head));
      g_byte_array_append (expected, (const guint8 *) content, sizeof content);
      g_byte_array_append (expected, (const guint8 *) tail, strlen (tail));
      g_assert_cmpint (ptero_multipart_stream_get_length (stream), ==, expected->len);
      g_assert_cmpint (ptero_multipart_stream_get_head_length (stream), ==, strlen (head));

      while ((n_read = g_input_stream_read (G_INPUT_STREAM (stream), buffer, sizes[i], NULL,
                                            NULL)) > 0)
        g_byte_array_append (actual, buffer, n_read);
      g_assert_cmpmem (actual->data, actual->len, expected->data, expected->len);

      g_assert_true (g_input_stream_close (G_INPUT_STREAM (stream), NULL, NULL));
      g_assert_true (g_input_stream_is_closed (file));
    }
}

/* Files that change while they are sent: what was promised is what goes, or nothing does. */
static void
test_multipart_changing (void)
{
  g_autoptr(GInputStream) file = g_memory_input_stream_new_from_data ("0123456789", 10, NULL);
  g_autoptr(GInputStream) same = g_memory_input_stream_new_from_data ("0123456789", 10, NULL);
  g_autoptr(PteroMultipartStream) shorter = ptero_multipart_stream_new (file, 11, "a");
  g_autoptr(PteroMultipartStream) longer = ptero_multipart_stream_new (same, 4, "a");
  g_autoptr(GError) error = NULL;
  char buffer[1000];
  gsize n_read;

  g_assert_false (g_input_stream_read_all (G_INPUT_STREAM (shorter), buffer, sizeof buffer, &n_read,
                                           NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT);

  g_assert_true (g_input_stream_read_all (G_INPUT_STREAM (longer), buffer, sizeof buffer, &n_read,
                                          NULL, NULL));
  g_assert_cmpuint (n_read, ==, ptero_multipart_stream_get_length (longer));
  g_assert_nonnull (g_strstr_len (buffer, n_read, "\r\n\r\n0123\r\n--"));
}

typedef struct
{
  goffset done;
  goffset total;
} Progress;

static void
progress_cb (goffset  done,
             goffset  total,
             gpointer user_data)
{
  Progress *progress = user_data;

  g_assert_cmpint (done, >, progress->done);
  g_assert_cmpint (total, ==, progress->total);
  progress->done = done;
}

/* From where the shortcut is known, the file goes there; nothing is lost or comes twice, whatever
 * has been read before. */
static void
test_multipart_shortcut (void)
{
  const gsize size = 3 * 256 * 1024 + 17;
  const gsize from_file[] = { 0, 1, 1000, 256 * 1024, size - 1, size };
  g_autofree char *content = g_malloc (size);

  for (gsize i = 0; i < size; i++)
    content[i] = i % 251;

  for (guint i = 0; i < G_N_ELEMENTS (from_file); i++)
    {
      g_autoptr(GInputStream) file = g_memory_input_stream_new_from_data (content, size, NULL);
      g_autoptr(GOutputStream) shortcut = g_memory_output_stream_new_resizable ();
      g_autoptr(PteroMultipartStream) stream = ptero_multipart_stream_new (file, size, "a");
      gsize head = ptero_multipart_stream_get_head_length (stream);
      gsize length = ptero_multipart_stream_get_length (stream);
      g_autofree char *buffer = g_malloc (length);
      Progress progress = { 0, size };
      gsize n_read;

      g_assert_true (g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, head + from_file[i],
                                              &n_read, NULL, NULL));
      g_assert_cmpmem (buffer + head, n_read - head, content, from_file[i]);

      progress.done = from_file[i];
      ptero_multipart_stream_set_shortcut (stream, shortcut, progress_cb, &progress);
      g_assert_true (g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, length, &n_read,
                                              NULL, NULL));
      g_assert_cmpuint (n_read, ==, length - head - size);
      g_assert_true (g_str_has_prefix (buffer, "\r\n--ptero-"));
      g_assert_cmpmem (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (shortcut)),
                       g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (shortcut)),
                       content + from_file[i], size - from_file[i]);
      g_assert_cmpint (progress.done, ==, size);
    }
}

/* The stream ends with what went wrong on the shortcut, and what comes after the file is not
 * sent. */
static void
test_multipart_shortcut_fails (void)
{
  static const struct { gsize size; gsize room; int code; } cases[] = {
    { 11, 100, G_IO_ERROR_PARTIAL_INPUT },
    { 10, 4, G_IO_ERROR_NO_SPACE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GInputStream) file = g_memory_input_stream_new_from_data ("0123456789", 10, NULL);
      g_autofree char *room = g_malloc (cases[i].room);
      g_autoptr(GOutputStream) shortcut = g_memory_output_stream_new (room, cases[i].room, NULL,
                                                                      NULL);
      g_autoptr(PteroMultipartStream) stream = ptero_multipart_stream_new (file, cases[i].size,
                                                                           "a");
      g_autoptr(GError) error = NULL;
      Progress progress = { 0, cases[i].size };
      char buffer[1000];

      g_assert_true (g_input_stream_read_all (G_INPUT_STREAM (stream), buffer,
                                              ptero_multipart_stream_get_head_length (stream),
                                              NULL, NULL, NULL));
      ptero_multipart_stream_set_shortcut (stream, shortcut, progress_cb, &progress);
      g_assert_cmpint (g_input_stream_read (G_INPUT_STREAM (stream), buffer, sizeof buffer, NULL,
                                            &error), ==, -1);
      g_assert_error (error, G_IO_ERROR, cases[i].code);
    }
}

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;

  return count;
}

static void
test_part_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("ptero-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "name", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  PteroPartFile *file;

  /* nothing of it stays */
  file = ptero_part_file_new (folder, &error);
  g_assert_no_error (error);
  g_assert_true (ptero_part_file_write (file, "lost", 4, &error));
  g_assert_cmpuint (count_files (folder), ==, 1);
  ptero_part_file_free (file);
  g_assert_cmpuint (count_files (folder), ==, 0);

  file = ptero_part_file_new (folder, &error);
  g_assert_true (ptero_part_file_write (file, "first", 5, &error));
  g_assert_true (ptero_part_file_commit (file, "name", FALSE, &error));
  ptero_part_file_free (file);

  file = ptero_part_file_new (folder, &error);
  g_assert_true (ptero_part_file_write (file, "second", 6, &error));
  g_assert_false (ptero_part_file_commit (file, "name", FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "first");

  g_assert_true (ptero_part_file_commit (file, "name", TRUE, &error));
  ptero_part_file_free (file);
  g_clear_pointer (&text, g_free);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "second");

  /* a link is what it is, and not where it leads */
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (symlink ("/nowhere/else", path), ==, 0);
  file = ptero_part_file_new (folder, &error);
  g_assert_false (ptero_part_file_commit (file, "name", FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (ptero_part_file_commit (file, "name", TRUE, &error));
  ptero_part_file_free (file);
  g_assert_false (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpuint (count_files (folder), ==, 1);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_assert_null (ptero_part_file_new (folder, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/transfer/name/is-safe", test_name_is_safe);
  g_test_add_func ("/transfer/name/disposition", test_disposition);
  g_test_add_func ("/transfer/name/disposition-recorded", test_disposition_recorded);
  g_test_add_func ("/transfer/multipart", test_multipart);
  g_test_add_func ("/transfer/multipart-changing", test_multipart_changing);
  g_test_add_func ("/transfer/multipart-shortcut", test_multipart_shortcut);
  g_test_add_func ("/transfer/multipart-shortcut-fails", test_multipart_shortcut_fails);
  g_test_add_func ("/transfer/part-file", test_part_file);

  return g_test_run ();
}
