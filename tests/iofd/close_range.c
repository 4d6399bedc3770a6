/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "harness.h"

#include <iofd/close_range.h>

#include <errno.h>
#include <fcntl.h>
#include <linux/close_range.h>
#include <pthread.h>
#include <sched.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/close_range";

enum {
	FIRST = 500, /* above the descriptors of the test itself */
	LAST = 519
};

/* Opens every second number of the range, and 900 outside it. */
static void open_some(void)
{
	for (int fd = FIRST; fd <= LAST; fd += 2)
		ck_assert_int_eq(dup2(0, fd), fd);
	ck_assert_int_eq(dup2(0, 900), 900);
}

/* Returns the flags of the descriptor, or -1 if it is not open. */
static int flags_of(int fd)
{
	return fcntl(fd, F_GETFD);
}

/* With 0 the system call works; an error selects the fallback to /proc. */
static const int errors[] = {0, ENOSYS, EPERM, EINVAL};

static int is_forbidden(int i)
{
	return errors[i] && forbid(SYS_close_range, errors[i]) == 0;
}

START_TEST(close_range_without_flags_closes_only_the_range)
{
	open_some();
	if (errors[_i] && !is_forbidden(_i))
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(iofd_close_range(FIRST + 2, LAST - 3, 0), 0);
	ck_assert_int_eq(flags_of(FIRST), 0);
	for (int fd = FIRST + 1; fd <= LAST - 3; fd++)
		ck_assert_int_eq(flags_of(fd), -1);
	ck_assert_int_eq(flags_of(LAST - 1), 0);
	ck_assert_int_eq(flags_of(900), 0);
	ck_assert_int_eq(iofd_close_range(FIRST, UINT32_MAX, 0), 0);
	ck_assert_int_eq(flags_of(900), -1);
}
END_TEST

START_TEST(close_range_with_cloexec_marks_only_the_range)
{
	open_some();
	if (errors[_i] && !is_forbidden(_i))
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(
		iofd_close_range(FIRST, LAST, IOFD_CLOSE_RANGE_CLOEXEC), 0);
	for (int fd = FIRST; fd <= LAST; fd += 2)
		ck_assert_int_eq(flags_of(fd), FD_CLOEXEC);
	ck_assert_int_eq(flags_of(FIRST + 1), -1);
	ck_assert_int_eq(flags_of(900), 0);
	ck_assert_int_eq(iofd_close_range(FIRST, 900, 0), 0);
}
END_TEST

static void *close_unshared(void *unused)
{
	int rc = iofd_close_range(FIRST, FIRST + 9, IOFD_CLOSE_RANGE_UNSHARE);

	(void)unused;
	if (rc == 0)
		rc = iofd_close_range(FIRST, LAST,
				      IOFD_CLOSE_RANGE_UNSHARE |
					      IOFD_CLOSE_RANGE_CLOEXEC);
	return (void *)(intptr_t)(rc < 0 ? rc
					 : flags_of(FIRST) == -1 &&
						   flags_of(LAST - 1) == 1);
}

START_TEST(close_range_with_unshare_keeps_other_threads_numbers_open)
{
	pthread_t thread;
	void *result;

	open_some();
	if (errors[_i] && !is_forbidden(_i))
		SKIP_WITHOUT("seccomp");
	pthread_create(&thread, NULL, close_unshared, NULL);
	pthread_join(thread, &result);
	ck_assert_int_eq((intptr_t)result, 1);
	ck_assert_int_eq(flags_of(FIRST), 0);
	ck_assert_int_eq(flags_of(LAST - 1), 0);
	ck_assert_int_eq(iofd_close_range(FIRST, 900, 0), 0);
}
END_TEST

START_TEST(close_range_with_invalid_arguments_returns_einval)
{
	open_some();
	if (errors[_i] && !is_forbidden(_i))
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(iofd_close_range(LAST, FIRST, 0), -EINVAL);
	ck_assert_int_eq(iofd_close_range(FIRST, LAST, 1), -EINVAL);
	ck_assert_int_eq(iofd_close_range(FIRST, LAST, 8), -EINVAL);
	ck_assert_int_eq(flags_of(FIRST), 0);
	ck_assert_int_eq(iofd_close_range(FIRST, 900, 0), 0);
	ck_assert_int_eq(iofd_close_range(FIRST, 900, 0), 0);
}
END_TEST

