/* ptero-demo-plugins.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-plugins.h"

#include <string.h>

#include "ptero-demo-filter.h"
#include "ptero-demo-handlers.h"
#include "ptero-demo-input.h"
#include "ptero-demo-refusal.h"
#include "ptero-demo-reply.h"
#include "ptero-demo-uploads.h"
#include "ptero-demo-validator.h"

/* Pelican's plugins. What fails while one is installed is told by its state; the call went well. */

static const PteroDemoPlugin seeds[] = {
  { .id = (char *) "announcements", .name = (char *) "Announcements", .author = "Northwind",
    .version = "1.4.0", .newer = "1.5.1",
    .description = "Shows a message of the operator on every page.", .category = "plugin",
    .url = "https://plugins.example.com/announcements", .status = "enabled", .has_settings = TRUE },
  { .id = (char *) "midnight", .name = (char *) "Midnight", .author = "Studio Vega",
    .version = "2.0.0",
    .description = "A dark theme.", .category = "theme",
    .url = "https://plugins.example.com/midnight", .status = "disabled" },
  { .id = (char *) "low-german", .name = (char *) "Plattdüütsch", .author = "Ole", .version = "0.9",
    .description = NULL,
    .category = "language", .status = "not_installed" },
  { .id = (char *) "billing", .name = (char *) "Billing", .author = "Contoso", .version = "3.1.0",
    .description = "Sells servers, with invoices & reminders <b>by mail</b>.", .category = "plugin",
    .url = "https://plugins.example.com/billing", .status = "errored",
    .status_message = (char *) "Class \"\\Contoso\\Billing\\BillingPlugin\" not found" },
  { .id = (char *) "legacy-tickets", .name = (char *) "Legacy Tickets", .author = "Contoso",
    .version = "0.3.2",
    .description = "Tickets of the old panel.", .category = "plugin", .panel_version = "^0.9.0",
    .status = "incompatible",
    .status_message = (char *) "This Plugin is only compatible with Panel version 0.9.0 or newer but you are using version 1.0.0!",
    .incompatible = TRUE },
  { .id = (char *) "backup-mailer", .name = (char *) "Backup Mailer", .author = "Mara Okafor",
    .version = "1.0.0",
    .description = "Tells owners of their backups.", .category = "plugin",
    .status = "not_installed", .fails = TRUE },
};

static void
free_plugin (gpointer data)
{
  PteroDemoPlugin *plugin = data;

  g_free (plugin->id);
  g_free (plugin->name);
  g_free (plugin->status_message);
  g_free (plugin);
}

static PteroDemoPlugin *
add_plugin (GPtrArray             *plugins,
            const PteroDemoPlugin *seed)
{
  PteroDemoPlugin *plugin = g_new0 (PteroDemoPlugin, 1);

  *plugin = *seed;
  plugin->id = g_strdup (seed->id);
  plugin->name = g_strdup (seed->name);
  plugin->status_message = g_strdup (seed->status_message);
  plugin->load_order = plugins->len;
  g_ptr_array_add (plugins, plugin);

  return plugin;
}

/* Returns: (transfer full): the plugins that a panel has */
GPtrArray *
ptero_demo_plugins_new (void)
{
  GPtrArray *plugins = g_ptr_array_new_with_free_func (free_plugin);

  for (guint i = 0; i < G_N_ELEMENTS (seeds); i++)
    add_plugin (plugins, &seeds[i]);

  return plugins;
}

/* Returns: (nullable): the one of that name */
PteroDemoPlugin *
ptero_demo_plugins_find (GPtrArray  *plugins,
                         const char *id)
{
  for (guint i = 0; i < plugins->len; i++)
    {
      PteroDemoPlugin *plugin = g_ptr_array_index (plugins, i);

      if (g_str_equal (plugin->id, id))
        return plugin;
    }

  return NULL;
}

static gboolean
is_in_state (PteroDemoPlugin *plugin,
             const char      *status)
{
  return g_str_equal (plugin->status, status);
}

static gboolean
can_enable (PteroDemoPlugin *plugin)
{
  return is_in_state (plugin, "disabled") && !plugin->incompatible;
}

