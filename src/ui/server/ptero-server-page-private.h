/* ptero-server-page-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-access.h"
#include "ptero-conflict-page.h"
#include "ptero-console.h"
#include "ptero-narrow-bin.h"
#include "ptero-page.h"
#include "ptero-section-list.h"
#include "ptero-server-page.h"
#include "ptero-state-pill.h"

G_BEGIN_DECLS

struct _PteroServerPage
{
  GtkWidget           parent_instance;

  PteroFleetServer   *server;
  PteroAccess        *access;
  PteroConsole       *console;
  PteroJobQueue      *jobs;
  GCancellable       *cancellable;
  GSimpleActionGroup *actions;

  PteroNarrowBin     *bin;
  GtkWidget          *place;
  PteroStatePill     *pill;
  GtkWidget          *address_box;
  GtkLabel           *address;
  GtkLabel           *node;
  GtkLabel           *owner;
  GtkWidget          *power_box;
  GtkWidget          *start_button;
  GtkWidget          *restart_button;
  GtkWidget          *stop_button;
  GtkRevealer        *notice;
  GtkLabel           *notice_label;
  GtkStack           *stack;
  GtkWidget          *section_box;
  PteroSectionList   *section_list;
  GtkWidget          *separator;
  GtkStack           *sections;
  PteroConflictPage  *conflict;
  GtkWidget          *header_end;
  GtkWidget          *favorite;         /* in the header */

  PteroPage          *cover;            /* (nullable): the page in its place */
  char               *title;
  char               *subtitle;
  gboolean            watching;
  guint               backups_later;
};

/* ptero-server-page-sections.c */
void ptero_server_page_backup_completed (PteroServerPage *self);
void ptero_server_page_show_section     (PteroServerPage *self,
                                         const char      *name);
void ptero_server_page_change_section   (GSimpleAction   *action,
                                         GVariant        *parameter,
                                         gpointer         user_data);

G_END_DECLS
