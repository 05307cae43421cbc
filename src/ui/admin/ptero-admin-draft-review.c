/* ptero-admin-draft-review.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-draft-review.h"

#include <glib/gi18n.h>

#include "ptero-admin-draft.h"
#include "ptero-admin-server-facts.h"
#include "ptero-format.h"

/**
 * PteroAdminDraftReview:
 *
 * Everything that will be made, and what should be thought of before.
 */
struct _PteroAdminDraftReview
{
  GtkBox     parent_instance;

  PteroForm *form;      /* (weak) */
  guint      source;
};

G_DEFINE_FINAL_TYPE (PteroAdminDraftReview, ptero_admin_draft_review, GTK_TYPE_BOX)

static char *
dup_names (PteroAdminDraft *draft)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < ptero_admin_draft_get_number (draft); i++)
    {
      g_autofree char *name = ptero_admin_draft_dup_name (draft, i);
      g_autofree char *address = ptero_admin_draft_place_dup_address (draft->place, i);
      g_autofree char *line = address != NULL
                                ? g_strdup_printf ("%s · %s", name, address)
                                : g_steal_pointer (&name);
      g_autofree char *safe = ptero_text_make_safe (line);

      g_string_append_printf (names, "%s%s", i > 0 ? "\n" : "", safe);
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static char *
dup_egg (PteroAdminDraft *draft)
{
  return ptero_admin_draft_dup_title (draft, "_egg");
}

static char *
dup_afterwards (PteroAdminDraft *draft)
{
  gboolean starts = ptero_form_get_boolean (draft->form, "start_on_completion");
  gboolean skips = ptero_form_get_boolean (draft->form, "skip_scripts");
  const char *install = skips ? _("The install script is left out") : _("The install script runs");

  return g_strdup_printf ("%s · %s", install,
                          starts ? _("then it starts") : _("it does not start by itself"));
}

static char *
dup_limits (PteroAdminDraft *draft)
{
  return ptero_admin_draft_dup_limits (draft);
}

static char *
dup_more_limits (PteroAdminDraft *draft)
{
  gint64 swap = ptero_form_peek_int (draft->form, "limits.swap");
  g_autofree char *swap_text = swap == 0 ? g_strdup (_("None")) : ptero_admin_format_limit (swap);
  g_autofree char *threads = ptero_form_dup_string (draft->form, "limits.threads");

  return g_strdup_printf ("%s · %" G_GINT64_FORMAT " · %s", swap_text,
                          ptero_form_peek_int (draft->form, "limits.io"),
                          *threads != '\0' ? threads : _("Any"));
}

static char *
dup_features (PteroAdminDraft *draft)
{
  g_autofree char *databases = g_strdup_printf ("%" G_GINT64_FORMAT,
                                                ptero_form_peek_int (draft->form,
                                                                     "feature_limits.databases"));
  g_autofree char *backups = g_strdup_printf ("%" G_GINT64_FORMAT,
                                              ptero_form_peek_int (draft->form,
                                                                   "feature_limits.backups"));
  g_autofree char *allocations = g_strdup_printf ("%" G_GINT64_FORMAT,
                                                  ptero_form_peek_int (draft->form,
                                                                       "feature_limits.allocations"));

  /* Translators: three numbers, or words in their place */
  return g_strdup_printf (_("Databases: %s · Backups: %s · Addresses: %s"), databases, backups,
                          allocations);
}

/* Takes @part, or nothing. */
static void
add_part (GStrvBuilder *parts,
          char         *part)
{
  if (part != NULL)
    g_strv_builder_add (parts, part);
  g_free (part);
}

static char *
dup_place (PteroAdminDraft *draft)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) parts = NULL;
  g_autofree char *location = ptero_admin_draft_dup_title (draft, "_location");
  g_autofree char *tags = ptero_form_dup_string (draft->form, "_tags");
  g_autofree char *ports = ptero_form_dup_string (draft->form, "_ports");

  add_part (builder, ptero_admin_draft_dup_title (draft, "_place"));
  if (ptero_admin_draft_place_get_node (draft->place) != NULL)
    {
      add_part (builder, ptero_admin_draft_place_dup_address (draft->place, 0));
    }
  else
    {
      if (gtk_widget_get_visible (ptero_form_get_row (draft->form, "_location")) &&
          location != NULL)
        /* Translators: %s is the name of a location */
        add_part (builder, g_strdup_printf (_("Location: %s"), location));
      if (*tags != '\0')
        /* Translators: %s is a list of tags */
        add_part (builder, g_strdup_printf (_("Tags: %s"), tags));
      add_part (builder, g_strdup_printf (_("Ports: %s"), *ports != '\0' ? ports : _("Any")));
      if (ptero_form_get_boolean (draft->form, "_dedicated"))
        g_strv_builder_add (builder, _("an address of its own"));
    }
  parts = g_strv_builder_end (builder);

  return g_strjoinv (" · ", parts);
}

