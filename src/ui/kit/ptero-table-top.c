/* ptero-table-top.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-table-private.h"

/* That a table begins at its top. The view holds on to a row while others are sorted in before
 * it. */

static gboolean
settle_cb (gpointer user_data)
{
  PteroTable *self = user_data;

  self->settle = 0;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)),
                                "list.scroll-to-item", "u", 0);

  return G_SOURCE_REMOVE;
}

/*< private >
 * ptero_table_settle:
 * @self: a table
 *
 * Goes to the top, when there is time for it, of what has not been in order yet since the model was
 * set.
 */
void
ptero_table_settle (PteroTable *self)
{
  if (!self->fresh || self->selection == NULL ||
      g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;

  self->fresh = !ptero_table_get_settled (self);
  if (self->settle == 0)
    self->settle = g_idle_add_full (G_PRIORITY_LOW, settle_cb, self, NULL);
}

static gboolean
event_cb (PteroTable *self,
          GdkEvent   *event)
{
  static const GdkEventType types[] = { GDK_BUTTON_PRESS, GDK_KEY_PRESS, GDK_SCROLL,
                                        GDK_TOUCH_BEGIN };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (gdk_event_get_event_type (event) == types[i])
      {
        self->fresh = FALSE;
        g_clear_handle_id (&self->settle, g_source_remove);
      }

  return GDK_EVENT_PROPAGATE;
}

/*< private >
 * ptero_table_heed_events:
 * @self: a new table
 *
 * Has whoever goes elsewhere in the list not taken back to its top, however long it takes until
 * there is time for that.
 */
void
ptero_table_heed_events (PteroTable *self)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}
