/* test-widgets.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-alert.h"
#include "ptero-banner.h"
#include "ptero-bar-button.h"
#include "ptero-dialog.h"
#include "ptero-file-chooser.h"
#include "ptero-fold-box.h"
#include "ptero-format.h"
#include "ptero-meter.h"
#include "ptero-panel-mark.h"
#include "ptero-state-icon.h"
#include "ptero-state-pill.h"
#include "ptero-test-fleet.h"
#include "ptero-test-ui.h"
#include "ptero-toast.h"
#include "ptero-tooltip.h"
#include "ptero-value-row.h"

#define GIB 1073741824.0

static void
test_meter_levels (void)
{
  static const struct { double value; double limit; gboolean warning; gboolean error; } rows[] = {
    { -1, 100, FALSE, FALSE },
    { 0, 100, FALSE, FALSE },
    { 79.9, 100, FALSE, FALSE },
    { 80, 100, TRUE, FALSE },
    { 89.9, 100, TRUE, FALSE },
    { 90, 100, FALSE, TRUE },
    { 250, 100, FALSE, TRUE },
    { 250, 0, FALSE, FALSE },
    { 250, -5, FALSE, FALSE },
  };
  GtkWidget *meter = g_object_ref_sink (ptero_meter_new (PTERO_METER_PERCENT));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_object_set (meter, "value", rows[i].value, "limit", rows[i].limit, NULL);
      g_assert_cmpint (gtk_widget_has_css_class (meter, "warning"), ==, rows[i].warning);
      g_assert_cmpint (gtk_widget_has_css_class (meter, "error"), ==, rows[i].error);
    }

  ptero_test_await_finalize (meter);
}

static void
test_meter_accessible (void)
{
  GtkWidget *meter = g_object_ref_sink (ptero_meter_new (PTERO_METER_BYTES));

  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (meter)), ==,
                   GTK_ACCESSIBLE_ROLE_METER);
  gtk_test_accessible_assert_property (meter, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "Not known");

  g_object_set (meter, "value", 6.8 * GIB, "limit", 8 * GIB, NULL);
  gtk_test_accessible_assert_property (meter, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "6.8 / 8\u202fGiB");
  gtk_test_accessible_assert_property (meter, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 8 * GIB);
  gtk_test_accessible_assert_property (meter, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 6.8 * GIB);

  ptero_test_await_finalize (meter);
}

static GtkWidget *
create_meter (PteroMeterUnit unit,
              double         value,
              double         limit)
{
  GtkWidget *meter = ptero_meter_new (unit);

  g_object_set (meter, "value", value, "limit", limit, NULL);

  return meter;
}

static PangoFontDescription *
get_font (GtkWidget *widget)
{
  return pango_context_get_font_description (gtk_widget_get_pango_context (widget));
}

/* Each font more takes time before the first frame. A new text asks for a place only when it has
 * another width. */
static void
test_meter_font (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *caption = gtk_label_new ("caption");
  GtkWidget *meter = create_meter (PTERO_METER_PERCENT, 25, 100);
  GtkWidget *window;
  int narrow;
  int wide;

  gtk_widget_add_css_class (caption, "caption");
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), meter);
  window = ptero_test_present (box);
  g_assert_true (pango_font_description_equal (get_font (meter), get_font (caption)));

  gtk_widget_measure (meter, GTK_ORIENTATION_HORIZONTAL, -1, &narrow, NULL, NULL, NULL);
  ptero_meter_set_value (PTERO_METER (meter), 2500);
  gtk_widget_measure (meter, GTK_ORIENTATION_HORIZONTAL, -1, &wide, NULL, NULL, NULL);
  g_assert_cmpint (wide, >, narrow);
  ptero_meter_set_value (PTERO_METER (meter), 36);
  gtk_widget_measure (meter, GTK_ORIENTATION_HORIZONTAL, -1, &wide, NULL, NULL, NULL);
  g_assert_cmpint (wide, ==, narrow);

  gtk_window_destroy (GTK_WINDOW (window));
}

