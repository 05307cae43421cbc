/* ptero-subusers.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-subusers.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ptero-alert.h"
#include "ptero-form-dialog.h"
#include "ptero-format.h"
#include "ptero-list-pane.h"
#include "ptero-permission-editor.h"
#include "ptero-permissions.h"
#include "ptero-request-job.h"
#include "ptero-send.h"
#include "ptero-subuser.h"
#include "ptero-subusers-private.h"

#define NARROW_WIDTH 640

static char *
dup_email (gpointer item)
{
  return g_strdup (PTERO_SUBUSER (item)->email);
}

static char *
dup_name (gpointer item)
{
  return g_strdup (PTERO_SUBUSER (item)->username);
}

static char *
dup_two_factor (gpointer item)
{
  /* Translators: two-factor sign-in */
  return g_strdup (PTERO_SUBUSER (item)->two_factor_enabled
                     ? C_("two-factor", "On")
                     : C_("two-factor", "Off"));
}

static const char *
get_two_factor_icon (gpointer item)
{
  return PTERO_SUBUSER (item)->two_factor_enabled
           ? "ptero-check-symbolic"
           : "ptero-warning-symbolic";
}

static gint64
get_n_permissions (gpointer item)
{
  return PTERO_SUBUSER (item)->permissions != NULL
           ? g_strv_length (PTERO_SUBUSER (item)->permissions)
           : 0;
}

static char *
dup_permissions (gpointer item)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, get_n_permissions (item));
}

static char *
dup_created (gpointer item)
{
  return PTERO_SUBUSER (item)->created_at != NULL
           ? ptero_format_relative (PTERO_SUBUSER (item)->created_at)
           : NULL;
}

static gint64
get_created (gpointer item)
{
  return PTERO_SUBUSER (item)->created_at != NULL
           ? g_date_time_to_unix (PTERO_SUBUSER (item)->created_at)
           : 0;
}

static const PteroColumn columns[] = {
  { "email", N_("E-mail"), dup_email, PTERO_COLUMN_EXPAND },
  { "name", N_("Name"), dup_name, PTERO_COLUMN_DETAIL },
  { "two-factor", N_("Two-Factor"), dup_two_factor, .get_icon = get_two_factor_icon },
  { "permissions", N_("Permissions"), dup_permissions, PTERO_COLUMN_NUMERIC, get_n_permissions },
  { "created", N_("Account Since"), dup_created, PTERO_COLUMN_DETAIL, get_created },
};

static char *
summarize (PteroListPane *pane)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (ptero_list_pane_get_listing (pane)));

  return n > 0 ? g_strdup_printf (ngettext ("%u person", "%u people", n), n) : NULL;
}

/* The panel lets nobody change themselves. Pterodactyl does not tell the account's own uuid. */
static gboolean
is_self (PteroListPane *pane,
         PteroSubuser  *subuser)
{
  PteroAccount *account = ptero_panel_get_account (ptero_list_pane_get_panel (pane));

  if (account == NULL)
    return FALSE;
  if (account->uuid != NULL && *account->uuid != '\0')
    return g_strcmp0 (account->uuid, subuser->uuid) == 0;

  return account->email != NULL && subuser->email != NULL &&
         g_ascii_strcasecmp (account->email, subuser->email) == 0;
}

/* Whoever may do more than the own account: to send it back is refused, to leave it out takes it
 * away. */
static gboolean
may_more (PteroListPane *pane,
          PteroSubuser  *subuser)
{
  for (guint i = 0; subuser->permissions != NULL && subuser->permissions[i] != NULL; i++)
    if (!ptero_access_allows (ptero_list_pane_get_access (pane), subuser->permissions[i]))
      return TRUE;

  return FALSE;
}

/* Why the permissions of somebody are only shown. */
static const char *
find_obstacle (PteroListPane *pane,
               PteroSubuser  *subuser)
{
  if (is_self (pane, subuser))
    return _("This is you. Nobody can change their own permissions.");
  if (!ptero_access_allows (ptero_list_pane_get_access (pane), "user.update"))
    return _("Your account may not change permissions here.");
  if (may_more (pane, subuser))
    return _("This person may do things that you may not. Only somebody who may do them too can change this.");

  return NULL;
}

