/* ptero-panel-list-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "ptero-alert.h"
#include "ptero-error-text.h"
#include "ptero-file-chooser.h"
#include "ptero-panel-list-file.h"
#include "ptero-panel-list.h"
#include "ptero-panel-toast.h"

/* Enough to see that it is too much. */
#define BUFFER_SIZE (PTERO_PANEL_LIST_MAX_SIZE + 1)

typedef struct
{
  PteroPanelStore *store;
  GtkWidget       *parent;
  char            *buffer;
} Transfer;

static Transfer *
transfer_new (PteroPanelStore *store,
              GtkWidget       *parent)
{
  Transfer *transfer = g_new0 (Transfer, 1);

  transfer->store = g_object_ref (store);
  transfer->parent = g_object_ref (parent);

  return transfer;
}

static void
transfer_free (Transfer *transfer)
{
  g_clear_object (&transfer->store);
  g_clear_object (&transfer->parent);
  g_clear_pointer (&transfer->buffer, g_free);
  g_free (transfer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Transfer, transfer_free)

static void
show_error (GtkWidget    *parent,
            const char   *heading,
            const GError *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      gtk_widget_get_root (parent) == NULL)
    return;

  text = ptero_error_describe (error);
  ptero_alert_show (parent, heading, text);
}

static void
show_imported (GtkWidget *parent,
               guint      n_added,
               guint      n_known)
{
  g_autofree char *added = NULL;
  g_autofree char *known = NULL;

  if (n_added > 0)
    added = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u panel added", "%u panels added",
                                          n_added), n_added);
  if (n_known > 0)
    known = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u was already there",
                                          "%u were already there", n_known), n_known);

  if (added != NULL && known != NULL)
    /* Translators: “3 panels added, 1 was already there” */
    ptero_panel_toast (parent, _("%s, %s"), added, known);
  else if (added != NULL)
    ptero_panel_toast (parent, "%s", added);
  else if (known != NULL)
    ptero_panel_toast (parent, "%s", _("All panels of the list were already there"));
  else
    ptero_panel_toast (parent, "%s", _("The list is empty"));
}

static void
import_bytes (Transfer *transfer,
              GBytes   *bytes)
{
  g_autoptr(GError) error = NULL;
  guint n_added;
  guint n_known;

  if (ptero_panel_store_import (transfer->store, bytes, &n_added, &n_known, &error))
    show_imported (transfer->parent, n_added, n_known);
  else
    show_error (transfer->parent, _("The Panel List Could Not Be Read"), error);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(Transfer) transfer = user_data;
  g_autoptr(GError) error = NULL;
  gsize length;

  if (g_input_stream_read_all_finish (G_INPUT_STREAM (object), result, &length, &error))
    {
      g_autoptr(GBytes) bytes = g_bytes_new (transfer->buffer, length);

      import_bytes (transfer, bytes);
    }
  else
    {
      show_error (transfer->parent, _("The Panel List Could Not Be Read"), error);
    }
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Transfer) transfer = user_data;
  g_autoptr(GFileInputStream) stream = NULL;
  g_autoptr(GError) error = NULL;

  stream = g_file_read_finish (G_FILE (object), result, &error);

  if (stream == NULL)
    {
      show_error (transfer->parent, _("The Panel List Could Not Be Read"), error);
      return;
    }

  transfer->buffer = g_malloc (BUFFER_SIZE);
  g_input_stream_read_all_async (G_INPUT_STREAM (stream), transfer->buffer, BUFFER_SIZE,
                                 G_PRIORITY_DEFAULT, NULL, read_cb, transfer);
  g_steal_pointer (&transfer);
}

static void
open_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(Transfer) transfer = user_data;
  g_autoptr(GListModel) files = NULL;
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;

  files = ptero_file_chooser_open_finish (GTK_WIDGET (object), result, &error);

  if (files != NULL && (file = g_list_model_get_item (files, 0)) != NULL)
    ptero_panel_list_import_file (transfer->store, file, transfer->parent);
  else if (error != NULL)
    show_error (transfer->parent, _("The Panel List Could Not Be Read"), error);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Transfer) transfer = user_data;
  g_autoptr(GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (object), result, NULL, &error))
    ptero_panel_toast (transfer->parent, "%s", _("Panel list exported, without keys"));
  else
    show_error (transfer->parent, _("The Panel List Could Not Be Written"), error);
}

static void
save_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(Transfer) transfer = user_data;
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;

  file = ptero_file_chooser_save_finish (GTK_WIDGET (object), result, &error);

  if (file != NULL)
    ptero_panel_list_export_file (transfer->store, file, transfer->parent);
  else if (error != NULL)
    show_error (transfer->parent, _("The Panel List Could Not Be Written"), error);
}

/**
 * ptero_panel_list_import:
 * @store: where the panels go
 * @parent: a widget in the window that asks
 *
 * Lets the person choose a panel list and adds the panels that are not there
 * yet. They have no keys.
 */
void
ptero_panel_list_import (PteroPanelStore *store,
                         GtkWidget       *parent)
{
  g_return_if_fail (PTERO_IS_PANEL_STORE (store));
  g_return_if_fail (GTK_IS_WIDGET (parent));

  ptero_file_chooser_open_async (parent, _("Import Panel List"), NULL,
                                 open_chosen_cb, transfer_new (store, parent));
}

/**
 * ptero_panel_list_import_file:
 * @store: where the panels go
 * @file: a panel list
 * @parent: a widget in the window that asks
 *
 * Adds the panels of @file that are not there yet, and says how many.
 */
void
ptero_panel_list_import_file (PteroPanelStore *store,
                              GFile           *file,
                              GtkWidget       *parent)
{
  g_return_if_fail (PTERO_IS_PANEL_STORE (store));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (GTK_IS_WIDGET (parent));

  g_file_read_async (file, G_PRIORITY_DEFAULT, NULL, opened_cb, transfer_new (store, parent));
}

/**
 * ptero_panel_list_export:
 * @store: the panels
 * @parent: a widget in the window that asks
 *
 * Lets the person choose where to write the panels, without their keys.
 */
void
ptero_panel_list_export (PteroPanelStore *store,
                         GtkWidget       *parent)
{
  g_return_if_fail (PTERO_IS_PANEL_STORE (store));
  g_return_if_fail (GTK_IS_WIDGET (parent));

  /* Translators: a file name */
  ptero_file_chooser_save_async (parent, _("Export Panel List"), _("Ptero panels.json"), NULL,
                                 save_chosen_cb, transfer_new (store, parent));
}

/**
 * ptero_panel_list_export_file:
 * @store: the panels
 * @file: where to write them; the file chooser has asked about replacing it
 * @parent: a widget in the window that asks
 *
 * Writes the panels without their keys.
 */
void
ptero_panel_list_export_file (PteroPanelStore *store,
                              GFile           *file,
                              GtkWidget       *parent)
{
  g_autoptr(GBytes) bytes = NULL;

  g_return_if_fail (PTERO_IS_PANEL_STORE (store));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (GTK_IS_WIDGET (parent));

  bytes = ptero_panel_store_export (store);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       written_cb, transfer_new (store, parent));
}
