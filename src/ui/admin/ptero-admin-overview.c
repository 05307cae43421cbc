/* ptero-admin-overview.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-overview.h"

#include <glib/gi18n.h>

#include "ptero-admin-elsewhere.h"
#include "ptero-admin-nodes.h"
#include "ptero-admin-room.h"
#include "ptero-admin-server-facts.h"
#include "ptero-admin-server-state.h"
#include "ptero-admin-servers.h"
#include "ptero-app-server.h"
#include "ptero-content.h"
#include "ptero-error-text.h"
#include "ptero-format.h"
#include "ptero-list-pane.h"
#include "ptero-meter.h"
#include "ptero-narrow-bin.h"
#include "ptero-node.h"
#include "ptero-panel-page.h"
#include "ptero-panel-pages.h"
#include "ptero-part.h"

#define MAX_TROUBLE 50
#define MIB (1024.0 * 1024)

typedef enum
{
  COUNT_SERVERS,
  COUNT_USERS,
  COUNT_ROLES,
  COUNT_NODES,
  COUNT_LOCATIONS,
  COUNT_NESTS,
  COUNT_EGGS,
  COUNT_HOSTS,
  COUNT_MOUNTS,
  N_COUNTS
} Count;

/* What is counted, how many are read at a time, and the page that lists it. */
static const struct { const char *title; PteroEndpoint endpoint; guint per_page; const char *page;
                      } counted[N_COUNTS] = {
  [COUNT_SERVERS] = { N_("Servers"), PTERO_ENDPOINT_APP_SERVERS_LIST, 100, "admin-servers" },
  [COUNT_USERS] = { N_("Users"), PTERO_ENDPOINT_APP_USERS_LIST, 1, "admin-users" },
  [COUNT_ROLES] = { N_("Roles"), PTERO_ENDPOINT_PELICAN_ROLES_LIST, 1, "admin-roles" },
  [COUNT_NODES] = { N_("Nodes"), PTERO_ENDPOINT_APP_NODES_LIST, 100, "admin-nodes" },
  [COUNT_LOCATIONS] = { N_("Locations"), PTERO_ENDPOINT_APP_LOCATIONS_LIST, 1, "admin-locations" },
  [COUNT_NESTS] = { N_("Nests"), PTERO_ENDPOINT_APP_NESTS_LIST, 1, "admin-nests" },
  [COUNT_EGGS] = { N_("Eggs"), PTERO_ENDPOINT_PELICAN_EGGS_LIST, 1, "admin-eggs" },
  [COUNT_HOSTS] = { N_("Database Hosts"), PTERO_ENDPOINT_PELICAN_HOSTS_LIST, 1,
                    "admin-database-hosts" },
  [COUNT_MOUNTS] = { N_("Mounts"), PTERO_ENDPOINT_PELICAN_MOUNTS_LIST, 1, "admin-mounts" },
};

typedef enum
{
  FOUND_SUSPENDED,
  FOUND_FAILED,
  FOUND_FREE,
  N_FOUND
} Found;

/* What no route counts, what it is found among, and the part of the list that shows it. */
static const struct { const char *title; Count among; const char *choice;
                      gboolean (*fits) (gpointer item); } sought[N_FOUND] = {
  [FOUND_SUSPENDED] = { N_("Suspended Servers"), COUNT_SERVERS, "suspended",
                        ptero_admin_server_is_suspended },
  [FOUND_FAILED] = { N_("Failed Servers"), COUNT_SERVERS, "failed", ptero_admin_server_has_failed },
  [FOUND_FREE] = { N_("Free Allocations"), COUNT_NODES, "free", NULL },
};

/**
 * PteroAdminOverview:
 *
 * What a panel has: how many of each, how full its nodes are, and the servers
 * that need somebody. Each leads to its list.
 *
 * Servers and nodes are read whole, as the panel does not count what is wrong;
 * of the rest, and of the free allocations of a node, only one is asked for,
 * with which comes how many there are. All of it gives way to what the person
 * asks for.
 */
struct _PteroAdminOverview
{
  GtkWidget            parent_instance;

