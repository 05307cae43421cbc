/* ptero-port-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-port-list.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

/* A number, or two joined by a dash. */
static gboolean
read_range (const char  *word,
            guint64     *first,
            guint64     *last,
            GError     **error)
{
  g_auto(GStrv) ends = g_strsplit (word, "-", 3);
  guint n_ends = g_strv_length (ends);

  for (guint i = 0; i < n_ends; i++)
    g_strstrip (ends[i]);
  if (n_ends < 1 || n_ends > 2 ||
      !g_ascii_string_to_unsigned (ends[0], 10, 0, G_MAXUINT, first, NULL) ||
      !g_ascii_string_to_unsigned (ends[n_ends - 1], 10, 0, G_MAXUINT, last, NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("“%s” is no port and no range of ports"), word);
      return FALSE;
    }
  if (*first < PTERO_PORT_MIN || *last > PTERO_PORT_MAX || *first > *last)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("“%s” is not between %d and %d, from small to large"), word, PTERO_PORT_MIN,
                   PTERO_PORT_MAX);
      return FALSE;
    }

  return TRUE;
}

static void
add_range (GPtrArray *ranges,
           guint      first,
           guint      last)
{
  if (first == last)
    g_ptr_array_add (ranges, g_strdup_printf ("%u", first));
  else
    g_ptr_array_add (ranges, g_strdup_printf ("%u-%u", first, last));
}

/* What is set, as ranges of at most a thousand ports: api/application.md 2.1 */
static GPtrArray *
collect (const guint8 *set)
{
  GPtrArray *ranges = g_ptr_array_new_with_free_func (g_free);
  guint first = 0;

  for (guint port = PTERO_PORT_MIN; port <= PTERO_PORT_MAX + 1; port++)
    {
      gboolean is_set = port <= PTERO_PORT_MAX && set[port];

      if (is_set && first == 0)
        first = port;
      if (first != 0 && (!is_set || port - first == PTERO_PORT_CHUNK))
        {
          add_range (ranges, first, port - 1);
          first = is_set ? port : 0;
        }
    }

  return ranges;
}

/**
 * ptero_port_list_parse:
 * @text: ports and ranges of ports, with commas or spaces between them
 * @n_ports: (out): how many ports they are
 * @n_twice: (out): how many of them were named more than once
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type utf8) (nullable): ranges as the panel
 *   takes them, none twice, each of at most %PTERO_PORT_CHUNK ports
 */
GPtrArray *
ptero_port_list_parse (const char  *text,
                       guint       *n_ports,
                       guint       *n_twice,
                       GError     **error)
{
  g_auto(GStrv) words = NULL;
  g_autofree guint8 *set = g_new0 (guint8, PTERO_PORT_MAX + 1);

  g_return_val_if_fail (text != NULL, NULL);

  *n_ports = 0;
  *n_twice = 0;
  words = g_strsplit_set (text, ", \n\t", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint64 first;
      guint64 last;

      if (*words[i] == '\0')
        continue;
      if (!read_range (words[i], &first, &last, error))
        return NULL;
      for (guint64 port = first; port <= last; port++)
        {
          if (set[port])
            (*n_twice)++;
          else
            (*n_ports)++;
          set[port] = TRUE;
        }
    }

  if (*n_ports == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _("Name at least one port"));
      return NULL;
    }

  return collect (set);
}

/**
 * ptero_port_list_to_set:
 * @ranges: (element-type utf8): what [func@Ptero.port_list_parse] returned
 *
 * Returns: (transfer full): for each number up to %PTERO_PORT_MAX whether it is among the ports
 */
guint8 *
ptero_port_list_to_set (GPtrArray *ranges)
{
  guint8 *set = g_new0 (guint8, PTERO_PORT_MAX + 1);

  for (guint i = 0; i < ranges->len; i++)
    {
      guint64 first;
      guint64 last;

      if (!read_range (ranges->pdata[i], &first, &last, NULL))
        continue;
      for (guint64 port = first; port <= last; port++)
        set[port] = TRUE;
    }

  return set;
}

/**
 * ptero_address_range_get_n_hosts:
 * @address: an address, a host name, or a network of addresses with its prefix
 *
 * The panel takes IPv4 networks from /25 to /32 (api/application.md 2.1).
 *
 * Returns: how many addresses it stands for, 0 if the panel does not take it
 */
guint
ptero_address_range_get_n_hosts (const char *address)
{
  const char *slash = strchr (address, '/');
  guint64 prefix;

  if (slash == NULL)
    return *address != '\0';
  if (!g_ascii_string_to_unsigned (slash + 1, 10, 25, 32, &prefix, NULL))
    return 0;

  return 1u << (32 - prefix);
}

/**
 * ptero_address_range_list_hosts:
 * @address: an address, a host name, or a network of addresses with its prefix
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the addresses it stands for, as the
 *   panel writes them; %NULL for a name and for what the panel does not take
 */
GPtrArray *
ptero_address_range_list_hosts (const char *address)
{
  guint n_hosts = ptero_address_range_get_n_hosts (address);
  g_auto(GStrv) parts = g_strsplit (address, "/", 2);
  g_autoptr(GInetAddress) first = n_hosts > 0 ? g_inet_address_new_from_string (parts[0]) : NULL;
  GPtrArray *hosts;
  guint32 number;

  if (first == NULL ||
      (parts[1] != NULL && g_inet_address_get_family (first) != G_SOCKET_FAMILY_IPV4))
    return NULL;

  hosts = g_ptr_array_new_with_free_func (g_free);
  if (parts[1] == NULL)
    {
      g_ptr_array_add (hosts, g_inet_address_to_string (first));
      return hosts;
    }

  memcpy (&number, g_inet_address_to_bytes (first), sizeof number);
  number = GUINT32_FROM_BE (number) & ~(n_hosts - 1);
  for (guint i = 0; i < n_hosts; i++)
    {
      guint32 wire = GUINT32_TO_BE (number + i);
      g_autoptr(GInetAddress) host = g_inet_address_new_from_bytes ((const guint8 *) &wire,
                                                                    G_SOCKET_FAMILY_IPV4);

      g_ptr_array_add (hosts, g_inet_address_to_string (host));
    }

  return hosts;
}
