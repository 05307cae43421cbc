/* ptero-certificate-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "ptero-certificate-dialog.h"
#include "ptero-check-row.h"
#include "ptero-dialog.h"
#include "ptero-format.h"
#include "ptero-toolbar-view.h"

/**
 * PteroCertificateDialog:
 *
 * Shows the fingerprint of a certificate that does not verify and lets the
 * person trust it for its host. One that took the place of a trusted one is
 * shown beside that, with a warning. The safe answer is the default.
 */

struct _PteroCertificateDialog
{
  AdwBin     parent_instance;

  GtkWidget *block_button;
  GtkWidget *flaws_label;
  GtkWidget *help_label;
  GtkWidget *new_label;
  GtkWidget *old_label;
  GtkWidget *old_row;
  GtkWidget *text_row;
  GtkWidget *title;
  GtkWidget *trust_button;

  char      *fingerprint;
};

enum {
  TRUSTED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroCertificateDialog, ptero_certificate_dialog, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static void
block_clicked_cb (PteroCertificateDialog *self)
{
  ptero_dialog_close (GTK_WIDGET (self));
}

static void
copy_clicked_cb (PteroCertificateDialog *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->fingerprint);
}

static void
trust_clicked_cb (PteroCertificateDialog *self)
{
  g_object_ref (self);
  g_signal_emit (self, signals[TRUSTED], 0, self->fingerprint);
  ptero_dialog_close (GTK_WIDGET (self));
  g_object_unref (self);
}

static void
ptero_certificate_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PTERO_TYPE_CERTIFICATE_DIALOG);

  G_OBJECT_CLASS (ptero_certificate_dialog_parent_class)->dispose (object);
}

static void
ptero_certificate_dialog_finalize (GObject *object)
{
  PteroCertificateDialog *self = PTERO_CERTIFICATE_DIALOG (object);

  g_clear_pointer (&self->fingerprint, g_free);

  G_OBJECT_CLASS (ptero_certificate_dialog_parent_class)->finalize (object);
}

