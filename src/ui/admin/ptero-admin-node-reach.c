/* ptero-admin-node-reach.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-node-reach.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ptero-admin-node-check.h"
#include "ptero-check-row.h"
#include "ptero-format.h"
#include "ptero-node-certificate.h"
#include "ptero-value-row.h"

#define DAYS_TO_WARN 30

/**
 * PteroAdminNodeReach:
 *
 * Whether the daemon of a node can be reached from this computer, step by
 * step. It looks when it is shown a node that is somewhere else than the one
 * before, and when it is asked to.
 */
struct _PteroAdminNodeReach
{
  AdwPreferencesGroup  parent_instance;

  PteroPanel          *panel;
  PteroNode           *node;
  PteroNodeProbe      *probe;
  GCancellable        *cancellable;
  gboolean             is_busy;

  GtkWidget           *button;
  GtkWidget           *rows[PTERO_N_NODE_STEPS];
  GtkWidget           *fingerprint_row;
};

enum {
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroAdminNodeReach, ptero_admin_node_reach, ADW_TYPE_PREFERENCES_GROUP)

static guint signals[N_SIGNALS];

static char *
describe_name (PteroAdminNodeReach *self,
               PteroNodeTrouble     trouble)
{
  g_autofree char *host = ptero_text_make_safe (ptero_node_probe_get_host (self->probe));
  const char *remote = ptero_node_probe_get_remote (self->probe);

  switch ((int) trouble)
    {
    case PTERO_NODE_TROUBLE_NONE:
      if (remote == NULL || g_str_equal (remote, host))
        /* Translators: %s is a host name */
        return g_strdup_printf (_("The host is “%s”"), host);
      /* Translators: a host name and its IP address */
      return g_strdup_printf (_("“%s” is %s"), host, remote);

    case PTERO_NODE_TROUBLE_ADDRESS:
      return g_strdup_printf (_("“%s” and its port make no address. Correct the host name of the node."), host);

    case PTERO_NODE_TROUBLE_NO_NAME:
      /* Translators: %s is a host name */
      return g_strdup_printf (_("“%s” has no address. Its DNS record is missing, or the host name of the node is wrong."), host);

    case PTERO_NODE_TROUBLE_TIMED_OUT:
    case PTERO_NODE_TROUBLE_NO_NAME_SERVICE:
    default:
      /* Translators: %s is a host name */
      return g_strdup_printf (_("The address of “%s” cannot be looked up now: the name service does not answer."), host);
    }
}

static char *
describe_connection (PteroAdminNodeReach *self,
                     PteroNodeTrouble     trouble)
{
  int port = (int) ptero_node_probe_get_port (self->probe);

  switch ((int) trouble)
    {
    case PTERO_NODE_TROUBLE_NONE:
      /* Translators: %d is the number of a port */
      return g_strdup_printf (_("Port %d takes connections"), port);

    case PTERO_NODE_TROUBLE_REFUSED:
      /* Translators: %d is the number of a port */
      return g_strdup_printf (_("Port %d is closed: Wings does not run, or listens on another port."), port);

    case PTERO_NODE_TROUBLE_NO_WAY:
      return g_strdup (_("There is no way to the host from this computer: it is off, or in a network of its own."));

    case PTERO_NODE_TROUBLE_TIMED_OUT:
      /* Translators: %d is the number of a port */
      return g_strdup_printf (_("Nothing answers on port %d: the host is off, or a firewall keeps it closed."), port);

    default:
      /* Translators: %d is the number of a port */
      return g_strdup_printf (_("Port %d cannot be connected to."), port);
    }
}

/* The organization of a distinguished name, or else what it calls itself. */
static char *
dup_organization (const char *name)
{
  static const char *const wanted[] = { "O=", "CN=" };
  g_auto(GStrv) parts = g_strsplit (name, ",", -1);

  for (guint w = 0; w < G_N_ELEMENTS (wanted); w++)
    for (guint i = 0; parts[i] != NULL; i++)
      if (g_str_has_prefix (parts[i], wanted[w]) && !g_str_has_suffix (parts[i], "\\"))
        return ptero_text_make_safe (parts[i] + strlen (wanted[w]));

  return ptero_text_make_safe (name);
}

