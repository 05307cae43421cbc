/* ptero-editor-search.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-editor-search.h"

#include <glib/gi18n.h>

/**
 * PteroEditorSearch:
 *
 * Finds and replaces in a source view. Its actions are `search.next`,
 * `search.previous`, `search.replace`, `search.replace-all`, `search.case`,
 * `search.regex` and `search.close`.
 */
struct _PteroEditorSearch
{
  GtkWidget                parent_instance;

  GtkSourceView           *view;
  GtkSourceSearchContext  *context;
  GtkSourceSearchSettings *settings;
  GCancellable            *cancellable;

  GtkWidget               *revealer;
  GtkWidget               *replace_row;
  GtkEditable             *entry;
  GtkEditable             *replacement;
  GtkLabel                *count;

  gboolean                 match_case;
  gboolean                 use_regex;
};

enum {
  PROP_0,
  PROP_MATCH_CASE,
  PROP_USE_REGEX,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PteroEditorSearch, ptero_editor_search, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static GtkTextBuffer *
get_buffer (PteroEditorSearch *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

static int
get_position (PteroEditorSearch *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end);

  return gtk_source_search_context_get_occurrence_position (self->context, &start, &end);
}

static char *
describe (PteroEditorSearch *self)
{
  const int n_found = gtk_source_search_context_get_occurrences_count (self->context);
  const int position = get_position (self);

  if (*gtk_editable_get_text (self->entry) == '\0' || n_found < 0)
    return g_strdup ("");
  if (n_found == 0)
    return g_strdup (_("Not found"));
  if (position > 0)
    /* Translators: which of the matches, and how many there are */
    return g_strdup_printf (_("%d of %d"), position, n_found);

  return g_strdup_printf (ngettext ("%d match", "%d matches", n_found), n_found);
}

static void
update (PteroEditorSearch *self)
{
  g_autoptr(GError) error = gtk_source_search_context_get_regex_error (self->context);
  g_autofree char *text = error != NULL ? g_strdup (_("Not a pattern")) : describe (self);
  const gboolean is_found = gtk_source_search_context_get_occurrences_count (self->context) != 0 &&
                            error == NULL;

  gtk_label_set_label (self->count, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->count), error != NULL ? error->message : NULL);
  if (is_found || *gtk_editable_get_text (self->entry) == '\0')
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
}

static void
apply (PteroEditorSearch *self)
{
  const char *text = gtk_editable_get_text (self->entry);
  g_autofree char *plain = NULL;

  /* outside of patterns a line break and a tab can be written too */
  if (!self->use_regex)
    plain = gtk_source_utils_unescape_search_text (text);
  gtk_source_search_settings_set_regex_enabled (self->settings, self->use_regex);
  gtk_source_search_settings_set_case_sensitive (self->settings, self->match_case);
  gtk_source_search_settings_set_search_text (self->settings,
                                              *text == '\0' ? NULL : plain != NULL ? plain : text);
  update (self);
}

static void
select_match (PteroEditorSearch *self,
              const GtkTextIter *start,
              const GtkTextIter *end)
{
  gtk_text_buffer_select_range (get_buffer (self), start, end);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view),
                                gtk_text_buffer_get_insert (get_buffer (self)), 0.1, FALSE, 0, 0);
  update (self);
}

static void
found_forward_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(PteroEditorSearch) self = user_data;
  GtkTextIter start;
  GtkTextIter end;

  if (gtk_source_search_context_forward_finish (GTK_SOURCE_SEARCH_CONTEXT (source), result, &start,
                                                &end, NULL, NULL) &&
      self->revealer != NULL)
    select_match (self, &start, &end);
}

static void
found_backward_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(PteroEditorSearch) self = user_data;
  GtkTextIter start;
  GtkTextIter end;

  if (gtk_source_search_context_backward_finish (GTK_SOURCE_SEARCH_CONTEXT (source), result, &start,
                                                 &end, NULL, NULL) &&
      self->revealer != NULL)
    select_match (self, &start, &end);
}

static void
search_forward (PteroEditorSearch *self,
                gboolean           from_start)
{
  GtkTextIter start;
  GtkTextIter end;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end);
  gtk_source_search_context_forward_async (self->context, from_start ? &start : &end,
                                           self->cancellable,
                                           found_forward_cb, g_object_ref (self));
}

static void
entry_changed_cb (PteroEditorSearch *self)
{
  apply (self);
  if (gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer)) &&
      *gtk_editable_get_text (self->entry) != '\0')
    search_forward (self, TRUE);
}

static void
entry_activate_cb (PteroEditorSearch *self)
{
  ptero_editor_search_step (self, TRUE);
}

static void
step_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  ptero_editor_search_step (PTERO_EDITOR_SEARCH (widget), g_str_equal (action_name, "search.next"));
}

static void
replace_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  if (g_str_equal (action_name, "search.replace"))
    ptero_editor_search_replace (PTERO_EDITOR_SEARCH (widget));
  else
    ptero_editor_search_replace_all (PTERO_EDITOR_SEARCH (widget));
}

static void
close_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  ptero_editor_search_stop (PTERO_EDITOR_SEARCH (widget));
}

