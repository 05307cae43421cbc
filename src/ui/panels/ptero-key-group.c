/* ptero-key-group.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "ptero-address-page.h"
#include "ptero-address.h"
#include "ptero-certificate-dialog.h"
#include "ptero-error-text.h"
#include "ptero-format.h"
#include "ptero-key-group.h"
#include "ptero-key-text.h"
#include "ptero-keyring.h"
#include "ptero-panel-link.h"
#include "ptero-password-row.h"

/**
 * PteroKeyGroup:
 *
 * An entry for one key of a panel, an account key or an application key, that
 * finds out what the key is half a second after the last keystroke.
 */

#define CHECK_DELAY_MS 500

struct _PteroKeyGroup
{
  AdwPreferencesGroup  parent_instance;

  GtkWidget           *create_button;
  GtkWidget           *entry;
  PteroCheckRow       *check_row;

  PteroApi             api;
  PteroFlavour         flavour;
  char                *address;
  char                *fingerprint;
  char                *hint;         /* while the entry is empty */
  const char          *notice;       /* before the hint: what became of the key that was typed */
  PteroKeyGroup       *other;        /* weak */
  char                *asked_address;  /* whose certificate was shown last */

  GCancellable        *cancellable;  /* of the check under way */
  guint                timeout;
  PteroKeyReport      *report;
  GError              *error;
};

enum {
  PROP_0,
  PROP_API,
  PROP_OTHER,
  PROP_READY,
  N_PROPS
};

enum {
  ACTIVATED,
  TRUSTED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroKeyGroup, ptero_key_group, ADW_TYPE_PREFERENCES_GROUP)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
forget_check (PteroKeyGroup *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->report, ptero_key_report_free);
  g_clear_error (&self->error);
}

static void
show_hint (PteroKeyGroup *self)
{
  g_autofree char *text = NULL;

  if (self->notice != NULL)
    text = g_strjoin (" ", self->notice, self->hint, NULL);
  else
    text = g_strdup (self->hint);
  ptero_check_row_set (self->check_row, text != NULL ? PTERO_CHECK_INFO : PTERO_CHECK_NONE, text,
                       NULL, NULL);
}

static char *
describe_account_key (const PteroKeyReport *report)
{
  g_autofree char *owner = NULL;
  const char *name = NULL;

  if (report->account != NULL)
    name = report->account->username != NULL ? report->account->username : report->account->email;

  if (name == NULL)
    return g_strdup (report->is_admin ? _("Key of an administrator") : _("Key of an account"));

  owner = ptero_text_make_safe (name);

  /* Translators: %s is the name of an account */
  return g_strdup_printf (report->is_admin ? _("Key of %s, an administrator") : _("Key of %s"),
                          owner);
}

static char *
describe_application_key (const PteroKeyReport *report)
{
  guint n_writable = 0;
  guint n_readable = 0;

  for (guint i = 0; i < PTERO_N_RIGHTS; i++)
    {
      n_readable += report->rights[i] >= PTERO_RIGHT_READ;
      n_writable += report->rights[i] == PTERO_RIGHT_READ_WRITE;
    }

  /* Nests and eggs are there to be read only. */
  if (n_readable == PTERO_N_RIGHTS && n_writable == PTERO_N_RIGHTS - 2)
    return g_strdup (_("Application key with all rights"));

  /* Translators: counts of areas of the administration */
  if (n_writable == 0)
    return g_strdup_printf (_("Application key that may look at %u of %u areas and change nothing"),
                            n_readable, (guint) PTERO_N_RIGHTS);

  /* Translators: counts of areas of the administration, as in “look at 5 of 7 areas and change
   * 3” */
  return g_strdup_printf (_("Application key that may look at %u of %u areas and change %u"),
                          n_readable, (guint) PTERO_N_RIGHTS, n_writable);
}

/* What is not known may be a right. */
static gboolean
has_rights (const PteroKeyReport *report)
{
  if (report->api == PTERO_API_CLIENT)
    return TRUE;

  for (guint i = 0; i < PTERO_N_RIGHTS; i++)
    {
      if (report->rights[i] != PTERO_RIGHT_NONE)
        return TRUE;
    }

  return FALSE;
}

