/* test-fleet-filters.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "ptero-attention.h"
#include "ptero-fleet-chips.h"
#include "ptero-fleet-page-private.h"
#include "ptero-page.h"
#include "ptero-style.h"
#include "ptero-test-fleet-page.h"

static double
get_linear (double value)
{
  return value <= 0.03928 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const GdkRGBA *color)
{
  return 0.2126 * get_linear (color->red) + 0.7152 * get_linear (color->green) +
         0.0722 * get_linear (color->blue);
}

static void
paint_over (GdkRGBA       *color,
            const GdkRGBA *over,
            double         alpha)
{
  color->red += (over->red - color->red) * alpha;
  color->green += (over->green - color->green) * alpha;
  color->blue += (over->blue - color->blue) * alpha;
}

/* @background: the window's; the accent is the same in light and dark */
static void
assert_readable (GtkWidget     *label,
                 const GdkRGBA *background)
{
  const GdkRGBA accent = { 0x35 / 255.0, 0x84 / 255.0, 0xe4 / 255.0, 1 };
  GdkRGBA chip = *background;
  GdkRGBA text;
  GdkRGBA color;
  double light;
  double dark;

  paint_over (&chip, &accent, 0.25);
  ptero_style_get_color (label, &color);
  text = chip;
  paint_over (&text, &color, color.alpha);
  light = MAX (get_luminance (&chip), get_luminance (&text));
  dark = MIN (get_luminance (&chip), get_luminance (&text));
  g_assert_cmpfloat ((light + 0.05) / (dark + 0.05), >=, 4.5);
}

/* The chip that is chosen can be read, its number too. */
static void
test_contrast (void)
{
  const GdkRGBA white = { 0xfa / 255.0, 0xfa / 255.0, 0xfa / 255.0, 1 };
  const GdkRGBA black = { 0x24 / 255.0, 0x24 / 255.0, 0x24 / 255.0, 1 };
  AdwStyleManager *style = adw_style_manager_get_default ();
  PteroTestFleetPage fixture;
  GtkWidget *word;
  GtkWidget *count;

  ptero_test_fleet_page_show (&fixture, 0, PTERO_DEMO_KEY_ADMIN, 1000, 300);
  word = ptero_test_find_label (fixture.page, "All");
  count = gtk_widget_get_next_sibling (gtk_widget_get_next_sibling (word));
  g_assert_true (gtk_widget_has_css_class (count, "dim-label"));
  ptero_test_spin (500);
  assert_readable (word, &white);
  assert_readable (count, &white);

  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  ptero_test_spin (500);
  assert_readable (word, &black);
  assert_readable (count, &black);
  ptero_test_screenshot (fixture.window, "fleet-chips-dark");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  ptero_test_fleet_page_take_down (&fixture);
}

/* The colour of a pixel at the end of @widget, in the middle of its height. */
static guint32
get_end_color (GtkWidget *widget)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  const int width = gtk_widget_get_width (widget);
  const int height = gtk_widget_get_height (widget);
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  g_autofree guint32 *pixels = g_new (guint32, width * height);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)),
                                         node,
                                         &GRAPHENE_RECT_INIT (0, 0, width, height));
  gdk_texture_download (texture, (guchar *) pixels, width * 4);

  return pixels[height / 2 * width + width - 2];
}

/* Chips that are out of sight show that they are there: the row fades out, in the colour that is
 * around it. */
static void
test_more_chips (void)
{
  PteroTestFleetPage fixture;
  GtkWidget *scroller;

  ptero_test_fleet_page_show_loaded (&fixture, 400, 700);
  scroller = ptero_test_find_type (ptero_test_find_type (fixture.page, PTERO_TYPE_FLEET_CHIPS),
                                   GTK_TYPE_SCROLLED_WINDOW);
  g_assert_cmphex (get_end_color (scroller), ==, 0xfffafafa);
  ptero_test_screenshot (fixture.window, "fleet-more-chips");
  ptero_test_fleet_page_take_down (&fixture);
}

/* However many chips there are, the button that adds to the filter, and saves it, is in sight. */
static void
test_filter_button_stays (void)
{
  static const int widths[] = { 1000, 400 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      PteroTestFleetPage fixture;
      PteroFleetChips *chips;
      GtkWidget *button;
      graphene_rect_t bounds;

      ptero_test_fleet_page_show_loaded (&fixture, widths[i], 700);
      ptero_test_fleet_page_search (&fixture, "node:frankfurt state:running mem>80 owner:admin ");
      ptero_test_spin (200);
      chips = PTERO_FLEET_CHIPS (ptero_test_find_type (fixture.page, PTERO_TYPE_FLEET_CHIPS));
      button = GTK_WIDGET (ptero_fleet_chips_get_filter_button (chips));
      g_assert_true (gtk_widget_compute_bounds (button, GTK_WIDGET (chips), &bounds));
      g_assert_cmpfloat (bounds.origin.x, >, 0);
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=,
                         gtk_widget_get_width (GTK_WIDGET (chips)));
      g_assert_null (gtk_widget_get_ancestor (button, GTK_TYPE_SCROLLED_WINDOW));
      ptero_test_screenshot (fixture.window,
                             i == 0 ? "fleet-filter-button" : "fleet-filter-button-narrow");
      ptero_test_fleet_page_take_down (&fixture);
    }
}

