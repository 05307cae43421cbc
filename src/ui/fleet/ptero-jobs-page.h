/* ptero-jobs-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-journal.h"

G_BEGIN_DECLS

#define PTERO_TYPE_JOBS_PAGE (ptero_jobs_page_get_type ())

G_DECLARE_FINAL_TYPE (PteroJobsPage, ptero_jobs_page, PTERO, JOBS_PAGE, GtkWidget)

GtkWidget *ptero_jobs_page_new       (PteroJobQueue *jobs,
                                      PteroJournal  *journal);
void       ptero_jobs_page_set_fleet (PteroJobsPage *self,
                                      PteroFleet    *fleet);

G_END_DECLS
