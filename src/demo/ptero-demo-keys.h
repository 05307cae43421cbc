/* ptero-demo-keys.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-world.h"

G_BEGIN_DECLS

/* The columns of an application key; each holds 0 none, 1 read, 2 write or 3 both. */
typedef enum
{
  PTERO_DEMO_RIGHT_NONE,
  PTERO_DEMO_RIGHT_SERVERS,
  PTERO_DEMO_RIGHT_NODES,
  PTERO_DEMO_RIGHT_ALLOCATIONS,
  PTERO_DEMO_RIGHT_USERS,
  PTERO_DEMO_RIGHT_LOCATIONS,
  PTERO_DEMO_RIGHT_NESTS,
  PTERO_DEMO_RIGHT_EGGS,
  PTERO_DEMO_RIGHT_DATABASE_HOSTS,
  PTERO_DEMO_RIGHT_SERVER_DATABASES,
  PTERO_DEMO_RIGHT_ROLES,
  PTERO_DEMO_RIGHT_PLUGINS,
  PTERO_DEMO_RIGHT_MOUNTS,
  PTERO_DEMO_N_RIGHTS
} PteroDemoRight;

typedef struct
{
  char *text;
  PteroDemoUser *user;
  gboolean application;
  gboolean revoked;
  gboolean elsewhere;              /* only for other addresses */
  guchar rights[PTERO_DEMO_N_RIGHTS];
  PteroDemoAccountKey *account_key;   /* what the account page lists, or NULL */
} PteroDemoCredential;

PteroDemoCredential *ptero_demo_credential_new     (PteroDemoUser       *user,
                                                    gboolean             application,
                                                    guchar               rights);
void                 ptero_demo_credential_free    (PteroDemoCredential *self);
gboolean             ptero_demo_credential_allows  (PteroDemoCredential *self,
                                                    PteroDemoRight       right,
                                                    gboolean             writing);
PteroDemoCredential *ptero_demo_credentials_find   (GPtrArray           *credentials,
                                                    const char          *header);
PteroDemoAccountKey *ptero_demo_credential_publish (PteroDemoCredential *self,
                                                    const char          *description,
                                                    GStrv                allowed_ips,
                                                    gint64               created_at);

G_END_DECLS
