/* ptero-graph.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-history.h"

G_BEGIN_DECLS

/* Of a limit; see the visual rules. */
#define PTERO_WARNING_FRACTION 0.8
#define PTERO_ERROR_FRACTION   0.9

typedef enum
{
  PTERO_GRAPH_PERCENT,
  PTERO_GRAPH_BYTES,
  PTERO_GRAPH_RATE,
} PteroGraphUnit;

#define PTERO_TYPE_GRAPH_UNIT (ptero_graph_unit_get_type ())
#define PTERO_TYPE_GRAPH      (ptero_graph_get_type ())

GType ptero_graph_unit_get_type (void);

G_DECLARE_FINAL_TYPE (PteroGraph, ptero_graph, PTERO, GRAPH, GtkWidget)

GtkWidget *ptero_graph_new          (const char     *title,
                                     PteroGraphUnit  unit);
void       ptero_graph_add_line     (PteroGraph        *self,
                                     PteroHistoryField  field,
                                     const char        *name);
void       ptero_graph_set_history  (PteroGraph     *self,
                                     PteroHistory   *history);
void       ptero_graph_set_limit    (PteroGraph     *self,
                                     double          limit);
void       ptero_graph_set_span     (PteroGraph     *self,
                                     guint           seconds);
char      *ptero_graph_describe     (PteroGraph     *self,
                                     double          x);
char      *ptero_graph_format_value (PteroGraphUnit  unit,
                                     double          value);

G_END_DECLS
