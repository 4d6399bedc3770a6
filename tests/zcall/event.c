/* SPDX-License-Identifier: MIT */
/* Tests of the functions of <zcall/event.h>. */
#define _GNU_SOURCE
#include "harness.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>
#include <zcall/zcall.h>

const char *const suite_name = "zcall/event";

static uint64_t read_count(int fd)
{
	uint64_t count = 0;

	ck_assert_int_eq(zcall_read(fd, &count, sizeof count), sizeof count);
	return count;
}

static int new_counter(unsigned initial)
{
	int fd = zcall_eventfd2(initial, EFD_CLOEXEC | EFD_NONBLOCK);

	ck_assert_int_ge(fd, 0);
	return fd;
}

START_TEST(eventfd2_read_after_write_returns_sum)
{
	int counter = new_counter(7);
	uint64_t more = 3;

	ck_assert_int_eq(zcall_write(counter, &more, sizeof more), 8);
	ck_assert_uint_eq(read_count(counter), 10);
	ck_assert_int_eq(zcall_read(counter, &more, sizeof more), -EAGAIN);
	ck_assert_int_eq(zcall_close(counter), 0);
}
END_TEST

START_TEST(ppoll_reports_only_the_ready_descriptor)
{
	int fds[] = {new_counter(0), new_counter(1)};
	struct pollfd events[] = {{fds[0], POLLIN, 0}, {fds[1], POLLIN, 0}};
	struct timespec timeout = {0, 1};
	uint64_t mask = 0;

	ck_assert_int_eq(zcall_ppoll(events, 1, &timeout, &mask, 8), 0);
	ck_assert_int_eq(zcall_ppoll(events, 2, NULL, NULL, 0), 1);
	ck_assert_int_eq(events[0].revents, 0);
	ck_assert_int_eq(events[1].revents, POLLIN);
	ck_assert_int_eq(zcall_ppoll(events, 1, &timeout, &mask, 7), -EINVAL);
	ck_assert_int_eq(zcall_close(fds[0]), 0);
	ck_assert_int_eq(zcall_close(fds[1]), 0);
}
END_TEST

START_TEST(epoll_pwait_until_disarmed_returns_registered_data)
{
	int epoll = zcall_epoll_create1(EPOLL_CLOEXEC);
	int counter = new_counter(1);
	struct epoll_event event = {EPOLLIN, {.u64 = 0x123456789abcdef0}};
	struct epoll_event seen[2] = {{0, {.u64 = 0}}};
	uint64_t mask = 0;

	ck_assert_int_ge(epoll, 0);
	ck_assert_int_eq(zcall_epoll_ctl(epoll, EPOLL_CTL_ADD, counter, &event),
			 0);
	ck_assert_int_eq(zcall_epoll_pwait(epoll, seen, 2, -1, &mask, 8), 1);
	ck_assert_uint_eq(seen[0].events, EPOLLIN);
	ck_assert_uint_eq(seen[0].data.u64, event.data.u64);
	ck_assert_int_eq(zcall_epoll_pwait(epoll, seen, 2, -1, &mask, 7),
			 -EINVAL);
	event.events = 0;
	ck_assert_int_eq(zcall_epoll_ctl(epoll, EPOLL_CTL_MOD, counter, &event),
			 0);
	ck_assert_int_eq(zcall_epoll_pwait(epoll, seen, 2, 0, NULL, 0), 0);
	ck_assert_int_eq(zcall_epoll_ctl(epoll, EPOLL_CTL_DEL, counter, NULL),
			 0);
	ck_assert_int_eq(zcall_epoll_ctl(epoll, EPOLL_CTL_DEL, counter, NULL),
			 -ENOENT);
	ck_assert_int_eq(zcall_close(counter), 0);
	ck_assert_int_eq(zcall_close(epoll), 0);
}
END_TEST

/* The time is in the past, so the timer expires at once and nothing waits. */
START_TEST(timerfd_settime_to_past_time_expires_once)
{
	struct itimerspec once = {{0, 0}, {0, 1}};
	struct itimerspec hours = {{60, 0}, {7200, 0}};
	struct itimerspec left;
	int timer = zcall_timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);

	ck_assert_int_ge(timer, 0);
	ck_assert_int_eq(zcall_timerfd_settime(timer, 0, &hours, NULL), 0);
	ck_assert_int_eq(zcall_timerfd_gettime(timer, &left), 0);
	ck_assert_int_gt(left.it_value.tv_sec, 3600);
	ck_assert_int_eq(left.it_interval.tv_sec, 60);
	left.it_interval.tv_sec = 0;
	ck_assert_int_eq(
		zcall_timerfd_settime(timer, TFD_TIMER_ABSTIME, &once, &left),
		0);
	ck_assert_int_eq(left.it_interval.tv_sec, 60);
	ck_assert_uint_eq(read_count(timer), 1);
	ck_assert_int_eq(zcall_close(timer), 0);
}
END_TEST

START_TEST(signalfd4_read_of_blocked_signal_returns_it)
{
	struct signalfd_siginfo seen;
	uint64_t mask = 1u << (SIGUSR1 - 1);
	int fd = zcall_signalfd4(-1, &mask, sizeof mask, SFD_CLOEXEC);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(
		zcall_rt_sigprocmask(SIG_BLOCK, &mask, NULL, sizeof mask), 0);
	ck_assert_int_eq(zcall_kill(getpid(), SIGUSR1), 0);
	ck_assert_int_eq(zcall_read(fd, &seen, sizeof seen), sizeof seen);
	ck_assert_uint_eq(seen.ssi_signo, SIGUSR1);
	ck_assert_int_eq(zcall_close(fd), 0);
}
END_TEST

START_TEST(clock_gettime_of_boottime_agrees_with_libc)
{
	struct timespec before, ours, after;

	ck_assert_int_eq(clock_gettime(CLOCK_BOOTTIME, &before), 0);
	ck_assert_int_eq(zcall_clock_gettime(CLOCK_BOOTTIME, &ours), 0);
	ck_assert_int_eq(clock_gettime(CLOCK_BOOTTIME, &after), 0);
	ck_assert_int_ge(ours.tv_sec, before.tv_sec);
	ck_assert_int_le(ours.tv_sec, after.tv_sec);
	ck_assert_int_lt(ours.tv_nsec, 1000000000);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, eventfd2_read_after_write_returns_sum);
	tcase_add_test(tests, ppoll_reports_only_the_ready_descriptor);
	tcase_add_test(tests,
		       epoll_pwait_until_disarmed_returns_registered_data);
	tcase_add_test(tests, timerfd_settime_to_past_time_expires_once);
	tcase_add_test(tests, signalfd4_read_of_blocked_signal_returns_it);
	tcase_add_test(tests, clock_gettime_of_boottime_agrees_with_libc);
}
