/* ptero-activity.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-activity.h"

#include <glib/gi18n.h>

#include "ptero-activity-dialog.h"
#include "ptero-activity-log.h"
#include "ptero-activity-text.h"
#include "ptero-format.h"
#include "ptero-part.h"

#define MAX_PERSON 30   /* characters of a name in the choice */

/**
 * PteroActivity:
 *
 * What was done to a server or to an account, newest first: a list that goes on
 * as it is scrolled. The panel filters by kind; by person and by words it is
 * filtered here, for which all of it is fetched.
 */
struct _PteroActivity
{
  GtkWidget      parent_instance;

  GtkWidget     *box;
  PteroListPane *pane;
  GtkDropDown   *kind;
  GtkDropDown   *person;
  GtkStringList *persons;
  GPtrArray     *filters;      /* of the kinds, as they are listed */
  GPtrArray     *names;        /* of the persons, as they are listed */
  GHashTable    *known;
  char          *only;         /* the person */
  gpointer       gathered;     /* the listing whose persons are known, only to compare */
  guint          n_gathered;
};

static void part_iface_init (PteroPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroActivity, ptero_activity, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (PTERO_TYPE_PART, part_iface_init))

static char *
dup_what (gpointer item)
{
  return ptero_activity_describe (item);
}

static const char *
get_what_icon (gpointer item)
{
  return ptero_activity_get_icon (item);
}

static char *
dup_person (gpointer item)
{
  return ptero_activity_dup_person (item);
}

static char *
dup_time (gpointer item)
{
  return PTERO_ACTIVITY_LOG (item)->timestamp != NULL
           ? ptero_format_time (PTERO_ACTIVITY_LOG (item)->timestamp)
           : NULL;
}

static gint64
get_time (gpointer item)
{
  return PTERO_ACTIVITY_LOG (item)->timestamp != NULL
           ? g_date_time_to_unix (PTERO_ACTIVITY_LOG (item)->timestamp)
           : 0;
}

static char *
dup_address (gpointer item)
{
  return g_strdup (PTERO_ACTIVITY_LOG (item)->ip);
}

static const PteroColumn columns[] = {
  { "what", N_("What"), dup_what, PTERO_COLUMN_EXPAND, .get_icon = get_what_icon },
  { "person", N_("Person"), dup_person },
  { "time", N_("Time"), dup_time, PTERO_COLUMN_DEFAULT, get_time, .server_sort = "timestamp" },
  { "address", N_("Address"), dup_address, PTERO_COLUMN_DETAIL },
};

static void
details_run (PteroListPane *pane,
             GPtrArray     *items)
{
  ptero_activity_dialog_present (items->pdata[0], GTK_WIDGET (pane));
}

static void
person_run (PteroListPane *pane,
            GPtrArray     *items)
{
  g_autofree char *person = ptero_activity_dup_person (items->pdata[0]);

  ptero_activity_set_person (PTERO_ACTIVITY (gtk_widget_get_ancestor (GTK_WIDGET (pane),
                                                                      PTERO_TYPE_ACTIVITY)),
                             person);
}

static const PteroVerb verbs[] = {
  { "details", N_("_Details"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT, details_run },
  { "person", N_("_Only This Person"), NULL, PTERO_VERB_FOR_ONE, person_run },
};

static const PteroListFilter no_filters[] = { { NULL } };

static const PteroListInfo info = {
  .id = "activity",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .verbs = verbs,
  .n_verbs = G_N_ELEMENTS (verbs),
  .icon_name = "document-open-recent-symbolic",
  .empty_title = N_("No Activity"),
  .empty_description = N_("What is done is listed here; the panel forgets it after some time"),
  .per_page = 50,
  .filters = no_filters,
};

static void
add_person (PteroActivity *self,
            const char    *name)
{
  g_autofree char *title = NULL;

  if (g_hash_table_contains (self->known, name))
    return;

  g_hash_table_add (self->known, g_strdup (name));
  g_ptr_array_add (self->names, g_strdup (name));
  title = ptero_text_make_short (name, MAX_PERSON);
  gtk_string_list_append (self->persons, title);
}

/* Looks at what is there without having more of it fetched. */
static void
gather_persons (PteroActivity *self)
{
  PteroListing *listing = ptero_list_pane_get_listing (self->pane);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (listing));

  if (listing == self->gathered && n_items == self->n_gathered)
    return;

  self->gathered = listing;
  self->n_gathered = n_items;
  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *person = ptero_activity_dup_person (ptero_listing_peek_item (listing, i));

      if (person != NULL)
        add_person (self, person);
    }
}

