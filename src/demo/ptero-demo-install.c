/* ptero-demo-install.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-install.h"

#include "ptero-demo-power.h"

/* The installation of a server: prints what an egg's script would, a line a second, and ends. */

static const char * const lines[] = {
  "\033[36mReading package lists...\033[0m",
  "Downloading the server files",
  "######################################## 100.0%",
  "Unpacking into /mnt/server",
  "\033[32mInstall completed...\033[0m",
};

/* Begins to install @server anew; it is stopped for that. */
void
ptero_demo_install_begin (PteroDemoWorld  *world,
                          PteroDemoServer *server)
{
  ptero_demo_power_force (server, "offline");
  server->status = "installing";
  server->job_began = g_get_monotonic_time ();
  server->job_done = 0;
  ptero_demo_world_emit (world, server, "install started", "");
  ptero_demo_world_emit (world, server, "daemon message",
                         "Starting installation process, this could take a few minutes...");
}

/* Goes on with the installation of @server, if there is one, as far as the clock says. */
void
ptero_demo_install_settle (PteroDemoWorld  *world,
                           PteroDemoServer *server)
{
  gint64 passed;

  if (server->job_began == 0 || g_strcmp0 (server->status, "installing") != 0)
    return;

  passed = g_get_monotonic_time () - server->job_began;
  while (server->job_done < G_N_ELEMENTS (lines) && passed >= server->job_done * world->job_step)
    ptero_demo_world_emit (world, server, "install output", lines[server->job_done++]);

  if (passed < (gint64) G_N_ELEMENTS (lines) * world->job_step)
    return;

  server->job_began = 0;
  server->status = NULL;
  ptero_demo_world_emit (world, server, "daemon message", "Installation process completed.");
  ptero_demo_world_emit (world, server, "install completed", "");
}
