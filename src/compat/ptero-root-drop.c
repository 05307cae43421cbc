/* ptero-root-drop.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-root-drop.h"

#define MIME_TYPE "application/x-rootwindow-drop"
#define PATIENCE  2   /* seconds; who takes what is dropped answers at once */

static GQuark source_quark (void);

G_DEFINE_QUARK (ptero-root-drop-source, source)

static void
ended_cb (GdkDrag *drag)
{
  g_object_set_qdata (G_OBJECT (drag), source_quark (), NULL);
}

static void
remove_source (gpointer source)
{
  g_source_destroy (source);
  g_source_unref (source);
}

static gboolean
waited_cb (gpointer user_data)
{
  g_autoptr(GdkDrag) drag = g_object_ref (user_data);

  ended_cb (drag);
  g_signal_emit_by_name (drag, "cancel", GDK_DRAG_CANCEL_NO_TARGET);

  return G_SOURCE_REMOVE;
}

static gboolean
dropped_cb (GSignalInvocationHint *hint,
            guint                  n_values,
            const GValue          *values,
            gpointer               user_data)
{
  GdkDrag *drag = g_value_get_object (values);
  GSource *source;

  if (!gdk_content_formats_contain_mime_type (gdk_drag_get_formats (drag), MIME_TYPE))
    return TRUE;

  source = g_timeout_source_new_seconds (PATIENCE);
  g_source_set_callback (source, waited_cb, g_object_ref (drag), g_object_unref);
  g_source_attach (source, NULL);
  g_object_set_qdata_full (G_OBJECT (drag), source_quark (), source, remove_source);
  g_signal_connect (drag, "dnd-finished", G_CALLBACK (ended_cb), NULL);
  g_signal_connect (drag, "cancel", G_CALLBACK (ended_cb), NULL);

  return TRUE;
}

/**
 * ptero_root_drop_watch:
 *
 * On X11 a tab may be dropped on the bare root window. GTK says that it was
 * dropped and leaves the rest to the source, which for AdwTabBar waits for the
 * end that never comes: the tab would be in no view, with all that is unsaved in
 * it. From now on such a drag ends as one that found no target.
 */
void
ptero_root_drop_watch (void)
{
  static gsize watched = 0;

  if (!g_once_init_enter (&watched))
    return;

  g_type_class_unref (g_type_class_ref (GDK_TYPE_DRAG));
  g_signal_add_emission_hook (g_signal_lookup ("drop-performed", GDK_TYPE_DRAG), 0, dropped_cb,
                              NULL, NULL);
  g_once_init_leave (&watched, 1);
}
