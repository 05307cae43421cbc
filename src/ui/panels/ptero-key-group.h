/* ptero-key-group.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ptero-check-row.h"
#include "ptero-probe.h"

G_BEGIN_DECLS

#define PTERO_TYPE_KEY_GROUP (ptero_key_group_get_type ())

G_DECLARE_FINAL_TYPE (PteroKeyGroup, ptero_key_group, PTERO, KEY_GROUP, AdwPreferencesGroup)

GtkWidget            *ptero_key_group_new           (PteroApi         api);
void                  ptero_key_group_set_target    (PteroKeyGroup   *self,
                                                     const char      *address,
                                                     const char      *fingerprint,
                                                     PteroFlavour     flavour);
void                  ptero_key_group_set_hint      (PteroKeyGroup   *self,
                                                     const char      *hint);
const char           *ptero_key_group_get_address   (PteroKeyGroup   *self);
PteroApi              ptero_key_group_get_api       (PteroKeyGroup   *self);
gboolean              ptero_key_group_is_empty      (PteroKeyGroup   *self);
gboolean              ptero_key_group_get_ready     (PteroKeyGroup   *self);
gboolean              ptero_key_group_is_pair_ready (PteroKeyGroup   *self);
char                 *ptero_key_group_dup_key       (PteroKeyGroup   *self);
void                  ptero_key_group_set_key       (PteroKeyGroup   *self,
                                                     const char      *key);
void                  ptero_key_group_focus         (PteroKeyGroup   *self);
const PteroKeyReport *ptero_key_group_get_report    (PteroKeyGroup   *self);

G_END_DECLS
