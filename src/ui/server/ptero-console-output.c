/* ptero-console-output.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-console-output.h"

#include <string.h>

#include <glib/gi18n.h>
#include <vte/vte.h>

#define PCRE2_CODE_UNIT_WIDTH 0
#include <pcre2.h>

#include "ptero-console-settings.h"
#include "ptero-matches.h"

#define FEED_TIME      16            /* ms between two pieces; about one frame */
#define PIECE_LINES    2000
#define PIECE_SIZE     (192 * 1024)  /* bytes */
#define PIECE_TIME     6000          /* µs to choose lines */
#define WIDE_COLUMNS   400           /* of lines that are not wrapped */
#define CLEAR          "\033[0m\033[H\033[2J\033[3J"

/* Of the schemes that may be opened; what ends a sentence is not part of an address. */
#define LINK "https?://[^\\s<>\"'`\\x{1b}]*[^\\s<>\"'`.,;:!?)\\]}\\x{1b}]"

/**
 * PteroConsoleOutput:
 *
 * What a server prints, in a terminal that only draws: nothing it would answer
 * goes anywhere. Lines are taken from a log as fast as the terminal draws them;
 * what has left the log before its turn is never shown. While the person has scrolled
 * back, nothing moves, and a button tells how many lines have come.
 */
struct _PteroConsoleOutput
{
  GtkWidget           parent_instance;

  PteroConsoleLog    *log;
  PteroConsoleFilter *filter;        /* NULL: all lines */
  PteroMatches       *matches;       /* of what is searched for; NULL: nothing is */
  guint64             first;         /* line that is shown */
  guint64             next;          /* line to be fed */
  guint64             counted;       /* the same for what is counted while paused */
  guint               n_new;
  guint               feed_source;
  guint               pause_source;
  gboolean            paused;
  gboolean            timestamps;

  GtkWidget          *overlay;
  GtkButton          *end_button;
  GtkScrolledWindow  *scroller;
  GtkWidget          *scrollbar;
  VteTerminal        *terminal;
};

enum {
  PROP_0,
  PROP_SCROLLBACK,
  PROP_TIMESTAMPS,
  PROP_WRAP,
  N_PROPS
};

static void search_iface_init (PteroConsoleSearchInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroConsoleOutput, ptero_console_output, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (PTERO_TYPE_CONSOLE_SEARCH, search_iface_init))

static GParamSpec *properties[N_PROPS];

/* GNOME's palette for terminals. */
static const char *const palette[] = {
  "#241f31", "#c01c28", "#2ec27e", "#f5c211", "#1e78e4", "#9841bb", "#0ab9dc", "#c0bfbc",
  "#5e5c64", "#ed333b", "#57e389", "#f8e45c", "#51a1ff", "#c061cb", "#4fd2fd", "#f6f5f4",
};

static void
set_colors (VteTerminal *terminal)
{
  GdkRGBA colors[G_N_ELEMENTS (palette)];
  GdkRGBA foreground;
  GdkRGBA background;

  for (guint i = 0; i < G_N_ELEMENTS (palette); i++)
    gdk_rgba_parse (&colors[i], palette[i]);
  gdk_rgba_parse (&foreground, "#deddda");
  gdk_rgba_parse (&background, "#1e1e1e");
  vte_terminal_set_colors (terminal, &foreground, &background, colors, G_N_ELEMENTS (colors));
  /* what was found stands out */
  gdk_rgba_parse (&background, "#e5a50a");
  gdk_rgba_parse (&foreground, "#000000");
  vte_terminal_set_color_highlight (terminal, &background);
  vte_terminal_set_color_highlight_foreground (terminal, &foreground);
}

static gboolean
is_shown (PteroConsoleOutput     *self,
          const PteroConsoleLine *line)
{
  return self->filter == NULL || ptero_console_filter_matches (self->filter, line);
}

static void
update_end_button (PteroConsoleOutput *self)
{
  g_autofree char *text = NULL;

  if (self->n_new > 0)
    text = g_strdup_printf (ngettext ("%u New Line", "%u New Lines", self->n_new), self->n_new);
  else
    text = g_strdup (_("Go to the End"));

  gtk_widget_set_visible (GTK_WIDGET (self->end_button), self->paused);
  gtk_button_set_label (self->end_button, text);
}

