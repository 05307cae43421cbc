/* ptero-admin-egg.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-egg.h"

#include <glib/gi18n.h>

#include "ptero-admin-columns.h"
#include "ptero-admin-delete.h"
#include "ptero-admin-egg-compare.h"
#include "ptero-admin-elsewhere.h"
#include "ptero-admin-load.h"
#include "ptero-admin-rights.h"
#include "ptero-admin-servers.h"
#include "ptero-app-variable.h"
#include "ptero-application.h"
#include "ptero-egg-compare.h"
#include "ptero-egg-export.h"
#include "ptero-error-text.h"
#include "ptero-facts.h"
#include "ptero-list-pane.h"
#include "ptero-panel-page.h"
#include "ptero-panel-toast.h"
#include "ptero-parts.h"
#include "ptero-save.h"
#include "ptero-send.h"
#include "ptero-source-pane.h"

PTERO_ADMIN_DEFINE_TEXT (dup_name, PteroEgg, name)
PTERO_ADMIN_DEFINE_TEXT (dup_author, PteroEgg, author)
PTERO_ADMIN_DEFINE_TEXT (dup_description, PteroEgg, description)
PTERO_ADMIN_DEFINE_TEXT (dup_startup, PteroEgg, startup)

static char *
dup_stop (gpointer item)
{
  return PTERO_EGG (item)->config != NULL ? g_strdup (PTERO_EGG (item)->config->stop) : NULL;
}

static char *
dup_features (gpointer item)
{
  return PTERO_EGG (item)->features != NULL ? g_strjoinv (", ", PTERO_EGG (item)->features) : NULL;
}

static char *
dup_tags (gpointer item)
{
  return PTERO_EGG (item)->tags != NULL ? g_strjoinv (", ", PTERO_EGG (item)->tags) : NULL;
}

static char *
dup_container (gpointer item)
{
  return PTERO_EGG (item)->script != NULL ? g_strdup (PTERO_EGG (item)->script->container) : NULL;
}

PTERO_ADMIN_DEFINE_TEXT (dup_uuid, PteroEgg, uuid)

static char *
dup_id (gpointer item)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, PTERO_EGG (item)->id);
}

static const PteroFact facts[] = {
  { N_("Egg") },
  { N_("Name"), dup_name },
  { N_("Author"), dup_author, TRUE },
  { N_("Description"), dup_description },
  { N_("Startup") },
  { N_("Command"), dup_startup, TRUE },
  { N_("Stop Command"), dup_stop, TRUE },
  { N_("Features"), dup_features },
  { N_("Tags"), dup_tags },
  { N_("Image for the Installation"), dup_container, TRUE },
  { N_("Record") },
  { N_("ID"), dup_id, TRUE },
  { N_("UUID"), dup_uuid, TRUE },
};

/* Pelican: label and command of each */
static void
list_commands (PteroFacts *self,
               gpointer    item)
{
  JsonNode *commands = PTERO_EGG (item)->startup_commands;
  JsonObjectIter iter;
  const char *label;
  JsonNode *command;

  if (commands == NULL || !JSON_NODE_HOLDS_OBJECT (commands))
    return;

  json_object_iter_init_ordered (&iter, json_node_get_object (commands));
  while (json_object_iter_next_ordered (&iter, &label, &command))
    ptero_facts_add_link (self, _("Startup Commands"), label,
                          json_node_get_value_type (command) == G_TYPE_STRING
                            ? json_node_get_string (command)
                            : NULL, NULL, NULL);
}

/* label and image of each */
static void
list_images (PteroFacts *self,
             gpointer    item)
{
  JsonNode *images = PTERO_EGG (item)->docker_images;
  JsonObjectIter iter;
  const char *label;
  JsonNode *image;

  if (images == NULL || !JSON_NODE_HOLDS_OBJECT (images))
    return;

  json_object_iter_init_ordered (&iter, json_node_get_object (images));
  while (json_object_iter_next_ordered (&iter, &label, &image))
    ptero_facts_add_link (self, _("Docker Images"), label,
                          json_node_get_value_type (image) == G_TYPE_STRING
                            ? json_node_get_string (image)
                            : NULL, NULL, NULL);
}

static void
list_more (PteroFacts *self,
           gpointer    item)
{
  list_images (self, item);
  list_commands (self, item);
  ptero_admin_elsewhere_add (self, PTERO_ADMIN_EGGS);
}

static void
export_facts (PteroFacts *self,
              gpointer    item)
{
  ptero_admin_egg_export (GTK_WIDGET (self), ptero_facts_get_panel (self), item);
}

static void
compare_facts (PteroFacts *self,
               gpointer    item)
{
  ptero_admin_egg_compare (GTK_WIDGET (self), ptero_facts_get_panel (self), item);
}

