/* SPDX-License-Identifier: MIT */
/*
 * The stub of a -1 row, of which Linux has none. It must not trap: other
 * kernels than Linux do not take a wrong number for an ordinary error.
 */
#include "harness.h"

#include <errno.h>

const char *const suite_name = "zcall/absent";

long zcall_absent0(void);
long zcall_absent4(long a, long b, long c, long d);

START_TEST(an_absent_call_is_enosys)
{
	if (forbid(-1, EPERM))
		skip("seccomp is refused: cannot tell whether it traps");
	ck_assert_int_eq(zcall_absent0(), -ENOSYS);
	ck_assert_int_eq(zcall_absent4(1, 2, 3, 4), -ENOSYS);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, an_absent_call_is_enosys);
}
