/* ptero-admin-egg-compare.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-egg-compare.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-admin-egg.h"
#include "ptero-admin-egg-picker.h"
#include "ptero-diff-view.h"
#include "ptero-egg-compare.h"
#include "ptero-error-text.h"
#include "ptero-format.h"
#include "ptero-narrow-bin.h"
#include "ptero-panel-page.h"
#include "ptero-panel-toast.h"
#include "ptero-parts.h"

/* More rows than these are not built. */
#define MAX_ROWS 300

static const struct { const char *name; const char *title; } words[] = {
  { "author", N_("Author") },
  { "container", N_("Image for the Installation") },
  { "default", N_("Default") },
  { "denylist", N_("Files Nobody May Edit") },
  { "description", N_("Description") },
  { "editable", N_("Users May Change It") },
  { "entry", N_("Shell for the Installation") },
  { "features", N_("Features") },
  { "name", N_("Name") },
  { "privileged", N_("Privileged Installation") },
  { "rules", N_("Rules") },
  { "startup", N_("Startup Command") },
  { "stop", N_("Stop Command") },
  { "tags", N_("Tags") },
  { "viewable", N_("Users May See It") },
};

static const struct { const char *group; const char *id; const char *language;
                      } parts[PTERO_N_EGG_PARTS] = {
  [PTERO_EGG_PART_FACT] = { N_("Egg") },
  [PTERO_EGG_PART_IMAGE] = { N_("Docker Images") },
  [PTERO_EGG_PART_COMMAND] = { N_("Startup Commands") },
  [PTERO_EGG_PART_VARIABLE] = { N_("Variables") },
  [PTERO_EGG_PART_SCRIPT] = { N_("Install Script"), "script", "sh" },
  [PTERO_EGG_PART_FILES] = { N_("Configuration Files"), "files", "json" },
  [PTERO_EGG_PART_START] = { N_("Start Detection"), "start", "json" },
  [PTERO_EGG_PART_LOGS] = { N_("Logs"), "logs", "json" },
};

static const char *
find_word (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i].name, name) == 0)
      return g_dgettext (GETTEXT_PACKAGE, words[i].title);

  return name;
}

static const char *
get_group (PteroEggPart part)
{
  return g_dgettext (GETTEXT_PACKAGE, parts[part].group);
}

/* What the row of a difference is called. */
static char *
dup_title (const PteroEggChange *change)
{
  if (change->part == PTERO_EGG_PART_FACT)
    return g_strdup (find_word (change->name));
  if (change->member == NULL)
    return ptero_text_make_safe (change->name);

  return g_strdup_printf ("%s · %s", change->name, find_word (change->member));
}

static char *
dup_value (const PteroEggChange *change,
           const char           *value)
{
  const char *of = change->part == PTERO_EGG_PART_FACT ? change->name : change->member;

  if (g_strcmp0 (of, "privileged") == 0 || g_strcmp0 (of, "viewable") == 0 ||
      g_strcmp0 (of, "editable") == 0)
    return g_strdup (g_strcmp0 (value, "true") == 0 ? _("Yes") : _("No"));

  return ptero_text_make_safe (value);
}

static GtkWidget *
create_side (const PteroEggChange *change,
             const char           *value,
             const char           *mark,
             const char           *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *text = value != NULL ? dup_value (change, value) : NULL;
  /* Translators: what the other egg has, and this one has not */
  g_autofree char *marked = g_strdup_printf ("%s %s", mark, text != NULL ? text : _("(not there)"));

  gtk_label_set_text (GTK_LABEL (label), marked);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);
  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "egg-side");

  return label;
}

static GtkWidget *
create_row (const PteroEggChange *change)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *title = dup_title (change);
  g_autofree char *safe = ptero_text_make_safe (title);
  GtkWidget *label = gtk_label_new (safe);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  g_object_set (box, "margin-top", 9, "margin-bottom", 9, "margin-start", 12, "margin-end", 12,
                NULL);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), create_side (change, change->first, "−", "egg-first"));
  gtk_box_append (GTK_BOX (box), create_side (change, change->second, "+", "egg-second"));
  g_object_set (row, "use-markup", FALSE, "activatable", FALSE, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);

  return row;
}

