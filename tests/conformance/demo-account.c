/* demo-account.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "demo-account.h"

/* What was done on an account before something was recorded of it. */

#define MANY 60

/* Returns: (transfer full): the answer to a request of the account's owner */
static DemoAnswer *
ask_as_owner (DemoScene  *self,
              const char *method,
              const char *path,
              const char *body)
{
  return demo_scene_ask (self, method, body, "/api/client/account/%s", path);
}

static guint64
read_number (JsonObject *query,
             const char *name,
             guint64     otherwise)
{
  const char *text = query != NULL ? recording_get_string (query, name) : NULL;

  return text != NULL ? g_ascii_strtoull (text, NULL, 10) : otherwise;
}

/* Returns: (transfer full): what the demo answers the recorded request */
static DemoAnswer *
ask_the_same (DemoScene *self)
{
  JsonObject *query = recording_get_object (self->recording->request, "query");
  guint64 page = read_number (query, "page", 1);
  guint64 per_page = read_number (query, "per_page", 25);
  g_autofree char *path =
    g_strdup_printf ("activity?page=%" G_GUINT64_FORMAT "&per_page=%" G_GUINT64_FORMAT, page,
                     per_page);

  return ask_as_owner (self, "GET", path, NULL);
}

/* Keys are made and deleted until the log has as many pages. */
void
demo_account_prepare_activity (DemoScene *self)
{
  for (guint i = 0; demo_scene_get_recorded (self) != NULL && i < MANY; i++)
    {
      g_autoptr(DemoAnswer) answer = ask_the_same (self);
      g_autoptr(DemoAnswer) made = NULL;
      g_autoptr(DemoAnswer) deleted = NULL;
      g_autofree char *path = NULL;
      JsonNode *identifier;

      if (demo_scene_get_item (demo_scene_get_list (answer->json), 0) != NULL)
        return;

      made = ask_as_owner (self, "POST", "api-keys",
                           "{\"description\":\"Prepared\",\"allowed_ips\":[]}");
      identifier = demo_answer_find (made, "attributes.identifier");
      if (identifier == NULL || !JSON_NODE_HOLDS_VALUE (identifier))
        return;

      path = g_strconcat ("api-keys/", json_node_get_string (identifier), NULL);
      deleted = ask_as_owner (self, "DELETE", path, NULL);
    }
}

static gboolean
has_two_factor (DemoScene *self)
{
  g_autoptr(DemoAnswer) answer = ask_as_owner (self, "GET", "two-factor", NULL);

  demo_stage_learn_secrets (self->stage, answer);

  return answer->status == 400;
}

/* It was on. */
void
demo_account_prepare_two_factor (DemoScene *self)
{
  g_autoptr(DemoAnswer) answer = NULL;
  g_autofree char *body = NULL;

  if (has_two_factor (self))
    return;

  body = demo_stage_replace_texts (self->stage,
                                   "{\"code\":\"{totp}\",\"password\":\"demo-password\"}");
  answer = ask_as_owner (self, "POST", "two-factor", body);
}

/* It was off. */
void
demo_account_prepare_no_two_factor (DemoScene *self)
{
  g_autoptr(DemoAnswer) answer = NULL;

  if (has_two_factor (self))
    answer = ask_as_owner (self, "POST", "two-factor/disable", "{\"password\":\"demo-password\"}");
}

/* It was off, the secret for it had been shown, and the code that was sent was of that moment. */
void
demo_account_prepare_secret (DemoScene *self)
{
  demo_account_prepare_no_two_factor (self);
  has_two_factor (self);
  if (self->input != NULL && json_object_has_member (self->input, "code"))
    json_object_set_string_member (self->input, "code", "{totp}");
}

static gboolean
is_good (DemoStage  *stage,
         const char *key)
{
  g_autoptr(DemoAnswer) answer = NULL;

  if (key == NULL)
    return FALSE;

  answer = demo_send (stage->session, stage->panel, "GET", "/api/client/account", key, NULL,
                      "application/json", NULL);

  return answer->status == 200;
}

/* What was recorded with a key that had been made by a recorded request is replayed with one that
 * is made now. */
void
demo_account_prepare_new_key (DemoStage  *stage,
                              const char *as)
{
  g_autoptr(DemoAnswer) answer = NULL;

  if (as == NULL || !g_str_has_prefix (as, "new") || is_good (stage, stage->new_key))
    return;

  answer = demo_send (stage->session, stage->panel, "POST", "/api/client/account/api-keys",
                      ptero_demo_panel_get_key (stage->panel, PTERO_DEMO_KEY_NO_SERVERS),
                      "{\"description\":\"Prepared\",\"allowed_ips\":[]}", "application/json",
                      NULL);
  demo_stage_learn_secrets (stage, answer);
}
