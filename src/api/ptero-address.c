/* ptero-address.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-address.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ptero-secret.h"

/* The address of a panel is "https://panel.example[:port][/sub/path]", without
 * a slash at the end.
 */

/* What is longer is no address that anybody has. */
#define MAX_LENGTH 2048

/* Pages of the panel's own website begin with these. */
static const char * const pages[] = {
  "account", "admin", "api", "auth", "index.php", "login", "profile", "server", NULL
};

static gboolean
fail (GError     **error,
      const char  *message)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, message);

  return FALSE;
}

/* @spaces: whether the character U+0020 is none. */
static gboolean
has_odd_characters (const char *text,
                    gboolean    spaces)
{
  if (!g_utf8_validate (text, -1, NULL))
    return TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (spaces && character == ' ')
        continue;

      if (g_unichar_isspace (character) || !g_unichar_isprint (character) || character == '\\')
        return TRUE;
    }

  return FALSE;
}

static GInetAddress *
parse_ip (const char *host)
{
  /* an address with a zone is of one machine only */
  return strchr (host, '%') == NULL ? g_inet_address_new_from_string (host) : NULL;
}

static gboolean
is_private_ip (GInetAddress *ip)
{
  const guint8 *bytes = g_inet_address_to_bytes (ip);
  static const guint8 mapped[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };

  if (g_inet_address_get_family (ip) == G_SOCKET_FAMILY_IPV6)
    {
      if (memcmp (bytes, mapped, sizeof mapped) == 0)
        {
          g_autoptr(GInetAddress) inner = g_inet_address_new_from_bytes (bytes + sizeof mapped,
                                                                         G_SOCKET_FAMILY_IPV4);

          return is_private_ip (inner);
        }

      /* unique local addresses, fc00::/7 */
      if ((bytes[0] & 0xfe) == 0xfc)
        return TRUE;
    }

  return g_inet_address_get_is_loopback (ip) ||
         g_inet_address_get_is_site_local (ip) ||
         g_inet_address_get_is_link_local (ip) ||
         g_inet_address_get_is_any (ip);
}

static gboolean
is_loopback_host (const char *host)
{
  g_autoptr(GInetAddress) ip = parse_ip (host);

  return ip != NULL ? g_inet_address_get_is_loopback (ip)
                    : g_str_equal (host, "localhost") || g_str_has_suffix (host, ".localhost");
}

/* Whether the last label is a number: then it is an IP address or nothing, however it is
 * written. */
static gboolean
looks_like_ipv4 (const char *host)
{
  const char *label = strrchr (host, '.');

  label = label != NULL ? label + 1 : host;

  if (g_str_has_prefix (label, "0x"))
    return TRUE;

  return *label != '\0' && strspn (label, "0123456789") == strlen (label);
}

static gboolean
is_host_name (const char *host)
{
  g_auto(GStrv) labels = g_strsplit (host, ".", -1);

  if (*host == '\0' || strlen (host) > 253 || looks_like_ipv4 (host))
    return FALSE;

  for (guint i = 0; labels[i] != NULL; i++)
    {
      gsize length = strlen (labels[i]);

      if (length == 0 || length > 63 || labels[i][0] == '-' || labels[i][length - 1] == '-' ||
          strspn (labels[i], "abcdefghijklmnopqrstuvwxyz0123456789-_") != length)
        return FALSE;
    }

  return TRUE;
}

/* (transfer full) (nullable): the host in lower case, as punycode; an IP address as it is usually
 * written. */
static char *
normalize_host (const char *text)
{
  g_autoptr(GInetAddress) ip = parse_ip (text);
  g_autofree char *ascii = NULL;
  g_autofree char *host = NULL;

  if (ip != NULL)
    return g_inet_address_to_string (ip);

  if (strchr (text, '%') != NULL || (ascii = g_hostname_to_ascii (text)) == NULL)
    return NULL;

  host = g_ascii_strdown (ascii, -1);

  if (g_str_has_suffix (host, "."))
    host[strlen (host) - 1] = '\0';

  /* full-width digits have become digits */
  if ((ip = parse_ip (host)) != NULL)
    return g_inet_address_to_string (ip);

  return is_host_name (host) ? g_steal_pointer (&host) : NULL;
}

