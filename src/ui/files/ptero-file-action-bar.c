/* ptero-file-action-bar.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-file-action-bar.h"

#include <glib/gi18n.h>

#include "ptero-bar-button.h"
#include "ptero-file-jobs-button.h"
#include "ptero-file-verbs.h"
#include "ptero-format.h"
#include "ptero-sideways.h"

/**
 * PteroFileActionBar:
 *
 * The bar below the files of a server: what can be done with the selection, and
 * at its end, always in the same corner, what is being done already. It keeps its
 * place where nothing is selected: if it came with the first click, the second of
 * a double click would meet another row or the bar. Where what is being done takes
 * the place of the titles, icons are left: what is scrolled out is not found.
 */
struct _PteroFileActionBar
{
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkWidget *verb_box;
  GtkLabel  *count;
  GtkAdjustment *adjustment;     /* of what the verbs are scrolled in */
  int        full_width;         /* of the verbs with their titles; 0: they have always had the place */
  guint      fit_source;
  gboolean   is_narrow;          /* there is never place for titles */
  gboolean   is_tight;           /* there is none now */
};

G_DEFINE_FINAL_TYPE (PteroFileActionBar, ptero_file_action_bar, GTK_TYPE_WIDGET)

static void
show_titles (PteroFileActionBar *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->verb_box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child))
      ptero_bar_button_set_narrow (child, self->is_narrow || self->is_tight);
}

/* The place for the verbs does not depend on how wide they are. */
static gboolean
fit_cb (gpointer user_data)
{
  PteroFileActionBar *self = user_data;
  const int place = (int) gtk_adjustment_get_page_size (self->adjustment);
  const int width = (int) gtk_adjustment_get_upper (self->adjustment);
  gboolean is_tight;

  self->fit_source = 0;
  if (self->is_narrow || place <= 0)
    return G_SOURCE_REMOVE;

  if (!self->is_tight)
    self->full_width = width;
  is_tight = place < self->full_width;
  if (is_tight != self->is_tight)
    {
      self->is_tight = is_tight;
      show_titles (self);
    }

  return G_SOURCE_REMOVE;
}

/* Not while sizes are being allocated, but before the next frame. */
static void
queue_fit (PteroFileActionBar *self)
{
  if (self->fit_source == 0)
    self->fit_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, self, NULL);
}

static void
ptero_file_action_bar_dispose (GObject *object)
{
  g_clear_handle_id (&PTERO_FILE_ACTION_BAR (object)->fit_source, g_source_remove);
  g_clear_pointer (&PTERO_FILE_ACTION_BAR (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (ptero_file_action_bar_parent_class)->dispose (object);
}

static void
ptero_file_action_bar_class_init (PteroFileActionBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_file_action_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ptero_file_action_bar_init (PteroFileActionBar *self)
{
}

static GtkWidget *
create_button (const PteroFileVerb *verb)
{
  g_autofree char *action = g_strconcat ("files.", verb->name, NULL);
  GtkWidget *button = ptero_bar_button_new (verb->icon_name,
                                            g_dgettext (GETTEXT_PACKAGE, verb->title), action);

  if ((verb->flags & PTERO_VERB_DESTRUCTIVE) != 0)
    {
      gtk_widget_remove_css_class (button, "raised");
      gtk_widget_add_css_class (button, "delete-selected");
    }

  return button;
}

static GtkWidget *
create_verbs (PteroFileActionBar *self)
{
  GtkWidget *box = self->verb_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *count = gtk_label_new (NULL);
  guint n_verbs;
  const PteroFileVerb *verbs = ptero_file_verbs_get (&n_verbs);

  self->count = GTK_LABEL (count);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "caption");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_set_hexpand (count, TRUE);
  gtk_widget_set_halign (count, GTK_ALIGN_END);
  for (guint i = 0; i < n_verbs; i++)
    {
      if (!ptero_file_verb_needs_files (&verbs[i]) || (verbs[i].flags & PTERO_VERB_MENU) != 0)
        continue;
      if ((verbs[i].flags & PTERO_VERB_DESTRUCTIVE) != 0)
        gtk_box_append (GTK_BOX (box), count);
      gtk_box_append (GTK_BOX (box), create_button (&verbs[i]));
    }

  return box;
}

/**
 * ptero_file_action_bar_new:
 * @jobs: all jobs
 * @server: the uuid of a server
 *
 * Returns: (transfer floating): a bar of the actions in the group `files`
 */
GtkWidget *
ptero_file_action_bar_new (PteroJobQueue *jobs,
                           const char    *server)
{
  PteroFileActionBar *self = g_object_new (PTERO_TYPE_FILE_ACTION_BAR, NULL);
  GtkWidget *verbs = ptero_sideways_new (create_verbs (self));
  GtkWidget *separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  GtkWidget *button = ptero_file_jobs_button_new (jobs, server);

  gtk_widget_set_hexpand (verbs, TRUE);
  self->adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (verbs));
  g_signal_connect_object (self->adjustment, "changed", G_CALLBACK (queue_fit), self,
                           G_CONNECT_SWAPPED);
  g_object_bind_property (button, "visible", separator, "visible", G_BINDING_SYNC_CREATE);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->box, "toolbar");
  gtk_widget_add_css_class (self->box, "selection-bar");
  gtk_box_append (GTK_BOX (self->box), verbs);
  gtk_box_append (GTK_BOX (self->box), separator);
  gtk_box_append (GTK_BOX (self->box), button);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

/**
 * ptero_file_action_bar_set_narrow:
 * @self: a bar
 * @narrow: whether there is place for icons only
 */
void
ptero_file_action_bar_set_narrow (PteroFileActionBar *self,
                                  gboolean            narrow)
{
  g_return_if_fail (PTERO_IS_FILE_ACTION_BAR (self));

  self->is_narrow = narrow;
  show_titles (self);
  queue_fit (self);
}

/* Whatever a panel says of them. */
static gint64
sum_sizes (GPtrArray *files)
{
  gint64 bytes = 0;

  for (guint i = 0; i < files->len; i++)
    {
      const PteroFileObject *file = files->pdata[i];

      if (file->is_file && file->size > 0)
        bytes = file->size > G_MAXINT64 - bytes ? G_MAXINT64 : bytes + file->size;
    }

  return bytes;
}

/**
 * ptero_file_action_bar_update:
 * @self: a bar
 * @files: (element-type PteroFileObject): what is selected
 * @n_shown: of how many
 */
void
ptero_file_action_bar_update (PteroFileActionBar *self,
                              GPtrArray          *files,
                              guint               n_shown)
{
  g_autofree char *text = NULL;
  g_autofree char *size = NULL;
  gint64 bytes;

  g_return_if_fail (PTERO_IS_FILE_ACTION_BAR (self));

  bytes = sum_sizes (files);
  size = ptero_format_bytes (bytes);
  if (files->len > 0)
    /* Translators: how many rows are selected, of how many */
    text = g_strdup_printf (_("%u of %u"), files->len, n_shown);
  else
    text = g_strdup_printf (ngettext ("%u item", "%u items", n_shown), n_shown);
  gtk_label_set_text (self->count, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->count), bytes > 0 ? size : NULL);
}
