/* ptero-demo-query.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PteroDemoQuery PteroDemoQuery;

PteroDemoQuery *ptero_demo_query_new         (const char      *text);
void            ptero_demo_query_free        (PteroDemoQuery  *self);
const char     *ptero_demo_query_get         (PteroDemoQuery  *self,
                                              const char      *name);
GStrv           ptero_demo_query_get_filters (PteroDemoQuery  *self);
gboolean        ptero_demo_query_includes    (PteroDemoQuery  *self,
                                              const char      *prefix,
                                              const char      *name);
char           *ptero_demo_query_build       (PteroDemoQuery  *self,
                                              gboolean         keep,
                                              guint            page);
GHashTable     *ptero_demo_query_get_all     (PteroDemoQuery  *self);

G_END_DECLS
