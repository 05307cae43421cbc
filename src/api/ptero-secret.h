/* ptero-secret.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char       *ptero_secret_copy (const char *secret);
void        ptero_secret_free (char       *secret);
char       *ptero_secret_hide (const char *text,
                               const char *secret);
const char *ptero_secret_find (const char *text);

G_END_DECLS
