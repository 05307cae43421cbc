/* ptero-key-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-endpoint.h"

G_BEGIN_DECLS

char    *ptero_key_clean      (const char *text);
gboolean ptero_key_is_address (const char *text);
gboolean ptero_key_tell_api   (const char *key,
                               PteroApi   *api);
void     ptero_key_free       (char       *key);

G_END_DECLS
