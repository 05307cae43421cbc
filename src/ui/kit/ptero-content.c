/* ptero-content.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-content.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-banner.h"
#include "ptero-error.h"
#include "ptero-error-text.h"

#define PATIENCE 200   /* milliseconds before a spinner is shown */

/**
 * PteroContent:
 *
 * The states of a page: a spinner while there is nothing yet, what to do where
 * there is nothing, what failed, or its child. What was shown stays under a
 * banner when it could not be brought up to date.
 *
 * Its buttons activate `content.retry`, which emits
 * [signal@Ptero.Content::retry].
 */
struct _PteroContent
{
  GtkWidget      parent_instance;

  GtkWidget     *box;
  PteroBanner   *banner;
  GtkStack      *stack;
  GtkSpinner    *spinner;
  AdwStatusPage *empty;
  AdwStatusPage *error;
  GtkWidget     *edit_panel;
  GtkLabel      *request;

  PteroPanel    *panel;      /* (nullable) */
  char          *edit;       /* (nullable): the action that changes it */
  gboolean       needs_key;  /* whether another key is what helps */
  guint          patience;
};

enum {
  RETRY,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroContent, ptero_content, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
show (PteroContent *self,
      const char   *name)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (name, "loading"));
  gtk_stack_set_visible_child_name (self->stack, name);
}

static gboolean
patience_cb (gpointer user_data)
{
  PteroContent *self = user_data;

  self->patience = 0;
  show (self, "loading");

  return G_SOURCE_REMOVE;
}

static void
show_loading (PteroContent *self)
{
  if (self->patience != 0 ||
      g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "loading") == 0)
    return;

  gtk_stack_set_visible_child_name (self->stack, "blank");
  self->patience = g_timeout_add (PATIENCE, patience_cb, self);
}

/* What another key of the panel would answer. */
static gboolean
is_about_key (const GError *error)
{
  static const PteroApiError codes[] = {
    PTERO_API_ERROR_UNAUTHENTICATED, PTERO_API_ERROR_FORBIDDEN, PTERO_API_ERROR_ADDRESS_NOT_ALLOWED,
    PTERO_API_ERROR_WRONG_KEY, PTERO_API_ERROR_NO_KEY
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, PTERO_API_ERROR, (int) codes[i]))
      return TRUE;

  return FALSE;
}

/* The demo has the keys that it needs. */
static void
show_ways_on (PteroContent *self,
              const GError *error)
{
  gboolean needs_key = self->panel != NULL && !ptero_panel_get_demo (self->panel) &&
                       is_about_key (error);

  if (self->needs_key == needs_key)
    return;

  self->needs_key = needs_key;
  gtk_widget_set_visible (self->edit_panel, needs_key);
  ptero_banner_clear_buttons (self->banner);
  ptero_banner_add_button (self->banner, _("_Retry"), "content.retry");
  if (needs_key)
    ptero_banner_add_button (self->banner, _("_Edit Panel…"), self->edit);
}

static void
show_error (PteroContent *self,
            const GError *error)
{
  g_autofree char *reason = ptero_error_describe (error);
  g_autofree char *escaped = g_markup_escape_text (reason, -1);
  g_autofree char *request = ptero_error_dup_request (error);

  adw_status_page_set_description (self->error, escaped);
  gtk_label_set_text (self->request, request != NULL ? request : "");
  gtk_widget_set_visible (GTK_WIDGET (self->request), request != NULL);
  show (self, "error");
}

static void
retry_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  g_signal_emit (widget, signals[RETRY], 0);
}

static void
ptero_content_dispose (GObject *object)
{
  PteroContent *self = PTERO_CONTENT (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->edit, g_free);
  g_clear_object (&self->panel);

  G_OBJECT_CLASS (ptero_content_parent_class)->dispose (object);
}

static void
ptero_content_class_init (PteroContentClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_content_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "content.retry", NULL, retry_action);

  /**
   * PteroContent::retry:
   *
   * The person wants what failed to be tried again.
   */
  signals[RETRY] = g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
create_button (const char *label,
               const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");

  return button;
}

/* To be copied: nobody types it. */
static GtkLabel *
create_request_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_visible (label, FALSE);

  return GTK_LABEL (label);
}

static GtkWidget *
create_ways_on (PteroContent *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->edit_panel = gtk_button_new_with_mnemonic (_("_Edit Panel…"));
  gtk_widget_set_halign (self->edit_panel, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->edit_panel, "pill");
  gtk_widget_set_visible (self->edit_panel, FALSE);
  gtk_box_append (GTK_BOX (box), self->edit_panel);
  gtk_box_append (GTK_BOX (box), create_button (_("_Retry"), "content.retry"));
  self->request = create_request_label ();
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->request));

  return box;
}

