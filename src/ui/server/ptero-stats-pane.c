/* ptero-stats-pane.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-stats-pane.h"

#include <math.h>

#include <glib/gi18n.h>

#include "ptero-console-settings.h"
#include "ptero-css-class.h"
#include "ptero-format.h"
#include "ptero-graph.h"
#include "ptero-meter.h"

#define WIDTH            276
#define EXPANDED_HEIGHT  240   /* of the graphs over a narrow console */
#define N_BLOCKS         4
#define N_METERS         3

/* Digits have no direction of their own. */
#define LEFT_TO_RIGHT_MARK "\u200e"

/* What is shown of one thing: a title, the value now, and a graph. */
typedef struct
{
  const char        *title;
  PteroGraphUnit     unit;
  PteroHistoryField  fields[2];
  const char        *names[2];   /* of the lines; NULL: there is only one */
  gint64           (*get_limit) (PteroFleetServer *server);
} BlockInfo;

static const BlockInfo infos[N_BLOCKS] = {
  { N_("CPU"), PTERO_GRAPH_PERCENT, { PTERO_HISTORY_CPU }, { NULL },
    ptero_fleet_server_get_cpu_limit },
  { N_("Memory"), PTERO_GRAPH_BYTES, { PTERO_HISTORY_MEMORY }, { NULL },
    ptero_fleet_server_get_memory_limit },
  { N_("Network"), PTERO_GRAPH_RATE, { PTERO_HISTORY_NETWORK_IN, PTERO_HISTORY_NETWORK_OUT },
    { N_("In"), N_("Out") }, NULL },
  { N_("Disk"), PTERO_GRAPH_BYTES, { PTERO_HISTORY_DISK }, { NULL },
    ptero_fleet_server_get_disk_limit },
};

/* Those with a limit, over a narrow console */
static const guint metered[N_METERS] = { 0, 1, 3 };

static const struct { const char *label; guint seconds; } spans[] = {
  { N_("5 min"), 300 },
  { N_("15 min"), 900 },
  { N_("1 hour"), 3600 },
  { N_("2 hours"), 7200 },
};

typedef struct
{
  PteroGraph *graph;
  GtkWidget  *icon;
  GtkLabel   *value;
} Block;

/**
 * PteroStatsPane:
 *
 * What a server uses, live, with graphs; beside a console, or as a line of meters over it
 * where there is little place.
 */
struct _PteroStatsPane
{
  GtkWidget          parent_instance;

  PteroConsole      *console;

  GtkWidget         *box;
  GtkWidget         *compact_box;
  GtkWidget         *header;
  GtkScrolledWindow *scroller;
  GtkWidget         *expander;
  GtkDropDown       *span;
  GtkLabel          *uptime;
  GtkLabel          *totals;
  Block              blocks[N_BLOCKS];
  PteroMeter        *meters[N_METERS];
  gboolean           compact;
};

G_DEFINE_FINAL_TYPE (PteroStatsPane, ptero_stats_pane, GTK_TYPE_WIDGET)

static char *
describe_value (const BlockInfo    *info,
                const PteroReading *reading,
                gint64              limit)
{
  double value = reading->values[info->fields[0]];

  if (info->names[1] != NULL)
    {
      g_autofree char *in = ptero_graph_format_value (info->unit, value);
      g_autofree char *out = ptero_graph_format_value (info->unit,
                                                       reading->values[info->fields[1]]);

      /* Translators: what a server receives and sends: "↓ 1.1 MiB/s ↑ 3.4 MiB/s" */
      return g_strdup_printf (_("↓ %s  ↑ %s"), in, out);
    }

  if (info->unit == PTERO_GRAPH_PERCENT)
    return ptero_format_percent_of (value, limit);

  if (limit > 0)
    {
      g_autofree char *text = ptero_format_bytes_of ((gint64) value, limit);

      /* Translators: use, limit, and how many percent that is: "6.8 / 8 GiB · 85 %" */
      return g_strdup_printf (_("%s · %.0f %%"), text, 100 * value / (double) limit);
    }

  return ptero_format_bytes_of ((gint64) value, limit);
}

/* The shape of the icon and the weight of the text tell it, not only a colour. */
static void
show_level (Block  *block,
            double  fraction)
{
  static const char *const classes[] = { "warning", "error" };
  int level = fraction >= PTERO_ERROR_FRACTION ? 1 : fraction >= PTERO_WARNING_FRACTION ? 0 : -1;

  for (int i = 0; i < (int) G_N_ELEMENTS (classes); i++)
    if (i == level)
      gtk_widget_add_css_class (block->icon, classes[i]);
    else
      gtk_widget_remove_css_class (block->icon, classes[i]);

  gtk_widget_set_visible (block->icon, level >= 0);
  gtk_image_set_from_icon_name (GTK_IMAGE (block->icon),
                                level == 1 ? "ptero-error-symbolic" : "ptero-warning-symbolic");
  if (level == 1)
    {
      /* xgettext:no-c-format */
      gtk_widget_set_tooltip_text (block->icon, _("90 % of the limit or more"));
    }
  else
    {
      /* xgettext:no-c-format */
      gtk_widget_set_tooltip_text (block->icon, _("80 % of the limit or more"));
    }
  ptero_css_class_set (GTK_WIDGET (block->value), "heading", level >= 0);
}

