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

typedef struct iofd_timerfd {
	iofd_fd fd;
} iofd_timerfd;

/* Flags of iofd_timerfd_set. */
enum iofd_timerfd_set_flags {
	IOFD_TIMERFD_ABSOLUTE = 1,
	/* With ABSOLUTE on a REALTIME clock: reads give -ECANCELED when the
	 * clock is set. */
	IOFD_TIMERFD_CANCEL_ON_SET = 2
};

/*
 * Opens a disarmed timer on an enum iofd_clocks. Flags: enum iofd_flags;
 * without any it is non-blocking, and close-on-exec always. What `t` held is
 * overwritten; it is closed on failure. Returns 0; -EINVAL for an unknown clock
 * or flag; -EPERM for an alarm clock without CAP_WAKE_ALARM; -EMFILE; -ENFILE;
 * -ENOMEM; -ENODEV.
 */
IOFD_API int iofd_timerfd_open(iofd_timerfd *t, uint32_t clock, uint32_t flags);

/*
 * Takes ownership of the descriptor `raw` after checking that it is a timerfd.
 * Returns 0; -EBADF when it is not open; -EINVAL when it is something else, or
 * opened with O_PATH; or the error of iofd_fd_kind, such as -ENOENT without
 * /proc. After a failure the number is still the caller's, and `t` is closed.
 * See <iofd/fd_kind.h>.
 */
IOFD_EXTERN int iofd_timerfd_adopt(iofd_timerfd *t, int64_t raw);

/*
 * Arms the timer to expire `initial_ns` from now, and then every `interval_ns`
 * if that is above 0; initial_ns = 0 disarms it. Returns 0; -EINVAL when one is
 * negative. timerfd_settime(2).
 */
IOFD_API int iofd_timerfd_arm(const iofd_timerfd *t, int64_t initial_ns,
			      int64_t interval_ns);

/*
 * Arms the timer to expire at `deadline_ns`, a time of its own clock (see
 * iofd_clock_now); one that is
 * past, 0 and below included, expires at once. Then every `interval_ns`, as
 * above. Returns 0; -EINVAL for a negative interval. timerfd_settime(2).
 */
IOFD_API int iofd_timerfd_arm_at(const iofd_timerfd *t, int64_t deadline_ns,
				 int64_t interval_ns);

/*
 * Sets the timer from a struct itimerspec (of <time.h> or <zcall/abi.h>) and
 * gives the former setting in *old, unless null. Flags: enum
 * iofd_timerfd_set_flags. Returns 0; -EINVAL for an unknown flag or nanoseconds
 * outside [0, 999999999]; -EFAULT; -ECANCELED when the clock had been set: the
 * timer is armed all the same. timerfd_settime(2), Linux 3.0.
 */
IOFD_API int iofd_timerfd_set(const iofd_timerfd *t, uint32_t flags,
			      const void *setting, void *old);

/* Stops the timer and throws away expirations that were not read. Returns 0. */
IOFD_API int iofd_timerfd_disarm(const iofd_timerfd *t);

/*
 * Takes the expirations since the last read into *count. Returns 0; -EAGAIN
 * when there are none (a blocking timer waits instead), also after the false
 * alarm of a clock set back; -ECANCELED as above; -EINTR; -EFAULT.
 */
IOFD_API int iofd_timerfd_expirations(const iofd_timerfd *t, uint64_t *count);

/*
 * The same as a read of 8 bytes, for code over readers. Returns 8, or an error
 * as above; -EINVAL for size < 8.
 */
IOFD_API int64_t iofd_timerfd_read(const iofd_timerfd *t, void *buf,
				   size_t size);

/*
 * Tells the time left, 0 when disarmed, in *left_ns, and the interval in
 * *interval_ns; either may be null. What does not fit is INT64_MAX. On an
 * expired periodic timer it sets the next expiration in motion, so do not poll
 * with it. Returns 0. timerfd_gettime(2).
 */
IOFD_API int iofd_timerfd_get_time(const iofd_timerfd *t, int64_t *left_ns,
				   int64_t *interval_ns);

#ifdef IOFD_INLINE
#include <iofd/inline/timerfd.h>
#endif

#endif
