/* ptero-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-part.h"

G_BEGIN_DECLS

#define PTERO_TYPE_PAGE (ptero_page_get_type ())

G_DECLARE_INTERFACE (PteroPage, ptero_page, PTERO, PAGE, GtkWidget)

struct _PteroPageInterface
{
  GTypeInterface parent_iface;

  void     (*refresh)      (PteroPage *self);
  gboolean (*start_search) (PteroPage *self);
  gboolean (*go_back)      (PteroPage *self);
  PteroPart *(*get_changed_part) (PteroPage *self);

  /* for a page over which another one may be */
  void       (*cover)            (PteroPage *self,
                                  PteroPage *cover);
};

char      *ptero_page_dup_title        (PteroPage *self);
GtkWidget *ptero_page_get_header_start (PteroPage *self);
GtkWidget *ptero_page_get_header_end   (PteroPage *self);
void       ptero_page_refresh          (PteroPage *self);
gboolean   ptero_page_start_search     (PteroPage *self);
gboolean   ptero_page_go_back          (PteroPage *self);
PteroPart *ptero_page_get_changed_part (PteroPage *self);
gboolean   ptero_page_cover            (PteroPage *self,
                                        PteroPage *cover);

G_END_DECLS
