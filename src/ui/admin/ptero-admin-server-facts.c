/* ptero-admin-server-facts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-server-facts.h"

#include <glib/gi18n.h>

#include "ptero-admin-columns.h"
#include "ptero-admin-databases.h"
#include "ptero-admin-egg.h"
#include "ptero-admin-elsewhere.h"
#include "ptero-admin-mounts.h"
#include "ptero-admin-nodes.h"
#include "ptero-admin-picker.h"
#include "ptero-admin-rights.h"
#include "ptero-admin-server-build.h"
#include "ptero-admin-server-state.h"
#include "ptero-admin-server-transfer.h"
#include "ptero-admin-users.h"
#include "ptero-address.h"
#include "ptero-allocation.h"
#include "ptero-app-server.h"
#include "ptero-facts.h"
#include "ptero-form-dialog.h"
#include "ptero-format.h"
#include "ptero-parts.h"

#define MIB (1024 * 1024)

static char *
dup_int (gint64 number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

PTERO_ADMIN_DEFINE_TEXT (dup_name, PteroAppServer, name)
PTERO_ADMIN_DEFINE_TEXT (dup_description, PteroAppServer, description)

static char *
dup_status (gpointer item)
{
  return g_strdup (ptero_admin_describe_status (PTERO_APP_SERVER (item)->status));
}

static char *
dup_owner (gpointer item)
{
  PteroUser *user = PTERO_APP_SERVER (item)->user;

  return user != NULL ? g_strdup_printf ("%s (%s)", user->username,
                                         user->email) : dup_int (PTERO_APP_SERVER (item)->user_id);
}

static void
open_owner (PteroFacts *facts,
            gpointer    item)
{
  PteroUser *user = PTERO_APP_SERVER (item)->user;

  ptero_admin_kind_follow (&ptero_admin_user_kind, GTK_WIDGET (facts),
                           PTERO_APP_SERVER (item)->user_id,
                           user != NULL ? user->username : _("User"));
}

static char *
dup_node (gpointer item)
{
  PteroNode *node = PTERO_APP_SERVER (item)->node;

  return node != NULL ? g_strdup (node->name) : dup_int (PTERO_APP_SERVER (item)->node_id);
}

static void
open_node (PteroFacts *facts,
           gpointer    item)
{
  PteroNode *node = PTERO_APP_SERVER (item)->node;

  ptero_admin_kind_follow (&ptero_admin_node_kind, GTK_WIDGET (facts),
                           PTERO_APP_SERVER (item)->node_id,
                           node != NULL ? node->name : _("Node"));
}

static char *
dup_egg (gpointer item)
{
  PteroAppServer *server = PTERO_APP_SERVER (item);

  if (server->egg == NULL)
    return dup_int (server->egg_id);

  return server->nest != NULL ? g_strdup_printf ("%s · %s", server->nest->name,
                                                 server->egg->name) : g_strdup (server->egg->name);
}

static void
open_egg (PteroFacts *facts,
          gpointer    item)
{
  ptero_admin_egg_open_of (GTK_WIDGET (facts), ptero_facts_get_panel (facts),
                           ptero_facts_get_jobs (facts), item);
}

static char *
dup_image (gpointer item)
{
  PteroContainer *container = PTERO_APP_SERVER (item)->container;

  return container != NULL ? g_strdup (container->image) : NULL;
}

static char *
dup_command (gpointer item)
{
  PteroContainer *container = PTERO_APP_SERVER (item)->container;

  return container != NULL ? g_strdup (container->startup_command) : NULL;
}

static char *
dup_memory (gpointer item)
{
  PteroLimits *limits = PTERO_APP_SERVER (item)->limits;

  return limits != NULL ? ptero_admin_format_limit (limits->memory) : NULL;
}

static char *
dup_swap (gpointer item)
{
  PteroLimits *limits = PTERO_APP_SERVER (item)->limits;

  if (limits == NULL || limits->swap == 0)
    return g_strdup (_("None"));

  return ptero_admin_format_limit (limits->swap);
}

static char *
dup_disk (gpointer item)
{
  PteroLimits *limits = PTERO_APP_SERVER (item)->limits;

  return limits != NULL ? ptero_admin_format_limit (limits->disk) : NULL;
}

static char *
dup_cpu (gpointer item)
{
  PteroLimits *limits = PTERO_APP_SERVER (item)->limits;

  if (limits == NULL || limits->cpu == 0)
    return g_strdup (_("Unlimited"));

  return g_strdup_printf ("%" G_GINT64_FORMAT "\u202f%%", limits->cpu);
}

static char *
dup_threads (gpointer item)
{
  PteroLimits *limits = PTERO_APP_SERVER (item)->limits;

  return g_strdup (limits != NULL && limits->threads != NULL && *limits->threads != '\0'
                     ? limits->threads
                     : _("Any"));
}

static char *
dup_features (gpointer item)
{
  PteroFeatureLimits *features = PTERO_APP_SERVER (item)->feature_limits;
  g_autofree char *databases = NULL;
  g_autofree char *backups = NULL;
  g_autofree char *allocations = NULL;

  if (features == NULL)
    return NULL;

  databases = features->databases < 0 ? g_strdup (_("Unlimited")) : dup_int (features->databases);
  backups = dup_int (MAX (features->backups, 0));
  allocations = dup_int (MAX (features->allocations, 0));

  /* Translators: how many of each a server may have */
  return g_strdup_printf (_("Databases: %s · Backups: %s · Addresses: %s"), databases, backups,
                          allocations);
}

