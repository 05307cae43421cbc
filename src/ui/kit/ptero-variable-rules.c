/* ptero-variable-rules.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-variable-rules.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* A panel can send any pattern: what takes too long to match is left to the panel. */
#define PATTERN_LENGTH 4096
#define RULES_LENGTH   16384    /* who has more has the panel judge */
#define PATTERN_LIMITS "(*LIMIT_MATCH=100000)(*LIMIT_DEPTH=1000)"
#define LARGEST_WHOLE  9007199254740991.0   /* of those a double can tell from their neighbours */

typedef struct _Rule Rule;

/* Tells what is wrong with a value that is not empty, or NULL. */
typedef char *(*RuleCheck) (PteroVariableRules *self,
                            const Rule         *rule,
                            const char         *value);

struct _Rule
{
  char       *name;
  char      **args;
  GRegex     *regex;
  RuleCheck   check;
};

/**
 * PteroVariableRules:
 *
 * The rules of Laravel that the value of a variable of an egg has to meet: what
 * it is best filled in with, and what is wrong with a value before the panel
 * has to say so.
 *
 * What is not known here is left to the panel.
 */
struct _PteroVariableRules
{
  GPtrArray         *rules;
  gboolean           required;
  gboolean           nullable;
  gboolean           typed;      /* null is none of what it has to be */
  gboolean           whole;
  gboolean           number;
  gboolean           has_min;
  gboolean           has_max;
  double             min;
  double             max;
  PteroVariableKind  kind;
  char             **choices;
  const char        *off;        /* of the choices, or a constant */
  const char        *on;
};

static void
rule_free (gpointer data)
{
  Rule *rule = data;

  g_free (rule->name);
  g_strfreev (rule->args);
  g_clear_pointer (&rule->regex, g_regex_unref);
  g_free (rule);
}

/* As PHP's is_numeric(), which knows nothing of hexadecimal or infinite ones. */
static gboolean
read_number (const char *text,
             double     *number)
{
  char *end = NULL;

  if (text == NULL)
    return FALSE;

  while (g_ascii_isspace (*text))
    text++;
  if (*text == '\0' || strspn (text, "+-.0123456789eE \t") != strlen (text))
    return FALSE;

  *number = g_ascii_strtod (text, &end);
  while (g_ascii_isspace (*end))
    end++;

  return *end == '\0' && isfinite (*number);
}

/* As PHP's FILTER_VALIDATE_INT: no zeros before it, no point. */
static gboolean
is_whole (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  const char *digits = stripped + (*stripped == '-' || *stripped == '+' ? 1 : 0);

  if (*digits == '\0' || strspn (digits, "0123456789") != strlen (digits) ||
      (digits[0] == '0' && digits[1] != '\0'))
    return FALSE;

  errno = 0;
  g_ascii_strtoll (stripped, NULL, 10);

  return errno == 0;
}

static gboolean
get_arg (const Rule *rule,
         guint       at,
         double     *number)
{
  return at < g_strv_length (rule->args) && read_number (rule->args[at], number);
}

/* How many characters or digits: what is said of more than an int holds does not matter. */
static int
to_count (double number)
{
  return (int) CLAMP (number, 0, (double) G_MAXINT);
}

static char *
format_number (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, fabs (number) < 1e15 ? "%.10g" : "%g",
                                    number));
}

/* A number is measured by itself, a text by its characters. */
static double
measure (PteroVariableRules *self,
         const char         *value)
{
  double number;

  return self->number && read_number (value, &number) ? number : (double) g_utf8_strlen (value, -1);
}

static char *
describe_least (PteroVariableRules *self,
                double              least)
{
  g_autofree char *number = format_number (least);

  if (self->number)
    /* Translators: %s is a number */
    return g_strdup_printf (_("%s at least"), number);

  return g_strdup_printf (ngettext ("At least %d character is needed",
                                    "At least %d characters are needed", to_count (least)),
                          to_count (least));
}

static char *
describe_most (PteroVariableRules *self,
               double              most)
{
  g_autofree char *number = format_number (most);

  if (self->number)
    /* Translators: %s is a number */
    return g_strdup_printf (_("%s at most"), number);

  return g_strdup_printf (ngettext ("%d character at most", "%d characters at most",
                                    to_count (most)), to_count (most));
}

