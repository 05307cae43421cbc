/* ptero-unpack.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-unpack.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "ptero-archive-reader.h"
#include "ptero-file-name.h"
#include "ptero-tree.h"
#include "ptero-unpack-links.h"

#define TREE        "tree"
#define BUFFER      65536
#define MAX_ENTRIES 1000000
#define MAX_DEPTH   100                     /* of folders in folders */
#define MIN_BYTES   ((guint64) 2 << 30)     /* what an archive of any size may unpack to */
#define MAX_RATIO   100                     /* what else: worlds, logs, databases stay far below */
#define INTERVAL    (G_USEC_PER_SEC / 10)   /* at which it tells how far it is */

/* What is wanted of an archive: a file or folder in its root. */
typedef struct
{
  char     *name;
  char     *local_name;
  gboolean  is_folder;
  gboolean  overwrite;
  gboolean  found;
} Wanted;

/**
 * PteroUnpack:
 *
 * An archive of a server that is unpacked into a folder of this computer.
 *
 * Who made the archive is not trusted: files and folders are all that comes of
 * it, and links that stay in the folder they come with; nothing is written
 * through a link, and there is an end to how much it is. What is unpacked has
 * no rights and no owner of its own.
 *
 * All of it happens in a new folder beside what it becomes, which is named only
 * when it is complete; whoever prepared it has to have it cleaned in any case.
 */
struct _PteroUnpack
{
  GObject           parent_instance;

  GFile            *folder;
  char             *stage;        /* path of the folder in which it happens */
  GPtrArray        *wanted;       /* of Wanted; in the tree they are called by their index */
  GHashTable       *by_name;      /* name → Wanted */
  guint             max_entries;
  guint64           max_bytes;    /* 0: as the size of the archive has it */

  /* of the thread */
  int               tree;         /* the folder in the stage, or -1 */
  PteroUnpackLinks *links;        /* made when nothing is written any more */
  guint64           n_entries;    /* also folders that no entry is about */
  guint64           bytes;
  guint64           limit;
  guint64           size;         /* of the archive */
  gint64            told;         /* when it told how far it is */

  int               n_left_out;   /* atomic */
  int               permille;     /* atomic */
};

enum
{
  PROP_0,
  PROP_FRACTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PteroUnpack, ptero_unpack, G_TYPE_OBJECT)

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->name);
  g_free (wanted->local_name);
  g_free (wanted);
}

static gboolean
set_errno (GError **error,
           int      number)
{
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (number), g_strerror (number));

  return FALSE;
}

static void
leave_out (PteroUnpack *self)
{
  g_atomic_int_inc (&self->n_left_out);
}

/* What a file system does not take, or has already, is no reason to give up. */
static gboolean
leave_out_or_fail (PteroUnpack  *self,
                   int           number,
                   GError      **error)
{
  switch (number)
    {
    case EEXIST:
    case EINVAL:
    case EISDIR:
    case ELOOP:
    case ENAMETOOLONG:
    case ENOTDIR:
    case ENOTSUP:
    case EPERM:
      leave_out (self);
      return TRUE;
    default:
      return set_errno (error, number);
    }
}

static gboolean
notify_cb (gpointer user_data)
{
  g_object_notify_by_pspec (user_data, properties[PROP_FRACTION]);

  return G_SOURCE_REMOVE;
}

static void
tell (PteroUnpack        *self,
      PteroArchiveReader *reader,
      GTask              *task)
{
  gint64 now = g_get_monotonic_time ();
  gint64 done = ptero_archive_reader_get_done (reader);

  if (now - self->told < INTERVAL)
    return;

  self->told = now;
  g_atomic_int_set (&self->permille, self->size > 0
                      ? (int) CLAMP ((double) done / (double) self->size * 1000, 0, 1000)
                      : 0);
  g_main_context_invoke_full (g_task_get_context (task), G_PRIORITY_DEFAULT, notify_cb,
                              g_object_ref (self), g_object_unref);
}

/* Also what is left out has to be read. */
static gboolean
take_bytes (PteroUnpack  *self,
            gint64        n_bytes,
            GError      **error)
{
  g_autofree char *size = NULL;

  if (n_bytes >= 0 && (guint64) n_bytes <= self->limit - self->bytes)
    {
      self->bytes += (guint64) n_bytes;
      return TRUE;
    }

  size = g_format_size_full (self->limit, G_FORMAT_SIZE_IEC_UNITS);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
               _("The archive unpacks to more than %s."), size);

  return FALSE;
}