static void
part_activated_cb (GtkWidget  *row,
                   const char *id)
{
  ptero_parts_show (PTERO_PARTS (gtk_widget_get_ancestor (row, PTERO_TYPE_PARTS)), id);
}

/* Leads to what shows the texts. */
static GtkWidget *
create_link (const PteroEggChange *change,
             PteroDiff            *diff)
{
  GtkWidget *row = adw_action_row_new ();
  guint n_hunks;
  g_autofree char *subtitle = NULL;

  ptero_diff_get_hunks (diff, &n_hunks);
  subtitle = g_strdup_printf (ngettext ("%u difference", "%u differences", n_hunks), n_hunks);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), get_group (change->part));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (part_activated_cb),
                    (gpointer) parts[change->part].id);

  return row;
}

static void
narrow_cb (GtkWidget *bin,
           GParamSpec *pspec,
           gpointer    diff_view)
{
  ptero_diff_view_set_inline (diff_view, ptero_narrow_bin_get_narrow (PTERO_NARROW_BIN (bin)));
}

static GtkWidget *
create_diff_view (const PteroEggChange *change,
                  PteroDiff            *diff,
                  const char           *first_title,
                  const char           *second_title)
{
  GtkWidget *view = ptero_diff_view_new ();
  GtkWidget *bin = g_object_new (PTERO_TYPE_NARROW_BIN, "child", view, NULL);

  ptero_diff_view_set_titles (PTERO_DIFF_VIEW (view), first_title, second_title);
  ptero_diff_view_set_diff (PTERO_DIFF_VIEW (view), diff,
                            gtk_source_language_manager_get_language (gtk_source_language_manager_get_default (), parts[change->part].language));
  g_signal_connect_object (bin, "notify::narrow", G_CALLBACK (narrow_cb), view, 0);

  return bin;
}

/* A text is compared in a part of its own, all else in rows. */
static void
add_text (GtkWidget            *self,
          AdwPreferencesGroup  *group,
          const PteroEggChange *change,
          const char           *first_title,
          const char           *second_title)
{
  g_autofree char *first = ptero_text_make_lines_safe (change->first);
  g_autofree char *second = ptero_text_make_lines_safe (change->second);
  PteroDiff *diff = ptero_diff_new (first, second);

  adw_preferences_group_add (group, create_link (change, diff));
  ptero_parts_add (PTERO_PARTS (self), parts[change->part].id, get_group (change->part),
                   create_diff_view (change, diff, first_title, second_title));
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page,
           const char         *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));

  return ADW_PREFERENCES_GROUP (group);
}

/* Which egg is which. */
static void
add_sides (AdwPreferencesPage *page,
           const char         *first_title,
           const char         *second_title)
{
  AdwPreferencesGroup *group = add_group (page, _("Compared"));
  const PteroEggChange sides = { .part = PTERO_EGG_PART_IMAGE };
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  g_object_set (box, "margin-top", 9, "margin-bottom", 9, "margin-start", 12, "margin-end", 12,
                NULL);
  gtk_box_append (GTK_BOX (box), create_side (&sides, first_title, "−", "egg-first"));
  gtk_box_append (GTK_BOX (box), create_side (&sides, second_title, "+", "egg-second"));
  g_object_set (row, "activatable", FALSE, NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  adw_preferences_group_add (group, row);
}

static void
add_changes (GtkWidget          *self,
             AdwPreferencesPage *page,
             GPtrArray          *changes,
             const char         *first_title,
             const char         *second_title)
{
  AdwPreferencesGroup *group = NULL;
  PteroEggPart part = PTERO_N_EGG_PARTS;
  guint n_rows = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      const PteroEggChange *change = changes->pdata[i];
      gboolean is_text = change->part >= PTERO_EGG_PART_SCRIPT;

      if (group == NULL || (change->part != part && !(is_text && part >= PTERO_EGG_PART_SCRIPT)))
        group = add_group (page, is_text ? _("Texts") : get_group (change->part));
      part = change->part;
      if (is_text)
        add_text (self, group, change, first_title, second_title);
      else if (n_rows++ < MAX_ROWS)
        adw_preferences_group_add (group, create_row (change));
      else
        adw_preferences_group_set_description (group, _("There are more differences than are shown."));
    }
}

