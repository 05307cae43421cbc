/* ptero-admin-egg-import.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-egg-import.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-admin-egg.h"
#include "ptero-admin-load.h"
#include "ptero-app-variable.h"
#include "ptero-banner.h"
#include "ptero-dialog.h"
#include "ptero-egg-compare.h"
#include "ptero-egg-file.h"
#include "ptero-error-text.h"
#include "ptero-file-chooser.h"
#include "ptero-format.h"
#include "ptero-panel-toast.h"
#include "ptero-parts.h"
#include "ptero-place.h"
#include "ptero-source-pane.h"
#include "ptero-toolbar-view.h"
#include "ptero-value-row.h"

#define WIDTH 680
#define HEIGHT 620

/* More rows than these are not built. */
#define MAX_ROWS 200

/**
 * PteroAdminEggImport:
 *
 * A dialog that shows an egg of a file before a Pelican panel is given it, and
 * which egg of the panel it replaces.
 */
struct _PteroAdminEggImport
{
  GtkWidget      parent_instance;

  PteroListPane *pane;        /* weak */
  PteroPanel    *panel;
  PteroEggFile  *file;
  PteroEgg      *replaced;    /* (nullable): what it is now */
  GtkWidget     *view;
  GtkWidget     *problem;
  GtkWidget     *spinner;
};

G_DEFINE_FINAL_TYPE (PteroAdminEggImport, ptero_admin_egg_import, GTK_TYPE_WIDGET)

static void
set_sending (PteroAdminEggImport *self,
             gboolean             sending)
{
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), sending);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.send", !sending);
}

/* What the panel says of each member it does not like, in its words. */
static char *
dup_problems (const GError *error)
{
  GPtrArray *problems = ptero_api_error_get_problems (error);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const PteroProblem *problem = problems->pdata[i];
      g_autofree char *safe = ptero_text_make_safe (problem->message);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", safe);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
show_error (PteroAdminEggImport *self,
            const GError        *error)
{
  g_autofree char *problems = dup_problems (error);
  g_autofree char *reason = ptero_error_describe (error);

  ptero_banner_set_title (PTERO_BANNER (self->problem),
                          problems != NULL ? _("The panel does not take this egg") : reason);
  ptero_banner_set_subtitle (PTERO_BANNER (self->problem),
                             problems != NULL ? problems : ptero_error_get_doubt (error));
  ptero_banner_set_revealed (PTERO_BANNER (self->problem), TRUE);
}

/* Who has closed the dialog meanwhile wants to know nonetheless. */
static void
tell (PteroAdminEggImport *self,
      const GError        *error)
{
  g_autofree char *name = ptero_text_make_safe (ptero_egg_file_get_egg (self->file)->name);
  g_autofree char *reason = error != NULL ? ptero_error_describe (error) : NULL;

  if (self->pane == NULL || gtk_widget_get_root (GTK_WIDGET (self->pane)) == NULL)
    return;

  if (error == NULL)
    {
      ptero_list_pane_refresh (self->pane);
      /* Translators: %s is the name of an egg */
      ptero_panel_toast (GTK_WIDGET (self->pane), self->replaced != NULL
                           ? _("“%s” was replaced")
                           : _("“%s” was imported"), name);
    }
  else if (self->view == NULL)
    {
      ptero_panel_toast (GTK_WIDGET (self->pane), "%s", reason);
    }
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(PteroAdminEggImport) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);

  tell (self, error);
  if (self->view == NULL)
    return;

  set_sending (self, FALSE);
  if (error != NULL)
    show_error (self, error);
  else
    ptero_dialog_close (GTK_WIDGET (self));
}

static void
send_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PteroAdminEggImport *self = PTERO_ADMIN_EGG_IMPORT (widget);
  g_autoptr(PteroRequest) request = ptero_egg_file_create_request (self->file);

  set_sending (self, TRUE);
  ptero_banner_set_revealed (PTERO_BANNER (self->problem), FALSE);
  ptero_client_send_async (ptero_panel_get_client (self->panel), request, NULL, sent_cb,
                           g_object_ref (self));
}

static void
ptero_admin_egg_import_dispose (GObject *object)
{
  PteroAdminEggImport *self = PTERO_ADMIN_EGG_IMPORT (object);

  g_clear_pointer (&self->view, gtk_widget_unparent);

  G_OBJECT_CLASS (ptero_admin_egg_import_parent_class)->dispose (object);
}

