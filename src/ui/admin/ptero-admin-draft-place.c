/* ptero-admin-draft-place.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-draft-place.h"

#include <glib/gi18n.h>

#include "ptero-address.h"
#include "ptero-admin-draft.h"
#include "ptero-admin-load.h"
#include "ptero-admin-node-form.h"
#include "ptero-admin-room.h"
#include "ptero-allocation.h"
#include "ptero-port-list.h"

/**
 * PteroAdminDraftPlace:
 *
 * Where a server is to be made: at an address of a node that is named, or where
 * the panel finds room by rules.
 */
struct _PteroAdminDraftPlace
{
  GObject       parent_instance;

  PteroForm    *form;           /* (weak) */
  PteroPanel   *panel;
  GListModel   *nodes;
  GCancellable *cancellable;
  char         *place;          /* whose addresses are shown; empty for the rules */
  GPtrArray    *addresses;      /* (nullable): the numbers of the free ones, once they are there */
  GPtrArray    *titles;
  gboolean      has_failed;     /* or will not be */
};

G_DEFINE_FINAL_TYPE (PteroAdminDraftPlace, ptero_admin_draft_place, G_TYPE_OBJECT)

static char *
format_id (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static char *
dup_title (const char *name,
           gint64      id)
{
  return name != NULL ? g_strdup (name) : g_strdup_printf ("#%" G_GINT64_FORMAT, id);
}

static gboolean
is_automatic (PteroAdminDraftPlace *self)
{
  return self->place == NULL || *self->place == '\0';
}

static void
set_places (PteroAdminDraftPlace *self)
{
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) locations = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) location_titles = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (values, g_strdup (""));
  g_ptr_array_add (titles, g_strdup (_("Automatic")));
  g_ptr_array_add (locations, g_strdup (""));
  g_ptr_array_add (location_titles, g_strdup (_("Any")));
  for (guint i = 0; i < g_list_model_get_n_items (self->nodes); i++)
    {
      g_autoptr(PteroNode) node = g_list_model_get_item (self->nodes, i);
      g_autofree char *location = format_id (node->location_id);

      g_ptr_array_add (values, format_id (node->id));
      g_ptr_array_add (titles, dup_title (node->name, node->id));
      if (node->location == NULL ||
          g_ptr_array_find_with_equal_func (locations, location, g_str_equal, NULL))
        continue;
      g_ptr_array_add (locations, g_steal_pointer (&location));
      g_ptr_array_add (location_titles, dup_title (node->location->short_name, node->location_id));
    }
  ptero_form_take_choices (self->form, "_place", values, titles);
  ptero_form_take_choices (self->form, "_location", locations, location_titles);
}

static void
clear_addresses (PteroAdminDraftPlace *self)
{
  g_clear_pointer (&self->addresses, g_ptr_array_unref);
  g_clear_pointer (&self->titles, g_ptr_array_unref);
}

static void
list_free (GListModel *allocations,
           GPtrArray  *values,
           GPtrArray  *titles)
{
  for (guint i = 0; allocations != NULL && i < g_list_model_get_n_items (allocations); i++)
    {
      g_autoptr(PteroAllocation) allocation = g_list_model_get_item (allocations, i);

      /* a panel before 1.8 does not filter */
      if (allocation->assigned)
        continue;
      g_ptr_array_add (values, format_id (allocation->id));
      g_ptr_array_add (titles, ptero_address_join_port (allocation->ip != NULL
                                                          ? allocation->ip
                                                          : "", allocation->port));
    }
}

static void
allocations_cb (GtkWidget  *form,
                GListModel *allocations)
{
  PteroAdminDraftPlace *self = ptero_admin_draft_get (form)->place;
  gboolean changed = ptero_form_get_changed (self->form);
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  list_free (allocations, values, titles);
  clear_addresses (self);
  self->has_failed = allocations == NULL;
  if (allocations != NULL)
    {
      self->addresses = g_ptr_array_copy (values, (GCopyFunc) g_strdup, NULL);
      self->titles = g_ptr_array_copy (titles, (GCopyFunc) g_strdup, NULL);
      g_ptr_array_set_free_func (self->addresses, g_free);
      g_ptr_array_set_free_func (self->titles, g_free);
    }
  ptero_form_take_choices (self->form, "_allocation", values, titles);
  if (self->addresses == NULL || self->addresses->len == 0)
    ptero_form_complain (self->form, "_place",
                         allocations != NULL
                           ? _("This node has no free address")
                           : _("The addresses of this node could not be read"));
  if (!changed)
    ptero_form_set_unchanged (self->form);
}

static void
show_place (PteroAdminDraftPlace *self)
{
  static const char *const none[] = { NULL };
  gboolean is_pelican = ptero_panel_offers (self->panel, PTERO_FLAVOUR_PELICAN);
  gboolean automatic = is_automatic (self);

  ptero_form_set_choices (self->form, "_allocation", none, none);
  ptero_form_set_visible (self->form, "_allocation", !automatic);
  ptero_form_set_visible (self->form, "_location", automatic && !is_pelican);
  ptero_form_set_visible (self->form, "_tags", automatic && is_pelican);
  ptero_form_set_visible (self->form, "_dedicated", automatic);
  ptero_form_set_visible (self->form, "_ports", automatic);
}

