/* ptero-demo-handlers.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-call.h"

G_BEGIN_DECLS

/* One for each row of the route table. */
void ptero_demo_list_servers           (PteroDemoCall *call);
void ptero_demo_show_permissions       (PteroDemoCall *call);
void ptero_demo_show_server            (PteroDemoCall *call);
void ptero_demo_show_websocket         (PteroDemoCall *call);
void ptero_demo_show_resources         (PteroDemoCall *call);
void ptero_demo_list_server_activity   (PteroDemoCall *call);
void ptero_demo_send_command           (PteroDemoCall *call);
void ptero_demo_set_power              (PteroDemoCall *call);

void ptero_demo_show_account           (PteroDemoCall *call);
void ptero_demo_list_account_activity  (PteroDemoCall *call);
void ptero_demo_list_account_keys      (PteroDemoCall *call);
void ptero_demo_list_ssh_keys          (PteroDemoCall *call);

G_END_DECLS
