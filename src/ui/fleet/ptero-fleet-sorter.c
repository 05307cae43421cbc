/* ptero-fleet-sorter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-sorter.h"

#include <string.h>

#include "ptero-attention.h"
#include "ptero-server-order.h"

/**
 * PteroFleetSorter:
 *
 * The order of the server list: by one column, up or down. What is not known
 * is last either way, and servers that are equal are in the order of their
 * names. Without a column the order is the fleet's own, with the favorites
 * first where that is wanted.
 *
 * States and numbers change all the time, the order only when it is renewed:
 * what a server is sorted by is asked for once, and kept until then. Were it
 * what it is now, a list would not be sorted any more by the time at which
 * another server comes in between.
 */
struct _PteroFleetSorter
{
  GtkSorter         parent_instance;

  PteroFleetColumn  column;
  gboolean          descending;
  gboolean          favorites_first;
  GHashTable       *places;   /* (element-type Ptero.FleetServer guint): counted from one, */
  GArray           *values;   /* (element-type double): in these, as of the last renewal */
};

G_DEFINE_FINAL_TYPE (PteroFleetSorter, ptero_fleet_sorter, GTK_TYPE_SORTER)

/* Another name and what it is sorted by; kept with what it is of, as collating anew for
 * every comparison would take most of the time of sorting. */
typedef struct
{
  char *text;
  char *key;
} SortKey;

static GQuark node_quark;
static GQuark panel_quark;

/* What runs has something to tell, and so has what failed. */
static const guint8 state_ranks[PTERO_N_SERVER_STATES] = {
  [PTERO_SERVER_STATE_CRASHED] = 0,
  [PTERO_SERVER_STATE_NODE_DOWN] = 1,
  [PTERO_SERVER_STATE_INSTALL_FAILED] = 2,
  [PTERO_SERVER_STATE_RUNNING] = 3,
  [PTERO_SERVER_STATE_STARTING] = 4,
  [PTERO_SERVER_STATE_STOPPING] = 5,
  [PTERO_SERVER_STATE_INSTALLING] = 6,
  [PTERO_SERVER_STATE_TRANSFERRING] = 7,
  [PTERO_SERVER_STATE_RESTORING] = 8,
  [PTERO_SERVER_STATE_MAINTENANCE] = 9,
  [PTERO_SERVER_STATE_OFFLINE] = 10,
  [PTERO_SERVER_STATE_SUSPENDED] = 11,
  [PTERO_SERVER_STATE_UNKNOWN] = 12,
};

static void
sort_key_free (gpointer data)
{
  SortKey *self = data;

  g_free (self->text);
  g_free (self->key);
  g_free (self);
}

static const char *
get_sort_key (gpointer    object,
              GQuark      quark,
              const char *text)
{
  SortKey *key = g_object_get_qdata (object, quark);
  g_autofree char *folded = NULL;

  if (text == NULL)
    text = "";
  if (key != NULL && g_str_equal (key->text, text))
    return key->key;

  key = g_new0 (SortKey, 1);
  key->text = g_strdup (text);
  folded = g_utf8_casefold (text, -1);
  key->key = g_utf8_collate_key_for_filename (folded, -1);
  g_object_set_qdata_full (object, quark, key, sort_key_free);

  return key->key;
}

static int
compare_names (PteroFleetServer *a,
               PteroFleetServer *b)
{
  int order = strcmp (ptero_server_order_get_folded_key (ptero_fleet_server_get_server (a)),
                      ptero_server_order_get_folded_key (ptero_fleet_server_get_server (b)));

  return order != 0 ? order : g_strcmp0 (ptero_fleet_server_get_key (a),
                                         ptero_fleet_server_get_key (b));
}

static int
compare_nodes (PteroFleetServer *a,
               PteroFleetServer *b)
{
  return strcmp (get_sort_key (a, node_quark, ptero_fleet_server_get_server (a)->node),
                 get_sort_key (b, node_quark, ptero_fleet_server_get_server (b)->node));
}

static int
compare_panels (PteroFleetServer *a,
                PteroFleetServer *b)
{
  PteroPanel *panel_a = ptero_fleet_server_get_panel (a);
  PteroPanel *panel_b = ptero_fleet_server_get_panel (b);

  if (panel_a == panel_b)
    return 0;

  return strcmp (get_sort_key (panel_a, panel_quark, ptero_panel_get_name (panel_a)),
                 get_sort_key (panel_b, panel_quark, ptero_panel_get_name (panel_b)));
}

