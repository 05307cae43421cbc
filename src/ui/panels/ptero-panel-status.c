/* ptero-panel-status.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-panel-status.h"

#include <glib/gi18n.h>
#include <libsoup/soup.h>

#include "ptero-address.h"
#include "ptero-attention.h"
#include "ptero-error.h"
#include "ptero-format.h"
#include "ptero-keyring.h"

static const char *
describe_refusal (const GError *error)
{
  if (g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_TWO_FACTOR_REQUIRED))
    return _("Two-factor sign-in required");
  if (g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_ADDRESS_NOT_ALLOWED))
    return _("Key is for other addresses");

  return _("Key refused");
}

/* What answers is not always the panel, nor what it says of use. */
typedef enum
{
  LOST_SILENT,
  LOST_UNENCRYPTED,
  LOST_CUT_OFF,
  LOST_CHALLENGED,
  LOST_UNREADABLE,
  LOST_NOT_THERE,
  LOST_MAINTENANCE,
  LOST_MOVED,
  LOST_REFUSING,   /* a panel, or something in front of it that reaches one */
} Lost;

static Lost
get_lost (PteroPanel *panel)
{
  const GError *error = ptero_panel_get_error (panel);
  const guint status = ptero_api_error_get_status (error);

  if (error != NULL && error->domain == G_TLS_ERROR)
    return LOST_UNENCRYPTED;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    return LOST_CUT_OFF;
  if (error == NULL || error->domain != PTERO_API_ERROR)
    return LOST_SILENT;

  switch (error->code)
    {
    case PTERO_API_ERROR_CHALLENGED:
      return LOST_CHALLENGED;
    case PTERO_API_ERROR_INVALID_ANSWER:
    case PTERO_API_ERROR_TOO_LARGE:
      return LOST_UNREADABLE;
    case PTERO_API_ERROR_NOT_A_PANEL:
      return LOST_NOT_THERE;
    case PTERO_API_ERROR_MAINTENANCE:
      return LOST_MAINTENANCE;
    case PTERO_API_ERROR_MOVED:
      return LOST_MOVED;
    default:
      return status >= SOUP_STATUS_BAD_REQUEST && status != SOUP_STATUS_BAD_GATEWAY &&
             status != SOUP_STATUS_SERVICE_UNAVAILABLE && status != SOUP_STATUS_GATEWAY_TIMEOUT
               ? LOST_REFUSING
               : LOST_SILENT;
    }
}

static const char *
get_lost_word (PteroPanel *panel)
{
  switch (get_lost (panel))
    {
    case LOST_UNENCRYPTED: return _("Encryption failed");
    case LOST_CUT_OFF: return _("Answer cut off");
    case LOST_CHALLENGED: return _("Browser check");
    case LOST_UNREADABLE: return _("Not understood");
    case LOST_NOT_THERE: return _("No panel there");
    case LOST_MAINTENANCE: return _("In maintenance");
    case LOST_MOVED: return _("Moved");
    case LOST_REFUSING: return _("Answers with errors");
    case LOST_SILENT:
    default: return _("Unreachable");
    }
}

static char *
describe_retry (PteroPanel *panel,
                const char *word)
{
  const gint64 seconds = ptero_panel_status_get_countdown (panel);
  g_autofree char *duration = NULL;

  if (seconds < 0)
    return g_strdup (word);
  if (seconds == 0)
    /* Translators: %s is a word like "Unreachable" */
    return g_strdup_printf (_("%s · trying now"), word);

  /* there is little place, and nobody counts minutes by the second */
  if (seconds > 60)
    /* Translators: minutes, after a narrow no-break space */
    duration = g_strdup_printf (_("%d min"), (int) ((seconds + 59) / 60));
  else
    duration = ptero_format_duration (seconds);

  /* Translators: the first %s is a word like "Unreachable", the second one a time span like "24
   * s" */
  return g_strdup_printf (_("%s · retry %s"), word, duration);
}

/**
 * ptero_panel_status_is_insecure:
 * @panel: a panel
 *
 * Returns: whether others may read what goes to the panel
 */
gboolean
ptero_panel_status_is_insecure (PteroPanel *panel)
{
  const char *address;

  g_return_val_if_fail (PTERO_IS_PANEL (panel), FALSE);

  address = ptero_panel_get_address (panel);

  return !ptero_panel_get_demo (panel) && !ptero_address_is_secure (address) &&
         !ptero_address_is_loopback (address);
}

static char *
describe_online (PteroPanel *panel)
{
  if (ptero_panel_get_incomplete (panel))
    return g_strdup (_("Connected, list incomplete"));
  if (ptero_panel_status_is_insecure (panel))
    return g_strdup (_("Connected, not encrypted"));
  if (ptero_panel_get_latency (panel) == 0)
    return g_strdup (_("Connected"));

  /* Translators: %u is the time of an answer in milliseconds, after a narrow no-break space */
  return g_strdup_printf (_("Connected · %u ms"), ptero_panel_get_latency (panel));
}