static void
ptero_admin_egg_import_finalize (GObject *object)
{
  PteroAdminEggImport *self = PTERO_ADMIN_EGG_IMPORT (object);

  g_clear_weak_pointer (&self->pane);
  g_clear_object (&self->panel);
  g_clear_object (&self->file);
  g_clear_object (&self->replaced);

  G_OBJECT_CLASS (ptero_admin_egg_import_parent_class)->finalize (object);
}

static void
ptero_admin_egg_import_class_init (PteroAdminEggImportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_admin_egg_import_dispose;
  G_OBJECT_CLASS (klass)->finalize = ptero_admin_egg_import_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "import.send", NULL, send_action);
}

static void
ptero_admin_egg_import_init (PteroAdminEggImport *self)
{
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page,
           const char         *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));

  return ADW_PREFERENCES_GROUP (group);
}

static void
add_value (AdwPreferencesGroup *group,
           const char          *title,
           const char          *value)
{
  g_autofree char *safe = ptero_text_make_safe (title);
  GtkWidget *row = ptero_value_row_new (safe, FALSE);

  ptero_value_row_set_value (PTERO_VALUE_ROW (row), value);
  adw_preferences_group_add (group, row);
}

static void
add_labels (AdwPreferencesPage *page,
            const char         *title,
            JsonNode           *labels)
{
  AdwPreferencesGroup *group;
  JsonObjectIter iter;
  const char *label;
  JsonNode *text;
  guint n_rows = 0;

  if (labels == NULL || !JSON_NODE_HOLDS_OBJECT (labels) ||
      json_object_get_size (json_node_get_object (labels)) == 0)
    return;

  group = add_group (page, title);
  json_object_iter_init_ordered (&iter, json_node_get_object (labels));
  while (json_object_iter_next_ordered (&iter, &label, &text) && n_rows++ < MAX_ROWS)
    add_value (group, label, json_node_get_string (text));
}

static GtkWidget *
create_variable_row (PteroAppVariable *variable)
{
  GtkWidget *row = adw_action_row_new ();
  const char *value = variable->default_value != NULL ? variable->default_value : "";
  g_autofree char *line = g_strdup_printf ("%s=%s", variable->env_variable != NULL
                                             ? variable->env_variable
                                             : "", value);
  g_autofree char *both = variable->rules != NULL && *variable->rules != '\0' ? g_strdup_printf ("%s · %s", line, variable->rules)
                                                                              : g_strdup (line);
  g_autofree char *subtitle = ptero_text_make_safe (both);
  g_autofree char *title = ptero_text_make_safe (variable->name != NULL
                                                   ? variable->name
                                                   : variable->env_variable);

  g_object_set (row, "use-markup", FALSE, "title-lines", 0, "subtitle-lines", 0, "activatable",
                FALSE, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);

  return row;
}

static void
add_variables (AdwPreferencesPage *page,
               PteroEgg           *egg)
{
  AdwPreferencesGroup *group = add_group (page, _("Variables"));
  guint n_variables = egg->variables != NULL ? g_list_model_get_n_items (egg->variables) : 0;

  if (n_variables == 0)
    adw_preferences_group_set_description (group, _("It has none."));
  for (guint i = 0; i < MIN (n_variables, MAX_ROWS); i++)
    {
      g_autoptr(PteroAppVariable) variable = g_list_model_get_item (egg->variables, i);

      adw_preferences_group_add (group, create_variable_row (variable));
    }
  if (n_variables > MAX_ROWS)
    adw_preferences_group_set_description (group, _("There are more than are shown."));
}

static GtkWidget *
create_overview (PteroEggFile *file)
{
  GtkWidget *page = adw_preferences_page_new ();
  PteroEgg *egg = ptero_egg_file_get_egg (file);
  AdwPreferencesGroup *group = add_group (ADW_PREFERENCES_PAGE (page), _("Egg"));

  add_value (group, _("Name"), egg->name);
  add_value (group, _("Author"), egg->author);
  add_value (group, _("Description"), egg->description);
  add_value (group, _("UUID"), egg->uuid != NULL ? egg->uuid : _("The panel gives it one"));
  add_value (group, _("Form of the File"), ptero_egg_file_get_version (file));
  add_labels (ADW_PREFERENCES_PAGE (page), _("Startup Commands"), egg->startup_commands);
  add_labels (ADW_PREFERENCES_PAGE (page), _("Docker Images"), egg->docker_images);
  add_variables (ADW_PREFERENCES_PAGE (page), egg);

  return page;
}

