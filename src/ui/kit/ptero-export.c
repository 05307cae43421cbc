/* ptero-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-export.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "ptero-error-text.h"
#include "ptero-file-chooser.h"
#include "ptero-listing.h"
#include "ptero-panel-toast.h"
#include "ptero-save.h"

#define SETTLE_INTERVAL 20    /* ms */

/* What a spreadsheet would take for a formula gets an apostrophe before it: some look behind what
 * cannot be seen, and at wide signs. */
static gboolean
is_formula (const char *text)
{
  if (*text != '\0' && strchr ("\t\r\n", *text) != NULL)
    return TRUE;

  while (g_unichar_isspace (g_utf8_get_char (text)) ||
         g_unichar_type (g_utf8_get_char (text)) == G_UNICODE_FORMAT)
    text = g_utf8_next_char (text);

  return *text != '\0' &&
         g_utf8_strchr ("=+-@\u2212\uff1d\uff0b\uff0d\uff20", -1, g_utf8_get_char (text)) != NULL;
}

static void
append_cell (GString    *csv,
             const char *text)
{
  g_string_append_c (csv, '"');
  if (is_formula (text))
    g_string_append_c (csv, '\'');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *c);
    }
  g_string_append_c (csv, '"');
}

/**
 * ptero_export_to_csv:
 * @columns: (array length=n_columns): columns
 * @n_columns: how many
 * @items: items of the table
 *
 * Returns: (transfer full): a table as RFC 4180 has it, with a line of titles
 */
char *
ptero_export_to_csv (const PteroColumn *columns,
                     guint              n_columns,
                     GListModel        *items)
{
  GString *csv = g_string_new (NULL);

  for (guint i = 0; i < n_columns; i++)
    {
      append_cell (csv, columns[i].id);
      g_string_append (csv, i + 1 < n_columns ? "," : "\r\n");
    }

  for (guint row = 0; row < g_list_model_get_n_items (items); row++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (items, row);

      for (guint i = 0; i < n_columns; i++)
        {
          g_autofree char *text = columns[i].dup_text (item);

          append_cell (csv, text != NULL ? text : "");
          g_string_append (csv, i + 1 < n_columns ? "," : "\r\n");
        }
    }

  return g_string_free (csv, FALSE);
}

/**
 * ptero_export_to_json:
 * @columns: (array length=n_columns): columns
 * @n_columns: how many
 * @items: items of the table
 *
 * Returns: (transfer full): an array of objects whose members are the columns
 */
char *
ptero_export_to_json (const PteroColumn *columns,
                      guint              n_columns,
                      GListModel        *items)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint row = 0; row < g_list_model_get_n_items (items); row++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (items, row);

      json_builder_begin_object (builder);
      for (guint i = 0; i < n_columns; i++)
        {
          g_autofree char *text = columns[i].dup_text (item);

          json_builder_set_member_name (builder, columns[i].id);
          /* a number that is not known is not 0 */
          if (text == NULL)
            json_builder_add_null_value (builder);
          else if (columns[i].get_number != NULL)
            json_builder_add_int_value (builder, columns[i].get_number (item));
          else
            json_builder_add_string_value (builder, text);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, TRUE);
}

/* A table on its way to a file. */
typedef struct
{
  PteroTable *table;
  GFile      *file;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->table);
  g_object_unref (export->file);
  g_free (export);
}

static void
write_items (PteroTable *table,
             GFile      *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr(GBytes) bytes = NULL;
  const PteroColumn *columns;
  guint n_columns;
  char *text;

  columns = ptero_table_get_columns (table, &n_columns);
  text = g_str_has_suffix (name, ".json") ? ptero_export_to_json (columns, n_columns,
                                                                  ptero_table_get_items (table))
                                          : ptero_export_to_csv (columns, n_columns,
                                                                 ptero_table_get_items (table));
  bytes = g_bytes_new_take (text, strlen (text));
  ptero_save_to (GTK_WIDGET (table), file, bytes);
}

static gboolean
is_whole (PteroTable *table)
{
  GListModel *model = ptero_table_get_model (table);

  return !PTERO_IS_LISTING (model) || ptero_listing_get_complete (PTERO_LISTING (model));
}

/* Meanwhile it may show another list, of which only the first page is there. */
static gboolean
settled_cb (gpointer user_data)
{
  Export *export = user_data;

  if (is_whole (export->table) && !ptero_table_get_settled (export->table))
    return G_SOURCE_CONTINUE;

  if (is_whole (export->table))
    write_items (export->table, export->file);
  else
    ptero_export_write (export->table, export->file);

  return G_SOURCE_REMOVE;
}

/* The table has them a while after the list has. Takes @export. */
static void
write_when_settled (Export *export)
{
  g_timeout_add_full (G_PRIORITY_DEFAULT, SETTLE_INTERVAL, settled_cb, export, export_free);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Export *export = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *reason = NULL;

  if (ptero_listing_load_all_finish (PTERO_LISTING (source), result, &error))
    {
      write_when_settled (export);
      return;
    }

  reason = ptero_error_describe (error);
  /* Translators: %s is a sentence that says why */
  ptero_panel_toast (GTK_WIDGET (export->table), _("The table could not be exported: %s"), reason);
  export_free (export);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GFile) file = ptero_file_chooser_save_finish (GTK_WIDGET (source), result, NULL);

  if (file != NULL)
    ptero_export_write (PTERO_TABLE (source), file);
}

/**
 * ptero_export_write:
 * @table: a table
 * @file: a file, which is replaced
 *
 * Saves what the table shows: as JSON if the name of the file ends in .json,
 * else as CSV. What comes in pages is fetched first, all of it.
 */
void
ptero_export_write (PteroTable *table,
                    GFile      *file)
{
  Export *export;

  g_return_if_fail (PTERO_IS_TABLE (table));
  g_return_if_fail (G_IS_FILE (file));

  export = g_new0 (Export, 1);
  export->table = g_object_ref (table);
  export->file = g_object_ref (file);
  if (is_whole (table))
    write_when_settled (export);
  else
    ptero_listing_load_all_async (PTERO_LISTING (ptero_table_get_model (table)), NULL, loaded_cb,
                                  export);
}

/**
 * ptero_export_save:
 * @table: a table
 * @name: a name for the file, with its ending: .csv or .json
 *
 * Lets the person choose a file, and saves what the table shows to it, as
 * [func@Ptero.export_write] does.
 */
void
ptero_export_save (PteroTable *table,
                   const char *name)
{
  g_return_if_fail (PTERO_IS_TABLE (table));

  ptero_file_chooser_save_async (GTK_WIDGET (table), _("Export the Table"), name, NULL, chosen_cb,
                                 NULL);
}
