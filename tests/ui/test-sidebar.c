/* test-sidebar.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-error.h"
#include "ptero-filter-count.h"
#include "ptero-keyring.h"
#include "ptero-panel-banners.h"
#include "ptero-panel-paintable.h"
#include "ptero-panel-status.h"
#include "ptero-power-job.h"
#include "ptero-sidebar.h"
#include "ptero-sidebar-row.h"
#include "ptero-test-fleet.h"
#include "ptero-test-ui.h"

/* What the sidebar asks of the fleet. */
#define TEST_TYPE_FLEET (test_fleet_get_type ())
G_DECLARE_FINAL_TYPE (TestFleet, test_fleet, TEST, FLEET, GObject)

struct _TestFleet
{
  GObject parent_instance;
};

G_DEFINE_FINAL_TYPE (TestFleet, test_fleet, G_TYPE_OBJECT)

static void
test_fleet_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  static const guint numbers[] = { 0, 312, 6 };

  g_value_set_uint (value, numbers[prop_id]);
}

static void
test_fleet_class_init (TestFleetClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = test_fleet_get_property;
  g_object_class_install_property (G_OBJECT_CLASS (klass), 1,
                                   g_param_spec_uint ("n-servers", NULL, NULL, 0, G_MAXUINT, 0,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (G_OBJECT_CLASS (klass), 2,
                                   g_param_spec_uint ("n-attention", NULL, NULL, 0, G_MAXUINT, 0,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
test_fleet_init (TestFleet *self)
{
}

typedef struct
{
  GListStore     *panels;
  PteroJobQueue  *jobs;
  GSettings      *settings;
  TestFleet      *fleet;
  PteroSidebar   *sidebar;
  GtkWidget      *window;
  char           *activated;
  PteroTestFleet *servers;  /* (nullable): those in which saved filters count */
} Fixture;

static void
activate_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  Fixture *fixture = user_data;

  g_free (fixture->activated);
  fixture->activated = parameter != NULL ? g_strdup_printf ("%s %s",
                                                            g_action_get_name (G_ACTION (action)),
                                                            g_variant_get_string (parameter, NULL))
                                         : g_strdup (g_action_get_name (G_ACTION (action)));
}

static PteroPanel *
add_panel (Fixture    *fixture,
           const char *id,
           const char *name,
           guint       color)
{
  g_autoptr(PteroPanel) panel = ptero_panel_new (id, name, "https://panel.example");

  ptero_panel_set_color (panel, color);
  g_list_store_append (fixture->panels, panel);

  return panel;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const GActionEntry entries[] = {
    { "show-all", activate_cb },
    { "show-attention", activate_cb },
    { "show-filter", activate_cb, "s" },
    { "show-jobs", activate_cb },
    { "show-panel", activate_cb, "s" },
    { "add-panel", activate_cb },
    { "refresh-panel", activate_cb, "s" },
  };
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();

  fixture->panels = g_list_store_new (PTERO_TYPE_PANEL);
  fixture->jobs = ptero_job_queue_new ();
  fixture->settings = g_settings_new ("com.example.Ptero");
  g_settings_reset (fixture->settings, "expanded-panels");
  fixture->fleet = g_object_new (TEST_TYPE_FLEET, NULL);
  fixture->sidebar = g_object_new (PTERO_TYPE_SIDEBAR, NULL);
  gtk_widget_set_size_request (GTK_WIDGET (fixture->sidebar), 250, 700);

  ptero_panel_paintable_watch (G_LIST_MODEL (fixture->panels));
  ptero_sidebar_set_models (fixture->sidebar, G_LIST_MODEL (fixture->panels),
                            G_OBJECT (fixture->fleet),
                            fixture->jobs, fixture->settings);

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries),
                                   fixture);
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->sidebar), "win", G_ACTION_GROUP (actions));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_ref (fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ptero_test_await_finalize (fixture->window);
  ptero_test_await_finalize (fixture->panels);
  ptero_test_await_finalize (fixture->jobs);
  ptero_test_await_finalize (fixture->fleet);
  g_clear_pointer (&fixture->servers, ptero_test_fleet_free);
  g_object_unref (fixture->settings);
  g_free (fixture->activated);
}

static void
present (Fixture *fixture)
{
  fixture->window = ptero_test_present (GTK_WIDGET (fixture->sidebar));
  ptero_test_spin (50);
}

static void
assert_shows (Fixture    *fixture,
              const char *text)
{
  if (ptero_test_find_label (GTK_WIDGET (fixture->sidebar), text) == NULL)
    g_error ("“%s” is not shown", text);
}

/* The title, the count and the arrow are in one line. */
static void
assert_in_line (Fixture    *fixture,
                const char *title,
                const char *count)
{
  GtkWidget *label = ptero_test_find_label (GTK_WIDGET (fixture->sidebar), title);
  GtkWidget *row = gtk_widget_get_ancestor (label, PTERO_TYPE_SIDEBAR_ROW);
  GtkWidget *others[] = { ptero_test_find_label (row, count),
                          ptero_test_find_type (row, GTK_TYPE_TOGGLE_BUTTON) };
  graphene_rect_t bounds;
  graphene_rect_t other;

  g_assert_true (gtk_widget_compute_bounds (label, row, &bounds));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_assert_true (gtk_widget_compute_bounds (others[i], row, &other));
      g_assert_cmpfloat_with_epsilon (other.origin.y + other.size.height / 2,
                                      bounds.origin.y + bounds.size.height / 2, 1);
    }
}

