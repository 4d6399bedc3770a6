/* SPDX-License-Identifier: MIT */
/* Signals to all members of a tree, and to nobody else. */
#define _GNU_SOURCE
#include "harness.h"
#include "planted.h"

#include <iofd/clock.h>

#include <errno.h>
#include <linux/securebits.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/tree_signal";

/* Each member writes a byte at its start, and another for each SIGUSR1, which
 * its `sleep` ignores. */
static const char listeners[] =
	"m='trap \"echo >&8\" USR1; (trap \"\" USR1; exec sleep 200) & "
	"echo >&8; while :; do wait; done'; export m;"
	"sh -c \"$m\" & setsid sh -c \"$m\" & (setsid sh -c \"$m\" &);"
	"(setsid sh -c '(setsid sh -c \"$m\" &); eval \"$m\"' &);"
	"eval \"$m\"";

START_TEST(signal_reaches_each_member_once)
{
	iofd_tree_report report;
	int canary = start_sleeper();
	int status;

	plant_script(listeners);
	await_bytes(MEMBERS);
	for (int i = 0; i < 3; i++) {
		ck_assert_int_eq(iofd_tree_signal(&tree, SIGUSR1), 0);
		await_bytes(MEMBERS);
	}
	expect_alive();
	ck_assert_int_eq(iofd_tree_wait(&tree, &report), -EAGAIN);
	ck_assert_int_eq(waitpid(canary, &status, WNOHANG), 0);
	ck_assert_int_eq(kill(canary, SIGKILL), 0);
	ck_assert_int_eq(waitpid(canary, &status, 0), canary);
	ck_assert_int_eq(iofd_tree_close(&tree), 0);
	expect_end();
}
END_TEST

START_TEST(signal_with_default_action_ends_tree)
{
	static const int signals[] = {SIGTERM, SIGHUP, SIGKILL};
	iofd_tree_report report;

	plant();
	ck_assert_int_eq(iofd_tree_signal(&tree, signals[_i]), 0);
	expect_report(&report, IOFD_TREE_FIRST_ENDED);
	ck_assert_int_eq(report.status.event, IOFD_PIDFD_KILLED);
	ck_assert_int_eq(report.status.value, signals[_i]);
	expect_report(&report, IOFD_TREE_EMPTY);
	expect_end();
	ck_assert_int_eq(iofd_tree_close(&tree), 0);
}
END_TEST

START_TEST(signal_to_stop_and_continue_does_so)
{
	iofd_tree_report report;

	plant();
	ck_assert_int_eq(iofd_tree_signal(&tree, SIGSTOP), 0);
	ck_assert_int_eq(iofd_tree_signal(&tree, SIGCONT), 0);
	ck_assert_int_eq(iofd_tree_signal(&tree, SIGSTOP), 0);
	ck_assert_int_eq(iofd_tree_signal(&tree, SIGKILL), 0);
	expect_report(&report, IOFD_TREE_FIRST_ENDED);
	expect_report(&report, IOFD_TREE_EMPTY);
	expect_end();
	ck_assert_int_eq(iofd_tree_close(&tree), 0);
}
END_TEST

/* How much processor time the process has used, in ticks. */
static long ticks_of(int pid)
{
	char path[32];
	FILE *file;
	long user = 0, system = 0;

	snprintf(path, sizeof path, "/proc/%d/stat", pid);
	file = fopen(path, "re");
	ck_assert_ptr_nonnull(file);
	ck_assert_int_eq(fscanf(file,
				"%*d (%*[^)]) %*c %*d %*d %*d %*d %*d %*u %*u "
				"%*u %*u %*u %ld %ld",
				&user, &system),
			 2);
	fclose(file);
	return user + system;
}

/*
 * The first program starts as another user than the owner, who then has no
 * right to signal it.
 */
static void own_foreign_member(void)
{
	const iofd_spawn_user user = {.uid = 54321, .gid = 54321};
	const iofd_spawn_options options = {.user = &user};
	iofd_tree_report report;
	int keeper;

	/* The keeper keeps the real user, but not the capabilities. */
	ck_assert_int_eq(prctl(PR_SET_SECUREBITS, SECBIT_NOROOT, 0, 0, 0), 0);
	plant_with("echo >&8; exec sleep 200", &options);
	await_bytes(1);
	keeper = parent_of(first_pid);
	for (int i = 0; i < 2; i++) {
		ck_assert_int_eq(iofd_tree_signal(&tree, SIGTERM), 0);
		expect_report(&report, IOFD_TREE_REFUSED);
		ck_assert_int_eq(report.error, -EPERM);
		ck_assert_int_eq(report.status.pid, first_pid);
	}
	ck_assert_int_eq(iofd_tree_signal(&tree, SIGKILL), 0);
	expect_report(&report, IOFD_TREE_REFUSED);
	ck_assert_int_eq(report.status.pid, first_pid);
	ck_assert_int_eq(
		iofd_tree_wait_until(
			&tree, iofd_clock_now(IOFD_CLOCK_MONOTONIC) + 500000000,
			&report),
		-ETIMEDOUT);
	ck_assert_int_lt(ticks_of(keeper), 20);
	ck_assert_int_eq(kill(first_pid, SIGKILL), 0);
	expect_report(&report, IOFD_TREE_FIRST_ENDED);
	expect_report(&report, IOFD_TREE_EMPTY);
	expect_end();
	ck_assert_int_eq(iofd_tree_close(&tree), 0);
}

START_TEST(signal_to_member_of_other_user_reports_it_and_waits)
{
	if (getuid() != 0)
		SKIP_WITHOUT("root, to start a program as another user");
	own_foreign_member();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, signal_reaches_each_member_once);
	tcase_add_loop_test(tests, signal_with_default_action_ends_tree, 0, 3);
	tcase_add_test(tests, signal_to_stop_and_continue_does_so);
	tcase_add_test(tests,
		       signal_to_member_of_other_user_reports_it_and_waits);
}
