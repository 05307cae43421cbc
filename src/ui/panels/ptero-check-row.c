/* ptero-check-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "ptero-check-row.h"
#include "ptero-css-class.h"
#include "ptero-reveal.h"

/**
 * PteroCheckRow:
 *
 * A row below an entry that says what a check of the entry found, and offers
 * up to two ways on.
 */

struct _PteroCheckRow
{
  AdwPreferencesRow  parent_instance;

  GtkWidget         *icon_stack;
  GtkWidget         *icon;
  GtkWidget         *spinner;
  GtkWidget         *label;
  GtkWidget         *buttons;
  GtkWidget         *button;
  GtkWidget         *other_button;

  GtkWidget         *entry;        /* weak: what was checked */
  guint              tick;         /* until the focus is moved */
  guint              n_frames;     /* since that was wanted */
  PteroCheckState    state;
};

enum {
  CLICKED,
  OTHER_CLICKED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroCheckRow, ptero_check_row, ADW_TYPE_PREFERENCES_ROW)

static guint signals[N_SIGNALS];

/* Icon, word for those who do not see it, colour that repeats it. */
static const struct
{
  const char *icon_name;
  const char *word;
  const char *css_class;
} looks[] = {
  [PTERO_CHECK_NONE] = { "dialog-information-symbolic", NULL, NULL },
  [PTERO_CHECK_BUSY] = { "dialog-information-symbolic", NULL, "dim-label" },
  [PTERO_CHECK_OK] = { "ptero-check-symbolic", N_("Good"), "success" },
  [PTERO_CHECK_INFO] = { "dialog-information-symbolic", N_("Note"), "dim-label" },
  [PTERO_CHECK_WARNING] = { "ptero-warning-symbolic", N_("Warning"), "warning" },
  [PTERO_CHECK_ERROR] = { "ptero-error-symbolic", N_("Problem"), "error" },
};

static void
button_clicked_cb (PteroCheckRow *self)
{
  g_signal_emit (self, signals[CLICKED], 0);
}

static void
other_button_clicked_cb (PteroCheckRow *self)
{
  g_signal_emit (self, signals[OTHER_CLICKED], 0);
}

static void
set_button (GtkWidget  *button,
            const char *label)
{
  gtk_widget_set_visible (button, label != NULL);
  gtk_button_set_label (GTK_BUTTON (button), label != NULL ? label : "");
}

/* Icon and entry have the colour of the state. */
static void
set_state (PteroCheckRow   *self,
           PteroCheckState  state)
{
  if (looks[self->state].css_class != NULL)
    gtk_widget_remove_css_class (self->icon, looks[self->state].css_class);
  if (looks[state].css_class != NULL)
    gtk_widget_add_css_class (self->icon, looks[state].css_class);

  self->state = state;
  if (self->entry == NULL)
    return;

  ptero_css_class_set (self->entry, "error", state == PTERO_CHECK_ERROR);
}

static gboolean
focus_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  PteroCheckRow *self = PTERO_CHECK_ROW (widget);
  GtkWidget *button = gtk_widget_get_visible (self->button) ? self->button : self->other_button;

  /* what was shown just now gets its place after this */
  if (self->n_frames++ == 0)
    return G_SOURCE_CONTINUE;

  self->tick = 0;
  if (gtk_widget_is_visible (button))
    gtk_widget_grab_focus (button);

  return G_SOURCE_REMOVE;
}

/* What is wrong with what somebody types is said in sight of it. */
static void
reveal (PteroCheckRow *self)
{
  const gboolean wrong = self->state == PTERO_CHECK_ERROR || self->state == PTERO_CHECK_WARNING;

  if (wrong && self->entry != NULL && gtk_widget_get_focus_child (self->entry) != NULL)
    ptero_reveal (GTK_WIDGET (self));
}

static void
ptero_check_row_dispose (GObject *object)
{
  g_clear_weak_pointer (&PTERO_CHECK_ROW (object)->entry);
  gtk_widget_dispose_template (GTK_WIDGET (object), PTERO_TYPE_CHECK_ROW);

  G_OBJECT_CLASS (ptero_check_row_parent_class)->dispose (object);
}

