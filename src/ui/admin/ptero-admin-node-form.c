/* ptero-admin-node-form.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-node-form.h"

#include <glib/gi18n.h>

#include "ptero-admin-kind-form.h"
#include "ptero-location.h"
#include "ptero-node.h"
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
  return is_folder (text)
           ? NULL
           : g_strdup (_("A path from the root, as in /var/lib/pterodactyl/volumes"));
}

static char *
check_pelican_folder (const char *text)
{
  return is_folder (text)
           ? NULL
           : g_strdup (_("A path from the root, as in /var/lib/pelican/volumes"));
}

static char *
check_host (const char *text)
{
  static const char *const own[] = { "0.0.0.0", "127.0.0.1", "localhost", NULL };

  return g_strv_contains (own, text)
           ? g_strdup (_("A name under which others than the panel reach it, too"))
           : NULL;
}

/* api/application.md, Nodes, and api/differences.md 3.3: Pelican takes any name, larger uploads,
 * and 0 for what has no limit. What is left out of a change is reset, so everything is sent. */
const PteroFormField ptero_admin_node_fields[PTERO_ADMIN_N_NODE_FIELDS] = {
  { NULL, N_("Node"), PTERO_FORM_HEADING },
  { "name", N_("Name"), PTERO_FORM_TEXT, .min = 1, .max = 100, .check = check_name,
    .flavour = PTERO_FLAVOUR_PTERODACTYL },
  { "name", N_("Name"), PTERO_FORM_TEXT, .min = 1, .max = 100, .flavour = PTERO_FLAVOUR_PELICAN },
  { "location_id", N_("Location"), PTERO_FORM_CHOICE, .flavour = PTERO_FLAVOUR_PTERODACTYL },
  { "public", N_("For Automatic Deployment"), PTERO_FORM_SWITCH,
    N_("New servers may be put here without naming the node") },
  { "maintenance_mode", N_("Maintenance"), PTERO_FORM_SWITCH,
    N_("People cannot use the servers of this node meanwhile") },
  { NULL, N_("Daemon"), PTERO_FORM_HEADING },
  { "fqdn", N_("Host Name"), PTERO_FORM_TEXT, N_("Where browsers and Ptero reach Wings"), .min = 1,
    .flavour = PTERO_FLAVOUR_PTERODACTYL },
  { "fqdn", N_("Host Name"), PTERO_FORM_TEXT, N_("Where browsers and Ptero reach Wings"), .min = 1,
    .check = check_host,
    .flavour = PTERO_FLAVOUR_PELICAN },
  { "scheme", N_("Connection"), PTERO_FORM_CHOICE },
  { "behind_proxy", N_("Behind a Proxy"), PTERO_FORM_SWITCH,
    N_("Something before Wings has the certificate") },
  { "daemon_listen", N_("Port"), PTERO_FORM_INTEGER, .min = 1, .max = 65535, .usual = 8080 },
  { "daemon_connect", N_("Port for Connections"), PTERO_FORM_INTEGER,
    N_("Where browsers and Ptero reach Wings, if not at its own port"),
    .min = 1, .max = 65535, .usual = 8080, .flavour = PTERO_FLAVOUR_PELICAN },
  { "daemon_sftp", N_("SFTP Port"), PTERO_FORM_INTEGER, .min = 1, .max = 65535, .usual = 2022 },
  { "daemon_sftp_alias", N_("SFTP Name"), PTERO_FORM_TEXT, N_("Shown instead of the host name"),
    .optional = TRUE, .flavour = PTERO_FLAVOUR_PELICAN },
  { "daemon_base", N_("Folder of the Servers"), PTERO_FORM_TEXT, .left_out = TRUE,
    .check = check_folder, .flavour = PTERO_FLAVOUR_PTERODACTYL },
  { "daemon_base", N_("Folder of the Servers"), PTERO_FORM_TEXT, .left_out = TRUE,
    .check = check_pelican_folder, .flavour = PTERO_FLAVOUR_PELICAN },
  { "upload_size", N_("Largest Upload"), PTERO_FORM_INTEGER, N_("In MiB, through the panel"),
    .min = 1, .max = 1024, .usual = 100,
    .flavour = PTERO_FLAVOUR_PTERODACTYL },
  { "upload_size", N_("Largest Upload"), PTERO_FORM_INTEGER, N_("In MiB, through the panel"),
    .min = 1, .max = G_MAXINT, .usual = 100,
    .flavour = PTERO_FLAVOUR_PELICAN },
  { NULL, N_("Capacity"), PTERO_FORM_HEADING },
  { "memory", N_("Memory"), PTERO_FORM_INTEGER, N_("In MiB"), .min = 1, .max = G_MAXINT,
    .usual = 16384, .flavour = PTERO_FLAVOUR_PTERODACTYL },
  { "memory", N_("Memory"), PTERO_FORM_INTEGER, N_("In MiB; 0 for no limit"), .max = G_MAXINT,
    .usual = 16384, .flavour = PTERO_FLAVOUR_PELICAN },
  { "memory_overallocate", N_("More Memory Than There Is"), PTERO_FORM_INTEGER,
    N_("In percent that may be given away; −1 does not check"), .min = -1, .max = 10000 },
  { "disk", N_("Disk"), PTERO_FORM_INTEGER, N_("In MiB"), .min = 1, .max = G_MAXINT,
    .usual = 102400, .flavour = PTERO_FLAVOUR_PTERODACTYL },
  { "disk", N_("Disk"), PTERO_FORM_INTEGER, N_("In MiB; 0 for no limit"), .max = G_MAXINT,
    .usual = 102400, .flavour = PTERO_FLAVOUR_PELICAN },
  { "disk_overallocate", N_("More Disk Than There Is"), PTERO_FORM_INTEGER,
    N_("In percent that may be given away; −1 does not check"), .min = -1, .max = 10000 },
  { "cpu", N_("CPU"), PTERO_FORM_INTEGER, N_("In percent of one core; 0 for no limit"),
    .max = G_MAXINT, .flavour = PTERO_FLAVOUR_PELICAN },
  { "cpu_overallocate", N_("More CPU Than There Is"), PTERO_FORM_INTEGER,
    N_("In percent that may be given away; −1 does not check"),
    .min = -1, .max = 10000, .flavour = PTERO_FLAVOUR_PELICAN },
  { "_tags", N_("Tags"), PTERO_FORM_TEXT,
    N_("By which nodes are chosen for new servers, with commas between them"),
    .flavour = PTERO_FLAVOUR_PELICAN },
};

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
      g_strv_builder_add (titles, node->location != NULL && node->location->short_name != NULL
                            ? node->location->short_name
                            : id);
    }
  all_values = g_strv_builder_end (values);
  all_titles = g_strv_builder_end (titles);
  ptero_form_set_choices (form, "location_id", (const char *const *) all_values,
                          (const char *const *) all_titles);
}

