/* SPDX-License-Identifier: MIT */
/*
 * Which thread makes a signalfd miss signals. signalfd_ignored.c has signals
 * that are ignored, signalfd_audit_race.c threads that start and end meanwhile,
 * and signalfd_audit_proc.c what /proc can be.
 */
#define _GNU_SOURCE
#include "harness.h"
#include "masked_thread.h"
#include "namespaces.h"

#include <iofd/signalfd_audit.h>

#include <errno.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/signalfd_audit";

enum {
	THREADS = 100 /* more than one call lists */
};

#define BIT(signal) (1ULL << ((signal)-1))
#define USERS	    (BIT(SIGUSR1) | BIT(SIGUSR2))

static iofd_signalfd signals;
static iofd_signal_info info;
static struct masked_thread threads[THREADS];

static int own_number(void)
{
	return (int)syscall(SYS_gettid);
}

static void open_blocked(iofd_sigset mask)
{
	ck_assert_int_eq(
		iofd_signalfd_open_blocking_mask(&signals, mask, 0, NULL), 0);
}

static void close_signals(void)
{
	ck_assert_int_eq(iofd_fd_close(&signals.fd), 0);
}

static void expect(int number, iofd_sigset missed)
{
	iofd_sigset found = BIT(SIGHUP);

	ck_assert_int_eq(iofd_signalfd_audit(&signals, &found), number);
	ck_assert_uint_eq(found, missed);
	ck_assert_int_eq(iofd_signalfd_audit(&signals, NULL), number);
}

START_TEST(audit_of_one_thread_returns_it_unless_it_blocks)
{
	ck_assert_int_eq(iofd_signalfd_open(&signals, USERS, 0), 0);
	expect(own_number(), USERS);
	ck_assert_int_eq(iofd_sigmask_block(BIT(SIGUSR1), NULL), 0);
	expect(own_number(), BIT(SIGUSR2));
	ck_assert_int_eq(iofd_sigmask_block(USERS, NULL), 0);
	expect(0, 0);
	close_signals();
}
END_TEST

START_TEST(audit_compares_the_mask_that_the_descriptor_has_now)
{
	const iofd_sigset ends = BIT(1) | BIT(64);

	open_blocked(USERS);
	ck_assert_int_eq(iofd_signalfd_set_mask(&signals, USERS | ends), 0);
	expect(own_number(), ends);
	ck_assert_int_eq(iofd_signalfd_set_mask(&signals, 0), 0);
	expect(0, 0);
	close_signals();
}
END_TEST

START_TEST(audit_of_many_threads_returns_the_one_that_does_not_block)
{
	static const int places[] = {0, 50, THREADS - 1};
	int at = places[_i];

	open_blocked(USERS);
	for (int i = 0; i < THREADS; i++)
		start_masked(&threads[i],
			     i == at ? BIT(SIGUSR2) | BIT(SIGHUP) : USERS);
	expect(threads[at].number, BIT(SIGUSR1));
	end_masked(&threads[at]);
	expect(0, 0);
	for (int i = 0; i < THREADS; i++)
		if (i != at)
			end_masked(&threads[i]);
	close_signals();
}
END_TEST

static int waiter; /* the thread's number */

static void *wait_for_signal(void *unused)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGUSR2);
	__atomic_store_n(&waiter, own_number(), __ATOMIC_RELEASE);
	ck_assert_int_eq(sigwaitinfo(&set, NULL), SIGUSR2);
	return unused;
}

/* Such a thread takes the signal. */
START_TEST(audit_returns_thread_that_waits_for_the_signal)
{
	iofd_sigset missed = 0;
	pthread_t thread;
	int number;

	open_blocked(USERS);
	pthread_create(&thread, NULL, wait_for_signal, NULL);
	do
		number = iofd_signalfd_audit(&signals, &missed);
	while (number == 0);
	ck_assert_int_eq(number, __atomic_load_n(&waiter, __ATOMIC_ACQUIRE));
	ck_assert_uint_eq(missed, BIT(SIGUSR2));
	ck_assert_int_eq(kill(getpid(), SIGUSR2), 0);
	pthread_join(thread, NULL);
	ck_assert_int_eq(iofd_signalfd_read_into(&signals, &info), -EAGAIN);
	close_signals();
}
END_TEST

static void expect_as_child(void)
{
	expect(0, 0);
	ck_assert_int_eq(iofd_sigmask_unblock(BIT(SIGUSR1), NULL), 0);
	expect(getpid(), BIT(SIGUSR1));
}

START_TEST(audit_in_child_is_about_the_child)
{
	open_blocked(USERS);
	start_masked(&threads[0], USERS & ~BIT(SIGUSR2));
	run_in_child(expect_as_child);
	expect(threads[0].number, BIT(SIGUSR2));
	end_masked(&threads[0]);
	expect(0, 0);
	close_signals();
}
END_TEST

static iofd_sigset missed_by_child;

static __attribute__((__noinline__)) int start_sharing_child(void)
{
	int pid = vfork();

	if (pid == 0) {
		iofd_sigmask_unblock(BIT(SIGUSR2), NULL);
		_exit(iofd_signalfd_audit(&signals, &missed_by_child) !=
		      (int)syscall(SYS_getpid));
	}
	return pid;
}

START_TEST(audit_in_child_of_vfork_is_about_the_child)
{
	int status, pid;

	open_blocked(USERS);
	pid = start_sharing_child();
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
	ck_assert_uint_eq(missed_by_child, BIT(SIGUSR2));
	expect(0, 0);
	close_signals();
}
END_TEST

START_TEST(audit_of_other_descriptor_returns_einval)
{
	iofd_sigset missed = 7;

	ck_assert_int_eq(iofd_fd_adopt(&signals.fd, dup(0)), 0);
	ck_assert_int_eq(iofd_signalfd_audit(&signals, &missed), -EINVAL);
	ck_assert_uint_eq(missed, 7);
	close_signals();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, audit_of_one_thread_returns_it_unless_it_blocks);
	tcase_add_test(tests,
		       audit_compares_the_mask_that_the_descriptor_has_now);
	tcase_add_loop_test(
		tests,
		audit_of_many_threads_returns_the_one_that_does_not_block, 0,
		3);
	tcase_add_test(tests, audit_returns_thread_that_waits_for_the_signal);
	tcase_add_test(tests, audit_in_child_is_about_the_child);
	tcase_add_test(tests, audit_in_child_of_vfork_is_about_the_child);
	tcase_add_test(tests, audit_of_other_descriptor_returns_einval);
}