static const struct
{
  const char *group;     /* begins one */
  const char *title;
  const char *field;     /* whose row says more */
  char     *(*dup_text) (PteroAdminDraft *draft);   /* (nullable): what is filled in there */
  gboolean    optional;
} facts[] = {
  { N_("Will Be Created"), N_("Name"), "name", dup_names },
  { NULL, N_("Description"), "description", NULL, TRUE },
  { NULL, N_("External ID"), "external_id", NULL, TRUE },
  { NULL, N_("Owner"), "user" },
  { N_("Game"), N_("Egg"), "_egg", dup_egg },
  { NULL, N_("Docker Image"), "docker_image" },
  { NULL, N_("Startup Command"), "startup" },
  { NULL, N_("Afterwards"), "start_on_completion", dup_afterwards },
  { N_("Resources"), N_("Memory, Disk, CPU"), "limits.memory", dup_limits },
  { NULL, N_("Swap, Block I/O Weight, CPU Threads"), "limits.swap", dup_more_limits },
  { NULL, N_("May Have"), "feature_limits.databases", dup_features },
  { N_("Placement"), N_("Node"), "_place", dup_place },
};

static gboolean
has_no_room (PteroAdminDraft *draft)
{
  return ptero_admin_fit_get_warns (draft->fit);
}

static gboolean
has_no_memory_limit (PteroAdminDraft *draft)
{
  return ptero_form_peek_int (draft->form, "limits.memory") == 0;
}

static gboolean
has_no_disk_limit (PteroAdminDraft *draft)
{
  return ptero_form_peek_int (draft->form, "limits.disk") == 0;
}

static gboolean
has_one_external_id (PteroAdminDraft *draft)
{
  g_autofree char *id = ptero_form_dup_string (draft->form, "external_id");

  return *id != '\0' && ptero_admin_draft_get_number (draft) > 1;
}

static gboolean
skips_script (PteroAdminDraft *draft)
{
  return ptero_form_get_boolean (draft->form, "skip_scripts");
}

static const struct
{
  gboolean  (*holds) (PteroAdminDraft *draft);
  const char *text;
  const char *field;
} warnings[] = {
  { has_no_room, N_("There is too little room for this"), "_place" },
  { has_no_memory_limit, N_("It may use all memory of its node"), "limits.memory" },
  { has_no_disk_limit, N_("It may fill the disk of its node"), "limits.disk" },
  { has_one_external_id, N_("Only the first server gets the external ID"), "external_id" },
  { skips_script, N_("Without its install script a game is often not complete"), "skip_scripts" },
};

static void
activated_cb (GtkWidget *row)
{
  PteroForm *form = PTERO_FORM (gtk_widget_get_ancestor (row, PTERO_TYPE_FORM));

  ptero_form_go_to (form, ptero_form_get_row (form, g_object_get_data (G_OBJECT (row), "field")));
}

/* A row that leads to where it can be changed. */
static GtkWidget *
create_row (const char *title,
            const char *text,
            const char *field)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *safe_title = ptero_text_make_safe (title);
  g_autofree char *escaped_title = g_markup_escape_text (safe_title, -1);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  if (field != NULL)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data (G_OBJECT (row), "field", (gpointer) field);
      g_signal_connect (row, "activated", G_CALLBACK (activated_cb), NULL);
    }

  return row;
}

static void
add_icon (GtkWidget  *row,
          const char *icon_name,
          const char *css_class)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (icon, css_class);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
}

static GtkWidget *
add_group (PteroAdminDraftReview *self,
           const char            *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (self), group);

  return group;
}

static void
problem_cb (GtkWidget *row)
{
  gtk_widget_activate_action (row, "steps.problem", NULL);
}

/* What is wrong comes before what might be. */
static GtkWidget *
add_problems (PteroAdminDraftReview *self)
{
  g_autoptr(GPtrArray) problems = ptero_form_list_problems (self->form);
  g_autofree char *text = NULL;
  GtkWidget *group;
  GtkWidget *row;

  if (problems->len == 0)
    return NULL;

  text = g_strdup_printf (ngettext ("%u value is not right yet.", "%u values are not right yet.",
                                    problems->len), problems->len);
  group = add_group (self, _("Before You Create It"));
  row = create_row (text, _("Next Problem"), NULL);
  add_icon (row, "ptero-error-symbolic", "error");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (problem_cb), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return group;
}

