/* ptero-admin-new-server.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-new-server.h"

#include <glib/gi18n.h>

#include "ptero-admin-picker.h"
#include "ptero-allocation.h"
#include "ptero-app-variable.h"
#include "ptero-egg.h"
#include "ptero-form-dialog.h"
#include "ptero-format.h"
#include "ptero-nest.h"
#include "ptero-node.h"
#include "ptero-request-job.h"
#include "ptero-send.h"
#include "ptero-user.h"
#include "ptero-variable-row.h"

#define FIT_DELAY 400   /* milliseconds after the last key before the panel is asked what fits */
#define MAX_SERVERS 50

/* api/application.md 4.1 */
static const PteroFormField fields[] = {
  { NULL, N_("Server"), PTERO_FORM_HEADING },
  { "name", N_("Name"), PTERO_FORM_TEXT, .min = 1, .max = 191 },
  { "description", N_("Description"), PTERO_FORM_TEXT },
  { "external_id", N_("External ID"), PTERO_FORM_TEXT, .max = 191, .optional = TRUE },
  { "_number", N_("How Many"), PTERO_FORM_INTEGER, N_("More than one get a number after their name"), .min = 1, .max = MAX_SERVERS },
  { NULL, N_("Game"), PTERO_FORM_HEADING },
  { "_egg", N_("Egg"), PTERO_FORM_CHOICE },
  { "docker_image", N_("Docker Image"), PTERO_FORM_CHOICE },
  { "startup", N_("Startup Command"), PTERO_FORM_LINES, .min = 1 },
  { NULL, N_("Limits"), PTERO_FORM_HEADING },
  { "limits.memory", N_("Memory"), PTERO_FORM_INTEGER, N_("In MiB; 0 is unlimited"), .max = G_MAXINT },
  { "limits.swap", N_("Swap"), PTERO_FORM_INTEGER, N_("In MiB; 0 is none, −1 unlimited"), .min = -1, .max = G_MAXINT },
  { "limits.disk", N_("Disk"), PTERO_FORM_INTEGER, N_("In MiB; 0 is unlimited"), .max = G_MAXINT },
  { "limits.cpu", N_("CPU"), PTERO_FORM_INTEGER, N_("In percent of one core; 0 is unlimited"), .max = 100000 },
  { "limits.io", N_("Block I/O Weight"), PTERO_FORM_INTEGER, N_("500 is usual"), .min = 10, .max = 1000 },
  { NULL, N_("May Have"), PTERO_FORM_HEADING },
  { "feature_limits.databases", N_("Databases"), PTERO_FORM_INTEGER, .max = 10000 },
  { "feature_limits.backups", N_("Backups"), PTERO_FORM_INTEGER, .max = 10000 },
  { "feature_limits.allocations", N_("Addresses"), PTERO_FORM_INTEGER, .max = 10000 },
  { NULL, N_("Place"), PTERO_FORM_HEADING },
  { "_place", N_("Node"), PTERO_FORM_CHOICE, N_("The panel chooses among the nodes for automatic deployment that have room") },
  { "_allocation", N_("Address"), PTERO_FORM_CHOICE },
  { "_location", N_("Location"), PTERO_FORM_CHOICE },
  { "_dedicated", N_("Address of Its Own"), PTERO_FORM_SWITCH, N_("One that no other server uses") },
  { "_ports", N_("Ports"), PTERO_FORM_TEXT, N_("As in 25565 or 25565-25600; empty for any") },
  { NULL, N_("Afterwards"), PTERO_FORM_HEADING },
  { "start_on_completion", N_("Start When Installed"), PTERO_FORM_SWITCH },
  { "skip_scripts", N_("Leave Out the Install Script"), PTERO_FORM_SWITCH },
};

/* What belongs to one form: it goes with it. */
typedef struct
{
  PteroListPane       *pane;        /* not owned */
  PteroForm           *form;        /* not owned */
  GPtrArray           *nests;
  GPtrArray           *nodes;
  gint64               owner;
  GtkWidget           *owner_row;
  AdwPreferencesGroup *variables;
  GPtrArray           *rows;        /* not owned */
  GtkLabel            *fit;
  guint                fit_source;
  char                *egg;         /* whose variables are shown */
  char                *place;       /* whose addresses are shown */
} Draft;

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_clear_handle_id (&draft->fit_source, g_source_remove);
  g_ptr_array_unref (draft->nests);
  g_ptr_array_unref (draft->nodes);
  g_ptr_array_unref (draft->rows);
  g_free (draft->egg);
  g_free (draft->place);
  g_free (draft);
}

