/* ptero-conflict.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-conflict.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ptero-dialog.h"
#include "ptero-format.h"

#define TASK_KEY "ptero-conflict-task"

/* The question is a box that keeps its task until it is answered. */
static void
drop_task (gpointer data)
{
  g_autoptr(GTask) task = data;

  g_task_return_int (task, PTERO_CONFLICT_STOP);
}

static void
clicked_cb (GtkWidget *box,
            GtkWidget *button)
{
  g_autoptr(GTask) task = g_object_steal_data (G_OBJECT (box), TASK_KEY);
  GtkWidget *check = g_object_get_data (G_OBJECT (box), "check");

  if (task == NULL)
    return;

  g_object_set_data (G_OBJECT (task), "for-all",
                     GINT_TO_POINTER (gtk_check_button_get_active (GTK_CHECK_BUTTON (check))));
  g_task_return_int (task, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "answer")));
  ptero_dialog_force_close (box);
}

static GtkWidget *
create_button (GtkWidget           *box,
               const char          *title,
               PteroConflictAnswer  answer)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (title);

  g_object_set_data (G_OBJECT (button), "answer", GINT_TO_POINTER (answer));
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), box, G_CONNECT_SWAPPED);

  return button;
}

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
create_box (const char *name,
            const char *place,
            guint       n_more)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *check = gtk_check_button_new_with_label (_("Do the same for all"));
  GtkWidget *buttons[4];
  g_autofree char *safe_name = ptero_text_make_safe (name);
  g_autofree char *safe_place = ptero_text_make_safe (place);
  /* Translators: %s is the name of a file */
  g_autofree char *heading = g_strdup_printf (_("“%s” Is There Already"), safe_name);
  g_autofree char *body = g_strdup_printf (_("In %s"), safe_place);

  gtk_widget_set_margin_top (box, 24);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 24);
  gtk_widget_set_margin_end (box, 24);
  gtk_box_append (GTK_BOX (box), create_label (heading, "title-2"));
  gtk_box_append (GTK_BOX (box), create_label (body, NULL));
  if (n_more > 0)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("And %u more", "And %u more", n_more),
                                               n_more);

      gtk_box_append (GTK_BOX (box), create_label (more, "dim-label"));
    }
  gtk_widget_set_visible (check, n_more > 0);
  gtk_widget_set_halign (check, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), check);
  g_object_set_data (G_OBJECT (box), "check", check);

  buttons[0] = create_button (box, _("_Skip"), PTERO_CONFLICT_SKIP);
  buttons[1] = create_button (box, _("Keep _Both"), PTERO_CONFLICT_KEEP);
  buttons[2] = create_button (box, _("_Replace"), PTERO_CONFLICT_REPLACE);
  buttons[3] = create_button (box, _("_Cancel"), PTERO_CONFLICT_STOP);
  gtk_widget_add_css_class (buttons[2], "destructive-action");
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_box_append (GTK_BOX (box), buttons[i]);

  return box;
}

/**
 * ptero_conflict_ask_async:
 * @parent: a widget in the window that asks
 * @name: the name of what is there already
 * @place: the folder it is in
 * @n_more: how many more there are
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks what to do with a file whose place is taken.
 */
void
ptero_conflict_ask_async (GtkWidget           *parent,
                          const char          *name,
                          const char          *place,
                          guint                n_more,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GtkWidget *box;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  box = create_box (name, place, n_more);
  g_object_set_data_full (G_OBJECT (box), TASK_KEY, g_task_new (parent, NULL, callback, user_data),
                          drop_task);
  ptero_dialog_present (box, _("File Conflict"), parent);
}

/**
 * ptero_conflict_ask_finish:
 * @parent: the widget
 * @result: what the callback got
 * @for_all: (out): whether it is the answer to all
 *
 * Returns: the answer
 */
PteroConflictAnswer
ptero_conflict_ask_finish (GtkWidget    *parent,
                           GAsyncResult *result,
                           gboolean     *for_all)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), PTERO_CONFLICT_STOP);

  *for_all = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (result), "for-all"));

  return (PteroConflictAnswer) g_task_propagate_int (G_TASK (result), NULL);
}

/**
 * ptero_conflict_rename:
 * @name: a name
 * @number: from 1 on
 *
 * Returns: (transfer full): another name, e.g. `world (2).tar.gz`
 */
char *
ptero_conflict_rename (const char *name,
                       guint       number)
{
  const char *extension = g_str_has_suffix (name, ".tar.gz")
                            ? name + strlen (name) - strlen (".tar.gz")
                            : strrchr (name, '.');
  g_autofree char *base = NULL;

  if (extension == NULL || extension == name)
    extension = name + strlen (name);
  base = g_strndup (name, (gsize) (extension - name));

  return g_strdup_printf ("%s (%u)%s", base, number, extension);
}
