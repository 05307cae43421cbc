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
 * @create: makes it: a widget that may be a [iface@Ptero.Part]
 *
 * A section of the page of a server.
 */
typedef struct
{
  const char  *name;
  const char  *title;
  const char  *icon_name;
  const char  *permission;
  GtkWidget *(*create) (PteroAccess   *access,
                        PteroJobQueue *jobs);
} PteroSection;

const PteroSection *ptero_sections_get  (guint      *n_sections);
const PteroSection *ptero_sections_find (const char *name);

G_END_DECLS
