/* ptero-sftp-details.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_SFTP_DETAILS (ptero_sftp_details_get_type ())

G_DECLARE_FINAL_TYPE (PteroSftpDetails, ptero_sftp_details, PTERO, SFTP_DETAILS, PteroResource)

struct _PteroSftpDetails
{
  PteroResource   parent_instance;

  char           *ip;
  char           *alias;
  gint64          port;
};

G_END_DECLS
