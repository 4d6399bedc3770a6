/* SPDX-License-Identifier: MIT */
#include "cgroups.h"
#include "harness.h"
#include "namespaces.h"

#include <stdio.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#define PLACE "/sys/fs/cgroup"

int make_cgroup(struct cgroup *group)
{
	struct stat status;

	if (mount_own_sys() < 0 ||
	    mount("none", PLACE, "cgroup2", 0, NULL) < 0) {
		skip_without("permission to mount cgroup2");
		return 1;
	}
	snprintf(group->path, sizeof group->path, PLACE "/iofd-%d", getpid());
	ck_assert_int_eq(mkdir(group->path, 0700), 0);
	ck_assert_int_eq(stat(group->path, &status), 0);
	group->id = status.st_ino;
	return 0;
}

void move_to_cgroup(const struct cgroup *group, int pid)
{
	char file[96], number[16];

	snprintf(file, sizeof file, "%s/cgroup.procs", group->path);
	snprintf(number, sizeof number, "%d", pid);
	ck_assert_int_eq(write_setting(file, number), 0);
}

int is_in_cgroup(const struct cgroup *group, int pid)
{
	char name[96];
	FILE *file;
	int found = 0, other;

	snprintf(name, sizeof name, "%s/cgroup.procs", group->path);
	file = fopen(name, "r");
	ck_assert_ptr_nonnull(file);
	while (fscanf(file, "%d", &other) == 1)
		found |= other == pid;
	fclose(file);
	return found;
}

void remove_cgroup(const struct cgroup *group)
{
	ck_assert_int_eq(rmdir(group->path), 0);
}
