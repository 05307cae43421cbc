/* ptero-admin-new-server.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-new-server.h"

#include <glib/gi18n.h>

#include "ptero-admin-egg.h"
#include "ptero-admin-load.h"
#include "ptero-admin-node-form.h"
#include "ptero-admin-picker.h"
#include "ptero-admin-presets.h"
#include "ptero-admin-room.h"
#include "ptero-admin-server-build.h"
#include "ptero-admin-variables.h"
#include "ptero-allocation.h"
#include "ptero-egg.h"
#include "ptero-error-text.h"
#include "ptero-form-dialog.h"
#include "ptero-format.h"
#include "ptero-command-history.h"
#include "ptero-nest.h"
#include "ptero-node.h"
#include "ptero-request-job.h"
#include "ptero-user.h"

#define FIT_DELAY 400   /* milliseconds after the last key before the panel is asked what fits */
#define MAX_SERVERS 50
#define MAX_DESCRIPTION 400   /* letters: an egg tells what it is, not how it is used */

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
  { "limits.threads", N_("CPU Threads"), PTERO_FORM_TEXT, N_("Which cores, as in 0-3,5; empty for any"), .optional = TRUE, .check = ptero_admin_check_threads },
  { "limits.io", N_("Block I/O Weight"), PTERO_FORM_INTEGER, N_("500 is usual"), .min = 10, .max = 1000 },
  { "_oom", N_("Stop When Memory Runs Out"), PTERO_FORM_SWITCH, N_("The OOM killer; else the server may hang") },
  { NULL, N_("May Have"), PTERO_FORM_HEADING },
  { "feature_limits.databases", N_("Databases"), PTERO_FORM_INTEGER, .max = 10000 },
  { "feature_limits.backups", N_("Backups"), PTERO_FORM_INTEGER, .max = 10000 },
  { "feature_limits.allocations", N_("Addresses"), PTERO_FORM_INTEGER, .max = 10000 },
  { NULL, N_("Place"), PTERO_FORM_HEADING },
  { "_place", N_("Node"), PTERO_FORM_CHOICE, N_("Automatic: one that has room") },
  { "_allocation", N_("Address"), PTERO_FORM_CHOICE },
  { "_location", N_("Location"), PTERO_FORM_CHOICE },
  { "_tags", N_("Tags"), PTERO_FORM_TEXT, N_("That the node must have, with commas between them; empty for any") },
  { "_dedicated", N_("Address of Its Own"), PTERO_FORM_SWITCH, N_("One that no other server uses") },
  { "_ports", N_("Ports"), PTERO_FORM_TEXT, N_("As in 25565 or 25565-25600; empty for any") },
  { NULL, N_("Afterwards"), PTERO_FORM_HEADING },
  { "start_on_completion", N_("Start When Installed"), PTERO_FORM_SWITCH },
  { "skip_scripts", N_("Leave Out the Install Script"), PTERO_FORM_SWITCH },
};

/* What belongs to one form: it goes with it. */
typedef struct
{
  PteroPanel          *panel;
  PteroForm           *form;        /* not owned */
  GListModel          *nests;       /* Pelican: eggs */
  GListModel          *nodes;
  gint64               owner;
  char                *owner_name;
  AdwPreferencesGroup *owner_group;
  GtkWidget           *owner_row;
  PteroAdminVariables *variables;
  GtkLabel            *fit;
  guint                fit_source;
  GCancellable        *fit_cancellable;
  char                *egg;         /* what was asked for */
  gboolean             has_egg;     /* and is there */
  JsonObject          *preset;      /* (nullable): what is chosen once the egg is there */
  char                *place;       /* whose addresses are shown */
  GCancellable        *place_cancellable;
  GPtrArray           *addresses;   /* (nullable): the free ones, once they are there */
  gboolean             has_failed;  /* or will not be */
  guint                n_before;    /* servers that were made before this one */
} Draft;

