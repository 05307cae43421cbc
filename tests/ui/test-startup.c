/* test-startup.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-image-row.h"
#include "ptero-page.h"
#include "ptero-part.h"
#include "ptero-startup.h"
#include "ptero-test-guest.h"
#include "ptero-variable-row.h"

typedef struct
{
  GtkWidget  *widget;
  const char *name;
} Wanted;

static PteroVariableRow *
find_row (GtkWidget  *widget,
          const char *name)
{
  PteroVariableRow *row = NULL;

  if (PTERO_IS_VARIABLE_ROW (widget))
    return g_strcmp0 (ptero_variable_row_get_env_variable (PTERO_VARIABLE_ROW (widget)),
                      name) == 0 ? PTERO_VARIABLE_ROW (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL &&
       row == NULL; child = gtk_widget_get_next_sibling (child))
    row = find_row (child, name);

  return row;
}

static gboolean
has_row (gpointer user_data)
{
  Wanted *wanted = user_data;

  return find_row (wanted->widget, wanted->name) != NULL;
}

static PteroVariableRow *
wait_row (GtkWidget  *widget,
          const char *name)
{
  Wanted wanted = { widget, name };

  ptero_test_wait (has_row, &wanted);

  return find_row (widget, name);
}

static gboolean
is_unchanged (gpointer row)
{
  return !ptero_variable_row_get_changed (row);
}

static gboolean
has_complaint (gpointer row)
{
  return ptero_variable_row_get_complaint (row) != NULL;
}

static void
press_apply (PteroVariableRow *row)
{
  g_signal_emit_by_name (row, "apply");
}

/* Presses the first button with that label in @widget. */
static void
press (GtkWidget  *widget,
       const char *label)
{
  GtkWidget *found = ptero_test_find_label (widget, label);

  g_assert_nonnull (found);
  g_signal_emit_by_name (gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON), "clicked");
}

/* A person sets a number, a switch and a text, is stopped by the rules, and goes back to the
 * default. */
static void
test_variables (void)
{
  PteroTestSection *self = ptero_test_section_new ("startup", 950, 900);
  PteroVariableRow *distance = wait_row (self->page, "VIEW_DISTANCE");
  PteroVariableRow *flags = wait_row (self->page, "AIKAR_FLAGS");
  PteroVariableRow *jar = wait_row (self->page, "SERVER_JARFILE");
  PteroVariableRow *build = wait_row (self->page, "BUILD_NUMBER");
  g_autofree char *value = NULL;

  ptero_test_spin (200);
  ptero_test_screenshot (self->window, "startup");
  g_assert_nonnull (ptero_test_find_type (GTK_WIDGET (distance), GTK_TYPE_SPIN_BUTTON));
  g_assert_nonnull (ptero_test_find_type (GTK_WIDGET (flags), GTK_TYPE_SWITCH));
  g_assert_nonnull (ptero_test_find_type (GTK_WIDGET (jar), GTK_TYPE_ENTRY));
  g_assert_null (find_row (self->page, "DL_PATH"));

  ptero_variable_row_fill_in (distance, "24");
  ptero_variable_row_fill_in (flags, "1");
  g_assert_true (ptero_variable_row_get_changed (distance));
  press_apply (distance);
  press_apply (flags);
  ptero_test_wait (is_unchanged, distance);
  ptero_test_wait (is_unchanged, flags);

  ptero_variable_row_fill_in (distance, "10");
  press_apply (distance);
  ptero_test_wait (is_unchanged, distance);

  /* too long by its rule */
  ptero_variable_row_fill_in (jar, "a-name-that-is-longer-than-twenty.jar");
  g_assert_nonnull (ptero_variable_row_get_complaint (jar));
  ptero_test_screenshot (self->window, "startup-wrong");
  /* sent nevertheless, the panel says the same */
  press_apply (jar);
  ptero_variable_row_complain (jar, NULL);
  ptero_test_wait (has_complaint, jar);
  g_assert_true (ptero_variable_row_get_changed (jar));

  /* what is being typed survives a refresh */
  ptero_variable_row_fill_in (jar, "paper.jar");
  g_assert_null (ptero_variable_row_get_complaint (jar));
  ptero_part_refresh (PTERO_PART (ptero_test_find_type (self->page, PTERO_TYPE_STARTUP)));
  ptero_test_spin (300);
  g_assert_true (ptero_variable_row_get_changed (jar));
  press_apply (jar);
  ptero_test_wait (is_unchanged, jar);
  value = ptero_variable_row_dup_value (jar);
  g_assert_cmpstr (value, ==, "paper.jar");

  g_assert_false (gtk_widget_is_sensitive (ptero_test_find_type (GTK_WIDGET (build),
                                                                 GTK_TYPE_ENTRY)));
  press (self->page, "Placeholders");
  ptero_test_wait_label (self->page,
                         "java -Xms128M -XX:MaxRAMPercentage=95.0 -Dterminal.jline=false -Dterminal.ansi=true -jar {{SERVER_JARFILE}}");
  press (self->page, "Placeholders");
  ptero_test_wait_label (self->page,
                         "java -Xms128M -XX:MaxRAMPercentage=95.0 -Dterminal.jline=false -Dterminal.ansi=true -jar paper.jar");

  ptero_test_section_free (self);
}

