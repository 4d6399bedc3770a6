/* SPDX-License-Identifier: MIT */
#include "harness.h"

#include <iofd/timerfd.h>

#include <errno.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

const char *const suite_name = "iofd/timerfd";

#define SECOND 1000000000LL
#define HOUR   (3600 * SECOND)

static iofd_timerfd timer;

static void open_timer(uint32_t clock)
{
	ck_assert_int_eq(iofd_timerfd_open(&timer, clock, 0), 0);
}

static void close_timer(void)
{
	ck_assert_int_eq(iofd_fd_close(&timer.fd), 0);
}

/* Waits until the timer has expired, at most 20 seconds. */
static uint64_t expirations(void)
{
	uint64_t count = 0;

	ck_assert_int_eq(iofd_fd_poll(&timer.fd, IOFD_POLL_IN, 20 * SECOND),
			 IOFD_POLL_IN);
	ck_assert_int_eq(iofd_timerfd_expirations(&timer, &count), 0);
	return count;
}

static int64_t time_of(clockid_t clock)
{
	struct timespec time;

	clock_gettime(clock, &time);
	return time.tv_sec * SECOND + time.tv_nsec;
}

static const uint32_t clocks[] = {
	IOFD_CLOCK_REALTIME, IOFD_CLOCK_MONOTONIC, IOFD_CLOCK_BOOTTIME,
	IOFD_CLOCK_REALTIME_ALARM, IOFD_CLOCK_BOOTTIME_ALARM};

START_TEST(open_on_each_clock_makes_timer_that_expires)
{
	uint32_t clock = clocks[_i];
	int rc = iofd_timerfd_open(&timer, clock, 0);

	if (clock >= IOFD_CLOCK_REALTIME_ALARM && rc == -EPERM)
		return; /* documented: it needs CAP_WAKE_ALARM */
	ck_assert_int_eq(rc, 0);
	ck_assert_int_eq(iofd_fd_is_nonblock(&timer.fd), 1);
	ck_assert_int_eq(iofd_fd_is_cloexec(&timer.fd), 1);
	ck_assert_int_eq(iofd_timerfd_arm(&timer, 1, 0), 0);
	ck_assert_uint_eq(expirations(), 1);
	close_timer();
}
END_TEST

START_TEST(open_with_invalid_arguments_returns_einval)
{
	static const uint32_t bad[][2] = {{2, 0},
					  {99, 0},
					  {UINT32_MAX, 0},
					  {IOFD_CLOCK_MONOTONIC, 2},
					  {IOFD_CLOCK_MONOTONIC, UINT32_MAX}};

	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		timer.fd.cell = 77;
		ck_assert_int_eq(
			iofd_timerfd_open(&timer, bad[i][0], bad[i][1]),
			-EINVAL);
		ck_assert_int_eq(timer.fd.cell, 0);
	}
}
END_TEST

START_TEST(expirations_before_expiry_returns_eagain)
{
	uint64_t count = 55;
	int64_t left = -1, interval = -1;

	open_timer(IOFD_CLOCK_MONOTONIC);
	ck_assert_int_eq(iofd_timerfd_expirations(&timer, &count), -EAGAIN);
	ck_assert_int_eq(iofd_timerfd_get_time(&timer, &left, &interval), 0);
	ck_assert_int_eq(left, 0);
	ck_assert_int_eq(interval, 0);
	ck_assert_int_eq(iofd_timerfd_arm(&timer, HOUR, 2 * HOUR + 7), 0);
	ck_assert_int_eq(iofd_timerfd_expirations(&timer, &count), -EAGAIN);
	ck_assert_uint_eq(count, 55);
	ck_assert_int_eq(iofd_timerfd_get_time(&timer, &left, &interval), 0);
	ck_assert(left > 0 && left <= HOUR);
	ck_assert_int_eq(interval, 2 * HOUR + 7);
	ck_assert_int_eq(iofd_timerfd_get_time(&timer, NULL, NULL), 0);
	close_timer();
}
END_TEST

START_TEST(expirations_of_periodic_timer_reach_ten)
{
	open_timer(IOFD_CLOCK_MONOTONIC);
	ck_assert_int_eq(iofd_timerfd_arm(&timer, 1, 1000), 0);
	for (uint64_t count = 0; count < 10;)
		count += expirations();
	close_timer();
}
END_TEST

START_TEST(arm_with_zero_disarms_and_negative_returns_einval)
{
	int64_t left;

	open_timer(IOFD_CLOCK_MONOTONIC);
	iofd_timerfd_arm(&timer, HOUR, 0);
	ck_assert_int_eq(iofd_timerfd_arm(&timer, -1, 0), -EINVAL);
	ck_assert_int_eq(iofd_timerfd_arm(&timer, 0, -1), -EINVAL);
	ck_assert_int_eq(iofd_timerfd_arm_at(&timer, HOUR, -1), -EINVAL);
	iofd_timerfd_get_time(&timer, &left, NULL);
	ck_assert_int_gt(left, 0); /* refused: still armed */
	ck_assert_int_eq(iofd_timerfd_arm(&timer, 0, 0), 0);
	iofd_timerfd_get_time(&timer, &left, NULL);
	ck_assert_int_eq(left, 0);
	close_timer();
}
END_TEST