/* Lines that have come since the person has scrolled back. */
static void
count_new (PteroConsoleOutput *self)
{
  const guint64 end = ptero_console_log_get_end (self->log);
  const gint64 until = g_get_monotonic_time () + PIECE_TIME;

  self->counted = MAX (MAX (self->counted, self->next), ptero_console_log_get_begin (self->log));
  if (self->filter == NULL)
    {
      self->n_new += (guint) (end - self->counted);
      self->counted = end;
    }

  while (self->counted < end && g_get_monotonic_time () < until)
    self->n_new += is_shown (self, ptero_console_log_get (self->log, self->counted++)) ? 1 : 0;

  update_end_button (self);
}

static void
append_line (PteroConsoleOutput     *self,
             GString                *text,
             const PteroConsoleLine *line)
{
  if (self->timestamps)
    {
      g_autofree char *clock = ptero_console_line_format_time (line);

      g_string_append_printf (text, "\033[2m%s\033[0m ", clock);
    }

  g_string_append_len (text, line->text, line->length);
  g_string_append (text, "\033[0m\r\n");
}

/* What would leave the terminal at once need not be drawn. */
static void
skip (PteroConsoleOutput *self)
{
  const guint64 begin = ptero_console_log_get_begin (self->log);
  const guint64 end = ptero_console_log_get_end (self->log);
  const glong scrollback = vte_terminal_get_scrollback_lines (self->terminal);

  self->next = MAX (self->next, begin);
  if (self->filter == NULL && end - self->next > (guint64) scrollback)
    self->next = end - (guint64) scrollback;
}

static gboolean
feed_cb (gpointer user_data)
{
  PteroConsoleOutput *self = user_data;
  const guint64 end = ptero_console_log_get_end (self->log);
  const gint64 until = g_get_monotonic_time () + PIECE_TIME;
  g_autoptr(GString) text = NULL;

  skip (self);
  text = g_string_sized_new (PIECE_SIZE / 4);
  for (guint n = 0; self->next < end && n < PIECE_LINES && text->len < PIECE_SIZE; n++)
    {
      const PteroConsoleLine *line = ptero_console_log_get (self->log, self->next++);

      if (is_shown (self, line))
        append_line (self, text, line);
      if (n % 64 == 63 && g_get_monotonic_time () > until)
        break;
    }

  vte_terminal_feed (self->terminal, text->str, (gssize) text->len);
  if (self->matches != NULL)
    ptero_matches_set_end (self->matches, self->next);
  if (self->next < end && !self->paused)
    return G_SOURCE_CONTINUE;

  self->feed_source = 0;

  return G_SOURCE_REMOVE;
}

static void
feed (PteroConsoleOutput *self)
{
  if (self->log == NULL)
    return;

  if (self->paused)
    count_new (self);
  else if (self->feed_source == 0 && self->next < ptero_console_log_get_end (self->log))
    self->feed_source = g_timeout_add (FEED_TIME, feed_cb, self);
}

/* Begins anew with the oldest line. */
static void
feed_again (PteroConsoleOutput *self)
{
  if (self->log == NULL)
    return;

  vte_terminal_feed (self->terminal, CLEAR, -1);
  self->next = MAX (self->first, ptero_console_log_get_begin (self->log));
  self->counted = 0;
  self->n_new = 0;
  self->paused = FALSE;
  if (self->matches != NULL)
    ptero_matches_restart (self->matches, self->filter);
  update_end_button (self);
  feed (self);
}

static gboolean
is_at_end (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) >= gtk_adjustment_get_upper (adjustment) - 0.5;
}

static gboolean
update_paused_cb (gpointer user_data)
{
  PteroConsoleOutput *self = user_data;
  gboolean paused = !is_at_end (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->terminal)));

  self->pause_source = 0;
  if (self->paused == paused)
    return G_SOURCE_REMOVE;

  self->paused = paused;
  self->counted = self->next;
  self->n_new = 0;
  update_end_button (self);
  feed (self);

  return G_SOURCE_REMOVE;
}

