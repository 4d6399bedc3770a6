/* SPDX-License-Identifier: MIT */
/* A libc's ways to START a program. */
#define _GNU_SOURCE
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

static char *const environment[] = {NULL};

static inline pid_t start_by_fork(char *argv[])
{
	pid_t pid = fork();

	if (pid == 0) {
		execve(argv[0], argv, environment);
		_exit(127);
	}
	return pid;
}

static inline pid_t start_by_vfork(char *argv[])
{
	pid_t pid = vfork();

	if (pid == 0) {
		execve(argv[0], argv, environment);
		_exit(127);
	}
	return pid;
}

static inline pid_t start_by_posix_spawn(char *argv[])
{
	pid_t pid;
	int error = posix_spawn(&pid, argv[0], NULL, NULL, argv, environment);

	return error ? -1 : pid;
}

static int start_and_wait(char *argv[])
{
	siginfo_t info;
	pid_t pid = START(argv);

	if (pid < 0 || waitid(P_PID, (id_t)pid, &info, WEXITED) < 0)
		return -1;
	return info.si_status == 0 ? 0 : -1;
}

#include "spawn.h"
