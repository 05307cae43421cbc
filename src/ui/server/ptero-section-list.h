/* ptero-section-list.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-access.h"
#include "ptero-sections.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PTERO_TYPE_SECTION_LIST (ptero_section_list_get_type ())

G_DECLARE_FINAL_TYPE (PteroSectionList, ptero_section_list, PTERO, SECTION_LIST, GtkWidget)

void ptero_section_list_set_access (PteroSectionList *self,
                                    PteroAccess      *access);
void ptero_section_list_set_narrow (PteroSectionList *self,
                                    gboolean          narrow);
void ptero_section_list_set_shown  (PteroSectionList *self,
                                    const PteroSection *section);
void ptero_section_list_add_widget (PteroSectionList   *self,
                                    const PteroSection *section,
                                    GtkWidget          *widget);

G_END_DECLS
