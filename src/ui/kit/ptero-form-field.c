/* ptero-form-field.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-form-field.h"

#include <glib/gi18n.h>

#include "ptero-css-class.h"
#include "ptero-form-bound.h"
#include "ptero-format.h"
#include "ptero-password-row.h"

static const char *
get_title (const PteroFormField *field)
{
  return g_dgettext (GETTEXT_PACKAGE, field->title);
}

/* A row with a control at its end, perhaps something before that, and the hint below the title. */
static GtkWidget *
create_action_row (const PteroFormField *field,
                   GtkWidget            *before,
                   GtkWidget            *control)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), get_title (field));
  if (field->hint != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), g_dgettext (GETTEXT_PACKAGE, field->hint));
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  if (before != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), before);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_title (field), -1);

  return row;
}

static void
fix_cb (GtkWidget *fix)
{
  PteroFormRow *row = g_object_get_data (G_OBJECT (fix), "form-row");

  /* the button goes with the complaint */
  gtk_widget_grab_focus (row->input);
  ptero_form_row_set_int (row, row->better);
}

static void
create_number (PteroFormRow *row)
{
  const PteroFormField *field = row->field;

  row->input = gtk_spin_button_new_with_range ((double) field->min,
                                               field->max != 0 ? (double) field->max : G_MAXINT, 1);
  row->shown = gtk_spin_button_get_value (GTK_SPIN_BUTTON (row->input));
  row->number = (gint64) row->shown;
  gtk_editable_set_width_chars (GTK_EDITABLE (row->input), 7);
  row->fix = gtk_button_new ();
  gtk_widget_set_valign (row->fix, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (row->fix, FALSE);
  g_object_set_data (G_OBJECT (row->fix), "form-row", row);
  g_signal_connect (row->fix, "clicked", G_CALLBACK (fix_cb), NULL);
  row->row = create_action_row (field, row->fix, row->input);
  if (field->unit != NULL)
    {
      GtkWidget *unit = gtk_label_new (g_dgettext (GETTEXT_PACKAGE, field->unit));

      gtk_label_set_xalign (GTK_LABEL (unit), 0);
      gtk_label_set_width_chars (GTK_LABEL (unit), 3);
      gtk_widget_add_css_class (unit, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row->row), unit);
    }
}

static GtkWidget *
create_pick_row (PteroFormRow *row)
{
  row->input = gtk_button_new_with_mnemonic (_("_Choose…"));

  return create_action_row (row->field, NULL, row->input);
}

static GtkWidget *
create_lines_row (PteroFormRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (get_title (row->field));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list_row = adw_preferences_row_new ();

  row->input = gtk_text_view_new ();
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (row->input), TRUE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (row->input), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (row->input), GTK_WRAP_WORD_CHAR);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->input), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_title (row->field), -1);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 90);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 240);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), row->input);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (box, "form-lines");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (list_row), get_title (row->field));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (list_row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (list_row), FALSE);
  gtk_widget_set_focusable (list_row, FALSE);

  return list_row;
}

/* Digits have no direction of their own: where letters go to the left, the first of some numbers
 * would be the last. */
static void
keep_order (GtkEditable *row)
{
  GtkEditable *text = gtk_editable_get_delegate (row);

  if (gtk_widget_get_direction (GTK_WIDGET (row)) == GTK_TEXT_DIR_RTL)
    gtk_editable_set_alignment (text, 1);
  gtk_widget_set_direction (GTK_WIDGET (text), GTK_TEXT_DIR_LTR);
}

