/* ptero-server-settings.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-server-settings.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-address.h"
#include "ptero-form-dialog.h"
#include "ptero-format.h"
#include "ptero-panel-link.h"
#include "ptero-panel-toast.h"
#include "ptero-part.h"
#include "ptero-send.h"
#include "ptero-state-icon.h"
#include "ptero-value-row.h"

/* What somebody who helps asks for, and what is pasted for them: no command, which may contain
 * passwords. */
typedef enum
{
  FACT_NAME,
  FACT_STATUS,
  FACT_PANEL,
  FACT_ADDRESS,
  FACT_SOFTWARE,
  FACT_NODE,
  FACT_ID,
  FACT_IDENTIFIER,
  FACT_UUID,
  FACT_EGG,
  FACT_EGG_UUID,
  FACT_IMAGE,
  N_FACTS
} Fact;

static const char * const fact_titles[N_FACTS] = {
  [FACT_NAME]       = N_("Server"),
  [FACT_STATUS]     = N_("Status"),
  [FACT_PANEL]      = N_("Panel"),
  [FACT_ADDRESS]    = N_("Panel Address"),
  [FACT_SOFTWARE]   = N_("Panel Software"),
  [FACT_NODE]       = N_("Node"),
  [FACT_ID]         = N_("Server ID"),
  [FACT_IDENTIFIER] = N_("Identifier"),
  [FACT_UUID]       = N_("UUID"),
  [FACT_EGG]        = N_("Egg"),
  [FACT_EGG_UUID]   = N_("Egg UUID"),
  [FACT_IMAGE]      = N_("Docker Image"),
};

/**
 * PteroServerSettings:
 *
 * What a server is called, how its files are reached by SFTP, its
 * reinstallation, and the facts that help somebody who is asked for help.
 */
struct _PteroServerSettings
{
  GtkWidget           parent_instance;

  PteroAccess        *access;
  GCancellable       *cancellable;
  PteroEgg           *egg;

  AdwPreferencesPage *page;
  PteroValueRow      *name;
  PteroValueRow      *description;
  GtkWidget          *edit_button;
  AdwPreferencesGroup *general;

  AdwPreferencesGroup *sftp;
  PteroValueRow      *sftp_address;
  PteroValueRow      *sftp_user;
  GtkWidget          *sftp_button;

  GtkWidget          *reinstall_button;
  AdwActionRow       *reinstall_row;
  PteroValueRow      *facts[N_FACTS];
};

static void part_iface_init (PteroPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroServerSettings, ptero_server_settings, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (PTERO_TYPE_PART, part_iface_init))

static PteroServer *
get_server (PteroServerSettings *self)
{
  return ptero_fleet_server_get_server (ptero_access_get_server (self->access));
}

static const char *
get_sftp_host (PteroServerSettings *self)
{
  PteroSftpDetails *sftp = get_server (self)->sftp_details;

  if (sftp == NULL)
    return NULL;

  return sftp->alias != NULL && *sftp->alias != '\0' ? sftp->alias : sftp->ip;
}

/* Wings knows a person at a server by both names. */
static char *
dup_sftp_user (PteroServerSettings *self)
{
  PteroAccount *account = ptero_panel_get_account (ptero_access_get_panel (self->access));
  const char *identifier = get_server (self)->identifier;

  if (account == NULL || account->username == NULL || identifier == NULL)
    return NULL;

  return g_strdup_printf ("%s.%s", account->username, identifier);
}

/**
 * ptero_server_settings_dup_sftp_uri:
 * @self: settings
 *
 * Returns: (transfer full) (nullable): the address at which a file manager finds the files
 */
