/* core-support.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "../patience.h"

G_BEGIN_DECLS

/* For g_test_add_func(): runs the rest of a test in a process of its own, where it may change the
 * environment. */
#define core_support_isolate()                                                                    \
  G_STMT_START                                                                                    \
    {                                                                                             \
      if (!g_test_subprocess ())                                                                  \
        {                                                                                         \
          g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);                     \
          g_test_trap_assert_passed ();                                                           \
          return;                                                                                 \
        }                                                                                         \
    }                                                                                             \
  G_STMT_END

/* A folder of its own as home and for everything that XDG names; removed with
 * core_support_remove_home(), which ends the keyring, too. */
const char   *core_support_create_home        (void);
void          core_support_remove_home        (void);
gboolean      core_support_home_contains      (const char          *text);

/* A session bus without any service. */
void          core_support_start_bus          (void);
gboolean      core_support_has_keyring_daemon (void);
/* @password: (nullable): NULL leaves the service without a keyring, and nobody there to be asked
 * for a password. */
void          core_support_start_keyring      (const char          *password);
void          core_support_stop_keyring       (void);
void          core_support_lock_keyring       (void);
/* As another program does, or the one that keeps the keyring. */
void          core_support_unlock_keyring     (const char          *password);
/* One that takes what it is asked and never answers, like one that waits for somebody. */
void          core_support_start_mute_keyring (void);
void          core_support_stop_mute_keyring  (void);

/* Waits for an asynchronous call whose callback is core_support_result_cb() with the address of
 * @result. */
void          core_support_result_cb          (GObject             *source,
                                               GAsyncResult        *result,
                                               gpointer             user_data);
GAsyncResult *core_support_wait               (GAsyncResult       **result);
/* Runs the main loop until @done is TRUE; fails after 30 s, times PATIENCE. */
#define       core_support_wait_until(condition)                                                  \
  G_STMT_START                                                                                    \
    {                                                                                             \
      gint64 core_support_end = g_get_monotonic_time () + 30 * PATIENCE * G_USEC_PER_SEC;         \
      while (!(condition))                                                                        \
        {                                                                                         \
          g_assert_cmpint (g_get_monotonic_time (), <, core_support_end);                         \
          if (!g_main_context_iteration (NULL, FALSE))                                            \
            g_usleep (1000);                                                                      \
        }                                                                                         \
    }                                                                                             \
  G_STMT_END

G_END_DECLS
