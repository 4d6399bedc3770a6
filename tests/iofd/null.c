/* SPDX-License-Identifier: MIT */
/* Null for optional parameters, and for those where it returns -EFAULT. */
#define _GNU_SOURCE
#include "harness.h"
#include "row_function.h"
#include "world.h"

#include <errno.h>
#include <signal.h>
#include <unistd.h>

const char *const suite_name = "iofd/null";

/* Sends a byte without a descriptor to w->peer. Returns 1. */
static unsigned bytes_sent(void)
{
	ck_assert_int_eq(iofd_message_send(&w->socket, w->text, 1, NULL, 0), 1);
	return 1;
}

#define OPTIONAL(call, parameter, result) ROW_FUNCTION(call)
#define FAULT(call, parameter)		  ROW_FUNCTION(call)
#include "null.def"

static const struct row {
	const char *name;
	int64_t (*call)(void);
	int64_t result;
} rows[] = {
#define OPTIONAL(call, parameter, result) {#call, ROW_CALL, result},
#define FAULT(call, parameter)		  {#call, ROW_CALL, -EFAULT},
#include "null.def"
};

enum {
	COUNT = sizeof rows / sizeof rows[0]
};

START_TEST(null_where_optional_works_and_elsewhere_returns_efault)
{
	const struct row *row = &rows[_i];
	int64_t result;

	open_world();
	result = row->call();
	ck_assert_msg(result == row->result, "%s = %lld, not %lld", row->name,
		      (long long)result, (long long)row->result);
	if (result >= 0) {
		expect_written(row->name);
		close_made(row->name);
	}
	close_world();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(
		tests, null_where_optional_works_and_elsewhere_returns_efault,
		0, COUNT);
}
