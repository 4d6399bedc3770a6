/* SPDX-License-Identifier: MIT */
/* Removing a member and closing it, in one call. */
#define _GNU_SOURCE
#include "harness.h"

#include <iofd/epoll.h>
#include <iofd/eventfd.h>

#include <errno.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/epoll_close";

enum {
	ROUNDS = 2000
};

static iofd_epoll set;
static iofd_eventfd event;
static iofd_fd copy;
static iofd_epoll_event ready[2];

static void open_member(void)
{
	ck_assert_int_eq(iofd_epoll_open(&set), 0);
	ck_assert_int_eq(iofd_eventfd_open(&event, 1, 0), 0);
	ck_assert_int_eq(iofd_epoll_add(&set, &event.fd, IOFD_EPOLL_IN, 1), 0);
	ck_assert_int_eq(iofd_fd_dup(&event.fd, 3, &copy), 0);
}

static void close_all(void)
{
	ck_assert_int_eq(iofd_fd_close(&set.fd), 0);
	ck_assert_int_eq(iofd_fd_close(&copy), 0);
}

START_TEST(close_of_member_with_duplicate_goes_on_reporting)
{
	open_member();
	ck_assert_int_eq(iofd_fd_close(&event.fd), 0);
	ck_assert_int_eq(iofd_epoll_wait(&set, ready, 2), 1);
	close_all();
}
END_TEST

START_TEST(remove_and_close_of_member_with_duplicate_does_both)
{
	int raw;

	open_member();
	raw = iofd_fd_raw(&event.fd);
	ck_assert_int_eq(iofd_epoll_remove_and_close(&set, &event.fd), 0);
	ck_assert_int_eq(iofd_fd_valid(&event.fd), 0);
	ck_assert_int_eq(fcntl(raw, F_GETFD), -1);
	ck_assert_int_eq(iofd_epoll_wait(&set, ready, 2), 0);
	ck_assert_int_eq(iofd_epoll_remove_and_close(&set, &event.fd), 0);
	close_all();
}
END_TEST

static int open_file(void)
{
	return open("/", O_RDONLY | O_CLOEXEC);
}

static int open_stranger(void)
{
	return dup(iofd_fd_raw(&copy));
}

/* A file that cannot be polled, and a duplicate that was not added. */
START_TEST(remove_and_close_of_handle_that_is_no_member_closes_it)
{
	static int (*const opens[])(void) = {open_file, open_stranger};
	iofd_fd fd;
	int raw;

	open_member();
	raw = opens[_i]();
	ck_assert_int_eq(iofd_fd_adopt(&fd, raw), 0);
	ck_assert_int_eq(iofd_epoll_remove_and_close(&set, &fd), 0);
	ck_assert_int_eq(iofd_fd_valid(&fd), 0);
	ck_assert_int_eq(fcntl(raw, F_GETFD), -1);
	ck_assert_int_eq(iofd_fd_close(&event.fd), 0);
	close_all();
}
END_TEST

START_TEST(remove_and_close_without_epoll_closes_and_returns_error)
{
	iofd_epoll wrong = {{0}};

	open_member();
	ck_assert_int_eq(iofd_fd_move(&wrong.fd, &copy), 0);
	ck_assert_int_eq(iofd_fd_close(&set.fd), 0);
	ck_assert_int_eq(
		iofd_epoll_remove_and_close(_i ? &wrong : &set, &event.fd),
		_i ? -EINVAL : -EBADF);
	ck_assert_int_eq(iofd_fd_valid(&event.fd), 0);
	ck_assert_int_eq(iofd_fd_close(&wrong.fd), 0);
	close_all();
}
END_TEST

START_TEST(remove_and_close_when_close_fails_returns_its_error)
{
	static const int errors[] = {EINTR, EIO};
	int raw;

	open_member();
	raw = iofd_fd_raw(&event.fd);
	if (forbid_where(SYS_close, 0, (unsigned)raw, errors[_i]) < 0)
		skip_without("seccomp");
	else
		ck_assert_int_eq(iofd_epoll_remove_and_close(&set, &event.fd),
				 errors[_i] == EIO ? -EIO : 0);
	ck_assert_int_eq(iofd_fd_valid(&event.fd), 0);
	syscall(SYS_close_range, raw, raw, 0); /* the filter stays */
	close_all();
}
END_TEST

/* Forks a child that has copies of all descriptors until `hold` is closed. */
static int start_holder(iofd_fd *hold)
{
	int ends[2];
	int pid;
	char byte;

	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
	pid = fork();
	ck_assert_int_ge(pid, 0);
	if (pid == 0) {
		close(ends[0]);
		_exit(read(ends[1], &byte, 1) != 0);
	}
	close(ends[1]);
	ck_assert_int_eq(iofd_fd_adopt(hold, ends[0]), 0);
	return pid;
}

static int close_only(const iofd_epoll *e, iofd_fd *fd)
{
	(void)e;
	return iofd_fd_close(fd);
}

/* Returns how many members were reported after they had been closed. */
static int count_ghosts(int (*end)(const iofd_epoll *e, iofd_fd *fd))
{
	int ghosts = 0;

	for (int i = 0; i < ROUNDS; i++) {
		iofd_fd hold;
		int pid;
		int status;

		ck_assert_int_eq(iofd_eventfd_open(&event, 1, 0), 0);
		ck_assert_int_eq(
			iofd_epoll_add(&set, &event.fd, IOFD_EPOLL_IN, 1), 0);
		pid = start_holder(&hold);
		ck_assert_int_eq(end(&set, &event.fd), 0);
		ghosts += iofd_epoll_wait(&set, ready, 2);
		ck_assert_int_eq(iofd_fd_close(&hold), 0);
		ck_assert_int_eq(waitpid(pid, &status, 0), pid);
		ck_assert_int_eq(status, 0);
	}
	return ghosts;
}

START_TEST(remove_and_close_with_copies_in_children_leaves_no_ghost)
{
	ck_assert_int_eq(iofd_epoll_open(&set), 0);
	ck_assert_int_eq(count_ghosts(iofd_epoll_remove_and_close), 0);
	close_all();
}
END_TEST

/* So the test above can fail. */
START_TEST(close_with_copies_in_children_leaves_ghosts)
{
	ck_assert_int_eq(iofd_epoll_open(&set), 0);
	ck_assert_int_eq(count_ghosts(close_only), ROUNDS);
	close_all();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, close_of_member_with_duplicate_goes_on_reporting);
	tcase_add_test(tests,
		       remove_and_close_of_member_with_duplicate_does_both);
	tcase_add_loop_test(
		tests, remove_and_close_of_handle_that_is_no_member_closes_it,
		0, 2);
	tcase_add_loop_test(
		tests, remove_and_close_without_epoll_closes_and_returns_error,
		0, 2);
	tcase_add_loop_test(tests,
			    remove_and_close_when_close_fails_returns_its_error,
			    0, 2);
	tcase_add_test(
		tests,
		remove_and_close_with_copies_in_children_leaves_no_ghost);
	tcase_add_test(tests, close_with_copies_in_children_leaves_ghosts);
}
