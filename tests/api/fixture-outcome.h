/* fixture-outcome.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-client.h"

G_BEGIN_DECLS

/* What came of a request. */
typedef struct
{
  gboolean     done;
  PteroAnswer *answer;
  GError      *error;
} Outcome;

void outcome_clear    (Outcome      *outcome);
void outcome_sent_cb  (GObject      *object,
                       GAsyncResult *result,
                       gpointer      user_data);
void outcome_wait_for (Outcome      *outcome);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

G_END_DECLS
