/* ptero-subuser-job.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-subuser-job.h"

#include <glib/gi18n.h>

#include "ptero-permission-name.h"
#include "ptero-subuser.h"

#define EXISTS "ServerSubuserExistsException"

/**
 * PteroSubuserJob:
 *
 * Some people given the same permissions on some servers, of whatever panels:
 * who may not use a server yet is invited, who may gets the permissions instead
 * of those they had. Panels take turns.
 */
struct _PteroSubuserJob
{
  PteroJob   parent_instance;

  GPtrArray *people;   /* of Person */
};

G_DEFINE_FINAL_TYPE (PteroSubuserJob, ptero_subuser_job, PTERO_TYPE_JOB)

/* As they were when the job was made. */
typedef struct
{
  char  *email;
  GStrv  permissions;
} Person;

typedef struct
{
  PteroSubuserJob *job;
  PteroJobTarget  *target;
  GCancellable    *cancellable;
  guint            at;
  guint            n_invited;
} Run;

static void
person_free (gpointer data)
{
  Person *person = data;

  g_free (person->email);
  g_strfreev (person->permissions);
  g_free (person);
}

static void
run_free (Run *run)
{
  g_object_unref (run->job);
  g_object_unref (run->target);
  g_object_unref (run->cancellable);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

static void invite_next (Run *run);

static Person *
get_person (Run *run)
{
  return run->job->people->pdata[run->at];
}

static PteroFleetServer *
get_server (Run *run)
{
  return ptero_job_target_get_object (run->target);
}

/* Takes @run. */
static void
send (Run                 *run,
      PteroRequest        *request,
      GAsyncReadyCallback  callback)
{
  ptero_client_send_async (ptero_panel_get_client (ptero_fleet_server_get_panel (get_server (run))),
                           request, run->cancellable, callback, run);
}

static void
set_permissions (Run          *run,
                 PteroRequest *request)
{
  PteroFlavour flavour = ptero_panel_get_flavour (ptero_fleet_server_get_panel (get_server (run)));
  g_auto(GStrv) permissions =
    ptero_permission_names_translate ((const char * const *) get_person (run)->permissions,
                                      flavour);
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; permissions[i] != NULL; i++)
    json_array_add_string_element (array, permissions[i]);
  json_node_take_array (node, array);
  ptero_request_set_node (request, "permissions", node);
}

/* Tells who it was if there is more than one; nobody failed where it was cancelled. */
static void
fail (Run    *run,
      GError *error)
{
  gboolean names = run->job->people->len > 1 &&
                   !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  ptero_job_target_done (PTERO_JOB (run->job), run->target, error,
                         names ? get_person (run)->email : NULL);
  g_error_free (error);
}

/* Takes @run. */
static void
go_on (Run *run)
{
  run->at++;
  invite_next (run);
}

static void
updated_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Run) run = user_data;
  GError *error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);

  if (answer == NULL)
    fail (run, error);
  else
    go_on (g_steal_pointer (&run));
}

static PteroSubuser *
find_subuser (GPtrArray  *subusers,
              const char *email)
{
  for (guint i = 0; subusers != NULL && i < subusers->len; i++)
    {
      PteroSubuser *subuser = subusers->pdata[i];

      if (subuser->uuid != NULL && subuser->email != NULL &&
          g_ascii_strcasecmp (subuser->email, email) == 0)
        return subuser;
    }

  return NULL;
}

/* An account has an id of its own on each panel: the address is what is known of it. */
static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Run) run = user_data;
  GError *error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);
  PteroSubuser *subuser = answer != NULL ? find_subuser (ptero_answer_get_items (answer),
                                                         get_person (run)->email) : NULL;
  g_autoptr(PteroRequest) request = NULL;

  if (subuser == NULL)
    {
      if (error == NULL)
        g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_FAILED,
                             _("The panel knows this person and does not list them"));
      fail (run, error);
      return;
    }

  request = ptero_request_new (PTERO_ENDPOINT_SUBUSER_UPDATE, "server",
                               ptero_fleet_server_get_uuid (get_server (run)),
                               "user", subuser->uuid, NULL);
  set_permissions (run, request);
  send (g_steal_pointer (&run), request, updated_cb);
}

