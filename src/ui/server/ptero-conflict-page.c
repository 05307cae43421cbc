/* ptero-conflict-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-conflict-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-client.h"
#include "ptero-console-output.h"
#include "ptero-console-text.h"
#include "ptero-console-window.h"
#include "ptero-css-class.h"
#include "ptero-done-notice.h"
#include "ptero-format.h"
#include "ptero-panel-toast.h"
#include "ptero-server-remedy.h"
#include "ptero-server-text.h"
#include "ptero-state-icon.h"

#define MAX_COPY (4 * 1024 * 1024)   /* bytes of the log that are copied, the newest */

/**
 * PteroConflictPage:
 *
 * Stands for a server while something happens to it that makes the panel refuse
 * most things: says what that is, shows what is printed by it as it comes, and
 * tells the person when it is over, if they like.
 */
struct _PteroConflictPage
{
  GtkWidget           parent_instance;

  PteroFleetServer   *server;
  PteroConsole       *console;    /* NULL: nothing is printed that may be seen */
  PteroServerState    state;      /* whose log it is */
  guint64             first;      /* line of that */
  guint               tick;
  char               *egg;        /* its name, once it is known */
  GCancellable       *cancellable;

  AdwStatusPage      *status;
  GtkSpinner         *spinner;
  GtkLabel           *hint;
  GtkWidget          *card;
  GtkSpinner         *log_spinner;
  GtkLabel           *log_title;
  GtkLabel           *count;
  PteroConsoleOutput *output;
  GtkBox             *buttons;
  GtkButton          *remedy;
  GtkWidget          *notify;
  GtkLabel           *notify_label;
};

enum {
  PROP_0,
  PROP_NOTIFY,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PteroConflictPage, ptero_conflict_page, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

/* What a state is like: whether something works on the server, what is printed by that, who may see
 * it (NULL: all who are connected), and what there is to wait for. */
static const struct
{
  PteroServerState  state;
  gboolean          busy;
  const char       *log;
  const char       *permission;
  const char       *notify;
} kinds[] = {
  { PTERO_SERVER_STATE_INSTALLING, TRUE, N_("Install Log"), "admin.websocket.install",
    N_("Notify Me When Done") },
  { PTERO_SERVER_STATE_INSTALL_FAILED, FALSE, N_("Install Log"), NULL, NULL },
  { PTERO_SERVER_STATE_TRANSFERRING, TRUE, N_("Transfer Log"), "admin.websocket.transfer",
    N_("Notify Me When Done") },
  { PTERO_SERVER_STATE_RESTORING, TRUE, N_("Restore Log"), NULL, N_("Notify Me When Done") },
  { PTERO_SERVER_STATE_MAINTENANCE, FALSE, NULL, NULL, N_("Notify Me When It Is Over") },
  { PTERO_SERVER_STATE_SUSPENDED, FALSE, NULL, NULL, N_("Notify Me When It Is Lifted") },
};

/* Returns: the place of @state in the table; its length if it is none of those */
static guint
find_kind (PteroServerState state)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (kinds) && kinds[i].state != state)
    i++;

  return i;
}

static guint64
count_lines (PteroConflictPage *self)
{
  return self->console != NULL
           ? ptero_console_log_get_end (ptero_console_get_work (self->console)) - self->first
           : 0;
}

static void
update_count (PteroConflictPage *self)
{
  GDateTime *since = ptero_conflict_page_has_output (self->state)
                       ? ptero_fleet_server_get_state_since (self->server)
                       : NULL;
  const guint n_lines = (guint) MIN (count_lines (self), G_MAXUINT);
  g_autofree char *lines = g_strdup_printf (ngettext ("%u line", "%u lines", n_lines), n_lines);
  g_autofree char *span = NULL;
  g_autofree char *text = NULL;

  if (since != NULL)
    {
      g_autoptr(GDateTime) now = g_date_time_new_now_utc ();

      span = ptero_format_duration (MAX (g_date_time_difference (now, since) / G_TIME_SPAN_SECOND,
                                         0));
      /* Translators: how many lines there are, and for how long it goes on */
      text = g_strdup_printf (_("%s · %s"), lines, span);
    }

  gtk_label_set_text (self->count, text != NULL ? text : lines);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "conflict.copy", n_lines > 0);
}

