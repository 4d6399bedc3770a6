/* SPDX-License-Identifier: MIT */
/*
 * A timer that is readable once it has expired. All times are nanoseconds.
 * timerfd_create(2), Linux 2.6.25. See <iofd/fd.h> for close and raw and for
 * what holds of every handle.
 *
 * Arming throws away expirations that were not read. A periodic timer goes on
 * only when its expirations are read: with an edge-triggered poll, read.
 */
#ifndef IOFD_TIMERFD_H
#define IOFD_TIMERFD_H

#include <iofd/clock.h>
#include <iofd/fd_io.h>
#include <iofd/fd_poll.h>

ZCALL_DESTROYED_BY(iofd_fd_close)
typedef struct iofd_timerfd {
	iofd_fd fd;
} iofd_timerfd;

/* The values of timerfd_settime(2). */
enum iofd_timerfd_set_flags {
	IOFD_TIMERFD_ABSOLUTE = 1,
	/* With ABSOLUTE on a REALTIME clock, Linux 3.0: reads give -ECANCELED
	 * when the clock is set. */
	IOFD_TIMERFD_CANCEL_ON_SET = 2
};

/*
 * Opens a disarmed timer on a clock. Without IOFD_BLOCKING it is non-blocking,
 * and close-on-exec always. What `t` held is overwritten.
 * Errors: EINVAL for an unknown clock or flag; EPERM for an alarm clock without
 * CAP_WAKE_ALARM; EMFILE; ENFILE; ENOMEM; ENODEV
 * Since: Linux 2.6.27
 * See: timerfd_create(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_timerfd_open(ZCALL_GIVES iofd_timerfd *t,
		      ZCALL_ONE_OF(iofd_clocks) uint32_t clock,
		      ZCALL_FLAGS(IOFD_BLOCKING) uint32_t flags);

/*
 * Takes ownership of the descriptor `raw` after checking that it is a timerfd.
 * What `t` held is overwritten. After a failure the number is still the
 * caller's.
 * Errors: EBADF when it is not open; EINVAL when it is something else, or
 * opened with O_PATH; ENOENT without /proc; ENOSYS before Linux 4.11; ENOMEM,
 * EMFILE, ENFILE for some other kinds
 * See: iofd_fd_kind(3)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1) ZCALL_MUST_CHECK)
int iofd_timerfd_adopt(ZCALL_GIVES iofd_timerfd *t, ZCALL_TAKES int64_t raw);

/*
 * Arms the timer to expire in `initial_ns` from now, and then every
 * `interval_ns` if that is above 0; initial_ns = 0 disarms it.
 * Errors: EINVAL when one is negative
 * See: timerfd_settime(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_timerfd_arm(const iofd_timerfd *t, ZCALL_UNIT(ns) int64_t initial_ns,
		     ZCALL_UNIT(ns) int64_t interval_ns);

/*
 * Arms the timer to expire at `deadline_ns`, a time of its own clock (see
 * iofd_clock_now), and then every `interval_ns`, as above. A deadline that is
 * past, 0 and below included, expires at once.
 * Errors: EINVAL for a negative interval
 * See: timerfd_settime(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_timerfd_arm_at(const iofd_timerfd *t,
			ZCALL_UNIT(ns) int64_t deadline_ns,
			ZCALL_UNIT(ns) int64_t interval_ns);

/*
 * Sets the timer from a struct itimerspec (of <time.h> or <zcall/abi.h>) and
 * gives the former setting in *old.
 * Errors: EINVAL for an unknown flag, or nanoseconds outside [0, 999999999];
 * EFAULT for a bad address, and for `old` after the timer was set; ECANCELED
 * when the clock had been set: the timer is armed all the same
 * Since: Linux 2.6.25
 * See: timerfd_settime(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_timerfd_set(
	const iofd_timerfd *t,
	ZCALL_FLAGS(iofd_timerfd_set_flags) uint32_t flags,
	ZCALL_POINTEE(zcall_itimerspec) const void *setting,
	ZCALL_OUT ZCALL_OPTIONAL ZCALL_POINTEE(zcall_itimerspec) void *old);

/*
 * Stops the timer and throws away expirations that were not read.
 * See: timerfd_settime(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_timerfd_disarm(const iofd_timerfd *t);

/*
 * Takes the expirations since the last read into *count.
 * Errors: EAGAIN when there are none, also after the false alarm of a clock set
 * back; ECANCELED when the clock was set (see CANCEL_ON_SET); EINTR; EFAULT
 * Blocks: when the handle is blocking and there are none
 * See: timerfd_create(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_timerfd_expirations(const iofd_timerfd *t, ZCALL_OUT uint64_t *count);

/*
 * Takes the expirations as 8 bytes, for code over readers. Returns 8.
 * Errors: EAGAIN when there are none, also after the false alarm of a clock set
 * back; ECANCELED when the clock was set (see CANCEL_ON_SET); EINTR; EFAULT;
 * EINVAL for size < 8
 * Blocks: when the handle is blocking and there are none
 * See: timerfd_create(2)
 */
IOFD_API(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1) ZCALL_ACCESS(write_only, 2, 3))
int64_t iofd_timerfd_read(const iofd_timerfd *t, ZCALL_WRITES(size) void *buf,
			  size_t size);

/*
 * Tells the time left, 0 when disarmed, and the interval. What does not fit is
 * INT64_MAX. On an expired periodic timer it sets the next expiration in
 * motion, so do not poll with it.
 * Errors: EINVAL when it is no timerfd
 * See: timerfd_gettime(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_timerfd_get_time(const iofd_timerfd *t,
			  ZCALL_OUT ZCALL_OPTIONAL ZCALL_UNIT(ns)
				  int64_t *left_ns,
			  ZCALL_OUT ZCALL_OPTIONAL ZCALL_UNIT(ns)
				  int64_t *interval_ns);

#ifdef IOFD_INLINE
#include <iofd/inline/timerfd.h>
#endif

#endif
