/* ptero-resource-variant.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-resource-private.h"

#include <gio/gio.h>
#include <string.h>

#include "ptero-json-reader.h"
#include "ptero-json-value.h"

/* The recorded form of a resource is a tuple of its fields in the order of the
 * table. What may be missing is a maybe; a date is seconds, microseconds and
 * the seconds of its offset; open JSON is its text; a relation that leads back
 * is not recorded, since the type would have no end.
 */

/* what GLib reads */
#define MAX_OFFSET (24 * 60 * 60)

static const GVariantType *get_variant_type (PteroLayout *layout, guint depth);

static gboolean
is_recorded (const PteroSlot *slot)
{
  return (slot->field->flags & PTERO_FIELD_NOT_RECORDED) == 0;
}

static void
append_type (const PteroSlot *slot,
             GString         *string,
             guint            depth)
{
  switch (slot->kind)
    {
    case PTERO_KIND_BOOLEAN:
      g_string_append (string, "b");
      break;

    case PTERO_KIND_INT:
      g_string_append (string, "x");
      break;

    case PTERO_KIND_DOUBLE:
      g_string_append (string, "d");
      break;

    case PTERO_KIND_STRING:
    case PTERO_KIND_JSON:
      g_string_append (string, "ms");
      break;

    case PTERO_KIND_STRV:
      g_string_append (string, "mas");
      break;

    case PTERO_KIND_DATE:
      g_string_append (string, "m(xii)");
      break;

    case PTERO_KIND_RESOURCE:
    case PTERO_KIND_LIST:
    default:
      {
        const GVariantType *type = get_variant_type (ptero_slot_get_layout (slot), depth + 1);

        g_string_append (string, slot->kind == PTERO_KIND_LIST ? "ma" : "m");
        g_string_append_len (string, g_variant_type_peek_string (type),
                             g_variant_type_get_string_length (type));
      }
      break;
    }
}

static GVariantType *
create_variant_type (PteroLayout *layout,
                     guint        depth)
{
  g_autoptr(GString) string = g_string_new ("(");

  if (depth > 8)
    g_error ("%s is recorded in itself", g_type_name (layout->type));

  for (guint i = 0; i < layout->n_slots; i++)
    {
      if (is_recorded (&layout->slots[i]))
        append_type (&layout->slots[i], string, depth);
    }

  g_string_append_c (string, ')');

  return g_variant_type_new (string->str);
}

/* The store reads in a thread of its own: of two that make the type at once, one is taken. */
static const GVariantType *
get_variant_type (PteroLayout *layout,
                  guint        depth)
{
  GVariantType *type = g_atomic_pointer_get (&layout->variant_type);

  if (type != NULL)
    return type;

  type = create_variant_type (layout, depth);
  if (!g_atomic_pointer_compare_and_exchange (&layout->variant_type, NULL, type))
    {
      g_variant_type_free (type);
      return g_atomic_pointer_get (&layout->variant_type);
    }

  /* GLib takes a type apart anew unless there is a variant of it: for each server that is read,
   * otherwise. */
  layout->variant = g_variant_ref_sink (g_variant_new_from_data (type, NULL, 0, FALSE, NULL, NULL));

  return type;
}

static GVariant *
format_date (GDateTime *date)
{
  return g_variant_new ("(xii)",
                        g_date_time_to_unix (date),
                        g_date_time_get_microsecond (date),
                        (int) (g_date_time_get_utc_offset (date) / G_TIME_SPAN_SECOND));
}

static GVariant *
format_json (JsonNode *node)
{
  g_autofree char *text = ptero_json_to_text (node);

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);

      return g_variant_new_string (valid);
    }

  return g_variant_new_take_string (g_steal_pointer (&text));
}

static GVariant *
format_list (GListModel *list,
             GType       type)
{
  GVariantBuilder builder;
  const GVariantType *item_type = get_variant_type (ptero_layout_get (type), 0);
  g_autoptr(GVariantType) array_type = g_variant_type_new_array (item_type);

  g_variant_builder_init (&builder, array_type);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(PteroResource) item = g_list_model_get_item (list, i);

      g_variant_builder_add_value (&builder, ptero_resource_to_variant (item));
    }

  return g_variant_builder_end (&builder);
}

