/* ptero-admin-room.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-room.h"

#include <glib/gi18n.h>

#include "ptero-format.h"

#define MIB (1024 * 1024)
#define MAX_SIZE G_GINT64_CONSTANT (1000000000000)   /* MiB: what a panel says beyond that is nonsense */

/* What is compared with what, until the form goes. */
typedef struct
{
  PteroForm   *form;    /* not owned */
  PteroNode   *node;    /* (nullable) */
  PteroLimits *own;     /* (nullable): what the server has there already */
} Room;

static void room_update (Room *room);

static void
room_clear (Room *room)
{
  if (room->node != NULL)
    g_signal_handlers_disconnect_by_func (room->node, room_update, room);
  g_clear_object (&room->node);
  g_clear_object (&room->own);
}

static void
room_free (gpointer data)
{
  room_clear (data);
  g_free (data);
}

static char *
format_size (gint64 mebibytes)
{
  return ptero_format_bytes (CLAMP (mebibytes, 0, MAX_SIZE) * MIB);
}

/* "5.0 GiB of 19.2 GiB are free", and how much of that the node does not really have. */
static char *
describe_free (gint64 free_size,
               gint64 size,
               gint64 overallocate)
{
  g_autofree char *free_text = format_size (free_size);
  g_autofree char *size_text = format_size (size);

  if (overallocate <= 0)
    /* Translators: memory or disk of a node, as in "5.0 GiB of 16 GiB are free" */
    return g_strdup_printf (_("%s of %s are free"), free_text, size_text);

  /* Translators: the last number is by how many percent the node gives away more than it has */
  return g_strdup_printf (_("%s of %s are free, with %d\u202f%% over-allocation"), free_text,
                          size_text, (int) MIN (overallocate, 100000));
}

static char *
describe (gint64    wanted,
          gint64    own,
          gint64    given,
          gint64    capacity,
          gint64    overallocate,
          gboolean *warns)
{
  gint64 size = CLAMP (capacity, 0, MAX_SIZE) * (100 + CLAMP (overallocate, 0, 100000)) / 100;
  gint64 rest = size - CLAMP (given, 0, MAX_SIZE) + CLAMP (own, 0, MAX_SIZE);
  g_autofree char *free_text = NULL;
  g_autofree char *lacking = NULL;

  *warns = FALSE;
  if (overallocate < 0)
    return g_strdup (_("The node gives away as much as is asked for"));

  free_text = describe_free (rest, size, overallocate);
  if (wanted <= 0)
    /* Translators: %s is how much of a node is free */
    return g_strdup_printf (_("Unlimited counts as nothing: %s"), free_text);
  if (wanted <= rest)
    /* Translators: %s is how much of a node is free */
    return g_strdup_printf (_("Fits: %s"), free_text);

  *warns = TRUE;
  lacking = format_size (wanted - MAX (rest, 0));

  /* Translators: how much more is wanted than there is, and how much of the node is free */
  return g_strdup_printf (_("%s too much: %s"), lacking, free_text);
}

static void
update_row (Room       *room,
            const char *name,
            gint64      own,
            gint64      given,
            gint64      capacity,
            gint64      overallocate)
{
  gboolean warns;
  g_autofree char *text = describe (ptero_form_peek_int (room->form, name), own, given, capacity,
                                    overallocate, &warns);

  ptero_form_remark (room->form, name, text, warns);
}

static void
room_update (Room *room)
{
  PteroNode *node = room->node;

  if (node == NULL || node->allocated_resources == NULL)
    {
      ptero_form_remark (room->form, "limits.memory", NULL, FALSE);
      ptero_form_remark (room->form, "limits.disk", NULL, FALSE);
      return;
    }

  update_row (room, "limits.memory", room->own != NULL ? room->own->memory : 0,
              node->allocated_resources->memory, node->memory, node->memory_overallocate);
  update_row (room, "limits.disk", room->own != NULL ? room->own->disk : 0,
              node->allocated_resources->disk, node->disk, node->disk_overallocate);
}

/**
 * ptero_admin_room_get_size:
 * @size: memory or disk of a node, in MiB
 * @overallocate: by how many percent more is given away; negative: as much as is asked for
 *
 * Returns: how much can be given to servers, in bytes; 0 if there is no limit
 */
double
ptero_admin_room_get_size (gint64 size,
                           gint64 overallocate)
{
  if (overallocate < 0)
    return 0;

  return (double) CLAMP (size, 0,
                         MAX_SIZE) * MIB * (100 + (double) MIN (overallocate, 100000)) / 100;
}

/**
 * ptero_admin_room_describe_use:
 * @used: how much is given to servers, in MiB
 * @size: memory or disk of a node, in MiB
 * @overallocate: by how many percent more is given away; negative: as much as is asked for
 *
 * Returns: (transfer full): "12 GiB of 64 GiB · 19 % · over-allocation 20 %", and a sign where
 *   little is left
 */
char *
ptero_admin_room_describe_use (gint64 used,
                               gint64 size,
                               gint64 overallocate)
{
  double limit = ptero_admin_room_get_size (size, overallocate);
  double part = limit > 0 ? (double) CLAMP (used, 0, MAX_SIZE) * MIB / limit : 0;
  double percent = size > 0 ? (double) used * 100 / (double) size : 0;
  const char *sign = part < .8 ? "" : part < .9 ? "△ " : "▲ ";
  g_autofree char *given = format_size (used);
  g_autofree char *all = size > 0 ? format_size (size) : g_strdup (_("Unlimited"));
  /* Translators: how much is given to servers, of how much, and in percent */
  g_autofree char *use = g_strdup_printf (_("%s of %s · %d\u202f%%"), used > 0 ? given : "0", all,
                                          (int) CLAMP (percent, 0, G_MAXINT));
  g_autofree char *over = NULL;

  if (overallocate > 0)
    over = g_strdup_printf (_("over-allocation %d\u202f%%"), (int) MIN (overallocate, 100000));
  else if (overallocate < 0)
    over = g_strdup (_("over-allocation without limit"));

  return over != NULL ? g_strdup_printf ("%s%s · %s", sign, use,
                                         over) : g_strconcat (sign, use, NULL);
}

/**
 * ptero_admin_room_watch:
 * @form: a form with the fields `limits.memory` and `limits.disk`
 * @node: (nullable): the node the server is on, or will be; %NULL for none
 * @own: (nullable): the limits of a server that is on @node already
 *
 * Says below these fields whether what is filled in, while it is typed, fits
 * into what the node has to give. It warns only: the panel refuses nothing.
 */
void
ptero_admin_room_watch (PteroForm   *form,
                        PteroNode   *node,
                        PteroLimits *own)
{
  Room *room;

  g_return_if_fail (PTERO_IS_FORM (form));

  room = g_object_get_data (G_OBJECT (form), "room");
  if (room == NULL)
    {
      room = g_new0 (Room, 1);
      room->form = form;
      g_object_set_data_full (G_OBJECT (form), "room", room, room_free);
      g_signal_connect_swapped (form, "typed", G_CALLBACK (room_update), room);
    }

  room_clear (room);
  g_set_object (&room->node, node);
  g_set_object (&room->own, own);
  if (node != NULL)
    g_signal_connect_swapped (node, "notify", G_CALLBACK (room_update), room);
  room_update (room);
}
