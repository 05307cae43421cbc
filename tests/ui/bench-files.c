/* bench-files.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "ptero-file-browser.h"
#include "ptero-test-sections.h"

#define N_FILES 20000
#define STALL   50.0   /* ms */
#define BLOCK   512

/* How long the main loop is kept at a time while a folder of 20,000 files is listed, sorted and
 * searched. Prints, and never fails. */

/* Processor time of the main thread in ms: other programs of the machine do not count. */
static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * 1000.0 + time.tv_nsec / 1000000.0;
}

static void
append_header (GByteArray *tar,
               guint       number)
{
  char header[BLOCK] = { 0 };
  guint sum = 0;

  g_snprintf (header, 100, "many/file %u.txt", (number * 7919) % N_FILES);
  g_snprintf (header + 100, 8, "0000644");
  g_snprintf (header + 124, 12, "%011o", number % 2);
  g_snprintf (header + 136, 12, "%011o", 0);
  memset (header + 148, ' ', 8);
  header[156] = '0';
  memcpy (header + 257, "ustar", 6);
  for (guint i = 0; i < BLOCK; i++)
    sum += (guchar) header[i];
  g_snprintf (header + 148, 8, "%06o", sum);
  g_byte_array_append (tar, (const guint8 *) header, BLOCK);
  if (number % 2 == 1)
    {
      memset (header, 'x', BLOCK);
      g_byte_array_append (tar, (const guint8 *) header, BLOCK);
    }
}

static GBytes *
create_archive (void)
{
  g_autoptr(GByteArray) tar = g_byte_array_new ();
  g_autoptr(GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6);
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) stream =
    g_converter_output_stream_new (memory, G_CONVERTER (compressor));
  const char end[2 * BLOCK] = { 0 };

  for (guint i = 0; i < N_FILES; i++)
    append_header (tar, i);
  g_byte_array_append (tar, (const guint8 *) end, sizeof end);
  g_assert_true (g_output_stream_write_all (stream, tar->data, tar->len, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);

  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
send (PteroTestSection *self,
      PteroRequest     *request)
{
  gboolean done = FALSE;

  ptero_client_send_async (ptero_panel_get_client (self->fleet->panel), request, NULL, answered_cb,
                           &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
fill (PteroTestSection *self)
{
  const char *uuid = ptero_fleet_server_get_uuid (self->server);
  g_autoptr(GBytes) archive = create_archive ();
  g_autoptr(PteroRequest) write = ptero_request_new (PTERO_ENDPOINT_FILE_WRITE, "server", uuid,
                                                     NULL);
  g_autoptr(PteroRequest) unpack = ptero_request_new (PTERO_ENDPOINT_FILE_DECOMPRESS, "server",
                                                      uuid, "root", "/", "file", "many.tar.gz",
                                                      NULL);

  ptero_request_set_query (write, "file", "/many.tar.gz");
  ptero_request_set_body (write, "application/octet-stream", archive);
  send (self, write);
  send (self, unpack);
}

/* Runs the main loop until nothing more is to do, and tells the longest time it did not come
 * round. */
static void
settle (GtkWidget  *browser,
        const char *what,
        double      begun,
        guint       n_expected,
        double     *record)
{
  PteroFolder *folder = ptero_file_browser_get_folder (PTERO_FILE_BROWSER (browser));
  PteroTable *table = ptero_file_browser_get_table (PTERO_FILE_BROWSER (browser));
  double longest = begun;
  double total = begun;
  gint64 end = g_get_monotonic_time () + 1500000;

  while (g_get_monotonic_time () < end || ptero_folder_get_loading (folder) ||
         ptero_table_get_pending (table) ||
         g_list_model_get_n_items (ptero_table_get_items (table)) != n_expected)
    {
      double start = now ();
      double elapsed;

      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (500);
      elapsed = now () - start;
      longest = MAX (longest, elapsed);
      total += elapsed;
      if (elapsed > 2)
        end = MAX (end, g_get_monotonic_time () + 500000);
    }

  printf ("  %-24s %6u shown  longest stall %6.1f ms of %7.1f ms\n", what,
          g_list_model_get_n_items (ptero_table_get_items (table)), longest, total);
  *record = MAX (*record, longest);
}

static GtkWidget *
find_view (GtkWidget *browser)
{
  return ptero_test_find_type (browser, GTK_TYPE_COLUMN_VIEW);
}

static double
sort_by (GtkWidget   *browser,
         guint        column,
         GtkSortType  order)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (find_view (browser));
  g_autoptr(GtkColumnViewColumn) view_column =
    g_list_model_get_item (gtk_column_view_get_columns (view), column);
  double start = now ();

  gtk_column_view_sort_by_column (view, view_column, order);

  return now () - start;
}

static double
search (GtkWidget  *browser,
        const char *text)
{
  double start = now ();

  ptero_table_set_search (ptero_file_browser_get_table (PTERO_FILE_BROWSER (browser)), text);

  return now () - start;
}

int
main (int   argc,
      char *argv[])
{
  PteroTestSection *self;
  GtkWidget *browser;
  double longest = 0;
  double start;

  ptero_test_ui_init (&argc, &argv);
  self = ptero_test_section_new ("files", 1000, 700);
  browser = self->section;
  fill (self);

  printf ("%u files in a folder\n", N_FILES);
  start = now ();
  ptero_file_browser_open (PTERO_FILE_BROWSER (browser), "/many");
  settle (browser, "listed", now () - start, N_FILES, &longest);
  settle (browser, "sorted by name", sort_by (browser, 1, GTK_SORT_DESCENDING), N_FILES, &longest);
  settle (browser, "sorted by size", sort_by (browser, 2, GTK_SORT_ASCENDING), N_FILES, &longest);
  settle (browser, "searched", search (browser, "123"), 140, &longest);
  settle (browser, "search cleared", search (browser, ""), N_FILES, &longest);
  start = now ();
  ptero_file_browser_refresh (PTERO_FILE_BROWSER (browser));
  settle (browser, "listed again", now () - start, N_FILES, &longest);
  printf ("  longest stall %.1f ms: %.2f of the %.0f ms it may be\n", longest, longest / STALL,
          STALL);

  ptero_test_section_free (self);

  return 0;
}
