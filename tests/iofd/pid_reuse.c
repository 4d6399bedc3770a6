/* SPDX-License-Identifier: MIT */
/*
 * A process ends, and another one gets its process ID. Handles, IDs and
 * references of the first never reach the second. In a PID namespace, whose
 * first process may choose the IDs of the others.
 */
#define _GNU_SOURCE
#include "harness.h"
#include "namespaces.h"
#include "chosen_pid.h"
#include "sleeper.h"

#include <iofd/pidfd_id.h>
#include <iofd/pidfd_info.h>
#include <iofd/pidfd_reference.h>

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/pid_reuse";

enum {
	NUMBER = 77,
	ROUNDS = 20
};

static iofd_pidfd stranger;

static void end_and_reap(void)
{
	ck_assert_int_eq(kill(NUMBER, SIGKILL), 0);
	ck_assert_int_eq(waitpid(NUMBER, NULL, 0), NUMBER);
}

static void start_and_open(iofd_pidfd *p)
{
	ck_assert_int_eq(start_with_pid(NUMBER), NUMBER);
	ck_assert_int_eq(iofd_pidfd_open(p, NUMBER, 0), 0);
}

/* Ends `process`, and starts `stranger` with its ID. */
static void replace_process(void)
{
	end_and_reap();
	start_and_open(&stranger);
}

static void end_stranger(void)
{
	ck_assert_int_eq(iofd_pidfd_alive(&stranger), 1);
	end_and_reap();
	ck_assert_int_eq(iofd_fd_close(&stranger.fd), 0);
}

static void check_handle_of_former_process(void)
{
	iofd_pidfd_info info;
	iofd_fd copy;
	int rc;

	ck_assert_int_eq(iofd_pidfd_alive(&process), 0);
	ck_assert_int_eq(iofd_pidfd_pid(&process), -ESRCH);
	ck_assert_int_eq(iofd_pidfd_send_signal(&process, SIGKILL, 0), -ESRCH);
	ck_assert_int_eq(iofd_pidfd_get_fd(&process, 0, &copy), -ESRCH);
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, NULL, NULL), -ECHILD);
	rc = iofd_pidfd_get_info(&process, &info);
	if (rc == 0)
		ck_assert_uint_eq(info.known & IOFD_PIDFD_KNOWS_IDS, 0);
	else if (rc != -ESRCH)
		ck_assert_int_eq(rc, -EOPNOTSUPP);
}

static void reuse_with_handle(void)
{
	if (cannot_choose_pid(NUMBER))
		return;
	for (int i = 0; i < ROUNDS; i++) {
		start_and_open(&process);
		replace_process();
		check_handle_of_former_process();
		end_stranger();
		close_process();
	}
}

START_TEST(functions_after_pid_reuse_do_not_reach_new_process)
{
	if (enter_namespaces(CLONE_NEWPID) < 0)
		SKIP_WITHOUT("right to create a PID namespace");
	run_in_child(reuse_with_handle);
}
END_TEST

static void reuse_with_id(void)
{
	uint64_t id, former;

	if (cannot_choose_pid(NUMBER))
		return;
	for (int i = 0; i < ROUNDS; i++) {
		start_and_open(&process);
		ck_assert_int_eq(iofd_pidfd_id(&process, &former), 0);
		replace_process();
		ck_assert_int_eq(iofd_pidfd_same(&process, &stranger), 0);
		close_process();
		ck_assert_int_eq(iofd_pidfd_id(&stranger, &id), 0);
		ck_assert_uint_ne(id, former);
		end_stranger();
	}
}

START_TEST(id_after_pid_reuse_differs)
{
	if (kernel_is_before(6, 9))
		SKIP_BEFORE("pidfs", 6, 9);
	if (enter_namespaces(CLONE_NEWPID) < 0)
		SKIP_WITHOUT("right to create a PID namespace");
	run_in_child(reuse_with_id);
}
END_TEST

static void reuse_with_reference(void)
{
	iofd_pidfd_reference reference;
	iofd_pidfd opened;

	if (cannot_choose_pid(NUMBER))
		return;
	for (int i = 0; i < ROUNDS; i++) {
		start_and_open(&process);
		ck_assert_int_eq(iofd_pidfd_get_reference(&process, &reference),
				 0);
		close_process();
		replace_process();
		ck_assert_int_eq(
			iofd_pidfd_open_reference(&opened, &reference, 0),
			-ESTALE);
		end_stranger();
	}
}

START_TEST(open_reference_after_pid_reuse_returns_estale)
{
	if (kernel_is_before(6, 14))
		SKIP_BEFORE("a file handle of pidfs", 6, 14);
	if (enter_namespaces(CLONE_NEWPID) < 0)
		SKIP_WITHOUT("right to create a PID namespace");
	run_in_child(reuse_with_reference);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests,
		       functions_after_pid_reuse_do_not_reach_new_process);
	tcase_add_test(tests, id_after_pid_reuse_differs);
	tcase_add_test(tests, open_reference_after_pid_reuse_returns_estale);
}
