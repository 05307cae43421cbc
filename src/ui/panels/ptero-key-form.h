/* ptero-key-form.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-panel-store.h"

G_BEGIN_DECLS

#define PTERO_TYPE_KEY_FORM (ptero_key_form_get_type ())

G_DECLARE_FINAL_TYPE (PteroKeyForm, ptero_key_form, PTERO, KEY_FORM, GtkBox)

void     ptero_key_form_set_panel        (PteroKeyForm    *self,
                                          PteroPanelStore *store,
                                          PteroPanel      *panel);
void     ptero_key_form_set_session_only (PteroKeyForm    *self,
                                          gboolean         session_only);
void     ptero_key_form_update_target    (PteroKeyForm    *self);
void     ptero_key_form_update_rows      (PteroKeyForm    *self);
gboolean ptero_key_form_is_empty         (PteroKeyForm    *self);
gboolean ptero_key_form_get_ready        (PteroKeyForm    *self);
gboolean ptero_key_form_get_saving       (PteroKeyForm    *self);
void     ptero_key_form_focus            (PteroKeyForm    *self);
void     ptero_key_form_save             (PteroKeyForm    *self);
void     ptero_key_form_stop             (PteroKeyForm    *self);

G_END_DECLS
