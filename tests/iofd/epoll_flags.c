/* SPDX-License-Identifier: MIT */
/* Each flag of a member does what the kernel documents. */
#define _GNU_SOURCE
#include "harness.h"

#include <iofd/epoll.h>
#include <iofd/eventfd.h>

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

const char *const suite_name = "iofd/epoll_flags";

static iofd_epoll set;
static iofd_eventfd event;
static iofd_epoll_event ready[4];

static void open_member(uint32_t events)
{
	ck_assert_int_eq(iofd_epoll_open(&set), 0);
	ck_assert_int_eq(iofd_eventfd_open(&event, 1, 0), 0);
	ck_assert_int_eq(iofd_epoll_add(&set, &event.fd, events, 0), 0);
}

static void close_all(void)
{
	ck_assert_int_eq(iofd_fd_close(&set.fd), 0);
	ck_assert_int_eq(iofd_fd_close(&event.fd), 0);
}

static void expect_ready(int count)
{
	ck_assert_int_eq(iofd_epoll_wait(&set, ready, 4), count);
	if (count)
		ck_assert_uint_eq(ready[0].events, IOFD_EPOLL_IN);
}

START_TEST(wait_without_flags_reports_while_ready)
{
	uint64_t value;

	open_member(IOFD_EPOLL_IN);
	expect_ready(1);
	expect_ready(1);
	ck_assert_int_eq(iofd_eventfd_wait(&event, &value), 0);
	expect_ready(0);
	close_all();
}
END_TEST

START_TEST(wait_with_edge_reports_once_for_each_signal)
{
	open_member(IOFD_EPOLL_IN | IOFD_EPOLL_EDGE);
	expect_ready(1);
	expect_ready(0);
	ck_assert_int_eq(iofd_eventfd_signal(&event, 1), 0);
	ck_assert_int_eq(iofd_eventfd_signal(&event, 1), 0);
	expect_ready(1);
	expect_ready(0);
	ck_assert_int_eq(iofd_epoll_modify(&set, &event.fd,
					   IOFD_EPOLL_IN | IOFD_EPOLL_EDGE, 0),
			 0);
	expect_ready(1);
	expect_ready(0);
	close_all();
}
END_TEST

START_TEST(wait_with_one_shot_reports_once_for_each_modify)
{
	const uint32_t events = IOFD_EPOLL_IN | IOFD_EPOLL_ONE_SHOT;

	open_member(events);
	expect_ready(1);
	ck_assert_int_eq(iofd_eventfd_signal(&event, 1), 0);
	expect_ready(0);
	ck_assert_int_eq(iofd_epoll_add(&set, &event.fd, events, 0), -EEXIST);
	ck_assert_int_eq(iofd_epoll_modify(&set, &event.fd, events, 0), 0);
	expect_ready(1);
	expect_ready(0);
	close_all();
}
END_TEST

START_TEST(exclusive_with_other_flags_is_refused)
{
	const uint32_t exclusive = IOFD_EPOLL_IN | IOFD_EPOLL_EXCLUSIVE;
	static const uint32_t others[] = {IOFD_EPOLL_PRI, IOFD_EPOLL_RDHUP,
					  IOFD_EPOLL_ONE_SHOT};
	iofd_epoll inner;

	open_member(0);
	ck_assert_int_eq(iofd_epoll_modify(&set, &event.fd, exclusive, 0),
			 -EINVAL);
	ck_assert_int_eq(iofd_epoll_remove(&set, &event.fd), 0);
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		ck_assert_int_eq(iofd_epoll_add(&set, &event.fd,
						exclusive | others[i], 0),
				 -EINVAL);
	ck_assert_int_eq(iofd_epoll_open(&inner), 0);
	ck_assert_int_eq(iofd_epoll_add(&set, &inner.fd, exclusive, 0),
			 -EINVAL);
	ck_assert_int_eq(iofd_fd_close(&inner.fd), 0);
	ck_assert_int_eq(
		iofd_epoll_add(&set, &event.fd,
			       exclusive | IOFD_EPOLL_OUT | IOFD_EPOLL_EDGE, 0),
		0);
	ck_assert_int_eq(iofd_epoll_modify(&set, &event.fd, IOFD_EPOLL_IN, 0),
			 -EINVAL);
	close_all();
}
END_TEST