static gboolean
write_all (int          fd,
           const char  *data,
           gsize        length,
           GError     **error)
{
  while (length > 0)
    {
      gssize written = write (fd, data, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return set_errno (error, errno == EDQUOT || errno == EFBIG ? ENOSPC : errno);

      data += written;
      length -= (gsize) written;
    }

  return TRUE;
}

static gboolean
write_contents (PteroUnpack         *self,
                PteroArchiveReader  *reader,
                int                  fd,
                GTask               *task,
                GError             **error)
{
  g_autofree char *buffer = g_malloc (BUFFER);
  gssize length;

  while ((length = ptero_archive_reader_read (reader, buffer, BUFFER, error)) > 0)
    {
      if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), error) ||
          !take_bytes (self, length, error) || !write_all (fd, buffer, (gsize) length, error))
        return FALSE;
      tell (self, reader, task);
    }

  return length == 0;
}

static void
set_time (int                      fd,
          const PteroArchiveEntry *entry)
{
  const struct timespec times[2] = { { .tv_nsec = UTIME_OMIT }, { .tv_sec = entry->time } };

  if (entry->has_time)
    futimens (fd, times);
}

static gboolean
unpack_file (PteroUnpack              *self,
             PteroArchiveReader       *reader,
             const PteroArchiveEntry  *entry,
             int                       folder,
             const char               *name,
             GTask                    *task,
             GError                  **error)
{
  int fd = openat (folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
  gboolean done;

  if (fd < 0)
    return leave_out_or_fail (self, errno, error) && take_bytes (self, entry->size, error);

  done = write_contents (self, reader, fd, task, error);
  if (done)
    set_time (fd, entry);

  return (close (fd) == 0 || !done || set_errno (error, errno)) && done;
}

static int
open_parent (PteroUnpack  *self,
             char        **path)
{
  return ptero_tree_open (self->tree, (const char * const *) path, g_strv_length (path) - 1,
                          &self->n_entries);
}

static gboolean
unpack_folder (PteroUnpack  *self,
               char        **path,
               GError      **error)
{
  int folder = ptero_tree_open (self->tree, (const char * const *) path, g_strv_length (path),
                                &self->n_entries);

  if (folder < 0)
    return leave_out_or_fail (self, errno, error);

  close (folder);

  return TRUE;
}

/* An entry whose place is known. */
static gboolean
unpack_to (PteroUnpack              *self,
           PteroArchiveReader       *reader,
           const PteroArchiveEntry  *entry,
           char                    **path,
           GTask                    *task,
           GError                  **error)
{
  int folder;
  gboolean done;

  if (entry->type == PTERO_ARCHIVE_OTHER)
    {
      leave_out (self);
      return take_bytes (self, entry->size, error);
    }

  if (entry->type == PTERO_ARCHIVE_LINK)
    {
      if (!ptero_unpack_links_add (self->links, entry->target, (const char *const *) path))
        leave_out (self);
      return TRUE;
    }

  if (entry->type == PTERO_ARCHIVE_FOLDER)
    return unpack_folder (self, path, error);

  folder = open_parent (self, path);
  if (folder < 0)
    return leave_out_or_fail (self, errno, error) && take_bytes (self, entry->size, error);

  done = unpack_file (self, reader, entry, folder, path[g_strv_length (path) - 1], task, error);
  close (folder);

  return done;
}

/* The parts of a path, each one that can be a name here. Returns: (transfer full) (nullable): none
 * if it leads out */
static char **
split_path (const char *path)
{
  g_auto(GStrv) parts = g_strsplit (path, "/", -1);
  g_autoptr(GStrvBuilder) kept = g_strv_builder_new ();

  if (*path == '/')
    return NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (g_str_equal (parts[i], ".."))
        return NULL;
      if (*parts[i] != '\0' && !g_str_equal (parts[i], "."))
        g_strv_builder_add (kept, parts[i]);
    }

  return g_strv_builder_end (kept);
}

static Wanted *
find_wanted (PteroUnpack *self,
             const char  *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);

  return g_hash_table_lookup (self->by_name, valid);
}

