/* ptero-admin-draft-egg.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-draft-egg.h"

#include <glib/gi18n.h>

#include "ptero-egg.h"
#include "ptero-error-text.h"
#include "ptero-form-dialog.h"
#include "ptero-format.h"
#include "ptero-nest.h"

#define MAX_DESCRIPTION 400   /* letters: an egg tells what it is, not how it is used */

/**
 * PteroAdminDraftEgg:
 *
 * The egg of a server that is to be made: what the panel tells of the one that
 * is chosen decides what else is to be filled in. Until it has, nothing is sent.
 */
struct _PteroAdminDraftEgg
{
  GObject              parent_instance;

  PteroForm           *form;         /* (weak) */
  PteroPanel          *panel;
  PteroAdminVariables *variables;    /* not owned: in the form */
  GCancellable        *cancellable;
  char                *egg;          /* what was asked for: nest/egg; the nest is 0 where there are none */
  gboolean             is_there;
  JsonObject          *preset;       /* (nullable): what is chosen once it is there */
};

G_DEFINE_FINAL_TYPE (PteroAdminDraftEgg, ptero_admin_draft_egg, G_TYPE_OBJECT)

static void
add_egg (GPtrArray *values,
         GPtrArray *titles,
         PteroNest *nest,
         PteroEgg  *egg)
{
  g_autofree char *egg_title = egg->name != NULL
                                 ? g_strdup (egg->name)
                                 : g_strdup_printf ("#%" G_GINT64_FORMAT, egg->id);
  g_autofree char *nest_title = NULL;

  g_ptr_array_add (values, g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT,
                                            nest != NULL ? nest->id : 0, egg->id));
  if (nest == NULL)
    {
      g_ptr_array_add (titles, g_steal_pointer (&egg_title));
      return;
    }

  nest_title = nest->name != NULL
                 ? g_strdup (nest->name)
                 : g_strdup_printf ("#%" G_GINT64_FORMAT, nest->id);
  g_ptr_array_add (titles, g_strdup_printf ("%s · %s", nest_title, egg_title));
}

static void
set_eggs (PteroAdminDraftEgg *self,
          GListModel         *nests)
{
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (nests); i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (nests, i);
      PteroNest *nest = PTERO_IS_NEST (item) ? PTERO_NEST (item) : NULL;

      if (PTERO_IS_EGG (item))
        add_egg (values, titles, NULL, PTERO_EGG (item));
      for (guint j = 0; nest != NULL && nest->eggs != NULL &&
           j < g_list_model_get_n_items (nest->eggs); j++)
        {
          g_autoptr(PteroEgg) egg = g_list_model_get_item (nest->eggs, j);

          add_egg (values, titles, nest, egg);
        }
    }
  ptero_form_take_choices (self->form, "_egg", values, titles);
}

static void
set_images (PteroAdminDraftEgg *self,
            PteroEgg           *egg)
{
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  JsonObjectIter iter;
  const char *label;
  JsonNode *image;

  if (egg->docker_images != NULL && JSON_NODE_HOLDS_OBJECT (egg->docker_images))
    {
      json_object_iter_init_ordered (&iter, json_node_get_object (egg->docker_images));
      while (json_object_iter_next_ordered (&iter, &label, &image))
        {
          if (json_node_get_value_type (image) != G_TYPE_STRING)
            continue;
          g_ptr_array_add (values, json_node_dup_string (image));
          g_ptr_array_add (titles, g_strdup (label));
        }
    }
  if (values->len == 0 && egg->docker_image != NULL)
    {
      g_ptr_array_add (values, g_strdup (egg->docker_image));
      g_ptr_array_add (titles, g_strdup (egg->docker_image));
    }
  ptero_form_take_choices (self->form, "docker_image", values, titles);
}

/* Nothing may be sent that belongs to two eggs. */
static void
set_is_there (PteroAdminDraftEgg *self,
              gboolean            is_there)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (self->form), PTERO_TYPE_FORM_DIALOG);

  self->is_there = is_there;
  if (dialog != NULL)
    gtk_widget_action_set_enabled (dialog, "form.send", is_there);
}

