/* ptero-file-request.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-file-browser.h"
#include "ptero-request-job.h"

G_BEGIN_DECLS

PteroRequest *ptero_file_request_new (PteroFileBrowser *browser,
                                      PteroEndpoint     endpoint,
                                      GPtrArray        *files);
char         *ptero_file_describe    (GPtrArray        *files);
void          ptero_file_sent_cb     (GtkWidget        *browser,
                                      PteroAnswer      *answer);
void          ptero_file_job_add     (PteroFileBrowser *browser,
                                      PteroJob         *job,
                                      PteroRequest     *request,
                                      const char       *name);
void          ptero_file_job_start   (PteroFileBrowser *browser,
                                      PteroJob         *job);

G_END_DECLS
