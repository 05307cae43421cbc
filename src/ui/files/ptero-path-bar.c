/* ptero-path-bar.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-path-bar.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ptero-format.h"
#include "ptero-path.h"
#include "ptero-sideways.h"

/**
 * PteroPathBar:
 *
 * Where in the files of a server one is: a button for each folder on the way,
 * or an entry.
 */
struct _PteroPathBar
{
  GtkWidget          parent_instance;

  char              *path;
  GtkWidget         *stack;
  GtkScrolledWindow *scroller;
  GtkWidget         *buttons;
  GtkWidget         *entry;
  guint              scroll_source;
};

enum {
  GO,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroPathBar, ptero_path_bar, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
clicked_cb (PteroPathBar *self,
            GtkWidget    *button)
{
  g_autofree char *path = g_strdup (g_object_get_data (G_OBJECT (button), "path"));

  g_signal_emit (self, signals[GO], 0, path);
}

static void
add_button (PteroPathBar *self,
            const char   *name,
            const char   *path,
            gboolean      last)
{
  g_autofree char *safe = ptero_text_make_safe (name);
  GtkWidget *label = gtk_label_new (safe);
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_label_set_width_chars (GTK_LABEL (label), MIN (g_utf8_strlen (safe, -1), 10));
  gtk_widget_set_tooltip_text (button, safe);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, last ? "current" : "dim-label");
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (path), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

static void
add_separator (PteroPathBar *self)
{
  GtkWidget *label = gtk_label_new ("/");

  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (self->buttons), label);
}

static gboolean
scroll_to_end_cb (gpointer user_data)
{
  PteroPathBar *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);

  self->scroll_source = 0;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));

  return G_SOURCE_REMOVE;
}

static void
update_buttons (PteroPathBar *self)
{
  g_auto(GStrv) parts = g_strsplit (self->path + 1, "/", -1);
  g_autoptr(GString) path = g_string_new (NULL);
  gboolean at_root = g_str_equal (self->path, "/");
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->buttons)) != NULL)
    gtk_box_remove (GTK_BOX (self->buttons), child);

  /* Translators: the topmost folder of a server */
  add_button (self, _("Files"), "/", at_root);
  for (guint i = 0; !at_root && parts[i] != NULL; i++)
    {
      g_string_append_printf (path, "/%s", parts[i]);
      add_separator (self);
      add_button (self, parts[i], path->str, parts[i + 1] == NULL);
    }

  /* when it has its size */
  if (self->scroll_source == 0)
    self->scroll_source = g_timeout_add (50, scroll_to_end_cb, self);
}

static void
show_buttons (PteroPathBar *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "buttons");
}

static void
activate_cb (PteroPathBar *self)
{
  g_autofree char *path = ptero_path_clean (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  show_buttons (self);
  g_signal_emit (self, signals[GO], 0, path);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  PteroPathBar *self = PTERO_PATH_BAR (widget);

  if (!g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "entry"))
    return FALSE;

  show_buttons (self);
  g_signal_emit (self, signals[GO], 0, self->path);

  return TRUE;
}

static void
pressed_cb (PteroPathBar *self)
{
  ptero_path_bar_edit (self);
}

static void
ptero_path_bar_dispose (GObject *object)
{
  PteroPathBar *self = PTERO_PATH_BAR (object);

  g_clear_handle_id (&self->scroll_source, g_source_remove);
  g_clear_pointer (&self->stack, gtk_widget_unparent);

  G_OBJECT_CLASS (ptero_path_bar_parent_class)->dispose (object);
}

static void
ptero_path_bar_finalize (GObject *object)
{
  g_free (PTERO_PATH_BAR (object)->path);

  G_OBJECT_CLASS (ptero_path_bar_parent_class)->finalize (object);
}

static void
ptero_path_bar_class_init (PteroPathBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_path_bar_dispose;
  object_class->finalize = ptero_path_bar_finalize;
  gtk_widget_class_set_css_name (widget_class, "pathbar");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);

  /**
   * PteroPathBar::go:
   * @path: a clean path
   *
   * The person wants to be there.
   */
  signals[GO] = g_signal_new ("go", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL,
                              G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ptero_path_bar_init (PteroPathBar *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  self->path = g_strdup ("/");
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->scroller = GTK_SCROLLED_WINDOW (ptero_sideways_new (self->buttons));
  self->entry = gtk_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Path"), -1);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);

  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->scroller), "buttons");
  gtk_stack_add_named (GTK_STACK (self->stack), self->entry, "entry");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);

  /* beside the buttons, as in a browser */
  g_signal_connect_swapped (gesture, "released", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), GTK_EVENT_CONTROLLER (gesture));
  update_buttons (self);
}

/**
 * ptero_path_bar_new:
 *
 * Returns: (transfer floating): a bar that is at the root
 */
GtkWidget *
ptero_path_bar_new (void)
{
  return g_object_new (PTERO_TYPE_PATH_BAR, NULL);
}

/**
 * ptero_path_bar_set_path:
 * @self: a bar
 * @path: a clean path
 */
void
ptero_path_bar_set_path (PteroPathBar *self,
                         const char   *path)
{
  g_return_if_fail (PTERO_IS_PATH_BAR (self));
  g_return_if_fail (path != NULL && *path == '/');

  g_free (self->path);
  self->path = g_strdup (path);
  update_buttons (self);
  show_buttons (self);
}

/**
 * ptero_path_bar_edit:
 * @self: a bar
 *
 * Lets the person write where to go.
 */
void
ptero_path_bar_edit (PteroPathBar *self)
{
  g_return_if_fail (PTERO_IS_PATH_BAR (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->path);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "entry");
  gtk_widget_grab_focus (self->entry);
}
