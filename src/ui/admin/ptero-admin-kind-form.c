/* ptero-admin-kind-form.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-kind-form.h"

#include <glib/gi18n.h>

#include "ptero-admin-columns.h"
#include "ptero-weak-ref.h"

/* The form of one of a kind: it is there at once, and shows what it is about when that was fetched
 * as it is now. It sends all of it: what somebody else has changed since it was listed would be
 * undone. */

#define PER_PAGE 100
#define EDITING "admin-editing"   /* of a form: what it is about */
#define DIALOG "admin-form"       /* of what a form was asked for from: that form */

typedef struct
{
  const PteroAdminKind *kind;
  PteroPanel           *panel;
  PteroResource        *item;          /* (nullable): none for a new one */
  GListModel           *items;         /* (nullable): the list it was opened from */
  GListModel           *choices;       /* (nullable): all that it is one of, if that is chosen and was fetched */
  GCancellable         *cancellable;
} Editing;

static void
editing_free (gpointer data)
{
  Editing *editing = data;

  g_cancellable_cancel (editing->cancellable);
  g_object_unref (editing->cancellable);
  g_object_unref (editing->panel);
  g_clear_object (&editing->item);
  g_clear_object (&editing->items);
  g_clear_object (&editing->choices);
  g_free (editing);
}

static Editing *
get_editing (PteroForm *form)
{
  return g_object_get_data (G_OBJECT (form), EDITING);
}

static PteroRequest *
create_request (Editing       *editing,
                PteroEndpoint  endpoint)
{
  g_autofree char *id = editing->item != NULL ? ptero_admin_dup_id (editing->item) : NULL;

  return ptero_request_new (endpoint, id != NULL ? editing->kind->name : NULL, id, NULL);
}

static void
show (PteroFormDialog *dialog,
      Editing         *editing)
{
  PteroForm *form = ptero_form_dialog_get_form (dialog);

  if (editing->item != NULL)
    {
      g_autoptr(PteroRequest) look = create_request (editing, editing->kind->get);

      ptero_form_show (form, editing->item);
      ptero_form_dialog_set_edited (dialog, look, editing->item);
    }
  else
    {
      ptero_form_set_usual (form);
    }
  if (editing->kind->show != NULL)
    editing->kind->show (form, editing->panel, editing->item);
  ptero_form_dialog_set_waiting (dialog, FALSE, NULL);
}

/* Returns: (nullable): what the form is about; %NULL where it is not there any more, or was told
 * that this did not come */
static Editing *
take_error (PteroFormDialog *dialog,
            const GError    *error)
{
  PteroForm *form = dialog != NULL ? ptero_form_dialog_get_form (dialog) : NULL;

  if (form == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return NULL;

  if (error == NULL)
    return get_editing (form);

  ptero_form_dialog_set_waiting (dialog, FALSE, error);

  return NULL;
}

static void
item_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(PteroFormDialog) dialog = ptero_weak_ref_take (user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);
  Editing *editing;

  if (answer != NULL && ptero_answer_get_resource (answer) == NULL)
    error = g_error_new_literal (PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER,
                                 _("The panel’s answer is empty."));
  editing = take_error (dialog, error);
  if (editing == NULL)
    return;

  g_set_object (&editing->item, ptero_answer_get_resource (answer));
  show (dialog, editing);
}

static void fetch (PteroFormDialog *dialog);

static void
choices_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PteroFormDialog) dialog = ptero_weak_ref_take (user_data);
  g_autoptr(GError) error = NULL;
  Editing *editing;

  ptero_listing_load_all_finish (PTERO_LISTING (source), result, &error);
  editing = take_error (dialog, error);
  if (editing == NULL)
    return;

  g_set_object (&editing->choices, G_LIST_MODEL (source));
  fetch (dialog);
}

static void
fetch_choices (PteroFormDialog *dialog,
               Editing         *editing)
{
  g_autoptr(PteroRequest) request = ptero_request_new (editing->kind->choices->list, NULL);
  g_autoptr(PteroListing) listing = ptero_listing_new (ptero_panel_get_client (editing->panel),
                                                       request, PER_PAGE);

  ptero_form_dialog_set_waiting (dialog, TRUE, NULL);
  /* does not keep the dialog: it is taken back when that is closed */
  ptero_listing_load_all_async (listing, editing->cancellable, choices_cb,
                                ptero_weak_ref_new (dialog));
}

static void
fetch_item (PteroFormDialog *dialog,
            Editing         *editing)
{
  g_autoptr(PteroRequest) request = create_request (editing, editing->kind->get);

  ptero_form_dialog_set_waiting (dialog, TRUE, NULL);
  ptero_client_send_async (ptero_panel_get_client (editing->panel), request, editing->cancellable,
                           item_cb, ptero_weak_ref_new (dialog));
}

