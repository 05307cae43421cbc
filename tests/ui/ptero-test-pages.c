/* ptero-test-pages.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-test-pages.h"

#include "ptero-tooltip.h"

#include <libsoup/soup.h>

#include "ptero-facts.h"
#include "ptero-form-dialog.h"
#include "ptero-list-pane.h"
#include "ptero-panel-page.h"

static gboolean
has_servers (gpointer fleet)
{
  return g_list_model_get_n_items (fleet) > 0;
}

static PteroTestPage *
create (const char     *name,
        PteroTestFleet *fleet,
        PteroDemoKey    application_key)
{
  PteroTestPage *self = g_new0 (PteroTestPage, 1);
  GtkWidget *toasts = adw_toast_overlay_new ();

  self->fleet = fleet;
  ptero_test_fleet_start (self->fleet);
  ptero_test_wait (has_servers, self->fleet->fleet);
  if (application_key != PTERO_DEMO_N_KEYS)
    {
      ptero_panel_set_key (self->fleet->panel, PTERO_API_APPLICATION,
                           ptero_demo_panel_get_key (self->fleet->demo, application_key));
      ptero_panel_set_has_key (self->fleet->panel, PTERO_API_APPLICATION, TRUE);
    }
  self->page = g_object_ref_sink (ptero_panel_page_new (self->fleet->panel, self->fleet->jobs,
                                                        ptero_panel_pages_find (name)));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), self->page);
  self->window = ptero_test_present_sized (toasts, 950, 700);
  self->pane = ptero_test_find_type (self->page, PTERO_TYPE_LIST_PANE);

  return self;
}

/* With an application key; PTERO_DEMO_N_KEYS for none but the account key of the administrator. */
PteroTestPage *
ptero_test_page_new_for (const char   *name,
                         PteroDemoKey  application_key)
{
  return create (name, ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN), application_key);
}

/* Of a panel with a certificate that is trusted for the panel, but not for its nodes. */
PteroTestPage *
ptero_test_page_new_encrypted (const char *name)
{
  return create (name, ptero_test_fleet_new_encrypted (0, PTERO_DEMO_KEY_ADMIN), PTERO_DEMO_N_KEYS);
}

PteroTestPage *
ptero_test_page_new (const char *name)
{
  return ptero_test_page_new_for (name, PTERO_DEMO_N_KEYS);
}

void
ptero_test_page_free (PteroTestPage *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  ptero_test_await_finalize (self->page);
  ptero_test_fleet_free (self->fleet);
  g_free (self);
}

/* The form of the dialog that comes. */
PteroForm *
ptero_test_page_wait_form (PteroTestPage *self)
{
  return ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_wait_dialog (self->window)));
}

/* What a panel that does not accept a value answers with. */
GError *
ptero_test_create_problem (const char *field)
{
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autofree char *body = g_strdup_printf ("{\"errors\":[{\"code\":\"ValidationException\",\"status\":\"422\",\"detail\":\"About %s.\","
                                           "\"meta\":{\"source_field\":\"%s\",\"rule\":\"any\"}}]}",
                                           field, field);
  g_autoptr(GBytes) bytes = g_bytes_new (body, strlen (body));
  GError *error;

  soup_message_headers_set_content_type (headers, "application/json", NULL);
  error = ptero_api_error_new_from_answer (422, headers, bytes);
  soup_message_headers_unref (headers);

  return error;
}

static gboolean
has_item (gpointer page)
{
  GtkWidget *facts = ptero_test_find_type (page, PTERO_TYPE_FACTS);

  return facts != NULL && ptero_facts_get_item (PTERO_FACTS (facts)) != NULL;
}

/* Until the details of something are there. */
void
ptero_test_page_wait_item (PteroTestPage *self)
{
  ptero_test_wait (has_item, self->page);
}

/* The first of a type that is on screen. */
GtkWidget *
ptero_test_find_mapped (GtkWidget *widget,
                        GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ptero_test_find_mapped (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

void
ptero_test_send (PteroForm *form)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
}

/* A list on screen that is not the one of the page. */
static GtkWidget *
find_other_list (GtkWidget *widget,
                 GtkWidget *pane)
{
  if (PTERO_IS_LIST_PANE (widget) && widget != pane && gtk_widget_get_mapped (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_other_list (child, pane);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_picker (GtkWidget *pane)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows) && found == NULL; i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      found = find_other_list (window, pane);
    }

  return found;
}

static gboolean
has_picker (gpointer pane)
{
  return find_picker (pane) != NULL;
}

static gboolean
has_no_picker (gpointer pane)
{
  return find_picker (pane) == NULL;
}

/* The list that something is chosen from, over @pane. */
GtkWidget *
ptero_test_wait_picker (GtkWidget *pane)
{
  ptero_test_wait (has_picker, pane);

  return find_picker (pane);
}

void
ptero_test_wait_no_picker (GtkWidget *pane)
{
  ptero_test_wait (has_no_picker, pane);
}

/* The label with that text, once a step of an assistant is brought to the front. */
GtkWidget *
ptero_test_find_in_step (PteroForm  *form,
                         const char *step,
                         const char *text)
{
  gtk_stack_set_visible_child_name (ptero_form_get_steps (form), step);

  return ptero_test_find_label (GTK_WIDGET (form), text);
}

/* In the form of a new server, over the list of servers. */
void
ptero_test_choose_owner (PteroForm  *form,
                         GtkWidget  *pane,
                         const char *name)
{
  GtkWidget *picker;

  gtk_stack_set_visible_child_name (ptero_form_get_steps (form), "basics");
  g_signal_emit_by_name (ptero_test_find_button (GTK_WIDGET (form), "Choose…"), "clicked");
  picker = ptero_test_wait_picker (pane);
  ptero_test_wait_complete (picker);
  g_assert_true (ptero_test_select_item (picker, name));
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (picker)), "admin-choose-owner");
  ptero_test_run_verb (picker, "choose");
  ptero_test_wait_label (GTK_WIDGET (form), name);
}

void
ptero_test_click (GtkWidget  *widget,
                  const char *label)
{
  GtkWidget *child = ptero_test_find_label (widget, label);

  g_assert_nonnull (child);
  g_signal_emit_by_name (gtk_widget_get_ancestor (child, GTK_TYPE_BUTTON), "clicked");
}

/* The button of that tooltip within a row. */
GtkWidget *
ptero_test_find_tooltip (GtkWidget  *widget,
                         const char *text)
{
  if (GTK_IS_BUTTON (widget) && (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0 ||
                                 g_strcmp0 (ptero_tooltip_get_text (widget), text) == 0))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ptero_test_find_tooltip (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

GtkWidget *
ptero_test_get_action_row (GtkWidget  *widget,
                           const char *title)
{
  GtkWidget *label = ptero_test_find_label (widget, title);

  g_assert_nonnull (label);

  return gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW);
}

void
ptero_test_picture_form (PteroForm  *form,
                         const char *name)
{
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (form))), name);
}

/* What is written as a person does: it is not filled in before the row is left. */
void
ptero_test_type_number (PteroForm  *form,
                        const char *name,
                        const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ptero_test_find_type (ptero_form_get_row (form, name),
                                                             GTK_TYPE_SPIN_BUTTON)), text);
}

gboolean
ptero_test_has_text (GtkWidget  *widget,
                     const char *part)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      strstr (gtk_label_get_text (GTK_LABEL (widget)), part) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (ptero_test_has_text (child, part))
      return TRUE;

  return FALSE;
}
