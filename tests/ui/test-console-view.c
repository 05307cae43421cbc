/* test-console-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include <vte/vte.h>

#include "ptero-banner.h"
#include "ptero-conflict-page.h"
#include "ptero-console-advice.h"
#include "ptero-console-entry.h"
#include "ptero-console-filter-bar.h"
#include "ptero-console-find.h"
#include "ptero-console-output.h"
#include "ptero-console-plain.h"
#include "ptero-console-settings.h"
#include "ptero-console-view.h"
#include "ptero-console-window.h"
#include "ptero-graph.h"
#include "ptero-page.h"
#include "ptero-stats-pane.h"
#include "ptero-test-sections.h"

typedef struct
{
  PteroTestSection *section;
  GtkWidget        *view;
  PteroConsole     *console;
} Site;

static Site *
site_new (int width,
          int height)
{
  Site *site = g_new0 (Site, 1);

  site->section = ptero_test_section_new ("console", width, height);
  site->view = ptero_test_find_type (site->section->page, PTERO_TYPE_CONSOLE_VIEW);
  site->console = ptero_console_view_get_console (PTERO_CONSOLE_VIEW (site->view));

  return site;
}

static void
site_free (Site *site)
{
  ptero_test_section_free (site->section);
  g_free (site);
}

static char *
read_terminal (GtkWidget *page)
{
  VteTerminal *terminal = VTE_TERMINAL (ptero_test_find_type (page, VTE_TYPE_TERMINAL));
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();

  g_assert_true (vte_terminal_write_contents_sync (terminal, stream, VTE_WRITE_DEFAULT, NULL,
                                                   NULL));
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));

  return g_strdup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)));
}

static gboolean
is_sensitive (gpointer widget)
{
  return gtk_widget_is_sensitive (widget);
}

static gboolean
has_echo (gpointer page)
{
  g_autofree char *text = read_terminal (page);

  return strstr (text, "say hello") != NULL;
}

static gboolean
has_banner (gpointer page)
{
  return ptero_test_find_label (page, "The console is not connected, trying again soon") != NULL;
}

/* A person reads what the server prints, sends a command, recalls it, and is told when the
 * connection is lost. */
static void
test_console (void)
{
  Site *site = site_new (950, 700);
  GtkWidget *page = site->section->page;
  GtkWidget *window = site->section->window;
  GtkWidget *entry = ptero_test_find_type (site->view, GTK_TYPE_ENTRY);

  ptero_test_wait (is_sensitive, entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "say hello");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  ptero_test_wait (has_echo, page);

  ptero_page_start_search (PTERO_PAGE (page));
  gtk_editable_set_text (GTK_EDITABLE (ptero_test_find_type (ptero_test_find_type (site->view,
                                                                                   PTERO_TYPE_CONSOLE_FIND), GTK_TYPE_SEARCH_ENTRY)), "hello");
  ptero_test_spin (400);
  g_assert_true (vte_terminal_get_has_selection (VTE_TERMINAL (ptero_test_find_type (page, VTE_TYPE_TERMINAL))));
  ptero_test_screenshot (window, "server-console");

  ptero_demo_panel_stop (site->section->fleet->demo);
  ptero_test_wait (has_banner, page);
  g_assert_false (gtk_widget_is_sensitive (entry));
  ptero_test_screenshot (window, "server-console-lost");

  site_free (site);
}

static void
press_key (GtkWidget *widget,
           guint      key,
           guint      modifiers)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, modifiers, &handled);
    }
}

/* Earlier commands come back, one after the other or searched; what was typed is not lost; several
 * lines ask first. */
