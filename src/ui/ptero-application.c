/* ptero-application.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-application.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "ptero-about.h"
#include "ptero-alert.h"
#include "ptero-command-history.h"
#include "ptero-demo-panel.h"
#include "ptero-dialog.h"
#include "ptero-job-text.h"
#include "ptero-late-style.h"
#include "ptero-panel-paintable.h"
#include "ptero-preferences.h"
#include "ptero-resources.h"
#include "ptero-scratch.h"
#include "ptero-settings.h"
#include "ptero-shortcuts.h"
#include "ptero-store.h"
#include "ptero-theme-start.h"
#include "ptero-toast.h"
#include "ptero-window.h"

#define DEMO_SEED        1
#define MAX_DEMO_SERVERS 100000
/* How long the window waits for what is to be in its first frame, in ms. */
#define PATIENCE         150

/**
 * PteroApplication:
 *
 * The program: one process, one window. Owns what all pages share: settings,
 * panels, fleet, jobs, journal and the local store, and the demo panel while there is one.
 *
 * Only the local store is opened before the first frame, as it reads in a
 * thread, and the last-known servers are in that frame; the keyring and the
 * network start after it.
 */
struct _PteroApplication
{
  AdwApplication     parent_instance;

  GSettings         *settings;
  PteroSavedFilters *filters;
  PteroStore        *store;
  PteroPanelStore   *panels;
  PteroFleet        *fleet;
  PteroJobQueue     *jobs;
  PteroJournal      *journal;
  GCancellable      *cancellable;

  PteroDemoPanel    *demo;
  char              *wanted_server;   /* to be opened with the window */
  guint              demo_servers;
  gboolean           demo_wanted;
  gboolean           started;
  gboolean           losing;    /* the person knows that changes will be lost */
  gboolean           stopping;  /* and that jobs that run are not done */
  gboolean           asking;    /* whether they are to be done */
  gboolean           closing;   /* as soon as the panels are saved */
  gboolean           quitting;  /* and with the window all others */
  guint              patience;  /* until the window is shown without the servers */
  guint              start;
  guint              signals[3];
};

G_DEFINE_FINAL_TYPE (PteroApplication, ptero_application, ADW_TYPE_APPLICATION)

/* The one that has the servers; a console or a file may have another beside it. */
static GtkWidget *
get_window (PteroApplication *self)
{
  for (GList *windows = gtk_application_get_windows (GTK_APPLICATION (self)); windows != NULL;
       windows = windows->next)
    if (PTERO_IS_WINDOW (windows->data))
      return windows->data;

  return NULL;
}

/* The one that somebody asks from. */
static GtkWidget *
get_active_window (PteroApplication *self)
{
  return GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (self)));
}

/* The window stays while there is something to ask, or to save. One with an open menu is only
 * hidden at first. */
static void
close_window (PteroApplication *self)
{
  GtkWidget *window = get_window (self);

  if (window != NULL)
    gtk_window_close (GTK_WINDOW (window));

  window = get_window (self);
  if (self->quitting && (window == NULL || !gtk_widget_get_visible (window)))
    g_application_quit (G_APPLICATION (self));
  if (!self->closing && !self->asking)
    self->quitting = FALSE;
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  PteroApplication *self = PTERO_APPLICATION (user_data);

  self->quitting = TRUE;
  close_window (self);
}

static void
save_panels_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  ptero_panel_store_flush_async (PTERO_APPLICATION (user_data)->panels, NULL, NULL, NULL);
}

static void
losing_confirmed_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(PteroApplication) self = PTERO_APPLICATION (user_data);

  if (!ptero_alert_confirm_finish (GTK_WIDGET (object), result, NULL))
    {
      self->stopping = FALSE;
      return;
    }

  self->losing = TRUE;
  gtk_window_close (GTK_WINDOW (object));
}

/* Nothing is lost: all is saved beside what was there. */
static gboolean
was_set_aside (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
}

static void
closing_saved_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(PteroApplication) self = PTERO_APPLICATION (user_data);
  g_autoptr(GError) error = NULL;
  GtkWidget *window = get_window (self);

  self->closing = FALSE;

  if (ptero_panel_store_flush_finish (PTERO_PANEL_STORE (object), result, &error))
    {
      close_window (self);
      return;
    }

  self->quitting = FALSE;
  if (window != NULL)
    ptero_alert_confirm_async (window, _("Changes Are Not Saved"), error->message,
                               _("_Quit Anyway"), self->cancellable,
                               losing_confirmed_cb, g_object_ref (self));
}