/* Takes the host off the front of @authority; NULL: it has none. */
static char *
split_host (const char **authority)
{
  const char *begin = *authority;
  const char *end;

  if (*begin == '[')
    {
      end = strchr (begin, ']');
      if (end == NULL || memchr (begin, ':', end - begin) == NULL)
        return NULL;

      *authority = end + 1;

      return g_strndup (begin + 1, end - begin - 1);
    }

  /* two colons are of an IPv6 address without brackets */
  end = strchr (begin, ':');
  if (end == NULL || strchr (end + 1, ':') != NULL)
    end = begin + strlen (begin);

  *authority = end;

  return g_strndup (begin, end - begin);
}

/* Splits "host", "host:port", "[::1]:port" and "::1". */
static gboolean
split_authority (const char  *authority,
                 char       **host,
                 guint64     *port,
                 GError     **error)
{
  g_autofree char *name = NULL;
  const char *rest = authority;

  if (strchr (authority, '@') != NULL)
    return fail (error, _("The address must not contain a user name or a password"));

  name = split_host (&rest);
  *host = name != NULL ? normalize_host (name) : NULL;

  if (*host == NULL)
    return fail (error, _("The host name in this address is not valid"));

  *port = 0;

  if (*rest == '\0' || g_str_equal (rest, ":"))
    return TRUE;

  if (*rest != ':' || !g_ascii_string_to_unsigned (rest + 1, 10, 1, G_MAXUINT16, port, NULL))
    return fail (error, _("The port in this address is not valid"));

  return TRUE;
}

/* (transfer full) (nullable): what is above the pages of the panel's website, "/sub/path" or "". */
static char *
normalize_path (const char *path)
{
  g_auto(GStrv) segments = g_strsplit (path, "/", -1);
  g_autoptr(GString) result = g_string_new (NULL);

  for (guint i = 0; segments[i] != NULL; i++)
    {
      g_autofree char *segment = NULL;

      if (segments[i][0] == '\0' || g_str_equal (segments[i], "."))
        continue;

      if (g_strv_contains (pages, segments[i]))
        break;

      segment = g_uri_unescape_string (segments[i], "/");

      if (segment == NULL || has_odd_characters (segment, TRUE) || g_str_equal (segment, ".") ||
          g_str_equal (segment, ".."))
        return NULL;

      g_string_append_c (result, '/');
      g_string_append_uri_escaped (result, segment, "!$&'()*+,;=:@", FALSE);
    }

  return g_string_free (g_steal_pointer (&result), FALSE);
}

/* Takes the scheme off the front of @text. */
static gboolean
split_scheme (const char **text,
              char       **scheme,
              GError     **error)
{
  const char *end = strstr (*text, "://");
  gsize host_length = strcspn (*text, "/?#");

  *scheme = NULL;

  if (g_str_has_prefix (*text, "//"))
    {
      *text += 2;
      return TRUE;
    }

  /* "://" further behind is of something else */
  if (end == NULL || (gsize) (end - *text) >= host_length)
    return TRUE;

  *scheme = g_ascii_strdown (*text, end - *text);
  *text = end + 3;

  if (!g_str_equal (*scheme, "https") && !g_str_equal (*scheme, "http"))
    {
      g_clear_pointer (scheme, g_free);
      return fail (error, _("The address of a panel begins with “https://”"));
    }

  return TRUE;
}

/* Whether there is something that can be an address at all. */
static gboolean
check_text (const char  *text,
            const char  *trimmed,
            GError     **error)
{
  if (*trimmed == '\0')
    return fail (error, _("The address is empty"));

  if (ptero_secret_find (trimmed) != NULL)
    return fail (error, _("This is a key, not the address of a panel"));

  if (strlen (text) > MAX_LENGTH || has_odd_characters (trimmed, FALSE))
    return fail (error, _("This is not the address of a panel"));

  return TRUE;
}