static void
set_state (PteroPanel      *panel,
           PteroPanelState  state,
           GQuark           domain,
           int              code,
           int              retry_seconds)
{
  g_autoptr(GError) error = domain != 0 ? g_error_new_literal (domain, code, "test") : NULL;

  ptero_panel_set_state (panel, state, error,
                         retry_seconds > 0
                           ? g_get_monotonic_time () + retry_seconds * G_USEC_PER_SEC
                           : 0);
}

static void
test_states (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct {
    const char      *name;
    PteroPanelState  state;
    gboolean         of_keyring;
    int              code;
    int              retry;
    const char      *text;
    const char      *css_class;
  } rows[] = {
    { "Idle", PTERO_PANEL_STATE_IDLE, FALSE, -1, 0, "Not connected", "dim-label" },
    { "Connecting", PTERO_PANEL_STATE_CONNECTING, FALSE, -1, 0, "Connecting…", "dim-label" },
    { "Online", PTERO_PANEL_STATE_ONLINE, FALSE, -1, 0, "Connected", "dim-label" },
    { "Incomplete", PTERO_PANEL_STATE_ONLINE, FALSE, PTERO_API_ERROR_INVALID_ANSWER, 0,
      "Connected, list incomplete", "warning" },
    { "No Key", PTERO_PANEL_STATE_NO_KEY, FALSE, -1, 0, "No key", "warning" },
    { "Locked", PTERO_PANEL_STATE_KEYRING, TRUE, PTERO_KEYRING_ERROR_LOCKED, 0, "Keyring locked",
      "warning" },
    { "Absent", PTERO_PANEL_STATE_KEYRING, TRUE, PTERO_KEYRING_ERROR_UNAVAILABLE, 0, "No keyring",
      "warning" },
    { "Refused", PTERO_PANEL_STATE_KEY_REFUSED, FALSE, PTERO_API_ERROR_UNAUTHENTICATED, 0,
      "Key refused", "error" },
    { "Two-Factor", PTERO_PANEL_STATE_KEY_REFUSED, FALSE, PTERO_API_ERROR_TWO_FACTOR_REQUIRED, 0,
      "Two-factor sign-in required", "error" },
    { "Changed", PTERO_PANEL_STATE_CERTIFICATE, FALSE, PTERO_API_ERROR_CERTIFICATE_CHANGED, 0,
      "Certificate changed", "error" },
    { "Limited", PTERO_PANEL_STATE_RATE_LIMITED, FALSE, PTERO_API_ERROR_RATE_LIMITED, 0,
      "Rate limited", "warning" },
    { "Confused", PTERO_PANEL_STATE_UNREACHABLE, FALSE, PTERO_API_ERROR_INVALID_ANSWER, 24,
      "Not understood · retry 24\u202fs", "error" },
    { "Protected", PTERO_PANEL_STATE_UNREACHABLE, FALSE, PTERO_API_ERROR_CHALLENGED, 290,
      "Browser check · retry 5\u202fmin", "error" },
    { "Unreachable", PTERO_PANEL_STATE_UNREACHABLE, FALSE, PTERO_API_ERROR_PANEL, 0, "Unreachable",
      "error" },
    { "Unreachable, with a very long name of a panel", PTERO_PANEL_STATE_UNREACHABLE, FALSE,
      PTERO_API_ERROR_PANEL, 24,
      "Unreachable · retry 24\u202fs", "error" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PteroPanel *panel = add_panel (fixture, NULL, rows[i].name, i % 8);
      g_autofree char *text = NULL;

      set_state (panel, rows[i].state,
                 rows[i].code < 0 ? 0 : rows[i].of_keyring ? PTERO_KEYRING_ERROR : PTERO_API_ERROR,
                 rows[i].code, rows[i].retry);
      text = ptero_panel_status_describe (panel);
      g_assert_cmpstr (text, ==, rows[i].text);
      g_assert_cmpstr (ptero_panel_status_get_css_class (panel), ==, rows[i].css_class);
      ptero_panel_set_n_servers (panel, i * 17);
    }

  present (fixture);
  ptero_test_screenshot (fixture->window, "sidebar-states");
  assert_in_line (fixture, "Changed", "153");
  assert_shows (fixture, "All Servers");
  assert_shows (fixture, "312");
  assert_shows (fixture, "Two-factor sign-in required");
}

/* The keyring may ask for its password before a panel is connected to. */
static void
test_keyring_asks (Fixture       *fixture,
                   gconstpointer  data)
{
  PteroPanel *panel = add_panel (fixture, "one", "Basalt EU", 5);

  ptero_panel_set_has_key (panel, PTERO_API_CLIENT, TRUE);
  g_assert_true (ptero_panel_get_awaits_key (panel));
  present (fixture);
  assert_shows (fixture, "Waiting for the keyring");
  g_assert_null (ptero_test_find_label (GTK_WIDGET (fixture->sidebar), "Not connected"));

  set_state (panel, PTERO_PANEL_STATE_KEYRING, PTERO_KEYRING_ERROR, PTERO_KEYRING_ERROR_LOCKED, 0);
  g_assert_false (ptero_panel_get_awaits_key (panel));
  ptero_test_spin (20);
  assert_shows (fixture, "Keyring locked");
}

/* The same row shows what changes; the countdown moves by itself. */
static void
test_live (Fixture       *fixture,
           gconstpointer  data)
{
  PteroPanel *panel = add_panel (fixture, "one", "Basalt EU", 5);

  present (fixture);
  assert_shows (fixture, "Basalt EU");
  assert_shows (fixture, "Not connected");

  ptero_panel_set_name (panel, "Basalt\u202eUS");
  set_state (panel, PTERO_PANEL_STATE_UNREACHABLE, PTERO_API_ERROR, PTERO_API_ERROR_PANEL, 24);
  ptero_panel_set_n_servers (panel, 98);
  ptero_test_spin (20);
  assert_shows (fixture, "Basalt⟨U+202E⟩US");
  assert_shows (fixture, "98");
  assert_shows (fixture, "Unreachable · retry 24\u202fs");

  ptero_test_spin (2200);
  g_assert_null (ptero_test_find_label (GTK_WIDGET (fixture->sidebar),
                                        "Unreachable · retry 24\u202fs"));
}

static void
test_choose (Fixture       *fixture,
             gconstpointer  data)
{
  PteroPanel *one = add_panel (fixture, "one", "One", 0);
  PteroPanel *two = add_panel (fixture, "two", "Two", 1);
  g_autoptr(PteroAccount) account = g_object_new (PTERO_TYPE_ACCOUNT, NULL);
  GtkWidget *menu;

  account->admin = TRUE;
  ptero_panel_set_account (one, account);
  present (fixture);

  /* heading, All Servers, Needs Attention, Jobs, heading, One, Two */
  gtk_widget_activate_action (GTK_WIDGET (fixture->sidebar), "sidebar.open", "u", 1);
  g_assert_cmpstr (fixture->activated, ==, "show-all");
  gtk_widget_activate_action (GTK_WIDGET (fixture->sidebar), "sidebar.open", "u", 2);
  g_assert_cmpstr (fixture->activated, ==, "show-attention");
  assert_shows (fixture, "6");
  gtk_widget_activate_action (GTK_WIDGET (fixture->sidebar), "sidebar.open", "u", 5);
  g_assert_cmpstr (fixture->activated, ==, "show-panel one");
  gtk_widget_activate_action (GTK_WIDGET (fixture->sidebar), "sidebar.open", "u", 6);
  g_assert_cmpstr (fixture->activated, ==, "show-panel two");

  /* marking a row activates nothing */
  g_clear_pointer (&fixture->activated, g_free);
  ptero_sidebar_select (fixture->sidebar, PTERO_SIDEBAR_PANEL, one, NULL);
  ptero_sidebar_select (fixture->sidebar, PTERO_SIDEBAR_PANEL, two, NULL);
  g_assert_null (fixture->activated);

  /* out of range, and a heading */
  gtk_widget_activate_action (GTK_WIDGET (fixture->sidebar), "sidebar.open", "u", 99);
  gtk_widget_activate_action (GTK_WIDGET (fixture->sidebar), "sidebar.open", "u", 0);
  g_assert_null (fixture->activated);

  gtk_widget_activate_action (GTK_WIDGET (fixture->sidebar), "sidebar.menu", "u", 5);
  ptero_test_spin (100);
  menu = gtk_widget_get_last_child (GTK_WIDGET (fixture->sidebar));
  g_assert_true (gtk_widget_get_mapped (menu));
  g_assert_nonnull (ptero_test_find_label (menu, "Move Down"));
  g_assert_null (ptero_test_find_label (menu, "Move Up"));
  g_assert_nonnull (ptero_test_find_label (menu, "All Servers of the Panel"));
  g_assert_true (gtk_widget_activate_action (menu, "panel.admin-all", NULL));
  g_assert_true (ptero_panel_get_admin_all (one));

  /* a tooltip of GTK 4.8 that waits for its time outlives the menu under the pointer, and then
   * trips */
  gtk_popover_popdown (GTK_POPOVER (menu));
  ptero_test_spin (700);
}

static GtkToggleButton *
find_expander (Fixture    *fixture,
               const char *title)
{
  GtkWidget *widget = ptero_test_find_label (GTK_WIDGET (fixture->sidebar), title);

  g_assert_nonnull (widget);
  while (!GTK_IS_TOGGLE_BUTTON (gtk_widget_get_last_child (widget)))
    widget = gtk_widget_get_parent (widget);

  return GTK_TOGGLE_BUTTON (gtk_widget_get_last_child (widget));
}

/* What is unfolded stays so when more is learned of the panel; what it has not goes. */
static void
test_learned (Fixture       *fixture,
              gconstpointer  data)
{
  PteroPanel *panel = add_panel (fixture, "one", "One", 0);

  ptero_panel_set_key (panel, PTERO_API_APPLICATION, "ptla_0123456789abcdef0123456789abcdef");
  present (fixture);
  gtk_toggle_button_set_active (find_expander (fixture, "One"), TRUE);
  ptero_test_spin (50);
  gtk_toggle_button_set_active (find_expander (fixture, "Administration"), TRUE);
  ptero_test_spin (50);
  assert_shows (fixture, "Nodes");
  assert_shows (fixture, "Locations");
  ptero_panel_set_flavour (panel, PTERO_FLAVOUR_PTERODACTYL);
  ptero_test_spin (50);
  assert_shows (fixture, "Nodes");
  assert_shows (fixture, "Locations");
  ptero_panel_set_flavour (panel, PTERO_FLAVOUR_PELICAN);
  ptero_test_spin (50);
  assert_shows (fixture, "Nodes");
  g_assert_null (ptero_test_find_label (GTK_WIDGET (fixture->sidebar), "Locations"));

  g_assert_null (ptero_test_find_label (GTK_WIDGET (fixture->sidebar), "Account"));
  ptero_panel_set_key (panel, PTERO_API_CLIENT, "ptlc_0123456789abcdef0123456789abcdef");
  ptero_test_spin (50);
  assert_shows (fixture, "Account");
}

/* GTK's own widget around a row, which has the focus. */
static GtkWidget *
find_list_item (Fixture    *fixture,
                const char *title)
{
  GtkWidget *row = gtk_widget_get_ancestor (ptero_test_find_label (GTK_WIDGET (fixture->sidebar),
                                                                   title), PTERO_TYPE_SIDEBAR_ROW);

  return gtk_widget_get_parent (row);
}

/* What has the focus says what it is, and whether it is unfolded. */
static void
test_accessible (Fixture       *fixture,
                 gconstpointer  data)
{
  PteroPanel *panel = add_panel (fixture, "one", "One", 0);
  GtkToggleButton *expander;

  ptero_panel_set_key (panel, PTERO_API_APPLICATION, "ptla_0123456789abcdef0123456789abcdef");
  set_state (panel, PTERO_PANEL_STATE_ONLINE, 0, 0, 0);
  present (fixture);
  gtk_test_accessible_assert_property (find_list_item (fixture, "All Servers"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "All Servers, 312");
  gtk_test_accessible_assert_property (find_list_item (fixture, "Needs Attention"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Needs Attention, 6");
  g_assert_false (gtk_test_accessible_has_state (GTK_ACCESSIBLE (find_list_item (fixture,
                                                                                 "All Servers")),
                                                 GTK_ACCESSIBLE_STATE_EXPANDED));
  gtk_test_accessible_assert_property (find_list_item (fixture, "One"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "One, Connected");
  gtk_test_accessible_assert_state (find_list_item (fixture, "One"), GTK_ACCESSIBLE_STATE_EXPANDED,
                                    FALSE);

  expander = find_expander (fixture, "One");
  gtk_test_accessible_assert_property (expander, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Show Pages of This Panel");
  gtk_toggle_button_set_active (expander, TRUE);
  ptero_test_spin (50);
  gtk_test_accessible_assert_state (expander, GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  gtk_test_accessible_assert_state (find_list_item (fixture, "One"), GTK_ACCESSIBLE_STATE_EXPANDED,
                                    TRUE);

  expander = find_expander (fixture, "Administration");
  gtk_test_accessible_assert_property (expander, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Show Pages of the Administration");
  gtk_test_accessible_assert_state (expander, GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
}

static GtkGesture *
find_menu_click (GtkWidget *row)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (row);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller) &&
          gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == GDK_BUTTON_SECONDARY)
        return GTK_GESTURE (controller);
    }

  g_assert_not_reached ();
}

/* Under a menu that is there as the button goes down no row sees it go up: it would look pressed
 * for good. */
static void
test_menu_click (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *item;
  GtkWidget *menu;
  GtkGesture *click;

  add_panel (fixture, "one", "One", 0);
  add_panel (fixture, "two", "Two", 1);
  present (fixture);
  item = find_list_item (fixture, "Two");
  click = find_menu_click (gtk_widget_get_first_child (item));
  g_signal_emit_by_name (click, "pressed", 1, 10., 10.);
  ptero_test_spin (50);
  g_assert_false (GTK_IS_POPOVER (gtk_widget_get_last_child (GTK_WIDGET (fixture->sidebar))));

  g_signal_emit_by_name (click, "released", 1, 10., 10.);
  ptero_test_spin (100);
  menu = gtk_widget_get_last_child (GTK_WIDGET (fixture->sidebar));
  g_assert_true (GTK_IS_POPOVER (menu) && gtk_widget_get_mapped (menu));
  gtk_popover_popdown (GTK_POPOVER (menu));
  ptero_test_spin (700);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == item);
}

static gboolean
sees_plugins (Fixture *fixture)
{
  GtkWidget *label = ptero_test_find_label (GTK_WIDGET (fixture->sidebar), "Plugins");
  GtkWidget *view = ptero_test_find_type (GTK_WIDGET (fixture->sidebar), GTK_TYPE_LIST_VIEW);
  graphene_rect_t bounds;

  return label != NULL && gtk_widget_compute_bounds (label, view, &bounds) &&
         bounds.origin.y >= 0 && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (view);
}

/* Whoever comes to a page by another way sees where it is, also where its panel is folded and the
 * window is low. */
static void
test_reveal (Fixture       *fixture,
             gconstpointer  data)
{
  PteroPanel *panel = add_panel (fixture, "one", "One", 0);

  ptero_panel_set_key (panel, PTERO_API_APPLICATION, "ptla_0123456789abcdef0123456789abcdef");
  ptero_panel_set_flavour (panel, PTERO_FLAVOUR_PELICAN);
  gtk_widget_set_size_request (GTK_WIDGET (fixture->sidebar), 250, 300);
  present (fixture);
  g_assert_false (sees_plugins (fixture));

  ptero_sidebar_select (fixture->sidebar, PTERO_SIDEBAR_PAGE, panel, "admin-plugins");
  ptero_test_wait (sees_plugins, fixture);
  g_assert_null (fixture->activated);
}

/* All pages of the administration and those above have a place in a window of usual height. */
static void
test_density (Fixture       *fixture,
              gconstpointer  data)
{
  PteroPanel *panel = add_panel (fixture, "one", "One", 0);
  GtkWidget *view;
  int natural;

  ptero_panel_set_key (panel, PTERO_API_APPLICATION, "ptla_0123456789abcdef0123456789abcdef");
  ptero_panel_set_key (panel, PTERO_API_CLIENT, "ptlc_0123456789abcdef0123456789abcdef");
  ptero_panel_set_flavour (panel, PTERO_FLAVOUR_PELICAN);
  present (fixture);
  ptero_sidebar_select (fixture->sidebar, PTERO_SIDEBAR_PAGE, panel, "admin-elsewhere");
  ptero_test_spin (100);
  view = ptero_test_find_type (GTK_WIDGET (fixture->sidebar), GTK_TYPE_LIST_VIEW);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 250, NULL, &natural, NULL, NULL);
  g_assert_cmpint (natural, <=, 800 - 2 * 47);
}

static void
test_expand (Fixture       *fixture,
             gconstpointer  data)
{
  g_auto(GStrv) expanded = NULL;

  add_panel (fixture, "one", "One", 0);
  present (fixture);
  g_assert_null (ptero_test_find_label (GTK_WIDGET (fixture->sidebar), "Servers"));

  gtk_toggle_button_set_active (find_expander (fixture, "One"), TRUE);
  ptero_test_spin (50);
  assert_shows (fixture, "Servers");
  expanded = g_settings_get_strv (fixture->settings, "expanded-panels");
  g_assert_cmpstr (expanded[0], ==, "one");

  /* a panel that comes again is as it was */
  g_list_store_remove (fixture->panels, 0);
  ptero_test_spin (20);
  g_assert_null (ptero_test_find_label (GTK_WIDGET (fixture->sidebar), "Servers"));
  add_panel (fixture, "one", "One", 0);
  ptero_test_spin (50);
  assert_shows (fixture, "Servers");
}

static void
test_jobs (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GListStore) none = g_list_store_new (PTERO_TYPE_FLEET_SERVER);
  g_autoptr(PteroJob) job = ptero_power_job_new (PTERO_POWER_START, G_LIST_MODEL (none));

  present (fixture);
  assert_shows (fixture, "Jobs");

  /* what is below does not move while somebody is about to click it */
  ptero_job_queue_add (fixture->jobs, job);
  ptero_test_spin (50);
  assert_shows (fixture, "Jobs");
  gtk_widget_activate_action (GTK_WIDGET (fixture->sidebar), "sidebar.open", "u", 3);
  g_assert_cmpstr (fixture->activated, ==, "show-jobs");

  ptero_job_queue_clear_finished (fixture->jobs);
  ptero_test_spin (50);
  assert_shows (fixture, "Jobs");
}

static gboolean
shows_running (gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *count =
    g_strdup_printf ("%u", ptero_test_fleet_count (fixture->servers->fleet, PTERO_SERVER_STATE_RUNNING));

  return ptero_test_fleet_count (fixture->servers->fleet, PTERO_SERVER_STATE_UNKNOWN) == 0 &&
         ptero_test_find_label (GTK_WIDGET (fixture->sidebar), count) != NULL;
}

/* Listed with how many servers they let pass, in their order; a row that moves stays selected. */
static void
test_filters (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(PteroSavedFilters) filters = NULL;
  g_autoptr(PteroSavedFilter) running = ptero_saved_filter_new ("Up_and <Running>", "", "running",
                                                                "", FALSE);
  g_autoptr(PteroSavedFilter) none = ptero_saved_filter_new ("None", "zzzz", "all", "", FALSE);
  GtkWidget *menu;

  g_settings_reset (fixture->settings, "saved-filters");
  filters = ptero_saved_filters_new (fixture->settings);
  fixture->servers = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  ptero_sidebar_set_filters (fixture->sidebar, filters, fixture->servers->fleet);
  present (fixture);
  g_assert_null (ptero_test_find_label (GTK_WIDGET (fixture->sidebar), "Saved Filters"));

  g_assert_true (ptero_saved_filters_insert (filters, 0, running));
  g_assert_true (ptero_saved_filters_insert (filters, 1, none));
  ptero_test_spin (50);
  assert_shows (fixture, "Saved Filters");
  assert_shows (fixture, "Up_and <Running>");
  ptero_test_fleet_start (fixture->servers);
  ptero_test_wait (shows_running, fixture);

  /* heading, All Servers, Needs Attention, heading, the first, the second */
  gtk_widget_activate_action (GTK_WIDGET (fixture->sidebar), "sidebar.open", "u", 5);
  g_assert_cmpstr (fixture->activated, ==, "show-filter Up_and <Running>");
  gtk_widget_activate_action (GTK_WIDGET (fixture->sidebar), "sidebar.menu", "u", 5);
  ptero_test_spin (100);
  menu = gtk_widget_get_last_child (GTK_WIDGET (fixture->sidebar));
  g_assert_true (gtk_widget_get_mapped (menu));
  g_assert_nonnull (ptero_test_find_label (menu, "Rename…"));
  g_assert_nonnull (ptero_test_find_label (menu, "Move Down"));
  g_assert_null (ptero_test_find_label (menu, "Move Up"));
  gtk_popover_popdown (GTK_POPOVER (menu));
  ptero_test_spin (700);

  g_clear_pointer (&fixture->activated, g_free);
  ptero_sidebar_select (fixture->sidebar, PTERO_SIDEBAR_FILTER, NULL, "Up_and <Running>");
  ptero_saved_filters_move (filters, 0, 1);
  g_assert_true (ptero_saved_filters_rename (filters, running, "Running"));
  ptero_test_spin (50);
  assert_shows (fixture, "Running");
  g_assert_null (fixture->activated);

  g_assert_true (ptero_saved_filters_remove (filters, running, NULL));
  g_assert_true (ptero_saved_filters_remove (filters, none, NULL));
  ptero_test_spin (50);
  g_assert_null (ptero_test_find_label (GTK_WIDGET (fixture->sidebar), "Saved Filters"));
  g_assert_null (fixture->activated);
}

static guint
count_servers (PteroFilterCount *count)
{
  guint n_servers;

  g_object_get (count, "n-servers", &n_servers, NULL);

  return n_servers;
}

static gboolean
counts_one (gpointer user_data)
{
  return count_servers (user_data) == 1;
}

static gboolean
counts_none (gpointer user_data)
{
  return count_servers (user_data) == 0;
}

/* No server is of a panel that was removed, whatever becomes of the others. */
static void
test_filter_without_panel (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr(PteroSavedFilters) filters = NULL;
  g_autoptr(PteroSavedFilter) gone = ptero_saved_filter_new ("Gone", "", "all", "no-such-panel",
                                                             FALSE);
  g_autoptr(PteroSavedFilter) starred = ptero_saved_filter_new ("Starred", "", "all", "", TRUE);
  g_autoptr(PteroFilterCount) count = NULL;
  g_autoptr(PteroFilterCount) starred_count = NULL;
  g_autoptr(PteroFleetServer) server = NULL;

  g_settings_reset (fixture->settings, "saved-filters");
  fixture->servers = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  filters = ptero_saved_filters_new (fixture->settings);
  ptero_sidebar_set_filters (fixture->sidebar, filters, fixture->servers->fleet);
  present (fixture);
  ptero_test_fleet_start (fixture->servers);
  count = ptero_filter_count_new (fixture->servers->fleet, gone);
  starred_count = ptero_filter_count_new (fixture->servers->fleet, starred);
  ptero_test_spin (700);

  server = g_list_model_get_item (G_LIST_MODEL (fixture->servers->fleet), 0);
  ptero_fleet_server_set_favorite (server, TRUE);
  ptero_test_wait (counts_one, starred_count);
  g_assert_cmpuint (count_servers (count), ==, 0);

  /* another one in the place of one, as where a panel of one server takes the place of another:
   * none is counted that is gone */
  g_signal_handlers_block_matched (fixture->servers->fleet, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL,
                                   starred_count);
  ptero_fleet_server_set_favorite (server, FALSE);
  g_signal_handlers_unblock_matched (fixture->servers->fleet, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL,
                                     starred_count);
  g_assert_cmpuint (count_servers (starred_count), ==, 1);
  g_list_model_items_changed (G_LIST_MODEL (fixture->servers->fleet), 0, 1, 1);
  ptero_test_wait (counts_none, starred_count);
}

/* Servers that are found by the name of their panel are found by its new one. */
static void
test_filter_renamed_panel (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr(PteroSavedFilter) saved = ptero_saved_filter_new ("Found", "panel:bas", "all", "",
                                                              FALSE);
  g_autoptr(PteroFilterCount) count = NULL;

  fixture->servers = ptero_test_fleet_new (1, PTERO_DEMO_KEY_ADMIN);
  ptero_panel_set_admin_all (fixture->servers->panel, TRUE);
  present (fixture);
  ptero_test_fleet_start (fixture->servers);
  count = ptero_filter_count_new (fixture->servers->fleet, saved);
  ptero_test_spin (700);
  g_assert_cmpuint (count_servers (count), ==, 0);

  ptero_panel_set_name (fixture->servers->panel, "Basalt");
  ptero_test_wait (counts_one, count);
}

/* Two panels with one letter show two. */
static void
test_marks (void)
{
  g_autoptr(GListStore) panels = g_list_store_new (PTERO_TYPE_PANEL);
  g_autoptr(PteroPanel) home = ptero_panel_new (NULL, "Home Lab", "https://a.example");
  g_autoptr(PteroPanel) hetzner = ptero_panel_new (NULL, "hetzner", "https://b.example");
  g_autoptr(PteroPanel) emoji = ptero_panel_new (NULL, " 👩‍🚀 Space", "https://c.example");
  g_autoptr(PteroPanel) bad = ptero_panel_new (NULL, "\u202e\u200b", "https://d.example");
  g_autoptr(GIcon) icon = NULL;

  g_list_store_append (panels, home);
  g_list_store_append (panels, emoji);
  g_list_store_append (panels, bad);
  ptero_panel_paintable_watch (G_LIST_MODEL (panels));
  g_assert_cmpstr (ptero_panel_paintable_get_text (ptero_panel_paintable_get (home)), ==, "H");
  g_assert_cmpstr (ptero_panel_paintable_get_text (ptero_panel_paintable_get (emoji)), ==, "👩‍🚀");
  g_assert_cmpstr (ptero_panel_paintable_get_text (ptero_panel_paintable_get (bad)), ==, "?");

  g_list_store_append (panels, hetzner);
  g_assert_cmpstr (ptero_panel_paintable_get_text (ptero_panel_paintable_get (home)), ==, "HL");
  g_assert_cmpstr (ptero_panel_paintable_get_text (ptero_panel_paintable_get (hetzner)), ==, "HE");

  ptero_panel_set_name (hetzner, "Contabo");
  g_assert_cmpstr (ptero_panel_paintable_get_text (ptero_panel_paintable_get (home)), ==, "H");
  g_assert_cmpstr (ptero_panel_paintable_get_text (ptero_panel_paintable_get (hetzner)), ==, "C");

  icon = ptero_panel_paintable_create_icon (ptero_panel_paintable_get (home), 32);
  g_assert_cmpint (gdk_texture_get_width (GDK_TEXTURE (icon)), ==, 32);
}

static void
hold_off (PteroPanel *panel,
          guint       seconds)
{
  g_autoptr(GError) error = ptero_api_error_new_for_wait (seconds);

  ptero_panel_set_state (panel, PTERO_PANEL_STATE_RATE_LIMITED, error,
                         g_get_monotonic_time () + seconds * G_USEC_PER_SEC);
}

static gboolean
has_text (GtkWidget  *widget,
          const char *part)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), part) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (has_text (child, part))
        return TRUE;
    }

  return FALSE;
}

