/* SPDX-License-Identifier: MIT */
/*
 * caller STATE... -- COMMAND [ARG...]
 *
 * Executes a command in states that a shell cannot enter.
 */
#define _GNU_SOURCE
#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Exits if `result` is an error. */
static int must(int result, const char *what)
{
	if (result >= 0)
		return result;
	fprintf(stderr, "caller: %s: %s\n", what, strerror(errno));
	exit(99);
}

static void block(int signal)
{
	sigset_t mask;

	sigemptyset(&mask);
	sigaddset(&mask, signal);
	must(sigprocmask(SIG_BLOCK, &mask, NULL), "sigprocmask");
}

static void block_usr1(void)
{
	block(SIGUSR1);
}

/* A blocked signal that is pending stays so when a program is executed. */
static void have_term_pending(void)
{
	block(SIGTERM);
	must(raise(SIGTERM), "raise");
}

/* dash and busybox cannot ignore it. */
static void ignore_chld(void)
{
	signal(SIGCHLD, SIG_IGN);
}

static void await_term(void)
{
	const struct timespec limit = {60, 0};
	sigset_t mask;

	sigemptyset(&mask);
	sigaddset(&mask, SIGTERM);
	must(sigtimedwait(&mask, NULL, &limit), "sigtimedwait");
}

static void lead_session(void)
{
	must(setsid(), "setsid");
}

/* The controlling end stays open in the command. */
static void have_terminal(void)
{
	int end = -1;
	int controller = must(open_terminal_pair(&end), "terminal");

	lead_session();
	must(ioctl(end, TIOCSCTTY, 0), "TIOCSCTTY");
	must(dup2(end, STDIN_FILENO), "dup2");
	must(fcntl(controller, F_SETFD, 0), "FD_CLOEXEC");
}

/* Another process group is in the foreground, until its process is killed. */
static void be_in_background(void)
{
	int pid = must(fork(), "fork");

	if (pid == 0)
		for (;;)
			pause();
	must(setpgid(pid, pid), "setpgid");
	must(tcsetpgrp(STDIN_FILENO, pid), "tcsetpgrp");
}

/* The child is another user's, and only CAP_KILL would allow to signal it. */
static void lose_cap_kill(void)
{
	int pid = must(fork(), "fork");

	if (pid == 0) {
		must(setuid(65534), "setuid");
		raise(SIGSTOP);
		for (;;)
			pause();
	}
	must(waitpid(pid, NULL, WUNTRACED), "waitpid");
	must(prctl(PR_CAPBSET_DROP, CAP_KILL), "prctl");
}

static const struct {
	const char *name;
	void (*enter)(void);
} states[] = {
	{"blocked-usr1", block_usr1},
	{"ignoring-chld", ignore_chld},
	{"pending-term", have_term_pending},
	{"await-term", await_term},
	{"session", lead_session},
	{"terminal", have_terminal},
	{"background", be_in_background},
	{"without-cap-kill", lose_cap_kill},
};

int main(int argc, char **argv)
{
	int at = 1;

	for (; at < argc && strcmp(argv[at], "--") != 0; at++)
		for (size_t i = 0; i < sizeof states / sizeof states[0]; i++)
			if (strcmp(argv[at], states[i].name) == 0)
				states[i].enter();
	if (at + 1 < argc)
		execvp(argv[at + 1], argv + at + 1);
	must(-1, "cannot execute the command");
}
