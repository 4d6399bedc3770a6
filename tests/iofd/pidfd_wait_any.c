/* SPDX-License-Identifier: MIT */
/* Waiting for any child, as PID 1 and subreapers do. */
#define _GNU_SOURCE
#include "harness.h"
#include "namespaces.h"
#include "sleeper.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/pidfd_wait_any";

static iofd_pidfd_usage usage;

static int start_exiting(int code)
{
	int child = fork();

	ck_assert_int_ge(child, 0);
	if (child == 0)
		_exit(code);
	return child;
}

START_TEST(wait_any_for_several_children_returns_each_once)
{
	enum {
		CHILDREN = 4
	};
	int children[CHILDREN];

	for (int i = 0; i < CHILDREN; i++)
		children[i] = start_exiting(i + 1);
	for (int i = 0; i < CHILDREN; i++) {
		ck_assert_int_eq(iofd_pidfd_wait_any(0, &status, NULL), 0);
		ck_assert_int_eq(status.event, IOFD_PIDFD_EXITED);
		ck_assert_uint_eq(status.uid, getuid());
		ck_assert_int_ge(status.value, 1);
		ck_assert_int_le(status.value, CHILDREN);
		ck_assert_int_eq(status.pid, children[status.value - 1]);
		children[status.value - 1] = -1;
	}
	ck_assert_int_eq(iofd_pidfd_wait_any(0, &status, NULL), -ECHILD);
}
END_TEST

START_TEST(wait_any_without_children_returns_echild)
{
	ck_assert_int_eq(iofd_pidfd_wait_any(0, NULL, NULL), -ECHILD);
	ck_assert_int_eq(
		iofd_pidfd_wait_any(IOFD_PIDFD_WAIT_NOHANG, NULL, NULL),
		-ECHILD);
}
END_TEST

START_TEST(wait_any_with_nohang_returns_eagain_and_writes_nothing)
{
	iofd_pidfd_status status_before;
	iofd_pidfd_usage usage_before;

	memset(&status, 0x5a, sizeof status);
	memset(&usage, 0x5a, sizeof usage);
	status_before = status;
	usage_before = usage;
	open_sleeper(IOFD_BLOCKING);
	ck_assert_int_eq(
		iofd_pidfd_wait_any(IOFD_PIDFD_WAIT_NOHANG, &status, &usage),
		-EAGAIN);
	ck_assert_mem_eq(&status, &status_before, sizeof status);
	ck_assert_mem_eq(&usage, &usage_before, sizeof usage);
	end_sleeper();
}
END_TEST

START_TEST(wait_any_when_handler_runs_returns_eintr)
{
	open_sleeper(0);
	start_alarms();
	ck_assert_int_eq(iofd_pidfd_wait_any(0, &status, NULL), -EINTR);
	stop_alarms();
	end_sleeper();
}
END_TEST

/* The sleeper ends when the other child kills it, at an unknown time. */
START_TEST(wait_any_without_nohang_sleeps_until_child_ends)
{
	int killer;

	open_sleeper(0);
	killer = fork();
	if (killer == 0)
		_exit(kill(pid, SIGTERM));
	for (int i = 0; i < 2; i++) {
		ck_assert_int_eq(iofd_pidfd_wait_any(0, &status, NULL), 0);
		if (status.pid == killer)
			continue;
		ck_assert_int_eq(status.pid, pid);
		ck_assert_int_eq(status.event, IOFD_PIDFD_KILLED);
		ck_assert_int_eq(status.value, SIGTERM);
	}
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, NULL, NULL), -ECHILD);
	close_process();
}
END_TEST

/* With KEEP: look, open a pidfd, wait with it. */
START_TEST(wait_any_with_keep_leaves_child_to_be_opened)
{
	iofd_pidfd_usage kept;
	int child = start_exiting(9);

	for (int i = 0; i < 2; i++) {
		ck_assert_int_eq(iofd_pidfd_wait_any(IOFD_PIDFD_WAIT_KEEP,
						     &status, &kept),
				 0);
		ck_assert_int_eq(status.pid, child);
	}
	ck_assert_int_eq(iofd_pidfd_open(&process, status.pid, 0), 0);
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, &status, &usage), 0);
	ck_assert_int_eq(status.pid, child);
	ck_assert_int_eq(status.value, 9);
	ck_assert_int_ge(usage.minor_faults, 1);
	ck_assert_mem_eq(&usage, &kept, sizeof usage);
	ck_assert_int_eq(iofd_pidfd_wait_any(0, NULL, NULL), -ECHILD);
	close_process();
}
END_TEST

