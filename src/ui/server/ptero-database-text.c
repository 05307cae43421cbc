/* ptero-database-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-database-text.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ptero-address.h"

/* How programs are told where a database is. All that is put together comes from a panel. */

static const char *
get_host (PteroDatabase *database)
{
  return database->host != NULL && database->host->address != NULL ? database->host->address : "";
}

static gint64
get_port (PteroDatabase *database)
{
  return database->host != NULL ? database->host->port : 0;
}

static const char *
get_text (const char *text)
{
  return text != NULL ? text : "";
}

/* An address of IP version 6 is put into brackets, which nothing else may have. */
static char *
escape_host (PteroDatabase *database)
{
  const char *host = get_host (database);

  if (strchr (host, ':') != NULL && strspn (host, "0123456789abcdefABCDEF:.") == strlen (host))
    return g_strdup_printf ("[%s]", host);

  return g_uri_escape_string (host, NULL, TRUE);
}

/**
 * ptero_database_dup_address:
 * @database: a database
 *
 * Returns: (transfer full): its host and port, e.g. `db1.example.net:3306`
 */
char *
ptero_database_dup_address (PteroDatabase *database)
{
  return ptero_address_join_port (get_host (database), get_port (database));
}

/**
 * ptero_database_get_remote:
 * @database: a database
 *
 * Returns: (nullable): from where connections are accepted, in words if from everywhere
 */
const char *
ptero_database_get_remote (PteroDatabase *database)
{
  return g_strcmp0 (database->connections_from,
                    "%") == 0 ? _("Anywhere") : database->connections_from;
}

/**
 * ptero_database_dup_jdbc:
 * @database: a database
 * @password: (nullable): its password, %NULL to leave it out
 *
 * Returns: (transfer full): what Java programs want to be told
 */
char *
ptero_database_dup_jdbc (PteroDatabase *database,
                         const char    *password)
{
  g_autofree char *host = escape_host (database);
  g_autofree char *name = g_uri_escape_string (get_text (database->name), NULL, FALSE);
  g_autofree char *user = g_uri_escape_string (get_text (database->username), NULL, FALSE);
  g_autofree char *secret = password != NULL ? g_uri_escape_string (password, NULL, FALSE) : NULL;

  return g_strdup_printf ("jdbc:mysql://%s:%" G_GINT64_FORMAT "/%s?user=%s%s%s", host,
                          get_port (database), name, user,
                          secret != NULL ? "&password=" : "", secret != NULL ? secret : "");
}

/**
 * ptero_database_dup_uri:
 * @database: a database
 * @password: (nullable): its password, %NULL to leave it out
 *
 * Returns: (transfer full): what many programs want to be told
 */
char *
ptero_database_dup_uri (PteroDatabase *database,
                        const char    *password)
{
  g_autofree char *host = escape_host (database);
  g_autofree char *name = g_uri_escape_string (get_text (database->name), NULL, FALSE);
  g_autofree char *user = g_uri_escape_string (get_text (database->username), NULL, FALSE);
  g_autofree char *secret = password != NULL ? g_uri_escape_string (password, NULL, FALSE) : NULL;

  return g_strdup_printf ("mysql://%s%s%s@%s:%" G_GINT64_FORMAT "/%s", user,
                          secret != NULL ? ":" : "", secret != NULL ? secret : "",
                          host, get_port (database), name);
}

/**
 * ptero_database_dup_command:
 * @database: a database
 *
 * The command asks for the password: in a command line others on the machine
 * would see it, and the shell would keep it.
 *
 * Returns: (transfer full): a command for a shell that connects to it
 */
char *
ptero_database_dup_command (PteroDatabase *database)
{
  g_autofree char *host = g_shell_quote (get_host (database));
  g_autofree char *user = g_shell_quote (get_text (database->username));
  g_autofree char *name = g_shell_quote (get_text (database->name));

  return g_strdup_printf ("mysql --host=%s --port=%" G_GINT64_FORMAT " --user=%s --password --database=%s", host, get_port (database), user, name);
}

/**
 * ptero_database_check_name:
 * @name: a name for a new database
 *
 * Returns: (transfer full) (nullable): what is wrong with it
 */
char *
ptero_database_check_name (const char *name)
{
  for (const char *c = name; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && *c != '-' && *c != '_')
      return g_strdup (_("Only the letters A to Z, digits, “-” and “_”"));

  return NULL;
}

/**
 * ptero_database_check_remote:
 * @remote: where connections may come from
 *
 * Returns: (transfer full) (nullable): what is wrong with it
 */
char *
ptero_database_check_remote (const char *remote)
{
  for (const char *c = remote; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr ("_-/.%:", *c) == NULL)
      return g_strdup (_("An address, or % for any"));

  return NULL;
}
