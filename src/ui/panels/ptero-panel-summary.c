/* ptero-panel-summary.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "ptero-address.h"
#include "ptero-format.h"
#include "ptero-narrow-bin.h"
#include "ptero-panel-mark.h"
#include "ptero-panel-summary.h"

/**
 * PteroPanelSummary:
 *
 * What a panel is and what its keys open, as it was found out.
 */

struct _PteroPanelSummary
{
  AdwBin     parent_instance;

  GtkWidget *account_group;
  GtkWidget *address_row;
  GtkWidget *application_group;
  GtkWidget *bin;
  GtkWidget *certificate_icon;
  GtkWidget *certificate_label;
  GtkWidget *columns;
  GtkWidget *mark;

  GPtrArray *rows;  /* of the two groups, to be taken away again */
};

G_DEFINE_FINAL_TYPE (PteroPanelSummary, ptero_panel_summary, ADW_TYPE_BIN)

/* What a line says, by icon, word and colour. */
typedef struct
{
  const char *icon_name;
  const char *css_class;
  const char *word;
} Verdict;

static const Verdict right_verdicts[] = {
  [PTERO_RIGHT_UNKNOWN] = { "ptero-state-unknown-symbolic", "dim-label", N_("Not known") },
  [PTERO_RIGHT_NONE] = { "ptero-no-access-symbolic", "dim-label", N_("No access") },
  [PTERO_RIGHT_READ] = { "ptero-eye-symbolic", "accent", N_("Read only") },
  [PTERO_RIGHT_READ_WRITE] = { "ptero-check-symbolic", "success", N_("Read and write") },
};

static const char * const right_titles[PTERO_N_RIGHTS] = {
  [PTERO_RIGHT_OF_SERVERS] = N_("Servers"),
  [PTERO_RIGHT_OF_NODES] = N_("Nodes"),
  [PTERO_RIGHT_OF_ALLOCATIONS] = N_("Allocations"),
  [PTERO_RIGHT_OF_USERS] = N_("Users"),
  [PTERO_RIGHT_OF_LOCATIONS] = N_("Locations"),
  [PTERO_RIGHT_OF_NESTS] = N_("Nests"),
  [PTERO_RIGHT_OF_EGGS] = N_("Eggs"),
};

/* With the next one, where the same holds for both, so that all is seen at once. */
static const char * const pair_titles[PTERO_N_RIGHTS] = {
  [PTERO_RIGHT_OF_NODES] = N_("Nodes and Allocations"),
  [PTERO_RIGHT_OF_NESTS] = N_("Nests and Eggs"),
};

static GtkWidget *
create_verdict (const char *icon_name,
                const char *css_class,
                const char *word)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *label = gtk_label_new (word);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (box, css_class);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

static void
add_row (PteroPanelSummary *self,
         GtkWidget         *group,
         const char        *title,
         const char        *subtitle,
         const char        *icon_name,
         const char        *css_class,
         const char        *word)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "compact-row");

  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_verdict (icon_name, css_class, word));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_ptr_array_add (self->rows, row);
}

static void
add_yes_row (PteroPanelSummary *self,
             GtkWidget         *group,
             const char        *title,
             const char        *subtitle,
             const char        *word)
{
  add_row (self, group, title, subtitle, "ptero-check-symbolic", "success", word);
}

static void
add_no_row (PteroPanelSummary *self,
            GtkWidget         *group,
            const char        *title,
            const char        *subtitle)
{
  add_row (self, group, title, subtitle, "ptero-no-access-symbolic", "dim-label", _("No access"));
}

static void
remove_rows (PteroPanelSummary *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }

  g_ptr_array_set_size (self->rows, 0);
}

static const char *
get_flavour_name (PteroFlavour flavour)
{
  switch (flavour)
    {
    case PTERO_FLAVOUR_PTERODACTYL:
      return "Pterodactyl";

    case PTERO_FLAVOUR_PELICAN:
      return "Pelican";

    case PTERO_FLAVOUR_UNKNOWN:
    default:
      return _("Panel");
    }
}

