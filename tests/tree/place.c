/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "place.h"
#include "namespaces.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

/* The kernel uses numbers below 300 only once. */
#define NUMBERS "520"

/* Before, the limit is that of the whole machine. */
int shrink_numbers(void)
{
	struct utsname system;
	int major = 0, minor = 0;

	uname(&system);
	sscanf(system.release, "%d.%d", &major, &minor);
	if (major < 6 || (major == 6 && minor < 14))
		return -ENOSYS;
	return write_setting("/proc/sys/kernel/pid_max", NUMBERS);
}

_Noreturn static void end_like(int child)
{
	int status;

	waitpid(child, &status, 0);
	exit(WIFEXITED(status) ? WEXITSTATUS(status) : 128);
}

int enter_place(void)
{
	int rc = enter_namespaces(CLONE_NEWPID);
	int child;

	if (rc < 0)
		return rc;
	child = fork();
	if (child < 0)
		return -errno;
	if (child > 0)
		end_like(child);
	prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
	rc = mount_own_proc();
	if (rc < 0) {
		fprintf(stderr, "/proc: %s\n", strerror(-rc));
		exit(3);
	}
	return shrink_numbers() < 0;
}
