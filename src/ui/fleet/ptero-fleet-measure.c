/* ptero-fleet-measure.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-measure.h"

#include "ptero-attention.h"
#include "ptero-fleet-cell.h"
#include "ptero-fleet-text.h"
#include "ptero-format.h"
#include "ptero-meter.h"
#include "ptero-state-icon.h"

#define GIB (1024.0 * 1024.0 * 1024.0)

/* How wide things are in the columns of the table of servers. A widget that is nowhere has another
 * font: it is measured as a child of the table. */
static int
measure (GtkWidget *table,
         GtkWidget *widget)
{
  int width;

  gtk_widget_set_parent (widget, table);
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_unparent (widget);

  return width;
}

static int
measure_meter (GtkWidget      *table,
               PteroMeterUnit  unit,
               double          value,
               double          limit)
{
  GtkWidget *meter = ptero_meter_new (unit);

  ptero_meter_set_limit (PTERO_METER (meter), limit);
  ptero_meter_set_value (PTERO_METER (meter), value);

  return measure (table, meter);
}

/* One cell for all: each new one has its style found first. */
static int
measure_longest (GtkWidget        *table,
                 PteroFleetColumn  column,
                 GPtrArray        *texts)
{
  GtkWidget *cell = ptero_fleet_cell_new (column, NULL);
  int longest = 0;

  gtk_widget_set_parent (cell, table);
  for (guint i = 0; i < texts->len; i++)
    {
      int width = ptero_fleet_cell_measure (PTERO_FLEET_CELL (cell), texts->pdata[i]);

      longest = MAX (longest, width);
    }
  gtk_widget_unparent (cell);

  return longest;
}

static int
measure_states (GtkWidget *table)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new ();

  for (guint state = 0; state < PTERO_N_SERVER_STATES; state++)
    g_ptr_array_add (words, (char *) ptero_state_get_word (state, FALSE));

  return measure_longest (table, PTERO_FLEET_COLUMN_STATE, words);
}

/**
 * ptero_fleet_measure_stale:
 * @table: the table
 * @states: a bit for each state that counts
 *
 * Returns: how wide the longest word for what was last known of a server is
 */
int
ptero_fleet_measure_stale (GtkWidget *table,
                           guint      states)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new ();

  g_return_val_if_fail (GTK_IS_WIDGET (table), 0);

  for (guint state = 0; state < PTERO_N_SERVER_STATES; state++)
    if ((states & (1u << state)) != 0)
      g_ptr_array_add (words, (char *) ptero_state_get_word (state, TRUE));

  return measure_longest (table, PTERO_FLEET_COLUMN_STATE, words);
}

static int
measure_reasons (GtkWidget *table)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint reason = PTERO_ATTENTION_CRASHED; reason <= PTERO_ATTENTION_MAINTENANCE; reason <<= 1)
    g_ptr_array_add (texts, ptero_fleet_describe_reasons (reason, 100, 100));

  return measure_longest (table, PTERO_FLEET_COLUMN_REASON, texts);
}

/**
 * ptero_fleet_measure_text:
 * @table: the table
 * @column: a column
 * @text: a value of it
 *
 * Returns: how wide the value is there
 */
int
ptero_fleet_measure_text (GtkWidget        *table,
                          PteroFleetColumn  column,
                          const char       *text)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();

  g_return_val_if_fail (GTK_IS_WIDGET (table), 0);

  g_ptr_array_add (texts, (char *) text);

  return measure_longest (table, column, texts);
}

/**
 * ptero_fleet_measure_longest:
 * @table: the table
 * @column: a column whose longest value is known without the servers
 *
 * Returns: how wide that is
 */
int
ptero_fleet_measure_longest (GtkWidget        *table,
                             PteroFleetColumn  column)
{
  g_autofree char *longest_uptime = ptero_format_duration (23 * 3600 + 58 * 60);

  g_return_val_if_fail (GTK_IS_WIDGET (table), 0);

  switch (column)
    {
    case PTERO_FLEET_COLUMN_STATE:
      return measure_states (table);
    case PTERO_FLEET_COLUMN_REASON:
      return measure_reasons (table);
    case PTERO_FLEET_COLUMN_CPU:
      return measure_meter (table, PTERO_METER_PERCENT, 488, 800);
    case PTERO_FLEET_COLUMN_MEMORY:
    case PTERO_FLEET_COLUMN_DISK:
      return measure_meter (table, PTERO_METER_BYTES, 88.8 * GIB, 128 * GIB);
    case PTERO_FLEET_COLUMN_UPTIME:
      return ptero_fleet_measure_text (table, column, longest_uptime);
    case PTERO_FLEET_COLUMN_NAME:
    case PTERO_FLEET_COLUMN_PANEL:
    case PTERO_FLEET_COLUMN_NODE:
    case PTERO_FLEET_COLUMN_ADDRESS:
    case PTERO_N_FLEET_COLUMNS:
    default:
      g_return_val_if_reached (0);
    }
}

/**
 * ptero_fleet_measure_titles:
 * @table: the table
 * @widths: (out caller-allocates): how wide the title of each column is
 */
void
ptero_fleet_measure_titles (GtkWidget *table,
                            int        widths[PTERO_N_FLEET_COLUMNS])
{
  GtkWidget *label;

  g_return_if_fail (GTK_IS_WIDGET (table));

  label = gtk_label_new (NULL);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_set_parent (label, table);
  for (guint i = 0; i < PTERO_N_FLEET_COLUMNS; i++)
    {
      gtk_label_set_label (GTK_LABEL (label), ptero_fleet_column_get_title (i));
      gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &widths[i], NULL, NULL);
    }
  gtk_widget_unparent (label);
}
