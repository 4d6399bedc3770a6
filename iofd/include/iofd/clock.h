/* SPDX-License-Identifier: MIT */
/* The clocks that timers and deadlines are told by, in nanoseconds. */
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
 * Tells the time of an enum iofd_clocks, in nanoseconds since its own start.
 * What does not fit is INT64_MAX. Returns it; -EINVAL for what is no clock, and
 * for an alarm clock where the machine has none.
 * clock_gettime(2), by a system call.
 */
IOFD_API int64_t iofd_clock_now(uint32_t clock);

#ifdef IOFD_INLINE
#include <iofd/inline/clock.h>
#endif

#endif