static GtkWidget *
create_same (const char *first_title,
             const char *second_title)
{
  GtkWidget *page = adw_status_page_new ();
  /* Translators: two eggs */
  g_autofree char *text =
    g_strdup_printf (_("“%s” and “%s” are the same, apart from ids and times."), first_title,
                     second_title);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "ptero-check-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No Differences"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), escaped);

  return page;
}

/* What tells it from the other: its panel, or its number. */
static char *
dup_egg_title (PteroEgg   *egg,
               PteroPanel *panel,
               PteroEgg   *other,
               PteroPanel *other_panel)
{
  g_autofree char *title = NULL;

  if (panel != other_panel)
    title = g_strdup_printf ("%s (%s)", egg->name, ptero_panel_get_name (panel));
  else if (g_strcmp0 (egg->name, other->name) == 0)
    title = g_strdup_printf ("%s (#%" G_GINT64_FORMAT ")", egg->name, egg->id);
  else
    title = g_strdup (egg->name);

  return ptero_text_make_safe (title);
}

/* Two eggs with their variables, as they are now. */
static GtkWidget *
create_comparison (PteroEgg   *first,
                   PteroPanel *first_panel,
                   PteroEgg   *second,
                   PteroPanel *second_panel)
{
  g_autoptr(GPtrArray) changes = ptero_egg_compare (first, second);
  g_autofree char *first_title = dup_egg_title (first, first_panel, second, second_panel);
  g_autofree char *second_title = dup_egg_title (second, second_panel, first, first_panel);
  GtkWidget *self;
  GtkWidget *page;

  if (changes->len == 0)
    return create_same (first_title, second_title);

  self = ptero_parts_new ();
  page = adw_preferences_page_new ();
  ptero_parts_add (PTERO_PARTS (self), "differences", _("Differences"), page);
  add_sides (ADW_PREFERENCES_PAGE (page), first_title, second_title);
  add_changes (self, ADW_PREFERENCES_PAGE (page), changes, first_title, second_title);

  return self;
}

/* Two eggs that are fetched, one after the other. */
typedef struct
{
  GWeakRef    widget;         /* where it was asked for; the last one that was is its data */
  PteroEgg   *first;
  PteroPanel *first_panel;
  PteroEgg   *second;
  PteroPanel *second_panel;
} Comparison;

static void
comparison_clear (Comparison *comparison)
{
  g_weak_ref_clear (&comparison->widget);
  g_object_unref (comparison->first);
  g_object_unref (comparison->first_panel);
  g_clear_object (&comparison->second);
  g_clear_object (&comparison->second_panel);
}

