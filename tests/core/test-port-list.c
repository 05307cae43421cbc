/* test-port-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-port-list.h"

static void
test_ports (void)
{
  static const struct { const char *text; const char *ranges; guint n_ports; guint n_twice;
                        } cases[] = {
    { "25565", "25565", 1, 0 },
    { "27000-27002, 28015", "27000-27002 28015", 4, 0 },
    { "28015 28015\n28014-28016", "28014-28016", 3, 2 },
    { "65535", "65535", 1, 0 },
    { "20000-22499", "20000-20999 21000-21999 22000-22499", 2500, 0 },
    { "3001,3000", "3000-3001", 2, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) ranges = NULL;
      g_autofree char *text = NULL;
      guint n_ports;
      guint n_twice;

      ranges = ptero_port_list_parse (cases[i].text, &n_ports, &n_twice, &error);
      g_assert_no_error (error);
      g_ptr_array_add (ranges, NULL);
      text = g_strjoinv (" ", (char **) ranges->pdata);
      g_assert_cmpstr (text, ==, cases[i].ranges);
      g_assert_cmpuint (n_ports, ==, cases[i].n_ports);
      g_assert_cmpuint (n_twice, ==, cases[i].n_twice);
    }
}

static void
test_wrong_ports (void)
{
  static const char *const cases[] = { "", "  ,", "80", "1024", "65536", "2000-1999", "abc",
                                       "3000-", "-3000", "1-2-3", "99999999999999999999",
                                       "3000-70000" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      guint n_ports;
      guint n_twice;

      g_assert_null (ptero_port_list_parse (cases[i], &n_ports, &n_twice, &error));
      g_assert_nonnull (error);
    }
}

static void
test_addresses (void)
{
  g_assert_cmpuint (ptero_address_range_get_n_hosts ("198.51.100.14"), ==, 1);
  g_assert_cmpuint (ptero_address_range_get_n_hosts ("mc.example.com"), ==, 1);
  g_assert_cmpuint (ptero_address_range_get_n_hosts ("2001:db8::1"), ==, 1);
  g_assert_cmpuint (ptero_address_range_get_n_hosts ("198.51.100.16/31"), ==, 2);
  g_assert_cmpuint (ptero_address_range_get_n_hosts ("198.51.100.0/25"), ==, 128);
  g_assert_cmpuint (ptero_address_range_get_n_hosts ("198.51.100.0/24"), ==, 0);
  g_assert_cmpuint (ptero_address_range_get_n_hosts ("198.51.100.0/x"), ==, 0);
  g_assert_cmpuint (ptero_address_range_get_n_hosts (""), ==, 0);
}

static void
test_hosts (void)
{
  static const struct { const char *address; const char *hosts; } cases[] = {
    { "198.51.100.14", "198.51.100.14" },
    { "2001:DB8:0::1", "2001:db8::1" },
    { "198.51.100.16/31", "198.51.100.16 198.51.100.17" },
    { "198.51.100.254/30", "198.51.100.252 198.51.100.253 198.51.100.254 198.51.100.255" },
    { "198.51.100.14/32", "198.51.100.14" },
  };
  static const char *const unknown[] = { "mc.example.com", "mc.example.com/31", "2001:db8::/31",
                                         "198.51.100.0/24", "198.51.100.0/x", "" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) hosts = ptero_address_range_list_hosts (cases[i].address);
      g_autofree char *text = NULL;

      g_assert_nonnull (hosts);
      g_assert_cmpuint (hosts->len, ==, ptero_address_range_get_n_hosts (cases[i].address));
      g_ptr_array_add (hosts, NULL);
      text = g_strjoinv (" ", (char **) hosts->pdata);
      g_assert_cmpstr (text, ==, cases[i].hosts);
    }
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    g_assert_null (ptero_address_range_list_hosts (unknown[i]));
}

static void
test_set (void)
{
  g_autoptr(GPtrArray) ranges = NULL;
  g_autofree guint8 *set = NULL;
  guint n_ports;
  guint n_twice;
  guint n = 0;

  ranges = ptero_port_list_parse ("25565, 27000-28500, 65535", &n_ports, &n_twice, NULL);
  set = ptero_port_list_to_set (ranges);
  for (guint port = 0; port <= PTERO_PORT_MAX; port++)
    n += set[port];
  g_assert_cmpuint (n, ==, n_ports);
  g_assert_true (set[25565] && set[27000] && set[28000] && set[28500] && set[PTERO_PORT_MAX]);
  g_assert_false (set[25566] || set[26999] || set[28501]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/port-list/ports", test_ports);
  g_test_add_func ("/port-list/wrong", test_wrong_ports);
  g_test_add_func ("/port-list/addresses", test_addresses);
  g_test_add_func ("/port-list/hosts", test_hosts);
  g_test_add_func ("/port-list/set", test_set);

  return g_test_run ();
}
