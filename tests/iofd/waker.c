/* SPDX-License-Identifier: MIT */
/* One thread: what each state promises, and what reaches the eventfd. */
#define _GNU_SOURCE
#include "harness.h"

#include <iofd/clock.h>
#include <iofd/waker.h>

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/waker";

static iofd_waker waker;
static const uint32_t kinds[] = {IOFD_WAKER_LEVEL, IOFD_WAKER_EDGE};

enum {
	KINDS = sizeof kinds / sizeof kinds[0]
};

static void open_waker(uint32_t trigger)
{
	ck_assert_int_eq(iofd_waker_open(&waker, trigger), 0);
}

static void close_waker(void)
{
	ck_assert_int_eq(iofd_waker_close(&waker), 0);
}

static void expect_wake(void)
{
	ck_assert_int_eq(iofd_waker_wake(&waker), 0);
}

/* The counter of the eventfd. */
static uint64_t rings(void)
{
	uint64_t count = 99;

	ck_assert_int_eq(
		iofd_eventfd_value(&(iofd_eventfd){{waker.fd.cell}}, &count),
		0);
	return count;
}

static int is_readable(void)
{
	return iofd_fd_poll(&waker.fd, IOFD_POLL_IN, 0) == IOFD_POLL_IN;
}

START_TEST(open_makes_a_non_blocking_eventfd_that_is_not_armed)
{
	open_waker(kinds[_i]);
	ck_assert_int_eq(iofd_fd_is_nonblock(&waker.fd), 1);
	ck_assert_int_eq(iofd_fd_is_cloexec(&waker.fd), 1);
	ck_assert_int_eq(iofd_waker_disarm(&waker), 0);
	ck_assert_uint_eq(rings(), 0);
	close_waker();
}
END_TEST

START_TEST(open_with_unknown_trigger_returns_einval)
{
	waker.fd.cell = 123;
	ck_assert_int_eq(iofd_waker_open(&waker, IOFD_BLOCKING), -EINVAL);
	ck_assert_int_eq(waker.fd.cell, 0);
}
END_TEST

START_TEST(open_at_descriptor_limit_returns_emfile)
{
	struct rlimit limit, none;

	getrlimit(RLIMIT_NOFILE, &limit);
	none = limit;
	none.rlim_cur = 0;
	setrlimit(RLIMIT_NOFILE, &none);
	waker.fd.cell = 123;
	ck_assert_int_eq(iofd_waker_open(&waker, IOFD_WAKER_LEVEL), -EMFILE);
	ck_assert_int_eq(waker.fd.cell, 0);
	setrlimit(RLIMIT_NOFILE, &limit);
}
END_TEST

START_TEST(zeroed_waker_is_closed)
{
	iofd_waker zeroed = {0};

	ck_assert_int_eq(iofd_waker_wake(&zeroed), -EBADF);
	ck_assert_int_eq(iofd_waker_arm(&zeroed), -EBADF);
	ck_assert_int_eq(iofd_waker_disarm(&zeroed), -EBADF);
	ck_assert_int_eq(iofd_waker_close(&zeroed), 0);
}
END_TEST

START_TEST(close_closes_once)
{
	int raw;

	open_waker(kinds[_i]);
	raw = iofd_fd_raw(&waker.fd);
	close_waker();
	ck_assert_int_eq(iofd_fd_valid(&waker.fd), 0);
	ck_assert_int_eq(iofd_waker_wake(&waker), -EBADF);
	ck_assert_int_eq(dup2(0, raw), raw);
	close_waker();
	ck_assert_int_eq(close(raw), 0);
}
END_TEST

START_TEST(close_while_armed_or_rung_closes)
{
	open_waker(kinds[_i]);
	ck_assert_int_eq(iofd_waker_arm(&waker), 0);
	close_waker();
	open_waker(kinds[_i]);
	ck_assert_int_eq(iofd_waker_arm(&waker), 0);
	expect_wake();
	close_waker();
}
END_TEST

START_TEST(arm_without_wake_returns_zero_and_with_one_returns_one)
{
	open_waker(kinds[_i]);
	ck_assert_int_eq(iofd_waker_arm(&waker), 0);
	ck_assert_int_eq(iofd_waker_disarm(&waker), 0);
	expect_wake();
	expect_wake();
	ck_assert_int_eq(iofd_waker_arm(&waker), 1);
	ck_assert_int_eq(iofd_waker_arm(&waker), 0);
	ck_assert_int_eq(iofd_waker_disarm(&waker), 0);
	close_waker();
}
END_TEST

