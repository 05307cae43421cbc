/* ptero-activity-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-activity-text.h"

#include <glib/gi18n.h>

#include "ptero-format.h"

#define N_NAMED    3     /* of a list of files */
#define MAX_LENGTH 300   /* characters of a property in a sentence */

static const PteroActivityKind kinds[] = {
  { "server:power", N_("Power"), "ptero-power-symbolic" },
  { "server:console", N_("Console"), "utilities-terminal-symbolic" },
  { "server:file", N_("Files"), "folder-symbolic" },
  { "server:sftp", N_("SFTP"), "folder-remote-symbolic" },
  { "backup", N_("Backups"), "drive-harddisk-symbolic" },
  { "server:schedule", N_("Schedules"), "alarm-symbolic" },
  { "server:task", N_("Tasks"), "alarm-symbolic" },
  { "server:database", N_("Databases"), "ptero-database-symbolic" },
  { "server:allocation", N_("Network"), "network-workgroup-symbolic" },
  { "server:subuser", N_("Users"), "system-users-symbolic" },
  { "server:startup", N_("Startup"), "system-run-symbolic" },
  { "server:settings", N_("Settings"), "emblem-system-symbolic" },
  { "server:reinstall", N_("Reinstallation"), "ptero-restart-symbolic" },
  { "auth:", N_("Signing In"), "avatar-default-symbolic", TRUE },
  { "user:account", N_("Account"), "avatar-default-symbolic", TRUE },
  { "user:two-factor", N_("Two-Factor Authentication"), "ptero-lock-symbolic", TRUE },
  { "user:api-key", N_("API Keys"), "ptero-key-symbolic", TRUE },
  { "user:ssh-key", N_("SSH Keys"), "ptero-key-symbolic", TRUE },
};

/* What was done, with the properties in braces; {files} is a list of them, {path} a directory and a
 * name in it. */
