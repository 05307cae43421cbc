/* sources.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray  *sources_read        (const char *folder,
                                 const char *prefix);
const char *sources_find_word   (GPtrArray  *sources,
                                 const char *word);
const char *sources_find_quoted (GPtrArray  *sources,
                                 const char *text);
const char *sources_find_text   (GPtrArray  *sources,
                                 const char *text);

G_END_DECLS
