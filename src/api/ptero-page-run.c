/* ptero-page-run.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-page-run.h"

#include <glib/gi18n-lib.h>

#include "ptero-client-private.h"

#define MAX_AT_ONCE  6
/* Pages that are asked for or there and not read yet: a panel that is faster than the reading does
 * not fill the memory */
#define MAX_HELD     18
#define MAX_ATTEMPTS 3
/* A million servers; what says more is not a panel's count */
#define MAX_PAGES    10000
/* Pages that hold fewer items than they should, before the panel is not believed any more */
#define MAX_SHORT    3
/* What a panel may make of a wish for larger pages, and how many of those it may have then */
#define SMALL_PAGE   25
#define MAX_SMALL    400
/* Of a route that does not know pages */
#define MAX_UNPAGED  10000

/* All pages of a list on their way, the data of its task. */
typedef struct
{
  PteroRequest *request;
  guint         per_page;
  GCancellable *cancellable;  /* of all pages: cancelled by the caller and by the first error */
  gulong        cancelled_id;  /* of the caller's cancellable */
  GPtrArray    *pages;        /* arrays of items, NULL: not there yet */
  GHashTable   *known;        /* the set of what is in them */
  guint         next_page;
  guint         end;          /* the first page that had nothing more */
  guint         total;
  guint         n_short;      /* pages that hold less than they should */
  guint         n_under_way;  /* asked for and not yet taken in */
  guint         n_unheard;    /* of those: the panel is yet to answer */
  guint         attempt;
  gboolean      has_shifted;
  GError       *error;
  guint         n_unread;      /* items that could not be read */
  GError       *item_error;    /* why the first of them could not */
} PageRun;

static void
page_run_free (gpointer data)
{
  PageRun *run = data;

  g_clear_object (&run->request);
  g_clear_object (&run->cancellable);
  g_clear_pointer (&run->pages, g_ptr_array_unref);
  g_clear_pointer (&run->known, g_hash_table_unref);
  g_clear_error (&run->error);
  g_clear_error (&run->item_error);
  g_free (run);
}

static void
clear_page (gpointer data)
{
  if (data != NULL)
    g_ptr_array_unref (data);
}

/**
 * ptero_page_run_create_request: (skip)
 * @request: a request of a list route
 * @page: which page, 1 for the first
 * @per_page: items of a page; 0 leaves it to the panel
 *
 * Links between pages lack the filters on some routes, so they are never
 * followed.
 *
 * Returns: (transfer full): @request for one page
 */
PteroRequest *
ptero_page_run_create_request (PteroRequest *request,
                               guint         page,
                               guint         per_page)
{
  PteroRequest *copy = ptero_request_copy (request);
  g_autofree char *page_text = g_strdup_printf ("%u", page);
  g_autofree char *per_page_text = g_strdup_printf ("%u", per_page);

  ptero_request_set_query (copy, "page", page_text);
  if (per_page > 0)
    ptero_request_set_query (copy, "per_page", per_page_text);

  return copy;
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER,
                       _("The panel’s answer makes no sense: its pages do not hold what they should."));

  return FALSE;
}

/**
 * ptero_page_run_check: (skip)
 * @answer: one page
 * @page: which, 1 for the first
 * @per_page: how many items were asked for; 0 left it to the panel
 * @n_new: how many of its items were on no page before
 * @n_short: (inout): how many pages held less than they should
 * @error: return location for an error
 *
 * Only the last page may hold less than a page does. Servers that come and go
 * explain a few others; more of them would spend the budget on a list that is
 * none.
 *
 * Returns: %FALSE with %PTERO_API_ERROR_INVALID_ANSWER if no more pages should
 *   be asked for
 */
gboolean
ptero_page_run_check (PteroAnswer  *answer,
                      guint         page,
                      guint         per_page,
                      guint         n_new,
                      guint        *n_short,
                      GError      **error)
{
  const PteroPagination *pagination = ptero_answer_get_pagination (answer);
  guint n_unread = ptero_answer_get_n_unread (answer);
  guint n_items = ptero_answer_get_items (answer)->len + n_unread;
  guint size;

  if (per_page == 0)
    return TRUE;

  if (pagination == NULL)
    return n_items <= MAX_UNPAGED ? TRUE : refuse (error);

  if (pagination->per_page < MIN (per_page, SMALL_PAGE) && pagination->total_pages > MAX_SMALL)
    return refuse (error);

  size = pagination->per_page > 0 ? MIN (pagination->per_page, per_page) : per_page;

  /* nothing new at all: the list ends before its time, which is the caller's to see */
  if (page < pagination->total_pages && n_new + n_unread > 0 &&
      (n_items < size || n_new + n_unread < size / 2) && ++*n_short > MAX_SHORT)
    return refuse (error);

  return TRUE;
}

