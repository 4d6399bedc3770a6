/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "limited.h"
#include "harness.h"
#include "left.h"
#include "namespaces.h"
#include "tally.h"

#include <errno.h>
#include <stdio.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#define PLACE "/sys/fs/cgroup"

/* A controller is in one of the two versions. */
static int mount_pids(void)
{
	if (mount_own_sys() < 0)
		return -1;
	if (mount("none", PLACE, "cgroup2", 0, NULL) == 0) {
		if (write_setting(PLACE "/cgroup.subtree_control", "+pids") ==
		    0)
			return 0;
		umount(PLACE);
	}
	return mount("none", PLACE, "cgroup", 0, "pids");
}

int make_limited_group(char path[LIMITED_PATH], int processes)
{
	char file[LIMITED_PATH + 16], number[16];

	if (mount_pids() < 0) {
		skip_without("permission to limit the processes of a cgroup");
		return 1;
	}
	/* Each PID namespace has the same numbers. */
	snprintf(path, LIMITED_PATH, PLACE "/iofd-%lld", now_us());
	ck_assert_int_eq(mkdir(path, 0700), 0);
	snprintf(file, sizeof file, "%s/pids.max", path);
	snprintf(number, sizeof number, "%d", processes);
	ck_assert_int_eq(write_setting(file, number), 0);
	return 0;
}

void remove_limited_group(const char *path)
{
	while (rmdir(path) < 0) {
		ck_assert_int_eq(errno, EBUSY);
		nap_us(1000);
	}
}