static void
fill_permissions (PteroForm    *form,
                  PteroRequest *request)
{
  g_autoptr(JsonNode) selected =
    ptero_permission_editor_dup_selected (g_object_get_data (G_OBJECT (form), "editor"));

  ptero_request_set_node (request, "permissions", selected);
}

/* Nothing to save is nothing to lose. */
static void
editor_changed_cb (PteroFormDialog       *dialog,
                   PteroPermissionEditor *editor)
{
  PteroForm *form = ptero_form_dialog_get_form (dialog);
  gboolean existing = g_object_get_data (G_OBJECT (form), "existing") != NULL;
  gboolean changed = ptero_permission_editor_get_changed (editor);
  g_autofree char *summary = ptero_permission_editor_dup_summary (editor, existing);

  gtk_label_set_text (g_object_get_data (G_OBJECT (form), "summary"), summary);
  if (changed)
    ptero_form_set_changed (form);
  else if (existing)
    ptero_form_set_unchanged (form);
  if (existing)
    gtk_widget_action_set_enabled (GTK_WIDGET (dialog), "form.send", changed);
}

static GtkWidget *
create_summary (PteroForm *form)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 12);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  g_object_set_data (G_OBJECT (form), "summary", label);

  return label;
}

static PteroPermissionEditor *
add_editor (PteroListPane *pane,
            PteroForm     *form)
{
  PteroPermissions *permissions = g_object_get_data (G_OBJECT (pane), "permissions");
  GtkWidget *editor = ptero_permission_editor_new (permissions->permissions,
                                                   ptero_list_pane_get_access (pane));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (pane));

  ptero_permission_editor_set_narrow (PTERO_PERMISSION_EDITOR (editor),
                                      root != NULL &&
                                      gtk_widget_get_width (GTK_WIDGET (root)) < NARROW_WIDTH);
  g_object_set_data (G_OBJECT (form), "editor", editor);
  ptero_form_add_widget (form, editor);

  return PTERO_PERMISSION_EDITOR (editor);
}

static void
present (PteroListPane *pane,
         PteroForm     *form,
         PteroRequest  *request,
         const char    *action,
         const char    *title)
{
  PteroFormDialog *dialog = ptero_form_dialog_new (form, ptero_list_pane_get_panel (pane), request,
                                                   action);
  PteroPermissionEditor *editor = g_object_get_data (G_OBJECT (form), "editor");

  ptero_form_dialog_set_fill (dialog, fill_permissions);
  ptero_form_dialog_set_wide (dialog, create_summary (form));
  g_signal_connect_object (editor, "changed", G_CALLBACK (editor_changed_cb), dialog,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "done", G_CALLBACK (ptero_list_pane_refresh), pane,
                           G_CONNECT_SWAPPED);
  editor_changed_cb (dialog, editor);
  ptero_form_dialog_present (dialog, title, GTK_WIDGET (pane));
}

static char *
check_email (const char *text)
{
  const char *at = strchr (text, '@');

  return at == NULL || at == text || at[1] == '\0' || strchr (text, ' ') != NULL
           ? g_strdup (_("An e-mail address, e.g. name@example.com"))
           : NULL;
}

static const PteroFormField invite_fields[] = {
  { "email", N_("E-mail"), PTERO_FORM_TEXT,
    N_("Who has no account on the panel gets one, and a letter with a link to set it up"), .min = 1,
    .max = 191, .check = check_email },
};

static void
show_invite (PteroListPane *pane)
{
  PteroForm *form = PTERO_FORM (ptero_form_new (invite_fields, G_N_ELEMENTS (invite_fields)));
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_SUBUSER_CREATE, "server",
                                                       ptero_access_get_uuid (ptero_list_pane_get_access (pane)), NULL);

  add_editor (pane, form);
  present (pane, form, request, _("_Invite"), _("Invite a Person"));
}

static GtkWidget *
create_two_factor (PteroSubuser *subuser)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (subuser->two_factor_enabled
                                      ? _("Two-factor sign-in")
                                      : _("No two-factor sign-in"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (get_two_factor_icon (subuser)));
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, subuser->two_factor_enabled ? "dim-label" : "warning");

  return box;
}

/* Whose permissions they are, and why they cannot be changed. */
static GtkWidget *
create_person (PteroSubuser *subuser,
               const char   *obstacle)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *name = ptero_text_make_safe (subuser->username != NULL ? subuser->username : "");
  g_autofree char *email = ptero_text_make_safe (subuser->email != NULL ? subuser->email : "");
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);

  /* only now is it known to be no markup */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), email);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), adw_avatar_new (36, name, TRUE));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_two_factor (subuser));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), obstacle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return group;
}

