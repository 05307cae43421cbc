/* ptero-panel-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-panel-file.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "ptero-panel-content.h"
#include "ptero-panel-merge.h"

#define MAIN_GROUP     "Ptero"
#define GROUP_PREFIX   "Panel "
#define VERSION        1
#define SAVE_DELAY_MS  250
#define FIRST_RETRY_MS 5000
#define LAST_RETRY_MS  300000

/**
 * PteroPanelFile:
 *
 * The file that the panels are kept in: a group for each, without anything
 * secret, and their order.
 *
 * It is written a moment after a change, in a thread, in one piece or not at
 * all. What a newer version has put there stays, and so does what another
 * program, on this machine or another one, has put there meanwhile: what is new
 * in the file, gone from it or in another order is told by signals before it is
 * written again.
 *
 * A list that was cut off is set aside, and the panels that are whole in it are
 * kept. Lists of older versions do not tell where they end.
 */

struct _PteroPanelFile
{
  GObject     parent_instance;

  char       *path;
  GPtrArray  *entries;
  GHashTable *known;       /* names of groups that are panels of ours */
  GError     *error;       /* of the last attempt to write */
  GError     *aside;       /* why what was there was set aside; to be told when all is saved */
  GPtrArray  *flushes;     /* tasks that end with the next attempt to write all */
  guint       timeout;
  guint       n_failures;  /* attempts to write, since one worked */
  gboolean    dirty;
  gboolean    writing;
  gboolean    untouchable; /* there is something that could neither be read nor set aside */
  guint64     serial;      /* of the newest content */

  GMutex      mutex;       /* held while writing */
  guint64     written;     /* serial of what is on disk */
  GKeyFile   *key_file;    /* what is on disk, as far as is known */
  char       *stamp;       /* of the file with that; NULL: there was none */
};

typedef struct
{
  GKeyFile *key_file;
  guint64   serial;
} Writing;

enum
{
  PROP_0,
  PROP_ERROR,
  N_PROPS
};

enum
{
  SIGNAL_FOUND,
  SIGNAL_KEYS_CHANGED,
  SIGNAL_LOST,
  SIGNAL_REORDERED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroPanelFile, ptero_panel_file, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
writing_free (Writing *writing)
{
  g_key_file_unref (writing->key_file);
  g_free (writing);
}

static void
remove_unlisted_groups (PteroPanelFile *self,
                        GKeyFile       *key_file,
                        GHashTable     *listed)
{
  GHashTableIter iter;
  gpointer group;

  g_hash_table_iter_init (&iter, self->known);

  while (g_hash_table_iter_next (&iter, &group, NULL))
    {
      if (g_hash_table_contains (listed, group))
        continue;

      g_key_file_remove_group (key_file, group, NULL);
      g_hash_table_iter_remove (&iter);
    }
}

/* @source with all panels as they are now, so that what is only spelled differently is no
 * change. */
static GKeyFile *
format_panels (PteroPanelFile *self,
               GKeyFile       *source)
{
  g_autoptr(GHashTable) listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GKeyFile *key_file = ptero_panel_merge_copy (source);

  for (guint i = 0; i < self->entries->len; i++)
    {
      PteroPanelEntry *entry = g_ptr_array_index (self->entries, i);
      char *group;

      if (ptero_panel_get_demo (entry->panel))
        continue;

      group = g_strconcat (GROUP_PREFIX, ptero_panel_get_id (entry->panel), NULL);
      g_hash_table_add (listed, group);
      g_hash_table_add (self->known, g_strdup (group));
      ptero_panel_entry_format (entry, key_file, group);
    }

  remove_unlisted_groups (self, key_file, listed);

  return key_file;
}

static void
format_order (PteroPanelFile *self,
              GKeyFile       *key_file)
{
  g_autoptr(GPtrArray) order = g_ptr_array_new ();
  int version = g_key_file_get_integer (key_file, MAIN_GROUP, "version", NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      PteroPanelEntry *entry = g_ptr_array_index (self->entries, i);

      if (!ptero_panel_get_demo (entry->panel))
        g_ptr_array_add (order, (gpointer)ptero_panel_get_id (entry->panel));
    }

  g_key_file_set_integer (key_file, MAIN_GROUP, "version", MAX (version, VERSION));
  g_key_file_set_string_list (key_file, MAIN_GROUP, "order", (const char *const *)order->pdata,
                              order->len);
}

/* Moves the file out of the way; what is not there any more cannot be overwritten. */
static void
set_aside (PteroPanelFile  *self,
           const char      *reason,
           GError         **error)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d-%H%M%S");
  g_autofree char *target = g_strdup_printf ("%s.broken-%s", self->path, date);