/**
 * ptero_panel_status_describe:
 * @panel: a panel
 *
 * Says in a few words how the connection is.
 *
 * Returns: (transfer full): e.g. "Connected · 84 ms"
 */
char *
ptero_panel_status_describe (PteroPanel *panel)
{
  const GError *error;

  g_return_val_if_fail (PTERO_IS_PANEL (panel), NULL);

  error = ptero_panel_get_error (panel);

  switch (ptero_panel_get_state (panel))
    {
    case PTERO_PANEL_STATE_CONNECTING:
      return g_strdup (_("Connecting…"));

    case PTERO_PANEL_STATE_ONLINE:
      return describe_online (panel);

    case PTERO_PANEL_STATE_NO_KEY:
      if (g_error_matches (error, PTERO_KEYRING_ERROR, PTERO_KEYRING_ERROR_OTHER_ADDRESS))
        return g_strdup (_("Key is for another address"));
      return g_strdup (_("No key"));

    case PTERO_PANEL_STATE_KEYRING:
      if (g_error_matches (error, PTERO_KEYRING_ERROR, PTERO_KEYRING_ERROR_UNAVAILABLE))
        return g_strdup (_("No keyring"));
      return g_strdup (_("Keyring locked"));

    case PTERO_PANEL_STATE_KEY_REFUSED:
      return g_strdup (describe_refusal (error));

    case PTERO_PANEL_STATE_CERTIFICATE:
      if (g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_CERTIFICATE_CHANGED))
        return g_strdup (_("Certificate changed"));
      return g_strdup (_("Certificate not trusted"));

    case PTERO_PANEL_STATE_RATE_LIMITED:
      return describe_retry (panel, _("Rate limited"));

    case PTERO_PANEL_STATE_UNREACHABLE:
      return describe_retry (panel, get_lost_word (panel));

    case PTERO_PANEL_STATE_IDLE:
    default:
      return g_strdup (ptero_panel_get_awaits_key (panel)
                         ? _("Waiting for the keyring")
                         : _("Not connected"));
    }
}

/**
 * ptero_panel_status_get_icon_name:
 * @panel: a panel
 *
 * Returns: the symbolic icon of how the connection is
 */
const char *
ptero_panel_status_get_icon_name (PteroPanel *panel)
{
  g_return_val_if_fail (PTERO_IS_PANEL (panel), NULL);

  switch (ptero_panel_get_state (panel))
    {
    case PTERO_PANEL_STATE_ONLINE:
      if (ptero_panel_get_incomplete (panel))
        return "ptero-warning-symbolic";
      return ptero_panel_status_is_insecure (panel)
               ? "channel-insecure-symbolic"
               : "ptero-check-symbolic";

    case PTERO_PANEL_STATE_NO_KEY:
      return "ptero-key-symbolic";

    case PTERO_PANEL_STATE_KEYRING:
      return "ptero-lock-symbolic";

    case PTERO_PANEL_STATE_KEY_REFUSED:
      return "ptero-no-access-symbolic";

    case PTERO_PANEL_STATE_CERTIFICATE:
      return "ptero-warning-symbolic";

    case PTERO_PANEL_STATE_UNREACHABLE:
      return "ptero-unreachable-symbolic";

    case PTERO_PANEL_STATE_IDLE:
    case PTERO_PANEL_STATE_CONNECTING:
    case PTERO_PANEL_STATE_RATE_LIMITED:
    default:
      return "ptero-waiting-symbolic";
    }
}

/**
 * ptero_panel_status_get_css_class:
 * @panel: a panel
 *
 * Returns: the style class with the colour of how the connection is
 */
const char *
ptero_panel_status_get_css_class (PteroPanel *panel)
{
  g_return_val_if_fail (PTERO_IS_PANEL (panel), NULL);

  switch (ptero_panel_get_state (panel))
    {
    case PTERO_PANEL_STATE_KEY_REFUSED:
    case PTERO_PANEL_STATE_CERTIFICATE:
    case PTERO_PANEL_STATE_UNREACHABLE:
      return "error";

    case PTERO_PANEL_STATE_NO_KEY:
    case PTERO_PANEL_STATE_KEYRING:
    case PTERO_PANEL_STATE_RATE_LIMITED:
      return "warning";

    case PTERO_PANEL_STATE_ONLINE:
      return ptero_panel_get_incomplete (panel) ? "warning" : "dim-label";

    case PTERO_PANEL_STATE_IDLE:
    case PTERO_PANEL_STATE_CONNECTING:
    default:
      return "dim-label";
    }
}

/**
 * ptero_panel_status_needs_help:
 * @panel: a panel
 *
 * Returns: whether there is something that only the person can mend
 */
gboolean
ptero_panel_status_needs_help (PteroPanel *panel)
{
  g_return_val_if_fail (PTERO_IS_PANEL (panel), FALSE);

  return ptero_attention_is_panel (ptero_panel_get_state (panel));
}

