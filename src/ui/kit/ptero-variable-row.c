/* ptero-variable-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-variable-row.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ptero-format.h"

#define MAX_DECIMALS 6

/**
 * PteroVariableRow:
 *
 * A variable of an egg, with what it is best filled in with: a switch, a choice,
 * a number or a text, as its rules say. What breaks a rule is said below as it is
 * typed.
 *
 * A row that is applied by itself has a button for that as soon as it is changed,
 * and [signal@Ptero.VariableRow::apply] tells of it; Enter does the same.
 */
struct _PteroVariableRow
{
  AdwPreferencesRow   parent_instance;

  PteroVariableRules *rules;
  PteroVariableKind   kind;
  char               *env_variable;
  char               *default_value;
  char               *value;          /* as the panel has it */
  char               *complaint;
  gboolean            read_only;
  gboolean            busy;
  gboolean            applied;
  gboolean            touched;        /* since the value was set */
  gboolean            filling;

  GtkWidget          *head;
  GtkWidget          *titles;
  GtkLabel           *title;
  GtkLabel           *reason;
  GtkWidget          *input;
  GtkWidget          *place;          /* what holds a text */
  GtkLabel           *note;
  GtkWidget          *reset_button;
  GtkWidget          *undo_button;
  GtkWidget          *apply_button;
};

enum {
  APPLY,
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroVariableRow, ptero_variable_row, ADW_TYPE_PREFERENCES_ROW)

static guint signals[N_SIGNALS];

static GtkLabel *
create_label (const char *text,
              const char *css_class)
{
  g_autofree char *safe = text != NULL ? ptero_text_make_safe (text) : NULL;
  GtkLabel *label = GTK_LABEL (gtk_label_new (safe));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (label, GTK_NATURAL_WRAP_NONE);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  gtk_widget_set_visible (GTK_WIDGET (label), safe != NULL && *safe != '\0');

  return label;
}

static void
show_complaint (PteroVariableRow *self)
{
  g_autofree char *safe = self->complaint != NULL ? ptero_text_make_safe (self->complaint) : NULL;

  gtk_label_set_text (self->note, safe != NULL ? safe : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), safe != NULL);
  if (self->kind == PTERO_VARIABLE_TEXT)
    {
      if (safe != NULL)
        gtk_widget_add_css_class (self->input, "error");
      else
        gtk_widget_remove_css_class (self->input, "error");
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_STATE_INVALID,
                               safe != NULL
                                 ? GTK_ACCESSIBLE_INVALID_TRUE
                                 : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  safe != NULL ? safe : self->env_variable, -1);
}

static gboolean
differs (PteroVariableRow *self,
         const char       *value)
{
  g_autofree char *present = ptero_variable_row_dup_value (self);

  return g_strcmp0 (present, value != NULL ? value : "") != 0;
}

/* What the panel alone refused may be tried again: another time, or by another account, it may take
 * it. */
static gboolean
fits_rules (PteroVariableRow *self)
{
  g_autofree char *value = ptero_variable_row_dup_value (self);
  g_autofree char *complaint = ptero_variable_rules_check (self->rules, value);

  return complaint == NULL;
}

static void
update (PteroVariableRow *self)
{
  gboolean changed = ptero_variable_row_get_changed (self);
  gboolean usable = !self->read_only && !self->busy;

  /* one that is busy stays: the focus is in it */
  gtk_widget_set_sensitive (self->input, !self->read_only);
  gtk_widget_set_sensitive (self->apply_button, usable && fits_rules (self));
  gtk_widget_set_visible (self->apply_button, self->applied && changed);
  gtk_widget_set_sensitive (self->undo_button, usable);
  gtk_widget_set_visible (self->undo_button, self->applied && changed);
  gtk_widget_set_sensitive (self->reset_button, usable);
  gtk_widget_set_visible (self->reset_button, !self->read_only && self->default_value != NULL &&
                          differs (self, self->default_value));
}