static void
create_row (PteroFormRow *row)
{
  const PteroFormField *field = row->field;

  switch (field->kind)
    {
    case PTERO_FORM_TEXT:
    case PTERO_FORM_PASSWORD:
      row->row = field->kind == PTERO_FORM_TEXT
                   ? adw_entry_row_new ()
                   : adw_password_entry_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), get_title (field));
      if (field->kind == PTERO_FORM_PASSWORD)
        ptero_password_row_name_buttons (row->row);
      row->input = row->row;
      if (field->left_to_right)
        keep_order (GTK_EDITABLE (row->input));
      break;
    case PTERO_FORM_INTEGER:
      create_number (row);
      break;
    case PTERO_FORM_SWITCH:
      row->input = gtk_switch_new ();
      row->row = create_action_row (field, NULL, row->input);
      break;
    case PTERO_FORM_CHOICE:
      row->row = adw_combo_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), get_title (field));
      if (field->hint != NULL)
        adw_action_row_set_subtitle (ADW_ACTION_ROW (row->row),
                                     g_dgettext (GETTEXT_PACKAGE, field->hint));
      row->input = row->row;
      break;
    case PTERO_FORM_LINES:
      row->row = create_lines_row (row);
      break;
    case PTERO_FORM_PICK:
      row->row = create_pick_row (row);
      break;
    case PTERO_FORM_STEP:
    case PTERO_FORM_HEADING:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
has_note (const PteroFormField *field)
{
  return field->hint != NULL &&
         (field->kind == PTERO_FORM_TEXT || field->kind == PTERO_FORM_PASSWORD ||
          field->kind == PTERO_FORM_LINES);
}

static const char *
get_remark (PteroFormRow *row)
{
  if (row->remark != NULL)
    return row->remark;

  return has_note (row->field) ? g_dgettext (GETTEXT_PACKAGE, row->field->hint) : NULL;
}

static GtkWidget *
get_note_row (GtkLabel *note)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (note), GTK_TYPE_LIST_BOX_ROW);
}

/* A line below the row: what is wrong, else what is to be said of what was filled in, else the hint
 * where the row has no place for it. */
static void
show_note (PteroFormRow *row,
           const char   *complaint)
{
  GtkWidget *parent = get_note_row (row->note);
  const char *text = complaint != NULL ? complaint : get_remark (row);
  gboolean warns = complaint == NULL && row->remark != NULL && row->warns;

  gtk_label_set_text (row->note, text != NULL ? text : "");
  gtk_widget_set_visible (parent, text != NULL && gtk_widget_get_visible (row->row));
  gtk_widget_set_visible (gtk_widget_get_prev_sibling (GTK_WIDGET (row->note)), complaint != NULL);
  if (row->fix != NULL)
    gtk_widget_set_visible (row->fix, FALSE);
  ptero_css_class_set (row->row, "error", complaint != NULL);
  ptero_css_class_set (GTK_WIDGET (row->note), "error", complaint != NULL);
  ptero_css_class_set (GTK_WIDGET (row->note), "warning", warns);
  ptero_css_class_set (GTK_WIDGET (row->note), "dim-label", complaint == NULL && !warns);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row->input), GTK_ACCESSIBLE_STATE_INVALID,
                               complaint != NULL
                                 ? GTK_ACCESSIBLE_INVALID_TRUE
                                 : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->input), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
}

static void
visible_changed_cb (GtkWidget  *widget,
                    GParamSpec *pspec,
                    GtkLabel   *note)
{
  gtk_widget_set_visible (get_note_row (note), gtk_widget_get_visible (widget) &&
                          *gtk_label_get_text (note) != '\0');
}

static void
create_note (PteroFormRow        *row,
             AdwPreferencesGroup *group)
{
  GtkWidget *list_row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("ptero-error-symbolic");

  row->note = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (row->note, 0);
  gtk_label_set_wrap (row->note, TRUE);
  gtk_label_set_wrap_mode (row->note, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (row->note), "caption");
  gtk_widget_add_css_class (icon, "error");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (box, "form-note");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->note));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (list_row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (list_row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (list_row), FALSE);
  gtk_widget_set_focusable (list_row, FALSE);
  gtk_widget_set_can_target (list_row, FALSE);
  adw_preferences_group_add (group, list_row);
  g_signal_connect_object (row->row, "notify::visible", G_CALLBACK (visible_changed_cb), row->note,
                           0);
}

