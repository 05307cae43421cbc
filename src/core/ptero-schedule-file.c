/* ptero-schedule-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-schedule-file.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ptero-json-reader.h"
#include "ptero-json-value.h"

/* A file of schedules: what the panel calls them and their tasks, without what belongs to one
 * server. */

#define MAX_SIZE (1024 * 1024)
#define MAX_SCHEDULES 100

static const char *const field_names[] = { "minute", "hour", "day_of_month", "month",
                                           "day_of_week" };

static void
write_string (JsonBuilder *builder,
              const char  *name,
              const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
write_boolean (JsonBuilder *builder,
               const char  *name,
               gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
write_task (JsonBuilder    *builder,
            PteroTaskDraft *task)
{
  json_builder_begin_object (builder);
  write_string (builder, "action", task->action);
  write_string (builder, "payload", task->payload);
  json_builder_set_member_name (builder, "time_offset");
  json_builder_add_int_value (builder, task->time_offset);
  write_boolean (builder, "continue_on_failure", task->continue_on_failure);
  json_builder_end_object (builder);
}

static void
write_schedule (JsonBuilder        *builder,
                PteroScheduleDraft *draft)
{
  json_builder_begin_object (builder);
  write_string (builder, "name", draft->name);
  json_builder_set_member_name (builder, "cron");
  json_builder_begin_object (builder);
  for (guint i = 0; i < PTERO_CRON_N_FIELDS; i++)
    write_string (builder, field_names[i], draft->fields[i]);
  json_builder_end_object (builder);
  write_boolean (builder, "is_active", draft->is_active);
  write_boolean (builder, "only_when_online", draft->only_when_online);
  json_builder_set_member_name (builder, "tasks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (draft->tasks)); i++)
    {
      g_autoptr(PteroTaskDraft) task = g_list_model_get_item (G_LIST_MODEL (draft->tasks), i);

      write_task (builder, task);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/**
 * ptero_schedule_file_write:
 * @drafts: (element-type PteroScheduleDraft): schedules
 *
 * Returns: (transfer full): a file of them, as JSON
 */
GBytes *
ptero_schedule_file_write (GPtrArray *drafts)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  char *text;

  g_return_val_if_fail (drafts != NULL, NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "schedules");
  json_builder_begin_array (builder);
  for (guint i = 0; i < drafts->len; i++)
    write_schedule (builder, drafts->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);

  return g_bytes_new_take (text, strlen (text));
}

static JsonNode *
get_member (JsonNode   *node,
            const char *name)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node)
           ? json_object_get_member (json_node_get_object (node), name)
           : NULL;
}

static char *
read_string (JsonNode   *node,
             const char *name)
{
  JsonNode *member = get_member (node, name);
  g_autofree char *made = NULL;

  if (member == NULL || !ptero_json_is_text (member))
    return g_strdup ("");

  return g_strdup (ptero_json_get_text (member, &made));
}

static gboolean
read_boolean (JsonNode   *node,
              const char *name)
{
  JsonNode *member = get_member (node, name);
  gboolean value = FALSE;

  return member != NULL && ptero_json_read_boolean (member, &value) && value;
}

static void
read_task (PteroScheduleDraft *draft,
           JsonNode           *node)
{
  g_autofree char *action = read_string (node, "action");
  g_autofree char *payload = read_string (node, "payload");
  JsonNode *member = get_member (node, "time_offset");
  g_autoptr(PteroTaskDraft) task = NULL;
  gint64 offset = 0;

  if (member != NULL && !ptero_json_read_int (member, 0, &offset))
    offset = -1;
  task = ptero_task_draft_new (action, payload, offset, read_boolean (node, "continue_on_failure"));
  g_list_store_append (draft->tasks, task);
}

static PteroScheduleDraft *
read_schedule (JsonNode  *node,
               GError   **error)
{
  g_autoptr(PteroScheduleDraft) draft = ptero_schedule_draft_new ();
  g_autofree char *name = read_string (node, "name");
  JsonNode *cron = get_member (node, "cron");
  JsonNode *tasks = get_member (node, "tasks");

  ptero_schedule_draft_set_name (draft, name);
  for (guint i = 0; i < PTERO_CRON_N_FIELDS; i++)
    {
      g_autofree char *text = read_string (cron, field_names[i]);

      ptero_schedule_draft_set_field (draft, i, text);
    }
  draft->is_active = read_boolean (node, "is_active");
  draft->only_when_online = read_boolean (node, "only_when_online");
  for (guint i = 0; tasks != NULL && JSON_NODE_HOLDS_ARRAY (tasks) &&
       i < json_array_get_length (json_node_get_array (tasks)) &&
                    i <= PTERO_SCHEDULE_MAX_TASKS; i++)
    read_task (draft, json_array_get_element (json_node_get_array (tasks), i));

  if (!ptero_schedule_draft_check (draft, error))
    {
      g_prefix_error (error, "%s: ", *name != '\0' ? name : _("No name"));
      return NULL;
    }

  return g_steal_pointer (&draft);
}

/**
 * ptero_schedule_file_read:
 * @bytes: a file, from anywhere
 * @error: location for an error that says what is wrong with it
 *
 * Returns: (transfer full) (nullable) (element-type PteroScheduleDraft): its schedules, all of
 *   which a panel will take
 */
GPtrArray *
ptero_schedule_file_read (GBytes  *bytes,
                          GError **error)
{
  g_autoptr(GPtrArray) drafts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(JsonNode) root = NULL;
  JsonNode *list;
  guint n_schedules;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) <= MAX_SIZE)
    root = ptero_json_read (bytes, NULL);
  list = get_member (root, "schedules");
  if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list) ||
      json_array_get_length (json_node_get_array (list)) == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("This is not a file of schedules"));
      return NULL;
    }

  n_schedules = MIN (json_array_get_length (json_node_get_array (list)), MAX_SCHEDULES);
  for (guint i = 0; i < n_schedules; i++)
    {
      PteroScheduleDraft *draft =
        read_schedule (json_array_get_element (json_node_get_array (list), i), error);

      if (draft == NULL)
        return NULL;
      g_ptr_array_add (drafts, draft);
    }

  return g_steal_pointer (&drafts);
}