static void
update_block (PteroStatsPane     *self,
              guint               number,
              const PteroReading *reading)
{
  const BlockInfo *info = &infos[number];
  Block *block = &self->blocks[number];
  gint64 limit = info->get_limit != NULL
                   ? info->get_limit (ptero_console_get_server (self->console))
                   : 0;
  g_autofree char *text = reading != NULL ? describe_value (info, reading,
                                                            limit) : g_strdup (PTERO_NO_VALUE);
  g_autofree char *marked = g_strconcat (LEFT_TO_RIGHT_MARK, text, NULL);

  gtk_label_set_text (block->value, marked);
  ptero_graph_set_limit (block->graph, (double) MAX (limit, 0));
  show_level (block, reading != NULL && limit > 0
                ? reading->values[info->fields[0]] / (double) limit
                : 0);
}

static void
update_meter (PteroStatsPane     *self,
              guint               number,
              const PteroReading *reading)
{
  const BlockInfo *info = &infos[metered[number]];

  ptero_meter_set_limit (self->meters[number],
                         (double) info->get_limit (ptero_console_get_server (self->console)));
  ptero_meter_set_value (self->meters[number],
                         reading != NULL ? reading->values[info->fields[0]] : -1);
}

static void
update_totals (PteroStatsPane *self)
{
  PteroLiveStats *stats = ptero_socket_get_stats (ptero_console_get_socket (self->console));
  g_autofree char *duration = ptero_format_duration (stats != NULL && stats->uptime > 0
                                                       ? stats->uptime / 1000
                                                       : -1);
  g_autofree char *received = ptero_format_bytes (stats != NULL && stats->network != NULL
                                                    ? stats->network->rx_bytes
                                                    : -1);
  g_autofree char *sent = ptero_format_bytes (stats != NULL && stats->network != NULL
                                                ? stats->network->tx_bytes
                                                : -1);
  g_autofree char *text = NULL;

  gtk_label_set_text (self->uptime, duration);
  /* Translators: amounts of data */
  text = g_strdup_printf (_("Received %s and sent %s since the start"), received, sent);
  gtk_label_set_text (self->totals, text);
  gtk_widget_set_visible (GTK_WIDGET (self->totals), stats != NULL && stats->uptime > 0);
}

static void
update (PteroStatsPane *self)
{
  const PteroReading *reading;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  reading = ptero_history_get_last (ptero_console_get_history (self->console));
  for (guint i = 0; i < N_BLOCKS; i++)
    update_block (self, i, reading);
  for (guint i = 0; i < N_METERS; i++)
    update_meter (self, i, reading);
  update_totals (self);
}

static void
place (PteroStatsPane *self)
{
  gboolean expanded = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->expander));

  gtk_widget_set_visible (self->compact_box, self->compact);
  gtk_widget_set_visible (self->header, !self->compact || expanded);
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), !self->compact || expanded);
  gtk_widget_set_size_request (GTK_WIDGET (self->scroller), self->compact ? -1 : WIDTH,
                               self->compact ? EXPANDED_HEIGHT : -1);
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroller), !self->compact);
}

static void
span_changed_cb (PteroStatsPane *self)
{
  guint selected = gtk_drop_down_get_selected (self->span);
  GSettings *settings = ptero_console_get_settings ();

  if (selected >= G_N_ELEMENTS (spans))
    return;

  for (guint i = 0; i < N_BLOCKS; i++)
    ptero_graph_set_span (self->blocks[i].graph, spans[selected].seconds);
  if (settings != NULL)
    g_settings_set_int (settings, "console-statistics-span", (int) spans[selected].seconds);
}

static void
restore_span (PteroStatsPane *self)
{
  GSettings *settings = ptero_console_get_settings ();
  guint seconds = settings != NULL
                    ? (guint) g_settings_get_int (settings, "console-statistics-span")
                    : 300;

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    if (spans[i].seconds == seconds)
      gtk_drop_down_set_selected (self->span, i);
  span_changed_cb (self);
}

static GtkWidget *
create_label (const char *text,
              const char *css_class,
              float       xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
create_block (PteroStatsPane *self,
              guint           number)
{
  const BlockInfo *info = &infos[number];
  Block *block = &self->blocks[number];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = create_label (_(info->title), "heading", 0);

  block->icon = gtk_image_new ();
  block->value = GTK_LABEL (create_label (NULL, "numeric", 1));
  gtk_label_set_ellipsize (block->value, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (block->value), TRUE);
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (block->value));
  gtk_box_append (GTK_BOX (line), block->icon);
  gtk_box_append (GTK_BOX (box), line);

  block->graph = PTERO_GRAPH (ptero_graph_new (_(info->title), info->unit));
  for (guint i = 0; i < 2 && (i == 0 || info->names[i] != NULL); i++)
    ptero_graph_add_line (block->graph, info->fields[i],
                          info->names[i] != NULL ? _(info->names[i]) : NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (block->graph));

  return box;
}