static void
stopping_confirmed_cb (GObject      *object,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr(PteroApplication) self = PTERO_APPLICATION (user_data);

  self->asking = FALSE;
  self->stopping = ptero_alert_confirm_finish (GTK_WIDGET (object), result, NULL);
  if (self->stopping)
    close_window (self);
  else
    self->quitting = FALSE;
}

/* Whether there is something that would not be done. */
static gboolean
ask_for_jobs (PteroApplication *self,
              GtkWidget        *window)
{
  g_autofree char *loss = ptero_job_queue_describe_loss (self->jobs);

  if (loss == NULL)
    return FALSE;

  if (!self->asking)
    ptero_alert_confirm_async (window, _("Quit While Jobs Are Running?"), loss, _("_Quit Anyway"),
                               self->cancellable, stopping_confirmed_cb, g_object_ref (self));
  self->asking = TRUE;

  return TRUE;
}

/* Another job is another question. */
static void
jobs_changed_cb (PteroApplication *self)
{
  self->stopping = FALSE;
}

/* A disk may take its time: the window is there as long as that, and goes after it. */
static gboolean
close_request_cb (GtkWidget        *window,
                  PteroApplication *self)
{
  if (!self->stopping && ask_for_jobs (self, window))
    return TRUE;

  if (self->losing || ptero_panel_store_get_saved (self->panels))
    return FALSE;

  if (!self->closing)
    ptero_panel_store_flush_async (self->panels, NULL, closing_saved_cb, g_object_ref (self));
  self->closing = TRUE;

  return TRUE;
}

/* A notification leads to the server that it is about, also when it starts the program. */
static void
open_server_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  PteroApplication *self = PTERO_APPLICATION (user_data);

  g_free (self->wanted_server);
  self->wanted_server = g_variant_dup_string (parameter, NULL);
  g_application_activate (G_APPLICATION (self));
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  GtkWidget *window = get_active_window (PTERO_APPLICATION (user_data));

  if (window == NULL)
    return;

  ptero_show_about (window,
                    "application-name", _("Ptero"),
                    "application-icon", APPLICATION_ID,
                    "version", PACKAGE_VERSION,
                    "developer-name", _("The Ptero Project"),
                    "comments",
                    _("All your game servers in one window, for Pterodactyl and Pelican panels. Unofficial: not affiliated with either project."),
                    "license-type", GTK_LICENSE_GPL_3_0,
                    /* Translators: put your names here, one on a line */
                    "translator-credits", _("translator-credits"),
                    NULL);
}

static void
preferences_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  PteroApplication *self = PTERO_APPLICATION (user_data);
  GtkWidget *window = get_active_window (self);
  GtkWidget *preferences;

  if (window == NULL)
    return;

  preferences = ptero_preferences_new (self->settings);
  ptero_dialog_set_size (preferences, 480, 560);
  ptero_dialog_present (preferences, _("Preferences"), window);
}

static void
shortcuts_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  GtkWidget *window = get_active_window (PTERO_APPLICATION (user_data));

  if (window != NULL)
    ptero_shortcuts_present (window);
}

static const GActionEntry action_entries[] = {
  { "about", about_action },
  { "open-server", open_server_action, "s" },
  { "preferences", preferences_action },
  { "quit", quit_action },
  { "save-panels", save_panels_action },
  { "shortcuts", shortcuts_action },
};

static void
unlocked_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  /* Each panel says for itself what became of its keys. */
  if (!ptero_panel_store_unlock_finish (PTERO_PANEL_STORE (object), result, &error))
    g_debug ("Keys are not to be had: %s", error->message);
}

static gboolean
start_cb (gpointer user_data)
{
  PteroApplication *self = PTERO_APPLICATION (user_data);

  self->start = 0;
  if (!self->started)
    {
      self->started = TRUE;
      ptero_late_style_load ();
      gtk_window_set_default_icon_name (APPLICATION_ID);
      ptero_fleet_start (self->fleet);
      ptero_panel_store_unlock_async (self->panels, self->cancellable, unlocked_cb, NULL);
    }
  if (self->demo_wanted)
    ptero_application_start_demo (self);
  self->demo_wanted = FALSE;

  return G_SOURCE_REMOVE;
}

static void
update_notice (PteroApplication *self)
{
  GtkWidget *window = get_window (self);

  if (window != NULL)
    ptero_window_set_notice (PTERO_WINDOW (window), PTERO_NOTICE_DATA,
                             ptero_store_get_notice (self->store));
}

static GtkWidget *
create_window (PteroApplication *self)
{
  const GError *error = ptero_panel_store_get_load_error (self->panels);
  GtkWidget *window = ptero_window_new (self);

  g_signal_connect_object (window, "close-request", G_CALLBACK (close_request_cb), self, 0);
  if (error != NULL)
    ptero_window_set_notice (PTERO_WINDOW (window), PTERO_NOTICE_UNREAD, error->message);
  update_notice (self);

  return window;
}