static double
read_value (PteroFleetSorter *self,
            PteroFleetServer *server)
{
  switch (self->column)
    {
    case PTERO_FLEET_COLUMN_STATE: return state_ranks[ptero_fleet_server_get_state (server)];
    case PTERO_FLEET_COLUMN_CPU: return ptero_fleet_server_get_cpu (server);
    case PTERO_FLEET_COLUMN_MEMORY: return ptero_fleet_server_get_memory (server);
    case PTERO_FLEET_COLUMN_DISK: return ptero_fleet_server_get_disk (server);
    case PTERO_FLEET_COLUMN_UPTIME: return ptero_fleet_server_get_uptime (server);
    case PTERO_FLEET_COLUMN_REASON: return ptero_attention_get_urgency (ptero_fleet_server_get_attention (server));
    default: g_assert_not_reached ();
    }
}

static double
get_value (PteroFleetSorter *self,
           PteroFleetServer *server)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, server));
  double value;

  if (place > 0)
    return g_array_index (self->values, double, place - 1);

  value = read_value (self, server);
  g_array_append_val (self->values, value);
  g_hash_table_insert (self->places, g_object_ref (server), GUINT_TO_POINTER (self->values->len));

  return value;
}

static void
forget_values (PteroFleetSorter *self)
{
  g_hash_table_remove_all (self->places);
  g_array_set_size (self->values, 0);
}

static int
compare_values (double    a,
                double    b,
                gboolean *known)
{
  *known = a >= 0 && b >= 0;

  return *known ? (a > b) - (a < b) : (b >= 0) - (a >= 0);
}

/* The number of an address counts as a number: :9999 is before :25565. */
static int
compare_addresses (const char *address_a,
                   const char *address_b)
{
  while (*address_a != '\0' && *address_b != '\0')
    {
      if (g_ascii_isdigit (*address_a) && g_ascii_isdigit (*address_b))
        {
          guint64 number_a = g_ascii_strtoull (address_a, (char **) &address_a, 10);
          guint64 number_b = g_ascii_strtoull (address_b, (char **) &address_b, 10);

          if (number_a != number_b)
            return number_a < number_b ? -1 : 1;
        }
      else
        {
          if (*address_a != *address_b)
            return (guchar) *address_a < (guchar) *address_b ? -1 : 1;
          address_a++;
          address_b++;
        }
    }

  return (int) (guchar) *address_a - (int) (guchar) *address_b;
}

/* @known: set to FALSE where one of the two has no value, which decides the order alone */
static int
compare_column (PteroFleetSorter *self,
                PteroFleetServer *a,
                PteroFleetServer *b,
                gboolean         *known)
{
  const char *address_a;
  const char *address_b;

  *known = TRUE;

  switch (self->column)
    {
    case PTERO_FLEET_COLUMN_NAME:
      return compare_names (a, b);
    case PTERO_FLEET_COLUMN_PANEL:
      return compare_panels (a, b);
    case PTERO_FLEET_COLUMN_NODE:
      return compare_nodes (a, b);
    case PTERO_FLEET_COLUMN_ADDRESS:
      address_a = ptero_fleet_server_get_address (a);
      address_b = ptero_fleet_server_get_address (b);
      *known = address_a != NULL && address_b != NULL;
      return *known ? compare_addresses (address_a, address_b)
                    : (address_b != NULL) - (address_a != NULL);
    default:
      return compare_values (get_value (self, a), get_value (self, b), known);
    }
}

static GtkOrdering
ptero_fleet_sorter_compare (GtkSorter *sorter,
                            gpointer   a,
                            gpointer   b)
{
  PteroFleetSorter *self = PTERO_FLEET_SORTER (sorter);
  gboolean known;
  int order;

  if (self->column == PTERO_FLEET_COLUMN_NONE && !self->favorites_first)
    return GTK_ORDERING_EQUAL;
  if (self->column == PTERO_FLEET_COLUMN_NONE)
    return gtk_ordering_from_cmpfunc (ptero_fleet_server_get_favorite (b) - ptero_fleet_server_get_favorite (a));

  order = compare_column (self, a, b, &known);
  if (known && self->descending)
    order = (order < 0) - (order > 0);
  if (order == 0)
    order = compare_names (a, b);

  return gtk_ordering_from_cmpfunc (order);
}

