/* ptero-resource-record.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-resource-private.h"

#include <gio/gio.h>
#include <string.h>

#include "ptero-json-reader.h"
#include "ptero-json-value.h"

/* The recorded form of a resource is its fields in the order of the table, those of a member that
 * is a resource in its place, as four sequences: what is true and what is there, whole numbers,
 * fractions, and text that NUL ends. A variant of each field would be ten times as slow to read,
 * and the servers of the last time are read before the first frame.
 *
 * A date is seconds, microseconds and the seconds of its offset; open JSON is its text; a relation
 * that leads back is not recorded, since the record would have no end.
 */
#define RECORD_TYPE "(ayaxaday)"

/* what GLib reads */
#define MAX_OFFSET (24 * 60 * 60)

/* of the digest of a format, which is kept with each record */
#define FORMAT_LENGTH 16

typedef struct
{
  GArray  *flags;
  GArray  *numbers;
  GArray  *fractions;
  GString *text;
} Writer;

typedef struct
{
  const guint8 *flags;
  gsize         n_flags;
  const gint64 *numbers;
  gsize         n_numbers;
  const double *fractions;
  gsize         n_fractions;
  const char   *text;
  gsize         n_text;
} Reader;

static gboolean
is_recorded (const PteroSlot *slot)
{
  return (slot->field->flags & PTERO_FIELD_NOT_RECORDED) == 0;
}

/* With the names: two fields of a kind that change places would be read as each other. */
static void
describe_layout (PteroLayout *layout,
                 GString     *string,
                 guint        depth)
{
  static const char kinds[] = {
    [PTERO_KIND_BOOLEAN] = 'b', [PTERO_KIND_INT] = 'x', [PTERO_KIND_DOUBLE] = 'd',
    [PTERO_KIND_STRING] = 's', [PTERO_KIND_STRV] = 'v', [PTERO_KIND_DATE] = 't',
    [PTERO_KIND_JSON] = 'j', [PTERO_KIND_RESOURCE] = 'r', [PTERO_KIND_LIST] = 'a',
  };

  if (depth > 8)
    g_error ("%s is recorded in itself", g_type_name (layout->type));

  g_string_append_c (string, '(');

  for (guint i = 0; i < layout->n_slots; i++)
    {
      const PteroSlot *slot = &layout->slots[i];

      if (!is_recorded (slot))
        continue;

      g_string_append_printf (string, "%s:%c", slot->field->member, kinds[slot->kind]);
      if (slot->kind == PTERO_KIND_RESOURCE || slot->kind == PTERO_KIND_LIST)
        describe_layout (ptero_slot_get_layout (slot), string, depth + 1);
      g_string_append_c (string, ';');
    }

  g_string_append_c (string, ')');
}

static void
put_flag (Writer  *writer,
          gboolean flag)
{
  guint8 byte = flag != FALSE;

  g_array_append_val (writer->flags, byte);
}

static void
put_number (Writer *writer,
            gint64  number)
{
  g_array_append_val (writer->numbers, number);
}

static void
put_text (Writer     *writer,
          const char *text)
{
  g_string_append_len (writer->text, text, (gssize) strlen (text) + 1);
}

static void
put_strv (Writer             *writer,
          const char * const *strv)
{
  put_number (writer, g_strv_length ((char **) strv));

  for (gsize i = 0; strv[i] != NULL; i++)
    put_text (writer, strv[i]);
}

static void
put_date (Writer    *writer,
          GDateTime *date)
{
  put_number (writer, g_date_time_to_unix (date));
  put_number (writer, g_date_time_get_microsecond (date));
  put_number (writer, g_date_time_get_utc_offset (date) / G_TIME_SPAN_SECOND);
}

static void
put_json (Writer   *writer,
          JsonNode *node)
{
  g_autofree char *text = ptero_json_to_text (node);
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  put_text (writer, valid);
}

static void put_resource (Writer *writer, PteroResource *self);

