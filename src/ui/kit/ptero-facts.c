/* ptero-facts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-facts.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-content.h"
#include "ptero-dialog.h"
#include "ptero-format.h"
#include "ptero-panel-toast.h"
#include "ptero-part.h"
#include "ptero-place.h"
#include "ptero-sideways.h"
#include "ptero-toolbar-view.h"
#include "ptero-value-row.h"

/**
 * PteroFacts:
 *
 * What is known of one resource, made from a description: rows of facts, links
 * to what belongs to it, and buttons for what can be done.
 */
struct _PteroFacts
{
  GtkWidget             parent_instance;

  const PteroFactsInfo *info;
  PteroPanel           *panel;
  PteroRequest         *request;
  PteroJobQueue        *jobs;
  GCancellable         *cancellable;
  GObject              *item;
  const PteroFactsVerb *awaited;       /* (nullable): that is run when the item is there as it is now */

  GtkWidget            *content;
  GtkWidget            *verbs;
  GtkSpinner           *spinner;       /* after the verbs, while one is awaited */
  AdwPreferencesPage   *page;
  GtkWidget           **rows;          /* of each fact; a group for one that has its own */
  GPtrArray            *link_groups;   /* not owned */
  GString              *links;         /* what is in them, to be compared only */
};

enum {
  CHANGED,
  N_SIGNALS
};

static void part_iface_init (PteroPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroFacts, ptero_facts, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (PTERO_TYPE_PART, part_iface_init))

static guint signals[N_SIGNALS];

static gboolean
is_offered (PteroFacts           *self,
            const PteroFactsVerb *verb)
{
  if (!ptero_panel_offers (self->panel, verb->flavour))
    return FALSE;

  return verb->fits == NULL || (self->item != NULL && verb->fits (self->item));
}

static void
update_verbs (PteroFacts *self)
{
  GtkWidget *button = gtk_widget_get_first_child (self->verbs);

  for (guint i = 0; i < self->info->n_verbs && button != NULL; i++,
       button = gtk_widget_get_next_sibling (button))
    gtk_widget_set_visible (button, is_offered (self, &self->info->verbs[i]));
}

static void
update_facts (PteroFacts *self)
{
  for (guint i = 0; i < self->info->n_facts; i++)
    {
      g_autofree char *text = NULL;

      if (self->rows[i] == NULL)
        continue;
      if (self->info->facts[i].create != NULL)
        {
          self->info->facts[i].update (self->rows[i], self->item);
          continue;
        }
      text = self->info->facts[i].dup_text (self->item);
      ptero_value_row_set_value (PTERO_VALUE_ROW (self->rows[i]), text);
      gtk_widget_set_sensitive (self->rows[i], text != NULL || self->info->facts[i].open == NULL);
    }
  update_verbs (self);
}

static void
remove_groups (PteroFacts *self,
               GPtrArray  *groups)
{
  for (guint i = 0; i < groups->len; i++)
    adw_preferences_page_remove (self->page, groups->pdata[i]);
}

/* Where nothing has changed the rows stay, and with them the focus. */
static void
update_links (PteroFacts *self)
{
  g_autoptr(GPtrArray) groups = g_steal_pointer (&self->link_groups);
  g_autofree char *links = g_strdup (self->links->str);

  self->link_groups = g_ptr_array_new ();
  g_string_truncate (self->links, 0);
  if (self->info->links != NULL)
    self->info->links (self, self->item);

  if (!g_str_equal (self->links->str, links))
    {
      remove_groups (self, groups);
      return;
    }
  remove_groups (self, self->link_groups);
  g_ptr_array_unref (self->link_groups);
  self->link_groups = g_steal_pointer (&groups);
}

static void
set_item (PteroFacts *self,
          GObject    *item)
{
  if (self->item != item)
    {
      if (self->item != NULL)
        g_signal_handlers_disconnect_by_data (self->item, self);
      g_set_object (&self->item, item);
      g_signal_connect_object (item, "notify", G_CALLBACK (update_facts), self, G_CONNECT_SWAPPED);
    }
  update_facts (self);
  update_links (self);
  gtk_widget_set_sensitive (self->verbs, TRUE);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_awaited (PteroFacts           *self,
             const PteroFactsVerb *verb)
{
  self->awaited = verb;
  gtk_spinner_set_spinning (self->spinner, verb != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), verb != NULL);
}

