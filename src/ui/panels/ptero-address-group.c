/* ptero-address-group.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "ptero-address-group.h"
#include "ptero-address.h"
#include "ptero-certificate-dialog.h"
#include "ptero-check-row.h"
#include "ptero-error-text.h"
#include "ptero-format.h"
#include "ptero-key-text.h"
#include "ptero-secret.h"

/**
 * PteroAddressGroup:
 *
 * An entry for the address of a panel that takes anything pasted and finds out,
 * half a second after the last keystroke, what answers there.
 */

#define HINT_DELAY_MS 5000
#define CHECK_DELAY_MS 500

struct _PteroAddressGroup
{
  AdwPreferencesGroup  parent_instance;

  GtkWidget           *entry;
  PteroCheckRow       *check_row;

  GCancellable        *cancellable;      /* of the check under way */
  guint                timeout;
  guint                hint;         /* while nothing answers */
  char                *address;          /* that is being checked, or was */
  PteroAddressReport  *report;           /* once it is known to be a panel */
  GError              *error;            /* why it is not */
  char                *asked_address;    /* whose certificate was shown last */
  char                *trusted_host;
  char                *trusted_fingerprint;
};

enum {
  PROP_0,
  PROP_READY,
  N_PROPS
};

enum {
  ACTIVATED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroAddressGroup, ptero_address_group, ADW_TYPE_PREFERENCES_GROUP)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
forget_check (PteroAddressGroup *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_handle_id (&self->hint, g_source_remove);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->report, ptero_address_report_free);
  g_clear_error (&self->error);
}

static gboolean
is_as_typed (PteroAddressGroup *self)
{
  g_autofree char *host = ptero_address_get_host (self->address);
  const char *text = ptero_address_group_get_text (self);

  return g_str_equal (text, self->address) || g_str_equal (text, host);
}

static void
show_report (PteroAddressGroup *self)
{
  g_autofree char *text = NULL;

  if (is_as_typed (self))
    /* Translators: %u is a number of milliseconds */
    text = g_strdup_printf (_("A panel answers (%u ms)"), self->report->latency);
  else
    /* Translators: %s is an address, %u is a number of milliseconds */
    text = g_strdup_printf (_("A panel answers at %s (%u ms)"), self->address,
                            self->report->latency);

  if (!ptero_address_is_secure (self->address) && !ptero_address_is_loopback (self->address))
    {
      g_autofree char *warning = NULL;

      /* Translators: %s says what answers, as in “A panel answers” */
      warning = g_strdup_printf (_("%s. The connection is not encrypted: everybody in this network can read the key."), text);
      ptero_check_row_set (self->check_row, PTERO_CHECK_WARNING, warning, NULL, NULL);
    }
  else if (ptero_address_group_get_fingerprint (self) != NULL)
    {
      g_autofree char *trusted = NULL;

      /* Translators: %s says what answers, as in “A panel answers” */
      trusted = g_strdup_printf (_("%s. You trust its certificate."), text);
      ptero_check_row_set (self->check_row, PTERO_CHECK_OK, trusted, NULL, NULL);
    }
  else
    {
      ptero_check_row_set (self->check_row, PTERO_CHECK_OK, text, NULL, NULL);
    }
}

static gboolean
is_certificate_error (const GError *error)
{
  return g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_UNTRUSTED_CERTIFICATE) ||
         g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_CERTIFICATE_CHANGED);
}

/* The button that is a way on from @error, if there is one. */
static const char *
get_way_on (const GError *error)
{
  if (g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_MOVED))
    return ptero_api_error_get_location (error) != NULL ? _("Use That Address") : NULL;

  if (is_certificate_error (error))
    return ptero_api_error_get_fingerprint (error) != NULL ? _("View Certificate…") : NULL;

  if (g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_INSECURE))
    return _("Use https");

  return _("Try Again");
}

