/* ptero-cron-editor.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-cron-editor.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-cron-text.h"
#include "ptero-css-class.h"
#include "ptero-format.h"

#define N_RUNS 5

/**
 * PteroCronEditor:
 *
 * The five fields of a cron expression with presets, and what they mean: in
 * words, and as the next runs by the clock of the panel and by that of the
 * person.
 */
struct _PteroCronEditor
{
  GtkWidget    parent_instance;

  GTimeZone   *zone;          /* NULL: not known */
  GtkWidget   *group;
  GtkEditable *entries[PTERO_CRON_N_FIELDS];
  GtkWidget   *boxes[PTERO_CRON_N_FIELDS];
  GtkImage    *icon;
  GtkLabel    *words;
  GtkLabel    *note;
  GtkWidget   *runs_row;
  GtkGrid     *runs;
};

enum {
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroCronEditor, ptero_cron_editor, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static const struct { const char *name; const char *title; } fields[PTERO_CRON_N_FIELDS] = {
  { "minute", N_("Minute") },
  { "hour", N_("Hour") },
  { "day_of_month", N_("Day of Month") },
  { "month", N_("Month") },
  { "day_of_week", N_("Day of Week") },
};

static const struct { const char *title; const char *expression; } presets[] = {
  { N_("Every _Minute"), "* * * * *" },
  { N_("Every _5 Minutes"), "*/5 * * * *" },
  { N_("Every _15 Minutes"), "*/15 * * * *" },
  { N_("Every _Hour"), "0 * * * *" },
  { N_("Every _6 Hours"), "0 */6 * * *" },
  { N_("Every _Day"), "0 4 * * *" },
  { N_("On W_eekdays"), "0 4 * * MON-FRI" },
  { N_("Every _Week"), "0 4 * * MON" },
  { N_("Every M_onth"), "0 4 1 * *" },
};

static void
clear_runs (PteroCronEditor *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->runs))) != NULL)
    gtk_grid_remove (self->runs, child);
}

static void
add_cell (PteroCronEditor *self,
          int              column,
          int              row,
          char            *text,
          gboolean         dim)
{
  GtkWidget *label = gtk_label_new (text);

  g_free (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "caption");
  if (dim)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_grid_attach (self->runs, label, column, row, 1, 1);
}

static gboolean
is_ahead (PteroCronEditor *self,
          GDateTime       *run,
          int             *minutes)
{
  g_autoptr(GDateTime) here = g_date_time_to_local (run);

  *minutes =
    (int) ((g_date_time_get_utc_offset (run) - g_date_time_get_utc_offset (here)) / G_TIME_SPAN_MINUTE);

  return *minutes != 0;
}

/* @differs: whether the clocks do, in any of the runs. */
static void
show_run (PteroCronEditor *self,
          GDateTime       *run,
          GDateTime       *now,
          int              row,
          gboolean         differs)
{
  g_autoptr(GDateTime) here = g_date_time_to_local (run);
  g_autofree char *panel_time = g_date_time_format (run, "%H:%M");
  g_autofree char *local_time = g_date_time_format (here, "%H:%M");
  g_autofree char *duration =
    ptero_format_duration (g_date_time_difference (run, now) / G_TIME_SPAN_SECOND);

  /* Translators: a day as of g_date_time_format() */
  add_cell (self, 0, row, g_date_time_format (run, _("%a %-d %b")), FALSE);
  /* Translators: a time by the clock of the panel, the same by that of the person, and in how long
   * that is */
  add_cell (self, 1, row,
            differs ? g_strdup_printf (_("%s panel"), panel_time) : g_strdup (panel_time), FALSE);
  if (differs)
    add_cell (self, 2, row, g_strdup_printf (_("%s here"), local_time), FALSE);
  if (self->zone != NULL)
    /* Translators: “in 3 h” */
    add_cell (self, 3, row, g_strdup_printf (C_("duration", "in %s"), duration), TRUE);
}

static char *
describe_clock (PteroCronEditor *self,
                int              minutes)
{
  g_autofree char *duration = NULL;

  if (self->zone == NULL)
    return g_strdup (_("By the panel’s clock. Its time zone shows once a schedule has been saved."));
  if (minutes == 0)
    return g_strdup (_("The panel’s clock is the same as yours"));

  duration = ABS (minutes) % 60 == 0 ? g_strdup_printf (ngettext ("%d hour", "%d hours",
                                                                  (gulong) ABS (minutes) / 60),
                                                        ABS (minutes) / 60)
                                     : ptero_format_duration (ABS (minutes) * 60);

  /* Translators: %s is a time span */
  return g_strdup_printf (minutes > 0
                            ? _("The panel’s clock is %s ahead of yours")
                            : _("The panel’s clock is %s behind yours"), duration);
}

