/* SPDX-License-Identifier: MIT */
/*
 * One process, whatever becomes of its number. Readable when it has ended.
 * pidfd_open(2), Linux 5.3. See <iofd/fd.h> for close, raw, wait and for what
 * holds of every handle.
 *
 *                 send_signal(0)   get_fd    alive   wait (parent only)
 *    running            0           ok         1     -EAGAIN
 *    zombie             0         -ESRCH       0     0
 *    reaped          -ESRCH       -ESRCH       0     -ECHILD
 *
 * <iofd/pidfd_spawn.h> starts a program and holds it so from the first instant.
 */
#ifndef IOFD_PIDFD_H
#define IOFD_PIDFD_H

#include <iofd/fd_poll.h>

typedef struct iofd_pidfd {
	iofd_fd fd;
} iofd_pidfd;

enum iofd_pidfd_flags {
	IOFD_PIDFD_THREAD =
		0x02000000 /* `pid` may be any thread's. Linux 6.9 */
};

/* Whom a signal reaches; no flag is what the handle was opened for. */
enum iofd_pidfd_signal_scopes {
	IOFD_PIDFD_SIGNAL_THREAD = 1,	    /* Linux 6.9 */
	IOFD_PIDFD_SIGNAL_PROCESS = 2,	    /* Linux 6.9 */
	IOFD_PIDFD_SIGNAL_PROCESS_GROUP = 4 /* Linux 6.9 */
};

