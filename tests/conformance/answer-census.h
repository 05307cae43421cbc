/* answer-census.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-endpoint.h"
#include "ptero-resource.h"
#include "recording.h"

G_BEGIN_DECLS

/* What the reading of answers found. */
typedef struct
{
  GHashTable *ignored;
  GHashTable *missing;   /* attribute to the recording that has it first */
  GHashTable *used;      /* what of the ignored was there */
  GPtrArray  *findings;
  const char *where;     /* the recording that is read */
  guint       n_answers;
  guint       n_items;
  guint       n_errors;
  guint       n_sessions;
  guint       n_frames;
  guint       n_partial; /* only their beginning is recorded */
  guint       n_foreign; /* not of a route of either API */
  gboolean    rows[PTERO_N_ENDPOINTS];
} Census;

Census  *census_new              (void);
void     census_free             (Census        *self);
void     census_report           (Census        *self,
                                  const char    *format,
                                  ...) G_GNUC_PRINTF (2, 3);
void     census_read_folder      (Census        *self,
                                  const char    *folder);
void     census_read_answer      (Census        *self,
                                  Recording     *recording);
void     census_read_error       (Census        *self,
                                  Recording     *recording);
void     census_read_session     (Census        *self,
                                  const char    *folder,
                                  const char    *file);
void     census_check_attributes (Census        *self,
                                  JsonNode      *node,
                                  PteroResource *resource);
void     census_check_round_trip (Census        *self,
                                  PteroResource *resource);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Census, census_free)

G_END_DECLS
