/* ptero-server-details.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-server-details.h"

#include <glib/gi18n.h>

#include "ptero-address.h"
#include "ptero-allocation.h"
#include "ptero-format.h"
#include "ptero-meter.h"
#include "ptero-state-icon.h"
#include "ptero-value-row.h"

#define MIB G_GINT64_CONSTANT (1048576)

/**
 * PteroServerDetails:
 *
 * What is known of a server, as groups of rows that follow it.
 */
struct _PteroServerDetails
{
  GtkWidget             parent_instance;

  PteroFleetServer     *server;
  AdwPreferencesPage   *page;

  PteroValueRow        *name;
  PteroValueRow        *description;
  PteroValueRow        *identifier;
  PteroValueRow        *uuid;
  PteroValueRow        *panel;
  PteroValueRow        *node;
  PteroValueRow        *owner;
  PteroValueRow        *image;
  PteroValueRow        *status;

  PteroMeter           *cpu;
  PteroMeter           *memory;
  PteroMeter           *disk;
  PteroValueRow        *received;
  PteroValueRow        *sent;
  PteroValueRow        *uptime;

  PteroValueRow        *memory_limit;
  PteroValueRow        *swap_limit;
  PteroValueRow        *disk_limit;
  PteroValueRow        *cpu_limit;
  PteroValueRow        *io;
  PteroValueRow        *threads;
  PteroValueRow        *databases;
  PteroValueRow        *backups;
  PteroValueRow        *allocation_limit;

  PteroValueRow        *sftp;
  AdwPreferencesGroup  *live;
  AdwPreferencesGroup  *network;
  GPtrArray            *allocation_rows;   /* not owned */
  char                 *allocations;       /* what the rows say */
};

G_DEFINE_FINAL_TYPE (PteroServerDetails, ptero_server_details, GTK_TYPE_WIDGET)

static AdwPreferencesGroup *
add_group (PteroServerDetails *self,
           const char         *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (self->page, group);

  return group;
}

static PteroValueRow *
add_row (AdwPreferencesGroup *group,
         const char          *title,
         gboolean             copy)
{
  GtkWidget *row = ptero_value_row_new (title, copy);

  adw_preferences_group_add (group, row);

  return PTERO_VALUE_ROW (row);
}

static PteroMeter *
add_meter (AdwPreferencesGroup *group,
           const char          *title,
           PteroMeterUnit       unit)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *meter = ptero_meter_new (unit);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (meter), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_size_request (meter, 200, -1);
  gtk_widget_set_valign (meter, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (meter, "large");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), meter);
  adw_preferences_group_add (group, row);

  return PTERO_METER (meter);
}

static void
set_bytes (PteroValueRow *row,
           gint64         bytes)
{
  g_autofree char *text = bytes >= 0 ? ptero_format_bytes (bytes) : NULL;

  ptero_value_row_set_value (row, text);
}

/* @none: what stands for zero, @unlimited for -1 */
static void
set_mebibytes (PteroValueRow *row,
               gint64         mebibytes,
               const char    *none,
               const char    *unlimited)
{
  if (mebibytes == 0)
    ptero_value_row_set_value (row, none);
  else if (mebibytes < 0 || mebibytes > G_MAXINT64 / MIB)
    ptero_value_row_set_value (row, unlimited);
  else
    set_bytes (row, mebibytes * MIB);
}

static void
set_number (PteroValueRow *row,
            gint64         number,
            const char    *zero)
{
  g_autofree char *text = number != 0 ? g_strdup_printf ("%'" G_GINT64_FORMAT,
                                                         number) : g_strdup (zero);

  ptero_value_row_set_value (row, text);
}

static const char *
describe_owner (PteroFleetServer *server)
{
  return ptero_fleet_server_get_server (server)->server_owner ? _("You") : _("Somebody else");
}

