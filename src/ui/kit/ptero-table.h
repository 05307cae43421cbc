/* ptero-table.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-capabilities.h"

G_BEGIN_DECLS

/**
 * PteroColumnFlags:
 * @PTERO_COLUMN_EXPAND: takes the space that is left
 * @PTERO_COLUMN_NUMERIC: a number, at the end of its cell
 * @PTERO_COLUMN_DETAIL: left out where there is little place
 * @PTERO_COLUMN_MONOSPACE: code, an id, a path
 * @PTERO_COLUMN_LINK: names something that a click on the text leads to
 * @PTERO_COLUMN_FILE: the name or the path of a file, which is cut in the middle
 * @PTERO_COLUMN_NAME: what an item is called by, where that is not the first column
 * @PTERO_COLUMN_UNSEEN: too long to be seen in whole beside the others: only copied and exported
 *
 * How a column looks.
 */
typedef enum
{
  PTERO_COLUMN_DEFAULT   = 0,
  PTERO_COLUMN_EXPAND    = 1 << 0,
  PTERO_COLUMN_NUMERIC   = 1 << 1,
  PTERO_COLUMN_DETAIL    = 1 << 2,
  PTERO_COLUMN_MONOSPACE = 1 << 3,
  PTERO_COLUMN_LINK      = 1 << 4,
  PTERO_COLUMN_NAME      = 1 << 5,
  PTERO_COLUMN_FILE      = 1 << 6,
  PTERO_COLUMN_UNSEEN    = 1 << 7,
} PteroColumnFlags;

/**
 * PteroColumn:
 * @id: its name in settings and in exported files
 * @title: its title, to be translated
 * @dup_text: what a cell shows of an item, as the panel wrote it; %NULL for nothing
 * @flags: how it looks
 * @get_number: (nullable): what it is sorted by, if not by its text
 * @get_icon: (nullable): the icon before the text; %NULL for none
 * @server_sort: (nullable): the name by which the panel sorts, in a table that the panel sorts
 * @get_key: (nullable): what it is sorted by byte for byte, which the item keeps: many texts are
 *   slow to collate
 * @get_dim: (nullable): whether the cell is dimmed
 * @is_link: (nullable): whether the text of a link leads somewhere; without it, any does
 * @get_icon_class: (nullable): a style class of the icon, a constant; %NULL for none
 * @get_meter: (nullable): what a meter in the place of the text shows, in bytes: how much is used,
 *   of how much (0: no limit)
 * @flavour: the kind of panels whose items have it, in a list of others it is left out; 0 for both
 *
 * One column of a [class@Ptero.Table].
 */
typedef struct
{
  const char       *id;
  const char       *title;
  char           *(*dup_text)   (gpointer item);
  PteroColumnFlags  flags;
  gint64          (*get_number) (gpointer item);
  const char     *(*get_icon)   (gpointer item);
  const char       *server_sort;
  const char     *(*get_key)    (gpointer item);
  gboolean        (*get_dim)    (gpointer item);
  gboolean        (*is_link)    (gpointer item);
  const char     *(*get_icon_class) (gpointer item);
  void            (*get_meter)  (gpointer item,
                                 double  *value,
                                 double  *limit);
  PteroFlavour      flavour;
} PteroColumn;

#define PTERO_TYPE_TABLE (ptero_table_get_type ())

G_DECLARE_FINAL_TYPE (PteroTable, ptero_table, PTERO, TABLE, GtkWidget)

GtkWidget  *ptero_table_new            (const char        *id,
                                        const PteroColumn *columns,
                                        guint              n_columns);
void        ptero_table_set_model      (PteroTable        *self,
                                        GListModel        *model);
void        ptero_table_set_sorted     (PteroTable        *self,
                                        gboolean           sorted);
void        ptero_table_set_section    (PteroTable        *self,
                                        GtkSorter         *sorter);
void        ptero_table_set_order      (PteroTable        *self,
                                        GtkSorter         *sorter);
void        ptero_table_set_filter     (PteroTable        *self,
                                        GtkFilter         *filter);
void        ptero_table_set_searched   (PteroTable        *self,
                                        guint              n_columns);
void        ptero_table_set_only       (PteroTable        *self,
                                        GtkFilter         *filter);
void        ptero_table_set_searched_column (PteroTable   *self,
                                             const char   *column);
void        ptero_table_set_search     (PteroTable        *self,
                                        const char        *text);
void        ptero_table_set_checks     (PteroTable        *self);
void        ptero_table_set_narrow     (PteroTable        *self,
                                        gboolean           narrow);
void        ptero_table_set_menu       (PteroTable        *self,
                                        GMenuModel        *menu);
GListModel *ptero_table_get_model      (PteroTable        *self);
GListModel *ptero_table_get_items      (PteroTable        *self);
gboolean    ptero_table_get_settled    (PteroTable        *self);
gboolean    ptero_table_get_pending    (PteroTable        *self);
guint       ptero_table_get_n_selected (PteroTable        *self);
GPtrArray  *ptero_table_dup_selected   (PteroTable        *self);
void        ptero_table_select_all     (PteroTable        *self);
void        ptero_table_unselect       (PteroTable        *self);
gboolean    ptero_table_select         (PteroTable        *self,
                                        gpointer           item);
gpointer    ptero_table_get_item_at    (PteroTable        *self,
                                        double             x,
                                        double             y);
void        ptero_table_resort         (PteroTable        *self);
const char *ptero_table_get_sort       (PteroTable        *self,
                                        gboolean          *descending);
const PteroColumn *ptero_table_get_columns (PteroTable    *self,
                                            guint         *n_columns);

void             ptero_table_set_usual_sort (PteroTable        *self,
                                             const char        *column);

G_END_DECLS
