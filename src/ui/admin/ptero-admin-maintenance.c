/* ptero-admin-maintenance.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-maintenance.h"

#include <glib/gi18n.h>

#include "ptero-request-job.h"

static void
set_tags (PteroRequest *request,
          char        **tags)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) array = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; tags[i] != NULL; i++)
    json_builder_add_string_value (builder, tags[i]);
  json_builder_end_array (builder);
  array = json_builder_get_root (builder);
  ptero_request_set_node (request, "tags", array);
}

/* What Pterodactyl has not, and Pelican resets as well when it is left out. */
static void
set_pelican (PteroRequest *request,
             PteroNode    *node)
{
  ptero_request_set_int (request, "cpu", node->cpu);
  ptero_request_set_int (request, "cpu_overallocate", node->cpu_overallocate);
  ptero_request_set_int (request, "daemon_connect", node->daemon_connect);
  if (node->daemon_sftp_alias != NULL)
    ptero_request_set_string (request, "daemon_sftp_alias", node->daemon_sftp_alias);
  if (node->tags != NULL)
    set_tags (request, node->tags);
}

/* What is left out of a change is reset, so that everything is sent as it is: at the panel, where
 * somebody else may have changed it. */
static PteroRequest *
create_request (PteroNode *node,
                gboolean   begin)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, node->id);
  PteroRequest *request = ptero_request_new (PTERO_ENDPOINT_APP_NODE_UPDATE, "node", id, NULL);

  ptero_request_set_boolean (request, "maintenance_mode", begin);
  ptero_request_set_string (request, "name", node->name);
  ptero_request_set_boolean (request, "public", node->public);
  ptero_request_set_string (request, "fqdn", node->fqdn);
  ptero_request_set_string (request, "scheme", node->scheme);
  ptero_request_set_boolean (request, "behind_proxy", node->behind_proxy);
  ptero_request_set_int (request, "daemon_listen", node->daemon_listen);
  ptero_request_set_int (request, "daemon_sftp", node->daemon_sftp);
  ptero_request_set_string (request, "daemon_base", node->daemon_base);
  ptero_request_set_int (request, "upload_size", node->upload_size);
  ptero_request_set_int (request, "memory", node->memory);
  ptero_request_set_int (request, "memory_overallocate", node->memory_overallocate);
  ptero_request_set_int (request, "disk", node->disk);
  ptero_request_set_int (request, "disk_overallocate", node->disk_overallocate);
  if (node->location_id > 0)
    ptero_request_set_int (request, "location_id", node->location_id);
  if (node->daemon_connect > 0)
    set_pelican (request, node);

  return request;
}

static PteroRequest *
begin_follow (gpointer node)
{
  return create_request (node, TRUE);
}

static PteroRequest *
end_follow (gpointer node)
{
  return create_request (node, FALSE);
}

/* The panel has it, and it is the panel that keeps people out. */
static char *
pardon (const GError *error)
{
  if (g_strcmp0 (ptero_api_error_get_code (error), "ConfigurationNotPersistedException") != 0)
    return NULL;

  return g_strdup (_("Done, though Wings does not answer"));
}

/**
 * ptero_admin_maintenance_run:
 * @panel: a panel
 * @jobs: where long work goes
 * @nodes: (element-type Ptero.Node): nodes of it
 * @begin: whether their maintenance begins or ends
 *
 * Keeps people out of the servers of the nodes, or lets them in again.
 *
 * Returns: (transfer full): the job, which is queued, and tells what became of each
 */
PteroJob *
ptero_admin_maintenance_run (PteroPanel    *panel,
                             PteroJobQueue *jobs,
                             GPtrArray     *nodes,
                             gboolean       begin)
{
  g_autofree char *title = begin
    ? g_strdup_printf (ngettext ("Begin Maintenance of %u Node", "Begin Maintenance of %u Nodes",
                                 nodes->len), nodes->len)
    : g_strdup_printf (ngettext ("End Maintenance of %u Node", "End Maintenance of %u Nodes",
                                 nodes->len), nodes->len);
  g_autoptr(PteroJob) job = ptero_request_job_new (title);

  ptero_request_job_set_pardon (PTERO_REQUEST_JOB (job), pardon);
  ptero_request_job_set_follow (PTERO_REQUEST_JOB (job), begin ? begin_follow : end_follow);
  for (guint i = 0; i < nodes->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, PTERO_NODE (nodes->pdata[i])->id);
      g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_NODE_GET, "node", id,
                                                           NULL);

      ptero_request_job_add (PTERO_REQUEST_JOB (job), panel, request,
                             PTERO_NODE (nodes->pdata[i])->name);
    }
  ptero_job_queue_add (jobs, job);

  return g_steal_pointer (&job);
}
