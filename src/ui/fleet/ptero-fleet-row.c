/* ptero-fleet-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-row.h"

#include <glib/gi18n.h>

#include "ptero-attention.h"
#include "ptero-css-class.h"
#include "ptero-fleet-text.h"
#include "ptero-format.h"
#include "ptero-glyph.h"
#include "ptero-line.h"
#include "ptero-meter.h"
#include "ptero-panel-mark.h"
#include "ptero-state-icon.h"

/**
 * PteroFleetRow:
 *
 * A server in two lines, for narrow windows.
 *
 * As [class@Ptero.FleetCell] it fills itself in and follows the server while it
 * is on screen, which it also watches meanwhile.
 */
struct _PteroFleetRow
{
  GtkWidget         parent_instance;

  GtkListItem      *list_item;   /* owns the row */
  PteroFleetSlot   *slot;
  PteroFleetSlots  *slots;       /* those of the slot, while the row is on screen */
  PteroFleetServer *server;      /* what is in the slot, while the row is on screen */

  GtkWidget        *arrow;
  GtkWidget        *check;
  PteroPanelMark   *mark;
  PteroLine        *name;
  PteroGlyph       *glyph;
  PteroLine        *details;
  GtkWidget        *meters;
  GtkWidget        *text;
  PteroMeter       *cpu;
  PteroMeter       *memory;
  gboolean          show_reason;
};

enum {
  PROP_0,
  PROP_SHOW_CHECKS,
  PROP_SHOW_REASON,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PteroFleetRow, ptero_fleet_row, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

/* What a state is a reason for says the state, too. */
static const char *
get_word (PteroFleetRow *self,
          const char    *reason)
{
  const guint used = PTERO_ATTENTION_DISK | PTERO_ATTENTION_MEMORY;

  if (reason != NULL && !ptero_fleet_server_get_stale (self->server) &&
      (ptero_fleet_server_get_attention (self->server) & ~used) != 0)
    return reason;

  return ptero_state_get_server_word (self->server);
}

/* "Running · 12 d 4 h · Northwind Hosting", or "Running · Disk 95 % full · Northwind Hosting" */
static void
fill_details (PteroFleetRow *self)
{
  const char *word;
  gint64 uptime = ptero_fleet_server_get_uptime (self->server);
  g_autofree char *panel =
    ptero_text_make_safe (ptero_panel_get_name (ptero_fleet_server_get_panel (self->server)));
  g_autofree char *detail = NULL;
  g_autofree char *text = NULL;

  if (self->show_reason)
    detail = ptero_fleet_describe_attention (self->server);
  else if (uptime >= 0)
    detail = ptero_format_duration (uptime);

  word = get_word (self, self->show_reason ? detail : NULL);
  if (detail != NULL && word != detail)
    text = g_strdup_printf ("%s · %s · %s", word, detail, panel);
  else
    text = g_strdup_printf ("%s · %s", word, panel);
  ptero_line_set_dimmed (self->details, text, strlen (word));
}

static void
fill (PteroFleetRow *self)
{
  PteroFleetServer *server = self->server;
  g_autofree char *name = ptero_text_make_safe (ptero_fleet_server_get_server (server)->name);
  g_autofree char *label = ptero_fleet_describe_row (server);
  g_autofree char *check_label = ptero_fleet_describe_check (server);
  gboolean stale = ptero_fleet_server_get_stale (server);

  ptero_css_class_set (GTK_WIDGET (self), "stale", stale);

  ptero_panel_mark_set_panel (self->mark, ptero_fleet_server_get_panel (server));
  ptero_line_set_text (self->name, name);
  ptero_line_set_starred (self->name, ptero_fleet_server_get_favorite (server));
  ptero_glyph_set_server (self->glyph, server);
  fill_details (self);
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self))),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, check_label, -1);

  gtk_widget_set_opacity (self->meters,
                          ptero_fleet_server_get_cpu (server) >= 0 || ptero_fleet_server_get_memory (server) >= 0 ? 1 : 0);
  ptero_meter_set_limit (self->cpu, ptero_fleet_server_get_cpu_limit (server));
  ptero_meter_set_value (self->cpu, ptero_fleet_server_get_cpu (server));
  ptero_meter_set_stale (self->cpu, stale);
  ptero_meter_set_limit (self->memory, ptero_fleet_server_get_memory_limit (server));
  ptero_meter_set_value (self->memory, ptero_fleet_server_get_memory (server));
  ptero_meter_set_stale (self->memory, stale);
}

static void
changed_cb (PteroFleetRow *self)
{
  fill (self);
}

static void
set_server (PteroFleetRow    *self,
            PteroFleetServer *server)
{
  if (self->server == server)
    return;

  if (self->server != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->server, changed_cb, self);
      g_signal_handlers_disconnect_by_func (ptero_fleet_server_get_panel (self->server), changed_cb,
                                            self);
      ptero_fleet_server_unwatch (self->server);
    }

  g_set_object (&self->server, server);
  if (server == NULL)
    return;

  ptero_fleet_server_watch (server);
  g_signal_connect_swapped (server, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (ptero_fleet_server_get_panel (server), "notify::name",
                            G_CALLBACK (changed_cb), self);
  fill (self);
}