static gboolean
is_by_person (gpointer item,
              gpointer user_data)
{
  g_autofree char *person = ptero_activity_dup_person (item);

  return g_strcmp0 (person, user_data) == 0;
}

static void
person_selected_cb (PteroActivity *self)
{
  guint selected = gtk_drop_down_get_selected (self->person);
  const char *name = selected > 0 && selected < self->names->len
                       ? self->names->pdata[selected]
                       : NULL;

  if (g_strcmp0 (name, self->only) == 0)
    return;

  g_free (self->only);
  self->only = g_strdup (name);
  ptero_table_set_only (ptero_list_pane_get_table (self->pane),
                        name != NULL ? GTK_FILTER (gtk_custom_filter_new (is_by_person, g_strdup (name), g_free)) : NULL);
}

static void
kind_selected_cb (PteroActivity *self)
{
  guint selected = gtk_drop_down_get_selected (self->kind);

  ptero_list_pane_set_filter (self->pane, "filter[event]", selected < self->filters->len
                                ? self->filters->pdata[selected]
                                : NULL);
}

static GtkDropDown *
create_choice (GListModel *titles,
               const char *label)
{
  GtkWidget *choice = gtk_drop_down_new (titles, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);

  return GTK_DROP_DOWN (choice);
}

static void
create_kinds (PteroActivity *self,
              gboolean       of_account)
{
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);
  guint n_kinds;
  const PteroActivityKind *kinds = ptero_activity_get_kinds (&n_kinds);

  gtk_string_list_append (titles, _("Everything"));
  g_ptr_array_add (self->filters, NULL);
  for (guint i = 0; i < n_kinds; i++)
    {
      if (kinds[i].of_account != of_account)
        continue;
      gtk_string_list_append (titles, g_dgettext (GETTEXT_PACKAGE, kinds[i].title));
      g_ptr_array_add (self->filters, (gpointer) kinds[i].filter);
    }
  self->kind = create_choice (G_LIST_MODEL (g_steal_pointer (&titles)), _("Kind of Activity"));
  g_signal_connect_object (self->kind, "notify::selected", G_CALLBACK (kind_selected_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
create_persons (PteroActivity *self)
{
  self->persons = gtk_string_list_new (NULL);
  gtk_string_list_append (self->persons, _("Everybody"));
  g_ptr_array_add (self->names, NULL);
  self->person = create_choice (G_LIST_MODEL (g_object_ref (self->persons)), _("Person"));
  g_signal_connect_object (self->person, "notify::selected", G_CALLBACK (person_selected_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
build (PteroActivity *self,
       gboolean       of_account)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (bar, "toolbar");
  gtk_widget_add_css_class (bar, "activity-bar");
  create_kinds (self, of_account);
  create_persons (self);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->kind));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->person));
  gtk_widget_set_visible (GTK_WIDGET (self->person), !of_account);

  gtk_widget_set_vexpand (GTK_WIDGET (self->pane), TRUE);
  gtk_box_append (GTK_BOX (self->box), bar);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->pane));
  g_signal_connect_object (ptero_table_get_items (ptero_list_pane_get_table (self->pane)),
                           "items-changed",
                           G_CALLBACK (gather_persons), self, G_CONNECT_SWAPPED);
}

static gboolean
ptero_activity_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PTERO_ACTIVITY (widget)->pane));
}

static void
ptero_activity_refresh (PteroPart *part)
{
  ptero_part_refresh (PTERO_PART (PTERO_ACTIVITY (part)->pane));
}

static gboolean
ptero_activity_start_search (PteroPart *part)
{
  return ptero_part_start_search (PTERO_PART (PTERO_ACTIVITY (part)->pane));
}

static void
part_iface_init (PteroPartInterface *iface)
{
  iface->refresh = ptero_activity_refresh;
  iface->start_search = ptero_activity_start_search;
}

