/* ptero-palette-commands.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-palette-commands.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ptero-application.h"
#include "ptero-panel-pages.h"
#include "ptero-power-menu.h"
#include "ptero-sections.h"

/* When there is something to do for a command. */
typedef enum
{
  ALWAYS,
  WITH_PANELS,
  WITH_OWN_PANELS,
  WITHOUT_DEMO,
} Condition;

typedef struct
{
  const char *action;
  const char *title;
  const char *icon_name;
  Condition   condition;
  gboolean    unremembered;   /* not offered first the next time, where Return chooses it */
} Command;

static const Command commands[] = {
  { "win.refresh", N_("Refresh"), "view-refresh-symbolic", WITH_PANELS, FALSE },
  { "win.refresh-all", N_("Refresh All Panels"), "view-refresh-symbolic", WITH_PANELS, FALSE },
  { "win.search", N_("Search in This Page"), "system-search-symbolic", WITH_PANELS, FALSE },
  { "win.add-panel", N_("Add Panel…"), "list-add-symbolic", ALWAYS, FALSE },
  { "win.import-panels", N_("Import Panels…"), "document-open-symbolic", ALWAYS, FALSE },
  { "win.export-panels", N_("Export Panels…"), "document-save-symbolic", WITH_OWN_PANELS, FALSE },
  { "win.try-demo", N_("Try the Demo Panel"), "ptero-demo-symbolic", WITHOUT_DEMO, FALSE },
  { "win.back", N_("Go Back"), "go-previous-symbolic", WITH_PANELS, TRUE },
  { "win.next-tab", N_("Next Tab"), "go-next-symbolic", WITH_PANELS, TRUE },
  { "win.previous-tab", N_("Previous Tab"), "go-previous-symbolic", WITH_PANELS, TRUE },
  { "win.close-tab", N_("Close Tab"), "window-close-symbolic", WITH_PANELS, TRUE },
  { "win.toggle-sidebar", N_("Show or Hide the Sidebar"), "view-list-symbolic", WITH_PANELS,
    FALSE },
  { "app.preferences", N_("Preferences"), "emblem-system-symbolic", ALWAYS, FALSE },
  { "app.shortcuts", N_("Keyboard Shortcuts"), "input-keyboard-symbolic", ALWAYS, FALSE },
  { "app.about", N_("About Ptero"), "help-about-symbolic", ALWAYS, FALSE },
  { "app.quit", N_("Quit"), "application-exit-symbolic", ALWAYS, TRUE },
};

/* With a panel; the title names it. */
static const Command panel_commands[] = {
  /* Translators: %s is the name of a panel */
  { "win.refresh-panel", N_("Refresh %s"), "view-refresh-symbolic", ALWAYS, FALSE },
  { "win.edit-panel", N_("Edit %s…"), "document-edit-symbolic", ALWAYS, FALSE },
  { "win.open-panel-page", N_("Open %s in the Browser"), "ptero-open-external-symbolic", ALWAYS,
    FALSE },
  { "win.copy-panel-address", N_("Copy the Address of %s"), "edit-copy-symbolic", ALWAYS, FALSE },
  { "win.remove-panel", N_("Remove %s…"), "user-trash-symbolic", ALWAYS, TRUE },
};

typedef struct
{
  const char       *title;       /* NULL: as the signal is called */
  const char       *named;       /* with the name of a server */
  const char       *selected;    /* (nullable): with all that are selected */
  const char       *icon_name;
  const char       *action;
  const char       *keys;
  PteroPowerSignal  signal;
} Verb;

/* What can be done with a server; the sections of its page follow. */
static const Verb verbs[] = {
  /* Translators: %s is the name of a server */
  { NULL, N_("Start %s"), N_("Start Selected Servers"), NULL, "win.power-server",
    PTERO_POWER_START_KEYS, PTERO_POWER_START },
  { NULL, N_("Restart %s"), N_("Restart Selected Servers"), NULL, "win.power-server",
    PTERO_POWER_RESTART_KEYS, PTERO_POWER_RESTART },
  { NULL, N_("Stop %s"), N_("Stop Selected Servers"), NULL, "win.power-server",
    PTERO_POWER_STOP_KEYS, PTERO_POWER_STOP },
  { NULL, N_("Kill %s…"), N_("Kill Selected Servers…"), NULL, "win.power-server",
    PTERO_POWER_KILL_KEYS, PTERO_POWER_KILL },
  { N_("Copy Address"), N_("Copy the Address of %s"), NULL, "edit-copy-symbolic",
    "win.copy-server-address", NULL, 0 },
  { N_("Open in Panel"), N_("Open %s in Its Panel"), NULL, "ptero-open-external-symbolic",
    "win.open-server-in-panel", NULL, 0 },
};

