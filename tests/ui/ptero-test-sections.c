/* ptero-test-sections.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-test-sections.h"

#include "ptero-form-dialog.h"
#include "ptero-list-pane-private.h"
#include "ptero-part.h"
#include "ptero-server-page.h"
#include "ptero-subuser.h"

/* The demo panel's first server, which has room for everything. */
static PteroFleetServer *
find_server (PteroTestFleet *fleet)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fleet->fleet)); i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (fleet->fleet), i);

      if (ptero_fleet_server_get_server (server)->internal_id == 1 &&
          ptero_fleet_server_get_state (server) == PTERO_SERVER_STATE_RUNNING)
        return server;
    }

  return NULL;
}

static gboolean
has_server (gpointer fleet)
{
  return find_server (fleet) != NULL;
}

typedef struct { gboolean done; PteroAnswer *answer; } Asked;

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Asked *asked = user_data;
  g_autoptr(GError) error = NULL;

  asked->answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);
  g_assert_no_error (error);
  asked->done = TRUE;
}

static gboolean
is_answered (gpointer user_data)
{
  return ((Asked *) user_data)->done;
}

/* Sends a request with the administrator's key, past the panel that is tested. */
static PteroAnswer *
ask_as_admin (PteroTestSection *self,
              PteroRequest     *request)
{
  g_autoptr(PteroClient) client =
    ptero_client_new (ptero_demo_panel_get_address (self->fleet->demo));
  Asked asked = { FALSE, NULL };

  ptero_client_set_key (client, PTERO_API_CLIENT,
                        ptero_demo_panel_get_key (self->fleet->demo, PTERO_DEMO_KEY_ADMIN));
  ptero_client_send_async (client, request, NULL, asked_cb, &asked);
  ptero_test_wait (is_answered, &asked);

  return asked.answer;
}

static char *
dup_uuid (PteroTestSection *self,
          const char       *email)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_SUBUSERS_LIST, "server",
                                                       ptero_fleet_server_get_uuid (self->server),
                                                       NULL);
  g_autoptr(PteroAnswer) answer = ask_as_admin (self, request);
  GPtrArray *subusers = ptero_answer_get_items (answer);

  for (guint i = 0; i < subusers->len; i++)
    if (g_str_equal (PTERO_SUBUSER (subusers->pdata[i])->email, email))
      return g_strdup (PTERO_SUBUSER (subusers->pdata[i])->uuid);

  g_assert_not_reached ();
}

/* The administrator gives somebody other permissions for the server. */
void
ptero_test_section_give (PteroTestSection   *self,
                         const char         *email,
                         const char * const *permissions)
{
  g_autofree char *uuid = dup_uuid (self, email);
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_SUBUSER_UPDATE,
                                                       "server",
                                                       ptero_fleet_server_get_uuid (self->server),
                                                       "user", uuid, NULL);
  g_autoptr(PteroAnswer) answer = NULL;
  JsonArray *array = json_array_new ();

  for (guint i = 0; permissions[i] != NULL; i++)
    json_array_add_string_element (array, permissions[i]);
  json_node_take_array (node, array);
  ptero_request_set_node (request, "permissions", node);
  answer = ask_as_admin (self, request);
}

/* As ptero_test_section_new(), with the key of somebody else who may have only some permissions for
 * the server. */
PteroTestSection *
ptero_test_section_new_for (const char         *name,
                            int                 width,
                            int                 height,
                            PteroDemoKey        key,
                            const char * const *permissions)
{
  PteroTestSection *self = g_new0 (PteroTestSection, 1);

  self->fleet = ptero_test_fleet_new (0, key);
  ptero_test_fleet_start (self->fleet);
  ptero_test_wait (has_server, self->fleet);
  self->server = g_object_ref (find_server (self->fleet));
  if (permissions != NULL)
    ptero_test_section_give (self, ptero_panel_get_account (self->fleet->panel)->email,
                             permissions);
  self->page = g_object_ref_sink (ptero_server_page_new (self->server, self->fleet->jobs));
  self->window = ptero_test_present_sized (self->page, width, height);
  g_assert_true (gtk_widget_activate_action (self->page, "server.section", "s", name));
  self->section = ptero_test_find_type (self->page, PTERO_TYPE_LIST_PANE);
  if (self->section == NULL)
    self->section = ptero_test_find_type (self->page, PTERO_TYPE_PART);

  return self;
}

PteroTestSection *
ptero_test_section_new (const char *name,
                        int         width,
                        int         height)
{
  return ptero_test_section_new_for (name, width, height, PTERO_DEMO_KEY_ADMIN, NULL);
}

