/* SPDX-License-Identifier: MIT */
/*
 * A program may pass the structs of its libc. abi_*.c check <zcall/abi.h> at
 * compile time.
 */
#define _GNU_SOURCE
#include "harness.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/uio.h>
#include <time.h>
#include <zcall/zcall.h>

const char *const suite_name = "zcall/abi";

/* The structs of libc need no cast. */
START_TEST(calls_with_libc_structs_need_no_cast)
{
	char bytes[2];
	struct timespec now, timeout = {0, 0};
	struct iovec vector = {bytes, sizeof bytes};
	struct pollfd event = {.events = POLLIN};
	int fds[2];

	ck_assert_int_eq(zcall_pipe2(fds, O_CLOEXEC), 0);
	event.fd = fds[0];
	ck_assert_int_eq(zcall_ppoll(&event, 1, &timeout, NULL, 0), 0);
	ck_assert_int_eq(zcall_writev(fds[1], &vector, 1), 2);
	ck_assert_int_eq(zcall_ppoll(&event, 1, &timeout, NULL, 0), 1);
	ck_assert_int_eq(zcall_readv(fds[0], &vector, 1), 2);
	ck_assert_int_eq(zcall_clock_gettime(CLOCK_MONOTONIC, &now), 0);
	ck_assert_int_eq(zcall_close(fds[0]), 0);
	ck_assert_int_eq(zcall_close(fds[1]), 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, calls_with_libc_structs_need_no_cast);
}
