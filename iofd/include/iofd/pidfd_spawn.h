/* SPDX-License-Identifier: MIT */
/*
 * Starting a program and holding it by pidfd from its first instant: no moment
 * in which its number could be another's, no handle that a failure leaves open.
 */
#ifndef IOFD_PIDFD_SPAWN_H
#define IOFD_PIDFD_SPAWN_H

#include <iofd/pidfd.h>
#include <iofd/sigset.h>

/* The child has as `target` what the caller has as `source`. */
typedef struct iofd_spawn_fd {
	int32_t source; /* borrowed */
	int32_t target;
} iofd_spawn_fd;

enum iofd_spawn_limits {
	IOFD_SPAWN_FDS_MAX = 64
};

/* Zeroed, it starts a program that inherits what is not close-on-exec. */
typedef struct iofd_spawn_options {
	ZCALL_READS(count) ZCALL_OPTIONAL const iofd_spawn_fd *fds;
	uint32_t count;
	ZCALL_FLAGS(IOFD_BLOCKING, IOFD_SPAWN_NEW_GROUP, IOFD_SPAWN_NEW_SESSION,
		    IOFD_SPAWN_KEEP_SIGMASK, IOFD_SPAWN_CLOSE_OTHERS,
		    IOFD_SPAWN_DIE_WITH_PARENT)
	uint32_t flags;
	iofd_sigset mask;     /* signals that the program starts with blocked */
	iofd_sigset defaults; /* ignored signals to be ignored no longer */
	uint64_t reserved[16]; /* must be 0 */
} iofd_spawn_options;

/*
 * Starts the program `path`, which is not searched for, with the arguments
 * `argv` and the environment `envp`; a null `envp` is an empty environment. The
 * child gets the descriptors that `fds` lists. They are all placed at once, so
 * a target may be the source of another. It inherits what else is not
 * close-on-exec. It starts with no signal blocked, signals with a handler are
 * reset to their default, and ignored signals stay ignored.
 *
 * What `p` held is overwritten; it then owns a handle of the child, a child to
 * wait for. The calling thread sleeps until the program runs or has failed to,
 * with all signals blocked and 17 KB of its stack in use; other threads go on.
 * After a failure there is no child; a SIGCHLD may have come.
 *
 * For a moment after this returns, the child still holds the close-on-exec
 * descriptors. What you close then stays open there, and epoll goes on
 * reporting it: remove it with EPOLL_CTL_DEL before you close it, or use
 * CLOSE_OTHERS, which closes them before this returns.
 *
 * valgrind makes a fork of it: there a failed execve shows only as a child that
 * exits with 127. qemu-user 7.2 cannot do it: -EINVAL.
 * Errors: ENOENT, EACCES, ENOEXEC, E2BIG, ELOOP, ENOTDIR, ENAMETOOLONG,
 * ETXTBSY, EISDIR, EIO, EPERM of execve; EFAULT for a null path, and for null
 * `fds` that are not empty; EBADF for a source that is not open or a target
 * that cannot be; EMFILE at the limit of open files, and when no number is left
 * for a duplicate of each source; ENFILE; EINVAL for an unknown flag or too
 * many `fds`; EAGAIN, ENOMEM when there can be no new process; ENOSYS
 * Blocks: until the program runs
 * Since: Linux 5.4
 * See: clone(2), execve(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_pidfd_spawn(ZCALL_GIVES iofd_pidfd *p, ZCALL_STRING const char *path,
		     ZCALL_VECTOR ZCALL_OPTIONAL char *const argv[],
		     ZCALL_VECTOR ZCALL_OPTIONAL char *const envp[],
		     ZCALL_READS(count) ZCALL_OPTIONAL const iofd_spawn_fd *fds,
		     uint32_t count,
		     ZCALL_FLAGS(IOFD_BLOCKING, IOFD_SPAWN_NEW_GROUP,
				 IOFD_SPAWN_NEW_SESSION,
				 IOFD_SPAWN_KEEP_SIGMASK,
				 IOFD_SPAWN_CLOSE_OTHERS,
				 IOFD_SPAWN_DIE_WITH_PARENT) uint32_t flags);

/*
 * Starts a program as iofd_pidfd_spawn does, with all `options`.
 * Errors: ENOENT, EACCES, ENOEXEC, E2BIG, ELOOP, ENOTDIR, ENAMETOOLONG,
 * ETXTBSY, EISDIR, EIO, EPERM of execve; EFAULT for a null path, and for null
 * `fds` that are not empty; EBADF for a source that is not open or a target
 * that cannot be; EMFILE at the limit of open files, and when no number is left
 * for a duplicate of each source; ENFILE; EINVAL for an unknown flag, too many
 * `fds`, or a reserved word that is not 0; EAGAIN, ENOMEM when there can be no
 * new process; ENOSYS
 * Blocks: until the program runs
 * Since: Linux 5.4
 * See: clone(2), execve(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1, 5))
int iofd_pidfd_spawn_with(ZCALL_GIVES iofd_pidfd *p,
			  ZCALL_STRING const char *path,
			  ZCALL_VECTOR ZCALL_OPTIONAL char *const argv[],
			  ZCALL_VECTOR ZCALL_OPTIONAL char *const envp[],
			  const iofd_spawn_options *options);

#endif
