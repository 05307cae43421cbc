/* ptero-image-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-image-row.h"

#include <glib/gi18n.h>

#include "ptero-error-text.h"
#include "ptero-format.h"
#include "ptero-panel-toast.h"

/**
 * PteroImageRow:
 *
 * The Docker image of a server, to be chosen among those of its egg. One that an
 * administrator chose and that is none of them stays, and the row says so.
 */
struct _PteroImageRow
{
  AdwActionRow   parent_instance;

  PteroAccess   *access;
  GtkWidget     *choice;
  GPtrArray     *labels;
  GPtrArray     *images;
  char          *image;      /* what the server has */
  gboolean       known;      /* whether the images of the egg are */
  gboolean       sending;
  gboolean       showing;
};

G_DEFINE_FINAL_TYPE (PteroImageRow, ptero_image_row, ADW_TYPE_ACTION_ROW)

static PteroServer *
get_server (PteroImageRow *self)
{
  return ptero_fleet_server_get_server (ptero_access_get_server (self->access));
}

static guint
find_image (PteroImageRow *self,
            const char    *image)
{
  for (guint i = 0; image != NULL && i < self->images->len; i++)
    if (g_str_equal (self->images->pdata[i], image))
      return i;

  return GTK_INVALID_LIST_POSITION;
}

static const char *
explain (PteroImageRow *self,
         guint          at)
{
  if (!self->known)
    return NULL;
  if (at == GTK_INVALID_LIST_POSITION)
    return _("An administrator has set an image that is none of the egg’s. Only an administrator can change it.");
  if (!ptero_access_allows (self->access, "startup.docker-image"))
    return _("You have no permission to change it");
  if (self->images->len == 1)
    return _("The egg offers no other image");

  return _("A change takes effect when the server is started next");
}

static void
show (PteroImageRow *self)
{
  guint at = find_image (self, self->image);
  const char *explanation = explain (self, at);
  g_autofree char *safe = self->image != NULL
                            ? ptero_text_make_safe (self->image)
                            : g_strdup (PTERO_NO_VALUE);
  g_autofree char *subtitle = explanation != NULL
                                ? g_strdup_printf ("%s\n%s", safe, explanation)
                                : g_strdup (safe);
  g_autofree char *title = at != GTK_INVALID_LIST_POSITION
                             ? ptero_text_make_safe (self->labels->pdata[at])
                             : g_strdup (_("Set by an Administrator"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), self->known ? title : _("Image"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_widget_set_visible (self->choice, self->known && at != GTK_INVALID_LIST_POSITION &&
                          self->images->len > 1);
  gtk_widget_set_sensitive (self->choice, !self->sending &&
                            ptero_access_allows (self->access, "startup.docker-image"));

  self->showing = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), at);
  self->showing = FALSE;
}

static void
update (PteroImageRow *self)
{
  if (self->access != NULL)
    show (self);
}

static void
take_server (PteroImageRow *self)
{
  if (self->sending)
    return;

  g_free (self->image);
  self->image = g_strdup (get_server (self)->docker_image);
  update (self);
}

typedef struct
{
  GWeakRef  row;
  char     *image;
} Sending;

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Sending *sending = user_data;
  g_autoptr(PteroImageRow) self = g_weak_ref_get (&sending->row);
  g_autofree char *image = g_steal_pointer (&sending->image);
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);

  g_weak_ref_clear (&sending->row);
  g_free (sending);
  if (self == NULL || self->access == NULL)
    return;

  self->sending = FALSE;
  if (error != NULL)
    {
      g_autofree char *reason = ptero_error_describe (error);

      ptero_panel_toast (GTK_WIDGET (self), "%s", reason);
    }
  else
    {
      g_free (self->image);
      self->image = g_steal_pointer (&image);
      ptero_panel_toast (GTK_WIDGET (self), "%s",
                         _("Saved. It takes effect when the server is started next."));
      /* the server itself is fetched again, for all who show its image */
      ptero_access_refresh (self->access);
    }
  update (self);
}

static void
send_image (PteroImageRow *self,
            const char    *image)
{
  Sending *sending = g_new0 (Sending, 1);
  g_autoptr(PteroRequest) request = NULL;

  g_weak_ref_init (&sending->row, self);
  sending->image = g_strdup (image);
  request = ptero_request_new (PTERO_ENDPOINT_SERVER_SET_DOCKER_IMAGE, "server",
                               ptero_access_get_uuid (self->access),
                               "docker_image", image, NULL);
  self->sending = TRUE;
  gtk_widget_set_sensitive (self->choice, FALSE);
  ptero_client_send_async (ptero_panel_get_client (ptero_access_get_panel (self->access)), request,
                           NULL, sent_cb, sending);
}