static char *
describe_panel (PteroFlavour flavour,
                guint        latency,
                guint        limit)
{
  GString *text = g_string_new (get_flavour_name (flavour));

  if (latency > 0)
    {
      g_string_append (text, " · ");
      /* Translators: %u is a number of milliseconds */
      g_string_append_printf (text, _("answered in %u ms"), latency);
    }

  if (limit > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text,
                              g_dngettext (GETTEXT_PACKAGE, "%u request a minute",
                                           "%u requests a minute", limit),
                              limit);
    }

  return g_string_free (text, FALSE);
}

static void
show_certificate (PteroPanelSummary        *self,
                  PteroPanel               *panel,
                  const PteroAddressReport *report)
{
  g_autofree char *end = NULL;
  g_autofree char *text = NULL;
  const char *css_class = "success";
  const char *icon_name = "ptero-lock-symbolic";

  if (!ptero_address_is_secure (ptero_panel_get_address (panel)))
    {
      text = g_strdup (_("Not encrypted"));
      css_class = "warning";
      icon_name = "ptero-warning-symbolic";
    }
  else if (ptero_panel_get_fingerprint (panel) != NULL)
    {
      text = g_strdup (_("Certificate you trust"));
    }
  else if (report != NULL && report->certificate != NULL)
    {
      end = ptero_text_make_safe (report->certificate);
      /* Translators: %s is a date */
      text = g_strdup_printf (_("Certificate valid until %s"), end);
    }
  else
    {
      text = g_strdup (_("Certificate valid"));
    }

  gtk_image_set_from_icon_name (GTK_IMAGE (self->certificate_icon), icon_name);
  gtk_label_set_text (GTK_LABEL (self->certificate_label), text);

  gtk_widget_remove_css_class (self->certificate_icon, "success");
  gtk_widget_remove_css_class (self->certificate_icon, "warning");
  gtk_widget_add_css_class (self->certificate_icon, css_class);
}

static void
set_description (GtkWidget  *group,
                 const char *text)
{
  g_autofree char *safe = text != NULL ? ptero_text_make_safe (text) : NULL;
  g_autofree char *escaped = safe != NULL ? g_markup_escape_text (safe, -1) : NULL;

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), escaped);
}

static char *
describe_owner (const PteroKeyReport *report)
{
  const char *owner = NULL;

  if (report->account != NULL)
    owner = report->account->email != NULL ? report->account->email : report->account->username;

  /* Translators: %s is a mail address or the name of an account */
  return owner != NULL ? g_strdup_printf (_("Belongs to %s"), owner) : NULL;
}

static void
show_account (PteroPanelSummary    *self,
              const PteroKeyReport *report)
{
  g_autofree char *owner = describe_owner (report);
  g_autofree char *own = g_strdup_printf ("%'u", report->n_servers);
  g_autofree char *all = g_strdup_printf ("%'u", report->n_all_servers);

  set_description (self->account_group, owner);
  add_yes_row (self, self->account_group, _("Your Servers"), _("As owner or subuser"), own);

  if (report->is_admin)
    add_yes_row (self, self->account_group, _("All Servers of the Panel"),
                 _("You are an administrator"), all);
  else
    add_no_row (self, self->account_group, _("All Servers of the Panel"),
                _("Only for administrators"));

  add_yes_row (self, self->account_group, _("Console and Power"), _("Where the server allows it"),
               _("Allowed"));

  if (report->is_admin)
    add_yes_row (self, self->account_group, _("Administration"),
                 _("With the rights of an administrator"), _("Allowed"));
}

static void
show_no_account (PteroPanelSummary *self)
{
  set_description (self->account_group, _("Not given. It can be added later."));
  add_no_row (self, self->account_group, _("Live State and Numbers"), NULL);
  add_no_row (self, self->account_group, _("Console and Power"), NULL);
  add_no_row (self, self->account_group, _("Files and Backups"), NULL);
}

static void
show_application (PteroPanelSummary    *self,
                  const PteroKeyReport *report)
{
  set_description (self->application_group, _("Pages this key cannot open say why."));

  for (guint i = 0; i < PTERO_N_RIGHTS; i++)
    {
      const Verdict *verdict = &right_verdicts[report->rights[i]];
      gboolean pair = pair_titles[i] != NULL && report->rights[i] == report->rights[i + 1];

      add_row (self, self->application_group, pair ? _(pair_titles[i]) : _(right_titles[i]), NULL,
               verdict->icon_name, verdict->css_class, _(verdict->word));
      i += pair;
    }
}