START_TEST(rdhup_and_hup_tell_half_a_close_from_a_close)
{
	int ends[2];
	iofd_fd end;

	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
	ck_assert_int_eq(iofd_fd_adopt(&end, ends[0]), 0);
	ck_assert_int_eq(iofd_epoll_open(&set), 0);
	ck_assert_int_eq(iofd_epoll_add(&set, &end, IOFD_EPOLL_RDHUP, 0), 0);
	ck_assert_int_eq(shutdown(ends[1], SHUT_WR), 0);
	ck_assert_int_eq(iofd_epoll_wait(&set, ready, 1), 1);
	ck_assert_uint_eq(ready[0].events, IOFD_EPOLL_RDHUP);
	ck_assert_int_eq(close(ends[1]), 0);
	ck_assert_int_eq(iofd_epoll_wait(&set, ready, 1), 1);
	ck_assert_uint_eq(ready[0].events, IOFD_EPOLL_RDHUP | IOFD_EPOLL_HUP);
	ck_assert_int_eq(iofd_fd_close(&end), 0);
	ck_assert_int_eq(iofd_fd_close(&set.fd), 0);
}
END_TEST

/* Reads the events that the kernel has stored for the only member. */
static uint32_t events_stored(void)
{
	char path[64];
	char text[256];
	char *found;
	unsigned events = 0;
	FILE *info;
	size_t n;

	snprintf(path, sizeof path, "/proc/self/fdinfo/%d",
		 iofd_fd_raw(&set.fd));
	info = fopen(path, "r");
	ck_assert_ptr_nonnull(info);
	n = fread(text, 1, sizeof text - 1, info);
	fclose(info);
	text[n] = 0;
	found = strstr(text, "events:");
	ck_assert_ptr_nonnull(found);
	ck_assert_int_eq(sscanf(found, "events: %x", &events), 1);
	return events;
}

/* WAKEUP is kept only with CAP_BLOCK_SUSPEND, and if the machine suspends. */
static void expect_stored(uint32_t events)
{
	const uint32_t always = IOFD_EPOLL_ERR | IOFD_EPOLL_HUP;
	uint32_t stored = events_stored();

	if (events != IOFD_EPOLL_WAKEUP || stored != always)
		ck_assert_uint_eq(stored, events | always);
}

static const uint32_t flags_of_modify =
	IOFD_EPOLL_IN | IOFD_EPOLL_PRI | IOFD_EPOLL_OUT | IOFD_EPOLL_ERR |
	IOFD_EPOLL_HUP | IOFD_EPOLL_RDHUP | IOFD_EPOLL_WAKEUP |
	IOFD_EPOLL_ONE_SHOT | IOFD_EPOLL_EDGE;

START_TEST(modify_stores_each_flag_and_refuses_exclusive_and_unknown)
{
	uint32_t former = 0;

	open_member(0);
	for (int bit = 0; bit < 32; bit++) {
		const uint32_t events = 1u << bit;
		int is_known = (events & flags_of_modify) != 0;

		ck_assert_int_eq(iofd_epoll_modify(&set, &event.fd, events, 0),
				 is_known ? 0 : -EINVAL);
		former = is_known ? events : former;
		expect_stored(former);
	}
	close_all();
}
END_TEST

START_TEST(add_stores_each_flag_and_refuses_unknown)
{
	open_member(0);
	for (int bit = 0; bit < 32; bit++) {
		const uint32_t events = 1u << bit;
		int is_known = (events &
				(flags_of_modify | IOFD_EPOLL_EXCLUSIVE)) != 0;

		ck_assert_int_eq(iofd_epoll_remove(&set, &event.fd), 0);
		ck_assert_int_eq(iofd_epoll_add(&set, &event.fd, events, 0),
				 is_known ? 0 : -EINVAL);
		if (is_known)
			expect_stored(events);
		else
			ck_assert_int_eq(iofd_epoll_add(&set, &event.fd, 0, 0),
					 0);
	}
	close_all();
}
END_TEST