/* Draws the meter in every shape, both directions and at sizes that are too small. */
static void
test_meter_draws (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *window;
  GtkWidget *last;

  gtk_box_append (GTK_BOX (box), create_meter (PTERO_METER_BYTES, -1, 8 * GIB));
  gtk_box_append (GTK_BOX (box), create_meter (PTERO_METER_BYTES, 3.1 * GIB, 0));
  gtk_box_append (GTK_BOX (box), create_meter (PTERO_METER_BYTES, 3.1 * GIB, 6 * GIB));
  gtk_box_append (GTK_BOX (box), create_meter (PTERO_METER_PERCENT, 255, 300));
  last = create_meter (PTERO_METER_PERCENT, 1e300, 1);
  gtk_box_append (GTK_BOX (box), last);
  ptero_meter_set_stale (PTERO_METER (last), TRUE);
  g_assert_true (gtk_widget_has_css_class (last, "stale"));

  window = g_object_ref (ptero_test_present (box));
  ptero_test_screenshot (window, "meter-ltr");
  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_direction (child, GTK_TEXT_DIR_RTL);
  ptero_test_spin (50);
  ptero_test_screenshot (window, "meter-rtl");

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (window);
}

/* A number that has no place is cut at its end, and not at its beginning: it would read as another
 * one. */
static void
test_meter_cut (void)
{
  GtkWidget *meter = create_meter (PTERO_METER_PERCENT, 1e300, 1);
  GtkWidget *window;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  graphene_rect_t bounds;

  gtk_widget_set_size_request (meter, 60, -1);
  gtk_widget_set_halign (meter, GTK_ALIGN_START);
  window = ptero_test_present (meter);
  ptero_test_screenshot (window, "meter-cut");
  g_assert_cmpint (gtk_widget_get_width (meter), ==, 60);
  GTK_WIDGET_GET_CLASS (meter)->snapshot (meter, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_get_bounds (node, &bounds);
  g_assert_cmpfloat (bounds.origin.x, >=, 0);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, 61);

  gsk_render_node_unref (node);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
activate_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  *(char **) user_data = g_variant_dup_string (parameter, NULL);
}

static void
test_banner (void)
{
  const GActionEntry entries[] = { { "resolve-panel", activate_cb, "s" } };
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autofree char *target = NULL;
  GtkWidget *banner = ptero_banner_new (PTERO_BANNER_ERROR, "ptero-unreachable-symbolic");
  GtkWidget *window;
  GtkWidget *button;

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries),
                                   &target);
  gtk_widget_insert_action_group (banner, "win", G_ACTION_GROUP (actions));

  g_assert_false (ptero_banner_get_revealed (PTERO_BANNER (banner)));
  ptero_banner_set_title (PTERO_BANNER (banner), "<b>Basalt</b> does not answer");
  ptero_banner_set_subtitle (PTERO_BANNER (banner), "Next try in 24 s");
  ptero_banner_add_button (PTERO_BANNER (banner), "_Details", "win.resolve-panel('a/b')");
  ptero_banner_set_revealed (PTERO_BANNER (banner), TRUE);

  window = g_object_ref (ptero_test_present (banner));
  ptero_test_spin (300);
  ptero_test_screenshot (window, "banner");
  g_assert_nonnull (ptero_test_find_label (window, "<b>Basalt</b> does not answer"));
  g_assert_nonnull (ptero_test_find_label (window, "Next try in 24 s"));

  button = ptero_test_find_type (banner, GTK_TYPE_BUTTON);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (target, ==, "a/b");

  ptero_banner_clear_buttons (PTERO_BANNER (banner));
  g_assert_null (ptero_test_find_type (banner, GTK_TYPE_BUTTON));
  ptero_banner_set_subtitle (PTERO_BANNER (banner), NULL);
  g_assert_null (ptero_test_find_label (window, "Next try in 24 s"));

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (window);
}

static GtkOrientation
get_direction (GtkWidget *button)
{
  return gtk_orientable_get_orientation (GTK_ORIENTABLE (gtk_widget_get_parent (gtk_widget_get_parent (button))));
}

/* Where there is little place a button stays beside a title; below it are several, or one under two
 * lines. */
