/* ptero-admin-picker.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-panel.h"

G_BEGIN_DECLS

/**
 * PteroAdminPicked:
 * @receiver: (type GObject): who asked
 * @items: what was chosen, at least one
 *
 * Takes a choice.
 */
typedef void (*PteroAdminPicked) (gpointer   receiver,
                                  GPtrArray *items);

/**
 * PteroAdminPick:
 * @PTERO_ADMIN_PICK_EGGS: [class@Ptero.Egg], of a Pelican panel
 * @PTERO_ADMIN_PICK_NODES: [class@Ptero.Node]
 * @PTERO_ADMIN_PICK_SERVERS: [class@Ptero.AppServer]
 *
 * What several are chosen of.
 */
typedef enum
{
  PTERO_ADMIN_PICK_EGGS,
  PTERO_ADMIN_PICK_NODES,
  PTERO_ADMIN_PICK_SERVERS,
} PteroAdminPick;

void ptero_admin_pick_more        (GtkWidget        *parent,
                                   PteroPanel       *panel,
                                   PteroAdminPick    what,
                                   const char       *verb,
                                   GListModel       *left_out,
                                   PteroAdminPicked  picked,
                                   gpointer          receiver);
void ptero_admin_pick_user        (GtkWidget        *parent,
                                   PteroPanel       *panel,
                                   PteroAdminPicked  picked,
                                   gpointer          receiver);
void ptero_admin_pick_roles       (GtkWidget        *parent,
                                   PteroPanel       *panel,
                                   PteroAdminPicked  picked,
                                   gpointer          receiver);
void ptero_admin_pick_host        (GtkWidget        *parent,
                                   PteroPanel       *panel,
                                   PteroAdminPicked  picked,
                                   gpointer          receiver);
void ptero_admin_pick_allocations (GtkWidget        *parent,
                                   PteroPanel       *panel,
                                   gint64            node,
                                   PteroAdminPicked  picked,
                                   gpointer          receiver);

G_END_DECLS