/* What is there already is not fetched again. */
static void
fetch (PteroFormDialog *dialog)
{
  Editing *editing = get_editing (ptero_form_dialog_get_form (dialog));
  const PteroAdminKind *choices = editing->kind->choices;

  if (choices != NULL && ptero_panel_offers (editing->panel, choices->flavour) &&
      editing->choices == NULL)
    fetch_choices (dialog, editing);
  else if (editing->item != NULL)
    fetch_item (dialog, editing);
  else
    show (dialog, editing);
}

/* Who presses twice gets it once. */
static gboolean
has_form (GtkWidget *parent)
{
  GWeakRef *weak = g_object_get_data (G_OBJECT (parent), DIALOG);
  g_autoptr(GtkWidget) dialog = weak != NULL ? g_weak_ref_get (weak) : NULL;

  return dialog != NULL && gtk_widget_get_root (dialog) != NULL;
}

static void
remember (GtkWidget       *parent,
          PteroFormDialog *dialog)
{
  g_object_set_data_full (G_OBJECT (parent), DIALOG, ptero_weak_ref_new (dialog),
                          ptero_weak_ref_free);
}

static void
forget (GtkWidget *parent)
{
  g_object_set_data (G_OBJECT (parent), DIALOG, NULL);
}

static PteroFormDialog *
create_dialog (Editing *editing)
{
  const PteroAdminKind *kind = editing->kind;
  PteroForm *form = PTERO_FORM (ptero_form_new_for (kind->fields, kind->n_fields, editing->panel));
  g_autoptr(PteroRequest) request = create_request (editing, editing->item != NULL
                                                      ? kind->update
                                                      : kind->create);
  PteroFormDialog *dialog = ptero_form_dialog_new (form, editing->panel, request,
                                                   editing->item != NULL
                                                     ? _("_Save")
                                                     : _("_Create"));

  g_object_set_data_full (G_OBJECT (form), EDITING, editing, editing_free);
  ptero_form_dialog_set_check (dialog, kind->check);
  ptero_form_dialog_set_fill (dialog, kind->fill);
  ptero_form_dialog_set_failed (dialog, kind->failed);
  ptero_form_dialog_set_explain (dialog, kind->explain);
  if (kind->prepare != NULL)
    kind->prepare (form, editing->panel, editing->item);

  return dialog;
}

/**
 * ptero_admin_kind_form_present:
 * @kind: a kind
 * @parent: what shows one, or a list of them
 * @panel: a panel that has them
 * @item: (type PteroResource) (nullable): the one to change, %NULL for a new one
 * @items: (nullable): the list it was opened from
 * @done: called, swapped, with @parent when the panel took it
 *
 * Shows the form of one of a kind, which is fetched meanwhile as it is now.
 */
void
ptero_admin_kind_form_present (const PteroAdminKind *kind,
                               GtkWidget            *parent,
                               PteroPanel           *panel,
                               gpointer              item,
                               GListModel           *items,
                               GCallback             done)
{
  Editing *editing;
  PteroFormDialog *dialog;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (PTERO_IS_PANEL (panel));

  if (has_form (parent))
    return;

  editing = g_new0 (Editing, 1);
  editing->kind = kind;
  editing->panel = g_object_ref (panel);
  editing->cancellable = g_cancellable_new ();
  g_set_object (&editing->item, item);
  g_set_object (&editing->items, items);
  dialog = create_dialog (editing);
  remember (parent, dialog);
  g_signal_connect_object (dialog, "done", G_CALLBACK (forget), parent, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "done", done, parent, G_CONNECT_SWAPPED);
  g_signal_connect (dialog, "retry", G_CALLBACK (fetch), NULL);
  fetch (dialog);
  ptero_form_dialog_present (dialog, g_dgettext (GETTEXT_PACKAGE, item != NULL
                                                   ? kind->edit_title
                                                   : kind->new_title), parent);
}

/**
 * ptero_admin_kind_form_get_item:
 * @form: the form of one of a kind
 *
 * Returns: (type PteroResource) (transfer none) (nullable): what is changed, %NULL for a new one
 */
gpointer
ptero_admin_kind_form_get_item (PteroForm *form)
{
  return get_editing (form)->item;
}

/**
 * ptero_admin_kind_form_get_items:
 * @form: the form of one of a kind
 *
 * Returns: (transfer none) (nullable): those that are listed where it was opened, as far as they
 *   were fetched
 */
GListModel *
ptero_admin_kind_form_get_items (PteroForm *form)
{
  return get_editing (form)->items;
}

/**
 * ptero_admin_kind_form_get_choices:
 * @form: the form of one of a kind
 *
 * Returns: (transfer none) (nullable): all that it may belong to, %NULL where it belongs to none
 */
GListModel *
ptero_admin_kind_form_get_choices (PteroForm *form)
{
  return get_editing (form)->choices;
}
