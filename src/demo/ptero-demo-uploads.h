/* ptero-demo-uploads.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-call.h"

G_BEGIN_DECLS

/**
 * PteroDemoUpload:
 * @name: (nullable): what its file is called
 * @content: what is in it
 *
 * A part of a form that was sent as `multipart/form-data`.
 */
typedef struct
{
  char   *name;
  GBytes *content;
} PteroDemoUpload;

GPtrArray *ptero_demo_uploads_read (PteroDemoCall *call,
                                    const char    *field);

G_END_DECLS
