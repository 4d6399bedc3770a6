/* SPDX-License-Identifier: MIT */
/* A tree that ends by itself: how it starts, and what it reports. */
#define _GNU_SOURCE
#include "harness.h"
#include "planted.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/tree";

static int spawn(const char *path, const iofd_spawn_options *options)
{
	char *argv[] = {"sh", "-c", "exit 42", NULL};

	return iofd_tree_spawn(&tree, path, argv, NULL, options, NULL);
}

static short poll_now(void)
{
	struct pollfd fd = {iofd_fd_raw(&tree.fd), POLLIN, 0};

	ck_assert_int_ge(poll(&fd, 1, 0), 0);
	return fd.revents;
}

START_TEST(spawn_of_program_reports_its_end)
{
	iofd_tree_report report;

	plant_script("exit 42");
	expect_report(&report, IOFD_TREE_FIRST_ENDED);
	ck_assert_int_eq(report.error, 0);
	ck_assert_int_eq(report.status.event, IOFD_PIDFD_EXITED);
	ck_assert_int_eq(report.status.value, 42);
	ck_assert_int_eq(report.status.pid, first_pid);
	ck_assert_uint_eq(report.status.uid, getuid());
	ck_assert_int_gt(report.usage.max_memory, 0);
	ck_assert_uint_eq(report.usage.reserved[0], 0);
	expect_end();
	ck_assert_int_eq(iofd_tree_close(&tree), 0);
}
END_TEST

START_TEST(spawn_of_killed_program_reports_signal)
{
	iofd_tree_report report;

	plant_script("kill -9 $$");
	expect_report(&report, IOFD_TREE_FIRST_ENDED);
	ck_assert_int_eq(report.status.event, IOFD_PIDFD_KILLED);
	ck_assert_int_eq(report.status.value, SIGKILL);
	expect_end();
	ck_assert_int_eq(iofd_tree_close(&tree), 0);
}
END_TEST

START_TEST(wait_after_all_ended_returns_empty_each_time)
{
	iofd_tree_report report;

	plant_script("sleep 0.1 & exit 0");
	expect_report(&report, IOFD_TREE_FIRST_ENDED);
	for (int i = 0; i < 3; i++) {
		expect_report(&report, IOFD_TREE_EMPTY);
		ck_assert_int_eq(report.error, 0);
		ck_assert_int_eq(report.status.event, 0);
		ck_assert_int_eq(report.status.pid, 0);
		ck_assert_int_eq(report.usage.max_memory, 0);
	}
	expect_end();
	ck_assert_int_eq(iofd_tree_wait(&tree, &report), 0);
	ck_assert_int_eq(iofd_tree_close(&tree), 0);
}
END_TEST

START_TEST(wait_without_report_returns_eagain)
{
	iofd_tree_report report;

	plant();
	ck_assert_int_eq(iofd_tree_wait(&tree, &report), -EAGAIN);
	ck_assert_int_eq(iofd_tree_wait_until(&tree, 0, &report), -ETIMEDOUT);
	ck_assert_int_eq(poll_now(), 0);
	ck_assert_int_eq(iofd_tree_close(&tree), 0);
	expect_end();
}
END_TEST

/* The keeper sends the last report, then hangs up. */
static void await_hang_up(void)
{
	struct pollfd fd = {iofd_fd_raw(&tree.fd), 0, 0};

	ck_assert_int_eq(poll(&fd, 1, 60000), 1);
	ck_assert_int_eq(fd.revents, POLLHUP);
}

START_TEST(handle_is_readable_for_report_and_hung_up_when_empty)
{
	iofd_tree_report report;

	plant_script("sleep 200 & exit 0");
	ck_assert_int_eq(iofd_fd_poll(&tree.fd, IOFD_POLL_IN, -1),
			 IOFD_POLL_IN);
	expect_report(&report, IOFD_TREE_FIRST_ENDED);
	ck_assert_int_eq(poll_now(), 0);
	ck_assert_int_eq(iofd_tree_signal(&tree, SIGKILL), 0);
	await_hang_up();
	ck_assert_int_eq(poll_now(), POLLIN | POLLHUP);
	ck_assert_int_eq(iofd_tree_signal(&tree, SIGTERM), -EPIPE);
	ck_assert_int_eq(iofd_tree_release(&tree), -EPIPE);
	ck_assert_int_eq(iofd_fd_valid(&tree.fd), 1);
	expect_end();
	ck_assert_int_eq(iofd_tree_close(&tree), 0);
}
END_TEST

static volatile int children_ended;

static void on_child(int signal)
{
	(void)signal;
	children_ended++;
}

