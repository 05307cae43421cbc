/* ptero-attention.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-attention.h"

/* A share of the limit that wants a person, and that from which on it does not any more: what is
 * about there would come and go with every reading. */
#define FULL   90
#define EASED  87

typedef enum
{
  RULE_STATE,
  RULE_MEMORY,
  RULE_DISK,
} RuleKind;

static const struct
{
  PteroAttention   reason;
  RuleKind         kind;
  PteroServerState state;   /* of RULE_STATE */
} rules[] = {
  { PTERO_ATTENTION_CRASHED,        RULE_STATE,  PTERO_SERVER_STATE_CRASHED },
  { PTERO_ATTENTION_NODE_DOWN,      RULE_STATE,  PTERO_SERVER_STATE_NODE_DOWN },
  { PTERO_ATTENTION_INSTALL_FAILED, RULE_STATE,  PTERO_SERVER_STATE_INSTALL_FAILED },
  { PTERO_ATTENTION_DISK,           RULE_DISK,   0 },
  { PTERO_ATTENTION_MEMORY,         RULE_MEMORY, 0 },
  { PTERO_ATTENTION_SUSPENDED,      RULE_STATE,  PTERO_SERVER_STATE_SUSPENDED },
  { PTERO_ATTENTION_MAINTENANCE,    RULE_STATE,  PTERO_SERVER_STATE_MAINTENANCE },
};

/* What is not known is no reason, and nothing is a share of "unlimited". */
static gboolean
is_full (gint64   used,
         gint64   limit,
         gboolean before)
{
  return used >= 0 && limit > 0 && (double) used * 100 >= (double) limit * (before ? EASED : FULL);
}

static gboolean
applies (guint                      rule,
         const PteroAttentionFacts *facts,
         gboolean                   before)
{
  switch (rules[rule].kind)
    {
    case RULE_MEMORY:
      return is_full (facts->memory, facts->memory_limit, before);
    case RULE_DISK:
      return is_full (facts->disk, facts->disk_limit, before);
    case RULE_STATE:
    default:
      return facts->state == rules[rule].state;
    }
}

/**
 * ptero_attention_find:
 * @facts: what is known of a server
 * @before: what was found before, of [flags@Ptero.Attention]
 *
 * Which reasons there are for a person to look at a server. A server that was
 * stopped or that is busy has none.
 *
 * Returns: [flags@Ptero.Attention], 0 for none
 */
guint
ptero_attention_find (const PteroAttentionFacts *facts,
                      guint                      before)
{
  guint reasons = 0;

  g_return_val_if_fail (facts != NULL, 0);

  for (guint rule = 0; rule < G_N_ELEMENTS (rules); rule++)
    {
      if (applies (rule, facts, (before & rules[rule].reason) != 0))
        reasons |= rules[rule].reason;
    }

  return reasons;
}

/**
 * ptero_attention_get_urgency:
 * @reasons: of [flags@Ptero.Attention]
 *
 * Returns: where the most urgent of @reasons stands: 0 is the first of all
 */
guint
ptero_attention_get_urgency (guint reasons)
{
  return reasons != 0 ? (guint) g_bit_nth_lsf (reasons, -1) : G_MAXUINT;
}

/**
 * ptero_attention_is_panel:
 * @state: the state of a panel
 *
 * Returns: whether it wants a person, or at least does not do what it is there for
 */
gboolean
ptero_attention_is_panel (PteroPanelState state)
{
  switch (state)
    {
    case PTERO_PANEL_STATE_NO_KEY:
    case PTERO_PANEL_STATE_KEYRING:
    case PTERO_PANEL_STATE_KEY_REFUSED:
    case PTERO_PANEL_STATE_CERTIFICATE:
    case PTERO_PANEL_STATE_UNREACHABLE:
      return TRUE;
    case PTERO_PANEL_STATE_IDLE:
    case PTERO_PANEL_STATE_CONNECTING:
    case PTERO_PANEL_STATE_ONLINE:
    case PTERO_PANEL_STATE_RATE_LIMITED:
    default:
      return FALSE;
    }
}

/**
 * ptero_attention_has_panel:
 * @panel: a panel
 *
 * Returns: whether somebody should look at it: it wants a person, or does not
 *   tell of all its servers what can be read
 */
gboolean
ptero_attention_has_panel (PteroPanel *panel)
{
  g_return_val_if_fail (PTERO_IS_PANEL (panel), FALSE);

  return ptero_attention_is_panel (ptero_panel_get_state (panel)) ||
         ptero_panel_get_incomplete (panel);
}