static char *
check_boolean (PteroVariableRules *self,
               const Rule         *rule,
               const char         *value)
{
  return g_str_equal (value, "0") || g_str_equal (value, "1")
           ? NULL
           : g_strdup (_("This has to be 1 or 0"));
}

static char *
check_integer (PteroVariableRules *self,
               const Rule         *rule,
               const char         *value)
{
  return is_whole (value) ? NULL : g_strdup (_("This has to be a whole number"));
}

static char *
check_numeric (PteroVariableRules *self,
               const Rule         *rule,
               const char         *value)
{
  double number;

  return read_number (value, &number) ? NULL : g_strdup (_("This has to be a number"));
}

static char *
check_min (PteroVariableRules *self,
           const Rule         *rule,
           const char         *value)
{
  double least;

  return get_arg (rule, 0,
                  &least) && measure (self, value) < least ? describe_least (self, least) : NULL;
}

static char *
check_max (PteroVariableRules *self,
           const Rule         *rule,
           const char         *value)
{
  double most;

  return get_arg (rule, 0,
                  &most) && measure (self, value) > most ? describe_most (self, most) : NULL;
}

static char *
check_between (PteroVariableRules *self,
               const Rule         *rule,
               const char         *value)
{
  double least;
  double most;

  if (!get_arg (rule, 0, &least) || !get_arg (rule, 1, &most))
    return NULL;
  if (measure (self, value) < least)
    return describe_least (self, least);

  return measure (self, value) > most ? describe_most (self, most) : NULL;
}

static char *
check_size (PteroVariableRules *self,
            const Rule         *rule,
            const char         *value)
{
  double size;
  g_autofree char *number = NULL;

  if (!get_arg (rule, 0, &size) || measure (self, value) == size)
    return NULL;

  number = format_number (size);
  if (self->number)
    /* Translators: %s is a number */
    return g_strdup_printf (_("This has to be %s"), number);

  return g_strdup_printf (ngettext ("Exactly %d character is needed",
                                    "Exactly %d characters are needed", to_count (size)),
                          to_count (size));
}

static gboolean
has_digits (const char *value,
            double      least,
            double      most)
{
  gsize length = strlen (value);

  return strspn (value, "0123456789") == length && (double) length >= least &&
         (double) length <= most;
}

static char *
check_digits (PteroVariableRules *self,
              const Rule         *rule,
              const char         *value)
{
  double least;
  double most;

  if (!get_arg (rule, 0, &least))
    return NULL;
  if (!get_arg (rule, 1, &most))
    most = least;
  if (has_digits (value, least, most))
    return NULL;
  if (least != most)
    /* Translators: two numbers */
    return g_strdup_printf (_("Between %d and %d digits are needed"), to_count (least),
                            to_count (most));

  return g_strdup_printf (ngettext ("Exactly %d digit is needed", "Exactly %d digits are needed",
                                    to_count (least)), to_count (least));
}

static char *
check_in (PteroVariableRules *self,
          const Rule         *rule,
          const char         *value)
{
  g_autofree char *all = NULL;

  if (g_strv_contains ((const char * const *) rule->args, value))
    return NULL;

  all = g_strjoinv (", ", rule->args);

  /* Translators: %s is a list of values */
  return g_strdup_printf (_("This has to be one of %s"), all);
}

static char *
check_not_in (PteroVariableRules *self,
              const Rule         *rule,
              const char         *value)
{
  return g_strv_contains ((const char * const *) rule->args,
                          value) ? g_strdup (_("This value is not allowed")) : NULL;
}

/* What could not be told in time counts as met. */
static gboolean
matches (const Rule *rule,
         const char *value,
         gboolean    otherwise)
{
  g_autoptr(GError) error = NULL;
  gboolean matched;

  if (rule->regex == NULL)
    return otherwise;

  matched = g_regex_match_full (rule->regex, value, -1, 0, 0, NULL, &error);

  return error == NULL ? matched : otherwise;
}

static char *
check_regex (PteroVariableRules *self,
             const Rule         *rule,
             const char         *value)
{
  /* Translators: %s is a regular expression */
  return matches (rule, value, TRUE)
           ? NULL
           : g_strdup_printf (_("This has to match the pattern %s"), rule->args[0]);
}

static char *
check_not_regex (PteroVariableRules *self,
                 const Rule         *rule,
                 const char         *value)
{
  /* Translators: %s is a regular expression */
  return matches (rule, value, FALSE) ? g_strdup_printf (_("This must not match the pattern %s"),
                                                         rule->args[0]) : NULL;
}

