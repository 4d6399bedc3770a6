/* SPDX-License-Identifier: MIT */
/*
 * init COMMAND [ARG...]
 *
 * The first process of a container: starts COMMAND, hands it every signal,
 * waits for each orphan, and at the end of COMMAND ends what is left: SIGTERM,
 * and SIGKILL after two seconds. Exits as COMMAND did, with 128+N for signal N.
 */
#define _GNU_SOURCE
#include <iofd/iofd.h>

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum {
	EXIT_OWN_FAILURE = 125,
	EXIT_NOT_RUNNABLE = 126,
	EXIT_NOT_FOUND = 127,
	EXIT_BY_SIGNAL = 128
};

#define GRACE 2000000000LL /* ns */

static iofd_signalfd signals;
static iofd_pidfd command;
static iofd_spawn_result started;
static iofd_pidfd_status end; /* of the command; pid 0 until then */

static int64_t check(int64_t result, const char *what)
{
	if (result >= 0)
		return result;
	fprintf(stderr, "init: %s: %s\n", what, iofd_error_message(result));
	exit(EXIT_OWN_FAILURE);
}

/* Blocks all signals but those that an error of our own causes. */
static iofd_sigset take_signals(void)
{
	static const int own[] = {SIGABRT, SIGBUS,  SIGFPE, SIGILL,
				  SIGSEGV, SIGTRAP, SIGSYS};
	iofd_sigset all = UINT64_MAX;
	iofd_sigset old;

	for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
		iofd_sigset_del(&all, own[i]);
	check(iofd_signalfd_open_blocking_mask(&signals, all, 0, &old),
	      "cannot open a signalfd");
	signal(SIGCHLD, SIG_DFL); /* were it ignored, nobody could wait */
	return old;
}

/* Starts the command in a group of its own, in the foreground of our terminal
 * if there is one. */
static int start(char **arguments, iofd_sigset mask)
{
	iofd_fd terminal;
	iofd_spawn_options options = {
		.flags = IOFD_SPAWN_NEW_GROUP | IOFD_SPAWN_SEARCH_PATH,
		.mask = mask,
		.terminal = isatty(STDIN_FILENO) ? &terminal : NULL,
	};

	int rc;

	iofd_fd_borrow(&terminal, STDIN_FILENO);
	do {
		rc = iofd_pidfd_spawn_with(&command, arguments[0], arguments,
					   environ, &options, &started);
		options.terminal = NULL; /* it may be that of another session */
	} while (rc < 0 && started.step == IOFD_SPAWN_STEP_TERMINAL);
	return rc;
}

/* Waits for all that have ended. Returns whether there is a child left. */
static int reap(void)
{
	iofd_pidfd_status status;
	int rc;

	do {
		rc = iofd_pidfd_wait_any(IOFD_PIDFD_WAIT_NOHANG, &status, NULL);
		if (rc == 0 && status.pid == started.pid && end.pid == 0)
			end = status;
	} while (rc == 0);
	return rc == IOFD_ERR_WOULD_BLOCK;
}

/* Sleeps until a signal comes, and hands it on. Returns whether there is a
 * child left, or a negative error at the deadline. */
static int serve(int64_t deadline)
{
	iofd_signal_info info;
	int rc = iofd_fd_poll_until(&signals.fd, IOFD_POLL_IN, deadline);

	if (rc <= 0)
		return rc < 0 ? rc : -ETIMEDOUT;
	while (iofd_signalfd_read_into(&signals, &info) == 0)
		if (info.signo != SIGCHLD && end.pid == 0)
			iofd_pidfd_send_signal(&command, (int)info.signo, 0);
	return reap();
}

/* As process 1, kill reaches all processes of the namespace but us. */
static void end_the_rest(void)
{
	int64_t deadline = iofd_clock_now(IOFD_CLOCK_MONOTONIC) + GRACE;
	int left = 1;

	kill(-1, SIGTERM);
	kill(-1, SIGCONT); /* a stopped process would not act on it */
	while (left > 0)
		left = serve(deadline);
	if (left == 0)
		return;
	kill(-1, SIGKILL);
	while (left != 0)
		left = serve(INT64_MAX);
}

int main(int argc, char **argv)
{
	int rc;

	if (argc < 2 || getpid() != 1) {
		fprintf(stderr, argc < 2 ? "usage: init COMMAND [ARG...]\n"
					 : "init: is not process 1\n");
		return EXIT_OWN_FAILURE;
	}
	rc = start(argv + 1, take_signals());
	if (rc < 0) {
		fprintf(stderr, "init: cannot run %s: %s\n", argv[1],
			iofd_error_message(rc));
		return rc == -ENOENT ? EXIT_NOT_FOUND : EXIT_NOT_RUNNABLE;
	}
	while (end.pid == 0)
		check(serve(INT64_MAX), "cannot wait");
	if (reap())
		end_the_rest();
	return end.event == IOFD_PIDFD_EXITED ? end.value
					      : EXIT_BY_SIGNAL + end.value;
}