static void
update_general (PteroServerDetails *self)
{
  PteroServer *server = ptero_fleet_server_get_server (self->server);

  ptero_value_row_set_value (self->name, server->name);
  ptero_value_row_set_value (self->description, server->description);
  gtk_widget_set_visible (GTK_WIDGET (self->description), server->description != NULL &&
                          *server->description != '\0');
  ptero_value_row_set_value (self->identifier, server->identifier);
  ptero_value_row_set_value (self->uuid, server->uuid);
  ptero_value_row_set_value (self->panel,
                             ptero_panel_get_name (ptero_fleet_server_get_panel (self->server)));
  ptero_value_row_set_value (self->node, server->node);
  ptero_value_row_set_value (self->owner, describe_owner (self->server));
  ptero_value_row_set_value (self->image, server->docker_image);
  ptero_value_row_set_value (self->status,
                             ptero_state_get_word (ptero_fleet_server_get_state (self->server),
                                                   ptero_fleet_server_get_stale (self->server)));
}

static void
update_meter (PteroServerDetails *self,
              PteroMeter         *meter,
              double              value,
              gint64              limit)
{
  ptero_meter_set_limit (meter, limit);
  ptero_meter_set_value (meter, value);
  ptero_meter_set_stale (meter, ptero_fleet_server_get_stale (self->server));
}

static void
update_live (PteroServerDetails *self)
{
  PteroStats *stats = ptero_fleet_server_get_stats (self->server);
  PteroResourceUsage *usage = stats != NULL ? stats->resources : NULL;
  gint64 uptime = ptero_fleet_server_get_uptime (self->server);
  g_autofree char *duration = uptime >= 0 ? ptero_format_duration (uptime) : NULL;

  adw_preferences_group_set_title (self->live, ptero_fleet_server_get_stale (self->server)
                                     ? _("When Last Seen")
                                     : _("Live"));
  update_meter (self, self->cpu, ptero_fleet_server_get_cpu (self->server),
                ptero_fleet_server_get_cpu_limit (self->server));
  update_meter (self, self->memory, ptero_fleet_server_get_memory (self->server),
                ptero_fleet_server_get_memory_limit (self->server));
  update_meter (self, self->disk, ptero_fleet_server_get_disk (self->server),
                ptero_fleet_server_get_disk_limit (self->server));
  set_bytes (self->received, usage != NULL && uptime >= 0 ? usage->network_rx_bytes : -1);
  set_bytes (self->sent, usage != NULL && uptime >= 0 ? usage->network_tx_bytes : -1);
  ptero_value_row_set_value (self->uptime, duration);
}

static void
update_limits (PteroServerDetails *self)
{
  PteroServer *server = ptero_fleet_server_get_server (self->server);
  PteroLimits *limits = server->limits;
  PteroFeatureLimits *features = server->feature_limits;
  g_autofree char *cpu = NULL;

  if (limits != NULL)
    {
      if (limits->cpu > 0)
        cpu = g_strdup_printf ("%" G_GINT64_FORMAT "\u202f%%", limits->cpu);
      set_mebibytes (self->memory_limit, limits->memory, _("Unlimited"), _("Unlimited"));
      set_mebibytes (self->swap_limit, limits->swap, _("None"), _("Unlimited"));
      set_mebibytes (self->disk_limit, limits->disk, _("Unlimited"), _("Unlimited"));
      ptero_value_row_set_value (self->cpu_limit, cpu != NULL ? cpu : _("Unlimited"));
      set_number (self->io, limits->io, PTERO_NO_VALUE);
      ptero_value_row_set_value (self->threads, limits->threads != NULL && *limits->threads != '\0'
                                   ? limits->threads
                                   : _("Any"));
    }

  if (features != NULL)
    {
      set_number (self->databases, features->databases, _("None"));
      set_number (self->backups, features->backups, _("None"));
      set_number (self->allocation_limit, features->allocations, _("None"));
    }
}

