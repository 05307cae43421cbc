/* ptero-activity-log.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-activity-log.h"

/**
 * PteroActivityLog:
 *
 * Something that was done to the account or to a server.
 */

G_DEFINE_FINAL_TYPE (PteroActivityLog, ptero_activity_log, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroActivityLog, id, ptero_type_string),
  PTERO_FIELD (PteroActivityLog, batch, ptero_type_string),
  PTERO_FIELD (PteroActivityLog, event, ptero_type_string),
  PTERO_FIELD (PteroActivityLog, is_api, ptero_type_boolean),
  PTERO_FIELD (PteroActivityLog, ip, ptero_type_string),
  PTERO_FIELD (PteroActivityLog, description, ptero_type_string),
  PTERO_FIELD (PteroActivityLog, properties, ptero_type_json),
  PTERO_FIELD (PteroActivityLog, has_additional_metadata, ptero_type_boolean),
  PTERO_FIELD (PteroActivityLog, timestamp, g_date_time_get_type),
  PTERO_FIELD_FULL (PteroActivityLog, "actor", actor, ptero_user_get_type,
                    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED),
};

static void
ptero_activity_log_class_init (PteroActivityLogClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  resource_class->identity = "id";
  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_activity_log_init (PteroActivityLog *self)
{
}

/**
 * PteroActivityLog:id:
 *
 * A SHA-1 that tells it from others; panels before 1.10 have none.
 */

/**
 * PteroActivityLog:batch:
 *
 * What the entries of one action have in common; mostly %NULL.
 */

/**
 * PteroActivityLog:event:
 *
 * What was done, such as `server:power.start`.
 */

/**
 * PteroActivityLog:is-api:
 *
 * Whether it was done with a key.
 */

/**
 * PteroActivityLog:ip:
 *
 * Where it came from; %NULL if that may not be seen.
 */

/**
 * PteroActivityLog:description:
 *
 * Practically always %NULL: the text is made from the event and its
 * properties.
 */

/**
 * PteroActivityLog:properties:
 *
 * What the event is about: an object whose members depend on the event.
 */

/**
 * PteroActivityLog:has-additional-metadata:
 *
 * Whether there are more properties than the usual text shows.
 */

/**
 * PteroActivityLog:timestamp:
 *
 * When it was done.
 */

/**
 * PteroActivityLog:actor:
 *
 * Who did it, if asked for by `include=actor`; %NULL if nobody is known.
 */
