/* ptero-image-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

#include "ptero-access.h"

G_BEGIN_DECLS

#define PTERO_TYPE_IMAGE_ROW (ptero_image_row_get_type ())

G_DECLARE_FINAL_TYPE (PteroImageRow, ptero_image_row, PTERO, IMAGE_ROW, AdwActionRow)

GtkWidget *ptero_image_row_new        (PteroAccess   *access);
void       ptero_image_row_set_images (PteroImageRow *self,
                                       JsonNode      *images);
void       ptero_image_row_choose     (PteroImageRow *self,
                                       const char    *image);

G_END_DECLS
