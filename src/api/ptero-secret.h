/* ptero-secret.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the keys of an account and of an application begin with, on Pterodactyl and on Pelican. */
#define PTERO_ACCOUNT_KEY             "ptlc_"
#define PTERO_APPLICATION_KEY         "ptla_"
#define PTERO_PELICAN_ACCOUNT_KEY     "pacc_"
#define PTERO_PELICAN_APPLICATION_KEY "papp_"

char       *ptero_secret_copy (const char *secret);
void        ptero_secret_free (char       *secret);
char       *ptero_secret_hide (const char *text,
                               const char *secret);
const char *ptero_secret_find (const char *text);

G_END_DECLS
