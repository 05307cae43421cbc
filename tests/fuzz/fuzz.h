/* fuzz.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "ptero-endpoint.h"

G_BEGIN_DECLS

/* What a fuzzer calls; in a smoke run fuzz-driver.c does. */
int LLVMFuzzerInitialize   (int          *argc,
                            char       ***argv);
int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

const PteroEndpointInfo *fuzz_take_row (const guint8 **data,
                                        gsize         *size);

G_END_DECLS
