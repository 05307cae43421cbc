/* ptero-file-clip.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-file-clip.h"

#include <glib/gi18n.h>

#include "ptero-file-place.h"
#include "ptero-file-transfers.h"
#include "ptero-panel-toast.h"
#include "ptero-path.h"

#define CUT_KEY "ptero-file-cut"

/**
 * PteroFileClip:
 *
 * Files of a server in the clipboard, cut or copied. Other applications get
 * their paths as a text.
 */
struct _PteroFileClip
{
  GObject      parent_instance;

  PteroPanel  *panel;
  char        *server;
  char        *folder;
  GStrv        names;
  gboolean     cut;
  GPtrArray   *marked;     /* the files that are dimmed */
};

G_DEFINE_FINAL_TYPE (PteroFileClip, ptero_file_clip, G_TYPE_OBJECT)

static void
mark (PteroFileObject *file,
      gboolean         cut)
{
  g_object_set_data (G_OBJECT (file), CUT_KEY, GINT_TO_POINTER (cut));
  /* its cells look again */
  g_object_notify (G_OBJECT (file), "name");
}

static void
unmark_all (PteroFileClip *self)
{
  for (guint i = 0; i < self->marked->len; i++)
    mark (self->marked->pdata[i], FALSE);
  g_ptr_array_set_size (self->marked, 0);
}

static void
ptero_file_clip_finalize (GObject *object)
{
  PteroFileClip *self = PTERO_FILE_CLIP (object);

  unmark_all (self);
  g_clear_object (&self->panel);
  g_ptr_array_unref (self->marked);
  g_free (self->server);
  g_free (self->folder);
  g_strfreev (self->names);

  G_OBJECT_CLASS (ptero_file_clip_parent_class)->finalize (object);
}

static void
ptero_file_clip_class_init (PteroFileClipClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_file_clip_finalize;
}

static void
ptero_file_clip_init (PteroFileClip *self)
{
  self->marked = g_ptr_array_new_with_free_func (g_object_unref);
}

/* What is in the clipboard, if Ptero put files of a server there. */
static PteroFileClip *
dup_clip (GdkClipboard *clipboard)
{
  GdkContentProvider *content = gdk_clipboard_get_content (clipboard);
  g_auto(GValue) value = G_VALUE_INIT;

  g_value_init (&value, PTERO_TYPE_FILE_CLIP);
  if (content == NULL || !gdk_content_provider_get_value (content, &value, NULL))
    return NULL;

  return g_value_dup_object (&value);
}

static void
clipboard_changed_cb (PteroFileClip *self,
                      GdkClipboard  *clipboard)
{
  g_autoptr(PteroFileClip) now = dup_clip (clipboard);

  if (now == self)
    return;

  g_signal_handlers_disconnect_by_data (clipboard, self);
  unmark_all (self);
}

static char *
describe (PteroFileClip *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; self->names[i] != NULL; i++)
    {
      g_autofree char *path = ptero_path_join (self->folder, self->names[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", path);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
take (PteroFileBrowser *browser,
      GPtrArray        *files,
      gboolean          cut)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (browser));
  PteroAccess *access = ptero_file_browser_get_access (browser);
  g_autoptr(PteroFileClip) self = g_object_new (PTERO_TYPE_FILE_CLIP, NULL);
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr(GdkContentProvider) content = NULL;
  g_autofree char *text = NULL;
  GdkContentProvider *providers[2];

  for (guint i = 0; i < files->len; i++)
    g_strv_builder_add (names, PTERO_FILE_OBJECT (files->pdata[i])->name);
  self->panel = g_object_ref (ptero_access_get_panel (access));
  self->server = g_strdup (ptero_access_get_uuid (access));
  self->folder = g_strdup (ptero_folder_get_path (ptero_file_browser_get_folder (browser)));
  self->names = g_strv_builder_end (names);
  self->cut = cut;

  text = describe (self);
  providers[0] = gdk_content_provider_new_typed (PTERO_TYPE_FILE_CLIP, self);
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  content = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (clipboard, content);
  g_signal_connect_object (clipboard, "changed", G_CALLBACK (clipboard_changed_cb), self,
                           G_CONNECT_SWAPPED);
  ptero_file_clip_mark (browser);
}

/**
 * ptero_file_cut:
 * @browser: a browser
 * @files: (element-type PteroFileObject): some
 *
 * Has them moved by [func@Ptero.file_paste].
 */
void
ptero_file_cut (PteroFileBrowser *browser,
                GPtrArray        *files)
{
  take (browser, files, TRUE);
}

/**
 * ptero_file_copy:
 * @browser: a browser
 * @files: (element-type PteroFileObject): some
 *
 * Has them copied by [func@Ptero.file_paste].
 */
void
ptero_file_copy (PteroFileBrowser *browser,
                 GPtrArray        *files)
{
  take (browser, files, FALSE);
}

static gboolean
is_of (PteroFileClip    *self,
       PteroFileBrowser *browser)
{
  PteroAccess *access = ptero_file_browser_get_access (browser);

  return self->panel == ptero_access_get_panel (access) &&
         g_str_equal (self->server, ptero_access_get_uuid (access));
}

/* There is no route that copies folders: they are packed, unpacked elsewhere, and the archive
 * deleted. */
static const char *
find_lacking (PteroAccess *access,
              gboolean     cut)
{
  static const char *const to_copy[] = { "file.archive", "file.create", "file.update",
                                         "file.delete" };

  if (cut)
    return ptero_access_allows (access, "file.update") ? NULL : "file.update";

  for (guint i = 0; i < G_N_ELEMENTS (to_copy); i++)
    if (!ptero_access_allows (access, to_copy[i]))
      return to_copy[i];

  return NULL;
}

/* What was moved is not there any more; what was asked about and cancelled stays cut. */
static void
placed_cb (PteroFileBrowser *browser,
           gpointer          user_data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (browser));
  g_autoptr(PteroFileClip) now = dup_clip (clipboard);

  if (now == user_data)
    gdk_clipboard_set_content (clipboard, NULL);
}

