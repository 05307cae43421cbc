/* ptero-admin-kind.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-kind.h"

#include <glib/gi18n.h>

#include "ptero-admin-columns.h"
#include "ptero-admin-delete.h"
#include "ptero-admin-kind-form.h"
#include "ptero-admin-rights.h"
#include "ptero-list-delete.h"
#include "ptero-panel-page.h"

#define KIND "admin-kind"   /* of a list, or of facts: what they are about */

static const PteroAdminKind *
get_kind (gpointer widget)
{
  return g_object_get_data (widget, KIND);
}

static PteroRequest *
create_request (const PteroAdminKind *kind,
                PteroEndpoint         endpoint,
                gint64                id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  return ptero_request_new (endpoint, kind->name, text, NULL);
}

static void
set_include (const PteroAdminKind *kind,
             PteroPanel           *panel,
             PteroRequest         *request,
             const char           *include)
{
  const char *more = ptero_panel_offers (panel, PTERO_FLAVOUR_PELICAN)
                       ? kind->pelican_include
                       : NULL;
  g_autofree char *both = include != NULL && more != NULL
                            ? g_strconcat (include, ",", more, NULL)
                            : g_strdup (include != NULL ? include : more);

  if (both != NULL)
    ptero_request_set_query (request, "include", both);
}

/* What the key may not do is not offered. */
static GtkWidget *
adopt (const PteroAdminKind *kind,
       GtkWidget            *widget,
       PteroPanel           *panel)
{
  g_autoptr(PteroRequest) creation = ptero_request_new (kind->create, NULL);

  g_object_set_data (G_OBJECT (widget), KIND, (gpointer) kind);
  ptero_admin_rights_heed (widget, panel, creation);

  return widget;
}

/**
 * ptero_admin_kind_list_new:
 * @kind: a kind
 * @panel: a panel that has them
 * @jobs: where long work goes
 *
 * Returns: (transfer floating): all of them
 */
GtkWidget *
ptero_admin_kind_list_new (const PteroAdminKind *kind,
                           PteroPanel           *panel,
                           PteroJobQueue        *jobs)
{
  g_autoptr(PteroRequest) request = ptero_request_new (kind->list, NULL);

  set_include (kind, panel, request, kind->include);

  return ptero_admin_kind_list_new_of (kind, kind->info, panel, jobs, request);
}

/**
 * ptero_admin_kind_list_new_of:
 * @kind: a kind
 * @info: how they are listed
 * @panel: a panel that has them
 * @jobs: where long work goes
 * @request: lists some of them
 *
 * Returns: (transfer floating): what @request lists
 */
GtkWidget *
ptero_admin_kind_list_new_of (const PteroAdminKind *kind,
                              const PteroListInfo  *info,
                              PteroPanel           *panel,
                              PteroJobQueue        *jobs,
                              PteroRequest         *request)
{
  return adopt (kind, ptero_list_pane_new (info, panel, request, jobs), panel);
}

static PteroRequest *
create_get (const PteroAdminKind *kind,
            PteroPanel           *panel,
            gint64                id)
{
  PteroRequest *request = create_request (kind, kind->get, id);

  set_include (kind, panel, request, kind->page_include);

  return request;
}

/**
 * ptero_admin_kind_facts_new:
 * @kind: a kind
 * @panel: a panel that has them
 * @jobs: where long work goes
 * @id: the id of one
 *
 * Returns: (transfer floating): what is known of it, and what can be done with it
 */
GtkWidget *
ptero_admin_kind_facts_new (const PteroAdminKind *kind,
                            PteroPanel           *panel,
                            PteroJobQueue        *jobs,
                            gint64                id)
{
  g_autoptr(PteroRequest) request = create_get (kind, panel, id);

  return adopt (kind, ptero_facts_new (kind->facts, panel, request, jobs), panel);
}