/* Puts a name into a translated title. */
static char *
put_name (const char *title,
          const char *name)
{
  const char *place = strstr (title, "%s");

  if (place == NULL)
    return g_strdup (title);

  return g_strdup_printf ("%.*s%s%s", (int) (place - title), title, name != NULL ? name : "",
                          place + strlen ("%s"));
}

static gboolean
fits (PteroPanelStore *panels,
      Condition        condition)
{
  const guint n_panels = g_list_model_get_n_items (G_LIST_MODEL (panels));
  const gboolean has_demo = ptero_panel_store_find (panels, PTERO_DEMO_PANEL_ID) != NULL;

  switch (condition)
    {
    case ALWAYS: return TRUE;
    case WITH_PANELS: return n_panels > 0;
    case WITH_OWN_PANELS: return n_panels > (has_demo ? 1 : 0);
    case WITHOUT_DEMO: return !has_demo;
    default: g_return_val_if_reached (FALSE);
    }
}

static void
add_keys (PteroPaletteItem *item)
{
  GApplication *application = g_application_get_default ();
  g_auto(GStrv) accelerators = NULL;

  if (!GTK_IS_APPLICATION (application))
    return;

  accelerators = gtk_application_get_accels_for_action (GTK_APPLICATION (application),
                                                        item->action);
  ptero_palette_item_set_keys (item, accelerators[0]);
}

static void
add_panel_commands (GPtrArray  *items,
                    PteroPanel *panel)
{
  for (guint i = 0; i < G_N_ELEMENTS (panel_commands); i++)
    {
      const Command *command = &panel_commands[i];
      g_autofree char *title = NULL;
      g_autofree char *id = NULL;
      PteroPaletteItem *item;

      title = put_name (_(command->title), ptero_panel_get_name (panel));
      id = g_strdup_printf ("%s:%s", command->action, ptero_panel_get_id (panel));
      item = ptero_palette_item_new (title, NULL, command->icon_name, command->action,
                                     g_variant_new_string (ptero_panel_get_id (panel)));
      ptero_palette_item_set_panel (item, panel);
      if (!command->unremembered)
        ptero_palette_item_set_id (item, id);
      g_ptr_array_add (items, item);
    }
}

/**
 * ptero_palette_add_commands:
 * @items: (element-type PteroPaletteItem): where to add
 * @panels: the panels
 *
 * Adds the commands of the window, then those of each panel, which have its
 * mark.
 */
void
ptero_palette_add_commands (GPtrArray       *items,
                            PteroPanelStore *panels)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      PteroPaletteItem *item;

      if (!fits (panels, commands[i].condition))
        continue;

      item = ptero_palette_item_new (_(commands[i].title), NULL, commands[i].icon_name,
                                     commands[i].action, NULL);
      add_keys (item);
      if (!commands[i].unremembered)
        ptero_palette_item_set_id (item, commands[i].action);
      g_ptr_array_add (items, item);
    }

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (panels)); i++)
    {
      g_autoptr(PteroPanel) panel = g_list_model_get_item (G_LIST_MODEL (panels), i);

      add_panel_commands (items, panel);
    }
}

static void
add_page (GPtrArray  *items,
          const char *title,
          const char *detail,
          const char *icon_name,
          const char *action,
          GVariant   *target,
          const char *id)
{
  PteroPaletteItem *item = ptero_palette_item_new (title, detail, icon_name, action, target);

  ptero_palette_item_set_id (item, id);
  g_ptr_array_add (items, item);
}

static void
add_panel_pages (GPtrArray  *items,
                 PteroPanel *panel)
{
  const char *panel_id = ptero_panel_get_id (panel);
  const char *name = ptero_panel_get_name (panel);
  g_autofree char *servers_id = g_strdup_printf ("page:%s", panel_id);
  const PteroPanelPageInfo *pages;
  guint n_pages;

  if (ptero_panel_has_key (panel, PTERO_API_CLIENT))
    add_page (items, _("Servers"), name, "ptero-server-symbolic", "win.show-panel",
              g_variant_new_string (panel_id), servers_id);

  pages = ptero_panel_pages_get (&n_pages);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *id = g_strdup_printf ("page:%s/%s", panel_id, pages[i].name);
      g_autofree char *below = NULL;

      if (!ptero_panel_pages_has (panel, &pages[i]))
        continue;

      /* Translators: a panel, and the part of it that is for administrators */
      below = g_strdup_printf (_("%s › Administration"), name);
      add_page (items, _(pages[i].title), pages[i].api == PTERO_API_APPLICATION ? below : name,
                pages[i].icon_name,
                "win.show-panel-page", g_variant_new ("(ss)", panel_id, pages[i].name), id);
    }
}

