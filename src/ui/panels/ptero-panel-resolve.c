/* ptero-panel-resolve.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "ptero-address-group.h"
#include "ptero-address-page.h"
#include "ptero-address.h"
#include "ptero-alert.h"
#include "ptero-certificate-dialog.h"
#include "ptero-check-row.h"
#include "ptero-dialog.h"
#include "ptero-discard.h"
#include "ptero-error-text.h"
#include "ptero-format.h"
#include "ptero-key-form.h"
#include "ptero-panel-focus.h"
#include "ptero-panel-link.h"
#include "ptero-panel-move.h"
#include "ptero-panel-resolve.h"
#include "ptero-panel-status.h"
#include "ptero-panel-toast.h"
#include "ptero-toolbar-view.h"

/**
 * PteroPanelResolve:
 *
 * What keeps a panel from being online, and the way on from it: another key,
 * the keyring, the certificate, another address, or to try again. It follows
 * the panel's state and closes when the panel is online.
 */

/* What the form below the explanation is for. */
typedef enum
{
  FORM_NONE,
  FORM_KEYS,
  FORM_ADDRESS,
} Form;

/* So that the dialog has room for what unfolds in it. */
static const int form_heights[] = { 220, 560, 380 };

struct _PteroPanelResolve
{
  AdwBin           parent_instance;

  GtkWidget       *address_group;
  GtkWidget       *apply_button;
  GtkWidget       *form;
  GtkWidget       *key_form;
  GtkWidget       *scrolled;
  GtkWidget       *since_row;
  GtkWidget       *state_row;
  GtkWidget       *title;
  GtkWidget       *words_row;

  GtkWidget       *opener;       /* (nullable): weak, gets the toast */
  PteroPanelStore *store;
  PteroPanel      *panel;
  GCancellable    *cancellable;
  guint            tick;
  Form             shown_form;
  char            *offered;      /* (nullable): the last address that was filled in */
  char            *asked_address;  /* (nullable): whose certificate was shown last */
  gboolean         asking;       /* whether keys are to be sent there */
  gboolean         unlocking;
};

G_DEFINE_FINAL_TYPE (PteroPanelResolve, ptero_panel_resolve, ADW_TYPE_BIN)

static gboolean
is_busy (PteroPanelResolve *self)
{
  return self->unlocking || ptero_key_form_get_saving (PTERO_KEY_FORM (self->key_form));
}

static gboolean
can_apply (PteroPanelResolve *self)
{
  if (is_busy (self))
    return FALSE;

  if (self->shown_form == FORM_ADDRESS)
    return ptero_address_group_get_ready (PTERO_ADDRESS_GROUP (self->address_group));

  return self->shown_form == FORM_KEYS &&
         ptero_key_form_get_ready (PTERO_KEY_FORM (self->key_form));
}

static void
update_form (PteroPanelResolve *self)
{
  gtk_widget_set_sensitive (self->form, !is_busy (self));
  gtk_widget_set_sensitive (self->apply_button, can_apply (self));
}

static void
show_form (PteroPanelResolve *self,
           Form               form)
{
  if (form != self->shown_form)
    ptero_panel_focus_release (self->form);

  self->shown_form = form;
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scrolled),
                                              form_heights[form]);
  gtk_widget_set_visible (self->address_group, form == FORM_ADDRESS);
  gtk_widget_set_visible (self->key_form, form == FORM_KEYS);
  ptero_key_form_update_rows (PTERO_KEY_FORM (self->key_form));
  gtk_widget_set_visible (self->apply_button, form != FORM_NONE);
  gtk_button_set_label (GTK_BUTTON (self->apply_button),
                        form == FORM_ADDRESS ? _("_Use This Address") : _("_Use This Key"));
  update_form (self);
}

static gboolean
has_typed_keys (PteroPanelResolve *self)
{
  return !ptero_key_form_is_empty (PTERO_KEY_FORM (self->key_form));
}

/* A key that somebody types stays in sight, whatever happens to the panel meanwhile. */
static void
leave_form (PteroPanelResolve *self)
{
  show_form (self, has_typed_keys (self) ? FORM_KEYS : FORM_NONE);
}

static void
show_state (PteroPanelResolve *self,
            PteroCheckState    state,
            const char        *text,
            const char        *button,
            const char        *other_button)
{
  ptero_check_row_set (PTERO_CHECK_ROW (self->state_row), state, text, button, other_button);
}