static void
stop (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_clear_handle_id (&draft->fit_source, g_source_remove);
  stop (&draft->fit_cancellable);
  stop (&draft->place_cancellable);
  g_clear_pointer (&draft->addresses, g_ptr_array_unref);
  g_object_unref (draft->nests);
  g_object_unref (draft->nodes);
  g_object_unref (draft->panel);
  g_clear_pointer (&draft->preset, json_object_unref);
  g_free (draft->owner_name);
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
static char *
format_id (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static char *
dup_title (const char *name,
           gint64      id)
{
  return name != NULL ? g_strdup (name) : g_strdup_printf ("#%" G_GINT64_FORMAT, id);
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
  ptero_form_take_choices (draft->form, "docker_image", values, titles);
}

/* Nothing may be sent that belongs to two eggs. */
static void
set_has_egg (Draft    *draft,
             gboolean  has_egg)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (draft->form), PTERO_TYPE_FORM_DIALOG);

  draft->has_egg = has_egg;
  if (dialog != NULL)
    gtk_widget_action_set_enabled (dialog, "form.send", has_egg);
}

/* What belongs to the egg of a preset. */
static void
take_egg_choices (Draft      *draft,
                  JsonObject *choices)
{
  JsonNode *variables = json_object_get_member (choices, "_variables");
  gboolean has_image = ptero_form_take_choice (draft->form, "docker_image", choices);

  ptero_form_take_choice (draft->form, "startup", choices);
  if (variables != NULL && JSON_NODE_HOLDS_OBJECT (variables))
    ptero_admin_variables_take_choices (draft->variables, json_node_get_object (variables));
  if (!has_image)
    ptero_form_complain (draft->form, "docker_image", _("The egg does not have the image of the preset any more"));
}

/* What the egg is for, above the choice of it. */
static void
describe_egg (Draft    *draft,
              PteroEgg *egg)
{
  GtkWidget *group = gtk_widget_get_ancestor (ptero_form_get_row (draft->form, "_egg"), ADW_TYPE_PREFERENCES_GROUP);
  g_autofree char *safe = ptero_text_make_safe (egg->description != NULL ? egg->description : "");
  g_autofree char *start = g_utf8_substring (safe, 0, MIN (g_utf8_strlen (safe, -1), MAX_DESCRIPTION));
  g_autofree char *text = g_markup_printf_escaped ("%s%s", start, strlen (start) < strlen (safe) ? "…" : "");

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), text);
}

static void
show_egg (Draft    *draft,
          PteroEgg *egg)
{
  gboolean changed = ptero_form_get_changed (draft->form);

  set_images (draft, egg);
  describe_egg (draft, egg);
  ptero_admin_variables_set (draft->variables, egg->variables);
  ptero_form_set_string (draft->form, "startup", egg->startup);
  set_has_egg (draft, TRUE);
  if (draft->preset != NULL)
    take_egg_choices (draft, draft->preset);
  g_clear_pointer (&draft->preset, json_object_unref);
  if (!changed)
    ptero_form_set_unchanged (draft->form);
}

/* What was asked for, until it is answered. */
typedef struct
{
  GtkWidget *form;
  char      *egg;
} EggRequest;

static void
egg_request_free (EggRequest *request)
{
  g_object_unref (request->form);
  g_free (request->egg);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EggRequest, egg_request_free)

static void
egg_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(EggRequest) request = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);
  PteroEgg *egg = answer != NULL ? ptero_answer_get_resource (answer) : NULL;
  Draft *draft = get_draft (request->form);
  g_autofree char *reason = NULL;

  /* another one may have been chosen meanwhile */
  if (gtk_widget_get_root (request->form) == NULL || g_strcmp0 (draft->egg, request->egg) != 0)
    return;

  if (egg != NULL)
    {
      show_egg (draft, egg);
      return;
    }

  /* the next change asks again */
  g_clear_pointer (&draft->egg, g_free);
  g_clear_pointer (&draft->preset, json_object_unref);
  reason = error != NULL ? ptero_error_describe (error) : g_strdup (_("The panel does not tell of this egg"));
  ptero_form_complain (draft->form, "_egg", reason);
}