/* The terminal moves its end and its position one after the other. */
static void
scrolled_cb (PteroConsoleOutput *self)
{
  if (self->pause_source == 0)
    self->pause_source = g_idle_add_full (G_PRIORITY_DEFAULT + 10, update_paused_cb, self, NULL);
}

static void
go_to_end_cb (PteroConsoleOutput *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->terminal));

  vte_terminal_unselect_all (self->terminal);
  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment));
}

static void
set_wrap (PteroConsoleOutput *self,
          gboolean            wrap)
{
  int width = wrap ? -1 : (int) (WIDE_COLUMNS * vte_terminal_get_char_width (self->terminal));

  gtk_scrolled_window_set_policy (self->scroller, wrap ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_widget_set_size_request (GTK_WIDGET (self->terminal), width, -1);
}

static gboolean
get_wrap (PteroConsoleOutput *self)
{
  int width;

  gtk_widget_get_size_request (GTK_WIDGET (self->terminal), &width, NULL);

  return width < 0;
}

static void
add_link_regex (PteroConsoleOutput *self)
{
  g_autoptr(GError) error = NULL;
  VteRegex *regex = vte_regex_new_for_match (LINK, -1, PCRE2_UTF | PCRE2_NO_UTF_CHECK |
                                             PCRE2_MULTILINE | PCRE2_CASELESS, &error);
  int tag;

  if (regex == NULL)
    g_error ("%s", error->message);

  tag = vte_terminal_match_add_regex (self->terminal, regex, 0);
  vte_terminal_match_set_cursor_name (self->terminal, tag, "pointer");
  vte_regex_unref (regex);
}

static void
bind_settings (PteroConsoleOutput *self)
{
  GSettings *settings = ptero_console_get_settings ();

  if (settings == NULL)
    return;

  g_settings_bind (settings, "console-font-scale", self->terminal, "font-scale",
                   G_SETTINGS_BIND_GET | G_SETTINGS_BIND_NO_SENSITIVITY);
  g_settings_bind (settings, "console-scrollback", self, "scrollback",
                   G_SETTINGS_BIND_GET | G_SETTINGS_BIND_NO_SENSITIVITY);
  g_settings_bind (settings, "console-timestamps", self, "timestamps",
                   G_SETTINGS_BIND_GET | G_SETTINGS_BIND_NO_SENSITIVITY);
  g_settings_bind (settings, "console-wrap", self, "wrap",
                   G_SETTINGS_BIND_GET | G_SETTINGS_BIND_NO_SENSITIVITY);
}

static void
ptero_console_output_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  PteroConsoleOutput *self = PTERO_CONSOLE_OUTPUT (object);

  switch (prop_id)
    {
    case PROP_SCROLLBACK:
      g_value_set_int (value, (int) vte_terminal_get_scrollback_lines (self->terminal));
      break;

    case PROP_TIMESTAMPS:
      g_value_set_boolean (value, self->timestamps);
      break;

    case PROP_WRAP:
      g_value_set_boolean (value, get_wrap (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_console_output_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  PteroConsoleOutput *self = PTERO_CONSOLE_OUTPUT (object);

  switch (prop_id)
    {
    case PROP_SCROLLBACK:
      vte_terminal_set_scrollback_lines (self->terminal, g_value_get_int (value));
      if (self->log != NULL)
        ptero_console_log_set_length (self->log, (guint) g_value_get_int (value));
      break;

    case PROP_TIMESTAMPS:
      if (self->timestamps == g_value_get_boolean (value))
        break;
      self->timestamps = g_value_get_boolean (value);
      feed_again (self);
      break;

    case PROP_WRAP:
      set_wrap (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_console_output_take_filter (PteroConsoleSearch *search,
                                  PteroConsoleFilter *filter)
{
  PteroConsoleOutput *self = PTERO_CONSOLE_OUTPUT (search);

  /* the matches look at it */
  if (self->matches != NULL)
    ptero_matches_restart (self->matches, NULL);
  g_clear_pointer (&self->filter, ptero_console_filter_free);
  self->filter = filter;
  feed_again (self);
}

static gboolean
ptero_console_output_find_next (PteroConsoleSearch *search,
                                gboolean            backward)
{
  PteroConsoleOutput *self = PTERO_CONSOLE_OUTPUT (search);
  gboolean found;

  if (self->matches == NULL)
    return FALSE;

  found = backward
            ? vte_terminal_search_find_previous (self->terminal)
            : vte_terminal_search_find_next (self->terminal);
  if (found)
    ptero_matches_move (self->matches, backward);

  return found;
}

static gboolean
ptero_console_output_find (PteroConsoleSearch  *search,
                           const char          *text,
                           PteroConsoleMatch    match,
                           GError             **error)
{
  PteroConsoleOutput *self = PTERO_CONSOLE_OUTPUT (search);
  g_autofree char *pattern = ptero_console_filter_dup_pattern (text, match);
  const guint32 flags = PCRE2_UTF | PCRE2_MULTILINE |
                        ((match & PTERO_CONSOLE_MATCH_CASE) != 0 ? 0 : PCRE2_CASELESS);
  g_autoptr(PteroConsoleFilter) wanted = NULL;
  VteRegex *regex;

  g_clear_object (&self->matches);
  vte_terminal_unselect_all (self->terminal);
  vte_terminal_search_set_regex (self->terminal, NULL, 0);
  ptero_console_search_matches_changed (search);
  if (*text == '\0')
    return TRUE;

  wanted = ptero_console_filter_new (text, match, PTERO_CONSOLE_LEVEL_NONE, error);
  regex = wanted != NULL ? vte_regex_new_for_search (pattern, -1, flags, error) : NULL;
  if (regex == NULL)
    return FALSE;

  vte_terminal_search_set_regex (self->terminal, regex, 0);
  vte_terminal_search_set_wrap_around (self->terminal, TRUE);
  vte_regex_unref (regex);
  go_to_end_cb (self);

  self->matches = ptero_matches_new (self->log, g_steal_pointer (&wanted));
  g_signal_connect_object (self->matches, "changed",
                           G_CALLBACK (ptero_console_search_matches_changed), self,
                           G_CONNECT_SWAPPED);
  ptero_matches_restart (self->matches, self->filter);
  ptero_matches_set_end (self->matches, self->next);
  ptero_console_output_find_next (search, TRUE);

  return TRUE;
}

static guint
ptero_console_output_get_n_matches (PteroConsoleSearch *search,
                                    guint              *position)
{
  PteroConsoleOutput *self = PTERO_CONSOLE_OUTPUT (search);

  return self->matches != NULL ? ptero_matches_get_n (self->matches, position) : 0;
}

static void
search_iface_init (PteroConsoleSearchInterface *iface)
{
  iface->take_filter = ptero_console_output_take_filter;
  iface->find = ptero_console_output_find;
  iface->find_next = ptero_console_output_find_next;
  iface->get_n_matches = ptero_console_output_get_n_matches;
}

static void
ptero_console_output_dispose (GObject *object)
{
  PteroConsoleOutput *self = PTERO_CONSOLE_OUTPUT (object);

  g_clear_handle_id (&self->feed_source, g_source_remove);
  g_clear_handle_id (&self->pause_source, g_source_remove);
  g_clear_object (&self->matches);
  g_clear_object (&self->log);
  gtk_widget_dispose_template (GTK_WIDGET (self), PTERO_TYPE_CONSOLE_OUTPUT);

  G_OBJECT_CLASS (ptero_console_output_parent_class)->dispose (object);
}

static void
ptero_console_output_finalize (GObject *object)
{
  g_clear_pointer (&PTERO_CONSOLE_OUTPUT (object)->filter, ptero_console_filter_free);

  G_OBJECT_CLASS (ptero_console_output_parent_class)->finalize (object);
}

static void
ptero_console_output_class_init (PteroConsoleOutputClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = ptero_console_output_dispose;
  object_class->finalize = ptero_console_output_finalize;
  object_class->get_property = ptero_console_output_get_property;
  object_class->set_property = ptero_console_output_set_property;

  properties[PROP_SCROLLBACK] = g_param_spec_int ("scrollback", NULL, NULL, 1000, 1000000,
                                                  PTERO_CONSOLE_LOG_LENGTH, flags);
  properties[PROP_TIMESTAMPS] = g_param_spec_boolean ("timestamps", NULL, NULL, FALSE, flags);
  properties[PROP_WRAP] = g_param_spec_boolean ("wrap", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (VTE_TYPE_TERMINAL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/ptero-console-output.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleOutput, end_button);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleOutput, overlay);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleOutput, scrollbar);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleOutput, scroller);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleOutput, terminal);
  gtk_widget_class_bind_template_callback (widget_class, go_to_end_cb);
}

static void
ptero_console_output_init (PteroConsoleOutput *self)
{
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (self));
  set_colors (self->terminal);
  add_link_regex (self);
  /* there is nothing to type into */
  vte_terminal_feed (self->terminal, "\033[?25l", -1);

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->terminal));
  gtk_scrollbar_set_adjustment (GTK_SCROLLBAR (self->scrollbar), adjustment);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  bind_settings (self);
}