/* What iofd_pidfd_wait waits for beside the end; the values of waitid(2). */
enum iofd_pidfd_wait_options {
	IOFD_PIDFD_WAIT_NOHANG = 1, /* -EAGAIN, even if it is blocking */
	IOFD_PIDFD_WAIT_STOPPED = 2,
	IOFD_PIDFD_WAIT_CONTINUED = 8,
	IOFD_PIDFD_WAIT_KEEP = 0x01000000 /* leave it to be waited for again */
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

typedef struct iofd_pidfd_status {
	int32_t event; /* enum iofd_pidfd_events */
	int32_t value; /* EXITED: the exit code; else the signal */
	int32_t pid;
	uint32_t uid;
	uint64_t reserved[2]; /* written 0 */
} iofd_pidfd_status;

/* What the child, and those that it waited for itself, have used up. */
typedef struct iofd_pidfd_usage {
	int64_t user_ns;
	int64_t system_ns;
	int64_t max_memory; /* bytes that were resident at the most */
	int64_t minor_faults;
	int64_t major_faults; /* those that had to read from a disk */
	int64_t voluntary_switches;
	int64_t involuntary_switches;
	uint64_t reserved[9]; /* written 0 */
} iofd_pidfd_usage;

/* What iofd_pidfd_get_info could learn. */
enum iofd_pidfd_known {
	IOFD_PIDFD_KNOWS_IDS = 1,
	IOFD_PIDFD_KNOWS_END = 2 /* event and value. Linux 6.15 */
};

/* The numbers are those of the caller's own namespaces. */
typedef struct iofd_pidfd_info {
	uint32_t known; /* set of enum iofd_pidfd_known */
	int32_t pid;
	int32_t ppid; /* 0 when the parent cannot be seen from here */
	uint32_t uid;
	uint32_t gid;
	uint32_t effective_uid;
	uint32_t effective_gid;
	int32_t event; /* enum iofd_pidfd_events: EXITED, KILLED or DUMPED */
	int32_t value; /* EXITED: the exit code; else the signal */
	uint32_t reserved[23]; /* written 0 */
} iofd_pidfd_info;

/*
 * Opens a handle of the process `pid`. Flags: enum iofd_pidfd_flags; without
 * any it is non-blocking, on kernels before 5.10 as well, and close-on-exec
 * always. What `p` held is overwritten; it is closed on failure. Only of your
 * own child, not yet waited for, can you be sure that the number is still its
 * own. Returns 0; -EINVAL for a number outside [1, 2^31-1], an unknown flag, a
 * thread that leads no process (-ENOENT since 6.16); -ESRCH, also for one that
 * ends meanwhile; -EMFILE; -ENFILE; -ENODEV; -ENOMEM; -ENOSYS; -EPERM in a
 * sandbox.
 */
IOFD_EXTERN int iofd_pidfd_open(iofd_pidfd *p, int64_t pid, uint32_t flags);

/*
 * Takes ownership of the descriptor `raw` after checking that it is a pidfd.
 * Returns 0; -EBADF when it is not open; -EINVAL when it is something else, or
 * opened with O_PATH; or the error of iofd_fd_kind, such as -ENOENT without
 * /proc. After a failure the number is still the caller's, and `p` is closed.
 * See <iofd/fd_kind.h>.
 */
IOFD_EXTERN int iofd_pidfd_adopt(iofd_pidfd *p, int64_t raw);

/*
 * Asks the kernel for the process's number as seen from here, by /proc. Returns
 * it; -ESRCH once the process was reaped; -EREMOTE when it has no number in the
 * PID namespace of /proc; -EINVAL when it is no pidfd; -ENOENT without /proc.
 */
IOFD_EXTERN int iofd_pidfd_pid(const iofd_pidfd *p);

/*
 * Sends `signal`; 0 sends none and tests permission and existence. Flags: one
 * of enum iofd_pidfd_signal_scopes or 0. Returns 0; -ESRCH when it was reaped;
 * -EPERM; -EINVAL for an unknown signal, for two flags, for one that the kernel
 * does not know, and when it has no number in our PID namespace; -EAGAIN when a
 * real-time signal finds the queue full. pidfd_send_signal(2), Linux 5.1.
 */
IOFD_API int iofd_pidfd_send_signal(const iofd_pidfd *p, int signal,
				    uint32_t flags);

/*
 * The same with `info`, a siginfo_t of <signal.h> that the receiver gets as it
 * is: si_signo is `signal`, and si_code, unless one signals oneself, below 0
 * (SI_QUEUE) and not SI_TKILL. Returns as above; -EINVAL for another si_signo;
 * -EPERM for another si_code; -EFAULT for null and for a bad address.
 */
IOFD_API int iofd_pidfd_send_siginfo(const iofd_pidfd *p, int signal,
				     const void *info, uint32_t flags);

/*
 * Duplicates descriptor `target` of the process into `copy`, which then owns a
 * close-on-exec descriptor of the same open file. What `copy` held is
 * overwritten; it is closed on failure. Returns 0; -EBADF when the process has
 * no such descriptor; -EPERM without the right to ptrace it; -ESRCH when it has
 * ended; -EMFILE; -ENOSYS. pidfd_getfd(2), Linux 5.6.
 */
IOFD_API int iofd_pidfd_get_fd(const iofd_pidfd *p, int target, iofd_fd *copy);

/*
 * Waits for the end of a child, or for what `options`, a set of enum
 * iofd_pidfd_wait_options, adds. *status tells what happened and *usage what it
 * has used up so far; either may be null. A child that has ended is reaped by
 * this. Returns 0; -EAGAIN when nothing happened (a blocking handle waits
 * instead); -ECHILD when it is no child of ours, was reaped, or reaps itself
 * since SIGCHLD is ignored; -EINVAL for an unknown option; -EINTR when a
 * handler ran while a blocking handle waited; the error of fcntl where a
 * sandbox refuses that. waitid(2), Linux 5.4.
 */
IOFD_EXTERN int iofd_pidfd_wait(const iofd_pidfd *p, uint32_t options,
				iofd_pidfd_status *status,
				iofd_pidfd_usage *usage);

/*
 * Sleeps until a child has ended, or until `deadline_ns`: nanoseconds of
 * IOFD_CLOCK_MONOTONIC, INT64_MAX is forever, and a past deadline tries once. A
 * signal handler does not end the wait. While a debugger holds on to a child
 * that has ended, this looks again every 16 ms. The only option is
 * IOFD_PIDFD_WAIT_KEEP, since only the end makes a pidfd readable. Returns as
 * iofd_pidfd_wait; -ETIMEDOUT; or the clock's error, as iofd_fd_poll_until.
 * ppoll(2), waitid(2).
 */
IOFD_EXTERN int iofd_pidfd_wait_until(const iofd_pidfd *p, uint32_t options,
				      int64_t deadline_ns,
				      iofd_pidfd_status *status,
				      iofd_pidfd_usage *usage);

/*
 * Asks the kernel what it knows of the process into *info, whoever's child it
 * is: its ids until it is reaped, and how it ended from then on, whoever has
 * reaped it. info->known says which members were filled; the rest is 0.
 * Returns 0; -ESRCH once it was reaped, before Linux 6.15; -EREMOTE, or -ESRCH
 * of an older kernel, when it has no number in our PID namespace; -EOPNOTSUPP
 * before Linux 6.13 and for what is no pidfd; -ENOSYS or -EPERM in a sandbox;
 * -EFAULT for null. *info stays as it was after a failure. ioctl(2),
 * PIDFD_GET_INFO.
 */
IOFD_EXTERN int iofd_pidfd_get_info(const iofd_pidfd *p, iofd_pidfd_info *info);

/*
 * Tells whether the process has not ended: 1, or 0 for a zombie and for one
 * that was reaped. Needs no permission. Returns -EBADF also when somebody else
 * has closed the number; -ENOMEM. poll(2) on a pidfd.
 */
IOFD_API int iofd_pidfd_alive(const iofd_pidfd *p);

#ifdef IOFD_INLINE
#include <iofd/inline/pidfd.h>
#endif

#endif
