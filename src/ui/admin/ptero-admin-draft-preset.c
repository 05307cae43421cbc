/* ptero-admin-draft-preset.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-draft-preset.h"

#include <glib/gi18n.h>

#include "ptero-admin-draft.h"
#include "ptero-admin-presets.h"
#include "ptero-command-history.h"

/* All but what tells one server from the other, what may be taken by then, and what may be secret. */
static JsonObject *
give_choices (gpointer form)
{
  static const char *const left_out[] = { "name", "external_id", "user", "_allocation" };
  PteroAdminDraft *draft = ptero_admin_draft_get (form);
  JsonObject *choices = ptero_form_dup_choices (form);
  const char *startup = json_object_get_string_member_with_default (choices, "startup", "");
  g_autofree char *owner = ptero_form_dup_string (form, "user");

  if (ptero_command_may_be_secret (startup))
    json_object_remove_member (choices, "startup");
  for (guint i = 0; i < G_N_ELEMENTS (left_out); i++)
    json_object_remove_member (choices, left_out[i]);
  json_object_set_object_member (choices, "_variables", ptero_admin_variables_dup_choices (draft->variables));
  json_object_set_int_member (choices, "_owner", ptero_form_get_int (form, "user"));
  json_object_set_string_member (choices, "_owner_name", owner);

  return choices;
}

static void
take_owner (PteroForm  *form,
            JsonObject *choices)
{
  gint64 owner = json_object_get_int_member_with_default (choices, "_owner", 0);
  g_autofree char *id = g_strdup_printf ("#%" G_GINT64_FORMAT, owner);
  const char *name = json_object_get_string_member_with_default (choices, "_owner_name", NULL);

  if (owner > 0)
    ptero_form_set_picked (form, "user", owner, name != NULL ? name : id);
}

/* What is not there any more is said in its row. */
static void
take_choices (gpointer    form,
              JsonObject *choices)
{
  static const struct { const char *name; const char *complaint; } lists[] = {
    { "_place", N_("The panel does not have the node of the preset any more") },
    { "_location", N_("No node is at the location of the preset any more") },
  };
  static const char *const plain[] = {
    "description", "_number", "limits.memory", "limits.swap", "limits.disk", "limits.cpu", "limits.io", "limits.threads", "_oom",
    "feature_limits.databases", "feature_limits.backups", "feature_limits.allocations", "_dedicated", "_ports", "_tags",
    "start_on_completion", "skip_scripts",
  };
  gboolean has_egg;
  gboolean is_there[G_N_ELEMENTS (lists)];

  take_owner (form, choices);
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    ptero_form_take_choice (form, plain[i], choices);
  has_egg = ptero_admin_draft_egg_take (ptero_admin_draft_get (form)->egg, choices);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    is_there[i] = ptero_form_take_choice (form, lists[i].name, choices);
  ptero_form_set_changed (form);
  if (!has_egg)
    ptero_form_complain (form, "_egg", _("The panel does not have the egg of the preset any more"));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (!is_there[i])
      ptero_form_complain (form, lists[i].name, g_dgettext (GETTEXT_PACKAGE, lists[i].complaint));
}

/**
 * ptero_admin_draft_present_presets:
 * @form: the form of a new server
 *
 * Shows the presets, to use one or to keep what is chosen now.
 */
void
ptero_admin_draft_present_presets (PteroForm *form)
{
  ptero_admin_presets_present (GTK_WIDGET (form), ptero_admin_draft_get (form)->panel, give_choices, take_choices);
}
