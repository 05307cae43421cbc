/* ptero-probe-rights.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-probe-private.h"

/* Who says "no" to the key itself, rather than to one thing that it asks for. */
static gboolean
is_about_key (const GError *error)
{
  return g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_UNAUTHENTICATED) ||
         g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_WRONG_KEY) ||
         g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_ADDRESS_NOT_ALLOWED) ||
         g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_TWO_FACTOR_REQUIRED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static PteroProbeOutcome
judge_reading (const GError *error)
{
  if (error == NULL)
    return PTERO_PROBE_ALLOWED;

  if (g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_FORBIDDEN))
    return PTERO_PROBE_REFUSED;

  if (g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_NOT_FOUND))
    return PTERO_PROBE_NO_ROUTE;

  return PTERO_PROBE_UNCLEAR;
}

/* Validation comes after the rights (conventions §6.1): what it refuses was allowed. */
static PteroProbeOutcome
judge_writing (const GError *error)
{
  if (g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_VALIDATION))
    return PTERO_PROBE_ALLOWED;

  if (g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_FORBIDDEN))
    return PTERO_PROBE_REFUSED;

  return PTERO_PROBE_UNCLEAR;
}

static gint64
read_first_id (JsonObject *root)
{
  JsonArray *data = ptero_json_get_array_member (root, "data");
  JsonNode *first = data != NULL && json_array_get_length (data) > 0
                      ? json_array_get_element (data, 0)
                      : NULL;
  JsonObject *attributes;
  JsonNode *id;

  if (first == NULL || !JSON_NODE_HOLDS_OBJECT (first))
    return 0;

  attributes = ptero_json_get_object_member (json_node_get_object (first), "attributes");
  id = attributes != NULL ? json_object_get_member (attributes, "id") : NULL;

  if (id == NULL || !JSON_NODE_HOLDS_VALUE (id) || json_node_get_value_type (id) != G_TYPE_INT64)
    return 0;

  return MAX (json_node_get_int (id), 0);
}

static void
list_heard (PteroProbe   *probe,
            guint         which,
            PteroAnswer  *answer,
            const GError *error)
{
  JsonNode *root = answer != NULL ? ptero_answer_get_json (answer) : NULL;
  const PteroPagination *pagination = answer != NULL ? ptero_answer_get_pagination (answer) : NULL;

  if (error != NULL && is_about_key (error))
    ptero_probe_fail (probe, error);

  probe->reading[which] = judge_reading (error);

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return;

  probe->first_ids[which] = read_first_id (json_node_get_object (root));

  if (which == PTERO_RIGHT_OF_SERVERS && pagination != NULL)
    probe->report->n_all_servers = pagination->total;
}

static void
creation_heard (PteroProbe   *probe,
                guint         which,
                PteroAnswer  *answer,
                const GError *error)
{
  /* An answer would mean that it was carried out, which nothing in the reference allows. */
  probe->writing[which] = judge_writing (error);
}

static PteroRight
conclude (PteroProbeOutcome reading,
          PteroProbeOutcome writing,
          gboolean          is_writable)
{
  if (reading == PTERO_PROBE_REFUSED)
    return !is_writable || writing == PTERO_PROBE_REFUSED ? PTERO_RIGHT_NONE : PTERO_RIGHT_UNKNOWN;

  if (reading != PTERO_PROBE_ALLOWED)
    return PTERO_RIGHT_UNKNOWN;

  if (!is_writable || writing == PTERO_PROBE_REFUSED)
    return PTERO_RIGHT_READ;

  return writing == PTERO_PROBE_ALLOWED ? PTERO_RIGHT_READ_WRITE : PTERO_RIGHT_UNKNOWN;
}

static void
application_done (GTask *task)
{
  PteroProbe *probe = g_task_get_task_data (task);

  for (guint i = 0; i < PTERO_N_RIGHTS; i++)
    {
      /* Nests and eggs cannot be written by anybody (application §6). */
      gboolean is_writable = i != PTERO_RIGHT_OF_NESTS && i != PTERO_RIGHT_OF_EGGS;

      probe->report->rights[i] = conclude (probe->reading[i], probe->writing[i], is_writable);
    }

  probe->report->limit =
    ptero_rate_limiter_get_limit (ptero_client_get_rate_limiter (probe->client,
                                                                 PTERO_API_APPLICATION));
  ptero_probe_end (task);
}

static PteroFlavour
get_flavour (PteroProbe *probe)
{
  return ptero_capabilities_get_flavour (ptero_client_get_capabilities (probe->client));
}

static void
try_creation (GTask        *task,
              PteroRequest *request,
              guint         which)
{
  g_autoptr(GBytes) body = g_bytes_new_static ("{}", 2);

  ptero_request_set_body (request, "application/json", body);
  ptero_probe_ask (task, request, creation_heard, which);
}

/* The node whose allocations were looked at, if there is one. */
static char *
get_known_node (PteroProbe *probe)
{
  if (probe->reading[PTERO_RIGHT_OF_ALLOCATIONS] == PTERO_PROBE_ALLOWED ||
      probe->reading[PTERO_RIGHT_OF_ALLOCATIONS] == PTERO_PROBE_REFUSED)
    return g_strdup_printf ("%" G_GINT64_FORMAT, MAX (probe->first_ids[PTERO_RIGHT_OF_NODES], 1));

  return NULL;
}