/**
 * ptero_admin_egg_get_delete_body:
 *
 * Returns: what is to be known before an egg is deleted
 */
const char *
ptero_admin_egg_get_delete_body (void)
{
  return _("Only an egg without servers can be deleted. It cannot be brought back, unless it was exported before.");
}

static void
delete_facts (PteroFacts *self,
              gpointer    item)
{
  g_autofree char *id = dup_id (item);
  g_autofree char *title = g_strdup_printf (ngettext ("Delete %u Egg", "Delete %u Eggs", 1), 1);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_PELICAN_EGG_DELETE, "egg", id,
                                                       NULL);

  ptero_admin_delete (self, title, PTERO_EGG (item)->name, ptero_admin_egg_get_delete_body (),
                      request);
}

static const PteroFactsVerb verbs[] = {
  { N_("_Export Egg…"), export_facts, .reads = TRUE },
  { N_("Com_pare With…"), compare_facts, .reads = TRUE },
  { N_("_Delete…"), delete_facts, .destructive = TRUE, .flavour = PTERO_FLAVOUR_PELICAN },
};

static const PteroFactsInfo info = {
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .verbs = verbs,
  .n_verbs = G_N_ELEMENTS (verbs),
  .links = list_more,
};

PTERO_ADMIN_DEFINE_TEXT (dup_variable_name, PteroAppVariable, name)
PTERO_ADMIN_DEFINE_TEXT (dup_variable_env, PteroAppVariable, env_variable)
PTERO_ADMIN_DEFINE_TEXT (dup_variable_default, PteroAppVariable, default_value)
PTERO_ADMIN_DEFINE_TEXT (dup_variable_rules, PteroAppVariable, rules)

static char *
dup_variable_users (gpointer item)
{
  PteroAppVariable *variable = item;

  return g_strdup (variable->user_editable ? _("May Change") : variable->user_viewable ? _("May See") : _("May Not See"));
}

static const PteroColumn columns[] = {
  { "name", N_("Name"), dup_variable_name, PTERO_COLUMN_EXPAND },
  { "variable", N_("Variable"), dup_variable_env, PTERO_COLUMN_MONOSPACE },
  { "default", N_("Default"), dup_variable_default, PTERO_COLUMN_DEFAULT },
  { "rules", N_("Rules"), dup_variable_rules, PTERO_COLUMN_DETAIL | PTERO_COLUMN_MONOSPACE },
  { "users", N_("Users"), dup_variable_users, PTERO_COLUMN_DETAIL },
};

static const PteroListInfo variables_info = {
  .id = "egg-variables",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .icon_name = "view-list-symbolic",
  .empty_title = N_("No Variables"),
  .empty_description = N_("A variable is what can be set for a server of this egg"),
};

static const struct { PteroEggPart part; const char *title; } configuration[] = {
  { PTERO_EGG_PART_FILES, N_("Configuration Files") },
  { PTERO_EGG_PART_START, N_("Start Detection") },
  { PTERO_EGG_PART_LOGS, N_("Logs") },
};

static void
update_script (PteroSourcePane *pane,
               GParamSpec      *pspec,
               PteroEgg        *egg)
{
  g_autofree char *script = ptero_egg_dup_text (egg, PTERO_EGG_PART_SCRIPT);

  ptero_source_pane_set_text (pane, 0, script);
}

static void
update_configuration (PteroSourcePane *pane,
                      GParamSpec      *pspec,
                      PteroEgg        *egg)
{
  for (guint i = 0; i < G_N_ELEMENTS (configuration); i++)
    {
      g_autofree char *text = ptero_egg_dup_text (egg, configuration[i].part);

      ptero_source_pane_set_text (pane, i, text);
    }
}

static GtkWidget *
create_script (PteroEgg *egg)
{
  GtkWidget *pane = ptero_source_pane_new ();

  ptero_source_pane_add (PTERO_SOURCE_PANE (pane), _("Install Script"), "sh");
  g_signal_connect_object (egg, "notify", G_CALLBACK (update_script), pane, G_CONNECT_SWAPPED);
  update_script (PTERO_SOURCE_PANE (pane), NULL, egg);

  return pane;
}

static GtkWidget *
create_configuration (PteroEgg *egg)
{
  GtkWidget *pane = ptero_source_pane_new ();

  for (guint i = 0; i < G_N_ELEMENTS (configuration); i++)
    ptero_source_pane_add (PTERO_SOURCE_PANE (pane),
                           g_dgettext (GETTEXT_PACKAGE, configuration[i].title), "json");
  g_signal_connect_object (egg, "notify", G_CALLBACK (update_configuration), pane,
                           G_CONNECT_SWAPPED);
  update_configuration (PTERO_SOURCE_PANE (pane), NULL, egg);

  return pane;
}

