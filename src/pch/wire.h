/* wire.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Precompiled for the layers without GTK: reading these takes longer than compiling most files. */

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
