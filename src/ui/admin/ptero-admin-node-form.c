/* ptero-admin-node-form.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-node-form.h"

#include <glib/gi18n.h>

#include "ptero-admin-load.h"
#include "ptero-form-dialog.h"
#include "ptero-location.h"
#include "ptero-panel-toast.h"

/* As everywhere in the panel, letters are those of ASCII: the patterns are for bytes. */
static char *
check_name (const char *text)
{
  if (g_regex_match_simple ("^[\\w .-]{1,100}$", text, G_REGEX_RAW, 0))
    return NULL;

  return g_strdup (_("Letters, digits, spaces, dots, dashes and underscores, at most 100"));
}

static gboolean
is_folder (const char *text)
{
  return g_regex_match_simple ("^/[\\d\\w./-]+$", text, G_REGEX_RAW, 0);
}

static char *
check_folder (const char *text)
{
  return is_folder (text) ? NULL : g_strdup (_("A path from the root, as in /var/lib/pterodactyl/volumes"));
}

static char *
check_pelican_folder (const char *text)
{
  return is_folder (text) ? NULL : g_strdup (_("A path from the root, as in /var/lib/pelican/volumes"));
}

static char *
check_host (const char *text)
{
  static const char *const own[] = { "0.0.0.0", "127.0.0.1", "localhost", NULL };

  return g_strv_contains (own, text) ? g_strdup (_("A name under which others than the panel reach it, too")) : NULL;
}

/* api/application.md, Nodes. What is left out of a change is reset, so everything is sent. */
static const PteroFormField fields[] = {
  { NULL, N_("Node"), PTERO_FORM_HEADING },
  { "name", N_("Name"), PTERO_FORM_TEXT, .min = 1, .max = 100, .check = check_name },
  { "location_id", N_("Location"), PTERO_FORM_CHOICE },
  { "public", N_("For Automatic Deployment"), PTERO_FORM_SWITCH, N_("New servers may be put here without naming the node") },
  { "maintenance_mode", N_("Maintenance"), PTERO_FORM_SWITCH, N_("People cannot use the servers of this node meanwhile") },
  { NULL, N_("Daemon"), PTERO_FORM_HEADING },
  { "fqdn", N_("Host Name"), PTERO_FORM_TEXT, N_("Where browsers and Ptero reach Wings"), .min = 1 },
  { "scheme", N_("Connection"), PTERO_FORM_CHOICE },
  { "behind_proxy", N_("Behind a Proxy"), PTERO_FORM_SWITCH, N_("Something before Wings has the certificate") },
  { "daemon_listen", N_("Port"), PTERO_FORM_INTEGER, .min = 1, .max = 65535 },
  { "daemon_connect", N_("Port for Connections"), PTERO_FORM_INTEGER, N_("Where browsers and Ptero reach Wings, if not at its own port"), .min = 1, .max = 65535 },
  { "daemon_sftp", N_("SFTP Port"), PTERO_FORM_INTEGER, .min = 1, .max = 65535 },
  { "daemon_sftp_alias", N_("SFTP Name"), PTERO_FORM_TEXT, N_("Shown instead of the host name"), .optional = TRUE },
  { "daemon_base", N_("Folder of the Servers"), PTERO_FORM_TEXT, .left_out = TRUE, .check = check_folder },
  { "upload_size", N_("Largest Upload"), PTERO_FORM_INTEGER, N_("In MiB, through the panel"), .min = 1, .max = 1024 },
  { NULL, N_("Capacity"), PTERO_FORM_HEADING },
  { "memory", N_("Memory"), PTERO_FORM_INTEGER, N_("In MiB"), .min = 1, .max = G_MAXINT },
  { "memory_overallocate", N_("More Memory Than There Is"), PTERO_FORM_INTEGER, N_("In percent that may be given away; −1 does not check"), .min = -1, .max = 10000 },
  { "disk", N_("Disk"), PTERO_FORM_INTEGER, N_("In MiB"), .min = 1, .max = G_MAXINT },
  { "disk_overallocate", N_("More Disk Than There Is"), PTERO_FORM_INTEGER, N_("In percent that may be given away; −1 does not check"), .min = -1, .max = 10000 },
  { "cpu", N_("CPU"), PTERO_FORM_INTEGER, N_("In percent of one core"), .max = G_MAXINT },
  { "cpu_overallocate", N_("More CPU Than There Is"), PTERO_FORM_INTEGER, N_("In percent that may be given away; −1 does not check"), .min = -1, .max = 10000 },
  { "_tags", N_("Tags"), PTERO_FORM_TEXT, N_("By which nodes are chosen for new servers, with commas between them") },
};