/* The choice is nest/egg; the nest is 0 where there are none. */
static void
update_egg (Draft *draft)
{
  g_autofree char *chosen = ptero_form_dup_string (draft->form, "_egg");
  g_auto(GStrv) ids = g_strsplit (chosen, "/", 2);
  g_autoptr(PteroRequest) request = NULL;
  EggRequest *egg_request;

  if (g_strcmp0 (draft->egg, chosen) == 0 || g_strv_length (ids) != 2)
    return;

  set_has_egg (draft, FALSE);
  if (draft->preset != NULL && g_strcmp0 (json_object_get_string_member_with_default (draft->preset, "_egg", NULL), chosen) != 0)
    g_clear_pointer (&draft->preset, json_object_unref);
  g_free (draft->egg);
  draft->egg = g_steal_pointer (&chosen);
  request = ptero_panel_offers (draft->panel, PTERO_FLAVOUR_PELICAN)
              ? ptero_request_new (PTERO_ENDPOINT_PELICAN_EGG_GET, "egg", ids[1], NULL)
              : ptero_request_new (PTERO_ENDPOINT_APP_EGG_GET, "nest", ids[0], "egg", ids[1], NULL);
  ptero_request_set_query (request, "include", "variables");
  egg_request = g_new0 (EggRequest, 1);
  egg_request->form = g_object_ref (GTK_WIDGET (draft->form));
  egg_request->egg = g_strdup (draft->egg);
  ptero_client_send_async (ptero_panel_get_client (draft->panel), request, NULL, egg_cb, egg_request);
}

static void
allocations_cb (GtkWidget  *form,
                GListModel *allocations)
{
  Draft *draft = get_draft (form);
  gboolean changed = ptero_form_get_changed (draft->form);
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; allocations != NULL && i < g_list_model_get_n_items (allocations); i++)
    {
      g_autoptr(PteroAllocation) allocation = g_list_model_get_item (allocations, i);

      /* a panel before 1.8 does not filter */
      if (allocation->assigned)
        continue;
      g_ptr_array_add (values, format_id (allocation->id));
      g_ptr_array_add (titles, g_strdup_printf ("%s · %" G_GINT64_FORMAT, allocation->ip != NULL ? allocation->ip : "", allocation->port));
    }
  ptero_form_take_choices (draft->form, "_allocation", values, titles);
  g_ptr_array_set_size (values, (int) values->len - 1);
  g_clear_pointer (&draft->addresses, g_ptr_array_unref);
  draft->has_failed = allocations == NULL;
  if (allocations != NULL)
    draft->addresses = g_ptr_array_ref (values);
  if (values->len == 0)
    ptero_form_complain (draft->form, "_place", allocations != NULL ? _("This node has no free address") : _("The addresses of this node could not be read"));
  if (!changed)
    ptero_form_set_unchanged (draft->form);
}

static void
show_place (Draft    *draft,
            gboolean  automatic)
{
  static const char *const none[] = { NULL };
  gboolean is_pelican = ptero_panel_offers (draft->panel, PTERO_FLAVOUR_PELICAN);

  ptero_form_set_choices (draft->form, "_allocation", none, none);
  ptero_form_set_visible (draft->form, "_allocation", !automatic);
  ptero_form_set_visible (draft->form, "_location", automatic && !is_pelican);
  ptero_form_set_visible (draft->form, "_tags", automatic && is_pelican);
  ptero_form_set_visible (draft->form, "_dedicated", automatic);
  ptero_form_set_visible (draft->form, "_ports", automatic);
}

static PteroNode *
find_node (Draft      *draft,
           const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (draft->nodes); i++)
    {
      g_autoptr(PteroNode) node = g_list_model_get_item (draft->nodes, i);
      g_autofree char *its_id = format_id (node->id);

      if (g_str_equal (its_id, id))
        return node;   /* the list has it */
    }

  return NULL;
}

/* A node by name has its free addresses, and its room; else the panel follows rules. */
static void
update_place (Draft *draft)
{
  g_autofree char *place = ptero_form_dup_string (draft->form, "_place");
  g_autoptr(PteroRequest) request = NULL;

  if (g_strcmp0 (draft->place, place) == 0)
    return;

  g_free (draft->place);
  draft->place = g_strdup (place);
  draft->has_failed = FALSE;
  stop (&draft->place_cancellable);
  g_clear_pointer (&draft->addresses, g_ptr_array_unref);
  show_place (draft, *place == '\0');
  ptero_admin_room_watch (draft->form, find_node (draft, place), NULL);
  if (*place == '\0')
    return;

  draft->place_cancellable = g_cancellable_new ();
  request = ptero_request_new (PTERO_ENDPOINT_APP_ALLOCATIONS_LIST, "node", place, NULL);
  ptero_request_set_query (request, "filter[server_id]", "0");
  ptero_admin_load_all (GTK_WIDGET (draft->form), draft->panel, request, draft->place_cancellable, allocations_cb);
}

