/* ptero-saved-filter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-saved-filter.h"

/**
 * PteroSavedFilter:
 *
 * What to search and choose in the list of servers, under a name. It does not
 * change but for the name.
 */
struct _PteroSavedFilter
{
  GObject   parent_instance;

  char     *name;
  char     *text;
  char     *group;
  char     *panel;
  gboolean  favorites;
};

enum
{
  PROP_0,
  PROP_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PteroSavedFilter, ptero_saved_filter, G_TYPE_OBJECT)

static void
ptero_saved_filter_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, PTERO_SAVED_FILTER (object)->name);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_saved_filter_finalize (GObject *object)
{
  PteroSavedFilter *self = PTERO_SAVED_FILTER (object);

  g_free (self->name);
  g_free (self->text);
  g_free (self->group);
  g_free (self->panel);

  G_OBJECT_CLASS (ptero_saved_filter_parent_class)->finalize (object);
}

static void
ptero_saved_filter_class_init (PteroSavedFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ptero_saved_filter_get_property;
  object_class->finalize = ptero_saved_filter_finalize;

  /**
   * PteroSavedFilter:name:
   *
   * What the person calls it.
   */
  properties[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ptero_saved_filter_init (PteroSavedFilter *self)
{
}

/**
 * ptero_saved_filter_new:
 * @name: what the person calls it
 * @text: what is searched, "" for nothing
 * @group: the name of a group of states
 * @panel: the id of the only panel, "" for all
 * @favorites: whether only favorites pass
 *
 * Returns: (transfer full): a filter that is not kept yet
 */
PteroSavedFilter *
ptero_saved_filter_new (const char *name,
                        const char *text,
                        const char *group,
                        const char *panel,
                        gboolean    favorites)
{
  PteroSavedFilter *self;

  g_return_val_if_fail (name != NULL && text != NULL && group != NULL && panel != NULL, NULL);

  self = g_object_new (PTERO_TYPE_SAVED_FILTER, NULL);
  self->name = g_strdup (name);
  self->text = g_strdup (text);
  self->group = g_strdup (group);
  self->panel = g_strdup (panel);
  self->favorites = favorites;

  return self;
}

/**
 * ptero_saved_filter_get_name:
 * @self: a saved filter
 *
 * Returns: what the person calls it
 */
const char *
ptero_saved_filter_get_name (PteroSavedFilter *self)
{
  g_return_val_if_fail (PTERO_IS_SAVED_FILTER (self), NULL);

  return self->name;
}

/**
 * ptero_saved_filter_get_text:
 * @self: a saved filter
 *
 * Returns: what is searched
 */
const char *
ptero_saved_filter_get_text (PteroSavedFilter *self)
{
  g_return_val_if_fail (PTERO_IS_SAVED_FILTER (self), NULL);

  return self->text;
}

/**
 * ptero_saved_filter_get_group:
 * @self: a saved filter
 *
 * Returns: the name of the group of states
 */
const char *
ptero_saved_filter_get_group (PteroSavedFilter *self)
{
  g_return_val_if_fail (PTERO_IS_SAVED_FILTER (self), NULL);

  return self->group;
}

/**
 * ptero_saved_filter_get_panel:
 * @self: a saved filter
 *
 * Returns: the id of the only panel, which may have been removed; "" for all
 */
const char *
ptero_saved_filter_get_panel (PteroSavedFilter *self)
{
  g_return_val_if_fail (PTERO_IS_SAVED_FILTER (self), NULL);

  return self->panel;
}

/**
 * ptero_saved_filter_get_favorites:
 * @self: a saved filter
 *
 * Returns: whether only favorites pass
 */
gboolean
ptero_saved_filter_get_favorites (PteroSavedFilter *self)
{
  g_return_val_if_fail (PTERO_IS_SAVED_FILTER (self), FALSE);

  return self->favorites;
}

/**
 * ptero_saved_filter_set_name:
 * @self: a saved filter
 * @name: what the person calls it from now on
 */
void
ptero_saved_filter_set_name (PteroSavedFilter *self,
                             const char       *name)
{
  g_return_if_fail (PTERO_IS_SAVED_FILTER (self));
  g_return_if_fail (name != NULL);

  g_free (self->name);
  self->name = g_strdup (name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

/**
 * ptero_saved_filter_to_variant:
 * @self: a saved filter
 *
 * Returns: (transfer floating): the filter as it is kept
 */
GVariant *
ptero_saved_filter_to_variant (PteroSavedFilter *self)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  g_variant_builder_add (&builder, "{sv}", "name", g_variant_new_string (self->name));
  g_variant_builder_add (&builder, "{sv}", "text", g_variant_new_string (self->text));
  g_variant_builder_add (&builder, "{sv}", "group", g_variant_new_string (self->group));
  g_variant_builder_add (&builder, "{sv}", "panel", g_variant_new_string (self->panel));
  g_variant_builder_add (&builder, "{sv}", "favorites", g_variant_new_boolean (self->favorites));

  return g_variant_builder_end (&builder);
}

/**
 * ptero_saved_filter_from_variant:
 * @entry: a filter as it was kept
 *
 * A member that is missing or of another type is as if it was empty.
 *
 * Returns: (transfer full): the filter
 */
PteroSavedFilter *
ptero_saved_filter_from_variant (GVariant *entry)
{
  const char *name = "";
  const char *text = "";
  const char *group = "";
  const char *panel = "";
  gboolean favorites = FALSE;

  g_variant_lookup (entry, "name", "&s", &name);
  g_variant_lookup (entry, "text", "&s", &text);
  g_variant_lookup (entry, "group", "&s", &group);
  g_variant_lookup (entry, "panel", "&s", &panel);
  g_variant_lookup (entry, "favorites", "b", &favorites);

  return ptero_saved_filter_new (name, text, group, panel, favorites);
}
