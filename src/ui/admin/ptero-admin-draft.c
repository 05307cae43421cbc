/* ptero-admin-draft.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-draft.h"

#include <glib/gi18n.h>

#include "ptero-admin-draft-preset.h"
#include "ptero-admin-draft-review.h"
#include "ptero-admin-picker.h"
#include "ptero-admin-server-build.h"
#include "ptero-admin-server-facts.h"
#include "ptero-format.h"
#include "ptero-port-list.h"
#include "ptero-user.h"

#define MAX_NAME    191
#define MAX_SERVERS 50

static char *check_ports (const char *text);

/* api/application.md 4.1 */
static const PteroFormField fields[] = {
  { "basics", N_("Basics"), PTERO_FORM_STEP },
  { NULL, N_("Server"), PTERO_FORM_HEADING },
  { "name", N_("Name"), PTERO_FORM_TEXT, .min = 1, .max = MAX_NAME },
  { "description", N_("Description"), PTERO_FORM_TEXT },
  { "external_id", N_("External ID"), PTERO_FORM_TEXT, .max = 191, .optional = TRUE },
  { "user", N_("Owner"), PTERO_FORM_PICK, .min = 1 },
  { "_number", N_("How Many"), PTERO_FORM_INTEGER,
    N_("More than one get a number after their name"), .min = 1, .max = MAX_SERVERS },

  { "game", N_("Game"), PTERO_FORM_STEP },
  { NULL, N_("Game"), PTERO_FORM_HEADING },
  { "_egg", N_("Egg"), PTERO_FORM_CHOICE },
  { "docker_image", N_("Docker Image"), PTERO_FORM_CHOICE },
  { "startup", N_("Startup Command"), PTERO_FORM_LINES, .min = 1 },
  { NULL, N_("Afterwards"), PTERO_FORM_HEADING },
  { "start_on_completion", N_("Start When Installed"), PTERO_FORM_SWITCH },
  { "skip_scripts", N_("Leave Out the Install Script"), PTERO_FORM_SWITCH },

  { "resources", N_("Resources"), PTERO_FORM_STEP },
  { NULL, N_("Limits"), PTERO_FORM_HEADING },
  { "limits.cpu", N_("CPU"), PTERO_FORM_INTEGER, N_("100 is one core; 0 is unlimited"),
    .max = 100000, .unit = N_("%"), .usual = 100 },
  { "limits.memory", N_("Memory"), PTERO_FORM_INTEGER, N_("0 is unlimited"), .max = G_MAXINT,
    .unit = N_("MiB"), .usual = 2048 },
  { "limits.swap", N_("Swap"), PTERO_FORM_INTEGER, N_("0 is none, −1 unlimited"), .min = -1,
    .max = G_MAXINT, .unit = N_("MiB") },
  { "limits.disk", N_("Disk"), PTERO_FORM_INTEGER, N_("0 is unlimited"), .max = G_MAXINT,
    .unit = N_("MiB"), .usual = 10240 },
  { "limits.io", N_("Block I/O Weight"), PTERO_FORM_INTEGER, N_("500 is usual"), .min = 10,
    .max = 1000, .usual = 500 },
  { "limits.threads", N_("CPU Threads"), PTERO_FORM_TEXT,
    N_("Which cores, as in 0-3,5; empty for any"), .optional = TRUE,
    .check = ptero_admin_check_threads },
  { "_oom", N_("Stop When Memory Runs Out"), PTERO_FORM_SWITCH,
    N_("The OOM killer; else the server may hang") },
  { NULL, N_("May Have"), PTERO_FORM_HEADING },
  { "feature_limits.databases", N_("Databases"), PTERO_FORM_INTEGER, .max = 10000 },
  { "feature_limits.backups", N_("Backups"), PTERO_FORM_INTEGER, .max = 10000 },
  { "feature_limits.allocations", N_("Addresses"), PTERO_FORM_INTEGER, .max = 10000 },

  { "placement", N_("Placement"), PTERO_FORM_STEP },
  { NULL, N_("Place"), PTERO_FORM_HEADING },
  { "_place", N_("Node"), PTERO_FORM_CHOICE, N_("Automatic: one that has room") },
  { "_allocation", N_("Address"), PTERO_FORM_CHOICE },
  { "_location", N_("Location"), PTERO_FORM_CHOICE },
  { "_tags", N_("Tags"), PTERO_FORM_TEXT,
    N_("With commas between them: the node has one of these; empty for any") },
  { "_dedicated", N_("Address of Its Own"), PTERO_FORM_SWITCH,
    N_("One that no other server uses") },
  { "_ports", N_("Ports"), PTERO_FORM_TEXT, N_("As in 25565 or 25565-25600; empty for any"),
    .check = check_ports, .left_to_right = TRUE },

  { "variables", N_("Variables"), PTERO_FORM_STEP },
  { "review", N_("Review"), PTERO_FORM_STEP },
};

