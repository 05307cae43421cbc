/* ptero-endpoint.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  PTERO_API_CLIENT,
  PTERO_API_APPLICATION,
  PTERO_API_WINGS,       /* signed URLs: the address comes from the panel */
} PteroApi;

/**
 * PteroAnswerKind:
 * @PTERO_ANSWER_NOTHING: no body
 * @PTERO_ANSWER_BYTES: the body as it is
 * @PTERO_ANSWER_ONE: a resource
 * @PTERO_ANSWER_LIST: a page of resources
 * @PTERO_ANSWER_JSON: JSON that has no type of its own
 *
 * What an endpoint answers with.
 */
typedef enum
{
  PTERO_ANSWER_NOTHING,
  PTERO_ANSWER_BYTES,
  PTERO_ANSWER_ONE,
  PTERO_ANSWER_LIST,
  PTERO_ANSWER_JSON,
} PteroAnswerKind;

/**
 * PteroEndpointTraits:
 * @PTERO_OWN_LIMIT: it has a limit of its own: its headers speak of that, not of
 *   the budget of the user
 * @PTERO_NEW_LIMIT: the same, since panel 1.12
 * @PTERO_SLOW: the panel itself waits for up to 15 minutes, or builds itself anew
 * @PTERO_ONCE: it cannot be done twice, whatever its method says: the second time
 *   a file is not where it was, and the password is another one
 *
 * What is special about an endpoint.
 */
typedef enum
{
  PTERO_OWN_LIMIT = 1 << 0,
  PTERO_NEW_LIMIT = 1 << 1,
  PTERO_SLOW      = 1 << 2,
  PTERO_ONCE      = 1 << 3,
} PteroEndpointTraits;

typedef struct
{
  const char           *name;    /* "SERVERS_LIST" */
  PteroApi              api;
  const char           *method;
  const char           *path;    /* whole, with {words} for the path arguments */
  PteroAnswerKind       answer;
  GType               (*type) (void);
  PteroEndpointTraits   traits;
} PteroEndpointInfo;

#define PTERO_ENDPOINT(NAME, api, method, path, answer, ...) PTERO_ENDPOINT_##NAME,
typedef enum
{
#include "ptero-endpoints.defs"
  PTERO_N_ENDPOINTS
} PteroEndpoint;
#undef PTERO_ENDPOINT

const PteroEndpointInfo *ptero_endpoint_get_info  (PteroEndpoint endpoint);
const PteroEndpointInfo *ptero_endpoint_get_other (PteroEndpoint endpoint);

G_END_DECLS