static gboolean
is_conflict (const GError *error)
{
  return g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_CONFLICT);
}

/* Who administers the panel is let in meanwhile, or who was connected before. */
static void
update_log (PteroConflictPage *self)
{
  const guint kind = find_kind (self->state);
  const gboolean busy = ptero_conflict_page_has_output (self->state);
  PteroSocket *socket = self->console != NULL ? ptero_console_get_socket (self->console) : NULL;
  gboolean open = socket != NULL && ptero_socket_get_state (socket) == PTERO_SOCKET_STATE_OPEN;
  gboolean allowed = busy && open && (kinds[kind].permission == NULL ||
                                      ptero_socket_can (socket, kinds[kind].permission));
  gboolean shown = allowed || (kind < G_N_ELEMENTS (kinds) && kinds[kind].log != NULL &&
                               count_lines (self) > 0);
  gboolean refused = busy && !shown &&
                     (socket == NULL || open || is_conflict (ptero_socket_get_error (socket)));

  gtk_widget_set_visible (self->card, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->log_spinner), busy);
  gtk_spinner_set_spinning (self->log_spinner, busy && shown);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy && !shown);
  gtk_spinner_set_spinning (self->spinner, busy && !shown);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), refused);
  if (shown)
    gtk_label_set_text (self->log_title, _(kinds[kind].log));
  update_count (self);
}

static void
update_notify (PteroConflictPage *self)
{
  const guint kind = find_kind (self->state);
  gboolean ends = kind < G_N_ELEMENTS (kinds) && kinds[kind].notify != NULL;

  gtk_widget_set_visible (self->notify, ends);
  if (!ends)
    return;

  gtk_label_set_text (self->notify_label, _(kinds[kind].notify));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->notify), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(kinds[kind].notify), -1);
}

static void update (PteroConflictPage *self);

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PteroConflictPage) self = user_data;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, NULL);
  gpointer server = answer != NULL ? ptero_answer_get_resource (answer) : NULL;

  if (g_cancellable_is_cancelled (self->cancellable) || !PTERO_IS_SERVER (server) ||
      PTERO_SERVER (server)->egg == NULL)
    return;

  g_free (self->egg);
  self->egg = g_strdup (PTERO_SERVER (server)->egg->name);
  update (self);
}

/* The list of servers comes without it. Nobody misses it where it does not come. */
static void
ask_egg (PteroConflictPage *self)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_SERVER_GET, "server",
                                                       ptero_fleet_server_get_uuid (self->server),
                                                       "include", "egg", NULL);

  ptero_client_send_async (ptero_panel_get_client (ptero_fleet_server_get_panel (self->server)),
                           request, self->cancellable,
                           asked_cb, g_object_ref (self));
}

static void
set_state (PteroConflictPage *self,
           PteroServerState   state)
{
  g_autofree char *color = g_strconcat ("in-", ptero_state_get_css_class (state, FALSE), NULL);
  const char *const classes[] = { "conflict", color, NULL };
  gboolean failed = self->state == PTERO_SERVER_STATE_INSTALLING &&
                    state == PTERO_SERVER_STATE_INSTALL_FAILED;

  if (self->state == state)
    return;

  self->state = state;
  gtk_widget_set_css_classes (GTK_WIDGET (self), (const char **) classes);
  if (state == PTERO_SERVER_STATE_INSTALLING)
    ask_egg (self);
  /* the log may say why */
  if (self->console == NULL || failed)
    return;

  self->first = ptero_console_find_work (self->console);
  ptero_console_output_set_first (self->output, self->first);
}

static void
update (PteroConflictPage *self)
{
  PteroServerState state = ptero_fleet_server_get_state (self->server);
  const char *remedy = ptero_server_remedy_get_label (self->server);
  g_autofree char *description = NULL;

  set_state (self, state);
  if (!ptero_server_state_is_conflict (state))
    {
      gtk_spinner_set_spinning (self->spinner, FALSE);
      gtk_spinner_set_spinning (self->log_spinner, FALSE);
      return;
    }

  description = ptero_server_describe_conflict (self->server, self->egg);
  adw_status_page_set_icon_name (self->status, ptero_state_get_icon_name (state, FALSE));
  adw_status_page_set_title (self->status, ptero_server_get_conflict_title (state));
  adw_status_page_set_description (self->status, description);
  gtk_widget_set_visible (GTK_WIDGET (self->remedy), remedy != NULL);
  if (remedy != NULL)
    gtk_button_set_label (self->remedy, remedy);
  update_log (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTIFY]);
  update_notify (self);
}