typedef struct
{
  PteroFleetServer *server;
  const char       *image;
} Image;

static gboolean
has_image (gpointer user_data)
{
  Image *image = user_data;

  return g_strcmp0 (ptero_fleet_server_get_server (image->server)->docker_image, image->image) == 0;
}

/* The image of the server is another one afterwards, for all who show it. */
static void
test_image (void)
{
  PteroTestSection *self = ptero_test_section_new ("startup", 950, 900);
  PteroImageRow *row = PTERO_IMAGE_ROW (ptero_test_find_type (self->page, PTERO_TYPE_IMAGE_ROW));
  Image wanted = { self->server, "ghcr.io/pterodactyl/yolks:java_17" };

  wait_row (self->page, "VIEW_DISTANCE");
  g_assert_cmpstr (ptero_fleet_server_get_server (self->server)->docker_image, !=, wanted.image);
  ptero_image_row_choose (row, wanted.image);
  ptero_test_wait (has_image, &wanted);
  ptero_test_spin (300);
  ptero_test_screenshot (self->window, "startup-image");

  ptero_test_section_free (self);
}

static void
set_image (PteroTestSection *self,
           const char       *image)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_SERVER_UPDATE_STARTUP,
                                                       "server", "1", "startup", "java -jar x.jar",
                                                       "image", image, NULL);
  g_autoptr(JsonNode) environment = json_from_string ("{}", NULL);

  ptero_request_set_node (request, "environment", environment);
  ptero_request_set_int (request, "egg", 1);
  ptero_request_set_boolean (request, "skip_scripts", FALSE);
  ptero_client_send_async (ptero_panel_get_client (self->fleet->panel), request, NULL, NULL, NULL);
  ptero_test_spin (300);
}

/* An image that an administrator set stays, and the row says why. */
static void
test_foreign_image (void)
{
  PteroTestSection *self = ptero_test_section_new ("startup", 950, 900);
  Image wanted = { self->server, "registry.example.com/own:1" };

  wait_row (self->page, "VIEW_DISTANCE");
  set_image (self, wanted.image);
  ptero_page_refresh (PTERO_PAGE (self->page));
  ptero_panel_refresh (self->fleet->panel);
  ptero_test_wait (has_image, &wanted);
  ptero_test_wait_label (self->page, "Set by an Administrator");
  g_assert_false (gtk_widget_get_mapped (ptero_test_find_type (ptero_test_find_type (self->page,
                                                                                     PTERO_TYPE_IMAGE_ROW), GTK_TYPE_DROP_DOWN)));
  ptero_test_screenshot (self->window, "startup-foreign");

  ptero_test_section_free (self);
}

/* Somebody who may only look sees all and can change nothing. */
static void
test_guest (void)
{
  PteroTestSection *self = ptero_test_section_new_guest ("startup", 950, 900);
  GtkWidget *section = ptero_test_find_type (self->page, PTERO_TYPE_STARTUP);

  g_assert_nonnull (section);
  ptero_test_wait_label (section, "You have no permission to change them");
  ptero_test_spin (200);
  g_assert_false (gtk_widget_is_sensitive (ptero_test_find_type (ptero_test_find_type (section,
                                                                                       PTERO_TYPE_VARIABLE_ROW), GTK_TYPE_ENTRY)));
  g_assert_false (gtk_widget_is_sensitive (ptero_test_find_type (section, GTK_TYPE_DROP_DOWN)));
  ptero_test_screenshot (self->window, "startup-guest");

  ptero_test_section_free (self);
}

