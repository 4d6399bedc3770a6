/* SPDX-License-Identifier: MIT */
/*
 * Clocks, timers and deadlines where the clocks are set off against those of
 * the machine, each by another amount: elsewhere most clocks are so close that
 * a function may read the wrong one unnoticed.
 */
#define _GNU_SOURCE
#include "harness.h"
#include "namespaces.h"

#include <iofd/clock.h>
#include <iofd/eventfd.h>
#include <iofd/pidfd.h>
#include <iofd/pidfd_wait.h>
#include <iofd/timerfd.h>

#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <stdio.h>
#include <sys/wait.h>
#include <signal.h>
#include <unistd.h>

const char *const suite_name = "iofd/time_namespace";

#define SECOND	    1000000000LL
#define MILLISECOND 1000000LL
#define LATER	    (1000000 * SECOND)

enum {
	CLOCKS = 2
};

static const struct {
	uint32_t clock;
	const char *name;
} clocks[CLOCKS] = {{IOFD_CLOCK_MONOTONIC, "monotonic"},
		    {IOFD_CLOCK_BOOTTIME, "boottime"}};

static int64_t offsets[CLOCKS];
static int64_t outside[CLOCKS]; /* what the clocks of the machine said before */

static int64_t now(int i)
{
	return iofd_clock_now(clocks[i].clock);
}

/* In round 0 the first clock is ahead and the other behind, which is as much as
 * a clock that cannot be below 0 allows; in round 1 the other way round. */
static void choose_offsets(int round)
{
	for (int i = 0; i < CLOCKS; i++) {
		outside[i] = now(i);
		ck_assert_int_gt(outside[i], 0);
		offsets[i] = i == round ? LATER
					: -(outside[i] / SECOND / 2) * SECOND;
	}
}

/* Has the test's children in a time namespace. Returns 0 to go on, 1 to skip.
 */
static int enter_time_namespace(int round)
{
	char text[128];
	int rc = enter_namespaces(CLONE_NEWTIME);

	if (rc == -EINVAL)
		skip_before("a time namespace", 5, 6);
	else if (rc == -EPERM)
		skip_without("permission to create a time namespace");
	else
		ck_assert_int_eq(rc, 0);
	if (rc < 0)
		return 1;
	choose_offsets(round);
	snprintf(text, sizeof text, "%s %lld 0\n%s %lld 0\n", clocks[0].name,
		 (long long)(offsets[0] / SECOND), clocks[1].name,
		 (long long)(offsets[1] / SECOND));
	ck_assert_int_eq(write_setting("/proc/self/timens_offsets", text), 0);
	return 0;
}

static void expect_offsets(void)
{
	for (int i = 0; i < CLOCKS; i++) {
		ck_assert_int_ge(now(i), outside[i] + offsets[i]);
		ck_assert_int_lt(now(i), outside[i] + offsets[i] + LATER / 2);
	}
}

START_TEST(now_in_time_namespace_has_its_offset)
{
	if (enter_time_namespace(_i))
		return;
	run_in_child(expect_offsets);
}
END_TEST

static void expect_expiration(const iofd_timerfd *timer, int i,
			      int64_t deadline)
{
	uint64_t count = 0;

	ck_assert_int_eq(iofd_timerfd_arm_at(timer, deadline, 0), 0);
	ck_assert_int_eq(iofd_fd_poll(&timer->fd, IOFD_POLL_IN, 20 * SECOND),
			 IOFD_POLL_IN);
	ck_assert_int_ge(now(i), deadline);
	ck_assert_int_eq(iofd_timerfd_expirations(timer, &count), 0);
	ck_assert_uint_eq(count, 1);
}

static void expect_time_left(const iofd_timerfd *timer, int i)
{
	int64_t left = 0;
	uint64_t count;

	ck_assert_int_eq(iofd_timerfd_arm_at(timer, now(i) + LATER / 2, 0), 0);
	ck_assert_int_eq(iofd_timerfd_expirations(timer, &count), -EAGAIN);
	ck_assert_int_eq(iofd_timerfd_get_time(timer, &left, NULL), 0);
	ck_assert_int_gt(left, LATER / 4);
	ck_assert_int_le(left, LATER / 2);
}

