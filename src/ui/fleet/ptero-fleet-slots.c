/* ptero-fleet-slots.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-slots.h"

/**
 * PteroFleetSlots:
 *
 * The places of a list of servers: what its view has as items.
 *
 * A view throws the rows of items away that leave its model, and makes new ones
 * for those that come. With servers as items that is most rows at each
 * keystroke in the search, and takes half a second. A place stays where it is
 * while the servers move: the rows that are on screen only change what they
 * say, and places are only added and removed at the end. So the list also stays
 * where it is scrolled to. The selection is that of the servers.
 *
 * The first places, for which a view makes rows at once, are added a few at a
 * time, and removed so as well, so that the window goes on answering. Until
 * then there may be more places than servers: the last have none. That is also
 * so where no server is left, as the view is not shown then.
 */
struct _PteroFleetSlots
{
  GObject            parent_instance;

  GtkSelectionModel *servers;
  GPtrArray         *slots;     /* NULL until asked for; may be more than there are servers */
  guint              n_items;
  gboolean           has_selected;  /* before what changed last */
  GtkWidget         *view;      /* not owned; NULL while none is told, and when it is gone */
  guint              settle_source;
  guint              settle_tick;   /* of the view */
  gint64             settle_due;    /* the next step at the latest, however much changes */
};

/* From so many on a view makes no more rows. */
#define N_ROWS  200
#define N_KEPT  240  /* it has some rows more where the focus is, or was */
#define N_STEP  6
#define N_FIRST 18   /* at once: what is on screen in a window of 800 pixels; each row more makes the start longer */

#define SETTLE_DELAY 50                          /* ms: what was found is painted first */
#define SETTLE_LIMIT (500 * G_TIME_SPAN_MILLISECOND)
#define STEP_DELAY   16                          /* ms, where there is no frame to wait for */

/**
 * PteroFleetSlot:
 *
 * One place in a list of servers.
 */
struct _PteroFleetSlot
{
  GObject          parent_instance;

  PteroFleetSlots *slots;       /* not owned; NULL when it is gone */
  guint            position;
};