static gboolean
can_disable (PteroDemoPlugin *plugin)
{
  return is_in_state (plugin, "enabled") || is_in_state (plugin, "errored");
}

static void
transform_plugin (PteroDemoCall *call,
                  PteroDemoJson *json,
                  gpointer       thing,
                  const char    *path)
{
  PteroDemoPlugin *plugin = thing;
  g_autofree char *namespace = g_strconcat ("Demo\\", plugin->id, NULL);

  ptero_demo_json_string (json, "object", "plugin");
  ptero_demo_json_begin (json, "attributes");
  ptero_demo_json_string (json, "id", plugin->id);
  ptero_demo_json_string (json, "name", plugin->name);
  ptero_demo_json_string (json, "author", plugin->author);
  ptero_demo_json_string (json, "version", plugin->version);
  ptero_demo_json_string (json, "description", plugin->description);
  ptero_demo_json_string (json, "category", plugin->category);
  ptero_demo_json_string (json, "url", plugin->url);
  ptero_demo_json_string (json, "update_url", plugin->newer != NULL
                            ? "https://plugins.example.com/updates.json"
                            : NULL);
  ptero_demo_json_string (json, "namespace", namespace);
  ptero_demo_json_string (json, "class", "DemoPlugin");
  ptero_demo_json_string (json, "panels",
                          g_str_equal (plugin->category, "plugin") ? "admin,server" : NULL);
  ptero_demo_json_string (json, "panel_version", plugin->panel_version);
  ptero_demo_json_string (json, "status", plugin->status);
  ptero_demo_json_string (json, "status_message", plugin->status_message);
  ptero_demo_json_int (json, "load_order", plugin->load_order);
  ptero_demo_json_boolean (json, "is_compatible", !plugin->incompatible);
  ptero_demo_json_boolean (json, "is_update_available", plugin->newer != NULL);
  ptero_demo_json_boolean (json, "has_settings", plugin->has_settings &&
                           !is_in_state (plugin, "not_installed"));
  ptero_demo_json_boolean (json, "can_enable", can_enable (plugin));
  ptero_demo_json_boolean (json, "can_disable", can_disable (plugin));
  ptero_demo_json_end (json);
}

static const char *
get_key (const PteroDemoPlugin *plugin,
         const char            *name)
{
  if (g_str_equal (name, "name"))
    return plugin->name;
  if (g_str_equal (name, "author"))
    return plugin->author;

  return g_str_equal (name, "category") ? plugin->category : plugin->id;
}

static int
compare_plugins (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  return g_ascii_strcasecmp (get_key (*(PteroDemoPlugin **) a, data),
                             get_key (*(PteroDemoPlugin **) b, data));
}

void
ptero_demo_app_list_plugins (PteroDemoCall *call)
{
  static const char *const names[] = { "id", "name", "author", "category" };
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  if (!ptero_demo_filter_check (call, "id, name, author, category", "id, name, author, category"))
    return;

  for (guint i = 0; i < call->world->plugins->len; i++)
    {
      PteroDemoPlugin *plugin = g_ptr_array_index (call->world->plugins, i);
      gboolean fits = TRUE;

      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        fits = fits && ptero_demo_filter_partial (call, names[j], get_key (plugin, names[j]));
      if (fits)
        g_ptr_array_add (found, plugin);
    }

  ptero_demo_filter_sort (call, found, compare_plugins);
  ptero_demo_reply_page (call, found, transform_plugin);
}

void
ptero_demo_app_show_plugin (PteroDemoCall *call)
{
  ptero_demo_reply_thing (call, transform_plugin, call->plugin);
}

/* What the panel says of it is only told by one that debugs. */
static gboolean
check_state (PteroDemoCall *call,
             gboolean       is_right)
{
  if (!is_right)
    ptero_demo_refuse_broken (call, "PanelException");

  return is_right;
}

static void
set_status (PteroDemoPlugin *plugin,
            const char      *status,
            const char      *message)
{
  plugin->status = status;
  g_free (plugin->status_message);
  plugin->status_message = g_strdup (message);
}

