/* ptero-signed-url.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-signed-url.h"

/**
 * PteroSignedUrl:
 *
 * An address that opens one thing for a while, whoever asks. It is a secret.
 */

G_DEFINE_FINAL_TYPE (PteroSignedUrl, ptero_signed_url, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD_FULL (PteroSignedUrl, "url", url, ptero_type_string,
                    PTERO_FIELD_NOT_RECORDED),
};

static void
ptero_signed_url_class_init (PteroSignedUrlClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_signed_url_init (PteroSignedUrl *self)
{
}

/**
 * PteroSignedUrl:url:
 *
 * The address.
 */