static char *
describe_fit (GPtrArray *nodes)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; nodes != NULL && i < nodes->len; i++)
    {
      g_autofree char *title = dup_title (PTERO_NODE (nodes->pdata[i])->name, PTERO_NODE (nodes->pdata[i])->id);
      g_autofree char *name = ptero_text_make_safe (title);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }

  /* Translators: %s are names of nodes */
  return names->len > 0 ? g_strdup_printf (_("Fits on: %s"), names->str) : g_strdup (_("No node for automatic deployment has that much room."));
}

/* One refusal means that nothing fits, see api/application.md 2; the others that it is not known. */
static void
fit_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(GtkWidget) form = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);
  g_autofree char *text = NULL;

  if (gtk_widget_get_root (form) == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (answer != NULL || g_strcmp0 (ptero_api_error_get_code (error), "NoViableNodeException") == 0)
    text = describe_fit (answer != NULL ? ptero_answer_get_items (answer) : NULL);
  else
    text = ptero_error_describe (error);
  gtk_label_set_text (get_draft (form)->fit, text);
}

static gboolean
ask_fit (gpointer user_data)
{
  Draft *draft = user_data;
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_NODES_DEPLOYABLE, NULL);
  g_autofree char *memory = format_id (ptero_form_get_int (draft->form, "limits.memory"));
  g_autofree char *disk = format_id (ptero_form_get_int (draft->form, "limits.disk"));

  draft->fit_source = 0;
  stop (&draft->fit_cancellable);
  draft->fit_cancellable = g_cancellable_new ();
  ptero_request_set_query (request, "memory", memory);
  ptero_request_set_query (request, "disk", disk);
  ptero_client_send_async (ptero_panel_get_client (draft->panel), request, draft->fit_cancellable, fit_cb, g_object_ref (draft->form));

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
add_deploy (Draft       *draft,
            JsonBuilder *builder)
{
  g_autofree char *location = ptero_form_dup_string (draft->form, "_location");
  g_autofree char *tags = ptero_form_dup_string (draft->form, "_tags");
  g_autofree char *ports = ptero_form_dup_string (draft->form, "_ports");
  g_auto(GStrv) words = g_strsplit_set (ports, ", ", -1);

  json_builder_begin_object (builder);
  if (ptero_panel_offers (draft->panel, PTERO_FLAVOUR_PELICAN))
    {
      json_builder_set_member_name (builder, "tags");
      ptero_admin_add_tags (builder, tags);
    }
  else
    {
      json_builder_set_member_name (builder, "locations");
      json_builder_begin_array (builder);
      if (*location != '\0')
        json_builder_add_int_value (builder, g_ascii_strtoll (location, NULL, 10));
      json_builder_end_array (builder);
    }
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

/* Of several servers each has the next address. */
static void
add_allocation (Draft       *draft,
                JsonBuilder *builder)
{
  g_autofree char *allocation = ptero_form_dup_string (draft->form, "_allocation");
  const char *taken = allocation;
  guint position;

  if (draft->n_before > 0 && g_ptr_array_find_with_equal_func (draft->addresses, allocation, g_str_equal, &position))
    taken = draft->addresses->pdata[(position + draft->n_before) % draft->addresses->len];
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "default");
  json_builder_add_int_value (builder, g_ascii_strtoll (taken, NULL, 10));
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
  ptero_admin_variables_fill (draft->variables, request);
  ptero_admin_fill_oom (form, draft->panel, request);
  if (draft->place == NULL || *draft->place == '\0')
    set_part (request, "deploy", draft, add_deploy);
  else
    set_part (request, "allocation", draft, add_allocation);
}

