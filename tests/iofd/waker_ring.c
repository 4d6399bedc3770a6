/* SPDX-License-Identifier: MIT */
/*
 * A wake is stopped between its exchange and its write, where another thread
 * stands still for as long as the scheduler likes. The source is compiled into
 * the test, with a write that stops.
 */
#include "../../iofd/src/await.h"

#include <iofd/eventfd.h>

static long stopping_write(int fd, const void *buf, size_t count);
static int await_and_release(const iofd_fd *fd, int64_t deadline_ns);

#define zcall_write	    stopping_write
#define iofd_await_readable await_and_release
#include "../../iofd/src/waker.c"
#undef zcall_write
#undef iofd_await_readable

#include "harness.h"

#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <unistd.h>

const char *const suite_name = "iofd/waker_ring";

static const uint32_t kinds[] = {IOFD_WAKER_LEVEL, IOFD_WAKER_EDGE};

enum {
	KINDS = sizeof kinds / sizeof kinds[0]
};

static iofd_waker waker;
static pthread_t thread;
static sem_t stopped, released;
static int is_stopping;
static int waits;

static long stopping_write(int fd, const void *buf, size_t count)
{
	ssize_t n;

	if (is_stopping) {
		sem_post(&stopped);
		sem_wait(&released);
	}
	n = write(fd, buf, count);
	return n < 0 ? -errno : n;
}

/* Close sleeps: only now the stopped wake goes on. */
static int await_and_release(const iofd_fd *fd, int64_t deadline_ns)
{
	waits++;
	ck_assert_int_eq(deadline_ns, INT64_MAX);
	sem_post(&released);
	return iofd_fd_poll(fd, IOFD_POLL_IN, -1) < 0;
}

static void *wake(void *unused)
{
	(void)unused;
	return (void *)(intptr_t)iofd_waker_wake(&waker);
}

/* Opens and arms a waker, and stops a wake of it just before it rings. */
static void open_with_stopped_wake(uint32_t trigger)
{
	sem_init(&stopped, 0, 0);
	sem_init(&released, 0, 0);
	ck_assert_int_eq(iofd_waker_open(&waker, trigger), 0);
	ck_assert_int_eq(iofd_waker_arm(&waker), 0);
	is_stopping = 1;
	ck_assert_int_eq(pthread_create(&thread, NULL, wake, NULL), 0);
	sem_wait(&stopped);
	is_stopping = 0;
}

static void join(void)
{
	void *result;

	ck_assert_int_eq(pthread_join(thread, &result), 0);
	ck_assert_ptr_null(result);
}

static int is_readable(void)
{
	return iofd_fd_poll(&waker.fd, IOFD_POLL_IN, 0) == IOFD_POLL_IN;
}

START_TEST(close_waits_for_the_ring_that_was_announced)
{
	open_with_stopped_wake(kinds[_i]);
	ck_assert_int_eq(iofd_waker_disarm(&waker), 1);
	ck_assert_int_eq(iofd_waker_close(&waker), 0);
	ck_assert_int_eq(waits, 1);
	join();
}
END_TEST

START_TEST(close_without_disarm_waits_for_the_ring_as_well)
{
	open_with_stopped_wake(kinds[_i]);
	ck_assert_int_eq(iofd_waker_close(&waker), 0);
	ck_assert_int_eq(waits, 1);
	join();
}
END_TEST

START_TEST(close_does_not_wait_for_a_ring_that_was_read)
{
	open_with_stopped_wake(kinds[_i]);
	ck_assert_int_eq(iofd_waker_disarm(&waker), 1);
	sem_post(&released);
	join();
	ck_assert_int_eq(iofd_waker_arm(&waker), 0);
	ck_assert_int_eq(is_readable(), 1);
	ck_assert_int_eq(iofd_waker_disarm(&waker), 0);
	ck_assert_int_eq(iofd_waker_close(&waker), 0);
	ck_assert_int_eq(waits, 0);
}
END_TEST

START_TEST(close_does_not_wait_after_sleep_without_wake)
{
	ck_assert_int_eq(iofd_waker_open(&waker, kinds[_i]), 0);
	for (int i = 0; i < 3; i++) {
		ck_assert_int_eq(iofd_waker_arm(&waker), 0);
		ck_assert_int_eq(iofd_waker_disarm(&waker), 0);
	}
	ck_assert_int_eq(iofd_waker_wake(&waker), 0);
	ck_assert_int_eq(iofd_waker_close(&waker), 0);
	ck_assert_int_eq(waits, 0);
}
END_TEST

/* The late ring of the first sleep must not be taken for that of the second. */
START_TEST(late_ring_only_ends_a_sleep_too_early)
{
	open_with_stopped_wake(kinds[_i]);
	ck_assert_int_eq(iofd_waker_disarm(&waker), 1);
	ck_assert_int_eq(is_readable(), 0);
	ck_assert_int_eq(iofd_waker_arm(&waker), 0);
	ck_assert_int_eq(iofd_waker_wake(&waker), 0);
	ck_assert_int_eq(is_readable(), 1);
	ck_assert_int_eq(iofd_waker_disarm(&waker), 1);
	ck_assert_int_eq(iofd_waker_close(&waker), 0);
	ck_assert_int_eq(waits, 1);
	join();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests, close_waits_for_the_ring_that_was_announced,
			    0, KINDS);
	tcase_add_loop_test(tests,
			    close_without_disarm_waits_for_the_ring_as_well, 0,
			    KINDS);
	tcase_add_loop_test(tests, close_does_not_wait_for_a_ring_that_was_read,
			    0, KINDS);
	tcase_add_loop_test(tests, close_does_not_wait_after_sleep_without_wake,
			    0, KINDS);
	tcase_add_loop_test(tests, late_ring_only_ends_a_sleep_too_early, 0,
			    KINDS);
}