static void continue_run (GTask *task);
static void fetch_pages  (GTask *task);

static void
begin_attempt (PageRun *run)
{
  g_clear_pointer (&run->pages, g_ptr_array_unref);
  run->pages = g_ptr_array_new_with_free_func (clear_page);
  g_ptr_array_set_size (run->pages, 1);
  g_clear_pointer (&run->known, g_hash_table_unref);
  run->known = g_hash_table_new (NULL, NULL);
  run->next_page = 1;
  run->end = G_MAXUINT;
  run->has_shifted = FALSE;
  run->n_unread = 0;
  run->n_short = 0;
  g_clear_error (&run->item_error);
  run->attempt++;
}

/* Each item once, in the order of the pages. */
static GPtrArray *
merge_pages (PageRun *run)
{
  g_autoptr(GHashTable) known = g_hash_table_new (NULL, NULL);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < run->pages->len; i++)
    {
      GPtrArray *page = g_ptr_array_index (run->pages, i);

      for (guint j = 0; page != NULL && j < page->len; j++)
        if (g_hash_table_add (known, g_ptr_array_index (page, j)))
          g_ptr_array_add (items, g_object_ref (g_ptr_array_index (page, j)));
    }

  return items;
}

/* How many of @items are new. */
static guint
add_known (PageRun   *run,
           GPtrArray *items)
{
  guint n_new = 0;

  for (guint i = 0; i < items->len; i++)
    n_new += g_hash_table_add (run->known, g_ptr_array_index (items, i)) ? 1 : 0;

  return n_new;
}

/* Takes in the page that was asked for as @number. */
static void
take_page (PageRun     *run,
           guint        number,
           PteroAnswer *answer)
{
  const PteroPagination *pagination = ptero_answer_get_pagination (answer);
  GPtrArray *items = ptero_answer_get_items (answer);
  guint total = pagination != NULL ? pagination->total : items->len;
  guint n_pages = pagination != NULL ? MAX (pagination->total_pages, 1) : 1;
  guint n_new;

  if (n_pages > MAX_PAGES || n_pages > MAX (total, 1))
    {
      g_set_error_literal (&run->error, PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER,
                           _("The panel’s count of pages cannot be right."));
      return;
    }

  if (number == 1)
    {
      run->total = total;
      g_ptr_array_set_size (run->pages, n_pages);
    }
  else if (total != run->total)
    {
      run->has_shifted = TRUE;
    }

  run->pages->pdata[number - 1] = g_ptr_array_ref (items);
  run->n_unread += ptero_answer_get_n_unread (answer);
  if (run->item_error == NULL && ptero_answer_get_item_error (answer) != NULL)
    run->item_error = g_error_copy (ptero_answer_get_item_error (answer));

  n_new = add_known (run, items);
  if (!ptero_page_run_check (answer, number, run->per_page, n_new, &run->n_short, &run->error))
    return;

  /* However many pages it promises: the budget is not to be spent on more of this */
  if (n_new == 0 && ptero_answer_get_n_unread (answer) == 0 && number > 1)
    {
      run->end = MIN (run->end, number);
      run->has_shifted = TRUE;
    }
}

/* One of the pages on its way. */
typedef struct
{
  GTask    *task;
  guint     number;
  gboolean  has_arrived;
} Page;

static void
mark_arrived (Page *page)
{
  PageRun *run = g_task_get_task_data (page->task);

  if (!page->has_arrived)
    run->n_unheard--;
  page->has_arrived = TRUE;
}

static void
page_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autofree Page *page = user_data;
  PageRun *run = g_task_get_task_data (page->task);
  g_autoptr(PteroAnswer) answer = NULL;
  GError *error = NULL;

  mark_arrived (page);
  run->n_under_way--;
  answer = ptero_client_send_finish (PTERO_CLIENT (object), result, &error);

  if (answer != NULL && run->error == NULL)
    take_page (run, page->number, answer);
  else if (answer == NULL && run->error == NULL)
    run->error = g_steal_pointer (&error);

  g_clear_error (&error);
  continue_run (page->task);
}

