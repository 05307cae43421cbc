/* ptero-test-notifications.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _PteroTestNotifications PteroTestNotifications;

PteroTestNotifications *ptero_test_notifications_new   (void);
void                    ptero_test_notifications_free  (PteroTestNotifications *self);
void                    ptero_test_notifications_click (PteroTestNotifications *self);

G_END_DECLS