static void
ptero_content_init (PteroContent *self)
{
  GtkWidget *nothing;

  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->banner = PTERO_BANNER (ptero_banner_new (PTERO_BANNER_WARNING, "ptero-warning-symbolic"));
  ptero_banner_set_title (self->banner, _("This could not be brought up to date"));
  ptero_banner_add_button (self->banner, _("_Retry"), "content.retry");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->banner));

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));

  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "blank");
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->spinner), 32, 32);
  gtk_widget_set_halign (GTK_WIDGET (self->spinner), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->spinner), GTK_ALIGN_CENTER);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->spinner), "loading");
  self->empty = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->empty), "empty");
  nothing = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (nothing), "edit-find-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (nothing), _("Nothing Found"));
  adw_status_page_set_description (ADW_STATUS_PAGE (nothing), _("Try other words"));
  gtk_stack_add_named (self->stack, nothing, "nothing");
  self->error = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->error, "ptero-warning-symbolic");
  adw_status_page_set_title (self->error, _("This Could Not Be Loaded"));
  adw_status_page_set_child (self->error, create_ways_on (self));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->error), "error");
}

/**
 * ptero_content_new:
 * @child: what there is
 *
 * Returns: (transfer floating): a content that shows nothing yet
 */
GtkWidget *
ptero_content_new (GtkWidget *child)
{
  PteroContent *self = g_object_new (PTERO_TYPE_CONTENT, NULL);

  gtk_stack_add_named (self->stack, child, "content");

  return GTK_WIDGET (self);
}

/**
 * ptero_content_set_empty:
 * @self: a content
 * @icon_name: an icon
 * @title: that there is nothing
 * @description: (nullable): what would be here
 * @button: (nullable): how to make the first
 * @action: (nullable): the action of the button
 *
 * Sets what is shown where there is nothing.
 */
void
ptero_content_set_empty (PteroContent *self,
                         const char   *icon_name,
                         const char   *title,
                         const char   *description,
                         const char   *button,
                         const char   *action)
{
  g_return_if_fail (PTERO_IS_CONTENT (self));

  adw_status_page_set_icon_name (self->empty, icon_name);
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, description);
  adw_status_page_set_child (self->empty, button != NULL ? create_button (button, action) : NULL);
}

/**
 * ptero_content_set_panel:
 * @self: a content
 * @panel: the panel that is asked
 *
 * Offers to change the panel where another key of it is what helps.
 */
void
ptero_content_set_panel (PteroContent *self,
                         PteroPanel   *panel)
{
  g_autoptr(GVariant) target = NULL;

  g_return_if_fail (PTERO_IS_CONTENT (self));
  g_return_if_fail (PTERO_IS_PANEL (panel) && self->panel == NULL);

  self->panel = g_object_ref (panel);
  target = g_variant_ref_sink (g_variant_new_string (ptero_panel_get_id (panel)));
  self->edit = g_action_print_detailed_name ("win.edit-panel", target);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->edit_panel), self->edit);
}

/**
 * ptero_content_set_description:
 * @self: a content
 * @description: (nullable): what would be here, or why there is nothing
 *
 * Changes what is said where there is nothing.
 */
void
ptero_content_set_description (PteroContent *self,
                               const char   *description)
{
  g_autofree char *escaped = description != NULL ? g_markup_escape_text (description, -1) : NULL;

  g_return_if_fail (PTERO_IS_CONTENT (self));

  if (g_strcmp0 (adw_status_page_get_description (self->empty), escaped) != 0)
    adw_status_page_set_description (self->empty, escaped);
}

/**
 * ptero_content_update:
 * @self: a content
 * @loading: whether more is on its way
 * @error: (nullable): why the last attempt failed
 * @n_items: how much there is
 * @n_shown: how much of it is shown
 *
 * Shows what is so.
 */
void
ptero_content_update (PteroContent *self,
                      gboolean      loading,
                      const GError *error,
                      guint         n_items,
                      guint         n_shown)
{
  g_autofree char *reason = error != NULL ? ptero_error_describe (error) : NULL;

  g_return_if_fail (PTERO_IS_CONTENT (self));

  if (!loading)
    show_ways_on (self, error);
  ptero_banner_set_subtitle (self->banner, reason);
  ptero_banner_set_revealed (self->banner, error != NULL && n_items > 0);
  if (n_items > 0 && n_shown == 0 && !loading)
    show (self, "nothing");
  else if (n_items > 0)
    show (self, "content");
  else if (loading)
    show_loading (self);
  else if (error != NULL)
    show_error (self, error);
  else
    show (self, "empty");
}