static void
invited_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Run) run = user_data;
  GError *error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);
  g_autoptr(PteroRequest) request = NULL;

  if (answer != NULL)
    {
      run->n_invited++;
      go_on (g_steal_pointer (&run));
      return;
    }

  if (!g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_REFUSED) ||
      g_strcmp0 (ptero_api_error_get_code (error), EXISTS) != 0)
    {
      fail (run, error);
      return;
    }

  g_error_free (error);
  request = ptero_request_new (PTERO_ENDPOINT_SUBUSERS_LIST, "server",
                               ptero_fleet_server_get_uuid (get_server (run)), NULL);
  send (g_steal_pointer (&run), request, listed_cb);
}

static void
finish (Run *run)
{
  const char *message =
    run->n_invited == 0 ? _("Permissions replaced")
                        : run->n_invited == run->job->people->len ? _("Invited") : NULL;

  ptero_job_target_done (PTERO_JOB (run->job), run->target, NULL, message);
}

/* Takes @run. */
static void
invite_next (Run *run)
{
  g_autoptr(Run) owned = run;
  g_autoptr(PteroRequest) request = NULL;

  if (run->at >= run->job->people->len)
    {
      finish (run);
      return;
    }

  request = ptero_request_new (PTERO_ENDPOINT_SUBUSER_CREATE, "server",
                               ptero_fleet_server_get_uuid (get_server (run)), NULL);
  ptero_request_set_string (request, "email", get_person (run)->email);
  set_permissions (run, request);
  send (g_steal_pointer (&owned), request, invited_cb);
}

static void
ptero_subuser_job_run_target (PteroJob       *job,
                              PteroJobTarget *target,
                              GCancellable   *cancellable)
{
  Run *run = g_new0 (Run, 1);

  run->job = g_object_ref (PTERO_SUBUSER_JOB (job));
  run->target = g_object_ref (target);
  run->cancellable = g_object_ref (cancellable);
  invite_next (run);
}

static void
ptero_subuser_job_finalize (GObject *object)
{
  g_ptr_array_unref (PTERO_SUBUSER_JOB (object)->people);

  G_OBJECT_CLASS (ptero_subuser_job_parent_class)->finalize (object);
}

static void
ptero_subuser_job_class_init (PteroSubuserJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_subuser_job_finalize;
  PTERO_JOB_CLASS (klass)->run_target = ptero_subuser_job_run_target;
}

static void
ptero_subuser_job_init (PteroSubuserJob *self)
{
  self->people = g_ptr_array_new_with_free_func (person_free);
}

/**
 * ptero_subuser_job_new:
 * @title: what is done
 * @subusers: (element-type PteroSubuser): the people, with the permissions they are to have; they
 *   are copied
 * @servers: (element-type PteroFleetServer): where they get them
 *
 * Returns: (transfer full): a job that is not started
 */
PteroJob *
ptero_subuser_job_new (const char *title,
                       GPtrArray  *subusers,
                       GPtrArray  *servers)
{
  PteroSubuserJob *self;

  g_return_val_if_fail (subusers != NULL, NULL);
  g_return_val_if_fail (servers != NULL, NULL);

  self = g_object_new (PTERO_TYPE_SUBUSER_JOB, "title", title, NULL);
  for (guint i = 0; i < subusers->len; i++)
    {
      PteroSubuser *subuser = subusers->pdata[i];
      Person *person;

      if (subuser->email == NULL)
        continue;

      person = g_new0 (Person, 1);
      person->email = g_strdup (subuser->email);
      person->permissions = g_strdupv (subuser->permissions);
      g_ptr_array_add (self->people, person);
    }
  for (guint i = 0; i < servers->len; i++)
    ptero_job_add_server (PTERO_JOB (self), servers->pdata[i]);

  return PTERO_JOB (self);
}
