/* ptero-admin-allocation-preview.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-allocation-preview.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-allocation.h"
#include "ptero-format.h"
#include "ptero-listing.h"
#include "ptero-port-list.h"
#include "ptero-weak-ref.h"

#define PER_PAGE  1000   /* the panel has no limit for this list: api/application.md 2.1 */
#define MAX_ROWS 6       /* addresses that have a row of their own */
#define MIN_HEIGHT 260    /* the dialog does not grow with what is said in it */

/* What is said below a form for new allocations; it goes with the place it is in. */
typedef struct
{
  GtkWidget       *place;       /* not owned */
  GtkWidget       *group;       /* (nullable): not owned */
  PteroForm       *form;        /* not owned */
  PteroFormDialog *dialog;      /* not owned */
  GListModel      *existing;    /* (nullable): all allocations of the node, once they are known */
  GCancellable    *cancellable;
} Preview;

static void
preview_free (gpointer data)
{
  Preview *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_clear_object (&self->existing);
  g_free (self);
}

/* How many of the ports each address has already. */
static void
count_existing (Preview      *self,
                GPtrArray    *hosts,
                const guint8 *ports,
                guint        *counts)
{
  g_autoptr(GHashTable) positions = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < hosts->len; i++)
    g_hash_table_insert (positions, hosts->pdata[i], GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < g_list_model_get_n_items (self->existing); i++)
    {
      g_autoptr(PteroAllocation) allocation = g_list_model_get_item (self->existing, i);
      guint position = allocation->ip != NULL
                         ? GPOINTER_TO_UINT (g_hash_table_lookup (positions, allocation->ip))
                         : 0;

      if (position > 0 && allocation->port >= PTERO_PORT_MIN &&
          allocation->port <= PTERO_PORT_MAX && ports[allocation->port])
        counts[position - 1]++;
    }
}

/* A mark, what it is about, and what becomes of it. */
static AdwActionRow *
add_row (Preview    *self,
         const char *icon_name,
         const char *title,
         const char *value)
{
  GtkWidget *row = adw_action_row_new ();

  g_object_set (row, "use-markup", FALSE, "title-lines", 0, "subtitle-lines", 0, "activatable",
                FALSE, "focusable", FALSE, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon_name));
  if (value != NULL)
    {
      GtkWidget *label = gtk_label_new (value);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);

  return ADW_ACTION_ROW (row);
}

static void
begin_rows (Preview *self)
{
  if (self->group != NULL)
    gtk_box_remove (GTK_BOX (self->place), self->group);
  self->group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _("Preview"));
  gtk_widget_set_visible (self->group, FALSE);
  gtk_box_append (GTK_BOX (self->place), self->group);
}

static char *
describe_new (guint n,
              guint n_existing)
{
  g_autofree char *fresh = g_strdup_printf (ngettext ("%'u new", "%'u new", n - n_existing),
                                            n - n_existing);

  if (n_existing == 0)
    return g_steal_pointer (&fresh);

  /* Translators: first "54 new", then a number */
  return g_strdup_printf (ngettext ("%s, %'u exists already", "%s, %'u exist already", n_existing),
                          fresh, n_existing);
}

/* What a host name stands for only the panel knows. */
static char *
describe_unknown (guint n)
{
  return g_strdup_printf (ngettext ("%'u allocation. One that exists already stays as it is.",
                                    "%'u allocations. Those that exist already stay as they are.",
                                    n), n);
}

/* The button says what comes of it. */
static void
update_button (Preview *self,
               guint    n_new)
{
  g_autofree char *action = n_new > 0 ? g_strdup_printf (ngettext ("_Create %'u Allocation",
                                                                   "_Create %'u Allocations",
                                                                   n_new), n_new)
                                      : g_strdup (_("_Create"));

  ptero_form_dialog_set_action (self->dialog, action);
}

static void
add_host (Preview    *self,
          const char *host,
          guint       n_ports,
          guint       n_existing)
{
  g_autofree char *safe = ptero_text_make_safe (host);
  g_autofree char *news = describe_new (n_ports, n_existing);

  add_row (self, n_existing < n_ports ? "ptero-check-symbolic" : "dialog-information-symbolic",
           safe, news);
}

/* Of the whole. Returns: (transfer full): how many of the ports each address has already */
static guint *
add_total (Preview   *self,
           GPtrArray *hosts,
           GPtrArray *ranges,
           guint      n_ports)
{
  g_autofree guint8 *ports = ptero_port_list_to_set (ranges);
  guint *counts = g_new0 (guint, hosts->len);
  g_autofree char *total = NULL;
  g_autofree char *news = NULL;
  guint n = hosts->len * n_ports;
  guint n_existing = 0;

  count_existing (self, hosts, ports, counts);
  for (guint i = 0; i < hosts->len; i++)
    {
      counts[i] = MIN (counts[i], n_ports);
      n_existing += counts[i];
    }
  total = g_strdup_printf (ngettext ("%'u allocation", "%'u allocations", n), n);
  news = describe_new (n, n_existing);
  add_row (self, n_existing < n ? "ptero-check-symbolic" : "dialog-information-symbolic", total,
           news);
  update_button (self, n - n_existing);

  return counts;
}

