/* ptero-demo-validator.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-validator.h"

#include <string.h>

#include "ptero-demo-input.h"
#include "ptero-demo-refusal.h"

/* Laravel's validation, as far as the panel uses it: rules separated by "|", one failure for each
 * rule that fails, none of the others once a rule about presence has failed. */

typedef struct
{
  PteroDemoCall *call;
  const PteroDemoRule *rule;
  const char *field;
  JsonNode *value;        /* NULL: absent */
  gboolean numeric;
  GPtrArray *failures;
} Check;

typedef enum
{
  PASSED,
  FAILED,
  ENDED,   /* failed, and nothing else is looked at */
} Verdict;

static gboolean
is_null (JsonNode *value)
{
  return value == NULL || JSON_NODE_HOLDS_NULL (value);
}

/* Returns: (nullable): the text of a string */
static const char *
get_text (JsonNode *value)
{
  return !is_null (value) && JSON_NODE_HOLDS_VALUE (value) &&
         json_node_get_value_type (value) == G_TYPE_STRING
           ? json_node_get_string (value) : NULL;
}

static gboolean
get_number (JsonNode *value,
            double   *number)
{
  const char *text = get_text (value);
  char *end = NULL;

  if (text != NULL)
    {
      *number = g_ascii_strtod (text, &end);
      return end != text && *end == '\0';
    }

  if (is_null (value) || !JSON_NODE_HOLDS_VALUE (value) ||
      json_node_get_value_type (value) == G_TYPE_BOOLEAN)
    return FALSE;

  *number = json_node_get_double (value);

  return TRUE;
}

static void G_GNUC_PRINTF (3, 4)
fail (Check      *check,
      const char *rule,
      const char *format,
      ...)
{
  PteroDemoFailure *failure = g_new0 (PteroDemoFailure, 1);
  g_autofree char *label = g_strdelimit (g_strdup (check->field), "_", ' ');
  g_autofree char *rest = NULL;
  va_list arguments;

  va_start (arguments, format);
  rest = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  failure->field = g_strdup (check->field);
  failure->rule = g_strdup (rule);
  failure->message = g_strdup_printf ("The %s%s %s",
                                      g_str_has_prefix (rest, "is invalid") ? "selected " : "",
                                      check->rule->label != NULL ? check->rule->label : label,
                                      rest);
  g_ptr_array_add (check->failures, failure);
}

/* The size that min, max and between mean; FALSE if there is none. */
static gboolean
get_size (Check       *check,
          double      *size,
          const char **unit)
{
  const char *text = get_text (check->value);

  *unit = "";
  if (check->numeric && get_number (check->value, size))
    return TRUE;

  if (!is_null (check->value) && JSON_NODE_HOLDS_ARRAY (check->value))
    {
      *size = json_array_get_length (json_node_get_array (check->value));
      *unit = " items";
    }
  else
    {
      *size = text != NULL ? g_utf8_strlen (text, -1) : 0;
      *unit = " characters";
    }

  return TRUE;
}

static gboolean
is_empty (JsonNode *value)
{
  if (is_null (value))
    return TRUE;

  if (JSON_NODE_HOLDS_ARRAY (value))
    return json_array_get_length (json_node_get_array (value)) == 0;

  return JSON_NODE_HOLDS_OBJECT (value) && json_object_get_size (json_node_get_object (value)) == 0;
}

/* Whether "field,value" is so. */
static gboolean
is_unless (JsonObject *input,
           const char *argument)
{
  g_auto (GStrv) parts = g_strsplit (argument, ",", 2);
  JsonNode *other = ptero_demo_input_find (input, parts[0]);

  return !is_null (other) && g_strcmp0 (get_text (other), parts[1]) == 0;
}

/* Rules that also look at what is not there. */
static Verdict
check_presence (Check      *check,
                const char *name,
                const char *argument,
                gboolean   *known)
{
  JsonObject *input = check->call->input;

  *known = TRUE;
  if (g_str_equal (name, "required") && is_empty (check->value))
    fail (check, name, "field is required.");
  else if (g_str_equal (name, "present") && check->value == NULL)
    fail (check, name, "field must be present.");
  else if (g_str_equal (name, "filled") && check->value != NULL && is_empty (check->value))
    fail (check, name, "field must have a value.");
  else if (g_str_equal (name, "required_with") &&
           !is_empty (ptero_demo_input_find (input, argument)) && is_empty (check->value))
    fail (check, name, "field is required when %s is present.", argument);
  else if (g_str_equal (name, "required_without") &&
           is_empty (ptero_demo_input_find (input, argument)) && is_empty (check->value))
    fail (check, name, "field is required when %s is not present.", argument);
  else if (g_str_equal (name, "required_unless") && is_empty (check->value) &&
           !is_unless (input, argument))
    fail (check, name, "field is required unless %.*s is in %s.", (int) strcspn (argument, ","),
          argument, strchr (argument, ',') + 1);
  else if (g_str_has_prefix (name, "required") || g_str_equal (name, "present") ||
           g_str_equal (name, "filled"))
    return PASSED;
  else
    {
      *known = FALSE;
      return PASSED;
    }

  return ENDED;
}

