/* ptero-admin-server-addresses.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-server-addresses.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-address.h"
#include "ptero-admin-picker.h"
#include "ptero-allocation.h"
#include "ptero-css-class.h"
#include "ptero-form.h"
#include "ptero-format.h"

/**
 * PteroAdminServerAddresses:
 *
 * The addresses of a server as they will be once the form they are in is sent:
 * free ones of its node are added, others are taken from it, one is the
 * primary, which stays.
 */
struct _PteroAdminServerAddresses
{
  GtkWidget       parent_instance;

  PteroPanel     *panel;
  gint64          node;
  GtkWidget      *group;
  GtkCheckButton *first;      /* not owned: the others are in its group */
  GPtrArray      *addresses;
};

G_DEFINE_FINAL_TYPE (PteroAdminServerAddresses, ptero_admin_server_addresses, GTK_TYPE_WIDGET)

/* One of them, and its row. */
typedef struct
{
  gint64                     id;
  char                      *notes;     /* what it is called, or for */
  gboolean                   added;
  gboolean                   removed;
  PteroAdminServerAddresses *owner;     /* not owned */
  GtkWidget                 *row;       /* not owned */
  GtkCheckButton            *primary;   /* not owned */
  GtkButton                 *button;    /* not owned */
} Address;

static void
address_free (gpointer data)
{
  Address *address = data;

  g_free (address->notes);
  g_free (address);
}

static gboolean
is_primary (Address *address)
{
  return gtk_check_button_get_active (address->primary);
}

static void
append_words (GString    *text,
              const char *words)
{
  if (words != NULL && *words != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
}

static void
label_button (GtkButton  *button,
              const char *icon_name,
              const char *label)
{
  gtk_button_set_icon_name (button, icon_name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

/* Says in words what will become of it. */
static void
update_row (Address *address)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *safe = address->notes != NULL ? ptero_text_make_safe (address->notes) : NULL;
  g_autofree char *escaped = safe != NULL ? g_markup_escape_text (safe, -1) : NULL;

  if (is_primary (address))
    append_words (text, _("Primary"));
  if (address->added)
    append_words (text, _("Will be added"));
  if (address->removed)
    append_words (text, _("Will be removed"));
  append_words (text, escaped);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (address->row), text->str);

  if (address->removed)
    label_button (address->button, "edit-undo-symbolic", _("Keep"));
  else
    label_button (address->button, "list-remove-symbolic", is_primary (address)
                    ? _("The primary address stays: choose another one first")
                    : _("Remove"));
  gtk_widget_set_sensitive (GTK_WIDGET (address->button), !is_primary (address));
  gtk_widget_set_sensitive (GTK_WIDGET (address->primary), !address->removed);
}

static void
complain (PteroAdminServerAddresses *self,
          const char                *complaint)
{
  g_autofree char *safe = complaint != NULL ? ptero_text_make_safe (complaint) : NULL;
  g_autofree char *escaped = safe != NULL ? g_markup_escape_text (safe, -1) : NULL;

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group),
                                         escaped != NULL
                                           ? escaped
                                           : _("The primary one is what players connect to."));
  ptero_css_class_set (self->group, "error", complaint != NULL);
}

static void
changed (PteroAdminServerAddresses *self)
{
  GtkWidget *form = gtk_widget_get_ancestor (GTK_WIDGET (self), PTERO_TYPE_FORM);

  complain (self, NULL);
  for (guint i = 0; i < self->addresses->len; i++)
    update_row (self->addresses->pdata[i]);
  if (form != NULL)
    ptero_form_set_changed (PTERO_FORM (form));
}

/* What was not there before is gone; what was is only marked. */
static void
button_cb (Address *address)
{
  PteroAdminServerAddresses *self = address->owner;

  if (address->added)
    {
      gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_BACKWARD);
      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->group), address->row);
      g_ptr_array_remove (self->addresses, address);
    }
  else
    {
      address->removed = !address->removed;
    }
  changed (self);
}