static GVariant *
format_pointer (const PteroSlot *slot,
                gpointer         value)
{
  switch (slot->kind)
    {
    case PTERO_KIND_STRING:
      return g_variant_new_string (value);

    case PTERO_KIND_STRV:
      return g_variant_new_strv (value, -1);

    case PTERO_KIND_DATE:
      return format_date (value);

    case PTERO_KIND_JSON:
      return format_json (value);

    case PTERO_KIND_RESOURCE:
      return ptero_resource_to_variant (value);

    case PTERO_KIND_LIST:
      return format_list (value, slot->type);

    case PTERO_KIND_BOOLEAN:
    case PTERO_KIND_INT:
    case PTERO_KIND_DOUBLE:
    default:
      g_assert_not_reached ();
    }
}

static GVariant *
format_slot (const PteroSlot    *slot,
             PteroResource      *self,
             const GVariantType *type)
{
  gpointer pointer;

  if (slot->kind == PTERO_KIND_BOOLEAN)
    return g_variant_new_boolean (PTERO_SLOT_VALUE (self, slot, gboolean));
  if (slot->kind == PTERO_KIND_INT)
    return g_variant_new_int64 (PTERO_SLOT_VALUE (self, slot, gint64));
  if (slot->kind == PTERO_KIND_DOUBLE)
    return g_variant_new_double (PTERO_SLOT_VALUE (self, slot, double));

  pointer = PTERO_SLOT_VALUE (self, slot, gpointer);

  return g_variant_new_maybe (g_variant_type_element (type),
                              pointer != NULL ? format_pointer (slot, pointer) : NULL);
}

/**
 * ptero_resource_get_variant_type:
 * @type: a type derived from [class@Ptero.Resource]
 *
 * Returns: (transfer none): the type of the recorded form of @type; another
 *   version of the class has another
 */
const GVariantType *
ptero_resource_get_variant_type (GType type)
{
  g_return_val_if_fail (g_type_is_a (type, PTERO_TYPE_RESOURCE), NULL);

  return get_variant_type (ptero_layout_get (type), 0);
}

/**
 * ptero_resource_to_variant:
 * @self: a resource
 *
 * Returns: (transfer floating): @self in a compact form for the local store,
 *   which is much faster to read than JSON
 */
GVariant *
ptero_resource_to_variant (PteroResource *self)
{
  PteroLayout *layout;
  GVariantBuilder builder;
  const GVariantType *type;
  const GVariantType *member;

  g_return_val_if_fail (PTERO_IS_RESOURCE (self), NULL);

  layout = PTERO_RESOURCE_GET_CLASS (self)->layout;
  type = get_variant_type (layout, 0);
  member = g_variant_type_first (type);
  g_variant_builder_init (&builder, type);

  for (guint i = 0; i < layout->n_slots; i++)
    {
      if (!is_recorded (&layout->slots[i]))
        continue;

      g_variant_builder_add_value (&builder, format_slot (&layout->slots[i], self, member));
      member = g_variant_type_next (member);
    }

  return g_variant_builder_end (&builder);
}

static GDateTime *
parse_date (GVariant *variant)
{
  g_autoptr(GDateTime) utc = NULL;
  g_autoptr(GDateTime) exact = NULL;
  g_autoptr(GTimeZone) zone = NULL;
  gint64 seconds;
  int microseconds;
  int offset;

  g_variant_get (variant, "(xii)", &seconds, &microseconds, &offset);

  if (microseconds < 0 || microseconds >= G_USEC_PER_SEC || offset < -MAX_OFFSET ||
      offset > MAX_OFFSET)
    return NULL;

  utc = g_date_time_new_from_unix_utc (seconds);
  if (utc == NULL)
    return NULL;

  exact = g_date_time_add (utc, microseconds);
  if (exact == NULL)
    return NULL;

  zone = g_time_zone_new_offset (offset);

  return g_date_time_to_timezone (exact, zone);
}

