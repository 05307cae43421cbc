/* ptero-file-place.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-file-place.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ptero-conflict.h"
#include "ptero-error-text.h"
#include "ptero-file-request.h"
#include "ptero-folder-picker.h"
#include "ptero-format.h"
#include "ptero-move-job.h"
#include "ptero-panel-toast.h"
#include "ptero-path.h"

typedef struct
{
  char     *name;
  char     *new_name;   /* NULL: it is left out */
  gboolean  replace;
} Item;

/* Things of a server before they are moved or copied to another folder of it. */
typedef struct
{
  PteroFileBrowser    *browser;
  char                *from;
  char                *to;
  gboolean             copy;
  GArray              *items;      /* of Item */
  PteroFolder         *folder;     /* the one they go to */
  guint                at;
  PteroConflictAnswer  for_all;
  PteroFilePlaced      placed;
  gpointer             user_data;
  GDestroyNotify       destroy;
} Placement;

static void check_next (Placement *placement);

static void
item_clear (gpointer data)
{
  Item *item = data;

  g_free (item->name);
  g_free (item->new_name);
}

static void
placement_free (Placement *placement)
{
  g_clear_object (&placement->browser);
  g_clear_object (&placement->folder);
  g_clear_pointer (&placement->items, g_array_unref);
  if (placement->destroy != NULL)
    placement->destroy (placement->user_data);
  g_free (placement->from);
  g_free (placement->to);
  g_free (placement);
}

static Item *
get_item (Placement *placement,
          guint      i)
{
  return &g_array_index (placement->items, Item, i);
}

/* Whoever closed the page doesn't want it any more. */
static gboolean
is_gone (Placement *placement)
{
  return gtk_widget_get_root (GTK_WIDGET (placement->browser)) == NULL;
}

static char *
create_title (Placement *placement)
{
  guint n = placement->items->len;

  if (n == 1 && placement->copy)
    /* Translators: a name, and a path */
    return g_strdup_printf (_("Copy %s to %s"), get_item (placement, 0)->name, placement->to);
  if (n == 1)
    /* Translators: a name, and a path */
    return g_strdup_printf (_("Move %s to %s"), get_item (placement, 0)->name, placement->to);
  if (placement->copy)
    /* Translators: %s is a path */
    return g_strdup_printf (ngettext ("Copy %u File to %s", "Copy %u Files to %s", n), n,
                            placement->to);

  /* Translators: %s is a path */
  return g_strdup_printf (ngettext ("Move %u File to %s", "Move %u Files to %s", n), n,
                          placement->to);
}

/* Takes @placement. */
static void
start (Placement *placement)
{
  PteroAccess *access = ptero_file_browser_get_access (placement->browser);
  g_autofree char *title = NULL;
  g_autoptr(PteroJob) job = NULL;

  for (guint i = placement->items->len; i > 0; i--)
    if (get_item (placement, i - 1)->new_name == NULL)
      g_array_remove_index (placement->items, i - 1);

  if (placement->items->len > 0)
    {
      title = create_title (placement);
      job = ptero_move_job_new (title, ptero_access_get_panel (access),
                                ptero_access_get_uuid (access),
                                placement->from, placement->to, placement->copy);
      for (guint i = 0; i < placement->items->len; i++)
        {
          Item *item = get_item (placement, i);

          ptero_move_job_add (PTERO_MOVE_JOB (job), item->name, item->new_name, item->replace);
        }
      ptero_file_job_start (placement->browser, job);
      if (placement->placed != NULL)
        placement->placed (placement->browser, placement->user_data);
    }
  placement_free (placement);
}

static gboolean
is_taken (Placement  *placement,
          const char *name)
{
  if (ptero_folder_find (placement->folder, name) != NULL)
    return TRUE;

  for (guint i = 0; i < placement->items->len; i++)
    if (g_strcmp0 (get_item (placement, i)->new_name, name) == 0)
      return TRUE;

  return FALSE;
}

static void
keep_both (Placement *placement,
           Item      *item)
{
  g_clear_pointer (&item->new_name, g_free);
  for (guint i = 1; item->new_name == NULL; i++)
    {
      g_autofree char *other = ptero_conflict_rename (item->name, i);

      if (!is_taken (placement, other))
        item->new_name = g_steal_pointer (&other);
    }
}

static void
apply (Placement           *placement,
       PteroConflictAnswer  answer)
{
  Item *item = get_item (placement, placement->at++);

  if (answer == PTERO_CONFLICT_REPLACE)
    item->replace = TRUE;
  else if (answer == PTERO_CONFLICT_KEEP)
    keep_both (placement, item);
  else
    g_clear_pointer (&item->new_name, g_free);
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Placement *placement = user_data;
  gboolean for_all = FALSE;
  PteroConflictAnswer answer = ptero_conflict_ask_finish (GTK_WIDGET (source), result, &for_all);

  if (answer == PTERO_CONFLICT_STOP || is_gone (placement))
    {
      placement_free (placement);
      return;
    }

  apply (placement, answer);
  if (for_all)
    placement->for_all = answer;
  check_next (placement);
}

static guint
count_conflicts (Placement *placement,
                 guint      from)
{
  guint n = 0;

  for (guint i = from; i < placement->items->len; i++)
    if (ptero_folder_find (placement->folder, get_item (placement, i)->name) != NULL)
      n++;

  return n;
}

/* Takes @placement. */
static void
ask (Placement       *placement,
     PteroFileObject *there)
{
  g_autofree char *place = NULL;

  if (there->is_file)
    place = g_strdup (placement->to);
  else
    /* Translators: follows "In"; %s is a path */
    place = g_strdup_printf (_("%s, as a folder: to replace it deletes all that is in it"),
                             placement->to);
  ptero_conflict_ask_async (GTK_WIDGET (placement->browser), there->name, place,
                            count_conflicts (placement, placement->at + 1), asked_cb, placement);
}