static void
connect_changed (PteroFormRow *row,
                 GCallback     changed,
                 gpointer      user_data)
{
  switch (row->field->kind)
    {
    case PTERO_FORM_SWITCH:
      g_signal_connect_object (row->input, "notify::active", changed, user_data, G_CONNECT_SWAPPED);
      break;
    case PTERO_FORM_CHOICE:
      g_signal_connect_object (row->input, "notify::selected", changed, user_data,
                               G_CONNECT_SWAPPED);
      break;
    case PTERO_FORM_LINES:
      g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (row->input)), "changed",
                               changed, user_data, G_CONNECT_SWAPPED);
      break;
    case PTERO_FORM_INTEGER:
      g_signal_connect_object (row->input, "value-changed", changed, user_data, G_CONNECT_SWAPPED);
      break;
    case PTERO_FORM_PICK:
      /* tells of itself, see ptero_form_set_picked () */
      break;
    case PTERO_FORM_TEXT:
    case PTERO_FORM_PASSWORD:
    case PTERO_FORM_STEP:
    case PTERO_FORM_HEADING:
    default:
      g_signal_connect_object (row->input, "changed", changed, user_data, G_CONNECT_SWAPPED);
      break;
    }
}

/*< private >
 * ptero_form_row_init:
 * @row: a row
 * @field: the field it is for
 * @group: the group it is added to
 * @changed: called, swapped, when something is filled in
 * @user_data: (type GObject): for @changed
 */
void
ptero_form_row_init (PteroFormRow         *row,
                     const PteroFormField *field,
                     AdwPreferencesGroup  *group,
                     GCallback             changed,
                     gpointer              user_data)
{
  row->field = field;
  create_row (row);
  adw_preferences_group_add (group, row->row);
  create_note (row, group);
  show_note (row, NULL);
  connect_changed (row, changed, user_data);
}

/*< private >
 * ptero_form_row_clear:
 * @row: a row
 */
void
ptero_form_row_clear (PteroFormRow *row)
{
  g_clear_pointer (&row->values, g_strfreev);
  g_clear_pointer (&row->remark, g_free);
  g_clear_pointer (&row->refused, g_free);
}

/*< private >
 * ptero_form_row_set_string:
 * @row: a row of a text or a choice
 * @value: (nullable): what it is
 */
void
ptero_form_row_set_string (PteroFormRow *row,
                           const char   *value)
{
  if (value == NULL)
    value = "";

  if (row->field->kind == PTERO_FORM_LINES)
    {
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (row->input)), value, -1);
    }
  else if (row->field->kind == PTERO_FORM_CHOICE)
    {
      for (guint i = 0; row->values != NULL && row->values[i] != NULL; i++)
        if (g_str_equal (row->values[i], value))
          adw_combo_row_set_selected (ADW_COMBO_ROW (row->input), i);
    }
  else
    {
      gtk_editable_set_text (GTK_EDITABLE (row->input), value);
    }
}

/*< private >
 * ptero_form_row_set_int:
 * @row: a row of a number
 * @value: what it is, which is kept as it is even if it is not what a person may choose
 */
void
ptero_form_row_set_int (PteroFormRow *row,
                        gint64        value)
{
  GtkAdjustment *adjustment = gtk_spin_button_get_adjustment (GTK_SPIN_BUTTON (row->input));

  gtk_adjustment_set_lower (adjustment,
                            MIN (gtk_adjustment_get_lower (adjustment), (double) value));
  gtk_adjustment_set_upper (adjustment,
                            MAX (gtk_adjustment_get_upper (adjustment), (double) value));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (row->input), (double) value);
  row->number = value;
  row->shown = gtk_spin_button_get_value (GTK_SPIN_BUTTON (row->input));
}