  PteroPanel          *panel;
  PteroJobQueue       *jobs;
  GCancellable        *cancellable;
  PteroListing        *listings[N_COUNTS];

  PteroContent        *content;
  GtkWidget           *bin;
  GtkWidget           *page;
  GtkWidget           *rows[N_COUNTS];
  GtkLabel            *numbers[N_COUNTS];
  GtkWidget           *found_rows[N_FOUND];
  GtkLabel            *found_numbers[N_FOUND];
  AdwPreferencesGroup *nodes;
  AdwPreferencesGroup *trouble;
  GPtrArray           *node_rows;      /* not owned */
  GHashTable          *n_servers;      /* by the id of the node */
  GHashTable          *n_free;         /* free allocations, by the id of the node */
  char                *free_reason;    /* (nullable): why they could not be counted */
  GPtrArray           *trouble_rows;   /* not owned */
  gboolean             has_answer;     /* to any of what is counted */
};

static void part_iface_init (PteroPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroAdminOverview, ptero_admin_overview, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (PTERO_TYPE_PART, part_iface_init))

static void
node_activated_cb (GtkWidget *row)
{
  PteroAdminOverview *self =
    PTERO_ADMIN_OVERVIEW (gtk_widget_get_ancestor (row, PTERO_TYPE_ADMIN_OVERVIEW));
  PteroNode *node = g_object_get_data (G_OBJECT (row), "item");

  ptero_admin_kind_open (&ptero_admin_node_kind, row, self->panel, self->jobs, node->id, node->name,
                         "overview");
}

static void
server_activated_cb (GtkWidget *row)
{
  PteroAdminOverview *self =
    PTERO_ADMIN_OVERVIEW (gtk_widget_get_ancestor (row, PTERO_TYPE_ADMIN_OVERVIEW));
  PteroAppServer *server = g_object_get_data (G_OBJECT (row), "item");

  ptero_admin_kind_open (&ptero_admin_server_kind, row, self->panel, self->jobs, server->id,
                         server->name, "overview");
}

static void
set_title (GtkWidget  *row,
           const char *title)
{
  g_autofree char *safe = ptero_text_make_safe (title != NULL ? title : PTERO_NO_VALUE);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe);
}

static GtkWidget *
create_row (const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  /* the subtitle is no markup either then */
  g_object_set (row, "use-markup", FALSE, NULL);
  set_title (row, title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);

  return row;
}

static void
add_next (GtkWidget *row)
{
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
}

/* The row of something, which stays where it is while it shows something else: who is there keeps
 * the focus. */
static GtkWidget *
take_row (AdwPreferencesGroup *group,
          GPtrArray           *rows,
          guint                position,
          GCallback            activated,
          GtkWidget         *(*create_meters) (GtkWidget *row))
{
  GtkWidget *row;

  if (position < rows->len)
    return rows->pdata[position];

  row = create_row (NULL);
  if (create_meters != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_meters (row));
  add_next (row);
  g_signal_connect (row, "activated", activated, NULL);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);

  return row;
}

static void
cut_rows (AdwPreferencesGroup *group,
          GPtrArray           *rows,
          guint                n_rows)
{
  for (guint i = n_rows; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, (int) MIN (n_rows, rows->len));
  gtk_widget_set_visible (GTK_WIDGET (group), n_rows > 0);
}

/* Numbers of bytes beside each other do not say what they are. */
static GtkWidget *
add_caption (GtkWidget  *meter,
             const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), meter);

  return box;
}

static GtkWidget *
create_meter (GtkWidget  *row,
              const char *name,
              const char *title)
{
  GtkWidget *meter = ptero_meter_new (PTERO_METER_BYTES);

  gtk_widget_set_size_request (meter, 110, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (meter), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data (G_OBJECT (row), name, meter);

  return add_caption (meter, title);
}

/* Below each other they leave some place for the name. */
static void
turn_meters (GtkWidget *meters,
             gboolean   narrow)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (meters),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static GtkWidget *
create_meters (GtkWidget *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), create_meter (row, "memory", _("Memory")));
  gtk_box_append (GTK_BOX (box), create_meter (row, "disk", _("Disk")));
  g_object_set (box, "valign", GTK_ALIGN_CENTER, "margin-top", 6, "margin-bottom", 6,
                "margin-start", 6, NULL);
  g_object_set_data (G_OBJECT (row), "meters", box);

  return box;
}