static GtkWidget *
get_entry (PteroTestFleetPage *fixture)
{
  return ptero_test_find_type (fixture->page, GTK_TYPE_SEARCH_ENTRY);
}

static const char *
get_typed (PteroTestFleetPage *fixture)
{
  return gtk_editable_get_text (GTK_EDITABLE (get_entry (fixture)));
}

/* At the cursor, as a person does. */
static void
insert_text (PteroTestFleetPage *fixture,
             const char         *text)
{
  GtkEditable *entry = GTK_EDITABLE (get_entry (fixture));
  int position = gtk_editable_get_position (entry);

  gtk_editable_insert_text (entry, text, -1, &position);
  gtk_editable_set_position (entry, position);
}

static void
type_text (PteroTestFleetPage *fixture,
           const char         *text)
{
  insert_text (fixture, text);
  ptero_test_spin (50);
}

static void
press_backspace (PteroTestFleetPage *fixture)
{
  GtkEditable *entry = GTK_EDITABLE (get_entry (fixture));

  g_signal_emit_by_name (gtk_editable_get_delegate (entry), "backspace");
  ptero_test_spin (50);
}

/* What is searched for stays selected; what is not found says so and offers the way back. */
static void
test_search (void)
{
  g_autofree char *too_long = g_strnfill (100000, 'x');
  PteroTestFleetPage fixture;
  guint n_all;
  g_autoptr(PteroFleetServer) server = NULL;
  g_autoptr(PteroFleetServer) found = NULL;

  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  n_all = ptero_test_fleet_page_count_shown (&fixture);
  server = g_list_model_get_item (G_LIST_MODEL (fixture.selection), n_all - 1);
  gtk_selection_model_select_item (fixture.selection, n_all - 1, TRUE);

  ptero_test_fleet_page_search (&fixture, ptero_fleet_server_get_server (server)->name);
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), >=, 1);
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), <, n_all);
  g_assert_cmpuint (ptero_test_fleet_page_count_selected (&fixture), ==, 1);

  ptero_test_fleet_page_search (&fixture, ptero_fleet_server_get_server (server)->identifier);
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, 1);
  found = g_list_model_get_item (G_LIST_MODEL (fixture.selection), 0);
  g_assert_true (found == server);

  ptero_test_fleet_page_search (&fixture, "owner:other");
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, 0);
  g_assert_nonnull (ptero_test_find_label (fixture.page, "No Server Found"));
  ptero_test_fleet_page_search (&fixture, "<b>there is none");
  g_assert_nonnull (ptero_test_find_label (fixture.page, "No Server Found"));
  g_assert_nonnull (ptero_test_find_label (fixture.page, "No server matches “<b>there is none”."));
  ptero_test_screenshot (fixture.window, "fleet-nothing");

  /* GTK would take seconds for what was pasted by mistake */
  ptero_test_fleet_page_search (&fixture, too_long);
  g_assert_cmpuint (strlen (get_typed (&fixture)), ==, 1000);
  g_assert_nonnull (ptero_test_find_label (fixture.page, "No Server Found"));

  ptero_test_fleet_page_activate (&fixture, "clear-filters", NULL);
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, n_all);
  g_assert_null (ptero_test_find_label (fixture.page, "No Server Found"));
  g_assert_cmpstr (get_typed (&fixture), ==, "");

  g_assert_true (ptero_page_start_search (PTERO_PAGE (fixture.page)));
  ptero_test_fleet_page_search (&fixture, "state:attention");
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), <, n_all);
  g_assert_true (ptero_page_go_back (PTERO_PAGE (fixture.page)));
  g_assert_false (ptero_page_go_back (PTERO_PAGE (fixture.page)));
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, n_all);

  ptero_test_fleet_page_take_down (&fixture);
}

static void
assert_searched (PteroTestFleetPage *fixture,
                 const char         *text)
{
  PteroFleetFilter *filter = PTERO_FLEET_PAGE (fixture->page)->filter;

  g_assert_cmpstr (ptero_fleet_filter_get_text (filter), ==, text);
}

/* The whole text of a chip is that of its label; the chip is around it. */
static GtkWidget *
find_chip (PteroTestFleetPage *fixture,
           const char         *text)
{
  GtkWidget *label = ptero_test_find_label (fixture->page, text);

  return label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) : NULL;
}