static void
ptero_check_row_class_init (PteroCheckRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_check_row_dispose;

  /**
   * PteroCheckRow::clicked:
   * @self: a check row
   *
   * The first way on was chosen.
   */
  signals[CLICKED] =
    g_signal_new ("clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PteroCheckRow::other-clicked:
   * @self: a check row
   *
   * The second way on was chosen.
   */
  signals[OTHER_CLICKED] =
    g_signal_new ("other-clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/ptero-check-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroCheckRow, button);
  gtk_widget_class_bind_template_child (widget_class, PteroCheckRow, buttons);
  gtk_widget_class_bind_template_child (widget_class, PteroCheckRow, icon);
  gtk_widget_class_bind_template_child (widget_class, PteroCheckRow, icon_stack);
  gtk_widget_class_bind_template_child (widget_class, PteroCheckRow, label);
  gtk_widget_class_bind_template_child (widget_class, PteroCheckRow, other_button);
  gtk_widget_class_bind_template_child (widget_class, PteroCheckRow, spinner);
  gtk_widget_class_bind_template_callback (widget_class, button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_button_clicked_cb);
}

static void
ptero_check_row_init (PteroCheckRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ptero_check_row_set:
 * @self: a check row
 * @state: what was found
 * @text: (nullable): what to say about it, plain text
 * @button: (nullable): the label of the button that emits `clicked`
 * @other_button: (nullable): the label of the one that emits `other-clicked`
 *
 * Says what was found.
 */
void
ptero_check_row_set (PteroCheckRow   *self,
                     PteroCheckState  state,
                     const char      *text,
                     const char      *button,
                     const char      *other_button)
{
  g_return_if_fail (PTERO_IS_CHECK_ROW (self));

  set_state (self, state);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), looks[state].icon_name);
  gtk_widget_set_tooltip_text (self->icon, looks[state].word != NULL ? _(looks[state].word) : NULL);
  gtk_label_set_text (GTK_LABEL (self->label), text != NULL ? text : "");
  set_button (self->button, button);
  set_button (self->other_button, other_button);
  gtk_widget_set_visible (self->buttons, button != NULL || other_button != NULL);
  gtk_stack_set_visible_child (GTK_STACK (self->icon_stack),
                               state == PTERO_CHECK_BUSY ? self->spinner : self->icon);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), state == PTERO_CHECK_BUSY);
  gtk_widget_set_visible (GTK_WIDGET (self), state != PTERO_CHECK_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : "", -1);
  reveal (self);
}

/**
 * ptero_check_row_set_entry:
 * @self: a check row
 * @entry: the entry that is checked
 *
 * Marks @entry while what it holds can't be used.
 */
void
ptero_check_row_set_entry (PteroCheckRow *self,
                           GtkWidget     *entry)
{
  g_return_if_fail (PTERO_IS_CHECK_ROW (self));
  g_return_if_fail (GTK_IS_WIDGET (entry));

  g_set_weak_pointer (&self->entry, entry);
  set_state (self, self->state);
}

/**
 * ptero_check_row_focus:
 * @self: a row with a button
 *
 * Moves the focus to the first way on, as soon as that has its place: only then
 * what scrolls can bring it into sight.
 */
void
ptero_check_row_focus (PteroCheckRow *self)
{
  g_return_if_fail (PTERO_IS_CHECK_ROW (self));

  self->n_frames = 0;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_cb, NULL, NULL);
}

/**
 * ptero_check_row_get_state:
 * @self: a row
 *
 * Returns: how far the check is
 */
PteroCheckState
ptero_check_row_get_state (PteroCheckRow *self)
{
  g_return_val_if_fail (PTERO_IS_CHECK_ROW (self), PTERO_CHECK_NONE);

  return self->state;
}

/**
 * ptero_check_row_get_text:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it says
 */
const char *
ptero_check_row_get_text (PteroCheckRow *self)
{
  g_return_val_if_fail (PTERO_IS_CHECK_ROW (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->label));
}