static void
set_meter (GtkWidget  *row,
           const char *name,
           gint64      used,
           gint64      size,
           gint64      overallocate)
{
  GtkWidget *meter = g_object_get_data (G_OBJECT (row), name);
  g_autofree char *text = ptero_admin_room_describe_use (used, size, overallocate);

  gtk_widget_set_tooltip_text (meter, text);
  ptero_meter_set_limit (PTERO_METER (meter), ptero_admin_room_get_size (size, overallocate));
  ptero_meter_set_value (PTERO_METER (meter), (double) used * MIB);
}

/* How many servers each node has: there may be thousands, which are not looked at again for each
 * node. */
static void
count_servers (PteroAdminOverview *self)
{
  PteroListing *servers = self->listings[COUNT_SERVERS];

  g_hash_table_remove_all (self->n_servers);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (servers)); i++)
    {
      gint64 node = PTERO_APP_SERVER (ptero_listing_peek_item (servers, i))->node_id;
      guint n_servers = GPOINTER_TO_UINT (g_hash_table_lookup (self->n_servers, &node));

      g_hash_table_insert (self->n_servers, g_memdup2 (&node, sizeof node),
                           GUINT_TO_POINTER (n_servers + 1));
    }
}

/* What is not known yet, or what the key may not see, is left out: it is not none. */
static char *
describe_node (PteroAdminOverview *self,
               PteroNode          *node)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  gpointer value;

  if (ptero_listing_get_complete (self->listings[COUNT_SERVERS]))
    {
      guint n_servers = GPOINTER_TO_UINT (g_hash_table_lookup (self->n_servers, &node->id));

      g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u server", "%u servers", n_servers),
                                               n_servers));
    }
  if (g_hash_table_lookup_extended (self->n_free, &node->id, NULL, &value))
    {
      guint n_free = GPOINTER_TO_UINT (value);

      g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u free allocation",
                                                         "%u free allocations", n_free), n_free));
    }
  if (node->maintenance_mode)
    g_ptr_array_add (parts, g_strdup (_("Maintenance")));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
show_node (PteroAdminOverview *self,
           guint               position)
{
  PteroNode *node = ptero_listing_peek_item (self->listings[COUNT_NODES], position);
  PteroAllocatedResources *used = node->allocated_resources;
  GtkWidget *row = take_row (self->nodes, self->node_rows, position, G_CALLBACK (node_activated_cb),
                             create_meters);
  g_autofree char *subtitle = describe_node (self, node);

  set_title (row, node->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  turn_meters (g_object_get_data (G_OBJECT (row), "meters"),
               ptero_narrow_bin_get_narrow (PTERO_NARROW_BIN (self->bin)));
  set_meter (row, "memory", used != NULL ? used->memory : 0, node->memory,
             node->memory_overallocate);
  set_meter (row, "disk", used != NULL ? used->disk : 0, node->disk, node->disk_overallocate);
  g_object_set_data_full (G_OBJECT (row), "item", g_object_ref (node), g_object_unref);
}

static void
show_nodes (PteroAdminOverview *self)
{
  guint n_nodes = g_list_model_get_n_items (G_LIST_MODEL (self->listings[COUNT_NODES]));

  for (guint i = 0; i < n_nodes; i++)
    show_node (self, i);
  cut_rows (self->nodes, self->node_rows, n_nodes);
}

static guint
get_n_free (PteroAdminOverview *self,
            PteroNode          *node)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->n_free, &node->id));
}