/*< private >
 * ptero_form_row_set_picked:
 * @row: a row of something that is chosen elsewhere
 * @id: its number
 * @title: what it is called
 */
void
ptero_form_row_set_picked (PteroFormRow *row,
                           gint64        id,
                           const char   *title)
{
  g_autofree char *safe = ptero_text_make_safe (title);
  g_autofree char *escaped = g_markup_escape_text (safe, -1);

  row->number = id;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row->row), escaped);
  g_object_set_data_full (G_OBJECT (row->row), "picked", g_strdup (title), g_free);
}

/*< private >
 * ptero_form_row_set_choices:
 * @row: a row of a choice
 * @values: (array zero-terminated=1): what is sent
 * @titles: (array zero-terminated=1) (nullable): what is shown
 */
void
ptero_form_row_set_choices (PteroFormRow      *row,
                            const char *const *values,
                            const char *const *titles)
{
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);

  g_strfreev (row->values);
  row->values = g_strdupv ((char **) values);
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *safe = ptero_text_make_safe (titles != NULL ? titles[i] : values[i]);

      gtk_string_list_append (list, safe);
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (row->input), G_LIST_MODEL (list));
}

/*< private >
 * ptero_form_row_dup_string:
 * @row: a row of a text, a choice or something that is chosen elsewhere
 *
 * Returns: (transfer full): what was filled in, or what the chosen is called
 */
char *
ptero_form_row_dup_string (PteroFormRow *row)
{
  if (row->field->kind == PTERO_FORM_LINES)
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (row->input));
      GtkTextIter start;
      GtkTextIter end;

      gtk_text_buffer_get_bounds (buffer, &start, &end);

      return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
    }

  if (row->field->kind == PTERO_FORM_CHOICE)
    {
      guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row->input));

      return g_strdup (row->values != NULL && selected < g_strv_length (row->values)
                         ? row->values[selected]
                         : "");
    }

  if (row->field->kind == PTERO_FORM_PICK)
    {
      const char *picked = g_object_get_data (G_OBJECT (row->row), "picked");

      return g_strdup (picked != NULL ? picked : "");
    }

  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (row->input)));
}

/*< private >
 * ptero_form_row_get_int:
 * @row: a row of a number
 *
 * Returns: what was filled in
 */
gint64
ptero_form_row_get_int (PteroFormRow *row)
{
  double value;

  if (row->field->kind == PTERO_FORM_PICK)
    return row->number;

  /* takes what was typed and not left yet */
  gtk_spin_button_update (GTK_SPIN_BUTTON (row->input));
  value = gtk_spin_button_get_value (GTK_SPIN_BUTTON (row->input));

  /* a double does not hold all numbers */
  if (value == row->shown)
    return row->number;

  return value >= (double) G_MAXINT64 ? G_MAXINT64 : (gint64) value;
}

/*< private >
 * ptero_form_row_peek_int:
 * @row: a row of a number
 *
 * Returns: what is written there, also while it is being typed; what was filled in if that is no
 *   number
 */
gint64
ptero_form_row_peek_int (PteroFormRow *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row->input));
  double shown = gtk_spin_button_get_value (GTK_SPIN_BUTTON (row->input));
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL))
    number = (gint64) CLAMP (shown, -1e15, 1e15);

  return (double) number == row->shown ? row->number : number;
}

/*< private >
 * ptero_form_row_grab_focus:
 * @row: a row
 */
void
ptero_form_row_grab_focus (PteroFormRow *row)
{
  gboolean is_entry = row->field->kind == PTERO_FORM_TEXT ||
                      row->field->kind == PTERO_FORM_PASSWORD;

  /* A row that is an editable would only take the focus itself. */
  gtk_widget_grab_focus (is_entry
                           ? GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row->input)))
                           : row->input);
}

