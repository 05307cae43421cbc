/* ptero-test-desk.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-test-desk.h"

#include <string.h>

#include <gtksourceview/gtksource.h>

#include "ptero-diff-view.h"
#include "ptero-file-editor.h"

static PteroFleetServer *
find_server (PteroTestFleet *fleet,
             gboolean        owned)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fleet->fleet)); i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (fleet->fleet), i);

      if (owned ? ptero_fleet_server_get_server (server)->internal_id == 1
                : !ptero_fleet_server_get_server (server)->server_owner &&
                  !ptero_server_state_is_conflict (ptero_fleet_server_get_state (server)))
        return server;
    }

  return NULL;
}

static gboolean
is_known (gpointer access)
{
  return ptero_access_get_known (access);
}

PteroTestDesk *
ptero_test_desk_new (PteroDemoKey key)
{
  PteroTestDesk *self = g_new0 (PteroTestDesk, 1);

  self->fleet = ptero_test_fleet_new (0, key);
  ptero_test_fleet_start (self->fleet);
  self->access = ptero_access_new (find_server (self->fleet, key == PTERO_DEMO_KEY_ADMIN));
  ptero_access_refresh (self->access);
  ptero_test_wait (is_known, self->access);
  self->label = gtk_label_new ("Files");
  self->window = ptero_test_present (self->label);

  return self;
}

void
ptero_test_desk_free (PteroTestDesk *self)
{
  if (self->editor != NULL)
    {
      g_object_ref (self->editor);
      gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (self->editor)));
      ptero_test_await_finalize (self->editor);
    }
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->access);
  ptero_test_fleet_free (self->fleet);
  g_free (self);
}

typedef struct
{
  gboolean  is_done;
  GBytes   *bytes;
} Sent;

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Sent *sent = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);

  g_assert_no_error (error);
  if (ptero_answer_get_bytes (answer) != NULL)
    sent->bytes = g_bytes_ref (ptero_answer_get_bytes (answer));
  sent->is_done = TRUE;
}

static gboolean
is_sent (gpointer sent)
{
  return ((Sent *) sent)->is_done;
}

/* Somebody else writes it. */
void
ptero_test_desk_write_file (PteroTestDesk *self,
                            const char    *path,
                            const char    *data,
                            gssize         length)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_FILE_WRITE, "server",
                                                       ptero_access_get_uuid (self->access), NULL);
  g_autoptr(GBytes) bytes = g_bytes_new (data, length < 0 ? strlen (data) : (gsize) length);
  Sent sent = { FALSE, NULL };

  ptero_request_set_query (request, "file", path);
  ptero_request_set_body (request, "text/plain", bytes);
  ptero_client_send_async (ptero_panel_get_client (self->fleet->panel), request, NULL, sent_cb,
                           &sent);
  ptero_test_wait (is_sent, &sent);
  g_clear_pointer (&sent.bytes, g_bytes_unref);
}

GBytes *
ptero_test_desk_read_file (PteroTestDesk *self,
                           const char    *path)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_FILE_CONTENTS,
                                                       "server",
                                                       ptero_access_get_uuid (self->access), "file",
                                                       path, NULL);
  Sent sent = { FALSE, NULL };

  ptero_client_send_async (ptero_panel_get_client (self->fleet->panel), request, NULL, sent_cb,
                           &sent);
  ptero_test_wait (is_sent, &sent);

  return sent.bytes;
}

void
ptero_test_desk_assert_file (PteroTestDesk *self,
                             const char    *path,
                             const char    *data,
                             gssize         length)
{
  g_autoptr(GBytes) bytes = ptero_test_desk_read_file (self, path);
  gsize size = length < 0 ? strlen (data) : (gsize) length;

  /* the macro compares with 0, which is constant where strlen() is */
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), data, size);
}