/* The next one is asked for while this one is read. */
static void
page_arrived (gpointer user_data)
{
  Page *page = user_data;

  mark_arrived (page);
  fetch_pages (page->task);
}

static void
fetch_page (GTask *task,
            guint  number)
{
  PageRun *run = g_task_get_task_data (task);
  g_autoptr(PteroRequest) request = ptero_page_run_create_request (run->request, number,
                                                                   run->per_page);
  Page *page = g_new0 (Page, 1);

  page->task = g_object_ref (task);
  page->number = number;

  run->n_under_way++;
  run->n_unheard++;
  ptero_client_send_watched_async (g_task_get_source_object (task), request, page_arrived,
                                   run->cancellable, page_cb, page);
}

/* As many as may be under way; the first page says how many there are. */
static void
fetch_pages (GTask *task)
{
  PageRun *run = g_task_get_task_data (task);

  while (run->error == NULL && run->next_page <= run->pages->len && run->next_page < run->end &&
         run->n_unheard < MAX_AT_ONCE && run->n_under_way < MAX_HELD)
    fetch_page (task, run->next_page++);
}

static void
finish_run (GTask *task)
{
  PageRun *run = g_task_get_task_data (task);

  g_cancellable_disconnect (g_task_get_cancellable (task), run->cancelled_id);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Operation was cancelled");
  else if (run->error != NULL)
    g_task_return_error (task, g_steal_pointer (&run->error));
  else
    g_task_return_pointer (task, merge_pages (run), (GDestroyNotify) g_ptr_array_unref);
}

static gboolean
is_whole (PageRun *run)
{
  g_autoptr(GPtrArray) items = merge_pages (run);

  return !run->has_shifted && items->len + run->n_unread == run->total;
}

/* Does what comes next; takes a reference of @task. */
static void
continue_run (GTask *task)
{
  g_autoptr(GTask) owned = task;
  PageRun *run = g_task_get_task_data (task);

  if (run->error != NULL)
    {
      g_cancellable_cancel (run->cancellable);
      if (run->n_under_way == 0)
        finish_run (task);
      return;
    }

  fetch_pages (task);

  if (run->n_under_way > 0)
    return;

  if (run->attempt >= MAX_ATTEMPTS || is_whole (run))
    {
      finish_run (task);
      return;
    }

  begin_attempt (run);
  fetch_page (task, run->next_page++);
}

static void
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  g_cancellable_cancel (user_data);
}

/**
 * ptero_page_run_async: (skip)
 * @client: a client
 * @request: a request of a list route
 * @per_page: items of a page; 0 leaves it to the panel
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Fetches all pages of a list: the first, then the others, several at once.
 * When the panel's count changed under way, or does not fit what came, the
 * pages have shifted and are fetched again, three times at most; a list that
 * never rests is taken as it is. Nothing is asked for behind a page that
 * brings nothing new, nor after a few that bring less than they should.
 */
void
ptero_page_run_async (PteroClient         *client,
                      PteroRequest        *request,
                      guint                per_page,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  PageRun *run;

  g_return_if_fail (PTERO_IS_CLIENT (client));
  g_return_if_fail (PTERO_IS_REQUEST (request));

  run = g_new0 (PageRun, 1);
  run->request = g_object_ref (request);
  run->per_page = per_page;
  run->cancellable = g_cancellable_new ();

  task = g_task_new (client, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_page_run_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, run, page_run_free);

  if (cancellable != NULL)
    run->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb),
                                               g_object_ref (run->cancellable), g_object_unref);

  begin_attempt (run);
  fetch_page (task, run->next_page++);
}

/**
 * ptero_page_run_finish: (skip)
 * @result: what the callback got
 * @n_unread: (out): how many items could not be read
 * @item_error: (out) (nullable) (transfer full): why the first of them could not
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type PteroResource): the items of all
 *   pages, each once and in order
 */
GPtrArray *
ptero_page_run_finish (GAsyncResult  *result,
                       guint         *n_unread,
                       GError       **item_error,
                       GError       **error)
{
  PageRun *run = g_task_get_task_data (G_TASK (result));

  *n_unread = run->n_unread;
  *item_error = g_steal_pointer (&run->item_error);

  return g_task_propagate_pointer (G_TASK (result), error);
}
