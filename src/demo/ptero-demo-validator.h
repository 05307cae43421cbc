/* ptero-demo-validator.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-call.h"

G_BEGIN_DECLS

/* One field of a form. @check decides the rules "unique" and "exists". */
typedef struct
{
  const char *field;
  const char *rules;
  const char *label;
  gboolean (*check) (PteroDemoCall *call,
                     JsonNode      *value);
} PteroDemoRule;

gboolean ptero_demo_validate       (PteroDemoCall       *call,
                                    const PteroDemoRule *rules);
void     ptero_demo_validate_into  (PteroDemoCall       *call,
                                    const PteroDemoRule *rules,
                                    GPtrArray           *failures);
void     ptero_demo_validate_value (PteroDemoCall       *call,
                                    const PteroDemoRule *rule,
                                    const char          *field,
                                    JsonNode            *value,
                                    GPtrArray           *failures);
GPtrArray *ptero_demo_failures_new (void);

G_END_DECLS
