/* ptero-file-bars.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-file-bars.h"

#include <glib/gi18n.h>

#include "ptero-file-verbs.h"

/* The bars and menus of a file browser, whose actions they are made from. */

static void
append_verb (GMenu               *menu,
             const PteroFileVerb *verb)
{
  g_autofree char *action = g_strconcat ("files.", verb->name, NULL);

  g_menu_append (menu, g_dgettext (GETTEXT_PACKAGE, verb->title), action);
}

/* Those of the verbs without files that are in the menu, or those that are not. */
static GMenuModel *
create_menu (gboolean uploads)
{
  GMenu *menu = g_menu_new ();
  guint n_verbs;
  const PteroFileVerb *verbs = ptero_file_verbs_get (&n_verbs);

  for (guint i = 0; i < n_verbs; i++)
    if (!ptero_file_verb_needs_files (&verbs[i]) && (verbs[i].flags & PTERO_VERB_MENU) == 0 &&
        g_str_has_prefix (verbs[i].name, "upload") == uploads)
      append_verb (menu, &verbs[i]);

  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_more_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("Pa_ste"), "files.paste");
  g_menu_append (menu, _("Select _All"), "files.select-all");
  g_menu_append (menu, _("_Edit Path"), "files.edit-path");
  g_menu_append (menu, _("_Copy Path"), "files.copy-path");
  g_menu_append (menu, _("Show _Hidden Files"), "files.hidden");
  g_menu_append (menu, _("_Refresh"), "files.refresh");

  return G_MENU_MODEL (menu);
}

static GtkWidget *
create_icon_button (const char *icon_name,
                    const char *title,
                    const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

static GtkWidget *
create_menu_button (const char *icon_name,
                    const char *title,
                    gboolean    with_label,
                    GMenuModel *menu)
{
  GtkWidget *button = gtk_menu_button_new ();

  if (with_label)
    gtk_menu_button_set_label (GTK_MENU_BUTTON (button), title);
  else
    gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon_name);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_tooltip_text (button, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_object_unref (menu);

  return button;
}

/**
 * ptero_file_bar_new:
 * @path_bar: where one is
 * @bookmarks: where else one may go
 *
 * Returns: (transfer floating): the bar above the files, a box whose orientation may be changed
 */
GtkWidget *
ptero_file_bar_new (GtkWidget *path_bar,
                    GtkWidget *bookmarks)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *history = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (bar, "toolbar");
  gtk_widget_add_css_class (bar, "page-bar");
  gtk_widget_add_css_class (history, "linked");
  gtk_box_append (GTK_BOX (history),
                  create_icon_button ("go-previous-symbolic", _("Back"), "files.back"));
  gtk_box_append (GTK_BOX (history),
                  create_icon_button ("go-next-symbolic", _("Forward"), "files.forward"));
  gtk_box_append (GTK_BOX (first), history);
  gtk_box_append (GTK_BOX (first), create_icon_button ("go-up-symbolic", _("Up"), "files.up"));
  gtk_box_append (GTK_BOX (first), path_bar);
  gtk_box_append (GTK_BOX (first),
                  create_icon_button ("edit-find-symbolic", _("Search"), "files.search"));
  gtk_box_append (GTK_BOX (first), bookmarks);
  gtk_widget_set_hexpand (first, TRUE);

  gtk_box_append (GTK_BOX (second),
                  create_menu_button (NULL, _("Upload"), TRUE, create_menu (TRUE)));
  gtk_box_append (GTK_BOX (second), create_menu_button (NULL, _("New"), TRUE, create_menu (FALSE)));
  gtk_box_append (GTK_BOX (second),
                  create_menu_button ("view-more-symbolic", _("More"), FALSE, create_more_menu ()));
  gtk_box_append (GTK_BOX (bar), first);
  gtk_box_append (GTK_BOX (bar), second);

  return bar;
}

/**
 * ptero_file_menu_new:
 *
 * Returns: (transfer full): the menu of the selected files
 */
GMenuModel *
ptero_file_menu_new (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) usual = g_menu_new ();
  g_autoptr(GMenu) common = g_menu_new ();
  g_autoptr(GMenu) destructive = g_menu_new ();
  guint n_verbs;
  const PteroFileVerb *verbs = ptero_file_verbs_get (&n_verbs);

  for (guint i = 0; i < n_verbs; i++)
    if (ptero_file_verb_needs_files (&verbs[i]))
      append_verb ((verbs[i].flags & PTERO_VERB_DESTRUCTIVE) != 0 ? destructive : usual, &verbs[i]);
  g_menu_append (common, _("Pa_ste"), "files.paste");
  g_menu_append (common, _("Copy Pat_h"), "files.copy-path");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (usual));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (common));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (destructive));

  return G_MENU_MODEL (menu);
}