/* Another running server of the same panel. */
PteroFleetServer *
ptero_test_section_find_other (PteroTestSection *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->fleet->fleet)); i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (self->fleet->fleet),
                                                                  i);

      if (server != self->server && ptero_fleet_server_get_panel (server) == self->fleet->panel &&
          ptero_fleet_server_get_state (server) == PTERO_SERVER_STATE_RUNNING)
        return server;
    }

  return NULL;
}

PteroFleetServer *
ptero_test_neighbour_find (PteroTestNeighbour *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->fleet->fleet)); i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (self->fleet->fleet),
                                                                  i);

      if (ptero_fleet_server_get_panel (server) == self->panel &&
          ptero_fleet_server_get_state (server) == PTERO_SERVER_STATE_RUNNING)
        return server;
    }

  return NULL;
}

static gboolean
has_neighbour_server (gpointer neighbour)
{
  return ptero_test_neighbour_find (neighbour) != NULL;
}

PteroTestNeighbour *
ptero_test_neighbour_new (PteroTestFleet *fleet)
{
  PteroTestNeighbour *self = g_new0 (PteroTestNeighbour, 1);
  g_autoptr(GError) error = NULL;

  self->fleet = fleet;
  self->demo = ptero_demo_panel_new (0, 2);
  g_assert_true (ptero_demo_panel_start (self->demo, &error));
  g_assert_no_error (error);
  self->panel = ptero_panel_new (NULL, "Home Lab", ptero_demo_panel_get_address (self->demo));
  ptero_panel_store_add_demo (fleet->panels, self->panel,
                              ptero_demo_panel_get_key (self->demo, PTERO_DEMO_KEY_ADMIN), NULL);
  ptero_test_wait (has_neighbour_server, self);

  return self;
}

void
ptero_test_neighbour_free (PteroTestNeighbour *self)
{
  ptero_demo_panel_stop (self->demo);
  g_object_unref (self->panel);
  g_object_unref (self->demo);
  g_free (self);
}

void
ptero_test_section_free (PteroTestSection *self)
{
  g_object_unref (self->server);
  gtk_window_destroy (GTK_WINDOW (self->window));
  ptero_test_await_finalize (self->page);
  ptero_test_fleet_free (self->fleet);
  g_free (self);
}

/* A window of its own or a part of the window: what libadwaita is there decides. */
GtkWidget *
ptero_test_find_anywhere (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (toplevels) && found == NULL; i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (toplevels, i);

      found = ptero_test_find_type (window, type);
    }

  return found;
}

GtkWidget *
ptero_test_find_dialog (GtkWidget *widget)
{
  return ptero_test_find_anywhere (PTERO_TYPE_FORM_DIALOG);
}

/* The first button with that label that is shown. */
GtkWidget *
ptero_test_find_button (GtkWidget  *widget,
                        const char *label)
{
  GtkWidget *found = ptero_test_find_label (widget, label);

  return found != NULL ? gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON) : NULL;
}

static GtkWidget *
find_button_anywhere (const char *label)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  GtkWidget *button = NULL;

  for (guint i = 0; button == NULL && i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (toplevels, i);

      button = ptero_test_find_button (window, label);
    }

  return button;
}

static gboolean
has_button (gpointer label)
{
  return find_button_anywhere (label) != NULL;
}

void
ptero_test_press_anywhere (const char *label)
{
  ptero_test_wait (has_button, (gpointer) label);
  g_signal_emit_by_name (find_button_anywhere (label), "clicked");
}

/* One that still fetches what it shows is not there yet. */
static gboolean
has_dialog (gpointer widget)
{
  GtkWidget *dialog = ptero_test_find_dialog (widget);
  PteroForm *form = dialog != NULL ? ptero_form_dialog_get_form (PTERO_FORM_DIALOG (dialog)) : NULL;

  return form != NULL && gtk_widget_get_mapped (GTK_WIDGET (form));
}

gboolean
ptero_test_has_no_dialog (gpointer widget)
{
  return ptero_test_find_dialog (widget) == NULL;
}

GtkWidget *
ptero_test_wait_dialog (GtkWidget *widget)
{
  ptero_test_wait (has_dialog, widget);

  return ptero_test_find_dialog (widget);
}

GListModel *
ptero_test_get_items (GtkWidget *pane)
{
  return ptero_table_get_items (ptero_list_pane_get_table (PTERO_LIST_PANE (pane)));
}