static char *
dup_log (PteroConflictPage *self)
{
  PteroConsoleLog *log = ptero_console_get_work (self->console);
  guint64 end = ptero_console_log_get_end (log);
  guint64 first = MAX (self->first, ptero_console_log_get_begin (log));
  guint64 begin = end;
  g_autoptr(GString) text = g_string_new (NULL);

  for (gsize size = 0; begin > first && size < MAX_COPY; begin--)
    size += ptero_console_log_get (log, begin - 1)->length;

  for (guint64 id = begin; id < end; id++)
    {
      const PteroConsoleLine *line = ptero_console_log_get (log, id);
      g_autofree char *clock = ptero_console_line_format_time (line);
      g_autofree char *plain = ptero_console_text_strip (line->text);

      g_string_append_printf (text, "%s %s\n", clock, plain);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
copy_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  g_autofree char *text = dup_log (PTERO_CONFLICT_PAGE (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  ptero_panel_toast (widget, "%s", _("Log copied"));
}

static void
open_console_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  ptero_console_window_present (PTERO_CONFLICT_PAGE (widget)->console, widget);
}

static gboolean
tick_cb (gpointer user_data)
{
  update_count (PTERO_CONFLICT_PAGE (user_data));

  return G_SOURCE_CONTINUE;
}

static void
ptero_conflict_page_map (GtkWidget *widget)
{
  PteroConflictPage *self = PTERO_CONFLICT_PAGE (widget);

  GTK_WIDGET_CLASS (ptero_conflict_page_parent_class)->map (widget);

  update_count (self);
  self->tick = g_timeout_add_seconds (1, tick_cb, self);
}

static void
ptero_conflict_page_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&PTERO_CONFLICT_PAGE (widget)->tick, g_source_remove);

  GTK_WIDGET_CLASS (ptero_conflict_page_parent_class)->unmap (widget);
}