static void
test_narrow_banner (void)
{
  GtkWidget *banner = ptero_banner_new (PTERO_BANNER_INFO, "ptero-waiting-symbolic");
  GtkWidget *window;
  GtkWidget *button;

  ptero_banner_set_title (PTERO_BANNER (banner), "Offline since 13:58");
  ptero_banner_add_button (PTERO_BANNER (banner), "_Start", "win.start");
  ptero_banner_set_revealed (PTERO_BANNER (banner), TRUE);
  window = g_object_ref (ptero_test_present_sized (banner, 400, 100));
  ptero_test_spin (300);
  ptero_test_screenshot (window, "banner-narrow");
  button = ptero_test_find_type (banner, GTK_TYPE_BUTTON);
  g_assert_cmpint (get_direction (button), ==, GTK_ORIENTATION_HORIZONTAL);
  ptero_banner_set_subtitle (PTERO_BANNER (banner), "Next try in 24 s");
  g_assert_cmpint (get_direction (button), ==, GTK_ORIENTATION_VERTICAL);
  ptero_banner_set_subtitle (PTERO_BANNER (banner), NULL);
  g_assert_cmpint (get_direction (button), ==, GTK_ORIENTATION_HORIZONTAL);
  ptero_banner_add_button (PTERO_BANNER (banner), "_Details", "win.details");
  g_assert_cmpint (get_direction (button), ==, GTK_ORIENTATION_VERTICAL);

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (window);
}

/* Each state has a word and a shape of its own, in the present and in the past. */
static void
test_state_looks (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  g_autoptr(GHashTable) icons = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < PTERO_N_SERVER_STATES; i++)
    {
      g_assert_true (gtk_icon_theme_has_icon (theme, ptero_state_get_icon_name (i, FALSE)));
      g_assert_true (gtk_icon_theme_has_icon (theme, ptero_state_get_icon_name (i, TRUE)));
      g_assert_nonnull (ptero_state_get_css_class (i, FALSE));
      g_assert_cmpstr (ptero_state_get_css_class (i, TRUE), ==, "dim-label");
      g_assert_true (g_hash_table_add (icons, (char *) ptero_state_get_icon_name (i, FALSE)));
      g_assert_true (g_hash_table_add (words, (char *) ptero_state_get_word (i, FALSE)));
      if (i != PTERO_SERVER_STATE_UNKNOWN)
        g_assert_true (g_hash_table_add (words, (char *) ptero_state_get_word (i, TRUE)));
    }
  /* the server was, and not what somebody did with it */
  g_assert_cmpstr (ptero_state_get_word (PTERO_SERVER_STATE_MAINTENANCE, TRUE), ==,
                   "Was in maintenance");
}

static void
test_state_icon (void)
{
  GtkWidget *icon = ptero_state_icon_new ();
  GtkWidget *window = g_object_ref (ptero_test_present (icon));

  g_object_set (icon, "state", PTERO_SERVER_STATE_RUNNING, NULL);
  g_assert_nonnull (ptero_test_find_label (icon, "Running"));
  g_assert_true (gtk_widget_get_mapped (ptero_test_find_type (icon, GTK_TYPE_IMAGE)));
  g_assert_true (gtk_widget_has_css_class (ptero_test_find_type (icon, GTK_TYPE_IMAGE), "success"));

  g_object_set (icon, "stale", TRUE, NULL);
  g_assert_nonnull (ptero_test_find_label (icon, "Was running"));
  g_assert_true (gtk_widget_has_css_class (ptero_test_find_type (icon, GTK_TYPE_IMAGE),
                                           "dim-label"));

  g_object_set (icon, "pending", TRUE, NULL);
  g_assert_false (gtk_widget_get_mapped (ptero_test_find_type (icon, GTK_TYPE_IMAGE)));
  g_assert_true (gtk_widget_get_mapped (ptero_test_find_type (icon, GTK_TYPE_SPINNER)));

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (window);
}

static void
test_state_pill (void)
{
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  PteroFleetServer *server;
  GtkWidget *pill = ptero_state_pill_new (NULL);
  GtkWidget *window = g_object_ref (ptero_test_present (pill));
  g_autofree char *uptime = NULL;

  g_assert_true (gtk_widget_has_css_class (pill, "dim-label"));

  ptero_test_fleet_start (fleet);
  server = ptero_test_fleet_get (fleet, PTERO_SERVER_STATE_RUNNING);
  ptero_state_pill_set_server (PTERO_STATE_PILL (pill), server);
  ptero_test_spin (20);
  uptime = ptero_format_duration (ptero_fleet_server_get_uptime (server));
  g_assert_true (gtk_widget_has_css_class (pill, "success"));
  g_assert_nonnull (ptero_test_find_label (pill, "Running"));
  g_assert_nonnull (ptero_test_find_label (pill, uptime));
  ptero_test_screenshot (window, "pill");

  ptero_state_pill_set_server (PTERO_STATE_PILL (pill), NULL);
  g_assert_false (gtk_widget_has_css_class (pill, "success"));
  g_assert_null (ptero_test_find_label (pill, uptime));

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (window);
  ptero_test_fleet_free (fleet);
}

