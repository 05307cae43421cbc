/* ptero-test-pelican.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-job-queue.h"
#include "ptero-panel.h"
#include "ptero-test-ui.h"

G_BEGIN_DECLS

/* A panel that answers some requests as api/differences.md says that Pelican does, and a window
 * with one of its pages. */
typedef struct
{
  gpointer       server;      /* SoupServer */
  PteroPanel    *panel;
  PteroJobQueue *jobs;
  GHashTable    *answers;     /* "GET /path" → JSON; what is not there is not found */
  GHashTable    *statuses;    /* "POST /path" → status, else 200 */
  GPtrArray     *requests;    /* "POST /path body", in order, without those that read */
  GtkWidget     *page;
  GtkWidget     *window;
  GtkWidget     *pane;
} PteroTestPelican;

PteroTestPelican *ptero_test_pelican_new    (void);
void              ptero_test_pelican_free   (PteroTestPelican *self);
void              ptero_test_pelican_answer (PteroTestPelican *self,
                                             const char       *request,
                                             guint             status,
                                             const char       *json);
void              ptero_test_pelican_open   (PteroTestPelican *self,
                                             const char       *page);
void              ptero_test_pelican_close  (PteroTestPelican *self);
const char       *ptero_test_pelican_wait   (PteroTestPelican *self,
                                             const char       *request);

G_END_DECLS
