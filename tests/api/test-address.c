/* test-address.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>

#include "ptero-address.h"

static void
test_address_normalize (void)
{
  static const struct { const char *text; const char *expected; } cases[] = {
    { "panel.example", "https://panel.example" },
    { "  panel.example\n", "https://panel.example" },
    { "PANEL.Example", "https://panel.example" },
    { "panel.example.", "https://panel.example" },
    { "panel.example/", "https://panel.example" },
    { "//panel.example", "https://panel.example" },
    { "HTTPS://panel.example", "https://panel.example" },
    { "http://panel.example", "http://panel.example" },
    { "https://panel.example:443", "https://panel.example" },
    { "http://panel.example:80/", "http://panel.example" },
    { "https://panel.example:80", "https://panel.example:80" },
    { "http://panel.example:443", "http://panel.example:443" },
    { "panel.example:8443", "https://panel.example:8443" },
    { "panel.example:", "https://panel.example" },
    { "panel.example:0443", "https://panel.example" },
    { "panel.example:8443/admin/nodes", "https://panel.example:8443" },
    { "https://panel.example/server/1a2b3c4d/files#/plugins", "https://panel.example" },
    { "https://panel.example/server/1a2b3c4d", "https://panel.example" },
    { "https://panel.example/account/api", "https://panel.example" },
    { "https://panel.example/account", "https://panel.example" },
    { "https://panel.example/admin/servers/view/5?x=1", "https://panel.example" },
    { "https://panel.example/auth/login", "https://panel.example" },
    { "https://panel.example/api/client", "https://panel.example" },
    { "https://panel.example/login", "https://panel.example" },
    { "https://panel.example/index.php", "https://panel.example" },
    { "https://panel.example?page=2", "https://panel.example" },
    { "https://panel.example#top", "https://panel.example" },
    { "https://panel.example/?next=https://evil.example/", "https://panel.example" },
    { "panel.example?u=http://evil.example", "https://panel.example" },
    { "https://example.com/panel", "https://example.com/panel" },
    { "https://example.com/panel/", "https://example.com/panel" },
    { "https://example.com//a///b/./", "https://example.com/a/b" },
    { "https://example.com/games/panel/server/1a2b3c4d/backups",
      "https://example.com/games/panel" },
    { "https://example.com/administration", "https://example.com/administration" },
    { "https://example.com/a%20b/ü", "https://example.com/a%20b/%C3%BC" },
    { "https://example.com/a%7eb", "https://example.com/a~b" },
    { "Müller.example", "https://xn--mller-kva.example" },
    { "https://xn--mller-kva.example", "https://xn--mller-kva.example" },
    { "панель.рф", "https://xn--80aksgi6f.xn--p1ai" },
    { "localhost", "http://localhost" },
    { "localhost:8080/server/x", "http://localhost:8080" },
    { "https://localhost", "https://localhost" },
    { "panel.localhost", "http://panel.localhost" },
    { "127.0.0.1", "http://127.0.0.1" },
    { "127.0.0.1:80", "http://127.0.0.1" },
    { "192.168.1.5", "https://192.168.1.5" },
    { "http://192.168.1.5:8080", "http://192.168.1.5:8080" },
    { "[::1]", "http://[::1]" },
    { "::1", "http://[::1]" },
    { "[::1]:8080", "http://[::1]:8080" },
    { "https://[2001:DB8:0:0::1]:443/admin", "https://[2001:db8::1]" },
    { "2001:db8::1", "https://[2001:db8::1]" },
    { "[::ffff:10.0.0.1]", "https://[::ffff:10.0.0.1]" },
    { "my_panel.example", "https://my_panel.example" },
    { "panel", "https://panel" },
    { "papp_1.example", "https://papp_1.example" },
    { "my_ptlc_panel.example", "https://my_ptlc_panel.example" },
    { "the-machine-under-the-desk-of-somebody", "https://the-machine-under-the-desk-of-somebody" },
    { "d41d8cd98f00b204e9800998ecf8427e.example",
      "https://d41d8cd98f00b204e9800998ecf8427e.example" },
    { "https://example.com/d41d8cd98f00b204e9800998ecf8427e",
      "https://example.com/d41d8cd98f00b204e9800998ecf8427e" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *address = ptero_address_normalize (cases[i].text, &error);
      g_autofree char *again = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (address, ==, cases[i].expected);

      /* what is canonical stays so */
      again = ptero_address_normalize (address, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (again, ==, address);
    }
}

