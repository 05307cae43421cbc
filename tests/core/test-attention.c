/* test-attention.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-attention.h"
#include "ptero-attention-list.h"

#include "fleet-support.h"

#define NONE { .memory = -1, .disk = -1 }

static void
test_states (void)
{
  static const guint expected[PTERO_N_SERVER_STATES] = {
    [PTERO_SERVER_STATE_CRASHED] = PTERO_ATTENTION_CRASHED,
    [PTERO_SERVER_STATE_NODE_DOWN] = PTERO_ATTENTION_NODE_DOWN,
    [PTERO_SERVER_STATE_INSTALL_FAILED] = PTERO_ATTENTION_INSTALL_FAILED,
    [PTERO_SERVER_STATE_SUSPENDED] = PTERO_ATTENTION_SUSPENDED,
    [PTERO_SERVER_STATE_MAINTENANCE] = PTERO_ATTENTION_MAINTENANCE,
  };

  for (guint state = 0; state < PTERO_N_SERVER_STATES; state++)
    {
      PteroAttentionFacts facts = NONE;

      facts.state = state;
      g_assert_cmpuint (ptero_attention_find (&facts, 0), ==, expected[state]);
      /* what was before is no reason by itself */
      g_assert_cmpuint (ptero_attention_find (&facts, ~0u), ==, expected[state]);
    }
}

static void
test_use (void)
{
  PteroAttentionFacts facts = { PTERO_SERVER_STATE_RUNNING, 899, 1000, 899, 1000 };
  guint reasons = ptero_attention_find (&facts, 0);

  g_assert_cmpuint (reasons, ==, 0);
  facts.disk = 900;
  g_assert_cmpuint (ptero_attention_find (&facts, 0), ==, PTERO_ATTENTION_DISK);
  facts.memory = 900;
  reasons = ptero_attention_find (&facts, 0);
  g_assert_cmpuint (reasons, ==, PTERO_ATTENTION_DISK | PTERO_ATTENTION_MEMORY);

  /* it does not come and go with each reading about the threshold */
  facts.memory = facts.disk = 871;
  g_assert_cmpuint (ptero_attention_find (&facts, reasons), ==, reasons);
  g_assert_cmpuint (ptero_attention_find (&facts, PTERO_ATTENTION_DISK), ==, PTERO_ATTENTION_DISK);
  facts.memory = facts.disk = 869;
  g_assert_cmpuint (ptero_attention_find (&facts, reasons), ==, 0);

  /* unlimited and not known */
  facts = (PteroAttentionFacts) { PTERO_SERVER_STATE_RUNNING, G_MAXINT64, 0, G_MAXINT64, 0 };
  g_assert_cmpuint (ptero_attention_find (&facts, reasons), ==, 0);
  facts = (PteroAttentionFacts) { PTERO_SERVER_STATE_RUNNING, -1, 1, -1, 1 };
  g_assert_cmpuint (ptero_attention_find (&facts, reasons), ==, 0);

  /* absurd numbers, and several reasons at once */
  facts = (PteroAttentionFacts) { PTERO_SERVER_STATE_SUSPENDED, G_MAXINT64, G_MAXINT64, G_MAXINT64,
                                  1 };
  g_assert_cmpuint (ptero_attention_find (&facts, 0), ==,
                    PTERO_ATTENTION_SUSPENDED | PTERO_ATTENTION_DISK | PTERO_ATTENTION_MEMORY);
}

static void
test_urgency (void)
{
  g_assert_cmpuint (ptero_attention_get_urgency (PTERO_ATTENTION_CRASHED | PTERO_ATTENTION_DISK),
                    ==, 0);
  g_assert_cmpuint (ptero_attention_get_urgency (PTERO_ATTENTION_DISK), <,
                    ptero_attention_get_urgency (PTERO_ATTENTION_SUSPENDED));
  g_assert_cmpuint (ptero_attention_get_urgency (0), ==, G_MAXUINT);
}

