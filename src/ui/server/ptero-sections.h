/* ptero-sections.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-access.h"
#include "ptero-job-queue.h"

G_BEGIN_DECLS

/**
 * PteroSection:
 * @name: its name in actions and settings
 * @title: its title, to be translated
 * @icon_name: its icon
 * @permission: (nullable): what a subuser needs to see it
 * @create: (nullable): makes it: a widget that may be a [iface@Ptero.Part]; the console is made of
 *   the one that the page has
 * @count: (nullable): how many there are of what it lists, where it is a [class@Ptero.ListPane]
 * @known: (nullable): what is known of it before it was opened
 * @get_limit: (nullable): how many there may be, 0 or less for what has no number
 *
 * A section of the page of a server.
 */
typedef struct
{
  const char  *name;
  const char  *title;
  const char  *icon_name;
  const char  *permission;
  GtkWidget  *(*create)    (PteroAccess   *access,
                            PteroJobQueue *jobs);
  guint       (*count)     (GtkWidget     *widget);
  GListModel *(*known)     (PteroServer   *server);
  gint64      (*get_limit) (PteroServer   *server);
} PteroSection;

const PteroSection *ptero_sections_get      (guint              *n_sections);
const PteroSection *ptero_sections_find     (const char         *name);
char               *ptero_section_dup_count (const PteroSection *section,
                                             PteroAccess        *access,
                                             GtkWidget          *widget);

G_END_DECLS
