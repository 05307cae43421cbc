/* ptero-permission-editor.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-permission-editor.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "ptero-format.h"
#include "ptero-narrow-bin.h"
#include "ptero-permission-list.h"
#include "ptero-preset-menu.h"
#include "ptero-search-capture.h"
#include "ptero-sections.h"

#define ALWAYS "websocket.connect"   /* the panel gives it to everybody */
#define MAX_TEXT 400                 /* characters */

/**
 * PteroPermissionEditor:
 *
 * What somebody may do with a server: the permissions a panel knows, in its
 * groups and words, each with a check. What the own account lacks cannot be
 * given.
 */
struct _PteroPermissionEditor
{
  GtkWidget           parent_instance;

  PteroAccess        *access;
  GPtrArray          *groups;
  GPtrArray          *keys;
  GPtrArray          *others;      /* selected ones that the panel doesn't list: they are kept */
  GSimpleActionGroup *actions;

  GtkWidget          *bin;
  GtkBox             *bar;
  PteroPresetMenu    *own;
  GtkBox             *columns;
  GtkWidget          *first;
  GtkWidget          *second;
  GtkWidget          *search;
  GtkWidget          *nothing;
  guint               weights[2];
  gboolean            read_only;
  gboolean            updating;
};

typedef struct
{
  char           *name;
  GtkWidget      *widget;
  GtkWidget      *header;
  GtkCheckButton *check;
  GtkLabel       *count;
  GtkImage       *arrow;
  gboolean        folded;
} Group;

typedef struct
{
  char           *name;
  char           *words;           /* what the search looks at */
  Group          *group;
  GtkWidget      *row;
  GtkCheckButton *check;
  gboolean        locked;
  gboolean        initial;
} Key;

/* A few sets that people want often; a name is in one if it fits a pattern and no exception. */
static const struct
{
  const char *id;
  const char *title;
  const char *tooltip;
  const char *patterns[6];
  const char *exceptions[6];
} presets[] = {
  { "view", N_("View Only"), N_("Looks at all sections, changes nothing"), { ALWAYS, "*.read" } },
  { "operate", N_("Operator"),
    N_("Looks, uses the console, starts and stops the server and makes backups"),
    { ALWAYS, "*.read", "control.*", "backup.create" } },
  { "manage", N_("Manager"),
    N_("Does everything but invite people, delete databases and reinstall the server"),
    { "*" },
    { "user.create", "user.update", "user.delete", "database.delete", "settings.reinstall" } },
  { "all", N_("Everything"), N_("All that you may give"), { "*" } },
};

/* The section that a group is about, for its icon. */
static const struct { const char *group; const char *section; } sections[] = {
  { "activity", "activity" },
  { "allocation", "network" },
  { "backup", "backups" },
  { "control", "console" },
  { "database", "databases" },
  { "file", "files" },
  { "schedule", "schedules" },
  { "settings", "settings" },
  { "startup", "startup" },
  { "user", "users" },
  { "websocket", "console" },
};

enum {
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroPermissionEditor, ptero_permission_editor, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
group_free (gpointer data)
{
  g_free (((Group *) data)->name);
  g_free (data);
}

static void
key_free (gpointer data)
{
  g_free (((Key *) data)->name);
  g_free (((Key *) data)->words);
  g_free (data);
}

static gboolean
fits_one (const char         *name,
          const char * const *patterns,
          guint               n_patterns)
{
  for (guint i = 0; i < n_patterns && patterns[i] != NULL; i++)
    if (g_pattern_match_simple (patterns[i], name))
      return TRUE;

  return FALSE;
}

static gboolean
fits_preset (guint       preset,
             const char *name)
{
  return fits_one (name, presets[preset].patterns, G_N_ELEMENTS (presets[preset].patterns)) &&
         !fits_one (name, presets[preset].exceptions, G_N_ELEMENTS (presets[preset].exceptions));
}

static gboolean
is_on (Key *key)
{
  return gtk_check_button_get_active (key->check);
}

/* Text of the panel, as a title or a description. */
static char *
create_text (const char *text)
{
  g_autofree char *safe = ptero_text_make_safe (text);

  return g_utf8_strlen (safe, -1) > MAX_TEXT
           ? g_utf8_substring (safe, 0, MAX_TEXT)
           : g_steal_pointer (&safe);
}

/* "read-content" as "Read content". */
static char *
create_title (const char *name)
{
  g_autofree char *text = create_text (name);

  if (g_str_equal (name, "sftp"))
    return g_strdup ("SFTP");

  g_strdelimit (text, "-_", ' ');
  if (g_ascii_islower (*text))
    *text = g_ascii_toupper (*text);

  return g_steal_pointer (&text);
}

static gboolean
is_preset (PteroPermissionEditor *self,
           guint                  preset)
{
  for (guint i = 0; i < self->keys->len; i++)
    {
      Key *key = self->keys->pdata[i];

      if (!key->locked && is_on (key) != fits_preset (preset, key->name))
        return FALSE;
    }

  return TRUE;
}

/* The names of those that are on, or of those that can be given and taken. */
static GStrv
dup_names (PteroPermissionEditor *self,
           gboolean               free_to_change)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->keys->len; i++)
    {
      Key *key = self->keys->pdata[i];

      if (free_to_change ? !key->locked : is_on (key))
        g_strv_builder_add (builder, key->name);
    }

  return g_strv_builder_end (builder);
}

