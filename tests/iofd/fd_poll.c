/* SPDX-License-Identifier: MIT */
/* iofd_fd_poll and iofd_fd_poll_until: events, timeouts, signals, no clock. */
#define _GNU_SOURCE
#include "harness.h"
#include "pipe.h"

#include <iofd/clock.h>
#include <iofd/eventfd.h>
#include <iofd/pidfd.h>
#include <iofd/timerfd.h>
#include <iofd/pidfd_wait.h>

#include <errno.h>
#include <signal.h>
#include <sys/personality.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/fd_poll";

#define SECOND	    1000000000LL
#define MILLISECOND 1000000LL

START_TEST(poll_of_pipe_returns_pending_events)
{
	open_pipe();
	ck_assert_int_eq(iofd_fd_poll(&reader, IOFD_POLL_IN, 0), 0);
	ck_assert_int_eq(iofd_fd_poll(&reader, IOFD_POLL_IN, 1000), 0);
	ck_assert_int_eq(iofd_fd_poll(&writer, IOFD_POLL_OUT, -1),
			 IOFD_POLL_OUT);
	iofd_fd_write(&writer, "x", 1);
	ck_assert_int_eq(iofd_fd_poll(&reader, IOFD_POLL_IN | IOFD_POLL_OUT,
				      20 * SECOND),
			 IOFD_POLL_IN);
	iofd_fd_close(&writer);
	ck_assert_int_eq(iofd_fd_poll(&reader, 0, INT64_MAX), IOFD_POLL_HUP);
	ck_assert_int_eq(iofd_fd_poll(&reader, 1u << 16, 0), -EINVAL);
	close_pipe();
}
END_TEST

START_TEST(poll_until_past_deadline_polls_once)
{
	open_pipe();
	ck_assert_int_eq(iofd_fd_poll_until(&reader, IOFD_POLL_IN, 0), 0);
	ck_assert_int_eq(iofd_fd_poll_until(&reader, IOFD_POLL_IN, INT64_MIN),
			 0);
	ck_assert_int_eq(iofd_fd_poll_until(&writer, IOFD_POLL_OUT, INT64_MIN),
			 IOFD_POLL_OUT);
	ck_assert_int_eq(iofd_fd_poll_until(&writer, IOFD_POLL_OUT, INT64_MAX),
			 IOFD_POLL_OUT);
	ck_assert_int_eq(iofd_fd_poll_until(&writer, 1u << 16, 0), -EINVAL);
	close_pipe();
}
END_TEST

static int64_t now(void)
{
	return iofd_clock_now(IOFD_CLOCK_MONOTONIC);
}

static void expect_wait_to_last(void)
{
	int64_t deadline = now() + 20 * MILLISECOND;

	ck_assert_int_eq(iofd_fd_poll(&reader, IOFD_POLL_IN, 20 * MILLISECOND),
			 0);
	ck_assert_int_ge(now(), deadline);
}

START_TEST(poll_with_signals_lasts_its_time)
{
	int64_t deadline;

	open_pipe();
	start_alarms();
	expect_wait_to_last();
	deadline = now() + 20 * MILLISECOND;
	ck_assert_int_eq(iofd_fd_poll_until(&reader, IOFD_POLL_IN, deadline),
			 0);
	ck_assert_int_ge(now(), deadline);
	stop_alarms();
	close_pipe();
}
END_TEST

/* Then ppoll does not report the time left, and each signal restarts it. */
START_TEST(poll_with_sticky_timeouts_ends)
{
	ck_assert_int_ne(personality(STICKY_TIMEOUTS), -1);
	open_pipe();
	start_alarms();
	expect_wait_to_last();
	stop_alarms();
	close_pipe();
}
END_TEST

static const int refusals[] = {EPERM, ENOSYS};

/* Runs `body` in a child without a clock, since libcheck itself needs one. */
static void without_clock(int error, int (*body)(int error))
{
	int status = 0;
	pid_t child = fork();

	ck_assert_int_ge(child, 0);
	if (child == 0) {
		alarm(60);
		if (forbid_clock(error) < 0)
			_exit(77);
		_exit(body(error));
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	if (status == 77 << 8)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(status, 0);
}

/*
 * A timer armed before the wait must have no time left after it. Whether it can
 * be read is not certain: its processor may not have had the interrupt yet.
 */
static int wait_for_a_while(int error)
{
	iofd_timerfd timer = {{0}};
	int64_t left;

	(void)error;
	open_pipe();
	start_alarms();
	if (iofd_timerfd_open(&timer, IOFD_CLOCK_MONOTONIC, 0) ||
	    iofd_timerfd_arm(&timer, 20 * MILLISECOND, 0))
		return 1;
	if (iofd_fd_poll(&reader, IOFD_POLL_IN, 20 * MILLISECOND))
		return 2;
	return iofd_timerfd_get_time(&timer, &left, NULL) || left ? 3 : 0;
}

START_TEST(poll_without_clock_lasts_its_time)
{
	without_clock(refusals[_i], wait_for_a_while);
}
END_TEST

static int wait_until_deadlines(int error)
{
	static const int64_t deadlines[] = {1, INT64_MAX - 1};
	iofd_eventfd event;
	iofd_pidfd child;
	uint64_t count;

	open_pipe();
	iofd_eventfd_open(&event, 0, 0);
	iofd_pidfd_open(&child, start_sleeper(), 0);
	for (int i = 0; i < 2; i++) {
		if (iofd_fd_poll_until(&reader, IOFD_POLL_IN, deadlines[i]) !=
		    -error)
			return 1;
		if (iofd_eventfd_wait_until(&event, deadlines[i], &count) !=
		    -error)
			return 2;
		if (iofd_pidfd_wait_until(&child, 0, deadlines[i], 0, 0) !=
		    -error)
			return 3;
	}
	iofd_pidfd_send_signal(&child, SIGKILL, 0);
	iofd_eventfd_signal(&event, 1);
	if (iofd_fd_poll_until(&event.fd, IOFD_POLL_IN, INT64_MAX) !=
	    IOFD_POLL_IN)
		return 4;
	if (iofd_eventfd_wait_until(&event, INT64_MAX, &count))
		return 5;
	return iofd_pidfd_wait_until(&child, 0, INT64_MAX, 0, 0) ? 6 : 0;
}

START_TEST(poll_until_without_clock_returns_its_error)
{
	without_clock(refusals[_i], wait_until_deadlines);
}
END_TEST

/* SIGSYS ends the child if poll reads the clock. */
static int wait_in_strict_sandbox(int error)
{
	(void)error;
	open_pipe();
	start_alarms();
	return iofd_fd_poll(&reader, IOFD_POLL_IN, 20 * MILLISECOND);
}

START_TEST(poll_with_timeout_reads_no_clock)
{
	without_clock(0, wait_in_strict_sandbox);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, poll_of_pipe_returns_pending_events);
	tcase_add_test(tests, poll_until_past_deadline_polls_once);
	tcase_add_test(tests, poll_with_signals_lasts_its_time);
	tcase_add_test(tests, poll_with_sticky_timeouts_ends);
	tcase_add_loop_test(tests, poll_without_clock_lasts_its_time, 0, 2);
	tcase_add_loop_test(tests, poll_until_without_clock_returns_its_error,
			    0, 2);
	tcase_add_test(tests, poll_with_timeout_reads_no_clock);
}
