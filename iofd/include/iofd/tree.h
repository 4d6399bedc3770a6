/* SPDX-License-Identifier: MIT */
/*
 * A handle of a process tree: a program, all that it starts, and all that those
 * start, also after setsid or a double fork. When the handle is closed, the
 * tree is killed. The kernel closes it when the owner ends in any way, such as
 * a crash or SIGKILL, and when it executes another program.
 *
 * A small process, the keeper, is the parent of the first program and of every
 * orphan in the tree, and reaps them (PR_SET_CHILD_SUBREAPER). It is not a
 * child of the caller: it sends no SIGCHLD, and waits for any child do not
 * return it, unless the caller is itself the parent of its orphans (PID 1 or a
 * subreaper).
 *
 * The handle is a socket. It is readable when a report waits, and hung up when
 * the keeper has ended. Copies of it, in forked children and in messages, are
 * as good as the first: until the last copy is closed the tree lives, but
 * iofd_tree_close ends it at once. Other copies then return -EPIPE.
 *
 * Limits. Members can have other processes started outside of the tree, by
 * asking a service for it. A member that has become another user cannot be
 * killed without privileges; it is reported. A member of the same user can kill
 * the keeper: then the first program is killed, and the others go on. A
 * process that another thread of the caller forks during the start, and that
 * executes no program, has a copy of the keeper's end: then a killed keeper is
 * not noticed before that process ends.
 */
#ifndef IOFD_TREE_H
#define IOFD_TREE_H

#include <iofd/fd_poll.h>
#include <iofd/pidfd_wait.h>
#include <iofd/spawn.h>

ZCALL_DESTROYED_BY(iofd_tree_close)
typedef struct iofd_tree {
	iofd_fd fd;
} iofd_tree;

enum iofd_tree_reports {
	IOFD_TREE_FIRST_ENDED = 1, /* the first program: status and usage */
	IOFD_TREE_REFUSED = 2, /* a signal to status.pid, because of error */
	IOFD_TREE_EMPTY = 3    /* all have ended; the last report */
};

enum iofd_tree_limits {
	IOFD_TREE_DEPTH_MAX = 32 /* parents above a process that is signalled */
};

typedef struct iofd_tree_report {
	ZCALL_ONE_OF(iofd_tree_reports) int32_t kind;
	int32_t error; /* REFUSED: -errno; otherwise 0 */
	iofd_pidfd_status status;
	iofd_pidfd_usage usage;
} iofd_tree_report;

/*
 * Makes a tree and starts its first program, as iofd_pidfd_spawn_with starts
 * one. The former value of `t` is overwritten; it is then a handle of the tree,
 * close-on-exec, and non-blocking without IOFD_BLOCKING. The signal of
 * DIE_WITH_PARENT and `death_signal` comes when the keeper ends; without either
 * it is SIGKILL. AUTOREAP and AUTOKILL are not possible. With KILL_CGROUP the
 * keeper also writes to the file cgroup.kill of `cgroup` when it kills: start
 * nothing else in that group.
 *
 * The calling thread sleeps until the program runs or has failed to; other
 * threads continue. 64 KB are mapped meanwhile. If the tree cannot be made, the
 * step is HANDLE, and nothing has been started. After any failure nothing runs,
 * except that the keeper ends a moment later.
 *
 * valgrind and qemu-user do not support it.
 * Errors: ENOENT, EACCES, ENOEXEC, E2BIG, ELOOP, ENOTDIR, ENAMETOOLONG,
 * ETXTBSY, EISDIR, EIO, EPERM of execve, or of another step; ENOENT if /proc is
 * not mounted, or the kernel lacks CONFIG_PROC_CHILDREN; EREMOTE if /proc is
 * that of another PID namespace; EACCES if vm.memfd_noexec is 2; EFBIG if
 * RLIMIT_FSIZE is below 16 KB; EPIPE if the keeper was killed; EFAULT for a
 * null path, or a null array that is not empty; EBADF for a source that is not
 * open, a target that is not possible, or a closed handle; EMFILE at the limit
 * of open files, also if there is no number left for a duplicate of each
 * source; ENFILE; EINVAL for an unknown flag, too many `fds` or limits, a
 * reserved word that is not 0, a value that is not possible, KILL_CGROUP
 * without `cgroup`, or if children of the caller begin in another PID
 * namespace; ENOTTY if `terminal` is not one; EAGAIN, ENOMEM if no process can
 * be created; EOPNOTSUPP if the kernel does not know an option, or `cgroup` has
 * no cgroup.kill; ENOSYS
 * Blocks: until the program runs
 * Since: Linux 5.4
 * See: prctl(2), clone(2), execve(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_tree_spawn(ZCALL_GIVES iofd_tree *t, ZCALL_STRING const char *path,
		    ZCALL_VECTOR ZCALL_OPTIONAL char *const argv[],
		    ZCALL_VECTOR ZCALL_OPTIONAL char *const envp[],
		    ZCALL_OPTIONAL const iofd_spawn_options *options,
		    ZCALL_OUT ZCALL_OPTIONAL iofd_spawn_result *result);

/*
 * Sends a signal to every member, and to no other process: to children before
 * their parents, but SIGSTOP to parents before their children. SIGKILL is sent
 * until the tree is empty. Another signal is sent once: a process that is
 * started meanwhile, or whose parent ends meanwhile, can miss it, and so do
 * those below IOFD_TREE_DEPTH_MAX, and after the first 65,536. Returns before
 * it is sent. Closing the tree does not wait for it; after a release, the first
 * 16 that wait are sent. A member that cannot be signalled is reported.
 * Errors: EPIPE if the tree is empty, or the keeper was killed; EAGAIN if too
 * many signals wait for the keeper; EINVAL outside [1, 64]
 * See: kill(2), pidfd_send_signal(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_tree_signal(const iofd_tree *t, int signal);

/*
 * Takes the next report. EMPTY is never taken, but returned again each time.
 * Errors: EAGAIN if there is none; EPIPE if the keeper was killed; EINTR if a
 * handler ran while it slept
 * Threads: one at a time
 * Blocks: if the handle is blocking and there is none
 * See: recv(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1, 2))
int iofd_tree_wait(const iofd_tree *t, ZCALL_OUT iofd_tree_report *report);

/*
 * Sleeps until there is a report, then takes it as iofd_tree_wait does; or
 * until `deadline_ns` of IOFD_CLOCK_MONOTONIC. INT64_MAX is infinite. A past
 * deadline tries once.
 * Errors: ETIMEDOUT; EPIPE if the keeper was killed; ENOMEM
 * Threads: one at a time
 * Signals: a handler does not interrupt it
 * Blocks: until the deadline
 * See: ppoll(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1, 3))
int iofd_tree_wait_until(const iofd_tree *t, ZCALL_UNIT(ns) int64_t deadline_ns,
			 ZCALL_OUT iofd_tree_report *report);

/*
 * Closes the handle and makes the keeper kill the tree, also if there are
 * copies of the handle. Returns before they have died: to wait for that, send
 * SIGKILL and wait for EMPTY first. If it is closed already, this returns 0.
 * See: shutdown(2), close(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_tree_close(ZCALL_INOUT iofd_tree *t);

/*
 * Closes the handle and lets the tree live. The keeper goes on reaping. Copies
 * of the handle remain good, but closing the last one kills no longer. After a
 * failure the handle is open.
 * Errors: EPIPE if the tree is empty, or the keeper was killed; EAGAIN if too
 * many signals wait for the keeper
 * See: close(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_tree_release(ZCALL_INOUT iofd_tree *t);

#endif