START_TEST(spawn_adds_no_child_to_caller)
{
	struct sigaction action = {.sa_handler = on_child};
	iofd_tree_report report;

	ck_assert_int_eq(sigaction(SIGCHLD, &action, NULL), 0);
	plant_script("exit 0");
	ck_assert_int_eq(waitpid(-1, NULL, __WALL), -1);
	ck_assert_int_eq(errno, ECHILD);
	expect_report(&report, IOFD_TREE_FIRST_ENDED);
	expect_report(&report, IOFD_TREE_EMPTY);
	await_hang_up();
	ck_assert_int_eq(children_ended, 0);
	expect_end();
	ck_assert_int_eq(iofd_tree_close(&tree), 0);
}
END_TEST

/* The keeper would not see children end. */
START_TEST(spawn_while_sigchld_is_ignored_reports_end)
{
	iofd_tree_report report;

	signal(SIGCHLD, SIG_IGN);
	plant_script("exit 42");
	expect_report(&report, IOFD_TREE_FIRST_ENDED);
	ck_assert_int_eq(report.status.value, 42);
	expect_report(&report, IOFD_TREE_EMPTY);
	expect_end();
	ck_assert_int_eq(iofd_tree_close(&tree), 0);
}
END_TEST

START_TEST(spawn_starts_program_as_child_of_keeper)
{
	char name[16] = "";
	char path[32];
	FILE *file;

	plant();
	snprintf(path, sizeof path, "/proc/%d/comm", parent_of(first_pid));
	file = fopen(path, "re");
	ck_assert_ptr_nonnull(file);
	ck_assert_int_eq(fscanf(file, "%15s", name), 1);
	fclose(file);
	ck_assert_str_eq(name, "iofd-tree");
	ck_assert_int_eq(iofd_tree_close(&tree), 0);
	expect_end();
}
END_TEST

START_TEST(spawn_with_each_mode_sets_flags_of_handle)
{
	iofd_tree_report report;

	for (uint32_t flags = 0; flags <= IOFD_BLOCKING;
	     flags += IOFD_BLOCKING) {
		const iofd_spawn_options options = {.flags = flags};

		ck_assert_int_eq(spawn("/bin/sh", &options), 0);
		ck_assert_int_eq(iofd_fd_is_nonblock(&tree.fd), !flags);
		ck_assert_int_eq(iofd_fd_is_cloexec(&tree.fd), 1);
		expect_report(&report, IOFD_TREE_FIRST_ENDED);
		ck_assert_int_eq(report.status.value, 42);
		ck_assert_int_eq(iofd_tree_close(&tree), 0);
	}
}
END_TEST

START_TEST(wait_on_blocking_handle_sleeps)
{
	const iofd_spawn_options options = {.flags = IOFD_BLOCKING};
	iofd_tree_report report;

	ck_assert_int_eq(spawn("/bin/sh", &options), 0);
	ck_assert_int_eq(iofd_tree_wait(&tree, &report), 0);
	ck_assert_int_eq(report.kind, IOFD_TREE_FIRST_ENDED);
	ck_assert_int_eq(iofd_tree_wait(&tree, &report), 0);
	ck_assert_int_eq(report.kind, IOFD_TREE_EMPTY);
	ck_assert_int_eq(iofd_tree_close(&tree), 0);
}
END_TEST

START_TEST(close_when_closed_returns_zero)
{
	tree.fd.cell = 0;
	ck_assert_int_eq(iofd_tree_close(&tree), 0);
	plant_script("exit 0");
	ck_assert_int_eq(iofd_tree_close(&tree), 0);
	ck_assert_int_eq(iofd_tree_close(&tree), 0);
	expect_end();
}
END_TEST

START_TEST(signal_outside_range_returns_einval)
{
	static const int bad[] = {-1, 0, 65, 1 << 30};

	plant();
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		ck_assert_int_eq(iofd_tree_signal(&tree, bad[i]), -EINVAL);
	expect_alive();
	ck_assert_int_eq(iofd_tree_close(&tree), 0);
	expect_end();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, spawn_of_program_reports_its_end);
	tcase_add_test(tests, spawn_of_killed_program_reports_signal);
	tcase_add_test(tests, wait_after_all_ended_returns_empty_each_time);
	tcase_add_test(tests, wait_without_report_returns_eagain);
	tcase_add_test(tests,
		       handle_is_readable_for_report_and_hung_up_when_empty);
	tcase_add_test(tests, spawn_adds_no_child_to_caller);
	tcase_add_test(tests, spawn_while_sigchld_is_ignored_reports_end);
	tcase_add_test(tests, spawn_starts_program_as_child_of_keeper);
	tcase_add_test(tests, spawn_with_each_mode_sets_flags_of_handle);
	tcase_add_test(tests, wait_on_blocking_handle_sleeps);
	tcase_add_test(tests, close_when_closed_returns_zero);
	tcase_add_test(tests, signal_outside_range_returns_einval);
}
