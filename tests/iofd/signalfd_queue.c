/* SPDX-License-Identifier: MIT */
/* What becomes of signals when several are pending, or too many. */
#define _GNU_SOURCE
#include "harness.h"

#include <iofd/signalfd.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

const char *const suite_name = "iofd/signalfd_queue";

#define SECOND 1000000000LL

enum {
	COUNT = 8
};

static iofd_signalfd signals;
static iofd_signal_info infos[COUNT + 1];

static void open_all(void)
{
	const iofd_sigset libc = 7ULL << 31; /* 32 to 34 */

	ck_assert_int_eq(
		iofd_signalfd_open_blocking_mask(
			&signals, ~libc & ~(1ULL << (SIGALRM - 1)), 0, NULL),
		0);
}

static void expect_read(int count)
{
	ck_assert_int_eq(iofd_signalfd_read_many(&signals, infos, COUNT + 1),
			 count > 0 ? count : -EAGAIN);
}

static int queue(int signal, int number)
{
	const union sigval value = {.sival_int = number};

	return sigqueue(getpid(), signal, value) < 0 ? -errno : 0;
}

/* The signals of all processes of a user count. libcheck makes a timer later.
 */
static void allow_more(int is_allowed)
{
	struct rlimit limit;

	ck_assert_int_eq(getrlimit(RLIMIT_SIGPENDING, &limit), 0);
	limit.rlim_cur = is_allowed ? limit.rlim_max : 0;
	ck_assert_int_eq(setrlimit(RLIMIT_SIGPENDING, &limit), 0);
}

static void close_signals(void)
{
	allow_more(1);
	ck_assert_int_eq(iofd_fd_close(&signals.fd), 0);
}

START_TEST(standard_signal_keeps_the_first_of_several_values)
{
	open_all();
	for (int i = 0; i < COUNT; i++)
		ck_assert_int_eq(queue(SIGUSR1, i + 1), 0);
	expect_read(1);
	ck_assert_int_eq(infos[0].value, 1);
	expect_read(0);
	close_signals();
}
END_TEST

START_TEST(realtime_signals_are_read_lowest_first_in_order)
{
	open_all();
	for (int i = 0; i < COUNT; i++)
		ck_assert_int_eq(queue(i % 2 ? SIGRTMIN + 2 : SIGRTMIN + 3, i),
				 0);
	expect_read(COUNT);
	for (int i = 0; i < COUNT; i++) {
		int is_second = i >= COUNT / 2;

		ck_assert_uint_eq(infos[i].signo,
				  (unsigned)(SIGRTMIN + 2 + is_second));
		ck_assert_int_eq(infos[i].value,
				 2 * (i % (COUNT / 2)) + !is_second);
	}
	close_signals();
}
END_TEST

/* Sent before the first is read: their SIGCHLD are one. */
START_TEST(sigchld_of_several_children_is_one)
{
	int pids[3];
	siginfo_t ended;

	open_all();
	for (int i = 0; i < 3; i++) {
		pids[i] = fork();
		ck_assert_int_ge(pids[i], 0);
		if (pids[i] == 0)
			_exit(i);
	}
	for (int i = 0; i < 3; i++)
		ck_assert_int_eq(
			waitid(P_PID, (id_t)pids[i], &ended, WEXITED | WNOWAIT),
			0);
	expect_read(1);
	ck_assert_uint_eq(infos[0].signo, SIGCHLD);
	for (int i = 0; i < 3; i++)
		ck_assert_int_eq(waitpid(pids[i], NULL, 0), pids[i]);
	expect_read(0);
	close_signals();
}
END_TEST

START_TEST(realtime_signal_over_the_limit_is_refused_to_sigqueue)
{
	open_all();
	allow_more(0);
	ck_assert_int_eq(queue(SIGRTMIN + 2, 5), -EAGAIN);
	expect_read(0);
	close_signals();
}
END_TEST

START_TEST(realtime_signal_of_kill_over_the_limit_is_one_without_sender)
{
	open_all();
	allow_more(0);
	for (int i = 0; i < 3; i++)
		ck_assert_int_eq(kill(getpid(), SIGRTMIN + 2), 0);
	expect_read(1);
	ck_assert_uint_eq(infos[0].signo, (unsigned)SIGRTMIN + 2);
	ck_assert_int_eq(infos[0].code, SI_USER);
	ck_assert_uint_eq(infos[0].pid, 0);
	close_signals();
}
END_TEST

