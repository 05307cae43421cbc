/* ptero-list-pane-verbs.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-list-pane-private.h"

#include <glib/gi18n.h>

#include "ptero-error-text.h"
#include "ptero-export.h"
#include "ptero-list-copy.h"
#include "ptero-tooltip.h"

/* What can be done with a list and with what is selected in it, when, and if not, why not. */

/* Who may not see what is there may not change it either; what needs no key can be done. */
static gboolean
is_refused (PteroListPane   *self,
            const PteroVerb *verb)
{
  const GError *error = self->listing != NULL ? ptero_listing_get_error (self->listing) : NULL;

  return g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_FORBIDDEN) &&
         (verb->permission != NULL || (verb->flags & PTERO_VERB_READS) != 0);
}

static gboolean
can_run (PteroListPane   *self,
         const PteroVerb *verb,
         GPtrArray       *items)
{
  if (!ptero_panel_offers (self->panel, verb->flavour))
    return FALSE;
  if (self->access != NULL && !ptero_access_allows (self->access, verb->permission))
    return FALSE;
  if (is_refused (self, verb) || (self->read_only != NULL && verb->permission != NULL))
    return FALSE;
  if (!ptero_verb_needs_items (verb))
    return verb->fits == NULL || verb->fits (self, NULL);
  if (items->len == 0 || (items->len > 1 && (verb->flags & PTERO_VERB_FOR_MANY) == 0))
    return FALSE;

  for (guint i = 0; verb->fits != NULL && i < items->len; i++)
    if (!verb->fits (self, items->pdata[i]))
      return FALSE;

  return TRUE;
}

/**
 * ptero_list_pane_find_first_verb:
 * @self: a pane
 *
 * Returns: (nullable): how the first one is made
 */
const PteroVerb *
ptero_list_pane_find_first_verb (PteroListPane *self)
{
  for (guint i = 0; i < self->info->n_verbs; i++)
    if (!ptero_verb_needs_items (&self->info->verbs[i]) &&
        ptero_panel_offers (self->panel, self->info->verbs[i].flavour))
      return &self->info->verbs[i];

  return NULL;
}

/* Why something cannot be done now. */
static char *
explain (PteroListPane   *self,
         const PteroVerb *verb,
         GPtrArray       *items)
{
  if (self->access != NULL && !ptero_access_allows (self->access, verb->permission))
    /* Translators: %s is a permission as panels call it, e.g. "backup.create" */
    return g_strdup_printf (_("Your account lacks the permission “%s” here"), verb->permission);

  if (is_refused (self, verb))
    return ptero_error_describe (ptero_listing_get_error (self->listing));

  if (self->read_only != NULL && verb->permission != NULL)
    return g_strdup (self->read_only);

  return verb->explain != NULL ? verb->explain (self, items) : NULL;
}

static void
update_tooltips (PteroListPane *self,
                 GPtrArray     *items)
{
  for (guint i = 0; i < self->verb_buttons->len; i++)
    {
      const PteroVerb *verb = g_object_get_data (self->verb_buttons->pdata[i], "verb");
      g_autofree char *reason = can_run (self, verb, items) ? NULL : explain (self, verb, items);

      ptero_tooltip_set_text (self->verb_buttons->pdata[i], reason);
    }
}

/* Where there is nothing, and nothing can be made, it says why. */
static void
update_empty (PteroListPane *self)
{
  const PteroVerb *first = ptero_list_pane_find_first_verb (self);
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  g_autofree char *reason = first != NULL && !can_run (self, first,
                                                       none) ? explain (self, first, none) : NULL;

  ptero_content_set_description (self->content, reason != NULL
                                   ? reason
                                   : g_dgettext (GETTEXT_PACKAGE, self->info->empty_description));
}

/* Of those that are not fetched yet, too, unless it is searched among those that are. */
static guint
count_entries (PteroListPane *self)
{
  guint n_items = g_list_model_get_n_items (ptero_table_get_items (self->table));

  return ptero_list_pane_is_searched_by_panel (self)
           ? MAX (n_items, ptero_listing_get_total (self->listing))
           : n_items;
}