/* Each of the panels is there to be chosen. */
static void
check_details (GtkWidget *window)
{
  GtkWidget *label = ptero_test_find_label (window, "Details");
  GtkWidget *button;
  GMenuModel *menu;

  g_assert_nonnull (label);
  button = gtk_widget_get_ancestor (label, GTK_TYPE_MENU_BUTTON);
  g_assert_nonnull (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));
  g_assert_nonnull (menu);
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 2);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
}

static GtkWidget *
get_button (GtkWidget  *window,
            const char *text)
{
  return gtk_widget_get_ancestor (ptero_test_find_label (window, text), GTK_TYPE_BUTTON);
}

/* What is under the pointer or has the focus is not made anew while it is about the same. */
static void
test_banner_buttons (void)
{
  g_autoptr(GListStore) panels = g_list_store_new (PTERO_TYPE_PANEL);
  g_autoptr(PteroPanel) panel = ptero_panel_new (NULL, "Home", "http://192.168.1.2");
  PteroPanelBanners *banners = g_object_new (PTERO_TYPE_PANEL_BANNERS, NULL);
  GtkWidget *window;
  GtkWidget *button;

  g_list_store_append (panels, panel);
  ptero_panel_banners_set_panels (banners, G_LIST_MODEL (panels));
  window = g_object_ref (ptero_test_present (GTK_WIDGET (banners)));

  set_state (panel, PTERO_PANEL_STATE_ONLINE, PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER, 0);
  ptero_test_spin (400);
  button = get_button (window, "Try Now");
  ptero_panel_set_n_servers (panel, 12);
  ptero_test_spin (100);
  g_assert_true (get_button (window, "Try Now") == button);

  hold_off (panel, 300);
  ptero_test_spin (400);
  button = get_button (window, "Try Now");
  hold_off (panel, 299);
  ptero_test_spin (100);
  g_assert_true (get_button (window, "Try Now") == button);

  set_state (panel, PTERO_PANEL_STATE_ONLINE, 0, 0, 0);
  ptero_test_spin (400);
  button = get_button (window, "Dismiss");
  gtk_widget_grab_focus (button);
  ptero_panel_set_n_servers (panel, 13);
  ptero_test_spin (100);
  g_assert_true (get_button (window, "Dismiss") == button && gtk_widget_has_focus (button));

  /* out in the world it is not to be dismissed */
  ptero_panel_set_address (panel, "http://panel.example");
  ptero_test_spin (400);
  g_assert_nonnull (ptero_test_find_label (window, "The connection to a panel is not encrypted"));
  g_assert_null (ptero_test_find_label (window, "Dismiss"));

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (window);
}