/* From the names of the archive to those of the tree. */
static void
make_local (PteroUnpack  *self,
            char        **path,
            Wanted       *wanted)
{
  guint index = 0;

  g_ptr_array_find (self->wanted, wanted, &index);
  g_free (path[0]);
  path[0] = g_strdup_printf ("%u", index);
  for (guint i = 1; path[i] != NULL; i++)
    {
      g_autofree char *name = g_steal_pointer (&path[i]);

      path[i] = ptero_file_name_make_safe (name);
    }
}

static gboolean
unpack_entry (PteroUnpack              *self,
              PteroArchiveReader       *reader,
              const PteroArchiveEntry  *entry,
              GTask                    *task,
              GError                  **error)
{
  g_auto(GStrv) path = entry->path != NULL ? split_path (entry->path) : NULL;
  Wanted *wanted;

  if (path == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("The archive would write outside of its folder."));
      return FALSE;
    }

  /* the root itself */
  if (path[0] == NULL)
    return TRUE;

  wanted = find_wanted (self, path[0]);
  if (wanted == NULL || g_strv_length (path) > MAX_DEPTH)
    {
      leave_out (self);
      return take_bytes (self, entry->size, error);
    }

  wanted->found = TRUE;
  make_local (self, path, wanted);

  return unpack_to (self, reader, entry, path, task, error);
}

static gboolean
unpack_entries (PteroUnpack         *self,
                PteroArchiveReader  *reader,
                GTask               *task,
                GError             **error)
{
  PteroArchiveEntry entry;
  GError *problem = NULL;

  while (ptero_archive_reader_next (reader, &entry, &problem))
    {
      if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), error))
        return FALSE;
      if (++self->n_entries > self->max_entries)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                       _("There are more than %u files in the archive."), self->max_entries);
          return FALSE;
        }
      if (!unpack_entry (self, reader, &entry, task, error))
        return FALSE;
      tell (self, reader, task);
    }

  if (problem != NULL)
    g_propagate_error (error, problem);

  return problem == NULL;
}

/* What was asked for is there, though it be empty: an archive need not tell of folders. */
static gboolean
make_folders (PteroUnpack  *self,
              GError      **error)
{
  for (guint i = 0; i < self->wanted->len; i++)
    {
      Wanted *wanted = self->wanted->pdata[i];
      g_autofree char *name = g_strdup_printf ("%u", i);

      if (wanted->is_folder && mkdirat (self->tree, name, 0777) != 0)
        return set_errno (error, errno);
    }

  return TRUE;
}

