/* SPDX-License-Identifier: MIT */
/*
 * A counter that wakes whoever polls it: 0 is not readable, anything above
 * is. eventfd(2), Linux 2.6.27. See <iofd/fd.h> for close, raw, wait and
 * for what holds of every handle, <iofd/fd_io.h> for read and write.
 */
#ifndef IOFD_EVENTFD_H
#define IOFD_EVENTFD_H

#include <iofd/fd_io.h>
#include <iofd/fd_poll.h>

typedef struct iofd_eventfd {
	iofd_fd fd;
} iofd_eventfd;

enum iofd_eventfd_flags {
	IOFD_EVENTFD_SEMAPHORE = 0x00800000 /* wait takes 1, not all */
};

/*
 * Opens a counter that starts at `initial`. Flags: enum iofd_eventfd_flags;
 * without any it is non-blocking, and close-on-exec always. What `e` held is
 * overwritten; it is closed on failure. Returns 0; -EINVAL for an unknown flag
 * or initial = 2^64-1; -EMFILE; -ENFILE; -ENOMEM; -ENODEV.
 */
IOFD_API int iofd_eventfd_open(iofd_eventfd *e, uint64_t initial,
			       uint32_t flags);

/*
 * Takes ownership of the descriptor `raw` after checking that it is an eventfd.
 * Returns 0; -EBADF when it is not open; -EINVAL when it is something else, or
 * opened with O_PATH; or the error of iofd_fd_kind, such as -ENOENT without
 * /proc. After a failure the number is still the caller's, and `e` is closed.
 * See <iofd/fd_kind.h>.
 */
IOFD_EXTERN int iofd_eventfd_adopt(iofd_eventfd *e, int64_t raw);

/*
 * Adds `n` to the counter, which wakes the waiters; 0 does nothing. Returns 0;
 * -EAGAIN when the counter would pass 2^64-2 (a blocking one waits instead: a
 * wake is pending in either case); -EINVAL for n = 2^64-1; -EINTR.
 */
IOFD_API int iofd_eventfd_signal(const iofd_eventfd *e, uint64_t n);

/*
 * Takes the counter, or 1 of it in semaphore mode, into *value. Returns 0;
 * -EAGAIN when it is 0 (a blocking one waits instead); -EINTR; -EFAULT.
 */
IOFD_API int iofd_eventfd_wait(const iofd_eventfd *e, uint64_t *value);

/*
 * Takes the counter as iofd_eventfd_wait does, and sleeps until `deadline_ns`
 * for it to rise above 0: nanoseconds of IOFD_CLOCK_MONOTONIC, INT64_MAX is
 * forever, and a past deadline tries once. A blocking eventfd makes no
 * difference, and a signal handler does not end the wait. Returns 0;
 * -ETIMEDOUT; -EFAULT; -EOPNOTSUPP for a blocking one before Linux 5.8; or the
 * clock's error, as iofd_fd_poll_until. ppoll(2), preadv2(2).
 */
IOFD_EXTERN int iofd_eventfd_wait_until(const iofd_eventfd *e,
					int64_t deadline_ns, uint64_t *value);

/*
 * Reads the counter into *value and leaves it as it is: from /proc, three
 * system calls, for inspection. Returns 0; -EINVAL when it is not an eventfd;
 * what opening /proc/thread-self/fdinfo gives (-ENOENT where /proc is not
 * mounted); -EFAULT for a null `value`. Linux 3.17.
 */
IOFD_EXTERN int iofd_eventfd_value(const iofd_eventfd *e, uint64_t *value);

#ifdef IOFD_INLINE
#include <iofd/inline/eventfd.h>
#endif

#endif
