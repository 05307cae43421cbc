/* bench-transfer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "ptero-transfer.h"

#define BUFFER_SIZE (1024 * 1024)
#define N_RUNS      3

/* A node that sends and takes as fast as sockets can: one thread for each connection, without
 * libsoup, and a process of its own, so that what it costs is not taken for what a transfer
 * costs. */
typedef struct
{
  char  *address;
  gsize  size;
} Node;

static void
write_text (GIOStream  *stream,
            const char *format,
            ...) G_GNUC_PRINTF (2, 3);

static void
write_text (GIOStream  *stream,
            const char *format,
            ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_output_stream_write_all (g_io_stream_get_output_stream (stream), text, strlen (text), NULL,
                             NULL, NULL);
}

static void
send_file (GIOStream *stream,
           gsize      size)
{
  g_autofree char *buffer = g_malloc0 (BUFFER_SIZE);

  write_text (stream, "HTTP/1.1 200 OK\r\nContent-Length: %zu\r\nConnection: close\r\n\r\n", size);
  for (gsize sent = 0; sent < size; sent += BUFFER_SIZE)
    if (!g_output_stream_write_all (g_io_stream_get_output_stream (stream), buffer, BUFFER_SIZE,
                                    NULL, NULL, NULL))
      return;
}

static void
take_file (GIOStream  *stream,
           const char *head,
           gsize       already)
{
  g_autofree char *buffer = g_malloc (BUFFER_SIZE);
  gsize length = g_ascii_strtoull (strstr (head, "ontent-Length: ") + strlen ("ontent-Length: "),
                                   NULL, 10);

  if (strstr (head, "100-continue") != NULL)
    write_text (stream, "HTTP/1.1 100 Continue\r\n\r\n");

  while (already < length)
    {
      gssize n_read = g_input_stream_read (g_io_stream_get_input_stream (stream), buffer,
                                           BUFFER_SIZE, NULL, NULL);

      if (n_read <= 0)
        return;
      already += n_read;
    }

  write_text (stream, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
}

static gboolean
run_cb (GThreadedSocketService *service,
        GSocketConnection      *connection,
        GObject                *source,
        gpointer                user_data)
{
  Node *node = user_data;
  GIOStream *stream = G_IO_STREAM (connection);
  char head[8192] = { 0 };
  gsize length = 0;

  while (strstr (head, "\r\n\r\n") == NULL && length < sizeof head - 1)
    {
      gssize n_read = g_input_stream_read (g_io_stream_get_input_stream (stream), head + length,
                                           sizeof head - 1 - length, NULL, NULL);

      if (n_read <= 0)
        return TRUE;
      length += n_read;
    }

  if (g_str_has_prefix (head, "GET /api/"))
    {
      g_autofree char *body =
        g_strdup_printf ("{\"object\":\"signed_url\",\"attributes\":{\"url\":\"%s/file?token=x\"}}",
                         node->address);

      write_text (stream, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %zu\r\nConnection: close\r\n\r\n%s",
                  strlen (body), body);
    }
  else if (g_str_has_prefix (head, "GET "))
    send_file (stream, node->size);
  else
    take_file (stream, head, head + length - (strstr (head, "\r\n\r\n") + 4));

  g_io_stream_close (stream, NULL, NULL);

  return TRUE;
}

static GSocketService *
start_node (Node *node)
{
  GSocketService *service = g_threaded_socket_service_new (10);
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GSocketAddress) effective = NULL;

  g_socket_listener_add_address (G_SOCKET_LISTENER (service), address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP,
                                 NULL, &effective, NULL);
  g_signal_connect (service, "run", G_CALLBACK (run_cb), node);
  node->address = g_strdup_printf ("http://127.0.0.1:%u",
                                   g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective)));

  return service;
}

static gboolean
left_alone_cb (int          fd,
               GIOCondition condition,
               gpointer     user_data)
{
  g_main_loop_quit (user_data);

  return G_SOURCE_REMOVE;
}

/* Says its address and serves as long as there is somebody at the other end of its input. */
static int
run_node (gsize size)
{
  Node node = { NULL, size };
  g_autoptr(GSocketService) service = start_node (&node);
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_unix_fd_add (STDIN_FILENO, G_IO_HUP, left_alone_cb, loop);
  g_print ("%s\n", node.address);
  g_main_loop_run (loop);
  g_free (node.address);

  return 0;
}

static GSubprocess *
spawn_node (const char  *program,
            const char  *size,
            char       **address)
{
  g_autoptr(GError) error = NULL;
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE |
                                           G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, size,
                                           "node", NULL);
  g_autoptr(GDataInputStream) output = NULL;

  if (process == NULL)
    g_error ("The node: %s", error->message);

  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  *address = g_data_input_stream_read_line (output, NULL, NULL, NULL);
  if (*address == NULL)
    g_error ("The node did not start.");

  return process;
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  if (!ptero_transfer_run_finish (PTERO_TRANSFER (object), result, &error))
    g_error ("%s", error->message);

  *(gboolean *) user_data = TRUE;
}

