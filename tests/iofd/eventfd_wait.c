/* SPDX-License-Identifier: MIT */
/* Waiting for a counter until a deadline. */
#include "harness.h"

#include <iofd/clock.h>
#include <iofd/eventfd.h>

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

const char *const suite_name = "iofd/eventfd_wait";

#define MILLISECOND 1000000LL

static const uint32_t modes[] = {0, IOFD_BLOCKING};

static iofd_eventfd event;
static uint64_t value;

static int64_t after(int64_t time)
{
	return iofd_clock_now(IOFD_CLOCK_MONOTONIC) + time;
}

static int wait_until(int64_t deadline)
{
	value = 99;
	return iofd_eventfd_wait_until(&event, deadline, &value);
}

static void open_event(uint64_t initial, uint32_t flags)
{
	ck_assert_int_eq(iofd_eventfd_open(&event, initial, flags), 0);
}

static void close_event(void)
{
	ck_assert_int_eq(iofd_fd_close(&event.fd), 0);
}

START_TEST(wait_until_when_readable_returns_value_at_any_deadline)
{
	static const int64_t deadlines[] = {INT64_MIN, -1, 0, INT64_MAX};

	open_event(0, modes[_i]);
	for (size_t i = 0; i < 4; i++) {
		iofd_eventfd_signal(&event, 7);
		ck_assert_int_eq(wait_until(deadlines[i]), 0);
		ck_assert_uint_eq(value, 7);
	}
	close_event();
	open_event(2, modes[_i] | IOFD_EVENTFD_SEMAPHORE);
	ck_assert_int_eq(wait_until(INT64_MAX), 0);
	ck_assert_uint_eq(value, 1);
	close_event();
}
END_TEST

START_TEST(wait_until_at_deadline_returns_etimedout)
{
	int64_t deadline;

	open_event(0, modes[_i]);
	ck_assert_int_eq(wait_until(0), -ETIMEDOUT);
	ck_assert_uint_eq(value, 99);
	deadline = after(5 * MILLISECOND);
	ck_assert_int_eq(wait_until(deadline), -ETIMEDOUT);
	ck_assert_int_ge(after(0), deadline);
	close_event();
}
END_TEST

static void *signal_it(void *unused)
{
	(void)unused;
	iofd_eventfd_signal(&event, 3);
	return NULL;
}

START_TEST(wait_until_when_thread_signals_returns_value)
{
	pthread_t thread;

	open_event(0, modes[_i]);
	ck_assert_int_eq(pthread_create(&thread, NULL, signal_it, NULL), 0);
	ck_assert_int_eq(wait_until(INT64_MAX), 0);
	ck_assert_uint_eq(value, 3);
	pthread_join(thread, NULL);
	close_event();
}
END_TEST

START_TEST(wait_until_with_signal_handlers_ends_at_deadline)
{
	int64_t deadline;

	open_event(0, modes[_i]);
	start_alarms();
	deadline = after(20 * MILLISECOND);
	ck_assert_int_eq(wait_until(deadline), -ETIMEDOUT);
	stop_alarms();
	ck_assert_int_ge(after(0), deadline);
	close_event();
}
END_TEST

/*
 * Another reader may drain the counter between poll and read. A plain read
 * would then hang for ever.
 */
START_TEST(wait_until_on_blocking_eventfd_makes_no_plain_read)
{
	open_event(5, IOFD_BLOCKING);
	if (forbid_where(SYS_read, 0, (unsigned)iofd_fd_raw(&event.fd), 0) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(wait_until(INT64_MAX), 0);
	ck_assert_uint_eq(value, 5);
	ck_assert_int_eq(wait_until(0), -ETIMEDOUT);
	close_event();
}
END_TEST

static const int errors[] = {EOPNOTSUPP, ENOSYS};

/* Linux before 5.8, and before 4.6. */
START_TEST(wait_until_without_preadv2_needs_nonblocking_eventfd)
{
	open_event(5, 0);
	if (forbid(SYS_preadv2, errors[_i]) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(wait_until(INT64_MAX), 0);
	ck_assert_uint_eq(value, 5);
	ck_assert_int_eq(wait_until(0), -ETIMEDOUT);
	close_event();
	open_event(5, IOFD_BLOCKING);
	ck_assert_int_eq(wait_until(INT64_MAX), -errors[_i]);
	ck_assert_uint_eq(value, 99);
	close_event();
}
END_TEST

START_TEST(wait_until_with_null_returns_efault)
{
	open_event(5, 0);
	ck_assert_int_eq(iofd_eventfd_wait_until(&event, 0, NULL), -EFAULT);
	close_event();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(
		tests, wait_until_when_readable_returns_value_at_any_deadline,
		0, 2);
	tcase_add_loop_test(tests, wait_until_at_deadline_returns_etimedout, 0,
			    2);
	tcase_add_loop_test(tests, wait_until_when_thread_signals_returns_value,
			    0, 2);
	tcase_add_loop_test(
		tests, wait_until_with_signal_handlers_ends_at_deadline, 0, 2);
	tcase_add_test(tests,
		       wait_until_on_blocking_eventfd_makes_no_plain_read);
	tcase_add_loop_test(
		tests, wait_until_without_preadv2_needs_nonblocking_eventfd, 0,
		2);
	tcase_add_test(tests, wait_until_with_null_returns_efault);
}