static void
show_runs (PteroCronEditor           *self,
           const PteroCronExpression *expression)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GTimeZone) local = g_time_zone_new_local ();
  g_autoptr(GPtrArray) runs = ptero_cron_expression_dup_runs (expression, now, self->zone != NULL
                                                                ? self->zone
                                                                : local, N_RUNS);
  g_autofree char *note = NULL;
  gboolean differs = FALSE;
  int minutes = 0;

  for (guint i = 0; i < runs->len; i++)
    differs = is_ahead (self, runs->pdata[i], &minutes) || differs;
  for (guint i = 0; i < runs->len; i++)
    show_run (self, runs->pdata[i], now, (int) i, differs && self->zone != NULL);
  if (runs->len > 0)
    is_ahead (self, runs->pdata[0], &minutes);
  note = describe_clock (self, minutes);
  gtk_label_set_text (self->note, note);
  gtk_widget_set_visible (self->runs_row, runs->len > 0);
}

static void
mark_field (PteroCronEditor *self,
            PteroCronField   field,
            gboolean         wrong)
{
  ptero_css_class_set (self->boxes[field], "error", wrong);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entries[field]), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
show_wrong (PteroCronEditor *self,
            const char      *title,
            const char      *reason)
{
  g_autofree char *safe = ptero_text_make_safe (reason);

  gtk_image_set_from_icon_name (self->icon, "ptero-error-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->icon), "success");
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), "error");
  gtk_label_set_text (self->words, title);
  gtk_label_set_text (self->note, safe);
  gtk_widget_set_visible (self->runs_row, FALSE);
}

static void
get_fields (PteroCronEditor  *self,
            const char      **texts)
{
  for (guint i = 0; i < PTERO_CRON_N_FIELDS; i++)
    texts[i] = gtk_editable_get_text (self->entries[i]);
}

/* The first field that is wrong says why. */
static gboolean
update (PteroCronEditor *self)
{
  const char *texts[PTERO_CRON_N_FIELDS];
  g_autoptr(PteroCronExpression) expression = NULL;
  g_autoptr(GError) first_error = NULL;
  g_autofree char *words = NULL;

  get_fields (self, texts);
  clear_runs (self);
  for (guint i = 0; i < PTERO_CRON_N_FIELDS; i++)
    {
      gboolean right = ptero_cron_expression_check_field (i, texts[i], first_error == NULL
                                                            ? &first_error
                                                            : NULL);

      mark_field (self, i, !right);
      if (!right && words == NULL)
        words = g_strdup (g_dgettext (GETTEXT_PACKAGE, fields[i].title));
    }

  if (first_error == NULL)
    expression = ptero_cron_expression_new (texts, &first_error);
  if (expression == NULL)
    {
      show_wrong (self, words != NULL ? words : _("This Is Never"), first_error->message);
      return FALSE;
    }

  words = ptero_cron_describe (expression);
  gtk_image_set_from_icon_name (self->icon, "ptero-check-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->icon), "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), "success");
  gtk_label_set_text (self->words, words);
  show_runs (self, expression);

  return TRUE;
}

static void
changed_cb (PteroCronEditor *self)
{
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
preset_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PteroCronEditor *self = PTERO_CRON_EDITOR (widget);
  g_auto(GStrv) texts = g_strsplit (g_variant_get_string (parameter, NULL), " ",
                                    PTERO_CRON_N_FIELDS);

  for (guint i = 0; texts[i] != NULL; i++)
    gtk_editable_set_text (self->entries[i], texts[i]);
}

static void
ptero_cron_editor_dispose (GObject *object)
{
  PteroCronEditor *self = PTERO_CRON_EDITOR (object);

  g_clear_pointer (&self->group, gtk_widget_unparent);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (ptero_cron_editor_parent_class)->dispose (object);
}

static void
ptero_cron_editor_class_init (PteroCronEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_cron_editor_dispose;
  gtk_widget_class_set_css_name (widget_class, "croneditor");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "cron.preset", "s", preset_action);

  /**
   * PteroCronEditor::changed:
   *
   * A field was changed.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
create_presets (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr(GMenu) menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      g_autofree char *action = g_strdup_printf ("cron.preset('%s')", presets[i].expression);

      g_menu_append (menu, g_dgettext (GETTEXT_PACKAGE, presets[i].title), action);
    }
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("_Presets"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);

  return button;
}

static GtkWidget *
create_row (PteroCronEditor *self,
            GtkWidget       *child)
{
  GtkWidget *row = adw_preferences_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);

  return row;
}

static GtkWidget *
create_field (PteroCronEditor *self,
              PteroCronField   field)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (g_dgettext (GETTEXT_PACKAGE, fields[field].title));
  GtkWidget *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (entry, "monospace");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 9);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 9);
  gtk_entry_set_max_length (GTK_ENTRY (entry), 191);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_dgettext (GETTEXT_PACKAGE, fields[field].title), -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  self->entries[field] = GTK_EDITABLE (entry);
  self->boxes[field] = entry;

  return box;
}

/* Beside each other where there is place. */
static void
build_fields (PteroCronEditor *self)
{
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (flow), 2);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), PTERO_CRON_N_FIELDS);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_widget_add_css_class (flow, "cron-fields");
  for (guint i = 0; i < PTERO_CRON_N_FIELDS; i++)
    {
      gtk_flow_box_append (GTK_FLOW_BOX (flow), create_field (self, i));
      gtk_widget_set_focusable (GTK_WIDGET (gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (flow),
                                                                             (int) i)), FALSE);
    }
  create_row (self, flow);
}

