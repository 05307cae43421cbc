/* ptero-state-pill.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-state-pill.h"

#include <glib/gi18n.h>

#include "ptero-format.h"
#include "ptero-state-icon.h"

/**
 * PteroStatePill:
 *
 * The state of a `server` in the strip over its page: icon, word and for how
 * long it has been so. The time moves on while the pill is seen.
 *
 * CSS node: `state-pill` with the class of the state's colour.
 */
struct _PteroStatePill
{
  GtkWidget         parent_instance;

  PteroStateIcon   *icon;
  GtkLabel         *time;
  PteroFleetServer *server;
  guint             tick;
};

enum {
  PROP_0,
  PROP_SERVER,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PteroStatePill, ptero_state_pill, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

/* Seconds the server has been in its state; -1: not known. The panel's uptime counts from the start
 * of the process. */
static gint64
get_span (PteroStatePill *self)
{
  g_autoptr(GDateTime) now = NULL;
  GDateTime *since;

  if (self->server == NULL || ptero_fleet_server_get_stale (self->server))
    return -1;
  if (ptero_fleet_server_get_state (self->server) == PTERO_SERVER_STATE_RUNNING)
    return ptero_fleet_server_get_uptime (self->server);

  since = ptero_fleet_server_get_state_since (self->server);
  if (since == NULL)
    return -1;

  now = g_date_time_new_now_utc ();

  return MAX (g_date_time_difference (now, since) / G_TIME_SPAN_SECOND, 0);
}

static void
update_time (PteroStatePill *self)
{
  const gint64 span = get_span (self);
  g_autofree char *text = ptero_format_duration (span);

  gtk_label_set_label (self->time, text);
  gtk_widget_set_visible (GTK_WIDGET (self->time), span >= 0);
}

static void
update (PteroStatePill *self)
{
  const PteroServerState state = self->server != NULL
                                   ? ptero_fleet_server_get_state (self->server)
                                   : PTERO_SERVER_STATE_UNKNOWN;
  const gboolean stale = self->server != NULL && ptero_fleet_server_get_stale (self->server);
  const char *const classes[] = { ptero_state_get_css_class (state, stale), NULL };

  if (self->server != NULL)
    ptero_state_icon_show_server (self->icon, self->server);
  else
    ptero_state_icon_set_state (self->icon, state);
  gtk_widget_set_css_classes (GTK_WIDGET (self), (const char **) classes);
  update_time (self);
}

static gboolean
tick_cb (gpointer user_data)
{
  update_time (PTERO_STATE_PILL (user_data));

  return G_SOURCE_CONTINUE;
}

static void
ptero_state_pill_map (GtkWidget *widget)
{
  PteroStatePill *self = PTERO_STATE_PILL (widget);

  GTK_WIDGET_CLASS (ptero_state_pill_parent_class)->map (widget);

  update_time (self);
  self->tick = g_timeout_add_seconds (1, tick_cb, self);
}

static void
ptero_state_pill_unmap (GtkWidget *widget)
{
  PteroStatePill *self = PTERO_STATE_PILL (widget);

  g_clear_handle_id (&self->tick, g_source_remove);

  GTK_WIDGET_CLASS (ptero_state_pill_parent_class)->unmap (widget);
}

static void
ptero_state_pill_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  PteroStatePill *self = PTERO_STATE_PILL (object);

  switch (prop_id)
    {
    case PROP_SERVER:
      g_value_set_object (value, self->server);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_state_pill_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  PteroStatePill *self = PTERO_STATE_PILL (object);

  switch (prop_id)
    {
    case PROP_SERVER:
      ptero_state_pill_set_server (self, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_state_pill_dispose (GObject *object)
{
  PteroStatePill *self = PTERO_STATE_PILL (object);
  GtkWidget *child;

  if (self->server != NULL)
    g_signal_handlers_disconnect_by_data (self->server, self);
  g_clear_object (&self->server);
  g_clear_handle_id (&self->tick, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ptero_state_pill_parent_class)->dispose (object);
}

static void
ptero_state_pill_class_init (PteroStatePillClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_state_pill_dispose;
  object_class->get_property = ptero_state_pill_get_property;
  object_class->set_property = ptero_state_pill_set_property;

  widget_class->map = ptero_state_pill_map;
  widget_class->unmap = ptero_state_pill_unmap;

  properties[PROP_SERVER] =
    g_param_spec_object ("server", NULL, NULL,
                         PTERO_TYPE_FLEET_SERVER,
                         (G_PARAM_READWRITE |
                          G_PARAM_EXPLICIT_NOTIFY |
                          G_PARAM_STATIC_STRINGS));

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "state-pill");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
ptero_state_pill_init (PteroStatePill *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);

  self->icon = PTERO_STATE_ICON (ptero_state_icon_new ());
  self->time = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->time), "time");
  gtk_widget_add_css_class (GTK_WIDGET (self->time), "numeric");
  gtk_widget_set_parent (GTK_WIDGET (self->icon), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->time), GTK_WIDGET (self));
  update (self);
}

/**
 * ptero_state_pill_new:
 * @server: (nullable): a server
 *
 * Returns: (transfer floating): a pill
 */
GtkWidget *
ptero_state_pill_new (PteroFleetServer *server)
{
  return g_object_new (PTERO_TYPE_STATE_PILL, "server", server, NULL);
}

/**
 * ptero_state_pill_set_server:
 * @self: a pill
 * @server: (nullable): a server
 *
 * Follows another server.
 */
void
ptero_state_pill_set_server (PteroStatePill   *self,
                             PteroFleetServer *server)
{
  static const char *const signals[] = {
    "notify::state", "notify::state-since", "notify::stale", "notify::pending", "notify::uptime"
  };

  g_return_if_fail (PTERO_IS_STATE_PILL (self));

  if (self->server == server)
    return;

  if (self->server != NULL)
    g_signal_handlers_disconnect_by_data (self->server, self);
  g_set_object (&self->server, server);
  for (guint i = 0; server != NULL && i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (server, signals[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SERVER]);
}