static Draft *
get_draft (gpointer form)
{
  return g_object_get_data (G_OBJECT (form), "draft");
}

/* Values and what is shown for them, one after the other. */
static void
set_choices (PteroForm  *form,
             const char *name,
             GPtrArray  *values,
             GPtrArray  *titles)
{
  g_ptr_array_add (values, NULL);
  g_ptr_array_add (titles, NULL);
  ptero_form_set_choices (form, name, (const char *const *) values->pdata, (const char *const *) titles->pdata);
}

static char *
format_id (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static void
set_images (Draft    *draft,
            PteroEgg *egg)
{
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  JsonObjectIter iter;
  const char *label;
  JsonNode *image;

  if (egg->docker_images != NULL && JSON_NODE_HOLDS_OBJECT (egg->docker_images))
    {
      json_object_iter_init_ordered (&iter, json_node_get_object (egg->docker_images));
      while (json_object_iter_next_ordered (&iter, &label, &image))
        {
          if (json_node_get_value_type (image) != G_TYPE_STRING)
            continue;
          g_ptr_array_add (values, json_node_dup_string (image));
          g_ptr_array_add (titles, g_strdup (label));
        }
    }
  if (values->len == 0 && egg->docker_image != NULL)
    {
      g_ptr_array_add (values, g_strdup (egg->docker_image));
      g_ptr_array_add (titles, g_strdup (egg->docker_image));
    }
  set_choices (draft->form, "docker_image", values, titles);
}

static void
set_variables (Draft    *draft,
               PteroEgg *egg)
{
  for (guint i = 0; i < draft->rows->len; i++)
    adw_preferences_group_remove (draft->variables, draft->rows->pdata[i]);
  g_ptr_array_set_size (draft->rows, 0);

  for (guint i = 0; egg->variables != NULL && i < g_list_model_get_n_items (egg->variables); i++)
    {
      g_autoptr(PteroAppVariable) variable = g_list_model_get_item (egg->variables, i);
      const PteroVariableInfo info = {
        .name = variable->name,
        .description = variable->description,
        .env_variable = variable->env_variable,
        .default_value = variable->default_value,
        .rules = variable->rules,
      };
      GtkWidget *row = ptero_variable_row_new (&info);

      ptero_variable_row_set_value (PTERO_VARIABLE_ROW (row), variable->default_value);
      adw_preferences_group_add (draft->variables, row);
      g_ptr_array_add (draft->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (draft->variables), draft->rows->len > 0);
}

static void
egg_cb (GtkWidget   *form,
        PteroAnswer *answer)
{
  Draft *draft = get_draft (form);
  PteroEgg *egg = ptero_answer_get_resource (answer);
  g_autofree char *id = egg != NULL ? format_id (egg->id) : NULL;
  const char *chosen = draft->egg != NULL ? strrchr (draft->egg, '/') : NULL;

  /* another one may have been chosen meanwhile */
  if (egg == NULL || chosen == NULL || !g_str_equal (chosen + 1, id))
    return;

  set_images (draft, egg);
  set_variables (draft, egg);
  ptero_form_set_string (draft->form, "startup", egg->startup);
}

/* The choice is nest/egg. */
static void
update_egg (Draft *draft)
{
  g_autofree char *chosen = ptero_form_dup_string (draft->form, "_egg");
  g_auto(GStrv) ids = g_strsplit (chosen, "/", 2);
  g_autoptr(PteroRequest) request = NULL;

  if (g_strcmp0 (draft->egg, chosen) == 0 || g_strv_length (ids) != 2)
    return;

  g_free (draft->egg);
  draft->egg = g_steal_pointer (&chosen);
  request = ptero_request_new (PTERO_ENDPOINT_APP_EGG_GET, "nest", ids[0], "egg", ids[1], NULL);
  ptero_request_set_query (request, "include", "variables");
  ptero_send (GTK_WIDGET (draft->form), ptero_list_pane_get_panel (draft->pane), request, NULL, egg_cb);
}

static void
allocations_cb (GtkWidget   *form,
                PteroAnswer *answer)
{
  Draft *draft = get_draft (form);
  GPtrArray *allocations = ptero_answer_get_items (answer);
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; allocations != NULL && i < allocations->len; i++)
    {
      PteroAllocation *allocation = allocations->pdata[i];

      if (allocation->assigned)
        continue;
      g_ptr_array_add (values, format_id (allocation->id));
      g_ptr_array_add (titles, g_strdup_printf ("%s · %" G_GINT64_FORMAT, allocation->ip != NULL ? allocation->ip : "", allocation->port));
    }
  set_choices (draft->form, "_allocation", values, titles);
}

/* A node by name has its free addresses; else the panel follows rules. */
static void
update_place (Draft *draft)
{
  g_autofree char *place = ptero_form_dup_string (draft->form, "_place");
  g_autoptr(PteroRequest) request = NULL;
  gboolean automatic = *place == '\0';

  if (g_strcmp0 (draft->place, place) == 0)
    return;

  g_free (draft->place);
  draft->place = g_strdup (place);
  ptero_form_set_visible (draft->form, "_allocation", !automatic);
  ptero_form_set_visible (draft->form, "_location", automatic);
  ptero_form_set_visible (draft->form, "_dedicated", automatic);
  ptero_form_set_visible (draft->form, "_ports", automatic);
  if (automatic)
    return;

  request = ptero_request_new (PTERO_ENDPOINT_APP_ALLOCATIONS_LIST, "node", place, NULL);
  ptero_request_set_query (request, "per_page", "1000");
  ptero_send (GTK_WIDGET (draft->form), ptero_list_pane_get_panel (draft->pane), request, NULL, allocations_cb);
}

static void
show_fit (Draft       *draft,
          PteroAnswer *answer)
{
  GPtrArray *nodes = answer != NULL ? ptero_answer_get_items (answer) : NULL;
  g_autoptr(GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; nodes != NULL && i < nodes->len; i++)
    {
      g_autofree char *name = ptero_text_make_safe (PTERO_NODE (nodes->pdata[i])->name);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  /* Translators: %s are names of nodes */
  text = names->len > 0 ? g_strdup_printf (_("Fits on: %s"), names->str) : g_strdup (_("No node for automatic deployment has that much room."));
  gtk_label_set_text (draft->fit, text);
}

static void
fit_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(GtkWidget) form = user_data;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, NULL);
  Draft *draft = get_draft (form);

  if (draft != NULL && gtk_widget_get_root (form) != NULL)
    show_fit (draft, answer);
}

