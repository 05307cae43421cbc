/* ptero-admin-server-build.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-server-build.h"

#include <glib/gi18n.h>

#include "ptero-admin-room.h"
#include "ptero-admin-server-addresses.h"
#include "ptero-admin-variables.h"
#include "ptero-form-dialog.h"
#include "ptero-panel-toast.h"

/**
 * ptero_admin_check_threads:
 * @text: what was typed
 *
 * Returns: (transfer full) (nullable): what is wrong with it as the cores of a server
 */
char *
ptero_admin_check_threads (const char *text)
{
  if (g_regex_match_simple ("^[0-9,-]+$", text, 0, 0))
    return NULL;

  return g_strdup (_("Numbers of cores, as in 0-3,5"));
}

/* api/application.md 4.3: what is left out is reset, so all is sent */
static const PteroFormField build_fields[] = {
  { NULL, N_("Limits"), PTERO_FORM_HEADING,
    N_("The node gets them at once; a running server has them after its next start.") },
  { "limits.memory", N_("Memory"), PTERO_FORM_INTEGER, N_("In MiB; 0 is unlimited"),
    .max = G_MAXINT },
  { "limits.swap", N_("Swap"), PTERO_FORM_INTEGER, N_("In MiB; 0 is none, −1 unlimited"), .min = -1,
    .max = G_MAXINT },
  { "limits.disk", N_("Disk"), PTERO_FORM_INTEGER, N_("In MiB; 0 is unlimited"), .max = G_MAXINT },
  { "limits.cpu", N_("CPU"), PTERO_FORM_INTEGER, N_("In percent of one core; 0 is unlimited"),
    .max = 100000 },
  { "limits.threads", N_("CPU Threads"), PTERO_FORM_TEXT,
    N_("Which cores, as in 0-3,5; empty for any"), .optional = TRUE,
    .check = ptero_admin_check_threads },
  { "limits.io", N_("Block I/O Weight"), PTERO_FORM_INTEGER, N_("500 is usual"), .min = 10,
    .max = 1000 },
  { "_oom", N_("Stop When Memory Runs Out"), PTERO_FORM_SWITCH,
    N_("The OOM killer; else the server may hang") },
  { NULL, N_("May Have"), PTERO_FORM_HEADING },
  { "feature_limits.databases", N_("Databases"), PTERO_FORM_INTEGER, N_("−1 is unlimited"),
    .min = -1, .max = 10000, .optional = TRUE },
  { "feature_limits.backups", N_("Backups"), PTERO_FORM_INTEGER, .max = 10000 },
  { "feature_limits.allocations", N_("Addresses"), PTERO_FORM_INTEGER, .max = 10000 },
};

/**
 * ptero_admin_fill_oom:
 * @form: a form with the field `_oom`
 * @panel: a panel
 * @request: what is sent to it
 *
 * Each kind of panel has its own name for it, one the reverse of the other.
 */
void
ptero_admin_fill_oom (PteroForm    *form,
                      PteroPanel   *panel,
                      PteroRequest *request)
{
  gboolean kills = ptero_form_get_boolean (form, "_oom");

  if (ptero_panel_offers (panel, PTERO_FLAVOUR_PELICAN))
    ptero_request_set_boolean (request, "oom_killer", kills);
  else
    ptero_request_set_boolean (request, "oom_disabled", !kills);
}

static PteroAdminServerAddresses *
get_addresses (PteroForm *form)
{
  return g_object_get_data (G_OBJECT (form), "addresses");
}

static void
fill_build (PteroForm    *form,
            PteroRequest *request)
{
  ptero_admin_server_addresses_fill (get_addresses (form), request);
  ptero_admin_fill_oom (form, g_object_get_data (G_OBJECT (form), "panel"), request);
}

static gboolean
mark_build (PteroForm          *form,
            const PteroProblem *problem)
{
  return ptero_admin_server_addresses_mark (get_addresses (form), problem);
}

static PteroFormDialog *
create_dialog (PteroFacts     *facts,
               PteroForm      *form,
               PteroAppServer *server,
               PteroEndpoint   endpoint,
               PteroFormFill   fill)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, server->id);
  g_autoptr(PteroRequest) request = ptero_request_new (endpoint, "server", id, NULL);
  g_autoptr(PteroRequest) look = ptero_request_new (PTERO_ENDPOINT_APP_SERVER_GET, "server", id,
                                                    NULL);
  PteroFormDialog *dialog = ptero_form_dialog_new (form, ptero_facts_get_panel (facts), request,
                                                   _("_Save"));

  ptero_form_dialog_set_edited (dialog, look, server);
  ptero_form_dialog_set_fill (dialog, fill);
  g_signal_connect_object (dialog, "done", G_CALLBACK (ptero_facts_refresh), facts,
                           G_CONNECT_SWAPPED);

  return dialog;
}

/**
 * ptero_admin_server_edit_build:
 * @facts: where it was asked for
 * @server: (type PteroAppServer): a server, with its allocations
 *
 * Shows the form of its limits and addresses, compared with what its node has to give.
 */
