/* ptero-egg-compare.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-egg.h"

G_BEGIN_DECLS

/**
 * PteroEggPart:
 * @PTERO_EGG_PART_FACT: something that is said in a line, e.g. `startup`
 * @PTERO_EGG_PART_IMAGE: a Docker image, by its label
 * @PTERO_EGG_PART_COMMAND: a startup command, by its label
 * @PTERO_EGG_PART_VARIABLE: a variable, by its name in the environment
 * @PTERO_EGG_PART_SCRIPT: the script that installs
 * @PTERO_EGG_PART_FILES: the files of configuration, as JSON
 * @PTERO_EGG_PART_START: what tells that a server has started, as JSON
 * @PTERO_EGG_PART_LOGS: the logs, as JSON
 *
 * A part of an egg; from @PTERO_EGG_PART_SCRIPT on they are texts of many lines.
 */
typedef enum
{
  PTERO_EGG_PART_FACT,
  PTERO_EGG_PART_IMAGE,
  PTERO_EGG_PART_COMMAND,
  PTERO_EGG_PART_VARIABLE,
  PTERO_EGG_PART_SCRIPT,
  PTERO_EGG_PART_FILES,
  PTERO_EGG_PART_START,
  PTERO_EGG_PART_LOGS,
  PTERO_N_EGG_PARTS
} PteroEggPart;

/**
 * PteroEggChange:
 * @part: where it is
 * @name: (nullable): what of it: the label of an image or of a command, the name of a variable,
 *   what fact it is
 * @member: (nullable): what of a variable; %NULL if only one of the eggs has it
 * @first: (nullable): what it is in the first egg, %NULL if that has none
 * @second: (nullable): what it is in the second egg
 *
 * Something that two eggs have differently.
 */
typedef struct
{
  PteroEggPart  part;
  char         *name;
  const char   *member;
  char         *first;
  char         *second;
} PteroEggChange;

GPtrArray *ptero_egg_compare  (PteroEgg     *first,
                               PteroEgg     *second);
char      *ptero_egg_dup_text (PteroEgg     *egg,
                               PteroEggPart  part);

G_END_DECLS