/**
 * ptero_panel_status_get_countdown:
 * @panel: a panel
 *
 * How long it is until the next attempt: each second within a minute, in steps
 * of ten before that.
 *
 * Returns: seconds, 0: now, -1: no attempt is planned
 */
gint64
ptero_panel_status_get_countdown (PteroPanel *panel)
{
  gint64 retry_at;
  gint64 seconds;

  g_return_val_if_fail (PTERO_IS_PANEL (panel), -1);

  retry_at = ptero_panel_get_retry_at (panel);
  if (retry_at == 0)
    return -1;

  seconds = (retry_at - g_get_monotonic_time () + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC;
  if (seconds > 60)
    seconds = (seconds + 9) / 10 * 10;

  return MAX (seconds, 0);
}

/**
 * ptero_panel_status_is_silent:
 * @panel: a panel that cannot be used
 *
 * Returns: %FALSE if something does answer at its address
 */
gboolean
ptero_panel_status_is_silent (PteroPanel *panel)
{
  g_return_val_if_fail (PTERO_IS_PANEL (panel), FALSE);

  return get_lost (panel) == LOST_SILENT;
}

/**
 * ptero_panel_status_describe_lost:
 * @panel: a panel that cannot be used
 *
 * Returns: (transfer full): what is the matter with it, e.g. "Basalt EU does not answer"
 */
char *
ptero_panel_status_describe_lost (PteroPanel *panel)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (PTERO_IS_PANEL (panel), NULL);

  name = ptero_text_make_safe (ptero_panel_get_name (panel));

  /* Translators: %s is the name of a panel, here and below */
  switch (get_lost (panel))
    {
    case LOST_UNENCRYPTED:
      return g_strdup_printf (_("No encrypted connection to %s"), name);
    case LOST_CUT_OFF:
      return g_strdup_printf (_("The answer of %s was cut off"), name);
    case LOST_CHALLENGED:
      return g_strdup_printf (_("%s is behind a check for browsers"), name);
    case LOST_UNREADABLE:
      return g_strdup_printf (_("%s answers what Ptero does not understand"), name);
    case LOST_NOT_THERE:
      return g_strdup_printf (_("There is no panel at the address of %s"), name);
    case LOST_MAINTENANCE:
      return g_strdup_printf (_("%s is in maintenance"), name);
    case LOST_MOVED:
      return g_strdup_printf (_("%s has moved"), name);
    case LOST_REFUSING:
      return g_strdup_printf (_("%s answers with errors"), name);
    case LOST_SILENT:
    default:
      return g_strdup_printf (_("%s does not answer"), name);
    }
}

static void
append_item (GMenu      *section,
             const char *label,
             const char *action,
             const char *target)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (section, item);
}

static void
append_section (GMenu *menu,
                GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

/* Whether it is tried again by itself, and not before that. */
static gboolean
is_waiting (PteroPanel *panel)
{
  return ptero_panel_get_state (panel) == PTERO_PANEL_STATE_RATE_LIMITED ||
         ptero_panel_get_state (panel) == PTERO_PANEL_STATE_UNREACHABLE;
}

/**
 * ptero_panel_status_create_menu:
 * @panel: a panel
 * @can_move_up: whether another panel stands above
 * @can_move_down: whether another panel stands below
 *
 * Makes the menu of what can be done with @panel. The action group `panel` is that of
 * [func@Ptero.sidebar_menu_add_actions].
 *
 * Returns: (transfer full): the menu
 */
GMenuModel *
ptero_panel_status_create_menu (PteroPanel *panel,
                                gboolean    can_move_up,
                                gboolean    can_move_down)
{
  GMenu *menu;
  GMenu *section;
  const char *id;

  g_return_val_if_fail (PTERO_IS_PANEL (panel), NULL);

  id = ptero_panel_get_id (panel);
  menu = g_menu_new ();

  section = g_menu_new ();
  if (ptero_panel_status_needs_help (panel))
    append_item (section, _("_Fix…"), "win.resolve-panel", id);
  append_item (section, is_waiting (panel) ? _("_Try Now") : _("_Refresh"), "win.refresh-panel",
               id);
  append_section (menu, section);

  section = g_menu_new ();
  if (!ptero_panel_get_demo (panel))
    {
      append_item (section, _("_Edit…"), "win.edit-panel", id);
      append_item (section, _("_Open in Panel"), "win.open-panel-page", id);
    }
  append_item (section, _("_Copy Address"), "win.copy-panel-address", id);
  append_section (menu, section);

  section = g_menu_new ();
  if (ptero_panel_get_is_admin (panel))
    g_menu_append (section, _("All Servers of the Panel"), "panel.admin-all");
  append_section (menu, section);

  section = g_menu_new ();
  if (can_move_up)
    append_item (section, _("Move _Up"), "win.move-panel-up", id);
  if (can_move_down)
    append_item (section, _("Move _Down"), "win.move-panel-down", id);
  append_section (menu, section);

  section = g_menu_new ();
  append_item (section, _("Re_move…"), "win.remove-panel", id);
  append_section (menu, section);

  return G_MENU_MODEL (menu);
}