START_TEST(disarm_after_expiry_discards_unread_expirations)
{
	open_timer(IOFD_CLOCK_MONOTONIC);
	iofd_timerfd_arm(&timer, 1, 0);
	ck_assert_int_eq(iofd_fd_poll(&timer.fd, IOFD_POLL_IN, 20 * SECOND),
			 IOFD_POLL_IN);
	ck_assert_int_eq(iofd_timerfd_disarm(&timer), 0);
	ck_assert_int_eq(iofd_fd_poll(&timer.fd, IOFD_POLL_IN, 0), 0);
	close_timer();
}
END_TEST

START_TEST(disarm_of_periodic_timer_clears_both_times)
{
	int64_t left = -1, interval = -1;

	open_timer(IOFD_CLOCK_MONOTONIC);
	ck_assert_int_eq(iofd_timerfd_arm(&timer, HOUR, HOUR), 0);
	ck_assert_int_eq(iofd_timerfd_disarm(&timer), 0);
	ck_assert_int_eq(iofd_timerfd_get_time(&timer, &left, &interval), 0);
	ck_assert_int_eq(left, 0);
	ck_assert_int_eq(interval, 0);
	close_timer();
}
END_TEST

START_TEST(arm_at_past_deadline_expires_once)
{
	static const int64_t past[] = {1, 0, -1, INT64_MIN};

	for (size_t i = 0; i < sizeof past / sizeof past[0]; i++) {
		open_timer(IOFD_CLOCK_REALTIME);
		ck_assert_int_eq(iofd_timerfd_arm_at(&timer, past[i], 0), 0);
		ck_assert_uint_eq(expirations(), 1);
		close_timer();
	}
}
END_TEST

START_TEST(arm_at_deadline_uses_clock_of_timer)
{
	int64_t left = 0, deadline = time_of(CLOCK_MONOTONIC) + HOUR;

	open_timer(IOFD_CLOCK_MONOTONIC);
	ck_assert_int_eq(iofd_timerfd_arm_at(&timer, deadline, 0), 0);
	iofd_timerfd_get_time(&timer, &left, NULL);
	ck_assert(left > 0 && left <= HOUR);
	deadline = time_of(CLOCK_MONOTONIC) + 1000;
	ck_assert_int_eq(iofd_timerfd_arm_at(&timer, deadline, 0), 0);
	ck_assert_uint_eq(expirations(), 1);
	ck_assert_int_ge(time_of(CLOCK_MONOTONIC), deadline);
	close_timer();
}
END_TEST

START_TEST(arm_with_largest_times_does_not_overflow)
{
	int64_t left, interval;

	open_timer(IOFD_CLOCK_MONOTONIC);
	ck_assert_int_eq(iofd_timerfd_arm(&timer, INT64_MAX, INT64_MAX), 0);
	ck_assert_int_eq(iofd_timerfd_get_time(&timer, &left, &interval), 0);
	ck_assert_int_gt(left, INT64_MAX / 2);
	ck_assert_int_gt(interval, INT64_MAX / 2);
	ck_assert_int_eq(iofd_timerfd_arm_at(&timer, INT64_MAX, 0), 0);
	close_timer();
}
END_TEST

START_TEST(set_with_old_returns_former_setting)
{
	struct itimerspec value = {{0, 0}, {100, 5}}, old = {{9, 9}, {9, 9}};

	open_timer(IOFD_CLOCK_MONOTONIC);
	ck_assert_int_eq(iofd_timerfd_arm(&timer, HOUR, 3 * SECOND), 0);
	ck_assert_int_eq(iofd_timerfd_set(&timer, 0, &value, &old), 0);
	ck_assert_int_eq(old.it_interval.tv_sec, 3);
	ck_assert(old.it_value.tv_sec > 3500 && old.it_value.tv_sec <= 3600);
	ck_assert_int_eq(iofd_timerfd_set(&timer, 0, &value, NULL), 0);
	value.it_value.tv_nsec = SECOND;
	ck_assert_int_eq(iofd_timerfd_set(&timer, 0, &value, NULL), -EINVAL);
	ck_assert_int_eq(iofd_timerfd_set(&timer, 4, &old, NULL), -EINVAL);
	close_timer();
}
END_TEST

START_TEST(set_with_null_setting_returns_efault)
{
	open_timer(IOFD_CLOCK_MONOTONIC);
	ck_assert_int_eq(iofd_timerfd_set(&timer, 0, NULL, NULL), -EFAULT);
	close_timer();
}
END_TEST

