/* test-eggs.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "ptero-admin-egg-compare.h"
#include "ptero-admin-egg-picker.h"
#include "ptero-dialog.h"
#include "ptero-diff-view.h"
#include "ptero-egg-export.h"
#include "ptero-list-pane.h"
#include "ptero-nest.h"
#include "ptero-page.h"
#include "ptero-parts.h"
#include "ptero-save.h"
#include "ptero-source-pane.h"
#include "ptero-test-pages.h"

/* Opens an egg of a nest; returns its parts. */
static GtkWidget *
open_egg (PteroTestPage  *self,
          const char     *nest,
          const char     *name,
          PteroEgg      **egg)
{
  GtkWidget *pane;
  GtkWidget *parts;

  ptero_test_wait_complete (self->pane);
  ptero_test_screenshot (self->window, "admin-nests");
  g_assert_true (ptero_test_select_item (self->pane, nest));
  ptero_test_run_verb (self->pane, "open");
  pane = ptero_test_find_mapped (self->page, PTERO_TYPE_LIST_PANE);
  ptero_test_wait_complete (pane);
  ptero_test_screenshot (self->window, "admin-eggs");
  *egg = g_object_ref (ptero_test_find_item (pane, name));
  g_assert_true (ptero_test_select_item (pane, name));
  ptero_test_run_verb (pane, "open");
  parts = ptero_test_find_mapped (self->page, PTERO_TYPE_PARTS);
  ptero_test_wait_label (parts, "Author");

  return parts;
}

static GtkWidget *
show_source (PteroTestPage *self,
             GtkWidget     *parts,
             const char    *name)
{
  GtkWidget *pane;

  ptero_parts_show (PTERO_PARTS (parts), name);
  ptero_test_spin (200);
  pane = ptero_test_find_mapped (parts, PTERO_TYPE_SOURCE_PANE);
  g_assert_nonnull (pane);

  return pane;
}

static GtkSourceBuffer *
get_buffer (GtkWidget *pane)
{
  return GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (ptero_test_find_type (pane, GTK_SOURCE_TYPE_VIEW))));
}

static void
assert_language (GtkWidget  *pane,
                 const char *id)
{
  g_assert_cmpstr (gtk_source_language_get_id (gtk_source_buffer_get_language (get_buffer (pane))),
                   ==, id);
}

/* The script and the configuration are read, in colours, wrapped and copied. */
static void
try_sources (PteroTestPage *self,
             GtkWidget     *parts,
             PteroEgg      *egg)
{
  GtkWidget *pane = show_source (self, parts, "script");
  GtkWidget *view = ptero_test_find_type (pane, GTK_SOURCE_TYPE_VIEW);

  assert_language (pane, "sh");
  g_assert_cmpstr (ptero_source_pane_get_text (PTERO_SOURCE_PANE (pane)), ==, egg->script->install);
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (view)));
  g_assert_true (gtk_widget_activate_action (view, "source.wrap", NULL));
  g_assert_cmpint (gtk_text_view_get_wrap_mode (GTK_TEXT_VIEW (view)), ==, GTK_WRAP_WORD_CHAR);
  g_assert_true (gtk_widget_activate_action (view, "source.copy", NULL));
  ptero_test_wait_label (self->window, "Copied");
  ptero_test_screenshot (self->window, "admin-egg-script");

  pane = show_source (self, parts, "configuration");
  assert_language (pane, "json");
  g_assert_nonnull (strstr (ptero_source_pane_get_text (PTERO_SOURCE_PANE (pane)),
                            "server.properties"));
  ptero_test_screenshot (self->window, "admin-egg-configuration");
  ptero_source_pane_set_shown (PTERO_SOURCE_PANE (pane), 1);
  g_assert_nonnull (strstr (ptero_source_pane_get_text (PTERO_SOURCE_PANE (pane)), "done"));

  /* nothing to copy */
  ptero_source_pane_set_shown (PTERO_SOURCE_PANE (pane), 2);
  g_assert_null (ptero_source_pane_get_text (PTERO_SOURCE_PANE (pane)));
  g_assert_nonnull (ptero_test_find_label (pane, "Nothing Is Set Here"));
}

static gboolean
is_written (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
has_failed (gpointer widget)
{
  if (GTK_IS_LABEL (widget) &&
      g_str_has_prefix (gtk_label_get_text (widget), "“egg.json” could not be saved: "))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_failed (child))
      return TRUE;

  return FALSE;
}

