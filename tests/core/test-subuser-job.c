/* test-subuser-job.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fleet-support.h"
#include "ptero-panel-sync.h"
#include "ptero-permission-name.h"
#include "ptero-subuser-job.h"
#include "ptero-subuser.h"

#define FRIEND "friend@example.com"

typedef struct
{
  PteroDemoPanel *demo;
  PteroPanel     *panel;
  PteroPanelSync *sync;
} Site;

static PteroFleetServer *
find_server (Site   *site,
             gint64  number)
{
  PteroServerList *servers = ptero_panel_sync_get_servers (site->sync);

  for (guint i = 0; i < ptero_server_list_get_n_items (servers); i++)
    {
      PteroFleetServer *server = ptero_server_list_peek (servers, i);

      if (ptero_fleet_server_get_server (server)->internal_id == number)
        return server;
    }

  return NULL;
}

static void
set_up (Site          *site,
        gconstpointer  data)
{
  site->demo = start_demo (0);
  site->panel = create_panel (site->demo, PTERO_DEMO_KEY_ADMIN);
  ptero_panel_set_admin_all (site->panel, TRUE);
  site->sync = ptero_panel_sync_new (site->panel);
  ptero_panel_sync_start (site->sync);
  WAIT_UNTIL (20, find_server (site, 4) != NULL);
}

static void
tear_down (Site          *site,
           gconstpointer  data)
{
  ptero_panel_sync_stop (site->sync);
  run_for (0.05);
  g_assert_finalize_object (site->sync);
  g_object_unref (site->panel);
  ptero_demo_panel_stop (site->demo);
  g_object_unref (site->demo);
}

static PteroSubuser *
create_person (const char *email,
               const char *permissions)
{
  PteroSubuser *subuser = g_object_new (PTERO_TYPE_SUBUSER, NULL);

  subuser->email = g_strdup (email);
  subuser->permissions = g_strsplit (permissions, " ", -1);

  return subuser;
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* What somebody may do, joined with spaces; NULL: nothing. */
static char *
dup_given (PteroPanel       *panel,
           PteroFleetServer *server,
           const char       *email)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_SUBUSERS_LIST, "server",
                                                       ptero_fleet_server_get_uuid (server), NULL);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(PteroAnswer) answer = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *items;

  ptero_client_send_async (ptero_panel_get_client (panel), request, NULL, result_cb, &result);
  WAIT_UNTIL (20, result != NULL);
  answer = ptero_client_send_finish (ptero_panel_get_client (panel), result, &error);
  g_assert_no_error (error);
  items = ptero_answer_get_items (answer);
  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (PTERO_SUBUSER (items->pdata[i])->email, email) == 0)
      return g_strjoinv (" ", PTERO_SUBUSER (items->pdata[i])->permissions);

  return NULL;
}

static PteroJob *
run (GPtrArray *people,
     GPtrArray *servers)
{
  PteroJob *job = ptero_subuser_job_new ("Apply", people, servers);

  ptero_job_start (job);
  WAIT_UNTIL (30, ptero_job_get_finished (job));

  return job;
}

static const char *
get_message (PteroJob *job,
             guint     position)
{
  g_autoptr(PteroJobTarget) target = g_list_model_get_item (ptero_job_get_targets (job), position);

  return ptero_job_target_get_message (target);
}

/* Who is not there is invited; who is gets the permissions instead of those they had. */
static void
test_apply (Site          *site,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) servers = g_ptr_array_new ();
  g_autoptr(PteroJob) first = NULL;
  g_autoptr(PteroJob) second = NULL;
  g_autofree char *given = NULL;
  g_autofree char *changed = NULL;

  g_ptr_array_add (people, create_person (FRIEND, "websocket.connect file.read"));
  g_ptr_array_add (servers, find_server (site, 1));
  g_ptr_array_add (servers, find_server (site, 4));
  first = run (people, servers);
  g_assert_cmpuint (ptero_job_get_n_done (first), ==, 2);
  g_assert_cmpstr (get_message (first, 0), ==, "Invited");
  given = dup_given (site->panel, find_server (site, 4), FRIEND);
  g_assert_cmpstr (given, ==, "websocket.connect file.read");

  /* as another kind of panel writes one of them, and in another case */
  g_ptr_array_set_size (people, 0);
  g_ptr_array_add (people, create_person ("Friend@Example.com",
                                          "websocket.connect database.view-password"));
  ptero_panel_set_flavour (site->panel, PTERO_FLAVOUR_PTERODACTYL);
  second = run (people, servers);
  g_assert_cmpuint (ptero_job_get_n_done (second), ==, 2);
  g_assert_cmpstr (get_message (second, 1), ==, "Permissions replaced");
  changed = dup_given (site->panel, find_server (site, 4), FRIEND);
  g_assert_cmpstr (changed, ==, "websocket.connect database.view_password");
}