/* Nothing is wider than a phone, and a panel that is gone is told of. */
static void
test_narrow (void)
{
  PteroTestSection *self = ptero_test_section_new ("startup", 360, 700);
  GtkWidget *section = ptero_test_find_type (self->page, PTERO_TYPE_STARTUP);
  PteroVariableRow *jar = wait_row (self->page, "SERVER_JARFILE");
  int minimum;

  gtk_widget_measure (section, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  ptero_variable_row_fill_in (jar, "paper.jar");
  gtk_widget_grab_focus (GTK_WIDGET (jar));
  ptero_test_spin (300);
  ptero_test_screenshot (self->window, "startup-narrow");

  ptero_demo_panel_stop (self->fleet->demo);
  press_apply (jar);
  ptero_test_wait (has_complaint, jar);
  ptero_part_refresh (PTERO_PART (section));
  ptero_test_wait_label (section, "This could not be brought up to date");

  ptero_test_section_free (self);
}

static const char *
get_shown (PteroTestSection *self)
{
  GtkStack *stack =
    GTK_STACK (gtk_widget_get_ancestor (ptero_test_find_type (self->page, PTERO_TYPE_STARTUP),
                                        GTK_TYPE_STACK));

  return gtk_stack_get_visible_child_name (stack);
}

static gboolean
shows_network (gpointer section)
{
  return g_str_equal (get_shown (section), "network");
}

static void
go_to (PteroTestSection *self,
       const char       *name)
{
  GtkWidget *section = ptero_test_find_type (self->page, PTERO_TYPE_STARTUP);

  g_assert_true (gtk_widget_activate_action (section, "server.section", "s", name));
}

/* Who goes elsewhere is asked about what is not applied; what the rules or the panel refuse keeps
 * them there. */
static void
test_leave (void)
{
  PteroTestSection *self = ptero_test_section_new ("startup", 950, 900);
  PteroVariableRow *distance = wait_row (self->page, "VIEW_DISTANCE");
  PteroVariableRow *jar = wait_row (self->page, "SERVER_JARFILE");
  g_autofree char *value = NULL;

  ptero_variable_row_fill_in (distance, "24");
  g_assert_nonnull (ptero_page_get_changed_part (PTERO_PAGE (self->page)));
  go_to (self, "startup");
  go_to (self, "network");
  go_to (self, "users");
  ptero_test_answer_alert (self->page, "Cancel");
  ptero_test_spin (100);
  g_assert_cmpstr (get_shown (self), ==, "startup");
  g_assert_true (ptero_variable_row_get_changed (distance));

  ptero_variable_row_fill_in (jar, "a-name-that-is-longer-than-twenty.jar");
  go_to (self, "network");
  ptero_test_answer_alert (self->page, "Apply");
  ptero_test_wait (is_unchanged, distance);
  g_assert_cmpstr (get_shown (self), ==, "startup");
  g_assert_true (ptero_variable_row_get_changed (jar));

  ptero_variable_row_fill_in (jar, "paper.jar");
  go_to (self, "network");
  ptero_test_answer_alert (self->page, "Apply");
  ptero_test_wait (shows_network, self);
  g_assert_false (ptero_variable_row_get_changed (jar));

  go_to (self, "startup");
  ptero_variable_row_fill_in (jar, "other.jar");
  go_to (self, "network");
  ptero_test_answer_alert (self->page, "Discard");
  ptero_test_wait (shows_network, self);
  value = ptero_variable_row_dup_value (jar);
  g_assert_cmpstr (value, ==, "paper.jar");
  g_assert_null (ptero_page_get_changed_part (PTERO_PAGE (self->page)));

  ptero_test_section_free (self);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/startup/variables", test_variables);
  g_test_add_func ("/startup/image", test_image);
  g_test_add_func ("/startup/foreign-image", test_foreign_image);
  g_test_add_func ("/startup/guest", test_guest);
  g_test_add_func ("/startup/leave", test_leave);
  g_test_add_func ("/startup/narrow", test_narrow);

  return g_test_run ();
}
