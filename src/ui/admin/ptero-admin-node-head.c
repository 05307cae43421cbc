/* ptero-admin-node-head.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-node-head.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-admin-node-check.h"
#include "ptero-admin-room.h"
#include "ptero-error-text.h"
#include "ptero-format.h"
#include "ptero-narrow-bin.h"
#include "ptero-sideways.h"

#define MIB (1024.0 * 1024)
#define WARNING_FRACTION .8
#define ERROR_FRACTION .9

/**
 * PteroAdminNodeHead:
 *
 * What one wants to know of a node first: whether it can be reached, where it
 * is and what is special about it, and how much of its memory, its disk and its
 * allocations is given away.
 *
 * Of the allocations two are asked for, with which comes how many there are.
 */

typedef enum
{
  CARD_MEMORY,
  CARD_DISK,
  CARD_ALLOCATIONS,
  N_CARDS
} CardKind;

typedef struct
{
  GtkWidget *head;
  GtkWidget *icon;
  GtkWidget *sign;
  GtkLabel  *percent;
  GtkWidget *bar;
  GtkLabel  *use;
  GtkLabel  *rest;
} Card;

static const struct { const char *title; const char *icon; } kinds[N_CARDS] = {
  [CARD_MEMORY] = { N_("Memory"), "media-flash-symbolic" },
  [CARD_DISK] = { N_("Disk"), "drive-harddisk-symbolic" },
  [CARD_ALLOCATIONS] = { N_("Allocations"), "network-wired-symbolic" },
};

struct _PteroAdminNodeHead
{
  GtkWidget            parent_instance;

  PteroPanel          *panel;
  gint64               id;
  PteroNode           *node;
  PteroAdminNodeReach *reach;      /* not owned */
  GCancellable        *cancellable;
  gint64               n_all;      /* allocations; -1 if that is not known */
  gint64               n_free;
  char                *reason;     /* (nullable): why it is not known */

  GtkWidget           *bin;
  GtkWidget           *reach_chip;
  GtkWidget           *reach_icon;
  GtkLabel            *reach_text;
  GtkWidget           *maintenance;
  GtkWidget           *unlisted;
  GtkLabel            *place;
  Card                 cards[N_CARDS];
};

G_DEFINE_FINAL_TYPE (PteroAdminNodeHead, ptero_admin_node_head, GTK_TYPE_WIDGET)

static char *
format_size (double bytes)
{
  return ptero_format_bytes ((gint64) CLAMP (bytes, 0, 9e18));
}

/* How full it is is said by the bar, a sign, and in words. */
static void
fill_card (Card       *card,
           double      used,
           double      limit,
           double      size,
           const char *use,
           const char *rest)
{
  double part = limit > 0 ? used / limit : 0;
  const char *level = part < WARNING_FRACTION ? NULL : part < ERROR_FRACTION ? "warning" : "error";
  GtkWidget *const coloured[] = { card->bar, card->sign, GTK_WIDGET (card->percent) };
  g_autofree char *percent =
    size > 0 ? g_strdup_printf ("%d\u202f%%", (int) CLAMP (used * 100 / size, 0, G_MAXINT)) : NULL;
  g_autofree char *both = g_strdup_printf ("%s\n%s", use, rest);

  for (guint i = 0; i < G_N_ELEMENTS (coloured); i++)
    {
      gtk_widget_remove_css_class (coloured[i], "warning");
      gtk_widget_remove_css_class (coloured[i], "error");
      if (level != NULL)
        gtk_widget_add_css_class (coloured[i], level);
    }
  gtk_widget_set_visible (card->sign, level != NULL);
  gtk_label_set_text (card->percent, percent != NULL ? percent : PTERO_NO_VALUE);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (card->bar), CLAMP (part, 0, 1));
  gtk_label_set_text (card->use, use);
  gtk_label_set_text (card->rest, rest);
  gtk_widget_set_tooltip_text (gtk_widget_get_parent (card->head), both);
}

/* "44 GiB free · over-allocation 0 %" */
static char *
describe_rest (double rest,
               gint64 overallocate)
{
  g_autofree char *free_text = format_size (rest < 0 ? -rest : rest);

  if (overallocate < 0)
    return g_strdup (_("Over-allocation without limit"));

  if (rest < 0)
    /* Translators: memory or disk of a node, and by how many percent it may give away more than it
     * has */
    return g_strdup_printf (_("%s too much given · over-allocation %d\u202f%%"), free_text,
                            (int) MIN (overallocate, 100000));

  /* Translators: memory or disk of a node, and by how many percent it gives away more than it
   * has */
  return g_strdup_printf (_("%s free · over-allocation %d\u202f%%"), free_text,
                          (int) MIN (overallocate, 100000));
}

