/* ptero-console-search.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-console-filter.h"

G_BEGIN_DECLS

#define PTERO_TYPE_CONSOLE_SEARCH (ptero_console_search_get_type ())

G_DECLARE_INTERFACE (PteroConsoleSearch, ptero_console_search, PTERO, CONSOLE_SEARCH, GtkWidget)

struct _PteroConsoleSearchInterface
{
  GTypeInterface parent_iface;

  void     (*take_filter)   (PteroConsoleSearch  *self,
                             PteroConsoleFilter  *filter);
  gboolean (*find)          (PteroConsoleSearch  *self,
                             const char          *text,
                             PteroConsoleMatch    match,
                             GError             **error);
  gboolean (*find_next)     (PteroConsoleSearch  *self,
                             gboolean             backward);
  guint    (*get_n_matches) (PteroConsoleSearch  *self,
                             guint               *position);
};

void     ptero_console_search_take_filter     (PteroConsoleSearch  *self,
                                               PteroConsoleFilter  *filter);
gboolean ptero_console_search_find            (PteroConsoleSearch  *self,
                                               const char          *text,
                                               PteroConsoleMatch    match,
                                               GError             **error);
gboolean ptero_console_search_find_next       (PteroConsoleSearch  *self,
                                               gboolean             backward);
guint    ptero_console_search_get_n_matches   (PteroConsoleSearch  *self,
                                               guint               *position);

/* For those who implement it */
void     ptero_console_search_matches_changed (PteroConsoleSearch  *self);

G_END_DECLS