/* A refusal means that nothing fits: api/application.md 2, NoViableNodeException. */
static gboolean
ask_fit (gpointer user_data)
{
  Draft *draft = user_data;
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_NODES_DEPLOYABLE, NULL);
  g_autofree char *memory = format_id (ptero_form_get_int (draft->form, "limits.memory"));
  g_autofree char *disk = format_id (ptero_form_get_int (draft->form, "limits.disk"));

  draft->fit_source = 0;
  ptero_request_set_query (request, "memory", memory);
  ptero_request_set_query (request, "disk", disk);
  ptero_client_send_async (ptero_panel_get_client (ptero_list_pane_get_panel (draft->pane)), request, NULL, fit_cb, g_object_ref (draft->form));

  return G_SOURCE_REMOVE;
}

static void
changed_cb (PteroForm *form)
{
  Draft *draft = get_draft (form);

  update_egg (draft);
  update_place (draft);
  g_clear_handle_id (&draft->fit_source, g_source_remove);
  draft->fit_source = g_timeout_add (FIT_DELAY, ask_fit, draft);
}

static void
add_environment (Draft       *draft,
                 JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  for (guint i = 0; i < draft->rows->len; i++)
    {
      g_autofree char *value = ptero_variable_row_dup_value (draft->rows->pdata[i]);

      json_builder_set_member_name (builder, ptero_variable_row_get_env_variable (draft->rows->pdata[i]));
      json_builder_add_string_value (builder, value != NULL ? value : "");
    }
  json_builder_end_object (builder);
}

static void
add_deploy (Draft       *draft,
            JsonBuilder *builder)
{
  g_autofree char *location = ptero_form_dup_string (draft->form, "_location");
  g_autofree char *ports = ptero_form_dup_string (draft->form, "_ports");
  g_auto(GStrv) words = g_strsplit_set (ports, ", ", -1);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "locations");
  json_builder_begin_array (builder);
  if (*location != '\0')
    json_builder_add_int_value (builder, g_ascii_strtoll (location, NULL, 10));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "dedicated_ip");
  json_builder_add_boolean_value (builder, ptero_form_get_boolean (draft->form, "_dedicated"));
  json_builder_set_member_name (builder, "port_range");
  json_builder_begin_array (builder);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      json_builder_add_string_value (builder, words[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_allocation (Draft       *draft,
                JsonBuilder *builder)
{
  g_autofree char *allocation = ptero_form_dup_string (draft->form, "_allocation");

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "default");
  json_builder_add_int_value (builder, g_ascii_strtoll (allocation, NULL, 10));
  json_builder_end_object (builder);
}

static void
set_part (PteroRequest *request,
          const char   *name,
          Draft        *draft,
          void        (*add) (Draft       *draft,
                              JsonBuilder *builder))
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) node = NULL;

  add (draft, builder);
  node = json_builder_get_root (builder);
  ptero_request_set_node (request, name, node);
}

