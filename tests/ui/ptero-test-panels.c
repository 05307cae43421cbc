/* ptero-test-panels.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "ptero-test-panels.h"

#include "core-support.h"
#include "ptero-dialog.h"

/**
 * ptero_test_panels_init:
 * @argc: (inout): number of arguments
 * @argv: (inout): arguments
 *
 * Sets up a test program with a home of its own and a session bus on which
 * there is no keyring.
 */
void
ptero_test_panels_init (int    *argc,
                        char ***argv)
{
  g_autofree char *display = g_strdup (g_getenv ("DISPLAY"));

  core_support_create_home ();
  core_support_start_bus ();

  /* g_test_dbus_up() takes the display away, so that no bus is found by it. */
  if (display != NULL)
    g_setenv ("DISPLAY", display, TRUE);

  ptero_test_ui_init (argc, argv);
}

void
ptero_test_panels_set_up (PteroTestPanels *self,
                          gboolean         tls)
{
  g_autoptr(PteroKeyring) keyring = ptero_keyring_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "ptero", "panels.conf", NULL);

  g_remove (path);
  self->demo = ptero_demo_panel_new (0, 1);
  ptero_demo_panel_set_tls (self->demo, tls);
  g_assert_true (ptero_demo_panel_start (self->demo, &error));
  g_assert_no_error (error);

  self->store = ptero_panel_store_new (keyring, path);
  self->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1000, 700);
  gtk_window_present (GTK_WINDOW (self->window));
}

static gboolean
is_gone (gpointer content)
{
  return *(GtkWidget **) content == NULL;
}

/* Closes what is open and asserts that nothing of it stays. */
void
ptero_test_panels_tear_down (PteroTestPanels *self)
{
  if (self->content != NULL)
    ptero_dialog_force_close (self->content);

  ptero_test_wait (is_gone, &self->content);
  gtk_window_destroy (GTK_WINDOW (self->window));
  ptero_demo_panel_stop (self->demo);
  ptero_test_await_finalize (self->store);
  g_object_unref (self->demo);
}

/* A panel with one key of the demo, as if it had been added. */
PteroPanel *
ptero_test_panels_add (PteroTestPanels *self,
                       const char      *name,
                       PteroDemoKey     key)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroPanel) panel = NULL;
  gboolean application = key == PTERO_DEMO_KEY_APPLICATION || key == PTERO_DEMO_KEY_READ_ONLY;
  const char *text = ptero_demo_panel_get_key (self->demo, key);

  panel = ptero_panel_new (NULL, name, ptero_demo_panel_get_address (self->demo));
  ptero_panel_store_add_async (self->store, panel, application ? NULL : text,
                               application ? text : NULL,
                               TRUE, NULL, core_support_result_cb, &result);
  g_assert_true (ptero_panel_store_add_finish (self->store, core_support_wait (&result), &error));
  g_assert_no_error (error);

  return ptero_panel_store_find (self->store, ptero_panel_get_id (panel));
}

void
ptero_test_panels_present (PteroTestPanels *self,
                           GtkWidget       *content)
{
  self->content = content;
  g_object_add_weak_pointer (G_OBJECT (content), (gpointer *) &self->content);
  ptero_dialog_present (content, "Test", self->window);
  ptero_test_wait (gtk_widget_get_mapped, content);
}

void
ptero_test_panels_fault (PteroTestPanels *self,
                         const char      *faults)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (ptero_demo_panel_set_faults (self->demo, faults, &error));
  g_assert_no_error (error);
}

