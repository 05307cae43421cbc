/* patience.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* How many times longer than usual a test waits for what is to come before it fails: that finds
 * what never comes, and the address sanitizer makes everything slow. */
#ifdef __SANITIZE_ADDRESS__
#define PATIENCE 10
#else
#define PATIENCE 1
#endif