/**
 * ptero_list_pane_update_verbs:
 * @self: a pane
 *
 * Looks again at what can be done, and with what.
 */
void
ptero_list_pane_update_verbs (PteroListPane *self)
{
  g_autoptr(GPtrArray) items = ptero_table_dup_selected (self->table);
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->info->n_verbs; i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions),
                                                    self->info->verbs[i].name);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                                   can_run (self, &self->info->verbs[i], items));
    }

  update_tooltips (self, items);
  update_empty (self);
  if (items->len > 0)
    /* Translators: how many rows are selected, of how many */
    text = g_strdup_printf (_("%'u of %'u"), items->len, count_entries (self));
  gtk_label_set_text (self->selected, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->selected), text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->unselected), text == NULL);
}

static void
follow_cb (PteroListPane *self,
           const char    *column,
           GObject       *item)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new ();

  g_ptr_array_add (items, item);
  for (guint i = 0; i < self->info->n_verbs; i++)
    {
      const PteroVerb *verb = &self->info->verbs[i];

      if ((verb->flags & PTERO_VERB_LINK) != 0 && g_str_equal (verb->name, column) &&
          can_run (self, verb, items))
        verb->run (self, items);
    }
}

static void
verb_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  PteroListPane *self = user_data;

  for (guint i = 0; i < self->info->n_verbs; i++)
    {
      const PteroVerb *verb = &self->info->verbs[i];
      g_autoptr(GPtrArray) items = NULL;

      if (!g_str_equal (verb->name, g_action_get_name (G_ACTION (action))))
        continue;
      items = ptero_verb_needs_items (verb)
                ? ptero_table_dup_selected (self->table)
                : g_ptr_array_new ();
      verb->run (self, items);
      return;
    }
}

static void
activate_cb (PteroListPane *self,
             GObject       *item)
{
  for (guint i = 0; i < self->info->n_verbs; i++)
    if ((self->info->verbs[i].flags & PTERO_VERB_DEFAULT) != 0)
      g_action_group_activate_action (G_ACTION_GROUP (self->actions), self->info->verbs[i].name,
                                      NULL);
}

static void
export_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  PteroListPane *self = user_data;
  g_autofree char *name = g_strdup_printf ("%s.%s", self->info->id,
                                           g_variant_get_string (parameter, NULL));

  ptero_export_save (self->table, name);
}

static void
copy_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  ptero_list_copy (user_data, parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL);
}

static void
refresh_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  ptero_list_pane_refresh (user_data);
}

static const GActionEntry entries[] = {
  { "copy", copy_cb },
  { "copy-value", copy_cb, "s" },
  { "export", export_cb, "s" },
  { "refresh", refresh_cb },
};

static void
add_shortcut (GtkEventController *controller,
              const char         *trigger,
              const char         *action)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_named_action_new (action)));
}

/**
 * ptero_list_pane_add_verbs:
 * @self: a pane that has its table and its group of actions
 *
 * Makes an action of each verb, and of what can be done with every list, with
 * their shortcuts.
 */
void
ptero_list_pane_add_verbs (PteroListPane *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  for (guint i = 0; i < self->info->n_verbs; i++)
    {
      const PteroVerb *verb = &self->info->verbs[i];
      const GActionEntry entry = { verb->name, verb_cb };
      g_autofree char *name = g_strconcat ("pane.", verb->name, NULL);

      g_action_map_add_action_entries (G_ACTION_MAP (self->actions), &entry, 1, self);
      if (verb->accel != NULL)
        add_shortcut (controller, verb->accel, name);
    }
  add_shortcut (controller, "<Control>c", "pane.copy");
  /* of the table only: what is typed into the search stays there */
  gtk_widget_add_controller (GTK_WIDGET (self->table), controller);
  g_signal_connect_object (self->table, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "follow", G_CALLBACK (follow_cb), self, G_CONNECT_SWAPPED);
}
