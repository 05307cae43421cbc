/* ptero-error.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * PteroApiError:
 * @PTERO_API_ERROR_FAILED: anything else
 * @PTERO_API_ERROR_UNAUTHENTICATED: 401: the key is unknown, deleted or expired
 * @PTERO_API_ERROR_FORBIDDEN: 403: the key lacks the right
 * @PTERO_API_ERROR_ADDRESS_NOT_ALLOWED: 403: the key is bound to other IP addresses
 * @PTERO_API_ERROR_WRONG_KEY: 403: an application key on the Client API, or
 *   the account key of no administrator on the Application API
 * @PTERO_API_ERROR_TWO_FACTOR_REQUIRED: 400 TwoFactorAuthRequiredException
 * @PTERO_API_ERROR_REFUSED: other 400: a business rule
 * @PTERO_API_ERROR_NOT_FOUND: 404, and 405: the panel has no such route
 * @PTERO_API_ERROR_CONFLICT: 409: the server's state does not allow it
 * @PTERO_API_ERROR_TOO_LARGE: 413, or an answer over our cap
 * @PTERO_API_ERROR_VALIDATION: 422: see the problems
 * @PTERO_API_ERROR_RATE_LIMITED: 429
 * @PTERO_API_ERROR_DAEMON: any DaemonConnectionException: the node, not the panel
 * @PTERO_API_ERROR_SERVER_OFFLINE: 502 HttpException: a command to an offline server
 * @PTERO_API_ERROR_MAINTENANCE: 503
 * @PTERO_API_ERROR_PANEL: other 5xx
 * @PTERO_API_ERROR_MOVED: 3xx: see the location
 * @PTERO_API_ERROR_NOT_A_PANEL: an answer that is not JSON where JSON was due
 * @PTERO_API_ERROR_CHALLENGED: a protection in front of the panel or of a
 *   node wants to see a web browser: Cloudflare, DDoS-Guard
 * @PTERO_API_ERROR_INVALID_ANSWER: JSON that does not fit the contract
 * @PTERO_API_ERROR_UNTRUSTED_CERTIFICATE: see the fingerprint
 * @PTERO_API_ERROR_CERTIFICATE_CHANGED: another certificate than the pinned
 *   one was shown: see the fingerprint
 * @PTERO_API_ERROR_INSECURE: plain http to a public address
 * @PTERO_API_ERROR_NO_KEY: no key is set for this API
 *
 * What a panel answered when it did not do what was asked, by what a caller
 * can do about it.
 */
typedef enum
{
  PTERO_API_ERROR_FAILED,
  PTERO_API_ERROR_UNAUTHENTICATED,
  PTERO_API_ERROR_FORBIDDEN,
  PTERO_API_ERROR_ADDRESS_NOT_ALLOWED,
  PTERO_API_ERROR_WRONG_KEY,
  PTERO_API_ERROR_TWO_FACTOR_REQUIRED,
  PTERO_API_ERROR_REFUSED,
  PTERO_API_ERROR_NOT_FOUND,
  PTERO_API_ERROR_CONFLICT,
  PTERO_API_ERROR_TOO_LARGE,
  PTERO_API_ERROR_VALIDATION,
  PTERO_API_ERROR_RATE_LIMITED,
  PTERO_API_ERROR_DAEMON,
  PTERO_API_ERROR_SERVER_OFFLINE,
  PTERO_API_ERROR_MAINTENANCE,
  PTERO_API_ERROR_PANEL,
  PTERO_API_ERROR_MOVED,
  PTERO_API_ERROR_NOT_A_PANEL,
  PTERO_API_ERROR_CHALLENGED,
  PTERO_API_ERROR_INVALID_ANSWER,
  PTERO_API_ERROR_UNTRUSTED_CERTIFICATE,
  PTERO_API_ERROR_CERTIFICATE_CHANGED,
  PTERO_API_ERROR_INSECURE,
  PTERO_API_ERROR_NO_KEY,
} PteroApiError;

/**
 * PteroProblem:
 * @field: dotted path of the member, e.g. `limits.memory`; may be empty
 * @rule: name of the rule in snake_case, e.g. `required`; may be empty
 * @message: the panel's words
 *
 * One line of a 422.
 */
typedef struct
{
  char *field;
  char *rule;
  char *message;
} PteroProblem;

#define PTERO_API_ERROR (ptero_api_error_quark ())

GQuark      ptero_api_error_quark               (void);

guint       ptero_api_error_get_status          (const GError       *error);
const char *ptero_api_error_get_code            (const GError       *error);
const char *ptero_api_error_get_detail          (const GError       *error);
const char *ptero_api_error_get_request_id      (const GError       *error);
const char *ptero_api_error_get_location        (const GError       *error);
const char *ptero_api_error_get_fingerprint     (const GError       *error);
GTlsCertificateFlags
            ptero_api_error_get_flaws           (const GError       *error);
int         ptero_api_error_get_retry_after     (const GError       *error);
gboolean    ptero_api_error_get_from_node       (const GError       *error);
gboolean    ptero_api_error_get_is_question     (const GError       *error);
gboolean    ptero_api_error_get_is_of_server    (const GError       *error);
GPtrArray  *ptero_api_error_get_problems        (const GError       *error);

GError     *ptero_api_error_new_from_answer     (guint               status,
                                                 SoupMessageHeaders *headers,
                                                 GBytes             *body);
GError     *ptero_api_error_new_from_node       (guint               status,
                                                 SoupMessageHeaders *headers,
                                                 GBytes             *body);
GError     *ptero_api_error_new_for_certificate (PteroApiError         code,
                                                 const char           *fingerprint,
                                                 GTlsCertificateFlags  flaws);
GError     *ptero_api_error_new_for_node_certificate (PteroApiError  code,
                                                 const char         *fingerprint,
                                                 const char         *address);
GError     *ptero_api_error_new_for_wait        (guint               seconds);
void        ptero_api_error_set_asked           (GError             *error,
                                                 gboolean            is_question,
                                                 gboolean            is_of_server);
void        ptero_api_error_hide_secret         (GError             *error,
                                                 const char         *secret);

gboolean    ptero_error_replace                 (GError            **member,
                                                 const GError       *error);

int         ptero_retry_after_read              (SoupMessageHeaders *headers);

G_END_DECLS
