/* ptero-test-ui.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void       ptero_test_ui_init        (int        *argc,
                                      char     ***argv);
void       ptero_test_spin           (guint       milliseconds);
GtkWidget *ptero_test_present        (GtkWidget  *content);
void       ptero_test_await_finalize (gpointer    object);
GtkWidget *ptero_test_find_type      (GtkWidget  *widget,
                                      GType       type);
guint      ptero_test_count_type     (GtkWidget  *widget,
                                      GType       type);
GtkWidget *ptero_test_find_label     (GtkWidget  *widget,
                                      const char *text);
void       ptero_test_screenshot     (GtkWidget  *widget,
                                      const char *name);

typedef gboolean (*PteroTestCondition) (gpointer user_data);

/* Runs the main loop until @condition holds; fails the test after ten seconds, times PATIENCE. */
#define ptero_test_wait(condition, user_data) \
  ptero_test_wait_full ((PteroTestCondition) (condition), (user_data), G_STRLOC, #condition)

void       ptero_test_wait_full      (PteroTestCondition  condition,
                                      gpointer            user_data,
                                      const char         *location,
                                      const char         *what);

G_END_DECLS