static void
create_compact (PteroStatsPane *self)
{
  self->compact_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->compact_box, "stats-line");
  for (guint i = 0; i < N_METERS; i++)
    {
      const BlockInfo *info = &infos[metered[i]];
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      GtkWidget *title = create_label (_(info->title), "caption", 0);

      gtk_widget_add_css_class (title, "dim-label");
      self->meters[i] = PTERO_METER (ptero_meter_new (info->unit == PTERO_GRAPH_PERCENT
                                                        ? PTERO_METER_PERCENT
                                                        : PTERO_METER_BYTES));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->meters[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, _(info->title), -1);
      gtk_widget_set_hexpand (box, TRUE);
      gtk_box_append (GTK_BOX (box), title);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->meters[i]));
      gtk_box_append (GTK_BOX (self->compact_box), box);
    }

  self->expander = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->expander), "pan-down-symbolic");
  gtk_widget_set_tooltip_text (self->expander, _("Show Graphs"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Show Graphs"), -1);
  gtk_widget_set_valign (self->expander, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->expander, "flat");
  g_signal_connect_swapped (self->expander, "toggled", G_CALLBACK (place), self);
  gtk_box_append (GTK_BOX (self->compact_box), self->expander);
  gtk_box_append (GTK_BOX (self->box), self->compact_box);
}

static void
create_header (PteroStatsPane *self)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *title = create_label (_("Statistics"), "heading", 0);

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    gtk_string_list_append (labels, _(spans[i].label));
  self->header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->header, "toolbar");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (self->header), title);
  self->span = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->span), "flat");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->span), _("Time Shown"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->span), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Time Shown"), -1);
  gtk_box_append (GTK_BOX (self->header), GTK_WIDGET (self->span));
  gtk_box_append (GTK_BOX (self->box), self->header);
}

static void
create_graphs (PteroStatsPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (box, "stats-graphs");
  for (guint i = 0; i < N_BLOCKS; i++)
    gtk_box_append (GTK_BOX (box), create_block (self, i));

  self->uptime = GTK_LABEL (create_label (NULL, "numeric", 1));
  gtk_widget_set_hexpand (GTK_WIDGET (self->uptime), TRUE);
  gtk_box_append (GTK_BOX (line), create_label (_("Uptime"), "heading", 0));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->uptime));
  gtk_box_append (GTK_BOX (box), line);

  self->totals = GTK_LABEL (create_label (NULL, "caption", 0));
  gtk_label_set_wrap (self->totals, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->totals), "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->totals));

  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, box);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->scroller));
}

static void
ptero_stats_pane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ptero_stats_pane_parent_class)->map (widget);

  update (PTERO_STATS_PANE (widget));
}

static void
ptero_stats_pane_dispose (GObject *object)
{
  PteroStatsPane *self = PTERO_STATS_PANE (object);

  g_clear_object (&self->console);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (ptero_stats_pane_parent_class)->dispose (object);
}

static void
ptero_stats_pane_class_init (PteroStatsPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_stats_pane_dispose;
  widget_class->map = ptero_stats_pane_map;

  gtk_widget_class_set_css_name (widget_class, "statspane");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ptero_stats_pane_init (PteroStatsPane *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  create_compact (self);
  create_header (self);
  create_graphs (self);
  restore_span (self);
  g_signal_connect_object (self->span, "notify::selected", G_CALLBACK (span_changed_cb), self,
                           G_CONNECT_SWAPPED);
  place (self);
}

/**
 * ptero_stats_pane_new:
 * @console: the console of a server
 *
 * Returns: (transfer floating): its statistics
 */
GtkWidget *
ptero_stats_pane_new (PteroConsole *console)
{
  PteroStatsPane *self;
  PteroHistory *history;

  g_return_val_if_fail (PTERO_IS_CONSOLE (console), NULL);

  self = g_object_new (PTERO_TYPE_STATS_PANE, NULL);
  self->console = g_object_ref (console);
  history = ptero_console_get_history (console);
  for (guint i = 0; i < N_BLOCKS; i++)
    ptero_graph_set_history (self->blocks[i].graph, history);
  g_signal_connect_object (history, "added", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ptero_console_get_server (console), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * ptero_stats_pane_set_compact:
 * @self: statistics
 * @compact: whether to be a line of meters, with the graphs on demand
 *
 * Sets how much place they take.
 */
void
ptero_stats_pane_set_compact (PteroStatsPane *self,
                              gboolean        compact)
{
  g_return_if_fail (PTERO_IS_STATS_PANE (self));

  self->compact = compact;
  place (self);
}
