/* ptero-probe-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-json-reader.h"
#include "ptero-keyring.h"
#include "ptero-probe.h"

G_BEGIN_DECLS

/* ptero-probe.c looks at addresses and account keys, ptero-probe-rights.c at application keys. */

enum
{
  PTERO_PROBE_OWN_SERVERS,
  PTERO_PROBE_ALL_SERVERS,
};

/* What reading and writing each resource came to. */
typedef enum
{
  PTERO_PROBE_NOT_ASKED,
  PTERO_PROBE_ALLOWED,
  PTERO_PROBE_REFUSED,
  PTERO_PROBE_NO_ROUTE,
  PTERO_PROBE_UNCLEAR,
} PteroProbeOutcome;

typedef struct
{
  PteroClient        *client;
  PteroKeyReport     *report;
  void              (*next) (GTask *task);   /* when nothing is pending any more */
  guint               n_pending;
  GError             *error;                 /* ends the probe */
  GError             *first_error;           /* of the Client API, while the other is tried */
  PteroProbeOutcome   reading[PTERO_N_RIGHTS];
  PteroProbeOutcome   writing[PTERO_N_RIGHTS];
  gint64              first_ids[PTERO_N_RIGHTS]; /* of a thing of each list, 0 for none */
} PteroProbe;

/* @answer or @error is NULL. */
typedef void (*PteroProbeHeard) (PteroProbe   *probe,
                                 guint         which,
                                 PteroAnswer  *answer,
                                 const GError *error);

void ptero_probe_ask                   (GTask           *task,
                                        PteroRequest    *request,
                                        PteroProbeHeard  heard,
                                        guint            which);
void ptero_probe_fail                  (PteroProbe      *probe,
                                        const GError    *error);
void ptero_probe_end                   (GTask           *task);
void ptero_probe_ask_about_application (GTask           *task);

G_END_DECLS