/* Who pressed twice gets it once, and who went elsewhere meanwhile does not want it. */
static void
run_awaited (PteroFacts *self,
             gboolean    is_fresh)
{
  const PteroFactsVerb *verb = self->awaited;

  set_awaited (self, NULL);
  if (verb != NULL && is_fresh && gtk_widget_get_mapped (GTK_WIDGET (self)))
    verb->run (self, self->item);
}

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PteroFacts) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);

  if (self->content == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (answer != NULL)
    set_item (self, ptero_answer_get_resource (answer));
  ptero_content_update (PTERO_CONTENT (self->content), FALSE, error, self->item != NULL,
                        self->item != NULL);
  run_awaited (self, error == NULL);
}

static void
fact_activated_cb (GtkWidget *row,
                   gpointer   user_data)
{
  PteroFacts *self = PTERO_FACTS (gtk_widget_get_ancestor (row, PTERO_TYPE_FACTS));
  const PteroFact *fact = user_data;

  if (self->item != NULL)
    fact->open (self, self->item);
}

static GtkWidget *
create_fact (const PteroFact *fact)
{
  GtkWidget *row = ptero_value_row_new (g_dgettext (GETTEXT_PACKAGE, fact->title), fact->copy);

  if (fact->open != NULL)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name (fact->outside
                                                                 ? "ptero-open-external-symbolic"
                                                                 : "go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect (row, "activated", G_CALLBACK (fact_activated_cb), (gpointer) fact);
    }

  return row;
}

static AdwPreferencesGroup *
add_group (PteroFacts *self,
           const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));

  return ADW_PREFERENCES_GROUP (group);
}

static void
build_facts (PteroFacts *self)
{
  AdwPreferencesGroup *group = NULL;

  self->rows = g_new0 (GtkWidget *, self->info->n_facts);
  for (guint i = 0; i < self->info->n_facts; i++)
    {
      const PteroFact *fact = &self->info->facts[i];

      if (!ptero_panel_offers (self->panel, fact->flavour))
        continue;
      if (fact->create != NULL)
        {
          self->rows[i] = fact->create (self);
          adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (self->rows[i]));
          group = NULL;
          continue;
        }
      if (fact->dup_text == NULL || group == NULL)
        group = add_group (self, fact->dup_text == NULL
                             ? g_dgettext (GETTEXT_PACKAGE, fact->title)
                             : NULL);
      if (fact->dup_text == NULL)
        continue;
      self->rows[i] = create_fact (fact);
      adw_preferences_group_add (group, self->rows[i]);
    }
}

static void
verb_clicked_cb (GtkWidget *button,
                 gpointer   user_data)
{
  PteroFacts *self = PTERO_FACTS (gtk_widget_get_ancestor (button, PTERO_TYPE_FACTS));
  const PteroFactsVerb *verb = user_data;

  if (self->item == NULL)
    return;

  if (!verb->edits)
    {
      verb->run (self, self->item);
      return;
    }

  set_awaited (self, verb);
  ptero_facts_refresh (self);
}

static GtkWidget *
build_verbs (PteroFacts *self)
{
  GtkWidget *scroller;

  self->verbs = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->verbs, "toolbar");
  gtk_widget_set_sensitive (self->verbs, FALSE);
  for (guint i = 0; i < self->info->n_verbs; i++)
    {
      GtkWidget *button =
        gtk_button_new_with_mnemonic (g_dgettext (GETTEXT_PACKAGE, self->info->verbs[i].title));

      if (self->info->verbs[i].destructive)
        gtk_widget_add_css_class (button, "destructive-action");
      g_signal_connect (button, "clicked", G_CALLBACK (verb_clicked_cb),
                        (gpointer) &self->info->verbs[i]);
      gtk_box_append (GTK_BOX (self->verbs), button);
    }
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
  gtk_box_append (GTK_BOX (self->verbs), GTK_WIDGET (self->spinner));
  scroller = ptero_sideways_new (self->verbs);
  gtk_widget_add_css_class (scroller, "page-bar");
  gtk_widget_set_visible (scroller, self->info->n_verbs > 0);
  update_verbs (self);

  return scroller;
}

static void
ptero_facts_part_refresh (PteroPart *part)
{
  ptero_facts_refresh (PTERO_FACTS (part));
}

static void
part_iface_init (PteroPartInterface *iface)
{
  iface->refresh = ptero_facts_part_refresh;
}