static void
ptero_certificate_dialog_class_init (PteroCertificateDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_certificate_dialog_dispose;
  object_class->finalize = ptero_certificate_dialog_finalize;

  /**
   * PteroCertificateDialog::trusted:
   * @self: a certificate dialog
   * @fingerprint: the fingerprint of the certificate to trust
   *
   * The person trusts the certificate.
   */
  signals[TRUSTED] =
    g_signal_new ("trusted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PTERO_TYPE_CHECK_ROW);
  g_type_ensure (PTERO_TYPE_TOOLBAR_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/ptero-certificate-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroCertificateDialog, block_button);
  gtk_widget_class_bind_template_child (widget_class, PteroCertificateDialog, flaws_label);
  gtk_widget_class_bind_template_child (widget_class, PteroCertificateDialog, help_label);
  gtk_widget_class_bind_template_child (widget_class, PteroCertificateDialog, new_label);
  gtk_widget_class_bind_template_child (widget_class, PteroCertificateDialog, old_label);
  gtk_widget_class_bind_template_child (widget_class, PteroCertificateDialog, old_row);
  gtk_widget_class_bind_template_child (widget_class, PteroCertificateDialog, text_row);
  gtk_widget_class_bind_template_child (widget_class, PteroCertificateDialog, title);
  gtk_widget_class_bind_template_child (widget_class, PteroCertificateDialog, trust_button);
  gtk_widget_class_bind_template_callback (widget_class, block_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, trust_clicked_cb);
}

static void
ptero_certificate_dialog_init (PteroCertificateDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Whose certificate it is decides who can be asked. */
typedef struct
{
  const char *unknown;   /* of a host name */
  const char *changed;   /* of a host name */
  const char *help;      /* of a command */
} Words;

static const Words panel_words = {
  /* Translators: %s is a host name */
  N_("No authority that this computer knows vouches for “%s”. That is usual for a panel that signed its own certificate. Trust it only if its fingerprint is the one that whoever runs the panel tells you."),
  /* Translators: %s is a host name */
  N_("“%s” shows another certificate than the one you trusted. Either it was replaced, or somebody is between you and the panel and could read your keys. Stay blocked until whoever runs the panel has confirmed the new fingerprint."),
  /* Translators: %s is a command */
  N_("On the panel’s machine, this command shows the fingerprint of its certificate file: %s"),
};

static const Words node_words = {
  /* Translators: %s is a host name */
  N_("The certificate of the node “%s” cannot be verified. That is usual for a node that signed its own certificate. Trust it only if its fingerprint is the one that whoever runs the node tells you: consoles and files of its servers go there."),
  /* Translators: %s is a host name */
  N_("The node “%s” shows another certificate than the one you trusted. Either it was replaced, or somebody is between you and the node and could read consoles and files. Stay blocked until whoever runs the node has confirmed the new fingerprint."),
  /* Translators: %s is a command */
  N_("On the node, this command shows the fingerprint of its certificate file: %s"),
};

static char *
fill (const char *words,
      const char *name)
{
  g_auto(GStrv) parts = g_strsplit (words, "%s", 2);

  return g_strjoinv (name, parts);
}

static void
show_unknown (PteroCertificateDialog *self,
              const Words            *words,
              const char             *host)
{
  g_autofree char *text = fill (_(words->unknown), host);

  ptero_check_row_set (PTERO_CHECK_ROW (self->text_row), PTERO_CHECK_WARNING, text, NULL, NULL);
}

static void
show_changed (PteroCertificateDialog *self,
              const Words            *words,
              const char             *host,
              const char             *old_fingerprint)
{
  g_autofree char *text = fill (_(words->changed), host);
  g_autofree char *folded = ptero_fingerprint_fold (old_fingerprint);

  ptero_check_row_set (PTERO_CHECK_ROW (self->text_row), PTERO_CHECK_ERROR, text, NULL, NULL);
  gtk_label_set_text (GTK_LABEL (self->old_label), folded);
  gtk_widget_set_visible (self->old_row, TRUE);
  gtk_widget_add_css_class (self->trust_button, "destructive-action");
}

static GtkWidget *
create (const Words *words,
        const char  *host,
        const char  *fingerprint,
        const char  *old_fingerprint)
{
  PteroCertificateDialog *self;
  g_autofree char *safe_host = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *help = NULL;

  g_return_val_if_fail (host != NULL, NULL);
  g_return_val_if_fail (fingerprint != NULL, NULL);

  self = g_object_new (PTERO_TYPE_CERTIFICATE_DIALOG, NULL);
  self->fingerprint = g_strdup (fingerprint);
  safe_host = ptero_text_make_safe (host);
  folded = ptero_fingerprint_fold (fingerprint);
  gtk_label_set_text (GTK_LABEL (self->new_label), folded);
  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title),
                              old_fingerprint != NULL
                                ? _("Certificate Changed")
                                : _("Unknown Certificate"));
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), safe_host);

  if (old_fingerprint != NULL)
    show_changed (self, words, safe_host, old_fingerprint);
  else
    show_unknown (self, words, safe_host);

  escaped = g_markup_escape_text (_(words->help), -1);
  help = fill (escaped, "<tt>openssl x509 -noout -fingerprint -sha256 -in fullchain.pem</tt>");
  gtk_label_set_markup (GTK_LABEL (self->help_label), help);

  return GTK_WIDGET (self);
}

/**
 * ptero_certificate_dialog_new:
 * @host: the host that shows the certificate
 * @fingerprint: its SHA-256 fingerprint, "AB:CD:…"
 * @old_fingerprint: (nullable): the one that was trusted until now
 *
 * Makes the dialog; connect to `trusted`, then present it.
 *
 * Returns: (transfer floating): the dialog
 */
GtkWidget *
ptero_certificate_dialog_new (const char *host,
                              const char *fingerprint,
                              const char *old_fingerprint)
{
  return create (&panel_words, host, fingerprint, old_fingerprint);
}

/**
 * ptero_certificate_dialog_new_for_node:
 * @host: the host of the node that shows the certificate
 * @fingerprint: its SHA-256 fingerprint, "AB:CD:…"
 * @old_fingerprint: (nullable): the one that was trusted until now
 *
 * The same for a node.
 *
 * Returns: (transfer floating): the dialog
 */
GtkWidget *
ptero_certificate_dialog_new_for_node (const char *host,
                                       const char *fingerprint,
                                       const char *old_fingerprint)
{
  return create (&node_words, host, fingerprint, old_fingerprint);
}