/* NULL where it is known that the account may not use it. */
static PteroPaletteItem *
create_section_item (PteroFleetServer   *server,
                     const PteroSection *section,
                     const char         *detail)
{
  PteroAccess *access = ptero_access_find (server);

  if (access != NULL && !ptero_access_allows (access, section->permission))
    return NULL;

  return ptero_palette_item_new (_(section->title), detail, section->icon_name,
                                 "win.show-section",
                                 g_variant_new ("(ss)", ptero_fleet_server_get_key (server),
                                                section->name));
}

/**
 * ptero_palette_add_pages:
 * @items: (element-type PteroPaletteItem): where to add
 * @panels: the panels
 * @front: (nullable): the server that is in front
 *
 * Adds the sections of the page of @front, and the pages that the sidebar has.
 */
void
ptero_palette_add_pages (GPtrArray        *items,
                         PteroPanelStore  *panels,
                         PteroFleetServer *front)
{
  const PteroSection *sections;
  guint n_sections;

  sections = ptero_sections_get (&n_sections);
  for (guint i = 0; front != NULL && i < n_sections; i++)
    {
      PteroPaletteItem *item =
        create_section_item (front, &sections[i], ptero_fleet_server_get_server (front)->name);

      if (item != NULL)
        g_ptr_array_add (items, item);
    }

  if (g_list_model_get_n_items (G_LIST_MODEL (panels)) > 0)
    {
      add_page (items, _("All Servers"), NULL, "view-list-symbolic", "win.show-all", NULL,
                "win.show-all");
      add_page (items, _("Needs Attention"), NULL, "ptero-state-crashed-symbolic",
                "win.show-attention", NULL, "win.show-attention");
      add_page (items, _("Jobs"), NULL, "ptero-jobs-symbolic", "win.show-jobs", NULL,
                "win.show-jobs");
    }

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (panels)); i++)
    {
      g_autoptr(PteroPanel) panel = g_list_model_get_item (G_LIST_MODEL (panels), i);

      add_panel_pages (items, panel);
    }
}

static const char *
get_verb_title (guint verb)
{
  guint n_sections;

  if (verb >= G_N_ELEMENTS (verbs))
    return _(ptero_sections_get (&n_sections)[verb - G_N_ELEMENTS (verbs)].title);
  if (verbs[verb].title == NULL)
    return ptero_power_signal_get_label (verbs[verb].signal);

  return _(verbs[verb].title);
}

static guint
get_n_verbs (void)
{
  guint n_sections;

  ptero_sections_get (&n_sections);

  return G_N_ELEMENTS (verbs) + n_sections;
}

static gboolean
can_do (const Verb       *verb,
        PteroFleetServer *server)
{
  if (g_str_equal (verb->action, "win.power-server"))
    return ptero_fleet_server_can_power (server, verb->signal);
  if (g_str_equal (verb->action, "win.copy-server-address"))
    return ptero_fleet_server_get_address (server) != NULL;

  return TRUE;
}

/**
 * ptero_palette_describe_server:
 * @server: a server
 *
 * Returns: (transfer full): its name and its panel, as several may have one name
 */
char *
ptero_palette_describe_server (PteroFleetServer *server)
{
  return g_strdup_printf ("%s · %s", ptero_fleet_server_get_server (server)->name,
                          ptero_panel_get_name (ptero_fleet_server_get_panel (server)));
}

static PteroPaletteItem *
apply_section (guint             section,
               PteroFleetServer *server,
               gboolean          named)
{
  g_autofree char *detail = named ? ptero_palette_describe_server (server) : NULL;
  guint n_sections;

  return create_section_item (server, &ptero_sections_get (&n_sections)[section], detail);
}

/**
 * ptero_palette_verb_apply:
 * @verb: number of a verb
 * @server: a server
 * @named: whether to name @server and its panel, as no heading does
 *
 * Returns: (transfer full) (nullable): a row that does it, %NULL: it cannot be
 *   done now
 */
