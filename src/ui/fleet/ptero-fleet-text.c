/* ptero-fleet-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-text.h"

#include <glib/gi18n.h>

#include "ptero-attention.h"
#include "ptero-fleet-query.h"
#include "ptero-format.h"
#include "ptero-power-menu.h"
#include "ptero-state-icon.h"

#define MAX_NAMES 12

typedef struct
{
  guint      n_servers;
  guint      n_panels;
  guint      n_stale;
  guint      states[PTERO_N_SERVER_STATES];
  GDateTime *oldest;      /* when what is stale was seen; not owned */
} Summary;

static void
summarise (GListModel *servers,
           Summary    *summary)
{
  g_autoptr(GHashTable) panels = g_hash_table_new (NULL, NULL);

  summary->n_servers = g_list_model_get_n_items (servers);
  for (guint i = 0; i < summary->n_servers; i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (servers, i);
      PteroPanel *panel = ptero_fleet_server_get_panel (server);
      PteroServerState state = ptero_fleet_server_get_state (server);

      g_hash_table_add (panels, panel);
      if (ptero_fleet_server_get_stale (server))
        state = PTERO_SERVER_STATE_UNKNOWN;
      summary->states[state]++;
      if (ptero_fleet_server_get_away (server))
        {
          GDateTime *seen = ptero_panel_get_refreshed_at (panel);

          summary->n_stale++;
          if (seen != NULL &&
              (summary->oldest == NULL || g_date_time_compare (seen, summary->oldest) < 0))
            summary->oldest = seen;
        }
    }
  summary->n_panels = g_hash_table_size (panels);
}

/* "98 as of 14:02", "241 running, 12 not known yet", or nothing */
static char *
describe_state (const Summary *summary)
{
  guint n_running = summary->states[PTERO_SERVER_STATE_RUNNING];
  guint n_unknown = summary->states[PTERO_SERVER_STATE_UNKNOWN];
  g_autofree char *time = NULL;
  g_autofree char *running = NULL;
  g_autofree char *unknown = NULL;

  if (summary->n_stale > 0 && summary->oldest != NULL)
    {
      time = ptero_format_time (summary->oldest);

      /* Translators: how many servers are shown as they were at a time */
      return g_strdup_printf (_("%'u as of %s"), summary->n_stale, time);
    }
  if (summary->n_stale == summary->n_servers)
    return g_strdup (_("as last known"));

  running = g_strdup_printf (ngettext ("%'u running", "%'u running", n_running), n_running);
  if (n_unknown == 0)
    return g_steal_pointer (&running);

  /* Translators: of so many servers it is not known yet whether they run */
  unknown = g_strdup_printf (ngettext ("%'u not known yet", "%'u not known yet", n_unknown),
                             n_unknown);
  if (n_running == 0)
    return g_steal_pointer (&unknown);

  /* Translators: "132 running, 8,430 not known yet" */
  return g_strdup_printf (_("%s, %s"), running, unknown);
}

/**
 * ptero_fleet_describe:
 * @servers: a list of servers
 * @panels: whether to say on how many panels they are
 * @n_without: how many more panels there are, whose servers cannot be listed
 * @narrow: whether there is little place
 * @loading: whether the list is still to come
 *
 * Returns: (transfer full): "312 servers on 3 panels · 241 running"
 */
char *
ptero_fleet_describe (GListModel *servers,
                      gboolean    panels,
                      guint       n_without,
                      gboolean    narrow,
                      gboolean    loading)
{
  Summary summary = { 0 };
  g_autofree char *count = NULL;
  g_autofree char *state = NULL;
  g_autofree char *where = NULL;

  summarise (servers, &summary);
  if (summary.n_servers == 0)
    return g_strdup (loading ? _("Loading…") : _("No servers"));

  state = describe_state (&summary);
  if (narrow)
    return g_strdup_printf ("%'u · %s", summary.n_servers, state);

  count = g_strdup_printf (ngettext ("%'u server", "%'u servers", summary.n_servers),
                           summary.n_servers);
  if (!panels || summary.n_panels + n_without < 2)
    return g_strdup_printf ("%s · %s", count, state);

  if (n_without > 0)
    /* Translators: "16 servers on 2 of 3 panels": those of the others cannot be listed */
    where = g_strdup_printf (ngettext ("on %'u of %'u panel", "on %'u of %'u panels",
                                       summary.n_panels + n_without), summary.n_panels,
                             summary.n_panels + n_without);
  else
    where = g_strdup_printf (ngettext ("on %'u panel", "on %'u panels", summary.n_panels),
                             summary.n_panels);

  return g_strdup_printf ("%s %s · %s", count, where, state);
}

