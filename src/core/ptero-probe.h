/* ptero-probe.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-panel.h"

G_BEGIN_DECLS

typedef enum
{
  PTERO_RIGHT_UNKNOWN,
  PTERO_RIGHT_NONE,
  PTERO_RIGHT_READ,
  PTERO_RIGHT_READ_WRITE,
} PteroRight;

/* Resources of an application key, conventions.md §2.1 */
typedef enum
{
  PTERO_RIGHT_OF_SERVERS,
  PTERO_RIGHT_OF_NODES,
  PTERO_RIGHT_OF_ALLOCATIONS,
  PTERO_RIGHT_OF_USERS,
  PTERO_RIGHT_OF_LOCATIONS,
  PTERO_RIGHT_OF_NESTS,
  PTERO_RIGHT_OF_EGGS,
  PTERO_N_RIGHTS
} PteroRightOf;

/* What an address turned out to be. */
typedef struct
{
  PteroFlavour  flavour;      /* a guess without a key: often unknown */
  guint         latency;      /* ms */
  char         *certificate;  /* (nullable) when it ends, for people, or NULL for http */
} PteroAddressReport;

/* What a key turned out to be. */
typedef struct
{
  PteroApi      api;          /* that of an account key or of an application key */
  PteroFlavour  flavour;
  gboolean      is_admin;     /* account key of an administrator: opens the Application API too */
  PteroAccount *account;      /* (nullable): of an account key */
  guint         n_servers;    /* own and shared */
  guint         n_all_servers;/* of the panel, if is_admin or the key may read servers */
  guint         limit;        /* requests a minute */
  PteroRight    rights[PTERO_N_RIGHTS]; /* of an application key */
} PteroKeyReport;

void ptero_address_report_free (PteroAddressReport *report);
void ptero_key_report_free     (PteroKeyReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PteroAddressReport, ptero_address_report_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PteroKeyReport, ptero_key_report_free)

void                ptero_probe_address_async  (const char           *address,
                                                const char           *fingerprint,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
PteroAddressReport *ptero_probe_address_finish (GAsyncResult         *result,
                                                GError              **error);
void                ptero_probe_key_async      (const char           *address,
                                                const char           *fingerprint,
                                                const char           *key,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
PteroKeyReport     *ptero_probe_key_finish     (GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
