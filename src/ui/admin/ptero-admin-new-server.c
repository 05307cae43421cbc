/* ptero-admin-new-server.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-new-server.h"

#include <glib/gi18n.h>

#include "ptero-admin-draft.h"
#include "ptero-admin-draft-summary.h"
#include "ptero-admin-egg.h"
#include "ptero-admin-load.h"
#include "ptero-request-job.h"

/* What is fetched before the assistant is shown. */
typedef struct
{
  GCancellable *cancellable;
  GListModel   *nests;
} Preparation;

/* What the servers of a list have in common, which a new one among them has as well. */
typedef struct
{
  char   *field;
  gint64  id;
  char   *name;
} Start;

/* The panel took the first; those after it differ in their names and addresses. */
static void
done_cb (PteroListPane   *pane,
         PteroAnswer     *answer,
         PteroFormDialog *dialog)
{
  PteroForm *form = ptero_form_dialog_get_form (dialog);
  PteroAdminDraft *draft = ptero_admin_draft_get (form);
  guint number = ptero_admin_draft_get_number (draft);
  g_autoptr(PteroJob) job = NULL;
  g_autofree char *title = NULL;

  ptero_list_pane_refresh (pane);
  if (number < 2)
    return;

  title = g_strdup_printf (ngettext ("Create %u More Server", "Create %u More Servers", number - 1),
                           number - 1);
  job = ptero_request_job_new (title);
  for (guint i = 1; i < number; i++)
    {
      g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_SERVER_CREATE, NULL);
      g_autofree char *name = ptero_admin_draft_dup_name (draft, i);

      draft->n_before = i;
      ptero_form_fill (form, request);
      ptero_admin_draft_fill (form, request);
      ptero_request_set_string (request, "name", name);
      ptero_request_set_string (request, "external_id", NULL);
      ptero_request_job_add (PTERO_REQUEST_JOB (job), ptero_list_pane_get_panel (pane), request,
                             name);
    }
  g_signal_connect_object (job, "finished", G_CALLBACK (ptero_list_pane_take_job), pane,
                           G_CONNECT_SWAPPED);
  ptero_job_queue_add (ptero_list_pane_get_jobs (pane), job);
}

static void
start_free (gpointer data)
{
  Start *start = data;

  g_free (start->field);
  g_free (start->name);
  g_free (start);
}

static void
begin_with (PteroForm   *form,
            const Start *start)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, start->id);

  if (start->name != NULL)
    ptero_form_set_picked (form, start->field, start->id, start->name);
  else
    ptero_form_set_string (form, start->field, id);
}

static void
present (PteroListPane *pane,
         GListModel    *nests,
         GListModel    *nodes)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_SERVER_CREATE, NULL);
  PteroPanel *panel = ptero_list_pane_get_panel (pane);
  PteroAdminDraft *draft = ptero_admin_draft_new (panel, nests, nodes);
  GtkWidget *summary = ptero_admin_draft_summary_new (draft->form);
  PteroFormDialog *dialog = ptero_form_dialog_new_steps (draft->form, summary, panel, request,
                                                         _("_Create Server"));
  const Start *start = g_object_get_data (G_OBJECT (pane), "new-server-start");

  if (start != NULL)
    begin_with (draft->form, start);
  ptero_form_dialog_set_fill (dialog, ptero_admin_draft_fill);
  ptero_form_dialog_set_check (dialog, ptero_admin_draft_check);
  ptero_form_dialog_set_failed (dialog, ptero_admin_draft_failed);
  g_signal_connect_object (dialog, "done", G_CALLBACK (done_cb), pane, G_CONNECT_SWAPPED);
  ptero_form_set_changed (draft->form);
  ptero_form_dialog_present (dialog, _("New Server"), GTK_WIDGET (pane));
}

static void
preparation_free (gpointer data)
{
  Preparation *preparation = data;

  g_cancellable_cancel (preparation->cancellable);
  g_object_unref (preparation->cancellable);
  g_clear_object (&preparation->nests);
  g_free (preparation);
}

static void
nodes_cb (GtkWidget  *pane,
          GListModel *nodes)
{
  Preparation *preparation = g_object_get_data (G_OBJECT (pane), "new-server");

  if (nodes != NULL)
    present (PTERO_LIST_PANE (pane), preparation->nests, nodes);
  g_object_set_data (G_OBJECT (pane), "new-server", NULL);
}

static void
nests_cb (GtkWidget  *pane,
          GListModel *nests)
{
  Preparation *preparation = g_object_get_data (G_OBJECT (pane), "new-server");
  g_autoptr(PteroRequest) request = NULL;

  if (nests == NULL)
    {
      g_object_set_data (G_OBJECT (pane), "new-server", NULL);
      return;
    }

  preparation->nests = g_object_ref (nests);
  request = ptero_request_new (PTERO_ENDPOINT_APP_NODES_LIST, NULL);
  ptero_request_set_query (request, "include", "location");
  ptero_admin_load_all (pane, ptero_list_pane_get_panel (PTERO_LIST_PANE (pane)), request,
                        preparation->cancellable, nodes_cb);
}

/**
 * ptero_admin_new_server:
 * @pane: the servers of a panel
 *
 * Fetches the eggs and the nodes, then shows the assistant for a new server.
 * Whoever asks again meanwhile gets it once.
 */
void
ptero_admin_new_server (PteroListPane *pane)
{
  g_autoptr(PteroRequest) request = NULL;
  Preparation *preparation;

  g_return_if_fail (PTERO_IS_LIST_PANE (pane));

  preparation = g_new0 (Preparation, 1);
  preparation->cancellable = g_cancellable_new ();
  /* takes back what was asked for before */
  g_object_set_data_full (G_OBJECT (pane), "new-server", preparation, preparation_free);
  request = ptero_admin_egg_create_list (ptero_list_pane_get_panel (pane));
  ptero_admin_load_all (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), request,
                        preparation->cancellable, nests_cb);
}

/**
 * ptero_admin_new_server_begin_with:
 * @pane: servers that have something in common
 * @field: the field of the assistant for that: `user`, `_place` or `_location`
 * @id: the number of what they have in common
 * @name: (nullable): what it is called, where the field is not a choice of all that there are
 *
 * Has the assistant for a server among these begin with that.
 */
void
ptero_admin_new_server_begin_with (PteroListPane *pane,
                                   const char    *field,
                                   gint64         id,
                                   const char    *name)
{
  Start *start;

  g_return_if_fail (PTERO_IS_LIST_PANE (pane));
  g_return_if_fail (field != NULL);

  start = g_new0 (Start, 1);
  start->field = g_strdup (field);
  start->id = id;
  start->name = g_strdup (name);
  g_object_set_data_full (G_OBJECT (pane), "new-server-start", start, start_free);
}
