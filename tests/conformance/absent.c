/* SPDX-License-Identifier: MIT */
/* What only Linux has: elsewhere it is this system's own ENOSYS, untried. */
#include "tap.h"

void test_absent(void);

static int nothing(void *argument)
{
	(void)argument;
	return 0;
}

void test_absent(void)
{
	char stack[64];

	CHECK(ZCALL_ENOSYS == 78);
	CHECK(zcall_memfd_create("x", 0) == -ZCALL_ENOSYS);
	CHECK(zcall_eventfd2(0, 0) == -ZCALL_ENOSYS);
	CHECK(zcall_pidfd_open(1, 0) == -ZCALL_ENOSYS);
	CHECK(zcall_statx(0, "", 0, 0, 0) == -ZCALL_ENOSYS);
	CHECK(zcall_clone_call(0, stack + sizeof stack, 0, nothing, 0) ==
	      -ZCALL_ENOSYS);
	CHECK(zcall_clone3_call(0, 0, nothing, 0) == -ZCALL_ENOSYS);
}