static void
try_export (PteroTestPage *self,
            PteroEgg      *egg)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  char *json = ptero_egg_export_to_json (egg, now);
  g_autoptr(GBytes) bytes = g_bytes_new_take (json, strlen (json));
  g_autofree char *path = g_build_filename (self->fleet->folder, "egg-paper.json", NULL);
  g_autofree char *lost_path = g_build_filename (self->fleet->folder, "nowhere", "egg.json", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFile) lost = g_file_new_for_path (lost_path);
  g_autoptr(JsonNode) exported = json_from_string (json, NULL);

  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (exported), "name"), ==,
                   egg->name);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (exported), "variables")), ==,
                    g_list_model_get_n_items (egg->variables));
  ptero_save_to (self->page, file, bytes);
  ptero_test_wait (is_written, path);
  ptero_test_wait_label (self->window, "Saved as “egg-paper.json”");
  ptero_save_to (self->page, lost, bytes);
  ptero_test_wait (has_failed, self->window);
  g_remove (path);
}

/* Nests, their eggs, and what is in one of them. */
static void
test_nests (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-nests");
  g_autoptr(PteroEgg) egg = NULL;
  GtkWidget *parts = open_egg (self, "Minecraft", "Paper", &egg);

  g_assert_nonnull (ptero_test_find_label (parts, "Nests and Eggs"));
  ptero_test_screenshot (self->window, "admin-egg");
  ptero_parts_show (PTERO_PARTS (parts), "variables");
  ptero_test_spin (200);
  ptero_test_screenshot (self->window, "admin-egg-variables");
  try_sources (self, parts, egg);
  try_export (self, egg);
  g_assert_true (ptero_page_go_back (PTERO_PAGE (self->page)));
  g_assert_true (ptero_page_go_back (PTERO_PAGE (self->page)));
  g_assert_false (ptero_page_go_back (PTERO_PAGE (self->page)));

  ptero_test_page_free (self);
}

/* A second panel of the same demo, which has the same eggs. */
static PteroPanel *
create_other (PteroTestPage *self)
{
  PteroPanel *panel = ptero_panel_new (NULL, "Eastwind",
                                       ptero_demo_panel_get_address (self->fleet->demo));

  ptero_panel_set_key (panel, PTERO_API_APPLICATION,
                       ptero_demo_panel_get_key (self->fleet->demo, PTERO_DEMO_KEY_APPLICATION));
  ptero_panel_set_has_key (panel, PTERO_API_APPLICATION, TRUE);

  return panel;
}

typedef struct { GtkWidget *table; const char *egg; const char *panel; } Offer;

static PteroAdminEggOffer *
find_offer (const Offer *offer)
{
  GListModel *items = ptero_table_get_items (PTERO_TABLE (offer->table));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(PteroAdminEggOffer) item = g_list_model_get_item (items, i);

      if (g_strcmp0 (ptero_admin_egg_offer_get_egg (item)->name, offer->egg) == 0 &&
          g_strcmp0 (ptero_panel_get_name (ptero_admin_egg_offer_get_panel (item)),
                     offer->panel) == 0)
        return item;
    }

  return NULL;
}

static gboolean
has_offer (gpointer offer)
{
  return find_offer (offer) != NULL;
}

static void
compare_with (PteroTestPage *self,
              GListModel    *panels,
              PteroEgg      *egg,
              const char    *name,
              const char    *panel)
{
  GtkWidget *facts = ptero_test_find_mapped (self->page, PTERO_TYPE_PARTS);
  Offer offer = { .egg = name, .panel = panel };
  GtkWidget *dialog;

  ptero_admin_egg_compare_with (facts, panels, self->fleet->panel, egg);
  dialog = ptero_test_find_anywhere (PTERO_TYPE_ADMIN_EGG_PICKER);
  g_assert_nonnull (dialog);
  offer.table = ptero_test_find_type (dialog, PTERO_TYPE_TABLE);
  ptero_test_wait (has_offer, &offer);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (dialog)), "admin-egg-picker");
  g_assert_true (ptero_table_select (PTERO_TABLE (offer.table), find_offer (&offer)));
  g_assert_true (gtk_widget_activate_action (offer.table, "picker.choose", NULL));
}

