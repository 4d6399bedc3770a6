/* SPDX-License-Identifier: MIT */
/* The clocks of timers and deadlines, in nanoseconds. */
#ifndef IOFD_CLOCK_H
#define IOFD_CLOCK_H

#include <iofd/error.h>
#include <zcall/number.h>

enum iofd_clocks {
	IOFD_CLOCK_REALTIME = 0, /* wall clock, can be set: since 1970 */
	IOFD_CLOCK_MONOTONIC = ZCALL_BY_OS(1, 4, 6), /* not in suspend */
	/* Linux only from here on: */
	IOFD_CLOCK_BOOTTIME = 7,       /* runs in suspend */
	IOFD_CLOCK_REALTIME_ALARM = 8, /* wakes the machine: CAP_WAKE_ALARM */
	IOFD_CLOCK_BOOTTIME_ALARM = 9
};

/*
 * Returns the time of a clock. A time that does not fit is INT64_MAX.
 * Errors: EINVAL if there is no such clock, or for an alarm clock if the
 * machine has none
 * See: clock_gettime(2)
 */
IOFD_API(ZCALL_RETURNS(ns))
int64_t iofd_clock_now(ZCALL_ONE_OF(iofd_clocks) uint32_t clock);

#ifdef IOFD_INLINE
#include <iofd/inline/clock.h>
#endif

#endif