/* A thread that sleeps in a set of its own. */
struct waiter {
	iofd_epoll set;
	pthread_t thread;
	int tid;
	int reports; /* of `event` */
};

static void *wait_once(void *context)
{
	struct waiter *waiter = context;
	iofd_epoll_event events[2];
	int n;

	__atomic_store_n(&waiter->tid, (int)syscall(SYS_gettid),
			 __ATOMIC_RELEASE);
	n = iofd_epoll_wait_until(&waiter->set, INT64_MAX, events, 2);
	while (n-- > 0)
		waiter->reports += events[n].data == 1;
	return NULL;
}

static int is_asleep(const struct waiter *waiter)
{
	int tid = __atomic_load_n(&waiter->tid, __ATOMIC_ACQUIRE);
	char path[64];
	char text[64] = {0};
	char *name_end;
	FILE *stat;

	if (tid == 0)
		return 0;
	snprintf(path, sizeof path, "/proc/self/task/%d/stat", tid);
	stat = fopen(path, "r");
	ck_assert_ptr_nonnull(stat);
	ck_assert_uint_gt(fread(text, 1, sizeof text - 1, stat), 0);
	fclose(stat);
	name_end = strrchr(text, ')');
	return name_end && name_end[2] == 'S';
}

/*
 * One signal while two threads sleep, each in its set: returns how many got it.
 * Then the other is woken by `end`.
 */
static int count_woken(uint32_t flags)
{
	struct waiter waiters[2] = {{.tid = 0}};
	iofd_eventfd end;

	ck_assert_int_eq(iofd_eventfd_open(&event, 0, 0), 0);
	ck_assert_int_eq(iofd_eventfd_open(&end, 0, 0), 0);
	for (int i = 0; i < 2; i++) {
		struct waiter *waiter = &waiters[i];

		ck_assert_int_eq(iofd_epoll_open(&waiter->set), 0);
		ck_assert_int_eq(iofd_epoll_add(&waiter->set, &event.fd,
						IOFD_EPOLL_IN | flags, 1),
				 0);
		ck_assert_int_eq(
			iofd_epoll_add(&waiter->set, &end.fd, IOFD_EPOLL_IN, 2),
			0);
		pthread_create(&waiter->thread, NULL, wait_once, waiter);
	}
	while (!is_asleep(&waiters[0]) || !is_asleep(&waiters[1]))
		sched_yield();
	ck_assert_int_eq(iofd_eventfd_signal(&event, 1), 0);
	ck_assert_int_eq(iofd_eventfd_signal(&end, 1), 0);
	for (int i = 0; i < 2; i++) {
		pthread_join(waiters[i].thread, NULL);
		ck_assert_int_eq(iofd_fd_close(&waiters[i].set.fd), 0);
	}
	ck_assert_int_eq(iofd_fd_close(&end.fd), 0);
	ck_assert_int_eq(iofd_fd_close(&event.fd), 0);
	return waiters[0].reports + waiters[1].reports;
}

START_TEST(signal_to_two_sets_wakes_both)
{
	ck_assert_int_eq(count_woken(0), 2);
}
END_TEST

START_TEST(signal_to_two_exclusive_sets_wakes_one)
{
	ck_assert_int_eq(count_woken(IOFD_EPOLL_EXCLUSIVE), 1);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, wait_without_flags_reports_while_ready);
	tcase_add_test(tests, wait_with_edge_reports_once_for_each_signal);
	tcase_add_test(tests, wait_with_one_shot_reports_once_for_each_modify);
	tcase_add_test(tests, exclusive_with_other_flags_is_refused);
	tcase_add_test(tests, rdhup_and_hup_tell_half_a_close_from_a_close);
	tcase_add_test(
		tests,
		modify_stores_each_flag_and_refuses_exclusive_and_unknown);
	tcase_add_test(tests, add_stores_each_flag_and_refuses_unknown);
	tcase_add_test(tests, signal_to_two_sets_wakes_both);
	tcase_add_test(tests, signal_to_two_exclusive_sets_wakes_one);
}
