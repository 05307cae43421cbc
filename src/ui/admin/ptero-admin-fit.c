/* ptero-admin-fit.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-fit.h"

#include <glib/gi18n.h>

#include "ptero-admin-draft.h"
#include "ptero-admin-room.h"
#include "ptero-dialog.h"
#include "ptero-error-text.h"
#include "ptero-format.h"
#include "ptero-place.h"
#include "ptero-toolbar-view.h"

#define DELAY 400   /* milliseconds after the last change before the panel is asked what fits */
#define MIB (1024 * 1024)
#define LIST_WIDTH 480
#define LIST_HEIGHT 520

/**
 * PteroAdminFit:
 *
 * On which nodes a new server fits, as the panel says, and what the one that it
 * comes to has left then.
 */
struct _PteroAdminFit
{
  GObject               parent_instance;

  PteroForm            *form;          /* (weak) */
  PteroPanel           *panel;
  PteroAdminDraftPlace *place;
  GListModel           *nodes;
  GCancellable         *cancellable;
  guint                 source;
  GHashTable           *fitting;       /* of numbers of nodes */
  char                 *error;         /* (nullable): why it is not known */
  char                 *text;
  gboolean              warns;
};

enum {
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroAdminFit, ptero_admin_fit, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static char *
dup_node_title (PteroNode *node)
{
  g_autofree char *title = node->name != NULL
                             ? g_strdup (node->name)
                             : g_strdup_printf ("#%" G_GINT64_FORMAT, node->id);

  return ptero_text_make_safe (title);
}

/* What is left of a node, in bytes; without a limit there is no end of it. */
static double
get_rest (gint64 size,
          gint64 overallocate,
          gint64 given,
          gint64 wanted)
{
  double all = ptero_admin_room_get_size (size, overallocate);

  return all > 0 ? all - ((double) given + (double) wanted) * MIB : G_MAXINT64;
}

/* What comes to a node that is named: all that are made. Else they may go to several. */
static gint64
get_wanted (PteroAdminFit *self,
            const char    *name)
{
  gboolean is_named = ptero_admin_draft_place_get_node (self->place) != NULL;
  gint64 wanted = ptero_form_peek_int (self->form, name);
  gint64 number = is_named ? ptero_admin_draft_get_number (ptero_admin_draft_get (self->form)) : 1;

  return wanted > G_MAXINT64 / 2000 ? G_MAXINT64 / 2 : wanted * number;
}

static void
get_rests (PteroAdminFit *self,
           PteroNode     *node,
           double        *memory,
           double        *disk)
{
  PteroAllocatedResources *given = node->allocated_resources;

  *memory = get_rest (node->memory, node->memory_overallocate, given != NULL ? given->memory : 0,
                      get_wanted (self, "limits.memory"));
  *disk = get_rest (node->disk, node->disk_overallocate, given != NULL ? given->disk : 0,
                    get_wanted (self, "limits.disk"));
}

static char *
format_rest (double rest)
{
  if (rest >= (double) G_MAXINT64)
    return g_strdup (_("unlimited"));

  return ptero_format_bytes ((gint64) MAX (rest, 0));
}

static char *
describe_rest (PteroAdminFit *self,
               PteroNode     *node)
{
  g_autofree char *name = dup_node_title (node);
  g_autofree char *memory_text = NULL;
  g_autofree char *disk_text = NULL;
  double memory;
  double disk;

  get_rests (self, node, &memory, &disk);
  if (memory < 0 || disk < 0)
    /* Translators: %s is a node */
    return g_strdup_printf (_("%s has less free than that."), name);

  memory_text = format_rest (memory);
  disk_text = format_rest (disk);

  /* Translators: a node, then two sizes */
  return g_strdup_printf (_("%s keeps %s memory and %s disk free after this."), name, memory_text,
                          disk_text);
}

/* Among those the panel may choose from, the one with most room. */
static PteroNode *
find_roomiest (PteroAdminFit *self)
{
  PteroNode *best = NULL;
  double most = -1;

  for (guint i = 0; i < g_list_model_get_n_items (self->nodes); i++)
    {
      g_autoptr(PteroNode) node = g_list_model_get_item (self->nodes, i);
      double memory;
      double disk;

      if (!g_hash_table_contains (self->fitting, &node->id))
        continue;
      get_rests (self, node, &memory, &disk);
      if (memory > most)
        {
          most = memory;
          best = node;   /* the list has it */
        }
    }

  return best;
}

static void
describe (PteroAdminFit *self)
{
  guint n_nodes = g_list_model_get_n_items (self->nodes);
  guint n_fitting = g_hash_table_size (self->fitting);
  PteroNode *named = ptero_admin_draft_place_get_node (self->place);
  PteroNode *node = named != NULL ? named : find_roomiest (self);
  g_autofree char *rest = node != NULL ? describe_rest (self, node) : NULL;
  g_autofree char *count = NULL;
  double memory = 0;
  double disk = 0;

  if (node != NULL)
    get_rests (self, node, &memory, &disk);
  if (self->error != NULL)
    count = g_strdup (self->error);
  else if (n_fitting > 0)
    /* Translators: how many nodes have room for a server, and how many there are */
    count = g_strdup_printf (ngettext ("Fits on %u of %u node.", "Fits on %u of %u nodes.",
                                       n_nodes), n_fitting, n_nodes);
  else
    count = g_strdup (_("No node for automatic deployment has that much room."));

  g_free (self->text);
  self->text = rest != NULL ? g_strdup_printf ("%s %s", count, rest) : g_steal_pointer (&count);
  self->warns = named != NULL ? memory < 0 || disk < 0 : self->error == NULL && n_fitting == 0;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
take_nodes (PteroAdminFit *self,
            GPtrArray     *nodes)
{
  for (guint i = 0; nodes != NULL && i < nodes->len; i++)
    {
      PteroNode *node = nodes->pdata[i];

      if (ptero_admin_draft_place_allows (self->place, node))
        g_hash_table_add (self->fitting, g_memdup2 (&node->id, sizeof node->id));
    }
}

/* One refusal means that nothing fits, see api/application.md 2; the others that it is not
 * known. */
static void
fit_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(PteroAdminFit) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->form == NULL ||
      gtk_widget_get_root (GTK_WIDGET (self->form)) == NULL)
    return;

