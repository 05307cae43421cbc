/* ptero-state-icon.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-state-icon.h"

#include <glib/gi18n.h>

#define STALE_ICON "ptero-state-stale-symbolic"

/* Shape, colour and what it was called, for each state. */
static const struct {
  const char *icon_name;
  const char *css_class;
  const char *stale_word;
} looks[PTERO_N_SERVER_STATES] = {
  [PTERO_SERVER_STATE_UNKNOWN] = { "ptero-state-unknown-symbolic", "dim-label", N_("Not known") },
  [PTERO_SERVER_STATE_OFFLINE] = { "ptero-state-offline-symbolic", "dim-label", N_("Was offline") },
  [PTERO_SERVER_STATE_STARTING] = { "ptero-state-starting-symbolic", "accent", N_("Was starting") },
  [PTERO_SERVER_STATE_RUNNING] = { "ptero-state-running-symbolic", "success", N_("Was running") },
  [PTERO_SERVER_STATE_STOPPING] = { "ptero-state-stopping-symbolic", "warning",
                                    N_("Was stopping") },
  [PTERO_SERVER_STATE_CRASHED] = { "ptero-state-crashed-symbolic", "error", N_("Had crashed") },
  [PTERO_SERVER_STATE_INSTALLING] = { "ptero-state-installing-symbolic", "accent",
                                      N_("Was installing") },
  [PTERO_SERVER_STATE_INSTALL_FAILED] = { "ptero-failed-symbolic", "error",
                                          N_("Install had failed") },
  [PTERO_SERVER_STATE_SUSPENDED] = { "ptero-state-suspended-symbolic", "warning",
                                     N_("Was suspended") },
  [PTERO_SERVER_STATE_TRANSFERRING] = { "ptero-state-transferring-symbolic", "accent",
                                        N_("Was transferring") },
  [PTERO_SERVER_STATE_RESTORING] = { "ptero-state-restoring-symbolic", "accent",
                                     N_("Was restoring") },
  [PTERO_SERVER_STATE_MAINTENANCE] = { "ptero-state-maintenance-symbolic", "warning",
                                       N_("Was in maintenance") },
  [PTERO_SERVER_STATE_NODE_DOWN] = { "ptero-state-node-down-symbolic", "error",
                                     N_("Node was down") },
};

/**
 * PteroStateIcon:
 *
 * The state of a server: an icon with its own shape for each state, and the
 * word. The colour only repeats the two. While a power action is `pending` a
 * spinner takes the icon's place; a `stale` state is told in the past tense.
 */
struct _PteroStateIcon
{
  GtkWidget         parent_instance;

  GtkWidget        *image;
  GtkWidget        *spinner;
  GtkWidget        *label;

  PteroServerState  state;
  gboolean          stale;
  gboolean          pending;
  const char       *pending_word;   /* what the action leads to; NULL: the state's own */
};

enum {
  PROP_0,
  PROP_PENDING,
  PROP_STALE,
  PROP_STATE,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PteroStateIcon, ptero_state_icon, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static void
update (PteroStateIcon *self)
{
  const char *const classes[] = { ptero_state_get_css_class (self->state, self->stale), NULL };
  const char *word = self->pending && self->pending_word != NULL ? self->pending_word
                                                                 : ptero_state_get_word (self->state, self->stale);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->image),
                                ptero_state_get_icon_name (self->state, self->stale));
  gtk_widget_set_css_classes (self->image, (const char **) classes);
  gtk_label_set_label (GTK_LABEL (self->label), word);
  gtk_widget_set_visible (self->image, !self->pending);
  gtk_widget_set_visible (self->spinner, self->pending);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), self->pending);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
}

static void
set_stale (PteroStateIcon *self,
           gboolean        stale)
{
  if (self->stale == stale)
    return;

  self->stale = stale;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STALE]);
}

static void
set_pending (PteroStateIcon *self,
             gboolean        pending)
{
  if (self->pending == pending)
    return;

  self->pending = pending;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PENDING]);
}

