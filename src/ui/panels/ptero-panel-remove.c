/* ptero-panel-remove.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "ptero-alert.h"
#include "ptero-error-text.h"
#include "ptero-format.h"
#include "ptero-panel-remove.h"
#include "ptero-panel-toast.h"

typedef struct
{
  PteroPanelStore *store;
  PteroPanel      *panel;
  GtkWindow       *window;  /* (nullable): weak; the dialog that asked may go */
} Removal;

static void
removal_free (Removal *removal)
{
  g_clear_object (&removal->store);
  g_clear_object (&removal->panel);
  g_clear_weak_pointer (&removal->window);
  g_free (removal);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Removal, removal_free)

static void
remove_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Removal) removal = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *text = NULL;

  if (ptero_panel_store_remove_finish (PTERO_PANEL_STORE (object), result, &error))
    {
      /* Translators: %s is the name of a panel */
      ptero_panel_toast (GTK_WIDGET (removal->window), _("“%s” removed"),
                         ptero_panel_get_name (removal->panel));
      return;
    }

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || removal->window == NULL)
    return;

  reason = ptero_error_describe (error);
  /* Translators: %s is a sentence that says why its keys are still there */
  text = g_strdup_printf (_("The panel was removed from Ptero. %s Delete the entries that begin with “Ptero” in the application for passwords and keys."), reason);
  ptero_alert_show (GTK_WIDGET (removal->window), _("Its Keys Are Still in the Keyring"), text);
}

static void
confirm_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Removal) removal = user_data;
  PteroPanelStore *store = removal->store;
  PteroPanel *panel = removal->panel;

  if (!ptero_alert_confirm_finish (GTK_WIDGET (object), result, NULL))
    return;

  /* it may have gone while the question was open */
  if (ptero_panel_store_find (store, ptero_panel_get_id (panel)) == panel)
    ptero_panel_store_remove_async (store, panel, NULL, remove_cb, g_steal_pointer (&removal));
}

/* The window that stays when the dialog that asked is closed. */
static GtkWindow *
find_window (GtkWidget *parent)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (parent));

  while (window != NULL && gtk_window_get_transient_for (window) != NULL)
    window = gtk_window_get_transient_for (window);

  return window;
}

static char *
describe (PteroPanel *panel,
          guint       n_jobs)
{
  const char *text = ptero_panel_get_demo (panel)
                     ? _("The demo panel and its servers go from the list. It can be started again at any time.")
                     : _("Its servers go from the list with their stars, and its keys from the keyring. Nothing changes on the panel itself.");

  if (n_jobs == 0)
    return g_strdup (text);

  /* Translators: %s is what else happens, as sentences */
  return g_strdup_printf (ngettext ("%s\n\n%'u job is still running there and may not come to its end.",
                                    "%s\n\n%'u jobs are still running there and may not come to their end.", n_jobs),
                          text, n_jobs);
}

/**
 * ptero_panel_remove_ask:
 * @store: where the panel is
 * @jobs: (nullable): what is under way
 * @panel: a panel
 * @parent: a widget in the window that asks
 *
 * Asks, then removes @panel and its keys. What is still being done there is
 * mentioned.
 */
void
ptero_panel_remove_ask (PteroPanelStore *store,
                        PteroJobQueue   *jobs,
                        PteroPanel      *panel,
                        GtkWidget       *parent)
{
  g_autofree char *name = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *text = NULL;
  Removal *removal;

  g_return_if_fail (PTERO_IS_PANEL_STORE (store));
  g_return_if_fail (PTERO_IS_PANEL (panel));
  g_return_if_fail (GTK_IS_WIDGET (parent));

  removal = g_new0 (Removal, 1);
  removal->store = g_object_ref (store);
  removal->panel = g_object_ref (panel);
  g_set_weak_pointer (&removal->window, find_window (parent));

  name = ptero_text_make_safe (ptero_panel_get_name (panel));
  /* Translators: %s is the name of a panel */
  heading = g_strdup_printf (_("Remove “%s”?"), name);
  text = describe (panel, jobs != NULL ? ptero_job_queue_count_on (jobs, panel) : 0);
  ptero_alert_confirm_async (parent, heading, text, _("_Remove"), NULL, confirm_cb, removal);
}