void
ptero_test_desk_delete_file (PteroTestDesk *self,
                             const char    *name)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_FILES_DELETE, "server",
                                                       ptero_access_get_uuid (self->access), "root",
                                                       "/", NULL);
  g_autoptr(JsonNode) names = json_node_new (JSON_NODE_ARRAY);
  Sent sent = { FALSE, NULL };

  json_node_take_array (names, json_array_new ());
  json_array_add_string_element (json_node_get_array (names), name);
  ptero_request_set_node (request, "files", names);
  ptero_client_send_async (ptero_panel_get_client (self->fleet->panel), request, NULL, sent_cb,
                           &sent);
  ptero_test_wait (is_sent, &sent);
  g_clear_pointer (&sent.bytes, g_bytes_unref);
}

GtkWidget *
ptero_test_desk_find_editor (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (toplevels, i);
      GtkWidget *editor = ptero_test_find_type (window, PTERO_TYPE_FILE_EDITOR);

      if (editor != NULL)
        return editor;
    }

  return NULL;
}

gboolean
ptero_test_desk_has_editor (gpointer unused)
{
  return ptero_test_desk_find_editor () != NULL;
}

gboolean
ptero_test_desk_has_no_editor (gpointer unused)
{
  return ptero_test_desk_find_editor () == NULL;
}

GtkWindow *
ptero_test_desk_get_window (PteroTestDesk *self)
{
  return GTK_WINDOW (gtk_widget_get_root (self->editor));
}

GtkTextBuffer *
ptero_test_desk_get_buffer (PteroTestDesk *self)
{
  return ptero_file_editor_get_buffer (PTERO_FILE_EDITOR (self->editor));
}

gboolean
ptero_test_desk_has_view (gpointer editor)
{
  GtkWidget *view = ptero_test_find_type (editor, GTK_SOURCE_TYPE_VIEW);

  return view != NULL && gtk_widget_get_mapped (view);
}

gboolean
ptero_test_desk_has_diff (gpointer editor)
{
  GtkWidget *view = ptero_test_find_type (editor, PTERO_TYPE_DIFF_VIEW);

  return view != NULL && gtk_widget_get_mapped (view);
}

void
ptero_test_desk_open_page (PteroTestDesk *self,
                           const char    *path,
                           gint64         size)
{
  ptero_file_editor_open (self->label, self->access, path, size, FALSE);
  self->editor = ptero_test_desk_find_editor ();
  g_assert_nonnull (self->editor);
  /* as in any other window of a test */
  gtk_widget_set_can_target (adw_window_get_content (ADW_WINDOW (ptero_test_desk_get_window (self))), FALSE);
}

void
ptero_test_desk_open_file (PteroTestDesk *self,
                           const char    *path)
{
  ptero_test_desk_open_page (self, path, 100);
  ptero_test_wait (ptero_test_desk_has_view, self->editor);
}

void
ptero_test_desk_assert_text (PteroTestDesk *self,
                             const char    *text)
{
  g_autofree char *all = NULL;

  g_object_get (ptero_test_desk_get_buffer (self), "text", &all, NULL);
  g_assert_cmpstr (all, ==, text);
}

void
ptero_test_desk_insert (PteroTestDesk *self,
                        int            line,
                        const char    *text)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (ptero_test_desk_get_buffer (self), &iter, line);
  gtk_text_buffer_begin_user_action (ptero_test_desk_get_buffer (self));
  gtk_text_buffer_insert (ptero_test_desk_get_buffer (self), &iter, text, -1);
  gtk_text_buffer_end_user_action (ptero_test_desk_get_buffer (self));
}

void
ptero_test_desk_run (PteroTestDesk *self,
                     const char    *action)
{
  g_assert_true (gtk_widget_activate_action (self->editor, action, NULL));
}

gboolean
ptero_test_desk_is_saved (gpointer self)
{
  return !gtk_text_buffer_get_modified (ptero_test_desk_get_buffer (self));
}

void
ptero_test_desk_save (PteroTestDesk *self)
{
  ptero_test_desk_run (self, "editor.save");
  ptero_test_wait (ptero_test_desk_is_saved, self);
}

void
ptero_test_desk_close_editor (PteroTestDesk *self)
{
  gtk_window_close (ptero_test_desk_get_window (self));
  ptero_test_wait (ptero_test_desk_has_no_editor, NULL);
  self->editor = NULL;
}