/**
 * ptero_fleet_describe_found:
 * @n_found: how many servers are shown
 * @n_servers: how many there are
 * @narrow: whether there is little place
 *
 * Returns: (transfer full): "5 of 24 servers"
 */
char *
ptero_fleet_describe_found (guint    n_found,
                            guint    n_servers,
                            gboolean narrow)
{
  if (narrow)
    /* Translators: how many servers are found, and how many there are */
    return g_strdup_printf (_("%'u of %'u"), n_found, n_servers);

  /* Translators: how many servers are found, and how many there are */
  return g_strdup_printf (ngettext ("%'u of %'u server", "%'u of %'u servers", n_servers), n_found,
                          n_servers);
}

/**
 * ptero_fleet_describe_row:
 * @server: a server
 *
 * Returns: (transfer full): what is read out when its row takes the focus: "Lobby, Running"
 */
char *
ptero_fleet_describe_row (PteroFleetServer *server)
{
  const char *name = ptero_fleet_server_get_server (server)->name;
  g_autofree char *safe = ptero_text_make_safe (name != NULL ? name : "");

  /* Translators: the name of a server, and its state */
  return g_strdup_printf (ptero_fleet_server_get_favorite (server)
                            ? _("%s, %s, favorite")
                            : "%s, %s", safe,
                          ptero_state_get_word (ptero_fleet_server_get_state (server),
                                                ptero_fleet_server_get_stale (server)));
}

/**
 * ptero_fleet_describe_check:
 * @server: a server
 *
 * Returns: (transfer full): what is read out for the check box that selects its row
 */
char *
ptero_fleet_describe_check (PteroFleetServer *server)
{
  const char *name = ptero_fleet_server_get_server (server)->name;
  g_autofree char *safe = ptero_text_make_safe (name != NULL ? name : "");

  /* Translators: names a check box, %s is the name of a server */
  return g_strdup_printf (_("Select %s"), safe);
}

/**
 * ptero_fleet_describe_power_of:
 * @server: a server
 *
 * Returns: (transfer full): what is read out for the button that offers its power actions
 */
char *
ptero_fleet_describe_power_of (PteroFleetServer *server)
{
  const char *name = ptero_fleet_server_get_server (server)->name;
  g_autofree char *safe = ptero_text_make_safe (name != NULL ? name : "");

  /* Translators: names a button that offers to start, stop and restart; %s is a server */
  return g_strdup_printf (_("Power of %s"), safe);
}

/**
 * ptero_fleet_describe_selection:
 * @servers: the servers that are selected
 *
 * Returns: (transfer full): "on 2 panels · 4 running, 1 starting"
 */
