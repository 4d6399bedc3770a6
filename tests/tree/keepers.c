/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "keepers.h"
#include "tally.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

enum {
	GROUP = 1, /* in a process group, to which signals are sent */
	DEATH = 2, /* the child gets SIGKILL when its parent ends */
	REAPED = 4 /* the child's number is used after its end */
};

enum {
	WORDS_MAX = 16
};

static int child;

static int start_child(const struct keeper *keeper, char **program)
{
	const char *words[WORDS_MAX + 1] = {NULL};
	int count = 0;

	while (keeper->command[count]) {
		words[count] = keeper->command[count];
		count++;
	}
	for (int i = 0; program[i] && count < WORDS_MAX; i++)
		words[count++] = program[i];
	if (keeper->flags & REAPED)
		signal(SIGCHLD, SIG_IGN);
	child = fork();
	if (child != 0)
		return child < 0 ? -errno : 0;
	if (keeper->flags & GROUP)
		setpgid(0, 0);
	if (keeper->flags & DEATH)
		prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
	fcntl(SURVIVORS, F_SETFD, 0);
	execvp(words[0], (char **)(uintptr_t)words);
	_exit(127);
}

static void signal_child(const struct keeper *keeper, int signal)
{
	if (child > 0)
		kill(keeper->flags & GROUP ? -child : child, signal);
}

static void stop_child(const struct keeper *keeper)
{
	signal_child(keeper, SIGKILL);
}

#define A_CHILD start_child, signal_child, stop_child

static const struct keeper keepers[] = {
	{"iofd_tree", start_tree, signal_tree, stop_tree, {NULL}, 0},
	{"group", A_CHILD, {NULL}, GROUP},
	{"number", A_CHILD, {NULL}, REAPED},
	{"pdeathsig", A_CHILD, {NULL}, DEATH},
	{"tini", A_CHILD, {"tini", "-s", "-g", "-p", "SIGTERM", "--", NULL}, 0},
	{"catatonit", A_CHILD, {"catatonit", "-g", "--", NULL}, DEATH},
	{"bwrap",
	 A_CHILD,
	 {"bwrap", "--die-with-parent", "--dev-bind", "/", "/", "--", NULL},
	 0},
	{"bwrap-pid",
	 A_CHILD,
	 {"bwrap", "--die-with-parent", "--unshare-pid", "--dev-bind", "/", "/",
	  "--proc", "/proc", "--", NULL},
	 0},
	{"systemd-run",
	 A_CHILD,
	 {"systemd-run", "--quiet", "--collect", "--pipe", "--wait", "--",
	  NULL},
	 0},
};

const struct keeper *find_keeper(const char *name)
{
	for (size_t i = 0; i < sizeof keepers / sizeof keepers[0]; i++)
		if (strcmp(keepers[i].name, name) == 0)
			return &keepers[i];
	return NULL;
}
