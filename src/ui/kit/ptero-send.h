/* ptero-send.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-panel.h"

G_BEGIN_DECLS

/**
 * PteroSentFunc:
 * @widget: what asked
 * @answer: what the panel answered
 *
 * Called when a request went well and @widget is still there.
 */
typedef void (*PteroSentFunc) (GtkWidget   *widget,
                               PteroAnswer *answer);

void ptero_send (GtkWidget     *widget,
                 PteroPanel    *panel,
                 PteroRequest  *request,
                 const char    *done,
                 PteroSentFunc  func);

G_END_DECLS