/* What is understood becomes a chip once it is finished, and text again by Backspace. */
static void
test_terms (void)
{
  PteroTestFleetPage fixture;
  GtkWidget *chip;
  guint n_all;
  guint n_found;

  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  n_all = ptero_test_fleet_page_count_shown (&fixture);
  g_assert_true (ptero_page_start_search (PTERO_PAGE (fixture.page)));

  type_text (&fixture, "owner:me");
  n_found = ptero_test_fleet_page_count_shown (&fixture);
  g_assert_cmpstr (get_typed (&fixture), ==, "owner:me");
  type_text (&fixture, " ");
  g_assert_cmpstr (get_typed (&fixture), ==, "");
  g_assert_nonnull (find_chip (&fixture, "Owned by Me"));
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, n_found);
  assert_searched (&fixture, "owner:me");

  /* words stay, also around one that is typed into the middle */
  type_text (&fixture, "rust b ");
  g_assert_cmpstr (get_typed (&fixture), ==, "rust b ");
  gtk_editable_set_position (GTK_EDITABLE (get_entry (&fixture)), 5);
  type_text (&fixture, "mem>8 ");
  g_assert_cmpstr (get_typed (&fixture), ==, "rust b ");
  g_assert_nonnull (find_chip (&fixture, "Memory > 8\u202f%"));
  type_text (&fixture, " ");
  gtk_editable_set_position (GTK_EDITABLE (get_entry (&fixture)), 5);
  type_text (&fixture, "node:f");
  type_text (&fixture, "r");
  g_assert_cmpstr (get_typed (&fixture), ==, "rust node:fr b ");

  /* Enter finishes the last one, a space in quotes does not */
  gtk_editable_set_text (GTK_EDITABLE (get_entry (&fixture)), "");
  type_text (&fixture, "node:\"big box\"");
  g_signal_emit_by_name (get_entry (&fixture), "activate");
  ptero_test_spin (50);
  g_assert_cmpstr (get_typed (&fixture), ==, "");
  g_assert_nonnull (find_chip (&fixture, "Node: big box"));
  assert_searched (&fixture, "owner:me mem>8 node:\"big box\"");
  g_assert_true (ptero_page_start_search (PTERO_PAGE (fixture.page)));
  ptero_test_screenshot (fixture.window, "fleet-terms");

  /* the last one back into text, before what is there */
  insert_text (&fixture, "lo");
  /* what the panel says meanwhile takes nothing away */
  ptero_fleet_filter_live_changed (PTERO_FLEET_PAGE (fixture.page)->filter);
  type_text (&fixture, "b");
  g_assert_cmpstr (get_typed (&fixture), ==, "lob");
  press_backspace (&fixture);
  g_assert_cmpstr (get_typed (&fixture), !=, "node:\"big box\" lob");
  gtk_editable_set_text (GTK_EDITABLE (get_entry (&fixture)), "lob");
  gtk_editable_set_position (GTK_EDITABLE (get_entry (&fixture)), 0);
  press_backspace (&fixture);
  g_assert_cmpstr (get_typed (&fixture), ==, "node:\"big box\" lob");
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (get_entry (&fixture))), ==, 14);
  g_assert_null (find_chip (&fixture, "Node: big box"));
  assert_searched (&fixture, "owner:me mem>8 node:\"big box\" lob");

  /* a chip goes by itself, and the focus to the next, then to the entry */
  gtk_editable_set_text (GTK_EDITABLE (get_entry (&fixture)), "");
  chip = find_chip (&fixture, "Owned by Me");
  gtk_widget_grab_focus (chip);
  g_signal_emit_by_name (chip, "clicked");
  ptero_test_spin (50);
  assert_searched (&fixture, "mem>8");
  chip = find_chip (&fixture, "Memory > 8\u202f%");
  g_assert_true (gtk_widget_has_focus (chip));
  g_signal_emit_by_name (chip, "clicked");
  ptero_test_spin (50);
  assert_searched (&fixture, "");
  g_assert_nonnull (gtk_widget_get_focus_child (get_entry (&fixture)));
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, n_all);

  ptero_test_fleet_page_take_down (&fixture);
}

/* In a narrow window the chip that comes is in sight, from both sides. */
static void
test_terms_narrow (gconstpointer data)
{
  const GtkTextDirection direction = GPOINTER_TO_INT (data);
  AdwStyleManager *style = adw_style_manager_get_default ();
  PteroTestFleetPage fixture;
  graphene_rect_t bounds;
  GtkWidget *chips;
  GtkWidget *chip;

  gtk_widget_set_default_direction (direction);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  ptero_test_fleet_page_show_loaded (&fixture, 400, 700);
  type_text (&fixture, "state:run ");
  ptero_test_spin (200);
  chips = ptero_test_find_type (fixture.page, PTERO_TYPE_FLEET_CHIPS);
  chip = find_chip (&fixture, "State: Running");
  g_assert_true (gtk_widget_compute_bounds (chip, chips, &bounds));
  g_assert_cmpfloat (bounds.origin.x, >=, 0);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (chips));
  ptero_test_screenshot (fixture.window,
                         direction == GTK_TEXT_DIR_RTL ? "fleet-terms-rtl" : "fleet-terms-narrow");
  ptero_test_fleet_page_take_down (&fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
}

static void
assert_counted (PteroTestFleetPage *fixture,
                guint               n_servers)
{
  g_autofree char *text = g_strdup_printf ("%u", n_servers);

  ptero_test_spin (50);
  g_assert_nonnull (ptero_test_find_label (fixture->page, text));
}

/* However many panels there are, as an imported list may bring, no menu is made of all of them. */
static void
test_many_panels (void)
{
  PteroTestFleetPage fixture;
  PteroFleetChips *chips;

  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *name = g_strdup_printf ("Panel %u", i);
      g_autoptr(PteroPanel) panel = ptero_panel_new (NULL, name, "http://127.0.0.1:1");

      ptero_panel_store_add_demo (fixture.fleet->panels, panel, NULL, NULL);
    }
  chips = PTERO_FLEET_CHIPS (ptero_test_find_type (fixture.page, PTERO_TYPE_FLEET_CHIPS));
  g_assert_cmpint (g_menu_model_get_n_items (ptero_fleet_chips_get_panels_menu (chips)), ==, 101);

  ptero_test_fleet_page_take_down (&fixture);
}

