/* ptero-demo-input.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-call.h"

G_BEGIN_DECLS

gboolean ptero_demo_input_read (PteroDemoCall *call);

G_END_DECLS
