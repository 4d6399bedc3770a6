/* SPDX-License-Identifier: MIT */
/*
 * Starting a program with a pidfd from the beginning: its ID cannot be reused
 * meanwhile, and a failure leaves no handle open.
 */
#ifndef IOFD_PIDFD_SPAWN_H
#define IOFD_PIDFD_SPAWN_H

#include <iofd/pidfd.h>
#include <iofd/spawn.h>

/*
 * Starts the program `path` with the arguments `argv` and the environment
 * `envp`; a null `envp` is an empty environment. The child gets the descriptors
 * of `fds`, and inherits others without close-on-exec. A target may be the
 * source of another. The child starts with no signal blocked. Signals with a
 * handler are reset to the default in the child, and ignored signals stay
 * ignored.
 *
 * The former value of `p` is overwritten; it then owns a handle of the child,
 * which must be waited for. The calling thread sleeps until execve succeeds or
 * fails, with all signals blocked and 17 KB of its stack in use; other threads
 * continue. After a failure there is no child, but SIGCHLD may have been sent.
 *
 * For a moment after this returns, the child still has the close-on-exec
 * descriptors. A file that you close then stays open there, and epoll continues
 * to report it: use iofd_epoll_remove_and_close, or CLOSE_OTHERS, which closes
 * them before this returns.
 *
 * SEARCH_PATH tries the entries of PATH in their order, and an empty entry is
 * the working directory. Without PATH in `envp` it returns -ENOENT. A file that
 * is neither a program nor a script is -ENOEXEC: no shell is started.
 *
 * valgrind replaces it by a fork: there a failed execve is a child that exits
 * with 127. qemu-user 7.2 does not support it: -EINVAL.
 * Errors: ENOENT, EACCES, ENOEXEC, E2BIG, ELOOP, ENOTDIR, ENAMETOOLONG,
 * ETXTBSY, EISDIR, EIO, EPERM of execve; EFAULT for a null path, or null `fds`
 * that are not empty; EBADF for a source that is not open, or a target that is
 * not possible; EMFILE at the limit of open files, also if there is no number
 * left for a duplicate of each source; ENFILE; EINVAL for an unknown flag or
 * too many `fds`; EAGAIN, ENOMEM if no process can be created; EOPNOTSUPP if
 * the kernel does not know a flag; EPERM for AUTOKILL without NO_NEW_PRIVS and
 * without CAP_SYS_ADMIN; ENOSYS
 * Blocks: until the program runs
 * Since: Linux 5.4
 * See: clone(2), execve(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_pidfd_spawn(
	ZCALL_GIVES iofd_pidfd *p, ZCALL_STRING const char *path,
	ZCALL_VECTOR ZCALL_OPTIONAL char *const argv[],
	ZCALL_VECTOR ZCALL_OPTIONAL char *const envp[],
	ZCALL_READS(count) ZCALL_OPTIONAL const iofd_spawn_fd *fds,
	uint32_t count,
	ZCALL_FLAGS(IOFD_BLOCKING, IOFD_SPAWN_NEW_GROUP, IOFD_SPAWN_NEW_SESSION,
		    IOFD_SPAWN_KEEP_SIGMASK, IOFD_SPAWN_CLOSE_OTHERS,
		    IOFD_SPAWN_DIE_WITH_PARENT, IOFD_SPAWN_SEARCH_PATH,
		    IOFD_SPAWN_NO_NEW_PRIVS, IOFD_SPAWN_AUTOREAP,
		    IOFD_SPAWN_AUTOKILL) uint32_t flags);

/*
 * Starts a program as iofd_pidfd_spawn does, with all `options`, of which null
 * is none. *result is the child's ID, or the step that failed. With a user, the
 * child does not share the caller's memory, since a change of user would make
 * the caller undumpable; the kernel then copies the caller's page tables.
 * Errors: ENOENT, EACCES, ENOEXEC, E2BIG, ELOOP, ENOTDIR, ENAMETOOLONG,
 * ETXTBSY, EISDIR, EIO, EPERM of execve, or of another step; EFAULT for a null
 * path, or a null array that is not empty; EBADF for a source that is not open,
 * a target that is not possible, or a closed handle; EMFILE at the limit of
 * open files, also if there is no number left for a duplicate of each source;
 * ENFILE; EINVAL for an unknown flag, too many `fds` or limits, a reserved word
 * that is not 0, or a value that is not possible; ENOTTY if `terminal` is not
 * one; EAGAIN, ENOMEM if no process can be created; EOPNOTSUPP if the kernel
 * does not know an option; ENOSYS
 * Blocks: until the program runs
 * Since: Linux 5.4
 * See: clone(2), execve(2), setsid(2), setpgid(2), prlimit(2), umask(2),
 * setresuid(2), setgroups(2), prctl(2), cgroups(7)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_pidfd_spawn_with(ZCALL_GIVES iofd_pidfd *p,
			  ZCALL_STRING const char *path,
			  ZCALL_VECTOR ZCALL_OPTIONAL char *const argv[],
			  ZCALL_VECTOR ZCALL_OPTIONAL char *const envp[],
			  ZCALL_OPTIONAL const iofd_spawn_options *options,
			  ZCALL_OUT ZCALL_OPTIONAL iofd_spawn_result *result);

#endif
