/* ptero-attention.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-panel.h"
#include "ptero-server-state.h"

G_BEGIN_DECLS

/* Why a server wants a person, the most urgent first. */
typedef enum
{
  PTERO_ATTENTION_CRASHED        = 1 << 0,
  PTERO_ATTENTION_NODE_DOWN      = 1 << 1,
  PTERO_ATTENTION_INSTALL_FAILED = 1 << 2,
  PTERO_ATTENTION_DISK           = 1 << 3,
  PTERO_ATTENTION_MEMORY         = 1 << 4,
  PTERO_ATTENTION_SUSPENDED      = 1 << 5,
  PTERO_ATTENTION_MAINTENANCE    = 1 << 6,
} PteroAttention;

/**
 * PteroAttentionFacts:
 * @state: what the server does
 * @memory: bytes in use, -1: not known
 * @memory_limit: bytes, 0: unlimited
 * @disk: bytes in use, -1: not known
 * @disk_limit: bytes, 0: unlimited
 *
 * What the rules look at.
 */
typedef struct
{
  PteroServerState state;
  gint64           memory;
  gint64           memory_limit;
  gint64           disk;
  gint64           disk_limit;
} PteroAttentionFacts;

guint    ptero_attention_find        (const PteroAttentionFacts *facts,
                                      guint                      before);
guint    ptero_attention_get_urgency (guint                      reasons);
gboolean ptero_attention_is_panel    (PteroPanelState            state);
gboolean ptero_attention_has_panel   (PteroPanel                *panel);

G_END_DECLS
