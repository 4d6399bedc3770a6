/* SPDX-License-Identifier: MIT */
/* How the keeper signals the members, and ends them. */
#ifndef IOFD_TREE_KEEPER_KILL_H
#define IOFD_TREE_KEEPER_KILL_H

#include "tree_keeper_walk.h"

enum {
	WALK_MAX = 1 << 16,
	SIMPLE_ROUNDS = 8
};

/*
 * Children are not reaped while their list is read, so each number is still
 * that of a child when it is killed.
 */
KEEPER_INLINE void kill_children(struct keeper *k)
{
	struct keeper_numbers list;
	unsigned pid;
	int rc;

	keeper_read_from(&list, IOFD_KEEPER_CHILDREN);
	while ((pid = keeper_next_number(&list)) > 0) {
		rc = zcall_kill((int)pid, ZCALL_SIGKILL);
		if (rc < 0)
			keeper_refuse(k, pid, rc);
	}
}

/* Sends a signal to all members. */
static KEEPER_CODE void walk_all(struct keeper *k, int signal)
{
	struct keeper_member self;
	struct keeper_walk walk;

	self.pid = (unsigned)zcall_getpid();
	self.raw = zcall_pidfd_open((int)self.pid, 0);
	self.depth = 0;
	walk.keeper = k;
	walk.signal = signal;
	walk.left = (unsigned)keeper_constant(WALK_MAX);
	if (self.raw < 0)
		return;
	keeper_walk(&walk, &self);
	zcall_close(self.raw);
}

/* The number is not open unless the owner asked for it. */
KEEPER_INLINE void kill_cgroup(void)
{
	char one = (char)keeper_constant('1');

	zcall_write(IOFD_KEEPER_CGROUP, &one, 1);
}

/*
 * Usually it suffices to kill children until there are none, since orphans
 * become children. But members that fork as fast as they die, at a limit of
 * processes, are never fewer. If they are stopped first, they can neither fork
 * nor make room for others.
 */
KEEPER_INLINE void kill_members(struct keeper *k)
{
	kill_cgroup();
	if (k->rounds == SIMPLE_ROUNDS) {
		walk_all(k, ZCALL_SIGSTOP);
		walk_all(k, ZCALL_SIGKILL);
	} else {
		k->rounds = (int)((unsigned)k->rounds + 1);
	}
	kill_children(k);
}

#endif