/* What belongs to the egg of a preset. */
static void
take_choices (PteroAdminDraftEgg *self,
              JsonObject         *choices)
{
  JsonNode *variables = json_object_get_member (choices, "_variables");
  gboolean has_image = ptero_form_take_choice (self->form, "docker_image", choices);

  ptero_form_take_choice (self->form, "startup", choices);
  if (variables != NULL && JSON_NODE_HOLDS_OBJECT (variables))
    ptero_admin_variables_take_choices (self->variables, json_node_get_object (variables));
  if (!has_image)
    ptero_form_complain (self->form, "docker_image",
                         _("The egg does not have the image of the preset any more"));
}

/* What the egg is for, above the choice of it. */
static void
describe_egg (PteroAdminDraftEgg *self,
              PteroEgg           *egg)
{
  GtkWidget *group = gtk_widget_get_ancestor (ptero_form_get_row (self->form, "_egg"),
                                              ADW_TYPE_PREFERENCES_GROUP);
  g_autofree char *start = ptero_text_make_short (egg->description, MAX_DESCRIPTION);
  g_autofree char *text = g_markup_escape_text (start, -1);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), text);
}

static void
show_egg (PteroAdminDraftEgg *self,
          PteroEgg           *egg)
{
  g_autoptr(JsonObject) preset = g_steal_pointer (&self->preset);
  gboolean changed = ptero_form_get_changed (self->form);

  set_images (self, egg);
  describe_egg (self, egg);
  ptero_admin_variables_set (self->variables, egg->variables);
  ptero_form_set_string (self->form, "startup", egg->startup);
  set_is_there (self, TRUE);
  if (preset != NULL)
    take_choices (self, preset);
  if (!changed)
    ptero_form_set_unchanged (self->form);
}

static void
egg_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(PteroAdminDraftEgg) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);
  PteroEgg *egg = answer != NULL ? ptero_answer_get_resource (answer) : NULL;
  g_autofree char *reason = NULL;

  /* another one may have been chosen meanwhile */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->form == NULL ||
      gtk_widget_get_root (GTK_WIDGET (self->form)) == NULL)
    return;

  if (egg != NULL)
    {
      show_egg (self, egg);
      return;
    }

  /* the next change asks again */
  g_clear_pointer (&self->egg, g_free);
  g_clear_pointer (&self->preset, json_object_unref);
  reason = error != NULL
             ? ptero_error_describe (error)
             : g_strdup (_("The panel does not tell of this egg"));
  ptero_form_complain (self->form, "_egg", reason);
}