static void
show_words (PteroPanelResolve *self,
            const GError      *error)
{
  g_autofree char *words = error != NULL ? ptero_error_dup_words (error) : NULL;
  g_autofree char *request = ptero_error_dup_request (error);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->words_row, words != NULL || request != NULL);

  if (words == NULL && request == NULL)
    return;

  text = words != NULL ? g_strjoin ("\n", words, request, NULL) : g_steal_pointer (&request);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->words_row),
                                 error->domain == PTERO_API_ERROR
                                   ? _("The Panel Says")
                                   : _("Details"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->words_row), text);
}

static void
show_since (PteroPanelResolve *self)
{
  GDateTime *since = ptero_panel_get_since (self->panel);
  g_autofree char *address = ptero_text_make_safe (ptero_panel_get_address (self->panel));
  g_autofree char *time = since != NULL ? ptero_format_time (since) : NULL;
  gint64 seconds = ptero_panel_status_get_countdown (self->panel);
  g_autofree char *duration = ptero_format_duration (seconds);
  GString *text = g_string_new (NULL);

  if (time != NULL)
    /* Translators: %s is a time, as in “Since 14:02” */
    g_string_append_printf (text, _("Since %s"), time);

  if (seconds >= 0)
    {
      g_string_append (text, text->len > 0 ? " · " : "");
      if (seconds == 0)
        g_string_append (text, _("trying now"));
      else
        /* Translators: %s is a time span like “4 min 30 s”; after “Since 14:02 · ” */
        g_string_append_printf (text, _("next try in %s"), duration);
    }

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->since_row), address);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->since_row), text->str);
  g_string_free (text, TRUE);
}

static gboolean
tick_cb (gpointer user_data)
{
  show_since (user_data);

  return G_SOURCE_CONTINUE;
}

static void
show_keyring (PteroPanelResolve *self,
              const GError      *error)
{
  g_autofree char *text = error != NULL ? ptero_error_describe (error) : NULL;
  gboolean unavailable = g_error_matches (error, PTERO_KEYRING_ERROR,
                                          PTERO_KEYRING_ERROR_UNAVAILABLE);

  show_state (self, PTERO_CHECK_ERROR,
              text != NULL
                ? text
                : _("The keyring did not give the keys of this panel; unlock it and try again."),
              unavailable ? _("Try Again") : _("Unlock…"), _("Keep for This Session…"));
  leave_form (self);
}

static void
show_no_key (PteroPanelResolve *self)
{
  show_state (self, PTERO_CHECK_INFO,
              _("The keyring of this computer has no key for this panel. Enter one to connect to it."), NULL, NULL);
  show_form (self, FORM_KEYS);
}

/* The address may have been changed, and the key with it, by another Ptero. */
static void
show_key_withheld (PteroPanelResolve *self,
                   const GError      *error)
{
  g_autofree char *text = ptero_error_describe (error);

  show_state (self, PTERO_CHECK_WARNING, text, NULL, _("Try Again"));
  show_form (self, FORM_KEYS);
}

static void
show_key_missing (PteroPanelResolve *self,
                  const GError      *error)
{
  if (g_error_matches (error, PTERO_KEYRING_ERROR, PTERO_KEYRING_ERROR_OTHER_ADDRESS))
    show_key_withheld (self, error);
  else
    show_no_key (self);
}

static void
show_key_refused (PteroPanelResolve *self,
                  const GError      *error)
{
  g_autofree char *text = error != NULL ? ptero_error_describe (error) : NULL;
  gboolean two_factor = g_error_matches (error, PTERO_API_ERROR,
                                         PTERO_API_ERROR_TWO_FACTOR_REQUIRED);

  show_state (self, PTERO_CHECK_ERROR,
              text != NULL ? text : _("The panel does not accept the key; enter another one."),
              two_factor ? _("Open Account Page") : _("Try Again"),
              two_factor ? _("Try Again") : NULL);
  show_words (self, error);
  if (two_factor)
    leave_form (self);
  else
    show_form (self, FORM_KEYS);
}

