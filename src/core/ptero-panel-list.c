/* ptero-panel-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-panel-list.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "ptero-address.h"
#include "ptero-json-reader.h"

#define FORMAT          "ptero-panels"
#define VERSION         1
#define NAME_LENGTH_MAX 100

/**
 * ptero_panel_name_is_valid:
 * @name: a name
 *
 * Returns: whether @name is a name for a panel: text of 1 to 100 characters
 *   with something to see and no control characters
 */
gboolean
ptero_panel_name_is_valid (const char *name)
{
  gboolean visible = FALSE;

  if (name == NULL || !g_utf8_validate (name, -1, NULL) ||
      g_utf8_strlen (name, -1) > NAME_LENGTH_MAX)
    return FALSE;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_iscntrl (character))
        return FALSE;

      visible |= g_unichar_isgraph (character);
    }

  return visible;
}

static void
add_panel (JsonBuilder *builder,
           PteroPanel  *panel)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, ptero_panel_get_name (panel));
  json_builder_set_member_name (builder, "address");
  json_builder_add_string_value (builder, ptero_panel_get_address (panel));
  json_builder_set_member_name (builder, "color");
  json_builder_add_int_value (builder, ptero_panel_get_color (panel));
  json_builder_set_member_name (builder, "admin_all");
  json_builder_add_boolean_value (builder, ptero_panel_get_admin_all (panel));

  json_builder_end_object (builder);
}

/**
 * ptero_panel_list_to_json:
 * @panels: a list of [class@Ptero.Panel]
 *
 * Returns: (transfer full): the panels as JSON, without the demo, without
 *   anything secret, and without certificates: whom to trust, no file says
 */
GBytes *
ptero_panel_list_to_json (GListModel *panels)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  char *text;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_string_value (builder, FORMAT);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, VERSION);
  json_builder_set_member_name (builder, "panels");
  json_builder_begin_array (builder);

  for (guint i = 0; i < g_list_model_get_n_items (panels); i++)
    {
      g_autoptr(PteroPanel) panel = g_list_model_get_item (panels, i);

      if (!ptero_panel_get_demo (panel))
        add_panel (builder, panel);
    }

  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);

  return g_bytes_new_take (text, strlen (text));
}

static gboolean
read_int (JsonObject *object,
          const char *member,
          gint64     *value)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;

  *value = json_node_get_int (node);

  return TRUE;
}

static gboolean
read_boolean (JsonObject *object,
              const char *member,
              gboolean   *value)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return FALSE;

  *value = json_node_get_boolean (node);

  return TRUE;
}

/* Whether @member is there, and not as a null. */
static gboolean
has_member (JsonObject *object,
            const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node);
}

static PteroPanel *
read_panel (JsonNode  *node,
            guint      number,
            GError   **error)
{
  g_autoptr(PteroPanel) panel = NULL;
  g_autoptr(GError) address_error = NULL;
  g_autofree char *address = NULL;
  JsonObject *object;
  const char *name;
  const char *text;
  gint64 color = 0;
  gboolean admin_all = FALSE;

  object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  name = object != NULL ? ptero_json_get_string_member (object, "name") : NULL;
  text = object != NULL ? ptero_json_get_string_member (object, "address") : NULL;

  if (!ptero_panel_name_is_valid (name))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   /* Translators: the number of the entry in the file, from 1 */
                   _("Panel %u of the file has no usable name."), number);
      return NULL;
    }

  address = text != NULL ? ptero_address_normalize (text, &address_error) : NULL;

  if (address == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("Panel %u of the file, “%s”, has no usable address."), number, name);
      return NULL;
    }

  if ((has_member (object, "color") &&
       (!read_int (object, "color", &color) || color < 0 || color >= PTERO_N_PANEL_COLORS)) ||
      (has_member (object, "admin_all") && !read_boolean (object, "admin_all", &admin_all)))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("Panel %u of the file, “%s”, has a color or a switch that makes no sense."),
                   number, name);
      return NULL;
    }

  panel = ptero_panel_new (NULL, name, address);
  ptero_panel_set_color (panel, color);
  ptero_panel_set_admin_all (panel, admin_all);

  return g_steal_pointer (&panel);
}

static gboolean
check_header (JsonObject  *root,
              GError     **error)
{
  gint64 version = 0;

  if (root == NULL || g_strcmp0 (ptero_json_get_string_member (root, "format"), FORMAT) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("This is not a list of panels from Ptero."));
      return FALSE;
    }

  if (!read_int (root, "version", &version) || version < 1)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("The list of panels is damaged."));
      return FALSE;
    }

  if (version > VERSION)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _("The list of panels was written by a newer version of Ptero."));
      return FALSE;
    }

  return TRUE;
}

/* (transfer none) (nullable): what is in the list, if it is one. */
static JsonArray *
find_panels (JsonNode  *node,
             GError   **error)
{
  gboolean is_object = node != NULL && JSON_NODE_HOLDS_OBJECT (node);
  JsonObject *root = is_object ? json_node_get_object (node) : NULL;
  JsonArray *array;

  if (!check_header (root, error))
    return NULL;

  array = ptero_json_get_array_member (root, "panels");

  if (array == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         _("The list of panels is damaged."));
  else if (json_array_get_length (array) > PTERO_PANEL_LIST_MAX)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _("The file has more than %u panels."), PTERO_PANEL_LIST_MAX);
  else
    return array;

  return NULL;
}

/**
 * ptero_panel_list_from_json:
 * @bytes: what ptero_panel_list_to_json() wrote, or anything else
 * @error: return location for an error, whose message is a sentence
 *
 * Reads panels from a hostile file: at most 1 MiB and a thousand panels, each
 * member of the right type and within its range.
 *
 * Returns: (transfer full) (element-type PteroPanel): new panels without keys
 */
GPtrArray *
ptero_panel_list_from_json (GBytes  *bytes,
                            GError **error)
{
  g_autoptr(GPtrArray) panels = NULL;
  g_autoptr(JsonNode) node = NULL;
  JsonArray *array;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) > PTERO_PANEL_LIST_MAX_SIZE)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("The file is larger than %u MiB: it cannot be a list of panels."),
                   PTERO_PANEL_LIST_MAX_SIZE / (1024 * 1024));
      return NULL;
    }

  node = ptero_json_read (bytes, NULL);
  array = find_panels (node, error);
  if (array == NULL)
    return NULL;

  panels = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      PteroPanel *panel = read_panel (json_array_get_element (array, i), i + 1, error);

      if (panel == NULL)
        return NULL;

      g_ptr_array_add (panels, panel);
    }

  return g_steal_pointer (&panels);
}

/**
 * ptero_panel_list_has_like: (skip)
 * @panels: a list of [class@Ptero.Panel]
 * @panel: a panel
 *
 * Returns: whether one of @panels, the demo aside, has the name and the address
 *   of @panel
 */
gboolean
ptero_panel_list_has_like (GListModel *panels,
                           PteroPanel *panel)
{
  for (guint i = 0; i < g_list_model_get_n_items (panels); i++)
    {
      g_autoptr(PteroPanel) other = g_list_model_get_item (panels, i);

      if (!ptero_panel_get_demo (other) &&
          g_str_equal (ptero_panel_get_address (other), ptero_panel_get_address (panel)) &&
          g_str_equal (ptero_panel_get_name (other), ptero_panel_get_name (panel)))
        return TRUE;
    }

  return FALSE;
}