/* Takes @placement. */
static void
check_next (Placement *placement)
{
  /* beside itself */
  if (g_str_equal (placement->from, placement->to))
    placement->for_all = PTERO_CONFLICT_KEEP;

  while (placement->at < placement->items->len)
    {
      PteroFileObject *there = ptero_folder_find (placement->folder,
                                                  get_item (placement, placement->at)->name);

      if (there == NULL)
        {
          placement->at++;
        }
      else if (placement->for_all != PTERO_CONFLICT_STOP)
        {
          apply (placement, placement->for_all);
        }
      else
        {
          ask (placement, there);
          return;
        }
    }

  start (placement);
}

static void
listed_cb (PteroFolder *folder,
           GParamSpec  *pspec,
           Placement   *placement)
{
  g_autofree char *reason = NULL;

  if (ptero_folder_get_loading (folder))
    return;

  g_signal_handlers_disconnect_by_data (folder, placement);
  if (is_gone (placement))
    {
      placement_free (placement);
      return;
    }
  if (ptero_folder_get_error (folder) == NULL)
    {
      check_next (placement);
      return;
    }

  /* Nothing is replaced unasked: what is there has to be known. */
  reason = ptero_error_describe (ptero_folder_get_error (folder));
  ptero_panel_toast (GTK_WIDGET (placement->browser), "%s", reason);
  placement_free (placement);
}

/* A folder cannot go into itself. */
static gboolean
is_inside (const char *from,
           const char *name,
           const char *to)
{
  g_autofree char *path = ptero_path_join (from, name);

  return ptero_path_is_in (to, path);
}

/**
 * ptero_file_place:
 * @browser: a browser
 * @from: a clean path: the folder they are in
 * @names: (array zero-terminated=1): their names
 * @to: a clean path: the folder they go to
 * @copy: whether to copy them; else they are moved
 * @placed: (nullable) (scope notified): told when they are on their way, and not if that was
 *   cancelled
 * @user_data: for @placed
 * @destroy: (nullable): releases @user_data
 *
 * Moves or copies files and folders of the server, after asking what has to be asked.
 */
void
ptero_file_place (PteroFileBrowser  *browser,
                  const char        *from,
                  const char *const *names,
                  const char        *to,
                  gboolean           copy,
                  PteroFilePlaced    placed,
                  gpointer           user_data,
                  GDestroyNotify     destroy)
{
  PteroAccess *access = ptero_file_browser_get_access (browser);
  Placement *placement = g_new0 (Placement, 1);
  gboolean into_itself = FALSE;

  placement->browser = g_object_ref (browser);
  placement->placed = placed;
  placement->user_data = user_data;
  placement->destroy = destroy;
  for (guint i = 0; names[i] != NULL; i++)
    into_itself = into_itself || is_inside (from, names[i], to);
  if (into_itself)
    ptero_panel_toast (GTK_WIDGET (browser), "%s",
                       _("A folder cannot be moved or copied into itself"));
  if (into_itself || (!copy && g_str_equal (from, to)))
    {
      placement_free (placement);
      return;
    }

  placement->from = g_strdup (from);
  placement->to = g_strdup (to);
  placement->copy = copy;
  placement->items = g_array_new (FALSE, TRUE, sizeof (Item));
  g_array_set_clear_func (placement->items, item_clear);
  for (guint i = 0; names[i] != NULL; i++)
    {
      Item item = { g_strdup (names[i]), g_strdup (names[i]), FALSE };

      g_array_append_val (placement->items, item);
    }
  placement->folder = ptero_folder_new (ptero_panel_get_client (ptero_access_get_panel (access)),
                                        ptero_access_get_uuid (access), to);
  ptero_folder_refresh (placement->folder);
  g_signal_connect (placement->folder, "notify::loading", G_CALLBACK (listed_cb), placement);
}

typedef struct
{
  char *from;
  GStrv names;
} Moving;

static void
picked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Moving *moving = user_data;
  g_autofree char *from = moving->from;
  g_auto(GStrv) names = moving->names;
  g_autofree char *to = ptero_folder_picker_ask_finish (GTK_WIDGET (source), result, NULL);

  g_free (moving);
  if (to != NULL && gtk_widget_get_root (GTK_WIDGET (source)) != NULL)
    ptero_file_place (PTERO_FILE_BROWSER (source), from, (const char *const *) names, to, FALSE,
                      NULL, NULL, NULL);
}

/**
 * ptero_file_move:
 * @browser: a browser
 * @files: (element-type PteroFileObject): some
 *
 * Asks for another folder.
 */
void
ptero_file_move (PteroFileBrowser *browser,
                 GPtrArray        *files)
{
  Moving *moving = g_new0 (Moving, 1);
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_autofree char *name = ptero_file_describe (files);
  g_autofree char *safe = ptero_text_make_safe (name);
  /* Translators: %s is a name, or "3 files" */
  g_autofree char *title = g_strdup_printf (_("Move %s"), safe);

  for (guint i = 0; i < files->len; i++)
    g_strv_builder_add (names, PTERO_FILE_OBJECT (files->pdata[i])->name);
  moving->from = g_strdup (ptero_folder_get_path (ptero_file_browser_get_folder (browser)));
  moving->names = g_strv_builder_end (names);
  ptero_folder_picker_ask_async (GTK_WIDGET (browser), ptero_file_browser_get_access (browser),
                                 title, _("_Move Here"),
                                 moving->from, (const char *const *) moving->names, picked_cb,
                                 moving);
}
