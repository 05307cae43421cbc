/* ptero-listing.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-listing.h"

#include "ptero-page-run.h"
#include "ptero-splice.h"
#include "ptero-weak-ref.h"

/* How near the end of what is there the next page is fetched */
#define AHEAD 20
/* How many pages a refresh fetches to replace those that are there */
#define MAX_AGAIN 20
/* Pages in a row without anything new, before nothing is expected behind them */
#define MAX_IDLE 3
/* How often everything is fetched anew because a refresh began meanwhile; what comes then is taken,
 * or it would never end */
#define MAX_ANEW 3

/**
 * PteroListing:
 *
 * A list model of the resources that a list route answers with.
 *
 * Nothing is fetched before [method@Ptero.Listing.refresh] or
 * [method@Ptero.Listing.load_all_async]. After a refresh, the next page is
 * fetched when an item near the end of what is there is asked for. Pages
 * shift when something is created or deleted between two fetches: what comes
 * twice is there once, and when the panel's count changed under way or does
 * not fit what is there in the end, all pages are fetched again.
 */

struct _PteroListing
{
  GObject       parent_instance;

  PteroClient  *client;
  PteroRequest *request;
  guint         per_page;

  GPtrArray    *items;
  GHashTable   *known;        /* the set of the items */
  guint         total;
  GError       *error;
  guint         n_unread;     /* items that could not be read */
  GError       *item_error;   /* why the first of them could not */
  gboolean      complete;
  guint         n_loading;
  guint         n_begun;      /* how often the content was asked for */
  guint         newest;       /* which of these it is of, or will be after the refresh under way */

  GPtrArray    *gathered;     /* pages of a refresh, until there are as many items as before;
                                 NULL: they are there at once */
  GCancellable *cancellable;  /* of the pages of the last refresh */
  guint         next_page;    /* 0: not to be fetched */
  gboolean      is_fetching;
  gboolean      has_shifted;
  guint         n_short;      /* pages that hold less than they should */
  guint         n_idle;       /* pages in a row that brought nothing new */
  guint         idle_id;
};

