/* ptero-test-pages.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-form.h"
#include "ptero-test-sections.h"

G_BEGIN_DECLS

/* A page of a demo panel of its own, in a window, and the list in it, if any. */
typedef struct
{
  PteroTestFleet *fleet;
  GtkWidget      *page;
  GtkWidget      *window;
  GtkWidget      *pane;
} PteroTestPage;

PteroTestPage *ptero_test_page_new       (const char    *name);
PteroTestPage *ptero_test_page_new_for   (const char    *name,
                                          PteroDemoKey   application_key);
PteroTestPage *ptero_test_page_new_encrypted (const char *name);
void           ptero_test_page_free      (PteroTestPage *self);
PteroForm     *ptero_test_page_wait_form (PteroTestPage *self);
GError        *ptero_test_create_problem (const char    *field);
void           ptero_test_page_wait_item (PteroTestPage *self);
GtkWidget     *ptero_test_find_mapped    (GtkWidget     *widget,
                                          GType          type);
GtkWidget     *ptero_test_wait_picker    (GtkWidget     *pane);
void           ptero_test_wait_no_picker (GtkWidget     *pane);
void           ptero_test_send           (PteroForm     *form);
GtkWidget     *ptero_test_find_in_step   (PteroForm     *form,
                                          const char    *step,
                                          const char    *text);
void           ptero_test_click          (GtkWidget     *widget,
                                          const char    *label);
GtkWidget     *ptero_test_find_tooltip   (GtkWidget     *widget,
                                          const char    *text);
GtkWidget     *ptero_test_get_action_row (GtkWidget     *widget,
                                          const char    *title);
void           ptero_test_picture_form   (PteroForm     *form,
                                          const char    *name);
void           ptero_test_type_number    (PteroForm     *form,
                                          const char    *name,
                                          const char    *text);
gboolean       ptero_test_has_text       (GtkWidget     *widget,
                                          const char    *part);
void           ptero_test_choose_owner   (PteroForm     *form,
                                          GtkWidget     *pane,
                                          const char    *name);

G_END_DECLS