/* An awake sleeper costs nothing: a write would be -EPERM. */
START_TEST(wake_of_awake_sleeper_makes_no_system_call)
{
	open_waker(kinds[_i]);
	if (forbid(SYS_write, EPERM) < 0) {
		skip_without("seccomp");
	} else {
		expect_wake();
		ck_assert_int_eq(iofd_waker_arm(&waker), 1);
		ck_assert_int_eq(iofd_waker_arm(&waker), 0);
		ck_assert_int_eq(iofd_waker_wake(&waker), -EPERM);
	}
	ck_assert_int_eq(iofd_fd_close(&waker.fd), 0);
}
END_TEST

START_TEST(wake_of_armed_sleeper_rings_once)
{
	open_waker(kinds[_i]);
	ck_assert_int_eq(iofd_waker_arm(&waker), 0);
	ck_assert_int_eq(is_readable(), 0);
	for (int i = 0; i < 3; i++)
		expect_wake();
	ck_assert_uint_eq(rings(), 1);
	ck_assert_int_eq(iofd_waker_disarm(&waker), 1);
	ck_assert_uint_eq(rings(), kinds[_i] == IOFD_WAKER_LEVEL ? 0 : 1);
	close_waker();
}
END_TEST

/* An event loop passes the result of arm on as a timeout, and then disarms. */
START_TEST(disarm_after_arm_returned_one_counts_no_ring)
{
	open_waker(kinds[_i]);
	expect_wake();
	ck_assert_int_eq(iofd_waker_arm(&waker), 1);
	expect_wake();
	ck_assert_int_eq(iofd_waker_disarm(&waker), 1);
	close_waker();
}
END_TEST

START_TEST(arm_twice_keeps_the_wake)
{
	open_waker(kinds[_i]);
	ck_assert_int_eq(iofd_waker_arm(&waker), 0);
	expect_wake();
	ck_assert_int_eq(iofd_waker_arm(&waker), 1);
	ck_assert_int_eq(iofd_waker_arm(&waker), 0);
	ck_assert_int_eq(iofd_waker_disarm(&waker), 0);
	ck_assert_uint_eq(rings(), kinds[_i] == IOFD_WAKER_LEVEL ? 0 : 1);
	close_waker();
}
END_TEST

/* Such as from a handler that wakes in a forked child. */
START_TEST(disarm_takes_a_ring_of_another_process)
{
	int pid, status;

	open_waker(IOFD_WAKER_LEVEL);
	ck_assert_int_eq(iofd_waker_arm(&waker), 0);
	pid = fork();
	if (pid == 0)
		_exit(iofd_waker_wake(&waker) != 0);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
	ck_assert_int_eq(is_readable(), 1);
	ck_assert_int_eq(iofd_waker_disarm(&waker), 0);
	ck_assert_int_eq(is_readable(), 0);
	close_waker();
}
END_TEST

START_TEST(child_of_fork_closes_without_touching_the_parents)
{
	int pid, status;

	open_waker(IOFD_WAKER_LEVEL);
	ck_assert_int_eq(iofd_waker_arm(&waker), 0);
	pid = fork();
	if (pid == 0)
		_exit(iofd_fd_close(&waker.fd) != 0);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
	ck_assert_int_eq(is_readable(), 0);
	expect_wake();
	ck_assert_int_eq(is_readable(), 1);
	ck_assert_int_eq(iofd_waker_disarm(&waker), 1);
	close_waker();
}
END_TEST

/* Not by wakes, in centuries; but the eventfd is readable, as it should be. */
START_TEST(wake_with_full_counter_succeeds)
{
	open_waker(kinds[_i]);
	ck_assert_int_eq(iofd_waker_arm(&waker), 0);
	ck_assert_int_eq(
		iofd_fd_write(&waker.fd, &(uint64_t){UINT64_MAX - 1}, 8), 8);
	expect_wake();
	ck_assert_int_eq(is_readable(), 1);
	ck_assert_int_eq(iofd_waker_disarm(&waker), 1);
	close_waker();
}
END_TEST

START_TEST(disarm_reads_before_rings_overflow)
{
	open_waker(IOFD_WAKER_EDGE);
	waker.due = 1u << 30;
	ck_assert_int_eq(iofd_waker_arm(&waker), 0);
	expect_wake();
	ck_assert_int_eq(iofd_waker_disarm(&waker), 1);
	ck_assert_uint_eq(rings(), 0);
	ck_assert_uint_eq(waker.due, 1u << 30);
	ck_assert_int_eq(iofd_fd_close(&waker.fd), 0);
}
END_TEST

