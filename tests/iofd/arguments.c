/* SPDX-License-Identifier: MIT */
/*
 * Invalid and extreme arguments return as documented, and nothing is opened,
 * changed or lost.
 */
#define _GNU_SOURCE
#include "harness.h"
#include "world.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

const char *const suite_name = "iofd/arguments";

static char long_name[IOFD_MEMFD_NAME_MAX + 2];

#define EITHER(name, call, result, other)                                      \
	static int64_t name(void)                                              \
	{                                                                      \
		return call;                                                   \
	}
#define ANSWER(name, call, result) EITHER(name, call, result, result)
#include "arguments.def"

static const struct {
	const char *name;
	int64_t (*call)(void);
	int64_t result;
	int64_t other;
} answers[] = {
#define EITHER(name, call, result, other) {#call, name, result, other},
#define ANSWER(name, call, result)	  {#call, name, result, result},
#include "arguments.def"
};

enum {
	COUNT = sizeof answers / sizeof answers[0]
};

START_TEST(function_with_extreme_argument_returns_as_documented)
{
	const char *name = answers[_i].name;
	int64_t result;

	memset(long_name, 'x', sizeof long_name - 1);
	open_world();
	result = answers[_i].call();
	ck_assert_msg(result == answers[_i].result ||
			      result == answers[_i].other,
		      "%s = %lld, not %lld", name, (long long)result,
		      (long long)answers[_i].result);
	ck_assert(!names(name, "w->out.made") || !w->out.made.fd.cell);
	ck_assert(!names(name, "w->out.mapped") || !w->out.mapped.ptr);
	close_world();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(
		tests, function_with_extreme_argument_returns_as_documented, 0,
		COUNT);
}