  g_hash_table_remove_all (self->fitting);
  g_clear_pointer (&self->error, g_free);
  if (answer != NULL)
    take_nodes (self, ptero_answer_get_items (answer));
  else if (g_strcmp0 (ptero_api_error_get_code (error), "NoViableNodeException") != 0)
    self->error = ptero_error_describe (error);
  describe (self);
}

static void
stop (PteroAdminFit *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
ask (gpointer user_data)
{
  PteroAdminFit *self = user_data;
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_NODES_DEPLOYABLE, NULL);
  g_autofree char *memory = g_strdup_printf ("%" G_GINT64_FORMAT,
                                             MAX (ptero_form_peek_int (self->form, "limits.memory"),
                                                  0));
  g_autofree char *disk =
    g_strdup_printf ("%" G_GINT64_FORMAT, MAX (ptero_form_peek_int (self->form, "limits.disk"), 0));

  self->source = 0;
  stop (self);
  self->cancellable = g_cancellable_new ();
  ptero_request_set_query (request, "memory", memory);
  ptero_request_set_query (request, "disk", disk);
  ptero_client_send_async (ptero_panel_get_client (self->panel), request, self->cancellable, fit_cb,
                           g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
ptero_admin_fit_dispose (GObject *object)
{
  PteroAdminFit *self = PTERO_ADMIN_FIT (object);

  g_clear_handle_id (&self->source, g_source_remove);
  stop (self);
  g_clear_weak_pointer (&self->form);
  g_clear_object (&self->panel);
  g_clear_object (&self->place);
  g_clear_object (&self->nodes);

  G_OBJECT_CLASS (ptero_admin_fit_parent_class)->dispose (object);
}

static void
ptero_admin_fit_finalize (GObject *object)
{
  PteroAdminFit *self = PTERO_ADMIN_FIT (object);

  g_hash_table_unref (self->fitting);
  g_free (self->error);
  g_free (self->text);

  G_OBJECT_CLASS (ptero_admin_fit_parent_class)->finalize (object);
}

static void
ptero_admin_fit_class_init (PteroAdminFitClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_admin_fit_dispose;
  G_OBJECT_CLASS (klass)->finalize = ptero_admin_fit_finalize;

  /**
   * PteroAdminFit::changed:
   *
   * Something else is known.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
ptero_admin_fit_init (PteroAdminFit *self)
{
  self->fitting = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * ptero_admin_fit_new:
 * @form: the form of a new server
 * @panel: its panel
 * @place: the choice of its place
 * @nodes: the nodes of the panel
 *
 * Returns: (transfer full): what fits, which is asked for by [method@Ptero.AdminFit.update]
 */
PteroAdminFit *
ptero_admin_fit_new (PteroForm            *form,
                     PteroPanel           *panel,
                     PteroAdminDraftPlace *place,
                     GListModel           *nodes)
{
  PteroAdminFit *self = g_object_new (PTERO_TYPE_ADMIN_FIT, NULL);

  g_set_weak_pointer (&self->form, form);
  self->panel = g_object_ref (panel);
  self->place = g_object_ref (place);
  self->nodes = g_object_ref (nodes);

  return self;
}

/**
 * ptero_admin_fit_update:
 * @self: what fits
 *
 * Asks again in a moment.
 */
void
ptero_admin_fit_update (PteroAdminFit *self)
{
  g_return_if_fail (PTERO_IS_ADMIN_FIT (self));

  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (DELAY, ask, self);
}

/**
 * ptero_admin_fit_get_text:
 * @self: what fits
 *
 * Returns: (nullable): that in words, %NULL as long as it is not known
 */
const char *
ptero_admin_fit_get_text (PteroAdminFit *self)
{
  g_return_val_if_fail (PTERO_IS_ADMIN_FIT (self), NULL);

  return self->text;
}

/**
 * ptero_admin_fit_get_warns:
 * @self: what fits
 *
 * Returns: whether there is too little room
 */
gboolean
ptero_admin_fit_get_warns (PteroAdminFit *self)
{
  g_return_val_if_fail (PTERO_IS_ADMIN_FIT (self), FALSE);

  return self->warns;
}

static void
bar_changed_cb (PteroAdminFit *self,
                GtkWidget     *bar)
{
  GtkWidget *icon = gtk_widget_get_first_child (bar);
  GtkWidget *label = gtk_widget_get_next_sibling (icon);

  gtk_label_set_text (GTK_LABEL (label), self->text);
  gtk_image_set_from_icon_name (GTK_IMAGE (icon),
                                self->warns ? "ptero-warning-symbolic" : "ptero-server-symbolic");
  gtk_widget_remove_css_class (icon, self->warns ? "accent" : "warning");
  gtk_widget_add_css_class (icon, self->warns ? "warning" : "accent");
  gtk_widget_set_visible (bar, TRUE);
}

static void
use_cb (GtkWidget *button)
{
  PteroForm *form = g_object_get_data (G_OBJECT (button), "form");
  const char *id = g_object_get_data (G_OBJECT (button), "id");

  /* the assistant may have gone meanwhile */
  if (gtk_widget_get_root (GTK_WIDGET (form)) != NULL)
    ptero_form_set_string (form, "_place", id);
  ptero_dialog_close (button);
}

static GtkWidget *
create_node_row (PteroAdminFit *self,
                 PteroNode     *node)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *use = gtk_button_new_with_mnemonic (_("_Use"));
  gboolean fits = g_hash_table_contains (self->fitting, &node->id);
  GtkWidget *icon = gtk_image_new_from_icon_name (fits
                                                    ? "ptero-check-symbolic"
                                                    : "ptero-no-access-symbolic");
  g_autofree char *name = dup_node_title (node);
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *memory_text = NULL;
  g_autofree char *disk_text = NULL;
  g_autofree char *subtitle = NULL;
  double memory;
  double disk;

  get_rests (self, node, &memory, &disk);
  memory_text = format_rest (ABS (memory));
  disk_text = format_rest (ABS (disk));
  if (memory < 0)
    /* Translators: %s is an amount of memory, e.g. "2 GiB" */
    subtitle = g_strdup_printf (_("%s memory too little"), memory_text);
  else if (disk < 0)
    /* Translators: %s is an amount of disk, e.g. "2 GiB" */
    subtitle = g_strdup_printf (_("%s disk too little"), disk_text);
  else if (fits)
    /* Translators: what a node has left once a server is there */
    subtitle = g_strdup_printf (_("%s memory and %s disk free after this"), memory_text, disk_text);
  else if (node->public)
    /* Translators: what a node has left once a server is there */
    subtitle = g_strdup_printf (_("%s memory and %s disk free after this, but not by these rules"),
                                memory_text, disk_text);
  else
    /* Translators: what a node has left once a server is there */
    subtitle =
      g_strdup_printf (_("%s memory and %s disk free after this, but not for automatic deployment"),
                       memory_text, disk_text);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_add_css_class (icon, fits ? "success" : "dim-label");
  gtk_widget_set_tooltip_text (icon, fits ? _("Fits") : _("Does not fit"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_widget_set_valign (use, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (use), "form", g_object_ref (self->form), g_object_unref);
  g_object_set_data_full (G_OBJECT (use), "id", g_strdup_printf ("%" G_GINT64_FORMAT, node->id),
                          g_free);
  g_signal_connect (use, "clicked", G_CALLBACK (use_cb), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), use);

  return row;
}

/* All nodes, those that fit first. */
static void
show_nodes_cb (PteroAdminFit *self,
               GtkWidget     *button)
{
  GtkWidget *view = g_object_new (PTERO_TYPE_TOOLBAR_VIEW, NULL);
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  for (int fits = 1; fits >= 0; fits--)
    for (guint i = 0; i < g_list_model_get_n_items (self->nodes); i++)
      {
        g_autoptr(PteroNode) node = g_list_model_get_item (self->nodes, i);

        if (g_hash_table_contains (self->fitting, &node->id) == fits)
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_node_row (self, node));
      }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  ptero_toolbar_view_add_top (PTERO_TOOLBAR_VIEW (view), adw_header_bar_new ());
  ptero_toolbar_view_set_content (PTERO_TOOLBAR_VIEW (view), page);
  ptero_dialog_set_size (view, LIST_WIDTH, LIST_HEIGHT);
  ptero_place_present (view, _("Nodes"), button);
}

/**
 * ptero_admin_fit_create_bar:
 * @self: what fits
 *
 * Returns: (transfer floating): a line that says it, with a button for more
 */
GtkWidget *
ptero_admin_fit_create_bar (PteroAdminFit *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Show Nodes"));

  g_return_val_if_fail (PTERO_IS_ADMIN_FIT (self), NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (bar, "fit-bar");
  gtk_box_append (GTK_BOX (bar), gtk_image_new ());
  gtk_box_append (GTK_BOX (bar), label);
  gtk_box_append (GTK_BOX (bar), button);
  gtk_widget_set_visible (bar, FALSE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_nodes_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "changed", G_CALLBACK (bar_changed_cb), bar, 0);

  return bar;
}