/**
 * ptero_console_output_set_log:
 * @self: an output
 * @log: what a server prints
 *
 * Sets what is shown, once.
 */
void
ptero_console_output_set_log (PteroConsoleOutput *self,
                              PteroConsoleLog    *log)
{
  g_return_if_fail (PTERO_IS_CONSOLE_OUTPUT (self));
  g_return_if_fail (PTERO_IS_CONSOLE_LOG (log));
  g_return_if_fail (self->log == NULL);

  self->log = g_object_ref (log);
  ptero_console_log_set_length (log, (guint) vte_terminal_get_scrollback_lines (self->terminal));
  g_signal_connect_object (log, "appended", G_CALLBACK (feed), self, G_CONNECT_SWAPPED);
  feed_again (self);
}

/**
 * ptero_console_output_set_first:
 * @self: an output
 * @first: a line of its log
 *
 * Has only @first and what comes after it shown.
 */
void
ptero_console_output_set_first (PteroConsoleOutput *self,
                                guint64             first)
{
  g_return_if_fail (PTERO_IS_CONSOLE_OUTPUT (self));

  if (self->first == first)
    return;

  self->first = first;
  feed_again (self);
}

/**
 * ptero_console_output_copy:
 * @self: an output
 *
 * Copies what is selected.
 */