/* What is wrong with a certificate whoever it comes from. */
static char *
describe_flaws (GTlsCertificateFlags flaws)
{
  static const struct { GTlsCertificateFlags flaw; const char *text; } sentences[] = {
    { G_TLS_CERTIFICATE_EXPIRED, N_("This certificate has expired.") },
    { G_TLS_CERTIFICATE_NOT_ACTIVATED,
      N_("This certificate is not valid yet, or the clock of this computer is wrong.") },
    { G_TLS_CERTIFICATE_BAD_IDENTITY,
      N_("This certificate is for another name than this address.") },
    { G_TLS_CERTIFICATE_REVOKED, N_("This certificate was revoked.") },
    { G_TLS_CERTIFICATE_INSECURE,
      N_("This certificate is made in a way that is not secure any more.") },
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      if ((flaws & sentences[i].flaw) != 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", _(sentences[i].text));
    }

  return g_string_free (text, FALSE);
}

/* Nobody has to be asked about an authority that is known. */
static void
show_unfit (PteroCertificateDialog *self)
{
  const char *host = adw_window_title_get_subtitle (ADW_WINDOW_TITLE (self->title));
  /* Translators: %s is a host name */
  g_autofree char *text = fill (_("The certificate of “%s” comes from an authority that this computer knows, but is not valid. Trust it only if its fingerprint is the one that whoever runs the panel tells you."), host);

  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title), _("Certificate Not Valid"));
  ptero_check_row_set (PTERO_CHECK_ROW (self->text_row), PTERO_CHECK_WARNING, text, NULL, NULL);
}

/**
 * ptero_certificate_dialog_set_flaws:
 * @self: a certificate dialog of a panel
 * @flaws: why the certificate does not verify, 0 if that is not known
 *
 * Says so beside the fingerprint.
 */
void
ptero_certificate_dialog_set_flaws (PteroCertificateDialog *self,
                                    GTlsCertificateFlags    flaws)
{
  g_autofree char *text = describe_flaws (flaws);

  g_return_if_fail (PTERO_IS_CERTIFICATE_DIALOG (self));

  gtk_label_set_text (GTK_LABEL (self->flaws_label), text);
  gtk_widget_set_visible (self->flaws_label, *text != '\0');
  if (*text != '\0' && (flaws & G_TLS_CERTIFICATE_UNKNOWN_CA) == 0 &&
      !gtk_widget_get_visible (self->old_row))
    show_unfit (self);
}

/**
 * ptero_certificate_dialog_present:
 * @self: a certificate dialog
 * @parent: a widget in the window that asks
 *
 * Shows the dialog with the focus on the safe answer.
 */
void
ptero_certificate_dialog_present (PteroCertificateDialog *self,
                                  GtkWidget              *parent)
{
  int height = 500;

  g_return_if_fail (PTERO_IS_CERTIFICATE_DIALOG (self));

  if (gtk_widget_get_visible (self->old_row))
    height += 100;
  if (gtk_widget_get_visible (self->flaws_label))
    height += 40;
  ptero_dialog_set_size (GTK_WIDGET (self), 460, height);
  ptero_dialog_present (GTK_WIDGET (self),
                        adw_window_title_get_title (ADW_WINDOW_TITLE (self->title)), parent);
  gtk_widget_grab_focus (self->block_button);
}

/**
 * ptero_fingerprint_fold:
 * @fingerprint: a SHA-256 fingerprint, "AB:CD:…"
 *
 * Breaks a fingerprint into lines of eight bytes, so that it can be compared.
 *
 * Returns: (transfer full): safe plain text
 */
char *
ptero_fingerprint_fold (const char *fingerprint)
{
  g_autofree char *safe = NULL;
  GString *folded = NULL;
  guint n_colons = 0;

  g_return_val_if_fail (fingerprint != NULL, NULL);

  safe = ptero_text_make_safe (fingerprint);
  folded = g_string_new (NULL);

  for (const char *p = safe; *p != '\0'; p++)
    {
      g_string_append_c (folded, *p);

      if (*p == ':' && ++n_colons % 8 == 0)
        g_string_append_c (folded, '\n');
    }

  return g_string_free (folded, FALSE);
}
