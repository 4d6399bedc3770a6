/* SPDX-License-Identifier: MIT */
/* What a member does after it has started its children. */
#ifndef ROLES_H
#define ROLES_H

#include "tally.h"

enum {
	GENERATIONS = 3,
	LEAF = GENERATIONS + 1 /* was counted, and has no children */
};

/* A member executes the program at `path` again, as a leaf. */
void set_up_roles(struct tally *tally, const char *path);

/*
 * Forks a process that only the tree knows: its parent has ended. Returns 1 in
 * it, and 0 in the caller.
 */
int fork_orphan(void);

/* Does not return. */
void play_a_role(void);

#endif
