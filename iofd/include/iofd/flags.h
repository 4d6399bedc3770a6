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
	IOFD_SPAWN_DIE_WITH_PARENT = 0x00100000,

	/*
	 * The path is a name, which the child searches in PATH of the
	 * environment that it gets. A name with a slash is a path.
	 */
	IOFD_SPAWN_SEARCH_PATH = 0x00200000,

	/* The child starts with the umask of the options. */
	IOFD_SPAWN_SET_UMASK = 0x04000000,

	/* Neither the child nor what it starts can gain privileges by exec. */
	IOFD_SPAWN_NO_NEW_PRIVS = 0x08000000,

	/*
	 * The child is never a zombie, sends no SIGCHLD, and cannot be waited
	 * for: iofd_pidfd_get_info reports how it ended. Linux 7.1
	 */
	IOFD_SPAWN_AUTOREAP = 0x10000000,

	/*
	 * The child gets SIGKILL when the last copy of the handle is closed.
	 * Implies AUTOREAP. Needs NO_NEW_PRIVS or CAP_SYS_ADMIN. Linux 7.1
	 */
	IOFD_SPAWN_AUTOKILL = 0x20000000,

	/* The child keeps the supplementary groups of the caller. */
	IOFD_SPAWN_KEEP_GROUPS = 0x40000000,

	/*
	 * Ending the tree kills all processes of the control group, also those
	 * of other users, and those that are not members. Linux 5.14
	 */
	IOFD_TREE_KILL_CGROUP = 0x00004000
};

#endif