/**
 * ptero_file_duplicate:
 * @browser: a browser
 * @files: (element-type PteroFileObject): some, folders among them
 *
 * Copies them beside themselves.
 */
void
ptero_file_duplicate (PteroFileBrowser *browser,
                      GPtrArray        *files)
{
  const char *path = ptero_folder_get_path (ptero_file_browser_get_folder (browser));
  const char *lacking = find_lacking (ptero_file_browser_get_access (browser), FALSE);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  if (lacking != NULL)
    {
      /* Translators: %s is the key of a permission, e.g. "file.create" */
      ptero_panel_toast (GTK_WIDGET (browser), _("This account lacks the permission “%s”"),
                         lacking);
      return;
    }

  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (names, PTERO_FILE_OBJECT (files->pdata[i])->name);
  g_ptr_array_add (names, NULL);
  ptero_file_place (browser, path, (const char *const *) names->pdata, path, TRUE, NULL, NULL,
                    NULL);
}

static void
paste_clip (PteroFileBrowser *browser,
            PteroFileClip    *clip)
{
  const char *path = ptero_folder_get_path (ptero_file_browser_get_folder (browser));
  const char *lacking = find_lacking (ptero_file_browser_get_access (browser), clip->cut);

  if (!is_of (clip, browser))
    {
      ptero_panel_toast (GTK_WIDGET (browser), "%s",
                         _("These are files of another server; download and upload them instead"));
      return;
    }
  if (lacking != NULL)
    {
      /* Translators: %s is the key of a permission, e.g. "file.create" */
      ptero_panel_toast (GTK_WIDGET (browser), _("This account lacks the permission “%s”"),
                         lacking);
      return;
    }

  if (clip->cut)
    ptero_file_place (browser, clip->folder, (const char *const *) clip->names, path, FALSE,
                      placed_cb, g_object_ref (clip), g_object_unref);
  else
    ptero_file_place (browser, clip->folder, (const char *const *) clip->names, path, TRUE, NULL,
                      NULL, NULL);
}

typedef struct
{
  PteroFileBrowser *browser;
  char             *path;
} Pasting;

static void
list_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autofree Pasting *pasting = user_data;
  g_autoptr(PteroFileBrowser) browser = pasting->browser;
  g_autofree char *path = pasting->path;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (value != NULL && gtk_widget_get_root (GTK_WIDGET (browser)) != NULL)
    ptero_file_upload_list (browser, g_value_get_boxed (value), path);
}

/**
 * ptero_file_paste:
 * @browser: a browser
 * @files: nothing
 *
 * Moves or copies what was cut or copied into the folder that is shown; uploads
 * what was copied in a file manager.
 */
void
ptero_file_paste (PteroFileBrowser *browser,
                  GPtrArray        *files)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (browser));
  g_autoptr(PteroFileClip) clip = dup_clip (clipboard);
  Pasting *pasting;

  if (clip != NULL)
    {
      paste_clip (browser, clip);
      return;
    }
  if (!gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard),
                                          GDK_TYPE_FILE_LIST))
    {
      ptero_panel_toast (GTK_WIDGET (browser), "%s", _("There are no files in the clipboard"));
      return;
    }
  if (!ptero_access_allows (ptero_file_browser_get_access (browser), "file.create"))
    {
      /* Translators: %s is the key of a permission, e.g. "file.create" */
      ptero_panel_toast (GTK_WIDGET (browser), _("This account lacks the permission “%s”"),
                         "file.create");
      return;
    }

  pasting = g_new0 (Pasting, 1);
  pasting->browser = g_object_ref (browser);
  pasting->path = g_strdup (ptero_folder_get_path (ptero_file_browser_get_folder (browser)));
  gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                  list_read_cb, pasting);
}

/**
 * ptero_file_clip_mark:
 * @browser: a browser
 *
 * Dims what of the folder that is shown is cut.
 */
void
ptero_file_clip_mark (PteroFileBrowser *browser)
{
  g_autoptr(PteroFileClip) clip = dup_clip (gtk_widget_get_clipboard (GTK_WIDGET (browser)));
  PteroFolder *folder = ptero_file_browser_get_folder (browser);

  if (clip == NULL || !clip->cut || !is_of (clip, browser) ||
      !g_str_equal (clip->folder, ptero_folder_get_path (folder)))
    return;

  for (guint i = 0; clip->names[i] != NULL; i++)
    {
      PteroFileObject *file = ptero_folder_find (folder, clip->names[i]);

      if (file == NULL || ptero_file_is_cut (file))
        continue;
      g_ptr_array_add (clip->marked, g_object_ref (file));
      mark (file, TRUE);
    }
}

/**
 * ptero_file_is_cut:
 * @file: a file
 *
 * Returns: whether it is cut, and to be moved
 */
gboolean
ptero_file_is_cut (gpointer file)
{
  return g_object_get_data (file, CUT_KEY) != NULL;
}
