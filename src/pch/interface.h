/* interface.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Precompiled for what has widgets: reading these takes longer than compiling most files. */

#include <adwaita.h>
#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
