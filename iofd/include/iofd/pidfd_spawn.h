/* SPDX-License-Identifier: MIT */
/*
 * Starting a program with a pidfd from the beginning: its ID cannot be reused
 * meanwhile, and a failure leaves no handle open.
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

/*
 * Zeroed options start a program that inherits the descriptors without
 * close-on-exec.
 */
typedef struct iofd_spawn_options {
	ZCALL_READS(count) ZCALL_OPTIONAL const iofd_spawn_fd *fds;
	uint32_t count;
	ZCALL_FLAGS(IOFD_BLOCKING, IOFD_SPAWN_NEW_GROUP, IOFD_SPAWN_NEW_SESSION,
		    IOFD_SPAWN_KEEP_SIGMASK, IOFD_SPAWN_CLOSE_OTHERS,
		    IOFD_SPAWN_DIE_WITH_PARENT)
	uint32_t flags;
	iofd_sigset mask;     /* signals that the program starts with blocked */
	iofd_sigset defaults; /* ignored signals to reset to the default */
	uint64_t reserved[16]; /* must be 0 */
} iofd_spawn_options;

/*
 * Starts the program `path`, without a search in PATH, with the arguments
 * `argv` and the environment `envp`; a null `envp` is an empty environment. The
 * child gets the descriptors of `fds`, and inherits others without
 * close-on-exec. A target may be the source of another. The child starts with
 * no signal blocked. Signals with a handler are reset to the default in the
 * child, and ignored signals stay ignored.
 *
 * The former value of `p` is overwritten; it then owns a handle of the child,
 * which must be waited for. The calling thread sleeps until execve succeeds or
 * fails, with all signals blocked and 17 KB of its stack in use; other threads
 * continue. After a failure there is no child, but SIGCHLD may have been sent.
 *
 * For a moment after this returns, the child still has the close-on-exec
 * descriptors. A file that you close then stays open there, and epoll continues
 * to report it: remove it with EPOLL_CTL_DEL before you close it, or use
 * CLOSE_OTHERS, which closes them before this returns.
 *
 * valgrind replaces it by a fork: there a failed execve is a child that exits
 * with 127. qemu-user 7.2 does not support it: -EINVAL.
 * Errors: ENOENT, EACCES, ENOEXEC, E2BIG, ELOOP, ENOTDIR, ENAMETOOLONG,
 * ETXTBSY, EISDIR, EIO, EPERM of execve; EFAULT for a null path, or null `fds`
 * that are not empty; EBADF for a source that is not open, or a target that is
 * not possible; EMFILE at the limit of open files, also if there is no number
 * left for a duplicate of each source; ENFILE; EINVAL for an unknown flag or
 * too many `fds`; EAGAIN, ENOMEM if no process can be created; ENOSYS
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
 * ETXTBSY, EISDIR, EIO, EPERM of execve; EFAULT for a null path, or null `fds`
 * that are not empty; EBADF for a source that is not open, or a target that is
 * not possible; EMFILE at the limit of open files, also if there is no number
 * left for a duplicate of each source; ENFILE; EINVAL for an unknown flag, too
 * many `fds`, or a reserved word that is not 0; EAGAIN, ENOMEM if no process
 * can be created; ENOSYS
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