static gboolean
is_there (int         folder,
          const char *name)
{
  struct stat info;

  return fstatat (folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0;
}

/* Nothing is moved before all can be. */
static gboolean
check_places (PteroUnpack  *self,
              int           folder,
              GError      **error)
{
  for (guint i = 0; i < self->wanted->len; i++)
    {
      Wanted *wanted = self->wanted->pdata[i];

      if (!wanted->overwrite && is_there (folder, wanted->local_name))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _("There is already a file “%s”."),
                       wanted->local_name);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
move_all (PteroUnpack  *self,
          int           folder,
          GError      **error)
{
  if (!check_places (self, folder, error))
    return FALSE;

  for (guint i = 0; i < self->wanted->len; i++)
    {
      Wanted *wanted = self->wanted->pdata[i];
      g_autofree char *name = g_strdup_printf ("%u", i);

      if (!is_there (self->tree, name))
        {
          /* or it was left out before */
          if (!wanted->found)
            leave_out (self);
          continue;
        }
      if (!ptero_tree_move (self->tree, name, folder, wanted->local_name, wanted->overwrite, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
put_in_place (PteroUnpack  *self,
              GError      **error)
{
  int folder = open (g_file_peek_path (self->folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean done;

  if (folder < 0)
    return set_errno (error, errno);

  done = move_all (self, folder, error);
  close (folder);

  return done;
}

static void
find_limit (PteroUnpack *self,
            const char  *path)
{
  struct stat info = { 0 };
  struct statvfs space;

  if (stat (path, &info) == 0)
    self->size = (guint64) info.st_size;
  self->limit = self->max_bytes > 0 ? self->max_bytes : MAX (MIN_BYTES, self->size * MAX_RATIO);
  if (statvfs (path, &space) == 0)
    self->limit = MIN (self->limit, (guint64) space.f_bavail * space.f_frsize);
}

static gboolean
unpack_archive (PteroUnpack  *self,
                GTask        *task,
                GError      **error)
{
  g_autofree char *path = g_build_filename (self->stage, PTERO_UNPACK_ARCHIVE, NULL);
  g_autoptr(PteroArchiveReader) reader = NULL;

  find_limit (self, path);
  reader = ptero_archive_reader_new (path, error);

  return reader != NULL && unpack_entries (self, reader, task, error);
}

/* From here on it is too late to stop it. */
static void
finish_tree (PteroUnpack  *self,
             GTask        *task,
             GError      **error)
{
  g_atomic_int_add (&self->n_left_out,
                    (int) ptero_unpack_links_make (self->links, self->tree, &self->n_entries));
  if (!g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), error))
    put_in_place (self, error);
}

static void
run_in_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  PteroUnpack *self = source;
  g_autofree char *path = g_build_filename (self->stage, TREE, NULL);
  GError *error = NULL;

  self->tree = g_mkdir (path, 0700) == 0
                 ? open (path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
                 : -1;
  if (self->tree < 0)
    set_errno (&error, errno);
  else if (make_folders (self, &error) && unpack_archive (self, task, &error))
    finish_tree (self, task, &error);

  if (self->tree >= 0)
    close (self->tree);
  self->tree = -1;
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
clean_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  ptero_tree_remove (AT_FDCWD, task_data);
  g_task_return_boolean (task, TRUE);
}

static void
ptero_unpack_finalize (GObject *object)
{
  PteroUnpack *self = PTERO_UNPACK (object);

  g_clear_object (&self->folder);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  g_clear_pointer (&self->links, ptero_unpack_links_free);
  g_free (self->stage);

  G_OBJECT_CLASS (ptero_unpack_parent_class)->finalize (object);
}

static void
ptero_unpack_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FRACTION:
      g_value_set_double (value, ptero_unpack_get_fraction (PTERO_UNPACK (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_unpack_class_init (PteroUnpackClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_unpack_finalize;
  G_OBJECT_CLASS (klass)->get_property = ptero_unpack_get_property;

  /**
   * PteroUnpack:fraction:
   *
   * How much of the archive is unpacked, 0 to 1.
   */
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
ptero_unpack_init (PteroUnpack *self)
{
  self->tree = -1;
  self->max_entries = MAX_ENTRIES;
  self->wanted = g_ptr_array_new_with_free_func (wanted_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->links = ptero_unpack_links_new ();
}

/**
 * ptero_unpack_new:
 * @folder: a folder of this computer
 *
 * Returns: (transfer full): what unpacks one archive into it, once it is told
 *   what is wanted of it
 */
PteroUnpack *
ptero_unpack_new (GFile *folder)
{
  PteroUnpack *self;

  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  self = g_object_new (PTERO_TYPE_UNPACK, NULL);
  self->folder = g_object_ref (folder);

  return self;
}

/**
 * ptero_unpack_add:
 * @self: what unpacks
 * @name: the name of a file or folder in the root of the archive
 * @is_folder: whether it is a folder, which is made also if it is empty
 * @local_name: a safe name: what it will be called
 * @overwrite: whether to replace a file of that name, or the files in a folder of that name; else
 *   it fails
 */
void
ptero_unpack_add (PteroUnpack *self,
                  const char  *name,
                  gboolean     is_folder,
                  const char  *local_name,
                  gboolean     overwrite)
{
  Wanted *wanted;

  g_return_if_fail (PTERO_IS_UNPACK (self));
  g_return_if_fail (name != NULL && ptero_file_name_is_safe (local_name));

  wanted = g_new0 (Wanted, 1);
  wanted->name = g_strdup (name);
  wanted->local_name = g_strdup (local_name);
  wanted->is_folder = is_folder;
  wanted->overwrite = overwrite;
  g_ptr_array_add (self->wanted, wanted);
  g_hash_table_insert (self->by_name, wanted->name, wanted);
}

/**
 * ptero_unpack_dup_names:
 * @self: what unpacks
 *
 * Returns: (transfer full): the names of what is wanted, as they are in the archive
 */
char **
ptero_unpack_dup_names (PteroUnpack *self)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  g_return_val_if_fail (PTERO_IS_UNPACK (self), NULL);

  for (guint i = 0; i < self->wanted->len; i++)
    g_strv_builder_add (names, ((Wanted *) self->wanted->pdata[i])->name);

  return g_strv_builder_end (names);
}

/**
 * ptero_unpack_set_limits:
 * @self: what unpacks
 * @n_entries: how many files, folders and links it may be
 * @bytes: how many bytes; 0 for what is plausible for the size of the archive
 */
void
ptero_unpack_set_limits (PteroUnpack *self,
                         guint        n_entries,
                         guint64      bytes)
{
  g_return_if_fail (PTERO_IS_UNPACK (self));

  self->max_entries = n_entries;
  self->max_bytes = bytes;
}

/* For it may be tried again. */
static void
reset (PteroUnpack *self)
{
  self->n_entries = 0;
  self->bytes = 0;
  self->told = 0;
  ptero_unpack_links_clear (self->links);
  for (guint i = 0; i < self->wanted->len; i++)
    ((Wanted *) self->wanted->pdata[i])->found = FALSE;
  g_atomic_int_set (&self->n_left_out, 0);
  g_atomic_int_set (&self->permille, 0);
}

/**
 * ptero_unpack_prepare:
 * @self: what unpacks
 * @error: return location for an error
 *
 * Makes the folder in which it happens; again after it was cleaned.
 *
 * Returns: (transfer full): where the archive has to be, as %PTERO_UNPACK_ARCHIVE
 */
GFile *
ptero_unpack_prepare (PteroUnpack  *self,
                      GError      **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (PTERO_IS_UNPACK (self) && self->stage == NULL, NULL);

  if (g_file_peek_path (self->folder) == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _("The folder is not on this computer."));
      return NULL;
    }

  path = g_build_filename (g_file_peek_path (self->folder), ".ptero-XXXXXX.part", NULL);
  if (g_mkdtemp_full (path, 0700) == NULL)
    {
      set_errno (error, errno);
      return NULL;
    }
  self->stage = g_steal_pointer (&path);
  reset (self);

  return g_file_new_for_path (self->stage);
}

/**
 * ptero_unpack_run_async:
 * @self: what was prepared
 * @cancellable: (nullable): to stop it
 * @callback: called when it is unpacked
 * @user_data: for @callback
 */
void
ptero_unpack_run_async (PteroUnpack         *self,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (PTERO_IS_UNPACK (self) && self->stage != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_unpack_run_async);
  /* the thread looks itself: what is in place cannot be taken back by a word that came too late */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * ptero_unpack_run_finish:
 * @self: what unpacks
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether it is unpacked; if not, %G_IO_ERROR_INVALID_DATA where the
 *   archive is to blame, or another %G_IO_ERROR
 */
gboolean
ptero_unpack_run_finish (PteroUnpack   *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ptero_unpack_clean_async:
 * @self: what was prepared
 * @callback: (nullable): called when it is clean
 * @user_data: for @callback
 *
 * Deletes the archive, and what of it is not in place.
 */
void
ptero_unpack_clean_async (PteroUnpack         *self,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (PTERO_IS_UNPACK (self) && self->stage != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, ptero_unpack_clean_async);
  g_task_set_task_data (task, g_steal_pointer (&self->stage), g_free);
  g_task_run_in_thread (task, clean_in_thread);
}

/**
 * ptero_unpack_clean_finish:
 * @self: what unpacks
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether it is clean
 */
gboolean
ptero_unpack_clean_finish (PteroUnpack   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ptero_unpack_get_fraction:
 * @self: what unpacks
 *
 * Returns: how much of the archive is unpacked, 0 to 1
 */
double
ptero_unpack_get_fraction (PteroUnpack *self)
{
  g_return_val_if_fail (PTERO_IS_UNPACK (self), 0);

  return g_atomic_int_get (&self->permille) / 1000.0;
}

/**
 * ptero_unpack_get_n_left_out:
 * @self: what unpacks
 *
 * Returns: how much of the archive was not unpacked, as it could do harm or cannot be here
 */
guint
ptero_unpack_get_n_left_out (PteroUnpack *self)
{
  g_return_val_if_fail (PTERO_IS_UNPACK (self), 0);

  return (guint) g_atomic_int_get (&self->n_left_out);
}
