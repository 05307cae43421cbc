/* ptero-panel-banners.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-panel-banners.h"

#include <glib/gi18n.h>

#include "ptero-address.h"
#include "ptero-banner.h"
#include "ptero-error-text.h"
#include "ptero-format.h"
#include "ptero-panel-status.h"

#define ACCEPTED   "ptero-insecure-accepted"
#define BUTTONS_OF "ptero-buttons-of"
#define MAX_NAMES  3
#define LONG_WAIT  60   /* s: a panel that is asked too often answers again within a minute, and by itself */

/* From above to below. */
typedef enum
{
  KIND_UNSAVED = PTERO_NOTICE_UNSAVED,
  KIND_UNREAD = PTERO_NOTICE_UNREAD,
  KIND_DATA = PTERO_NOTICE_DATA,
  KIND_UNREACHABLE,
  KIND_HELD_OFF,
  KIND_KEYRING,
  KIND_REFUSED,
  KIND_INCOMPLETE,
  KIND_INSECURE,
  KIND_DEMO,
  N_KINDS
} Kind;

typedef struct
{
  PteroBannerStyle  style;
  const char       *icon_name;
  const char       *title;      /* where it is always the same, as are the others */
  const char       *subtitle;
  const char       *button;
  const char       *action;
} KindInfo;

static const KindInfo kinds[N_KINDS] = {
  [KIND_UNSAVED] = { PTERO_BANNER_ERROR, "ptero-warning-symbolic",
                     N_("Changes to the panels are not saved"), NULL,
                     N_("_Try Now"), "app.save-panels" },
  [KIND_UNREAD] = { PTERO_BANNER_WARNING, "ptero-warning-symbolic",
                    N_("The list of panels could not be read"), NULL,
                    N_("_Dismiss"), "win.dismiss-unread" },
  [KIND_DATA] = { PTERO_BANNER_WARNING, "ptero-warning-symbolic",
                  N_("There is a problem with the local data"), NULL,
                  N_("_Dismiss"), "win.dismiss-data" },
  [KIND_UNREACHABLE] = { PTERO_BANNER_ERROR, "ptero-unreachable-symbolic", NULL, NULL, NULL, NULL },
  [KIND_HELD_OFF] = { PTERO_BANNER_WARNING, "ptero-waiting-symbolic", NULL, NULL, NULL, NULL },
  [KIND_KEYRING] = { PTERO_BANNER_WARNING, "ptero-lock-symbolic", NULL, NULL, NULL, NULL },
  [KIND_REFUSED] = { PTERO_BANNER_WARNING, "ptero-key-symbolic", NULL, NULL, NULL, NULL },
  [KIND_INCOMPLETE] = { PTERO_BANNER_WARNING, "ptero-warning-symbolic", NULL, NULL, NULL, NULL },
  [KIND_INSECURE] = { PTERO_BANNER_WARNING, "channel-insecure-symbolic", NULL, NULL, NULL, NULL },
  [KIND_DEMO] = { PTERO_BANNER_INFO, "ptero-demo-symbolic", N_("This is a demo"),
                  N_("It runs on this computer and forgets everything when Ptero is closed"),
                  N_("_Add Your Panel…"), "win.add-panel" },
};

/**
 * PteroPanelBanners:
 *
 * What the window says over all pages: panels that do not answer, panels that
 * allow no requests, panels that need the person, a keyring that is locked,
 * servers that cannot be read, plain http, the demo, a list that cannot be
 * saved or read, and local data that was set aside. One banner for each,
 * however many panels it is about.
 *
 * Where it is compact only the first of them is shown, and how many more there
 * are; beside the server of a panel only those that are about that one.
 */
struct _PteroPanelBanners
{
  AdwBin       parent_instance;

  GtkBox      *box;
  PteroBanner *banners[N_KINDS];   /* NULL until there was something to say */
  GtkWidget   *more;               /* NULL until there was too much */
  gboolean     wanted[N_KINDS];
  gboolean     compact;
  gboolean     unfolded;

  GListModel  *panels;
  PteroPanel  *panel;              /* (nullable): the only one that is spoken of */
  guint        tick;
  guint        update;
};

typedef gboolean (*PanelPredicate) (PteroPanel *panel);
typedef char    *(*DescribePanel)  (PteroPanel *panel);
typedef void     (*AddButtons)     (PteroBanner *banner,
                                    GPtrArray   *panels);

