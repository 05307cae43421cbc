/* ptero-command-history.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-command-history.h"

#include <string.h>

#include <glib/gstdio.h>

#include "ptero-kept-file.h"

#define MAX_FILE_SIZE (PTERO_COMMAND_HISTORY_LENGTH * (PTERO_COMMAND_LENGTH * 4 + 1))

/**
 * PteroCommandHistory:
 *
 * The commands that were sent to a server, the newest last. They are kept across
 * starts in a file that only the person may read, a line each. A command that
 * looks as if it had a password in it, or that begins with a space, stays in
 * memory only.
 */
struct _PteroCommandHistory
{
  GObject        parent_instance;

  PteroKeptFile *file;       /* NULL: in memory only */
  GPtrArray     *commands;   /* of char * */
  gboolean       kept;
};

G_DEFINE_FINAL_TYPE (PteroCommandHistory, ptero_command_history, G_TYPE_OBJECT)

/* Words before what is nobody's business. */
static const char *const secret_words[] = {
  "password", "passwd", "passphrase", "pwd", "login", "register", "changepassword", "token",
  "secret", "apikey", "api_key", "authme", "rcon",
};

/**
 * ptero_command_may_be_secret:
 * @command: a command
 *
 * Returns: whether it is not to be written to a disk
 */
gboolean
ptero_command_may_be_secret (const char *command)
{
  g_autofree char *lower = NULL;

  g_return_val_if_fail (command != NULL, TRUE);

  if (*command == ' ')
    return TRUE;

  lower = g_ascii_strdown (command, -1);
  for (guint i = 0; i < G_N_ELEMENTS (secret_words); i++)
    if (strstr (lower, secret_words[i]) != NULL)
      return TRUE;

  return FALSE;
}

static char *
build_parent (void)
{
  return g_build_filename (g_get_user_data_dir (), "ptero", "commands", NULL);
}

static char *
build_folder (const char *panel_id)
{
  g_autofree char *parent = build_parent ();
  g_autofree char *name = g_uri_escape_string (panel_id, NULL, FALSE);

  return g_build_filename (parent, *name != '.' ? name : "_", NULL);
}

/* With the files in it. */
static void
remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  if (dir == NULL)
    return;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static GBytes *
build_contents (gpointer owner)
{
  PteroCommandHistory *self = owner;
  GString *text;

  if (!self->kept)
    return NULL;

  text = g_string_new (NULL);
  for (guint i = 0; i < self->commands->len; i++)
    if (!ptero_command_may_be_secret (self->commands->pdata[i]))
      g_string_append_printf (text, "%s\n", (const char *) self->commands->pdata[i]);

  return g_string_free_to_bytes (text);
}

static void
shorten (PteroCommandHistory *self)
{
  if (self->commands->len > PTERO_COMMAND_HISTORY_LENGTH)
    g_ptr_array_remove_range (self->commands, 0,
                              self->commands->len - PTERO_COMMAND_HISTORY_LENGTH);
}

/* What was sent before it was read is newer. */
static gboolean
take_contents (gpointer    owner,
               const char *contents,
               gsize       length)
{
  PteroCommandHistory *self = owner;
  g_autofree char *valid = g_utf8_make_valid (contents, -1);
  g_auto(GStrv) lines = g_strsplit (valid, "\n", -1);
  guint position = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && g_utf8_strlen (lines[i], -1) <= PTERO_COMMAND_LENGTH)
      g_ptr_array_insert (self->commands, (int) position++, g_strdup (lines[i]));
  shorten (self);

  return TRUE;
}

static void
ptero_command_history_finalize (GObject *object)
{
  PteroCommandHistory *self = PTERO_COMMAND_HISTORY (object);

  g_clear_object (&self->file);
  g_ptr_array_unref (self->commands);

  G_OBJECT_CLASS (ptero_command_history_parent_class)->finalize (object);
}

static void
ptero_command_history_class_init (PteroCommandHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ptero_command_history_finalize;
}

static void
ptero_command_history_init (PteroCommandHistory *self)
{
  self->commands = g_ptr_array_new_with_free_func (g_free);
  self->kept = TRUE;
}

/**
 * ptero_command_history_new:
 * @panel_id: (nullable): a panel; %NULL to keep nothing on a disk
 * @uuid: a server of it
 *
 * Returns: (transfer full): its commands, which are being read
 */