static void
test_history (void)
{
  Site *site = site_new (950, 700);
  GtkWidget *entry = ptero_test_find_type (site->view, GTK_TYPE_ENTRY);
  PteroCommandHistory *commands = ptero_console_get_commands (site->console);
  GtkWidget *search;
  GtkWidget *forget;
  int start;
  int end;

  ptero_test_wait (is_sensitive, entry);
  g_assert_true (gtk_widget_activate_action (entry, "console.search-commands", NULL));
  ptero_test_spin (100);
  forget = ptero_test_find_button (site->view, "Forget Them…");
  g_assert_false (gtk_widget_is_sensitive (forget));
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (forget, GTK_TYPE_POPOVER)));
  ptero_test_spin (100);
  ptero_command_history_add (commands, "say one");
  ptero_command_history_add (commands, "list");
  ptero_command_history_add (commands, "say two");
  gtk_editable_set_text (GTK_EDITABLE (entry), "half");
  press_key (entry, GDK_KEY_Up, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "say two");
  press_key (entry, GDK_KEY_Up, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "list");
  press_key (entry, GDK_KEY_Down, 0);
  press_key (entry, GDK_KEY_Down, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "half");

  g_assert_true (gtk_widget_activate_action (entry, "console.search-commands", NULL));
  ptero_test_spin (300);
  g_assert_true (gtk_widget_is_sensitive (forget));
  ptero_test_screenshot (site->section->window, "console-history");
  search = ptero_test_find_type (ptero_test_find_type (site->view, PTERO_TYPE_CONSOLE_ENTRY),
                                 GTK_TYPE_SEARCH_ENTRY);
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (search), &start, &end));
  g_assert_cmpint (start, ==, 0);
  g_assert_cmpint (end, ==, 4);
  /* who types fast gets what was typed */
  gtk_editable_set_text (GTK_EDITABLE (search), "SAY");
  press_key (search, GDK_KEY_r, GDK_CONTROL_MASK);
  g_signal_emit_by_name (search, "activate");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "say one");

  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_editable_set_text (GTK_EDITABLE (entry), "say pasted\n");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "say pasted");
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_editable_set_text (GTK_EDITABLE (entry), "say first line\n\nsay hello\n");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  ptero_test_answer_alert (site->view, "Send");
  ptero_test_wait (has_echo, site->section->page);
  g_assert_cmpuint (ptero_command_history_get_n (commands), ==, 5);

  site_free (site);
}

static gboolean
is_settled (gpointer output)
{
  return ptero_console_output_get_settled (output);
}

static void
print_lines (Site *site,
             guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("line %u %s", i, i % 100 == 0
                                                 ? "\033[31m[ERROR]\033[0m Needle"
                                                 : "hay");

      ptero_console_log_append (ptero_console_get_log (site->console), "", text);
    }
  ptero_test_wait (is_settled, ptero_test_find_type (site->view, PTERO_TYPE_CONSOLE_OUTPUT));
  ptero_test_spin (300);
}

static GtkWidget *
find_toggle (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *found = ptero_test_find_label (widget, label);

  g_assert_nonnull (found);

  return gtk_widget_get_ancestor (found, GTK_TYPE_TOGGLE_BUTTON);
}

/* A person looks for a word among thousands of lines, goes through them, and meant an
 * expression. */
static void
test_find (void)
{
  Site *site = site_new (950, 700);
  GtkWidget *bar = ptero_test_find_type (site->view, PTERO_TYPE_CONSOLE_FIND);
  GtkWidget *entry = ptero_test_find_type (bar, GTK_TYPE_SEARCH_ENTRY);
  VteTerminal *terminal = VTE_TERMINAL (ptero_test_find_type (site->view, VTE_TYPE_TERMINAL));

  print_lines (site, 5000);
  g_assert_true (gtk_widget_activate_action (entry, "console.find", NULL));
  ptero_test_spin (300);
  gtk_editable_set_text (GTK_EDITABLE (entry), "needle");
  ptero_test_wait_label (bar, "50 of 50");
  g_assert_true (vte_terminal_get_has_selection (terminal));
  g_signal_emit_by_name (entry, "previous-match");
  ptero_test_wait_label (bar, "49 of 50");
  ptero_test_spin (100);
  ptero_test_screenshot (site->section->window, "console-find");
  g_signal_emit_by_name (entry, "next-match");
  g_signal_emit_by_name (entry, "next-match");
  ptero_test_wait_label (bar, "1 of 50");

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_toggle (bar, "Aa")), TRUE);
  ptero_test_wait_label (bar, "0 lines");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_toggle (bar, ".*")), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), "line [14]00 .*Needle$");
  ptero_test_wait_label (bar, "2 of 2");
  gtk_editable_set_text (GTK_EDITABLE (entry), "line (");
  ptero_test_wait_label (bar, "Not an expression");
  site_free (site);
}

static gboolean
has_focus (gpointer widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus == widget || (focus != NULL && gtk_widget_is_ancestor (focus, widget));
}