char *
ptero_fleet_describe_selection (GListModel *servers)
{
  Summary summary = { 0 };
  g_autoptr(GString) text = g_string_new (NULL);
  gboolean first = TRUE;

  summarise (servers, &summary);
  if (summary.n_servers == 0)
    return g_strdup (_("Click servers to select them"));

  g_string_append_printf (text, ngettext ("on %'u panel", "on %'u panels", summary.n_panels),
                          summary.n_panels);
  for (guint state = 0; state < PTERO_N_SERVER_STATES; state++)
    {
      g_autofree char *word = NULL;

      if (summary.states[state] == 0)
        continue;

      word = g_utf8_strdown (ptero_server_state_get_label (state), -1);
      g_string_append_printf (text, "%s%'u %s", first ? " · " : ", ", summary.states[state], word);
      first = FALSE;
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static int
get_percent (gint64 used,
             gint64 limit)
{
  return limit > 0 ? (int) MIN (used * 100.0 / limit, 999) : 0;
}

/**
 * ptero_fleet_describe_reasons:
 * @reasons: of [flags@Ptero.Attention]
 * @disk: percent of the disk that is in use
 * @memory: percent of the memory that is in use
 *
 * Returns: (transfer full): "Disk 95 % full · Memory 93 % used", the most urgent first
 */
char *
ptero_fleet_describe_reasons (guint reasons,
                              guint disk,
                              guint memory)
{
  static const struct { PteroAttention reason; const char *text; } texts[] = {
    { PTERO_ATTENTION_CRASHED, N_("Ended without being stopped") },
    { PTERO_ATTENTION_NODE_DOWN, N_("Its node does not answer") },
    { PTERO_ATTENTION_INSTALL_FAILED, N_("The installation failed") },
    { PTERO_ATTENTION_DISK, NULL },
    { PTERO_ATTENTION_MEMORY, NULL },
    { PTERO_ATTENTION_SUSPENDED, N_("Not usable until that is lifted") },
    { PTERO_ATTENTION_MAINTENANCE, N_("Its node is under maintenance") },
  };
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if ((reasons & texts[i].reason) == 0)
        continue;

      if (texts[i].reason == PTERO_ATTENTION_DISK)
        /* Translators: %u percent of the disk are in use */
        g_ptr_array_add (parts, g_strdup_printf (_("Disk %u\u202f%% full"), disk));
      else if (texts[i].reason == PTERO_ATTENTION_MEMORY)
        /* Translators: %u percent of the memory are in use */
        g_ptr_array_add (parts, g_strdup_printf (_("Memory %u\u202f%% used"), memory));
      else
        g_ptr_array_add (parts, g_strdup (_(texts[i].text)));
    }
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}

/**
 * ptero_fleet_describe_attention:
 * @server: a server that wants a person
 *
 * Returns: (transfer full): why
 */
char *
ptero_fleet_describe_attention (PteroFleetServer *server)
{
  return ptero_fleet_describe_reasons (ptero_fleet_server_get_attention (server),
                                       get_percent (ptero_fleet_server_get_disk (server),
                                                    ptero_fleet_server_get_disk_limit (server)),
                                       get_percent (ptero_fleet_server_get_memory (server),
                                                    ptero_fleet_server_get_memory_limit (server)));
}

static const char *
get_group_label (PteroFleetGroup group)
{
  switch (group)
    {
    case PTERO_FLEET_GROUP_RUNNING: return _("Running");
    case PTERO_FLEET_GROUP_OFFLINE: return _("Offline");
    case PTERO_FLEET_GROUP_ATTENTION: return _("Attention");
    case PTERO_FLEET_GROUP_UNKNOWN: return _("Unknown");
    case PTERO_FLEET_GROUP_ALL:
    case PTERO_N_FLEET_GROUPS:
    default: return NULL;
    }
}

/* What chips have been made of is called what they say. */
static void
add_searched (GPtrArray  *parts,
              const char *text)
{
  g_autofree char *words = NULL;
  g_auto(GStrv) terms = ptero_fleet_query_split (text, &words);
  g_autofree char *safe = ptero_text_make_safe (words);

  for (guint i = 0; terms[i] != NULL; i++)
    {
      g_autofree char *term = ptero_fleet_query_describe_term (terms[i]);

      g_ptr_array_add (parts, g_markup_escape_text (term, -1));
    }
  if (*safe != '\0')
    /* Translators: quotes what is searched for */
    g_ptr_array_add (parts, g_markup_printf_escaped (_("“%s”"), safe));
}

/**
 * ptero_fleet_describe_filter:
 * @filter: a filter that no server passes
 *
 * Returns: (transfer full): which filter that is, as markup
 */
char *
ptero_fleet_describe_filter (PteroFleetFilter *filter)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  PteroPanel *panel = ptero_fleet_filter_get_panel (filter);
  const char *group = get_group_label (ptero_fleet_filter_get_group (filter));
  g_autofree char *joined = NULL;

  add_searched (parts, ptero_fleet_filter_get_text (filter));
  if (group != NULL)
    g_ptr_array_add (parts, g_markup_escape_text (group, -1));
  if (ptero_fleet_filter_get_favorites (filter))
    g_ptr_array_add (parts, g_markup_escape_text (_("Favorites"), -1));
  if (panel != NULL)
    {
      g_autofree char *safe = ptero_text_make_safe (ptero_panel_get_name (panel));

      g_ptr_array_add (parts, g_markup_escape_text (safe, -1));
    }
  g_ptr_array_add (parts, NULL);
  joined = g_strjoinv (" · ", (char **) parts->pdata);

  /* Translators: %s is what was searched for and chosen, e.g. “lobby” · Running */
  return g_strdup_printf (_("No server matches %s."), joined);
}

/**
 * ptero_fleet_lacks_account_key:
 * @panel: a panel
 *
 * Its servers are those of everybody then, which are in its administration, and
 * not counted as one's own.
 *
 * Returns: whether its only key is one for its administration
 */
gboolean
ptero_fleet_lacks_account_key (PteroPanel *panel)
{
  g_return_val_if_fail (PTERO_IS_PANEL (panel), FALSE);

  return !ptero_panel_has_key (panel, PTERO_API_CLIENT) &&
         ptero_panel_has_key (panel, PTERO_API_APPLICATION);
}