/* Returns whether it is known by now. */
static gboolean
count_found (PteroAdminOverview *self,
             Found               which,
             guint              *n)
{
  PteroListing *listing = self->listings[sought[which].among];
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (listing));

  *n = 0;
  if (!ptero_listing_get_complete (listing))
    return FALSE;

  for (guint i = 0; i < n_items; i++)
    {
      gpointer item = ptero_listing_peek_item (listing, i);

      if (sought[which].fits != NULL)
        *n += sought[which].fits (item);
      else if (g_hash_table_contains (self->n_free, &PTERO_NODE (item)->id))
        *n += get_n_free (self, item);
      else
        return FALSE;
    }

  return TRUE;
}

/* Where nothing at all could be brought up to date the page says so, and the rows keep what they
 * had. */
static gboolean
has_failed (PteroAdminOverview *self)
{
  gboolean failed = TRUE;

  for (guint i = 0; i < N_COUNTS; i++)
    failed &= self->listings[i] == NULL || ptero_listing_get_error (self->listings[i]) != NULL;

  return failed;
}

static void
update_found (PteroAdminOverview *self,
              Found               which)
{
  PteroListing *listing = self->listings[sought[which].among];
  const GError *error = listing != NULL && !has_failed (self)
                          ? ptero_listing_get_error (listing)
                          : NULL;
  const char *free_reason = which == FOUND_FREE && !has_failed (self) ? self->free_reason : NULL;
  g_autofree char *reason = error != NULL ? ptero_error_describe (error) : g_strdup (free_reason);
  g_autofree char *number = NULL;
  guint n = 0;

  if (listing == NULL)
    return;
  if (count_found (self, which, &n))
    number = g_strdup_printf ("%'u", n);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->found_rows[which]),
                               reason != NULL ? reason : "");
  gtk_label_set_text (self->found_numbers[which],
                      reason != NULL ? PTERO_NO_VALUE : number != NULL ? number : "…");
}

/* A node that was asked about. */
typedef struct
{
  PteroAdminOverview *overview;
  gint64              node;
} FreeRequest;

static void
free_counted_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autofree FreeRequest *request = user_data;
  g_autoptr(PteroAdminOverview) self = request->overview;
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);
  const PteroPagination *pagination = answer != NULL ? ptero_answer_get_pagination (answer) : NULL;

  if (self->page == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error != NULL && self->free_reason == NULL)
    self->free_reason = ptero_error_describe (error);
  if (pagination != NULL)
    g_hash_table_insert (self->n_free, g_memdup2 (&request->node, sizeof request->node),
                         GUINT_TO_POINTER (pagination->total));
  update_found (self, FOUND_FREE);
  for (guint i = 0; pagination != NULL && i < self->node_rows->len; i++)
    {
      PteroNode *node = ptero_listing_peek_item (self->listings[COUNT_NODES], i);

      if (node != NULL && node->id == request->node)
        show_node (self, i);
    }
}

static void
count_free (PteroAdminOverview *self)
{
  GListModel *nodes = G_LIST_MODEL (self->listings[COUNT_NODES]);

  g_clear_pointer (&self->free_reason, g_free);
  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      PteroNode *node = ptero_listing_peek_item (self->listings[COUNT_NODES], i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, node->id);
      g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_ALLOCATIONS_LIST,
                                                           "node", id, NULL);
      FreeRequest *free_request = g_new0 (FreeRequest, 1);

      free_request->overview = g_object_ref (self);
      free_request->node = node->id;
      ptero_request_set_query (request, "filter[server_id]", "0");
      ptero_request_set_query (request, "per_page", "1");
      ptero_request_set_priority (request, PTERO_PRIORITY_BACKGROUND);
      ptero_client_send_async (ptero_panel_get_client (self->panel), request, self->cancellable,
                               free_counted_cb, free_request);
    }
}

static gboolean
is_trouble (PteroAppServer *server)
{
  return ptero_admin_server_has_failed (server) || ptero_admin_server_is_suspended (server);
}

