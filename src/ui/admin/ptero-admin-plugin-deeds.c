/* ptero-admin-plugin-deeds.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-plugin-deeds.h"

#include <glib/gi18n.h>

#include "ptero-admin-delete.h"
#include "ptero-admin-plugin-import.h"
#include "ptero-admin-plugin-words.h"
#include "ptero-alert.h"
#include "ptero-error.h"
#include "ptero-format.h"
#include "ptero-plugin.h"
#include "ptero-request-job.h"

/* What is done with plugins: the question before, the job, and what became of each. A plugin is
 * code that runs in the panel. */

/* Why the panel refuses it is not in its answer: it is what the panel looks at before. */
static const struct
{
  PteroEndpoint  endpoint;
  const char    *action;
  const char    *body;
  const char    *refusal;
} deeds[] = {
  [PTERO_ADMIN_INSTALL] = { PTERO_ENDPOINT_PELICAN_PLUGIN_INSTALL, N_("_Install"), NULL,
                            N_("It is installed already.") },
  [PTERO_ADMIN_UPDATE] = { PTERO_ENDPOINT_PELICAN_PLUGIN_UPDATE, N_("_Update"), NULL,
                           N_("There is no newer version of it.") },
  [PTERO_ADMIN_ENABLE] = { PTERO_ENDPOINT_PELICAN_PLUGIN_ENABLE, N_("_Enable"), NULL,
                           N_("It cannot be enabled: it is enabled already, not installed, or not made for this version of the panel.") },
  [PTERO_ADMIN_DISABLE] = { PTERO_ENDPOINT_PELICAN_PLUGIN_DISABLE, N_("_Disable"),
                            N_("The panel goes on without it. Its settings and what it keeps stay."),
                            N_("It cannot be disabled: it is disabled already, or not installed.") },
  [PTERO_ADMIN_UNINSTALL] = { PTERO_ENDPOINT_PELICAN_PLUGIN_UNINSTALL, N_("_Uninstall"),
                              N_("What it keeps in the database of the panel is deleted for good. With its files removed, too, it has to be imported "
                                 "again before it can be installed."),
                              N_("It is not installed.") },
};

/**
 * ptero_admin_plugin_can:
 * @plugin: (type PteroPlugin): a plugin
 * @deed: what is done
 *
 * Returns: whether the panel would do it
 */
gboolean
ptero_admin_plugin_can (gpointer       plugin,
                        PteroAdminDeed deed)
{
  PteroPlugin *self = PTERO_PLUGIN (plugin);
  gboolean is_installed = !ptero_admin_plugin_is_in_state (self, "not_installed");

  switch (deed)
    {
    case PTERO_ADMIN_INSTALL:
      return !is_installed && self->is_compatible;

    case PTERO_ADMIN_UPDATE:
      return self->is_update_available;

    case PTERO_ADMIN_ENABLE:
      return self->can_enable;

    case PTERO_ADMIN_DISABLE:
      return self->can_disable;

    case PTERO_ADMIN_UNINSTALL:
    default:
      return is_installed;
    }
}

static char *
dup_title (PteroAdminDeed deed,
           guint          n_plugins)
{
  switch (deed)
    {
    case PTERO_ADMIN_INSTALL:
      return g_strdup_printf (ngettext ("Install %u Plugin", "Install %u Plugins", n_plugins),
                              n_plugins);

    case PTERO_ADMIN_UPDATE:
      return g_strdup_printf (ngettext ("Update %u Plugin", "Update %u Plugins", n_plugins),
                              n_plugins);

    case PTERO_ADMIN_ENABLE:
      return g_strdup_printf (ngettext ("Enable %u Plugin", "Enable %u Plugins", n_plugins),
                              n_plugins);

    case PTERO_ADMIN_DISABLE:
      return g_strdup_printf (ngettext ("Disable %u Plugin", "Disable %u Plugins", n_plugins),
                              n_plugins);

    case PTERO_ADMIN_UNINSTALL:
    default:
      return g_strdup_printf (ngettext ("Uninstall %u Plugin", "Uninstall %u Plugins", n_plugins),
                              n_plugins);
    }
}