static void
create_row (Address    *address,
            const char *title)
{
  g_autofree char *safe = ptero_text_make_safe (title);
  g_autofree char *escaped = g_markup_escape_text (safe, -1);

  address->row = adw_action_row_new ();
  address->primary = GTK_CHECK_BUTTON (gtk_check_button_new ());
  address->button = GTK_BUTTON (gtk_button_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (address->row), escaped);
  gtk_widget_set_valign (GTK_WIDGET (address->primary), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (address->button), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (address->primary), _("Primary Address"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (address->primary), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Primary Address"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (address->button), "flat");
  adw_action_row_add_prefix (ADW_ACTION_ROW (address->row), GTK_WIDGET (address->primary));
  adw_action_row_add_suffix (ADW_ACTION_ROW (address->row), GTK_WIDGET (address->button));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (address->row),
                                         GTK_WIDGET (address->primary));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (address->owner->group), address->row);
}

static Address *
find_address (PteroAdminServerAddresses *self,
              gint64                     id)
{
  for (guint i = 0; i < self->addresses->len; i++)
    if (((Address *) self->addresses->pdata[i])->id == id)
      return self->addresses->pdata[i];

  return NULL;
}

static Address *
add_address (PteroAdminServerAddresses *self,
             gint64                     id,
             const char                *title,
             const char                *notes)
{
  Address *address = g_new0 (Address, 1);

  address->id = id;
  address->notes = g_strdup (notes);
  address->owner = self;
  create_row (address, title);
  if (self->first == NULL)
    self->first = address->primary;
  else
    gtk_check_button_set_group (address->primary, self->first);
  g_ptr_array_add (self->addresses, address);
  g_signal_connect_swapped (address->button, "clicked", G_CALLBACK (button_cb), address);

  return address;
}

static Address *
add_allocation (PteroAdminServerAddresses *self,
                PteroAllocation           *allocation)
{
  g_autofree char *title = ptero_address_join_port (allocation->ip != NULL ? allocation->ip : "",
                                                    allocation->port);

  return add_address (self, allocation->id, title,
                      allocation->ip_alias != NULL ? allocation->ip_alias : allocation->notes);
}

static void
connect_primary (PteroAdminServerAddresses *self,
                 Address                   *address)
{
  g_signal_connect_object (address->primary, "toggled", G_CALLBACK (changed), self,
                           G_CONNECT_SWAPPED);
}

/* One that is there already, and was to be removed, stays. */
static void
picked_cb (gpointer   receiver,
           GPtrArray *allocations)
{
  PteroAdminServerAddresses *self = receiver;

  for (guint i = 0; i < allocations->len; i++)
    {
      PteroAllocation *allocation = allocations->pdata[i];
      Address *address = find_address (self, allocation->id);

      if (address != NULL)
        {
          address->removed = FALSE;
          continue;
        }
      address = add_allocation (self, allocation);
      address->added = TRUE;
      connect_primary (self, address);
    }
  changed (self);
}

static void
add_cb (PteroAdminServerAddresses *self)
{
  ptero_admin_pick_allocations (GTK_WIDGET (self), self->panel, self->node, picked_cb, self);
}

static void
ptero_admin_server_addresses_dispose (GObject *object)
{
  PteroAdminServerAddresses *self = PTERO_ADMIN_SERVER_ADDRESSES (object);

  self->first = NULL;
  g_ptr_array_set_size (self->addresses, 0);
  g_clear_pointer (&self->group, gtk_widget_unparent);
  g_clear_object (&self->panel);

  G_OBJECT_CLASS (ptero_admin_server_addresses_parent_class)->dispose (object);
}

static void
ptero_admin_server_addresses_finalize (GObject *object)
{
  g_ptr_array_unref (PTERO_ADMIN_SERVER_ADDRESSES (object)->addresses);

  G_OBJECT_CLASS (ptero_admin_server_addresses_parent_class)->finalize (object);
}