static void
show_certificate (PteroPanelResolve *self,
                  const GError      *error)
{
  g_autofree char *text = error != NULL ? ptero_error_describe (error) : NULL;
  gboolean changed = g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_CERTIFICATE_CHANGED);

  show_state (self, changed ? PTERO_CHECK_ERROR : PTERO_CHECK_WARNING,
              text != NULL ? text : _("The certificate of the panel cannot be verified."),
              error != NULL && ptero_api_error_get_fingerprint (error) != NULL
                ? _("View Certificate…")
                : NULL,
              _("Try Again"));
  leave_form (self);
}

static void
offer_address (PteroPanelResolve *self,
               const char        *address)
{
  PteroAddressGroup *group = PTERO_ADDRESS_GROUP (self->address_group);

  g_free (self->offered);
  self->offered = g_strdup (address);

  /* what is there already was checked, or is being checked */
  if (g_strcmp0 (ptero_address_group_get_text (group), address) != 0)
    ptero_address_group_set_text (group, address);
}

/* Neither what somebody typed nor what they are asked about is replaced. */
static gboolean
may_offer_address (PteroPanelResolve *self)
{
  const char *text = ptero_address_group_get_text (PTERO_ADDRESS_GROUP (self->address_group));

  return !self->asking && (*text == '\0' || g_strcmp0 (text, self->offered) == 0);
}

/* (nullable): where the panel says that it is now */
static const char *
get_location (PteroPanelResolve *self)
{
  const GError *error = ptero_panel_get_error (self->panel);

  return g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_MOVED)
           ? ptero_api_error_get_location (error)
           : NULL;
}

static void
show_unreachable (PteroPanelResolve *self,
                  const GError      *error)
{
  g_autofree char *text = error != NULL ? ptero_error_describe (error) : NULL;
  const char *location = get_location (self);
  gboolean has_address = self->shown_form == FORM_ADDRESS ||
                         (location != NULL && !has_typed_keys (self));

  show_state (self, PTERO_CHECK_ERROR,
              text != NULL
                ? text
                : _("The panel does not answer; check the network and whether the panel is running."),
              _("Try Now"), has_address ? NULL : _("Change Address…"));
  show_words (self, error);

  if (location != NULL && has_address && may_offer_address (self))
    offer_address (self, location);
  if (has_address)
    show_form (self, FORM_ADDRESS);
  else
    leave_form (self);
}

static void
show_rate_limited (PteroPanelResolve *self)
{
  show_state (self, PTERO_CHECK_WARNING,
              _("The panel has taken all requests it allows in a minute, perhaps also from other programs with keys of the same account. Ptero goes on by itself."),
              _("Try Now"), NULL);
  leave_form (self);
}

static void
show_online (PteroPanelResolve *self)
{
  show_state (self, PTERO_CHECK_OK, _("The panel is connected."), NULL, NULL);
  leave_form (self);
}

static void
show_connecting (PteroPanelResolve *self)
{
  show_state (self, PTERO_CHECK_BUSY, ptero_panel_get_awaits_key (self->panel)
                ? _("Waiting for the keyring…")
                : _("Connecting…"),
              NULL, NULL);
}

static void
update_state (PteroPanelResolve *self)
{
  const GError *error = ptero_panel_get_error (self->panel);

  gtk_widget_set_visible (self->words_row, FALSE);
  show_since (self);

  switch (ptero_panel_get_state (self->panel))
    {
    case PTERO_PANEL_STATE_KEYRING:
      show_keyring (self, error);
      break;

    case PTERO_PANEL_STATE_NO_KEY:
      show_key_missing (self, error);
      break;

    case PTERO_PANEL_STATE_KEY_REFUSED:
      show_key_refused (self, error);
      break;

    case PTERO_PANEL_STATE_CERTIFICATE:
      show_certificate (self, error);
      break;

    case PTERO_PANEL_STATE_UNREACHABLE:
      show_unreachable (self, error);
      break;

    case PTERO_PANEL_STATE_RATE_LIMITED:
      show_rate_limited (self);
      break;

    case PTERO_PANEL_STATE_ONLINE:
      show_online (self);
      break;

    case PTERO_PANEL_STATE_IDLE:
    case PTERO_PANEL_STATE_CONNECTING:
    default:
      show_connecting (self);
      break;
    }
}

static void state_cb (PteroPanelResolve *self);

static void
finish (PteroPanelResolve *self)
{
  /* once, although the dialog may take a moment to go */
  g_signal_handlers_disconnect_by_func (self->panel, state_cb, self);

  /* Translators: %s is the name of a panel */
  ptero_panel_toast (self->opener, _("“%s” is connected"), ptero_panel_get_name (self->panel));
  ptero_dialog_force_close (GTK_WIDGET (self));
}

