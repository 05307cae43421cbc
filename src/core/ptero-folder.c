/* ptero-folder.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-folder.h"

#include "ptero-splice.h"

/**
 * PteroFolder:
 *
 * What is in a folder of a server: a list of [class@Ptero.FileObject].
 *
 * A file that is as it was stays the same object when the folder is listed
 * again, so that it stays selected.
 */
struct _PteroFolder
{
  GObject       parent_instance;

  PteroClient  *client;
  char         *server;
  char         *path;
  GPtrArray    *items;
  GHashTable   *names;          /* name, of the object → object */
  GCancellable *cancellable;    /* of the request that is under way */
  PteroAnswer  *answer;         /* that is to be taken when the main loop has come round */
  guint         idle_id;
  GError       *error;
  gboolean      loaded;
};

enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroFolder, ptero_folder, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
ptero_folder_get_item_type (GListModel *model)
{
  return PTERO_TYPE_FILE_OBJECT;
}

static guint
ptero_folder_get_n_items (GListModel *model)
{
  return PTERO_FOLDER (model)->items->len;
}

static gpointer
ptero_folder_get_item (GListModel *model,
                       guint       position)
{
  PteroFolder *self = PTERO_FOLDER (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = ptero_folder_get_item_type;
  iface->get_n_items = ptero_folder_get_n_items;
  iface->get_item = ptero_folder_get_item;
}

static gboolean
is_same (PteroFileObject *a,
         PteroFileObject *b)
{
  return a->size == b->size && a->is_file == b->is_file &&
         g_strcmp0 (a->mode, b->mode) == 0 && g_strcmp0 (a->mimetype, b->mimetype) == 0 &&
         (a->modified_at == b->modified_at ||
          (a->modified_at != NULL && b->modified_at != NULL &&
           g_date_time_equal (a->modified_at, b->modified_at)));
}

static void
take_items (PteroFolder *self,
            GPtrArray   *items)
{
  g_autoptr(GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < items->len; i++)
    {
      PteroFileObject *item = items->pdata[i];
      PteroFileObject *old = item->name != NULL
                               ? g_hash_table_lookup (self->names, item->name)
                               : NULL;

      /* One without a name cannot be named to the panel. */
      if (item->name == NULL || *item->name == '\0' || g_hash_table_contains (names, item->name))
        continue;
      if (old != NULL && is_same (old, item))
        item = old;
      g_ptr_array_add (wanted, g_object_ref (item));
      g_hash_table_insert (names, item->name, item);
    }

  g_clear_pointer (&self->names, g_hash_table_unref);
  self->names = g_steal_pointer (&names);
  ptero_splice_update (G_LIST_MODEL (self), self->items, wanted);
}

static void
end_loading (PteroFolder *self)
{
  g_clear_object (&self->cancellable);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
release_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  g_object_unref (task_data);
  g_task_return_boolean (task, TRUE);
}

/* To take a large answer to pieces takes longer than a frame. Takes @answer. */
static void
release_answer (PteroAnswer *answer)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_source_tag (task, release_answer);
  g_task_set_task_data (task, answer, NULL);
  g_task_run_in_thread (task, release_in_thread);
}

static gboolean
take_answer_cb (gpointer user_data)
{
  g_autoptr(PteroFolder) self = g_object_ref (user_data);
  PteroAnswer *answer = g_steal_pointer (&self->answer);

  self->idle_id = 0;
  self->loaded = TRUE;
  take_items (self, ptero_answer_get_items (answer));
  release_answer (answer);
  end_loading (self);

  return G_SOURCE_REMOVE;
}

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PteroFolder) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);

  /* By a newer one, or as nobody wants it any more. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_error (&self->error);
  self->error = g_steal_pointer (&error);
  if (answer == NULL)
    {
      end_loading (self);
      return;
    }

  /* Reading many took its time already: a frame may be due. */
  self->answer = g_steal_pointer (&answer);
  self->idle_id = g_idle_add (take_answer_cb, self);
}

