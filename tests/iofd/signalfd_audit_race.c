/* SPDX-License-Identifier: MIT */
/* Threads that start and end while an audit looks at them. */
#define _GNU_SOURCE
#include "before_call.h"
#include "harness.h"
#include "masked_thread.h"

#include <iofd/signalfd_audit.h>

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/signalfd_audit_race";

#define BIT(signal) (1ULL << ((signal)-1))
#define MASK	    BIT(SIGUSR1)

enum {
	CANNOT = 77,
	THREADS = 120,
	ENDING = 80, /* more than one call lists */
	SKIPPED = 90
};

static iofd_signalfd signals;
static iofd_sigset missed;
static struct masked_thread threads[THREADS];
static int calls; /* of the system call */

static void act(long number, void (*action)(const struct seccomp_data *call))
{
	if (act_before(number, action) < 0)
		_exit(CANNOT);
}

/* The descriptor that is free tells whether one was left open. */
static int audit(void)
{
	int free_before = dup(0);
	int free_after;
	int rc;

	close(free_before);
	rc = iofd_signalfd_audit(&signals, &missed);
	free_after = dup(0);
	close(free_after);
	ck_assert_int_eq(free_after, free_before);
	return rc;
}

static void run(void (*test)(void))
{
	int status;
	int pid;

	if (kernel_is_before(5, 5))
		SKIP_BEFORE("calls that go on after a notification", 5, 5);
	ck_assert_int_eq(
		iofd_signalfd_open_blocking_mask(&signals, MASK, 0, NULL), 0);
	pid = fork();
	ck_assert_int_ge(pid, 0);
	if (pid == 0) {
		test();
		_exit(0);
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(iofd_fd_close(&signals.fd), 0);
	if (WIFEXITED(status) && WEXITSTATUS(status) == CANNOT)
		SKIP_WITHOUT("the notifications of seccomp");
	ck_assert_int_eq(status, 0);
}

/* The third call lists again. */
static void start_after_first_look(const struct seccomp_data *call)
{
	(void)call;
	if (++calls == 3)
		start_masked(&threads[0], 0);
}

static void expect_thread_that_started(void)
{
	act(SYS_getdents64, start_after_first_look);
	ck_assert_int_eq(audit(), threads[0].number);
	ck_assert_int_gt(threads[0].number, 0);
	ck_assert_uint_eq(missed, MASK);
}

START_TEST(audit_finds_thread_that_starts_after_the_first_look)
{
	run(expect_thread_that_started);
}
END_TEST

/*
 * The kernel continues a list at the next thread or, if that has ended, after
 * as many as it has listed: these are now others.
 */
static void end_listed(const struct seccomp_data *call)
{
	(void)call;
	if (++calls == 2)
		for (int i = 0; i < ENDING; i++)
			end_masked(&threads[i]);
}

static void expect_thread_that_was_skipped(void)
{
	for (int i = 0; i < THREADS; i++)
		start_masked(&threads[i], i == SKIPPED ? 0 : MASK);
	act(SYS_getdents64, end_listed);
	ck_assert_int_eq(audit(), threads[SKIPPED].number);
	ck_assert_int_gt(calls, 2);
}

START_TEST(audit_finds_thread_that_the_kernel_skipped)
{
	run(expect_thread_that_was_skipped);
}
END_TEST

static void replace_thread(const struct seccomp_data *call)
{
	(void)call;
	if (calls++ > 0)
		end_masked(&threads[0]);
	start_masked(&threads[0], MASK);
}

static void expect_no_answer(void)
{
	missed = 7;
	act(SYS_getdents64, replace_thread);
	ck_assert_int_eq(audit(), -EAGAIN);
	ck_assert_uint_eq(missed, 7);
}

START_TEST(audit_while_threads_always_change_returns_eagain)
{
	run(expect_no_answer);
}
END_TEST

/* Whether the call's descriptor is the status of the first thread. */
static int is_status(const struct seccomp_data *call)
{
	char link[64], path[64], end[64];
	ssize_t size;

	snprintf(link, sizeof link, "/proc/thread-self/fd/%d",
		 (int)call->args[0]);
	snprintf(end, sizeof end, "/task/%d/status", threads[0].number);
	size = readlink(link, path, sizeof path - 1);
	path[size > 0 ? size : 0] = 0;
	return size > (ssize_t)strlen(end) &&
	       strcmp(path + size - strlen(end), end) == 0;
}

static void end_before_use(const struct seccomp_data *call)
{
	if (is_status(call) && calls++ == 0)
		end_masked(&threads[0]);
}

/* A name starts with the thread's number; other paths are absolute. */
static void end_before_open(const struct seccomp_data *call)
{
	const char *name = (const char *)(uintptr_t)call->args[1];

	if (atoi(name) == threads[0].number && calls++ == 0)
		end_masked(&threads[0]);
}

static const struct {
	long number;
	void (*end)(const struct seccomp_data *call);
} ends[] = {
	{SYS_openat, end_before_open},
	{SYS_read, end_before_use},
	{SYS_lseek, end_before_use},
};
static int at;

/* Its mask does not count any more. */
static void expect_other_threads(void)
{
	start_masked(&threads[0], 0);
	act(ends[at].number, ends[at].end);
	ck_assert_int_eq(audit(), 0);
	ck_assert_int_gt(calls, 0);
	ck_assert_uint_eq(missed, 0);
}

START_TEST(audit_passes_over_thread_that_ends_meanwhile)
{
	at = _i;
	run(expect_other_threads);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests,
		       audit_finds_thread_that_starts_after_the_first_look);
	tcase_add_test(tests, audit_finds_thread_that_the_kernel_skipped);
	tcase_add_test(tests, audit_while_threads_always_change_returns_eagain);
	tcase_add_loop_test(tests, audit_passes_over_thread_that_ends_meanwhile,
			    0, 3);
}
