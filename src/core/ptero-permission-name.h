/* ptero-permission-name.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-panel.h"

G_BEGIN_DECLS

const char *ptero_permission_name_get_other  (const char         *name);
GStrv       ptero_permission_names_translate (const char * const *names,
                                              PteroFlavour        flavour);

G_END_DECLS
