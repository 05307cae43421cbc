/* ptero-console-advice.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-console-advice.h"

#include <glib/gi18n.h>

#include "ptero-alert.h"
#include "ptero-banner.h"
#include "ptero-console-prompts.h"
#include "ptero-error-text.h"
#include "ptero-panel-toast.h"
#include "ptero-sections.h"
#include "ptero-send.h"
#include "ptero-server-page.h"

#define MAX_LINES 2000   /* that are looked at in one turn; of a flood the newest */

/**
 * PteroConsoleAdvice:
 *
 * A banner over a console that says what the server has stopped at, where that is
 * something known, and offers the remedy.
 */
struct _PteroConsoleAdvice
{
  GtkWidget                 parent_instance;

  PteroConsole             *console;
  const PteroConsolePrompt *prompt;     /* that is shown */
  const PteroConsolePrompt *dismissed;
  guint64                   next;       /* line to be looked at */

  PteroBanner              *banner;
};

G_DEFINE_FINAL_TYPE (PteroConsoleAdvice, ptero_console_advice, GTK_TYPE_WIDGET)

/* The other sections are not there in a window of the console. */
static gboolean
has_sections (PteroConsoleAdvice *self)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (self), PTERO_TYPE_SERVER_PAGE) != NULL;
}

static void
add_remedy (PteroConsoleAdvice *self)
{
  PteroSocket *socket = ptero_console_get_socket (self->console);

  if (self->prompt->remedy == PTERO_PROMPT_EULA && ptero_socket_can (socket, "file.create"))
    ptero_banner_add_button (self->banner, _("_Accept…"), "advice.accept-eula");
  else if (self->prompt->remedy == PTERO_PROMPT_STARTUP && has_sections (self) &&
           ptero_sections_find ("startup") != NULL)
    ptero_banner_add_button (self->banner, _("_Startup"), "server.section::startup");
  else if (self->prompt->remedy == PTERO_PROMPT_FILES && has_sections (self) &&
           ptero_sections_find ("files") != NULL)
    ptero_banner_add_button (self->banner, _("_Files"), "server.section::files");
}

static void
show (PteroConsoleAdvice       *self,
      const PteroConsolePrompt *prompt)
{
  self->prompt = prompt;
  ptero_banner_set_revealed (self->banner, prompt != NULL);
  if (prompt == NULL)
    return;

  ptero_banner_set_title (self->banner, _(prompt->title));
  ptero_banner_set_subtitle (self->banner, _(prompt->advice));
  ptero_banner_clear_buttons (self->banner);
  ptero_banner_add_button (self->banner, _("_Dismiss"), "advice.dismiss");
  add_remedy (self);
}

static gboolean
is_running (PteroConsoleAdvice *self)
{
  return g_strcmp0 (ptero_socket_get_server_state (ptero_console_get_socket (self->console)),
                    "running") == 0;
}

static void
look (PteroConsoleAdvice *self)
{
  PteroConsoleLog *log = ptero_console_get_log (self->console);
  PteroServer *server = ptero_fleet_server_get_server (ptero_console_get_server (self->console));
  const guint64 end = ptero_console_log_get_end (log);
  const PteroConsolePrompt *found = NULL;

  self->next = MAX (self->next, ptero_console_log_get_begin (log));
  if (end - self->next > MAX_LINES)
    self->next = end - MAX_LINES;

  for (; self->next < end; self->next++)
    {
      const PteroConsolePrompt *prompt = ptero_console_prompts_find (ptero_console_log_get (log, self->next)->text,
                                                                     (const char *const *) server->egg_features);

      if (prompt != NULL)
        found = prompt;
    }

  if (found != NULL && found != self->prompt && found != self->dismissed &&
      !(found->stopped && is_running (self)))
    show (self, found);
}

/* Each start is a new attempt. */
static void
state_changed_cb (PteroConsoleAdvice *self)
{
  const char *state = ptero_socket_get_server_state (ptero_console_get_socket (self->console));

  if (g_strcmp0 (state, "starting") == 0)
    {
      self->dismissed = NULL;
      show (self, NULL);
    }
  else if (self->prompt != NULL && self->prompt->stopped && is_running (self))
    {
      show (self, NULL);
    }
}

static void
dismiss_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  PteroConsoleAdvice *self = PTERO_CONSOLE_ADVICE (widget);

  self->dismissed = self->prompt;
  show (self, NULL);
}