char *
ptero_server_settings_dup_sftp_uri (PteroServerSettings *self)
{
  g_autofree char *user = NULL;
  const char *host;
  gint64 port;

  g_return_val_if_fail (PTERO_IS_SERVER_SETTINGS (self), NULL);

  user = dup_sftp_user (self);
  host = get_sftp_host (self);
  port = get_server (self)->sftp_details != NULL ? get_server (self)->sftp_details->port : 0;
  if (host == NULL || *host == '\0' || strpbrk (host, "/?#@ \t\n") != NULL || port < 1 ||
      port > 65535)
    return NULL;

  /* what is not allowed in either is escaped */
  return g_uri_join (G_URI_FLAGS_NONE, "sftp", user, host, (int) port, "/", NULL, NULL);
}

static char *
dup_sftp_address (PteroServerSettings *self)
{
  const char *host = get_sftp_host (self);

  if (host == NULL)
    return NULL;

  return ptero_address_join_port (host, get_server (self)->sftp_details->port);
}

static void
update_general (PteroServerSettings *self)
{
  gboolean allowed = ptero_access_allows (self->access, "settings.rename");

  ptero_value_row_set_value (self->name, get_server (self)->name);
  ptero_value_row_set_value (self->description, get_server (self)->description);
  gtk_widget_set_sensitive (self->edit_button, allowed);
  adw_preferences_group_set_description (self->general, allowed
                                           ? NULL
                                           : _("You have no permission to change this"));
}

static void
update_sftp (PteroServerSettings *self)
{
  gboolean allowed = ptero_access_allows (self->access, "file.sftp");
  g_autofree char *address = dup_sftp_address (self);
  g_autofree char *user = dup_sftp_user (self);
  g_autofree char *uri = ptero_server_settings_dup_sftp_uri (self);

  ptero_value_row_set_value (self->sftp_address, address);
  ptero_value_row_set_value (self->sftp_user, user);
  gtk_widget_set_sensitive (self->sftp_button, allowed && uri != NULL);
  adw_preferences_group_set_description (self->sftp,
                                         allowed ? _("The password is that of your account on the panel; an SSH key of the account works too")
                                                             : _("You have no permission to use SFTP here"));
}

static void
update_reinstall (PteroServerSettings *self)
{
  gboolean allowed = ptero_access_allows (self->access, "settings.reinstall");

  gtk_widget_set_sensitive (self->reinstall_button, allowed);
  adw_action_row_set_subtitle (self->reinstall_row,
                               allowed ? _("Stops the server and runs the installation of its egg again. Files may be replaced or deleted.")
                                       : _("You have no permission to reinstall the server"));
}

static const char *
get_software (PteroServerSettings *self)
{
  switch (ptero_panel_get_flavour (ptero_access_get_panel (self->access)))
    {
    case PTERO_FLAVOUR_PTERODACTYL:
      return "Pterodactyl";
    case PTERO_FLAVOUR_PELICAN:
      return "Pelican";
    case PTERO_FLAVOUR_UNKNOWN:
    default:
      return NULL;
    }
}

static void
update_facts (PteroServerSettings *self)
{
  PteroFleetServer *fleet_server = ptero_access_get_server (self->access);
  PteroPanel *panel = ptero_access_get_panel (self->access);
  PteroServer *server = get_server (self);
  g_autofree char *id = server->internal_id > 0
                          ? g_strdup_printf ("%" G_GINT64_FORMAT, server->internal_id)
                          : NULL;
  const char * const values[N_FACTS] = {
    [FACT_NAME]       = server->name,
    [FACT_STATUS]     = ptero_state_get_word (ptero_fleet_server_get_state (fleet_server),
                                              ptero_fleet_server_get_stale (fleet_server)),
    [FACT_PANEL]      = ptero_panel_get_name (panel),
    [FACT_ADDRESS]    = ptero_panel_get_address (panel),
    [FACT_SOFTWARE]   = get_software (self),
    [FACT_NODE]       = server->node,
    [FACT_ID]         = id,
    [FACT_IDENTIFIER] = server->identifier,
    [FACT_UUID]       = server->uuid,
    [FACT_EGG]        = self->egg != NULL ? self->egg->name : NULL,
    [FACT_EGG_UUID]   = self->egg != NULL ? self->egg->uuid : NULL,
    [FACT_IMAGE]      = server->docker_image,
  };

  for (guint i = 0; i < N_FACTS; i++)
    {
      ptero_value_row_set_value (self->facts[i], values[i]);
      gtk_widget_set_visible (GTK_WIDGET (self->facts[i]), values[i] != NULL && *values[i] != '\0');
    }
}

