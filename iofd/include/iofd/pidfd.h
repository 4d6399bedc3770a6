/* SPDX-License-Identifier: MIT */
/*
 * One process, whatever becomes of its number. Readable when it has ended.
 * pidfd_open(2), Linux 5.3. See <iofd/fd.h> for close, raw and for what holds
 * of every handle.
 *
 *                 send_signal(0)   get_fd    alive   wait (parent only)
 *    running            0           ok         1     -EAGAIN
 *    zombie             0         -ESRCH       0     0
 *    reaped          -ESRCH       -ESRCH       0     -ECHILD
 *
 * <iofd/pidfd_wait.h> waits for a child. <iofd/pidfd_info.h> asks for ids and
 * the end. <iofd/pidfd_spawn.h> starts a program and holds it from the first
 * instant.
 */
#ifndef IOFD_PIDFD_H
#define IOFD_PIDFD_H

#include <iofd/fd_poll.h>

ZCALL_DESTROYED_BY(iofd_fd_close)
typedef struct iofd_pidfd {
	iofd_fd fd;
} iofd_pidfd;

/*
 * Whom a signal reaches, the values of pidfd_send_signal(2); 0 is what the
 * handle was opened for.
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
 * Opens a handle of the process `pid`. Without IOFD_BLOCKING it is
 * non-blocking, on kernels before 5.10 as well, and close-on-exec always. What
 * `p` held is overwritten. Only of your own child, not yet waited for, can you
 * be sure that the number is still its own.
 * Errors: EINVAL for a number outside [1, 2^31-1], an unknown flag, and a
 * thread that leads no process; ENOENT for such a thread since Linux 6.16;
 * ESRCH when there is none, and for one that ends meanwhile; EMFILE; ENFILE;
 * ENODEV; ENOMEM; ENOSYS before Linux 5.3
 * Since: Linux 5.3
 * See: pidfd_open(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_pidfd_open(ZCALL_GIVES iofd_pidfd *p, int64_t pid,
		    ZCALL_FLAGS(IOFD_BLOCKING, IOFD_PIDFD_THREAD)
			    uint32_t flags);

/*
 * Takes ownership of the descriptor `raw` after checking that it is a pidfd.
 * What `p` held is overwritten. After a failure the number is still the
 * caller's.
 * Errors: EBADF when it is not open; EINVAL when it is something else, or
 * opened with O_PATH; ENOENT without /proc; ENOSYS before Linux 4.11; ENOMEM,
 * EMFILE, ENFILE for some other kinds
 * See: iofd_fd_kind(3)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1) ZCALL_MUST_CHECK)
int iofd_pidfd_adopt(ZCALL_GIVES iofd_pidfd *p, ZCALL_TAKES int64_t raw);

/*
 * Asks the kernel for the process's number as seen from here, by /proc. Returns
 * it.
 * Errors: ESRCH once the process was reaped; EREMOTE when it has no number in
 * the PID namespace of /proc; EINVAL when it is no pidfd; ENOENT where /proc is
 * not mounted; EMFILE; ENFILE; ENOMEM
 * See: proc_pid_fdinfo(5)
 */
IOFD_EXTERN(ZCALL_RETURNS(number) ZCALL_NONNULL(1))
int iofd_pidfd_pid(const iofd_pidfd *p);

/*
 * Sends `signal`; 0 sends none and tests permission and existence. One scope at
 * most.
 * Errors: ESRCH when it was reaped; EPERM; EINVAL for an unknown signal, for
 * two scopes or one that the kernel does not know, and when the process has no
 * number in our PID namespace; EAGAIN when a real-time signal to a thread finds
 * the queue full; ENOSYS before Linux 5.1
 * Since: Linux 5.1
 * See: pidfd_send_signal(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_pidfd_send_signal(const iofd_pidfd *p, int signal,
			   ZCALL_FLAGS(iofd_pidfd_signal_scopes)
				   uint32_t flags);

/*
 * Sends `signal` with `info`, a siginfo_t of <signal.h> that the receiver gets
 * as it is: si_signo is `signal`, and si_code, unless one signals oneself,
 * below 0 (SI_QUEUE) and not SI_TKILL.
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
 * Duplicates descriptor `target` of the process into `copy`, which then owns a
 * close-on-exec descriptor of the same open file. What `copy` held is
 * overwritten.
 * Errors: EBADF when the process has no such descriptor; EPERM without the
 * right to ptrace it; ESRCH when it has ended; EMFILE; ENOSYS before Linux 5.6
 * Since: Linux 5.6
 * See: pidfd_getfd(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1, 3))
int iofd_pidfd_get_fd(const iofd_pidfd *p, int target,
		      ZCALL_GIVES iofd_fd *copy);

/*
 * Tells whether the process has not ended: 0 for a zombie and for one that was
 * reaped. Needs no permission.
 * Errors: ENOMEM
 * See: poll(2), pidfd_open(2)
 */
IOFD_API(ZCALL_RETURNS(truth) ZCALL_NONNULL(1))
int iofd_pidfd_alive(const iofd_pidfd *p);

#ifdef IOFD_INLINE
#include <iofd/inline/pidfd.h>
#endif

#endif
