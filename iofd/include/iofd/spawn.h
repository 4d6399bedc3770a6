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
	IOFD_SPAWN_BLOCKING = 1,     /* as IOFD_PIDFD_BLOCKING */
	IOFD_SPAWN_NEW_GROUP = 2,    /* it leads a process group */
	IOFD_SPAWN_NEW_SESSION = 4,  /* it leads a session, and so a group */
	IOFD_SPAWN_KEEP_SIGMASK = 8, /* else it starts with none blocked */
	/* It has 0, 1 and 2, if we have, and the targets, and no more. */
	IOFD_SPAWN_CLOSE_OTHERS = 16,
	/*
	 * SIGKILL when the thread that called this ends, once the program runs.
	 * Not for one that runs as another user: there the kernel forgets it.
	 */
	IOFD_SPAWN_DIE_WITH_PARENT = 32
};

/*
 * Starts the program `path`, which is not searched for, with the arguments
 * `argv` and the environment `envp`, both ended by null; a null `envp` is an
 * empty environment. The child gets what `fds`, of `count` entries or null when
 * there are none, lists, all at once, so that targets may be each other's
 * sources; beside that it inherits what is not close-on-exec. A signal that has
 * a handler here does there what it does by default; one that is ignored stays
 * so. Flags: enum iofd_spawn_flag.
 *
 * What `p` held is overwritten; it then owns a handle of the child, a child to
 * wait for. The calling thread sleeps until the program runs or has failed to,
 * with all signals blocked and 17 KB of its stack in use; other threads go on.
 * After a failure there is no child and `p` is closed; a SIGCHLD may have come.
 *
 * Returns 0; what execve said: -ENOENT, -EACCES, -ENOEXEC, -E2BIG, -ELOOP,
 * -ENOTDIR, -ENAMETOOLONG, -ETXTBSY, -EFAULT for a null path, ...; -EFAULT for
 * null `fds` that are not empty; -EBADF for a source that is not open or a
 * target that cannot be; -EMFILE, also when there is no number left for a
 * duplicate of each source; -ENFILE; -EINVAL for an unknown flag or too many
 * `fds`; -EAGAIN and -ENOMEM when there can be no new process; what
 * iofd_close_range says when others are to be closed; in a sandbox also -ENOSYS
 * and -EPERM. valgrind makes a fork of it: there a failed execve shows only as
 * a child that exits with 127. qemu-user 7.2 cannot do it: -EINVAL. clone(2),
 * CLONE_PIDFD, waitid(2), Linux 5.4.
 */
IOFD_EXTERN int iofd_pidfd_spawn(iofd_pidfd *p, const char *path,
				 char *const argv[], char *const envp[],
				 const iofd_spawn_fd *fds, uint32_t count,
				 uint32_t flags);

#endif