static void
ptero_facts_dispose (GObject *object)
{
  PteroFacts *self = PTERO_FACTS (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->content = NULL;
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_free);
  g_clear_pointer (&self->link_groups, g_ptr_array_unref);
  if (self->links != NULL)
    g_string_free (g_steal_pointer (&self->links), TRUE);
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  g_clear_object (&self->jobs);
  g_clear_object (&self->request);
  g_clear_object (&self->panel);

  G_OBJECT_CLASS (ptero_facts_parent_class)->dispose (object);
}

static void
ptero_facts_class_init (PteroFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_facts_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /**
   * PteroFacts::changed:
   *
   * The panel has told of the resource.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
ptero_facts_init (PteroFacts *self)
{
  self->link_groups = g_ptr_array_new ();
  self->links = g_string_new (NULL);
}

/**
 * ptero_facts_new:
 * @info: what is known, which outlives it
 * @panel: the panel that is asked
 * @request: a request that answers with the resource
 * @jobs: where long work goes
 *
 * Returns: (transfer floating): the facts, which are being fetched
 */
GtkWidget *
ptero_facts_new (const PteroFactsInfo *info,
                 PteroPanel           *panel,
                 PteroRequest         *request,
                 PteroJobQueue        *jobs)
{
  PteroFacts *self;
  GtkWidget *box;

  g_return_val_if_fail (info != NULL, NULL);
  g_return_val_if_fail (PTERO_IS_PANEL (panel), NULL);
  g_return_val_if_fail (PTERO_IS_REQUEST (request), NULL);

  self = g_object_new (PTERO_TYPE_FACTS, NULL);
  self->info = info;
  self->panel = g_object_ref (panel);
  self->request = ptero_request_copy (request);
  self->jobs = g_object_ref (jobs);
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  self->content = ptero_content_new (GTK_WIDGET (self->page));
  ptero_content_set_panel (PTERO_CONTENT (self->content), panel);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), build_verbs (self));
  gtk_box_append (GTK_BOX (box), self->content);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  build_facts (self);
  g_signal_connect_object (self->content, "retry", G_CALLBACK (ptero_facts_refresh), self,
                           G_CONNECT_SWAPPED);
  ptero_facts_refresh (self);

  return GTK_WIDGET (self);
}

/**
 * ptero_facts_get_panel:
 * @self: facts
 *
 * Returns: (transfer none): the panel that is asked
 */
PteroPanel *
ptero_facts_get_panel (PteroFacts *self)
{
  g_return_val_if_fail (PTERO_IS_FACTS (self), NULL);

  return self->panel;
}

/**
 * ptero_facts_get_jobs:
 * @self: facts
 *
 * Returns: (transfer none): where long work goes
 */
PteroJobQueue *
ptero_facts_get_jobs (PteroFacts *self)
{
  g_return_val_if_fail (PTERO_IS_FACTS (self), NULL);

  return self->jobs;
}

/**
 * ptero_facts_get_item:
 * @self: facts
 *
 * Returns: (type GObject) (transfer none) (nullable): the resource, once the panel has answered
 */
gpointer
ptero_facts_get_item (PteroFacts *self)
{
  g_return_val_if_fail (PTERO_IS_FACTS (self), NULL);

  return self->item;
}

typedef struct
{
  void    (*open) (PteroFacts *facts,
                   gpointer    object);
  GObject  *object;
} Link;

static void
link_free (gpointer data,
           GClosure *closure)
{
  Link *link = data;

  g_clear_object (&link->object);
  g_free (link);
}

static void
link_activated_cb (GtkWidget *row,
                   gpointer   user_data)
{
  Link *link = user_data;

  link->open (PTERO_FACTS (gtk_widget_get_ancestor (row, PTERO_TYPE_FACTS)), link->object);
}

static AdwPreferencesGroup *
get_link_group (PteroFacts *self,
                const char *title)
{
  AdwPreferencesGroup *group;

  for (guint i = 0; i < self->link_groups->len; i++)
    if (g_strcmp0 (adw_preferences_group_get_title (self->link_groups->pdata[i]), title) == 0)
      return self->link_groups->pdata[i];

  group = add_group (self, title);
  g_ptr_array_add (self->link_groups, group);

  return group;
}

