/* ptero-admin-egg.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-egg.h"

#include <glib/gi18n.h>

#include "ptero-app-variable.h"
#include "ptero-egg-export.h"
#include "ptero-facts.h"
#include "ptero-file-chooser.h"
#include "ptero-format.h"
#include "ptero-panel-page.h"
#include "ptero-panel-toast.h"
#include "ptero-parts.h"
#include "ptero-table.h"

static char *
dup_name (gpointer item)
{
  return g_strdup (PTERO_EGG (item)->name);
}

static char *
dup_author (gpointer item)
{
  return g_strdup (PTERO_EGG (item)->author);
}

static char *
dup_description (gpointer item)
{
  return g_strdup (PTERO_EGG (item)->description);
}

static char *
dup_startup (gpointer item)
{
  return g_strdup (PTERO_EGG (item)->startup);
}

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
dup_container (gpointer item)
{
  return PTERO_EGG (item)->script != NULL ? g_strdup (PTERO_EGG (item)->script->container) : NULL;
}

static char *
dup_uuid (gpointer item)
{
  return g_strdup (PTERO_EGG (item)->uuid);
}

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
  { N_("Image for the Installation"), dup_container, TRUE },
  { N_("Record") },
  { N_("ID"), dup_id, TRUE },
  { N_("UUID"), dup_uuid, TRUE },
};

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
    ptero_facts_add_link (self, _("Docker Images"), label, json_node_get_value_type (image) == G_TYPE_STRING ? json_node_get_string (image) : NULL, NULL, NULL);
}

static void
export_facts (PteroFacts *self,
              gpointer    item)
{
  ptero_admin_egg_export (GTK_WIDGET (self), item);
}

static const PteroFactsVerb verbs[] = {
  { N_("_Export Egg…"), export_facts },
};

static const PteroFactsInfo info = {
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .verbs = verbs,
  .n_verbs = G_N_ELEMENTS (verbs),
  .links = list_images,
};

static char *
dup_variable_name (gpointer item)
{
  return g_strdup (PTERO_APP_VARIABLE (item)->name);
}

static char *
dup_variable_env (gpointer item)
{
  return g_strdup (PTERO_APP_VARIABLE (item)->env_variable);
}

static char *
dup_variable_default (gpointer item)
{
  return g_strdup (PTERO_APP_VARIABLE (item)->default_value);
}

static char *
dup_variable_rules (gpointer item)
{
  return g_strdup (PTERO_APP_VARIABLE (item)->rules);
}

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

/* Text as it is, to be read and copied. */
static GtkWidget *
create_text (const char *text)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();
  g_autoptr(GString) safe = g_string_new (NULL);
  g_auto(GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *without_return = g_strdup (g_strchomp (lines[i]));
      g_autofree char *line = ptero_text_make_safe (without_return);

      g_string_append_printf (safe, "%s\n", line);
    }
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), safe->str, -1);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (view), TRUE);
  g_object_set (view, "top-margin", 12, "bottom-margin", 12, "left-margin", 12, "right-margin", 12, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);

  return scroller;
}

static char *
describe_config (PteroEggConfig *config)
{
  g_autoptr(JsonNode) json = config != NULL ? ptero_resource_to_json (PTERO_RESOURCE (config)) : NULL;

  return json != NULL ? json_to_string (json, TRUE) : NULL;
}

/**
 * ptero_admin_egg_open:
 * @widget: where a link was followed
 * @panel: a panel
 * @jobs: where long work goes
 * @egg: an egg, with its variables
 *
 * Shows the egg in the place of what is shown.
 */
void
ptero_admin_egg_open (GtkWidget     *widget,
                      PteroPanel    *panel,
                      PteroJobQueue *jobs,
                      PteroEgg      *egg)
{
  g_autofree char *nest = g_strdup_printf ("%" G_GINT64_FORMAT, egg->nest_id);
  g_autofree char *id = dup_id (egg);
  g_autofree char *config = describe_config (egg->config);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_EGG_GET, "nest", nest, "egg", id, NULL);
  GtkWidget *parts = ptero_parts_new ();
  GtkWidget *variables = ptero_table_new ("egg-variables", columns, G_N_ELEMENTS (columns));

  ptero_request_set_query (request, "include", "variables");
  ptero_table_set_model (PTERO_TABLE (variables), egg->variables);
  ptero_parts_add (PTERO_PARTS (parts), "overview", _("Overview"), ptero_facts_new (&info, panel, request, jobs));
  ptero_parts_add (PTERO_PARTS (parts), "variables", _("Variables"), variables);
  ptero_parts_add (PTERO_PARTS (parts), "script", _("Install Script"), create_text (egg->script != NULL ? egg->script->install : NULL));
  ptero_parts_add (PTERO_PARTS (parts), "configuration", _("Configuration"), create_text (config));
  ptero_panel_page_push (widget, egg->name, parts);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GtkWidget) widget = user_data;
  g_autoptr(GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    ptero_panel_toast (widget, "%s", _("Egg exported"));
  else
    ptero_panel_toast (widget, _("The egg could not be exported: %s"), error->message);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PteroEgg) egg = user_data;
  g_autoptr(GFile) file = ptero_file_chooser_save_finish (GTK_WIDGET (source), result, NULL);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GBytes) bytes = NULL;
  char *json;

  if (file == NULL)
    return;

  json = ptero_egg_export_to_json (egg, now);
  bytes = g_bytes_new_take (json, strlen (json));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, written_cb, g_object_ref (source));
}

/**
 * ptero_admin_egg_export:
 * @widget: where it was asked for
 * @egg: an egg, with its variables
 *
 * Lets the person choose a file and saves the egg to it in the panel's own form.
 */
void
ptero_admin_egg_export (GtkWidget *widget,
                        PteroEgg  *egg)
{
  g_autofree char *lower = g_ascii_strdown (egg->name != NULL ? egg->name : "egg", -1);
  g_autofree char *name = NULL;

  for (char *c = lower; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c))
      *c = '-';
  name = g_strdup_printf ("egg-%s.json", lower);
  ptero_file_chooser_save_async (widget, _("Export Egg"), name, NULL, chosen_cb, g_object_ref (egg));
}