PteroPaletteItem *
ptero_palette_verb_apply (guint             verb,
                          PteroFleetServer *server,
                          gboolean          named)
{
  const char *key = ptero_fleet_server_get_key (server);
  g_autofree char *title = NULL;
  PteroPaletteItem *item;
  GVariant *target;

  if (verb >= G_N_ELEMENTS (verbs))
    return apply_section (verb - G_N_ELEMENTS (verbs), server, named);
  if (!can_do (&verbs[verb], server))
    return NULL;

  if (verbs[verb].title == NULL)
    target = g_variant_new ("(ss)", ptero_power_signal_to_wire (verbs[verb].signal), key);
  else
    target = g_variant_new_string (key);
  title = named
            ? put_name (_(verbs[verb].named), ptero_fleet_server_get_server (server)->name)
            : g_strdup (get_verb_title (verb));
  item = ptero_palette_item_new (title, named
                                   ? ptero_panel_get_name (ptero_fleet_server_get_panel (server))
                                   : NULL,
                                 verbs[verb].title == NULL
                                   ? ptero_power_signal_get_icon_name (verbs[verb].signal)
                                   : verbs[verb].icon_name,
                                 verbs[verb].action, target);
  /* they would be those of several rows */
  if (!named)
    ptero_palette_item_set_keys (item, verbs[verb].keys);

  return item;
}

/**
 * ptero_palette_verb_apply_selected:
 * @verb: number of a verb
 * @servers: (element-type PteroFleetServer): those that are selected
 *
 * Returns: (transfer full) (nullable): a row that does it with all of @servers
 *   that it fits, %NULL: it fits none, or cannot be done with several
 */
PteroPaletteItem *
ptero_palette_verb_apply_selected (guint      verb,
                                   GPtrArray *servers)
{
  g_autofree char *detail = NULL;
  PteroPowerSignal signal;
  guint n_fitting = 0;

  if (verb >= G_N_ELEMENTS (verbs) || verbs[verb].selected == NULL)
    return NULL;

  signal = verbs[verb].signal;
  for (guint i = 0; i < servers->len; i++)
    n_fitting += ptero_fleet_server_can_power (servers->pdata[i], signal);
  if (n_fitting == 0)
    return NULL;

  detail = g_strdup_printf (ngettext ("%'u server", "%'u servers", n_fitting), n_fitting);

  return ptero_palette_item_new (_(verbs[verb].selected), detail,
                                 ptero_power_signal_get_icon_name (signal), "win.power-selected",
                                 g_variant_new_string (ptero_power_signal_to_wire (signal)));
}

/**
 * ptero_palette_add_server_actions:
 * @items: (element-type PteroPaletteItem): where to add
 * @server: a server
 * @sections: whether to add the most used sections of its page, too
 * @n_most: how many to add
 *
 * Adds what can be done with @server now.
 */
void
ptero_palette_add_server_actions (GPtrArray        *items,
                                  PteroFleetServer *server,
                                  gboolean          sections,
                                  guint             n_most)
{
  const guint n_verbs = sections ? get_n_verbs () : G_N_ELEMENTS (verbs);

  for (guint i = 0; i < n_verbs && n_most > 0; i++)
    {
      PteroPaletteItem *item = ptero_palette_verb_apply (i, server, FALSE);

      if (item == NULL)
        continue;

      g_ptr_array_add (items, item);
      n_most--;
    }
}

/* Whether a word of at least two letters begins one of the title. */
static gboolean
is_word_of (const char *word,
            const char *title)
{
  const char *words[] = { word, NULL };
  g_autofree char *folded = g_utf8_casefold (title, -1);

  return g_utf8_strlen (word, -1) > 1 && ptero_words_match (folded, words) >= PTERO_WORDS_PREFIXES;
}

/* The titles of sections are those of pages, too: only what does something is meant before all
 * else by its name alone. */
static gboolean
is_name_of (const char *text,
            guint       verb)
{
  g_autofree char *folded = g_utf8_casefold (get_verb_title (verb), -1);

  if (verb >= G_N_ELEMENTS (verbs))
    return FALSE;
  if (g_str_has_suffix (folded, "…"))
    folded[strlen (folded) - strlen ("…")] = '\0';

  return g_str_equal (folded, text);
}

/**
 * ptero_palette_find_verbs:
 * @words: (array zero-terminated=1): case-folded words
 * @found: (scope call): called for each verb that is among them, with the words
 *   that are left
 * @user_data: for @found
 *
 * Finds what can be done with a server: “restart survival”.
 */
void
ptero_palette_find_verbs (const char * const   *words,
                          PteroPaletteVerbFunc  found,
                          gpointer              user_data)
{
  g_autofree char *text = g_strjoinv (" ", (char **) words);

  for (guint verb = 0; verb < get_n_verbs (); verb++)
    {
      g_autoptr(GPtrArray) rest = g_ptr_array_new ();
      guint n_words = g_strv_length ((char **) words);

      for (guint i = 0; i < n_words; i++)
        if (!is_word_of (words[i], get_verb_title (verb)))
          g_ptr_array_add (rest, (char *) words[i]);
      if (rest->len == n_words)
        continue;

      g_ptr_array_add (rest, NULL);
      found (verb, is_name_of (text, verb), (const char * const *) rest->pdata, user_data);
    }
}
