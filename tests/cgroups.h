/* SPDX-License-Identifier: MIT */
/* A control group (version 2) of a test. */
#ifndef CGROUPS_H
#define CGROUPS_H

#include <stdint.h>

struct cgroup {
	char path[64];
	uint64_t id; /* which is the inode of the directory */
};

/*
 * Mounts the groups where only this process sees them, and makes one. Returns 0
 * to go on, 1 to skip.
 */
int make_cgroup(struct cgroup *group);

void move_to_cgroup(const struct cgroup *group, int pid);

/* Whether the kernel lists the process as one of the group. */
int is_in_cgroup(const struct cgroup *group, int pid);

/* The last process of the group must have been waited for. */
void remove_cgroup(const struct cgroup *group);

#endif