static GtkSorterOrder
ptero_fleet_sorter_get_sorter_order (GtkSorter *sorter)
{
  PteroFleetSorter *self = PTERO_FLEET_SORTER (sorter);

  if (self->column != PTERO_FLEET_COLUMN_NONE)
    return GTK_SORTER_ORDER_TOTAL;

  return self->favorites_first ? GTK_SORTER_ORDER_PARTIAL : GTK_SORTER_ORDER_NONE;
}

static void
ptero_fleet_sorter_finalize (GObject *object)
{
  PteroFleetSorter *self = PTERO_FLEET_SORTER (object);

  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->values, g_array_unref);

  G_OBJECT_CLASS (ptero_fleet_sorter_parent_class)->finalize (object);
}

static void
ptero_fleet_sorter_class_init (PteroFleetSorterClass *klass)
{
  GtkSorterClass *sorter_class = GTK_SORTER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ptero_fleet_sorter_finalize;
  sorter_class->compare = ptero_fleet_sorter_compare;
  sorter_class->get_order = ptero_fleet_sorter_get_sorter_order;

  node_quark = g_quark_from_static_string ("ptero-fleet-sorter-node");
  panel_quark = g_quark_from_static_string ("ptero-fleet-sorter-panel");
}

static void
ptero_fleet_sorter_init (PteroFleetSorter *self)
{
  self->column = PTERO_FLEET_COLUMN_NONE;
  self->places = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->values = g_array_new (FALSE, FALSE, sizeof (double));
}

/**
 * ptero_fleet_sorter_new:
 *
 * Returns: (transfer full): a sorter without a column
 */
PteroFleetSorter *
ptero_fleet_sorter_new (void)
{
  return g_object_new (PTERO_TYPE_FLEET_SORTER, NULL);
}

/**
 * ptero_fleet_sorter_get_column:
 * @self: a sorter
 *
 * Returns: what is sorted by, `PTERO_FLEET_COLUMN_NONE` for the fleet's own order
 */
PteroFleetColumn
ptero_fleet_sorter_get_column (PteroFleetSorter *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SORTER (self), PTERO_FLEET_COLUMN_NONE);

  return self->column;
}

/**
 * ptero_fleet_sorter_get_descending:
 * @self: a sorter
 *
 * Returns: whether the largest is first
 */
gboolean
ptero_fleet_sorter_get_descending (PteroFleetSorter *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SORTER (self), FALSE);

  return self->descending;
}

/**
 * ptero_fleet_sorter_set_order:
 * @self: a sorter
 * @column: what to sort by, `PTERO_FLEET_COLUMN_NONE` for the fleet's own order
 * @descending: whether the largest is to be first
 */
void
ptero_fleet_sorter_set_order (PteroFleetSorter *self,
                              PteroFleetColumn  column,
                              gboolean          descending)
{
  gboolean inverted;

  g_return_if_fail (PTERO_IS_FLEET_SORTER (self));
  g_return_if_fail (column <= PTERO_FLEET_COLUMN_NONE);

  if (self->column == column && self->descending == descending)
    return;

  inverted = self->column == column && column == PTERO_FLEET_COLUMN_NAME;
  self->column = column;
  self->descending = descending;
  forget_values (self);
  gtk_sorter_changed (GTK_SORTER (self),
                      inverted ? GTK_SORTER_CHANGE_INVERTED : GTK_SORTER_CHANGE_DIFFERENT);
}

/**
 * ptero_fleet_sorter_set_favorites_first:
 * @self: a sorter
 * @favorites_first: whether the fleet's own order begins with the favorites
 */
void
ptero_fleet_sorter_set_favorites_first (PteroFleetSorter *self,
                                        gboolean          favorites_first)
{
  g_return_if_fail (PTERO_IS_FLEET_SORTER (self));

  favorites_first = !!favorites_first;
  if (self->favorites_first == favorites_first)
    return;

  self->favorites_first = favorites_first;
  if (self->column == PTERO_FLEET_COLUMN_NONE)
    gtk_sorter_changed (GTK_SORTER (self), GTK_SORTER_CHANGE_DIFFERENT);
}

/**
 * ptero_fleet_sorter_live_changed:
 * @self: a sorter
 *
 * Says that states and numbers of servers changed: sorts anew if the order
 * depends on them, and does nothing otherwise.
 */
void
ptero_fleet_sorter_live_changed (PteroFleetSorter *self)
{
  g_return_if_fail (PTERO_IS_FLEET_SORTER (self));

  if (!ptero_fleet_column_is_live (self->column))
    return;

  forget_values (self);
  gtk_sorter_changed (GTK_SORTER (self), GTK_SORTER_CHANGE_DIFFERENT);
}
