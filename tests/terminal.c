/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "terminal.h"

#include <fcntl.h>
#include <linux/mount.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
	OPEN_FLAGS = O_RDWR | O_NOCTTY | O_CLOEXEC
};

/* Of a file system that is mounted nowhere. Needs root. */
static int open_elsewhere(void)
{
	int context = (int)syscall(SYS_fsopen, "devpts", FSOPEN_CLOEXEC);
	int mounted, raw;

	if (context < 0)
		return -1;
	syscall(SYS_fsconfig, context, FSCONFIG_SET_STRING, "ptmxmode", "666",
		0);
	syscall(SYS_fsconfig, context, FSCONFIG_CMD_CREATE, NULL, NULL, 0);
	mounted = (int)syscall(SYS_fsmount, context, FSMOUNT_CLOEXEC, 0);
	raw = openat(mounted, "ptmx", OPEN_FLAGS);
	close(mounted);
	close(context);
	return raw;
}

int open_terminal_pair(int *end)
{
	int raw = posix_openpt(OPEN_FLAGS);

	if (raw < 0)
		raw = open_elsewhere();
	if (raw < 0)
		return -1;
	unlockpt(raw);
	*end = ioctl(raw, TIOCGPTPEER, OPEN_FLAGS);
	return raw;
}