static void
update_size (PteroAdminNodeHead *self,
             CardKind            kind,
             gint64              used,
             gint64              size,
             gint64              overallocate)
{
  double limit = ptero_admin_room_get_size (size, overallocate);
  g_autofree char *used_text = used > 0 ? format_size ((double) used * MIB) : g_strdup ("0");
  g_autofree char *size_text = format_size ((double) size * MIB);
  g_autofree char *rest = describe_rest (limit - (double) used * MIB, overallocate);
  g_autofree char *use = NULL;

  if (self->node->servers != NULL)
    {
      guint n_servers = g_list_model_get_n_items (self->node->servers);

      /* Translators: memory or disk of a node, as in "212 GiB of 256 GiB given to 41 servers" */
      use = g_strdup_printf (ngettext ("%s of %s given to %u server",
                                       "%s of %s given to %u servers", n_servers), used_text,
                             size_text, n_servers);
    }
  else
    {
      /* Translators: memory or disk of a node, as in "212 GiB of 256 GiB given to servers" */
      use = g_strdup_printf (_("%s of %s given to servers"), used_text, size_text);
    }
  fill_card (&self->cards[kind], (double) used * MIB, limit, (double) size * MIB, use, rest);
}

static void
update_allocations (PteroAdminNodeHead *self)
{
  gint64 n_used = self->n_all - self->n_free;
  g_autofree char *use = NULL;
  g_autofree char *rest = NULL;

  if (self->n_all < 0 || self->n_free < 0)
    {
      fill_card (&self->cards[CARD_ALLOCATIONS], 0, 0, 0, self->reason != NULL ? self->reason : "…",
                 "");
      return;
    }

  /* Translators: how many allocations, of how many */
  use = g_strdup_printf (_("%'d of %'d in use"), (int) MAX (n_used, 0), (int) self->n_all);
  /* Translators: how many allocations are free */
  rest = g_strdup_printf (ngettext ("%'d free", "%'d free", (gulong) self->n_free),
                          (int) self->n_free);
  fill_card (&self->cards[CARD_ALLOCATIONS], (double) MAX (n_used, 0), (double) self->n_all,
             (double) self->n_all, use, rest);
}

static void
update_reach (PteroAdminNodeHead *self)
{
  PteroNodeProbe *probe = ptero_admin_node_reach_get_probe (self->reach);
  gboolean is_busy = ptero_admin_node_reach_is_busy (self->reach);
  gboolean answers = probe != NULL && !is_busy && ptero_node_probe_is_reachable (probe);
  g_autofree char *text = NULL;

  gtk_widget_remove_css_class (self->reach_chip, "success");
  gtk_widget_remove_css_class (self->reach_chip, "error");
  if (probe != NULL && !is_busy)
    gtk_widget_add_css_class (self->reach_chip, answers ? "success" : "error");
  gtk_image_set_from_icon_name (GTK_IMAGE (self->reach_icon),
                                is_busy || probe == NULL ? "ptero-waiting-symbolic" :
                                answers
                                  ? "ptero-state-running-symbolic"
                                  : "ptero-unreachable-symbolic");

  if (answers)
    text = ptero_admin_node_check_describe_time (MAX (ptero_node_probe_get_time (probe, PTERO_NODE_STEP_ANSWER) / G_TIME_SPAN_MILLISECOND, 1));
  gtk_label_set_text (self->reach_text,
                      text != NULL ? text : is_busy || probe == NULL ? _("Checking…") : _("Cannot Be Reached"));
  gtk_widget_set_tooltip_text (self->reach_chip,
                               answers ? _("Wings can be reached from this computer") :
                               is_busy || probe == NULL
                                 ? NULL
                                 : _("Something is in the way from this computer"));
}

static void
update (PteroAdminNodeHead *self)
{
  PteroNode *node = self->node;
  PteroAllocatedResources *used = node->allocated_resources;
  g_autofree char *address = g_strdup_printf ("%s:%" G_GINT64_FORMAT, node->fqdn != NULL
                                                ? node->fqdn
                                                : "", node->daemon_listen);
  g_autofree char *place = node->location != NULL && node->location->short_name != NULL
                             ? g_strdup_printf ("%s · %s", address,
                                                node->location->short_name) : g_strdup (address);
  g_autofree char *safe = ptero_text_make_safe (place);

  gtk_label_set_text (self->place, safe);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->place), safe);
  gtk_widget_set_visible (self->maintenance, node->maintenance_mode);
  gtk_widget_set_visible (self->unlisted, !node->public);
  update_size (self, CARD_MEMORY, used != NULL ? used->memory : 0, node->memory,
               node->memory_overallocate);
  update_size (self, CARD_DISK, used != NULL ? used->disk : 0, node->disk, node->disk_overallocate);
  gtk_widget_set_visible (self->bin, TRUE);
}

