/* ptero-fleet-filter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-filter.h"

#include "ptero-fleet-query.h"

/**
 * PteroFleetFilter:
 *
 * Which servers the list shows: those that match the search, the group of
 * states and the panel that were chosen, and have a star if that was.
 */
struct _PteroFleetFilter
{
  GtkFilter        parent_instance;

  char            *text;
  PteroFleetQuery *query;
  PteroFleetGroup  group;
  PteroPanel      *panel;
  gboolean         favorites;
};

G_DEFINE_FINAL_TYPE (PteroFleetFilter, ptero_fleet_filter, GTK_TYPE_FILTER)

static const char *const group_nicks[PTERO_N_FLEET_GROUPS] = { "all", "running", "offline",
                                                               "attention", "unknown" };

static gboolean
ptero_fleet_filter_match (GtkFilter *filter,
                          gpointer   item)
{
  return ptero_fleet_filter_matches (PTERO_FLEET_FILTER (filter), item);
}

static GtkFilterMatch
ptero_fleet_filter_get_strictness (GtkFilter *filter)
{
  return ptero_fleet_filter_is_empty (PTERO_FLEET_FILTER (filter))
           ? GTK_FILTER_MATCH_ALL
           : GTK_FILTER_MATCH_SOME;
}

static void
ptero_fleet_filter_dispose (GObject *object)
{
  PteroFleetFilter *self = PTERO_FLEET_FILTER (object);

  g_clear_object (&self->panel);

  G_OBJECT_CLASS (ptero_fleet_filter_parent_class)->dispose (object);
}

static void
ptero_fleet_filter_finalize (GObject *object)
{
  PteroFleetFilter *self = PTERO_FLEET_FILTER (object);

  g_clear_pointer (&self->text, g_free);
  g_clear_object (&self->query);

  G_OBJECT_CLASS (ptero_fleet_filter_parent_class)->finalize (object);
}

static void
ptero_fleet_filter_class_init (PteroFleetFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkFilterClass *filter_class = GTK_FILTER_CLASS (klass);

  object_class->dispose = ptero_fleet_filter_dispose;
  object_class->finalize = ptero_fleet_filter_finalize;
  filter_class->match = ptero_fleet_filter_match;
  filter_class->get_strictness = ptero_fleet_filter_get_strictness;
}

static void
ptero_fleet_filter_init (PteroFleetFilter *self)
{
  self->text = g_strdup ("");
  self->query = ptero_fleet_query_new (NULL);
}

/**
 * ptero_fleet_group_contains:
 * @self: a group of states
 * @server: a server
 *
 * What was running when it was last seen does not count as running.
 *
 * Returns: whether @server belongs to the group
 */
gboolean
ptero_fleet_group_contains (PteroFleetGroup   self,
                            PteroFleetServer *server)
{
  const PteroServerState state = ptero_fleet_server_get_state (server);
  const gboolean stale = ptero_fleet_server_get_stale (server);

  switch (self)
    {
    case PTERO_FLEET_GROUP_RUNNING:
      return state == PTERO_SERVER_STATE_RUNNING && !stale;
    case PTERO_FLEET_GROUP_OFFLINE:
      return state == PTERO_SERVER_STATE_OFFLINE && !stale;
    case PTERO_FLEET_GROUP_ATTENTION:
      return ptero_fleet_server_get_attention (server) != 0;
    case PTERO_FLEET_GROUP_UNKNOWN:
      return state == PTERO_SERVER_STATE_UNKNOWN ||
             (stale && !ptero_fleet_server_get_away (server));
    case PTERO_FLEET_GROUP_ALL:
    case PTERO_N_FLEET_GROUPS:
    default:
      return TRUE;
    }
}

/**
 * ptero_fleet_group_get_nick:
 * @self: a group of states
 *
 * Returns: (transfer none): its name in actions and settings
 */
const char *
ptero_fleet_group_get_nick (PteroFleetGroup self)
{
  g_return_val_if_fail (self < PTERO_N_FLEET_GROUPS, NULL);

  return group_nicks[self];
}

/**
 * ptero_fleet_group_from_nick:
 * @nick: a name
 *
 * Returns: the group of that name, %PTERO_FLEET_GROUP_ALL if there is none
 */
PteroFleetGroup
ptero_fleet_group_from_nick (const char *nick)
{
  for (guint group = 0; group < PTERO_N_FLEET_GROUPS; group++)
    {
      if (g_strcmp0 (group_nicks[group], nick) == 0)
        return group;
    }

  return PTERO_FLEET_GROUP_ALL;
}

/**
 * ptero_fleet_filter_new:
 *
 * Returns: (transfer full): a filter that lets every server pass
 */