static void
show_other_kind (PteroKeyGroup *self)
{
  gboolean is_account = self->api == PTERO_API_CLIENT;
  const char *button = is_account ? _("Use as Application Key") : _("Use as Account Key");

  ptero_check_row_set (self->check_row, PTERO_CHECK_WARNING,
                       is_account ? _("This is an application key. It belongs in the other row.")
                                  : _("This is an account key. It belongs in the other row."),
                       self->other != NULL ? button : NULL, NULL);
}

static void check (PteroKeyGroup *self);

/* What is in the other row comes here, so that nothing that was typed is lost. */
static void
swap_keys (PteroKeyGroup *self)
{
  PteroKeyGroup *other = self->other;
  char *key = ptero_key_group_dup_key (self);
  char *other_key = ptero_key_group_dup_key (other);

  gtk_widget_set_visible (GTK_WIDGET (other), TRUE);
  ptero_key_group_set_key (self, other_key);
  ptero_key_group_set_key (other, key);
  check (other);
  ptero_key_group_focus (other);
  ptero_key_free (key);
  ptero_key_free (other_key);
}

/* Where the row of a key is free it belongs there. */
static void
move_away (PteroKeyGroup *self)
{
  swap_keys (self);
  self->notice = self->api == PTERO_API_CLIENT ? _("That was an application key, and was moved to its row.")
                                               : _("That was an account key, and was moved to its row.");
  show_hint (self);
}

static gboolean
can_move_away (PteroKeyGroup *self,
               PteroApi       api)
{
  return api != self->api && self->other != NULL && ptero_key_group_is_empty (self->other);
}

static void
show_report (PteroKeyGroup *self)
{
  g_autofree char *text = NULL;

  if (can_move_away (self, self->report->api))
    {
      move_away (self);
      return;
    }
  if (self->report->api != self->api)
    {
      show_other_kind (self);
      return;
    }

  if (!has_rights (self->report))
    {
      ptero_check_row_set (self->check_row, PTERO_CHECK_WARNING,
                           _("The panel knows this key, but it has no right at all: nothing can be done with it. Give it rights on the panel, or enter another one."),
                           NULL, _("Try Again"));
      return;
    }

  text = self->api == PTERO_API_CLIENT
           ? describe_account_key (self->report)
           : describe_application_key (self->report);
  ptero_check_row_set (self->check_row, PTERO_CHECK_OK, text, NULL, NULL);
}

/* Where nobody keeps what is trusted here, it is asked beside the address. */
static gboolean
can_trust (PteroKeyGroup *self)
{
  return (g_error_matches (self->error, PTERO_API_ERROR, PTERO_API_ERROR_UNTRUSTED_CERTIFICATE) ||
          g_error_matches (self->error, PTERO_API_ERROR, PTERO_API_ERROR_CERTIFICATE_CHANGED)) &&
         ptero_api_error_get_fingerprint (self->error) != NULL &&
         g_signal_has_handler_pending (self, signals[TRUSTED], 0, FALSE);
}

static void
show_error (PteroKeyGroup *self)
{
  g_autofree char *text = ptero_error_describe (self->error);

  if (can_trust (self))
    {
      ptero_check_row_set (self->check_row, PTERO_CHECK_WARNING, text, _("View Certificate…"),
                           NULL);
      return;
    }

  if (g_error_matches (self->error, PTERO_API_ERROR, PTERO_API_ERROR_TWO_FACTOR_REQUIRED))
    ptero_check_row_set (self->check_row, PTERO_CHECK_ERROR, text, _("Open Account Page"),
                         _("Try Again"));
  else if (self->error->domain != PTERO_API_ERROR ||
           ptero_api_error_get_status (self->error) >= 429 ||
           g_error_matches (self->error, PTERO_API_ERROR, PTERO_API_ERROR_ADDRESS_NOT_ALLOWED))
    ptero_check_row_set (self->check_row, PTERO_CHECK_ERROR, text, NULL, _("Try Again"));
  else
    ptero_check_row_set (self->check_row, PTERO_CHECK_ERROR, text, NULL, NULL);
}