  for (guint i = 2; g_file_test (target, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK); i++)
    {
      g_free (target);
      target = g_strdup_printf ("%s.broken-%s-%u", self->path, date, i);
    }

  if (g_rename (self->path, target) == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   /* Translators: a file, and why it could not be read */
                   _("The list of panels could not be read and was set aside as “%s”: %s"), target,
                   reason);
    }
  else
    {
      self->untouchable = TRUE;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("The list of panels in “%s” could not be read, and changes will not be saved: %s"),
                   self->path, reason);
    }
}

static GError *
create_untouchable_error (PteroPanelFile *self)
{
  return g_error_new (G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                      /* Translators: %s is the name of a file */
                      _("“%s” could neither be read nor set aside. What is changed now is gone when Ptero is closed."),
                      self->path);
}

static PteroPanelEntry *
find_entry (PteroPanelFile *self,
            const char     *id,
            guint          *position)
{
  for (*position = 0; *position < self->entries->len; ++*position)
    {
      PteroPanelEntry *entry = g_ptr_array_index (self->entries, *position);

      if (g_str_equal (ptero_panel_get_id (entry->panel), id))
        return entry;
    }

  return NULL;
}

/* Takes into the list what somebody else has done to one group. */
static void
apply_group (PteroPanelFile *self,
             GKeyFile       *key_file,
             const char     *group)
{
  const char *id = group + strlen (GROUP_PREFIX);
  guint position;
  PteroPanelEntry *entry = find_entry (self, id, &position);
  PteroPanelEntry *theirs = ptero_panel_entry_parse (key_file, group, id);

  if (entry != NULL && !g_key_file_has_group (key_file, group))
    {
      g_hash_table_remove (self->known, group);
      g_signal_emit (self, signals[SIGNAL_LOST], 0, entry->panel);
    }
  else if (entry != NULL && theirs != NULL)
    {
      if (ptero_panel_entry_update (entry, theirs))
        g_signal_emit (self, signals[SIGNAL_KEYS_CHANGED], 0, entry->panel);
    }
  else if (theirs != NULL)
    {
      g_hash_table_add (self->known, g_strdup (group));
      g_signal_emit (self, signals[SIGNAL_FOUND], 0, g_steal_pointer (&theirs));
    }

  g_clear_pointer (&theirs, ptero_panel_entry_free);
}

static void
apply_groups (PteroPanelFile *self,
              GKeyFile       *mine,
              GKeyFile       *merged,
              GKeyFile       *named)
{
  g_auto(GStrv) groups = g_key_file_get_groups (named, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      if (g_str_has_prefix (groups[i], GROUP_PREFIX) &&
          !ptero_panel_merge_has_same (mine, merged, groups[i]))
        apply_group (self, merged, groups[i]);
    }
}

/* The ids of all groups of panels: first those that are in the list of them, then those that are
 * not. Some may be in there twice. */
static char **
read_order (GKeyFile *key_file)
{
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();
  g_auto(GStrv) order = g_key_file_get_string_list (key_file, MAIN_GROUP, "order", NULL, NULL);
  g_auto(GStrv) groups = g_key_file_get_groups (key_file, NULL);

  if (order != NULL)
    g_strv_builder_addv (ids, (const char **)order);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      if (g_str_has_prefix (groups[i], GROUP_PREFIX))
        g_strv_builder_add (ids, groups[i] + strlen (GROUP_PREFIX));
    }

  return g_strv_builder_end (ids);
}

/* Takes into the list the order that somebody else has given it, unless it has another one here,
 * too. */