/**
 * ptero_admin_egg_create_list:
 * @panel: a panel
 *
 * Returns: (transfer full): what asks the panel for all its eggs; Pterodactyl answers with nests
 *   that have them, Pelican, which has no nests, with the eggs themselves
 */
PteroRequest *
ptero_admin_egg_create_list (PteroPanel *panel)
{
  PteroRequest *request;

  if (ptero_panel_offers (panel, PTERO_FLAVOUR_PELICAN))
    return ptero_request_new (PTERO_ENDPOINT_PELICAN_EGGS_LIST, NULL);

  request = ptero_request_new (PTERO_ENDPOINT_APP_NESTS_LIST, NULL);
  ptero_request_set_query (request, "include", "eggs");

  return request;
}

static PteroRequest *
create_request (PteroPanel *panel,
                gint64      nest_id,
                gint64      egg_id)
{
  g_autofree char *nest = g_strdup_printf ("%" G_GINT64_FORMAT, nest_id);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, egg_id);
  PteroRequest *request;

  if (ptero_panel_offers (panel, PTERO_FLAVOUR_PELICAN))
    {
      /* what it inherits is its own there */
      request = ptero_request_new (PTERO_ENDPOINT_PELICAN_EGG_GET, "egg", id, NULL);
      ptero_request_set_query (request, "include", "variables");
    }
  else
    {
      request = ptero_request_new (PTERO_ENDPOINT_APP_EGG_GET, "nest", nest, "egg", id, NULL);
      ptero_request_set_query (request, "include", "variables,config,script");
    }

  return request;
}

/**
 * ptero_admin_egg_create_request:
 * @panel: a panel
 * @egg: one of its eggs
 *
 * Returns: (transfer full): what asks the panel for all that it knows of the egg
 */
PteroRequest *
ptero_admin_egg_create_request (PteroPanel *panel,
                                PteroEgg   *egg)
{
  return create_request (panel, egg->nest_id, egg->id);
}

/**
 * ptero_admin_egg_open:
 * @widget: where a link was followed
 * @panel: a panel
 * @jobs: where long work goes
 * @egg: an egg, with its variables
 * @part: the part of its page that is shown, as `overview` or `servers`
 *
 * Shows the egg in the place of what is shown.
 */
void
ptero_admin_egg_open (GtkWidget     *widget,
                      PteroPanel    *panel,
                      PteroJobQueue *jobs,
                      PteroEgg      *egg,
                      const char    *part)
{
  g_autoptr(PteroRequest) request = ptero_admin_egg_create_request (panel, egg);
  g_autoptr(PteroRequest) variables = ptero_request_copy (request);
  g_autoptr(PteroRequest) creation = ptero_request_new (PTERO_ENDPOINT_PELICAN_EGG_IMPORT, NULL);
  GtkWidget *parts = ptero_parts_new ();
  GtkWidget *overview = ptero_facts_new (&info, panel, request, jobs);

  ptero_request_set_relation (variables, "variables");
  if (ptero_panel_offers (panel, PTERO_FLAVOUR_PELICAN))
    ptero_admin_rights_heed (overview, panel, creation);
  ptero_parts_add (PTERO_PARTS (parts), "overview", _("Overview"), overview);
  ptero_parts_add (PTERO_PARTS (parts), "variables", _("Variables"),
                   ptero_list_pane_new (&variables_info, panel, variables, jobs));
  ptero_parts_add (PTERO_PARTS (parts), "script", _("Install Script"), create_script (egg));
  ptero_parts_add (PTERO_PARTS (parts), "configuration", _("Configuration"),
                   create_configuration (egg));
  ptero_admin_servers_add_part (PTERO_PARTS (parts), panel, jobs, request);
  ptero_parts_show (PTERO_PARTS (parts), part);
  ptero_panel_page_push (widget, egg->name, parts);
}

static void
take_egg_cb (GtkWidget   *widget,
             PteroAnswer *answer)
{
  PteroEgg *egg = ptero_answer_get_resource (answer);
  PteroPanelPage *page = PTERO_PANEL_PAGE (gtk_widget_get_ancestor (widget, PTERO_TYPE_PANEL_PAGE));
  PteroJobQueue *jobs = g_object_get_data (G_OBJECT (widget), "egg-jobs");

  if (egg != NULL && page != NULL && gtk_widget_get_mapped (widget))
    ptero_admin_egg_open (widget, ptero_panel_page_get_panel (page), jobs, egg, "overview");
}