/* The panel may be online with the first of two keys while the second one is still being stored, or
 * with the old one while a new one is typed. */
static void
state_cb (PteroPanelResolve *self)
{
  if (ptero_panel_get_state (self->panel) == PTERO_PANEL_STATE_ONLINE && !is_busy (self) &&
      !has_typed_keys (self))
    finish (self);
  else
    update_state (self);
}

static void
unlock_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  PteroPanelResolve *self = user_data;
  g_autoptr(GError) error = NULL;

  if (!ptero_panel_store_unlock_finish (PTERO_PANEL_STORE (object), result, &error))
    g_debug ("Unlocking: %s", error->message);

  /* the dialog is gone */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  self->unlocking = FALSE;
  update_form (self);
  state_cb (self);
  if (ptero_panel_get_state (self->panel) == PTERO_PANEL_STATE_KEYRING)
    ptero_check_row_focus (PTERO_CHECK_ROW (self->state_row));
}

static void
unlock (PteroPanelResolve *self)
{
  self->unlocking = TRUE;
  show_state (self, PTERO_CHECK_BUSY, _("Waiting for the keyring…"), NULL, NULL);
  update_form (self);
  ptero_panel_store_unlock_async (self->store, self->cancellable, unlock_cb, self);
}

static void
update_targets (PteroPanelResolve *self)
{
  ptero_address_group_set_trusted (PTERO_ADDRESS_GROUP (self->address_group),
                                   ptero_panel_get_address (self->panel),
                                   ptero_panel_get_fingerprint (self->panel));
  ptero_key_form_update_target (PTERO_KEY_FORM (self->key_form));
}

static void
trusted_cb (PteroPanelResolve *self,
            const char        *fingerprint)
{
  ptero_panel_set_fingerprint (self->panel, fingerprint);
  update_targets (self);
  ptero_panel_refresh (self->panel);
}

/* The panel may have moved while its certificate was looked at. */
static void
certificate_trusted_cb (PteroPanelResolve *self,
                        const char        *fingerprint)
{
  if (g_strcmp0 (self->asked_address, ptero_panel_get_address (self->panel)) == 0)
    trusted_cb (self, fingerprint);
}

static void
view_certificate (PteroPanelResolve *self)
{
  const GError *error = ptero_panel_get_error (self->panel);
  g_autofree char *host = ptero_address_get_host (ptero_panel_get_address (self->panel));
  GtkWidget *dialog;

  if (error == NULL || ptero_api_error_get_fingerprint (error) == NULL)
    return;

  dialog = ptero_certificate_dialog_new (host, ptero_api_error_get_fingerprint (error),
                                         ptero_panel_get_fingerprint (self->panel));
  ptero_certificate_dialog_set_flaws (PTERO_CERTIFICATE_DIALOG (dialog),
                                      ptero_api_error_get_flaws (error));
  g_free (self->asked_address);
  self->asked_address = g_strdup (ptero_panel_get_address (self->panel));
  g_signal_connect_object (dialog, "trusted", G_CALLBACK (certificate_trusted_cb), self,
                           G_CONNECT_SWAPPED);
  ptero_certificate_dialog_present (PTERO_CERTIFICATE_DIALOG (dialog), GTK_WIDGET (self));
}

static void
open_account_page (PteroPanelResolve *self)
{
  g_autofree char *page = NULL;

  page = ptero_address_get_account_page (ptero_panel_get_address (self->panel),
                                         ptero_panel_get_flavour (self->panel) == PTERO_FLAVOUR_PELICAN);
  ptero_panel_link_open (GTK_WIDGET (self), page);
}

static void
change_address (PteroPanelResolve *self)
{
  const char *location = get_location (self);

  if (may_offer_address (self))
    offer_address (self, location != NULL ? location : ptero_panel_get_address (self->panel));
  show_form (self, FORM_ADDRESS);
  update_state (self);
  ptero_address_group_focus (PTERO_ADDRESS_GROUP (self->address_group));
}

static void
keep_for_session (PteroPanelResolve *self)
{
  ptero_key_form_set_session_only (PTERO_KEY_FORM (self->key_form), TRUE);
  show_form (self, FORM_KEYS);
  ptero_key_form_focus (PTERO_KEY_FORM (self->key_form));
}