static void
moved_cb (PteroFleetRow *self)
{
  g_autoptr(PteroFleetServer) server = self->slot != NULL
                                         ? ptero_fleet_slot_dup_server (self->slot)
                                         : NULL;

  set_server (self, server);
  /* A place that no server has any more is there for a moment yet. */
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    gtk_widget_set_opacity (gtk_widget_get_parent (GTK_WIDGET (self)), server != NULL ? 1 : 0);
}

/* Follows what is in the place of the row, or with %NULL nothing any more. */
static void
set_slots (PteroFleetRow   *self,
           PteroFleetSlots *slots)
{
  if (self->slots != slots)
    {
      if (self->slots != NULL)
        g_signal_handlers_disconnect_by_func (self->slots, moved_cb, self);
      g_set_object (&self->slots, slots);
      if (slots != NULL)
        g_signal_connect_swapped (slots, "moved", G_CALLBACK (moved_cb), self);
    }

  if (slots != NULL)
    moved_cb (self);
  else
    set_server (self, NULL);
}

static void
follow (PteroFleetRow *self)
{
  set_slots (self, self->slot != NULL ? ptero_fleet_slot_get_slots (self->slot) : NULL);
}

static void
ptero_fleet_row_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ptero_fleet_row_parent_class)->map (widget);

  follow (PTERO_FLEET_ROW (widget));
}

static void
ptero_fleet_row_unmap (GtkWidget *widget)
{
  set_slots (PTERO_FLEET_ROW (widget), NULL);

  GTK_WIDGET_CLASS (ptero_fleet_row_parent_class)->unmap (widget);
}

static void
ptero_fleet_row_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_SHOW_CHECKS:
      gtk_widget_set_visible (PTERO_FLEET_ROW (object)->check, g_value_get_boolean (value));
      break;
    case PROP_SHOW_REASON:
      PTERO_FLEET_ROW (object)->show_reason = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_fleet_row_dispose (GObject *object)
{
  PteroFleetRow *self = PTERO_FLEET_ROW (object);

  set_slots (self, NULL);
  g_clear_object (&self->slot);
  gtk_widget_dispose_template (GTK_WIDGET (self), PTERO_TYPE_FLEET_ROW);

  G_OBJECT_CLASS (ptero_fleet_row_parent_class)->dispose (object);
}

static void
ptero_fleet_row_class_init (PteroFleetRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_fleet_row_dispose;
  object_class->set_property = ptero_fleet_row_set_property;
  widget_class->map = ptero_fleet_row_map;
  widget_class->unmap = ptero_fleet_row_unmap;

  /**
   * PteroFleetRow:show-checks:
   *
   * Whether there is a check box of the selection.
   */
  properties[PROP_SHOW_CHECKS] =
    g_param_spec_boolean ("show-checks", NULL, NULL, FALSE,
                          G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  /**
   * PteroFleetRow:show-reason:
   *
   * Whether it says why the server wants a person, instead of since when it runs.
   */
  properties[PROP_SHOW_REASON] =
    g_param_spec_boolean ("show-reason", NULL, NULL, FALSE,
                          G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (PTERO_TYPE_GLYPH);
  g_type_ensure (PTERO_TYPE_LINE);
  g_type_ensure (PTERO_TYPE_METER);
  g_type_ensure (PTERO_TYPE_PANEL_MARK);

  gtk_widget_class_set_css_name (widget_class, "fleetrow");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/ptero-fleet-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroFleetRow, arrow);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetRow, check);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetRow, cpu);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetRow, details);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetRow, glyph);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetRow, mark);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetRow, memory);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetRow, meters);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetRow, name);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetRow, text);
}

static void
ptero_fleet_row_init (PteroFleetRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ptero_fleet_row_new:
 * @list_item: the item the row is made for, which will own it
 *
 * Returns: (transfer floating): a row without a server
 */
GtkWidget *
ptero_fleet_row_new (GtkListItem *list_item)
{
  PteroFleetRow *self = g_object_new (PTERO_TYPE_FLEET_ROW, NULL);

  self->list_item = list_item;
  g_object_bind_property (list_item, "selected", self->check, "active", G_BINDING_SYNC_CREATE);

  return GTK_WIDGET (self);
}

/**
 * ptero_fleet_row_get_server:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): its server, %NULL while it is not on screen
 */
PteroFleetServer *
ptero_fleet_row_get_server (PteroFleetRow *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_ROW (self), NULL);

  return self->server;
}

/**
 * ptero_fleet_row_set_slot:
 * @self: a row
 * @slot: (nullable): the place in the list that it shows
 */
void
ptero_fleet_row_set_slot (PteroFleetRow  *self,
                          PteroFleetSlot *slot)
{
  g_return_if_fail (PTERO_IS_FLEET_ROW (self));

  if (g_set_object (&self->slot, slot) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    follow (self);
}

/**
 * ptero_fleet_row_get_position:
 * @self: a row
 *
 * Returns: its position, `GTK_INVALID_LIST_POSITION` if it has none
 */
guint
ptero_fleet_row_get_position (PteroFleetRow *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_ROW (self), GTK_INVALID_LIST_POSITION);

  return gtk_list_item_get_position (self->list_item);
}
