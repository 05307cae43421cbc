/* ptero-qr-code.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-qr-code.h"

#ifdef HAVE_QRENCODE

#include <qrencode.h>

#define QUIET 4    /* modules of margin that scanners need */
#define SCALE 6    /* pixels of a module */

/* Black on white, in light and dark style alike: that is what scanners read. */
static GdkPaintable *
create_texture (QRcode *code)
{
  gsize size = (gsize) (code->width + 2 * QUIET) * SCALE;
  guchar *pixels = g_malloc (size * size * 3);
  g_autoptr(GBytes) bytes = NULL;

  for (gsize y = 0; y < size; y++)
    for (gsize x = 0; x < size; x++)
      {
        int column = (int) (x / SCALE) - QUIET;
        int row = (int) (y / SCALE) - QUIET;
        gboolean dark = column >= 0 && row >= 0 && column < code->width && row < code->width &&
                        (code->data[row * code->width + column] & 1) != 0;

        memset (pixels + (y * size + x) * 3, dark ? 0 : 255, 3);
      }
  bytes = g_bytes_new_take (pixels, size * size * 3);

  return GDK_PAINTABLE (gdk_memory_texture_new ((int) size, (int) size, GDK_MEMORY_R8G8B8, bytes,
                                                size * 3));
}

#endif

/**
 * ptero_qr_code_new:
 * @text: what it says
 *
 * Returns: (transfer full) (nullable): a picture of the code, or %NULL if there
 *   is too much text, or Ptero was built without libqrencode
 */
GdkPaintable *
ptero_qr_code_new (const char *text)
{
#ifdef HAVE_QRENCODE
  QRcode *code = QRcode_encodeString (text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
  GdkPaintable *paintable;

  if (code == NULL)
    return NULL;

  paintable = create_texture (code);
  QRcode_free (code);

  return paintable;
#else
  return NULL;
#endif
}
