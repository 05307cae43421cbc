/* ptero-text-format.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PteroTextEncoding:
 * @PTERO_TEXT_ENCODING_UTF_8: UTF-8
 * @PTERO_TEXT_ENCODING_UTF_8_MARKED: UTF-8 behind a byte order mark
 * @PTERO_TEXT_ENCODING_ISO_8859_1: ISO-8859-1, what any bytes can be
 * @PTERO_TEXT_ENCODING_WINDOWS_1252: Windows-1252
 *
 * How the characters of a file are written.
 */
typedef enum
{
  PTERO_TEXT_ENCODING_UTF_8,
  PTERO_TEXT_ENCODING_UTF_8_MARKED,
  PTERO_TEXT_ENCODING_ISO_8859_1,
  PTERO_TEXT_ENCODING_WINDOWS_1252,
} PteroTextEncoding;

/**
 * PteroLineEnds:
 * @PTERO_LINE_ENDS_LF: a line feed
 * @PTERO_LINE_ENDS_CRLF: a carriage return and a line feed
 * @PTERO_LINE_ENDS_MIXED: both; they stay in the text as they are
 *
 * How the lines of a file end.
 */
typedef enum
{
  PTERO_LINE_ENDS_LF,
  PTERO_LINE_ENDS_CRLF,
  PTERO_LINE_ENDS_MIXED,
} PteroLineEnds;

/**
 * PteroTextFormat:
 * @encoding: how its characters are written
 * @line_ends: how its lines end
 *
 * What a text file is, besides its text.
 */
typedef struct
{
  PteroTextEncoding encoding;
  PteroLineEnds     line_ends;
} PteroTextFormat;

char       *ptero_text_format_decode            (PteroTextFormat        *format,
                                                 GBytes                 *bytes,
                                                 GError                **error);
GBytes     *ptero_text_format_encode            (const PteroTextFormat  *format,
                                                 const char             *text,
                                                 GError                **error);
const char *ptero_text_format_get_encoding_name (const PteroTextFormat  *format);

gboolean    ptero_text_check_json               (const char             *text,
                                                 guint                  *line,
                                                 GError                **error);
guint       ptero_text_check_yaml               (const char             *text);

G_END_DECLS
