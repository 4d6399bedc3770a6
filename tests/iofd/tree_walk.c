/* SPDX-License-Identifier: MIT */
/* The keeper visits the members while the owner closes or releases the tree. */
#define _GNU_SOURCE
#include "harness.h"
#include "chosen_pid.h"
#include "planted.h"

#include <errno.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/tree_walk";

static int keeper;

/* Lets the keeper run to the entry of its next system call. */
static void step(struct __ptrace_syscall_info *call)
{
	int status;

	do {
		ck_assert_int_eq(ptrace(PTRACE_SYSCALL, keeper, NULL, NULL), 0);
		ck_assert_int_eq(waitpid(keeper, &status, __WALL), keeper);
		ck_assert(WIFSTOPPED(status));
		ck_assert_int_gt(ptrace(PTRACE_GET_SYSCALL_INFO, keeper,
					sizeof *call, call),
				 0);
	} while (call->op != PTRACE_SYSCALL_INFO_ENTRY);
}

/*
 * Lets the keeper run to a system call. Returns how many processes it opens
 * before that to visit them.
 */
static int visits_before(long number)
{
	struct __ptrace_syscall_info call;
	int visits = 0;

	for (;;) {
		step(&call);
		if ((long)call.entry.nr == number)
			return visits;
		visits += call.entry.nr == SYS_pidfd_open;
	}
}

/* Returns 0 if the test was skipped. */
static int trace_keeper(void)
{
	int status;

	keeper = parent_of(first_pid);
	if (ptrace(PTRACE_SEIZE, keeper, NULL,
		   PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL) < 0) {
		ck_assert_int_eq(errno, EPERM);
		skip_without("the right to trace a process");
		return 0;
	}
	ck_assert_int_eq(ptrace(PTRACE_INTERRUPT, keeper, NULL, NULL), 0);
	ck_assert_int_eq(waitpid(keeper, &status, __WALL), keeper);
	return 1;
}

/* Stops the keeper where it signals a member, while others are left. */
static void stop_in_walk(int signal)
{
	ck_assert_int_eq(iofd_tree_signal(&tree, signal), 0);
	visits_before(SYS_pidfd_send_signal);
}

START_TEST(close_during_walk_ends_it)
{
	plant();
	if (!trace_keeper())
		return;
	stop_in_walk(SIGCONT);
	ck_assert_int_eq(iofd_tree_close(&tree), 0);
	ck_assert_int_eq(visits_before(SYS_kill), 0);
	ck_assert_int_eq(ptrace(PTRACE_DETACH, keeper, NULL, NULL), 0);
	expect_end();
}
END_TEST

START_TEST(release_during_walk_signals_all_members)
{
	plant();
	if (!trace_keeper())
		return;
	stop_in_walk(SIGTERM);
	ck_assert_int_eq(iofd_tree_release(&tree), 0);
	ck_assert_int_eq(ptrace(PTRACE_DETACH, keeper, NULL, NULL), 0);
	expect_end();
}
END_TEST

/* Lets the keeper run to where it opens a process to visit it. */
static void stop_before_visit(int pid)
{
	struct __ptrace_syscall_info call;

	do
		step(&call);
	while (call.entry.nr != SYS_pidfd_open ||
	       (int)call.entry.args[0] != pid);
}

/* The keeper has read the number, and not yet opened the process. */
START_TEST(number_reused_during_walk_is_not_signalled)
{
	int member, stranger;

	plant_script("trap '' USR1; sleep 200 & echo >&8; wait; sleep 200");
	await_bytes(1);
	ck_assert_int_eq(children_of(first_pid, &member), 1);
	if (!trace_keeper())
		return;
	ck_assert_int_eq(iofd_tree_signal(&tree, SIGUSR1), 0);
	stop_before_visit(member);
	ck_assert_int_eq(kill(member, SIGKILL), 0);
	while (kill(member, 0) == 0) /* until its parent has reaped it */
		usleep(1000);
	if (cannot_choose_pid(member))
		return;
	stranger = start_with_pid(member);
	visits_before(SYS_waitid);
	ck_assert_int_eq(waitpid(stranger, NULL, WNOHANG), 0);
	ck_assert_int_eq(kill(stranger, SIGKILL), 0);
	ck_assert_int_eq(waitpid(stranger, NULL, 0), stranger);
	ck_assert_int_eq(ptrace(PTRACE_DETACH, keeper, NULL, NULL), 0);
	ck_assert_int_eq(iofd_tree_close(&tree), 0);
	expect_end();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, close_during_walk_ends_it);
	tcase_add_test(tests, release_during_walk_signals_all_members);
	tcase_add_test(tests, number_reused_during_walk_is_not_signalled);
}
