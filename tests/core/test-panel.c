/* test-panel.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-keyring.h"
#include "ptero-panel.h"
#include "ptero-server-state.h"

#define KEY "ptlc_paneltest00AbCdEfGhIjKlMnOpQrStUvWxYz01234"

static void
count_cb (PteroPanel *panel,
          GParamSpec *pspec,
          guint      *n_notified)
{
  ++*n_notified;
}

static void
refresh_cb (PteroPanel *panel,
            guint      *n_refreshed)
{
  ++*n_refreshed;
}

static PteroAccount *
create_account (gboolean admin)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = g_strdup_printf ("{\"object\":\"user\",\"attributes\":{\"id\":1,\"admin\":%s,\"username\":\"ada\"}}",
                                           admin ? "true" : "false");
  g_autoptr(JsonNode) node = json_from_string (text, &error);
  PteroResource *account;

  g_assert_no_error (error);
  account = ptero_resource_new_from_json (PTERO_TYPE_ACCOUNT, node, &error);
  g_assert_no_error (error);

  return PTERO_ACCOUNT (account);
}

static void
test_states (void)
{
  g_autoptr(GEnumClass) states = g_type_class_ref (PTERO_TYPE_SERVER_STATE);
  g_autoptr(GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (states->n_values, ==, PTERO_N_SERVER_STATES);

  for (PteroServerState state = 0; state < PTERO_N_SERVER_STATES; state++)
    {
      g_assert_cmpstr (g_enum_get_value (states, state)->value_nick, ==,
                       ptero_server_state_get_nick (state));
      g_assert_true (g_hash_table_add (labels, (gpointer)ptero_server_state_get_label (state)));

      for (PteroPowerSignal signal = PTERO_POWER_START; signal <= PTERO_POWER_KILL; signal++)
        {
          if (ptero_server_state_is_conflict (state))
            g_assert_false (ptero_power_signal_fits (signal, state));
        }
    }

  g_assert_true (ptero_server_state_is_conflict (PTERO_SERVER_STATE_MAINTENANCE));
  g_assert_false (ptero_server_state_is_conflict (PTERO_SERVER_STATE_RUNNING));
  g_assert_false (ptero_server_state_is_conflict (PTERO_SERVER_STATE_NODE_DOWN));
}

static void
test_signals (void)
{
  static const struct
  {
    PteroServerState state;
    gboolean         fits[4]; /* start, stop, restart, kill */
  } expected[] = {
    { PTERO_SERVER_STATE_UNKNOWN, { TRUE, TRUE, TRUE, TRUE } },
    { PTERO_SERVER_STATE_OFFLINE, { TRUE, FALSE, FALSE, FALSE } },
    { PTERO_SERVER_STATE_CRASHED, { TRUE, FALSE, FALSE, FALSE } },
    { PTERO_SERVER_STATE_STARTING, { FALSE, TRUE, TRUE, TRUE } },
    { PTERO_SERVER_STATE_RUNNING, { FALSE, TRUE, TRUE, TRUE } },
    { PTERO_SERVER_STATE_STOPPING, { FALSE, FALSE, FALSE, TRUE } },
    { PTERO_SERVER_STATE_NODE_DOWN, { FALSE, FALSE, FALSE, FALSE } },
    { PTERO_SERVER_STATE_SUSPENDED, { FALSE, FALSE, FALSE, FALSE } },
  };
  static const char *const words[] = { "start", "stop", "restart", "kill" };

  for (PteroPowerSignal signal = PTERO_POWER_START; signal <= PTERO_POWER_KILL; signal++)
    {
      PteroPowerSignal read;

      g_assert_cmpstr (ptero_power_signal_to_wire (signal), ==, words[signal]);
      g_assert_true (ptero_power_signal_from_wire (words[signal], &read));
      g_assert_cmpint (read, ==, signal);

      for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
        g_assert_cmpint (ptero_power_signal_fits (signal, expected[i].state), ==,
                         expected[i].fits[signal]);
    }

  g_assert_false (ptero_power_signal_from_wire (NULL, NULL));
  g_assert_false (ptero_power_signal_from_wire ("Start", NULL));
}

static void
test_identity (void)
{
  g_autoptr(PteroPanel) first = ptero_panel_new (NULL, "One", "https://panel.example");
  g_autoptr(PteroPanel) second = ptero_panel_new (NULL, "Two", "https://panel.example");
  g_autoptr(PteroPanel) known = ptero_panel_new ("5c1de4e4-6f35-4c2e-9e1a-0d2a6d9d7a01", "Three",
                                                 "https://panel.example");

  g_assert_true (g_uuid_string_is_valid (ptero_panel_get_id (first)));
  g_assert_cmpstr (ptero_panel_get_id (first), !=, ptero_panel_get_id (second));
  g_assert_cmpstr (ptero_panel_get_id (known), ==, "5c1de4e4-6f35-4c2e-9e1a-0d2a6d9d7a01");
  g_assert_false (ptero_panel_get_client (first) == ptero_panel_get_client (second));
  g_assert_cmpint (ptero_panel_get_state (first), ==, PTERO_PANEL_STATE_IDLE);
}

