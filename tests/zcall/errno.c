/* SPDX-License-Identifier: MIT */
/* Names, messages and predicates of errors; abi_errno.c has the numbers. */
#include "harness.h"

#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <string.h>
#include <zcall/zcall.h>

const char *const suite_name = "zcall/errno";

enum {
	LAST = ZCALL_EFTYPE
};

/* The rows of all systems with generic numbers, then those of this system. */
static const struct row {
	const char *name;
	const char *message;
	int number;
} rows[] = {
#define ZCALL_ERRNO(name, generic, message) {#name, message, generic},
#include <zcall/errno.def>
};

static const struct here {
	const char *name;
	const char *message;
	int number;
} here[] = {
#define ZCALL_ERRNO_HERE(constant, name, number, message)                      \
	{name, message, constant},
#include <zcall/errno.def>
};

static const char *const second_names[] = {
	"EWOULDBLOCK", "EDEADLOCK", "EFSBADCRC", "EFSCORRUPTED", "ENOTSUP"};

enum {
	ROWS = sizeof rows / sizeof rows[0],
	HERE = sizeof here / sizeof here[0],
	SECOND_NAMES = sizeof second_names / sizeof second_names[0]
};

/* Linux has assigned every number up to EFTYPE except 41 and 58. */
_Static_assert(HERE - SECOND_NAMES == LAST - 2, "a row is missing");

static int is_second_name(const char *name)
{
	for (int i = 0; i < SECOND_NAMES; i++)
		if (strcmp(name, second_names[i]) == 0)
			return 1;
	return 0;
}

static int is_number(int error)
{
	return error >= 1 && error <= LAST && error != 41 &&
	       (error != 58 || EDEADLOCK == 58);
}

START_TEST(errno_table_names_and_numbers_are_unique)
{
	for (int i = 0; i < ROWS; i++)
		for (int j = 0; j < i; j++) {
			ck_assert_str_ne(rows[i].name, rows[j].name);
			ck_assert(is_second_name(rows[i].name) ||
				  rows[i].number == 0 ||
				  rows[i].number != rows[j].number);
		}
	for (int i = 0; i < HERE; i++)
		for (int j = 0; j < i; j++)
			ck_assert(is_second_name(here[i].name) ||
				  here[i].number != here[j].number);
}
END_TEST

/* Ignores abbreviations, where a capital letter is next to another one. */
static int has_capitalised_word(const char *text)
{
	for (const char *c = text; *c; c++) {
		int before = c == text ? ' ' : c[-1];

		if (isupper((unsigned char)*c) && !isupper(before) &&
		    !isupper((unsigned char)c[1]))
			return 1;
	}
	return 0;
}

START_TEST(errno_table_messages_are_short_and_uncapitalized)
{
	const char *message = rows[_i].message;
	size_t length = strlen(message);

	ck_assert_uint_gt(length, 0);
	ck_assert_uint_lt(length, 60);
	ck_assert_msg(!has_capitalised_word(message), "%s", message);
	ck_assert_msg(!ispunct((unsigned char)message[length - 1]), "%s",
		      message);
}
END_TEST

START_TEST(errno_name_and_message_of_either_sign_match_table)
{
	const struct here *row = &here[_i];

	if (is_second_name(row->name))
		return;
	for (int sign = -1; sign <= 1; sign += 2) {
		int error = sign * row->number;

		ck_assert_str_eq(zcall_errno_name(error), row->name);
		ck_assert_str_eq(zcall_errno_message(error), row->message);
	}
}
END_TEST

START_TEST(errno_number_of_each_name_matches_table)
{
	ck_assert_int_eq(zcall_errno_number(here[_i].name), here[_i].number);
}
END_TEST

