/* ptero-panel-summary.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ptero-probe.h"

G_BEGIN_DECLS

#define PTERO_TYPE_PANEL_SUMMARY (ptero_panel_summary_get_type ())

G_DECLARE_FINAL_TYPE (PteroPanelSummary, ptero_panel_summary, PTERO, PANEL_SUMMARY, AdwBin)

void ptero_panel_summary_set (PteroPanelSummary        *self,
                              PteroPanel               *panel,
                              const PteroAddressReport *address_report,
                              const PteroKeyReport     *account_report,
                              const PteroKeyReport     *application_report);

G_END_DECLS
