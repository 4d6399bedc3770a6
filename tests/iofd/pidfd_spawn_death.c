/* SPDX-License-Identifier: MIT */
/* DIE_WITH_PARENT: the parent is killed at every moment around spawn. */
#define _GNU_SOURCE
#include "harness.h"
#include "spawned.h"

#include <iofd/clock.h>

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/pidfd_spawn_death";

enum {
	PARENTS_PER_ROUND = 100,
	ROUNDS = 10,
	LONGEST_DELAY = 600000 /* ns: a spawn and more */
};

/* A program that ends by itself long after the test would have failed. */
static int start_program(void)
{
	char *argv[] = {"sleep", "60", NULL};

	return iofd_pidfd_spawn(&child, "/bin/sleep", argv, NULL, NULL, 0,
				IOFD_SPAWN_DIE_WITH_PARENT);
}

static int64_t now(void)
{
	return iofd_clock_now(IOFD_CLOCK_MONOTONIC);
}

/* Spins: a sleep would miss the moments between two system calls. */
static void spin_until(int64_t time)
{
	while (now() < time)
		;
}

static void kill_parent_after(int64_t delay, volatile int *started)
{
	pid_t parent;

	*started = 0;
	parent = fork();
	if (parent == 0) {
		*started = 1;
		start_program();
		for (;;)
			pause();
	}
	while (!*started)
		;
	spin_until(now() + delay);
	kill(parent, SIGKILL);
	ck_assert_int_eq(waitpid(parent, NULL, 0), parent);
}

/*
 * Orphans become children of this subreaper. One that survives ends the test
 * with SIGALRM.
 */
static void expect_no_orphan(void)
{
	alarm(60);
	while (waitpid(-1, NULL, 0) > 0)
		;
	ck_assert_int_eq(errno, ECHILD);
	alarm(0);
}

START_TEST(spawn_with_die_with_parent_leaves_no_orphan)
{
	volatile int *started =
		mmap(NULL, sizeof *started, PROT_READ | PROT_WRITE,
		     MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	srand((unsigned)_i + 1);
	ck_assert_int_eq(prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
	for (int i = 0; i < PARENTS_PER_ROUND; i++) {
		kill_parent_after(rand() % LONGEST_DELAY, started);
		expect_no_orphan();
	}
}
END_TEST

static void stop_before(pid_t process, long number)
{
	struct __ptrace_syscall_info call = {0};
	int status;

	do {
		ptrace(PTRACE_SYSCALL, process, 0, 0);
		waitpid(process, &status, __WALL);
		ck_assert(WIFSTOPPED(status));
		ptrace(PTRACE_GET_SYSCALL_INFO, process, sizeof call, &call);
	} while (call.op != PTRACE_SYSCALL_INFO_ENTRY ||
		 call.entry.nr != (uint64_t)number);
}

/* The worst moment: the child exists but has not called prctl yet. */
START_TEST(spawn_by_parent_killed_before_prctl_ends_child)
{
	pid_t parent, program;
	int status;

	ck_assert_int_eq(prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
	parent = fork();
	if (parent == 0) {
		ptrace(PTRACE_TRACEME, 0, 0, 0);
		raise(SIGSTOP);
		start_program();
		_exit(0);
	}
	waitpid(parent, &status, 0);
	program = stop_at_birth(parent);
	stop_before(program, SYS_prctl);
	kill(parent, SIGKILL);
	ck_assert_int_eq(waitpid(parent, &status, 0), parent);
	ptrace(PTRACE_DETACH, program, 0, 0);
	expect_no_orphan();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests, spawn_with_die_with_parent_leaves_no_orphan,
			    0, ROUNDS);
	tcase_add_test(tests, spawn_by_parent_killed_before_prctl_ends_child);
}