START_TEST(errno_number_of_second_name_equals_that_of_first)
{
	ck_assert_int_eq(zcall_errno_number("EWOULDBLOCK"), EAGAIN);
	ck_assert_int_eq(zcall_errno_number("EDEADLOCK"), EDEADLOCK);
	ck_assert_int_eq(zcall_errno_number("EFSBADCRC"), EBADMSG);
	ck_assert_int_eq(zcall_errno_number("EFSCORRUPTED"), EUCLEAN);
	ck_assert_int_eq(zcall_errno_number("ENOTSUP"), EOPNOTSUPP);
	ck_assert_str_eq(zcall_errno_name(EWOULDBLOCK), "EAGAIN");
	ck_assert_str_eq(zcall_errno_name(EDEADLOCK),
			 EDEADLOCK == EDEADLK ? "EDEADLK" : "EDEADLOCK");
	ck_assert_str_eq(zcall_errno_name(ENOTSUP), "EOPNOTSUPP");
}
END_TEST

/* EDOOFUS and EPWROFF are errors of FreeBSD and Darwin only. */
START_TEST(errno_number_of_unknown_name_returns_zero)
{
	static const char *const names[] = {
		"",	   "OK",      "unknown", "E",	    "EAGAI",
		"EAGAIN ", "eagain",  " EAGAIN", "EAGAINX", "success",
		"11",	   "EDOOFUS", "EPWROFF"};

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		ck_assert_msg(zcall_errno_number(names[i]) == 0, "%s",
			      names[i]);
	ck_assert_int_eq(zcall_errno_number(NULL), 0);
}
END_TEST

START_TEST(errno_name_and_message_of_zero_report_success)
{
	ck_assert_str_eq(zcall_errno_name(0), "OK");
	ck_assert_str_eq(zcall_errno_message(0), "success");
}
END_TEST

static void check_unknown(int error)
{
	ck_assert_str_eq(zcall_errno_name(error), "unknown");
	ck_assert_str_eq(zcall_errno_message(error), "unknown error");
	ck_assert_int_eq(zcall_errno_temporary(error), 0);
	ck_assert_int_eq(zcall_errno_timeout(error), 0);
}

START_TEST(errno_name_and_message_of_unassigned_are_unknown)
{
	static const int far_off[] = {65535,	65536,	    65536 + EAGAIN,
				      1 << 20,	-(1 << 20), INT_MAX,
				      -INT_MAX, INT_MIN};

	for (int error = 1; error <= 5000; error++)
		if (!is_number(error)) {
			check_unknown(error);
			check_unknown(-error);
		}
	for (size_t i = 0; i < sizeof far_off / sizeof far_off[0]; i++)
		check_unknown(far_off[i]);
}
END_TEST

START_TEST(errno_temporary_and_timeout_are_true_only_as_documented)
{
	for (int error = -5000; error <= 5000; error++) {
		int e = error < 0 ? -error : error;
		int temporary = e == EAGAIN || e == EINTR || e == EINPROGRESS;
		int timeout = e == EAGAIN || e == ETIMEDOUT;

		ck_assert_int_eq(zcall_errno_temporary(error), temporary);
		ck_assert_int_eq(zcall_errno_timeout(error), timeout);
	}
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, errno_table_names_and_numbers_are_unique);
	tcase_add_loop_test(tests,
			    errno_table_messages_are_short_and_uncapitalized, 0,
			    ROWS);
	tcase_add_loop_test(tests,
			    errno_name_and_message_of_either_sign_match_table,
			    0, HERE);
	tcase_add_loop_test(tests, errno_number_of_each_name_matches_table, 0,
			    HERE);
	tcase_add_test(tests, errno_number_of_second_name_equals_that_of_first);
	tcase_add_test(tests, errno_number_of_unknown_name_returns_zero);
	tcase_add_test(tests, errno_name_and_message_of_zero_report_success);
	tcase_add_test(tests, errno_name_and_message_of_unassigned_are_unknown);
	tcase_add_test(tests,
		       errno_temporary_and_timeout_are_true_only_as_documented);
}