/* @port: 0 for that of the scheme */
static char *
join (const char *scheme,
      const char *host,
      guint64     port,
      const char *path)
{
  GString *address = g_string_new (scheme);

  g_string_append_printf (address, strchr (host, ':') != NULL ? "://[%s]" : "://%s", host);

  if (port != 0 && port != (g_str_equal (scheme, "https") ? 443 : 80))
    g_string_append_printf (address, ":%u", (guint) port);

  g_string_append (address, path);

  return g_string_free (address, FALSE);
}

/**
 * ptero_address_normalize:
 * @text: what a person typed, or pasted from the address bar of a browser
 * @error: return location for an error, %G_IO_ERROR_INVALID_ARGUMENT, in words
 *   for people
 *
 * Takes `panel.example`, `https://panel.example/server/1a2b3c4d/files`,
 * `panel.example:8443/admin/nodes` and the like. The scheme is https unless
 * another is said, and http for loopback. The host is in lower case and as
 * punycode; the default port, the query, the fragment and the pages of the
 * panel's website are cut off. A user name or a password is refused: it would
 * end up in the settings. So is a key: it would be looked up as a host name,
 * and everybody on the way could read it.
 *
 * Returns: (transfer full) (nullable): the address in its canonical form
 */
char *
ptero_address_normalize (const char  *text,
                         GError     **error)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *scheme = NULL;
  g_autofree char *authority = NULL;
  g_autofree char *host = NULL;
  g_autofree char *path = NULL;
  g_autofree char *address = NULL;
  const char *rest;
  guint64 port;

  g_return_val_if_fail (text != NULL, NULL);

  trimmed = g_strstrip (g_strndup (text, MAX_LENGTH + 1));
  rest = trimmed;

  if (!check_text (text, trimmed, error) || !split_scheme (&rest, &scheme, error))
    return NULL;

  authority = g_strndup (rest, strcspn (rest, "/?#"));
  rest += strlen (authority);

  if (!split_authority (authority, &host, &port, error))
    return NULL;

  trimmed[rest - trimmed + strcspn (rest, "?#")] = '\0';
  path = normalize_path (rest);
  if (scheme == NULL)
    scheme = g_strdup (is_loopback_host (host) ? "http" : "https");
  if (path != NULL)
    address = join (scheme, host, port, path);

  /* what was short may be long when it is escaped */
  if (address == NULL || strlen (address) > MAX_LENGTH)
    {
      fail (error, _("This is not the address of a panel"));
      return NULL;
    }

  return g_steal_pointer (&address);
}

static GUri *
parse_address (const char *address)
{
  g_autoptr(GUri) uri = g_uri_parse (address, G_URI_FLAGS_ENCODED, NULL);

  return uri != NULL && g_uri_get_host (uri) != NULL ? g_steal_pointer (&uri) : NULL;
}

/**
 * ptero_address_get_host:
 * @address: the address of a panel
 *
 * Returns: (transfer full) (nullable): its host, and its port if it is not the
 *   usual one, for people: `panel.example:8443`
 */
char *
ptero_address_get_host (const char *address)
{
  g_autoptr(GUri) uri = NULL;
  g_autofree char *host = NULL;
  gboolean brackets;

  g_return_val_if_fail (address != NULL, NULL);

  if ((uri = parse_address (address)) == NULL)
    return NULL;

  host = g_hostname_to_unicode (g_uri_get_host (uri));
  if (host == NULL)
    host = g_strdup (g_uri_get_host (uri));

  if (g_uri_get_port (uri) <= 0)
    return g_steal_pointer (&host);

  brackets = strchr (host, ':') != NULL;

  return g_strdup_printf ("%s%s%s:%d", brackets ? "[" : "", host, brackets ? "]" : "",
                          g_uri_get_port (uri));
}

/**
 * ptero_address_get_origin:
 * @address: the address of a panel
 *
 * Returns: (transfer full) (nullable): its scheme, host and port, which is
 *   what Wings asks a websocket for
 */
