/* ptero-variable-rules.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PteroVariableKind:
 * @PTERO_VARIABLE_TEXT: anything that meets the rules
 * @PTERO_VARIABLE_SWITCH: on or off
 * @PTERO_VARIABLE_CHOICE: one of some
 * @PTERO_VARIABLE_NUMBER: a number between two others
 *
 * What a variable is filled in with.
 */
typedef enum
{
  PTERO_VARIABLE_TEXT,
  PTERO_VARIABLE_SWITCH,
  PTERO_VARIABLE_CHOICE,
  PTERO_VARIABLE_NUMBER,
} PteroVariableKind;

typedef struct _PteroVariableRules PteroVariableRules;

PteroVariableRules  *ptero_variable_rules_new          (const char         *rules);
void                 ptero_variable_rules_free         (PteroVariableRules *self);
PteroVariableKind    ptero_variable_rules_get_kind     (PteroVariableRules *self);
gboolean             ptero_variable_rules_get_required (PteroVariableRules *self);
gboolean             ptero_variable_rules_get_number   (PteroVariableRules *self,
                                                        gboolean           *whole,
                                                        double             *min,
                                                        double             *max);
const char * const  *ptero_variable_rules_get_choices  (PteroVariableRules *self);
const char          *ptero_variable_rules_get_switch   (PteroVariableRules *self,
                                                        gboolean            active);
gboolean             ptero_variable_rules_is_on        (PteroVariableRules *self,
                                                        const char         *value);
char                *ptero_variable_rules_check        (PteroVariableRules *self,
                                                        const char         *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PteroVariableRules, ptero_variable_rules_free)

G_END_DECLS
