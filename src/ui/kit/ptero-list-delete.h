/* ptero-list-delete.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-list-pane.h"
#include "ptero-request-job.h"

G_BEGIN_DECLS

/**
 * PteroItemRequest:
 * @pane: a pane
 * @item: one of its items
 *
 * Returns: (transfer full): a request about @item
 */
typedef PteroRequest *(*PteroItemRequest) (PteroListPane *pane,
                                           gpointer       item);

/**
 * PteroItemName:
 * @item: an item
 *
 * Returns: (transfer full): what it is called
 */
typedef char *(*PteroItemName) (gpointer item);

void ptero_list_run_judged (PteroListPane     *pane,
                            GPtrArray         *items,
                            const char        *title,
                            PteroItemRequest   create_request,
                            PteroItemName      dup_name,
                            PteroRequestJudge  judge);
void ptero_list_ask_judged (PteroListPane     *pane,
                            GPtrArray         *items,
                            const char        *heading,
                            const char        *body,
                            const char        *action,
                            const char        *title,
                            PteroItemRequest   create_request,
                            PteroItemName      dup_name,
                            PteroRequestJudge  judge);
void ptero_list_run_each (PteroListPane    *pane,
                          GPtrArray        *items,
                          const char       *title,
                          PteroItemRequest  create_request,
                          PteroItemName     dup_name);
void ptero_list_ask_each (PteroListPane    *pane,
                          GPtrArray        *items,
                          const char       *heading,
                          const char       *body,
                          const char       *action,
                          const char       *title,
                          PteroItemRequest  create_request,
                          PteroItemName     dup_name);
void ptero_list_delete   (PteroListPane    *pane,
                          GPtrArray        *items,
                          const char       *title,
                          const char       *body,
                          PteroItemRequest  create_request,
                          PteroItemName     dup_name);

G_END_DECLS