/* Letters, digits if @digits, and what is in @others. */
static gboolean
has_only (const char *value,
          gboolean    digits,
          const char *others)
{
  if (!g_utf8_validate (value, -1, NULL))
    return FALSE;

  for (const char *at = value; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (g_unichar_isalpha (character) || g_unichar_ismark (character) ||
          (digits && g_unichar_isdigit (character)))
        continue;
      if (character >= 128 || strchr (others, (int) character) == NULL)
        return FALSE;
    }

  return TRUE;
}

static char *
check_alpha (PteroVariableRules *self,
             const Rule         *rule,
             const char         *value)
{
  return has_only (value, FALSE, "") ? NULL : g_strdup (_("Only letters are allowed"));
}

static char *
check_alpha_num (PteroVariableRules *self,
                 const Rule         *rule,
                 const char         *value)
{
  return has_only (value, TRUE, "") ? NULL : g_strdup (_("Only letters and digits are allowed"));
}

static char *
check_alpha_dash (PteroVariableRules *self,
                  const Rule         *rule,
                  const char         *value)
{
  return has_only (value, TRUE, "-_")
           ? NULL
           : g_strdup (_("Only letters, digits, dashes and underscores are allowed"));
}

static char *
check_url (PteroVariableRules *self,
           const Rule         *rule,
           const char         *value)
{
  g_autoptr(GUri) uri = g_uri_parse (value, G_URI_FLAGS_NONE, NULL);

  return uri != NULL && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0'
           ? NULL
           : g_strdup (_("This has to be a web address"));
}

static char *
check_ip (PteroVariableRules *self,
          const Rule         *rule,
          const char         *value)
{
  g_autoptr(GInetAddress) address = g_inet_address_new_from_string (value);
  GSocketFamily family = address != NULL
                           ? g_inet_address_get_family (address)
                           : G_SOCKET_FAMILY_INVALID;
  gboolean fits = family != G_SOCKET_FAMILY_INVALID &&
                  !(g_str_equal (rule->name, "ipv4") && family != G_SOCKET_FAMILY_IPV4) &&
                  !(g_str_equal (rule->name, "ipv6") && family != G_SOCKET_FAMILY_IPV6);

  return fits ? NULL : g_strdup (_("This has to be an IP address"));
}

static gboolean
has_one_of (const Rule *rule,
            const char *value,
            gboolean  (*has) (const char *, const char *))
{
  for (guint i = 0; rule->args[i] != NULL; i++)
    if (has (value, rule->args[i]))
      return TRUE;

  return FALSE;
}

static char *
check_starts_with (PteroVariableRules *self,
                   const Rule         *rule,
                   const char         *value)
{
  g_autofree char *all = g_strjoinv (", ", rule->args);

  /* Translators: %s is a list of texts */
  return has_one_of (rule, value, (g_str_has_prefix))
           ? NULL
           : g_strdup_printf (_("This has to begin with %s"), all);
}

static char *
check_ends_with (PteroVariableRules *self,
                 const Rule         *rule,
                 const char         *value)
{
  g_autofree char *all = g_strjoinv (", ", rule->args);

  /* Translators: %s is a list of texts */
  return has_one_of (rule, value, (g_str_has_suffix))
           ? NULL
           : g_strdup_printf (_("This has to end with %s"), all);
}

/* typed: null does not meet it; number: a number is measured by itself */
static const struct
{
  const char *name;
  RuleCheck   check;
  gboolean    typed;
  gboolean    number;
} known[] = {
  { "alpha", check_alpha, TRUE },
  { "alpha_dash", check_alpha_dash, TRUE },
  { "alpha_num", check_alpha_num, TRUE },
  { "between", check_between },
  { "bool", check_boolean, TRUE },
  { "boolean", check_boolean, TRUE },
  { "decimal", check_numeric, TRUE, TRUE },
  { "digits", check_digits, TRUE },
  { "digits_between", check_digits, TRUE },
  { "ends_with", check_ends_with, TRUE },
  { "in", check_in, TRUE },
  { "int", check_integer, TRUE, TRUE },
  { "integer", check_integer, TRUE, TRUE },
  { "ip", check_ip, TRUE },
  { "ipv4", check_ip, TRUE },
  { "ipv6", check_ip, TRUE },
  { "max", check_max },
  { "min", check_min },
  { "not_in", check_not_in },
  { "not_regex", check_not_regex },
  { "numeric", check_numeric, TRUE, TRUE },
  { "regex", check_regex, TRUE },
  { "size", check_size },
  { "starts_with", check_starts_with, TRUE },
  { "string", NULL, TRUE },
  { "url", check_url, TRUE },
};