static gboolean
is_boolean (JsonNode *value)
{
  const char *text = get_text (value);
  double number;

  if (JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_BOOLEAN)
    return TRUE;

  return text != NULL ? g_str_equal (text, "0") || g_str_equal (text, "1")
                      : get_number (value, &number) && (number == 0 || number == 1);
}

static void
check_type (Check      *check,
            const char *name)
{
  JsonNode *value = check->value;
  double number;
  gboolean holds = get_number (value, &number);

  if (g_str_equal (name, "string") && get_text (value) == NULL)
    fail (check, name, "must be a string.");
  else if (g_str_equal (name, "numeric") && !holds)
    fail (check, name, "must be a number.");
  else if (g_str_equal (name, "integer") && (!holds || number != (double) (gint64) number))
    fail (check, name, "must be an integer.");
  else if ((g_str_equal (name, "boolean") || g_str_equal (name, "bool")) && !is_boolean (value))
    fail (check, "boolean", "field must be true or false.");
  else if (g_str_equal (name, "array") && !JSON_NODE_HOLDS_ARRAY (value) &&
           !JSON_NODE_HOLDS_OBJECT (value))
    fail (check, name, "must be an array.");
}

static void
check_size (Check      *check,
            const char *name,
            const char *argument)
{
  g_auto (GStrv) bounds = g_strsplit (argument, ",", 2);
  double low = g_ascii_strtod (bounds[0], NULL);
  double high = bounds[1] != NULL ? g_ascii_strtod (bounds[1], NULL) : low;
  const char *unit;
  double size;

  if (!get_size (check, &size, &unit))
    return;

  if (g_str_equal (name, "min") && size < low)
    fail (check, name, "must be at least %s%s.", bounds[0], unit);
  else if (g_str_equal (name, "max") && size > low && g_str_equal (unit, " items"))
    fail (check, name, "may not have more than %s items.", bounds[0]);
  else if (g_str_equal (name, "max") && size > low)
    fail (check, name, "may not be greater than %s%s.", bounds[0], unit);
  else if (g_str_equal (name, "size") && size != low)
    fail (check, name, "must be %s%s.", bounds[0], unit);
  else if (g_str_equal (name, "between") && (size < low || size > high))
    fail (check, name, "must be between %s and %s%s.", bounds[0], bounds[1], unit);
}

static void
check_form (Check      *check,
            const char *name,
            const char *argument)
{
  const char *text = get_text (check->value);
  g_autofree char *lower = text != NULL ? g_utf8_strdown (text, -1) : NULL;
  g_autofree char *pattern = NULL;

  if (g_str_equal (name, "email") &&
      (text == NULL || !g_regex_match_simple ("^[^@\\s]+@[^@\\s]+$", text, 0, 0)))
    fail (check, name, "must be a valid email address.");
  else if (g_str_equal (name, "url") &&
           (text == NULL ||
            !g_regex_match_simple ("^[a-z][a-z0-9+.-]*://[^\\s/]+", text, G_REGEX_CASELESS, 0)))
    fail (check, name, "format is invalid.");
  else if (g_str_equal (name, "alpha_dash") &&
           (text == NULL || !g_regex_match_simple ("^[\\pL\\pM\\pN_-]+$", text, 0, 0)))
    fail (check, name, "may only contain letters, numbers, and dashes.");
  else if (g_str_equal (name, "p_username") &&
           (lower == NULL || !g_regex_match_simple ("^[a-z0-9]([\\w\\.-]+)[a-z0-9]$", lower, 0, 0)))
    fail (check, name, "must start and end with alpha-numeric characters and\n"
                       "                contain only letters, numbers, dashes, underscores, and periods.");
  else if (g_str_equal (name, "regex"))
    {
      pattern = g_strndup (argument + 1, strlen (argument) - 2);
      if (text == NULL || !g_regex_match_simple (pattern, text, 0, 0))
        fail (check, name, "format is invalid.");
    }
}

static void
check_choice (Check      *check,
              const char *name,
              const char *argument)
{
  const char *text = get_text (check->value);
  g_autofree char *other = NULL;
  g_auto (GStrv) choices = NULL;

  if (g_str_equal (name, "in"))
    {
      choices = g_strsplit (argument, ",", -1);
      if (text == NULL || !g_strv_contains ((const char * const *) choices, text))
        fail (check, name, "is invalid.");
    }
  else if (g_str_equal (name, "not_in"))
    {
      choices = g_strsplit (argument, ",", -1);
      if (text != NULL && g_strv_contains ((const char * const *) choices, text))
        fail (check, name, "is invalid.");
    }
  else if (g_str_equal (name, "confirmed"))
    {
      other = g_strconcat (check->field, "_confirmation", NULL);
      if (g_strcmp0 (get_text (ptero_demo_input_find (check->call->input, other)), text) != 0)
        fail (check, name, "confirmation does not match.");
    }
}