GtkWidget *
ptero_test_find_name (GtkWidget  *widget,
                      const char *name)
{
  if (g_str_equal (gtk_widget_get_name (widget), name))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ptero_test_find_name (child, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Dialogs are windows of their own or part of the window, as libadwaita has them. */
GtkWidget *
ptero_test_find_anywhere (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);
      GtkWidget *found = ptero_test_find_type (window, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_button_in (GtkWidget  *widget,
                GtkWidget  *except,
                const char *label)
{
  if (widget == except)
    return NULL;

  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0 &&
      gtk_widget_get_mapped (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button_in (child, except, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_button (GtkWidget  *except,
             const char *label)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);
      GtkWidget *found = find_button_in (window, except, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

GtkWidget *
ptero_test_find_button (const char *label)
{
  return find_button (NULL, label);
}

typedef struct
{
  PteroTestPanels *self;
  const char      *label;
} Answer;

static gboolean
is_asked (gpointer user_data)
{
  Answer *answer = user_data;

  return find_button (answer->self->content, answer->label) != NULL;
}

static gboolean
is_answered (gpointer user_data)
{
  return !is_asked (user_data);
}

/* Waits for a question over the dialog under test and answers it. */
void
ptero_test_answer (PteroTestPanels *self,
                   const char      *label)
{
  Answer answer = { self, label };

  ptero_test_wait (is_asked, &answer);
  ptero_test_spin (50);
  ptero_test_click_button (find_button (self->content, label));
  ptero_test_wait (is_answered, &answer);
}

static GtkWidget *
get_child (PteroTestPanels *self,
           const char      *name)
{
  GtkWidget *child = ptero_test_find_name (self->content, name);

  if (child == NULL)
    g_error ("There is no widget “%s”", name);

  return child;
}

void
ptero_test_type (PteroTestPanels *self,
                 const char      *name,
                 const char      *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_child (self, name)), text);
}

void
ptero_test_enter (PteroTestPanels *self,
                  const char      *name)
{
  g_signal_emit_by_name (get_child (self, name), "entry-activated");
}

void
ptero_test_click_button (GtkWidget *button)
{
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

void
ptero_test_click (PteroTestPanels *self,
                  const char      *name)
{
  ptero_test_click_button (get_child (self, name));
}

typedef struct
{
  PteroCheckRow   *row;
  PteroCheckState  state;
} Expected;

static gboolean
has_state (gpointer user_data)
{
  Expected *expected = user_data;

  return ptero_check_row_get_state (expected->row) == expected->state;
}

void
ptero_test_await_state (PteroTestPanels *self,
                        const char      *name,
                        PteroCheckState  state)
{
  Expected expected = { PTERO_CHECK_ROW (get_child (self, name)), state };

  ptero_test_wait_full (has_state, &expected, name, "another state of the check");
}

void
ptero_test_assert_text (PteroTestPanels *self,
                        const char      *name,
                        const char      *part)
{
  const char *text = ptero_check_row_get_text (PTERO_CHECK_ROW (get_child (self, name)));

  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in “%s”", part, text);
}

gboolean
ptero_test_is_sensitive (PteroTestPanels *self,
                         const char      *name)
{
  return gtk_widget_is_sensitive (get_child (self, name));
}

static gboolean
has_focus (gpointer widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static gboolean
is_focus_in_sight (gpointer content)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (content));
  graphene_rect_t bounds;

  return focus != NULL && gtk_widget_compute_bounds (focus, content, &bounds) &&
         bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= gtk_widget_get_height (content);
}

/* The focus comes to the widget, or to something in it, which is scrolled to. */
void
ptero_test_await_focus (PteroTestPanels *self,
                        const char      *name)
{
  ptero_test_wait_full (has_focus, get_child (self, name), name, "the focus");
  ptero_test_spin (100);
  ptero_test_wait_full (is_focus_in_sight, self->content, name, "to be scrolled to");
}

/* Whether Tab comes to the widget from where the focus is. */
gboolean
ptero_test_tab_reaches (PteroTestPanels *self,
                        const char      *name)
{
  GtkWidget *widget = get_child (self, name);
  GtkRoot *root = gtk_widget_get_root (self->content);

  for (guint i = 0; i < 30; i++)
    {
      if (has_focus (widget))
        return TRUE;

      g_signal_emit_by_name (root, "move-focus", GTK_DIR_TAB_FORWARD);
    }

  return FALSE;
}

/* The dialog closed by itself and all of it is gone. */
void
ptero_test_await_closed (PteroTestPanels *self)
{
  ptero_test_wait (is_gone, &self->content);
}