static GtkWidget *
find_close_button (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      gtk_widget_has_css_class (widget, "close"))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_close_button (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* A person closes the bar by its button or by Escape, and goes on typing a command. */
static void
test_find_close (void)
{
  Site *site = site_new (950, 700);
  GtkWidget *bar = ptero_test_find_type (site->view, PTERO_TYPE_CONSOLE_FIND);
  GtkSearchBar *search_bar = GTK_SEARCH_BAR (ptero_test_find_type (bar, GTK_TYPE_SEARCH_BAR));
  GtkWidget *entry = ptero_test_find_type (bar, GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *command = ptero_test_find_type (site->view, GTK_TYPE_ENTRY);
  VteTerminal *terminal = VTE_TERMINAL (ptero_test_find_type (site->view, VTE_TYPE_TERMINAL));

  ptero_test_wait (is_sensitive, command);
  print_lines (site, 500);
  for (guint i = 0; i < 2; i++)
    {
      gtk_widget_grab_focus (command);
      g_assert_true (gtk_widget_activate_action (bar, "console.find", NULL));
      g_assert_true (has_focus (entry));
      ptero_test_spin (400);
      gtk_editable_set_text (GTK_EDITABLE (entry), "needle");
      ptero_test_wait_label (bar, "5 of 5");
      if (i == 0)
        g_signal_emit_by_name (find_close_button (bar), "clicked");
      else
        g_signal_emit_by_name (entry, "stop-search");
      ptero_test_spin (400);
      g_assert_false (gtk_search_bar_get_search_mode (search_bar));
      g_assert_true (has_focus (command));
      g_assert_false (vte_terminal_get_has_selection (terminal));
    }
  site_free (site);
}

/* A person leaves only what matters, by level or by a word, and all comes back. */
static void
test_filter (void)
{
  Site *site = site_new (950, 700);
  GtkWidget *bar = ptero_test_find_type (site->view, PTERO_TYPE_CONSOLE_FILTER_BAR);
  GtkWidget *entry = ptero_test_find_type (bar, GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *output = ptero_test_find_type (site->view, PTERO_TYPE_CONSOLE_OUTPUT);
  g_autofree char *errors = NULL;
  g_autofree char *hidden = NULL;
  g_autofree char *all = NULL;

  print_lines (site, 500);
  g_assert_true (gtk_widget_activate_action (entry, "console.filter", NULL));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (ptero_test_find_type (bar, GTK_TYPE_DROP_DOWN)), 3);
  ptero_test_wait (is_settled, output);
  ptero_test_spin (300);
  errors = read_terminal (site->view);
  g_assert_nonnull (strstr (errors, "line 400 [ERROR] Needle"));
  g_assert_null (strstr (errors, "line 401"));
  ptero_test_screenshot (site->section->window, "console-filter");

  gtk_drop_down_set_selected (GTK_DROP_DOWN (ptero_test_find_type (bar, GTK_TYPE_DROP_DOWN)), 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "hay");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_toggle (bar, "≠")), TRUE);
  ptero_test_spin (500);
  ptero_test_wait (is_settled, output);
  ptero_test_spin (300);
  hidden = read_terminal (site->view);
  g_assert_nonnull (strstr (hidden, "line 400 [ERROR] Needle"));
  g_assert_null (strstr (hidden, "line 401"));

  g_assert_true (gtk_widget_activate_action (entry, "console.filter", NULL));
  ptero_test_wait (is_settled, output);
  ptero_test_spin (300);
  all = read_terminal (site->view);
  g_assert_nonnull (strstr (all, "line 401 hay"));
  site_free (site);
}

static gboolean
is_stopped (gpointer socket)
{
  return g_strcmp0 (ptero_socket_get_server_state (socket), "offline") == 0;
}

static gboolean
is_started (gpointer socket)
{
  return g_strcmp0 (ptero_socket_get_server_state (socket), "running") == 0;
}

static void
press_button (GtkWidget  *widget,
              const char *label)
{
  ptero_test_wait_label (widget, label);
  g_signal_emit_by_name (gtk_widget_get_ancestor (ptero_test_find_label (widget, label),
                                                  GTK_TYPE_BUTTON), "clicked");
}

static gboolean
is_unrevealed (gpointer banner)
{
  return !ptero_banner_get_revealed (banner);
}

