/* SPDX-License-Identifier: MIT */
/*
 * The part of spawn that runs in the child. It shares the memory of the parent,
 * on its own stack, while the calling thread sleeps. So it only makes system
 * calls, and stores its error in the parent's memory.
 */
#ifndef IOFD_PIDFD_SPAWN_CHILD_H
#define IOFD_PIDFD_SPAWN_CHILD_H

#include <iofd/pidfd_spawn.h>

enum {
	IOFD_SPAWN_NOT_STARTED = 127 /* as a shell exits */
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
 * Executes the program that `spawn` describes, or stores the error there.
 * Hidden, so that its address needs no relocation.
 */
__attribute__((visibility("hidden"))) int iofd_spawn_become(void *spawn);

#endif
