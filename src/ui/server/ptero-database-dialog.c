/* ptero-database-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-database-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-alert.h"
#include "ptero-database-text.h"
#include "ptero-dialog.h"
#include "ptero-error-text.h"
#include "ptero-format.h"
#include "ptero-panel-toast.h"
#include "ptero-place.h"
#include "ptero-secret-clipboard.h"
#include "ptero-send.h"
#include "ptero-toolbar-view.h"
#include "ptero-value-row.h"

#define WIDTH 560
#define DOTS "••••••••••••"

/**
 * PteroDatabaseDialog:
 *
 * How a database is reached. The password is asked for when the dialog opens,
 * shown when the person wants to see it, and leaves the clipboard again.
 */
struct _PteroDatabaseDialog
{
  GtkWidget      parent_instance;

  PteroDatabase *database;
  PteroAccess   *access;
  GCancellable  *cancellable;

  GtkWidget     *view;
  GtkWidget     *page;
  GtkLabel      *password;
  GtkSpinner    *spinner;
  GtkWidget     *reveal;
  GtkWidget     *copy_password;
  GtkWidget     *jdbc;
  GtkWidget     *uri;
  const char    *reason;      /* why there is no password */
};

enum {
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroDatabaseDialog, ptero_database_dialog, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static const char *
get_password (PteroDatabaseDialog *self)
{
  PteroDatabasePassword *password = self->database->password;

  return password != NULL && password->password != NULL && *password->password != '\0'
           ? password->password
           : NULL;
}

static void
set_subtitle (GtkWidget *row,
              char      *text)
{
  g_autofree char *owned = text;
  g_autofree char *safe = ptero_text_make_safe (owned);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), safe);
}

static void
update (PteroDatabaseDialog *self)
{
  const char *password = get_password (self);
  gboolean shown = password != NULL &&
                   gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->reveal));
  g_autofree char *safe = shown ? ptero_text_make_safe (password) : NULL;

  gtk_label_set_text (self->password,
                      shown ? safe : password != NULL ? DOTS : self->reason != NULL ? self->reason : "");
  gtk_label_set_selectable (self->password, shown);
  gtk_widget_set_visible (self->reveal, password != NULL);
  gtk_widget_set_visible (self->copy_password, password != NULL);
  gtk_button_set_icon_name (GTK_BUTTON (self->reveal),
                            shown ? "view-conceal-symbolic" : "view-reveal-symbolic");
  gtk_widget_set_tooltip_text (self->reveal, shown ? _("Hide Password") : _("Show Password"));
  set_subtitle (self->jdbc, ptero_database_dup_jdbc (self->database, shown ? password : NULL));
  set_subtitle (self->uri, ptero_database_dup_uri (self->database, shown ? password : NULL));
}

static void
set_loading (PteroDatabaseDialog *self,
             gboolean             loading)
{
  gtk_spinner_set_spinning (self->spinner, loading);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), loading);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PteroDatabaseDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);

  if (self->view == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  set_loading (self, FALSE);
  /* the answer updated the database itself */
  self->reason = error != NULL ? _("Could not be loaded") : _("Hidden from your account");
  if (error != NULL)
    {
      g_autofree char *words = ptero_error_describe (error);

      gtk_widget_set_tooltip_text (GTK_WIDGET (self->password), words);
    }
  update (self);
}

/* There is no route for one database alone. */
static void
load (PteroDatabaseDialog *self)
{
  g_autoptr(PteroRequest) request = NULL;

  if (!ptero_access_allows (self->access, "database.view_password"))
    {
      self->reason = _("Hidden from your account");
      return;
    }

  request = ptero_request_new (PTERO_ENDPOINT_DATABASES_LIST, "server",
                               ptero_access_get_uuid (self->access), "include", "password", NULL);
  set_loading (self, TRUE);
  ptero_client_send_async (ptero_panel_get_client (ptero_access_get_panel (self->access)), request,
                           self->cancellable,
                           loaded_cb, g_object_ref (self));
}

