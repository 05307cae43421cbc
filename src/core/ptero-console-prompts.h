/* ptero-console-prompts.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PteroPromptRemedy:
 * @PTERO_PROMPT_NONE: only somebody else can help
 * @PTERO_PROMPT_EULA: to accept the EULA
 * @PTERO_PROMPT_STARTUP: to change how the server is started
 * @PTERO_PROMPT_FILES: to delete files
 *
 * What helps.
 */
typedef enum
{
  PTERO_PROMPT_NONE,
  PTERO_PROMPT_EULA,
  PTERO_PROMPT_STARTUP,
  PTERO_PROMPT_FILES,
} PteroPromptRemedy;

/**
 * PteroConsolePrompt:
 * @feature: the feature of an egg that promises it, as panels name it
 * @patterns: parts of lines that tell it, in lower case
 * @stopped: a server that runs has got over it
 * @title: what is wrong, to be translated
 * @advice: what helps, to be translated
 * @remedy: how it is done
 *
 * Something that servers are known to stop at.
 */
typedef struct
{
  const char        *feature;
  const char *const *patterns;
  gboolean           stopped;
  const char        *title;
  const char        *advice;
  PteroPromptRemedy  remedy;
} PteroConsolePrompt;

const PteroConsolePrompt *ptero_console_prompts_find (const char         *line,
                                                      const char *const  *features);

G_END_DECLS