/**
 * ptero_fleet_describe_empty:
 * @panel: a panel without servers
 *
 * Returns: (transfer full): what to do about it, as markup
 */
char *
ptero_fleet_describe_empty (PteroPanel *panel)
{
  g_autofree char *name = ptero_text_make_safe (ptero_panel_get_name (panel));

  if (ptero_fleet_lacks_account_key (panel))
    /* Translators: %s is the name of a panel */
    return g_markup_printf_escaped (_("The key of “%s” is one for its administration, where all of its servers are. To start and stop servers, and to see what they use, add an account key."), name);

  if (ptero_panel_get_is_admin (panel) && !ptero_panel_get_admin_all (panel))
    /* Translators: %s is the name of a panel */
    return g_markup_printf_escaped (_("The account of this key has no servers on “%s”. As an administrator you can list those of everybody: View → All Servers of the Panel."), name);

  /* Translators: %s is the name of a panel */
  return g_markup_printf_escaped (_("The account of this key has no servers on “%s”. They are listed here as soon as there are any."), name);
}

/**
 * ptero_fleet_describe_power:
 * @signal: a power action
 * @n_fit: how many of the selected servers it fits
 * @n_selected: how many are selected
 *
 * Returns: (transfer full): "Restart", or "Restart 4 of 5"
 */
char *
ptero_fleet_describe_power (PteroPowerSignal signal,
                            guint            n_fit,
                            guint            n_selected)
{
  if (n_fit == 0 || n_fit == n_selected)
    return g_strdup (ptero_power_signal_get_label (signal));

  switch (signal)
    {
    case PTERO_POWER_START: return g_strdup_printf (_("Start %'u of %'u"), n_fit, n_selected);
    case PTERO_POWER_STOP: return g_strdup_printf (_("Stop %'u of %'u"), n_fit, n_selected);
    case PTERO_POWER_RESTART: return g_strdup_printf (_("Restart %'u of %'u"), n_fit, n_selected);
    case PTERO_POWER_KILL: return g_strdup_printf (_("Kill %'u of %'u…"), n_fit, n_selected);
    default: g_return_val_if_reached (NULL);
    }
}

/* "Basalt EU: Lobby, Survival": the names of @servers from @first on that are of the same panel, up
 * to @max; those that are said are in @said. */
static void
append_names (GString    *text,
              GListModel *servers,
              guint       first,
              guint       max,
              GHashTable *said)
{
  g_autoptr(PteroFleetServer) server = g_list_model_get_item (servers, first);
  PteroPanel *panel = ptero_fleet_server_get_panel (server);
  g_autofree char *panel_name = ptero_text_make_safe (ptero_panel_get_name (panel));
  guint n_names = 0;

  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", panel_name);
  for (guint i = first; i < g_list_model_get_n_items (servers) && n_names < max; i++)
    {
      g_autoptr(PteroFleetServer) other = g_list_model_get_item (servers, i);
      g_autofree char *name = NULL;

      if (ptero_fleet_server_get_panel (other) != panel)
        continue;

      name = ptero_text_make_safe (ptero_fleet_server_get_server (other)->name);
      g_string_append_printf (text, "%s%s", n_names > 0 ? ", " : ": ", name);
      g_hash_table_add (said, GUINT_TO_POINTER (i));
      n_names++;
    }
}

/**
 * ptero_fleet_describe_servers:
 * @servers: some servers
 *
 * Returns: (transfer full): the names of as many as somebody reads, a line for each panel
 */