/* Sets each property to another value and to the same again. */
static void
test_notify (void)
{
  static const struct
  {
    const char *name;
    const char *value;
  } changes[] = {
    { "name", "Other" }, { "address", "https://other.example" }, { "color", "7" },
    { "admin-all", "TRUE" },
    { "fingerprint", "AB" }, { "flavour", "PTERO_FLAVOUR_PELICAN" }, { "session-only", "TRUE" },
    { "demo", "TRUE" },
    { "n-servers", "12" },
  };
  g_autoptr(PteroPanel) panel = ptero_panel_new (NULL, "Name", "https://panel.example");

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *signal = g_strconcat ("notify::", changes[i].name, NULL);
      GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (panel),
                                                        changes[i].name);
      g_auto(GValue) value = G_VALUE_INIT;
      g_auto(GValue) read = G_VALUE_INIT;
      guint n_notified = 0;
      gulong handler;

      g_value_init (&value, pspec->value_type);
      if (G_VALUE_HOLDS_STRING (&value))
        g_value_set_string (&value, changes[i].value);
      else if (G_VALUE_HOLDS_BOOLEAN (&value))
        g_value_set_boolean (&value, TRUE);
      else if (G_VALUE_HOLDS_ENUM (&value))
        g_value_set_enum (&value, PTERO_FLAVOUR_PELICAN);
      else
        g_value_set_uint (&value, g_ascii_strtoull (changes[i].value, NULL, 10));

      handler = g_signal_connect (panel, signal, G_CALLBACK (count_cb), &n_notified);
      g_object_set_property (G_OBJECT (panel), changes[i].name, &value);
      g_assert_cmpuint (n_notified, ==, 1);
      g_object_set_property (G_OBJECT (panel), changes[i].name, &value);
      g_assert_cmpuint (n_notified, ==, 1);
      g_signal_handler_disconnect (panel, handler);

      g_object_get_property (G_OBJECT (panel), changes[i].name, &read);
      g_assert_cmpint (g_param_values_cmp (pspec, &value, &read), ==, 0);
    }
}

static void
test_state (void)
{
  g_autoptr(PteroPanel) panel = ptero_panel_new (NULL, "Name", "https://panel.example");
  g_autoptr(GError) refused = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED,
                                                   "Refused");
  g_autoptr(GError) timed_out = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "Timed out");
  g_autoptr(GDateTime) since = NULL;
  guint n_states = 0;
  guint n_errors = 0;

  g_signal_connect (panel, "notify::state", G_CALLBACK (count_cb), &n_states);
  g_signal_connect (panel, "notify::error", G_CALLBACK (count_cb), &n_errors);

  ptero_panel_set_state (panel, PTERO_PANEL_STATE_UNREACHABLE, refused, 1000);
  since = g_date_time_ref (ptero_panel_get_since (panel));
  g_assert_cmpuint (n_states, ==, 1);
  g_assert_cmpuint (n_errors, ==, 1);
  g_assert_cmpint (ptero_panel_get_retry_at (panel), ==, 1000);

  ptero_panel_set_state (panel, PTERO_PANEL_STATE_UNREACHABLE, refused, 2000);
  g_assert_cmpuint (n_errors, ==, 1);

  ptero_panel_set_state (panel, PTERO_PANEL_STATE_UNREACHABLE, timed_out, 3000);
  g_assert_cmpuint (n_states, ==, 1);
  g_assert_cmpuint (n_errors, ==, 2);
  g_assert_true (ptero_panel_get_since (panel) == since);
  g_assert_error (ptero_panel_get_error (panel), G_IO_ERROR, G_IO_ERROR_TIMED_OUT);

  g_usleep (2000);
  ptero_panel_set_state (panel, PTERO_PANEL_STATE_ONLINE, NULL, 0);
  g_assert_cmpuint (n_states, ==, 2);
  g_assert_null (ptero_panel_get_error (panel));
  g_assert_cmpint (g_date_time_compare (ptero_panel_get_since (panel), since), >, 0);
}

