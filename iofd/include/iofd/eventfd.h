/* SPDX-License-Identifier: MIT */
/*
 * A counter that can be polled: it is readable while it is above 0. eventfd(2).
 * <iofd/fd.h> has close and the rules of all handles, <iofd/fd_io.h> has read
 * and write.
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
 * Opens a counter that starts at `initial`. It is non-blocking without
 * IOFD_BLOCKING, and always close-on-exec. The former value of `e` is
 * overwritten.
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
 * The former value of `e` is overwritten. After a failure the caller still owns
 * `raw`.
 * Errors: EBADF if it is not open; EINVAL if it is of another kind, or was
 * opened with O_PATH; ENOENT if /proc is not mounted; ENOSYS before Linux 4.11;
 * ENOMEM, EMFILE, ENFILE for some other kinds
 * See: iofd_fd_kind(3)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1) ZCALL_MUST_CHECK)
int iofd_eventfd_adopt(ZCALL_GIVES iofd_eventfd *e, ZCALL_TAKES int64_t raw);

/*
 * Adds `n` to the counter, which wakes waiters. 0 does nothing.
 * Errors: EAGAIN if the counter would exceed 2^64-2: it is readable in any
 * case; EINVAL for n = 2^64-1; EINTR
 * Blocks: if the handle is blocking and the counter would exceed 2^64-2
 * See: eventfd(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_eventfd_signal(const iofd_eventfd *e, uint64_t n);

/*
 * Takes the counter, or 1 of it in semaphore mode, and stores it in *value.
 * Errors: EAGAIN if the counter is 0; EINTR; EFAULT
 * Blocks: if the handle is blocking and the counter is 0
 * See: eventfd(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_eventfd_wait(const iofd_eventfd *e, ZCALL_OUT uint64_t *value);

/*
 * Sleeps until the counter is above 0, then takes it as iofd_eventfd_wait does;
 * or until `deadline_ns` of IOFD_CLOCK_MONOTONIC. INT64_MAX is infinite. A past
 * deadline tries once. IOFD_BLOCKING has no effect.
 * Errors: ETIMEDOUT; EFAULT; EOPNOTSUPP for a blocking one before Linux 5.8;
 * ENOMEM
 * Signals: a handler does not interrupt it
 * Blocks: until the deadline
 * See: ppoll(2), preadv2(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_eventfd_wait_until(const iofd_eventfd *e,
			    ZCALL_UNIT(ns) int64_t deadline_ns,
			    ZCALL_OUT uint64_t *value);

/*
 * Reads the counter without taking it, for debugging: from /proc, with three
 * system calls.
 * Errors: EINVAL if it is not an eventfd; ENOENT if /proc is not mounted;
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