static void
take_count (PteroAdminNodeHead *self,
            GObject            *source,
            GAsyncResult       *result,
            gint64             *n)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);
  const PteroPagination *pagination = answer != NULL ? ptero_answer_get_pagination (answer) : NULL;

  if (self->bin == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (pagination != NULL)
    *n = pagination->total;
  if (error != NULL)
    {
      g_free (self->reason);
      self->reason = ptero_error_describe (error);
    }
  update_allocations (self);
}

static void
all_counted_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(PteroAdminNodeHead) self = user_data;

  take_count (self, source, result, &self->n_all);
}

static void
free_counted_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(PteroAdminNodeHead) self = user_data;

  take_count (self, source, result, &self->n_free);
}

static void
count (PteroAdminNodeHead  *self,
       const char          *server,
       GAsyncReadyCallback  callback)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, self->id);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_ALLOCATIONS_LIST, "node",
                                                       id, NULL);

  ptero_request_set_query (request, "per_page", "1");
  if (server != NULL)
    ptero_request_set_query (request, "filter[server_id]", server);
  ptero_client_send_async (ptero_panel_get_client (self->panel), request, self->cancellable,
                           callback, g_object_ref (self));
}

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
build_card (PteroAdminNodeHead *self,
            CardKind            kind)
{
  Card *card = &self->cards[kind];
  const char *title = g_dgettext (GETTEXT_PACKAGE, kinds[kind].title);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *name = gtk_label_new (title);
  GtkWidget *number = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  card->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  card->icon = gtk_image_new_from_icon_name (kinds[kind].icon);
  card->sign = gtk_image_new_from_icon_name ("ptero-warning-symbolic");
  card->percent = GTK_LABEL (gtk_label_new (PTERO_NO_VALUE));
  card->bar = gtk_progress_bar_new ();
  card->use = GTK_LABEL (create_label (NULL));
  card->rest = GTK_LABEL (create_label ("dim-label"));
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (name, "heading");
  gtk_widget_set_direction (GTK_WIDGET (card->percent),
                            GTK_TEXT_DIR_LTR);  /* digits have none of their own */
  gtk_widget_add_css_class (GTK_WIDGET (card->percent), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (card->percent), "numeric");
  gtk_widget_add_css_class (card->bar, "capacity");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_widget_set_visible (card->sign, FALSE);
  gtk_box_append (GTK_BOX (card->head), card->icon);
  gtk_box_append (GTK_BOX (card->head), name);
  gtk_box_append (GTK_BOX (number), card->sign);
  gtk_box_append (GTK_BOX (number), GTK_WIDGET (card->percent));
  gtk_box_append (GTK_BOX (card->head), number);
  gtk_box_append (GTK_BOX (box), card->head);
  gtk_box_append (GTK_BOX (box), card->bar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (card->use));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (card->rest));
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "capacity-card");

  return box;
}

static GtkWidget *
build_chip (const char  *icon_name,
            const char  *text,
            GtkWidget  **icon,
            GtkLabel   **label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *words = gtk_label_new (text);

  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_add_css_class (box, "state-chip");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  if (icon != NULL)
    *icon = image;
  if (label != NULL)
    *label = GTK_LABEL (words);

  return box;
}

static GtkWidget *
build_chips (PteroAdminNodeHead *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->reach_chip = build_chip ("ptero-waiting-symbolic", _("Checking…"), &self->reach_icon,
                                 &self->reach_text);
  self->maintenance = build_chip ("ptero-state-maintenance-symbolic", _("Maintenance"), NULL, NULL);
  self->unlisted = build_chip ("ptero-lock-symbolic", _("Not for Automatic Deployment"), NULL,
                               NULL);
  self->place = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (self->maintenance, "warning");
  gtk_widget_add_css_class (GTK_WIDGET (self->place), "dim-label");
  gtk_box_append (GTK_BOX (box), self->reach_chip);
  gtk_box_append (GTK_BOX (box), self->maintenance);
  gtk_box_append (GTK_BOX (box), self->unlisted);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->place));

  return ptero_sideways_new (box);
}