static void
show_error (PteroAddressGroup *self)
{
  g_autofree char *text = NULL;

  if (g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) &&
      g_str_has_prefix (self->address, "https:"))
    text = g_strdup (_("There is no answer over https. If the panel does not speak TLS, put http:// before its address."));
  else
    text = ptero_error_describe (self->error);

  ptero_check_row_set (self->check_row,
                       is_certificate_error (self->error) ? PTERO_CHECK_WARNING : PTERO_CHECK_ERROR,
                       text, get_way_on (self->error), NULL);
}

static void
probe_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PteroAddressGroup) self = user_data;
  g_autoptr(PteroAddressReport) report = NULL;
  g_autoptr(GError) error = NULL;

  report = ptero_probe_address_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->hint, g_source_remove);

  if (report != NULL)
    {
      self->report = g_steal_pointer (&report);
      show_report (self);
    }
  else
    {
      self->error = g_steal_pointer (&error);
      show_error (self);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

static void
show_hint (gpointer user_data)
{
  PteroAddressGroup *self = user_data;

  self->hint = 0;
  ptero_check_row_set (self->check_row, PTERO_CHECK_BUSY,
                       _("Nothing answers yet. Is the address right, and the port?"), NULL, NULL);
}

/* (nullable): where what was typed belongs, if that is a key. */
static const char *
describe_key (PteroAddressGroup *self)
{
  const char *key = ptero_secret_find (ptero_address_group_get_text (self));
  PteroApi api;

  if (key == NULL)
    return NULL;

  if (!ptero_key_tell_api (key, &api))
    return _("This looks like a key, and was not sent anywhere. It belongs under “Account Key” or “Application Key”; here goes the address, such as panel.example.com.");

  return api == PTERO_API_CLIENT
           ? _("This is a key, and was not sent anywhere. It belongs under “Account Key”; here goes the address, such as panel.example.com.")
           : _("This is a key, and was not sent anywhere. It belongs under “Application Key”; here goes the address, such as panel.example.com.");
}

static void
show_no_address (PteroAddressGroup *self,
                 const char        *text)
{
  const char *key_text = describe_key (self);

  if (key_text != NULL)
    ptero_check_row_set (self->check_row, PTERO_CHECK_ERROR, key_text, NULL, NULL);
  else if (strchr (text, '@') != NULL)
    ptero_check_row_set (self->check_row, PTERO_CHECK_ERROR,
                         _("A name and a password do not belong in the address: the key is all that is needed."), NULL, NULL);
  else
    ptero_check_row_set (self->check_row, PTERO_CHECK_ERROR,
                         _("This is not the address of a website; it looks like panel.example.com."), NULL, NULL);
}

/* Finds out now what answers at the address; a check under way is given up. */
static void
check (PteroAddressGroup *self)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  forget_check (self);
  text = g_strstrip (g_strdup (ptero_address_group_get_text (self)));

  if (*text == '\0')
    {
      ptero_check_row_set (self->check_row, PTERO_CHECK_NONE, NULL, NULL, NULL);
    }
  else if ((self->address = ptero_address_normalize (text, &error)) == NULL)
    {
      g_debug ("Not an address: %s", error->message);
      show_no_address (self, text);
    }
  else
    {
      self->cancellable = g_cancellable_new ();
      ptero_check_row_set (self->check_row, PTERO_CHECK_BUSY, _("Looking what answers there…"),
                           NULL, NULL);
      self->hint = g_timeout_add_once (HINT_DELAY_MS, show_hint, self);
      ptero_probe_address_async (self->address, ptero_address_group_get_fingerprint (self),
                                 self->cancellable, probe_cb, g_object_ref (self));
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

static gboolean
timeout_cb (gpointer user_data)
{
  PteroAddressGroup *self = user_data;

  self->timeout = 0;
  check (self);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (PteroAddressGroup *self)
{
  const char *key_text = describe_key (self);

  forget_check (self);
  ptero_check_row_set (self->check_row,
                       key_text != NULL ? PTERO_CHECK_ERROR : PTERO_CHECK_NONE,
                       key_text, NULL, NULL);
  if (key_text == NULL)
    self->timeout = g_timeout_add (CHECK_DELAY_MS, timeout_cb, self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

static void
entry_activated_cb (PteroAddressGroup *self)
{
  if (self->timeout != 0)
    check (self);

  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
trusted_cb (PteroAddressGroup *self,
            const char        *fingerprint)
{
  ptero_address_group_set_trusted (self, self->asked_address, fingerprint);
  check (self);
}

static void
show_certificate (PteroAddressGroup *self)
{
  g_autofree char *host = ptero_address_get_host (self->address);
  GtkWidget *dialog;

  g_free (self->asked_address);
  self->asked_address = g_strdup (self->address);
  dialog = ptero_certificate_dialog_new (host,
                                         ptero_api_error_get_fingerprint (self->error),
                                         ptero_address_group_get_fingerprint (self));
  ptero_certificate_dialog_set_flaws (PTERO_CERTIFICATE_DIALOG (dialog),
                                      ptero_api_error_get_flaws (self->error));
  g_signal_connect_object (dialog, "trusted", G_CALLBACK (trusted_cb), self, G_CONNECT_SWAPPED);
  ptero_certificate_dialog_present (PTERO_CERTIFICATE_DIALOG (dialog), GTK_WIDGET (self));
}

static void
use_https (PteroAddressGroup *self)
{
  g_autofree char *address = g_strconcat ("https", self->address + strlen ("http"), NULL);

  ptero_address_group_set_text (self, address);
  check (self);
}

static void
use_location (PteroAddressGroup *self)
{
  g_autofree char *location = g_strdup (ptero_api_error_get_location (self->error));

  ptero_address_group_set_text (self, location);
  check (self);
}

static void
check_clicked_cb (PteroAddressGroup *self)
{
  if (self->error == NULL)
    return;

  if (g_error_matches (self->error, PTERO_API_ERROR, PTERO_API_ERROR_MOVED))
    use_location (self);
  else if (is_certificate_error (self->error))
    show_certificate (self);
  else if (g_error_matches (self->error, PTERO_API_ERROR, PTERO_API_ERROR_INSECURE) &&
           self->address != NULL)
    use_https (self);
  else
    check (self);

  ptero_address_group_focus (self);
}

static void
ptero_address_group_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  PteroAddressGroup *self = PTERO_ADDRESS_GROUP (object);

  switch (prop_id)
    {
    case PROP_READY:
      g_value_set_boolean (value, ptero_address_group_get_ready (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_address_group_dispose (GObject *object)
{
  PteroAddressGroup *self = PTERO_ADDRESS_GROUP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PTERO_TYPE_ADDRESS_GROUP);
  forget_check (self);

  G_OBJECT_CLASS (ptero_address_group_parent_class)->dispose (object);
}

static void
ptero_address_group_finalize (GObject *object)
{
  PteroAddressGroup *self = PTERO_ADDRESS_GROUP (object);

  g_clear_pointer (&self->asked_address, g_free);
  g_clear_pointer (&self->trusted_host, g_free);
  g_clear_pointer (&self->trusted_fingerprint, g_free);

  G_OBJECT_CLASS (ptero_address_group_parent_class)->finalize (object);
}

static void
ptero_address_group_class_init (PteroAddressGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_address_group_dispose;
  object_class->finalize = ptero_address_group_finalize;
  object_class->get_property = ptero_address_group_get_property;

  /**
   * PteroAddressGroup:ready:
   *
   * Whether a panel answers at the address, so that it can be used.
   */
  properties[PROP_READY] =
    g_param_spec_boolean ("ready", NULL, NULL,
                          FALSE,
                          (G_PARAM_READABLE |
                           G_PARAM_STATIC_STRINGS));

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PteroAddressGroup::activated:
   * @self: an address group
   *
   * Enter was pressed in the entry. The check may still be under way.
   */
  signals[ACTIVATED] =
    g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PTERO_TYPE_CHECK_ROW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/ptero-address-group.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroAddressGroup, check_row);
  gtk_widget_class_bind_template_child (widget_class, PteroAddressGroup, entry);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
}

static void
ptero_address_group_init (PteroAddressGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ptero_check_row_set_entry (self->check_row, self->entry);
}

/**
 * ptero_address_group_set_text:
 * @self: an address group
 * @text: anything with the address of a panel in it
 *
 * Types @text. It is checked half a second later.
 */
void
ptero_address_group_set_text (PteroAddressGroup *self,
                              const char        *text)
{
  g_return_if_fail (PTERO_IS_ADDRESS_GROUP (self));
  g_return_if_fail (text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

/**
 * ptero_address_group_get_text:
 * @self: a group
 *
 * Returns: (transfer none): what was typed
 */
const char *
ptero_address_group_get_text (PteroAddressGroup *self)
{
  g_return_val_if_fail (PTERO_IS_ADDRESS_GROUP (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * ptero_address_group_set_trusted:
 * @self: an address group
 * @address: the normalised address of a panel
 * @fingerprint: (nullable): the certificate that is trusted there
 *
 * Sets which certificate to accept at the host of @address, and only there.
 */
void
ptero_address_group_set_trusted (PteroAddressGroup *self,
                                 const char        *address,
                                 const char        *fingerprint)
{
  g_return_if_fail (PTERO_IS_ADDRESS_GROUP (self));
  g_return_if_fail (address != NULL);

  g_free (self->trusted_host);
  self->trusted_host = ptero_address_get_host (address);
  g_free (self->trusted_fingerprint);
  self->trusted_fingerprint = g_strdup (fingerprint);
}

/**
 * ptero_address_group_get_ready:
 * @self: a group
 *
 * Returns: whether there is a panel at the address
 */
gboolean
ptero_address_group_get_ready (PteroAddressGroup *self)
{
  g_return_val_if_fail (PTERO_IS_ADDRESS_GROUP (self), FALSE);

  return self->report != NULL;
}

/**
 * ptero_address_group_get_address:
 * @self: an address group
 *
 * Gets the address in its canonical form, whether or not a panel answers there.
 *
 * Returns: (transfer none) (nullable): the address
 */
const char *
ptero_address_group_get_address (PteroAddressGroup *self)
{
  g_return_val_if_fail (PTERO_IS_ADDRESS_GROUP (self), NULL);

  return self->address;
}

/**
 * ptero_address_group_get_fingerprint:
 * @self: an address group
 *
 * Gets the certificate that the person trusts at the host of the address.
 *
 * Returns: (transfer none) (nullable): its SHA-256 fingerprint
 */
const char *
ptero_address_group_get_fingerprint (PteroAddressGroup *self)
{
  g_autofree char *host = NULL;

  g_return_val_if_fail (PTERO_IS_ADDRESS_GROUP (self), NULL);

  if (self->address == NULL || !ptero_address_is_secure (self->address))
    return NULL;

  host = ptero_address_get_host (self->address);

  return g_strcmp0 (host, self->trusted_host) == 0 ? self->trusted_fingerprint : NULL;
}

/**
 * ptero_address_group_get_report:
 * @self: a group
 *
 * Returns: (transfer none) (nullable): what was found at the address, once it is known
 */
const PteroAddressReport *
ptero_address_group_get_report (PteroAddressGroup *self)
{
  g_return_val_if_fail (PTERO_IS_ADDRESS_GROUP (self), NULL);

  return self->report;
}

/**
 * ptero_address_group_focus:
 * @self: a group
 *
 * Moves the focus to where it is typed.
 */
void
ptero_address_group_focus (PteroAddressGroup *self)
{
  g_return_if_fail (PTERO_IS_ADDRESS_GROUP (self));

  gtk_widget_grab_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))));
}