/* The console of a server that is stopped says so, and has the way on. */
static void
test_offline (void)
{
  Site *site = site_new (950, 700);
  PteroSocket *socket = ptero_console_get_socket (site->console);
  GtkWidget *banner = ptero_test_find_type (site->view, PTERO_TYPE_BANNER);
  g_autofree char *title = NULL;

  ptero_test_wait (is_sensitive, ptero_test_find_type (site->view, GTK_TYPE_ENTRY));
  g_assert_false (ptero_banner_get_revealed (PTERO_BANNER (banner)));
  g_assert_true (gtk_widget_activate_action (site->section->page, "server.power", "s", "stop"));
  ptero_test_wait (is_stopped, socket);
  ptero_test_wait_label (banner, "Start");
  ptero_test_spin (500);
  ptero_test_screenshot (site->section->window, "console-offline");
  g_object_get (banner, "title", &title, NULL);
  g_assert_true (g_str_has_prefix (title, "Offline since ") ||
                 g_str_equal (title, "The server is offline"));
  press_button (banner, "Start");
  ptero_test_wait (is_started, socket);
  ptero_test_wait (is_unrevealed, banner);
  site_free (site);
}

/* A server that waits for the EULA is helped from its console. */
static void
test_eula (void)
{
  Site *site = site_new (950, 700);
  PteroSocket *socket = ptero_console_get_socket (site->console);
  GtkWidget *advice = ptero_test_find_type (site->view, PTERO_TYPE_CONSOLE_ADVICE);
  int minimum;

  ptero_test_wait (is_sensitive, ptero_test_find_type (site->view, GTK_TYPE_ENTRY));
  g_signal_emit_by_name (socket, "console-output",
                         "[main/INFO]: You need to agree to the EULA in order to run the server.");
  ptero_test_spin (100);
  g_assert_null (ptero_test_find_label (advice, "The Minecraft EULA Is Not Accepted"));

  g_assert_true (gtk_widget_activate_action (site->section->page, "server.power", "s", "stop"));
  ptero_test_wait (is_stopped, socket);
  g_signal_emit_by_name (socket, "console-output",
                         "[main/INFO]: You need to agree to the EULA in order to run the server.");
  ptero_test_wait_label (advice, "The Minecraft EULA Is Not Accepted");
  ptero_test_spin (300);
  ptero_test_screenshot (site->section->window, "console-eula");
  gtk_widget_measure (advice, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  press_button (advice, "Accept…");
  ptero_test_answer_alert (site->view, "Accept");
  ptero_test_wait_label (advice, "The EULA Is Accepted");
  press_button (advice, "Start Now");
  ptero_test_wait (is_started, socket);
  site_free (site);
}

/* Who reads what was said before is not moved by what comes, and sees how much that is. */
static void
test_scrolled (void)
{
  Site *site = site_new (950, 700);
  GtkAdjustment *adjustment;
  GtkWidget *button;
  double value;

  print_lines (site, 5000);
  adjustment =
    gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (ptero_test_find_type (site->view,
                                                                          VTE_TYPE_TERMINAL)));
  gtk_adjustment_set_value (adjustment, 2000);
  ptero_test_wait_label (site->view, "Go to the End");
  value = gtk_adjustment_get_value (adjustment);
  for (guint i = 0; i < 600; i++)
    ptero_console_log_append (ptero_console_get_log (site->console), "", "more");
  ptero_test_spin (400);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, value);
  button = ptero_test_find_type (ptero_test_find_type (site->view, PTERO_TYPE_CONSOLE_OUTPUT),
                                 GTK_TYPE_BUTTON);
  g_assert_true (g_str_has_suffix (gtk_button_get_label (GTK_BUTTON (button)), " New Lines"));
  g_assert_cmpint (atoi (gtk_button_get_label (GTK_BUTTON (button))), >=, 600);
  ptero_test_screenshot (site->section->window, "console-scrolled");
  g_signal_emit_by_name (button, "clicked");
  ptero_test_spin (400);
  g_assert_false (gtk_widget_get_visible (button));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 4000);
  site_free (site);
}

/* Text with line ends from the clipboard is what insert-text sees. */
static void
test_paste (void)
{
  Site *site = site_new (950, 700);
  GtkWidget *entry = ptero_test_find_type (site->view, GTK_TYPE_ENTRY);

  ptero_test_wait (is_sensitive, entry);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (entry), "say a\nsay b");
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "paste-clipboard");
  ptero_test_answer_alert (site->view, "Cancel");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_cmpuint (ptero_command_history_get_n (ptero_console_get_commands (site->console)), ==,
                    0);
  site_free (site);
}