/* It may be gone meanwhile, or not be there yet. */
static void
open_wanted_server (PteroApplication *self,
                    PteroWindow      *window)
{
  PteroFleetServer *server = self->wanted_server != NULL
                               ? ptero_fleet_find (self->fleet, self->wanted_server)
                               : NULL;

  if (server == NULL && ptero_fleet_get_restoring (self->fleet))
    return;

  g_clear_pointer (&self->wanted_server, g_free);
  if (server != NULL)
    ptero_window_open_server (window, server, FALSE);
}

static void
stop_waiting (PteroApplication *self)
{
  if (self->patience == 0)
    return;

  g_clear_handle_id (&self->patience, g_source_remove);
  g_application_release (G_APPLICATION (self));
}

static void
present (PteroApplication *self)
{
  GtkWidget *window = get_window (self);

  if (window == NULL)
    window = create_window (self);
  stop_waiting (self);
  gtk_window_present (GTK_WINDOW (window));
  open_wanted_server (self, PTERO_WINDOW (window));

  /* after the first frame, which has a higher priority */
  if (self->start == 0)
    self->start = g_idle_add_full (G_PRIORITY_LOW, start_cb, self, NULL);
}

static gboolean
present_cb (gpointer user_data)
{
  present (PTERO_APPLICATION (user_data));

  return G_SOURCE_REMOVE;
}

/* A window that is made when the servers are there is not made for their absence first. */
static void
wait_for_servers (PteroApplication *self)
{
  if (self->patience != 0)
    return;

  g_application_hold (G_APPLICATION (self));
  self->patience = g_timeout_add (PATIENCE, present_cb, self);
}

/* The fleet takes up the servers of its panels first, which it does before the next frame. */
static void
restoring_changed_cb (PteroApplication *self)
{
  GtkWidget *window = get_window (self);

  if (ptero_fleet_get_restoring (self->fleet))
    return;

  if (window != NULL)
    open_wanted_server (self, PTERO_WINDOW (window));
  if (self->patience == 0)
    return;

  g_source_remove (self->patience);
  self->patience = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 1, present_cb, self, NULL);
}

static void
update_unsaved (PteroApplication *self)
{
  GtkWidget *window = get_window (self);
  const GError *error = ptero_panel_store_get_save_error (self->panels);

  if (window == NULL)
    return;

  if (was_set_aside (error))
    {
      ptero_alert_show (window, _("The Panel List Could Not Be Read"), error->message);
      error = NULL;
    }
  ptero_window_set_notice (PTERO_WINDOW (window), PTERO_NOTICE_UNSAVED,
                           error != NULL ? error->message : NULL);
}

/* The demo goes when its panel is removed from the list. */
static void
panels_changed_cb (PteroApplication *self)
{
  if (self->demo == NULL || ptero_panel_store_find (self->panels, PTERO_DEMO_PANEL_ID) != NULL)
    return;

  ptero_demo_panel_stop (self->demo);
  g_clear_object (&self->demo);
}

/* The session ends, or somebody stops the program: what is pending is saved, and nothing asked. */
static gboolean
signalled_cb (gpointer user_data)
{
  g_application_quit (G_APPLICATION (user_data));

  return G_SOURCE_CONTINUE;
}

static void
read_icons_thread (GTask        *task,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  g_task_return_boolean (task, gtk_icon_theme_has_icon (GTK_ICON_THEME (source_object),
                                                        APPLICATION_ID));
}

/* The folders of icons were read beside the start once, but GTK forgets them when it is told of
 * ours, and would read them again for the first icon of the window, which waits for it. A theme
 * that is set up may be asked from a thread. */
static void
read_icons (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  g_autoptr(GTask) task = g_task_new (theme, NULL, NULL, NULL);

  g_task_set_source_tag (task, read_icons);
  g_task_run_in_thread (task, read_icons_thread);
}

/* Consoles that are open take care of what is theirs. */
static void
keep_commands_changed_cb (PteroApplication *self)
{
  if (!g_settings_get_boolean (self->settings, "console-keep-commands"))
    ptero_command_history_forget_all ();
}

