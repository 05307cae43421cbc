/* ptero-demo-transform-application.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-call.h"

G_BEGIN_DECLS

/* Writes the members "object" and "attributes" of a thing; @path is the include that led to it,
 * or NULL at the top. */
typedef void (*PteroDemoTransform) (PteroDemoCall *call,
                                    PteroDemoJson *json,
                                    gpointer       thing,
                                    const char    *path);

void ptero_demo_transform_app_user       (PteroDemoCall *call, PteroDemoJson *json, gpointer thing, const char *path);
void ptero_demo_transform_app_node       (PteroDemoCall *call, PteroDemoJson *json, gpointer thing, const char *path);
void ptero_demo_transform_app_location   (PteroDemoCall *call, PteroDemoJson *json, gpointer thing, const char *path);
void ptero_demo_transform_app_allocation (PteroDemoCall *call, PteroDemoJson *json, gpointer thing, const char *path);
void ptero_demo_transform_app_server     (PteroDemoCall *call, PteroDemoJson *json, gpointer thing, const char *path);
void ptero_demo_transform_app_host       (PteroDemoCall *call, PteroDemoJson *json, gpointer thing, const char *path);
void ptero_demo_transform_app_mount      (PteroDemoCall *call, PteroDemoJson *json, gpointer thing, const char *path);
void ptero_demo_transform_app_nest       (PteroDemoCall *call, PteroDemoJson *json, gpointer thing, const char *path);
void ptero_demo_transform_app_egg        (PteroDemoCall *call, PteroDemoJson *json, gpointer thing, const char *path);

void ptero_demo_sum_limits               (PteroDemoCall *call,
                                          PteroDemoNode *node,
                                          gint64        *memory,
                                          gint64        *disk);

G_END_DECLS
