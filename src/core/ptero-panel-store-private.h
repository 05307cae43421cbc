/* ptero-panel-store-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-panel-file.h"
#include "ptero-panel-store.h"

G_BEGIN_DECLS

/* ptero-panel-store.c has the list and its file, ptero-panel-store-keys.c what needs the
 * keyring. */

struct _PteroPanelStore
{
  GObject         parent_instance;

  PteroKeyring   *keyring;
  PteroPanelFile *file;
  GPtrArray      *entries;
  GHashTable     *by_id;
  GError         *load_error;

  GTask          *writing;     /* what the keyring does now; NULL: nothing */
  GQueue          writes;      /* of GTask: what comes after that, in order */
};

PteroPanelEntry *ptero_panel_store_find_entry    (PteroPanelStore *self,
                                                  PteroPanel      *panel);
void             ptero_panel_store_append_entry  (PteroPanelStore *self,
                                                  PteroPanelEntry *entry);
void             ptero_panel_store_drop_entry    (PteroPanelStore *self,
                                                  PteroPanelEntry *entry);
void             ptero_panel_store_say_if_no_key (PteroPanel      *panel);
void             ptero_panel_store_peek_keys     (PteroPanelStore *self);
void             ptero_panel_store_bind_keys     (PteroPanelStore *self,
                                                  PteroPanel      *panel);
void             ptero_panel_store_read_keys     (PteroPanelStore *self,
                                                  PteroPanelEntry *entry,
                                                  gboolean         may_ask,
                                                  GTask           *task);
void             ptero_panel_store_forget_keys   (PteroPanelStore *self,
                                                  PteroPanel      *panel,
                                                  gboolean         stored,
                                                  GTask           *task);

G_END_DECLS