static double
run_transfer (PteroTransfer *transfer)
{
  gint64 begin = g_get_monotonic_time ();
  gboolean is_done = FALSE;

  ptero_transfer_run_async (transfer, NULL, done_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);

  return (g_get_monotonic_time () - begin) / (double) G_TIME_SPAN_SECOND;
}

static void
waited_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  if (!g_subprocess_wait_check_finish (G_SUBPROCESS (object), result, &error))
    g_error ("curl: %s", error->message);

  *(gboolean *) user_data = TRUE;
}

static double
run_curl (const char *arguments)
{
  g_autofree char *command = g_strconcat ("curl -s -S -f ", arguments, NULL);
  g_auto(GStrv) argv = g_strsplit (command, " ", -1);
  gint64 begin = g_get_monotonic_time ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = g_subprocess_newv ((const char *const *) argv,
                                                      G_SUBPROCESS_FLAGS_NONE, &error);
  gboolean is_done = FALSE;

  if (process == NULL)
    g_error ("curl: %s", error->message);

  g_subprocess_wait_check_async (process, NULL, waited_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);

  return (g_get_monotonic_time () - begin) / (double) G_TIME_SPAN_SECOND;
}

/* KiB; the highest since it was reset. */
static long
read_peak (void)
{
  g_autofree char *text = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/status", &text, NULL, NULL);
  line = text != NULL ? strstr (text, "VmHWM:") : NULL;

  return line != NULL ? atol (line + strlen ("VmHWM:")) : 0;
}

static void
reset_peak (void)
{
  int fd = g_open ("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC, 0);

  if (fd < 0)
    return;

  if (write (fd, "5", 1) != 1)
    g_printerr ("The peak of memory counts from the start.\n");
  close (fd);
}

/* Seconds that the processor has worked for this process, or for those that it started and that
 * have ended. */
static double
read_work (int who)
{
  struct rusage usage;

  getrusage (who, &usage);

  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* The best of a few, so that the disk's moods do not count, nor much of what else the machine
 * does. */
static void
compare (const char    *what,
         PteroTransfer *transfer,
         const char    *curl)
{
  double ours = G_MAXDOUBLE;
  double theirs = G_MAXDOUBLE;
  double our_work = G_MAXDOUBLE;
  double their_work = G_MAXDOUBLE;
  long before;
  long after;

  reset_peak ();
  before = read_peak ();
  for (guint i = 0; i < N_RUNS; i++)
    {
      double their_begin = read_work (RUSAGE_CHILDREN);
      double our_begin;

      theirs = MIN (theirs, run_curl (curl));
      their_work = MIN (their_work, read_work (RUSAGE_CHILDREN) - their_begin);

      our_begin = read_work (RUSAGE_SELF);
      ours = MIN (ours, run_transfer (transfer));
      our_work = MIN (our_work, read_work (RUSAGE_SELF) - our_begin);
    }
  after = read_peak ();

  g_print ("%s: %.2f s, curl %.2f s: %.2f of curl's speed (0.90 wanted); work for the processor %.2f s, curl %.2f s; "
           "resident memory grew by %.1f MiB of 16 allowed\n",
           what, ours, theirs, theirs / ours, our_work, their_work, (after - before) / 1024.0);
}

static void
run_benchmark (const char *program,
               const char *size)
{
  g_autofree char *address = NULL;
  g_autoptr(GSubprocess) node = spawn_node (program, size, &address);
  g_autofree char *folder_path = g_dir_make_tmp ("ptero-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder_path, "file", NULL);
  g_autofree char *curl_path = g_build_filename (folder_path, "curl", NULL);
  g_autofree char *down = g_strdup_printf ("-o %s %s/file", curl_path, address);
  g_autofree char *up = g_strdup_printf ("-F files=@%s %s/file", path, address);
  g_autoptr(GFile) folder = g_file_new_for_path (folder_path);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(PteroClient) client = ptero_client_new (address);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_FILE_DOWNLOAD, "server", "x",
                                                       NULL);
  g_autoptr(PteroTransfer) download = ptero_transfer_new_download (client, request, folder, "file",
                                                                   TRUE);
  g_autoptr(PteroTransfer) upload = ptero_transfer_new_upload (client, "x", "/", file, NULL);

  ptero_client_set_key (client, PTERO_API_CLIENT,
                        "ptlc_0123456789a0123456789abcdef0123456789abcdef01");

  compare ("Download", download, down);
  compare ("Upload", upload, up);

  g_unlink (path);
  g_unlink (curl_path);
  g_rmdir (folder_path);

  g_subprocess_force_exit (node);
}

int
main (int   argc,
      char *argv[])
{
  const char *size = argc > 1 ? argv[1] : "1024";

  if (argc > 2)
    return run_node (atoi (size) * (gsize) 1024 * 1024);

  run_benchmark (argv[0], size);

  return 0;
}