/**
 * ptero_admin_node_reach_describe_end:
 * @end: when a certificate ends
 * @now: now
 * @soon: (out): whether that is a reason to do something
 *
 * Returns: (transfer full): how long it is good
 */
char *
ptero_admin_node_reach_describe_end (GDateTime *end,
                                     GDateTime *now,
                                     gboolean  *soon)
{
  g_autoptr(GDateTime) local = g_date_time_to_local (end);
  /* Translators: a day, in the form of g_date_time_format() */
  g_autofree char *day = g_date_time_format (local, _("%-d %b %Y"));
  gint64 days = g_date_time_difference (end, now) / G_TIME_SPAN_DAY;

  *soon = days <= DAYS_TO_WARN;
  if (g_date_time_compare (end, now) < 0)
    /* Translators: after the name of who gave a certificate, %s is a day */
    return g_strdup_printf (_("ended on %s"), day);
  if (!*soon)
    /* Translators: after the name of who gave a certificate, %s is a day */
    return g_strdup_printf (_("good until %s"), day);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "ends in %d day, on %s",
                                       "ends in %d days, on %s", days), (int) days, day);
}

static char *
describe_certificate (PteroAdminNodeReach *self,
                      gboolean            *soon)
{
  GDateTime *end = ptero_node_probe_get_end (self->probe);
  const char *issuer = ptero_node_probe_get_issuer (self->probe);
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *by = issuer != NULL ? dup_organization (issuer) : NULL;
  g_autofree char *until = end != NULL
                             ? ptero_admin_node_reach_describe_end (end, now, soon)
                             : NULL;

  if (by == NULL || until == NULL)
    return g_strdup (_("The certificate is good"));
  if (ptero_node_probe_is_pinned (self->probe))
    /* Translators: %s is e.g. "good until 3 Mar 2027" */
    return g_strdup_printf (_("You trust the certificate, which is %s"), until);

  /* Translators: an authority, then e.g. "good until 3 Mar 2027" */
  return g_strdup_printf (_("Certificate from %s, %s"), by, until);
}

static char *
describe_encryption (PteroAdminNodeReach *self,
                     PteroNodeTrouble     trouble,
                     gboolean            *soon)
{
  g_autofree char *about = NULL;

  switch ((int) trouble)
    {
    case PTERO_NODE_TROUBLE_NONE:
      return describe_certificate (self, soon);

    case PTERO_NODE_TROUBLE_PLAIN:
      return g_strdup (_("Not encrypted: who is on the way can read and change what consoles and transfers carry."));

    case PTERO_NODE_TROUBLE_NO_TLS:
      return g_strdup (_("What listens there is not encrypted, though the node says so. Give Wings a certificate, or change the connection of the node."));

    case PTERO_NODE_TROUBLE_TIMED_OUT:
      return g_strdup (_("The encryption did not come about in time."));

    case PTERO_NODE_TROUBLE_EXPIRED:
      about = describe_certificate (self, soon);
      /* Translators: %s is e.g. "Certificate from Let’s Encrypt, ended on 3 Mar 2026" */
      return g_strdup_printf (_("The certificate has expired. %s. Renew it and restart Wings."),
                              about);

    case PTERO_NODE_TROUBLE_NOT_YET:
      return g_strdup (_("The certificate is not valid yet: compare the clocks of the node and of this computer."));

    case PTERO_NODE_TROUBLE_OTHER_HOST:
      return g_strdup (_("The certificate is for another host name."));

    case PTERO_NODE_TROUBLE_SELF_SIGNED:
      return g_strdup (_("The node signed its certificate itself: browsers and Ptero refuse it. Compare the fingerprint with that on the node before you trust it."));

    case PTERO_NODE_TROUBLE_UNKNOWN_ISSUER:
      return g_strdup (_("No authority that this computer knows vouches for the certificate. Its chain may be incomplete."));

    case PTERO_NODE_TROUBLE_CHANGED:
      return g_strdup (_("This is another certificate than the one you trust. Consoles and transfers are blocked until you have compared the fingerprint."));

    default:
      return g_strdup (_("The certificate cannot be used: it was revoked, or is too weak."));
    }
}

