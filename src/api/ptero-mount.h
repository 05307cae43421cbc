/* ptero-mount.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_MOUNT (ptero_mount_get_type ())

G_DECLARE_FINAL_TYPE (PteroMount, ptero_mount, PTERO, MOUNT, PteroResource)

struct _PteroMount
{
  PteroResource   parent_instance;

  gint64          id;
  char           *uuid;
  char           *name;
  char           *description;
  char           *source;
  char           *target;
  gboolean        read_only;
  gboolean        user_mountable;
  GListModel     *eggs;
  GListModel     *nodes;
  GListModel     *servers;
};

G_END_DECLS
