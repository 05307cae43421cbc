/* ptero-part.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PTERO_TYPE_PART (ptero_part_get_type ())

G_DECLARE_INTERFACE (PteroPart, ptero_part, PTERO, PART, GtkWidget)

struct _PteroPartInterface
{
  GTypeInterface parent_iface;

  void     (*refresh)      (PteroPart *self);
  gboolean (*start_search) (PteroPart *self);
  gboolean (*go_back)      (PteroPart *self);

  /* for a part in which something can be filled in that is to be applied; apply() calls
   * ptero_part_applied() */
  gboolean (*get_changed)  (PteroPart *self);
  void     (*discard)      (PteroPart *self);
  void     (*apply)        (PteroPart *self);

  /* for such a part, what is asked where it is left, instead of the usual: the text, the heading
   * above it and the button that applies */
  char    *(*dup_question) (PteroPart   *self,
                            const char **heading,
                            const char **apply);

  /* for such a part, another way on where it is left: what the button says, NULL where there is
   * none now, and what it does */
  const char *(*get_aside)  (PteroPart *self);
  void     (*put_aside)    (PteroPart *self);

  /* for such a part, what it does when its page goes without asking: it goes on in a window of its
   * own */
  void     (*move_out)     (PteroPart *self);
};

void     ptero_part_refresh      (PteroPart *self);
gboolean ptero_part_start_search (PteroPart *self);
gboolean ptero_part_go_back      (PteroPart *self);
gboolean ptero_part_get_changed  (PteroPart *self);
void     ptero_part_move_out     (PteroPart *self);
void     ptero_part_leave_async  (PteroPart           *self,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);
gboolean ptero_part_leave_finish (PteroPart           *self,
                                  GAsyncResult        *result);

/* For parts */
void     ptero_part_applied      (PteroPart *self,
                                  gboolean   applied);

G_END_DECLS
