/* SPDX-License-Identifier: MIT */
/* Waiting for events until a deadline, with and without epoll_pwait2. */
#define _GNU_SOURCE
#include "harness.h"

#include <iofd/clock.h>
#include <iofd/epoll.h>
#include <iofd/timerfd.h>

#include <errno.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/epoll_wait";

#define MICROSECOND 1000LL
#define MILLISECOND 1000000LL
#define FAR	    (INT64_MAX - 1)

enum {
	CANNOT = 77, /* the exit status without seccomp or ptrace */
	MOST_CALLS = 32
};

/* How epoll_pwait2 fails; 0 leaves it. */
static const int refusals[] = {0, ENOSYS, EPERM};

static iofd_epoll set;
static iofd_timerfd timer;
static iofd_epoll_event ready[2];

static int64_t after(int64_t time)
{
	return iofd_clock_now(IOFD_CLOCK_MONOTONIC) + time;
}

/* The only member expires after `time`; 0 is never. */
static void open_member(int64_t time)
{
	ck_assert_int_eq(iofd_epoll_open(&set), 0);
	ck_assert_int_eq(iofd_timerfd_open(&timer, IOFD_CLOCK_MONOTONIC, 0), 0);
	ck_assert_int_eq(iofd_timerfd_arm(&timer, time, 0), 0);
	ck_assert_int_eq(iofd_epoll_add(&set, &timer.fd, IOFD_EPOLL_IN, 5), 0);
}

static void open_ready_member(void)
{
	open_member(1);
	ck_assert_int_gt(iofd_fd_poll(&timer.fd, IOFD_POLL_IN, -1), 0);
}

static void close_all(void)
{
	ck_assert_int_eq(iofd_fd_close(&set.fd), 0);
	ck_assert_int_eq(iofd_fd_close(&timer.fd), 0);
}

static int wait_until(int64_t deadline)
{
	ready[0].data = 0;
	return iofd_epoll_wait_until(&set, deadline, ready, 2);
}

/* Returns 0, or skips the test. */
static int refuse(int error)
{
	if (error == 0 || forbid(SYS_epoll_pwait2, error) == 0)
		return 0;
	skip_without("seccomp");
	return -1;
}

START_TEST(wait_until_when_ready_returns_events_at_any_deadline)
{
	const int64_t deadlines[] = {
		INT64_MIN, -1,	     0, 1, after(0), after(60000 * MILLISECOND),
		FAR,	   INT64_MAX};

	open_ready_member();
	for (size_t i = 0; i < sizeof deadlines / sizeof deadlines[0]; i++) {
		ck_assert_int_eq(wait_until(deadlines[i]), 1);
		ck_assert_uint_eq(ready[0].data, 5);
	}
	close_all();
}
END_TEST

START_TEST(wait_until_past_deadline_returns_zero)
{
	const int64_t deadlines[] = {INT64_MIN, -1, 0, 1, after(0)};

	open_member(0);
	for (size_t i = 0; i < sizeof deadlines / sizeof deadlines[0]; i++)
		ck_assert_int_eq(wait_until(deadlines[i]), 0);
	close_all();
}
END_TEST

START_TEST(wait_until_with_signals_never_ends_early)
{
	open_member(0);
	if (refuse(refusals[_i]) == 0) {
		start_alarms();
		for (int i = 0; i < 8; i++) {
			int64_t deadline =
				after((2 + i) * MILLISECOND + 300 * i);

			ck_assert_int_eq(wait_until(deadline), 0);
			ck_assert_int_ge(after(0), deadline);
		}
		stop_alarms();
	}
	close_all();
}
END_TEST

START_TEST(wait_until_with_signals_sleeps_until_event)
{
	static const int64_t deadlines[] = {FAR, INT64_MAX};

	for (int i = 0; i < 2; i++) {
		open_member(20 * MILLISECOND);
		if (refuse(i ? 0 : refusals[_i]) == 0) {
			start_alarms();
			ck_assert_int_eq(wait_until(deadlines[i]), 1);
			stop_alarms();
			ck_assert_uint_eq(ready[0].data, 5);
		}
		close_all();
	}
}
END_TEST

/* Runs `body` in a child that is stopped first if it is `traced`. */
static int start(int (*body)(int), int argument, int traced)
{
	int child = fork();

	ck_assert_int_ge(child, 0);
	if (child == 0) {
		alarm(60);
		if (traced && ptrace(PTRACE_TRACEME, 0, NULL, NULL) < 0)
			_exit(CANNOT);
		if (traced)
			raise(SIGSTOP);
		_exit(body(argument));
	}
	return child;
}

static void expect_success(int status)
{
	if (WIFEXITED(status) && WEXITSTATUS(status) == CANNOT)
		SKIP_WITHOUT("seccomp and ptrace");
	ck_assert_int_eq(status, 0);
}

/* Sleeps that have no deadline, or that do not occur, need no clock. */
static int wait_without_clock(int error)
{
	open_member(0);
	if (forbid_clock(error) < 0)
		return CANNOT;
	if (wait_until(0) != 0 || wait_until(INT64_MIN) != 0)
		return 1;
	if (wait_until(1) != -error || wait_until(FAR) != -error)
		return 2;
	if (iofd_timerfd_arm(&timer, 20 * MILLISECOND, 0) < 0 ||
	    wait_until(INT64_MAX) != 1)
		return 3;
	return wait_until(1) != 1 || wait_until(FAR) != 1 ? 4 : 0;
}