PteroFleetFilter *
ptero_fleet_filter_new (void)
{
  return g_object_new (PTERO_TYPE_FLEET_FILTER, NULL);
}

/**
 * ptero_fleet_filter_matches:
 * @self: a filter
 * @server: a server
 *
 * Returns: whether @server passes
 */
gboolean
ptero_fleet_filter_matches (PteroFleetFilter *self,
                            PteroFleetServer *server)
{
  g_return_val_if_fail (PTERO_IS_FLEET_FILTER (self), FALSE);

  if (self->panel != NULL && ptero_fleet_server_get_panel (server) != self->panel)
    return FALSE;
  if (self->favorites && !ptero_fleet_server_get_favorite (server))
    return FALSE;
  if (!ptero_fleet_group_contains (self->group, server))
    return FALSE;

  return ptero_fleet_query_matches (self->query, server);
}

/**
 * ptero_fleet_filter_get_text:
 * @self: a filter
 *
 * Returns: (transfer none): what is searched for
 */
const char *
ptero_fleet_filter_get_text (PteroFleetFilter *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_FILTER (self), NULL);

  return self->text;
}

/* Longer words match less, so only what matched is looked at again; but a word that grew may have
 * become a token. */
static GtkFilterChange
compare (PteroFleetQuery *before,
         PteroFleetQuery *query)
{
  if (ptero_fleet_query_is_part_of (before, query))
    return GTK_FILTER_CHANGE_MORE_STRICT;
  if (ptero_fleet_query_is_part_of (query, before))
    return GTK_FILTER_CHANGE_LESS_STRICT;

  return GTK_FILTER_CHANGE_DIFFERENT;
}

/**
 * ptero_fleet_filter_set_text:
 * @self: a filter
 * @text: words and tokens, see [class@Ptero.FleetQuery]
 */
void
ptero_fleet_filter_set_text (PteroFleetFilter *self,
                             const char       *text)
{
  g_autoptr(PteroFleetQuery) before = NULL;

  g_return_if_fail (PTERO_IS_FLEET_FILTER (self));
  g_return_if_fail (text != NULL);

  if (g_str_equal (self->text, text))
    return;

  g_free (self->text);
  self->text = g_strdup (text);
  before = g_steal_pointer (&self->query);
  self->query = ptero_fleet_query_new (text);
  gtk_filter_changed (GTK_FILTER (self), compare (before, self->query));
}

/**
 * ptero_fleet_filter_get_group:
 * @self: a filter
 *
 * Returns: the group of states that is shown
 */
PteroFleetGroup
ptero_fleet_filter_get_group (PteroFleetFilter *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_FILTER (self), PTERO_FLEET_GROUP_ALL);

  return self->group;
}

/**
 * ptero_fleet_filter_set_group:
 * @self: a filter
 * @group: the group of states to show
 */
void
ptero_fleet_filter_set_group (PteroFleetFilter *self,
                              PteroFleetGroup   group)
{
  g_return_if_fail (PTERO_IS_FLEET_FILTER (self));

  if (self->group == group)
    return;

  self->group = group;
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * ptero_fleet_filter_get_panel:
 * @self: a filter
 *
 * Returns: (transfer none) (nullable): the only panel that is shown
 */
PteroPanel *
ptero_fleet_filter_get_panel (PteroFleetFilter *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_FILTER (self), NULL);

  return self->panel;
}

/**
 * ptero_fleet_filter_set_panel:
 * @self: a filter
 * @panel: (nullable): the only panel to show
 */
void
ptero_fleet_filter_set_panel (PteroFleetFilter *self,
                              PteroPanel       *panel)
{
  g_return_if_fail (PTERO_IS_FLEET_FILTER (self));

  if (g_set_object (&self->panel, panel))
    gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * ptero_fleet_filter_get_favorites:
 * @self: a filter
 *
 * Returns: whether only servers with a star are shown
 */
gboolean
ptero_fleet_filter_get_favorites (PteroFleetFilter *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_FILTER (self), FALSE);

  return self->favorites;
}

/**
 * ptero_fleet_filter_set_favorites:
 * @self: a filter
 * @favorites: whether to show only servers with a star
 */
void
ptero_fleet_filter_set_favorites (PteroFleetFilter *self,
                                  gboolean          favorites)
{
  g_return_if_fail (PTERO_IS_FLEET_FILTER (self));

  favorites = !!favorites;
  if (self->favorites == favorites)
    return;

  self->favorites = favorites;
  gtk_filter_changed (GTK_FILTER (self),
                      favorites ? GTK_FILTER_CHANGE_MORE_STRICT : GTK_FILTER_CHANGE_LESS_STRICT);
}

/**
 * ptero_fleet_filter_is_empty:
 * @self: a filter
 *
 * Returns: whether every server passes
 */
