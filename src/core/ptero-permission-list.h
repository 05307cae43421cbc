/* ptero-permission-list.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * PteroPermissionEntry:
 * @group: the name of its group
 * @group_description: (nullable): what the panel says of its group
 * @group_size: how many the panel has in its group
 * @name: its name in the group
 * @description: (nullable): what the panel says of it
 *
 * A permission that a panel knows, as it sent it: none of it is to be trusted.
 */
typedef struct
{
  char  *group;
  char  *group_description;
  guint  group_size;
  char  *name;
  char  *description;
} PteroPermissionEntry;

GPtrArray *ptero_permission_list_read (JsonNode *permissions);

G_END_DECLS