static void
fill (PteroForm    *form,
      PteroRequest *request)
{
  Draft *draft = get_draft (form);
  const char *egg = draft->egg != NULL ? strrchr (draft->egg, '/') : NULL;

  ptero_request_set_int (request, "user", draft->owner);
  ptero_request_set_int (request, "egg", egg != NULL ? g_ascii_strtoll (egg + 1, NULL, 10) : 0);
  set_part (request, "environment", draft, add_environment);
  if (draft->place == NULL || *draft->place == '\0')
    set_part (request, "deploy", draft, add_deploy);
  else
    set_part (request, "allocation", draft, add_allocation);
}

/* The panel took the first; those after it differ in their names. */
static void
done_cb (PteroListPane   *pane,
         PteroAnswer     *answer,
         PteroFormDialog *dialog)
{
  PteroForm *form = ptero_form_dialog_get_form (dialog);
  g_autofree char *name = ptero_form_dup_string (form, "name");
  g_autoptr(PteroJob) job = NULL;
  g_autofree char *title = NULL;
  guint number = (guint) ptero_form_get_int (form, "_number");

  ptero_list_pane_refresh (pane);
  if (number < 2)
    return;

  title = g_strdup_printf (ngettext ("Create %u More Server", "Create %u More Servers", number - 1), number - 1);
  job = ptero_request_job_new (title);
  for (guint i = 2; i <= number; i++)
    {
      g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_SERVER_CREATE, NULL);
      g_autofree char *numbered = g_strdup_printf ("%s %u", name, i);

      ptero_form_fill (form, request);
      fill (form, request);
      ptero_request_set_string (request, "name", numbered);
      ptero_request_set_string (request, "external_id", NULL);
      ptero_request_job_add (PTERO_REQUEST_JOB (job), ptero_list_pane_get_panel (pane), request, numbered);
    }
  g_signal_connect_object (job, "finished", G_CALLBACK (ptero_list_pane_take_job), pane, G_CONNECT_SWAPPED);
  ptero_job_queue_add (ptero_list_pane_get_jobs (pane), job);
}

static void
set_owner (Draft      *draft,
           gint64      id,
           const char *name)
{
  g_autofree char *safe = ptero_text_make_safe (name);
  g_autofree char *escaped = g_markup_escape_text (safe, -1);

  draft->owner = id;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (draft->owner_row), escaped);
}

static void
owner_picked_cb (gpointer   form,
                 PteroUser *user)
{
  ptero_form_set_changed (form);
  set_owner (get_draft (form), user->id, user->username);
}

static void
choose_owner_cb (PteroForm *form)
{
  ptero_admin_pick_user (GTK_WIDGET (form), ptero_list_pane_get_panel (get_draft (form)->pane), owner_picked_cb, form);
}

static void
add_owner_row (Draft *draft)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Choose…"));

  draft->owner_row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (draft->owner_row), _("Owner"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (draft->owner_row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (draft->owner_row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), draft->owner_row);
  ptero_form_add_guide (draft->form, group);
  g_signal_connect_object (button, "clicked", G_CALLBACK (choose_owner_cb), draft->form, G_CONNECT_SWAPPED);
}

static void
set_eggs (Draft *draft)
{
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < draft->nests->len; i++)
    {
      PteroNest *nest = draft->nests->pdata[i];

      for (guint j = 0; nest->eggs != NULL && j < g_list_model_get_n_items (nest->eggs); j++)
        {
          g_autoptr(PteroEgg) egg = g_list_model_get_item (nest->eggs, j);

          g_ptr_array_add (values, g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, nest->id, egg->id));
          g_ptr_array_add (titles, g_strdup_printf ("%s · %s", nest->name, egg->name));
        }
    }
  set_choices (draft->form, "_egg", values, titles);
}

