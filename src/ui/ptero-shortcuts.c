/* ptero-shortcuts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-shortcuts.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-dialog.h"
#include "ptero-power-menu.h"
#include "ptero-toolbar-view.h"

#define MAX_ACCELERATORS 3

typedef struct
{
  const char *action;                          /* detailed name; NULL: a key that a widget handles by itself */
  const char *accelerators[MAX_ACCELERATORS];
  const char *label;                           /* NULL: said by the row before */
} Shortcut;

typedef struct
{
  const char     *title;
  const Shortcut *shortcuts;
  gsize           n_shortcuts;
} ShortcutGroup;

static const Shortcut general_shortcuts[] = {
  { "win.palette", { "<Control>k" }, N_("Command Palette") },
  { "win.search", { "<Control>f" }, N_("Search") },
  { "win.refresh", { "F5" }, N_("Refresh") },
  { "win.recall", { "<Control>r" }, N_("Refresh; in a Console: Search Commands") },
  { "win.back", { "<Alt>Left" }, N_("Go Back") },
  { "win.toggle-sidebar", { "F9" }, N_("Show or Hide the Sidebar") },
  { "win.add-panel", { "<Control>n" }, N_("Add Panel") },
  { NULL, { "F10" }, N_("Main Menu") },
  { NULL, { "<Shift>F10", "Menu" }, N_("Context Menu") },
  { "app.preferences", { "<Control>comma" }, N_("Preferences") },
  { "app.shortcuts", { "<Control>question" }, N_("Keyboard Shortcuts") },
  { "app.quit", { "<Control>q" }, N_("Quit") },
};

static const Shortcut server_shortcuts[] = {
  { NULL, { "Return" }, N_("Open in a Tab") },
  { NULL, { "<Control>Return" }, N_("Open in the Background") },
  { NULL, { "space" }, N_("Select") },
  { NULL, { "<Control>space" }, N_("Add to or Remove from the Selection") },
  { NULL, { "<Control>a" }, N_("Select All") },
  { NULL, { "Escape" }, N_("Clear the Selection or the Search") },
  { NULL, { "<Control>d" }, N_("Add to or Remove from the Favorites") },
  { NULL, { PTERO_POWER_START_KEYS }, N_("Start") },
  { NULL, { PTERO_POWER_RESTART_KEYS }, N_("Restart") },
  { NULL, { PTERO_POWER_STOP_KEYS }, N_("Stop") },
  { NULL, { PTERO_POWER_KILL_KEYS }, N_("Kill") },
};

static const Shortcut filter_shortcuts[] = {
  { NULL, { "F2" }, N_("Rename") },
  { NULL, { "<Alt>Up" }, N_("Move Up") },
  { NULL, { "<Alt>Down" }, N_("Move Down") },
  { NULL, { "Delete" }, N_("Remove") },
};

static const Shortcut console_shortcuts[] = {
  { NULL, { "<Control>l" }, N_("Go to the Command") },
  { NULL, { "Up", "Down" }, N_("Earlier or Later Command") },
  { NULL, { "<Control><Shift>c" }, N_("Copy") },
  { NULL, { "<Control><Shift>f" }, N_("Filter") },
  { NULL, { "<Control><Shift>s" }, N_("Save the Log") },
  { NULL, { "<Control>plus" }, N_("Larger Text") },
  { NULL, { "<Control>minus" }, N_("Smaller Text") },
  { NULL, { "<Control>0" }, N_("Normal Size") },
};

static const Shortcut tab_shortcuts[] = {
  { "win.next-tab", { "<Control>Page_Down", "<Control>Tab" }, N_("Next Tab") },
  { "win.previous-tab", { "<Control>Page_Up", "<Control><Shift>Tab" }, N_("Previous Tab") },
  { "win.select-tab(0)", { "<Alt>1" }, N_("Server List") },
  { "win.select-tab(1)", { "<Alt>2" }, N_("Second Tab, and So On") },
  { "win.select-tab(2)", { "<Alt>3" }, NULL },
  { "win.select-tab(3)", { "<Alt>4" }, NULL },
  { "win.select-tab(4)", { "<Alt>5" }, NULL },
  { "win.select-tab(5)", { "<Alt>6" }, NULL },
  { "win.select-tab(6)", { "<Alt>7" }, NULL },
  { "win.select-tab(7)", { "<Alt>8" }, NULL },
  { "win.select-tab(8)", { "<Alt>9" }, NULL },
  { "win.close-tab", { "<Control>w" }, N_("Close Tab") },
};