char *
ptero_address_get_origin (const char *address)
{
  g_autoptr(GUri) uri = NULL;

  g_return_val_if_fail (address != NULL, NULL);

  if ((uri = parse_address (address)) == NULL)
    return NULL;

  return g_uri_join (G_URI_FLAGS_ENCODED,
                     g_uri_get_scheme (uri), NULL, g_uri_get_host (uri), g_uri_get_port (uri),
                     "", NULL, NULL);
}

/**
 * ptero_address_get_server_page:
 * @address: the address of a panel
 * @identifier: of a server
 *
 * Returns: (transfer full): the address of the page of the panel's website
 *   that shows the server
 */
char *
ptero_address_get_server_page (const char *address,
                               const char *identifier)
{
  g_autofree char *escaped = NULL;

  g_return_val_if_fail (address != NULL, NULL);
  g_return_val_if_fail (identifier != NULL, NULL);

  escaped = g_uri_escape_string (identifier, NULL, FALSE);

  return g_strconcat (address, "/server/", escaped, NULL);
}

/**
 * ptero_address_is_loopback:
 * @address: an address, as ptero_address_normalize() gives it
 *
 * Returns: whether the panel is on this computer, where nobody listens on the way
 */
gboolean
ptero_address_is_loopback (const char *address)
{
  g_autoptr(GUri) uri = NULL;
  g_autofree char *host = NULL;

  g_return_val_if_fail (address != NULL, FALSE);

  if ((uri = parse_address (address)) == NULL)
    return FALSE;

  host = g_ascii_strdown (g_uri_get_host (uri), -1);

  return is_loopback_host (host);
}

/**
 * ptero_address_is_private:
 * @address: the address of a panel
 *
 * Returns: whether it is of this machine or of the network next to it:
 *   loopback, RFC 1918, link local, unique local, `localhost` or `*.local`
 */
gboolean
ptero_address_is_private (const char *address)
{
  g_autoptr(GUri) uri = NULL;
  g_autoptr(GInetAddress) ip = NULL;
  g_autofree char *host = NULL;

  g_return_val_if_fail (address != NULL, FALSE);

  if ((uri = parse_address (address)) == NULL)
    return FALSE;

  if ((ip = parse_ip (g_uri_get_host (uri))) != NULL)
    return is_private_ip (ip);

  host = g_ascii_strdown (g_uri_get_host (uri), -1);

  return is_loopback_host (host) || g_str_has_suffix (host, ".local");
}

/**
 * ptero_address_is_secure:
 * @address: the address of a panel
 *
 * Returns: whether it is spoken to in https
 */
gboolean
ptero_address_is_secure (const char *address)
{
  g_return_val_if_fail (address != NULL, FALSE);

  return g_ascii_strncasecmp (address, "https://", strlen ("https://")) == 0;
}

/**
 * ptero_address_get_authority:
 * @address: an address of http, https, ws or wss
 *
 * Returns: (transfer full) (nullable): its host and port, which is always there, for comparing with
 *   others
 */
char *
ptero_address_get_authority (const char *address)
{
  g_autoptr(GUri) uri = NULL;
  g_autofree char *ascii = NULL;
  g_autofree char *host = NULL;
  int port;

  g_return_val_if_fail (address != NULL, NULL);

  uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return NULL;

  ascii = g_hostname_to_ascii (g_uri_get_host (uri));
  host = g_ascii_strdown (ascii != NULL ? ascii : g_uri_get_host (uri), -1);
  port = g_uri_get_port (uri);
  if (port <= 0)
    port = g_str_equal (g_uri_get_scheme (uri),
                        "https") || g_str_equal (g_uri_get_scheme (uri), "wss") ? 443 : 80;

  return ptero_address_join_port (host, port);
}

/**
 * ptero_address_join_port:
 * @host: (nullable): a name or an IP address
 * @port: a port
 *
 * Returns: (transfer full): both, e.g. `example.com:22` or `[2001:db8::1]:22`
 */
char *
ptero_address_join_port (const char *host,
                         gint64      port)
{
  if (host == NULL)
    host = "";

  return g_strdup_printf (strchr (host, ':') != NULL
                            ? "[%s]:%" G_GINT64_FORMAT
                            : "%s:%" G_GINT64_FORMAT, host, port);
}
