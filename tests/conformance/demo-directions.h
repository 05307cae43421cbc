/* demo-directions.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One line of recordings.txt */
typedef struct
{
  char *action;
  char *pattern;
  char *value;
  guint n_uses;
} DemoDirection;

GPtrArray  *demo_directions_read       (const char  *path,
                                        GError     **error);
const char *demo_directions_find       (GPtrArray   *self,
                                        const char  *action,
                                        const char  *name);
void        demo_directions_add_unused (GPtrArray   *self,
                                        GPtrArray   *findings);

G_END_DECLS
