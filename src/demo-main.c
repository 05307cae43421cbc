/* demo-main.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib-unix.h>

#include "ptero-demo-panel.h"

static gboolean
terminated_cb (gpointer data)
{
  g_main_loop_quit (data);

  return G_SOURCE_REMOVE;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (PteroDemoPanel) panel = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;

  panel = ptero_demo_panel_new (argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 0, 1);
  if (!ptero_demo_panel_start (panel, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  g_print ("address %s\nadmin %s\nuser %s\n", ptero_demo_panel_get_address (panel),
           ptero_demo_panel_get_key (panel, PTERO_DEMO_KEY_ADMIN),
           ptero_demo_panel_get_key (panel, PTERO_DEMO_KEY_USER));
  g_unix_signal_add (SIGTERM, terminated_cb, loop);
  g_unix_signal_add (SIGINT, terminated_cb, loop);
  g_main_loop_run (loop);

  return 0;
}