static void
test_keys (void)
{
  g_autoptr(PteroPanel) panel = ptero_panel_new (NULL, "Name", "https://panel.example");
  g_autoptr(PteroClient) before = NULL;
  guint n_refreshed = 0;
  guint n_clients = 0;

  g_signal_connect (panel, "refresh-requested", G_CALLBACK (refresh_cb), &n_refreshed);
  g_signal_connect (panel, "notify::client", G_CALLBACK (count_cb), &n_clients);
  ptero_panel_set_state (panel, PTERO_PANEL_STATE_NO_KEY, NULL, 0);

  g_assert_false (ptero_panel_has_key (panel, PTERO_API_CLIENT));
  ptero_panel_set_key (panel, PTERO_API_CLIENT, KEY);
  g_assert_true (ptero_panel_has_key (panel, PTERO_API_CLIENT));
  g_assert_false (ptero_panel_has_key (panel, PTERO_API_APPLICATION));
  g_assert_true (ptero_client_has_key (ptero_panel_get_client (panel), PTERO_API_CLIENT));
  g_assert_cmpint (ptero_panel_get_state (panel), ==, PTERO_PANEL_STATE_IDLE);
  g_assert_cmpuint (n_refreshed, ==, 1);

  before = g_object_ref (ptero_panel_get_client (panel));
  ptero_panel_set_address (panel, "https://panel.example");
  g_assert_true (ptero_panel_get_client (panel) == before);
  ptero_panel_set_address (panel, "https://other.example");
  g_assert_cmpuint (n_clients, ==, 1);
  g_assert_false (ptero_panel_get_client (panel) == before);
  g_assert_cmpstr (ptero_client_get_address (ptero_panel_get_client (panel)), ==,
                   "https://other.example");

  /* nobody was asked whether it may go there */
  g_assert_false (ptero_client_has_key (ptero_panel_get_client (panel), PTERO_API_CLIENT));
  g_assert_true (ptero_panel_has_key (panel, PTERO_API_CLIENT));
  g_assert_true (ptero_panel_withholds_key (panel, PTERO_API_CLIENT));
  g_assert_cmpint (ptero_panel_get_state (panel), ==, PTERO_PANEL_STATE_NO_KEY);
  g_assert_error (ptero_panel_get_error (panel), PTERO_KEYRING_ERROR,
                  PTERO_KEYRING_ERROR_OTHER_ADDRESS);

  /* the same computer, but another port, and no encryption */
  g_assert_false (ptero_panel_may_send_key (panel, PTERO_API_CLIENT, "https://panel.example:8443"));
  g_assert_false (ptero_panel_may_send_key (panel, PTERO_API_CLIENT, "http://panel.example"));
  g_assert_true (ptero_panel_may_send_key (panel, PTERO_API_CLIENT, "https://panel.example/path"));
  ptero_panel_set_address (panel, "https://panel.example/path");
  g_assert_true (ptero_client_has_key (ptero_panel_get_client (panel), PTERO_API_CLIENT));

  ptero_panel_set_key (panel, PTERO_API_CLIENT, NULL);
  g_assert_false (ptero_panel_has_key (panel, PTERO_API_CLIENT));
  g_assert_false (ptero_client_has_key (ptero_panel_get_client (panel), PTERO_API_CLIENT));
  g_assert_cmpuint (n_refreshed, ==, 1);
}

static void
test_account (void)
{
  g_autoptr(PteroPanel) panel = ptero_panel_new (NULL, "Name", "https://panel.example");
  g_autoptr(PteroAccount) account = create_account (FALSE);
  g_autoptr(JsonNode) promoted = json_from_string ("{\"admin\":true}", NULL);
  g_autoptr(GError) error = NULL;
  guint n_notified = 0;

  g_signal_connect (panel, "notify::is-admin", G_CALLBACK (count_cb), &n_notified);

  ptero_panel_set_account (panel, account);
  g_assert_false (ptero_panel_get_is_admin (panel));
  g_assert_cmpuint (n_notified, ==, 0);

  g_assert_true (ptero_resource_update (PTERO_RESOURCE (account), promoted, &error));
  g_assert_no_error (error);
  g_assert_true (ptero_panel_get_is_admin (panel));
  g_assert_cmpuint (n_notified, ==, 1);

  ptero_panel_set_account (panel, NULL);
  g_assert_false (ptero_panel_get_is_admin (panel));
  g_assert_cmpuint (n_notified, ==, 2);
}

static void
test_finalize (void)
{
  PteroPanel *panel = ptero_panel_new (NULL, "Name", "https://panel.example");
  g_autoptr(PteroAccount) account = create_account (TRUE);
  PteroClient *client = g_object_ref (ptero_panel_get_client (panel));

  ptero_panel_set_key (panel, PTERO_API_APPLICATION, KEY);
  ptero_panel_set_account (panel, account);
  g_object_add_weak_pointer (G_OBJECT (panel), (gpointer *)&panel);
  g_object_unref (panel);
  g_assert_null (panel);

  g_object_add_weak_pointer (G_OBJECT (client), (gpointer *)&client);
  g_object_unref (client);
  g_assert_null (client);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/server-state/states", test_states);
  g_test_add_func ("/server-state/signals", test_signals);
  g_test_add_func ("/panel/identity", test_identity);
  g_test_add_func ("/panel/notify", test_notify);
  g_test_add_func ("/panel/state", test_state);
  g_test_add_func ("/panel/keys", test_keys);
  g_test_add_func ("/panel/account", test_account);
  g_test_add_func ("/panel/finalize", test_finalize);

  return g_test_run ();
}
