/* SPDX-License-Identifier: MIT */
/*
 * A program may pass its libc's structs. The parts of <zcall/abi.h> are proven
 * by abi_*.c, which only have to compile.
 */
#define _GNU_SOURCE
#include "harness.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/uio.h>
#include <time.h>
#include <zcall/zcall.h>

const char *const suite_name = "zcall/abi";

/* A program's own structs need no cast. */
START_TEST(libc_structs_are_taken_as_they_are)
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
	tcase_add_test(tests, libc_structs_are_taken_as_they_are);
}