static void
check_world (Check      *check,
             const char *name,
             guint       n_before)
{
  if (check->failures->len > n_before || check->rule->check (check->call, check->value))
    return;

  if (g_str_equal (name, "unique"))
    fail (check, name, "has already been taken.");
  else
    fail (check, name, "is invalid.");
}

/* "a|b:1,2|regex:/x|y/" in parts; a regex takes the rest. */
static GStrv
split_rules (const char *rules)
{
  GStrv parts = g_strsplit (rules, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    while (g_str_has_prefix (parts[i], "regex:") && !g_str_has_suffix (parts[i], "/") &&
           parts[i + 1] != NULL)
      {
        char *joined = g_strjoin ("|", parts[i], parts[i + 1], NULL);

        g_free (parts[i]);
        g_free (parts[i + 1]);
        parts[i] = joined;
        for (guint j = i + 1; parts[j] != NULL; j++)
          parts[j] = parts[j + 1];
      }

  return parts;
}

/**
 * ptero_demo_validate_value:
 * @call: a call
 * @rule: the rules
 * @field: the dotted name that goes into the error
 * @value: (nullable): what was sent; %NULL if nothing
 * @failures: (element-type PteroDemoFailure): where failures go
 *
 * Checks one value.
 */
void
ptero_demo_validate_value (PteroDemoCall       *call,
                           const PteroDemoRule *rule,
                           const char          *field,
                           JsonNode            *value,
                           GPtrArray           *failures)
{
  g_auto (GStrv) parts = split_rules (rule->rules);
  gboolean nullable = g_strv_contains ((const char * const *) parts, "nullable");
  Check check = { call, rule, field, value, FALSE, failures };
  guint n_before = failures->len;

  check.numeric = g_strv_contains ((const char * const *) parts, "numeric") ||
                  g_strv_contains ((const char * const *) parts, "integer");

  if (value == NULL && g_strv_contains ((const char * const *) parts, "sometimes"))
    return;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *argument = strchr (parts[i], ':');
      gboolean known;

      if (argument != NULL)
        *argument++ = '\0';

      if (check_presence (&check, parts[i], argument, &known) == ENDED)
        return;

      if (known || value == NULL || (nullable && is_null (value)))
        continue;

      if (g_str_equal (parts[i], "unique") || g_str_equal (parts[i], "exists"))
        {
          check_world (&check, parts[i], n_before);
          continue;
        }

      check_type (&check, parts[i]);
      if (argument != NULL)
        check_size (&check, parts[i], argument);
      check_form (&check, parts[i], argument);
      check_choice (&check, parts[i], argument);
    }
}

/* Rules of "things.*": one for each element. */
static void
validate_elements (PteroDemoCall       *call,
                   const PteroDemoRule *rule,
                   GPtrArray           *failures)
{
  const char *star = strchr (rule->field, '*');
  g_autofree char *before = g_strndup (rule->field, (gsize) (star - rule->field - 1));
  JsonNode *list = ptero_demo_input_find (call->input, before);

  if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list))
    return;

  for (guint i = 0; i < json_array_get_length (json_node_get_array (list)); i++)
    {
      g_autofree char *field = g_strdup_printf ("%s.%u%s", before, i, star + 1);

      ptero_demo_validate_value (call, rule, field, ptero_demo_input_find (call->input, field),
                                 failures);
    }
}

/* Like [func@PteroDemoCall.validate], but only collects. */
void
ptero_demo_validate_into (PteroDemoCall       *call,
                          const PteroDemoRule *rules,
                          GPtrArray           *failures)
{
  for (guint i = 0; rules[i].field != NULL; i++)
    {
      if (strchr (rules[i].field, '*') != NULL)
        validate_elements (call, &rules[i], failures);
      else
        ptero_demo_validate_value (call, &rules[i], rules[i].field,
                                   ptero_demo_input_find (call->input, rules[i].field), failures);
    }
}

GPtrArray *
ptero_demo_failures_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ptero_demo_failure_free);
}

/**
 * ptero_demo_validate:
 * @call: a call
 * @rules: the form, ended by a row without a field
 *
 * Returns: %FALSE if the input breaks @rules; then the call is refused with 422
 */
gboolean
ptero_demo_validate (PteroDemoCall       *call,
                     const PteroDemoRule *rules)
{
  g_autoptr (GPtrArray) failures = ptero_demo_failures_new ();

  ptero_demo_validate_into (call, rules, failures);
  if (failures->len == 0)
    return TRUE;

  ptero_demo_refuse_invalid (call, failures);

  return FALSE;
}
