/* SPDX-License-Identifier: MIT */
/* Members of a set of handles, and the events that it returns. */
#define _GNU_SOURCE
#include "harness.h"

#include <iofd/epoll.h>
#include <iofd/eventfd.h>
#include <iofd/fd_kind.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>

const char *const suite_name = "iofd/epoll";

enum {
	MANY = 64
};

static iofd_epoll set;
static iofd_epoll other;
static iofd_eventfd event;
static iofd_fd copy;
static iofd_epoll_event ready[MANY + 1];

/* Adds an eventfd that is readable. */
static void open_member(uint64_t data)
{
	ck_assert_int_eq(iofd_epoll_open(&set), 0);
	ck_assert_int_eq(iofd_eventfd_open(&event, 1, 0), 0);
	ck_assert_int_eq(iofd_epoll_add(&set, &event.fd, IOFD_EPOLL_IN, data),
			 0);
}

static void close_all(void)
{
	ck_assert_int_eq(iofd_fd_close(&set.fd), 0);
	ck_assert_int_eq(iofd_fd_close(&other.fd), 0);
	ck_assert_int_eq(iofd_fd_close(&event.fd), 0);
	ck_assert_int_eq(iofd_fd_close(&copy), 0);
}

static void expect_one(const iofd_epoll *e, uint32_t events, uint64_t data)
{
	ck_assert_int_eq(iofd_epoll_wait(e, ready, 2), 1);
	ck_assert_uint_eq(ready[0].events, events);
	ck_assert_uint_eq(ready[0].data, data);
}

static void expect_none(const iofd_epoll *e)
{
	ck_assert_int_eq(iofd_epoll_wait(e, ready, MANY), 0);
}

START_TEST(open_makes_empty_set_and_cloexec)
{
	ck_assert_int_eq(iofd_epoll_open(&set), 0);
	ck_assert_int_eq(iofd_fd_is_cloexec(&set.fd), 1);
	ck_assert_int_eq(iofd_fd_kind(&set.fd), IOFD_FD_KIND_EPOLL);
	expect_none(&set);
	close_all();
}
END_TEST

START_TEST(adopt_of_epoll_takes_its_members)
{
	open_member(7);
	ck_assert_int_eq(iofd_epoll_adopt(&other, iofd_fd_release(&set.fd)), 0);
	expect_one(&other, IOFD_EPOLL_IN, 7);
	close_all();
}
END_TEST

/* Of 1 to 64: each has other data in all of its bytes, and other events. */
static void expect_many(int count)
{
	const uint64_t pattern = 0x0123456789abcdef;
	iofd_eventfd events[MANY];
	uint64_t seen = 0;

	ck_assert_int_eq(iofd_epoll_open(&set), 0);
	for (int i = 0; i < count; i++) {
		ck_assert_int_eq(
			iofd_eventfd_open(&events[i], (uint64_t)i % 2, 0), 0);
		ck_assert_int_eq(iofd_epoll_add(&set, &events[i].fd,
						IOFD_EPOLL_IN | IOFD_EPOLL_OUT,
						pattern * (uint64_t)(i + 1)),
				 0);
	}
	memset(ready, 0x5a, sizeof ready);
	ck_assert_int_eq(iofd_epoll_wait(&set, ready, MANY), count);
	for (int i = 0; i < count; i++) {
		int n = 0;

		while (n < count &&
		       ready[i].data != pattern * (uint64_t)(n + 1))
			n++;
		ck_assert_int_lt(n, count);
		ck_assert_uint_eq(seen & 1ULL << n, 0);
		seen |= 1ULL << n;
		ck_assert_uint_eq(ready[i].events,
				  IOFD_EPOLL_OUT |
					  (n % 2 ? IOFD_EPOLL_IN : 0u));
	}
	ck_assert_uint_eq(ready[count].data, 0x5a5a5a5a5a5a5a5a);
	ck_assert_uint_eq(ready[count].events, 0x5a5a5a5a);
	for (int i = 0; i < count; i++)
		ck_assert_int_eq(iofd_fd_close(&events[i].fd), 0);
	expect_none(&set);
	close_all();
}

START_TEST(wait_with_many_ready_returns_each_with_its_data)
{
	for (int count = 1; count <= MANY; count++)
		expect_many(count);
}
END_TEST

/* A set returns those first that it has not returned before. */
START_TEST(wait_with_small_capacity_returns_all_in_turn)
{
	iofd_eventfd second;

	open_member(1);
	ck_assert_int_eq(iofd_eventfd_open(&second, 1, 0), 0);
	ck_assert_int_eq(iofd_epoll_add(&set, &second.fd, IOFD_EPOLL_IN, 2), 0);
	for (unsigned i = 0; i < 4; i++) {
		ck_assert_int_eq(iofd_epoll_wait(&set, ready, 1), 1);
		ck_assert_uint_eq(ready[0].data, 1 + i % 2);
	}
	ck_assert_int_eq(iofd_fd_close(&second.fd), 0);
	close_all();
}
END_TEST

START_TEST(modify_replaces_events_and_data)
{
	open_member(1);
	ck_assert_int_eq(iofd_epoll_modify(&set, &event.fd, IOFD_EPOLL_OUT, 2),
			 0);
	expect_one(&set, IOFD_EPOLL_OUT, 2);
	ck_assert_int_eq(iofd_epoll_modify(&set, &event.fd, 0, 3), 0);
	expect_none(&set);
	close_all();
}
END_TEST

