/* ptero-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-window.h"

#include <glib/gi18n.h>

#include "ptero-page.h"
#include "ptero-split-view.h"
#include "ptero-toolbar-view.h"

/**
 * PteroWindow:
 *
 * The window: sidebar, tabs and the banners over all pages.
 */
struct _PteroWindow
{
  AdwApplicationWindow  parent_instance;

  AdwToastOverlay      *toasts;
  GtkStack             *stack;
  AdwTabView           *tab_view;
  AdwWindowTitle       *title;
};

G_DEFINE_FINAL_TYPE (PteroWindow, ptero_window, ADW_TYPE_APPLICATION_WINDOW)

static void
ptero_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PTERO_TYPE_WINDOW);

  G_OBJECT_CLASS (ptero_window_parent_class)->dispose (object);
}

static void
ptero_window_class_init (PteroWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_window_dispose;

  g_type_ensure (PTERO_TYPE_SPLIT_VIEW);
  g_type_ensure (PTERO_TYPE_TOOLBAR_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ptero-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PteroWindow, tab_view);
  gtk_widget_class_bind_template_child (widget_class, PteroWindow, title);
  gtk_widget_class_bind_template_child (widget_class, PteroWindow, toasts);
}

static void
ptero_window_init (PteroWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ptero_window_new:
 * @application: the application
 *
 * Returns: (transfer none): the window, which the application owns
 */
GtkWidget *
ptero_window_new (PteroApplication *application)
{
  g_return_val_if_fail (PTERO_IS_APPLICATION (application), NULL);

  return g_object_new (PTERO_TYPE_WINDOW, "application", application, NULL);
}

/**
 * ptero_window_add_toast:
 * @widget: a widget in a window
 * @toast: (transfer full): what to say
 *
 * Shows @toast in the window that @widget is in; drops it where there is none.
 */
void
ptero_window_add_toast (GtkWidget *widget,
                        AdwToast  *toast)
{
  GtkWidget *window;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (ADW_IS_TOAST (toast));

  window = gtk_widget_get_ancestor (widget, PTERO_TYPE_WINDOW);
  if (window != NULL)
    adw_toast_overlay_add_toast (PTERO_WINDOW (window)->toasts, toast);
  else
    g_object_unref (toast);
}