static void
add_warnings (PteroAdminDraftReview *self,
              PteroAdminDraft       *draft)
{
  GtkWidget *group = add_problems (self);

  for (guint i = 0; i < G_N_ELEMENTS (warnings); i++)
    {
      GtkWidget *row;

      if (!warnings[i].holds (draft))
        continue;
      if (group == NULL)
        group = add_group (self, _("Before You Create It"));
      row = create_row (g_dgettext (GETTEXT_PACKAGE, warnings[i].text),
                        warnings[i].holds == has_no_room
                          ? ptero_admin_fit_get_text (draft->fit)
                          : "", warnings[i].field);
      add_icon (row, "ptero-warning-symbolic", "warning");
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
}

static void
add_facts (PteroAdminDraftReview *self,
           PteroAdminDraft       *draft)
{
  GtkWidget *group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autofree char *text = facts[i].dup_text != NULL
                                ? facts[i].dup_text (draft)
                                : ptero_form_dup_string (draft->form, facts[i].field);
      g_autofree char *safe = NULL;

      if (facts[i].group != NULL)
        group = add_group (self, g_dgettext (GETTEXT_PACKAGE, facts[i].group));
      if (facts[i].optional && (text == NULL || *text == '\0'))
        continue;
      /* its lines are safe each, and stay lines */
      safe = facts[i].dup_text == dup_names
               ? g_strdup (text)
               : ptero_text_make_safe (text != NULL ? text : "");
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 create_row (g_dgettext (GETTEXT_PACKAGE, facts[i].title),
                                             *safe != '\0' ? safe : PTERO_NO_VALUE,
                                             facts[i].field));
    }
}

static void
add_variable (const char *name,
              const char *value,
              gpointer    group)
{
  g_autofree char *safe = ptero_text_make_safe (*value != '\0' ? value : PTERO_NO_VALUE);

  adw_preferences_group_add (group, create_row (name, safe, NULL));
}

static gboolean
is_shown (PteroAdminDraftReview *self)
{
  return self->form != NULL &&
         g_strcmp0 (gtk_stack_get_visible_child_name (ptero_form_get_steps (self->form)),
                    "review") == 0;
}

static gboolean
update (gpointer user_data)
{
  PteroAdminDraftReview *self = user_data;
  PteroAdminDraft *draft;
  GtkWidget *child;
  GtkWidget *group;

  self->source = 0;
  if (!is_shown (self))
    return G_SOURCE_REMOVE;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  draft = ptero_admin_draft_get (self->form);
  add_warnings (self, draft);
  add_facts (self, draft);
  group = add_group (self, _("Variables"));
  ptero_admin_variables_review (draft->variables, add_variable, group);
  gtk_widget_set_visible (group, gtk_widget_get_visible (GTK_WIDGET (draft->variables)));

  return G_SOURCE_REMOVE;
}

/* Much may change at once. */
static void
queue_update (PteroAdminDraftReview *self)
{
  if (self->source == 0 && is_shown (self))
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update, self, NULL);
}

static void
ptero_admin_draft_review_dispose (GObject *object)
{
  g_clear_handle_id (&PTERO_ADMIN_DRAFT_REVIEW (object)->source, g_source_remove);
  g_clear_weak_pointer (&PTERO_ADMIN_DRAFT_REVIEW (object)->form);

  G_OBJECT_CLASS (ptero_admin_draft_review_parent_class)->dispose (object);
}

static void
ptero_admin_draft_review_class_init (PteroAdminDraftReviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_admin_draft_review_dispose;
}

static void
ptero_admin_draft_review_init (PteroAdminDraftReview *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
}

/**
 * ptero_admin_draft_review_new:
 * @form: the form of a new server
 *
 * Returns: (transfer floating): what it will make, as soon as that step is shown
 */
GtkWidget *
ptero_admin_draft_review_new (PteroForm *form)
{
  PteroAdminDraftReview *self = g_object_new (PTERO_TYPE_ADMIN_DRAFT_REVIEW, NULL);

  g_set_weak_pointer (&self->form, form);
  g_signal_connect_object (ptero_form_get_steps (form), "notify::visible-child",
                           G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "marked", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ptero_admin_draft_get (form)->fit, "changed", G_CALLBACK (queue_update),
                           self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
