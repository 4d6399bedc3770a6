/* SPDX-License-Identifier: MIT */
/*
 * A timer that is readable when it has expired. Times are in nanoseconds.
 * timerfd_create(2). <iofd/fd.h> has close and the rules of all handles.
 *
 * Arming discards expirations that were not read. A periodic timer becomes
 * readable again only after a read, so users of edge-triggered epoll must read
 * it.
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
 * Opens a disarmed timer on a clock. It is non-blocking without IOFD_BLOCKING,
 * and always close-on-exec. The former value of `t` is overwritten.
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
 * The former value of `t` is overwritten. After a failure the caller still owns
 * `raw`.
 * Errors: EBADF if it is not open; EINVAL if it is of another kind, or was
 * opened with O_PATH; ENOENT if /proc is not mounted; ENOSYS before Linux 4.11;
 * ENOMEM, EMFILE, ENFILE for some other kinds
 * See: iofd_fd_kind(3)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1) ZCALL_MUST_CHECK)
int iofd_timerfd_adopt(ZCALL_GIVES iofd_timerfd *t, ZCALL_TAKES int64_t raw);

/*
 * Arms the timer to expire after `initial_ns`, and then every `interval_ns` if
 * that is not 0. `initial_ns` = 0 disarms it.
 * Errors: EINVAL if one is negative
 * See: timerfd_settime(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_timerfd_arm(const iofd_timerfd *t, ZCALL_UNIT(ns) int64_t initial_ns,
		     ZCALL_UNIT(ns) int64_t interval_ns);

/*
 * Arms the timer to expire at `deadline_ns` of its clock (see iofd_clock_now),
 * and then every `interval_ns` if that is not 0. A past deadline, including 0
 * and below, expires at once.
 * Errors: EINVAL if the interval is negative
 * See: timerfd_settime(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_timerfd_arm_at(const iofd_timerfd *t,
			ZCALL_UNIT(ns) int64_t deadline_ns,
			ZCALL_UNIT(ns) int64_t interval_ns);

/*
 * Sets the timer from a struct itimerspec (of <time.h> or <zcall/abi.h>), and
 * stores the former setting in *old.
 * Errors: EINVAL for an unknown flag, or nanoseconds outside [0, 999999999];
 * EFAULT for a bad address, and for `old` after the timer was set; ECANCELED if
 * the clock has been set, and the timer is armed nevertheless
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
 * Stops the timer, and discards expirations that were not read.
 * See: timerfd_settime(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_timerfd_disarm(const iofd_timerfd *t);

/*
 * Takes the number of expirations since the last read, and stores it in *count.
 * Errors: EAGAIN if there are none, also if the clock was set back between
 * wakeup and read; ECANCELED if the clock was set (see CANCEL_ON_SET); EINTR;
 * EFAULT
 * Blocks: if the handle is blocking and there are none
 * See: timerfd_create(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_timerfd_expirations(const iofd_timerfd *t, ZCALL_OUT uint64_t *count);

/*
 * Takes the number of expirations as 8 bytes, like a read. Returns 8.
 * Errors: EAGAIN if there are none, also if the clock was set back between
 * wakeup and read; ECANCELED if the clock was set (see CANCEL_ON_SET); EINTR;
 * EFAULT; EINVAL for size < 8
 * Blocks: if the handle is blocking and there are none
 * See: timerfd_create(2)
 */
IOFD_API(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1) ZCALL_ACCESS(write_only, 2, 3))
int64_t iofd_timerfd_read(const iofd_timerfd *t, ZCALL_WRITES(size) void *buf,
			  size_t size);

/*
 * Stores the time left, 0 if disarmed, and the interval. A time that does not
 * fit is INT64_MAX. On an expired periodic timer this starts the next interval,
 * so do not use it instead of poll.
 * Errors: EINVAL if it is not a timerfd
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