typedef struct
{
  Kind            kind;
  PanelPredicate  predicate;
  const char     *title;
  const char     *several;
  DescribePanel   describe;   /* where it is one, besides its name */
  AddButtons      add;
} PanelsInfo;

enum {
  PROP_0,
  PROP_COMPACT,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PteroPanelBanners, ptero_panel_banners, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static gboolean
is_unreachable (PteroPanel *panel)
{
  return ptero_panel_get_state (panel) == PTERO_PANEL_STATE_UNREACHABLE;
}

/* Whether it wants to be left alone for longer than it takes to count requests anew. */
static gboolean
is_held_off (PteroPanel *panel)
{
  return ptero_panel_get_state (panel) == PTERO_PANEL_STATE_RATE_LIMITED &&
         ptero_api_error_get_retry_after (ptero_panel_get_error (panel)) > LONG_WAIT;
}

static gboolean
lacks_keyring (PteroPanel *panel)
{
  return ptero_panel_get_state (panel) == PTERO_PANEL_STATE_KEYRING;
}

static gboolean
is_refused (PteroPanel *panel)
{
  return ptero_panel_status_needs_help (panel) && !is_unreachable (panel) && !lacks_keyring (panel);
}

static gboolean
is_insecure (PteroPanel *panel)
{
  /* What keeps the panel from working at all is said first. */
  return !ptero_panel_get_demo (panel) && !ptero_panel_status_needs_help (panel) &&
         !is_unreachable (panel) &&
         g_object_get_data (G_OBJECT (panel), ACCEPTED) == NULL &&
         ptero_panel_status_is_insecure (panel);
}

/* Mostly there is nothing to say, and no banner made for it. */
static PteroBanner *
ensure_banner (PteroPanelBanners *self,
               Kind               kind)
{
  const KindInfo *info = &kinds[kind];
  GtkWidget *above = NULL;
  GtkWidget *banner;

  if (self->banners[kind] != NULL)
    return self->banners[kind];

  for (guint i = 0; i < kind; i++)
    if (self->banners[i] != NULL)
      above = GTK_WIDGET (self->banners[i]);

  banner = ptero_banner_new (info->style, info->icon_name);
  self->banners[kind] = PTERO_BANNER (banner);
  if (info->title != NULL)
    ptero_banner_set_title (self->banners[kind], _(info->title));
  if (info->subtitle != NULL)
    ptero_banner_set_subtitle (self->banners[kind], _(info->subtitle));
  if (info->button != NULL)
    ptero_banner_add_button (self->banners[kind], _(info->button), info->action);
  gtk_box_insert_child_after (self->box, banner, above);

  return self->banners[kind];
}

static void
update_more (PteroPanelBanners *self,
             guint              n_more)
{
  g_autofree char *label = NULL;

  if (self->more == NULL && n_more == 0)
    return;

  if (self->more == NULL)
    {
      self->more = gtk_button_new ();
      gtk_widget_add_css_class (self->more, "flat");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->more), "banners.unfold");
      gtk_box_append (self->box, self->more);
    }

  if (n_more > 0)
    {
      /* Translators: below one message, how many others there are; unfolds them */
      label = g_strdup_printf (ngettext ("and %'u more…", "and %'u more…", n_more), n_more);
      gtk_button_set_label (GTK_BUTTON (self->more), label);
    }
  gtk_widget_set_visible (self->more, n_more > 0);
}

static void update_tick (PteroPanelBanners *self);

/* The first is the most important one. Once there is a single one the next time is as the first. */
static void
show_wanted (PteroPanelBanners *self)
{
  guint n_wanted = 0;
  guint n_hidden = 0;

  for (Kind kind = 0; kind < N_KINDS; kind++)
    {
      const gboolean hidden = self->wanted[kind] && n_wanted > 0 && self->compact &&
                              !self->unfolded;

      n_wanted += self->wanted[kind];
      n_hidden += hidden;
      if (self->wanted[kind] || self->banners[kind] != NULL)
        ptero_banner_set_revealed (ensure_banner (self, kind), self->wanted[kind] && !hidden);
    }
  if (n_wanted < 2)
    self->unfolded = FALSE;
  update_more (self, n_hidden);
  update_tick (self);
}

/* Returns: (transfer container): the panels that @predicate holds for */
static GPtrArray *
collect (PteroPanelBanners *self,
         PanelPredicate     predicate)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (self->panels); i++)
    {
      g_autoptr(PteroPanel) panel = g_list_model_get_item (self->panels, i);

      if ((self->panel == NULL || self->panel == panel) && predicate (panel))
        g_ptr_array_add (found, g_steal_pointer (&panel));
    }

  return found;
}