static void
update_own (PteroPermissionEditor *self)
{
  g_auto(GStrv) selected = dup_names (self, FALSE);
  g_auto(GStrv) offered = dup_names (self, TRUE);

  ptero_preset_menu_set_selected (self->own, (const char * const *) selected,
                                  (const char * const *) offered);
  ptero_preset_menu_set_read_only (self->own, self->read_only);
}

static void
update_presets (PteroPermissionEditor *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "preset");
  const char *id = "";

  for (guint i = 0; i < G_N_ELEMENTS (presets) && *id == '\0'; i++)
    if (is_preset (self, i))
      id = presets[i].id;
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (id));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), !self->read_only);
}

static void
update_group (PteroPermissionEditor *self,
              Group                 *group)
{
  guint n_keys = 0;
  guint n_on = 0;
  gboolean free_to_change = FALSE;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->keys->len; i++)
    {
      Key *key = self->keys->pdata[i];

      if (key->group != group)
        continue;
      n_keys++;
      n_on += is_on (key) ? 1 : 0;
      free_to_change = free_to_change || !key->locked;
    }
  gtk_check_button_set_active (group->check, n_on == n_keys);
  gtk_check_button_set_inconsistent (group->check, n_on > 0 && n_on < n_keys);
  gtk_widget_set_sensitive (GTK_WIDGET (group->check), free_to_change && !self->read_only);
  /* Translators: how many permissions of a group are given, of how many */
  text = g_strdup_printf (_("%u of %u"), n_on, n_keys);
  gtk_label_set_text (group->count, text);
}

static void
update (PteroPermissionEditor *self)
{
  self->updating = TRUE;
  for (guint i = 0; i < self->groups->len; i++)
    update_group (self, self->groups->pdata[i]);
  update_presets (self);
  update_own (self);
  self->updating = FALSE;
}

static void
changed (PteroPermissionEditor *self)
{
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
key_toggled_cb (PteroPermissionEditor *self)
{
  if (!self->updating)
    changed (self);
}

/* All of it on, unless it is. */
static void
group_toggled_cb (PteroPermissionEditor *self,
                  GtkCheckButton        *check)
{
  gboolean on = FALSE;

  if (self->updating)
    return;

  self->updating = TRUE;
  for (guint i = 0; i < self->keys->len; i++)
    {
      Key *key = self->keys->pdata[i];

      on = on || (key->group->check == check && !key->locked && !is_on (key));
    }
  for (guint i = 0; i < self->keys->len; i++)
    {
      Key *key = self->keys->pdata[i];

      if (key->group->check == check && !key->locked)
        gtk_check_button_set_active (key->check, on);
    }
  changed (self);
}

static void
preset_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  PteroPermissionEditor *self = user_data;
  guint preset = 0;

  while (preset < G_N_ELEMENTS (presets) &&
         !g_str_equal (presets[preset].id, g_variant_get_string (parameter, NULL)))
    preset++;
  if (preset == G_N_ELEMENTS (presets))
    return;

  self->updating = TRUE;
  for (guint i = 0; i < self->keys->len; i++)
    {
      Key *key = self->keys->pdata[i];

      if (!key->locked)
        gtk_check_button_set_active (key->check, fits_preset (preset, key->name));
    }
  changed (self);
}

