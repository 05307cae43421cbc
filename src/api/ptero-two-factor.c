/* ptero-two-factor.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-two-factor.h"

/**
 * PteroTwoFactor:
 *
 * What sets up a second factor. It is a secret.
 */

G_DEFINE_FINAL_TYPE (PteroTwoFactor, ptero_two_factor, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD_FULL (PteroTwoFactor, "image_url_data", image_url_data, ptero_type_string,
                    PTERO_FIELD_NOT_RECORDED),
  PTERO_FIELD_FULL (PteroTwoFactor, "secret", secret, ptero_type_string,
                    PTERO_FIELD_NOT_RECORDED),
};

static void
ptero_two_factor_class_init (PteroTwoFactorClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_two_factor_init (PteroTwoFactor *self)
{
}

/**
 * PteroTwoFactor:image-url-data:
 *
 * The `otpauth://` address that is shown as a QR code.
 */

/**
 * PteroTwoFactor:secret:
 *
 * The same secret in base32, to be typed.
 */
