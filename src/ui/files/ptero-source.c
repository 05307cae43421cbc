/* ptero-source.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-source.h"

#include <adwaita.h>

/* How much is looked at to guess what a file is. */
#define SNIFFED 4096

/* What servers of games have, and no catalogue knows. */
static const struct
{
  const char *suffix;
  const char *language;
} languages[] = {
  { ".properties", "ini" },
  { ".cfg", "ini" },
  { ".conf", "ini" },
  { ".ini", "ini" },
  { ".env", "sh" },
  { ".mcmeta", "json" },
  { ".json", "json" },
  { ".yml", "yaml" },
  { ".yaml", "yaml" },
  { ".toml", "toml" },
  { ".lua", "lua" },
  { ".mcfunction", "sh" },
};

static void
follow_scheme (GtkSourceBuffer *buffer)
{
  const gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkSourceStyleSchemeManager *manager = gtk_source_style_scheme_manager_get_default ();
  GtkSourceStyleScheme *scheme = gtk_source_style_scheme_manager_get_scheme (manager, is_dark ? "Adwaita-dark" : "Adwaita");

  if (scheme != NULL)
    gtk_source_buffer_set_style_scheme (buffer, scheme);
}

/**
 * ptero_source_view_new:
 *
 * Returns: (transfer floating): a view of a source text whose colours follow
 *   the application's
 */
GtkWidget *
ptero_source_view_new (void)
{
  g_autoptr(GtkSourceBuffer) buffer = NULL;
  GtkWidget *view;

  gtk_source_init ();
  buffer = gtk_source_buffer_new (NULL);
  view = gtk_source_view_new_with_buffer (buffer);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (view), TRUE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 6);
  gtk_source_view_set_show_line_numbers (GTK_SOURCE_VIEW (view), TRUE);
  gtk_source_view_set_highlight_current_line (GTK_SOURCE_VIEW (view), TRUE);
  gtk_source_view_set_auto_indent (GTK_SOURCE_VIEW (view), TRUE);
  gtk_source_view_set_smart_backspace (GTK_SOURCE_VIEW (view), TRUE);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (follow_scheme), buffer, G_CONNECT_SWAPPED);
  follow_scheme (buffer);

  return view;
}

/**
 * ptero_source_guess_language:
 * @name: the name of a file
 * @bytes: what it contains
 *
 * Returns: (transfer none) (nullable): what it is written in
 */
GtkSourceLanguage *
ptero_source_guess_language (const char *name,
                             GBytes     *bytes)
{
  GtkSourceLanguageManager *manager = gtk_source_language_manager_get_default ();
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *type = NULL;
  const guchar *data;
  gboolean is_uncertain;
  gsize length;

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_has_suffix (lower, languages[i].suffix))
      return gtk_source_language_manager_get_language (manager, languages[i].language);

  data = g_bytes_get_data (bytes, &length);
  type = g_content_type_guess (name, data, MIN (length, SNIFFED), &is_uncertain);

  return gtk_source_language_manager_guess_language (manager, name, is_uncertain ? NULL : type);
}