static void
test_address_refused (void)
{
  static const char * const cases[] = {
    "",
    "   ",
    "https://",
    "https:///admin",
    "/admin",
    "?",
    "#",
    "ftp://panel.example",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "mailto:me@panel.example",
    "https://me@panel.example",
    "https://me:secret@panel.example",
    "me:secret@panel.example",
    "https://panel.example@evil.example",
    "panel example",
    "panel.example\nHost: evil.example",
    "panel.example\t.evil.example",
    "https://panel.example\\@evil.example",
    "panel.example:0",
    "panel.example:65536",
    "panel.example:-1",
    "panel.example:+80",
    "panel.example:http",
    "panel.example:80:80",
    "panel..example",
    ".example",
    ".",
    "..",
    "-panel.example",
    "panel-.example",
    "pan%65l.example",
    "panel.example/../admin",
    "panel.example/%2e%2e/x",
    "panel.example/a%2fb",
    "panel.example/a%zz",
    "panel.example/a%00b",
    "panel.example/a%0ab",
    "1.2.3",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0x7f.0.0.0x1",
    "1.2.3.4.5",
    "256.1.1.1",
    "010.0.0.1",
    "[::1",
    "[]",
    "[localhost]",
    "[127.0.0.1]",
    "[fe80::1%eth0]",
    "fe80::1%eth0",
    "[::1]8080",
    ":::1",
    "ptlc_\xff\xfe",
    "panel.\xe2\x80\xae" "example",
    "панель\xe2\x80\x8b.рф",
  };
  g_autofree char *long_text = g_strnfill (5000, 'a');
  g_autofree char *long_label = g_strnfill (64, 'a');

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *address = ptero_address_normalize (cases[i], &error);

      if (address != NULL)
        g_error ("“%s” became “%s”", cases[i], address);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }

  g_assert_null (ptero_address_normalize (long_text, NULL));
  g_assert_null (ptero_address_normalize (long_label, NULL));
}

/* A key would be asked of the resolver, in the clear. */
static void
test_address_key (void)
{
  static const char * const cases[] = {
    "ptlc_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG",
    "ptla_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG",
    "pacc_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG",
    "papp_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG",
    "PTLC_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFG",
    "  \"ptlc_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG\"\n",
    "Bearer ptlc_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG",
    "https://ptlc_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG",
    "https://ptlc_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG@panel.example",
    "https://panel.example/ptlc_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG",
    "ptlc_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG.example",
    "ptlc_",
    "ptlc_0123",
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG",
    "https://0123456789abcdefghijklmnopqrstuvwxyzABCDEFG",
    "other_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG",
    "12|0123456789abcdefghijklmnopqrstuvwxyzABCDEFG",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *address = ptero_address_normalize (cases[i], &error);

      if (address != NULL)
        g_error ("“%s” became “%s”", cases[i], address);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_assert_nonnull (strstr (error->message, "is a key"));
      g_assert_null (strstr (error->message, "0123"));
    }
}

/* Whatever is pasted, nothing crashes, and what comes out is canonical. */
static void
test_address_random (void)
{
  static const char * const parts[] = {
    "https", "http", "://", ":", "/", "//", "?", "#", "@", "[", "]", "%", "%2e", "..", ".", "::1",
    "127.0.0.1", "panel",
    "example", "é", "ß", "\xe2\x80\x8b", "\xff", " ", "\n", "443", "80", "99999", "server", "admin",
    "xn--", "xn--a", "-", "_", "\\",
  };
  g_autoptr(GRand) random = g_rand_new_with_seed (20261123);

  for (guint i = 0; i < 50000; i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autofree char *address = NULL;

      for (int n = g_rand_int_range (random, 1, 8); n > 0; n--)
        g_string_append (text, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);

      address = ptero_address_normalize (text->str, NULL);

      if (address != NULL)
        {
          g_autofree char *again = ptero_address_normalize (address, NULL);
          g_autofree char *host = ptero_address_get_host (address);
          g_autofree char *origin = ptero_address_get_origin (address);

          if (g_strcmp0 (again, address) != 0)
            g_error ("“%s” became “%s” and then “%s”", text->str, address, again);
          g_assert_nonnull (host);
          g_assert_true (g_str_has_prefix (address, origin));
          g_assert_true (g_str_is_ascii (address));
        }
    }
}