/* The panel would leave out what it does not understand, and take any port. */
static char *
check_ports (const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) ranges = NULL;
  guint n_ports;
  guint n_twice;

  if (strspn (text, ", \t") == strlen (text))
    return NULL;

  ranges = ptero_port_list_parse (text, &n_ports, &n_twice, &error);

  return ranges == NULL ? g_strdup (error->message) : NULL;
}

static void
draft_free (gpointer data)
{
  PteroAdminDraft *draft = data;

  /* a call that is under way holds them for a moment longer */
  g_object_run_dispose (G_OBJECT (draft->egg));
  g_object_run_dispose (G_OBJECT (draft->fit));
  g_object_run_dispose (G_OBJECT (draft->place));
  g_object_unref (draft->egg);
  g_object_unref (draft->fit);
  g_object_unref (draft->place);
  g_object_unref (draft->panel);
  g_free (draft);
}

/* The last has the longest name. One that is too long without a number is complained of as such. */
static gboolean
check_name (PteroAdminDraft *draft)
{
  guint number = ptero_admin_draft_get_number (draft);
  g_autofree char *first = ptero_admin_draft_dup_name (draft, 0);
  g_autofree char *last = ptero_admin_draft_dup_name (draft, number - 1);
  gboolean is_too_long = g_utf8_strlen (first, -1) <= MAX_NAME &&
                         g_utf8_strlen (last, -1) > MAX_NAME;
  g_autofree char *complaint = NULL;

  if (is_too_long)
    {
      int most = MAX_NAME - (int) (strlen (last) - strlen (first));

      complaint = g_strdup_printf (ngettext ("%d character at most, as a number comes after it",
                                             "%d characters at most, as a number comes after it",
                                             most), most);
    }
  if (is_too_long || draft->is_too_long)
    ptero_form_complain (draft->form, "name", complaint);
  draft->is_too_long = is_too_long;

  return !is_too_long;
}

static void
changed_cb (PteroForm *form)
{
  PteroAdminDraft *draft = ptero_admin_draft_get (form);

  check_name (draft);
  ptero_admin_draft_egg_update (draft->egg);
  ptero_admin_draft_place_update (draft->place);
  ptero_admin_fit_update (draft->fit);
}

static void
typed_cb (PteroForm *form)
{
  ptero_admin_fit_update (ptero_admin_draft_get (form)->fit);
}

static void
owner_picked_cb (gpointer   form,
                 GPtrArray *users)
{
  PteroUser *user = users->pdata[0];
  g_autofree char *id = g_strdup_printf ("#%" G_GINT64_FORMAT, user->id);

  /* the assistant may have gone meanwhile */
  if (gtk_widget_get_root (form) == NULL)
    return;

  ptero_form_set_picked (form, "user", user->id, user->username != NULL ? user->username : id);
}

static void
pick_cb (PteroForm *form)
{
  ptero_admin_pick_user (GTK_WIDGET (form), ptero_admin_draft_get (form)->panel, owner_picked_cb,
                         form);
}

