/* ptero-key-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ptero_key_clean (const char *text);
void  ptero_key_free  (char       *key);

G_END_DECLS