PteroCommandHistory *
ptero_command_history_new (const char *panel_id,
                           const char *uuid)
{
  PteroCommandHistory *self = g_object_new (PTERO_TYPE_COMMAND_HISTORY, NULL);
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  if (panel_id == NULL)
    return self;

  folder = build_folder (panel_id);
  name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uuid, -1);
  path = g_build_filename (folder, name, NULL);
  self->file = ptero_kept_file_new (path, MAX_FILE_SIZE, self, take_contents, build_contents);
  ptero_kept_file_load (self->file);

  return self;
}

/**
 * ptero_command_history_set_kept:
 * @self: commands
 * @kept: whether to keep them across starts
 *
 * What was kept is removed, soon, when nothing is to be kept any more.
 */
void
ptero_command_history_set_kept (PteroCommandHistory *self,
                                gboolean             kept)
{
  g_return_if_fail (PTERO_IS_COMMAND_HISTORY (self));

  self->kept = kept;
  if (!kept && self->file != NULL)
    ptero_kept_file_save (self->file);
}

/**
 * ptero_command_history_add:
 * @self: commands
 * @command: one line
 *
 * Adds what was sent, unless it is what was sent before.
 */
void
ptero_command_history_add (PteroCommandHistory *self,
                           const char          *command)
{
  const char *last;

  g_return_if_fail (PTERO_IS_COMMAND_HISTORY (self));
  g_return_if_fail (command != NULL);

  last = self->commands->len > 0 ? self->commands->pdata[self->commands->len - 1] : NULL;
  if (*command == '\0' || strchr (command, '\n') != NULL || g_strcmp0 (last, command) == 0)
    return;

  g_ptr_array_add (self->commands, g_strdup (command));
  shorten (self);
  if (self->file != NULL)
    ptero_kept_file_save (self->file);
}

/**
 * ptero_command_history_get_n:
 * @self: commands
 *
 * Returns: how many there are
 */
guint
ptero_command_history_get_n (PteroCommandHistory *self)
{
  g_return_val_if_fail (PTERO_IS_COMMAND_HISTORY (self), 0);

  return self->commands->len;
}

/**
 * ptero_command_history_get:
 * @self: commands
 * @position: which one, 0: the oldest
 *
 * Returns: (transfer none): a command
 */
const char *
ptero_command_history_get (PteroCommandHistory *self,
                           guint                position)
{
  g_return_val_if_fail (PTERO_IS_COMMAND_HISTORY (self), NULL);
  g_return_val_if_fail (position < self->commands->len, NULL);

  return self->commands->pdata[position];
}

/**
 * ptero_command_history_search:
 * @self: commands
 * @text: a part of a command, in any case
 * @limit: how many at most
 *
 * Returns: (transfer full) (element-type utf8): those with @text in them, each once, the newest
 *   first
 */
GPtrArray *
ptero_command_history_search (PteroCommandHistory *self,
                              const char          *text,
                              guint                limit)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (PTERO_IS_COMMAND_HISTORY (self), found);

  wanted = g_utf8_casefold (text, -1);
  for (guint i = self->commands->len; i > 0 && found->len < limit; i--)
    {
      const char *command = self->commands->pdata[i - 1];
      g_autofree char *folded = g_utf8_casefold (command, -1);

      if (strstr (folded, wanted) != NULL && g_hash_table_add (seen, (gpointer) command))
        g_ptr_array_add (found, g_strdup (command));
    }

  return found;
}

/**
 * ptero_command_history_clear:
 * @self: commands
 *
 * Forgets all of them.
 */
void
ptero_command_history_clear (PteroCommandHistory *self)
{
  g_return_if_fail (PTERO_IS_COMMAND_HISTORY (self));

  g_ptr_array_set_size (self->commands, 0);
  if (self->file == NULL)
    return;

  ptero_kept_file_ignore (self->file);
  ptero_kept_file_save (self->file);
}

/**
 * ptero_command_history_forget_panel:
 * @panel_id: a panel
 *
 * Removes what was kept of all its servers.
 */
void
ptero_command_history_forget_panel (const char *panel_id)
{
  g_autofree char *folder = NULL;

  g_return_if_fail (panel_id != NULL);

  folder = build_folder (panel_id);
  remove_folder (folder);
}

/**
 * ptero_command_history_forget_all:
 *
 * Removes what was kept of the servers of all panels, also of those that are not open. What is open
 * is to be told by [method@Ptero.CommandHistory.set_kept].
 */
void
ptero_command_history_forget_all (void)
{
  g_autofree char *parent = build_parent ();
  g_autoptr(GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (parent, name, NULL);

      remove_folder (folder);
    }
}