static void
changed_cb (PteroVariableRow *self)
{
  if (self->filling)
    return;

  self->touched = TRUE;
  ptero_variable_row_check (self);
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
undo (PteroVariableRow *self)
{
  ptero_variable_row_discard (self);
  gtk_widget_grab_focus (self->input);
}

static void
reset (PteroVariableRow *self)
{
  ptero_variable_row_fill_in (self, self->default_value);
  gtk_widget_grab_focus (self->input);
}

static GtkWidget *
create_choice (PteroVariableRow *self)
{
  const char * const *choices = ptero_variable_rules_get_choices (self->rules);
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; choices[i] != NULL; i++)
    {
      g_autofree char *safe = *choices[i] != '\0'
                                ? ptero_text_make_safe (choices[i])
                                : g_strdup (_("Nothing"));

      gtk_string_list_append (titles, safe);
    }

  return gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), NULL);
}

/* As many decimals as the values have that are known. */
static guint
count_decimals (PteroVariableRow *self,
                const char       *value)
{
  const char *point = value != NULL ? strchr (value, '.') : NULL;

  return point != NULL ? (guint) MIN (strlen (point + 1), MAX_DECIMALS) : 0;
}

static GtkWidget *
create_number (PteroVariableRow *self)
{
  GtkWidget *spin;
  gboolean whole;
  double min;
  double max;

  ptero_variable_rules_get_number (self->rules, &whole, &min, &max);
  spin = gtk_spin_button_new_with_range (whole ? ceil (min) : min, whole ? floor (max) : max, 1);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin),
                              whole ? 0 : MAX (2, count_decimals (self, self->default_value)));
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 6);

  return spin;
}

static GtkWidget *
create_input (PteroVariableRow *self)
{
  gboolean whole;

  switch (self->kind)
    {
    case PTERO_VARIABLE_SWITCH:
      return gtk_switch_new ();
    case PTERO_VARIABLE_CHOICE:
      return create_choice (self);
    case PTERO_VARIABLE_NUMBER:
      return create_number (self);
    case PTERO_VARIABLE_TEXT:
    default:
      break;
    }

  self->place = gtk_entry_new ();
  if (ptero_variable_rules_get_number (self->rules, &whole, NULL, NULL))
    gtk_entry_set_input_purpose (GTK_ENTRY (self->place), GTK_INPUT_PURPOSE_NUMBER);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->place), 4);
  gtk_widget_set_hexpand (self->place, TRUE);

  return self->place;
}

static void
connect_input (PteroVariableRow *self)
{
  GtkEditable *text;

  switch (self->kind)
    {
    case PTERO_VARIABLE_SWITCH:
      g_signal_connect_object (self->input, "notify::active", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
      break;
    case PTERO_VARIABLE_CHOICE:
      g_signal_connect_object (self->input, "notify::selected", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
      break;
    case PTERO_VARIABLE_NUMBER:
      g_signal_connect_object (self->input, "value-changed", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
      text = gtk_editable_get_delegate (GTK_EDITABLE (self->input));
      g_signal_connect_object (text, "activate", G_CALLBACK (ptero_variable_row_apply), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      break;
    case PTERO_VARIABLE_TEXT:
    default:
      g_signal_connect_object (self->input, "changed", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->input, "activate", G_CALLBACK (ptero_variable_row_apply), self,
                               G_CONNECT_SWAPPED);
      break;
    }
}

static GtkWidget *
create_button (PteroVariableRow *self,
               const char       *icon_name,
               const char       *tooltip,
               GCallback         clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);

  return button;
}

static void
create_buttons (PteroVariableRow *self)
{
  g_autofree char *safe = self->default_value != NULL
                            ? ptero_text_make_safe (self->default_value)
                            : NULL;
  /* Translators: %s is the default value of a variable */
  g_autofree char *reset_text = g_strdup_printf (_("Reset to “%s”"), safe != NULL ? safe : "");

  self->reset_button = create_button (self, "edit-clear-symbolic", safe != NULL && *safe != '\0'
                                        ? reset_text
                                        : _("Clear"), G_CALLBACK (reset));
  self->undo_button = create_button (self, "edit-undo-symbolic", _("Discard the Change"),
                                     G_CALLBACK (undo));
  self->apply_button = create_button (self, "object-select-symbolic", _("Apply"),
                                      G_CALLBACK (ptero_variable_row_apply));
  gtk_widget_remove_css_class (self->apply_button, "flat");
  gtk_widget_add_css_class (self->apply_button, "suggested-action");
}

static void
build_titles (PteroVariableRow        *self,
              const PteroVariableInfo *info)
{
  GtkLabel *env;

  self->titles = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_valign (self->titles, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (self->titles, TRUE);
  self->title = create_label (info->name != NULL && *info->name != '\0'
                                ? info->name
                                : info->env_variable, NULL);
  gtk_box_append (GTK_BOX (self->titles), GTK_WIDGET (self->title));
  env = create_label (info->env_variable, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (env), "monospace");
  gtk_widget_add_css_class (GTK_WIDGET (env), "dim-label");
  gtk_box_append (GTK_BOX (self->titles), GTK_WIDGET (env));
}

/* Below the title and across the row. */
static GtkLabel *
add_line (GtkWidget  *box,
          const char *text)
{
  GtkLabel *label = create_label (text, "caption");

  gtk_widget_add_css_class (GTK_WIDGET (label), "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));

  return label;
}

static void
build (PteroVariableRow        *self,
       const PteroVariableInfo *info)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, "variable-row");
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  build_titles (self, info);
  gtk_box_append (GTK_BOX (self->head), self->titles);
  create_buttons (self);
  gtk_box_append (GTK_BOX (self->head), self->reset_button);
  gtk_box_append (GTK_BOX (self->head), self->undo_button);
  gtk_box_append (GTK_BOX (self->head), self->apply_button);
  gtk_box_append (GTK_BOX (box), self->head);

  self->input = create_input (self);
  gtk_widget_set_valign (self->input, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (self->title), -1);
  if (self->place != NULL)
    gtk_box_append (GTK_BOX (box), self->place);
  else
    gtk_box_insert_child_after (GTK_BOX (self->head), self->input, self->undo_button);

  self->note = create_label (NULL, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "error");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->note));
  add_line (box, info->description);
  self->reason = add_line (box, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), gtk_label_get_text (self->title));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  connect_input (self);
}