static void
put_list (Writer     *writer,
          GListModel *list)
{
  guint n_items = g_list_model_get_n_items (list);

  put_number (writer, n_items);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(PteroResource) item = g_list_model_get_item (list, i);

      put_resource (writer, item);
    }
}

static void
put_pointer (Writer          *writer,
             const PteroSlot *slot,
             gpointer         value)
{
  put_flag (writer, value != NULL);
  if (value == NULL)
    return;

  switch (slot->kind)
    {
    case PTERO_KIND_STRING:
      put_text (writer, value);
      break;

    case PTERO_KIND_STRV:
      put_strv (writer, value);
      break;

    case PTERO_KIND_DATE:
      put_date (writer, value);
      break;

    case PTERO_KIND_JSON:
      put_json (writer, value);
      break;

    case PTERO_KIND_RESOURCE:
      put_resource (writer, value);
      break;

    case PTERO_KIND_LIST:
      put_list (writer, value);
      break;

    case PTERO_KIND_BOOLEAN:
    case PTERO_KIND_INT:
    case PTERO_KIND_DOUBLE:
    default:
      g_assert_not_reached ();
    }
}

static void
put_resource (Writer        *writer,
              PteroResource *self)
{
  PteroLayout *layout = PTERO_RESOURCE_GET_CLASS (self)->layout;

  for (guint i = 0; i < layout->n_slots; i++)
    {
      const PteroSlot *slot = &layout->slots[i];

      if (!is_recorded (slot))
        continue;

      if (slot->kind == PTERO_KIND_BOOLEAN)
        put_flag (writer, PTERO_SLOT_VALUE (self, slot, gboolean));
      else if (slot->kind == PTERO_KIND_INT)
        put_number (writer, PTERO_SLOT_VALUE (self, slot, gint64));
      else if (slot->kind == PTERO_KIND_DOUBLE)
        g_array_append_val (writer->fractions, PTERO_SLOT_VALUE (self, slot, double));
      else
        put_pointer (writer, slot, PTERO_SLOT_VALUE (self, slot, gpointer));
    }
}

static gboolean
take_flag (Reader   *reader,
           gboolean *flag)
{
  if (reader->n_flags == 0 || *reader->flags > 1)
    return FALSE;

  *flag = *reader->flags++;
  reader->n_flags--;

  return TRUE;
}

static gboolean
take_number (Reader *reader,
             gint64 *number)
{
  if (reader->n_numbers == 0)
    return FALSE;

  *number = *reader->numbers++;
  reader->n_numbers--;

  return TRUE;
}

static gboolean
take_fraction (Reader *reader,
               double *fraction)
{
  if (reader->n_fractions == 0)
    return FALSE;

  *fraction = *reader->fractions++;
  reader->n_fractions--;

  return TRUE;
}

static const char *
take_text (Reader *reader)
{
  const char *text = reader->text;
  const char *end = reader->n_text > 0 ? memchr (text, '\0', reader->n_text) : NULL;

  if (end == NULL || !g_utf8_validate (text, end - text, NULL))
    return NULL;

  reader->n_text -= (gsize) (end - text) + 1;
  reader->text = end + 1;

  return text;
}

/* How many follow. */
static gboolean
take_count (Reader *reader,
            gint64 *count)
{
  return take_number (reader, count) && *count >= 0;
}

static char **
take_strv (Reader *reader)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  gint64 n_items;

  if (!take_count (reader, &n_items))
    return NULL;

  for (gint64 i = 0; i < n_items; i++)
    {
      const char *text = take_text (reader);

      if (text == NULL)
        return NULL;

      g_strv_builder_add (builder, text);
    }

  return g_strv_builder_end (builder);
}

