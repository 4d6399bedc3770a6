/* SPDX-License-Identifier: MIT */
/*
 * Our own flags. Each is a bit that means nothing else in any function, and a
 * function that does not know it refuses it. They are of one enum, so that no
 * compiler warns when they are combined. What goes to the kernel as it is
 * stands with its noun, and has the kernel's values.
 */
#ifndef IOFD_FLAGS_H
#define IOFD_FLAGS_H

enum iofd_flags {
	/* Whatever opens: reading sleeps until there is something. */
	IOFD_BLOCKING = 0x00400000,

	/* iofd_eventfd_open: wait takes 1, not the whole count. */
	IOFD_EVENTFD_SEMAPHORE = 0x00800000,

	/* iofd_pidfd_open: the number may be any thread's. Linux 6.9 */
	IOFD_PIDFD_THREAD = 0x02000000,

	/* iofd_pidfd_spawn: it leads a process group. */
	IOFD_SPAWN_NEW_GROUP = 0x00010000,

	/* It leads a session, and so a group. */
	IOFD_SPAWN_NEW_SESSION = 0x00020000,

	/* It also blocks what the caller blocks. */
	IOFD_SPAWN_KEEP_SIGMASK = 0x00040000,

	/* It has 0, 1 and 2, if we have, and the targets, and no more. */
	IOFD_SPAWN_CLOSE_OTHERS = 0x00080000,

	/*
	 * SIGKILL when the thread that called this ends, from before the
	 * program runs. Not for one that runs as another user: the kernel
	 * forgets it there.
	 */
	IOFD_SPAWN_DIE_WITH_PARENT = 0x00100000
};

#endif