static void
own_chosen_cb (PteroPermissionEditor *self,
               PteroPreset           *preset)
{
  self->updating = TRUE;
  for (guint i = 0; i < self->keys->len; i++)
    {
      Key *key = self->keys->pdata[i];

      if (!key->locked)
        gtk_check_button_set_active (key->check, ptero_permission_preset_has (preset, key->name));
    }
  changed (self);
}

static const GActionEntry entries[] = {
  { "preset", preset_cb, "s", "''" },
};

/* Shows those of a group that are wanted, and the group if there are any. */
static gboolean
filter_group (PteroPermissionEditor *self,
              Group                 *group,
              const char            *wanted)
{
  gboolean shown = FALSE;

  for (guint i = 0; i < self->keys->len; i++)
    {
      Key *key = self->keys->pdata[i];
      gboolean found = strstr (key->words, wanted) != NULL;

      if (key->group != group)
        continue;
      /* what is searched for is shown */
      gtk_widget_set_visible (key->row, found && (!group->folded || *wanted != '\0'));
      shown = shown || found;
    }
  gtk_widget_set_visible (group->widget, shown);

  return shown;
}

/* What is found in one column has the place of both. */
static void
search_changed_cb (PteroPermissionEditor *self)
{
  g_autofree char *wanted = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)),
                                             -1);
  gboolean first = FALSE;
  gboolean second = FALSE;

  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = self->groups->pdata[i];
      gboolean shown = filter_group (self, group, wanted);

      if (gtk_widget_get_parent (group->widget) == self->first)
        first = first || shown;
      else
        second = second || shown;
    }
  gtk_widget_set_visible (self->first, first);
  gtk_widget_set_visible (self->second, second);
  gtk_widget_set_visible (self->nothing, !first && !second);
}

static void
narrow_changed_cb (PteroPermissionEditor *self)
{
  ptero_permission_editor_set_narrow (self, ptero_narrow_bin_get_narrow (PTERO_NARROW_BIN (self->bin)));
}

static void
ptero_permission_editor_dispose (GObject *object)
{
  PteroPermissionEditor *self = PTERO_PERMISSION_EDITOR (object);

  g_clear_pointer (&self->bin, gtk_widget_unparent);
  g_clear_object (&self->actions);
  g_clear_object (&self->access);

  G_OBJECT_CLASS (ptero_permission_editor_parent_class)->dispose (object);
}

static void
ptero_permission_editor_finalize (GObject *object)
{
  PteroPermissionEditor *self = PTERO_PERMISSION_EDITOR (object);

  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->others);

  G_OBJECT_CLASS (ptero_permission_editor_parent_class)->finalize (object);
}

static void
ptero_permission_editor_class_init (PteroPermissionEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ptero_permission_editor_dispose;
  object_class->finalize = ptero_permission_editor_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /**
   * PteroPermissionEditor::changed:
   *
   * The person gave or took a permission.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
build_presets (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "presets");
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      GtkWidget *button =
        gtk_toggle_button_new_with_label (g_dgettext (GETTEXT_PACKAGE, presets[i].title));

      gtk_widget_set_tooltip_text (button, g_dgettext (GETTEXT_PACKAGE, presets[i].tooltip));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "permissions.preset");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", presets[i].id);
      gtk_widget_set_hexpand (button, TRUE);
      gtk_box_append (GTK_BOX (box), button);
    }

  return box;
}

static void
build_bar (PteroPermissionEditor *self)
{
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->bar = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _("Find Permission"), NULL);
  gtk_widget_set_hexpand (self->search, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Find Permission"), -1);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  ptero_search_close_dialog (self->search);
  gtk_box_append (self->bar, build_presets ());
  self->own = PTERO_PRESET_MENU (ptero_preset_menu_new ());
  g_signal_connect_object (self->own, "chosen", G_CALLBACK (own_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (end), self->search);
  gtk_box_append (GTK_BOX (end), GTK_WIDGET (self->own));
  gtk_box_append (self->bar, end);
}

static GtkWidget *
build_column (PteroPermissionEditor *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_widget_set_valign (column, GTK_ALIGN_START);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (self->columns, column);

  return column;
}

static void
ptero_permission_editor_init (PteroPermissionEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->keys = g_ptr_array_new_with_free_func (key_free);
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->others = g_ptr_array_new_with_free_func (g_free);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "permissions", G_ACTION_GROUP (self->actions));

  build_bar (self);
  self->columns = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18));
  gtk_box_set_homogeneous (self->columns, TRUE);
  self->first = build_column (self);
  self->second = build_column (self);
  self->nothing = gtk_label_new (_("Nothing Found"));
  gtk_widget_add_css_class (self->nothing, "dim-label");
  gtk_widget_set_visible (self->nothing, FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->columns));
  gtk_box_append (GTK_BOX (box), self->nothing);
  self->bin = g_object_new (PTERO_TYPE_NARROW_BIN, "child", box, NULL);
  gtk_widget_set_parent (self->bin, GTK_WIDGET (self));
  g_signal_connect_object (self->bin, "notify::narrow", G_CALLBACK (narrow_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* The focus is on the header, not in what goes. */
static void
header_activated_cb (PteroPermissionEditor *self,
                     AdwActionRow          *header)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = self->groups->pdata[i];

      if (group->header != GTK_WIDGET (header))
        continue;
      group->folded = !group->folded;
      gtk_image_set_from_icon_name (group->arrow,
                                    group->folded ? "pan-end-symbolic" : "pan-down-symbolic");
      gtk_accessible_update_state (GTK_ACCESSIBLE (header), GTK_ACCESSIBLE_STATE_EXPANDED,
                                   !group->folded, -1);
    }
  search_changed_cb (self);
}

