/* ptero-demo-chores.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-chores.h"

#include "ptero-demo-backups.h"
#include "ptero-demo-install.h"
#include "ptero-demo-schedules.h"

/* Lets all that takes time on @server go on as far as the clock says. */
void
ptero_demo_chores_settle (PteroDemoWorld  *world,
                          PteroDemoServer *server)
{
  ptero_demo_install_settle (world, server);
  ptero_demo_backups_settle (world, server);
  ptero_demo_schedules_settle (world, server);
}