/* Where one panel is chosen, the chips count the servers of that one. */
static void
test_counts_of_panel (void)
{
  PteroTestFleetPage fixture;
  g_autoptr(PteroPanel) other = ptero_panel_new (NULL, "Other", "http://127.0.0.1:1");
  g_autofree char *all = NULL;
  guint n_servers;

  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  ptero_panel_store_add_demo (fixture.fleet->panels, other, NULL, NULL);
  n_servers = ptero_test_fleet_page_count_shown (&fixture);
  g_assert_cmpuint (n_servers, >, 0);
  assert_counted (&fixture, n_servers);

  ptero_test_fleet_page_activate (&fixture, "filter-panel", ptero_panel_get_id (other));
  assert_counted (&fixture, 0);
  all = g_strdup_printf ("%u", n_servers);
  g_assert_null (ptero_test_find_label (fixture.page, all));

  ptero_test_fleet_page_activate (&fixture, "filter-panel",
                                  ptero_panel_get_id (fixture.fleet->panel));
  assert_counted (&fixture, n_servers);
  ptero_test_fleet_page_activate (&fixture, "filter-panel", "");
  assert_counted (&fixture, n_servers);

  ptero_test_fleet_page_take_down (&fixture);
}

/* The label is no wider than what it says. */
static void
assert_filled (GtkWidget  *page,
               const char *text)
{
  GtkWidget *label = ptero_test_find_label (page, text);
  int width;

  g_assert_nonnull (label);
  pango_layout_get_pixel_size (gtk_label_get_layout (GTK_LABEL (label)), &width, NULL);
  g_assert_cmpint (gtk_widget_get_width (label), <=, width + 1);
}

/* What was chosen from the menu of the last chip does not scroll the first ones away, unless
 * somebody has to see the focus. */
static void
test_chips_stay (void)
{
  PteroTestFleetPage fixture;
  g_autoptr(PteroPanel) other = ptero_panel_new (NULL, "Other", "http://127.0.0.1:1");
  GtkWidget *scroller;
  GtkWidget *button;
  GtkAdjustment *adjustment;

  ptero_test_fleet_page_show_loaded (&fixture, 700, 600);
  ptero_panel_store_add_demo (fixture.fleet->panels, other, NULL, NULL);
  scroller = ptero_test_find_type (ptero_test_find_type (fixture.page, PTERO_TYPE_FLEET_CHIPS),
                                   GTK_TYPE_SCROLLED_WINDOW);
  button = ptero_test_find_type (scroller, GTK_TYPE_MENU_BUTTON);
  adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_window_set_focus_visible (GTK_WINDOW (fixture.window), FALSE);
  ptero_test_fleet_page_activate (&fixture, "filter-panel",
                                  ptero_panel_get_id (fixture.fleet->panel));
  gtk_widget_grab_focus (button);
  ptero_test_spin (100);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  ptero_test_screenshot (fixture.window, "fleet-chips");
  assert_filled (fixture.page, "Northwind Hosting");
  ptero_panel_set_name (fixture.fleet->panel, "Basalt");
  ptero_test_fleet_page_activate (&fixture, "filter-panel", "");
  ptero_test_fleet_page_activate (&fixture, "filter-panel",
                                  ptero_panel_get_id (fixture.fleet->panel));
  ptero_test_screenshot (fixture.window, "fleet-chips-short");
  assert_filled (fixture.page, "Basalt");

  gtk_widget_grab_focus (ptero_test_find_type (fixture.page, GTK_TYPE_SEARCH_ENTRY));
  gtk_window_set_focus_visible (GTK_WINDOW (fixture.window), TRUE);
  gtk_widget_grab_focus (button);
  ptero_test_spin (100);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 0);

  ptero_test_fleet_page_take_down (&fixture);
}

static void
test_favorites (void)
{
  PteroTestFleetPage fixture;
  guint n_all;
  PteroFleetServer *server;

  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  n_all = ptero_test_fleet_page_count_shown (&fixture);
  server = ptero_test_fleet_page_peek (&fixture, 3);
  gtk_selection_model_select_item (fixture.selection, 3, TRUE);
  gtk_selection_model_select_item (fixture.selection, 5, FALSE);
  ptero_test_spin (50);

  /* all that are selected, and they stay selected */
  ptero_test_fleet_page_activate (&fixture, "toggle-favorite", NULL);
  g_assert_true (ptero_fleet_server_get_favorite (server));
  g_assert_cmpuint (ptero_test_fleet_page_count_selected (&fixture), ==, 2);
  g_assert_true (gtk_widget_activate_action (fixture.page, "fleet.favorites", NULL));
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, 2);
  ptero_test_spin (1500);
  ptero_test_screenshot (fixture.window, "fleet-favorites");

  /* one that loses its star goes */
  ptero_fleet_server_set_favorite (server, FALSE);
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, 1);
  ptero_test_fleet_page_activate (&fixture, "clear-filters", NULL);
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, n_all);

  ptero_test_fleet_page_search (&fixture, "is:favorite");
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, 1);
  ptero_test_fleet_page_search (&fixture, "");

  /* the fleet's own order begins with them */
  ptero_test_fleet_page_activate (&fixture, "sort", "");
  ptero_fleet_server_set_favorite (ptero_test_fleet_page_peek (&fixture, n_all - 1), TRUE);
  ptero_test_spin (1500);
  g_assert_true (ptero_fleet_server_get_favorite (ptero_test_fleet_page_peek (&fixture, 0)));
  g_assert_true (ptero_fleet_server_get_favorite (ptero_test_fleet_page_peek (&fixture, 1)));
  g_assert_false (ptero_fleet_server_get_favorite (ptero_test_fleet_page_peek (&fixture, 2)));
  ptero_test_fleet_page_activate (&fixture, "sort", "name");

  ptero_test_fleet_page_take_down (&fixture);
}

