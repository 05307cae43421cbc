/* ptero-job-message.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-job.h"

G_BEGIN_DECLS

char *ptero_job_describe_message (PteroJobTarget *target);

G_END_DECLS