static char *
format_allocation (PteroAllocation *allocation)
{
  const char *host = allocation->ip_alias != NULL && *allocation->ip_alias != '\0'
                       ? allocation->ip_alias
                       : allocation->ip;

  /* what is no port is shown as none */
  if (allocation->port < 1 || allocation->port > G_MAXUINT16)
    return g_strdup (host != NULL ? host : "");

  return ptero_address_join_port (host, allocation->port);
}

static char *
format_sftp (PteroFleetServer *server)
{
  const char *identifier = ptero_fleet_server_get_server (server)->identifier;
  PteroSftpDetails *sftp = ptero_fleet_server_get_server (server)->sftp_details;
  PteroAccount *account = ptero_panel_get_account (ptero_fleet_server_get_panel (server));
  const char *host;

  if (sftp == NULL)
    return NULL;

  host = sftp->alias != NULL && *sftp->alias != '\0' ? sftp->alias : sftp->ip;
  if (host == NULL || sftp->port < 1 || sftp->port > G_MAXUINT16)
    return NULL;
  if (account == NULL || account->username == NULL || identifier == NULL)
    return g_strdup_printf ("sftp://%s:%" G_GINT64_FORMAT, host, sftp->port);

  return g_strdup_printf ("sftp://%s.%s@%s:%" G_GINT64_FORMAT, account->username, identifier, host,
                          sftp->port);
}

static void
add_allocation (PteroServerDetails *self,
                PteroAllocation    *allocation)
{
  g_autofree char *address = format_allocation (allocation);
  g_autofree char *notes = allocation->notes != NULL
                             ? ptero_text_make_safe (allocation->notes)
                             : NULL;
  PteroValueRow *row = add_row (self->network,
                                allocation->is_default ? _("Default Address") : _("Address"), TRUE);

  ptero_value_row_set_value (row, address);
  if (notes != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), notes);
  g_ptr_array_add (self->allocation_rows, row);
}

static char *
describe_allocations (GListModel *allocations)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; allocations != NULL && i < g_list_model_get_n_items (allocations); i++)
    {
      g_autoptr(PteroAllocation) allocation = g_list_model_get_item (allocations, i);
      g_autofree char *address = format_allocation (allocation);

      g_string_append_printf (text, "%s %d %s\n", address, allocation->is_default,
                              allocation->notes != NULL ? allocation->notes : "");
    }

  return g_string_free (text, FALSE);
}

/* Rows of addresses are made anew only when they are to say something else. */
static void
update_network (PteroServerDetails *self)
{
  GListModel *allocations = ptero_fleet_server_get_server (self->server)->allocations;
  g_autofree char *text = describe_allocations (allocations);
  g_autofree char *sftp = format_sftp (self->server);

  ptero_value_row_set_value (self->sftp, sftp);
  if (g_strcmp0 (self->allocations, text) == 0)
    return;

  g_free (self->allocations);
  self->allocations = g_steal_pointer (&text);
  for (guint i = 0; i < self->allocation_rows->len; i++)
    adw_preferences_group_remove (self->network, g_ptr_array_index (self->allocation_rows, i));
  g_ptr_array_set_size (self->allocation_rows, 0);

  for (guint i = 0; allocations != NULL && i < g_list_model_get_n_items (allocations); i++)
    {
      g_autoptr(PteroAllocation) allocation = g_list_model_get_item (allocations, i);

      add_allocation (self, allocation);
    }
}

static void
server_changed_cb (PteroFleetServer   *server,
                   guint               changes,
                   PteroServerState    before,
                   PteroServerDetails *self)
{
  if ((changes & (PTERO_FLEET_CHANGE_DETAILS | PTERO_FLEET_CHANGE_STATE |
                  PTERO_FLEET_CHANGE_STALE)) != 0)
    update_general (self);
  if ((changes & (PTERO_FLEET_CHANGE_LIVE | PTERO_FLEET_CHANGE_STATE | PTERO_FLEET_CHANGE_STALE |
                  PTERO_FLEET_CHANGE_DETAILS)) != 0)
    update_live (self);
  if ((changes & PTERO_FLEET_CHANGE_DETAILS) != 0)
    {
      update_limits (self);
      update_network (self);
    }
}

