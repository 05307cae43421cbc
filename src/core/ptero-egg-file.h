/* ptero-egg-file.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "ptero-egg.h"
#include "ptero-request.h"

G_BEGIN_DECLS

#define PTERO_TYPE_EGG_FILE (ptero_egg_file_get_type ())

G_DECLARE_FINAL_TYPE (PteroEggFile, ptero_egg_file, PTERO, EGG_FILE, GObject)

PteroEggFile *ptero_egg_file_new            (GBytes               *bytes,
                                             GError              **error);
void          ptero_egg_file_load_async     (GFile                *file,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
PteroEggFile *ptero_egg_file_load_finish    (GAsyncResult         *result,
                                             GError              **error);
PteroEgg     *ptero_egg_file_get_egg        (PteroEggFile         *self);
const char   *ptero_egg_file_get_version    (PteroEggFile         *self);
PteroRequest *ptero_egg_file_create_request (PteroEggFile         *self);

G_END_DECLS