static void
stop (PteroAdminDraftEgg *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
ptero_admin_draft_egg_dispose (GObject *object)
{
  PteroAdminDraftEgg *self = PTERO_ADMIN_DRAFT_EGG (object);

  stop (self);
  g_clear_weak_pointer (&self->form);
  g_clear_object (&self->panel);
  g_clear_pointer (&self->preset, json_object_unref);

  G_OBJECT_CLASS (ptero_admin_draft_egg_parent_class)->dispose (object);
}

static void
ptero_admin_draft_egg_finalize (GObject *object)
{
  g_free (PTERO_ADMIN_DRAFT_EGG (object)->egg);

  G_OBJECT_CLASS (ptero_admin_draft_egg_parent_class)->finalize (object);
}

static void
ptero_admin_draft_egg_class_init (PteroAdminDraftEggClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_admin_draft_egg_dispose;
  G_OBJECT_CLASS (klass)->finalize = ptero_admin_draft_egg_finalize;
}

static void
ptero_admin_draft_egg_init (PteroAdminDraftEgg *self)
{
}

/**
 * ptero_admin_draft_egg_new:
 * @form: the form of a new server
 * @panel: its panel
 * @variables: what shows the variables of the egg
 * @nests: the nests with their eggs, or the eggs
 *
 * Returns: (transfer full): the choice of an egg
 */
PteroAdminDraftEgg *
ptero_admin_draft_egg_new (PteroForm           *form,
                           PteroPanel          *panel,
                           PteroAdminVariables *variables,
                           GListModel          *nests)
{
  PteroAdminDraftEgg *self = g_object_new (PTERO_TYPE_ADMIN_DRAFT_EGG, NULL);

  g_set_weak_pointer (&self->form, form);
  self->panel = g_object_ref (panel);
  self->variables = variables;
  set_eggs (self, nests);

  return self;
}

/**
 * ptero_admin_draft_egg_update:
 * @self: the choice of an egg
 *
 * Asks the panel for the egg if another one was chosen.
 */
void
ptero_admin_draft_egg_update (PteroAdminDraftEgg *self)
{
  g_autofree char *chosen = NULL;
  g_auto(GStrv) ids = NULL;
  g_autoptr(PteroRequest) request = NULL;

  g_return_if_fail (PTERO_IS_ADMIN_DRAFT_EGG (self));

  chosen = ptero_form_dup_string (self->form, "_egg");
  ids = g_strsplit (chosen, "/", 2);
  if (!self->is_there)
    set_is_there (self, FALSE);
  if (g_strcmp0 (self->egg, chosen) == 0 || g_strv_length (ids) != 2)
    return;

  set_is_there (self, FALSE);
  if (self->preset != NULL &&
      g_strcmp0 (json_object_get_string_member_with_default (self->preset, "_egg", NULL),
                 chosen) != 0)
    g_clear_pointer (&self->preset, json_object_unref);
  stop (self);
  self->cancellable = g_cancellable_new ();
  g_free (self->egg);
  self->egg = g_steal_pointer (&chosen);
  request = ptero_panel_offers (self->panel, PTERO_FLAVOUR_PELICAN)
              ? ptero_request_new (PTERO_ENDPOINT_PELICAN_EGG_GET, "egg", ids[1], NULL)
              : ptero_request_new (PTERO_ENDPOINT_APP_EGG_GET, "nest", ids[0], "egg", ids[1], NULL);
  ptero_request_set_query (request, "include", "variables");
  ptero_client_send_async (ptero_panel_get_client (self->panel), request, self->cancellable, egg_cb,
                           g_object_ref (self));
}

/**
 * ptero_admin_draft_egg_is_there:
 * @self: the choice of an egg
 *
 * Returns: whether the panel has told of the egg that is chosen
 */
gboolean
ptero_admin_draft_egg_is_there (PteroAdminDraftEgg *self)
{
  g_return_val_if_fail (PTERO_IS_ADMIN_DRAFT_EGG (self), FALSE);

  return self->is_there;
}

/**
 * ptero_admin_draft_egg_get_id:
 * @self: the choice of an egg
 *
 * Returns: the egg that is chosen, or 0
 */
gint64
ptero_admin_draft_egg_get_id (PteroAdminDraftEgg *self)
{
  const char *slash;

  g_return_val_if_fail (PTERO_IS_ADMIN_DRAFT_EGG (self), 0);

  slash = self->egg != NULL ? strrchr (self->egg, '/') : NULL;

  return slash != NULL ? g_ascii_strtoll (slash + 1, NULL, 10) : 0;
}

/**
 * ptero_admin_draft_egg_take:
 * @self: the choice of an egg
 * @choices: a preset
 *
 * Chooses its egg; what belongs to that is chosen once the egg is there.
 *
 * Returns: whether the panel still has the egg
 */
gboolean
ptero_admin_draft_egg_take (PteroAdminDraftEgg *self,
                            JsonObject         *choices)
{
  gboolean has_egg;

  g_return_val_if_fail (PTERO_IS_ADMIN_DRAFT_EGG (self), FALSE);

  g_clear_pointer (&self->preset, json_object_unref);
  self->preset = json_object_ref (choices);
  has_egg = ptero_form_take_choice (self->form, "_egg", choices);
  if (self->is_there && self->preset != NULL &&
      g_strcmp0 (self->egg,
                 json_object_get_string_member_with_default (choices, "_egg", NULL)) == 0)
    {
      g_clear_pointer (&self->preset, json_object_unref);
      take_choices (self, choices);
    }

  return has_egg;
}
