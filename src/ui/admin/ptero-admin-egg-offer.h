/* ptero-admin-egg-offer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-egg.h"
#include "ptero-panel.h"

G_BEGIN_DECLS

#define PTERO_TYPE_ADMIN_EGG_OFFER (ptero_admin_egg_offer_get_type ())

G_DECLARE_FINAL_TYPE (PteroAdminEggOffer, ptero_admin_egg_offer, PTERO, ADMIN_EGG_OFFER, GObject)

PteroAdminEggOffer *ptero_admin_egg_offer_new       (PteroPanel         *panel,
                                                     PteroEgg           *egg,
                                                     const char         *nest);
PteroPanel         *ptero_admin_egg_offer_get_panel (PteroAdminEggOffer *self);
PteroEgg           *ptero_admin_egg_offer_get_egg   (PteroAdminEggOffer *self);
const char         *ptero_admin_egg_offer_get_nest  (PteroAdminEggOffer *self);

G_END_DECLS