/* api/differences.md 3.3 */
static const char *const pelican_fields[] = { "daemon_connect", "daemon_sftp_alias", "cpu", "cpu_overallocate", "_tags" };

/* What Pelican takes and Pterodactyl does not: any name, larger uploads, and 0 for what has no limit. */
static const PteroFormField pelican_own[] = {
  { "name", N_("Name"), PTERO_FORM_TEXT, .min = 1, .max = 100 },
  { "upload_size", N_("Largest Upload"), PTERO_FORM_INTEGER, N_("In MiB, through the panel"), .min = 1, .max = G_MAXINT },
  { "memory", N_("Memory"), PTERO_FORM_INTEGER, N_("In MiB; 0 for no limit"), .max = G_MAXINT },
  { "disk", N_("Disk"), PTERO_FORM_INTEGER, N_("In MiB; 0 for no limit"), .max = G_MAXINT },
  { "cpu", N_("CPU"), PTERO_FORM_INTEGER, N_("In percent of one core; 0 for no limit"), .max = G_MAXINT },
  { "fqdn", N_("Host Name"), PTERO_FORM_TEXT, N_("Where browsers and Ptero reach Wings"), .min = 1, .check = check_host },
  { "daemon_base", N_("Folder of the Servers"), PTERO_FORM_TEXT, .left_out = TRUE, .check = check_pelican_folder },
};

/* The fields of one kind of panel, made once. */
static const PteroFormField *
get_fields (PteroPanel *panel)
{
  static PteroFormField own[G_N_ELEMENTS (fields)];

  if (!ptero_panel_offers (panel, PTERO_FLAVOUR_PELICAN))
    return fields;

  if (own[0].title == NULL)
    for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
      {
        own[i] = fields[i];
        for (guint j = 0; j < G_N_ELEMENTS (pelican_own); j++)
          if (g_strcmp0 (pelican_own[j].name, fields[i].name) == 0)
            own[i] = pelican_own[j];
      }

  return own;
}

/* What was asked for, until the locations are known and the node as it is now. */
typedef struct
{
  PteroPanel   *panel;
  PteroNode    *node;         /* (nullable) */
  GListModel   *locations;    /* (nullable): Pelican has none */
  GCancellable *cancellable;
  GCallback     done;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_object_unref (wanted->cancellable);
  g_object_unref (wanted->panel);
  g_clear_object (&wanted->node);
  g_clear_object (&wanted->locations);
  g_free (wanted);
}

static void
set_tags (PteroForm    *form,
          PteroRequest *request)
{
  g_autofree char *text = ptero_form_dup_string (form, "_tags");
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) node = NULL;

  ptero_admin_add_tags (builder, text);
  node = json_builder_get_root (builder);
  ptero_request_set_node (request, "tags", node);
}

static void
fill (PteroForm    *form,
      PteroRequest *request)
{
  g_autofree char *location = ptero_form_dup_string (form, "location_id");

  if (gtk_widget_get_visible (ptero_form_get_row (form, "location_id")))
    ptero_request_set_int (request, "location_id", g_ascii_strtoll (location, NULL, 10));
  else
    set_tags (form, request);
}

static void
show_fields (PteroForm  *form,
             PteroPanel *panel)
{
  gboolean is_pelican = ptero_panel_offers (panel, PTERO_FLAVOUR_PELICAN);

  ptero_form_set_visible (form, "location_id", !is_pelican);
  for (guint i = 0; i < G_N_ELEMENTS (pelican_fields); i++)
    ptero_form_set_visible (form, pelican_fields[i], is_pelican);
}

/* The one the node has is among them, whatever the panel lists. */
static void
set_locations (PteroForm  *form,
               GListModel *locations,
               PteroNode  *node)
{
  g_autoptr(GStrvBuilder) values = g_strv_builder_new ();
  g_autoptr(GStrvBuilder) titles = g_strv_builder_new ();
  g_auto(GStrv) all_values = NULL;
  g_auto(GStrv) all_titles = NULL;
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (locations); i++)
    {
      g_autoptr(PteroLocation) location = g_list_model_get_item (locations, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, location->id);

      found |= node != NULL && location->id == node->location_id;
      g_strv_builder_add (values, id);
      g_strv_builder_add (titles, location->short_name != NULL ? location->short_name : id);
    }
  if (node != NULL && !found)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, node->location_id);

      g_strv_builder_add (values, id);
      g_strv_builder_add (titles, node->location != NULL && node->location->short_name != NULL ? node->location->short_name : id);
    }
  all_values = g_strv_builder_end (values);
  all_titles = g_strv_builder_end (titles);
  ptero_form_set_choices (form, "location_id", (const char *const *) all_values, (const char *const *) all_titles);
}

