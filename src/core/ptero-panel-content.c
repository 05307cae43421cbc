/* ptero-panel-content.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-panel-content.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/* Around the rest, so that a list that was cut off is not taken for one that ends there */
#define HEAD         "# The panels of Ptero. The line \"# End\" tells that nothing is missing.\n"
#define END          "\n# End"
#define SIZE_MAX_MIB 4

/**
 * ptero_panel_content_read_stamp: (skip)
 * @path: where the file is
 *
 * Returns: (transfer full) (nullable): another one for each content, as each is
 *   another file; %NULL: there is none
 */
char *
ptero_panel_content_read_stamp (const char *path)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    return NULL;

  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT ".%09ld",
                          (guint64)status.st_ino, (gint64)status.st_size,
                          (gint64)status.st_mtim.tv_sec, (long)status.st_mtim.tv_nsec);
}

/* The line, and not one that only begins so; where the text ends with it, it may have lost its own
 * end. */
static char *
find_end (char *content)
{
  char *end = strstr (content, END);

  while (end != NULL && strchr ("\r\n", end[strlen (END)]) == NULL)
    end = strstr (end + strlen (END), END);

  return end;
}

/* Takes out what is around the rest; returns FALSE if the end is missing. */
static gboolean
unwrap (char *content)
{
  const gboolean wrapped = g_str_has_prefix (content, HEAD);
  char *end = find_end (content);

  if (wrapped && end == NULL)
    return FALSE;

  /* behind it is what somebody has added */
  if (end != NULL)
    memmove (end, end + strlen (END), strlen (end + strlen (END)) + 1);
  if (wrapped)
    memmove (content, content + strlen (HEAD), strlen (content + strlen (HEAD)) + 1);

  return TRUE;
}

/**
 * ptero_panel_content_wrap: (skip)
 * @key_file: the panels
 *
 * Returns: (transfer full): what is to be written
 */
char *
ptero_panel_content_wrap (GKeyFile *key_file)
{
  g_autofree char *content = g_key_file_to_data (key_file, NULL, NULL);

  return g_strconcat (HEAD, content, END "\n", NULL);
}

/* What is whole of a list that was cut off: not the last panel. */
static GKeyFile *
rescue (char *content)
{
  GKeyFile *key_file = g_key_file_new ();
  char *last = g_strrstr (content, "\n[");

  if (last != NULL)
    last[1] = '\0';
  g_key_file_load_from_data (key_file, content + strlen (HEAD), -1, G_KEY_FILE_KEEP_COMMENTS, NULL);

  return key_file;
}

/* The whole of it as text. */
static char *
read_content (const char  *path,
              GError     **error)
{
  g_autofree char *content = NULL;
  gsize length;
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, g_strerror (errno));
      return NULL;
    }

  if (!S_ISREG (status.st_mode) || status.st_size > SIZE_MAX_MIB * 1024 * 1024)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("it is not a file, or too large"));
      return NULL;
    }

  if (!g_file_get_contents (path, &content, &length, error))
    return NULL;

  /* Not a list without panels, which names its version: what was in there is lost, perhaps as the
   * computer went down. */
  if (length == strspn (content, " \t\r\n") || memchr (content, '\0', length) != NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("it is empty or damaged"));
      return NULL;
    }

  return g_steal_pointer (&content);
}

/**
 * ptero_panel_content_read: (skip)
 * @path: where the file is
 * @rescued: (out) (optional): what is whole of a list that was cut off; not
 *   touched otherwise
 * @error: return location for an error, whose message is the part of a sentence
 *
 * Returns: (transfer full) (nullable): the panels
 */
GKeyFile *
ptero_panel_content_read (const char  *path,
                          GKeyFile   **rescued,
                          GError     **error)
{
  g_autoptr(GKeyFile) key_file = g_key_file_new ();
  g_autofree char *content = read_content (path, error);
  g_autofree char *start = NULL;

  if (content == NULL)
    return NULL;

  if (!unwrap (content))
    {
      if (rescued != NULL)
        *rescued = rescue (content);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT,
                           _("its end is missing; the panels that are whole are kept"));
      return NULL;
    }

  if (!g_key_file_load_from_data (key_file, content, -1, G_KEY_FILE_KEEP_COMMENTS, error))
    return NULL;

  /* each version names itself: this is what is left of the first line */
  start = g_key_file_get_start_group (key_file);
  if (start == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("it is empty or damaged"));
      return NULL;
    }

  return g_steal_pointer (&key_file);
}
