/* SPDX-License-Identifier: MIT */
/*
 * A counter that wakes whoever polls it: 0 is not readable, anything above
 * is. eventfd(2), Linux 2.6.27. See <iofd/fd.h> for close, raw and for what
 * holds of every handle, <iofd/fd_io.h> for read and write.
 */
#ifndef IOFD_EVENTFD_H
#define IOFD_EVENTFD_H

#include <iofd/fd_io.h>
#include <iofd/fd_poll.h>

ZCALL_DESTROYED_BY(iofd_fd_close)
typedef struct iofd_eventfd {
	iofd_fd fd;
} iofd_eventfd;

/*
 * Opens a counter that starts at `initial`. Without IOFD_BLOCKING it is
 * non-blocking, and close-on-exec always. What `e` held is overwritten.
 * Errors: EINVAL for an unknown flag or initial = 2^64-1; EMFILE; ENFILE;
 * ENOMEM; ENODEV
 * Since: Linux 2.6.30
 * See: eventfd(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_eventfd_open(ZCALL_GIVES iofd_eventfd *e, uint64_t initial,
		      ZCALL_FLAGS(IOFD_BLOCKING, IOFD_EVENTFD_SEMAPHORE)
			      uint32_t flags);

/*
 * Takes ownership of the descriptor `raw` after checking that it is an eventfd.
 * What `e` held is overwritten. After a failure the number is still the
 * caller's.
 * Errors: EBADF when it is not open; EINVAL when it is something else, or
 * opened with O_PATH; ENOENT without /proc; ENOSYS before Linux 4.11; ENOMEM,
 * EMFILE, ENFILE for some other kinds
 * See: iofd_fd_kind(3)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1) ZCALL_MUST_CHECK)
int iofd_eventfd_adopt(ZCALL_GIVES iofd_eventfd *e, ZCALL_TAKES int64_t raw);

/*
 * Adds `n` to the counter, which wakes those who wait; 0 does nothing.
 * Errors: EAGAIN when the counter would pass 2^64-2: a wake is pending; EINVAL
 * for n = 2^64-1; EINTR
 * Blocks: when the handle is blocking and the counter would pass 2^64-2
 * See: eventfd(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_eventfd_signal(const iofd_eventfd *e, uint64_t n);

/*
 * Takes what is there, the counter or 1 of it in semaphore mode, into *value.
 * Errors: EAGAIN when the counter is 0; EINTR; EFAULT
 * Blocks: when the handle is blocking and the counter is 0
 * See: eventfd(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_eventfd_wait(const iofd_eventfd *e, ZCALL_OUT uint64_t *value);

/*
 * Sleeps until the counter is above 0, then takes it as iofd_eventfd_wait does;
 * or until `deadline_ns`, a time of IOFD_CLOCK_MONOTONIC. INT64_MAX is forever,
 * and a past deadline tries once. A blocking eventfd makes no difference.
 * Errors: ETIMEDOUT; EFAULT; EOPNOTSUPP for a blocking one before Linux 5.8;
 * ENOMEM
 * Signals: a handler does not end it
 * Blocks: until the deadline
 * See: ppoll(2), preadv2(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_eventfd_wait_until(const iofd_eventfd *e,
			    ZCALL_UNIT(ns) int64_t deadline_ns,
			    ZCALL_OUT uint64_t *value);

/*
 * Reads the counter into *value and leaves it as it is: from /proc, three
 * system calls, for inspection.
 * Errors: EINVAL when it is not an eventfd; ENOENT where /proc is not mounted;
 * EMFILE; ENFILE; ENOMEM; EFAULT for null
 * Since: Linux 3.17
 * See: proc_pid_fdinfo(5)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_eventfd_value(const iofd_eventfd *e, ZCALL_OUT uint64_t *value);

#ifdef IOFD_INLINE
#include <iofd/inline/eventfd.h>
#endif

#endif