static void
complain_owner (Draft      *draft,
                const char *complaint)
{
  g_autofree char *safe = complaint != NULL ? ptero_text_make_safe (complaint) : NULL;
  g_autofree char *escaped = safe != NULL ? g_markup_escape_text (safe, -1) : NULL;

  adw_preferences_group_set_description (draft->owner_group, escaped);
  if (complaint != NULL)
    gtk_widget_add_css_class (draft->owner_row, "error");
  else
    gtk_widget_remove_css_class (draft->owner_row, "error");
}

static gboolean
check_place (Draft *draft)
{
  guint n_servers = (guint) ptero_form_get_int (draft->form, "_number");
  g_autofree char *complaint = NULL;

  if (draft->place == NULL || *draft->place == '\0')
    return TRUE;

  if (draft->has_failed)
    {
      complaint = g_strdup (_("The addresses of this node could not be read"));
      g_clear_pointer (&draft->place, g_free);
      update_place (draft);
    }
  else if (draft->addresses == NULL)
    complaint = g_strdup (_("The addresses of this node are not there yet"));
  else if (draft->addresses->len == 0)
    complaint = g_strdup (_("This node has no free address"));
  else if (draft->addresses->len < n_servers)
    complaint = g_strdup_printf (ngettext ("This node has only %u free address", "This node has only %u free addresses", draft->addresses->len), draft->addresses->len);
  if (complaint == NULL)
    return TRUE;

  ptero_form_complain (draft->form, "_place", complaint);
  gtk_widget_grab_focus (ptero_form_get_row (draft->form, "_place"));

  return FALSE;
}

static gboolean
check (PteroForm *form)
{
  Draft *draft = get_draft (form);

  if (draft->owner == 0)
    {
      complain_owner (draft, _("Choose whom it belongs to"));
      gtk_widget_grab_focus (draft->owner_row);
      return FALSE;
    }

  return draft->has_egg && check_place (draft) && ptero_admin_variables_check (draft->variables);
}

/* What the panel calls by other names than the form. */
static gboolean
mark (PteroForm          *form,
      const PteroProblem *problem)
{
  static const struct { const char *prefix; const char *name; } known[] = {
    { "egg", "_egg" },
    { "nest", "_egg" },
    { "allocation.", "_allocation" },
    { "deploy.port_range", "_ports" },
    { "deploy.locations", "_location" },
    { "deploy.tags", "_tags" },
    { "deploy.dedicated_ip", "_dedicated" },
  };
  Draft *draft = get_draft (form);

  if (g_str_equal (problem->field, "user"))
    {
      complain_owner (draft, problem->message);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_has_prefix (problem->field, known[i].prefix) && gtk_widget_get_visible (ptero_form_get_row (form, known[i].name)))
      {
        ptero_form_complain (form, known[i].name, problem->message);
        gtk_widget_grab_focus (ptero_form_get_row (form, known[i].name));
        return TRUE;
      }

  return ptero_admin_variables_mark (draft->variables, problem);
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

      get_draft (form)->n_before = i - 1;
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
  g_free (draft->owner_name);
  draft->owner_name = g_strdup (name);
  complain_owner (draft, NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (draft->owner_row), escaped);
}

static void
owner_picked_cb (gpointer   form,
                 GPtrArray *users)
{
  PteroUser *user = users->pdata[0];

  ptero_form_set_changed (form);
  set_owner (get_draft (form), user->id, user->username);
}

static void
choose_owner_cb (PteroForm *form)
{
  ptero_admin_pick_user (GTK_WIDGET (form), get_draft (form)->panel, owner_picked_cb, form);
}

/* All but what tells one server from the other, what may be taken by then, and what may be secret. */
static JsonObject *
give_choices (gpointer form)
{
  static const char *const left_out[] = { "name", "external_id", "_allocation" };
  Draft *draft = get_draft (form);
  JsonObject *choices = ptero_form_dup_choices (form);
  const char *startup = json_object_get_string_member_with_default (choices, "startup", "");

  if (ptero_command_may_be_secret (startup))
    json_object_remove_member (choices, "startup");
  for (guint i = 0; i < G_N_ELEMENTS (left_out); i++)
    json_object_remove_member (choices, left_out[i]);
  json_object_set_object_member (choices, "_variables", ptero_admin_variables_dup_choices (draft->variables));
  json_object_set_int_member (choices, "_owner", draft->owner);
  json_object_set_string_member (choices, "_owner_name", draft->owner_name != NULL ? draft->owner_name : "");

  return choices;
}

