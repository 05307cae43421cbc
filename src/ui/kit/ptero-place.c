/* ptero-place.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-place.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-dialog.h"
#include "ptero-text.h"

/* Where what is done inside of a widget takes effect: a server or a panel. A page says it once; a
 * dialog has it of the widget that it is opened from, so that whoever has several panels sees in it
 * which one is changed. */
#define PLACE_KEY "ptero-place"

static void
set_place (GtkWidget *widget,
           gpointer   place)
{
  g_object_set_data_full (G_OBJECT (widget), PLACE_KEY, g_object_ref (place), g_object_unref);
}

static gpointer
find_place (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      gpointer place = g_object_get_data (G_OBJECT (widget), PLACE_KEY);

      if (place != NULL)
        return place;
    }

  return NULL;
}

/**
 * ptero_place_set_server:
 * @widget: a page, a window
 * @server: the server that what is done inside of it is for
 */
void
ptero_place_set_server (GtkWidget        *widget,
                        PteroFleetServer *server)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (PTERO_IS_FLEET_SERVER (server));

  set_place (widget, server);
}

/**
 * ptero_place_set_panel:
 * @widget: a page, a window
 * @panel: the panel that what is done inside of it is for
 */
void
ptero_place_set_panel (GtkWidget  *widget,
                       PteroPanel *panel)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (PTERO_IS_PANEL (panel));

  set_place (widget, panel);
}

/**
 * ptero_place_inherit:
 * @widget: what will be in another window
 * @parent: the widget that it is opened from
 *
 * What is done inside of @widget is for what @parent is for.
 */
void
ptero_place_inherit (GtkWidget *widget,
                     GtkWidget *parent)
{
  gpointer place = find_place (parent);

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (place != NULL)
    set_place (widget, place);
}

/**
 * ptero_place_describe:
 * @widget: a widget
 *
 * Returns: (transfer full) (nullable): the names of the server and its panel, or of the
 *   panel, that what is done inside of @widget is for, safe to show
 */
char *
ptero_place_describe (GtkWidget *widget)
{
  gpointer place = find_place (widget);
  g_autofree char *server = NULL;
  g_autofree char *panel = NULL;

  if (place == NULL)
    return NULL;

  if (!PTERO_IS_FLEET_SERVER (place))
    return ptero_text_make_safe (ptero_panel_get_name (place));

  server = ptero_text_make_safe (ptero_fleet_server_get_server (place)->name != NULL
                                   ? ptero_fleet_server_get_server (place)->name
                                   : "");
  panel = ptero_text_make_safe (ptero_panel_get_name (ptero_fleet_server_get_panel (place)));

  /* Translators: a server, then its panel */
  return g_strdup_printf (_("%s · %s"), server, panel);
}

static AdwHeaderBar *
find_header (GtkWidget *widget)
{
  AdwHeaderBar *header = NULL;

  if (ADW_IS_HEADER_BAR (widget))
    return ADW_HEADER_BAR (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL &&
       header == NULL; child = gtk_widget_get_next_sibling (child))
    header = find_header (child);

  return header;
}

/**
 * ptero_place_present:
 * @content: (transfer floating): what the dialog shows, header bar included
 * @title: the title of the dialog
 * @parent: a widget in the window the dialog is for
 *
 * Does what [func@Ptero.dialog_present] does; in the header bar the title has
 * below it what the dialog is for.
 */
void
ptero_place_present (GtkWidget  *content,
                     const char *title,
                     GtkWidget  *parent)
{
  g_autofree char *place = NULL;
  AdwHeaderBar *header;

  g_return_if_fail (GTK_IS_WIDGET (content));
  g_return_if_fail (GTK_IS_WIDGET (parent));

  ptero_place_inherit (content, parent);
  place = ptero_place_describe (content);
  header = find_header (content);
  if (place != NULL && header != NULL)
    adw_header_bar_set_title_widget (header, adw_window_title_new (title, place));

  ptero_dialog_present (content, title, parent);
}