static void
assert_labels (GtkWidget *widget)
{
  static const char *const labels[] = {
    "− Paper", "+ Velocity", "Stop Command", "− stop", "+ end", "BUILD_NUMBER",
    "SERVER_JARFILE · Default", "+ velocity.jar",
    "Configuration Files",
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (ptero_test_find_label (widget, labels[i]) == NULL)
      g_error ("No label %s", labels[i]);
}

/* An egg is compared with another, and with the same one of another panel. */
static void
test_compare (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-nests");
  g_autoptr(PteroPanel) other = create_other (self);
  g_autoptr(GListStore) panels = g_list_store_new (PTERO_TYPE_PANEL);
  g_autoptr(PteroEgg) egg = NULL;
  GtkWidget *parts = open_egg (self, "Minecraft", "Paper", &egg);
  GtkWidget *diff;

  g_list_store_append (panels, self->fleet->panel);
  g_list_store_append (panels, other);
  compare_with (self, G_LIST_MODEL (panels), egg, "Velocity", "Northwind Hosting");
  ptero_test_wait_label (self->page, "Compared");
  ptero_test_screenshot (self->window, "admin-egg-compare");
  assert_labels (self->page);
  ptero_parts_show (PTERO_PARTS (ptero_test_find_mapped (self->page, PTERO_TYPE_PARTS)), "files");
  ptero_test_spin (300);
  diff = ptero_test_find_mapped (self->page, PTERO_TYPE_DIFF_VIEW);
  g_assert_nonnull (ptero_test_find_label (diff, "Velocity"));
  ptero_test_screenshot (self->window, "admin-egg-compare-files");
  ptero_diff_view_set_inline (PTERO_DIFF_VIEW (diff), TRUE);
  ptero_test_spin (100);
  g_assert_nonnull (ptero_test_find_label (diff, "Paper (−) and Velocity (+)"));
  g_assert_true (ptero_page_go_back (PTERO_PAGE (self->page)));

  g_assert_true (ptero_test_find_mapped (self->page, PTERO_TYPE_PARTS) == parts);
  /* while the first is still fetched, another is begun: that is what counts */
  compare_with (self, G_LIST_MODEL (panels), egg, "Velocity", "Northwind Hosting");
  compare_with (self, G_LIST_MODEL (panels), egg, "Paper", "Eastwind");
  ptero_test_wait_label (self->page, "No Differences");
  g_assert_nonnull (ptero_test_find_label (self->page,
                                           "“Paper (Northwind Hosting)” and “Paper (Eastwind)” are the same, apart from ids and times."));
  ptero_test_screenshot (self->window, "admin-egg-same");

  ptero_test_page_free (self);
}

/* Somebody asks for another comparison while the answers for one are on their way. */
static void
test_compare_twice (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-nests");
  g_autoptr(GListStore) panels = g_list_store_new (PTERO_TYPE_PANEL);
  g_autoptr(PteroEgg) egg = NULL;
  GtkWidget *parts = open_egg (self, "Minecraft", "Paper", &egg);

  g_list_store_append (panels, self->fleet->panel);
  compare_with (self, G_LIST_MODEL (panels), egg, "Velocity", "Northwind Hosting");
  ptero_admin_egg_compare_with (parts, G_LIST_MODEL (panels), self->fleet->panel, egg);
  ptero_test_wait_label (self->page, "Compared");
  assert_labels (self->page);

  ptero_test_page_free (self);
}

/* A panel that does not answer has not no eggs: it is said why, and can be asked again. */
static void
test_compare_refused (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-nests");
  g_autoptr(PteroEgg) egg = NULL;
  GtkWidget *parts = open_egg (self, "Minecraft", "Paper", &egg);
  Offer offer = { .egg = "Velocity", .panel = "Northwind Hosting" };
  GtkWidget *dialog;

  g_assert_true (ptero_demo_panel_set_faults (self->fleet->demo,
                                              "status=404@/api/application/nests", NULL));
  ptero_admin_egg_compare_with (parts, NULL, self->fleet->panel, egg);
  dialog = ptero_test_find_anywhere (PTERO_TYPE_ADMIN_EGG_PICKER);
  g_assert_nonnull (dialog);
  ptero_test_wait_label (dialog, "This Could Not Be Loaded");
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (dialog)), "admin-egg-picker-refused");
  g_assert_true (ptero_demo_panel_set_faults (self->fleet->demo, "", NULL));
  offer.table = ptero_test_find_type (dialog, PTERO_TYPE_TABLE);
  g_assert_true (gtk_widget_activate_action (offer.table, "content.retry", NULL));
  ptero_test_wait (has_offer, &offer);
  ptero_dialog_close (dialog);
  ptero_test_spin (50);

  ptero_test_page_free (self);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/eggs/nests", test_nests);
  g_test_add_func ("/eggs/compare", test_compare);
  g_test_add_func ("/eggs/compare-twice", test_compare_twice);
  g_test_add_func ("/eggs/compare-refused", test_compare_refused);

  return g_test_run ();
}