/* A link is found where it is drawn, without what ends the sentence, and asks before it opens. */
static void
test_link (void)
{
  Site *site = site_new (950, 700);
  GtkWidget *output = ptero_test_find_type (site->view, PTERO_TYPE_CONSOLE_OUTPUT);
  VteTerminal *terminal = VTE_TERMINAL (ptero_test_find_type (site->view, VTE_TYPE_TERMINAL));
  g_autofree char *link = NULL;
  long row;
  double x;
  double y;

  print_lines (site, 100);
  ptero_console_log_append (ptero_console_get_log (site->console), "",
                            "see (https://example.org/a?b=c).");
  ptero_test_spin (400);
  vte_terminal_get_cursor_position (terminal, NULL, &row);
  x = 12.5 * (double) vte_terminal_get_char_width (terminal);
  y = ((double) row - 0.5 - gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (terminal)))) * (double) vte_terminal_get_char_height (terminal);
  for (int i = 1; i < 4 && link == NULL; i++)
    link = ptero_console_output_dup_link (PTERO_CONSOLE_OUTPUT (output), x,
                                          y - (i - 1) * (double) vte_terminal_get_char_height (terminal));
  g_assert_cmpstr (link, ==, "https://example.org/a?b=c");
  g_assert_null (ptero_console_output_dup_link (PTERO_CONSOLE_OUTPUT (output), 1, y));

  g_assert_true (gtk_widget_activate_action (output, "console.open-link", "s", link));
  ptero_test_answer_alert (site->view, "Cancel");
  ptero_test_spin (50);
  site_free (site);
}

/* How it looks is chosen in a menu, and remembered. */
static void
test_look (void)
{
  Site *site = site_new (950, 700);
  GSettings *settings = ptero_console_get_settings ();
  VteTerminal *terminal = VTE_TERMINAL (ptero_test_find_type (site->view, VTE_TYPE_TERMINAL));
  GtkWidget *entry = ptero_test_find_type (site->view, PTERO_TYPE_CONSOLE_ENTRY);
  g_autofree char *text = NULL;
  g_autofree char *clock = NULL;

  print_lines (site, 200);
  g_assert_true (gtk_widget_activate_action (entry, "settings.console-timestamps", NULL));
  ptero_test_wait (is_settled, ptero_test_find_type (site->view, PTERO_TYPE_CONSOLE_OUTPUT));
  ptero_test_spin (300);
  text = read_terminal (site->view);
  clock = ptero_console_line_format_time (ptero_console_log_get (ptero_console_get_log (site->console), 0));
  g_assert_nonnull (strstr (text, clock));

  g_assert_true (gtk_widget_activate_action (entry, "console.zoom-in", NULL));
  g_assert_cmpfloat (vte_terminal_get_font_scale (terminal), >, 1.05);
  g_assert_true (gtk_widget_activate_action (entry, "settings.console-wrap", NULL));
  ptero_console_log_append (ptero_console_get_log (site->console), "",
                            "long long long long long long long long long long long long long long long long long long long line https://example.org/page.");
  ptero_test_spin (400);
  g_assert_cmpint (vte_terminal_get_column_count (terminal), >, 300);
  ptero_test_screenshot (site->section->window, "console-look");
  g_assert_true (gtk_widget_activate_action (entry, "settings.console-statistics", NULL));
  ptero_test_spin (100);
  g_assert_false (gtk_widget_get_mapped (ptero_test_find_type (site->view, PTERO_TYPE_STATS_PANE)));

  g_settings_set_int (settings, "console-scrollback", 1000);
  print_lines (site, 3000);
  g_assert_cmpuint (ptero_console_log_get_end (ptero_console_get_log (site->console)) - ptero_console_log_get_begin (ptero_console_get_log (site->console)), ==, 1000);
  g_settings_reset (settings, "console-scrollback");
  g_settings_reset (settings, "console-statistics");
  g_settings_reset (settings, "console-timestamps");
  g_settings_reset (settings, "console-wrap");
  g_settings_reset (settings, "console-font-scale");
  site_free (site);
}

static char *
read_plain (GtkWidget *plain)
{
  GtkTextBuffer *buffer =
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (ptero_test_find_type (plain, GTK_TYPE_TEXT_VIEW)));
  GtkTextIter begin;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &begin, &end);

  return gtk_text_buffer_get_text (buffer, &begin, &end, TRUE);
}

