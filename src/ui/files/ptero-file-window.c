/* ptero-file-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-file-window.h"

#include <glib/gi18n.h>

#include "ptero-page.h"
#include "ptero-part.h"
#include "ptero-place.h"
#include "ptero-toolbar-view.h"

#define WIDTH  960
#define HEIGHT 720

/**
 * PteroFileWindow:
 *
 * A window of its own for an editor of a file, which goes with the window that it
 * was opened from and is asked about before.
 */
struct _PteroFileWindow
{
  AdwWindow        parent_instance;

  PteroFileEditor *editor;
};

G_DEFINE_FINAL_TYPE (PteroFileWindow, ptero_file_window, ADW_TYPE_WINDOW)

static void
left_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (source));

  if (ptero_part_leave_finish (PTERO_PART (source), result) && PTERO_IS_FILE_WINDOW (root))
    gtk_window_destroy (GTK_WINDOW (root));
}

/* Whether there is something to ask about before it is closed. */
static gboolean
ask (PteroFileWindow *self)
{
  if (!ptero_part_get_changed (PTERO_PART (self->editor)))
    return FALSE;

  ptero_part_leave_async (PTERO_PART (self->editor), left_cb, NULL);

  return TRUE;
}

/* The window that it belongs to would take it along. */
static gboolean
parent_close_cb (PteroFileWindow *self)
{
  if (!ask (self))
    return FALSE;

  gtk_window_present (GTK_WINDOW (self));

  return TRUE;
}

static gboolean
ptero_file_window_close_request (GtkWindow *window)
{
  return ask (PTERO_FILE_WINDOW (window)) ||
         GTK_WINDOW_CLASS (ptero_file_window_parent_class)->close_request (window);
}

static void
ptero_file_window_class_init (PteroFileWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GTK_WINDOW_CLASS (klass)->close_request = ptero_file_window_close_request;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
}

static void
ptero_file_window_init (PteroFileWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, 300);
}

static void
build (PteroFileWindow *self)
{
  PteroPage *page = PTERO_PAGE (self->editor);
  GtkWidget *view = g_object_new (PTERO_TYPE_TOOLBAR_VIEW, NULL);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *title = adw_window_title_new ("", "");

  g_object_bind_property (page, "title", title, "title", G_BINDING_SYNC_CREATE);
  g_object_bind_property (page, "subtitle", title, "subtitle", G_BINDING_SYNC_CREATE);
  g_object_bind_property (page, "title", self, "title", G_BINDING_SYNC_CREATE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), title);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), ptero_page_get_header_start (page));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), ptero_page_get_header_end (page));
  ptero_toolbar_view_add_top (PTERO_TOOLBAR_VIEW (view), header);
  ptero_toolbar_view_set_content (PTERO_TOOLBAR_VIEW (view), GTK_WIDGET (self->editor));
  adw_window_set_content (ADW_WINDOW (self), view);
}

/**
 * ptero_file_window_present:
 * @editor: an editor that is in no other window
 * @parent: a widget in the window that it is opened from
 *
 * Shows @editor in a window of its own.
 */
void
ptero_file_window_present (PteroFileEditor *editor,
                           GtkWidget       *parent)
{
  GtkRoot *root;
  PteroFileWindow *self;

  g_return_if_fail (PTERO_IS_FILE_EDITOR (editor));
  g_return_if_fail (GTK_IS_WIDGET (parent));

  root = gtk_widget_get_root (parent);
  self = g_object_new (PTERO_TYPE_FILE_WINDOW, NULL);
  self->editor = editor;
  ptero_place_inherit (GTK_WIDGET (self), parent);
  build (self);
  if (GTK_IS_WINDOW (root))
    {
      gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
      /* which has the keys for preferences, shortcuts and to quit */
      gtk_window_set_application (GTK_WINDOW (self),
                                  gtk_window_get_application (GTK_WINDOW (root)));
      gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
      g_signal_connect_object (root, "close-request", G_CALLBACK (parent_close_cb), self,
                               G_CONNECT_SWAPPED);
      /* it may be hidden for a moment before it goes */
      g_signal_connect_object (root, "hide", G_CALLBACK (gtk_window_destroy), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * ptero_file_window_present_open:
 * @access: what may be done with a server
 * @path: the path of a file there
 *
 * Brings the window to the front that the file is open in.
 *
 * Returns: whether there is one
 */
gboolean
ptero_file_window_present_open (PteroAccess *access,
                                const char  *path)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GObject) window = g_list_model_get_item (toplevels, i);
      PteroRemoteFile *file = PTERO_IS_FILE_WINDOW (window)
                                ? ptero_file_editor_get_file (PTERO_FILE_WINDOW (window)->editor)
                                : NULL;

      if (file != NULL && g_str_equal (ptero_remote_file_get_path (file), path) &&
          ptero_access_get_server (ptero_remote_file_get_access (file)) == ptero_access_get_server (access))
        {
          gtk_window_present (GTK_WINDOW (window));
          return TRUE;
        }
    }

  return FALSE;
}
