/* ptero-node-pins.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define PTERO_TYPE_NODE_PINS (ptero_node_pins_get_type ())

G_DECLARE_FINAL_TYPE (PteroNodePins, ptero_node_pins, PTERO, NODE_PINS, GObject)

PteroNodePins  *ptero_node_pins_new     (void);
const char     *ptero_node_pins_get     (PteroNodePins      *self,
                                         const char         *authority);
const char     *ptero_node_pins_find    (PteroNodePins      *self,
                                         const char         *address);
void            ptero_node_pins_set     (PteroNodePins      *self,
                                         const char         *authority,
                                         const char         *fingerprint);
char          **ptero_node_pins_to_strv (PteroNodePins      *self);
void            ptero_node_pins_load    (PteroNodePins      *self,
                                         const char * const *lines);

G_END_DECLS
