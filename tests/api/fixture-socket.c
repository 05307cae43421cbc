/* fixture-socket.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fixture-socket.h"

#include "ptero-socket-private.h"

#define KEY  "ptlc_0123456789a0123456789abcdef0123456789abcdef01"

static void
line_cb (PteroSocket *socket,
         const char  *text,
         gpointer     user_data)
{
  FixtureSocket *fixture = user_data;

  g_ptr_array_add (fixture->lines, g_strdup (text));
}

static void
state_cb (PteroSocket *socket,
          GParamSpec  *pspec,
          gpointer     user_data)
{
  FixtureSocket *fixture = user_data;

  g_string_append_c (fixture->states, "CcaOWR"[ptero_socket_get_state (socket)]);
}

void
fixture_socket_count (FixtureSocket *fixture,
                      const char    *name)
{
  g_hash_table_insert (fixture->counts, (gpointer) name,
                       GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (fixture->counts,
                                                                                name)) + 1));
}

guint
fixture_socket_get_count (FixtureSocket *fixture,
                          const char    *name)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (fixture->counts, name));
}

static gboolean
signal_cb (GSignalInvocationHint *hint,
           guint                  n_values,
           const GValue          *values,
           gpointer               user_data)
{
  FixtureSocket *fixture = user_data;

  if (g_value_get_object (&values[0]) == fixture->socket)
    fixture_socket_count (fixture, g_signal_name (hint->signal_id));

  return TRUE;
}

/* Each signal of the class, whatever its arguments. */
GArray *
fixture_socket_watch (FixtureSocket *fixture)
{
  GArray *hooks = g_array_new (FALSE, FALSE, sizeof (gulong));
  guint n_ids;
  g_autofree guint *ids = g_signal_list_ids (PTERO_TYPE_SOCKET, &n_ids);

  for (guint i = 0; i < n_ids; i++)
    {
      gulong hook = g_signal_add_emission_hook (ids[i], 0, signal_cb, fixture, NULL);

      g_array_append_val (hooks, hook);
    }

  return hooks;
}

void
fixture_socket_unwatch (GArray *hooks)
{
  guint n_ids;
  g_autofree guint *ids = g_signal_list_ids (PTERO_TYPE_SOCKET, &n_ids);

  for (guint i = 0; i < n_ids; i++)
    g_signal_remove_emission_hook (ids[i], g_array_index (hooks, gulong, i));

  g_array_unref (hooks);
}

void
fixture_socket_init (FixtureSocket *fixture,
                     const char    *origin,
                     const char    *certificate)
{
  g_autoptr(PteroClient) client = NULL;

  fixture->node = fixture_node_new (origin, certificate);
  client = ptero_client_new (fixture->node->address);
  ptero_client_set_key (client, PTERO_API_CLIENT, KEY);

  fixture->socket = ptero_socket_new (client, FIXTURE_SERVER);
  fixture->lines = g_ptr_array_new_with_free_func (g_free);
  fixture->counts = g_hash_table_new (g_str_hash, g_str_equal);
  fixture->states = g_string_new (NULL);
  ptero_socket_set_pace (fixture->socket, PACE);
  g_signal_connect (fixture->socket, "console-output", G_CALLBACK (line_cb), fixture);
  g_signal_connect (fixture->socket, "notify::state", G_CALLBACK (state_cb), fixture);
}

gboolean
fixture_socket_timeout_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

void
fixture_socket_spin (guint milliseconds)
{
  gboolean is_over = FALSE;

  g_timeout_add (milliseconds, fixture_socket_timeout_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

void
fixture_socket_wait_for_state (FixtureSocket   *fixture,
                               PteroSocketState state)
{
  wait_until (ptero_socket_get_state (fixture->socket) == state);
}

void
fixture_socket_open (FixtureSocket *fixture)
{
  ptero_socket_open (fixture->socket);
  fixture_socket_wait_for_state (fixture, PTERO_SOCKET_STATE_OPEN);
}

void
fixture_socket_clear (FixtureSocket *fixture)
{
  gpointer weak = fixture->socket;

  ptero_socket_close (fixture->socket);
  /* let both sides say good-bye */
  fixture_socket_spin (20);
  g_object_add_weak_pointer (weak, &weak);
  g_object_unref (fixture->socket);
  /* what was under way when it was closed has the socket until it is told */
  wait_until (weak == NULL);
  fixture_node_free (fixture->node);
  g_ptr_array_unref (fixture->lines);
  g_hash_table_unref (fixture->counts);
  g_string_free (fixture->states, TRUE);
  fixture_socket_spin (20);
}

void
fixture_socket_assert_lines (FixtureSocket *fixture,
                             const char    *expected)
{
  g_autofree char *actual = NULL;

  g_ptr_array_add (fixture->lines, NULL);
  actual = g_strjoinv (" ", (char **) fixture->lines->pdata);
  g_ptr_array_set_size (fixture->lines, fixture->lines->len - 1);
  g_assert_cmpstr (actual, ==, expected);
}
