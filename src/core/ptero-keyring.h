/* ptero-keyring.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-endpoint.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  PTERO_KEYRING_ERROR_UNAVAILABLE,  /* no Secret Service, no portal, no session bus */
  PTERO_KEYRING_ERROR_LOCKED,       /* locked, or the prompt was dismissed */
  PTERO_KEYRING_ERROR_NOT_FOUND,    /* nothing is stored */
  PTERO_KEYRING_ERROR_FAILED,
} PteroKeyringError;

#define PTERO_KEYRING_ERROR (ptero_keyring_error_quark ())
GQuark ptero_keyring_error_quark (void);

#define PTERO_TYPE_KEYRING (ptero_keyring_get_type ())

/* The keys of panels in the desktop's keyring, by the panel's id and the API they are for. See platform.md, "Keyring". */
G_DECLARE_FINAL_TYPE (PteroKeyring, ptero_keyring, PTERO, KEYRING, GObject)

PteroKeyring *ptero_keyring_new           (void);
void          ptero_keyring_store_async   (PteroKeyring         *self,
                                           const char           *panel_id,
                                           PteroApi              api,
                                           const char           *label,   /* shown in the keyring: "Ptero: account key of Example" */
                                           const char           *key,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean      ptero_keyring_store_finish  (PteroKeyring         *self,
                                           GAsyncResult         *result,
                                           GError              **error);
void          ptero_keyring_lookup_async  (PteroKeyring         *self,
                                           const char           *panel_id,
                                           PteroApi              api,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
char         *ptero_keyring_lookup_finish (PteroKeyring         *self,     /* free with secret_password_free() */
                                           GAsyncResult         *result,
                                           GError              **error);
void          ptero_keyring_clear_async   (PteroKeyring         *self,     /* both keys of the panel */
                                           const char           *panel_id,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean      ptero_keyring_clear_finish  (PteroKeyring         *self,
                                           GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