/* Who cannot see a terminal reads the newest lines as text. */
static void
test_plain (void)
{
  Site *site = site_new (950, 700);
  GtkWidget *plain = ptero_test_find_type (site->view, PTERO_TYPE_CONSOLE_PLAIN);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  print_lines (site, 1001);
  g_assert_true (gtk_widget_activate_action (plain, "settings.console-plain-text", NULL));
  ptero_test_spin (100);
  g_assert_true (gtk_widget_get_mapped (plain));
  before = read_plain (plain);
  g_assert_nonnull (strstr (before, "line 1000 [ERROR] Needle\n"));
  g_assert_null (strstr (before, "line 400 "));
  ptero_console_log_append (ptero_console_get_log (site->console), "", "\033[1mnewest");
  ptero_test_spin (600);
  after = read_plain (plain);
  g_assert_nonnull (strstr (after, "\nnewest\n"));
  ptero_test_screenshot (site->section->window, "console-plain");
  g_settings_reset (ptero_console_get_settings (), "console-plain-text");
  site_free (site);
}

/* What can be searched and chosen in the terminal can be in the text. */
/* A text view finds the place of a line when it has time. */
static gboolean
is_far_down (gpointer text_view)
{
  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (text_view))) > 1000;
}

static void
test_plain_search (void)
{
  Site *site = site_new (950, 700);
  GtkWidget *plain = ptero_test_find_type (site->view, PTERO_TYPE_CONSOLE_PLAIN);
  GtkWidget *bar = ptero_test_find_type (site->view, PTERO_TYPE_CONSOLE_FIND);
  GtkWidget *entry = ptero_test_find_type (bar, GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *filter = ptero_test_find_type (site->view, PTERO_TYPE_CONSOLE_FILTER_BAR);
  GtkTextBuffer *buffer =
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (ptero_test_find_type (plain, GTK_TYPE_TEXT_VIEW)));
  g_autofree char *errors = NULL;
  g_autofree char *all = NULL;
  GtkTextIter begin;
  GtkTextIter end;

  print_lines (site, 5000);
  g_assert_true (gtk_widget_activate_action (plain, "console.find", NULL));
  gtk_editable_set_text (GTK_EDITABLE (entry), "line 495");
  ptero_test_wait_label (bar, "11 of 11");

  /* the newest 500 have all but the oldest of them */
  g_assert_true (gtk_widget_activate_action (plain, "settings.console-plain-text", NULL));
  ptero_test_wait_label (bar, "10 of 10");
  g_assert_true (gtk_text_buffer_get_selection_bounds (buffer, &begin, &end));
  g_assert_cmpint (gtk_text_iter_get_offset (&end) - gtk_text_iter_get_offset (&begin), ==, 8);
  g_signal_emit_by_name (entry, "next-match");
  ptero_test_wait_label (bar, "1 of 10");
  g_signal_emit_by_name (entry, "previous-match");
  g_signal_emit_by_name (entry, "previous-match");
  ptero_test_wait_label (bar, "9 of 10");
  ptero_console_log_append (ptero_console_get_log (site->console), "",
                            "another \033[1mline\033[0m 495");
  ptero_test_wait_label (bar, "9 of 11");
  ptero_test_wait (is_far_down, ptero_test_find_type (plain, GTK_TYPE_TEXT_VIEW));
  ptero_test_screenshot (site->section->window, "console-plain-find");
  gtk_editable_set_text (GTK_EDITABLE (entry), "(");
  ptero_test_wait_label (bar, "0 lines");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_toggle (bar, ".*")), TRUE);
  ptero_test_wait_label (bar, "Not an expression");
  gtk_editable_set_text (GTK_EDITABLE (entry), "^another .*5$");
  ptero_test_wait_label (bar, "1 of 1");

  /* with a filter they are the newest of all that pass */
  g_assert_true (gtk_widget_activate_action (plain, "console.filter", NULL));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (ptero_test_find_type (filter, GTK_TYPE_DROP_DOWN)), 3);
  ptero_test_spin (600);
  errors = read_plain (plain);
  g_assert_nonnull (strstr (errors, "line 400 [ERROR] Needle\n"));
  g_assert_null (strstr (errors, "line 401"));
  g_assert_null (strstr (errors, "another"));
  ptero_test_screenshot (site->section->window, "console-plain-filter");
  g_assert_true (gtk_widget_activate_action (plain, "console.filter", NULL));
  ptero_test_spin (600);
  all = read_plain (plain);
  g_assert_nonnull (strstr (all, "line 4999 "));
  g_assert_nonnull (strstr (all, "\nanother line 495\n"));
  g_assert_null (strstr (all, "line 400 "));

  /* back in the terminal the same is searched */
  gtk_editable_set_text (GTK_EDITABLE (entry), "[nN]eedle$");
  g_assert_true (gtk_widget_activate_action (plain, "settings.console-plain-text", NULL));
  ptero_test_wait_label (bar, "50 of 50");
  g_settings_reset (ptero_console_get_settings (), "console-plain-text");
  site_free (site);
}