/* What is under way is of no use any more. */
static void
drop_request (PteroFolder *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_object (&self->answer);
}

static void
ptero_folder_dispose (GObject *object)
{
  PteroFolder *self = PTERO_FOLDER (object);

  drop_request (self);

  G_OBJECT_CLASS (ptero_folder_parent_class)->dispose (object);
}

static void
ptero_folder_finalize (GObject *object)
{
  PteroFolder *self = PTERO_FOLDER (object);

  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->client);
  g_clear_error (&self->error);
  g_free (self->server);
  g_free (self->path);

  G_OBJECT_CLASS (ptero_folder_parent_class)->finalize (object);
}

static void
ptero_folder_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, ptero_folder_get_loading (PTERO_FOLDER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_folder_class_init (PteroFolderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ptero_folder_dispose;
  object_class->finalize = ptero_folder_finalize;
  object_class->get_property = ptero_folder_get_property;

  /**
   * PteroFolder:loading:
   *
   * Whether the panel is being asked. Notifies, too, when it has answered.
   */
  properties[PROP_LOADING] =
    g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ptero_folder_init (PteroFolder *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->names = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * ptero_folder_new:
 * @client: a panel
 * @server: the uuid of a server
 * @path: a clean path
 *
 * Returns: (transfer full): the folder, not yet listed
 */
PteroFolder *
ptero_folder_new (PteroClient *client,
                  const char  *server,
                  const char  *path)
{
  PteroFolder *self;

  g_return_val_if_fail (PTERO_IS_CLIENT (client), NULL);
  g_return_val_if_fail (server != NULL && path != NULL, NULL);

  self = g_object_new (PTERO_TYPE_FOLDER, NULL);
  self->client = g_object_ref (client);
  self->server = g_strdup (server);
  self->path = g_strdup (path);

  return self;
}

/**
 * ptero_folder_get_path:
 * @self: a folder
 *
 * Returns: where it is
 */
const char *
ptero_folder_get_path (PteroFolder *self)
{
  g_return_val_if_fail (PTERO_IS_FOLDER (self), NULL);

  return self->path;
}

/**
 * ptero_folder_get_loading:
 * @self: a folder
 *
 * Returns: whether the panel is being asked
 */
gboolean
ptero_folder_get_loading (PteroFolder *self)
{
  g_return_val_if_fail (PTERO_IS_FOLDER (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * ptero_folder_get_loaded:
 * @self: a folder
 *
 * Returns: whether the panel has told once what is in it
 */
gboolean
ptero_folder_get_loaded (PteroFolder *self)
{
  g_return_val_if_fail (PTERO_IS_FOLDER (self), FALSE);

  return self->loaded;
}

/**
 * ptero_folder_get_error:
 * @self: a folder
 *
 * Returns: (nullable): why it could not be listed the last time
 */
const GError *
ptero_folder_get_error (PteroFolder *self)
{
  g_return_val_if_fail (PTERO_IS_FOLDER (self), NULL);

  return self->error;
}

/**
 * ptero_folder_find:
 * @self: a folder
 * @name: a name
 *
 * Returns: (transfer none) (nullable): what has that name
 */
PteroFileObject *
ptero_folder_find (PteroFolder *self,
                   const char  *name)
{
  g_return_val_if_fail (PTERO_IS_FOLDER (self), NULL);

  return g_hash_table_lookup (self->names, name);
}

/**
 * ptero_folder_refresh:
 * @self: a folder
 *
 * Asks the panel what is in it.
 */
void
ptero_folder_refresh (PteroFolder *self)
{
  g_autoptr(PteroRequest) request = NULL;

  g_return_if_fail (PTERO_IS_FOLDER (self));

  drop_request (self);
  self->cancellable = g_cancellable_new ();
  request = ptero_request_new (PTERO_ENDPOINT_FILES_LIST, "server", self->server, "directory",
                               self->path, NULL);
  ptero_client_send_async (self->client, request, self->cancellable, fetched_cb,
                           g_object_ref (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}