static void
selected_cb (PteroImageRow *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));

  if (self->showing || self->sending || selected >= self->images->len ||
      g_strcmp0 (self->images->pdata[selected], self->image) == 0)
    return;

  send_image (self, self->images->pdata[selected]);
}

static void
server_changed_cb (PteroFleetServer *server,
                   guint             changes,
                   PteroServerState  before,
                   PteroImageRow    *self)
{
  if (self->access != NULL && (changes & PTERO_FLEET_CHANGE_DETAILS) != 0 &&
      g_strcmp0 (get_server (self)->docker_image, self->image) != 0)
    take_server (self);
}

static void
ptero_image_row_dispose (GObject *object)
{
  PteroImageRow *self = PTERO_IMAGE_ROW (object);

  g_clear_object (&self->access);

  G_OBJECT_CLASS (ptero_image_row_parent_class)->dispose (object);
}

static void
ptero_image_row_finalize (GObject *object)
{
  PteroImageRow *self = PTERO_IMAGE_ROW (object);

  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->images);
  g_free (self->image);

  G_OBJECT_CLASS (ptero_image_row_parent_class)->finalize (object);
}

static void
ptero_image_row_class_init (PteroImageRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_image_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = ptero_image_row_finalize;
}

static void
ptero_image_row_init (PteroImageRow *self)
{
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->images = g_ptr_array_new_with_free_func (g_free);
  self->choice = gtk_drop_down_new (NULL, NULL);
  gtk_widget_set_valign (self->choice, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Docker Image"), -1);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->choice);
}

/**
 * ptero_image_row_new:
 * @access: what may be done with a server
 *
 * Returns: (transfer floating): a row with the image of the server
 */
GtkWidget *
ptero_image_row_new (PteroAccess *access)
{
  PteroImageRow *self;

  g_return_val_if_fail (PTERO_IS_ACCESS (access), NULL);

  self = g_object_new (PTERO_TYPE_IMAGE_ROW, "use-markup", FALSE, "subtitle-lines", 0, NULL);
  self->access = g_object_ref (access);
  g_signal_connect_object (ptero_access_get_server (access), "changed",
                           G_CALLBACK (server_changed_cb), self, 0);
  g_signal_connect_object (access, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  take_server (self);

  return GTK_WIDGET (self);
}

static void
add_image (PteroImageRow *self,
           GtkStringList *titles,
           const char    *label,
           JsonNode      *node)
{
  const char *image;
  g_autofree char *safe = NULL;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return;

  image = json_node_get_string (node);
  if (label == NULL)
    label = image;
  if (find_image (self, image) != GTK_INVALID_LIST_POSITION)
    return;

  safe = ptero_text_make_safe (label);
  gtk_string_list_append (titles, safe);
  g_ptr_array_add (self->labels, g_strdup (label));
  g_ptr_array_add (self->images, g_strdup (image));
}

/**
 * ptero_image_row_set_images:
 * @self: a row
 * @images: (nullable): what a panel tells of them: labels with images, or images alone
 */
void
ptero_image_row_set_images (PteroImageRow *self,
                            JsonNode      *images)
{
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);

  g_return_if_fail (PTERO_IS_IMAGE_ROW (self));

  g_ptr_array_set_size (self->labels, 0);
  g_ptr_array_set_size (self->images, 0);
  if (images != NULL && JSON_NODE_HOLDS_OBJECT (images))
    {
      JsonObjectIter iter;
      const char *label;
      JsonNode *node;

      json_object_iter_init_ordered (&iter, json_node_get_object (images));
      while (json_object_iter_next_ordered (&iter, &label, &node))
        add_image (self, titles, label, node);
    }
  else if (images != NULL && JSON_NODE_HOLDS_ARRAY (images))
    {
      for (guint i = 0; i < json_array_get_length (json_node_get_array (images)); i++)
        add_image (self, titles, NULL, json_array_get_element (json_node_get_array (images), i));
    }
  self->known = TRUE;
  self->showing = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->choice), G_LIST_MODEL (titles));
  self->showing = FALSE;
  update (self);
}

/**
 * ptero_image_row_choose:
 * @self: a row
 * @image: one of the images
 *
 * Does what a person does.
 */
void
ptero_image_row_choose (PteroImageRow *self,
                        const char    *image)
{
  g_return_if_fail (PTERO_IS_IMAGE_ROW (self));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), find_image (self, image));
}