static char *
join_names (GPtrArray *panels)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < panels->len && i < MAX_NAMES; i++)
    {
      g_autofree char *name = ptero_text_make_safe (ptero_panel_get_name (panels->pdata[i]));

      if (i > 0)
        /* Translators: between names in a list */
        g_string_append (names, _(", "));
      g_string_append (names, name);
    }
  if (panels->len > MAX_NAMES)
    g_string_append (names, "…");

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
add_panel_button (PteroBanner *banner,
                  const char  *label,
                  const char  *action,
                  PteroPanel  *panel)
{
  g_autoptr(GVariant) target =
    g_variant_ref_sink (g_variant_new_string (ptero_panel_get_id (panel)));
  g_autofree char *detailed = g_action_print_detailed_name (action, target);

  ptero_banner_add_button (banner, label, detailed);
}

static GMenuModel *
create_panel_menu (const char *action,
                   GPtrArray  *panels)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < panels->len; i++)
    {
      g_autoptr(GMenuItem) item = NULL;
      g_autofree char *label = ptero_format_menu_label (ptero_panel_get_name (panels->pdata[i]));

      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, action, "s", ptero_panel_get_id (panels->pdata[i]));
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

/* Where several panels are meant, one is chosen. */
static void
add_panels_button (PteroBanner *banner,
                   const char  *label,
                   const char  *action,
                   GPtrArray   *panels)
{
  g_autoptr(GMenuModel) menu = NULL;

  if (panels->len == 1)
    {
      add_panel_button (banner, label, action, panels->pdata[0]);
      return;
    }

  menu = create_panel_menu (action, panels);
  ptero_banner_add_menu (banner, label, menu);
}

/* While it is about the same panels a menu that is open stays so, and a button keeps the focus, or
 * the press that is half of a click. */
static void
update_buttons (PteroBanner *banner,
                GPtrArray   *panels,
                AddButtons   add)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < panels->len; i++)
    g_string_append_printf (names, "%s %s %s\n", ptero_panel_get_id (panels->pdata[i]),
                            ptero_panel_get_address (panels->pdata[i]),
                            ptero_panel_get_name (panels->pdata[i]));

  if (g_strcmp0 (g_object_get_data (G_OBJECT (banner), BUTTONS_OF), names->str) == 0)
    return;

  g_object_set_data_full (G_OBJECT (banner), BUTTONS_OF, g_strdup (names->str), g_free);
  ptero_banner_clear_buttons (banner);
  add (banner, panels);
}

/* When the panel is tried again; NULL if it is not. */
static char *
describe_next_try (PteroPanel *panel)
{
  const gint64 seconds = ptero_panel_status_get_countdown (panel);
  g_autofree char *duration = NULL;

  if (seconds < 0)
    return NULL;
  if (seconds == 0)
    return g_strdup (_("Trying now…"));

  duration = ptero_format_duration (seconds);

  /* Translators: %s is a time span like "24 s" */
  return g_strdup_printf (_("Next try in %s."), duration);
}

/* From when the servers are that are shown; NULL if there are none. */
static char *
describe_age (PteroPanel *panel)
{
  const guint n = ptero_panel_get_n_servers (panel);
  g_autofree char *time = NULL;

  if (n == 0 || ptero_panel_get_refreshed_at (panel) == NULL)
    return NULL;

  time = ptero_format_time (ptero_panel_get_refreshed_at (panel));

  /* Translators: %s is a time like "14:02" */
  return g_strdup_printf (ngettext ("Its %'u server is shown as it was at %s.",
                                    "Its %'u servers are shown as they were at %s.", n), n, time);
}

/* Returns: (transfer full): @text, taken, with @sentence, if there is one */
static char *
add_sentence (char       *text,
              const char *sentence)
{
  g_autofree char *before = text;

  if (sentence == NULL)
    return g_steal_pointer (&before);

  /* Translators: two whole sentences; some languages have no space between them */
  return g_strdup_printf (_("%s %s"), before, sentence);
}

/* In some languages a quotation ends with what begins it in others. */
static gboolean
is_quote (gunichar c)
{
  const GUnicodeType type = g_unichar_type (c);

  return c == '"' || type == G_UNICODE_FINAL_PUNCTUATION || type == G_UNICODE_INITIAL_PUNCTUATION;
}

