/* ptero-demo-json.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  GString *text;
  guint depth;
  gboolean pretty;
  gboolean after_value;
} PteroDemoJson;

void  ptero_demo_json_init    (PteroDemoJson *self,
                               gboolean       pretty);
char *ptero_demo_json_finish  (PteroDemoJson *self,
                               gsize         *length);
void  ptero_demo_json_begin   (PteroDemoJson *self,
                               const char    *name);
void  ptero_demo_json_end     (PteroDemoJson *self);
void  ptero_demo_json_open    (PteroDemoJson *self,
                               const char    *name);
void  ptero_demo_json_close   (PteroDemoJson *self);
void  ptero_demo_json_string  (PteroDemoJson *self,
                               const char    *name,
                               const char    *value);
void  ptero_demo_json_int     (PteroDemoJson *self,
                               const char    *name,
                               gint64         value);
void  ptero_demo_json_double  (PteroDemoJson *self,
                               const char    *name,
                               double         value);
void  ptero_demo_json_boolean (PteroDemoJson *self,
                               const char    *name,
                               gboolean       value);
void  ptero_demo_json_null    (PteroDemoJson *self,
                               const char    *name);
void  ptero_demo_json_raw     (PteroDemoJson *self,
                               const char    *name,
                               const char    *text);
void  ptero_demo_json_strings (PteroDemoJson      *self,
                               const char         *name,
                               const char * const *values);

G_END_DECLS