static GtkLabel *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);

  return GTK_LABEL (label);
}

static void
build_words (PteroCronEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->icon = GTK_IMAGE (gtk_image_new ());
  self->words = create_label ("heading");
  self->note = create_label ("caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "dim-label");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (box), lines);
  gtk_widget_add_css_class (box, "cron-words");
  create_row (self, box);
}

static void
build_runs (PteroCronEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("alarm-symbolic");
  GtkLabel *title = create_label ("caption");

  gtk_label_set_text (title, _("Next five runs"));
  gtk_widget_add_css_class (GTK_WIDGET (title), "dim-label");
  self->runs = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->runs, 18);
  gtk_grid_set_row_spacing (self->runs, 3);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (title));
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->runs));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_widget_add_css_class (box, "cron-words");
  self->runs_row = create_row (self, box);
}

static void
ptero_cron_editor_init (PteroCronEditor *self)
{
  self->group = adw_preferences_group_new ();
  gtk_widget_set_parent (self->group, GTK_WIDGET (self));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _("When"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self->group), create_presets ());
  build_fields (self);
  build_words (self);
  build_runs (self);
  update (self);
}

/**
 * ptero_cron_editor_new:
 *
 * Returns: (transfer floating): an editor without an expression
 */
GtkWidget *
ptero_cron_editor_new (void)
{
  return g_object_new (PTERO_TYPE_CRON_EDITOR, NULL);
}

/**
 * ptero_cron_editor_set_zone:
 * @self: an editor
 * @zone: (nullable): the time zone of the panel, if it is known
 */
void
ptero_cron_editor_set_zone (PteroCronEditor *self,
                            GTimeZone       *zone)
{
  g_return_if_fail (PTERO_IS_CRON_EDITOR (self));

  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = zone != NULL ? g_time_zone_ref (zone) : NULL;
  update (self);
}

/**
 * ptero_cron_editor_set_field:
 * @self: an editor
 * @field: a field
 * @text: what is in it
 */
void
ptero_cron_editor_set_field (PteroCronEditor *self,
                             PteroCronField   field,
                             const char      *text)
{
  g_autofree char *safe = NULL;

  g_return_if_fail (PTERO_IS_CRON_EDITOR (self));
  g_return_if_fail (field < PTERO_CRON_N_FIELDS);

  safe = ptero_text_make_safe (text);
  gtk_editable_set_text (self->entries[field], safe);
}

/**
 * ptero_cron_editor_get_field:
 * @self: an editor
 * @field: a field
 *
 * Returns: (transfer none): what is in it
 */
const char *
ptero_cron_editor_get_field (PteroCronEditor *self,
                             PteroCronField   field)
{
  g_return_val_if_fail (PTERO_IS_CRON_EDITOR (self), NULL);
  g_return_val_if_fail (field < PTERO_CRON_N_FIELDS, NULL);

  return gtk_editable_get_text (self->entries[field]);
}

/**
 * ptero_cron_editor_validate:
 * @self: an editor
 *
 * Puts the focus on the first field that is wrong.
 *
 * Returns: whether all is well
 */
gboolean
ptero_cron_editor_validate (PteroCronEditor *self)
{
  g_return_val_if_fail (PTERO_IS_CRON_EDITOR (self), FALSE);

  if (update (self))
    return TRUE;

  for (guint i = 0; i < PTERO_CRON_N_FIELDS; i++)
    if (!ptero_cron_expression_check_field (i, gtk_editable_get_text (self->entries[i]), NULL))
      {
        gtk_widget_grab_focus (GTK_WIDGET (self->entries[i]));
        return FALSE;
      }
  gtk_widget_grab_focus (GTK_WIDGET (self->entries[PTERO_CRON_DAY_OF_MONTH]));

  return FALSE;
}

/**
 * ptero_cron_editor_complain:
 * @self: an editor
 * @name: a member of the request
 * @complaint: what the panel says about it
 *
 * Returns: whether it is about a field of the editor, which is marked
 */
gboolean
ptero_cron_editor_complain (PteroCronEditor *self,
                            const char      *name,
                            const char      *complaint)
{
  g_return_val_if_fail (PTERO_IS_CRON_EDITOR (self), FALSE);

  for (guint i = 0; i < PTERO_CRON_N_FIELDS; i++)
    if (g_strcmp0 (fields[i].name, name) == 0)
      {
        mark_field (self, i, TRUE);
        show_wrong (self, g_dgettext (GETTEXT_PACKAGE, fields[i].title), complaint);
        gtk_widget_grab_focus (GTK_WIDGET (self->entries[i]));
        return TRUE;
      }

  return FALSE;
}