static void
probe_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PteroKeyGroup) self = user_data;
  g_autoptr(PteroKeyReport) report = NULL;
  g_autoptr(GError) error = NULL;

  report = ptero_probe_key_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  self->report = g_steal_pointer (&report);
  self->error = g_steal_pointer (&error);

  if (self->report != NULL)
    show_report (self);
  else
    show_error (self);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

/* Finds out now what the key is; a check under way is given up. */
static void
check (PteroKeyGroup *self)
{
  char *key;
  PteroApi api;

  forget_check (self);
  key = ptero_key_group_dup_key (self);

  if (*key == '\0' || self->address == NULL)
    {
      show_hint (self);
    }
  else if (ptero_key_is_address (key))
    {
      ptero_check_row_set (self->check_row, PTERO_CHECK_ERROR,
                           _("This is an address and not a key, and was not sent anywhere; a key looks like ptlc_ or ptla_ and 43 letters and digits."), NULL, NULL);
    }
  else if (ptero_key_tell_api (key, &api) && can_move_away (self, api))
    {
      move_away (self);
    }
  else if (!ptero_key_is_plausible (key))
    {
      ptero_check_row_set (self->check_row, PTERO_CHECK_ERROR,
                           _("This is not a key; one looks like ptlc_ or ptla_ and 43 letters and digits."), NULL, NULL);
    }
  else
    {
      self->cancellable = g_cancellable_new ();
      ptero_check_row_set (self->check_row, PTERO_CHECK_BUSY, _("Asking the panel about this key…"),
                           NULL, NULL);
      ptero_probe_key_async (self->address, self->fingerprint, key,
                             self->cancellable, probe_cb, g_object_ref (self));
    }

  ptero_key_free (key);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

static gboolean
timeout_cb (gpointer user_data)
{
  PteroKeyGroup *self = user_data;

  self->timeout = 0;
  check (self);

  return G_SOURCE_REMOVE;
}

/* What was moved to @self's row is not there any more. */
static void
forget_notice (PteroKeyGroup *self)
{
  if (self->notice == NULL)
    return;

  self->notice = NULL;
  if (ptero_key_group_is_empty (self))
    show_hint (self);
}

static void
changed_cb (PteroKeyGroup *self)
{
  forget_check (self);
  show_hint (self);
  if (self->other != NULL)
    forget_notice (self->other);

  if (!ptero_key_group_is_empty (self))
    {
      self->notice = NULL;
      ptero_check_row_set (self->check_row, PTERO_CHECK_NONE, NULL, NULL, NULL);
      self->timeout = g_timeout_add (CHECK_DELAY_MS, timeout_cb, self);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

static void
entry_activated_cb (PteroKeyGroup *self)
{
  if (self->timeout != 0)
    check (self);

  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
open_account_page (PteroKeyGroup *self)
{
  g_autofree char *page = NULL;

  page = ptero_address_get_account_page (self->address, self->flavour == PTERO_FLAVOUR_PELICAN);
  ptero_panel_link_open (GTK_WIDGET (self), page);
}

static void
open_keys_page (PteroKeyGroup *self)
{
  gboolean pelican = self->flavour == PTERO_FLAVOUR_PELICAN;
  g_autofree char *page = NULL;

  if (self->api == PTERO_API_CLIENT)
    page = ptero_address_get_account_keys_page (self->address, pelican);
  else
    page = ptero_address_get_application_keys_page (self->address, pelican);

  ptero_panel_link_open (GTK_WIDGET (self), page);
}

static void
create_clicked_cb (PteroKeyGroup *self)
{
  if (self->address != NULL)
    open_keys_page (self);
}

/* The panel may have moved while its certificate was looked at. */
static void
trusted_cb (PteroKeyGroup *self,
            const char    *fingerprint)
{
  if (g_strcmp0 (self->asked_address, self->address) == 0)
    g_signal_emit (self, signals[TRUSTED], 0, fingerprint);
}

static void
view_certificate (PteroKeyGroup *self)
{
  g_autofree char *host = ptero_address_get_host (self->address);
  GtkWidget *dialog =
    ptero_certificate_dialog_new (host, ptero_api_error_get_fingerprint (self->error),
                                  self->fingerprint);

  ptero_certificate_dialog_set_flaws (PTERO_CERTIFICATE_DIALOG (dialog),
                                      ptero_api_error_get_flaws (self->error));
  g_free (self->asked_address);
  self->asked_address = g_strdup (self->address);
  g_signal_connect_object (dialog, "trusted", G_CALLBACK (trusted_cb), self, G_CONNECT_SWAPPED);
  ptero_certificate_dialog_present (PTERO_CERTIFICATE_DIALOG (dialog), GTK_WIDGET (self));
}

static void
check_clicked_cb (PteroKeyGroup *self)
{
  if (self->report != NULL && self->report->api != self->api)
    swap_keys (self);
  else if (can_trust (self))
    view_certificate (self);
  else if (self->address != NULL)
    open_account_page (self);
}

static void
check_other_clicked_cb (PteroKeyGroup *self)
{
  check (self);
}

static void
ptero_key_group_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  PteroKeyGroup *self = PTERO_KEY_GROUP (object);

  switch (prop_id)
    {
    case PROP_API:
      g_value_set_uint (value, self->api);
      break;

    case PROP_OTHER:
      g_value_set_object (value, self->other);
      break;

    case PROP_READY:
      g_value_set_boolean (value, ptero_key_group_get_ready (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_key_group_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  PteroKeyGroup *self = PTERO_KEY_GROUP (object);

  switch (prop_id)
    {
    case PROP_API:
      self->api = g_value_get_uint (value);
      break;

    case PROP_OTHER:
      g_set_weak_pointer (&self->other, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_key_group_constructed (GObject *object)
{
  PteroKeyGroup *self = PTERO_KEY_GROUP (object);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);
  AdwPreferencesRow *row = ADW_PREFERENCES_ROW (self->entry);

  G_OBJECT_CLASS (ptero_key_group_parent_class)->constructed (object);

  if (self->api == PTERO_API_CLIENT)
    {
      adw_preferences_group_set_title (group, _("Account Key"));
      adw_preferences_group_set_description (group, _("For the servers of an account: live state, console, power, files"));
      adw_preferences_row_set_title (row, _("Account Key"));
      gtk_widget_set_name (self->entry, "account-key-entry");
      gtk_widget_set_name (GTK_WIDGET (self->check_row), "account-key-check");
    }
  else
    {
      adw_preferences_group_set_title (group, _("Application Key"));
      adw_preferences_group_set_description (group, _("For the administration: users, nodes, all servers"));
      adw_preferences_row_set_title (row, _("Application Key"));
      gtk_widget_set_name (self->entry, "application-key-entry");
      gtk_widget_set_name (GTK_WIDGET (self->check_row), "application-key-check");
    }
}

static void
ptero_key_group_dispose (GObject *object)
{
  PteroKeyGroup *self = PTERO_KEY_GROUP (object);

  if (self->entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");

  forget_check (self);
  g_clear_weak_pointer (&self->other);
  gtk_widget_dispose_template (GTK_WIDGET (self), PTERO_TYPE_KEY_GROUP);

  G_OBJECT_CLASS (ptero_key_group_parent_class)->dispose (object);
}

static void
ptero_key_group_finalize (GObject *object)
{
  PteroKeyGroup *self = PTERO_KEY_GROUP (object);

  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->asked_address, g_free);
  g_clear_pointer (&self->fingerprint, g_free);
  g_clear_pointer (&self->hint, g_free);

  G_OBJECT_CLASS (ptero_key_group_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  /**
   * PteroKeyGroup:api:
   *
   * Which kind of key it is for: [enum@Ptero.Api], the Client API (0) for an
   * account key, the Application API (1) for an application key.
   */
  properties[PROP_API] =
    g_param_spec_uint ("api", NULL, NULL,
                       PTERO_API_CLIENT, PTERO_API_APPLICATION, PTERO_API_CLIENT,
                       (G_PARAM_READWRITE |
                        G_PARAM_CONSTRUCT_ONLY |
                        G_PARAM_STATIC_STRINGS));

  /**
   * PteroKeyGroup:other: (nullable)
   *
   * The group for the other kind of key. A key of that kind moves there by
   * itself if nothing is in it, and changes places with what is there if the
   * person wants it to. The other group is shown then.
   */
  properties[PROP_OTHER] =
    g_param_spec_object ("other", NULL, NULL,
                         PTERO_TYPE_KEY_GROUP,
                         (G_PARAM_READWRITE |
                          G_PARAM_STATIC_STRINGS));

  /**
   * PteroKeyGroup:ready:
   *
   * Whether the panel knows the key and it is of the right kind. Notifies also
   * when what is in the entry changes.
   */
  properties[PROP_READY] =
    g_param_spec_boolean ("ready", NULL, NULL,
                          FALSE,
                          (G_PARAM_READABLE |
                           G_PARAM_STATIC_STRINGS));

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_signals (GType type)
{
  /**
   * PteroKeyGroup::activated:
   * @self: a key group
   *
   * Enter was pressed in the entry. The check may still be under way.
   */
  signals[ACTIVATED] =
    g_signal_new ("activated", type, G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PteroKeyGroup::trusted:
   * @self: a key group
   * @fingerprint: a certificate
   *
   * The person has decided to trust the certificate of the panel: it is to be
   * the new target. The choice is offered only where somebody listens.
   */
  signals[TRUSTED] =
    g_signal_new ("trusted", type, G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ptero_key_group_class_init (PteroKeyGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = ptero_key_group_constructed;
  object_class->dispose = ptero_key_group_dispose;
  object_class->finalize = ptero_key_group_finalize;
  object_class->get_property = ptero_key_group_get_property;
  object_class->set_property = ptero_key_group_set_property;

  install_properties (object_class);
  install_signals (G_TYPE_FROM_CLASS (klass));

  g_type_ensure (PTERO_TYPE_CHECK_ROW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/ptero-key-group.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroKeyGroup, check_row);
  gtk_widget_class_bind_template_child (widget_class, PteroKeyGroup, create_button);
  gtk_widget_class_bind_template_child (widget_class, PteroKeyGroup, entry);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_other_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
}

static void
ptero_key_group_init (PteroKeyGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ptero_check_row_set_entry (self->check_row, self->entry);
  ptero_password_row_name_buttons (self->entry);
}

/**
 * ptero_key_group_new:
 * @api: the API that the key is for
 *
 * Makes an entry for a key.
 *
 * Returns: (transfer floating): the group
 */
GtkWidget *
ptero_key_group_new (PteroApi api)
{
  return g_object_new (PTERO_TYPE_KEY_GROUP, "api", api, NULL);
}

/**
 * ptero_key_group_set_target:
 * @self: a key group
 * @address: the normalised address of the panel
 * @fingerprint: (nullable): the certificate that is trusted there
 * @flavour: what the panel is, as far as it is known
 *
 * Sets which panel the key is for. A key that was typed is checked anew if that
 * is another one than before.
 */
void
ptero_key_group_set_target (PteroKeyGroup *self,
                            const char    *address,
                            const char    *fingerprint,
                            PteroFlavour   flavour)
{
  g_return_if_fail (PTERO_IS_KEY_GROUP (self));
  g_return_if_fail (address != NULL);

  self->flavour = flavour;

  if (g_strcmp0 (address, self->address) == 0 && g_strcmp0 (fingerprint, self->fingerprint) == 0)
    return;

  g_free (self->address);
  self->address = g_strdup (address);
  g_free (self->fingerprint);
  self->fingerprint = g_strdup (fingerprint);

  if (!ptero_key_group_is_empty (self))
    check (self);
}

/**
 * ptero_key_group_get_address:
 * @self: a key group
 *
 * Returns: (transfer none) (nullable): of the panel that the key is for, where it was checked
 */
const char *
ptero_key_group_get_address (PteroKeyGroup *self)
{
  g_return_val_if_fail (PTERO_IS_KEY_GROUP (self), NULL);

  return self->address;
}

/**
 * ptero_key_group_set_hint:
 * @self: a key group
 * @hint: (nullable): plain text
 *
 * Sets what to say while there is no key.
 */
void
ptero_key_group_set_hint (PteroKeyGroup *self,
                          const char    *hint)
{
  g_return_if_fail (PTERO_IS_KEY_GROUP (self));

  if (g_strcmp0 (hint, self->hint) == 0)
    return;

  g_free (self->hint);
  self->hint = g_strdup (hint);

  if (ptero_key_group_is_empty (self))
    show_hint (self);
}

/**
 * ptero_key_group_get_api:
 * @self: a group
 *
 * Returns: which of the two keys it is for
 */
PteroApi
ptero_key_group_get_api (PteroKeyGroup *self)
{
  g_return_val_if_fail (PTERO_IS_KEY_GROUP (self), PTERO_API_CLIENT);

  return self->api;
}

/**
 * ptero_key_group_is_empty:
 * @self: a group
 *
 * Returns: whether nothing was typed
 */
gboolean
ptero_key_group_is_empty (PteroKeyGroup *self)
{
  char *key;
  gboolean empty;

  g_return_val_if_fail (PTERO_IS_KEY_GROUP (self), TRUE);

  key = ptero_key_group_dup_key (self);
  empty = *key == '\0';
  ptero_key_free (key);

  return empty;
}

/**
 * ptero_key_group_get_ready:
 * @self: a group
 *
 * Returns: whether the panel accepts the key
 */
gboolean
ptero_key_group_get_ready (PteroKeyGroup *self)
{
  g_return_val_if_fail (PTERO_IS_KEY_GROUP (self), FALSE);

  return self->report != NULL && self->report->api == self->api;
}

static gboolean
is_usable (PteroKeyGroup *self)
{
  return ptero_key_group_is_empty (self) || ptero_key_group_get_ready (self);
}

/* Something can be done with it. */
static gboolean
is_useful (PteroKeyGroup *self)
{
  return ptero_key_group_get_ready (self) && has_rights (self->report);
}

/**
 * ptero_key_group_is_pair_ready:
 * @self: a group that has another
 *
 * Returns: whether the panel accepts what is there, and something can be done with a key at least
 */
gboolean
ptero_key_group_is_pair_ready (PteroKeyGroup *self)
{
  g_return_val_if_fail (PTERO_IS_KEY_GROUP (self), FALSE);

  return self->other != NULL && is_usable (self) && is_usable (self->other) &&
         (is_useful (self) || is_useful (self->other));
}

/**
 * ptero_key_group_dup_key:
 * @self: a key group
 *
 * Gets the key without what came along when it was copied.
 *
 * Returns: (transfer full): the key, to be freed with [func@Ptero.key_free]
 */
char *
ptero_key_group_dup_key (PteroKeyGroup *self)
{
  g_return_val_if_fail (PTERO_IS_KEY_GROUP (self), NULL);

  return ptero_key_clean (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

/**
 * ptero_key_group_set_key:
 * @self: a group
 * @key: what to have as if it was typed
 */
void
ptero_key_group_set_key (PteroKeyGroup *self,
                         const char    *key)
{
  g_return_if_fail (PTERO_IS_KEY_GROUP (self));
  g_return_if_fail (key != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), key);
}

/**
 * ptero_key_group_focus:
 * @self: a group
 *
 * Moves the focus to where it is typed.
 */
void
ptero_key_group_focus (PteroKeyGroup *self)
{
  g_return_if_fail (PTERO_IS_KEY_GROUP (self));

  gtk_widget_grab_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))));
}

/**
 * ptero_key_group_get_report:
 * @self: a key group
 *
 * Gets what the key turned out to be.
 *
 * Returns: (transfer none) (nullable): the report, once the key is ready
 */
const PteroKeyReport *
ptero_key_group_get_report (PteroKeyGroup *self)
{
  g_return_val_if_fail (PTERO_IS_KEY_GROUP (self), NULL);

  return ptero_key_group_get_ready (self) ? self->report : NULL;
}