static GtkWidget *
create_script (PteroEgg *egg)
{
  GtkWidget *pane = ptero_source_pane_new ();
  g_autofree char *script = ptero_egg_dup_text (egg, PTERO_EGG_PART_SCRIPT);

  ptero_source_pane_add (PTERO_SOURCE_PANE (pane), _("Install Script"), "sh");
  ptero_source_pane_set_text (PTERO_SOURCE_PANE (pane), 0, script);

  return pane;
}

static GtkWidget *
create_configuration (PteroEgg *egg)
{
  static const struct { PteroEggPart part; const char *title; } texts[] = {
    { PTERO_EGG_PART_FILES, N_("Configuration Files") },
    { PTERO_EGG_PART_START, N_("Start Detection") },
    { PTERO_EGG_PART_LOGS, N_("Logs") },
  };
  GtkWidget *pane = ptero_source_pane_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = ptero_egg_dup_text (egg, texts[i].part);

      ptero_source_pane_add (PTERO_SOURCE_PANE (pane), g_dgettext (GETTEXT_PACKAGE, texts[i].title),
                             "json");
      ptero_source_pane_set_text (PTERO_SOURCE_PANE (pane), i, text);
    }

  return pane;
}

static GtkWidget *
create_parts (PteroAdminEggImport *self)
{
  PteroEgg *egg = ptero_egg_file_get_egg (self->file);
  GtkWidget *parts = ptero_parts_new ();

  ptero_parts_add (PTERO_PARTS (parts), "overview", _("Overview"), create_overview (self->file));
  ptero_parts_add (PTERO_PARTS (parts), "script", _("Install Script"), create_script (egg));
  ptero_parts_add (PTERO_PARTS (parts), "configuration", _("Configuration"),
                   create_configuration (egg));

  return parts;
}

/* Variables that the panel deletes, with what is set for servers. */
static guint
count_lost (PteroEgg *before,
            PteroEgg *after)
{
  g_autoptr(GPtrArray) changes = ptero_egg_compare (before, after);
  guint n_lost = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      const PteroEggChange *change = changes->pdata[i];

      if (change->part == PTERO_EGG_PART_VARIABLE && change->member == NULL &&
          change->second == NULL)
        n_lost++;
    }

  return n_lost;
}

/* What becomes of the egg that there is, before anything does. */
static char *
dup_consequences (PteroAdminEggImport *self)
{
  guint n_servers = self->replaced->servers != NULL
                      ? g_list_model_get_n_items (self->replaced->servers)
                      : 0;
  guint n_lost = count_lost (self->replaced, ptero_egg_file_get_egg (self->file));
  GString *text = g_string_new (NULL);

  if (n_servers > 0)
    g_string_append_printf (text, ngettext ("%u server is of it, and is started and installed as the file says from then on.",
                                            "%u servers are of it, and are started and installed as the file says from then on.", n_servers), n_servers);
  else
    g_string_append (text, _("What it is now cannot be brought back, unless it was exported before."));
  if (n_lost > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, ngettext ("%u variable that the file does not have is deleted.",
                                              "%u variables that the file does not have are deleted.", n_lost), n_lost);
    }

  return g_string_free (text, FALSE);
}

static GtkWidget *
create_warning (PteroAdminEggImport *self)
{
  GtkWidget *banner = ptero_banner_new (PTERO_BANNER_WARNING, "dialog-warning-symbolic");
  g_autofree char *name = ptero_text_make_safe (self->replaced->name);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, self->replaced->id);
  /* Translators: an egg and its number */
  g_autofree char *title = g_strdup_printf (_("This replaces “%s” (#%s), which has the same UUID"),
                                            name, id);
  g_autofree char *consequences = dup_consequences (self);

  ptero_banner_set_title (PTERO_BANNER (banner), title);
  ptero_banner_set_subtitle (PTERO_BANNER (banner), consequences);
  ptero_banner_set_revealed (PTERO_BANNER (banner), TRUE);

  return banner;
}

static GtkWidget *
create_header (PteroAdminEggImport *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (self->replaced != NULL
                                                      ? _("_Replace")
                                                      : _("_Import"));

  self->spinner = gtk_spinner_new ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "import.send");
  gtk_widget_add_css_class (button, self->replaced != NULL
                              ? "destructive-action"
                              : "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), button);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->spinner);

  return header;
}