static void
set_places (Draft *draft)
{
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) locations = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) location_titles = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (values, g_strdup (""));
  g_ptr_array_add (titles, g_strdup (_("Automatic")));
  g_ptr_array_add (locations, g_strdup (""));
  g_ptr_array_add (location_titles, g_strdup (_("Any")));
  for (guint i = 0; i < draft->nodes->len; i++)
    {
      PteroNode *node = draft->nodes->pdata[i];
      g_autofree char *location = format_id (node->location_id);

      g_ptr_array_add (values, format_id (node->id));
      g_ptr_array_add (titles, g_strdup (node->name));
      if (node->location == NULL || g_ptr_array_find_with_equal_func (locations, location, g_str_equal, NULL))
        continue;
      g_ptr_array_add (locations, g_steal_pointer (&location));
      g_ptr_array_add (location_titles, g_strdup (node->location->short_name));
    }
  set_choices (draft->form, "_place", values, titles);
  set_choices (draft->form, "_location", locations, location_titles);
}

static void
set_usual (PteroForm *form)
{
  ptero_form_set_int (form, "limits.memory", 2048);
  ptero_form_set_int (form, "limits.disk", 10240);
  ptero_form_set_int (form, "limits.cpu", 100);
  ptero_form_set_int (form, "limits.swap", 0);
  ptero_form_set_int (form, "limits.io", 500);
  ptero_form_set_boolean (form, "start_on_completion", TRUE);
}

static void
present (PteroListPane *pane,
         GPtrArray     *nests,
         GPtrArray     *nodes)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_SERVER_CREATE, NULL);
  PteroForm *form = PTERO_FORM (ptero_form_new (fields, G_N_ELEMENTS (fields)));
  Draft *draft = g_new0 (Draft, 1);
  PteroAccount *account = ptero_panel_get_account (ptero_list_pane_get_panel (pane));
  PteroFormDialog *dialog;

  draft->pane = pane;
  draft->form = form;
  draft->nests = g_ptr_array_ref (nests);
  draft->nodes = g_ptr_array_ref (nodes);
  draft->rows = g_ptr_array_new ();
  draft->fit = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (draft->fit, TRUE);
  gtk_label_set_xalign (draft->fit, 0);
  draft->variables = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (draft->variables, _("Variables"));
  g_object_set_data_full (G_OBJECT (form), "draft", draft, draft_free);
  add_owner_row (draft);
  ptero_form_add_widget (form, GTK_WIDGET (draft->fit));
  ptero_form_add_widget (form, GTK_WIDGET (draft->variables));
  if (account != NULL)
    set_owner (draft, account->id, account->username);
  set_eggs (draft);
  set_places (draft);
  set_usual (form);
  g_signal_connect (form, "changed", G_CALLBACK (changed_cb), NULL);
  changed_cb (form);

  dialog = ptero_form_dialog_new (form, ptero_list_pane_get_panel (pane), request, _("_Create"));
  ptero_form_dialog_set_fill (dialog, fill);
  g_signal_connect_object (dialog, "done", G_CALLBACK (done_cb), pane, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, _("New Server"), GTK_WIDGET (pane));
}

static void
nodes_cb (GtkWidget   *pane,
          PteroAnswer *answer)
{
  GPtrArray *nests = g_object_get_data (G_OBJECT (pane), "nests");

  if (nests != NULL && ptero_answer_get_items (answer) != NULL)
    present (PTERO_LIST_PANE (pane), nests, ptero_answer_get_items (answer));
}

static void
nests_cb (GtkWidget   *pane,
          PteroAnswer *answer)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_NODES_LIST, NULL);
  GPtrArray *nests = ptero_answer_get_items (answer);

  if (nests == NULL)
    return;

  g_object_set_data_full (G_OBJECT (pane), "nests", g_ptr_array_ref (nests), (GDestroyNotify) g_ptr_array_unref);
  ptero_request_set_query (request, "include", "location");
  ptero_request_set_query (request, "per_page", "100");
  ptero_send (pane, ptero_list_pane_get_panel (PTERO_LIST_PANE (pane)), request, NULL, nodes_cb);
}

/**
 * ptero_admin_new_server:
 * @pane: the servers of a panel
 *
 * Fetches the eggs and the nodes, then shows the form of a new server.
 */
void
ptero_admin_new_server (PteroListPane *pane)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_NESTS_LIST, NULL);

  g_return_if_fail (PTERO_IS_LIST_PANE (pane));

  ptero_request_set_query (request, "include", "eggs");
  ptero_request_set_query (request, "per_page", "100");
  ptero_send (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), request, NULL, nests_cb);
}
