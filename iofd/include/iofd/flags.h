/* SPDX-License-Identifier: MIT */
/*
 * The flags of iofd. No two share a bit, and a function returns -EINVAL for a
 * flag that it does not know. They are in one enum, so that compilers do not
 * warn when they are combined. Flags that are passed to the kernel are declared
 * with their noun, and have the kernel's values.
 */
#ifndef IOFD_FLAGS_H
#define IOFD_FLAGS_H

enum iofd_flags {
	/* Reads sleep until there is data. */
	IOFD_BLOCKING = 0x00400000,

	/* Wait takes 1, not the whole counter. */
	IOFD_EVENTFD_SEMAPHORE = 0x00800000,

	/* The number may be that of any thread. Linux 6.9 */
	IOFD_PIDFD_THREAD = 0x02000000,

	/* The child leads a new process group. */
	IOFD_SPAWN_NEW_GROUP = 0x00010000,

	/* The child leads a new session, and so a new process group. */
	IOFD_SPAWN_NEW_SESSION = 0x00020000,

	/* The child also blocks the signals that the caller blocks. */
	IOFD_SPAWN_KEEP_SIGMASK = 0x00040000,

	/* The child has only the targets, and 0, 1 and 2 if they are open. */
	IOFD_SPAWN_CLOSE_OTHERS = 0x00080000,

	/*
	 * The child gets SIGKILL when the calling thread ends, from before
	 * the program runs. The kernel drops this for a program that runs as
	 * another user.
	 */
	IOFD_SPAWN_DIE_WITH_PARENT = 0x00100000
};

#endif