static const char *
find_icon (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_str_equal (sections[i].group, name))
      return ptero_sections_find (sections[i].section)->icon_name;

  return NULL;
}

static void
build_group_check (PteroPermissionEditor *self,
                   Group                 *group,
                   const char            *title)
{
  group->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (group->check), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (group->check), _("All of This Group"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (group->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  g_signal_connect_object (group->check, "toggled", G_CALLBACK (group_toggled_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Its name and how much of it is given; folds what is below it. */
static void
build_header (PteroPermissionEditor *self,
              Group                 *group,
              const char            *title,
              const char            *description)
{
  AdwActionRow *header = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "activatable",
                                       TRUE, NULL);
  const char *icon_name = find_icon (group->name);

  group->header = GTK_WIDGET (header);
  group->count = GTK_LABEL (gtk_label_new (NULL));
  group->arrow = GTK_IMAGE (gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_widget_add_css_class (GTK_WIDGET (group->count), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (group->count), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (group->count), "numeric");
  gtk_widget_add_css_class (group->header, "permission-group");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (header), title);
  adw_action_row_set_subtitle (header, description);
  build_group_check (self, group, title);
  /* each goes before those that are there */
  if (icon_name != NULL)
    adw_action_row_add_prefix (header, gtk_image_new_from_icon_name (icon_name));
  adw_action_row_add_prefix (header, GTK_WIDGET (group->check));
  adw_action_row_add_suffix (header, GTK_WIDGET (group->count));
  adw_action_row_add_suffix (header, GTK_WIDGET (group->arrow));
  gtk_accessible_update_state (GTK_ACCESSIBLE (header), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE, -1);
  g_signal_connect_object (header, "activated", G_CALLBACK (header_activated_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group->widget), group->header);
}

/* Into the shorter column; the group counts for as many rows as it will have. */
static void
place_group (PteroPermissionEditor *self,
             Group                 *group,
             guint                  n_rows)
{
  guint column = self->weights[0] <= self->weights[1] ? 0 : 1;

  self->weights[column] += n_rows + 1;
  gtk_box_append (GTK_BOX (column == 0 ? self->first : self->second), group->widget);
}

static Group *
add_group (PteroPermissionEditor *self,
           const char            *name,
           const char            *description,
           guint                  n_rows)
{
  Group *group = g_new0 (Group, 1);
  g_autofree char *title = create_title (name);
  g_autofree char *text = create_text (description != NULL ? description : "");

  group->name = g_strdup (name);
  group->widget = adw_preferences_group_new ();
  build_header (self, group, title, text);
  g_ptr_array_add (self->groups, group);
  place_group (self, group, n_rows);

  return group;
}

static void
lock_key (Key        *key,
          const char *reason)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("ptero-lock-symbolic");

  key->locked = TRUE;
  gtk_widget_add_css_class (icon, "dim-label");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (key->row), reason);
  adw_action_row_add_suffix (ADW_ACTION_ROW (key->row), icon);
  gtk_widget_set_sensitive (key->row, FALSE);
}

static void
add_key (PteroPermissionEditor *self,
         Group                 *group,
         const char            *name,
         const char            *description)
{
  Key *key = g_new0 (Key, 1);
  g_autofree char *title = create_title (name);
  g_autofree char *text = create_text (description != NULL ? description : "");
  g_autofree char *words = NULL;

  key->name = g_strdup_printf ("%s.%s", group->name, name);
  words = g_strdup_printf ("%s %s %s", key->name, title, text);
  key->words = g_utf8_casefold (words, -1);
  key->group = group;
  key->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (key->check), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (key->check), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  key->row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);
  /* only now is it known to be no markup */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (key->row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (key->row), text);
  adw_action_row_add_prefix (ADW_ACTION_ROW (key->row), GTK_WIDGET (key->check));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (key->row), GTK_WIDGET (key->check));
  gtk_widget_set_tooltip_text (key->row, key->name);
  g_signal_connect_object (key->check, "toggled", G_CALLBACK (key_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group->widget), key->row);
  g_ptr_array_add (self->keys, key);

  if (g_str_equal (key->name, ALWAYS))
    {
      gtk_check_button_set_active (key->check, TRUE);
      lock_key (key, _("Everybody who may use the server has it"));
    }
  else if (!ptero_access_allows (self->access, key->name))
    {
      lock_key (key, _("You do not have this permission yourself"));
    }
}

