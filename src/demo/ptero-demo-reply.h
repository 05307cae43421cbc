/* ptero-demo-reply.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-transform-application.h"

G_BEGIN_DECLS

void ptero_demo_reply_page    (PteroDemoCall      *call,
                               GPtrArray          *things,
                               PteroDemoTransform  transform);
void ptero_demo_reply_all     (PteroDemoCall      *call,
                               GPtrArray          *things,
                               PteroDemoTransform  transform);
void ptero_demo_reply_thing   (PteroDemoCall      *call,
                               PteroDemoTransform  transform,
                               gpointer            thing);
void ptero_demo_reply_created (PteroDemoCall      *call,
                               PteroDemoTransform  transform,
                               gpointer            thing,
                               const char         *kind);

G_END_DECLS