/* What is filled in, to see whether it is still the same. */
static char *
dup_state (PteroFormRow *row)
{
  switch (row->field->kind)
    {
    case PTERO_FORM_INTEGER:
      return g_strdup_printf ("%.0f", gtk_spin_button_get_value (GTK_SPIN_BUTTON (row->input)));
    case PTERO_FORM_PICK:
      return g_strdup_printf ("%" G_GINT64_FORMAT, row->number);
    case PTERO_FORM_SWITCH:
      return g_strdup (gtk_switch_get_active (GTK_SWITCH (row->input)) ? "1" : "0");
    case PTERO_FORM_TEXT:
    case PTERO_FORM_PASSWORD:
    case PTERO_FORM_CHOICE:
    case PTERO_FORM_LINES:
    case PTERO_FORM_STEP:
    case PTERO_FORM_HEADING:
    default:
      return ptero_form_row_dup_string (row);
    }
}

/*< private >
 * ptero_form_row_complain:
 * @row: a row
 * @complaint: (nullable): what is wrong, %NULL if nothing is
 */
void
ptero_form_row_complain (PteroFormRow *row,
                         const char   *complaint)
{
  g_autofree char *safe = complaint != NULL ? ptero_text_make_safe (complaint) : NULL;

  row->complained = complaint != NULL;
  g_clear_pointer (&row->refused, g_free);
  if (complaint != NULL)
    row->refused = dup_state (row);
  show_note (row, safe);
}

/*< private >
 * ptero_form_row_suggest:
 * @row: a row that was just complained of
 * @problem: what the panel said
 *
 * Offers what would be accepted, if the panel said what that is.
 */
void
ptero_form_row_suggest (PteroFormRow       *row,
                        const PteroProblem *problem)
{
  g_autofree char *number = NULL;
  g_autofree char *label = NULL;

  if (row->fix == NULL || !ptero_form_find_bound (problem, ptero_form_row_get_int (row),
                                                  row->field->usual, &row->better))
    return;

  number = g_strdup_printf ("%" G_GINT64_FORMAT, row->better);
  /* Translators: a button that fills in a number which would be accepted */
  label = g_strdup_printf (_("Use %s"), number);
  gtk_button_set_label (GTK_BUTTON (row->fix), label);
  gtk_widget_set_visible (row->fix, TRUE);
}

/*< private >
 * ptero_form_row_recheck:
 * @row: a row
 *
 * Takes a complaint back when what it was about is not there any more.
 */
void
ptero_form_row_recheck (PteroFormRow *row)
{
  g_autofree char *state = row->complained ? dup_state (row) : NULL;

  if (row->complained && g_strcmp0 (state, row->refused) != 0)
    ptero_form_row_check (row);
}

/*< private >
 * ptero_form_row_remark:
 * @row: a row
 * @remark: (nullable): what to say below it while nothing is wrong
 * @warns: whether it is a warning
 */
void
ptero_form_row_remark (PteroFormRow *row,
                       const char   *remark,
                       gboolean      warns)
{
  if (row->warns == warns && g_strcmp0 (row->remark, remark) == 0)
    return;

  g_free (row->remark);
  row->remark = g_strdup (remark);
  row->warns = warns;
  if (!row->complained)
    show_note (row, NULL);
}

static char *
find_complaint (PteroFormRow *row,
                const char   *text)
{
  const PteroFormField *field = row->field;
  glong length = g_utf8_strlen (text, -1);

  if (length == 0)
    return field->min > 0 ? g_strdup (_("This is needed")) : NULL;
  if (length < field->min)
    return g_strdup_printf (ngettext ("At least %d character is needed",
                                      "At least %d characters are needed", (int) field->min),
                            (int) field->min);
  if (field->max > 0 && length > field->max)
    return g_strdup_printf (ngettext ("%d character at most", "%d characters at most",
                                      (int) field->max), (int) field->max);

  return field->check != NULL ? field->check (text) : NULL;
}

/*< private >
 * ptero_form_row_dup_complaint:
 * @row: a row
 *
 * Returns: (transfer full) (nullable): what is wrong with what was filled in, as far as is known
 *   here
 */
