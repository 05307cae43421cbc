/* ptero-console-find.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-console-find.h"

#include <glib/gi18n.h>

#include "ptero-css-class.h"

/**
 * PteroConsoleFind:
 *
 * The bar that searches what a server has printed. It goes through the matches
 * one by one and counts them; a terminal has no way to mark all of them.
 */
struct _PteroConsoleFind
{
  GtkWidget           parent_instance;

  PteroConsoleSearch *output;

  GtkSearchBar       *bar;
  GtkWidget          *box;
  GtkLabel           *count;
  GtkEditable        *entry;
  GtkToggleButton    *match_case;
  GtkToggleButton    *regex;
  GtkWidget          *opened_from;   /* weak: what had the focus before */
};

G_DEFINE_FINAL_TYPE (PteroConsoleFind, ptero_console_find, GTK_TYPE_WIDGET)

static void
show_count (PteroConsoleFind *self)
{
  guint position;
  guint n = ptero_console_search_get_n_matches (self->output, &position);
  g_autofree char *text = NULL;

  if (*gtk_editable_get_text (self->entry) == '\0')
    text = g_strdup ("");
  else if (position > 0)
    /* Translators: which of how many lines with what was searched for */
    text = g_strdup_printf (_("%u of %u"), position, n);
  else
    text = g_strdup_printf (ngettext ("%u line", "%u lines", n), n);

  gtk_label_set_text (self->count, text);
}

static void
set_error (PteroConsoleFind *self,
           const char       *message)
{
  ptero_css_class_set (GTK_WIDGET (self->entry), "error", message != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->entry), message);
}

static void
find (PteroConsoleFind *self,
      const char       *text)
{
  PteroConsoleMatch match = PTERO_CONSOLE_MATCH_TEXT;
  g_autoptr(GError) error = NULL;

  if (self->output == NULL)
    return;

  if (gtk_toggle_button_get_active (self->match_case))
    match |= PTERO_CONSOLE_MATCH_CASE;
  if (gtk_toggle_button_get_active (self->regex))
    match |= PTERO_CONSOLE_MATCH_REGEX;

  if (ptero_console_search_find (self->output, text, match, &error))
    {
      set_error (self, NULL);
      show_count (self);
      return;
    }

  set_error (self, error->message);
  gtk_label_set_text (self->count, _("Not an expression"));
}

static void
changed_cb (PteroConsoleFind *self)
{
  if (gtk_search_bar_get_search_mode (self->bar))
    find (self, gtk_editable_get_text (self->entry));
}

/* Whoever closes it goes on where they were. */
static void
return_focus (PteroConsoleFind *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *opened_from = self->opened_from;

  g_clear_weak_pointer (&self->opened_from);
  if (opened_from != NULL && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) &&
      gtk_widget_get_mapped (opened_from))
    gtk_widget_grab_focus (opened_from);
}

static void
mode_changed_cb (PteroConsoleFind *self)
{
  if (!gtk_search_bar_get_search_mode (self->bar))
    return_focus (self);
  find (self, gtk_search_bar_get_search_mode (self->bar)
          ? gtk_editable_get_text (self->entry)
          : "");
}

static void
go (PteroConsoleFind *self,
    gboolean          backward)
{
  if (!ptero_console_search_find_next (self->output, backward))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
previous_cb (PteroConsoleFind *self)
{
  go (self, TRUE);
}

static void
next_cb (PteroConsoleFind *self)
{
  go (self, FALSE);
}

static gboolean
close_cb (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   user_data)
{
  PteroConsoleFind *self = PTERO_CONSOLE_FIND (widget);

  gtk_search_bar_set_search_mode (self->bar, FALSE);

  return GDK_EVENT_STOP;
}

static void
ptero_console_find_dispose (GObject *object)
{
  PteroConsoleFind *self = PTERO_CONSOLE_FIND (object);

  g_clear_weak_pointer (&self->opened_from);
  g_clear_object (&self->output);
  gtk_widget_dispose_template (GTK_WIDGET (self), PTERO_TYPE_CONSOLE_FIND);

  G_OBJECT_CLASS (ptero_console_find_parent_class)->dispose (object);
}

static void
ptero_console_find_class_init (PteroConsoleFindClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_console_find_dispose;

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, close_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/ptero-console-find.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleFind, bar);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleFind, box);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleFind, count);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleFind, entry);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleFind, match_case);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleFind, regex);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
}

static void
ptero_console_find_init (PteroConsoleFind *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->bar, self->entry);
}

/**
 * ptero_console_find_set_output:
 * @self: a bar
 * @output: what is searched
 *
 * Sets what it searches from now on.
 */
void
ptero_console_find_set_output (PteroConsoleFind   *self,
                               PteroConsoleSearch *output)
{
  g_return_if_fail (PTERO_IS_CONSOLE_FIND (self));

  g_return_if_fail (PTERO_IS_CONSOLE_SEARCH (output));

  if (self->output == output)
    return;

  if (self->output != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->output, show_count, self);
      ptero_console_search_find (self->output, "", PTERO_CONSOLE_MATCH_TEXT, NULL);
    }
  g_set_object (&self->output, output);
  g_signal_connect_object (output, "matches-changed", G_CALLBACK (show_count), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
}

/**
 * ptero_console_find_start:
 * @self: a bar
 *
 * Shows the bar, to type into.
 *
 * Returns: whether it has the focus
 */
gboolean
ptero_console_find_start (PteroConsoleFind *self)
{
  GtkRoot *root;
  GtkWidget *focus;
  gboolean focused;

  g_return_val_if_fail (PTERO_IS_CONSOLE_FIND (self), FALSE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    g_set_weak_pointer (&self->opened_from, focus);
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  focused = gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  /* what was searched for before is there to be used again, or to be typed over */
  gtk_editable_select_region (self->entry, 0, -1);

  return focused;
}
