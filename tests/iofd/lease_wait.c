/* SPDX-License-Identifier: MIT */
/* Waiting until the last user of a lease has closed the descriptor. */
#define _GNU_SOURCE
#include "harness.h"
#include "leased.h"

#include <iofd/clock.h>

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

const char *const suite_name = "iofd/lease_wait";

#define MILLISECOND 1000000LL
#define WAITING	    4U /* see <iofd/inline/lease.h> */

enum {
	WAITERS = 3,
	ROUNDS = 2000
};

static int64_t after(int64_t time)
{
	return iofd_clock_now(IOFD_CLOCK_MONOTONIC) + time;
}

static void start_with_user(void)
{
	start(0);
	acquire();
}

static const int64_t deadlines[] = {INT64_MIN, -1, 0, INT64_MAX};

START_TEST(close_wait_without_users_closes_at_any_deadline)
{
	start(0);
	ck_assert_int_eq(iofd_lease_close_wait(&lease, deadlines[_i]), 0);
	ck_assert(!is_open());
	ck_assert_int_eq(iofd_lease_close_wait(&lease, deadlines[_i]), 0);
}
END_TEST

START_TEST(close_wait_when_never_started_returns_zero)
{
	ck_assert_int_eq(iofd_lease_close_wait(&lease, INT64_MAX), 0);
	ck_assert_uint_eq(lease.word, 0);
}
END_TEST

START_TEST(close_wait_with_user_returns_etimedout_at_deadline)
{
	int64_t deadline;

	start_with_user();
	for (int i = 0; i < 3; i++)
		ck_assert_int_eq(iofd_lease_close_wait(&lease, deadlines[i]),
				 -ETIMEDOUT);
	deadline = after(5 * MILLISECOND);
	ck_assert_int_eq(iofd_lease_close_wait(&lease, deadline), -ETIMEDOUT);
	ck_assert_int_ge(after(0), deadline);
	ck_assert_int_eq(iofd_lease_acquire(&lease, &view), -EBADF);
	ck_assert(is_open());
	ck_assert_int_eq(iofd_lease_release(&lease), 1);
	ck_assert_int_eq(iofd_lease_close_wait(&lease, 0), 0);
}
END_TEST

START_TEST(close_wait_with_signal_handlers_ends_at_deadline)
{
	int64_t deadline;

	start_with_user();
	start_alarms();
	deadline = after(20 * MILLISECOND);
	ck_assert_int_eq(iofd_lease_close_wait(&lease, deadline), -ETIMEDOUT);
	stop_alarms();
	ck_assert_int_ge(after(0), deadline);
	ck_assert_int_eq(iofd_lease_release(&lease), 1);
}
END_TEST

static void *wait_for_users(void *result)
{
	*(int *)result = iofd_lease_close_wait(&lease, INT64_MAX);
	return NULL;
}

/* Until a waiter is asleep, or about to be. */
static void await_waiter(void)
{
	while (!(__atomic_load_n(&lease.word, __ATOMIC_RELAXED) & WAITING))
		sched_yield();
}

static void release_with_waiters(int released, int waited)
{
	pthread_t threads[WAITERS];
	int results[WAITERS];

	for (int i = 0; i < WAITERS; i++) {
		results[i] = 99;
		ck_assert_int_eq(pthread_create(&threads[i], NULL,
						wait_for_users, &results[i]),
				 0);
	}
	await_waiter();
	ck_assert_int_eq(iofd_lease_release(&lease), released);
	for (int i = 0; i < WAITERS; i++) {
		pthread_join(threads[i], NULL);
		ck_assert_int_eq(results[i], waited);
	}
}

START_TEST(close_wait_by_several_threads_ends_at_last_release)
{
	for (int i = 0; i < ROUNDS; i++) {
		start_with_user();
		release_with_waiters(1, 0);
		ck_assert(!is_open());
	}
}
END_TEST

START_TEST(close_wait_returns_close_error_of_last_user)
{
	if (forbid_where(SYS_close, 0, 900, EIO) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(fcntl(0, F_DUPFD, 900), 900);
	ck_assert_int_eq(iofd_fd_adopt(&view, 900), 0);
	ck_assert_int_eq(iofd_lease_start(&lease, &view), 0);
	ck_assert_int_eq(iofd_lease_acquire(&lease, &view), 0);
	release_with_waiters(-EIO, -EIO);
	ck_assert_int_eq((int)syscall(SYS_close_range, 900, 900, 0), 0);
}
END_TEST

/* The same users and state, but one generation later. */
START_TEST(close_wait_ends_although_lease_is_started_again)
{
	pthread_t thread;
	int result;

	for (int i = 0; i < ROUNDS; i++) {
		result = 99;
		start_with_user();
		ck_assert_int_eq(
			pthread_create(&thread, NULL, wait_for_users, &result),
			0);
		await_waiter();
		ck_assert_int_eq(iofd_lease_release(&lease), 1);
		start_with_user();
		pthread_join(thread, NULL);
		ck_assert_int_eq(result, 0);
		ck_assert_int_eq(iofd_lease_close(&lease), 0);
		ck_assert_int_eq(iofd_lease_release(&lease), 1);
	}
}
END_TEST

START_TEST(close_wait_with_failing_futex_returns_its_error)
{
	start_with_user();
	if (forbid(SYS_futex, EPERM) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(iofd_lease_close_wait(&lease, INT64_MAX), -EPERM);
	ck_assert_int_eq(iofd_lease_release(&lease), 1);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(
		tests, close_wait_without_users_closes_at_any_deadline, 0, 4);
	tcase_add_test(tests, close_wait_when_never_started_returns_zero);
	tcase_add_test(tests,
		       close_wait_with_user_returns_etimedout_at_deadline);
	tcase_add_test(tests, close_wait_with_signal_handlers_ends_at_deadline);
	tcase_add_test(tests,
		       close_wait_by_several_threads_ends_at_last_release);
	tcase_add_test(tests, close_wait_returns_close_error_of_last_user);
	tcase_add_test(tests, close_wait_ends_although_lease_is_started_again);
	tcase_add_test(tests, close_wait_with_failing_futex_returns_its_error);
}