static void
ptero_conflict_page_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  PteroConflictPage *self = PTERO_CONFLICT_PAGE (object);

  switch (prop_id)
    {
    case PROP_NOTIFY:
      g_value_set_boolean (value, self->server != NULL && ptero_done_notice_get (self->server));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_conflict_page_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  PteroConflictPage *self = PTERO_CONFLICT_PAGE (object);

  switch (prop_id)
    {
    case PROP_NOTIFY:
      ptero_done_notice_set (self->server, g_value_get_boolean (value));
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_conflict_page_dispose (GObject *object)
{
  PteroConflictPage *self = PTERO_CONFLICT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->console != NULL)
    {
      g_signal_handlers_disconnect_by_data (ptero_console_get_socket (self->console), self);
      g_signal_handlers_disconnect_by_data (ptero_console_get_work (self->console), self);
    }
  if (self->server != NULL)
    {
      g_signal_handlers_disconnect_by_data (ptero_fleet_server_get_panel (self->server), self);
      g_signal_handlers_disconnect_by_data (self->server, self);
    }
  g_clear_object (&self->console);
  g_clear_object (&self->server);
  gtk_widget_dispose_template (GTK_WIDGET (self), PTERO_TYPE_CONFLICT_PAGE);

  G_OBJECT_CLASS (ptero_conflict_page_parent_class)->dispose (object);
}

static void
ptero_conflict_page_finalize (GObject *object)
{
  PteroConflictPage *self = PTERO_CONFLICT_PAGE (object);

  g_clear_object (&self->cancellable);
  g_free (self->egg);

  G_OBJECT_CLASS (ptero_conflict_page_parent_class)->finalize (object);
}

static void
ptero_conflict_page_class_init (PteroConflictPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_conflict_page_dispose;
  object_class->finalize = ptero_conflict_page_finalize;
  object_class->get_property = ptero_conflict_page_get_property;
  object_class->set_property = ptero_conflict_page_set_property;
  widget_class->map = ptero_conflict_page_map;
  widget_class->unmap = ptero_conflict_page_unmap;

  /**
   * PteroConflictPage:notify-done:
   *
   * Whether the person is told when it is over.
   */
  properties[PROP_NOTIFY] = g_param_spec_boolean ("notify-done", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS |
                                                  G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "conflict.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "conflict.open-console", NULL, open_console_cb);
  gtk_widget_class_install_property_action (widget_class, "conflict.notify", "notify-done");

  g_type_ensure (PTERO_TYPE_CONSOLE_OUTPUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/ptero-conflict-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroConflictPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, PteroConflictPage, card);
  gtk_widget_class_bind_template_child (widget_class, PteroConflictPage, count);
  gtk_widget_class_bind_template_child (widget_class, PteroConflictPage, hint);
  gtk_widget_class_bind_template_child (widget_class, PteroConflictPage, log_spinner);
  gtk_widget_class_bind_template_child (widget_class, PteroConflictPage, log_title);
  gtk_widget_class_bind_template_child (widget_class, PteroConflictPage, notify);
  gtk_widget_class_bind_template_child (widget_class, PteroConflictPage, notify_label);
  gtk_widget_class_bind_template_child (widget_class, PteroConflictPage, output);
  gtk_widget_class_bind_template_child (widget_class, PteroConflictPage, remedy);
  gtk_widget_class_bind_template_child (widget_class, PteroConflictPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, PteroConflictPage, status);
}

static void
ptero_conflict_page_init (PteroConflictPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "conflict.copy", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "conflict.open-console", FALSE);
  /* when something came says how far it is, whatever is chosen for consoles */
  g_settings_unbind (self->output, "timestamps");
  g_object_set (self->output, "timestamps", TRUE, NULL);
}

/**
 * ptero_conflict_page_has_output:
 * @state: a state
 *
 * Returns: whether something works on the server in it, and prints what it does
 */
gboolean
ptero_conflict_page_has_output (PteroServerState state)
{
  const guint kind = find_kind (state);

  return kind < G_N_ELEMENTS (kinds) && kinds[kind].busy;
}

/**
 * ptero_conflict_page_set_server:
 * @self: a page
 * @server: a server
 *
 * Sets, once, for whom it stands.
 */
void
ptero_conflict_page_set_server (PteroConflictPage *self,
                                PteroFleetServer  *server)
{
  g_return_if_fail (PTERO_IS_CONFLICT_PAGE (self));
  g_return_if_fail (PTERO_IS_FLEET_SERVER (server));
  g_return_if_fail (self->server == NULL);

  self->server = g_object_ref (server);
  g_signal_connect_object (server, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ptero_fleet_server_get_panel (server), "notify", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * ptero_conflict_page_set_console:
 * @self: a page with a server
 * @console: its console
 *
 * Sets, once, where the output comes from.
 */
void
ptero_conflict_page_set_console (PteroConflictPage *self,
                                 PteroConsole      *console)
{
  PteroSocket *socket;

  g_return_if_fail (PTERO_IS_CONFLICT_PAGE (self));
  g_return_if_fail (PTERO_IS_CONSOLE (console));

  if (self->console != NULL)
    return;

  socket = ptero_console_get_socket (console);
  self->console = g_object_ref (console);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "conflict.open-console", TRUE);
  self->first = ptero_console_find_work (console);
  ptero_console_output_set_log (self->output, ptero_console_get_work (console));
  ptero_console_output_set_first (self->output, self->first);
  g_signal_connect_object (socket, "notify::state", G_CALLBACK (update_log), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (socket, "notify::error", G_CALLBACK (update_log), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ptero_console_get_work (console), "appended", G_CALLBACK (update_log),
                           self, G_CONNECT_SWAPPED);
  update_log (self);
}

/**
 * ptero_conflict_page_set_narrow:
 * @self: a page
 * @narrow: whether there is little place
 *
 * Puts the buttons below each other, and makes all of it smaller.
 */
void
ptero_conflict_page_set_narrow (PteroConflictPage *self,
                                gboolean           narrow)
{
  g_return_if_fail (PTERO_IS_CONFLICT_PAGE (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->buttons),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  ptero_css_class_set (GTK_WIDGET (self->status), "compact", narrow);
}