void
ptero_demo_app_install_plugin (PteroDemoCall *call)
{
  PteroDemoPlugin *plugin = call->plugin;

  if (!check_state (call, is_in_state (plugin, "not_installed")))
    return;

  if (plugin->incompatible)
    set_status (plugin, "incompatible",
                "This Plugin is not compatible with this version of the panel!");
  else if (plugin->fails)
    set_status (plugin, "errored",
                "Could not require new composer packages: demo/mailer could not be found");
  else
    set_status (plugin, "enabled", NULL);
  ptero_demo_reply_thing (call, transform_plugin, plugin);
}

void
ptero_demo_app_update_plugin (PteroDemoCall *call)
{
  if (!check_state (call, call->plugin->newer != NULL))
    return;

  call->plugin->version = g_steal_pointer (&call->plugin->newer);
  ptero_demo_reply_thing (call, transform_plugin, call->plugin);
}

void
ptero_demo_app_uninstall_plugin (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = { { "delete", "boolean" }, { NULL } };

  if (!ptero_demo_validate (call, rules) ||
      !check_state (call, !is_in_state (call->plugin, "not_installed")))
    return;

  set_status (call->plugin, "not_installed", NULL);
  ptero_demo_reply_thing (call, transform_plugin, call->plugin);
  if (ptero_demo_input_get_boolean (call, "delete", FALSE))
    g_ptr_array_remove (call->world->plugins, call->plugin);
}

void
ptero_demo_app_enable_plugin (PteroDemoCall *call)
{
  if (!check_state (call, can_enable (call->plugin)))
    return;

  set_status (call->plugin, "enabled", NULL);
  ptero_demo_reply_thing (call, transform_plugin, call->plugin);
}

void
ptero_demo_app_disable_plugin (PteroDemoCall *call)
{
  if (!check_state (call, can_disable (call->plugin)))
    return;

  set_status (call->plugin, "disabled", NULL);
  ptero_demo_reply_thing (call, transform_plugin, call->plugin);
}

/* "example.zip" is put into the folder "example"; what is there already is overwritten. */
static void
import (PteroDemoCall *call,
        const char    *file)
{
  const char *end = strstr (file, ".zip");
  g_autofree char *id = end != NULL ? g_strndup (file, (gsize) (end - file)) : g_strdup (file);

  if (ptero_demo_plugins_find (call->world->plugins, id) == NULL)
    add_plugin (call->world->plugins,
                &(PteroDemoPlugin) { .id = id, .name = id, .author = "Somebody", .version = "1.0.0",
                                     .category = "plugin", .status = "not_installed" });
  ptero_demo_call_reply_nothing (call);
  call->status = SOUP_STATUS_CREATED;
}

static gboolean
is_archive (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length > 4 && memcmp (data, "PK", 2) == 0;
}

void
ptero_demo_app_import_plugin_file (PteroDemoCall *call)
{
  g_autoptr(GPtrArray) uploads = ptero_demo_uploads_read (call, "plugin");
  PteroDemoUpload *file = NULL;

  for (guint i = 0; uploads != NULL && file == NULL && i < uploads->len; i++)
    if (((PteroDemoUpload *) uploads->pdata[i])->name != NULL)
      file = uploads->pdata[i];

  if (file == NULL)
    ptero_demo_refuse_broken (call, "PanelException");
  else if (!is_archive (file->content))
    ptero_demo_refuse_broken (call, "Exception");
  else
    import (call, file->name);
}

void
ptero_demo_app_import_plugin_url (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = { { "url", "required|string" }, { NULL } };
  g_autofree char *url = NULL;
  g_autofree char *name = NULL;

  if (!ptero_demo_validate (call, rules))
    return;

  /* nothing is fetched: what looks like an archive is taken for one */
  url = ptero_demo_input_get_string (call, "url");
  name = g_path_get_basename (url);
  if (!g_str_has_prefix (url, "https://") || !g_str_has_suffix (name, ".zip"))
    ptero_demo_refuse_broken (call, "ConnectionException");
  else
    import (call, name);
}