/* What the panel calls by other names than the form. */
static gboolean
mark (PteroForm          *form,
      const PteroProblem *problem)
{
  static const struct { const char *prefix; const char *name; } known[] = {
    { "egg", "_egg" },
    { "nest", "_egg" },
    { "oom_", "_oom" },
    { "allocation.", "_allocation" },
    { "deploy.port_range", "_ports" },
    { "deploy.locations", "_location" },
    { "deploy.tags", "_tags" },
    { "deploy.dedicated_ip", "_dedicated" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_has_prefix (problem->field, known[i].prefix) &&
        gtk_widget_get_visible (ptero_form_get_row (form, known[i].name)))
      {
        ptero_form_complain (form, known[i].name, problem->message);
        return TRUE;
      }

  return ptero_admin_variables_mark (ptero_admin_draft_get (form)->variables, problem);
}

static void
list_problems (PteroForm *form,
               GPtrArray *rows)
{
  ptero_admin_variables_list_problems (ptero_admin_draft_get (form)->variables, rows);
}

/* As they are left the variables are looked at, and before all is reviewed. */
static void
step_changed_cb (PteroForm *form)
{
  PteroAdminDraft *draft = ptero_admin_draft_get (form);
  const char *step = gtk_stack_get_visible_child_name (ptero_form_get_steps (form));
  gpointer last = g_object_get_data (G_OBJECT (form), "draft-step");

  if (g_strcmp0 (last, "variables") == 0 || g_strcmp0 (step, "review") == 0)
    ptero_admin_variables_look (draft->variables);
  if (g_strcmp0 (step, "review") == 0)
    ptero_admin_draft_place_check (draft->place, ptero_admin_draft_get_number (draft));
  g_object_set_data_full (G_OBJECT (form), "draft-step", g_strdup (step), g_free);
}

static GtkWidget *
create_presets_group (PteroForm *form)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Presets…"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Presets"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Choices kept under a name"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_object (button, "clicked", G_CALLBACK (ptero_admin_draft_present_presets), form,
                           G_CONNECT_SWAPPED);

  return group;
}

/* What is said where an egg has nothing to fill in. */
static GtkWidget *
create_no_variables (PteroAdminVariables *variables)
{
  GtkWidget *label = gtk_label_new (_("This egg has no variables"));

  gtk_widget_add_css_class (label, "dim-label");
  g_object_bind_property (variables, "visible", label, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);

  return label;
}

static void
add_widgets (PteroAdminDraft *draft)
{
  ptero_form_add_to_step (draft->form, "basics", create_presets_group (draft->form));
  ptero_form_add_to_step (draft->form, "resources", ptero_admin_fit_create_bar (draft->fit));
  ptero_form_add_to_step (draft->form, "placement", ptero_admin_fit_create_bar (draft->fit));
  ptero_form_add_to_step (draft->form, "variables", GTK_WIDGET (draft->variables));
  ptero_form_add_to_step (draft->form, "variables", create_no_variables (draft->variables));
  ptero_form_add_to_step (draft->form, "review", ptero_admin_draft_review_new (draft->form));
}

/**
 * ptero_admin_draft_new:
 * @panel: a panel
 * @nests: its nests with their eggs, or its eggs
 * @nodes: its nodes with their locations
 *
 * Returns: (transfer none): a draft, which goes with its form
 */
