/* SPDX-License-Identifier: MIT */
/*
 * Users of a lease, and its end. lease_token.c has generations and tokens,
 * lease_threads.c signal handlers and threads, lease_wait.c the waits.
 */
#define _GNU_SOURCE
#include "harness.h"
#include "leased.h"

#include <iofd/eventfd.h>

#include <errno.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/lease";

START_TEST(acquire_gives_view_of_descriptor)
{
	iofd_eventfd event;
	uint64_t value;

	start(5);
	ck_assert_int_eq(iofd_lease_acquire(&lease, &event.fd), 0);
	ck_assert_int_eq(iofd_eventfd_wait(&event, &value), 0);
	ck_assert_uint_eq(value, 5);
	ck_assert_int_eq(iofd_lease_release(&lease), 0);
	ck_assert_int_eq(iofd_lease_close(&lease), 1);
	ck_assert(!is_open());
}
END_TEST

START_TEST(close_with_users_lets_last_release_close)
{
	start(0);
	acquire();
	acquire();
	ck_assert_int_eq(iofd_lease_close(&lease), 0);
	expect_refused();
	ck_assert_int_eq(iofd_lease_release(&lease), 0);
	ck_assert(is_open());
	expect_refused();
	ck_assert_int_eq(iofd_lease_release(&lease), 1);
	ck_assert(!is_open());
	expect_refused();
	ck_assert_int_eq(iofd_lease_release(&lease), -EBADF);
}
END_TEST

START_TEST(close_when_closed_or_closing_returns_zero)
{
	ck_assert_int_eq(iofd_lease_close(&lease), 0);
	start(0);
	acquire();
	ck_assert_int_eq(iofd_lease_close(&lease), 0);
	ck_assert_int_eq(iofd_lease_close(&lease), 0);
	ck_assert(is_open());
	ck_assert_int_eq(iofd_lease_release(&lease), 1);
	ck_assert_int_eq(iofd_lease_close(&lease), 0);
}
END_TEST

START_TEST(release_without_user_returns_ebadf_and_changes_nothing)
{
	uint64_t word;

	ck_assert_int_eq(iofd_lease_release(&lease), -EBADF);
	ck_assert_uint_eq(lease.word, 0);
	start(0);
	word = lease.word;
	ck_assert_int_eq(iofd_lease_release(&lease), -EBADF);
	ck_assert_uint_eq(lease.word, word);
	acquire();
	ck_assert_int_eq(iofd_lease_release(&lease), 0);
	ck_assert_int_eq(iofd_lease_release(&lease), -EBADF);
	ck_assert_int_eq(iofd_lease_close(&lease), 1);
}
END_TEST

START_TEST(start_when_not_closed_returns_ebusy_and_leaves_source)
{
	iofd_fd source;

	start(0);
	ck_assert_int_eq(iofd_fd_adopt(&source, dup(0)), 0);
	ck_assert_int_eq(iofd_lease_start(&lease, &source), -EBUSY);
	acquire();
	ck_assert_int_eq(iofd_lease_close(&lease), 0);
	ck_assert_int_eq(iofd_lease_start(&lease, &source), -EBUSY);
	ck_assert_int_eq(iofd_lease_release(&lease), 1);
	ck_assert(iofd_fd_valid(&source));
	ck_assert_int_eq(iofd_lease_start(&lease, &source), 0);
	ck_assert_int_eq(iofd_lease_close(&lease), 1);
}
END_TEST

START_TEST(start_with_closed_source_returns_ebadf_and_stays_closed)
{
	iofd_fd closed = {0};

	ck_assert_int_eq(iofd_lease_start(&lease, &closed), -EBADF);
	ck_assert_uint_eq(lease.word, 0);
	expect_refused();
	start(0);
	ck_assert_uint_eq(token() >> 32, 1);
	ck_assert_int_eq(iofd_lease_close(&lease), 1);
}
END_TEST

START_TEST(close_error_is_reported_and_lease_is_closed)
{
	if (forbid_where(SYS_close, 0, 900, EIO) < 0)
		SKIP_WITHOUT("seccomp");
	for (int with_user = 0; with_user < 2; with_user++) {
		ck_assert_int_eq(fcntl(0, F_DUPFD, 900), 900);
		ck_assert_int_eq(iofd_fd_adopt(&view, 900), 0);
		ck_assert_int_eq(iofd_lease_start(&lease, &view), 0);
		if (with_user)
			ck_assert_int_eq(iofd_lease_acquire(&lease, &view), 0);
		ck_assert_int_eq(iofd_lease_close(&lease),
				 with_user ? 0 : -EIO);
		if (with_user)
			ck_assert_int_eq(iofd_lease_release(&lease), -EIO);
		expect_refused();
		ck_assert_int_eq(iofd_lease_close(&lease), 0);
		ck_assert_int_eq(iofd_lease_close_wait(&lease, 0), -EIO);
		ck_assert_int_eq(dup3(0, 900, 0), 900);
		ck_assert_int_eq((int)syscall(SYS_close_range, 900, 900, 0), 0);
	}
}
END_TEST

/* A child's lease has the users of the time of the fork. */
START_TEST(close_in_child_leaves_lease_of_parent)
{
	int status, pid;

	start(0);
	pid = fork();
	if (pid == 0)
		_exit(iofd_lease_close(&lease) != 1 || is_open());
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
	acquire();
	ck_assert_int_eq(iofd_lease_release(&lease), 0);
	ck_assert_int_eq(iofd_lease_close(&lease), 1);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, acquire_gives_view_of_descriptor);
	tcase_add_test(tests, close_with_users_lets_last_release_close);
	tcase_add_test(tests, close_when_closed_or_closing_returns_zero);
	tcase_add_test(tests,
		       release_without_user_returns_ebadf_and_changes_nothing);
	tcase_add_test(tests,
		       start_when_not_closed_returns_ebusy_and_leaves_source);
	tcase_add_test(tests,
		       start_with_closed_source_returns_ebadf_and_stays_closed);
	tcase_add_test(tests, close_error_is_reported_and_lease_is_closed);
	tcase_add_test(tests, close_in_child_leaves_lease_of_parent);
}
