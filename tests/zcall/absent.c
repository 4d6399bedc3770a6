/* SPDX-License-Identifier: MIT */
/*
 * The stub of a row whose number is -1; Linux has none. It must not trap: not
 * every kernel answers an unknown number with an ordinary error.
 */
#include "harness.h"

#include <errno.h>

const char *const suite_name = "zcall/absent";

long zcall_absent0(void);
long zcall_absent4(long a, long b, long c, long d);

START_TEST(absent_call_returns_enosys_without_trap)
{
	if (forbid(-1, EPERM))
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(zcall_absent0(), -ENOSYS);
	ck_assert_int_eq(zcall_absent4(1, 2, 3, 4), -ENOSYS);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, absent_call_returns_enosys_without_trap);
}