static gboolean
shows_6 (gpointer fixture)
{
  return ptero_test_fleet_page_count_shown (fixture) == 6;
}

static PteroFleetServer *
peek_fleet (PteroTestFleetPage *fixture,
            guint               position)
{
  g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (fixture->fleet->fleet),
                                                              position);

  return server;
}

/* Two panels with three servers each, in the fleet's own order. */
static PteroPanel *
show_two_panels (PteroTestFleetPage *fixture)
{
  PteroPanel *second;

  ptero_test_fleet_page_show (fixture, 3, PTERO_DEMO_KEY_ADMIN, 1000, 700);
  second = ptero_panel_new (NULL, "Second", ptero_demo_panel_get_address (fixture->fleet->demo));
  ptero_panel_set_name (fixture->fleet->panel, "First");
  ptero_panel_set_admin_all (fixture->fleet->panel, TRUE);
  ptero_panel_set_admin_all (second, TRUE);
  ptero_panel_store_add_demo (fixture->fleet->panels, second,
                              ptero_demo_panel_get_key (fixture->fleet->demo,
                                                        PTERO_DEMO_KEY_ADMIN),
                              NULL);
  ptero_test_fleet_start (fixture->fleet);
  ptero_test_wait (shows_6, fixture);
  ptero_test_fleet_page_activate (fixture, "sort", "");
  ptero_test_spin (300);

  return second;
}

static void
take_down_two_panels (PteroTestFleetPage *fixture)
{
  ptero_test_fleet_page_activate (fixture, "sort", "name");
  ptero_test_fleet_page_take_down (fixture);
}

/* @expected: of each place the place in the fleet */
static void
assert_order (PteroTestFleetPage *fixture,
              const char         *expected)
{
  g_autoptr(GString) order = g_string_new (NULL);

  for (guint i = 0; i < ptero_test_fleet_page_count_shown (fixture); i++)
    {
      PteroFleetServer *server = ptero_test_fleet_page_peek (fixture, i);
      guint position = 0;

      while (position < 6 && peek_fleet (fixture, position) != server)
        position++;
      g_string_append_printf (order, "%u", position);
    }

  g_assert_cmpstr (order->str, ==, expected);
}

/* Stars for servers of several panels at once: the list is in order, in which others find their
 * places. */
static void
test_favorites_of_panels (void)
{
  PteroTestFleetPage fixture;
  g_autoptr(PteroPanel) second = show_two_panels (&fixture);

  ptero_fleet_server_set_favorite (peek_fleet (&fixture, 0), TRUE);
  ptero_test_spin (300);
  assert_order (&fixture, "012345");

  gtk_selection_model_select_item (fixture.selection, 2, TRUE);
  gtk_selection_model_select_item (fixture.selection, 4, FALSE);
  ptero_test_spin (50);
  ptero_test_fleet_page_activate (&fixture, "toggle-favorite", NULL);
  assert_order (&fixture, "024135");
  g_assert_cmpuint (ptero_test_fleet_page_count_selected (&fixture), ==, 2);

  ptero_test_fleet_page_activate (&fixture, "toggle-favorite", NULL);
  assert_order (&fixture, "012345");
  g_assert_cmpuint (ptero_test_fleet_page_count_selected (&fixture), ==, 2);

  take_down_two_panels (&fixture);
}

/* Another name of a panel is another place in the list, and found by other words. */
static void
test_renamed_panel (void)
{
  PteroTestFleetPage fixture;
  g_autoptr(PteroPanel) second = show_two_panels (&fixture);

  ptero_test_fleet_page_activate (&fixture, "sort", "panel");
  assert_order (&fixture, "012345");
  gtk_selection_model_select_item (fixture.selection, 1, TRUE);
  ptero_panel_set_name (fixture.fleet->panel, "Third");
  assert_order (&fixture, "345012");
  g_assert_true (gtk_selection_model_is_selected (fixture.selection, 4));
  g_assert_cmpuint (ptero_test_fleet_page_count_selected (&fixture), ==, 1);

  ptero_test_fleet_page_search (&fixture, "panel:fir");
  assert_order (&fixture, "");
  ptero_panel_set_name (second, "First");
  assert_order (&fixture, "345");
  ptero_test_fleet_page_search (&fixture, "third");
  assert_order (&fixture, "012");
  ptero_panel_set_name (second, "The Third");
  assert_order (&fixture, "345012");

  take_down_two_panels (&fixture);
}

