/* ptero-console-prompts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-console-prompts.h"

#include <string.h>

#include <glib/gi18n.h>

static const char *const eula[] = {
  "you need to agree to the eula in order to run the server",
  NULL
};

static const char *const java[] = {
  "unsupportedclassversionerror",
  "unsupported major.minor version",
  "has been compiled by a more recent version of the java runtime",
  "requires running the server with java",
  "minecraft 1.17 requires running",
  NULL
};

static const char *const token[] = {
  "gsl token expired",
  "account not found",
  "could not connect to steam game server",
  NULL
};

static const char *const processes[] = {
  "pthread_create failed",
  "failed to create thread",
  "unable to create thread",
  "unable to create native thread",
  "exception in thread \"craft async scheduler management thread\"",
  NULL
};

static const char *const space[] = {
  "steamcmd needs 250mb of free disk space to update",
  "0x202 after update job",
  "no space left on device",
  NULL
};

static const PteroConsolePrompt prompts[] = {
  { "eula", eula, TRUE, N_("The Minecraft EULA Is Not Accepted"),
    N_("The server does not start before somebody accepts it."), PTERO_PROMPT_EULA },
  { "java_version", java, TRUE, N_("The Server Needs Another Version of Java"),
    N_("Choose an image with a version that fits on the page Startup."), PTERO_PROMPT_STARTUP },
  { "gsl_token", token, FALSE, N_("Steam Refuses the Token of the Server"),
    N_("Get a new game server login token from Steam and fill it in on the page Startup."),
    PTERO_PROMPT_STARTUP },
  { "pid_limit", processes, FALSE, N_("The Server Has Too Many Processes"),
    N_("It may not start more of them. Restart it; if that does not last, ask who runs the panel for a higher limit."), PTERO_PROMPT_NONE },
  { "steam_disk_space", space, FALSE, N_("There Is Not Enough Disk Space"),
    N_("Delete files that are not needed, or ask who runs the panel for more space."),
    PTERO_PROMPT_FILES },
};

/**
 * ptero_console_prompts_find: (skip)
 * @line: a line that a server has printed
 * @features: (nullable): the features of its egg, %NULL where they are not known
 *
 * Returns: (transfer none) (nullable): what the server stops at
 */
const PteroConsolePrompt *
ptero_console_prompts_find (const char        *line,
                            const char *const *features)
{
  g_autofree char *lower = NULL;

  g_return_val_if_fail (line != NULL, NULL);

  lower = g_ascii_strdown (line, -1);
  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    {
      if (features != NULL && !g_strv_contains (features, prompts[i].feature))
        continue;

      for (const char *const *pattern = prompts[i].patterns; *pattern != NULL; pattern++)
        if (strstr (lower, *pattern) != NULL)
          return &prompts[i];
    }

  return NULL;
}
