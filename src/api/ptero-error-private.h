/* ptero-error-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-error.h"

G_BEGIN_DECLS

/* ptero-error.c reads what was answered, ptero-error-words.c says it. */

typedef struct
{
  guint      status;
  char      *code;
  char      *detail;
  char      *request_id;
  char      *location;
  char      *fingerprint;
  guint      flaws;          /* of the certificate */
  int        retry_after;
  gboolean   from_node;
  gboolean   is_question;
  gboolean   is_elsewhere;   /* not of a server */
  GPtrArray *problems;
} PteroApiErrorPrivate;

char *ptero_api_error_compose_message (PteroApiError               code,
                                       const PteroApiErrorPrivate *priv);

G_END_DECLS
