/* ptero-test-panels.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ptero-check-row.h"
#include "ptero-demo-panel.h"
#include "ptero-panel-store.h"
#include "ptero-test-ui.h"

G_BEGIN_DECLS

/* What tests of the dialogs for panels stand on. */
typedef struct
{
  PteroDemoPanel  *demo;
  PteroPanelStore *store;
  GtkWidget       *window;   /* that the dialogs are for */
  GtkWidget       *content;  /* of the dialog under test */
} PteroTestPanels;

void        ptero_test_panels_init       (int              *argc,
                                          char           ***argv);
void        ptero_test_panels_set_up     (PteroTestPanels  *self,
                                          gboolean          tls);
void        ptero_test_panels_tear_down  (PteroTestPanels  *self);
PteroPanel *ptero_test_panels_add        (PteroTestPanels  *self,
                                          const char       *name,
                                          PteroDemoKey      key);
void        ptero_test_panels_present    (PteroTestPanels  *self,
                                          GtkWidget        *content);
void        ptero_test_panels_fault      (PteroTestPanels  *self,
                                          const char       *faults);

GtkWidget  *ptero_test_find_name         (GtkWidget        *widget,
                                          const char       *name);
GtkWidget  *ptero_test_find_anywhere     (GType             type);
GtkWidget  *ptero_test_find_button       (const char       *label);
void        ptero_test_type              (PteroTestPanels  *self,
                                          const char       *name,
                                          const char       *text);
void        ptero_test_enter             (PteroTestPanels  *self,
                                          const char       *name);
void        ptero_test_click             (PteroTestPanels  *self,
                                          const char       *name);
void        ptero_test_click_button      (GtkWidget        *button);
void        ptero_test_answer            (PteroTestPanels  *self,
                                          const char       *label);
void        ptero_test_await_state       (PteroTestPanels  *self,
                                          const char       *name,
                                          PteroCheckState   state);
void        ptero_test_assert_text       (PteroTestPanels  *self,
                                          const char       *name,
                                          const char       *part);
gboolean    ptero_test_is_sensitive      (PteroTestPanels  *self,
                                          const char       *name);
void        ptero_test_await_focus       (PteroTestPanels  *self,
                                          const char       *name);
gboolean    ptero_test_tab_reaches       (PteroTestPanels  *self,
                                          const char       *name);
void        ptero_test_await_closed      (PteroTestPanels  *self);

G_END_DECLS
