/* ptero-preset-name.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-preset-name.h"

#include <glib/gi18n.h>

#include "ptero-alert.h"
#include "ptero-form-dialog.h"
#include "ptero-form-name.h"
#include "ptero-format.h"

#define MAX_NAME 60   /* what a menu has place for */

/* What is to be kept under a name, or what is to get another. */
typedef struct
{
  PteroPresets *presets;
  JsonNode     *content;      /* NULL: there is one already */
  char         *name;         /* that it has, or is to be kept under */
} Order;

static Order *
order_new (PteroPresets *presets,
           JsonNode     *content,
           const char   *name)
{
  Order *order = g_new0 (Order, 1);

  order->presets = g_object_ref (presets);
  order->content = content != NULL ? json_node_ref (content) : NULL;
  order->name = g_strdup (name);

  return order;
}

static void
order_free (gpointer data)
{
  Order *order = data;

  g_object_unref (order->presets);
  g_clear_pointer (&order->content, json_node_unref);
  g_free (order->name);
  g_free (order);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Order, order_free)

static const PteroFormField fields[] = {
  PTERO_FORM_NAME (MAX_NAME),
};

/* The question may outlive what asks it: what it is about goes with it. */
static void
ask (GtkWidget      *parent,
     Order          *order,
     const char     *title,
     const char     *action,
     PteroFormCheck  check,
     GCallback       done)
{
  PteroForm *form = PTERO_FORM (ptero_form_new (fields, G_N_ELEMENTS (fields)));
  PteroFormDialog *dialog = ptero_form_dialog_new (form, NULL, NULL, action);

  if (order->name != NULL)
    ptero_form_set_string (form, "name", order->name);
  g_object_set_data_full (G_OBJECT (form), "order", order, order_free);
  ptero_form_dialog_set_check (dialog, check);
  g_signal_connect_object (dialog, "done", done, parent, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, title, parent);
}

static void
replace_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Order) order = user_data;

  if (ptero_alert_confirm_finish (GTK_WIDGET (source), result, NULL))
    ptero_presets_keep (order->presets, order->name, order->content);
}

static void
keep_cb (GtkWidget       *parent,
         PteroAnswer     *answer,
         PteroFormDialog *dialog)
{
  PteroForm *form = ptero_form_dialog_get_form (dialog);
  Order *order = g_object_get_data (G_OBJECT (form), "order");
  g_autofree char *name = ptero_form_dup_name (form);
  g_autofree char *safe = ptero_text_make_safe (name);
  g_autofree char *heading = NULL;

  if (ptero_presets_find (order->presets, name) == NULL)
    {
      ptero_presets_keep (order->presets, name, order->content);
      return;
    }

  /* Translators: %s is the name of a preset */
  heading = g_strdup_printf (_("Replace “%s”?"), safe);
  ptero_alert_confirm_async (parent, heading,
                             _("There is a preset with this name. What is in it would be lost."),
                             _("_Replace"), NULL,
                             replace_cb, order_new (order->presets, order->content, name));
}

/* One more than there may be is complained of where its name is. */
static gboolean
check_place (PteroForm *form)
{
  Order *order = g_object_get_data (G_OBJECT (form), "order");
  g_autofree char *name = ptero_form_dup_name (form);

  if (ptero_presets_has_place (order->presets, name))
    return TRUE;

  ptero_form_complain (form, "name", _("There are too many presets: delete one first"));

  return FALSE;
}

/**
 * ptero_preset_ask_to_keep:
 * @parent: a widget in the window the question is for
 * @presets: the presets
 * @content: what was chosen
 *
 * Asks for a name to keep choices under.
 */
void
ptero_preset_ask_to_keep (GtkWidget    *parent,
                          PteroPresets *presets,
                          JsonNode     *content)
{
  g_return_if_fail (PTERO_IS_PRESETS (presets));
  g_return_if_fail (content != NULL);

  ask (parent, order_new (presets, content, NULL), _("Save as Preset"), _("_Save"), check_place,
       G_CALLBACK (keep_cb));
}

static void
rename_cb (GtkWidget       *parent,
           PteroAnswer     *answer,
           PteroFormDialog *dialog)
{
  PteroForm *form = ptero_form_dialog_get_form (dialog);
  Order *order = g_object_get_data (G_OBJECT (form), "order");
  g_autofree char *name = ptero_form_dup_name (form);

  ptero_presets_rename (order->presets, order->name, name);
}

static gboolean
check_new_name (PteroForm *form)
{
  Order *order = g_object_get_data (G_OBJECT (form), "order");
  g_autofree char *name = ptero_form_dup_name (form);

  if (g_str_equal (name, order->name) || ptero_presets_find (order->presets, name) == NULL)
    return TRUE;

  ptero_form_complain (form, "name", _("Another preset has this name"));
  gtk_widget_grab_focus (GTK_WIDGET (form));

  return FALSE;
}

/**
 * ptero_preset_ask_to_rename:
 * @parent: a widget in the window the question is for
 * @presets: the presets
 * @name: the name of one
 *
 * Asks for another name for it, which no other preset has.
 */
void
ptero_preset_ask_to_rename (GtkWidget    *parent,
                            PteroPresets *presets,
                            const char   *name)
{
  g_return_if_fail (PTERO_IS_PRESETS (presets));
  g_return_if_fail (name != NULL);

  ask (parent, order_new (presets, NULL, name), _("Rename Preset"), _("_Rename"), check_new_name,
       G_CALLBACK (rename_cb));
}