/* What is left out then is in the facts below. */
static void
narrow_changed_cb (PteroAdminNodeHead *self)
{
  gboolean narrow = ptero_narrow_bin_get_narrow (PTERO_NARROW_BIN (self->bin));

  for (guint i = 0; i < N_CARDS; i++)
    {
      Card *card = &self->cards[i];

      gtk_orientable_set_orientation (GTK_ORIENTABLE (card->head), narrow
                                        ? GTK_ORIENTATION_VERTICAL
                                        : GTK_ORIENTATION_HORIZONTAL);
      gtk_widget_set_visible (card->icon, !narrow);
      gtk_widget_set_visible (GTK_WIDGET (card->use), !narrow);
      gtk_widget_set_visible (GTK_WIDGET (card->rest), !narrow);
    }
}

static void
ptero_admin_node_head_dispose (GObject *object)
{
  PteroAdminNodeHead *self = PTERO_ADMIN_NODE_HEAD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->node != NULL)
    g_signal_handlers_disconnect_by_data (self->node, self);
  g_clear_object (&self->node);
  g_clear_pointer (&self->bin, gtk_widget_unparent);
  g_clear_pointer (&self->reason, g_free);
  g_clear_object (&self->panel);

  G_OBJECT_CLASS (ptero_admin_node_head_parent_class)->dispose (object);
}

static void
ptero_admin_node_head_class_init (PteroAdminNodeHeadClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_admin_node_head_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ptero_admin_node_head_init (PteroAdminNodeHead *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *cards = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->n_all = -1;
  self->n_free = -1;
  gtk_box_append (GTK_BOX (box), build_chips (self));
  for (guint i = 0; i < N_CARDS; i++)
    gtk_box_append (GTK_BOX (cards), build_card (self, i));
  gtk_box_set_homogeneous (GTK_BOX (cards), TRUE);
  gtk_widget_add_css_class (cards, "capacity-cards");
  gtk_box_append (GTK_BOX (box), ptero_sideways_new (cards));
  gtk_widget_add_css_class (box, "node-head");
  self->bin = g_object_new (PTERO_TYPE_NARROW_BIN, "child", box, NULL);
  gtk_widget_set_parent (self->bin, GTK_WIDGET (self));
  gtk_widget_set_visible (self->bin, FALSE);
  g_signal_connect_object (self->bin, "notify::narrow", G_CALLBACK (narrow_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update_allocations (self);
}

/**
 * ptero_admin_node_head_new:
 * @panel: a panel
 * @id: the id of a node
 *
 * Returns: (transfer floating): a head that shows nothing before the node is there
 */
GtkWidget *
ptero_admin_node_head_new (PteroPanel *panel,
                           gint64      id)
{
  PteroAdminNodeHead *self;

  g_return_val_if_fail (PTERO_IS_PANEL (panel), NULL);

  self = g_object_new (PTERO_TYPE_ADMIN_NODE_HEAD, NULL);
  self->panel = g_object_ref (panel);
  self->id = id;
  ptero_admin_node_head_count (self);

  return GTK_WIDGET (self);
}

/**
 * ptero_admin_node_head_set_node:
 * @self: a head
 * @node: the node, or what has become of it
 */
void
ptero_admin_node_head_set_node (PteroAdminNodeHead *self,
                                PteroNode          *node)
{
  g_return_if_fail (PTERO_IS_ADMIN_NODE_HEAD (self));
  g_return_if_fail (PTERO_IS_NODE (node));

  if (self->node != node)
    {
      if (self->node != NULL)
        g_signal_handlers_disconnect_by_data (self->node, self);
      g_set_object (&self->node, node);
      g_signal_connect_object (node, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }
  update (self);
}

/**
 * ptero_admin_node_head_set_reach:
 * @self: a head
 * @reach: what looks whether the node can be reached
 */
void
ptero_admin_node_head_set_reach (PteroAdminNodeHead  *self,
                                 PteroAdminNodeReach *reach)
{
  g_return_if_fail (PTERO_IS_ADMIN_NODE_HEAD (self));
  g_return_if_fail (PTERO_IS_ADMIN_NODE_REACH (reach));

  self->reach = reach;
  g_signal_connect_object (reach, "changed", G_CALLBACK (update_reach), self, G_CONNECT_SWAPPED);
  update_reach (self);
}

/**
 * ptero_admin_node_head_count:
 * @self: a head
 *
 * Asks again how many allocations there are.
 */
void
ptero_admin_node_head_count (PteroAdminNodeHead *self)
{
  g_return_if_fail (PTERO_IS_ADMIN_NODE_HEAD (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->reason, g_free);
  count (self, NULL, all_counted_cb);
  count (self, "0", free_counted_cb);
}