/* Whoever owns them waits for somebody. */
static void
show_trouble (PteroAdminOverview *self)
{
  GListModel *servers = G_LIST_MODEL (self->listings[COUNT_SERVERS]);
  guint n_rows = 0;

  for (guint i = 0; i < g_list_model_get_n_items (servers) && n_rows < MAX_TROUBLE; i++)
    {
      PteroAppServer *server = ptero_listing_peek_item (self->listings[COUNT_SERVERS], i);
      GtkWidget *row;

      if (!is_trouble (server))
        continue;
      row = take_row (self->trouble, self->trouble_rows, n_rows++, G_CALLBACK (server_activated_cb),
                      NULL);
      set_title (row, server->name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                                   ptero_admin_describe_status (server->status));
      g_object_set_data_full (G_OBJECT (row), "item", g_object_ref (server), g_object_unref);
    }
  cut_rows (self->trouble, self->trouble_rows, n_rows);
}

static void
update_count (PteroAdminOverview *self,
              Count               count)
{
  const GError *error = ptero_listing_get_error (self->listings[count]);
  g_autofree char *text = NULL;

  if (error != NULL && !has_failed (self))
    {
      g_autofree char *reason = ptero_error_describe (error);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rows[count]), reason);
      gtk_label_set_text (self->numbers[count], PTERO_NO_VALUE);
      return;
    }

  text = g_strdup_printf ("%'u", ptero_listing_get_total (self->listings[count]));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rows[count]), "");
  gtk_label_set_text (self->numbers[count],
                      ptero_listing_get_loading (self->listings[count]) ? "…" : text);
}

/* Where nothing at all is to be had one is told once, with what helps; else the rows say what they
 * miss. */
static void
update_content (PteroAdminOverview *self)
{
  const GError *error = NULL;
  gboolean loading = FALSE;
  gboolean failed = has_failed (self);

  for (guint i = 0; i < N_COUNTS; i++)
    {
      const GError *found = self->listings[i] != NULL
                              ? ptero_listing_get_error (self->listings[i])
                              : NULL;

      if (self->listings[i] == NULL)
        continue;
      loading |= ptero_listing_get_loading (self->listings[i]);
      if (error == NULL)
        error = found;
    }
  self->has_answer |= !loading && !failed;
  ptero_content_update (self->content, loading, failed ? error : NULL,
                        self->has_answer || !failed ? 1 : 0, 1);
}

static void
loading_changed_cb (PteroListing       *listing,
                    GParamSpec         *pspec,
                    PteroAdminOverview *self)
{
  for (guint i = 0; i < N_COUNTS; i++)
    if (self->listings[i] != NULL)
      update_count (self, i);
  for (guint i = 0; i < N_FOUND; i++)
    update_found (self, i);
  update_content (self);
  if (ptero_listing_get_loading (listing))
    return;

  if (listing == self->listings[COUNT_NODES])
    count_free (self);
  if (listing == self->listings[COUNT_SERVERS])
    {
      count_servers (self);
      show_trouble (self);
    }
  if (listing == self->listings[COUNT_NODES] || listing == self->listings[COUNT_SERVERS])
    show_nodes (self);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  /* the listing tells of its error */
  ptero_listing_load_all_finish (PTERO_LISTING (source), result, NULL);
}

static void
ptero_admin_overview_refresh (PteroPart *part)
{
  PteroAdminOverview *self = PTERO_ADMIN_OVERVIEW (part);

  for (guint i = 0; i < N_COUNTS; i++)
    {
      if (self->listings[i] == NULL)
        continue;
      if (i == COUNT_SERVERS || i == COUNT_NODES)
        ptero_listing_load_all_async (self->listings[i], self->cancellable, loaded_cb, NULL);
      else
        ptero_listing_refresh (self->listings[i]);
    }
}

static void
part_iface_init (PteroPartInterface *iface)
{
  iface->refresh = ptero_admin_overview_refresh;
}

static void
count_activated_cb (GtkWidget *row,
                    gpointer   user_data)
{
  PteroAdminOverview *self =
    PTERO_ADMIN_OVERVIEW (gtk_widget_get_ancestor (row, PTERO_TYPE_ADMIN_OVERVIEW));

  gtk_widget_activate_action (row, "win.show-panel-page", "(ss)", ptero_panel_get_id (self->panel),
                              counted[GPOINTER_TO_UINT (user_data)].page);
}