/* The panel that was chosen is removed: all that is left is shown, and nothing keeps the panel. */
static void
test_removed_panel (void)
{
  PteroTestFleetPage fixture;
  PteroPanel *second = show_two_panels (&fixture);
  g_autoptr(GMenuModel) menu = NULL;
  g_autofree char *toggle = g_strconcat ("fleet.admin-all-", ptero_panel_get_id (second), NULL);

  menu = ptero_fleet_page_create_view_menu (PTERO_FLEET_PAGE (fixture.page));
  g_assert_true (gtk_widget_activate_action (fixture.page, toggle, NULL));
  ptero_test_fleet_page_activate (&fixture, "filter-panel", ptero_panel_get_id (second));
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), <=, 3);
  /* the server that had the focus does not keep it, either */
  gtk_widget_grab_focus (fixture.page);
  ptero_test_spin (50);

  ptero_panel_store_remove_async (fixture.fleet->panels, second, NULL, NULL, NULL);
  assert_order (&fixture, "012");
  g_assert_false (gtk_widget_activate_action (fixture.page, toggle, NULL));
  ptero_test_await_finalize (second);

  take_down_two_panels (&fixture);
}

static gboolean
shows_3000 (gpointer fixture)
{
  return ptero_test_fleet_page_count_shown (fixture) == 3000;
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* A large selection gets its stars at once: what lists and the settings do for a star is done once
 * for all, not once for each. */
static void
test_many_favorites (void)
{
  PteroTestFleetPage fixture;
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autoptr(PteroFavorites) favorites = NULL;
  guint n_changes = 0;
  guint n_saved = 0;
  gint64 began;

  g_settings_reset (settings, "favorite-servers");
  favorites = ptero_favorites_new (settings);
  ptero_test_fleet_page_show (&fixture, 3000, PTERO_DEMO_KEY_ADMIN, 1000, 700);
  ptero_panel_set_admin_all (fixture.fleet->panel, TRUE);
  ptero_fleet_set_favorites (fixture.fleet->fleet, favorites);
  ptero_test_fleet_start (fixture.fleet);
  ptero_test_wait (shows_3000, &fixture);
  ptero_test_spin (300);
  gtk_selection_model_select_all (fixture.selection);
  gtk_selection_model_unselect_item (fixture.selection, 7);
  g_signal_connect_swapped (fixture.selection, "items-changed", G_CALLBACK (count_cb), &n_changes);
  g_signal_connect_swapped (settings, "changed::favorite-servers", G_CALLBACK (count_cb), &n_saved);

  ptero_test_spin (50);
  began = g_get_monotonic_time ();
  g_assert_true (gtk_widget_activate_action (fixture.page, "fleet.toggle-favorite", NULL));
  g_test_message ("%.1f ms", (double) (g_get_monotonic_time () - began) / 1000);
  ptero_test_spin (50);
  g_assert_cmpuint (ptero_favorites_get_n (favorites), ==, 2999);
  g_assert_cmpuint (ptero_test_fleet_page_count_selected (&fixture), ==, 2999);
  g_assert_false (gtk_selection_model_is_selected (fixture.selection, 7));
  g_assert_cmpuint (n_changes, <=, 2);
  g_assert_cmpuint (n_saved, ==, 1);

  g_settings_reset (settings, "favorite-servers");
  ptero_test_fleet_page_take_down (&fixture);
}

static void
rename_suspended (PteroFleetServer *server,
                  const char       *name)
{
  const char *uuid = ptero_fleet_server_get_uuid (server);
  g_autofree char *text = g_strdup_printf ("{\"object\":\"server\",\"attributes\":{\"uuid\":\"%s\","
                                           "\"identifier\":\"%.8s\",\"name\":\"%s\","
                                           "\"is_suspended\":true}}",
                                           uuid, uuid, name);
  g_autoptr(JsonNode) node = json_from_string (text, NULL);
  g_autoptr(PteroResource) renamed = ptero_resource_new_from_json (PTERO_TYPE_SERVER, node, NULL);

  ptero_fleet_server_set_server (server, PTERO_SERVER (renamed));
}

static guint
count_offline (GListModel *servers)
{
  guint n_offline = 0;

  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (servers, i);

      n_offline += ptero_fleet_group_contains (PTERO_FLEET_GROUP_OFFLINE, server);
    }

  return n_offline;
}

static gboolean
shows_chip (PteroTestFleetPage *fixture,
            const char         *label)
{
  GtkWidget *chip = ptero_test_find_label (GTK_WIDGET (PTERO_FLEET_PAGE (fixture->page)->chips),
                                           label);

  return chip != NULL &&
         gtk_widget_get_visible (gtk_widget_get_ancestor (chip, GTK_TYPE_TOGGLE_BUTTON));
}

/* Only who wants somebody, the most urgent first, with the reason; and what there is when nobody
 * does. */