/**
 * ptero_facts_add_link:
 * @self: facts
 * @group: the title of the group it belongs to
 * @title: what it is called, as the panel wrote it
 * @subtitle: (nullable): more about it
 * @open: (nullable): follows it
 * @object: (type GObject): for @open
 *
 * Adds a row to a group of links, from the function that lists them.
 */
void
ptero_facts_add_link (PteroFacts  *self,
                      const char  *group,
                      const char  *title,
                      const char  *subtitle,
                      void       (*open) (PteroFacts *facts,
                                          gpointer    object),
                      gpointer     object)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *safe = ptero_text_make_safe (title != NULL ? title : PTERO_NO_VALUE);
  g_autofree char *safe_subtitle = subtitle != NULL ? ptero_text_make_safe (subtitle) : NULL;

  g_return_if_fail (PTERO_IS_FACTS (self));

  g_object_set (row, "use-markup", FALSE, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe);
  if (safe_subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), safe_subtitle);
  if (open != NULL)
    {
      Link *link = g_new0 (Link, 1);

      link->open = open;
      g_set_object (&link->object, object);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      g_signal_connect_data (row, "activated", G_CALLBACK (link_activated_cb), link, link_free, 0);
    }
  g_string_append_printf (self->links, "%p %s\n", open != NULL ? object : NULL,
                          subtitle != NULL ? subtitle : "");
  ptero_facts_add_row (self, group, row);
}

/**
 * ptero_facts_add_row:
 * @self: facts
 * @group: the title of the group it belongs to
 * @row: (transfer floating): a row
 *
 * Adds a row to a group of links, from the function that lists them.
 */
void
ptero_facts_add_row (PteroFacts *self,
                     const char *group,
                     GtkWidget  *row)
{
  g_return_if_fail (PTERO_IS_FACTS (self));

  g_string_append_printf (self->links, "%s\n%s\n", group,
                          adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  adw_preferences_group_add (get_link_group (self, group), row);
}

/**
 * ptero_facts_present:
 * @facts: (transfer floating): facts
 * @title: a title
 * @parent: a widget in the window it is for
 *
 * Shows facts in a dialog.
 */
void
ptero_facts_present (GtkWidget  *facts,
                     const char *title,
                     GtkWidget  *parent)
{
  GtkWidget *view = g_object_new (PTERO_TYPE_TOOLBAR_VIEW, NULL);

  ptero_toolbar_view_add_top (PTERO_TOOLBAR_VIEW (view), adw_header_bar_new ());
  ptero_toolbar_view_set_content (PTERO_TOOLBAR_VIEW (view), facts);
  ptero_dialog_set_size (view, 520, 560);
  ptero_place_present (view, title, parent);
}

/**
 * ptero_facts_refresh:
 * @self: facts
 *
 * Asks the panel again.
 */
void
ptero_facts_refresh (PteroFacts *self)
{
  g_autoptr(PteroRequest) request = NULL;

  g_return_if_fail (PTERO_IS_FACTS (self));

  /* an older answer says what was so before */
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  request = ptero_request_copy (self->request);
  ptero_content_update (PTERO_CONTENT (self->content), TRUE, NULL, self->item != NULL,
                        self->item != NULL);
  ptero_client_send_async (ptero_panel_get_client (self->panel), request, self->cancellable,
                           fetched_cb, g_object_ref (self));
}

/**
 * ptero_facts_take_job:
 * @self: facts
 * @job: a job that is finished
 *
 * Asks the panel again, and says why where the job failed.
 */
void
ptero_facts_take_job (PteroFacts *self,
                      PteroJob   *job)
{
  g_return_if_fail (PTERO_IS_FACTS (self));

  ptero_facts_refresh (self);
  ptero_panel_toast_job (GTK_WIDGET (self), job);
}

/**
 * ptero_facts_set_read_only:
 * @self: facts
 * @reason: (nullable): why nothing can be changed, %NULL if it can
 *
 * What changes something cannot be done then.
 */
void
ptero_facts_set_read_only (PteroFacts *self,
                           const char *reason)
{
  GtkWidget *button;

  g_return_if_fail (PTERO_IS_FACTS (self));

  button = gtk_widget_get_first_child (self->verbs);
  for (guint i = 0; i < self->info->n_verbs && button != NULL; i++,
       button = gtk_widget_get_next_sibling (button))
    {
      if (self->info->verbs[i].reads)
        continue;
      gtk_widget_set_sensitive (button, reason == NULL);
      gtk_widget_set_tooltip_text (button, reason);
    }
}