static GtkWidget *
create_page (const PteroAdminKind *kind,
             PteroPanel           *panel,
             PteroJobQueue        *jobs,
             gint64                id,
             const char           *name,
             const char           *part)
{
  GtkWidget *overview = ptero_admin_kind_facts_new (kind, panel, jobs, id);
  g_autoptr(PteroRequest) request = create_get (kind, panel, id);
  GtkWidget *parts;

  if (kind->add_parts == NULL)
    return overview;

  parts = ptero_parts_new ();
  ptero_parts_add (PTERO_PARTS (parts), "overview", _("Overview"), overview);
  kind->add_parts (PTERO_PARTS (parts), panel, jobs, request, id, name);
  ptero_parts_show (PTERO_PARTS (parts), part);

  return parts;
}

/**
 * ptero_admin_kind_open:
 * @kind: a kind
 * @widget: where a link was followed
 * @panel: a panel that has them
 * @jobs: where long work goes
 * @id: the id of one
 * @name: (nullable): what it is called
 * @part: the part of its page that is shown, `overview` for the first
 *
 * Shows one in the place of what is shown.
 */
void
ptero_admin_kind_open (const PteroAdminKind *kind,
                       GtkWidget            *widget,
                       PteroPanel           *panel,
                       PteroJobQueue        *jobs,
                       gint64                id,
                       const char           *name,
                       const char           *part)
{
  if (kind->open != NULL)
    kind->open (widget, panel, jobs, id, name, part);
  else
    ptero_panel_page_push (widget, name, create_page (kind, panel, jobs, id, name, part));
}

/**
 * ptero_admin_kind_follow:
 * @kind: a kind
 * @widget: the [class@Ptero.ListPane] or [class@Ptero.Facts] where a link was followed
 * @id: the id of one
 * @name: (nullable): what it is called
 *
 * Shows one of the same panel in the place of what is shown.
 */
void
ptero_admin_kind_follow (const PteroAdminKind *kind,
                         GtkWidget            *widget,
                         gint64                id,
                         const char           *name)
{
  if (PTERO_IS_LIST_PANE (widget))
    ptero_admin_kind_open (kind, widget, ptero_list_pane_get_panel (PTERO_LIST_PANE (widget)),
                           ptero_list_pane_get_jobs (PTERO_LIST_PANE (widget)),
                           id, name, "overview");
  else
    ptero_admin_kind_open (kind, widget, ptero_facts_get_panel (PTERO_FACTS (widget)),
                           ptero_facts_get_jobs (PTERO_FACTS (widget)), id, name, "overview");
}

static void
open_item (PteroListPane *pane,
           gpointer       item,
           const char    *part)
{
  const PteroAdminKind *kind = get_kind (pane);
  g_autofree char *name = kind->dup_name (item);

  ptero_admin_kind_open (kind, GTK_WIDGET (pane), ptero_list_pane_get_panel (pane),
                         ptero_list_pane_get_jobs (pane),
                         ptero_admin_get_id (item), name, part);
}

/**
 * ptero_admin_kind_open_selected:
 * @pane: a list of one kind
 * @items: the one that is selected
 * @part: the part of its page that is shown
 *
 * Shows the selected one in the place of the list.
 */
void
ptero_admin_kind_open_selected (PteroListPane *pane,
                                GPtrArray     *items,
                                const char    *part)
{
  open_item (pane, items->pdata[0], part);
}

/**
 * ptero_admin_kind_open_run:
 * @pane: a list of one kind
 * @items: the one that is selected
 *
 * Shows the selected one in the place of the list.
 */
void
ptero_admin_kind_open_run (PteroListPane *pane,
                           GPtrArray     *items)
{
  open_item (pane, items->pdata[0], "overview");
}

static void
found_cb (PteroListPane *pane,
          PteroAnswer   *answer)
{
  gpointer item = answer != NULL ? ptero_answer_get_resource (answer) : NULL;

  if (item != NULL)
    open_item (pane, item, "overview");
}

/**
 * ptero_admin_kind_find_run:
 * @pane: a list of one kind
 * @items: none
 *
 * Asks for the id that another program knows one by, and shows that one.
 */