static char *
dup_heading_for_one (PteroAdminDeed  deed,
                     PteroPlugin    *plugin)
{
  g_autofree char *name = ptero_text_make_safe (plugin->name != NULL ? plugin->name : "");

  /* Translators: %s is the name of a plugin */
  switch (deed)
    {
    case PTERO_ADMIN_INSTALL:
      return g_strdup_printf (_("Install “%s”?"), name);

    case PTERO_ADMIN_UPDATE:
      /* Translators: %s is the name of a plugin */
      return g_strdup_printf (_("Update “%s”?"), name);

    case PTERO_ADMIN_ENABLE:
      /* Translators: %s is the name of a plugin */
      return g_strdup_printf (_("Enable “%s”?"), name);

    case PTERO_ADMIN_DISABLE:
      /* Translators: %s is the name of a plugin */
      return g_strdup_printf (_("Disable “%s”?"), name);

    case PTERO_ADMIN_UNINSTALL:
    default:
      /* Translators: %s is the name of a plugin */
      return g_strdup_printf (_("Uninstall “%s”?"), name);
    }
}

static char *
dup_heading (PteroAdminDeed  deed,
             GPtrArray      *plugins)
{
  g_autofree char *title = NULL;

  if (plugins->len == 1)
    return dup_heading_for_one (deed, plugins->pdata[0]);

  title = dup_title (deed, plugins->len);

  /* Translators: %s is e.g. "Install 3 Plugins" */
  return g_strdup_printf (_("%s?"), title);
}

static char *
dup_body (PteroAdminDeed deed)
{
  if (deeds[deed].body != NULL)
    return g_strdup (g_dgettext (GETTEXT_PACKAGE, deeds[deed].body));

  if (deed == PTERO_ADMIN_ENABLE)
    return g_strdup (ptero_admin_plugin_warning ());

  return g_strdup_printf ("%s\n\n%s", ptero_admin_plugin_warning (),
                          _("It takes minutes, in which the panel may not answer."));
}

static PteroAdminDeed
find_deed (PteroRequest *request)
{
  PteroAdminDeed deed = PTERO_ADMIN_INSTALL;

  while (deed < PTERO_ADMIN_UNINSTALL &&
         deeds[deed].endpoint != ptero_request_get_endpoint (request))
    deed++;

  return deed;
}

static GError *
judge (PteroRequest *request,
       gpointer      resource,
       const GError *error)
{
  PteroAdminDeed deed = find_deed (request);
  g_autofree char *failure = NULL;

  if (g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_REFUSED))
    {
      const char *words = ptero_api_error_get_detail (error);

      return words != NULL && *words != '\0' ? NULL
                                             : g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED,
                                                                    g_dgettext (GETTEXT_PACKAGE,
                                                                                deeds[deed].refusal));
    }

  /* what has failed can still be disabled and uninstalled */
  if (error == NULL && resource != NULL && deed <= PTERO_ADMIN_ENABLE)
    failure = ptero_admin_plugin_dup_failure (resource);

  return failure != NULL ? g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, failure) : NULL;
}

typedef struct
{
  PteroAdminDeed  deed;
  GPtrArray      *plugins;
} Question;

