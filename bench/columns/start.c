/* SPDX-License-Identifier: MIT */
/* Starts PROGRAM and waits for its end: what loading a library costs. */
#include "../column.h"

#include <spawn.h>
#include <sys/wait.h>

static void use(const struct objects *objects)
{
	(void)objects;
}

static int start(void)
{
	static char name[] = PROGRAM, *const arguments[] = {name, NULL};
	int status;
	pid_t pid;

	if (posix_spawn(&pid, name, NULL, NULL, arguments, NULL) != 0)
		return -1;
	return waitpid(pid, &status, 0) == pid && status == 0 ? 0 : -1;
}

#define OPERATIONS(X) X(start, start())

COLUMN(use, OPERATIONS)