static void
update (PteroServerSettings *self)
{
  /* an answer may keep it for a while after it is gone from the window */
  if (self->access == NULL)
    return;

  update_general (self);
  update_sftp (self);
  update_reinstall (self);
  update_facts (self);
}

static void
server_changed_cb (PteroFleetServer    *server,
                   guint                changes,
                   PteroServerState     before,
                   PteroServerSettings *self)
{
  if ((changes & PTERO_FLEET_CHANGE_DETAILS) != 0)
    update (self);
  else if ((changes & (PTERO_FLEET_CHANGE_STATE | PTERO_FLEET_CHANGE_STALE)) != 0 &&
           self->access != NULL)
    update_facts (self);
}

/**
 * ptero_server_settings_dup_facts:
 * @self: settings
 *
 * Returns: (transfer full): the facts, a line each
 */
char *
ptero_server_settings_dup_facts (PteroServerSettings *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (PTERO_IS_SERVER_SETTINGS (self), NULL);

  for (guint i = 0; i < N_FACTS; i++)
    if (ptero_value_row_get_value (self->facts[i]) != NULL)
      g_string_append_printf (text, "%s: %s\n", g_dgettext (GETTEXT_PACKAGE, fact_titles[i]),
                              ptero_value_row_get_value (self->facts[i]));
  g_string_append_printf (text, "Ptero: %s\n", PACKAGE_VERSION);

  return g_string_free (text, FALSE);
}

static void
copy_facts_cb (PteroServerSettings *self)
{
  g_autofree char *text = ptero_server_settings_dup_facts (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  ptero_panel_toast (GTK_WIDGET (self), "%s", _("Copied"));
}

static const PteroFormField rename_fields[] = {
  { "name", N_("Name"), PTERO_FORM_TEXT, .min = 1, .max = 191 },
  { "description", N_("Description"), PTERO_FORM_LINES },
};

static void
described_cb (GtkWidget   *widget,
              PteroAnswer *answer)
{
  ptero_access_refresh (PTERO_SERVER_SETTINGS (widget)->access);
}

/* api/differences.md 3.2: Pelican takes the description by itself, if at all. */
static void
send_description (PteroServerSettings *self,
                  const char          *description)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_PELICAN_SERVER_DESCRIBE,
                                                       "server",
                                                       ptero_access_get_uuid (self->access), NULL);

  ptero_request_set_string (request, "description", description);
  ptero_send (GTK_WIDGET (self), ptero_access_get_panel (self->access), request, NULL,
              described_cb);
}

/* All who show the name follow what is fetched. */
static void
renamed_cb (PteroServerSettings *self,
            PteroAnswer         *answer,
            PteroFormDialog     *dialog)
{
  g_autofree char *description = ptero_form_dup_string (ptero_form_dialog_get_form (dialog),
                                                        "description");
  const char *before = get_server (self)->description;

  ptero_panel_toast (GTK_WIDGET (self), "%s", _("Saved"));
  if (ptero_panel_offers (ptero_access_get_panel (self->access), PTERO_FLAVOUR_PELICAN) &&
      g_strcmp0 (description, before != NULL ? before : "") != 0)
    send_description (self, description);
  ptero_access_refresh (self->access);
}

