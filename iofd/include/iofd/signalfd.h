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
 * it are passed over. Flags: enum iofd_flags; without any it is
 * non-blocking, and close-on-exec always. What `s` held is overwritten; it is
 * closed on failure. Returns 0; -EINVAL for an unknown flag; -EMFILE; -ENFILE;
 * -ENOMEM; -ENODEV.
 */
IOFD_API int iofd_signalfd_open(iofd_signalfd *s, iofd_sigset mask,
				uint32_t flags);

/*
 * Blocks the signals of `mask` in the calling thread, as iofd_sigmask_block
 * does, and opens a descriptor that accepts them, as iofd_signalfd_open does:
 * no signal is lost between the two. After a failure the thread's mask is as it
 * was, and *old is not written. Returns as iofd_signalfd_open.
 */
IOFD_API int iofd_signalfd_open_blocking_mask(iofd_signalfd *s,
					      iofd_sigset mask, uint32_t flags,
					      iofd_sigset *old);

/*
 * Takes ownership of the descriptor `raw` after checking that it is a signalfd.
 * Returns 0; -EBADF when it is not open; -EINVAL when it is something else, or
 * opened with O_PATH; or the error of iofd_fd_kind, such as -ENOENT without
 * /proc. After a failure the number is still the caller's, and `s` is closed.
 * See <iofd/fd_kind.h>.
 */
IOFD_EXTERN int iofd_signalfd_adopt(iofd_signalfd *s, int64_t raw);

/*
 * Reads the mask into *mask as the kernel holds it now, by /proc. Returns 0;
 * -EINVAL when it is no signalfd; -ENOENT without /proc; -EFAULT for null.
 */
IOFD_EXTERN int iofd_signalfd_mask(const iofd_signalfd *s, iofd_sigset *mask);

/*
 * Accepts the signals of `mask` from now on, for all duplicates of this open
 * file: never in a forked child. Returns 0; -EINVAL when it is no signalfd.
 */
IOFD_API int iofd_signalfd_set_mask(const iofd_signalfd *s, iofd_sigset mask);

/*
 * Takes the next pending signal into *info. Returns 0; -EAGAIN when there is
 * none (a blocking one waits instead); -EINTR; -EFAULT.
 */
IOFD_API int iofd_signalfd_read_into(const iofd_signalfd *s,
				     iofd_signal_info *info);

/*
 * Takes up to `count` pending signals, in one system call. Returns how many;
 * errors as above, and -EINVAL for count 0 and for more than memory can hold.
 */
IOFD_API int64_t iofd_signalfd_read_many(const iofd_signalfd *s,
					 iofd_signal_info *infos, size_t count);

#ifdef IOFD_INLINE
#include <iofd/inline/signalfd.h>
#endif

#endif