enum
{
  PROP_0,
  PROP_COMPLETE,
  PROP_ERROR,
  PROP_LOADING,
  PROP_TOTAL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void fetch_next (PteroListing *self);

static gboolean
fetch_next_cb (gpointer user_data)
{
  PteroListing *self = user_data;

  self->idle_id = 0;
  fetch_next (self);

  return G_SOURCE_REMOVE;
}

static GType
ptero_listing_get_item_type (GListModel *model)
{
  PteroListing *self = PTERO_LISTING (model);

  /* what is related to a resource is of another type */
  if (ptero_request_get_relation (self->request) != NULL)
    return PTERO_TYPE_RESOURCE;

  return ptero_endpoint_get_info (ptero_request_get_endpoint (self->request))->type ();
}

static guint
ptero_listing_get_n_items (GListModel *model)
{
  return PTERO_LISTING (model)->items->len;
}

static gpointer
ptero_listing_get_item (GListModel *model,
                        guint       position)
{
  PteroListing *self = PTERO_LISTING (model);

  if (position >= self->items->len)
    return NULL;

  /* Not from here: whoever asks may be in the middle of a change */
  if (position + AHEAD >= self->items->len && self->next_page != 0 && !self->is_fetching &&
      self->idle_id == 0)
    self->idle_id = g_idle_add (fetch_next_cb, self);

  return g_object_ref (g_ptr_array_index (self->items, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = ptero_listing_get_item_type;
  iface->get_n_items = ptero_listing_get_n_items;
  iface->get_item = ptero_listing_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroListing, ptero_listing, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
set_total (PteroListing *self,
           guint         total)
{
  if (self->total == total)
    return;

  self->total = total;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTAL]);
}

static void
set_complete (PteroListing *self,
              gboolean      complete)
{
  if (self->complete == complete)
    return;

  self->complete = complete;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}

/* What was cancelled is nobody's to see. */
static void
set_error (PteroListing *self,
           const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      (self->error == NULL && error == NULL))
    return;

  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
set_unread (PteroListing *self,
            guint         n_unread,
            const GError *item_error)
{
  self->n_unread = n_unread;

  if (n_unread == 0 || item_error != NULL)
    g_clear_error (&self->item_error);

  if (item_error != NULL)
    self->item_error = g_error_copy (item_error);
}

static void
begin_loading (PteroListing *self)
{
  if (self->n_loading++ == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
end_loading (PteroListing *self)
{
  if (--self->n_loading == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* Those of @items that are not yet in @known, which they join. */
static GPtrArray *
filter_known (GHashTable *known,
              GPtrArray  *items)
{
  GPtrArray *fresh = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    if (g_hash_table_add (known, g_ptr_array_index (items, i)))
      g_ptr_array_add (fresh, g_ptr_array_index (items, i));

  return fresh;
}

static void
replace_items (PteroListing *self,
               GPtrArray    *items)
{
  g_autoptr(GPtrArray) wanted = NULL;

  g_hash_table_remove_all (self->known);
  wanted = filter_known (self->known, items);
  ptero_splice_update (G_LIST_MODEL (self), self->items, wanted);
}

static void
stop_fetching (PteroListing *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_pointer (&self->gathered, g_ptr_array_unref);
  self->next_page = 0;

  if (self->is_fetching)
    {
      self->is_fetching = FALSE;
      end_loading (self);
    }
}

static void
repaired_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  /* The error is the listing's by now */
  ptero_listing_load_all_finish (PTERO_LISTING (object), result, NULL);
}

/* After the last page: whether all is there. */
static void
finish_pages (PteroListing *self)
{
  g_autoptr(GCancellable) cancellable = g_object_ref (self->cancellable);

  self->next_page = 0;

  if (self->has_shifted || self->items->len + self->n_unread != self->total)
    ptero_listing_load_all_async (self, cancellable, repaired_cb, NULL);
  else
    set_complete (self, TRUE);
}

/* Returns how many of @items are new. */
static guint
gather (PteroListing *self,
        GPtrArray    *items)
{
  g_autoptr(GHashTable) known = g_hash_table_new (NULL, NULL);
  const guint n_before = self->gathered->len;

  for (guint i = 0; i < n_before; i++)
    g_hash_table_add (known, self->gathered->pdata[i]);
  for (guint i = 0; i < items->len; i++)
    if (g_hash_table_add (known, items->pdata[i]))
      g_ptr_array_add (self->gathered, g_object_ref (items->pdata[i]));

  return self->gathered->len - n_before;
}

static void
replace_with_gathered (PteroListing *self)
{
  g_autoptr(GPtrArray) gathered = g_steal_pointer (&self->gathered);

  replace_items (self, gathered);
}

/* Returns how many of @items are new. */
static guint
add_items (PteroListing *self,
           guint         page,
           GPtrArray    *items)
{
  g_autoptr(GPtrArray) fresh = NULL;
  const guint n_before = self->items->len;

  if (self->gathered != NULL)
    return gather (self, items);

  if (page == 1)
    {
      replace_items (self, items);
      return self->items->len;
    }

  fresh = filter_known (self->known, items);
  ptero_splice_append (G_LIST_MODEL (self), self->items, fresh);

  return self->items->len - n_before;
}

/* Whether nobody who was told of a change has begun anew. */
static gboolean
is_current (PteroListing *self,
            GCancellable *cancellable)
{
  return self->cancellable == cancellable;
}

/* All of @page is in the list. */
static void
end_page (PteroListing *self,
          PteroAnswer  *answer,
          guint         page,
          guint         n_new,
          gboolean      is_last)
{
  g_autoptr(GError) error = NULL;

  if (!ptero_page_run_check (answer, page, self->per_page, n_new, &self->n_short, &error))
    {
      self->next_page = 0;
      g_clear_pointer (&self->gathered, g_ptr_array_unref);
      set_error (self, error);
    }
  else if (is_last || self->n_idle > MAX_IDLE)
    {
      finish_pages (self);
    }
  else if (n_new == 0 || self->gathered != NULL)
    {
      /* no view will ask for what is behind it */
      fetch_next (self);
    }
}

static void
take_page (PteroListing *self,
           PteroAnswer  *answer)
{
  const PteroPagination *pagination = ptero_answer_get_pagination (answer);
  GPtrArray *items = ptero_answer_get_items (answer);
  guint total = pagination != NULL ? pagination->total : items->len;
  guint page = self->next_page;
  gboolean is_last = items->len == 0 || page >= total || pagination == NULL ||
                     page >= pagination->total_pages;
  g_autoptr(GCancellable) cancellable = g_object_ref (self->cancellable);
  guint n_new;

  self->has_shifted = page > 1 && (self->has_shifted || total != self->total);
  self->next_page = is_last ? 0 : page + 1;
  set_unread (self, (page == 1 ? 0 : self->n_unread) + ptero_answer_get_n_unread (answer),
              ptero_answer_get_item_error (answer));
  set_total (self, total);
  if (!is_current (self, cancellable))
    return;

  n_new = add_items (self, page, items);
  if (!is_current (self, cancellable))
    return;

  self->n_idle = n_new > 0 ? 0 : self->n_idle + 1;
  if (self->gathered != NULL && (is_last || self->n_idle > MAX_IDLE || page >= MAX_AGAIN ||
                                 self->gathered->len >= self->items->len))
    replace_with_gathered (self);

  if (is_current (self, cancellable))
    end_page (self, answer, page, n_new, is_last);
}

static void
page_fetched_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(PteroListing) self = ptero_weak_ref_take (user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (object), result, &error);

  /* Cancelled: by a newer refresh, which is on its own way */
  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->is_fetching = FALSE;
  if (answer != NULL)
    {
      set_error (self, NULL);
      take_page (self, answer);
    }
  else
    {
      self->next_page = 0;
      g_clear_pointer (&self->gathered, g_ptr_array_unref);
      set_error (self, error);
    }

  end_loading (self);
}

static void
fetch_next (PteroListing *self)
{
  g_autoptr(PteroRequest) request = NULL;

  if (self->next_page == 0 || self->is_fetching)
    return;

  self->is_fetching = TRUE;
  begin_loading (self);

  request = ptero_page_run_create_request (self->request, self->next_page, self->per_page);
  ptero_client_send_async (self->client, request, self->cancellable, page_fetched_cb,
                           ptero_weak_ref_new (self));
}

static void
ptero_listing_dispose (GObject *object)
{
  PteroListing *self = PTERO_LISTING (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_object (&self->client);

  G_OBJECT_CLASS (ptero_listing_parent_class)->dispose (object);
}

static void
ptero_listing_finalize (GObject *object)
{
  PteroListing *self = PTERO_LISTING (object);

  g_clear_object (&self->request);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->gathered, g_ptr_array_unref);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_error (&self->error);
  g_clear_error (&self->item_error);

  G_OBJECT_CLASS (ptero_listing_parent_class)->finalize (object);
}

static void
ptero_listing_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  PteroListing *self = PTERO_LISTING (object);

  switch (prop_id)
    {
    case PROP_COMPLETE:
      g_value_set_boolean (value, self->complete);
      break;

    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;

    case PROP_LOADING:
      g_value_set_boolean (value, self->n_loading > 0);
      break;

    case PROP_TOTAL:
      g_value_set_uint (value, self->total);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_listing_class_init (PteroListingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ptero_listing_dispose;
  object_class->finalize = ptero_listing_finalize;
  object_class->get_property = ptero_listing_get_property;

  /**
   * PteroListing:complete:
   *
   * Whether everything that the panel has is there.
   */
  properties[PROP_COMPLETE] =
    g_param_spec_boolean ("complete", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * PteroListing:error:
   *
   * Why the last fetch failed; what was there stays.
   */
  properties[PROP_ERROR] =
    g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * PteroListing:loading:
   *
   * Whether a page is on its way.
   */
  properties[PROP_LOADING] =
    g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * PteroListing:total:
   *
   * How many items the panel says there are.
   */
  properties[PROP_TOTAL] =
    g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ptero_listing_init (PteroListing *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->known = g_hash_table_new (NULL, NULL);
}

static gboolean
gives_list (PteroRequest *request)
{
  const PteroEndpoint endpoint = ptero_request_get_endpoint (request);

  return ptero_endpoint_get_info (endpoint)->answer == PTERO_ANSWER_LIST ||
         ptero_request_get_relation (request) != NULL;
}

/**
 * ptero_listing_new:
 * @client: a client
 * @request: a request of a list route, with its filters and its priority, or one for what is
 *   related to a resource
 * @per_page: items of a page; 0 leaves it to the panel
 *
 * Returns: (transfer full): an empty listing
 */
PteroListing *
ptero_listing_new (PteroClient  *client,
                   PteroRequest *request,
                   guint         per_page)
{
  PteroListing *self;

  g_return_val_if_fail (PTERO_IS_CLIENT (client), NULL);
  g_return_val_if_fail (PTERO_IS_REQUEST (request), NULL);
  g_return_val_if_fail (gives_list (request), NULL);

  self = g_object_new (PTERO_TYPE_LISTING, NULL);
  self->client = g_object_ref (client);
  self->request = ptero_request_copy (request);
  self->per_page = per_page;

  return self;
}

/**
 * ptero_listing_get_loading:
 * @self: a listing
 *
 * Returns: whether a page is on its way
 */
gboolean
ptero_listing_get_loading (PteroListing *self)
{
  g_return_val_if_fail (PTERO_IS_LISTING (self), FALSE);

  return self->n_loading > 0;
}

/**
 * ptero_listing_get_complete:
 * @self: a listing
 *
 * Returns: whether everything that the panel has is there
 */
gboolean
ptero_listing_get_complete (PteroListing *self)
{
  g_return_val_if_fail (PTERO_IS_LISTING (self), FALSE);

  return self->complete;
}

/**
 * ptero_listing_get_total:
 * @self: a listing
 *
 * Returns: how many items the panel says there are
 */
guint
ptero_listing_get_total (PteroListing *self)
{
  g_return_val_if_fail (PTERO_IS_LISTING (self), 0);

  return self->total;
}

/**
 * ptero_listing_get_error:
 * @self: a listing
 *
 * Returns: (nullable): why the last fetch failed
 */
const GError *
ptero_listing_get_error (PteroListing *self)
{
  g_return_val_if_fail (PTERO_IS_LISTING (self), NULL);

  return self->error;
}

/**
 * ptero_listing_peek_item:
 * @self: a listing
 * @position: where
 *
 * Looks at an item that is there; unlike [method@Gio.ListModel.get_item] it has
 * no page fetched.
 *
 * Returns: (transfer none) (nullable): the item
 */
gpointer
ptero_listing_peek_item (PteroListing *self,
                         guint         position)
{
  g_return_val_if_fail (PTERO_IS_LISTING (self), NULL);

  return position < self->items->len ? g_ptr_array_index (self->items, position) : NULL;
}

/**
 * ptero_listing_get_n_unread:
 * @self: a listing
 *
 * Returns: how many items could not be read and are missing
 */
guint
ptero_listing_get_n_unread (PteroListing *self)
{
  g_return_val_if_fail (PTERO_IS_LISTING (self), 0);

  return self->n_unread;
}

/**
 * ptero_listing_get_item_error:
 * @self: a listing
 *
 * Returns: (nullable): why one of those could not be read
 */
const GError *
ptero_listing_get_item_error (PteroListing *self)
{
  g_return_val_if_fail (PTERO_IS_LISTING (self), NULL);

  return self->item_error;
}

/* The data of the task that fetches everything. */
typedef struct
{
  guint number;  /* which asking for the content it is */
  guint n_anew;
} AllLoad;

static void fetch_all (GTask *task);

/* Returns whether all is there, as it was when it was asked for or later. */
static gboolean
take_all (PteroListing *self,
          AllLoad      *load,
          GPtrArray    *items,
          guint         n_unread,
          const GError *item_error)
{
  const guint newest = MAX (self->newest, load->number);

  if (load->number < newest && (self->complete || load->n_anew < MAX_ANEW))
    return self->complete;

  /* Pages of an older refresh would be put behind these */
  stop_fetching (self);
  self->newest = newest;
  replace_items (self, items);
  /* whoever was told of it may have begun anew */
  if (self->newest != newest)
    return FALSE;

  set_unread (self, n_unread, item_error);
  set_total (self, self->items->len + n_unread);
  set_complete (self, TRUE);

  return TRUE;
}

static void
all_fetched_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PteroListing *self = g_task_get_source_object (task);
  AllLoad *load = g_task_get_task_data (task);
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GError) item_error = NULL;
  guint n_unread = 0;
  GError *error = NULL;

  items = ptero_page_run_finish (result, &n_unread, &item_error, &error);
  /* of what is newer it says nothing */
  if (load->number >= self->newest)
    set_error (self, error);

  if (items != NULL && !take_all (self, load, items, n_unread, item_error) &&
      load->n_anew++ < MAX_ANEW)
    {
      fetch_all (g_steal_pointer (&task));
      return;
    }

  end_loading (self);

  if (items != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Takes a reference of @task. */
static void
fetch_all (GTask *task)
{
  PteroListing *self = g_task_get_source_object (task);
  AllLoad *load = g_task_get_task_data (task);

  load->number = ++self->n_begun;
  ptero_page_run_async (self->client, self->request, self->per_page, g_task_get_cancellable (task),
                        all_fetched_cb, task);
}

/**
 * ptero_listing_load_all_async:
 * @self: a listing
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Fetches every page, several at once, and then replaces the content in one
 * go with as few changes as there are: items that stay keep their object and
 * position. When it fails the old content stays, and when something newer is
 * there by then, that stays.
 */
void
ptero_listing_load_all_async (PteroListing        *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (PTERO_IS_LISTING (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_listing_load_all_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_new0 (AllLoad, 1), g_free);

  begin_loading (self);
  fetch_all (g_steal_pointer (&task));
}

/**
 * ptero_listing_load_all_finish:
 * @self: a listing
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: %FALSE with an error of [method@Ptero.Client.send_finish]
 */
gboolean
ptero_listing_load_all_finish (PteroListing  *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ptero_listing_refresh:
 * @self: a listing
 *
 * Starts anew from the first page; the old content stays until as many items
 * are there again, or a number of pages that is enough for a view.
 */
void
ptero_listing_refresh (PteroListing *self)
{
  g_return_if_fail (PTERO_IS_LISTING (self));

  stop_fetching (self);
  self->newest = ++self->n_begun;
  set_complete (self, FALSE);

  self->cancellable = g_cancellable_new ();
  self->has_shifted = FALSE;
  self->n_short = 0;
  self->n_idle = 0;
  self->next_page = 1;
  if (self->items->len > 0)
    self->gathered = g_ptr_array_new_with_free_func (g_object_unref);
  fetch_next (self);
}
