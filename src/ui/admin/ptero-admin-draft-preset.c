/* ptero-admin-draft-preset.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-draft-preset.h"

#include <glib/gi18n.h>

#include "ptero-admin-draft.h"
#include "ptero-command-history.h"
#include "ptero-preset-dialog.h"
#include "ptero-server-presets.h"

/* All but what tells one server from the other, what may be taken by then, and what may be
 * secret. */
static JsonNode *
give_choices (GtkWidget *chooser)
{
  static const char *const left_out[] = { "name", "external_id", "user", "_allocation" };
  PteroForm *form = PTERO_FORM (chooser);
  PteroAdminDraft *draft = ptero_admin_draft_get (form);
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *choices = ptero_form_dup_choices (form);
  const char *startup = json_object_get_string_member_with_default (choices, "startup", "");
  g_autofree char *owner = ptero_form_dup_string (form, "user");

  if (ptero_command_may_be_secret (startup))
    json_object_remove_member (choices, "startup");
  for (guint i = 0; i < G_N_ELEMENTS (left_out); i++)
    json_object_remove_member (choices, left_out[i]);
  json_object_set_object_member (choices, "_variables",
                                 ptero_admin_variables_dup_choices (draft->variables));
  json_object_set_int_member (choices, "_owner", ptero_form_get_int (form, "user"));
  json_object_set_string_member (choices, "_owner_name", owner);
  json_node_take_object (node, choices);

  return node;
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
take_choices (GtkWidget *chooser,
              JsonNode  *content)
{
  static const struct { const char *name; const char *complaint; } lists[] = {
    { "_place", N_("The panel does not have the node of the preset any more") },
    { "_location", N_("No node is at the location of the preset any more") },
  };
  static const char *const plain[] = {
    "description", "_number", "limits.memory", "limits.swap", "limits.disk", "limits.cpu",
    "limits.io", "limits.threads", "_oom",
    "feature_limits.databases", "feature_limits.backups", "feature_limits.allocations",
    "_dedicated", "_ports", "_tags",
    "start_on_completion", "skip_scripts",
  };
  PteroForm *form = PTERO_FORM (chooser);
  JsonObject *choices = json_node_get_object (content);
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

static const PteroPresetInfo info = {
  .title = N_("Presets"),
  .icon_name = "ptero-server-symbolic",
  .about = N_("Choices of the form under a name, kept on this computer for this panel. Names, and variables that look like passwords or tokens, are not kept."),
  .deleted = N_("The servers made with it stay."),
  .give = give_choices,
  .take = take_choices,
};

/* One for all dialogs of a panel. Those of a demo are not worth a file. */
static PteroPresets *
get_presets (PteroPanel *panel)
{
  PteroPresets *presets = g_object_get_data (G_OBJECT (panel), "server-presets");

  if (presets == NULL)
    {
      presets = ptero_server_presets_new (ptero_panel_get_demo (panel)
                                            ? NULL
                                            : ptero_panel_get_id (panel));
      g_object_set_data_full (G_OBJECT (panel), "server-presets", presets, g_object_unref);
    }

  return presets;
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
  ptero_preset_dialog_present (&info, get_presets (ptero_admin_draft_get (form)->panel),
                               GTK_WIDGET (form));
}