static void
show_no_application (PteroPanelSummary *self,
                     gboolean           is_admin)
{
  if (is_admin)
    {
      set_description (self->application_group,
                       _("Not needed: the account key opens the administration too."));
      return;
    }

  set_description (self->application_group, _("Not given. It can be added later."));
  add_no_row (self, self->application_group, _("Servers of Others"), NULL);
  add_no_row (self, self->application_group, _("Users"), NULL);
  add_no_row (self, self->application_group, _("Nodes and Allocations"), NULL);
}

/* Beside each other both are of one width, whatever they say; below each other not of one
 * height. */
static void
place_columns (PteroPanelSummary *self)
{
  const gboolean narrow = ptero_narrow_bin_get_narrow (PTERO_NARROW_BIN (self->bin));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (GTK_BOX (self->columns), !narrow);
}

static void
ptero_panel_summary_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PTERO_TYPE_PANEL_SUMMARY);

  G_OBJECT_CLASS (ptero_panel_summary_parent_class)->dispose (object);
}

static void
ptero_panel_summary_finalize (GObject *object)
{
  PteroPanelSummary *self = PTERO_PANEL_SUMMARY (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (ptero_panel_summary_parent_class)->finalize (object);
}

static void
ptero_panel_summary_class_init (PteroPanelSummaryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_panel_summary_dispose;
  object_class->finalize = ptero_panel_summary_finalize;

  g_type_ensure (PTERO_TYPE_NARROW_BIN);
  g_type_ensure (PTERO_TYPE_PANEL_MARK);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/ptero-panel-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroPanelSummary, account_group);
  gtk_widget_class_bind_template_child (widget_class, PteroPanelSummary, address_row);
  gtk_widget_class_bind_template_child (widget_class, PteroPanelSummary, application_group);
  gtk_widget_class_bind_template_child (widget_class, PteroPanelSummary, bin);
  gtk_widget_class_bind_template_child (widget_class, PteroPanelSummary, certificate_icon);
  gtk_widget_class_bind_template_child (widget_class, PteroPanelSummary, certificate_label);
  gtk_widget_class_bind_template_child (widget_class, PteroPanelSummary, columns);
  gtk_widget_class_bind_template_child (widget_class, PteroPanelSummary, mark);
}

static void
ptero_panel_summary_init (PteroPanelSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  g_signal_connect_object (self->bin, "notify::narrow", G_CALLBACK (place_columns), self,
                           G_CONNECT_SWAPPED);
}

/**
 * ptero_panel_summary_set:
 * @self: a summary
 * @panel: the panel, with its address and the certificate that is trusted
 * @address_report: (nullable): what the address turned out to be
 * @account_report: (nullable): what the account key turned out to be
 * @application_report: (nullable): what the application key turned out to be
 *
 * Shows what was found out. A key without a report is said to be missing.
 */
void
ptero_panel_summary_set (PteroPanelSummary        *self,
                         PteroPanel               *panel,
                         const PteroAddressReport *address_report,
                         const PteroKeyReport     *account_report,
                         const PteroKeyReport     *application_report)
{
  const PteroKeyReport *any = account_report != NULL ? account_report : application_report;
  g_autofree char *host = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (PTERO_IS_PANEL_SUMMARY (self));
  g_return_if_fail (PTERO_IS_PANEL (panel));

  remove_rows (self);
  g_object_set (self->mark, "panel", panel, NULL);
  host = ptero_address_get_host (ptero_panel_get_address (panel));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->address_row), host);
  text = describe_panel (ptero_panel_get_flavour (panel),
                         address_report != NULL ? address_report->latency : 0,
                         any != NULL ? any->limit : 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->address_row), text);
  show_certificate (self, panel, address_report);

  if (account_report != NULL)
    show_account (self, account_report);
  else
    show_no_account (self);

  if (application_report != NULL)
    show_application (self, application_report);
  else
    show_no_application (self, account_report != NULL && account_report->is_admin);
}