static void
add_remarks (Preview *self,
             guint    n_twice,
             guint    n_ports,
             guint    n_requests)
{
  if (n_twice > 0)
    {
      g_autofree char *line = g_strdup_printf (ngettext ("%u port is named twice and counted once.",
                                                         "%u ports are named twice and counted once.", n_twice), n_twice);

      add_row (self, "dialog-information-symbolic", line, NULL);
    }
  if (n_ports > PTERO_PORT_CHUNK)
    {
      g_autofree char *line =
        g_strdup_printf (ngettext ("Sent in %u request, of a thousand ports at most.",
                                   "Sent in %u requests, of a thousand ports at most each.",
                                   n_requests), n_requests);

      add_row (self, "dialog-information-symbolic", line, NULL);
    }
}

/* What is wrong, and where; what is not filled in yet is not wrong. */
static void
add_problem (Preview    *self,
             const char *name,
             const char *title)
{
  g_autofree char *typed = ptero_form_dup_string (self->form, name);
  g_autofree char *complaint = *typed != '\0' ? ptero_form_dup_complaint (self->form, name) : NULL;
  g_autofree char *safe = complaint != NULL ? ptero_text_make_safe (complaint) : NULL;

  if (safe == NULL)
    return;

  gtk_widget_set_visible (self->group, TRUE);
  adw_action_row_set_subtitle (add_row (self, "dialog-warning-symbolic", title, NULL), safe);
}

/* What may not fit comes last: each address, where there are few. */
static void
update (Preview *self)
{
  g_autofree char *address = ptero_form_dup_string (self->form, "ip");
  g_autofree char *typed = ptero_form_dup_string (self->form, "ports");
  g_autoptr(GPtrArray) ranges = NULL;
  g_autoptr(GPtrArray) hosts = NULL;
  g_autofree guint *counts = NULL;
  guint n_hosts = ptero_address_range_get_n_hosts (address);
  guint n_ports;
  guint n_twice;

  begin_rows (self);
  ranges = ptero_port_list_parse (typed, &n_ports, &n_twice, NULL);
  if (ranges == NULL || n_hosts == 0)
    {
      add_problem (self, "ip", _("Address or Network"));
      add_problem (self, "ports", _("Ports and Ranges"));
      update_button (self, 0);
      return;
    }

  gtk_widget_set_visible (self->group, TRUE);
  hosts = self->existing != NULL ? ptero_address_range_list_hosts (address) : NULL;
  if (hosts != NULL)
    {
      counts = add_total (self, hosts, ranges, n_ports);
    }
  else
    {
      g_autofree char *line = describe_unknown (n_hosts * n_ports);

      add_row (self, "dialog-information-symbolic", line, NULL);
      update_button (self, n_hosts * n_ports);
    }
  add_remarks (self, n_twice, n_ports, ranges->len);
  for (guint i = 0; hosts != NULL && hosts->len > 1 && hosts->len <= MAX_ROWS &&
       i < hosts->len; i++)
    add_host (self, hosts->pdata[i], n_ports, counts[i]);
}

static void
changed_cb (GtkWidget *place)
{
  Preview *self = g_object_get_data (G_OBJECT (place), "preview");

  update (self);
}

/* Without the list the preview says less; the panel skips what exists in any case. */
static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GtkWidget) place = ptero_weak_ref_take (user_data);
  gboolean is_complete = ptero_listing_load_all_finish (PTERO_LISTING (source), result, NULL);
  Preview *self;

  if (!is_complete || place == NULL || gtk_widget_get_root (place) == NULL)
    return;

  self = g_object_get_data (G_OBJECT (place), "preview");
  g_set_object (&self->existing, G_LIST_MODEL (source));
  update (self);
}

/**
 * ptero_admin_allocation_preview_new:
 * @panel: a panel
 * @node: the id of a node
 * @dialog: has a form with the fields `ip` and `ports`
 *
 * Asks the panel for what the node has already, and has the button of the
 * dialog say how many will be made.
 *
 * Returns: (transfer floating): rows that say what of it will be new, while it is typed
 */
GtkWidget *
ptero_admin_allocation_preview_new (PteroPanel      *panel,
                                    const char      *node,
                                    PteroFormDialog *dialog)
{
  g_autoptr(PteroRequest) request = NULL;
  g_autoptr(PteroListing) listing = NULL;
  GtkWidget *place;
  Preview *self;

  g_return_val_if_fail (PTERO_IS_PANEL (panel), NULL);
  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (PTERO_IS_FORM_DIALOG (dialog), NULL);

  place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self = g_new0 (Preview, 1);
  gtk_widget_set_size_request (place, -1, MIN_HEIGHT);
  self->place = place;
  self->dialog = dialog;
  self->form = ptero_form_dialog_get_form (dialog);
  self->cancellable = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (place), "preview", self, preview_free);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (changed_cb), place,
                           G_CONNECT_SWAPPED);

  request = ptero_request_new (PTERO_ENDPOINT_APP_ALLOCATIONS_LIST, "node", node, NULL);
  listing = ptero_listing_new (ptero_panel_get_client (panel), request, PER_PAGE);
  ptero_listing_load_all_async (listing, self->cancellable, loaded_cb, ptero_weak_ref_new (place));

  return place;
}
