/* ptero-source.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-source.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "ptero-format.h"
#include "ptero-text-format.h"

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
  GtkSourceStyleScheme *scheme =
    gtk_source_style_scheme_manager_get_scheme (manager, is_dark ? "Adwaita-dark" : "Adwaita");

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
  return ptero_source_view_new_of (GTK_SOURCE_TYPE_VIEW);
}

/**
 * ptero_source_view_new_of:
 * @type: a kind of [class@GtkSource.View]
 *
 * Returns: (transfer floating): such a view, as of [func@Ptero.source_view_new]
 */
GtkWidget *
ptero_source_view_new_of (GType type)
{
  g_autoptr(GtkSourceBuffer) buffer = NULL;
  GtkWidget *view;

  gtk_source_init ();
  buffer = gtk_source_buffer_new (NULL);
  view = g_object_new (type, "buffer", buffer, NULL);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (view), TRUE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 6);
  gtk_source_view_set_show_line_numbers (GTK_SOURCE_VIEW (view), TRUE);
  gtk_source_view_set_highlight_current_line (GTK_SOURCE_VIEW (view), TRUE);
  gtk_source_view_set_auto_indent (GTK_SOURCE_VIEW (view), TRUE);
  gtk_source_view_set_smart_backspace (GTK_SOURCE_VIEW (view), TRUE);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (follow_scheme), buffer, G_CONNECT_SWAPPED);
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

static gboolean
is_language (GtkSourceLanguage *language,
             const char        *id)
{
  return language != NULL && g_str_equal (gtk_source_language_get_id (language), id);
}

/**
 * ptero_source_view_fit_indent:
 * @view: a view
 * @language: (nullable): what @text is written in
 * @text: the text it shows
 *
 * Has the Tab key do what @text is indented with, and never a tab where that
 * is a mistake.
 */
void
ptero_source_view_fit_indent (GtkSourceView     *view,
                              GtkSourceLanguage *language,
                              const char        *text)
{
  const gboolean is_yaml = is_language (language, "yaml");
  const gboolean has_tabs = *text == '\t' || strstr (text, "\n\t") != NULL;
  const gboolean has_spaces = strstr (text, "\n  ") != NULL;

  gtk_source_view_set_insert_spaces_instead_of_tabs (view, is_yaml || (has_spaces && !has_tabs));
  gtk_source_view_set_tab_width (view, is_yaml || is_language (language, "json") ? 2 : 4);
}

/**
 * ptero_source_can_check:
 * @language: (nullable): what a text is written in
 *
 * Returns: whether mistakes in it can be found
 */
gboolean
ptero_source_can_check (GtkSourceLanguage *language)
{
  return is_language (language, "json") || is_language (language, "yaml");
}

static char *
find_yaml_problem (const char  *text,
                   guint       *line,
                   char       **details)
{
  *line = ptero_text_check_yaml (text);
  if (*line == 0)
    return NULL;

  *details = g_strdup (_("YAML is indented with spaces only."));

  /* Translators: %u is the number of a line */
  return g_strdup_printf (_("Line %u begins with a tab"), *line);
}

/**
 * ptero_source_find_problem:
 * @language: what @text is written in
 * @text: a text
 * @line: (out): where it is wrong, 1 for the first line; 0 if that isn't known
 * @details: (out) (transfer full) (nullable): more about it
 *
 * Returns: (transfer full) (nullable): what is wrong, in a few words
 */
char *
ptero_source_find_problem (GtkSourceLanguage  *language,
                           const char         *text,
                           guint              *line,
                           char              **details)
{
  g_autoptr(GError) error = NULL;

  *line = 0;
  *details = NULL;
  if (is_language (language, "yaml"))
    return find_yaml_problem (text, line, details);
  if (!is_language (language, "json") || ptero_text_check_json (text, line, &error))
    return NULL;

  *details = ptero_text_make_safe (error->message);
  if (*line > 0)
    /* Translators: %u is the number of a line */
    return g_strdup_printf (_("Line %u is not valid JSON"), *line);

  return g_strdup (_("This is not valid JSON"));
}

/**
 * ptero_source_has_long_line:
 * @text: a text in any encoding
 * @length: how many bytes it has
 * @limit: how many a line may have
 *
 * Returns: whether a line is longer
 */
gboolean
ptero_source_has_long_line (const char *text,
                            gsize       length,
                            gsize       limit)
{
  const char *const last = text + length;
  const char *end;

  for (; (end = memchr (text, '\n', last - text)) != NULL; text = end + 1)
    if ((gsize) (end - text) > limit)
      return TRUE;

  return (gsize) (last - text) > limit;
}

/**
 * ptero_source_has_hidden_directions:
 * @text: a text in UTF-8
 *
 * Returns: whether invisible characters make it read otherwise than it is
 */
gboolean
ptero_source_has_hidden_directions (const char *text)
{
  while ((text = strchr (text, '\342')) != NULL)
    {
      const gunichar c = g_utf8_get_char (text);

      if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069))
        return TRUE;
      text = g_utf8_next_char (text);
    }

  return FALSE;
}
