/* ptero-demo-permissions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-permissions.h"

#include <string.h>

/* The permissions a subuser can have, in the panel's words; a group comes before its keys. */
static const struct
{
  const char *group;
  const char *key;
  const char *description;
} permissions[] = {
  { "websocket", NULL,
    "Allows the user to connect to the server websocket, giving them access to view console output and realtime server stats." },
  { "websocket", "connect",
    "Allows a user to connect to the websocket instance for a server to stream the console." },
  { "control", NULL,
    "Permissions that control a user's ability to control the power state of a server, or send commands." },
  { "control", "console",
    "Allows a user to send commands to the server instance via the console." },
  { "control", "start", "Allows a user to start the server if it is stopped." },
  { "control", "stop", "Allows a user to stop a server if it is running." },
  { "control", "restart",
    "Allows a user to perform a server restart. This allows them to start the server if it is offline, but not put the server in a completely stopped state." },
  { "user", NULL,
    "Permissions that allow a user to manage other subusers on a server. They will never be able to edit their own account, or assign permissions they do not have themselves." },
  { "user", "create", "Allows a user to create new subusers for the server." },
  { "user", "read", "Allows the user to view subusers and their permissions for the server." },
  { "user", "update", "Allows a user to modify other subusers." },
  { "user", "delete", "Allows a user to delete a subuser from the server." },
  { "file", NULL,
    "Permissions that control a user's ability to modify the filesystem for this server." },
  { "file", "create",
    "Allows a user to create additional files and folders via the Panel or direct upload." },
  { "file", "read",
    "Allows a user to view the contents of a directory, but not view the contents of or download files." },
  { "file", "read-content",
    "Allows a user to view the contents of a given file. This will also allow the user to download files." },
  { "file", "update", "Allows a user to update the contents of an existing file or directory." },
  { "file", "delete", "Allows a user to delete files or directories." },
  { "file", "archive",
    "Allows a user to archive the contents of a directory as well as decompress existing archives on the system." },
  { "file", "sftp",
    "Allows a user to connect to SFTP and manage server files using the other assigned file permissions." },
  { "backup", NULL,
    "Permissions that control a user's ability to generate and manage server backups." },
  { "backup", "create", "Allows a user to create new backups for this server." },
  { "backup", "read", "Allows a user to view all backups that exist for this server." },
  { "backup", "delete", "Allows a user to remove backups from the system." },
  { "backup", "download",
    "Allows a user to download a backup for the server. Danger: this allows a user to access all files for the server in the backup." },
  { "backup", "restore",
    "Allows a user to restore a backup for the server. Danger: this allows the user to delete all of the server files in the process." },
  { "allocation", NULL,
    "Permissions that control a user's ability to modify the port allocations for this server." },
  { "allocation", "read",
    "Allows a user to view all allocations currently assigned to this server. Users with any level of access to this server can always view the primary allocation." },
  { "allocation", "create", "Allows a user to assign additional allocations to the server." },
  { "allocation", "update",
    "Allows a user to change the primary server allocation and attach notes to each allocation." },
  { "allocation", "delete", "Allows a user to delete an allocation from the server." },
  { "startup", NULL,
    "Permissions that control a user's ability to view this server's startup parameters." },
  { "startup", "read", "Allows a user to view the startup variables for a server." },
  { "startup", "update", "Allows a user to modify the startup variables for the server." },
  { "startup", "docker-image",
    "Allows a user to modify the Docker image used when running the server." },
  { "database", NULL,
    "Permissions that control a user's access to the database management for this server." },
  { "database", "create", "Allows a user to create a new database for this server." },
  { "database", "read", "Allows a user to view the database associated with this server." },
  { "database", "update",
    "Allows a user to rotate the password on a database instance. If the user does not have the view_password permission they will not see the updated password." },
  { "database", "delete", "Allows a user to remove a database instance from this server." },
  { "database", "view_password",
    "Allows a user to view the password associated with a database instance for this server." },
  { "schedule", NULL,
    "Permissions that control a user's access to the schedule management for this server." },
  { "schedule", "create", "Allows a user to create new schedules for this server." },
  { "schedule", "read",
    "Allows a user to view schedules and the tasks associated with them for this server." },
  { "schedule", "update", "Allows a user to update schedules and schedule tasks for this server." },
  { "schedule", "delete", "Allows a user to delete schedules for this server." },
  { "settings", NULL, "Permissions that control a user's access to the settings for this server." },
  { "settings", "rename", "Allows a user to rename this server and change the description of it." },
  { "settings", "reinstall", "Allows a user to trigger a reinstall of this server." },
  { "activity", NULL, "Permissions that control a user's access to the server activity logs." },
  { "activity", "read", "Allows a user to view the activity logs for the server." },
};

/* Whether a subuser can have the permission called @name. */
gboolean
ptero_demo_permissions_have (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (permissions); i++)
    {
      gsize length = strlen (permissions[i].group);

      if (permissions[i].key != NULL && strncmp (name, permissions[i].group, length) == 0 &&
          name[length] == '.' && g_str_equal (name + length + 1, permissions[i].key))
        return TRUE;
    }

  return FALSE;
}

/* Writes the `system_permissions` object. */
void
ptero_demo_permissions_write (PteroDemoJson *json)
{
  ptero_demo_json_begin (json, NULL);
  ptero_demo_json_string (json, "object", "system_permissions");
  ptero_demo_json_begin (json, "attributes");
  ptero_demo_json_begin (json, "permissions");
  for (guint i = 0; i < G_N_ELEMENTS (permissions); i++)
    {
      if (permissions[i].key != NULL)
        {
          ptero_demo_json_string (json, permissions[i].key, permissions[i].description);
          continue;
        }

      if (i > 0)
        {
          ptero_demo_json_end (json);
          ptero_demo_json_end (json);
        }

      ptero_demo_json_begin (json, permissions[i].group);
      ptero_demo_json_string (json, "description", permissions[i].description);
      ptero_demo_json_begin (json, "keys");
    }
  for (guint i = 0; i < 5; i++)
    ptero_demo_json_end (json);
}