static char *
dup_id (gpointer item)
{
  return dup_int (PTERO_APP_SERVER (item)->id);
}

PTERO_ADMIN_DEFINE_TEXT (dup_identifier, PteroAppServer, identifier)
PTERO_ADMIN_DEFINE_TEXT (dup_uuid, PteroAppServer, uuid)
PTERO_ADMIN_DEFINE_TEXT (dup_external_id, PteroAppServer, external_id)

static char *
dup_created (gpointer item)
{
  return PTERO_APP_SERVER (item)->created_at != NULL
           ? ptero_format_time (PTERO_APP_SERVER (item)->created_at)
           : NULL;
}

static const PteroFact facts[] = {
  { N_("Server") },
  { N_("Name"), dup_name },
  { N_("Description"), dup_description },
  { N_("State"), dup_status },
  { N_("Owner"), dup_owner, .open = open_owner },
  { N_("Node"), dup_node, .open = open_node },
  { N_("Limits") },
  { N_("Memory"), dup_memory },
  { N_("Swap"), dup_swap },
  { N_("Disk"), dup_disk },
  { N_("CPU"), dup_cpu },
  { N_("CPU Threads"), dup_threads },
  { N_("May Have"), dup_features },
  { N_("Startup") },
  { N_("Egg"), dup_egg, .open = open_egg },
  { N_("Docker Image"), dup_image, TRUE },
  { N_("Command"), dup_command, TRUE },
  { N_("Record") },
  { N_("ID"), dup_id, TRUE },
  { N_("Identifier"), dup_identifier, TRUE },
  { N_("UUID"), dup_uuid, TRUE },
  { N_("External ID"), dup_external_id, TRUE },
  { N_("Created"), dup_created },
};

/* api/application.md 4.2: what is left out is reset, so all is sent */
static const PteroFormField details_fields[] = {
  { "name", N_("Name"), PTERO_FORM_TEXT, .min = 1, .max = 191 },
  { "description", N_("Description"), PTERO_FORM_TEXT },
  { "user", N_("Owner"), PTERO_FORM_INTEGER, N_("The number of a user"), .min = 1 },
  { "external_id", N_("External ID"), PTERO_FORM_TEXT,
    N_("What another program knows this server by"), .max = 191, .optional = TRUE },
};

/* Who has the number, as far as is known. */
static void
update_owner (PteroForm *form)
{
  PteroUser *owner = g_object_get_data (G_OBJECT (form), "owner");
  gboolean known = owner != NULL && owner->username != NULL &&
                   ptero_form_peek_int (form, "user") == owner->id;
  g_autofree char *safe = known ? ptero_text_make_safe (owner->username) : NULL;

  ptero_form_remark (form, "user", safe, FALSE);
}

static void
set_owner (PteroForm *form,
           PteroUser *owner)
{
  g_object_set_data_full (G_OBJECT (form), "owner", g_object_ref (owner), g_object_unref);
  ptero_form_set_int (form, "user", owner->id);
  update_owner (form);
}

static void
owner_picked_cb (gpointer   form,
                 GPtrArray *users)
{
  set_owner (form, users->pdata[0]);
}

static void
choose_owner_cb (PteroForm *form)
{
  ptero_admin_pick_user (GTK_WIDGET (form), g_object_get_data (G_OBJECT (form), "panel"),
                         owner_picked_cb, form);
}

static void
add_owner_button (PteroForm  *form,
                  PteroPanel *panel)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Choose Owner…"));

  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (form), "panel", g_object_ref (panel), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (choose_owner_cb), form,
                           G_CONNECT_SWAPPED);
  g_signal_connect (form, "typed", G_CALLBACK (update_owner), NULL);
  ptero_form_add_widget (form, button);
}

