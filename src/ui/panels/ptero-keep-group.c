/* ptero-keep-group.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <libsecret/secret.h>

#include "ptero-check-row.h"
#include "ptero-error-text.h"
#include "ptero-keep-group.h"
#include "ptero-keyring.h"

/**
 * PteroKeepGroup:
 *
 * Where keys are kept, in the keyring or in memory, and what stands in the way
 * of the keyring.
 */

struct _PteroKeepGroup
{
  AdwPreferencesGroup  parent_instance;

  GtkWidget           *check_row;
  GtkWidget           *combo;

  GCancellable        *cancellable;
};

enum {
  RETRY,
  N_SIGNALS
};

enum {
  KEEP_IN_KEYRING,
  KEEP_FOR_SESSION,
};

G_DEFINE_FINAL_TYPE (PteroKeepGroup, ptero_keep_group, ADW_TYPE_PREFERENCES_GROUP)

static guint signals[N_SIGNALS];

static void
show_choice (PteroKeepGroup *self)
{
  if (ptero_keep_group_get_session_only (self))
    ptero_check_row_set (PTERO_CHECK_ROW (self->check_row), PTERO_CHECK_INFO,
                         _("Ptero asks for the keys again when it is started the next time."), NULL,
                         NULL);
  else
    ptero_check_row_set (PTERO_CHECK_ROW (self->check_row), PTERO_CHECK_NONE, NULL, NULL, NULL);
}

static void
selected_cb (PteroKeepGroup *self)
{
  show_choice (self);
}

static void
retry_cb (PteroKeepGroup *self)
{
  g_signal_emit (self, signals[RETRY], 0);
}

static void
session_cb (PteroKeepGroup *self)
{
  ptero_keep_group_set_session_only (self, TRUE);
  g_signal_emit (self, signals[RETRY], 0);
}

/* Nothing is stored under this name: any answer but "unavailable" means that there is a keyring. */
static void
lookup_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PteroKeepGroup) self = user_data;
  g_autoptr(GError) error = NULL;
  char *key;

  key = ptero_keyring_lookup_finish (PTERO_KEYRING (object), result, NULL, &error);
  secret_password_free (key);

  if (!g_error_matches (error, PTERO_KEYRING_ERROR, PTERO_KEYRING_ERROR_UNAVAILABLE) ||
      g_cancellable_is_cancelled (self->cancellable))
    return;

  ptero_keep_group_set_session_only (self, TRUE);
  ptero_check_row_set (PTERO_CHECK_ROW (self->check_row), PTERO_CHECK_WARNING,
                       _("No keyring is running on this desktop, so Ptero asks for the keys again when it is started the next time."),
                       NULL, NULL);
}

static void
ptero_keep_group_dispose (GObject *object)
{
  PteroKeepGroup *self = PTERO_KEEP_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), PTERO_TYPE_KEEP_GROUP);

  G_OBJECT_CLASS (ptero_keep_group_parent_class)->dispose (object);
}

static void
ptero_keep_group_finalize (GObject *object)
{
  PteroKeepGroup *self = PTERO_KEEP_GROUP (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (ptero_keep_group_parent_class)->finalize (object);
}

static void
ptero_keep_group_class_init (PteroKeepGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_keep_group_dispose;
  object_class->finalize = ptero_keep_group_finalize;

  /**
   * PteroKeepGroup::retry:
   * @self: a keep group
   *
   * After an error: try again to store the keys, now as the group says.
   */
  signals[RETRY] =
    g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PTERO_TYPE_CHECK_ROW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/ptero-keep-group.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroKeepGroup, check_row);
  gtk_widget_class_bind_template_child (widget_class, PteroKeepGroup, combo);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, session_cb);
}

static void
ptero_keep_group_init (PteroKeepGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * ptero_keep_group_get_session_only:
 * @self: a group
 *
 * Returns: whether the keys are to stay in memory
 */
gboolean
ptero_keep_group_get_session_only (PteroKeepGroup *self)
{
  g_return_val_if_fail (PTERO_IS_KEEP_GROUP (self), FALSE);

  return adw_combo_row_get_selected (ADW_COMBO_ROW (self->combo)) == KEEP_FOR_SESSION;
}

/**
 * ptero_keep_group_set_session_only:
 * @self: a group
 * @session_only: whether the keys are to stay in memory
 */
void
ptero_keep_group_set_session_only (PteroKeepGroup *self,
                                   gboolean        session_only)
{
  g_return_if_fail (PTERO_IS_KEEP_GROUP (self));

  adw_combo_row_set_selected (ADW_COMBO_ROW (self->combo),
                              session_only ? KEEP_FOR_SESSION : KEEP_IN_KEYRING);
  show_choice (self);
}

/**
 * ptero_keep_group_show_busy:
 * @self: a keep group
 *
 * Says that the keyring is being asked, which may have to ask the person.
 */
void
ptero_keep_group_show_busy (PteroKeepGroup *self)
{
  g_return_if_fail (PTERO_IS_KEEP_GROUP (self));

  if (ptero_keep_group_get_session_only (self))
    show_choice (self);
  else
    ptero_check_row_set (PTERO_CHECK_ROW (self->check_row), PTERO_CHECK_BUSY,
                         _("Waiting for the keyring…"), NULL, NULL);
}

/**
 * ptero_keep_group_show_error:
 * @self: a keep group
 * @error: why the keys could not be stored
 *
 * Says why, and offers to try again or to keep the keys for this session. The
 * focus goes there: it was taken from what could not be used meanwhile, and can
 * be again by now.
 */
void
ptero_keep_group_show_error (PteroKeepGroup *self,
                             const GError   *error)
{
  g_autofree char *text = NULL;

  g_return_if_fail (PTERO_IS_KEEP_GROUP (self));
  g_return_if_fail (error != NULL);

  text = ptero_error_describe (error);
  ptero_check_row_set (PTERO_CHECK_ROW (self->check_row), PTERO_CHECK_ERROR, text,
                       g_error_matches (error, PTERO_KEYRING_ERROR,
                                        PTERO_KEYRING_ERROR_LOCKED) ? _("Unlock…") : _("Try Again"),
                       error->domain == PTERO_KEYRING_ERROR ? _("Keep for This Session") : NULL);
  ptero_check_row_focus (PTERO_CHECK_ROW (self->check_row));
}

/**
 * ptero_keep_group_try_keyring:
 * @self: a keep group
 *
 * Finds out whether there is a keyring, and preselects this session where there
 * is none.
 */
void
ptero_keep_group_try_keyring (PteroKeepGroup *self)
{
  g_autoptr(PteroKeyring) keyring = NULL;

  g_return_if_fail (PTERO_IS_KEEP_GROUP (self));

  keyring = ptero_keyring_new ();
  ptero_keyring_lookup_async (keyring, "none", PTERO_API_CLIENT, self->cancellable, lookup_cb,
                              g_object_ref (self));
}