static void
stop (PteroAdminDraftPlace *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
ptero_admin_draft_place_dispose (GObject *object)
{
  PteroAdminDraftPlace *self = PTERO_ADMIN_DRAFT_PLACE (object);

  stop (self);
  g_clear_weak_pointer (&self->form);
  g_clear_object (&self->panel);
  g_clear_object (&self->nodes);

  G_OBJECT_CLASS (ptero_admin_draft_place_parent_class)->dispose (object);
}

static void
ptero_admin_draft_place_finalize (GObject *object)
{
  clear_addresses (PTERO_ADMIN_DRAFT_PLACE (object));
  g_free (PTERO_ADMIN_DRAFT_PLACE (object)->place);

  G_OBJECT_CLASS (ptero_admin_draft_place_parent_class)->finalize (object);
}

static void
ptero_admin_draft_place_class_init (PteroAdminDraftPlaceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_admin_draft_place_dispose;
  G_OBJECT_CLASS (klass)->finalize = ptero_admin_draft_place_finalize;
}

static void
ptero_admin_draft_place_init (PteroAdminDraftPlace *self)
{
}

/**
 * ptero_admin_draft_place_new:
 * @form: the form of a new server
 * @panel: its panel
 * @nodes: the nodes of the panel, with their locations
 *
 * Returns: (transfer full): the choice of a place
 */
PteroAdminDraftPlace *
ptero_admin_draft_place_new (PteroForm  *form,
                             PteroPanel *panel,
                             GListModel *nodes)
{
  PteroAdminDraftPlace *self = g_object_new (PTERO_TYPE_ADMIN_DRAFT_PLACE, NULL);

  g_set_weak_pointer (&self->form, form);
  self->panel = g_object_ref (panel);
  self->nodes = g_object_ref (nodes);
  set_places (self);

  return self;
}

/**
 * ptero_admin_draft_place_update:
 * @self: the choice of a place
 *
 * Asks for the free addresses if another node was chosen, and shows what is to be filled in for it.
 */
void
ptero_admin_draft_place_update (PteroAdminDraftPlace *self)
{
  g_autofree char *place = NULL;
  g_autoptr(PteroRequest) request = NULL;

  g_return_if_fail (PTERO_IS_ADMIN_DRAFT_PLACE (self));

  place = ptero_form_dup_string (self->form, "_place");
  if (g_strcmp0 (self->place, place) == 0)
    return;

  g_free (self->place);
  self->place = g_strdup (place);
  self->has_failed = FALSE;
  stop (self);
  clear_addresses (self);
  show_place (self);
  ptero_admin_room_watch (self->form, ptero_admin_draft_place_get_node (self), NULL);
  if (is_automatic (self))
    return;

  self->cancellable = g_cancellable_new ();
  request = ptero_request_new (PTERO_ENDPOINT_APP_ALLOCATIONS_LIST, "node", place, NULL);
  ptero_request_set_query (request, "filter[server_id]", "0");
  ptero_admin_load_all (GTK_WIDGET (self->form), self->panel, request, self->cancellable,
                        allocations_cb);
}

/**
 * ptero_admin_draft_place_check:
 * @self: the choice of a place
 * @n_servers: how many are to be made
 *
 * Marks what is wrong: each server needs an address.
 *
 * Returns: whether all is well
 */
gboolean
ptero_admin_draft_place_check (PteroAdminDraftPlace *self,
                               guint                 n_servers)
{
  g_autofree char *complaint = NULL;

  g_return_val_if_fail (PTERO_IS_ADMIN_DRAFT_PLACE (self), FALSE);

  if (is_automatic (self))
    return TRUE;

  if (self->has_failed)
    {
      complaint = g_strdup (_("The addresses of this node could not be read"));
      g_clear_pointer (&self->place, g_free);
      ptero_admin_draft_place_update (self);
    }
  else if (self->addresses == NULL)
    complaint = g_strdup (_("The addresses of this node are not there yet"));
  else if (self->addresses->len == 0)
    complaint = g_strdup (_("This node has no free address"));
  else if (self->addresses->len < n_servers)
    complaint = g_strdup_printf (ngettext ("This node has only %u free address",
                                           "This node has only %u free addresses",
                                           self->addresses->len), self->addresses->len);
  if (complaint != NULL)
    ptero_form_complain (self->form, "_place", complaint);

  return complaint == NULL;
}

/**
 * ptero_admin_draft_place_get_node:
 * @self: the choice of a place
 *
 * Returns: (transfer none) (nullable): the node that is named, %NULL if the panel chooses one
 */
PteroNode *
ptero_admin_draft_place_get_node (PteroAdminDraftPlace *self)
{
  g_return_val_if_fail (PTERO_IS_ADMIN_DRAFT_PLACE (self), NULL);

  for (guint i = 0; !is_automatic (self) && i < g_list_model_get_n_items (self->nodes); i++)
    {
      g_autoptr(PteroNode) node = g_list_model_get_item (self->nodes, i);
      g_autofree char *id = format_id (node->id);

      if (g_str_equal (id, self->place))
        return node;   /* the list has it */
    }

  return NULL;
}

/**
 * ptero_admin_draft_place_allows:
 * @self: the choice of a place
 * @node: a node
 *
 * Returns: whether the rules of location and tags let the panel choose @node
 */
gboolean
ptero_admin_draft_place_allows (PteroAdminDraftPlace *self,
                                PteroNode            *node)
{
  g_autofree char *location = NULL;
  g_autofree char *tags = NULL;
  g_auto(GStrv) words = NULL;
  gboolean has_words = FALSE;

  g_return_val_if_fail (PTERO_IS_ADMIN_DRAFT_PLACE (self), FALSE);

  if (!is_automatic (self))
    return TRUE;

  if (!ptero_panel_offers (self->panel, PTERO_FLAVOUR_PELICAN))
    {
      location = ptero_form_dup_string (self->form, "_location");

      return *location == '\0' || g_ascii_strtoll (location, NULL, 10) == node->location_id;
    }

  /* Pelican takes a node that has one of them */
  tags = ptero_form_dup_string (self->form, "_tags");
  words = g_strsplit (tags, ",", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*g_strstrip (words[i]) != '\0')
      {
        if (node->tags != NULL && g_strv_contains ((const char *const *) node->tags, words[i]))
          return TRUE;
        has_words = TRUE;
      }

  return !has_words;
}

/* Of several servers each has the next address. */
static guint
find_address (PteroAdminDraftPlace *self,
              guint                 n_before)
{
  g_autofree char *chosen = ptero_form_dup_string (self->form, "_allocation");
  guint position = 0;

  if (self->addresses == NULL ||
      !g_ptr_array_find_with_equal_func (self->addresses, chosen, g_str_equal, &position))
    return G_MAXUINT;

  return (position + n_before) % self->addresses->len;
}

/**
 * ptero_admin_draft_place_dup_address:
 * @self: the choice of a place
 * @n_before: how many servers are made before this one
 *
 * Returns: (transfer full) (nullable): the address it will have, if that is known
 */
char *
ptero_admin_draft_place_dup_address (PteroAdminDraftPlace *self,
                                     guint                 n_before)
{
  guint position;

  g_return_val_if_fail (PTERO_IS_ADMIN_DRAFT_PLACE (self), NULL);

  position = is_automatic (self) ? G_MAXUINT : find_address (self, n_before);

  return position != G_MAXUINT ? g_strdup (self->titles->pdata[position]) : NULL;
}

static void
add_deploy (PteroAdminDraftPlace *self,
            JsonBuilder          *builder)
{
  g_autofree char *location = ptero_form_dup_string (self->form, "_location");
  g_autofree char *tags = ptero_form_dup_string (self->form, "_tags");
  g_autofree char *ports = ptero_form_dup_string (self->form, "_ports");
  g_autoptr(GPtrArray) ranges = NULL;
  guint n_ports;
  guint n_twice;

  if (ptero_panel_offers (self->panel, PTERO_FLAVOUR_PELICAN))
    {
      json_builder_set_member_name (builder, "tags");
      ptero_admin_add_tags (builder, tags);
    }
  else
    {
      json_builder_set_member_name (builder, "locations");
      json_builder_begin_array (builder);
      if (*location != '\0')
        json_builder_add_int_value (builder, g_ascii_strtoll (location, NULL, 10));
      json_builder_end_array (builder);
    }
  json_builder_set_member_name (builder, "dedicated_ip");
  json_builder_add_boolean_value (builder, ptero_form_get_boolean (self->form, "_dedicated"));
  json_builder_set_member_name (builder, "port_range");
  json_builder_begin_array (builder);
  /* as the panel takes them: it refuses a wider range */
  ranges = ptero_port_list_parse (ports, &n_ports, &n_twice, NULL);
  for (guint i = 0; ranges != NULL && i < ranges->len; i++)
    json_builder_add_string_value (builder, ranges->pdata[i]);
  json_builder_end_array (builder);
}

/**
 * ptero_admin_draft_place_fill:
 * @self: the choice of a place
 * @request: what is sent
 * @n_before: how many servers are made before this one
 *
 * Sets the address, or the rules.
 */
void
ptero_admin_draft_place_fill (PteroAdminDraftPlace *self,
                              PteroRequest         *request,
                              guint                 n_before)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) node = NULL;

  g_return_if_fail (PTERO_IS_ADMIN_DRAFT_PLACE (self));

  json_builder_begin_object (builder);
  if (is_automatic (self))
    {
      add_deploy (self, builder);
    }
  else
    {
      guint position = find_address (self, n_before);

      json_builder_set_member_name (builder, "default");
      json_builder_add_int_value (builder,
                                  position != G_MAXUINT
                                    ? g_ascii_strtoll (self->addresses->pdata[position], NULL, 10)
                                    : 0);
    }
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);
  ptero_request_set_node (request, is_automatic (self) ? "deploy" : "allocation", node);
}
