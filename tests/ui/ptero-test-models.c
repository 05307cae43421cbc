/* ptero-test-models.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-test-models.h"

#define KEY "ptero-test-models"

/* A list that was seen to change. */
typedef struct
{
  guint    n_items;
  gboolean is_telling;
  guint    position;    /* what it tells of */
  guint    n_removed;
  guint    n_added;
} Watched;

static void
told_cb (GListModel *model,
         guint       position,
         guint       n_removed,
         guint       n_added,
         Watched    *watched)
{
  watched->is_telling = FALSE;
}

static Watched *
watch (GListModel *model)
{
  Watched *watched = g_new0 (Watched, 1);

  g_object_set_data_full (G_OBJECT (model), KEY, watched, g_free);
  g_signal_connect_after (model, "items-changed", G_CALLBACK (told_cb), watched);

  return watched;
}

static void
check (GListModel *model)
{
  Watched *watched = g_object_get_data (G_OBJECT (model), KEY);

  if (watched == NULL)
    watch (model)->n_items = g_list_model_get_n_items (model);
  else if (watched->n_items != g_list_model_get_n_items (model))
    g_error ("%s (%p) had %u items and has %u, but did not tell of that",
             G_OBJECT_TYPE_NAME (model), model, watched->n_items,
             g_list_model_get_n_items (model));
}

static void
check_model_of (GObject *object)
{
  GParamSpec *property = g_object_class_find_property (G_OBJECT_GET_CLASS (object), "model");
  g_autoptr(GObject) model = NULL;

  if (property == NULL || !g_type_is_a (property->value_type, G_TYPE_LIST_MODEL))
    return;

  g_object_get (object, "model", &model, NULL);
  if (model == NULL)
    return;

  check (G_LIST_MODEL (model));
  check_model_of (model);
}

static gboolean
changed_cb (GSignalInvocationHint *hint,
            guint                  n_values,
            const GValue          *values,
            gpointer               user_data)
{
  GListModel *model = g_value_get_object (&values[0]);
  const guint position = g_value_get_uint (&values[1]);
  const guint n_removed = g_value_get_uint (&values[2]);
  const guint n_added = g_value_get_uint (&values[3]);
  Watched *watched = g_object_get_data (G_OBJECT (model), KEY);
  const guint n_items = g_list_model_get_n_items (model);

  /* what is connected now is not told of this change any more */
  if (watched == NULL)
    {
      watch (model)->n_items = n_items;
      return TRUE;
    }

  if (watched->is_telling)
    g_error ("%s (%p) changes at %u by -%u +%u while it tells of -%u +%u at %u",
             G_OBJECT_TYPE_NAME (model), model, position, n_removed,
             n_added, watched->n_removed, watched->n_added, watched->position);
  if (position + n_removed > watched->n_items || watched->n_items - n_removed + n_added != n_items)
    g_error ("%s (%p) had %u items and has %u, but tells of -%u +%u at %u",
             G_OBJECT_TYPE_NAME (model), model, watched->n_items, n_items,
             n_removed, n_added, position);

  watched->n_items = n_items;
  watched->is_telling = TRUE;
  watched->position = position;
  watched->n_removed = n_removed;
  watched->n_added = n_added;

  return TRUE;
}

/**
 * ptero_test_models_check:
 * @widget: a widget
 *
 * Looks at the lists that @widget, and what is in it, show: none may have
 * changed without a word.
 */
void
ptero_test_models_check (GtkWidget *widget)
{
  check_model_of (G_OBJECT (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    ptero_test_models_check (child);
}

/**
 * ptero_test_models_watch:
 *
 * From now on each list has to tell of its changes as they are, one after the
 * other: GTK's lists crash otherwise, long after it.
 */
void
ptero_test_models_watch (void)
{
  guint id;

  g_type_default_interface_ref (G_TYPE_LIST_MODEL);
  id = g_signal_lookup ("items-changed", G_TYPE_LIST_MODEL);
  g_signal_add_emission_hook (id, 0, changed_cb, NULL, NULL);
}
