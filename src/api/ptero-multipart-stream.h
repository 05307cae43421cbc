/* ptero-multipart-stream.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PTERO_TYPE_MULTIPART_STREAM (ptero_multipart_stream_get_type ())

G_DECLARE_FINAL_TYPE (PteroMultipartStream, ptero_multipart_stream, PTERO, MULTIPART_STREAM,
                      GInputStream)

PteroMultipartStream *ptero_multipart_stream_new              (GInputStream          *file,
                                                               goffset                size,
                                                               const char            *name);
goffset               ptero_multipart_stream_get_length       (PteroMultipartStream  *self);
goffset               ptero_multipart_stream_get_head_length  (PteroMultipartStream  *self);
char                 *ptero_multipart_stream_dup_content_type (PteroMultipartStream  *self);
void                  ptero_multipart_stream_set_shortcut     (PteroMultipartStream  *self,
                                                               GOutputStream         *shortcut,
                                                               GFileProgressCallback  func,
                                                               gpointer               data);

G_END_DECLS