static gboolean
is_24_wide (gpointer widget)
{
  return gtk_widget_get_width (widget) == 24;
}

static void
count_cb (guint *n_times)
{
  (*n_times)++;
}

static void
test_tooltip (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  guint n_times = 0;

  g_signal_connect_swapped (label, "notify::has-tooltip", G_CALLBACK (count_cb), &n_times);
  ptero_tooltip_set_text (label, NULL);
  g_assert_cmpuint (n_times, ==, 0);
  ptero_tooltip_set_text (label, "Home");
  ptero_tooltip_set_text (label, "Home");
  g_assert_cmpuint (n_times, ==, 1);
  g_assert_cmpstr (ptero_tooltip_get_text (label), ==, "Home");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Home");
  ptero_tooltip_set_text (label, NULL);
  g_assert_null (ptero_tooltip_get_text (label));

  g_object_unref (label);
}

/* Its text cannot be asked for, but is the label. */
static gboolean
has_tooltip (GtkWidget *widget)
{
  g_autoptr(GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;

  g_signal_emit_by_name (widget, "query-tooltip", 1, 1, FALSE, tooltip, &shown);
  g_assert_cmpint (shown, ==, gtk_widget_get_has_tooltip (widget));

  return shown;
}

static void
test_panel_mark (void)
{
  g_autoptr(PteroPanel) panel = ptero_panel_new (NULL, "Basalt\u202eEU", "https://panel.example");
  GtkWidget *mark = ptero_panel_mark_new (panel);
  GtkWidget *window = g_object_ref (ptero_test_present (mark));

  g_object_set (mark, "size", 24, NULL);
  ptero_test_wait (is_24_wide, mark);
  g_assert_true (has_tooltip (mark));
  gtk_test_accessible_assert_property (mark, GTK_ACCESSIBLE_PROPERTY_LABEL, "Basalt⟨U+202E⟩EU");

  ptero_panel_set_name (panel, "Home");
  ptero_panel_set_color (panel, 3);
  g_assert_true (has_tooltip (mark));
  gtk_test_accessible_assert_property (mark, GTK_ACCESSIBLE_PROPERTY_LABEL, "Home");
  ptero_panel_mark_set_panel (PTERO_PANEL_MARK (mark), NULL);
  g_assert_false (has_tooltip (mark));

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (window);
}

static void
asked_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (ptero_alert_confirm_finish (GTK_WIDGET (object), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_set (gpointer user_data)
{
  return *(gboolean *) user_data;
}

/* Whoever closes a window does not have to answer what it asked. */
static void
test_alert_unanswered (void)
{
  GtkWidget *label = gtk_label_new ("Question");
  GtkWidget *window = g_object_ref (ptero_test_present (label));
  g_autolist(GtkWidget) windows = NULL;
  gboolean asked = FALSE;

  ptero_alert_confirm_async (label, "Delete?", "It is gone then.", "_Delete", NULL, asked_cb,
                             &asked);
  ptero_test_spin (50);

  windows = gtk_window_list_toplevels ();
  g_list_foreach (windows, (GFunc) (void (*) (void)) g_object_ref, NULL);
  g_list_foreach (windows, (GFunc) (void (*) (void)) gtk_window_destroy, NULL);
  g_clear_list (&windows, g_object_unref);

  ptero_test_wait (is_set, &asked);
  ptero_test_await_finalize (window);
}

static void
files_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (ptero_file_chooser_open_finish (GTK_WIDGET (object), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *(gboolean *) user_data = TRUE;
}

/* What asks for files may be out of the window by the time that this goes. */
static void
test_chooser_unanswered (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new ("Files");
  GtkWidget *window;
  gboolean asked = FALSE;

  gtk_box_append (GTK_BOX (box), label);
  window = g_object_ref (ptero_test_present (box));
  ptero_file_chooser_open_async (label, "Open", NULL, files_cb, &asked);
  ptero_test_spin (200);
  gtk_box_remove (GTK_BOX (box), label);
  gtk_window_destroy (GTK_WINDOW (window));

  ptero_test_wait (is_set, &asked);
  ptero_test_await_finalize (window);
}

static void
chosen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(PteroAlertChoice *) user_data = ptero_alert_choose_finish (GTK_WIDGET (object), result);
}

static GtkWindow *
find_alert (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      if (ptero_test_find_label (GTK_WIDGET (toplevel), "Cancel") != NULL)
        return toplevel;
    }

  return NULL;
}

static gboolean
has_focus (gpointer user_data)
{
  GtkWindow *alert = find_alert ();

  return alert != NULL && gtk_window_get_focus (alert) != NULL &&
         gtk_widget_get_mapped (gtk_window_get_focus (alert));
}

/* Enter does nothing that can't be undone, also where the answers are below each other, the last
 * one first. */
static void
test_alert_safe (void)
{
  GtkWidget *window = ptero_test_present (gtk_label_new ("Plugins"));
  PteroAlertChoice choice = PTERO_ALERT_CONFIRM;
  GtkWidget *focus;

  ptero_alert_confirm_either_async (window, "Uninstall?", "For good",
                                    "Uninstall and Remove All of the Files", "Uninstall", NULL,
                                    chosen_cb, &choice);
  ptero_test_wait (has_focus, NULL);
  ptero_test_spin (100);
  focus = gtk_window_get_focus (find_alert ());
  g_assert_nonnull (ptero_test_find_label (focus, "Cancel"));
  g_signal_emit_by_name (focus, "clicked");
  ptero_test_spin (50);
  g_assert_cmpint (choice, ==, PTERO_ALERT_CANCEL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What asks took its time, and its page was closed meanwhile. */
static void
test_dialog_alone (void)
{
  GtkWidget *parent = g_object_ref_sink (gtk_button_new ());
  GtkWidget *content = gtk_label_new ("Here");

  ptero_dialog_set_size (content, 300, 200);
  ptero_dialog_present (content, "Alone", parent);
  ptero_test_spin (100);
  g_assert_true (gtk_widget_get_mapped (content));
  g_object_ref (content);
  ptero_dialog_force_close (content);
  ptero_test_await_finalize (content);
  ptero_test_await_finalize (parent);
}

/* What there is no place for goes, and nothing is asked for it. */
static void
test_fold_box (void)
{
  GtkWidget *spare = gtk_label_new (NULL);
  GtkWidget *needed = gtk_label_new (NULL);
  GtkWidget *box = ptero_fold_box_new (spare, needed);
  GtkWidget *window;
  int minimum, natural;

  gtk_widget_set_size_request (spare, 200, 20);
  gtk_widget_set_size_request (needed, 100, 20);
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 100);
  g_assert_cmpint (natural, ==, 306);

  gtk_widget_set_halign (box, GTK_ALIGN_START);
  window = ptero_test_present (box);
  ptero_test_spin (100);
  g_assert_true (gtk_widget_get_mapped (spare));
  gtk_widget_set_hexpand (box, FALSE);
  gtk_widget_set_visible (spare, FALSE);
  ptero_test_spin (100);
  g_assert_cmpint (gtk_widget_get_width (box), ==, 100);
  gtk_widget_set_visible (spare, TRUE);
  gtk_widget_size_allocate (box, &(GtkAllocation) { 0, 0, 300, 20 }, -1);
  g_assert_false (gtk_widget_get_child_visible (spare));
  g_assert_cmpint (gtk_widget_get_width (needed), ==, 300);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* At the end it goes as soon as the other one has not all the place it would like to have. */
static void
test_fold_box_at_end (void)
{
  GtkWidget *spare = gtk_label_new ("Nothing");
  GtkWidget *needed = gtk_label_new ("All that can be done");
  GtkWidget *box = ptero_fold_box_new_at_end (needed, spare);
  GtkWidget *window;
  graphene_rect_t bounds;
  int minimum, natural, spare_width, needed_width;

  gtk_label_set_ellipsize (GTK_LABEL (needed), PANGO_ELLIPSIZE_END);
  gtk_widget_measure (needed, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &needed_width, NULL, NULL);
  gtk_widget_measure (spare, GTK_ORIENTATION_HORIZONTAL, -1, &spare_width, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <, needed_width);
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, needed_width + 6 + spare_width);

  window = ptero_test_present (box);
  ptero_test_spin (50);
  gtk_widget_size_allocate (box, &(GtkAllocation) { 0, 0, natural + 10, 20 }, -1);
  g_assert_true (gtk_widget_get_child_visible (spare));
  g_assert_true (gtk_widget_compute_bounds (spare, box, &bounds));
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, ==, natural + 10);
  gtk_widget_size_allocate (box, &(GtkAllocation) { 0, 0, natural - 1, 20 }, -1);
  g_assert_false (gtk_widget_get_child_visible (spare));
  g_assert_cmpint (gtk_widget_get_width (needed), ==, natural - 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A button without its words is still called what it does. */
static void
test_bar_button (void)
{
  GtkWidget *button = ptero_bar_button_new ("ptero-start-symbolic", "_Start", "server.start");
  GtkWidget *window = ptero_test_present (button);

  ptero_bar_button_update (button, "Start 1 of 2", NULL, TRUE);
  ptero_test_spin (50);
  g_assert_null (ptero_test_find_label (window, "Start 1 of 2"));
  g_assert_cmpstr (ptero_tooltip_get_text (button), ==, "Start 1 of 2");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Start 1 of 2");
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (button),
                                                    GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  ptero_bar_button_update (button, "Start 1 of 2", "Why not", FALSE);
  ptero_test_spin (50);
  g_assert_nonnull (ptero_test_find_label (window, "Start 1 of 2"));
  g_assert_cmpstr (ptero_tooltip_get_text (button), ==, "Why not");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What a panel calls something is no markup, not even for the moment in which the row is made. */
static void
test_value_row (void)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *window;

  gtk_list_box_append (GTK_LIST_BOX (list), ptero_value_row_new ("1 < 2 <b>", TRUE));
  window = ptero_test_present (list);
  g_assert_nonnull (ptero_test_find_label (window, "1 < 2 <b>"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A window that something still holds may have lost what was in it. */
static void
test_late_toast (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();
  g_autoptr(AdwToast) toast = adw_toast_new ("Late");

  gtk_window_set_child (GTK_WINDOW (window), overlay);
  ptero_toast_set_overlay (GTK_WINDOW (window), ADW_TOAST_OVERLAY (overlay));
  ptero_toast_show (window, g_object_ref (toast));
  g_assert_cmpuint (G_OBJECT (toast)->ref_count, >, 1);
  adw_toast_dismiss (toast);

  gtk_window_set_child (GTK_WINDOW (window), NULL);
  ptero_toast_show (window, g_object_ref (toast));
  g_assert_cmpuint (G_OBJECT (toast)->ref_count, ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/meter/levels", test_meter_levels);
  g_test_add_func ("/ui/meter/accessible", test_meter_accessible);
  g_test_add_func ("/ui/meter/draws", test_meter_draws);
  g_test_add_func ("/ui/meter/cut", test_meter_cut);
  g_test_add_func ("/ui/meter/font", test_meter_font);
  g_test_add_func ("/ui/banner", test_banner);
  g_test_add_func ("/ui/narrow-banner", test_narrow_banner);
  g_test_add_func ("/ui/alert/unanswered", test_alert_unanswered);
  g_test_add_func ("/ui/alert/safe", test_alert_safe);
  g_test_add_func ("/ui/chooser/unanswered", test_chooser_unanswered);
  g_test_add_func ("/ui/panel-mark", test_panel_mark);
  g_test_add_func ("/ui/tooltip", test_tooltip);
  g_test_add_func ("/ui/dialog/alone", test_dialog_alone);
  g_test_add_func ("/ui/state/looks", test_state_looks);
  g_test_add_func ("/ui/state/icon", test_state_icon);
  g_test_add_func ("/ui/state/pill", test_state_pill);
  g_test_add_func ("/ui/fold-box", test_fold_box);
  g_test_add_func ("/ui/fold-box/at-end", test_fold_box_at_end);
  g_test_add_func ("/ui/bar-button", test_bar_button);
  g_test_add_func ("/ui/value-row", test_value_row);
  g_test_add_func ("/ui/toast/late", test_late_toast);

  return g_test_run ();
}