static char *
describe_answer (PteroAdminNodeReach *self,
                 PteroNodeTrouble     trouble)
{
  guint status = ptero_node_probe_get_status (self->probe);

  switch ((int) trouble)
    {
    case PTERO_NODE_TROUBLE_NONE:
      return g_strdup (_("Wings answers, and asks for its token as it should"));

    case PTERO_NODE_TROUBLE_PROXY:
      /* Translators: %u is the status of an answer, as 502 */
      return g_strdup_printf (_("Something before Wings answers that Wings does not (HTTP %u)."),
                              status);

    case PTERO_NODE_TROUBLE_NOT_WINGS:
      if (status == 0)
        return g_strdup (_("What answers is not Wings: it does not speak HTTP."));
      /* Translators: %u is the status of an answer, as 404 */
      return g_strdup_printf (_("What answers is not Wings (HTTP %u). Look at the port, and at the proxy if there is one."), status);

    case PTERO_NODE_TROUBLE_TIMED_OUT:
      return g_strdup (_("The connection stands, but nothing answers: Wings hangs, or something else listens there."));

    default:
      return g_strdup (_("The connection was closed without an answer."));
    }
}

static char *
describe_step (PteroAdminNodeReach *self,
               PteroNodeStep        step,
               gboolean            *soon)
{
  PteroNodeTrouble trouble = ptero_node_probe_get_trouble (self->probe, step);
  static const char *const running[] = {
    N_("Looking up the name…"), N_("Connecting…"), N_("Agreeing on the encryption…"),
    N_("Asking Wings…"),
  };

  if (ptero_node_probe_get_state (self->probe, step) == PTERO_NODE_STEP_RUNNING)
    return g_strdup (_(running[step]));

  switch (step)
    {
    case PTERO_NODE_STEP_NAME:
      return describe_name (self, trouble);

    case PTERO_NODE_STEP_CONNECTION:
      return describe_connection (self, trouble);

    case PTERO_NODE_STEP_ENCRYPTION:
      return describe_encryption (self, trouble, soon);

    case PTERO_NODE_STEP_ANSWER:
    case PTERO_N_NODE_STEPS:
    default:
      return describe_answer (self, trouble);
    }
}

static PteroCheckState
find_look (PteroAdminNodeReach *self,
           PteroNodeStep        step,
           gboolean             soon)
{
  switch (ptero_node_probe_get_state (self->probe, step))
    {
    case PTERO_NODE_STEP_RUNNING:
      return PTERO_CHECK_BUSY;

    case PTERO_NODE_STEP_PASSED:
      return soon ? PTERO_CHECK_WARNING : PTERO_CHECK_OK;

    case PTERO_NODE_STEP_FAILED:
      return ptero_node_probe_get_trouble (self->probe, step) == PTERO_NODE_TROUBLE_PLAIN
               ? PTERO_CHECK_WARNING
               : PTERO_CHECK_ERROR;

    case PTERO_NODE_STEP_WAITING:
    default:
      return PTERO_CHECK_NONE;
    }
}

/* What can be done about the certificate. */
static const char *
find_way (PteroAdminNodeReach *self)
{
  if (ptero_node_probe_get_fingerprint (self->probe) == NULL)
    return NULL;
  if (ptero_node_probe_is_pinned (self->probe))
    return _("Stop Trusting");

  return ptero_node_probe_get_trouble (self->probe,
                                       PTERO_NODE_STEP_ENCRYPTION) != PTERO_NODE_TROUBLE_NONE ? _("View Certificate…") : NULL;
}

