/* ptero-secret-clipboard.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-secret-clipboard.h"

#include <string.h>

/* The secret that was copied last; another one takes its place in the clipboard anyway. */
static struct
{
  GdkClipboard       *clipboard;
  GdkContentProvider *content;
  guint               source;
} copied;

/**
 * ptero_secret_clipboard_clear:
 *
 * Empties the clipboard, if it still holds the secret that was copied last.
 */
void
ptero_secret_clipboard_clear (void)
{
  g_clear_handle_id (&copied.source, g_source_remove);
  if (copied.clipboard != NULL && gdk_clipboard_get_content (copied.clipboard) == copied.content)
    gdk_clipboard_set_content (copied.clipboard, NULL);
  g_clear_object (&copied.content);
  g_clear_object (&copied.clipboard);
}

static gboolean
clear_cb (gpointer unused)
{
  copied.source = 0;
  ptero_secret_clipboard_clear ();

  return G_SOURCE_REMOVE;
}

static void
shutdown_cb (GApplication *application)
{
  ptero_secret_clipboard_clear ();
}

/* What is in the clipboard when the program ends is kept by others. */
static void
watch_end (void)
{
  static gboolean watched = FALSE;
  GApplication *application = g_application_get_default ();

  if (watched || application == NULL)
    return;

  g_signal_connect (application, "shutdown", G_CALLBACK (shutdown_cb), NULL);
  watched = TRUE;
}

/* The text, and the sign by which clipboard histories know that it is none of theirs. */
static GdkContentProvider *
create_content (const char *secret)
{
  g_autoptr(GBytes) hint = g_bytes_new_static ("secret", strlen ("secret"));
  GdkContentProvider *providers[] = {
    gdk_content_provider_new_typed (G_TYPE_STRING, secret),
    gdk_content_provider_new_for_bytes ("x-kde-passwordManagerHint", hint),
  };

  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

/**
 * ptero_secret_clipboard_copy:
 * @clipboard: a clipboard
 * @secret: what nobody else is to see
 * @seconds: how long it stays, at most
 *
 * Copies a secret: it goes from the clipboard by itself, unless something else
 * was copied by then, and asks not to be kept in a history.
 */
void
ptero_secret_clipboard_copy (GdkClipboard *clipboard,
                             const char   *secret,
                             guint         seconds)
{
  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));
  g_return_if_fail (secret != NULL);

  ptero_secret_clipboard_clear ();
  watch_end ();
  copied.clipboard = g_object_ref (clipboard);
  copied.content = create_content (secret);
  gdk_clipboard_set_content (clipboard, copied.content);
  copied.source = g_timeout_add_seconds (seconds, clear_cb, NULL);
}
