/* ptero-demo-archive.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-files.h"

G_BEGIN_DECLS

GBytes  *ptero_demo_archive_pack   (GPtrArray     *files);
gboolean ptero_demo_archive_unpack (GBytes        *archive,
                                    PteroDemoFile *folder);

G_END_DECLS