/* The words of a panel, which may come last, mostly have no full stop. */
static gboolean
is_ended (const char *text)
{
  const char *last = g_utf8_find_prev_char (text, text + strlen (text));

  if (last != NULL && is_quote (g_utf8_get_char (last)))
    last = g_utf8_find_prev_char (text, last);

  return last != NULL && g_utf8_strchr (".!?…", -1, g_utf8_get_char (last)) != NULL;
}

static char *
describe_unreachable (PteroPanel *panel)
{
  g_autofree char *host = ptero_address_get_host (ptero_panel_get_address (panel));
  g_autofree char *safe_host = ptero_text_make_safe (host);
  g_autofree char *reason = ptero_error_describe (ptero_panel_get_error (panel));
  g_autofree char *age = describe_age (panel);
  g_autofree char *next = describe_next_try (panel);
  g_autofree char *first = NULL;

  if (is_ended (reason))
    first = g_strdup_printf (_("%s: %s"), safe_host, reason);
  else
    /* Translators: the address of a panel and what is wrong there, with a full stop at the end */
    first = g_strdup_printf (_("%s: %s."), safe_host, reason);

  return add_sentence (add_sentence (g_steal_pointer (&first), age), next);
}

static gboolean
are_silent (GPtrArray *panels)
{
  for (guint i = 0; i < panels->len; i++)
    {
      if (!ptero_panel_status_is_silent (panels->pdata[i]))
        return FALSE;
    }

  return TRUE;
}

static void
update_unreachable_text (PteroPanelBanners *self,
                         GPtrArray         *panels)
{
  g_autofree char *names = join_names (panels);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  if (panels->len == 1)
    {
      title = ptero_panel_status_describe_lost (panels->pdata[0]);
      subtitle = describe_unreachable (panels->pdata[0]);
    }
  else if (panels->len > 1 && !are_silent (panels))
    {
      title = g_strdup_printf (ngettext ("%'u panel does not answer as it should",
                                         "%'u panels do not answer as they should", panels->len),
                               panels->len);
      subtitle = g_steal_pointer (&names);
    }
  else if (panels->len > 1)
    {
      title = g_strdup_printf (ngettext ("%'u panel does not answer", "%'u panels do not answer",
                                         panels->len), panels->len);
      subtitle = g_steal_pointer (&names);
    }

  ptero_banner_set_title (ensure_banner (self, KIND_UNREACHABLE), title);
  ptero_banner_set_subtitle (ensure_banner (self, KIND_UNREACHABLE), subtitle);
}

static gboolean
tick_cb (gpointer user_data)
{
  PteroPanelBanners *self = PTERO_PANEL_BANNERS (user_data);
  g_autoptr(GPtrArray) panels = collect (self, is_unreachable);

  /* behind others in a narrow window nobody sees it count */
  if (panels->len == 1 && ptero_banner_get_revealed (self->banners[KIND_UNREACHABLE]))
    {
      update_unreachable_text (self, panels);
      return G_SOURCE_CONTINUE;
    }

  self->tick = 0;

  return G_SOURCE_REMOVE;
}

static void
update_tick (PteroPanelBanners *self)
{
  if (self->tick == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      self->banners[KIND_UNREACHABLE] != NULL &&
      ptero_banner_get_revealed (self->banners[KIND_UNREACHABLE]))
    self->tick = g_timeout_add_seconds (1, tick_cb, self);
}

static void
add_try_button (PteroBanner *banner,
                GPtrArray   *panels)
{
  if (panels->len == 1)
    add_panel_button (banner, _("_Try Now"), "win.refresh-panel", panels->pdata[0]);
  else
    ptero_banner_add_button (banner, _("_Try Now"), "win.refresh-all");
}

static void
add_unreachable_buttons (PteroBanner *banner,
                         GPtrArray   *panels)
{
  add_panels_button (banner, _("_Details"), "win.resolve-panel", panels);
  add_try_button (banner, panels);
}

static void
update_unreachable (PteroPanelBanners *self)
{
  g_autoptr(GPtrArray) panels = collect (self, is_unreachable);

  if (panels->len > 0)
    {
      update_unreachable_text (self, panels);
      update_buttons (ensure_banner (self, KIND_UNREACHABLE), panels, add_unreachable_buttons);
    }

  self->wanted[KIND_UNREACHABLE] = panels->len > 0;
}

static void
add_fix_button (PteroBanner *banner,
                GPtrArray   *panels)
{
  add_panels_button (banner, _("_Fix…"), "win.resolve-panel", panels);
}