static void
question_free (Question *question)
{
  g_ptr_array_unref (question->plugins);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

/* @widget: a list or the facts of one */
static void
run (GtkWidget *widget,
     Question  *question,
     gboolean   removes_files)
{
  PteroPanel *panel = PTERO_IS_FACTS (widget)
                        ? ptero_facts_get_panel (PTERO_FACTS (widget))
                        : ptero_list_pane_get_panel (PTERO_LIST_PANE (widget));
  PteroJobQueue *jobs = PTERO_IS_FACTS (widget)
                          ? ptero_facts_get_jobs (PTERO_FACTS (widget))
                          : ptero_list_pane_get_jobs (PTERO_LIST_PANE (widget));
  g_autofree char *title = dup_title (question->deed, question->plugins->len);
  g_autoptr(PteroJob) job = ptero_request_job_new (title);
  GCallback take = G_CALLBACK (ptero_list_pane_take_job);

  for (guint i = 0; i < question->plugins->len; i++)
    {
      PteroPlugin *plugin = question->plugins->pdata[i];
      g_autoptr(PteroRequest) request = ptero_request_new (deeds[question->deed].endpoint, "plugin",
                                                           plugin->id, NULL);

      if (question->deed == PTERO_ADMIN_UNINSTALL)
        ptero_request_set_boolean (request, "delete", removes_files);
      ptero_request_job_add (PTERO_REQUEST_JOB (job), panel, request, plugin->name);
    }
  ptero_request_job_set_judge (PTERO_REQUEST_JOB (job), judge);
  if (PTERO_IS_FACTS (widget))
    take = removes_files ? G_CALLBACK (ptero_admin_delete_take) : G_CALLBACK (ptero_facts_take_job);
  g_signal_connect_object (job, "finished", take, widget, G_CONNECT_SWAPPED);
  ptero_job_queue_add (jobs, job);
}

static void
confirmed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(Question) question = user_data;

  if (ptero_alert_confirm_finish (GTK_WIDGET (source), result, NULL))
    run (GTK_WIDGET (source), question, FALSE);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Question) question = user_data;
  PteroAlertChoice choice = ptero_alert_choose_finish (GTK_WIDGET (source), result);

  if (choice == PTERO_ALERT_CONFIRM || choice == PTERO_ALERT_DISCARD)
    run (GTK_WIDGET (source), question, choice == PTERO_ALERT_DISCARD);
}

static void
ask (GtkWidget      *widget,
     GPtrArray      *plugins,
     PteroAdminDeed  deed)
{
  Question *question = g_new0 (Question, 1);
  g_autofree char *heading = dup_heading (deed, plugins);
  g_autofree char *body = dup_body (deed);
  const char *action = g_dgettext (GETTEXT_PACKAGE, deeds[deed].action);

  question->deed = deed;
  question->plugins = g_ptr_array_ref (plugins);
  if (deed == PTERO_ADMIN_UNINSTALL)
    ptero_alert_confirm_either_async (widget, heading, body, _("Uninstall and Remove _Files"),
                                      action, NULL, chosen_cb, question);
  else
    ptero_alert_confirm_async (widget, heading, body, action, NULL, confirmed_cb, question);
}

/**
 * ptero_admin_plugin_do_each:
 * @pane: a list of plugins
 * @plugins: (element-type PteroPlugin): some of them
 * @deed: what is done
 *
 * Asks, and does it with each, as a job that tells what became of each.
 */
void
ptero_admin_plugin_do_each (PteroListPane  *pane,
                            GPtrArray      *plugins,
                            PteroAdminDeed  deed)
{
  g_return_if_fail (PTERO_IS_LIST_PANE (pane));

  ask (GTK_WIDGET (pane), plugins, deed);
}

/**
 * ptero_admin_plugin_do_one:
 * @facts: the page of a plugin
 * @plugin: (type PteroPlugin): the plugin
 * @deed: what is done
 *
 * Asks, and does it.
 */
void
ptero_admin_plugin_do_one (PteroFacts     *facts,
                           gpointer        plugin,
                           PteroAdminDeed  deed)
{
  g_autoptr(GPtrArray) plugins = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (PTERO_IS_FACTS (facts));

  g_ptr_array_add (plugins, g_object_ref (plugin));
  ask (GTK_WIDGET (facts), plugins, deed);
}