static void
set_node (PteroForm *form,
          PteroNode *node)
{
  g_autofree char *location = g_strdup_printf ("%" G_GINT64_FORMAT, node->location_id);
  g_autofree char *tags = node->tags != NULL ? g_strjoinv (", ", node->tags) : NULL;

  ptero_form_set_string (form, "name", node->name);
  ptero_form_set_string (form, "location_id", location);
  ptero_form_set_boolean (form, "public", node->public);
  ptero_form_set_boolean (form, "maintenance_mode", node->maintenance_mode);
  ptero_form_set_string (form, "fqdn", node->fqdn);
  ptero_form_set_string (form, "scheme", node->scheme);
  ptero_form_set_boolean (form, "behind_proxy", node->behind_proxy);
  ptero_form_set_int (form, "daemon_listen", node->daemon_listen);
  ptero_form_set_int (form, "daemon_sftp", node->daemon_sftp);
  ptero_form_set_string (form, "daemon_base", node->daemon_base);
  ptero_form_set_int (form, "upload_size", node->upload_size);
  ptero_form_set_int (form, "memory", node->memory);
  ptero_form_set_int (form, "memory_overallocate", node->memory_overallocate);
  ptero_form_set_int (form, "disk", node->disk);
  ptero_form_set_int (form, "disk_overallocate", node->disk_overallocate);
  ptero_form_set_int (form, "daemon_connect", node->daemon_connect);
  ptero_form_set_string (form, "daemon_sftp_alias", node->daemon_sftp_alias);
  ptero_form_set_int (form, "cpu", node->cpu);
  ptero_form_set_int (form, "cpu_overallocate", node->cpu_overallocate);
  ptero_form_set_string (form, "_tags", tags);
}

/* Which folder is usual on Pelican is not documented, but the panel knows. */
static void
set_usual (PteroForm  *form,
           PteroPanel *panel)
{
  if (!ptero_panel_offers (panel, PTERO_FLAVOUR_PELICAN))
    ptero_form_set_string (form, "daemon_base", "/var/lib/pterodactyl/volumes");
  ptero_form_remark (form, "daemon_base", _("Empty: the usual one of the panel"), FALSE);
  ptero_form_set_boolean (form, "public", TRUE);
  ptero_form_set_string (form, "scheme", "https");
  ptero_form_set_int (form, "daemon_listen", 8080);
  ptero_form_set_int (form, "daemon_sftp", 2022);
  ptero_form_set_int (form, "upload_size", 100);
  ptero_form_set_int (form, "memory", 16384);
  ptero_form_set_int (form, "memory_overallocate", 0);
  ptero_form_set_int (form, "disk", 102400);
  ptero_form_set_int (form, "disk_overallocate", 0);
  ptero_form_set_int (form, "daemon_connect", 8080);
  ptero_form_set_int (form, "cpu", 0);
  ptero_form_set_int (form, "cpu_overallocate", 0);
}

/* What is left out of a change is reset. */
static gboolean
check_changed (PteroForm *form)
{
  g_autofree char *folder = ptero_form_dup_string (form, "daemon_base");

  if (*folder != '\0')
    return TRUE;

  ptero_form_complain (form, "daemon_base", _("This is needed"));

  return FALSE;
}

/* The panel has it, the node will when it is next asked for. */
static gboolean
failed (PteroForm    *form,
        const GError *error)
{
  if (g_strcmp0 (ptero_api_error_get_code (error), "ConfigurationNotPersistedException") != 0)
    return FALSE;

  ptero_panel_toast (GTK_WIDGET (form), "%s", _("The node is saved, but Wings did not take the changes"));

  return TRUE;
}