/* In one's own network one may know what one does, elsewhere not. */
static void
add_dismiss_button (PteroBanner *banner,
                    GPtrArray   *panels)
{
  for (guint i = 0; i < panels->len; i++)
    {
      if (!ptero_address_is_private (ptero_panel_get_address (panels->pdata[i])))
        return;
    }

  ptero_banner_add_button (banner, _("_Dismiss"), "banners.dismiss-insecure");
}

static char *
describe_lack (PteroPanel *panel)
{
  return g_strdup (ptero_panel_get_error (panel)->message);
}

/* Banners with one title for a panel and another for several. */
static const PanelsInfo panels_infos[] = {
  { KIND_HELD_OFF, is_held_off,
    N_("A panel allows no requests for a while"),
    N_("These panels allow no requests for a while"),
    NULL, add_try_button },
  { KIND_KEYRING, lacks_keyring,
    N_("The keyring does not give the key of a panel"),
    N_("The keyring does not give the keys of the panels"),
    NULL, add_fix_button },
  { KIND_REFUSED, is_refused,
    N_("A panel needs your help"),
    N_("These panels need your help"),
    ptero_panel_status_describe, add_fix_button },
  { KIND_INCOMPLETE, ptero_panel_get_incomplete,
    N_("Not all servers of a panel could be read"),
    N_("Not all servers of these panels could be read"),
    describe_lack, add_try_button },
  { KIND_INSECURE, is_insecure,
    N_("The connection to a panel is not encrypted"),
    N_("The connections to these panels are not encrypted"),
    NULL, add_dismiss_button },
};

static char *
describe_panels (const PanelsInfo *info,
                 GPtrArray        *panels)
{
  g_autofree char *names = join_names (panels);
  g_autofree char *description = NULL;

  if (panels->len > 1 || info->describe == NULL)
    return g_steal_pointer (&names);

  description = info->describe (panels->pdata[0]);

  /* Translators: the name of a panel and what is wrong there */
  return g_strdup_printf (_("%s: %s"), names, description);
}

static void
update_banner (PteroPanelBanners *self,
               const PanelsInfo  *info)
{
  g_autoptr(GPtrArray) panels = collect (self, info->predicate);

  if (panels->len > 0)
    {
      PteroBanner *banner = ensure_banner (self, info->kind);
      g_autofree char *subtitle = describe_panels (info, panels);

      ptero_banner_set_title (banner, panels->len == 1 ? _(info->title) : _(info->several));
      ptero_banner_set_subtitle (banner, subtitle);
      update_buttons (banner, panels, info->add);
    }

  self->wanted[info->kind] = panels->len > 0;
}

static gboolean
update_cb (gpointer user_data)
{
  PteroPanelBanners *self = PTERO_PANEL_BANNERS (user_data);
  g_autoptr(GPtrArray) demos = collect (self, ptero_panel_get_demo);

  self->update = 0;

  update_unreachable (self);
  for (guint i = 0; i < G_N_ELEMENTS (panels_infos); i++)
    update_banner (self, &panels_infos[i]);
  self->wanted[KIND_DEMO] = demos->len > 0;
  show_wanted (self);

  return G_SOURCE_REMOVE;
}

/* A panel changes several properties at once: one update for all. */
static void
queue_update (PteroPanelBanners *self)
{
  if (self->update == 0)
    self->update = g_idle_add (update_cb, self);
}

static void
panels_changed_cb (PteroPanelBanners *self,
                   guint              position,
                   guint              n_removed,
                   guint              n_added)
{
  static const char *const signals[] = {
    "notify::state", "notify::error", "notify::name", "notify::address", "notify::n-servers",
    "notify::refreshed-at", "notify::demo"
  };

  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr(PteroPanel) panel = g_list_model_get_item (self->panels, i);

      g_signal_handlers_disconnect_by_func (panel, queue_update, self);
      for (guint j = 0; j < G_N_ELEMENTS (signals); j++)
        g_signal_connect_object (panel, signals[j], G_CALLBACK (queue_update), self,
                                 G_CONNECT_SWAPPED);
    }

  queue_update (self);
}

static void
unfold_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PteroPanelBanners *self = PTERO_PANEL_BANNERS (widget);

  self->unfolded = TRUE;
  show_wanted (self);
}

