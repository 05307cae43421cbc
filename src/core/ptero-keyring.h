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
  PTERO_KEYRING_ERROR_OTHER_ADDRESS,  /* the key is there, and is for another address */
  PTERO_KEYRING_ERROR_FAILED,
} PteroKeyringError;

#define PTERO_KEYRING_ERROR (ptero_keyring_error_quark ())
GQuark ptero_keyring_error_quark (void);

/* Can this be a key at all? */
gboolean      ptero_key_is_plausible      (const char           *key);
GError       *ptero_key_create_error      (void);

#define PTERO_TYPE_KEYRING (ptero_keyring_get_type ())

G_DECLARE_FINAL_TYPE (PteroKeyring, ptero_keyring, PTERO, KEYRING, GObject)

PteroKeyring *ptero_keyring_new           (void);
void          ptero_keyring_store_async   (PteroKeyring         *self,
                                           const char           *panel_id,
                                           PteroApi              api,
                                           const char           *label,
                                           const char           *key,
                                           const char           *origin,
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
/* Only what is open; ptero_keyring_lookup_finish() ends both. */
void          ptero_keyring_peek_async    (PteroKeyring         *self,
                                           const char           *panel_id,
                                           PteroApi              api,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
/* To be freed with secret_password_free() */
char         *ptero_keyring_lookup_finish (PteroKeyring         *self,
                                           GAsyncResult         *result,
                                           char                **origin,
                                           GError              **error);
/* Both keys of the panel, or one of them; ptero_keyring_clear_finish() ends both. */
void          ptero_keyring_clear_key_async (PteroKeyring       *self,
                                           const char           *panel_id,
                                           PteroApi              api,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
void          ptero_keyring_clear_async   (PteroKeyring         *self,
                                           const char           *panel_id,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean      ptero_keyring_clear_finish  (PteroKeyring         *self,
                                           GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
