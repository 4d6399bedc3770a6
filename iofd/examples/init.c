/* SPDX-License-Identifier: MIT */
/*
 * init COMMAND [ARG...]
 *
 * The first process of a container. It starts COMMAND, passes every signal on
 * to it, and waits for orphans. When COMMAND has ended, the other processes get
 * SIGTERM, and after two seconds SIGKILL. It exits as COMMAND did, with 128+N
 * after signal N; with 127 if COMMAND is not found, 126 if it cannot be
 * executed, and 125 for any other error.
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

static void check(int64_t result, const char *what)
{
	if (result >= 0)
		return;
	fprintf(stderr, "init: %s: %s\n", what, iofd_error_message(result));
	exit(EXIT_OWN_FAILURE);
}

/* Blocks every signal, also the fatal ones: a fault of our own ends us
 * nevertheless. Unless blocked, a signal to process 1 is lost. */
static iofd_sigset take_signals(void)
{
	iofd_sigset old;

	check(iofd_signalfd_open_blocking_mask(&signals, UINT64_MAX, 0, &old),
	      "cannot open a signalfd");
	signal(SIGCHLD, SIG_DFL); /* if ignored, there is no exit status */
	return old;
}

/* Starts the command in a new process group, which replaces ours in the
 * foreground of the terminal. */
static int start(char **arguments, iofd_sigset mask)
{
	iofd_fd terminal;
	iofd_spawn_options options = {
		.flags = IOFD_SPAWN_NEW_GROUP | IOFD_SPAWN_SEARCH_PATH,
		.mask = mask,
	};

	iofd_fd_borrow(&terminal, STDIN_FILENO);
	if (tcgetpgrp(STDIN_FILENO) == getpgrp())
		options.terminal = &terminal;
	return iofd_pidfd_spawn_with(&command, arguments[0], arguments, environ,
				     &options, &started);
}

static int status_of_failure(int error)
{
	if (started.step != IOFD_SPAWN_STEP_EXECUTE)
		return EXIT_OWN_FAILURE;
	return error == -ENOENT ? EXIT_NOT_FOUND : EXIT_NOT_RUNNABLE;
}

/* Waits for all children that have ended. Returns whether any are left. */
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

/* Sleeps until a signal comes, and passes it on; a command that has ended gets
 * none. Returns whether any children are left, or -ETIMEDOUT. */
static int serve(int64_t deadline)
{
	iofd_signal_info info;
	int rc = iofd_fd_poll_until(&signals.fd, IOFD_POLL_IN, deadline);

	if (rc <= 0)
		return rc < 0 ? rc : -ETIMEDOUT;
	while (iofd_signalfd_read_into(&signals, &info) == 0)
		if (info.signo != SIGCHLD)
			iofd_pidfd_send_signal(&command, (int)info.signo, 0);
	return reap();
}

/* kill(-1) signals all processes but us. A stopped one acts on SIGTERM only
 * when it is continued. What is left at the deadline, the kernel kills with
 * SIGKILL when process 1 exits. */
static void end_the_rest(void)
{
	int64_t deadline = iofd_clock_now(IOFD_CLOCK_MONOTONIC) + GRACE;

	kill(-1, SIGTERM);
	kill(-1, SIGCONT);
	while (serve(deadline) > 0)
		;
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
		return status_of_failure(rc);
	}
	while (end.pid == 0)
		check(serve(INT64_MAX), "cannot wait");
	if (reap())
		end_the_rest();
	return end.event == IOFD_PIDFD_EXITED ? end.value
					      : EXIT_BY_SIGNAL + end.value;
}