/* For as long as the program runs. */
static void
dismiss_insecure_action (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  PteroPanelBanners *self = PTERO_PANEL_BANNERS (widget);
  g_autoptr(GPtrArray) panels = collect (self, is_insecure);

  for (guint i = 0; i < panels->len; i++)
    g_object_set_data (panels->pdata[i], ACCEPTED, GUINT_TO_POINTER (TRUE));
  queue_update (self);
}

static void
ptero_panel_banners_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ptero_panel_banners_parent_class)->map (widget);

  update_tick (PTERO_PANEL_BANNERS (widget));
}

static void
ptero_panel_banners_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&PTERO_PANEL_BANNERS (widget)->tick, g_source_remove);

  GTK_WIDGET_CLASS (ptero_panel_banners_parent_class)->unmap (widget);
}

static void
ptero_panel_banners_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_COMPACT:
      g_value_set_boolean (value, PTERO_PANEL_BANNERS (object)->compact);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* The window may be laid out just now: the rest comes with the next update. */
static void
ptero_panel_banners_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  PteroPanelBanners *self = PTERO_PANEL_BANNERS (object);

  switch (prop_id)
    {
    case PROP_COMPACT:
      if (self->compact == g_value_get_boolean (value))
        break;
      self->compact = !self->compact;
      if (self->panels != NULL)
        queue_update (self);
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_panel_banners_dispose (GObject *object)
{
  PteroPanelBanners *self = PTERO_PANEL_BANNERS (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_handle_id (&self->update, g_source_remove);
  g_clear_object (&self->panel);
  g_clear_object (&self->panels);

  G_OBJECT_CLASS (ptero_panel_banners_parent_class)->dispose (object);
}

static void
ptero_panel_banners_class_init (PteroPanelBannersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_panel_banners_dispose;
  G_OBJECT_CLASS (klass)->get_property = ptero_panel_banners_get_property;
  G_OBJECT_CLASS (klass)->set_property = ptero_panel_banners_set_property;
  widget_class->map = ptero_panel_banners_map;
  widget_class->unmap = ptero_panel_banners_unmap;

  /**
   * PteroPanelBanners:compact:
   *
   * There is place for one banner.
   */
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                   G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "banners.unfold", NULL, unfold_action);
  gtk_widget_class_install_action (widget_class, "banners.dismiss-insecure", NULL,
                                   dismiss_insecure_action);
}

static void
ptero_panel_banners_init (PteroPanelBanners *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * ptero_panel_banners_set_panels:
 * @self: the banners
 * @panels: (element-type Ptero.Panel): the panels
 *
 * Gives the banners the panels to speak of, once.
 */
void
ptero_panel_banners_set_panels (PteroPanelBanners *self,
                                GListModel        *panels)
{
  g_return_if_fail (PTERO_IS_PANEL_BANNERS (self));
  g_return_if_fail (G_IS_LIST_MODEL (panels) && self->panels == NULL);

  self->panels = g_object_ref (panels);
  g_signal_connect_object (panels, "items-changed", G_CALLBACK (panels_changed_cb), self,
                           G_CONNECT_SWAPPED);
  panels_changed_cb (self, 0, 0, g_list_model_get_n_items (panels));
}

/**
 * ptero_panel_banners_set_panel:
 * @self: the banners
 * @panel: (nullable): a panel
 *
 * Says only what is about @panel, and not what is about others; of all of them
 * for %NULL.
 */
void
ptero_panel_banners_set_panel (PteroPanelBanners *self,
                               PteroPanel        *panel)
{
  g_return_if_fail (PTERO_IS_PANEL_BANNERS (self));
  g_return_if_fail (panel == NULL || PTERO_IS_PANEL (panel));

  if (g_set_object (&self->panel, panel) && self->panels != NULL)
    queue_update (self);
}

/**
 * ptero_panel_banners_set_notice:
 * @self: the banners
 * @notice: what happened
 * @reason: (nullable): why, or more about it, %NULL if there is nothing to tell
 *
 * Says something that holds until it is set to %NULL.
 */
void
ptero_panel_banners_set_notice (PteroPanelBanners *self,
                                PteroNotice        notice,
                                const char        *reason)
{
  const Kind kind = (Kind) notice;

  g_return_if_fail (PTERO_IS_PANEL_BANNERS (self));
  g_return_if_fail (notice < PTERO_N_NOTICES);

  if (reason != NULL)
    ptero_banner_set_subtitle (ensure_banner (self, kind), reason);
  self->wanted[kind] = reason != NULL;
  show_wanted (self);
}