PteroAdminDraft *
ptero_admin_draft_new (PteroPanel *panel,
                       GListModel *nests,
                       GListModel *nodes)
{
  PteroAdminDraft *draft = g_new0 (PteroAdminDraft, 1);
  PteroAccount *account = ptero_panel_get_account (panel);

  draft->panel = g_object_ref (panel);
  draft->form = PTERO_FORM (ptero_form_new (fields, G_N_ELEMENTS (fields)));
  draft->variables = PTERO_ADMIN_VARIABLES (ptero_admin_variables_new ());
  draft->egg = ptero_admin_draft_egg_new (draft->form, panel, draft->variables, nests);
  draft->place = ptero_admin_draft_place_new (draft->form, panel, nodes);
  draft->fit = ptero_admin_fit_new (draft->form, panel, draft->place, nodes);
  g_object_set_data_full (G_OBJECT (draft->form), "draft", draft, draft_free);
  add_widgets (draft);

  /* Pelican does not tell the number of one's own account */
  if (account != NULL && account->id != 0 && account->username != NULL)
    ptero_form_set_picked (draft->form, "user", account->id, account->username);
  ptero_form_set_usual (draft->form);
  ptero_form_set_int (draft->form, "limits.swap", 0);
  ptero_form_set_boolean (draft->form, "start_on_completion", TRUE);
  ptero_form_set_marker (draft->form, mark);
  ptero_form_set_lister (draft->form, list_problems);
  g_signal_connect (draft->form, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (draft->form, "typed", G_CALLBACK (typed_cb), NULL);
  g_signal_connect (draft->form, "pick", G_CALLBACK (pick_cb), NULL);
  g_signal_connect_object (ptero_form_get_steps (draft->form), "notify::visible-child",
                           G_CALLBACK (step_changed_cb), draft->form, G_CONNECT_SWAPPED);

  return draft;
}

/**
 * ptero_admin_draft_get:
 * @form: the form of a new server
 *
 * Returns: (transfer none): what it drafts
 */
PteroAdminDraft *
ptero_admin_draft_get (gpointer form)
{
  return g_object_get_data (G_OBJECT (form), "draft");
}

/**
 * ptero_admin_draft_get_number:
 * @draft: a draft
 *
 * Returns: how many servers are to be made
 */
guint
ptero_admin_draft_get_number (PteroAdminDraft *draft)
{
  return (guint) CLAMP (ptero_form_peek_int (draft->form, "_number"), 1, MAX_SERVERS);
}

/**
 * ptero_admin_draft_dup_name:
 * @draft: a draft
 * @n_before: how many servers are made before this one
 *
 * Returns: (transfer full): its name: all but the first have their number in it
 */
char *
ptero_admin_draft_dup_name (PteroAdminDraft *draft,
                            guint            n_before)
{
  g_autofree char *name = ptero_form_dup_string (draft->form, "name");

  return n_before == 0 ? g_steal_pointer (&name) : g_strdup_printf ("%s %u", name, n_before + 1);
}

/**
 * ptero_admin_draft_dup_title:
 * @draft: a draft
 * @field: a choice of its form
 *
 * Returns: (transfer full) (nullable): what is shown for what is chosen
 */
char *
ptero_admin_draft_dup_title (PteroAdminDraft *draft,
                             const char      *field)
{
  GObject *selected =
    adw_combo_row_get_selected_item (ADW_COMBO_ROW (ptero_form_get_row (draft->form, field)));

  return selected != NULL
           ? g_strdup (gtk_string_object_get_string (GTK_STRING_OBJECT (selected)))
           : NULL;
}

/**
 * ptero_admin_draft_dup_limits:
 * @draft: a draft
 *
 * Returns: (transfer full): "6 GiB · 20 GiB · 200 %": memory, disk and CPU
 */
char *
ptero_admin_draft_dup_limits (PteroAdminDraft *draft)
{
  gint64 cpu = ptero_form_peek_int (draft->form, "limits.cpu");
  g_autofree char *memory =
    ptero_admin_format_limit (ptero_form_peek_int (draft->form, "limits.memory"));
  g_autofree char *disk =
    ptero_admin_format_limit (ptero_form_peek_int (draft->form, "limits.disk"));
  g_autofree char *percent = cpu > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT "\u202f%%",
                                                        cpu) : g_strdup (_("Unlimited"));

  return g_strdup_printf ("%s · %s · %s", memory, disk, percent);
}

/**
 * ptero_admin_draft_check:
 * @form: the form of a new server
 *
 * Marks what the fields alone do not know.
 *
 * Returns: whether all is well
 */
gboolean
ptero_admin_draft_check (PteroForm *form)
{
  PteroAdminDraft *draft = ptero_admin_draft_get (form);
  gboolean has_place = ptero_admin_draft_place_check (draft->place,
                                                      ptero_admin_draft_get_number (draft));
  gboolean has_name = check_name (draft);
  gboolean has_variables = ptero_admin_variables_check (draft->variables);

  return ptero_admin_draft_egg_is_there (draft->egg) && has_name && has_place && has_variables;
}

/**
 * ptero_admin_draft_failed:
 * @form: the form of a new server
 * @error: why the panel did not make it
 *
 * Marks what a refusal is about that names no field.
 *
 * Returns: %FALSE: it was not made
 */
gboolean
ptero_admin_draft_failed (PteroForm    *form,
                          const GError *error)
{
  const char *code = ptero_api_error_get_code (error);

  if (g_strcmp0 (code, "NoViableNodeException") == 0)
    ptero_form_complain (form, "_place", _("No node for automatic deployment has that much room."));
  else if (g_strcmp0 (code, "NoViableAllocationException") == 0)
    ptero_form_complain (form, "_ports", _("No address that is free fits these rules."));

  return FALSE;
}

/**
 * ptero_admin_draft_fill:
 * @form: the form of a new server
 * @request: what is sent
 *
 * Sets what the fields alone do not say.
 */
void
ptero_admin_draft_fill (PteroForm    *form,
                        PteroRequest *request)
{
  PteroAdminDraft *draft = ptero_admin_draft_get (form);

  ptero_request_set_int (request, "egg", ptero_admin_draft_egg_get_id (draft->egg));
  ptero_admin_variables_fill (draft->variables, request);
  ptero_admin_fill_oom (form, draft->panel, request);
  ptero_admin_draft_place_fill (draft->place, request, draft->n_before);
}
