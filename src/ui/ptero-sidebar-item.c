/* ptero-sidebar-item.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-sidebar-item.h"

#include <glib/gi18n.h>

#include "ptero-format.h"
#include "ptero-panel-pages.h"
#include "ptero-panel-status.h"

/**
 * PteroSidebarItem:
 *
 * A row of the sidebar as data. Follows what it stands for (a panel, the fleet,
 * the jobs) and emits `changed` when its row has to show something else.
 */
struct _PteroSidebarItem
{
  GObject           parent_instance;

  PteroSidebarKind  kind;
  char             *title;
  char             *page;     /* of a page of a panel: which one */
  GObject          *object;
};

enum {
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroSidebarItem, ptero_sidebar_item, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

/* What of the object a row shows, for each kind. */
static const char *const all_signals[] = { "notify::n-servers", "notify::loading", NULL };
static const char *const jobs_signals[] = { "notify::n-running", "notify::n-failed", NULL };
static const char *const panel_signals[] = {
  "notify::name", "notify::state", "notify::error", "notify::retry-at", "notify::latency",
  "notify::n-servers", NULL
};
static const char *const attention_signals[] = { "notify::n-attention", NULL };
static const char *const filter_signals[] = { "notify::name", "notify::n-servers", NULL };
static const char *const no_signals[] = { NULL };
static const char *const *const followed[] = {
  [PTERO_SIDEBAR_HEADING] = no_signals,
  [PTERO_SIDEBAR_ALL] = all_signals,
  [PTERO_SIDEBAR_JOBS] = jobs_signals,
  [PTERO_SIDEBAR_PANEL] = panel_signals,
  [PTERO_SIDEBAR_SERVERS] = no_signals,
  [PTERO_SIDEBAR_PAGE] = no_signals,
  [PTERO_SIDEBAR_ADMINISTRATION] = no_signals,
  [PTERO_SIDEBAR_ATTENTION] = attention_signals,
  [PTERO_SIDEBAR_FILTER] = filter_signals,
};

static void
emit_changed (PteroSidebarItem *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static guint
get_number (GObject    *object,
            const char *property)
{
  guint number = 0;

  g_object_get (object, property, &number, NULL);

  return number;
}

static void
ptero_sidebar_item_dispose (GObject *object)
{
  PteroSidebarItem *self = PTERO_SIDEBAR_ITEM (object);

  if (self->object != NULL)
    g_signal_handlers_disconnect_by_data (self->object, self);
  g_clear_object (&self->object);

  G_OBJECT_CLASS (ptero_sidebar_item_parent_class)->dispose (object);
}

static void
ptero_sidebar_item_finalize (GObject *object)
{
  PteroSidebarItem *self = PTERO_SIDEBAR_ITEM (object);

  g_free (self->title);
  g_free (self->page);

  G_OBJECT_CLASS (ptero_sidebar_item_parent_class)->finalize (object);
}

static void
ptero_sidebar_item_class_init (PteroSidebarItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ptero_sidebar_item_dispose;
  object_class->finalize = ptero_sidebar_item_finalize;

  /**
   * PteroSidebarItem::changed:
   * @self: an item
   *
   * What its row shows is another thing now.
   */
  signals[CHANGED] = g_signal_new ("changed",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
ptero_sidebar_item_init (PteroSidebarItem *self)
{
}

/**
 * ptero_sidebar_item_new:
 * @kind: what kind of row
 * @title: (nullable): its title, %NULL for that of the panel
 * @object: (nullable): the panel, the fleet or the jobs
 *
 * Returns: (transfer full): an item
 */
PteroSidebarItem *
ptero_sidebar_item_new (PteroSidebarKind  kind,
                        const char       *title,
                        gpointer          object)
{
  PteroSidebarItem *self = g_object_new (PTERO_TYPE_SIDEBAR_ITEM, NULL);

  self->kind = kind;
  self->title = g_strdup (title);
  if (object != NULL)
    self->object = g_object_ref (object);
  for (guint i = 0; object != NULL && followed[kind][i] != NULL; i++)
    g_signal_connect_object (object, followed[kind][i], G_CALLBACK (emit_changed), self,
                             G_CONNECT_SWAPPED);

  return self;
}

/**
 * ptero_sidebar_item_new_page:
 * @panel: a panel
 * @page: the name of one of its pages
 *
 * Returns: (transfer full): an item
 */
PteroSidebarItem *
ptero_sidebar_item_new_page (PteroPanel *panel,
                             const char *page)
{
  const PteroPanelPageInfo *info = ptero_panel_pages_find (page);
  PteroSidebarItem *self =
    ptero_sidebar_item_new (PTERO_SIDEBAR_PAGE, g_dgettext (GETTEXT_PACKAGE, info->title), panel);

  self->page = g_strdup (page);

  return self;
}

/**
 * ptero_sidebar_item_get_page:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): which page of its panel it stands for;
 *   of a saved filter, its name
 */
const char *
ptero_sidebar_item_get_page (PteroSidebarItem *self)
{
  g_return_val_if_fail (PTERO_IS_SIDEBAR_ITEM (self), NULL);

  if (self->kind == PTERO_SIDEBAR_FILTER)
    return ptero_saved_filter_get_name (ptero_sidebar_item_get_filter (self));

  return self->page;
}

/**
 * ptero_sidebar_item_get_kind:
 * @self: an item
 *
 * Returns: what kind of row it is
 */
PteroSidebarKind
ptero_sidebar_item_get_kind (PteroSidebarItem *self)
{
  g_return_val_if_fail (PTERO_IS_SIDEBAR_ITEM (self), PTERO_SIDEBAR_HEADING);

  return self->kind;
}

/**
 * ptero_sidebar_item_get_panel:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the panel it belongs to
 */
PteroPanel *
ptero_sidebar_item_get_panel (PteroSidebarItem *self)
{
  g_return_val_if_fail (PTERO_IS_SIDEBAR_ITEM (self), NULL);

  return PTERO_IS_PANEL (self->object) ? PTERO_PANEL (self->object) : NULL;
}

/**
 * ptero_sidebar_item_get_filter:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the saved filter it stands for
 */
PteroSavedFilter *
ptero_sidebar_item_get_filter (PteroSidebarItem *self)
{
  g_return_val_if_fail (PTERO_IS_SIDEBAR_ITEM (self), NULL);

  return self->kind == PTERO_SIDEBAR_FILTER
           ? ptero_filter_count_get_saved (PTERO_FILTER_COUNT (self->object))
           : NULL;
}

/**
 * ptero_sidebar_item_dup_title:
 * @self: an item
 *
 * Returns: (transfer full): the title, plain text that is safe to show
 */
char *
ptero_sidebar_item_dup_title (PteroSidebarItem *self)
{
  g_return_val_if_fail (PTERO_IS_SIDEBAR_ITEM (self), NULL);

  if (self->title != NULL)
    return g_strdup (self->title);
  if (self->kind == PTERO_SIDEBAR_FILTER)
    return ptero_text_make_safe (ptero_sidebar_item_get_page (self));

  return ptero_text_make_safe (ptero_panel_get_name (PTERO_PANEL (self->object)));
}

/**
 * ptero_sidebar_item_dup_count:
 * @self: an item
 *
 * Returns: (transfer full) (nullable): how much of it there is, for the end of the row
 */
char *
ptero_sidebar_item_dup_count (PteroSidebarItem *self)
{
  guint number;

  g_return_val_if_fail (PTERO_IS_SIDEBAR_ITEM (self), NULL);

  switch (self->kind)
    {
    case PTERO_SIDEBAR_ALL:
    case PTERO_SIDEBAR_PANEL:
    case PTERO_SIDEBAR_FILTER:
      number = get_number (self->object, "n-servers");
      return number > 0 ? g_strdup_printf ("%'u", number) : NULL;

    case PTERO_SIDEBAR_ATTENTION:
      number = get_number (self->object, "n-attention");
      return number > 0 ? g_strdup_printf ("%'u", number) : NULL;

    case PTERO_SIDEBAR_JOBS:
      number = get_number (self->object, "n-running");
      if (number > 0)
        return g_strdup_printf (ngettext ("%'u running", "%'u running", number), number);

      number = get_number (self->object, "n-failed");
      return number > 0 ? g_strdup_printf (ngettext ("%'u failed", "%'u failed", number), number)
                        : NULL;

    case PTERO_SIDEBAR_HEADING:
    case PTERO_SIDEBAR_SERVERS:
    case PTERO_SIDEBAR_PAGE:
    case PTERO_SIDEBAR_ADMINISTRATION:
    default:
      return NULL;
    }
}

/**
 * ptero_sidebar_item_tick:
 * @self: an item
 *
 * A second went by: a row that counts down changes.
 */
void
ptero_sidebar_item_tick (PteroSidebarItem *self)
{
  g_return_if_fail (PTERO_IS_SIDEBAR_ITEM (self));

  if (self->kind == PTERO_SIDEBAR_PANEL &&
      ptero_panel_status_get_countdown (PTERO_PANEL (self->object)) >= 0)
    emit_changed (self);
}