void
ptero_console_output_copy (PteroConsoleOutput *self)
{
  g_return_if_fail (PTERO_IS_CONSOLE_OUTPUT (self));

  if (vte_terminal_get_has_selection (self->terminal))
    vte_terminal_copy_clipboard_format (self->terminal, VTE_FORMAT_TEXT);
}

/**
 * ptero_console_output_get_settled:
 * @self: an output
 *
 * Returns: whether all lines were given to the terminal
 */
gboolean
ptero_console_output_get_settled (PteroConsoleOutput *self)
{
  g_return_val_if_fail (PTERO_IS_CONSOLE_OUTPUT (self), TRUE);

  return self->log == NULL || self->next == ptero_console_log_get_end (self->log);
}

/**
 * ptero_console_output_dup_link:
 * @self: an output
 * @x: a place on it
 * @y: a place on it
 *
 * Returns: (transfer full) (nullable): the address of the website that is written there
 */
char *
ptero_console_output_dup_link (PteroConsoleOutput *self,
                               double              x,
                               double              y)
{
  graphene_point_t point;
  g_autofree char *link = NULL;

  g_return_val_if_fail (PTERO_IS_CONSOLE_OUTPUT (self), NULL);

  if (!gtk_widget_compute_point (GTK_WIDGET (self), GTK_WIDGET (self->terminal),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return NULL;

  link = vte_terminal_check_match_at (self->terminal, point.x, point.y, NULL);
  /* what the expression takes and the parser does not is not opened */
  if (link == NULL || !g_uri_is_valid (link, G_URI_FLAGS_PARSE_RELAXED, NULL))
    return NULL;

  return g_steal_pointer (&link);
}