static void
edit_clicked_cb (PteroServerSettings *self)
{
  GtkWidget *form = ptero_form_new (rename_fields, G_N_ELEMENTS (rename_fields));
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_SERVER_RENAME, "server",
                                                       ptero_access_get_uuid (self->access), NULL);
  PteroFormDialog *dialog = ptero_form_dialog_new (PTERO_FORM (form),
                                                   ptero_access_get_panel (self->access), request,
                                                   _("_Save"));

  ptero_form_set_string (PTERO_FORM (form), "name", get_server (self)->name);
  ptero_form_set_string (PTERO_FORM (form), "description", get_server (self)->description);
  g_signal_connect_object (dialog, "done", G_CALLBACK (renamed_cb), self, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, _("Name and Description"), GTK_WIDGET (self));
}

static void
open_clicked_cb (PteroServerSettings *self)
{
  g_autofree char *uri = ptero_server_settings_dup_sftp_uri (self);

  if (uri != NULL)
    ptero_panel_link_launch (GTK_WIDGET (self), uri, _("The File Manager Could Not Be Opened"));
}

static void
reinstalled_cb (GtkWidget   *widget,
                PteroAnswer *answer)
{
  ptero_fleet_server_refresh (ptero_access_get_server (PTERO_SERVER_SETTINGS (widget)->access));
  ptero_access_refresh (PTERO_SERVER_SETTINGS (widget)->access);
}

static void
reinstall_confirmed_cb (PteroServerSettings *self)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_SERVER_REINSTALL, "server",
                                                       ptero_access_get_uuid (self->access), NULL);

  ptero_fleet_server_excuse_stop (ptero_access_get_server (self->access));
  ptero_send (GTK_WIDGET (self), ptero_access_get_panel (self->access), request,
              _("The server is being reinstalled"), reinstalled_cb);
}

static void
reinstall_clicked_cb (PteroServerSettings *self)
{
  g_autofree char *name = ptero_text_make_safe (get_server (self)->name);

  ptero_confirm_name (GTK_WIDGET (self), _("Reinstall the Server?"),
                      _("The server is stopped and the installation of its egg runs again. Files may be replaced or deleted: make a backup before."),
                      name, _("_Reinstall"), G_CALLBACK (reinstall_confirmed_cb), self);
}

static AdwPreferencesGroup *
add_group (PteroServerSettings *self,
           const char          *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (self->page, group);

  return group;
}

static PteroValueRow *
add_row (AdwPreferencesGroup *group,
         const char          *title,
         gboolean             copy)
{
  GtkWidget *row = ptero_value_row_new (title, copy);

  adw_preferences_group_add (group, row);

  return PTERO_VALUE_ROW (row);
}

static GtkWidget *
add_button (PteroServerSettings *self,
            AdwPreferencesGroup *group,
            const char          *label,
            GCallback            clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (group, button);

  return button;
}

static void
create_general (PteroServerSettings *self)
{
  self->general = add_group (self, _("General"));
  self->name = add_row (self->general, _("Name"), TRUE);
  self->description = add_row (self->general, _("Description"), FALSE);
  self->edit_button = add_button (self, self->general, _("_Edit…"), G_CALLBACK (edit_clicked_cb));
}

static void
create_sftp (PteroServerSettings *self)
{
  self->sftp = add_group (self, _("SFTP"));
  self->sftp_address = add_row (self->sftp, _("Address"), TRUE);
  self->sftp_user = add_row (self->sftp, _("User Name"), TRUE);
  self->sftp_button = add_button (self, self->sftp, _("_Open in Files"),
                                  G_CALLBACK (open_clicked_cb));
}

static void
create_reinstall (PteroServerSettings *self)
{
  AdwPreferencesGroup *group = add_group (self, _("Installation"));

  self->reinstall_row = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reinstall_row), _("Reinstall"));
  adw_action_row_set_subtitle_lines (self->reinstall_row, 0);
  self->reinstall_button = gtk_button_new_with_mnemonic (_("_Reinstall…"));
  gtk_widget_add_css_class (self->reinstall_button, "destructive-action");
  gtk_widget_set_valign (self->reinstall_button, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->reinstall_button, "clicked", G_CALLBACK (reinstall_clicked_cb),
                           self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (self->reinstall_row, self->reinstall_button);
  adw_preferences_group_add (group, GTK_WIDGET (self->reinstall_row));
}

