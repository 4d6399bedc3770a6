/* SPDX-License-Identifier: MIT */
/* How long a wait for a child lasts: deadlines and signal handlers. */
#define _GNU_SOURCE
#include "harness.h"
#include "sleeper.h"

#include <iofd/clock.h>
#include <iofd/pidfd_wait.h>

#include <errno.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

const char *const suite_name = "iofd/pidfd_wait_until";

#define SECOND	    1000000000LL
#define MILLISECOND 1000000LL

static volatile sig_atomic_t handled;

static void on_alarm(int signal)
{
	(void)signal;
	handled++;
}

/* Sends SIGALRM every 2 ms from now on, which interrupts system calls. */
static void storm(void)
{
	struct itimerval often = {{0, 2000}, {0, 2000}};
	struct sigaction action = {.sa_handler = on_alarm};

	ck_assert_int_eq(sigaction(SIGALRM, &action, NULL), 0);
	ck_assert_int_eq(setitimer(ITIMER_REAL, &often, NULL), 0);
}

static int64_t in(int64_t milliseconds)
{
	return iofd_clock_now(IOFD_CLOCK_MONOTONIC) +
	       milliseconds * MILLISECOND;
}

START_TEST(wait_until_past_deadline_polls_once)
{
	const int64_t past[] = {INT64_MIN, -1, 0, in(0)};

	for (uint32_t flags = 0; flags <= IOFD_BLOCKING;
	     flags += IOFD_BLOCKING) {
		open_sleeper(flags);
		for (int i = 0; i < 4; i++)
			ck_assert_int_eq(iofd_pidfd_wait_until(&process, 0,
							       past[i], &status,
							       NULL),
					 -ETIMEDOUT);
		kill(pid, SIGKILL);
		await_end();
		ck_assert_int_eq(
			iofd_pidfd_wait_until(&process, 0, 0, &status, NULL),
			0);
		ck_assert_int_eq(status.value, SIGKILL);
		close_process();
	}
}
END_TEST

/* The wait ends at the deadline, however often a handler runs. */
START_TEST(wait_until_with_signal_handlers_ends_at_deadline)
{
	int64_t deadline;

	open_sleeper(_i ? IOFD_BLOCKING : 0);
	storm();
	deadline = in(50);
	ck_assert_int_eq(
		iofd_pidfd_wait_until(&process, 0, deadline, &status, NULL),
		-ETIMEDOUT);
	ck_assert_int_ge(iofd_clock_now(IOFD_CLOCK_MONOTONIC), deadline);
	ck_assert_int_gt(handled, 0);
	end_sleeper();
}
END_TEST

START_TEST(wait_until_when_child_exits_returns_its_status)
{
	struct timespec delay = {0, 30 * MILLISECOND};
	const int64_t deadlines[] = {INT64_MAX, in(20000)};

	pid = fork();
	if (pid == 0) {
		nanosleep(&delay, NULL);
		_exit(5);
	}
	ck_assert_int_eq(
		iofd_pidfd_open(&process, pid, _i & 2 ? IOFD_BLOCKING : 0), 0);
	storm();
	ck_assert_int_eq(iofd_pidfd_wait_until(&process, IOFD_PIDFD_WAIT_KEEP,
					       deadlines[_i & 1], &status,
					       NULL),
			 0);
	ck_assert_int_eq(status.event, IOFD_PIDFD_EXITED);
	ck_assert_int_eq(status.value, 5);
	ck_assert_int_eq(
		iofd_pidfd_wait_until(&process, 0, INT64_MAX, NULL, NULL), 0);
	ck_assert_int_eq(
		iofd_pidfd_wait_until(&process, 0, INT64_MAX, NULL, NULL),
		-ECHILD);
	close_process();
}
END_TEST

START_TEST(wait_interrupted_by_handler_returns_eintr)
{
	open_sleeper(IOFD_BLOCKING);
	storm();
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, &status, NULL), -EINTR);
	end_sleeper();
}
END_TEST

/* Attaches to the child, ends it and holds it until `*hold` is closed. */
static pid_t start_tracer(int *hold)
{
	int ends[2];
	char byte;
	pid_t tracer;

	ck_assert_int_eq(pipe(ends), 0);
	tracer = fork();
	if (tracer == 0) {
		close(ends[1]);
		if (ptrace(PTRACE_SEIZE, pid, 0, 0))
			_exit(1);
		kill(pid, SIGKILL);
		_exit(read(ends[0], &byte, 1) != 0);
	}
	close(ends[0]);
	*hold = ends[1];
	return tracer;
}

static int64_t cpu_time(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return time.tv_sec * SECOND + time.tv_nsec;
}

/* The pidfd of a traced zombie is readable, yet there is nothing to wait for.
 */
START_TEST(wait_until_on_traced_zombie_sleeps_to_its_deadline)
{
	int hold;
	pid_t tracer;
	int64_t before, deadline;

	open_sleeper(0);
	tracer = start_tracer(&hold);
	await_end();
	before = cpu_time();
	deadline = in(300);
	ck_assert_int_eq(
		iofd_pidfd_wait_until(&process, 0, deadline, &status, NULL),
		-ETIMEDOUT);
	ck_assert_int_ge(in(0), deadline);
	ck_assert_int_lt(cpu_time() - before, 150 * MILLISECOND);
	close(hold);
	ck_assert_int_eq(
		iofd_pidfd_wait_until(&process, 0, in(20000), &status, NULL),
		0);
	ck_assert_int_eq(status.value, SIGKILL);
	ck_assert_int_eq(waitpid(tracer, NULL, 0), tracer);
	close_process();
}
END_TEST

/* The tracer holds the child until this process and another have closed. */
START_TEST(wait_until_without_deadline_on_traced_zombie_returns_its_status)
{
	struct timespec delay = {0, 30 * MILLISECOND};
	int hold;
	pid_t tracer, holder;

	open_sleeper(_i ? IOFD_BLOCKING : 0);
	tracer = start_tracer(&hold);
	await_end();
	holder = fork();
	if (holder == 0) {
		nanosleep(&delay, NULL);
		_exit(0);
	}
	close(hold);
	ck_assert_int_eq(
		iofd_pidfd_wait_until(&process, 0, INT64_MAX, &status, NULL),
		0);
	ck_assert_int_eq(status.value, SIGKILL);
	ck_assert_int_eq(waitpid(holder, NULL, 0), holder);
	ck_assert_int_eq(waitpid(tracer, NULL, 0), tracer);
	close_process();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, wait_until_past_deadline_polls_once);
	tcase_add_loop_test(
		tests, wait_until_with_signal_handlers_ends_at_deadline, 0, 2);
	tcase_add_loop_test(
		tests, wait_until_when_child_exits_returns_its_status, 0, 4);
	tcase_add_test(tests, wait_interrupted_by_handler_returns_eintr);
	tcase_add_test(tests,
		       wait_until_on_traced_zombie_sleeps_to_its_deadline);
	tcase_add_loop_test(
		tests,
		wait_until_without_deadline_on_traced_zombie_returns_its_status,
		0, 2);
}
