/* ptero-source-pane.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-source-pane.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-format.h"
#include "ptero-panel-toast.h"
#include "ptero-source.h"

/* One of the texts. */
typedef struct
{
  char *language;
  char *text;
} Source;

/**
 * PteroSourcePane:
 *
 * Source texts to be read and copied, one of which is shown, in colours.
 */
struct _PteroSourcePane
{
  GtkWidget      parent_instance;

  GtkWidget     *box;
  GtkWidget     *choice;
  GtkStringList *titles;
  GtkStack      *stack;
  GtkTextView   *view;
  GPtrArray     *sources;
  gboolean       wrap;
};

enum {
  PROP_0,
  PROP_WRAP,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PteroSourcePane, ptero_source_pane, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static void
source_free (gpointer data)
{
  Source *source = data;

  g_free (source->language);
  g_free (source->text);
  g_free (source);
}

static Source *
get_source (PteroSourcePane *self)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));

  return position < self->sources->len ? self->sources->pdata[position] : NULL;
}

static void
show_source (PteroSourcePane *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  Source *source = get_source (self);
  gboolean is_empty = source == NULL || source->text == NULL || *source->text == '\0';
  g_autofree char *safe = ptero_text_make_lines_safe (source != NULL ? source->text : NULL);
  GtkTextIter start;

  if (source != NULL)
    gtk_source_buffer_set_language (GTK_SOURCE_BUFFER (buffer),
                                    gtk_source_language_manager_get_language (gtk_source_language_manager_get_default (), source->language));
  gtk_text_buffer_set_text (buffer, safe, -1);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "text");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "source.copy", !is_empty);
}

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  Source *source = get_source (PTERO_SOURCE_PANE (widget));

  if (source == NULL || source->text == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), source->text);
  ptero_panel_toast (widget, "%s", _("Copied"));
}

static void
ptero_source_pane_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_WRAP:
      g_value_set_boolean (value, PTERO_SOURCE_PANE (object)->wrap);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_source_pane_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  PteroSourcePane *self = PTERO_SOURCE_PANE (object);

  switch (prop_id)
    {
    case PROP_WRAP:
      self->wrap = g_value_get_boolean (value);
      gtk_text_view_set_wrap_mode (self->view, self->wrap ? GTK_WRAP_WORD_CHAR : GTK_WRAP_NONE);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_source_pane_dispose (GObject *object)
{
  PteroSourcePane *self = PTERO_SOURCE_PANE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->sources, g_ptr_array_unref);

  G_OBJECT_CLASS (ptero_source_pane_parent_class)->dispose (object);
}

static void
ptero_source_pane_class_init (PteroSourcePaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_source_pane_dispose;
  object_class->get_property = ptero_source_pane_get_property;
  object_class->set_property = ptero_source_pane_set_property;
  properties[PROP_WRAP] = g_param_spec_boolean ("wrap", NULL, NULL, FALSE,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "source.copy", NULL, copy_action);
  gtk_widget_class_install_property_action (widget_class, "source.wrap", "wrap");
}

static GtkWidget *
build_bar (PteroSourcePane *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *wrap = gtk_toggle_button_new_with_mnemonic (_("_Wrap Lines"));
  GtkWidget *copy = gtk_button_new_with_mnemonic (_("_Copy"));

  self->titles = gtk_string_list_new (NULL);
  self->choice = gtk_drop_down_new (G_LIST_MODEL (self->titles), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What Is Shown"), -1);
  gtk_widget_set_visible (self->choice, FALSE);
  gtk_widget_set_hexpand (space, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (wrap), "source.wrap");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (copy), "source.copy");
  gtk_widget_add_css_class (bar, "toolbar");
  gtk_widget_add_css_class (bar, "page-bar");
  gtk_box_append (GTK_BOX (bar), self->choice);
  gtk_box_append (GTK_BOX (bar), space);
  gtk_box_append (GTK_BOX (bar), wrap);
  gtk_box_append (GTK_BOX (bar), copy);

  return bar;
}

static GtkWidget *
build_view (PteroSourcePane *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = ptero_source_view_new ();

  self->view = GTK_TEXT_VIEW (view);
  gtk_text_view_set_editable (self->view, FALSE);
  gtk_source_view_set_highlight_current_line (GTK_SOURCE_VIEW (view), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);

  return scroller;
}

static void
ptero_source_pane_init (PteroSourcePane *self)
{
  GtkWidget *empty = adw_status_page_new ();

  self->sources = g_ptr_array_new_with_free_func (source_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->stack = GTK_STACK (gtk_stack_new ());
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "text-x-generic-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _("Nothing Is Set Here"));
  gtk_stack_add_named (self->stack, build_view (self), "text");
  gtk_stack_add_named (self->stack, empty, "empty");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (self->box), build_bar (self));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (show_source), self,
                           G_CONNECT_SWAPPED);
  show_source (self);
}

/**
 * ptero_source_pane_new:
 *
 * Returns: (transfer floating): a pane that has no text yet
 */
GtkWidget *
ptero_source_pane_new (void)
{
  return g_object_new (PTERO_TYPE_SOURCE_PANE, NULL);
}

/**
 * ptero_source_pane_add:
 * @self: a pane
 * @title: what it is
 * @language: the language of GtkSourceView it is written in, e.g. `sh`
 *
 * Adds a text, which is empty yet.
 */
void
ptero_source_pane_add (PteroSourcePane *self,
                       const char      *title,
                       const char      *language)
{
  Source *source;

  g_return_if_fail (PTERO_IS_SOURCE_PANE (self));

  source = g_new0 (Source, 1);
  source->language = g_strdup (language);
  g_ptr_array_add (self->sources, source);
  gtk_string_list_append (self->titles, title);
  gtk_widget_set_visible (self->choice, self->sources->len > 1);
}

/**
 * ptero_source_pane_set_text:
 * @self: a pane
 * @position: which of its texts, 0 for the first
 * @text: (nullable): what a panel sent
 */
void
ptero_source_pane_set_text (PteroSourcePane *self,
                            guint            position,
                            const char      *text)
{
  Source *source;

  g_return_if_fail (PTERO_IS_SOURCE_PANE (self));
  g_return_if_fail (position < self->sources->len);

  source = self->sources->pdata[position];
  if (g_strcmp0 (source->text, text) == 0)
    return;

  g_free (source->text);
  source->text = g_strdup (text);
  if (source == get_source (self))
    show_source (self);
}

/**
 * ptero_source_pane_set_shown:
 * @self: a pane
 * @position: which of its texts is shown
 */
void
ptero_source_pane_set_shown (PteroSourcePane *self,
                             guint            position)
{
  g_return_if_fail (PTERO_IS_SOURCE_PANE (self));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), position);
}

/**
 * ptero_source_pane_get_text:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): the text that is shown, as the panel sent it
 */
const char *
ptero_source_pane_get_text (PteroSourcePane *self)
{
  Source *source;

  g_return_val_if_fail (PTERO_IS_SOURCE_PANE (self), NULL);

  source = get_source (self);

  return source != NULL ? source->text : NULL;
}
