/* SPDX-License-Identifier: MIT */
/*
 * Every operation on a closed handle returns -EBADF before it checks any other
 * argument, without a system call. One row each.
 */
#define _GNU_SOURCE
#include "harness.h"

#include <iofd/iofd.h>

#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/closed";

static iofd_eventfd event;
static iofd_timerfd timer;
static iofd_pidfd process;
static iofd_memfd memory;
static iofd_signalfd signals;
static iofd_tree tree;
static iofd_epoll epoll;
static iofd_waker waker;
static iofd_socket sock;
static iofd_message message;
static iofd_region region;
static iofd_lease lease;
static iofd_fd fd;
static iofd_fd other;
static iofd_region other_region;
static iofd_memfd other_memory;
static iofd_memfd_terms terms = {.seals = UINT32_MAX};
static uint32_t count;
static uint64_t done;
static uint64_t id;
static iofd_pidfd_reference reference;
static iofd_tree_report report;
static char buf[4]; /* too small for an 8-byte read */
/* A call on a closed memfd leaves it mapped. */
static iofd_region mapped_region = {.ptr = buf, .len = sizeof buf};

#define OPERATION(name, call)                                                  \
	static int64_t name(void)                                              \
	{                                                                      \
		return call;                                                   \
	}
#include "closed.def"

static const struct {
	const char *name;
	int64_t (*call)(void);
} operations[] = {
#define OPERATION(name, call) {#call, name},
#include "closed.def"
};

enum {
	COUNT = sizeof operations / sizeof operations[0]
};

/* Whether the operation has `output` as an argument. */
static int writes(const char *operation, const char *output)
{
	const char *found = strstr(operation, output);

	return found && strchr(",)", found[strlen(output)]);
}

START_TEST(function_on_closed_handle_returns_ebadf)
{
	const char *name = operations[_i].name;
	int64_t result;

	other.cell = 77;
	other_region.ptr = buf;
	other_memory.fd.cell = 77;
	count = 99;
	result = operations[_i].call();
	ck_assert_msg(result == IOFD_ERR_CLOSED, "%s = %lld", name,
		      (long long)result);
	ck_assert_int_eq(other.cell, writes(name, "&other") ? 0 : 77);
	ck_assert_int_eq(other_memory.fd.cell,
			 writes(name, "&other_memory") ? 0 : 77);
	ck_assert_uint_eq(count, writes(name, "&count") ? 0 : 99);
	ck_assert_ptr_eq(other_region.ptr,
			 writes(name, "&other_region") ? NULL : buf);
}
END_TEST

/* The kernel returns -EBADF as well, so the result alone proves nothing. */
static void expect_no_system_call(const char *name, int64_t (*call)(void))
{
	int status;
	int pid = fork();

	if (pid == 0) {
		if (forbid_all_but(SYS_exit_group) < 0)
			_exit(77);
		call();
		syscall(SYS_exit_group, 0); /* a sanitizer's _exit does more */
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 77)
		SKIP_WITHOUT("seccomp");
	ck_assert_msg(status == 0, "%s: wait status %d", name, status);
}

START_TEST(function_on_closed_handle_makes_no_system_call)
{
	expect_no_system_call(operations[_i].name, operations[_i].call);
}
END_TEST

static int64_t close_fd(void)
{
	return iofd_fd_close(&fd);
}

static int64_t unmap_region(void)
{
	return iofd_region_unmap(&region);
}

static int64_t close_lease(void)
{
	return iofd_lease_close(&lease);
}

static int64_t close_and_wait(void)
{
	return iofd_lease_close_wait(&lease, 0);
}

START_TEST(close_when_closed_makes_no_system_call)
{
	expect_no_system_call("close", close_fd);
	expect_no_system_call("lease_close", close_lease);
	expect_no_system_call("lease_close_wait", close_and_wait);
	expect_no_system_call("unmap", unmap_region);
}
END_TEST

START_TEST(close_when_closed_returns_zero)
{
	ck_assert_int_eq(iofd_fd_close(&fd), 0);
	ck_assert_int_eq(iofd_fd_close(&fd), 0);
	ck_assert_int_eq(iofd_fd_raw(&fd), IOFD_ERR_CLOSED);
	ck_assert_int_eq(iofd_fd_valid(&fd), 0);
	ck_assert_int_eq(iofd_lease_close(&lease), 0);
	ck_assert_int_eq(iofd_lease_close_wait(&lease, 0), 0);
	ck_assert_int_eq(iofd_lease_match(&lease, 0), 0);
	ck_assert_int_eq(iofd_region_unmap(&region), 0);
	ck_assert_ptr_null(iofd_region_ptr(&region));
	ck_assert_uint_eq(iofd_region_len(&region), 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests, function_on_closed_handle_returns_ebadf, 0,
			    COUNT);
	tcase_add_loop_test(tests,
			    function_on_closed_handle_makes_no_system_call, 0,
			    COUNT);
	tcase_add_test(tests, close_when_closed_makes_no_system_call);
	tcase_add_test(tests, close_when_closed_returns_zero);
}
