/* ptero-ssh-key.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-ssh-key.h"

/**
 * PteroSshKey:
 *
 * A public key of the account, for SFTP.
 */

G_DEFINE_FINAL_TYPE (PteroSshKey, ptero_ssh_key, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroSshKey, name, ptero_type_string),
  PTERO_FIELD (PteroSshKey, fingerprint, ptero_type_string),
  PTERO_FIELD (PteroSshKey, public_key, ptero_type_string),
  PTERO_FIELD (PteroSshKey, created_at, g_date_time_get_type),
};

static void
ptero_ssh_key_class_init (PteroSshKeyClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  resource_class->identity = "fingerprint";
  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_ssh_key_init (PteroSshKey *self)
{
}

/**
 * PteroSshKey:name:
 *
 * What a person called it.
 */

/**
 * PteroSshKey:fingerprint:
 *
 * Its SHA-256 in base64, without padding and prefix.
 */

/**
 * PteroSshKey:public-key:
 *
 * The key, in PEM whatever was sent.
 */

/**
 * PteroSshKey:created-at:
 *
 * When it was made.
 */