static void
ptero_editor_search_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  PteroEditorSearch *self = PTERO_EDITOR_SEARCH (object);

  switch (prop_id)
    {
    case PROP_MATCH_CASE:
      g_value_set_boolean (value, self->match_case);
      break;
    case PROP_USE_REGEX:
      g_value_set_boolean (value, self->use_regex);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_editor_search_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  PteroEditorSearch *self = PTERO_EDITOR_SEARCH (object);

  switch (prop_id)
    {
    case PROP_MATCH_CASE:
      self->match_case = g_value_get_boolean (value);
      break;
    case PROP_USE_REGEX:
      self->use_regex = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  if (self->context != NULL)
    apply (self);
}

static void
ptero_editor_search_dispose (GObject *object)
{
  PteroEditorSearch *self = PTERO_EDITOR_SEARCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  g_clear_object (&self->context);
  g_clear_object (&self->settings);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (ptero_editor_search_parent_class)->dispose (object);
}

static void
ptero_editor_search_class_init (PteroEditorSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = ptero_editor_search_dispose;
  object_class->get_property = ptero_editor_search_get_property;
  object_class->set_property = ptero_editor_search_set_property;

  properties[PROP_MATCH_CASE] = g_param_spec_boolean ("match-case", NULL, NULL, FALSE, flags);
  properties[PROP_USE_REGEX] = g_param_spec_boolean ("use-regex", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_property_action (widget_class, "search.case", "match-case");
  gtk_widget_class_install_property_action (widget_class, "search.regex", "use-regex");
  gtk_widget_class_install_action (widget_class, "search.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "search.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "search.replace", NULL, replace_action);
  gtk_widget_class_install_action (widget_class, "search.replace-all", NULL, replace_action);
  gtk_widget_class_install_action (widget_class, "search.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "search.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_SHIFT_MASK,
                                       "search.previous", NULL);
}

static GtkWidget *
add_button (GtkWidget  *box,
            GType       type,
            const char *icon,
            const char *label,
            const char *tooltip,
            const char *action)
{
  GtkWidget *button = g_object_new (type, "tooltip-text", tooltip, "action-name", action, NULL);

  if (icon != NULL)
    gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  else
    gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_button_set_use_underline (GTK_BUTTON (button), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  gtk_box_append (GTK_BOX (box), button);

  return button;
}

static GtkEditable *
add_entry (GtkWidget  *box,
           const char *placeholder,
           const char *icon)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (entry), GTK_ENTRY_ICON_PRIMARY, icon);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 40);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  placeholder, -1);
  gtk_box_append (GTK_BOX (box), entry);

  return GTK_EDITABLE (entry);
}

static GtkWidget *
build_linked (GtkWidget *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (row), box);

  return box;
}

static GtkWidget *
build_find_row (PteroEditorSearch *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *count = gtk_label_new (NULL);
  GtkWidget *linked;

  self->entry = add_entry (row, _("Find"), "edit-find-symbolic");
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (entry_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activate_cb), self,
                           G_CONNECT_SWAPPED);
  self->count = GTK_LABEL (count);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (row), count);
  linked = build_linked (row);
  add_button (linked, GTK_TYPE_BUTTON, "go-up-symbolic", NULL, _("Previous Match"),
              "search.previous");
  add_button (linked, GTK_TYPE_BUTTON, "go-down-symbolic", NULL, _("Next Match"), "search.next");
  linked = build_linked (row);
  add_button (linked, GTK_TYPE_TOGGLE_BUTTON, NULL, "Aa", _("Match Case"), "search.case");
  add_button (linked, GTK_TYPE_TOGGLE_BUTTON, NULL, ".*", _("Regular Expression"), "search.regex");
  gtk_widget_add_css_class (add_button (row, GTK_TYPE_BUTTON, "window-close-symbolic", NULL,
                                        _("Close Search"), "search.close"), "flat");

  return row;
}

static GtkWidget *
build_replace_row (PteroEditorSearch *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->replacement = add_entry (row, _("Replace with"), "edit-find-replace-symbolic");
  g_signal_connect_object (self->replacement, "activate", G_CALLBACK (ptero_editor_search_replace),
                           self, G_CONNECT_SWAPPED);
  add_button (row, GTK_TYPE_BUTTON, NULL, _("_Replace"), _("Replace This Match"), "search.replace");
  add_button (row, GTK_TYPE_BUTTON, NULL, _("_All"), _("Replace All Matches"),
              "search.replace-all");

  return row;
}

static void
ptero_editor_search_init (PteroEditorSearch *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), build_find_row (self));
  self->replace_row = build_replace_row (self);
  gtk_box_append (GTK_BOX (box), self->replace_row);
  gtk_widget_add_css_class (box, "editor-search");
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  gtk_widget_set_visible (self->revealer, FALSE);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
}

/**
 * ptero_editor_search_new:
 * @view: what is searched
 *
 * Returns: (transfer floating): a search that isn't shown yet
 */