static void
apply_order (PteroPanelFile *self,
             GKeyFile       *base,
             GKeyFile       *theirs)
{
  g_auto(GStrv) base_order = read_order (base);
  g_auto(GStrv) their_order = read_order (theirs);
  g_autofree const char **order = g_new0 (const char *, self->entries->len + 1);
  g_autofree const char **merged = NULL;

  for (guint i = 0; i < self->entries->len; i++)
    {
      PteroPanelEntry *entry = g_ptr_array_index (self->entries, i);

      order[i] = ptero_panel_get_id (entry->panel);
    }

  merged = ptero_panel_merge_order ((const char *const *)base_order, order,
                                    (const char *const *)their_order);
  if (!g_strv_equal (order, merged))
    g_signal_emit (self, signals[SIGNAL_REORDERED], 0, merged);
}

/* With the mutex, as what is on disk must not change meanwhile. Returns NULL if
 * what is there can neither be read nor set aside. */
static GKeyFile *
format_content (PteroPanelFile *self)
{
  g_autoptr(GKeyFile) mine = format_panels (self, self->key_file);
  g_autofree char *stamp = ptero_panel_content_read_stamp (self->path);

  if (stamp != NULL && g_strcmp0 (stamp, self->stamp) != 0)
    {
      g_autoptr(GError) reason = NULL;
      g_autoptr(GKeyFile) theirs = ptero_panel_content_read (self->path, NULL, &reason);
      g_autoptr(GKeyFile) merged = NULL;

      if (theirs != NULL)
        {
          merged = ptero_panel_merge (self->key_file, mine, theirs);
          apply_groups (self, mine, merged, merged);
          apply_groups (self, mine, merged, mine);
          apply_order (self, self->key_file, theirs);
          g_key_file_unref (self->key_file);
          self->key_file = g_steal_pointer (&theirs);
          g_key_file_unref (mine);
          mine = format_panels (self, merged);
        }
      else
        {
          g_clear_error (&self->aside);
          set_aside (self, reason->message, &self->aside);
        }

      g_free (self->stamp);
      self->stamp = g_steal_pointer (&stamp);
    }

  if (self->untouchable)
    return NULL;

  format_order (self, mine);

  return g_steal_pointer (&mine);
}

/* Any thread, with the mutex. What is older than the file is not written. */
static gboolean
write_content (PteroPanelFile  *self,
               GKeyFile        *key_file,
               guint64          serial,
               GError         **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *content = NULL;

  if (serial <= self->written)
    return TRUE;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int reason = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (reason),
                   _("The folder for the list of panels could not be made: %s"),
                   g_strerror (reason));
      return FALSE;
    }

  content = ptero_panel_content_wrap (key_file);

  if (!g_file_set_contents_full (self->path, content, -1,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                 error))
    {
      g_prefix_error (error, _("The list of panels could not be saved: "));
      return FALSE;
    }

  self->written = serial;
  g_key_file_unref (self->key_file);
  self->key_file = g_key_file_ref (key_file);
  g_free (self->stamp);
  self->stamp = ptero_panel_content_read_stamp (self->path);

  return TRUE;
}

static void
take_error (PteroPanelFile *self,
            GError         *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/* All is saved, but not beside what was there. */
static void
note_written (PteroPanelFile  *self,
              GError         **error)
{
  self->n_failures = 0;
  if (self->aside != NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG, self->aside->message);
  g_clear_error (&self->aside);
}

/* Whether all is in the file, though perhaps not beside what was there before. */
static gboolean
is_saved (PteroPanelFile *self)
{
  return !self->dirty && !self->writing &&
         (self->error == NULL || g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG));
}

/* Says what came of the last attempt, to all the same: the first may change something. */
static void
end_flushes (PteroPanelFile *self)
{
  g_autoptr(GPtrArray) flushes = self->flushes;
  g_autoptr(GError) error = is_saved (self) ? NULL : g_error_copy (self->error);

  self->flushes = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < flushes->len; i++)
    {
      if (error == NULL)
        g_task_return_boolean (flushes->pdata[i], TRUE);
      else
        g_task_return_error (flushes->pdata[i], g_error_copy (error));
    }
}

static gboolean save_cb (gpointer user_data);

static void
save_in (PteroPanelFile *self,
         guint           delay)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (delay, save_cb, self);
}