static void
ptero_state_icon_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  PteroStateIcon *self = PTERO_STATE_ICON (object);

  switch (prop_id)
    {
    case PROP_PENDING:
      g_value_set_boolean (value, self->pending);
      break;

    case PROP_STALE:
      g_value_set_boolean (value, self->stale);
      break;

    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_state_icon_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  PteroStateIcon *self = PTERO_STATE_ICON (object);

  switch (prop_id)
    {
    case PROP_PENDING:
      set_pending (self, g_value_get_boolean (value));
      break;

    case PROP_STALE:
      set_stale (self, g_value_get_boolean (value));
      break;

    case PROP_STATE:
      ptero_state_icon_set_state (self, g_value_get_enum (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_state_icon_dispose (GObject *object)
{
  PteroStateIcon *self = PTERO_STATE_ICON (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);
  g_clear_pointer (&self->spinner, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (ptero_state_icon_parent_class)->dispose (object);
}

static void
ptero_state_icon_class_init (PteroStateIconClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_state_icon_dispose;
  object_class->get_property = ptero_state_icon_get_property;
  object_class->set_property = ptero_state_icon_set_property;

  properties[PROP_PENDING] =
    g_param_spec_boolean ("pending", NULL, NULL,
                          FALSE,
                          (G_PARAM_READWRITE |
                           G_PARAM_EXPLICIT_NOTIFY |
                           G_PARAM_STATIC_STRINGS));

  properties[PROP_STALE] =
    g_param_spec_boolean ("stale", NULL, NULL,
                          FALSE,
                          (G_PARAM_READWRITE |
                           G_PARAM_EXPLICIT_NOTIFY |
                           G_PARAM_STATIC_STRINGS));

  properties[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL,
                       PTERO_TYPE_SERVER_STATE,
                       PTERO_SERVER_STATE_UNKNOWN,
                       (G_PARAM_READWRITE |
                        G_PARAM_EXPLICIT_NOTIFY |
                        G_PARAM_STATIC_STRINGS));

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "state-icon");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ptero_state_icon_init (PteroStateIcon *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);

  self->image = g_object_new (GTK_TYPE_IMAGE,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              NULL);
  self->spinner = gtk_spinner_new ();
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);

  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  gtk_widget_set_parent (self->spinner, GTK_WIDGET (self));
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  update (self);
}

/**
 * ptero_state_icon_new:
 *
 * Returns: (transfer floating): the icon of a state that isn't known
 */
GtkWidget *
ptero_state_icon_new (void)
{
  return g_object_new (PTERO_TYPE_STATE_ICON, NULL);
}

/**
 * ptero_state_icon_set_state:
 * @self: a state icon
 * @state: a state
 *
 * Shows another state.
 */
void
ptero_state_icon_set_state (PteroStateIcon   *self,
                            PteroServerState  state)
{
  g_return_if_fail (PTERO_IS_STATE_ICON (self));

  if (self->state == state)
    return;

  self->state = state;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/**
 * ptero_state_icon_show_server:
 * @self: a state icon
 * @server: a server
 *
 * Shows the state that @server is in now, with what it is about to do.
 */
void
ptero_state_icon_show_server (PteroStateIcon   *self,
                              PteroFleetServer *server)
{
  const char *pending_word;

  g_return_if_fail (PTERO_IS_STATE_ICON (self));
  g_return_if_fail (PTERO_IS_FLEET_SERVER (server));

  pending_word = ptero_fleet_server_get_pending (server)
                   ? ptero_state_get_server_word (server)
                   : NULL;
  if (self->pending_word != pending_word)
    {
      self->pending_word = pending_word;
      if (self->pending)
        update (self);
    }
  ptero_state_icon_set_state (self, ptero_fleet_server_get_state (server));
  set_stale (self, ptero_fleet_server_get_stale (server));
  set_pending (self, ptero_fleet_server_get_pending (server));
}

/**
 * ptero_state_get_icon_name:
 * @state: a state
 * @stale: whether it is the last one known
 *
 * Returns: the name of the state's symbolic icon
 */
const char *
ptero_state_get_icon_name (PteroServerState state,
                           gboolean         stale)
{
  g_return_val_if_fail (state < PTERO_N_SERVER_STATES, STALE_ICON);

  return stale ? STALE_ICON : looks[state].icon_name;
}

/**
 * ptero_state_get_css_class:
 * @state: a state
 * @stale: whether it is the last one known
 *
 * Returns: the style class with the state's colour
 */
const char *
ptero_state_get_css_class (PteroServerState state,
                           gboolean         stale)
{
  g_return_val_if_fail (state < PTERO_N_SERVER_STATES, "dim-label");

  return stale ? "dim-label" : looks[state].css_class;
}

/**
 * ptero_state_get_word:
 * @state: a state
 * @stale: whether it is the last one known
 *
 * Returns: the state in words, translated: "Running" or "Was running"
 */
const char *
ptero_state_get_word (PteroServerState state,
                      gboolean         stale)
{
  g_return_val_if_fail (state < PTERO_N_SERVER_STATES, "");

  return stale ? _(looks[state].stale_word) : ptero_server_state_get_label (state);
}

/**
 * ptero_state_get_server_word:
 * @server: a server
 *
 * Returns: what @server does, in words, translated: its state, or while a
 *   power action is under way what that leads to, "Restarting…"
 */
const char *
ptero_state_get_server_word (PteroFleetServer *server)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (server), "");

  if (!ptero_fleet_server_get_pending (server))
    return ptero_state_get_word (ptero_fleet_server_get_state (server),
                                 ptero_fleet_server_get_stale (server));

  switch (ptero_fleet_server_get_pending_signal (server))
    {
    case PTERO_POWER_START: return _("Starting…");
    case PTERO_POWER_STOP: return _("Stopping…");
    case PTERO_POWER_RESTART: return _("Restarting…");
    case PTERO_POWER_KILL: return _("Killing…");
    default: g_return_val_if_reached ("");
    }
}