static void
test_attention (void)
{
  PteroTestFleetPage fixture;
  GListModel *attention;
  PteroFleetServer *suspended;
  g_autofree char *reason = NULL;
  guint last;

  fixture.fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  fixture.page =
    g_object_ref_sink (ptero_fleet_page_new_attention (fixture.fleet->fleet, fixture.fleet->jobs));
  fixture.selection = ptero_fleet_page_get_selection (PTERO_FLEET_PAGE (fixture.page));
  fixture.window = ptero_test_present_sized (fixture.page, 1000, 700);
  attention = ptero_fleet_get_attention (fixture.fleet->fleet);
  ptero_test_fleet_start (fixture.fleet);
  ptero_test_wait (ptero_test_fleet_page_has_running, fixture.fleet->fleet);
  ptero_test_spin (1500);
  ptero_test_screenshot (fixture.window, "fleet-attention");
  ptero_test_fleet_page_assert_title (&fixture, "Needs Attention", "");
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==,
                    g_list_model_get_n_items (attention));
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), >, 0);
  for (guint i = 0; i < ptero_test_fleet_page_count_shown (&fixture); i++)
    g_assert_cmpuint (ptero_fleet_server_get_attention (ptero_test_fleet_page_peek (&fixture, i)),
                      !=, 0);

  suspended = ptero_test_fleet_get (fixture.fleet, PTERO_SERVER_STATE_SUSPENDED);
  g_assert_nonnull (suspended);
  g_assert_cmpuint (ptero_fleet_server_get_attention (suspended), ==, PTERO_ATTENTION_SUSPENDED);
  reason = ptero_fleet_describe_attention (suspended);
  g_assert_cmpstr (reason, !=, ptero_server_state_get_label (PTERO_SERVER_STATE_SUSPENDED));

  /* states that none of them is in are left out, but for the one that is chosen */
  g_assert_cmpuint (count_offline (attention), ==, 0);
  g_assert_false (shows_chip (&fixture, "Offline"));
  ptero_test_fleet_page_activate (&fixture, "group", "offline");
  PTERO_FLEET_PAGE (fixture.page)->counted = FALSE;
  ptero_fleet_page_update_now (PTERO_FLEET_PAGE (fixture.page));
  g_assert_true (shows_chip (&fixture, "Offline"));
  ptero_test_fleet_page_activate (&fixture, "group", "all");

  /* it may be narrowed down like any list, and does not keep an order for the others */
  ptero_test_fleet_page_search (&fixture, ptero_fleet_server_get_server (suspended)->identifier);
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, 1);
  ptero_test_fleet_page_activate (&fixture, "clear-filters", NULL);
  ptero_test_fleet_page_activate (&fixture, "sort", "reason");
  ptero_test_fleet_page_activate (&fixture, "sort", "");

  /* a star counts at once, a name too, and what is selected stays so */
  ptero_test_fleet_page_search (&fixture, "is:favorite");
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, 0);
  ptero_fleet_server_set_favorite (suspended, TRUE);
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, 1);
  ptero_test_fleet_page_search (&fixture, "");
  ptero_test_fleet_page_activate (&fixture, "sort", "name");
  last = ptero_test_fleet_page_count_shown (&fixture) - 1;
  g_assert_false (ptero_test_fleet_page_peek (&fixture, last) == suspended);
  gtk_selection_model_select_all (fixture.selection);
  gtk_selection_model_unselect_item (fixture.selection, last);
  rename_suspended (suspended, "zzz");
  g_assert_true (ptero_test_fleet_page_peek (&fixture, last) == suspended);
  g_assert_true (gtk_selection_model_is_selected (fixture.selection, last));
  g_assert_cmpuint (ptero_test_fleet_page_count_selected (&fixture), ==, last);
  gtk_selection_model_unselect_all (fixture.selection);
  ptero_test_fleet_page_activate (&fixture, "sort", "");

  /* without its panel nothing is left, which is not called well */
  ptero_demo_panel_stop (fixture.fleet->demo);
  ptero_panel_refresh (fixture.fleet->panel);
  ptero_test_wait (ptero_test_fleet_page_is_unreachable, fixture.fleet->panel);
  ptero_test_spin (1500);
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), >, 0);

  ptero_test_fleet_page_take_down (&fixture);
}