static void
comparison_unref (gpointer data)
{
  g_rc_box_release_full (data, (GDestroyNotify) comparison_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Comparison, comparison_unref)

/* (transfer full) (nullable): nobody waits for it any more if the page has gone, or something else
 * was asked for meanwhile */
static GtkWidget *
dup_widget (Comparison *comparison)
{
  g_autoptr(GtkWidget) widget = g_weak_ref_get (&comparison->widget);

  if (widget == NULL || g_object_get_data (G_OBJECT (widget), "egg-comparison") != comparison ||
      gtk_widget_get_ancestor (widget, PTERO_TYPE_PANEL_PAGE) == NULL)
    return NULL;

  return g_steal_pointer (&widget);
}

static void
fetch (Comparison          *comparison,
       PteroPanel          *panel,
       PteroEgg            *egg,
       GAsyncReadyCallback  callback)
{
  g_autoptr(PteroRequest) request = ptero_admin_egg_create_request (panel, egg);

  ptero_client_send_async (ptero_panel_get_client (panel), request, NULL, callback,
                           g_rc_box_acquire (comparison));
}

/* What a list told of an egg may be less. Returns: (transfer full) (nullable): where to go on */
static GtkWidget *
take_answer (Comparison    *comparison,
             PteroEgg     **egg,
             GObject       *source,
             GAsyncResult  *result)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);
  g_autoptr(GtkWidget) widget = dup_widget (comparison);
  gpointer resource = answer != NULL ? ptero_answer_get_resource (answer) : NULL;

  if (error != NULL && widget != NULL)
    {
      g_autofree char *reason = ptero_error_describe (error);

      ptero_panel_toast (widget, "%s", reason);
    }
  if (error != NULL || widget == NULL)
    return NULL;
  if (PTERO_IS_EGG (resource))
    g_set_object (egg, resource);

  return g_steal_pointer (&widget);
}

static void
second_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Comparison) comparison = user_data;
  g_autoptr(GtkWidget) widget = take_answer (comparison, &comparison->second, source, result);

  if (widget != NULL)
    ptero_panel_page_push (widget, _("Comparison"),
                           create_comparison (comparison->first, comparison->first_panel,
                                                                      comparison->second,
                                                                      comparison->second_panel));
}

static void
first_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(Comparison) comparison = user_data;
  g_autoptr(GtkWidget) widget = take_answer (comparison, &comparison->first, source, result);

  if (widget != NULL)
    fetch (comparison, comparison->second_panel, comparison->second, second_cb);
}

static void
chosen_cb (PteroAdminEggPicker *picker,
           PteroAdminEggOffer  *offer,
           gpointer             user_data)
{
  Comparison *comparison = user_data;
  g_autoptr(GtkWidget) widget = g_weak_ref_get (&comparison->widget);

  if (widget == NULL || comparison->second != NULL)
    return;

  g_set_object (&comparison->second, ptero_admin_egg_offer_get_egg (offer));
  g_set_object (&comparison->second_panel, ptero_admin_egg_offer_get_panel (offer));
  g_object_set_data_full (G_OBJECT (widget), "egg-comparison", g_rc_box_acquire (comparison),
                          comparison_unref);
  fetch (comparison, comparison->first_panel, comparison->first, first_cb);
}

static void
forget_cb (gpointer  comparison,
           GClosure *closure)
{
  comparison_unref (comparison);
}

/**
 * ptero_admin_egg_compare_with:
 * @widget: where it was asked for, in a page of a panel
 * @panels: (nullable): a list of [class@Ptero.Panel] whose eggs are offered
 * @panel: a panel
 * @egg: one of its eggs
 *
 * Lets the person choose another egg and shows what differs in the place of
 * what is shown.
 */
void
ptero_admin_egg_compare_with (GtkWidget  *widget,
                              GListModel *panels,
                              PteroPanel *panel,
                              PteroEgg   *egg)
{
  Comparison *comparison = g_rc_box_new0 (Comparison);
  GtkWidget *picker = ptero_admin_egg_picker_new (panels, panel, egg);
  g_autofree char *name = ptero_text_make_safe (egg->name);
  /* Translators: %s is the name of an egg */
  g_autofree char *title = g_strdup_printf (_("Compare “%s” With"), name);

  g_weak_ref_init (&comparison->widget, widget);
  comparison->first = g_object_ref (egg);
  comparison->first_panel = g_object_ref (panel);
  g_signal_connect_data (picker, "chosen", G_CALLBACK (chosen_cb), comparison, forget_cb, 0);
  ptero_admin_egg_picker_present (PTERO_ADMIN_EGG_PICKER (picker), title, widget);
}
