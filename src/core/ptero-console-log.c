/* ptero-console-log.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-console-log.h"

#include <string.h>

#include "ptero-console-text.h"

#define FIRST_ALLOCATION 1024
#define MAX_LINE         (32 * 1024)          /* bytes; what is longer is cut */
#define MAX_RAW          (4 * MAX_LINE)       /* bytes that are looked at */
#define MAX_SIZE         (64 * 1024 * 1024)   /* bytes of all lines */
#define LEVEL_BEGIN      120                  /* a level stands at the begin of a line */
#define TELL_TIME        20                   /* ms; about one frame */

/**
 * PteroConsoleLog:
 *
 * What a server has printed: a ring of lines that forgets the oldest when there
 * are too many of them or they are too large. Each line has a number that it
 * keeps; they are counted from 0.
 */
struct _PteroConsoleLog
{
  GObject            parent_instance;

  PteroConsoleLine **lines;       /* that of number n is at n % allocated */
  guint              allocated;
  guint              length;
  guint64            begin;
  guint64            end;
  gsize              size;
  guint              source_id;
};

enum {
  APPENDED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroConsoleLog, ptero_console_log, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static const struct { const char *word; PteroConsoleLevel level; } levels[] = {
  { "error", PTERO_CONSOLE_LEVEL_ERROR },
  { "severe", PTERO_CONSOLE_LEVEL_ERROR },
  { "fatal", PTERO_CONSOLE_LEVEL_ERROR },
  { "critical", PTERO_CONSOLE_LEVEL_ERROR },
  { "warning", PTERO_CONSOLE_LEVEL_WARNING },
  { "warn", PTERO_CONSOLE_LEVEL_WARNING },
  { "info", PTERO_CONSOLE_LEVEL_INFO },
  { "notice", PTERO_CONSOLE_LEVEL_INFO },
  { "debug", PTERO_CONSOLE_LEVEL_DEBUG },
  { "trace", PTERO_CONSOLE_LEVEL_DEBUG },
};

static PteroConsoleLine **
get_place (PteroConsoleLog *self,
           guint64          id)
{
  return &self->lines[id % self->allocated];
}

static void
drop_oldest (PteroConsoleLog *self)
{
  PteroConsoleLine **place = get_place (self, self->begin);

  self->size -= sizeof (PteroConsoleLine) + (*place)->length + 1;
  g_clear_pointer (place, g_atomic_rc_box_release);
  self->begin++;
}

static void
grow (PteroConsoleLog *self)
{
  const guint allocated = MIN (MAX (FIRST_ALLOCATION, self->allocated * 2),
                               MAX (self->length, FIRST_ALLOCATION));
  PteroConsoleLine **lines = g_new0 (PteroConsoleLine *, allocated);

  for (guint64 id = self->begin; id < self->end; id++)
    lines[id % allocated] = *get_place (self, id);
  g_free (self->lines);
  self->lines = lines;
  self->allocated = allocated;
}

/* "ERROR" anywhere, "[Error]" and "error:"; not what players say. */
static gboolean
is_level (const char *text,
          const char *position,
          gsize       length)
{
  gboolean upper = TRUE;

  if (position > text && g_ascii_isalpha (position[-1]))
    return FALSE;
  if (g_ascii_isalpha (position[length]))
    return FALSE;

  for (gsize i = 0; i < length; i++)
    upper &= g_ascii_isupper (position[i]);

  return upper || (position > text && strchr ("[(/|", position[-1]) != NULL) ||
         position[length] == ':' || position[length] == ']';
}

static PteroConsoleLevel
find_level (const char        *text,
            PteroConsoleLevel  before)
{
  /* the rest of a stack trace */
  if (*text == '\t' || *text == ' ' || g_str_has_prefix (text, "Caused by"))
    return before;

  for (const char *p = text; *p != '\0' && p < text + LEVEL_BEGIN; p++)
    {
      if (!g_ascii_isalpha (*p) || (p > text && g_ascii_isalpha (p[-1]) && p[-1] != 'm'))
        continue;

      for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
        if (g_ascii_tolower (*p) == levels[i].word[0])
          {
            gsize length = strlen (levels[i].word);

            /* the "m" before it ends a colour */
            if (g_ascii_strncasecmp (p, levels[i].word, length) == 0 &&
                is_level (p > text && p[-1] == 'm' ? p : text, p, length))
              return levels[i].level;
          }
    }

  return PTERO_CONSOLE_LEVEL_NONE;
}

static PteroConsoleLine *
create_line (const char        *style,
             const char        *text,
             PteroConsoleLevel  before)
{
  g_autofree char *short_text = strnlen (text, MAX_RAW + 1) > MAX_RAW
                                  ? g_strndup (text, MAX_RAW)
                                  : NULL;
  g_autofree char *clean = ptero_console_text_clean (short_text != NULL ? short_text : text);
  gsize style_length = strlen (style);
  gsize length = strlen (clean);
  PteroConsoleLine *line;

  if (length > MAX_LINE)
    length = (gsize) (g_utf8_find_prev_char (clean, clean + MAX_LINE) - clean);

  line = g_atomic_rc_box_alloc (sizeof (PteroConsoleLine) + style_length + length + 1);
  line->time = g_get_real_time ();
  line->level = find_level (clean, before);
  line->length = (guint) (style_length + length);
  memcpy (line->text, style, style_length);
  memcpy (line->text + style_length, clean, length);
  line->text[line->length] = '\0';

  return line;
}

static gboolean
tell_cb (gpointer user_data)
{
  PteroConsoleLog *self = user_data;

  self->source_id = 0;
  g_signal_emit (self, signals[APPENDED], 0);

  return G_SOURCE_REMOVE;
}

static void
ptero_console_log_dispose (GObject *object)
{
  g_clear_handle_id (&PTERO_CONSOLE_LOG (object)->source_id, g_source_remove);

  G_OBJECT_CLASS (ptero_console_log_parent_class)->dispose (object);
}

static void
ptero_console_log_finalize (GObject *object)
{
  PteroConsoleLog *self = PTERO_CONSOLE_LOG (object);

  while (self->begin < self->end)
    drop_oldest (self);
  g_free (self->lines);

  G_OBJECT_CLASS (ptero_console_log_parent_class)->finalize (object);
}

static void
ptero_console_log_class_init (PteroConsoleLogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ptero_console_log_dispose;
  object_class->finalize = ptero_console_log_finalize;

  /**
   * PteroConsoleLog::appended:
   * @self: a log
   *
   * There are lines more. Told once for about a frame.
   */
  signals[APPENDED] = g_signal_new ("appended", PTERO_TYPE_CONSOLE_LOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
ptero_console_log_init (PteroConsoleLog *self)
{
}

/**
 * ptero_console_log_new:
 * @length: how many lines it keeps
 *
 * Returns: (transfer full): a log without lines
 */
PteroConsoleLog *
ptero_console_log_new (guint length)
{
  PteroConsoleLog *self = g_object_new (PTERO_TYPE_CONSOLE_LOG, NULL);

  ptero_console_log_set_length (self, length);

  return self;
}

/**
 * ptero_console_log_set_length:
 * @self: a log
 * @length: how many lines it keeps
 *
 * Forgets the oldest where there are more.
 */
void
ptero_console_log_set_length (PteroConsoleLog *self,
                              guint            length)
{
  g_return_if_fail (PTERO_IS_CONSOLE_LOG (self));
  g_return_if_fail (length > 0);

  self->length = length;
  while (self->end - self->begin > length)
    drop_oldest (self);
}

/**
 * ptero_console_log_append:
 * @self: a log
 * @style: colours for all of it, or ""
 * @text: a line as it came; it is made safe for a terminal
 *
 * Adds a line.
 */
void
ptero_console_log_append (PteroConsoleLog *self,
                          const char      *style,
                          const char      *text)
{
  PteroConsoleLine *line;
  guint n;

  g_return_if_fail (PTERO_IS_CONSOLE_LOG (self));
  g_return_if_fail (text != NULL);

  n = (guint) (self->end - self->begin);
  line = create_line (style, text,
                      n > 0 ? (*get_place (self, self->end - 1))->level : PTERO_CONSOLE_LEVEL_NONE);
  if (n >= self->length)
    drop_oldest (self);
  else if (n == self->allocated)
    grow (self);

  self->size += sizeof (PteroConsoleLine) + line->length + 1;
  *get_place (self, self->end) = line;
  self->end++;
  while (self->size > MAX_SIZE && self->end - self->begin > 1)
    drop_oldest (self);

  if (self->source_id == 0)
    self->source_id = g_timeout_add (TELL_TIME, tell_cb, self);
}

/**
 * ptero_console_log_get_begin:
 * @self: a log
 *
 * Returns: the number of the oldest line that is there
 */
guint64
ptero_console_log_get_begin (PteroConsoleLog *self)
{
  g_return_val_if_fail (PTERO_IS_CONSOLE_LOG (self), 0);

  return self->begin;
}

/**
 * ptero_console_log_get_end:
 * @self: a log
 *
 * Returns: the number that the next line will have
 */
guint64
ptero_console_log_get_end (PteroConsoleLog *self)
{
  g_return_val_if_fail (PTERO_IS_CONSOLE_LOG (self), 0);

  return self->end;
}

/**
 * ptero_console_log_get_size:
 * @self: a log
 *
 * Returns: how many bytes its lines take
 */
gsize
ptero_console_log_get_size (PteroConsoleLog *self)
{
  g_return_val_if_fail (PTERO_IS_CONSOLE_LOG (self), 0);

  return self->size;
}

/**
 * ptero_console_log_get:
 * @self: a log
 * @id: the number of a line that is there
 *
 * Returns: (transfer none): the line
 */
const PteroConsoleLine *
ptero_console_log_get (PteroConsoleLog *self,
                       guint64          id)
{
  g_return_val_if_fail (PTERO_IS_CONSOLE_LOG (self), NULL);
  g_return_val_if_fail (id >= self->begin && id < self->end, NULL);

  return *get_place (self, id);
}

/**
 * ptero_console_line_format_time:
 * @line: a line
 *
 * Returns: (transfer full): when it came, as time of the day
 */
char *
ptero_console_line_format_time (const PteroConsoleLine *line)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (line->time / G_USEC_PER_SEC);

  return g_date_time_format (time, "%H:%M:%S");
}

static void
release_line (gpointer line)
{
  g_atomic_rc_box_release (line);
}

static gboolean
write_lines (GPtrArray      *lines,
             GOutputStream  *stream,
             GCancellable   *cancellable,
             GError        **error)
{
  g_autoptr(GOutputStream) buffered = g_buffered_output_stream_new (stream);

  g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (buffered), FALSE);
  for (guint i = 0; i < lines->len; i++)
    {
      const PteroConsoleLine *line = lines->pdata[i];
      g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (line->time / G_USEC_PER_SEC);
      g_autofree char *clock = g_date_time_format (time, "%Y-%m-%d %H:%M:%S");
      g_autofree char *plain = ptero_console_text_strip (line->text);

      if (!g_output_stream_printf (buffered, NULL, cancellable, error, "%s %s\n", clock, plain))
        return FALSE;
    }

  return g_output_stream_close (buffered, cancellable, error);
}

/* A stream that is closed so leaves the file as it was. */
static void
give_up (GOutputStream *stream)
{
  g_autoptr(GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  g_output_stream_close (stream, cancelled, NULL);
}

static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GPtrArray *lines = task_data;
  GFile *file = g_object_get_data (G_OBJECT (task), "file");
  g_autoptr(GFileOutputStream) stream = NULL;
  GError *error = NULL;

  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, cancellable,
                           &error);
  if (stream != NULL &&
      write_lines (lines, G_OUTPUT_STREAM (stream), cancellable, &error) &&
      g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  if (stream != NULL)
    give_up (G_OUTPUT_STREAM (stream));
  g_task_return_error (task, error);
}

/**
 * ptero_console_log_save_async:
 * @self: a log
 * @file: where to
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Writes the lines that are there now, as plain text with the moment of each.
 */
void
ptero_console_log_save_async (PteroConsoleLog     *self,
                              GFile               *file,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  GPtrArray *lines;

  g_return_if_fail (PTERO_IS_CONSOLE_LOG (self));
  g_return_if_fail (G_IS_FILE (file));

  lines = g_ptr_array_new_full ((guint) (self->end - self->begin), release_line);
  for (guint64 id = self->begin; id < self->end; id++)
    g_ptr_array_add (lines, g_atomic_rc_box_acquire (*get_place (self, id)));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_console_log_save_async);
  g_task_set_task_data (task, lines, (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data_full (G_OBJECT (task), "file", g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, save_thread);
}

/**
 * ptero_console_log_save_finish:
 * @self: a log
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether the file was written
 */
gboolean
ptero_console_log_save_finish (PteroConsoleLog  *self,
                               GAsyncResult     *result,
                               GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