/**
 * ptero_admin_node_form_prepare:
 * @form: the form of a node
 * @panel: the panel it is sent to
 * @node: (type PteroNode) (nullable): %NULL for a new one
 */
void
ptero_admin_node_form_prepare (PteroForm  *form,
                               PteroPanel *panel,
                               gpointer    node)
{
  static const char *const schemes[] = { "https", "http", NULL };
  const char *const titles[] = { _("Encrypted (https)"), _("Not encrypted (http)"), NULL };

  ptero_form_set_choices (form, "scheme", schemes, titles);
  if (node == NULL)
    ptero_form_remark (form, "daemon_base", _("Empty: the usual one of the panel"), FALSE);
}

static void
show_usual (PteroForm *form,
            gboolean   is_pelican)
{
  ptero_form_set_boolean (form, "public", TRUE);
  ptero_form_set_string (form, "scheme", "https");
  ptero_form_set_int (form, "memory_overallocate", 0);
  ptero_form_set_int (form, "disk_overallocate", 0);
  /* Which folder is usual on Pelican is not documented, but the panel knows. */
  if (is_pelican)
    ptero_form_set_int (form, "cpu_overallocate", 0);
  else
    ptero_form_set_string (form, "daemon_base", "/var/lib/pterodactyl/volumes");
}

static void
show_location (PteroForm *form,
               PteroNode *node)
{
  GListModel *locations = ptero_admin_kind_form_get_choices (form);
  g_autofree char *location = node != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT,
                                                              node->location_id) : NULL;

  set_locations (form, locations, node);
  if (location != NULL)
    ptero_form_set_string (form, "location_id", location);
  else if (g_list_model_get_n_items (locations) == 0)
    ptero_form_complain (form, "location_id", _("A node needs a location: make one first"));
}

/**
 * ptero_admin_node_form_show:
 * @form: the form of a node, with the locations there are
 * @panel: the panel it is sent to
 * @node: (type PteroNode) (nullable): %NULL for a new one
 */
void
ptero_admin_node_form_show (PteroForm  *form,
                            PteroPanel *panel,
                            gpointer    node)
{
  gboolean is_pelican = ptero_panel_offers (panel, PTERO_FLAVOUR_PELICAN);

  if (node == NULL)
    show_usual (form, is_pelican);
  if (!is_pelican)
    {
      show_location (form, node);
    }
  else if (node != NULL && PTERO_NODE (node)->tags != NULL)
    {
      g_autofree char *tags = g_strjoinv (", ", PTERO_NODE (node)->tags);

      ptero_form_set_string (form, "_tags", tags);
    }
}

/**
 * ptero_admin_node_form_fill:
 * @form: the form of a node
 * @request: what is sent
 */
void
ptero_admin_node_form_fill (PteroForm    *form,
                            PteroRequest *request)
{
  if (ptero_admin_kind_form_get_choices (form) != NULL)
    {
      g_autofree char *location = ptero_form_dup_string (form, "location_id");

      ptero_request_set_int (request, "location_id", g_ascii_strtoll (location, NULL, 10));
    }
  else
    {
      set_tags (form, request);
    }
}

/**
 * ptero_admin_node_form_check:
 * @form: the form of a node
 *
 * What is left out of a change is reset.
 *
 * Returns: whether all that is needed is there
 */
gboolean
ptero_admin_node_form_check (PteroForm *form)
{
  g_autofree char *folder = ptero_form_dup_string (form, "daemon_base");

  if (*folder != '\0' || ptero_admin_kind_form_get_item (form) == NULL)
    return TRUE;

  ptero_form_complain (form, "daemon_base", _("This is needed"));

  return FALSE;
}

/**
 * ptero_admin_node_form_failed:
 * @form: the form of a node
 * @error: what the panel answered
 *
 * The panel has it, the node will when it is next asked for.
 *
 * Returns: whether the node was saved nonetheless
 */
gboolean
ptero_admin_node_form_failed (PteroForm    *form,
                              const GError *error)
{
  if (g_strcmp0 (ptero_api_error_get_code (error), "ConfigurationNotPersistedException") != 0)
    return FALSE;

  ptero_panel_toast (GTK_WIDGET (form), "%s",
                     _("The node is saved, but Wings did not take the changes"));

  return TRUE;
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