static void
way_clicked_cb (PteroAdminNodeReach *self)
{
  PteroNodePins *pins = ptero_panel_get_node_pins (self->panel);
  g_autofree char *authority = ptero_node_probe_dup_authority (self->probe);

  if (ptero_node_probe_is_pinned (self->probe))
    ptero_node_pins_set (pins, authority, NULL);
  else
    ptero_node_certificate_view (GTK_WIDGET (self), pins, authority,
                                 ptero_node_probe_get_fingerprint (self->probe));
}

static void
update_step (PteroAdminNodeReach *self,
             PteroNodeStep        step)
{
  gint64 milliseconds = ptero_node_probe_get_time (self->probe, step) / G_TIME_SPAN_MILLISECOND;
  gboolean soon = FALSE;
  g_autofree char *text = describe_step (self, step, &soon);
  g_autofree char *timed = NULL;
  PteroCheckState look = find_look (self, step, soon);

  if (ptero_node_probe_get_time (self->probe, step) > 0 && look != PTERO_CHECK_BUSY)
    /* Translators: what a step of a check found, then how many milliseconds it took */
    timed = g_strdup_printf (_("%s (%'d\u202fms)"), text, (int) MAX (milliseconds, 1));
  ptero_check_row_set (PTERO_CHECK_ROW (self->rows[step]), look, timed != NULL ? timed : text,
                       step == PTERO_NODE_STEP_ENCRYPTION ? find_way (self) : NULL, NULL);
}

static const char *
describe (PteroAdminNodeReach *self)
{
  if (self->is_busy)
    return _("Checking from this computer…");
  if (self->probe == NULL)
    return _("Not checked yet");
  if (!ptero_node_probe_is_reachable (self->probe))
    return _("Something is in the way from this computer");

  return _("Wings can be reached from this computer");
}

static void
update (PteroAdminNodeReach *self)
{
  PteroNodeTrouble trouble = PTERO_NODE_TROUBLE_NONE;
  const char *fingerprint = NULL;

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), describe (self));
  gtk_widget_set_sensitive (self->button, self->node != NULL && !self->is_busy);
  if (self->probe != NULL)
    {
      for (guint step = 0; step < PTERO_N_NODE_STEPS; step++)
        update_step (self, step);
      trouble = ptero_node_probe_get_trouble (self->probe, PTERO_NODE_STEP_ENCRYPTION);
      fingerprint = ptero_node_probe_get_fingerprint (self->probe);
    }

  /* One that an authority vouches for is compared by nobody */
  if (fingerprint != NULL)
    ptero_value_row_set_value (PTERO_VALUE_ROW (self->fingerprint_row), fingerprint);
  gtk_widget_set_visible (self->fingerprint_row,
                          fingerprint != NULL && (trouble != PTERO_NODE_TROUBLE_NONE ||
                                                  ptero_node_probe_is_pinned (self->probe)));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PteroAdminNodeReach) self = user_data;
  g_autoptr(GError) error = NULL;

  ptero_node_probe_run_finish (PTERO_NODE_PROBE (source), result, &error);
  if (error != NULL || PTERO_NODE_PROBE (source) != self->probe)
    return;

  self->is_busy = FALSE;
  ptero_admin_node_check_keep (self->node, self->probe);
  update (self);
}

static void
stop (PteroAdminNodeReach *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->probe != NULL)
    g_signal_handlers_disconnect_by_data (self->probe, self);
  g_clear_object (&self->probe);
  self->is_busy = FALSE;
}