static void
restart_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  PteroConsoleAdvice *self = PTERO_CONSOLE_ADVICE (widget);
  PteroSocket *socket = ptero_console_get_socket (self->console);
  gboolean offline = g_strcmp0 (ptero_socket_get_server_state (socket), "offline") == 0;
  g_autoptr(GError) error = NULL;

  show (self, NULL);
  if (!ptero_socket_set_power (socket, offline ? "start" : "restart", &error))
    {
      g_autofree char *reason = ptero_error_describe (error);

      ptero_panel_toast (widget, "%s", reason);
    }
}

static void
written_cb (GtkWidget   *widget,
            PteroAnswer *answer)
{
  PteroConsoleAdvice *self = PTERO_CONSOLE_ADVICE (widget);

  if (self->console == NULL)
    return;

  self->dismissed = self->prompt;
  ptero_banner_set_title (self->banner, _("The EULA Is Accepted"));
  ptero_banner_set_subtitle (self->banner, _("The server heeds it when it starts."));
  ptero_banner_clear_buttons (self->banner);
  ptero_banner_add_button (self->banner, _("_Dismiss"), "advice.dismiss");
  ptero_banner_add_button (self->banner, _("_Start Now"), "advice.restart");
  ptero_banner_set_revealed (self->banner, TRUE);
}

static void
eula_confirmed_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  PteroConsoleAdvice *self = PTERO_CONSOLE_ADVICE (source);
  g_autoptr(PteroRequest) request = NULL;
  g_autoptr(GBytes) body = NULL;
  PteroFleetServer *server;

  if (!ptero_alert_confirm_finish (GTK_WIDGET (self), result, NULL) || self->console == NULL)
    return;

  server = ptero_console_get_server (self->console);
  request = ptero_request_new (PTERO_ENDPOINT_FILE_WRITE, "server",
                               ptero_fleet_server_get_uuid (server), "file", "/eula.txt", NULL);
  body = g_bytes_new_static ("eula=true\n", 10);
  ptero_request_set_body (request, "text/plain", body);
  ptero_send (GTK_WIDGET (self), ptero_fleet_server_get_panel (server), request, NULL, written_cb);
}

static void
accept_eula_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  ptero_alert_ask_async (widget, _("Accept the Minecraft EULA?"),
                         _("You agree to the Minecraft End User License Agreement, which is at https://aka.ms/MinecraftEULA. "
                           "It is written into the file eula.txt of the server."),
                         _("_Accept"), NULL, eula_confirmed_cb, NULL);
}

static void
ptero_console_advice_dispose (GObject *object)
{
  PteroConsoleAdvice *self = PTERO_CONSOLE_ADVICE (object);

  if (self->console != NULL)
    {
      g_signal_handlers_disconnect_by_data (ptero_console_get_log (self->console), self);
      g_signal_handlers_disconnect_by_data (ptero_console_get_socket (self->console), self);
    }
  g_clear_object (&self->console);
  if (self->banner != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->banner));
  self->banner = NULL;

  G_OBJECT_CLASS (ptero_console_advice_parent_class)->dispose (object);
}

/* Where it is decides what can be done about it. */
static void
ptero_console_advice_root (GtkWidget *widget)
{
  PteroConsoleAdvice *self = PTERO_CONSOLE_ADVICE (widget);

  GTK_WIDGET_CLASS (ptero_console_advice_parent_class)->root (widget);

  if (self->prompt != NULL)
    show (self, self->prompt);
}

static void
ptero_console_advice_class_init (PteroConsoleAdviceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_console_advice_dispose;
  widget_class->root = ptero_console_advice_root;

  gtk_widget_class_install_action (widget_class, "advice.accept-eula", NULL, accept_eula_cb);
  gtk_widget_class_install_action (widget_class, "advice.dismiss", NULL, dismiss_cb);
  gtk_widget_class_install_action (widget_class, "advice.restart", NULL, restart_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ptero_console_advice_init (PteroConsoleAdvice *self)
{
  self->banner = PTERO_BANNER (ptero_banner_new (PTERO_BANNER_WARNING, "ptero-warning-symbolic"));
  gtk_widget_set_parent (GTK_WIDGET (self->banner), GTK_WIDGET (self));
}

/**
 * ptero_console_advice_set_console:
 * @self: a banner
 * @console: a console
 *
 * Sets whose lines it looks at, once.
 */
void
ptero_console_advice_set_console (PteroConsoleAdvice *self,
                                  PteroConsole       *console)
{
  g_return_if_fail (PTERO_IS_CONSOLE_ADVICE (self));
  g_return_if_fail (PTERO_IS_CONSOLE (console));

  self->console = g_object_ref (console);
  g_signal_connect_object (ptero_console_get_log (console), "appended", G_CALLBACK (look), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ptero_console_get_socket (console), "notify::server-state",
                           G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  look (self);
}