START_TEST(wait_until_reads_clock_only_before_sleep_with_deadline)
{
	int child = start(wait_without_clock, EDOM, 0);
	int status;

	ck_assert_int_eq(waitpid(child, &status, 0), child);
	expect_success(status);
}
END_TEST

/* The epoll_pwait calls of a child: their timeouts. */
static struct calls {
	int count;
	int64_t timeouts[MOST_CALLS];
} calls;

static void trace(int (*body)(int), int argument)
{
	struct __ptrace_syscall_info call;
	int child = start(body, argument, 1);
	int status;

	calls.count = 0;
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ptrace(PTRACE_SETOPTIONS, child, NULL,
	       PTRACE_O_EXITKILL | PTRACE_O_TRACESYSGOOD);
	while (WIFSTOPPED(status)) {
		long signal = WSTOPSIG(status) == SIGALRM ? SIGALRM : 0;

		ptrace(PTRACE_GET_SYSCALL_INFO, child, sizeof call, &call);
		if (call.op == PTRACE_SYSCALL_INFO_ENTRY &&
		    call.entry.nr == SYS_epoll_pwait) {
			ck_assert_int_lt(calls.count, MOST_CALLS);
			calls.timeouts[calls.count++] =
				(int32_t)call.entry.args[3];
		}
		ptrace(PTRACE_SYSCALL, child, NULL, signal);
		ck_assert_int_eq(waitpid(child, &status, 0), child);
	}
	expect_success(status);
}

static int wait_when_not_ready(int unused)
{
	(void)unused;
	open_member(0);
	return iofd_epoll_wait(&set, ready, 2);
}

START_TEST(wait_when_not_ready_does_not_sleep)
{
	trace(wait_when_not_ready, 0);
	ck_assert_int_eq(calls.count, 1);
	ck_assert_int_eq(calls.timeouts[0], 0);
}
END_TEST

static int wait_when_ready(int is_infinite)
{
	open_ready_member();
	return wait_until(is_infinite ? INT64_MAX : FAR) != 1;
}

START_TEST(wait_until_when_ready_makes_one_call)
{
	for (int is_infinite = 0; is_infinite < 2; is_infinite++) {
		trace(wait_when_ready, is_infinite);
		ck_assert_int_eq(calls.count, 1);
		ck_assert_int_eq(calls.timeouts[0], is_infinite ? -1 : 0);
	}
}
END_TEST

static int wait_without_pwait2(int which)
{
	open_member(0);
	if (forbid(SYS_epoll_pwait2, refusals[1 + which % 2]) < 0)
		return CANNOT;
	return wait_until(after((which + 1) * 900 * MICROSECOND)) != 0;
}

/*
 * Otherwise it would spin until the deadline. A slow machine reaches a near
 * deadline before the sleep, so the deadlines move away.
 */
START_TEST(wait_until_without_pwait2_rounds_up)
{
	int sleeps = 0;

	for (int which = 0; which < 1000 && sleeps < 4; which++) {
		trace(wait_without_pwait2, which);
		ck_assert_int_ge(calls.count, 1);
		ck_assert_int_le(calls.count, 2);
		ck_assert_int_eq(calls.timeouts[0], 0);
		if (calls.count == 1)
			continue;
		ck_assert_int_ge(calls.timeouts[1], 1);
		ck_assert_int_le(calls.timeouts[1], which + 1);
		sleeps++;
	}
	ck_assert_int_eq(sleeps, 4);
}
END_TEST

START_TEST(wait_until_without_pwait2_sleeps_at_most_int_max)
{
	open_member(0);
	if (refuse(ENOSYS) == 0) {
		if (forbid_where(SYS_epoll_pwait, 3, INT32_MAX, EDOM) < 0)
			skip_without("seccomp");
		else
			ck_assert_int_eq(wait_until(FAR), -EDOM);
	}
	close_all();
}
END_TEST

/* Those that do not mean that the call is missing. */
START_TEST(wait_until_on_other_error_of_pwait2_returns_it)
{
	open_member(0);
	if (refuse(EDOM) == 0)
		ck_assert_int_eq(wait_until(FAR), -EDOM);
	close_all();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests,
		       wait_until_when_ready_returns_events_at_any_deadline);
	tcase_add_test(tests, wait_until_past_deadline_returns_zero);
	tcase_add_loop_test(tests, wait_until_with_signals_never_ends_early, 0,
			    3);
	tcase_add_loop_test(tests, wait_until_with_signals_sleeps_until_event,
			    0, 3);
	tcase_add_test(tests,
		       wait_until_reads_clock_only_before_sleep_with_deadline);
	tcase_add_test(tests, wait_when_not_ready_does_not_sleep);
	tcase_add_test(tests, wait_until_when_ready_makes_one_call);
	tcase_add_test(tests, wait_until_without_pwait2_rounds_up);
	tcase_add_test(tests, wait_until_without_pwait2_sleeps_at_most_int_max);
	tcase_add_test(tests, wait_until_on_other_error_of_pwait2_returns_it);
}
