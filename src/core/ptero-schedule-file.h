/* ptero-schedule-file.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-schedule-draft.h"

G_BEGIN_DECLS

GBytes    *ptero_schedule_file_write (GPtrArray  *drafts);
GPtrArray *ptero_schedule_file_read  (GBytes     *bytes,
                                      GError    **error);

G_END_DECLS