static void
copy_secret (PteroDatabaseDialog *self,
             char                *text)
{
  g_autofree char *owned = text;

  ptero_secret_clipboard_copy (gtk_widget_get_clipboard (GTK_WIDGET (self)), owned,
                               PTERO_SECRET_CLIPBOARD_SECONDS);
  /* Translators: %d is a number of seconds, more than one */
  ptero_panel_toast (GTK_WIDGET (self), _("Copied. It leaves the clipboard in %d seconds."),
                     PTERO_SECRET_CLIPBOARD_SECONDS);
}

static void
copy_text (PteroDatabaseDialog *self,
           char                *text)
{
  g_autofree char *owned = text;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), owned);
  ptero_panel_toast (GTK_WIDGET (self), "%s", _("Copied"));
}

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PteroDatabaseDialog *self = PTERO_DATABASE_DIALOG (widget);
  const char *what = g_variant_get_string (parameter, NULL);
  const char *password = get_password (self);

  if (g_str_equal (what, "password") && password != NULL)
    copy_secret (self, g_strdup (password));
  else if (g_str_equal (what, "command"))
    copy_text (self, ptero_database_dup_command (self->database));
  else if (g_str_equal (what, "jdbc") && password != NULL)
    copy_secret (self, ptero_database_dup_jdbc (self->database, password));
  else if (g_str_equal (what, "uri") && password != NULL)
    copy_secret (self, ptero_database_dup_uri (self->database, password));
  else if (g_str_equal (what, "jdbc"))
    copy_text (self, ptero_database_dup_jdbc (self->database, NULL));
  else if (g_str_equal (what, "uri"))
    copy_text (self, ptero_database_dup_uri (self->database, NULL));
}

static void
rotated_cb (GtkWidget   *widget,
            PteroAnswer *answer)
{
  PteroDatabaseDialog *self = PTERO_DATABASE_DIALOG (widget);

  if (self->view == NULL)
    return;

  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
rotate_confirmed_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  PteroDatabaseDialog *self = PTERO_DATABASE_DIALOG (source);
  g_autoptr(PteroRequest) request = NULL;

  if (!ptero_alert_confirm_finish (GTK_WIDGET (source), result, NULL))
    return;

  request = ptero_request_new (PTERO_ENDPOINT_DATABASE_ROTATE_PASSWORD, "server",
                               ptero_access_get_uuid (self->access),
                               "database", self->database->id, NULL);
  ptero_send (GTK_WIDGET (self), ptero_access_get_panel (self->access), request,
              _("The password was changed"), rotated_cb);
}

static void
rotate_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  ptero_alert_confirm_async (widget, _("Change the Password?"),
                             _("The panel makes up a new one. What uses the database with the old one can no longer log in."),
                             _("_Change"), PTERO_DATABASE_DIALOG (widget)->cancellable,
                             rotate_confirmed_cb, NULL);
}

static void
ptero_database_dialog_dispose (GObject *object)
{
  PteroDatabaseDialog *self = PTERO_DATABASE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->view, gtk_widget_unparent);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->database);
  g_clear_object (&self->access);

  G_OBJECT_CLASS (ptero_database_dialog_parent_class)->dispose (object);
}