char *
ptero_fleet_describe_servers (GListModel *servers)
{
  g_autoptr(GHashTable) said = g_hash_table_new (NULL, NULL);
  g_autoptr(GString) text = g_string_new (NULL);
  const guint n_servers = g_list_model_get_n_items (servers);
  guint n_more;

  for (guint i = 0; i < n_servers && g_hash_table_size (said) < MAX_NAMES; i++)
    {
      if (!g_hash_table_contains (said, GUINT_TO_POINTER (i)))
        append_names (text, servers, i, MAX_NAMES - g_hash_table_size (said), said);
    }

  n_more = n_servers - g_hash_table_size (said);
  if (n_more > 0)
    {
      g_string_append_c (text, '\n');
      /* Translators: so many servers besides those that are named */
      g_string_append_printf (text, ngettext ("and %'u more", "and %'u more", n_more), n_more);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append_sentence (GString *text,
                 char    *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, sentence);
  g_free (sentence);
}

/**
 * ptero_fleet_describe_left_out:
 * @left_out: how many of the selected servers are left out, by reason
 *
 * Returns: (transfer full) (nullable): a sentence for each reason, one a line; %NULL if none is
 */
char *
ptero_fleet_describe_left_out (const PteroFleetLeftOut *left_out)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (left_out->n_same > 0)
    append_sentence (text,
                     g_strdup_printf (ngettext ("%'u of the selected is the same server, seen through another login.",
                                                "%'u of the selected are the same servers, seen through another login.",
                                                left_out->n_same), left_out->n_same));
  if (left_out->n_unfit > 0)
    append_sentence (text,
                     g_strdup_printf (ngettext ("%'u server is left out, as it cannot be done in its state.",
                                                "%'u servers are left out, as it cannot be done in their state.",
                                                left_out->n_unfit), left_out->n_unfit));
  if (left_out->n_unknown > 0)
    append_sentence (text,
                     g_strdup_printf (ngettext ("%'u server whose state is not known yet is left out.",
                                                "%'u servers whose state is not known yet are left out.",
                                                left_out->n_unknown), left_out->n_unknown));

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/**
 * ptero_fleet_describe_no_power:
 * @signal: a power action
 *
 * Returns: (transfer none): why it cannot be done
 */
const char *
ptero_fleet_describe_no_power (PteroPowerSignal signal)
{
  switch (signal)
    {
    case PTERO_POWER_START: return _("None of the selected servers can be started");
    case PTERO_POWER_STOP: return _("None of the selected servers can be stopped");
    case PTERO_POWER_RESTART: return _("None of the selected servers can be restarted");
    case PTERO_POWER_KILL: return _("None of the selected servers can be killed");
    default: g_return_val_if_reached (NULL);
    }
}

/**
 * ptero_fleet_describe_job:
 * @job: a job on several servers
 * @narrow: whether there is little place
 *
 * Returns: (transfer full): how far it is, "Restart 5 Servers: 3 of 5 · 1 failed", or
 *   "3 of 5 · 1 failed"
 */
char *
ptero_fleet_describe_job (PteroJob *job,
                          gboolean  narrow)
{
  guint n_targets = g_list_model_get_n_items (ptero_job_get_targets (job));
  guint n_failed = ptero_job_get_n_failed (job);
  guint n_ended = ptero_job_get_n_done (job) + n_failed + ptero_job_get_n_left_out (job);
  g_autofree char *progress = NULL;
  g_autofree char *failed = NULL;
  g_autofree char *text = NULL;

  /* Translators: so many of so many servers of a job are done */
  progress = g_strdup_printf (_("%'u of %'u"), n_ended, n_targets);
  if (n_failed > 0)
    failed = g_strdup_printf (ngettext ("%'u failed", "%'u failed", n_failed), n_failed);
  text = failed != NULL ? g_strdup_printf ("%s · %s", progress, failed)
                        : g_steal_pointer (&progress);

  return narrow ? g_steal_pointer (&text)
                : g_strdup_printf ("%s: %s", ptero_job_get_title (job), text);
}

/**
 * ptero_fleet_describe_waiting:
 * @panel: a panel that is not connected
 *
 * Returns: what the servers wait for
 */
const char *
ptero_fleet_describe_waiting (PteroPanel *panel)
{
  g_return_val_if_fail (PTERO_IS_PANEL (panel), NULL);

  /* its question may be open */
  if (ptero_panel_get_awaits_key (panel))
    return _("Waiting for the keyring to give the key of the panel. If it asks for a password, the servers are listed after that.");

  switch (ptero_panel_get_state (panel))
    {
    case PTERO_PANEL_STATE_NO_KEY:
      return _("The panel needs a key. Its servers are listed here as soon as it has one.");
    case PTERO_PANEL_STATE_KEYRING:
      return _("The key is in the keyring, which cannot be read now. The servers are listed here as soon as it can.");
    case PTERO_PANEL_STATE_KEY_REFUSED:
      return _("The panel refuses the key. Its servers are listed here as soon as it accepts one.");
    case PTERO_PANEL_STATE_CERTIFICATE:
      return _("The certificate of the panel is not trusted. Its servers are listed here as soon as it is.");
    case PTERO_PANEL_STATE_IDLE:
    case PTERO_PANEL_STATE_CONNECTING:
    case PTERO_PANEL_STATE_ONLINE:
    case PTERO_PANEL_STATE_RATE_LIMITED:
    case PTERO_PANEL_STATE_UNREACHABLE:
    default:
      return _("The servers are listed here as soon as the panel answers.");
    }
}