/* Values are separated as in CSV: by commas, in quotes if they contain one, which is doubled
 * there. */
static char **
split_args (const char *text)
{
  g_autoptr(GPtrArray) args = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GString) arg = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '"' && quoted && at[1] == '"')
        g_string_append_c (arg, *at++);
      else if (*at == '"' && (quoted || arg->len == 0))
        quoted = !quoted;
      else if (*at == ',' && !quoted)
        {
          g_ptr_array_add (args, g_strdup (arg->str));
          g_string_truncate (arg, 0);
        }
      else
        g_string_append_c (arg, *at);
    }
  g_ptr_array_add (args, g_strdup (arg->str));
  g_ptr_array_add (args, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&args), FALSE);
}

/* What follows a pattern of PHP; FALSE for what there is none of here. */
static gboolean
read_modifiers (const char         *modifiers,
                GRegexCompileFlags *flags)
{
  *flags = G_REGEX_RAW;
  for (const char *at = modifiers; *at != '\0'; at++)
    switch (*at)
      {
      case 'i': *flags |= G_REGEX_CASELESS; break;
      case 'm': *flags |= G_REGEX_MULTILINE; break;
      case 's': *flags |= G_REGEX_DOTALL; break;
      case 'x': *flags |= G_REGEX_EXTENDED; break;
      case 'A': *flags |= G_REGEX_ANCHORED; break;
      case 'D': *flags |= G_REGEX_DOLLAR_ENDONLY; break;
      case 'U': *flags |= G_REGEX_UNGREEDY; break;
      case 'u': *flags &= ~G_REGEX_RAW; break;
      default: return FALSE;
      }

  return TRUE;
}

static char
get_closing (char opening)
{
  switch (opening)
    {
    case '(': return ')';
    case '[': return ']';
    case '{': return '}';
    case '<': return '>';
    default: return opening;
    }
}

static gboolean
is_modifiers (const char *text)
{
  return text[strspn (text, "imsxADUu")] == '\0';
}

/* The end of a pattern in its delimiters, or NULL if it has none or something is left over. */
static const char *
find_end (const char *pattern)
{
  const char *end;

  if (*pattern == '\0' || g_ascii_isalnum (*pattern) || *pattern == '\\')
    return NULL;
  end = strrchr (pattern + 1, get_closing (*pattern));

  return end != NULL && is_modifiers (end + 1) ? end : NULL;
}

static GRegex *
compile (const char *pattern)
{
  const char *end = find_end (pattern);
  g_autofree char *inner = NULL;
  g_autofree char *limited = NULL;
  GRegexCompileFlags flags;

  if (end == NULL || end - pattern > PATTERN_LENGTH || !read_modifiers (end + 1, &flags))
    return NULL;

  inner = g_strndup (pattern + 1, (gsize) (end - pattern - 1));
  limited = g_strconcat (PATTERN_LIMITS, inner, NULL);

  return g_regex_new (limited, flags, 0, NULL);
}

static gboolean
is_pattern (const char *name)
{
  return g_str_equal (name, "regex") || g_str_equal (name, "not_regex");
}

static void
add_rule (PteroVariableRules *self,
          const char         *text)
{
  Rule *rule = g_new0 (Rule, 1);
  const char *colon = strchr (text, ':');

  rule->name = g_ascii_strdown (text, colon != NULL ? colon - text : -1);
  g_strstrip (rule->name);
  if (is_pattern (rule->name))
    {
      rule->args = g_new0 (char *, 2);
      rule->args[0] = g_strdup (colon != NULL ? colon + 1 : "");
      rule->regex = compile (rule->args[0]);
    }
  else
    {
      rule->args = colon != NULL ? split_args (colon + 1) : g_new0 (char *, 1);
    }

  self->required |= g_str_equal (rule->name, "required");
  self->nullable |= g_str_equal (rule->name, "nullable");
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].name, rule->name))
      {
        rule->check = known[i].check;
        self->typed |= known[i].typed;
        self->number |= known[i].number;
        self->whole |= known[i].check == check_integer;
      }
  g_ptr_array_add (self->rules, rule);
}

/* The part in which the pattern of @parts[@first] is closed: it may contain the separator; or
 * @first if it never is. */