static GDateTime *
take_date (Reader *reader)
{
  g_autoptr(GDateTime) utc = NULL;
  g_autoptr(GDateTime) exact = NULL;
  g_autoptr(GTimeZone) zone = NULL;
  gint64 seconds;
  gint64 microseconds;
  gint64 offset;

  if (!take_number (reader, &seconds) || !take_number (reader, &microseconds) ||
      !take_number (reader, &offset))
    return NULL;

  if (microseconds < 0 || microseconds >= G_USEC_PER_SEC || offset < -MAX_OFFSET ||
      offset > MAX_OFFSET)
    return NULL;

  utc = g_date_time_new_from_unix_utc (seconds);
  if (utc == NULL)
    return NULL;

  exact = g_date_time_add (utc, microseconds);
  if (exact == NULL)
    return NULL;

  zone = g_time_zone_new_offset ((gint32) offset);

  return g_date_time_to_timezone (exact, zone);
}

static JsonNode *
take_json (Reader *reader)
{
  const char *text = take_text (reader);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(JsonNode) node = NULL;

  if (text == NULL)
    return NULL;

  bytes = g_bytes_new_static (text, strlen (text));
  node = ptero_json_read (bytes, NULL);

  return node != NULL && ptero_json_is_finite (node) ? g_steal_pointer (&node) : NULL;
}

static PteroResource *take_resource (Reader *reader, PteroLayout *layout);

static GListModel *
take_list (Reader          *reader,
           const PteroSlot *slot)
{
  g_autoptr(GListStore) store = g_list_store_new (slot->type);
  PteroLayout *layout = ptero_slot_get_layout (slot);
  gint64 n_items;

  if (!take_count (reader, &n_items))
    return NULL;

  for (gint64 i = 0; i < n_items; i++)
    {
      g_autoptr(PteroResource) item = take_resource (reader, layout);

      if (item == NULL)
        return NULL;

      g_list_store_append (store, item);
    }

  return G_LIST_MODEL (g_steal_pointer (&store));
}

static gboolean
take_pointer (Reader          *reader,
              const PteroSlot *slot,
              PteroResource   *self)
{
  gpointer *location = &PTERO_SLOT_VALUE (self, slot, gpointer);
  gboolean present;
  const char *text;

  if (!take_flag (reader, &present))
    return FALSE;
  if (!present)
    return TRUE;

  switch (slot->kind)
    {
    case PTERO_KIND_STRING:
      text = take_text (reader);
      ptero_slot_set_string (slot, self, text);
      return text != NULL;

    case PTERO_KIND_STRV:
      *location = take_strv (reader);
      break;

    case PTERO_KIND_DATE:
      *location = take_date (reader);
      break;

    case PTERO_KIND_JSON:
      *location = take_json (reader);
      break;

    case PTERO_KIND_RESOURCE:
      *location = take_resource (reader, ptero_slot_get_layout (slot));
      break;

    case PTERO_KIND_LIST:
      *location = take_list (reader, slot);
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
take_slot (Reader          *reader,
           const PteroSlot *slot,
           PteroResource   *self)
{
  if (slot->kind == PTERO_KIND_BOOLEAN)
    return take_flag (reader, &PTERO_SLOT_VALUE (self, slot, gboolean));
  if (slot->kind == PTERO_KIND_INT)
    return take_number (reader, &PTERO_SLOT_VALUE (self, slot, gint64));
  if (slot->kind == PTERO_KIND_DOUBLE)
    return take_fraction (reader, &PTERO_SLOT_VALUE (self, slot, double));

  return take_pointer (reader, slot, self);
}

static PteroResource *
take_resource (Reader      *reader,
               PteroLayout *layout)
{
  g_autoptr(PteroResource) self = g_object_new (layout->type, NULL);

  for (guint i = 0; i < layout->n_slots; i++)
    {
      if (is_recorded (&layout->slots[i]) && !take_slot (reader, &layout->slots[i], self))
        return NULL;
    }

  return g_steal_pointer (&self);
}

static char *
create_format (PteroLayout *layout)
{
  g_autoptr(GString) format = g_string_new (NULL);
  g_autofree char *digest = NULL;

  describe_layout (layout, format, 0);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, format->str, (gssize) format->len);

  return g_strndup (digest, FORMAT_LENGTH);
}

/**
 * ptero_resource_get_record_format:
 * @type: a type derived from [class@Ptero.Resource]
 *
 * Says how the fields of a class are recorded, to be kept with its records:
 * those of another format cannot be read.
 *
 * Returns: (transfer none): a digest of the format
 */
const char *
ptero_resource_get_record_format (GType type)
{
  PteroLayout *layout;

  g_return_val_if_fail (g_type_is_a (type, PTERO_TYPE_RESOURCE), NULL);

  /* the store asks from threads of its own */
  layout = ptero_layout_get (type);
  if (g_once_init_enter (&layout->record_format))
    g_once_init_leave (&layout->record_format, create_format (layout));

  return layout->record_format;
}

/**
 * ptero_resource_to_record:
 * @self: a resource
 *
 * Returns: (transfer full): @self in a compact form for the local store, which
 *   is much faster to read than JSON
 */
GBytes *
ptero_resource_to_record (PteroResource *self)
{
  g_autoptr(GArray) flags = g_array_new (FALSE, FALSE, sizeof (guint8));
  g_autoptr(GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) fractions = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GVariant) record = NULL;
  Writer writer = { flags, numbers, fractions, text };
  GVariant *members[4];

  g_return_val_if_fail (PTERO_IS_RESOURCE (self), NULL);

  put_resource (&writer, self);

  members[0] = g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, flags->data, flags->len, 1);
  members[1] = g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, numbers->data, numbers->len,
                                          sizeof (gint64));
  members[2] = g_variant_new_fixed_array (G_VARIANT_TYPE_DOUBLE, fractions->data, fractions->len,
                                          sizeof (double));
  members[3] = g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, text->str, text->len, 1);
  record = g_variant_ref_sink (g_variant_new_tuple (members, G_N_ELEMENTS (members)));

  return g_variant_get_data_as_bytes (record);
}

