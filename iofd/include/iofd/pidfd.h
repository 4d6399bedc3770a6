/* SPDX-License-Identifier: MIT */
/*
 * A handle of one process, which cannot be confused with a later process of the
 * same ID. It is readable when the process has ended. pidfd_open(2), Linux 5.3.
 * <iofd/fd.h> has close and the rules of all handles.
 *
 *                 send_signal(0)   get_fd    alive   wait (parent only)
 *    running            0           ok         1     -EAGAIN
 *    zombie             0         -ESRCH       0     0
 *    reaped          -ESRCH       -ESRCH       0     -ECHILD
 *
 * Before Linux 6.9, get_fd returns -EBADF for a zombie.
 *
 * <iofd/pidfd_wait.h> waits for a child. <iofd/pidfd_info.h> returns IDs and
 * exit status. <iofd/pidfd_id.h> compares processes, and
 * <iofd/pidfd_reference.h> stores a reference to one. <iofd/pidfd_spawn.h>
 * starts a program with a pidfd.
 */
#ifndef IOFD_PIDFD_H
#define IOFD_PIDFD_H

#include <iofd/fd_poll.h>

ZCALL_DESTROYED_BY(iofd_fd_close)
typedef struct iofd_pidfd {
	iofd_fd fd;
} iofd_pidfd;

/*
 * The targets of a signal, with the values of pidfd_send_signal(2). 0 is what
 * the handle refers to.
 */
enum iofd_pidfd_signal_scopes {
	IOFD_PIDFD_SIGNAL_THREAD = 1,	    /* Linux 6.9 */
	IOFD_PIDFD_SIGNAL_PROCESS = 2,	    /* Linux 6.9 */
	IOFD_PIDFD_SIGNAL_PROCESS_GROUP = 4 /* Linux 6.9 */
};

/* What happened to the process; the values of si_code in waitid(2). */
enum iofd_pidfd_events {
	IOFD_PIDFD_EXITED = 1,
	IOFD_PIDFD_KILLED = 2,
	IOFD_PIDFD_DUMPED = 3, /* killed, and its core was dumped */
	IOFD_PIDFD_TRAPPED = 4,
	IOFD_PIDFD_STOPPED = 5,
	IOFD_PIDFD_CONTINUED = 6
};

/*
 * Opens a handle of the process `pid`. It is non-blocking without
 * IOFD_BLOCKING, also before Linux 5.10, and always close-on-exec. The former
 * value of `p` is overwritten. Unless it is your own child, and was not waited
 * for, `pid` may already be another process.
 * Errors: EINVAL for a number outside [1, 2^31-1], an unknown flag, or a thread
 * that is not a thread group leader; ENOENT for such a thread since Linux 6.16;
 * ESRCH if there is no such process, or it has just ended; EMFILE; ENFILE;
 * ENODEV; ENOMEM; ENOSYS before Linux 5.3
 * Since: Linux 5.3
 * See: pidfd_open(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_pidfd_open(ZCALL_GIVES iofd_pidfd *p, int64_t pid,
		    ZCALL_FLAGS(IOFD_BLOCKING, IOFD_PIDFD_THREAD)
			    uint32_t flags);

/*
 * Takes ownership of the descriptor `raw` after checking that it is a pidfd.
 * The former value of `p` is overwritten. After a failure the caller still owns
 * `raw`.
 * Errors: EBADF if it is not open; EINVAL if it is of another kind, or was
 * opened with O_PATH; ENOENT if /proc is not mounted; ENOSYS before Linux 4.11;
 * ENOMEM, EMFILE, ENFILE for some other kinds
 * See: iofd_fd_kind(3)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1) ZCALL_MUST_CHECK)
int iofd_pidfd_adopt(ZCALL_GIVES iofd_pidfd *p, ZCALL_TAKES int64_t raw);

/*
 * Returns the process ID, as seen in the caller's PID namespace, from /proc.
 * Errors: ESRCH if the process was reaped; EREMOTE if it has no ID in the PID
 * namespace of /proc; EINVAL if it is not a pidfd; ENOENT if /proc is not
 * mounted; EMFILE; ENFILE; ENOMEM
 * See: proc_pid_fdinfo(5)
 */
IOFD_EXTERN(ZCALL_RETURNS(number) ZCALL_NONNULL(1))
int iofd_pidfd_pid(const iofd_pidfd *p);

/*
 * Sends `signal`. 0 sends none, and checks permission and existence. `flags` is
 * at most one scope.
 * Errors: ESRCH if it was reaped; EPERM; EINVAL for an unknown signal, for two
 * scopes or one that the kernel does not know, or if the process has no ID in
 * the caller's PID namespace; EAGAIN when a real-time signal to a thread finds
 * the queue full; ENOSYS before Linux 5.1
 * Since: Linux 5.1
 * See: pidfd_send_signal(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_pidfd_send_signal(const iofd_pidfd *p, int signal,
			   ZCALL_FLAGS(iofd_pidfd_signal_scopes)
				   uint32_t flags);

/*
 * Sends `signal` with `info`, a siginfo_t of <signal.h>, which the receiver
 * gets unchanged. Its si_signo must be `signal`. Its si_code must be negative
 * (SI_QUEUE) and not SI_TKILL, unless a process signals itself.
 * Errors: ESRCH when it was reaped; EPERM without the right to, and for another
 * si_code; EINVAL for an unknown signal, for another si_signo, for two scopes
 * or one that the kernel does not know, and when the process has no number in
 * our PID namespace; EAGAIN when a real-time signal finds the queue full;
 * EFAULT for null and where no memory is; ENOSYS before Linux 5.1
 * Since: Linux 5.1
 * See: pidfd_send_signal(2), rt_sigqueueinfo(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_pidfd_send_siginfo(const iofd_pidfd *p, int signal,
			    ZCALL_POINTEE(zcall_siginfo) const void *info,
			    ZCALL_FLAGS(iofd_pidfd_signal_scopes)
				    uint32_t flags);

/*
 * Duplicates descriptor `target` of the process into `copy`, with close-on-exec
 * set. The former value of `copy` is overwritten.
 * Errors: EBADF if the process has no such descriptor; EPERM if the caller may
 * not ptrace it; ESRCH if it has ended; EBADF before Linux 6.9 if it has ended
 * and was not waited for; EMFILE; ENOSYS before Linux 5.6
 * Since: Linux 5.6
 * See: pidfd_getfd(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1, 3))
int iofd_pidfd_get_fd(const iofd_pidfd *p, int target,
		      ZCALL_GIVES iofd_fd *copy);

/*
 * Returns whether the process is running: 0 for a zombie or a reaped process.
 * Needs no permission.
 * Errors: ENOMEM
 * See: poll(2), pidfd_open(2)
 */
IOFD_API(ZCALL_RETURNS(truth) ZCALL_NONNULL(1))
int iofd_pidfd_alive(const iofd_pidfd *p);

#ifdef IOFD_INLINE
#include <iofd/inline/pidfd.h>
#endif

#endif