gboolean
ptero_fleet_filter_is_empty (PteroFleetFilter *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_FILTER (self), TRUE);

  return self->panel == NULL && !self->favorites && self->group == PTERO_FLEET_GROUP_ALL &&
         ptero_fleet_query_is_empty (self->query);
}

/**
 * ptero_fleet_filter_clear:
 * @self: a filter
 *
 * Lets every server pass again.
 */
void
ptero_fleet_filter_clear (PteroFleetFilter *self)
{
  g_return_if_fail (PTERO_IS_FLEET_FILTER (self));

  g_clear_object (&self->panel);
  self->group = PTERO_FLEET_GROUP_ALL;
  self->favorites = FALSE;
  g_free (self->text);
  self->text = g_strdup ("");
  g_clear_object (&self->query);
  self->query = ptero_fleet_query_new (NULL);
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_LESS_STRICT);
}

/**
 * ptero_fleet_filter_live_changed:
 * @self: a filter
 *
 * Says that states and numbers of servers changed: filters anew if what
 * passes depends on them, and does nothing otherwise.
 */
void
ptero_fleet_filter_live_changed (PteroFleetFilter *self)
{
  g_return_if_fail (PTERO_IS_FLEET_FILTER (self));

  if (ptero_fleet_filter_is_live (self))
    gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * ptero_fleet_filter_is_live:
 * @self: a filter
 *
 * Returns: whether what passes changes with the states and numbers of servers
 */
gboolean
ptero_fleet_filter_is_live (PteroFleetFilter *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_FILTER (self), FALSE);

  return self->group != PTERO_FLEET_GROUP_ALL || ptero_fleet_query_is_live (self->query);
}

/**
 * ptero_fleet_filter_to_saved:
 * @self: a filter
 * @name: what it is called
 *
 * Returns: (transfer full): what is searched and chosen, to be kept
 */
PteroSavedFilter *
ptero_fleet_filter_to_saved (PteroFleetFilter *self,
                             const char       *name)
{
  g_return_val_if_fail (PTERO_IS_FLEET_FILTER (self), NULL);

  return ptero_saved_filter_new (name, self->text, group_nicks[self->group],
                                 self->panel != NULL ? ptero_panel_get_id (self->panel) : "",
                                 self->favorites);
}

/**
 * ptero_fleet_filter_set_saved:
 * @self: a filter
 * @saved: what was kept
 * @panels: the panels
 *
 * Lets pass what @saved does.
 *
 * Returns: %FALSE, and nothing is changed, if its panel is not there any more
 */
gboolean
ptero_fleet_filter_set_saved (PteroFleetFilter *self,
                              PteroSavedFilter *saved,
                              PteroPanelStore  *panels)
{
  const char *id;
  PteroPanel *panel;

  g_return_val_if_fail (PTERO_IS_FLEET_FILTER (self), FALSE);
  g_return_val_if_fail (PTERO_IS_SAVED_FILTER (saved), FALSE);

  id = ptero_saved_filter_get_panel (saved);
  panel = *id != '\0' ? ptero_panel_store_find (panels, id) : NULL;
  if (*id != '\0' && panel == NULL)
    return FALSE;

  g_set_object (&self->panel, panel);
  self->group = ptero_fleet_group_from_nick (ptero_saved_filter_get_group (saved));
  self->favorites = ptero_saved_filter_get_favorites (saved);
  g_free (self->text);
  self->text = ptero_fleet_query_tidy (ptero_saved_filter_get_text (saved));
  g_clear_object (&self->query);
  self->query = ptero_fleet_query_new (self->text);
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);

  return TRUE;
}

/**
 * ptero_fleet_filter_is_saved:
 * @self: a filter
 * @saved: what was kept
 *
 * Returns: whether that is what passes
 */
gboolean
ptero_fleet_filter_is_saved (PteroFleetFilter *self,
                             PteroSavedFilter *saved)
{
  g_autofree char *text = NULL;
  g_autofree char *saved_text = NULL;

  g_return_val_if_fail (PTERO_IS_FLEET_FILTER (self), FALSE);
  g_return_val_if_fail (PTERO_IS_SAVED_FILTER (saved), FALSE);

  text = ptero_fleet_query_tidy (self->text);
  saved_text = ptero_fleet_query_tidy (ptero_saved_filter_get_text (saved));

  return g_str_equal (text, saved_text) &&
         self->group == ptero_fleet_group_from_nick (ptero_saved_filter_get_group (saved)) &&
         self->favorites == ptero_saved_filter_get_favorites (saved) &&
         g_str_equal (self->panel != NULL ? ptero_panel_get_id (self->panel) : "",
                      ptero_saved_filter_get_panel (saved));
}
