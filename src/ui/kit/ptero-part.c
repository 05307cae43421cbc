/* ptero-part.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-part.h"

#include <glib/gi18n.h>

#include "ptero-alert.h"

/* Who waits for a part to be applied, and that somebody is being asked about it. */
#define TASK_KEY "ptero-part-task"
#define LEAVING_KEY "ptero-part-leaving"

/**
 * PteroPart:
 *
 * A part of a page that takes its place: a section of a server's page, or what
 * a page of a panel shows. The page passes the commands on that every page has.
 */
G_DEFINE_INTERFACE (PteroPart, ptero_part, GTK_TYPE_WIDGET)

static void
ptero_part_default_init (PteroPartInterface *iface)
{
}

/**
 * ptero_part_refresh:
 * @self: a part
 *
 * Fetches anew what it shows.
 */
void
ptero_part_refresh (PteroPart *self)
{
  PteroPartInterface *iface;

  g_return_if_fail (PTERO_IS_PART (self));

  iface = PTERO_PART_GET_IFACE (self);
  if (iface->refresh != NULL)
    iface->refresh (self);
}

/**
 * ptero_part_start_search:
 * @self: a part
 *
 * Moves the focus to its search.
 *
 * Returns: whether it has one
 */
gboolean
ptero_part_start_search (PteroPart *self)
{
  PteroPartInterface *iface;

  g_return_val_if_fail (PTERO_IS_PART (self), FALSE);

  iface = PTERO_PART_GET_IFACE (self);

  return iface->start_search != NULL && iface->start_search (self);
}

/**
 * ptero_part_go_back:
 * @self: a part
 *
 * Goes back one step inside it.
 *
 * Returns: whether there was one
 */
gboolean
ptero_part_go_back (PteroPart *self)
{
  PteroPartInterface *iface;

  g_return_val_if_fail (PTERO_IS_PART (self), FALSE);

  iface = PTERO_PART_GET_IFACE (self);

  return iface->go_back != NULL && iface->go_back (self);
}

/**
 * ptero_part_get_changed:
 * @self: a part
 *
 * Returns: whether something is filled in that is not applied
 */
gboolean
ptero_part_get_changed (PteroPart *self)
{
  PteroPartInterface *iface;

  g_return_val_if_fail (PTERO_IS_PART (self), FALSE);

  iface = PTERO_PART_GET_IFACE (self);

  return iface->get_changed != NULL && iface->get_changed (self);
}

/**
 * ptero_part_move_out:
 * @self: a part with something in it that is not applied
 *
 * Saves that, if it can, where the page that it is in goes and nobody can be
 * asked: it is shown on in a window of its own.
 */
void
ptero_part_move_out (PteroPart *self)
{
  PteroPartInterface *iface;

  g_return_if_fail (PTERO_IS_PART (self));

  iface = PTERO_PART_GET_IFACE (self);
  if (iface->move_out != NULL)
    iface->move_out (self);
}

static void
end_leaving (PteroPart *self,
             GTask     *task,
             gboolean   left)
{
  g_object_set_data (G_OBJECT (self), LEAVING_KEY, NULL);
  g_task_return_boolean (task, left);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  PteroPart *self = PTERO_PART (source);
  g_autoptr(GTask) task = user_data;

  switch (ptero_alert_choose_finish (GTK_WIDGET (self), result))
    {
    case PTERO_ALERT_CONFIRM:
      g_object_set_data_full (source, TASK_KEY, g_steal_pointer (&task), g_object_unref);
      PTERO_PART_GET_IFACE (self)->apply (self);
      break;

    case PTERO_ALERT_DISCARD:
      PTERO_PART_GET_IFACE (self)->discard (self);
      end_leaving (self, task, TRUE);
      break;

    case PTERO_ALERT_ASIDE:
      /* that is all for now: whoever wanted to leave finds nothing to be asked about any more */
      end_leaving (self, task, FALSE);
      PTERO_PART_GET_IFACE (self)->put_aside (self);
      break;

    case PTERO_ALERT_CANCEL:
    default:
      end_leaving (self, task, FALSE);
    }
}

static void
ask (PteroPart *self,
     GTask     *task)
{
  PteroPartInterface *iface = PTERO_PART_GET_IFACE (self);
  const char *heading = _("Apply Changes?");
  const char *apply = _("_Apply");
  const char *aside = iface->get_aside != NULL ? iface->get_aside (self) : NULL;
  g_autofree char *text = iface->dup_question != NULL ? iface->dup_question (self, &heading, &apply)
                                                      : g_strdup (_("What you filled in is not applied yet."));

  g_object_set_data (G_OBJECT (self), LEAVING_KEY, self);
  ptero_alert_choose_async (GTK_WIDGET (self), heading, text, _("_Discard"), aside, apply, NULL,
                            chosen_cb, task);
}

/**
 * ptero_part_leave_async:
 * @self: a part
 * @callback: called when it is decided
 * @user_data: data for @callback
 *
 * Asks what to do with what is filled in and not applied, and does it.
 */
void
ptero_part_leave_async (PteroPart           *self,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (PTERO_IS_PART (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, ptero_part_leave_async);
  if (!ptero_part_get_changed (self))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  /* who was asked already and has not answered is not asked twice */
  if (g_object_get_data (G_OBJECT (self), LEAVING_KEY) != NULL)
    {
      g_task_return_boolean (task, FALSE);
      return;
    }

  ask (self, g_steal_pointer (&task));
}

/**
 * ptero_part_leave_finish:
 * @self: a part
 * @result: the result of the callback
 *
 * Returns: whether the part may be left: nothing is in it that would be lost
 */
gboolean
ptero_part_leave_finish (PteroPart    *self,
                         GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}

/**
 * ptero_part_applied:
 * @self: a part
 * @applied: whether all is applied
 *
 * To be called by a part that was told to apply what is filled in.
 */
void
ptero_part_applied (PteroPart *self,
                    gboolean   applied)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (PTERO_IS_PART (self));

  task = g_object_steal_data (G_OBJECT (self), TASK_KEY);
  if (task != NULL)
    end_leaving (self, task, applied);
}