static void
state_clicked_cb (PteroPanelResolve *self)
{
  PteroPanelState state = ptero_panel_get_state (self->panel);

  if (state == PTERO_PANEL_STATE_KEYRING)
    unlock (self);
  else if (state == PTERO_PANEL_STATE_CERTIFICATE)
    view_certificate (self);
  else if (g_error_matches (ptero_panel_get_error (self->panel), PTERO_API_ERROR,
                            PTERO_API_ERROR_TWO_FACTOR_REQUIRED))
    open_account_page (self);
  else
    ptero_panel_refresh (self->panel);
}

static void
state_other_clicked_cb (PteroPanelResolve *self)
{
  PteroPanelState state = ptero_panel_get_state (self->panel);

  if (state == PTERO_PANEL_STATE_KEYRING)
    keep_for_session (self);
  else if (state == PTERO_PANEL_STATE_NO_KEY)
    unlock (self);
  else if (state == PTERO_PANEL_STATE_UNREACHABLE)
    change_address (self);
  else
    ptero_panel_refresh (self->panel);
}

static void
saved_cb (PteroPanelResolve *self)
{
  ptero_panel_refresh (self->panel);
  state_cb (self);
}

static const gboolean all_keys[] = { TRUE, TRUE };

static void
apply_address (PteroPanelResolve *self)
{
  PteroAddressGroup *group = PTERO_ADDRESS_GROUP (self->address_group);

  self->shown_form = FORM_NONE;
  ptero_panel_set_fingerprint (self->panel, ptero_address_group_get_fingerprint (group));
  ptero_panel_store_move_keys (self->store, self->panel, ptero_address_group_get_address (group),
                               all_keys);
  ptero_panel_refresh (self->panel);
  update_state (self);
}

static void
confirmed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  PteroPanelResolve *self = PTERO_PANEL_RESOLVE (source);
  g_autofree char *asked = user_data;

  self->asking = FALSE;
  if (ptero_alert_confirm_finish (GTK_WIDGET (source), result, NULL) &&
      self->shown_form == FORM_ADDRESS && can_apply (self) &&
      g_str_equal (asked,
                   ptero_address_group_get_address (PTERO_ADDRESS_GROUP (self->address_group))))
    apply_address (self);
}

static void
ask_for_address (PteroPanelResolve *self)
{
  PteroAddressGroup *group = PTERO_ADDRESS_GROUP (self->address_group);
  g_autofree char *address = g_strdup (ptero_address_group_get_address (group));

  self->asking = ptero_panel_move_ask (self->panel, address, all_keys, GTK_WIDGET (self),
                                       self->cancellable, confirmed_cb, address);
  if (self->asking)
    g_steal_pointer (&address);
  else
    apply_address (self);
}

static void
apply_clicked_cb (PteroPanelResolve *self)
{
  if (!can_apply (self))
    return;

  if (self->shown_form == FORM_ADDRESS)
    {
      ask_for_address (self);
      return;
    }

  ptero_panel_focus_release (self->form);
  ptero_key_form_save (PTERO_KEY_FORM (self->key_form));
}

static void
ready_cb (PteroPanelResolve *self)
{
  if (self->panel != NULL)
    update_form (self);
}

static void
name_cb (PteroPanelResolve *self)
{
  g_autofree char *name = ptero_text_make_safe (ptero_panel_get_name (self->panel));

  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title), name);
}

/* The panel was removed meanwhile. */
static void
items_changed_cb (PteroPanelResolve *self)
{
  if (ptero_panel_store_find (self->store, ptero_panel_get_id (self->panel)) != NULL)
    return;

  ptero_key_form_stop (PTERO_KEY_FORM (self->key_form));
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    ptero_dialog_force_close (GTK_WIDGET (self));
}

static gboolean
may_close (GtkWidget *widget)
{
  PteroPanelResolve *self = PTERO_PANEL_RESOLVE (widget);

  if (ptero_key_form_get_saving (PTERO_KEY_FORM (self->key_form)))
    {
      ptero_key_form_stop (PTERO_KEY_FORM (self->key_form));
      gtk_widget_grab_focus (self->apply_button);
      return FALSE;
    }

  if (!has_typed_keys (self))
    return TRUE;

  ptero_discard_ask (widget, _("Discard This Key?"),
                     _("The key has not been given to the panel yet and will be lost."),
                     self->cancellable);

  return FALSE;
}