static void
ptero_activity_dispose (GObject *object)
{
  PteroActivity *self = PTERO_ACTIVITY (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  self->pane = NULL;
  g_clear_object (&self->persons);

  G_OBJECT_CLASS (ptero_activity_parent_class)->dispose (object);
}

static void
ptero_activity_finalize (GObject *object)
{
  PteroActivity *self = PTERO_ACTIVITY (object);

  g_ptr_array_unref (self->filters);
  g_ptr_array_unref (self->names);
  g_hash_table_unref (self->known);
  g_free (self->only);

  G_OBJECT_CLASS (ptero_activity_parent_class)->finalize (object);
}

static void
ptero_activity_class_init (PteroActivityClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_activity_dispose;
  G_OBJECT_CLASS (klass)->finalize = ptero_activity_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = ptero_activity_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ptero_activity_init (PteroActivity *self)
{
  self->filters = g_ptr_array_new ();
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static PteroActivity *
create (PteroRequest  *request,
        PteroPanel    *panel,
        PteroJobQueue *jobs,
        gboolean       of_account)
{
  PteroActivity *self = g_object_new (PTERO_TYPE_ACTIVITY, NULL);

  ptero_request_set_query (request, "include", "actor");
  ptero_request_set_query (request, "sort", "-timestamp");
  self->pane = PTERO_LIST_PANE (ptero_list_pane_new (&info, panel, request, jobs));
  build (self, of_account);

  return self;
}

/**
 * ptero_activity_new:
 * @access: what may be done with a server
 * @jobs: where long work goes
 *
 * Returns: (transfer floating): what was done to the server
 */
GtkWidget *
ptero_activity_new (PteroAccess   *access,
                    PteroJobQueue *jobs)
{
  g_autoptr(PteroRequest) request = NULL;
  PteroActivity *self;

  g_return_val_if_fail (PTERO_IS_ACCESS (access), NULL);

  request = ptero_request_new (PTERO_ENDPOINT_SERVER_ACTIVITY, "server",
                               ptero_access_get_uuid (access), NULL);
  self = create (request, ptero_access_get_panel (access), jobs, FALSE);
  ptero_list_pane_set_access (self->pane, access);

  return GTK_WIDGET (self);
}

/**
 * ptero_activity_new_for_panel:
 * @panel: a panel
 * @jobs: where long work goes
 *
 * Returns: (transfer floating): what was done to the account that its key belongs to
 */
GtkWidget *
ptero_activity_new_for_panel (PteroPanel    *panel,
                              PteroJobQueue *jobs)
{
  g_autoptr(PteroRequest) request = NULL;

  g_return_val_if_fail (PTERO_IS_PANEL (panel), NULL);

  request = ptero_request_new (PTERO_ENDPOINT_ACCOUNT_ACTIVITY, NULL);

  return GTK_WIDGET (create (request, panel, jobs, TRUE));
}

/**
 * ptero_activity_get_pane:
 * @self: an activity
 *
 * Returns: (transfer none): its list
 */
PteroListPane *
ptero_activity_get_pane (PteroActivity *self)
{
  g_return_val_if_fail (PTERO_IS_ACTIVITY (self), NULL);

  return self->pane;
}

/**
 * ptero_activity_set_kind:
 * @self: an activity
 * @filter: (nullable): the filter of one of the kinds, %NULL for all
 *
 * Lists one kind only.
 */
void
ptero_activity_set_kind (PteroActivity *self,
                         const char    *filter)
{
  g_return_if_fail (PTERO_IS_ACTIVITY (self));

  for (guint i = 0; i < self->filters->len; i++)
    if (g_strcmp0 (self->filters->pdata[i], filter) == 0)
      gtk_drop_down_set_selected (self->kind, i);
}

/**
 * ptero_activity_set_person:
 * @self: an activity
 * @person: (nullable): who did it, %NULL for everybody
 *
 * Lists what one person did only.
 */
void
ptero_activity_set_person (PteroActivity *self,
                           const char    *person)
{
  g_return_if_fail (PTERO_IS_ACTIVITY (self));

  for (guint i = 0; i < self->names->len; i++)
    if (g_strcmp0 (self->names->pdata[i], person) == 0)
      gtk_drop_down_set_selected (self->person, i);
}