static gboolean
ptero_variable_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PTERO_VARIABLE_ROW (widget)->input);
}

static void
ptero_variable_row_finalize (GObject *object)
{
  PteroVariableRow *self = PTERO_VARIABLE_ROW (object);

  g_clear_pointer (&self->rules, ptero_variable_rules_free);
  g_free (self->env_variable);
  g_free (self->default_value);
  g_free (self->value);
  g_free (self->complaint);

  G_OBJECT_CLASS (ptero_variable_row_parent_class)->finalize (object);
}

static void
ptero_variable_row_class_init (PteroVariableRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_variable_row_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = ptero_variable_row_grab_focus;

  /**
   * PteroVariableRow::apply:
   *
   * The person wants the value, which meets the rules, to be set.
   */
  signals[APPLY] = g_signal_new ("apply", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PteroVariableRow::changed:
   *
   * Something was filled in.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
ptero_variable_row_init (PteroVariableRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/**
 * ptero_variable_row_new:
 * @info: the variable
 *
 * Returns: (transfer floating): a row with the default value
 */
GtkWidget *
ptero_variable_row_new (const PteroVariableInfo *info)
{
  PteroVariableRow *self;

  g_return_val_if_fail (info != NULL, NULL);

  self = g_object_new (PTERO_TYPE_VARIABLE_ROW, "use-markup", FALSE, NULL);
  self->rules = ptero_variable_rules_new (info->rules);
  self->kind = ptero_variable_rules_get_kind (self->rules);
  self->env_variable = g_strdup (info->env_variable != NULL ? info->env_variable : "");
  self->default_value = g_strdup (info->default_value);
  build (self, info);
  ptero_variable_row_set_value (self, info->default_value);

  return GTK_WIDGET (self);
}

/**
 * ptero_variable_row_get_env_variable:
 * @self: a row
 *
 * Returns: (transfer none): the name of its variable in the environment
 */
const char *
ptero_variable_row_get_env_variable (PteroVariableRow *self)
{
  g_return_val_if_fail (PTERO_IS_VARIABLE_ROW (self), NULL);

  return self->env_variable;
}

static void
show_choice (PteroVariableRow *self,
             const char       *value)
{
  const char * const *choices = ptero_variable_rules_get_choices (self->rules);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->input), GTK_INVALID_LIST_POSITION);
  for (guint i = 0; choices[i] != NULL; i++)
    if (g_str_equal (choices[i], value))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->input), i);
}