static void
ptero_panel_resolve_dispose (GObject *object)
{
  PteroPanelResolve *self = PTERO_PANEL_RESOLVE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_weak_pointer (&self->opener);
  g_clear_object (&self->panel);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), PTERO_TYPE_PANEL_RESOLVE);

  G_OBJECT_CLASS (ptero_panel_resolve_parent_class)->dispose (object);
}

static void
ptero_panel_resolve_finalize (GObject *object)
{
  PteroPanelResolve *self = PTERO_PANEL_RESOLVE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->offered, g_free);
  g_clear_pointer (&self->asked_address, g_free);

  G_OBJECT_CLASS (ptero_panel_resolve_parent_class)->finalize (object);
}

static void
ptero_panel_resolve_class_init (PteroPanelResolveClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_panel_resolve_dispose;
  object_class->finalize = ptero_panel_resolve_finalize;

  g_type_ensure (PTERO_TYPE_ADDRESS_GROUP);
  g_type_ensure (PTERO_TYPE_CHECK_ROW);
  g_type_ensure (PTERO_TYPE_KEY_FORM);
  g_type_ensure (PTERO_TYPE_TOOLBAR_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/ptero-panel-resolve.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroPanelResolve, address_group);
  gtk_widget_class_bind_template_child (widget_class, PteroPanelResolve, apply_button);
  gtk_widget_class_bind_template_child (widget_class, PteroPanelResolve, form);
  gtk_widget_class_bind_template_child (widget_class, PteroPanelResolve, key_form);
  gtk_widget_class_bind_template_child (widget_class, PteroPanelResolve, scrolled);
  gtk_widget_class_bind_template_child (widget_class, PteroPanelResolve, since_row);
  gtk_widget_class_bind_template_child (widget_class, PteroPanelResolve, state_row);
  gtk_widget_class_bind_template_child (widget_class, PteroPanelResolve, title);
  gtk_widget_class_bind_template_child (widget_class, PteroPanelResolve, words_row);
  gtk_widget_class_bind_template_callback (widget_class, apply_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, ready_cb);
  gtk_widget_class_bind_template_callback (widget_class, saved_cb);
  gtk_widget_class_bind_template_callback (widget_class, state_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, state_other_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, trusted_cb);
}

static void
ptero_panel_resolve_init (PteroPanelResolve *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * ptero_panel_resolve_new:
 * @store: where the panel is
 * @panel: a panel
 *
 * Makes the dialog's content.
 *
 * Returns: (transfer floating): the content
 */
GtkWidget *
ptero_panel_resolve_new (PteroPanelStore *store,
                         PteroPanel      *panel)
{
  PteroPanelResolve *self;

  g_return_val_if_fail (PTERO_IS_PANEL_STORE (store), NULL);
  g_return_val_if_fail (PTERO_IS_PANEL (panel), NULL);

  self = g_object_new (PTERO_TYPE_PANEL_RESOLVE, NULL);
  self->store = g_object_ref (store);
  self->panel = g_object_ref (panel);
  ptero_key_form_set_panel (PTERO_KEY_FORM (self->key_form), store, panel);
  update_targets (self);
  name_cb (self);

  g_signal_connect_object (panel, "notify::address", G_CALLBACK (update_targets), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (panel, "notify::error", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (panel, "notify::name", G_CALLBACK (name_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (panel, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->tick = g_timeout_add_seconds (1, tick_cb, self);
  ptero_dialog_set_size (GTK_WIDGET (self), 480, -1);
  ptero_dialog_set_guard (GTK_WIDGET (self), may_close);
  update_state (self);

  return GTK_WIDGET (self);
}

/**
 * ptero_panel_resolve:
 * @store: where the panel is
 * @panel: a panel that is not online
 * @parent: a widget in the window that asks
 *
 * Shows what is wrong with @panel and the way on.
 */
void
ptero_panel_resolve (PteroPanelStore *store,
                     PteroPanel      *panel,
                     GtkWidget       *parent)
{
  g_autofree char *name = NULL;
  GtkWidget *content;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  content = ptero_panel_resolve_new (store, panel);
  g_set_weak_pointer (&PTERO_PANEL_RESOLVE (content)->opener, parent);
  name = ptero_text_make_safe (ptero_panel_get_name (panel));
  ptero_dialog_present (content, name, parent);
}
