/* census.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "answer-census.h"

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
read_ignored (Census *self)
{
  g_autofree char *path = recording_find_data ("conformance/ignored-attributes.txt");
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error))
    {
      census_report (self, "%s", error->message);
      return;
    }

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) words = g_strsplit (lines[i], " ", 2);

      if (*lines[i] != '\0' && *lines[i] != '#')
        g_hash_table_add (self->ignored, g_strdup (words[0]));
    }
}

Census *
census_new (void)
{
  Census *self = g_new0 (Census, 1);

  self->ignored = new_set ();
  self->missing = new_set ();
  self->used = new_set ();
  self->findings = g_ptr_array_new_with_free_func (g_free);
  read_ignored (self);

  return self;
}

void
census_free (Census *self)
{
  g_hash_table_unref (self->ignored);
  g_hash_table_unref (self->missing);
  g_hash_table_unref (self->used);
  g_ptr_array_unref (self->findings);
  g_free (self);
}

void
census_report (Census     *self,
               const char *format,
               ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_ptr_array_add (self->findings,
                   g_strdup_printf ("%s: %s", self->where != NULL ? self->where : "-", text));
}

static void
read_recording (Census     *self,
                const char *folder,
                const char *file)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(Recording) recording = recording_read (folder, file, &error);

  if (recording == NULL)
    census_report (self, "%s", error->message);
  else if (recording->status / 100 == 2)
    census_read_answer (self, recording);
  else
    census_read_error (self, recording);
}

/* Reads each recording of @folder and the folders below. */
void
census_read_folder (Census     *self,
                    const char *folder)
{
  g_autoptr(GPtrArray) exchanges = recording_list (folder, ".json");
  g_autoptr(GPtrArray) sessions = recording_list (folder, ".jsonl");

  for (guint i = 0; i < exchanges->len; i++)
    {
      self->where = g_ptr_array_index (exchanges, i);
      read_recording (self, folder, self->where);
    }

  for (guint i = 0; i < sessions->len; i++)
    {
      self->where = g_ptr_array_index (sessions, i);
      census_read_session (self, folder, self->where);
    }

  self->where = NULL;
}
