/* ptero-value-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-value-row.h"

#include <glib/gi18n.h>

#include "ptero-format.h"
#include "ptero-secret-clipboard.h"
#include "ptero-toast.h"

#define LEFT_TO_RIGHT_MARK "\u200e"

/**
 * PteroValueRow:
 *
 * What something is called and what it is, that may be selected and, where it
 * is made to be copied, with a button for that.
 */
struct _PteroValueRow
{
  AdwActionRow  parent_instance;

  GtkLabel     *label;
  GtkWidget    *button;
  char         *value;     /* as it came: this is what is copied */
  gboolean      secret;
};

G_DEFINE_FINAL_TYPE (PteroValueRow, ptero_value_row, ADW_TYPE_ACTION_ROW)

static void
copy_clicked_cb (PteroValueRow *self)
{
  if (self->value == NULL)
    return;

  if (self->secret)
    ptero_secret_clipboard_copy (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->value,
                                 PTERO_SECRET_CLIPBOARD_SECONDS);
  else
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->value);
  ptero_toast_show (GTK_WIDGET (self),
                    adw_toast_new (self->secret ? _("Copied for half a minute") : _("Copied")));
}

static void
ptero_value_row_finalize (GObject *object)
{
  PteroValueRow *self = PTERO_VALUE_ROW (object);

  g_clear_pointer (&self->value, g_free);

  G_OBJECT_CLASS (ptero_value_row_parent_class)->finalize (object);
}

static void
ptero_value_row_class_init (PteroValueRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_value_row_finalize;
}

static void
ptero_value_row_init (PteroValueRow *self)
{
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "value-row");
  self->label = GTK_LABEL (gtk_label_new (PTERO_NO_VALUE));
  gtk_label_set_selectable (self->label, TRUE);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (self->label, GTK_NATURAL_WRAP_NONE);
  /* what is read off, as a secret or a fingerprint, must not seem to have one more character where
   * it goes on in the next line */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (self->label, attributes);
  /* a long value leaves the title its place */
  gtk_label_set_max_width_chars (self->label, 42);
  gtk_label_set_xalign (self->label, 1);
  gtk_label_set_justify (self->label, GTK_JUSTIFY_RIGHT);
  gtk_widget_set_can_focus (GTK_WIDGET (self->label), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->label));
}

/**
 * ptero_value_row_new:
 * @title: what it is called
 * @copy: whether there is a button to copy the value
 *
 * Returns: (transfer floating): a row without a value
 */
GtkWidget *
ptero_value_row_new (const char *title,
                     gboolean    copy)
{
  PteroValueRow *self = g_object_new (PTERO_TYPE_VALUE_ROW, "use-markup", FALSE, NULL);

  /* only now is it known to be no markup */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  if (copy)
    {
      /* Translators: %s is what is copied, e.g. "Address" */
      g_autofree char *label = g_strdup_printf (_("Copy %s"), title);

      self->button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
      gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (self->button, "flat");
      gtk_widget_set_tooltip_text (self->button, _("Copy"));
      gtk_widget_set_sensitive (self->button, FALSE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      label, -1);
      g_signal_connect_object (self->button, "clicked", G_CALLBACK (copy_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->button);
    }

  return GTK_WIDGET (self);
}

/**
 * ptero_value_row_get_value:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the value
 */
const char *
ptero_value_row_get_value (PteroValueRow *self)
{
  g_return_val_if_fail (PTERO_IS_VALUE_ROW (self), NULL);

  return self->value;
}

static gboolean
has_letters (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/* Digits have no direction of their own: "400 %" keeps its order in every language. */
static void
show (PteroValueRow *self,
      const char    *text)
{
  gboolean marks = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL &&
                   !has_letters (text);
  g_autofree char *shown = g_strdup_printf ("%s%s", marks ? LEFT_TO_RIGHT_MARK : "", text);

  gtk_label_set_text (self->label, shown);
}

/**
 * ptero_value_row_set_value:
 * @self: a row
 * @value: (nullable): what it is, %NULL for a dash
 */
void
ptero_value_row_set_value (PteroValueRow *self,
                           const char    *value)
{
  g_autofree char *safe = NULL;

  g_return_if_fail (PTERO_IS_VALUE_ROW (self));

  if (value != NULL && *value == '\0')
    value = NULL;
  if (g_strcmp0 (self->value, value) == 0)
    return;

  g_free (self->value);
  self->value = g_strdup (value);
  safe = value != NULL ? ptero_text_make_safe (value) : g_strdup (PTERO_NO_VALUE);
  show (self, safe);
  if (self->button != NULL)
    gtk_widget_set_sensitive (self->button, value != NULL);
}

/**
 * ptero_value_row_set_secret:
 * @self: a row
 * @secret: whether the value is one
 *
 * A secret does not stay in the clipboard.
 */
void
ptero_value_row_set_secret (PteroValueRow *self,
                            gboolean       secret)
{
  g_return_if_fail (PTERO_IS_VALUE_ROW (self));

  self->secret = secret;
}
