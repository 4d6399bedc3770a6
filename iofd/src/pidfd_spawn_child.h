/* SPDX-License-Identifier: MIT */
/*
 * The half of spawn that runs in the child. It has our memory, on a stack of
 * its own, while the thread that spawns sleeps: so it makes system calls and
 * touches nothing else, and its error is simply there when it has ended.
 */
#ifndef IOFD_PIDFD_SPAWN_CHILD_H
#define IOFD_PIDFD_SPAWN_CHILD_H

#include <iofd/pidfd_spawn.h>

enum {
	IOFD_SPAWN_NOT_STARTED = 127 /* the exit code that a shell would give */
};

struct iofd_spawn {
	const char *path;
	char *const *argv;
	char *const *envp;
	const iofd_spawn_options *options;
	iofd_sigset mask; /* the program's */
	int parent;	  /* the caller's pid, for DIE_WITH_PARENT */
	int error;
};

/*
 * Becomes the program that `spawn` describes, or leaves the error there.
 * Hidden, so that its address is found without a table.
 */
__attribute__((visibility("hidden"))) int iofd_spawn_become(void *spawn);

#endif
