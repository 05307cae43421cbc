/* ptero-table-hold.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-table-hold.h"

#define MANY 1000

/**
 * PteroTableHold:
 *
 * Keeps the first items of a model from its view until they are in order, if
 * they are many: they are sorted step by step, and a view has rows made and
 * destroyed at each.
 */
struct _PteroTableHold
{
  GObject             parent_instance;

  GtkColumnView      *view;         /* not owned: it is what has this */
  GtkSelectionModel  *selection;
  GtkFilterListModel *filtered;
  GtkSortListModel   *sorted;
  GListModel         *model;
  gboolean            armed;        /* nothing of the model was shown yet */
  gboolean            held;
  guint               idle_id;
};

G_DEFINE_FINAL_TYPE (PteroTableHold, ptero_table_hold, G_TYPE_OBJECT)

static gboolean
release_cb (gpointer user_data)
{
  PteroTableHold *self = user_data;

  self->idle_id = 0;
  if (gtk_filter_list_model_get_pending (self->filtered) > 0 ||
      gtk_sort_list_model_get_pending (self->sorted) > 0)
    return G_SOURCE_REMOVE;

  self->held = FALSE;
  gtk_column_view_set_model (self->view, self->selection);

  return G_SOURCE_REMOVE;
}

/* Not at once: one of the models may be ready while the next has not heard of it yet. */
static void
pending_cb (PteroTableHold *self)
{
  if (self->held && self->idle_id == 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_DEFAULT, release_cb, self, NULL);
}

static void
items_changed_cb (PteroTableHold *self,
                  guint           position,
                  guint           n_removed,
                  guint           n_added)
{
  if (!self->armed || n_added == 0)
    return;

  self->armed = FALSE;
  if (n_added < MANY || self->held)
    return;

  self->held = TRUE;
  gtk_column_view_set_model (self->view, NULL);
  pending_cb (self);
}

static void
ptero_table_hold_dispose (GObject *object)
{
  PteroTableHold *self = PTERO_TABLE_HOLD (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->sorted);

  G_OBJECT_CLASS (ptero_table_hold_parent_class)->dispose (object);
}

static void
ptero_table_hold_class_init (PteroTableHoldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_table_hold_dispose;
}

static void
ptero_table_hold_init (PteroTableHold *self)
{
}

/**
 * ptero_table_hold_new:
 * @view: a view that has a model, which outlives it
 * @filtered: what filters before that
 * @sorted: what sorts before that
 *
 * Returns: (transfer full): what holds items back
 */
PteroTableHold *
ptero_table_hold_new (GtkColumnView      *view,
                      GtkFilterListModel *filtered,
                      GtkSortListModel   *sorted)
{
  PteroTableHold *self = g_object_new (PTERO_TYPE_TABLE_HOLD, NULL);

  self->view = view;
  self->selection = g_object_ref (gtk_column_view_get_model (view));
  self->filtered = g_object_ref (filtered);
  self->sorted = g_object_ref (sorted);
  g_signal_connect_object (filtered, "notify::pending", G_CALLBACK (pending_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (sorted, "notify::pending", G_CALLBACK (pending_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * ptero_table_hold_watch:
 * @self: what holds items back
 * @model: (nullable): what will be filtered, but is not yet
 */
void
ptero_table_hold_watch (PteroTableHold *self,
                        GListModel     *model)
{
  g_return_if_fail (PTERO_IS_TABLE_HOLD (self));

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_set_object (&self->model, model);
  self->armed = TRUE;
  if (model == NULL)
    return;

  items_changed_cb (self, 0, 0, g_list_model_get_n_items (model));
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), self);
}