START_TEST(wait_any_for_stopped_and_continued_child_returns_both)
{
	static const int signals[] = {SIGSTOP, SIGCONT};
	static const int events[] = {IOFD_PIDFD_STOPPED, IOFD_PIDFD_CONTINUED};

	open_sleeper(0);
	for (int i = 0; i < 2; i++) {
		ck_assert_int_eq(kill(pid, signals[i]), 0);
		ck_assert_int_eq(
			iofd_pidfd_wait_any(IOFD_PIDFD_WAIT_STOPPED |
						    IOFD_PIDFD_WAIT_CONTINUED,
					    &status, NULL),
			0);
		ck_assert_int_eq(status.pid, pid);
		ck_assert_int_eq(status.event, events[i]);
		ck_assert_int_eq(status.value, signals[i]);
	}
	end_sleeper();
}
END_TEST

START_TEST(wait_any_with_bad_options_returns_einval)
{
	static const uint32_t bad[] = {4, 16, 0x20000000, 0x40000000, 1u << 31};

	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		ck_assert_int_eq(iofd_pidfd_wait_any(bad[i], NULL, NULL),
				 -EINVAL);
}
END_TEST

START_TEST(wait_any_when_sigchld_is_ignored_returns_echild)
{
	signal(SIGCHLD, SIG_IGN);
	start_exiting(0);
	ck_assert_int_eq(iofd_pidfd_wait_any(0, NULL, NULL), -ECHILD);
}
END_TEST

/* A child whose end sends no signal. clone and flags of 0 are the same for all
 * processors. */
static int start_silent(int code)
{
	int child = (int)syscall(SYS_clone, 0L, 0L, 0L, 0L, 0L);

	if (child == 0)
		_exit(code);
	return child;
}

START_TEST(wait_any_leaves_child_with_other_exit_signal)
{
	int child = start_silent(3);
	int result;

	ck_assert_int_gt(child, 0);
	ck_assert_int_eq(iofd_pidfd_wait_any(0, NULL, NULL), -ECHILD);
	ck_assert_int_eq(waitpid(child, &result, __WALL), child);
	ck_assert_int_eq(WEXITSTATUS(result), 3);
}
END_TEST

enum {
	PARENT_CODE = 1,
	ORPHAN_CODE = 2
};

/* Starts a child that leaves an orphan behind, and waits for both. */
static void wait_for_orphan(void)
{
	int codes = 0;

	if (fork() == 0) {
		start_silent(ORPHAN_CODE);
		_exit(PARENT_CODE);
	}
	while (iofd_pidfd_wait_any(0, &status, NULL) == 0) {
		ck_assert_int_eq(status.event, IOFD_PIDFD_EXITED);
		codes |= status.value;
	}
	ck_assert_int_eq(codes, PARENT_CODE | ORPHAN_CODE);
}

START_TEST(wait_any_in_subreaper_returns_orphan)
{
	ck_assert_int_eq(prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0), 0);
	wait_for_orphan();
}
END_TEST

START_TEST(wait_any_in_pid_1_returns_orphan)
{
	if (enter_namespaces(CLONE_NEWPID) < 0)
		SKIP_WITHOUT("right to create a PID namespace");
	run_in_child(wait_for_orphan);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, wait_any_for_several_children_returns_each_once);
	tcase_add_test(tests, wait_any_without_children_returns_echild);
	tcase_add_test(tests,
		       wait_any_with_nohang_returns_eagain_and_writes_nothing);
	tcase_add_test(tests, wait_any_when_handler_runs_returns_eintr);
	tcase_add_test(tests, wait_any_without_nohang_sleeps_until_child_ends);
	tcase_add_test(tests, wait_any_with_keep_leaves_child_to_be_opened);
	tcase_add_test(tests,
		       wait_any_for_stopped_and_continued_child_returns_both);
	tcase_add_test(tests, wait_any_with_bad_options_returns_einval);
	tcase_add_test(tests, wait_any_when_sigchld_is_ignored_returns_echild);
	tcase_add_test(tests, wait_any_leaves_child_with_other_exit_signal);
	tcase_add_test(tests, wait_any_in_subreaper_returns_orphan);
	tcase_add_test(tests, wait_any_in_pid_1_returns_orphan);
}