/* All of these refuse an empty object because of what it lacks, as recorded. That is certain for
 * Pterodactyl only. */
static void
try_creations (GTask *task)
{
  PteroProbe *probe = g_task_get_task_data (task);
  g_autofree char *node = get_known_node (probe);

  if (get_flavour (probe) != PTERO_FLAVOUR_PTERODACTYL)
    {
      application_done (task);
      return;
    }

  probe->next = application_done;
  try_creation (task, ptero_request_new (PTERO_ENDPOINT_APP_SERVER_CREATE, NULL),
                PTERO_RIGHT_OF_SERVERS);
  try_creation (task, ptero_request_new (PTERO_ENDPOINT_APP_NODE_CREATE, NULL),
                PTERO_RIGHT_OF_NODES);
  try_creation (task, ptero_request_new (PTERO_ENDPOINT_APP_USER_CREATE, NULL),
                PTERO_RIGHT_OF_USERS);
  try_creation (task, ptero_request_new (PTERO_ENDPOINT_APP_LOCATION_CREATE, NULL),
                PTERO_RIGHT_OF_LOCATIONS);

  if (node != NULL)
    try_creation (task, ptero_request_new (PTERO_ENDPOINT_APP_ALLOCATIONS_CREATE, "node", node,
                                           NULL),
                  PTERO_RIGHT_OF_ALLOCATIONS);
}

static void
details_done (GTask *task)
{
  PteroProbe *probe = g_task_get_task_data (task);

  if (probe->error != NULL)
    ptero_probe_end (task);
  else
    try_creations (task);
}

/* What belongs to a node or a nest needs one that exists. If none may be seen the first one is
 * tried. */
static void
ask_for_details (GTask *task)
{
  PteroProbe *probe = g_task_get_task_data (task);
  g_autofree char *node = NULL;
  g_autofree char *nest = NULL;

  if (probe->error != NULL)
    {
      ptero_probe_end (task);
      return;
    }

  node = g_strdup_printf ("%" G_GINT64_FORMAT, MAX (probe->first_ids[PTERO_RIGHT_OF_NODES], 1));
  nest = g_strdup_printf ("%" G_GINT64_FORMAT, MAX (probe->first_ids[PTERO_RIGHT_OF_NESTS], 1));
  probe->next = details_done;
  ptero_probe_ask (task,
                   ptero_request_new (PTERO_ENDPOINT_APP_ALLOCATIONS_LIST, "node", node, "per_page",
                                      "1", NULL),
                   list_heard, PTERO_RIGHT_OF_ALLOCATIONS);

  if (get_flavour (probe) != PTERO_FLAVOUR_PELICAN)
    ptero_probe_ask (task, ptero_request_new (PTERO_ENDPOINT_APP_EGGS_LIST, "nest", nest, NULL),
                     list_heard, PTERO_RIGHT_OF_EGGS);
}

static void
first_list_heard (PteroProbe   *probe,
                  guint         which,
                  PteroAnswer  *answer,
                  const GError *error)
{
  list_heard (probe, which, answer, error);

  /* A key that neither API knows, or an account key that is refused by both: what the Client API
   * said is the reason. */
  if (probe->error != NULL && probe->first_error != NULL &&
      (g_error_matches (probe->error, PTERO_API_ERROR, PTERO_API_ERROR_UNAUTHENTICATED) ||
       g_error_matches (probe->first_error, PTERO_API_ERROR, PTERO_API_ERROR_FORBIDDEN)))
    {
      g_clear_error (&probe->error);
      probe->error = g_steal_pointer (&probe->first_error);
    }

  if (error != NULL && probe->reading[which] == PTERO_PROBE_UNCLEAR)
    ptero_probe_fail (probe, error);
}

static void
first_list_done (GTask *task)
{
  static const struct
  {
    PteroRightOf  which;
    PteroEndpoint endpoint;
  } lists[] = {
    { PTERO_RIGHT_OF_NODES, PTERO_ENDPOINT_APP_NODES_LIST },
    { PTERO_RIGHT_OF_USERS, PTERO_ENDPOINT_APP_USERS_LIST },
    { PTERO_RIGHT_OF_LOCATIONS, PTERO_ENDPOINT_APP_LOCATIONS_LIST },
    { PTERO_RIGHT_OF_NESTS, PTERO_ENDPOINT_APP_NESTS_LIST },
  };
  PteroProbe *probe = g_task_get_task_data (task);

  if (probe->error != NULL)
    {
      ptero_probe_end (task);
      return;
    }

  probe->next = ask_for_details;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    ptero_probe_ask (task, ptero_request_new (lists[i].endpoint, "per_page", "1", NULL), list_heard,
                     lists[i].which);
}

/**
 * ptero_probe_ask_about_application: (skip)
 * @task: the task of a probe whose key is no account key
 *
 * Tries the key with the Application API. The first list tells whether it is
 * a key at all, the others and the writing which rights it has.
 */
void
ptero_probe_ask_about_application (GTask *task)
{
  PteroProbe *probe = g_task_get_task_data (task);

  probe->report->api = PTERO_API_APPLICATION;
  probe->next = first_list_done;
  ptero_probe_ask (task, ptero_request_new (PTERO_ENDPOINT_APP_SERVERS_LIST, "per_page", "1", NULL),
                   first_list_heard, PTERO_RIGHT_OF_SERVERS);
}