static void
check (PteroAdminNodeReach *self)
{
  g_autofree char *authority = NULL;

  if (self->node == NULL)
    return;

  stop (self);
  self->probe = ptero_node_probe_new_for_node (self->node);
  authority = ptero_node_probe_dup_authority (self->probe);
  ptero_node_probe_set_pinned_fingerprint (self->probe,
                                           ptero_node_pins_get (ptero_panel_get_node_pins (self->panel), authority));
  self->cancellable = g_cancellable_new ();
  self->is_busy = TRUE;
  g_signal_connect_object (self->probe, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  ptero_node_probe_run_async (self->probe, self->cancellable, checked_cb, g_object_ref (self));
}

static void
ptero_admin_node_reach_dispose (GObject *object)
{
  PteroAdminNodeReach *self = PTERO_ADMIN_NODE_REACH (object);

  stop (self);
  g_clear_object (&self->node);
  g_clear_object (&self->panel);

  G_OBJECT_CLASS (ptero_admin_node_reach_parent_class)->dispose (object);
}

static void
ptero_admin_node_reach_class_init (PteroAdminNodeReachClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_admin_node_reach_dispose;

  /**
   * PteroAdminNodeReach::changed:
   *
   * Something was found, or is being looked for.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "reach.check", NULL,
                                   (GtkWidgetActionActivateFunc) check);
}

static void
ptero_admin_node_reach_init (PteroAdminNodeReach *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  adw_preferences_group_set_title (group, _("Reachability"));
  self->button = gtk_button_new_with_mnemonic (_("Check _Again"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "reach.check");
  adw_preferences_group_set_header_suffix (group, self->button);
  for (guint step = 0; step < PTERO_N_NODE_STEPS; step++)
    {
      self->rows[step] = g_object_new (PTERO_TYPE_CHECK_ROW, NULL);
      adw_preferences_group_add (group, self->rows[step]);
    }
  g_signal_connect_object (self->rows[PTERO_NODE_STEP_ENCRYPTION], "clicked",
                           G_CALLBACK (way_clicked_cb), self, G_CONNECT_SWAPPED);
  self->fingerprint_row = ptero_value_row_new (_("Fingerprint (SHA-256)"), TRUE);
  adw_preferences_group_add (group, self->fingerprint_row);
  update (self);
}

/**
 * ptero_admin_node_reach_new:
 * @panel: a panel
 *
 * Returns: (transfer floating): the reachability of a node that is still to come
 */
GtkWidget *
ptero_admin_node_reach_new (PteroPanel *panel)
{
  PteroAdminNodeReach *self = g_object_new (PTERO_TYPE_ADMIN_NODE_REACH, NULL);

  self->panel = g_object_ref (panel);
  g_signal_connect_object (ptero_panel_get_node_pins (panel), "changed", G_CALLBACK (check), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * ptero_admin_node_reach_set_node:
 * @self: a reachability
 * @node: a node, or what has become of it
 *
 * Looks whether @node can be reached, unless that is known of where it is.
 */
void
ptero_admin_node_reach_set_node (PteroAdminNodeReach *self,
                                 PteroNode           *node)
{
  g_autoptr(PteroNodeProbe) probe = NULL;

  g_return_if_fail (PTERO_IS_ADMIN_NODE_REACH (self));
  g_return_if_fail (PTERO_IS_NODE (node));

  g_set_object (&self->node, node);
  probe = ptero_node_probe_new_for_node (node);
  if (self->probe == NULL || !ptero_node_probe_is_same (self->probe, probe))
    check (self);
}

/**
 * ptero_admin_node_reach_get_probe:
 * @self: a reachability
 *
 * Returns: (transfer none) (nullable): what has been found
 */
PteroNodeProbe *
ptero_admin_node_reach_get_probe (PteroAdminNodeReach *self)
{
  g_return_val_if_fail (PTERO_IS_ADMIN_NODE_REACH (self), NULL);

  return self->probe;
}

/**
 * ptero_admin_node_reach_is_busy:
 * @self: a reachability
 *
 * Returns: whether it is still looking
 */
gboolean
ptero_admin_node_reach_is_busy (PteroAdminNodeReach *self)
{
  g_return_val_if_fail (PTERO_IS_ADMIN_NODE_REACH (self), FALSE);

  return self->is_busy;
}