enum
{
  SIGNAL_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void list_model_iface_init (GListModelInterface *iface);
static void selection_model_iface_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE (PteroFleetSlot, ptero_fleet_slot, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (PteroFleetSlots, ptero_fleet_slots, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                      selection_model_iface_init))

static void
ptero_fleet_slot_class_init (PteroFleetSlotClass *klass)
{
}

static void
ptero_fleet_slot_init (PteroFleetSlot *self)
{
}

static GType
ptero_fleet_slots_get_item_type (GListModel *list)
{
  return PTERO_TYPE_FLEET_SLOT;
}

static guint
ptero_fleet_slots_get_n_items (GListModel *list)
{
  return PTERO_FLEET_SLOTS (list)->n_items;
}

static gpointer
ptero_fleet_slots_get_item (GListModel *list,
                            guint       position)
{
  PteroFleetSlots *self = PTERO_FLEET_SLOTS (list);
  PteroFleetSlot *slot;

  if (position >= self->n_items)
    return NULL;

  if (position >= self->slots->len)
    g_ptr_array_set_size (self->slots, self->n_items);

  slot = g_ptr_array_index (self->slots, position);
  if (slot == NULL)
    {
      slot = g_object_new (PTERO_TYPE_FLEET_SLOT, NULL);
      slot->slots = self;
      slot->position = position;
      g_ptr_array_index (self->slots, position) = slot;
    }

  return g_object_ref (slot);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item = ptero_fleet_slots_get_item;
  iface->get_item_type = ptero_fleet_slots_get_item_type;
  iface->get_n_items = ptero_fleet_slots_get_n_items;
}

static gboolean
ptero_fleet_slots_is_selected (GtkSelectionModel *model,
                               guint              position)
{
  return gtk_selection_model_is_selected (PTERO_FLEET_SLOTS (model)->servers, position);
}

static GtkBitset *
ptero_fleet_slots_get_selection_in_range (GtkSelectionModel *model,
                                          guint              position,
                                          guint              n_items)
{
  return gtk_selection_model_get_selection_in_range (PTERO_FLEET_SLOTS (model)->servers, position,
                                                     n_items);
}

static gboolean
ptero_fleet_slots_set_selection (GtkSelectionModel *model,
                                 GtkBitset         *selected,
                                 GtkBitset         *mask)
{
  return gtk_selection_model_set_selection (PTERO_FLEET_SLOTS (model)->servers, selected, mask);
}

/* What means all servers, or all others, means those without a place as well. */
static gboolean
ptero_fleet_slots_select_item (GtkSelectionModel *model,
                               guint              position,
                               gboolean           unselect_rest)
{
  return gtk_selection_model_select_item (PTERO_FLEET_SLOTS (model)->servers, position,
                                          unselect_rest);
}

static gboolean
ptero_fleet_slots_select_range (GtkSelectionModel *model,
                                guint              position,
                                guint              n_items,
                                gboolean           unselect_rest)
{
  return gtk_selection_model_select_range (PTERO_FLEET_SLOTS (model)->servers, position, n_items,
                                           unselect_rest);
}

static gboolean
ptero_fleet_slots_select_all (GtkSelectionModel *model)
{
  return gtk_selection_model_select_all (PTERO_FLEET_SLOTS (model)->servers);
}

static gboolean
ptero_fleet_slots_unselect_all (GtkSelectionModel *model)
{
  return gtk_selection_model_unselect_all (PTERO_FLEET_SLOTS (model)->servers);
}

static void
selection_model_iface_init (GtkSelectionModelInterface *iface)
{
  iface->select_all = ptero_fleet_slots_select_all;
  iface->select_item = ptero_fleet_slots_select_item;
  iface->select_range = ptero_fleet_slots_select_range;
  iface->unselect_all = ptero_fleet_slots_unselect_all;
  iface->get_selection_in_range = ptero_fleet_slots_get_selection_in_range;
  iface->is_selected = ptero_fleet_slots_is_selected;
  iface->set_selection = ptero_fleet_slots_set_selection;
}

static gboolean settle_cb (gpointer data);

/* Where there is no server nothing is shown, most often by a search that goes on: the rows stay for
 * what comes then. */
static gboolean
is_settled (PteroFleetSlots *self)
{
  const guint n_servers = g_list_model_get_n_items (G_LIST_MODEL (self->servers));

  return n_servers > 0 ? self->n_items == n_servers : self->n_items <= N_KEPT;
}

/* The next number of places on the way from @n_items to @n_servers. Those without a row cost
 * nothing: they go first, and alone. */
static guint
get_step (guint n_items,
          guint n_servers)
{
  guint n_rows = MIN (n_items, N_ROWS);

  if (n_items < n_servers)
    return n_rows < N_ROWS ? MIN (n_servers, MAX (n_rows + N_STEP, N_FIRST)) : n_servers;

  if (n_items > N_KEPT && n_servers < N_KEPT)
    return N_KEPT;

  return n_rows > n_servers + N_STEP ? n_rows - N_STEP : n_servers;
}

/* Makes the places as many as the servers, as far as that can be done in one go. Returns whether
 * there is more to do. */
static gboolean
settle (PteroFleetSlots *self)
{
  const guint n_servers = g_list_model_get_n_items (G_LIST_MODEL (self->servers));
  const guint before = self->n_items;

  if (is_settled (self))
    return FALSE;

  self->settle_due = g_get_monotonic_time () + SETTLE_LIMIT;
  self->n_items = get_step (before, n_servers);
  if (self->n_items > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->n_items - before);
  else
    g_list_model_items_changed (G_LIST_MODEL (self), self->n_items, before - self->n_items, 0);

  return !is_settled (self);
}

static void
cancel_settle (PteroFleetSlots *self)
{
  g_clear_handle_id (&self->settle_source, g_source_remove);
  if (self->settle_tick != 0 && self->view != NULL)
    gtk_widget_remove_tick_callback (self->view, self->settle_tick);
  self->settle_tick = 0;
}

static void
queue_step (PteroFleetSlots *self,
            guint            delay)
{
  self->settle_source = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, delay, settle_cb, self, NULL);
}

/* In the frame that lays out what the step makes: were it made between two, that would be left to
 * the frame of a keystroke. */
static gboolean
tick_cb (GtkWidget     *view,
         GdkFrameClock *clock,
         gpointer       data)
{
  PteroFleetSlots *self = data;

  if (gtk_widget_get_mapped (view) && settle (self))
    return G_SOURCE_CONTINUE;

  self->settle_tick = 0;
  if (!is_settled (self))
    queue_step (self, STEP_DELAY);

  return G_SOURCE_REMOVE;
}

static gboolean
settle_cb (gpointer data)
{
  PteroFleetSlots *self = data;

  self->settle_source = 0;
  if (self->view != NULL && gtk_widget_get_mapped (self->view))
    self->settle_tick = gtk_widget_add_tick_callback (self->view, tick_cb, self, NULL);
  else if (settle (self))
    queue_step (self, STEP_DELAY);

  return G_SOURCE_REMOVE;
}