void
ptero_admin_server_edit_build (PteroFacts *facts,
                               gpointer    server)
{
  PteroLimits *limits = PTERO_APP_SERVER (server)->limits;
  PteroFeatureLimits *features = PTERO_APP_SERVER (server)->feature_limits;
  GtkWidget *addresses;
  PteroForm *form;

  if (limits == NULL || features == NULL)
    {
      ptero_panel_toast (GTK_WIDGET (facts), "%s",
                         _("The panel does not say which limits the server has"));
      return;
    }

  form = PTERO_FORM (ptero_form_new (build_fields, G_N_ELEMENTS (build_fields)));
  ptero_form_set_int (form, "limits.memory", limits->memory);
  ptero_form_set_int (form, "limits.swap", limits->swap);
  ptero_form_set_int (form, "limits.disk", limits->disk);
  ptero_form_set_int (form, "limits.cpu", limits->cpu);
  ptero_form_set_int (form, "limits.io", limits->io);
  ptero_form_set_string (form, "limits.threads", limits->threads);
  ptero_form_set_boolean (form, "_oom", !limits->oom_disabled);
  ptero_form_set_int (form, "feature_limits.databases", features->databases);
  ptero_form_set_int (form, "feature_limits.backups", features->backups);
  /* none is null, too, of addresses */
  ptero_form_set_int (form, "feature_limits.allocations", MAX (features->allocations, 0));
  addresses = ptero_admin_server_addresses_new (ptero_facts_get_panel (facts), server);
  g_object_set_data (G_OBJECT (form), "addresses", addresses);
  g_object_set_data_full (G_OBJECT (form), "panel", g_object_ref (ptero_facts_get_panel (facts)),
                          g_object_unref);
  ptero_form_add_widget (form, addresses);
  ptero_form_set_marker (form, mark_build);
  ptero_admin_room_watch (form, PTERO_APP_SERVER (server)->node, limits);
  ptero_form_dialog_present (create_dialog (facts, form, server,
                                            PTERO_ENDPOINT_APP_SERVER_UPDATE_BUILD, fill_build),
                             _("Edit Build"), GTK_WIDGET (facts));
}

/* api/application.md 4.1 */
static char *
check_image (const char *text)
{
  if (g_regex_match_simple ("^~?[\\w./:@ -]*$", text, G_REGEX_RAW, 0))
    return NULL;

  return g_strdup (_("The name of an image, as in ghcr.io/example/java:21"));
}

/* api/application.md 4.4 */
static const PteroFormField startup_fields[] = {
  { NULL, N_("Startup"), PTERO_FORM_HEADING, N_("It holds from the next start.") },
  { "startup", N_("Command"), PTERO_FORM_LINES, .min = 1 },
  { "image", N_("Docker Image"), PTERO_FORM_TEXT, .min = 1, .max = 191, .check = check_image },
};

static PteroAdminVariables *
get_variables (PteroForm *form)
{
  return g_object_get_data (G_OBJECT (form), "variables");
}

static void
fill_startup (PteroForm    *form,
              PteroRequest *request)
{
  PteroAppServer *server = g_object_get_data (G_OBJECT (form), "server");

  ptero_admin_variables_fill (get_variables (form), request);
  ptero_request_set_int (request, "egg", server->egg_id);
  ptero_request_set_boolean (request, "skip_scripts", FALSE);
}

static gboolean
check_startup (PteroForm *form)
{
  return ptero_admin_variables_check (get_variables (form));
}

static gboolean
mark_startup (PteroForm          *form,
              const PteroProblem *problem)
{
  return ptero_admin_variables_mark (get_variables (form), problem);
}

/**
 * ptero_admin_server_edit_startup:
 * @facts: where it was asked for
 * @server: (type PteroAppServer): a server, with its variables
 *
 * Shows the form of how it is started.
 */
void
ptero_admin_server_edit_startup (PteroFacts *facts,
                                 gpointer    server)
{
  PteroForm *form = PTERO_FORM (ptero_form_new (startup_fields, G_N_ELEMENTS (startup_fields)));
  PteroContainer *container = PTERO_APP_SERVER (server)->container;
  GtkWidget *variables = ptero_admin_variables_new ();
  PteroFormDialog *dialog;

  if (container != NULL)
    {
      ptero_form_set_string (form, "startup", container->startup_command);
      ptero_form_set_string (form, "image", container->image);
    }
  g_object_set_data_full (G_OBJECT (form), "server", g_object_ref (server), g_object_unref);
  g_object_set_data (G_OBJECT (form), "variables", variables);
  ptero_admin_variables_set (PTERO_ADMIN_VARIABLES (variables),
                             PTERO_APP_SERVER (server)->variables);
  ptero_form_add_widget (form, variables);
  ptero_form_set_marker (form, mark_startup);
  dialog = create_dialog (facts, form, server, PTERO_ENDPOINT_APP_SERVER_UPDATE_STARTUP,
                          fill_startup);
  ptero_form_dialog_set_check (dialog, check_startup);
  ptero_form_dialog_present (dialog, _("Edit Startup"), GTK_WIDGET (facts));
}
