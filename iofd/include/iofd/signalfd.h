/* SPDX-License-Identifier: MIT */
/*
 * Signals that are read from a descriptor. signalfd(2). <iofd/fd.h> has close
 * and the rules of all handles, <iofd/fd_io.h> has read.
 *
 * A signal can be read only while every thread blocks it: block it before the
 * first thread starts. <iofd/signalfd_audit.h> finds a thread that does not. A
 * process reads its own signals, also from an inherited descriptor. A child
 * must restore the mask before execve, or its program starts with signals
 * blocked.
 *
 * Several pending signals of the same number are one, with the information of
 * the first. Real-time signals are queued, up to RLIMIT_SIGPENDING for all
 * processes of the user. Above it sigqueue(3) returns EAGAIN for them, and
 * other signals can arrive without their information.
 */
#ifndef IOFD_SIGNALFD_H
#define IOFD_SIGNALFD_H

#include <iofd/fd_io.h>
#include <iofd/fd_poll.h>
#include <iofd/sigmask.h>

ZCALL_DESTROYED_BY(iofd_fd_close)
typedef struct iofd_signalfd {
	iofd_fd fd;
} iofd_signalfd;

/*
 * The kernel's struct signalfd_siginfo. Members that do not apply to the signal
 * are 0.
 */
typedef struct iofd_signal_info {
	uint32_t signo;
	int32_t error;
	int32_t code;	  /* SI_* or, for SIGCHLD, CLD_* of <signal.h> */
	uint32_t pid;	  /* sender, or the child of SIGCHLD */
	uint32_t uid;	  /* real user of the same */
	int32_t fd;	  /* SIGIO */
	uint32_t tid;	  /* POSIX timer */
	uint32_t band;	  /* SIGIO */
	uint32_t overrun; /* POSIX timer */
	uint32_t trapno;
	int32_t status; /* SIGCHLD: exit code or signal */
	int32_t value;	/* sigqueue(3): the integer */
	uint64_t ptr;	/* sigqueue(3): the pointer */
	uint64_t utime; /* SIGCHLD, clock ticks */
	uint64_t stime;
	uint64_t addr; /* fault address */
	uint16_t addr_lsb;
	uint16_t reserved;
	int32_t syscall; /* SIGSYS */
	uint64_t call_addr;
	uint32_t arch;
	uint8_t padding[28];
} iofd_signal_info;

/*
 * Opens a descriptor that accepts the signals of `mask`, except SIGKILL and
 * SIGSTOP. It is non-blocking without IOFD_BLOCKING, and always close-on-exec.
 * The former value of `s` is overwritten.
 * Errors: EINVAL for an unknown flag; EMFILE; ENFILE; ENOMEM; ENODEV
 * Since: Linux 2.6.27
 * See: signalfd(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_signalfd_open(ZCALL_GIVES iofd_signalfd *s, iofd_sigset mask,
		       ZCALL_FLAGS(IOFD_BLOCKING) uint32_t flags);

/*
 * Opens a descriptor as iofd_signalfd_open does, and blocks the signals of
 * `mask` in the calling thread as iofd_sigmask_block does. After a failure the
 * thread's mask is unchanged.
 * Errors: EINVAL for an unknown flag; EMFILE; ENFILE; ENOMEM; ENODEV
 * Since: Linux 2.6.27
 * See: signalfd(2), sigprocmask(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_signalfd_open_blocking_mask(ZCALL_GIVES iofd_signalfd *s,
				     iofd_sigset mask,
				     ZCALL_FLAGS(IOFD_BLOCKING) uint32_t flags,
				     ZCALL_OUT ZCALL_OPTIONAL iofd_sigset *old);

/*
 * Takes ownership of the descriptor `raw` after checking that it is a signalfd.
 * The former value of `s` is overwritten. After a failure the caller still owns
 * `raw`.
 * Errors: EBADF if it is not open; EINVAL if it is of another kind, or was
 * opened with O_PATH; ENOENT if /proc is not mounted; ENOSYS before Linux 4.11;
 * ENOMEM, EMFILE, ENFILE for some other kinds
 * See: iofd_fd_kind(3)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1) ZCALL_MUST_CHECK)
int iofd_signalfd_adopt(ZCALL_GIVES iofd_signalfd *s, ZCALL_TAKES int64_t raw);

/*
 * Stores the current mask of the descriptor in *mask, from /proc.
 * Errors: EINVAL if it is not a signalfd; ENOENT if /proc is not mounted;
 * EMFILE; ENFILE; ENOMEM; EFAULT for null
 * Since: Linux 3.8
 * See: proc_pid_fdinfo(5)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_signalfd_mask(const iofd_signalfd *s, ZCALL_OUT iofd_sigset *mask);

/*
 * Accepts the signals of `mask` from now on. This changes all duplicates, also
 * in other processes: do not call it in a forked child.
 * Errors: EINVAL if it is not a signalfd
 * See: signalfd(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_signalfd_set_mask(const iofd_signalfd *s, iofd_sigset mask);

/*
 * Takes the next pending signal, and stores it in *info.
 * Errors: EAGAIN if there is none; EINTR; EFAULT
 * Blocks: if the handle is blocking and there is none
 * See: signalfd(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_signalfd_read_into(const iofd_signalfd *s,
			    ZCALL_OUT iofd_signal_info *info);

/*
 * Takes up to `count` pending signals, in one system call. Returns how many.
 * Errors: EAGAIN if there is none; EINTR; EFAULT; EINVAL if `count` is 0, or
 * more than memory can hold
 * Blocks: if the handle is blocking and there is none
 * See: signalfd(2)
 */
IOFD_API(ZCALL_RETURNS(count) ZCALL_NONNULL(1) ZCALL_ACCESS(write_only, 2, 3))
int64_t iofd_signalfd_read_many(const iofd_signalfd *s,
				ZCALL_WRITES(count) iofd_signal_info *infos,
				size_t count);

#ifdef IOFD_INLINE
#include <iofd/inline/signalfd.h>
#endif

#endif
