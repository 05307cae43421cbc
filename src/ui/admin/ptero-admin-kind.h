/* ptero-admin-kind.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-facts.h"
#include "ptero-form-dialog.h"
#include "ptero-list-pane.h"
#include "ptero-parts.h"

G_BEGIN_DECLS

typedef struct _PteroAdminKind PteroAdminKind;

/**
 * PteroAdminKind:
 * @name: what paths call one, e.g. `location`
 * @list: lists them
 * @get: answers with one
 * @create: creates one; sent with nothing it tells whether the key may
 * @update: changes one
 * @delete: deletes one
 * @find: answers with the one that another program knows by an id
 * @include: (nullable): what the list asks for with each
 * @page_include: (nullable): what the page of one asks for
 * @pelican_include: (nullable): what both ask for besides on Pelican
 * @flavour: the kind of panels that has them; 0 for both
 * @dup_name: what one is called
 * @info: how they are listed, with the verbs of this file among its own
 * @facts: (nullable): what is known of one
 * @fields: (nullable) (array length=n_fields): the form of one, named as the panel names what it
 *   says of one
 * @choices: (nullable): the kind of which one is chosen in the form, where the panel has it: all of
 *   them are fetched before
 * @new_title: (nullable): the title of the form of a new one, to be translated
 * @edit_title: (nullable): the title of the form of one that is there, to be translated
 * @prepare: (nullable): adds to the form what its fields do not say, before anything is fetched
 * @show: (nullable): fills in what the panel does not say under the names of the fields, or what is
 *   usual of a new one
 * @check: (nullable): see [method@Ptero.FormDialog.set_check]
 * @fill: (nullable): see [method@Ptero.FormDialog.set_fill]
 * @failed: (nullable): see [method@Ptero.FormDialog.set_failed]
 * @explain: (nullable): see [method@Ptero.FormDialog.set_explain]
 * @dup_delete_title: (nullable): what is done when some are deleted, e.g. "Delete 3 Locations"
 * @delete_body: (nullable): what happens then, to be translated
 * @find_fields: (nullable) (array fixed-size=2): the form that asks for an id of @find
 * @add_parts: (nullable): adds what there is on the page of one besides the facts; @request answers
 *   with it
 * @open: (nullable): shows one where that is not a page of facts and parts
 *
 * A kind of things that a panel has and its administrator looks after: all
 * that tells it from others. How they are listed, shown, made, changed and
 * deleted follows.
 */
struct _PteroAdminKind
{
  const char            *name;
  PteroEndpoint          list;
  PteroEndpoint          get;
  PteroEndpoint          create;
  PteroEndpoint          update;
  PteroEndpoint          delete;
  PteroEndpoint          find;
  const char            *include;
  const char            *page_include;
  const char            *pelican_include;
  PteroFlavour           flavour;
  char                *(*dup_name) (gpointer item);

  const PteroListInfo   *info;
  const PteroFactsInfo  *facts;

  const PteroFormField  *fields;
  guint                  n_fields;
  const PteroAdminKind  *choices;
  const char            *new_title;
  const char            *edit_title;
  void                 (*prepare)  (PteroForm  *form,
                                    PteroPanel *panel,
                                    gpointer    item);
  void                 (*show)     (PteroForm  *form,
                                    PteroPanel *panel,
                                    gpointer    item);
  PteroFormCheck         check;
  PteroFormFill          fill;
  PteroFormFailed        failed;
  PteroFormExplain       explain;

  char                *(*dup_delete_title) (guint n_items);
  const char            *delete_body;
  const PteroFormField  *find_fields;

  void                 (*add_parts) (PteroParts    *parts,
                                     PteroPanel    *panel,
                                     PteroJobQueue *jobs,
                                     PteroRequest  *request,
                                     gint64         id,
                                     const char    *name);
  void                 (*open)      (GtkWidget     *widget,
                                     PteroPanel    *panel,
                                     PteroJobQueue *jobs,
                                     gint64         id,
                                     const char    *name,
                                     const char    *part);
};

GtkWidget  *ptero_admin_kind_list_new      (const PteroAdminKind *kind,
                                            PteroPanel           *panel,
                                            PteroJobQueue        *jobs);
GtkWidget  *ptero_admin_kind_list_new_of   (const PteroAdminKind *kind,
                                            const PteroListInfo  *info,
                                            PteroPanel           *panel,
                                            PteroJobQueue        *jobs,
                                            PteroRequest         *request);
GtkWidget  *ptero_admin_kind_facts_new     (const PteroAdminKind *kind,
                                            PteroPanel           *panel,
                                            PteroJobQueue        *jobs,
                                            gint64                id);
void        ptero_admin_kind_open          (const PteroAdminKind *kind,
                                            GtkWidget            *widget,
                                            PteroPanel           *panel,
                                            PteroJobQueue        *jobs,
                                            gint64                id,
                                            const char           *name,
                                            const char           *part);
void        ptero_admin_kind_follow        (const PteroAdminKind *kind,
                                            GtkWidget            *widget,
                                            gint64                id,
                                            const char           *name);
void        ptero_admin_kind_open_selected (PteroListPane        *pane,
                                            GPtrArray            *items,
                                            const char           *part);

/* What is done on the page of one where there is nothing else to do: change it, delete it */
#define PTERO_ADMIN_KIND_N_FACTS_VERBS 2

extern const PteroFactsVerb ptero_admin_kind_facts_verbs[];

/* For tables of verbs */
void        ptero_admin_kind_open_run      (PteroListPane        *pane,
                                            GPtrArray            *items);
void        ptero_admin_kind_find_run      (PteroListPane        *pane,
                                            GPtrArray            *items);
void        ptero_admin_kind_create_run    (PteroListPane        *pane,
                                            GPtrArray            *items);
void        ptero_admin_kind_edit_run      (PteroListPane        *pane,
                                            GPtrArray            *items);
void        ptero_admin_kind_delete_run    (PteroListPane        *pane,
                                            GPtrArray            *items);
void        ptero_admin_kind_edit_facts    (PteroFacts           *facts,
                                            gpointer              item);
void        ptero_admin_kind_delete_facts  (PteroFacts           *facts,
                                            gpointer              item);

G_END_DECLS
