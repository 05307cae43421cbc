/* ptero-test-guest.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-test-sections.h"

G_BEGIN_DECLS

/* As ptero_test_section_new(), of a server of somebody else on which little is allowed. */
PteroTestSection *ptero_test_section_new_guest (const char *name,
                                                int         width,
                                                int         height);

G_END_DECLS
