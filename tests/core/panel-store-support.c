/* panel-store-support.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "panel-store-support.h"

#include <libsecret/secret.h>

#include "core-support.h"

void
panels_items_changed_cb (GListModel   *model,
                         guint         position,
                         guint         removed,
                         guint         added,
                         PanelsMirror *mirror)
{
  mirror->position = position;
  mirror->removed = removed;
  mirror->added = added;
  mirror->n_signals++;

  g_ptr_array_remove_range (mirror->items, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror->items, position + i, g_list_model_get_item (model, position + i));

  g_assert_cmpuint (mirror->items->len, ==, g_list_model_get_n_items (model));

  for (guint i = 0; i < mirror->items->len; i++)
    {
      g_autoptr(PteroPanel) panel = g_list_model_get_item (model, i);

      g_assert_true (g_ptr_array_index (mirror->items, i) == panel);
    }
}

/* A real keyring, or, where there is none, that in a file. */
void
panels_set_up_keyring (void)
{
  g_autofree char *path = g_build_filename (core_support_create_home (), "keyring", NULL);

  if (core_support_has_keyring_daemon ())
    {
      core_support_start_bus ();
      core_support_start_keyring ("test");
      return;
    }

  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);
}

char *
panels_get_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "ptero", "panels.conf", NULL);
}

char *
panels_read_file (void)
{
  g_autofree char *path = panels_get_path ();
  g_autoptr(GError) error = NULL;
  char *content = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);

  return content;
}

PteroPanelStore *
panels_create_store (void)
{
  g_autoptr(PteroKeyring) keyring = ptero_keyring_new ();

  return ptero_panel_store_new (keyring, NULL);
}

gboolean
panels_add (PteroPanelStore  *store,
            PteroPanel       *panel,
            const char       *account_key,
            const char       *application_key,
            gboolean          session_only,
            GError          **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  ptero_panel_store_add_async (store, panel, account_key, application_key, session_only, NULL,
                               core_support_result_cb, &result);

  return ptero_panel_store_add_finish (store, core_support_wait (&result), error);
}

PteroPanel *
panels_add_well (PteroPanelStore *store,
                 const char      *name,
                 const char      *account_key,
                 const char      *application_key)
{
  g_autoptr(PteroPanel) panel = ptero_panel_new (NULL, name, "https://panel.example");
  g_autoptr(GError) error = NULL;
  gboolean added = panels_add (store, panel, account_key, application_key, FALSE, &error);

  g_assert_no_error (error);
  g_assert_true (added);

  return panel;
}

gboolean
panels_set_key (PteroPanelStore  *store,
                PteroPanel       *panel,
                PteroApi          api,
                const char       *key,
                gboolean          session_only,
                GError          **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  ptero_panel_store_set_key_async (store, panel, api, key, NULL, session_only, NULL,
                                   core_support_result_cb, &result);

  return ptero_panel_store_set_key_finish (store, core_support_wait (&result), error);
}

gboolean
panels_remove (PteroPanelStore  *store,
               PteroPanel       *panel,
               GError          **error)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(PteroPanel) kept = g_object_ref (panel);

  ptero_panel_store_remove_async (store, panel, NULL, core_support_result_cb, &result);
  g_assert_null (ptero_panel_store_find (store, ptero_panel_get_id (panel)));

  return ptero_panel_store_remove_finish (store, core_support_wait (&result), error);
}

void
panels_unlock (PteroPanelStore *store)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  gboolean done;

  ptero_panel_store_unlock_async (store, NULL, core_support_result_cb, &result);
  done = ptero_panel_store_unlock_finish (store, core_support_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_true (done);
}

gboolean
panels_has_key (PteroPanel *panel,
                PteroApi    api)
{
  return ptero_client_has_key (ptero_panel_get_client (panel), api);
}

gboolean
panels_is_stored (PteroPanel *panel,
                  PteroApi    api)
{
  g_autoptr(PteroKeyring) keyring = ptero_keyring_new ();
  g_autoptr(GAsyncResult) result = NULL;
  char *key;
  gboolean found;

  ptero_keyring_lookup_async (keyring, ptero_panel_get_id (panel), api, NULL,
                              core_support_result_cb, &result);
  key = ptero_keyring_lookup_finish (keyring, core_support_wait (&result), NULL, NULL);
  found = key != NULL;
  secret_password_free (key);

  return found;
}

gboolean
panels_is_stored_for (PteroPanel *panel,
                      PteroApi    api,
                      const char *origin)
{
  g_autoptr(PteroKeyring) keyring = ptero_keyring_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *stored = NULL;

  ptero_keyring_lookup_async (keyring, ptero_panel_get_id (panel), api, NULL,
                              core_support_result_cb, &result);
  secret_password_free (ptero_keyring_lookup_finish (keyring, core_support_wait (&result), &stored,
                                                     NULL));

  return g_strcmp0 (stored, origin) == 0;
}

/* Whether that is the account key. */
gboolean
panels_is_stored_key (PteroPanel *panel,
                      const char *expected)
{
  g_autoptr(PteroKeyring) keyring = ptero_keyring_new ();
  g_autoptr(GAsyncResult) result = NULL;
  char *key;
  gboolean same;

  ptero_keyring_lookup_async (keyring, ptero_panel_get_id (panel), PTERO_API_CLIENT, NULL,
                              core_support_result_cb, &result);
  key = ptero_keyring_lookup_finish (keyring, core_support_wait (&result), NULL, NULL);
  same = g_strcmp0 (key, expected) == 0;
  secret_password_free (key);

  return same;
}