static void
show_number (PteroVariableRow *self,
             const char       *value)
{
  GtkSpinButton *spin = GTK_SPIN_BUTTON (self->input);
  gboolean whole;

  ptero_variable_rules_get_number (self->rules, &whole, NULL, NULL);
  if (!whole && count_decimals (self, value) > gtk_spin_button_get_digits (spin))
    gtk_spin_button_set_digits (spin, count_decimals (self, value));
  gtk_spin_button_set_value (spin, g_ascii_strtod (value, NULL));
}

static void
show_value (PteroVariableRow *self,
            const char       *value)
{
  self->filling = TRUE;
  if (self->kind == PTERO_VARIABLE_SWITCH)
    gtk_switch_set_active (GTK_SWITCH (self->input),
                           ptero_variable_rules_is_on (self->rules, value));
  else if (self->kind == PTERO_VARIABLE_CHOICE)
    show_choice (self, value);
  else if (self->kind == PTERO_VARIABLE_NUMBER)
    show_number (self, value);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->input), value);
  self->filling = FALSE;
}

/**
 * ptero_variable_row_set_value:
 * @self: a row
 * @value: (nullable): what the panel has; %NULL if nothing was ever set, so that the default holds
 *   where a value is needed
 *
 * The row is unchanged then, and nothing is wrong with it.
 */
void
ptero_variable_row_set_value (PteroVariableRow *self,
                              const char       *value)
{
  char *copy;

  g_return_if_fail (PTERO_IS_VARIABLE_ROW (self));

  if (value == NULL && self->default_value != NULL &&
      ptero_variable_rules_get_required (self->rules))
    value = self->default_value;
  copy = g_utf8_make_valid (value != NULL ? value : "", -1);
  g_free (self->value);
  self->value = copy;
  show_value (self, copy);
  self->touched = FALSE;
  ptero_variable_row_complain (self, NULL);
}

/**
 * ptero_variable_row_take_value:
 * @self: a row
 * @value: (nullable): what the panel has now
 * @sent: what was sent
 *
 * As [method@Ptero.VariableRow.set_value], but what was filled in since @sent
 * was sent is kept.
 */
void
ptero_variable_row_take_value (PteroVariableRow *self,
                               const char       *value,
                               const char       *sent)
{
  g_autofree char *present = NULL;

  g_return_if_fail (PTERO_IS_VARIABLE_ROW (self));

  present = ptero_variable_row_dup_value (self);
  ptero_variable_row_set_value (self, value);
  if (g_strcmp0 (present, sent) != 0)
    ptero_variable_row_fill_in (self, present);
}

/**
 * ptero_variable_row_fill_in:
 * @self: a row
 * @value: (nullable): what is filled in
 *
 * Does what a person does.
 */
void
ptero_variable_row_fill_in (PteroVariableRow *self,
                            const char       *value)
{
  g_return_if_fail (PTERO_IS_VARIABLE_ROW (self));

  show_value (self, value != NULL ? value : "");
  changed_cb (self);
}

/* As short as it can be. */
static char *
dup_number (PteroVariableRow *self)
{
  GtkSpinButton *spin = GTK_SPIN_BUTTON (self->input);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *format = g_strdup_printf ("%%.%uf", gtk_spin_button_get_digits (spin));
  char *text = g_strdup (g_ascii_formatd (buffer, sizeof buffer, format,
                                          gtk_spin_button_get_value (spin)));
  gsize length = strlen (text);

  while (strchr (text, '.') != NULL && (text[length - 1] == '0' || text[length - 1] == '.'))
    {
      gboolean point = text[--length] == '.';

      text[length] = '\0';
      if (point)
        break;
    }

  return text;
}

/**
 * ptero_variable_row_dup_value:
 * @self: a row
 *
 * Returns: (transfer full): what is filled in, as a panel takes it; what the panel has if nothing
 *   was
 */
char *
ptero_variable_row_dup_value (PteroVariableRow *self)
{
  guint selected;

  g_return_val_if_fail (PTERO_IS_VARIABLE_ROW (self), NULL);

  /* what cannot be shown exactly is kept as it is */
  if (!self->touched)
    return g_strdup (self->value);

  switch (self->kind)
    {
    case PTERO_VARIABLE_SWITCH:
      return g_strdup (ptero_variable_rules_get_switch (self->rules,
                                                        gtk_switch_get_active (GTK_SWITCH (self->input))));
    case PTERO_VARIABLE_CHOICE:
      selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->input));
      return g_strdup (selected != GTK_INVALID_LIST_POSITION
                         ? ptero_variable_rules_get_choices (self->rules)[selected]
                         : self->value);
    case PTERO_VARIABLE_NUMBER:
      return dup_number (self);
    case PTERO_VARIABLE_TEXT:
    default:
      return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->input)));
    }
}