static const struct
{
  const char *event;
  const char *text;
} sentences[] = {
  { "auth:success", N_("Signed in") },
  { "auth:fail", N_("Failed to sign in") },
  { "auth:checkpoint", N_("Was asked for a two-factor code") },
  { "auth:token", N_("Signed in with a two-factor code") },
  { "auth:recovery-token", N_("Signed in with a recovery code") },
  { "auth:reset-password", N_("Asked for a new password") },
  { "event:password-reset", N_("Set a new password") },
  { "auth:ip-blocked",
    N_("The key {identifier} was refused because of the address it was used from") },
  { "auth:sftp.fail", N_("Failed to sign in by SFTP") },
  { "user:account.email-changed", N_("Changed the e-mail address from {old} to {new}") },
  { "user:account.username-changed", N_("Changed the user name from {old} to {new}") },
  { "user:account.password-changed", N_("Changed the password") },
  { "user:two-factor.create", N_("Enabled two-factor authentication") },
  { "user:two-factor.delete", N_("Disabled two-factor authentication") },
  { "user:api-key.create", N_("Created the API key {identifier}") },
  { "user:api-key.delete", N_("Deleted the API key {identifier}") },
  { "user:ssh-key.create", N_("Added the SSH key {fingerprint}") },
  { "user:ssh-key.delete", N_("Removed the SSH key {fingerprint}") },
  { "server:power.start", N_("Started the server") },
  { "server:power.stop", N_("Stopped the server") },
  { "server:power.restart", N_("Restarted the server") },
  { "server:power.kill", N_("Killed the server") },
  { "server:console.command", N_("Sent the command “{command}”") },
  { "server:reinstall", N_("Reinstalled the server") },
  { "server:settings.rename", N_("Renamed the server from “{old}” to “{new}”") },
  { "server:settings.description", N_("Changed the description from “{old}” to “{new}”") },
  { "server:startup.image", N_("Changed the Docker image from {old} to {new}") },
  { "server:startup.edit", N_("Changed the variable {variable} from “{old}” to “{new}”") },
  { "server:backup.start", N_("Began the backup “{name}”") },
  { "server:backup.complete", N_("The backup “{name}” was completed") },
  { "server:backup.fail", N_("The backup “{name}” failed") },
  { "server:backup.rename", N_("Renamed the backup “{old_name}” to “{new_name}”") },
  { "server:backup.lock", N_("Locked the backup “{name}”") },
  { "server:backup.unlock", N_("Unlocked the backup “{name}”") },
  { "server:backup.download", N_("Downloaded the backup “{name}”") },
  { "server:backup.delete", N_("Deleted the backup “{name}”") },
  { "server:backup.restore", N_("Began to restore the backup “{name}”") },
  { "server:backup.restore-complete", N_("The backup “{name}” was restored") },
  { "server:backup.restore-failed", N_("Restoring the backup “{name}” failed") },
  { "server.backup.restore-failed", N_("Restoring the backup “{name}” failed") },
  { "server:database.create", N_("Created the database “{name}”") },
  { "server:database.rotate-password", N_("Changed the password of the database “{name}”") },
  { "server:database.delete", N_("Deleted the database “{name}”") },
  { "server:file.read", N_("Read {file}") },
  { "server:file.download", N_("Downloaded {file}") },
  { "server:file.write", N_("Wrote {file}") },
  { "server:file.copy", N_("Copied {file}") },
  { "server:file.create-directory", N_("Created the folder {path}") },
  { "server:file.rename", N_("Renamed or moved {files} in {directory}") },
  { "server:file.compress", N_("Packed {files} in {directory}") },
  { "server:file.delete", N_("Deleted {files} in {directory}") },
  { "server:file.decompress", N_("Unpacked {files} in {directory}") },
  { "server:file.pull", N_("Fetched {url} into {directory}") },
  { "server:file.uploaded", N_("Uploaded {path}") },
  { "server:sftp.create", N_("Created {files} by SFTP") },
  { "server:sftp.write", N_("Wrote {files} by SFTP") },
  { "server:sftp.delete", N_("Deleted {files} by SFTP") },
  { "server:sftp.create-directory", N_("Created the folder {files} by SFTP") },
  { "server:sftp.rename", N_("Renamed or moved {files} by SFTP") },
  { "server:sftp.denied", N_("Was denied access by SFTP") },
  { "server:allocation.create", N_("Added the address {allocation}") },
  { "server:allocation.primary", N_("Made {allocation} the default address") },
  { "server:allocation.delete", N_("Removed the address {allocation}") },
  { "server:allocation.notes", N_("Changed the note of {allocation} from “{old}” to “{new}”") },
  { "server:schedule.create", N_("Created the schedule “{name}”") },
  { "server:schedule.update", N_("Changed the schedule “{name}”") },
  { "server:schedule.execute", N_("Ran the schedule “{name}”") },
  { "server:schedule.delete", N_("Deleted the schedule “{name}”") },
  { "server:task.create", N_("Added a task to the schedule “{name}”") },
  { "server:task.update", N_("Changed a task of the schedule “{name}”") },
  { "server:task.delete", N_("Removed a task of the schedule “{name}”") },
  { "server:subuser.create", N_("Invited {email}") },
  { "server:subuser.update", N_("Changed the permissions of {email}") },
  { "server:subuser.delete", N_("Removed {email}") },
};

/**
 * ptero_activity_get_kinds:
 * @n_kinds: (out): how many there are
 *
 * Returns: (array length=n_kinds) (transfer none): the kinds of events
 */
const PteroActivityKind *
ptero_activity_get_kinds (guint *n_kinds)
{
  *n_kinds = G_N_ELEMENTS (kinds);

  return kinds;
}

/**
 * ptero_activity_get_icon:
 * @log: something that was done
 *
 * Returns: (transfer none): an icon for it
 */
