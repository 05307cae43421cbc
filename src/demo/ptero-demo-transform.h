/* ptero-demo-transform.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-call.h"

G_BEGIN_DECLS

/* Each writes the members "object" and "attributes" into an object already begun. */
void ptero_demo_transform_server      (PteroDemoCall             *call,
                                       PteroDemoJson             *json,
                                       gpointer                   thing,
                                       const char                *path);
void ptero_demo_transform_allocation  (PteroDemoJson             *json,
                                       const PteroDemoAllocation *allocation,
                                       gboolean                   with_notes);
void ptero_demo_transform_variable    (PteroDemoJson             *json,
                                       PteroDemoServer           *server,
                                       guint                      variable);
void ptero_demo_transform_subuser     (PteroDemoJson             *json,
                                       const PteroDemoSubuser    *subuser);
void ptero_demo_transform_activity    (PteroDemoCall             *call,
                                       PteroDemoJson             *json,
                                       gpointer                   thing,
                                       const char                *path);
void ptero_demo_transform_account     (PteroDemoJson             *json,
                                       const PteroDemoUser       *user);
void ptero_demo_transform_account_key (PteroDemoJson             *json,
                                       const PteroDemoAccountKey *key);
void ptero_demo_transform_ssh_key     (PteroDemoJson             *json,
                                       const PteroDemoSshKey     *key);
void ptero_demo_write_null_resource   (PteroDemoJson             *json,
                                       const char                *name);
void ptero_demo_write_date            (PteroDemoJson             *json,
                                       const char                *name,
                                       gint64                     seconds,
                                       gboolean                   local);
void ptero_demo_write_limits          (PteroDemoJson             *json,
                                       const PteroDemoServer     *server);
char *ptero_demo_fill_startup         (PteroDemoServer           *server,
                                       gboolean                   hide_all);

G_END_DECLS
