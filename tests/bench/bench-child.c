/* bench-child.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench-child.h"

#include <adwaita.h>
#include <unistd.h>

#include "ptero-application.h"

/* What the benchmarks of the whole program share: each measures a child that is Ptero, and one that
 * is a window with nothing in it. */

static void
activate_empty_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_window_present (GTK_WINDOW (window));
}

/* Returns: (transfer full): Ptero, or if @is_empty what it is compared with */
GtkApplication *
bench_application_new (gboolean is_empty)
{
  GtkApplication *application;

  if (is_empty)
    {
      application = GTK_APPLICATION (adw_application_new ("com.example.Empty",
                                                          G_APPLICATION_NON_UNIQUE));
      g_signal_connect (application, "activate", G_CALLBACK (activate_empty_cb), NULL);

      return application;
    }

  application = GTK_APPLICATION (ptero_application_new ());
  /* the child before may not have left the bus yet */
  g_application_set_flags (G_APPLICATION (application),
                           g_application_get_flags (G_APPLICATION (application)) |
                           G_APPLICATION_NON_UNIQUE);

  return application;
}

/* Returns: of this process, in MiB */
double
bench_read_resident_memory (void)
{
  g_autofree char *text = NULL;
  guint64 pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    {
      g_auto(GStrv) fields = g_strsplit (text, " ", 3);

      pages = g_ascii_strtoull (fields[1], NULL, 10);
    }

  return pages * (double) sysconf (_SC_PAGESIZE) / (1024 * 1024);
}

void
bench_remove_folder (const char *path)
{
  const char *arguments[] = { "rm", "-rf", "--", path, NULL };
  g_autoptr(GSubprocess) child = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, NULL);

  g_subprocess_wait (child, NULL, NULL);
}