static void
take_owner (Draft      *draft,
            JsonObject *choices)
{
  gint64 owner = json_object_get_int_member_with_default (choices, "_owner", 0);
  g_autofree char *id = format_id (owner);
  const char *name = json_object_get_string_member_with_default (choices, "_owner_name", id);

  if (owner > 0)
    set_owner (draft, owner, name);
}

/* The egg first: the others of its choices wait until it is there. */
static void
take_choices (gpointer    form,
              JsonObject *choices)
{
  static const struct { const char *name; const char *complaint; } lists[] = {
    { "_egg", N_("The panel does not have the egg of the preset any more") },
    { "_place", N_("The panel does not have the node of the preset any more") },
    { "_location", N_("No node is at the location of the preset any more") },
  };
  static const char *const plain[] = {
    "description", "_number", "limits.memory", "limits.swap", "limits.disk", "limits.cpu", "limits.io", "limits.threads", "_oom",
    "feature_limits.databases", "feature_limits.backups", "feature_limits.allocations", "_dedicated", "_ports", "start_on_completion", "skip_scripts",
  };
  Draft *draft = get_draft (form);
  gboolean is_there[G_N_ELEMENTS (lists)];

  take_owner (draft, choices);
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    ptero_form_take_choice (form, plain[i], choices);
  g_clear_pointer (&draft->preset, json_object_unref);
  draft->preset = json_object_ref (choices);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    is_there[i] = ptero_form_take_choice (form, lists[i].name, choices);
  if (draft->has_egg && draft->preset != NULL &&
      g_strcmp0 (draft->egg, json_object_get_string_member_with_default (choices, "_egg", NULL)) == 0)
    {
      g_clear_pointer (&draft->preset, json_object_unref);
      take_egg_choices (draft, choices);
    }
  ptero_form_set_changed (form);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (!is_there[i])
      ptero_form_complain (form, lists[i].name, g_dgettext (GETTEXT_PACKAGE, lists[i].complaint));
}

static void
presets_cb (PteroForm *form)
{
  ptero_admin_presets_present (GTK_WIDGET (form), get_draft (form)->panel, give_choices, take_choices);
}

/* A row above the fields, with a button. */
static GtkWidget *
add_guide_row (Draft               *draft,
               AdwPreferencesGroup *group,
               const char          *title,
               const char          *label,
               GCallback            clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (group, row);
  ptero_form_add_guide (draft->form, GTK_WIDGET (group));
  g_signal_connect_object (button, "clicked", clicked, draft->form, G_CONNECT_SWAPPED);

  return row;
}

static void
add_guide (Draft *draft)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *presets;

  draft->owner_group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  draft->owner_row = add_guide_row (draft, draft->owner_group, _("Owner"), _("_Choose…"), G_CALLBACK (choose_owner_cb));
  presets = add_guide_row (draft, ADW_PREFERENCES_GROUP (group), _("Presets"), _("_Presets…"), G_CALLBACK (presets_cb));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (presets), _("Choices kept under a name"));
}

static void
set_eggs (Draft *draft)
{
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (draft->nests); i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (draft->nests, i);
      PteroNest *nest = PTERO_IS_NEST (item) ? PTERO_NEST (item) : NULL;

      if (PTERO_IS_EGG (item))
        {
          g_ptr_array_add (values, g_strdup_printf ("0/%" G_GINT64_FORMAT, PTERO_EGG (item)->id));
          g_ptr_array_add (titles, dup_title (PTERO_EGG (item)->name, PTERO_EGG (item)->id));
        }
      for (guint j = 0; nest != NULL && nest->eggs != NULL && j < g_list_model_get_n_items (nest->eggs); j++)
        {
          g_autoptr(PteroEgg) egg = g_list_model_get_item (nest->eggs, j);
          g_autofree char *nest_title = dup_title (nest->name, nest->id);
          g_autofree char *egg_title = dup_title (egg->name, egg->id);

          g_ptr_array_add (values, g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, nest->id, egg->id));
          g_ptr_array_add (titles, g_strdup_printf ("%s · %s", nest_title, egg_title));
        }
    }
  ptero_form_take_choices (draft->form, "_egg", values, titles);
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
  for (guint i = 0; i < g_list_model_get_n_items (draft->nodes); i++)
    {
      g_autoptr(PteroNode) node = g_list_model_get_item (draft->nodes, i);
      g_autofree char *location = format_id (node->location_id);

      g_ptr_array_add (values, format_id (node->id));
      g_ptr_array_add (titles, dup_title (node->name, node->id));
      if (node->location == NULL || g_ptr_array_find_with_equal_func (locations, location, g_str_equal, NULL))
        continue;
      g_ptr_array_add (locations, g_steal_pointer (&location));
      g_ptr_array_add (location_titles, dup_title (node->location->short_name, node->location_id));
    }
  ptero_form_take_choices (draft->form, "_place", values, titles);
  ptero_form_take_choices (draft->form, "_location", locations, location_titles);
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

