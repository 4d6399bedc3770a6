/* SPDX-License-Identifier: MIT */
/*
 * Two tasks close one handle. One is stopped in its close, at each instruction
 * in turn or at the system call, and then the other closes: the number is
 * closed once.
 */
#define _GNU_SOURCE
#include "harness.h"

#include <iofd/fd.h>

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/closing_once";

enum {
	NUMBER = 500,	  /* above the descriptors of the test itself */
	FEWEST_STEPS = 8, /* of any close */
	MOST_STEPS = 2000
};

/* How far the stepped task had come when the other one closed. */
enum phase {
	OWNED,	/* the cell still held the number */
	TAKEN,	/* the cell was closed, and the number still open */
	CLOSED, /* the number was closed */
	ENDED,	/* it ended before the last step */
	PHASES
};

static _Alignas(16) char stack[65536];
static iofd_fd fd;

static int is_open(void)
{
	return fcntl(NUMBER, F_GETFD) >= 0;
}

static void open_number(void)
{
	ck_assert_int_eq(dup2(0, NUMBER), NUMBER);
}

static int close_traced(void *unused)
{
	(void)unused;
	if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) < 0)
		return 1;
	kill(getpid(), SIGSTOP);
	return iofd_fd_close(&fd);
}

/*
 * Opens the number and starts the task that closes it, stopped just before it
 * does. It is a process, because a thread cannot trace another one of its own
 * process; but it shares memory and descriptors as a thread does. Returns its
 * wait status.
 */
static int start_close(int *pid)
{
	int status;

	open_number();
	ck_assert_int_eq(iofd_fd_adopt(&fd, NUMBER), 0);
	*pid = clone(close_traced, stack + sizeof stack,
		     CLONE_VM | CLONE_FILES | SIGCHLD, NULL);
	ck_assert_int_gt(*pid, 0);
	ck_assert_int_eq(waitpid(*pid, &status, 0), *pid);
	ck_assert_msg(WIFSTOPPED(status), "not traced: status %d", status);
	ck_assert_int_eq(ptrace(PTRACE_SETOPTIONS, *pid, NULL,
				PTRACE_O_EXITKILL | PTRACE_O_TRACESYSGOOD),
			 0);
	return status;
}

/* Resumes the task, or kills it if that fails. Returns its wait status. */
static int resume(long request, int pid)
{
	int status;

	if (syscall(SYS_ptrace, request, pid, NULL, NULL) < 0)
		kill(pid, SIGKILL);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	return status;
}

/* Closes while the other task is stopped, then resumes it. */
static enum phase close_meanwhile(int pid)
{
	int owned = iofd_fd_valid(&fd);
	int taken = !owned && is_open();

	ck_assert_int_eq(iofd_fd_close(&fd), 0);
	ck_assert_int_eq(is_open(), taken);
	if (!taken)
		open_number(); /* it now belongs to somebody else */
	ck_assert_int_eq(resume(PTRACE_CONT, pid), 0);
	ck_assert_int_eq(is_open(), !taken);
	close(NUMBER);
	return owned ? OWNED : taken ? TAKEN : CLOSED;
}

/* Closes after the other task has run `steps` instructions. */
static enum phase close_after(int steps)
{
	int pid;
	int status = start_close(&pid);

	while (steps-- > 0 && WIFSTOPPED(status))
		status = resume(PTRACE_SINGLESTEP, pid);
	if (WIFSTOPPED(status))
		return close_meanwhile(pid);
	iofd_fd_close(&fd);
	ck_assert(!is_open());
	ck_assert_int_eq(status, 0);
	return ENDED;
}

/*
 * Whether the task can be stopped after each instruction. Not on riscv64; on
 * arm64 and ppc64le an exchange by load and store then never succeeds; and some
 * emulators run on to the end.
 */
static int can_step(void)
{
	int steps = 0;
	int pid;
	int status = start_close(&pid);

	while (WIFSTOPPED(status) && steps < MOST_STEPS) {
		status = resume(PTRACE_SINGLESTEP, pid);
		steps++;
	}
	if (WIFSTOPPED(status)) {
		kill(pid, SIGKILL);
		waitpid(pid, NULL, 0);
	}
	iofd_fd_close(&fd);
	close(NUMBER);
	return status == 0 && steps >= FEWEST_STEPS;
}

START_TEST(close_during_each_step_of_close_closes_once)
{
	int seen[PHASES] = {0};
	int steps = 0;

	iofd_fd_close(&fd); /* so that the dynamic linker has resolved it */
	if (!can_step())
		return;
	while (!seen[ENDED])
		seen[close_after(steps++)]++;
	ck_assert_int_ge(seen[OWNED], 1);
	ck_assert_int_ge(seen[TAKEN], 1);
	ck_assert_int_ge(seen[CLOSED], 1);
}
END_TEST

START_TEST(close_during_close_system_call_closes_once)
{
	struct __ptrace_syscall_info call = {0};
	int pid;
	int status = start_close(&pid);

	do {
		ck_assert(WIFSTOPPED(status));
		status = resume(PTRACE_SYSCALL, pid);
		ptrace(PTRACE_GET_SYSCALL_INFO, pid, sizeof call, &call);
	} while (call.op != PTRACE_SYSCALL_INFO_ENTRY ||
		 call.entry.nr != SYS_close || call.entry.args[0] != NUMBER);
	ck_assert_int_eq(close_meanwhile(pid), TAKEN);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, close_during_each_step_of_close_closes_once);
	tcase_add_test(tests, close_during_close_system_call_closes_once);
}