/* One that is not there, and an owner, are told apart; what went well stays so. */
static void
test_refused (Site          *site,
              gconstpointer  data)
{
  g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) servers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(PteroServer) missing = create_server (77, "");
  g_autoptr(PteroJob) job = NULL;
  g_autofree char *given = NULL;

  g_ptr_array_add (people, create_person (FRIEND, "websocket.connect file.read"));
  g_ptr_array_add (people, create_person ("nonsense", "websocket.connect"));
  g_ptr_array_add (people, create_person (NULL, "websocket.connect"));
  g_ptr_array_add (servers, g_object_ref (find_server (site, 1)));
  g_ptr_array_add (servers, ptero_fleet_server_new (site->panel, missing));
  job = run (people, servers);
  g_assert_cmpuint (ptero_job_get_n_failed (job), ==, 2);
  g_assert_cmpstr (get_message (job, 0), ==, "nonsense");
  g_assert_cmpstr (get_message (job, 1), ==, FRIEND);
  given = dup_given (site->panel, find_server (site, 1), FRIEND);
  g_assert_cmpstr (given, ==, "websocket.connect file.read");
}

/* What was cancelled is told as that, not as what failed, also where there are several people. */
static void
test_cancelled (Site          *site,
                gconstpointer  data)
{
  g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) servers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(PteroJob) job = NULL;

  g_ptr_array_add (people, create_person (FRIEND, "websocket.connect"));
  g_ptr_array_add (people, create_person ("other@example.com", "websocket.connect"));
  g_ptr_array_add (servers, g_object_ref (find_server (site, 1)));
  job = ptero_subuser_job_new ("Apply", people, servers);
  ptero_job_start (job);
  g_assert_cmpuint (ptero_job_get_n_waiting (job), ==, 0);
  ptero_job_cancel (job);
  WAIT_UNTIL (30, ptero_job_get_finished (job));

  g_assert_cmpuint (ptero_job_get_n_left_out (job), ==, 1);
  g_assert_cmpstr (get_message (job, 0), ==, "Cancelled");
}

static void
test_names (void)
{
  static const char * const names[] = { "database.view_password", "database.view-password",
                                        "file.read", NULL };
  g_auto(GStrv) pelican = ptero_permission_names_translate (names, PTERO_FLAVOUR_PELICAN);
  g_auto(GStrv) unknown = ptero_permission_names_translate (names, PTERO_FLAVOUR_UNKNOWN);
  g_auto(GStrv) none = ptero_permission_names_translate (NULL, PTERO_FLAVOUR_PELICAN);

  g_assert_cmpstr (pelican[0], ==, names[1]);
  g_assert_cmpstr (pelican[1], ==, names[1]);
  g_assert_cmpstr (pelican[2], ==, names[2]);
  g_assert_cmpstrv (unknown, names);
  g_assert_null (none[0]);
  g_assert_cmpstr (ptero_permission_name_get_other (names[0]), ==, names[1]);
  g_assert_null (ptero_permission_name_get_other (names[2]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/subuser-job/apply", Site, NULL, set_up, test_apply, tear_down);
  g_test_add ("/subuser-job/refused", Site, NULL, set_up, test_refused, tear_down);
  g_test_add ("/subuser-job/cancelled", Site, NULL, set_up, test_cancelled, tear_down);
  g_test_add_func ("/subuser-job/names", test_names);

  return g_test_run ();
}