START_TEST(read_below_eight_bytes_returns_einval)
{
	uint64_t count = 0;

	open_timer(IOFD_CLOCK_MONOTONIC);
	ck_assert_int_eq(iofd_timerfd_read(&timer, &count, 7), -EINVAL);
	ck_assert_int_eq(iofd_timerfd_read(&timer, &count, 0), -EINVAL);
	ck_assert_int_eq(iofd_timerfd_read(&timer, &count, 8), -EAGAIN);
	iofd_timerfd_arm(&timer, 1, 0);
	iofd_fd_poll(&timer.fd, IOFD_POLL_IN, 20 * SECOND);
	ck_assert_int_eq(iofd_timerfd_read(&timer, &count, 8), 8);
	ck_assert_uint_eq(count, 1);
	close_timer();
}
END_TEST

/*
 * A timer reads as 0 bytes if the clock was set back between wake-up and read.
 * The end of a pipe reads the same without setting a clock.
 */
START_TEST(expirations_and_read_of_zero_bytes_return_eagain)
{
	uint64_t count = 55;
	int ends[2];

	ck_assert_int_eq(pipe(ends), 0);
	close(ends[1]);
	iofd_fd_adopt(&timer.fd, ends[0]);
	ck_assert_int_eq(iofd_timerfd_expirations(&timer, &count), -EAGAIN);
	ck_assert_int_eq(iofd_timerfd_read(&timer, &count, 8), -EAGAIN);
	ck_assert_uint_eq(count, 55);
	close_timer();
}
END_TEST

/* A test must not set the machine's clock, so the error is injected. */
START_TEST(expirations_after_clock_change_returns_ecanceled)
{
	struct itimerspec value = {{0, 0}, {time(NULL) + 3600, 0}};

	open_timer(IOFD_CLOCK_REALTIME);
	ck_assert_int_eq(iofd_timerfd_set(&timer,
					  IOFD_TIMERFD_ABSOLUTE |
						  IOFD_TIMERFD_CANCEL_ON_SET,
					  &value, NULL),
			 0);
	if (forbid_where(SYS_read, 2, 8, ECANCELED) < 0)
		skip_without("seccomp");
	else
		ck_assert_int_eq(
			iofd_timerfd_expirations(&timer, &(uint64_t){0}),
			-ECANCELED);
	close_timer();
}
END_TEST

START_TEST(expirations_of_blocking_timer_waits_for_expiry)
{
	uint64_t count;

	ck_assert_int_eq(
		iofd_timerfd_open(&timer, IOFD_CLOCK_MONOTONIC, IOFD_BLOCKING),
		0);
	ck_assert_int_eq(iofd_fd_is_nonblock(&timer.fd), 0);
	ck_assert_int_eq(iofd_timerfd_arm(&timer, 1000000, 0), 0);
	ck_assert_int_eq(iofd_timerfd_expirations(&timer, &count), 0);
	ck_assert_uint_eq(count, 1);
	close_timer();
}
END_TEST

START_TEST(open_on_kernel_error_returns_it)
{
	static const int errors[] = {EMFILE, ENFILE, ENOMEM, ENOSYS};

	timer.fd.cell = 77;
	if (forbid(SYS_timerfd_create, errors[_i]) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(iofd_timerfd_open(&timer, IOFD_CLOCK_MONOTONIC, 0),
			 -errors[_i]);
	ck_assert_int_eq(timer.fd.cell, 0);
}
END_TEST

START_TEST(arm_and_get_time_of_pipe_return_einval)
{
	int ends[2];

	ck_assert_int_eq(pipe(ends), 0);
	close(ends[1]);
	iofd_fd_adopt(&timer.fd, ends[0]);
	ck_assert_int_eq(iofd_timerfd_arm(&timer, 1, 0), -EINVAL);
	ck_assert_int_eq(iofd_timerfd_get_time(&timer, NULL, NULL), -EINVAL);
	close_timer();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests, open_on_each_clock_makes_timer_that_expires,
			    0, 5);
	tcase_add_test(tests, open_with_invalid_arguments_returns_einval);
	tcase_add_test(tests, expirations_before_expiry_returns_eagain);
	tcase_add_test(tests, expirations_of_periodic_timer_reach_ten);
	tcase_add_test(tests,
		       arm_with_zero_disarms_and_negative_returns_einval);
	tcase_add_test(tests, disarm_after_expiry_discards_unread_expirations);
	tcase_add_test(tests, disarm_of_periodic_timer_clears_both_times);
	tcase_add_test(tests, arm_at_past_deadline_expires_once);
	tcase_add_test(tests, arm_at_deadline_uses_clock_of_timer);
	tcase_add_test(tests, arm_with_largest_times_does_not_overflow);
	tcase_add_test(tests, set_with_old_returns_former_setting);
	tcase_add_test(tests, set_with_null_setting_returns_efault);
	tcase_add_test(tests, read_below_eight_bytes_returns_einval);
	tcase_add_test(tests, expirations_and_read_of_zero_bytes_return_eagain);
	tcase_add_test(tests, expirations_after_clock_change_returns_ecanceled);
	tcase_add_test(tests, expirations_of_blocking_timer_waits_for_expiry);
	tcase_add_loop_test(tests, open_on_kernel_error_returns_it, 0, 4);
	tcase_add_test(tests, arm_and_get_time_of_pipe_return_einval);
}
