/* recording.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/* One exchange as it was recorded; @path is also that of a signed URL. */
typedef struct
{
  char       *name;      /* path below the folder, without the suffix */
  JsonNode   *root;
  JsonObject *request;
  JsonObject *response;
  const char *as;        /* NULL: nobody */
  const char *method;
  char       *path;
  gboolean    is_node;   /* asked of Wings, not of the panel */
  guint       status;
  JsonNode   *body;
} Recording;

GPtrArray          *recording_list         (const char  *folder,
                                            const char  *suffix);
Recording          *recording_read         (const char  *folder,
                                            const char  *file,
                                            GError     **error);
JsonNode           *recording_read_line    (const char  *text,
                                            GError     **error);
void                recording_free         (Recording   *self);
gboolean            recording_is_whole     (Recording   *self);
const char         *recording_get_string   (JsonObject  *object,
                                            const char  *member);
gint64              recording_get_int      (JsonObject  *object,
                                            const char  *member);
gboolean            recording_get_boolean  (JsonObject  *object,
                                            const char  *member);
JsonObject         *recording_get_object   (JsonObject  *object,
                                            const char  *member);
SoupMessageHeaders *recording_make_headers (Recording   *self);
GBytes             *recording_make_body    (Recording   *self);
char               *recording_repeat_head  (JsonObject  *recorded);
gboolean            recording_says         (Recording   *self,
                                            const char  *words);
int                 recording_find_row     (const char  *method,
                                            const char  *path);
char               *recording_find_data    (const char  *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Recording, recording_free)

G_END_DECLS