static GtkWidget *
find_console_window (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (PTERO_IS_CONSOLE_WINDOW (window))
        return window;
    }

  return NULL;
}

static gboolean
has_console_window (gpointer unused)
{
  return find_console_window () != NULL && gtk_widget_get_mapped (find_console_window ());
}

/* The same console stands in a window of its own, with what was printed before, and closes with the
 * first, also where that is only hidden before it goes. */
static void
test_window (void)
{
  Site *site = site_new (950, 700);
  GtkWidget *entry = ptero_test_find_type (site->view, GTK_TYPE_ENTRY);
  GtkWidget *view;
  g_autofree char *text = NULL;

  ptero_test_wait (is_sensitive, entry);
  print_lines (site, 101);
  g_assert_true (gtk_widget_activate_action (entry, "console.new-window", NULL));
  ptero_test_wait (has_console_window, NULL);
  view = ptero_test_find_type (find_console_window (), PTERO_TYPE_CONSOLE_VIEW);
  g_assert_true (ptero_console_view_get_console (PTERO_CONSOLE_VIEW (view)) == site->console);
  ptero_test_wait (is_settled, ptero_test_find_type (view, PTERO_TYPE_CONSOLE_OUTPUT));
  ptero_test_spin (300);
  text = read_terminal (view);
  g_assert_nonnull (strstr (text, "line 100 [ERROR] Needle"));
  g_assert_true (gtk_widget_is_sensitive (ptero_test_find_type (view, GTK_TYPE_ENTRY)));
  ptero_test_screenshot (find_console_window (), "console-window");
  gtk_widget_set_visible (GTK_WIDGET (gtk_widget_get_root (site->view)), FALSE);
  g_assert_null (find_console_window ());
  site_free (site);
}

static gboolean
is_installing (gpointer server)
{
  return ptero_fleet_server_get_state (server) == PTERO_SERVER_STATE_INSTALLING;
}

/* While a server is installed there is a page that says so and shows what the installation prints;
 * the whole console is a button away. */
static void
test_install (void)
{
  Site *site = site_new (950, 700);
  GtkWidget *conflict;
  GtkWidget *view;
  g_autofree char *log = NULL;
  g_autofree char *text = NULL;

  ptero_test_wait (is_sensitive, ptero_test_find_type (site->view, GTK_TYPE_ENTRY));
  g_assert_true (ptero_demo_panel_set_server_status (site->section->fleet->demo,
                                                     ptero_fleet_server_get_uuid (site->section->server), "installing"));
  ptero_page_refresh (PTERO_PAGE (site->section->page));
  ptero_test_wait (is_installing, site->section->server);
  conflict = ptero_test_find_type (site->section->page, PTERO_TYPE_CONFLICT_PAGE);
  g_assert_true (gtk_widget_activate_action (conflict, "conflict.open-console", NULL));
  ptero_test_wait (has_console_window, NULL);
  view = ptero_test_find_type (find_console_window (), PTERO_TYPE_CONSOLE_VIEW);
  g_signal_emit_by_name (ptero_console_get_socket (site->console), "console-output",
                         "of the server");
  g_signal_emit_by_name (ptero_console_get_socket (site->console), "install-output",
                         "Installation step one");
  ptero_test_spin (500);
  text = read_terminal (view);
  g_assert_nonnull (strstr (text, "of the server"));
  g_assert_nonnull (strstr (text, "Installation step one"));
  log = read_terminal (conflict);
  g_assert_nonnull (strstr (log, "Installation step one"));
  g_assert_null (strstr (log, "of the server"));
  site_free (site);
}

static gboolean
has_readings (gpointer console)
{
  return ptero_history_get_n (ptero_console_get_history (console)) > 1;
}

