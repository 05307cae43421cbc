/* test-variable-rules.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-test-ui.h"
#include "ptero-variable-row.h"

static void
test_kinds (void)
{
  static const struct
  {
    const char        *rules;
    PteroVariableKind  kind;
    gboolean           required;
  } cases[] = {
    { NULL, PTERO_VARIABLE_TEXT, FALSE },
    { "", PTERO_VARIABLE_TEXT, FALSE },
    { "|||", PTERO_VARIABLE_TEXT, FALSE },
    { "required|string|max:20", PTERO_VARIABLE_TEXT, TRUE },
    { "string|max:20", PTERO_VARIABLE_TEXT, TRUE },
    { "nullable|string", PTERO_VARIABLE_TEXT, FALSE },
    { "required|boolean", PTERO_VARIABLE_SWITCH, TRUE },
    { "nullable|bool", PTERO_VARIABLE_SWITCH, FALSE },
    { "required|in:0,1", PTERO_VARIABLE_SWITCH, TRUE },
    { "required|string|in:true,false", PTERO_VARIABLE_SWITCH, TRUE },
    { "required|in:yes,no", PTERO_VARIABLE_SWITCH, TRUE },
    { "required|in:0,2", PTERO_VARIABLE_CHOICE, TRUE },
    { "required|string|in:recommended,latest", PTERO_VARIABLE_CHOICE, TRUE },
    { "required|integer|between:1,100", PTERO_VARIABLE_NUMBER, TRUE },
    { "required|numeric|min:0|max:1", PTERO_VARIABLE_NUMBER, TRUE },
    { "required|integer", PTERO_VARIABLE_TEXT, TRUE },
    { "nullable|integer|between:1,100", PTERO_VARIABLE_TEXT, FALSE },
    { "required|integer|between:1.2,1.8", PTERO_VARIABLE_TEXT, TRUE },
    { "required|integer|between:1.2,2.8", PTERO_VARIABLE_TEXT, TRUE },
    { "required|numeric|between:1.2,1.8", PTERO_VARIABLE_NUMBER, TRUE },
    { "required|integer|between:100,1", PTERO_VARIABLE_TEXT, TRUE },
    { "required|integer|between:-1e300,1e300", PTERO_VARIABLE_TEXT, TRUE },
    { "required|between:1,5", PTERO_VARIABLE_TEXT, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PteroVariableRules) rules = ptero_variable_rules_new (cases[i].rules);

      g_test_message ("%s", cases[i].rules);
      g_assert_cmpint (ptero_variable_rules_get_kind (rules), ==, cases[i].kind);
      g_assert_cmpint (ptero_variable_rules_get_required (rules), ==, cases[i].required);
    }
}

/* What somebody made to be slow is not. */
static void
test_long (void)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint n = 0; n < 2000; n++)
    g_string_append (text, "regex:/|");
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr(PteroVariableRules) rules = ptero_variable_rules_new (text->str);
      g_autofree char *copy = g_strdup (text->str);

      g_assert_cmpint (ptero_variable_rules_get_kind (rules), ==, PTERO_VARIABLE_TEXT);
      g_string_append (text, copy);
    }
}