static void open_epoll(iofd_fd *epoll)
{
	struct epoll_event event = {.events = EPOLLIN | EPOLLET};

	ck_assert_int_eq(iofd_fd_adopt(epoll, epoll_create1(EPOLL_CLOEXEC)), 0);
	ck_assert_int_eq(epoll_ctl(iofd_fd_raw(epoll), EPOLL_CTL_ADD,
				   iofd_fd_raw(&waker.fd), &event),
			 0);
}

static int epoll_events(const iofd_fd *epoll)
{
	struct epoll_event event;

	return epoll_wait(iofd_fd_raw(epoll), &event, 1, 0);
}

START_TEST(edge_triggered_epoll_reports_each_ring_though_none_is_read)
{
	iofd_fd epoll;

	open_waker(IOFD_WAKER_EDGE);
	open_epoll(&epoll);
	for (unsigned i = 0; i < 1000; i++) {
		ck_assert_int_eq(iofd_waker_arm(&waker), 0);
		ck_assert_int_eq(epoll_events(&epoll), 0);
		expect_wake();
		ck_assert_int_eq(epoll_events(&epoll), 1);
		ck_assert_int_eq(iofd_waker_disarm(&waker), 1);
		ck_assert_uint_eq(rings(), i + 1);
	}
	close_waker();
	ck_assert_int_eq(iofd_fd_close(&epoll), 0);
}
END_TEST

static void wake_from_handler(int signal)
{
	(void)signal;
	iofd_waker_wake(&waker);
}

START_TEST(wake_in_signal_handler_rings)
{
	struct sigaction action = {.sa_handler = wake_from_handler};
	struct timespec forever = {20, 0};
	sigset_t blocked, none;

	sigemptyset(&blocked);
	sigemptyset(&none);
	sigaddset(&blocked, SIGUSR1);
	sigprocmask(SIG_BLOCK, &blocked, NULL);
	sigaction(SIGUSR1, &action, NULL);
	open_waker(IOFD_WAKER_LEVEL);
	ck_assert_int_eq(iofd_waker_arm(&waker), 0);
	kill(getpid(), SIGUSR1);
	ck_assert_int_eq(ppoll(NULL, 0, &forever, &none), -1);
	ck_assert_int_eq(is_readable(), 1);
	ck_assert_int_eq(iofd_waker_disarm(&waker), 1);
	close_waker();
}
END_TEST

START_TEST(function_on_descriptor_closed_by_other_code_returns_ebadf)
{
	open_waker(IOFD_WAKER_LEVEL);
	ck_assert_int_eq(iofd_waker_arm(&waker), 0);
	ck_assert_int_eq(close(iofd_fd_raw(&waker.fd)), 0);
	ck_assert_int_eq(iofd_waker_wake(&waker), -EBADF);
	ck_assert_int_eq(iofd_waker_close(&waker), -EBADF);
	ck_assert_int_eq(iofd_fd_valid(&waker.fd), 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests,
			    open_makes_a_non_blocking_eventfd_that_is_not_armed,
			    0, KINDS);
	tcase_add_test(tests, open_with_unknown_trigger_returns_einval);
	tcase_add_test(tests, open_at_descriptor_limit_returns_emfile);
	tcase_add_test(tests, zeroed_waker_is_closed);
	tcase_add_loop_test(tests, close_closes_once, 0, KINDS);
	tcase_add_loop_test(tests, close_while_armed_or_rung_closes, 0, KINDS);
	tcase_add_loop_test(
		tests, arm_without_wake_returns_zero_and_with_one_returns_one,
		0, KINDS);
	tcase_add_loop_test(tests, wake_of_awake_sleeper_makes_no_system_call,
			    0, KINDS);
	tcase_add_loop_test(tests, wake_of_armed_sleeper_rings_once, 0, KINDS);
	tcase_add_loop_test(tests, disarm_after_arm_returned_one_counts_no_ring,
			    0, KINDS);
	tcase_add_loop_test(tests, arm_twice_keeps_the_wake, 0, KINDS);
	tcase_add_test(tests, disarm_takes_a_ring_of_another_process);
	tcase_add_test(tests,
		       child_of_fork_closes_without_touching_the_parents);
	tcase_add_loop_test(tests, wake_with_full_counter_succeeds, 0, KINDS);
	tcase_add_test(tests, disarm_reads_before_rings_overflow);
	tcase_add_test(
		tests,
		edge_triggered_epoll_reports_each_ring_though_none_is_read);
	tcase_add_test(tests, wake_in_signal_handler_rings);
	tcase_add_test(
		tests,
		function_on_descriptor_closed_by_other_code_returns_ebadf);
}
