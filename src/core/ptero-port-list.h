/* ptero-port-list.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PTERO_PORT_MIN        1025
#define PTERO_PORT_MAX        65535
#define PTERO_PORT_CHUNK      1000

GPtrArray *ptero_port_list_parse           (const char  *text,
                                            guint       *n_ports,
                                            guint       *n_twice,
                                            GError     **error);
guint8    *ptero_port_list_to_set          (GPtrArray   *ranges);
guint      ptero_address_range_get_n_hosts (const char  *address);
GPtrArray *ptero_address_range_list_hosts  (const char  *address);

G_END_DECLS