static void
test_checks (void)
{
  static const struct
  {
    const char *rules;
    const char *good;
    const char *bad;
  } cases[] = {
    { "required", "x", "  " },
    { "required|string|max:4", "äöüß", "äöüßx" },
    { "required|string|min:3", "abc", "ab" },
    { "required|string|between:3,5", "abcd", "abcdef" },
    { "required|string|size:3", "abc", "abcd" },
    { "required|integer", "-12", "1.5" },
    { "required|integer", "0", "007" },
    { "required|integer", " 5 ", "99999999999999999999" },
    { "required|integer|between:1,100", "100", "101" },
    { "required|integer|min:3", "3", "2" },
    { "required|numeric|max:2.5", "2.5", "2.6" },
    { "required|numeric", "1e3", "0x10" },
    { "required|numeric", "-.5", "inf" },
    { "required|boolean", "1", "true" },
    { "required|in:a,b", "b", "c" },
    { "required|in:\"a,b\",\"c\"\"d\"", "a,b", "a" },
    { "required|in:\"a,b\",\"c\"\"d\"", "c\"d", "cd" },
    { "required|not_in:a,b", "c", "b" },
    { "required|digits:3", "007", "07" },
    { "required|digits_between:2,3", "07", "0007" },
    { "required|alpha", "abc", "ab1" },
    { "required|alpha_num", "ab1", "ab-1" },
    { "required|alpha_dash", "ab-1_", "ab 1" },
    { "required|url", "https://example.com/x", "example.com" },
    { "required|ip", "203.0.113.7", "203.0.113" },
    { "required|ipv4", "203.0.113.7", "2001:db8::1" },
    { "required|ipv6", "2001:db8::1", "203.0.113.7" },
    { "required|starts_with:a,b", "bc", "cb" },
    { "required|ends_with:.jar", "server.jar", "server.zip" },
    { "required|regex:/^[a-z]+$/", "abc", "ABC" },
    { "required|regex:/^[a-z]+$/i", "ABC", "A1" },
    { "required|regex:/^(a|b)$/|max:20", "b", "c" },
    { "required|regex:/^(latest|[0-9.]+(\\/x)?)$/D", "1.20/x", "new" },
    { "required|regex:#^a/b$#", "a/b", "ab" },
    { "required|regex:{^a$}", "a", "b" },
    { "required|not_regex:/x/", "a", "axa" },
    { "required | string | max:3", "abc", NULL },
    /* what is no pattern, or takes too long, is left to the panel */
    { "required|regex:/[/", "anything", NULL },
    { "required|regex:", "anything", NULL },
    { "required|regex:abc", "anything", NULL },
    { "required|regex:/(((((a+)+)+)+)+)+$/",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", NULL },
    { "required|max:", "anything", NULL },
    { "required|max:1e999", "anything", NULL },
    { "required|between:5", "anything", NULL },
    { "required|required_if:OTHER,1|made_up:2", "anything", NULL },
    { "nullable|string|size:32", "", "short" },
    { "nullable|in:a,b", "", "c" },
    { "in:a,b", "a", "" },
    { "string", "a", "" },
    { "max:3", "", "abcd" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PteroVariableRules) rules = ptero_variable_rules_new (cases[i].rules);
      g_autofree char *good = ptero_variable_rules_check (rules, cases[i].good);
      g_autofree char *bad = cases[i].bad != NULL
                               ? ptero_variable_rules_check (rules, cases[i].bad)
                               : NULL;

      g_test_message ("%s", cases[i].rules);
      g_assert_cmpstr (good, ==, NULL);
      g_assert_cmpint (bad != NULL, ==, cases[i].bad != NULL);
    }
}

static void
test_choices (void)
{
  g_autoptr(PteroVariableRules) required = ptero_variable_rules_new ("required|in:a,\"b,c\",a");
  g_autoptr(PteroVariableRules) nullable = ptero_variable_rules_new ("nullable|string|in:a,b");
  g_autoptr(PteroVariableRules) words = ptero_variable_rules_new ("required|in:True,False");
  const char * const *choices = ptero_variable_rules_get_choices (required);

  g_assert_cmpuint (g_strv_length ((char **) choices), ==, 2);
  g_assert_cmpstr (choices[1], ==, "b,c");
  g_assert_cmpstr (ptero_variable_rules_get_choices (nullable)[0], ==, "");
  g_assert_cmpstr (ptero_variable_rules_get_switch (words, TRUE), ==, "True");
  g_assert_cmpstr (ptero_variable_rules_get_switch (words, FALSE), ==, "False");
  g_assert_true (ptero_variable_rules_is_on (words, "True"));
  g_assert_false (ptero_variable_rules_is_on (words, "False"));
  g_assert_false (ptero_variable_rules_is_on (words, NULL));
}

static void
check_row (const char *rules,
           const char *value,
           const char *other,
           const char *expected)
{
  const PteroVariableInfo info = { "<b>Name</b> & more", "Says \342\200\256 what", "NAME", value,
                                   rules };
  PteroVariableRow *row = g_object_ref_sink (PTERO_VARIABLE_ROW (ptero_variable_row_new (&info)));
  g_autofree char *before = ptero_variable_row_dup_value (row);
  g_autofree char *after = NULL;

  g_assert_cmpstr (before, ==, value);
  g_assert_false (ptero_variable_row_get_changed (row));
  ptero_variable_row_fill_in (row, other);
  after = ptero_variable_row_dup_value (row);
  g_assert_cmpstr (after, ==, expected);
  g_assert_cmpint (ptero_variable_row_get_changed (row), ==, g_strcmp0 (value, expected) != 0);
  ptero_test_await_finalize (row);
}

/* What a row gives back is what it was given, until somebody fills something else in. */
static void
test_row (void)
{
  check_row ("required|boolean", "true", "1", "1");
  check_row ("required|boolean", "maybe", "0", "0");
  check_row ("required|in:a,b", "neither", "b", "b");
  check_row ("required|integer|between:1,64", "0016", "32", "32");
  check_row ("required|integer|between:1,64", "200", "300", "64");
  check_row ("required|numeric|between:0,1", "0.125", "0.250", "0.25");
  check_row ("required|numeric|between:0,100", "10", "20", "20");
  check_row ("required|string", "a", "b", "b");
}

/* What is sent while the number is still being typed is what was typed. */
static void
test_typed (void)
{
  const PteroVariableInfo info = { "Slots", NULL, "SLOTS", "10", "required|integer|between:1,64" };
  GtkWidget *row = ptero_variable_row_new (&info);
  GtkWidget *window = ptero_test_present (row);
  g_autofree char *value = NULL;

  gtk_editable_set_text (GTK_EDITABLE (ptero_test_find_type (row, GTK_TYPE_SPIN_BUTTON)), "32");
  g_assert_true (ptero_variable_row_check (PTERO_VARIABLE_ROW (row)));
  value = ptero_variable_row_dup_value (PTERO_VARIABLE_ROW (row));
  g_assert_cmpstr (value, ==, "32");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Whatever a panel sends as rules and as a value, there is an answer, soon. */
static void
test_hostile (void)
{
  static const char * const pieces[] = {
    "required", "nullable", "|", ":", ",", "\"", "\"\"", "in:", "regex:", "not_regex:", "/", "(",
    ")", "[", "]", "{", "}", "\\", "*", "+", "(?R)",
    "(?<n>", "a", "0", "1", "-", ".", "e999", "between:", "min:", "max:", "size:", "digits:",
    "integer", "numeric", "boolean", "string", " ",
    "\303\244", "\377", "(*VERB)", "x{65535}", "99999999999999999999", "yes", "no",
  };

  for (guint run = 0; run < 20000; run++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(GString) value = g_string_new (NULL);
      g_autoptr(PteroVariableRules) rules = NULL;
      g_autofree char *complaint = NULL;

      for (int i = g_test_rand_int_range (0, 16); i > 0; i--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      for (int i = g_test_rand_int_range (0, 6); i > 0; i--)
        g_string_append (value, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces) - 6)]);
      rules = ptero_variable_rules_new (text->str);
      complaint = ptero_variable_rules_check (rules, value->str);
      g_assert_true (ptero_variable_rules_get_kind (rules) != PTERO_VARIABLE_SWITCH ||
                     ptero_variable_rules_get_switch (rules, TRUE) != NULL);
      g_assert_true (ptero_variable_rules_get_kind (rules) != PTERO_VARIABLE_CHOICE ||
                     ptero_variable_rules_get_choices (rules) != NULL);
    }
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/variable-rules/kinds", test_kinds);
  g_test_add_func ("/variable-rules/checks", test_checks);
  g_test_add_func ("/variable-rules/choices", test_choices);
  g_test_add_func ("/variable-rules/hostile", test_hostile);
  g_test_add_func ("/variable-rules/long", test_long);
  g_test_add_func ("/variable-rules/row", test_row);
  g_test_add_func ("/variable-rules/typed", test_typed);

  return g_test_run ();
}