static void
show_permissions (PteroListPane *pane)
{
  static const PteroFormField none[] = { { NULL } };
  PteroSubuser *subuser = g_object_get_data (G_OBJECT (pane), "subuser");
  PteroForm *form = PTERO_FORM (ptero_form_new (none, 0));
  const char *obstacle = find_obstacle (pane, subuser);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_SUBUSER_UPDATE, "server",
                                                       ptero_access_get_uuid (ptero_list_pane_get_access (pane)), "user", subuser->uuid, NULL);
  PteroPermissionEditor *editor;
  g_autofree char *name = ptero_text_make_safe (subuser->username != NULL ? subuser->username : "");
  /* Translators: %s is the name of a person */
  g_autofree char *title = g_strdup_printf (_("Permissions of %s"), name);

  ptero_form_add_widget (form, create_person (subuser, obstacle));
  editor = add_editor (pane, form);
  ptero_permission_editor_set_selected (editor, (const char * const *) subuser->permissions);
  ptero_permission_editor_set_read_only (editor, obstacle != NULL);
  g_object_set_data (G_OBJECT (form), "existing", subuser);
  present (pane, form, request, _("_Save"), title);
}

static void
fetched_cb (GtkWidget   *widget,
            PteroAnswer *answer)
{
  g_object_set_data_full (G_OBJECT (widget), "subuser",
                          g_object_ref (ptero_answer_get_resource (answer)), g_object_unref);
  show_permissions (PTERO_LIST_PANE (widget));
}

/* What is saved replaces all: it must not begin with what was so some time ago. Nobody may ask for
 * themselves. */
static void
fetch_permissions (PteroListPane *pane)
{
  PteroSubuser *subuser = g_object_get_data (G_OBJECT (pane), "subuser");
  g_autoptr(PteroRequest) request = NULL;

  if (is_self (pane, subuser))
    {
      show_permissions (pane);
      return;
    }

  request = ptero_request_new (PTERO_ENDPOINT_SUBUSER_GET, "server",
                               ptero_access_get_uuid (ptero_list_pane_get_access (pane)),
                               "user", subuser->uuid, NULL);
  ptero_send (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), request, NULL, fetched_cb);
}

static void
invite_known_cb (GtkWidget   *widget,
                 PteroAnswer *answer)
{
  g_object_set_data_full (G_OBJECT (widget), "permissions",
                          g_object_ref (ptero_answer_get_resource (answer)), g_object_unref);
  show_invite (PTERO_LIST_PANE (widget));
}

static void
edit_known_cb (GtkWidget   *widget,
               PteroAnswer *answer)
{
  g_object_set_data_full (G_OBJECT (widget), "permissions",
                          g_object_ref (ptero_answer_get_resource (answer)), g_object_unref);
  fetch_permissions (PTERO_LIST_PANE (widget));
}

/* What permissions there are is asked once. */
static void
with_permissions (PteroListPane *pane,
                  PteroSentFunc  asked,
                  void         (*known) (PteroListPane *pane))
{
  g_autoptr(PteroRequest) request = NULL;

  if (g_object_get_data (G_OBJECT (pane), "permissions") != NULL)
    {
      known (pane);
      return;
    }

  request = ptero_request_new (PTERO_ENDPOINT_PERMISSIONS_GET, NULL);
  ptero_send (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), request, NULL, asked);
}

static void
invite_run (PteroListPane *pane,
            GPtrArray     *items)
{
  with_permissions (pane, invite_known_cb, show_invite);
}

static void
edit_run (PteroListPane *pane,
          GPtrArray     *items)
{
  g_object_set_data_full (G_OBJECT (pane), "subuser", g_object_ref (items->pdata[0]),
                          g_object_unref);
  with_permissions (pane, edit_known_cb, fetch_permissions);
}

static gboolean
is_other (PteroListPane *pane,
          gpointer       item)
{
  return !is_self (pane, item);
}

static char *
apply_explain (PteroListPane *pane,
               GPtrArray     *items)
{
  for (guint i = 0; i < items->len; i++)
    if (is_self (pane, items->pdata[i]))
      return g_strdup (_("Nobody can give themselves permissions"));

  return NULL;
}