void
ptero_admin_kind_find_run (PteroListPane *pane,
                           GPtrArray     *items)
{
  const PteroAdminKind *kind = get_kind (pane);
  g_autoptr(PteroRequest) request = ptero_request_new (kind->find, NULL);
  GtkWidget *form = ptero_form_new (kind->find_fields, 2);
  PteroFormDialog *dialog = ptero_form_dialog_new (PTERO_FORM (form),
                                                   ptero_list_pane_get_panel (pane), request,
                                                   _("_Find"));

  g_signal_connect_object (dialog, "done", G_CALLBACK (found_cb), pane, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, _("Find by External ID"), GTK_WIDGET (pane));
}

static void
edit_listed (PteroListPane *pane,
             gpointer       item)
{
  ptero_admin_kind_form_present (get_kind (pane), GTK_WIDGET (pane),
                                 ptero_list_pane_get_panel (pane), item,
                                 G_LIST_MODEL (ptero_list_pane_get_listing (pane)),
                                 G_CALLBACK (ptero_list_pane_refresh));
}

/**
 * ptero_admin_kind_create_run:
 * @pane: a list of one kind
 * @items: none
 *
 * Shows the form of a new one, and lists it when it is there.
 */
void
ptero_admin_kind_create_run (PteroListPane *pane,
                             GPtrArray     *items)
{
  edit_listed (pane, NULL);
}

/**
 * ptero_admin_kind_edit_run:
 * @pane: a list of one kind
 * @items: the one that is selected
 *
 * Shows the form of the selected one as it is now, and lists it anew when it
 * was changed.
 */
void
ptero_admin_kind_edit_run (PteroListPane *pane,
                           GPtrArray     *items)
{
  edit_listed (pane, items->pdata[0]);
}

/**
 * ptero_admin_kind_edit_facts:
 * @facts: what is known of one
 * @item: (type PteroResource): the one
 *
 * Shows the form of it as it is now, and tells of it anew when it was changed.
 */
void
ptero_admin_kind_edit_facts (PteroFacts *facts,
                             gpointer    item)
{
  ptero_admin_kind_form_present (get_kind (facts), GTK_WIDGET (facts),
                                 ptero_facts_get_panel (facts), item, NULL,
                                 G_CALLBACK (ptero_facts_refresh));
}

static PteroRequest *
create_delete (PteroListPane *pane,
               gpointer       item)
{
  const PteroAdminKind *kind = get_kind (pane);

  return create_request (kind, kind->delete, ptero_admin_get_id (item));
}

/**
 * ptero_admin_kind_delete_run:
 * @pane: a list of one kind
 * @items: those that are selected
 *
 * Asks, deletes them, and tells what became of each.
 */
void
ptero_admin_kind_delete_run (PteroListPane *pane,
                             GPtrArray     *items)
{
  const PteroAdminKind *kind = get_kind (pane);
  g_autofree char *title = kind->dup_delete_title (items->len);

  ptero_list_delete (pane, items, title, g_dgettext (GETTEXT_PACKAGE, kind->delete_body),
                     create_delete, kind->dup_name);
}

/**
 * ptero_admin_kind_delete_facts:
 * @facts: what is known of one
 * @item: (type PteroResource): the one
 *
 * Asks, deletes it, and shows the list again.
 */
void
ptero_admin_kind_delete_facts (PteroFacts *facts,
                               gpointer    item)
{
  const PteroAdminKind *kind = get_kind (facts);
  g_autoptr(PteroRequest) request = create_request (kind, kind->delete, ptero_admin_get_id (item));
  g_autofree char *title = kind->dup_delete_title (1);
  g_autofree char *name = kind->dup_name (item);

  ptero_admin_delete (facts, title, name, g_dgettext (GETTEXT_PACKAGE, kind->delete_body), request);
}

const PteroFactsVerb ptero_admin_kind_facts_verbs[PTERO_ADMIN_KIND_N_FACTS_VERBS] = {
  { N_("_Edit…"), ptero_admin_kind_edit_facts },
  { N_("_Delete…"), ptero_admin_kind_delete_facts, .destructive = TRUE },
};