static void
show_free (PteroAdminOverview *self,
           PteroNode          *node)
{
  ptero_admin_nodes_open_at (GTK_WIDGET (self), self->panel, self->jobs, node->id, node->name,
                             "allocations", "free");
}

static void
free_activated_cb (GtkWidget          *row,
                   PteroAdminOverview *self)
{
  show_free (self, g_object_get_data (G_OBJECT (row), "item"));
}

/* Allocations are listed by node. */
static void
show_free_by_node (PteroAdminOverview *self)
{
  GListModel *nodes = G_LIST_MODEL (self->listings[COUNT_NODES]);
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      PteroNode *node = ptero_listing_peek_item (self->listings[COUNT_NODES], i);
      GtkWidget *row = create_row (node->name);
      gboolean known = g_hash_table_contains (self->n_free, &node->id);
      g_autofree char *number = known ? g_strdup_printf ("%'u", get_n_free (self, node)) : NULL;
      GtkWidget *label = gtk_label_new (known ? number : PTERO_NO_VALUE);

      gtk_widget_add_css_class (label, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
      add_next (row);
      g_object_set_data_full (G_OBJECT (row), "item", g_object_ref (node), g_object_unref);
      g_signal_connect_object (row, "activated", G_CALLBACK (free_activated_cb), self, 0);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Nodes"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  ptero_panel_page_push (GTK_WIDGET (self), _("Free Allocations"), page);
}

static void
found_activated_cb (GtkWidget *row,
                    gpointer   user_data)
{
  PteroAdminOverview *self =
    PTERO_ADMIN_OVERVIEW (gtk_widget_get_ancestor (row, PTERO_TYPE_ADMIN_OVERVIEW));
  guint which = GPOINTER_TO_UINT (user_data);
  PteroListing *nodes = self->listings[COUNT_NODES];

  if (which != FOUND_FREE)
    {
      GtkWidget *pane = ptero_admin_servers_new (self->panel, self->jobs);

      ptero_list_pane_choose (PTERO_LIST_PANE (pane), sought[which].choice);
      ptero_panel_page_push (row, _("Servers"), pane);
    }
  else if (g_list_model_get_n_items (G_LIST_MODEL (nodes)) == 1)
    {
      show_free (self, ptero_listing_peek_item (nodes, 0));
    }
  else
    {
      show_free_by_node (self);
    }
}

static void
ptero_admin_overview_dispose (GObject *object)
{
  PteroAdminOverview *self = PTERO_ADMIN_OVERVIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  for (guint i = 0; i < N_COUNTS; i++)
    {
      if (self->listings[i] != NULL)
        g_signal_handlers_disconnect_by_data (self->listings[i], self);
      g_clear_object (&self->listings[i]);
    }
  if (self->content != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->content));
  self->content = NULL;
  self->page = NULL;
  g_clear_pointer (&self->n_servers, g_hash_table_unref);
  g_clear_pointer (&self->n_free, g_hash_table_unref);
  g_clear_pointer (&self->free_reason, g_free);
  g_clear_pointer (&self->node_rows, g_ptr_array_unref);
  g_clear_pointer (&self->trouble_rows, g_ptr_array_unref);
  g_clear_object (&self->jobs);
  g_clear_object (&self->panel);

  G_OBJECT_CLASS (ptero_admin_overview_parent_class)->dispose (object);
}

static void
ptero_admin_overview_class_init (PteroAdminOverviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_admin_overview_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static AdwPreferencesGroup *
add_group (PteroAdminOverview *self,
           const char         *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (group));

  return ADW_PREFERENCES_GROUP (group);
}