static char *
remove_explain (PteroListPane *pane,
                GPtrArray     *items)
{
  for (guint i = 0; i < items->len; i++)
    if (is_self (pane, items->pdata[i]))
      return g_strdup (_("You cannot remove yourself"));

  return NULL;
}

static PteroRequest *
create_removal (PteroListPane *pane,
                PteroSubuser  *subuser)
{
  return ptero_request_new (PTERO_ENDPOINT_SUBUSER_DELETE, "server",
                            ptero_access_get_uuid (ptero_list_pane_get_access (pane)),
                            "user", subuser->uuid, NULL);
}

static void
remove_many (PteroListPane *pane,
             GPtrArray     *items)
{
  g_autofree char *title = g_strdup_printf (ngettext ("Remove %u Person", "Remove %u People",
                                                      items->len), items->len);
  g_autoptr(PteroJob) job = ptero_request_job_new (title);

  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr(PteroRequest) request = create_removal (pane, items->pdata[i]);

      ptero_request_job_add (PTERO_REQUEST_JOB (job), ptero_list_pane_get_panel (pane), request,
                             PTERO_SUBUSER (items->pdata[i])->email);
    }
  g_signal_connect_object (job, "finished", G_CALLBACK (ptero_list_pane_take_job), pane,
                           G_CONNECT_SWAPPED);
  ptero_job_queue_add (ptero_list_pane_get_jobs (pane), job);
}

static void
remove_confirmed_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  PteroListPane *pane = PTERO_LIST_PANE (source);
  g_autoptr(GPtrArray) items = user_data;
  g_autoptr(PteroRequest) request = NULL;

  if (!ptero_alert_confirm_finish (GTK_WIDGET (source), result, NULL))
    return;

  if (items->len > 1)
    {
      remove_many (pane, items);
      return;
    }

  request = create_removal (pane, items->pdata[0]);
  ptero_send (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), request,
              _("The person can no longer use the server"), ptero_list_pane_sent_cb);
}

static void
remove_run (PteroListPane *pane,
            GPtrArray     *items)
{
  g_autofree char *heading = NULL;

  if (items->len == 1)
    {
      PteroSubuser *subuser = items->pdata[0];
      g_autofree char *name = ptero_text_make_safe (subuser->email != NULL ? subuser->email : "");

      /* Translators: %s is the e-mail address of a person */
      heading = g_strdup_printf (_("Remove %s?"), name);
    }
  else
    {
      heading = g_strdup_printf (ngettext ("Remove %u Person?", "Remove %u People?", items->len),
                                 items->len);
    }
  ptero_alert_confirm_async (GTK_WIDGET (pane), heading,
                             _("They can no longer use this server, and their connections to it end."),
                             _("_Remove"), NULL, remove_confirmed_cb, g_ptr_array_ref (items));
}

static const PteroVerb verbs[] = {
  { "invite", N_("_Invite…"), "user.create", PTERO_VERB_SUGGESTED, invite_run },
  { "edit", N_("_Edit Permissions…"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT, edit_run },
  { "apply", N_("_Apply to More Servers…"), NULL, PTERO_VERB_FOR_MANY, ptero_subusers_apply,
    is_other, NULL, apply_explain },
  { "remove", N_("_Remove…"), "user.delete", PTERO_VERB_FOR_MANY | PTERO_VERB_DESTRUCTIVE,
    remove_run, is_other, "Delete", remove_explain },
};

static const PteroListInfo info = {
  .id = "subusers",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .verbs = verbs,
  .n_verbs = G_N_ELEMENTS (verbs),
  .icon_name = "ptero-users-symbolic",
  .empty_title = N_("Nobody Else"),
  .empty_description = N_("Invite people to use this server with you, each with the permissions you choose"),
  .summarize = summarize,
};

/**
 * ptero_subusers_new:
 * @access: what may be done with a server
 * @jobs: where long work goes
 *
 * Returns: (transfer floating): who else may use the server
 */
GtkWidget *
ptero_subusers_new (PteroAccess   *access,
                    PteroJobQueue *jobs)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_SUBUSERS_LIST, "server",
                                                       ptero_access_get_uuid (access), NULL);
  GtkWidget *pane = ptero_list_pane_new (&info, ptero_access_get_panel (access), request, jobs);

  ptero_list_pane_set_access (PTERO_LIST_PANE (pane), access);

  return pane;
}
