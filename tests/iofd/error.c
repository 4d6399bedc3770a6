/* SPDX-License-Identifier: MIT */
#include "harness.h"

#include <iofd/error.h>

#include <errno.h>

const char *const suite_name = "iofd/error";

static const struct {
	int64_t result;
	int kind;
	const char *name;
	const char *message;
} rows[] = {
	{0, IOFD_ERROR_KIND_NONE, "OK", "success"},
	/* a count is not an errno */
	{EAGAIN, IOFD_ERROR_KIND_NONE, "OK", "success"},
	{8, IOFD_ERROR_KIND_NONE, "OK", "success"},
	{INT64_MAX, IOFD_ERROR_KIND_NONE, "OK", "success"},
	{-EAGAIN, IOFD_ERROR_KIND_WOULD_BLOCK, "EAGAIN", "try again later"},
	{-EBADF, IOFD_ERROR_KIND_CLOSED, "EBADF", "bad file descriptor"},
	{-EINVAL, IOFD_ERROR_KIND_INVALID_PARAM, "EINVAL", "invalid argument"},
	{-EINTR, IOFD_ERROR_KIND_INTERRUPTED, "EINTR",
	 "interrupted by a signal"},
	{-ENOMEM, IOFD_ERROR_KIND_NO_MEMORY, "ENOMEM", "out of memory"},
	{-EPERM, IOFD_ERROR_KIND_PERMISSION, "EPERM",
	 "operation not permitted"},
	{-EACCES, IOFD_ERROR_KIND_PERMISSION, "EACCES", "permission denied"},
	{-ENOENT, IOFD_ERROR_KIND_OTHER, "ENOENT", "no such file or directory"},
	{-4095, IOFD_ERROR_KIND_OTHER, "unknown", "unknown error"},
	{-4096, IOFD_ERROR_KIND_OTHER, "unknown", "unknown error"},
	{INT32_MIN, IOFD_ERROR_KIND_OTHER, "unknown", "unknown error"},
	{INT64_MIN, IOFD_ERROR_KIND_OTHER, "unknown", "unknown error"},
	/* a truncation to 32 bits would make this EPERM */
	{-1 - ((int64_t)1 << 32), IOFD_ERROR_KIND_OTHER, "unknown",
	 "unknown error"},
};

START_TEST(error_kind_and_message_of_any_result_match_table)
{
	ck_assert_int_eq(iofd_error_kind(rows[_i].result), rows[_i].kind);
	ck_assert_str_eq(iofd_error_message(rows[_i].result), rows[_i].message);
}
END_TEST

START_TEST(error_name_of_any_result_matches_table)
{
	ck_assert_str_eq(iofd_error_name(rows[_i].result), rows[_i].name);
}
END_TEST

START_TEST(error_constants_equal_negative_errnos)
{
	ck_assert_int_eq(IOFD_ERR_WOULD_BLOCK, -EAGAIN);
	ck_assert_int_eq(IOFD_ERR_CLOSED, -EBADF);
	ck_assert_int_eq(IOFD_ERR_INVALID_PARAM, -EINVAL);
	ck_assert_int_eq(IOFD_ERR_INTERRUPTED, -EINTR);
	ck_assert_int_eq(IOFD_ERR_NO_MEMORY, -ENOMEM);
	ck_assert_int_eq(IOFD_ERR_PERMISSION, -EPERM);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests,
			    error_kind_and_message_of_any_result_match_table, 0,
			    sizeof rows / sizeof rows[0]);
	tcase_add_loop_test(tests, error_name_of_any_result_matches_table, 0,
			    sizeof rows / sizeof rows[0]);
	tcase_add_test(tests, error_constants_equal_negative_errnos);
}