static void
ptero_admin_server_addresses_class_init (PteroAdminServerAddressesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_admin_server_addresses_dispose;
  G_OBJECT_CLASS (klass)->finalize = ptero_admin_server_addresses_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ptero_admin_server_addresses_init (PteroAdminServerAddresses *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Add…"));

  self->addresses = g_ptr_array_new_with_free_func (address_free);
  self->group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _("Addresses"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Choose Free Addresses of the Node"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self->group), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->group, GTK_WIDGET (self));
}

static void
set_server (PteroAdminServerAddresses *self,
            PteroAppServer            *server)
{
  Address *primary;

  for (guint i = 0; server->allocations != NULL &&
       i < g_list_model_get_n_items (server->allocations); i++)
    {
      g_autoptr(PteroAllocation) allocation = g_list_model_get_item (server->allocations, i);

      if (find_address (self, allocation->id) == NULL)
        add_allocation (self, allocation);
    }

  /* a key may be without the right to see them; on Pelican a server may have none */
  primary = find_address (self, server->allocation_id);
  if (primary == NULL && server->allocation_id > 0)
    {
      g_autofree char *title = g_strdup_printf ("#%" G_GINT64_FORMAT, server->allocation_id);

      primary = add_address (self, server->allocation_id, title, NULL);
    }
  if (primary != NULL)
    gtk_check_button_set_active (primary->primary, TRUE);
  for (guint i = 0; i < self->addresses->len; i++)
    connect_primary (self, self->addresses->pdata[i]);
}

/**
 * ptero_admin_server_addresses_new:
 * @panel: a panel
 * @server: a server of it, with its allocations
 *
 * Returns: (transfer floating): the addresses of the server, for a form
 */
GtkWidget *
ptero_admin_server_addresses_new (PteroPanel     *panel,
                                  PteroAppServer *server)
{
  PteroAdminServerAddresses *self;

  g_return_val_if_fail (PTERO_IS_PANEL (panel), NULL);
  g_return_val_if_fail (PTERO_IS_APP_SERVER (server), NULL);

  self = g_object_new (PTERO_TYPE_ADMIN_SERVER_ADDRESSES, NULL);
  self->panel = g_object_ref (panel);
  self->node = server->node_id;
  set_server (self, server);
  complain (self, NULL);
  for (guint i = 0; i < self->addresses->len; i++)
    update_row (self->addresses->pdata[i]);

  return GTK_WIDGET (self);
}

/**
 * ptero_admin_server_addresses_mark:
 * @self: addresses
 * @problem: what a panel complains of
 *
 * Returns: whether it is about these, which say it then
 */
gboolean
ptero_admin_server_addresses_mark (PteroAdminServerAddresses *self,
                                   const PteroProblem        *problem)
{
  g_return_val_if_fail (PTERO_IS_ADMIN_SERVER_ADDRESSES (self), FALSE);

  if (!g_str_equal (problem->field, "allocation") &&
      !g_str_has_prefix (problem->field, "add_allocations") &&
      !g_str_has_prefix (problem->field, "remove_allocations"))
    return FALSE;

  complain (self, problem->message);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);

  return TRUE;
}

static void
set_ids (PteroAdminServerAddresses *self,
         PteroRequest              *request,
         const char                *name,
         gsize                      offset)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) ids = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < self->addresses->len; i++)
    {
      Address *address = self->addresses->pdata[i];

      if (G_STRUCT_MEMBER (gboolean, address, offset))
        json_builder_add_int_value (builder, address->id);
    }
  json_builder_end_array (builder);
  ids = json_builder_get_root (builder);
  ptero_request_set_node (request, name, ids);
}

/**
 * ptero_admin_server_addresses_fill:
 * @self: addresses
 * @request: a request that changes the build of the server
 *
 * Sets which one is the primary, which are added and which removed.
 */
void
ptero_admin_server_addresses_fill (PteroAdminServerAddresses *self,
                                   PteroRequest              *request)
{
  g_return_if_fail (PTERO_IS_ADMIN_SERVER_ADDRESSES (self));

  ptero_request_set_string (request, "allocation", NULL);
  for (guint i = 0; i < self->addresses->len; i++)
    if (is_primary (self->addresses->pdata[i]))
      ptero_request_set_int (request, "allocation", ((Address *) self->addresses->pdata[i])->id);
  set_ids (self, request, "add_allocations", G_STRUCT_OFFSET (Address, added));
  set_ids (self, request, "remove_allocations", G_STRUCT_OFFSET (Address, removed));
}
