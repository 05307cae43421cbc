/* ptero-application.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-application.h"

#include <glib/gi18n.h>

#include "ptero-resources.h"
#include "ptero-window.h"

/**
 * PteroApplication:
 *
 * The program: one process, one window. Owns what all pages share.
 */
struct _PteroApplication
{
  AdwApplication   parent_instance;

  GSettings       *settings;
  PteroPanelStore *panels;
  PteroFleet      *fleet;
  PteroJobQueue   *jobs;
};

G_DEFINE_FINAL_TYPE (PteroApplication, ptero_application, ADW_TYPE_APPLICATION)

static void
ptero_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (ptero_window_new (PTERO_APPLICATION (application)));

  gtk_window_present (window);
}

static void
ptero_application_dispose (GObject *object)
{
  PteroApplication *self = PTERO_APPLICATION (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (ptero_application_parent_class)->dispose (object);
}

static void
ptero_application_class_init (PteroApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->dispose = ptero_application_dispose;
  application_class->activate = ptero_application_activate;
}

static void
ptero_application_init (PteroApplication *self)
{
  self->settings = g_settings_new (APPLICATION_ID);
}

/**
 * ptero_application_new:
 *
 * Returns: (transfer full): the application, to be run once
 */
PteroApplication *
ptero_application_new (void)
{
  g_resources_register (ptero_get_resource ());

  return g_object_new (PTERO_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "flags", G_APPLICATION_DEFAULT_FLAGS,
                       "resource-base-path", RESOURCE_PATH,
                       NULL);
}

/**
 * ptero_application_get_panels:
 * @self: the application
 *
 * Returns: (transfer none): the panels
 */
PteroPanelStore *
ptero_application_get_panels (PteroApplication *self)
{
  g_return_val_if_fail (PTERO_IS_APPLICATION (self), NULL);

  return self->panels;
}

/**
 * ptero_application_get_fleet:
 * @self: the application
 *
 * Returns: (transfer none): all servers of all panels
 */
PteroFleet *
ptero_application_get_fleet (PteroApplication *self)
{
  g_return_val_if_fail (PTERO_IS_APPLICATION (self), NULL);

  return self->fleet;
}

/**
 * ptero_application_get_jobs:
 * @self: the application
 *
 * Returns: (transfer none): the work that was started
 */
PteroJobQueue *
ptero_application_get_jobs (PteroApplication *self)
{
  g_return_val_if_fail (PTERO_IS_APPLICATION (self), NULL);

  return self->jobs;
}

/**
 * ptero_application_get_settings:
 * @self: the application
 *
 * Returns: (transfer none): the settings of `com.example.Ptero`
 */
GSettings *
ptero_application_get_settings (PteroApplication *self)
{
  g_return_val_if_fail (PTERO_IS_APPLICATION (self), NULL);

  return self->settings;
}
