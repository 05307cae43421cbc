/* ptero-banner.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  PTERO_BANNER_INFO,
  PTERO_BANNER_WARNING,
  PTERO_BANNER_ERROR,
} PteroBannerStyle;

#define PTERO_TYPE_BANNER_STYLE (ptero_banner_style_get_type ())
#define PTERO_TYPE_BANNER       (ptero_banner_get_type ())

GType ptero_banner_style_get_type (void);

G_DECLARE_FINAL_TYPE (PteroBanner, ptero_banner, PTERO, BANNER, GtkWidget)

GtkWidget *ptero_banner_new           (PteroBannerStyle  style,
                                       const char       *icon_name);
gboolean   ptero_banner_get_revealed  (PteroBanner      *self);
void       ptero_banner_set_revealed  (PteroBanner      *self,
                                       gboolean          revealed);
void       ptero_banner_set_title     (PteroBanner      *self,
                                       const char       *title);
void       ptero_banner_set_subtitle  (PteroBanner      *self,
                                       const char       *subtitle);
GtkWidget *ptero_banner_add_button    (PteroBanner      *self,
                                       const char       *label,
                                       const char       *detailed_action);
GtkWidget *ptero_banner_add_menu      (PteroBanner      *self,
                                       const char       *label,
                                       GMenuModel       *menu);
void       ptero_banner_clear_buttons (PteroBanner      *self);

G_END_DECLS