static void
present (PteroListPane *pane,
         PteroEggFile  *file,
         PteroEgg      *replaced)
{
  PteroAdminEggImport *self = g_object_new (PTERO_TYPE_ADMIN_EGG_IMPORT, NULL);

  g_set_weak_pointer (&self->pane, pane);
  self->panel = g_object_ref (ptero_list_pane_get_panel (pane));
  self->file = g_object_ref (file);
  g_set_object (&self->replaced, replaced);
  self->problem = ptero_banner_new (PTERO_BANNER_ERROR, "ptero-error-symbolic");
  self->view = g_object_new (PTERO_TYPE_TOOLBAR_VIEW, NULL);
  ptero_toolbar_view_add_top (PTERO_TOOLBAR_VIEW (self->view), create_header (self));
  ptero_toolbar_view_add_top (PTERO_TOOLBAR_VIEW (self->view), self->problem);
  if (replaced != NULL)
    ptero_toolbar_view_add_top (PTERO_TOOLBAR_VIEW (self->view), create_warning (self));
  ptero_toolbar_view_set_content (PTERO_TOOLBAR_VIEW (self->view), create_parts (self));
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
  ptero_dialog_set_size (GTK_WIDGET (self), WIDTH, HEIGHT);
  ptero_place_present (GTK_WIDGET (self), replaced != NULL ? _("Replace Egg") : _("Import Egg"),
                       GTK_WIDGET (pane));
}

/* What there is as it is now, not as it was when it was listed. */
static void
listed_cb (GtkWidget  *pane,
           GListModel *eggs)
{
  PteroEggFile *file = g_object_get_data (G_OBJECT (pane), "egg-file");
  const char *uuid = file != NULL ? ptero_egg_file_get_egg (file)->uuid : NULL;
  g_autoptr(PteroEgg) replaced = NULL;

  for (guint i = 0; eggs != NULL && uuid != NULL && i < g_list_model_get_n_items (eggs) &&
       replaced == NULL; i++)
    {
      g_autoptr(PteroEgg) egg = g_list_model_get_item (eggs, i);

      if (g_strcmp0 (egg->uuid, uuid) == 0)
        replaced = g_steal_pointer (&egg);
    }
  if (eggs != NULL && file != NULL)
    present (PTERO_LIST_PANE (pane), file, replaced);
  g_object_set_data (G_OBJECT (pane), "egg-file", NULL);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PteroListPane) pane = user_data;
  g_autoptr(GError) error = NULL;
  PteroEggFile *file = ptero_egg_file_load_finish (result, &error);
  g_autofree char *reason = error != NULL ? ptero_text_make_safe (error->message) : NULL;
  g_autoptr(PteroRequest) request = NULL;

  if (gtk_widget_get_root (GTK_WIDGET (pane)) == NULL)
    {
      g_clear_object (&file);
      return;
    }
  if (file == NULL)
    {
      /* Translators: %s is a sentence that says why */
      ptero_panel_toast (GTK_WIDGET (pane), _("The file cannot be imported: %s"), reason);
      return;
    }

  g_object_set_data_full (G_OBJECT (pane), "egg-file", file, g_object_unref);
  request = ptero_admin_egg_create_list (ptero_list_pane_get_panel (pane));
  ptero_request_set_query (request, "include", "servers,variables");
  ptero_admin_load_all (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), request,
                        ptero_admin_load_begin (GTK_WIDGET (pane)), listed_cb);
}

/**
 * ptero_admin_egg_import_load:
 * @pane: the eggs of a Pelican panel
 * @file: a file, from anywhere
 *
 * Shows the egg of the file, which the panel is given when the person agrees.
 */
void
ptero_admin_egg_import_load (PteroListPane *pane,
                             GFile         *file)
{
  g_return_if_fail (PTERO_IS_LIST_PANE (pane));
  g_return_if_fail (G_IS_FILE (file));

  ptero_egg_file_load_async (file, NULL, loaded_cb, g_object_ref (pane));
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GListModel) files = ptero_file_chooser_open_finish (GTK_WIDGET (source), result, NULL);
  g_autoptr(GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  if (file != NULL)
    ptero_admin_egg_import_load (PTERO_LIST_PANE (source), file);
}

/**
 * ptero_admin_egg_import_choose:
 * @pane: the eggs of a Pelican panel
 * @items: nothing
 *
 * Has the person choose a file with an egg, see [func@Ptero.admin_egg_import_load].
 */
void
ptero_admin_egg_import_choose (PteroListPane *pane,
                               GPtrArray     *items)
{
  ptero_file_chooser_open_async (GTK_WIDGET (pane), _("Choose an Egg"), NULL, chosen_cb, NULL);
}