START_TEST(remove_ends_the_membership)
{
	open_member(1);
	ck_assert_int_eq(iofd_epoll_remove(&set, &event.fd), 0);
	expect_none(&set);
	ck_assert_int_eq(iofd_epoll_remove(&set, &event.fd), -ENOENT);
	ck_assert_int_eq(iofd_epoll_add(&set, &event.fd, IOFD_EPOLL_IN, 2), 0);
	expect_one(&set, IOFD_EPOLL_IN, 2);
	close_all();
}
END_TEST

START_TEST(add_of_closed_handle_returns_ebadf)
{
	open_member(1);
	ck_assert_int_eq(iofd_epoll_add(&set, &copy, IOFD_EPOLL_IN, 1), -EBADF);
	ck_assert_int_eq(iofd_epoll_modify(&set, &copy, IOFD_EPOLL_IN, 1),
			 -EBADF);
	ck_assert_int_eq(iofd_epoll_remove(&set, &copy), -EBADF);
	ck_assert_int_eq(iofd_epoll_add(&other, &event.fd, IOFD_EPOLL_IN, 1),
			 -EBADF);
	ck_assert_int_eq(iofd_epoll_remove(&other, &event.fd), -EBADF);
	close_all();
}
END_TEST

START_TEST(add_of_duplicate_reports_the_file_twice)
{
	open_member(1);
	ck_assert_int_eq(iofd_fd_dup(&event.fd, 3, &copy), 0);
	ck_assert_int_eq(iofd_epoll_add(&set, &copy, IOFD_EPOLL_IN, 2), 0);
	ck_assert_int_eq(iofd_epoll_wait(&set, ready, 3), 2);
	ck_assert_int_eq(iofd_epoll_remove(&set, &copy), 0);
	expect_one(&set, IOFD_EPOLL_IN, 1);
	close_all();
}
END_TEST

START_TEST(add_to_two_sets_reports_in_both)
{
	open_member(1);
	ck_assert_int_eq(iofd_epoll_open(&other), 0);
	ck_assert_int_eq(iofd_epoll_add(&other, &event.fd, IOFD_EPOLL_OUT, 2),
			 0);
	expect_one(&set, IOFD_EPOLL_IN, 1);
	expect_one(&other, IOFD_EPOLL_OUT, 2);
	ck_assert_int_eq(iofd_fd_close(&event.fd), 0);
	expect_none(&set);
	expect_none(&other);
	close_all();
}
END_TEST

START_TEST(set_in_a_set_is_readable_while_it_has_events)
{
	uint64_t value;

	open_member(1);
	ck_assert_int_eq(iofd_epoll_open(&other), 0);
	ck_assert_int_eq(iofd_epoll_add(&other, &set.fd, IOFD_EPOLL_IN, 2), 0);
	ck_assert_int_eq(iofd_fd_poll(&other.fd, IOFD_POLL_IN, 0),
			 IOFD_POLL_IN);
	expect_one(&other, IOFD_EPOLL_IN, 2);
	expect_one(&set, IOFD_EPOLL_IN, 1);
	ck_assert_int_eq(iofd_eventfd_wait(&event, &value), 0);
	expect_none(&other);
	ck_assert_int_eq(iofd_fd_poll(&other.fd, IOFD_POLL_IN, 0), 0);
	close_all();
}
END_TEST

START_TEST(set_in_itself_is_refused)
{
	open_member(1);
	ck_assert_int_eq(iofd_epoll_open(&other), 0);
	ck_assert_int_eq(iofd_epoll_add(&set, &set.fd, IOFD_EPOLL_IN, 0),
			 -EINVAL);
	ck_assert_int_eq(iofd_epoll_add(&set, &other.fd, IOFD_EPOLL_IN, 0), 0);
	ck_assert_int_eq(iofd_epoll_add(&other, &set.fd, IOFD_EPOLL_IN, 0),
			 -ELOOP);
	close_all();
}
END_TEST

/* Linux permits five. */
START_TEST(sets_in_sets_have_a_limit)
{
	enum {
		LEVELS = 10
	};
	iofd_epoll levels[LEVELS];
	int rc = 0;
	int n = 1;

	ck_assert_int_eq(iofd_epoll_open(&levels[0]), 0);
	while (rc == 0 && n < LEVELS) {
		ck_assert_int_eq(iofd_epoll_open(&levels[n]), 0);
		rc = iofd_epoll_add(&levels[n], &levels[n - 1].fd,
				    IOFD_EPOLL_IN, 0);
		n++;
	}
	ck_assert_int_eq(rc, -ELOOP);
	while (n > 0)
		ck_assert_int_eq(iofd_fd_close(&levels[--n].fd), 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, open_makes_empty_set_and_cloexec);
	tcase_add_test(tests, adopt_of_epoll_takes_its_members);
	tcase_add_test(tests, wait_with_many_ready_returns_each_with_its_data);
	tcase_add_test(tests, wait_with_small_capacity_returns_all_in_turn);
	tcase_add_test(tests, modify_replaces_events_and_data);
	tcase_add_test(tests, remove_ends_the_membership);
	tcase_add_test(tests, add_of_closed_handle_returns_ebadf);
	tcase_add_test(tests, add_of_duplicate_reports_the_file_twice);
	tcase_add_test(tests, add_to_two_sets_reports_in_both);
	tcase_add_test(tests, set_in_a_set_is_readable_while_it_has_events);
	tcase_add_test(tests, set_in_itself_is_refused);
	tcase_add_test(tests, sets_in_sets_have_a_limit);
}