/* As if the page had been open for an hour. */
static void
fill_history (Site *site)
{
  PteroHistory *history = ptero_console_get_history (site->console);
  const gint64 now = g_get_monotonic_time ();
  const double memory = (double) ptero_fleet_server_get_memory_limit (site->section->server);

  for (int i = 3600; i > 0; i--)
    {
      PteroReading reading = { now - (gint64) i * G_USEC_PER_SEC, { 0, } };

      reading.values[PTERO_HISTORY_CPU] = 60 + 30 * sin (i / 20.0) + i % 7;
      reading.values[PTERO_HISTORY_MEMORY] = memory * (0.84 + 0.02 * sin (i / 300.0));
      reading.values[PTERO_HISTORY_DISK] =
        (double) ptero_fleet_server_get_disk_limit (site->section->server) * 0.95;
      reading.values[PTERO_HISTORY_NETWORK_IN] = i > 100 && i < 130
                                                   ? NAN
                                                   : 2e6 * (1.2 + sin (i / 15.0));
      reading.values[PTERO_HISTORY_NETWORK_OUT] = 4e6 * (1.5 + cos (i / 33.0));
      ptero_history_add (history, &reading);
    }
}

/* What the server uses is read off graphs, beside the console. */
static void
test_statistics (void)
{
  Site *site = site_new (1000, 800);
  GtkWidget *graph = ptero_test_find_type (site->view, PTERO_TYPE_GRAPH);
  g_autofree char *text = NULL;

  g_assert_true (gtk_widget_get_mapped (graph));
  ptero_test_wait (has_readings, site->console);
  text = ptero_graph_describe (PTERO_GRAPH (graph), -1);
  g_assert_nonnull (strstr (text, "CPU "));
  g_assert_nonnull (strstr (text, "%"));

  fill_history (site);
  ptero_test_screenshot (site->section->window, "console-statistics");
  g_assert_true (ptero_test_find_label (site->view, "Uptime") != NULL);

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  ptero_test_spin (300);
  ptero_test_screenshot (site->section->window, "console-statistics-dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  ptero_test_spin (300);
  ptero_test_screenshot (site->section->window, "console-statistics-rtl");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  site_free (site);
}

static void
test_narrow (void)
{
  Site *site = site_new (360, 700);
  GtkWidget *expander = NULL;
  int minimum;

  ptero_test_wait (has_readings, site->console);
  fill_history (site);
  gtk_widget_measure (site->section->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 360);
  g_assert_false (gtk_widget_get_mapped (ptero_test_find_type (site->view, PTERO_TYPE_GRAPH)));
  ptero_test_screenshot (site->section->window, "console-narrow");
  g_signal_emit_by_name (ptero_console_get_socket (site->console), "console-output",
                         "FATAL: pthread_create failed: GSL token expired");
  g_assert_true (gtk_widget_activate_action (ptero_test_find_type (site->view, GTK_TYPE_ENTRY),
                                             "console.filter", NULL));
  ptero_test_spin (400);
  gtk_widget_measure (site->section->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  ptero_test_screenshot (site->section->window, "console-narrow-filter");
  g_assert_cmpint (minimum, <=, 360);

  expander = ptero_test_find_type (ptero_test_find_type (site->view, PTERO_TYPE_STATS_PANE),
                                   GTK_TYPE_TOGGLE_BUTTON);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (expander), TRUE);
  ptero_test_spin (50);
  g_assert_true (gtk_widget_get_mapped (ptero_test_find_type (site->view, PTERO_TYPE_GRAPH)));
  gtk_widget_measure (site->section->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 360);
  ptero_test_screenshot (site->section->window, "console-narrow-graphs");
  site_free (site);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("ptero-test-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/console-view/commands", test_console);
  g_test_add_func ("/console-view/history", test_history);
  g_test_add_func ("/console-view/find", test_find);
  g_test_add_func ("/console/find-close", test_find_close);
  g_test_add_func ("/console-view/filter", test_filter);
  g_test_add_func ("/console-view/eula", test_eula);
  g_test_add_func ("/console-view/offline", test_offline);
  g_test_add_func ("/console-view/scrolled", test_scrolled);
  g_test_add_func ("/console-view/paste", test_paste);
  g_test_add_func ("/console-view/link", test_link);
  g_test_add_func ("/console-view/look", test_look);
  g_test_add_func ("/console-view/plain", test_plain);
  g_test_add_func ("/console-view/plain-search", test_plain_search);
  g_test_add_func ("/console-view/window", test_window);
  g_test_add_func ("/console-view/install", test_install);
  g_test_add_func ("/console-view/statistics", test_statistics);
  g_test_add_func ("/console-view/narrow", test_narrow);

  return g_test_run ();
}