char *
ptero_form_row_dup_complaint (PteroFormRow *row)
{
  g_autofree char *text = NULL;

  switch (row->field->kind)
    {
    case PTERO_FORM_TEXT:
    case PTERO_FORM_PASSWORD:
    case PTERO_FORM_LINES:
      text = ptero_form_row_dup_string (row);
      return find_complaint (row, text);
    case PTERO_FORM_PICK:
      return row->number < row->field->min ? g_strdup (_("This is needed")) : NULL;
    case PTERO_FORM_INTEGER:
    case PTERO_FORM_SWITCH:
    case PTERO_FORM_CHOICE:
    case PTERO_FORM_STEP:
    case PTERO_FORM_HEADING:
    default:
      return NULL;
    }
}

/*< private >
 * ptero_form_row_check:
 * @row: a row
 *
 * Marks it, or takes the mark away.
 *
 * Returns: whether all is well, as far as is known here
 */
gboolean
ptero_form_row_check (PteroFormRow *row)
{
  g_autofree char *complaint = ptero_form_row_dup_complaint (row);

  ptero_form_row_complain (row, complaint);

  return complaint == NULL;
}

/*< private >
 * ptero_form_row_dup_node:
 * @row: a row
 *
 * Returns: (transfer full): what is sent
 */
JsonNode *
ptero_form_row_dup_node (PteroFormRow *row)
{
  JsonNode *node = json_node_alloc ();
  g_autofree char *text = NULL;

  if (row->field->kind == PTERO_FORM_INTEGER && row->field->optional &&
      ptero_form_row_get_int (row) == -1)
    return json_node_init_null (node);
  if (row->field->kind == PTERO_FORM_INTEGER || row->field->kind == PTERO_FORM_PICK)
    return json_node_init_int (node, ptero_form_row_get_int (row));
  if (row->field->kind == PTERO_FORM_SWITCH)
    return json_node_init_boolean (node, gtk_switch_get_active (GTK_SWITCH (row->input)));

  text = ptero_form_row_dup_string (row);
  if (*text == '\0' && row->field->optional)
    return json_node_init_null (node);

  return json_node_init_string (node, text);
}

/*< private >
 * ptero_form_row_set_node:
 * @row: a row
 * @node: what it is, as it would be sent
 *
 * Returns: whether it can be that
 */
gboolean
ptero_form_row_set_node (PteroFormRow *row,
                         JsonNode     *node)
{
  const char *text = JSON_NODE_HOLDS_NULL (node) ? "" : json_node_get_string (node);

  switch (row->field->kind)
    {
    case PTERO_FORM_INTEGER:
      if (json_node_get_value_type (node) != G_TYPE_INT64 &&
          !(JSON_NODE_HOLDS_NULL (node) && row->field->optional))
        return FALSE;
      ptero_form_row_set_int (row, JSON_NODE_HOLDS_NULL (node) ? -1 : json_node_get_int (node));
      return TRUE;
    case PTERO_FORM_SWITCH:
      if (json_node_get_value_type (node) != G_TYPE_BOOLEAN)
        return FALSE;
      gtk_switch_set_active (GTK_SWITCH (row->input), json_node_get_boolean (node));
      return TRUE;
    case PTERO_FORM_CHOICE:
      if (text == NULL || row->values == NULL ||
          !g_strv_contains ((const char *const *) row->values, text))
        return FALSE;
      ptero_form_row_set_string (row, text);
      return TRUE;
    case PTERO_FORM_TEXT:
    case PTERO_FORM_LINES:
      if (text == NULL)
        return FALSE;
      ptero_form_row_set_string (row, text);
      return TRUE;
    case PTERO_FORM_PICK:
    case PTERO_FORM_PASSWORD:
    case PTERO_FORM_STEP:
    case PTERO_FORM_HEADING:
    default:
      return FALSE;
    }
}
