/* ptero-welcome-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-welcome-page.h"

#include <glib/gi18n.h>

#include "ptero-banner.h"
#include "ptero-toolbar-view.h"

/**
 * PteroWelcomePage:
 *
 * What the window shows while there is no panel at all: what this is, and the
 * ways to begin.
 */
struct _PteroWelcomePage
{
  AdwBin       parent_instance;

  GtkWidget   *add_button;
  PteroBanner *data;
  PteroBanner *unread;
  PteroBanner *unsaved;
};

G_DEFINE_FINAL_TYPE (PteroWelcomePage, ptero_welcome_page, ADW_TYPE_BIN)

static gboolean
ptero_welcome_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PTERO_WELCOME_PAGE (widget)->add_button);
}

static void
ptero_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PTERO_TYPE_WELCOME_PAGE);

  G_OBJECT_CLASS (ptero_welcome_page_parent_class)->dispose (object);
}

static void
ptero_welcome_page_class_init (PteroWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_welcome_page_dispose;
  widget_class->grab_focus = ptero_welcome_page_grab_focus;

  g_type_ensure (PTERO_TYPE_BANNER);
  g_type_ensure (PTERO_TYPE_TOOLBAR_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/ptero-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroWelcomePage, add_button);
  gtk_widget_class_bind_template_child (widget_class, PteroWelcomePage, data);
  gtk_widget_class_bind_template_child (widget_class, PteroWelcomePage, unread);
  gtk_widget_class_bind_template_child (widget_class, PteroWelcomePage, unsaved);
}

static void
ptero_welcome_page_init (PteroWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ptero_banner_add_button (self->unsaved, _("_Try Now"), "app.save-panels");
}

/**
 * ptero_welcome_page_set_notice:
 * @self: a welcome page
 * @notice: what happened
 * @reason: (nullable): why, or more about it, %NULL if there is nothing to tell
 *
 * Says why there may be no panel, although there was one, or why one that was
 * removed will be back.
 */
void
ptero_welcome_page_set_notice (PteroWelcomePage *self,
                               PteroNotice       notice,
                               const char       *reason)
{
  PteroBanner *banner;

  g_return_if_fail (PTERO_IS_WELCOME_PAGE (self));
  g_return_if_fail (notice < PTERO_N_NOTICES);

  banner = notice == PTERO_NOTICE_UNSAVED
             ? self->unsaved
             : notice == PTERO_NOTICE_UNREAD ? self->unread : self->data;
  ptero_banner_set_subtitle (banner, reason);
  ptero_banner_set_revealed (banner, reason != NULL);
}