static JsonNode *
parse_json (GVariant *variant)
{
  const char *text = g_variant_get_string (variant, NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(JsonNode) node = ptero_json_read (bytes, NULL);

  return node != NULL && ptero_json_is_finite (node) ? g_steal_pointer (&node) : NULL;
}

static gboolean parse_tuple (PteroResource *self, PteroLayout *layout, GVariant *variant);

static PteroResource *
parse_resource (PteroLayout *layout,
                GVariant    *variant)
{
  g_autoptr(PteroResource) self = g_object_new (layout->type, NULL);

  if (!parse_tuple (self, layout, variant))
    return NULL;

  return g_steal_pointer (&self);
}

static GListModel *
parse_list (GType     type,
            GVariant *variant)
{
  g_autoptr(GListStore) store = g_list_store_new (type);
  PteroLayout *layout = ptero_layout_get (type);
  gsize n_items = g_variant_n_children (variant);

  for (gsize i = 0; i < n_items; i++)
    {
      g_autoptr(GVariant) child = g_variant_get_child_value (variant, i);
      g_autoptr(PteroResource) item = parse_resource (layout, child);

      if (item == NULL)
        return NULL;

      g_list_store_append (store, item);
    }

  return G_LIST_MODEL (g_steal_pointer (&store));
}

static gboolean
parse_pointer (const PteroSlot *slot,
               PteroResource   *self,
               GVariant        *variant)
{
  gpointer *location = &PTERO_SLOT_VALUE (self, slot, gpointer);

  switch (slot->kind)
    {
    case PTERO_KIND_STRING:
      ptero_slot_set_string (slot, self, g_variant_get_string (variant, NULL));
      return TRUE;

    case PTERO_KIND_STRV:
      *location = g_variant_dup_strv (variant, NULL);
      break;

    case PTERO_KIND_DATE:
      *location = parse_date (variant);
      break;

    case PTERO_KIND_JSON:
      *location = parse_json (variant);
      break;

    case PTERO_KIND_RESOURCE:
      *location = parse_resource (ptero_slot_get_layout (slot), variant);
      break;

    case PTERO_KIND_LIST:
      *location = parse_list (slot->type, variant);
      break;

    case PTERO_KIND_BOOLEAN:
    case PTERO_KIND_INT:
    case PTERO_KIND_DOUBLE:
    default:
      g_assert_not_reached ();
    }

  return *location != NULL;
}

static gboolean
parse_slot (const PteroSlot *slot,
            PteroResource   *self,
            GVariant        *variant)
{
  g_autoptr(GVariant) value = NULL;

  switch (slot->kind)
    {
    case PTERO_KIND_BOOLEAN:
      PTERO_SLOT_VALUE (self, slot, gboolean) = g_variant_get_boolean (variant);
      return TRUE;

    case PTERO_KIND_INT:
      PTERO_SLOT_VALUE (self, slot, gint64) = g_variant_get_int64 (variant);
      return TRUE;

    case PTERO_KIND_DOUBLE:
      PTERO_SLOT_VALUE (self, slot, double) = g_variant_get_double (variant);
      return TRUE;

    case PTERO_KIND_STRING:
    case PTERO_KIND_STRV:
    case PTERO_KIND_DATE:
    case PTERO_KIND_JSON:
    case PTERO_KIND_RESOURCE:
    case PTERO_KIND_LIST:
    default:
      value = g_variant_get_maybe (variant);
      return value == NULL || parse_pointer (slot, self, value);
    }
}

static gboolean
parse_tuple (PteroResource *self,
             PteroLayout   *layout,
             GVariant      *variant)
{
  gsize index = 0;

  for (guint i = 0; i < layout->n_slots; i++)
    {
      g_autoptr(GVariant) child = NULL;

      if (!is_recorded (&layout->slots[i]))
        continue;

      child = g_variant_get_child_value (variant, index++);

      if (!parse_slot (&layout->slots[i], self, child))
        return FALSE;
    }

  return TRUE;
}

/**
 * ptero_resource_new_from_variant:
 * @type: a type derived from [class@Ptero.Resource]
 * @variant: what [method@Ptero.Resource.to_variant] gave
 *
 * Returns: (transfer full) (nullable): the resource, %NULL if @variant is of
 *   another version of the class or damaged
 */
PteroResource *
ptero_resource_new_from_variant (GType     type,
                                 GVariant *variant)
{
  g_autoptr(GVariant) checked = NULL;
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (g_type_is_a (type, PTERO_TYPE_RESOURCE), NULL);
  g_return_val_if_fail (variant != NULL, NULL);

  if (!g_variant_is_of_type (variant, ptero_resource_get_variant_type (type)) ||
      !g_variant_is_normal_form (variant))
    return NULL;

  /* what was checked as a whole is not checked again for each of its members */
  bytes = g_variant_get_data_as_bytes (variant);
  checked = g_variant_ref_sink (g_variant_new_from_bytes (g_variant_get_type (variant), bytes,
                                                          TRUE));

  return parse_resource (ptero_layout_get (type), checked);
}