static void
add_entries (PteroPermissionEditor *self,
             GPtrArray             *list)
{
  Group *group = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      PteroPermissionEntry *entry = list->pdata[i];

      if (group == NULL || !g_str_equal (group->name, entry->group))
        group = add_group (self, entry->group, entry->group_description, entry->group_size);
      add_key (self, group, entry->name, entry->description);
    }
}

/**
 * ptero_permission_editor_new:
 * @permissions: (nullable): what the panel knows, as it sent it
 * @access: what the own account may do
 *
 * Returns: (transfer floating): an editor in which nothing is given
 */
GtkWidget *
ptero_permission_editor_new (JsonNode    *permissions,
                             PteroAccess *access)
{
  g_autoptr(GPtrArray) list = ptero_permission_list_read (permissions);
  PteroPermissionEditor *self;

  g_return_val_if_fail (PTERO_IS_ACCESS (access), NULL);

  self = g_object_new (PTERO_TYPE_PERMISSION_EDITOR, NULL);
  self->access = g_object_ref (access);
  self->updating = TRUE;
  add_entries (self, list);
  for (guint i = 0; i < self->keys->len; i++)
    ((Key *) self->keys->pdata[i])->initial = is_on (self->keys->pdata[i]);
  update (self);

  return GTK_WIDGET (self);
}

static Key *
find_key (PteroPermissionEditor *self,
          const char            *name)
{
  for (guint i = 0; i < self->keys->len; i++)
    if (g_str_equal (((Key *) self->keys->pdata[i])->name, name))
      return self->keys->pdata[i];

  return NULL;
}

/**
 * ptero_permission_editor_set_selected:
 * @self: an editor
 * @names: (nullable): permissions
 *
 * Gives just these. What is done from now on is a change.
 */
void
ptero_permission_editor_set_selected (PteroPermissionEditor *self,
                                      const char * const    *names)
{
  g_return_if_fail (PTERO_IS_PERMISSION_EDITOR (self));

  self->updating = TRUE;
  g_ptr_array_set_size (self->others, 0);
  for (guint i = 0; i < self->keys->len; i++)
    {
      Key *key = self->keys->pdata[i];

      key->initial = g_str_equal (key->name, ALWAYS) ||
                     (names != NULL && g_strv_contains (names, key->name));
      gtk_check_button_set_active (key->check, key->initial);
    }
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (find_key (self, names[i]) == NULL)
      g_ptr_array_add (self->others, g_strdup (names[i]));
  update (self);
}

/**
 * ptero_permission_editor_dup_selected:
 * @self: an editor
 *
 * Returns: (transfer full): an array of what is given
 */
JsonNode *
ptero_permission_editor_dup_selected (PteroPermissionEditor *self)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  g_return_val_if_fail (PTERO_IS_PERMISSION_EDITOR (self), NULL);

  for (guint i = 0; i < self->keys->len; i++)
    if (is_on (self->keys->pdata[i]))
      json_array_add_string_element (array, ((Key *) self->keys->pdata[i])->name);
  for (guint i = 0; i < self->others->len; i++)
    json_array_add_string_element (array, self->others->pdata[i]);
  json_node_take_array (node, array);

  return node;
}