static guint
find_last_part (char  **parts,
                guint   first)
{
  const char *pattern = strchr (parts[first], ':') + 1;

  if (*pattern == '\0' || g_ascii_isalnum (*pattern) || *pattern == '\\' ||
      find_end (pattern) != NULL)
    return first;

  for (guint i = first + 1; parts[i] != NULL; i++)
    {
      const char *end = strrchr (parts[i], get_closing (*pattern));

      if (end != NULL && is_modifiers (end + 1))
        return i;
    }

  return first;
}

static void
parse (PteroVariableRules *self,
       const char         *rules)
{
  g_auto(GStrv) parts = g_strsplit (rules, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autoptr(GString) text = g_string_new (parts[i]);
      gboolean pattern = g_str_has_prefix (text->str, "regex:") ||
                         g_str_has_prefix (text->str, "not_regex:");

      for (guint last = pattern ? find_last_part (parts, i) : i; i < last; i++)
        g_string_append_printf (text, "|%s", parts[i + 1]);
      if (text->len > 0)
        add_rule (self, text->str);
    }
}

static void
take_limit (PteroVariableRules *self,
            const Rule         *rule,
            guint               at,
            gboolean            is_min)
{
  double number;

  if (!get_arg (rule, at, &number))
    return;

  if (is_min)
    {
      self->min = self->has_min ? MAX (self->min, number) : number;
      self->has_min = TRUE;
    }
  else
    {
      self->max = self->has_max ? MIN (self->max, number) : number;
      self->has_max = TRUE;
    }
}

static void
find_limits (PteroVariableRules *self)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      const Rule *rule = self->rules->pdata[i];

      if (rule->check == check_min || rule->check == check_between)
        take_limit (self, rule, 0, TRUE);
      if (rule->check == check_max)
        take_limit (self, rule, 0, FALSE);
      if (rule->check == check_between)
        take_limit (self, rule, 1, FALSE);
    }
}

static const Rule *
find_rule (PteroVariableRules *self,
           RuleCheck           check)
{
  for (guint i = 0; i < self->rules->len; i++)
    if (((Rule *) self->rules->pdata[i])->check == check)
      return self->rules->pdata[i];

  return NULL;
}

/* Two values of which one says no and the other yes. */
static gboolean
find_switch (PteroVariableRules *self,
             char              **values)
{
  static const char * const pairs[][2] = { { "0", "1" }, { "false", "true" }, { "no", "yes" },
                                           { "off", "on" }, { "disabled", "enabled" } };

  if (g_strv_length (values) != 2)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    for (guint on = 0; on < 2; on++)
      if (g_ascii_strcasecmp (values[1 - on], pairs[i][0]) == 0 &&
          g_ascii_strcasecmp (values[on], pairs[i][1]) == 0)
        {
          self->off = values[1 - on];
          self->on = values[on];
          return TRUE;
        }

  return FALSE;
}

