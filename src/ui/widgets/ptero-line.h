/* ptero-line.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PTERO_TYPE_LINE (ptero_line_get_type ())

G_DECLARE_DERIVABLE_TYPE (PteroLine, ptero_line, PTERO, LINE, GtkWidget)

struct _PteroLineClass
{
  GtkWidgetClass parent_class;

  void (*get_color) (PteroLine *self,
                     GdkRGBA   *color);
};

GtkWidget  *ptero_line_new            (float       xalign);
const char *ptero_line_get_text       (PteroLine  *self);
void        ptero_line_set_text       (PteroLine  *self,
                                       const char *text);
void        ptero_line_set_dimmed     (PteroLine  *self,
                                       const char *text,
                                       guint       from);
void        ptero_line_set_starred    (PteroLine  *self,
                                       gboolean    starred);
void        ptero_line_set_end_icon   (PteroLine  *self,
                                       const char *icon_name,
                                       const char *text);
int         ptero_line_get_indent     (PteroLine  *self);
void        ptero_line_set_indent     (PteroLine  *self,
                                       int         indent);
void        ptero_line_set_xalign     (PteroLine  *self,
                                       float       xalign);
void        ptero_line_set_link       (PteroLine  *self,
                                       gboolean    link);
gboolean    ptero_line_get_link       (PteroLine  *self);
void        ptero_line_set_ellipsize  (PteroLine  *self,
                                       PangoEllipsizeMode  ellipsize);
int         ptero_line_get_text_width (PteroLine  *self);
void        ptero_line_get_color      (PteroLine  *self,
                                       GdkRGBA    *color);

G_END_DECLS