/**
 * ptero_variable_row_get_changed:
 * @self: a row
 *
 * Returns: whether something else is filled in than what the panel has
 */
gboolean
ptero_variable_row_get_changed (PteroVariableRow *self)
{
  g_return_val_if_fail (PTERO_IS_VARIABLE_ROW (self), FALSE);

  return differs (self, self->value);
}

/**
 * ptero_variable_row_check:
 * @self: a row
 *
 * Marks it, or takes the mark away.
 *
 * Returns: whether all is well, as far as is known here
 */
gboolean
ptero_variable_row_check (PteroVariableRow *self)
{
  g_autofree char *value = NULL;
  g_autofree char *complaint = NULL;

  g_return_val_if_fail (PTERO_IS_VARIABLE_ROW (self), FALSE);

  /* takes what was typed and not left yet */
  if (self->kind == PTERO_VARIABLE_NUMBER)
    gtk_spin_button_update (GTK_SPIN_BUTTON (self->input));
  value = ptero_variable_row_dup_value (self);
  complaint = ptero_variable_rules_check (self->rules, value);
  ptero_variable_row_complain (self, complaint);

  return complaint == NULL;
}

/**
 * ptero_variable_row_complain:
 * @self: a row
 * @complaint: (nullable): what is wrong, %NULL if nothing is
 */
void
ptero_variable_row_complain (PteroVariableRow *self,
                             const char       *complaint)
{
  char *copy;

  g_return_if_fail (PTERO_IS_VARIABLE_ROW (self));

  copy = g_strdup (complaint);
  g_free (self->complaint);
  self->complaint = copy;
  show_complaint (self);
  update (self);
}

/**
 * ptero_variable_row_get_complaint:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what is wrong
 */
const char *
ptero_variable_row_get_complaint (PteroVariableRow *self)
{
  g_return_val_if_fail (PTERO_IS_VARIABLE_ROW (self), NULL);

  return self->complaint;
}

/**
 * ptero_variable_row_set_read_only:
 * @self: a row
 * @reason: (nullable): why it cannot be changed, %NULL if it can
 */
void
ptero_variable_row_set_read_only (PteroVariableRow *self,
                                  const char       *reason)
{
  g_return_if_fail (PTERO_IS_VARIABLE_ROW (self));

  self->read_only = reason != NULL;
  gtk_label_set_text (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), reason != NULL && *reason != '\0');
  update (self);
}

/**
 * ptero_variable_row_set_busy:
 * @self: a row
 * @busy: whether its value is being set
 */
void
ptero_variable_row_set_busy (PteroVariableRow *self,
                             gboolean          busy)
{
  g_return_if_fail (PTERO_IS_VARIABLE_ROW (self));

  self->busy = busy;
  update (self);
}

/**
 * ptero_variable_row_apply:
 * @self: a row that is applied by itself
 *
 * Does what its button does: emits [signal@Ptero.VariableRow::apply] if there is something to apply
 * and nothing wrong with it.
 */
void
ptero_variable_row_apply (PteroVariableRow *self)
{
  g_return_if_fail (PTERO_IS_VARIABLE_ROW (self));

  if (!self->applied || self->busy || self->read_only || !ptero_variable_row_get_changed (self) ||
      !ptero_variable_row_check (self))
    return;

  g_signal_emit (self, signals[APPLY], 0);
}

/**
 * ptero_variable_row_discard:
 * @self: a row
 *
 * Shows what the panel has instead of what is filled in.
 */
void
ptero_variable_row_discard (PteroVariableRow *self)
{
  g_return_if_fail (PTERO_IS_VARIABLE_ROW (self));

  ptero_variable_row_set_value (self, self->value);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * ptero_variable_row_set_applied:
 * @self: a row
 * @applied: whether it is applied by itself, with a button for that
 */
void
ptero_variable_row_set_applied (PteroVariableRow *self,
                                gboolean          applied)
{
  g_return_if_fail (PTERO_IS_VARIABLE_ROW (self));

  self->applied = applied;
  update (self);
}
