/* ptero-console-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ptero_console_text_clean (const char *text);
char *ptero_console_text_strip (const char *text);

G_END_DECLS