static const Shortcut editor_shortcuts[] = {
  { NULL, { "<Control>s" }, N_("Save") },
  { NULL, { "<Control>z" }, N_("Undo") },
  { NULL, { "<Control><Shift>z" }, N_("Redo") },
  { NULL, { "<Control>f" }, N_("Find") },
  { NULL, { "<Control>h" }, N_("Find and Replace") },
  { NULL, { "F3" }, N_("Next Match") },
  { NULL, { "<Shift>F3" }, N_("Previous Match") },
  { NULL, { "<Control>i" }, N_("Go to Line") },
  { NULL, { "F7" }, N_("Next Difference") },
  { NULL, { "<Shift>F7" }, N_("Previous Difference") },
  { NULL, { "<Alt>Left" }, N_("Back from the Editor") },
};

static const Shortcut assistant_shortcuts[] = {
  { NULL, { "<Alt>Page_Down" }, N_("Next Step") },
  { NULL, { "<Alt>Page_Up" }, N_("Previous Step") },
  { NULL, { "F8" }, N_("Next Problem") },
  { NULL, { "<Control>Return" }, N_("Create") },
};

static const ShortcutGroup groups[] = {
  { N_("General"), general_shortcuts, G_N_ELEMENTS (general_shortcuts) },
  { N_("Servers"), server_shortcuts, G_N_ELEMENTS (server_shortcuts) },
  { N_("Saved Filters"), filter_shortcuts, G_N_ELEMENTS (filter_shortcuts) },
  { N_("Console"), console_shortcuts, G_N_ELEMENTS (console_shortcuts) },
  { N_("Tabs"), tab_shortcuts, G_N_ELEMENTS (tab_shortcuts) },
  { N_("Editor"), editor_shortcuts, G_N_ELEMENTS (editor_shortcuts) },
  { N_("Assistant"), assistant_shortcuts, G_N_ELEMENTS (assistant_shortcuts) },
};

/* All keys of a shortcut in the words of the keyboard: "Ctrl+R or F5". */
static char *
describe_keys (const Shortcut *shortcut)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < MAX_ACCELERATORS && shortcut->accelerators[i] != NULL; i++)
    {
      g_autofree char *label = NULL;
      GdkModifierType modifiers;
      guint key;

      if (!gtk_accelerator_parse (shortcut->accelerators[i], &key, &modifiers))
        g_assert_not_reached ();

      label = gtk_accelerator_get_label (key, modifiers);
      if (i > 0)
        /* Translators: between two keys that do the same */
        g_string_append (text, _(" or "));
      g_string_append (text, label);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
create_row (const Shortcut *shortcut)
{
  g_autofree char *keys = describe_keys (shortcut);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (keys);

  gtk_widget_add_css_class (label, "dim-label");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(shortcut->label));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);

  return row;
}

static GtkWidget *
create_group (const ShortcutGroup *group)
{
  GtkWidget *widget = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (widget), _(group->title));
  for (gsize i = 0; i < group->n_shortcuts; i++)
    if (group->shortcuts[i].label != NULL)
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (widget), create_row (&group->shortcuts[i]));

  return widget;
}

/**
 * ptero_shortcuts_install:
 * @application: the application
 *
 * Gives each action its keys.
 */
void
ptero_shortcuts_install (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    for (gsize j = 0; j < groups[i].n_shortcuts; j++)
      {
        const Shortcut *shortcut = &groups[i].shortcuts[j];
        const char *accelerators[MAX_ACCELERATORS + 1] = { NULL, };

        if (shortcut->action == NULL)
          continue;

        for (guint k = 0; k < MAX_ACCELERATORS; k++)
          accelerators[k] = shortcut->accelerators[k];
        gtk_application_set_accels_for_action (application, shortcut->action, accelerators);
      }
}

/**
 * ptero_shortcuts_present:
 * @parent: a widget in the window that asks
 *
 * Shows the keyboard shortcuts, from the table that sets them.
 */
void
ptero_shortcuts_present (GtkWidget *parent)
{
  GtkWidget *view;
  GtkWidget *page;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  page = adw_preferences_page_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                              ADW_PREFERENCES_GROUP (create_group (&groups[i])));

  view = g_object_new (PTERO_TYPE_TOOLBAR_VIEW, NULL);
  ptero_toolbar_view_add_top (PTERO_TOOLBAR_VIEW (view), adw_header_bar_new ());
  ptero_toolbar_view_set_content (PTERO_TOOLBAR_VIEW (view), page);
  ptero_dialog_set_size (view, 480, 640);
  ptero_dialog_present (view, _("Keyboard Shortcuts"), parent);
}