static void
find_choices (PteroVariableRules *self,
              const Rule         *rule)
{
  g_autoptr(GPtrArray) choices = g_ptr_array_new_with_free_func (g_free);

  if (!self->required && !g_strv_contains ((const char * const *) rule->args, "") &&
      (self->nullable || !self->typed))
    g_ptr_array_add (choices, g_strdup (""));
  for (guint i = 0; rule->args[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (choices, rule->args[i], g_str_equal, NULL))
      g_ptr_array_add (choices, g_strdup (rule->args[i]));
  g_ptr_array_add (choices, NULL);
  self->choices = (char **) g_ptr_array_free (g_steal_pointer (&choices), FALSE);
}

/* More numbers than one, all of which can be told apart. */
static gboolean
has_range (PteroVariableRules *self)
{
  if (!self->has_min || !self->has_max || fabs (self->min) > LARGEST_WHOLE ||
      fabs (self->max) > LARGEST_WHOLE)
    return FALSE;

  return self->whole ? ceil (self->min) < floor (self->max) : self->min < self->max;
}

static void
find_kind (PteroVariableRules *self)
{
  const Rule *in = find_rule (self, check_in);

  find_limits (self);
  if (in != NULL && in->args[0] != NULL)
    {
      self->kind = find_switch (self, in->args) ? PTERO_VARIABLE_SWITCH : PTERO_VARIABLE_CHOICE;
      if (self->kind == PTERO_VARIABLE_CHOICE)
        find_choices (self, in);
    }
  else if (find_rule (self, check_boolean) != NULL)
    {
      self->kind = PTERO_VARIABLE_SWITCH;
      self->off = "0";
      self->on = "1";
    }
  else if (self->number && !self->nullable && has_range (self))
    {
      self->kind = PTERO_VARIABLE_NUMBER;
    }
}

/**
 * ptero_variable_rules_new:
 * @rules: (nullable): rules of Laravel, separated by `|`
 *
 * Returns: (transfer full): what they mean
 */
PteroVariableRules *
ptero_variable_rules_new (const char *rules)
{
  PteroVariableRules *self = g_new0 (PteroVariableRules, 1);

  self->rules = g_ptr_array_new_with_free_func (rule_free);
  if (rules != NULL && strlen (rules) <= RULES_LENGTH)
    parse (self, rules);
  find_kind (self);

  return self;
}

/**
 * ptero_variable_rules_free:
 * @self: (transfer full): rules
 */
void
ptero_variable_rules_free (PteroVariableRules *self)
{
  g_ptr_array_unref (self->rules);
  g_strfreev (self->choices);
  g_free (self);
}

/**
 * ptero_variable_rules_get_kind:
 * @self: rules
 *
 * Returns: what the value is best filled in with
 */
PteroVariableKind
ptero_variable_rules_get_kind (PteroVariableRules *self)
{
  return self->kind;
}

/**
 * ptero_variable_rules_get_required:
 * @self: rules
 *
 * Returns: whether an empty value is refused
 */
gboolean
ptero_variable_rules_get_required (PteroVariableRules *self)
{
  return self->required || (self->typed && !self->nullable);
}

/**
 * ptero_variable_rules_get_number:
 * @self: rules
 * @whole: (out) (optional): whether it has to be a whole one
 * @min: (out) (optional): the smallest, if the kind is a number
 * @max: (out) (optional): the largest, if the kind is a number
 *
 * Returns: whether the value has to be a number
 */
gboolean
ptero_variable_rules_get_number (PteroVariableRules *self,
                                 gboolean           *whole,
                                 double             *min,
                                 double             *max)
{
  if (whole != NULL)
    *whole = self->whole;
  if (min != NULL)
    *min = self->min;
  if (max != NULL)
    *max = self->max;

  return self->number;
}

/**
 * ptero_variable_rules_get_choices:
 * @self: rules
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the values, if the kind is a
 *   choice
 */
const char * const *
ptero_variable_rules_get_choices (PteroVariableRules *self)
{
  return (const char * const *) self->choices;
}

/**
 * ptero_variable_rules_get_switch:
 * @self: rules whose kind is a switch
 * @active: whether it is on
 *
 * Returns: (transfer none): the value for that
 */
const char *
ptero_variable_rules_get_switch (PteroVariableRules *self,
                                 gboolean            active)
{
  return active ? self->on : self->off;
}

/**
 * ptero_variable_rules_is_on:
 * @self: rules whose kind is a switch
 * @value: (nullable): a value
 *
 * Returns: whether @value stands for on; panels keep both `1` and `true`
 */
gboolean
ptero_variable_rules_is_on (PteroVariableRules *self,
                            const char         *value)
{
  return value != NULL && (g_strcmp0 (value, self->on) == 0 || g_str_equal (value, "1") ||
                           g_ascii_strcasecmp (value, "true") == 0);
}

/**
 * ptero_variable_rules_check:
 * @self: rules
 * @value: (nullable): a value
 *
 * Returns: (transfer full) (nullable): what is wrong with it, %NULL if nothing is, as far as is
 *   known here
 */
char *
ptero_variable_rules_check (PteroVariableRules *self,
                            const char         *value)
{
  const Rule *in = find_rule (self, check_in);
  g_autofree char *stripped = g_strstrip (g_strdup (value != NULL ? value : ""));

  if (*stripped == '\0')
    {
      gboolean offered = !self->required && in != NULL &&
                         g_strv_contains ((const char * const *) in->args, "");

      return ptero_variable_rules_get_required (self) && !offered
               ? g_strdup (_("This is needed"))
               : NULL;
    }

  for (guint i = 0; i < self->rules->len; i++)
    {
      const Rule *rule = self->rules->pdata[i];
      char *complaint = rule->check != NULL ? rule->check (self, rule, stripped) : NULL;

      if (complaint != NULL)
        return complaint;
    }

  return NULL;
}