static Draft *
draft_new (PteroForm  *form,
           PteroPanel *panel,
           GListModel *nests,
           GListModel *nodes)
{
  Draft *draft = g_new0 (Draft, 1);

  draft->panel = g_object_ref (panel);
  draft->form = form;
  draft->nests = g_object_ref (nests);
  draft->nodes = g_object_ref (nodes);
  draft->fit = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (draft->fit, TRUE);
  gtk_label_set_xalign (draft->fit, 0);
  draft->variables = PTERO_ADMIN_VARIABLES (ptero_admin_variables_new ());
  g_object_set_data_full (G_OBJECT (form), "draft", draft, draft_free);
  add_guide (draft);
  ptero_form_add_widget (form, GTK_WIDGET (draft->fit));
  ptero_form_add_widget (form, GTK_WIDGET (draft->variables));

  return draft;
}

static void
present (PteroListPane *pane,
         GListModel    *nests,
         GListModel    *nodes)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_SERVER_CREATE, NULL);
  PteroForm *form = PTERO_FORM (ptero_form_new (fields, G_N_ELEMENTS (fields)));
  PteroPanel *panel = ptero_list_pane_get_panel (pane);
  PteroAccount *account = ptero_panel_get_account (panel);
  Draft *draft = draft_new (form, panel, nests, nodes);
  PteroFormDialog *dialog;

  /* Pelican does not tell the number of one's own account */
  if (account != NULL && account->id != 0)
    set_owner (draft, account->id, account->username);
  set_eggs (draft);
  set_places (draft);
  set_usual (form);
  ptero_form_set_marker (form, mark);

  dialog = ptero_form_dialog_new (form, panel, request, _("_Create"));
  ptero_form_dialog_set_fill (dialog, fill);
  ptero_form_dialog_set_check (dialog, check);
  g_signal_connect_object (dialog, "done", G_CALLBACK (done_cb), pane, G_CONNECT_SWAPPED);
  g_signal_connect (form, "changed", G_CALLBACK (changed_cb), NULL);
  set_has_egg (draft, FALSE);
  changed_cb (form);
  ptero_form_dialog_present (dialog, _("New Server"), GTK_WIDGET (pane));
}

static void
nodes_cb (GtkWidget  *pane,
          GListModel *nodes)
{
  GListModel *nests = g_object_get_data (G_OBJECT (pane), "nests");

  if (nests != NULL && nodes != NULL)
    present (PTERO_LIST_PANE (pane), nests, nodes);
}

static void
nests_cb (GtkWidget  *pane,
          GListModel *nests)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_NODES_LIST, NULL);

  if (nests == NULL)
    return;

  g_object_set_data_full (G_OBJECT (pane), "nests", g_object_ref (nests), g_object_unref);
  ptero_request_set_query (request, "include", "location");
  ptero_admin_load_all (pane, ptero_list_pane_get_panel (PTERO_LIST_PANE (pane)), request, NULL, nodes_cb);
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
  g_autoptr(PteroRequest) request = NULL;

  g_return_if_fail (PTERO_IS_LIST_PANE (pane));

  request = ptero_admin_egg_create_list (ptero_list_pane_get_panel (pane));
  ptero_admin_load_all (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), request, NULL, nests_cb);
}