/* A row with a number that leads to what is counted. */
static GtkWidget *
add_number (AdwPreferencesGroup  *group,
            const char           *title,
            GtkLabel            **number,
            GCallback             activated,
            guint                 which)
{
  GtkWidget *row = create_row (title);

  *number = GTK_LABEL (gtk_label_new ("…"));
  gtk_widget_add_css_class (GTK_WIDGET (*number), "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (*number));
  add_next (row);
  g_signal_connect (row, "activated", activated, GUINT_TO_POINTER (which));
  adw_preferences_group_add (group, row);

  return row;
}

static void
narrow_changed_cb (PteroAdminOverview *self)
{
  for (guint i = 0; i < self->node_rows->len; i++)
    turn_meters (g_object_get_data (self->node_rows->pdata[i], "meters"),
                 ptero_narrow_bin_get_narrow (PTERO_NARROW_BIN (self->bin)));
}

static void
ptero_admin_overview_init (PteroAdminOverview *self)
{
  AdwPreferencesGroup *counts;

  self->cancellable = g_cancellable_new ();
  self->n_servers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->n_free = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->node_rows = g_ptr_array_new ();
  self->trouble_rows = g_ptr_array_new ();
  self->page = adw_preferences_page_new ();
  self->bin = g_object_new (PTERO_TYPE_NARROW_BIN, "child", self->page, NULL);
  self->content = PTERO_CONTENT (ptero_content_new (self->bin));
  g_signal_connect_object (self->content, "retry", G_CALLBACK (ptero_admin_overview_refresh), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->content), GTK_WIDGET (self));
  g_signal_connect_object (self->bin, "notify::narrow", G_CALLBACK (narrow_changed_cb), self,
                           G_CONNECT_SWAPPED);
  counts = add_group (self, _("This Panel"));
  for (guint i = 0; i < N_COUNTS; i++)
    {
      self->rows[i] = add_number (counts, g_dgettext (GETTEXT_PACKAGE, counted[i].title),
                                  &self->numbers[i],
                                  G_CALLBACK (count_activated_cb), i);
      for (guint f = 0; f < N_FOUND; f++)
        if (sought[f].among == i)
          self->found_rows[f] = add_number (counts, g_dgettext (GETTEXT_PACKAGE, sought[f].title),
                                            &self->found_numbers[f],
                                            G_CALLBACK (found_activated_cb), f);
    }
  self->trouble = add_group (self, _("Suspended and Failed Servers"));
  self->nodes = add_group (self, _("Nodes"));
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->nodes), FALSE);
}

/* What one looks for here in vain. */
static void
add_elsewhere (PteroAdminOverview *self)
{
  AdwPreferencesGroup *group = add_group (self, _("Only in the Panel"));

  adw_preferences_group_add (group, ptero_admin_elsewhere_create_row (self->panel,
                                                                      PTERO_ADMIN_SETTINGS));
  adw_preferences_group_add (group, ptero_admin_elsewhere_create_row (self->panel,
                                                                      PTERO_ADMIN_KEYS));
}

/**
 * ptero_admin_overview_new:
 * @panel: a panel
 * @jobs: where long work goes
 *
 * Returns: (transfer floating): what the panel has
 */
GtkWidget *
ptero_admin_overview_new (PteroPanel    *panel,
                          PteroJobQueue *jobs)
{
  PteroAdminOverview *self = g_object_new (PTERO_TYPE_ADMIN_OVERVIEW, NULL);

  self->panel = g_object_ref (panel);
  self->jobs = g_object_ref (jobs);
  ptero_content_set_panel (self->content, panel);
  for (guint i = 0; i < N_COUNTS; i++)
    {
      g_autoptr(PteroRequest) request = ptero_request_new (counted[i].endpoint, NULL);
      gboolean has_page = ptero_panel_pages_has (panel, ptero_panel_pages_find (counted[i].page));

      gtk_widget_set_visible (self->rows[i], has_page);
      for (guint f = 0; f < N_FOUND; f++)
        if (sought[f].among == i)
          gtk_widget_set_visible (self->found_rows[f], has_page);
      if (!has_page)
        continue;
      ptero_request_set_priority (request, PTERO_PRIORITY_BACKGROUND);
      self->listings[i] = ptero_listing_new (ptero_panel_get_client (panel), request,
                                             counted[i].per_page);
      g_signal_connect_object (self->listings[i], "notify::loading",
                               G_CALLBACK (loading_changed_cb), self, 0);
    }
  add_elsewhere (self);
  ptero_admin_overview_refresh (PTERO_PART (self));

  return GTK_WIDGET (self);
}