static void
edit_details (PteroFacts *self,
              gpointer    item)
{
  PteroAppServer *server = item;
  GtkWidget *form = ptero_form_new (details_fields, G_N_ELEMENTS (details_fields));
  g_autofree char *id = dup_id (item);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_SERVER_UPDATE_DETAILS,
                                                       "server", id, NULL);
  g_autoptr(PteroRequest) look = ptero_request_new (PTERO_ENDPOINT_APP_SERVER_GET, "server", id,
                                                    NULL);
  PteroFormDialog *dialog = ptero_form_dialog_new (PTERO_FORM (form), ptero_facts_get_panel (self),
                                                   request, _("_Save"));

  ptero_form_dialog_set_edited (dialog, look, server);
  ptero_form_set_string (PTERO_FORM (form), "name", server->name);
  ptero_form_set_string (PTERO_FORM (form), "description", server->description);
  ptero_form_set_int (PTERO_FORM (form), "user", server->user_id);
  ptero_form_set_string (PTERO_FORM (form), "external_id", server->external_id);
  add_owner_button (PTERO_FORM (form), ptero_facts_get_panel (self));
  if (server->user != NULL)
    set_owner (PTERO_FORM (form), server->user);
  g_signal_connect_object (dialog, "done", G_CALLBACK (ptero_facts_refresh), self,
                           G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, _("Edit Details"), GTK_WIDGET (self));
}

static const PteroFactsVerb verbs[] = {
  { N_("_Details…"), edit_details, .edits = TRUE },
  { N_("_Build…"), ptero_admin_server_edit_build, .edits = TRUE },
  { N_("_Startup…"), ptero_admin_server_edit_startup, .edits = TRUE },
  { N_("S_uspend…"), ptero_admin_server_suspend, .fits = ptero_admin_server_is_usable },
  { N_("_Unsuspend"), ptero_admin_server_unsuspend, .fits = ptero_admin_server_is_suspended },
  { N_("_Reinstall…"), ptero_admin_server_reinstall },
  { N_("_Transfer…"), ptero_admin_server_transfer, .flavour = PTERO_FLAVOUR_PELICAN },
  { N_("Stop T_ransfer"), ptero_admin_server_stop_transfer, .flavour = PTERO_FLAVOUR_PELICAN },
  { N_("De_lete…"), ptero_admin_server_delete, TRUE },
  { N_("_Force Deletion…"), ptero_admin_server_force_delete, TRUE },
};

static void
open_address_cb (PteroFacts *self,
                 gpointer    object)
{
  PteroAppServer *server = ptero_facts_get_item (self);
  PteroNode *node = server->node;

  ptero_admin_nodes_open_at (GTK_WIDGET (self), ptero_facts_get_panel (self),
                             ptero_facts_get_jobs (self),
                             server->node_id, node != NULL ? node->name : _("Node"), "allocations",
                             NULL);
}

static void
list_more (PteroFacts *self,
           gpointer    item)
{
  PteroAppServer *server = item;

  for (guint i = 0; server->allocations != NULL &&
       i < g_list_model_get_n_items (server->allocations); i++)
    {
      g_autoptr(PteroAllocation) allocation = g_list_model_get_item (server->allocations, i);
      g_autofree char *address = ptero_address_join_port (allocation->ip, allocation->port);

      ptero_facts_add_link (self, _("Addresses"), address, allocation->id == server->allocation_id
                              ? _("Primary")
                              : allocation->notes,
                            open_address_cb, NULL);
    }
  ptero_admin_elsewhere_add (self, PTERO_ADMIN_TRANSFERS);
  ptero_admin_mounts_add_link (self);
}

const PteroFactsInfo ptero_admin_server_facts_info = {
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .verbs = verbs,
  .n_verbs = G_N_ELEMENTS (verbs),
  .links = list_more,
};

/**
 * ptero_admin_format_limit:
 * @mebibytes: a limit, 0 for none
 *
 * Returns: (transfer full): the limit in words
 */
char *
ptero_admin_format_limit (gint64 mebibytes)
{
  if (mebibytes <= 0 || mebibytes > G_MAXINT64 / MIB)
    return g_strdup (_("Unlimited"));

  return ptero_format_bytes (mebibytes * MIB);
}

/**
 * ptero_admin_describe_status:
 * @status: (nullable): the status of a server as the Application API has it
 *
 * Returns: (transfer none): the status in words
 */
const char *
ptero_admin_describe_status (const char *status)
{
  static const struct { const char *status; const char *words; } known[] = {
    { "installing", N_("Installing") },
    { "install_failed", N_("Installation Failed") },
    { "reinstall_failed", N_("Reinstallation Failed") },
    { "suspended", N_("Suspended") },
    { "restoring_backup", N_("Restoring a Backup") },
  };

  if (status == NULL)
    return _("Normal");
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].status, status))
      return g_dgettext (GETTEXT_PACKAGE, known[i].words);

  return _("Unknown");
}

/**
 * ptero_admin_server_has_failed:
 * @server: (type PteroAppServer): a server
 *
 * Returns: whether it was not installed, or not installed again, as it should
 */
gboolean
ptero_admin_server_has_failed (gpointer server)
{
  const char *status = PTERO_APP_SERVER (server)->status;

  return status != NULL && g_str_has_suffix (status, "failed");
}
