/* ptero-console-filter-bar.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-console-filter-bar.h"

#include <glib/gi18n.h>

#include "ptero-css-class.h"

/* In the order of the choices in the UI file. */
static const PteroConsoleLevel levels[] = {
  PTERO_CONSOLE_LEVEL_NONE, PTERO_CONSOLE_LEVEL_INFO, PTERO_CONSOLE_LEVEL_WARNING,
  PTERO_CONSOLE_LEVEL_ERROR,
};

/**
 * PteroConsoleFilterBar:
 *
 * The bar that chooses which lines of a console are shown. All are while it is
 * closed.
 */
struct _PteroConsoleFilterBar
{
  GtkWidget           parent_instance;

  GPtrArray          *outputs;   /* of PteroConsoleSearch */
  gboolean            filtered;

  GtkSearchBar       *bar;
  GtkWidget          *box;
  GtkEditable        *entry;
  GtkToggleButton    *invert;
  GtkDropDown        *level;
  GtkToggleButton    *match_case;
  GtkToggleButton    *regex;
};

G_DEFINE_FINAL_TYPE (PteroConsoleFilterBar, ptero_console_filter_bar, GTK_TYPE_WIDGET)

static void
set_error (PteroConsoleFilterBar *self,
           const char            *message)
{
  ptero_css_class_set (GTK_WIDGET (self->entry), "error", message != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->entry), message);
}

static PteroConsoleMatch
get_match (PteroConsoleFilterBar *self)
{
  PteroConsoleMatch match = PTERO_CONSOLE_MATCH_TEXT;

  if (gtk_toggle_button_get_active (self->match_case))
    match |= PTERO_CONSOLE_MATCH_CASE;
  if (gtk_toggle_button_get_active (self->regex))
    match |= PTERO_CONSOLE_MATCH_REGEX;
  if (gtk_toggle_button_get_active (self->invert))
    match |= PTERO_CONSOLE_MATCH_INVERT;

  return match;
}

static void
changed_cb (PteroConsoleFilterBar *self)
{
  const char *text = gtk_editable_get_text (self->entry);
  guint level = MIN (gtk_drop_down_get_selected (self->level), G_N_ELEMENTS (levels) - 1);
  gboolean wanted = gtk_search_bar_get_search_mode (self->bar) && (*text != '\0' || level > 0);
  g_autoptr(GError) error = NULL;

  if (!wanted && !self->filtered)
    return;

  /* each has one of its own */
  for (guint i = 0; i < self->outputs->len && error == NULL; i++)
    {
      PteroConsoleFilter *filter = wanted ? ptero_console_filter_new (text, get_match (self),
                                                                      levels[level], &error) : NULL;

      if (error == NULL)
        ptero_console_search_take_filter (self->outputs->pdata[i], filter);
    }
  set_error (self, error != NULL ? error->message : NULL);
  if (error == NULL)
    self->filtered = wanted;
}

static void
ptero_console_filter_bar_dispose (GObject *object)
{
  PteroConsoleFilterBar *self = PTERO_CONSOLE_FILTER_BAR (object);

  g_ptr_array_set_size (self->outputs, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), PTERO_TYPE_CONSOLE_FILTER_BAR);

  G_OBJECT_CLASS (ptero_console_filter_bar_parent_class)->dispose (object);
}

static void
ptero_console_filter_bar_finalize (GObject *object)
{
  g_ptr_array_unref (PTERO_CONSOLE_FILTER_BAR (object)->outputs);

  G_OBJECT_CLASS (ptero_console_filter_bar_parent_class)->finalize (object);
}

static void
ptero_console_filter_bar_class_init (PteroConsoleFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_console_filter_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = ptero_console_filter_bar_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/ptero-console-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleFilterBar, bar);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleFilterBar, box);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleFilterBar, entry);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleFilterBar, invert);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleFilterBar, level);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleFilterBar, match_case);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleFilterBar, regex);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
ptero_console_filter_bar_init (PteroConsoleFilterBar *self)
{
  self->outputs = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->bar, self->entry);
}

/**
 * ptero_console_filter_bar_add_output:
 * @self: a bar
 * @output: what is filtered
 *
 * Adds something that it filters.
 */
void
ptero_console_filter_bar_add_output (PteroConsoleFilterBar *self,
                                     PteroConsoleSearch    *output)
{
  g_return_if_fail (PTERO_IS_CONSOLE_FILTER_BAR (self));
  g_return_if_fail (PTERO_IS_CONSOLE_SEARCH (output));

  g_ptr_array_add (self->outputs, g_object_ref (output));
}

/**
 * ptero_console_filter_bar_toggle:
 * @self: a bar
 *
 * Shows the bar to type into, or closes it, which shows all lines again.
 */
void
ptero_console_filter_bar_toggle (PteroConsoleFilterBar *self)
{
  gboolean shown;

  g_return_if_fail (PTERO_IS_CONSOLE_FILTER_BAR (self));

  shown = !gtk_search_bar_get_search_mode (self->bar);
  gtk_search_bar_set_search_mode (self->bar, shown);
  if (shown)
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