static void
test_address_parts (void)
{
  static const struct { const char *address; const char *host; const char *origin; gboolean secure;
                        gboolean private; } cases[] = {
    { "https://panel.example", "panel.example", "https://panel.example", TRUE, FALSE },
    { "https://panel.example:8443/sub", "panel.example:8443", "https://panel.example:8443", TRUE,
      FALSE },
    { "https://xn--mller-kva.example", "müller.example", "https://xn--mller-kva.example", TRUE,
      FALSE },
    { "http://localhost:8080", "localhost:8080", "http://localhost:8080", FALSE, TRUE },
    { "http://panel.local", "panel.local", "http://panel.local", FALSE, TRUE },
    { "http://local", "local", "http://local", FALSE, FALSE },
    { "http://notlocal", "notlocal", "http://notlocal", FALSE, FALSE },
    { "http://localhost.example", "localhost.example", "http://localhost.example", FALSE, FALSE },
    { "http://127.0.0.1", "127.0.0.1", "http://127.0.0.1", FALSE, TRUE },
    { "http://127.9.9.9:1", "127.9.9.9:1", "http://127.9.9.9:1", FALSE, TRUE },
    { "http://10.1.2.3", "10.1.2.3", "http://10.1.2.3", FALSE, TRUE },
    { "http://172.16.0.1", "172.16.0.1", "http://172.16.0.1", FALSE, TRUE },
    { "http://172.32.0.1", "172.32.0.1", "http://172.32.0.1", FALSE, FALSE },
    { "http://192.168.0.1", "192.168.0.1", "http://192.168.0.1", FALSE, TRUE },
    { "http://169.254.1.1", "169.254.1.1", "http://169.254.1.1", FALSE, TRUE },
    { "http://8.8.8.8", "8.8.8.8", "http://8.8.8.8", FALSE, FALSE },
    { "http://[::1]:8080", "[::1]:8080", "http://[::1]:8080", FALSE, TRUE },
    { "http://[fe80::1]", "fe80::1", "http://[fe80::1]", FALSE, TRUE },
    { "http://[fd00::1]", "fd00::1", "http://[fd00::1]", FALSE, TRUE },
    { "http://[2001:db8::1]", "2001:db8::1", "http://[2001:db8::1]", FALSE, FALSE },
    { "http://[::ffff:10.0.0.1]", "::ffff:10.0.0.1", "http://[::ffff:10.0.0.1]", FALSE, TRUE },
    { "http://[::ffff:8.8.8.8]", "::ffff:8.8.8.8", "http://[::ffff:8.8.8.8]", FALSE, FALSE },
    { "no address", NULL, NULL, FALSE, FALSE },
    { "", NULL, NULL, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *host = ptero_address_get_host (cases[i].address);
      g_autofree char *origin = ptero_address_get_origin (cases[i].address);

      g_test_message ("%s", cases[i].address);
      g_assert_cmpstr (host, ==, cases[i].host);
      g_assert_cmpstr (origin, ==, cases[i].origin);
      g_assert_cmpint (ptero_address_is_secure (cases[i].address), ==, cases[i].secure);
      g_assert_cmpint (ptero_address_is_private (cases[i].address), ==, cases[i].private);
    }
}

static void
test_address_server_page (void)
{
  g_autofree char *page = ptero_address_get_server_page ("https://panel.example/sub", "1a2b3c4d");
  g_autofree char *odd = ptero_address_get_server_page ("https://panel.example", "../admin");

  g_assert_cmpstr (page, ==, "https://panel.example/sub/server/1a2b3c4d");
  g_assert_cmpstr (odd, ==, "https://panel.example/server/..%2Fadmin");
}

static void
test_loopback (void)
{
  g_assert_true (ptero_address_is_loopback ("http://127.0.0.1:8000"));
  g_assert_true (ptero_address_is_loopback ("http://[::1]"));
  g_assert_true (ptero_address_is_loopback ("http://LOCALHOST:80"));
  g_assert_false (ptero_address_is_loopback ("http://192.168.1.2"));
  g_assert_false (ptero_address_is_loopback ("http://localhost.example.com"));
}

static void
test_join_port (void)
{
  static const struct { const char *host; const char *joined; } cases[] = {
    { "example.com", "example.com:22" }, { "203.0.113.7", "203.0.113.7:22" },
    { "2001:db8::1", "[2001:db8::1]:22" }, { NULL, ":22" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *joined = ptero_address_join_port (cases[i].host, 22);

      g_assert_cmpstr (joined, ==, cases[i].joined);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/address/normalize", test_address_normalize);
  g_test_add_func ("/address/refused", test_address_refused);
  g_test_add_func ("/address/key", test_address_key);
  g_test_add_func ("/address/random", test_address_random);
  g_test_add_func ("/address/parts", test_address_parts);
  g_test_add_func ("/address/server-page", test_address_server_page);
  g_test_add_func ("/address/loopback", test_loopback);
  g_test_add_func ("/address/join-port", test_join_port);

  return g_test_run ();
}