static void expect_timers(void)
{
	iofd_timerfd timer;

	for (int i = 0; i < CLOCKS; i++) {
		ck_assert_int_eq(iofd_timerfd_open(&timer, clocks[i].clock, 0),
				 0);
		expect_expiration(&timer, i, now(i) + 20 * MILLISECOND);
		expect_expiration(&timer, i, now(i) - 1);
		expect_time_left(&timer, i);
		ck_assert_int_eq(iofd_fd_close(&timer.fd), 0);
	}
}

START_TEST(timerfd_arm_at_in_time_namespace_expires_at_deadline)
{
	if (enter_time_namespace(_i))
		return;
	run_in_child(expect_timers);
}
END_TEST

static iofd_eventfd event;
static iofd_pidfd process;

static int poll_for(int64_t deadline)
{
	int64_t left = deadline - now(0);

	return iofd_fd_poll(&event.fd, IOFD_POLL_IN, left > 0 ? left : 0);
}

static int poll_until(int64_t deadline)
{
	return iofd_fd_poll_until(&event.fd, IOFD_POLL_IN, deadline);
}

static int eventfd_wait_until(int64_t deadline)
{
	uint64_t value;

	return iofd_eventfd_wait_until(&event, deadline, &value);
}

static int pidfd_wait_until(int64_t deadline)
{
	return iofd_pidfd_wait_until(&process, 0, deadline, NULL, NULL);
}

/* As iofd_timerfd(7) shows it: with the time of a suspend. */
static int poll_beside_timer(int64_t deadline)
{
	iofd_timerfd timer;
	struct pollfd fds[2];
	int count;

	ck_assert_int_eq(iofd_timerfd_open(&timer, IOFD_CLOCK_BOOTTIME, 0), 0);
	ck_assert_int_eq(iofd_timerfd_arm_at(&timer, deadline, 0), 0);
	fds[0] = (struct pollfd){iofd_fd_raw(&event.fd), POLLIN, 0};
	fds[1] = (struct pollfd){iofd_fd_raw(&timer.fd), POLLIN, 0};
	count = poll(fds, 2, 20000);
	ck_assert_int_eq(iofd_fd_close(&timer.fd), 0);
	ck_assert_int_ge(count, 1);
	return fds[0].revents;
}

static const struct {
	int (*wait_until)(int64_t deadline);
	int clock; /* of the deadline */
	int late;  /* its result at the deadline */
	int ready; /* and before it */
} waits[] = {
	{poll_for, 0, 0, IOFD_POLL_IN},
	{poll_until, 0, 0, IOFD_POLL_IN},
	{poll_beside_timer, 1, 0, POLLIN},
	{eventfd_wait_until, 0, -ETIMEDOUT, 0}, /* takes the count */
	{pidfd_wait_until, 0, -ETIMEDOUT, 0},
};

static void expect_late(void)
{
	for (size_t i = 0; i < sizeof waits / sizeof waits[0]; i++) {
		int clock = waits[i].clock;
		int64_t deadline = now(clock) + 20 * MILLISECOND;

		ck_assert_int_eq(waits[i].wait_until(deadline), waits[i].late);
		ck_assert_int_ge(now(clock), deadline);
		ck_assert_int_eq(waits[i].wait_until(now(clock) - 1),
				 waits[i].late);
	}
}

static void expect_ready(void)
{
	for (size_t i = 0; i < sizeof waits / sizeof waits[0]; i++)
		ck_assert_int_eq(
			waits[i].wait_until(now(waits[i].clock) + LATER),
			waits[i].ready);
}

static void expect_deadlines(void)
{
	int pid = start_sleeper();

	ck_assert_int_eq(iofd_eventfd_open(&event, 0, 0), 0);
	ck_assert_int_eq(iofd_pidfd_open(&process, pid, 0), 0);
	expect_late();
	ck_assert_int_eq(iofd_eventfd_signal(&event, 1), 0);
	kill(pid, SIGKILL);
	expect_ready();
}

START_TEST(wait_until_in_time_namespace_ends_at_deadline)
{
	if (enter_time_namespace(_i))
		return;
	run_in_child(expect_deadlines);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests, now_in_time_namespace_has_its_offset, 0,
			    CLOCKS);
	tcase_add_loop_test(
		tests, timerfd_arm_at_in_time_namespace_expires_at_deadline, 0,
		CLOCKS);
	tcase_add_loop_test(tests,
			    wait_until_in_time_namespace_ends_at_deadline, 0,
			    CLOCKS);
}