/* After 5 s, 10 s, 20 s … 5 min; a change, or the end of the program, does not wait for that. */
static void
retry_later (PteroPanelFile *self)
{
  self->dirty = TRUE;
  save_in (self, MIN (FIRST_RETRY_MS << MIN (self->n_failures, 10), LAST_RETRY_MS));
  self->n_failures++;
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  GError *error = NULL;
  Writing *writing = task_data;
  PteroPanelFile *self = source;
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (write_content (self, writing->key_file, writing->serial, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  PteroPanelFile *self = PTERO_PANEL_FILE (source);
  gboolean failed;
  GError *error = NULL;

  self->writing = FALSE;

  failed = !g_task_propagate_boolean (G_TASK (result), &error);
  if (failed)
    retry_later (self);
  else
    note_written (self, &error);

  if (self->dirty && self->timeout == 0)
    save_in (self, self->flushes->len > 0 ? 0 : SAVE_DELAY_MS);

  take_error (self, error);
  if (failed || is_saved (self))
    end_flushes (self);
}

static gboolean
save_cb (gpointer user_data)
{
  PteroPanelFile *self = user_data;
  g_autoptr(GMutexLocker) locker = NULL;
  g_autoptr(GTask) task = NULL;
  GKeyFile *key_file;
  Writing *writing;

  self->timeout = 0;

  /* written_cb() comes back here */
  if (self->writing)
    return G_SOURCE_REMOVE;

  locker = g_mutex_locker_new (&self->mutex);
  key_file = format_content (self);
  self->dirty = FALSE;
  g_clear_handle_id (&self->timeout, g_source_remove);

  if (key_file == NULL)
    {
      take_error (self, create_untouchable_error (self));
      end_flushes (self);
      return G_SOURCE_REMOVE;
    }

  writing = g_new0 (Writing, 1);
  writing->key_file = key_file;
  writing->serial = ++self->serial;

  task = g_task_new (self, NULL, written_cb, NULL);
  g_task_set_source_tag (task, save_cb);
  g_task_set_task_data (task, writing, (GDestroyNotify)writing_free);

  self->writing = TRUE;
  g_task_run_in_thread (task, write_thread);

  return G_SOURCE_REMOVE;
}

static void
ptero_panel_file_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  PteroPanelFile *self = PTERO_PANEL_FILE (object);

  switch (prop_id)
    {
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_panel_file_finalize (GObject *object)
{
  PteroPanelFile *self = PTERO_PANEL_FILE (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_error (&self->error);
  g_clear_error (&self->aside);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->flushes, g_ptr_array_unref);
  g_clear_pointer (&self->key_file, g_key_file_unref);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->stamp, g_free);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (ptero_panel_file_parent_class)->finalize (object);
}

static void
ptero_panel_file_class_init (PteroPanelFileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ptero_panel_file_get_property;
  object_class->finalize = ptero_panel_file_finalize;

  /**
   * PteroPanelFile:error:
   *
   * Why the last change could not be saved.
   */
  properties[PROP_ERROR] =
    g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PteroPanelFile::found:
   * @self: a file
   * @entry: (transfer full): a `PteroPanelEntry`
   *
   * Somebody else has put a panel into the file: the handler appends it to the
   * entries. Emitted from within a write.
   */
  signals[SIGNAL_FOUND] =
    g_signal_new ("found", PTERO_TYPE_PANEL_FILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_POINTER);

  /**
   * PteroPanelFile::keys-changed:
   * @self: a file
   * @panel: one of the panels
   *
   * Somebody else has stored a key of a panel in the keyring, or removed one:
   * the handler reads what is new there. Emitted from within a write.
   */
  signals[SIGNAL_KEYS_CHANGED] =
    g_signal_new ("keys-changed", PTERO_TYPE_PANEL_FILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, PTERO_TYPE_PANEL);

  /**
   * PteroPanelFile::lost:
   * @self: a file
   * @panel: one of the panels
   *
   * Somebody else has removed a panel from the file: the handler removes it
   * from the entries. Emitted from within a write.
   */
  signals[SIGNAL_LOST] =
    g_signal_new ("lost", PTERO_TYPE_PANEL_FILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, PTERO_TYPE_PANEL);

  /**
   * PteroPanelFile::reordered:
   * @self: a file
   * @ids: (array zero-terminated=1): all panels by their ids, in the new order
   *
   * Somebody else has put the panels into another order: the handler does that
   * with the entries. Emitted from within a write.
   */
  signals[SIGNAL_REORDERED] =
    g_signal_new ("reordered", PTERO_TYPE_PANEL_FILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
ptero_panel_file_init (PteroPanelFile *self)
{
  g_mutex_init (&self->mutex);
  self->flushes = g_ptr_array_new_with_free_func (g_object_unref);
  self->key_file = g_key_file_new ();
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * ptero_panel_file_new:
 * @path: where the file is, or will be
 * @entries: (element-type PteroPanelEntry): the panels, in their order, which
 *   the file reads into and writes from
 *
 * Returns: (transfer full): the file, which has not been read yet
 */
PteroPanelFile *
ptero_panel_file_new (const char *path,
                      GPtrArray  *entries)
{
  PteroPanelFile *self;
  g_autofree char *target = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (entries != NULL, NULL);

  self = g_object_new (PTERO_TYPE_PANEL_FILE, NULL);

  /* A link stays a link: it is the file behind it that is replaced. What is no file stays as well:
   * it would be renamed as a damaged list. */
  target = realpath (path, NULL);
  if (target != NULL && !g_file_test (target, G_FILE_TEST_IS_REGULAR))
    g_clear_pointer (&target, g_free);
  self->path = g_strdup (target != NULL ? target : path);
  self->entries = g_ptr_array_ref (entries);

  return self;
}

/* Whether the group is that of a panel and could be read. */
static gboolean
add_group (PteroPanelFile *self,
           const char     *group)
{
  PteroPanelEntry *entry;

  if (g_hash_table_contains (self->known, group))
    return TRUE;

  entry = ptero_panel_entry_parse (self->key_file, group, group + strlen (GROUP_PREFIX));

  if (entry == NULL)
    return FALSE;

  g_hash_table_add (self->known, g_strdup (group));
  g_ptr_array_add (self->entries, entry);

  return TRUE;
}

static void
parse_panels (PteroPanelFile  *self,
              GError         **error)
{
  g_auto(GStrv) order = g_key_file_get_string_list (self->key_file, MAIN_GROUP, "order", NULL,
                                                    NULL);
  g_auto(GStrv) groups = g_key_file_get_groups (self->key_file, NULL);
  guint n_unreadable = 0;

  for (guint i = 0; order != NULL && order[i] != NULL; i++)
    {
      g_autofree char *group = g_strconcat (GROUP_PREFIX, order[i], NULL);

      if (g_key_file_has_group (self->key_file, group))
        add_group (self, group);
    }

  for (guint i = 0; groups[i] != NULL; i++)
    {
      if (g_str_has_prefix (groups[i], GROUP_PREFIX) && !add_group (self, groups[i]))
        n_unreadable++;
    }

  if (n_unreadable > 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 ngettext ("%u panel in “%s” could not be read. It stays there unused.",
                           "%u panels in “%s” could not be read. They stay there unused.",
                           n_unreadable),
                 n_unreadable, self->path);
}

/**
 * ptero_panel_file_load:
 * @self: the file
 * @error: return location for an error, whose message is a sentence
 *
 * Reads the panels. What could be read is there, even if there is an error. A
 * file that is no list of panels at all, or not the whole of one, is set aside,
 * never overwritten.
 *
 * Returns: whether all of the file could be read, or there is none
 */
gboolean
ptero_panel_file_load (PteroPanelFile  *self,
                       GError         **error)
{
  g_autoptr(GError) reason = NULL;
  g_autoptr(GError) problem = NULL;
  GKeyFile *rescued = NULL;
  GKeyFile *key_file;

  g_return_val_if_fail (PTERO_IS_PANEL_FILE (self), FALSE);

  if (g_access (self->path, F_OK) != 0 && errno == ENOENT)
    return TRUE;

  self->stamp = ptero_panel_content_read_stamp (self->path);
  key_file = ptero_panel_content_read (self->path, &rescued, &reason);
  if (rescued != NULL)
    key_file = rescued;
  if (reason != NULL)
    set_aside (self, reason->message, &problem);

  if (key_file != NULL)
    {
      g_key_file_unref (self->key_file);
      self->key_file = key_file;
      parse_panels (self, problem == NULL ? &problem : NULL);
      self->key_file = format_panels (self, key_file);
      g_key_file_unref (key_file);
    }

  if (rescued != NULL)
    ptero_panel_file_save_later (self);

  if (problem == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&problem));

  return FALSE;
}

/**
 * ptero_panel_file_save_later:
 * @self: the file
 *
 * Something has changed. It will be written in a moment, together with what
 * changes until then. If that fails it is tried again, later and later.
 */
void
ptero_panel_file_save_later (PteroPanelFile *self)
{
  g_return_if_fail (PTERO_IS_PANEL_FILE (self));

  if (self->untouchable)
    {
      if (self->error == NULL)
        take_error (self, create_untouchable_error (self));
      return;
    }

  /* What waits for another try need not wait longer than this. */
  if (self->writing)
    self->dirty = TRUE;
  else if (!self->dirty || self->n_failures > 0)
    save_in (self, SAVE_DELAY_MS);

  self->dirty = TRUE;
}

/* Whether what was written is not there any more, and no other list in its place. */
static gboolean
is_lost (PteroPanelFile *self)
{
  g_autofree char *stamp = ptero_panel_content_read_stamp (self->path);
  g_autoptr(GKeyFile) theirs = NULL;

  if (self->untouchable || g_hash_table_size (self->known) == 0 ||
      g_strcmp0 (stamp, self->stamp) == 0)
    return FALSE;

  theirs = ptero_panel_content_read (self->path, NULL, NULL);

  return theirs == NULL;
}

/**
 * ptero_panel_file_flush:
 * @self: the file
 *
 * Writes what is pending, and waits until it is written: for the end of the
 * program. What somebody has damaged or removed meanwhile is written again.
 */
void
ptero_panel_file_flush (PteroPanelFile *self)
{
  g_autoptr(GMutexLocker) locker = NULL;
  g_autoptr(GKeyFile) key_file = NULL;
  GError *error = NULL;

  g_return_if_fail (PTERO_IS_PANEL_FILE (self));

  g_clear_handle_id (&self->timeout, g_source_remove);

  if (!self->dirty && !self->writing && !is_lost (self))
    return;

  locker = g_mutex_locker_new (&self->mutex);
  key_file = format_content (self);
  self->dirty = FALSE;
  g_clear_handle_id (&self->timeout, g_source_remove);

  if (key_file == NULL)
    error = create_untouchable_error (self);
  else if (!write_content (self, key_file, ++self->serial, &error))
    retry_later (self);
  else
    note_written (self, &error);

  take_error (self, error);
  if (!self->writing)
    end_flushes (self);
}

/**
 * ptero_panel_file_flush_async:
 * @self: the file
 * @cancellable: (nullable): a cancellable
 * @callback: called when it was tried
 * @user_data: for @callback
 *
 * Has what is pending written at once, and not only in a moment.
 */
void
ptero_panel_file_flush_async (PteroPanelFile      *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PTERO_IS_PANEL_FILE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_panel_file_flush_async);
  g_ptr_array_add (self->flushes, task);

  if (self->dirty && !self->writing)
    save_in (self, 0);
  else if (!self->writing)
    end_flushes (self);
}

/**
 * ptero_panel_file_flush_finish:
 * @self: the file
 * @result: what the callback got
 * @error: return location for an error, whose message is a sentence
 *
 * Returns: whether all is saved
 */
gboolean
ptero_panel_file_flush_finish (PteroPanelFile  *self,
                               GAsyncResult    *result,
                               GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ptero_panel_file_get_saved:
 * @self: the file
 *
 * Returns: whether there is nothing that would be lost if the program ended now
 */
gboolean
ptero_panel_file_get_saved (PteroPanelFile *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL_FILE (self), TRUE);

  return is_saved (self);
}

/**
 * ptero_panel_file_get_error:
 * @self: the file
 *
 * Returns: (transfer none) (nullable): why the last change could not be saved
 */
const GError *
ptero_panel_file_get_error (PteroPanelFile *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL_FILE (self), NULL);

  return self->error;
}