/**
 * ptero_resource_new_from_record:
 * @type: a type derived from [class@Ptero.Resource]
 * @record: what [method@Ptero.Resource.to_record] gave
 *
 * Returns: (transfer full) (nullable): the resource, %NULL if @record is of
 *   another format or damaged
 */
PteroResource *
ptero_resource_new_from_record (GType   type,
                                GBytes *record)
{
  g_autoptr(GVariant) variant = NULL;
  g_autoptr(GVariant) flags = NULL;
  g_autoptr(GVariant) numbers = NULL;
  g_autoptr(GVariant) fractions = NULL;
  g_autoptr(GVariant) text = NULL;
  g_autoptr(PteroResource) self = NULL;
  Reader reader;

  g_return_val_if_fail (g_type_is_a (type, PTERO_TYPE_RESOURCE), NULL);
  g_return_val_if_fail (record != NULL, NULL);

  variant = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (RECORD_TYPE), record,
                                                          FALSE));
  /* what is damaged so that there is no sequence is an empty one */
  g_variant_get (variant, "(@ay@ax@ad@ay)", &flags, &numbers, &fractions, &text);
  reader.flags = g_variant_get_fixed_array (flags, &reader.n_flags, sizeof (guint8));
  reader.numbers = g_variant_get_fixed_array (numbers, &reader.n_numbers, sizeof (gint64));
  reader.fractions = g_variant_get_fixed_array (fractions, &reader.n_fractions,
                                                sizeof (double));
  reader.text = g_variant_get_fixed_array (text, &reader.n_text, 1);

  self = take_resource (&reader, ptero_layout_get (type));

  /* what is left over is of something else */
  if (self == NULL ||
      reader.n_flags + reader.n_numbers + reader.n_fractions + reader.n_text > 0)
    return NULL;

  return g_steal_pointer (&self);
}