/**
 * ptero_admin_egg_open_of:
 * @widget: where a link was followed
 * @panel: a panel
 * @jobs: where long work goes
 * @server: one of its servers
 *
 * Shows the egg of the server in the place of what is shown, once the panel has
 * told of it.
 */
void
ptero_admin_egg_open_of (GtkWidget      *widget,
                         PteroPanel     *panel,
                         PteroJobQueue  *jobs,
                         PteroAppServer *server)
{
  g_autoptr(PteroRequest) request = create_request (panel, server->nest_id, server->egg_id);

  g_object_set_data_full (G_OBJECT (widget), "egg-jobs", g_object_ref (jobs), g_object_unref);
  ptero_send (widget, panel, request, NULL, take_egg_cb);
}

/* The name of an egg as that of a file. */
static char *
dup_file_name (PteroEgg   *egg,
               const char *ending)
{
  g_autofree char *lower = g_ascii_strdown (egg->name != NULL ? egg->name : "egg", -1);

  for (char *c = lower; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c))
      *c = '-';

  return g_strdup_printf ("egg-%s.%s", lower, ending);
}

/* An egg that the panel is to write. */
typedef struct
{
  GWeakRef      widget;
  PteroEgg     *egg;
  GCancellable *cancellable;
} Exporting;

static void
exporting_free (Exporting *exporting)
{
  g_weak_ref_clear (&exporting->widget);
  g_object_unref (exporting->egg);
  g_object_unref (exporting->cancellable);
  g_free (exporting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Exporting, exporting_free)

/* In which form, the first character tells: JSON begins with a brace. */
static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Exporting) exporting = user_data;
  g_autoptr(GtkWidget) widget = g_weak_ref_get (&exporting->widget);
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);
  GBytes *bytes = answer != NULL ? ptero_answer_get_bytes (answer) : NULL;
  g_autofree char *reason = error != NULL ? ptero_error_describe (error) : NULL;
  g_autofree char *name = NULL;
  const char *data;
  gsize length = 0;

  if (widget == NULL || gtk_widget_get_root (widget) == NULL ||
      g_cancellable_is_cancelled (exporting->cancellable))
    return;
  if (reason != NULL)
    ptero_panel_toast (widget, "%s", reason);
  if (bytes == NULL)
    return;

  data = g_bytes_get_data (bytes, &length);
  name = dup_file_name (exporting->egg, length > 0 && *data == '{' ? "json" : "yaml");
  ptero_save (widget, _("Export Egg"), name, bytes);
}

/* What was asked for before is taken back, so that there is one question for a file, with the name
 * of its egg. */
static void
export_by_panel (GtkWidget  *widget,
                 PteroPanel *panel,
                 PteroEgg   *egg)
{
  g_autofree char *id = dup_id (egg);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_PELICAN_EGG_EXPORT, "egg", id,
                                                       NULL);
  Exporting *exporting = g_new0 (Exporting, 1);

  g_weak_ref_init (&exporting->widget, widget);
  exporting->egg = g_object_ref (egg);
  exporting->cancellable = g_object_ref (ptero_admin_load_begin (widget));
  ptero_client_send_async (ptero_panel_get_client (panel), request, exporting->cancellable,
                           exported_cb, exporting);
}

/**
 * ptero_admin_egg_export:
 * @widget: where it was asked for
 * @panel: a panel
 * @egg: one of its eggs, with its variables
 *
 * Lets the person choose a file and saves the egg to it in the panel's own
 * form. Pelican writes it itself.
 */
void
ptero_admin_egg_export (GtkWidget  *widget,
                        PteroPanel *panel,
                        PteroEgg   *egg)
{
  g_autofree char *name = NULL;
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GBytes) bytes = NULL;
  char *json;

  if (ptero_panel_offers (panel, PTERO_FLAVOUR_PELICAN))
    {
      export_by_panel (widget, panel, egg);
      return;
    }

  name = dup_file_name (egg, "json");
  json = ptero_egg_export_to_json (egg, now);
  bytes = g_bytes_new_take (json, strlen (json));
  ptero_save (widget, _("Export Egg"), name, bytes);
}

/**
 * ptero_admin_egg_compare:
 * @widget: where it was asked for, in a page of a panel
 * @panel: a panel
 * @egg: one of its eggs
 *
 * Compares the egg with another one, of this or another of the person's panels.
 */
void
ptero_admin_egg_compare (GtkWidget  *widget,
                         PteroPanel *panel,
                         PteroEgg   *egg)
{
  GApplication *application = g_application_get_default ();
  GListModel *panels = PTERO_IS_APPLICATION (application) ? G_LIST_MODEL (ptero_application_get_panels (PTERO_APPLICATION (application))) : NULL;

  ptero_admin_egg_compare_with (widget, panels, panel, egg);
}
