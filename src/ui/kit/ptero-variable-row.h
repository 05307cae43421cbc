/* ptero-variable-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ptero-variable-rules.h"

G_BEGIN_DECLS

/**
 * PteroVariableInfo:
 * @name: its name for people
 * @description: (nullable): what it is for
 * @env_variable: its name in the environment
 * @default_value: (nullable): what holds when nothing is set
 * @rules: (nullable): the rules of Laravel that a value must meet, separated by `|`
 *
 * A variable of an egg, as both APIs of a panel tell of it. All of it is what
 * the panel sent.
 */
typedef struct
{
  const char *name;
  const char *description;
  const char *env_variable;
  const char *default_value;
  const char *rules;
} PteroVariableInfo;

#define PTERO_TYPE_VARIABLE_ROW (ptero_variable_row_get_type ())

G_DECLARE_FINAL_TYPE (PteroVariableRow, ptero_variable_row, PTERO, VARIABLE_ROW, AdwPreferencesRow)

GtkWidget   *ptero_variable_row_new              (const PteroVariableInfo *info);
const char  *ptero_variable_row_get_env_variable (PteroVariableRow        *self);
void         ptero_variable_row_set_value        (PteroVariableRow        *self,
                                                  const char              *value);
void         ptero_variable_row_take_value       (PteroVariableRow        *self,
                                                  const char              *value,
                                                  const char              *sent);
void         ptero_variable_row_fill_in          (PteroVariableRow        *self,
                                                  const char              *value);
char        *ptero_variable_row_dup_value        (PteroVariableRow        *self);
gboolean     ptero_variable_row_get_changed      (PteroVariableRow        *self);
gboolean     ptero_variable_row_check            (PteroVariableRow        *self);
void         ptero_variable_row_complain         (PteroVariableRow        *self,
                                                  const char              *complaint);
const char  *ptero_variable_row_get_complaint    (PteroVariableRow        *self);
void         ptero_variable_row_set_read_only    (PteroVariableRow        *self,
                                                  const char              *reason);
void         ptero_variable_row_set_busy         (PteroVariableRow        *self,
                                                  gboolean                 busy);
void         ptero_variable_row_apply            (PteroVariableRow        *self);
void         ptero_variable_row_discard          (PteroVariableRow        *self);
void         ptero_variable_row_set_applied      (PteroVariableRow        *self,
                                                  gboolean                 applied);

G_END_DECLS
