/* ptero-test-ui.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-test-ui.h"

#include "../patience.h"
#include "ptero-late-style.h"
#include "ptero-line.h"
#include "ptero-resources.h"

/* A server of the demo panel takes up to 10 s to restart, and is looked at every 1.5 s. */
#define TIMEOUT (30 * PATIENCE * G_TIME_SPAN_SECOND)

/**
 * ptero_test_ui_init:
 * @argc: (inout): number of arguments
 * @argv: (inout): arguments
 *
 * Sets up a test program that shows widgets: GTest, libadwaita, the resources
 * and the style sheet. Skips the whole program where there is no display.
 */
void
ptero_test_ui_init (int    *argc,
                    char ***argv)
{
  GtkCssProvider *provider;

  g_test_init (argc, argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      exit (0);
    }

  adw_init ();
  g_resources_register (ptero_get_resource ());
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    RESOURCE_PATH "/icons");

  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, RESOURCE_PATH "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_unref (provider);
  ptero_late_style_load ();
}

static gboolean
elapsed_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
spin (guint milliseconds,
      int   priority)
{
  gboolean elapsed = FALSE;

  g_timeout_add_full (priority, milliseconds, elapsed_cb, &elapsed, NULL);
  while (!elapsed)
    g_main_context_iteration (NULL, TRUE);
}

/**
 * ptero_test_spin:
 * @milliseconds: how long
 *
 * Runs the main loop for a while, and on a busy machine until what was due by
 * then is done and drawn; what waits for idle time is not waited for.
 */
void
ptero_test_spin (guint milliseconds)
{
  spin (milliseconds, G_PRIORITY_DEFAULT_IDLE - 1);
}

void
ptero_test_wait_full (PteroTestCondition  condition,
                      gpointer            user_data,
                      const char         *location,
                      const char         *what)
{
  const gint64 end = g_get_monotonic_time () + TIMEOUT;

  while (!condition (user_data))
    {
      if (g_get_monotonic_time () > end)
        g_error ("%s: timed out waiting for %s", location, what);
      spin (5, G_PRIORITY_DEFAULT);
    }
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/**
 * ptero_test_present:
 * @content: (transfer floating): a widget
 *
 * Shows @content in a window of its own and waits until it is there.
 *
 * Returns: (transfer none): the window, to be destroyed by the caller
 */
GtkWidget *
ptero_test_present (GtkWidget *content)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), content);
  /* Where the pointer rests is not part of the test, and GTK trips over a tooltip whose window goes
   * before it shows. */
  gtk_widget_set_can_target (content, FALSE);
  gtk_window_present (GTK_WINDOW (window));
  ptero_test_wait (is_mapped, content);
  ptero_test_spin (20);

  return window;
}

static void
finalized_cb (gpointer  user_data,
              GObject  *object)
{
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer user_data)
{
  return *(gboolean *) user_data;
}

/**
 * ptero_test_await_finalize:
 * @object: (transfer full): an object of which the caller has the last reference
 *
 * Drops the reference and fails the test unless the object goes away.
 */
void
ptero_test_await_finalize (gpointer object)
{
  gboolean finalized = FALSE;

  g_object_weak_ref (object, finalized_cb, &finalized);
  g_object_unref (object);
  ptero_test_wait (is_true, &finalized);
}

/**
 * ptero_test_find_type:
 * @widget: where to look
 * @type: the type of a widget
 *
 * Returns: (transfer none) (nullable): the first widget of that type
 */
GtkWidget *
ptero_test_find_type (GtkWidget *widget,
                      GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ptero_test_find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * ptero_test_count_type:
 * @widget: where to look
 * @type: the type of a widget
 *
 * Returns: how many widgets of that type there are, none inside of another one
 */
guint
ptero_test_count_type (GtkWidget *widget,
                       GType      type)
{
  guint n = 0;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return 1;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += ptero_test_count_type (child, type);

  return n;
}

/**
 * ptero_test_find_label:
 * @widget: where to look
 * @text: the text of a label
 *
 * Returns: (transfer none) (nullable): the first mapped label that shows just that text
 */
GtkWidget *
ptero_test_find_label (GtkWidget  *widget,
                       const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;
  if (PTERO_IS_LINE (widget) && gtk_widget_get_mapped (widget) &&
      g_str_equal (ptero_line_get_text (PTERO_LINE (widget)), text))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ptero_test_find_label (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * ptero_test_screenshot:
 * @widget: a widget that is shown
 * @name: name of the picture
 *
 * Writes a picture of @widget to the folder that PTERO_TEST_PICTURES names, if
 * it names one: to look at what a test shows.
 */
void
ptero_test_screenshot (GtkWidget  *widget,
                       const char *name)
{
  const char *folder = g_getenv ("PTERO_TEST_PICTURES");
  g_autofree char *path = NULL;
  g_autoptr(GdkPaintable) paintable = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  GskRenderNode *node;
  GtkSnapshot *snapshot;

  if (folder == NULL)
    return;

  paintable = gtk_widget_paintable_new (widget);
  /* it has a picture once the widget was drawn */
  gtk_widget_queue_draw (widget);
  ptero_test_spin (100);
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)),
                                         node, NULL);
  gsk_render_node_unref (node);

  path = g_strconcat (folder, "/", name, ".png", NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}