static void
test_panels (void)
{
  g_autoptr(PteroPanel) panel = ptero_panel_new (NULL, "Basalt", "https://panel.basalt.example");
  g_autoptr(GError) error = g_error_new_literal (PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER,
                                                 "test");

  g_assert_true (ptero_attention_is_panel (PTERO_PANEL_STATE_UNREACHABLE));
  g_assert_true (ptero_attention_is_panel (PTERO_PANEL_STATE_KEY_REFUSED));
  g_assert_true (ptero_attention_is_panel (PTERO_PANEL_STATE_CERTIFICATE));
  g_assert_true (ptero_attention_is_panel (PTERO_PANEL_STATE_NO_KEY));
  g_assert_true (ptero_attention_is_panel (PTERO_PANEL_STATE_KEYRING));
  g_assert_false (ptero_attention_is_panel (PTERO_PANEL_STATE_ONLINE));
  g_assert_false (ptero_attention_is_panel (PTERO_PANEL_STATE_IDLE));
  g_assert_false (ptero_attention_is_panel (PTERO_PANEL_STATE_CONNECTING));
  g_assert_false (ptero_attention_is_panel (PTERO_PANEL_STATE_RATE_LIMITED));

  /* one that is there and does not tell of all its servers */
  ptero_panel_set_state (panel, PTERO_PANEL_STATE_ONLINE, NULL, 0);
  g_assert_false (ptero_attention_has_panel (panel));
  ptero_panel_set_state (panel, PTERO_PANEL_STATE_ONLINE, error, 0);
  g_assert_true (ptero_panel_get_incomplete (panel));
  g_assert_true (ptero_attention_has_panel (panel));
  ptero_panel_set_state (panel, PTERO_PANEL_STATE_RATE_LIMITED, error, 0);
  g_assert_false (ptero_panel_get_incomplete (panel));
  g_assert_false (ptero_attention_has_panel (panel));
  ptero_panel_set_state (panel, PTERO_PANEL_STATE_UNREACHABLE, error, 0);
  g_assert_true (ptero_attention_has_panel (panel));
}

static void
changed_cb (PteroFleetServer   *server,
            guint               changes,
            PteroServerState    before,
            PteroAttentionList *list)
{
  if ((changes & PTERO_FLEET_CHANGE_ATTENTION) != 0)
    ptero_attention_list_update (list, server);
}

static guint
find (PteroAttentionList *list,
      PteroFleetServer   *server)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(PteroFleetServer) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (item == server)
        return i;
    }

  return G_MAXUINT;
}

static void
exchanged_cb (GListModel *model,
              guint       position,
              guint       n_removed,
              guint       n_added,
              guint      *n_exchanged)
{
  g_assert_cmpuint (n_removed, ==, n_added);
  *n_exchanged += n_added;
}

static void
test_list (void)
{
  g_autoptr(PteroPanel) panel = ptero_panel_new ("p", "Panel", "http://127.0.0.1:1");
  g_autoptr(PteroStats) running = create_stats ("running", 1000);
  g_autoptr(PteroStats) offline = create_stats ("offline", 0);
  PteroAttentionList *list = ptero_attention_list_new ();
  PteroFleetServer *servers[20];
  guint n_exchanged = 0;
  Mirror mirror;

  mirror_init (&mirror, G_LIST_MODEL (list));
  for (guint i = 0; i < G_N_ELEMENTS (servers); i++)
    {
      g_autoptr(PteroServer) server = create_server (i + 1, i == 7 ? ",\"is_suspended\":true" : "");

      servers[i] = ptero_fleet_server_new (panel, server);
      g_signal_connect (servers[i], "changed", G_CALLBACK (changed_cb), list);
      ptero_attention_list_update (list, servers[i]);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_cmpuint (find (list, servers[7]), ==, 0);

  /* what ends by itself comes before what is suspended */
  ptero_fleet_server_take_stats (servers[12], running);
  ptero_fleet_server_take_stats (servers[12], offline);
  g_assert_cmpint (ptero_fleet_server_get_state (servers[12]), ==, PTERO_SERVER_STATE_CRASHED);
  g_assert_cmpuint (ptero_fleet_server_get_attention (servers[12]), ==, PTERO_ATTENTION_CRASHED);
  g_assert_cmpuint (find (list, servers[12]), ==, 0);
  g_assert_cmpuint (find (list, servers[7]), ==, 1);
  mirror_check (&mirror);

  /* those of them that are in the list are exchanged at once, with what is between them */
  g_signal_connect (list, "items-changed", G_CALLBACK (exchanged_cb), &n_exchanged);
  ptero_attention_list_exchange (list, servers, 7);
  g_assert_cmpuint (n_exchanged, ==, 0);
  ptero_attention_list_exchange (list, servers, 8);
  g_assert_cmpuint (n_exchanged, ==, 1);
  ptero_attention_list_exchange (list, servers, G_N_ELEMENTS (servers));
  g_assert_cmpuint (n_exchanged, ==, 3);
  g_signal_handlers_disconnect_by_func (list, exchanged_cb, &n_exchanged);
  mirror_check (&mirror);

  ptero_fleet_server_take_stats (servers[12], running);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  ptero_attention_list_remove (list, servers[7]);
  ptero_attention_list_remove (list, servers[3]);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  mirror_clear (&mirror);

  for (guint i = 0; i < G_N_ELEMENTS (servers); i++)
    {
      g_signal_handlers_disconnect_by_data (servers[i], list);
      g_assert_finalize_object (servers[i]);
    }
  g_assert_finalize_object (list);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/attention/states", test_states);
  g_test_add_func ("/attention/use", test_use);
  g_test_add_func ("/attention/urgency", test_urgency);
  g_test_add_func ("/attention/panels", test_panels);
  g_test_add_func ("/attention/list", test_list);

  return g_test_run ();
}