static void
test_saved (void)
{
  PteroTestFleetPage fixture;
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autoptr(PteroSavedFilters) filters = NULL;
  g_autoptr(PteroSavedFilter) saved = ptero_saved_filter_new ("<Mine>", "owner:me", "running", "",
                                                              FALSE);
  g_autoptr(PteroSavedFilter) mixed =
    ptero_saved_filter_new ("Mixed", "node owner:me  lob", "all", "", FALSE);
  g_autoptr(PteroSavedFilter) gone = ptero_saved_filter_new ("Gone", "", "all", "removed-panel",
                                                             FALSE);
  guint n_all;
  guint n_found;

  g_settings_reset (settings, "saved-filters");
  filters = ptero_saved_filters_new (settings);
  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  n_all = ptero_test_fleet_page_count_shown (&fixture);
  ptero_fleet_page_set_saved_filters (PTERO_FLEET_PAGE (fixture.page), filters);
  g_assert_false (ptero_fleet_page_may_save (PTERO_FLEET_PAGE (fixture.page)));

  g_assert_true (ptero_saved_filters_insert (filters, 0, saved));
  ptero_fleet_page_show_saved (PTERO_FLEET_PAGE (fixture.page), saved);
  ptero_test_spin (100);
  g_assert_true (ptero_fleet_page_get_saved_filter (PTERO_FLEET_PAGE (fixture.page)) == saved);
  ptero_test_fleet_page_assert_title (&fixture, "<Mine>", "");
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==,
                    ptero_test_fleet_count (fixture.fleet->fleet, PTERO_SERVER_STATE_RUNNING));
  g_assert_true (ptero_saved_filters_rename (filters, saved, "Ours"));
  ptero_test_spin (100);
  ptero_test_fleet_page_assert_title (&fixture, "Ours", "");

  /* what is changed is not the saved one any more, and may be saved */
  ptero_test_fleet_page_search (&fixture, "owner:me node");
  g_assert_null (ptero_fleet_page_get_saved_filter (PTERO_FLEET_PAGE (fixture.page)));
  ptero_test_fleet_page_assert_title (&fixture, "All Servers", "");
  g_assert_true (ptero_fleet_page_may_save (PTERO_FLEET_PAGE (fixture.page)));

  /* one that was removed while it is shown stays as what was typed */
  ptero_fleet_page_show_saved (PTERO_FLEET_PAGE (fixture.page), saved);
  g_assert_true (ptero_saved_filters_remove (filters, saved, NULL));
  g_assert_null (ptero_fleet_page_get_saved_filter (PTERO_FLEET_PAGE (fixture.page)));
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), <, n_all);

  /* a panel that is gone is not taken for all panels */
  ptero_fleet_page_show_saved (PTERO_FLEET_PAGE (fixture.page), gone);
  g_assert_null (ptero_fleet_page_get_saved_filter (PTERO_FLEET_PAGE (fixture.page)));
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), <, n_all);

  g_assert_true (ptero_saved_filters_insert (filters, 0, saved));
  ptero_fleet_page_show_saved (PTERO_FLEET_PAGE (fixture.page), saved);
  ptero_fleet_page_show_saved (PTERO_FLEET_PAGE (fixture.page), NULL);
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, n_all);

  /* what was searched and chosen before comes back after a look at a saved one */
  ptero_test_fleet_page_search (&fixture, "owner:me node");
  n_found = ptero_test_fleet_page_count_shown (&fixture);
  ptero_fleet_page_show_saved (PTERO_FLEET_PAGE (fixture.page), saved);
  ptero_fleet_page_show_saved (PTERO_FLEET_PAGE (fixture.page), NULL);
  ptero_test_spin (50);
  g_assert_null (ptero_fleet_page_get_saved_filter (PTERO_FLEET_PAGE (fixture.page)));
  g_assert_cmpstr (get_typed (&fixture), ==, "node");
  g_assert_nonnull (ptero_test_find_label (fixture.page, "Owned by Me"));
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, n_found);
  ptero_test_fleet_page_activate (&fixture, "clear-filters", NULL);
  g_assert_null (ptero_test_find_label (fixture.page, "Owned by Me"));

  /* terms are added to what is searched */
  type_text (&fixture, "lobby");
  ptero_test_fleet_page_activate (&fixture, "add-term", "owner:me");
  ptero_test_fleet_page_activate (&fixture, "add-term", "mem>80");
  ptero_test_fleet_page_activate (&fixture, "add-term", "owner:me");
  assert_searched (&fixture, "owner:me mem>80 lobby");
  g_assert_cmpstr (get_typed (&fixture), ==, "lobby");

  /* what was saved with its terms elsewhere is the same, and stays so as it is shown */
  ptero_test_fleet_page_activate (&fixture, "clear-filters", NULL);
  g_assert_true (ptero_saved_filters_insert (filters, 0, mixed));
  ptero_fleet_page_show_saved (PTERO_FLEET_PAGE (fixture.page), mixed);
  ptero_test_spin (100);
  g_assert_true (ptero_fleet_page_get_saved_filter (PTERO_FLEET_PAGE (fixture.page)) == mixed);
  g_assert_cmpstr (get_typed (&fixture), ==, "node lob");
  type_text (&fixture, "by");
  g_assert_null (ptero_fleet_page_get_saved_filter (PTERO_FLEET_PAGE (fixture.page)));

  ptero_test_fleet_page_take_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/fleet-filters/search", test_search);
  g_test_add_func ("/fleet-filters/contrast", test_contrast);
  g_test_add_func ("/fleet-filters/more-chips", test_more_chips);
  g_test_add_func ("/fleet-filters/filter-button-stays", test_filter_button_stays);
  g_test_add_func ("/fleet-filters/terms", test_terms);
  g_test_add_data_func ("/fleet-filters/terms/narrow", GINT_TO_POINTER (GTK_TEXT_DIR_LTR),
                        test_terms_narrow);
  g_test_add_data_func ("/fleet-filters/terms/right-to-left", GINT_TO_POINTER (GTK_TEXT_DIR_RTL),
                        test_terms_narrow);
  g_test_add_func ("/fleet-filters/many-panels", test_many_panels);
  g_test_add_func ("/fleet-filters/chips-stay", test_chips_stay);
  g_test_add_func ("/fleet-filters/counts-of-panel", test_counts_of_panel);
  g_test_add_func ("/fleet-filters/favorites", test_favorites);
  g_test_add_func ("/fleet-filters/favorites-of-panels", test_favorites_of_panels);
  g_test_add_func ("/fleet-filters/renamed-panel", test_renamed_panel);
  g_test_add_func ("/fleet-filters/removed-panel", test_removed_panel);
  g_test_add_func ("/fleet-filters/many-favorites", test_many_favorites);
  g_test_add_func ("/fleet-filters/attention", test_attention);
  g_test_add_func ("/fleet-filters/saved", test_saved);

  return g_test_run ();
}