gpointer
ptero_test_find_item (GtkWidget  *pane,
                      const char *text)
{
  guint n_columns;
  const PteroColumn *columns =
    ptero_table_get_columns (ptero_list_pane_get_table (PTERO_LIST_PANE (pane)), &n_columns);
  GListModel *items = ptero_test_get_items (pane);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (items, i);

      for (guint column = 0; column < n_columns; column++)
        {
          g_autofree char *cell = columns[column].dup_text (item);

          if (g_strcmp0 (cell, text) == 0)
            return item;
        }
    }

  return NULL;
}

gboolean
ptero_test_select_item (GtkWidget  *pane,
                        const char *text)
{
  gpointer item = ptero_test_find_item (pane, text);

  if (item != NULL)
    ptero_table_select (ptero_list_pane_get_table (PTERO_LIST_PANE (pane)), item);

  return item != NULL;
}

void
ptero_test_run_verb (GtkWidget  *pane,
                     const char *verb)
{
  g_autofree char *action = g_strconcat ("pane.", verb, NULL);

  /* any widget inside has the actions of the pane */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (ptero_list_pane_get_table (PTERO_LIST_PANE (pane))), action, NULL));
}

typedef struct { GtkWidget *widget; const char *text; } Wanted;

static gboolean
has_item (gpointer user_data)
{
  Wanted *wanted = user_data;

  return ptero_test_find_item (wanted->widget, wanted->text) != NULL;
}

static gboolean
has_no_item (gpointer user_data)
{
  return !has_item (user_data);
}

/* Fetched, and through the search. */
static gboolean
is_complete (gpointer pane)
{
  PteroListing *listing = ptero_list_pane_get_listing (PTERO_LIST_PANE (pane));

  return ptero_listing_get_complete (listing) &&
         !ptero_table_get_pending (ptero_list_pane_get_table (PTERO_LIST_PANE (pane))) &&
         g_list_model_get_n_items (ptero_test_get_items (pane)) == g_list_model_get_n_items (G_LIST_MODEL (listing));
}

static gboolean
has_label (gpointer user_data)
{
  Wanted *wanted = user_data;

  return ptero_test_find_label (wanted->widget, wanted->text) != NULL;
}

void
ptero_test_wait_item (GtkWidget  *pane,
                      const char *text)
{
  Wanted wanted = { pane, text };

  ptero_test_wait (has_item, &wanted);
}

void
ptero_test_wait_no_item (GtkWidget  *pane,
                         const char *text)
{
  Wanted wanted = { pane, text };

  ptero_test_wait (has_no_item, &wanted);
}

static void
add_letters (GMenuModel *menu,
             GHashTable *letters)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr(GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *label = NULL;
      const char *mark;

      if (section != NULL)
        add_letters (section, letters);
      if (!g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label))
        continue;

      mark = strchr (label, '_');
      if (mark == NULL || !g_hash_table_add (letters, GINT_TO_POINTER (g_ascii_tolower (mark[1]))))
        g_error ("“%s” has no letter of its own", label);
    }
}

/* A letter that two items of a menu have opens neither. */
void
ptero_test_assert_letters (GMenuModel *menu)
{
  g_autoptr(GHashTable) letters = g_hash_table_new (NULL, NULL);

  add_letters (menu, letters);
}

static void
assert_letters (PteroListPane *pane)
{
  for (int for_items = 0; for_items <= 1; for_items++)
    {
      g_autoptr(GMenuModel) menu = ptero_list_pane_create_menu (pane, for_items);

      ptero_test_assert_letters (menu);
    }
}

void
ptero_test_wait_complete (GtkWidget *pane)
{
  ptero_test_wait (is_complete, pane);
  if (PTERO_IS_LIST_PANE (pane))
    assert_letters (PTERO_LIST_PANE (pane));
}

void
ptero_test_wait_label (GtkWidget  *widget,
                       const char *text)
{
  Wanted wanted = { widget, text };

  ptero_test_wait (has_label, &wanted);
}

/* A question has a way back, and what it asks about. */
static GtkWidget *
find_alert (const char *response)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (ptero_test_find_label (window, "Cancel") != NULL &&
          ptero_test_find_button (window, response) != NULL)
        return window;
    }

  return NULL;
}

static gboolean
has_alert (gpointer response)
{
  return find_alert (response) != NULL;
}

/* Presses the button of a question. */
void
ptero_test_answer_alert (GtkWidget  *widget,
                         const char *response)
{
  GtkWidget *label;
  GtkWidget *button;

  ptero_test_wait (has_alert, (gpointer) response);
  label = ptero_test_find_label (find_alert (response), response);
  g_assert_nonnull (label);
  button = gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}