static void
create_facts (PteroServerSettings *self)
{
  AdwPreferencesGroup *group = add_group (self, _("Facts"));

  adw_preferences_group_set_description (group, _("What somebody who helps you may ask for"));
  add_button (self, group, _("_Copy All"), G_CALLBACK (copy_facts_cb));
  for (guint i = 0; i < N_FACTS; i++)
    self->facts[i] = add_row (group, g_dgettext (GETTEXT_PACKAGE, fact_titles[i]), TRUE);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PteroServerSettings) self = user_data;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, NULL);
  gpointer server = answer != NULL ? ptero_answer_get_resource (answer) : NULL;

  /* What is known is shown anyway; without an answer the egg is left out. */
  if (self->access == NULL || !PTERO_IS_SERVER (server))
    return;

  g_set_object (&self->egg, PTERO_SERVER (server)->egg);
  update (self);
}

static void
load (PteroServerSettings *self)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_SERVER_GET, "server",
                                                       ptero_access_get_uuid (self->access),
                                                       "include", "egg", NULL);

  ptero_request_set_priority (request, PTERO_PRIORITY_VISIBLE);
  ptero_client_send_async (ptero_panel_get_client (ptero_access_get_panel (self->access)), request,
                           self->cancellable,
                           loaded_cb, g_object_ref (self));
}

static void
ptero_server_settings_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ptero_server_settings_parent_class)->map (widget);

  load (PTERO_SERVER_SETTINGS (widget));
}

static gboolean
ptero_server_settings_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (PTERO_SERVER_SETTINGS (widget)->page),
                                 GTK_DIR_TAB_FORWARD);
}

static void
ptero_server_settings_refresh (PteroPart *part)
{
  load (PTERO_SERVER_SETTINGS (part));
}

static void
part_iface_init (PteroPartInterface *iface)
{
  iface->refresh = ptero_server_settings_refresh;
}

static void
ptero_server_settings_dispose (GObject *object)
{
  PteroServerSettings *self = PTERO_SERVER_SETTINGS (object);
  GtkWidget *page = GTK_WIDGET (self->page);

  g_cancellable_cancel (self->cancellable);
  self->page = NULL;
  g_clear_pointer (&page, gtk_widget_unparent);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->egg);
  g_clear_object (&self->access);

  G_OBJECT_CLASS (ptero_server_settings_parent_class)->dispose (object);
}

static void
ptero_server_settings_class_init (PteroServerSettingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_server_settings_dispose;
  widget_class->map = ptero_server_settings_map;
  widget_class->grab_focus = ptero_server_settings_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ptero_server_settings_init (PteroServerSettings *self)
{
  self->cancellable = g_cancellable_new ();
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->page), GTK_WIDGET (self));
  create_general (self);
  create_sftp (self);
  create_reinstall (self);
  create_facts (self);
}

/**
 * ptero_server_settings_new:
 * @access: what may be done with a server
 * @jobs: where long work goes
 *
 * Returns: (transfer floating): the settings of the server
 */
GtkWidget *
ptero_server_settings_new (PteroAccess   *access,
                           PteroJobQueue *jobs)
{
  PteroServerSettings *self;

  g_return_val_if_fail (PTERO_IS_ACCESS (access), NULL);

  self = g_object_new (PTERO_TYPE_SERVER_SETTINGS, NULL);
  self->access = g_object_ref (access);
  g_signal_connect_object (ptero_access_get_server (access), "changed",
                           G_CALLBACK (server_changed_cb), self, 0);
  g_signal_connect_object (access, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ptero_access_get_panel (access), "notify::account", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
