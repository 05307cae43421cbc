/* ptero-favorites.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PTERO_TYPE_FAVORITES (ptero_favorites_get_type ())

G_DECLARE_FINAL_TYPE (PteroFavorites, ptero_favorites, PTERO, FAVORITES, GObject)

PteroFavorites *ptero_favorites_new          (GSettings          *settings);
guint           ptero_favorites_get_n        (PteroFavorites     *self);
gboolean        ptero_favorites_contains     (PteroFavorites     *self,
                                              const char         *key);
void            ptero_favorites_set          (PteroFavorites     *self,
                                              const char         *key,
                                              gboolean            favorite);
void            ptero_favorites_set_many     (PteroFavorites     *self,
                                              const char * const *keys,
                                              gboolean            favorite);
void            ptero_favorites_forget_panel (PteroFavorites     *self,
                                              const char         *panel_id);

G_END_DECLS
