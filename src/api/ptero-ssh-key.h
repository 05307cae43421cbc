/* ptero-ssh-key.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_SSH_KEY (ptero_ssh_key_get_type ())

G_DECLARE_FINAL_TYPE (PteroSshKey, ptero_ssh_key, PTERO, SSH_KEY, PteroResource)

struct _PteroSshKey
{
  PteroResource   parent_instance;

  char           *name;
  char           *fingerprint;
  char           *public_key;
  GDateTime      *created_at;
};

G_END_DECLS
