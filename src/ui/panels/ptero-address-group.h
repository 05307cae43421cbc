/* ptero-address-group.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ptero-probe.h"

G_BEGIN_DECLS

#define PTERO_TYPE_ADDRESS_GROUP (ptero_address_group_get_type ())

G_DECLARE_FINAL_TYPE (PteroAddressGroup, ptero_address_group, PTERO, ADDRESS_GROUP, AdwPreferencesGroup)

void                      ptero_address_group_set_text        (PteroAddressGroup *self,
                                                               const char        *text);
const char               *ptero_address_group_get_text        (PteroAddressGroup *self);
void                      ptero_address_group_set_trusted     (PteroAddressGroup *self,
                                                               const char        *address,
                                                               const char        *fingerprint);
gboolean                  ptero_address_group_get_ready       (PteroAddressGroup *self);
const char               *ptero_address_group_get_address     (PteroAddressGroup *self);
const char               *ptero_address_group_get_fingerprint (PteroAddressGroup *self);
const PteroAddressReport *ptero_address_group_get_report      (PteroAddressGroup *self);
void                      ptero_address_group_focus           (PteroAddressGroup *self);

G_END_DECLS
