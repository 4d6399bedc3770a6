/* SPDX-License-Identifier: MIT */
/*
 * Starting a program and holding it by pidfd from its first instant: no moment
 * in which its number could be another's, no handle that a failure leaves open.
 */
#ifndef IOFD_SPAWN_H
#define IOFD_SPAWN_H

#include <iofd/pidfd.h>

/* The child has as `target` what the caller has as `source`. */
typedef struct iofd_spawn_fd {
	int32_t source; /* borrowed */
	int32_t target;
} iofd_spawn_fd;

enum iofd_spawn_limit {
	IOFD_SPAWN_FDS_MAX = 64
};

enum iofd_spawn_flag {
	IOFD_SPAWN_BLOCKING = 1,      /* as IOFD_PIDFD_BLOCKING */
	IOFD_SPAWN_NEW_GROUP = 2,     /* it leads a process group */
	IOFD_SPAWN_NEW_SESSION = 4,   /* it leads a session, and so a group */
	IOFD_SPAWN_KEEP_SIGMASK = 8,  /* else it starts with none blocked */
	IOFD_SPAWN_CLOSE_OTHERS = 16, /* it has 0 to 2 and the targets, no more
				       */
	/* SIGKILL when the thread that called this ends. */
	IOFD_SPAWN_DIE_WITH_PARENT = 32
};

/*
 * Starts the program `path`, which is not searched for, with the arguments
 * `argv` and the environment `envp`, both ended by null; a null `envp` is an
 * empty environment. The child gets what `fds`, of `count` entries or null when
 * there are none, lists, all at once, so that targets may be each other's
 * sources; beside that it inherits what is not close-on-exec. Signals with a
 * handler, or blocked, are as at the start of a program; what is ignored stays
 * so. Flags: enum iofd_spawn_flag.
 *
 * What `p` held is overwritten; it then owns a handle of the child, a child to
 * wait for. The calling thread sleeps until the program runs or has failed to:
 * after a failure there is no child and `p` is closed; a SIGCHLD may have come.
 *
 * Returns 0; what execve said: -ENOENT, -EACCES, -ENOEXEC, -E2BIG, -ELOOP,
 * -ENOTDIR, -ETXTBSY, -EFAULT, ...; -EBADF for a source that is not open or a
 * target that cannot be; -EMFILE; -EINVAL for an unknown flag or too many
 * `fds`; -EAGAIN and -ENOMEM when there can be no new process. Under emulators
 * that make a vfork a fork (valgrind, qemu-user) a failed execve shows only as
 * a child that exits with 127. clone(2), CLONE_PIDFD, Linux 5.2.
 */
IOFD_API int iofd_pidfd_spawn(iofd_pidfd *p, const char *path,
			      char *const argv[], char *const envp[],
			      const iofd_spawn_fd *fds, uint32_t count,
			      uint32_t flags);

#endif