static void
ptero_application_startup (GApplication *application)
{
  static const int ends[] = { SIGTERM, SIGINT, SIGHUP };
  PteroApplication *self = PTERO_APPLICATION (application);
  g_autoptr(PteroKeyring) keyring = NULL;
  g_autoptr(PteroFavorites) favorites = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    self->signals[i] = g_unix_signal_add (ends[i], signalled_cb, self);

  self->store = ptero_store_new (NULL);
  ptero_theme_start_gtk ();
  ptero_window_prepare ();

  G_APPLICATION_CLASS (ptero_application_parent_class)->startup (application);
  read_icons ();

  /* Not before: without a schema it ends the program, which --help does not need. */
  self->settings = g_settings_new (APPLICATION_ID);
  ptero_settings_set_default (self->settings);

  keyring = ptero_keyring_new ();
  favorites = ptero_favorites_new (self->settings);
  self->filters = ptero_saved_filters_new (self->settings);
  self->panels = ptero_panel_store_new (keyring, NULL);
  self->fleet = ptero_fleet_new (self->panels, self->store);
  ptero_fleet_set_favorites (self->fleet, favorites);
  ptero_fleet_restore (self->fleet);
  self->jobs = ptero_job_queue_new ();
  g_signal_connect_object (self->jobs, "items-changed", G_CALLBACK (jobs_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->journal = ptero_journal_new (self->jobs, self->panels, self->store,
                                     ptero_job_describe_message);
  self->cancellable = g_cancellable_new ();

  ptero_preferences_bind_color_scheme (self->settings);
  g_signal_connect_object (self->settings, "changed::console-keep-commands",
                           G_CALLBACK (keep_commands_changed_cb), self, G_CONNECT_SWAPPED);
  keep_commands_changed_cb (self);
  ptero_panel_paintable_watch (G_LIST_MODEL (self->panels));
  g_action_map_add_action_entries (G_ACTION_MAP (self), action_entries,
                                   G_N_ELEMENTS (action_entries), self);
  ptero_shortcuts_install (GTK_APPLICATION (self));
  g_signal_connect_object (self->fleet, "notify::restoring", G_CALLBACK (restoring_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panels, "items-changed", G_CALLBACK (panels_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panels, "notify::save-error", G_CALLBACK (update_unsaved), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "notify::notice", G_CALLBACK (update_notice), self,
                           G_CONNECT_SWAPPED);
}

static void
ptero_application_activate (GApplication *application)
{
  PteroApplication *self = PTERO_APPLICATION (application);

  if (get_window (self) == NULL && ptero_fleet_get_restoring (self->fleet))
    wait_for_servers (self);
  else
    present (self);
}

static int
ptero_application_command_line (GApplication            *application,
                                GApplicationCommandLine *command_line)
{
  PteroApplication *self = PTERO_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  int n_servers = 0;

  if (g_variant_dict_lookup (options, "servers", "i", &n_servers) &&
      (n_servers < 1 || n_servers > MAX_DEMO_SERVERS))
    {
      /* Translators: said in a terminal, %d is a number */
      g_application_command_line_printerr (command_line,
                                           _("The demo panel has from 1 to %d servers.\n"),
                                           MAX_DEMO_SERVERS);
      return EXIT_FAILURE;
    }

  self->demo_servers = (guint) n_servers;
  self->demo_wanted = n_servers > 0 || g_variant_dict_contains (options, "demo");
  g_application_activate (application);

  return EXIT_SUCCESS;
}

static int
ptero_application_handle_local_options (GApplication *application,
                                        GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;

  g_print ("Ptero %s\n", PACKAGE_VERSION);

  return EXIT_SUCCESS;
}

static void
ptero_application_shutdown (GApplication *application)
{
  PteroApplication *self = PTERO_APPLICATION (application);

  stop_waiting (self);
  g_clear_handle_id (&self->start, g_source_remove);
  for (guint i = 0; i < G_N_ELEMENTS (self->signals); i++)
    g_clear_handle_id (&self->signals[i], g_source_remove);
  g_cancellable_cancel (self->cancellable);
  ptero_journal_close (self->journal);
  ptero_job_queue_cancel_all (self->jobs);
  ptero_scratch_clean_all ();
  ptero_fleet_stop (self->fleet);
  ptero_panel_store_flush (self->panels);
  ptero_store_close (self->store);
  if (self->demo != NULL)
    ptero_demo_panel_stop (self->demo);
  g_clear_object (&self->demo);

  G_APPLICATION_CLASS (ptero_application_parent_class)->shutdown (application);
}

static void
ptero_application_dispose (GObject *object)
{
  PteroApplication *self = PTERO_APPLICATION (object);

  g_clear_object (&self->journal);
  g_clear_object (&self->jobs);
  g_clear_object (&self->fleet);
  g_clear_object (&self->panels);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->filters);
  ptero_settings_set_default (NULL);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->wanted_server, g_free);

  G_OBJECT_CLASS (ptero_application_parent_class)->dispose (object);
}

static void
ptero_application_class_init (PteroApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->dispose = ptero_application_dispose;

  application_class->activate = ptero_application_activate;
  application_class->command_line = ptero_application_command_line;
  application_class->handle_local_options = ptero_application_handle_local_options;
  application_class->shutdown = ptero_application_shutdown;
  application_class->startup = ptero_application_startup;
}

static void
ptero_application_init (PteroApplication *self)
{
  static const GOptionEntry options[] = {
    { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Open the demo panel"), NULL },
    { "servers", 0, 0, G_OPTION_ARG_INT, NULL, N_("Open the demo panel with that many servers"),
      N_("NUMBER") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
    { NULL }
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * ptero_application_new:
 *
 * Returns: (transfer full): the application, to be run once
 */
PteroApplication *
ptero_application_new (void)
{
  ptero_theme_start_prepare ();
  g_resources_register (ptero_get_resource ());

  return g_object_new (PTERO_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_COMMAND_LINE,
                       "resource-base-path", RESOURCE_PATH,
                       NULL);
}

/**
 * ptero_application_get_panels:
 * @self: the application, started
 *
 * Returns: (transfer none): the panels
 */
PteroPanelStore *
ptero_application_get_panels (PteroApplication *self)
{
  g_return_val_if_fail (PTERO_IS_APPLICATION (self), NULL);

  return self->panels;
}

/**
 * ptero_application_get_fleet:
 * @self: the application, started
 *
 * Returns: (transfer none): all servers of all panels
 */
PteroFleet *
ptero_application_get_fleet (PteroApplication *self)
{
  g_return_val_if_fail (PTERO_IS_APPLICATION (self), NULL);

  return self->fleet;
}

/**
 * ptero_application_get_jobs:
 * @self: the application, started
 *
 * Returns: (transfer none): the work that was started
 */
PteroJobQueue *
ptero_application_get_jobs (PteroApplication *self)
{
  g_return_val_if_fail (PTERO_IS_APPLICATION (self), NULL);

  return self->jobs;
}

/**
 * ptero_application_get_journal:
 * @self: the application, started
 *
 * Returns: (transfer none): the work of earlier runs
 */
PteroJournal *
ptero_application_get_journal (PteroApplication *self)
{
  g_return_val_if_fail (PTERO_IS_APPLICATION (self), NULL);

  return self->journal;
}

/**
 * ptero_application_get_settings:
 * @self: the application
 *
 * Returns: (transfer none): the settings of `com.example.Ptero`
 */
GSettings *
ptero_application_get_settings (PteroApplication *self)
{
  g_return_val_if_fail (PTERO_IS_APPLICATION (self), NULL);

  return self->settings;
}

/**
 * ptero_application_get_saved_filters:
 * @self: the application
 *
 * Returns: (transfer none): the saved filters of the server list
 */
PteroSavedFilters *
ptero_application_get_saved_filters (PteroApplication *self)
{
  g_return_val_if_fail (PTERO_IS_APPLICATION (self), NULL);

  return self->filters;
}

/**
 * ptero_application_start_demo:
 * @self: the application, started
 *
 * Starts the demo panel and adds it to the panels, with the keys of its
 * administrator. Does nothing if it is there. A failure is said in the window.
 */
void
ptero_application_start_demo (PteroApplication *self)
{
  g_autoptr(PteroDemoPanel) demo = NULL;
  g_autoptr(PteroPanel) panel = NULL;
  g_autoptr(GError) error = NULL;

  g_return_if_fail (PTERO_IS_APPLICATION (self));

  if (self->demo != NULL)
    return;

  demo = ptero_demo_panel_new (self->demo_servers, DEMO_SEED);
  if (!ptero_demo_panel_start (demo, &error))
    {
      GtkWidget *window = get_window (self);

      g_debug ("The demo panel does not start: %s", error->message);
      if (window != NULL)
        ptero_toast_show (window, adw_toast_new (_("The demo panel could not be started")));
      return;
    }

  self->demo = g_steal_pointer (&demo);
  panel = ptero_panel_new (PTERO_DEMO_PANEL_ID, _("Demo Panel"),
                           ptero_demo_panel_get_address (self->demo));
  ptero_panel_set_color (panel, ptero_panel_store_get_free_color (self->panels));
  ptero_panel_set_admin_all (panel, TRUE);
  ptero_panel_store_add_demo (self->panels, panel,
                              ptero_demo_panel_get_key (self->demo, PTERO_DEMO_KEY_ADMIN),
                              ptero_demo_panel_get_key (self->demo, PTERO_DEMO_KEY_APPLICATION));
}