/* Without /proc there is no fallback for the system call. */
START_TEST(close_range_without_proc_uses_the_system_call)
{
	static const uint32_t flags[] = {0, IOFD_CLOSE_RANGE_CLOEXEC,
					 IOFD_CLOSE_RANGE_UNSHARE};
	int expected = flags[_i] & IOFD_CLOSE_RANGE_CLOEXEC ? FD_CLOEXEC : -1;
	int status, pid;

	if (syscall(SYS_close_range, UINT32_MAX, UINT32_MAX, 0) < 0)
		SKIP_BEFORE("close_range", 5, 9);
	if (syscall(SYS_close_range, UINT32_MAX, UINT32_MAX, flags[_i]) < 0)
		SKIP_BEFORE("CLOSE_RANGE_CLOEXEC", 5, 11);
	open_some();
	pid = fork(); /* the harness itself reads /proc */
	if (pid == 0) {
		if (forbid(SYS_openat, 0) < 0)
			_exit(77);
		if (iofd_close_range(FIRST + 2, LAST - 3, flags[_i]) != 0)
			_exit(1);
		for (int fd = FIRST + 2; fd <= LAST - 3; fd += 2)
			if (flags_of(fd) != expected)
				_exit(2);
		_exit(flags_of(FIRST) != 0 || flags_of(LAST - 1) != 0);
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(iofd_close_range(FIRST, 900, 0), 0);
	if (WEXITSTATUS(status) == 77)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(status, 0);
}
END_TEST

/* Another thread may start a program at the same time. */
START_TEST(close_range_fallback_opens_proc_close_on_exec)
{
	open_some();
	if (forbid(SYS_close_range, ENOSYS) < 0 ||
	    forbid_without(SYS_openat, 2, O_CLOEXEC, EPERM) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(iofd_close_range(FIRST, 900, 0), 0);
}
END_TEST

START_TEST(close_range_fallback_with_proc_at_number_0_succeeds)
{
	if (forbid(SYS_close_range, ENOSYS) < 0)
		SKIP_WITHOUT("seccomp");
	open_some();
	close(0);
	ck_assert_int_eq(iofd_close_range(FIRST, LAST, 0), 0);
	ck_assert_int_eq(flags_of(FIRST), -1);
	ck_assert_int_eq(flags_of(0), -1);
	ck_assert_int_eq(dup2(900, 0), 0);
	ck_assert_int_eq(close(900), 0);
}
END_TEST

/* More descriptors than one read of the directory returns. */
START_TEST(close_range_fallback_with_400_open_closes_all)
{
	for (int fd = FIRST; fd < FIRST + 400; fd++)
		ck_assert_int_eq(dup2(0, fd), fd);
	if (forbid(SYS_close_range, ENOSYS) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(iofd_close_range(FIRST, UINT32_MAX, 0), 0);
	for (int fd = FIRST; fd < FIRST + 400; fd++)
		ck_assert_int_eq(flags_of(fd), -1);
}
END_TEST

/* The fallback has its directory open, perhaps inside the range. */
START_TEST(close_range_fallback_of_all_numbers_leaves_none_open)
{
	int status;
	int pid = fork();

	if (pid == 0) {
		if (forbid(SYS_close_range, ENOSYS) < 0)
			_exit(77);
		if (iofd_close_range(0, UINT32_MAX, 0) != 0)
			_exit(1);
		for (int fd = 0; fd < 1024; fd++)
			if (flags_of(fd) != -1)
				_exit(2);
		_exit(0);
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	if (WEXITSTATUS(status) == 77)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(status, 0);
}
END_TEST

START_TEST(close_range_fallback_when_call_fails_returns_its_error)
{
	static const struct {
		long number;
		uint32_t flags;
		int error;
	} lacks[] = {
		{SYS_openat, 0, EMFILE},
		{SYS_openat, 0, ENOENT},
		{SYS_getdents64, 0, ENOSYS},
		{SYS_unshare, IOFD_CLOSE_RANGE_UNSHARE, ENOMEM},
	};

	int status;
	int pid = fork(); /* here the harness could not count descriptors */

	if (pid == 0) {
		if (forbid(SYS_close_range, ENOSYS) < 0 ||
		    forbid(lacks[_i].number, lacks[_i].error) < 0)
			_exit(77);
		_exit(iofd_close_range(FIRST, LAST, lacks[_i].flags) !=
		      -lacks[_i].error);
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	if (WEXITSTATUS(status) == 77)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(status, 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(
		tests, close_range_without_flags_closes_only_the_range, 0, 4);
	tcase_add_loop_test(
		tests, close_range_with_cloexec_marks_only_the_range, 0, 4);
	tcase_add_loop_test(
		tests,
		close_range_with_unshare_keeps_other_threads_numbers_open, 0,
		4);
	tcase_add_loop_test(
		tests, close_range_with_invalid_arguments_returns_einval, 0, 4);
	tcase_add_loop_test(
		tests, close_range_without_proc_uses_the_system_call, 0, 3);
	tcase_add_test(tests, close_range_fallback_opens_proc_close_on_exec);
	tcase_add_test(tests,
		       close_range_fallback_with_proc_at_number_0_succeeds);
	tcase_add_test(tests, close_range_fallback_with_400_open_closes_all);
	tcase_add_test(tests,
		       close_range_fallback_of_all_numbers_leaves_none_open);
	tcase_add_loop_test(
		tests, close_range_fallback_when_call_fails_returns_its_error,
		0, 4);
}