/* Not before the frame with what was found, and not in it: who types on is not made wait for rows
 * that are not in sight. */
static void
queue_settle (PteroFleetSlots *self)
{
  const gint64 now = g_get_monotonic_time ();

  if (self->settle_source == 0 && self->settle_tick == 0)
    self->settle_due = now + SETTLE_LIMIT;
  else if (now >= self->settle_due)
    return;

  cancel_settle (self);
  queue_step (self, SETTLE_DELAY);
}

static gboolean
has_selected (PteroFleetSlots *self)
{
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (self->servers);

  return !gtk_bitset_is_empty (selected);
}

static void
servers_changed_cb (PteroFleetSlots *self,
                    guint            position,
                    guint            n_removed,
                    guint            n_added)
{
  const gboolean had_selected = self->has_selected;

  self->has_selected = has_selected (self);
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
  /* All cells of all rows look at it again, be they in sight or not. */
  if (self->n_items > position && (had_selected || self->has_selected))
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position,
                                           self->n_items - position);

  if (self->n_items < N_FIRST || self->n_items >= N_ROWS)
    settle (self);
  if (is_settled (self))
    cancel_settle (self);
  else
    queue_settle (self);
}

static void
selection_changed_cb (PteroFleetSlots *self,
                      guint            position,
                      guint            n_items)
{
  self->has_selected = has_selected (self);
  if (position < self->n_items)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position,
                                           MIN (n_items, self->n_items - position));
}

static void
slot_release (gpointer data)
{
  PteroFleetSlot *slot = data;

  if (slot == NULL)
    return;

  slot->slots = NULL;
  g_object_unref (slot);
}

static void
ptero_fleet_slots_dispose (GObject *object)
{
  PteroFleetSlots *self = PTERO_FLEET_SLOTS (object);

  cancel_settle (self);
  ptero_fleet_slots_set_view (self, NULL);
  g_clear_pointer (&self->slots, g_ptr_array_unref);
  self->n_items = 0;
  g_clear_object (&self->servers);

  G_OBJECT_CLASS (ptero_fleet_slots_parent_class)->dispose (object);
}

static void
ptero_fleet_slots_class_init (PteroFleetSlotsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_fleet_slots_dispose;

  /**
   * PteroFleetSlots::moved:
   * @self: the places
   *
   * In some places there may be another server than before.
   */
  signals[SIGNAL_MOVED] =
    g_signal_new ("moved", PTERO_TYPE_FLEET_SLOTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
ptero_fleet_slots_init (PteroFleetSlots *self)
{
  self->slots = g_ptr_array_new_with_free_func (slot_release);
}

/**
 * ptero_fleet_slots_new:
 * @servers: a selection of [class@Ptero.FleetServer]
 *
 * Returns: (transfer full): the places of @servers
 */
PteroFleetSlots *
ptero_fleet_slots_new (GtkSelectionModel *servers)
{
  PteroFleetSlots *self;

  g_return_val_if_fail (GTK_IS_SELECTION_MODEL (servers), NULL);

  self = g_object_new (PTERO_TYPE_FLEET_SLOTS, NULL);
  self->servers = g_object_ref (servers);
  self->has_selected = has_selected (self);
  g_signal_connect_object (servers, "items-changed", G_CALLBACK (servers_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (servers, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (settle (self))
    queue_settle (self);

  return self;
}

/**
 * ptero_fleet_slots_set_view:
 * @self: the places
 * @view: (nullable): what shows them
 *
 * While @view is on screen the places come and go in its frames.
 */
void
ptero_fleet_slots_set_view (PteroFleetSlots *self,
                            GtkWidget       *view)
{
  g_return_if_fail (PTERO_IS_FLEET_SLOTS (self));
  g_return_if_fail (view == NULL || GTK_IS_WIDGET (view));

  g_set_weak_pointer (&self->view, view);
}

/**
 * ptero_fleet_slot_get_slots:
 * @self: a place
 *
 * Returns: (transfer none) (nullable): the list it is in
 */
PteroFleetSlots *
ptero_fleet_slot_get_slots (PteroFleetSlot *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SLOT (self), NULL);

  return self->slots;
}

/**
 * ptero_fleet_slot_dup_server:
 * @self: a place
 *
 * Returns: (transfer full) (nullable): the server that is there now
 */
PteroFleetServer *
ptero_fleet_slot_dup_server (PteroFleetSlot *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SLOT (self), NULL);

  return self->slots != NULL ? g_list_model_get_item (G_LIST_MODEL (self->slots->servers),
                                                      self->position) : NULL;
}
