/* ptero-admin-egg-offer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-egg-offer.h"

/**
 * PteroAdminEggOffer:
 *
 * An egg of one of several panels, to choose from.
 */
struct _PteroAdminEggOffer
{
  GObject     parent_instance;

  PteroPanel *panel;
  PteroEgg   *egg;
  char       *nest;
};

G_DEFINE_FINAL_TYPE (PteroAdminEggOffer, ptero_admin_egg_offer, G_TYPE_OBJECT)

static void
ptero_admin_egg_offer_finalize (GObject *object)
{
  PteroAdminEggOffer *self = PTERO_ADMIN_EGG_OFFER (object);

  g_object_unref (self->panel);
  g_object_unref (self->egg);
  g_free (self->nest);

  G_OBJECT_CLASS (ptero_admin_egg_offer_parent_class)->finalize (object);
}

static void
ptero_admin_egg_offer_class_init (PteroAdminEggOfferClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_admin_egg_offer_finalize;
}

static void
ptero_admin_egg_offer_init (PteroAdminEggOffer *self)
{
}

/**
 * ptero_admin_egg_offer_new:
 * @panel: a panel
 * @egg: one of its eggs
 * @nest: (nullable): the name of the nest it is in
 *
 * Returns: (transfer full): the offer
 */
PteroAdminEggOffer *
ptero_admin_egg_offer_new (PteroPanel *panel,
                           PteroEgg   *egg,
                           const char *nest)
{
  PteroAdminEggOffer *self;

  g_return_val_if_fail (PTERO_IS_PANEL (panel), NULL);
  g_return_val_if_fail (PTERO_IS_EGG (egg), NULL);

  self = g_object_new (PTERO_TYPE_ADMIN_EGG_OFFER, NULL);
  self->panel = g_object_ref (panel);
  self->egg = g_object_ref (egg);
  self->nest = g_strdup (nest);

  return self;
}

/**
 * ptero_admin_egg_offer_get_panel:
 * @self: an offer
 *
 * Returns: (transfer none): whose egg it is
 */
PteroPanel *
ptero_admin_egg_offer_get_panel (PteroAdminEggOffer *self)
{
  g_return_val_if_fail (PTERO_IS_ADMIN_EGG_OFFER (self), NULL);

  return self->panel;
}

/**
 * ptero_admin_egg_offer_get_egg:
 * @self: an offer
 *
 * Returns: (transfer none): the egg
 */
PteroEgg *
ptero_admin_egg_offer_get_egg (PteroAdminEggOffer *self)
{
  g_return_val_if_fail (PTERO_IS_ADMIN_EGG_OFFER (self), NULL);

  return self->egg;
}

/**
 * ptero_admin_egg_offer_get_nest:
 * @self: an offer
 *
 * Returns: (transfer none) (nullable): the name of the nest it is in
 */
const char *
ptero_admin_egg_offer_get_nest (PteroAdminEggOffer *self)
{
  g_return_val_if_fail (PTERO_IS_ADMIN_EGG_OFFER (self), NULL);

  return self->nest;
}
