/* ptero-secret-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-secret-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-dialog.h"
#include "ptero-format.h"
#include "ptero-secret.h"
#include "ptero-secret-clipboard.h"
#include "ptero-toolbar-view.h"
#include "ptero-value-row.h"

/* Of a secret that is a file, in pixels. */
#define FILE_WIDTH  640
#define FILE_HEIGHT 360

#define MARGIN     12
#define MAX_HEIGHT 320

/**
 * PteroSecretDialog:
 *
 * Shows a secret that the panel tells only once. The memory that holds it is
 * cleared when the dialog goes.
 */
struct _PteroSecretDialog
{
  GtkWidget  parent_instance;

  char      *secret;
  GtkWidget *view;
  GtkWidget *facts;
  GtkWidget *scroller;
  GtkWidget *text;
  GtkWidget *buttons;
  GtkWidget *reveal;
};

G_DEFINE_FINAL_TYPE (PteroSecretDialog, ptero_secret_dialog, GTK_TYPE_WIDGET)

static void
copy_cb (PteroSecretDialog *self)
{
  ptero_secret_clipboard_copy (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->secret,
                               PTERO_SECRET_CLIPBOARD_SECONDS);
}

static void
ptero_secret_dialog_dispose (GObject *object)
{
  PteroSecretDialog *self = PTERO_SECRET_DIALOG (object);

  g_clear_pointer (&self->view, gtk_widget_unparent);
  g_clear_pointer (&self->secret, ptero_secret_free);

  G_OBJECT_CLASS (ptero_secret_dialog_parent_class)->dispose (object);
}

static void
ptero_secret_dialog_class_init (PteroSecretDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_secret_dialog_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ptero_secret_dialog_init (PteroSecretDialog *self)
{
}

static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);

  return label;
}

/* Some secrets are many lines, each of which is shown as one. */
static char *
make_lines_safe (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = lines[i];

      if (g_str_has_suffix (line, "\r"))
        g_strchomp (line);
      lines[i] = ptero_text_make_line_safe (line);
    }

  return g_strjoinv ("\n", lines);
}

/* A text view finds out how high it is only when it is there: no line of several may be out of
 * sight. */
static void
make_place (PteroSecretDialog *self,
            const char        *text)
{
  g_autoptr(PangoLayout) layout = NULL;
  int height;

  /* a file has a height of its own */
  if (gtk_text_view_get_wrap_mode (GTK_TEXT_VIEW (self->text)) == GTK_WRAP_NONE)
    return;

  layout = gtk_widget_create_pango_layout (self->text, text);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                              MIN (height + 2 * MARGIN, MAX_HEIGHT));
}

/* Who reads it off must not take a hyphen at the end of a line for a part of it. */
static void
set_text (PteroSecretDialog *self,
          const char        *text)
{
  g_autofree char *safe = make_lines_safe (text);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  GtkTextIter start;

  gtk_text_buffer_set_text (buffer, "", -1);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_insert_with_tags_by_name (buffer, &start, safe, -1, "unhyphenated", NULL);
  make_place (self, safe);
}

/* The button goes while it has the focus. */
static void
reveal_cb (PteroSecretDialog *self)
{
  set_text (self, self->secret);
  gtk_widget_set_visible (self->scroller, TRUE);
  gtk_widget_grab_focus (self->text);
  gtk_widget_set_visible (self->reveal, FALSE);
}

static GtkWidget *
create_scroller (GtkWidget *text)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_text_view_set_editable (GTK_TEXT_VIEW (text), FALSE);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (text), FALSE);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (text), TRUE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (text), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (text), GTK_WRAP_CHAR);
  gtk_text_buffer_create_tag (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "unhyphenated",
                              "insert-hyphens", FALSE, NULL);
  g_object_set (text, "top-margin", MARGIN, "bottom-margin", MARGIN, "left-margin", MARGIN,
                "right-margin", MARGIN, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Secret"),
                                  -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), text);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_add_css_class (scroller, "secret");

  return scroller;
}

/**
 * ptero_secret_dialog_new:
 * @explanation: what it is, and that it is shown once
 * @secret: the secret
 *
 * Returns: (transfer floating): what is given to [func@Ptero.dialog_present]
 */