static void
test_banners (void)
{
  g_autoptr(GListStore) panels = g_list_store_new (PTERO_TYPE_PANEL);
  g_autoptr(PteroPanel) one = ptero_panel_new (NULL, "Basalt EU", "https://panel.basalt.example");
  g_autoptr(PteroPanel) two = ptero_panel_new (NULL, "Home <Lab>", "http://192.168.1.2");
  g_autoptr(GDateTime) time = g_date_time_new_now_local ();
  PteroPanelBanners *banners = g_object_new (PTERO_TYPE_PANEL_BANNERS, NULL);
  GtkWidget *window;

  g_list_store_append (panels, one);
  ptero_panel_banners_set_panels (banners, G_LIST_MODEL (panels));
  gtk_widget_set_size_request (GTK_WIDGET (banners), 900, -1);
  window = g_object_ref (ptero_test_present (GTK_WIDGET (banners)));
  g_assert_null (ptero_test_find_label (window, "Basalt EU does not answer"));

  ptero_panel_set_n_servers (one, 98);
  ptero_panel_set_refreshed_at (one, time);
  set_state (one, PTERO_PANEL_STATE_UNREACHABLE, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, 24);
  ptero_test_spin (400);
  g_assert_nonnull (ptero_test_find_label (window, "Basalt EU does not answer"));
  ptero_test_screenshot (window, "banners-one");

  /* what answers, though nobody knows what, is not silent; the words of others end before ours */
  set_state (one, PTERO_PANEL_STATE_UNREACHABLE, PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER,
             24);
  ptero_test_spin (400);
  g_assert_null (ptero_test_find_label (window, "Basalt EU does not answer"));
  g_assert_nonnull (ptero_test_find_label (window, "Basalt EU answers what Ptero does not understand"));
  set_state (one, PTERO_PANEL_STATE_UNREACHABLE, G_IO_ERROR, G_IO_ERROR_FAILED, 24);
  ptero_test_spin (400);
  g_assert_true (has_text (window, "panel.basalt.example: test. Its 98 servers"));

  g_list_store_append (panels, two);
  set_state (two, PTERO_PANEL_STATE_UNREACHABLE, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, 24);
  ptero_panel_banners_set_notice (banners, PTERO_NOTICE_DATA, "It is at /tmp/old.db.");
  ptero_test_spin (400);
  g_assert_nonnull (ptero_test_find_label (window, "2 panels do not answer"));
  g_assert_nonnull (ptero_test_find_label (window, "Basalt EU, Home <Lab>"));
  check_details (window);
  g_assert_null (ptero_test_find_label (window, "The connection to a panel is not encrypted"));
  g_assert_nonnull (ptero_test_find_label (window, "It is at /tmp/old.db."));

  set_state (one, PTERO_PANEL_STATE_KEYRING, PTERO_KEYRING_ERROR, PTERO_KEYRING_ERROR_LOCKED, 0);
  set_state (two, PTERO_PANEL_STATE_KEY_REFUSED, PTERO_API_ERROR, PTERO_API_ERROR_UNAUTHENTICATED,
             0);
  ptero_panel_banners_set_notice (banners, PTERO_NOTICE_DATA, NULL);
  ptero_test_spin (400);
  g_assert_null (ptero_test_find_label (window, "2 panels do not answer"));
  g_assert_null (ptero_test_find_label (window, "It is at /tmp/old.db."));
  g_assert_nonnull (ptero_test_find_label (window, "The keyring does not give the key of a panel"));
  g_assert_nonnull (ptero_test_find_label (window, "Home <Lab>: Key refused"));
  ptero_test_screenshot (window, "banners-many");

  /* a minute is over soon, minutes are worth a try */
  hold_off (one, 60);
  hold_off (two, 300);
  ptero_test_spin (400);
  g_assert_nonnull (ptero_test_find_label (window, "A panel allows no requests for a while"));
  g_assert_nonnull (ptero_test_find_label (window, "Home <Lab>"));
  g_assert_nonnull (ptero_test_find_label (window, "Try Now"));
  ptero_test_screenshot (window, "banners-held-off");
  hold_off (one, 300);
  ptero_test_spin (400);
  g_assert_nonnull (ptero_test_find_label (window, "These panels allow no requests for a while"));

  set_state (one, PTERO_PANEL_STATE_ONLINE, PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER, 0);
  set_state (two, PTERO_PANEL_STATE_ONLINE, 0, 0, 0);
  ptero_test_spin (400);
  g_assert_nonnull (ptero_test_find_label (window, "Not all servers of a panel could be read"));
  g_assert_nonnull (ptero_test_find_label (window, "Basalt EU: test"));
  ptero_test_screenshot (window, "banners-incomplete");
  set_state (one, PTERO_PANEL_STATE_ONLINE, 0, 0, 0);
  ptero_test_spin (400);
  g_assert_null (ptero_test_find_label (window, "Not all servers of a panel could be read"));
  g_assert_null (ptero_test_find_label (window, "These panels allow no requests for a while"));
  g_assert_nonnull (ptero_test_find_label (window, "The connection to a panel is not encrypted"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (banners), "banners.dismiss-insecure",
                                             NULL));
  ptero_test_spin (400);
  g_assert_null (ptero_test_find_label (window, "The connection to a panel is not encrypted"));
  g_list_store_remove (panels, 1);
  ptero_test_spin (400);
  g_assert_null (ptero_test_find_label (window, "Home <Lab>: Key refused"));
  g_assert_null (ptero_test_find_label (window, "The connection to a panel is not encrypted"));

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (window);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add ("/ui/sidebar/states", Fixture, NULL, set_up, test_states, tear_down);
  g_test_add ("/ui/sidebar/live", Fixture, NULL, set_up, test_live, tear_down);
  g_test_add ("/ui/sidebar/keyring-asks", Fixture, NULL, set_up, test_keyring_asks, tear_down);
  g_test_add ("/ui/sidebar/choose", Fixture, NULL, set_up, test_choose, tear_down);
  g_test_add ("/ui/sidebar/expand", Fixture, NULL, set_up, test_expand, tear_down);
  g_test_add ("/ui/sidebar/learned", Fixture, NULL, set_up, test_learned, tear_down);
  g_test_add ("/ui/sidebar/accessible", Fixture, NULL, set_up, test_accessible, tear_down);
  g_test_add ("/ui/sidebar/menu-click", Fixture, NULL, set_up, test_menu_click, tear_down);
  g_test_add ("/ui/sidebar/reveal", Fixture, NULL, set_up, test_reveal, tear_down);
  g_test_add ("/ui/sidebar/density", Fixture, NULL, set_up, test_density, tear_down);
  g_test_add ("/ui/sidebar/filters", Fixture, NULL, set_up, test_filters, tear_down);
  g_test_add ("/ui/sidebar/filter-without-panel", Fixture, NULL, set_up, test_filter_without_panel,
              tear_down);
  g_test_add ("/ui/sidebar/filter-renamed-panel", Fixture, NULL, set_up, test_filter_renamed_panel,
              tear_down);
  g_test_add ("/ui/sidebar/jobs", Fixture, NULL, set_up, test_jobs, tear_down);
  g_test_add_func ("/ui/marks", test_marks);
  g_test_add_func ("/ui/banners", test_banners);
  g_test_add_func ("/ui/banner-buttons", test_banner_buttons);

  return g_test_run ();
}
