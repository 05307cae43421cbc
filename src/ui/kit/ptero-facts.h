/* ptero-facts.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-job-queue.h"
#include "ptero-panel.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FACTS (ptero_facts_get_type ())

G_DECLARE_FINAL_TYPE (PteroFacts, ptero_facts, PTERO, FACTS, GtkWidget)

/**
 * PteroFact:
 * @title: what it is called, to be translated; with no @dup_text the title of a group
 * @dup_text: (nullable): what it is; %NULL for nothing
 * @copy: whether it can be copied
 * @open: (nullable): follows it to what it names
 * @create: (nullable): makes a group of its own, an [class@Adw.PreferencesGroup], for more than a
 *   row can say
 * @update: (nullable): tells that group that @item is there, or has changed
 * @flavour: the kind of panels that has it, on others it is not there; 0 for both
 * @outside: whether @open leads to another program, as a browser is one
 *
 * Something that is known of a resource.
 */
typedef struct
{
  const char *title;
  char     *(*dup_text) (gpointer    item);
  gboolean    copy;
  void      (*open)     (PteroFacts *facts,
                         gpointer    item);
  GtkWidget *(*create)  (PteroFacts *facts);
  void      (*update)   (GtkWidget  *group,
                         gpointer    item);
  PteroFlavour flavour;
  gboolean    outside;
} PteroFact;

/**
 * PteroFactsVerb:
 * @title: what it does, to be translated, with a mnemonic
 * @run: does it
 * @destructive: looks it
 * @reads: whether it changes nothing
 * @fits: (nullable): whether it is shown for @item
 * @flavour: the kind of panels that has it, on others it is not there; 0 for both
 * @edits: whether it shows what is known in a form that sends all of it: it is
 *   fetched before, as what somebody else has changed meanwhile would be undone
 *
 * A button above the facts.
 */
typedef struct
{
  const char *title;
  void      (*run) (PteroFacts *facts,
                    gpointer    item);
  gboolean    destructive;
  gboolean    reads;
  gboolean  (*fits) (gpointer  item);
  PteroFlavour flavour;
  gboolean    edits;
} PteroFactsVerb;

/**
 * PteroFactsInfo:
 * @facts: (array length=n_facts): what is known
 * @verbs: (nullable) (array length=n_verbs): what can be done
 * @links: (nullable): lists more of what belongs to it: calls [method@Ptero.Facts.add_link]
 *
 * All that tells the facts of one kind of resource from the other.
 */
typedef struct
{
  const PteroFact      *facts;
  guint                 n_facts;
  const PteroFactsVerb *verbs;
  guint                 n_verbs;
  void                (*links) (PteroFacts *facts,
                                gpointer    item);
} PteroFactsInfo;

GtkWidget     *ptero_facts_new           (const PteroFactsInfo *info,
                                          PteroPanel           *panel,
                                          PteroRequest         *request,
                                          PteroJobQueue        *jobs);
PteroPanel    *ptero_facts_get_panel     (PteroFacts           *self);
PteroJobQueue *ptero_facts_get_jobs      (PteroFacts           *self);
gpointer       ptero_facts_get_item      (PteroFacts           *self);
void           ptero_facts_add_link      (PteroFacts           *self,
                                          const char           *group,
                                          const char           *title,
                                          const char           *subtitle,
                                          void                (*open) (PteroFacts *facts,
                                                                       gpointer    object),
                                          gpointer              object);
void           ptero_facts_add_row       (PteroFacts           *self,
                                          const char           *group,
                                          GtkWidget            *row);
void           ptero_facts_present       (GtkWidget            *facts,
                                          const char           *title,
                                          GtkWidget            *parent);
void           ptero_facts_refresh       (PteroFacts           *self);
void           ptero_facts_take_job      (PteroFacts           *self,
                                          PteroJob             *job);
void           ptero_facts_set_read_only (PteroFacts           *self,
                                          const char           *reason);

G_END_DECLS
