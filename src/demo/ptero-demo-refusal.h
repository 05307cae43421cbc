/* ptero-demo-refusal.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-call.h"

G_BEGIN_DECLS

typedef struct
{
  char *field;
  char *rule;
  char *message;
} PteroDemoFailure;

void ptero_demo_failure_free         (PteroDemoFailure *self);

void ptero_demo_refuse               (PteroDemoCall    *call,
                                      guint             status,
                                      const char       *code,
                                      const char       *detail);
void ptero_demo_refuse_display       (PteroDemoCall    *call,
                                      guint             status,
                                      const char       *code,
                                      const char       *detail);
void ptero_demo_refuse_broken        (PteroDemoCall    *call,
                                      const char       *code);
void ptero_demo_refuse_key           (PteroDemoCall    *call);
void ptero_demo_refuse_right         (PteroDemoCall    *call);
void ptero_demo_refuse_missing       (PteroDemoCall    *call);
void ptero_demo_refuse_invalid       (PteroDemoCall    *call,
                                      GPtrArray        *failures);
void ptero_demo_refuse_daemon        (PteroDemoCall    *call,
                                      guint             status,
                                      const char       *text);
void ptero_demo_refuse_field         (PteroDemoCall    *call,
                                      const char       *field,
                                      const char       *rule,
                                      const char       *message);

void ptero_demo_refuse_pace          (PteroDemoCall    *call,
                                      guint             retry_after);

G_END_DECLS
