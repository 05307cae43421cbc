/* ptero-admin-draft-summary.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-draft-summary.h"

#include <glib/gi18n.h>

#include "ptero-admin-draft.h"
#include "ptero-format.h"

/**
 * PteroAdminDraftSummary:
 *
 * The most important of a new server in a few lines, as it is filled in.
 */
struct _PteroAdminDraftSummary
{
  GtkBox     parent_instance;

  PteroForm *form;      /* (weak) */
  GtkLabel  *name;
  GtkLabel  *game;
  GtkLabel  *limits;
  GtkLabel  *place;
};

G_DEFINE_FINAL_TYPE (PteroAdminDraftSummary, ptero_admin_draft_summary, GTK_TYPE_BOX)

static void
show_text (GtkLabel   *label,
           const char *text)
{
  g_autofree char *safe = text != NULL ? ptero_text_make_safe (text) : NULL;
  const char *shown = safe != NULL && *safe != '\0' ? safe : PTERO_NO_VALUE;

  gtk_label_set_text (label, shown);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), shown);
}

static char *
dup_names (PteroAdminDraft *draft)
{
  g_autofree char *name = ptero_admin_draft_dup_name (draft, 0);
  guint number = ptero_admin_draft_get_number (draft);

  /* Translators: the name of the first of several servers, and how many they are */
  return number > 1 ? g_strdup_printf (_("%s (%u servers)"), name,
                                       number) : g_steal_pointer (&name);
}

static char *
dup_place (PteroAdminDraft *draft)
{
  g_autofree char *node = ptero_admin_draft_dup_title (draft, "_place");
  g_autofree char *address = ptero_admin_draft_place_dup_address (draft->place, 0);

  return address != NULL ? g_strdup_printf ("%s · %s", node, address) : g_steal_pointer (&node);
}

static char *
dup_game (PteroAdminDraft *draft)
{
  g_autofree char *egg = ptero_admin_draft_dup_title (draft, "_egg");
  g_autofree char *owner = ptero_form_dup_string (draft->form, "user");
  const char *name = egg != NULL && strstr (egg, " · ") != NULL
                       ? strstr (egg, " · ") + strlen (" · ")
                       : egg;

  return g_strdup_printf ("%s · %s", name != NULL ? name : PTERO_NO_VALUE,
                          *owner != '\0' ? owner : PTERO_NO_VALUE);
}

static void
update (PteroAdminDraftSummary *self)
{
  PteroAdminDraft *draft = ptero_admin_draft_get (self->form);
  g_autofree char *names = dup_names (draft);
  g_autofree char *game = dup_game (draft);
  g_autofree char *limits = ptero_admin_draft_dup_limits (draft);
  g_autofree char *place = dup_place (draft);

  show_text (self->name, names);
  show_text (self->game, game);
  show_text (self->limits, limits);
  show_text (self->place, place);
}

static GtkLabel *
add_label (PteroAdminDraftSummary *self,
           const char             *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (label), "caption");
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (label));

  return label;
}

static void
ptero_admin_draft_summary_dispose (GObject *object)
{
  g_clear_weak_pointer (&PTERO_ADMIN_DRAFT_SUMMARY (object)->form);

  G_OBJECT_CLASS (ptero_admin_draft_summary_parent_class)->dispose (object);
}

static void
ptero_admin_draft_summary_class_init (PteroAdminDraftSummaryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_admin_draft_summary_dispose;
}

static void
ptero_admin_draft_summary_init (PteroAdminDraftSummary *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
  gtk_widget_add_css_class (GTK_WIDGET (self), "form-summary");
  gtk_label_set_text (add_label (self, "heading"), _("Summary"));
  self->name = add_label (self, NULL);
  self->game = add_label (self, "dim-label");
  self->limits = add_label (self, "numeric");
  self->place = add_label (self, "dim-label");
}

/**
 * ptero_admin_draft_summary_new:
 * @form: the form of a new server
 *
 * Returns: (transfer floating): what it is about to make
 */
GtkWidget *
ptero_admin_draft_summary_new (PteroForm *form)
{
  PteroAdminDraftSummary *self = g_object_new (PTERO_TYPE_ADMIN_DRAFT_SUMMARY, NULL);

  g_set_weak_pointer (&self->form, form);
  g_signal_connect_object (form, "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (form, "typed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update (self);

  return GTK_WIDGET (self);
}