/**
 * ptero_permission_editor_is_selected:
 * @self: an editor
 * @name: a permission
 *
 * Returns: whether @name is given
 */
gboolean
ptero_permission_editor_is_selected (PteroPermissionEditor *self,
                                     const char            *name)
{
  Key *key;

  g_return_val_if_fail (PTERO_IS_PERMISSION_EDITOR (self), FALSE);

  key = find_key (self, name);

  return key != NULL && is_on (key);
}

/**
 * ptero_permission_editor_select:
 * @self: an editor
 * @name: a permission
 * @selected: whether it is given
 *
 * Gives or takes a permission as if the person had, if that can be done.
 */
void
ptero_permission_editor_select (PteroPermissionEditor *self,
                                const char            *name,
                                gboolean               selected)
{
  Key *key;

  g_return_if_fail (PTERO_IS_PERMISSION_EDITOR (self));

  key = find_key (self, name);
  if (key != NULL && gtk_widget_is_sensitive (key->row) && is_on (key) != selected)
    gtk_widget_activate (GTK_WIDGET (key->check));
}

/**
 * ptero_permission_editor_set_read_only:
 * @self: an editor
 * @read_only: whether it only shows
 */
void
ptero_permission_editor_set_read_only (PteroPermissionEditor *self,
                                       gboolean               read_only)
{
  g_return_if_fail (PTERO_IS_PERMISSION_EDITOR (self));

  self->read_only = read_only;
  for (guint i = 0; i < self->keys->len; i++)
    {
      Key *key = self->keys->pdata[i];

      gtk_widget_set_sensitive (key->row, !read_only && !key->locked);
    }
  update (self);
}

/**
 * ptero_permission_editor_set_narrow:
 * @self: an editor
 * @narrow: whether there is little place
 */
void
ptero_permission_editor_set_narrow (PteroPermissionEditor *self,
                                    gboolean               narrow)
{
  GtkOrientation orientation = narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  g_return_if_fail (PTERO_IS_PERMISSION_EDITOR (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar), orientation);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns), orientation);
  gtk_box_set_homogeneous (self->columns, !narrow);
}

/**
 * ptero_permission_editor_search:
 * @self: an editor
 * @text: words
 *
 * Searches as if the person had typed it.
 */
void
ptero_permission_editor_search (PteroPermissionEditor *self,
                                const char            *text)
{
  g_return_if_fail (PTERO_IS_PERMISSION_EDITOR (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
}

static guint
count_changes (PteroPermissionEditor *self,
               gboolean               given)
{
  guint n = 0;

  for (guint i = 0; i < self->keys->len; i++)
    {
      Key *key = self->keys->pdata[i];

      if (is_on (key) == given && key->initial != given)
        n++;
    }

  return n;
}

/**
 * ptero_permission_editor_get_changed:
 * @self: an editor
 *
 * Returns: whether something was given or taken
 */
gboolean
ptero_permission_editor_get_changed (PteroPermissionEditor *self)
{
  g_return_val_if_fail (PTERO_IS_PERMISSION_EDITOR (self), FALSE);

  return count_changes (self, TRUE) + count_changes (self, FALSE) > 0;
}

/**
 * ptero_permission_editor_dup_summary:
 * @self: an editor
 * @with_changes: whether what was changed is said too
 *
 * Returns: (transfer full): how much is given
 */
char *
ptero_permission_editor_dup_summary (PteroPermissionEditor *self,
                                     gboolean               with_changes)
{
  guint given = count_changes (self, TRUE);
  guint taken = count_changes (self, FALSE);
  guint n_on = 0;
  g_autofree char *total = NULL;

  g_return_val_if_fail (PTERO_IS_PERMISSION_EDITOR (self), NULL);

  for (guint i = 0; i < self->keys->len; i++)
    n_on += is_on (self->keys->pdata[i]) ? 1 : 0;
  total = g_strdup_printf (ngettext ("%u of %u permission", "%u of %u permissions",
                                     self->keys->len), n_on, self->keys->len);
  if (!with_changes || given + taken == 0)
    return g_steal_pointer (&total);

  /* Translators: "12 of 40 permissions", then how many were added and removed */
  return g_strdup_printf (_("%s · %u added, %u removed"), total, given, taken);
}