GtkWidget *
ptero_editor_search_new (GtkSourceView *view)
{
  PteroEditorSearch *self = g_object_new (PTERO_TYPE_EDITOR_SEARCH, NULL);

  self->view = g_object_ref (view);
  self->settings = gtk_source_search_settings_new ();
  gtk_source_search_settings_set_wrap_around (self->settings, TRUE);
  self->context = gtk_source_search_context_new (GTK_SOURCE_BUFFER (get_buffer (self)),
                                                 self->settings);
  gtk_source_search_context_set_highlight (self->context, FALSE);
  g_signal_connect_object (self->context, "notify::occurrences-count", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "notify::regex-error", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

static void
take_selection (PteroEditorSearch *self)
{
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  if (!gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end) ||
      gtk_text_iter_get_line (&start) != gtk_text_iter_get_line (&end))
    return;

  text = gtk_text_buffer_get_text (get_buffer (self), &start, &end, TRUE);
  escaped = self->use_regex
              ? g_regex_escape_string (text, -1)
              : gtk_source_utils_escape_search_text (text);
  gtk_editable_set_text (self->entry, escaped);
}

/**
 * ptero_editor_search_start:
 * @self: a search
 * @replace: whether to replace too
 *
 * Shows the search, for what is selected.
 */
void
ptero_editor_search_start (PteroEditorSearch *self,
                           gboolean           replace)
{
  g_return_if_fail (PTERO_IS_EDITOR_SEARCH (self));

  take_selection (self);
  gtk_widget_set_visible (self->revealer, TRUE);
  gtk_widget_set_visible (self->replace_row, replace &&
                          gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view)));
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  gtk_source_search_context_set_highlight (self->context, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}

/**
 * ptero_editor_search_stop:
 * @self: a search
 *
 * Returns: whether there was one to be hidden
 */
gboolean
ptero_editor_search_stop (PteroEditorSearch *self)
{
  g_return_val_if_fail (PTERO_IS_EDITOR_SEARCH (self), FALSE);

  if (!gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer)))
    return FALSE;

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_source_search_context_set_highlight (self->context, FALSE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  gtk_widget_set_visible (self->revealer, FALSE);

  return TRUE;
}

/**
 * ptero_editor_search_step:
 * @self: a search
 * @forward: whether to go down
 *
 * Goes to the next match.
 */
void
ptero_editor_search_step (PteroEditorSearch *self,
                          gboolean           forward)
{
  GtkTextIter start;
  GtkTextIter end;

  g_return_if_fail (PTERO_IS_EDITOR_SEARCH (self));

  if (forward)
    {
      search_forward (self, FALSE);
      return;
    }

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end);
  gtk_source_search_context_backward_async (self->context, &start, self->cancellable,
                                            found_backward_cb, g_object_ref (self));
}

/**
 * ptero_editor_search_set_text:
 * @self: a search
 * @text: what to look for
 * @replacement: (nullable): what to put there
 */
void
ptero_editor_search_set_text (PteroEditorSearch *self,
                              const char        *text,
                              const char        *replacement)
{
  g_return_if_fail (PTERO_IS_EDITOR_SEARCH (self));

  gtk_editable_set_text (self->entry, text);
  if (replacement != NULL)
    gtk_editable_set_text (self->replacement, replacement);
}

static char *
dup_replacement (PteroEditorSearch *self)
{
  const char *text = gtk_editable_get_text (self->replacement);

  return self->use_regex ? g_strdup (text) : gtk_source_utils_unescape_search_text (text);
}

/**
 * ptero_editor_search_replace:
 * @self: a search
 *
 * Replaces the match that is selected, and goes to the next one.
 */
void
ptero_editor_search_replace (PteroEditorSearch *self)
{
  g_autofree char *replacement = NULL;
  GtkTextIter start;
  GtkTextIter end;

  g_return_if_fail (PTERO_IS_EDITOR_SEARCH (self));

  if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view)))
    return;

  replacement = dup_replacement (self);
  if (get_position (self) > 0)
    {
      gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end);
      gtk_source_search_context_replace (self->context, &start, &end, replacement, -1, NULL);
    }
  ptero_editor_search_step (self, TRUE);
}

/**
 * ptero_editor_search_replace_all:
 * @self: a search
 *
 * Returns: how many matches were replaced
 */
guint
ptero_editor_search_replace_all (PteroEditorSearch *self)
{
  g_autofree char *replacement = NULL;
  g_autofree char *text = NULL;
  guint n_replaced;

  g_return_val_if_fail (PTERO_IS_EDITOR_SEARCH (self), 0);

  if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view)))
    return 0;

  replacement = dup_replacement (self);
  n_replaced = gtk_source_search_context_replace_all (self->context, replacement, -1, NULL);
  text = g_strdup_printf (ngettext ("%u replaced", "%u replaced", n_replaced), n_replaced);
  gtk_label_set_label (self->count, text);

  return n_replaced;
}

/**
 * ptero_editor_search_get_n_found:
 * @self: a search
 *
 * Returns: how many matches there are, -1 while that isn't known
 */
int
ptero_editor_search_get_n_found (PteroEditorSearch *self)
{
  g_return_val_if_fail (PTERO_IS_EDITOR_SEARCH (self), -1);

  return gtk_source_search_context_get_occurrences_count (self->context);
}
