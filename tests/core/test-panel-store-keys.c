/* test-panel-store-keys.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-panel-store.h"

#include "core-support.h"
#include "panel-store-support.h"

/* In which order keys are written to the keyring, and what becomes of what is wanted meanwhile. */

#define KEY          "ptlc_storetest0000AbCdEfGhIjKlMnOpQrStUvWxYz0123"
#define OTHER_KEY    "ptlc_storetest0001AbCdEfGhIjKlMnOpQrStUvWxYz0123"
#define APPLICATION  "ptla_storetest0002AbCdEfGhIjKlMnOpQrStUvWxYz0123"

/* What was told, one letter for each. */
static GString *told;

typedef struct
{
  PteroPanel *panel;
  const char *name;
  gboolean    goes_on;  /* wants the application key as soon as it is told */
} Wish;

static void
set_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  static const Wish next = { NULL, "n", FALSE };
  const Wish *wish = user_data;
  g_autoptr(GError) error = NULL;
  gboolean done = ptero_panel_store_set_key_finish (PTERO_PANEL_STORE (source), result, &error);

  g_assert_no_error (error);
  g_assert_true (done);
  g_string_append (told, wish->name);

  if (wish->goes_on)
    ptero_panel_store_set_key_async (PTERO_PANEL_STORE (source), wish->panel, PTERO_API_APPLICATION,
                                     APPLICATION, NULL, FALSE, NULL, set_cb, (gpointer)&next);
}

/* A dialog that saves the second key when the first one is saved: it is written once, and in its
 * turn. */
static void
test_queued_when_told (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  Wish first = { NULL, "1", TRUE };
  Wish second = { NULL, "2", FALSE };
  PteroPanel *panel;

  core_support_isolate ();
  panels_set_up_keyring ();

  told = g_string_new (NULL);
  store = panels_create_store ();
  panel = panels_add_well (store, "Panel", NULL, NULL);
  first.panel = panel;
  ptero_panel_store_set_key_async (store, panel, PTERO_API_CLIENT, KEY, NULL, FALSE, NULL, set_cb,
                                   &first);
  core_support_wait_until (told->len == 2);
  g_assert_cmpstr (told->str, ==, "1n");
  g_assert_true (panels_is_stored (panel, PTERO_API_CLIENT));
  g_assert_true (panels_is_stored (panel, PTERO_API_APPLICATION));

  /* behind what waits already */
  ptero_panel_store_set_key_async (store, panel, PTERO_API_CLIENT, KEY, NULL, FALSE, NULL, set_cb,
                                   &first);
  ptero_panel_store_set_key_async (store, panel, PTERO_API_CLIENT, OTHER_KEY, NULL, FALSE, NULL,
                                   set_cb, &second);
  core_support_wait_until (told->len == 5);
  g_assert_cmpstr (told->str, ==, "1n12n");
  g_assert_true (panels_is_stored_key (panel, OTHER_KEY));

  g_string_free (told, TRUE);
  core_support_remove_home ();
}

static void
has_key_cb (PteroPanel      *panel,
            GParamSpec      *pspec,
            PteroPanelStore *store)
{
  static const Wish next = { NULL, "n", FALSE };

  g_string_append (told, "a");
  ptero_panel_store_set_key_async (store, panel, PTERO_API_CLIENT, OTHER_KEY, NULL, FALSE, NULL,
                                   set_cb, (gpointer)&next);
}

/* Whoever sees the first key arrive in the panel, before that is told, and then wants another. */
static void
test_queued_when_applied (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  Wish first = { NULL, "1", FALSE };
  Wish second = { NULL, "2", FALSE };
  PteroPanel *panel;

  core_support_isolate ();
  panels_set_up_keyring ();

  told = g_string_new (NULL);
  store = panels_create_store ();
  panel = panels_add_well (store, "Panel", KEY, NULL);
  g_signal_connect (panel, "notify::has-application-key", G_CALLBACK (has_key_cb), store);
  ptero_panel_store_set_key_async (store, panel, PTERO_API_APPLICATION, APPLICATION, NULL, FALSE,
                                   NULL, set_cb, &first);
  core_support_wait_until (told->len == 3);
  g_assert_cmpstr (told->str, ==, "a1n");
  g_assert_true (panels_is_stored_key (panel, OTHER_KEY));

  /* behind what waits already */
  ptero_panel_store_set_key_async (store, panel, PTERO_API_APPLICATION, NULL, NULL, FALSE, NULL,
                                   set_cb, &first);
  ptero_panel_store_set_key_async (store, panel, PTERO_API_CLIENT, KEY, NULL, FALSE, NULL, set_cb,
                                   &second);
  core_support_wait_until (told->len == 7);
  g_assert_cmpstr (told->str, ==, "a1na12n");
  g_assert_true (panels_is_stored_key (panel, OTHER_KEY));

  g_string_free (told, TRUE);
  core_support_remove_home ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/panel-store-keys/queued-when-told", test_queued_when_told);
  g_test_add_func ("/panel-store-keys/queued-when-applied", test_queued_when_applied);

  return g_test_run ();
}
