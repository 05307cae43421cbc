/* ptero-preferences.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-preferences.h"

#include "ptero-toolbar-view.h"

/* In the order of the choices in the UI file. */
static const struct {
  const char     *nick;
  AdwColorScheme  scheme;
} color_schemes[] = {
  { "default", ADW_COLOR_SCHEME_DEFAULT },
  { "light", ADW_COLOR_SCHEME_FORCE_LIGHT },
  { "dark", ADW_COLOR_SCHEME_FORCE_DARK },
};

/**
 * PteroPreferences:
 *
 * The preferences, to be shown as a dialog. Each row is bound to its setting.
 */
struct _PteroPreferences
{
  AdwBin         parent_instance;

  AdwComboRow   *color_scheme;
  GtkSwitch     *console_keep_commands;
  GtkSpinButton *console_scrollback;
  GtkSwitch     *poll_in_background;
};

G_DEFINE_FINAL_TYPE (PteroPreferences, ptero_preferences, ADW_TYPE_BIN)

static guint
find_color_scheme (GVariant *variant)
{
  for (guint i = 0; i < G_N_ELEMENTS (color_schemes); i++)
    if (g_str_equal (g_variant_get_string (variant, NULL), color_schemes[i].nick))
      return i;

  return 0;
}

static gboolean
get_selected (GValue   *value,
              GVariant *variant,
              gpointer  user_data)
{
  g_value_set_uint (value, find_color_scheme (variant));

  return TRUE;
}

static GVariant *
set_selected (const GValue       *value,
              const GVariantType *expected_type,
              gpointer            user_data)
{
  const guint selected = g_value_get_uint (value);

  return selected < G_N_ELEMENTS (color_schemes)
           ? g_variant_new_string (color_schemes[selected].nick)
           : NULL;
}

static gboolean
get_scheme (GValue   *value,
            GVariant *variant,
            gpointer  user_data)
{
  g_value_set_enum (value, color_schemes[find_color_scheme (variant)].scheme);

  return TRUE;
}

static void
ptero_preferences_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PTERO_TYPE_PREFERENCES);

  G_OBJECT_CLASS (ptero_preferences_parent_class)->dispose (object);
}

static void
ptero_preferences_class_init (PteroPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_preferences_dispose;

  g_type_ensure (PTERO_TYPE_TOOLBAR_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/ptero-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroPreferences, color_scheme);
  gtk_widget_class_bind_template_child (widget_class, PteroPreferences, console_keep_commands);
  gtk_widget_class_bind_template_child (widget_class, PteroPreferences, console_scrollback);
  gtk_widget_class_bind_template_child (widget_class, PteroPreferences, poll_in_background);
}

static void
ptero_preferences_init (PteroPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ptero_preferences_new:
 * @settings: the settings of the application
 *
 * Returns: (transfer floating): the content of a dialog
 */
GtkWidget *
ptero_preferences_new (GSettings *settings)
{
  PteroPreferences *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (PTERO_TYPE_PREFERENCES, NULL);
  g_settings_bind_with_mapping (settings, "color-scheme", self->color_scheme, "selected",
                                G_SETTINGS_BIND_DEFAULT, get_selected, set_selected, NULL, NULL);
  g_settings_bind (settings, "console-keep-commands", self->console_keep_commands, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "console-scrollback", self->console_scrollback, "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "poll-in-background", self->poll_in_background, "active",
                   G_SETTINGS_BIND_DEFAULT);

  return GTK_WIDGET (self);
}

/**
 * ptero_preferences_bind_color_scheme:
 * @settings: the settings of the application
 *
 * Makes the whole application light or dark as the setting says.
 */
void
ptero_preferences_bind_color_scheme (GSettings *settings)
{
  g_return_if_fail (G_IS_SETTINGS (settings));

  g_settings_bind_with_mapping (settings, "color-scheme", adw_style_manager_get_default (),
                                "color-scheme",
                                G_SETTINGS_BIND_GET, get_scheme, NULL, NULL, NULL);
}
