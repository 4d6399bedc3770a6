/* SPDX-License-Identifier: MIT */
/*
 * Starting a program and holding it by pidfd from its first instant: no moment
 * in which its number could be another's, no handle that a failure leaves open.
 */
#ifndef IOFD_PIDFD_SPAWN_H
#define IOFD_PIDFD_SPAWN_H

#include <iofd/pidfd.h>
#include <iofd/signalfd.h>

/* The child has as `target` what the caller has as `source`. */
typedef struct iofd_spawn_fd {
	int32_t source; /* borrowed */
	int32_t target;
} iofd_spawn_fd;

enum iofd_spawn_limits {
	IOFD_SPAWN_FDS_MAX = 64
};

enum iofd_spawn_flags {
	IOFD_SPAWN_NEW_GROUP = 0x00010000, /* it leads a process group */
	IOFD_SPAWN_NEW_SESSION =
		0x00020000, /* it leads a session, and so a group */
	IOFD_SPAWN_KEEP_SIGMASK =
		0x00040000, /* it also blocks what the caller blocks */
	/* It has 0, 1 and 2, if we have, and the targets, and no more. */
	IOFD_SPAWN_CLOSE_OTHERS = 0x00080000,
	/*
	 * SIGKILL when the thread that called this ends, from before the
	 * program runs. Not for one that runs as another user: the kernel
	 * forgets it there.
	 */
	IOFD_SPAWN_DIE_WITH_PARENT = 0x00100000
};

/* Zeroed, it starts a program that inherits what is not close-on-exec. */
typedef struct iofd_spawn_options {
	const iofd_spawn_fd *fds; /* `count` entries, or null when count is 0 */
	uint32_t count;
	uint32_t flags;	      /* set of enum iofd_spawn_flags */
	iofd_sigset mask;     /* signals that the program starts with blocked */
	iofd_sigset defaults; /* ignored signals to be ignored no longer */
	uint64_t reserved[16]; /* must be 0 */
} iofd_spawn_options;

/*
 * Starts the program `path`, which is not searched for, with the arguments
 * `argv` and the environment `envp`, both ended by null; a null `envp` is an
 * empty environment. The child gets the descriptors that `fds` lists, `count`
 * entries or null when there are none. They are all placed at once, so a target
 * may be the source of another. It inherits what else is not close-on-exec. It
 * starts with no signal blocked, signals with a handler are reset to their
 * default, and ignored signals stay ignored. Flags: enum iofd_spawn_flags.
 *
 * What `p` held is overwritten; it then owns a handle of the child, a child to
 * wait for. The calling thread sleeps until the program runs or has failed to,
 * with all signals blocked and 17 KB of its stack in use; other threads go on.
 * After a failure there is no child and `p` is closed; a SIGCHLD may have come.
 *
 * For a moment after this returns, the child still holds the close-on-exec
 * descriptors. What you close then stays open there, and epoll goes on
 * reporting it: remove it with EPOLL_CTL_DEL before you close it, or use
 * CLOSE_OTHERS, which closes them before this returns.
 *
 * Returns 0; the error of execve: -ENOENT, -EACCES, -ENOEXEC, -E2BIG, -ELOOP,
 * -ENOTDIR, -ENAMETOOLONG, -ETXTBSY, -EFAULT for a null path, ...; -EFAULT for
 * null `fds` that are not empty; -EBADF for a source that is not open or a
 * target that cannot be; -EMFILE, also when there is no number left for a
 * duplicate of each source; -ENFILE; -EINVAL for an unknown flag or too many
 * `fds`; -EAGAIN and -ENOMEM when there can be no new process; the errors of
 * iofd_close_range for CLOSE_OTHERS; in a sandbox also -ENOSYS and -EPERM.
 * valgrind makes a fork of it: there a failed execve shows only as a child that
 * exits with 127. qemu-user 7.2 cannot do it: -EINVAL. clone(2), CLONE_PIDFD,
 * waitid(2), Linux 5.4.
 */
IOFD_EXTERN int iofd_pidfd_spawn(iofd_pidfd *p, const char *path,
				 char *const argv[], char *const envp[],
				 const iofd_spawn_fd *fds, uint32_t count,
				 uint32_t flags);

/*
 * Starts a program as iofd_pidfd_spawn does, with all `options`. Returns as
 * that does, and -EINVAL when a reserved word is not 0.
 */
IOFD_EXTERN int iofd_pidfd_spawn_with(iofd_pidfd *p, const char *path,
				      char *const argv[], char *const envp[],
				      const iofd_spawn_options *options);

#endif