START_TEST(standard_signal_of_sigqueue_over_the_limit_loses_its_value)
{
	open_all();
	allow_more(0);
	ck_assert_int_eq(queue(SIGUSR1, 5), 0);
	expect_read(1);
	ck_assert_uint_eq(infos[0].signo, SIGUSR1);
	ck_assert_int_eq(infos[0].code, SI_USER);
	ck_assert_uint_eq(infos[0].pid, 0);
	ck_assert_int_eq(infos[0].value, 0);
	close_signals();
}
END_TEST

START_TEST(kill_and_sigchld_over_the_limit_keep_the_sender)
{
	int pid;

	open_all();
	allow_more(0);
	ck_assert_int_eq(kill(getpid(), SIGUSR1), 0);
	pid = fork();
	ck_assert_int_ge(pid, 0);
	if (pid == 0)
		_exit(3);
	ck_assert_int_eq(waitpid(pid, NULL, 0), pid);
	expect_read(2);
	ck_assert_uint_eq(infos[0].pid, (unsigned)getpid());
	ck_assert_uint_eq(infos[1].pid, (unsigned)pid);
	ck_assert_int_eq(infos[1].status, 3);
	close_signals();
}
END_TEST

/* Has `signal` sent when the descriptor becomes readable, and makes it so. */
static void signal_input(int signal, int raw, int peer)
{
	ck_assert_int_eq(fcntl(raw, F_SETOWN, getpid()), 0);
	ck_assert_int_eq(fcntl(raw, F_SETSIG, signal), 0);
	ck_assert_int_eq(fcntl(raw, F_SETFL, O_ASYNC | O_NONBLOCK), 0);
	ck_assert_int_eq(send(peer, "x", 1, 0), 1);
	ck_assert_int_eq(send(peer, "x", 1, 0), 1);
}

START_TEST(input_signal_over_the_limit_arrives_as_sigio)
{
	int ends[2];

	open_all();
	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
	signal_input(SIGRTMIN + 2, ends[0], ends[1]);
	expect_read(2);
	for (int i = 0; i < 2; i++) {
		ck_assert_uint_eq(infos[i].signo, (unsigned)SIGRTMIN + 2);
		ck_assert_int_eq(infos[i].fd, ends[0]);
	}
	allow_more(0);
	signal_input(SIGRTMIN + 2, ends[0], ends[1]);
	expect_read(1);
	ck_assert_uint_eq(infos[0].signo, SIGIO);
	ck_assert_int_eq(infos[0].code, SI_KERNEL);
	ck_assert_int_eq(infos[0].fd, 0);
	close(ends[0]);
	close(ends[1]);
	close_signals();
}
END_TEST

START_TEST(expirations_of_timer_are_one_signal_with_their_number)
{
	struct sigevent event = {.sigev_notify = SIGEV_SIGNAL,
				 .sigev_signo = SIGRTMIN + 2};
	const struct itimerspec often = {{0, 1000}, {0, 1000}};
	timer_t timer;

	open_all();
	ck_assert_int_eq(timer_create(CLOCK_MONOTONIC, &event, &timer), 0);
	ck_assert_int_eq(timer_settime(timer, 0, &often, NULL), 0);
	do {
		ck_assert_int_eq(
			iofd_fd_poll(&signals.fd, IOFD_POLL_IN, 20 * SECOND),
			IOFD_POLL_IN);
		ck_assert_int_eq(iofd_signalfd_read_into(&signals, infos), 0);
		ck_assert_int_eq(infos[0].code, SI_TIMER);
	} while (infos[0].overrun == 0);
	timer_delete(timer);
	allow_more(0);
	ck_assert_int_eq(timer_create(CLOCK_MONOTONIC, &event, &timer), -1);
	ck_assert_int_eq(errno, EAGAIN);
	close_signals();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests,
		       standard_signal_keeps_the_first_of_several_values);
	tcase_add_test(tests, realtime_signals_are_read_lowest_first_in_order);
	tcase_add_test(tests, sigchld_of_several_children_is_one);
	tcase_add_test(tests,
		       realtime_signal_over_the_limit_is_refused_to_sigqueue);
	tcase_add_test(
		tests,
		realtime_signal_of_kill_over_the_limit_is_one_without_sender);
	tcase_add_test(
		tests,
		standard_signal_of_sigqueue_over_the_limit_loses_its_value);
	tcase_add_test(tests, kill_and_sigchld_over_the_limit_keep_the_sender);
	tcase_add_test(tests, input_signal_over_the_limit_arrives_as_sigio);
	tcase_add_test(tests,
		       expirations_of_timer_are_one_signal_with_their_number);
}