static void
ptero_database_dialog_class_init (PteroDatabaseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_database_dialog_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "database.copy", "s", copy_action);
  gtk_widget_class_install_action (widget_class, "database.rotate", NULL, rotate_action);

  /**
   * PteroDatabaseDialog::changed:
   *
   * The password was changed.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static AdwPreferencesGroup *
add_group (PteroDatabaseDialog *self,
           const char          *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (group));

  return ADW_PREFERENCES_GROUP (group);
}

static void
add_value (AdwPreferencesGroup *group,
           const char          *title,
           const char          *value,
           gboolean             copy)
{
  GtkWidget *row = ptero_value_row_new (title, copy);

  ptero_value_row_set_value (PTERO_VALUE_ROW (row), value);
  adw_preferences_group_add (group, row);
}

static GtkWidget *
create_copy (const char *what,
             const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "database.copy");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", what);

  return button;
}

static GtkWidget *
create_row (const char *title)
{
  return g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, NULL);
}

static void
add_password (PteroDatabaseDialog *self,
              AdwPreferencesGroup *group)
{
  GtkWidget *row = create_row (_("Password"));

  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  self->password = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->password, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->password), "monospace");
  self->reveal = gtk_toggle_button_new ();
  gtk_widget_set_valign (self->reveal, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->reveal, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reveal), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Show Password"), -1);
  g_signal_connect_object (self->reveal, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  self->copy_password = create_copy ("password", _("Copy Password"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->spinner));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->password));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->reveal);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->copy_password);
  adw_preferences_group_add (group, row);
}

static GtkWidget *
add_copy (AdwPreferencesGroup *group,
          const char          *what,
          const char          *title,
          const char          *label)
{
  GtkWidget *row = create_row (title);

  gtk_widget_add_css_class (row, "property");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_copy (what, label));
  adw_preferences_group_add (group, row);

  return row;
}

static void
build_page (PteroDatabaseDialog *self)
{
  PteroDatabase *database = self->database;
  AdwPreferencesGroup *group = add_group (self, _("Connection"));
  g_autofree char *address = ptero_database_dup_address (database);
  g_autofree char *max = database->max_connections > 0
                           ? g_strdup_printf ("%" G_GINT64_FORMAT, database->max_connections)
                           : g_strdup (_("Unlimited"));

  add_value (group, _("Address"), address, TRUE);
  add_value (group, _("Database"), database->name, TRUE);
  add_value (group, _("User"), database->username, TRUE);
  add_password (self, group);
  add_value (group, _("Connections From"), ptero_database_get_remote (database), FALSE);
  add_value (group, _("Most Connections"), max, FALSE);

  group = add_group (self, _("For Programs"));
  self->jdbc = add_copy (group, "jdbc", _("JDBC, for Java"), _("Copy for JDBC"));
  self->uri = add_copy (group, "uri", _("URI"), _("Copy URI"));
  set_subtitle (add_copy (group, "command", _("Command Line, Asks for the Password"),
                          _("Copy Command Line")), ptero_database_dup_command (database));
}

static GtkWidget *
build_bottom (PteroDatabaseDialog *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Change Password…"));

  gtk_widget_add_css_class (bar, "toolbar");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "database.rotate");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_box_append (GTK_BOX (bar), button);
  if (!ptero_access_allows (self->access, "database.update"))
    gtk_widget_set_visible (bar, FALSE);

  return bar;
}

static void
build (PteroDatabaseDialog *self)
{
  self->page = adw_preferences_page_new ();
  gtk_widget_set_vexpand (self->page, TRUE);
  build_page (self);
  self->view = g_object_new (PTERO_TYPE_TOOLBAR_VIEW, NULL);
  ptero_toolbar_view_add_top (PTERO_TOOLBAR_VIEW (self->view), adw_header_bar_new ());
  ptero_toolbar_view_set_content (PTERO_TOOLBAR_VIEW (self->view), self->page);
  ptero_toolbar_view_add_bottom (PTERO_TOOLBAR_VIEW (self->view), build_bottom (self));
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
  ptero_dialog_set_size (GTK_WIDGET (self), WIDTH, 640);
}

static void
ptero_database_dialog_init (PteroDatabaseDialog *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * ptero_database_dialog_new:
 * @database: a database
 * @access: what may be done with its server
 *
 * Returns: (transfer floating): a dialog, to be given to [func@Ptero.database_dialog_present]
 */
GtkWidget *
ptero_database_dialog_new (PteroDatabase *database,
                           PteroAccess   *access)
{
  PteroDatabaseDialog *self;

  g_return_val_if_fail (PTERO_IS_DATABASE (database), NULL);
  g_return_val_if_fail (PTERO_IS_ACCESS (access), NULL);

  self = g_object_new (PTERO_TYPE_DATABASE_DIALOG, NULL);
  self->database = g_object_ref (database);
  self->access = g_object_ref (access);
  build (self);
  set_loading (self, FALSE);
  load (self);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * ptero_database_dialog_present:
 * @dialog: (transfer floating): a dialog
 * @parent: a widget in the window it is for
 *
 * Shows it.
 */
void
ptero_database_dialog_present (GtkWidget *dialog,
                               GtkWidget *parent)
{
  g_autofree char *title = ptero_text_make_safe (PTERO_DATABASE_DIALOG (dialog)->database->name);

  ptero_place_present (dialog, title, parent);
}
