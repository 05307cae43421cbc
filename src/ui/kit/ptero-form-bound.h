/* ptero-form-bound.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-error.h"

G_BEGIN_DECLS

gboolean ptero_form_find_bound (const PteroProblem *problem,
                                gint64              value,
                                gint64              usual,
                                gint64             *better);

G_END_DECLS
