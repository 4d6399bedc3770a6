/* SPDX-License-Identifier: MIT */
/*
 * Signals as something to read. signalfd(2), Linux 2.6.27. See <iofd/fd.h> for
 * close, raw and for what holds of every handle, <iofd/fd_io.h> for read.
 *
 * A signal arrives here only while every thread blocks it: block it before the
 * first thread starts. What reads gets its own signals, so a child that
 * inherits the descriptor reads its own, and a child that will exec must first
 * restore the mask, or its program starts with signals blocked. Signals of the
 * same number that wait to be read are one.
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

/* The kernel's 128 bytes; what is meant for another kind of signal is 0. */
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
 * Opens a descriptor that accepts the signals of `mask`; SIGKILL and SIGSTOP in
 * it are passed over. Without IOFD_BLOCKING it is non-blocking, and
 * close-on-exec always. What `s` held is overwritten.
 * Errors: EINVAL for an unknown flag; EMFILE; ENFILE; ENOMEM; ENODEV
 * Since: Linux 2.6.27
 * See: signalfd(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_signalfd_open(ZCALL_GIVES iofd_signalfd *s, iofd_sigset mask,
		       ZCALL_FLAGS(IOFD_BLOCKING) uint32_t flags);

/*
 * Blocks the signals of `mask` in the calling thread, as iofd_sigmask_block
 * does, and opens a descriptor that accepts them, as iofd_signalfd_open does:
 * no signal is lost between the two. After a failure the thread's mask is as it
 * was.
 * Errors: EINVAL for an unknown flag; EMFILE; ENFILE; ENOMEM; ENODEV
 * Since: Linux 2.6.27
 * See: signalfd(2), sigprocmask(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_signalfd_open_blocking_mask(ZCALL_GIVES iofd_signalfd *s,
				     iofd_sigset mask,
				     ZCALL_FLAGS(IOFD_BLOCKING) uint32_t flags,
				     ZCALL_OUT ZCALL_OPTIONAL iofd_sigset *old);

/*
 * Takes ownership of the descriptor `raw` after checking that it is a signalfd.
 * What `s` held is overwritten. After a failure the number is still the
 * caller's.
 * Errors: EBADF when it is not open; EINVAL when it is something else, or
 * opened with O_PATH; ENOENT without /proc; ENOSYS before Linux 4.11; ENOMEM,
 * EMFILE, ENFILE for some other kinds
 * See: iofd_fd_kind(3)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1) ZCALL_MUST_CHECK)
int iofd_signalfd_adopt(ZCALL_GIVES iofd_signalfd *s, ZCALL_TAKES int64_t raw);

/*
 * Reads the mask into *mask as the kernel holds it now, by /proc.
 * Errors: EINVAL when it is no signalfd; ENOENT where /proc is not mounted;
 * EMFILE; ENFILE; ENOMEM; EFAULT for null
 * Since: Linux 3.8
 * See: proc_pid_fdinfo(5)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_signalfd_mask(const iofd_signalfd *s, ZCALL_OUT iofd_sigset *mask);

/*
 * Accepts the signals of `mask` from now on, for all duplicates of this open
 * file: never call it in a forked child.
 * Errors: EINVAL when it is no signalfd
 * See: signalfd(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_signalfd_set_mask(const iofd_signalfd *s, iofd_sigset mask);

/*
 * Takes the next pending signal into *info.
 * Errors: EAGAIN when there is none; EINTR; EFAULT
 * Blocks: when the handle is blocking and there is none
 * See: signalfd(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_signalfd_read_into(const iofd_signalfd *s,
			    ZCALL_OUT iofd_signal_info *info);

/*
 * Takes up to `count` pending signals, in one system call. Returns how many.
 * Errors: EAGAIN when there is none; EINTR; EFAULT; EINVAL for count 0, and for
 * more than memory can hold
 * Blocks: when the handle is blocking and there is none
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