const char *
ptero_activity_get_icon (PteroActivityLog *log)
{
  for (guint i = 0; log->event != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (strstr (log->event, kinds[i].filter) != NULL)
      return kinds[i].icon_name;

  return "document-open-recent-symbolic";
}

static JsonObject *
get_properties (PteroActivityLog *log)
{
  return log->properties != NULL && JSON_NODE_HOLDS_OBJECT (log->properties)
           ? json_node_get_object (log->properties)
           : NULL;
}

/* What was renamed has two names. */
static char *
describe_object (JsonNode *node)
{
  JsonObject *object = json_node_get_object (node);
  JsonNode *from = json_object_get_member (object, "from");
  JsonNode *to = json_object_get_member (object, "to");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (from == NULL || to == NULL || !JSON_NODE_HOLDS_VALUE (from) || !JSON_NODE_HOLDS_VALUE (to))
    return json_to_string (node, FALSE);

  before = ptero_activity_describe_node (from);
  after = ptero_activity_describe_node (to);

  return g_strdup_printf ("%s → %s", before, after);
}

static char *
describe_array (JsonArray  *array,
                guint       most,
                const char *separator)
{
  GString *text = g_string_new (NULL);
  guint length = json_array_get_length (array);

  for (guint i = 0; i < MIN (length, most); i++)
    {
      g_autofree char *element = ptero_activity_describe_node (json_array_get_element (array, i));

      g_string_append_printf (text, "%s%s", i > 0 ? separator : "", element);
    }
  if (length > most)
    g_string_append_printf (text, ngettext (" and %u more", " and %u more", length - most),
                            length - most);

  return g_string_free (text, FALSE);
}

/**
 * ptero_activity_describe_node:
 * @node: (nullable): a property of something that was done
 *
 * Returns: (transfer full): what it says, as it came
 */
char *
ptero_activity_describe_node (JsonNode *node)
{
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return g_strdup (PTERO_NO_VALUE);
  if (JSON_NODE_HOLDS_ARRAY (node))
    return describe_array (json_node_get_array (node), G_MAXUINT, ", ");
  if (JSON_NODE_HOLDS_OBJECT (node))
    return describe_object (node);

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return *json_node_get_string (node) != '\0'
               ? g_strdup (json_node_get_string (node))
               : g_strdup (PTERO_NO_VALUE);
    case G_TYPE_BOOLEAN:
      return g_strdup (json_node_get_boolean (node) ? _("Yes") : _("No"));
    default:
      return json_to_string (node, FALSE);
    }
}

/* A directory ends with a slash. */
static char *
join_path (JsonObject *properties)
{
  JsonNode *name = json_object_has_member (properties,
                                           "file") ? json_object_get_member (properties,
                                                                             "file") : json_object_get_member (properties, "name");
  g_autofree char *directory = json_object_has_member (properties,
                                                       "directory") ? ptero_activity_describe_node (json_object_get_member (properties, "directory")) : NULL;
  g_autofree char *last = ptero_activity_describe_node (name);

  if (directory == NULL || last[0] == '/')
    return g_steal_pointer (&last);

  return g_strconcat (directory, g_str_has_suffix (directory, "/") ? "" : "/", last, NULL);
}

static char *
describe_property (JsonObject *properties,
                   const char *name)
{
  JsonNode *node = properties != NULL ? json_object_get_member (properties, name) : NULL;

  if (properties != NULL && g_str_equal (name, "path"))
    return join_path (properties);
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    return describe_array (json_node_get_array (node), N_NAMED, ", ");

  return ptero_activity_describe_node (node);
}

static void
append_clipped (GString    *text,
                const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  g_autofree char *clipped = NULL;

  if (g_utf8_strlen (valid, -1) <= MAX_LENGTH)
    {
      g_string_append (text, valid);
      return;
    }

  clipped = g_utf8_substring (valid, 0, MAX_LENGTH);
  g_string_append_printf (text, "%s…", clipped);
}

/* What a panel sent is put in and never looked at for braces again. */
static char *
fill_in (const char *sentence,
         JsonObject *properties)
{
  GString *text = g_string_new (NULL);
  const char *at = sentence;

  for (;;)
    {
      const char *open = strchr (at, '{');
      const char *close = open != NULL ? strchr (open, '}') : NULL;
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;

      if (close == NULL)
        break;
      g_string_append_len (text, at, open - at);
      name = g_strndup (open + 1, (gsize) (close - open - 1));
      value = describe_property (properties, name);
      append_clipped (text, value);
      at = close + 1;
    }
  g_string_append (text, at);

  return g_string_free (text, FALSE);
}

/**
 * ptero_activity_describe:
 * @log: something that was done
 *
 * Returns: (transfer full): what was done in plain words, with what the panel sent in them; the
 *   event itself if it is not known
 */
char *
ptero_activity_describe (PteroActivityLog *log)
{
  if (log->event == NULL)
    return g_strdup (PTERO_NO_VALUE);

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (g_str_equal (sentences[i].event, log->event))
      return fill_in (g_dgettext (GETTEXT_PACKAGE, sentences[i].text), get_properties (log));

  return g_strdup (log->description != NULL && *log->description != '\0'
                     ? log->description
                     : log->event);
}

/**
 * ptero_activity_dup_person:
 * @log: something that was done
 *
 * Returns: (transfer full): who did it
 */
char *
ptero_activity_dup_person (PteroActivityLog *log)
{
  if (log->actor == NULL)
    return g_strdup (_("System"));

  return g_strdup (log->actor->username != NULL && *log->actor->username != '\0'
                     ? log->actor->username
                     : log->actor->email);
}