GtkWidget *
ptero_secret_dialog_new (const char *explanation,
                         const char *secret)
{
  PteroSecretDialog *self = g_object_new (PTERO_TYPE_SECRET_DIALOG, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->secret = ptero_secret_copy (secret);
  self->text = gtk_text_view_new ();
  self->scroller = create_scroller (self->text);
  set_text (self, secret);
  gtk_box_append (GTK_BOX (box), create_label (explanation));
  self->facts = adw_preferences_group_new ();
  gtk_widget_set_visible (self->facts, FALSE);
  gtk_box_append (GTK_BOX (box), self->facts);
  gtk_box_append (GTK_BOX (box), self->scroller);
  self->buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), self->buttons);
  g_object_set (box, "margin-top", 18, "margin-bottom", 18, "margin-start", 18, "margin-end", 18,
                NULL);

  self->view = g_object_new (PTERO_TYPE_TOOLBAR_VIEW, NULL);
  ptero_toolbar_view_add_top (PTERO_TOOLBAR_VIEW (self->view), adw_header_bar_new ());
  ptero_toolbar_view_set_content (PTERO_TOOLBAR_VIEW (self->view), box);
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
  ptero_dialog_set_size (GTK_WIDGET (self), 420, -1);
  ptero_secret_dialog_add_button (self, _("_Copy for Half a Minute"), G_CALLBACK (copy_cb), self);

  return GTK_WIDGET (self);
}

/**
 * ptero_secret_dialog_set_hidden:
 * @self: a dialog
 *
 * Shows the secret only when the person asks for it: for one that is no less
 * useful when it is copied unseen.
 */
void
ptero_secret_dialog_set_hidden (PteroSecretDialog *self)
{
  g_return_if_fail (PTERO_IS_SECRET_DIALOG (self));

  if (self->reveal != NULL)
    return;

  gtk_widget_set_visible (self->scroller, FALSE);
  self->reveal = ptero_secret_dialog_add_button (self, _("_Reveal"), G_CALLBACK (reveal_cb), self);
}

/**
 * ptero_secret_dialog_set_masked:
 * @self: a dialog
 * @masked: what is shown until the person asks for more: lines of the secret in which only what is
 *   secret is left out
 *
 * For one that is a whole file, whose lines are to be read side by side.
 */
void
ptero_secret_dialog_set_masked (PteroSecretDialog *self,
                                const char        *masked)
{
  GtkScrolledWindow *scroller;

  g_return_if_fail (PTERO_IS_SECRET_DIALOG (self));
  g_return_if_fail (masked != NULL);

  ptero_secret_dialog_set_hidden (self);
  set_text (self, masked);
  scroller = GTK_SCROLLED_WINDOW (self->scroller);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->text), GTK_WRAP_NONE);
  gtk_scrolled_window_set_policy (scroller, GTK_POLICY_AUTOMATIC, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (scroller, FILE_HEIGHT);
  gtk_scrolled_window_set_min_content_height (scroller, FILE_HEIGHT);
  gtk_widget_set_visible (self->scroller, TRUE);
  ptero_dialog_set_size (GTK_WIDGET (self), FILE_WIDTH, -1);
}

/**
 * ptero_secret_dialog_add_fact:
 * @self: a dialog
 * @title: what it is
 * @value: (nullable): what is needed beside the secret and is none itself, as the panel wrote it
 *
 * Shows something that can be copied, above the secret.
 */
void
ptero_secret_dialog_add_fact (PteroSecretDialog *self,
                              const char        *title,
                              const char        *value)
{
  GtkWidget *row = ptero_value_row_new (title, TRUE);

  g_return_if_fail (PTERO_IS_SECRET_DIALOG (self));

  ptero_value_row_set_value (PTERO_VALUE_ROW (row), value);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->facts), row);
  gtk_widget_set_visible (self->facts, TRUE);
}

/**
 * ptero_secret_dialog_get_secret:
 * @self: a dialog
 *
 * Returns: (transfer none): the secret
 */
const char *
ptero_secret_dialog_get_secret (PteroSecretDialog *self)
{
  g_return_val_if_fail (PTERO_IS_SECRET_DIALOG (self), NULL);

  return self->secret;
}

/**
 * ptero_secret_dialog_add_button:
 * @self: a dialog
 * @label: a label, with a mnemonic
 * @clicked: called, swapped, with @user_data
 * @user_data: (type GObject): for @clicked
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
ptero_secret_dialog_add_button (PteroSecretDialog *self,
                                const char        *label,
                                GCallback          clicked,
                                gpointer           user_data)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_return_val_if_fail (PTERO_IS_SECRET_DIALOG (self), NULL);

  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked, user_data, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->buttons), button);

  return button;
}