static void
create_general (PteroServerDetails *self)
{
  AdwPreferencesGroup *group = add_group (self, _("General"));

  self->name = add_row (group, _("Name"), FALSE);
  self->description = add_row (group, _("Description"), FALSE);
  self->status = add_row (group, _("Status"), FALSE);
  self->identifier = add_row (group, _("Identifier"), TRUE);
  self->uuid = add_row (group, _("UUID"), TRUE);
  self->panel = add_row (group, _("Panel"), FALSE);
  self->node = add_row (group, _("Node"), FALSE);
  self->owner = add_row (group, _("Owner"), FALSE);
  self->image = add_row (group, _("Docker Image"), TRUE);
}

static void
create_live (PteroServerDetails *self)
{
  AdwPreferencesGroup *group = add_group (self, _("Live"));

  self->live = group;
  self->cpu = add_meter (group, _("CPU"), PTERO_METER_PERCENT);
  self->memory = add_meter (group, _("Memory"), PTERO_METER_BYTES);
  self->disk = add_meter (group, _("Disk"), PTERO_METER_BYTES);
  self->received = add_row (group, _("Received Since the Start"), FALSE);
  self->sent = add_row (group, _("Sent Since the Start"), FALSE);
  self->uptime = add_row (group, _("Uptime"), FALSE);
}

static void
create_limits (PteroServerDetails *self)
{
  AdwPreferencesGroup *group = add_group (self, _("Limits"));

  self->cpu_limit = add_row (group, _("CPU"), FALSE);
  self->threads = add_row (group, _("CPU Threads"), FALSE);
  self->memory_limit = add_row (group, _("Memory"), FALSE);
  self->swap_limit = add_row (group, _("Swap"), FALSE);
  self->disk_limit = add_row (group, _("Disk"), FALSE);
  self->io = add_row (group, _("Block I/O Weight"), FALSE);
  self->databases = add_row (group, _("Databases"), FALSE);
  self->backups = add_row (group, _("Backups"), FALSE);
  self->allocation_limit = add_row (group, _("Addresses"), FALSE);
}

static void
ptero_server_details_dispose (GObject *object)
{
  PteroServerDetails *self = PTERO_SERVER_DETAILS (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_pointer (&self->allocation_rows, g_ptr_array_unref);
  g_clear_pointer (&self->allocations, g_free);
  g_clear_object (&self->server);

  G_OBJECT_CLASS (ptero_server_details_parent_class)->dispose (object);
}

static void
ptero_server_details_class_init (PteroServerDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_server_details_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ptero_server_details_init (PteroServerDetails *self)
{
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  self->allocation_rows = g_ptr_array_new ();
  gtk_widget_set_parent (GTK_WIDGET (self->page), GTK_WIDGET (self));

  create_live (self);
  self->network = add_group (self, _("Network"));
  self->sftp = add_row (self->network, _("SFTP"), TRUE);
  create_limits (self);
  create_general (self);
}

/**
 * ptero_server_details_new:
 * @server: a server
 *
 * Returns: (transfer floating): what is known of it
 */
GtkWidget *
ptero_server_details_new (PteroFleetServer *server)
{
  PteroServerDetails *self;

  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (server), NULL);

  self = g_object_new (PTERO_TYPE_SERVER_DETAILS, NULL);
  self->server = g_object_ref (server);
  g_signal_connect_object (server, "changed", G_CALLBACK (server_changed_cb), self, 0);
  g_signal_connect_object (ptero_fleet_server_get_panel (server), "notify::name",
                           G_CALLBACK (update_general), self, G_CONNECT_SWAPPED);
  update_general (self);
  update_live (self);
  update_limits (self);
  update_network (self);

  return GTK_WIDGET (self);
}
