/* SPDX-License-Identifier: MIT */
/* A cgroup of either version with a limit of processes. */
#ifndef LIMITED_H
#define LIMITED_H

enum {
	LIMITED_PATH = 64
};

/* Writes the path of its directory. Returns 0 to go on, 1 to skip. */
int make_limited_group(char path[LIMITED_PATH], int processes);

/* Its processes may still be about to leave it. */
void remove_limited_group(const char *path);

#endif
