/* SPDX-License-Identifier: MIT */
/*
 * Starting a tree takes four processes. The owner clones an intermediate and
 * waits for it, so that the keeper is an orphan, not its child. The
 * intermediate clones the keeper. The keeper clones a starter, then executes
 * its own program. When that runs, the starter clones the first program as a
 * child of the keeper.
 *
 * All of them share the owner's memory, each on its own stack. The owner sleeps
 * on numbers that the kernel sets to 0 when a process leaves this memory, also
 * when it is killed. So it sleeps neither for ever nor too short.
 */
#ifndef IOFD_TREE_SPAWN_H
#define IOFD_TREE_SPAWN_H

#include "spawn.h"

enum {
	IOFD_TREE_STACK_SIZE = IOFD_SPAWN_STACK_SIZE
};

/* In a shared mapping, since the program of another user has other memory. */
struct iofd_tree_start {
	/* Written by the kernel: 0 before the process and after it. */
	int keeper;
	int starter;
	int first;

	int keeper_number; /* in its own PID namespace */
	int result;	   /* the number of the first program, or the error */
	int sockets[2];	   /* the owner's, the keeper's */
	struct iofd_spawn spawn;
	struct iofd_spawn_outcome outcome;
	_Alignas(16) char stacks[4][IOFD_TREE_STACK_SIZE];
};

/* In the intermediate: clones the keeper. */
IOFD_HIDDEN int iofd_tree_clone_keeper(void *start);

/* In the keeper: the descriptors of its program, and the program. */
IOFD_HIDDEN int iofd_tree_open_keeper(const struct iofd_tree_start *start);
IOFD_HIDDEN int iofd_tree_execute_keeper(void);

#endif