static void
present (GtkWidget *parent)
{
  static const char *const schemes[] = { "https", "http", NULL };
  const char *const scheme_titles[] = { _("Encrypted (https)"), _("Not encrypted (http)"), NULL };
  Wanted *wanted = g_object_get_data (G_OBJECT (parent), "node-form");
  PteroForm *form = PTERO_FORM (ptero_form_new (get_fields (wanted->panel), G_N_ELEMENTS (fields)));
  g_autoptr(PteroRequest) request = NULL;
  g_autofree char *id = NULL;
  PteroFormDialog *dialog;

  show_fields (form, wanted->panel);
  if (wanted->locations != NULL)
    set_locations (form, wanted->locations, wanted->node);
  ptero_form_set_choices (form, "scheme", schemes, scheme_titles);
  if (wanted->node != NULL)
    {
      id = g_strdup_printf ("%" G_GINT64_FORMAT, wanted->node->id);
      request = ptero_request_new (PTERO_ENDPOINT_APP_NODE_UPDATE, "node", id, NULL);
      set_node (form, wanted->node);
    }
  else
    {
      request = ptero_request_new (PTERO_ENDPOINT_APP_NODE_CREATE, NULL);
      set_usual (form, wanted->panel);
    }
  dialog = ptero_form_dialog_new (form, wanted->panel, request, wanted->node != NULL ? _("_Save") : _("_Create"));
  ptero_form_dialog_set_fill (dialog, fill);
  ptero_form_dialog_set_failed (dialog, failed);
  if (wanted->node != NULL)
    {
      g_autoptr(PteroRequest) look = ptero_request_new (PTERO_ENDPOINT_APP_NODE_GET, "node", id, NULL);

      ptero_form_dialog_set_edited (dialog, look, wanted->node);
      ptero_form_dialog_set_check (dialog, check_changed);
    }
  g_signal_connect_object (dialog, "done", wanted->done, parent, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, wanted->node != NULL ? _("Edit Node") : _("New Node"), parent);
}

static void
node_cb (GtkWidget *parent,
         gpointer   node)
{
  if (node != NULL)
    present (parent);
}

/* The form sends all of the node: what somebody else has changed since it was listed would be undone. */
static void
fetch_node (GtkWidget *parent)
{
  Wanted *wanted = g_object_get_data (G_OBJECT (parent), "node-form");
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, wanted->node->id);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_NODE_GET, "node", id, NULL);

  ptero_request_set_query (request, "include", "location,servers");
  ptero_admin_load_one (parent, wanted->panel, request, wanted->cancellable, node_cb);
}

static void
locations_cb (GtkWidget  *parent,
              GListModel *locations)
{
  Wanted *wanted = g_object_get_data (G_OBJECT (parent), "node-form");

  if (wanted == NULL || locations == NULL)
    return;

  wanted->locations = g_object_ref (locations);
  if (wanted->node != NULL)
    fetch_node (parent);
  else if (g_list_model_get_n_items (locations) == 0)
    ptero_panel_toast (parent, "%s", _("A node needs a location: make one first"));
  else
    present (parent);
}

/**
 * ptero_admin_node_form_present:
 * @parent: what shows the node, or nodes
 * @panel: a panel
 * @node: (nullable): the node to change, %NULL for a new one
 * @done: called, swapped, with @parent when the panel took it
 *
 * Fetches the locations and the node, then shows the form of a node. Whoever
 * asks again meanwhile gets it once.
 */
void
ptero_admin_node_form_present (GtkWidget  *parent,
                               PteroPanel *panel,
                               PteroNode  *node,
                               GCallback   done)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_LOCATIONS_LIST, NULL);
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->panel = g_object_ref (panel);
  g_set_object (&wanted->node, node);
  wanted->cancellable = g_object_ref (ptero_admin_load_begin (parent));
  wanted->done = done;
  g_object_set_data_full (G_OBJECT (parent), "node-form", wanted, wanted_free);
  if (!ptero_panel_offers (panel, PTERO_FLAVOUR_PELICAN))
    ptero_admin_load_all (parent, panel, request, wanted->cancellable, locations_cb);
  else if (node != NULL)
    fetch_node (parent);
  else
    present (parent);
}

/**
 * ptero_admin_add_tags:
 * @builder: where to add
 * @text: tags as they are typed, with commas between them
 *
 * Adds the tags as an array.
 */
void
ptero_admin_add_tags (JsonBuilder *builder,
                      const char  *text)
{
  g_auto(GStrv) tags = g_strsplit (text, ",", -1);

  json_builder_begin_array (builder);
  for (guint i = 0; tags[i] != NULL; i++)
    if (*g_strstrip (tags[i]) != '\0')
      json_builder_add_string_value (builder, tags[i]);
  json_builder_end_array (builder);
}
