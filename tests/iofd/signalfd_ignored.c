/* SPDX-License-Identifier: MIT */
/* Signals that are ignored, by choice or by default, and a signalfd. */
#define _GNU_SOURCE
#include "harness.h"
#include "namespaces.h"

#include <iofd/signalfd_audit.h>

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/signalfd_ignored";

#define BIT(signal) (1ULL << ((signal)-1))
#define MASK                                                                   \
	(BIT(SIGUSR1) | BIT(SIGUSR2) | BIT(SIGCHLD) | BIT(SIGCONT) |           \
	 BIT(SIGURG) | BIT(SIGWINCH))

static const int ignored_by_default[] = {SIGCHLD, SIGCONT, SIGURG, SIGWINCH};

static iofd_signalfd signals;
static iofd_signal_info info;

static void open_blocked(void)
{
	ck_assert_int_eq(
		iofd_signalfd_open_blocking_mask(&signals, MASK, 0, NULL), 0);
}

static void close_signals(void)
{
	ck_assert_int_eq(iofd_fd_close(&signals.fd), 0);
}

static void expect_read(int signal)
{
	ck_assert_int_eq(iofd_signalfd_read_into(&signals, &info), 0);
	ck_assert_uint_eq(info.signo, (unsigned)signal);
}

static void expect_none(void)
{
	ck_assert_int_eq(iofd_signalfd_read_into(&signals, &info), -EAGAIN);
}

static void expect_audit(int number, iofd_sigset missed)
{
	iofd_sigset found = BIT(SIGHUP);

	ck_assert_int_eq(iofd_signalfd_audit(&signals, &found), number);
	ck_assert_uint_eq(found, missed);
}

static void end_child(void)
{
	int pid = fork();

	ck_assert_int_ge(pid, 0);
	if (pid == 0)
		_exit(0);
	/* The kernel has sent the signal, or not, before this returns. */
	waitpid(pid, NULL, 0);
}

START_TEST(blocked_signal_arrives_although_it_is_ignored)
{
	open_blocked();
	signal(SIGUSR1, SIG_IGN);
	expect_audit(0, 0);
	kill(getpid(), SIGUSR1);
	expect_read(SIGUSR1);
	for (size_t i = 0; i < 4; i++) {
		kill(getpid(), ignored_by_default[i]);
		expect_read(ignored_by_default[i]);
	}
	close_signals();
}
END_TEST

START_TEST(sigchld_that_is_ignored_is_not_sent_and_audit_reports_it)
{
	open_blocked();
	end_child();
	expect_read(SIGCHLD);
	signal(SIGCHLD, SIG_IGN);
	end_child();
	expect_none();
	expect_audit(getpid(), BIT(SIGCHLD));
	ck_assert_int_eq(iofd_signalfd_set_mask(&signals, MASK & ~BIT(SIGCHLD)),
			 0);
	expect_audit(0, 0);
	close_signals();
}
END_TEST

START_TEST(sigchld_with_nocldwait_arrives)
{
	struct sigaction action = {.sa_handler = SIG_DFL,
				   .sa_flags = SA_NOCLDWAIT};

	open_blocked();
	ck_assert_int_eq(sigaction(SIGCHLD, &action, NULL), 0);
	end_child();
	expect_read(SIGCHLD);
	expect_audit(0, 0);
	close_signals();
}
END_TEST

/* Even if the action was the same before. */
START_TEST(action_that_ignores_discards_the_pending_signal)
{
	open_blocked();
	for (size_t i = 0; i < 4; i++) {
		kill(getpid(), ignored_by_default[i]);
		signal(ignored_by_default[i], SIG_DFL);
		expect_none();
	}
	kill(getpid(), SIGUSR1);
	signal(SIGUSR1, SIG_DFL);
	expect_read(SIGUSR1);
	kill(getpid(), SIGUSR1);
	signal(SIGUSR1, SIG_IGN);
	expect_none();
	close_signals();
}
END_TEST

/* Whether the kernel has ended the main thread, which its process outlives. */
static int main_has_ended(void)
{
	char path[64];
	char text[64] = {0};
	char *name_end;
	FILE *stat;

	snprintf(path, sizeof path, "/proc/self/task/%d/stat", getpid());
	stat = fopen(path, "r");
	ck_assert_ptr_nonnull(stat);
	ck_assert_uint_gt(fread(text, 1, sizeof text - 1, stat), 0);
	fclose(stat);
	name_end = strrchr(text, ')');
	return name_end && name_end[2] == 'Z';
}

static void use_set(iofd_sigset mask)
{
	ck_assert_int_eq(iofd_signalfd_set_mask(&signals, mask), 0);
}

/* The main thread blocked none of these. */
static void *outlive_main(void *unused)
{
	while (!main_has_ended())
		sched_yield();
	kill(getpid(), SIGUSR1);
	expect_read(SIGUSR1);
	kill(getpid(), SIGUSR2);
	kill(getpid(), SIGURG);
	kill(getpid(), SIGWINCH);
	expect_none();
	expect_audit(getpid(), MASK & ~BIT(SIGUSR1));
	use_set(BIT(SIGUSR1) | BIT(SIGUSR2));
	expect_audit(getpid(), BIT(SIGUSR2));
	use_set(BIT(SIGUSR1));
	expect_audit(0, 0);
	_exit(0);
	return unused;
}

static void end_main(void)
{
	pthread_t thread;

	signal(SIGUSR2, SIG_IGN);
	ck_assert_int_eq(pthread_create(&thread, NULL, outlive_main, NULL), 0);
	ck_assert_int_eq(iofd_sigmask_unblock(MASK, NULL), 0);
	syscall(SYS_exit, 0);
}

START_TEST(audit_after_end_of_main_thread_reports_ignored_signals)
{
	open_blocked();
	run_in_child(end_main);
	close_signals();
}
END_TEST

static void handle(int signal)
{
	(void)signal;
}

static void *outlive_main_with_handlers(void *unused)
{
	while (!main_has_ended())
		sched_yield();
	kill(getpid(), SIGWINCH);
	expect_read(SIGWINCH);
	expect_audit(getpid(), BIT(SIGCHLD) | BIT(SIGCONT) | BIT(SIGURG));
	_exit(0);
	return unused;
}

static void end_main_with_handlers(void)
{
	pthread_t thread;

	signal(SIGWINCH, handle);
	ck_assert_int_eq(
		pthread_create(&thread, NULL, outlive_main_with_handlers, NULL),
		0);
	ck_assert_int_eq(iofd_sigmask_unblock(MASK, NULL), 0);
	syscall(SYS_exit, 0);
}

START_TEST(audit_after_end_of_main_thread_omits_handled_signals)
{
	open_blocked();
	run_in_child(end_main_with_handlers);
	close_signals();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, blocked_signal_arrives_although_it_is_ignored);
	tcase_add_test(
		tests,
		sigchld_that_is_ignored_is_not_sent_and_audit_reports_it);
	tcase_add_test(tests, sigchld_with_nocldwait_arrives);
	tcase_add_test(tests, action_that_ignores_discards_the_pending_signal);
	tcase_add_test(tests,
		       audit_after_end_of_main_thread_reports_ignored_signals);
	tcase_add_test(tests,
		       audit_after_end_of_main_thread_omits_handled_signals);
}
