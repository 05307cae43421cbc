/* fixture-outcome.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fixture-outcome.h"

#include <string.h>

/* What every key of these tests has in it. */
#define IN_KEY "0123456789abcdef"

void
outcome_clear (Outcome *outcome)
{
  g_clear_object (&outcome->answer);
  g_clear_error (&outcome->error);
}

/* The callback of ptero_client_send_async() for an outcome: an answer or an error, once. */
void
outcome_sent_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Outcome *outcome = user_data;

  g_assert_false (outcome->done);
  outcome->answer = ptero_client_send_finish (PTERO_CLIENT (object), result, &outcome->error);
  outcome->done = TRUE;
  g_assert_true ((outcome->answer == NULL) == (outcome->error != NULL));

  /* No message ever holds the key */
  if (outcome->error != NULL)
    g_assert_null (strstr (outcome->error->message, IN_KEY));
}

void
outcome_wait_for (Outcome *outcome)
{
  while (!outcome->done)
    g_main_context_iteration (NULL, TRUE);
}
