/* ptero-activity-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-activity-log.h"

G_BEGIN_DECLS

/**
 * PteroActivityKind:
 * @filter: what the names of its events contain, for a panel to search by
 * @title: what it is, to be translated
 * @icon_name: its icon
 * @of_account: whether it is about an account and not about a server
 *
 * A kind of events.
 */
typedef struct
{
  const char *filter;
  const char *title;
  const char *icon_name;
  gboolean    of_account;
} PteroActivityKind;

const PteroActivityKind *ptero_activity_get_kinds     (guint            *n_kinds);
const char              *ptero_activity_get_icon      (PteroActivityLog *log);
char                    *ptero_activity_describe      (PteroActivityLog *log);
char                    *ptero_activity_dup_person    (PteroActivityLog *log);
char                    *ptero_activity_describe_node (JsonNode         *node);

G_END_DECLS
